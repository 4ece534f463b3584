//! Numbers of a quantity that is only held against bounds: where the old and the new lie on
//! the same side of all of them, the change makes no difference.

use toml::{Table, Value};

use super::changes::{Planned, is_cap};
use super::mutant::Proof;
use super::number::number;
use super::tree::{Edit, Way};
use crate::vocabulary::Exact;

/// Keys of a quantity that say what it is where there is nothing to count.
const INSTEAD: [&str; 3] = ["never", "zero", "both_zero"];

/// The ends of a range.
const ENDS: [&str; 4] = ["at_least", "above", "at_most", "below"];

/// The proof, where the only number that is changed is the cap of a quantity, or stands in
/// its place, and the quantity is held against bounds.
pub(super) fn same_side(root: &Value, planned: &Planned) -> Option<Proof> {
    let [Edit::Set(way, new)] = planned.edits.as_slice() else { return None };
    let (old, new) = (number(way.at(root)?)?, number(new)?);
    let key = way.last_key()?;
    let quantity = way.parent()?;
    let of = quantity.parent()?;
    if of.last_key() != Some("of") {
        return None;
    }
    let bounds = bounds(root, &of.parent()?)?;
    let is_cap = is_cap(way);
    let is_instead = INSTEAD.contains(&key);
    let is_same = |(end, bound): &(&str, Exact)| match *end {
        _ if is_cap => *bound < old && *bound < new,
        "at_least" | "below" => (*bound <= old) == (*bound <= new),
        _ => (*bound < old) == (*bound < new),
    };
    ((is_cap || is_instead) && bounds.iter().all(is_same)).then_some(Proof::SameSide)
}

/// The bounds that the quantity of a condition, or of bands, is held against.
fn bounds<'v>(root: &'v Value, holder: &Way) -> Option<Vec<(&'v str, Exact)>> {
    let table = holder.at(root)?.as_table()?;
    match holder.last_key()? {
        "number" => ends(table),
        "bands" => {
            let rows = table.get("rows")?.as_array()?;
            let rows = rows.iter().map(|row| ends(row.as_table()?));
            Some(rows.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// The ends of a range, where all of them are numbers.
pub(super) fn ends(table: &Table) -> Option<Vec<(&'static str, Exact)>> {
    let ends = ENDS.iter().filter_map(|key| Some((*key, table.get(*key)?)));
    ends.map(|(key, end)| Some((key, number(end)?))).collect()
}

//! Ways of counting periods that come to the same.

use toml::Value;

use super::changes::Planned;
use super::mutant::Proof;
use super::number::number;
use super::tree::Edit;
use crate::vocabulary::Exact;

/// What to do with a period of which nothing counts: both count nothing.
const NOTHING: [&str; 2] = ["left_out", "not_such"];

/// Another way of counting the same periods.
///
/// Of a count it makes no difference whether a period is left out or is not such. And where all
/// of the last periods are asked for, every way of counting says the same: one that is not such,
/// or is left out, is one too few.
pub(super) fn alike(root: &Value, planned: &Planned) -> Option<Proof> {
    let [Edit::Set(way, new)] = planned.edits.as_slice() else { return None };
    let (key, old) = (way.last_key()?, way.at(root)?);
    let periods = way.parent()?;
    if periods.last_key() != Some("periods") {
        return None;
    }
    let table = periods.at(root)?.as_table()?;
    let is_nothing =
        |value: &Value| value.as_str().is_some_and(|word| NOTHING.contains(&word));
    let are_nothing = is_nothing(old) && is_nothing(new);
    let is_counted = table.get("take").and_then(Value::as_str) == Some("count");
    let is_alike = match key {
        "missing" => is_counted && are_nothing,
        "not_applicable" => (is_counted || asks_all(root, planned)) && are_nothing,
        "take" => asks_all(root, planned),
        _ => false,
    };
    is_alike.then_some(Proof::CountedAlike)
}

/// Whether the periods are held against no other bound than that all of the last are such.
fn asks_all(root: &Value, planned: &Planned) -> bool {
    let all = || {
        let [Edit::Set(way, _)] = planned.edits.as_slice() else { return None };
        let periods = way.parent()?;
        let of = periods.parent().filter(|of| of.last_key() == Some("of"))?;
        let held = of.parent().filter(|held| held.last_key() == Some("number"))?;
        let last = periods.at(root)?.get("in")?.get("last").and_then(number)?;
        let held = held.at(root)?.as_table()?;
        let bounds = held.keys().filter(|key| *key != "of").collect::<Vec<_>>();
        let is_alone = bounds.as_slice() == ["at_least"];
        Some(is_alone && number(held.get("at_least")?)? == last && last >= Exact::ONE)
    };
    all() == Some(true)
}

//! Who has a number at an edge, where no small change of it gives a rulebook: changes that are
//! no mutants and turn the answer of whoever has it.

use toml::Value;

use super::changes::{Choice, Planned};
use super::mutant::Change;
use super::number::{number, written};
use super::tree::{Edit, Way, ways};
use crate::vocabulary::Exact;

/// Changes all of which turn the answer of whoever has the number, and not all of them that of
/// anybody else.
pub(super) type Probe = Vec<Vec<Edit>>;

/// The probes for one side of an edge, the plainest first.
pub(super) fn probes(root: &Value, choice: &Choice) -> Vec<Probe> {
    let mut all: Vec<Probe> =
        choice.iter().map(|planned| vec![planned.edits.clone()]).collect();
    all.extend(choice.first().and_then(|planned| beside_one_number(root, planned)));
    all.extend(choice.iter().filter_map(|planned| with_twins(root, planned)));
    all.extend(choice.first().and_then(|planned| without_row(root, planned)));
    all
}

/// The place of the number that a change is about.
fn place(planned: &Planned) -> Option<Way> {
    match planned.edits.first()? {
        Edit::Set(way, _) => Some(way.clone()),
        Edit::Rename(table, from, _) => Some(table.key(from)),
        Edit::Remove(_) | Edit::Push(..) => None,
    }
}

/// A range of one number alone, moved to the number below and to the one above.
fn beside_one_number(root: &Value, planned: &Planned) -> Option<Probe> {
    let Change::Edge { below, above, needs } = planned.change else { return None };
    let table = place(planned)?.parent()?;
    let ends = [table.key("at_least"), table.key("at_most")];
    let is_one = ends.iter().all(|end| end.at(root).and_then(number) == Some(needs));
    let step = above.minus(below)?;
    let moved = |to: Exact| -> Vec<Edit> {
        ends.iter().map(|end| Edit::Set(end.clone(), written(to))).collect()
    };
    let both = [needs.minus(step)?, needs.plus(step)?].map(moved);
    is_one.then(|| both.to_vec())
}

/// The same change wherever the same stands in the unit: of two guards one may be what the
/// other is not.
fn with_twins(root: &Value, planned: &Planned) -> Option<Probe> {
    let table = place(planned)?.parent()?;
    let own = table.at(root)?;
    let twins: Vec<Way> =
        ways(root).into_iter().filter(|way| way.at(root) == Some(own)).collect();
    if twins.len() < 2 {
        return None;
    }
    let moved = |twin: &Way| -> Option<Vec<Edit>> {
        let edits = planned.edits.iter();
        edits.map(|edit| Some(edit.at(edit.way().moved(&table, twin)?))).collect()
    };
    let edits: Option<Vec<Vec<Edit>>> = twins.iter().map(moved).collect();
    Some(vec![edits?.concat()])
}

/// The list without the row that begins with the number: where the next begins a step later, the
/// row has no other.
fn without_row(root: &Value, planned: &Planned) -> Option<Probe> {
    let Change::Edge { needs, .. } = planned.change else { return None };
    let way = place(planned)?;
    let (key, row) = (way.last_key()?, way.parent()?);
    row.last_nth()?;
    let list = row.parent()?;
    let rows = list.at(root)?.as_array()?;
    let nth = rows.iter().position(|row| row.get(key).and_then(number) == Some(needs))?;
    Some(vec![vec![Edit::Remove(list.nth(nth))]])
}

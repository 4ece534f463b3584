//! Shares of votes that no ballot can have.

use toml::Value;

use super::changes::Planned;
use super::held::ends;
use super::mutant::Proof;
use super::number::number;
use super::tree::Edit;
use crate::facts::{Dictionary, FactKind};
use crate::vocabulary::Exact;

/// The most ballots of which every share is tried.
const MOST: i64 = 2_000;

/// The bound of a share of votes, where no ballot has a share that lies between the old number and
/// the new and is told otherwise by one of them.
///
/// A share is a number of votes over a number of ballots, of which each kind has no more than the
/// fact can hold; while nothing is known it may be all from 0 to 1, and both ends are such shares.
pub(super) fn between(
    dictionary: &Dictionary,
    root: &Value,
    planned: &Planned,
) -> Option<Proof> {
    let [edit] = planned.edits.as_slice() else { return None };
    let (bounds, key) = match edit {
        Edit::Set(way, _) => (way.parent()?, way.last_key()?),
        Edit::Rename(table, from, _) => (table.clone(), from.as_str()),
        Edit::Remove(_) | Edit::Push(..) => return None,
    };
    if bounds.last_key() != Some("number") {
        return None;
    }
    let bounds = bounds.at(root)?.as_table()?;
    let old = number(bounds.get(key)?)?;
    let mut moved = bounds.clone();
    let new = match edit {
        Edit::Set(_, new) => {
            moved.insert(key.to_owned(), new.clone());
            number(new)?
        }
        Edit::Rename(_, _, to) => {
            let same = moved.remove(key)?;
            moved.insert(to.clone(), same);
            old
        }
        Edit::Remove(_) | Edit::Push(..) => return None,
    };
    let votes = bounds.get("of")?.get("votes")?;
    let kind = dictionary.fact(votes.get("of")?.as_str()?)?.kind();
    let FactKind::Ballots { choices, also, at_most } = kind else { return None };
    let kinds = i64::try_from(choices.len().checked_add(also.len())?).ok()?;
    let most = kinds.checked_mul(i64::from(*at_most)).filter(|most| *most <= MOST)?;
    let (before, after) = (ends(bounds)?, ends(&moved)?);
    if before == after {
        return None;
    }
    let is_same = |share: Exact| lies(share, &before) == lies(share, &after);
    let (low, high) = (old.min(new), old.max(new));
    let nobody = votes.get("nobody").and_then(number);
    if nobody.is_some_and(|share| !is_same(share)) {
        return None;
    }
    for ballots in 1..=most {
        let all = Exact::whole(ballots);
        let first = low.times(all)?;
        let mut votes = first.numerator().checked_div_euclid(first.denominator())?;
        loop {
            let share = Exact::fraction(i64::try_from(votes).ok()?, ballots)?;
            if share > high {
                break;
            }
            if low <= share && !is_same(share) {
                return None;
            }
            votes = votes.checked_add(1)?;
        }
    }
    Some(Proof::BetweenShares)
}

/// Whether a number lies within all of some bounds.
fn lies(share: Exact, bounds: &[(&str, Exact)]) -> bool {
    bounds.iter().all(|(end, bound)| match *end {
        "at_least" => share >= *bound,
        "above" => share > *bound,
        "at_most" => share <= *bound,
        _ => share < *bound,
    })
}

//! § Compared with others: a part's only child against those of all who are judged together.
//!
//! What each of them has is tried at both of its ends, in every way; so a comparison of which
//! something is open is held to contain those values, and the laws try what lies between.

use std::cmp::Ordering;

use grassroots::criteria::Standings;
use grassroots::facts::Raw;
use grassroots::rulebook::draft::{CombineDraft, Polarity};
use grassroots::scoring::Standing;
use grassroots::vocabulary::{Id, Points};
use num_traits::Zero;

use super::number::{Number, Range, number, whole};
use super::sheet::{Facts, Said};
use super::tree::{Score, Tree, standing_of};

/// All who are judged together.
#[derive(Clone, Copy)]
pub(super) enum Among<'t> {
    /// Nobody else is there yet.
    Alone,
    /// The one at `own` among the sheets of all.
    All { sheets: &'t [Facts<'t>], own: usize },
}

pub(super) const fn compares(combine: &CombineDraft) -> bool {
    matches!(
        combine,
        CombineDraft::ToTheBest { .. }
            | CombineDraft::Rank { .. }
            | CombineDraft::Place { .. }
            | CombineDraft::OffTheMean { .. }
    )
}

const fn group_of(combine: &CombineDraft) -> Option<&Id> {
    match combine {
        CombineDraft::ToTheBest { within, .. }
        | CombineDraft::Rank { within, .. }
        | CombineDraft::Place { within, .. }
        | CombineDraft::OffTheMean { within } => within.as_ref(),
        _ => None,
    }
}

/// Whether two belong to one group; unknown where one of them may belong to any.
fn are_together(one: &Facts<'_>, other: &Facts<'_>, within: Option<&Id>) -> Option<bool> {
    let Some(fact) = within else { return Some(true) };
    let group = |facts: &Facts<'_>| match facts.said(fact) {
        Said::Known(Raw::Text(words)) => Some(words.trim().to_owned()),
        _ => None,
    };
    Some(group(one)? == group(other)?)
}

impl<'t> Tree<'t> {
    /// The value of a comparing part. `child` gives that of its child on another's sheet.
    pub(super) fn compared(
        self,
        (combine, full_marks): (&CombineDraft, Option<Points>),
        own: &Score,
        child: impl Fn(Tree<'t>) -> Score,
    ) -> (Range, Standing, bool) {
        let full = full_marks.map_or(Number::zero(), number);
        let is_penalty = self.scheme.polarity == Some(Polarity::Penalty);
        let points = |own: &Number, others: &[Number]| {
            points(combine, &full, (own, others), is_penalty)
        };
        let Among::All { sheets, own: at } = self.among else {
            let alone = points(&own.value.least, &[]);
            let standing = own.standing.and(Standing::Open);
            return (Range::one(alone).loosely(), standing, own.may_not_tell);
        };
        let mut standings = vec![own.standing];
        let mut ways: Vec<Vec<Number>> = vec![Vec::new()];
        let mut is_open = own.value.is_open();
        let mut is_untold = own.may_not_tell;
        for (place, facts) in sheets.iter().enumerate().filter(|(place, _)| *place != at)
        {
            let together = are_together(self.facts, facts, group_of(combine));
            let among = Among::All { sheets, own: place };
            let theirs = child(Tree { facts, among, ..self });
            if together == Some(false) || theirs.standing == Standing::Excluded {
                continue;
            }
            is_open |= theirs.value.is_open() || together.is_none();
            // Nothing can be compared with a score that is not there.
            is_open |= theirs.may_not_tell;
            is_untold |= theirs.may_not_tell;
            standings.push(theirs.standing);
            let mut longer = if together.is_none() { ways.clone() } else { Vec::new() };
            for end in [&theirs.value.least, &theirs.value.most] {
                let with = |way: &Vec<Number>| [way.clone(), vec![end.clone()]].concat();
                longer.extend(ways.iter().map(with));
            }
            longer.sort();
            longer.dedup();
            ways = longer;
        }
        let ends = [&own.value.least, &own.value.most];
        let values = ways.iter().flat_map(|way| ends.map(|own| points(own, way)));
        let range = values.map(Range::one).reduce(Range::or).unwrap();
        if is_open {
            let standing = standing_of(&standings).and(Standing::Open);
            return (range.loosely(), standing, is_untold);
        }
        (range, standing_of(&[own.standing]), is_untold)
    }
}

/// The points of one among others.
fn points(
    combine: &CombineDraft,
    full: &Number,
    (own, others): (&Number, &[Number]),
    is_penalty: bool,
) -> Number {
    match combine {
        CombineDraft::ToTheBest { best_zero, .. } => {
            let best = others.iter().fold(own, |best, other| best.max(other));
            if best.is_zero() { number(best_zero) } else { full * own / best }
        }
        CombineDraft::Rank { per_rank, ties, .. } => {
            let rank = place(own, others, *ties, is_penalty);
            full * (whole(1) - number(per_rank) * (rank - whole(1)))
        }
        CombineDraft::Place { points, others: rest, ties, .. } => {
            let place = place(own, others, *ties, is_penalty) - whole(1);
            let listed = (0_u8..).zip(points).find(|(at, _)| whole(*at) == place);
            number(listed.map_or(rest, |(_, points)| points))
        }
        CombineDraft::OffTheMean { .. } => {
            let sum: Number = others.iter().sum::<Number>() + own;
            own - sum / whole(others.len() + 1)
        }
        other => panic!("nothing is compared here: {other:?}"),
    }
}

/// The place by the whole list, written down in its order.
fn place(own: &Number, others: &[Number], ties: Standings, is_penalty: bool) -> Number {
    let mut list: Vec<&Number> = others.iter().chain([own]).collect();
    list.sort_by(|one, other| {
        let order = other.cmp(one);
        if is_penalty { order.reverse() } else { order }
    });
    if ties == Standings::Dense {
        list.dedup();
    }
    let equal = |one: &&Number| (*one).cmp(own) == Ordering::Equal;
    let first = list.iter().position(equal).unwrap() + 1;
    let last = list.iter().rposition(equal).unwrap() + 1;
    match ties {
        Standings::Mean => whole(first + last) / whole(2),
        Standings::Shared | Standings::Dense => whole(first),
    }
}

//! Counts, amounts and ratios.

use std::collections::BTreeSet;

use super::super::stated::Setting;
use super::Marks;
use crate::casebook::mutants::raw;
use crate::facts::Fact;
use crate::vocabulary::Exact;

/// The most numbers of one fact that are looked at.
const MOST: usize = 60;

/// Each number with the next ones beside it.
pub(super) fn rows(fact: &Fact, marks: &Marks) -> Vec<Vec<Setting>> {
    let (Some(domain), Some(step)) = (fact.kind().domain(), fact.kind().step()) else {
        return Vec::new();
    };
    let domain = (domain.least(), domain.most());
    let mut rows: Vec<Vec<Setting>> = candidates(marks, domain)
        .into_iter()
        .filter_map(|at| beside(at, domain, step))
        .collect();
    rows.truncate(MOST);
    // Where nothing inside is an edge, the ends of the domain are.
    rows.push([domain.0, domain.1].map(|end| Setting::plain(raw(end))).to_vec());
    rows
}

/// A number and those one step away from it; `None` where the fact cannot have it.
pub(super) fn beside(
    at: Exact,
    (least, most): (Exact, Exact),
    step: Exact,
) -> Option<Vec<Setting>> {
    let fits = |value: &Exact| {
        let is_whole = value.over(step).is_some_and(|steps| steps.denominator() == 1);
        least <= *value && *value <= most && is_whole
    };
    let at = Some(at).filter(fits)?;
    let near = [at.minus(step), Some(at), at.plus(step)];
    let near: Vec<Setting> =
        near.into_iter().flatten().filter(fits).map(raw).map(Setting::plain).collect();
    (near.len() > 1).then_some(near)
}

/// Numbers at which an element may have an edge, the likeliest first.
pub(super) fn candidates(marks: &Marks, (least, most): (Exact, Exact)) -> Vec<Exact> {
    let mut all: Vec<Exact> = marks.numbers.clone();
    // A share of something round: 95 of 100.
    for share in marks.shares() {
        let base = [Exact::whole(100), Exact::whole(10), most];
        let denominator = i64::try_from(share.denominator()).ok().map(Exact::whole);
        for base in base.into_iter().chain(denominator) {
            all.push(base);
            all.extend(share.times(base));
            all.extend(share.times(base).and_then(|part| base.plus(part)));
        }
    }
    let simple = |one: &Exact| -> Vec<Exact> {
        marks.numbers.iter().filter_map(|other| one.over(*other)).collect()
    };
    all.extend(marks.numbers.iter().flat_map(simple));
    all.extend(marks.over());
    all.extend([least, Exact::ZERO, Exact::ONE, most]);
    let mut seen = BTreeSet::new();
    all.retain(|one| seen.insert(*one));
    all
}

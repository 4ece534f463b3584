//! Ballots, scores of raters, and decided values.

use super::super::stated::{Setting, table};
use super::Marks;
use super::marks::whole;
use super::numbers::{beside, candidates};
use crate::casebook::mutants::raw;
use crate::facts::{Choice, Raw, Tally, ten_to_minus};
use crate::vocabulary::Exact;

/// The most rows of one fact.
const MOST: usize = 40;

/// How many votes, scores, raters there are where nothing else is said.
const VOTES: u32 = 100;
const ODD_VOTES: u32 = 97;
const RATERS: u32 = 3;

type Domain = ((Exact, Exact), u8);

/// Votes just below, at and above each share, for each choice against each other; nobody,
/// everybody for one; other ballots among them.
pub(super) fn rows(
    (choices, also, at_most): (&[Choice], &[Tally], u32),
    marks: &Marks,
) -> Vec<Vec<Setting>> {
    let all = if marks.is_even { ODD_VOTES } else { VOTES }.min(at_most);
    let ballots = |votes: &[(usize, u32)], other: Option<(&str, u32)>| {
        let count = |nth: usize| {
            votes
                .iter()
                .filter(|(of, _)| *of == nth)
                .map(|(_, n)| *n)
                .fold(0_u32, u32::saturating_add)
        };
        let mut entries: Vec<(String, Raw)> = Vec::new();
        for (nth, choice) in choices.iter().enumerate() {
            entries.push((choice.id.to_string(), Raw::Integer(i64::from(count(nth)))));
        }
        for (word, _) in Tally::ALL.iter().filter(|(_, tally)| also.contains(tally)) {
            let n = other.filter(|(of, _)| of == word).map_or(0, |(_, n)| n);
            entries.push(((*word).to_owned(), Raw::Integer(i64::from(n))));
        }
        let told: Vec<String> = entries
            .iter()
            .filter(|(_, n)| *n != Raw::Integer(0))
            .map(|(key, n)| format!("{n}_{key}"))
            .collect();
        let told = if told.is_empty() { "nobody".to_owned() } else { told.join("_") };
        Setting::of(&told, Raw::Table(entries))
    };
    let mut rows = Vec::new();
    for nth in 0..choices.len() {
        rows.push(vec![ballots(&[], None), ballots(&[(nth, all)], None)]);
    }
    for one in 0..choices.len() {
        for other in (0..choices.len()).filter(|other| *other != one) {
            for share in marks.shares() {
                let Some(at) = share.times(Exact::whole(i64::from(all))).and_then(whole)
                else {
                    continue;
                };
                let near = [at.checked_sub(1), Some(at), at.checked_add(1)];
                let near = near
                    .into_iter()
                    .flatten()
                    .filter_map(|n| Some((n, all.checked_sub(n)?)));
                rows.push(
                    near.map(|(n, rest)| ballots(&[(one, n), (other, rest)], None))
                        .collect(),
                );
            }
        }
    }
    for (word, _) in Tally::ALL.iter().filter(|(_, tally)| also.contains(tally)) {
        let half = all.checked_div(2).unwrap_or(all);
        for nth in 0..choices.len() {
            let with = |n: u32| ballots(&[(nth, half)], Some((*word, n)));
            rows.push(vec![with(0), with(half)]);
        }
    }
    rows.retain(|row: &Vec<Setting>| row.len() > 1);
    rows.truncate(MOST);
    rows
}

/// All raters at each number; more and fewer of them, of whom one is far above and one far
/// below.
pub(super) fn scores(
    (domain, places): Domain,
    (raters, by_rater): (u32, bool),
    marks: &Marks,
) -> Vec<Vec<Setting>> {
    let Some(step) = ten_to_minus(places) else { return Vec::new() };
    let list = |scores: &[Raw]| {
        if !by_rater {
            return Raw::List(scores.to_vec());
        }
        let named = scores.iter().zip(1_u32..);
        Raw::Table(
            named.map(|(raw, nth)| (format!("rater-{nth}"), raw.clone())).collect(),
        )
    };
    let many = RATERS.min(raters);
    let all_at = |setting: Setting| {
        let raw = setting.value.unwrap_or(Raw::Integer(0));
        let scores: Vec<Raw> = (0..many).map(|_| raw.clone()).collect();
        Setting::of(&format!("all_{}", setting.told), list(&scores))
    };
    let at = candidates(marks, domain).into_iter();
    let at = at.filter_map(|at| beside(at, domain, step)).take(MOST);
    let mut rows: Vec<Vec<Setting>> =
        at.map(|row| row.into_iter().map(all_at).collect()).collect();
    let counts = marks.counts(raters.saturating_sub(1));
    for count in counts.into_iter().chain([1]).take(MOST) {
        let near = [count.checked_sub(1), Some(count), count.checked_add(1)];
        let near = near.into_iter().flatten().filter(|n| *n > 0 && *n <= raters);
        let some = |n: u32| {
            let scores: Vec<Raw> = (0..n)
                .map(|nth| if nth == 0 { raw(domain.0) } else { raw(domain.1) })
                .collect();
            Setting::of(&format!("{n}_raters"), list(&scores))
        };
        rows.push(near.map(some).collect());
    }
    rows.push([domain.0, domain.1].map(|end| all_at(Setting::plain(raw(end)))).to_vec());
    rows.retain(|row| row.len() > 1);
    rows
}

/// Each value that may be an edge, decided by the first who may.
pub(super) fn decisions(
    by: &[Choice],
    (domain, places): Domain,
    marks: &Marks,
) -> Vec<Vec<Setting>> {
    let (Some(step), Some(by)) = (ten_to_minus(places), by.first()) else {
        return Vec::new();
    };
    let decided = |setting: Setting| {
        let points = setting.value.unwrap_or(Raw::Integer(0));
        let by = Raw::text(by.id.as_str());
        let raw =
            table([("points", points), ("by", by), ("reason", Raw::text("as decided"))]);
        Setting::of(&setting.told, raw)
    };
    let at = candidates(marks, domain).into_iter();
    let at = at.filter_map(|at| beside(at, domain, step)).take(MOST);
    at.map(|row| row.into_iter().map(decided).collect()).collect()
}

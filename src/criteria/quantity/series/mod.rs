//! Numbers from a series by month, quarter, half-year or year.

mod cells;

use cells::{Cell, Cells, cells, kind};
use serde::{Deserialize, Serialize};

use super::{Answer, Reading, State, View, answered};
use crate::facts::{Entry, SeriesEntry, SeriesOf};
use crate::vocabulary::{Bounds, Exact, Span, Verdict};

/// 期数范围 — which periods of a series count. None after the sheet's own period does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Which {
    /// 考核周期内 — those that begin in the sheet's period.
    Period,
    /// 最近若干期 — so many, up to the one in which the sheet's period ends.
    Last(u32),
    /// 历来 — all from the first of which something is said.
    All,
}

/// 取值方式 — what is taken of the numbers of a series.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// 合计 — their sum.
    Sum,
    /// 平均 — their mean.
    Mean,
    /// 最高 — the greatest.
    Greatest,
    /// 最低 — the least.
    Least,
    /// 最近一期 — that of the latest period.
    Latest,
}

impl Take {
    /// All five with the word by which documents name them.
    pub const ALL: [(&'static str, Take); 5] = [
        ("sum", Take::Sum),
        ("mean", Take::Mean),
        ("greatest", Take::Greatest),
        ("least", Take::Least),
        ("latest", Take::Latest),
    ];
}

/// 计数方式 — how periods of a kind are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tallying {
    /// 累计 — all of them.
    Count,
    /// 最长连续 — the most that follow one another.
    LongestRun,
    /// 最近连续 — those that follow one another up to the last period.
    LatestRun,
}

impl Tallying {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Tallying); 3] = [
        ("count", Tallying::Count),
        ("longest_run", Tallying::LongestRun),
        ("latest_run", Tallying::LatestRun),
    ];
}

/// 缺期处理 — what a period of which nothing is said does on a closed sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum MissingPeriod {
    /// 缺项 — the whole number is absent.
    Absent,
    /// 不计 — as if there were no such period.
    LeftOut,
    /// 计零、视为不是 — it counts as zero, or as none of those counted.
    Counted,
}

/// 何种期 — which periods are counted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Such {
    /// Their number lies within bounds.
    Within(Bounds),
    /// Their choice is one of these.
    OneOf(Box<[u16]>),
}

/// All that the numbers of a series can be.
pub(super) fn numbers(of: &SeriesOf) -> Span {
    match of {
        SeriesOf::Number { at_least, at_most, .. } => {
            Span::between((*at_least).into(), (*at_most).into())
        }
        SeriesOf::Choice(_) => Span::ZERO,
    }
}

/// Every value that can be taken of up to `at_most` numbers.
pub(crate) fn taken(take: Take, numbers: Span, at_most: u32) -> Option<Span> {
    match take {
        Take::Sum => {
            let all = numbers.times(Exact::whole(i64::from(at_most)))?;
            Some(all.or(numbers).or(Span::ZERO))
        }
        Take::Mean | Take::Greatest | Take::Least | Take::Latest => Some(numbers),
    }
}

pub(super) fn read_over(
    view: View<'_>,
    fact: u16,
    (take, which): (Take, Which),
    (missing, none): (MissingPeriod, Answer),
) -> Option<Reading> {
    let (_, of, at_most) = kind(view, fact)?;
    let domain = numbers(of);
    let mut whole = taken(take, domain, at_most)?;
    if missing == MissingPeriod::Counted {
        whole = whole.or(Span::ZERO);
    }
    let entry = view.sheet.at(fact);
    if let Entry::NotApplicable(_) = entry {
        return Some(Reading { span: whole, state: State::NotApplicable });
    }
    let Some(Cells { cells }) = cells(view, fact, which) else {
        if let Answer::Value(value) = none {
            whole = whole.or(Span::settled(value));
        }
        let is_known = matches!(entry, Entry::Known(_));
        let state = if is_known { State::Undetermined } else { view.not_known(entry) };
        return Some(Reading { span: whole, state });
    };
    let mut numbers = Vec::with_capacity(cells.len());
    let mut state = State::Known;
    for cell in cells.into_iter().flatten() {
        numbers.push(match cell {
            Cell::Said(SeriesEntry::Number(number)) => Span::settled(*number),
            Cell::Said(SeriesEntry::Between(span)) => {
                state = super::both(state, view.still_open());
                *span
            }
            Cell::Said(_) => domain,
            Cell::Missing if view.is_open() || missing == MissingPeriod::Absent => {
                state = super::both(state, State::Absent);
                domain
            }
            Cell::Missing if missing == MissingPeriod::Counted => Span::ZERO,
            Cell::Missing => continue,
        });
    }
    if numbers.is_empty() {
        return Some(answered(none, whole));
    }
    let span = take_of(take, &numbers)?;
    // What is missing may make no difference.
    let state = if span.is_settled() { State::Known } else { state };
    Some(Reading { span, state })
}

/// What is taken of numbers, of which there is one at least; all ways rise with each.
fn take_of(take: Take, numbers: &[Span]) -> Option<Span> {
    let both = |pick: fn(Exact, Exact) -> Exact| {
        numbers.iter().copied().reduce(|one, other| {
            Span::between(
                pick(one.least(), other.least()),
                pick(one.most(), other.most()),
            )
        })
    };
    let sum = || numbers.iter().try_fold(Span::ZERO, |sum, one| sum.plus(*one));
    match take {
        Take::Sum => sum(),
        Take::Mean => {
            let n = i64::try_from(numbers.len()).ok()?;
            sum()?.times(Exact::fraction(1, n)?)
        }
        Take::Greatest => both(Exact::max),
        Take::Least => both(Exact::min),
        Take::Latest => numbers.last().copied(),
    }
}

pub(super) fn read_periods(
    view: View<'_>,
    fact: u16,
    (such, tallying, which): (&Such, Tallying, Which),
    (missing, breaks): (MissingPeriod, bool),
) -> Option<Reading> {
    let (_, of, at_most) = kind(view, fact)?;
    let whole = Span::between(Exact::ZERO, Exact::whole(i64::from(at_most)));
    let entry = view.sheet.at(fact);
    if let Entry::NotApplicable(_) = entry {
        return Some(Reading { span: whole, state: State::NotApplicable });
    }
    let Some(Cells { cells }) = cells(view, fact, which) else {
        let is_known = matches!(entry, Entry::Known(_));
        let state = if is_known { State::Undetermined } else { view.not_known(entry) };
        return Some(Reading { span: whole, state });
    };
    let mut state = State::Known;
    let mut verdicts = Vec::with_capacity(cells.len());
    for cell in cells {
        let verdict = match cell {
            // What does not apply either breaks a run or is not there.
            None if breaks => Verdict::NotMet,
            None => continue,
            Some(Cell::Said(said)) => is_such(such, said, of),
            Some(Cell::Missing) if view.is_open() || missing == MissingPeriod::Absent => {
                state = super::both(state, State::Absent);
                Verdict::Undetermined
            }
            Some(Cell::Missing) if missing == MissingPeriod::Counted => Verdict::NotMet,
            Some(Cell::Missing) => continue,
        };
        if verdict == Verdict::Undetermined {
            state = super::both(state, view.still_open());
        }
        verdicts.push(verdict);
    }
    let least = tallied(tallying, verdicts.iter().map(|v| *v == Verdict::Met));
    let most = tallied(tallying, verdicts.iter().map(|v| *v != Verdict::NotMet));
    let span = Span::between(Exact::whole(least), Exact::whole(most));
    // What is missing may make no difference.
    let state = if span.is_settled() { State::Known } else { state };
    Some(Reading { span, state })
}

/// Whether a period is one of those counted; an open one may be.
fn is_such(such: &Such, said: &SeriesEntry, of: &SeriesOf) -> Verdict {
    let within = |bounds: &Bounds, span: Span| {
        if bounds.contains(span.least()) && bounds.contains(span.most()) {
            Verdict::Met
        } else if bounds.is_above_lower(span.most())
            && bounds.is_below_upper(span.least())
        {
            Verdict::Undetermined
        } else {
            Verdict::NotMet
        }
    };
    match (such, said) {
        (Such::Within(bounds), SeriesEntry::Number(number)) => {
            within(bounds, Span::settled(*number))
        }
        (Such::Within(bounds), SeriesEntry::Between(span)) => within(bounds, *span),
        (Such::Within(bounds), _) => within(bounds, numbers(of)),
        (Such::OneOf(wanted), SeriesEntry::Choice(choice)) => {
            Verdict::of(wanted.contains(choice))
        }
        (Such::OneOf(wanted), SeriesEntry::Among(possible)) => {
            match possible.iter().filter(|choice| wanted.contains(choice)).count() {
                0 => Verdict::NotMet,
                all if all == possible.len() => Verdict::Met,
                _ => Verdict::Undetermined,
            }
        }
        (Such::OneOf(_), _) => Verdict::Undetermined,
    }
}

/// How many there are, or follow one another.
fn tallied(tallying: Tallying, periods: impl Iterator<Item = bool>) -> i64 {
    let (mut count, mut run, mut longest) = (0_i64, 0_i64, 0_i64);
    for is_such in periods {
        count = count.saturating_add(i64::from(is_such));
        run = if is_such { run.saturating_add(1) } else { 0 };
        longest = longest.max(run);
    }
    match tallying {
        Tallying::Count => count,
        Tallying::LongestRun => longest,
        Tallying::LatestRun => run,
    }
}

//! Numbers from a series by week, month, quarter, half-year or year.

mod cells;

pub(super) use cells::part_windows;
use cells::{Cell, Cells, Days, cells, kind};
pub(crate) use cells::{MorePeriods, PartPeriod};
use serde::{Deserialize, Serialize};

use super::{Answer, Reading, State, View, answered};
use crate::facts::{Entry, SeriesEntry, SeriesOf};
use crate::vocabulary::{Bounds, Exact, Span, Verdict};

/// 期数范围 — which periods of a series count. None after the sheet's own period does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Which {
    /// 考核周期内 — those of which some day lies in the sheet's period.
    Period,
    /// 最近若干期 — so many, up to the one in which the sheet's period ends.
    Last(u32),
    /// 历来 — all from the first of which something is said.
    All,
}

/// 不足一期的处理 — what a period of a series does of which only a part lies inside: in the
/// sheet's period, or, where earlier periods count too, before its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartPeriods {
    /// 按整期计 — it counts like a whole one.
    Counted,
    /// 不计 — only whole ones count.
    Dropped,
    /// 按首日归属 — it counts where its first day lies: for one of two who follow each other.
    FirstDay,
    /// 按天数折算 — it counts with the share of its days that lie inside.
    ByDays,
}

impl PartPeriods {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, PartPeriods); 4] = [
        ("counted", PartPeriods::Counted),
        ("dropped", PartPeriods::Dropped),
        ("first_day", PartPeriods::FirstDay),
        ("by_days", PartPeriods::ByDays),
    ];
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
    (take, which, part_periods): (Take, Which, PartPeriods),
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
        return Some(Reading::new(whole, State::NotApplicable));
    }
    let Some(Cells { cells, .. }) = cells(view, fact, (which, part_periods)) else {
        if let Answer::Value(value) = none {
            whole = whole.or(Span::settled(value));
        }
        let is_known = matches!(entry, Entry::Known(_));
        let state = if is_known { State::Undetermined } else { view.not_known(entry) };
        return Some(Reading::new(whole, state).or_untold(true));
    };
    let mut numbers = Vec::with_capacity(cells.len());
    let (mut state, mut may_not_tell) = (State::Known, false);
    for (cell, days) in cells {
        let number = match cell {
            Cell::NotApplicable => continue,
            Cell::Said(SeriesEntry::Number(number)) => Span::settled(*number),
            Cell::Said(SeriesEntry::Between(span)) => {
                state = super::both(state, view.still_open());
                *span
            }
            Cell::Said(SeriesEntry::BetweenOrNone(span)) => {
                state = super::both(state, view.still_open());
                may_not_tell = true;
                *span
            }
            Cell::Said(_) => domain,
            Cell::Missing if view.is_open() || missing == MissingPeriod::Absent => {
                state = super::both(state, State::Absent);
                domain
            }
            Cell::Missing if missing == MissingPeriod::Counted => Span::ZERO,
            Cell::Missing => continue,
        };
        numbers.push((number, days));
    }
    if numbers.is_empty() {
        return Some(answered(none, whole));
    }
    let span = take_of(take, &numbers)?;
    // What is missing may make no difference.
    let is_told = span.is_settled() && !may_not_tell;
    let state = if is_told { State::Known } else { state };
    Some(Reading::new(span, state).or_untold(may_not_tell))
}

/// What is taken of numbers, of which there is one at least; all ways rise with each.
fn take_of(take: Take, numbers: &[(Span, Days)]) -> Option<Span> {
    let both = |pick: fn(Exact, Exact) -> Exact| {
        numbers.iter().map(|(number, _)| *number).reduce(|one, other| {
            Span::between(
                pick(one.least(), other.least()),
                pick(one.most(), other.most()),
            )
        })
    };
    match take {
        Take::Sum => numbers.iter().try_fold(Span::ZERO, |sum, (number, days)| {
            sum.plus(number.times(Exact::fraction(days.inside, days.of)?)?)
        }),
        Take::Mean => mean(numbers),
        Take::Greatest => both(Exact::max),
        Take::Least => both(Exact::min),
        Take::Latest => numbers.last().map(|(number, _)| *number),
    }
}

/// Σ w·x ÷ Σ w, with both sums in whole numbers of the same part of a period.
fn mean(numbers: &[(Span, Days)]) -> Option<Span> {
    let parts = numbers.iter().try_fold(1_i64, |all, (_, days)| all.checked_mul(days.of));
    let (mut sum, mut weights) = (Span::ZERO, 0_i64);
    for (number, days) in numbers {
        let weight = parts?.checked_div(days.of)?.checked_mul(days.inside)?;
        sum = sum.plus(number.times(Exact::whole(weight))?)?;
        weights = weights.checked_add(weight)?;
    }
    sum.times(Exact::fraction(1, weights)?)
}

pub(super) fn read_periods(
    view: View<'_>,
    fact: u16,
    (such, tallying): (&Such, Tallying),
    (which, part_periods): (Which, PartPeriods),
    (missing, breaks): (MissingPeriod, bool),
) -> Option<Reading> {
    let (_, of, at_most) = kind(view, fact)?;
    let whole = Span::between(Exact::ZERO, Exact::whole(i64::from(at_most)));
    let entry = view.sheet.at(fact);
    if let Entry::NotApplicable(_) = entry {
        return Some(Reading::new(whole, State::NotApplicable));
    }
    let Some(Cells { cells, .. }) = cells(view, fact, (which, part_periods)) else {
        let is_known = matches!(entry, Entry::Known(_));
        let state = if is_known { State::Undetermined } else { view.not_known(entry) };
        return Some(Reading::new(whole, state).or_untold(true));
    };
    let (mut state, mut may_not_tell) = (State::Known, false);
    let mut verdicts = Vec::with_capacity(cells.len());
    for (cell, _) in cells {
        let verdict = match cell {
            // What does not apply either breaks a run or is not there.
            Cell::NotApplicable if breaks => Verdict::NotMet,
            Cell::NotApplicable => continue,
            Cell::Said(said) => {
                may_not_tell |= matches!(
                    said,
                    SeriesEntry::BetweenOrNone(_) | SeriesEntry::AmongOrNone(_)
                );
                is_such(such, said, of)
            }
            Cell::Missing if view.is_open() || missing == MissingPeriod::Absent => {
                state = super::both(state, State::Absent);
                Verdict::Undetermined
            }
            Cell::Missing if missing == MissingPeriod::Counted => Verdict::NotMet,
            Cell::Missing => continue,
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
    let is_told = span.is_settled() && !may_not_tell;
    let state = if is_told { State::Known } else { state };
    Some(Reading::new(span, state).or_untold(may_not_tell))
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
        // Of no number nothing can be said.
        (Such::Within(_), SeriesEntry::BetweenOrNone(_)) => Verdict::Undetermined,
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

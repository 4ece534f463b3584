//! Dated events: how many, of which kind, on which days, of which amount.

use chrono::{Months, NaiveDate};

use super::super::stated::{Setting, day, plain};
use super::Marks;
use super::days::{beside, centres, middle};
use super::numbers::candidates;
use crate::casebook::mutants::raw;
use crate::facts::{Choice, EventAmount, Raw, ten_to_minus};
use crate::vocabulary::{Exact, Period, Window};

/// The most kinds of one fact that are looked at.
const MOST_KINDS: usize = 8;

/// The most numbers of events, and the greatest of them.
const MOST_COUNTS: usize = 12;
const GREATEST: u32 = 60;

/// The most sums of amounts.
const MOST_SUMS: usize = 24;

/// How many counts are moved over days.
const MOST_MOVED: usize = 3;

type EventsOf<'k> = (&'k [Choice], u32, Option<&'k EventAmount>);

/// Events of one kind after another, counted on one day, over the months and by the days.
pub(super) fn rows(
    (kinds, at_most, amount): EventsOf<'_>,
    marks: &Marks,
    period: Period,
) -> Vec<Vec<Setting>> {
    let Some(middle) = middle(period) else { return Vec::new() };
    let named: Vec<&Choice> =
        kinds.iter().filter(|kind| marks.words.contains(kind.id.as_str())).collect();
    let meant = if named.is_empty() { kinds.iter().collect() } else { named };
    let mut counts = marks.counts(at_most.min(GREATEST));
    counts.extend([1, at_most.min(GREATEST)]);
    counts.sort_unstable();
    counts.dedup();
    counts.truncate(MOST_COUNTS);
    let mut rows = Vec::new();
    for kind in meant.into_iter().take(MOST_KINDS) {
        let of = Kind { kind, amount, at_most };
        for count in counts.iter().copied() {
            let near = [count.checked_sub(1), Some(count), count.checked_add(1)];
            let near: Vec<u32> =
                near.into_iter().flatten().filter(|n| *n <= at_most).collect();
            rows.push(near.iter().map(|n| of.times(*n, middle)).collect());
            rows.push(near.iter().filter_map(|n| of.spread(*n, period)).collect());
            rows.extend(
                windows(marks).filter_map(|window| of.in_each(window, count, period)),
            );
            let has_parts = marks.words.contains("part_windows");
            let parts = windows(marks).filter(|_| has_parts);
            rows.extend(parts.filter_map(|window| of.in_whole(window, count, period)));
        }
        for times in counts.iter().copied().take(MOST_MOVED).filter(|n| *n > 0) {
            for centre in centres(marks, period) {
                let days = beside(centre).into_iter().flatten();
                rows.push(days.map(|on| of.times(times, on)).collect());
            }
            rows.extend(of.astride(times, period));
        }
        rows.extend(of.amounts(marks, middle));
    }
    rows.retain(|row: &Vec<Setting>| row.len() > 1);
    rows
}

const WINDOWS: [(&str, Window); 5] = [
    ("week", Window::Week),
    ("month", Window::Month),
    ("quarter", Window::Quarter),
    ("half_year", Window::HalfYear),
    ("year", Window::Year),
];

/// The windows of the calendar that an element names.
fn windows(marks: &Marks) -> impl Iterator<Item = Window> {
    let named = WINDOWS.iter().filter(|(word, _)| marks.words.contains(*word));
    named.map(|(_, window)| *window)
}

fn word_of(window: Window) -> &'static str {
    WINDOWS.iter().find(|(_, one)| *one == window).map_or("", |(word, _)| *word)
}

/// Events of one kind.
struct Kind<'k> {
    kind: &'k Choice,
    amount: Option<&'k EventAmount>,
    at_most: u32,
}

impl Kind<'_> {
    fn event(&self, on: NaiveDate, times: u32) -> Raw {
        let amount = self.amount.map(|amount| raw(amount.at_most.into()));
        self.event_of(on, times, amount)
    }

    fn event_of(&self, on: NaiveDate, times: u32, amount: Option<Raw>) -> Raw {
        let mut entries = vec![
            ("on".to_owned(), day(on)),
            ("kind".to_owned(), Raw::text(self.kind.id.as_str())),
        ];
        if times > 1 {
            entries.push(("times".to_owned(), Raw::Integer(i64::from(times))));
        }
        entries.extend(amount.map(|amount| ("amount".to_owned(), amount)));
        Raw::Table(entries)
    }

    /// So many on one day.
    fn times(&self, times: u32, on: NaiveDate) -> Setting {
        if times == 0 {
            return Setting::of("none", Raw::List(Vec::new()));
        }
        let told = format!("{times}_{}_on_{on}", self.kind.id);
        Setting::of(&told, Raw::List(vec![self.event(on, times)]))
    }

    /// So many, one in each month after another.
    fn spread(&self, times: u32, period: Period) -> Option<Setting> {
        if times == 0 {
            return Some(Setting::of("none", Raw::List(Vec::new())));
        }
        let months = period.until().map_or(12, |_| 12_u32);
        let mut events = Vec::new();
        for nth in 0..times.min(months) {
            let on = period.from().checked_add_months(Months::new(nth))?;
            // What does not fit into the year comes again from its beginning.
            let more = times.checked_sub(1)?.checked_sub(nth)?.checked_div(months)?;
            events.push(self.event(on, more.saturating_add(1)));
        }
        let told = format!("{times}_{}_over_the_months", self.kind.id);
        Some(Setting::of(&told, Raw::List(events)))
    }

    /// So many in each window, one less in the last one, and one more there.
    fn in_each(
        &self,
        window: Window,
        times: u32,
        period: Period,
    ) -> Option<Vec<Setting>> {
        let (first, last) = (window.index(period.from()), window.index(period.last()?));
        let firsts = (first..=last).filter_map(|index| window.first_day(index));
        let days: Vec<NaiveDate> = firsts.map(|day| day.max(period.from())).collect();
        let (end, before) = days.split_last()?;
        let near = [times.checked_sub(1), Some(times), times.checked_add(1)];
        let with = |n: u32| {
            let full =
                before.iter().filter(|_| times > 0).map(|on| self.event(*on, times));
            let last = (n > 0).then(|| self.event(*end, n));
            let told = format!(
                "{times}_{}_in_each_{}_{n}_in_the_last",
                self.kind.id,
                word_of(window)
            );
            Setting::of(&told, Raw::List(full.chain(last).collect()))
        };
        let row: Vec<Setting> = near.into_iter().flatten().map(with).collect();
        Some(row)
    }

    /// So many in each whole window, one less in the last one, and one more there, on a sheet
    /// that begins a day after the first window does and has none in what is left of it.
    fn in_whole(
        &self,
        window: Window,
        times: u32,
        period: Period,
    ) -> Option<Vec<Setting>> {
        let second = window.index(period.from()).checked_add(1)?;
        let whole = Period::new(window.first_day(second)?, period.until()).ok()?;
        let part = Period::new(period.from().succ_opt()?, period.until()).ok()?;
        let row = self.in_each(window, times, whole)?.into_iter();
        let told = |one: Setting| {
            let told = format!("{}_from_{}", one.told, part.from());
            Setting { told, ..one }.during(part)
        };
        Some(row.map(told).collect())
    }

    /// Two on the last day of a quarter and of its first half, or one of them the day after.
    fn astride(&self, times: u32, period: Period) -> Vec<Vec<Setting>> {
        if times.saturating_mul(2) > self.at_most {
            return Vec::new();
        }
        let firsts = [1, 3, 6].map(Months::new);
        let firsts =
            firsts.into_iter().filter_map(|n| period.from().checked_add_months(n));
        let row = |first: NaiveDate| {
            let last = first.pred_opt()?;
            let pair = |second: NaiveDate| {
                let told = format!("{times}_{}_on_{last}_and_{second}", self.kind.id);
                let events = [last, second].map(|on| self.event(on, times));
                Setting::of(&told, Raw::List(events.to_vec()))
            };
            Some([last, first].map(pair).to_vec())
        };
        firsts.filter_map(row).collect()
    }

    /// Amounts that may be an edge, of one event or of as many as it takes.
    fn amounts(&self, marks: &Marks, on: NaiveDate) -> Vec<Vec<Setting>> {
        let Some(amount) = self.amount else { return Vec::new() };
        let Some(step) = ten_to_minus(amount.places) else { return Vec::new() };
        let (least, most) = (amount.at_least.into(), amount.at_most.into());
        let near = |at: Exact| -> Option<Vec<Setting>> {
            let numbers = [at.minus(step), Some(at), at.plus(step)].into_iter().flatten();
            let row: Vec<Setting> = numbers
                .filter(|sum| at > most || *sum <= most)
                .filter_map(|sum| self.of_sum(sum, (least, most, step), on))
                .collect();
            (row.len() > 1).then_some(row)
        };
        // What one event cannot have, several come to, where the element names it.
        let named = marks.numbers.iter().copied().filter(|number| *number > most);
        let sums = candidates(marks, (least, most)).into_iter();
        sums.filter(|sum| *sum <= most)
            .chain(named)
            .filter_map(near)
            .take(MOST_SUMS)
            .collect()
    }

    /// Events whose amounts come to a sum: as great ones as there can be, and one of the rest.
    fn of_sum(
        &self,
        sum: Exact,
        (least, most, step): (Exact, Exact, Exact),
        on: NaiveDate,
    ) -> Option<Setting> {
        let is_whole = sum.over(step)?.denominator() == 1;
        if !is_whole || sum < least {
            return None;
        }
        let full = if sum <= most {
            0
        } else {
            let times = sum.over(most)?;
            u32::try_from(times.numerator().checked_div_euclid(times.denominator())?)
                .ok()?
        };
        let rest = sum.minus(most.times(Exact::whole(i64::from(full)))?)?;
        let has_rest = full == 0 || !rest.is_zero();
        if full.checked_add(u32::from(has_rest))? > self.at_most
            || has_rest && rest < least
        {
            return None;
        }
        let great = (full > 0).then(|| self.event(on, full));
        let rest = has_rest.then(|| self.event_of(on, 1, Some(raw(rest))));
        let told = plain(&format!("{}_of_{sum}", self.kind.id));
        Some(Setting::of(&told, Raw::List(great.into_iter().chain(rest).collect())))
    }
}

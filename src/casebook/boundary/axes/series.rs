//! Series: the same in every period, in some of them, and a part of a period.

use chrono::Days;

use super::super::stated::Setting;
use super::Marks;
use super::numbers::{beside, candidates};
use crate::casebook::mutants::raw;
use crate::facts::{Raw, SeriesOf, ten_to_minus};
use crate::vocabulary::{Period, Window};

/// The most numbers, and numbers of periods, that are looked at.
const MOST: usize = 12;

/// The most periods before the one of the sheet.
const MOST_BEFORE: u32 = 12;

/// The periods of a series in the period of a sheet.
struct Windows {
    keys: Vec<String>,
}

impl Windows {
    /// Those of the period, and as many before it as an element may count back.
    fn of(each: Window, at_most: u32, marks: &Marks, period: Period) -> Option<Windows> {
        let (first, last) = (each.index(period.from()), each.index(period.last()?));
        let counts_back = ["all", "last"].iter().any(|word| marks.words.contains(*word));
        let before = marks.counts(MOST_BEFORE).last().copied().filter(|_| counts_back);
        let first = first.checked_sub(i32::try_from(before.unwrap_or(0)).ok()?)?;
        let most = usize::try_from(at_most).unwrap_or(usize::MAX);
        let keys = (first..=last).map(|index| each.written(index)).take(most);
        Some(Windows { keys: keys.collect() })
    }

    /// One value in the first of them, another in the rest, nothing in the last ones.
    fn split(&self, (first, raw): (usize, &Raw), rest: Option<&Raw>) -> Raw {
        let entry = |(nth, key): (usize, &String)| {
            let raw = if nth < first { Some(raw) } else { rest };
            Some((key.clone(), raw?.clone()))
        };
        Raw::Table(self.keys.iter().enumerate().filter_map(entry).collect())
    }
}

/// Rows of a series.
pub(super) fn rows(
    (each, of, at_most): (Window, &SeriesOf, u32),
    marks: &Marks,
    period: Period,
) -> Vec<Vec<Setting>> {
    let Some(windows) = Windows::of(each, at_most, marks, period) else {
        return Vec::new();
    };
    let count = windows.keys.len();
    let all = |told: &str, raw: &Raw| {
        Setting::of(&format!("all_{told}"), windows.split((count, raw), None))
    };
    let (mut rows, ends) = match of {
        SeriesOf::Choice(choices) => {
            let words: Vec<Raw> =
                choices.iter().map(|one| Raw::text(one.id.as_str())).collect();
            let set: Vec<Setting> =
                words.iter().map(|raw| all(&raw.to_string(), raw)).collect();
            let rows: Vec<Vec<Setting>> =
                set.windows(2).map(<[Setting]>::to_vec).collect();
            (rows, pairs(&words))
        }
        SeriesOf::Number { places, at_least, at_most } => {
            let domain = ((*at_least).into(), (*at_most).into());
            let Some(step) = ten_to_minus(*places) else { return Vec::new() };
            let near = candidates(marks, domain).into_iter();
            let near: Vec<Vec<Setting>> =
                near.filter_map(|at| beside(at, domain, step)).take(MOST).collect();
            let value = |setting: &Setting| setting.value.clone();
            let pairs = near.iter().filter_map(|row| {
                row.first().and_then(value).zip(row.get(1).and_then(value))
            });
            let ends = [(raw(domain.0), raw(domain.1)), (raw(domain.1), raw(domain.0))];
            let pairs: Vec<(Raw, Raw)> = ends.into_iter().chain(pairs).collect();
            let of =
                |setting: &Setting| Some(all(&setting.told, setting.value.as_ref()?));
            let rows = near.iter().map(|row| row.iter().filter_map(of).collect());
            (rows.collect(), pairs)
        }
    };
    let mut counts = marks.counts(u32::try_from(count).unwrap_or(u32::MAX));
    counts.extend([1]);
    counts.truncate(MOST);
    for (one, other) in ends.into_iter().take(MOST) {
        for at in counts.iter().filter_map(|n| usize::try_from(*n).ok()) {
            let near = [at.checked_sub(1), Some(at), at.checked_add(1)];
            let near = near.into_iter().flatten().filter(|n| *n <= count);
            let some = |n: usize| {
                let told = format!("{n}_of_{one}_then_{other}");
                Setting::of(&told, windows.split((n, &one), Some(&other)))
            };
            rows.push(near.map(some).collect());
        }
        rows.extend(parts((each, &windows), (&one, &other), period));
    }
    rows.retain(|row| row.len() > 1);
    rows
}

/// Two words, one after the other, those first that stand side by side.
fn pairs(words: &[Raw]) -> Vec<(Raw, Raw)> {
    let apart = |far: usize| {
        let both = words.iter().zip(words.iter().skip(far));
        both.flat_map(|(one, other)| {
            [(one.clone(), other.clone()), (other.clone(), one.clone())]
        })
    };
    (1..words.len()).flat_map(apart).collect()
}

/// All periods and all but the last; a sheet that begins with a period and one that begins a
/// day later.
fn parts(
    (each, windows): (Window, &Windows),
    (one, other): (&Raw, &Raw),
    period: Period,
) -> Vec<Vec<Setting>> {
    let count = windows.keys.len();
    let but_one = count.saturating_sub(1);
    let whole = Setting::of(&format!("all_{one}"), windows.split((count, one), None));
    let lacking = Setting::of(
        &format!("all_{one}_but_the_last"),
        windows.split((but_one, one), None),
    );
    let mut rows = vec![vec![lacking, whole]];
    let mixed = windows.split((1, one), Some(other));
    let later = each.first_day(each.index(period.from())).and_then(|day| {
        let from = day.checked_add_days(Days::new(1))?;
        Period::new(from, period.until()).ok()
    });
    if let Some(later) = later {
        let told = format!("first_{one}_then_{other}");
        let whole = Setting::of(&told, mixed.clone());
        let part =
            Setting::of(&format!("{told}_from_{}", later.from()), mixed).during(later);
        rows.push(vec![whole.during(period), part]);
    }
    rows
}

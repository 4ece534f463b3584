//! What an element says that may be an edge: its numbers, its units of time, its words.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use toml::Value;

use crate::casebook::mutants::number;
use crate::facts::{Fact, FactKind, ten_to_minus};
use crate::rulebook::Rulebook;
use crate::vocabulary::text::day_from;
use crate::vocabulary::{Exact, Period};

/// The most numbers that are held one over another.
const MOST_OVER: usize = 12;

/// The most lengths of time.
const MOST_LENGTHS: usize = 24;

/// Into how many parts a domain is divided.
const PARTS: i64 = 29;

/// The longest length of time, in its unit.
const LONGEST: u32 = 400;

/// Keys of numbers that something is held against.
const BOUNDS: [&str; 12] = [
    "at_least",
    "above",
    "at_most",
    "below",
    "up_to",
    "target",
    "per",
    "n",
    "cap",
    "floor",
    "full_marks",
    "decided",
];

const UNITS: [&str; 4] = ["days", "weeks", "months", "years"];

/// The numbers, lengths of time and words of an element.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Marks {
    /// The facts that it names, in its order.
    pub(in super::super) facts: Vec<String>,
    /// Its numbers, those first that something is held against.
    pub(super) numbers: Vec<Exact>,
    /// Its words: kinds, choices, units, keys.
    pub(super) words: BTreeSet<String>,
    /// Whether the numbers are spread over the domain of a fact.
    pub(super) is_even: bool,
}

impl Marks {
    /// Those of a tree.
    pub(in super::super) fn of(tree: &Value, rulebook: &Rulebook) -> Marks {
        let mut marks = Marks::default();
        let mut others = Vec::new();
        marks.read((tree, ""), rulebook, &mut others);
        marks.numbers.extend(limits_of_rates(tree));
        marks.numbers.extend(others);
        let mut seen = BTreeSet::new();
        marks.numbers.retain(|number| seen.insert(*number));
        marks
    }

    fn read(
        &mut self,
        (value, key): (&Value, &str),
        rulebook: &Rulebook,
        others: &mut Vec<Exact>,
    ) {
        match value {
            Value::Table(table) => {
                let said = ["label", "note", "ground", "id", "title"];
                for (key, value) in
                    table.iter().filter(|(key, _)| !said.contains(&key.as_str()))
                {
                    self.words.insert(key.clone());
                    self.read((value, key), rulebook, others);
                }
            }
            Value::Array(list) => {
                for value in list {
                    self.read((value, key), rulebook, others);
                }
            }
            Value::String(text) if rulebook.dictionary().fact(text).is_some() => {
                if !self.facts.contains(text) {
                    self.facts.push(text.clone());
                }
            }
            value => {
                if let Value::String(text) = value {
                    self.words.insert(text.clone());
                }
                let list = if BOUNDS.contains(&key) { &mut self.numbers } else { others };
                list.extend(number(value));
            }
        }
    }

    /// Numbers all over the domain of a fact, the more of them where an element has its own.
    pub(in super::super) fn even(fact: &Fact, own: &Marks) -> Marks {
        let (domain, step) = match fact.kind() {
            FactKind::Scores { at_least, at_most, places, .. }
            | FactKind::Decision { at_least, at_most, places, .. } => {
                (((*at_least).into(), (*at_most).into()), ten_to_minus(*places))
            }
            FactKind::Ballots { .. } => ((Exact::ZERO, Exact::ONE), ten_to_minus(2)),
            kind => match kind.domain() {
                Some(domain) => ((domain.least(), domain.most()), kind.step()),
                None => return own.clone(),
            },
        };
        let is_inside = |one: &&Exact| domain.0 < **one && **one <= domain.1;
        let most = own.numbers.iter().filter(is_inside).max().copied();
        let mut numbers = Vec::new();
        for end in most.into_iter().chain([domain.1]) {
            for nth in 0..=PARTS {
                let whole = || {
                    let part =
                        end.minus(domain.0)?.times(Exact::fraction(nth, PARTS)?)?;
                    let steps = part.over(step?)?;
                    let steps = steps.numerator().checked_div(steps.denominator())?;
                    domain.0.plus(step?.times(Exact::whole(i64::try_from(steps).ok()?))?)
                };
                numbers.extend(whole());
            }
        }
        Marks { numbers, is_even: true, ..own.clone() }
    }

    /// Its whole numbers that are not too great, from the least.
    pub(in super::super) fn counts(&self, at_most: u32) -> Vec<u32> {
        let over = self.over();
        let whole = self.numbers.iter().chain(&over).filter_map(|one| whole(*one));
        let all: BTreeSet<u32> = whole.filter(|n| *n <= at_most).collect();
        all.into_iter().collect()
    }

    /// Its shares of something, above 0 and at most 1.
    pub(super) fn shares(&self) -> impl Iterator<Item = Exact> {
        let is_share = |one: &&Exact| **one > Exact::ZERO && **one <= Exact::ONE;
        self.numbers.iter().filter(is_share).copied()
    }

    /// One number over another, whole: where a rate fills a cap.
    pub(super) fn over(&self) -> Vec<Exact> {
        let some = || self.numbers.iter().take(MOST_OVER).copied();
        let mut all = Vec::new();
        for rate in some().filter(|rate| !rate.is_zero()) {
            for one in some() {
                all.extend(one.over(rate));
                for other in some() {
                    all.extend(one.minus(other).and_then(|less| less.over(rate)));
                }
            }
        }
        let down = |one: Exact| {
            Some(Exact::whole(
                i64::try_from(one.numerator().checked_div(one.denominator())?).ok()?,
            ))
        };
        let mut seen = BTreeSet::new();
        all.retain(|one| *one > Exact::ZERO);
        all.into_iter().filter_map(down).filter(|one| seen.insert(*one)).collect()
    }

    /// Its lengths of time: how many of a unit.
    fn lengths(&self) -> Vec<(&'static str, u32)> {
        let of_unit = |unit: &&&str| self.words.contains(**unit);
        let units: Vec<&&str> = UNITS.iter().filter(of_unit).collect();
        // More than so much time begins with one unit more.
        let whole = || self.numbers.iter().filter_map(|one| whole(*one));
        let counts =
            || whole().flat_map(|n| [n, n.saturating_add(1)]).filter(|n| *n <= LONGEST);
        let all = units.iter().flat_map(|unit| counts().map(move |n| (**unit, n)));
        all.take(MOST_LENGTHS).collect()
    }

    /// The days that it names: of those of every year, the ones in the years of a period.
    pub(super) fn days(&self, period: Period) -> BTreeSet<NaiveDate> {
        let last = period.last().unwrap_or(period.from()).year();
        let years = || period.from().year()..=last;
        let of_years = |word: &String| {
            let days = years().map(move |year| format!("{year:04}-{word}"));
            days.filter_map(|day| day_from(&day)).collect::<Vec<_>>()
        };
        let all = self.words.iter();
        all.flat_map(|word| of_years(word).into_iter().chain(day_from(word))).collect()
    }

    /// Its lengths in years: those of whole years.
    pub(super) fn years(&self) -> Vec<u32> {
        let year = |(unit, n): (&str, u32)| match unit {
            "years" => Some(n),
            "months" => n.checked_div(12).filter(|_| n.checked_rem(12) == Some(0)),
            _ => None,
        };
        let all: BTreeSet<u32> = self.lengths().into_iter().filter_map(year).collect();
        all.into_iter().filter(|n| *n > 0).collect()
    }

    /// The days that lie so long before or after one.
    pub(super) fn days_off(&self, from: NaiveDate) -> Vec<NaiveDate> {
        let mut days = vec![Some(from)];
        for (unit, n) in self.lengths() {
            let (days_of, months) = match unit {
                "days" => (n, 0),
                "weeks" => (n.saturating_mul(7), 0),
                "months" => (0, n),
                _ => (0, n.saturating_mul(12)),
            };
            let (long, months) = (Days::new(u64::from(days_of)), Months::new(months));
            days.push(
                from.checked_sub_days(long)
                    .and_then(|day| day.checked_sub_months(months)),
            );
            days.push(
                from.checked_add_days(long)
                    .and_then(|day| day.checked_add_months(months)),
            );
        }
        let days: BTreeSet<NaiveDate> = days.into_iter().flatten().collect();
        days.into_iter().collect()
    }
}

/// A number that is whole and not below zero.
pub(super) fn whole(number: Exact) -> Option<u32> {
    (number.denominator() == 1).then(|| u32::try_from(number.numerator()).ok())?
}

/// The numbers at which points that go up or down from a target reach their limits: so much
/// above or below it as the limit is away from where the points begin.
fn limits_of_rates(element: &Value) -> Vec<Exact> {
    let measure = element.get("measure").and_then(Value::as_table);
    let full = element.get("full_marks").and_then(number);
    let mut all = Vec::new();
    for table in measure.into_iter().flatten().filter_map(|(_, one)| one.as_table()) {
        let of = |key: &str| table.get(key).and_then(number);
        let (Some(target), Some(points), Some(per)) =
            (of("target"), of("points"), of("per"))
        else {
            continue;
        };
        let begins = [of("base"), full, Some(Exact::ZERO)];
        for begin in begins.into_iter().flatten() {
            for limit in [of("floor"), of("cap"), full].into_iter().flatten() {
                let away = limit.minus(begin);
                let away = away.and_then(|away| away.over(points)?.times(per));
                all.extend(away.and_then(|away| target.plus(away)));
                all.extend(away.and_then(|away| target.minus(away)));
            }
        }
    }
    all
}

use std::collections::BTreeSet;

use serde::Serialize;

use crate::criteria::{Atom, Condition};
use crate::facts::{Entry, Sheet, Value};
use crate::rule::Rule;
use crate::vocabulary::{
    Exact, FieldPath, Found, Label, Named, Problem, Problems, Rounding, RoundingMode,
    StationingDefect,
};

/// 计入 — what counts as a day in the village besides a working day there.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// 周末驻村 — weekends in the village.
    Weekends,
    /// 法定节假日驻村 — statutory holidays in the village.
    Holidays,
    /// 公出 — official trips.
    Trips,
    /// 培训 — training.
    Training,
}

impl Counted {
    /// All four with the facts of a county that say whether they count.
    pub const ALL: [(&'static str, Counted); 4] = [
        ("county.weekends_count", Counted::Weekends),
        ("county.holidays_count", Counted::Holidays),
        ("county.trips_count", Counted::Trips),
        ("county.training_count", Counted::Training),
    ];
}

/// 不足一期 — what is asked of a month or a year of which only a part lies in the term.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 按整期要求 — as much as of a whole one.
    InFull,
    /// 按天数折算 — by its days; of a prorated month by its working days.
    ByDays,
    /// 不作要求 — nothing.
    LeftOut,
}

impl Part {
    const ALL: [(&'static str, Part); 3] = [
        ("in_full", Part::InFull),
        ("by_days", Part::ByDays),
        ("left_out", Part::LeftOut),
    ];
}

/// 月工作日数 — how many working days a month has that asks for the whole bar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Divisor {
    /// 当月周一至周五的天数 — the days from Monday to Friday of that month.
    Weekdays,
    /// 固定的月工作日数 — so many, in every month.
    Fixed(Exact),
}

/// 折算 — bar × working days of the month in the term ÷ working days of a month.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Prorating {
    /// What is divided by.
    pub by: Divisor,
    /// Whether a month with more working days than that asks for more than the bar.
    pub may_rise: bool,
}

/// 每月天数的把握 — how a county reads the bar of the month.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthBar {
    /// 从严 — so many days in every month.
    Strict,
    /// 按工作日折算 — prorated by the month's working days.
    Prorated(Prorating),
    /// 一般要求 — the same as strict, as advice.
    Advisory,
}

/// 口径 — how a county reads both bars: the answers to what the speech leaves open.
///
/// There is no default: [`Reading::of`] reads it from a sheet of the rulebook on which the
/// county's choices are stated.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// 每月天数的把握 — the bar of the month.
    pub month: MonthBar,
    /// 计入 — what counts besides working days in the village.
    pub counted: BTreeSet<Counted>,
    /// 不足整月 — months of which only a part lies in the term.
    pub part_months: Part,
    /// 不足一年 — terms that are shorter than the year.
    pub part_year: Part,
    /// 取整 — how what is prorated or taken by days becomes whole days; `None` where nothing is.
    pub rounding: Option<Rounding>,
}

const ROUNDINGS: [(&str, RoundingMode); 3] = [
    ("down", RoundingMode::Down),
    ("half_up", RoundingMode::HalfAwayFromZero),
    ("up", RoundingMode::Up),
];

impl Reading {
    /// 口径 — the reading that the facts `county.…` of a sheet state.
    ///
    /// # Errors
    /// Every choice that is needed and not stated, at `facts[ID]`: the four of
    /// [`Counted::ALL`], `county.month_bar`, `county.part_months`, `county.part_year`; for a
    /// prorated month `county.prorated_by` and `county.above_the_bar`, and with a fixed divisor
    /// `county.month_working_days`; `county.rounding` where anything is prorated or taken by
    /// days.
    ///
    /// # Examples
    /// See [the room](crate::stationing).
    pub fn of(sheet: &Sheet) -> Result<Reading, Problems> {
        let mut asked = Asked { sheet, found: Found::default() };
        let counted = Counted::ALL
            .into_iter()
            .filter(|(fact, _)| asked.yes(fact) == Some(true))
            .map(|(_, one)| one)
            .collect();
        let parts = |asked: &mut Asked<'_>, fact| asked.choice(fact, &Part::ALL);
        let part_months = parts(&mut asked, "county.part_months");
        let part_year = parts(&mut asked, "county.part_year");
        let words = [("strict", 0), ("prorated", 1), ("advisory", 2)];
        let bar = asked.choice("county.month_bar", &words);
        let month = match bar {
            Some(0) => Some(MonthBar::Strict),
            Some(1) => asked.prorating().map(MonthBar::Prorated),
            Some(_) => Some(MonthBar::Advisory),
            None => None,
        };
        let by_days = [part_months, part_year].contains(&Some(Part::ByDays));
        let rounding = if by_days || bar == Some(1) {
            let mode = asked.choice("county.rounding", &ROUNDINGS);
            mode.and_then(|mode| Rounding::places(0, mode).ok())
        } else {
            None
        };
        let reading = match (month, part_months, part_year) {
            (Some(month), Some(part_months), Some(part_year)) => {
                Some(Reading { month, counted, part_months, part_year, rounding })
            }
            _ => None,
        };
        match asked.found.none_or(reading)? {
            Some(reading) => Ok(reading),
            None => Err(Problems::one(not_decided(sheet, "county.month_bar"))),
        }
    }

    /// 未定口径 — the choices that [`Reading::of`] misses on a sheet, in its order; none where
    /// the reading is whole.
    #[must_use]
    pub fn missing(sheet: &Sheet) -> Vec<Named> {
        let Err(problems) = Reading::of(sheet) else { return Vec::new() };
        let facts = sheet.dictionary().facts();
        let of = |problem: &Problem| {
            let here = |id: &str| FieldPath::root().key("facts").element(id);
            facts.iter().find(|fact| problem.at == here(fact.id().as_str()))
        };
        let missing = problems.iter().filter_map(of);
        missing.map(|fact| Named::new(fact.id().clone(), fact.label().clone())).collect()
    }

    /// Whether something counts.
    #[must_use]
    pub fn counts(&self, what: Counted) -> bool {
        self.counted.contains(&what)
    }
}

/// The choice of a sheet that the county has not made.
fn not_decided(sheet: &Sheet, fact: &str) -> Problem {
    let at = FieldPath::root().key("facts").element(fact);
    let mut known = sheet.dictionary().facts().iter();
    let known = known.find(|one| one.id().as_str() == fact);
    let choice = known.map(|fact| fact.label().clone());
    let choice = choice.unwrap_or_else(|| Label::new(fact, fact, fact));
    let reading = sheet.subject().cloned();
    Problem::new(at, StationingDefect::NotDecided { choice, reading }.into())
}

/// A sheet that is asked for what a county decided, and what it did not say.
struct Asked<'s> {
    sheet: &'s Sheet,
    found: Found,
}

impl Asked<'_> {
    fn missing(&mut self, fact: &str) {
        self.found.push(not_decided(self.sheet, fact));
    }

    fn yes(&mut self, fact: &str) -> Option<bool> {
        if let Some(Entry::Known(Value::YesNo(answer))) = self.sheet.entry(fact) {
            return Some(*answer);
        }
        self.missing(fact);
        None
    }

    fn choice<T: Copy>(&mut self, fact: &str, list: &[(&str, T)]) -> Option<T> {
        let word = self.sheet.choice(fact).map(|choice| choice.id.as_str());
        let found = list.iter().find(|(known, _)| Some(*known) == word);
        if found.is_none() {
            self.missing(fact);
        }
        found.map(|(_, value)| *value)
    }

    fn prorating(&mut self) -> Option<Prorating> {
        let words = [("weekdays", false), ("fixed", true)];
        let by = match self.choice("county.prorated_by", &words) {
            Some(true) => {
                let days = self.sheet.number("county.month_working_days");
                if days.is_none() {
                    self.missing("county.month_working_days");
                }
                days.map(Divisor::Fixed)
            }
            Some(false) => Some(Divisor::Weekdays),
            None => None,
        };
        let may_rise = self.yes("county.above_the_bar");
        Some(Prorating { by: by?, may_rise: may_rise? })
    }
}

/// 标准天数 — how many days the rules of a rulebook ask for.
///
/// The rules judge; the bars say what they ask for, so that a table never states a number of
/// its own. Each reading has the rule of its own: what is asked as advice is that of the
/// advice, in the table as in the verdict.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Bars {
    /// 全年 — in a year.
    pub year: u32,
    /// 每月 — in a month, strictly and as what is prorated.
    pub month: u32,
    /// 每月（一般要求） — in a month, as advice.
    pub month_advice: u32,
}

impl Bars {
    /// The rule about the year in the bundled rulebook.
    pub const YEAR: &'static str = "stationing/attendance";
    /// The rule about the month in the bundled rulebook.
    pub const MONTH: &'static str = "stationing/attendance.month";
    /// The advice about the month in the bundled rulebook.
    pub const MONTH_ADVICE: &'static str = "stationing/attendance.month-advice";

    /// What the rules of a rulebook ask for, found by their ids: at least so many days; `None`
    /// where one of them is not there, or asks for something else.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::rulebook::bundled;
    /// use grassroots::stationing::Bars;
    ///
    /// let book = bundled::stationing_2015()?;
    /// let bars = Bars::of(|id| book.rule(id)).ok_or("no such bars")?;
    /// assert_eq!((bars.year, bars.month, bars.month_advice), (250, 22, 22));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of<'r>(rule: impl Fn(&str) -> Option<&'r Rule>) -> Option<Bars> {
        Some(Bars {
            year: at_least(rule(Bars::YEAR)?, "attendance.days")?,
            month: at_least(rule(Bars::MONTH)?, "attendance.month_days")?,
            month_advice: at_least(rule(Bars::MONTH_ADVICE)?, "attendance.month_days")?,
        })
    }

    /// The bar of the month in a reading.
    #[must_use]
    pub const fn of_month(&self, reading: &Reading) -> u32 {
        match reading.month {
            MonthBar::Strict | MonthBar::Prorated(_) => self.month,
            MonthBar::Advisory => self.month_advice,
        }
    }
}

fn at_least(rule: &Rule, fact: &str) -> Option<u32> {
    let parts = rule.parts();
    let Condition::Atom(Atom::Within { bounds, .. }) = &parts.met else { return None };
    let mut read = rule.facts().into_iter().filter_map(|at| parts.dictionary.at(at));
    if !read.any(|one| one.id().as_str() == fact) {
        return None;
    }
    bounds.least_whole()
}

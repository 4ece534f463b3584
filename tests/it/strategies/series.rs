//! Random series by week, month, quarter, half-year and year, and quantities over them.

use chrono::{NaiveDate, TimeDelta};
use grassroots::criteria::{PartPeriods, Take, Tallying};
use grassroots::facts::{FactKind, Raw, SeriesOf};
use grassroots::rulebook::draft::{
    AnswerDraft, MissingNumber, MissingSuch, QuantityDraft, SuchDraft, WhichDraft,
};
use grassroots::vocabulary::{Bounds, Id, Window};

use super::dice::Dice;
use super::facts::{Wanted, choices};
use super::rules::{Maker, ratio};

/// A series of numbers, or of choices.
pub(super) fn series_kind(dice: &mut Dice, wanted: Wanted, is_small: bool) -> FactKind {
    let each = dice.pick(&Window::ALL).1;
    let of = if wanted == Wanted::Ratings {
        SeriesOf::Choice(choices(dice, 3))
    } else {
        let (places, at_least, at_most) = if is_small {
            *dice.pick(&[(0, "0", "2"), (0, "-1", "1"), (0, "1", "2")])
        } else {
            *dice.pick(&[
                (0, "0", "100"),
                (1, "0", "3"),
                (2, "-5", "60.5"),
                (0, "1", "2"),
            ])
        };
        let (at_least, at_most) = (at_least.parse().unwrap(), at_most.parse().unwrap());
        SeriesOf::Number { places, at_least, at_most }
    };
    // Enough for a year of months or weeks, or not.
    let at_most = *dice.pick(match each {
        Window::Week => &[53, 54, 12, 1],
        _ => &[12, 24, 4, 1],
    });
    FactKind::Series { each, of, at_most }
}

/// How many of them a year has; none of weeks, which are 52 or 53.
const fn in_a_year(each: Window) -> Option<i32> {
    match each {
        Window::Week => None,
        Window::Month => Some(12),
        Window::Quarter => Some(4),
        Window::HalfYear => Some(2),
        Window::Year => Some(1),
    }
}

/// The name of a period that is counted on from the last of 2019, in one of four spellings.
fn name(each: Window, after: i32, spelling: usize) -> String {
    let Some(in_a_year) = in_a_year(each) else { return week_name(after, spelling) };
    let (year, at) = (2019 + (in_a_year - 1 + after).div_euclid(in_a_year), after - 1);
    let at = usize::try_from(at.rem_euclid(in_a_year)).unwrap();
    let nth = at + 1;
    match (each, spelling) {
        (Window::Week, _) => week_name(after, spelling),
        (Window::Month, 3) => format!("{year}年{nth}月"),
        (Window::Month, _) => format!("{year}-{nth:02}"),
        (Window::Quarter, 2) => format!("{year}年第{nth}季度"),
        (Window::Quarter, 3) => format!("{year}年{}季度", ["一", "二", "三", "四"][at]),
        (Window::Quarter, _) => format!("{year}-Q{nth}"),
        (Window::HalfYear, 3) => format!("{year}年{}半年", ["上", "下"][at]),
        (Window::HalfYear, _) => format!("{year}-H{nth}"),
        (Window::Year, 3) => format!("{year}年"),
        (Window::Year, _) => year.to_string(),
    }
}

/// The name of a week; the last of 2019 is the first of 2020.
fn week_name(after: i32, spelling: usize) -> String {
    let last = NaiveDate::from_ymd_opt(2019, 12, 30).unwrap();
    let monday = last + TimeDelta::weeks(after.into());
    let format = ["%G-W%V", "%G-W%V", "%G年第%V周", "%G年第%V週"][spelling];
    monday.format(format).to_string()
}

/// All names of a period that is counted on from the last of 2019.
pub(super) fn spellings(each: Window, after: i32) -> Vec<String> {
    (0..4).map(|spelling| name(each, after, spelling)).collect()
}

/// So many periods up to the last of 2019.
pub(super) fn plain_names(each: Window, count: i32) -> Vec<String> {
    (1 - count..=0).map(|after| name(each, after, 0)).collect()
}

/// Some periods before, in and after 2019, with gaps.
pub(super) fn some_names(dice: &mut Dice, each: Window, at_most: u32) -> Vec<String> {
    let count = dice.whole(0, i64::from(at_most).min(16));
    let after = *dice.pick(&[0, 0, 0, 1, 2, -1, -3]);
    let count = i32::try_from(count).unwrap();
    let all = after + 1 - count..=after;
    let some: Vec<i32> = all.filter(|_| !dice.one_in(8)).collect();
    some.into_iter().map(|period| name(each, period, dice.roll(4))).collect()
}

/// Some periods of a series do not apply, or are stated to be absent.
pub(super) fn left_out(dice: &mut Dice, raw: &mut Raw) {
    let Raw::Table(entries) = raw else { return };
    for (_, value) in entries {
        match dice.roll(12) {
            10 => {
                let reason = Raw::text("not in office");
                *value = Raw::Table(vec![("not_applicable".to_owned(), reason)]);
            }
            11 => {
                *value = Raw::Table(vec![("absent".to_owned(), Raw::Boolean(true))]);
            }
            _ => {}
        }
    }
}

impl Maker {
    /// Which periods count. Where both ends of a range must be reached, it does not go by what
    /// is said.
    fn which(&mut self) -> WhichDraft {
        let sides = if self.is_read_once() { 4 } else { 6 };
        match self.dice.roll(sides) {
            0 | 1 => WhichDraft::Period,
            2 => WhichDraft::Last(1),
            3 => WhichDraft::Last(3),
            _ => WhichDraft::All,
        }
    }

    /// What part periods do; only sums and means are weighed.
    fn part_periods(&mut self, is_weighed: bool) -> PartPeriods {
        let words = PartPeriods::ALL.map(|(_, how)| how);
        let [counted, dropped, first_day, by_days] = words;
        if is_weighed && self.dice.one_in(2) {
            return by_days;
        }
        *self.dice.pick(&[counted, dropped, first_day])
    }

    /// A sum, a mean, the greatest, the least or the latest of some periods.
    pub(super) fn over(&mut self) -> QuantityDraft {
        let take = self.dice.pick(&Take::ALL).1;
        let is_weighed = matches!(take, Take::Sum | Take::Mean);
        QuantityDraft::Over {
            of: self.facts.want(&mut self.dice, Wanted::Series),
            take,
            r#in: self.which(),
            part_periods: self.part_periods(is_weighed),
            missing: self.dice.pick(&MissingNumber::ALL).1,
            none: match self.dice.roll(3) {
                0 => AnswerDraft::Undetermined,
                1 => AnswerDraft::Value(ratio("0")),
                _ => AnswerDraft::Value(ratio("7/3")),
            },
        }
    }

    /// Bounds of the numbers of a series; where both ends of a range must be reached, some of
    /// them lie inside and some do not.
    fn some_numbers(&mut self, series: &Id) -> Bounds {
        let FactKind::Series { of: SeriesOf::Number { at_most, .. }, .. } =
            self.facts.fact(series).kind
        else {
            panic!("{series} has no numbers")
        };
        if self.is_read_once() {
            return self.one_end(at_most.into());
        }
        self.bounds(&["0", "1", "2", "50"])
    }

    /// How many periods are such.
    pub(super) fn such_periods(&mut self) -> QuantityDraft {
        let (of, such) = match self.dice.roll(2) {
            0 if !self.is_read_once() => {
                let of = self.facts.want(&mut self.dice, Wanted::Ratings);
                let choices = self.choices(&of);
                (of, SuchDraft::OneOf(choices))
            }
            _ => {
                let of = self.facts.want(&mut self.dice, Wanted::Series);
                let such = SuchDraft::Within(self.some_numbers(&of));
                (of, such)
            }
        };
        let policies = [MissingSuch::LeftOut, MissingSuch::NotSuch];
        QuantityDraft::Periods {
            of,
            take: self.dice.pick(&Tallying::ALL).1,
            such,
            r#in: self.which(),
            part_periods: self.part_periods(false),
            missing: self.dice.pick(&MissingSuch::ALL).1,
            not_applicable: *self.dice.pick(&policies),
        }
    }
}

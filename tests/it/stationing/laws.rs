//! Attendance counted again, day by day, by somebody who shares no code with the room.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use grassroots::facts::Raw;
use grassroots::rule::Standing;
use grassroots::stationing::{DayState, Leave, Reading, Register};
use grassroots::vocabulary::Period;
use num_rational::BigRational;
use proptest::prelude::*;

use super::{HOLIDAYS, bars, book, county, day, id, period, register};

const STATES: [DayState; 6] = [
    DayState::InVillage,
    DayState::AtUnit,
    DayState::OnLeave(Leave::Sick),
    DayState::OnTrip,
    DayState::InTraining,
    DayState::Nowhere,
];

/// Whether a day is worked, and whether it is a holiday, read from the notice again.
fn kind(on: NaiveDate) -> (bool, bool) {
    let row = HOLIDAYS.iter().find(|[_, from, last, _]| {
        let last = if last.is_empty() { from } else { last };
        day(from) <= on && on <= day(last)
    });
    match row.map(|row| row[3]) {
        Some("上班") => (true, false),
        Some(_) => (false, true),
        None => (on.weekday().num_days_from_monday() < 5, false),
    }
}

/// Days of three months, some of which nothing is recorded.
fn days() -> impl Strategy<Value = Vec<Option<usize>>> {
    proptest::collection::vec(
        prop_oneof![1 => Just(None), 9 => (0..STATES.len()).prop_map(Some)],
        92,
    )
}

fn recorded(days: &[Option<usize>]) -> Register {
    let first = day("2015-09-01");
    let rows: Vec<(String, DayState)> = first
        .iter_days()
        .zip(days)
        .filter_map(|(on, state)| Some((on.to_string(), *STATES.get((*state)?)?)))
        .filter(|(on, _)| on.as_str() <= "2015-11-30")
        .collect();
    let rows: Vec<(&str, &str, DayState)> =
        rows.iter().map(|(on, state)| (on.as_str(), on.as_str(), *state)).collect();
    register(("2015-09-01", "2015-11-30"), &rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_day_is_counted_once(
        days in days(),
        counts in proptest::array::uniform4(any::<bool>()),
        (divisor, up) in (1500_i64..3100, any::<bool>()),
    ) {
        let book = book();
        let [weekends, holidays, trips, training] = counts;
        let text = format!("{}.{:02}", divisor / 100, divisor % 100);
        let more = [
            ("county.weekends_count", Raw::Boolean(weekends)),
            ("county.holidays_count", Raw::Boolean(holidays)),
            ("county.trips_count", Raw::Boolean(trips)),
            ("county.training_count", Raw::Boolean(training)),
            ("county.prorated_by", Raw::text("fixed")),
            ("county.month_working_days", Raw::text(&text)),
            ("county.rounding", Raw::text(if up { "up" } else { "down" })),
        ];
        let sheet = county(&book, "prorated", &more);
        let reading = Reading::of(&sheet).unwrap();
        let register = recorded(&days);
        let year = Period::year(2015).unwrap();
        let found = register.attendance(&id("lin"), year, (&reading, bars(&book))).unwrap();

        let mut months: BTreeMap<u32, [u32; 4]> = BTreeMap::new();
        let mut nowhere = Vec::new();
        for (on, state) in day("2015-09-01").iter_days().zip(&days).take(91) {
            let (is_worked, is_holiday) = kind(on);
            let may = is_worked || if is_holiday { holidays } else { weekends };
            let state = state.map(|state| STATES[state]);
            let there = match state {
                Some(DayState::InVillage) => true,
                Some(DayState::OnTrip) => trips,
                Some(DayState::InTraining) => training,
                _ => false,
            };
            if state == Some(DayState::Nowhere) {
                nowhere.push(on);
            }
            let sums = months.entry(on.month()).or_default();
            sums[0] += u32::from(is_worked);
            sums[1] += u32::from(may);
            sums[2] += u32::from(may && there);
            sums[3] += u32::from(may && (there || state.is_none()));
        }
        prop_assert_eq!(&found.nowhere, &nowhere);
        for (month, sums) in found.months.iter().zip(months.values()) {
            let reached = (month.reached.least, month.reached.most);
            prop_assert_eq!((month.working_days, month.attainable), (sums[0], sums[1]));
            prop_assert_eq!(reached, (sums[2], sums[3]));
            // 22 × working days ÷ divisor, no more than 22.
            let exact = BigRational::new((22 * i64::from(sums[0]) * 100).into(), divisor.into());
            let whole = if up { exact.ceil() } else { exact.floor() };
            let required = whole.min(BigRational::from_integer(22.into()));
            let required: u32 = required.to_integer().to_string().parse().unwrap();
            prop_assert_eq!(month.required, Some(required));
        }
        let sum = |place: usize| months.values().map(|sums| sums[place]).sum::<u32>();
        prop_assert_eq!((found.reached.least, found.reached.most), (sum(2), sum(3)));
        prop_assert_eq!(found.attainable, sum(1));
    }

    #[test]
    fn recording_a_day_unsettles_nothing(days in days(), place in 0_usize..91, state in 0..STATES.len()) {
        let book = book();
        let sheet = county(&book, "strict", &[("county.weekends_count", Raw::Boolean(true))]);
        let reading = Reading::of(&sheet).unwrap();
        let quarter = period("2015-09-01", "2015-12-01");
        let mut open = days.clone();
        open[place] = None;
        let mut settled = days;
        settled[place] = Some(state);
        for rule in ["stationing/attendance.month", "stationing/nowhere"] {
            let standing = |days: &[Option<usize>]| {
                let register = recorded(days);
                let own = register.attendance(&id("lin"), quarter, (&reading, bars(&book)));
                own.unwrap().standing(book.rule(rule).unwrap(), &sheet).unwrap()
            };
            let before = standing(&open);
            if before != Standing::Undetermined {
                prop_assert_eq!(before, standing(&settled));
            }
        }
    }
}

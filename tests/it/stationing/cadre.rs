//! A cadre over all postings: one who changes the village has one year and whole months.

use chrono::NaiveDate;
use grassroots::facts::Raw;
use grassroots::rule::Standing;
use grassroots::stationing::{
    Attendance, DayRecord, DayState, Leave, Posting, Reading, Register, RegisterDraft,
    attendance_report, work_calendar,
};
use grassroots::vocabulary::{Period, Script};
use proptest::prelude::*;

use super::{HEADER, HOLIDAYS, bars, book, calendar, county, day, id, tree};

const V: DayState = DayState::InVillage;
const YEAR: &str = "stationing/attendance";
const PART_YEAR: &str = "stationing/attendance.part-year";
const MONTH: &str = "stationing/attendance.month";
const PART_MONTH: &str = "stationing/attendance.part-month";
const PRORATED: &str = "stationing/attendance.month-prorated";
const READINGS: [&str; 3] = ["strict", "prorated", "advisory"];

fn year() -> Period {
    Period::year(2015).unwrap()
}

/// `lin` in one village after another, each with first and last day, and the rows of days.
fn register(terms: &[(&str, &str)], rows: &[(NaiveDate, DayState)]) -> Register {
    let posting = |((nth, (from, last)), village): ((usize, &(&str, &str)), &str)| {
        let whose = (id("lin"), id("bureau"), id(village));
        Posting::new(id(&format!("p-{nth}")), whose, (day(from), day(last)))
    };
    let postings: Vec<Posting> =
        terms.iter().enumerate().zip(["a", "b", "f"]).map(posting).collect();
    let of = |on: NaiveDate| postings.iter().find(|one| one.holds_on(on));
    let records = rows.iter().filter_map(|(on, state)| {
        let record = id(&format!("r-{on}"));
        let record = DayRecord::new(record, of(*on)?.id.clone(), (*on, *on), *state);
        Some(record.approved("镇党委"))
    });
    let records = records.collect();
    let draft = RegisterDraft::new(calendar(), postings).with_records(records);
    draft.check(&tree()).unwrap()
}

fn every_day(from: &str, last: &str) -> Vec<(NaiveDate, DayState)> {
    day(from).iter_days().take_while(|on| *on <= day(last)).map(|on| (on, V)).collect()
}

type Choices<'c> = &'c [(&'static str, Raw)];

fn attendance(register: &Register, bar: &str, more: Choices<'_>) -> Attendance {
    let book = book();
    let reading = Reading::of(&county(&book, bar, more)).unwrap();
    register.attendance(&id("lin"), year(), (&reading, bars(&book))).unwrap()
}

fn standing(register: &Register, bar: &str, more: Choices<'_>, rule: &str) -> Standing {
    let book = book();
    let own = attendance(register, bar, more);
    own.standing(book.rule(rule).unwrap(), &county(&book, bar, more)).unwrap()
}

/// 249 working days of 2015 are a day short of 250: weekends count here.
const WEEKENDS: [(&str, Raw); 1] = [("county.weekends_count", Raw::Boolean(true))];

#[test]
fn who_moves_within_the_year_has_one_year() {
    let rows = every_day("2015-01-01", "2015-12-31");
    let one = register(&[("2015-01-01", "2015-12-31")], &rows);
    // On the first of a month, in its middle, and twice.
    for terms in [
        vec![("2015-01-01", "2015-06-30"), ("2015-07-01", "2015-12-31")],
        vec![("2015-01-01", "2015-06-16"), ("2015-06-17", "2015-12-31")],
        vec![
            ("2015-01-01", "2015-02-10"),
            ("2015-02-11", "2015-02-11"),
            ("2015-02-12", "2015-12-31"),
        ],
    ] {
        let moved = register(&terms, &rows);
        for bar in READINGS {
            let (own, same) =
                (attendance(&moved, bar, &WEEKENDS), attendance(&one, bar, &WEEKENDS));
            assert_eq!(own.postings.len(), terms.len());
            assert_eq!((own.is_whole_year, own.required), (true, Some(250)));
            assert_eq!(own.months, same.months);
            assert_eq!(own.terms, same.terms);
            for rule in [YEAR, PART_YEAR, MONTH, PART_MONTH, PRORATED] {
                let own = standing(&moved, bar, &WEEKENDS, rule);
                assert_eq!(own, standing(&one, bar, &WEEKENDS, rule), "{bar} {rule}");
            }
        }
        assert_eq!(standing(&moved, "strict", &WEEKENDS, YEAR), Standing::Met);
        // Each posting alone is a part of a year, as before.
        let book = book();
        let reading = Reading::of(&county(&book, "strict", &WEEKENDS)).unwrap();
        let by = (&reading, bars(&book));
        let first = moved.attendance_in_posting(&id("p-0"), year(), by).unwrap();
        assert_eq!((first.id.as_str(), first.is_whole_year), ("p-0", false));
        assert_eq!(first.required, None);
    }
}

#[test]
fn both_sides_of_250_and_22_over_two_villages() {
    // In the village on every day that may count but so many: 249 working days, 102 on
    // weekends without those of holidays.
    let terms = [("2015-01-01", "2015-06-16"), ("2015-06-17", "2015-12-31")];
    let all = every_day("2015-01-01", "2015-12-31");
    let own = attendance(&register(&terms, &all), "strict", &WEEKENDS);
    let over = usize::try_from(own.attainable).unwrap() - 250;
    let calendar = calendar();
    let leave = |days: usize| -> Vec<(NaiveDate, DayState)> {
        let is_worked =
            |on: &NaiveDate| calendar.working_days().is_worked(*on) == Some(true);
        let mut left = days;
        let state = |on: NaiveDate| {
            if left > 0 && is_worked(&on) {
                left -= 1;
                return (on, DayState::OnLeave(Leave::Annual));
            }
            (on, V)
        };
        all.iter().map(|(on, _)| *on).map(state).collect()
    };
    for (days, expected) in [(over, Standing::Met), (over + 1, Standing::NotMet)] {
        let register = register(&terms, &leave(days));
        assert_eq!(standing(&register, "strict", &WEEKENDS, YEAR), expected);
    }
    // June, in which the village changes: 22 with the days of both, 21 with one less.
    let june = |last: &str| {
        let rows: Vec<_> = every_day("2015-06-01", last);
        let mut rows = rows;
        let rest = day(last).succ_opt().unwrap().to_string();
        let away = every_day(&rest, "2015-06-30").into_iter();
        rows.extend(away.map(|(on, _)| (on, DayState::AtUnit)));
        let terms = [("2015-06-01", "2015-06-16"), ("2015-06-17", "2015-06-30")];
        register(&terms, &rows)
    };
    // 1 to 23 June less the holiday of the 20th to the 22nd: 20 days; to the 25th 22.
    for (last, days, expected) in
        [("2015-06-25", 22, Standing::Met), ("2015-06-24", 21, Standing::NotMet)]
    {
        let register = june(last);
        let own = attendance(&register, "strict", &WEEKENDS);
        assert_eq!((own.months.len(), own.months[0].is_part), (1, false));
        assert_eq!(own.months[0].reached.least, days);
        assert_eq!(standing(&register, "strict", &WEEKENDS, MONTH), expected);
    }
}

#[test]
fn days_between_two_terms_are_asked_of_nobody() {
    // To 10 March and from 21 April: March and April in part, 365 − 41 = 324 days.
    let terms = [("2015-01-01", "2015-03-10"), ("2015-04-21", "2015-12-31")];
    let rows = every_day("2015-01-01", "2015-12-31");
    let register = register(&terms, &rows);
    let by_days = [
        ("county.weekends_count", Raw::Boolean(true)),
        ("county.part_months", Raw::text("by_days")),
        ("county.part_year", Raw::text("by_days")),
    ];
    let own = attendance(&register, "strict", &by_days);
    // 250 × 324 ÷ 365 = 221.9…
    assert_eq!((own.is_whole_year, own.required), (false, Some(221)));
    let part = |month: usize| {
        let own = &own.months[month];
        (own.month.as_str(), own.is_part, own.days, own.required)
    };
    assert_eq!(own.months.len(), 12);
    assert_eq!(part(2), ("2015-03", true, 10, Some(7))); // 22 × 10 ÷ 31 = 7.09…
    assert_eq!(part(3), ("2015-04", true, 10, Some(7))); // 22 × 10 ÷ 30 = 7.33…
    let standing = |bar, more, rule| standing(&register, bar, more, rule);
    assert_eq!(standing("strict", &by_days, PART_YEAR), Standing::Met);
    assert_eq!(standing("strict", &by_days, PART_MONTH), Standing::Met);
    // Nine whole months remain; February has 21 days that may count.
    assert_eq!(standing("strict", &by_days, MONTH), Standing::NotMet);
    // Prorated by weekdays nothing but the holidays is taken off.
    assert_eq!(standing("prorated", &by_days, PRORATED), Standing::Met);
    let left_out = attendance(&register, "strict", &WEEKENDS);
    assert_eq!((left_out.required, left_out.months[2].required), (None, None));
    assert_eq!(standing("strict", &WEEKENDS, PART_YEAR), Standing::NotApplicable);
    assert_eq!(standing("strict", &WEEKENDS, PART_MONTH), Standing::NotApplicable);
    // A month in which there was nobody does not stand there, and leaves the others to be told.
    let terms = [("2015-06-01", "2015-06-30"), ("2015-08-01", "2015-08-31")];
    let gap = self::register(&terms, &rows);
    let all = [
        ("county.weekends_count", Raw::Boolean(true)),
        ("county.holidays_count", Raw::Boolean(true)),
    ];
    let own = attendance(&gap, "strict", &all);
    let months: Vec<&str> = own.months.iter().map(|one| one.month.as_str()).collect();
    assert_eq!(months, ["2015-06", "2015-08"]);
    assert_eq!(self::standing(&gap, "strict", &all, MONTH), Standing::Met);
    assert_eq!(self::standing(&gap, "prorated", &all, PRORATED), Standing::Met);
    let book = book();
    let rules = [book.rule(MONTH).unwrap()];
    let sheet = county(&book, "strict", &all);
    let report = attendance_report("lin", &own, (&rules, &sheet), Script::Hans).unwrap();
    let text = report.render(grassroots::explain::Format::Text);
    let whose =
        "驻村干部lin，选派p-0、p-1，2015-06-01至2015-06-30、2015-08-01至2015-08-31";
    assert!(text.contains(whose), "{text}");
}

#[test]
fn the_figures_count_a_cadre_once() {
    let rows = every_day("2015-01-01", "2015-12-31");
    let terms = [
        ("2015-01-01", "2015-06-16"), // a, of zhen
        ("2015-06-17", "2015-09-30"), // b, of zhen
        ("2015-10-01", "2015-12-31"), // f, of xiang
    ];
    let register = register(&terms, &rows);
    let book = book();
    let reading = Reading::of(&county(&book, "strict", &WEEKENDS)).unwrap();
    let by = (&reading, bars(&book));
    let tallies = register.tallies(&tree(), year(), by).unwrap();
    let of = |name: &str| {
        let own = tallies[&id(name)];
        (own.cadres, own.postings, own.months)
    };
    // June is a month in either village, whole as the cadre's, and one of the township's.
    assert_eq!([of("a"), of("b"), of("f")], [(1, 1, 6), (1, 1, 4), (1, 1, 3)]);
    assert_eq!([of("zhen"), of("xiang")], [(1, 2, 9), (1, 1, 3)]);
    assert_eq!(of("county"), (1, 3, 12));
    assert_eq!(
        tallies[&id("county")].days,
        tallies[&id("zhen")].days + tallies[&id("f")].days
    );
    let report = tallies[&id("county")].report("县", Script::Hans);
    let text = report.render(grassroots::explain::Format::Text);
    assert!(text.contains("驻村干部  1\n选派  3"), "{text}");
    // A year that cannot be, and a tree without the village, are not zeros.
    let two = Period::new(day("2015-01-01"), Some(day("2017-01-01"))).unwrap();
    assert_eq!(register.tallies(&tree(), two, by), None);
    let open = Period::new(day("2015-01-01"), None).unwrap();
    assert_eq!(register.tallies(&tree(), open, by), None);
    let header = ["编号", "类别", "上级"];
    let other = [["zhen", "乡镇党委", "无"], ["a", "村党支部", "zhen"]];
    let other = grassroots::organization::organizations(header, other).unwrap();
    assert_eq!(register.tallies(&other, year(), by), None);
    // Another year has nobody.
    let later = register.tallies(&tree(), Period::year(2016).unwrap(), by).unwrap();
    assert_eq!(later[&id("county")].cadres, 0);
}

#[test]
fn days_beyond_the_calendar_are_not_known_and_settle_nothing() {
    // A term of service into 2016, and a calendar of 2015 alone.
    let known = work_calendar(year(), HEADER, &HOLIDAYS[..13]).unwrap();
    let whose = (id("lin"), id("bureau"), id("a"));
    let posting = Posting::new(id("p"), whose, (day("2015-07-01"), day("2016-06-30")));
    let rows = every_day("2015-07-01", "2016-06-30").into_iter();
    let record = |(on, state): (NaiveDate, DayState)| {
        DayRecord::new(id(&format!("r-{on}")), id("p"), (on, on), state)
    };
    let draft = RegisterDraft::new(known, vec![posting]);
    let register = draft.with_records(rows.map(record).collect()).check(&tree()).unwrap();
    let book = book();
    let fixed = [
        ("county.prorated_by", Raw::text("fixed")),
        ("county.month_working_days", Raw::Integer(23)),
    ];
    let county = |bar: &str| county(&book, bar, &fixed);
    let ask = |period, bar: &str| {
        let reading = Reading::of(&county(bar)).unwrap();
        register.attendance(&id("lin"), period, (&reading, bars(&book))).unwrap()
    };
    // The year that is asked needs no other.
    let own = ask(year(), "prorated");
    assert!(own.months.iter().all(|month| month.not_in_calendar == 0));
    let service = Period::new(day("2015-07-01"), Some(day("2016-07-01"))).unwrap();
    let own = ask(service, "prorated");
    assert_eq!((own.is_whole_year, own.required), (true, Some(250)));
    // 123 working days in half of 2015; in 2016 none for sure, and at most every day.
    let half = attendance_of(&own, 0..6);
    assert_eq!((own.reached.least, own.reached.most), (half, half + 182));
    let january = &own.months[6];
    assert_eq!((january.month.as_str(), january.not_in_calendar), ("2016-01", 31));
    assert_eq!((january.required, january.is_open), (None, true));
    assert_eq!((january.attainable, january.reached.most), (31, 31));
    let standing = |own: &Attendance, bar: &str, rule: &str| {
        own.standing(book.rule(rule).unwrap(), &county(bar)).unwrap()
    };
    assert_eq!(standing(&own, "prorated", PRORATED), Standing::Undetermined);
    assert_eq!(standing(&own, "prorated", YEAR), Standing::Undetermined);
    let sheet = county("prorated");
    let report = attendance_report("lin", &own, (&[], &sheet), Script::Hans).unwrap();
    let text = report.render(grassroots::explain::Format::Markdown);
    assert!(
        text.contains("| 2016-01 | 日历未载 | 日历未载 | ≤31 | 0–31 | 0–31 |"),
        "{text}"
    );
    // Strictly 22 are asked of any month; September has 21 working days.
    assert_eq!(standing(&ask(service, "strict"), "strict", MONTH), Standing::NotMet);
}

fn attendance_of(own: &Attendance, months: std::ops::Range<usize>) -> u32 {
    let own = own.months.get(months).unwrap_or_default();
    own.iter().map(|month| month.reached.least).sum()
}

#[test]
fn holidays_of_a_second_year_that_nobody_wrote_are_noticed() {
    // The calendar of the tests knows 2016, and no holiday of it but the first.
    let missing = calendar().holidays_not_said();
    assert_eq!(missing, [day("2016-05-01"), day("2016-10-01")]);
    let terms = [("2016-04-01", "2016-06-30")];
    let register = register(&terms, &every_day("2016-04-01", "2016-06-30"));
    let book = book();
    let sheet = county(&book, "strict", &[]);
    let reading = Reading::of(&sheet).unwrap();
    let of_2016 = Period::year(2016).unwrap();
    let own = register.attendance(&id("lin"), of_2016, (&reading, bars(&book))).unwrap();
    assert_eq!(own.holidays_not_said, [day("2016-05-01")]);
    let report = attendance_report("lin", &own, (&[], &sheet), Script::Hans).unwrap();
    let text = report.render(grassroots::explain::Format::Text);
    assert!(text.contains("工作日历没有写明2016-05-01放假"), "{text}");
}

#[test]
fn each_reading_has_the_bar_of_its_own_rule() {
    let book = book();
    let mut bars = bars(&book);
    bars.month = 20;
    let register =
        register(&[("2015-03-01", "2015-03-31")], &every_day("2015-03-01", "2015-03-31"));
    let required = |bar: &str| {
        let reading = Reading::of(&county(&book, bar, &[])).unwrap();
        let own = register.attendance(&id("lin"), year(), (&reading, bars)).unwrap();
        own.months[0].required
    };
    // March has 22 working days of 22 weekdays.
    assert_eq!(READINGS.map(required), [Some(20), Some(20), Some(22)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Splitting a posting in two neighbouring ones on any day changes nothing.
    #[test]
    fn splitting_a_posting_changes_nothing(
        cut in 1_i64..150,
        again in 1_i64..60,
        states in proptest::collection::vec(0_usize..5, 240),
        parts in proptest::array::uniform2(0_usize..3),
        weekends in any::<bool>(),
    ) {
        let known = [
            Some(V),
            Some(DayState::AtUnit),
            Some(DayState::OnTrip),
            Some(DayState::Nowhere),
            None,
        ];
        let (first, last) = (day("2015-02-10"), day("2015-10-07"));
        let days = first.iter_days().take_while(|on| *on <= last);
        let rows: Vec<(NaiveDate, DayState)> = days
            .zip(states)
            .filter_map(|(on, state)| Some((on, known[state]?)))
            .collect();
        let middle = first + chrono::Duration::days(cut);
        let later = middle + chrono::Duration::days(again);
        let text = |on: NaiveDate| on.to_string();
        let before = |on: NaiveDate| text(on.pred_opt().unwrap());
        let whole = register(&[(&text(first), &text(last))], &rows);
        let split = register(
            &[
                (&text(first), &before(middle)),
                (&text(middle), &before(later)),
                (&text(later), &text(last)),
            ],
            &rows,
        );
        let part = |nth: usize| Raw::text(["in_full", "by_days", "left_out"][nth]);
        let more = [
            ("county.weekends_count", Raw::Boolean(weekends)),
            ("county.part_months", part(parts[0])),
            ("county.part_year", part(parts[1])),
        ];
        let book = book();
        let rules = || book.rules().iter().filter(|rule| rule.subject().as_str() == "cadre");
        prop_assert_eq!(rules().count(), 8);
        for bar in READINGS {
            let (one, mut two) =
                (attendance(&whole, bar, &more), attendance(&split, bar, &more));
            let sheet = county(&book, bar, &more);
            for rule in rules() {
                let of = |own: &Attendance| own.standing(rule, &sheet).unwrap();
                prop_assert_eq!(of(&one), of(&two), "{}", rule.id());
            }
            two.postings.clone_from(&one.postings);
            prop_assert_eq!(one, two);
        }
    }
}

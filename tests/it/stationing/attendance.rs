//! Attendance in each reading, both sides of 250 and 22, and the months that are not like others.

use grassroots::facts::Raw;
use grassroots::rule::Standing;
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    Attendance, Conflict, DayState, Leave, MonthAttendance, Reading, Register,
    attendance_report,
};
use grassroots::vocabulary::{Id, Period, Script};

use super::{bars, book, county, id, period, register};

const V: DayState = DayState::InVillage;

fn year() -> Period {
    Period::year(2015).unwrap()
}

/// The attendance in a year, and how it stands to a rule.
struct Asked<'b> {
    book: &'b Rulebook,
    month: &'b str,
    more: &'b [(&'static str, Raw)],
}

impl Asked<'_> {
    fn attendance(&self, register: &Register, year: Period) -> Attendance {
        let sheet = county(self.book, self.month, self.more);
        let reading = Reading::of(&sheet).unwrap();
        register.attendance(&id("lin"), year, (&reading, bars(self.book))).unwrap()
    }

    fn standing(&self, register: &Register, year: Period, rule: &str) -> Standing {
        let sheet = county(self.book, self.month, self.more);
        let rule = self.book.rule(rule).unwrap();
        self.attendance(register, year).standing(rule, &sheet).unwrap()
    }
}

fn of<'m>(attendance: &'m Attendance, month: &str) -> &'m MonthAttendance {
    attendance.months.iter().find(|one| one.month == month).unwrap()
}

const YEAR: &str = "stationing/attendance";
const MONTH: &str = "stationing/attendance.month";
const PRORATED: &str = "stationing/attendance.month-prorated";
const ADVICE: &str = "stationing/attendance.month-advice";
const PART: &str = "stationing/attendance.part-month";
const PART_YEAR: &str = "stationing/attendance.part-year";
const NOWHERE: &str = "stationing/nowhere";

#[test]
fn working_days_alone_do_not_reach_250_in_2015() {
    let book = book();
    let register =
        register(("2015-01-01", "2015-12-31"), &[("2015-01-01", "2015-12-31", V)]);
    let asked = Asked { book: &book, month: "strict", more: &[] };
    let attendance = asked.attendance(&register, year());
    assert_eq!((attendance.attainable, attendance.reached.least), (249, 249));
    assert_eq!(asked.standing(&register, year(), YEAR), Standing::NotMet);
    let conflicts = attendance.conflicts();
    assert!(
        conflicts.contains(&Conflict::YearOutOfReach { required: 250, attainable: 249 })
    );
    assert!(conflicts.contains(&Conflict::MonthsAskForMore { months: 264, year: 250 }));
    let beyond: Vec<&str> = attendance
        .months
        .iter()
        .filter(|m| m.is_out_of_reach())
        .map(|m| m.month.as_str())
        .collect();
    assert_eq!(
        beyond,
        [
            "2015-01", "2015-02", "2015-04", "2015-05", "2015-06", "2015-08", "2015-09",
            "2015-10", "2015-11"
        ]
    );
}

#[test]
fn one_weekend_day_more_is_250() {
    // With weekends counted: 249 working days less one of leave, and two or one on weekends.
    let book = book();
    let more = [("county.weekends_count", Raw::Boolean(true))];
    let asked = Asked { book: &book, month: "strict", more: &more };
    let rest = DayState::AtRest;
    let days = |weekend: &[(&str, &str, DayState)]| {
        // Every working day in the village, every other day at rest.
        let calendar = super::calendar();
        let mut records = Vec::new();
        for on in year().from().iter_days().take_while(|on| year().contains(*on)) {
            let text = on.to_string();
            let listed = weekend.iter().find(|(from, _, _)| *from == text);
            let is_worked = calendar.working_days().is_worked(on) == Some(true);
            let state = listed.map_or(if is_worked { V } else { rest }, |(_, _, s)| *s);
            records.push((text, state));
        }
        let rows: Vec<(&str, &str, DayState)> =
            records.iter().map(|(on, s)| (on.as_str(), on.as_str(), *s)).collect();
        register(("2015-01-01", "2015-12-31"), &rows)
    };
    let leave = DayState::OnLeave(Leave::Annual);
    let met =
        days(&[("2015-07-01", "", leave), ("2015-07-04", "", V), ("2015-07-05", "", V)]);
    assert_eq!(asked.attendance(&met, year()).reached.least, 250);
    assert_eq!(asked.standing(&met, year(), YEAR), Standing::Met);
    let short = days(&[("2015-07-01", "", leave), ("2015-07-04", "", V)]);
    assert_eq!(asked.attendance(&short, year()).reached.least, 249);
    assert_eq!(asked.standing(&short, year(), YEAR), Standing::NotMet);
    assert_eq!(asked.attendance(&short, year()).leave_days(), 1);
}

#[test]
fn the_year_is_met_and_a_month_is_not_and_the_reverse() {
    let book = book();
    let all = [
        ("county.weekends_count", Raw::Boolean(true)),
        ("county.holidays_count", Raw::Boolean(true)),
    ];
    let (off, leave) = (DayState::AtRest, DayState::OnLeave(Leave::Personal));
    // In the village on every day but the holiday of October and ten days of leave after it.
    let year_met = register(
        ("2015-01-01", "2015-12-31"),
        &[
            ("2015-01-01", "2015-09-30", V),
            ("2015-10-01", "2015-10-07", off),
            ("2015-10-08", "2015-10-17", leave),
            ("2015-10-18", "2015-12-31", V),
        ],
    );
    // 365 − 17 = 348 days; October has 14 of 31.
    for (bar, rule) in [("strict", MONTH), ("advisory", ADVICE)] {
        let asked = Asked { book: &book, month: bar, more: &all };
        let attendance = asked.attendance(&year_met, year());
        assert_eq!(attendance.reached.least, 348);
        assert_eq!(of(&attendance, "2015-10").reached.least, 14);
        assert_eq!(asked.standing(&year_met, year(), YEAR), Standing::Met);
        assert_eq!(asked.standing(&year_met, year(), rule), Standing::NotMet);
    }
    // Prorated: 22 × 18 ÷ 22 = 18 in October, of which 14 were reached.
    let asked = Asked { book: &book, month: "prorated", more: &all };
    let october = asked.attendance(&year_met, year());
    assert_eq!(of(&october, "2015-10").required, Some(18));
    assert_eq!(asked.standing(&year_met, year(), PRORATED), Standing::NotMet);
    // The reverse, prorated and rounded down: 17 of the 17 working days in February are
    // enough (22 × 17 ÷ 20 = 18.7 is not, so the county divides by a fixed 22 days), and every
    // working day of the year is fewer than 250.
    let fixed = [
        ("county.prorated_by", Raw::text("fixed")),
        ("county.month_working_days", Raw::Integer(22)),
    ];
    let asked = Asked { book: &book, month: "prorated", more: &fixed };
    let every_day =
        register(("2015-01-01", "2015-12-31"), &[("2015-01-01", "2015-12-31", V)]);
    assert_eq!(asked.standing(&every_day, year(), PRORATED), Standing::Met);
    assert_eq!(asked.standing(&every_day, year(), YEAR), Standing::NotMet);
    let attendance = asked.attendance(&every_day, year());
    assert_eq!(of(&attendance, "2015-02").required, Some(17));
    assert_eq!(of(&attendance, "2015-07").required, Some(22)); // 23 working days, held at the bar
    // What the months come to falls short of the year: 10 months as worked, and 22 twice.
    let less = Conflict::MonthsAskForLess { months: 247, year: 250 };
    assert!(attendance.conflicts().contains(&less));
}

#[test]
fn strict_months_cannot_be_met_without_the_year() {
    // 22 in each of twelve months are 264: the reverse does not exist in the strict reading.
    let book = book();
    let all = [("county.weekends_count", Raw::Boolean(true))];
    let asked = Asked { book: &book, month: "strict", more: &all };
    let every_day =
        register(("2015-01-01", "2015-12-31"), &[("2015-01-01", "2015-12-31", V)]);
    let attendance = asked.attendance(&every_day, year());
    // February has 28 days less seven of the holiday: 21. Even with weekends it has no 22.
    let february = of(&attendance, "2015-02");
    assert_eq!((february.required, february.attainable), (Some(22), 21));
    assert!(february.is_out_of_reach());
    assert_eq!((february.lacking().least, february.lacking().most), (1, 1));
    assert_eq!(asked.standing(&every_day, year(), MONTH), Standing::NotMet);
    assert_eq!(asked.standing(&every_day, year(), YEAR), Standing::Met);
}

#[test]
fn the_29th_of_february_counts() {
    let book = book();
    let all = [("county.weekends_count", Raw::Boolean(true))];
    let asked = Asked { book: &book, month: "strict", more: &all };
    let leap = period("2016-02-01", "2016-03-01");
    let (rest, leave) = (DayState::AtRest, DayState::OnLeave(Leave::Sick));
    // Seven days of leave: 22 of 29.
    let rows = [("2016-02-01", "2016-02-07", leave), ("2016-02-08", "2016-02-29", V)];
    let met = register(("2016-01-01", "2016-12-31"), &rows);
    let attendance = asked.attendance(&met, leap);
    assert_eq!(attendance.months.len(), 1);
    assert_eq!(attendance.months[0].working_days, 21);
    assert_eq!(attendance.months[0].reached.least, 22);
    assert!(!attendance.is_whole_year);
    assert_eq!(asked.standing(&met, leap, MONTH), Standing::Met);
    let rows = [
        ("2016-02-01", "2016-02-07", leave),
        ("2016-02-08", "2016-02-26", V),
        ("2016-02-27", "2016-02-27", rest),
        ("2016-02-28", "2016-02-29", V),
    ];
    let short = register(("2016-01-01", "2016-12-31"), &rows);
    assert_eq!(asked.standing(&short, leap, MONTH), Standing::NotMet);
    // A year of service from 29 February 2016 ends with 27 February 2017, in a calendar that
    // knows it; by days of a leap year a part is divided by 366.
    let by_days = [("county.part_year", Raw::text("by_days"))];
    let asked = Asked { book: &book, month: "strict", more: &by_days };
    let half = register(("2016-07-02", "2016-12-31"), &[("2016-07-02", "2016-12-31", V)]);
    let attendance = asked.attendance(&half, Period::year(2016).unwrap());
    // 183 of 366 days: 125.
    assert_eq!((attendance.required, attendance.is_whole_year), (Some(125), false));
}

#[test]
fn a_term_that_begins_mid_month() {
    let book = book();
    let term = ("2015-03-16", "2015-06-15");
    let register = register(term, &[("2015-03-16", "2015-06-15", V)]);
    let weekends = ("county.weekends_count", Raw::Boolean(true));
    // Nothing is asked of the parts.
    let more = [weekends.clone()];
    let asked = Asked { book: &book, month: "strict", more: &more };
    let attendance = asked.attendance(&register, year());
    assert_eq!(of(&attendance, "2015-03").required, None);
    assert_eq!(asked.standing(&register, year(), PART), Standing::NotApplicable);
    assert_eq!(asked.standing(&register, year(), PART_YEAR), Standing::NotApplicable);
    assert_eq!(asked.standing(&register, year(), YEAR), Standing::NotApplicable);
    // By days: 22 × 16 ÷ 31 = 11.35… in March, 22 × 15 ÷ 30 = 11 in June.
    let more = [weekends.clone(), ("county.part_months", Raw::text("by_days"))];
    let asked = Asked { book: &book, month: "strict", more: &more };
    let attendance = asked.attendance(&register, year());
    let march = of(&attendance, "2015-03");
    assert_eq!((march.is_part, march.required), (true, Some(11)));
    assert_eq!(march.exact.unwrap().to_string(), "352/31");
    assert_eq!(of(&attendance, "2015-06").required, Some(11));
    assert_eq!(asked.standing(&register, year(), PART), Standing::Met);
    // In full: 22 of the 16 days of March are out of reach.
    let more = [weekends, ("county.part_months", Raw::text("in_full"))];
    let asked = Asked { book: &book, month: "strict", more: &more };
    assert_eq!(asked.standing(&register, year(), PART), Standing::NotMet);
    assert_eq!(asked.standing(&register, year(), MONTH), Standing::Met);
    // Prorated by working days: 22 × 12 ÷ 22 = 12 in March, 22 × 10 ÷ 22 = 10 (11 − one holiday
    // not yet come) in June.
    let more = [("county.part_months", Raw::text("by_days"))];
    let asked = Asked { book: &book, month: "prorated", more: &more };
    let attendance = asked.attendance(&register, year());
    assert_eq!(of(&attendance, "2015-03").required, Some(12));
    assert_eq!(of(&attendance, "2015-06").required, Some(11));
    assert_eq!(of(&attendance, "2015-06").working_days, 11);
    assert_eq!(asked.standing(&register, year(), PRORATED), Standing::Met);
    // A part of the year in full asks for 250 of 92 days.
    let more = [("county.part_year", Raw::text("in_full"))];
    let asked = Asked { book: &book, month: "strict", more: &more };
    assert_eq!(asked.attendance(&register, year()).required, Some(250));
    assert_eq!(asked.standing(&register, year(), PART_YEAR), Standing::NotMet);
}

#[test]
fn what_is_not_recorded_settles_nothing_that_it_could_change() {
    let book = book();
    let all = [
        ("county.weekends_count", Raw::Boolean(true)),
        ("county.holidays_count", Raw::Boolean(true)),
    ];
    let asked = Asked { book: &book, month: "strict", more: &all };
    // 250 days on record, and nothing after 7 September.
    let open = register(("2015-01-01", "2015-12-31"), &[("2015-01-01", "2015-09-07", V)]);
    let attendance = asked.attendance(&open, year());
    assert_eq!((attendance.reached.least, attendance.reached.most), (250, 365));
    assert_eq!(asked.standing(&open, year(), YEAR), Standing::Met);
    assert_eq!(asked.standing(&open, year(), MONTH), Standing::Undetermined);
    assert_eq!(asked.standing(&open, year(), NOWHERE), Standing::Undetermined);
    assert_eq!(attendance.not_recorded.len(), 79); // working days from 8 September on
    // A day less on record may still become 250.
    let open = register(("2015-01-01", "2015-12-31"), &[("2015-01-01", "2015-09-06", V)]);
    assert_eq!(asked.standing(&open, year(), YEAR), Standing::Undetermined);
    // A month that lacks days for sure settles the months.
    let rows =
        [("2015-01-01", "2015-01-10", DayState::AtUnit), ("2015-01-11", "2015-01-31", V)];
    let short = register(("2015-01-01", "2015-12-31"), &rows);
    assert_eq!(asked.standing(&short, year(), MONTH), Standing::NotMet);
    // One day found nowhere settles that.
    let rows = [("2015-01-05", "2015-01-05", DayState::Nowhere)];
    let found = register(("2015-01-01", "2015-12-31"), &rows);
    assert_eq!(asked.standing(&found, year(), NOWHERE), Standing::NotMet);
}

#[test]
fn trips_and_training_count_where_the_county_says_so() {
    let book = book();
    let rows = [
        ("2015-03-02", "2015-03-06", DayState::OnTrip),
        ("2015-03-09", "2015-03-11", DayState::InTraining),
        ("2015-03-12", "2015-03-31", V),
    ];
    let register = register(("2015-03-01", "2015-03-31"), &rows);
    for (trips, training, days) in
        [(false, false, 14), (true, false, 19), (false, true, 17), (true, true, 22)]
    {
        let more = [
            ("county.trips_count", Raw::Boolean(trips)),
            ("county.training_count", Raw::Boolean(training)),
        ];
        let asked = Asked { book: &book, month: "strict", more: &more };
        let attendance = asked.attendance(&register, year());
        assert_eq!(attendance.reached.least, days);
        let is_met = asked.standing(&register, year(), MONTH) == Standing::Met;
        assert_eq!(is_met, days == 22);
    }
}

#[test]
fn a_reading_names_every_choice_that_is_missing() {
    let book = book();
    let draft =
        grassroots::facts::SheetDraft::new(year(), grassroots::facts::SheetState::Open)
            .with("county.month_bar", Raw::text("prorated"))
            .with("county.weekends_count", Raw::Boolean(true));
    let sheet = book.dictionary().sheet(&draft).unwrap();
    let problems = Reading::of(&sheet).unwrap_err();
    let named: Vec<String> = problems.iter().map(|one| one.at.to_string()).collect();
    assert_eq!(
        named,
        [
            "facts[county.holidays_count]",
            "facts[county.trips_count]",
            "facts[county.training_count]",
            "facts[county.part_months]",
            "facts[county.part_year]",
            "facts[county.prorated_by]",
            "facts[county.above_the_bar]",
            "facts[county.rounding]",
        ]
    );
}

#[test]
fn the_table_has_three_scripts() {
    let book = book();
    let register =
        register(("2015-02-01", "2015-02-28"), &[("2015-02-01", "2015-02-28", V)]);
    let asked = Asked { book: &book, month: "prorated", more: &[] };
    let attendance = asked.attendance(&register, year());
    let sheet = county(&book, "prorated", &[]);
    let rules = [book.rule(PRORATED).unwrap(), book.rule(YEAR).unwrap()];
    let text = |script| {
        let report = attendance_report("a", &attendance, (&rules, &sheet), script);
        report.unwrap().render(grassroots::explain::Format::Markdown)
    };
    let hans = text(Script::Hans);
    for line in [
        "驻村干部lin，选派p-1，2015-02-01至2015-02-28",
        "口径：每月按工作日折算（除以当月周一至周五的天数，不高于标准）；只计在村的工作日；不足整月不作要求；不足一年不作要求；舍去",
        "| 2015-02 | 17 | 18（18.7） | 17 | 17 | 1 |",
        "| 合计（2015-02-01至2015-02-28） | 17 | 不作要求 | 17 | 17 | 0 |",
        "每月驻村达到按工作日折算的天数：未达到要求",
    ] {
        assert!(hans.contains(line), "{line}\n{hans}");
    }
    // The year does not apply, and is not spoken of.
    assert!(!hans.contains("全年"), "{hans}");
    assert!(text(Script::Hant).contains("2015-02：應駐18天，至多可駐17天"));
    let en = text(Script::En);
    let sum = "| in all (2015-02-01 to 2015-02-28) | 17 | nothing | 17 | 17 | 0 |";
    assert!(en.contains(sum), "{en}");
}

#[test]
fn figures_add_up_along_the_tree() {
    let book = book();
    let sheet = county(&book, "strict", &[]);
    let reading = Reading::of(&sheet).unwrap();
    let rows = [
        ("2015-03-02", "2015-03-30", V),
        ("2015-03-31", "2015-03-31", DayState::Nowhere),
    ];
    let register = register(("2015-03-01", "2015-03-31"), &rows);
    let tallies =
        register.tallies(&super::tree(), year(), (&reading, bars(&book))).unwrap();
    let of = |name: &str| tallies[&Id::new(name).unwrap()];
    assert_eq!(of("a"), of("zhen"));
    assert_eq!(of("county"), of("zhen"));
    let zhen = of("zhen");
    assert_eq!((zhen.cadres, zhen.postings, zhen.days, zhen.nowhere), (1, 1, 21, 1));
    assert_eq!((zhen.months, zhen.months_short, zhen.months_open), (1, 1, 0));
    assert_eq!(of("f"), grassroots::stationing::Tally::default());
    let report =
        zhen.report("镇", Script::Hans).render(grassroots::explain::Format::Text);
    assert!(report.contains("两头不见人天数  1"), "{report}");
}

#[test]
fn a_year_of_service_begins_on_any_day() {
    let book = book();
    let more = [
        ("county.weekends_count", Raw::Boolean(true)),
        ("county.part_months", Raw::text("by_days")),
    ];
    let asked = Asked { book: &book, month: "strict", more: &more };
    let service = period("2015-03-16", "2016-03-16");
    let leave = DayState::OnLeave(Leave::Sick);
    // 366 days, a 29 February among them, less 24 of holidays.
    let of = |until: &str, from: &str| {
        register(
            ("2015-03-16", "2016-03-15"),
            &[
                ("2015-03-16", "2015-05-31", V),
                ("2015-06-01", until, leave),
                (from, "2016-03-15", V),
            ],
        )
    };
    let attendance = asked.attendance(&of("2015-09-05", "2015-09-06"), service);
    assert_eq!((attendance.is_whole_year, attendance.required), (true, Some(250)));
    assert_eq!(attendance.attainable, 342);
    assert_eq!(attendance.months.len(), 13);
    let parts: Vec<&str> = attendance
        .months
        .iter()
        .filter(|m| m.is_part)
        .map(|m| m.month.as_str())
        .collect();
    assert_eq!(parts, ["2015-03", "2016-03"]);
    // Leave from June to 5 September has 97 days, six of them of holidays: 342 − 91 = 251.
    assert_eq!(attendance.reached.least, 251);
    let met = of("2015-09-06", "2015-09-07");
    assert_eq!(asked.attendance(&met, service).reached.least, 250);
    assert_eq!(asked.standing(&met, service, YEAR), Standing::Met);
    let short = of("2015-09-07", "2015-09-08");
    assert_eq!(asked.standing(&short, service, YEAR), Standing::NotMet);
    // A calendar year holds a part of it, and more than a year is none.
    assert!(!asked.attendance(&met, year()).is_whole_year);
    let reading = Reading::of(&county(&book, "strict", &more)).unwrap();
    let longer = period("2015-03-16", "2016-03-17");
    assert_eq!(met.attendance(&id("lin"), longer, (&reading, bars(&book))), None);
}

//! The register of appointments: who led what, joined with results and the rule of removal;
//! outcomes from a table.

#![expect(clippy::unwrap_used, reason = "what makes registers stands outside the tests")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use grassroots::consequence::{
    Change, Decided, History, Said, Subject, differences, outcomes,
};
use grassroots::explain::Wording as _;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::judge;
use grassroots::secretary::{
    AppointmentDraft, Appointments, AppointmentsDraft, Chain, appointments,
    village_results,
};
use grassroots::vocabulary::{Id, Period, Problems, Script, Verdict};
use proptest::prelude::*;

/// A file of facts.
#[derive(serde::Deserialize)]
struct File {
    facts: BTreeMap<String, Raw>,
}

pub(super) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(super) fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

pub(super) fn book() -> Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| bundled::secretary_2019().unwrap());
    BOOK.clone()
}

fn led(rows: &[[&str; 6]]) -> Vec<AppointmentDraft> {
    let header = ["编号", "书记", "村", "任职日期", "离任日期", "届"];
    appointments(header, rows).unwrap()
}

const HEADER: [&str; 8] =
    ["编号", "对象", "事项", "所属期", "结论", "作出日期", "公布日期", "更正"];

fn records(rows: &[[&str; 8]]) -> Vec<Decided> {
    outcomes(book().consequences(), HEADER, rows).unwrap()
}

fn register(
    appointments: &[[&str; 6]],
    outcomes: &[[&str; 8]],
) -> Result<Appointments, Problems> {
    AppointmentsDraft::of(led(appointments))
        .with(["secretary", "combined"].map(id), records(outcomes))
        .check(book().consequences())
}

/// Zhang: eastern village until mid-January 2021, then the western; a year without office.
const LED: [[&str; 6]; 5] = [
    ["a1", "zhang", "dong", "2018-11-20", "2021-01-15", "8"],
    ["a2", "zhang", "xi", "2021-01-15", "2022-01-01", "9"],
    ["a3", "li", "dong", "2021-02-01", "", "9"],
    ["a4", "zhang", "xi", "2023-01-01", "", "9"],
    ["a5", "wang", "bei", "2019-06-01", "", ""],
];

const GRADED: [[&str; 8]; 5] = [
    ["o1", "zhang", "secretary", "2019年", "不称职", "2020-01-10", "", ""],
    ["o2", "zhang", "secretary", "2020", "称职", "2021-01-10", "", ""],
    ["o3", "zhang", "secretary", "2021", "不称职", "2022-01-10", "", ""],
    ["k2", "", "", "", "不称职", "2022-05-06", "2022-05-10", "o2"],
    ["o4", "wang", "combined", "2019", "优秀、称职", "2020-01-10", "", ""],
];

#[test]
fn results_stand_in_the_office_in_which_they_were_earned() {
    let register = register(&LED, &GRADED).unwrap();
    let history = register.history(&id("zhang"), None);
    let told: Vec<_> = history
        .periods()
        .iter()
        .map(|one| {
            let village = one.office.village.as_ref().unwrap().to_string();
            (village, one.office.term, one.corrected.is_some())
        })
        .collect();
    let dong = |is_corrected| ("dong".to_owned(), Some(8), is_corrected);
    assert_eq!(told, [dong(false), dong(true), ("xi".to_owned(), Some(9), false)]);
}

#[test]
fn a_correction_brings_removal_and_is_not_known_before_its_day() {
    let register = register(&LED, &GRADED).unwrap();
    let book = book();
    let rules = book.removal().unwrap();
    let removal = |day: &str| register.removal(rules, &id("zhang"), Some(on(day)));
    assert_eq!(removal("2020-12-31").verdict(), Verdict::NotMet); // one year
    assert_eq!(removal("2022-05-09").verdict(), Verdict::NotMet); // two, not in a row
    let found = removal("2022-05-10"); // 2019 and, corrected, 2020
    assert_eq!((found.verdict(), found.since), (Verdict::Met, Some(year(2020))));
    let open = register.removal(rules, &id("wang"), None);
    assert_eq!(open.verdict(), Verdict::NotMet);
    let record = found.decided((id("r1"), id("zhang")), (year(2020), on("2022-05-12")));
    assert_eq!(record.unwrap().says, Said::Met);
}

#[test]
fn every_verdict_of_removal_is_a_record_and_a_corrected_grade_corrects_it() {
    let register = register(&LED, &GRADED).unwrap();
    let book = book();
    let found = register.removals(book.removal().unwrap()).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|one| {
            let corrects = one.corrects.as_ref().map_or("", Id::as_str);
            let last = one.about.last().unwrap().to_string();
            (one.id.as_str(), corrects, last, one.says.clone(), one.known.to_string())
        })
        .collect();
    let one = |id, corrects, year: i32, says, known: &str| {
        (id, corrects, format!("{year}-12-31"), says, known.to_owned())
    };
    // The corrected 2020 requires it already, so that 2021 finds nothing of its own. In 2022
    // zhang led nothing: that ends it.
    let expected = [
        one("wang/removal-2019-12-31", "", 2019, Said::NotMet, "2020-01-10"),
        one("zhang/removal-2019-12-31", "", 2019, Said::NotMet, "2020-01-10"),
        one("zhang/removal-2020-12-31", "", 2020, Said::NotMet, "2021-01-10"),
        one("zhang/removal-2021-12-31", "", 2021, Said::NotMet, "2022-01-10"),
        one(
            "zhang/removal-2020-12-31/2022-05-10",
            "zhang/removal-2020-12-31",
            2020,
            Said::Met,
            "2022-05-10",
        ),
        one(
            "zhang/removal-2021-12-31/2022-05-10",
            "zhang/removal-2021-12-31",
            2021,
            Said::Withdrawn,
            "2022-05-10",
        ),
    ];
    assert_eq!(told[..6], expected);
    // Left on 1 January, as is known once it was found that there was a ground.
    let left = ["zhang/left-2022-01-01", "zhang/left-2022-05-10"];
    assert_eq!(told[6..].iter().map(|one| one.0).collect::<Vec<_>>(), left);
    assert!(told[6..].iter().all(|one| one.4 == "2022-05-10"));
    let history = register.with_removals(book.removal().unwrap()).unwrap();
    let zhang = Subject::new(id("secretary"), id("zhang"));
    let must = |known: &str, day: &str| {
        let account = history.as_known_on(on(known));
        account.answer("must-be-replaced", &zhang, on(day)).unwrap().by.len()
    };
    assert_eq!(must("2022-05-09", "2021-06-01"), 0);
    assert_eq!(must("2022-05-10", "2021-01-09"), 0);
    assert_eq!(must("2022-05-10", "2021-01-10"), 1); // from the first
    assert_eq!(must("2022-05-10", "2021-12-31"), 1);
    assert_eq!(must("2022-05-10", "2022-01-01"), 0); // led nothing since 1 January
}

/// Wang: incompetent in dong in 2020 and 2021, gone on 1 March 2022, in xi from 2023 on.
pub(super) const AGAIN: [[&str; 6]; 2] = [
    ["a1", "wang", "dong", "2019-01-01", "2022-03-01", "9"],
    ["a2", "wang", "xi", "2023-01-01", "", "10"],
];

/// The results of the years, each known on 10 January of the next.
pub(super) fn of_years(graded: &[(i32, &str)]) -> Vec<Decided> {
    let rows = graded.iter().map(|(year, grade)| {
        let (next, year) = (year + 1, year.to_string());
        let on = format!("{next}-01-10");
        let id = format!("g{year}");
        [
            id,
            "wang".into(),
            "secretary".into(),
            year,
            (*grade).into(),
            on,
            String::new(),
            String::new(),
        ]
    });
    outcomes(book().consequences(), HEADER, rows).unwrap()
}

pub(super) fn wang(led_: &[[&str; 6]], records: Vec<Decided>) -> Appointments {
    let draft = AppointmentsDraft::of(led(led_)).with([id("secretary")], records);
    draft.check(book().consequences()).unwrap()
}

pub(super) fn must_be_replaced(history: &History, day: &str) -> Verdict {
    let wang = Subject::new(id("secretary"), id("wang"));
    history.account().answer("must-be-replaced", &wang, on(day)).unwrap().verdict
}

#[test]
fn who_was_replaced_and_appointed_again_can_be_replaced_again() {
    let bad = [2020, 2021, 2023, 2024, 2025].map(|year| (year, "不称职"));
    let register = wang(&AGAIN, of_years(&bad));
    let mut rules = book().removal().unwrap().clone();
    // Counting on, 2023 is the third in all.
    let history = register.with_removals(&rules).unwrap();
    let days = [
        "2022-01-09",
        "2022-01-10",
        "2022-02-28",
        "2022-03-01",
        "2024-01-09",
        "2024-01-10",
    ];
    let told = days.map(|day| must_be_replaced(&history, day) == Verdict::Met);
    assert_eq!(told, [false, true, true, false, false, true]);
    // Afresh, it takes 2023 and 2024.
    (rules.reappointed, rules.new_term) = (Chain::StartsAfresh, Chain::StartsAfresh);
    let history = register.with_removals(&rules).unwrap();
    assert_eq!(must_be_replaced(&history, "2025-01-09"), Verdict::NotMet);
    assert_eq!(must_be_replaced(&history, "2025-01-10"), Verdict::Met);
    let now = register.removal(&rules, &id("wang"), None);
    assert_eq!(now.since, Some(year(2024)));
    assert!(
        now.steps.iter().any(|it| it.words(Script::Hans) == "2023年：再次任职，重新计算")
    );
}

#[test]
fn who_has_left_by_the_day_of_the_verdict_need_not_be_replaced() {
    let left = [["a1", "wang", "dong", "2019-01-01", "2022-01-01", "9"]];
    let register = wang(&left, of_years(&[(2020, "不称职"), (2021, "不称职")]));
    let rules = book();
    let history = register.with_removals(rules.removal().unwrap()).unwrap();
    assert_eq!(must_be_replaced(&history, "2022-01-10"), Verdict::NotMet);
    assert_eq!(must_be_replaced(&history, "2030-01-01"), Verdict::NotMet);
    let found = history.record("wang/removal-2021-12-31").unwrap();
    assert_eq!(found.says, Said::NotApplicable);
}

#[test]
fn results_from_before_the_rules_were_in_force_count_and_find_nothing() {
    let led = [["a1", "wang", "dong", "2014-01-01", "", "9"]];
    let bad = [2016, 2017].map(|year| (year, "不称职"));
    let rules = book();
    let rules = rules.removal().unwrap();
    let register = wang(&led, of_years(&bad));
    assert_eq!(register.with_removals(rules).unwrap().account().followings, []);
    let register = wang(&led, [of_years(&bad), of_years(&[(2018, "不称职")])].concat());
    let history = register.with_removals(rules).unwrap();
    assert_eq!(must_be_replaced(&history, "2019-01-09"), Verdict::NotMet);
    assert_eq!(must_be_replaced(&history, "2019-01-10"), Verdict::Met);
    // What was found by somebody else is refused: another edition was in force.
    let row = ["r1", "wang", "secretary/removal", "2017", "符合", "2018-02-01", "", ""];
    let found = records(&[row]);
    let told = History::check(book().consequences(), found).map(|_| ()).unwrap_err();
    assert_eq!(
        told.to_string(),
        "outcomes[r1].decided: decided on 2018-02-01, when these rules were not in force \
         (2019-01-01..): hold it against the edition in force then, or leave it out"
    );
}

#[test]
fn what_settles_an_open_result_is_no_correction_of_it() {
    let open = [(2020, "不称职"), (2021, "称职、不称职")];
    let mut records = of_years(&open);
    let settled = |records: &[Decided], says: Said| {
        records[1].corrected(id("k21"), says, on("2022-02-10"))
    };
    let incompetent = settled(&records, Said::Graded(id("incompetent")));
    let withdrawn = settled(&records, Said::Withdrawn);
    let competent =
        incompetent.corrected(id("k22"), Said::Graded(id("competent")), on("2022-03-10"));
    let mut rules = book().removal().unwrap().clone();
    rules.corrected = grassroots::secretary::Corrected::OriginalStands;
    let verdict = |records: Vec<Decided>| {
        let found = wang(&AGAIN, records).removal(&rules, &id("wang"), None);
        (found.verdict(), found.open.len())
    };
    assert_eq!(verdict(records.clone()), (Verdict::Undetermined, 1));
    records.push(incompetent);
    assert_eq!(verdict(records.clone()), (Verdict::Met, 0));
    // A correction of what was settled comes too late; what is withdrawn counts neither way.
    records.push(competent);
    assert_eq!(verdict(records.clone()), (Verdict::Met, 0));
    records.truncate(2);
    records.push(withdrawn);
    assert_eq!(verdict(records.clone()), (Verdict::NotMet, 0));
    let register = wang(&AGAIN, records);
    assert_eq!(register.without_result(year(2021), None), [&id("wang")]);
}

#[test]
fn a_grade_is_asked_for_by_its_own_id() {
    let bad = [2020, 2021].map(|year| (year, "不称职"));
    let mut records = of_years(&bad);
    let good =
        records[1].corrected(id("k21"), Said::Graded(id("competent")), on("2022-02-10"));
    let back = good.corrected(id("k22"), Said::Withdrawn, on("2022-02-20"));
    records.extend([good, back]);
    let register = wang(&AGAIN, records);
    let rules = book();
    let history = register.with_removals(rules.removal().unwrap()).unwrap();
    let changed = |by: &str| -> Vec<(String, Change)> {
        let changed = history.changed_by(by).unwrap();
        let told = changed.iter().map(|one| {
            (one.following().unwrap().consequence.id.to_string(), one.change())
        });
        told.collect()
    };
    let must = |change| vec![("must-be-replaced".to_owned(), change)];
    assert_eq!(changed("g2020"), []);
    assert_eq!(changed("g2021"), must(Change::Began));
    assert_eq!(changed("k21"), must(Change::Ended));
    assert_eq!(changed("k22"), must(Change::Began));
    assert_eq!(history.without("g2020").unwrap().followings, []);
    assert_eq!(history.without("k22").unwrap().followings, []);
    assert_eq!(history.without("k21").unwrap().followings.len(), 1);
    assert_eq!(history.without("wang/removal-2021-12-31").unwrap().followings, []);
}

#[test]
fn a_transfer_is_one_where_the_village_before_is_led_no_longer() {
    let register = register(&LED, &GRADED).unwrap();
    let book = book();
    let removal = register.removal(book.removal().unwrap(), &id("zhang"), None);
    let words: Vec<String> =
        removal.steps.iter().map(|step| step.words(Script::Hans)).collect();
    // Removal is reached before the transfer of 2021.
    assert_eq!(words.last().unwrap(), "2020年：连续2次，达到规定的2次，应予调整退出");
    let several = [
        ["b1", "sun", "nan", "2018-01-01", "2020-07-01", "8"],
        ["b2", "sun", "zhong", "2019-07-01", "", "8"],
    ];
    let graded = [
        ["s1", "sun", "secretary", "2018", "称职", "2019-01-10", "", ""],
        ["s2", "sun", "combined", "2019", "称职", "2020-01-10", "", ""],
        ["s3", "sun", "combined", "2020", "称职", "2021-01-10", "", ""],
    ];
    let register = self::register(&several, &graded).unwrap();
    let history = register.history(&id("sun"), None);
    let villages: Vec<&str> = history
        .periods()
        .iter()
        .filter_map(|one| one.office.village.as_ref())
        .map(Id::as_str)
        .collect();
    assert_eq!(villages, ["nan", "nan", "zhong"]);
}

#[test]
fn who_leads_what_is_told_day_by_day() {
    let register = register(&LED, &GRADED).unwrap();
    let secretary = |village: &str, day: &str| {
        let one = register.secretary_on(&id(village), on(day));
        one.map(|one| one.secretary.to_string())
    };
    assert_eq!(secretary("dong", "2021-01-14").as_deref(), Some("zhang"));
    assert_eq!(secretary("dong", "2021-01-15"), None);
    assert_eq!(secretary("dong", "2021-02-01").as_deref(), Some("li"));
    let gap = Period::new(on("2021-01-15"), Some(on("2021-02-01"))).unwrap();
    assert_eq!(register.vacant(&id("dong"), year(2021)), [gap]);
    assert_eq!(register.vacant(&id("dong"), year(2022)), []);
    let rest = Period::new(on("2019-01-01"), Some(on("2019-06-01"))).unwrap();
    assert_eq!(register.vacant(&id("bei"), year(2019)), [rest]);
    assert_eq!(register.vacant(&id("xi"), year(2022)), [year(2022)]);
    assert_eq!(register.villages_on(&id("zhang"), on("2021-01-15")), [&id("xi")]);
    assert_eq!(register.secretaries(), [&id("li"), &id("wang"), &id("zhang")]);
}

#[test]
fn who_was_not_appraised_is_named() {
    let register = register(&LED, &GRADED).unwrap();
    let without = |year_: i32, day: Option<&str>| -> Vec<String> {
        let without = register.without_result(year(year_), day.map(on));
        without.into_iter().map(ToString::to_string).collect()
    };
    assert_eq!(without(2019, None), Vec::<String>::new());
    assert_eq!(without(2019, Some("2020-01-09")), ["wang", "zhang"]);
    assert_eq!(without(2021, None), ["li", "wang"]);
    assert_eq!(without(2022, None), ["li", "wang"]);
}

#[test]
fn days_in_office_are_spells_for_the_years_of_service() {
    let register = register(&LED, &GRADED).unwrap();
    let spell = |from: &str, until: Option<&str>| {
        let mut keys = vec![("from".to_owned(), Raw::text(from))];
        keys.extend(until.map(|until| ("until".to_owned(), Raw::text(until))));
        Raw::Table(keys)
    };
    assert_eq!(
        register.spells(&id("zhang")),
        Raw::List(vec![
            spell("2018-11-20", Some("2021-01-15")),
            spell("2021-01-15", Some("2022-01-01")),
            spell("2023-01-01", None),
        ])
    );
    // Two villages at once are one spell.
    let both = [
        ["b1", "sun", "nan", "2018-01-01", "2020-07-01", "8"],
        ["b2", "sun", "zhong", "2019-07-01", "", "8"],
        ["b3", "sun", "bei", "2019-07-01", "2019-08-01", "8"],
    ];
    let register = self::register(&both, &[]).unwrap();
    assert_eq!(register.spells(&id("sun")), Raw::List(vec![spell("2018-01-01", None)]));
}

#[test]
fn everything_that_cannot_be_so_is_told_at_once() {
    let wrong = [
        ["a1", "zhang", "dong", "2019-01-01", "", ""],
        ["a2", "zhang", "dong", "2019-03-01", "2019-12-01", ""],
        ["a3", "li", "dong", "2019-06-01", "", ""],
        ["a4", "li", "dong", "2019-07-01", "2019-08-01", ""],
    ];
    let mut appointments = led(&wrong);
    appointments[0].until = Some(on("2019-01-01"));
    appointments.push(appointments[1].clone());
    let mut outcomes = records(&[
        ["o1", "zhang", "secretary", "2018", "称职", "2019-01-10", "", ""],
        ["o2", "zhang", "secretary", "2019", "称职", "2020-01-10", "", ""],
        ["o3", "zhang", "combined", "2019", "称职", "2020-01-10", "", ""],
        ["o4", "sun", "secretary", "2019", "称职", "2020-01-10", "", ""],
    ]);
    let correction = outcomes[0].corrected(id("k9"), Said::Ungraded, on("2020-05-05"));
    let mut of_nothing = correction.clone();
    of_nothing.corrects = Some(id("o9"));
    let mut early = outcomes[1].clone();
    (early.id, early.about, early.takes_effect) =
        (id("o5"), year(2020), Some(on("2019-12-31")));
    early.decided = on("2021-01-10");
    early.known = on("2021-01-10");
    outcomes.extend([of_nothing, early]);
    let mut draft = AppointmentsDraft::of(appointments)
        .with(["secretary", "combine", "combined"].map(id), outcomes);
    let told = draft.clone().check(book().consequences()).map(|_| ()).unwrap_err();
    let expected = "\
        appointment[a1].until: a period ends after it begins: `until` 2019-01-01 is not after `from` 2019-01-01\n\
        appointment[a2]: `a2` is already taken: ids are unique among appointments\n\
        appointment[a2].from: `zhang` leads `dong` by `a2` too on 2019-03-01: let one end before the other begins, or leave one out\n\
        appointment[a3].from: on 2019-06-01 `dong` is led by `zhang` too, by `a2`: let one leave before the other begins\n\
        appointment[a4].from: `li` leads `dong` by `a3` too on 2019-07-01: let one end before the other begins, or leave one out\n\
        scheme[combine]: there is no scheme `combine`; did you mean `combined`?\n\
        outcomes[o4].about: `sun` led no village from 2019-01-01 to 2019-12-31: mend the period or the person, or register the appointment\n\
        outcomes[o1].about: `zhang` led no village from 2018-01-01 to 2018-12-31: mend the period or the person, or register the appointment\n\
        outcomes[o3].about: `zhang` has the result `o2` for 2019-01-01 too: a person has one result at a time\n\
        outcomes[o5].about: `zhang` led no village from 2020-01-01 to 2020-12-31: mend the period or the person, or register the appointment\n\
        outcomes[k9].corrects: there is no outcome `o9`; did you mean `k9`?\n\
        outcomes[o5].takes_effect: `takes_effect` has nothing to say here: no consequence starts or is lifted on the day that such an outcome states";
    assert_eq!(told.to_string(), expected);
    // The order in which it is handed in makes no difference.
    draft.appointments.reverse();
    draft.outcomes.reverse();
    let again = draft.check(book().consequences()).map(|_| ()).unwrap_err();
    assert_eq!(again.to_string(), expected);
}

#[test]
fn what_is_wrong_with_a_table_of_outcomes_is_told_in_its_rows() {
    let rows = [
        ["o1", "zhang", "村党组织书记千分制考", "2019", "称职", "2020-01-10", "", ""],
        ["o2", "", "secretary", "十九年", "称职吗", "", "", ""],
        ["k3", "", "", "", "撤销", "2020-05-05", "", "o9"],
        ["k4", "", "", "", "符合", "2020-05-05", "", "o2"],
        ["o5", "Zhang", "secretary/discipline", "2020-05-04", "否", "2020-05-08", "", ""],
        ["o6", "zhang", "已给予处分", "2020年度", "是", "2021-05-08", "", ""],
    ];
    let told = outcomes(book().consequences(), HEADER, rows).map(|_| ()).unwrap_err();
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    let starts = [
        "row 2, column 事项: there is no matter `村党组织书记千分制考`; did you mean `村党组织书记千分制考核`?",
        "row 3, column 对象: the key `对象` is missing",
        "row 3, column 所属期: `十九年` does not say a year, a part of it such as `2019-H1` or `2019-03`, a day, or `2019-01-01至2019-12-31`",
        "row 3, column 结论: `称职吗` is none of",
        "row 3, column 作出日期: the key `作出日期` is missing",
        "row 4, column 更正: there is no outcome `o9`; did you mean `o1`?",
        "row 6, column 对象: ",
        "row 6, column 结论: `否` is none of `符合`, `不符合`, `无法认定`, `不适用`, `撤销`",
    ];
    assert_eq!(told.len(), starts.len(), "{told:#?}");
    for (told, start) in told.iter().zip(starts) {
        assert!(told.starts_with(start), "{told}");
    }
}

#[test]
fn a_finding_that_a_rule_does_not_apply_is_an_outcome_in_a_table() {
    let row =
        ["o1", "zhang", "secretary/discipline", "2019", "不适用", "2020-05-08", "", ""];
    let read = outcomes(book().consequences(), HEADER, [row]).unwrap();
    assert_eq!(read[0].says, Said::NotApplicable);
}

#[test]
fn a_table_of_outcomes_says_all_that_a_record_can() {
    let header = [
        "编号",
        "对象",
        "事项",
        "所属期",
        "结论",
        "作出日期",
        "序号",
        "更正",
        "村党组织书记",
    ];
    let rows = [
        [
            "m1",
            "dong",
            "发展党员中有违规操作",
            "2019-01-01至2019-12-31",
            "符合",
            "2020-02-10",
            "2",
            "",
            "zhang",
        ],
        [
            "m2",
            "xi",
            "secretary/member-development.breach",
            "2019",
            "不符合",
            "2020-02-10",
            "",
            "",
            "无",
        ],
        ["g1", "li", "secretary", "2019", "优秀、未定等次", "2020-01-10", "", "", ""],
        ["g2", "sun", "secretary", "2019", "未定等次", "2020-01-10", "", "", ""],
        ["k1", "", "", "", "撤销", "2020-03-10", "", "m1", ""],
    ];
    let read = outcomes(book().consequences(), header, rows).unwrap();
    let one = |id: &str| read.iter().find(|one| one.id.as_str() == id).unwrap();
    assert_eq!((one("m1").about, one("m1").seq), (year(2019), 2));
    assert_eq!(one("m1").bearers[0].who, Some(id("zhang")));
    assert_eq!(one("m2").bearers[0].who, None);
    assert_eq!(one("g1").says, Said::among([id("excellent")], true));
    assert_eq!(one("g2").says, Said::Ungraded);
    assert_eq!((&one("k1").says, one("k1").who.as_str()), (&Said::Withdrawn, "dong"));
    History::check(book().consequences(), read).unwrap();
}

#[test]
fn several_villages_make_one_result() {
    let book = book();
    let file: File =
        toml::from_str(include_str!("../cases/secretary/full-marks.toml")).unwrap();
    let mut facts = SheetDraft::new(year(2019), SheetState::Closed);
    facts.facts = file.facts.into_iter().collect();
    let open = SheetDraft::new(year(2019), SheetState::Open);
    let judged = |draft: &SheetDraft, village: &str| {
        let sheet = book.dictionary().sheet(&draft.clone().about(id(village))).unwrap();
        judge(book.scheme("secretary").unwrap(), &sheet)
    };
    // 1000 and, without 100 000 yuan of own income, 1000 − 15 × 0.6: of 500 households.
    let (dong, mut less) = (judged(&facts, "dong"), facts.clone());
    less.facts.retain(|(fact, _)| fact != "village.own_income");
    let xi = judged(&less.with("village.own_income", Raw::Integer(50_000)), "xi");
    let results = village_results([(&dong, 320), (&xi, 180)]).unwrap();
    let sheet = SheetDraft::new(year(2019), SheetState::Closed)
        .about(id("zhang"))
        .with("led.results", results)
        .with("discipline.false_welfare", Raw::Boolean(false))
        .with("discipline.false_subsidies", Raw::Boolean(false))
        .with("discipline.illicit_gifts", Raw::Boolean(false))
        .with("discipline.sanction", Raw::text("none"));
    let sheet = book.dictionary().sheet(&sheet).unwrap();
    let combined = judge(book.scheme("combined").unwrap(), &sheet);
    assert_eq!(combined.total().span.to_string(), "996.76"); // 1000 − 9 × 180 ÷ 500
    let told = village_results([
        (&dong, 0),
        (&judged(&open, "bei"), 1),
        (&dong, 2),
        (
            &judge(
                book.scheme("secretary").unwrap(),
                &book.dictionary().sheet(&facts).unwrap(),
            ),
            1,
        ),
    ])
    .unwrap_err();
    assert_eq!(
        told.to_string(),
        "led[dong]: `dong` has the weight 0: give it one, or leave it out\n\
         led[bei]: the result of `bei` is open: settle it first, or leave the fact out so that it stays open\n\
         led[dong]: `dong` is already taken: ids are unique among villages\n\
         led[#4]: the key `subject` is missing"
    );
}

/// Results of wang in a few years, and corrections of them.
fn results() -> impl Strategy<Value = Vec<Decided>> {
    let grade = || prop::sample::select(vec!["不称职", "不称职", "称职", "称职、不称职"]);
    let corrected =
        prop::option::of(prop::sample::select(vec!["不称职", "称职", "撤销"]));
    let one = (prop::option::weighted(0.8, grade()), corrected, 1_u32..500);
    prop::collection::vec(one, 6).prop_map(|years| {
        let mut records = Vec::new();
        for ((grade, corrected, days), year) in years.into_iter().zip(2019..) {
            let (Some(grade), true) = (grade, year != 2022) else { continue };
            let result = of_years(&[(year, grade)]).remove(0);
            if let Some(says) = corrected {
                let says = match says {
                    "撤销" => Said::Withdrawn,
                    "称职" => Said::Graded(id("competent")),
                    _ => Said::Graded(id("incompetent")),
                };
                let on = result.decided + chrono::Days::new(days.into());
                records.push(result.corrected(id(&format!("k{year}")), says, on));
            }
            records.push(result);
        }
        records
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Had a result or a correction never been, everything is as in a history made without it;
    /// as known on a day, as in one made by what was known then.
    #[test]
    fn what_is_found_is_found_anew(records in results(), known in 2019..2027_i32) {
        let rules = book();
        let made = |records: Vec<Decided>| {
            wang(&AGAIN, records).with_removals(rules.removal().unwrap()).unwrap()
        };
        let history = made(records.clone());
        let day = on(&format!("{known}-06-01"));
        let then = records.iter().filter(|one| one.known <= day).cloned().collect();
        prop_assert_eq!(
            made(then).as_known_on(day).followings,
            history.as_known_on(day).followings
        );
        for record in &records {
            let is_kept = |one: &&Decided| {
                one.id != record.id && one.corrects.as_ref() != Some(&record.id)
            };
            let kept: Vec<Decided> = records.iter().filter(is_kept).cloned().collect();
            let told = history.without(record.id.as_str()).unwrap();
            prop_assert_eq!(made(kept.clone()).account(), told);
            let known = |one: &&Decided| one.known <= record.known;
            let before: Vec<Decided> = kept.iter().filter(known).cloned().collect();
            let with = before.iter().chain([record]).cloned().collect();
            let then = |records| made(records).as_known_on(record.known);
            let (before, after) = (then(before), then(with));
            prop_assert_eq!(
                differences(&before, &after),
                history.changed_by(record.id.as_str()).unwrap()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// However appointments and outcomes are ordered, the register is the same.
    #[test]
    fn order_makes_no_difference(
        led_order in Just((0..LED.len()).collect::<Vec<_>>()).prop_shuffle(),
        told_order in Just((0..GRADED.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let appointments: Vec<_> = led_order.iter().map(|place| LED[*place]).collect();
        let outcomes: Vec<_> = told_order.iter().map(|place| GRADED[*place]).collect();
        let one = register(&LED, &GRADED).unwrap();
        let other = register(&appointments, &outcomes).unwrap();
        prop_assert_eq!(one.all(), other.all());
        for who in one.secretaries() {
            prop_assert_eq!(one.history(who, None), other.history(who, None));
        }
    }
}

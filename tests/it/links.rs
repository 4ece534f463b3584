//! Facts that come from outcomes: the months in the year, a village's result in its
//! secretary's appraisal.

use grassroots::explain::Format;
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, Standing, judge, judge_together};
use grassroots::vocabulary::{Id, Period, Problems, Script};

const BOOK: &str = r#"
schema = "rulebook/1"
id = "linked"
edition = "1"
in_force = { from = "2008-01-01" }
title = { hans = "指导员考核", hant = "指導員考核", en = "Instructors" }
ground = { assumed = "a test" }

[[fact]]
id = "lapses"
label = { hans = "违规", hant = "違規", en = "lapses" }
kind = { count = { at_most = 20 } }

[[fact]]
id = "months"
label = { hans = "月度得分", hant = "月度得分", en = "scores of the months" }
kind = { series = { each = "month", at_most = 12, number = { places = 0, at_least = 0, at_most = 100 } } }

[[fact]]
id = "village.result"
label = { hans = "村目标考核得分", hant = "村目標考核得分", en = "the village's result" }
kind = { amount = { unit = { hans = "分", hant = "分", en = "points" }, places = 2, at_least = 0, at_most = 100 } }

[[fact]]
id = "village.grade"
label = { hans = "村等次", hant = "村等次", en = "the village's grade" }
kind = { choice = [
    { id = "plain", label = { hans = "一般", hant = "一般", en = "plain" } },
    { id = "ahead", label = { hans = "先进", hant = "先進", en = "ahead" } },
] }

[[fact]]
id = "village.income"
label = { hans = "村集体收入", hant = "村集體收入", en = "the village's income" }
kind = { count = { at_most = 100 } }

[[link]]
fact = "months"
scheme = "month"
take = "total"

[[link]]
fact = "village.result"
scheme = "village"
take = "total"

[[link]]
fact = "village.grade"
scheme = "village"
take = "grade"
cohort = "after"

[[scheme]]
id = "month"
title = { hans = "月度考核", hant = "月度考核", en = "Month" }
subject = "instructor"

[[scheme.item]]
id = "discipline"
label = { hans = "纪律", hant = "紀律", en = "Discipline" }
full_marks = 100
absent = "required"
measure.deduct = { floor = 0, each = [{ of = "lapses", points = 10 }] }

[[scheme]]
id = "village"
title = { hans = "村目标考核", hant = "村目標考核", en = "Village" }
subject = "village"

[[scheme.item]]
id = "income"
label = { hans = "收入", hant = "收入", en = "Income" }
absent = "required"
measure.given = { of = "village.income", by = { hans = "账簿", hant = "賬簿", en = "the books" } }

[[scheme.grade]]
id = "ahead"
label = { hans = "先进", hant = "先進", en = "ahead" }
at_least = 60

[[scheme.grade]]
id = "plain"
label = { hans = "一般", hant = "一般", en = "plain" }
below = 60

[[scheme.cohort]]
id = "limit"
label = { hans = "先进一名", hant = "先進一名", en = "one ahead" }
do.greatest_share = { grade = "ahead", places = { count = 1 }, displaced = "plain", unused = "stay_empty" }
base = []
ties = { then = "all_in" }

[[scheme]]
id = "year"
title = { hans = "年度考核", hant = "年度考核", en = "Year" }
subject = "instructor"
round = { places = 2, mode = "half_away_from_zero" }

[[scheme.item]]
id = "through-the-year"
label = { hans = "月度平均", hant = "月度平均", en = "Months" }
absent = "required"
weight = "40%"
measure.given = { of = { over = { of = "months", take = "mean", in = "period", part_periods = "first_day", missing = "left_out", none = "undetermined" } }, by = { hans = "乡党委", hant = "鄉黨委", en = "the township" } }

[[scheme.item]]
id = "village"
label = { hans = "村考核", hant = "村考核", en = "Village" }
absent = "required"
weight = "60%"
measure.given = { of = "village.result", by = { hans = "乡党委", hant = "鄉黨委", en = "the township" } }

[[scheme.item]]
id = "ahead"
label = { hans = "所驻村先进", hant = "所駐村先進", en = "Village ahead" }
full_marks = 5
absent = "required"
measure.choice = { of = "village.grade", rows = [
    { choice = "ahead", points = 5 },
    { choice = "plain", points = 0 },
] }
"#;

fn book() -> Rulebook {
    Rulebook::read(BOOK).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn year(state: SheetState) -> SheetDraft {
    SheetDraft::new(Period::year(2008).unwrap(), state)
}

fn sheet(book: &Rulebook, draft: &SheetDraft) -> Sheet {
    book.dictionary().sheet(draft).unwrap()
}

fn month(book: &Rulebook, nth: u32, lapses: Option<i64>) -> Outcome {
    let from = day(&format!("2008-{nth:02}-01"));
    let until = if nth == 12 {
        day("2009-01-01")
    } else {
        day(&format!("2008-{:02}-01", nth + 1))
    };
    let period = Period::new(from, Some(until)).unwrap();
    let mut draft = SheetDraft::new(period, SheetState::Open);
    if let Some(lapses) = lapses {
        draft = draft.with("lapses", Raw::Integer(lapses));
    }
    judge(book.scheme("month").unwrap(), &sheet(book, &draft))
}

fn villages(book: &Rulebook, incomes: &[(&str, Option<i64>)]) -> Vec<Outcome> {
    let sheets: Vec<Sheet> = incomes
        .iter()
        .map(|(id, income)| {
            let mut draft = year(SheetState::Open).about(Id::new(id).unwrap());
            if let Some(income) = income {
                draft = draft.with("village.income", Raw::Integer(*income));
            }
            sheet(book, &draft)
        })
        .collect();
    judge_together(book.scheme("village").unwrap(), &sheets)
}

fn judged(book: &Rulebook, state: SheetState, outcomes: &[&Outcome]) -> Outcome {
    let linked = book.link(sheet(book, &year(state)), outcomes).unwrap();
    judge(book.scheme("year").unwrap(), &linked)
}

#[test]
fn the_months_and_the_village_come_into_the_year() {
    let book = book();
    // 11 months of 100 and one of 70: the mean is 97.5, 40 % of it 39.
    let months: Vec<Outcome> = (1..=12)
        .map(|nth| month(&book, nth, Some(if nth == 3 { 3 } else { 0 })))
        .collect();
    let villages = villages(&book, &[("shimen", Some(80)), ("liuhe", Some(70))]);
    let mut all: Vec<&Outcome> = months.iter().collect();
    all.push(&villages[0]);
    let outcome = judged(&book, SheetState::Closed, &all);
    // 39 + 80 × 60 % + 5 = 92.
    assert_eq!(outcome.total().span.to_string(), "92");
    let record = outcome.record();
    record.adds_up().unwrap();
    assert_eq!(record.linked.len(), 14);
    let text = record.report(Script::Hans).render(Format::Text);
    for part in ["引用的结果", "月度得分平均", "有数据12期", "shimen", "村目标考核"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    // The order of outcomes makes no difference.
    all.reverse();
    assert_eq!(judged(&book, SheetState::Closed, &all).record(), record);
    // Displaced by the first one, the second village is not ahead.
    let mut all: Vec<&Outcome> = months.iter().collect();
    all.push(&villages[1]);
    let outcome = judged(&book, SheetState::Closed, &all);
    assert_eq!(outcome.total().span.to_string(), "81");
}

#[test]
fn an_outcome_that_is_not_settled_gives_what_it_may_still_be() {
    let book = book();
    let months: Vec<Outcome> =
        (1..=12).map(|nth| month(&book, nth, (nth != 12).then_some(0))).collect();
    let villages = villages(&book, &[("shimen", None), ("liuhe", Some(70))]);
    let mut all: Vec<&Outcome> = months.iter().collect();
    all.push(&villages[0]);
    let open = judged(&book, SheetState::Open, &all);
    // 1100 to 1200 by 12 × 40 % is 36.67 to 40; the village brings 0 to 60 and 0 or 5.
    assert_eq!(open.total().span.to_string(), "36.67..105");
    assert_eq!(open.total().standing, Standing::Open);
    let closed = judged(&book, SheetState::Closed, &all);
    assert_eq!(closed.total().standing, Standing::Undetermined);
    assert_eq!(closed.total().span.to_string(), "36.67..105");
}

#[test]
fn what_does_not_fit_together_is_told_all_at_once() {
    let book = book();
    let january = month(&book, 1, Some(0));
    let again = month(&book, 1, Some(1));
    let villages = villages(&book, &[("shimen", Some(80))]);
    let alone = {
        let draft = year(SheetState::Closed).with("village.income", Raw::Integer(80));
        judge(book.scheme("village").unwrap(), &sheet(&book, &draft))
    };
    let told = |draft: &SheetDraft, outcomes: &[&Outcome]| -> String {
        book.link(sheet(&book, draft), outcomes).unwrap_err().to_string()
    };
    let closed = year(SheetState::Closed);
    let text = told(&closed, &[&january, &again, &alone]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with("outcomes[#2].facts[months]: ")
            && lines[0].contains("`2008-01`")
    );
    assert_eq!(
        lines[1],
        "outcomes[#3].facts[village.grade]: the grade may still change by `limit`: judge the outcome \
         together with its cohort first"
    );
    let typed = year(SheetState::Closed).with("village.result", Raw::Integer(3));
    let text = told(&typed, &[&villages[0]]);
    assert!(
        text.contains("outcomes[#1].facts[village.result]: it is stated already"),
        "{text}"
    );
    let other = SheetDraft::new(Period::year(2009).unwrap(), SheetState::Closed);
    let text = told(&other, &[&villages[0]]);
    assert!(text.contains("the outcome is about 2008-01-01..2009-01-01"), "{text}");
    let yearly = judge(book.scheme("year").unwrap(), &sheet(&book, &closed));
    let text = told(&closed, &[&yearly]);
    assert!(text.contains("no fact comes from the scheme `year`"), "{text}");
    let half = {
        let period = Period::new(day("2008-01-15"), Some(day("2008-02-01"))).unwrap();
        let draft =
            SheetDraft::new(period, SheetState::Closed).with("lapses", Raw::Integer(0));
        judge(book.scheme("month").unwrap(), &sheet(&book, &draft))
    };
    let text = told(&closed, &[&half]);
    assert!(text.contains("which is no whole period of this series"), "{text}");
}

fn broken(from: &str, to: &str) -> String {
    assert!(BOOK.contains(from), "{from}");
    let read: Result<Rulebook, Problems> = Rulebook::read(&BOOK.replacen(from, to, 1));
    read.unwrap_err().to_string()
}

#[test]
fn links_that_cannot_stand_are_refused() {
    let text = broken(
        "places = 2, at_least = 0, at_most = 100",
        "places = 2, at_least = 0, at_most = 99",
    );
    assert!(
        text.contains("link[#2].fact: `village` comes to 0 to 100 with 0 decimals"),
        "{text}"
    );
    let text = broken("id = \"plain\", label", "id = \"ordinary\", label");
    assert!(
        text.contains("`village.grade` has no choice `plain`, a grade of `village`"),
        "{text}"
    );
    let text = broken("cohort = \"after\"\n", "");
    assert!(
        text.contains("`cohort` is needed: the scheme has steps over a cohort"),
        "{text}"
    );
    let text = broken("take = \"total\"", "take = \"total\"\ncohort = \"after\"");
    assert!(text.contains("`cohort` has nothing to say here"), "{text}");
    let text = broken("scheme = \"month\"", "scheme = \"moth\"");
    assert!(text.contains("there is no scheme `moth`; did you mean `month`?"), "{text}");
    let text = broken("fact = \"months\"", "fact = \"lapses\"");
    assert!(
        text.contains(
            "link: each of these schemes needs the outcome of the next: `month`"
        ),
        "{text}"
    );
    let text = broken("fact = \"village.result\"", "fact = \"village.grade\"");
    assert!(text.contains("a series of numbers"), "{text}");
}

/// The same rulebook with another text in one place, under the same id and edition.
fn changed(from: &str, to: &str) -> Rulebook {
    assert!(BOOK.contains(from));
    Rulebook::read(&BOOK.replace(from, to)).unwrap()
}

fn refused(book: &Rulebook, sheet: Sheet, outcomes: &[&Outcome]) -> Vec<String> {
    let problems = book.link(sheet, outcomes).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn outcomes_of_other_rules_under_the_same_name_are_refused() {
    let other = changed("at_most = 20 }", "at_most = 90 }");
    let (book, month) = (book(), month(&other, 1, Some(3)));
    let said = refused(&book, sheet(&book, &year(SheetState::Open)), &[&month]);
    assert_eq!(
        said,
        ["outcomes[#1]: the scheme `month` of this rulebook has other rules than the \
          outcome was judged by"]
    );
}

#[test]
fn a_sheet_of_another_dictionary_is_refused() {
    let other = changed("at_most = 20 }", "at_most = 90 }");
    let (book, foreign) = (book(), sheet(&other, &year(SheetState::Open)));
    let said = refused(&book, foreign, &[&month(&book, 1, Some(3))]);
    assert_eq!(
        said,
        [
            "facts: the sheet was checked against another dictionary: check it against that of \
          this rulebook"
        ]
    );
}

#[test]
fn a_series_takes_no_more_periods_than_it_can_have() {
    let book = changed("each = \"month\", at_most = 12", "each = \"month\", at_most = 2");
    let months: Vec<Outcome> = (1..=3).map(|nth| month(&book, nth, Some(0))).collect();
    let all: Vec<&Outcome> = months.iter().collect();
    let empty = || sheet(&book, &year(SheetState::Open));
    assert!(book.link(empty(), &all[..2]).is_ok());
    let said = refused(&book, empty(), &all);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("facts[months]: "), "{said:?}");
}

/// The village's result may come from two schemes.
fn two_ways() -> Rulebook {
    let link =
        "[[link]]\nfact = \"village.result\"\nscheme = \"month\"\ntake = \"total\"\n";
    let first = "[[link]]\nfact = \"village.result\"";
    assert!(BOOK.contains(first));
    Rulebook::read(&BOOK.replacen(first, &format!("{link}\n{first}"), 1)).unwrap()
}

#[test]
fn a_fact_may_come_from_either_of_two_schemes_and_not_from_both() {
    let book = two_ways();
    let year = || sheet(&book, &year(SheetState::Open));
    let month = month(&book, 1, Some(3));
    // The month gives its own series and the result alike.
    let linked = book.link(year(), &[&month]).unwrap();
    assert_eq!(
        linked.number("village.result").map(|n| n.to_string()),
        Some("70".to_owned())
    );
    let village = judge(book.scheme("village").unwrap(), &year());
    let village = grassroots::scoring::cohort(vec![village]).remove(0);
    let said = refused(&book, year(), &[&month, &village]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("outcomes[#2].facts[village.result]: it is stated already"),
        "{said:?}"
    );
}

#[test]
fn one_scheme_gives_a_fact_once() {
    let text = broken(
        "[[link]]\nfact = \"village.result\"",
        "[[link]]\nfact = \"village.result\"\nscheme = \"village\"\ntake = \"total\"\n\n[[link]]\nfact = \"village.result\"",
    );
    assert!(text.contains("link[#3].fact: `village.result` is already taken"), "{text}");
}

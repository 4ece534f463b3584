//! Single rules in words, and coverage that cannot be told.

use grassroots::explain::{Format, Report, Wording as _};
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Coverage, Finding, coverage, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Exact, Id, Period, Script, Span};

const BOOK: &str = include_str!("../cases/rules/branches.toml");

fn book() -> Rulebook {
    Rulebook::read(BOOK).unwrap()
}

fn sheet(book: &Rulebook, subject: &str, facts: &[(&str, Raw)]) -> Sheet {
    let mut draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    for (fact, value) in facts {
        draft = draft.with(fact, value.clone());
    }
    book.dictionary().sheet(&draft.about(Id::new(subject).unwrap())).unwrap()
}

fn shown(rule: &str, facts: &[(&str, Raw)], script: Script) -> String {
    let book = book();
    let finding = examine(book.rule(rule).unwrap(), &sheet(&book, "east", facts));
    finding.report(book.sources(), script).render(Format::Text)
}

#[test]
fn a_finding_names_rule_answer_questions_and_source() {
    let facts = [("size", Raw::text("branch")), ("members", Raw::Integer(51))];
    assert_eq!(
        shown("organization/branch-size", &facts, Script::Hans),
        "east\n支部党员一般不超过50人  未达到建议性要求\n    · 适用条件：组织规模：党支部、联合党支部（符合）\n    · 正式党员数50以下（含）（不符合，实际51）\n    · 依据：《中国共产党支部工作条例(试行)》\n"
    );
    assert_eq!(
        shown("organization/contact-person", &[], Script::En),
        "east\nevery branch has one contact person  cannot be told\n    · contact persons exactly 1 (cannot be told; missing: “contact persons”)\n    · stated in “在全市基层组织建设年活动现场推进会上的讲话”, 第一 三是\n"
    );
    let weak = [("income", Raw::text("29999.99"))];
    assert_eq!(
        shown("stationing/weak-economy", &weak, Script::Hant),
        "east\n集體經濟薄弱村  屬於\n    · 村集體經營性收入不足30000（符合，實際29999.99）\n    · 依據：《在全区选派干部驻村蹲点工作会议上的讲话》一 一是\n"
    );
}

#[test]
fn coverage_names_who_is_missing() {
    let book = book();
    let rule = book.rule("organization/contact-person").unwrap();
    let with = |subject: &str, contacts: i64| {
        sheet(&book, subject, &[("contacts", Raw::Integer(contacts))])
    };
    let sheets =
        [with("west", 1), with("east", 0), with("north", 1), sheet(&book, "south", &[])];
    let found = coverage(rule, &sheets).unwrap();
    let half = Exact::fraction(2, 4).unwrap();
    let most = Exact::fraction(3, 4).unwrap();
    assert_eq!(found.share(), Some(Span::between(half, most)));
    assert_eq!(found.is_full(), Some(false));
    let mut report = Report::new("覆盖");
    found.add_to(&mut report, book.sources(), Script::Hans);
    assert_eq!(
        report.render(Format::Text),
        "覆盖\n每个支部有一名联系人  达到要求2个，未达到要求1个，无法认定1个\n    · 未达到要求：east\n    · 无法认定：south；缺少事实“联系人数”\n    · 依据：《在全市基层组织建设年活动现场推进会上的讲话》第一 三是\n"
    );
}

#[test]
fn a_coverage_refuses_what_it_cannot_count() {
    let book = book();
    let other = Rulebook::read(&BOOK.replace("at_most = 999", "at_most = 99")).unwrap();
    let rule = book.rule("organization/contact-person").unwrap();
    let nobody = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    let sheets = [
        sheet(&book, "east", &[]),
        sheet(&book, "east", &[]),
        sheet(&other, "west", &[]),
        book.dictionary().sheet(&nobody).unwrap(),
    ];
    let problems = coverage(rule, &sheets).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "sheet[#2].subject: `east` is already taken: ids are unique among subjects\n\
         sheet[#3]: the sheet was checked against another dictionary: check it against that of this rulebook\n\
         sheet[#4]: the key `subject` is missing"
    );
}

#[test]
fn a_sheet_of_another_dictionary_tells_nothing() {
    let book = book();
    let other = Rulebook::read(&BOOK.replace("at_most = 999", "at_most = 99")).unwrap();
    let rule = book.rule("organization/own-branch").unwrap();
    let found = examine(rule, &sheet(&other, "west", &[("members", Raw::Integer(3))]));
    assert!(found.missing().is_empty() && !found.is_breach());
    assert_eq!(found.standing(), grassroots::rule::Standing::Undetermined);
}

#[test]
fn a_finding_goes_over_the_wire() {
    let book = book();
    for rule in book.rules() {
        for facts in [&[][..], &[("contacts", Raw::Integer(2))]] {
            let finding = examine(rule, &sheet(&book, "east", facts));
            let text = serde_json::to_string(&finding).unwrap();
            assert_eq!(serde_json::from_str::<Finding>(&text).unwrap(), finding);
        }
    }
}

fn rectified(subject: &str, facts: &[(&str, Raw)]) -> (Rulebook, Sheet) {
    let book = bundled::rectification_2005().unwrap();
    let mut draft = SheetDraft::new(Period::year(2005).unwrap(), SheetState::Closed);
    for (fact, value) in facts {
        draft = draft.with(fact, value.clone());
    }
    let sheet = book.dictionary().sheet(&draft.about(Id::new(subject).unwrap())).unwrap();
    (book, sheet)
}

#[test]
fn of_a_rule_of_several_parts_those_that_are_not_met_are_named() {
    let parts = [
        "duties",
        "agenda",
        "reports",
        "finance",
        "meetings",
        "democratic_life",
        "major_decisions",
    ];
    let village = |subject: &str, lacks: &[&str]| {
        let ids: Vec<String> =
            parts.iter().map(|part| format!("system.{part}")).collect();
        let facts = ids.iter().zip(parts);
        let facts: Vec<(&str, Raw)> = facts
            .map(|(id, part)| (id.as_str(), Raw::Boolean(!lacks.contains(&part))))
            .collect();
        rectified(subject, &facts)
    };
    let (book, east) = village("east", &["finance", "meetings"]);
    let (_, west) = village("west", &[]);
    let (_, north) = village("north", &["finance", "meetings"]);
    let rule = book.rule("rectification/systems").unwrap();
    let found = coverage(rule, &[east, west, north]).unwrap();
    assert_eq!(found.broken_of.len(), 2);
    let label = |id: &str| book.dictionary().fact(id).unwrap().label().hans.clone();
    let (finance, meetings) = (label("system.finance"), label("system.meetings"));
    let mut report = Report::new("");
    found.add_to(&mut report, book.sources(), Script::Hans);
    let text = report.render(Format::Text);
    // Those who lack the same stand together.
    let line =
        format!("    · 未达到要求：east、north；未达到的是“{finance}”、“{meetings}”\n");
    assert!(text.contains(&line), "{text}");
    let wire = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Coverage>(&wire).unwrap(), found);
}

#[test]
fn rules_that_apply_to_nobody_stand_in_one_line() {
    let (book, sheet) = rectified("east", &[("premises.there", Raw::Boolean(false))]);
    let rules = ["rectification/premises", "rectification/premises.coverage"];
    let rules = rules.map(|id| book.rule(id).unwrap());
    let all = rules.map(|rule| coverage(rule, [&sheet]).unwrap());
    assert_eq!(all.each_ref().map(Coverage::is_idle), [true, false]);
    let mut report = Report::new("");
    Coverage::add_idle(&all, &mut report, Script::Hans);
    assert_eq!(
        report.render(Format::Text),
        "\n对谁都不适用的规则  1条\n    · “活动场所达到八有标准”\n"
    );
    let mut none = Report::new("");
    Coverage::add_idle(all.iter().skip(1), &mut none, Script::En);
    assert_eq!(none, Report::new(""));
}

/// 50 of 100 entitled attend; the bar is a share of those who are entitled.
#[test]
fn parts_of_a_whole_are_percentages_and_what_is_divided_otherwise_is_a_number() {
    let book = bundled::organization_2019().unwrap();
    let facts = [
        ("election.entitled", Raw::Integer(100)),
        ("election.attending", Raw::Integer(79)),
    ];
    let mut draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    for (fact, value) in facts {
        draft = draft.with(fact, value);
    }
    let sheet = book.dictionary().sheet(&draft).unwrap();
    let finding = examine(book.rule("organization/election-attendance").unwrap(), &sheet);
    let words = finding.asked[0].words(Script::Hans);
    assert!(words.contains("实际79%"), "{words}");
    assert!(words.contains("80%") || words.contains("4/5"), "{words}");
}

//! Visits of units by half-year, team leaders and mentors, and what the rules make of them.

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    Posting, Register, RegisterDraft, Visitor, roles, unit_visits,
};
use grassroots::vocabulary::Period;

use super::{book, calendar, day, id, period, posting, tree};

fn register() -> Register {
    let visits = unit_visits(
        ["编号", "单位", "村", "日期", "领导"],
        [
            ["v-1", "bureau", "a", "2015-09-10", "分管领导"],
            ["v-2", "bureau", "a", "2015-09-10", "主要领导"],
        ],
    )
    .unwrap();
    let roles = roles(
        ["编号", "乡镇", "职责", "人员", "选派"],
        [
            ["1", "zhen", "领队", "lin", ""],
            ["2", "zhen", "帮带", "mayor", "p-1"],
            ["3", "zhen", "帮带", "mayor", "p-2"],
            ["4", "zhen", "帮带", "deputy", "无"],
            ["5", "xiang", "领队", "lin", ""],
        ],
    )
    .unwrap();
    let second = Posting::new(
        id("p-2"),
        (id("chen"), id("office"), id("b")),
        (day("2015-06-01"), day("2015-12-31")),
    );
    RegisterDraft::new(calendar(), vec![posting("2015-06-01", "2016-05-31"), second])
        .with_visits(visits)
        .with_roles(roles)
        .check(&tree())
        .unwrap()
}

fn sheet(book: &Rulebook, period: Period, facts: Vec<(&'static str, Raw)>) -> Sheet {
    let draft = SheetDraft::new(period, SheetState::Closed).with_all(facts);
    book.dictionary().sheet(&draft).unwrap()
}

#[test]
fn half_years_without_a_visit_stand_there_by_name() {
    let register = register();
    let term = period("2015-06-01", "2016-06-01");
    let all = register.half_years(&id("bureau"), (Visitor::Deputy, term));
    let shown: Vec<(&str, bool, usize)> = all
        .iter()
        .map(|one| (one.half_year.as_str(), one.is_part, one.visits.len()))
        .collect();
    assert_eq!(
        shown,
        [("2015-H1", true, 0), ("2015-H2", false, 1), ("2016-H1", true, 0)]
    );
    assert_eq!(all[0].from, day("2015-06-01"));
    assert_eq!(register.half_years(&id("nobody"), (Visitor::Deputy, term)), []);
    assert_eq!(
        register.term_of_unit(&id("office"), term),
        Some(period("2015-06-01", "2016-01-01"))
    );
    assert_eq!(register.units(term), [&id("bureau"), &id("office")]);
}

#[test]
fn the_visits_go_to_the_rules() {
    let (register, book) = (register(), book());
    let term = period("2015-06-01", "2016-06-01");
    let standing = |unit: &str, parts: bool, rule: &str| {
        let mut facts = register.unit_facts(&id(unit), term);
        facts.push(("county.part_half_years", Raw::Boolean(parts)));
        facts.push(("unit.quota", Raw::Integer(2)));
        let own = register.term_of_unit(&id(unit), term).unwrap();
        examine(book.rule(rule).unwrap(), &sheet(&book, own, facts)).standing()
    };
    assert_eq!(standing("bureau", false, "stationing/unit-duties.deputy"), Standing::Met);
    assert_eq!(
        standing("bureau", true, "stationing/unit-duties.deputy"),
        Standing::NotMet
    );
    assert_eq!(
        standing("bureau", true, "stationing/unit-duties.principal"),
        Standing::Met
    );
    assert_eq!(
        standing("office", false, "stationing/unit-duties.principal"),
        Standing::NotMet
    );
    assert_eq!(standing("bureau", true, "stationing/unit-default"), Standing::NotMet);
}

#[test]
fn team_leaders_and_mentors_go_to_the_rules() {
    let (register, book) = (register(), book());
    let on = day("2015-10-01");
    let year = Period::year(2015).unwrap();
    let standing = |facts, rule: &str| {
        examine(book.rule(rule).unwrap(), &sheet(&book, year, facts)).standing()
    };
    let leader = "stationing/groups.leader";
    let of = |township: &str, on| register.township_facts(&tree(), &id(township), on);
    assert_eq!(standing(of("zhen", on), leader), Standing::Met);
    // Stationed in another township, and no longer or not yet anywhere.
    assert_eq!(standing(of("xiang", on), leader), Standing::NotMet);
    assert_eq!(standing(of("zhen", day("2015-05-31")), leader), Standing::NotMet);
    assert_eq!(register.mentors(&id("zhen")), [&id("deputy"), &id("mayor")]);
    let mentors = |who: &str| {
        let facts = register.mentor_facts((&id("zhen"), &id(who)), on);
        standing(facts, "stationing/groups.mentors")
    };
    assert_eq!(mentors("mayor"), Standing::Met);
    assert_eq!(mentors("deputy"), Standing::NotMet);
}

#[test]
fn the_term_goes_to_the_rules() {
    let (register, book) = (register(), book());
    let ended = period("2015-06-01", "2016-06-01");
    let term = |cadre: &str| {
        let sheet = sheet(&book, ended, register.cadre_facts(&id(cadre)));
        examine(book.rule("stationing/term").unwrap(), &sheet).standing()
    };
    assert_eq!(term("lin"), Standing::Met);
    assert_eq!(term("chen"), Standing::NotMet); // seven months
    let facts = register.cadre_facts(&id("nobody"));
    assert_eq!(facts[1], ("person.stationed_before", Raw::Boolean(false)));
}

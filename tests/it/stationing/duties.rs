//! Visits of units by half-year, team leaders and mentors, and what the rules make of them.

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    Posting, Register, RegisterDraft, Sent, Visitor, roles, unit_visits,
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
        let mut facts = register.unit_facts(&id(unit), (term, Some(Sent::AtOnce)));
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
    assert_eq!(register.mentors(&id("zhen"), on), [&id("deputy"), &id("mayor")]);
    let mentors = |who: &str| {
        let facts = register.mentor_facts((&id("zhen"), &id(who)), on);
        standing(facts, "stationing/groups.mentors")
    };
    assert_eq!(mentors("mayor"), Standing::Met);
    assert_eq!(mentors("deputy"), Standing::NotMet);
}

/// Who has handed over, or begins later, mentors nobody: nothing is on file of them on the day.
#[test]
fn who_mentors_is_asked_of_those_who_do_so_on_the_day() {
    let rows = [
        ["1", "zhen", "帮带", "old", "p-1", "", "2015-09-30"],
        ["2", "zhen", "帮带", "new", "p-1", "2015-10-01", ""],
        ["3", "zhen", "帮带", "nobody", "无", "2015-10-01", "2015-10-31"],
    ];
    let header = ["编号", "乡镇", "职责", "人员", "选派", "起始日期", "截止日期"];
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-06-01", "2016-05-31")]);
    let register = draft.with_roles(roles(header, rows).unwrap());
    let register = register.check(&tree()).unwrap();
    let zhen = id("zhen");
    let mentored = |who: &str, on: &str| {
        let facts = register.mentor_facts((&zhen, &id(who)), day(on));
        facts.into_iter().next().map(|(_, number)| number)
    };
    assert_eq!(mentored("old", "2015-09-30"), Some(Raw::Integer(1)));
    assert_eq!(mentored("old", "2015-10-01"), None);
    assert_eq!(mentored("new", "2015-09-30"), None);
    assert_eq!(mentored("new", "2015-10-01"), Some(Raw::Integer(1)));
    assert_eq!(mentored("nobody", "2015-10-31"), Some(Raw::Integer(0)));
    assert_eq!(mentored("nobody", "2015-11-01"), None);
    assert_eq!(register.mentors(&zhen, day("2015-09-30")), [&id("old")]);
    assert_eq!(register.mentors(&zhen, day("2015-10-01")), [&id("new"), &id("nobody")]);
}

/// A term of 2008 makes nothing known of the years until the calendar begins.
#[test]
fn years_between_an_old_term_and_the_calendar_are_not_known() {
    let of = |name: &str, from: &str, last: &str| {
        let whose = (id("lin"), id("bureau"), id("a"));
        Posting::new(id(name), whose, (day(from), day(last)))
    };
    let terms = vec![
        of("p-1", "2008-03-01", "2008-12-31"),
        of("p-2", "2009-01-01", "2009-06-30"),
        of("p-3", "2015-06-01", "2017-02-28"),
    ];
    let register = RegisterDraft::new(calendar(), terms).check(&tree()).unwrap();
    assert_eq!(
        register.known(),
        [period("2008-03-01", "2009-07-01"), period("2015-01-01", "2017-03-01")]
    );
    let sent = |from: &str, until: &str| {
        let asked = (period(from, until), Some(Sent::AtOnce));
        let facts = register.unit_facts(&id("bureau"), asked);
        facts.into_iter().next().map(|(_, number)| number)
    };
    assert_eq!(sent("2011-01-01", "2012-01-01"), None);
    assert_eq!(sent("2009-07-01", "2010-01-01"), None);
    assert_eq!(sent("2015-01-01", "2015-06-01"), Some(Raw::Integer(0)));
    let stationed = |on: &str| {
        let facts = register.village_facts(&id("b"), day(on));
        facts.into_iter().next().map(|(_, number)| number)
    };
    assert_eq!(stationed("2009-06-30"), Some(Raw::Integer(0)));
    assert_eq!(stationed("2009-07-01"), None);
    assert_eq!(stationed("2014-12-31"), None);
    assert_eq!(stationed("2015-01-01"), Some(Raw::Integer(0)));
}

/// Nobody in the village in the second half of 2015: no visit is due then, and asked of both terms
/// together the rule cannot be told; asked of each it is met.
#[test]
fn no_visit_is_due_in_a_half_year_with_nobody_in_a_village() {
    let of = |name: &str, from: &str, last: &str| {
        let whose = (id("lin"), id("bureau"), id("a"));
        Posting::new(id(name), whose, (day(from), day(last)))
    };
    let two = vec![
        of("p-1", "2015-01-01", "2015-06-30"),
        of("p-2", "2016-01-01", "2016-06-30"),
    ];
    let visits = unit_visits(
        ["编号", "单位", "村", "日期", "领导"],
        [
            ["v-1", "bureau", "a", "2015-03-10", "分管领导"],
            ["v-2", "bureau", "a", "2016-03-10", "分管领导"],
        ],
    );
    let register = RegisterDraft::new(calendar(), two).with_visits(visits.unwrap());
    let (register, book) = (register.check(&tree()).unwrap(), book());
    let both = period("2015-01-01", "2016-07-01");
    let halves = register.half_years(&id("bureau"), (Visitor::Deputy, both));
    let halves: Vec<&str> = halves.iter().map(|half| half.half_year.as_str()).collect();
    assert_eq!(halves, ["2015-H1", "2016-H1"]);
    let rule = book.rule("stationing/unit-duties.deputy").unwrap();
    let standing = |asked| {
        let base =
            sheet(&book, asked, vec![("county.part_half_years", Raw::Boolean(false))]);
        let sheet = register.unit_sheet(&base, &id("bureau"), asked).unwrap();
        examine(rule, &sheet).standing()
    };
    assert_eq!(standing(both), Standing::Undetermined);
    assert_eq!(standing(Period::year(2015).unwrap()), Standing::Met);
    assert_eq!(standing(period("2016-01-01", "2016-07-01")), Standing::Met);
}

#[test]
fn the_term_goes_to_the_rules() {
    let (register, book) = (register(), book());
    let ended = period("2015-06-01", "2016-06-01");
    let term = |cadre: &str| {
        let known = register.cadre_facts(&id(cadre), day("2016-05-31"));
        let sheet = sheet(&book, ended, known);
        examine(book.rule("stationing/term").unwrap(), &sheet).standing()
    };
    assert_eq!(term("lin"), Standing::Met);
    assert_eq!(term("chen"), Standing::NotMet); // seven months
}

#[test]
fn who_is_not_on_file_is_not_known() {
    let register = register();
    let on = day("2016-05-31");
    assert_eq!(register.cadre_facts(&id("nobody"), on), []);
    // Not yet, on the first day, and after it.
    let of = |on| -> Vec<&str> {
        let facts = register.cadre_facts(&id("lin"), day(on)).into_iter();
        facts.map(|(fact, _)| fact).collect()
    };
    assert_eq!(of("2015-05-31"), [""; 0]);
    assert_eq!(of("2015-06-01"), ["posting.terms"]);
    assert_eq!(of("2015-06-02"), ["posting.terms", "person.stationed_before"]);
    // A unit that is misspelt, one of a year of which nothing is on file, and one that has
    // nobody in a year that is.
    let term = period("2015-06-01", "2016-06-01");
    let sent = Some(Sent::InTurn);
    assert_eq!(register.unit_facts(&id("bureua"), (term, sent)), []);
    let before = Period::year(1990).unwrap();
    assert_eq!(register.unit_facts(&id("bureau"), (before, sent)), []);
    let later = period("2016-07-01", "2017-01-01");
    let none = register.unit_facts(&id("bureau"), (later, sent));
    assert_eq!(none[0], ("unit.sent", Raw::Integer(0)));
    // What is no village or township, and what is not on file of one that is.
    assert_eq!(register.village_facts(&id("aa"), on), []);
    assert_eq!(register.village_facts(&id("zhen"), on), []);
    assert_eq!(register.village_facts(&id("c"), day("1990-01-01")), []);
    let none = [("village.stationed", Raw::Integer(0))];
    assert_eq!(register.village_facts(&id("c"), on), none);
    assert_eq!(register.township_facts(&tree(), &id("zheng"), on), []);
    assert_eq!(register.township_facts(&tree(), &id("zhen"), day("1990-01-01")), []);
    assert_eq!(register.mentor_facts((&id("zhen"), &id("nobody")), on), []);
    // Lists that were not handed in.
    let plain = RegisterDraft::new(calendar(), vec![posting("2015-06-01", "2016-05-31")]);
    let plain = plain.check(&tree()).unwrap();
    assert_eq!(plain.township_facts(&tree(), &id("zhen"), on), []);
    let facts = plain.unit_facts(&id("bureau"), (term, None)).into_iter();
    let facts: Vec<&str> = facts.map(|(fact, _)| fact).collect();
    assert_eq!(facts, ["unit.whole_half_years"]);
}

#[test]
fn a_unit_on_the_list_that_sends_nobody_sends_none() {
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-06-01", "2016-05-31")]);
    let draft = draft.with_units([id("bureau"), id("office")]);
    let register = draft.clone().check(&tree()).unwrap();
    let year = Period::year(2015).unwrap();
    let facts = register.unit_facts(&id("office"), (year, Some(Sent::AtOnce)));
    assert_eq!(facts[0], ("unit.sent", Raw::Integer(0)));
    let mut draft = draft;
    draft.postings[0].unit = id("bureua");
    let problems = draft.check(&tree()).map(|_| ()).unwrap_err();
    let told = "posting[p-1].unit: there is no unit `bureua`; did you mean `bureau`?";
    assert_eq!(problems.to_string(), told);
}

#[test]
fn who_replaces_somebody_fills_the_quota_as_the_county_counts() {
    let of = |name: &str, cadre: &str, from: &str, last: &str| {
        let whose = (id(cadre), id("bureau"), id("a"));
        Posting::new(id(name), whose, (day(from), day(last)))
    };
    let replaced = vec![
        of("p-1", "lin", "2015-01-01", "2015-06-30"),
        of("p-2", "wu", "2015-07-01", "2015-11-30"),
    ];
    let register = RegisterDraft::new(calendar(), replaced).check(&tree()).unwrap();
    let year = Period::year(2015).unwrap();
    let sent = |counted, period| {
        let facts = register.unit_facts(&id("bureau"), (period, Some(counted)));
        facts.into_iter().find(|(fact, _)| *fact == "unit.sent").unwrap().1
    };
    assert_eq!(sent(Sent::InTurn, year), Raw::Integer(2));
    assert_eq!(sent(Sent::AtOnce, year), Raw::Integer(1));
    assert_eq!(sent(Sent::AtTheEnd, year), Raw::Integer(0));
    assert_eq!(sent(Sent::AtTheEnd, period("2015-01-01", "2015-12-01")), Raw::Integer(1));
}

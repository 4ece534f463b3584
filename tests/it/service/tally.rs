//! Villages in figures, townships as their sums, and what counts in an appraisal.

use std::collections::BTreeMap;

use grassroots::explain::Format;
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::organization::{Kind, OrganizationDraft, Size, Tree};
use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft, Tally, Told};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::judge;
use grassroots::vocabulary::{Exact, Id, Period, Script};

use super::{book, facts, id, rules, serves, village};

/// Whether somebody's archive is there and complete.
fn archive(book: &Rulebook, is_complete: bool) -> Sheet {
    let answers = [
        ("holding.archive_opened", true),
        ("holding.archive_claim", true),
        ("holding.archive_contract", is_complete),
        ("holding.archive_training", true),
        ("holding.archive_service", true),
        ("holding.archive_reports", true),
        ("holding.archive_rating", true),
    ];
    let answers = answers.map(|(fact, answer)| (fact, Raw::Boolean(answer)));
    facts(book, &answers)
}

fn household(book: &Rulebook, name: &str, contacts: i64) -> Sheet {
    let draft = SheetDraft::new(super::year(), SheetState::Closed)
        .about(id(name))
        .with("household.contacts", Raw::Integer(contacts));
    book.dictionary().sheet(&draft).unwrap()
}

/// A village whose holders are those given, with so many households, the last of them with
/// nobody in touch.
fn tally_of(holdings: Vec<HoldingDraft>, households: &[i64]) -> Tally {
    let book = book();
    let sheets = households.iter().enumerate();
    let sheets =
        sheets.map(|(at, contacts)| household(&book, &format!("h{at}"), *contacts));
    let mut draft = ServiceDraft::of(holdings);
    if !households.is_empty() {
        draft = draft.with_others(id("household"), sheets.collect());
    }
    Service::check(rules(&book), &village(&book), draft).unwrap().year().tally
}

fn one(is_complete: bool) -> Tally {
    let book = book();
    let holding = serves("m1", "p1", "2007-01-01").recorded(archive(&book, is_complete));
    tally_of(vec![holding], &[1, 2, 0])
}

fn two() -> Tally {
    let book = book();
    let holdings = vec![
        serves("m1", "p3", "2007-01-01").recorded(archive(&book, true)),
        serves("m2", "p2", "2007-01-01").recorded(archive(&book, true)),
    ];
    tally_of(holdings, &[1])
}

/// A county of two townships, the first with two villages.
fn tree() -> Tree {
    let under = |name: &str, above: &str| {
        OrganizationDraft::new(id(name), Kind::Village(Size::Branch)).under(id(above))
    };
    let county = OrganizationDraft::new(id("county"), Kind::County);
    let town =
        |name: &str| OrganizationDraft::new(id(name), Kind::Township).under(id("county"));
    let all = vec![
        county,
        town("t1"),
        town("t2"),
        under("v1", "t1"),
        under("v2", "t1"),
        under("v3", "t2"),
    ];
    Tree::check(all).unwrap()
}

fn rolled_up(villages: [Tally; 3]) -> BTreeMap<Id, Tally> {
    let names = ["v1", "v2", "v3"].map(id);
    let own: BTreeMap<Id, Tally> = names.into_iter().zip(villages).collect();
    let own = |id: &Id| own.get(id).cloned().unwrap_or_default();
    tree().roll_up(own, Tally::plus).unwrap()
}

#[test]
fn a_village_in_figures() {
    let tally = two();
    let figures = (tally.villages, tally.posts, tally.posts_held);
    assert_eq!(figures, (1, 3, 2));
    assert_eq!((tally.places, tally.places_held), (4, 2));
    assert_eq!((tally.most_wanted, tally.most_wanted_held), (1, 1));
    // m1 to m4 must take part, m5 is not able.
    assert_eq!((tally.able, tally.able_with_post, tally.with_post), (4, 2, 2));
    // Four quarters each, of which nothing is on record.
    assert_eq!((tally.reports_due, tally.reports_not_known), (8, 8));
    let archives = tally.rule("posts/archive.complete").unwrap();
    assert_eq!((archives.met, archives.not_met, archives.asked()), (2, 0, Some(2)));
}

#[test]
fn a_township_is_the_sum_of_its_villages() {
    let all = rolled_up([one(true), two(), one(false)]);
    let town = &all[&id("t1")];
    assert_eq!(*town, one(true).plus(two()).unwrap());
    assert_eq!((town.villages, town.posts, town.places_held, town.able), (2, 6, 3, 8));
    assert_eq!(town.rule("posts/archive.complete").unwrap().met, 3);
    let county = &all[&id("county")];
    assert_eq!((county.villages, county.holdings), (3, 4));
    assert_eq!(county.rule("posts/archive.complete").unwrap().not_met, 1);
    assert_eq!(county.rule("posts/household-contact.household").unwrap().not_met, 2);
    // Whichever is added to which.
    assert_eq!(two().plus(one(true)).unwrap(), one(true).plus(two()).unwrap());
    assert_eq!(Tally::default().plus(two()).unwrap(), two());
}

#[test]
fn one_record_changes_the_figures_that_it_touches_and_no_others() {
    let before = rolled_up([one(true), two(), one(true)]);
    let after = rolled_up([one(false), two(), one(true)]);
    assert_eq!(before[&id("t2")], after[&id("t2")]);
    for place in ["v1", "t1", "county"].map(id) {
        let (mut before, mut after) = (before[&place].clone(), after[&place].clone());
        let taken = |tally: &mut Tally| {
            let is_it = |one: &grassroots::posts::service::RuleTally| {
                one.rule.id.as_str() == "posts/archive.complete"
            };
            let at = tally.rules.iter().position(is_it).unwrap();
            tally.rules.remove(at)
        };
        let (was, is) = (taken(&mut before), taken(&mut after));
        assert_eq!((was.met, was.not_met), (is.met + 1, is.not_met - 1));
        assert_eq!(before, after, "{place}");
    }
}

#[test]
fn rules_that_say_different_things_do_not_add_up() {
    let text = bundled::POSTS_2006;
    let renamed =
        text.replace("en = \"the archive is complete\"", "en = \"a full archive\"");
    assert_ne!(text, renamed);
    let book = Rulebook::read(&renamed).unwrap();
    let draft = ServiceDraft::of(vec![serves("m1", "p1", "2007-01-01")]);
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    assert_eq!(one(true).plus(service.year().tally), None);
}

/// The facts of `secretary-2019` that follow from the service of a village: whoever runs both
/// rulebooks says so.
fn mapping() -> [(&'static str, Told); 5] {
    let archives = ["posts/archive", "posts/archive.complete"].map(id).to_vec();
    let (contacts, chiefs) =
        (id("posts/household-contact.household"), id("posts/street-chief"));
    [
        ("records.posts", Told::AllMeet(archives)),
        ("households.contacted", Told::Meeting(contacts.clone())),
        ("households.all", Told::Asked(contacts)),
        ("streets.with_chief", Told::Meeting(chiefs.clone())),
        ("streets.all", Told::Asked(chiefs)),
    ]
}

/// What two items of a secretary's appraisal come to, with the facts of a tally.
fn points(tally: &Tally) -> [String; 2] {
    let book = bundled::secretary_2019().unwrap();
    let year = Period::year(2019).unwrap();
    let lists = [
        "records.members",
        "records.minutes",
        "records.dues",
        "records.activists",
        "records.admissions",
        "records.plan",
        "records.summary",
        "records.life_meeting",
        "records.member_appraisal",
    ];
    let lists = lists.map(|fact| (fact, Raw::Boolean(true)));
    let draft = SheetDraft::new(year, SheetState::Closed).with_all(lists);
    let sheet = book.dictionary().sheet(&draft).unwrap();
    let sheet = sheet.with(tally.facts_for_appraisal(&mapping())).unwrap();
    let outcome = judge(book.scheme("secretary").unwrap(), &sheet);
    let value = |item: &str| {
        let span = outcome.node(item).unwrap().value;
        span.value().map_or_else(|| span.to_string(), |value: Exact| value.to_string())
    };
    [value("branch-records"), value("household-contacts")]
}

#[test]
fn implementation_counts_in_the_appraisal_of_those_who_are_responsible() {
    // Of sixty points for ten documents one is worth ten; two of three households are 40 of
    // 60 points.
    assert_eq!(points(&one(true)), ["60", "40"]);
    assert_eq!(points(&one(false)), ["50", "40"]);
    assert_eq!(points(&two()), ["60", "60"]);
    // The township: three of four households, and one archive short of complete.
    let all = rolled_up([one(false), two(), one(true)]);
    assert_eq!(points(&all[&id("t1")]), ["50", "45"]);
    assert_eq!(points(&all[&id("t2")]), ["60", "40"]);
}

#[test]
fn what_cannot_be_told_stays_out_of_the_appraisal() {
    let told = |tally: &Tally| -> Vec<&str> {
        tally.facts_for_appraisal(&mapping()).into_iter().map(|(fact, _)| fact).collect()
    };
    // No sheet of a street was handed in.
    assert_eq!(
        told(&one(true)),
        ["records.posts", "households.contacted", "households.all"]
    );
    // Nobody holds a post: nothing is said of archives.
    assert_eq!(
        told(&tally_of(Vec::new(), &[1])),
        ["households.contacted", "households.all"]
    );
    // An archive of which nothing is known; with one that is broken the answer is sure.
    let silent = tally_of(vec![serves("m1", "p1", "2007-01-01")], &[]);
    assert!(told(&silent).is_empty());
    // In the township of both the households of one village are not known.
    let broken = silent.plus(one(false)).unwrap();
    let facts = broken.facts_for_appraisal(&mapping());
    assert_eq!(facts, [("records.posts", Raw::Boolean(false))]);
}

#[test]
fn streets_count_where_the_village_has_chiefs() {
    let book = book();
    let street = |name: &str, chiefs: i64| {
        let draft = SheetDraft::new(super::year(), SheetState::Closed)
            .about(id(name))
            .with("street.chiefs", Raw::Integer(chiefs));
        book.dictionary().sheet(&draft).unwrap()
    };
    let tally = |has: Option<bool>| {
        let mut village = village(&book);
        if let Some(has) = has {
            let fact = [("village.street_chiefs", Raw::Boolean(has))];
            village.sheet = village.sheet.with(fact).unwrap();
        }
        let streets = vec![street("s1", 1), street("s2", 0), street("s3", 1)];
        let draft = ServiceDraft::default().with_others(id("street"), streets);
        Service::check(rules(&book), &village, draft).unwrap().year().tally
    };
    let told = |has| tally(has).facts_for_appraisal(&mapping()[3..]);
    let (chiefs, all) = ("streets.with_chief", "streets.all");
    assert_eq!(told(Some(true)), [(chiefs, Raw::Integer(2)), (all, Raw::Integer(3))]);
    assert_eq!(told(Some(false)), [(all, Raw::Integer(3))]);
    assert_eq!(told(None), [(all, Raw::Integer(3))]);
}

#[test]
fn a_tally_reads_in_three_scripts() {
    let render = |script| two().report(script).render(Format::Markdown);
    let hans = render(Script::Hans);
    assert!(hans.starts_with("# 汇总\n"), "{hans}");
    assert!(hans.contains("| 岗位名额 | 4 |"), "{hans}");
    assert!(hans.contains("| 履岗尽责档案完整 | 2 | 0 | 0 | 0 |"), "{hans}");
    assert!(render(Script::Hant).contains("| 年末應任崗人數 | 4 |"));
    assert!(
        render(Script::En)
            .contains("| people who must take part at the year's end | 4 |")
    );
}

#[test]
fn a_tally_is_read_back() {
    let tally = two();
    let text = serde_json::to_string(&tally).unwrap();
    assert_eq!(serde_json::from_str::<Tally>(&text).unwrap(), tally);
}

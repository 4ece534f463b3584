//! What is counted on a day, on both sides of the days on which it changes.

use grassroots::facts::{Entry, Raw, Value};
use grassroots::posts::service::{Holding, Service, ServiceDraft, Sharing};
use grassroots::rulebook::Overlay;
use grassroots::vocabulary::{Exact, Period, Rounding, RoundingMode};

use super::{book, day, facts, id, register, rules, served, serves, village, village_of};

fn load(service: &Service, person: &str, on: &str) -> String {
    let load = service.load_on(&id(person), day(on));
    load.map_or("not known".to_owned(), |load| load.to_string())
}

fn ids<'s>(holdings: impl Iterator<Item = &'s Holding>) -> Vec<&'s str> {
    holdings.map(|one| one.id.as_str()).collect()
}

/// m1 and m2 share p2 from April to the end of September.
fn shared() -> Service {
    register(vec![
        serves("m1", "p2", "2005-01-01"),
        served("m2", "p2", ("2007-04-01", "2007-10-01")),
        served("m1", "p1", ("2007-06-01", "2007-06-02")),
    ])
}

#[test]
fn a_shared_post_weighs_less_while_it_is_shared() {
    let service = shared();
    let on = |day| load(&service, "m1", day);
    assert_eq!([on("2007-03-31"), on("2007-04-01")], ["6", "3"]);
    assert_eq!([on("2007-09-30"), on("2007-10-01")], ["3", "6"]);
    // The first and only day of p1 on top.
    assert_eq!([on("2007-05-31"), on("2007-06-01"), on("2007-06-02")], ["3", "6", "3"]);
    assert_eq!(load(&service, "m2", "2007-03-31"), "0");
    let holders = |on| ids(service.holders_on(&id("p2"), day(on)));
    assert_eq!(holders("2007-03-31"), ["m1/p2"]);
    assert_eq!(holders("2007-04-01"), ["m1/p2", "m2/p2"]);
    assert_eq!(holders("2007-10-01"), ["m1/p2"]);
    // Days outside the year are no days of the register.
    assert!(holders("2006-12-31").is_empty());
    assert_eq!(ids(service.held_on(&id("m1"), day("2007-06-01"))), ["m1/p1", "m1/p2"]);
}

#[test]
fn a_part_is_rounded_as_the_rulebook_says() {
    let exact = |text: &str| text.parse::<Exact>().unwrap();
    let up = Rounding::places(1, RoundingMode::Up).unwrap();
    // 4 for three is 1.3333…, a tenth more than 1.3; 6.5 for six is 1.08333….
    assert_eq!(Sharing::ByHolders(up).part(exact("4"), 3, 9), Some(exact("1.4")));
    assert_eq!(Sharing::ByHolders(up).part(exact("6"), 2, 9), Some(exact("3")));
    assert_eq!(Sharing::ByPlaces(up).part(exact("6.5"), 1, 6), Some(exact("1.1")));
    assert_eq!(Sharing::InFull.part(exact("6.5"), 3, 6), Some(exact("6.5")));
    assert_eq!(Sharing::ByHolders(up).part(exact("6.5"), 0, 6), None);
}

#[test]
fn an_overlay_counts_a_shared_post_in_full() {
    let overlay = r#"
schema = "overlay/1"
id = "posts-local"
edition = "2007.1"
base = "posts-2006"
in_force = { from = "2007-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }

[[change]]
at = "posts.service.sharing"
value = "in_full"
ground = { assumed = "the county's own rule" }
"#;
    let book = Overlay::read(overlay).unwrap().on(&book()).unwrap();
    let holdings =
        vec![serves("m1", "p2", "2007-01-01"), serves("m2", "p2", "2007-01-01")];
    let draft = ServiceDraft::of(holdings);
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    assert_eq!(load(&service, "m2", "2007-01-01"), "6");
}

#[test]
fn what_a_post_weighs_or_holds_may_not_be_known() {
    let posts = "\
编号,岗位名称,岗位类别,群众最关心最盼望,设岗人数,工作量
p1,招商引资岗,繁荣乡村经济,否,,3
p2,治安巡逻岗,,是,1,
";
    let book = book();
    let village = village_of(&book, (posts, super::PEOPLE));
    let holdings = vec![
        serves("m1", "p1", "2007-01-01"),
        serves("m2", "p1", "2007-01-01"),
        serves("m4", "p2", "2007-01-01"),
    ];
    let service = Service::check(rules(&book), &village, ServiceDraft::of(holdings));
    let service = service.unwrap();
    assert_eq!(load(&service, "m1", "2007-05-01"), "1.5");
    assert_eq!(load(&service, "m4", "2007-05-01"), "not known");
    let sheet = service.village_sheet();
    // A sum with a part that is not known, and numbers of posts while one has no need.
    for fact in ["village.workload", "village.capacity", "village.posts_prosperity"] {
        assert_eq!(sheet.entry(fact), Some(&Entry::Absent), "{fact}");
    }
    let notices: Vec<String> = service
        .notices()
        .iter()
        .map(|one| {
            grassroots::explain::Wording::words(one, grassroots::vocabulary::Script::Hans)
        })
        .collect();
    assert_eq!(
        notices,
        [
            "“招商引资岗”的设岗人数尚不清楚",
            "“治安巡逻岗”的工作量尚不清楚",
            "m4的承受能力尚不清楚，缺少事实“身体状况”",
        ]
    );
}

#[test]
fn a_holding_has_the_days_of_its_service_and_the_facts_of_all_that_belong_to_it() {
    let book = book();
    let record = facts(&book, &[("holding.trained_on", Raw::text("2007-03-20"))]);
    let holding = served("m1", "p3", ("2007-04-01", "2007-10-01"))
        .contracted(&[day("2007-03-28")])
        .recorded(record);
    let service = register(vec![holding, serves("m1", "p1", "2006-01-01")]);
    let holding = service.holding(&id("m1/p3")).unwrap();
    let sheet = service.holding_sheet(holding);
    assert_eq!(sheet.subject(), Some(&id("m1/p3")));
    let april = Period::new(day("2007-04-01"), Some(day("2007-10-01"))).unwrap();
    assert_eq!(sheet.period(), april);
    let number = |fact: &str| sheet.number(fact).map(|number| number.to_string());
    let told = |fact: &str| number(fact).unwrap_or_default();
    // Two posts on its last day, 4 and 3 units; one of the two specialities wanted.
    assert_eq!([told("member.posts"), told("member.load")], ["2", "7"]);
    assert_eq!([told("member.capacity"), told("post.holders")], ["10", "1"]);
    assert_eq!([told("post.specialities"), told("placement.matched")], ["2", "1"]);
    assert_eq!(told("holding.contracts"), "1");
    let yes = Entry::Known(Value::YesNo(true));
    for fact in ["placement.claimed", "holding.trained", "member.able"] {
        assert_eq!(sheet.entry(fact), Some(&yes), "{fact}");
    }
    // Nobody said when it was made public.
    assert_eq!(sheet.entry("holding.published"), Some(&Entry::Absent));
    // 10 + 10 + 4 of the three who must take part, and m4 of whom it is not known.
    assert_eq!(sheet.entry("village.capacity"), Some(&Entry::Absent));
    assert_eq!(told("village.workload"), "13");
    assert_eq!(told("village.posts_governance"), "1");
    assert_eq!(told("village.posts_culture"), "0");
}

#[test]
fn a_claim_is_not_made_up() {
    let service = register(vec![
        serves("m1", "p1", "2007-01-01"),
        serves("m2", "p2", "2007-01-01"),
    ]);
    let claimed = |holding: &str| {
        let holding = service.holding(&id(holding)).unwrap();
        service.holding_sheet(holding).entry("placement.claimed").cloned().unwrap()
    };
    // m1 claims two other posts; the cell of m2 is blank, and blank claims nothing.
    assert_eq!(claimed("m1/p1"), Entry::Known(Value::YesNo(false)));
    assert_eq!(claimed("m2/p2"), Entry::Known(Value::YesNo(false)));
}

#[test]
fn the_strength_of_a_village_is_that_of_whoever_must_take_part_or_does() {
    let people = "\
编号,政治面貌,出生日期,流动情况,活动能力,健康状况,家庭负担
m1,正式党员,1960-01-01,在村,是,好,负担轻
m2,正式党员,1970-01-01,流出,是,好,负担轻
m3,入党积极分子,1970-01-01,在村,是,一般,负担轻
m4,正式党员,1970-01-01,,否,,
";
    let book = book();
    let village = village_of(&book, (super::POSTS, people));
    let capacity = |holdings| {
        let draft = ServiceDraft::of(holdings);
        let service = Service::check(rules(&book), &village, draft).unwrap();
        let sheet = service.village_sheet();
        sheet.number("village.capacity").map(|number| number.to_string())
    };
    // m2 is away, m3 is no member, m4 is not able.
    assert_eq!(capacity(vec![]).as_deref(), Some("10"));
    let with_activist = vec![serves("m3", "p1", "2007-01-01")];
    assert_eq!(capacity(with_activist).as_deref(), Some("16"));
}

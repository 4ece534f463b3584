//! Everything that a register refuses, each list as a whole.

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::posts::service::{
    HoldingDraft, RecordDraft, Service, ServiceDraft, StepDraft,
};
use grassroots::procedure::Happened;
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Period, Script};

use super::{
    book, day, events, facts, id, rules, served, serves, village, village_of, wrong,
};

#[test]
fn people_and_posts_that_are_not_there() {
    let found = wrong(ServiceDraft::of(vec![
        serves("m9", "p1", "2007-01-01"),
        serves("m1", "p9", "2007-01-01"),
        served("m1", "p2", ("2007-03-01", "2007-03-01")),
    ]));
    assert_eq!(
        found,
        [
            "holding[m1/p2].until: `m1` in `p2`: the first day without service, 2007-03-01, is not after the first day of service, 2007-03-01: mend the days",
            "holding[m1/p9].post: there is no post `p9`; did you mean `p1`?",
            "holding[m9/p1].person: there is no person `m9`; did you mean `m1`?",
        ]
    );
}

#[test]
fn more_holders_than_places_from_the_first_such_day() {
    let one_after_the_other = vec![
        served("m1", "p1", ("2007-01-01", "2007-07-01")),
        serves("m2", "p1", "2007-07-01"),
    ];
    let book = book();
    let draft = ServiceDraft::of(one_after_the_other);
    assert!(Service::check(rules(&book), &village(&book), draft).is_ok());
    // A day of both is one too many; so are two days later in the year, told once more.
    let found = wrong(ServiceDraft::of(vec![
        served("m1", "p1", ("2007-01-01", "2007-07-02")),
        serves("m2", "p1", "2007-07-01"),
        served("m3", "p1", ("2007-10-01", "2007-10-03")),
    ]));
    assert_eq!(
        found,
        [
            "post[p1]: on 2007-07-01 `m1`, `m2` serve in `p1`, and it has places for 1: let somebody leave before, or begin later",
            "post[p1]: on 2007-10-01 `m2`, `m3` serve in `p1`, and it has places for 1: let somebody leave before, or begin later",
        ]
    );
}

#[test]
fn more_work_than_a_person_can_carry() {
    // 3 and 6 are 9 of 10; 6 alone is more than 4.
    let found = wrong(ServiceDraft::of(vec![
        serves("m1", "p1", "2007-01-01"),
        serves("m1", "p2", "2007-01-01"),
        served("m3", "p2", ("2007-02-01", "2007-03-01")),
        serves("m1", "p3", "2007-05-01"),
    ]));
    // In February m3 and m1 share p2, three units each; from May on m1 has 3 + 6 + 4.
    assert_eq!(
        found,
        [
            "person[m1]: on 2007-05-01 `m1` carries 13 in `p1`, `p2`, `p3`, and is able to carry at most 10: let a post go, or share it",
        ]
    );
    let found = wrong(ServiceDraft::of(vec![serves("m3", "p2", "2007-02-01")]));
    assert_eq!(
        found,
        [
            "person[m3]: on 2007-02-01 `m3` carries 6 in `p2`, and is able to carry at most 4: let a post go, or share it",
        ]
    );
    let found = wrong(ServiceDraft::of(vec![serves("m5", "p1", "2006-05-01")]));
    assert_eq!(
        found,
        [
            "person[m5]: on 2007-01-01 `m5` carries 3 in `p1`, and is able to carry at most 0: let a post go, or share it",
        ]
    );
}

#[test]
fn spells_of_one_person_in_one_post_that_overlap() {
    let found = wrong(ServiceDraft::of(vec![
        served("m2", "p2", ("2007-01-01", "2007-07-01")),
        serves("m2", "p2", "2007-06-30"),
        serves("m1", "p3", "2007-01-01"),
        serves("m1", "p3", "2007-01-01"),
    ]));
    assert_eq!(
        found,
        [
            "holding[m1/p3/2007-01-01]: `m1` serves in `p3` by `m1/p3` too on 2007-01-01: let one end before the other begins, or leave one out",
            "holding[m2/p2/2007-06-30]: `m2` serves in `p2` by `m2/p2` too on 2007-06-30: let one end before the other begins, or leave one out",
        ]
    );
}

#[test]
fn ids_that_are_taken_or_too_long() {
    let named = |one: HoldingDraft, name: &str| {
        let mut one = one;
        one.id = Some(id(name));
        one
    };
    let found = wrong(ServiceDraft::of(vec![
        named(serves("m1", "p1", "2007-01-01"), "h1"),
        named(served("m2", "p2", ("2007-01-01", "2007-02-01")), "h1"),
        named(serves("m2", "p2", "2007-02-01"), "h1"),
    ]));
    let taken = "holding[h1]: `h1` is already taken: ids are unique among holdings";
    assert_eq!(found, [taken, taken]);
    let long = "p".repeat(62);
    let found = wrong(ServiceDraft::of(vec![serves("m1", &long, "2007-01-01")]));
    assert_eq!(
        found,
        [
            format!(
                "holding[m1/{long}]: an id has at most 64 characters, this one has 65"
            ),
            format!("holding[m1/{long}].post: there is no post `{long}`"),
        ]
    );
}

#[test]
fn more_than_a_register_holds() {
    let most = Service::MOST_HOLDINGS;
    let found = wrong(ServiceDraft::of(vec![serves("m1", "p1", "2007-01-01"); most + 1]));
    assert_eq!(
        found,
        ["holding: at most 5000 holdings are allowed here, 5001 were found"]
    );
    let step =
        StepDraft::new(id("p1"), Happened::new(day("2006-11-06"), 1, id("survey")));
    let steps = vec![step; Service::MOST_STEPS + 1];
    let found = wrong(ServiceDraft::default().with_steps(steps));
    assert_eq!(found, ["step: at most 20000 steps are allowed here, 20001 were found"]);
}

#[test]
fn people_among_other_subjects() {
    let draft = ServiceDraft::default().with_others(id("member"), Vec::new());
    assert_eq!(
        wrong(draft),
        ["other[member]: `member` is already taken: ids are unique among subjects"]
    );
}

#[test]
fn service_without_a_day_in_the_year() {
    let book = book();
    let at_the_edges = vec![
        served("m1", "p1", ("2006-01-01", "2007-01-02")),
        serves("m2", "p2", "2007-12-31"),
    ];
    let draft = ServiceDraft::of(at_the_edges);
    assert!(Service::check(rules(&book), &village(&book), draft).is_ok());
    let found = wrong(ServiceDraft::of(vec![
        served("m1", "p1", ("2006-01-01", "2007-01-01")),
        serves("m2", "p2", "2008-01-01"),
    ]));
    assert_eq!(
        found,
        [
            "holding[m1/p1]: service from 2006-01-01 to 2006-12-31 has no day in the year from 2007-01-01 to 2007-12-31: leave it out, or mend its days",
            "holding[m2/p2]: service from 2008-01-01 has no day in the year from 2007-01-01 to 2007-12-31: leave it out, or mend its days",
        ]
    );
}

#[test]
fn what_happened_on_a_day_without_service() {
    let book = book();
    let reported =
        |on: &[&str]| facts(&book, &[("holding.reports", events("report", on))]);
    let half = || served("m1", "p1", ("2007-04-01", "2007-10-01"));
    // The first day and the last day are days of service.
    let fits = half().recorded(reported(&["2007-04-01", "2007-09-30"]));
    let draft = ServiceDraft::of(vec![fits]);
    assert!(Service::check(rules(&book), &village(&book), draft).is_ok());
    let before = half()
        .recorded(reported(&["2007-03-31", "2007-10-01"]))
        .contracted(&[day("2007-03-30"), day("2007-10-01")]);
    let since_long = serves("m2", "p2", "2005-01-01").recorded(reported(&[
        "2006-12-31",
        "2007-03-28",
        "2008-01-01",
    ]));
    assert_eq!(
        wrong(ServiceDraft::of(vec![before, since_long])),
        [
            "holding[m1/p1].facts[holding.reports]: 2007-03-31 is no day of this service, which is from 2007-04-01 to 2007-09-30 in the year: mend the day, or state it where it belongs",
            "holding[m1/p1].facts[holding.reports]: 2007-10-01 is no day of this service, which is from 2007-04-01 to 2007-09-30 in the year: mend the day, or state it where it belongs",
            "holding[m1/p1].contracts: 2007-10-01 is after the last day of this service in the year, 2007-09-30: mend the day, or leave it out",
            "holding[m2/p2].facts[holding.reports]: 2006-12-31 is no day of this service, which is from 2007-01-01 to 2007-12-31 in the year: mend the day, or state it where it belongs",
            "holding[m2/p2].facts[holding.reports]: 2008-01-01 is no day of this service, which is from 2007-01-01 to 2007-12-31 in the year: mend the day, or state it where it belongs",
        ]
    );
}

#[test]
fn facts_that_say_otherwise_than_days_and_other_sheets() {
    let book = book();
    let record = facts(
        &book,
        &[
            ("holding.contracts", Raw::Integer(2)),
            ("holding.published", Raw::Boolean(false)),
            ("holding.trained", Raw::Boolean(false)),
            ("holding.trained_on", Raw::text("2006-12-20")),
            ("member.mobility", Raw::text("out-flowing")),
            ("post.remote", Raw::Boolean(false)),
            ("village.ripe_for_mobile", Raw::Boolean(true)),
            ("member.posts", Raw::Integer(1)),
            ("holding.stars", Raw::text("five-star")),
        ],
    );
    let mut holding = serves("m1", "p1", "2007-01-01").contracted(&[day("2006-12-26")]);
    holding.published = Some(day("2006-12-28"));
    assert_eq!(
        wrong(ServiceDraft::of(vec![holding.recorded(record)])),
        [
            "holding[m1/p1].facts: the register counts `member.posts` itself: leave it out of the sheet",
            "holding[m1/p1].facts: the register counts `holding.stars` itself: leave it out of the sheet",
            "holding[m1/p1].facts[member.mobility]: `member.mobility` is said otherwise of `m1`: say it in one place, or the same in both",
            "holding[m1/p1].facts[post.remote]: `post.remote` is said otherwise of `p1`: say it in one place, or the same in both",
            "holding[m1/p1].facts[village.ripe_for_mobile]: `village.ripe_for_mobile` is said otherwise of `gucun`: say it in one place, or the same in both",
            "holding[m1/p1].facts[holding.contracts]: `holding.contracts` says otherwise than the days on record: leave one of them out, or mend it",
            "holding[m1/p1].facts[holding.published]: `holding.published` says otherwise than the days on record: leave one of them out, or mend it",
            "holding[m1/p1].facts[holding.trained]: `holding.trained` says otherwise than the days on record: leave one of them out, or mend it",
        ]
    );
}

#[test]
fn who_was_trained_in_service_was_not_trained_before_it() {
    let book = book();
    let trained = |answer: bool| {
        let answer = ("holding.trained", Raw::Boolean(answer));
        let record = [answer, ("holding.trained_on", Raw::text("2006-09-01"))];
        let record = facts(&book, &record);
        ServiceDraft::of(vec![serves("m1", "p1", "2006-03-01").recorded(record)])
    };
    assert_eq!(
        wrong(trained(true)),
        [
            "holding[m1/p1].facts[holding.trained]: `holding.trained` says otherwise than the days on record: leave one of them out, or mend it",
        ]
    );
    assert!(Service::check(rules(&book), &village(&book), trained(false)).is_ok());
}

#[test]
fn records_of_posts_that_nobody_or_somebody_else_holds() {
    let book = book();
    let record = |person: &str, post: &str| {
        let sheet = facts(&book, &[("holding.duties_done", Raw::Integer(3))]);
        RecordDraft::new(id(person), id(post), sheet)
    };
    let mut other = record("m2", "p2");
    other.holding = Some(id("m2/p3"));
    let draft = ServiceDraft::of(vec![
        serves("m1", "p1", "2007-01-01"),
        served("m2", "p2", ("2007-01-01", "2007-02-01")),
        serves("m2", "p2", "2007-03-01"),
    ]);
    let draft = draft.with_records(vec![
        record("m1", "p1"),
        record("m1", "p1"),
        record("m2", "p1"),
        record("m2", "p2"),
        record("m2", "p3"),
        record("m8", "p3"),
        other,
    ]);
    assert_eq!(
        wrong(draft),
        [
            "record[m1/p1]: `m1/p1` is already taken: ids are unique among records",
            "record[m2/p1]: `m2` does not serve in `p1` in the year; in service there: `m1`",
            "record[m2/p2]: `m2` serves in `p2` more than once: name one of `m2/p2`, `m2/p2/2007-03-01`",
            "record[m2/p3]: `m2` does not serve in `p3` in the year, and nobody does: leave the record out, or register the service",
            "record[m2/p3].holding: there is no holding `m2/p3`; did you mean `m2/p2`?",
            "record[m8/p3].person: there is no person `m8`; did you mean `m1`?",
        ]
    );
}

#[test]
fn sheets_of_another_year_another_dictionary_and_without_subjects() {
    let book = book();
    let mut village = village(&book);
    let earlier = Period::year(2006).unwrap();
    let draft = SheetDraft::new(earlier, SheetState::Closed).about(id("p1"));
    village.posts[0].sheet = book.dictionary().sheet(&draft).unwrap();
    let nameless = SheetDraft::new(super::year(), SheetState::Closed);
    village.people[4].sheet = book.dictionary().sheet(&nameless).unwrap();
    let again = village.people[0].clone();
    village.people.push(again);
    let counted = nameless
        .clone()
        .about(id("m2"))
        .with("member.load", Raw::Integer(3))
        .with("village.ripe_for_mobile", Raw::Boolean(true));
    village.people[1].sheet = book.dictionary().sheet(&counted).unwrap();
    village.sheet = book.dictionary().sheet(&nameless).unwrap();
    let draft = ServiceDraft::of(vec![serves("m1", "p8", "2007-01-01")]);
    let problems = Service::check(rules(&book), &village, draft).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "village: the key `subject` is missing\n\
         post[p1]: the sheet is about 2006-01-01..2007-01-01, and the register about 2007-01-01..2008-01-01: one period, with an end, holds for all of them\n\
         person[m2].facts: the register counts `member.load` itself: leave it out of the sheet\n\
         person[#5]: the key `subject` is missing\n\
         person[m1]: `m1` is already taken: ids are unique among people\n\
         holding[m1/p8].post: there is no post `p8`; did you mean `p1`?"
    );
}

#[test]
fn a_number_that_its_fact_cannot_hold() {
    // Two posts of 999.9 units each; one member's fact holds 1000 at most.
    let posts = "\
编号,岗位名称,岗位类别,群众最关心最盼望,设岗人数,工作量
p1,招商引资岗,繁荣乡村经济,否,1,999.9
p2,治安巡逻岗,加强社会事业,是,1,999.9
";
    let book = book();
    let village = village_of(&book, (posts, super::PEOPLE));
    let holdings =
        vec![serves("m4", "p1", "2007-01-01"), serves("m4", "p2", "2007-03-01")];
    let draft = ServiceDraft::of(holdings);
    let problems = Service::check(rules(&book), &village, draft).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "person[m4].facts[member.load]: 1999.8 lies outside 0 to 1000, the domain of this fact"
    );
}

#[test]
fn steps_of_posts_that_are_not_there() {
    let step =
        StepDraft::new(id("p7"), Happened::new(day("2006-11-06"), 1, id("survey")));
    let found = wrong(ServiceDraft::default().with_steps(vec![step]));
    assert_eq!(found, ["step[p7]: there is no post `p7`; did you mean `p1`?"]);
}

#[test]
fn a_rulebook_that_says_nothing_of_service() {
    let text = grassroots::rulebook::bundled::POSTS_2006;
    let from = text.find("[posts.service]").unwrap();
    let until = text[from..].find("# ── Rules").unwrap() + from;
    let without = format!("{}{}", &text[..from], &text[until..]);
    let book = Rulebook::read(&without).unwrap();
    let draft = ServiceDraft::default();
    let problems = Service::check(rules(&book), &village(&book), draft).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "文档：规则集没有写明履岗：请写上`[posts.service]`"
    );
}

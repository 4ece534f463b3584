//! What the rules make of a year: ratings, what follows from them, who has no post.

use grassroots::explain::Format;
use grassroots::facts::{Raw, Sheet};
use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft, Year};
use grassroots::rule::Standing;
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Script};

use super::{book, day, events, facts, id, rules, served, serves, village};

/// A ballot of the villagers.
fn ballot(satisfied: i64, dissatisfied: i64) -> Raw {
    let votes = [
        ("satisfied", satisfied),
        ("fairly", 0),
        ("dissatisfied", dissatisfied),
        ("abstained", 0),
        ("void", 0),
    ];
    Raw::Table(votes.map(|(key, votes)| (key.to_owned(), Raw::Integer(votes))).to_vec())
}

/// Scores by name.
fn peers(scores: &[(&str, i64)]) -> Raw {
    let score =
        |(rater, score): &(&str, i64)| ((*rater).to_owned(), Raw::Integer(*score));
    Raw::Table(scores.iter().map(score).collect())
}

/// A report in each quarter.
const QUARTERS: [&str; 4] = ["2007-03-28", "2007-06-27", "2007-09-26", "2007-12-19"];

/// All that the rating reads, for `done` of ten duties, reports in the first quarters and
/// scores of the peers.
fn record(
    book: &Rulebook,
    (done, quarters): (i64, usize),
    scores: &[(&str, i64)],
) -> Sheet {
    let yes = Raw::Boolean(true);
    facts(
        book,
        &[
            ("holding.duties_named", Raw::Integer(10)),
            ("holding.duties_done", Raw::Integer(done)),
            ("holding.lapses", Raw::List(Vec::new())),
            ("holding.reports", events("report", QUARTERS.get(..quarters).unwrap())),
            ("holding.trainings", events("lecture", &["2007-05-01", "2007-06-01"])),
            ("holding.peers", peers(scores)),
            ("holding.villagers", ballot(9, 1)),
            ("holding.archive_opened", yes.clone()),
            ("member.seeks_progress", yes),
        ],
    )
}

fn year(holdings: impl Fn(&Rulebook) -> Vec<HoldingDraft>) -> Year {
    let book = book();
    let draft = ServiceDraft::of(holdings(&book));
    Service::check(rules(&book), &village(&book), draft).unwrap().year()
}

/// m1 with ten of ten duties, m2 with two of ten in the first half of the year.
fn two(book: &Rulebook) -> Vec<HoldingDraft> {
    vec![
        serves("m1", "p1", "2007-01-01").recorded(record(book, (10, 4), &[("m2", 90)])),
        served("m2", "p3", ("2007-01-01", "2007-07-01")).recorded(record(
            book,
            (2, 2),
            &[("m1", 50)],
        )),
    ]
}

fn total(year: &Year, holding: &str) -> String {
    let total = year.holding(holding).unwrap().outcome.total();
    total.settled().map_or_else(|| total.span.to_string(), |total| total.to_string())
}

fn stars<'y>(year: &'y Year, holding: &str) -> &'y str {
    year.holding(holding).unwrap().outcome.grade().unwrap().id.as_str()
}

#[test]
fn every_holding_is_rated_and_its_stars_lead_on() {
    let year = year(two);
    // 40 duties, 10 without lapses, 6 reports, 4 training, 18 of peers, 18 of villagers.
    assert_eq!(
        (total(&year, "m1/p1").as_str(), stars(&year, "m1/p1")),
        ("96", "five-star")
    );
    // 8 + 10 + 6 + 4 + 10 + 18.
    assert_eq!(
        (total(&year, "m2/p3").as_str(), stars(&year, "m2/p3")),
        ("56", "one-star")
    );
    let who = |rule: &str| -> Vec<(String, Standing)> {
        let findings = year.following(rule).unwrap().findings.iter();
        findings
            .map(|one| {
                (
                    one.subject.as_ref().map(Id::to_string).unwrap_or_default(),
                    one.standing(),
                )
            })
            .collect()
    };
    let commended = who("posts/five-star.commendation");
    assert_eq!(commended, [("m1/p1".to_owned(), Standing::Met)]);
    // That it was adjusted is not on record.
    assert_eq!(who("posts/renewal.low"), [("m2/p3".to_owned(), Standing::Undetermined)]);
    // m1 is 47 on the last day, and the rule ends at 45; m2 is not capable.
    assert!(who("posts/reserve-cadre").is_empty());
    assert!(who("posts/activists.candidate").is_empty());
    let rows: Vec<&str> = year.follows.iter().map(|one| one.rule.id.as_str()).collect();
    let follows = [
        "posts/five-star.commendation",
        "posts/renewal.low",
        "posts/activists.candidate",
        "posts/reserve-cadre",
    ];
    assert_eq!(rows, follows);
}

#[test]
fn ones_own_score_does_not_count_in_any_of_ones_posts() {
    let year = year(|book| {
        let scores = [("m1", 100), ("m2", 60), ("m3", 80)];
        vec![
            serves("m1", "p1", "2007-01-01").recorded(record(book, (10, 4), &scores)),
            serves("m1", "p3", "2007-01-01").recorded(record(book, (10, 4), &scores)),
        ]
    });
    // The mean of 60 and 80 is 70: 14 of 20, and 78 for the rest.
    assert_eq!([total(&year, "m1/p1"), total(&year, "m1/p3")], ["92", "92"]);
}

#[test]
fn part_of_a_year_is_held_to_its_own_days() {
    let year = year(|book| {
        let reported =
            |on: &[&str]| facts(book, &[("holding.reports", events("report", on))]);
        vec![
            // Whole quarters: the second alone.
            served("m1", "p1", ("2007-02-01", "2007-09-30"))
                .recorded(reported(&["2007-05-01"])),
            // The third and the fourth; one of them without a report.
            serves("m2", "p2", "2007-07-01").recorded(reported(&["2007-07-01"])),
            // No whole quarter at all.
            served("m3", "p1", ("2007-10-02", "2007-12-31")).recorded(reported(&[])),
        ]
    });
    let reports = year.coverage("posts/quarterly-report").unwrap();
    assert_eq!(reports.met, [id("m1/p1")]);
    assert_eq!(reports.not_met, [id("m2/p2")]);
    assert_eq!(reports.undetermined, [id("m3/p1")]);
    let tally = &year.tally;
    assert_eq!((tally.reports_due, tally.reports_held), (3, 2));
}

#[test]
fn training_on_the_first_day_comes_too_late() {
    let trained = |on: &'static str| {
        year(move |book| {
            let record = facts(book, &[("holding.trained_on", Raw::text(on))]);
            vec![serves("m1", "p1", "2007-04-01").recorded(record)]
        })
    };
    let met = |on| trained(on).coverage("posts/training").unwrap().met.len();
    assert_eq!([met("2007-03-31"), met("2007-04-01")], [1, 0]);
}

#[test]
fn training_counts_from_the_first_day_of_service_in_whichever_year() {
    let stands = |(from, on): (&'static str, &'static str)| {
        let year = year(move |book| {
            let record = facts(book, &[("holding.trained_on", Raw::text(on))]);
            vec![serves("m1", "p1", from).recorded(record)]
        });
        let training = year.coverage("posts/training").unwrap();
        (training.met.len(), training.not_met.len())
    };
    // In service since 2006-03-01: on that day and half a year later is too late.
    assert_eq!(stands(("2006-03-01", "2006-02-28")), (1, 0));
    assert_eq!(stands(("2006-03-01", "2006-03-01")), (0, 1));
    assert_eq!(stands(("2006-03-01", "2006-09-01")), (0, 1));
    assert_eq!(stands(("2007-03-01", "2006-09-01")), (1, 0));
}

#[test]
fn two_contracts_of_one_day_are_two() {
    let year = year(|_| {
        let days = ["2006-12-30", "2006-12-30"].map(day);
        vec![serves("m1", "p1", "2007-01-01").contracted(&days)]
    });
    let contracts = year.coverage("posts/procedure.contract").unwrap();
    assert_eq!((&contracts.met, &contracts.not_met), (&vec![], &vec![id("m1/p1")]));
    let words = year.notices.iter();
    let words: Vec<String> =
        words.map(|one| grassroots::explain::Wording::words(one, Script::Hans)).collect();
    assert_eq!(words[0], "m1/p1签订责任状2份：2006-12-30、2006-12-30");
}

#[test]
fn several_contracts_are_reported_with_their_days_and_break_the_rule() {
    let year = year(|_| {
        let days = ["2006-12-26", "2007-08-06"].map(day);
        vec![
            serves("m1", "p1", "2007-01-01").contracted(&days),
            serves("m2", "p2", "2007-01-01").contracted(&days[1..]),
        ]
    });
    let contracts = year.coverage("posts/procedure.contract").unwrap();
    assert_eq!(
        (&contracts.met, &contracts.not_met),
        (&vec![id("m2/p2")], &vec![id("m1/p1")])
    );
    let words = |script| -> Vec<String> {
        let notices = year.notices.iter();
        notices.map(|one| grassroots::explain::Wording::words(one, script)).collect()
    };
    assert_eq!(
        words(Script::Hans),
        [
            "m1/p1签订责任状2份：2006-12-26、2007-08-06",
            "m2/p2于2007-01-01上岗，2007-08-06才签订责任状",
            "全村可承担工作量无法合计：m4缺身体状况",
        ]
    );
    assert_eq!(
        words(Script::En)[0],
        "m1/p1: 2 contracts were signed, on 2006-12-26, 2007-08-06"
    );
}

#[test]
fn rules_about_placements_are_asked_on_every_day_that_changes_something() {
    // m2 is not among the capable: a second post from July on breaks the rule then.
    let year = year(|_| {
        vec![
            serves("m2", "p1", "2007-01-01"),
            served("m2", "p3", ("2007-07-01", "2007-08-01")),
            serves("m4", "p2", "2007-01-01"),
        ]
    });
    let broken: Vec<(String, String, Standing)> = year
        .days
        .iter()
        .map(|one| {
            let rule = one.finding.rule.id.as_str();
            (
                format!("{} {}", one.on, one.holding),
                rule.to_owned(),
                one.finding.standing(),
            )
        })
        .collect();
    let several = "posts/holding".to_owned();
    assert_eq!(
        broken,
        [
            (
                "2007-01-01 m4/p2".to_owned(),
                "posts/fit".to_owned(),
                Standing::Undetermined
            ),
            ("2007-07-01 m2/p1".to_owned(), several.clone(), Standing::NotMet),
            ("2007-07-01 m2/p3".to_owned(), several, Standing::NotMet),
        ]
    );
    let rule = year.coverage("posts/holding").unwrap();
    assert_eq!(rule.not_met, [id("m2/p1"), id("m2/p3")]);
    // At the year's end m2 holds one again.
    assert_eq!(year.coverage("posts/holding.one").unwrap().not_met, Vec::<Id>::new());
}

#[test]
fn those_without_a_post_have_the_reason_on_record() {
    let year = year(two);
    // m2 served until the end of June; m5 is not able, and need not.
    let without: Vec<(&str, Option<&str>)> = year
        .without
        .iter()
        .map(|one| {
            let reason = one.reason.as_ref().map(|reason| reason.id.as_str());
            (one.person.as_str(), reason)
        })
        .collect();
    assert_eq!(without, [("m2", None), ("m3", None), ("m4", Some("unwilling"))]);
}

#[test]
fn what_is_not_recorded_leaves_the_stars_open() {
    let year = year(|_| vec![serves("m1", "p1", "2007-01-01")]);
    let outcome = &year.holding("m1/p1").unwrap().outcome;
    assert_eq!(outcome.grades().count(), 5);
    assert_eq!((year.tally.stars_open, year.tally.stars[0].holdings), (1, 0));
    let commended = year.following("posts/five-star.commendation").unwrap();
    assert_eq!(commended.findings[0].standing(), Standing::Undetermined);
}

#[test]
fn the_year_reads_in_three_scripts() {
    let year = year(two);
    let book = bundled::posts_2006().unwrap();
    let render = |script, format| year.report(book.sources(), script).render(format);
    let hans = render(Script::Hans, Format::Text);
    assert!(hans.starts_with("gucun 2007年履岗与评星\n"), "{hans}");
    assert!(
        hans.contains("m2    财务监督岗  2007-01-01至2007-06-30  56    一星"),
        "{hans}"
    );
    assert!(hans.contains("m4  本人不愿"), "{hans}");
    let hant = render(Script::Hant, Format::Text);
    assert!(hant.starts_with("gucun 2007年履崗與評星\n"));
    assert!(hant.contains("年末應任崗而未任崗"));
    let english = render(Script::En, Format::Markdown);
    assert!(english.starts_with("# Service and stars: gucun, 2007\n"), "{english}");
    assert!(english.contains("## Those who must take part and have no post"));
    assert!(english.contains("| people who must take part"), "{english}");
}

#[test]
fn a_rater_who_is_nobody_is_refused_and_an_own_score_is_noticed() {
    let rated = |book: &Rulebook, scores: &[(&str, i64)]| {
        let record = record(book, (10, 4), scores);
        ServiceDraft::of(vec![serves("m1", "p1", "2007-01-01").recorded(record)])
    };
    let book = book();
    let strange = rated(&book, &[("m99", 100), ("m2", 60)]);
    let refused = Service::check(rules(&book), &village(&book), strange);
    let problems = refused.map(|_| ()).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "holding[m1/p1].facts[holding.peers]：评分人`m99`不是本村人员"
    );
    let own = rated(&book, &[("m1", 100), ("m2", 60)]);
    let service = Service::check(rules(&book), &village(&book), own).unwrap();
    let words: Vec<String> = service
        .notices()
        .iter()
        .map(|one| grassroots::explain::Wording::words(one, Script::Hans))
        .collect();
    assert!(
        words.contains(&"m1/p1的上岗党员互评分中有本人给自己的评分".to_owned()),
        "{words:?}"
    );
}

#[test]
fn stars_that_are_open_say_what_is_missing() {
    let year = year(|_| vec![serves("m1", "p1", "2007-01-01")]);
    let report = year.report(&[], Script::Hans).render(Format::Text);
    let start = report.find("评星依据").unwrap();
    let told = &report[start..];
    assert!(
        told.contains("m1（招商引资岗）  0至100，未定（五星或四星或三星或二星或一星）"),
        "{told}"
    );
    assert!(told.contains("    · 缺少事实"), "{told}");
    for fact in
        ["责任状所列职责任务数", "履岗问题", "季度汇报", "上岗党员互评分", "群众测评票"]
    {
        assert!(told.contains(fact), "{fact} {told}");
    }
}

#[test]
fn a_claim_is_judged_in_the_year_as_in_the_proposal() {
    // m6 came in and claims nothing: the cell is blank, and blank says so.
    let rules_of = book();
    let people = "\
编号,政治面貌,出生日期,流动情况,有活动能力,身体状况,家庭状况,认领岗位
m6,正式党员,1970-01-01,流入,是,好,负担轻,
";
    let judged = |people: &str| {
        let mut village = super::village_of(&rules_of, (super::POSTS, people));
        let ripe = [("village.ripe_for_mobile", Raw::Boolean(true))];
        let blank = grassroots::facts::SheetDraft::new(
            super::year(),
            grassroots::facts::SheetState::Closed,
        );
        let sheet = blank.about(id("gucun")).with_all(ripe);
        village.sheet = rules_of.dictionary().sheet(&sheet).unwrap();
        let rules = rules(&rules_of);
        let proposal =
            grassroots::posts::allocation::propose(&rules.allocation(&village).unwrap());
        let words = grassroots::explain::Wording::words(
            &proposal.without[0].because[0],
            Script::Hans,
        );
        let draft = ServiceDraft::of(vec![serves("m6", "p1", "2007-01-01")]);
        let year = Service::check(rules, &village, draft).unwrap().year();
        let rule = year.coverage("posts/mobile-in.claim").unwrap();
        (words, rule.not_met.len(), rule.undetermined.len())
    };
    let (words, not_met, open) = judged(people);
    assert_eq!(words, "3个岗位：不符合“流入党员自主自愿认领”，本人没有认领");
    assert_eq!((not_met, open), (1, 0));
    // Without the column nobody was asked: neither tells.
    let people = people.replace(",认领岗位", "").replace("负担轻,\n", "负担轻\n");
    let (words, not_met, open) = judged(&people);
    assert_eq!(
        words,
        "3个岗位：尚未查明是否符合“流入党员自主自愿认领”，缺少事实“本人自主认领”"
    );
    assert_eq!((not_met, open), (0, 1));
}

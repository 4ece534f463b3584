//! The bundled rulebook of posts and duties: what a local overlay may change, and tables as
//! villages keep them.

use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Kind, Standing, coverage, examine};
use grassroots::rulebook::{Overlay, Rulebook, bundled};
use grassroots::scoring::{judge, judge_together};
use grassroots::vocabulary::{Id, Label, Period};

fn book() -> Rulebook {
    bundled::posts_2006().unwrap()
}

/// The rulebook with one value changed.
fn local(at: &str, value: &str) -> Rulebook {
    let text = format!(
        r#"
schema = "overlay/1"
id = "posts-local"
edition = "2007.1"
base = "posts-2006"
in_force = {{ from = "2007-01-01" }}
title = {{ hans = "本地", hant = "本地", en = "Local" }}

[[change]]
at = "{at}"
value = {value}
ground = {{ assumed = "the county's own rule" }}
"#
    );
    Overlay::read(&text).unwrap().on(&book()).unwrap()
}

fn sheet(book: &Rulebook, period: Period, facts: &[(&str, Raw)]) -> Sheet {
    let mut draft = SheetDraft::new(period, SheetState::Closed);
    for (fact, value) in facts {
        draft = draft.with(fact, value.clone());
    }
    book.dictionary().sheet(&draft.about(Id::new("member-01").unwrap())).unwrap()
}

fn year() -> Period {
    Period::year(2007).unwrap()
}

fn stands(book: &Rulebook, rule: &str, facts: &[(&str, Raw)]) -> Standing {
    examine(book.rule(rule).unwrap(), &sheet(book, year(), facts)).standing()
}

const NO: Raw = Raw::Boolean(false);
const YES: Raw = Raw::Boolean(true);

#[test]
fn nothing_about_it_needs_a_remark() {
    let remarks: Vec<String> = book().remarks().iter().map(ToString::to_string).collect();
    assert_eq!(remarks, Vec::<String>::new());
}

#[test]
fn every_rule_of_the_system_has_its_id() {
    let book = book();
    let names = [
        "coverage",
        "activists",
        "mobile-out",
        "mobile-in",
        "need",
        "no-empty-post",
        "fit",
        "holding",
        "training",
        "quarterly-report",
        "archive",
        "five-star",
        "renewal",
        "wider-circle",
        "reserve-cadre",
        "leading-group",
        "responsibility",
        "household-contact",
        "street-chief",
        "guidance",
    ];
    for name in names {
        assert!(book.rule(&format!("posts/{name}")).is_some(), "{name}");
    }
    assert!(book.procedure("posts/procedure").is_some());
    for rule in book.rules() {
        let name = rule.id().as_str().strip_prefix("posts/").unwrap();
        let first = name.split('.').next().unwrap();
        assert!(names.contains(&first) || first == "procedure", "{name}");
    }
}

#[test]
fn whatever_limits_a_placement_is_no_mere_advice() {
    let book = book();
    let placement = Id::new("placement").unwrap();
    let limits = book.rules().iter().filter(|rule| rule.parts().subject == placement);
    let limits: Vec<_> = limits.collect();
    assert!(limits.len() >= 12);
    for rule in limits {
        assert_ne!(rule.kind(), Kind::Advice, "{}", rule.id());
        assert_ne!(rule.kind(), Kind::Identification, "{}", rule.id());
    }
}

#[test]
fn a_county_may_ask_only_those_without_office() {
    let applies = r#"{ all_of = [
        { choice = { of = "member.stage", one_of = ["probationary", "full"] } },
        { yes = "member.able" },
        { choice = { of = "member.mobility", one_of = ["resident"] } },
        { no = "member.office" },
    ] }"#;
    let facts = |office: Raw| {
        [
            ("member.stage", Raw::text("full")),
            ("member.able", YES),
            ("member.mobility", Raw::text("resident")),
            ("member.office", office),
            ("member.posts", Raw::Integer(0)),
        ]
    };
    let county = local("rule[posts/coverage].applies", applies);
    assert_eq!(stands(&book(), "posts/coverage", &facts(YES)), Standing::NotMet);
    assert_eq!(stands(&county, "posts/coverage", &facts(YES)), Standing::NotApplicable);
    assert_eq!(stands(&county, "posts/coverage", &facts(NO)), Standing::NotMet);
}

#[test]
fn a_county_may_count_part_quarters() {
    let county = local(
        "rule[posts/quarterly-report].met.number.of.count.part_windows",
        "\"count\"",
    );
    let period = |from: &str| Period::new(from.parse().unwrap(), year().until()).unwrap();
    let reports = |book: &Rulebook, from: &str| {
        let report = |on: &str| {
            let event = [("on", Raw::text(on)), ("kind", Raw::text("report"))];
            Raw::Table(event.map(|(key, value)| (key.to_owned(), value)).to_vec())
        };
        let days = ["2007-05-10", "2007-08-10", "2007-11-10"];
        let facts = [("holding.reports", Raw::List(days.map(report).to_vec()))];
        let sheet = sheet(book, period(from), &facts);
        examine(book.rule("posts/quarterly-report").unwrap(), &sheet).standing()
    };
    assert_eq!(reports(&book(), "2007-03-01"), Standing::Met);
    assert_eq!(reports(&county, "2007-03-01"), Standing::NotMet); // none in March
    assert_eq!(reports(&county, "2007-04-01"), Standing::Met);
}

#[test]
fn a_county_may_keep_activists_out_and_set_its_own_numbers() {
    let activist =
        [("member.stage", Raw::text("activist")), ("village.ripe_for_villagers", NO)];
    let without =
        local("rule[posts/activists].met", "{ yes = \"village.ripe_for_villagers\" }");
    assert_eq!(stands(&book(), "posts/activists", &activist), Standing::Met);
    assert_eq!(stands(&without, "posts/activists", &activist), Standing::NotMet);

    let three = [("member.posts", Raw::Integer(3))];
    let two = local("rule[posts/holding.most].met.number.at_most", "2");
    assert_eq!(stands(&book(), "posts/holding.most", &three), Standing::Met);
    assert_eq!(stands(&two, "posts/holding.most", &three), Standing::NotMet);

    let forty = [
        ("member.stage", Raw::text("villager")),
        ("member.born", Raw::text("1967-01-01")),
    ];
    let older = local("rule[posts/wider-circle.young].met.number.at_most", "40");
    assert_eq!(stands(&book(), "posts/wider-circle.young", &forty), Standing::NotMet);
    assert_eq!(stands(&older, "posts/wider-circle.young", &forty), Standing::Met);

    let four =
        [("member.stage", Raw::text("full")), ("holding.stars", Raw::text("four-star"))];
    let wider = local(
        "rule[posts/five-star.commendation].met.choice.one_of",
        r#"["five-star", "four-star"]"#,
    );
    let rule = "posts/five-star.commendation";
    assert_eq!(stands(&book(), rule, &four), Standing::NotMet);
    assert_eq!(stands(&wider, rule, &four), Standing::Met);
}

const MEMBERS: &str = "\
编号,出生日期,党员类别,是否有职,是否流动,活动能力,健康状况,家庭负担,任岗数,未上岗原因
m01,1961年3月5日,正式党员,否,在村,是,好,负担轻,1,不适用：已任岗
m02,1938-11-20,正式党员,否,在村,是,一般,负担重,0,身体或家庭原因
m03,1975/8/1,预备党员,否,在村,是,好,负担轻,0,
m04,1980.2.28,正式党员,否,流出,是,好,负担轻,0,临时外出
m05,1931-05-04,正式党员,否,在村,否,差,负担轻,0,身体或家庭原因
m06,1985-01-30,入党积极分子,否,在村,是,好,负担轻,0,
";

/// The sheets of a table; the header is its first line.
fn read(book: &Rulebook, text: &str) -> Vec<Sheet> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let plan = TablePlan::new(year(), SheetState::Closed);
    let rows: Vec<_> = lines.collect();
    let read = table::read(book.dictionary(), &plan, header, rows).unwrap();
    read.into_iter().map(|row| row.sheet).collect()
}

#[test]
fn a_table_with_chinese_headers_names_who_is_left_out() {
    let book = book();
    let sheets = read(&book, MEMBERS);
    let ids =
        |ids: &[&str]| ids.iter().map(|id| Id::new(id).unwrap()).collect::<Vec<_>>();
    let found = coverage(book.rule("posts/coverage").unwrap(), &sheets).unwrap();
    assert_eq!(found.met, ids(&["m01"]));
    assert_eq!(found.not_met, ids(&["m02", "m03"]));
    assert_eq!(found.not_applicable, ids(&["m04", "m05", "m06"]));
    assert!(found.undetermined.is_empty());
    let reasons = coverage(book.rule("posts/coverage.reason").unwrap(), &sheets).unwrap();
    assert_eq!(reasons.met, ids(&["m02", "m04", "m05"]));
    assert_eq!(reasons.undetermined, ids(&["m03"])); // a blank cell is no reason on record
}

#[test]
fn a_table_of_members_gives_their_capacities() {
    let book = book();
    let scheme = book.scheme("capacity").unwrap();
    let sheets = read(&book, MEMBERS);
    let total =
        |sheet: &Sheet| judge(scheme, sheet).total().settled().unwrap().to_string();
    let totals: Vec<String> = sheets.iter().map(total).collect();
    // m02: fair health, 68 years, a heavy burden: 10 × 0.6 × 0.7 × 0.7 = 2.94.
    assert_eq!(totals, ["10", "2", "10", "10", "0", "10"]);
}

const POSTS: &str = "\
编号,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,在岗人数,工作量,岗位所需专长数
p01,加强社会事业,是,否,是,2,2,4.5单位,0
p02,繁荣乡村经济,否,是,否,1,0,３单位,2
p03,未写明,否,否,否,1,1,1,0
";

#[test]
fn a_table_of_posts_names_the_empty_ones_and_those_without_a_need() {
    let book = book();
    let sheets = read(&book, POSTS);
    let not_met = |rule: &str| {
        let found = coverage(book.rule(rule).unwrap(), &sheets).unwrap();
        found.not_met.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(not_met("posts/no-empty-post"), ["p02"]);
    assert_eq!(not_met("posts/need"), ["p03"]);
    assert_eq!(not_met("posts/holding.places"), Vec::<String>::new());
}

const RATINGS: &str = "\
编号,应完成任务数,完成任务数,履岗问题记录,履岗汇报,岗上培训,党员互评,群众测评票/满意,群众测评票/基本满意,群众测评票/不满意,群众测评票/弃权,群众测评票/无效票
m01,5,5,无,2007-03-28 汇报；2007-06-27 汇报；2007-09-26 汇报；2007-12-19 汇报,2007-03-01 现场指导；2007-09-01 专家讲座,m02：90；m03：85,40,8,2,0,1
";

#[test]
fn the_stars_of_a_rating_reach_the_rules_by_their_link() {
    let book = book();
    let sheets = read(&book, RATINGS);
    let rated = judge_together(book.scheme("five-star").unwrap(), &sheets);
    // 40 + 10 + 6 + 4, 20 × 87.5 %, 20 × (4000 + 480) ÷ 50 %.
    assert_eq!(rated[0].total().settled().unwrap().to_string(), "95.42");
    let member = sheet(&book, year(), &[("member.stage", Raw::text("full"))]);
    let linked = book.link(member, &rated.iter().collect::<Vec<_>>()).unwrap();
    let rule = book.rule("posts/five-star.commendation").unwrap();
    assert_eq!(examine(rule, &linked).standing(), Standing::Met);
}

#[test]
fn every_name_is_in_three_scripts() {
    let book = book();
    let is_whole = |label: &Label| label.all().iter().all(|text| !text.is_empty());
    assert!(book.rules().iter().all(|rule| is_whole(&rule.parts().name.label)));
}

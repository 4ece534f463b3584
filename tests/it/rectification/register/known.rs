//! What the register knows, and of which days it knows nothing.

use std::slice::from_ref;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rectification::{
    DefectRules, NotAsked, Register, RegisterDraft, Role, Tally, assignments, chronicle,
    issues, villages, visits,
};
use grassroots::rule::{Standing, examine};
use grassroots::vocabulary::{Period, Problems, Script};

use super::{Tables, bars, book, day, id, period, procedures};

fn tree() -> Tree {
    let rows = [
        ["xian", "县委", "无"],
        ["zhen", "乡镇党委", "xian"],
        ["dong", "村党支部", "zhen"],
    ];
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

const CHRONICLE: [&str; 10] =
    ["编号", "村", "日期", "事项", "结果", "得分", "否决", "数量", "办理", "佐证"];

const ISSUES: [&str; 12] = [
    "编号",
    "村",
    "日期",
    "问题",
    "事项",
    "类别",
    "认可",
    "不满意",
    "说不清",
    "弃权",
    "废票",
    "未投",
];

/// A village that was identified on 12 October 2004, with these tables.
#[derive(Clone, Copy, Default)]
struct Typed<'t> {
    who: &'t [[&'t str; 6]],
    happened: &'t [[&'t str; 10]],
    about: &'t [[&'t str; 12]],
    came: &'t [[&'t str; 6]],
}

impl Typed<'_> {
    fn draft(self) -> Result<RegisterDraft, Problems> {
        let procedures = procedures();
        let listed = villages(["编号", "确定日期"], [["dong", "2004-10-12"]])?;
        let header = ["编号", "组织", "职责", "人员", "起始日期", "截止日期"];
        let who = assignments(header, self.who)?;
        let happened = chronicle(&procedures, CHRONICLE, self.happened)?;
        let about = issues(&procedures, ISSUES, self.about)?;
        let header = ["编号", "村", "日期", "来访", "天数", "序号"];
        let came = visits(header, self.came)?;
        let draft = RegisterDraft::new(period(), listed).assigned(who);
        Ok(draft.with(happened).with(about).with(came))
    }

    fn register(self) -> Register {
        self.draft().unwrap().check(&tree(), &procedures()).unwrap()
    }

    fn refused(self) -> String {
        self.draft().unwrap().check(&tree(), &procedures()).unwrap_err().to_string()
    }
}

fn days(from: &str, until: &str) -> Period {
    Period::new(day(from), Some(day(until))).unwrap()
}

fn fact(facts: &[(&'static str, Raw)], id: &str) -> Option<Raw> {
    facts.iter().find(|(fact, _)| *fact == id).map(|(_, raw)| raw.clone())
}

fn village(
    register: &Register,
    over: Period,
    more: &[(&'static str, Raw)],
    rule: &str,
) -> Standing {
    let facts = register.facts(&id("dong"), over);
    let draft = SheetDraft::new(over, SheetState::Closed).with_all(facts);
    let draft = draft.with_all(more.to_vec());
    let sheet = book().dictionary().sheet(&draft).unwrap();
    examine(book().rule(&format!("rectification/{rule}")).unwrap(), &sheet).standing()
}

const PASSED: [[&str; 10]; 4] = [
    ["e-1", "dong", "2004-11-01", "制定整顿方案", "", "", "", "", "乡镇党委", "整顿方案"],
    [
        "e-2",
        "dong",
        "2004-11-20",
        "进驻整顿",
        "",
        "",
        "",
        "",
        "乡镇党委",
        "工作组派驻文件",
    ],
    ["e-3", "dong", "2005-01-10", "申请验收", "", "", "", "", "乡镇党委", "验收申请"],
    [
        "e-4",
        "dong",
        "2005-01-20",
        "检查验收",
        "合格",
        "80",
        "",
        "",
        "县委组织部",
        "验收评分表",
    ],
];
const RELAPSED: [&str; 10] =
    ["e-5", "dong", "2005-03-20", "反弹", "", "", "", "", "县委组织部", "认定意见"];
const RESUMED: [&str; 10] = [
    "e-6",
    "dong",
    "2005-04-01",
    "继续整顿",
    "",
    "",
    "",
    "",
    "乡镇党委",
    "调整后的整顿方案",
];

#[test]
fn a_village_that_relapsed_is_not_turned_around_and_has_passed_all_the_same() {
    let key = [("village.city_key_managed", Raw::Boolean(true))];
    let stands = |register: &Register, rule: &str| {
        village(register, Period::year(2005).unwrap(), &key, rule)
    };
    let account = "accountability-township.village";
    let with = |more: &[[&'static str; 10]]| {
        let happened = [&PASSED[..], more].concat();
        Typed { happened: &happened, ..Typed::default() }.register()
    };
    let passed = with(&[]);
    assert_eq!(stands(&passed, account), Standing::NotMet);
    assert_eq!(stands(&passed, "acceptance"), Standing::Met);
    for more in [&[RELAPSED][..], &[RELAPSED, RESUMED]] {
        let register = with(more);
        assert_eq!(stands(&register, account), Standing::Met);
        assert_eq!(stands(&register, "acceptance"), Standing::NotMet);
        assert_eq!(stands(&register, "strategy.passed"), Standing::NotApplicable);
        let teams = Tables::county().county_of().teams;
        let all = register.tallies(&tree(), &teams, day("2005-12-31")).unwrap();
        let tally: Tally = all[&id("zhen")];
        assert_eq!((tally.figures.passed, tally.figures.failed), (1, 0));
        let states = tally.states;
        let again = u32::from(more.len() == 2);
        assert_eq!(
            (states.under_way, states.under_way_again, states.relapsed),
            (again, again, 1 - again)
        );
        let report = tally.report("镇", Script::Hans);
        let text = report.render(grassroots::explain::Format::Text);
        assert!(text.contains("目前状态"), "{text}");
    }
}

#[test]
fn nothing_is_known_outside_the_days_of_the_register() {
    let who = ["a-1", "dong", "县直部门联系村人员", "p-1", "2004-10-12", ""];
    let register = Typed { who: &[who], ..Typed::default() }.register();
    let known = |over: Period| {
        let facts = register.facts(&id("dong"), over);
        ["issues.land", "members.developed", "acceptance.result", "helper.department"]
            .map(|id| fact(&facts, id).is_some())
    };
    assert_eq!(known(Period::year(2005).unwrap()), [true; 4]);
    assert_eq!(known(Period::year(2006).unwrap()), [false; 4]);
    assert_eq!(known(Period::year(1999).unwrap()), [false; 4]);
    // The members admitted before October are not known, the rest is of the last day.
    assert_eq!(known(Period::year(2004).unwrap()), [true, false, true, true]);
    assert_eq!(known(days("2004-10-12", "2005-01-01")), [true; 4]);
    let stands = |over: Period| village(&register, over, &[], "presence.contact-person");
    assert_eq!(stands(Period::year(2006).unwrap()), Standing::Undetermined);
    assert_eq!(stands(Period::year(2004).unwrap()), Standing::NotMet, "after October");
    assert_eq!(stands(days("2004-01-01", "2004-10-12")), Standing::NotApplicable);
    let township = |organization: &str, over: Period| {
        register.township_facts(&tree(), &id(organization), (over, None))
    };
    assert_eq!(township("nowhere", Period::year(2005).unwrap()), []);
    assert_eq!(township("zhen", Period::year(2006).unwrap()), []);
    assert_eq!(township("zhen", Period::year(2005).unwrap()).len(), 3);
    assert_eq!(register.bulletin(&tree(), day("2010-05-01"), &[]), None);
    assert_eq!(register.bulletin(&tree(), day("2004-09-01"), &[]), None);
    assert!(register.bulletin(&tree(), day("2005-12-01"), &[]).is_some());
    assert_eq!(register.state_on(&id("dong"), day("2006-01-01")), None);
    assert!(register.state_on(&id("dong"), day("2005-12-31")).is_some());
}

#[test]
fn a_role_counts_in_the_weeks_in_which_it_was_held() {
    let role = ["a-1", "dong", "县直联系村人员", "p-1", "2005-01-10", "2005-12-30"];
    let register = Typed { who: &[role], ..Typed::default() }.register();
    let year = Period::year(2005).unwrap();
    let stands = |over: Period| village(&register, over, &[], "presence.contact-person");
    assert_eq!(stands(year), Standing::NotMet, "a day without it at the end");
    assert_eq!(
        village(&register, year, &[], "presence.county-team"),
        Standing::NotApplicable
    );
    let facts = register.facts(&id("dong"), year);
    assert_eq!(fact(&facts, "helper.department"), Some(Raw::Boolean(true)));
    assert_eq!(fact(&facts, "helper.contact_persons"), Some(Raw::Integer(0)));
    let [bar, team] = bars();
    let found = register.presence(&tree(), &id("dong"), (&bar, year)).unwrap();
    let why = |window: &str| {
        let mut all = found.stretches.iter();
        let one = all.find(|one| one.window == window).unwrap();
        (one.required, one.not_asked)
    };
    assert_eq!(why("2005-W01"), (None, Some(NotAsked::Nobody)));
    assert_eq!(why("2005-W02"), (Some(1), None));
    assert_eq!(why("2005-W51"), (Some(1), None));
    assert_eq!(why("2005-W52"), (None, Some(NotAsked::RoleInPart)));
    assert_eq!(found.lacking().count(), 50);
    assert_eq!(found.days_without_anybody, 9 + 1);
    let found = register.presence(&tree(), &id("dong"), (&team, year)).unwrap();
    assert!(!found.had_anybody() && found.lacking().next().is_none());
}

#[test]
fn persons_are_counted_and_not_rows() {
    let who = [
        ["a-1", "dong", "县直联系村人员", "p-1", "2005-01-10", ""],
        ["a-2", "dong", "县直联系村人员", "p-1", "2005-02-10", ""],
        ["a-3", "zhen", "部门联系人", "p-1", "2005-01-10", ""],
        ["a-4", "zhen", "县直联系村人员", "p-2", "2005-01-10", ""],
    ];
    let register = Typed { who: &who, ..Typed::default() }.register();
    let facts = register.facts(&id("dong"), Period::year(2005).unwrap());
    assert_eq!(fact(&facts, "helper.contact_persons"), Some(Raw::Integer(2)));
}

#[test]
fn a_stay_begins_and_ends_within_the_period() {
    let who = [["a-1", "zhen", "乡镇党委书记", "p-1", "2004-10-12", ""]];
    let came = [["v-1", "dong", "2004-12-28", "乡镇党委书记", "8", ""]];
    let register = Typed { who: &who, came: &came, ..Typed::default() }.register();
    let stayed = |over: Period| {
        let facts = register.township_facts(&tree(), &id("zhen"), (over, None));
        fact(&facts, "secretary.stayed")
    };
    assert_eq!(stayed(Period::year(2005).unwrap()), Some(Raw::Boolean(false)));
    assert_eq!(stayed(period()), Some(Raw::Boolean(true)));
}

/// A visit in March, and two stays after they were asked for.
#[test]
fn a_stay_is_one_that_began_when_it_was_asked_for() {
    let who = [["a-1", "zhen", "乡镇党委书记", "p-1", "2004-10-12", ""]];
    let came = [
        ["v-1", "dong", "2005-03-10", "乡镇党委书记", "1", ""],
        ["v-2", "dong", "2005-11-14", "乡镇党委书记", "2", ""],
        ["v-3", "dong", "2005-11-02", "乡镇党委书记", "3", ""],
    ];
    let of = |came: &[[&str; 6]], called: Option<&str>| {
        let register = Typed { who: &who, came, ..Typed::default() }.register();
        let within = (Period::year(2005).unwrap(), called.map(day));
        let facts = register.township_facts(&tree(), &id("zhen"), within);
        ["stayed", "stay_began", "stay_ended"]
            .map(|it| fact(&facts, &format!("secretary.{it}")))
    };
    let stay = |began: &str, ended: &str| {
        [Raw::Boolean(true), Raw::text(began), Raw::text(ended)].map(Some)
    };
    assert_eq!(of(&came, Some("2005-10-28")), stay("2005-11-02", "2005-11-04"));
    assert_eq!(of(&came, Some("2005-11-03")), stay("2005-11-14", "2005-11-15"));
    assert_eq!(of(&came, Some("2005-03-10")), stay("2005-03-10", "2005-03-10"));
    let [stayed, began, _] = of(&came[..1], Some("2005-10-28"));
    assert_eq!(stayed, Some(Raw::Boolean(false)));
    assert!(matches!(began, Some(Raw::Table(_))), "it does not apply");
    // Since when is not known: which of three is meant cannot be told, of one it can.
    assert_eq!(of(&came, None), [Some(Raw::Boolean(true)), None, None]);
    assert_eq!(of(&came[1..2], None), stay("2005-11-14", "2005-11-15"));
}

#[test]
fn two_visits_of_one_body_on_one_day_are_numbered() {
    let who = [
        ["a-1", "dong", "县直联系村人员", "p-1", "2005-01-10", ""],
        ["a-2", "dong", "县直联系村人员", "p-2", "2005-01-10", ""],
    ];
    let rows = [
        ["v-1", "dong", "2005-03-01", "县直联系村人员", "1", "1"],
        ["v-2", "dong", "2005-03-01", "县直联系村人员", "1", "2"],
    ];
    let register = Typed { who: &who, came: &rows, ..Typed::default() }.register();
    let own = register.village(&id("dong")).unwrap();
    assert_eq!(own.entries.len(), 2);
    assert_eq!(own.days_of(Role::ContactPerson, period()), [day("2005-03-01")]);
}

/// An issue that was not accepted, and solved anew.
const ISSUE: [[&str; 12]; 5] = [
    ["i-1", "dong", "2005-01-01", "well", "提出", "土地", "", "", "", "", "", ""],
    ["i-2", "dong", "2005-02-01", "well", "解决", "", "", "", "", "", "", ""],
    ["i-3", "dong", "2005-03-01", "well", "群众评议", "", "10", "90", "0", "0", "0", "0"],
    ["i-4", "dong", "2005-04-01", "well", "重新研究措施", "", "", "", "", "", "", ""],
    ["i-5", "dong", "2005-05-01", "well", "解决", "", "", "", "", "", "", ""],
];

#[test]
fn an_opinion_is_about_the_result_that_stands() {
    let procedures = procedures();
    let header = ISSUES.iter().chain(&["佐证"]);
    let papers = ["", "处理结果记录", "群众评议表", "新的措施", "处理结果记录"];
    let rows = ISSUE
        .iter()
        .zip(papers)
        .map(|(row, paper)| row.iter().copied().chain([paper]).collect::<Vec<&str>>());
    let about = issues(&procedures, header, rows).unwrap();
    let draft = Typed::default().draft().unwrap().with(about);
    let register = draft.check(&tree(), &procedures).unwrap();
    let facts = |on: &str| register.issue_facts(&id("dong"), &id("well"), day(on));
    let stands = |on: &str, rule: &str| {
        let draft = SheetDraft::new(period(), SheetState::Closed).with_all(facts(on));
        let sheet = book().dictionary().sheet(&draft).unwrap();
        let rule = book().rule(&format!("rectification/issue-handling.{rule}"));
        examine(rule.unwrap(), &sheet).standing()
    };
    assert_eq!(stands("2005-03-15", "accepted"), Standing::NotMet);
    assert_eq!(stands("2005-03-15", "reopened"), Standing::Met);
    assert_eq!(stands("2005-04-15", "accepted"), Standing::NotApplicable);
    assert_eq!(stands("2005-05-15", "accepted"), Standing::Undetermined);
    assert_eq!(stands("2005-05-15", "reopened"), Standing::Undetermined);
    let handling = |on: &str| fact(&facts(on), "issue.handling");
    assert_eq!(handling("2005-04-15"), Some(Raw::text("nothing")));
    assert_eq!(handling("2005-05-15"), Some(Raw::text("at-once")));
    assert_eq!(facts("2006-01-01"), []);
}

#[test]
fn a_score_comes_to_its_result_by_the_scheme() {
    let refused = |result: &'static str, score: &'static str, step: &'static str| {
        let mut happened = PASSED;
        let last = &mut happened[3];
        (last[4], last[5], last[6]) = (result, score, step);
        let draft = Typed { happened: &happened, ..Typed::default() }.draft().unwrap();
        draft.check(&tree(), &procedures()).err().map(|it| it.in_script(Script::Hans))
    };
    let against = |score: &str, result: &str| {
        Some(format!(
            "entry[e-4].score：按验收评分，{score}分不是{result}：请改正其中一个，或在“否决”列\
             写明由哪一项决定：不满意票超过半数、支部班子不健全"
        ))
    };
    assert_eq!(refused("合格", "70", ""), None);
    assert_eq!(refused("合格", "69.99", ""), against("69.99", "合格"));
    assert_eq!(refused("不合格", "69.99", ""), None);
    assert_eq!(refused("不合格", "70", ""), against("70", "不合格"));
    assert_eq!(refused("不合格", "95", "支部班子不健全"), None);
    assert_eq!(refused("不合格", "", ""), None);
    for outside in ["165", "-5", "100.01"] {
        let told = refused("合格", outside, "").unwrap();
        assert!(told.starts_with("entry[e-4].score：") && told.contains("100"), "{told}");
    }
}

#[test]
fn an_entry_has_bounds_and_papers_that_the_procedure_knows() {
    let row = ["e-9", "dong", "2005-03-01", "发展党员", "", "", "", "1001", "", ""];
    let happened = [row];
    assert_eq!(
        Typed { happened: &happened, ..Typed::default() }.refused(),
        "entry[e-9].amount: `1001` is not a whole number between 0 and 1000"
    );
    let mut draft = Typed { happened: &PASSED, ..Typed::default() }.draft().unwrap();
    let paper = grassroots::rectification::Evidence::new(id("inspection-sheets"));
    for entry in &mut draft.entries {
        if let grassroots::rectification::What::Move(moved) = &mut entry.what
            && moved.event.as_str() == "inspection"
        {
            moved.evidence.push(paper.clone());
        }
    }
    assert_eq!(
        draft.check(&tree(), &procedures()).unwrap_err().to_string(),
        "entry[e-4].evidence: there is no evidence `inspection-sheets`; did you mean \
         `inspection-sheet`?"
    );
}

#[test]
fn the_days_of_papers_are_read_as_days() {
    let with = |paper: &'static str| {
        let mut happened = PASSED;
        happened[0][9] = paper;
        Typed { happened: &happened, ..Typed::default() }.draft().map(|_| ())
    };
    for fine in ["2004/11/1 整顿方案", "2004年11月1日 整顿方案", "2004-11-01整顿方案"]
    {
        assert_eq!(with(fine), Ok(()), "{fine}");
    }
    assert_eq!(
        with("2004-02-30 整顿方案").unwrap_err().to_string(),
        "row 2, column 佐证: `2004-02-30` is not a date: write it like \"2019-12-31\""
    );
}

#[test]
fn a_vote_that_is_refused_is_told_alone() {
    let mut about = ISSUE;
    about[2][7] = "10001";
    let header_has_no_papers = Typed { about: &about, ..Typed::default() };
    let told = header_has_no_papers.refused();
    assert!(told.starts_with("entry[i-3].outcome: "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn the_rules_of_the_defects_are_those_rules() {
    let rules = DefectRules::IDS.map(|id| book().rule(id).unwrap().clone());
    let mut others = rules.clone();
    others.reverse();
    assert_eq!(DefectRules::new(others), DefectRules::new(rules.clone()));
    let mut twice = rules;
    twice[4] = twice[0].clone();
    assert_eq!(
        DefectRules::new(twice).unwrap_err().to_string(),
        "rule[rectification/criteria.debt]: there is no rule `rectification/criteria.debt`"
    );
}

#[test]
fn a_bulletin_tells_of_every_week_once() {
    let who = ["a-1", "dong", "县直联系村人员", "p-1", "2005-01-03", ""];
    let register = Typed { who: &[who], ..Typed::default() }.register();
    let [bar, _] = bars();
    let weeks = |month: &str| {
        let bulletin = register.bulletin(&tree(), day(month), from_ref(&bar)).unwrap();
        let village = &bulletin.townships[0].villages[0];
        let lacking = village.presence[0].lacking();
        lacking.map(|one| one.window.clone()).collect::<Vec<_>>()
    };
    let all: Vec<String> =
        (1..=12).flat_map(|month| weeks(&format!("2005-{month:02}-01"))).collect();
    let expected: Vec<String> = (1..=51).map(|nr| format!("2005-W{nr:02}")).collect();
    assert_eq!(all, expected, "the last week ends in January");
    // 31 January 2005 was a Monday: that week is told in February.
    assert_eq!(weeks("2005-01-01"), ["2005-W01", "2005-W02", "2005-W03", "2005-W04"]);
    let bulletin = register.bulletin(&tree(), day("2005-01-01"), from_ref(&bar)).unwrap();
    let text = bulletin.report(Script::Hans).render(grassroots::explain::Format::Text);
    assert!(text.contains("2005-W01（01-03至01-09）"), "{text}");
}

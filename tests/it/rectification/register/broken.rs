//! What whoever keeps a register is told.

use grassroots::organization::{Tree, organizations};
use grassroots::rectification::{
    Assignment, Entry, Evidence, InspectionResult, IssueKind, Move, Opinion, Outcome,
    Procedures, RegisterDraft, Role, Stage, VillageDraft, What, WorkKind, assignments,
    chronicle, issues, villages, visits,
};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Problems, Script};

use super::{acceptance, day, id, period, procedures};

fn tree() -> Tree {
    let rows = [
        ["zhen", "乡镇党委", "无"],
        ["dong", "村党支部", "zhen"],
        ["xi", "村党支部", "zhen"],
        ["nan", "村党支部", "zhen"],
        ["xuexiao", "学校党支部", "zhen"],
    ];
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

/// `dong` and `xi` are backward; the contact person of `dong` serves in the year 2005.
fn draft(entries: Vec<Entry>) -> RegisterDraft {
    let contact = (Role::ContactPerson, id("p-1"));
    let mut contact = Assignment::new(id("a-1"), id("dong"), contact, day("2005-01-01"));
    contact.until = Some(day("2005-07-01"));
    let villages = ["dong", "xi"];
    let villages =
        villages.map(|village| VillageDraft::new(id(village), day("2004-10-12")));
    RegisterDraft::new(period(), villages.into()).assigned(vec![contact]).with(entries)
}

fn refused(draft: RegisterDraft) -> Problems {
    draft.check(&tree(), &procedures()).unwrap_err()
}

fn told(entries: Vec<Entry>) -> String {
    refused(draft(entries)).to_string()
}

fn entry(name: &str, on: &str, what: What) -> Entry {
    Entry::new(id(name), id("dong"), day(on), what)
}

fn amount(text: &str) -> grassroots::vocabulary::Amount {
    text.parse().unwrap()
}

/// An event of the village's course, with its paper, by whom it may be done.
fn moved(event: &str) -> Move {
    let (by, paper) = match event {
        "plan-made" => ("village", "plan"),
        "work-begun" => ("township", "team-assigned"),
        "application" => ("township", "written-request"),
        "inspection" => ("county", "inspection-sheet"),
        _ => ("county", "revisit-record"),
    };
    Move::new(id(event)).by(id(by)).with(Evidence::new(id(paper)))
}

fn a_move(name: &str, on: &str, event: &str) -> Entry {
    entry(name, on, What::Move(moved(event)))
}

fn inspection(result: InspectionResult, score: Option<&str>) -> What {
    let outcome = Outcome::inspected(result, score.map(amount));
    What::Move(moved("inspection").came_to(outcome))
}

/// Planned, under way, applied.
fn applied() -> Vec<Entry> {
    vec![
        a_move("e-1", "2004-11-01", "plan-made"),
        a_move("e-2", "2004-11-20", "work-begun"),
        a_move("e-3", "2005-07-10", "application"),
    ]
}

fn and(mut entries: Vec<Entry>, more: Entry) -> Vec<Entry> {
    entries.push(more);
    entries
}

#[test]
fn what_is_in_order_is_taken() {
    let passed = inspection(InspectionResult::Passed, Some("82.5"));
    let entries = and(applied(), entry("e-4", "2005-07-25", passed));
    let register = draft(entries).check(&tree(), &procedures()).unwrap();
    let state = register.state_on(&id("dong"), day("2005-07-25")).unwrap();
    assert_eq!(state.id.as_str(), "passed");
}

#[test]
fn an_inspection_before_an_application_is_refused_by_the_procedure() {
    let mut entries = applied();
    entries.pop();
    let failed = inspection(InspectionResult::Failed, Some("40"));
    let problems = refused(draft(and(entries, entry("e-4", "2005-07-25", failed))));
    assert_eq!(
        problems.to_string(),
        "entry[e-4]: 2005-07-25: inspection is refused, the state stays “under way”: not a \
         step of this state. Possible: application for acceptance (to “applied for \
         acceptance”), from 2004-11-20, with written application, by the township committee"
    );
    assert_eq!(
        problems.in_script(Script::Hans),
        "entry[e-4]：2005-07-25：检查验收不予受理，状态仍为“整顿中”：此状态下无此步骤。\
         可行的步骤：申请验收（转为“已申请验收”），2004-11-20起，须有验收申请，由乡镇党委"
    );
}

#[test]
fn a_move_without_its_paper_or_by_the_wrong_hands_is_refused_by_the_procedure() {
    let bare = Move::new(id("plan-made")).by(id("county"));
    assert_eq!(
        told(vec![entry("e-1", "2004-11-01", What::Move(bare))]),
        "entry[e-1]: 2004-11-01: the plan is made is refused, the state stays “identified”: \
         “plan” is missing; only the village's branch, the township committee may do it. \
         Possible: the plan is made (to “planned”), from 2004-10-12, with plan, by the \
         village's branch; the township committee"
    );
}

#[test]
fn a_pass_has_a_score_and_only_an_inspection_has_a_result() {
    let passed = inspection(InspectionResult::Passed, None);
    let result = Outcome::inspected(InspectionResult::Failed, Some(amount("50")));
    let mut entries = and(applied(), entry("e-4", "2005-07-25", passed));
    let What::Move(plan) = &mut entries[0].what else { panic!() };
    plan.outcome = Some(result);
    let What::Move(work) = &mut entries[1].what else { panic!() };
    work.outcome = Some(Outcome::Opinion(Opinion::new(3, 2, 1)));
    assert_eq!(
        told(entries),
        "entry[e-1].result: `结果` has nothing to say here: only an inspection has a result\n\
         entry[e-2].opinion: `群众评议` has nothing to say here: the villagers are not asked \
         about this\n\
         entry[e-4].score: a village passes with a score: write it"
    );
}

#[test]
fn two_states_on_one_day_have_an_order() {
    let mut entries = applied();
    entries[1].on = day("2004-11-01");
    assert_eq!(
        told(entries.clone()),
        "entry[e-1].seq: `e-2` is on 2004-11-01 too, and nothing says which came first: \
         number them 1 and 2\n\
         entry[e-2].seq: `e-1` is on 2004-11-01 too, and nothing says which came first: \
         number them 1 and 2"
    );
    entries[0].seq = Some(1);
    entries[1].seq = Some(2);
    draft(entries.clone()).check(&tree(), &procedures()).unwrap();
    // The same number is no order: the procedure takes neither.
    entries[1].seq = Some(1);
    let problems = refused(draft(entries));
    let paths: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
    assert_eq!(paths, ["entry[e-1]", "entry[e-2]", "entry[e-3]"]);
    assert!(
        problems.to_string().contains("another event of the day has the same number")
    );
}

#[test]
fn one_village_has_one_result_a_day() {
    let first = inspection(InspectionResult::Failed, Some("50"));
    let second = inspection(InspectionResult::Passed, Some("80"));
    let entries = and(applied(), entry("e-4", "2005-07-25", first).numbered(1));
    assert_eq!(
        told(and(entries, entry("e-5", "2005-07-25", second).numbered(2))),
        "entry[e-4].seq: `e-5` has a result on 2005-07-25 too: there is one a day, correct \
         one of the days\n\
         entry[e-5].seq: `e-4` has a result on 2005-07-25 too: there is one a day, correct \
         one of the days"
    );
}

#[test]
fn a_visit_lies_within_the_term_of_the_body() {
    let visit = |name: &str, on: &str, body: Role, days: u32| {
        entry(name, on, What::Visit { body, days })
    };
    let entries = vec![
        visit("v-1", "2005-06-29", Role::ContactPerson, 2),
        visit("v-2", "2005-06-30", Role::ContactPerson, 2),
        visit("v-3", "2004-12-31", Role::ContactPerson, 1),
        visit("v-4", "2005-03-01", Role::CountyWorkTeam, 1),
        visit("v-5", "2005-03-01", Role::ContactPerson, 0),
    ];
    assert_eq!(
        told(entries),
        "entry[v-2].body: on 2005-07-01 nobody is county contact person of this village: \
         correct the day, or add who is\n\
         entry[v-3].body: on 2004-12-31 nobody is county contact person of this village: \
         correct the day, or add who is\n\
         entry[v-4].body: on 2005-03-01 nobody is county work team of this village: correct \
         the day, or add who is\n\
         entry[v-5].days: `0` is not a whole number between 1 and 366"
    );
}

#[test]
fn a_paper_is_not_dated_after_the_decision() {
    let mut entries = applied();
    let What::Move(application) = &mut entries[2].what else { panic!() };
    application.evidence[0].dated = Some(day("2005-07-11"));
    assert_eq!(
        told(entries),
        "entry[e-3].evidence: `written-request` is dated 2005-07-11, after 2005-07-10, when \
         this was decided: correct one of the days"
    );
}

#[test]
fn villages_are_villages_and_none_is_its_own_pair() {
    let village = |of: &str| VillageDraft::new(id(of), day("2004-10-12"));
    let mut late = village("nan");
    late.identified = day("2006-01-01");
    let villages = vec![
        village("dong").paired_with(id("dong")),
        village("xi").paired_with(id("zhen")),
        village("xi"),
        village("beii"),
        village("xuexiao"),
        late.paired_with(id("donk")),
    ];
    let problems = refused(RegisterDraft::new(period(), villages));
    assert_eq!(
        problems.to_string(),
        "village[beii]: there is no organization `beii`\n\
         village[dong].pair: a village is not its own pair: write the id of the village that \
         helps it\n\
         village[nan].identified: 2006-01-01 lies outside the days of this register, from \
         2004-10-01 on and before 2006-01-01\n\
         village[nan].pair: there is no organization `donk`; did you mean `dong`?\n\
         village[xi]: `xi` is already taken: ids are unique among villages\n\
         village[xuexiao]: this is a school branch: write the id of a village"
    );
}

#[test]
fn entries_are_about_villages_on_the_list_and_days_of_the_register() {
    let mut elsewhere = entry("e-1", "2005-03-01", What::Petition);
    elsewhere.village = id("nan");
    let mut nowhere = entry("e-2", "2005-03-01", What::Petition);
    nowhere.village = id("donk");
    let early = entry("e-3", "2004-09-30", What::Petition);
    let late = entry("e-4", "2006-01-01", What::Petition);
    assert_eq!(
        told(vec![elsewhere, nowhere, early, late]),
        "entry[e-1].village: there is no backward village `nan`\n\
         entry[e-2].village: there is no backward village `donk`; did you mean `dong`?\n\
         entry[e-3].on: 2004-09-30 lies outside the days of this register, from 2004-10-01 \
         on and before 2006-01-01\n\
         entry[e-4].on: 2006-01-01 lies outside the days of this register, from 2004-10-01 \
         on and before 2006-01-01"
    );
}

#[test]
fn amounts_are_not_below_zero_and_whole_where_they_are_counted() {
    let work = |name: &str, kind: WorkKind, text: &str| {
        entry(name, "2005-03-01", What::Work { kind, amount: amount(text) })
    };
    let entries = vec![
        work("w-1", WorkKind::Wells, "-3"),
        work("w-2", WorkKind::Wells, "2.5"),
        work("w-3", WorkKind::Road, "-0.5"),
        work("w-4", WorkKind::Road, "0.5"),
    ];
    assert_eq!(
        told(entries),
        "entry[w-1].amount: -3 lies outside 0 to 1000000, the domain of this fact\n\
         entry[w-2].amount: `2.5` is not a whole number between 0 and 1000000\n\
         entry[w-3].amount: -0.5 lies outside 0 to 1000000, the domain of this fact"
    );
}

#[test]
fn the_same_entry_twice_is_told_and_an_id_stands_once() {
    let members = What::Members { stage: Stage::Activists, number: 3 };
    let entries = vec![
        entry("e-1", "2005-03-01", members.clone()),
        entry("e-2", "2005-03-01", members.clone()),
        entry("e-3", "2005-03-01", members.clone()).numbered(2),
        entry("e-3", "2005-03-02", members),
    ];
    assert_eq!(
        told(entries),
        "entry[e-2]: this is the same as `e-1`: leave one of them out, or number them if it \
         happened twice\n\
         entry[e-3]: `e-3` is already taken: ids are unique among entries"
    );
}

fn issue(name: &str, on: &str, moved: Option<Move>) -> Entry {
    let (well, kind) = (id("well"), IssueKind::Land);
    let what = match moved {
        None => What::IssueOpened { issue: well, kind },
        Some(moved) => What::IssueMove { issue: well, moved },
    };
    entry(name, on, what)
}

#[test]
fn an_issue_is_opened_once_and_goes_its_course() {
    let solved = || Move::new(id("solution")).with(Evidence::new(id("result-record")));
    let asked = |accepts| {
        let opinion = Outcome::Opinion(Opinion::new(accepts, 10, 0));
        let asked = Move::new(id("opinion")).with(Evidence::new(id("opinion-sheet")));
        asked.came_to(opinion)
    };
    assert_eq!(
        told(vec![issue("i-1", "2005-03-01", Some(solved()))]),
        "entry[i-1].issue: the village has no issue `well` on file: add a row that puts it \
         there, with 提出 as 事项"
    );
    let mut entries = vec![
        issue("i-1", "2005-03-01", None),
        issue("i-2", "2005-03-02", None),
        issue("i-3", "2005-04-01", Some(asked(12))),
    ];
    assert_eq!(
        told(entries.clone()),
        "entry[i-2].issue: `well` is already taken: ids are unique among issues\n\
         entry[i-3]: 2005-04-01: the villagers are asked is refused, the state stays “open”: \
         not a step of this state. Possible: (1) it is solved (to “handled, awaiting the \
         villagers”), from 2005-03-01, with record of the result; (2) a step is taken (to “being \
         solved step by step”), from 2005-03-01, with plan of the steps; (3) it is explained (to \
         “explained”), from 2005-03-01, with notice to the villagers"
    );
    entries.remove(1);
    entries.insert(1, issue("i-2", "2005-03-20", Some(solved())));
    let state = |entries: Vec<Entry>| {
        let register = draft(entries).check(&tree(), &procedures()).unwrap();
        let issue = register.issues_on(&id("dong"), day("2005-04-01")).remove(0);
        (issue.state.id.to_string(), issue.is_resolved)
    };
    assert_eq!(state(entries.clone()), ("accepted".to_owned(), true));
    // Half is not most of them.
    entries[2] = issue("i-3", "2005-04-01", Some(asked(10)));
    assert_eq!(state(entries), ("unaccepted".to_owned(), false));
}

#[test]
fn roles_are_for_organizations_of_the_tree_and_do_not_end_before_they_begin() {
    let role = |name: &str, of: &str| {
        let holder = (Role::CountyLeader, id("p-9"));
        Assignment::new(id(name), id(of), holder, day("2005-01-01"))
    };
    let mut ended = role("a-3", "zhen");
    ended.until = Some(day("2004-12-31"));
    let who = vec![role("a-2", "zhon"), ended, role("a-1", "zhen")];
    assert_eq!(
        refused(draft(Vec::new()).assigned(who)).to_string(),
        "assignment[a-1]: `a-1` is already taken: ids are unique among assignments\n\
         assignment[a-2].organization: there is no organization `zhon`; did you mean `zhen`?\n\
         assignment[a-3].until: a period ends after it begins: `until` 2004-12-31 is not \
         after `from` 2005-01-01"
    );
}

#[test]
fn everything_is_told_at_once_in_both_scripts_of_chinese() {
    let entries = vec![
        entry("e-1", "2004-09-30", What::Petition),
        entry("e-2", "2004-09-30", What::Petition),
        entry("v-1", "2005-08-01", What::Visit { body: Role::ContactPerson, days: 1 }),
    ];
    let problems = refused(draft(entries));
    assert_eq!(
        problems.in_script(Script::Hans),
        "entry[e-1].on：2004-09-30不在本台账的期间内（2004-10-01起至2006-01-01前）\n\
         entry[e-2]：与`e-1`相同：请删去其中一条；如确有两次，请编序号\n\
         entry[v-1].body：2005-08-01该村没有县直联系村人员：请改正日期，或补上人选"
    );
    assert!(problems.in_script(Script::Hant).contains("請改正日期，或補上人選"));
}

#[test]
fn procedures_without_the_states_that_are_counted_by_are_refused() {
    let book = bundled::rectification_2005().unwrap();
    let issue = book.procedure(Procedures::ISSUE).unwrap().clone();
    let problems = Procedures::new(issue.clone(), issue, acceptance()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "procedure[rectification/issue-handling].state: there is no state `under-way`\n\
         procedure[rectification/issue-handling].state: there is no state `applied`\n\
         procedure[rectification/issue-handling].state: there is no state `passed`\n\
         procedure[rectification/issue-handling].state: there is no state `failed`\n\
         procedure[rectification/issue-handling].state: there is no state `consolidated`\n\
         procedure[rectification/issue-handling].state: there is no state `relapsed`"
    );
}

#[test]
fn tables_tell_of_their_cells() {
    let list = villages(
        ["编号", "确定日期", "结对村"],
        [["dong", "", "东"], ["xi", "13月", ""]],
    );
    assert_eq!(
        list.unwrap_err().to_string(),
        "row 2, column 确定日期: the key `确定日期` is missing\n\
         row 2, column 结对村: `东` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`\n\
         row 3, column 确定日期: `13月` is not a date: write it like \"2019-12-31\""
    );
    let who = assignments(["编号", "组织", "职责", "人员"], [["1", "", "乡长", "p-1"]]);
    assert_eq!(
        who.unwrap_err().to_string(),
        "row 1: the column `起始日期` is missing\n\
         row 2, column 组织: the key `组织` is missing\n\
         row 2, column 职责: `乡长` is none of `县级联系领导`, `县直联系村人员`, \
         `县直包村工作队`, `乡镇党委书记`, `分管副书记`, `组织委员`, `驻村工作组组长`, \
         `驻村工作组副组长`"
    );
    let came = visits(
        ["编号", "村", "日期", "来访", "天数"],
        [
            ["v-1", "dong", "", "县直联系村人员", ""],
            ["v-2", "东村", "2005-03-01", "", "1"],
        ],
    );
    assert_eq!(
        came.unwrap_err().to_string(),
        "row 2, column 日期: the key `日期` is missing\n\
         row 2, column 天数: the key `天数` is missing\n\
         row 3, column 村: `东` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`\n\
         row 3, column 来访: the key `来访` is missing"
    );
}

#[test]
fn the_header_the_cells_and_what_rows_lack_are_told_at_once() {
    let came = visits(
        ["\u{feff}编号", "村", "日朝", "来访", "天数"],
        [
            ["v-1", "东", "2005-03-01", "", "两"],
            ["", "", "", "", ""],
            ["v-1", "dong", "2005-03-01", "县直联系村人员", "1次"],
        ],
    );
    assert_eq!(
        came.unwrap_err().to_string(),
        "row 1, column 日朝: no fact is called `日朝`; did you mean `日期`?\n\
         row 1: the column `日期` is missing\n\
         row 2, column 村: `东` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`\n\
         row 2, column 来访: the key `来访` is missing\n\
         row 2, column 天数: `两` is not a whole number between 0 and 1000000: write it in digits\n\
         row 4, column 编号: `v-1` is already taken: ids are unique among subjects"
    );
}

#[test]
fn rows_of_the_chronicle_fill_the_cells_that_their_entry_has() {
    let header = [
        "编号",
        "村",
        "日期",
        "事项",
        "数量",
        "产生方式",
        "结果",
        "得分",
        "办理",
        "佐证",
    ];
    let day = "2005-03-01";
    let rows = [
        ["e-1", "dong", day, "机井", "", "", "", "", "", ""],
        ["e-2", "dong", day, "发展党员", "1.5", "", "", "", "", ""],
        ["e-3", "dong", day, "集体上访", "3", "", "", "", "", ""],
        ["e-4", "dong", day, "检查验收", "", "", "", "70", "县委组织部", "验收评分"],
        ["e-5", "dong", day, "制定整顿方案", "", "", "", "", "县长", ""],
        ["e-6", "dong", day, "补选村委班子", "", "内选", "合格", "", "", ""],
        ["e-7", "dong", day, "", "", "", "", "", "", ""],
        ["e-8", "dong", day, "申诉", "", "", "", "", "", ""],
    ];
    let problems = chronicle(&procedures(), header, rows).unwrap_err();
    let expected = [
        "row 2, column 数量: the key `数量` is missing",
        "row 3, column 数量: `1.5` is not a whole number between 0 and 1000000",
        "row 4, column 数量: `数量` has nothing to say here: this entry does not speak of it",
        "row 5, column 结果: the key `结果` is missing",
        "row 5, column 佐证: `验收评分` is none of `调整后的整顿方案`, `认定意见`, \
         `验收评分表`, `整顿方案`, `回访记录`, `工作组派驻文件`, `验收申请`; did you mean \
         `验收评分表`?",
        "row 6, column 办理: `县长` is none of `县委组织部`, `乡镇党委`, `村党支部`",
        "row 7, column 结果: `结果` has nothing to say here: this entry does not speak of it",
        "row 8, column 事项: the key `事项` is missing",
        "row 9, column 事项: `申诉` is none of \
         `检查验收（复核改变结果的，改正原来的一行，经过写在“说明”列）`",
    ];
    assert_eq!(problems.to_string(), expected.join("\n"));
}

#[test]
fn rows_of_issues_state_a_kind_once_and_opinions_in_full() {
    let header = ["编号", "村", "日期", "问题", "事项", "类别", "认可", "不满意", "佐证"];
    let day = "2005-03-01";
    let rows = [
        ["i-1", "dong", day, "well", "提出", "", "", "", ""],
        ["i-2", "dong", day, "well", "解决", "土地", "", "", "处理结果记录"],
        ["i-3", "dong", day, "well", "群众评议", "", "31", "12", "群众评议表"],
    ];
    let problems = issues(&procedures(), header, rows).unwrap_err();
    let expected = [
        "row 2, column 类别: the key `类别` is missing",
        "row 3, column 类别: `类别` has nothing to say here: this entry does not speak of it",
        "row 4: the key `说不清` is missing",
        "row 4: the key `弃权` is missing",
        "row 4: the key `废票` is missing",
        "row 4: the key `未投` is missing",
    ];
    assert_eq!(problems.to_string(), expected.join("\n"));
}

//! The way of a post to service: steps out of order, and service that begins too early.

use grassroots::explain::Wording as _;
use grassroots::posts::service::{HoldingDraft, StepDraft};
use grassroots::posts::service::{Notice, Service, ServiceDraft};
use grassroots::vocabulary::Script;

use super::{book, day, id, rules, serves, table, village, year};

/// The way of p1 up to service on the first of January.
const WAY: &str = "\
岗位,步骤,日期,由,依据
p1,入户调查,2006-11-06,村党组织,入户调查记录
p1,设定岗位,2006-11-20,村党组织,岗位职责
p1,公布岗位,2006-11-22,村党组织,
p1,自主申报,2006-11-28,党员本人,申报表
p1,适当调整,2006-12-10,村党组织,岗位重要性和工作量分析
p1,确定人选,2006-12-12,村党组织,
p1,岗前教育,2006-12-20,乡镇党委,培训记录
p1,签订责任状,2006-12-26,村党组织,责任状
p1,公布认岗情况,2006-12-28,村党组织,公示照片或存根
p1,上岗,2007-01-01,党员本人,
";

fn steps(text: &str) -> Vec<StepDraft> {
    let book = book();
    let (header, rows) = table(text);
    rules(&book).read_steps(year(), header, rows).unwrap()
}

fn noticed(holdings: Vec<HoldingDraft>, way: &str) -> Vec<String> {
    let book = book();
    let draft = ServiceDraft::of(holdings).with_steps(steps(way));
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    service.notices().iter().map(|one| one.words(Script::Hans)).collect()
}

#[test]
fn service_begins_on_the_day_of_the_last_step_or_later() {
    let none: [&str; 0] = [];
    assert_eq!(noticed(vec![serves("m1", "p1", "2007-01-01")], WAY), none);
    assert_eq!(noticed(vec![serves("m1", "p1", "2007-03-01")], WAY), none);
    assert_eq!(
        noticed(vec![serves("m1", "p1", "2006-12-31")], WAY),
        [
            "m1/p1于2006-12-31上岗，而“招商引资岗”当日为“认岗情况已公布”，尚缺：上岗；2007-01-01起方可履岗；当日可行：上岗（转为“履岗”），2006-12-28起，由党员本人"
        ]
    );
}

#[test]
fn service_whose_post_never_came_to_it_says_what_is_missing() {
    let cut = WAY.split_inclusive('\n').take(7).collect::<String>();
    assert_eq!(
        noticed(vec![serves("m1", "p1", "2007-01-01")], &cut),
        [
            "m1/p1于2007-01-01上岗，而“招商引资岗”当日为“已确定人选”，尚缺：岗前教育、签订责任状、公布认岗情况、上岗；年内始终未到可履岗之时；当日可行：岗前教育（转为“已岗前教育”），2006-12-12起，须有培训记录，由村党组织、乡镇党委、县区委"
        ]
    );
}

#[test]
fn every_step_out_of_order_is_refused_with_the_reason() {
    // Trained before it was confirmed, the contract without its paper, nobody named.
    let way = "\
岗位,步骤,日期,由,依据
p1,入户调查,2006-11-06,村党组织,入户调查记录
p1,岗前教育,2006-11-10,乡镇党委,培训记录
p1,设定岗位,2006-11-20,,岗位职责
p1,设定岗位,2006-11-21,村党组织,
";
    let book = book();
    let draft = ServiceDraft::of(vec![serves("m1", "p1", "2007-01-01")]);
    let draft = draft.with_steps(steps(way));
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    let refused = service.notices().iter().filter_map(|one| match one {
        Notice::StepRefused { step, .. } => Some((step.on, step.words(Script::Hans))),
        _ => None,
    });
    let refused: Vec<_> = refused.collect();
    let days: Vec<_> = refused.iter().map(|(on, _)| *on).collect();
    assert_eq!(days, [day("2006-11-10"), day("2006-11-20"), day("2006-11-21")]);
    assert!(refused[0].1.contains("岗前教育不予受理，状态仍为“已入户调查”"));
    assert!(refused[2].1.contains("岗位职责"), "{}", refused[2].1);
    let early = service.notices().iter().find_map(|one| match one {
        Notice::BegunTooEarly(early) => Some(early),
        _ => None,
    });
    let early = early.unwrap();
    assert_eq!(early.state.as_ref().map(|state| &state.id), Some(&id("surveyed")));
    assert_eq!((early.on, early.from), (day("2007-01-01"), None));
    // The shortest way from there.
    let missing: Vec<&str> = early.missing.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        missing,
        [
            "set", "publish", "claim", "adjust", "confirm", "train", "contract",
            "announce", "begin"
        ]
    );
}

#[test]
fn a_confirmation_without_anybody_to_serve_is_refused() {
    // p1 is held by nobody in the year, so nobody can have been confirmed for it.
    let found = noticed(vec![serves("m2", "p2", "2007-01-01")], WAY);
    assert!(
        found[0].starts_with("“招商引资岗”的步骤：2006-12-12：确定人选不予受理"),
        "{}",
        found[0]
    );
    assert_eq!(found.last().map(String::as_str), Some("“治安巡逻岗”的设岗流程没有记录"));
}

#[test]
fn a_holder_changes_by_a_way_of_its_own() {
    let change = "\
p1,调整岗位人员,2007-06-11,村党组织,
p1,自主申报,2007-06-12,党员本人,申报表
p1,适当调整,2007-06-14,村党组织,岗位重要性和工作量分析
p1,确定人选,2007-06-15,村党组织,
p1,岗前教育,2007-06-20,乡镇党委,培训记录
p1,签订责任状,2007-06-28,村党组织,责任状
p1,公布认岗情况,2007-06-29,村党组织,公示照片或存根
p1,上岗,2007-07-01,党员本人,
";
    let holdings = |from: &str| {
        vec![super::served("m1", "p1", ("2007-01-01", from)), serves("m2", "p1", from)]
    };
    let way = format!("{WAY}{change}");
    let none: [&str; 0] = [];
    assert_eq!(noticed(holdings("2007-07-01"), &way), none);
    let early = noticed(holdings("2007-06-30"), &way);
    assert!(early[0].starts_with("m2/p1于2007-06-30上岗"), "{}", early[0]);
    assert_eq!(early.len(), 1);
}

#[test]
fn steps_after_the_year_are_noticed_and_count_for_nothing() {
    let after = "\
p1,调整岗位人员,2007-12-31,村党组织,
p1,公布岗位,2008-03-01,村党组织,
p1,上岗,2008-03-02,党员本人,
";
    let way = format!("{WAY}{after}");
    let book = book();
    let draft = ServiceDraft::of(vec![serves("m1", "p1", "2007-01-01")]);
    let draft = draft.with_steps(steps(&way));
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    let words = |script: Script| -> Vec<String> {
        service.notices().iter().map(|one| one.words(script)).collect()
    };
    assert_eq!(
        words(Script::Hans),
        [
            "“招商引资岗”的步骤“公布岗位”日期为2008-03-01，在年度（至2007-12-31）之后，未计入",
            "“招商引资岗”的步骤“上岗”日期为2008-03-02，在年度（至2007-12-31）之后，未计入",
        ]
    );
    assert_eq!(
        words(Script::Hant)[0],
        "「招商引资岗」的步驟「公布崗位」日期為2008-03-01，在年度（至2007-12-31）之後，未計入"
    );
    assert!(
        words(Script::En)[1].ends_with(
            "is dated 2008-03-02, after the year (until 2007-12-31), and counts for nothing"
        ),
        "{}",
        words(Script::En)[1]
    );
    assert_eq!(service.way(&id("p1")).unwrap().later, 2);
}

use super::{at, between, reads};
use crate::explain::Wording as _;
use crate::scoring::cohort::Placing;
use crate::scoring::lines::StatusState;
use crate::scoring::record::{GradingRecord, StatusRecord};
use crate::scoring::rules::{GradeStepKind, Strength};
use crate::vocabulary::{Id, Label, Script, Verdict};
use Verdict::{Met, NotMet, Undetermined};

fn ids(grades: &[&str]) -> Vec<Id> {
    grades.iter().map(|grade| Id::new(grade).unwrap()).collect()
}

pub(super) fn lines(grades: &[&str]) -> GradingRecord {
    GradingRecord {
        id: None,
        label: None,
        does: None,
        grade: None,
        verdict: Verdict::of(grades.len() == 1),
        is_by_policy: false,
        tests: Vec::new(),
        status: None,
        placing: None,
        is_from_below: false,
        total: at("875"),
        may_not_tell: false,
        grades: ids(grades),
        ground: None,
        note: None,
    }
}

fn step(does: GradeStepKind, verdict: Verdict, grades: &[&str]) -> GradingRecord {
    GradingRecord {
        id: Some(Id::new("fraud").unwrap()),
        label: Some(Label::new("弄虚作假", "弄虛作假", "fraud")),
        does: Some(does),
        grade: Some(Label::new("称职", "稱職", "competent")),
        verdict,
        ..lines(grades)
    }
}

#[test]
fn lines_say_that_no_grade_may_be_told() {
    let untold = GradingRecord { may_not_tell: true, ..lines(&["good"]) };
    reads(
        &untold,
        [
            "总分875可能落在“good”，也可能无法认定",
            "總分875可能落在「good」，也可能無法認定",
            "the total 875 may lie in “good”, or cannot be told",
        ],
    );
    let does = GradeStepKind::Cap(1);
    let capped = GradingRecord { may_not_tell: true, ..step(does, NotMet, &["good"]) };
    let english = capped.words(Script::En);
    assert!(
        english.ends_with("possible grades “good”, or none that can be told"),
        "{english}"
    );
}

#[test]
fn lines_by_status_say_whose_they_are() {
    let about = Label::new("党员身份", "黨員身份", "status");
    let full = Label::new("正式党员", "正式黨員", "full member");
    let other = Label::new("预备党员", "預備黨員", "probationary member");
    let by = |state, is_by_policy, choices: &[&Label]| GradingRecord {
        status: Some(StatusRecord {
            about: about.clone(),
            state,
            choices: choices.iter().map(|choice| (*choice).clone()).collect(),
            is_by_policy,
        }),
        ..lines(&["good"])
    };
    reads(
        &by(StatusState::Known, false, &[&full]),
        [
            "党员身份：正式党员，总分875落在“good”",
            "黨員身份：正式黨員，總分875落在「good」",
            "status: full member, the total 875 lies in “good”",
        ],
    );
    reads(
        &by(StatusState::Absent, true, &[&full]),
        [
            "党员身份缺失，按缺项规定视为“正式党员”，总分875落在“good”",
            "黨員身份缺失，按缺項規定視為「正式黨員」，總分875落在「good」",
            "status is missing, by the scheme's rule for it “full member”, the total 875 lies in “good”",
        ],
    );
    reads(
        &by(StatusState::NotApplicable, true, &[&full]),
        [
            "党员身份不适用，按规定视为“正式党员”，总分875落在“good”",
            "黨員身份不適用，按規定視為「正式黨員」，總分875落在「good」",
            "status does not apply, by the scheme's rule for it “full member”, the total 875 lies in “good”",
        ],
    );
    reads(
        &by(StatusState::Absent, false, &[&full, &other]),
        [
            "党员身份未明，可能为“正式党员”、“预备党员”，总分875落在“good”",
            "黨員身份未明，可能為「正式黨員」、「預備黨員」，總分875落在「good」",
            "status is open: “full member”, “probationary member”, the total 875 lies in “good”",
        ],
    );
    reads(
        &by(StatusState::NotApplicable, false, &[&full, &other]),
        [
            "党员身份不适用，用哪条分数线无法认定，总分875落在“good”",
            "黨員身份不適用，用哪條分數線無法認定，總分875落在「good」",
            "status does not apply, whose lines hold cannot be told, the total 875 lies in “good”",
        ],
    );
}

#[test]
fn lines_say_where_the_total_lies() {
    reads(
        &lines(&["competent"]),
        [
            "总分875落在“competent”",
            "總分875落在「competent」",
            "the total 875 lies in “competent”",
        ],
    );
    reads(
        &GradingRecord { total: between("840", "910"), ..lines(&["good", "fair"]) },
        [
            "总分840至910可能落在“good”、“fair”",
            "總分840至910可能落在「good」、「fair」",
            "the total 840 to 910 may lie in “good”, “fair”",
        ],
    );
    reads(
        &lines(&[]),
        ["总分875不在任何档内", "總分875不在任何檔內", "the total 875 lies in no grade"],
    );
}

#[test]
fn needs_say_which_grade_asks_for_them() {
    let needs = |verdict, grades: &[&str]| GradingRecord {
        id: Some(Id::new("good").unwrap()),
        grade: Some(Label::new("优秀", "優秀", "excellent")),
        verdict,
        ..lines(grades)
    };
    reads(
        &needs(Met, &["good"]),
        [
            "评为“优秀”的条件：符合；等次为“good”",
            "評為「優秀」的條件：符合；等次為「good」",
            "conditions of “excellent”: met; grade “good”",
        ],
    );
    reads(
        &needs(NotMet, &["fair"]),
        [
            "评为“优秀”的条件：不符合，不得评为“优秀”；等次为“fair”",
            "評為「優秀」的條件：不符合，不得評為「優秀」；等次為「fair」",
            "conditions of “excellent”: not met; not to be graded “excellent”; grade “fair”",
        ],
    );
    reads(
        &needs(Undetermined, &["good", "fair"]),
        [
            "评为“优秀”的条件：无法认定，能否评为“优秀”未定；等次可能为“good”、“fair”",
            "評為「優秀」的條件：無法認定，能否評為「優秀」未定；等次可能為「good」、「fair」",
            "conditions of “excellent”: cannot be told; whether it may be graded “excellent” \
             is open; possible grades “good”, “fair”",
        ],
    );
}

#[test]
fn zero_clearing_says_what_becomes_of_the_total() {
    let cleared = |verdict, total| GradingRecord {
        grade: None,
        total,
        may_not_tell: false,
        ..step(GradeStepKind::ZeroClearing, verdict, &[])
    };
    reads(
        &cleared(Met, at("0")),
        [
            "弄虚作假：符合，总分清零；总分为0",
            "弄虛作假：符合，總分清零；總分為0",
            "fraud: met; the total is cleared to zero; total 0",
        ],
    );
    reads(
        &cleared(NotMet, at("875")),
        [
            "弄虚作假：不符合，总分不清零；总分为875",
            "弄虛作假：不符合，總分不清零；總分為875",
            "fraud: not met; the total is not cleared; total 875",
        ],
    );
    reads(
        &cleared(Undetermined, between("0", "875")),
        [
            "弄虚作假：无法认定，总分可能清零；总分为0至875",
            "弄虛作假：無法認定，總分可能清零；總分為0至875",
            "fraud: cannot be told; the total may be cleared to zero; total 0 to 875",
        ],
    );
}

/// What a step does, met, not met and open, between its head and the grades after it.
fn does(kind: GradeStepKind, expected: [[&str; 3]; 3]) {
    for (verdict, [hans, hant, en]) in
        [Met, NotMet, Undetermined].into_iter().zip(expected)
    {
        let [a, b, c] = match verdict {
            Met => ["符合", "符合", "met"],
            NotMet => ["不符合", "不符合", "not met"],
            Undetermined => ["无法认定", "無法認定", "cannot be told"],
        };
        reads(
            &step(kind, verdict, &["fair"]),
            [
                &format!("弄虚作假：{a}，{hans}；等次为“fair”"),
                &format!("弄虛作假：{b}，{hant}；等次為「fair」"),
                &format!("fraud: {c}; {en}; grade “fair”"),
            ],
        );
    }
}

#[test]
fn direct_grades_floors_and_caps_name_their_grade() {
    does(
        GradeStepKind::Direct(1),
        [
            ["直接定为“称职”", "直接定為「稱職」", "graded “competent” directly"],
            ["不直接定为“称职”", "不直接定為「稱職」", "not graded “competent” directly"],
            [
                "可能直接定为“称职”",
                "可能直接定為「稱職」",
                "may be graded “competent” directly",
            ],
        ],
    );
    does(
        GradeStepKind::Floor(1),
        [
            [
                "等次不低于“称职”",
                "等次不低於「稱職」",
                "the grade is at least “competent”",
            ],
            [
                "不以“称职”为等次下限",
                "不以「稱職」為等次下限",
                "“competent” is no floor for the grade",
            ],
            [
                "可能以“称职”为等次下限",
                "可能以「稱職」為等次下限",
                "“competent” may be a floor for the grade",
            ],
        ],
    );
    does(
        GradeStepKind::Cap(1),
        [
            [
                "等次不高于“称职”",
                "等次不高於「稱職」",
                "the grade is at most “competent”",
            ],
            [
                "不以“称职”为等次上限",
                "不以「稱職」為等次上限",
                "“competent” is no cap for the grade",
            ],
            [
                "可能以“称职”为等次上限",
                "可能以「稱職」為等次上限",
                "“competent” may be a cap for the grade",
            ],
        ],
    );
}

#[test]
fn a_veto_has_three_strengths() {
    let none = ["不予否决", "不予否決", "no veto"];
    does(
        GradeStepKind::Veto(Strength::Lowest),
        [
            [
                "一票否决，定为最低等次“称职”",
                "一票否決，定為最低等次「稱職」",
                "vetoed, the lowest grade “competent”",
            ],
            none,
            [
                "可能被否决，定为最低等次“称职”",
                "可能被否決，定為最低等次「稱職」",
                "may be vetoed, the lowest grade “competent”",
            ],
        ],
    );
    does(
        GradeStepKind::Veto(Strength::BarsAbove(1)),
        [
            [
                "一票否决，等次不得高于“称职”",
                "一票否決，等次不得高於「稱職」",
                "vetoed, no grade above “competent”",
            ],
            none,
            [
                "可能被否决，等次不得高于“称职”",
                "可能被否決，等次不得高於「稱職」",
                "may be vetoed, no grade above “competent”",
            ],
        ],
    );
    does(
        GradeStepKind::Veto(Strength::OutOfRanking),
        [
            [
                "一票否决，不参加排名",
                "一票否決，不參加排名",
                "vetoed, out of the ranking",
            ],
            none,
            [
                "可能被否决，不参加排名",
                "可能被否決，不參加排名",
                "may be vetoed, out of the ranking",
            ],
        ],
    );
}

#[test]
fn a_policy_that_decides_is_named() {
    let by_policy = |verdict| GradingRecord {
        is_by_policy: true,
        ..step(GradeStepKind::Veto(Strength::OutOfRanking), verdict, &[])
    };
    reads(
        &by_policy(Met),
        [
            "弄虚作假：事实缺失，按缺项规定视为符合，一票否决，不参加排名",
            "弄虛作假：事實缺失，按缺項規定視為符合，一票否決，不參加排名",
            "fraud: a fact is missing, by the scheme's rule for it counted as met; vetoed, \
             out of the ranking",
        ],
    );
    reads(
        &by_policy(NotMet),
        [
            "弄虚作假：事实缺失，按缺项规定视为不符合，不予否决；如属实，则一票否决，不参加排名",
            "弄虛作假：事實缺失，按缺項規定視為不符合，不予否決；如屬實，則一票否決，不參加排名",
            "fraud: a fact is missing, by the scheme's rule for it counted as not met; no veto; \
             were it met: vetoed, out of the ranking",
        ],
    );
    reads(
        &by_policy(Undetermined),
        [
            "弄虚作假：事实缺失，按缺项规定无法认定，可能被否决，不参加排名",
            "弄虛作假：事實缺失，按缺項規定無法認定，可能被否決，不參加排名",
            "fraud: a fact is missing, by the scheme's rule for it cannot be told; may be \
             vetoed, out of the ranking",
        ],
    );
}

#[test]
fn one_place_is_not_many() {
    let placed = |places, more_places| GradingRecord {
        id: Some(Id::new("share").unwrap()),
        label: Some(Label::new("优秀名额", "優秀名額", "share")),
        placing: Some(Placing {
            base: 5,
            places,
            more_places,
            taken: 0,
            ahead: 0,
            may_be_ahead: 0,
            equal: 0,
            is_in: Met,
        }),
        ..lines(&["good"])
    };
    reads(
        &placed(1, 0),
        [
            "优秀名额：基数5，名额1个，前面0个，并列0个：在名额之内；等次改变，等次为“good”",
            "優秀名額：基數5，名額1個，前面0個，並列0個：在名額之內；等次改變，等次為「good」",
            "share: base 5, 1 place, 0 ahead, 0 equal: within the places; the grade changes, \
             grade “good”",
        ],
    );
    reads(
        &placed(0, 1),
        [
            "优秀名额：基数5，名额0至1个，前面0个，并列0个：在名额之内；等次改变，等次为“good”",
            "優秀名額：基數5，名額0至1個，前面0個，並列0個：在名額之內；等次改變，等次為「good」",
            "share: base 5, 0 to 1 places, 0 ahead, 0 equal: within the places; \
             the grade changes, grade “good”",
        ],
    );
}

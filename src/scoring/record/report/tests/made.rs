//! A record that has one of everything.

use crate::criteria::Test;
use crate::facts::SheetState;
use crate::scoring::because::{Because, Standing};
use crate::scoring::record::{
    CombineRecord, Finding, GradeRecord, GradingRecord, MissingRecord, NodeRecord,
    Record, TestRecord,
};
use crate::scoring::rules::{GradeStepKind, Method, Phase, Strength};
use crate::vocabulary::{
    Bounds, Exact, Ground, Id, Label, Period, Source, SourceKind, Span, Verdict,
};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(super) fn at(whole: i64) -> Span {
    Span::settled(Exact::whole(whole))
}

fn stated(place: &str) -> Ground {
    Ground::Stated { source: id("speech"), at: place.to_owned(), ours: None }
}

fn finding(because: Because) -> Finding {
    Finding { because, about: None, within: None, is_proportion: false, ground: None }
}

fn node(name: &str, label: Label, depth: u8, value: Span) -> NodeRecord {
    NodeRecord {
        id: id(name),
        label,
        depth,
        full_marks: Some("100".parse().unwrap()),
        phase: None,
        method: None,
        is_factor: false,
        combine: None,
        standing: Standing::Settled,
        raw: value,
        value,
        findings: Vec::new(),
        ground: Some(stated("三(四)")),
    }
}

fn nodes() -> Vec<NodeRecord> {
    let count = at(3);
    let deducted = Because::Deducted {
        row: 0,
        count,
        each: Exact::whole(2),
        held_at: None,
        points: at(6),
    };
    let duties = NodeRecord {
        phase: Some(Phase::Daily),
        method: Some(Method::Quantitative),
        findings: vec![
            finding(Because::FullMarks { points: at(100) }),
            Finding {
                about: Some(Label::new("缺会", "缺會", "missed meetings")),
                ground: Some(Ground::assumed("no source fixes it")),
                ..finding(deducted)
            },
        ],
        ..node("duties", Label::new("履职", "履職", "duties"), 1, at(94))
    };
    let visits = NodeRecord {
        phase: Some(Phase::Concentrated),
        standing: Standing::Excluded,
        findings: vec![finding(Because::NotApplicable)],
        ground: Some(Ground::Published { source: id("county"), at: None, ours: None }),
        ..node("visits", Label::new("走访", "走訪", "visits"), 1, at(0))
    };
    let survey = NodeRecord {
        full_marks: None,
        standing: Standing::Open,
        findings: vec![finding(Because::NotKnown {
            points: Span::between(Exact::ZERO, Exact::whole(4)),
        })],
        ground: None,
        ..node(
            "survey",
            Label::new("测评", "測評", "survey"),
            1,
            Span::between(Exact::ZERO, Exact::whole(4)),
        )
    };
    let total = Span::between(Exact::whole(90), Exact::whole(94));
    let root = NodeRecord {
        combine: Some(CombineRecord::Net(0)),
        standing: Standing::Open,
        ..node("all", Label::new("书记考核", "書記考核", "secretary"), 0, total)
    };
    vec![root, duties, visits, survey]
}

fn grading() -> Vec<GradingRecord> {
    let lines = GradingRecord {
        id: None,
        label: None,
        does: None,
        grade: None,
        verdict: Verdict::Met,
        is_by_policy: false,
        tests: Vec::new(),
        status: None,
        placing: None,
        is_from_below: false,
        total: Span::between(Exact::whole(90), Exact::whole(94)),
        may_not_tell: false,
        grades: vec![id("good")],
        ground: None,
        note: None,
    };
    let test = Test { question: 0, value: None, verdict: Verdict::Undetermined };
    let about = Label::new("弄虚作假：是", "弄虛作假：是", "fraud: yes");
    let veto = GradingRecord {
        id: Some(id("fraud")),
        label: Some(Label::new("弄虚作假", "弄虛作假", "fraud")),
        does: Some(GradeStepKind::Veto(Strength::Lowest)),
        grade: Some(Label::new("不称职", "不稱職", "incompetent")),
        verdict: Verdict::Undetermined,
        tests: vec![TestRecord { test, about, within: None, is_proportion: false }],
        grades: vec![id("good"), id("bad")],
        ground: Some(stated("三(五)")),
        ..lines.clone()
    };
    vec![lines, veto]
}

pub(super) fn record() -> Record {
    let total = Span::between(Exact::whole(90), Exact::whole(94));
    let grade = |name: &str, label, line: [Option<i64>; 2]| {
        let [at_least, below] = line.map(|end| end.map(Exact::whole));
        let line = Bounds::new(at_least, None, None, below).unwrap();
        GradeRecord {
            id: id(name),
            label,
            line: Some(line),
            lines: Vec::new(),
            ground: None,
        }
    };
    Record {
        schema: Record::SCHEMA.to_owned(),
        rulebook: id("village"),
        edition: "2019".to_owned(),
        scheme: id("secretary"),
        title: Label::new("书记考核", "書記考核", "Appraisal of secretaries"),
        unit: None,
        is_penalty: false,
        subject: Some(id("li")),
        period: Period::year(2019).unwrap(),
        sheet: SheetState::Open,
        score: total,
        total,
        standing: Standing::Open,
        may_not_tell: false,
        grade_may_not_tell: false,
        undecided: None,
        grades: vec![id("good"), id("bad")],
        scale: vec![
            grade("good", Label::new("称职", "稱職", "competent"), [Some(60), None]),
            grade("bad", Label::new("不称职", "不稱職", "incompetent"), [None, Some(60)]),
        ],
        is_ranked: Verdict::Met,
        nodes: nodes(),
        grading: grading(),
        pending: Vec::new(),
        linked: Vec::new(),
        missing: vec![MissingRecord {
            fact: id("survey.score"),
            label: Label::new("测评得分", "測評得分", "survey score"),
            narrows_by: Exact::whole(4),
        }],
        rests_on_assumed: true,
        sources: vec![
            Source::new(id("speech"), Label::same("培训讲话"), SourceKind::Speech),
            Source {
                year: Some(2013),
                ..Source::new(id("county"), Label::same("考核细则"), SourceKind::Scheme)
            },
            Source::new(id("uncited"), Label::same("另一办法"), SourceKind::Report),
        ],
    }
}

use super::entry::{InspectionResult, Opinion, Outcome};
use crate::facts::{FactKind, Raw, Sheet, SheetDraft, SheetState, Tally};
use crate::procedure::{Procedure, Transition};
use crate::scoring::{GradeStep, Scheme};
use crate::vocabulary::{
    Bounds, Defect, Exact, FieldPath, Found, Id, Named, Period, Problem, Problems, Span,
    text,
};

/// 整顿程序 — the two procedures of a rulebook by which a register is replayed, the course of
/// a village and the course of an open issue, and the marks of its scheme of acceptance.
///
/// What may follow what, with which papers and by whom, is theirs to say, and by which score a
/// village passes is the scheme's; the register counts by a few of their states and by two of
/// its grades, which they must have.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Procedures {
    // Invariant: they have the states that are counted by.
    village: Procedure,
    issue: Procedure,
    marks: Marks,
}

/// 验收等次线 — which scores a village passes with and which it fails with, and by which steps
/// of the scheme whatever its score.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Marks {
    passed: Vec<Bounds>,
    failed: Vec<Bounds>,
    all: Span,
    steps: Vec<Named>,
}

impl Marks {
    fn of(scheme: &Scheme, found: &mut Found) -> Marks {
        let known = || scheme.grades().iter().map(|grade| grade.id.as_str());
        let mut lines = |id: &str| match scheme.grade(id) {
            Some(grade) => grade.line.of(None).collect(),
            None => {
                let at = FieldPath::root().key("scheme").element(scheme.id().as_str());
                let (what, nearest) = ("grade", text::nearest(id, known()));
                let defect = Defect::Unknown { what, found: id.to_owned(), nearest };
                found.push(Problem::new(at.key("grade"), defect));
                Vec::new()
            }
        };
        let (passed, failed) = (lines("passed"), lines("failed"));
        let named = |step: &GradeStep| Named::new(step.id.clone(), step.label.clone());
        let steps = scheme.zero_clearing().iter().chain(scheme.grade_steps());
        let steps = steps.map(named).collect();
        Marks { passed, failed, all: scheme.attainable(), steps }
    }

    /// Every score that can be.
    pub(super) const fn all(&self) -> Span {
        self.all
    }

    /// What decides whatever the score.
    pub(super) fn steps(&self) -> &[Named] {
        &self.steps
    }

    /// Whether a score comes to a result by the lines of the grades.
    pub(super) fn comes_to(&self, score: Exact, result: InspectionResult) -> bool {
        let lines = match result {
            InspectionResult::Passed => &self.passed,
            InspectionResult::Failed => &self.failed,
        };
        lines.iter().any(|line| line.contains(score))
    }
}

impl Procedures {
    /// The id of the course of a village in the bundled rulebook.
    pub const VILLAGE: &'static str = "rectification/lifecycle";
    /// The id of the course of an open issue there.
    pub const ISSUE: &'static str = "rectification/issue-handling";
    /// The state of a village that has applied for acceptance.
    pub const APPLIED: &'static str = "applied";
    /// The state of a village that passed the inspection.
    pub const PASSED: &'static str = "passed";
    /// The state of a village that failed it.
    pub const FAILED: &'static str = "failed";
    /// The state of a village that is being rectified.
    pub const UNDER_WAY: &'static str = "under-way";
    /// The state of a village that passed and has come loose since.
    pub const RELAPSED: &'static str = "relapsed";
    /// The state of a village whose result was found to last.
    pub const CONSOLIDATED: &'static str = "consolidated";
    /// The state of an issue of which nothing is done yet, or is worked out anew.
    pub const OPEN: &'static str = "open";
    /// The state of an issue that is being solved by steps.
    pub const STEPWISE: &'static str = "stepwise";
    /// The state of an issue that was explained to the villagers.
    pub const EXPLAINED: &'static str = "explained";
    /// The state of an issue that is solved, before the villagers are asked.
    pub const HANDLED: &'static str = "handled";
    /// The state of an issue whose solution most villagers accept.
    pub const ACCEPTED: &'static str = "accepted";
    /// The state of an issue whose solution they do not accept.
    pub const UNACCEPTED: &'static str = "unaccepted";
    /// The id of the scheme of acceptance.
    pub const ACCEPTANCE: &'static str = "acceptance";
    /// The fact what an inspection came to.
    pub const RESULT: &'static str = "acceptance.result";
    /// The fact what the villagers think of a solution.
    pub const OPINION: &'static str = "issue.opinion";

    /// The courses of a village and of an issue, and the scheme by which a village passes.
    ///
    /// # Errors
    /// At `procedure[ID].state`: each of the states counted by that one of them does not have;
    /// at `scheme[ID].grade`: a scheme without the grades `passed` and `failed`.
    pub fn new(
        village: Procedure,
        issue: Procedure,
        acceptance: &Scheme,
    ) -> Result<Procedures, Problems> {
        let mut found = Found::default();
        let marks = Marks::of(acceptance, &mut found);
        let of_village = [
            Procedures::UNDER_WAY,
            Procedures::APPLIED,
            Procedures::PASSED,
            Procedures::FAILED,
            Procedures::CONSOLIDATED,
            Procedures::RELAPSED,
        ];
        let of_issue = [
            Procedures::OPEN,
            Procedures::STEPWISE,
            Procedures::EXPLAINED,
            Procedures::HANDLED,
            Procedures::ACCEPTED,
            Procedures::UNACCEPTED,
        ];
        for (procedure, states) in [(&village, of_village), (&issue, of_issue)] {
            let known = procedure.rules().states.iter();
            let known: Vec<&str> = known.map(|state| state.name.id.as_str()).collect();
            let at = FieldPath::root().key("procedure").element(procedure.id().as_str());
            for state in states.into_iter().filter(|state| !known.contains(state)) {
                let nearest = text::nearest(state, known.iter().copied());
                let (what, found_id) = ("state", state.to_owned());
                let defect = Defect::Unknown { what, found: found_id, nearest };
                found.push(Problem::new(at.key("state"), defect));
            }
        }
        found.none_or(Procedures { village, issue, marks })
    }

    pub(super) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The course of a village.
    #[must_use]
    pub const fn village(&self) -> &Procedure {
        &self.village
    }

    /// The course of an open issue.
    #[must_use]
    pub const fn issue(&self) -> &Procedure {
        &self.issue
    }
}

/// What an event of a procedure can be told with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Asks {
    Inspection,
    Opinion,
    Nothing,
}

/// With what an event is told: an inspection leads to a pass or a failure, an opinion to a
/// solution that is accepted or not.
pub(super) fn asks(procedure: &Procedure, event: &Id) -> Asks {
    let leads = |to: &[&str]| {
        let leads =
            |one: &Transition| one.on.id == *event && to.contains(&one.to.id.as_str());
        procedure.rules().transitions.iter().any(leads)
    };
    if leads(&[Procedures::PASSED, Procedures::FAILED]) {
        Asks::Inspection
    } else if leads(&[Procedures::ACCEPTED, Procedures::UNACCEPTED]) {
        Asks::Opinion
    } else {
        Asks::Nothing
    }
}

/// The facts that a procedure reads of what an event was told with; `None` where it reads none.
pub(super) fn facts(
    procedure: &Procedure,
    outcome: &Outcome,
    period: Period,
) -> Option<Result<Sheet, Problems>> {
    let dictionary = &procedure.rules().dictionary;
    let (id, raw) = match outcome {
        Outcome::Inspection { result, .. } => {
            (Procedures::RESULT, Raw::text(result.word()))
        }
        Outcome::Opinion(opinion) => {
            let fact = dictionary.fact(Procedures::OPINION)?;
            (Procedures::OPINION, ballots(*opinion, fact.kind()))
        }
    };
    dictionary.fact(id)?;
    let draft = SheetDraft::new(period, SheetState::Open);
    Some(dictionary.sheet(&draft.with(id, raw)))
}

/// Votes, and the other ballots that the fact counts.
pub(super) fn ballots(opinion: Opinion, kind: &FactKind) -> Raw {
    let Opinion { accepts, rejects, undecided, abstained, void, not_cast } = opinion;
    let votes = [("accepts", accepts), ("rejects", rejects), ("undecided", undecided)];
    let others = [
        (Tally::Abstained, "abstained", abstained),
        (Tally::Void, "void", void),
        (Tally::NotCast, "not_cast", not_cast),
    ];
    let is_counted = |tally: Tally| matches!(kind, FactKind::Ballots { also, .. } if also.contains(&tally));
    let others = others.into_iter().filter(|(tally, ..)| is_counted(*tally));
    let all = votes.into_iter().chain(others.map(|(_, word, number)| (word, number)));
    let all =
        all.map(|(word, number)| (word.to_owned(), Raw::Integer(i64::from(number))));
    Raw::Table(all.collect())
}

/// The papers that the events of a procedure may carry, each once, by id.
pub(super) fn papers(procedure: &Procedure) -> Vec<&Named> {
    let asked = procedure.rules().formalities();
    each_once(asked.flat_map(|one| &one.evidence).collect())
}

/// Those who may do anything in a procedure, each once, by id.
pub(super) fn roles(procedure: &Procedure) -> Vec<&Named> {
    let asked = procedure.rules().formalities();
    each_once(asked.flat_map(|one| &one.by).collect())
}

fn each_once(mut named: Vec<&Named>) -> Vec<&Named> {
    named.sort();
    named.dedup();
    named
}

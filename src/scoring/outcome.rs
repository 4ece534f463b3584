use serde::{Deserialize, Serialize};

use super::because::{Because, Standing};
use super::grade::{GradeSet, Graded, GradingStep};
use super::missing::Missing;
use super::rules::{CohortStep, Grade, Node, Scheme};
use super::together::Groups;
use crate::facts::{Fact, Origin, Sheet, SheetState};
use crate::vocabulary::{Exact, Id, Period, Span, Verdict};

/// 总分 — the total, or its range, and whether it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Total {
    /// The least and the greatest total.
    pub span: Span,
    /// Whether it is settled, still open, or cannot be told.
    pub standing: Standing,
    /// Whether it cannot be told, or is open and may turn out so: then no bound holds, however
    /// narrow the range.
    pub may_not_tell: bool,
}

impl Total {
    /// The total, if it is settled.
    #[must_use]
    pub fn settled(&self) -> Option<Exact> {
        match self.standing {
            Standing::Undetermined => None,
            _ if self.may_not_tell => None,
            _ => self.span.value(),
        }
    }
}

/// 无法评分 — why nothing can be told about a sheet as a whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Undecided {
    /// The sheet was checked against another dictionary than the scheme's.
    AnotherDictionary,
    /// A number outgrew what can be held exactly; the check of a scheme rules this out.
    TooLarge,
    /// More subjects were to be judged together than [`MOST_TOGETHER`](crate::criteria::MOST_TOGETHER).
    TooMany,
}

/// 节点结果 — what one node came to.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct NodeOutcome {
    /// Its value before weight, limits and rounding.
    pub raw: Span,
    /// Its score.
    pub value: Span,
    /// How it came to it.
    pub standing: Standing,
    /// Whether it cannot be told, or is open and may turn out so: then no bound holds, however
    /// narrow the range.
    pub may_not_tell: bool,
    pub(super) steps: (usize, usize),
}

impl NodeOutcome {
    pub(super) const EMPTY: NodeOutcome = NodeOutcome {
        raw: Span::ZERO,
        value: Span::ZERO,
        standing: Standing::Undetermined,
        may_not_tell: false,
        steps: (0, 0),
    };
}

/// 考核结果 — what a scheme makes of a sheet, with every step.
///
/// It holds its scheme and small findings that point into it: making one is cheap.
/// [`record`](Outcome::record) gives an owned account that outlives the rulebook.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(super) scheme: Scheme,
    pub(super) subject: Option<Id>,
    pub(super) period: Period,
    pub(super) state: SheetState,
    pub(super) undecided: Option<Undecided>,
    pub(super) total: Total,
    pub(super) grades: GradeSet,
    pub(super) is_ranked: Verdict,
    pub(super) groups: Groups,
    pub(super) origins: Vec<Origin>,
    pub(super) nodes: Vec<NodeOutcome>,
    pub(super) steps: Vec<Because>,
    pub(super) grading: Vec<Graded>,
    pub(super) missing: Vec<Missing>,
}

impl Outcome {
    pub(super) fn undecided(scheme: &Scheme, sheet: &Sheet, why: Undecided) -> Outcome {
        let places = 0..u8::try_from(scheme.grades().len()).unwrap_or_default();
        let untold = GradeSet::NONE.or_untold(!scheme.grades().is_empty());
        let grades = places.fold(untold, |set, g| set.or(GradeSet::one(g)));
        let nodes = scheme.nodes().iter().map(|node| NodeOutcome {
            raw: node.attainable_raw,
            value: node.attainable,
            may_not_tell: true,
            ..NodeOutcome::EMPTY
        });
        Outcome {
            scheme: scheme.clone(),
            subject: sheet.subject().cloned(),
            period: sheet.period(),
            state: sheet.state(),
            undecided: Some(why),
            total: Total {
                span: scheme.attainable(),
                standing: Standing::Undetermined,
                may_not_tell: true,
            },
            grades,
            is_ranked: Verdict::Undetermined,
            groups: Groups::default(),
            origins: Vec::new(),
            nodes: nodes.collect(),
            steps: Vec::new(),
            grading: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// The scheme by which it was judged.
    #[must_use]
    pub const fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Whom it is about.
    #[must_use]
    pub const fn subject(&self) -> Option<&Id> {
        self.subject.as_ref()
    }

    /// The period of appraisal.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Whether more facts may come.
    #[must_use]
    pub const fn sheet_state(&self) -> SheetState {
        self.state
    }

    /// Why nothing can be told at all, if that is so.
    #[must_use]
    pub const fn why_undecided(&self) -> Option<Undecided> {
        self.undecided
    }

    /// The total or its range, after zero-clearing.
    #[must_use]
    pub const fn total(&self) -> Total {
        self.total
    }

    /// The grade, if only one is left and it can be told.
    #[must_use]
    pub fn grade(&self) -> Option<&Grade> {
        self.scheme.grades().get(usize::from(self.grades.only()?))
    }

    /// The grades that are still possible, the best first; that none can be told may be
    /// possible too, see [`grade_set`](Outcome::grade_set).
    pub fn grades(&self) -> impl Iterator<Item = &Grade> {
        let grades = self.scheme.grades();
        self.grades.places().filter_map(|place| grades.get(usize::from(place)))
    }

    /// The possible grades by their places, and whether it may be that none can be told.
    #[must_use]
    pub const fn grade_set(&self) -> GradeSet {
        self.grades
    }

    /// Whether the subject takes part in the ranking.
    #[must_use]
    pub const fn is_ranked(&self) -> Verdict {
        self.is_ranked
    }

    /// The steps over the cohort that have not been taken yet, by [`cohort`](super::cohort()).
    pub fn pending(&self) -> impl Iterator<Item = &CohortStep> {
        let steps = self.scheme.cohort_steps().iter().enumerate();
        let is_taken = |place: usize| {
            self.grading.iter().any(|graded| graded.step == GradingStep::Cohort(place))
        };
        steps.filter(move |(place, _)| !is_taken(*place)).map(|(_, step)| step)
    }

    /// Whether total and grade are settled, as far as they are for one subject.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.total.settled().is_some()
            && (self.scheme.grades().is_empty() || self.grades.only().is_some())
    }

    /// The outcomes that its facts come from.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Every node of the scheme with what it came to, each before its children.
    pub fn nodes(&self) -> impl Iterator<Item = (&Node, &NodeOutcome)> {
        self.scheme.nodes().iter().zip(&self.nodes)
    }

    /// What the node with this id came to.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&NodeOutcome> {
        self.nodes().find(|(node, _)| node.id.as_str() == id).map(|(_, outcome)| outcome)
    }

    /// The steps by which a node came to its score.
    #[must_use]
    pub fn steps(&self, node: &NodeOutcome) -> &[Because] {
        self.steps.get(node.steps.0..node.steps.1).unwrap_or_default()
    }

    /// The steps from the total to the grade, those that did nothing too.
    #[must_use]
    pub fn grading(&self) -> &[Graded] {
        &self.grading
    }

    /// The absent facts themselves, those first that would narrow the outcome most.
    pub fn missing_facts(&self) -> impl Iterator<Item = &Fact> {
        let dictionary = self.scheme.dictionary();
        self.missing.iter().filter_map(|missing| dictionary.at(missing.fact))
    }

    /// The absent facts, those first that would narrow the outcome most.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }
}

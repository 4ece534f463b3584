//! The sealed parameters of schemes: what the check of a rulebook makes of a draft.

mod cohort;
mod compare;
mod grades;
mod lines;
mod link;
mod measure;
mod policy;
mod shapes;

pub use cohort::{CohortKind, CohortStep, InBase, Places, ShareRounding, TieRule, Ties};
pub use compare::{Compare, Comparison};
pub use grades::{Grade, GradeStep, GradeStepKind, Strength};
pub use lines::{Line, LinesBy, StatusPolicy};
pub use link::{Link, LinkTake};
pub use measure::{Award, Measure, Row, Scale, Stop, Target};
pub use policy::{AbsentPolicy, ConditionPolicy, Excluded, Method, Phase};
pub use shapes::{AssessedRow, Form, Gate, Group, Mean, Milestone, Own, Slab, StepMode};

use std::sync::Arc;

use crate::criteria::Compared;
use crate::facts::Dictionary;
use crate::vocabulary::{
    Bounds, Exact, Ground, Id, Label, Points, Rounding, Source, Span,
};

/// 考核办法 — a checked point scheme; cheap to clone.
#[derive(Clone, Debug)]
pub struct Scheme(pub(crate) Arc<SchemeRules>);

/// Everything that a scheme says. Node 0 is the scheme itself; each node stands before its
/// children.
#[derive(Debug)]
pub(crate) struct SchemeRules {
    pub(crate) rulebook: Id,
    pub(crate) edition: String,
    pub(crate) id: Id,
    pub(crate) title: Label,
    pub(crate) subject: Id,
    pub(crate) is_penalty: bool,
    pub(crate) unit: Option<Label>,
    pub(crate) dictionary: Dictionary,
    pub(crate) sources: Vec<Source>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) zero_clearing: Vec<GradeStep>,
    pub(crate) lines_by: Option<LinesBy>,
    pub(crate) grades: Vec<Grade>,
    pub(crate) steps: Vec<GradeStep>,
    pub(crate) cohort: Vec<CohortStep>,
    /// The facts that the scheme reads, each once, in the dictionary's order.
    pub(crate) facts: Vec<u16>,
    /// The decimals that its totals have at most.
    pub(crate) places: u8,
    /// The numbers that it compares over those who are judged together.
    pub(crate) compared: Vec<Compared>,
    /// The facts that say whom a subject is compared with, each once.
    pub(crate) groups: Vec<u16>,
}

impl Scheme {
    /// The id by which the rulebook names it.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.0.id
    }

    /// The rulebook that it stands in.
    #[must_use]
    pub fn rulebook(&self) -> &Id {
        &self.0.rulebook
    }

    /// The edition of the rulebook.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.0.edition
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &Label {
        &self.0.title
    }

    /// What kind of subject it judges.
    #[must_use]
    pub fn subject(&self) -> &Id {
        &self.0.subject
    }

    /// Whether points count against the subject: fewer are better.
    #[must_use]
    pub fn is_penalty(&self) -> bool {
        self.0.is_penalty
    }

    /// What its scores are counted in, where that is not points.
    #[must_use]
    pub fn unit(&self) -> Option<&Label> {
        self.0.unit.as_ref()
    }

    /// The facts that it reads are facts of this dictionary.
    #[must_use]
    pub fn dictionary(&self) -> &Dictionary {
        &self.0.dictionary
    }

    /// The tree, each node before its children; the first is the scheme itself.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.0.nodes
    }

    /// The grades, the best first; none if the scheme gives points only.
    #[must_use]
    pub fn grades(&self) -> &[Grade] {
        &self.0.grades
    }

    /// The grade with this id.
    #[must_use]
    pub fn grade(&self, id: &str) -> Option<&Grade> {
        self.0.grades.iter().find(|grade| grade.id.as_str() == id)
    }

    /// The status by which the lines of the grades differ, if they do.
    #[must_use]
    pub fn lines_by(&self) -> Option<&LinesBy> {
        self.0.lines_by.as_ref()
    }

    /// The conditions that clear the total to zero.
    #[must_use]
    pub fn zero_clearing(&self) -> &[GradeStep] {
        &self.0.zero_clearing
    }

    /// Direct grades, floors, caps and vetoes, in the order in which they are taken.
    #[must_use]
    pub fn grade_steps(&self) -> &[GradeStep] {
        &self.0.steps
    }

    /// The steps over a cohort, in the order in which they are taken.
    #[must_use]
    pub fn cohort_steps(&self) -> &[CohortStep] {
        &self.0.cohort
    }

    /// The facts that it reads, by their places in the dictionary, each once and in its order.
    #[must_use]
    pub fn facts(&self) -> &[u16] {
        &self.0.facts
    }

    /// Whether a part or a number of it is compared with those of others.
    #[cfg(feature = "toml")]
    pub(crate) fn compares(&self) -> bool {
        let mut places = 0..self.0.nodes.len();
        let has_numbers = !self.0.compared.is_empty();
        has_numbers || places.any(|place| self.compared_child(place).is_some())
    }

    /// The child of the part at a place, if it is one that compares.
    pub(crate) fn compared_child(&self, place: usize) -> Option<usize> {
        match &self.0.nodes.get(place)?.kind {
            NodeKind::Part { combine: Combine::Compared(_), children, .. } => {
                children.first().copied().map(usize::from)
            }
            NodeKind::Part { .. } | NodeKind::Item { .. } => None,
        }
    }

    /// The sources that its grounds cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.0.sources
    }

    /// Every total that can occur, and possibly some that cannot.
    #[must_use]
    pub fn attainable(&self) -> Span {
        self.0.nodes.first().map_or(Span::ZERO, |root| root.attainable)
    }
}

/// 限额 — the limits within which a node is held.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Hold {
    /// Not less than this.
    pub at_least: Option<Exact>,
    /// Not more than this.
    pub at_most: Option<Exact>,
}

/// 节点 — the scheme, a part or an item.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Node {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// How deep it stands; the scheme itself stands at 0.
    pub depth: u8,
    /// Its parent's place; the scheme itself has none.
    pub parent: Option<u16>,
    /// What can be reached by doing everything right, as declared.
    pub full_marks: Option<Points>,
    /// Weight of its value.
    pub weight: Option<Exact>,
    /// The limits within which it is held.
    pub hold: Hold,
    /// How it is rounded.
    pub round: Option<Rounding>,
    /// What every score is a multiple of before it is rounded; `None` where that depends on
    /// facts.
    pub raw_grain: Option<Exact>,
    /// What every score is a multiple of; `None` where that depends on facts.
    pub grain: Option<Exact>,
    /// Daily or concentrated.
    pub phase: Option<Phase>,
    /// By numbers or by judgement.
    pub method: Option<Method>,
    /// Whether its score is a factor of a product, or stands in one: a number without a unit.
    pub is_factor: bool,
    /// Where its numbers come from; a part without numbers needs none.
    pub ground: Option<Ground>,
    /// What it is.
    pub kind: NodeKind,
    /// Every score that it can have, and possibly some that it cannot.
    pub attainable: Span,
    /// Every value of the measure or of the children taken together, before gates, weight,
    /// limits and rounding.
    pub attainable_raw: Span,
}

/// 节点类别 — what a node is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum NodeKind {
    /// 部分 — a node that combines its children.
    Part {
        /// How it combines them.
        combine: Combine,
        /// Its children, in order.
        children: Box<[u16]>,
        /// What it does about children that are left out.
        excluded: Option<Excluded>,
    },
    /// 指标 — a leaf that turns facts into points.
    Item {
        /// How it measures.
        measure: Measure,
        /// What a missing fact does on a closed sheet.
        absent: AbsentPolicy,
        /// The gates before it.
        gates: Box<[Gate]>,
        /// Whether all that it reads may not apply.
        may_not_apply: bool,
        /// The facts that it reads.
        facts: Box<[u16]>,
    },
}

/// 合成方式 — how a part combines its children.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Combine {
    /// 求和 — their sum.
    Sum,
    /// 平均 — their mean.
    Mean,
    /// 加权 — their weighted sum; a weight for each child, in order.
    Weighted(Box<[Exact]>),
    /// 计星 — how many children reach their own line; a line for each child, in order.
    Stars(Box<[Bounds]>),
    /// 取差 — the child at this place less all the others.
    Net {
        /// The place among the children.
        from: usize,
    },
    /// 相乘 — the product of all.
    Product {
        /// The place of the amount among the children; the others are factors.
        of: usize,
    },
    /// 取最高 — the greatest.
    Best,
    /// 取最低 — the least.
    Worst,
    /// 同组换算 — the only child, compared with those of all who are judged together.
    Compared(Comparison),
}

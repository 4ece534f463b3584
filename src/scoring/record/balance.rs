//! The ledger adds up: every node is exactly its children or its findings.

use super::{CombineRecord, NodeRecord, Record, compared};
use crate::scoring::because::{Because, Standing};
use crate::vocabulary::{Exact, Id, Span};

/// 不平 — a node whose parts do not add up to it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{node}` comes to {stated}, but its steps come to {counted}")]
pub struct Imbalance {
    /// The node.
    pub node: Id,
    /// What the record states.
    pub stated: Span,
    /// What its children or steps come to.
    pub counted: Span,
}

impl Record {
    /// Adds every node up again from its children, its steps and its residuals.
    ///
    /// # Errors
    /// The first node that does not add up; a record made by this crate has none.
    pub fn adds_up(&self) -> Result<(), Imbalance> {
        // Nothing was worked out, so there is nothing to add up.
        if self.undecided.is_some() {
            return Ok(());
        }
        for (place, node) in self.nodes.iter().enumerate() {
            let children = self.children_of(place, node.depth);
            check_node(node, &children)?;
        }
        let root = self.nodes.first();
        let score = root.map_or(Span::ZERO, |node| node.value);
        match root {
            Some(root) if score != self.score => Err(imbalance(root, self.score, score)),
            _ => Ok(()),
        }
    }

    fn children_of(&self, place: usize, depth: u8) -> Vec<&NodeRecord> {
        self.nodes
            .iter()
            .skip(place.saturating_add(1))
            .take_while(|node| node.depth > depth)
            .filter(|node| node.depth == depth.saturating_add(1))
            .collect()
    }
}

fn imbalance(node: &NodeRecord, stated: Span, counted: Span) -> Imbalance {
    Imbalance { node: node.id.clone(), stated, counted }
}

fn check_node(node: &NodeRecord, children: &[&NodeRecord]) -> Result<(), Imbalance> {
    if node.standing == Standing::Excluded {
        return Ok(());
    }
    let overflow = || imbalance(node, node.value, Span::ZERO);
    let start = match &node.combine {
        Some(combine) => {
            let are_zero = node
                .findings
                .iter()
                .any(|f| matches!(f.because, Because::CountedAsZero { .. }));
            Some(combined(combine, children, are_zero).ok_or_else(overflow)?)
        }
        None => None,
    };
    // A part that compares does not come to its child.
    if node.combine.as_ref().is_some_and(compared::compares) && !compared::is_told(node) {
        return Err(overflow());
    }
    let run = Running { points: start, raw: None, is_from_full: false };
    let run = node.findings.iter().try_fold(run, |run, finding| {
        run.step(node, &finding.because).map_err(|step| *step)
    })?;
    let counted = run.points.unwrap_or(node.value);
    if counted != node.value {
        return Err(imbalance(node, node.value, counted));
    }
    let raw = run.raw.or(run.points).unwrap_or(node.raw);
    if raw == node.raw { Ok(()) } else { Err(imbalance(node, node.raw, raw)) }
}

/// The value of a part; children that are left out count as zero where `are_zero`.
fn combined(
    combine: &CombineRecord,
    children: &[&NodeRecord],
    are_zero: bool,
) -> Option<Span> {
    let present: Vec<Span> = children
        .iter()
        .filter(|child| are_zero || child.standing != Standing::Excluded)
        .map(|child| match child.standing {
            Standing::Excluded => Span::ZERO,
            _ => child.value,
        })
        .collect();
    let sum = || present.iter().try_fold(Span::ZERO, |sum, span| sum.plus(*span));
    match combine {
        CombineRecord::Sum => sum(),
        CombineRecord::Mean => {
            let n = i64::try_from(present.len().max(1)).ok()?;
            sum()?.times(Exact::fraction(1, n)?)
        }
        CombineRecord::Weighted(weights) => {
            let mut total = Span::ZERO;
            for (child, weight) in children.iter().zip(weights) {
                if child.standing != Standing::Excluded {
                    total = total.plus(child.value.times(*weight)?)?;
                }
            }
            Some(total)
        }
        CombineRecord::Stars(lines) => {
            let (mut sure, mut possible) = (0_i64, 0_i64);
            for (child, line) in children.iter().zip(lines) {
                let (least, most) = (child.value.least(), child.value.most());
                let is_in = child.standing != Standing::Excluded;
                let must = line.contains(least) && line.contains(most);
                let may = line.is_above_lower(most) && line.is_below_upper(least);
                sure = sure.saturating_add(i64::from(is_in && must));
                possible = possible.saturating_add(i64::from(is_in && may));
            }
            Some(Span::between(Exact::whole(sure), Exact::whole(possible)))
        }
        CombineRecord::Net(from) => {
            let mut total = Span::ZERO;
            for (place, child) in children.iter().enumerate() {
                let value = match child.standing {
                    Standing::Excluded => Span::ZERO,
                    _ => child.value,
                };
                total = if place == *from {
                    total.plus(value)?
                } else {
                    total.minus(value)?
                };
            }
            Some(total)
        }
        CombineRecord::Product(_) => {
            present.into_iter().try_fold(Span::settled(Exact::ONE), Span::by)
        }
        CombineRecord::Best => Some(extreme(&present, Exact::max)),
        CombineRecord::Worst => Some(extreme(&present, Exact::min)),
        // What the comparison makes of it, its finding says.
        CombineRecord::ToTheBest(_)
        | CombineRecord::Rank(_)
        | CombineRecord::Place { .. }
        | CombineRecord::OffTheMean => {
            Some(present.first().copied().unwrap_or(Span::ZERO))
        }
    }
}

fn extreme(present: &[Span], pick: fn(Exact, Exact) -> Exact) -> Span {
    let both = |one: Span, other: Span| {
        Span::between(pick(one.least(), other.least()), pick(one.most(), other.most()))
    };
    present.iter().copied().reduce(both).unwrap_or(Span::ZERO)
}

/// What the steps so far come to.
#[derive(Clone, Copy)]
struct Running {
    points: Option<Span>,
    raw: Option<Span>,
    is_from_full: bool,
}

impl Running {
    #[expect(clippy::too_many_lines, reason = "an exhaustive match: one arm a shape")]
    fn step(
        self,
        node: &NodeRecord,
        because: &Because,
    ) -> Result<Running, Box<Imbalance>> {
        let so_far = self.points.unwrap_or(Span::ZERO);
        let wrong = |counted: Span| Box::new(imbalance(node, node.value, counted));
        let counted = |span: Option<Span>| span.ok_or_else(|| wrong(Span::ZERO));
        let set = |points: Span| Running { points: Some(points), ..self };
        // From the first of these on, the value before is the raw one.
        let finishing = |points: Span| Running {
            points: Some(points),
            raw: Some(self.raw.unwrap_or(so_far)),
            ..self
        };
        Ok(match *because {
            Because::FullMarks { points } => {
                Running { is_from_full: true, ..set(points) }
            }
            Because::Stated { points }
            | Because::Given { points }
            | Because::InBand { points, .. }
            | Because::Chosen { points, .. }
            | Because::Decided { points, .. }
            | Because::SharedOut { points, .. }
            | Because::NoTarget { points }
            | Because::OffTarget { points, .. }
            | Because::NobodyVoted { points }
            | Because::AbsentPoints { points }
            | Because::NotKnown { points }
            | Because::CannotTell { points }
            | Because::NothingPresent { points }
            | Because::Gated { points, .. }
            | Because::LevelsReached { points, .. }
            | Because::DecidedValue { points, .. }
            | Because::MeanRank { points, .. }
            | Because::Scaled { points, .. } => set(points),
            // What an item makes of all that a comparison can be follows.
            Because::AwaitsOthers { .. } if node.combine.is_none() => self,
            Because::AwaitsOthers { points }
            | Because::ToTheBest { points, .. }
            | Because::Ranked { points, .. }
            | Because::OffTheMean { points, .. } => {
                let by_rule = compared::counted(node, because, so_far);
                same(counted(by_rule)?, points, wrong).map(set)?
            }
            Because::Stars { stars } => same(so_far, stars, wrong).map(set)?,
            Because::Range { range, .. } => set(range),
            Because::VoteMean { mean, .. } => set(mean),
            Because::Deducted { points, .. } => set(counted(so_far.minus(points))?),
            Because::Awarded { points, .. } => set(counted(so_far.plus(points))?),
            Because::GroupMean { mean, weight, points, .. } => {
                if counted(mean.times(weight))? != points {
                    return Err(wrong(points));
                }
                set(counted(so_far.plus(points))?)
            }
            Because::Tallied { points, .. }
            | Because::Stepped { points, .. }
            | Because::Severity { points, .. }
                if self.is_from_full =>
            {
                set(counted(so_far.minus(points))?)
            }
            Because::Tallied { points, .. }
            | Because::Stepped { points, .. }
            | Because::Severity { points, .. } => set(points),
            Because::RowsHeld { from, is_cost, held_at, sum, points, .. } => {
                if from.is_some() {
                    same(sum.not_above(held_at), points, wrong)?;
                }
                set(counted(exchanged(so_far, is_cost, sum, points))?)
            }
            Because::InSlab { points, .. } => set(counted(so_far.plus(points))?),
            Because::Stopped { at, is_floor, points } => {
                same(held(so_far, at, is_floor), points, wrong).map(set)?
            }
            Because::Rescaled { all, present, points } => {
                let scaled = all.over(present).and_then(|factor| so_far.times(factor));
                same(counted(scaled)?, points, wrong).map(set)?
            }
            Because::Weighted { weight, points } => {
                same(counted(so_far.times(weight))?, points, wrong).map(finishing)?
            }
            Because::Held { at, is_floor, points } => {
                same(held(so_far, at, is_floor), points, wrong).map(finishing)?
            }
            Because::Rounded { points, residual } => match residual {
                Some(residual) => {
                    let back = points.minus(Span::settled(residual));
                    same(counted(back)?, so_far, wrong)?;
                    finishing(points)
                }
                None => finishing(points),
            },
            Because::Divided { divisor, .. } if divisor.is_zero() => self,
            Because::Divided { number, divisor, share } => {
                let by_rule = counted(number.over(divisor).map(Span::settled))?;
                same(by_rule, Span::settled(share), wrong).map(|_| self)?
            }
            Because::RowNotApplicable { .. }
            | Because::OutsidePeriod { .. }
            | Because::Periods { .. }
            | Because::MorePeriods { .. }
            | Because::NoDivisor
            | Because::NoBallots { .. }
            | Because::PartPeriod { .. }
            | Because::Among { .. }
            | Because::Windows { .. }
            | Because::SuchWindow { .. }
            | Because::CountedWithin { .. }
            | Because::ExtremeWindow { .. }
            | Because::Elapsed { .. }
            | Because::Served { .. }
            | Because::NotServed
            | Because::WindowHeld { .. }
            | Because::Level { .. }
            | Because::Occurred { .. }
            | Because::OwnScore { .. }
            | Because::Trimmed { .. }
            | Because::Tested(_)
            | Because::GateTested { .. }
            | Because::Listed { .. }
            | Because::GroupAbsent { .. }
            | Because::Voted { .. }
            | Because::CountedAsZero { .. }
            | Because::AbsentRequired
            | Because::AbsentExcluded
            | Because::NotApplicable => self,
        })
    }
}

/// A number from which a sum was taken, or to which it was added, with other points in the
/// place of the sum; `None` where the sum is no part of it.
fn exchanged(number: Span, is_cost: bool, sum: Span, points: Span) -> Option<Span> {
    let (least, most) = if is_cost {
        (number.least().plus(sum.most())?, number.most().plus(sum.least())?)
    } else {
        (number.least().minus(sum.least())?, number.most().minus(sum.most())?)
    };
    let rest = Span::settled(Some(least).filter(|least| *least == most)?);
    if is_cost { rest.minus(points) } else { rest.plus(points) }
}

fn held(points: Span, at: Exact, is_floor: bool) -> Span {
    if is_floor { points.not_below(at) } else { points.not_above(at) }
}

fn same(
    counted: Span,
    stated: Span,
    wrong: impl Fn(Span) -> Box<Imbalance>,
) -> Result<Span, Box<Imbalance>> {
    if counted == stated { Ok(stated) } else { Err(wrong(counted)) }
}

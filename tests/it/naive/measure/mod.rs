//! § Measures, with full marks M: how a leaf turns quantities into points.

mod counts;
mod numbers;
mod people;
mod untold;
mod windows;

use std::collections::BTreeMap;

use grassroots::rulebook::draft::{ItemDraft, MeasureDraft, ScaleDraft, StopDraft};
use grassroots::vocabulary::{Id, Verdict};
use num_traits::Zero;

use super::number::{Number, Range, number, whole};
use super::quantity::{Assessed, Reading, State, View};
use super::sheet::{Facts, Said};
pub(super) use untold::rests_on_untold;

/// The measure behind its gate: one that is not met gives the stated value, and `zero_if`
/// gives zero. What does not apply stays so, whatever its gate says.
pub(super) fn gated(item: &ItemDraft, facts: &Facts<'_>) -> Reading {
    let scores = BTreeMap::new();
    let view = View { facts, scores: &scores };
    let full = item.full_marks.map_or_else(Number::zero, number);
    let mut points = Leaf { view, full }.measure(&item.measure);
    if let Some(gate) = &item.gate {
        let shut = Range::one(number(gate.otherwise));
        points = behind(points, view.assess(&gate.when), Verdict::NotMet, shut);
    }
    if let Some(zero_if) = &item.zero_if {
        points = behind(points, view.assess(zero_if), Verdict::Met, Range::zero());
    }
    points
}

/// The points, or those of a gate that is shut by this verdict.
fn behind(points: Reading, gate: Assessed, shut_by: Verdict, shut: Range) -> Reading {
    match gate.verdict {
        _ if points.state == State::NotApplicable => points,
        Verdict::Undetermined => {
            let is_loose = points.range.is_loose || gate.is_loose;
            let range = Range { is_loose, ..points.range.or(shut) };
            Reading { range, state: State::of_one(&[points.state, gate.unsettled()]) }
        }
        verdict if verdict == shut_by => Reading { range: shut, state: State::Known },
        _ => points,
    }
}

/// One leaf: what it reads from, and its full marks.
struct Leaf<'v> {
    view: View<'v>,
    full: Number,
}

impl Leaf<'_> {
    /// What the facts make of it, before anything is said about those that are absent.
    fn measure(&self, measure: &MeasureDraft) -> Reading {
        match measure {
            MeasureDraft::Constant { points } => settled(number(points)),
            MeasureDraft::Given { of, .. } => self.view.read(of),
            MeasureDraft::Deduct { floor, window, each } => {
                let Reading { range: cost, state } = self.counted(*window, each);
                Reading { range: floored(&self.less(&cost), *floor), state }
            }
            MeasureDraft::Award { cap, window, each } => {
                let Reading { range, state } = self.counted(*window, each);
                Reading { range: capped(&range, *cap), state }
            }
            MeasureDraft::AllOrNothing { when, otherwise } => {
                let full = Range::one(self.full.clone());
                let full = Reading { range: full, state: State::Known };
                let assessed = self.view.assess(when);
                let otherwise = Range::one(number(otherwise));
                let points = behind(full, assessed, Verdict::NotMet, otherwise);
                Reading { state: assessed.state(), ..points }
            }
            MeasureDraft::Checklist { .. } => self.checklist(measure),
            MeasureDraft::Severity { .. } => self.severity(measure),
            MeasureDraft::Bands { of, rows } => self.bands(of, rows),
            MeasureDraft::Choice { of, rows } => self.choice(of, rows),
            MeasureDraft::Share { .. } => self.share(measure),
            MeasureDraft::Target { .. } => self.target(measure),
            MeasureDraft::Steps { .. } => self.steps(measure),
            MeasureDraft::Slabs { of, whole_units, cap, rows } => {
                let Reading { range, state } = self.slabs(of, *whole_units, rows);
                Reading { range: capped(&range, *cap), state }
            }
            MeasureDraft::Milestones { of, counting, rows } => {
                self.milestones(of, *counting, rows)
            }
            MeasureDraft::Assessed { decided, of, or, rows } => {
                self.assessed(decided, (of, or.as_ref()), rows)
            }
            MeasureDraft::Ranks { of, per_rank, own } => {
                self.ranks(of, &number(per_rank), *own)
            }
            MeasureDraft::Raters { groups, absent_group, scale } => {
                self.raters(groups, *absent_group, *scale)
            }
            MeasureDraft::Ballots { .. } => self.ballots(measure),
            other => panic!("a measure that the page does not know: {other:?}"),
        }
    }

    /// M less so much.
    fn less(&self, cost: &Range) -> Range {
        Range::one(self.full.clone()).minus(cost)
    }

    fn said(&self, fact: &Id) -> Said<'_> {
        self.view.facts.said(fact)
    }

    /// By what a mean becomes points.
    fn scale(&self, scale: ScaleDraft) -> Number {
        match scale {
            ScaleDraft::OutOf(out_of) => &self.full / number(out_of),
            _ => whole(1),
        }
    }
}

fn settled(points: Number) -> Reading {
    Reading { range: Range::one(points), state: State::Known }
}

fn floored(points: &Range, stop: StopDraft) -> Range {
    match stop {
        StopDraft::At(floor) => points.at_least(&number(floor)),
        _ => points.clone(),
    }
}

fn capped(points: &Range, stop: StopDraft) -> Range {
    match stop {
        StopDraft::At(cap) => points.at_most(&number(cap)),
        _ => points.clone(),
    }
}

//! Measures of one number: bands, choices, shares, targets, steps, slabs, levels.

use grassroots::facts::Raw;
use grassroots::rulebook::draft::{
    BandRowDraft, ChoiceRowDraft, Clamp, Counting, MeasureDraft, MilestoneDraft,
    NobodyDraft, QuantityDraft, SlabDraft,
};
use grassroots::scoring::{Form, StepMode};
use grassroots::vocabulary::Id;
use num_traits::Zero;

use super::super::number::{Number, Range, is_above_lower, is_below_upper, number};
use super::super::quantity::{Reading, State, quotient, unread};
use super::super::sheet::Said;
use super::{Leaf, capped, floored, settled};

impl Leaf<'_> {
    /// v(band of x); every band that x may still reach is possible.
    pub(super) fn bands(&self, of: &QuantityDraft, rows: &[BandRowDraft]) -> Reading {
        let Reading { range: x, state } = self.view.read(of);
        let may_hold = |row: &&BandRowDraft| {
            is_above_lower(&row.bounds, &x.most) && is_below_upper(&row.bounds, &x.least)
        };
        let possible = rows.iter().filter(may_hold);
        let points = possible.map(|row| Range::one(number(row.points)));
        let range = points.reduce(Range::or).unwrap();
        Reading { range: Range { is_loose: x.is_loose, ..range }, state }
    }

    /// v(choice); every choice is possible while none is known.
    pub(super) fn choice(&self, of: &Id, rows: &[ChoiceRowDraft]) -> Reading {
        match self.said(of) {
            Said::Known(Raw::Text(choice)) => {
                let row = rows.iter().find(|row| row.choice.as_str() == choice);
                settled(number(row.unwrap().points))
            }
            other => {
                let all = rows.iter().map(|row| Range::one(number(row.points)));
                Reading { range: all.reduce(Range::or).unwrap(), state: unread(other) }
            }
        }
    }

    /// M·x/t, clamped to [0, M] or not; t is a number, or a fact that may be zero.
    pub(super) fn share(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Share { of, target, target_of, zero_target, clamp } = measure
        else {
            panic!("no share: {measure:?}")
        };
        let clamped = |points: Range| match *clamp {
            Clamp::Both => points.at_least(&Number::zero()).at_most(&self.full),
            Clamp::None => points,
        };
        let value = self.view.read(of);
        if let Some(target) = target {
            let points = value.range.times(&(&self.full / number(target)));
            return Reading { range: clamped(points), state: value.state };
        }
        let fact = target_of.as_ref().unwrap();
        let target = self.view.number(fact);
        let state = State::of_one(&[value.state, target.state]);
        let is_zero = target.state == State::Known && target.range.most.is_zero();
        let stated = match *zero_target {
            Some(NobodyDraft::Points(points)) => Some(Range::one(number(points))),
            _ => None,
        };
        let least = self.view.facts.least_above_zero(fact);
        let shares = |value: &Range, target: &Range| {
            clamped(quotient(value, target, &least).times(&self.full))
        };
        match stated {
            // What would be divided makes no difference.
            Some(range) if is_zero => {
                Reading { range, state: value.state.or_only(target.state) }
            }
            None if is_zero => {
                // Every target that this number could have been held against.
                let range = shares(&value.range, &self.view.facts.domain(fact));
                Reading { range, state: State::of_one(&[state, State::CannotTell]) }
            }
            stated => {
                let zero = stated.filter(|_| target.range.least.is_zero());
                let shares = shares(&value.range, &target.range);
                let range = zero.map_or(shares.clone(), |zero| shares.or(zero));
                Reading { range, state }
            }
        }
    }

    /// B + k·(x − t)/u.
    pub(super) fn target(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Target { of, target, base, points, per, floor, cap } = measure
        else {
            panic!("no target: {measure:?}")
        };
        let Reading { range, state } = self.view.read(of);
        let (base, target) = (number(base), number(target));
        let rate = number(points) / number(per);
        let points = range.through(|x| &base + &rate * (x - &target));
        Reading { range: capped(&floored(&points, *floor), *cap), state }
    }

    /// M − k·step(max(0, t − x)/u) for a shortfall, max(0, x − t) for an excess, and from
    /// zero for a rising form.
    pub(super) fn steps(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Steps { of, target, per, points, part_step, form, floor, cap } =
            measure
        else {
            panic!("no steps: {measure:?}")
        };
        let Reading { range, state } = self.view.read(of);
        let (target, per) = (number(target), number(per));
        let steps = range.through(|x| {
            let off = match form {
                Form::Shortfall => &target - x,
                Form::Excess | Form::Rising => x - &target,
            };
            step(&(off.max(Number::zero()) / &per), *part_step)
        });
        let points = steps.times(&number(points));
        let range = match form {
            Form::Rising => capped(&points, cap.unwrap()),
            Form::Shortfall | Form::Excess => {
                floored(&self.less(&points), floor.unwrap())
            }
        };
        Reading { range, state }
    }

    /// Σ over slabs of rate × the part of x inside.
    pub(super) fn slabs(
        &self,
        of: &QuantityDraft,
        whole_units: bool,
        rows: &[SlabDraft],
    ) -> Reading {
        let Reading { range, state } = self.view.read(of);
        let part = if whole_units { StepMode::Down } else { StepMode::Proportional };
        let in_all = |x: &Number| rows.iter().map(|slab| in_slab(slab, x, part)).sum();
        Reading { range: range.through(in_all), state }
    }

    /// The best level reached, or the sum of levels.
    pub(super) fn milestones(
        &self,
        of: &QuantityDraft,
        counting: Counting,
        rows: &[MilestoneDraft],
    ) -> Reading {
        let Reading { range, state } = self.view.read(of);
        let range = range.through(|x| {
            let reached = rows.iter().filter(|row| number(row.at_least) <= *x);
            let points = reached.map(|row| number(row.points));
            match counting {
                Counting::Best => points.max().unwrap_or_else(Number::zero),
                Counting::Sum => points.sum(),
            }
        });
        Reading { range, state }
    }
}

/// Steps that count: whole ones, or with their parts.
fn step(steps: &Number, part_step: StepMode) -> Number {
    match part_step {
        StepMode::Down => steps.floor(),
        StepMode::Up => steps.ceil(),
        StepMode::Proportional => steps.clone(),
    }
}

/// Rate × the part of x inside the slab.
fn in_slab(slab: &SlabDraft, x: &Number, part: StepMode) -> Number {
    let top = slab.up_to.map_or(x.clone(), |end| number(end).min(x.clone()));
    let inside = (top - number(slab.above)).max(Number::zero());
    let points = step(&(inside / number(slab.per)), part) * number(slab.points);
    slab.cap.map_or(points.clone(), |cap| points.min(number(cap)))
}

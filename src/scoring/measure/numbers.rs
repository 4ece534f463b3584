//! Measures of one number: bands, choices, shares, targets.

use super::{Measured, Run, every_row};
use crate::criteria::{Answer, Quantity, Reading, State, both, quotient, without};
use crate::facts::{Entry, Fact, Possible, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{
    Form, Measure, Milestone, Row, Slab, StepMode, Stop, Target,
};
use crate::vocabulary::{Bounds, Exact, Rounding, RoundingMode, Span};

impl Run<'_> {
    pub(super) fn bands(
        &mut self,
        of: &Quantity,
        bounds: &[Bounds],
        rows: &[Row],
    ) -> Option<Measured> {
        let Reading { span: value, state, .. } = self.read(of)?;
        let mut possible = None;
        let mut found = None;
        let mut bands = 0_u32;
        for ((row, bounds), points) in (0_u16..).zip(bounds).zip(rows) {
            let is_possible = bounds.is_above_lower(value.most())
                && bounds.is_below_upper(value.least());
            if is_possible {
                let points = Span::settled(points.points);
                possible = Some(possible.map_or(points, |p: Span| p.or(points)));
                found = Some(row);
                bands = bands.saturating_add(1);
            }
        }
        // The check proves that the bands cover the domain.
        let points = possible.unwrap_or(self.attainable);
        let row = found.filter(|_| bands == 1);
        self.steps.push(Because::InBand { row, value, points });
        Some(Measured { points, state })
    }

    pub(super) fn choice(&mut self, fact: u16, rows: &[Row]) -> Measured {
        match self.view.sheet.at(fact) {
            Entry::Known(Value::Choice(row)) => {
                let points =
                    rows.get(usize::from(*row)).map_or(Exact::ZERO, |r| r.points);
                let points = Span::settled(points);
                self.steps.push(Because::Chosen { row: Some(*row), points });
                Measured { points, state: State::Known }
            }
            entry @ Entry::Open(
                known @ (Possible::Choices(possible) | Possible::ChoicesOrNone(possible)),
            ) => {
                let is_told = matches!(known, Possible::Choices(_));
                self.may_not_tell |= !is_told;
                let rows = possible.iter().filter_map(|at| rows.get(usize::from(*at)));
                let points = rows.map(|row| Span::settled(row.points)).reduce(Span::or);
                let points = points.unwrap_or(self.attainable);
                self.steps.push(Because::Chosen { row: None, points });
                let state = self.view.not_known(entry);
                let is_known = points.is_settled() && is_told;
                let state = if is_known { State::Known } else { state };
                Measured { points, state }
            }
            other => {
                let points = every_row(rows).unwrap_or(self.attainable);
                self.steps.push(Because::Chosen { row: None, points });
                Measured { points, state: self.view.not_known(other) }
            }
        }
    }

    pub(super) fn share(
        &mut self,
        of: &Quantity,
        target: &Target,
        is_clamped: bool,
    ) -> Option<Measured> {
        let reading = self.read(of)?;
        let Reading { span: value, state, .. } = reading;
        match target {
            Target::Stated(target) => {
                let factor = self.full_marks.over(*target)?;
                let free = value.times(factor)?;
                let target = Span::settled(*target);
                self.steps.push(Because::SharedOut { value, target, points: free });
                let points = self.clamped(free, is_clamped);
                Some(Measured { points, state })
            }
            Target::Of { quantity, zero } => {
                let target = self.look_up(quantity)?;
                self.share_of(reading, (quantity, target), *zero, is_clamped)
            }
        }
    }

    pub(super) fn share_of(
        &mut self,
        value: Reading,
        (quantity, target): (&Quantity, Reading),
        zero: Answer,
        is_clamped: bool,
    ) -> Option<Measured> {
        let state = both(value.state, target.state);
        let divisor = quantity
            .facts()
            .first()
            .and_then(|fact| self.view.sheet.dictionary().at(*fact));
        let step = divisor.and_then(|fact| fact.kind().step());
        let may_be_zero = target.span.least() <= Exact::ZERO;
        let is_zero = target.state == State::Known && may_be_zero;
        if let (true, Answer::Value(points)) = (is_zero, zero) {
            let points = Span::settled(points);
            self.steps.push(Because::NoTarget { points });
            let state = without(value.state, target.state);
            return Some(Measured { points, state });
        }
        self.may_not_tell |= may_be_zero && zero == Answer::Undetermined;
        // A target of zero without an answer: all that this number could be held against.
        let domain = divisor.and_then(Fact::domain).unwrap_or(target.span);
        let against = if is_zero { domain } else { target.span };
        let free = quotient(value.span, against, step)?.times(self.full_marks)?;
        let (target, value) = (against, value.span);
        self.steps.push(Because::SharedOut { value, target, points: free });
        let mut points = self.clamped(free, is_clamped);
        if let (true, Answer::Value(zero)) = (may_be_zero, zero) {
            points = points.or(Span::settled(zero));
            self.steps.push(Because::NoTarget { points });
        }
        if is_zero {
            self.steps.push(Because::CannotTell { points });
            return Some(Measured { points, state: both(state, State::Undetermined) });
        }
        Some(Measured { points, state })
    }

    pub(super) fn off_target(
        &mut self,
        measure: &Measure,
        reading: Reading,
    ) -> Option<Measured> {
        let Measure::OffTarget { target, base, points: each, per, floor, cap, .. } =
            measure
        else {
            return None;
        };
        let value = reading.span;
        let free =
            value.through(|x| x.minus(*target)?.over(*per)?.times(*each)?.plus(*base))?;
        self.steps.push(Because::OffTarget {
            value,
            target: *target,
            base: *base,
            each: *each,
            per: *per,
            points: free,
        });
        let floored = self.stopped(free, *floor, true);
        let points = self.stopped(floored, *cap, false);
        Some(Measured { points, state: reading.state })
    }

    pub(super) fn steps_off(&mut self, measure: &Measure) -> Option<Measured> {
        let Measure::Steps { of, target, per, points: each, mode, form, stop } = measure
        else {
            return None;
        };
        let Reading { span: value, state, .. } = self.read(of)?;
        let takes = *form != Form::Rising;
        if takes {
            let points = Span::settled(self.full_marks);
            self.steps.push(Because::FullMarks { points });
        }
        let steps = value.through(|x| {
            let off = match form {
                Form::Shortfall => target.minus(x)?,
                Form::Excess | Form::Rising => x.minus(*target)?,
            };
            whole_steps(off.max(Exact::ZERO).over(*per)?, *mode)
        })?;
        let points = steps.times(*each)?;
        let (target, each) = (*target, *each);
        self.steps.push(Because::Stepped { value, target, steps, each, points });
        let free =
            if takes { Span::settled(self.full_marks).minus(points)? } else { points };
        let points = self.stopped(free, *stop, takes);
        Some(Measured { points, state })
    }

    pub(super) fn slabs(
        &mut self,
        of: &Quantity,
        slabs: &[Slab],
        is_whole_units: bool,
        cap: Stop,
    ) -> Option<Measured> {
        let Reading { span: value, state, .. } = self.read(of)?;
        let mode = if is_whole_units { StepMode::Down } else { StepMode::Proportional };
        let mut sum = Span::ZERO;
        for (row, slab) in (0_u16..).zip(slabs) {
            let units = value.through(|x| {
                let top = slab.up_to.map_or(x, |end| x.min(end));
                let inside = top.minus(slab.above)?.max(Exact::ZERO);
                whole_steps(inside.over(slab.per)?, mode)
            })?;
            let free = units.times(slab.points)?;
            let points = slab.cap.map_or(free, |cap| free.not_above(cap));
            let held_at = slab.cap.filter(|_| points != free);
            let each = slab.points;
            self.steps.push(Because::InSlab { row, units, each, held_at, points });
            sum = sum.plus(points)?;
        }
        let points = self.stopped(sum, cap, false);
        Some(Measured { points, state })
    }

    pub(super) fn milestones(
        &mut self,
        of: &Quantity,
        levels: &[Milestone],
        is_sum: bool,
    ) -> Option<Measured> {
        let Reading { span: value, state, .. } = self.read(of)?;
        for (row, level) in (0_u16..).zip(levels) {
            let is_reached =
                match (value.least() >= level.at_least, value.most() >= level.at_least) {
                    (true, _) => Some(true),
                    (false, true) => None,
                    (false, false) => Some(false),
                };
            let (at_least, points) = (level.at_least, level.points);
            self.steps.push(Because::Level { row, at_least, is_reached, points });
        }
        // Levels rise with their points, so more never gives less.
        let points = value.through(|x| {
            let reached = levels.iter().filter(|level| level.at_least <= x);
            reached.map(|level| level.points).try_fold(Exact::ZERO, |so_far, points| {
                if is_sum { so_far.plus(points) } else { Some(so_far.max(points)) }
            })
        })?;
        self.steps.push(Because::LevelsReached { value, points });
        Some(Measured { points, state })
    }
}

/// Steps that count: whole ones, or with their parts.
fn whole_steps(steps: Exact, mode: StepMode) -> Option<Exact> {
    let mode = match mode {
        StepMode::Proportional => return Some(steps),
        StepMode::Down => RoundingMode::Down,
        StepMode::Up => RoundingMode::Up,
    };
    Rounding::places(0, mode).ok()?.round(steps)
}

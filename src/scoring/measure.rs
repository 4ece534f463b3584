//! What each measure makes of the facts: points, and a finding for each step.
//!
//! Everywhere `None` means that a number cannot be held exactly; the check of a scheme
//! proves that this does not happen.

use super::because::Because;
use super::rules::{Award, Excluded, Measure, Row, Scale, Stop, Target};
use crate::criteria::{Answer, Condition, Quantity, Reading, State, View, assess};
use crate::criteria::{denominator, quotient};
use crate::facts::{Entry, Fact, FactKind, Tally, Value};
use crate::vocabulary::{Bounds, Exact, Span, Verdict};

/// What a measure gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) points: Span,
    pub(super) state: State,
}

/// The states of several readings, taken together.
#[derive(Clone, Copy, Debug, Default)]
struct States {
    known: bool,
    absent: bool,
    undetermined: bool,
}

impl States {
    const fn note(&mut self, state: State) {
        match state {
            State::Known => self.known = true,
            State::Absent => self.absent = true,
            State::Undetermined => self.undetermined = true,
            State::NotApplicable => {}
        }
    }

    /// Nothing applies; something is absent; something does not tell; all is known.
    const fn together(self) -> State {
        if self.absent {
            State::Absent
        } else if self.undetermined {
            State::Undetermined
        } else if self.known {
            State::Known
        } else {
            State::NotApplicable
        }
    }
}

/// One run of one measure.
pub(super) struct Run<'r> {
    pub(super) view: View<'r>,
    pub(super) full_marks: Exact,
    /// All that the item can have: what is left when nothing can be told.
    pub(super) attainable: Span,
    pub(super) steps: &'r mut Vec<Because>,
}

impl Run<'_> {
    pub(super) fn measure(&mut self, measure: &Measure) -> Option<Measured> {
        match measure {
            Measure::Constant { points } => {
                let points = Span::settled(*points);
                self.steps.push(Because::Stated { points });
                Some(Measured { points, state: State::Known })
            }
            Measure::Given { of, .. } => {
                let Reading { span, state } = self.read(of)?;
                self.steps.push(Because::Given { points: span });
                Some(Measured { points: span, state })
            }
            Measure::Deduct { floor, each } => self.deduct(*floor, each),
            Measure::Award { cap, each } => self.award(*cap, each),
            Measure::Bands { of, bounds, rows } => self.bands(of, bounds, rows),
            Measure::Choice { of, rows } => Some(self.choice(*of, rows)),
            Measure::AllOrNothing { when, otherwise } => {
                self.all_or_nothing(when, *otherwise)
            }
            Measure::Checklist { is_from_full, each, stop, list } => {
                self.checklist((*is_from_full, *each, *stop), list)
            }
            Measure::Share { of, target, is_clamped } => {
                self.share(of, target, *is_clamped)
            }
            Measure::OffTarget { of, .. } => {
                let reading = self.read(of)?;
                self.off_target(measure, reading)
            }
            Measure::Raters { groups, absent_group, scale } => {
                self.raters(groups, *absent_group, *scale)
            }
            Measure::Ballots { of, rows, in_denominator, nobody, scale } => {
                self.ballots(*of, (rows, in_denominator), *nobody, *scale)
            }
        }
    }

    /// Reads a quantity; events outside the period are named.
    fn read(&mut self, of: &Quantity) -> Option<Reading> {
        let events = of.outside(self.view);
        if events > 0 {
            self.steps.push(Because::OutsidePeriod { events });
        }
        of.read(self.view)
    }

    fn stopped(&mut self, points: Span, stop: Stop, is_floor: bool) -> Span {
        let Stop::At(at) = stop else { return points };
        let held = if is_floor { points.not_below(at) } else { points.not_above(at) };
        if held != points {
            self.steps.push(Because::Stopped { at, is_floor, points: held });
        }
        held
    }

    fn deduct(&mut self, floor: Stop, each: &[Award]) -> Option<Measured> {
        let full = Span::settled(self.full_marks);
        self.steps.push(Because::FullMarks { points: full });
        let (cost, states) = self.rows(each, true)?;
        let points = self.stopped(full.minus(cost)?, floor, true);
        Some(Measured { points, state: states.together() })
    }

    fn award(&mut self, cap: Stop, each: &[Award]) -> Option<Measured> {
        let (gain, states) = self.rows(each, false)?;
        let points = self.stopped(gain, cap, false);
        Some(Measured { points, state: states.together() })
    }

    /// Σ min(cap, points × count) over the rows.
    fn rows(&mut self, rows: &[Award], is_cost: bool) -> Option<(Span, States)> {
        let mut sum = Span::ZERO;
        let mut states = States::default();
        for (row, award) in (0_u16..).zip(rows) {
            let Reading { span: count, state } = self.read(&award.of)?;
            states.note(state);
            if state == State::NotApplicable {
                self.steps.push(Because::RowNotApplicable { row });
                continue;
            }
            let free = count.times(award.points)?;
            let points = award.cap.map_or(free, |cap| free.not_above(cap));
            let held_at = award.cap.filter(|_| points != free);
            let each = award.points;
            self.steps.push(if is_cost {
                Because::Deducted { row, count, each, held_at, points }
            } else {
                Because::Awarded { row, count, each, held_at, points }
            });
            sum = sum.plus(points)?;
        }
        Some((sum, states))
    }

    fn bands(
        &mut self,
        of: &Quantity,
        bounds: &[Bounds],
        rows: &[Row],
    ) -> Option<Measured> {
        let Reading { span: value, state } = self.read(of)?;
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

    fn choice(&mut self, fact: u16, rows: &[Row]) -> Measured {
        match self.view.sheet.at(fact) {
            Entry::Known(Value::Choice(row)) => {
                let points =
                    rows.get(usize::from(*row)).map_or(Exact::ZERO, |r| r.points);
                let points = Span::settled(points);
                self.steps.push(Because::Chosen { row: Some(*row), points });
                Measured { points, state: State::Known }
            }
            other => {
                let points = every_row(rows).unwrap_or(self.attainable);
                self.steps.push(Because::Chosen { row: None, points });
                Measured { points, state: unknown(other) }
            }
        }
    }

    fn all_or_nothing(&mut self, when: &Condition, otherwise: Exact) -> Option<Measured> {
        let steps = &mut *self.steps;
        let assessed =
            assess(when, self.view, &mut |test| steps.push(Because::Tested(test)))?;
        let (full, otherwise) =
            (Span::settled(self.full_marks), Span::settled(otherwise));
        let verdict = assessed.verdict;
        let (points, state) = match verdict {
            Verdict::Met => (full, State::Known),
            Verdict::NotMet => (otherwise, State::Known),
            Verdict::Undetermined if assessed.is_fact_absent => {
                (full.or(otherwise), State::Absent)
            }
            Verdict::Undetermined => (full.or(otherwise), State::Undetermined),
        };
        self.steps.push(Because::Decided { verdict, points });
        let state = if assessed.does_any_apply { state } else { State::NotApplicable };
        Some(Measured { points, state })
    }

    fn checklist(
        &mut self,
        (is_from_full, each, stop): (bool, Exact, Stop),
        list: &[u16],
    ) -> Option<Measured> {
        let mut states = States::default();
        let (mut counted, mut open) = (0_i64, 0_i64);
        if is_from_full {
            let points = Span::settled(self.full_marks);
            self.steps.push(Because::FullMarks { points });
        }
        for (row, fact) in (0_u16..).zip(list) {
            match self.view.sheet.at(*fact) {
                Entry::Known(Value::YesNo(is_there)) => {
                    states.note(State::Known);
                    self.steps.push(Because::Listed { row, is_there: Some(*is_there) });
                    counted =
                        counted.saturating_add(i64::from(*is_there != is_from_full));
                }
                Entry::NotApplicable(_) => {
                    self.steps.push(Because::RowNotApplicable { row });
                }
                Entry::Absent | Entry::Known(_) => {
                    states.note(State::Absent);
                    self.steps.push(Because::Listed { row, is_there: None });
                    open = open.saturating_add(1);
                }
            }
        }
        let most = counted.saturating_add(open);
        let count = Span::between(Exact::whole(counted), Exact::whole(most));
        let tallied = count.times(each)?;
        self.steps.push(Because::Tallied { count, each, points: tallied });
        let free = if is_from_full {
            Span::settled(self.full_marks).minus(tallied)?
        } else {
            tallied
        };
        let points = self.stopped(free, stop, is_from_full);
        Some(Measured { points, state: states.together() })
    }

    fn share(
        &mut self,
        of: &Quantity,
        target: &Target,
        is_clamped: bool,
    ) -> Option<Measured> {
        let Reading { span: value, state } = self.read(of)?;
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
                let target = quantity.read(self.view)?;
                let value = Reading { span: value, state };
                self.share_of(value, (quantity, target), *zero, is_clamped)
            }
        }
    }

    fn share_of(
        &mut self,
        value: Reading,
        (quantity, target): (&Quantity, Reading),
        zero: Answer,
        is_clamped: bool,
    ) -> Option<Measured> {
        let mut states = States::default();
        states.note(value.state);
        states.note(target.state);
        let state = match (value.state, target.state) {
            (State::NotApplicable, _) | (_, State::NotApplicable) => State::NotApplicable,
            _ => states.together(),
        };
        let may_be_zero = target.span.least() <= Exact::ZERO;
        if target.span.is_settled() && may_be_zero {
            return Some(self.no_target(zero, state));
        }
        let step = quantity.facts().first().and_then(|fact| {
            self.view.sheet.dictionary().at(*fact).and_then(|fact| fact.kind().step())
        });
        let shares = quotient(value.span, target.span, step)?;
        let free = shares.times(self.full_marks)?;
        let (span, points) = (value.span, free);
        self.steps.push(Because::SharedOut { value: span, target: target.span, points });
        let mut points = self.clamped(free, is_clamped);
        if may_be_zero && let Answer::Value(zero) = zero {
            points = points.or(Span::settled(zero));
            self.steps.push(Because::NoTarget { points });
        }
        Some(Measured { points, state })
    }

    fn no_target(&mut self, zero: Answer, state: State) -> Measured {
        match zero {
            Answer::Value(points) => {
                let points = Span::settled(points);
                self.steps.push(Because::NoTarget { points });
                Measured { points, state }
            }
            Answer::Undetermined => self.cannot_tell(),
        }
    }

    fn cannot_tell(&mut self) -> Measured {
        let points = self.attainable;
        self.steps.push(Because::CannotTell { points });
        Measured { points, state: State::Undetermined }
    }

    fn not_known(&mut self, state: State) -> Measured {
        let points = self.attainable;
        self.steps.push(Because::NotKnown { points });
        Measured { points, state }
    }

    fn clamped(&mut self, points: Span, is_clamped: bool) -> Span {
        if !is_clamped {
            return points;
        }
        let low = self.stopped(points, Stop::At(Exact::ZERO), true);
        self.stopped(low, Stop::At(self.full_marks), false)
    }

    fn off_target(&mut self, measure: &Measure, reading: Reading) -> Option<Measured> {
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

    fn raters(
        &mut self,
        groups: &[(u16, Exact)],
        absent_group: Excluded,
        scale: Scale,
    ) -> Option<Measured> {
        let means: Vec<Option<(u32, Span)>> =
            groups.iter().map(|(fact, _)| self.mean_of(*fact)).collect::<Option<_>>()?;
        let mut present = Exact::ZERO;
        for ((_, weight), mean) in groups.iter().zip(&means) {
            if mean.is_some() {
                present = present.plus(*weight)?;
            }
        }
        if present.is_zero() {
            return Some(self.no_rater(groups));
        }
        let is_whole = means.iter().all(Option::is_some);
        let is_shared_anew = !is_whole && absent_group == Excluded::Rescale;
        let mut sum = Span::ZERO;
        for (row, ((_, weight), mean)) in (0_u16..).zip(groups.iter().zip(&means)) {
            let Some((raters, mean)) = *mean else {
                self.steps.push(Because::GroupAbsent { row });
                continue;
            };
            let weight = if is_shared_anew { weight.over(present)? } else { *weight };
            let points = mean.times(weight)?;
            self.steps.push(Because::GroupMean { row, raters, mean, weight, points });
            sum = sum.plus(points)?;
        }
        if !is_whole && absent_group == Excluded::Undetermined {
            return Some(self.cannot_tell());
        }
        let points = self.scaled(sum, scale)?;
        let is_open = means.iter().flatten().any(|(raters, _)| *raters == 0);
        let state = if is_open { State::Absent } else { State::Known };
        Some(Measured { points, state })
    }

    /// Nobody has rated: the item is absent, or does not apply where that is stated of all.
    fn no_rater(&mut self, groups: &[(u16, Exact)]) -> Measured {
        let is_stated = groups.iter().all(|(fact, _)| {
            matches!(self.view.sheet.at(*fact), Entry::NotApplicable(_))
        });
        let state = if is_stated { State::NotApplicable } else { State::Absent };
        self.not_known(state)
    }

    /// A group's raters and mean; on an open sheet a group that is absent may still have any
    /// (and counts no rater yet). The inner `None` is a group that is absent for good.
    fn mean_of(&self, fact: u16) -> Option<Option<(u32, Span)>> {
        match self.view.sheet.at(fact) {
            Entry::Known(Value::Scores(scores)) if !scores.is_empty() => {
                let mut sum = Exact::ZERO;
                for score in scores {
                    sum = sum.plus(*score)?;
                }
                let raters = u32::try_from(scores.len()).ok()?;
                let mean = sum.over(Exact::whole(i64::from(raters)))?;
                Some(Some((raters, Span::settled(mean))))
            }
            Entry::Absent if self.view.is_open() => {
                let kind = self.view.sheet.dictionary().at(fact).map(Fact::kind);
                let Some(FactKind::Scores { at_least, at_most, .. }) = kind else {
                    return Some(None);
                };
                let scores = Span::between((*at_least).into(), (*at_most).into());
                Some(Some((0, scores)))
            }
            Entry::Absent | Entry::NotApplicable(_) | Entry::Known(_) => Some(None),
        }
    }

    fn scaled(&mut self, value: Span, scale: Scale) -> Option<Span> {
        let Scale::OutOf(out_of) = scale else { return Some(value) };
        let points = value.times(self.full_marks.over(out_of)?)?;
        self.steps.push(Because::Scaled { value, out_of, points });
        Some(points)
    }

    fn ballots(
        &mut self,
        fact: u16,
        (rows, in_denominator): (&[Row], &[Tally]),
        nobody: Answer,
        scale: Scale,
    ) -> Option<Measured> {
        let sheet = self.view.sheet;
        let Entry::Known(Value::Ballots(ballots)) = sheet.at(fact) else {
            return Some(self.not_known(unknown(sheet.at(fact))));
        };
        let all = denominator(ballots, in_denominator);
        if all == 0 {
            return Some(match nobody {
                Answer::Value(points) => {
                    let points = Span::settled(points);
                    self.steps.push(Because::NobodyVoted { points });
                    Measured { points, state: State::Known }
                }
                Answer::Undetermined => self.cannot_tell(),
            });
        }
        let mut sum = Exact::ZERO;
        for (row, (votes, value)) in (0_u16..).zip(ballots.votes().iter().zip(rows)) {
            let value = value.points;
            self.steps.push(Because::Voted { row, votes: *votes, value });
            sum = sum.plus(Exact::whole(i64::from(*votes)).times(value)?)?;
        }
        let mean = Span::settled(sum.over(Exact::whole(all))?);
        let denominator = u32::try_from(all).ok()?;
        self.steps.push(Because::VoteMean { denominator, mean });
        let points = self.scaled(mean, scale)?;
        Some(Measured { points, state: State::Known })
    }
}

const fn unknown(entry: &Entry) -> State {
    match entry {
        Entry::NotApplicable(_) => State::NotApplicable,
        Entry::Absent | Entry::Known(_) => State::Absent,
    }
}

/// The span of all rows.
fn every_row(rows: &[Row]) -> Option<Span> {
    rows.iter().map(|row| Span::settled(row.points)).reduce(Span::or)
}

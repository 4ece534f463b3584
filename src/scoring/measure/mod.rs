//! What each measure makes of the facts: points, and a finding for each step.
//!
//! Everywhere `None` means that a number cannot be held exactly; the check of a scheme
//! proves that this does not happen.

mod events;
mod numbers;
mod people;
mod raters;
mod rows;
mod windows;

use super::because::Because;
use super::rules::{Gate, Measure, Row, Scale, Stop};
use crate::criteria::{
    MorePeriods, PartPeriod, Quantity, Reading, State, Trace, View, assess, both,
};
use crate::vocabulary::{Exact, Span, Verdict};

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
    /// Whether something that was read does not tell, or may turn out not to.
    pub(super) may_not_tell: bool,
}

impl Run<'_> {
    /// The measure behind its gates: a gate that fails gives its own points instead.
    pub(super) fn gated(
        &mut self,
        measure: &Measure,
        gates: &[Gate],
    ) -> Option<Measured> {
        let mut measured = self.measure(measure)?;
        for (place, gate) in (0_u8..).zip(gates) {
            // What does not apply is left out, whatever its gates.
            if measured.state == State::NotApplicable {
                break;
            }
            measured = self.gate((place, gate), measured)?;
        }
        Some(measured)
    }

    fn gate(
        &mut self,
        (place, gate): (u8, &Gate),
        measured: Measured,
    ) -> Option<Measured> {
        let Gate { opens_when_met, .. } = *gate;
        let steps = &mut *self.steps;
        let assessed = assess(&gate.when, self.view, &mut |test| {
            steps.push(Because::GateTested { gate: place, test });
        })?;
        self.may_not_tell |= assessed.may_not_tell;
        let verdict = assessed.verdict;
        let shut = Span::settled(gate.otherwise);
        let gated = match if opens_when_met { verdict } else { verdict.not() } {
            Verdict::Met => return Some(measured),
            Verdict::NotMet => {
                // What lies behind a gate that is shut makes no difference.
                self.may_not_tell = false;
                Measured { points: shut, state: State::Known }
            }
            Verdict::Undetermined => {
                let unknown = if assessed.is_fact_absent {
                    State::Absent
                } else {
                    State::Undetermined
                };
                let state = both(measured.state, unknown);
                Measured { points: measured.points.or(shut), state }
            }
        };
        let points = gated.points;
        self.steps.push(Because::Gated { gate: place, opens_when_met, verdict, points });
        Some(gated)
    }

    pub(super) fn measure(&mut self, measure: &Measure) -> Option<Measured> {
        match measure {
            Measure::Constant { points } => {
                let points = Span::settled(*points);
                self.steps.push(Because::Stated { points });
                Some(Measured { points, state: State::Known })
            }
            Measure::Given { of, .. } => {
                let Reading { span, state, .. } = self.read(of)?;
                self.steps.push(Because::Given { points: span });
                Some(Measured { points: span, state })
            }
            Measure::Deduct { floor, window, each } => self.deduct(*floor, *window, each),
            Measure::Award { cap, window, each } => self.award(*cap, *window, each),
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
            Measure::Steps { .. } => self.steps_off(measure),
            Measure::Slabs { of, slabs, is_whole_units, cap } => {
                self.slabs(of, slabs, *is_whole_units, *cap)
            }
            Measure::Milestones { of, levels, is_sum } => {
                self.milestones(of, levels, *is_sum)
            }
            Measure::Severity { .. } => self.severity(measure),
            Measure::Assessed { .. } => self.assessed(measure),
            Measure::Ranks { of, per_rank, own } => self.ranks(*of, *per_rank, *own),
            Measure::Raters { groups, absent_group, scale } => {
                self.raters(groups, *absent_group, *scale)
            }
            Measure::Ballots { of, rows, in_denominator, nobody, scale } => {
                self.ballots(*of, (rows, in_denominator), *nobody, *scale)
            }
        }
    }

    /// Reads a quantity; the days that it goes by, and what lies outside them, are named.
    pub(super) fn read(&mut self, of: &Quantity) -> Option<Reading> {
        for trace in of.traces(self.view) {
            self.steps.push(match trace {
                Trace::Outside { events } => Because::OutsidePeriod { events },
                Trace::Within { from, until, outside } => {
                    Because::CountedWithin { from, until, outside }
                }
                Trace::Window { window, from, is_most, value } => {
                    Because::ExtremeWindow { window, from, is_most, value }
                }
                Trace::PartWindow(part) => part_period(part),
                Trace::Windows { window, such, of } => {
                    Because::Windows { window, such, of }
                }
                Trace::SuchWindow { window, from, events } => {
                    Because::SuchWindow { window, from, events }
                }
                Trace::Elapsed { from, on } => Because::Elapsed { from, on },
                Trace::Served { from, until, gap_days } => {
                    Because::Served { from, until, gap_days }
                }
                Trace::NotServed => Because::NotServed,
                Trace::NoDivisor => Because::NoDivisor,
                Trace::NoBallots { share } => Because::NoBallots { share },
                Trace::Divided { number, divisor, share } => {
                    Because::Divided { number, divisor, share }
                }
            });
        }
        for operand in of.operands() {
            self.read_over(operand);
        }
        self.look_up(of)
    }

    /// Reads a quantity without a word on what it went by.
    pub(super) fn look_up(&mut self, of: &Quantity) -> Option<Reading> {
        let reading = of.read(self.view)?;
        self.may_not_tell |=
            reading.may_not_tell && reading.state != State::NotApplicable;
        Some(reading)
    }

    /// Names the periods that a quantity goes over, and among how many it compares.
    fn read_over(&mut self, of: &Quantity) {
        if let Some(MorePeriods { found, at_most }) = of.more_periods(self.view) {
            self.steps.push(Because::MorePeriods { found, at_most });
        }
        if let Some(found) = of.periods_found(self.view) {
            self.steps.push(Because::Periods {
                present: found.present,
                missing: found.missing,
                not_applicable: found.not_applicable,
            });
            self.steps.extend(found.parts.into_iter().map(part_period));
        }
        if let Quantity::Compared(compared) = of {
            let points = self.attainable;
            self.steps.push(match compared.members(self.view) {
                Some(members) => Because::Among { members },
                None => Because::AwaitsOthers { points },
            });
        }
    }

    pub(super) fn stopped(&mut self, points: Span, stop: Stop, is_floor: bool) -> Span {
        let Stop::At(at) = stop else { return points };
        let held = if is_floor { points.not_below(at) } else { points.not_above(at) };
        if held != points {
            self.steps.push(Because::Stopped { at, is_floor, points: held });
        }
        held
    }

    pub(super) fn clamped(&mut self, points: Span, is_clamped: bool) -> Span {
        if !is_clamped {
            return points;
        }
        let low = self.stopped(points, Stop::At(Exact::ZERO), true);
        self.stopped(low, Stop::At(self.full_marks), false)
    }

    pub(super) fn cannot_tell(&mut self) -> Measured {
        self.may_not_tell = true;
        let points = self.attainable;
        self.steps.push(Because::CannotTell { points });
        Measured { points, state: State::Undetermined }
    }

    pub(super) fn not_known(&mut self, state: State) -> Measured {
        let points = self.attainable;
        self.steps.push(Because::NotKnown { points });
        Measured { points, state }
    }

    pub(super) fn scaled(&mut self, value: Span, scale: Scale) -> Option<Span> {
        let Scale::OutOf(out_of) = scale else { return Some(value) };
        let points = value.times(self.full_marks.over(out_of)?)?;
        self.steps.push(Because::Scaled { value, out_of, points });
        Some(points)
    }
}

const fn part_period(part: PartPeriod) -> Because {
    let PartPeriod { window, from, days, of, how, counts } = part;
    Because::PartPeriod { window, from, days, of, how, counts }
}

/// The span of all rows.
fn every_row(rows: &[Row]) -> Option<Span> {
    rows.iter().map(|row| Span::settled(row.points)).reduce(Span::or)
}

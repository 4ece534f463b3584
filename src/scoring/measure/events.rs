//! Measures of weighty events and of decisions: severity, and values decided in a range.

use super::{Measured, Run, States};
use crate::criteria::{Quantity, Reading, State};
use crate::facts::{Entry, Event, Fact, FactKind, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{AssessedRow, Measure, Row};
use crate::vocabulary::{Bounds, Exact, Span, Verdict};

impl Run<'_> {
    pub(super) fn severity(&mut self, measure: &Measure) -> Option<Measured> {
        let Measure::Severity { of, rows, is_worst, is_from_full, stop } = measure else {
            return None;
        };
        if *is_from_full {
            let points = Span::settled(self.full_marks);
            self.steps.push(Because::FullMarks { points });
        }
        let sheet = self.view.sheet;
        let (amount, state) = match sheet.at(*of) {
            Entry::Known(Value::Events(events)) => {
                (Span::settled(self.amount(events, rows, *is_worst)?), State::Known)
            }
            other => {
                let most = self.most_amount(*of, rows, *is_worst)?;
                (Span::between(Exact::ZERO, most), self.view.not_known(other))
            }
        };
        let is_worst = *is_worst;
        self.steps.push(Because::Severity { is_worst, points: amount });
        let free = if *is_from_full {
            Span::settled(self.full_marks).minus(amount)?
        } else {
            amount
        };
        let points = self.stopped(free, *stop, *is_from_full);
        Some(Measured { points, state })
    }

    fn amount(
        &mut self,
        events: &[Event],
        rows: &[Row],
        is_worst: bool,
    ) -> Option<Exact> {
        let period = self.view.sheet.period();
        let mut all = Exact::ZERO;
        for (row, amount) in (0_u16..).zip(rows) {
            let of_kind =
                events.iter().filter(|e| e.kind == row && period.contains(e.on));
            let times = of_kind.fold(0_u32, |sum, event| sum.saturating_add(event.times));
            let each = amount.points;
            self.steps.push(Because::Occurred { row, times, each });
            all = match (times, is_worst) {
                (0, _) => all,
                (_, true) => all.max(each),
                (_, false) => all.plus(Exact::whole(i64::from(times)).times(each)?)?,
            };
        }
        let outside = events.iter().filter(|event| !period.contains(event.on));
        let events = outside.fold(0_u32, |sum, event| sum.saturating_add(event.times));
        if events > 0 {
            self.steps.push(Because::OutsidePeriod { events });
        }
        Some(all)
    }

    /// All that events not yet known can come to.
    fn most_amount(&self, fact: u16, rows: &[Row], is_worst: bool) -> Option<Exact> {
        let most = rows.iter().map(|row| row.points).max().unwrap_or(Exact::ZERO);
        let kind = self.view.sheet.dictionary().at(fact).map(Fact::kind);
        match kind {
            Some(FactKind::Events { at_most, .. }) if !is_worst => {
                most.times(Exact::whole(i64::from(*at_most)))
            }
            _ => Some(most),
        }
    }

    pub(super) fn assessed(&mut self, measure: &Measure) -> Option<Measured> {
        let Measure::Assessed { decided, of, or, rows } = measure else { return None };
        let Some(chosen) = self.range(of, or.as_ref(), rows)? else {
            return Some(self.not_known(State::NotApplicable));
        };
        let Chosen { row, is_other, range, value, state } = chosen;
        self.steps.push(Because::Range { row, is_other, value, range });
        let sheet = self.view.sheet;
        let Entry::Known(Value::Decision(decision)) = sheet.at(*decided) else {
            // What is decided may not stand.
            self.may_not_tell = true;
            return Some(Measured {
                points: range,
                state: self.view.not_known(sheet.at(*decided)),
            });
        };
        let decided = decision.points();
        let is_inside = match (range.holds(decided), state) {
            (false, _) => Verdict::NotMet,
            (true, State::Known) => Verdict::Met,
            (true, _) => Verdict::Undetermined,
        };
        // A value that does not stand, or may not, leaves all that the range allows.
        let points =
            if is_inside == Verdict::Met { Span::settled(decided) } else { range };
        self.may_not_tell |= is_inside != Verdict::Met;
        self.steps.push(Because::DecidedValue { decided, is_inside, points });
        let state =
            if is_inside == Verdict::NotMet { State::Undetermined } else { state };
        Some(Measured { points, state })
    }

    /// The range of the best band that either number reaches, or of all that are possible;
    /// none where neither applies.
    fn range(
        &mut self,
        of: &Quantity,
        or: Option<&Quantity>,
        rows: &[AssessedRow],
    ) -> Option<Option<Chosen>> {
        let number = self.read(of)?;
        let other =
            or.map(|or| self.read(or)).map_or(Some(None), |read| read.map(Some))?;
        // A number that does not apply chooses nothing; the other way is left.
        let applies = |reading: &Reading| reading.state != State::NotApplicable;
        let (x, y) = (Some(number).filter(applies), other.filter(applies));
        let may =
            |row: &AssessedRow| may_hold(x, Some(row.bounds)) || may_hold(y, row.or);
        let is_sure = |row: &AssessedRow| {
            let is_known = |way: Option<Reading>| way.filter(|w| w.state == State::Known);
            may_hold(is_known(x), Some(row.bounds)) || may_hold(is_known(y), row.or)
        };
        // Below the best row that is reached for sure, none counts.
        let surest = rows.iter().rposition(is_sure);
        let sure = surest.unwrap_or(0);
        // What cannot be told may lead to any better row, if there is one.
        let is_best =
            surest.is_some_and(|row| rows.get(row..).is_some_and(|r| r.len() == 1));
        let is_told =
            is_best || ![x, y].into_iter().flatten().any(|way| way.may_not_tell);
        // The first number always leads somewhere, the other one alone need not.
        let is_led = |row: &AssessedRow| x.is_some() || must_hold(y, row.or);
        let can_end_nowhere = !rows.iter().any(is_led);
        let possible: Vec<(u16, Span)> = (0_u16..)
            .zip(rows)
            .skip(sure)
            .filter(|(_, row)| may(row) || can_end_nowhere)
            .map(|(place, row)| (place, row.range))
            .collect();
        let mut states = States::default();
        for way in [x, y].into_iter().flatten() {
            states.note(way.state);
        }
        let state = match (states.together(), possible.len()) {
            (State::NotApplicable, _) => return Some(None),
            (State::Known, _) if can_end_nowhere => State::Undetermined,
            (State::Absent | State::Undetermined, 1) if !can_end_nowhere && is_told => {
                State::Known
            }
            (state, _) => state,
        };
        let row = match possible.as_slice() {
            [(only, _)] if !can_end_nowhere => Some(*only),
            _ => None,
        };
        let range = possible.into_iter().map(|(_, range)| range).reduce(Span::or)?;
        self.may_not_tell |= can_end_nowhere;
        let led = row.and_then(|row| rows.get(usize::from(row)));
        let is_led_by = |way: Option<Reading>, bounds: Option<Bounds>| {
            way.is_some_and(|way| way.state == State::Known) && may_hold(way, bounds)
        };
        let is_led_by_other = led
            .is_some_and(|row| !is_led_by(x, Some(row.bounds)) && is_led_by(y, row.or));
        // The first number is named unless the other chose, or the first does not apply.
        let chose = y.filter(|_| is_led_by_other || x.is_none());
        let (is_other, value) = (chose.is_some(), chose.unwrap_or(number).span);
        Some(Some(Chosen { row, is_other, range, value, state }))
    }
}

/// The range that a decision is made in, and by what.
struct Chosen {
    /// The only row that is possible.
    row: Option<u16>,
    /// Whether the other number chose it.
    is_other: bool,
    range: Span,
    /// The number that chose it.
    value: Span,
    state: State,
}

/// Whether all that a number can be lies within the bounds.
fn must_hold(way: Option<Reading>, bounds: Option<Bounds>) -> bool {
    way.zip(bounds).is_some_and(|(Reading { span, .. }, bounds)| {
        bounds.contains(span.least()) && bounds.contains(span.most())
    })
}

/// Whether a number may lie within the bounds.
fn may_hold(way: Option<Reading>, bounds: Option<Bounds>) -> bool {
    way.zip(bounds).is_some_and(|(Reading { span, .. }, bounds)| {
        bounds.is_above_lower(span.most()) && bounds.is_below_upper(span.least())
    })
}

//! Measures of weighty events and of decisions: severity, and values decided in a range.

use super::{Measured, Run, unknown};
use crate::criteria::{Quantity, Reading, State};
use crate::facts::{Entry, Event, Fact, FactKind, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{AssessedRow, Measure, Row};
use crate::vocabulary::{Exact, Span, Verdict};

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
                (Span::between(Exact::ZERO, most), unknown(other))
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
        let (row, range, value, chosen) = self.range(of, or.as_ref(), rows)?;
        self.steps.push(Because::Range { row, value, range });
        let sheet = self.view.sheet;
        let Entry::Known(Value::Decision(decision)) = sheet.at(*decided) else {
            return Some(Measured { points: range, state: unknown(sheet.at(*decided)) });
        };
        let decided = decision.points();
        let points = Span::settled(decided);
        let is_inside = if range.holds(decision.points()) {
            Verdict::of(true).and(known(chosen))
        } else {
            Verdict::NotMet
        };
        // A value that does not stand, or may not, leaves all that the range allows.
        let points = match is_inside {
            Verdict::Met => points,
            Verdict::NotMet => range,
            Verdict::Undetermined => range.or(points),
        };
        self.steps.push(Because::DecidedValue { decided, is_inside, points });
        let state = match (is_inside, chosen) {
            (Verdict::NotMet, _) => State::Undetermined,
            (_, state) => state,
        };
        Some(Measured { points, state })
    }

    /// The range of the best band that either number reaches, or of all that are possible.
    fn range(
        &mut self,
        of: &Quantity,
        or: Option<&Quantity>,
        rows: &[AssessedRow],
    ) -> Option<(Option<u16>, Span, Span, State)> {
        let Reading { span: value, state } = self.read(of)?;
        let other = match or {
            Some(or) => Some(self.read(or)?),
            None => None,
        };
        // A number that does not apply chooses nothing; the other way is left.
        let applies = state != State::NotApplicable;
        let may = |row: &AssessedRow| {
            let first = applies
                && row.bounds.is_above_lower(value.most())
                && row.bounds.is_below_upper(value.least());
            let second = row.or.zip(other).is_some_and(|(bounds, other)| {
                other.state != State::NotApplicable
                    && bounds.is_above_lower(other.span.most())
                    && bounds.is_below_upper(other.span.least())
            });
            first || second
        };
        let must = |row: &AssessedRow| {
            let first = state == State::Known && row.bounds.contains(value.least());
            let second = row.or.zip(other).is_some_and(|(bounds, other)| {
                other.state == State::Known && bounds.contains(other.span.least())
            });
            first || second
        };
        let state = match other {
            Some(other) if other.state == State::Absent => State::Absent,
            Some(other) if !applies => other.state,
            Some(_) | None => state,
        };
        // The best row that is reached for sure; better ones may still be.
        let sure = rows.iter().rposition(must);
        let possible: Vec<usize> = rows
            .iter()
            .enumerate()
            .filter(|(place, row)| {
                Some(*place) >= sure && (may(row) || Some(*place) == sure)
            })
            .map(|(place, _)| place)
            .collect();
        let spans =
            possible.iter().filter_map(|place| rows.get(*place)).map(|row| row.range);
        let range = spans.reduce(Span::or).unwrap_or(self.attainable);
        let row = match possible.as_slice() {
            [only] => u16::try_from(*only).ok(),
            _ => None,
        };
        let state =
            if row.is_some() && state == State::Absent { State::Known } else { state };
        Some((row, range, value, state))
    }
}

const fn known(state: State) -> Verdict {
    match state {
        State::Known => Verdict::Met,
        State::Absent | State::NotApplicable | State::Undetermined => {
            Verdict::Undetermined
        }
    }
}

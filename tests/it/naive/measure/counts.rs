//! Measures that count: deductions and awards, weighty events, lists.

use grassroots::facts::{FactKind, Raw};
use grassroots::rulebook::draft::{
    CountedDraft, ListStart, MeasureDraft, Several, SeverityRowDraft, WindowDraft,
};
use grassroots::vocabulary::Id;
use num_traits::Zero;

use super::super::number::{Number, Range, number, whole};
use super::super::quantity::{Reading, State, unread};
use super::super::sheet::Said;
use super::{Leaf, capped, floored, settled};

impl Leaf<'_> {
    /// Σᵢ min(capᵢ, kᵢ·nᵢ), or within each window at most so much of all rows; a row that does
    /// not apply neither adds nor takes.
    pub(super) fn counted(
        &self,
        window: Option<WindowDraft>,
        rows: &[CountedDraft],
    ) -> Reading {
        let mut sum = Range::zero();
        let mut states = Vec::new();
        let mut applying = Vec::new();
        for row in rows {
            let Reading { range: count, state } = self.view.read(&row.of);
            states.push(state);
            if state == State::NotApplicable {
                continue;
            }
            let points = match row.window {
                Some(window) => self.in_windows(window, &[&bare(row)]),
                None => count.times(&number(row.points)),
            };
            let cap = row.cap.map(number);
            sum = sum.plus(&cap.map_or(points.clone(), |cap| points.at_most(&cap)));
            applying.push(row);
        }
        if let Some(window) = window {
            sum = self.in_windows(window, &applying);
        }
        Reading { range: sum, state: State::of_many(&states) }
    }

    /// One event, one of several amounts, taken from M or given from zero.
    pub(super) fn severity(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Severity { of, several, start, floor, cap, rows } = measure
        else {
            panic!("not of severity: {measure:?}")
        };
        let Reading { range: amount, state } = self.amount(of, *several, rows);
        let range = match start {
            ListStart::Zero => capped(&amount, cap.unwrap()),
            ListStart::Full => floored(&self.less(&amount), floor.unwrap()),
        };
        Reading { range, state }
    }

    /// Several events add, or the worst counts.
    fn amount(&self, of: &Id, several: Several, rows: &[SeverityRowDraft]) -> Reading {
        let each = |kind: &str| {
            number(rows.iter().find(|row| row.kind.as_str() == kind).unwrap().points)
        };
        let facts = self.view.facts;
        match facts.said(of) {
            Said::Known(raw) => {
                let events = facts.events(raw).into_iter();
                settled(match several {
                    Several::Add => {
                        events.map(|event| each(event.kind) * event.times).sum()
                    }
                    Several::Worst => {
                        let amounts = events.map(|event| each(event.kind));
                        amounts.max().unwrap_or_else(Number::zero)
                    }
                })
            }
            other => {
                let FactKind::Events { at_most, .. } = facts.kind(of) else {
                    panic!("{of} are no events")
                };
                let worst = rows.iter().map(|row| number(row.points)).max().unwrap();
                let most = match several {
                    Several::Add => worst * whole(*at_most),
                    Several::Worst => worst,
                };
                let range = Range::between(Number::zero(), most);
                Reading { range, state: unread(other) }
            }
        }
    }

    /// From full: M − k·missing; from zero: k·present.
    pub(super) fn checklist(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Checklist { start, each, floor, cap, list } = measure else {
            panic!("no list: {measure:?}")
        };
        let counts = *start == ListStart::Zero;
        let (mut sure, mut open) = (0_u32, 0_u32);
        let mut states = Vec::new();
        for fact in list {
            match self.said(fact) {
                Said::Known(raw) => {
                    states.push(State::Known);
                    sure += u32::from(*raw == Raw::Boolean(counts));
                }
                Said::NotApplicable => states.push(State::NotApplicable),
                Said::Absent => {
                    states.push(State::Absent);
                    open += 1;
                }
            }
        }
        let points = Range::between(whole(sure), whole(sure + open)).times(&number(each));
        let range = match start {
            ListStart::Zero => capped(&points, cap.unwrap()),
            ListStart::Full => floored(&self.less(&points), floor.unwrap()),
        };
        Reading { range, state: State::of_many(&states) }
    }
}

/// The same row without limits.
fn bare(row: &CountedDraft) -> CountedDraft {
    CountedDraft::new(row.of.clone(), row.points)
}

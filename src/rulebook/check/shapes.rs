//! The measures of steps, slabs, levels, weighty events, decisions and ranks.

use super::Context;
use super::measure::stop;
use super::tree::ItemAt;
use crate::facts::FactKind;
use crate::rulebook::draft::{
    AssessedRowDraft, Counting, GateDraft, ItemDraft, ListStart, MeasureDraft, Several,
    SlabDraft, StopDraft,
};
use crate::scoring::{AssessedRow, Form, Gate, Measure, Milestone, Slab, Stop};
use crate::vocabulary::{Bounds, Defect, Exact, FieldPath, Span};

impl Context<'_> {
    /// The gates of an item, in the order in which they are asked.
    pub(super) fn gates(
        &mut self,
        item: &ItemDraft,
        at: &FieldPath,
    ) -> Option<Box<[Gate]>> {
        let mut gates = Vec::new();
        if let Some(GateDraft { when, otherwise }) = &item.gate {
            let when = self.condition(when, &at.key("gate").key("when"), None)?;
            let otherwise = (*otherwise).into();
            gates.push(Gate { when, opens_when_met: true, otherwise });
        }
        if let Some(zero_if) = &item.zero_if {
            let when = self.condition(zero_if, &at.key("zero_if"), None)?;
            gates.push(Gate { when, opens_when_met: false, otherwise: Exact::ZERO });
        }
        Some(gates.into())
    }

    /// The stop of a measure that takes from full marks or gives from zero: only the one at
    /// its own end says anything, and it must be said.
    pub(super) fn one_stop(
        &mut self,
        takes: bool,
        (floor, cap): (Option<StopDraft>, Option<StopDraft>),
        at: &FieldPath,
    ) -> Option<Stop> {
        let (wanted, idle) = if takes {
            (("floor", floor), ("cap", cap))
        } else {
            (("cap", cap), ("floor", floor))
        };
        if idle.1.is_some() {
            let why = "it stops at its other end";
            self.report(&at.key(idle.0), Defect::AnswerIdle { key: idle.0, why });
        }
        if wanted.1.is_none() && !self.holes.within(&at.key(wanted.0)) {
            let why = "say where it stops, or \"none\"";
            self.report(at, Defect::AnswerNeeded { key: wanted.0, why });
        }
        wanted.1.map(stop)
    }

    pub(super) fn steps_off(
        &mut self,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let MeasureDraft::Steps { of, target, per, points, part_step, form, floor, cap } =
            &item.draft.measure
        else {
            return None;
        };
        let takes = *form != Form::Rising;
        if takes {
            self.full_marks(item, "what is off the target is taken from them");
        }
        let of = self.quantity(of, &at.key("of"), None);
        let (per, points) = (Exact::from(*per), Exact::from(*points));
        self.above_zero("a step", per, &at.key("per"))?;
        self.above_zero("points for each", points, &at.key("points"))?;
        let stop = self.one_stop(takes, (*floor, *cap), at)?;
        let (target, mode, form) = ((*target).into(), *part_step, *form);
        Some(Measure::Steps { of: of?, target, per, points, mode, form, stop })
    }

    pub(super) fn slabs(&mut self, item: &ItemAt<'_>, at: &FieldPath) -> Option<Measure> {
        let MeasureDraft::Slabs { of, whole_units, cap, rows } = &item.draft.measure
        else {
            return None;
        };
        let of = self.quantity(of, &at.key("of"), None);
        let at = at.key("rows");
        if rows.is_empty() && !self.holes.within(&at) {
            self.report(&at, Defect::NothingListed { what: "row" });
        }
        self.slabs_meet(rows, &at);
        let mut slabs = Vec::with_capacity(rows.len());
        for (row, at) in rows.iter().zip(self.holes.elements(&at, rows.len())) {
            let ground = self.row_ground(row.ground.as_ref(), item, &at);
            let (per, points) = (Exact::from(row.per), Exact::from(row.points));
            self.above_zero("the unit", per, &at.key("per"))?;
            self.above_zero("points for each", points, &at.key("points"))?;
            slabs.push(Slab {
                above: row.above.into(),
                up_to: row.up_to.map(Exact::from),
                per,
                points,
                cap: row.cap.map(Exact::from),
                ground,
            });
        }
        let (is_whole_units, cap) = (*whole_units, stop(*cap));
        Some(Measure::Slabs { of: of?, slabs: slabs.into(), is_whole_units, cap })
    }

    /// Each slab begins where the one before it ends; only the last is open.
    fn slabs_meet(&mut self, rows: &[SlabDraft], at: &FieldPath) {
        for (index, (one, other)) in rows.iter().zip(rows.iter().skip(1)).enumerate() {
            let start = Exact::from(other.above);
            let defect = match one.up_to.map(Exact::from) {
                Some(end) if end == start => continue,
                Some(end) if end < start => Defect::Gap { after: end, before: start },
                Some(_) | None => {
                    let one = index.saturating_add(1);
                    Defect::Overlap { one, other: one.saturating_add(1), at: start }
                }
            };
            self.report(at, defect);
        }
        for (index, row) in rows.iter().enumerate() {
            let (least, end) = (Exact::from(row.above), row.up_to.map(Exact::from));
            if let Some(most) = end.filter(|end| *end <= least) {
                self.report(&at.nth(index), Defect::EmptyDomain { least, most });
            }
        }
    }

    pub(super) fn milestones(
        &mut self,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let MeasureDraft::Milestones { of, counting, rows } = &item.draft.measure else {
            return None;
        };
        let of = self.quantity(of, &at.key("of"), None);
        let at = at.key("rows");
        if rows.is_empty() && !self.holes.within(&at) {
            self.report(&at, Defect::NothingListed { what: "row" });
        }
        for (index, (one, other)) in rows.iter().zip(rows.iter().skip(1)).enumerate() {
            let next = at.nth(index.saturating_add(1));
            if other.at_least <= one.at_least {
                let (least, most) = (one.at_least.into(), other.at_least.into());
                self.report(&next, Defect::EmptyDomain { least, most });
            }
            if *counting == Counting::Best && other.points < one.points {
                let (at_least, at_most) = (one.points, other.points);
                self.report(&next, Defect::LimitsCross { at_least, at_most });
            }
        }
        let mut levels = Vec::with_capacity(rows.len());
        for (row, at) in rows.iter().zip(self.holes.elements(&at, rows.len())) {
            let ground = self.row_ground(row.ground.as_ref(), item, &at);
            let points = Exact::from(row.points);
            self.above_zero("points of a level", points, &at.key("points"))?;
            levels.push(Milestone { at_least: row.at_least.into(), points, ground });
        }
        let is_sum = *counting == Counting::Sum;
        Some(Measure::Milestones { of: of?, levels: levels.into(), is_sum })
    }

    pub(super) fn severity(
        &mut self,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let MeasureDraft::Severity { of, several, start, floor, cap, rows } =
            &item.draft.measure
        else {
            return None;
        };
        let is_from_full = *start == ListStart::Full;
        if is_from_full {
            self.full_marks(item, "what happened is taken from them");
        }
        let stop = self.one_stop(is_from_full, (*floor, *cap), at);
        let is_events = |kind: &FactKind| matches!(kind, FactKind::Events { .. });
        let fact = self.fact(of, &at.key("of"), "a list of events", is_events)?;
        let paths = self.holes.elements(&at.key("rows"), rows.len());
        for (row, at) in rows.iter().zip(paths) {
            let at = at.key("points");
            self.above_zero("points for each", row.points.into(), &at);
        }
        let named = rows.iter().map(|row| (&row.kind, row.points, row.ground.as_ref()));
        let rows = self.rows_by_choice(fact, named.collect(), item, &at.key("rows"))?;
        let is_worst = *several == Several::Worst;
        Some(Measure::Severity { of: fact, rows, is_worst, is_from_full, stop: stop? })
    }

    pub(super) fn assessed(
        &mut self,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let MeasureDraft::Assessed { decided, of, or, rows } = &item.draft.measure else {
            return None;
        };
        let is_decision = |kind: &FactKind| matches!(kind, FactKind::Decision { .. });
        let decided =
            self.fact(decided, &at.key("decided"), "a decided value", is_decision);
        let of = self.quantity(of, &at.key("of"), None);
        let other = match or {
            Some(or) => Some(self.quantity(or, &at.key("or"), None)?),
            None => None,
        };
        let at = at.key("rows");
        let sealed: Vec<AssessedRow> = rows
            .iter()
            .zip(self.holes.elements(&at, rows.len()))
            .filter_map(|(row, at)| self.assessed_row(row, other.is_some(), item, &at))
            .collect();
        if rows.is_empty() {
            if !self.holes.within(&at) {
                self.report(&at, Defect::NothingListed { what: "row" });
            }
            return None;
        }
        let of = of?;
        if !self.holes.within(&at) {
            let (domain, step) = self.domain_of(&of);
            let bounds: Vec<Bounds> = rows.iter().map(|row| row.bounds).collect();
            self.cover(&bounds, domain, step, &at);
        }
        let rows = (sealed.len() == rows.len()).then(|| sealed.into())?;
        Some(Measure::Assessed { decided: decided?, of, or: other, rows })
    }

    fn assessed_row(
        &mut self,
        row: &AssessedRowDraft,
        has_other: bool,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<AssessedRow> {
        let ground = self.row_ground(row.ground.as_ref(), item, at);
        if row.or.is_some() && !has_other {
            let why = "the measure has no second number: add `or` beside `of`";
            self.report(&at.key("or"), Defect::AnswerIdle { key: "or", why });
        }
        if row.least > row.most {
            let (at_least, at_most) = (row.least, row.most);
            self.report(at, Defect::LimitsCross { at_least, at_most });
            return None;
        }
        let range = Span::between(row.least.into(), row.most.into());
        Some(AssessedRow { bounds: row.bounds, or: row.or, range, ground })
    }

    pub(super) fn ranks(&mut self, item: &ItemAt<'_>, at: &FieldPath) -> Option<Measure> {
        let MeasureDraft::Ranks { of, per_rank, own } = &item.draft.measure else {
            return None;
        };
        self.full_marks(item, "the first rank has them");
        let is_scores = |kind: &FactKind| matches!(kind, FactKind::Scores { .. });
        let fact = self.fact(of, &at.key("of"), "a list of scores", is_scores);
        let per_rank = Exact::from(*per_rank);
        self.above_zero("the share of a place", per_rank, &at.key("per_rank"))?;
        let own = self.own(fact?, *own, at)?;
        Some(Measure::Ranks { of: fact?, per_rank, own })
    }
}

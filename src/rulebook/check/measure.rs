//! Measures: names become places, tables are proved to cover their domains.

use super::Context;
use super::quantity::answer;
use super::tree::ItemAt;
use super::windows::{Limit, limit};
use crate::criteria::{Answer, Quantity};
use crate::facts::{Choice, Fact, FactKind};
use crate::rulebook::draft::{
    BallotValueDraft, BandRowDraft, ChoiceRowDraft, Clamp, CountedDraft, Fewer,
    GroupDraft, ListStart, MeanDraft, MeasureDraft, NobodyDraft, QuantityDraft,
    ScaleDraft, StopDraft, WindowDraft,
};
use crate::rulebook::remark::{Remark, RemarkKind};
use crate::scoring::{Award, Group, Mean, Measure, Own, Row, Scale, Stop, Target};
use crate::vocabulary::{
    BandFault, Bounds, Defect, Exact, FieldPath, Ground, Id, Points, Ratio, Span,
    prove_bands,
};

pub(super) fn stop(draft: StopDraft) -> Stop {
    match draft {
        StopDraft::None => Stop::None,
        StopDraft::At(points) => Stop::At(points.into()),
    }
}

impl Context<'_> {
    /// Seals the measure of an item; what is missing for it is reported.
    pub(super) fn measure(&mut self, item: &ItemAt<'_>) -> Option<Measure> {
        let measure_at = item.path.key("measure");
        match &item.draft.measure {
            MeasureDraft::Constant { points } => {
                Some(Measure::Constant { points: (*points).into() })
            }
            MeasureDraft::Given { of, by } => {
                let of = self.quantity(of, &measure_at.key("given").key("of"), None)?;
                Some(Measure::Given { of, by: by.clone() })
            }
            MeasureDraft::Deduct { floor, window, each } => {
                self.full_marks(item, "deductions are taken from them");
                let at = measure_at.key("deduct");
                let (window, each) = self.counted(*window, each, item, &at)?;
                Some(Measure::Deduct { floor: stop(*floor), window, each })
            }
            MeasureDraft::Award { cap, window, each } => {
                let at = measure_at.key("award");
                let (window, each) = self.counted(*window, each, item, &at)?;
                Some(Measure::Award { cap: stop(*cap), window, each })
            }
            MeasureDraft::Bands { of, rows } => {
                self.bands(of, rows, item, &measure_at.key("bands"))
            }
            MeasureDraft::Choice { of, rows } => {
                self.choices(of, rows, item, &measure_at.key("choice"))
            }
            MeasureDraft::AllOrNothing { when, otherwise } => {
                self.full_marks(item, "they are what is given when the condition is met");
                let at = measure_at.key("all_or_nothing").key("when");
                let when = self.condition(when, &at, None)?;
                Some(Measure::AllOrNothing { when, otherwise: (*otherwise).into() })
            }
            MeasureDraft::Checklist { .. } => {
                self.checklist(item, &measure_at.key("checklist"))
            }
            MeasureDraft::Share { .. } => self.share_of(item, &measure_at.key("share")),
            MeasureDraft::Target { .. } => {
                self.off_target(item, &measure_at.key("target"))
            }
            MeasureDraft::Steps { .. } => self.steps_off(item, &measure_at.key("steps")),
            MeasureDraft::Slabs { .. } => self.slabs(item, &measure_at.key("slabs")),
            MeasureDraft::Milestones { .. } => {
                self.milestones(item, &measure_at.key("milestones"))
            }
            MeasureDraft::Severity { .. } => {
                self.severity(item, &measure_at.key("severity"))
            }
            MeasureDraft::Assessed { .. } => {
                self.assessed(item, &measure_at.key("assessed"))
            }
            MeasureDraft::Ranks { .. } => self.ranks(item, &measure_at.key("ranks")),
            MeasureDraft::Raters { groups, absent_group, scale } => {
                let at = measure_at.key("raters");
                let groups = self.groups(groups, &at.key("groups"))?;
                let scale = self.scale(*scale, item, &at)?;
                Some(Measure::Raters { groups, absent_group: *absent_group, scale })
            }
            MeasureDraft::Ballots { of, values, in_denominator, nobody, scale } => {
                let at = measure_at.key("ballots");
                let fact = self.ballots(of, in_denominator, &at);
                let scale = self.scale(*scale, item, &at);
                let fact = fact?;
                let rows = self.votes(fact, values, item, &at.key("values"))?;
                let nobody = answer((*nobody).into());
                let in_denominator = in_denominator.clone().into();
                Some(Measure::Ballots {
                    of: fact,
                    rows,
                    in_denominator,
                    nobody,
                    scale: scale?,
                })
            }
        }
    }

    pub(super) fn full_marks(&mut self, item: &ItemAt<'_>, why: &'static str) {
        let is_missing = item.draft.full_marks.is_none();
        if is_missing && !self.holes.within(&item.path.key("full_marks")) {
            self.report(&item.path, Defect::FullMarksNeeded { why });
        }
    }

    fn scale(
        &mut self,
        draft: ScaleDraft,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Scale> {
        match draft {
            ScaleDraft::AsPoints => Some(Scale::AsPoints),
            ScaleDraft::OutOf(out_of) => {
                self.full_marks(item, "the mean is turned into a share of them");
                let out_of = Exact::from(out_of);
                self.above_zero("the scale", out_of, &at.key("scale").key("out_of"))?;
                Some(Scale::OutOf(out_of))
            }
        }
    }

    pub(super) fn above_zero(
        &mut self,
        what: &'static str,
        found: Exact,
        at: &FieldPath,
    ) -> Option<()> {
        if found > Exact::ZERO {
            Some(())
        } else {
            self.report(at, Defect::NotAboveZero { what, found });
            None
        }
    }

    pub(super) fn row_ground(
        &mut self,
        own: Option<&Ground>,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Ground {
        match own {
            Some(ground) => {
                self.ground(ground, &at.key("ground"));
                ground.clone()
            }
            None => item.ground.clone(),
        }
    }

    /// Seals rows, and the limit of all of them in each window.
    fn counted(
        &mut self,
        window: Option<WindowDraft>,
        rows: &[CountedDraft],
        item: &ItemAt<'_>,
        measure_at: &FieldPath,
    ) -> Option<(Option<Limit>, Box<[Award]>)> {
        let at = &measure_at.key("each");
        if rows.is_empty() && !self.holes.within(at) {
            self.report(at, Defect::NothingListed { what: "row" });
        }
        let mut sealed = Vec::with_capacity(rows.len());
        let paths = self.holes.elements(at, rows.len());
        for (row, at) in rows.iter().zip(&paths) {
            let of = self.quantity(&row.of, &at.key("of"), None);
            let ground = self.row_ground(row.ground.as_ref(), item, at);
            let points = Exact::from(row.points);
            let is_above = self.above_zero("points for each", points, &at.key("points"));
            self.row_window(row.window, of.as_ref(), at);
            let cap = row.cap.map(Exact::from);
            if let (Some(cap), Some(of)) = (cap, &of) {
                self.cap_can_bind(cap, (points, of), &at.key("cap"));
            }
            if let Some(window) = window {
                self.row_of_all(row, of.as_ref(), window.each, at);
            }
            if let (Some(of), Some(())) = (of, is_above) {
                let (window, label) = (row.window.map(limit), row.label.clone());
                sealed.push(Award { of, points, window, cap, label, ground });
            }
        }
        let is_whole = sealed.len() == rows.len() && !self.holes.within(at);
        if let Some(window) = window {
            let known = is_whole.then_some(&*sealed);
            self.window_of_all(window, known, &measure_at.key("window"));
        }
        (sealed.len() == rows.len()).then(|| (window.map(limit), sealed.into()))
    }

    /// A row's cap that its fact can never pass does nothing: worth a remark.
    fn cap_can_bind(
        &mut self,
        cap: Exact,
        (points, of): (Exact, &Quantity),
        at: &FieldPath,
    ) {
        self.above_zero("a cap", cap, at);
        let Quantity::Number { fact } = of else { return };
        let Some(most) = self.dictionary.at(*fact).and_then(Fact::domain) else { return };
        if most.most().times(points).is_some_and(|all| all <= cap) {
            let kind = RemarkKind::CapNeverBinds { cap };
            self.remarks.push(Remark::new(at.clone(), kind));
        }
    }

    fn bands(
        &mut self,
        of: &QuantityDraft,
        rows: &[BandRowDraft],
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let quantity = self.quantity(of, &at.key("of"), None);
        let at = at.key("rows");
        let grounds: Vec<Row> = rows
            .iter()
            .zip(self.holes.elements(&at, rows.len()))
            .map(|(row, at)| {
                let ground = self.row_ground(row.ground.as_ref(), item, &at);
                Row { points: row.points.into(), ground }
            })
            .collect();
        let bounds: Vec<Bounds> = rows.iter().map(|row| row.bounds).collect();
        if rows.is_empty() {
            if !self.holes.within(&at) {
                self.report(&at, Defect::NothingListed { what: "row" });
            }
            return None;
        }
        let of = quantity?;
        if !self.holes.within(&at) {
            let (domain, step) = self.domain_of(&of);
            self.cover(&bounds, domain, step, &at);
        }
        Some(Measure::Bands { of, bounds: bounds.into(), rows: grounds.into() })
    }

    /// Reports every gap and overlap of a table of bands.
    pub(super) fn cover(
        &mut self,
        bounds: &[Bounds],
        domain: Span,
        step: Option<Exact>,
        at: &FieldPath,
    ) {
        for fault in prove_bands(bounds, domain, step) {
            let defect = match fault {
                BandFault::Gap { after, before } => Defect::Gap { after, before },
                BandFault::Overlap { one, other, at } => {
                    let (low, high) = (one.min(other), one.max(other));
                    let (one, other) = (low.saturating_add(1), high.saturating_add(1));
                    Defect::Overlap { one, other, at }
                }
            };
            self.report(at, defect);
        }
    }

    fn choices(
        &mut self,
        of: &Id,
        rows: &[ChoiceRowDraft],
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Measure> {
        let is_choice = |kind: &FactKind| matches!(kind, FactKind::Choice(_));
        let fact = self.fact(of, &at.key("of"), "a choice", is_choice)?;
        let named = rows.iter().map(|row| (&row.choice, row.points, row.ground.as_ref()));
        let rows = self.rows_by_choice(fact, named.collect(), item, &at.key("rows"))?;
        Some(Measure::Choice { of: fact, rows })
    }

    fn votes(
        &mut self,
        fact: u16,
        values: &[BallotValueDraft],
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Box<[Row]>> {
        let named =
            values.iter().map(|row| (&row.choice, row.value, row.ground.as_ref()));
        self.rows_by_choice(fact, named.collect(), item, at)
    }

    /// Rows in the dictionary's order, one for each choice.
    pub(super) fn rows_by_choice(
        &mut self,
        fact: u16,
        named: Vec<(&Id, Points, Option<&Ground>)>,
        item: &ItemAt<'_>,
        at: &FieldPath,
    ) -> Option<Box<[Row]>> {
        let choices: Vec<Choice> = self
            .dictionary
            .at(fact)
            .map_or_else(Vec::new, |f| f.kind().choices().to_vec());
        let mut rows: Vec<Option<Row>> = vec![None; choices.len()];
        let paths = self.holes.elements(at, named.len());
        for ((id, points, ground), at) in named.into_iter().zip(paths) {
            let Some(place) = self.choice(fact, id, &at.key("choice")) else { continue };
            let ground = self.row_ground(ground, item, &at);
            let row = Row { points: points.into(), ground };
            let Some(slot) = rows.get_mut(usize::from(place)) else { continue };
            if slot.replace(row).is_some() {
                self.report(&at, Defect::Duplicate { what: "rows", id: id.to_string() });
            }
        }
        if !self.holes.within(at) {
            for (choice, row) in choices.iter().zip(&rows) {
                if row.is_none() {
                    let choice = choice.id.clone();
                    self.report(at, Defect::ChoiceUncovered { choice });
                }
            }
        }
        rows.into_iter().collect()
    }

    fn checklist(&mut self, item: &ItemAt<'_>, at: &FieldPath) -> Option<Measure> {
        let MeasureDraft::Checklist { start, each, floor, cap, list } =
            &item.draft.measure
        else {
            return None;
        };
        let is_from_full = *start == ListStart::Full;
        if is_from_full {
            self.full_marks(item, "what is missing is taken from them");
        }
        let (wanted, idle) = if is_from_full {
            (("floor", *floor), ("cap", *cap))
        } else {
            (("cap", *cap), ("floor", *floor))
        };
        if idle.1.is_some() {
            let why = "the list stops at its other end";
            self.report(&at.key(idle.0), Defect::AnswerIdle { key: idle.0, why });
        }
        if wanted.1.is_none() && !self.holes.within(&at.key(wanted.0)) {
            let why = "say where the list stops, or \"none\"";
            self.report(at, Defect::AnswerNeeded { key: wanted.0, why });
        }
        self.above_zero("points for each", (*each).into(), &at.key("each"));
        let list_at = at.key("list");
        if list.is_empty() && !self.holes.within(&list_at) {
            self.report(&list_at, Defect::NothingListed { what: "fact" });
        }
        let paths = self.holes.elements(&list_at, list.len());
        super::unique_at(list.iter().zip(&paths), "facts of the list", self.problems);
        let found: Vec<Option<u16>> = list
            .iter()
            .zip(&paths)
            .map(|(id, at)| {
                let is_yes_no = |kind: &FactKind| matches!(kind, FactKind::YesNo);
                self.fact(id, at, "a yes or no", is_yes_no)
            })
            .collect();
        Some(Measure::Checklist {
            is_from_full,
            each: (*each).into(),
            stop: stop(wanted.1?),
            list: found.into_iter().collect::<Option<_>>()?,
        })
    }

    fn share_of(&mut self, item: &ItemAt<'_>, at: &FieldPath) -> Option<Measure> {
        let MeasureDraft::Share { of, target, target_of, zero_target, clamp } =
            &item.draft.measure
        else {
            return None;
        };
        self.full_marks(item, "the share is a share of them");
        let of = self.quantity(of, &at.key("of"), None);
        let target = match (target, target_of) {
            (Some(target), None) => self.stated_target(*target, *zero_target, at),
            (None, Some(fact)) => self.target_fact(fact, *zero_target, at),
            _ => {
                if !self.holes.within(at) {
                    let keys = ["target", "target_of"].map(str::to_owned).to_vec();
                    self.report(at, Defect::ExactlyOne { keys });
                }
                None
            }
        };
        let is_clamped = *clamp == Clamp::Both;
        Some(Measure::Share { of: of?, target: target?, is_clamped })
    }

    fn stated_target(
        &mut self,
        target: Ratio,
        zero_target: Option<NobodyDraft>,
        at: &FieldPath,
    ) -> Option<Target> {
        if zero_target.is_some() {
            let why = "the target is a stated number";
            let defect = Defect::AnswerIdle { key: "zero_target", why };
            self.report(&at.key("zero_target"), defect);
        }
        let target = Exact::from(target);
        self.above_zero("a target", target, &at.key("target"))?;
        Some(Target::Stated(target))
    }

    fn target_fact(
        &mut self,
        fact: &Id,
        zero_target: Option<NobodyDraft>,
        at: &FieldPath,
    ) -> Option<Target> {
        let fact = self.number(fact, &at.key("target_of"))?;
        let domain = self.dictionary.at(fact).and_then(Fact::domain)?;
        self.not_negative(fact, domain.least(), &at.key("target_of"));
        let zero = match zero_target {
            Some(zero) => answer(zero.into()),
            None if self.holes.within(&at.key("zero_target")) => return None,
            None if domain.least() <= Exact::ZERO => {
                let why = "the target may be 0";
                self.report(at, Defect::AnswerNeeded { key: "zero_target", why });
                return None;
            }
            None => Answer::Undetermined,
        };
        Some(Target::Of { quantity: Quantity::Number { fact }, zero })
    }

    fn off_target(&mut self, item: &ItemAt<'_>, at: &FieldPath) -> Option<Measure> {
        let MeasureDraft::Target { of, target, base, points, per, floor, cap } =
            &item.draft.measure
        else {
            return None;
        };
        let of = self.quantity(of, &at.key("of"), None);
        let per = Exact::from(*per);
        self.above_zero("the unit", per, &at.key("per"))?;
        if let (StopDraft::At(at_least), StopDraft::At(at_most)) = (floor, cap)
            && at_least > at_most
        {
            let (at_least, at_most) = (*at_least, *at_most);
            self.report(at, Defect::LimitsCross { at_least, at_most });
        }
        Some(Measure::OffTarget {
            of: of?,
            target: (*target).into(),
            base: (*base).into(),
            points: (*points).into(),
            per,
            floor: stop(*floor),
            cap: stop(*cap),
        })
    }

    fn groups(&mut self, groups: &[GroupDraft], at: &FieldPath) -> Option<Box<[Group]>> {
        if groups.is_empty() && !self.holes.within(at) {
            self.report(at, Defect::NothingListed { what: "group" });
        }
        let paths = self.holes.elements(at, groups.len());
        let of: Vec<FieldPath> = paths.iter().map(|path| path.key("of")).collect();
        super::unique_at(groups.iter().map(|g| &g.of).zip(&of), "groups", self.problems);
        let mut sum = Some(Exact::ZERO);
        let mut sealed = Vec::with_capacity(groups.len());
        for (group, at) in groups.iter().zip(paths) {
            let is_scores = |kind: &FactKind| matches!(kind, FactKind::Scores { .. });
            let fact = self.fact(&group.of, &at.key("of"), "a list of scores", is_scores);
            let weight = Exact::from(group.weight);
            if weight <= Exact::ZERO {
                self.report(&at.key("weight"), Defect::NotAWeight { found: weight });
            }
            sum = sum.and_then(|sum| sum.plus(weight));
            let mean = self.mean(group.mean, &at.key("mean"));
            let own = fact.and_then(|fact| self.own(fact, group.own, &at));
            sealed.extend(fact.zip(own).map(|(scores, own)| Group {
                scores,
                weight,
                mean,
                own,
            }));
        }
        self.weights_sum(sum, at);
        (sealed.len() == groups.len()).then(|| sealed.into())
    }

    /// Where raters have names, what the subject's own score does must be said.
    pub(super) fn own(
        &mut self,
        fact: u16,
        draft: Option<Own>,
        at: &FieldPath,
    ) -> Option<Own> {
        let kind = self.dictionary.at(fact).map(Fact::kind);
        let are_named = matches!(kind, Some(FactKind::Scores { by_rater: true, .. }));
        match draft {
            Some(_) if !are_named => {
                let why = "the raters have no names: write `by_rater = true` in the fact";
                let defect = Defect::AnswerIdle { key: "self", why };
                self.report(&at.key("self"), defect);
                None
            }
            None if are_named => {
                if !self.holes.within(&at.key("self")) {
                    let why = "the raters have names: say whether the subject's own score \
                               is \"included\" or \"excluded\"";
                    self.report(at, Defect::AnswerNeeded { key: "self", why });
                }
                None
            }
            Some(own) => Some(own),
            None => Some(Own::Included),
        }
    }

    /// A trimmed mean leaves some score over.
    fn mean(&mut self, draft: Option<MeanDraft>, at: &FieldPath) -> Mean {
        match draft {
            None | Some(MeanDraft::Plain) => Mean::Plain,
            Some(MeanDraft::Trimmed { lowest, highest, at_least, fewer }) => {
                if lowest.saturating_add(highest) >= at_least {
                    let why = "it must be more than the raters that are left out";
                    let defect = Defect::AnswerNeeded { key: "at_least", why };
                    self.report(&at.key("trimmed"), defect);
                }
                let fewer_is_plain = fewer == Fewer::Plain;
                Mean::Trimmed { lowest, highest, at_least, fewer_is_plain }
            }
        }
    }

    /// Weights add up to one.
    pub(super) fn weights_sum(&mut self, sum: Option<Exact>, at: &FieldPath) {
        if self.holes.within(at) || sum == Some(Exact::ONE) {
            return;
        }
        self.report(at, Defect::Weights { found: sum.unwrap_or(Exact::ZERO) });
    }
}

//! Random schemes: a tree, and the way from its total to a grade.

use grassroots::rulebook::draft::{
    CombineDraft, DirectWinner, HoldDraft, MeasureDraft, SchemeDraft, StatusPolicyDraft,
    StepDraft, StrengthDraft, Winner,
};
use grassroots::scoring::{AbsentPolicy, ConditionPolicy, Excluded, Method, Phase};
use grassroots::vocabulary::{Exact, Id, Points, Ratio, Rounding, RoundingMode};

use super::blank::BLANK;
use super::facts::{Style, Wanted, id, label};
use super::rules::{Maker, points, ratio, whole};

/// What a part must know about a child.
struct Child {
    id: Id,
    has_full_marks: bool,
    is_decimal: bool,
}

/// What stands at every node.
struct Steps {
    weight: Option<Ratio>,
    hold: Option<HoldDraft>,
    round: Option<Rounding>,
}

/// A tree that grows.
struct Growing<'m> {
    maker: &'m mut Maker,
    scheme: SchemeDraft,
    items_left: usize,
}

const DEEPEST: usize = 3;

impl Maker {
    /// A scheme whose drafts all hang together.
    pub(super) fn scheme(&mut self, name: &str) -> SchemeDraft {
        let scheme = SchemeDraft::new(id(name), label(&mut self.dice), id("village"));
        let items_left = 2 + self.dice.roll(9);
        let mut growing = Growing { maker: self, scheme, items_left };
        let (combine, children) = growing.children(None, 0);
        let is_decimal = growing.is_decimal(combine.as_ref(), &children);
        let mut scheme = growing.scheme;
        scheme.excluded = self.excluded(combine.as_ref(), &children);
        scheme.combine = combine;
        scheme.full_marks = self.dice.one_in(2).then(|| whole(100));
        let steps = self.steps(true);
        scheme.weight = steps.weight;
        scheme.hold = steps.hold;
        scheme.round = steps.round;
        if !is_decimal || scheme.weight == Some(ratio("1/3")) {
            scheme.round = Some(self.rounding());
        }
        scheme.unit = self.dice.maybe(6, label);
        if scheme.unit.is_some() && scheme.round.is_none() {
            scheme.round = Some(self.rounding());
        }
        scheme.ground = self.ground();
        scheme.note = self.note();
        self.grading(&mut scheme);
        scheme
    }

    fn rounding(&mut self) -> Rounding {
        let mode = *self.dice.pick(&RoundingMode::ALL);
        match self.dice.roll(3) {
            0 => {
                let step = *self.dice.pick(&["0.5", "2.5", "10", "0.3"]);
                Rounding::to_step(step.parse().unwrap(), mode)
            }
            _ => Rounding::places(self.dice.roll(4).try_into().unwrap(), mode),
        }
        .unwrap()
    }

    fn steps(&mut self, may_weigh: bool) -> Steps {
        let weights = ["0.5", "2", "1/3", "0.4", "1.5"];
        let may_weigh = may_weigh && self.dice.one_in(3);
        let weight = may_weigh.then(|| ratio(self.dice.pick::<&str>(&weights)));
        let hold = self.dice.one_in(3).then(|| {
            let at_least: &[Option<&str>] = &[None, Some("0"), Some("-2.5"), Some("1")];
            let at_most: &[Option<&str>] = &[None, Some("1"), Some("10"), Some("12.345")];
            let mut hold = BLANK.hold;
            hold.at_least = self.dice.pick(at_least).map(points);
            hold.at_most = self.dice.pick(at_most).map(points);
            hold
        });
        let round = self.dice.one_in(3).then(|| self.rounding());
        Steps { weight, hold, round }
    }

    /// What a part does about children that are left out, as far as it can do it.
    fn excluded(
        &mut self,
        combine: Option<&CombineDraft>,
        children: &[Child],
    ) -> Option<Excluded> {
        let can_rescale = match combine {
            Some(
                CombineDraft::Net { .. }
                | CombineDraft::Product { .. }
                | CombineDraft::Stars(_),
            ) => self.dice.one_in(8),
            None | Some(CombineDraft::Sum) => children.iter().all(|c| c.has_full_marks),
            Some(_) => true,
        };
        match self.dice.roll(6) {
            0 => Some(Excluded::Zero),
            1 => Some(Excluded::Undetermined),
            // A matter of the check: most parts must say it.
            2 if self.dice.one_in(4) => None,
            _ if can_rescale => Some(Excluded::Rescale),
            _ => Some(Excluded::Zero),
        }
    }
}

impl Growing<'_> {
    /// The children of a part, and how it combines them.
    fn children(
        &mut self,
        parent: Option<&Id>,
        depth: usize,
    ) -> (Option<CombineDraft>, Vec<Child>) {
        let is_any = self.maker.facts.making.style != Style::Penalties;
        let kind = self.maker.dice.roll(if is_any { 10 } else { 7 });
        let is_weighted = kind == 6;
        let count = 1 + self.maker.dice.roll(4);
        // Parts stand before items.
        let mut parts = Vec::new();
        let mut items = Vec::new();
        for _ in 0..count {
            if depth < DEEPEST && self.maker.dice.one_in(4) {
                parts.push(self.part(parent, depth + 1, !is_weighted));
            } else if self.items_left > 0 || (parts.is_empty() && items.is_empty()) {
                items.push(self.item(parent, !is_weighted));
            }
        }
        parts.extend(items);
        let combine = match kind {
            0 | 1 => None,
            2 => Some(CombineDraft::Sum),
            3 => Some(CombineDraft::Mean),
            4 => Some(CombineDraft::Best),
            5 => Some(CombineDraft::Worst),
            6 => {
                let weights = self.maker.weights(parts.len());
                let weigh = |(child, weight): (&Child, Ratio)| {
                    let mut draft = BLANK.child_weight.clone();
                    draft.node = child.id.clone();
                    draft.weight = weight;
                    draft
                };
                Some(CombineDraft::Weighted(
                    parts.iter().zip(weights).map(weigh).collect(),
                ))
            }
            7 => {
                let line = |child: &Child| {
                    let mut draft = BLANK.child_line.clone();
                    draft.node = child.id.clone();
                    draft.line = self.maker.star_line();
                    draft
                };
                Some(CombineDraft::Stars(parts.iter().map(line).collect()))
            }
            _ => {
                let from = self.maker.dice.roll(parts.len());
                let mut others: Vec<Id> =
                    parts.iter().map(|child| child.id.clone()).collect();
                let one = others.remove(from);
                Some(if kind == 8 {
                    CombineDraft::Net { from: one, less: others }
                } else {
                    CombineDraft::Product { of: one, by: others }
                })
            }
        };
        (combine, parts)
    }

    /// Whether the value of a part is surely a decimal.
    fn is_decimal(&self, combine: Option<&CombineDraft>, children: &[Child]) -> bool {
        let is_exact = match combine {
            Some(CombineDraft::Mean | CombineDraft::Weighted(_)) => false,
            _ => !self.maker.facts.making.may_not_apply,
        };
        is_exact && children.iter().all(|child| child.is_decimal)
    }

    fn part(&mut self, parent: Option<&Id>, depth: usize, may_weigh: bool) -> Child {
        let mut part = BLANK.part.clone();
        part.id = id(&format!("part-{}", self.scheme.part.len() + 1));
        // Keeps its place before those that stand in it.
        let place = self.scheme.part.len();
        self.scheme.part.push(part.clone());
        let (combine, children) = self.children(Some(&part.id), depth);
        let is_decimal = self.is_decimal(combine.as_ref(), &children);
        let maker = &mut *self.maker;
        part.label = label(&mut maker.dice);
        part.part = parent.cloned();
        part.full_marks = full_marks(maker);
        part.excluded = maker.excluded(combine.as_ref(), &children);
        part.combine = combine;
        let steps = maker.steps(may_weigh);
        part.weight = steps.weight;
        part.hold = steps.hold;
        part.round = steps.round;
        part.ground = maker.ground();
        part.note = maker.note();
        let child = Child {
            id: part.id.clone(),
            has_full_marks: part.full_marks.is_some(),
            is_decimal: part.round.is_some()
                || (is_decimal && part.weight != Some(ratio("1/3"))),
        };
        self.scheme.part[place] = part;
        child
    }

    fn item(&mut self, parent: Option<&Id>, may_weigh: bool) -> Child {
        self.items_left = self.items_left.saturating_sub(1);
        let maker = &mut *self.maker;
        let mut item = BLANK.item.clone();
        item.id = id(&format!("item-{}", self.scheme.item.len() + 1));
        item.label = label(&mut maker.dice);
        item.part = parent.cloned();
        item.measure = maker.measure();
        item.gate = maker.gate();
        item.zero_if = maker.zero_if();
        item.full_marks = full_marks(maker);
        if item.full_marks.is_none() && needs_full_marks(&item.measure) {
            item.full_marks = Some(whole(10));
        }
        item.phase = maker.dice.maybe(5, |dice| dice.pick(&Phase::ALL).1);
        item.method = maker.dice.maybe(5, |dice| dice.pick(&Method::ALL).1);
        let reads_nothing = matches!(item.measure, MeasureDraft::Constant { .. });
        item.absent = match maker.dice.roll(4) {
            _ if reads_nothing => None,
            0 => Some(AbsentPolicy::Required),
            1 => Some(AbsentPolicy::Excluded),
            _ => Some(AbsentPolicy::Points(maker.points())),
        };
        let steps = maker.steps(may_weigh);
        item.weight = steps.weight;
        item.hold = steps.hold;
        item.round = steps.round;
        if maker.dice.one_in(2) && !is_decimal(&item.measure) {
            item.round = Some(maker.rounding());
        }
        item.ground = maker.ground();
        item.note = maker.note();
        let child = Child {
            id: item.id.clone(),
            has_full_marks: item.full_marks.is_some(),
            is_decimal: item.round.is_some()
                || (is_decimal(&item.measure) && item.weight != Some(ratio("1/3"))),
        };
        self.scheme.item.push(item);
        child
    }
}

fn full_marks(maker: &mut Maker) -> Option<Points> {
    (!maker.dice.one_in(6)).then(|| whole(*maker.dice.pick(&[10, 5, 60, 100, 1])))
}

const fn needs_full_marks(measure: &MeasureDraft) -> bool {
    !matches!(
        measure,
        MeasureDraft::Constant { .. }
            | MeasureDraft::Given { .. }
            | MeasureDraft::Award { .. }
            | MeasureDraft::Bands { .. }
            | MeasureDraft::Choice { .. }
            | MeasureDraft::Slabs { .. }
            | MeasureDraft::Milestones { .. }
            | MeasureDraft::Assessed { .. }
    )
}

/// Whether all points of a measure are surely decimals.
const fn is_decimal(measure: &MeasureDraft) -> bool {
    matches!(
        measure,
        MeasureDraft::Constant { .. }
            | MeasureDraft::Bands { .. }
            | MeasureDraft::Choice { .. }
            | MeasureDraft::AllOrNothing { .. }
            | MeasureDraft::Checklist { .. }
            | MeasureDraft::Milestones { .. }
            | MeasureDraft::Severity { .. }
    )
}

impl Maker {
    /// Lines that cover everything, and steps of all kinds.
    fn grading(&mut self, scheme: &mut SchemeDraft) {
        let parts = scheme.part.iter().map(|part| &part.id);
        let items = scheme.item.iter().map(|item| &item.id);
        self.nodes = parts.chain(items).chain([&scheme.id]).cloned().collect();
        scheme.zero_clearing = self.steps_of("zero", |_, _| {});
        self.grades(scheme);
        let grades: Vec<Id> = scheme.grade.iter().map(|grade| grade.id.clone()).collect();
        if grades.is_empty() {
            let ranking = |_: &mut Maker, step: &mut StepDraft| {
                step.strength = Some(StrengthDraft::OutOfRanking);
            };
            scheme.veto = self.steps_of("veto", ranking);
            return;
        }
        let one = |maker: &mut Maker| Some(maker.dice.pick(&grades).clone());
        scheme.direct = self.steps_of("direct", |maker, step| step.grade = one(maker));
        scheme.floor = self.steps_of("floor", |maker, step| step.at_least = one(maker));
        scheme.cap = self.steps_of("cap", |maker, step| step.at_most = one(maker));
        scheme.veto = self.steps_of("veto", |maker, step| {
            step.strength = Some(match maker.dice.roll(3) {
                0 => StrengthDraft::OutOfRanking,
                1 => StrengthDraft::Lowest,
                _ => StrengthDraft::BarsAbove(maker.dice.pick(&grades).clone()),
            });
        });
        scheme.several_direct = Some(self.dice.pick(&DirectWinner::ALL).1);
        scheme.floor_meets_cap = Some(self.dice.pick(&Winner::ALL).1);
    }

    fn grades(&mut self, scheme: &mut SchemeDraft) {
        let cuts = ["-5", "0", "1", "5", "9.99", "10", "12.345", "33", "60", "80"];
        let most = self.dice.roll(5);
        if most == 0 {
            return;
        }
        let mut cuts: Vec<Exact> =
            (1..most).map(|_| self.dice.pick(&cuts).parse().unwrap()).collect();
        cuts.sort();
        cuts.dedup();
        let statuses = self.statuses(scheme);
        let count = cuts.len() + 1;
        let mut lines = vec![Vec::new(); count];
        for (above, status) in (0_i64..).zip(statuses) {
            let cuts: Vec<Exact> =
                cuts.iter().map(|cut| cut.plus(Exact::whole(above)).unwrap()).collect();
            for (slot, line) in lines.iter_mut().zip(self.cover(&cuts).into_iter().rev())
            {
                slot.push((status.clone(), line));
            }
        }
        let last = count - 1;
        for (place, lines) in lines.into_iter().enumerate() {
            let mut grade = BLANK.grade.clone();
            grade.id = id(&format!("grade-{}", place + 1));
            grade.label = label(&mut self.dice);
            for (status, line) in lines {
                let Some(status) = status else {
                    grade.line = line;
                    continue;
                };
                let mut of_one = BLANK.status_line.clone();
                of_one.one_of = vec![status];
                of_one.line = line;
                grade.lines.push(of_one);
            }
            if place < last && self.dice.one_in(4) {
                grade.needs = Some(self.condition(2));
                grade.needs_absent = Some(self.policy());
            }
            grade.ground = self.ground();
            grade.note = self.note();
            scheme.grade.push(grade);
        }
    }

    /// The statuses by which lines differ; none where they are the same for all.
    fn statuses(&mut self, scheme: &mut SchemeDraft) -> Vec<Option<Id>> {
        if !self.dice.one_in(4) {
            return vec![None];
        }
        let of = self.facts.want(&mut self.dice, Wanted::Choice);
        let fact = self.facts.fact(&of).clone();
        let statuses: Vec<Id> =
            fact.kind.choices().iter().map(|choice| choice.id.clone()).collect();
        let policy = |maker: &mut Maker| match maker.dice.roll(2) {
            0 => StatusPolicyDraft::Undetermined,
            _ => StatusPolicyDraft::As(maker.dice.pick(&statuses).clone()),
        };
        let mut by = BLANK.lines_by.clone();
        by.of = of;
        by.absent = policy(self);
        by.not_applicable = fact.may_not_apply.then(|| policy(self));
        scheme.lines_by = Some(by);
        statuses.into_iter().map(Some).collect()
    }

    fn policy(&mut self) -> ConditionPolicy {
        self.dice.pick(&ConditionPolicy::ALL).1
    }

    /// None, one or two steps.
    fn steps_of(
        &mut self,
        name: &str,
        fill: impl Fn(&mut Maker, &mut StepDraft),
    ) -> Vec<StepDraft> {
        let count = *self.dice.pick(&[0, 0, 1, 2]);
        let mut steps = Vec::new();
        for place in 1..=count {
            let mut step = BLANK.step.clone();
            step.id = id(&format!("{name}-{place}"));
            step.label = label(&mut self.dice);
            step.when = self.condition(3);
            step.absent = self.policy();
            step.ground = self.ground();
            step.note = self.note();
            fill(self, &mut step);
            steps.push(step);
        }
        steps
    }
}

//! Random measures, and the gates before them.

use grassroots::facts::{Choice, FactKind};
use grassroots::rulebook::draft::{
    BandRowDraft, Clamp, ConditionDraft, CountedDraft, Counting, Fewer, GateDraft,
    ListStart, MeanDraft, MeasureDraft, NobodyDraft, QuantityDraft, ScaleDraft, Several,
    StopDraft, WindowDraft,
};
use grassroots::scoring::{Excluded, Form, Own, StepMode};
use grassroots::vocabulary::{Bounds, Exact, Id, Points, Window};

use super::blank::BLANK;
use super::facts::{Style, Wanted, label};
use super::rules::{Maker, exact, points, ratio, whole};

impl Maker {
    /// Bands over a quantity, from the lowest or in any order.
    fn rows(&mut self, of: &QuantityDraft, in_any_order: bool) -> Vec<BandRowDraft> {
        let all = match of {
            QuantityDraft::Fact(fact) => {
                let mut cuts = self.cuts_of(fact);
                cuts.sort();
                cuts.dedup();
                cuts
            }
            QuantityDraft::Count(_)
            | QuantityDraft::Windows(_)
            | QuantityDraft::Since(_)
            | QuantityDraft::Service(_)
            | QuantityDraft::Periods { .. } => ["1", "2", "4"].map(exact).to_vec(),
            _ => ["0", "1/3", "0.5", "1"].map(exact).to_vec(),
        };
        let mut cuts: Vec<Exact> =
            all.into_iter().filter(|_| self.dice.one_in(2)).collect();
        if self.is_read_once() {
            // Between two cuts there may be no value.
            cuts.truncate(1);
        }
        let mut bounds = self.cover(&cuts);
        if in_any_order && self.dice.one_in(2) {
            bounds.reverse();
        }
        let row = |bounds: Bounds| {
            let mut row = BLANK.band.clone();
            row.bounds = bounds;
            row.points = self.points();
            row.ground = self.ground();
            row.note = self.note();
            row
        };
        bounds.into_iter().map(row).collect()
    }

    pub(super) fn stop(&mut self, at: &[&str]) -> StopDraft {
        match self.dice.roll(2) {
            0 => StopDraft::None,
            _ => StopDraft::At(points(self.dice.pick::<&str>(at))),
        }
    }

    pub(super) fn counted(&mut self, of: QuantityDraft) -> CountedDraft {
        let mut row = BLANK.counted.clone();
        row.of = of;
        row.points = self.above_zero();
        let is_dated = match &row.of {
            QuantityDraft::Count(of) | QuantityDraft::Sum(of) => {
                of.most_in.is_none() && of.least_in.is_none() && of.last.is_none()
            }
            _ => false,
        };
        if is_dated && !self.is_read_once() && self.dice.one_in(3) {
            let mut window = BLANK.window;
            window.each = self.dice.pick(&Window::ALL).1;
            window.cap = self.above_zero();
            row.window = Some(window);
        }
        row.cap = self.dice.one_in(3).then(|| self.above_zero());
        row.label = self.dice.maybe(5, label);
        row.ground = self.ground();
        row.note = self.note();
        row
    }

    fn each(&mut self) -> (Option<WindowDraft>, Vec<CountedDraft>) {
        if self.dice.one_in(3) && !self.is_read_once() {
            return self.together();
        }
        let count = 1 + self.dice.roll(3);
        let mut rows = Vec::new();
        for _ in 0..count {
            let of = self.quantity(1);
            rows.push(self.counted(of));
        }
        (None, rows)
    }

    /// Rows that have one limit in each window together.
    fn together(&mut self) -> (Option<WindowDraft>, Vec<CountedDraft>) {
        let mut window = BLANK.window;
        window.each = self.dice.pick(&Window::ALL).1;
        window.cap = self.above_zero();
        let mut rows = Vec::new();
        for _ in 0..2 + self.dice.roll(2) {
            let of = self.in_period();
            let mut row = self.counted(of);
            row.cap = None;
            row.window = row.window.filter(|own| own.each.lies_within(window.each));
            rows.push(row);
        }
        (Some(window), rows)
    }

    fn scale(&mut self) -> ScaleDraft {
        match self.dice.roll(2) {
            0 => ScaleDraft::AsPoints,
            _ => ScaleDraft::OutOf(whole(*self.dice.pick(&[100, 10, 3]))),
        }
    }

    fn nobody(&mut self) -> NobodyDraft {
        match self.dice.roll(2) {
            0 => NobodyDraft::Undetermined,
            _ => NobodyDraft::Points(self.points()),
        }
    }

    /// A measure of any kind; the item has full marks.
    pub(super) fn measure(&mut self) -> MeasureDraft {
        if self.facts.making.style == Style::Penalties {
            return self.penalty();
        }
        let sides = if self.is_read_once() { 18 } else { 19 };
        match self.dice.roll(sides) {
            0 => MeasureDraft::Constant { points: self.points() },
            1 => MeasureDraft::Given { of: self.quantity(1), by: label(&mut self.dice) },
            2 => self.deduct(),
            3 => {
                let cap = self.stop(&["5", "20", "1"]);
                let (window, each) = self.each();
                MeasureDraft::Award { cap, window, each }
            }
            4 => {
                let of = self.quantity(1);
                let rows = self.rows(&of, true);
                MeasureDraft::Bands { of, rows }
            }
            5 => self.choice(),
            6 => {
                let when = self.condition(2);
                MeasureDraft::AllOrNothing { when, otherwise: self.points() }
            }
            7 | 8 => self.checklist(),
            9 => self.share(),
            10 => MeasureDraft::Target {
                of: self.quantity(1),
                target: ratio(self.dice.pick::<&str>(&["0", "0.5", "1/3", "10", "1"])),
                base: self.points(),
                points: self.points(),
                per: ratio(self.dice.pick::<&str>(&["1", "0.01", "0.5", "3", "10"])),
                floor: self.stop(&["0", "-5"]),
                cap: self.stop(&["5", "20"]),
            },
            11 => self.raters(),
            12 => self.ballots(),
            13 => self.steps_off(),
            14 => self.slabs(),
            15 => self.milestones(),
            16 => self.severity(),
            17 => {
                let of = self.facts.want(&mut self.dice, Wanted::Scores);
                let per_rank = ratio(self.dice.pick::<&str>(&["0.1", "1/3", "2"]));
                let own = self.own(&of);
                MeasureDraft::Ranks { of, per_rank, own }
            }
            _ => self.assessed(),
        }
    }

    /// A measure that falls with what it counts.
    fn penalty(&mut self) -> MeasureDraft {
        if self.dice.one_in(4) {
            return self.severity();
        }
        if self.dice.one_in(3) {
            let list = self.list();
            let (each, floor) = (self.above_zero(), Some(self.stop(&["0", "-5", "2"])));
            let start = ListStart::Full;
            MeasureDraft::Checklist { start, each, floor, cap: None, list }
        } else {
            self.deduct()
        }
    }

    fn deduct(&mut self) -> MeasureDraft {
        let floor = self.stop(&["0", "-5", "50"]);
        let (window, each) = self.each();
        MeasureDraft::Deduct { floor, window, each }
    }

    fn choice(&mut self) -> MeasureDraft {
        let of = self.facts.want(&mut self.dice, Wanted::Choice);
        let choices = self.facts.fact(&of).kind.choices().to_vec();
        let row = |choice: &Choice| {
            let mut row = BLANK.choice.clone();
            row.choice = choice.id.clone();
            row.points = self.points();
            row.ground = self.ground();
            row.note = self.note();
            row
        };
        let rows = choices.iter().rev().map(row).collect();
        MeasureDraft::Choice { of, rows }
    }

    fn list(&mut self) -> Vec<Id> {
        let mut list = Vec::new();
        for _ in 0..=self.dice.roll(4) {
            list.push(self.facts.want_other(&mut self.dice, Wanted::YesNo, &list));
        }
        list
    }

    fn checklist(&mut self) -> MeasureDraft {
        let list = self.list();
        let each = self.above_zero();
        if self.dice.one_in(2) {
            let floor = Some(self.stop(&["0", "-5", "2"]));
            MeasureDraft::Checklist {
                start: ListStart::Full,
                each,
                floor,
                cap: None,
                list,
            }
        } else {
            let cap = Some(self.stop(&["5", "1"]));
            MeasureDraft::Checklist {
                start: ListStart::Zero,
                each,
                floor: None,
                cap,
                list,
            }
        }
    }

    fn share(&mut self) -> MeasureDraft {
        let of = self.quantity(1);
        let clamp = *self.dice.pick(&[Clamp::Both, Clamp::None]);
        let (mut target, mut target_of, mut zero_target) = (None, None, None);
        if !self.is_read_once() && self.dice.one_in(2) {
            target_of = Some(self.facts.want(&mut self.dice, Wanted::Divisor));
            zero_target = Some(self.nobody());
        } else {
            target =
                Some(ratio(self.dice.pick::<&str>(&["1", "0.5", "100", "1/3", "7"])));
        }
        MeasureDraft::Share { of, target, target_of, zero_target, clamp }
    }

    fn steps_off(&mut self) -> MeasureDraft {
        let form = self.dice.pick(&Form::ALL).1;
        let (mut floor, mut cap) = (None, None);
        match form {
            Form::Rising => cap = Some(self.stop(&["5", "20"])),
            Form::Shortfall | Form::Excess => floor = Some(self.stop(&["0", "-5"])),
        }
        MeasureDraft::Steps {
            of: self.quantity(1),
            target: ratio(self.dice.pick::<&str>(&["1", "0.5", "1/3", "10", "0"])),
            per: ratio(self.dice.pick::<&str>(&["1", "0.5", "3", "0.01"])),
            points: self.above_zero(),
            part_step: self.dice.pick(&StepMode::ALL).1,
            form,
            floor,
            cap,
        }
    }

    fn slabs(&mut self) -> MeasureDraft {
        let ends = ["0", "0.5", "1", "3", "10"].map(ratio);
        let first = self.dice.roll(2);
        let count = 1 + self.dice.roll(3);
        let mut rows = Vec::new();
        for place in first..first + count {
            let mut row = BLANK.slab.clone();
            row.above = ends[place];
            let is_last = place + 1 == first + count;
            row.up_to = (!is_last || self.dice.one_in(2)).then(|| ends[place + 1]);
            row.per = ratio(self.dice.pick::<&str>(&["1", "0.5", "1/3"]));
            row.points = self.above_zero();
            row.cap = self.dice.one_in(3).then(|| self.above_zero());
            row.ground = self.ground();
            row.note = self.note();
            rows.push(row);
        }
        MeasureDraft::Slabs {
            of: self.quantity(1),
            whole_units: self.dice.one_in(2),
            cap: self.stop(&["5", "20"]),
            rows,
        }
    }

    fn milestones(&mut self) -> MeasureDraft {
        let levels = ["0", "1/3", "1", "2.5", "10"].map(ratio);
        let levels = self.dice.some_of(&levels);
        let counting = self.dice.pick(&Counting::ALL).1;
        let mut rows = Vec::new();
        let mut least = Points::ZERO;
        for level in levels {
            let mut row = BLANK.milestone.clone();
            row.at_least = level;
            let points = self.above_zero();
            // A better level never has fewer points.
            least = least.plus(points).unwrap();
            row.points = if counting == Counting::Best { least } else { points };
            row.ground = self.ground();
            row.note = self.note();
            rows.push(row);
        }
        MeasureDraft::Milestones { of: self.quantity(1), counting, rows }
    }

    fn severity(&mut self) -> MeasureDraft {
        let of = self.facts.want(&mut self.dice, Wanted::Events);
        let kinds = self.facts.fact(&of).kind.choices().to_vec();
        let row = |kind: &Choice| {
            let mut row = BLANK.severity.clone();
            row.kind = kind.id.clone();
            row.points = self.above_zero();
            row.ground = self.ground();
            row.note = self.note();
            row
        };
        let rows = kinds.iter().rev().map(row).collect();
        let is_penalty = self.facts.making.style == Style::Penalties;
        let start =
            if is_penalty { ListStart::Full } else { self.dice.pick(&ListStart::ALL).1 };
        let (mut floor, mut cap) = (None, None);
        match start {
            ListStart::Full => floor = Some(self.stop(&["0", "-5"])),
            ListStart::Zero => cap = Some(self.stop(&["5", "20"])),
        }
        let several = self.dice.pick(&Several::ALL).1;
        MeasureDraft::Severity { of, several, start, floor, cap, rows }
    }

    fn assessed(&mut self) -> MeasureDraft {
        let decided = self.facts.want(&mut self.dice, Wanted::Decision);
        let of = self.quantity(1);
        let or = self.dice.one_in(3).then(|| self.quantity(1));
        let bands = self.rows(&of, false);
        let row = |BandRowDraft { bounds, ground, note, .. }: BandRowDraft| {
            let mut row = BLANK.assessed.clone();
            row.bounds = bounds;
            row.or = (or.is_some() && self.dice.one_in(2))
                .then(|| self.bounds(&["0", "1", "5", "10"]));
            let least = *self.dice.pick(&[0, 1, 5]);
            row.least = whole(least);
            row.most = whole(least + self.dice.pick(&[0, 2, 7]));
            row.ground = ground;
            row.note = note;
            row
        };
        let rows = bands.into_iter().map(row).collect();
        MeasureDraft::Assessed { decided, of, or, rows }
    }

    /// A condition before a measure, or none.
    pub(super) fn gate(&mut self) -> Option<GateDraft> {
        if self.facts.making.style == Style::Penalties || !self.dice.one_in(8) {
            return None;
        }
        let mut gate = BLANK.gate.clone();
        gate.when = self.condition(1);
        gate.otherwise = self.points();
        Some(gate)
    }

    pub(super) fn zero_if(&mut self) -> Option<ConditionDraft> {
        let is_penalty = self.facts.making.style == Style::Penalties;
        (!is_penalty && self.dice.one_in(8)).then(|| self.condition(1))
    }

    fn raters(&mut self) -> MeasureDraft {
        let count = 1 + self.dice.roll(3);
        let weights = self.weights(count);
        let mut groups = Vec::new();
        let mut taken = Vec::new();
        for weight in weights {
            let mut group = BLANK.group.clone();
            group.of = self.facts.want_other(&mut self.dice, Wanted::Scores, &taken);
            group.weight = weight;
            group.own = self.own(&group.of);
            group.mean = if self.is_read_once() { None } else { self.mean() };
            taken.push(group.of.clone());
            groups.push(group);
        }
        let policies = Excluded::ALL.map(|(_, policy)| policy);
        let absent_group = *self.dice.pick(&policies);
        MeasureDraft::Raters { groups, absent_group, scale: self.scale() }
    }

    /// What the subject's own score does, where raters have names.
    fn own(&mut self, fact: &Id) -> Option<Own> {
        let kind = &self.facts.fact(fact).kind;
        let are_named = matches!(kind, FactKind::Scores { by_rater: true, .. });
        are_named.then(|| self.dice.pick(&Own::ALL).1)
    }

    /// How the mean of a group is taken.
    fn mean(&mut self) -> Option<MeanDraft> {
        match self.dice.roll(5) {
            0..=2 => None,
            3 => Some(MeanDraft::Plain),
            _ => {
                let (lowest, highest) =
                    *self.dice.pick(&[(1, 1), (1, 0), (0, 1), (0, 0)]);
                let at_least = lowest + highest + self.dice.pick(&[1, 1, 2]);
                let fewer = self.dice.pick(&Fewer::ALL).1;
                Some(MeanDraft::Trimmed { lowest, highest, at_least, fewer })
            }
        }
    }

    fn ballots(&mut self) -> MeasureDraft {
        let of = self.facts.want(&mut self.dice, Wanted::Ballots);
        let choices = self.facts.fact(&of).kind.choices().to_vec();
        let value = |choice: &Choice| {
            let mut row = BLANK.ballot.clone();
            row.choice = choice.id.clone();
            row.value = self.points();
            row.ground = self.ground();
            row.note = self.note();
            row
        };
        let values = choices.iter().rev().map(value).collect();
        let in_denominator = self.tallies(&of);
        let (nobody, scale) = (self.nobody(), self.scale());
        MeasureDraft::Ballots { of, values, in_denominator, nobody, scale }
    }
}

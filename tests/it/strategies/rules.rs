//! Random quantities and conditions over facts that are made on the way.

use grassroots::facts::{FactKind, Tally};
use grassroots::rulebook::draft::{AnswerDraft, ConditionDraft, QuantityDraft};
use grassroots::vocabulary::{Bounds, Exact, Ground, Id, Points, Ratio};

use super::dice::Dice;
use super::facts::{Facts, Style, Wanted, id, note, text};

/// Dice, and the facts made so far.
pub(super) struct Maker {
    pub(super) dice: Dice,
    pub(super) facts: Facts,
    /// Nodes whose score a condition may read; none inside the tree.
    pub(super) nodes: Vec<Id>,
}

pub(super) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

pub(super) fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

pub(super) fn whole(number: i64) -> Points {
    Points::whole(number).unwrap()
}

pub(super) fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

impl Maker {
    /// Points around zero.
    pub(super) fn points(&mut self) -> Points {
        let texts =
            ["0", "1", "2", "5", "10", "100", "0.5", "12.5", "-1", "-7.25", "33.333333"];
        points(self.dice.pick::<&str>(&texts))
    }

    pub(super) fn above_zero(&mut self) -> Points {
        let texts = ["1", "2", "5", "0.5", "10", "1.25", "0.01", "100"];
        points(self.dice.pick::<&str>(&texts))
    }

    pub(super) fn ground(&mut self) -> Option<Ground> {
        self.dice.maybe(9, |dice| {
            let ours = dice.maybe(3, text);
            match dice.roll(5) {
                0 => Ground::Assumed { reason: text(dice) },
                4 => Ground::Decided { decision: text(dice) },
                1 => Ground::Published { source: id("report"), at: None, ours },
                2 => {
                    let at = Some(note(dice));
                    Ground::Published { source: id("report"), at, ours }
                }
                _ => Ground::Stated { source: id("speech"), at: note(dice), ours },
            }
        })
    }

    pub(super) fn note(&mut self) -> Option<String> {
        self.dice.maybe(15, note)
    }

    pub(super) fn is_read_once(&self) -> bool {
        self.facts.making.style == Style::ReadOnce
    }

    pub(super) fn number(&mut self) -> Id {
        self.facts.want(&mut self.dice, Wanted::Number)
    }

    /// What is read; `deeper` conditions may stand in it.
    pub(super) fn quantity(&mut self, deeper: usize) -> QuantityDraft {
        let sides = match self.facts.making.style {
            Style::Any if deeper > 0 => 18,
            Style::Any => 17,
            Style::ReadOnce => 14,
            Style::Penalties => 6,
        };
        match self.dice.roll(sides) {
            0..=3 => QuantityDraft::Fact(self.number()),
            4..=6 => self.tallied(),
            7 => self.since(),
            8 => self.service(),
            9 => self.change(),
            10 | 11 => self.over(),
            12 => self.such_periods(),
            13 => self.such_windows(),
            14 | 15 => self.quotient(2),
            16 => self.votes(),
            _ => QuantityDraft::When(Box::new(self.condition(deeper - 1))),
        }
    }

    /// One number divided by another; up to so many divisions stand in each other.
    fn quotient(&mut self, deep: usize) -> QuantityDraft {
        let of = match self.dice.roll(6) {
            0 => self.tallied(),
            1 => self.over(),
            2 => self.change(),
            3 if deep > 0 => self.quotient(deep - 1),
            _ => QuantityDraft::Fact(self.number()),
        };
        let by = match self.dice.roll(10) {
            0 => self.tallied(),
            1 => self.over(),
            2 => self.such_periods(),
            3 => self.service(),
            4 => self.votes(),
            5 if deep > 0 => self.quotient(deep - 1),
            6 => self.such_windows(),
            _ => QuantityDraft::Fact(self.facts.want(&mut self.dice, Wanted::Divisor)),
        };
        let zero = match self.dice.roll(3) {
            0 => AnswerDraft::Undetermined,
            1 => AnswerDraft::Value(ratio("0")),
            _ => AnswerDraft::Value(ratio("1/3")),
        };
        QuantityDraft::Share { of: Box::new(of), r#in: Box::new(by), zero: Some(zero) }
    }

    fn votes(&mut self) -> QuantityDraft {
        let of = self.facts.want(&mut self.dice, Wanted::Ballots);
        QuantityDraft::Votes {
            choices: self.choices(&of),
            in_denominator: self.tallies(&of),
            nobody: match self.dice.roll(2) {
                0 => AnswerDraft::Undetermined,
                _ => AnswerDraft::Value(ratio("0.5")),
            },
            of,
        }
    }

    pub(super) fn choices(&mut self, fact: &Id) -> Vec<Id> {
        let choices = self.facts.fact(fact).kind.choices();
        let ids: Vec<Id> = choices.iter().map(|choice| choice.id.clone()).collect();
        self.dice.some_of(&ids)
    }

    pub(super) fn tallies(&mut self, fact: &Id) -> Vec<Tally> {
        let FactKind::Ballots { also, .. } = &self.facts.fact(fact).kind else {
            return vec![];
        };
        also.iter().copied().filter(|_| self.dice.one_in(3)).collect()
    }

    /// A condition with others in it, at most `deeper` deep.
    pub(super) fn condition(&mut self, deeper: usize) -> ConditionDraft {
        let sides = if deeper == 0 { 6 } else { 10 };
        match self.dice.roll(sides) {
            0 => ConditionDraft::Yes(self.facts.want(&mut self.dice, Wanted::YesNo)),
            1 => ConditionDraft::No(self.facts.want(&mut self.dice, Wanted::YesNo)),
            2 => {
                let of = self.facts.want(&mut self.dice, Wanted::Choice);
                let mut one_of = self.choices(&of);
                let all = self.facts.fact(&of).kind.choices().len();
                if self.is_read_once() && one_of.len() == all {
                    // All of them would be no question.
                    one_of.pop();
                    if one_of.is_empty() {
                        return ConditionDraft::Yes(
                            self.facts.want(&mut self.dice, Wanted::YesNo),
                        );
                    }
                }
                ConditionDraft::Choice { of, one_of }
            }
            3..=5 => self.comparison(deeper),
            6 => ConditionDraft::AllOf(self.several(deeper)),
            7 => ConditionDraft::AnyOf(self.several(deeper)),
            8 => {
                let of = self.several(deeper);
                let n = u32::try_from(1 + self.dice.roll(of.len())).unwrap();
                ConditionDraft::AtLeast { n, of }
            }
            _ => ConditionDraft::Not(Box::new(self.condition(deeper - 1))),
        }
    }

    fn several(&mut self, deeper: usize) -> Vec<ConditionDraft> {
        let count = 1 + self.dice.roll(3);
        (0..count).map(|_| self.condition(deeper - 1)).collect()
    }

    fn comparison(&mut self, deeper: usize) -> ConditionDraft {
        if !self.nodes.is_empty() && self.dice.one_in(2) {
            let node = self.dice.pick(&self.nodes).clone();
            let bounds = self.bounds(&["0", "1", "5", "10", "0.5", "60"]);
            return ConditionDraft::Number { of: QuantityDraft::Score(node), bounds };
        }
        let of = if self.is_read_once() {
            QuantityDraft::Fact(self.number())
        } else {
            self.quantity(deeper)
        };
        let bounds = match &of {
            QuantityDraft::Fact(fact) => {
                let cuts = self.cuts_of(fact);
                let cut = *self.dice.pick(&cuts);
                self.one_end(cut)
            }
            // From none on, and at least once.
            QuantityDraft::Windows(_)
            | QuantityDraft::Since(_)
            | QuantityDraft::Service(_) => self.one_end(exact("1")),
            QuantityDraft::Count(_) | QuantityDraft::Periods { .. } => {
                self.bounds(&["0", "1", "2", "5"])
            }
            _ => self.bounds(&["0", "0.5", "1", "1/3", "2"]),
        };
        ConditionDraft::Number { of, bounds }
    }

    /// Values of a number's domain that are not its least.
    pub(super) fn cuts_of(&self, fact: &Id) -> Vec<Exact> {
        let kind = &self.facts.fact(fact).kind;
        let (domain, step) = (kind.domain().unwrap(), kind.step().unwrap());
        let (least, most) = (domain.least(), domain.most());
        let middle = least.plus(most).unwrap().times(exact("0.5")).unwrap();
        let cuts = [least.plus(step).unwrap(), most, middle];
        cuts.into_iter().filter(|cut| *cut > least && *cut <= most).collect()
    }

    /// Reached or not reached, worded one way or the other; never idle in a domain that the
    /// cut divides.
    pub(super) fn one_end(&mut self, cut: Exact) -> Bounds {
        match self.dice.roll(2) {
            0 => Bounds::new(Some(cut), None, None, None),
            _ => Bounds::new(None, None, None, Some(cut)),
        }
        .unwrap()
    }

    /// A line for a star; with two ends a value between those that it can have may cross it.
    pub(super) fn star_line(&mut self) -> Bounds {
        let cuts = ["0", "1", "5", "10", "0.5"];
        if self.is_read_once() {
            let cut = exact(self.dice.pick::<&str>(&cuts));
            return self.one_end(cut);
        }
        self.bounds(&cuts)
    }

    pub(super) fn bounds(&mut self, cuts: &[&str]) -> Bounds {
        let low = exact(self.dice.pick::<&str>(cuts));
        let high = low.plus(exact(self.dice.pick::<&str>(&["1", "0.5", "10"])));
        match self.dice.roll(6) {
            0 => Bounds::new(Some(low), None, None, None),
            1 => Bounds::new(None, Some(low), None, None),
            2 => Bounds::new(None, None, Some(low), None),
            3 => Bounds::new(None, None, None, Some(low)),
            4 => Bounds::new(Some(low), None, None, high),
            _ => Bounds::new(None, Some(low), high, None),
        }
        .unwrap()
    }

    /// A table of bands that covers everything, cut at these values from low to high.
    pub(super) fn cover(&mut self, cuts: &[Exact]) -> Vec<Bounds> {
        let mut below: Vec<Bounds> = Vec::new();
        // The lower end of the next band: the value, and whether it is inside.
        let mut lower: Option<(Exact, bool)> = None;
        let ends = cuts.iter().copied().map(Some).chain([None]);
        for cut in ends {
            let goes_up = self.dice.one_in(2);
            let (at_least, above) = match lower {
                Some((value, true)) => (Some(value), None),
                Some((value, false)) => (None, Some(value)),
                None => (None, None),
            };
            let (at_most, under) = match (cut, goes_up) {
                (Some(cut), false) => (None, Some(cut)),
                (Some(cut), true) => (Some(cut), None),
                (None, _) => (None, None),
            };
            below.push(Bounds::new(at_least, above, at_most, under).unwrap());
            lower = cut.map(|cut| (cut, !goes_up));
        }
        below
    }

    /// So many weights that add up to one.
    pub(super) fn weights(&mut self, count: usize) -> Vec<Ratio> {
        let parts: Vec<i64> =
            (0..count).map(|_| *self.dice.pick(&[1, 2, 3, 5])).collect();
        let sum = parts.iter().sum();
        parts.into_iter().map(|part| Ratio::of(part, sum).unwrap()).collect()
    }
}

//! § Quantities, and the conditions over them (§ What is not known: Kleene's logic).

use std::collections::BTreeMap;

use grassroots::facts::{Raw, Tally};
use grassroots::rulebook::draft::{
    AnswerDraft, ChangeDraft, ConditionDraft, QuantityDraft,
};
use grassroots::vocabulary::{Bounds, Id, Verdict, Window};
use num_traits::{One, Zero};

use super::number::{Number, Range, is_above_lower, is_below_upper, is_inside, number};
use super::sheet::{Facts, Said, month_or_week_of, stated, under};

/// Whether something could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    Known,
    /// A fact is absent: the range is everything that it may be.
    Absent,
    /// What is read does not apply to the subject.
    NotApplicable,
    /// All facts are known and do not tell: a division by zero without a stated result.
    CannotTell,
}

impl State {
    /// Of several facts that one number needs: it does not apply unless all of them do.
    pub(super) fn of_one(states: &[State]) -> State {
        let order = [State::NotApplicable, State::Absent, State::CannotTell];
        order.into_iter().find(|state| states.contains(state)).unwrap_or(State::Known)
    }

    /// Of what is stated for a division by 0: only whether what is divided applies counts.
    pub(super) fn or_only(self, divisor: State) -> State {
        if self == State::NotApplicable { self } else { divisor }
    }

    /// Of several rows that stand on their own: those that do not apply are passed over.
    pub(super) fn of_many(states: &[State]) -> State {
        let order = [State::Absent, State::CannotTell, State::Known];
        let found = order.into_iter().find(|state| states.contains(state));
        found.unwrap_or(State::NotApplicable)
    }
}

/// A number as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) range: Range,
    pub(super) state: State,
}

/// What a condition comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assessed {
    pub(super) verdict: Verdict,
    /// Of all that it reads.
    pub(super) states: State,
    /// Whether the answer rests on a loose range.
    pub(super) is_loose: bool,
}

impl Assessed {
    /// Of the answer: where it is decided, what is absent does not matter.
    pub(super) fn state(self) -> State {
        match (self.states, self.verdict) {
            (State::NotApplicable, _) => State::NotApplicable,
            (_, Verdict::Met | Verdict::NotMet) => State::Known,
            (_, Verdict::Undetermined) => self.unsettled(),
        }
    }

    /// Why an open answer is open: a fact is absent, or those that are known do not tell.
    pub(super) fn unsettled(self) -> State {
        if self.states == State::Absent { State::Absent } else { State::CannotTell }
    }
}

/// The scores of the nodes, for conditions of the steps to the grade; those that are left
/// out have none.
pub(super) type Scores<'s> = BTreeMap<&'s str, Option<Scored>>;

/// The score of a node, and whether it cannot be told or may turn out so.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    pub(super) range: Range,
    pub(super) may_not_tell: bool,
}

/// What quantities and conditions read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'v> {
    pub(super) facts: &'v Facts<'v>,
    pub(super) scores: &'v Scores<'v>,
}

impl View<'_> {
    pub(super) fn read(self, quantity: &QuantityDraft) -> Reading {
        match quantity {
            QuantityDraft::Fact(fact) => self.number(fact),
            QuantityDraft::Count(events) => self.tallied(events, false),
            QuantityDraft::Sum(events) => self.tallied(events, true),
            QuantityDraft::Windows(windows) => self.such_windows(windows),
            QuantityDraft::Since(since) => self.since(since),
            QuantityDraft::Service(service) => self.service(service),
            QuantityDraft::Change(change) => self.change(change),
            QuantityDraft::Share { of, r#in, zero } => self.share((of, r#in), *zero),
            QuantityDraft::Votes { of, choices, in_denominator, nobody } => {
                self.votes(of, (choices, in_denominator), *nobody)
            }
            QuantityDraft::Over { .. } => self.over(quantity),
            QuantityDraft::Periods { .. } => self.such_periods(quantity),
            QuantityDraft::Score(node) => match &self.scores[node.as_str()] {
                Some(scored) => {
                    Reading { range: scored.range.clone(), state: State::Known }
                }
                None => Reading { range: Range::zero(), state: State::NotApplicable },
            },
            QuantityDraft::When(condition) => {
                let assessed = self.assess(condition);
                let range = match assessed.verdict {
                    Verdict::Met => Range::one(Number::one()),
                    Verdict::NotMet => Range::zero(),
                    Verdict::Undetermined => unit(),
                };
                let is_loose = assessed.is_loose;
                Reading { range: Range { is_loose, ..range }, state: assessed.state() }
            }
            QuantityDraft::Compared { of, r#as, .. } => self.compared_alone(of, *r#as),
            other => panic!("a quantity that the page does not know: {other:?}"),
        }
    }

    pub(super) fn number(self, fact: &Id) -> Reading {
        match self.facts.said(fact) {
            Said::Known(raw) => known(stated(raw)),
            other => Reading { range: self.facts.left(fact), state: unread(other) },
        }
    }

    /// What events come to, month by month or week by week; none while they are not known.
    pub(super) fn by_place(
        self,
        quantity: &QuantityDraft,
        window: Window,
    ) -> Option<BTreeMap<i32, Number>> {
        let (draft, is_sum) = match quantity {
            QuantityDraft::Count(draft) => (draft, false),
            QuantityDraft::Sum(draft) => (draft, true),
            _ => panic!("only dated events have windows"),
        };
        let Said::Known(raw) = self.facts.said(&draft.events) else { return None };
        let mut places = BTreeMap::new();
        for event in self.facts.events(raw) {
            if is_counted(&draft.kinds, event.kind) {
                let place = month_or_week_of(window, event.on);
                let one = event.amount.filter(|_| is_sum).unwrap_or(Number::one());
                *places.entry(place).or_insert_with(Number::zero) += event.times * one;
            }
        }
        Some(places)
    }

    /// x/y; 0/0 and x/0 have the stated result or cannot be told.
    fn share(
        self,
        (of, by): (&QuantityDraft, &QuantityDraft),
        zero: Option<AnswerDraft>,
    ) -> Reading {
        let (above, below) = (self.read(of), self.read(by));
        let state = State::of_one(&[above.state, below.state]);
        let least = self.least_above_zero(by);
        let shares = |below: &Range| quotient(&above.range, below, &least);
        let range = match zero {
            _ if below.range.least > Number::zero() => shares(&below.range),
            Some(AnswerDraft::Value(value)) if below.range.most.is_zero() => {
                Range::one(number(value))
            }
            Some(AnswerDraft::Value(value)) => {
                shares(&below.range).or(Range::one(number(value)))
            }
            // Everything that this number could have been divided by.
            _ => shares(&self.all_of(by)),
        };
        let is_stated = matches!(zero, Some(AnswerDraft::Value(_)));
        let is_nothing = below.range.most.is_zero();
        if is_stated && is_nothing {
            return Reading { range, state: above.state.or_only(below.state) };
        }
        let cannot_tell = !is_stated && is_nothing;
        let told = if cannot_tell { State::CannotTell } else { State::Known };
        Reading { range, state: State::of_one(&[state, told]) }
    }

    /// x − y, or x/y − 1 with what is stated for a y of 0.
    fn change(self, draft: &ChangeDraft) -> Reading {
        let (new, old) = (self.number(&draft.of), self.number(&draft.from));
        let state = State::of_one(&[new.state, old.state]);
        if !draft.relative {
            return Reading { range: new.range.minus(&old.range), state };
        }
        let stated = |answer| match answer {
            Some(AnswerDraft::Value(value)) => Some(number(value)),
            _ => None,
        };
        let least = self.facts.least_above_zero(&draft.from);
        let growth = |old: &Range| {
            quotient(&new.range, old, &least).minus(&Range::one(Number::one()))
        };
        // Where y is 0: x may be 0 too, or something else, and each has its answer.
        let zero = Number::zero();
        let mut answers = Vec::new();
        if new.range.least != zero || new.range.most != zero {
            answers.push(stated(draft.zero));
        }
        if new.range.least <= zero && zero <= new.range.most {
            answers.push(stated(draft.both_zero));
        }
        let with_answers = |range: Range| {
            let values = answers.iter().flatten().cloned();
            values.fold(range, |range, value| range.or(Range::one(value)))
        };
        if old.state != State::Known || !old.range.most.is_zero() {
            let range = growth(&old.range);
            let may_be_zero = old.range.least.is_zero();
            let range = if may_be_zero { with_answers(range) } else { range };
            return Reading { range, state };
        }
        // The same for each x that is possible: nothing stated, y might have been anything.
        let mut parts = Vec::new();
        let least_above = self.facts.least_above_zero(&draft.of);
        let x = &new.range;
        if x.least != zero || x.most != zero {
            let off_zero = match (x.least == zero, x.most == zero) {
                (true, _) => Range::between(least_above, x.most.clone()),
                (_, true) => Range::between(x.least.clone(), -least_above),
                _ => x.clone(),
            };
            parts.push((off_zero, stated(draft.zero)));
        }
        if x.least <= zero && zero <= x.most {
            parts.push((Range::one(zero), stated(draft.both_zero)));
        }
        let is_told = parts.iter().all(|(_, answer)| answer.is_some());
        let domain = self.facts.domain(&draft.from);
        let ranges = parts.into_iter().map(|(x, answer)| match answer {
            Some(value) => Range::one(value),
            None => quotient(&x, &domain, &least).minus(&Range::one(Number::one())),
        });
        let range = ranges.reduce(Range::or).unwrap();
        let told = if is_told { State::Known } else { State::CannotTell };
        Reading { range, state: State::of_one(&[state, told]) }
    }

    fn votes(
        self,
        ballots: &Id,
        (choices, others): (&[Id], &[Tally]),
        nobody: AnswerDraft,
    ) -> Reading {
        let stated = match nobody {
            AnswerDraft::Value(value) => Some(Range::one(number(value))),
            _ => None,
        };
        let raw = match self.facts.said(ballots) {
            Said::Known(raw) => raw,
            other => {
                let range = stated.map_or(unit(), |nobody| unit().or(nobody));
                return Reading { range, state: unread(other) };
            }
        };
        let all = denominator(self.facts, ballots, raw, others);
        if all.is_zero() {
            return match stated {
                Some(range) => Reading { range, state: State::Known },
                None => Reading { range: unit(), state: State::CannotTell },
            };
        }
        let votes: Number =
            choices.iter().map(|choice| votes(raw, choice.as_str())).sum();
        known(votes / all)
    }

    /// Three-valued; what does not apply meets nothing, what is absent leaves it open. A
    /// condition of which nothing applies does not apply.
    pub(super) fn assess(self, condition: &ConditionDraft) -> Assessed {
        match condition {
            ConditionDraft::Yes(fact) => self.ask(fact, |raw| *raw == Raw::Boolean(true)),
            ConditionDraft::No(fact) => self.ask(fact, |raw| *raw == Raw::Boolean(false)),
            ConditionDraft::Choice { of, one_of } => self.ask(of, |raw| {
                one_of.iter().any(|choice| *raw == Raw::text(choice.as_str()))
            }),
            ConditionDraft::Number { of, bounds } => {
                let Reading { range, state } = self.read(of);
                let verdict = match state {
                    State::NotApplicable => Verdict::NotMet,
                    _ if self.may_not_tell(of) => Verdict::Undetermined,
                    _ => within(&range, bounds),
                };
                Assessed { verdict, states: state, is_loose: range.is_loose }
            }
            ConditionDraft::Not(one) => {
                let assessed = self.assess(one);
                let verdict = match assessed.verdict {
                    Verdict::Met => Verdict::NotMet,
                    Verdict::NotMet => Verdict::Met,
                    Verdict::Undetermined => Verdict::Undetermined,
                };
                Assessed { verdict, ..assessed }
            }
            ConditionDraft::AllOf(of) => self.at_least(of.len(), of),
            ConditionDraft::AnyOf(of) => self.at_least(1, of),
            ConditionDraft::AtLeast { n, of } => {
                self.at_least(usize::try_from(*n).unwrap(), of)
            }
            other => panic!("a condition that the page does not know: {other:?}"),
        }
    }

    fn ask(self, fact: &Id, is_so: impl Fn(&Raw) -> bool) -> Assessed {
        let (verdict, states) = match self.facts.said(fact) {
            Said::Known(raw) if is_so(raw) => (Verdict::Met, State::Known),
            Said::Known(_) => (Verdict::NotMet, State::Known),
            Said::NotApplicable => (Verdict::NotMet, State::NotApplicable),
            Said::Absent => (Verdict::Undetermined, State::Absent),
        };
        Assessed { verdict, states, is_loose: false }
    }

    /// Met when so many are met, not met when so many cannot be reached any more.
    fn at_least(self, n: usize, of: &[ConditionDraft]) -> Assessed {
        let all: Vec<Assessed> = of.iter().map(|one| self.assess(one)).collect();
        let count =
            |wanted: Verdict| all.iter().filter(|one| one.verdict == wanted).count();
        let (met, open) = (count(Verdict::Met), count(Verdict::Undetermined));
        let verdict = if met >= n {
            Verdict::Met
        } else if met + open < n {
            Verdict::NotMet
        } else {
            Verdict::Undetermined
        };
        let states: Vec<State> = all.iter().map(|one| one.states).collect();
        let is_loose = all.iter().any(|one| one.is_loose);
        Assessed { verdict, states: State::of_many(&states), is_loose }
    }
}

/// All kinds count where none is named.
pub(super) fn is_counted(kinds: &[Id], kind: &str) -> bool {
    kinds.is_empty() || kinds.iter().any(|id| id.as_str() == kind)
}

/// Everything that x/y can be while y is above zero: x and y at their ends.
pub(super) fn quotient(above: &Range, below: &Range, least_above_zero: &Number) -> Range {
    let least = below.least.clone().max(least_above_zero.clone());
    let most = below.most.clone().max(least.clone());
    above.through(|x| x / &least).or(above.through(|x| x / &most))
}

/// The votes for a choice, or other ballots by their name.
pub(super) fn votes(ballots: &Raw, choice: &str) -> Number {
    under(ballots, choice).map_or(Number::zero(), stated)
}

/// The votes for all choices, and the other ballots that are named.
pub(super) fn denominator(
    facts: &Facts<'_>,
    fact: &Id,
    ballots: &Raw,
    others: &[Tally],
) -> Number {
    let choices = facts.kind(fact).choices().iter().map(|choice| choice.id.as_str());
    let others = others.iter().map(|tally| match tally {
        Tally::Abstained => "abstained",
        Tally::Void => "void",
        Tally::NotCast => "not_cast",
    });
    choices.chain(others).map(|name| votes(ballots, name)).sum()
}

fn within(range: &Range, bounds: &Bounds) -> Verdict {
    if is_inside(bounds, &range.least) && is_inside(bounds, &range.most) {
        Verdict::Met
    } else if is_above_lower(bounds, &range.most) && is_below_upper(bounds, &range.least)
    {
        Verdict::Undetermined
    } else {
        Verdict::NotMet
    }
}

pub(super) fn known(value: Number) -> Reading {
    Reading { range: Range::one(value), state: State::Known }
}

fn unit() -> Range {
    Range::between(Number::zero(), Number::one())
}

pub(super) fn unread(said: Said<'_>) -> State {
    match said {
        Said::NotApplicable => State::NotApplicable,
        Said::Absent => State::Absent,
        Said::Known(raw) => panic!("`{raw}` was not read"),
    }
}

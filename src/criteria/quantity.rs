use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Condition, assess};
use crate::facts::{
    Dictionary, Entry, Event, Fact, FactKind, Sheet, SheetState, Tally, Value,
};
use crate::vocabulary::{Exact, Label, Span, Verdict};

/// 零分母的约定 — what a share means when there is nothing to share among.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Answer {
    /// 无法认定 — it cannot be told.
    Undetermined,
    /// It counts as this value.
    Value(Exact),
}

/// 取数方式 — a way to read a number from a sheet, or from the scores so far.
///
/// Facts are named by their place in the dictionary, nodes by their place in the scheme.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Quantity {
    /// A count, an amount or a ratio.
    Number {
        /// The fact.
        fact: u16,
    },
    /// How many events there were in the sheet's period; others do not count.
    Count {
        /// The events.
        events: u16,
        /// The kinds that count; all, if none is named.
        kinds: Box<[u16]>,
    },
    /// One fact divided by another.
    Share {
        /// What is divided.
        of: u16,
        /// What it is divided by.
        by: u16,
        /// What a division by zero means.
        zero: Answer,
    },
    /// The votes for some choices among all that count.
    Votes {
        /// The ballots.
        ballots: u16,
        /// The choices.
        choices: Box<[u16]>,
        /// Which other ballots stand in the denominator.
        in_denominator: Box<[Tally]>,
        /// What it means when nobody voted.
        nobody: Answer,
    },
    /// The score of a node.
    Score {
        /// The node.
        node: u16,
    },
    /// 1 if a condition is met, 0 if it is not.
    When {
        /// The condition.
        condition: Box<Condition>,
    },
}

/// Whether a quantity could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum State {
    /// It is known.
    Known,
    /// Its fact is absent; the span is the domain.
    Absent,
    /// Its fact does not apply.
    NotApplicable,
    /// Its facts are known and do not tell.
    Undetermined,
}

/// A number read, or all that it can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) span: Span,
    pub(crate) state: State,
}

/// What quantities and conditions read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'v> {
    pub(crate) sheet: &'v Sheet,
    /// The scores of the nodes; one that is left out has none.
    pub(crate) scores: &'v [Option<Span>],
}

impl View<'_> {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.sheet.state(), SheetState::Open)
    }

    fn fact(&self, index: u16) -> (Option<&Fact>, &Entry) {
        (self.sheet.dictionary().at(index), self.sheet.at(index))
    }
}

impl Quantity {
    /// The facts that it reads.
    #[must_use]
    pub fn facts(&self) -> Vec<u16> {
        match self {
            Quantity::Number { fact } => vec![*fact],
            Quantity::Count { events, .. } => vec![*events],
            Quantity::Share { of, by, .. } => vec![*of, *by],
            Quantity::Votes { ballots, .. } => vec![*ballots],
            Quantity::Score { .. } => Vec::new(),
            Quantity::When { condition } => condition.facts(),
        }
    }

    /// What it is called, in words.
    #[must_use]
    pub fn label(
        &self,
        dictionary: &Dictionary,
        node_label: &dyn Fn(u16) -> Label,
    ) -> Label {
        let label = |index: u16| {
            dictionary
                .at(index)
                .map_or_else(|| Label::new("", "", ""), |f| f.label().clone())
        };
        match self {
            Quantity::Number { fact } => label(*fact),
            Quantity::Score { node } => node_label(*node),
            Quantity::When { condition } => condition.label(dictionary, node_label),
            Quantity::Count { events: fact, kinds: chosen, .. }
            | Quantity::Votes { ballots: fact, choices: chosen, .. } => {
                let choices =
                    dictionary.at(*fact).map_or(&[][..], |f| f.kind().choices());
                let named: Vec<&Label> = chosen
                    .iter()
                    .filter_map(|at| choices.get(usize::from(*at)).map(|c| &c.label))
                    .collect();
                let whole = label(*fact);
                if named.is_empty() { whole } else { bracketed(&whole, &named) }
            }
            Quantity::Share { of, by, .. } => {
                let (a, b) = (label(*of), label(*by));
                let ratio = |a: &str, b: &str| format!("{a}÷{b}");
                Label {
                    hans: ratio(&a.hans, &b.hans),
                    hant: ratio(&a.hant, &b.hant),
                    en: format!("{} ÷ {}", a.en, b.en),
                }
            }
        }
    }

    /// The events that count, window by window of the calendar; `None` while they are not
    /// known, and for quantities that are not dated.
    pub(crate) fn by_window<W: Ord>(
        &self,
        view: View<'_>,
        window: impl Fn(NaiveDate) -> W,
    ) -> Option<Vec<u32>> {
        let Quantity::Count { events, kinds } = self else { return None };
        let Entry::Known(Value::Events(events)) = view.sheet.at(*events) else {
            return None;
        };
        let period = view.sheet.period();
        let mut counts: BTreeMap<W, u32> = BTreeMap::new();
        let counted = events
            .iter()
            .filter(|event| kinds.is_empty() || kinds.contains(&event.kind))
            .filter(|event| period.contains(event.on));
        for event in counted {
            let count = counts.entry(window(event.on)).or_default();
            *count = count.saturating_add(event.times);
        }
        Some(counts.into_values().collect())
    }

    /// How many events of the kinds that count lie outside the period, and so do not.
    pub(crate) fn outside(&self, view: View<'_>) -> u32 {
        let Quantity::Count { events, kinds } = self else { return 0 };
        let period = view.sheet.period();
        match view.sheet.at(*events) {
            Entry::Known(Value::Events(events)) => {
                count(events, kinds, |event| !period.contains(event.on))
            }
            Entry::Known(_) | Entry::Absent | Entry::NotApplicable(_) => 0,
        }
    }

    pub(crate) fn read(&self, view: View<'_>) -> Option<Reading> {
        match self {
            Quantity::Number { fact } => Some(read_number(view, *fact)),
            Quantity::Count { events, kinds } => Some(read_count(view, *events, kinds)),
            Quantity::Share { of, by, zero } => read_share(view, *of, *by, *zero),
            Quantity::Votes { ballots, choices, in_denominator, nobody } => {
                read_votes(view, *ballots, (choices, in_denominator), *nobody)
            }
            Quantity::Score { node } => {
                // A node that is left out has no score: the question does not apply.
                let span = view.scores.get(usize::from(*node)).copied().flatten();
                let state =
                    if span.is_some() { State::Known } else { State::NotApplicable };
                Some(Reading { span: span.unwrap_or(Span::ZERO), state })
            }
            Quantity::When { condition } => read_when(view, condition),
        }
    }
}

fn read_when(view: View<'_>, condition: &Condition) -> Option<Reading> {
    let assessed = assess(condition, view, &mut |_| {})?;
    let either = Span::between(Exact::ZERO, Exact::ONE);
    let (span, state) = match assessed.verdict {
        Verdict::Met => (Span::settled(Exact::ONE), State::Known),
        Verdict::NotMet => (Span::ZERO, State::Known),
        Verdict::Undetermined if assessed.is_fact_absent => (either, State::Absent),
        Verdict::Undetermined => (either, State::Undetermined),
    };
    let state = if assessed.does_any_apply { state } else { State::NotApplicable };
    Some(Reading { span, state })
}

fn bracketed(whole: &Label, named: &[&Label]) -> Label {
    let joined = |pick: fn(&Label) -> &str, comma: &str| {
        named.iter().map(|l| pick(l)).collect::<Vec<_>>().join(comma)
    };
    Label {
        hans: format!("{}（{}）", whole.hans, joined(|l| &l.hans, "、")),
        hant: format!("{}（{}）", whole.hant, joined(|l| &l.hant, "、")),
        en: format!("{} ({})", whole.en, joined(|l| &l.en, ", ")),
    }
}

fn domain_of(fact: Option<&Fact>) -> Span {
    fact.and_then(Fact::domain).unwrap_or(Span::ZERO)
}

const fn not_known(entry: &Entry) -> State {
    match entry {
        Entry::NotApplicable(_) => State::NotApplicable,
        Entry::Absent | Entry::Known(_) => State::Absent,
    }
}

fn read_number(view: View<'_>, index: u16) -> Reading {
    let (fact, entry) = view.fact(index);
    match entry {
        Entry::Known(Value::Number(value)) => {
            Reading { span: Span::settled(*value), state: State::Known }
        }
        other => Reading { span: domain_of(fact), state: not_known(other) },
    }
}

fn count(events: &[Event], kinds: &[u16], counts: impl Fn(&Event) -> bool) -> u32 {
    events
        .iter()
        .filter(|event| kinds.is_empty() || kinds.contains(&event.kind))
        .filter(|event| counts(event))
        .fold(0, |sum, event| sum.saturating_add(event.times))
}

fn read_count(view: View<'_>, index: u16, kinds: &[u16]) -> Reading {
    let (fact, entry) = view.fact(index);
    match entry {
        Entry::Known(Value::Events(events)) => {
            let period = view.sheet.period();
            let inside = count(events, kinds, |event| period.contains(event.on));
            let count = Exact::whole(i64::from(inside));
            Reading { span: Span::settled(count), state: State::Known }
        }
        other => Reading { span: count_domain(fact), state: not_known(other) },
    }
}

/// The least and the greatest number of events.
pub(super) fn count_domain(fact: Option<&Fact>) -> Span {
    let most = match fact.map(Fact::kind) {
        Some(FactKind::Events { at_most, .. }) => i64::from(*at_most),
        _ => 0,
    };
    Span::between(Exact::ZERO, Exact::whole(most))
}

fn answered(answer: Answer, otherwise: Span) -> Reading {
    match answer {
        Answer::Value(value) => {
            Reading { span: Span::settled(value), state: State::Known }
        }
        Answer::Undetermined => Reading { span: otherwise, state: State::Undetermined },
    }
}

fn read_share(view: View<'_>, of: u16, by: u16, zero: Answer) -> Option<Reading> {
    let (above, below) = (read_number(view, of), read_number(view, by));
    let divisor = view.sheet.dictionary().at(by);
    let step = divisor.and_then(|fact| fact.kind().step());
    let state = both(above.state, below.state);
    if below.state == State::Known && below.span.least().is_zero() {
        return Some(match zero {
            Answer::Value(value) => Reading { span: Span::settled(value), state },
            Answer::Undetermined => {
                // All that this number could be divided by: learning never widens it.
                let span = quotient(above.span, domain_of(divisor), step)?;
                Reading { span, state: both(state, State::Undetermined) }
            }
        });
    }
    let mut span = quotient(above.span, below.span, step)?;
    if let (true, Answer::Value(value)) = (below.span.least().is_zero(), zero) {
        span = span.or(Span::settled(value));
    }
    Some(Reading { span, state })
}

/// All that `above ÷ below` can be while `below` is above zero; `step` is the distance of
/// the divisor's values, so the least divisor above zero.
pub(crate) fn quotient(above: Span, below: Span, step: Option<Exact>) -> Option<Span> {
    let least = if below.least() > Exact::ZERO {
        below.least()
    } else {
        step.unwrap_or(Exact::ONE)
    };
    let most = below.most().max(least);
    let one = Span::between(above.least().over(least)?, above.most().over(least)?);
    let other = Span::between(above.least().over(most)?, above.most().over(most)?);
    Some(one.or(other))
}

/// The weaker of two states: what is absent, does not apply, or does not tell.
pub(crate) const fn both(one: State, other: State) -> State {
    match (one, other) {
        (State::NotApplicable, _) | (_, State::NotApplicable) => State::NotApplicable,
        (State::Absent, _) | (_, State::Absent) => State::Absent,
        (State::Undetermined, _) | (_, State::Undetermined) => State::Undetermined,
        (State::Known, State::Known) => State::Known,
    }
}

fn read_votes(
    view: View<'_>,
    index: u16,
    (choices, in_denominator): (&[u16], &[Tally]),
    nobody: Answer,
) -> Option<Reading> {
    let shares = Span::between(Exact::ZERO, Exact::ONE);
    let Entry::Known(Value::Ballots(ballots)) = view.sheet.at(index) else {
        let span = match nobody {
            Answer::Value(value) => shares.or(Span::settled(value)),
            Answer::Undetermined => shares,
        };
        return Some(Reading { span, state: not_known(view.sheet.at(index)) });
    };
    let all = denominator(ballots, in_denominator);
    if all == 0 {
        return Some(answered(nobody, shares));
    }
    let votes = choices
        .iter()
        .filter_map(|at| ballots.votes().get(usize::from(*at)))
        .fold(0_i64, |sum, votes| sum.saturating_add(i64::from(*votes)));
    let span = Span::settled(Exact::fraction(votes, all)?);
    Some(Reading { span, state: State::Known })
}

/// All ballots that stand in the denominator: the votes, and the named others.
pub(crate) fn denominator(ballots: &crate::facts::Ballots, others: &[Tally]) -> i64 {
    let votes = ballots.votes().iter().copied();
    let others = others.iter().map(|tally| ballots.other(*tally));
    votes.chain(others).fold(0_i64, |sum, n| sum.saturating_add(i64::from(n)))
}

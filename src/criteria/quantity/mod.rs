//! Quantities: the enum here, its reading by family beside it.

mod ballots;
mod events;
mod label;
mod number;
mod series;

pub(crate) use ballots::denominator;
use ballots::read_votes;
use events::read_count;
pub(crate) use number::quotient;
use number::{read_number, read_share};
pub(crate) use series::taken;
pub use series::{MissingPeriod, Such, Take, Tallying, Which};
use series::{read_over, read_periods};

use super::{Condition, assess};
use crate::facts::{Entry, Fact, Sheet, SheetState, Tally};
use crate::vocabulary::{Exact, Span, Verdict};

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
    /// What is taken of the numbers of a series.
    Over {
        /// The series.
        series: u16,
        /// What is taken.
        take: Take,
        /// Of which periods.
        which: Which,
        /// What a period does of which nothing is said.
        missing: MissingPeriod,
        /// What it means when there is no period.
        none: Answer,
    },
    /// How many periods of a series are such, in all or one after the other.
    Periods {
        /// The series.
        series: u16,
        /// Which are counted.
        such: Such,
        /// How.
        tallying: Tallying,
        /// Among which periods.
        which: Which,
        /// What a period does of which nothing is said.
        missing: MissingPeriod,
        /// Whether a period that does not apply breaks a run; otherwise it is as if it were
        /// not there.
        breaks: bool,
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

    /// The state of what stands in the place of a value that is known.
    pub(crate) fn not_known(&self, entry: &Entry) -> State {
        match entry {
            Entry::NotApplicable(_) => State::NotApplicable,
            Entry::Absent | Entry::Known(_) => State::Absent,
            Entry::Open(_) => self.still_open(),
        }
    }

    /// The state of what comes from an outcome that is not settled: on a closed sheet no
    /// fact is missing, and yet it does not tell.
    fn still_open(&self) -> State {
        if self.is_open() { State::Absent } else { State::Undetermined }
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
            Quantity::Over { series, .. } | Quantity::Periods { series, .. } => {
                vec![*series]
            }
            Quantity::Score { .. } => Vec::new(),
            Quantity::When { condition } => condition.facts(),
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
            Quantity::Over { series, take, which, missing, none } => {
                read_over(view, *series, (*take, *which), (*missing, *none))
            }
            Quantity::Periods { series, such, tallying, which, missing, breaks } => {
                let periods = (such, *tallying, *which);
                read_periods(view, *series, periods, (*missing, *breaks))
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

fn answered(answer: Answer, otherwise: Span) -> Reading {
    match answer {
        Answer::Value(value) => {
            Reading { span: Span::settled(value), state: State::Known }
        }
        Answer::Undetermined => Reading { span: otherwise, state: State::Undetermined },
    }
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

//! Quantities: the enum here, its reading by family beside it.

mod ballots;
mod compared;
mod events;
mod label;
mod number;
mod proportion;
mod series;
mod shapes;
mod share;
#[cfg(test)]
mod tests;
mod time;
mod windows;

use chrono::NaiveDate;

pub(crate) use ballots::denominator;
use ballots::{no_ballots, read_votes};
pub(crate) use compared::Others;
use compared::read_compared;
pub use compared::{Compared, ComparedAs};
use events::Tallied;
pub(crate) use number::{quotient, relative};
use number::{read_change, read_number};
pub use series::{MissingPeriod, PartPeriods, Such, Take, Tallying, Which};
pub(crate) use series::{MorePeriods, PartPeriod, taken};
use series::{part_windows, read_over, read_periods};
pub use shapes::{
    ChangeKind, EventsOf, Gaps, Moment, PartWindows, PeriodDay, Reach, Service, Since,
    Windows,
};
pub use share::Share;

use super::{Condition, assess};
use crate::facts::{Dictionary, Entry, Fact, Sheet, SheetState, Tally};
use crate::vocabulary::{Exact, Period, Span, Verdict, Window};

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
    /// How many events there were.
    Count {
        /// The events.
        of: EventsOf,
        /// On which days.
        reach: Reach,
    },
    /// What the amounts of events come to.
    Sum {
        /// The events.
        of: EventsOf,
        /// On which days.
        reach: Reach,
    },
    /// How many windows of the calendar have so many events.
    Windows(Windows),
    /// Full units of time since a day.
    Since(Since),
    /// Full units of time served.
    Service(Service),
    /// What a number is more than another, or less: absolutely or as a part of the other.
    Change {
        /// The number.
        of: u16,
        /// What it is held against.
        from: u16,
        /// The difference, or a part of what it is held against.
        kind: ChangeKind,
    },
    /// One number divided by another.
    Share(Box<Share>),
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
        /// What a period does of which only a part lies inside.
        part_periods: PartPeriods,
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
        /// What a period does of which only a part lies inside.
        part_periods: PartPeriods,
        /// What a period does of which nothing is said.
        missing: MissingPeriod,
        /// Whether a period that does not apply breaks a run; otherwise it is as if it were
        /// not there.
        breaks: bool,
    },
    /// A number compared with those of all who are judged together.
    Compared(Box<Compared>),
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

/// What the reading of a dated quantity went by.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trace {
    /// Events outside the period, which do not count.
    Outside { events: u32 },
    /// The days on which events count, and how many events others hold.
    Within { from: NaiveDate, until: NaiveDate, outside: u32 },
    /// The window that has the greatest or the least, by its first day.
    Window { window: Window, from: NaiveDate, is_most: bool, value: Exact },
    /// A window of which only a part lies inside the period, and whether it counts.
    PartWindow(PartPeriod),
    /// How many windows there are, and how many of them have so many events.
    Windows { window: Window, such: u32, of: u32 },
    /// A window that has so many events, by its first day.
    SuchWindow { window: Window, from: NaiveDate, events: Exact },
    /// The day from which time is counted, if there is one, and up to which.
    Elapsed { from: Option<NaiveDate>, on: NaiveDate },
    /// The time served that counts, and the days in it that do not.
    Served { from: NaiveDate, until: NaiveDate, gap_days: i64 },
    /// No time served.
    NotServed,
    /// A share of ballots of which none was cast, and what then stands for it; nothing
    /// where that cannot be told.
    NoBallots { share: Option<Exact> },
    /// Nothing to divide by, and nothing stated for it.
    NoDivisor,
    /// A number divided by another.
    Divided { number: Exact, divisor: Exact, share: Exact },
}

/// A number read, or all that it can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) span: Span,
    pub(crate) state: State,
    /// Whether there is no number at all, or it may turn out so, as where something is
    /// divided by 0 and nothing is stated for it: then no bound holds, whatever the span.
    pub(crate) may_not_tell: bool,
}

impl Reading {
    /// A number that is there, known or not.
    pub(crate) const fn new(span: Span, state: State) -> Reading {
        Reading { span, state, may_not_tell: false }
    }

    /// Known facts that give no number; the span is what it could have been.
    const fn untold(span: Span) -> Reading {
        Reading { span, state: State::Undetermined, may_not_tell: true }
    }

    /// Whether all that it needs is known, and gives no number.
    pub(crate) fn is_untold(&self) -> bool {
        self.may_not_tell && self.state == State::Undetermined
    }

    /// The same; where `may_not_tell`, there may turn out to be no number.
    const fn or_untold(self, may_not_tell: bool) -> Reading {
        Reading { may_not_tell: self.may_not_tell || may_not_tell, ..self }
    }
}

/// The score of a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scored {
    pub(crate) span: Span,
    /// Whether it cannot be told, or may turn out so.
    pub(crate) may_not_tell: bool,
    /// Whether nothing that is still open could tell it.
    pub(crate) is_undetermined: bool,
}

/// What quantities and conditions read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'v> {
    pub(crate) sheet: &'v Sheet,
    /// The scores of the nodes; one that is left out has none.
    pub(crate) scores: &'v [Option<Scored>],
    /// Who is judged together with the subject, once that is known.
    pub(crate) others: Option<&'v dyn Others>,
    /// The last day that counts, where it is not that of the sheet's period.
    pub(crate) as_of: Option<NaiveDate>,
}

impl View<'_> {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.sheet.state(), SheetState::Open)
    }

    /// The days that count: the sheet's period, up to the last day that counts.
    pub(crate) fn period(&self) -> Period {
        let whole = self.sheet.period();
        let until = self.as_of.and_then(|day| day.succ_opt());
        until.map_or(whole, |until| {
            let until = whole.until().map_or(until, |end| end.min(until));
            // A day before the period leaves nothing of it, and the period as it is.
            Period::new(whole.from(), Some(until)).unwrap_or(whole)
        })
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
            Quantity::Count { of, .. } | Quantity::Sum { of, .. } => vec![of.fact],
            Quantity::Windows(windows) => vec![windows.of.fact],
            Quantity::Since(since) => vec![since.of.fact()],
            Quantity::Service(service) => {
                let events = service.since_latest.as_ref().map(|of| of.fact);
                std::iter::once(service.of).chain(events).collect()
            }
            Quantity::Change { of, from, .. } => vec![*of, *from],
            Quantity::Share(share) => {
                share.of.facts().into_iter().chain(share.by.facts()).collect()
            }
            Quantity::Votes { ballots, .. } => vec![*ballots],
            Quantity::Over { series, .. } | Quantity::Periods { series, .. } => {
                vec![*series]
            }
            Quantity::Compared(compared) => {
                compared.of.facts().into_iter().chain(compared.within).collect()
            }
            Quantity::Score { .. } => Vec::new(),
            Quantity::When { condition } => condition.facts(),
        }
    }

    /// The quantities of which it is made: itself, but of a share those that are divided.
    pub(crate) fn operands(&self) -> Vec<&Quantity> {
        match self {
            Quantity::Share(share) => {
                share.of.operands().into_iter().chain(share.by.operands()).collect()
            }
            other => vec![other],
        }
    }

    /// What it went by and what it left out, for the findings; nothing while it is not known.
    pub(crate) fn traces(&self, view: View<'_>) -> Vec<Trace> {
        match self {
            Quantity::Count { .. } | Quantity::Sum { .. } => self.trace_events(view),
            Quantity::Windows(windows) => windows.traces(view),
            Quantity::Since(since) => since.trace(view).into_iter().collect(),
            Quantity::Service(service) => service.trace(view).into_iter().collect(),
            Quantity::Share(share) => share.traces(view),
            Quantity::Votes { ballots, in_denominator, nobody, .. } => {
                no_ballots(view, *ballots, in_denominator, *nobody).into_iter().collect()
            }
            Quantity::Number { .. }
            | Quantity::Change { .. }
            | Quantity::Over { .. }
            | Quantity::Periods { .. }
            | Quantity::Compared(_)
            | Quantity::Score { .. }
            | Quantity::When { .. } => Vec::new(),
        }
    }

    /// All that a count or a sum of events, windows, time or time served can be; `None` where
    /// it cannot be held exactly, and for other quantities.
    pub(crate) fn dated_domain(&self, dictionary: &Dictionary) -> Option<Span> {
        match self {
            Quantity::Count { of, reach } => {
                let tallied = Tallied { of, reach: *reach, is_sum: false };
                tallied.domain(dictionary.at(of.fact))
            }
            Quantity::Sum { of, reach } => {
                let tallied = Tallied { of, reach: *reach, is_sum: true };
                tallied.domain(dictionary.at(of.fact))
            }
            Quantity::Windows(windows) => {
                Some(windows.domain(dictionary.at(windows.of.fact)))
            }
            Quantity::Since(since) => Some(since.domain()),
            Quantity::Service(service) => Some(service.domain()),
            Quantity::Number { .. }
            | Quantity::Share(_)
            | Quantity::Change { .. }
            | Quantity::Over { .. }
            | Quantity::Periods { .. }
            | Quantity::Votes { .. }
            | Quantity::Compared(_)
            | Quantity::Score { .. }
            | Quantity::When { .. } => None,
        }
    }

    pub(crate) fn read(&self, view: View<'_>) -> Option<Reading> {
        match self {
            Quantity::Number { fact } => Some(read_number(view, *fact)),
            Quantity::Count { of, reach } => {
                Tallied { of, reach: *reach, is_sum: false }.read(view)
            }
            Quantity::Sum { of, reach } => {
                Tallied { of, reach: *reach, is_sum: true }.read(view)
            }
            Quantity::Windows(windows) => windows.read(view),
            Quantity::Since(since) => Some(since.read(view)),
            Quantity::Service(service) => Some(service.read(view)),
            Quantity::Change { of, from, kind } => read_change(view, *of, *from, *kind),
            Quantity::Share(share) => share.read(view),
            Quantity::Votes { ballots, choices, in_denominator, nobody } => {
                read_votes(view, *ballots, (choices, in_denominator), *nobody)
            }
            Quantity::Over { series, take, which, part_periods, missing, none } => {
                let taken = (*take, *which, *part_periods);
                read_over(view, *series, taken, (*missing, *none))
            }
            Quantity::Periods {
                series,
                such,
                tallying,
                which,
                part_periods,
                missing,
                breaks,
            } => {
                let (such, which) = ((such, *tallying), (*which, *part_periods));
                read_periods(view, *series, such, which, (*missing, *breaks))
            }
            Quantity::Compared(compared) => read_compared(view, compared),
            Quantity::Score { node } => {
                // A node that is left out has no score: the question does not apply.
                let scored = view.scores.get(usize::from(*node)).copied().flatten();
                Some(match scored {
                    None => Reading::new(Span::ZERO, State::NotApplicable),
                    Some(Scored { span, may_not_tell: true, is_undetermined: true }) => {
                        Reading::untold(span)
                    }
                    Some(Scored { span, may_not_tell, .. }) => {
                        Reading::new(span, State::Known).or_untold(may_not_tell)
                    }
                })
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
    Some(Reading::new(span, state).or_untold(assessed.may_not_tell))
}

fn answered(answer: Answer, otherwise: Span) -> Reading {
    match answer {
        Answer::Value(value) => Reading::new(Span::settled(value), State::Known),
        Answer::Undetermined => Reading::untold(otherwise),
    }
}

/// The state of what is stated for a division by 0: what would be divided makes no
/// difference, unless it does not apply.
pub(crate) const fn without(above: State, below: State) -> State {
    match above {
        State::NotApplicable => State::NotApplicable,
        State::Known | State::Absent | State::Undetermined => below,
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

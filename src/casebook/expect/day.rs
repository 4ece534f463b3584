use chrono::NaiveDate;

use crate::vocabulary::Id;

/// 某日期望 — how a procedure must stand on a day.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct DayExpectation {
    /// The day of the question.
    pub on: NaiveDate,
    /// The state.
    pub state: Option<Id>,
    /// Whether it has begun.
    pub begun: Option<bool>,
    /// The day on which the state was entered.
    pub since: Option<NaiveDate>,
    /// For how many days it has lasted.
    pub lasted: Option<u64>,
    /// Whether an end is reached.
    pub over: Option<bool>,
    /// All states so far, one after another.
    pub states: Option<Vec<Id>>,
    /// All transitions made and periods made longer or shorter, one after another.
    pub taken: Option<Vec<Id>>,
    /// Steps that must be among those that led here.
    pub steps: Vec<RunStepExpectation>,
    /// How deadlines stand.
    pub deadlines: Vec<ClockExpectation>,
    /// All deadlines that are overdue, in any order.
    pub overdue: Option<Vec<Id>>,
    /// All deadlines that lapsed, in any order.
    pub lapsed: Option<Vec<Id>>,
    /// All rules that nothing holds back on this day, in any order.
    pub possible_now: Option<Vec<Id>>,
    /// What is possible, and from when.
    pub possible: Vec<PossibleExpectation>,
    /// All facts that are missing, in any order.
    pub missing: Option<Vec<Id>>,
    /// All events that were refused, in any order.
    pub refused: Option<Vec<RefusalExpectation>>,
    /// How many events lie after this day.
    pub later: Option<u32>,
}

/// 期望日 — a day, or that none can be told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ExpectedDay {
    /// This day.
    On(NaiveDate),
    /// `"untold"`: something else must come first, or nothing tells it.
    Untold,
}

/// 经过期望 — a step that must be among those of a run.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RunStepExpectation {
    /// What kind of step: a word of [`Because::NAMES`](crate::procedure::Because::NAMES).
    pub because: &'static str,
    /// The transition, deadline or period; the event of a refusal.
    pub at: Option<Id>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// The state after it.
    pub to: Option<Id>,
    /// The last day in time, or the end that a period now has.
    pub ends: Option<NaiveDate>,
}

/// 时限期望 — how a deadline, or the greatest length of a state, must stand.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ClockExpectation {
    /// The deadline or the period.
    pub at: Id,
    /// The day from which it is counted; the last one of this id, if nothing is said.
    pub from: Option<NaiveDate>,
    /// The last day in time.
    pub last_day: Option<ExpectedDay>,
    /// A word of [`Standing::NAMES`](crate::procedure::Standing::NAMES), or `none` where it
    /// was never counted.
    pub standing: Option<&'static str>,
    /// The day on which it was met, lapsed or dropped, or since which it is overdue.
    pub on: Option<NaiveDate>,
}

/// 可行期望 — what must be possible, and from when.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PossibleExpectation {
    /// The transition, or the period that may be made longer or shorter.
    pub at: Id,
    /// The event that makes it.
    pub event: Option<Id>,
    /// The state that it leads to.
    pub to: Option<Id>,
    /// The first day on which time allows it.
    pub from: Option<ExpectedDay>,
    /// All kinds of obstacles on the day, in any order.
    pub hindered: Option<Vec<&'static str>>,
    /// What the event must carry, in any order.
    pub evidence: Option<Vec<Id>>,
    /// Who may do it, in any order.
    pub by: Option<Vec<Id>>,
    /// Whether it takes a vote.
    pub vote: Option<bool>,
}

/// 拒绝期望 — an event that must be refused, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RefusalExpectation {
    /// The day of the event.
    pub on: NaiveDate,
    /// The event; one that the procedure does not have, too.
    pub event: Id,
    /// Its number within the day, where the day has several.
    pub seq: Option<u32>,
    /// All kinds of obstacles, in any order.
    pub why: Option<Vec<&'static str>>,
    /// The state on that day.
    pub state: Option<Id>,
    /// The first day on which time allows it.
    pub from: Option<ExpectedDay>,
    /// The facts that were absent, in any order.
    pub absent: Option<Vec<Id>>,
    /// All events that were possible instead, hindered or not, in any order.
    pub instead: Option<Vec<Id>>,
}

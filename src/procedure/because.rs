use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::history::Ballot;
use super::rules::{Anchor, Base, Lapse, Share, Vote};
use crate::criteria::Test;
use crate::vocabulary::Length;
use crate::vocabulary::{Ground, Id, Label, Named};

/// 步骤与依据 — one step of a run, and where its rule comes from.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Step {
    /// The day.
    pub on: NaiveDate,
    /// What happened and why.
    pub because: Because,
    /// Where the rule comes from; a refusal has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// 理由 — why the state is what it is, as data.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    /// It began.
    Began {
        /// In this state.
        state: Named,
    },
    /// A transition was made.
    Taken {
        /// The number of the event within its day.
        seq: u32,
        /// The event.
        event: Named,
        /// The transition.
        transition: Named,
        /// The state before.
        from: Named,
        /// The state after.
        to: Named,
        /// The count of the vote, where one is asked for.
        ballot: Option<Ballot>,
        /// The questions of its guard, in reading order.
        tests: Vec<Test>,
    },
    /// A spell was made longer.
    Extended {
        /// The number of the event within its day.
        seq: u32,
        /// The event.
        event: Named,
        /// The spell.
        spell: Named,
        /// By so much.
        length: Length,
        /// The end before.
        was: NaiveDate,
        /// The end now.
        ends: NaiveDate,
        /// The how-manieth time.
        nth: u32,
    },
    /// A spell was made shorter.
    Shortened {
        /// The number of the event within its day.
        seq: u32,
        /// The event.
        event: Named,
        /// The spell.
        spell: Named,
        /// To so much.
        length: Length,
        /// The end before.
        was: NaiveDate,
        /// The end now.
        ends: NaiveDate,
    },
    /// A deadline was met in time.
    Met {
        /// The deadline.
        deadline: Named,
        /// The last day in time.
        last_day: NaiveDate,
    },
    /// What a deadline asks for came too late.
    MetLate {
        /// The deadline.
        deadline: Named,
        /// The last day in time.
        last_day: NaiveDate,
    },
    /// Time was up.
    Lapsed {
        /// The deadline, or the spell.
        deadline: Named,
        /// The last day in time.
        last_day: NaiveDate,
        /// The state on that day.
        from: Named,
        /// What followed.
        outcome: Lapse,
    },
    /// An event that nothing could take.
    Refused {
        /// The number of the event within its day.
        seq: u32,
        /// The event.
        event: EventName,
        /// The state on that day.
        state: Named,
        /// Why.
        why: Vec<Obstacle>,
        /// What would have been possible, and from when.
        possible: Vec<Possible>,
    },
}

/// 事件名称 — an event of the procedure, or one that it does not know.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventName {
    /// It is known.
    Known(Named),
    /// The procedure has no such event.
    Unknown(Id),
}

/// 障碍 — one thing that stands in the way.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Obstacle {
    /// No rule has an event of this id.
    NoSuchEvent,
    /// Two events stand at one day and number: nothing says which came first.
    SameNumber,
    /// It is before the beginning.
    BeforeTheBeginning {
        /// The beginning.
        begun: NaiveDate,
    },
    /// Nothing takes this event in this state.
    NotHere,
    /// It is too early.
    TooEarly {
        /// The first day possible.
        from: NaiveDate,
        /// What the wait is counted from.
        after: Anchor,
        /// How long it is.
        wait: Length,
    },
    /// The least length of the state is not over.
    SpellNotOver {
        /// The first day possible.
        from: NaiveDate,
        /// The spell.
        spell: Named,
    },
    /// What the wait is counted from has not happened, or is not known.
    NotSince {
        /// What it is counted from.
        after: Anchor,
        /// How long the wait is.
        wait: Length,
    },
    /// No calendar of working days tells.
    NoCalendar {
        /// The length.
        wait: Length,
    },
    /// The guard is not met.
    GuardNotMet {
        /// What it asks, in words.
        asks: Label,
        /// Its questions, in reading order.
        tests: Vec<Test>,
    },
    /// The guard cannot be told.
    GuardOpen {
        /// What it asks, in words.
        asks: Label,
        /// The facts that are absent.
        absent: Vec<Named>,
    },
    /// It was done as often as it may be.
    TooOften {
        /// How often it may be done.
        at_most: u32,
    },
    /// The event does not carry what it must.
    NoEvidence {
        /// What is missing.
        evidence: Named,
    },
    /// The event does not say who did it.
    NobodyNamed {
        /// Who may do it.
        by: Vec<Named>,
    },
    /// Somebody did it who may not.
    NotTheirs {
        /// Who may do it.
        by: Vec<Named>,
    },
    /// The event does not carry the count of a vote.
    NoBallot,
    /// The number of valid votes is not recorded.
    NoValidCount,
    /// Too few attended.
    TooFewAttended {
        /// How many attended.
        attending: u32,
        /// How many were entitled.
        entitled: u32,
        /// How many must.
        asked: Share,
    },
    /// Too few were in favour.
    TooFewInFavour {
        /// How many were in favour.
        in_favour: u32,
        /// Of how many.
        whole: u32,
        /// Of whom that is.
        of: Base,
        /// How many must be.
        asked: Share,
    },
    /// The event does not say for how long.
    NoLength,
    /// The length decided is too short.
    TooShort {
        /// The least length.
        at_least: Length,
    },
    /// The length decided is too long.
    TooLong {
        /// The greatest length.
        at_most: Length,
    },
    /// A shortening would not make the end earlier.
    NotShorter {
        /// The end as it stands.
        ends: NaiveDate,
    },
    /// The spell was over already.
    SpellOver {
        /// Its last day.
        last_day: NaiveDate,
    },
}

/// 可行的步骤 — what is possible in a state, and from when.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Possible {
    /// The transition, or the spell that may be made longer or shorter.
    pub rule: Named,
    /// The event that makes it.
    pub event: Named,
    /// The state that it leads to; `None` where the state stays.
    pub to: Option<Named>,
    /// The first day on which time allows it in this state; `None` while something else must
    /// come first.
    pub from: Option<NaiveDate>,
    /// What stands in the way on the day of the question.
    pub hindered: Vec<Obstacle>,
    /// What the event must carry.
    pub evidence: Vec<Named>,
    /// Who may do it.
    pub by: Vec<Named>,
    /// What a vote on it must come to; `None` where it takes none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// How long the event may say; `None` where it says no length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Resizing>,
}

impl Possible {
    /// 是否用完 — whether it was done as often as it may be: nothing makes it possible again
    /// in this state.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.hindered.iter().any(|one| matches!(one, Obstacle::TooOften { .. }))
    }
}

/// 可定的期限 — how long an event may make a spell longer by, or cut it to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Resizing {
    /// So long at least.
    pub at_least: Length,
    /// So long at most; `None` where a spell is cut, which is never made longer by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Length>,
}

/// 时限情况 — one deadline, or the greatest length of a state, as it ran.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Clock {
    /// The deadline, or the spell.
    pub name: Named,
    /// The day from which it is counted.
    pub from: NaiveDate,
    /// The last day in time; `None` where no calendar tells.
    pub last_day: Option<NaiveDate>,
    /// How it stands.
    pub standing: Standing,
}

/// 时限状态 — how a deadline stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Standing {
    /// 未到期 — it runs.
    Open,
    /// 无法认定 — no calendar tells until when it runs, or ran.
    Undetermined,
    /// 按期 — it was met in time.
    Met {
        /// The day.
        on: NaiveDate,
    },
    /// 逾期完成 — it was met too late.
    MetLate {
        /// The day.
        on: NaiveDate,
    },
    /// 逾期未办 — it is overdue.
    Overdue {
        /// The first day too late.
        since: NaiveDate,
    },
    /// 已届满 — time was up, and the rule's consequence, if any, followed.
    Lapsed {
        /// The first day too late.
        on: NaiveDate,
    },
    /// 不再适用 — the procedure went on without it.
    Dropped {
        /// The day.
        on: NaiveDate,
    },
}

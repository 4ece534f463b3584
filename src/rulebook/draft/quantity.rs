use serde::Serialize;

use super::{ConditionDraft, EventsDraft, ServiceDraft, SinceDraft, WindowsDraft};
use crate::criteria::{PartPeriods, Standings, Take, Tallying};
use crate::facts::Tally;
use crate::vocabulary::{Bounds, Id, Ratio};

/// 取数方式草案 — where a measure or a condition takes its number from.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuantityDraft {
    /// `{ count = { events = "…", kinds = [ … ] } }`: how many events there were.
    Count(EventsDraft),
    /// `{ sum = { events = "…", kinds = [ … ] } }`: what the amounts of events come to.
    Sum(EventsDraft),
    /// `{ windows = { events = "…", in = "quarter", such = { below = 1 }, part_windows =
    /// "leave_out", at_most = 4 } }`: how many windows of the calendar have so many events.
    Windows(WindowsDraft),
    /// `{ since = { of = …, on = "end", in = "years", … } }`: full units of time since a day.
    Since(SinceDraft),
    /// `{ service = { of = "…", in = "years", gaps = …, … } }`: full units of time served.
    Service(ServiceDraft),
    /// `{ change = { of = "…", from = "…", relative = true, … } }`: what a number is more or
    /// less than another.
    Change(ChangeDraft),
    /// `{ share = { of = …, in = …, zero = … } }`: one number divided by another.
    Share {
        /// What is divided.
        of: Box<QuantityDraft>,
        /// What it is divided by.
        r#in: Box<QuantityDraft>,
        /// What a division by zero means.
        zero: Option<AnswerDraft>,
    },
    /// `{ votes = { of = "…", choices = [ … ], in_denominator = [ … ], nobody = … } }`.
    Votes {
        /// The ballots.
        of: Id,
        /// The choices.
        choices: Vec<Id>,
        /// Which other ballots stand in the denominator.
        in_denominator: Vec<Tally>,
        /// What it means when nobody voted.
        nobody: AnswerDraft,
    },
    /// `{ over = { of = "…", take = "mean", in = "period", part_periods = "by_days",
    /// missing = "left_out", none = … } }`: what is taken of the numbers of a series.
    Over {
        /// The series.
        of: Id,
        /// What is taken.
        take: Take,
        /// Of which periods.
        r#in: WhichDraft,
        /// What a period does of which only a part lies inside.
        part_periods: PartPeriods,
        /// What a period does of which nothing is said: absent, left out or zero.
        missing: MissingNumber,
        /// What it means when there is no period.
        none: AnswerDraft,
    },
    /// `{ periods = { of = "…", take = "latest_run", such = { one_of = [ … ] }, in = "all",
    /// part_periods = "counted", missing = "absent", not_applicable = "left_out" } }`: how
    /// many periods of a series are such.
    Periods {
        /// The series.
        of: Id,
        /// How they are counted.
        take: Tallying,
        /// Which are counted.
        such: SuchDraft,
        /// Among which periods.
        r#in: WhichDraft,
        /// What a period does of which only a part lies inside.
        part_periods: PartPeriods,
        /// What a period does of which nothing is said: absent, left out or none of those.
        missing: MissingSuch,
        /// What a period does that does not apply: left out, or none of those.
        not_applicable: MissingSuch,
    },
    /// `{ compared = { of = …, as = "off_the_mean", within = "…" } }`: a number compared with
    /// those of all who are judged together.
    Compared {
        /// The number.
        of: Box<QuantityDraft>,
        /// How.
        r#as: ComparedDraft,
        /// The fact that says who is compared with whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Id>,
    },
    /// `{ score = "…" }`: the score of a node.
    Score(Id),
    /// `{ when = … }`: 1 if the condition is met, 0 if not.
    When(Box<ConditionDraft>),
    /// `"…"`: a count, an amount or a ratio.
    #[serde(untagged)]
    Fact(Id),
}

/// 约定草案 — what a division by nothing means.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnswerDraft {
    /// `"undetermined"`: it cannot be told.
    Undetermined,
    /// It counts as this number.
    #[serde(untagged)]
    Value(Ratio),
}

/// 期数范围草案 — which periods count.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhichDraft {
    /// `"period"`: those of which some day lies in the sheet's period.
    Period,
    /// `"all"`: all up to the end of the sheet's period.
    All,
    /// `{ last = 12 }`: so many, up to the one in which the sheet's period ends.
    Last(u32),
}

/// 缺期处理草案 — what a period does of which no number is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingNumber {
    /// The whole is absent.
    Absent,
    /// As if there were no such period.
    LeftOut,
    /// It counts as zero.
    Zero,
}

impl MissingNumber {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, MissingNumber); 3] = [
        ("absent", MissingNumber::Absent),
        ("left_out", MissingNumber::LeftOut),
        ("zero", MissingNumber::Zero),
    ];
}

/// 缺期处理草案 — what a period does of which nothing is known, where periods are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingSuch {
    /// The whole is absent.
    Absent,
    /// As if there were no such period.
    LeftOut,
    /// It is none of those that are counted, and ends a run of them.
    NotSuch,
}

impl MissingSuch {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, MissingSuch); 3] = [
        ("absent", MissingSuch::Absent),
        ("left_out", MissingSuch::LeftOut),
        ("not_such", MissingSuch::NotSuch),
    ];
}

/// 何种期草案 — which periods are counted.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SuchDraft {
    /// `{ one_of = [ … ] }`: their choice is one of these.
    OneOf(Vec<Id>),
    /// `{ at_least = … }`: their number lies within bounds.
    #[serde(untagged)]
    Within(Bounds),
}

/// 增减草案 — what a number is more or less than another.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChangeDraft {
    /// The number.
    pub of: Id,
    /// What it is held against.
    pub from: Id,
    /// Whether the difference is divided by what it is held against.
    pub relative: bool,
    /// What it means where that is 0 and the number is not; for a relative change.
    pub zero: Option<AnswerDraft>,
    /// What it means where both are 0; for a relative change.
    pub both_zero: Option<AnswerDraft>,
}

impl ChangeDraft {
    /// The difference of two numbers.
    #[must_use]
    pub const fn absolute(of: Id, from: Id) -> ChangeDraft {
        ChangeDraft { of, from, relative: false, zero: None, both_zero: None }
    }

    /// The difference ÷ what the number is held against, and what it means where that is 0.
    #[must_use]
    pub const fn relative(
        of: Id,
        from: Id,
        zero: Option<AnswerDraft>,
        both_zero: Option<AnswerDraft>,
    ) -> ChangeDraft {
        ChangeDraft { of, from, relative: true, zero, both_zero }
    }
}

/// 比较方式草案 — what a number compared with those of others gives.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ComparedDraft {
    /// `"mean"`: the mean of all.
    Mean,
    /// `"greatest"`: the greatest of all.
    Greatest,
    /// `"least"`: the least of all.
    Least,
    /// `"off_the_mean"`: the own number less the mean of all.
    OffTheMean,
    /// `{ rank = { first = "greatest", ties = "shared" } }`: the place among all.
    Rank {
        /// Which number stands first.
        first: First,
        /// Which place equals have.
        ties: Standings,
    },
}

/// 首位草案 — which number stands first.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum First {
    /// 最高 — the greatest.
    Greatest,
    /// 最低 — the least.
    Least,
}

impl First {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, First); 2] =
        [("greatest", First::Greatest), ("least", First::Least)];
}

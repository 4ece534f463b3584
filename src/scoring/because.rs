use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::criteria::{PartPeriods, Test};
use crate::vocabulary::{Exact, Span, Verdict, Window};

/// 计分状态 — how a node came to its score.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Standing {
    /// 已计 — from known facts, or from children that are all settled.
    Settled,
    /// 待定 — facts are still open: the score is a range.
    Open,
    /// 按缺项规定计分 — a fact is missing, and the scheme says what the item then has.
    Assumed,
    /// 不计 — left out.
    Excluded,
    /// 无法认定 — something that must be known is not.
    Undetermined,
}

impl Standing {
    /// The weaker of two, for the part that holds both.
    #[must_use]
    pub const fn and(self, other: Standing) -> Standing {
        match (self, other) {
            (Standing::Undetermined, _) | (_, Standing::Undetermined) => {
                Standing::Undetermined
            }
            (Standing::Open, _) | (_, Standing::Open) => Standing::Open,
            _ => Standing::Settled,
        }
    }
}

/// 理由 — one step of an explanation, as data: everything that its wording needs.
///
/// Rows, questions and groups are counted from zero in the order of the rulebook. Points
/// are ranges while facts are open.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    /// A stated number of points.
    Stated {
        /// The points.
        points: Span,
    },
    /// A score decided elsewhere.
    Given {
        /// The points.
        points: Span,
    },
    /// Full marks, from which deductions start.
    FullMarks {
        /// The full marks.
        points: Span,
    },
    /// So many occurrences cost so much.
    Deducted {
        /// The row.
        row: u16,
        /// Occurrences.
        count: Span,
        /// Points for each.
        each: Exact,
        /// The row's own limit, where it was reached.
        held_at: Option<Exact>,
        /// Points taken away.
        points: Span,
    },
    /// So many occurrences give so much.
    Awarded {
        /// The row.
        row: u16,
        /// Occurrences.
        count: Span,
        /// Points for each.
        each: Exact,
        /// The row's own limit, where it was reached.
        held_at: Option<Exact>,
        /// Points added.
        points: Span,
    },
    /// Events of the kinds that count, on days outside the period: they do not.
    OutsidePeriod {
        /// How many.
        events: u32,
    },
    /// The periods of a series that count.
    Periods {
        /// Of how many something is said.
        present: u32,
        /// Of how many nothing is said.
        missing: u32,
        /// How many do not apply.
        not_applicable: u32,
    },
    /// More periods than a series may have: nothing can be told of them together.
    MorePeriods {
        /// How many would count.
        found: u32,
        /// How many the series has at most.
        at_most: u32,
    },
    /// A period of a series, or a window, of which only a part lies inside: in the sheet's
    /// period, or before its end.
    PartPeriod {
        /// The kind of period.
        window: Window,
        /// Its first day.
        from: NaiveDate,
        /// So many of its days lie inside.
        days: u32,
        /// So many days it has.
        of: u32,
        /// What such periods do.
        how: PartPeriods,
        /// Whether this one counts.
        counts: bool,
    },
    /// How many windows of the calendar there are, and how many of them have so many events
    /// that they are counted.
    Windows {
        /// The kind of window.
        window: Window,
        /// How many are counted.
        such: u32,
        /// Of how many.
        of: u32,
    },
    /// A window that is counted.
    SuchWindow {
        /// The kind of window.
        window: Window,
        /// Its first day.
        from: NaiveDate,
        /// How many events it has.
        events: Exact,
    },
    /// The days on which events count, counted back from the end of the period.
    CountedWithin {
        /// The first of them.
        from: NaiveDate,
        /// The day after the last.
        until: NaiveDate,
        /// How many events lie on other days, and do not count.
        outside: u32,
    },
    /// The window of the period that has the most, or the least.
    ExtremeWindow {
        /// The kind of window.
        window: Window,
        /// Its first day; of equal ones the first window.
        from: NaiveDate,
        /// Whether it has the most.
        is_most: bool,
        /// What it has.
        value: Exact,
    },
    /// From which day to which time was counted; no first day where there was none.
    Elapsed {
        /// The first day.
        from: Option<NaiveDate>,
        /// The day up to which it was counted.
        on: NaiveDate,
    },
    /// Time served that counts.
    Served {
        /// The first day of it.
        from: NaiveDate,
        /// The day after the last.
        until: NaiveDate,
        /// Days in between that do not count.
        gap_days: i64,
    },
    /// No time served that counts.
    NotServed,
    /// A row that does not apply to this subject, and neither adds nor takes.
    RowNotApplicable {
        /// The row.
        row: u16,
    },
    /// The band in which a number lies; `row` is open while several are possible.
    InBand {
        /// The row.
        row: Option<u16>,
        /// The number.
        value: Span,
        /// The points of the band.
        points: Span,
    },
    /// The choice made; `row` is open while it is not known.
    Chosen {
        /// The row.
        row: Option<u16>,
        /// The points of the choice.
        points: Span,
    },
    /// What one question of a condition found.
    Tested(Test),
    /// What a condition came to.
    Decided {
        /// The answer.
        verdict: Verdict,
        /// The points that it gives.
        points: Span,
    },
    /// One thing of a list.
    Listed {
        /// Its place in the list.
        row: u16,
        /// Whether it is there; open while it is not known.
        is_there: Option<bool>,
    },
    /// What a list came to.
    Tallied {
        /// Whether those are counted that are not there, and taken off full marks.
        #[serde(default, skip_serializing_if = "is_false")]
        is_cost: bool,
        /// How many counted.
        count: Span,
        /// Points for each.
        each: Exact,
        /// Points that all of them add or take.
        points: Span,
    },
    /// A number held against its target.
    SharedOut {
        /// The number.
        value: Span,
        /// The target.
        target: Span,
        /// Full marks × number ÷ target.
        points: Span,
    },
    /// A target that is zero, and what the scheme gives for it.
    NoTarget {
        /// The points.
        points: Span,
    },
    /// A number above or below its target.
    OffTarget {
        /// The number.
        value: Span,
        /// The target.
        target: Exact,
        /// Points at the target.
        base: Exact,
        /// Points for each unit.
        each: Exact,
        /// The unit.
        per: Exact,
        /// Base and units together.
        points: Span,
    },
    /// The mean of a group of raters.
    GroupMean {
        /// The group.
        row: u16,
        /// How many raters; open groups have none.
        raters: u32,
        /// Their mean.
        mean: Span,
        /// The weight that it has here.
        weight: Exact,
        /// Mean × weight.
        points: Span,
    },
    /// A group of raters that is absent.
    GroupAbsent {
        /// The group.
        row: u16,
    },
    /// Votes for a choice.
    Voted {
        /// The choice.
        row: u16,
        /// How many.
        votes: u32,
        /// The value of each.
        value: Exact,
    },
    /// The mean value of the votes.
    VoteMean {
        /// The ballots in the denominator.
        denominator: u32,
        /// The mean.
        mean: Span,
    },
    /// Nobody voted.
    NobodyVoted {
        /// The points that the scheme gives for it.
        points: Span,
    },
    /// A value turned into points: full marks × value ÷ scale.
    Scaled {
        /// The value.
        value: Span,
        /// The scale.
        out_of: Exact,
        /// The points.
        points: Span,
    },
    /// A question of the condition of a gate.
    GateTested {
        /// The gate.
        gate: u8,
        /// The question with its answer.
        test: Test,
    },
    /// A gate before the measure that stays shut, or may.
    Gated {
        /// The gate.
        gate: u8,
        /// Whether it opens when its condition is met, or when it is not.
        opens_when_met: bool,
        /// Whether its condition is met.
        verdict: Verdict,
        /// The points after it.
        points: Span,
    },
    /// Windows of the calendar in which a row's limit was reached.
    WindowHeld {
        /// The row.
        row: u16,
        /// The kind of window.
        window: Window,
        /// How many of them.
        windows: u32,
        /// The limit of each.
        held_at: Exact,
    },
    /// All rows together in a window of the calendar, held at the limit of one.
    RowsHeld {
        /// The kind of window.
        window: Window,
        /// Its first day; all windows at once while facts are open.
        from: Option<NaiveDate>,
        /// Whether the rows take points away, or add them.
        is_cost: bool,
        /// The limit of one window.
        held_at: Exact,
        /// What the rows bring without it.
        sum: Span,
        /// What they bring with it.
        points: Span,
    },
    /// A number so many steps off its target.
    Stepped {
        /// The number.
        value: Span,
        /// The target.
        target: Exact,
        /// Steps that count.
        steps: Span,
        /// Points for each.
        each: Exact,
        /// Points that all of them take or give.
        points: Span,
    },
    /// The part of a number inside a slab.
    InSlab {
        /// The slab.
        row: u16,
        /// Units that count.
        units: Span,
        /// Points for each.
        each: Exact,
        /// The slab's own limit, where it was reached.
        held_at: Option<Exact>,
        /// Points that it gives.
        points: Span,
    },
    /// A level, and whether it is reached.
    Level {
        /// The level.
        row: u16,
        /// Where it stands.
        at_least: Exact,
        /// Whether it is reached; open while that is not known.
        is_reached: Option<bool>,
        /// Its points.
        points: Exact,
    },
    /// What the levels reached come to.
    LevelsReached {
        /// The number.
        value: Span,
        /// The points.
        points: Span,
    },
    /// Events of one kind.
    Occurred {
        /// The kind.
        row: u16,
        /// How many times.
        times: u32,
        /// The amount of each.
        each: Exact,
    },
    /// What the events come to: the worst of them, or all.
    Severity {
        /// Whether only the worst counts.
        is_worst: bool,
        /// The points taken or given.
        points: Span,
    },
    /// The range inside which a value is decided.
    Range {
        /// The row, where only one is possible.
        row: Option<u16>,
        /// Whether the other number chose it, not the first.
        is_other: bool,
        /// The number that chooses it.
        value: Span,
        /// The range.
        range: Span,
    },
    /// The decided value.
    DecidedValue {
        /// The value.
        decided: Exact,
        /// Whether it lies inside the range.
        is_inside: Verdict,
        /// The points: the value, or all that the range allows where it cannot stand.
        points: Span,
    },
    /// The mean of the ranks given.
    MeanRank {
        /// How many ranked.
        rankers: u32,
        /// The mean rank.
        rank: Span,
        /// The share of full marks that each place costs.
        per_rank: Exact,
        /// The points.
        points: Span,
    },
    /// The subject's own score among those of named raters, which does not count.
    OwnScore {
        /// The group.
        row: u16,
        /// The score; none where the sheet does not say whose it is.
        score: Option<Exact>,
    },
    /// Scores left out of a mean at both ends.
    Trimmed {
        /// The group.
        row: u16,
        /// How many of the lowest.
        lowest: u32,
        /// How many of the highest.
        highest: u32,
    },
    /// Children that reach their own line.
    Stars {
        /// How many of them.
        stars: Span,
    },
    /// A number that would be divided by 0, for which nothing is stated: it cannot be told.
    NoDivisor,
    /// A share of ballots of which none was cast.
    NoBallots {
        /// What the scheme takes for the share; nothing where it cannot be told.
        share: Option<Exact>,
    },
    /// A number divided by another, neither of which the sheet shows as it stands.
    Divided {
        /// The number.
        number: Exact,
        /// What it is divided by.
        divisor: Exact,
        /// Number ÷ divisor; what the scheme takes for it where the divisor is zero.
        share: Exact,
    },
    /// A number compared with those of others.
    Among {
        /// How many are compared.
        members: u32,
    },
    /// A score held against the greatest of all who are judged together.
    ToTheBest {
        /// The score.
        value: Span,
        /// The greatest.
        best: Span,
        /// How many are compared.
        members: u32,
        /// The points.
        points: Span,
    },
    /// The place of a score among all who are judged together.
    Ranked {
        /// The score.
        value: Span,
        /// The place; halves where equals share several.
        rank: Span,
        /// How many are compared.
        members: u32,
        /// The points.
        points: Span,
    },
    /// A score less the mean of all who are judged together.
    OffTheMean {
        /// The score.
        value: Span,
        /// The mean.
        mean: Span,
        /// How many are compared.
        members: u32,
        /// The points.
        points: Span,
    },
    /// The part compares, and the subject has not been judged together with others yet.
    AwaitsOthers {
        /// The points that are possible.
        points: Span,
    },
    /// A stop of the measure: 扣完为止 or 封顶.
    Stopped {
        /// Where it stops.
        at: Exact,
        /// Whether it is the floor.
        is_floor: bool,
        /// The points after it.
        points: Span,
    },
    /// A fact is missing and the scheme says what the item then has.
    AbsentPoints {
        /// The points.
        points: Span,
    },
    /// A fact is missing, and the item must have it.
    AbsentRequired,
    /// A fact is missing, and the item is left out.
    AbsentExcluded,
    /// The item does not apply to this subject, and is left out.
    NotApplicable,
    /// Nothing is known yet: the points that are possible.
    NotKnown {
        /// The points.
        points: Span,
    },
    /// What is known does not tell, and the scheme gives no answer for it.
    CannotTell {
        /// The points that are possible.
        points: Span,
    },
    /// The children that were left out were made up for by the others.
    Rescaled {
        /// Full marks or weights of all children.
        all: Exact,
        /// Full marks or weights of those present.
        present: Exact,
        /// The points after it.
        points: Span,
    },
    /// Children that are left out count as zero here.
    CountedAsZero {
        /// How many of them.
        children: u16,
    },
    /// Nothing of the part is present.
    NothingPresent {
        /// The points that are possible.
        points: Span,
    },
    /// × weight.
    Weighted {
        /// The weight.
        weight: Exact,
        /// The points after it.
        points: Span,
    },
    /// Held within the limits of the node.
    Held {
        /// Where it was held.
        at: Exact,
        /// Whether it is the floor.
        is_floor: bool,
        /// The points after it.
        points: Span,
    },
    /// Rounded.
    Rounded {
        /// The points after it.
        points: Span,
        /// What was added (or, below zero, dropped); open ranges have none.
        residual: Option<Exact>,
    },
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Because {
    /// The word by which records and cases name this kind of step.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Because::Stated { .. } => "stated",
            Because::Given { .. } => "given",
            Because::FullMarks { .. } => "full_marks",
            Because::Deducted { .. } => "deducted",
            Because::Awarded { .. } => "awarded",
            Because::OutsidePeriod { .. } => "outside_period",
            Because::Periods { .. } => "periods",
            Because::PartPeriod { .. } => "part_period",
            Because::Windows { .. } => "windows",
            Because::SuchWindow { .. } => "such_window",
            Because::CountedWithin { .. } => "counted_within",
            Because::ExtremeWindow { .. } => "extreme_window",
            Because::Elapsed { .. } => "elapsed",
            Because::Served { .. } => "served",
            Because::NotServed => "not_served",
            Because::RowNotApplicable { .. } => "row_not_applicable",
            Because::InBand { .. } => "in_band",
            Because::Chosen { .. } => "chosen",
            Because::Tested(_) => "tested",
            Because::Decided { .. } => "decided",
            Because::Listed { .. } => "listed",
            Because::Tallied { .. } => "tallied",
            Because::SharedOut { .. } => "shared_out",
            Because::NoTarget { .. } => "no_target",
            Because::OffTarget { .. } => "off_target",
            Because::GroupMean { .. } => "group_mean",
            Because::GroupAbsent { .. } => "group_absent",
            Because::Voted { .. } => "voted",
            Because::VoteMean { .. } => "vote_mean",
            Because::NobodyVoted { .. } => "nobody_voted",
            Because::Scaled { .. } => "scaled",
            Because::GateTested { .. } => "gate_tested",
            Because::Gated { .. } => "gated",
            Because::WindowHeld { .. } => "window_held",
            Because::RowsHeld { .. } => "rows_held",
            Because::Stepped { .. } => "stepped",
            Because::InSlab { .. } => "in_slab",
            Because::Level { .. } => "level",
            Because::LevelsReached { .. } => "levels_reached",
            Because::Occurred { .. } => "occurred",
            Because::Severity { .. } => "severity",
            Because::Range { .. } => "range",
            Because::DecidedValue { .. } => "decided_value",
            Because::MeanRank { .. } => "mean_rank",
            Because::OwnScore { .. } => "own_score",
            Because::Trimmed { .. } => "trimmed",
            Because::Stars { .. } => "stars",
            Because::NoDivisor => "no_divisor",
            Because::NoBallots { .. } => "no_ballots",
            Because::MorePeriods { .. } => "more_periods",
            Because::Divided { .. } => "divided",
            Because::Among { .. } => "among",
            Because::ToTheBest { .. } => "to_the_best",
            Because::Ranked { .. } => "ranked",
            Because::OffTheMean { .. } => "off_the_mean",
            Because::AwaitsOthers { .. } => "awaits_others",
            Because::Stopped { .. } => "stopped",
            Because::AbsentPoints { .. } => "absent_points",
            Because::AbsentRequired => "absent_required",
            Because::AbsentExcluded => "absent_excluded",
            Because::NotApplicable => "not_applicable",
            Because::NotKnown { .. } => "not_known",
            Because::CannotTell { .. } => "cannot_tell",
            Because::Rescaled { .. } => "rescaled",
            Because::CountedAsZero { .. } => "counted_as_zero",
            Because::NothingPresent { .. } => "nothing_present",
            Because::Weighted { .. } => "weighted",
            Because::Held { .. } => "held",
            Because::Rounded { .. } => "rounded",
        }
    }
}

//! Quantities over dated events and over time.

use serde::Serialize;

use super::AnswerDraft;
use crate::criteria::{PartWindows, PeriodDay};
use crate::vocabulary::{Bounds, Id, MonthEnd, TimeSpan, TimeUnit, Window};

/// 事件取数草案 — events of a fact, and the days on which they count.
///
/// Without `most_in`, `least_in` and `last` those of the sheet's period count; at most one of
/// the three is written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EventsDraft {
    /// The fact.
    pub events: Id,
    /// The kinds that count; all, if none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Id>,
    /// The most in one window of the period.
    pub most_in: Option<Window>,
    /// The least in one window of the period.
    pub least_in: Option<Window>,
    /// What part windows at the ends of the period do; for `least_in`.
    pub part_windows: Option<PartWindows>,
    /// So long back from the end of the period.
    pub last: Option<TimeSpan>,
}

impl EventsDraft {
    /// The events of the sheet's period; all of them where no kind is named.
    #[must_use]
    pub const fn new(events: Id, kinds: Vec<Id>) -> EventsDraft {
        EventsDraft {
            events,
            kinds,
            most_in: None,
            least_in: None,
            part_windows: None,
            last: None,
        }
    }
}

/// 计时段数草案 — the windows of the sheet's period that have so many events.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WindowsDraft {
    /// The fact.
    pub events: Id,
    /// The kinds that count; all, if none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Id>,
    /// The kind of window.
    pub r#in: Window,
    /// How many events a window must have to be counted; one without any has none.
    pub such: Bounds,
    /// What part windows at the ends of the period do.
    pub part_windows: PartWindows,
    /// More than so many count as so many.
    pub at_most: u32,
}

impl WindowsDraft {
    /// The windows with so many events of all kinds, at most so many of them.
    #[must_use]
    pub const fn new(
        events: Id,
        (window, such): (Window, Bounds),
        part_windows: PartWindows,
        at_most: u32,
    ) -> WindowsDraft {
        let kinds = Vec::new();
        WindowsDraft { events, kinds, r#in: window, such, part_windows, at_most }
    }
}

/// 最近事件草案 — the latest of some events.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LatestDraft {
    /// The fact.
    pub events: Id,
    /// The kinds that count; all, if none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Id>,
}

impl LatestDraft {
    /// The latest event of these kinds, or of all where none is named.
    #[must_use]
    pub const fn new(events: Id, kinds: Vec<Id>) -> LatestDraft {
        LatestDraft { events, kinds }
    }
}

/// 起算日草案 — the day from which time is counted.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MomentDraft {
    /// `{ latest = { events = "…", kinds = [ … ] } }`: the day of the latest event.
    Latest(LatestDraft),
    /// `"…"`: a date.
    #[serde(untagged)]
    Date(Id),
}

/// 经过时间草案 — full units of time since a day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SinceDraft {
    /// From when.
    pub of: MomentDraft,
    /// Up to which day.
    pub on: PeriodDay,
    /// In which unit.
    pub r#in: TimeUnit,
    /// What a month after the 31st, or a year after 29 February, is; for months and years.
    pub month_end: Option<MonthEnd>,
    /// What it means that there is no such day up to then.
    pub never: AnswerDraft,
    /// More than so many count as so many.
    pub at_most: u32,
}

impl SinceDraft {
    /// Full units from a day to one of the period, with what no such day means, and at most
    /// so many; a month end is for months and years.
    #[must_use]
    pub const fn new(
        of: MomentDraft,
        on: PeriodDay,
        (unit, month_end): (TimeUnit, Option<MonthEnd>),
        (never, at_most): (AnswerDraft, u32),
    ) -> SinceDraft {
        SinceDraft { of, on, r#in: unit, month_end, never, at_most }
    }
}

/// 间断草案 — what the time between two spells does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GapsDraft {
    /// `"left_out"`: it does not count.
    LeftOut,
    /// `"restart"`: service begins afresh after it.
    Restart,
    /// `{ bridged_up_to = { years = 1 } }`: up to so long it counts as served, longer it
    /// does not count.
    BridgedUpTo(TimeSpan),
}

/// 任职时间草案 — full units of time served up to the end of the period.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ServiceDraft {
    /// The spells.
    pub of: Id,
    /// In which unit: months or years.
    pub r#in: TimeUnit,
    /// What a month after the 31st, or a year after 29 February, is.
    pub month_end: MonthEnd,
    /// What gaps do.
    pub gaps: GapsDraft,
    /// Only what was served from the day of the latest of these on counts.
    pub since_latest: Option<LatestDraft>,
    /// More than so many count as so many.
    pub at_most: u32,
}

impl ServiceDraft {
    /// Full months or years of spells, with what gaps do, and at most so many.
    #[must_use]
    pub const fn new(
        of: Id,
        (unit, month_end): (TimeUnit, MonthEnd),
        gaps: GapsDraft,
        at_most: u32,
    ) -> ServiceDraft {
        ServiceDraft { of, r#in: unit, month_end, gaps, since_latest: None, at_most }
    }
}

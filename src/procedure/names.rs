//! The words by which cases name steps, obstacles and how deadlines stand: those of the wire.

use super::because::{Because, Obstacle, Standing};

impl Because {
    /// Every word of [`name`](Because::name).
    pub const NAMES: [&'static str; 8] = [
        "began",
        "taken",
        "extended",
        "shortened",
        "met",
        "met_late",
        "lapsed",
        "refused",
    ];

    /// The word by which runs and cases name this kind of step.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Because::Began { .. } => "began",
            Because::Taken { .. } => "taken",
            Because::Extended { .. } => "extended",
            Because::Shortened { .. } => "shortened",
            Because::Met { .. } => "met",
            Because::MetLate { .. } => "met_late",
            Because::Lapsed { .. } => "lapsed",
            Because::Refused { .. } => "refused",
        }
    }
}

impl Obstacle {
    /// Every word of [`name`](Obstacle::name).
    pub const NAMES: [&'static str; 23] = [
        "no_such_event",
        "same_number",
        "before_the_beginning",
        "not_here",
        "too_early",
        "spell_not_over",
        "not_since",
        "no_calendar",
        "guard_not_met",
        "guard_open",
        "too_often",
        "no_evidence",
        "nobody_named",
        "not_theirs",
        "no_ballot",
        "no_valid_count",
        "too_few_attended",
        "too_few_in_favour",
        "no_length",
        "too_short",
        "too_long",
        "not_shorter",
        "spell_over",
    ];

    /// The first day on which it no longer stands in the way; `None` where no day is told.
    pub(super) const fn first_day(&self) -> Option<chrono::NaiveDate> {
        match *self {
            Obstacle::TooEarly { from, .. } | Obstacle::SpellNotOver { from, .. } => {
                Some(from)
            }
            _ => None,
        }
    }

    /// The word by which runs and cases name this kind of obstacle.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Obstacle::NoSuchEvent => "no_such_event",
            Obstacle::SameNumber => "same_number",
            Obstacle::BeforeTheBeginning { .. } => "before_the_beginning",
            Obstacle::NotHere => "not_here",
            Obstacle::TooEarly { .. } => "too_early",
            Obstacle::SpellNotOver { .. } => "spell_not_over",
            Obstacle::NotSince { .. } => "not_since",
            Obstacle::NoCalendar { .. } => "no_calendar",
            Obstacle::GuardNotMet { .. } => "guard_not_met",
            Obstacle::GuardOpen { .. } => "guard_open",
            Obstacle::TooOften { .. } => "too_often",
            Obstacle::NoEvidence { .. } => "no_evidence",
            Obstacle::NobodyNamed { .. } => "nobody_named",
            Obstacle::NotTheirs { .. } => "not_theirs",
            Obstacle::NoBallot => "no_ballot",
            Obstacle::NoValidCount => "no_valid_count",
            Obstacle::TooFewAttended { .. } => "too_few_attended",
            Obstacle::TooFewInFavour { .. } => "too_few_in_favour",
            Obstacle::NoLength => "no_length",
            Obstacle::TooShort { .. } => "too_short",
            Obstacle::TooLong { .. } => "too_long",
            Obstacle::NotShorter { .. } => "not_shorter",
            Obstacle::SpellOver { .. } => "spell_over",
        }
    }
}

impl Standing {
    /// Every word of [`name`](Standing::name).
    pub const NAMES: [&'static str; 7] =
        ["open", "undetermined", "met", "met_late", "overdue", "lapsed", "dropped"];

    /// The word by which runs and cases name how a deadline stands.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Undetermined => "undetermined",
            Standing::Met { .. } => "met",
            Standing::MetLate { .. } => "met_late",
            Standing::Overdue { .. } => "overdue",
            Standing::Lapsed { .. } => "lapsed",
            Standing::Dropped { .. } => "dropped",
        }
    }

    /// The day that it speaks of; none while it runs or cannot be told.
    #[must_use]
    pub const fn day(&self) -> Option<chrono::NaiveDate> {
        match *self {
            Standing::Open | Standing::Undetermined => None,
            Standing::Met { on }
            | Standing::MetLate { on }
            | Standing::Lapsed { on }
            | Standing::Dropped { on } => Some(on),
            Standing::Overdue { since } => Some(since),
        }
    }
}

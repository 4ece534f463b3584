use toml::Value;

use crate::casebook::words::Row;
use crate::vocabulary::{Exact, FieldPath, Label};

/// 变异 — a rulebook with one small thing changed, and what the cases make of it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Mutant {
    /// Where in the rulebook.
    pub at: FieldPath,
    /// What the things are called in which it stands, the outermost first.
    pub within: Vec<Label>,
    /// The outermost row in which it stands.
    pub row: Option<Row>,
    /// What is changed.
    pub change: Change,
    /// What the cases make of it.
    pub fate: Fate,
}

/// 变动 — one small change of a rulebook.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// An edge between two neighbouring numbers, moved across one of them.
    Edge {
        /// The greatest number below the edge.
        below: Exact,
        /// The least number above it.
        above: Exact,
        /// The number that changes its side.
        needs: Exact,
    },
    /// Another number, day, word, name or flag.
    Moved {
        /// As the rulebook says it.
        from: String,
        /// As the mutant says it.
        to: String,
    },
    /// Another key for the same value.
    Word {
        /// The key.
        from: String,
        /// The other key.
        to: String,
    },
    /// A word more in a list.
    Added {
        /// The word.
        word: String,
    },
    /// The points of two neighbouring rows, each in the place of the other.
    Swapped {
        /// The other row.
        with: FieldPath,
        /// The points of the first.
        from: String,
        /// The points of the other.
        to: String,
    },
    /// Left out.
    Dropped,
}

impl Change {
    pub(super) fn moved(from: &Value, to: &Value) -> Change {
        Change::Moved { from: shown(from), to: shown(to) }
    }
}

/// 结局 — what the cases make of a mutant.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Fate {
    /// A case does not hold any more.
    Killed {
        /// The case.
        by: String,
    },
    /// A case comes to something else, and expects nothing of it.
    Seen {
        /// The case.
        by: String,
    },
    /// Every case comes to the same.
    Unseen,
    /// Proved to make no difference.
    Equivalent(Proof),
}

/// 等价理由 — why a mutant makes no difference.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Proof {
    /// Everything that can be stated was tried, and the answers are the same.
    Tried {
        /// How many sheets.
        sheets: u32,
    },
    /// Both ways of rounding are the same for what is never below zero.
    SameRounding,
    /// The limit never binds, neither as it is nor changed.
    NeverBinds,
    /// The procedure counts no months and no years.
    NoMonths,
    /// The old and the new number lie on the same side of every bound that they are held
    /// against.
    SameSide,
    /// No total that can come out lies between the old and the new line.
    BetweenTotals,
    /// No ballot has a share of votes between the old and the new number.
    BetweenShares,
    /// Nothing is worked out from it: full marks without which the rulebook passes its check,
    /// the polarity of a scheme that nothing compares, how long what is lifted would last.
    OnlySaid,
    /// Whatever is rounded is a multiple of what it is rounded to, or is never half-way where
    /// only halves make a difference.
    AlreadyRound,
    /// The only group of raters: without it there is no score at all.
    OneGroup,
    /// Both ways count the same periods.
    CountedAlike,
}

impl Mutant {
    /// Whether a case notices it and does not hold any more.
    #[must_use]
    pub const fn is_killed(&self) -> bool {
        matches!(self.fate, Fate::Killed { .. })
    }

    /// Whether it is proved to make no difference.
    #[must_use]
    pub const fn is_equivalent(&self) -> bool {
        matches!(self.fate, Fate::Equivalent(_))
    }

    /// Whether it changes a limit that never binds.
    pub(super) const fn never_binds(&self) -> bool {
        matches!(self.fate, Fate::Equivalent(Proof::NeverBinds))
    }

    /// Whether it is left: nothing pins what it changes.
    #[must_use]
    pub const fn survives(&self) -> bool {
        !self.is_killed() && !self.is_equivalent()
    }
}

/// A value as a message shows it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

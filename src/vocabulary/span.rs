use serde::{Deserialize, Serialize};

use super::{Exact, Script};

/// 区间值 — a value, or the least and the greatest that it can still have.
///
/// Both ends are attained or lie beyond what is attained: a span is sound, not always tight.
///
/// # Shape
/// In documents a settled span is its one value, an open one `{ least = 840, most = 900 }`.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Exact, Span};
/// let open = Span::between(Exact::whole(3), Exact::whole(5));
/// assert!(!open.is_settled());
/// assert_eq!(open.to_string(), "3..5");
/// assert_eq!(Span::settled(Exact::whole(4)).value(), Some(Exact::whole(4)));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Span {
    // Invariant: least <= most.
    least: Exact,
    most: Exact,
}

impl Span {
    /// The span of the one value zero.
    pub const ZERO: Span = Span::settled(Exact::ZERO);

    /// The span of one value.
    #[must_use]
    pub const fn settled(value: Exact) -> Span {
        Span { least: value, most: value }
    }

    /// The span between two values, in either order.
    #[must_use]
    pub fn between(one: Exact, other: Exact) -> Span {
        if one <= other {
            Span { least: one, most: other }
        } else {
            Span { least: other, most: one }
        }
    }

    /// The least value.
    #[must_use]
    pub const fn least(&self) -> Exact {
        self.least
    }

    /// The greatest value.
    #[must_use]
    pub const fn most(&self) -> Exact {
        self.most
    }

    /// Whether only one value is left.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.least == self.most
    }

    /// The value, if only one is left.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        self.is_settled().then_some(self.least)
    }

    /// `6`, or while it is open `6至10`, `6 to 10`.
    #[must_use]
    pub fn in_words(&self, script: Script) -> String {
        let to = script.of("至", "至", " to ");
        match self.value() {
            Some(value) => value.in_words(),
            None => format!("{}{to}{}", self.least.in_words(), self.most.in_words()),
        }
    }

    /// The same as percentages: `18.5%`.
    #[must_use]
    pub fn in_percent(&self, script: Script) -> String {
        let to = script.of("至", "至", " to ");
        match self.value() {
            Some(value) => value.in_percent(),
            None => format!("{}{to}{}", self.least.in_percent(), self.most.in_percent()),
        }
    }

    /// Whether `value` may be it.
    #[must_use]
    pub fn holds(&self, value: Exact) -> bool {
        self.least <= value && value <= self.most
    }

    /// Whether every value of `other` lies within.
    #[must_use]
    pub fn encloses(&self, other: &Span) -> bool {
        self.least <= other.least && other.most <= self.most
    }

    /// The span of both: everything that one or the other may be.
    #[must_use]
    pub fn or(self, other: Span) -> Span {
        Span { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    /// Greatest less least; `None` when it cannot be held exactly.
    #[must_use]
    pub fn width(&self) -> Option<Exact> {
        self.most.minus(self.least)
    }

    /// The sum of the two.
    #[must_use]
    pub fn plus(self, other: Span) -> Option<Span> {
        Some(Span {
            least: self.least.plus(other.least)?,
            most: self.most.plus(other.most)?,
        })
    }

    /// The difference of the two.
    #[must_use]
    pub fn minus(self, other: Span) -> Option<Span> {
        Some(Span {
            least: self.least.minus(other.most)?,
            most: self.most.minus(other.least)?,
        })
    }

    /// The span times one number.
    #[must_use]
    pub fn times(self, factor: Exact) -> Option<Span> {
        Some(Span::between(self.least.times(factor)?, self.most.times(factor)?))
    }

    /// The product of the two, whatever their signs.
    #[must_use]
    pub fn by(self, other: Span) -> Option<Span> {
        Some(self.times(other.least)?.or(self.times(other.most)?))
    }

    /// Nothing below `at`.
    #[must_use]
    pub fn not_below(self, at: Exact) -> Span {
        Span { least: self.least.max(at), most: self.most.max(at) }
    }

    /// Nothing above `at`.
    #[must_use]
    pub fn not_above(self, at: Exact) -> Span {
        Span { least: self.least.min(at), most: self.most.min(at) }
    }

    /// Both ends through a function that never falls (or never rises).
    #[must_use]
    pub fn through(self, f: impl Fn(Exact) -> Option<Exact>) -> Option<Span> {
        if self.least == self.most {
            return f(self.least).map(Span::settled);
        }
        Some(Span::between(f(self.least)?, f(self.most)?))
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_settled() {
            write!(f, "{}", self.least)
        } else {
            write!(f, "{}..{}", self.least, self.most)
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    least: Exact,
    most: Exact,
}

/// A settled span is written as its value: the one untagged form of the wire, read only
/// from records that this crate has written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Settled(Exact),
    Open(Ends),
}

/// A span whose ends stand the wrong way round.
#[derive(Debug, thiserror::Error)]
#[error("a span has `least` at most as great as `most`")]
struct SpanShape;

impl TryFrom<Wire> for Span {
    type Error = SpanShape;

    fn try_from(wire: Wire) -> Result<Span, SpanShape> {
        match wire {
            Wire::Settled(value) => Ok(Span::settled(value)),
            Wire::Open(Ends { least, most }) if least <= most => Ok(Span { least, most }),
            Wire::Open(_) => Err(SpanShape),
        }
    }
}

impl From<Span> for Wire {
    fn from(span: Span) -> Wire {
        match span.value() {
            Some(value) => Wire::Settled(value),
            None => Wire::Open(Ends { least: span.least, most: span.most }),
        }
    }
}

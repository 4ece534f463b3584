//! What a score must come to, and what that asks of the value before weight, limits and
//! rounding.

use crate::scoring::rules::Node;
use crate::vocabulary::{Bound, Exact, Rounding, RoundingMode, RoundingStep};

/// A score must come to so much, from below or from above.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Need {
    pub(super) end: Bound,
    /// Whether more is better: at least so much; otherwise at most.
    pub(super) is_up: bool,
}

/// What is asked of a value, so that what it goes into comes to what it must.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    /// Nothing: any value will do.
    Nothing,
    /// No value will do.
    Never,
    This(Need),
    /// It depends on what is not at hand.
    NotTold,
}

impl Need {
    pub(super) fn is_met_by(self, value: Exact) -> bool {
        if value == self.end.value {
            return self.end.is_inside;
        }
        (value > self.end.value) == self.is_up
    }

    pub(super) const fn at(self, value: Exact) -> Need {
        Need { end: Bound { value, is_inside: self.end.is_inside }, is_up: self.is_up }
    }

    /// The same from the other side: of what is taken away.
    pub(super) const fn turned(self) -> Need {
        Need { end: self.end, is_up: !self.is_up }
    }

    /// Not to come to it.
    pub(super) const fn missed(self) -> Need {
        let Bound { value, is_inside } = self.end;
        Need { end: Bound { value, is_inside: !is_inside }, is_up: !self.is_up }
    }

    /// What is asked before a factor.
    pub(super) fn before(self, factor: Exact) -> Option<Asked> {
        if factor.is_zero() {
            return Some(Asked::of(self.is_met_by(Exact::ZERO)));
        }
        let need = self.at(self.end.value.over(factor)?);
        Some(Asked::This(if factor.is_negative() { need.turned() } else { need }))
    }

    fn before_rounding(self, rounding: Rounding) -> Option<Need> {
        let step = rounding.step();
        let (mode, away) = if self.is_up {
            (RoundingMode::Up, step.negated())
        } else {
            (RoundingMode::Down, step)
        };
        let mut first = with_mode(rounding, mode)?.round(self.end.value)?;
        if !self.is_met_by(first) {
            first = first.minus(away)?;
        }
        let before =
            |quarters: i64| first.plus(away.times(Exact::fraction(quarters, 4)?)?);
        let reaches = |value: Exact| {
            let rounded = rounding.round(value)?;
            Some(self.is_met_by(rounded))
        };
        // Of all that is rounded to the first good step, the farthest: a step away, half a
        // step, or the step itself.
        let (value, is_inside) = if reaches(before(3)?)? {
            (before(4)?, false)
        } else if reaches(before(2)?)? {
            (before(2)?, true)
        } else if reaches(before(1)?)? {
            (before(2)?, false)
        } else {
            (first, true)
        };
        Some(Need { end: Bound { value, is_inside }, is_up: self.is_up })
    }
}

impl Asked {
    pub(super) const fn of(is_met: bool) -> Asked {
        if is_met { Asked::Nothing } else { Asked::Never }
    }
}

/// What is asked of a node before weight, limits and rounding, so that its score meets a
/// need; `None` where a number cannot be held exactly.
pub(super) fn before_finish(node: &Node, mut need: Need) -> Option<Asked> {
    if let Some(rounding) = node.round {
        need = need.before_rounding(rounding)?;
    }
    let (floor, cap) = (node.hold.at_least, node.hold.at_most);
    // What holds on the way can end it, the rest passes through.
    let (stops, passes) = if need.is_up { (cap, floor) } else { (floor, cap) };
    if stops.is_some_and(|stop| !need.is_met_by(stop)) {
        return Some(Asked::Never);
    }
    if passes.is_some_and(|pass| need.is_met_by(pass)) {
        return Some(Asked::Nothing);
    }
    match node.weight {
        Some(weight) => need.before(weight),
        None => Some(Asked::This(need)),
    }
}

fn with_mode(rounding: Rounding, mode: RoundingMode) -> Option<Rounding> {
    match rounding.stated() {
        RoundingStep::Places(places) => Rounding::places(places, mode).ok(),
        RoundingStep::Multiple(step) => Rounding::to_step(step, mode).ok(),
    }
}

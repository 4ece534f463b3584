//! Costs in strict order: a smaller figure never makes up for a greater one.

use super::figures::{Figure, Figures};

/// The urge, and then the figures, the wishes one by one.
pub(super) const LEVELS: usize = 13;

/// 分级代价 — what a proposal costs, the weightiest figure first; what is wanted counts below
/// zero.
///
/// An ordered group: sums keep the order, so shortest paths and potentials work as they do
/// with numbers. No level comes near the ends of its range: there are at most
/// `MOST_POSTS * MOST_PLACES` placements, each with at most `MOST_SPECIALITIES` matches, and
/// a path has no more arcs than that; so sums never wrap.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Cost([i32; LEVELS]);

impl Cost {
    pub(super) const ZERO: Cost = Cost([0; LEVELS]);
    /// Above all costs.
    pub(super) const NONE: Cost = Cost([i32::MAX; LEVELS]);

    pub(super) fn plus(mut self, other: Cost) -> Cost {
        for (one, other) in self.0.iter_mut().zip(other.0) {
            *one = one.wrapping_add(other);
        }
        self
    }

    pub(super) fn minus(mut self, other: Cost) -> Cost {
        for (one, other) in self.0.iter_mut().zip(other.0) {
            *one = one.wrapping_sub(other);
        }
        self
    }

    pub(super) fn negated(self) -> Cost {
        Cost::ZERO.minus(self)
    }

    /// With so much more of a figure.
    pub(super) fn with(mut self, figure: Figure, more: u32) -> Cost {
        let more = i32::try_from(more).unwrap_or(i32::MAX);
        let more = if figure.is_better_high() { 0_i32.wrapping_sub(more) } else { more };
        if let Some(level) = self.0.get_mut(Cost::level(figure)) {
            *level = level.wrapping_add(more);
        }
        self
    }

    /// Wanted above all figures: a question of the kind "what if".
    pub(super) const fn urged(mut self) -> Cost {
        let [urge, ..] = &mut self.0;
        *urge = urge.wrapping_sub(1);
        self
    }

    /// What it is without urges, and how many there were.
    pub(super) const fn without_urges(mut self) -> (Cost, u32) {
        let [urge, ..] = &mut self.0;
        let urges = urge.unsigned_abs();
        *urge = 0;
        (self, urges)
    }

    fn level(figure: Figure) -> usize {
        figure.level().saturating_add(1)
    }

    /// What stands at one level, the urge being the first.
    pub(super) fn level_at(self, level: usize) -> i32 {
        self.0.get(level).copied().unwrap_or_default()
    }

    /// How much of a figure it has.
    pub(super) fn of(self, figure: Figure) -> u32 {
        self.0.get(Cost::level(figure)).map_or(0, |level| level.unsigned_abs())
    }

    /// How a figure changes, above zero for the worse.
    pub(super) fn change(self, figure: Figure) -> i32 {
        self.0.get(Cost::level(figure)).copied().unwrap_or_default()
    }

    pub(super) fn figures(self) -> Figures {
        Figures::from_each(|figure| self.of(figure))
    }
}

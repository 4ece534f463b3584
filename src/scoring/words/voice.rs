//! In which script words stand, and what their scores are counted in.

use crate::vocabulary::{Bounds, Exact, Label, Script, Span};

/// 用语 — a script with the unit of scores, and how the number measured is read.
#[derive(Clone, Copy, Debug)]
pub(in crate::scoring) struct Voice<'u> {
    pub(in crate::scoring) script: Script,
    pub(in crate::scoring) unit: Unit<'u>,
    /// Whether the number measured is a part of a whole, read as a percentage.
    is_proportion: bool,
}

/// 计量 — what scores are counted in.
#[derive(Clone, Copy, Debug)]
pub(in crate::scoring) enum Unit<'u> {
    /// 分 — points.
    Points,
    /// 元 and its like — the unit that the scheme names.
    Named(&'u Label),
    /// 系数 — nothing: the score is a factor of something else.
    Factor,
}

impl<'u> Voice<'u> {
    /// Points, unless a unit is named.
    pub(in crate::scoring) fn new(script: Script, unit: Option<&'u Label>) -> Voice<'u> {
        let unit = unit.map_or(Unit::Points, Unit::Named);
        Voice { script, unit, is_proportion: false }
    }

    /// The same for a node that is a factor, or is none.
    pub(in crate::scoring) const fn of_factor(self, is_factor: bool) -> Voice<'u> {
        if is_factor { Voice { unit: Unit::Factor, ..self } } else { self }
    }

    /// The same where the number measured is a part of a whole, or is none.
    pub(super) const fn of_proportion(self, is_proportion: bool) -> Voice<'u> {
        Voice { is_proportion, ..self }
    }

    /// The number measured: `0.85`, or `85%` of a part of a whole.
    pub(super) fn measured(self, number: Span) -> String {
        if self.is_proportion {
            number.in_percent(self.script)
        } else {
            number.in_words(self.script)
        }
    }

    /// One value of it.
    pub(super) fn measure(self, number: Exact) -> String {
        self.measured(Span::settled(number))
    }

    /// The bounds that it is held against.
    pub(super) fn bounds(self, within: Bounds) -> String {
        if self.is_proportion {
            within.in_percent(self.script)
        } else {
            within.in_words(self.script)
        }
    }

    /// The text of its script.
    pub(super) const fn of<'t>(
        self,
        hans: &'t str,
        hant: &'t str,
        en: &'t str,
    ) -> &'t str {
        self.script.of(hans, hant, en)
    }

    /// What the sum of a scheme is called: points have 总分, an amount has 总额.
    pub(in crate::scoring) const fn total(self) -> &'static str {
        match self.unit {
            Unit::Points => self.of("总分", "總分", "total"),
            Unit::Named(_) | Unit::Factor => self.of("总额", "總額", "total"),
        }
    }

    /// What full marks are called.
    pub(in crate::scoring) const fn full(self) -> &'static str {
        match self.unit {
            Unit::Points => self.of("满分", "滿分", "full marks"),
            Unit::Named(_) => self.of("满额", "滿額", "the full amount"),
            Unit::Factor => self.of("满值", "滿值", "the full value"),
        }
    }
}

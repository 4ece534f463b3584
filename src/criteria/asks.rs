//! What a condition asks, in words, with its bounds.

use super::{Atom, Condition, Quantity};
use crate::facts::{Dictionary, Fact};
use crate::vocabulary::{Bounds, Exact, Label, Script};

impl Condition {
    /// What it asks of facts, in three scripts, with its bounds.
    #[must_use]
    pub fn asks(&self, dictionary: &Dictionary) -> Label {
        // The reader limits the depth; a draft built in code is as deep as its owner made it.
        let each = |of: &[Condition], by: [&str; 3]| {
            let labels = of.iter().map(|one| one.asks(dictionary));
            let all = labels.reduce(|one, other| joined(&one, by, &other));
            all.unwrap_or_else(nothing)
        };
        match self {
            Condition::Atom(atom) => atom.asks(dictionary),
            Condition::AllOf(of) => each(of, ["，且", "，且", ", and "]),
            Condition::AnyOf(of) => each(of, ["，或", "，或", ", or "]),
            Condition::AtLeast { n, of } => {
                let of = each(of, ["、", "、", ", "]);
                Label::new(
                    &format!("至少{n}项：{}", of.hans),
                    &format!("至少{n}項：{}", of.hant),
                    &format!("at least {n} of {}", of.en),
                )
            }
            Condition::Not(one) => {
                let one = one.asks(dictionary);
                Label::new(
                    &format!("并非“{}”", one.hans),
                    &format!("並非「{}」", one.hant),
                    &format!("not “{}”", one.en),
                )
            }
        }
    }
}

impl Atom {
    /// What it asks of facts, in three scripts, with its bounds.
    #[must_use]
    pub fn asks(&self, dictionary: &Dictionary) -> Label {
        let label = self.label(dictionary, &|_| nothing());
        match self.bounds() {
            Some(bounds) if self.is_none(bounds, dictionary) => {
                joined(&label, ["", "", " "], &Label::new("为0", "為0", "none"))
            }
            Some(bounds) => {
                let is_proportion = self.is_proportion(dictionary);
                joined(&label, ["", "", " "], &within(bounds, is_proportion))
            }
            None => label,
        }
    }

    /// Whether at most zero is asked of what is never below zero.
    fn is_none(&self, bounds: Bounds, dictionary: &Dictionary) -> bool {
        let upper = bounds.upper().filter(|end| end.is_inside && end.value.is_zero());
        let Atom::Within { quantity, .. } = self else { return false };
        let is_never_below = match quantity {
            Quantity::Number { fact } => dictionary
                .at(*fact)
                .and_then(Fact::domain)
                .is_some_and(|domain| domain.least() >= Exact::ZERO),
            Quantity::Count { .. }
            | Quantity::Windows(_)
            | Quantity::Since(_)
            | Quantity::Service(_) => true,
            _ => false,
        };
        upper.is_some() && bounds.lower().is_none() && is_never_below
    }
}

fn nothing() -> Label {
    Label::new("", "", "")
}

/// Bounds in three scripts; those of a part of a whole as percentages.
pub(crate) fn within(bounds: Bounds, is_proportion: bool) -> Label {
    let [hans, hant, en] = Script::ALL.map(|script| {
        if is_proportion { bounds.in_percent(script) } else { bounds.in_words(script) }
    });
    Label::new(&hans, &hant, &en)
}

fn joined(one: &Label, [hans, hant, en]: [&str; 3], other: &Label) -> Label {
    let text = |script: Script| {
        let by = script.of(hans, hant, en);
        format!("{}{by}{}", one.in_script(script), other.in_script(script))
    };
    Label::new(&text(Script::Hans), &text(Script::Hant), &text(Script::En))
}

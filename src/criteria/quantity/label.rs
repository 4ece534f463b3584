//! What quantities are called, in words.

use super::Quantity;
use crate::facts::Dictionary;
use crate::vocabulary::Label;

impl Quantity {
    /// What it is called, in words.
    #[must_use]
    pub fn label(
        &self,
        dictionary: &Dictionary,
        node_label: &dyn Fn(u16) -> Label,
    ) -> Label {
        let label = |index: u16| {
            dictionary
                .at(index)
                .map_or_else(|| Label::new("", "", ""), |f| f.label().clone())
        };
        match self {
            Quantity::Number { fact } => label(*fact),
            Quantity::Score { node } => node_label(*node),
            Quantity::When { condition } => condition.label(dictionary, node_label),
            Quantity::Count { events: fact, kinds: chosen, .. }
            | Quantity::Votes { ballots: fact, choices: chosen, .. } => {
                let choices =
                    dictionary.at(*fact).map_or(&[][..], |f| f.kind().choices());
                let named: Vec<&Label> = chosen
                    .iter()
                    .filter_map(|at| choices.get(usize::from(*at)).map(|c| &c.label))
                    .collect();
                let whole = label(*fact);
                if named.is_empty() { whole } else { bracketed(&whole, &named) }
            }
            Quantity::Share { of, by, .. } => {
                let (a, b) = (label(*of), label(*by));
                let ratio = |a: &str, b: &str| format!("{a}÷{b}");
                Label {
                    hans: ratio(&a.hans, &b.hans),
                    hant: ratio(&a.hant, &b.hant),
                    en: format!("{} ÷ {}", a.en, b.en),
                }
            }
        }
    }
}

fn bracketed(whole: &Label, named: &[&Label]) -> Label {
    let joined = |pick: fn(&Label) -> &str, comma: &str| {
        named.iter().map(|l| pick(l)).collect::<Vec<_>>().join(comma)
    };
    Label {
        hans: format!("{}（{}）", whole.hans, joined(|l| &l.hans, "、")),
        hant: format!("{}（{}）", whole.hant, joined(|l| &l.hant, "、")),
        en: format!("{} ({})", whole.en, joined(|l| &l.en, ", ")),
    }
}

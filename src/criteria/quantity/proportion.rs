//! Which quantities are parts of a whole, and read as percentages.

use super::{ChangeKind, ComparedAs, Quantity};
use crate::facts::{Dictionary, Fact, FactKind};

impl Quantity {
    /// 是否为比例 — whether it is a part of a whole, which people read as a percentage: a
    /// ratio, a share of votes, a relative change, a number divided by one that it is never
    /// above, a mean of these. Whatever else is divided keeps its number, as a yield by the mu.
    #[must_use]
    pub fn is_proportion(&self, dictionary: &Dictionary) -> bool {
        match self {
            Quantity::Number { fact } => {
                let kind = dictionary.at(*fact).map(Fact::kind);
                kind.is_some_and(|kind| matches!(kind, FactKind::Ratio { .. }))
            }
            Quantity::Votes { .. } => true,
            Quantity::Change { of, kind, .. } => match kind {
                ChangeKind::Relative { .. } => true,
                ChangeKind::Absolute => {
                    Quantity::Number { fact: *of }.is_proportion(dictionary)
                }
            },
            Quantity::Share(share) => match (&share.of, &share.by) {
                (Quantity::Number { fact: of }, Quantity::Number { fact: by }) => {
                    dictionary.is_never_above(*of, *by)
                }
                _ => false,
            },
            Quantity::Compared(compared) => match compared.how {
                ComparedAs::Rank { .. } => false,
                ComparedAs::Mean
                | ComparedAs::Greatest
                | ComparedAs::Least
                | ComparedAs::OffTheMean => compared.of.is_proportion(dictionary),
            },
            Quantity::Count { .. }
            | Quantity::Sum { .. }
            | Quantity::Windows(_)
            | Quantity::Since(_)
            | Quantity::Service(_)
            | Quantity::Over { .. }
            | Quantity::Periods { .. }
            | Quantity::Score { .. }
            | Quantity::When { .. } => false,
        }
    }
}

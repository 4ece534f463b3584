//! 变异 — rulebooks with one small thing changed, and whether a case notices.
//!
//! The draft is changed as a tree of values: a number, a word, a day, a key, an element of a
//! list. The reader of rulebooks says which words may stand where, and the check which
//! changes give a rulebook; so a new shape of the language is mutated without a word here.

mod base;
mod bench;
mod between;
mod cases;
mod changes;
mod cover;
mod grain;
mod held;
mod labels;
mod mutant;
mod number;
mod only_said;
mod part;
mod periods;
mod proof;
mod proofs;
mod run;
mod say;
mod sheets;
mod sides;
mod tree;
mod tried;
mod unit;
mod votes;
mod words;

pub(super) use cover::{coverage, coverage_and_untried};
pub use mutant::{Change, Fate, Mutant, Proof};
pub(super) use number::number;
pub(super) use run::mutate;
pub(super) use sheets::raw;
pub(super) use tree::id_of;

use crate::vocabulary::{Exact, FieldPath, Label};

/// 变异检验 — all mutants of a rulebook, and how many the cases notice.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Mutation {
    /// The rulebook: its id where it is bundled, its path otherwise.
    pub rulebook: String,
    /// What it is called.
    pub title: Label,
    /// How many cases of it hold; the others were not asked.
    pub cases: usize,
    /// The paths of the cases that do not hold.
    pub broken: Vec<String>,
    /// The mutants, in the order of the rulebook.
    pub mutants: Vec<Mutant>,
}

/// 进度 — how many changes were tried.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// So many.
    pub done: usize,
    /// Of so many.
    pub of: usize,
    /// The scheme, procedure or rule that is changed.
    pub at: FieldPath,
}

impl Mutation {
    /// Those that nothing pins, in the order of the rulebook.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.iter().filter(|mutant| mutant.survives())
    }

    /// How many the cases notice.
    #[must_use]
    pub fn killed(&self) -> usize {
        self.mutants.iter().filter(|mutant| mutant.is_killed()).count()
    }

    /// 变异得分 — killed ÷ (all − proved equivalent); `None` where there is no mutant.
    #[must_use]
    pub fn score(&self) -> Option<Exact> {
        let all = self.mutants.iter().filter(|mutant| !mutant.is_equivalent()).count();
        Exact::fraction(i64::try_from(self.killed()).ok()?, i64::try_from(all).ok()?)
    }
}

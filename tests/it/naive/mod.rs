//! 朴素求值 — the page on the meaning of schemes, in code: slow, plain, and sharing nothing
//! with the evaluation that it is held against.
//!
//! It reads drafts and raw facts, takes numbers from their text, and computes on fractions
//! of any size. Its modules follow the page: what a sheet says ([`sheet`]), quantities and
//! conditions ([`quantity`]), measures ([`measure`]), the tree ([`tree`]) with what is compared
//! in it ([`compare`]), the way from the total to a grade ([`grade`]), the steps over a cohort
//! ([`cohort`]), and apart from it steps over time ([`procedure`]). It takes a checked draft and a checked sheet for granted.
//!
//! Ranges are those that the page promises: each reading of an absent fact ranges over the
//! fact's domain on its own, so a fact that is read twice may make a range wider than need
//! be. Where known facts do not tell, a range is *loose*: it holds everything possible, and
//! nothing is said about how much more.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "numbers of any size, and drafts that have passed their check"
)]

pub(crate) mod cohort;
mod compare;
pub(crate) mod consequence;
mod dated;
mod divisor;
mod grade;
mod measure;
mod number;
pub(crate) mod procedure;
mod quantity;
pub(crate) mod rule;
mod series;
mod sheet;
mod tree;
mod untold;
mod windows;

use std::collections::{BTreeMap, BTreeSet};

use grassroots::facts::SheetDraft;
use grassroots::rulebook::RulebookDraft;
use grassroots::scoring::Standing;
use grassroots::vocabulary::Verdict;

use compare::Among;
use grade::{Grading, grade};
pub(crate) use number::{Number, Range, number, unit_of, whole};
use quantity::{Scored, Scores, View};
use sheet::Facts;
pub(crate) use sheet::stated;
use tree::{Score, Tree};

/// What a scheme makes of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Appraisal {
    /// After zero-clearing.
    pub(crate) total: Range,
    pub(crate) standing: Standing,
    /// Whether the total cannot be told, or may turn out so.
    pub(crate) may_not_tell: bool,
    /// The possible grades by their place, the best first; none stands for that no grade can
    /// be told.
    pub(crate) grades: BTreeSet<Option<usize>>,
    pub(crate) is_ranked: Verdict,
    pub(crate) nodes: BTreeMap<String, Score>,
    /// What the condition of each direct grade, floor, cap and veto came to, by its id.
    pub(crate) decided: BTreeMap<String, Verdict>,
    /// Whether total, grades and ranking rest on a loose range.
    pub(crate) is_loose: bool,
}

/// Holds a sheet against a scheme.
pub(crate) fn appraise(
    rulebook: &RulebookDraft,
    scheme: &str,
    sheet: &SheetDraft,
) -> Appraisal {
    let facts = Facts::of(rulebook, sheet);
    appraise_among(rulebook, scheme, (&facts, Among::Alone))
}

/// Holds the sheets of all who are compared with each other against a scheme.
pub(crate) fn appraise_together(
    rulebook: &RulebookDraft,
    scheme: &str,
    sheets: &[SheetDraft],
) -> Vec<Appraisal> {
    let sheets: Vec<Facts<'_>> =
        sheets.iter().map(|sheet| Facts::of(rulebook, sheet)).collect();
    let each = sheets.iter().enumerate();
    each.map(|(own, facts)| {
        let among = Among::All { sheets: &sheets, own };
        appraise_among(rulebook, scheme, (facts, among))
    })
    .collect()
}

fn appraise_among<'t>(
    rulebook: &'t RulebookDraft,
    scheme: &str,
    (facts, among): (&'t Facts<'t>, Among<'t>),
) -> Appraisal {
    let scheme = rulebook.scheme.iter().find(|s| s.id.as_str() == scheme).unwrap();
    let nodes = Tree { scheme, facts, among }.scores();
    let scores: Scores<'_> = nodes
        .iter()
        .map(|(id, score)| {
            let has_one = score.standing != Standing::Excluded;
            let Score { value: range, may_not_tell, .. } = score.clone();
            (*id, has_one.then_some(Scored { range, may_not_tell }))
        })
        .collect();
    let root = &nodes[scheme.id.as_str()];
    let view = View { facts, scores: &scores };
    let Grading { total, grades, is_ranked, is_clearing_open, is_loose, decided } =
        grade(scheme, (root.value.clone(), root.may_not_tell), view);
    let standing = match root.standing {
        Standing::Undetermined => Standing::Undetermined,
        _ if is_clearing_open && facts.is_open => Standing::Open,
        _ if is_clearing_open => Standing::Undetermined,
        other => other,
    };
    Appraisal {
        is_loose: is_loose || total.is_loose,
        may_not_tell: root.may_not_tell,
        total,
        standing,
        grades,
        is_ranked,
        decided,
        nodes: nodes.into_iter().map(|(id, score)| (id.to_owned(), score)).collect(),
    }
}

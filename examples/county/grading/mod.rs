//! 分类定级 — the county grades its organizations: stars by the scheme of their kind, the
//! grade, and what became of it since the round before.

mod organization;
mod results;
mod sections;
mod stars;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use grassroots::grading::{Comparison, GradeTally, compare, tallies};
use grassroots::organization::Tree;
use grassroots::rule::Coverage;
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Id;

use super::tables::{Wrong, all_or_wrong, coverages, line, sum_up};
pub(crate) use organization::Organization;
use stars::Stars;
use tables::Read;

pub(crate) use results::{GradingResults, TownshipGrading};
pub(crate) use sections::{county, township};
pub(crate) use tables::GradingTables;

/// What the rules here are about.
const SUBJECT: &str = "organization";

/// The grading of the year, beside that of the year before.
pub(crate) struct Grading {
    /// Everybody who has a row, by id.
    pub(crate) organizations: BTreeMap<Id, Organization>,
    /// Who could be graded and has no row.
    pub(crate) unsurveyed: Vec<Id>,
    /// How many have which grade as decided, of every organization with all below it.
    pub(crate) distribution: BTreeMap<Id, GradeTally>,
    /// How many have how many stars, likewise.
    pub(crate) stars: BTreeMap<Id, Stars>,
    pub(crate) moves: Comparison,
    /// What the rules find about all of the county.
    pub(crate) rules: Vec<Coverage>,
    /// What they find about those below each township.
    pub(crate) townships: BTreeMap<Id, Vec<Coverage>>,
}

/// Everybody's grade, or everything that is wrong with the tables.
pub(crate) fn grading(
    rulebook: &Rulebook,
    tree: &Tree,
    tables: &GradingTables,
) -> Result<Grading, Wrong> {
    let read = Read::tables(rulebook, tables)?;
    let wrong = read.left_over(tree, tables);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let moves = compare(&read.before, &read.decided);
    let all = moves.moves.iter().map(|moved| read.organization(tree, moved));
    let organizations = all_or_wrong(all)?;
    let organizations = organizations.into_iter().map(|one| (one.id.clone(), one));
    let organizations: BTreeMap<Id, Organization> = organizations.collect();
    let distribution = tallies(tree, &read.decided).map_err(line)?;
    let own = |id: &Id| organizations.get(id).map(Stars::of).unwrap_or_default();
    let stars = sum_up(tree, own, Stars::plus)?;
    let below = |township: &Id| {
        let below = tree.all_below(township);
        let below = below.into_iter().filter_map(|it| organizations.get(&it.id));
        let sheets: Vec<_> = below.map(|it| &it.sheet).collect();
        coverages(rulebook, SUBJECT, &sheets)
    };
    let superiors = organizations.keys().filter_map(|id| tree.superior(id));
    let superiors: BTreeSet<&Id> = superiors.map(|one| &one.id).collect();
    let townships = superiors.into_iter().map(|id| Ok((id.clone(), below(id)?)));
    let townships = townships.collect::<Result<BTreeMap<_, _>, Wrong>>()?;
    let sheets: Vec<_> = organizations.values().map(|it| &it.sheet).collect();
    let rules = coverages(rulebook, SUBJECT, &sheets)?;
    let unsurveyed = read.unsurveyed(tree);
    Ok(Grading {
        organizations,
        unsurveyed,
        distribution,
        stars,
        moves,
        rules,
        townships,
    })
}

/// What is wrong within each table, where there is no tree to hold them against.
pub(crate) fn cells(rulebook: &Rulebook, tables: &GradingTables) -> Result<(), Wrong> {
    Read::tables(rulebook, tables).map(|_| ())
}

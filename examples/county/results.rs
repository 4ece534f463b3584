//! What the county gets back: everything that the report shows, as data.

use std::collections::BTreeMap;

use grassroots::posts::service::Tally;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{
    GradeStepKind, MissingRecord, Outcome, Record, Strength, judge,
};
use grassroots::secretary::{GradedPeriod, Placed, Removal, Township, removal, township};
use grassroots::vocabulary::{Exact, Id, Named, Span, Verdict};
use serde::Serialize;

use super::backward::{BackwardResults, TownshipBackward};
use super::consequences::{
    Follows, FollowsResults, FollowsTables, TownshipFollows, follows,
};
use super::grading::{GradingResults, TownshipGrading};
use super::posts_results::{Kept, PostsResults, kept_in_county, posts_of};
use super::stationing::{StationingResults, TownshipStationing};
use super::tables::{Secretary, Wrong, all_or_wrong, line};
use super::work::Worked;

/// Whose appraisal is explained in full: a village that was an empty shell.
const EXPLAINED: &str = "t3-v02";

#[derive(Serialize)]
pub(crate) struct Results<'w> {
    pub(crate) rulebook: Id,
    pub(crate) edition: String,
    /// The posts of the whole county.
    pub(crate) posts: Tally,
    /// How its rules are kept.
    pub(crate) posts_kept: Vec<Kept>,
    /// The grades of its organizations.
    pub(crate) grading: GradingResults<'w>,
    /// Its own backward villages.
    pub(crate) backward_villages: BackwardResults,
    /// Its cadres in villages.
    pub(crate) stationing: StationingResults,
    /// What follows from all that was decided.
    pub(crate) consequences: FollowsResults,
    pub(crate) townships: Vec<TownshipResults>,
    pub(crate) explanation: Option<Record>,
    pub(crate) removals: Vec<Replaced>,
    pub(crate) unsettled: Vec<Unsettled>,
}

impl Results<'_> {
    /// What organizations and units are called, villages as in the table of secretaries.
    pub(crate) fn names(&self, worked: &Worked) -> BTreeMap<Id, String> {
        let tree = worked.posts.tree.iter();
        let named = tree.filter_map(|it| Some((it.id.clone(), it.name.clone()?)));
        let mut names: BTreeMap<Id, String> = named.collect();
        let units = worked.stationing.unit_names.iter();
        names.extend(units.map(|(id, name)| (id.clone(), name.clone())));
        let villages = self.townships.iter().flat_map(|it| &it.ranked);
        names.extend(villages.map(|it| (it.id.clone(), it.village.clone())));
        names
    }
}

#[derive(Serialize)]
pub(crate) struct TownshipResults {
    pub(crate) township: String,
    pub(crate) ranked: Vec<Ranked>,
    /// How many have each grade, the best first.
    pub(crate) by_grade: Vec<GradeCount>,
    pub(crate) unsettled: u32,
    /// Of the posts of its villages.
    pub(crate) posts: PostsResults,
    /// Of the grades of its organizations; `None` where none is graded.
    pub(crate) grading: Option<TownshipGrading>,
    /// Of its backward villages; `None` where nothing is told of it.
    pub(crate) backward: Option<TownshipBackward>,
    /// Of its cadres in villages.
    pub(crate) stationing: Option<TownshipStationing>,
    /// Of what is in force on whoever belongs to it.
    pub(crate) consequences: Option<TownshipFollows>,
    /// The same as the library tells it.
    #[serde(skip)]
    pub(crate) summary: Township,
}

#[derive(Serialize)]
pub(crate) struct GradeCount {
    pub(crate) grade: Id,
    pub(crate) count: u32,
}

#[derive(Serialize)]
pub(crate) struct Ranked {
    /// `None` while several are possible, and of whoever has none.
    pub(crate) place: Option<u32>,
    /// The best and the worst that are possible.
    pub(crate) places: Option<(u32, u32)>,
    pub(crate) id: Id,
    pub(crate) village: String,
    /// `None` where a fact is missing that the total needs.
    pub(crate) total: Option<Exact>,
    pub(crate) range: Span,
    /// `None` where several are possible.
    pub(crate) grade: Option<Id>,
    pub(crate) is_ranked: Verdict,
    /// What takes the secretary out of the ranking.
    pub(crate) unranked_by: Vec<Named>,
}

/// Who must be replaced, since which period, and every step to it.
#[derive(Serialize)]
pub(crate) struct Replaced {
    pub(crate) id: Id,
    pub(crate) township: String,
    pub(crate) village: String,
    pub(crate) removal: Removal,
}

/// Whose total or grade is open, and what would settle it.
#[derive(Serialize)]
pub(crate) struct Unsettled {
    pub(crate) id: Id,
    pub(crate) township: String,
    pub(crate) village: String,
    pub(crate) range: Span,
    pub(crate) grades: Vec<Id>,
    /// Whether it may also be that no grade can be told.
    pub(crate) grade_may_not_tell: bool,
    pub(crate) must_be_replaced: Verdict,
    pub(crate) missing: Vec<MissingRecord>,
}

/// One secretary, judged.
pub(crate) struct Appraised {
    pub(crate) secretary: Secretary,
    pub(crate) outcome: Outcome,
    pub(crate) removal: Removal,
}

/// Everybody by id.
pub(crate) type Judged = BTreeMap<Id, Appraised>;

/// Judges everybody; the order of `secretaries` makes no difference.
pub(crate) fn judged(
    rulebook: &Rulebook,
    secretaries: Vec<Secretary>,
) -> Result<Judged, Wrong> {
    let none = |what: &str| line(format!("the rulebook has no {what}"));
    let scheme =
        rulebook.scheme("secretary").ok_or_else(|| none("scheme `secretary`"))?;
    let rules = rulebook.removal().ok_or_else(|| none("rule of removal"))?;
    let all = secretaries.into_iter().map(|secretary| {
        let outcome = judge(scheme, &secretary.sheet);
        let history = secretary.earlier.with(GradedPeriod::appraised(&outcome));
        let history =
            history.map_err(|wrong| line(format!("{}: {wrong}", secretary.id)))?;
        let removal = removal(rules, &history);
        Ok((secretary.id.clone(), Appraised { secretary, outcome, removal }))
    });
    Ok(all_or_wrong(all)?.into_iter().collect())
}

/// The results of everybody and of all other work, and what follows.
pub(crate) fn results<'w>(
    rulebook: &Rulebook,
    secretaries: Vec<Secretary>,
    (worked, tables): (&'w Worked, &FollowsTables),
) -> Result<Results<'w>, Wrong> {
    let judged = judged(rulebook, secretaries)?;
    let follows = follows(rulebook, (&judged, worked), tables)?;
    let (mut removals, mut unsettled) = (Vec::new(), Vec::new());
    for one in judged.values() {
        if !one.outcome.is_settled() {
            unsettled.push(open(one));
        }
        removals.extend(replaced(one));
    }
    let explained = judged.values().find(|it| it.secretary.id.as_str() == EXPLAINED);
    let tree = &worked.posts.tree;
    Ok(Results {
        rulebook: rulebook.id().clone(),
        edition: rulebook.edition().to_owned(),
        posts: worked.posts.county()?,
        posts_kept: kept_in_county(&worked.posts)?,
        grading: worked.grading.results(tree),
        backward_villages: worked.backward.results(tree),
        stationing: worked.stationing.results(&worked.stations_by)?,
        consequences: follows.results(),
        townships: townships(&judged, (worked, &follows))?,
        explanation: explained.map(|one| one.outcome.record()),
        removals,
        unsettled,
    })
}

/// The townships, by the least id in each.
fn townships(
    judged: &Judged,
    (worked, follows): (&Worked, &Follows),
) -> Result<Vec<TownshipResults>, Wrong> {
    let mut by_name: Vec<(&str, Vec<Outcome>)> = Vec::new();
    for one in judged.values() {
        let township = &one.secretary.township;
        match by_name.iter_mut().find(|(name, _)| name == township) {
            Some((_, outcomes)) => outcomes.push(one.outcome.clone()),
            None => by_name.push((township, vec![one.outcome.clone()])),
        }
    }
    let results = by_name.into_iter().map(|(name, outcomes)| {
        let summary = township(outcomes);
        let ranked = summary.placed.iter().filter_map(|placed| ranked(judged, placed));
        let counts = summary.by_grade.iter();
        let tree = &worked.posts.tree;
        let villages = summary.placed.iter().filter_map(|it| it.outcome.subject());
        let id = villages.clone().find_map(|id| tree.superior(id)).map(|it| &it.id);
        let backward = |id| worked.backward.township(&worked.rectifies_by, (tree, id));
        let stationed = |id| worked.stationing.township(&worked.stations_by, (tree, id));
        Ok(TownshipResults {
            township: name.to_owned(),
            ranked: ranked.collect(),
            by_grade: counts
                .map(|(grade, _, count)| GradeCount {
                    grade: grade.clone(),
                    count: *count,
                })
                .collect(),
            unsettled: summary.unsettled,
            posts: posts_of(&summary, &worked.posts),
            grading: id.and_then(|id| worked.grading.township(tree, id)),
            backward: id.map(backward).transpose()?.flatten(),
            stationing: id.map(stationed).transpose()?,
            consequences: id.map(|id| follows.township(id)),
            summary,
        })
    });
    all_or_wrong(results)
}

fn ranked(judged: &Judged, placed: &Placed) -> Option<Ranked> {
    let outcome = &placed.outcome;
    let secretary = &judged.get(outcome.subject()?)?.secretary;
    Some(Ranked {
        place: placed.place(),
        places: placed.places,
        id: secretary.id.clone(),
        village: secretary.village.clone(),
        total: outcome.total().settled(),
        range: outcome.total().span,
        grade: outcome.grade().map(|grade| grade.id.clone()),
        is_ranked: outcome.is_ranked(),
        unranked_by: unranked_by(outcome),
    })
}

/// The vetoes that take somebody out of the ranking.
fn unranked_by(outcome: &Outcome) -> Vec<Named> {
    let grading = outcome.record().grading.into_iter();
    let vetoes = grading.filter(|step| {
        step.does == Some(GradeStepKind::Veto(Strength::OutOfRanking))
            && step.verdict == Verdict::Met
    });
    vetoes.filter_map(|step| Some(Named::new(step.id?, step.label?))).collect()
}

fn replaced(one: &Appraised) -> Option<Replaced> {
    let secretary = &one.secretary;
    (one.removal.verdict() == Verdict::Met).then(|| Replaced {
        id: secretary.id.clone(),
        township: secretary.township.clone(),
        village: secretary.village.clone(),
        removal: one.removal.clone(),
    })
}

fn open(one: &Appraised) -> Unsettled {
    let Appraised { secretary, outcome, .. } = one;
    Unsettled {
        id: secretary.id.clone(),
        township: secretary.township.clone(),
        village: secretary.village.clone(),
        range: outcome.total().span,
        grades: outcome.grades().map(|grade| grade.id.clone()).collect(),
        grade_may_not_tell: outcome.grade_set().may_not_tell(),
        must_be_replaced: one.removal.verdict(),
        missing: outcome.record().missing,
    }
}

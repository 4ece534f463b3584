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

use super::backward::{Backward, BackwardResults, TownshipBackward};
use super::grading::{Grading, GradingResults, TownshipGrading};
use super::posts::Posts;
use super::posts_results::{Kept, PostsResults, kept_in_county, posts_of};
use super::tables::{Secretary, Wrong, all_or_wrong};

/// Whose appraisal is explained in full: a village that was an empty shell.
const EXPLAINED: &str = "t3-v02";

/// What the county's other work came to, which the results of its secretaries stand beside.
#[derive(Clone, Copy)]
pub(crate) struct Work<'w> {
    pub(crate) posts: &'w Posts,
    pub(crate) grading: &'w Grading,
    pub(crate) backward: &'w Backward,
    /// By what the backward villages are judged.
    pub(crate) rectifies_by: &'w Rulebook,
}

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
    pub(crate) townships: Vec<TownshipResults>,
    pub(crate) explanation: Option<Record>,
    pub(crate) removals: Vec<Replaced>,
    pub(crate) unsettled: Vec<Unsettled>,
}

impl Results<'_> {
    /// What the villages are called, by id.
    pub(crate) fn names(&self) -> BTreeMap<Id, String> {
        let all = self.townships.iter().flat_map(|it| &it.ranked);
        all.map(|it| (it.id.clone(), it.village.clone())).collect()
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
    pub(crate) place: Option<u32>,
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

/// Judges everybody; the order of `secretaries` makes no difference.
pub(crate) fn results<'w>(
    rulebook: &Rulebook,
    secretaries: Vec<Secretary>,
    work: Work<'w>,
) -> Result<Results<'w>, Wrong> {
    let none = |what: &str| vec![format!("the rulebook has no {what}")];
    let scheme =
        rulebook.scheme("secretary").ok_or_else(|| none("scheme `secretary`"))?;
    let rules = rulebook.removal().ok_or_else(|| none("rule of removal"))?;
    let judged: Judged = secretaries
        .into_iter()
        .map(|secretary| {
            (secretary.id.clone(), (judge(scheme, &secretary.sheet), secretary))
        })
        .collect();
    let (mut removals, mut unsettled) = (Vec::new(), Vec::new());
    for (outcome, secretary) in judged.values() {
        let history = secretary.earlier.with(GradedPeriod::appraised(outcome));
        let history =
            history.map_err(|wrong| vec![format!("{}: {wrong}", secretary.id)])?;
        let decision = removal(rules, &history);
        if !outcome.is_settled() {
            unsettled.push(open(secretary, outcome, decision.verdict()));
        }
        removals.extend(replaced(secretary, decision));
    }
    let explained = judged.iter().find(|(id, _)| id.as_str() == EXPLAINED);
    Ok(Results {
        rulebook: rulebook.id().clone(),
        edition: rulebook.edition().to_owned(),
        posts: work.posts.county()?,
        posts_kept: kept_in_county(work.posts)?,
        grading: work.grading.results(&work.posts.tree),
        backward_villages: work.backward.results(&work.posts.tree),
        townships: townships(&judged, work)?,
        explanation: explained.map(|(_, (outcome, _))| outcome.record()),
        removals,
        unsettled,
    })
}

/// Everybody by id.
type Judged = BTreeMap<Id, (Outcome, Secretary)>;

/// The townships, by the least id in each.
fn townships(judged: &Judged, work: Work<'_>) -> Result<Vec<TownshipResults>, Wrong> {
    let mut by_name: Vec<(&str, Vec<Outcome>)> = Vec::new();
    for (outcome, secretary) in judged.values() {
        match by_name.iter_mut().find(|(name, _)| *name == secretary.township) {
            Some((_, outcomes)) => outcomes.push(outcome.clone()),
            None => by_name.push((&secretary.township, vec![outcome.clone()])),
        }
    }
    let results = by_name.into_iter().map(|(name, outcomes)| {
        let summary = township(outcomes);
        let ranked = summary.placed.iter().filter_map(|placed| ranked(judged, placed));
        let counts = summary.by_grade.iter();
        let tree = &work.posts.tree;
        let villages = summary.placed.iter().filter_map(|it| it.outcome.subject());
        let id = villages.clone().find_map(|id| tree.superior(id)).map(|it| &it.id);
        let own = |id| work.backward.township(work.rectifies_by, (tree, id));
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
            posts: posts_of(&summary, work.posts),
            grading: id.and_then(|id| work.grading.township(tree, id)),
            backward: id.map(own).transpose()?.flatten(),
            summary,
        })
    });
    all_or_wrong(results)
}

fn ranked(judged: &Judged, placed: &Placed) -> Option<Ranked> {
    let outcome = &placed.outcome;
    let (_, secretary) = judged.get(outcome.subject()?)?;
    Some(Ranked {
        place: placed.place,
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

fn replaced(secretary: &Secretary, removal: Removal) -> Option<Replaced> {
    (removal.verdict() == Verdict::Met).then(|| Replaced {
        id: secretary.id.clone(),
        township: secretary.township.clone(),
        village: secretary.village.clone(),
        removal,
    })
}

fn open(
    secretary: &Secretary,
    outcome: &Outcome,
    must_be_replaced: Verdict,
) -> Unsettled {
    Unsettled {
        id: secretary.id.clone(),
        township: secretary.township.clone(),
        village: secretary.village.clone(),
        range: outcome.total().span,
        grades: outcome.grades().map(|grade| grade.id.clone()).collect(),
        grade_may_not_tell: outcome.grade_set().may_not_tell(),
        must_be_replaced,
        missing: outcome.record().missing,
    }
}

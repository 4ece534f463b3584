//! What the county gets back: everything that the report shows, as data.

use std::collections::BTreeMap;

use grassroots::posts::service::{Tally, Year};
use grassroots::rule::{Finding, Standing};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{MissingRecord, Outcome, Record, judge};
use grassroots::secretary::{GradedPeriod, Placed, Removal, Township, removal, township};
use grassroots::vocabulary::{Exact, Id, Named, Span, Verdict};
use serde::Serialize;

use super::backward::{Backward, BackwardResults, TownshipBackward};
use super::grading::{Grading, GradingResults, TownshipGrading};
use super::posts::Posts;
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
    /// The grades of its organizations.
    pub(crate) grading: GradingResults<'w>,
    /// Its own backward villages.
    pub(crate) backward_villages: BackwardResults,
    pub(crate) townships: Vec<TownshipResults>,
    pub(crate) explanation: Option<Record>,
    pub(crate) removals: Vec<Replaced>,
    pub(crate) unsettled: Vec<Unsettled>,
}

/// The year of the posts below an organization.
#[derive(Serialize)]
pub(crate) struct PostsResults {
    /// The figures of each village.
    pub(crate) villages: BTreeMap<Id, Figures>,
    /// Those of all together.
    pub(crate) together: Tally,
    /// What the rules about the township find.
    pub(crate) findings: Vec<Finding>,
    /// What follows from the stars, and for which holdings.
    pub(crate) follows: Vec<Following>,
    /// Who must take part and has no post.
    pub(crate) without: Vec<Id>,
}

/// 设岗定责概况 — what is looked at first.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Figures {
    pub(crate) posts: u32,
    pub(crate) posts_held: u32,
    pub(crate) must_take_part: u32,
    pub(crate) with_a_post: u32,
    pub(crate) reports_due: u32,
    pub(crate) reports_held: u32,
}

impl Figures {
    pub(crate) const fn of(tally: &Tally) -> Figures {
        Figures {
            posts: tally.posts,
            posts_held: tally.posts_held,
            must_take_part: tally.able,
            with_a_post: tally.able_with_post,
            reports_due: tally.reports_due,
            reports_held: tally.reports_held,
        }
    }

    /// In the order of the columns.
    pub(crate) const fn all(self) -> [u32; 6] {
        let Figures { posts, posts_held, must_take_part, with_a_post, .. } = self;
        let Figures { reports_due, reports_held, .. } = self;
        [posts, posts_held, must_take_part, with_a_post, reports_due, reports_held]
    }
}

/// A rule that follows from the stars, and those of whom it is met, or not known.
#[derive(Serialize)]
pub(crate) struct Following {
    pub(crate) rule: Named,
    pub(crate) met: Vec<Id>,
    /// To whom a requirement applies that they do not meet.
    pub(crate) not_met: Vec<Id>,
    pub(crate) undetermined: Vec<Id>,
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

/// The posts of the villages of a township's secretaries.
fn posts_of(summary: &Township, posts: &Posts) -> PostsResults {
    let villages = || summary.placed.iter().filter_map(|it| it.outcome.subject());
    let township = villages().next().and_then(|id| posts.tree.superior(id));
    let township = township.map(|it| &it.id);
    let mut years: Vec<&Year> = villages().filter_map(|id| posts.years.get(id)).collect();
    years.sort_by(|a, b| a.village.cmp(&b.village));
    let tally = |id: &Id| Some((id.clone(), Figures::of(posts.tallies.get(id)?)));
    PostsResults {
        villages: villages().filter_map(tally).collect(),
        together: township
            .and_then(|id| posts.tallies.get(id))
            .cloned()
            .unwrap_or_default(),
        findings: township
            .and_then(|id| posts.townships.get(id))
            .cloned()
            .unwrap_or_default(),
        follows: following(&years),
        without: years
            .iter()
            .flat_map(|it| &it.without)
            .map(|it| it.person.clone())
            .collect(),
    }
}

/// What follows in all years together, in the order of the rulebook.
fn following(years: &[&Year]) -> Vec<Following> {
    let mut all: Vec<Following> = Vec::new();
    for follows in years.iter().flat_map(|year| &year.follows) {
        if all.iter().all(|it| it.rule != follows.rule) {
            let rule = follows.rule.clone();
            let (met, not_met, undetermined) = (Vec::new(), Vec::new(), Vec::new());
            all.push(Following { rule, met, not_met, undetermined });
        }
        let Some(own) = all.iter_mut().find(|it| it.rule == follows.rule) else {
            continue;
        };
        for finding in &follows.findings {
            let list = match finding.standing() {
                Standing::Met => &mut own.met,
                Standing::NotMet => &mut own.not_met,
                Standing::Undetermined => &mut own.undetermined,
                Standing::NotApplicable => continue,
            };
            list.extend(finding.subject.clone());
        }
    }
    all
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
    })
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

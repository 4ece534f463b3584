//! 设岗定责 — the posts of a township and of the county, as data.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use grassroots::posts::service::{DayFinding, Notice, Tally, Year};
use grassroots::rule::{Finding, Kind, Standing};
use grassroots::secretary::Township;
use grassroots::vocabulary::{Id, Named};
use serde::Serialize;

use super::posts::Posts;
use super::tables::Wrong;

/// The year of the posts below an organization.
#[derive(Serialize)]
pub(crate) struct PostsResults {
    /// The figures of each village.
    pub(crate) villages: BTreeMap<Id, Figures>,
    /// Those of all together.
    pub(crate) together: Tally,
    /// How the rules are kept.
    pub(crate) kept: Vec<Kept>,
    /// What the rules about the township find.
    pub(crate) findings: Vec<Finding>,
    /// What follows from the stars, and for which holdings.
    pub(crate) follows: Vec<Following>,
    /// Who must take part and has no post.
    pub(crate) without: Vec<Id>,
    /// Days on which a holder was not within the limits, or of which that cannot be told.
    pub(crate) days: Vec<OnDay>,
    /// What the registers notice.
    pub(crate) notices: Vec<Noticed>,
}

/// How a rule about a placement stood to a holding from a day on.
#[derive(Serialize)]
pub(crate) struct OnDay {
    pub(crate) holding: Id,
    pub(crate) on: NaiveDate,
    pub(crate) finding: Finding,
}

/// What the register of a village notices.
#[derive(Serialize)]
pub(crate) struct Noticed {
    pub(crate) village: Id,
    pub(crate) notice: Notice,
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

/// 规则遵守情况 — a rule that somebody breaks, or of which for some nothing can be told.
#[derive(Serialize)]
pub(crate) struct Kept {
    pub(crate) rule: Named,
    pub(crate) kind: Kind,
    /// Whom it is about.
    pub(crate) subject: Option<Id>,
    pub(crate) met: u32,
    pub(crate) not_met: u32,
    pub(crate) undetermined: u32,
    /// The facts that are missing.
    pub(crate) missing: Vec<Named>,
}

/// A rule that follows from the stars, and those of whom it is met, or not known.
#[derive(Serialize)]
pub(crate) struct Following {
    pub(crate) rule: Named,
    pub(crate) kind: Kind,
    pub(crate) met: Vec<Id>,
    /// To whom a requirement applies that they do not meet.
    pub(crate) not_met: Vec<Id>,
    pub(crate) undetermined: Vec<Id>,
}

/// The rules of the whole county.
pub(crate) fn kept_in_county(posts: &Posts) -> Result<Vec<Kept>, Wrong> {
    let years: Vec<&Year> = posts.years.values().collect();
    Ok(kept(&posts.county()?, &years, posts))
}

/// Requirements that are not met, and whatever cannot be told, by the id of the rule.
fn kept(tally: &Tally, years: &[&Year], posts: &Posts) -> Vec<Kept> {
    let is_shown = |kind: Kind, not_met: u32, undetermined: u32| {
        undetermined > 0 || (kind == Kind::Requirement && not_met > 0)
    };
    let rules = tally.rules.iter();
    let shown = rules.filter(|it| is_shown(it.kind, it.not_met, it.undetermined));
    let kept = shown.map(|it| {
        let coverages = years.iter().flat_map(|year| &year.coverages);
        let own = coverages.filter(|coverage| coverage.rule == it.rule);
        let mut missing: Vec<Named> = own.flat_map(|it| &it.missing).cloned().collect();
        missing.sort();
        missing.dedup();
        Kept {
            rule: it.rule.clone(),
            kind: it.kind,
            subject: posts.subjects.get(&it.rule.id).cloned(),
            met: it.met,
            not_met: it.not_met,
            undetermined: it.undetermined,
            missing,
        }
    });
    kept.collect()
}

/// The posts of the villages of a township's secretaries.
pub(crate) fn posts_of(summary: &Township, posts: &Posts) -> PostsResults {
    let villages = || summary.placed.iter().filter_map(|it| it.outcome.subject());
    let township = villages().next().and_then(|id| posts.tree.superior(id));
    let township = township.map(|it| &it.id);
    let mut years: Vec<&Year> = villages().filter_map(|id| posts.years.get(id)).collect();
    years.sort_by(|a, b| a.village.cmp(&b.village));
    let tally = |id: &Id| Some((id.clone(), Figures::of(posts.tallies.get(id)?)));
    let together = township.and_then(|id| posts.tallies.get(id)).cloned();
    let together = together.unwrap_or_default();
    let without = years.iter().flat_map(|it| &it.without);
    let findings = township.and_then(|id| posts.townships.get(id)).cloned();
    PostsResults {
        villages: villages().filter_map(tally).collect(),
        kept: kept(&together, &years, posts),
        together,
        findings: findings.unwrap_or_default(),
        follows: following(&years),
        without: without.map(|it| it.person.clone()).collect(),
        days: years.iter().flat_map(|year| on_days(year)).collect(),
        notices: years.iter().flat_map(|year| noticed(year)).collect(),
    }
}

fn on_days(year: &Year) -> impl Iterator<Item = OnDay> {
    let own = |one: &DayFinding| OnDay {
        holding: one.holding.clone(),
        on: one.on,
        finding: one.finding.clone(),
    };
    year.days.iter().map(own)
}

fn noticed(year: &Year) -> impl Iterator<Item = Noticed> {
    let own = |notice: &Notice| Noticed {
        village: year.village.clone(),
        notice: notice.clone(),
    };
    year.notices.iter().map(own)
}

/// What follows in all years together, in the order of the rulebook; ids in their own.
fn following(years: &[&Year]) -> Vec<Following> {
    let mut all: Vec<Following> = Vec::new();
    for follows in years.iter().flat_map(|year| &year.follows) {
        if all.iter().all(|it| it.rule != follows.rule) {
            let (rule, kind) = (follows.rule.clone(), follows.kind);
            let (met, not_met, undetermined) = (Vec::new(), Vec::new(), Vec::new());
            all.push(Following { rule, kind, met, not_met, undetermined });
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
    for own in &mut all {
        own.met.sort();
        own.not_met.sort();
        own.undetermined.sort();
    }
    all
}

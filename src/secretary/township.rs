use crate::scoring::{GradeSet, Outcome};
use crate::vocabulary::{Exact, Id, Label, Verdict};

/// 排名 — one secretary's place in the township.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Placed {
    /// 名次 — the place; equal totals share it, and the next place is left out. `None` for
    /// those out of the ranking and those whose total is not settled.
    pub place: Option<u32>,
    /// The outcome.
    pub outcome: Outcome,
}

/// 乡镇汇总 — the appraisal of all secretaries of a township.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Township {
    /// By place; then those without a place, by total; then by id.
    pub placed: Vec<Placed>,
    /// How many have each grade, the best first.
    pub by_grade: Vec<(Id, Label, u32)>,
    /// How many have no settled grade yet.
    pub unsettled: u32,
}

/// 乡镇考核汇总 — `secretary/appraisal` for a township: ranked, with counts by grade.
///
/// The order of `outcomes` makes no difference. Outcomes of different schemes are ranked by
/// their totals all the same; the caller keeps kinds of office apart.
#[must_use]
pub fn township(outcomes: Vec<Outcome>) -> Township {
    let mut by_grade: Vec<(Id, Label, u32)> = outcomes
        .first()
        .map(|outcome| {
            let grades = outcome.scheme().grades().iter();
            grades.map(|grade| (grade.id.clone(), grade.label.clone(), 0)).collect()
        })
        .unwrap_or_default();
    let mut unsettled: u32 = 0;
    for outcome in &outcomes {
        let grade = outcome.grade().filter(|_| outcome.grade_set() != GradeSet::NONE);
        let slot = grade.and_then(|g| by_grade.iter_mut().find(|(id, ..)| *id == g.id));
        match slot {
            Some((_, _, count)) => *count = count.saturating_add(1),
            None => unsettled = unsettled.saturating_add(1),
        }
    }
    Township { placed: placed(outcomes), by_grade, unsettled }
}

fn ranked_total(outcome: &Outcome) -> Option<Exact> {
    let is_ranked = outcome.is_ranked() == Verdict::Met;
    outcome.total().settled().filter(|_| is_ranked)
}

fn placed(mut outcomes: Vec<Outcome>) -> Vec<Placed> {
    outcomes.sort_by(|a, b| {
        let total = |o: &Outcome| (ranked_total(o), o.total().span.most());
        total(b).cmp(&total(a)).then_with(|| a.subject().cmp(&b.subject()))
    });
    let mut placed: Vec<Placed> = Vec::with_capacity(outcomes.len());
    let mut last: Option<(Exact, u32)> = None;
    for (ahead, outcome) in (0_u32..).zip(outcomes) {
        let place = ranked_total(&outcome).map(|total| match last {
            Some((before, place)) if before == total => place,
            Some(_) | None => ahead.saturating_add(1),
        });
        last = ranked_total(&outcome).zip(place).or(last);
        placed.push(Placed { place, outcome });
    }
    placed
}

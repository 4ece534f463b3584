use crate::explain::Report;
use crate::scoring::{GradeSet, Outcome, cohort};
use crate::vocabulary::{Exact, Id, Label, Script, Verdict};

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

impl Township {
    /// The id of the rule by which each secretary is appraised.
    pub const RULE: &'static str = "secretary/appraisal";

    /// The ranked table, and how many have each grade; `named` gives what a secretary is
    /// called by the subject of the sheet.
    ///
    /// The title is that of the scheme.
    pub fn report(&self, script: Script, named: impl Fn(&Id) -> String) -> Report {
        let first = self.placed.first().map(|placed| placed.outcome.scheme());
        let mut report =
            Report::new(first.map_or("", |scheme| scheme.title().in_script(script)));
        let header = [
            script.of("名次", "名次", "place"),
            script.of("书记", "書記", "secretary"),
            script.of("总分", "總分", "total"),
            script.of("等次", "等次", "grade"),
        ];
        let row = |placed: &Placed| {
            let secretary = placed.outcome.subject().map(&named);
            let (total, grade) =
                (placed.total_in_words(script), placed.grade_in_words(script));
            vec![
                placed.place_in_words(script),
                secretary.unwrap_or_default(),
                total,
                grade,
            ]
        };
        report.table(&header, self.placed.iter().map(row).collect());
        report.paragraph(&self.counts(script));
        report
    }

    fn counts(&self, script: Script) -> String {
        let counts = self.by_grade.iter();
        let mut counts: Vec<String> = counts
            .map(|(_, label, count)| format!("{} {count}", label.in_script(script)))
            .collect();
        let open = script.of("等次未定", "等次未定", "grade open");
        counts.push(format!("{open} {}", self.unsettled));
        counts.join(script.of("，", "，", ", "))
    }
}

impl Placed {
    fn place_in_words(&self, script: Script) -> String {
        match (self.place, self.outcome.is_ranked()) {
            (Some(place), _) => place.to_string(),
            (None, Verdict::NotMet) => {
                script.of("不排名", "不排名", "unranked").to_owned()
            }
            (None, Verdict::Met | Verdict::Undetermined) => "—".to_owned(),
        }
    }

    /// The total, or its ends while it is open.
    fn total_in_words(&self, script: Script) -> String {
        let total = self.outcome.total();
        match total.settled() {
            Some(total) => total.to_string(),
            None => {
                let to = script.of("至", "至", " to ");
                format!("{}{to}{}", total.span.least(), total.span.most())
            }
        }
    }

    /// The grade, or those that are possible while it is open.
    fn grade_in_words(&self, script: Script) -> String {
        let names = self.outcome.grades().map(|grade| grade.label.in_script(script));
        let untold = script.of("无法认定", "無法認定", "none that can be told");
        let untold = self.outcome.grade_set().may_not_tell().then_some(untold);
        names.chain(untold).collect::<Vec<_>>().join(script.of("或", "或", " or "))
    }
}

/// 乡镇考核汇总 — `secretary/appraisal` for a township: ranked, with counts by grade.
///
/// The scheme's steps over a cohort are taken first, with the township as the cohort.
/// The order of `outcomes` makes no difference. Outcomes of different schemes are ranked by
/// their totals all the same; the caller keeps kinds of office apart.
#[must_use]
pub fn township(outcomes: Vec<Outcome>) -> Township {
    let outcomes = cohort(outcomes);
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
        let better = |o: &Outcome, total: Exact| {
            if o.scheme().is_penalty() { total.negated() } else { total }
        };
        let total = |o: &Outcome| {
            let ranked = ranked_total(o).map(|total| better(o, total));
            (ranked, better(o, o.total().span.most()))
        };
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

use crate::explain::Report;
use crate::scoring::{GradeSet, Outcome, Record, cohort, ranks_of};
use crate::vocabulary::{Id, Label, Script, Verdict};

/// 排名 — one secretary's place in the township.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Placed {
    /// 名次 — the best and the worst place that are possible, by grade and then by total: nobody
    /// whom a veto gave a lower grade stands before one with a higher one. Equals share a
    /// place, and the next one is left out. `None` for those out of the ranking, those of whom
    /// that is open, and those whose total cannot be told.
    pub places: Option<(u32, u32)>,
    /// The outcome.
    pub outcome: Outcome,
}

/// 乡镇汇总 — the appraisal of all secretaries of a township.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Township {
    /// By place; then those without one, by total; then by id.
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
        report.paragraph(script.of(
            "名次先按等次、再按总分排列。",
            "名次先按等次、再按總分排列。",
            "Places go by grade, then by total.",
        ));
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
    /// 名次 — the place; `None` while several are possible, and for those without one.
    #[must_use]
    pub fn place(&self) -> Option<u32> {
        self.places.filter(|(best, worst)| best == worst).map(|(place, _)| place)
    }

    fn place_in_words(&self, script: Script) -> String {
        match (self.places, self.outcome.is_ranked()) {
            (Some((best, worst)), _) if best == worst => best.to_string(),
            (Some((best, worst)), _) => {
                format!("{best}{}{worst}", script.of("至", "至", " to "))
            }
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
/// The order of `outcomes` makes no difference. Outcomes of different schemes are ranked all the
/// same, by how high their grades stand and by their totals; the caller keeps kinds of office
/// apart.
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

fn placed(outcomes: Vec<Outcome>) -> Vec<Placed> {
    let is_penalty =
        outcomes.first().is_some_and(|outcome| outcome.scheme().is_penalty());
    let records: Vec<Record> = outcomes.iter().map(Outcome::record).collect();
    let ranks = ranks_of(&records.iter().collect::<Vec<_>>(), is_penalty);
    let whole = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let places = ranks
        .into_iter()
        .map(|rank| rank.map(|(best, worst)| (whole(best), whole(worst))));
    let placed = outcomes.into_iter().zip(places);
    let mut placed: Vec<Placed> =
        placed.map(|(outcome, places)| Placed { places, outcome }).collect();
    placed.sort_by(|a, b| {
        let place = |one: &Placed| one.places.unwrap_or((u32::MAX, u32::MAX));
        let total = |one: &Placed| {
            let most = one.outcome.total().span.most();
            if is_penalty { most.negated() } else { most }
        };
        let by_place = place(a).cmp(&place(b));
        let by_total = total(b).cmp(&total(a));
        let by_id = a.outcome.subject().cmp(&b.outcome.subject());
        by_place.then(by_total).then(by_id)
    });
    placed
}

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::because::{Because, NamedResult, Times};
use super::history::{GradeHistory, GradedPeriod, PeriodResult};
use super::rules::{Chain, Corrected, RemovalRules, Ungraded};
use crate::consequence::{Decided, Matter, Said};
use crate::vocabulary::{Ground, Id, IdError, Period, Verdict};

/// 调整退出认定 — whether a secretary must be replaced, since when, and every step to it.
///
/// Where results are open, the history can be read in several ways. More results that count
/// never undo a removal, nor make it later, so two readings tell all: the strictest, in which
/// each open result turns out as badly as it can, and the most lenient.
///
/// It is about the time since the person was last appointed again after having led nothing:
/// who has left is replaced.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Removal {
    /// The period whose result requires it, if all readings agree on one.
    pub since: Option<Period>,
    /// The period whose result requires it at the earliest, by the strictest reading; `None`
    /// when nothing can require it.
    pub earliest: Option<Period>,
    /// The period whose result requires it at the latest, by the most lenient reading; `None`
    /// when it may be that none does.
    pub latest: Option<Period>,
    /// What would settle it: the open results on which it may hang, in order; none when it
    /// is settled.
    pub open: Vec<OpenResult>,
    /// The steps, period by period.
    pub steps: Vec<Because>,
    /// Where the numbers come from.
    pub ground: Ground,
}

/// 待定结果 — an open result, and the answer once it alone is known.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OpenResult {
    /// The period.
    pub period: Period,
    /// Whether removal is required if it turns out as well as it can.
    pub at_best: Verdict,
    /// Whether removal is required if it turns out as badly as it can.
    pub at_worst: Verdict,
}

impl Removal {
    /// The id of the rule.
    pub const RULE: &'static str = "secretary/removal";

    /// 认定入史 — the verdict as a record of a history, under an id, about a period, decided on
    /// a day.
    ///
    /// # Errors
    /// * the id of the rule, never: it is one.
    pub fn decided(
        &self,
        (id, secretary): (Id, Id),
        (about, decided): (Period, NaiveDate),
    ) -> Result<Decided, IdError> {
        let of =
            (Matter::Decision(Id::new(Removal::RULE)?), Said::verdict(self.verdict()));
        Ok(Decided::new(id, secretary, of, (about, decided)))
    }

    /// Met when the secretary must be replaced whatever open results turn out to be, not met
    /// when nothing can require it.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        verdict(self.earliest, self.latest)
    }
}

const fn verdict(earliest: Option<Period>, latest: Option<Period>) -> Verdict {
    match (earliest, latest) {
        (_, Some(_)) => Verdict::Met,
        (Some(_), None) => Verdict::Undetermined,
        (None, None) => Verdict::NotMet,
    }
}

/// 应予调整退出 — `secretary/removal`: does the history require that the secretary be
/// replaced?
///
/// The first period that reaches either count decides; later ones are not looked at, unless
/// both counts start afresh with them or the person was appointed again: then they may
/// require it anew. Days between two periods count like a period without a grade. While
/// results are open the answer is what all their outcomes have in common.
///
/// # Source
/// 农村干部培训动员大会讲话, 三(四) 三是.
///
/// # Examples
/// See [the room](crate::secretary).
#[must_use]
pub fn removal(rules: &RemovalRules, history: &GradeHistory) -> Removal {
    let mut walk = Walk::along(rules, history);
    let open = what_would_settle(rules, history, &walk);
    let Finding { earliest, latest } = walk.stands();
    if let Some(earliest) = earliest.filter(|_| earliest != latest) {
        let periods = open.iter().map(|result| result.period).collect();
        walk.steps.push(Because::HangsOn { earliest, latest, open: periods });
    }
    let steps = walk.steps;
    let since = latest.filter(|_| earliest == latest);
    Removal { since, earliest, latest, open, steps, ground: rules.ground.clone() }
}

/// 逐期认定 — what is found with each result of a history: whether it may require removal or
/// does; `None` where that was found before and nothing has started afresh since, and for the
/// results with which nothing may be found: they count.
pub(super) fn verdicts(
    rules: &RemovalRules,
    history: &GradeHistory,
    may_find: &[bool],
) -> Vec<Option<Verdict>> {
    Walk::along_some(rules, history, may_find).found
}

/// Each open result that the walk met and that makes a difference to the counts, unless the
/// answer is settled without it.
fn what_would_settle(
    rules: &RemovalRules,
    history: &GradeHistory,
    walk: &Walk<'_>,
) -> Vec<OpenResult> {
    let Finding { earliest, latest } = walk.stands();
    if earliest == latest {
        return Vec::new();
    }
    let mut open = Vec::new();
    for (place, graded) in history.periods().iter().enumerate() {
        let (best, worst) = ends(rules, standing(rules, graded));
        if best.effect == worst.effect {
            continue;
        }
        let with = |end: End<'_>| {
            let settled = match end.grade {
                Some(grade) => PeriodResult::Graded(grade.clone()),
                None => PeriodResult::Ungraded,
            };
            Walk::along(rules, &history.settled_at(place, settled)).stands().verdict()
        };
        let (at_best, at_worst) = (with(best), with(worst));
        open.push(OpenResult { period: graded.period, at_best, at_worst });
        if latest == Some(graded.period) {
            break;
        }
    }
    open
}

/// What a result does to the counts: the later, the stricter.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Effect {
    EndsTheRow,
    PassedOver,
    Counts,
}

/// A result that is possible, and what it does.
#[derive(Clone, Copy)]
struct End<'h> {
    grade: Option<&'h Id>,
    effect: Effect,
}

/// The best and the worst that a result can turn out to be.
fn ends<'h>(rules: &RemovalRules, result: &'h PeriodResult) -> (End<'h>, End<'h>) {
    let end = |grade: Option<&'h Id>| {
        let effect = match (grade, rules.ungraded) {
            (Some(grade), _) if rules.grades.contains(grade) => Effect::Counts,
            (Some(_), _) | (None, Ungraded::BreaksTheRow) => Effect::EndsTheRow,
            (None, Ungraded::PassedOver) => Effect::PassedOver,
        };
        End { grade, effect }
    };
    let none = end(None);
    let best = result.possible().map(end).min_by_key(|end| end.effect);
    let worst = result.possible().map(end).max_by_key(|end| end.effect);
    (best.unwrap_or(none), worst.unwrap_or(none))
}

/// The result that stands once corrections are read as the rules say.
const fn standing<'h>(
    rules: &RemovalRules,
    graded: &'h GradedPeriod,
) -> &'h PeriodResult {
    match (&graded.corrected, rules.corrected) {
        (Some(corrected), Corrected::Replaces) => corrected,
        (Some(_), Corrected::OriginalStands) | (None, _) => &graded.result,
    }
}

/// The counts of one reading.
#[derive(Clone, Copy, Default)]
struct Count {
    in_a_row: u32,
    in_all: u32,
}

impl Count {
    /// Counts one result; true when it requires removal.
    fn takes(&mut self, effect: Effect, rules: &RemovalRules) -> bool {
        match effect {
            Effect::EndsTheRow => self.in_a_row = 0,
            Effect::PassedOver => {}
            Effect::Counts => {
                self.in_a_row = self.in_a_row.saturating_add(1);
                self.in_all = self.in_all.saturating_add(1);
                return rules.in_a_row <= self.in_a_row || rules.in_all <= self.in_all;
            }
        }
        false
    }
}

/// The periods that require removal, by the strict and by the lenient reading.
#[derive(Clone, Copy, Default)]
struct Finding {
    earliest: Option<Period>,
    latest: Option<Period>,
}

impl Finding {
    /// Whether all readings require it.
    const fn is_settled(self) -> bool {
        self.latest.is_some()
    }

    const fn verdict(self) -> Verdict {
        verdict(self.earliest, self.latest)
    }
}

/// Both readings of a history at once.
struct Walk<'r> {
    rules: &'r RemovalRules,
    // Invariant: neither count of the lenient reading is above that of the strict one.
    lenient: Count,
    strict: Count,
    /// What was settled before both counts started afresh, and stands.
    before: Option<Finding>,
    /// What is found since.
    now: Finding,
    steps: Vec<Because>,
    /// What was found with each result.
    found: Vec<Option<Verdict>>,
}

impl<'r> Walk<'r> {
    fn along(rules: &'r RemovalRules, history: &GradeHistory) -> Walk<'r> {
        Walk::along_some(rules, history, &[])
    }

    /// … where nothing is found with some of the results.
    fn along_some(
        rules: &'r RemovalRules,
        history: &GradeHistory,
        may_find: &[bool],
    ) -> Walk<'r> {
        let (lenient, strict) = (Count::default(), Count::default());
        let (before, now) = (None, Finding::default());
        let (steps, found) = (Vec::new(), Vec::new());
        let mut walk = Walk { rules, lenient, strict, before, now, steps, found };
        let mut last: Option<&GradedPeriod> = None;
        let mut office = (None, None);
        for (place, graded) in history.periods().iter().enumerate() {
            if let Some(before) = last {
                walk.days_between(before.period, graded.period);
            }
            walk.appointed_again(graded);
            walk.change_of_office(&mut office, graded);
            walk.result(graded, may_find.get(place).copied().unwrap_or(true));
            last = Some(graded);
        }
        if walk.stands().earliest.is_none() {
            walk.steps.push(Because::NotEnough {
                in_a_row: walk.in_a_row(),
                in_a_row_asked: rules.in_a_row,
                in_all: walk.in_all(),
                in_all_asked: rules.in_all,
            });
        }
        walk
    }

    /// What stands: what was settled first, or is found since.
    fn stands(&self) -> Finding {
        self.before.unwrap_or(self.now)
    }

    /// Tells a step, unless it is settled already.
    fn tell(&mut self, step: Because) {
        if !self.now.is_settled() {
            self.steps.push(step);
        }
    }

    const fn in_a_row(&self) -> Times {
        Times { at_least: self.lenient.in_a_row, at_most: self.strict.in_a_row }
    }

    const fn in_all(&self) -> Times {
        Times { at_least: self.lenient.in_all, at_most: self.strict.in_all }
    }

    const fn end_the_row(&mut self) {
        self.lenient.in_a_row = 0;
        self.strict.in_a_row = 0;
    }

    fn start_afresh(&mut self) {
        self.lenient = Count::default();
        self.strict = Count::default();
        if self.now.is_settled() {
            self.before = self.before.or(Some(self.now));
            self.now = Finding::default();
        }
    }

    /// Who has left is replaced; appointed again, nothing stands against them but the counts.
    fn appointed_again(&mut self, graded: &GradedPeriod) {
        if !graded.office.reappointed {
            return;
        }
        let period = graded.period;
        (self.before, self.now) = (None, Finding::default());
        let step = match self.rules.reappointed {
            Chain::StartsAfresh => {
                self.start_afresh();
                Because::ReappointedStartsAfresh { period }
            }
            Chain::CountsOn => Because::ReappointedCountsOn { period },
        };
        self.tell(step);
    }

    fn days_between(&mut self, before: Period, after: Period) {
        let gap =
            before.until().and_then(|end| Period::new(end, Some(after.from())).ok());
        let Some(period) = gap else { return };
        let step = match self.rules.ungraded {
            Ungraded::BreaksTheRow => {
                self.end_the_row();
                Because::GapBreaks { period }
            }
            Ungraded::PassedOver => Because::GapPassedOver { period },
        };
        self.tell(step);
    }

    /// A new term or another village; what is not stated is as before.
    fn change_of_office<'h>(
        &mut self,
        office: &mut (Option<&'h Id>, Option<u32>),
        graded: &'h GradedPeriod,
    ) {
        let period = graded.period;
        let (village, term) = (graded.office.village.as_ref(), graded.office.term);
        if let (Some(before), Some(now)) = (office.0, village)
            && before != now
        {
            let village = now.clone();
            let step = match self.rules.transfer {
                Chain::StartsAfresh => {
                    self.start_afresh();
                    Because::TransferStartsAfresh { period, village }
                }
                Chain::CountsOn => Because::TransferCountsOn { period, village },
            };
            self.tell(step);
        }
        if let (Some(before), Some(now)) = (office.1, term)
            && before != now
        {
            let step = match self.rules.new_term {
                Chain::StartsAfresh => {
                    self.start_afresh();
                    Because::NewTermStartsAfresh { period }
                }
                Chain::CountsOn => Because::NewTermCountsOn { period },
            };
            self.tell(step);
        }
        *office = (village.or(office.0), term.or(office.1));
    }

    fn result(&mut self, graded: &GradedPeriod, may_find: bool) {
        let (rules, period) = (self.rules, graded.period);
        self.correction(graded);
        let stands = standing(rules, graded);
        let (best, worst) = ends(rules, stands);
        let is_strictly_enough = self.strict.takes(worst.effect, rules);
        let is_enough = self.lenient.takes(best.effect, rules);
        if self.now.is_settled() || !may_find {
            return self.found.push(None);
        }
        let (in_a_row, in_all) = (self.in_a_row(), self.in_all());
        self.tell(match (rules.named_result(stands), best.effect) {
            (NamedResult::Graded(grade), Effect::Counts) => {
                Because::Failed { period, grade, in_a_row, in_all }
            }
            (NamedResult::Graded(grade), Effect::EndsTheRow | Effect::PassedOver) => {
                Because::Passed { period, grade, in_all }
            }
            (NamedResult::Open(possible), _) => {
                Because::Open { period, possible, in_a_row, in_all }
            }
            (NamedResult::Ungraded, Effect::PassedOver) => {
                Because::UngradedPassedOver { period }
            }
            (NamedResult::Ungraded, Effect::EndsTheRow | Effect::Counts) => {
                Because::UngradedBreaks { period }
            }
        });
        if is_enough {
            self.enough(period);
        } else if is_strictly_enough && self.now.earliest.is_none() {
            self.now.earliest = Some(period);
            let (in_a_row_asked, in_all_asked) = (rules.in_a_row, rules.in_all);
            self.tell(Because::MayBeEnough {
                period,
                in_a_row,
                in_a_row_asked,
                in_all,
                in_all_asked,
            });
        }
        let is_silent = self.before.is_some() && self.now.earliest.is_none();
        self.found.push((!is_silent).then(|| self.now.verdict()));
    }

    fn correction(&mut self, graded: &GradedPeriod) {
        let Some(corrected) = &graded.corrected else { return };
        let (rules, period) = (self.rules, graded.period);
        let original = rules.named_result(&graded.result);
        self.tell(match rules.corrected {
            Corrected::Replaces => {
                let (before, after) = (original, rules.named_result(corrected));
                Because::CorrectionReplaces { period, before, after }
            }
            Corrected::OriginalStands => {
                Because::CorrectionIgnored { period, stands: original }
            }
        });
    }

    /// By the most lenient reading, and so by all.
    fn enough(&mut self, period: Period) {
        let (in_a_row, in_all) = (self.in_a_row(), self.in_all());
        if self.rules.in_a_row <= in_a_row.at_least {
            let asked = self.rules.in_a_row;
            self.tell(Because::EnoughInARow { period, in_a_row, asked });
        }
        if self.rules.in_all <= in_all.at_least {
            let asked = self.rules.in_all;
            self.tell(Because::EnoughInAll { period, in_all, asked });
        }
        self.now.earliest = self.now.earliest.or(Some(period));
        self.now.latest = Some(period);
    }
}

//! What one organization came to, and what separates it from the grade that it aims at.

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::grading::{Lack, Moved, Plan, SurveyCheck};
use grassroots::scoring::{Gap, Grade, GradingRecord, Outcome, Together, judge};
use grassroots::vocabulary::{Id, Label, Named, Problems, Span, Verdict};
use serde::Serialize;

/// The fact which grade an organization aims at.
const TARGET: &str = "organization.target";

/// Both outcomes, and the sheet with everything that is known.
pub(super) struct Judged {
    pub(super) stars: Outcome,
    pub(super) graded: Outcome,
    pub(super) sheet: Sheet,
}

/// One organization of the county.
#[derive(Serialize)]
pub(crate) struct Organization {
    pub(crate) id: Id,
    /// The five-star scheme of its kind.
    pub(crate) scheme: Id,
    /// The score by that scheme.
    pub(crate) score: Span,
    /// The stars still possible, the best first; one where they are settled.
    pub(crate) stars: Vec<Named>,
    /// The grades by the scheme still possible.
    pub(crate) judged: Vec<Named>,
    /// The grades before and as decided, and how it moved.
    pub(crate) moved: Moved,
    /// What kept the stars or the grade down, or may keep them down.
    pub(crate) caps: Vec<Cap>,
    /// `None` for whoever names no grade to reach.
    pub(crate) separated: Option<Separated>,
    /// Tasks of its plan; `None` for whoever has none.
    pub(crate) tasks: Option<usize>,
    /// What these tasks lack.
    pub(crate) lacks: Vec<Lack>,
    /// What the check on site said of the survey.
    pub(crate) check: Option<SurveyCheck>,
    #[serde(skip)]
    pub(crate) sheet: Sheet,
    /// All stars of its scheme, the best first.
    #[serde(skip)]
    pub(crate) scale: Vec<Named>,
}

/// A cap that bit, or may bite.
#[derive(Clone, Serialize)]
pub(crate) struct Cap {
    /// The scheme that has it.
    pub(crate) scheme: Id,
    pub(crate) cap: Label,
    pub(crate) verdict: Verdict,
}

/// What separates an organization from the grade that it aims at.
#[derive(Serialize)]
pub(crate) struct Separated {
    pub(crate) target: Named,
    /// The least stars that can earn it.
    pub(crate) stars: Named,
    /// How far the score lies from these.
    pub(crate) short_by: Span,
    /// What would bring it there, in points of the items.
    pub(crate) lifts: Option<Together>,
    /// What stands in the way besides points.
    pub(crate) hindrances: Vec<Label>,
    #[serde(skip)]
    pub(crate) gap: Gap,
}

impl Organization {
    pub(super) fn new(
        judged: Judged,
        moved: &Moved,
        (check, plan): (Option<SurveyCheck>, Option<&Plan>),
    ) -> Result<Organization, Problems> {
        let Judged { stars, graded, sheet } = judged;
        let separated = separated(&stars, &graded, &sheet)?;
        let scale = stars.scheme().grades().iter();
        let scale = scale.map(|it| Named::new(it.id.clone(), it.label.clone())).collect();
        Ok(Organization {
            id: moved.organization.clone(),
            scheme: stars.scheme().id().clone(),
            score: stars.total().span,
            stars: named(&stars),
            judged: named(&graded),
            moved: moved.clone(),
            caps: caps(&stars).into_iter().chain(caps(&graded)).collect(),
            separated,
            tasks: plan.map(|it| it.tasks().len()),
            lacks: plan.map(Plan::lacks).unwrap_or_default(),
            check,
            sheet,
            scale,
        })
    }
}

fn named(outcome: &Outcome) -> Vec<Named> {
    let grades = outcome.grades();
    grades.map(|it| Named::new(it.id.clone(), it.label.clone())).collect()
}

/// The steps after the lines that made the grade another, and those that may have.
fn caps(outcome: &Outcome) -> Vec<Cap> {
    let grades = outcome.scheme().grades();
    let place = |is_it: &dyn Fn(&Grade) -> bool| grades.iter().position(is_it);
    let steps = outcome.record().grading;
    let pairs = steps.iter().zip(steps.iter().skip(1));
    let bites = pairs.filter(|(before, step)| {
        let limit = step.grade.as_ref();
        let limit = limit.and_then(|label| place(&|it| it.label == *label));
        let best = before.grades.first().and_then(|id| place(&|it| it.id == *id));
        step.verdict != Verdict::NotMet && best < limit
    });
    let cap = |step: &GradingRecord| {
        let (scheme, verdict) = (outcome.scheme().id().clone(), step.verdict);
        Some(Cap { scheme, cap: step.label.clone()?, verdict })
    };
    bites.filter_map(|(_, step)| cap(step)).collect()
}

/// The least stars with which the grade aimed at can be had, were everybody satisfied, and
/// what separates the organization from these and from that.
fn separated(
    stars: &Outcome,
    graded: &Outcome,
    sheet: &Sheet,
) -> Result<Option<Separated>, Problems> {
    let Some(target) = sheet.choice(TARGET) else { return Ok(None) };
    let place = |outcome: &Outcome, id: &Id| {
        outcome.scheme().grades().iter().position(|it| it.id == *id)
    };
    let wanted = place(graded, &target.id);
    for star in stars.scheme().grades().iter().rev() {
        let draft = SheetDraft::new(sheet.period(), SheetState::Closed)
            .with("organization.stars", Raw::text(star.id.as_str()))
            .with("organization.satisfaction", Raw::Integer(1));
        let earned = judge(graded.scheme(), &sheet.dictionary().sheet(&draft)?);
        let earned = earned.grade().and_then(|it| place(graded, &it.id));
        if earned.is_none() || earned > wanted {
            continue;
        }
        let (Some(gap), Some(step)) =
            (stars.gap_to(star.id.as_str()), graded.gap_to(target.id.as_str()))
        else {
            return Ok(None);
        };
        let hindrances = gap.hindrances.iter().chain(&step.hindrances);
        return Ok(Some(Separated {
            target: Named::new(target.id.clone(), target.label.clone()),
            stars: Named::new(star.id.clone(), star.label.clone()),
            short_by: gap.short_by,
            lifts: gap.together.clone(),
            hindrances: hindrances.filter_map(|it| it.step.label.clone()).collect(),
            gap,
        }));
    }
    Ok(None)
}

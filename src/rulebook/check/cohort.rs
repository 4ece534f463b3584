//! Steps over a cohort: grades and nodes that there are, shares that add up.

use super::Context;
use super::grades::Steps;
use crate::rulebook::draft::{
    CohortDraft, CohortKindDraft, GradeShareDraft, PlacesDraft, SeatsDraft,
    StrengthDraft, Unused,
};
use crate::scoring::{CohortKind, CohortStep, InBase, Places, Ties};
use crate::vocabulary::{Defect, Exact, FieldPath, Id, QuotaDefect};

/// A grade, its places and the least total for one of them.
type Seat = (u8, u32, Option<Exact>);

impl Context<'_> {
    pub(super) fn cohort(&mut self, steps: Steps<'_>) -> Vec<CohortStep> {
        let at = steps.at.key("cohort");
        let drafts = steps.draft.cohort.iter();
        let paths = super::named(&at, drafts.clone().map(|step| &step.id));
        let sealed: Vec<CohortStep> = drafts
            .zip(&paths)
            .filter_map(|(draft, at)| self.cohort_step(steps, draft, at))
            .collect();
        // Each step that rolls down needs the step to which it does.
        if sealed.len() == paths.len() {
            self.rolls_down(&sealed, &paths);
        }
        sealed
    }

    /// Places left over are added to the next step that limits a grade: there is one, for a
    /// lower grade and within the same groups.
    fn rolls_down(&mut self, steps: &[CohortStep], paths: &[FieldPath]) {
        let mut from: Option<(&CohortStep, u8, &FieldPath)> = None;
        for (step, at) in steps.iter().zip(paths) {
            let CohortKind::GreatestShare { grade, rolls_down, .. } = step.kind else {
                continue;
            };
            if let Some((before, limited, at)) = from {
                let next = step.id.clone();
                let at = at.key("do").key("greatest_share").key("unused");
                if grade <= limited {
                    self.report(&at, QuotaDefect::RollsUp { next });
                } else if step.within != before.within {
                    self.report(&at, QuotaDefect::RollsAcross { next });
                }
            }
            from = rolls_down.then_some((step, grade, at));
        }
        if let Some((_, _, at)) = from {
            let at = at.key("do").key("greatest_share").key("unused");
            let why = "no later step limits a grade: write \"stay_empty\"";
            self.report(&at, Defect::AnswerIdle { key: "unused", why });
        }
    }

    /// Grades stand best first, each lower than the one before it, or at least no better.
    fn best_first<'d>(
        &mut self,
        (grades, ids): (&[u8], impl Iterator<Item = &'d Id> + Clone),
        is_once: bool,
        at: &FieldPath,
    ) {
        let following = grades.iter().zip(ids.clone()).enumerate().skip(1);
        for ((before, id_before), (index, (grade, id))) in
            grades.iter().zip(ids).zip(following)
        {
            if grade < before || (is_once && grade == before) {
                let (found, before) = (id.clone(), id_before.clone());
                let defect = QuotaDefect::GradeOrder { found, before };
                self.report(&at.nth(index).key("grade"), defect);
            }
        }
    }

    fn cohort_step(
        &mut self,
        steps: Steps<'_>,
        draft: &CohortDraft,
        at: &FieldPath,
    ) -> Option<CohortStep> {
        let ground = self.ground_or(draft.ground.as_ref(), steps.ground, at);
        let kind = self.cohort_kind(steps, &draft.kind, &at.key("do"));
        self.base(steps, draft, at);
        let by = at.key("ties").key("by");
        let nodes: Vec<Option<u16>> =
            draft.ties.by.iter().map(|node| self.node_at(steps, node, &by)).collect();
        let within = match &draft.within {
            Some(within) => Some(self.group(within, &at.key("within"))?),
            None => None,
        };
        Some(CohortStep {
            id: draft.id.clone(),
            label: draft.label.clone(),
            kind: kind?,
            within,
            base: draft.base.clone().into(),
            ties: Ties {
                by: nodes.into_iter().collect::<Option<_>>()?,
                then: draft.ties.then,
            },
            ground,
            note: draft.note.clone(),
        })
    }

    /// Who counts in the base is worth a word only where there can be such subjects.
    fn base(&mut self, steps: Steps<'_>, draft: &CohortDraft, at: &FieldPath) {
        let at = at.key("base");
        let vetoes = steps.draft.veto.iter().map(|veto| veto.strength.as_ref());
        let takes_out = |strength: Option<&StrengthDraft>| {
            matches!(strength, Some(StrengthDraft::OutOfRanking))
        };
        let mut seen = Vec::with_capacity(draft.base.len());
        for (who, path) in
            draft.base.iter().zip(self.holes.elements(&at, draft.base.len()))
        {
            let why = match who {
                InBase::Vetoed if steps.draft.veto.is_empty() => {
                    Some("nobody is vetoed: the scheme has no veto")
                }
                InBase::Vetoed if vetoes.clone().all(takes_out) => {
                    Some("whoever is vetoed is out of the ranking: that is `unranked`")
                }
                InBase::Direct if steps.draft.direct.is_empty() => {
                    Some("nobody has a direct grade: the scheme has none")
                }
                InBase::Unranked if !vetoes.clone().any(takes_out) => {
                    Some("nobody is out of the ranking: no veto does that")
                }
                InBase::Vetoed
                | InBase::Direct
                | InBase::Unranked
                | InBase::Unsettled => None,
            };
            let is_known = !self.holes.within(steps.at);
            if let Some(why) = why.filter(|_| is_known) {
                self.report(&path, Defect::AnswerIdle { key: "base", why });
            }
            if seen.contains(who) {
                let named = InBase::ALL.iter().find(|(_, known)| known == who);
                let id = named.map_or_else(String::new, |(word, _)| (*word).to_owned());
                self.report(&path, Defect::Duplicate { what: "names here", id });
            }
            seen.push(*who);
        }
    }

    fn node_at(&mut self, steps: Steps<'_>, id: &Id, at: &FieldPath) -> Option<u16> {
        let place = steps.nodes.iter().position(|node| node == id);
        if place.is_none() && !self.holes.within(steps.at) {
            let found = id.to_string();
            let ids = steps.nodes.iter().map(Id::as_str);
            let nearest = crate::vocabulary::text::nearest(&found, ids);
            self.report(at, Defect::Unknown { what: "part or item", found, nearest });
        }
        place.and_then(|place| u16::try_from(place).ok())
    }

    fn cohort_kind(
        &mut self,
        steps: Steps<'_>,
        draft: &CohortKindDraft,
        at: &FieldPath,
    ) -> Option<CohortKind> {
        match draft {
            CohortKindDraft::GreatestShare {
                grade,
                and_above,
                places,
                displaced,
                unused,
            } => {
                let at = at.key("greatest_share");
                let found = self.grade_at(steps, Some(grade), &at.key("grade"));
                let down = self.grade_at(steps, Some(displaced), &at.key("displaced"));
                let places = self.places(*places, &at.key("places"));
                let (grade, displaced) = found.zip(down)?;
                if displaced <= grade {
                    let why = "it is no lower grade than the limited one: a displaced subject falls";
                    let defect = Defect::AnswerIdle { key: "displaced", why };
                    self.report(&at.key("displaced"), defect);
                }
                let and_above = *and_above;
                if and_above && grade == 0 {
                    let why = "no grade stands above this one";
                    let defect = Defect::AnswerIdle { key: "and_above", why };
                    self.report(&at.key("and_above"), defect);
                }
                let rolls_down = *unused == Unused::RollDown;
                Some(CohortKind::GreatestShare {
                    grade,
                    and_above,
                    places,
                    displaced,
                    rolls_down,
                })
            }
            CohortKindDraft::LeastShare { grade, places } => {
                let at = at.key("least_share");
                let grade = self.grade_at(steps, Some(grade), &at.key("grade"));
                let places = self.places(*places, &at.key("places"));
                if grade == Some(0) {
                    let why = "everybody has this grade or a lower one";
                    let defect = Defect::AnswerIdle { key: "grade", why };
                    self.report(&at.key("grade"), defect);
                }
                Some(CohortKind::LeastShare { grade: grade?, places })
            }
            CohortKindDraft::Forced { shares, round } => {
                let shares =
                    self.forced(steps, shares, &at.key("forced").key("shares"))?;
                Some(CohortKind::Forced { shares, round: *round })
            }
            CohortKindDraft::Seats { seats, others, unused } => {
                let at = at.key("seats");
                let seats = self.seats(steps, seats, &at.key("seats"));
                let others = self.grade_at(steps, Some(others), &at.key("others"));
                let rolls_down = *unused == Unused::RollDown;
                if rolls_down && seats.as_ref().is_some_and(|seats| seats.len() < 2) {
                    let why = "there are no further seats: write \"stay_empty\"";
                    let defect = Defect::AnswerIdle { key: "unused", why };
                    self.report(&at.key("unused"), defect);
                }
                Some(CohortKind::Seats { seats: seats?, others: others?, rolls_down })
            }
        }
    }

    /// Every grade once, with shares that add up; `None` where a grade is not known.
    fn forced(
        &mut self,
        steps: Steps<'_>,
        shares: &[GradeShareDraft],
        at: &FieldPath,
    ) -> Option<Box<[(u8, Exact)]>> {
        let mut sum = Some(Exact::ZERO);
        let mut grades = Vec::with_capacity(shares.len());
        for (index, share) in shares.iter().enumerate() {
            let at = at.nth(index).key("grade");
            grades.push(self.grade_at(steps, Some(&share.grade), &at));
            sum = sum.and_then(|sum| sum.plus(share.share.into()));
        }
        self.weights_sum(sum, at);
        let grades: Vec<u8> = grades.into_iter().collect::<Option<_>>()?;
        let ids = shares.iter().map(|share| &share.grade);
        self.best_first((&grades, ids), true, at);
        let shares = shares.iter().map(|share| Exact::from(share.share));
        Some(grades.into_iter().zip(shares).collect())
    }

    /// Grades with their places and lines; `None` where a grade is not known.
    fn seats(
        &mut self,
        steps: Steps<'_>,
        seats: &[SeatsDraft],
        at: &FieldPath,
    ) -> Option<Box<[Seat]>> {
        let mut grades = Vec::with_capacity(seats.len());
        for (index, seat) in seats.iter().enumerate() {
            let at = at.nth(index).key("grade");
            grades.push(self.grade_at(steps, Some(&seat.grade), &at));
        }
        let grades: Vec<u8> = grades.into_iter().collect::<Option<_>>()?;
        let ids = seats.iter().map(|seat| &seat.grade);
        self.best_first((&grades, ids), false, at);
        let sealed = grades.into_iter().zip(seats);
        let line = |seat: &SeatsDraft| seat.at_least.map(Exact::from);
        Some(sealed.map(|(grade, seat)| (grade, seat.places, line(seat))).collect())
    }

    fn places(&mut self, draft: PlacesDraft, at: &FieldPath) -> Places {
        match draft {
            PlacesDraft::Count(count) => Places::Count(count),
            PlacesDraft::Share { of_base, round, at_least } => {
                let share = Exact::from(of_base);
                if share > Exact::ONE || share.is_negative() {
                    let defect = Defect::NotAShare { found: share };
                    self.report(&at.key("share").key("of_base"), defect);
                }
                Places::Share { share, round, at_least }
            }
        }
    }
}

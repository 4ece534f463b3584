//! Steps over a cohort: grades and nodes that there are, shares that add up.

use super::Context;
use super::grades::Steps;
use crate::rulebook::draft::{
    CohortDraft, CohortKindDraft, PlacesDraft, StrengthDraft, Unused,
};
use crate::scoring::{CohortKind, CohortStep, InBase, Places, Ties};
use crate::vocabulary::{Defect, Exact, FieldPath, Id};

impl Context<'_> {
    pub(super) fn cohort(&mut self, steps: Steps<'_>) -> Vec<CohortStep> {
        let at = steps.at.key("cohort");
        let drafts = steps.draft.cohort.iter();
        let paths = super::named(&at, drafts.clone().map(|step| &step.id));
        drafts
            .zip(paths)
            .filter_map(|(draft, at)| self.cohort_step(steps, draft, &at))
            .collect()
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
                let at = at.key("forced").key("shares");
                let mut sum = Some(Exact::ZERO);
                let mut sealed = Vec::with_capacity(shares.len());
                for (index, share) in shares.iter().enumerate() {
                    let at = at.nth(index).key("grade");
                    let grade = self.grade_at(steps, Some(&share.grade), &at);
                    let share = Exact::from(share.share);
                    sum = sum.and_then(|sum| sum.plus(share));
                    sealed.extend(grade.map(|grade| (grade, share)));
                }
                self.weights_sum(sum, &at);
                let is_whole = sealed.len() == shares.len();
                is_whole
                    .then(|| CohortKind::Forced { shares: sealed.into(), round: *round })
            }
            CohortKindDraft::Seats { seats, others, unused } => {
                let at = at.key("seats");
                let mut sealed = Vec::with_capacity(seats.len());
                for (index, seat) in seats.iter().enumerate() {
                    let at = at.key("seats").nth(index).key("grade");
                    let grade = self.grade_at(steps, Some(&seat.grade), &at);
                    let at_least = seat.at_least.map(Exact::from);
                    sealed.extend(grade.map(|grade| (grade, seat.places, at_least)));
                }
                let others = self.grade_at(steps, Some(others), &at.key("others"));
                let rolls_down = *unused == Unused::RollDown;
                let (seats, others) = (sealed.into(), others?);
                Some(CohortKind::Seats { seats, others, rolls_down })
            }
        }
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

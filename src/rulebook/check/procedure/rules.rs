//! The transitions, deadlines and spells of a procedure.

use chrono::NaiveDate;

use super::{Resolve, Thing};
use crate::facts::FactKind;
use crate::procedure::{
    Anchor, Deadline, Extension, Formalities, Lapse, Length, Share, Shortening, Spell,
    Transition, Vote, Wait,
};
use crate::rulebook::check::named;
use crate::rulebook::draft::{
    AnchorDraft, DeadlineDraft, LapseDraft, SpellDraft, TransitionDraft, VoteDraft,
    WaitDraft,
};
use crate::vocabulary::{Defect, Exact, FieldPath, Id, MonthEnd, Named, Ratio};

impl Resolve<'_, '_> {
    pub(super) fn transitions(&mut self) -> Option<Vec<Transition>> {
        let drafts = &self.draft.transition;
        let paths = named(&self.at.key("transition"), drafts.iter().map(|one| &one.id));
        let found: Vec<Option<Transition>> =
            drafts.iter().zip(paths).map(|(one, at)| self.transition(one, &at)).collect();
        found.into_iter().collect()
    }

    pub(super) fn deadlines(&mut self) -> Option<Vec<Deadline>> {
        let drafts = &self.draft.deadline;
        let paths = named(&self.at.key("deadline"), drafts.iter().map(|one| &one.id));
        let found: Vec<Option<Deadline>> =
            drafts.iter().zip(paths).map(|(one, at)| self.deadline(one, &at)).collect();
        found.into_iter().collect()
    }

    pub(super) fn spells(&mut self) -> Option<Vec<Spell>> {
        let drafts = &self.draft.period;
        let paths = named(&self.at.key("period"), drafts.iter().map(|one| &one.id));
        let mut states = Vec::new();
        let mut found = Vec::new();
        for (one, at) in drafts.iter().zip(paths) {
            if states.contains(&&one.state) {
                let (what, id) = ("periods of a state", one.state.to_string());
                self.context.report(&at.key("state"), Defect::Duplicate { what, id });
            }
            states.push(&one.state);
            found.push(self.spell(one, &at));
        }
        found.into_iter().collect()
    }

    fn transition(
        &mut self,
        one: &TransitionDraft,
        at: &FieldPath,
    ) -> Option<Transition> {
        let ground = self.ground(one.ground.as_ref(), at);
        let from = self.listed(Thing::State, &one.from, (&at.key("from"), true));
        let to = self.named(Thing::State, &one.to, &at.key("to"));
        let on = self.named(Thing::Event, &one.on, &at.key("on"));
        let asked = (&*one.evidence, &*one.by, one.ballot.as_ref());
        let formalities = self.formalities(asked, at);
        let guard = match &one.guard {
            None => Some(None),
            Some(guard) => {
                self.context.condition(guard, &at.key("guard"), None).map(Some)
            }
        };
        let path = at.key("not_before");
        let paths = self.context.holes.elements(&path, one.not_before.len());
        let not_before: Vec<Option<Wait>> = one
            .not_before
            .iter()
            .zip(paths)
            .map(|(wait, at)| self.wait(wait, &at))
            .collect();
        if one.at_most == Some(0) {
            let defect =
                Defect::NotWhole { found: "0".to_owned(), least: 1, most: 1_000 };
            self.context.report(&at.key("at_most"), defect);
        }
        Some(Transition {
            name: Named::new(one.id.clone(), one.label.clone()),
            from: from?,
            to: to?,
            on: on?,
            guard: guard?,
            formalities: formalities?,
            not_before: not_before.into_iter().collect::<Option<_>>()?,
            at_most: one.at_most,
            ground,
        })
    }

    fn formalities(
        &mut self,
        (evidence, by, ballot): (&[Id], &[Id], Option<&VoteDraft>),
        at: &FieldPath,
    ) -> Option<Formalities> {
        let path = at.key("evidence");
        let evidence = self.listed(Thing::Evidence, evidence, (&path, false));
        let by = self.listed(Thing::Role, by, (&at.key("by"), false));
        let vote = ballot.map(|vote| self.vote(vote, &at.key("ballot")));
        Some(Formalities { evidence: evidence?, by: by?, vote })
    }

    fn anchor(&mut self, anchor: &AnchorDraft, at: &FieldPath) -> Option<Anchor> {
        match anchor {
            AnchorDraft::State(id) => {
                self.named(Thing::State, id, &at.key("state")).map(Anchor::State)
            }
            AnchorDraft::Event(id) => {
                self.named(Thing::Event, id, &at.key("event")).map(Anchor::Event)
            }
            AnchorDraft::Fact(id) => {
                let is_date = |kind: &FactKind| matches!(kind, FactKind::Date(_));
                let at = at.key("fact");
                let place = self.context.fact(id, &at, "a date", is_date)?;
                let fact = self.context.dictionary.at(place)?;
                Some(Anchor::Fact(Named::new(fact.id().clone(), fact.label().clone())))
            }
        }
    }

    /// An anchor that a run passes: a state or an event, no fact.
    fn passed(&mut self, anchor: &AnchorDraft, at: &FieldPath) -> Option<Anchor> {
        if matches!(anchor, AnchorDraft::Fact(_)) {
            let keys = ["state", "event"].map(str::to_owned).to_vec();
            self.context.report(at, Defect::ExactlyOne { keys });
            return None;
        }
        self.anchor(anchor, at)
    }

    fn wait(&mut self, wait: &WaitDraft, at: &FieldPath) -> Option<Wait> {
        let after = self.anchor(&wait.after, &at.key("after"));
        let length = self.length(wait.wait, &at.key("wait"));
        Some(Wait { after: after?, wait: length, opens: wait.opens })
    }

    fn vote(&mut self, vote: &VoteDraft, at: &FieldPath) -> Vote {
        if vote.turnout.is_none() && vote.in_favour.is_none() {
            let keys = ["turnout", "in_favour"].map(str::to_owned).to_vec();
            self.context.report(at, Defect::AtLeastOne { keys });
        }
        let turnout = vote.turnout.as_ref().and_then(|one| {
            self.share((one.more_than, one.at_least), &at.key("turnout"))
        });
        let in_favour = vote.in_favour.as_ref().and_then(|one| {
            let at = at.key("in_favour");
            self.share((one.more_than, one.at_least), &at).map(|share| (share, one.of))
        });
        Vote { turnout, in_favour }
    }

    fn share(
        &mut self,
        shares: (Option<Ratio>, Option<Ratio>),
        at: &FieldPath,
    ) -> Option<Share> {
        let (zero, one) = (Exact::ZERO, Exact::ONE);
        let (share, key, makes_sense) = match shares {
            (Some(ratio), None) => {
                let above = Exact::from(ratio);
                (Share::MoreThan(ratio), "more_than", zero <= above && above < one)
            }
            (None, Some(ratio)) => {
                let from = Exact::from(ratio);
                (Share::AtLeast(ratio), "at_least", zero < from && from <= one)
            }
            (Some(_), Some(_)) | (None, None) => {
                let keys = ["more_than", "at_least"].map(str::to_owned).to_vec();
                self.context.report(at, Defect::ExactlyOne { keys });
                return None;
            }
        };
        if !makes_sense {
            let why = "no vote, or every vote, comes to that";
            self.context.report(&at.key(key), Defect::AnswerIdle { key, why });
        }
        Some(share)
    }

    fn lapse(&mut self, lapse: &LapseDraft, at: &FieldPath) -> Option<Lapse> {
        match lapse {
            LapseDraft::Finding => Some(Lapse::Finding),
            LapseDraft::Nothing => Some(Lapse::Nothing),
            LapseDraft::To(id) => {
                self.named(Thing::State, id, &at.key("to")).map(Lapse::To)
            }
        }
    }

    fn deadline(&mut self, one: &DeadlineDraft, at: &FieldPath) -> Option<Deadline> {
        let ground = self.ground(one.ground.as_ref(), at);
        let after = self.passed(&one.after, &at.key("after"));
        let during = self.listed(Thing::State, &one.during, (&at.key("during"), true));
        let within = self.length(one.within, &at.key("within"));
        let met_by = self.listed(Thing::Event, &one.met_by, (&at.key("met_by"), true));
        let lapses = self.lapse(&one.lapses, &at.key("lapses"));
        Some(Deadline {
            name: Named::new(one.id.clone(), one.label.clone()),
            after: after?,
            during: during?,
            within,
            in_time: one.in_time,
            met_by: met_by?,
            lapses: lapses?,
            ground,
        })
    }

    fn spell(&mut self, one: &SpellDraft, at: &FieldPath) -> Option<Spell> {
        let ground = self.ground(one.ground.as_ref(), at);
        let state = self.named(Thing::State, &one.state, &at.key("state"));
        let after = self.passed(&one.after, &at.key("after"));
        let holds = self.listed(Thing::Transition, &one.holds, (&at.key("holds"), false));
        let lapses = one.lapses.as_ref().map(|to| self.lapse(to, &at.key("lapses")));
        if one.at_least.is_none() && one.at_most.is_none() && !self.is_hole(at) {
            let keys = ["at_least", "at_most"].map(str::to_owned).to_vec();
            self.context.report(at, Defect::AtLeastOne { keys });
        }
        let (has_least, has_most) = (one.at_least.is_some(), one.at_most.is_some());
        let needs = [
            ("opens", one.opens.is_some(), has_least, "the state has a least length"),
            ("holds", !one.holds.is_empty(), has_least, "the state has a least length"),
            (
                "in_time",
                one.in_time.is_some(),
                has_most,
                "the state has a greatest length",
            ),
            ("lapses", one.lapses.is_some(), has_most, "the state has a greatest length"),
        ];
        for (key, is_there, is_needed, why) in needs {
            self.goes_with((key, is_there), (is_needed, why), at);
        }
        for (key, length) in [("at_least", one.at_least), ("at_most", one.at_most)] {
            if let Some(length) = length {
                self.length(length, &at.key(key));
            }
        }
        self.in_order(one.at_least.zip(one.at_most), at);
        let extend = match &one.extend {
            None => Some(None),
            Some(extend) => {
                let at = at.key("extend");
                self.in_order(Some((extend.at_least, extend.at_most)), &at);
                let on = self.named(Thing::Event, &extend.on, &at.key("on"));
                let asked = (&*extend.evidence, &*extend.by, extend.ballot.as_ref());
                let formalities = self.formalities(asked, &at);
                on.zip(formalities).map(|(on, formalities)| {
                    let (times, at_least) = (extend.times, extend.at_least);
                    let at_most = extend.at_most;
                    Some(Extension { on, times, at_least, at_most, formalities })
                })
            }
        };
        let shorten = match &one.shorten {
            None => Some(None),
            Some(shorten) => {
                let at = at.key("shorten");
                let whole = one.at_most.or(one.at_least);
                self.in_order(whole.map(|whole| (shorten.down_to, whole)), &at);
                let on = self.named(Thing::Event, &shorten.on, &at.key("on"));
                let asked = (&*shorten.evidence, &*shorten.by, shorten.ballot.as_ref());
                let formalities = self.formalities(asked, &at);
                on.zip(formalities).map(|(on, formalities)| {
                    Some(Shortening { on, down_to: shorten.down_to, formalities })
                })
            }
        };
        let at_least = one.at_least.zip(one.opens).zip(holds);
        let at_most = one.at_most.zip(one.in_time).zip(lapses.flatten());
        Some(Spell {
            name: Named::new(one.id.clone(), one.label.clone()),
            state: state?,
            after: after?,
            at_least: at_least.map(|((length, opens), holds)| (length, opens, holds)),
            at_most: at_most.map(|((length, in_time), lapse)| (length, in_time, lapse)),
            extend: extend?,
            shorten: shorten?,
            ground,
        })
    }

    fn is_hole(&self, at: &FieldPath) -> bool {
        self.context.holes.within(at)
    }

    /// A key that stands if and only if something else does.
    fn goes_with(
        &mut self,
        (key, is_there): (&'static str, bool),
        (is_needed, why): (bool, &'static str),
        at: &FieldPath,
    ) {
        if is_there == is_needed || self.is_hole(at) {
            return;
        }
        if is_needed {
            self.context.report(at, Defect::AnswerNeeded { key, why });
        } else {
            let why = "the state has no such length";
            self.context.report(&at.key(key), Defect::AnswerIdle { key, why });
        }
    }

    /// A least length that may end after the greatest leaves no day.
    fn in_order(&mut self, lengths: Option<(Length, Length)>, at: &FieldPath) {
        let Some((least, most)) = lengths.filter(|_| !self.is_hole(at)) else { return };
        if may_be_longer(least, most) {
            let why = "it may end before the least length is over, and no day is left";
            let key =
                if at.as_str().ends_with("shorten") { "down_to" } else { "at_most" };
            self.context.report(&at.key(key), Defect::AnswerIdle { key, why });
        }
    }
}

/// Whether one length, counted from some day of a leap cycle, is longer than another.
fn may_be_longer(one: Length, other: Length) -> bool {
    if let (Length::WorkingDays(one), Length::WorkingDays(other)) = (one, other) {
        return one > other;
    }
    let Some(first) = NaiveDate::from_ymd_opt(2000, 1, 1) else { return false };
    first.iter_days().take(1_461).any(|day| {
        let end = |length: Length| length.after(day, MonthEnd::LastDay, None);
        end(one).zip(end(other)).is_some_and(|(one, other)| one > other)
    })
}

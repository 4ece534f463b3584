//! Consequences: names are there and fit each other, lengths end or say that they do not.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::{Context, named, unique, unique_at, unknown};
use crate::consequence::{
    Asked, Consequence, Consequences, ConsequencesParts, Lasts, Lift, Matter,
    MatterRules, Occasion, Role,
};
use crate::rulebook::draft::{
    AwardsDraft, ConsequenceDraft, IsDraft, LastsDraft, OccasionDraft, RulebookDraft,
};
use crate::vocabulary::{
    ConsequenceDefect, Defect, FieldPath, Id, Named, Period, TimeSpan,
};

impl Context<'_> {
    /// The consequences of a rulebook with everything that they name.
    pub(super) fn consequences(
        &mut self,
        book: &RulebookDraft,
        in_force: Option<Period>,
    ) -> Consequences {
        let root = FieldPath::root();
        let lists: [(_, _, Vec<&Id>); 4] = [
            ("award", "awards", book.award.iter().map(|one| &one.id).collect()),
            ("role", "roles", book.role.iter().map(|one| &one.id).collect()),
            ("decision", "decisions", book.decision.iter().map(|one| &one.id).collect()),
            (
                "consequence",
                "consequences",
                book.consequence.iter().map(|one| &one.id).collect(),
            ),
        ];
        for (key, what, ids) in lists {
            unique(ids.into_iter(), (what, &root.key(key)), self.problems);
        }
        let awards = book.award.iter();
        let awards = awards.map(|one| Named::new(one.id.clone(), one.label.clone()));
        let roles = book.role.iter().map(|one| Role {
            name: Named::new(one.id.clone(), one.label.clone()),
            subject: one.subject.clone(),
        });
        let mut parts = ConsequencesParts {
            in_force,
            matters: matters(book),
            awards: awards.collect(),
            roles: roles.collect(),
            rules: Vec::new(),
        };
        let at = root.key("consequence");
        let paths = named(&at, book.consequence.iter().map(|one| &one.id));
        for (draft, path) in book.consequence.iter().zip(paths) {
            let rule = self.consequence((book, &parts), draft, &path);
            parts.rules.push(rule);
        }
        self.circles(book, &at);
        Consequences(Arc::new(parts))
    }

    fn consequence(
        &mut self,
        (book, parts): (&RulebookDraft, &ConsequencesParts),
        draft: &ConsequenceDraft,
        at: &FieldPath,
    ) -> Consequence {
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), at);
        self.roles(parts, draft, at);
        if draft.when.is_empty() && !self.holes.within(&at.key("when")) {
            self.report(&at.key("when"), Defect::NothingListed { what: "occasion" });
        }
        let list = self.holes.elements(&at.key("when"), draft.when.len());
        let occasions = draft.when.iter().zip(&list);
        let when: Vec<Occasion> = occasions
            .filter_map(|(occasion, at)| self.occasion(parts, occasion, at))
            .collect();
        unique_at(
            draft.when.iter().map(OccasionDraft::of).zip(&list),
            "matters here",
            self.problems,
        );
        if draft.falls_on.is_empty() {
            for (occasion, at) in draft.when.iter().zip(&list) {
                self.occasion_about(parts, occasion, (&[&draft.subject], at));
            }
        }
        let lifted = self.lifts(parts, (draft, &when), at);
        Consequence {
            name: Named::new(draft.id.clone(), draft.label.clone()),
            kind: draft.kind,
            subject: draft.subject.clone(),
            falls_on: draft.falls_on.clone(),
            when,
            awards: self.awards(parts, draft, at),
            starts: draft.starts,
            lasts: self.lasts(draft, at),
            lifted,
            not_while: self.not_while(book, draft, at),
            corrected: draft.corrected,
            ground,
        }
    }

    /// The roles are there, and those who have them are such as it falls on.
    fn roles(
        &mut self,
        parts: &ConsequencesParts,
        draft: &ConsequenceDraft,
        at: &FieldPath,
    ) {
        let at = at.key("falls_on");
        let paths = self.holes.elements(&at, draft.falls_on.len());
        unique_at(draft.falls_on.iter().zip(&paths), "names here", self.problems);
        for (id, path) in draft.falls_on.iter().zip(&paths) {
            match parts.roles.iter().find(|role| role.name.id == *id) {
                Some(role) if role.subject != draft.subject => {
                    let (role, found) = (id.clone(), role.subject.clone());
                    let expected = draft.subject.clone();
                    let defect =
                        ConsequenceDefect::RoleOfAnother { role, found, expected };
                    self.report(path, defect);
                }
                Some(_) => {}
                None => {
                    let known = parts.roles.iter().map(|role| &role.name.id);
                    self.not_there("role", id, path, known);
                }
            }
        }
    }

    fn not_there<'i>(
        &mut self,
        what: &'static str,
        id: &Id,
        at: &FieldPath,
        known: impl Iterator<Item = &'i Id>,
    ) {
        if !self.holes.may_be(&FieldPath::root().key(what), id.as_str()) {
            self.problems.report(at, || unknown(what, id, known.map(Id::as_str)));
        }
    }

    /// An outcome that must say something; `None` where nothing has its name.
    fn occasion(
        &mut self,
        parts: &ConsequencesParts,
        draft: &OccasionDraft,
        at: &FieldPath,
    ) -> Option<Occasion> {
        let (matter, tag) = draft.matter();
        let at = at.key(tag);
        let Some(known) = parts.matters.iter().find(|one| one.matter == matter) else {
            let what = matter.what();
            let such = parts.matters.iter().filter(|one| one.matter.what() == what);
            let known = such.map(|one| one.matter.id());
            self.not_there(what, matter.id(), &at.key("of"), known);
            return None;
        };
        let says = match draft {
            OccasionDraft::Graded { one_of, .. } => {
                self.named_grades(known, one_of, &at.key("one_of"));
                Asked::OneOf(one_of.clone())
            }
            OccasionDraft::Rule { is, .. } | OccasionDraft::Decision { is, .. } => {
                match is {
                    IsDraft::Met => Asked::Met,
                    IsDraft::NotMet => Asked::NotMet,
                }
            }
        };
        Some(Occasion { matter, says })
    }

    fn named_grades(&mut self, scheme: &MatterRules, grades: &[Id], at: &FieldPath) {
        if grades.is_empty() && !self.holes.within(at) {
            self.report(at, Defect::NothingListed { what: "grade" });
        }
        let list = FieldPath::root().key("scheme").element(scheme.matter.id().as_str());
        let list = list.key("grade");
        let paths = self.holes.elements(at, grades.len());
        unique_at(grades.iter().zip(&paths), "names here", self.problems);
        for (grade, path) in grades.iter().zip(&paths) {
            let is_known = scheme.grades.iter().any(|known| known.id == *grade);
            if !is_known && !self.holes.may_be(&list, grade.as_str()) {
                let ids = scheme.grades.iter().map(|grade| grade.id.as_str());
                self.problems.report(path, || unknown("grade", grade, ids));
            }
        }
    }

    /// Whether an outcome is about one of some subjects.
    fn occasion_about(
        &mut self,
        parts: &ConsequencesParts,
        draft: &OccasionDraft,
        (subjects, at): (&[&Id], &FieldPath),
    ) {
        let (matter, tag) = draft.matter();
        let known = parts.matters.iter().find(|one| one.matter == matter);
        let (Some(known), Some(expected)) = (known, subjects.first()) else { return };
        if !subjects.contains(&&known.subject) {
            let (found, expected) = (known.subject.clone(), (*expected).clone());
            let matter = matter.id().clone();
            let defect = ConsequenceDefect::AboutAnother { matter, found, expected };
            self.report(&at.key(tag).key("of"), defect);
        }
    }

    fn lifts(
        &mut self,
        parts: &ConsequencesParts,
        (draft, when): (&ConsequenceDraft, &[Occasion]),
        at: &FieldPath,
    ) -> Vec<Lift> {
        let list = at.key("lifted");
        let paths = self.holes.elements(&list, draft.lifted.len());
        let at_of: Vec<FieldPath> = paths.iter().map(|path| path.key("by")).collect();
        let of = draft.lifted.iter().map(|lift| lift.by.of());
        unique_at(of.zip(&at_of), "matters here", self.problems);
        let grounds = when.iter().filter_map(|occasion| {
            let known = parts.matters.iter().find(|one| one.matter == occasion.matter);
            known.map(|matter| &matter.subject)
        });
        let subjects: Vec<&Id> = std::iter::once(&draft.subject).chain(grounds).collect();
        let mut lifts = Vec::new();
        for (lift, path) in draft.lifted.iter().zip(&at_of) {
            let Some(by) = self.occasion(parts, &lift.by, path) else { continue };
            self.occasion_about(parts, &lift.by, (&subjects, path));
            if when.iter().any(|occasion| occasion.may_be(&by)) {
                let matter = by.matter.id().clone();
                self.report(path, ConsequenceDefect::LiftsItself { matter });
            }
            lifts.push(Lift { by, from: lift.from, lifts: lift.lifts });
        }
        let is_endless =
            draft.lasts == LastsDraft::UntilLifted && draft.lifted.is_empty();
        if is_endless && !self.holes.within(&list) {
            self.report(&at.key("lasts"), ConsequenceDefect::NothingLifts);
        }
        lifts
    }

    /// The consequences during which it is not in force: they are there, and fall on such as
    /// it falls on.
    fn not_while(
        &mut self,
        book: &RulebookDraft,
        draft: &ConsequenceDraft,
        at: &FieldPath,
    ) -> Vec<Named> {
        let list = at.key("not_while");
        let paths = self.holes.elements(&list, draft.not_while.len());
        unique_at(draft.not_while.iter().zip(&paths), "names here", self.problems);
        let mut named = Vec::new();
        for (id, path) in draft.not_while.iter().zip(&paths) {
            let Some(other) = book.consequence.iter().find(|other| other.id == *id)
            else {
                let known = book.consequence.iter().map(|other| &other.id);
                self.not_there("consequence", id, path, known);
                continue;
            };
            if other.subject != draft.subject {
                let (consequence, found) = (id.clone(), other.subject.clone());
                let expected = draft.subject.clone();
                let defect =
                    ConsequenceDefect::HeldByAnother { consequence, found, expected };
                self.report(path, defect);
            }
            named.push(Named::new(other.id.clone(), other.label.clone()));
        }
        named
    }

    /// Consequences that hold each other back, or themselves.
    fn circles(&mut self, book: &RulebookDraft, at: &FieldPath) {
        let by_id: BTreeMap<&Id, &ConsequenceDraft> =
            book.consequence.iter().map(|one| (&one.id, one)).rev().collect();
        let mut told: BTreeSet<&Id> = BTreeSet::new();
        for start in by_id.keys().copied() {
            let Some(circle) = around(start, &by_id) else { continue };
            // Each circle once, with the first of those in it.
            if circle.iter().all(|id| !told.contains(id)) {
                let consequences = circle.iter().map(ToString::to_string).collect();
                let defect = ConsequenceDefect::HoldsItselfBack { consequences };
                self.report(&at.element(start.as_str()).key("not_while"), defect);
            }
            told.extend(circle);
        }
    }

    fn awards(
        &mut self,
        parts: &ConsequencesParts,
        draft: &ConsequenceDraft,
        at: &FieldPath,
    ) -> Vec<Named> {
        let list = at.key("awards");
        let these = match &draft.awards {
            None => {
                if draft.kind.needs_awards() && !self.holes.within(&list) {
                    let why = "such a consequence says nothing without the awards that it \
                               concerns: name them, or write \"all\"";
                    self.report(at, Defect::AnswerNeeded { key: "awards", why });
                }
                return Vec::new();
            }
            Some(AwardsDraft::All(_)) => {
                let lists = FieldPath::root().key("award");
                if parts.awards.is_empty() && !self.holes.within(&lists) {
                    self.report(&list, Defect::NothingListed { what: "award" });
                }
                return parts.awards.clone();
            }
            Some(AwardsDraft::These(these)) => these,
        };
        if these.is_empty() && !self.holes.within(&list) {
            self.report(&list, Defect::NothingListed { what: "award" });
        }
        let paths = self.holes.elements(&list, these.len());
        unique_at(these.iter().zip(&paths), "names here", self.problems);
        let mut named = Vec::new();
        for (id, path) in these.iter().zip(&paths) {
            match parts.awards.iter().find(|award| award.id == *id) {
                Some(award) => named.push(award.clone()),
                None => {
                    let known = parts.awards.iter().map(|award| &award.id);
                    self.not_there("award", id, path, known);
                }
            }
        }
        named
    }

    /// For how long, with every answer that it needs and none that says nothing.
    fn lasts(&mut self, draft: &ConsequenceDraft, at: &FieldPath) -> Lasts {
        let length = draft.lasts.length();
        let is_by_months =
            matches!(length, Some(TimeSpan::Months(_) | TimeSpan::Years(_)));
        let has_end = length.is_some() || matches!(draft.lasts, LastsDraft::Until(_));
        let answers = [
            (
                "month_end",
                (is_by_months, draft.month_end.is_some()),
                "say in `lasts`, or beside it, what a month after the 31st, or a year after \
                 29 February, is: \"last_day\" or \"overflow\"",
                "it does not last for months or years",
            ),
            (
                "last_day",
                (has_end, draft.last_day.is_some()),
                "say in `lasts`, or beside it, whether the day with which it ends is still in \
                 force: \"counts\" or \"does_not_count\"",
                "it does not end with a day that could count or not",
            ),
        ];
        for (key, (is_needed, is_there), needed, idle) in answers {
            match (is_needed, is_there) {
                (true, false) if !self.holes.within(&at.key(key)) => {
                    self.report(at, Defect::AnswerNeeded { key, why: needed });
                }
                (false, true) => {
                    self.report(&at.key(key), Defect::AnswerIdle { key, why: idle });
                }
                _ => {}
            }
        }
        // A missing answer is a problem already: nothing is sealed with it.
        let last_day = draft.last_day.unwrap_or(crate::consequence::LastDay::Counts);
        match (draft.lasts, length) {
            (_, Some(length)) => {
                Lasts::Span { length, month_end: draft.month_end, last_day }
            }
            (LastsDraft::Until(day), None) => Lasts::Until { day, last_day },
            (LastsDraft::ToEndOf(window), None) => Lasts::ToEndOf(window),
            (LastsDraft::UntilLifted, None) => Lasts::UntilLifted,
            (
                LastsDraft::ForEver
                | LastsDraft::Days(_)
                | LastsDraft::Months(_)
                | LastsDraft::Years(_),
                None,
            ) => Lasts::ForEver,
        }
    }
}

impl OccasionDraft {
    /// The scheme, rule or decision.
    const fn of(&self) -> &Id {
        match self {
            OccasionDraft::Graded { of, .. }
            | OccasionDraft::Rule { of, .. }
            | OccasionDraft::Decision { of, .. } => of,
        }
    }

    /// What it is of, and the key under which it stands.
    fn matter(&self) -> (Matter, &'static str) {
        let of = self.of().clone();
        match self {
            OccasionDraft::Graded { .. } => (Matter::Scheme(of), "graded"),
            OccasionDraft::Rule { .. } => (Matter::Rule(of), "rule"),
            OccasionDraft::Decision { .. } => (Matter::Decision(of), "decision"),
        }
    }
}

/// The shortest way from a consequence over those that hold each other back to itself.
fn around<'b>(
    start: &'b Id,
    by_id: &BTreeMap<&'b Id, &'b ConsequenceDraft>,
) -> Option<Vec<&'b Id>> {
    let mut from: BTreeMap<&Id, &'b Id> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(id) = next.pop_front() {
        let others = by_id.get(id).map(|one| one.not_while.as_slice());
        for other in others.unwrap_or_default() {
            if other == start {
                let mut way = vec![id];
                while let Some(before) = way.last().and_then(|id| from.get(*id)) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if by_id.contains_key(other) && !from.contains_key(other) {
                from.insert(other, id);
                next.push_back(other);
            }
        }
    }
    None
}

/// Every scheme, rule and decision of a rulebook, as consequences know them.
fn matters(book: &RulebookDraft) -> Vec<MatterRules> {
    let schemes = book.scheme.iter().map(|scheme| {
        let grades = scheme.grade.iter();
        let grades = grades.map(|one| Named::new(one.id.clone(), one.label.clone()));
        MatterRules {
            matter: Matter::Scheme(scheme.id.clone()),
            name: Named::new(scheme.id.clone(), scheme.title.clone()),
            subject: scheme.subject.clone(),
            grades: grades.collect(),
        }
    });
    let rules = book.rule.iter().map(|rule| MatterRules {
        matter: Matter::Rule(rule.id.clone()),
        name: Named::new(rule.id.clone(), rule.label.clone()),
        subject: rule.subject.clone(),
        grades: Vec::new(),
    });
    let decisions = book.decision.iter().map(|decision| MatterRules {
        matter: Matter::Decision(decision.id.clone()),
        name: Named::new(decision.id.clone(), decision.label.clone()),
        subject: decision.subject.clone(),
        grades: Vec::new(),
    });
    schemes.chain(rules).chain(decisions).collect()
}

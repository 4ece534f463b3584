//! Procedures: names become things, lengths are held against each other, and the graph of
//! states is walked.

mod graph;
mod rules;

use std::sync::Arc;

use super::{Context, named, unique, unknown};
use crate::procedure::{Length, Procedure, ProcedureRules, State};
use crate::rulebook::draft::{NamedDraft, ProcedureDraft, RulebookDraft};
use crate::vocabulary::{Defect, FieldPath, Ground, Id, Named};

pub(super) fn check(
    context: &mut Context<'_>,
    book: &RulebookDraft,
    draft: &ProcedureDraft,
    at: &FieldPath,
) -> Option<Procedure> {
    if let Some(ground) = &draft.ground {
        context.ground(ground, &at.key("ground"));
    }
    let ids = |list: &[NamedDraft]| list.iter().map(|one| one.id.clone()).collect();
    let lists: [(&'static str, &str, Vec<Id>); 7] = [
        ("states", "state", draft.state.iter().map(|one| one.id.clone()).collect()),
        ("events", "event", ids(&draft.event)),
        ("evidence", "evidence", ids(&draft.evidence)),
        ("roles", "role", ids(&draft.role)),
        (
            "transitions",
            "transition",
            draft.transition.iter().map(|t| t.id.clone()).collect(),
        ),
        ("deadlines", "deadline", draft.deadline.iter().map(|d| d.id.clone()).collect()),
        ("periods", "period", draft.period.iter().map(|p| p.id.clone()).collect()),
    ];
    for (what, key, ids) in &lists {
        unique(ids.iter(), (what, &at.key(key)), context.problems);
    }
    let before = context.problems.len();
    let start = start(context, draft, at);
    let mut resolve = Resolve { context, book, draft, at };
    let transitions = resolve.transitions();
    let deadlines = resolve.deadlines();
    let spells = resolve.spells();
    // A graph with unknown names, or with holes, would report what is not so.
    if context.problems.len() == before && !context.holes.within(at) {
        graph::check(context, draft, at);
    }
    let things = |list: &[NamedDraft]| {
        list.iter().map(|one| Named::new(one.id.clone(), one.label.clone())).collect()
    };
    let states = draft.state.iter().map(|one| State {
        name: Named::new(one.id.clone(), one.label.clone()),
        is_end: one.end,
    });
    Some(Procedure(Arc::new(ProcedureRules {
        name: Named::new(draft.id.clone(), draft.title.clone()),
        subject: draft.subject.clone(),
        month_end: draft.month_end,
        dictionary: context.dictionary.clone(),
        start: start?,
        states: states.collect(),
        events: things(&draft.event),
        transitions: transitions?,
        deadlines: deadlines?,
        spells: spells?,
    })))
}

/// The one start.
fn start(
    context: &mut Context<'_>,
    draft: &ProcedureDraft,
    at: &FieldPath,
) -> Option<Named> {
    let list = at.key("state");
    let paths = named(&list, draft.state.iter().map(|state| &state.id));
    let mut starts = draft.state.iter().zip(paths).filter(|(state, _)| state.start);
    let Some((first, _)) = starts.next() else {
        if !context.holes.within(&list) && !context.holes.within(&at.key("state")) {
            let why = "a procedure begins in one state, and none is marked";
            context.report(at, Defect::AnswerNeeded { key: "start", why });
        }
        return None;
    };
    for (_, path) in starts {
        let why = "another state is the start already";
        context.report(&path.key("start"), Defect::AnswerIdle { key: "start", why });
    }
    Some(Named::new(first.id.clone(), first.label.clone()))
}

/// What resolves the names of one procedure.
struct Resolve<'r, 'c> {
    context: &'r mut Context<'c>,
    book: &'r RulebookDraft,
    draft: &'r ProcedureDraft,
    at: &'r FieldPath,
}

/// The kinds of things that rules name.
#[derive(Clone, Copy, Debug)]
enum Thing {
    State,
    Event,
    Evidence,
    Role,
    Transition,
}

impl Thing {
    const fn name(self) -> &'static str {
        match self {
            Thing::State => "state",
            Thing::Event => "event",
            Thing::Evidence => "evidence",
            Thing::Role => "role",
            Thing::Transition => "transition",
        }
    }
}

impl Resolve<'_, '_> {
    fn named(&mut self, thing: Thing, id: &Id, at: &FieldPath) -> Option<Named> {
        let of = |list: &[NamedDraft]| {
            list.iter().map(|one| (one.id.clone(), one.label.clone())).collect()
        };
        let draft = self.draft;
        let known: Vec<_> = match thing {
            Thing::State => {
                draft.state.iter().map(|s| (s.id.clone(), s.label.clone())).collect()
            }
            Thing::Event => of(&draft.event),
            Thing::Evidence => of(&draft.evidence),
            Thing::Role => of(&draft.role),
            Thing::Transition => {
                draft.transition.iter().map(|t| (t.id.clone(), t.label.clone())).collect()
            }
        };
        let found = known.iter().find(|(known, _)| known == id);
        let list = self.at.key(thing.name());
        if found.is_none() && !self.context.holes.may_be(&list, id.as_str()) {
            let ids = known.iter().map(|(id, _)| id.as_str());
            self.context.problems.report(at, || unknown(thing.name(), id, ids));
        }
        found.map(|(id, label)| Named::new(id.clone(), label.clone()))
    }

    /// All of a list; an empty one is reported where one is needed.
    fn listed(
        &mut self,
        thing: Thing,
        ids: &[Id],
        (at, is_needed): (&FieldPath, bool),
    ) -> Option<Vec<Named>> {
        if is_needed && ids.is_empty() && !self.context.holes.within(at) {
            let what = thing.name();
            self.context.report(at, Defect::NothingListed { what });
        }
        let paths = self.context.holes.elements(at, ids.len());
        super::unique_at(ids.iter().zip(&paths), "names here", self.context.problems);
        let found: Vec<Option<Named>> =
            ids.iter().zip(&paths).map(|(id, at)| self.named(thing, id, at)).collect();
        found.into_iter().collect()
    }

    fn ground(&mut self, own: Option<&Ground>, at: &FieldPath) -> Ground {
        let enclosing = self.draft.ground.as_ref().or(self.book.ground.as_ref());
        self.context.ground_or(own, enclosing, at)
    }

    /// A length is at least one of its unit, and no more than lengths may be.
    fn length(&mut self, length: Length, at: &FieldPath) -> Length {
        let (Length::Days(n)
        | Length::WorkingDays(n)
        | Length::Weeks(n)
        | Length::Months(n)
        | Length::Years(n)) = length;
        if n == 0 || n > Length::MOST {
            let (found, most) = (n.to_string(), i64::from(Length::MOST));
            self.context.report(at, Defect::NotWhole { found, least: 1, most });
        }
        length
    }
}

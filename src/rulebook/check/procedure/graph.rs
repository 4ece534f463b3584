//! The graph of states: reached from the start, left towards an end, and never two ways on
//! one event.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::check::{Context, named};
use crate::rulebook::draft::{
    ConditionDraft, DeadlineDraft, LapseDraft, ProcedureDraft, TransitionDraft,
};
use crate::vocabulary::{Defect, FieldPath, Id};

/// Checks a procedure whose names are all known.
pub(super) fn check(context: &mut Context<'_>, draft: &ProcedureDraft, at: &FieldPath) {
    let edges = edges(draft);
    states(context, draft, (at, &edges));
    ambiguous(context, draft, at);
    deadlines(context, draft, at);
    spells(context, draft, at);
    circles(context, draft, at);
}

type Edges<'d> = BTreeMap<&'d Id, BTreeSet<&'d Id>>;

/// What lapses by itself: from, to.
fn lapses(draft: &ProcedureDraft) -> Vec<(&Id, &Id)> {
    let mut found = Vec::new();
    for deadline in &draft.deadline {
        if let LapseDraft::To(to) = &deadline.lapses {
            found.extend(deadline.during.iter().map(|from| (from, to)));
        }
    }
    for spell in &draft.period {
        if let Some(LapseDraft::To(to)) = &spell.lapses {
            found.push((&spell.state, to));
        }
    }
    found
}

fn edges(draft: &ProcedureDraft) -> Edges<'_> {
    let made = draft
        .transition
        .iter()
        .flat_map(|one| one.from.iter().map(move |from| (from, &one.to)));
    let mut edges = Edges::new();
    for (from, to) in made.chain(lapses(draft)) {
        if from != to {
            edges.entry(from).or_default().insert(to);
        }
    }
    edges
}

fn reached<'d>(
    edges: &Edges<'d>,
    from: impl Iterator<Item = &'d Id>,
) -> BTreeSet<&'d Id> {
    let mut open: Vec<&Id> = from.collect();
    let mut reached = BTreeSet::new();
    while let Some(state) = open.pop() {
        if reached.insert(state) {
            open.extend(edges.get(state).into_iter().flatten().copied());
        }
    }
    reached
}

fn states(
    context: &mut Context<'_>,
    draft: &ProcedureDraft,
    (at, edges): (&FieldPath, &Edges<'_>),
) {
    let starts = draft.state.iter().filter(|state| state.start).map(|state| &state.id);
    let reached = reached(edges, starts);
    let paths = named(&at.key("state"), draft.state.iter().map(|state| &state.id));
    for (state, path) in draft.state.iter().zip(paths) {
        let is_left = edges.contains_key(&state.id);
        let takes = draft.transition.iter().any(|one| one.from.contains(&state.id));
        if !reached.contains(&state.id) {
            let why = "nothing leads from the start to this state";
            context.report(&path, Defect::AnswerNeeded { key: "to", why });
        }
        if state.end && (is_left || takes) {
            let why = "something leads out of this state";
            context.report(&path.key("end"), Defect::AnswerIdle { key: "end", why });
        }
        if !state.end && !is_left {
            let why = "nothing leads out of this state";
            context.report(&path, Defect::AnswerNeeded { key: "end", why });
        }
    }
}

/// Whether one guard is the opposite of the other.
fn exclude(one: &TransitionDraft, other: &TransitionDraft) -> bool {
    let is_not = |one: &ConditionDraft, other: &ConditionDraft| match one {
        ConditionDraft::Not(inner) => **inner == *other,
        _ => false,
    };
    match (&one.guard, &other.guard) {
        (Some(one), Some(other)) => is_not(one, other) || is_not(other, one),
        (Some(_) | None, None) | (None, Some(_)) => false,
    }
}

fn ambiguous(context: &mut Context<'_>, draft: &ProcedureDraft, at: &FieldPath) {
    let list = at.key("transition");
    let paths = named(&list, draft.transition.iter().map(|one| &one.id));
    for (place, (one, path)) in draft.transition.iter().zip(&paths).enumerate() {
        let shares = |other: &TransitionDraft| {
            other.on == one.on && other.from.iter().any(|from| one.from.contains(from))
        };
        let mut earlier = draft.transition.iter().take(place);
        if earlier.any(|other| shares(other) && !exclude(one, other)) {
            let why = "another transition takes this event in the same state: let one \
                       have a `guard` and the other its `not`";
            context.report(path, Defect::AnswerNeeded { key: "guard", why });
        }
    }
    let paths = named(&at.key("period"), draft.period.iter().map(|one| &one.id));
    for (spell, path) in draft.period.iter().zip(paths) {
        let extend = spell.extend.as_ref().map(|one| ("extend", &one.on));
        let shorten = spell.shorten.as_ref().map(|one| ("shorten", &one.on));
        let is_both =
            extend.zip(shorten).is_some_and(|((_, one), (_, other))| one == other);
        for (key, on) in extend.into_iter().chain(shorten) {
            let mut others = draft.transition.iter();
            let is_taken =
                others.any(|other| other.on == *on && other.from.contains(&spell.state));
            if is_taken || (is_both && key == "shorten") {
                let why = "another rule takes this event in the same state";
                context.report(
                    &path.key(key).key("on"),
                    Defect::AnswerIdle { key: "on", why },
                );
            }
        }
    }
}

/// Whether a rule takes an event in one of some states.
fn takes(draft: &ProcedureDraft, event: &Id, states: &[Id]) -> bool {
    let mut made = draft.transition.iter();
    let mut spells = draft.period.iter();
    made.any(|one| one.on == *event && one.from.iter().any(|from| states.contains(from)))
        || spells.any(|spell| {
            let extend = spell.extend.as_ref().is_some_and(|one| one.on == *event);
            let shorten = spell.shorten.as_ref().is_some_and(|one| one.on == *event);
            (extend || shorten) && states.contains(&spell.state)
        })
}

fn deadlines(context: &mut Context<'_>, draft: &ProcedureDraft, at: &FieldPath) {
    let paths = named(&at.key("deadline"), draft.deadline.iter().map(|one| &one.id));
    for (deadline, path) in draft.deadline.iter().zip(paths) {
        let DeadlineDraft { during, met_by, .. } = deadline;
        for (place, event) in met_by.iter().enumerate() {
            if !takes(draft, event, during) {
                let why = "nothing takes this event in the states of `during`";
                let defect = Defect::AnswerIdle { key: "met_by", why };
                context.report(&path.key("met_by").nth(place), defect);
            }
        }
        for (place, state) in during.iter().enumerate() {
            let is_end = draft.state.iter().any(|one| one.id == *state && one.end);
            if is_end {
                let why = "nothing is waited for in an end";
                let defect = Defect::AnswerIdle { key: "during", why };
                context.report(&path.key("during").nth(place), defect);
            }
        }
    }
}

fn spells(context: &mut Context<'_>, draft: &ProcedureDraft, at: &FieldPath) {
    let paths = named(&at.key("period"), draft.period.iter().map(|one| &one.id));
    for (spell, path) in draft.period.iter().zip(paths) {
        for (place, held) in spell.holds.iter().enumerate() {
            let mut made = draft.transition.iter();
            if !made.any(|one| one.id == *held && one.from.contains(&spell.state)) {
                let why = "this transition does not lead out of the state";
                let defect = Defect::AnswerIdle { key: "holds", why };
                context.report(&path.key("holds").nth(place), defect);
            }
        }
    }
}

/// States that lapse into each other would go round without anybody.
fn circles(context: &mut Context<'_>, draft: &ProcedureDraft, at: &FieldPath) {
    let mut edges = Edges::new();
    for (from, to) in lapses(draft) {
        edges.entry(from).or_default().insert(to);
    }
    let why = "this lapse leads back to the state that it leads out of";
    let comes_back = |from: &Id, to: &Id| {
        let edges = &edges;
        let known = edges.keys().find(|state| **state == to).copied();
        from == to || reached(edges, known.into_iter()).contains(from)
    };
    let mut wrong = Vec::new();
    let paths = named(&at.key("deadline"), draft.deadline.iter().map(|one| &one.id));
    for (deadline, path) in draft.deadline.iter().zip(paths) {
        if let LapseDraft::To(to) = &deadline.lapses
            && deadline.during.iter().any(|from| comes_back(from, to))
        {
            wrong.push(path);
        }
    }
    let paths = named(&at.key("period"), draft.period.iter().map(|one| &one.id));
    for (spell, path) in draft.period.iter().zip(paths) {
        if let Some(LapseDraft::To(to)) = &spell.lapses
            && comes_back(&spell.state, to)
        {
            wrong.push(path);
        }
    }
    for path in wrong {
        context.report(&path.key("lapses"), Defect::AnswerIdle { key: "lapses", why });
    }
}

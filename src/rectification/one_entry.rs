//! What a single entry can have wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::check::at;
use super::entry::{Entry, InspectionResult, Move, Outcome, What, WorkKind};
use super::lost::Lost;
use super::procedures::{Asks, Procedures, asks, facts, papers};
use super::register::{Register, RegisterDraft};
use super::role::{Assignment, Role};
use crate::organization::Tree;
use crate::procedure::Procedure;
use crate::vocabulary::{
    Amount, Defect, Exact, FieldPath, Found, Id, Problem, RectificationDefect, text,
};

/// The most that an entry says of anything.
const MOST: i64 = 1_000_000;

/// The most days of a visit.
const LONGEST_VISIT: u32 = 366;

/// What entries are held against.
pub(super) struct Known<'c> {
    pub(super) draft: &'c RegisterDraft,
    pub(super) tree: &'c Tree,
    lost: &'c Lost,
    procedures: &'c Procedures,
    moves: BTreeMap<Course<'c>, OneDay<'c>>,
    assignments: BTreeMap<&'c Id, Arc<[Assignment]>>,
    papers: [BTreeSet<&'c Id>; 2],
}

impl<'c> Known<'c> {
    pub(super) fn of(
        (draft, lost): (&'c RegisterDraft, &'c Lost),
        tree: &'c Tree,
        procedures: &'c Procedures,
    ) -> Known<'c> {
        let mut moves: BTreeMap<_, OneDay<'_>> = BTreeMap::new();
        for entry in &draft.entries {
            if let Some(course) = course(entry) {
                moves.entry(course).or_default().see(entry);
            }
        }
        let mut of: BTreeMap<_, Vec<Assignment>> = BTreeMap::new();
        for one in &draft.assignments {
            of.entry(&one.organization).or_default().push(one.clone());
        }
        let assignments = of.into_iter().map(|(id, list)| (id, list.into())).collect();
        let papers = [procedures.village(), procedures.issue()]
            .map(|one| papers(one).into_iter().map(|paper| &paper.id).collect());
        Known { draft, tree, lost, procedures, moves, assignments, papers }
    }

    /// The assignments of a village and of all organizations above it, one by one.
    pub(super) fn assignments(&self, village: &Id) -> Vec<Arc<[Assignment]>> {
        let path = self.tree.path_to_root(village).into_iter();
        path.filter_map(|one| self.assignments.get(&one.id)).cloned().collect()
    }

    /// Tells what is wrong; whether the moves of the village can be replayed all the same. Who
    /// comes to a village that is not listed is not asked.
    pub(super) fn tell(
        &self,
        (entry, is_listed): (&Entry, bool),
        found: &mut Found,
    ) -> bool {
        let here = at("entry", &entry.id);
        let mut push = |at: FieldPath, defect: Defect| {
            found.push(Problem::new(at, defect));
        };
        let period = self.draft.period;
        if let Some(day) =
            visit_days(entry).into_iter().find(|day| !period.contains(*day))
        {
            let defect = RectificationDefect::OutsidePeriod { found: day, period };
            push(here.key("on"), defect.into());
        }
        match &entry.what {
            What::Move(moved) => {
                return self.a_move((entry, moved), self.procedures.village(), &mut push);
            }
            What::IssueMove { moved, .. } => {
                return self.a_move((entry, moved), self.procedures.issue(), &mut push);
            }
            What::Members { number, .. } => {
                if *number > Register::MOST_PEOPLE {
                    let (found, most) = (number.to_string(), Register::MOST_PEOPLE);
                    let (least, most) = (0, i64::from(most));
                    push(here.key("amount"), Defect::NotWhole { found, least, most });
                }
            }
            What::Work { kind, amount } => {
                if let Some(defect) = work(*kind, *amount) {
                    push(here.key("amount"), defect);
                }
            }
            What::Visit { body, days } => {
                let last = entry.on.checked_add_days(Days::new(u64::from(*days)));
                if !(1..=LONGEST_VISIT).contains(days) || last.is_none() {
                    let (least, most) = (1, i64::from(LONGEST_VISIT));
                    let defect =
                        Defect::NotWhole { found: days.to_string(), least, most };
                    push(here.key("days"), defect);
                } else if let Some(day) =
                    self.outside_term(entry, *body).filter(|_| is_listed)
                {
                    let body = body.label();
                    let defect = RectificationDefect::OutsideTerm { body, on: day };
                    push(here.key("body"), defect.into());
                }
            }
            What::Team { .. } | What::IssueOpened { .. } | What::Petition => {}
        }
        true
    }

    fn a_move(
        &self,
        (entry, moved): (&Entry, &Move),
        procedure: &Procedure,
        push: &mut impl FnMut(FieldPath, Defect),
    ) -> bool {
        let (on, here) = (entry.on, at("entry", &entry.id));
        let mut can_be_replayed = true;
        for defect in self.beside(entry, moved) {
            push(here.key("seq"), defect.into());
            can_be_replayed = false;
        }
        match (&moved.outcome, asks(procedure, &moved.event)) {
            (Some(Outcome::Inspection { result, score, by_step }), Asks::Inspection) => {
                let found = (*result, score.map(Exact::from), by_step.as_ref());
                if let Some((key, defect)) = against_marks(self.procedures, found) {
                    push(here.key(key), defect);
                }
            }
            (Some(Outcome::Inspection { .. }), Asks::Opinion | Asks::Nothing) => {
                let why = "only an inspection has a result";
                push(here.key("result"), Defect::AnswerIdle { key: "结果", why });
            }
            (Some(Outcome::Opinion(_)), Asks::Inspection | Asks::Nothing) => {
                let why = "the villagers are not asked about this";
                push(here.key("opinion"), Defect::AnswerIdle { key: "群众评议", why });
            }
            (Some(Outcome::Opinion(_)), Asks::Opinion) | (None, _) => {}
        }
        let read = moved.outcome.as_ref();
        let read = read.and_then(|it| facts(procedure, it, self.draft.period));
        if let Some(Err(problems)) = read {
            for problem in problems.into_vec() {
                push(here.key("outcome"), problem.defect);
            }
            can_be_replayed = false;
        }
        let known = match &entry.what {
            What::IssueMove { .. } => &self.papers[1],
            _ => &self.papers[0],
        };
        for evidence in &moved.evidence {
            if !known.contains(&evidence.paper) {
                let found = evidence.paper.to_string();
                let nearest = text::nearest(&found, known.iter().map(|it| it.as_str()));
                let (what, at) = ("evidence", here.key("evidence"));
                push(at, Defect::Unknown { what, found, nearest });
            }
            if let Some(dated) = evidence.dated.filter(|dated| *dated > on) {
                let paper = evidence.paper.clone();
                let defect = RectificationDefect::EvidenceLater { paper, dated, on };
                push(here.key("evidence"), defect.into());
            }
        }
        can_be_replayed
    }

    /// What the other moves of the day make wrong: another without a number beside it, or
    /// another that came to something too.
    fn beside(&self, own: &Entry, moved: &Move) -> Vec<RectificationDefect> {
        let Some(day) = course(own).and_then(|course| self.moves.get(&course)) else {
            return Vec::new();
        };
        let beside = if own.seq.is_none() { &day.moves } else { &day.unnumbered };
        let unnumbered = beside.other_than(&own.id);
        let has_result = moved.outcome.is_some();
        let twice = day.results.other_than(&own.id).filter(|_| has_result);
        let on = own.on;
        let unnumbered = unnumbered
            .map(|other| RectificationDefect::Unnumbered { other: other.clone(), on });
        let twice = twice
            .map(|other| RectificationDefect::TwoResults { other: other.clone(), on });
        unnumbered.into_iter().chain(twice).collect()
    }

    /// The first day of a visit on which nobody has the role for the village.
    fn outside_term(&self, entry: &Entry, body: Role) -> Option<NaiveDate> {
        let own = self.assignments(&entry.village);
        let own = || own.iter().flat_map(|of_one| of_one.iter());
        let has_role = |one: &&Assignment| one.role == body;
        let is_held =
            |day: &NaiveDate| own().filter(has_role).any(|one| one.holds_on(*day));
        let first = visit_days(entry).into_iter().find(|day| !is_held(day))?;
        let path = self.tree.path_to_root(&entry.village).into_iter();
        let may_be = self.lost.may_assign(path.map(|one| &one.id), body);
        (!may_be).then_some(first)
    }
}

/// What a result has against the marks of the scheme, and in which field.
fn against_marks(
    procedures: &Procedures,
    (result, score, by_step): (InspectionResult, Option<Exact>, Option<&Id>),
) -> Option<(&'static str, Defect)> {
    let marks = procedures.marks();
    if let Some(step) = by_step
        && !marks.steps().iter().any(|known| known.id == *step)
    {
        let found = step.to_string();
        let known = marks.steps().iter().map(|known| known.id.as_str());
        let nearest = text::nearest(&found, known);
        return Some(("by_step", Defect::Unknown { what: "veto", found, nearest }));
    }
    let Some(score) = score else {
        let is_pass = result == InspectionResult::Passed;
        return is_pass.then(|| ("score", RectificationDefect::PassWithoutScore.into()));
    };
    let (least, most) = (marks.all().least(), marks.all().most());
    if score < least || most < score {
        return Some(("score", Defect::OutsideDomain { found: score, least, most }));
    }
    if by_step.is_some() || marks.comes_to(score, result) {
        return None;
    }
    let (score, result) = (score.to_string(), result.label());
    let steps = marks.steps().iter().map(|step| step.label.clone()).collect();
    let defect = RectificationDefect::ScoreAgainstResult { score, result, steps };
    Some(("score", defect.into()))
}

/// The first two of some entries: enough to know of another than any one of them.
#[derive(Clone, Copy, Debug, Default)]
struct FirstTwo<'c>([Option<&'c Id>; 2]);

impl<'c> FirstTwo<'c> {
    fn see(&mut self, id: &'c Id) {
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(id);
        }
    }

    fn other_than(&self, own: &Id) -> Option<&'c Id> {
        self.0.into_iter().flatten().find(|id| *id != own)
    }
}

/// The moves of one course on one day.
#[derive(Clone, Copy, Debug, Default)]
struct OneDay<'c> {
    moves: FirstTwo<'c>,
    unnumbered: FirstTwo<'c>,
    results: FirstTwo<'c>,
}

impl<'c> OneDay<'c> {
    fn see(&mut self, entry: &'c Entry) {
        self.moves.see(&entry.id);
        if entry.seq.is_none() {
            self.unnumbered.see(&entry.id);
        }
        if moved_in(entry).is_some_and(|moved| moved.outcome.is_some()) {
            self.results.see(&entry.id);
        }
    }
}

/// The day of a move: of the village, or of one of its issues.
type Course<'c> = (&'c Id, Option<&'c Id>, NaiveDate);

fn course(entry: &Entry) -> Option<Course<'_>> {
    match &entry.what {
        What::Move(_) => Some((&entry.village, None, entry.on)),
        What::IssueMove { issue, .. } => Some((&entry.village, Some(issue), entry.on)),
        What::Team { .. }
        | What::Members { .. }
        | What::IssueOpened { .. }
        | What::Work { .. }
        | What::Petition
        | What::Visit { .. } => None,
    }
}

/// The move that an entry is.
pub(super) const fn moved_in(entry: &Entry) -> Option<&Move> {
    match &entry.what {
        What::Move(moved) | What::IssueMove { moved, .. } => Some(moved),
        What::Team { .. }
        | What::Members { .. }
        | What::IssueOpened { .. }
        | What::Work { .. }
        | What::Petition
        | What::Visit { .. } => None,
    }
}

/// The days of an entry: of a visit every one, of anything else its own.
pub(super) fn visit_days(entry: &Entry) -> Vec<NaiveDate> {
    let days = match &entry.what {
        What::Visit { days, .. } => (*days).min(LONGEST_VISIT),
        What::Move(_)
        | What::Team { .. }
        | What::Members { .. }
        | What::IssueOpened { .. }
        | What::IssueMove { .. }
        | What::Work { .. }
        | What::Petition => 1,
    };
    let day = |nth: u32| entry.on.checked_add_days(Days::new(u64::from(nth)));
    (0..days.max(1)).filter_map(day).collect()
}

fn work(kind: WorkKind, amount: Amount) -> Option<Defect> {
    let amount = Exact::from(amount);
    let most = Exact::whole(MOST);
    if kind.is_counted() && amount.denominator() != 1 {
        let found = amount.to_string();
        return Some(Defect::NotWhole { found, least: 0, most: MOST });
    }
    let is_inside = amount >= Exact::ZERO && amount <= most;
    let least = Exact::ZERO;
    (!is_inside).then_some(Defect::OutsideDomain { found: amount, least, most })
}

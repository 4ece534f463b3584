//! What a single entry can have wrong.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::check::at;
use super::entry::{Entry, Move, What, WorkKind};
use super::lifecycle::Lifecycle;
use super::register::RegisterDraft;
use super::role::{Assignment, Role};
use crate::organization::Tree;
use crate::vocabulary::{
    Amount, Defect, Exact, FieldPath, Found, Id, Problem, RectificationDefect,
};

/// The most that an entry says of anything.
const MOST: i64 = 1_000_000;

/// The most days of a visit.
const LONGEST_VISIT: u32 = 366;

/// What entries are held against.
pub(super) struct Known<'c> {
    pub(super) draft: &'c RegisterDraft,
    tree: &'c Tree,
    lifecycle: &'c Lifecycle,
    moves: BTreeMap<(&'c Id, NaiveDate), Vec<&'c Entry>>,
    assignments: BTreeMap<&'c Id, Vec<&'c Assignment>>,
}

impl<'c> Known<'c> {
    pub(super) fn of(
        draft: &'c RegisterDraft,
        tree: &'c Tree,
        lifecycle: &'c Lifecycle,
    ) -> Known<'c> {
        let mut moves: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in &draft.entries {
            if matches!(entry.what, What::Move(_)) {
                moves.entry((&entry.village, entry.on)).or_default().push(entry);
            }
        }
        let mut assignments: BTreeMap<_, Vec<&Assignment>> = BTreeMap::new();
        for one in &draft.assignments {
            assignments.entry(&one.organization).or_default().push(one);
        }
        Known { draft, tree, lifecycle, moves, assignments }
    }

    /// The assignments of a village and of all organizations above it, by id.
    pub(super) fn assignments(&self, village: &Id) -> Vec<&'c Assignment> {
        let path = self.tree.path_to_root(village);
        let mut all: Vec<&Assignment> = path
            .into_iter()
            .filter_map(|one| self.assignments.get(&one.id))
            .flatten()
            .copied()
            .collect();
        all.sort();
        all
    }

    /// Tells what is wrong; whether the moves of the village can be replayed all the same.
    pub(super) fn tell(&self, entry: &Entry, found: &mut Found) -> bool {
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
            What::Move(moved) => return self.a_move((entry, moved), &here, &mut push),
            What::Work { kind, amount } => {
                if let Some(defect) = work(*kind, *amount) {
                    push(here.key("amount"), defect);
                }
            }
            What::Visit { body, days } => {
                if !(1..=LONGEST_VISIT).contains(days) {
                    let (least, most) = (1, i64::from(LONGEST_VISIT));
                    let defect =
                        Defect::NotWhole { found: days.to_string(), least, most };
                    push(here.key("days"), defect);
                } else if let Some(day) = self.outside_term(entry, *body) {
                    let body = body.label();
                    let defect = RectificationDefect::OutsideTerm { body, on: day };
                    push(here.key("body"), defect.into());
                }
            }
            What::Team { .. }
            | What::Members { .. }
            | What::Issue { .. }
            | What::Petition => {}
        }
        true
    }

    fn a_move(
        &self,
        (entry, moved): (&Entry, &Move),
        here: &FieldPath,
        push: &mut impl FnMut(FieldPath, Defect),
    ) -> bool {
        let on = entry.on;
        let mut can_be_replayed = true;
        if let Some(other) = self.unnumbered_beside(entry) {
            let defect = RectificationDefect::Unnumbered { other, on };
            push(here.key("seq"), defect.into());
            can_be_replayed = false;
        }
        match moved.score {
            None if self.lifecycle.can_pass(&moved.event) => {
                push(here.key("score"), RectificationDefect::PassWithoutScore.into());
                can_be_replayed = false;
            }
            Some(_) if !self.lifecycle.is_inspection(&moved.event) => {
                let why = "only an inspection has a score";
                push(here.key("score"), Defect::AnswerIdle { key: "得分", why });
            }
            Some(score) => {
                let facts = self.lifecycle.facts(score, self.draft.period);
                if let Some(Err(problems)) = facts {
                    for problem in problems.into_vec() {
                        push(here.key("score"), problem.defect);
                    }
                    can_be_replayed = false;
                }
            }
            None => {}
        }
        for evidence in &moved.evidence {
            if let Some(dated) = evidence.dated.filter(|dated| *dated > on) {
                let paper = evidence.paper.clone();
                let defect = RectificationDefect::EvidenceLater { paper, dated, on };
                push(here.key("evidence"), defect.into());
            }
        }
        can_be_replayed
    }

    /// Another move of the village on the same day, where one of the two has no number.
    fn unnumbered_beside(&self, own: &Entry) -> Option<Id> {
        let same_day = self.moves.get(&(&own.village, own.on))?;
        let is_beside = |other: &&&Entry| {
            other.id != own.id && (own.seq.is_none() || other.seq.is_none())
        };
        same_day.iter().find(is_beside).map(|other| other.id.clone())
    }

    /// The first day of a visit on which nobody has the role for the village.
    fn outside_term(&self, entry: &Entry, body: Role) -> Option<NaiveDate> {
        let mut own = self.assignments(&entry.village);
        own.retain(|one| one.role == body);
        let is_held = |day: &NaiveDate| own.iter().any(|one| one.holds_on(*day));
        visit_days(entry).into_iter().find(|day| !is_held(day))
    }
}

/// The days of an entry: of a visit every one, of anything else its own.
pub(super) fn visit_days(entry: &Entry) -> Vec<NaiveDate> {
    let days = match &entry.what {
        What::Visit { days, .. } => (*days).min(LONGEST_VISIT),
        What::Move(_)
        | What::Team { .. }
        | What::Members { .. }
        | What::Issue { .. }
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

//! Seats: grade by grade the first of those not seated yet who have enough points.

use super::Placing;
use super::crowd::Role;
use super::places::Between;
use super::step::{Found, Run};
use crate::scoring::grade::GradeSet;
use crate::scoring::outcome::Outcome;
use crate::vocabulary::{Exact, Verdict};

/// What becomes of one subject where it competes.
#[derive(Clone, Copy)]
struct Seated {
    /// Whether it still waits for a seat.
    waits: Verdict,
    /// The seats that it may have so far, and where it stood.
    grades: GradeSet,
    placing: Option<Placing>,
    /// Places that stayed free at the seats before, as it sees them.
    free: Between,
}

impl Seated {
    const NOT_YET: Seated = Seated {
        waits: Verdict::Met,
        grades: GradeSet::NONE,
        placing: None,
        free: Between::NONE,
    };

    /// What a seat makes of it, which it has if it still waits and `fits`.
    fn take(&mut self, (grade, placing): (u8, Placing), fits: Verdict) -> Verdict {
        let is_seated = self.waits.and(fits);
        if is_seated != Verdict::NotMet {
            self.grades = self.grades.or(GradeSet::one(grade));
            self.placing = Some(placing);
        } else if self.grades == GradeSet::NONE {
            // Whoever has no seat is told where it stood last.
            self.placing = Some(placing);
        }
        self.waits = self.waits.and(fits.not());
        is_seated
    }
}

impl Run<'_> {
    pub(super) fn seats(
        &self,
        seats: &[(u8, u32, Option<Exact>)],
        others: u8,
        rolls_down: bool,
    ) -> Vec<Option<Found>> {
        let mut all = vec![Seated::NOT_YET; self.members.len()];
        for (grade, places, at_least) in seats {
            self.seat((*grade, *places, *at_least), rolls_down, &mut all);
        }
        self.each(|at, before| {
            let seated = all.get(at)?;
            let grades = match seated.waits {
                Verdict::NotMet => seated.grades,
                _ => seated.grades.or(GradeSet::one(others)),
            };
            let outcome = self.members.get(at)?;
            let grades = outcome.under_caps(grades.or_untold(outcome.total.may_not_tell));
            Some(Found::by_rank(before, (grades, seated.placing)))
        })
    }

    /// The seats of one grade.
    fn seat(
        &self,
        (grade, places, at_least): (u8, u32, Option<Exact>),
        rolls_down: bool,
        all: &mut [Seated],
    ) {
        let has_enough: Vec<Verdict> = self
            .members
            .iter()
            .map(|member| at_least.map_or(Verdict::Met, |line| reached(member, line)))
            .collect();
        let has_enough =
            |at: usize| has_enough.get(at).copied().unwrap_or(Verdict::NotMet);
        let reaches: Vec<Verdict> = (0..)
            .zip(&*all)
            .map(|(at, seated)| seated.waits.and(has_enough(at)))
            .collect();
        let reaches = |at: usize| reaches.get(at).copied().unwrap_or(Verdict::NotMet);
        let parts = self.parts(|at, way, _| match (way.competes(), reaches(at)) {
            (true, Verdict::Met) => &[Role::Competes],
            (true, Verdict::Undetermined) => &[Role::Competes, Role::Apart],
            (false, _) | (_, Verdict::NotMet) => &[Role::Apart],
        });
        let mut is_seated = vec![Verdict::NotMet; all.len()];
        let own = Between::just(places);
        for (at, (seated, slot)) in all.iter_mut().zip(&mut is_seated).enumerate() {
            // The places that there are, and until all are seated those left over.
            seated.free = if rolls_down { own.plus(seated.free) } else { own };
            if self.competes(at) == Verdict::NotMet || reaches(at) == Verdict::NotMet {
                continue;
            }
            let free = seated.free;
            let placing = self.placing(&self.crowd(at, &parts), |_| free);
            *slot = seated.take((grade, placing), placing.is_in.and(has_enough(at)));
        }
        for (at, seated) in all.iter_mut().enumerate() {
            let is_seated = |one: usize| {
                let found = is_seated.get(one).copied().unwrap_or(Verdict::NotMet);
                if one == at { found } else { self.competes(one).and(found) }
            };
            seated.free = seated.free.less(self.count(at, is_seated));
        }
    }
}

/// Whether a total reaches a line; where points count against, it stays below.
fn reached(outcome: &Outcome, line: Exact) -> Verdict {
    if outcome.total.may_not_tell {
        return Verdict::Undetermined;
    }
    let total = outcome.total.span;
    let (is_met, is_not) = if outcome.scheme.is_penalty() {
        (total.most() <= line, total.least() > line)
    } else {
        (total.least() >= line, total.most() < line)
    };
    match (is_met, is_not) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::NotMet,
        (false, false) => Verdict::Undetermined,
    }
}

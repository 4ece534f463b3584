//! The greatest and the least share of a grade.

use super::Placing;
use super::crowd::Role;
use super::places::{Between, number};
use super::step::{Found, Run};
use super::way::all_grades;
use crate::scoring::grade::GradeSet;
use crate::scoring::rules::Places;
use crate::vocabulary::Verdict;

/// The grade whose places are limited, alone or with those above it.
#[derive(Clone, Copy)]
pub(super) struct Limited {
    pub(super) grade: u8,
    pub(super) and_above: bool,
}

impl Limited {
    const fn takes(self, held: u8) -> bool {
        held == self.grade || (self.and_above && held < self.grade)
    }
}

/// Whether all, some or none of the possible grades are such.
fn among(grades: GradeSet, is_such: impl Fn(u8) -> bool) -> Verdict {
    let all = grades.places().all(&is_such) && !grades.may_not_tell();
    match (all, grades.places().any(&is_such)) {
        (true, true) => Verdict::Met,
        (false, true) => Verdict::Undetermined,
        (_, false) => Verdict::NotMet,
    }
}

impl Run<'_> {
    /// Those whose grade the step changes, `down` where it does.
    fn moved(
        (before, down): (GradeSet, GradeSet),
        placing: Placing,
        is_moved: Verdict,
    ) -> Found {
        let (grades, changes) = match is_moved {
            Verdict::NotMet => (before, Verdict::NotMet),
            Verdict::Undetermined => (before.or(down), Verdict::Undetermined),
            // What it had may be what it has now.
            Verdict::Met if before.places().any(|grade| down.has(grade)) => {
                (down, Verdict::Undetermined)
            }
            Verdict::Met => (down, Verdict::Met),
        };
        Found { grades, placing: Some(placing), changes }
    }

    pub(super) fn greatest(
        &self,
        limited: Limited,
        displaced: u8,
        (places, rolled_down): (Places, &[Between]),
    ) -> Vec<Option<Found>> {
        let takes = |held| limited.takes(held);
        // Those who keep the grade without competing take up places.
        let parts = self.parts(|_, way, held| match (takes(held), way.competes()) {
            (true, true) => &[Role::Competes],
            (true, false) => &[Role::Takes],
            (false, _) => &[Role::Apart],
        });
        self.each(|at, before| {
            if !before.places().any(takes) {
                return None;
            }
            let rolled = rolled_down.get(at).copied().unwrap_or(Between::NONE);
            let over = |base| Between::just(number(places, base)).plus(rolled);
            let placing = self.placing(&self.crowd(at, &parts), over);
            let down = before.map(|held| if takes(held) { displaced } else { held });
            Some(Self::moved((before, down), placing, placing.is_in.not()))
        })
    }

    /// The places that a greatest share leaves over.
    pub(super) fn roll_down(
        &self,
        limited: Limited,
        places: Places,
        (found, rolled_down): (&[Option<Found>], &mut [Between]),
    ) {
        let nobody = self.parts(|_, _, _| &[Role::Apart]);
        let after =
            |at: usize| found.get(at).copied().flatten().map(|found| found.grades);
        let holds = |at: usize| {
            let held = self.ways.get(at).into_iter().flatten();
            let held = held.filter(|way| !way.competes()).copied();
            let held = all_grades(&held.collect::<Vec<_>>());
            let all = held.or(after(at).unwrap_or(GradeSet::NONE));
            among(all, |held| limited.takes(held))
        };
        let holds: Vec<Verdict> = (0..self.members.len()).map(holds).collect();
        for (at, slot) in rolled_down.iter_mut().enumerate() {
            // Of no account where the subject does not compete.
            let Some(own) = after(at) else { continue };
            let own = among(own, |held| limited.takes(held));
            let holders = self.count(at, |other| match holds.get(other) {
                _ if other == at => own,
                Some(holds) => *holds,
                None => Verdict::NotMet,
            });
            let base = self.crowd(at, &nobody).base;
            let all = Between {
                least: number(places, base.least),
                most: number(places, base.most),
            };
            *slot = all.plus(*slot).less(holders);
        }
    }

    pub(super) fn least(&self, grade: u8, places: Places) -> Vec<Option<Found>> {
        // Those who have the grade or a lower one already fill places, wherever they stand.
        let parts = self.parts(|_, way, held| match (held < grade, way.competes()) {
            (true, true) => &[Role::Competes],
            (true, false) => &[Role::Apart],
            (false, _) => &[Role::Takes],
        });
        self.each(|at, before| {
            if before.places().all(|held| held >= grade) {
                return None;
            }
            let over = |base| Between::just(number(places, base));
            let placing = self.placing(&self.crowd(at, &parts), over);
            // Nobody is lifted.
            let down = before.map(|held| held.max(grade));
            Some(Self::moved((before, down), placing, placing.is_in))
        })
    }
}

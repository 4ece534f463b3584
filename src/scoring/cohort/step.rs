//! One step over a cohort.

use super::Placing;
use super::crowd::{Crowd, Part, Reach, Role};
use super::order::Order;
use super::places::{Between, number};
use super::shares::Limited;
use super::way::{Way, competes};
use crate::scoring::grade::GradeSet;
use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{CohortKind, CohortStep, Places, ShareRounding, TieRule};
use crate::vocabulary::{Exact, Verdict};

/// What a step makes of a subject that competes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) grades: GradeSet,
    pub(super) placing: Option<Placing>,
    /// Whether the step changes the grade.
    pub(super) changes: Verdict,
}

impl Found {
    /// A grade by places, whatever it was before.
    pub(super) fn by_rank(
        before: GradeSet,
        (grades, placing): (GradeSet, Option<Placing>),
    ) -> Found {
        let can_stay = before.places().any(|grade| grades.has(grade))
            || before.may_not_tell() && grades.may_not_tell();
        let changes = match (can_stay, before.only()) {
            (false, _) => Verdict::Met,
            (true, Some(_)) if before == grades => Verdict::NotMet,
            (true, _) => Verdict::Undetermined,
        };
        Found { grades, placing, changes }
    }
}

/// What each subject is to a step.
pub(super) type Parts = Vec<Vec<Part>>;

pub(super) struct Run<'r> {
    pub(super) step: &'r CohortStep,
    pub(super) members: &'r [&'r Outcome],
    /// In which ways each subject can turn out.
    pub(super) ways: &'r [Vec<Way>],
    order: Order,
}

impl Run<'_> {
    pub(super) fn of<'r>(
        step: &'r CohortStep,
        members: &'r [&'r Outcome],
        ways: &'r [Vec<Way>],
    ) -> Run<'r> {
        Run { step, members, ways, order: Order::of(members, step) }
    }

    /// Takes the step: what it makes of each subject where that competes; nothing, where it
    /// does not in any way. `rolled_down` are the places left over so far, subject by
    /// subject: each knows those of its own group.
    pub(super) fn take(&self, rolled_down: &mut [Between]) -> Vec<Option<Found>> {
        match &self.step.kind {
            CohortKind::GreatestShare {
                grade,
                and_above,
                places,
                displaced,
                rolls_down,
            } => {
                let limited = Limited { grade: *grade, and_above: *and_above };
                let found = self.greatest(limited, *displaced, (*places, rolled_down));
                if *rolls_down {
                    self.roll_down(limited, *places, (&found, rolled_down));
                } else {
                    rolled_down.fill(Between::NONE);
                }
                found
            }
            CohortKind::LeastShare { grade, places } => self.least(*grade, *places),
            CohortKind::Forced { shares, round } => self.forced(shares, *round),
            CohortKind::Seats { seats, others, rolls_down } => {
                self.seats(seats, *others, *rolls_down)
            }
        }
    }

    /// Whether two subjects are compared with each other.
    fn together(&self, one: usize, other: usize) -> Verdict {
        match (self.members.get(one), self.members.get(other)) {
            _ if one == other => Verdict::Met,
            (Some(one), Some(other)) => one.is_with(other, self.step.within),
            _ => Verdict::NotMet,
        }
    }

    /// How many of those compared with a subject, itself among them, are such.
    pub(super) fn count(
        &self,
        one: usize,
        is_such: impl Fn(usize) -> Verdict,
    ) -> Between {
        let all = 0..self.members.len();
        Between::of(all.map(|other| self.together(one, other).and(is_such(other))))
    }

    pub(super) fn competes(&self, at: usize) -> Verdict {
        self.ways.get(at).map_or(Verdict::NotMet, |ways| competes(ways))
    }

    /// What each subject is to the step, in every way and with every grade.
    pub(super) fn parts(
        &self,
        roles: impl Fn(usize, Way, u8) -> &'static [Role],
    ) -> Parts {
        let members = self.members.iter().zip(self.ways).enumerate();
        members
            .map(|(at, (outcome, ways))| {
                let mut parts: Vec<Part> = Vec::with_capacity(1);
                for way in ways {
                    // What has no grade is nothing to the step.
                    if way.grades.may_not_tell() {
                        self.add_parts(&mut parts, (outcome, *way), Role::Apart);
                    }
                    for grade in way.grades.places() {
                        for role in roles(at, *way, grade) {
                            self.add_parts(&mut parts, (outcome, *way), *role);
                        }
                    }
                }
                parts
            })
            .collect()
    }

    fn add_parts(
        &self,
        parts: &mut Vec<Part>,
        (outcome, way): (&Outcome, Way),
        role: Role,
    ) {
        let can_be: &[bool] = match outcome.is_in_base(way, self.step) {
            Verdict::Met => &[true],
            Verdict::NotMet => &[false],
            Verdict::Undetermined => &[true, false],
        };
        for is_in_base in can_be {
            let part = Part { is_in_base: *is_in_base, role };
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }

    /// The others, as a subject sees them where it competes.
    pub(super) fn crowd(&self, one: usize, parts: &Parts) -> Crowd {
        let ways = self.ways.get(one).into_iter().flatten();
        let own = ways.filter(|way| way.competes()).find_map(|way| {
            self.members.get(one).map(|outcome| outcome.is_in_base(*way, self.step))
        });
        let mut crowd = Crowd::of(own.unwrap_or(Verdict::NotMet));
        for (other, parts) in parts.iter().enumerate().filter(|(at, _)| *at != one) {
            let together = self.together(one, other);
            if together != Verdict::NotMet {
                crowd.add(parts, self.order.against(one, other), together);
            }
        }
        crowd
    }

    /// Whether a subject is among the places that there are over a base.
    pub(super) fn placing(
        &self,
        crowd: &Crowd,
        places: impl Fn(u32) -> Between,
    ) -> Placing {
        // The least and the most that is left beside those that come before.
        let left = |reach: Reach| Between {
            least: places(reach.worst.base).least.saturating_sub(reach.worst.before),
            most: places(reach.best.base).most.saturating_sub(reach.best.before),
        };
        let (beside_ahead, beside_level) =
            (left(crowd.with_ahead), left(crowd.with_level));
        let (is_met, is_not) = match self.step.ties.then {
            TieRule::AllIn => (beside_ahead.least > 0, beside_ahead.most == 0),
            TieRule::AllOut => (beside_level.least > 0, beside_level.most == 0),
            TieRule::ByHand => (beside_level.least > 0, beside_ahead.most == 0),
        };
        let is_in = match (is_met, is_not) {
            (true, _) => Verdict::Met,
            (false, true) => Verdict::NotMet,
            (false, false) => Verdict::Undetermined,
        };
        let Crowd { ahead, may_be_ahead, equal, .. } = *crowd;
        let Between { least, most } = left(crowd.taken);
        Placing {
            base: crowd.base.least,
            places: least,
            more_places: most.saturating_sub(least),
            taken: crowd.taken.best.before.min(crowd.taken.worst.before),
            ahead,
            may_be_ahead,
            equal,
            is_in,
        }
    }

    /// Each subject that can compete through `change`, with the grades that it has then.
    pub(super) fn each(
        &self,
        change: impl Fn(usize, GradeSet) -> Option<Found>,
    ) -> Vec<Option<Found>> {
        let each = self.ways.iter().enumerate().map(|(at, ways)| {
            let grades = ways.iter().find(|way| way.competes())?.grades;
            let kept = Found { grades, placing: None, changes: Verdict::NotMet };
            Some(change(at, grades).unwrap_or(kept))
        });
        each.collect()
    }

    fn forced(&self, shares: &[(u8, Exact)], round: ShareRounding) -> Vec<Option<Found>> {
        let mut sum = Exact::ZERO;
        let summed: Vec<(u8, Exact)> = shares
            .iter()
            .map(|(grade, share)| {
                sum = sum.plus(*share).unwrap_or(Exact::ONE);
                (*grade, sum)
            })
            .collect();
        let last = summed.len().saturating_sub(1);
        let parts = self.parts(|_, way, _| {
            let role: &[Role] =
                if way.competes() { &[Role::Competes] } else { &[Role::Apart] };
            role
        });
        self.each(|at, before| {
            let crowd = self.crowd(at, &parts);
            // The last grade has the rest, whoever that is.
            let is_there =
                |one| if one == at { Verdict::Met } else { self.competes(one) };
            let rest = Between::just(self.count(at, is_there).most);
            let mut edge = Between::NONE;
            let mut grades = GradeSet::NONE;
            let mut told = None;
            for (nth, (grade, share)) in summed.iter().enumerate() {
                let share = Places::Share { share: *share, round, at_least: 0 };
                let over = |base| {
                    if nth == last { rest } else { Between::just(number(share, base)) }
                };
                let next = Between {
                    least: over(crowd.base.least).least,
                    most: over(crowd.base.most).most,
                };
                // Between two edges that are the same there is no place.
                if next.most <= edge.least {
                    continue;
                }
                edge = next;
                let placing = self.placing(&crowd, over);
                if placing.is_in != Verdict::NotMet {
                    grades = grades.or(GradeSet::one(*grade));
                    told = told.or(Some(placing));
                }
                if placing.is_in == Verdict::Met {
                    break;
                }
            }
            let outcome = self.members.get(at)?;
            let grades = outcome.under_caps(grades.or_untold(outcome.total.may_not_tell));
            Some(Found::by_rank(before, (grades, told)))
        })
    }
}

//! One step over a cohort.

use super::Placing;
use super::order::{Counted, Order};
use crate::scoring::grade::GradeSet;
use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{CohortKind, CohortStep, Places, ShareRounding, TieRule};
use crate::vocabulary::{Exact, Rounding, RoundingMode, Verdict};

/// What a step makes of one subject.
type Found = (GradeSet, Option<Placing>);

pub(super) struct Run<'r> {
    pub(super) step: &'r CohortStep,
    pub(super) members: &'r [&'r Outcome],
    pub(super) order: &'r Order,
}

/// Whole places of a share of `base`.
fn whole(share: Exact, base: u32, round: ShareRounding) -> u32 {
    let of_base = Exact::whole(i64::from(base)).times(share);
    let mode = match round {
        ShareRounding::Down => RoundingMode::Down,
        ShareRounding::Up => RoundingMode::Up,
        ShareRounding::Nearest => RoundingMode::HalfAwayFromZero,
    };
    let rounding = Rounding::places(0, mode).ok();
    let whole = of_base.and_then(|n| rounding.and_then(|rounding| rounding.round(n)));
    whole.and_then(|n| u32::try_from(n.numerator()).ok()).unwrap_or(0)
}

/// How many places there are.
fn number(places: Places, base: u32) -> u32 {
    match places {
        Places::Count(count) => count,
        Places::Share { share, round, at_least } => {
            whole(share, base, round).max(at_least)
        }
    }
}

impl Run<'_> {
    pub(super) fn take(&self, rolled_down: &mut u32) -> Vec<Found> {
        let base = self.members.iter().filter(|m| m.is_in_base(self.step)).count();
        let base = u32::try_from(base).unwrap_or(u32::MAX);
        match &self.step.kind {
            CohortKind::GreatestShare { grade, places, displaced, rolls_down } => {
                let places = number(*places, base).saturating_add(*rolled_down);
                let found = self.greatest(*grade, *displaced, (base, places));
                let held = found.iter().filter(|(grades, _)| grades.has(*grade)).count();
                let free = places.saturating_sub(u32::try_from(held).unwrap_or(u32::MAX));
                *rolled_down = if *rolls_down { free } else { 0 };
                found
            }
            CohortKind::LeastShare { grade, places } => {
                let places = number(*places, base);
                self.least(*grade, (base, places))
            }
            CohortKind::Forced { shares, round } => self.forced(shares, *round, base),
            CohortKind::Seats { seats, others, rolls_down } => {
                self.seats(seats, *others, *rolls_down, base)
            }
        }
    }

    /// Whether a subject is among the first `places`, given who stands ahead and equal.
    fn is_in(&self, counted: Counted, places: u32) -> Verdict {
        let Counted { ahead, equal, may_be_ahead, open } = counted;
        let most_ahead = ahead.saturating_add(may_be_ahead);
        let least_level = ahead.saturating_add(equal);
        let most_level = least_level.saturating_add(open);
        match self.step.ties.then {
            TieRule::AllIn => {
                decide(Sure { is_met: most_ahead < places, is_not: ahead >= places })
            }
            TieRule::AllOut => decide(Sure {
                is_met: most_level < places,
                is_not: least_level >= places,
            }),
            TieRule::ByHand => {
                decide(Sure { is_met: most_level < places, is_not: ahead >= places })
            }
        }
    }

    fn placing(&self, counted: Counted, (base, places): (u32, u32)) -> Placing {
        let is_in = self.is_in(counted, places);
        let Counted { ahead, equal, may_be_ahead, .. } = counted;
        Placing { base, places, ahead, may_be_ahead, equal, is_in }
    }

    fn competing(&self, grade: Option<u8>) -> Vec<usize> {
        let may = |outcome: &Outcome| {
            outcome.competes(&self.step.kind)
                && grade.is_none_or(|g| outcome.grades.has(g))
        };
        let members = self.members.iter().enumerate();
        members.filter(|(_, outcome)| may(outcome)).map(|(place, _)| place).collect()
    }

    /// Everyone as before, but for those whom `change` names.
    fn each(
        &self,
        mut change: impl FnMut(usize, &Outcome) -> Option<Found>,
    ) -> Vec<Found> {
        let members = self.members.iter().enumerate();
        members.map(|(at, m)| change(at, m).unwrap_or((m.grades, None))).collect()
    }

    fn greatest(
        &self,
        grade: u8,
        displaced: u8,
        (base, places): (u32, u32),
    ) -> Vec<Found> {
        let competing = self.competing(Some(grade));
        // Those who keep the grade without competing take up places.
        let keep = self
            .members
            .iter()
            .filter(|m| m.grades.only() == Some(grade) && !m.competes(&self.step.kind));
        let taken = u32::try_from(keep.count()).unwrap_or(u32::MAX);
        let left = places.saturating_sub(taken);
        self.each(|at, outcome| {
            if !competing.contains(&at) {
                return None;
            }
            let mut counted = Counted::default();
            for other in &competing {
                let one = self.order.count(at, std::iter::once(*other));
                let is_sure = self
                    .members
                    .get(*other)
                    .is_some_and(|m| m.grades.only() == Some(grade));
                // Whether the other competes at all may be open.
                let one = if is_sure { one } else { one.at_best() };
                counted = counted.and(one);
            }
            let mut placing = self.placing(counted, (base, left));
            placing.places = places;
            let down = replaced(outcome.grades, grade, displaced);
            Some(match placing.is_in {
                Verdict::Met => (outcome.grades, Some(placing)),
                Verdict::NotMet => (down, Some(placing)),
                Verdict::Undetermined => (outcome.grades.or(down), Some(placing)),
            })
        })
    }

    fn least(&self, grade: u8, (base, places): (u32, u32)) -> Vec<Found> {
        let competing = self.competing(None);
        self.each(|at, outcome| {
            if !competing.contains(&at) || outcome.grades.only() == Some(grade) {
                return None;
            }
            // Those who have the grade already fill places, wherever they stand.
            let holders = self.members.iter().filter(|m| m.grades.only() == Some(grade));
            let held = u32::try_from(holders.count()).unwrap_or(u32::MAX);
            let may_hold = self
                .members
                .iter()
                .filter(|m| m.grades.has(grade) && m.grades.only() != Some(grade));
            let may_hold = u32::try_from(may_hold.count()).unwrap_or(u32::MAX);
            let needed = places.saturating_sub(held);
            let others = competing.iter().copied().filter(|other| {
                self.members.get(*other).is_some_and(|m| m.grades.only() != Some(grade))
            });
            let mut counted = self.order.count(at, others);
            counted.open = counted.open.saturating_add(may_hold);
            counted.may_be_ahead = counted.may_be_ahead.saturating_add(may_hold);
            let mut placing = self.placing(counted, (base, needed));
            placing.places = places;
            let down = GradeSet::one(grade);
            Some(match placing.is_in {
                Verdict::Met => (down, Some(placing)),
                Verdict::NotMet => (outcome.grades, Some(placing)),
                Verdict::Undetermined => (outcome.grades.or(down), Some(placing)),
            })
        })
    }

    fn forced(
        &self,
        shares: &[(u8, Exact)],
        round: ShareRounding,
        base: u32,
    ) -> Vec<Found> {
        let competing = self.competing(None);
        let mut edges = Vec::with_capacity(shares.len());
        let mut sum = Exact::ZERO;
        for (grade, share) in shares {
            sum = sum.plus(*share).unwrap_or(Exact::ONE);
            edges.push((*grade, whole(sum, base, round)));
        }
        if let Some((_, last)) = edges.last_mut() {
            *last = u32::MAX;
        }
        self.each(|at, _| {
            if !competing.contains(&at) {
                return None;
            }
            let counted = self.order.count(at, competing.iter().copied());
            let mut grades = GradeSet::NONE;
            let mut told = None;
            for (grade, places) in &edges {
                let placing = self.placing(counted, (base, *places));
                match placing.is_in {
                    Verdict::NotMet => {}
                    Verdict::Undetermined => grades = grades.or(GradeSet::one(*grade)),
                    Verdict::Met => {
                        grades = grades.or(GradeSet::one(*grade));
                        told = told.or(Some(placing));
                        break;
                    }
                }
            }
            Some((grades, told))
        })
    }

    fn seats(
        &self,
        seats: &[(u8, u32, Option<Exact>)],
        others: u8,
        rolls_down: bool,
        base: u32,
    ) -> Vec<Found> {
        let competing = self.competing(None);
        let mut edge = 0_u32;
        let mut free = 0_u32;
        let mut found: Vec<Found> = self
            .each(|at, _| competing.contains(&at).then(|| (GradeSet::one(others), None)));
        let mut settled = vec![false; found.len()];
        for (grade, places, at_least) in seats {
            let open = places.saturating_add(if rolls_down { free } else { 0 });
            let first = edge;
            edge = edge.saturating_add(open);
            let mut filled = 0_u32;
            for at in &competing {
                let Some(outcome) = self.members.get(*at) else { continue };
                if settled.get(*at).copied().unwrap_or(true) {
                    continue;
                }
                let counted = self.order.count(*at, competing.iter().copied());
                let placing = self.placing(counted, (base, edge));
                let total = outcome.total.span;
                let reaches = at_least.map_or(Verdict::Met, |line| {
                    if outcome.scheme.is_penalty() {
                        decide(Sure {
                            is_met: total.most() <= line,
                            is_not: total.least() > line,
                        })
                    } else {
                        decide(Sure {
                            is_met: total.least() >= line,
                            is_not: total.most() < line,
                        })
                    }
                });
                let verdict = placing.is_in.and(reaches);
                let (Some(slot), Some(done)) = (found.get_mut(*at), settled.get_mut(*at))
                else {
                    continue;
                };
                match verdict {
                    Verdict::Met => {
                        *slot = (GradeSet::one(*grade), Some(placing));
                        *done = true;
                        filled = filled.saturating_add(1);
                    }
                    Verdict::Undetermined => {
                        *slot = (slot.0.or(GradeSet::one(*grade)), Some(placing));
                    }
                    Verdict::NotMet => {}
                }
            }
            free = open.saturating_sub(filled);
            // A place that stays empty is taken by nobody: the next begin where these end.
            edge = if rolls_down { first.saturating_add(filled) } else { edge };
        }
        found
    }
}

/// Met for sure, not met for sure, or neither.
const fn decide(sure: Sure) -> Verdict {
    match sure {
        Sure { is_met: true, .. } => Verdict::Met,
        Sure { is_not: true, .. } => Verdict::NotMet,
        Sure { is_met: false, is_not: false } => Verdict::Undetermined,
    }
}

/// What is known for sure.
#[derive(Clone, Copy)]
struct Sure {
    is_met: bool,
    is_not: bool,
}

/// The same grades, with one put in the place of another.
fn replaced(grades: GradeSet, from: u8, to: u8) -> GradeSet {
    grades.places().fold(GradeSet::NONE, |set, place| {
        set.or(GradeSet::one(if place == from { to } else { place }))
    })
}

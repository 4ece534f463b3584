//! One step over a cohort.

use super::Placing;
use super::order::{Counted, Order};
use crate::scoring::grade::GradeSet;
use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{CohortKind, CohortStep, Places, ShareRounding, TieRule};
use crate::vocabulary::{Exact, Rounding, RoundingMode, Verdict};

/// What a step makes of one subject.
type Found = (GradeSet, Option<Placing>);

/// A number, or the least and the greatest that it can be while something is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Between {
    least: u32,
    most: u32,
}

impl Between {
    pub(super) const NONE: Between = Between::just(0);

    const fn just(number: u32) -> Between {
        Between { least: number, most: number }
    }

    const fn plus(self, other: Between) -> Between {
        Between {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
        }
    }

    const fn less(self, other: Between) -> Between {
        Between {
            least: self.least.saturating_sub(other.most),
            most: self.most.saturating_sub(other.least),
        }
    }

    /// How many of some verdicts are met.
    fn of(verdicts: impl Iterator<Item = Verdict>) -> Between {
        verdicts.fold(Between::NONE, |all, verdict| {
            all.plus(match verdict {
                Verdict::Met => Between::just(1),
                Verdict::Undetermined => Between { least: 0, most: 1 },
                Verdict::NotMet => Between::NONE,
            })
        })
    }
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
fn number(places: Places, base: Between) -> Between {
    match places {
        Places::Count(count) => Between::just(count),
        Places::Share { share, round, at_least } => Between {
            least: whole(share, base.least, round).max(at_least),
            most: whole(share, base.most, round).max(at_least),
        },
    }
}

/// Whether a subject has a grade, as far as can be told.
fn has(outcome: &Outcome, grade: u8) -> Verdict {
    match (outcome.grades.only() == Some(grade), outcome.grades.has(grade)) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::Undetermined,
        (false, false) => Verdict::NotMet,
    }
}

pub(super) struct Run<'r> {
    pub(super) step: &'r CohortStep,
    pub(super) members: &'r [&'r Outcome],
    pub(super) order: &'r Order,
}

impl Run<'_> {
    pub(super) fn take(&self, rolled_down: &mut Between) -> Vec<Found> {
        let base = Between::of(self.members.iter().map(|m| m.is_in_base(self.step)));
        match &self.step.kind {
            CohortKind::GreatestShare { grade, places, displaced, rolls_down } => {
                let places = number(*places, base).plus(*rolled_down);
                let found = self.greatest(*grade, *displaced, (base, places));
                let holders = Between::of(found.iter().map(|(grades, _)| {
                    match (grades.only() == Some(*grade), grades.has(*grade)) {
                        (true, _) => Verdict::Met,
                        (false, true) => Verdict::Undetermined,
                        (false, false) => Verdict::NotMet,
                    }
                }));
                *rolled_down =
                    if *rolls_down { places.less(holders) } else { Between::NONE };
                found
            }
            CohortKind::LeastShare { grade, places } => {
                self.least(*grade, (base, number(*places, base)))
            }
            CohortKind::Forced { shares, round } => self.forced(shares, *round, base),
            CohortKind::Seats { seats, others, rolls_down } => {
                self.seats(seats, *others, *rolls_down, base)
            }
        }
    }

    /// Whether a subject is among the first `places`, given who stands ahead and equal.
    fn placing(&self, counted: Counted, (base, places): (Between, Between)) -> Placing {
        let Counted { ahead, equal, may_be_ahead, open } = counted;
        let most_ahead = ahead.saturating_add(may_be_ahead);
        let least_level = ahead.saturating_add(equal);
        let most_level = least_level.saturating_add(open);
        let Between { least, most } = places;
        let (is_met, is_not) = match self.step.ties.then {
            TieRule::AllIn => (most_ahead < least, ahead >= most),
            TieRule::AllOut => (most_level < least, least_level >= most),
            TieRule::ByHand => (most_level < least, ahead >= most),
        };
        let is_in = match (is_met, is_not) {
            (true, _) => Verdict::Met,
            (false, true) => Verdict::NotMet,
            (false, false) => Verdict::Undetermined,
        };
        let more_places = most.saturating_sub(least);
        let (base, places) = (base.least, least);
        Placing { base, places, more_places, ahead, may_be_ahead, equal, is_in }
    }

    /// Who stands where, seen from one subject, among those that are there for sure and
    /// those that may be.
    fn seen_from(
        &self,
        one: usize,
        is_there: impl Fn(usize, &Outcome) -> Verdict,
    ) -> Counted {
        let others = self.members.iter().enumerate().filter(|(at, _)| *at != one);
        others.fold(Counted::default(), |all, (at, outcome)| {
            let found = self.order.count(one, std::iter::once(at));
            match is_there(at, outcome) {
                Verdict::Met => all.and(found),
                Verdict::Undetermined => all.and(found.at_best()),
                Verdict::NotMet => all,
            }
        })
    }

    /// Each subject through `change`, which is told whether it competes; those that do not
    /// keep what they have.
    fn each(&self, change: impl Fn(usize, &Outcome) -> Option<Found>) -> Vec<Found> {
        let members = self.members.iter().enumerate();
        members
            .map(|(at, outcome)| {
                let kept = (outcome.grades, None);
                let competes = outcome.competes();
                if competes == Verdict::NotMet {
                    return kept;
                }
                let Some((grades, placing)) = change(at, outcome) else { return kept };
                let grades = match competes {
                    Verdict::Undetermined => grades.or(outcome.grades),
                    Verdict::Met | Verdict::NotMet => grades,
                };
                (grades, placing)
            })
            .collect()
    }

    fn greatest(
        &self,
        grade: u8,
        displaced: u8,
        (base, places): (Between, Between),
    ) -> Vec<Found> {
        // Those who keep the grade without competing take up places.
        let kept = Between::of(
            self.members.iter().map(|m| m.competes().not().and(has(m, grade))),
        );
        let left = places.less(kept);
        self.each(|at, outcome| {
            if !outcome.grades.has(grade) {
                return None;
            }
            let counted = self.seen_from(at, |_, m| m.competes().and(has(m, grade)));
            let placing = self.placing(counted, (base, left));
            let down = replaced(outcome.grades, grade, displaced);
            Some(match placing.is_in {
                Verdict::Met => (outcome.grades, Some(placing)),
                Verdict::NotMet => (down, Some(placing)),
                Verdict::Undetermined => (outcome.grades.or(down), Some(placing)),
            })
        })
    }

    fn least(&self, grade: u8, (base, places): (Between, Between)) -> Vec<Found> {
        // Those who have the grade already fill places, wherever they stand.
        let held = Between::of(self.members.iter().map(|m| has(m, grade)));
        self.each(|at, outcome| {
            if outcome.grades.only() == Some(grade) {
                return None;
            }
            let own = Between::of(std::iter::once(has(outcome, grade)));
            let needed = places.less(held.less(own));
            let counted =
                self.seen_from(at, |_, m| m.competes().and(has(m, grade).not()));
            let placing = self.placing(counted, (base, needed));
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
        base: Between,
    ) -> Vec<Found> {
        let mut edges = Vec::with_capacity(shares.len());
        let mut sum = Exact::ZERO;
        for (grade, share) in shares {
            sum = sum.plus(*share).unwrap_or(Exact::ONE);
            let places = Places::Share { share: sum, round, at_least: 0 };
            edges.push((*grade, number(places, base)));
        }
        if let Some((_, last)) = edges.last_mut() {
            *last = Between::just(u32::MAX);
        }
        self.each(|at, outcome| {
            let counted = self.seen_from(at, |_, m| m.competes());
            let mut grades = GradeSet::NONE;
            let mut told = None;
            for (grade, places) in &edges {
                let placing = self.placing(counted, (base, *places));
                if placing.is_in != Verdict::NotMet {
                    grades = grades.or(GradeSet::one(*grade));
                    told = told.or(Some(placing));
                }
                if placing.is_in == Verdict::Met {
                    break;
                }
            }
            Some((outcome.under_caps(grades), told))
        })
    }

    /// Grade by grade: the first of those not seated yet who have enough points.
    fn seats(
        &self,
        seats: &[(u8, u32, Option<Exact>)],
        others: u8,
        rolls_down: bool,
        base: Between,
    ) -> Vec<Found> {
        // Whether each subject still waits for a seat, and what it may have so far.
        let mut waits: Vec<Verdict> = self.members.iter().map(|m| m.competes()).collect();
        let mut so_far = vec![(GradeSet::NONE, None); self.members.len()];
        let mut free = Between::NONE;
        for (grade, places, at_least) in seats {
            let open = Between::just(*places).plus(if rolls_down {
                free
            } else {
                Between::NONE
            });
            let reaches: Vec<Verdict> = self
                .members
                .iter()
                .zip(&waits)
                .map(|(m, waits)| {
                    waits.and(at_least.map_or(Verdict::Met, |line| reached(m, line)))
                })
                .collect();
            let is_there =
                |at: usize| reaches.get(at).copied().unwrap_or(Verdict::NotMet);
            let mut filled = Between::NONE;
            for (at, (slot, waiting)) in so_far.iter_mut().zip(&mut waits).enumerate() {
                if is_there(at) == Verdict::NotMet {
                    continue;
                }
                let counted = self.seen_from(at, |other, _| is_there(other));
                let placing = self.placing(counted, (base, open));
                let verdict = placing.is_in.and(is_there(at));
                if verdict != Verdict::NotMet {
                    *slot = (slot.0.or(GradeSet::one(*grade)), Some(placing));
                }
                filled = filled.plus(Between::of(std::iter::once(verdict)));
                *waiting = waiting.and(verdict.not());
            }
            free = open.less(filled);
        }
        self.each(|at, outcome| {
            let (grades, placing) = so_far.get(at).copied()?;
            let grades = match waits.get(at) {
                Some(Verdict::NotMet) => grades,
                _ => grades.or(GradeSet::one(others)),
            };
            Some((outcome.under_caps(grades), placing))
        })
    }
}

/// Whether a total reaches a line; where points count against, it stays below.
fn reached(outcome: &Outcome, line: Exact) -> Verdict {
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

/// The same grades, with one put in the place of another.
fn replaced(grades: GradeSet, from: u8, to: u8) -> GradeSet {
    grades.map(|place| if place == from { to } else { place })
}

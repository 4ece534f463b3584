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

/// Whether all, some or none of the possible grades are such.
fn among(grades: GradeSet, is_such: impl Fn(u8) -> bool) -> Verdict {
    match (grades.places().all(&is_such), grades.places().any(&is_such)) {
        (true, true) => Verdict::Met,
        (false, true) => Verdict::Undetermined,
        (_, false) => Verdict::NotMet,
    }
}

fn verdict(verdicts: &[Verdict], at: usize) -> Verdict {
    verdicts.get(at).copied().unwrap_or(Verdict::NotMet)
}

/// The grade whose places are limited, alone or with those above it.
#[derive(Clone, Copy)]
struct Limited {
    grade: u8,
    and_above: bool,
}

impl Limited {
    const fn takes(self, held: u8) -> bool {
        held == self.grade || (self.and_above && held < self.grade)
    }
}

pub(super) struct Run<'r> {
    step: &'r CohortStep,
    members: &'r [&'r Outcome],
    order: Order,
    /// Who counts in the base, and who competes.
    in_base: Vec<Verdict>,
    competes: Vec<Verdict>,
}

impl Run<'_> {
    pub(super) fn of<'r>(step: &'r CohortStep, members: &'r [&'r Outcome]) -> Run<'r> {
        Run {
            step,
            members,
            order: Order::of(members, step),
            in_base: members.iter().map(|m| m.is_in_base(step)).collect(),
            competes: members.iter().map(|m| m.competes()).collect(),
        }
    }

    /// Takes the step; `rolled_down` are the places left over so far, subject by subject:
    /// each knows those of its own group.
    pub(super) fn take(&self, rolled_down: &mut [Between]) -> Vec<Found> {
        match &self.step.kind {
            CohortKind::GreatestShare {
                grade,
                and_above,
                places,
                displaced,
                rolls_down,
            } => {
                let limited = Limited { grade: *grade, and_above: *and_above };
                let places: Vec<Between> = rolled_down
                    .iter()
                    .enumerate()
                    .map(|(at, rolled)| number(*places, self.base(at)).plus(*rolled))
                    .collect();
                let found = self.greatest(limited, *displaced, &places);
                let holders = |at: usize| {
                    self.count(at, |other| {
                        let grades = found.get(other).map(|(grades, _)| *grades);
                        grades.map_or(Verdict::NotMet, |grades| {
                            among(grades, |held| limited.takes(held))
                        })
                    })
                };
                for (at, (slot, places)) in
                    rolled_down.iter_mut().zip(&places).enumerate()
                {
                    *slot = if *rolls_down {
                        places.less(holders(at))
                    } else {
                        Between::NONE
                    };
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
        if one == other {
            return Verdict::Met;
        }
        match (self.members.get(one), self.members.get(other)) {
            (Some(one), Some(other)) => one.is_with(other, self.step.within),
            _ => Verdict::NotMet,
        }
    }

    /// How many of those compared with a subject, itself among them, are such.
    fn count(&self, one: usize, is_such: impl Fn(usize) -> Verdict) -> Between {
        let all = 0..self.members.len();
        Between::of(all.map(|other| self.together(one, other).and(is_such(other))))
    }

    /// The base, as a subject sees it.
    fn base(&self, one: usize) -> Between {
        self.count(one, |other| verdict(&self.in_base, other))
    }

    /// Whether a subject has a grade or a lower one, as far as can be told.
    fn has_at_most(&self, at: usize, grade: u8) -> Verdict {
        self.holds(at, |held| held >= grade)
    }

    fn holds(&self, at: usize, is_such: impl Fn(u8) -> bool) -> Verdict {
        let member = self.members.get(at);
        member.map_or(Verdict::NotMet, |member| among(member.grades, is_such))
    }

    /// Whether a subject is among the first `places`, given who stands ahead and equal.
    fn placing(&self, counted: Counted, (base, places): (Between, Between)) -> Placing {
        let Counted { ahead, equal, level, may_be_ahead, open } = counted;
        let most_ahead = ahead.saturating_add(may_be_ahead);
        let least_level = ahead.saturating_add(equal).saturating_add(level);
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
    fn seen_from(&self, one: usize, is_there: impl Fn(usize) -> Verdict) -> Counted {
        let others = (0..self.members.len()).filter(|at| *at != one);
        others.fold(Counted::default(), |all, at| {
            let found = self.order.count(one, std::iter::once(at));
            match self.together(one, at).and(is_there(at)) {
                Verdict::Met => all.and(found),
                Verdict::Undetermined => all.and(found.at_best()),
                Verdict::NotMet => all,
            }
        })
    }

    /// Each subject through `change`; those that do not compete keep what they have.
    fn each(&self, change: impl Fn(usize, &Outcome) -> Option<Found>) -> Vec<Found> {
        let members = self.members.iter().enumerate();
        members
            .map(|(at, outcome)| {
                let kept = (outcome.grades, None);
                let competes = verdict(&self.competes, at);
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
        limited: Limited,
        displaced: u8,
        places: &[Between],
    ) -> Vec<Found> {
        self.each(|at, outcome| {
            let takes = |held| limited.takes(held);
            if !outcome.grades.places().any(takes) {
                return None;
            }
            // Those who keep the grade without competing take up places.
            let kept = self.count(at, |other| {
                verdict(&self.competes, other).not().and(self.holds(other, takes))
            });
            let left = places.get(at).copied().unwrap_or(Between::NONE).less(kept);
            let counted = self.seen_from(at, |other| {
                verdict(&self.competes, other).and(self.holds(other, takes))
            });
            let placing = self.placing(counted, (self.base(at), left));
            let down =
                outcome.grades.map(|held| if takes(held) { displaced } else { held });
            Some(match placing.is_in {
                Verdict::Met => (outcome.grades, Some(placing)),
                Verdict::NotMet => (down, Some(placing)),
                Verdict::Undetermined => (outcome.grades.or(down), Some(placing)),
            })
        })
    }

    fn least(&self, grade: u8, places: Places) -> Vec<Found> {
        self.each(|at, outcome| {
            let own = self.has_at_most(at, grade);
            if own == Verdict::Met {
                return None;
            }
            let base = self.base(at);
            // Those who have the grade or a lower one already fill places, wherever they
            // stand.
            let held = self.count(at, |other| self.has_at_most(other, grade));
            let own = Between::of(std::iter::once(own));
            let needed = number(places, base).less(held.less(own));
            let counted = self.seen_from(at, |other| {
                verdict(&self.competes, other).and(self.has_at_most(other, grade).not())
            });
            let placing = self.placing(counted, (base, needed));
            // Nobody is lifted.
            let down = outcome.grades.map(|held| held.max(grade));
            Some(match placing.is_in {
                Verdict::Met => (down, Some(placing)),
                Verdict::NotMet => (outcome.grades, Some(placing)),
                Verdict::Undetermined => (outcome.grades.or(down), Some(placing)),
            })
        })
    }

    fn forced(&self, shares: &[(u8, Exact)], round: ShareRounding) -> Vec<Found> {
        let mut sum = Exact::ZERO;
        let summed: Vec<(u8, Exact)> = shares
            .iter()
            .map(|(grade, share)| {
                sum = sum.plus(*share).unwrap_or(Exact::ONE);
                (*grade, sum)
            })
            .collect();
        let last = summed.len().saturating_sub(1);
        self.each(|at, outcome| {
            let base = self.base(at);
            let counted = self.seen_from(at, |other| verdict(&self.competes, other));
            // The last grade has the rest, whoever that is.
            let competing = self.count(at, |other| verdict(&self.competes, other));
            let rest = Between::just(competing.most);
            let mut before = Between::NONE;
            let mut grades = GradeSet::NONE;
            let mut told = None;
            for (nth, (grade, share)) in summed.iter().enumerate() {
                let edge = Places::Share { share: *share, round, at_least: 0 };
                let edge = if nth == last { rest } else { number(edge, base) };
                // Between two edges that are the same there is no place.
                if edge.most <= before.least {
                    continue;
                }
                before = edge;
                let placing = self.placing(counted, (base, edge));
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
    ) -> Vec<Found> {
        // Whether each subject still waits for a seat, and what it may have so far.
        let mut waits: Vec<Verdict> = self.competes.clone();
        let mut so_far = vec![(GradeSet::NONE, None); self.members.len()];
        let mut free = vec![Between::NONE; self.members.len()];
        for (grade, places, at_least) in seats {
            let open = |at: usize| {
                let rolled = free.get(at).copied().unwrap_or(Between::NONE);
                Between::just(*places).plus(if rolls_down {
                    rolled
                } else {
                    Between::NONE
                })
            };
            let reaches: Vec<Verdict> = self
                .members
                .iter()
                .zip(&waits)
                .map(|(m, waits)| {
                    waits.and(at_least.map_or(Verdict::Met, |line| reached(m, line)))
                })
                .collect();
            let mut seated = vec![Verdict::NotMet; self.members.len()];
            let mut next = Vec::with_capacity(self.members.len());
            for (at, slot) in so_far.iter_mut().enumerate() {
                if verdict(&reaches, at) != Verdict::NotMet {
                    let counted = self.seen_from(at, |other| verdict(&reaches, other));
                    let placing = self.placing(counted, (self.base(at), open(at)));
                    let is_seated = placing.is_in.and(verdict(&reaches, at));
                    if is_seated != Verdict::NotMet {
                        *slot = (slot.0.or(GradeSet::one(*grade)), Some(placing));
                    } else if slot.0 == GradeSet::NONE {
                        // Whoever has no seat is told where it stood last.
                        slot.1 = Some(placing);
                    }
                    if let (Some(seat), Some(wait)) =
                        (seated.get_mut(at), waits.get_mut(at))
                    {
                        *seat = is_seated;
                        *wait = wait.and(is_seated.not());
                    }
                }
                next.push(open(at));
            }
            free = next
                .into_iter()
                .enumerate()
                .map(|(at, open)| open.less(self.count(at, |one| verdict(&seated, one))))
                .collect();
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

//! § From total to grade, fifth: the cohort. Everything is settled here: an open total is
//! held against this page by trying every way in which it can be completed, and what is
//! decided by hand by trying every hand.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use grassroots::facts::{Raw, SheetDraft};
use grassroots::rulebook::draft::{
    CohortDraft, CohortKindDraft, GradeShareDraft, PlacesDraft, Polarity, SchemeDraft,
    SeatsDraft, StrengthDraft, Unused,
};
use grassroots::scoring::{InBase, ShareRounding, TieRule};
use grassroots::vocabulary::{Id, Ratio, Verdict};
use num_traits::ToPrimitive;

use super::Appraisal;
use super::number::{Number, number, whole};

/// One subject, all settled.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    total: Number,
    scores: BTreeMap<String, Number>,
    /// The place of its grade, the best first.
    grade: usize,
    /// The caps that are met.
    caps: Vec<usize>,
    /// The choice that each fact names.
    choices: BTreeMap<String, String>,
    /// Why it counts in no base, unless the base names all of it.
    reasons: BTreeSet<InBase>,
}

/// What a step finds about one subject that it places.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Placed {
    pub(crate) base: usize,
    pub(crate) places: usize,
    pub(crate) ahead: usize,
    pub(crate) equal: usize,
    pub(crate) is_in: bool,
}

/// One way in which everything can turn out.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// The grade of each subject before the first step.
    pub(crate) before: Vec<usize>,
    /// The grade of each subject.
    pub(crate) grades: Vec<usize>,
    /// Step by step, what it found about each subject.
    pub(crate) placed: Vec<Vec<Option<Placed>>>,
    /// Places left over for the next step that has a greatest share, group by group.
    rolled_down: BTreeMap<String, usize>,
}

impl Member {
    /// A subject of which nothing is open any more; `None` for another.
    pub(crate) fn of(
        scheme: &SchemeDraft,
        (judged, sheet): (&Appraisal, &SheetDraft),
    ) -> Option<Member> {
        let [Some(grade)] = judged.grades.iter().copied().collect::<Vec<_>>()[..] else {
            return None;
        };
        let is_open = judged.total.least != judged.total.most || judged.may_not_tell;
        let is_told = |verdict: &Verdict| *verdict != Verdict::Undetermined;
        if is_open || !judged.decided.values().all(is_told) || !is_told(&judged.is_ranked)
        {
            return None;
        }
        let is_met = |id: &Id| judged.decided.get(id.as_str()) == Some(&Verdict::Met);
        let met_caps = scheme.cap.iter().filter(|step| is_met(&step.id));
        let scores = judged
            .nodes
            .iter()
            .map(|(id, score)| (id.clone(), score.value.least.clone()));
        let takes_out = Some(StrengthDraft::OutOfRanking);
        let is_vetoed =
            scheme.veto.iter().any(|step| step.strength != takes_out && is_met(&step.id));
        let reasons = [
            (is_vetoed, InBase::Vetoed),
            (scheme.direct.iter().any(|step| is_met(&step.id)), InBase::Direct),
            (judged.is_ranked == Verdict::NotMet, InBase::Unranked),
        ];
        let choices = sheet.facts.iter().filter_map(|(fact, raw)| match raw {
            Raw::Text(choice) => Some((fact.clone(), choice.clone())),
            _ => None,
        });
        Some(Member {
            choices: choices.collect(),
            total: judged.total.least.clone(),
            scores: scores.collect(),
            grade,
            caps: met_caps
                .map(|step| place_of(scheme, step.at_most.as_ref().unwrap()))
                .collect(),
            reasons: reasons
                .into_iter()
                .filter(|(is_so, _)| *is_so)
                .map(|(_, it)| it)
                .collect(),
        })
    }

    /// The same, of whom the total was not settled.
    pub(crate) fn unsettled(mut self) -> Member {
        self.reasons.insert(InBase::Unsettled);
        self
    }

    /// Whether it is stated in which group it is for every step within groups.
    pub(crate) fn has_its_groups(&self, scheme: &SchemeDraft) -> bool {
        let mut groups = scheme.cohort.iter().filter_map(|step| step.within.as_ref());
        groups.all(|fact| self.choices.contains_key(fact.as_str()))
    }

    /// Whether it takes part in the ranking, and has nothing that holds its grade.
    fn competes(&self) -> bool {
        self.reasons.iter().all(|reason| *reason == InBase::Unsettled)
    }

    fn is_in_base(&self, base: &[InBase]) -> bool {
        self.reasons.iter().all(|reason| base.contains(reason))
    }

    /// A grade from a place stays under the caps that are met.
    fn capped(&self, grade: usize) -> usize {
        self.caps.iter().copied().fold(grade, usize::max)
    }
}

/// Takes every step over the cohort, in every way that is left to a hand.
pub(crate) fn worlds(scheme: &SchemeDraft, members: &[Member]) -> Vec<World> {
    let before: Vec<usize> = members.iter().map(|member| member.grade).collect();
    let (grades, placed, rolled_down) = (before.clone(), Vec::new(), BTreeMap::new());
    let mut worlds = vec![World { before, grades, placed, rolled_down }];
    for step in &scheme.cohort {
        for world in &mut worlds {
            world.placed.push(vec![None; members.len()]);
        }
        // Each group on its own; all are one group where the step names none.
        let group = |member: &Member| match &step.within {
            Some(fact) => member.choices[fact.as_str()].clone(),
            None => String::new(),
        };
        for name in members.iter().map(group).collect::<BTreeSet<String>>() {
            let is_here = |at: &usize| group(&members[*at]) == name;
            let here = (0..members.len()).filter(is_here).collect();
            let run = Run { scheme, step, members, name, here };
            worlds = worlds.iter().flat_map(|world| run.take(world)).collect();
        }
    }
    worlds
}

fn place_of(scheme: &SchemeDraft, grade: &Id) -> usize {
    scheme.grade.iter().position(|one| one.id == *grade).unwrap()
}

/// A share of the base in whole places.
fn share_of(base: usize, share: &Number, round: ShareRounding) -> usize {
    let exact = whole(base) * share;
    let half = number("1/2");
    let rounded = match round {
        ShareRounding::Down => exact.floor(),
        ShareRounding::Up => exact.ceil(),
        ShareRounding::Nearest => (exact + half).floor(),
    };
    rounded.to_integer().to_usize().unwrap()
}

/// All ways to pick so many of a list.
fn picks(of: &[usize], count: usize) -> Vec<Vec<usize>> {
    match (count, of.split_first()) {
        (0, _) => vec![Vec::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let with = picks(rest, count - 1).into_iter().map(|mut more| {
                more.insert(0, *first);
                more
            });
            with.chain(picks(rest, count)).collect()
        }
    }
}

struct Run<'r> {
    scheme: &'r SchemeDraft,
    step: &'r CohortDraft,
    members: &'r [Member],
    /// The group, and who is in it.
    name: String,
    here: Vec<usize>,
}

impl Run<'_> {
    fn base(&self) -> usize {
        let members = self.here.iter().map(|at| &self.members[*at]);
        members.filter(|member| member.is_in_base(&self.step.base)).count()
    }

    fn places(&self, places: PlacesDraft) -> usize {
        match places {
            PlacesDraft::Count(count) => usize::try_from(count).unwrap(),
            PlacesDraft::Share { of_base, round, at_least } => {
                let places = share_of(self.base(), &ratio(of_base), round);
                places.max(usize::try_from(at_least).unwrap())
            }
            other => panic!("places that the page does not know: {other:?}"),
        }
    }

    fn competing(&self) -> Vec<usize> {
        self.here.iter().copied().filter(|at| self.members[*at].competes()).collect()
    }

    /// Whether one subject is better than another: by the total, then by the keys.
    fn against(&self, one: usize, other: usize) -> Ordering {
        let (one, other) = (&self.members[one], &self.members[other]);
        let by = self
            .step
            .ties
            .by
            .iter()
            .map(|node| one.scores[node.as_str()].cmp(&other.scores[node.as_str()]));
        let order = std::iter::once(one.total.cmp(&other.total))
            .chain(by)
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal);
        if self.scheme.polarity == Some(Polarity::Penalty) {
            order.reverse()
        } else {
            order
        }
    }

    /// How many of some stand ahead of one, and how many equal.
    fn stand(&self, one: usize, among: &[usize], is_from_bottom: bool) -> (usize, usize) {
        let ahead = if is_from_bottom { Ordering::Less } else { Ordering::Greater };
        let count = |wanted: Ordering| {
            let others = among.iter().filter(|other| **other != one);
            others.filter(|other| self.against(**other, one) == wanted).count()
        };
        (count(ahead), count(Ordering::Equal))
    }

    /// Who of some is in, where there are so many places; those in `sure` are in already.
    fn filled(
        &self,
        among: &[usize],
        (places, is_from_bottom): (usize, bool),
        sure: &[usize],
    ) -> Vec<Vec<usize>> {
        let mut inside = Vec::new();
        let mut across = Vec::new();
        let mut left = 0;
        for one in among {
            let (ahead, equal) = self.stand(*one, among, is_from_bottom);
            if ahead + equal < places {
                inside.push(*one);
            } else if ahead < places {
                across.push(*one);
                left = places - ahead;
            }
        }
        match self.step.ties.then {
            TieRule::AllIn => vec![[inside, across].concat()],
            TieRule::AllOut => vec![inside],
            TieRule::ByHand => {
                let is_sure = |picked: &Vec<usize>| {
                    let mut of_them = sure.iter().filter(|one| across.contains(one));
                    of_them.all(|one| picked.contains(one))
                };
                let picked = picks(&across, left).into_iter().filter(is_sure);
                picked.map(|picked| [inside.clone(), picked].concat()).collect()
            }
        }
    }

    fn placed(
        &self,
        one: usize,
        (among, is_from_bottom): (&[usize], bool),
        (places, is_in): (usize, bool),
    ) -> Placed {
        let (ahead, equal) = self.stand(one, among, is_from_bottom);
        Placed { base: self.base(), places, ahead, equal, is_in }
    }

    fn take(&self, world: &World) -> Vec<World> {
        match &self.step.kind {
            CohortKindDraft::GreatestShare {
                grade,
                and_above,
                places,
                displaced,
                unused,
            } => {
                let grade = place_of(self.scheme, grade);
                let down = place_of(self.scheme, displaced);
                let rolled =
                    world.rolled_down.get(&self.name).copied().unwrap_or_default();
                let places = self.places(*places) + rolled;
                let best = if *and_above { 0 } else { grade };
                self.greatest(world, (best..=grade, down), places, *unused)
            }
            CohortKindDraft::LeastShare { grade, places } => {
                let grade = place_of(self.scheme, grade);
                self.least(world, grade, self.places(*places))
            }
            CohortKindDraft::Forced { shares, round } => {
                self.forced(world, shares, *round)
            }
            CohortKindDraft::Seats { seats, others, unused } => {
                self.seats(world, seats, others, *unused)
            }
            other => panic!("a step that the page does not know: {other:?}"),
        }
    }

    /// At most so many have one of the grades: the best of those who do.
    fn greatest(
        &self,
        world: &World,
        (limited, down): (RangeInclusive<usize>, usize),
        places: usize,
        unused: Unused,
    ) -> Vec<World> {
        let has_it = |at: &usize| limited.contains(&world.grades[*at]);
        let holders: Vec<usize> = self.competing().into_iter().filter(has_it).collect();
        // Whoever keeps the grade without competing takes up a place.
        let all = self.here.iter().copied().filter(has_it).count();
        let left = places.saturating_sub(all - holders.len());
        let one_way = |inside: Vec<usize>| {
            let mut after = world.clone();
            let placed = after.placed.last_mut().unwrap();
            for one in &holders {
                let is_in = inside.contains(one);
                let told = self.placed(*one, (&holders, false), (left, is_in));
                placed[*one] = Some(told);
                if !is_in {
                    after.grades[*one] = down;
                }
            }
            let has_now = |at: &&usize| limited.contains(&after.grades[**at]);
            let has_now = self.here.iter().filter(has_now).count();
            let rolled = match unused {
                Unused::RollDown => places.saturating_sub(has_now),
                Unused::StayEmpty => 0,
            };
            after.rolled_down.insert(self.name.clone(), rolled);
            after
        };
        self.filled(&holders, (left, false), &[]).into_iter().map(one_way).collect()
    }

    /// At least so many have the grade or a lower one: filled up from the last.
    fn least(&self, world: &World, grade: usize, places: usize) -> Vec<World> {
        let is_better = |at: &usize| world.grades[*at] < grade;
        let better: Vec<usize> = self.competing().into_iter().filter(is_better).collect();
        let held = self.here.iter().filter(|at| !is_better(at)).count();
        let needed = places.saturating_sub(held);
        let one_way = |inside: Vec<usize>| {
            let mut after = world.clone();
            let placed = after.placed.last_mut().unwrap();
            for one in &better {
                let is_in = inside.contains(one);
                let told = self.placed(*one, (&better, true), (needed, is_in));
                placed[*one] = Some(told);
                if is_in {
                    after.grades[*one] = grade;
                }
            }
            after
        };
        self.filled(&better, (needed, true), &[]).into_iter().map(one_way).collect()
    }

    /// Every grade by rank: what is rounded is the edge between two grades.
    fn forced(
        &self,
        world: &World,
        shares: &[GradeShareDraft],
        round: ShareRounding,
    ) -> Vec<World> {
        let competing = self.competing();
        let mut ways = vec![(world.clone(), Vec::new())];
        let mut edge = number("0");
        for (nth, share) in shares.iter().enumerate() {
            edge += ratio(share.share);
            let is_last = nth + 1 == shares.len();
            // The last grade has the rest.
            let places = if is_last {
                competing.len()
            } else {
                share_of(self.base(), &edge, round)
            };
            let grade = place_of(self.scheme, &share.grade);
            let longer = |(world, before): (World, Vec<usize>)| {
                let filled = self.filled(&competing, (places, false), &before);
                let one_way = |inside: Vec<usize>| {
                    let mut after = world.clone();
                    for one in inside.iter().filter(|one| !before.contains(one)) {
                        after.grades[*one] = self.members[*one].capped(grade);
                        let told = self.placed(*one, (&competing, false), (places, true));
                        after.placed.last_mut().unwrap()[*one] = Some(told);
                    }
                    (after, [inside, before.clone()].concat())
                };
                filled.into_iter().map(one_way).collect::<Vec<_>>()
            };
            ways = ways.into_iter().flat_map(longer).collect();
        }
        ways.into_iter().map(|(world, _)| world).collect()
    }

    /// Grade by grade: the first of those without a seat who have enough points.
    fn seats(
        &self,
        world: &World,
        seats: &[SeatsDraft],
        others: &Id,
        unused: Unused,
    ) -> Vec<World> {
        let mut ways = vec![(world.clone(), self.competing(), 0)];
        for seat in seats {
            let grade = place_of(self.scheme, &seat.grade);
            let longer = |(world, waiting, free): (World, Vec<usize>, usize)| {
                let places = usize::try_from(seat.places).unwrap() + free;
                let has_enough = |at: &usize| {
                    let total = &self.members[*at].total;
                    seat.at_least.is_none_or(|line| match self.scheme.polarity {
                        Some(Polarity::Penalty) => *total <= number(line),
                        _ => *total >= number(line),
                    })
                };
                let among: Vec<usize> =
                    waiting.iter().copied().filter(has_enough).collect();
                let one_way = |inside: Vec<usize>| {
                    let mut after = world.clone();
                    // Whoever has no seat is told where it stood last.
                    for one in &among {
                        let is_in = inside.contains(one);
                        if is_in {
                            after.grades[*one] = self.members[*one].capped(grade);
                        }
                        let told = self.placed(*one, (&among, false), (places, is_in));
                        after.placed.last_mut().unwrap()[*one] = Some(told);
                    }
                    let is_left = |at: &usize| !inside.contains(at);
                    let waiting = waiting.iter().copied().filter(is_left).collect();
                    let free = match unused {
                        Unused::RollDown => places.saturating_sub(inside.len()),
                        Unused::StayEmpty => 0,
                    };
                    (after, waiting, free)
                };
                let filled = self.filled(&among, (places, false), &[]);
                filled.into_iter().map(one_way).collect::<Vec<_>>()
            };
            ways = ways.into_iter().flat_map(longer).collect();
        }
        let others = place_of(self.scheme, others);
        let seated = |(mut world, waiting, _): (World, Vec<usize>, usize)| {
            for one in waiting {
                world.grades[one] = self.members[one].capped(others);
            }
            world
        };
        ways.into_iter().map(seated).collect()
    }
}

fn ratio(ratio: Ratio) -> Number {
    number(ratio)
}

//! Sheets whose score lies at a number: a good sheet, with some items stated otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::super::elements::{Asked, Element};
use super::super::search::{Answer, Edges};
use super::super::stated::{Setting, Stated, plain};
use super::aims::Aim;
use super::base::base;
use super::moves::Moves;
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, Scheme, judge_scores};
use crate::vocabulary::Exact;

/// The most ways of stating one group of items, and the most sums of half of them: near the
/// base and far from it.
const MOST_WAYS: usize = 40;
const MOST_SUMS: usize = 600;

/// The most sheets that are judged for one number.
const MOST_JUDGED: usize = 150;

/// How many sheets near a number are moved to it.
const MOST_REFINED: usize = 3;

/// A good sheet, and how its items may be stated otherwise.
pub(in super::super) struct Filled<'f> {
    rulebook: &'f Rulebook,
    scheme: &'f Scheme,
    pub(in super::super) base: Stated,
    /// What each node has on the base, before limits and rounding.
    at_base: Vec<Exact>,
    groups: Vec<Vec<Way>>,
}

/// Some items stated otherwise, and what each node has more by it.
#[derive(Clone, Debug)]
struct Way {
    stated: Stated,
    more: Vec<Exact>,
}

/// A sum of ways: what it adds, and which way each group has.
type Sum = (Exact, Vec<(usize, usize)>);

impl<'f> Filled<'f> {
    /// From items at their best, or at their worst; `None` where no sheet was found of which the
    /// total is settled.
    pub(in super::super) fn of(
        rulebook: &'f Rulebook,
        scheme: &'f Scheme,
        (found, is_at_best): (&[(Element, Edges)], bool),
    ) -> Option<Filled<'f>> {
        let id = Some(scheme.id().as_str());
        let of_scheme: Vec<&(Element, Edges)> =
            found.iter().filter(|(element, _)| element.scheme() == id).collect();
        let base = base(rulebook, scheme, (&of_scheme, is_at_best))?;
        let mut filled =
            Filled { rulebook, scheme, base, at_base: Vec::new(), groups: Vec::new() };
        let outcome = filled.judged(&filled.base)?;
        outcome.total().settled()?;
        filled.at_base = scores(&outcome)?;
        let items =
            of_scheme.iter().filter(|(one, _)| matches!(one.asked, Asked::Item { .. }));
        let mut groups: Vec<(BTreeSet<String>, Vec<Stated>)> = Vec::new();
        for (_, edges) in items {
            let sheets: Vec<Stated> = edges
                .seen
                .iter()
                .filter(|(answer, _)| matches!(answer, Answer::Number(_)))
                .map(|(_, stated)| stated.clone())
                .filter(|stated| stated.period == filled.base.period)
                .collect();
            let facts: BTreeSet<String> =
                sheets.iter().flat_map(|stated| stated.facts.keys().cloned()).collect();
            let (mut joint, mut all) = (facts, sheets);
            let (meet, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(other, _)| !other.is_disjoint(&joint));
            for (facts, sheets) in meet {
                joint.extend(facts);
                all.extend(sheets);
            }
            groups = apart;
            groups.push((joint, all));
        }
        filled.groups =
            groups.into_iter().map(|(_, sheets)| filled.ways(sheets)).collect();
        Some(filled)
    }

    pub(in super::super) const fn scheme(&self) -> &'f Scheme {
        self.scheme
    }

    /// The grade of a sheet, where the scheme has grades.
    pub(in super::super) fn grade(&self, stated: &Stated) -> Option<String> {
        self.judged(stated)?.grade().map(|grade| grade.id.to_string())
    }

    fn judged(&self, stated: &Stated) -> Option<Outcome> {
        let sheet = stated.sheet(self.rulebook.dictionary(), None)?;
        Some(judge_scores(self.scheme, &sheet))
    }

    /// The ways of stating a group of items that make a difference.
    fn ways(&self, sheets: Vec<Stated>) -> Vec<Way> {
        let mut ways: BTreeMap<Vec<Exact>, Stated> = BTreeMap::new();
        for stated in sheets {
            let whole = self.base.and(&stated);
            let Some(outcome) = self.judged(&whole) else { continue };
            let Some(scores) = scores(&outcome) else { continue };
            let more =
                scores.iter().zip(&self.at_base).map(|(one, base)| one.minus(*base));
            let Some(more) = more.collect::<Option<Vec<_>>>() else { continue };
            if more.iter().any(|more| !more.is_zero()) {
                ways.entry(more).or_insert(stated);
            }
        }
        let ways: Vec<Way> =
            ways.into_iter().map(|(more, stated)| Way { stated, more }).collect();
        thinned(ways, MOST_WAYS)
    }

    /// All sums of half of the groups, for one node, in their order.
    fn sums(&self, node: usize, is_first_half: bool) -> Vec<Sum> {
        let mut all: Vec<Sum> = vec![(Exact::ZERO, Vec::new())];
        let matter = |ways: &&Vec<Way>| {
            ways.iter().any(|way| way.more.get(node).is_some_and(|more| !more.is_zero()))
        };
        let groups = self.groups.iter().enumerate();
        let groups = groups.filter(|(_, ways)| matter(ways)).enumerate();
        for (nth, (group, ways)) in groups {
            if (nth.checked_rem(2) == Some(0)) != is_first_half {
                continue;
            }
            let mut next: BTreeMap<Exact, Vec<(usize, usize)>> = BTreeMap::new();
            for (sum, chosen) in &all {
                next.entry(*sum).or_insert_with(|| chosen.clone());
                for (way, one) in ways.iter().enumerate() {
                    let more = one.more.get(node).and_then(|more| sum.plus(*more));
                    let Some(more) = more else { continue };
                    next.entry(more).or_insert_with(|| {
                        chosen.iter().copied().chain([(group, way)]).collect()
                    });
                }
            }
            // Those near the base are kept apart: among all they would be thinned away.
            let all_sums = next.into_iter();
            let (near, far): (Vec<Sum>, Vec<Sum>) =
                all_sums.partition(|(_, chosen)| chosen.len() <= 1);
            all = thinned(near, MOST_SUMS);
            all.extend(thinned(far, MOST_SUMS));
            all.sort_by_key(|(sum, _)| *sum);
        }
        all
    }

    /// The base with some groups stated otherwise.
    fn chosen(&self, ways: &[(usize, usize)]) -> Stated {
        ways.iter().fold(self.base.clone(), |stated, (group, way)| {
            let way = self.groups.get(*group).and_then(|ways| ways.get(*way));
            way.map_or(stated.clone(), |way| stated.and(&way.stated))
        })
    }

    /// Sheets that are meant, just below, at and just above the number of an aim, by the score;
    /// each with where it lies.
    pub(super) fn near(
        &self,
        aim: &Aim,
        is_meant: &dyn Fn(&Stated) -> bool,
    ) -> Vec<(&'static str, String, Stated)> {
        let (first, second) = (self.sums(aim.node, true), self.sums(aim.node, false));
        let (below, above) = (aim.line.minus(aim.step), aim.line.plus(aim.step));
        let (Some(below), Some(above)) = (below, above) else { return Vec::new() };
        let wanted = [
            ("below", below, (below, aim.line)),
            ("at", aim.line, (aim.line, aim.line)),
            ("above", above, (aim.line, above)),
        ];
        let mut all = Vec::new();
        for (word, score, (from, to)) in wanted {
            let fits = |found: Exact| match word {
                "below" => from <= found && found < to,
                "at" => found == aim.line,
                _ => from < found && found <= to,
            };
            if let Some((found, stated)) =
                self.found((&first, &second), (aim, is_meant), (score, &fits))
            {
                all.push((word, plain(&found.to_string()), stated));
            }
        }
        all
    }

    /// A sheet whose score fits, the nearest to a number first.
    fn found(
        &self,
        (first, second): (&[Sum], &[Sum]),
        (aim, is_meant): (&Aim, &dyn Fn(&Stated) -> bool),
        (score, fits): (Exact, &dyn Fn(Exact) -> bool),
    ) -> Option<(Exact, Stated)> {
        let node = self.scheme.nodes().get(aim.node)?;
        let at_base = *self.at_base.get(aim.node)?;
        let rounded = |exact: Exact| match node.round {
            Some(round) if !aim.is_before_limits => round.round(exact),
            _ => Some(exact),
        };
        let mut judged = 0_usize;
        // Those first that share what is lacking: they are far from all limits.
        let lacking = score.minus(at_base)?.over(Exact::whole(2))?;
        let mut order: Vec<&Sum> = first.iter().collect();
        let mut nearest: BTreeMap<Exact, Stated> = BTreeMap::new();
        let mut missed: BTreeMap<Exact, Stated> = BTreeMap::new();
        order.sort_by_key(|(one, _)| one.minus(lacking).map(size));
        for (one, ways) in order {
            let Some(with_one) = at_base.plus(*one) else { continue };
            let Some(rest) = score.minus(with_one) else { continue };
            let place = second.partition_point(|(other, _)| *other < rest);
            for near in [place.checked_sub(1), Some(place), place.checked_add(1)] {
                let Some((other, others)) = near.and_then(|near| second.get(near)) else {
                    continue;
                };
                let Some(exact) = with_one.plus(*other) else { continue };
                let ways = || -> Vec<(usize, usize)> {
                    ways.iter().chain(others).copied().collect()
                };
                if !rounded(exact).is_some_and(fits) {
                    let Some(off) = score.minus(exact).map(size) else { continue };
                    let is_nearer = nearest.len() < MOST_REFINED
                        || nearest.last_key_value().is_some_and(|(far, _)| off < *far);
                    if is_nearer {
                        nearest.insert(off, self.chosen(&ways()));
                        if nearest.len() > MOST_REFINED {
                            nearest.pop_last();
                        }
                    }
                    continue;
                }
                let mut stated = self.chosen(&ways());
                if let Some((fact, value)) = &aim.fact {
                    stated = stated.with(fact, &Setting::plain(value.clone()));
                }
                judged = judged.saturating_add(1);
                let found = self.score(&stated, aim);
                if let Some(found) = found.filter(|found| fits(*found)) {
                    if is_meant(&stated) {
                        return Some((found, stated));
                    }
                    continue;
                }
                // Limits on the way make sums differ: from here it may be near.
                if let Some(off) = found.and_then(|found| score.minus(found)).map(size) {
                    missed.entry(off).or_insert(stated);
                    if missed.len() > MOST_REFINED {
                        missed.pop_last();
                    }
                }
                if judged > MOST_JUDGED {
                    break;
                }
            }
            if judged > MOST_JUDGED {
                break;
            }
        }
        let mut near = missed.into_values().chain(nearest.into_values());
        near.find_map(|stated| self.refined(&stated, (aim, is_meant), (score, fits)))
    }

    /// A sheet near a number with one fact moved by as many steps as are lacking.
    fn refined(
        &self,
        stated: &Stated,
        (aim, is_meant): (&Aim, &dyn Fn(&Stated) -> bool),
        (score, fits): (Exact, &dyn Fn(Exact) -> bool),
    ) -> Option<(Exact, Stated)> {
        let raw_of =
            |stated: &Stated| scores(&self.judged(stated)?)?.get(aim.node).copied();
        let lacks = score.minus(raw_of(stated)?)?;
        for (id, value) in &stated.facts {
            let Some(fact) = self.rulebook.dictionary().fact(id) else { continue };
            let Some(moves) = Moves::of(fact, value) else { continue };
            for one in [Exact::ONE, Exact::ONE.negated()] {
                let Some(by_one) = moves.by(one) else { continue };
                let moved = stated.with(id, &Setting::plain(by_one));
                let slope = raw_of(&moved).and_then(|score| score.minus(raw_of(stated)?));
                let steps =
                    slope.and_then(|slope| lacks.over(slope)).and_then(|n| n.times(one));
                let Some(steps) = steps else { continue };
                let Some(down) =
                    steps.numerator().checked_div_euclid(steps.denominator())
                else {
                    continue;
                };
                let Ok(down) = i64::try_from(down) else { continue };
                for n in [down, down.saturating_add(1)] {
                    let Some(raw) = moves.by(Exact::whole(n)) else { continue };
                    let moved = stated.with(id, &Setting::plain(raw));
                    if let Some(score) =
                        self.score(&moved, aim).filter(|score| fits(*score))
                        && is_meant(&moved)
                    {
                        return Some((score, moved));
                    }
                }
                break;
            }
        }
        None
    }

    /// What a sheet really has there.
    fn score(&self, stated: &Stated, aim: &Aim) -> Option<Exact> {
        let outcome = self.judged(stated)?;
        if aim.is_before_limits {
            return scores(&outcome)?.get(aim.node).copied();
        }
        if aim.node == 0 {
            return outcome.total().settled();
        }
        let (_, node) = outcome.nodes().nth(aim.node)?;
        node.value.value()
    }

    /// A sheet whose total lies half-way between two rounded ones.
    pub(super) fn tie(&self) -> Option<Stated> {
        let round = self.scheme.nodes().first()?.round?;
        let half = Exact::fraction(1, 2)?;
        let part = |number: Exact| {
            let steps = number.over(round.step())?;
            let floor = steps.numerator().checked_div_euclid(steps.denominator())?;
            steps.minus(Exact::whole(i64::try_from(floor).ok()?))
        };
        let (first, second) = (self.sums(0, true), self.sums(0, false));
        let mut by_part: BTreeMap<Exact, &Sum> = BTreeMap::new();
        for sum in &second {
            if let Some(part) = part(sum.0) {
                by_part.entry(part).or_insert(sum);
            }
        }
        let at_base = *self.at_base.first()?;
        let step = round.step();
        let mut judged = 0_usize;
        for (one, ways) in first.iter().rev() {
            let Some(so_far) = at_base.plus(*one).and_then(part) else { continue };
            let Some(lacks) =
                half.minus(so_far).and_then(|lacks| part(lacks.times(step)?))
            else {
                continue;
            };
            let Some((_, others)) = by_part.get(&lacks) else { continue };
            let ways: Vec<(usize, usize)> = ways.iter().chain(others).copied().collect();
            let stated = self.chosen(&ways);
            let outcome = self.judged(&stated)?;
            let is_tie =
                scores(&outcome).and_then(|all| part(*all.first()?)) == Some(half);
            if is_tie && outcome.total().settled().is_some() {
                return Some(stated);
            }
            judged = judged.saturating_add(1);
            if judged > MOST_JUDGED {
                return None;
            }
        }
        None
    }

    /// Sheets with totals that differ, the greatest first.
    pub(in super::super) fn ladder(&self) -> Vec<(Exact, Stated)> {
        let mut all: BTreeMap<Exact, Stated> = BTreeMap::new();
        let ways = self.groups.iter().flatten().map(|way| self.base.and(&way.stated));
        let is_meant = |one: &Stated| {
            one.period == self.base.period && one.facts.keys().eq(self.base.facts.keys())
        };
        for stated in std::iter::once(self.base.clone()).chain(ways).filter(is_meant) {
            let total =
                self.judged(&stated).and_then(|outcome| outcome.total().settled());
            if let Some(total) = total {
                all.entry(total).or_insert(stated);
            }
        }
        all.into_iter().rev().collect()
    }
}

/// How great a number is, whatever its sign.
fn size(number: Exact) -> Exact {
    if number.is_negative() { number.negated() } else { number }
}

/// Some of a list, evenly, the first and the last among them.
fn thinned<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let count = all.len();
    if count <= most {
        return all;
    }
    let is_kept = |nth: usize| {
        let of = |nth: usize| nth.saturating_mul(most).checked_div(count);
        let is_end = nth == 0 || nth.saturating_add(1) == count;
        is_end || of(nth) != of(nth.saturating_sub(1))
    };
    all.into_iter()
        .enumerate()
        .filter(|(nth, _)| is_kept(*nth))
        .map(|(_, one)| one)
        .collect()
}

/// What each node has before limits and rounding; `None` where one is open.
fn scores(outcome: &Outcome) -> Option<Vec<Exact>> {
    let nodes = outcome.nodes().map(|(node, found)| {
        let raw = found.raw.value().unwrap_or(Exact::ZERO);
        node.weight.map_or(Some(raw), |weight| raw.times(weight))
    });
    nodes.collect()
}

//! Good placements where the best are not proved: greedy beginnings, mended by chains in
//! which one post pushes another out of a hand.

use std::cmp::Reverse;

use super::cost::Cost;
use super::flow::Flow;
use super::held::At;
use super::network::Network;
use super::placing::Placing;
use crate::vocabulary::Amount;

/// How many posts a chain pushes on at most.
const LONGEST_CHAIN: usize = 2;

/// What makes a change welcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Welcome {
    /// It costs less.
    Cheaper,
    /// It costs less, or as much and comes first by ids.
    OrEarlier,
}

/// The best of several beginnings, each mended; never worse than any of them, and no place
/// is free that somebody can take.
pub(super) fn repaired<'n>(
    network: &'n Network,
    bounds: &'n Flow,
    (first, most_work): (Placing<'n>, usize),
) -> Placing<'n> {
    let each = most_work.div_ceil(5);
    let mut best: Option<Placing<'n>> = None;
    for begun in [first, lightest_first(network, bounds), scarcest_first(network, bounds)]
    {
        let (mended, _) = mended(begun, Welcome::Cheaper, each);
        if best.as_ref().is_none_or(|best| mended.cost() < best.cost()) {
            best = Some(mended);
        }
    }
    let best = best.unwrap_or_else(|| Placing::kept(network, bounds));
    let best = shaken(best, each);
    mended(best.0, Welcome::OrEarlier, each).0
}

/// One placement after another forced, and all mended from there; the better stays. Goes on
/// as long as anything was better and there is work left.
fn shaken(mut best: Placing<'_>, mut work: usize) -> (Placing<'_>, usize) {
    let network = best.network();
    let mut is_better = true;
    while std::mem::take(&mut is_better) {
        for post in 0..network.posts() {
            for person in network.open_people(post) {
                if work == 0 {
                    return (best, work);
                }
                work = work.saturating_sub(1);
                let mut trial = best.clone();
                if !trial.force((post, *person)) {
                    continue;
                }
                let (mended, left) = mended(trial, Welcome::Cheaper, work);
                work = left;
                if mended.cost() < best.cost() {
                    (best, is_better) = (mended, true);
                }
            }
        }
    }
    (best, work)
}

/// The lightest posts first, each given to whoever has least room besides.
fn lightest_first<'n>(network: &'n Network, bounds: &'n Flow) -> Placing<'n> {
    let mut placing = Placing::kept(network, bounds);
    let mut posts: Vec<usize> = (0..network.posts()).collect();
    posts.sort_by_key(|post| network.load(*post));
    for post in posts {
        if placing.units(post) > 0 {
            continue;
        }
        let people = network.open_people(post).iter();
        let able = people.filter(|person| placing.takes((post, **person), None));
        let tightest = able.min_by_key(|person| room(&placing, **person));
        if let Some(person) = tightest {
            placing.add((post, *person));
        }
    }
    placing.complete();
    placing
}

/// The posts with fewest people first, each given to whom it suits best.
fn scarcest_first<'n>(network: &'n Network, bounds: &'n Flow) -> Placing<'n> {
    let mut placing = Placing::kept(network, bounds);
    let mut posts: Vec<usize> = (0..network.posts()).collect();
    posts.sort_by_key(|post| {
        (network.open_people(*post).len(), Reverse(network.load(*post)))
    });
    for post in posts {
        while placing.has_place(post) {
            let people = network.open_people(post).iter();
            let able = people.filter(|person| placing.takes((post, **person), None));
            let suits = |person: &&usize| {
                let cost = network.pair_cost(network.cell(post, **person));
                (cost, room(&placing, **person))
            };
            let Some(person) = able.min_by_key(suits) else { break };
            placing.add((post, *person));
        }
    }
    placing.complete();
    placing
}

fn room(placing: &Placing<'_>, person: usize) -> Amount {
    let capacity = placing.network().person_node(person).map(|person| person.capacity);
    let room = capacity.and_then(|capacity| capacity.minus(placing.load(person)));
    room.unwrap_or(Amount::ZERO)
}

/// Mended until no chain is welcome, or so much was tried; and what might still be tried.
fn mended(
    placing: Placing<'_>,
    welcome: Welcome,
    most_work: usize,
) -> (Placing<'_>, usize) {
    let mut mending = Mending { placing, welcome, work: most_work };
    while mending.pass() {}
    mending.placing.complete();
    (mending.placing, mending.work)
}

struct Mending<'n> {
    placing: Placing<'n>,
    welcome: Welcome,
    /// What may still be tried.
    work: usize,
}

impl Mending<'_> {
    /// Goes over all posts; whether anything was welcome.
    fn pass(&mut self) -> bool {
        let network = self.placing.network();
        let mut is_better = false;
        for post in 0..network.posts() {
            while self.placing.has_place(post) && self.fill(post) {
                is_better = true;
            }
            for person in network.open_people(post) {
                if self.placing.is_held((post, *person)) {
                    is_better |= self.replace((post, *person));
                }
            }
        }
        is_better && self.work > 0
    }

    fn fill(&mut self, post: usize) -> bool {
        let before = self.placing.cost();
        self.placing.mark();
        self.place((post, LONGEST_CHAIN), before)
    }

    /// Takes a holder away, and looks for others.
    fn replace(&mut self, at: At) -> bool {
        if !self.placing.is_loose(at) {
            return false;
        }
        let before = self.placing.cost();
        self.placing.mark();
        self.placing.drop(at);
        let is_better = self.place((at.0, LONGEST_CHAIN), before);
        if !is_better {
            self.placing.add(at);
        }
        is_better
    }

    /// Places a post, pushing so many others on at most; undone where that is not welcome.
    fn place(&mut self, (post, longest): (usize, usize), before: Cost) -> bool {
        let network = self.placing.network();
        for person in network.open_people(post) {
            let at = (post, *person);
            if !self.is_more_tried() {
                return false;
            }
            if self.placing.takes(at, None) {
                self.placing.add(at);
                if self.is_welcome(before) {
                    return true;
                }
                self.placing.drop(at);
            }
        }
        if longest == 0 {
            return false;
        }
        network.open_people(post).iter().any(|person| {
            let at = (post, *person);
            !self.placing.is_held(at) && self.push_on(at, longest, before)
        })
    }

    /// Places somebody, and pushes one of the posts held on to others.
    fn push_on(&mut self, at: At, longest: usize, before: Cost) -> bool {
        let (post, person) = at;
        let held = self.placing.posts_of(person).to_vec();
        for other in held {
            if !self.is_more_tried() {
                return false;
            }
            let pushed = (other, person);
            if !self.placing.is_loose(pushed) || !self.placing.takes(at, Some(other)) {
                continue;
            }
            self.placing.drop(pushed);
            self.placing.add(at);
            if self.is_welcome(before)
                || self.place((other, longest.saturating_sub(1)), before)
            {
                return true;
            }
            self.placing.drop((post, person));
            self.placing.add(pushed);
        }
        false
    }

    const fn is_more_tried(&mut self) -> bool {
        self.work = self.work.saturating_sub(1);
        self.work > 0
    }

    fn is_welcome(&self, before: Cost) -> bool {
        let cost = self.placing.cost();
        cost < before
            || self.welcome == Welcome::OrEarlier
                && cost == before
                && self.placing.is_earlier()
    }
}

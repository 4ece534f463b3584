//! Placements while they are improved one by one, always within all hard limits.

use super::cost::Cost;
use super::flow::{Cell, Flow};
use super::held::At;
use super::network::Network;
use crate::vocabulary::Amount;

/// Some placements, and what they come to.
///
/// What the cells of a flow bar is never placed, and what they keep stays.
#[derive(Clone, Debug)]
pub(super) struct Placing<'n> {
    network: &'n Network,
    bounds: &'n Flow,
    is_held: Vec<bool>,
    units: Vec<u32>,
    posts_of: Vec<Vec<usize>>,
    loads: Vec<Amount>,
    cost: Cost,
    /// The cells that were changed since a mark, in order.
    changed: Vec<usize>,
}

impl<'n> Placing<'n> {
    /// Only what stays.
    pub(super) fn kept(network: &'n Network, bounds: &'n Flow) -> Placing<'n> {
        Placing::of(network, bounds, |cell| cell == Cell::Kept)
    }

    /// What a flow holds, which keeps everybody's load.
    pub(super) fn held(
        network: &'n Network,
        (bounds, flow): (&'n Flow, &Flow),
    ) -> Placing<'n> {
        let mut placing = Placing::kept(network, bounds);
        for at in flow.held(network) {
            placing.add_if_free(at);
        }
        placing
    }

    fn of(
        network: &'n Network,
        bounds: &'n Flow,
        is_meant: impl Fn(Cell) -> bool,
    ) -> Placing<'n> {
        let mut placing = Placing {
            network,
            bounds,
            is_held: vec![false; bounds.cells().len()],
            units: vec![0; network.posts()],
            posts_of: vec![Vec::new(); network.people()],
            loads: vec![Amount::ZERO; network.people()],
            cost: Cost::ZERO,
            changed: Vec::new(),
        };
        for post in 0..network.posts() {
            for person in network.open_people(post) {
                if is_meant(bounds.cell(network.cell(post, *person))) {
                    placing.add((post, *person));
                }
            }
        }
        placing
    }

    pub(super) const fn network(&self) -> &'n Network {
        self.network
    }

    pub(super) const fn cost(&self) -> Cost {
        self.cost
    }

    pub(super) fn is_held(&self, (post, person): At) -> bool {
        self.is_held.get(self.network.cell(post, person)).copied().unwrap_or_default()
    }

    pub(super) fn units(&self, post: usize) -> u32 {
        self.units.get(post).copied().unwrap_or_default()
    }

    pub(super) fn has_place(&self, post: usize) -> bool {
        let places = self.network.post_node(post).map_or(0, |post| post.places);
        self.units(post) < places
    }

    pub(super) fn posts_of(&self, person: usize) -> &[usize] {
        self.posts_of.get(person).map_or(&[], Vec::as_slice)
    }

    pub(super) fn load(&self, person: usize) -> Amount {
        self.loads.get(person).copied().unwrap_or(Amount::ZERO)
    }

    /// Whether a placement may be taken away.
    pub(super) fn is_loose(&self, (post, person): At) -> bool {
        self.bounds.cell(self.network.cell(post, person)) != Cell::Kept
    }

    /// Whether the person may take the post, giving up another.
    pub(super) fn takes(&self, (post, person): At, gives_up: Option<usize>) -> bool {
        let cell = self.network.cell(post, person);
        if self.is_held((post, person)) || self.bounds.cell(cell) == Cell::Barred {
            return false;
        }
        let Some(node) = self.network.person_node(person) else { return false };
        let held = self.posts_of(person).len();
        let count = held.saturating_sub(usize::from(gives_up.is_some()));
        if usize::try_from(node.most).is_ok_and(|most| count >= most) {
            return false;
        }
        let given_up = gives_up.map_or(Amount::ZERO, |post| self.network.load(post));
        let load = self.load(person).minus(given_up);
        let load = load.and_then(|load| load.plus(self.network.load(post)));
        load.is_some_and(|load| load <= node.capacity)
    }

    /// Places somebody where a place is free and nothing stands in the way.
    pub(super) fn add_if_free(&mut self, at: At) -> bool {
        let is_free = self.has_place(at.0) && self.takes(at, None);
        if is_free {
            self.add(at);
        }
        is_free
    }

    pub(super) fn add(&mut self, (post, person): At) {
        let cell = self.network.cell(post, person);
        let hand = u32::try_from(self.posts_of(person).len()).unwrap_or(u32::MAX);
        let cost = self.network.pair_cost(cell).plus(Network::hand_cost(hand));
        let cost = cost.plus(self.network.unit_cost(post, self.units(post)));
        self.cost = self.cost.plus(cost);
        if let Some(units) = self.units.get_mut(post) {
            *units = units.saturating_add(1);
        }
        if let Some(posts) = self.posts_of.get_mut(person) {
            posts.push(post);
        }
        let load = self.load(person).plus(self.network.load(post));
        self.set(cell, (person, true, load));
    }

    pub(super) fn drop(&mut self, (post, person): At) {
        let cell = self.network.cell(post, person);
        if let Some(units) = self.units.get_mut(post) {
            *units = units.saturating_sub(1);
        }
        if let Some(posts) = self.posts_of.get_mut(person) {
            posts.retain(|other| *other != post);
        }
        let hand = u32::try_from(self.posts_of(person).len()).unwrap_or(u32::MAX);
        let cost = self.network.pair_cost(cell).plus(Network::hand_cost(hand));
        let cost = cost.plus(self.network.unit_cost(post, self.units(post)));
        self.cost = self.cost.minus(cost);
        let load = self.load(person).minus(self.network.load(post));
        self.set(cell, (person, false, load));
    }

    fn set(
        &mut self,
        cell: usize,
        (person, is_held, load): (usize, bool, Option<Amount>),
    ) {
        if let Some(held) = self.is_held.get_mut(cell) {
            *held = is_held;
        }
        if let (Some(own), Some(load)) = (self.loads.get_mut(person), load) {
            *own = load;
        }
        self.changed.push(cell);
    }

    /// Places somebody by taking away what stands in the way; whether that can be.
    pub(super) fn force(&mut self, (post, person): At) -> bool {
        if self.is_held((post, person)) {
            return false;
        }
        if !self.has_place(post) {
            let people = self.network.open_people(post).iter();
            let mut holders = people.map(|holder| (post, *holder));
            let holder = holders.find(|at| self.is_held(*at) && self.is_loose(*at));
            let Some(holder) = holder else { return false };
            self.drop(holder);
        }
        for other in self.posts_of(person).to_vec() {
            if self.takes((post, person), None) {
                break;
            }
            if self.is_loose((other, person)) {
                self.drop((other, person));
            }
        }
        self.add_if_free((post, person))
    }

    /// From here on changes are counted.
    pub(super) fn mark(&mut self) {
        self.changed.clear();
    }

    /// Whether what changed since the mark comes first by ids: the first cell that is not as
    /// it was is held now.
    pub(super) fn is_earlier(&self) -> bool {
        let mut cells = self.changed.clone();
        cells.sort_unstable();
        let runs = cells.chunk_by(|one, other| one == other);
        let mut odd = runs.filter(|run| run.len() % 2 == 1);
        let first = odd.next().and_then(|run| run.first());
        first.is_some_and(|cell| self.is_held.get(*cell).copied().unwrap_or_default())
    }

    /// Fills every free place that somebody can take, the posts and people in the order of
    /// ids.
    pub(super) fn complete(&mut self) {
        for post in 0..self.network.posts() {
            for person in self.network.open_people(post) {
                if !self.has_place(post) {
                    break;
                }
                self.add_if_free((post, *person));
            }
        }
    }
}

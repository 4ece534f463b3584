//! How good a proposal can be at most, figure by figure.
//!
//! Each post has a price, which whoever takes it up pays and the post receives. People then
//! choose for themselves, within their own strength, and posts choose how many holders they
//! have; the two need not agree, so together they do at least as well as any proposal. That
//! holds for all prices; good ones are found step by step. All numbers are whole.
//!
//! A figure is bounded for proposals that have the same weightier figures as the one at hand:
//! those count with a weight of their own, above or below zero.

use std::cmp::Ordering;

use super::cost::{Cost, LEVELS};
use super::flow::{Cell, Flow};
use super::knapsack::{Bundle, Item, best_by_count};
use super::network::Network;
use crate::vocabulary::Amount;

/// What one unit of the bounded figure counts.
const UNIT: i128 = 1 << 20;

/// Prices and weights that bound one figure.
#[derive(Clone, Debug)]
struct Prices {
    level: usize,
    weights: [i128; LEVELS],
    posts: Vec<i128>,
}

/// Bounds of all figures, the weightiest first.
#[derive(Clone, Debug)]
pub(super) struct Bounds(Vec<Prices>);

/// What people and posts choose at some prices.
struct Choices {
    /// What it comes to, with the weights.
    total: i128,
    /// How much of each figure there is.
    figures: [i128; LEVELS],
    /// Holders that each post has beyond those who take it up.
    surplus: Vec<i128>,
}

/// What is asked of prices: a network, and what a flow keeps and bars.
type Asked<'a> = (&'a Network, &'a Flow);

impl Bounds {
    /// Bounds sought for a proposal, over at most so many steps.
    pub(super) fn sought(asked: Asked<'_>, proposal: Cost, most_steps: usize) -> Bounds {
        let mut all: Vec<Prices> = Vec::with_capacity(LEVELS);
        if most_steps == 0 {
            return Bounds(all);
        }
        let mut prices =
            Prices { level: 0, weights: [0; LEVELS], posts: vec![0; asked.0.posts()] };
        for level in (0..LEVELS).filter(|level| is_there(asked.0, *level)) {
            prices.level = level;
            prices.rise();
            prices.improve(asked, proposal, most_steps);
            all.push(prices.clone());
        }
        Bounds(all)
    }

    /// How what is within the cells of a flow stands to a proposal by its figures: `Less`
    /// when all of it is worse, `Equal` when none is better, `Greater` when that is not known.
    pub(super) fn compare(&self, asked: Asked<'_>, proposal: Cost) -> Ordering {
        if self.0.is_empty() {
            return Ordering::Greater;
        }
        let mut orders = self.0.iter().map(|prices| {
            let most = prices.most(&prices.choices(asked), proposal);
            most.cmp(&worth(proposal, prices.level))
        });
        orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

/// Whether anything a network has counts for a figure.
fn is_there(network: &Network, level: usize) -> bool {
    let counts = |cost: Cost| cost.level_at(level) != 0;
    let of_hands = || {
        (0..network.people()).any(|person| {
            let most = network.person_node(person).map_or(0, |person| person.most);
            (0..most).any(|hand| counts(Network::hand_cost(hand)))
        })
    };
    of_hands()
        || (0..network.posts()).any(|post| {
            let places = network.post_node(post).map_or(0, |post| post.places);
            let mut people = network.open_people(post).iter();
            (0..places).any(|unit| counts(network.unit_cost(post, unit)))
                || people.any(|who| counts(network.pair_cost(network.cell(post, *who))))
        })
}

/// How much of a figure a cost has, the more the better.
fn worth(cost: Cost, level: usize) -> i128 {
    0_i128.saturating_sub(i128::from(cost.level_at(level)))
}

impl Prices {
    /// Goes on to the next figure: what was found so far counts several times as much.
    fn rise(&mut self) {
        const TIMES: i128 = 3;
        for number in self.weights.iter_mut().chain(&mut self.posts) {
            *number = number.saturating_mul(TIMES);
        }
        if let Some(weight) = self.weights.get_mut(self.level) {
            *weight = UNIT;
        }
    }

    /// How much of the figure there is at most, with the weightier figures of a proposal.
    fn most(&self, choices: &Choices, proposal: Cost) -> i128 {
        self.above(choices, proposal).div_euclid(UNIT)
    }

    fn above(&self, choices: &Choices, proposal: Cost) -> i128 {
        let weightier = self.weights.iter().enumerate().take(self.level);
        let given: i128 = weightier
            .map(|(level, weight)| weight.saturating_mul(worth(proposal, level)))
            .fold(0, i128::saturating_add);
        choices.total.saturating_sub(given)
    }

    fn of(&self, cost: Cost) -> i128 {
        let levels = self.weights.iter().take(self.level.saturating_add(1)).enumerate();
        levels
            .filter(|(_, weight)| **weight != 0)
            .map(|(level, weight)| weight.saturating_mul(worth(cost, level)))
            .fold(0, i128::saturating_add)
    }

    /// Lowers the bound step by step, until it is that of the proposal.
    fn improve(&mut self, asked: Asked<'_>, proposal: Cost, most_steps: usize) {
        let own = worth(proposal, self.level);
        let aim = own.saturating_mul(UNIT);
        let mut best = self.clone();
        let mut least = i128::MAX;
        let (mut share, mut idle) = (16_i128, 0_u32);
        for _ in 0..most_steps {
            let choices = self.choices(asked);
            let above = self.above(&choices, proposal);
            if above < least {
                (least, idle) = (above, 0);
                best.clone_from(self);
            } else {
                idle = idle.saturating_add(1);
                if idle >= 4 {
                    (share, idle) = (share.div_euclid(2).max(1), 0);
                    self.clone_from(&best);
                }
            }
            if least.div_euclid(UNIT) <= own {
                break;
            }
            self.step(&choices, proposal, (above.saturating_sub(aim), share));
        }
        *self = best;
    }

    /// One step against what people and posts disagree on.
    fn step(&mut self, choices: &Choices, proposal: Cost, (gap, share): (i128, i128)) {
        let off: Vec<i128> = (0..self.level)
            .map(|level| {
                let chosen = choices.figures.get(level).copied().unwrap_or_default();
                chosen.saturating_sub(worth(proposal, level))
            })
            .collect();
        let squares = choices.surplus.iter().chain(&off);
        let norm =
            squares.map(|one| one.saturating_mul(*one)).fold(0, i128::saturating_add);
        if norm == 0 {
            return;
        }
        let length = |one: i128| {
            let by = gap.saturating_mul(share).saturating_mul(one);
            by.div_euclid(norm.saturating_mul(16))
        };
        for (price, surplus) in self.posts.iter_mut().zip(&choices.surplus) {
            *price = price.saturating_sub(length(*surplus));
        }
        for (weight, off) in self.weights.iter_mut().zip(&off) {
            *weight = weight.saturating_sub(length(*off));
        }
    }

    fn choices(&self, (network, flow): Asked<'_>) -> Choices {
        let mut choices =
            Choices { total: 0, figures: [0; LEVELS], surplus: vec![0; network.posts()] };
        for post in 0..network.posts() {
            self.choose_holders(network, post, &mut choices);
        }
        for person in 0..network.people() {
            self.choose_posts((network, flow), person, &mut choices);
        }
        choices
    }

    fn choose_holders(&self, network: &Network, post: usize, choices: &mut Choices) {
        let price = self.posts.get(post).copied().unwrap_or_default();
        let places = network.post_node(post).map_or(0, |post| post.places);
        let (mut best, mut holders, mut sum) = (0_i128, 0_u32, 0_i128);
        for unit in 0..places {
            let cost = network.unit_cost(post, unit);
            sum = sum.saturating_add(self.of(cost)).saturating_add(price);
            if sum > best {
                (best, holders) = (sum, unit.saturating_add(1));
            }
        }
        choices.total = choices.total.saturating_add(best);
        for unit in 0..holders {
            choices.count(network.unit_cost(post, unit));
        }
        if let Some(surplus) = choices.surplus.get_mut(post) {
            *surplus = surplus.saturating_add(i128::from(holders));
        }
    }

    fn choose_posts(
        &self,
        (network, flow): Asked<'_>,
        person: usize,
        choices: &mut Choices,
    ) {
        let Some(node) = network.person_node(person) else { return };
        let (mut kept, mut load, mut worth) = (Vec::new(), Amount::ZERO, 0_i128);
        let mut items = Vec::new();
        for post in network.open_posts(person) {
            let cell = network.cell(*post, person);
            let price = self.posts.get(*post).copied().unwrap_or_default();
            let own = self.of(network.pair_cost(cell)).saturating_sub(price);
            let item = Item { post: *post, load: network.load(*post), worth: own };
            match flow.cell(cell) {
                Cell::Barred => {}
                Cell::Open | Cell::Held => items.push(item),
                Cell::Kept => {
                    kept.push(*post);
                    load = load.plus(item.load).unwrap_or(load);
                    worth = worth.saturating_add(own);
                }
            }
        }
        let most = usize::try_from(node.most).unwrap_or_default();
        let room = node.capacity.minus(load).unwrap_or(Amount::ZERO);
        let by_count = best_by_count(&items, most.saturating_sub(kept.len()), room);
        let mut best: Option<Bundle> = None;
        for (count, bundle) in by_count.into_iter().enumerate() {
            let Some(mut bundle) = bundle else { continue };
            let hand = self.of(hand(kept.len().saturating_add(count)));
            bundle.worth = bundle.worth.saturating_add(hand);
            if best.as_ref().is_none_or(|best| bundle.worth > best.worth) {
                best = Some(bundle);
            }
        }
        let Some(bundle) = best else { return };
        choices.total = choices.total.saturating_add(bundle.worth).saturating_add(worth);
        choices.count(hand(kept.len().saturating_add(bundle.posts().count())));
        for post in kept.iter().chain(bundle.posts()) {
            choices.count(network.pair_cost(network.cell(*post, person)));
            if let Some(surplus) = choices.surplus.get_mut(*post) {
                *surplus = surplus.saturating_sub(1);
            }
        }
    }
}

/// What so many posts in one hand cost.
fn hand(posts: usize) -> Cost {
    let posts = u32::try_from(posts).unwrap_or(u32::MAX);
    (0..posts).map(Network::hand_cost).fold(Cost::ZERO, Cost::plus)
}

impl Choices {
    fn count(&mut self, cost: Cost) {
        for (level, figure) in self.figures.iter_mut().enumerate() {
            *figure = figure.saturating_add(worth(cost, level));
        }
    }
}

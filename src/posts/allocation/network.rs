//! The network of posts and people, and how it is numbered.

use super::checked::Checked;
use super::cost::Cost;
use super::figures::Figure;
use super::held::At;
use crate::vocabulary::Amount;

/// What never changes while a proposal is sought.
///
/// Flow runs from the root to a post for each place, from there to a person, and back to the
/// root: at both ends the arcs are convex, each further unit costing more than the one
/// before. Nodes are numbered: posts, then people, then the root.
#[derive(Debug)]
pub(super) struct Network {
    posts: Vec<PostNode>,
    people: Vec<PersonNode>,
    gains: Vec<Gain>,
    is_open: Vec<bool>,
    /// The people to whom each post is open.
    open_people: Vec<Vec<usize>>,
    /// The posts that are open to each person.
    open_posts: Vec<Vec<usize>>,
    /// A post of which so many places are wanted above all.
    urged: Option<(usize, u32)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct PostNode {
    /// As many as may be held.
    pub(super) places: u32,
    pub(super) load: Amount,
    is_most_wanted: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct PersonNode {
    /// The most posts, no more than the capacity allows of the lightest.
    pub(super) most: u32,
    pub(super) capacity: Amount,
}

/// What a placement adds to the figures of claims and fit.
#[derive(Clone, Copy, Debug, Default)]
struct Gain {
    wish: u32,
    fit: u32,
}

/// A node by what it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Node {
    Post(usize),
    Person(usize),
    Root,
}

impl Network {
    pub(super) fn new(checked: &Checked) -> Network {
        let posts = checked.posts.iter().map(|post| PostNode {
            places: post.most_holders(),
            load: post.load,
            is_most_wanted: post.is_most_wanted,
        });
        let gains = checked.pairs.iter().map(|pair| Gain {
            wish: pair.wish.unwrap_or_default(),
            fit: u32::try_from(pair.matched.len()).unwrap_or(u32::MAX),
        });
        let mut network = Network {
            posts: posts.collect(),
            people: Vec::with_capacity(checked.people.len()),
            gains: gains.collect(),
            is_open: checked.pairs.iter().map(|pair| pair.obstacles.is_empty()).collect(),
            open_people: vec![Vec::new(); checked.posts.len()],
            open_posts: vec![Vec::new(); checked.people.len()],
            urged: None,
        };
        for post in 0..checked.posts.len() {
            for person in 0..checked.people.len() {
                if !network.is_open(checked.cell(post, person)) {
                    continue;
                }
                if let Some(people) = network.open_people.get_mut(post) {
                    people.push(person);
                }
                if let Some(posts) = network.open_posts.get_mut(person) {
                    posts.push(post);
                }
            }
        }
        for (at, person) in checked.people.iter().enumerate() {
            let capacity = person.capacity.unwrap_or(Amount::ZERO);
            let lightest = network.most_within(at, capacity);
            let most = person.most_posts.min(lightest);
            network.people.push(PersonNode { most, capacity });
        }
        network
    }

    /// The same, with so many places of a post wanted above all figures.
    pub(super) fn urging(checked: &Checked, post: usize, places: u32) -> Network {
        let mut network = Network::new(checked);
        network.urged = Some((post, places));
        network
    }

    /// How many of the lightest posts open to a person the capacity allows.
    fn most_within(&self, person: usize, capacity: Amount) -> u32 {
        let mut loads: Vec<Amount> =
            self.open_posts(person).iter().map(|post| self.load(*post)).collect();
        loads.sort_unstable();
        let (mut sum, mut count) = (Amount::ZERO, 0_u32);
        for load in loads {
            match sum.plus(load).filter(|sum| *sum <= capacity) {
                Some(with) => (sum, count) = (with, count.saturating_add(1)),
                None => break,
            }
        }
        count
    }

    pub(super) const fn posts(&self) -> usize {
        self.posts.len()
    }

    pub(super) const fn people(&self) -> usize {
        self.people.len()
    }

    pub(super) const fn nodes(&self) -> usize {
        self.root().saturating_add(1)
    }

    pub(super) const fn root(&self) -> usize {
        self.posts.len().saturating_add(self.people.len())
    }

    pub(super) const fn person(&self, person: usize) -> usize {
        self.posts.len().saturating_add(person)
    }

    pub(super) fn node(&self, number: usize) -> Node {
        match number.checked_sub(self.posts.len()) {
            None => Node::Post(number),
            Some(person) if person < self.people.len() => Node::Person(person),
            Some(_) => Node::Root,
        }
    }

    /// Where a post and a person stand among the cells.
    pub(super) const fn cell(&self, post: usize, person: usize) -> usize {
        post.saturating_mul(self.people.len()).saturating_add(person)
    }

    pub(super) fn is_open(&self, cell: usize) -> bool {
        self.is_open.get(cell).copied().unwrap_or_default()
    }

    /// The people to whom a post is open, in the order of ids.
    pub(super) fn open_people(&self, post: usize) -> &[usize] {
        self.open_people.get(post).map_or(&[], Vec::as_slice)
    }

    /// The posts that are open to a person, in the order of ids.
    pub(super) fn open_posts(&self, person: usize) -> &[usize] {
        self.open_posts.get(person).map_or(&[], Vec::as_slice)
    }

    pub(super) fn post_node(&self, post: usize) -> Option<&PostNode> {
        self.posts.get(post)
    }

    pub(super) fn person_node(&self, person: usize) -> Option<&PersonNode> {
        self.people.get(person)
    }

    /// The load of a post.
    pub(super) fn load(&self, post: usize) -> Amount {
        self.posts.get(post).map_or(Amount::ZERO, |post| post.load)
    }

    /// What one more holder of a post costs that has so many.
    pub(super) fn unit_cost(&self, post: usize, holders: u32) -> Cost {
        let wanted = self.posts.get(post).is_some_and(|post| post.is_most_wanted);
        let wanted = u32::from(wanted);
        let cost = if holders == 0 {
            Cost::ZERO.with(Figure::PostsFilled, 1).with(Figure::MostWantedFilled, wanted)
        } else {
            Cost::ZERO
                .with(Figure::FurtherPlaces, 1)
                .with(Figure::MostWantedFurther, wanted)
        };
        match self.urged {
            Some((urged, places)) if urged == post && holders < places => cost.urged(),
            Some(_) | None => cost,
        }
    }

    /// What one more post costs in the hand of somebody who has so many.
    pub(super) fn hand_cost(posts: u32) -> Cost {
        if posts == 0 {
            Cost::ZERO
        } else {
            Cost::ZERO.with(Figure::PairsInOneHand, posts)
        }
    }

    /// What a placement itself costs.
    pub(super) fn pair_cost(&self, cell: usize) -> Cost {
        let Gain { wish, fit } = self.gains.get(cell).copied().unwrap_or_default();
        let mut cost = Cost::ZERO;
        if wish > 0 {
            cost = cost.with(Figure::ClaimsHonoured, 1).with(Figure::Wish(wish), 1);
        }
        if fit > 0 {
            cost = cost.with(Figure::Fit, fit);
        }
        cost
    }

    /// What some placements cost together.
    pub(super) fn cost_of(&self, placed: impl IntoIterator<Item = At>) -> Cost {
        let mut units = vec![0_u32; self.posts()];
        let mut hands = vec![0_u32; self.people()];
        let mut cost = Cost::ZERO;
        for (post, person) in placed {
            cost = cost.plus(self.pair_cost(self.cell(post, person)));
            if let Some(units) = units.get_mut(post) {
                cost = cost.plus(self.unit_cost(post, *units));
                *units = units.saturating_add(1);
            }
            if let Some(hand) = hands.get_mut(person) {
                cost = cost.plus(Network::hand_cost(*hand));
                *hand = hand.saturating_add(1);
            }
        }
        cost
    }
}

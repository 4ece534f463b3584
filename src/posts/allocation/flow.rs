//! The cheapest flow: shortest paths with potentials, one change at a time.
//!
//! Between changes no cycle of the residual network is negative, and the potentials prove
//! it: every residual arc has a reduced cost of at least zero. Opening a place, keeping a
//! placement and forbidding one each add or take away one arc and mend the flow by one
//! shortest path.

use super::cost::Cost;
use super::held::At;
use super::network::{Network, Node};
use super::placing::Placing;
use super::reach::{Ends, Reach, Way};
use crate::vocabulary::Amount;

/// How one person stands to one post.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cell {
    /// Not to be placed.
    Barred,
    /// May be placed.
    Open,
    /// Placed.
    Held,
    /// Placed, and stays.
    Kept,
}

impl Cell {
    pub(super) const fn is_held(self) -> bool {
        matches!(self, Cell::Held | Cell::Kept)
    }
}

/// A cheapest flow among those that its cells allow.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    cells: Vec<Cell>,
    /// Holders of each post.
    units: Vec<u32>,
    /// Places of each post that are open so far.
    opened: Vec<u32>,
    /// Posts of each person.
    hands: Vec<u32>,
    /// The load of each person.
    loads: Vec<Amount>,
    potentials: Vec<Cost>,
}

impl Flow {
    /// The cheapest flow with all places open.
    pub(super) fn cheapest(network: &Network) -> Flow {
        let count = network.posts().saturating_mul(network.people());
        let cells = (0..count)
            .map(|cell| if network.is_open(cell) { Cell::Open } else { Cell::Barred });
        let mut flow = Flow {
            cells: cells.collect(),
            units: vec![0; network.posts()],
            opened: vec![0; network.posts()],
            hands: vec![0; network.people()],
            loads: vec![Amount::ZERO; network.people()],
            potentials: vec![Cost::ZERO; network.nodes()],
        };
        for post in 0..network.posts() {
            let costs = (0..network.people())
                .map(|person| network.cell(post, person))
                .filter(|cell| network.is_open(*cell))
                .map(|cell| network.pair_cost(cell));
            let least = costs.min().unwrap_or(Cost::ZERO);
            if let Some(potential) = flow.potentials.get_mut(post) {
                *potential = least.negated();
            }
        }
        for post in 0..network.posts() {
            let places = network.post_node(post).map_or(0, |post| post.places);
            for _ in 0..places {
                flow.open_place(network, post);
            }
        }
        flow
    }

    /// A flow of other placements within the same bounds, with potentials as near to these
    /// as can be: what they do not prove to be cheapest is kept or barred.
    pub(super) fn holding(&self, network: &Network, placing: &Placing<'_>) -> Flow {
        let mut flow = self.clone();
        flow.units = (0..network.posts()).map(|post| placing.units(post)).collect();
        flow.hands = (0..network.people())
            .map(|person| {
                u32::try_from(placing.posts_of(person).len()).unwrap_or(u32::MAX)
            })
            .collect();
        flow.loads = (0..network.people()).map(|person| placing.load(person)).collect();
        let root = flow.potential(network.root());
        for post in 0..network.posts() {
            let most = flow.at_post(network, post, true).map(|cost| root.plus(cost));
            let least = flow.at_post(network, post, false);
            let least = least.map(|cost| root.minus(cost));
            flow.hold_potential(post, (least, most));
        }
        for person in 0..network.people() {
            let node = network.person(person);
            let least = flow.at_person(network, person, true);
            let least = least.map(|cost| root.minus(cost));
            let most = flow.at_person(network, person, false);
            flow.hold_potential(node, (least, most.map(|cost| root.plus(cost))));
        }
        for post in 0..network.posts() {
            for person in network.open_people(post) {
                let cell = network.cell(post, *person);
                let reduced =
                    flow.reduced(network.pair_cost(cell), post, network.person(*person));
                let to = match (self.cell(cell), placing.is_held((post, *person))) {
                    (Cell::Barred, _) => Cell::Barred,
                    (Cell::Kept, _) => Cell::Kept,
                    (Cell::Open | Cell::Held, true) if reduced <= Cost::ZERO => {
                        Cell::Held
                    }
                    (Cell::Open | Cell::Held, true) => Cell::Kept,
                    (Cell::Open | Cell::Held, false) if reduced >= Cost::ZERO => {
                        Cell::Open
                    }
                    (Cell::Open | Cell::Held, false) => Cell::Barred,
                };
                flow.set(cell, to);
            }
        }
        flow
    }

    /// Brings a potential between two ends.
    fn hold_potential(
        &mut self,
        node: usize,
        (least, most): (Option<Cost>, Option<Cost>),
    ) {
        let mut potential = self.potential(node);
        if let Some(least) = least {
            potential = potential.max(least);
        }
        if let Some(most) = most {
            potential = potential.min(most);
        }
        if let Some(own) = self.potentials.get_mut(node) {
            *own = potential;
        }
    }

    pub(super) fn cell(&self, cell: usize) -> Cell {
        self.cells.get(cell).copied().unwrap_or(Cell::Barred)
    }

    /// The cells of a post from a person on.
    pub(super) fn row(
        &self,
        network: &Network,
        (post, first): At,
    ) -> impl Iterator<Item = Cell> {
        let row = network.people().saturating_sub(first);
        self.cells.iter().skip(network.cell(post, first)).take(row).copied()
    }

    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    pub(super) fn units(&self, post: usize) -> u32 {
        self.units.get(post).copied().unwrap_or_default()
    }

    pub(super) fn hand(&self, person: usize) -> u32 {
        self.hands.get(person).copied().unwrap_or_default()
    }

    pub(super) fn load(&self, person: usize) -> Amount {
        self.loads.get(person).copied().unwrap_or(Amount::ZERO)
    }

    pub(super) fn potential(&self, node: usize) -> Cost {
        self.potentials.get(node).copied().unwrap_or(Cost::ZERO)
    }

    /// The real cost of a shortest path of a reduced length.
    pub(super) fn real(&self, reduced: Cost, from: usize, to: usize) -> Cost {
        reduced.minus(self.potential(from)).plus(self.potential(to))
    }

    /// What all placements cost.
    pub(super) fn cost(&self, network: &Network) -> Cost {
        network.cost_of(self.held(network))
    }

    /// All placements, post by post.
    pub(super) fn held(&self, network: &Network) -> impl Iterator<Item = At> {
        let people = network.people().max(1);
        let rows = self.cells.chunks(people).enumerate();
        rows.flat_map(|(post, row)| {
            let held = row.iter().enumerate().filter(|(_, cell)| cell.is_held());
            held.map(move |(person, _)| (post, person))
        })
    }

    /// Opens one more place of a post, and fills it where that is for the better.
    fn open_place(&mut self, network: &Network, post: usize) {
        let (units, opened) = (self.units(post), self.opened(post));
        if let Some(count) = self.opened.get_mut(post) {
            *count = count.saturating_add(1);
        }
        if units < opened {
            return; // an earlier place, which costs less, stays empty
        }
        let root = network.root();
        let arc = network.unit_cost(post, units);
        let arc = arc.plus(self.potential(root)).minus(self.potential(post));
        if arc >= Cost::ZERO {
            return;
        }
        // The new arc itself must not be walked: it leads away from the root, which ends
        // the search.
        let within = arc.negated();
        let ends = Ends { to: Some(root), within: Some(within), ..Ends::default() };
        let reach = self.reach_by(network, (post, Way::Forward), ends);
        let found = reach.distance(root).filter(|distance| *distance < within);
        self.shift(&reach, found.unwrap_or(within));
        if found.is_some() {
            self.push(network, &reach, root);
            self.step(network, root, post);
        }
    }

    fn opened(&self, post: usize) -> u32 {
        self.opened.get(post).copied().unwrap_or_default()
    }

    /// Places a person in a post for good, as cheaply as can be; whether that is possible.
    pub(super) fn force(&mut self, network: &Network, (post, person): At) -> bool {
        let cell = network.cell(post, person);
        match self.cell(cell) {
            Cell::Barred => return false,
            Cell::Kept => return true,
            Cell::Held => {}
            Cell::Open => {
                let from = network.person(person);
                let reach = self.reach(network, from, post);
                let Some(distance) = reach.distance(post) else { return false };
                self.shift(&reach, distance);
                self.push(network, &reach, post);
                self.step(network, post, from);
            }
        }
        self.set(cell, Cell::Kept);
        true
    }

    /// Takes a pair out of play, and mends the flow as cheaply as can be.
    pub(super) fn forbid(&mut self, network: &Network, (post, person): At) {
        let cell = network.cell(post, person);
        let was = self.cell(cell);
        if was == Cell::Held {
            let to = network.person(person);
            self.step(network, to, post);
            self.set(cell, Cell::Barred);
            let reach = self.reach(network, post, to);
            if let Some(distance) = reach.distance(to) {
                self.shift(&reach, distance);
                self.push(network, &reach, to);
            }
        } else if was == Cell::Open {
            self.set(cell, Cell::Barred);
        }
    }

    pub(super) fn set(&mut self, cell: usize, to: Cell) {
        if let Some(cell) = self.cells.get_mut(cell) {
            *cell = to;
        }
    }

    /// Every residual arc at a node: the node at its other end, and its cost.
    pub(super) fn each_arc(
        &self,
        network: &Network,
        (node, way): (usize, Way),
        mut visit: impl FnMut(usize, Cost),
    ) {
        let root = network.root();
        let is_forward = way == Way::Forward;
        // Flow can be added on an open arc and taken back on a used one; walked backward,
        // the two change places.
        let (post_to_person, person_to_post) =
            if is_forward { (Cell::Open, Cell::Held) } else { (Cell::Held, Cell::Open) };
        let signed = |cost: Cost, is_added: bool| {
            if is_added { cost } else { cost.negated() }
        };
        match network.node(node) {
            Node::Root => {
                for post in 0..network.posts() {
                    if let Some(cost) = self.at_post(network, post, is_forward) {
                        visit(post, cost);
                    }
                }
                for person in 0..network.people() {
                    if let Some(cost) = self.at_person(network, person, !is_forward) {
                        visit(network.person(person), cost);
                    }
                }
            }
            Node::Post(post) => {
                for person in network.open_people(post) {
                    let cell = network.cell(post, *person);
                    if self.cell(cell) == post_to_person {
                        let cost = network.pair_cost(cell);
                        visit(network.person(*person), signed(cost, is_forward));
                    }
                }
                if let Some(cost) = self.at_post(network, post, !is_forward) {
                    visit(root, cost);
                }
            }
            Node::Person(person) => {
                for post in network.open_posts(person) {
                    let cell = network.cell(*post, person);
                    if self.cell(cell) == person_to_post {
                        let cost = network.pair_cost(cell);
                        visit(*post, signed(cost, !is_forward));
                    }
                }
                if let Some(cost) = self.at_person(network, person, is_forward) {
                    visit(root, cost);
                }
            }
        }
    }

    /// The cost of one holder more of a post, or of one fewer, where that can be.
    fn at_post(&self, network: &Network, post: usize, is_more: bool) -> Option<Cost> {
        let units = self.units(post);
        if is_more {
            (units < self.opened(post)).then(|| network.unit_cost(post, units))
        } else {
            let before = units.checked_sub(1)?;
            Some(network.unit_cost(post, before).negated())
        }
    }

    /// The cost of one post more in a hand, or of one fewer, where that can be.
    fn at_person(&self, network: &Network, person: usize, is_more: bool) -> Option<Cost> {
        let hand = self.hand(person);
        if is_more {
            let most = network.person_node(person)?.most;
            (hand < most).then(|| Network::hand_cost(hand))
        } else {
            Some(Network::hand_cost(hand.checked_sub(1)?).negated())
        }
    }

    /// The reduced cost of an arc.
    pub(super) fn reduced(&self, cost: Cost, from: usize, to: usize) -> Cost {
        cost.plus(self.potential(from)).minus(self.potential(to))
    }

    /// Makes all arcs on shortest paths up to a length cost nothing.
    fn shift(&mut self, reach: &Reach, length: Cost) {
        for (node, potential) in self.potentials.iter_mut().enumerate() {
            if let Some(distance) = reach.distance(node).filter(|near| *near < length) {
                *potential = potential.plus(distance).minus(length);
            }
        }
    }

    /// One unit along the path that a search forward found.
    fn push(&mut self, network: &Network, reach: &Reach, to: usize) {
        let mut path = reach.path_back(to);
        path.reverse();
        self.walk(network, &path);
    }

    /// One unit along a path.
    pub(super) fn walk(&mut self, network: &Network, path: &[usize]) {
        for (from, to) in path.iter().zip(path.iter().skip(1)) {
            self.step(network, *from, *to);
        }
    }

    /// One unit along an arc.
    pub(super) fn step(&mut self, network: &Network, from: usize, to: usize) {
        match (network.node(from), network.node(to)) {
            (Node::Root, Node::Post(post)) => more(self.units.get_mut(post)),
            (Node::Post(post), Node::Root) => fewer(self.units.get_mut(post)),
            (Node::Person(person), Node::Root) => more(self.hands.get_mut(person)),
            (Node::Root, Node::Person(person)) => fewer(self.hands.get_mut(person)),
            (Node::Post(post), Node::Person(person)) => {
                self.set(network.cell(post, person), Cell::Held);
                let load = self.load(person).plus(network.load(post));
                self.set_load(person, load);
            }
            (Node::Person(person), Node::Post(post)) => {
                self.set(network.cell(post, person), Cell::Open);
                let load = self.load(person).minus(network.load(post));
                self.set_load(person, load);
            }
            // No arc joins two nodes of one kind.
            (Node::Root, Node::Root)
            | (Node::Post(_), Node::Post(_))
            | (Node::Person(_), Node::Person(_)) => {}
        }
    }

    /// Loads stay far within all amounts: `MOST_POSTS_EACH` times `MOST_LOAD`.
    fn set_load(&mut self, person: usize, load: Option<Amount>) {
        if let (Some(held), Some(load)) = (self.loads.get_mut(person), load) {
            *held = load;
        }
    }
}

fn more(count: Option<&mut u32>) {
    if let Some(count) = count {
        *count = count.saturating_add(1);
    }
}

fn fewer(count: Option<&mut u32>) {
    if let Some(count) = count {
        *count = count.saturating_sub(1);
    }
}

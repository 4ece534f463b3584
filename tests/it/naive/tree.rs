//! § The score tree: every node through its combine, weight, hold and rounding.

use std::collections::BTreeMap;
use std::fmt;

use grassroots::rulebook::draft::{
    CombineDraft, HoldDraft, ItemDraft, PartDraft, Polarity, SchemeDraft,
};
use grassroots::scoring::{AbsentPolicy, Excluded, Standing};
use grassroots::vocabulary::{Id, Points, Ratio, Rounding};

use super::compare::{Among, compares};
use super::measure::{gated, rests_on_untold};
use super::number::{
    Number, Range, is_above_lower, is_below_upper, is_inside, number, round, whole,
};
use super::quantity::{Reading, State};
use super::sheet::Facts;

/// What a node comes to.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    /// Before weight, hold and rounding.
    pub(crate) raw: Range,
    pub(crate) value: Range,
    pub(crate) standing: Standing,
    /// Whether it cannot be told, or may turn out so.
    pub(crate) may_not_tell: bool,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = if self.may_not_tell { " or nothing" } else { "" };
        write!(f, "{:?} {} then {}{told}", self.standing, self.raw, self.value)
    }
}

/// A node as the draft writes it.
#[derive(Clone, Copy)]
enum Node<'d> {
    Scheme(&'d SchemeDraft),
    Part(&'d PartDraft),
    Item(&'d ItemDraft),
}

impl<'d> Node<'d> {
    const fn id(self) -> &'d Id {
        match self {
            Node::Scheme(scheme) => &scheme.id,
            Node::Part(part) => &part.id,
            Node::Item(item) => &item.id,
        }
    }

    /// × weight, hold, round.
    const fn steps(self) -> (Option<Ratio>, Option<HoldDraft>, Option<Rounding>) {
        match self {
            Node::Scheme(scheme) => (scheme.weight, scheme.hold, scheme.round),
            Node::Part(part) => (part.weight, part.hold, part.round),
            Node::Item(item) => (item.weight, item.hold, item.round),
        }
    }

    /// Full marks as its parent sees them: × weight.
    fn marks(self) -> Number {
        let (full_marks, weight): (Option<Points>, _) = match self {
            Node::Scheme(scheme) => (scheme.full_marks, scheme.weight),
            Node::Part(part) => (part.full_marks, part.weight),
            Node::Item(item) => (item.full_marks, item.weight),
        };
        number(full_marks.unwrap()) * weight.map_or(whole(1), number)
    }
}

/// A scheme with what a sheet says.
#[derive(Clone, Copy)]
pub(super) struct Tree<'t> {
    pub(super) scheme: &'t SchemeDraft,
    pub(super) facts: &'t Facts<'t>,
    pub(super) among: Among<'t>,
}

impl<'t> Tree<'t> {
    /// Every node by its id.
    pub(super) fn scores(self) -> BTreeMap<&'t str, Score> {
        let mut scores = BTreeMap::new();
        self.score(Node::Scheme(self.scheme), &mut scores);
        scores
    }

    /// value → × weight → hold within [floor, cap] → round.
    fn score(self, node: Node<'t>, scores: &mut BTreeMap<&'t str, Score>) -> Score {
        let (raw, standing, untold) = match node {
            Node::Item(item) => self.item(item),
            Node::Scheme(scheme) => {
                self.part(node, (scheme.combine.as_ref(), scheme.excluded), scores)
            }
            Node::Part(part) => {
                self.part(node, (part.combine.as_ref(), part.excluded), scores)
            }
        };
        let mut value = raw.clone();
        if standing != Standing::Excluded {
            let (weight, hold, rounding) = node.steps();
            if let Some(weight) = weight {
                value = value.times(&number(weight));
            }
            if let Some(floor) = hold.and_then(|hold| hold.at_least) {
                value = value.at_least(&number(floor));
            }
            if let Some(cap) = hold.and_then(|hold| hold.at_most) {
                value = value.at_most(&number(cap));
            }
            if let Some(rounding) = rounding {
                value = value.through(|value| round(value, rounding));
            }
        }
        // A score that stands can be told.
        let may_not_tell =
            untold && matches!(standing, Standing::Open | Standing::Undetermined);
        let score = Score { raw, value, standing, may_not_tell };
        scores.insert(node.id().as_str(), score.clone());
        score
    }

    /// A leaf, and what it has where facts are absent: on an open sheet they range, on a
    /// closed one the item's policy decides.
    fn item(self, item: &ItemDraft) -> (Range, Standing, bool) {
        let Reading { range, state } = gated(item, self.facts);
        let nothing = Range::zero();
        let (range, standing) =
            match (state, item.absent.unwrap_or(AbsentPolicy::Required)) {
                (State::Known, _) => (range, Standing::Settled),
                (State::NotApplicable, _) => (nothing, Standing::Excluded),
                (State::CannotTell, _) => (range, Standing::Undetermined),
                (State::Absent, _) if self.facts.is_open => (range, Standing::Open),
                (State::Absent, AbsentPolicy::Required) => {
                    (range, Standing::Undetermined)
                }
                (State::Absent, AbsentPolicy::Points(points)) => {
                    (Range::one(number(points)), Standing::Assumed)
                }
                (State::Absent, AbsentPolicy::Excluded) => (nothing, Standing::Excluded),
            };
        (range, standing, rests_on_untold(item, self.facts))
    }

    fn part(
        self,
        part: Node<'t>,
        (combine, excluded): (Option<&CombineDraft>, Option<Excluded>),
        scores: &mut BTreeMap<&'t str, Score>,
    ) -> (Range, Standing, bool) {
        let children: Vec<(Node<'t>, Score)> = self
            .children(part)
            .into_iter()
            .map(|child| (child, self.score(child, scores)))
            .collect();
        let is_present =
            |(_, score): &&(Node<'t>, Score)| score.standing != Standing::Excluded;
        let present: Vec<&(Node<'t>, Score)> =
            children.iter().filter(is_present).collect();
        let is_whole = present.len() == children.len();
        let stated = || excluded.expect("what an excluded child does is stated");
        let is_undetermined = !is_whole
            && (stated() == Excluded::Undetermined
                || stated() == Excluded::Rescale && present.is_empty());
        if is_undetermined {
            // Everything that it can have.
            let before = self.facts.before_all();
            let tree = Tree { facts: &before, among: Among::Alone, scheme: self.scheme };
            let all = tree.score(part, &mut BTreeMap::new());
            return (all.raw.loosely(), Standing::Undetermined, true);
        }
        let is_rescaled = !is_whole && stated() == Excluded::Rescale;
        // Left out, or counted as zero.
        let counted: Vec<&(Node<'t>, Score)> =
            if is_rescaled { present.clone() } else { children.iter().collect() };
        let standings: Vec<Standing> =
            present.iter().map(|(_, score)| score.standing).collect();
        let is_untold = children.iter().any(|(_, score)| score.may_not_tell);
        let combine = combine.unwrap_or(&CombineDraft::Sum);
        if compares(combine) {
            let (Node::Part(draft), [(child, own)]) = (part, &children[..]) else {
                panic!("a part compares its only child")
            };
            let of = |tree: Tree<'t>| tree.score(*child, &mut BTreeMap::new());
            return match own.standing {
                // Left out, and zero: nothing is compared.
                Standing::Excluded => (Range::zero(), Standing::Settled, false),
                _ => self.compared((combine, draft.full_marks), own, of),
            };
        }
        let raw = match (combine, self.scheme.polarity) {
            // Where points count against the subject, the fewest are the best.
            (CombineDraft::Best, Some(Polarity::Penalty)) => {
                combined(&CombineDraft::Worst, &children, &counted)
            }
            (CombineDraft::Worst, Some(Polarity::Penalty)) => {
                combined(&CombineDraft::Best, &children, &counted)
            }
            _ => combined(combine, &children, &counted),
        };
        (raw, standing_of(&standings), is_untold)
    }

    /// Parts in document order, then items.
    fn children(self, of: Node<'t>) -> Vec<Node<'t>> {
        let parent = match of {
            Node::Scheme(_) => None,
            Node::Part(part) => Some(&part.id),
            Node::Item(_) => return Vec::new(),
        };
        let parts = self.scheme.part.iter().filter(|p| p.part.as_ref() == parent);
        let items = self.scheme.item.iter().filter(|i| i.part.as_ref() == parent);
        parts.map(Node::Part).chain(items.map(Node::Item)).collect()
    }
}

/// The value of a part from the children that count, of all that there are.
fn combined(
    combine: &CombineDraft,
    all: &[(Node<'_>, Score)],
    counted: &[&(Node<'_>, Score)],
) -> Range {
    let values = || counted.iter().map(|(_, score)| &score.value);
    let sum = Range::sum(values());
    let is_rescaled = counted.len() < all.len();
    match combine {
        CombineDraft::Sum if is_rescaled => {
            let every: Number = all.iter().map(|(node, _)| node.marks()).sum();
            let present: Number = counted.iter().map(|(node, _)| node.marks()).sum();
            sum.times(&(every / present))
        }
        CombineDraft::Sum => sum,
        CombineDraft::Mean => sum.times(&(whole(1) / whole(counted.len()))),
        CombineDraft::Weighted(weights) => {
            let weight = |node: &Node<'_>| {
                let of = weights.iter().find(|weight| weight.node == *node.id());
                number(of.unwrap().weight)
            };
            let shares: Vec<Range> =
                counted.iter().map(|(n, score)| score.value.times(&weight(n))).collect();
            let present: Number = counted.iter().map(|(node, _)| weight(node)).sum();
            Range::sum(shares.iter()).times(&(whole(1) / present))
        }
        CombineDraft::Net { from, .. } => {
            counted.iter().fold(Range::zero(), |net, (n, s)| {
                if n.id() == from { net.plus(&s.value) } else { net.minus(&s.value) }
            })
        }
        CombineDraft::Product { .. } => {
            let one = Range::one(whole(1));
            values().fold(one, |product, value| product.by(value))
        }
        CombineDraft::Stars(lines) => {
            let line = |node: &Node<'_>| {
                lines.iter().find(|line| line.node == *node.id()).unwrap().line
            };
            // One that is left out has no star.
            let present =
                counted.iter().filter(|(_, s)| s.standing != Standing::Excluded);
            let star = |(node, score): &&(Node<'_>, Score)| {
                let (line, value) = (line(node), &score.value);
                let all = is_inside(&line, &value.least) && is_inside(&line, &value.most);
                let some = is_above_lower(&line, &value.most)
                    && is_below_upper(&line, &value.least);
                let stars = Range::between(whole(u8::from(all)), whole(u8::from(some)));
                Range { is_loose: value.is_loose, ..stars }
            };
            let stars: Vec<Range> = present.map(star).collect();
            Range::sum(stars.iter())
        }
        CombineDraft::Best => extreme(values(), Ord::max),
        CombineDraft::Worst => extreme(values(), Ord::min),
        other => panic!("a combine that the page does not know: {other:?}"),
    }
}

fn extreme<'r>(
    values: impl Iterator<Item = &'r Range>,
    pick: impl Fn(Number, Number) -> Number,
) -> Range {
    let both = |one: Range, other: Range| Range {
        least: pick(one.least, other.least),
        most: pick(one.most, other.most),
        is_loose: one.is_loose || other.is_loose,
    };
    values.cloned().reduce(both).unwrap()
}

/// Undetermined if one of them is, or else open if one of them is.
pub(super) fn standing_of(present: &[Standing]) -> Standing {
    if present.contains(&Standing::Undetermined) {
        Standing::Undetermined
    } else if present.contains(&Standing::Open) {
        Standing::Open
    } else {
        Standing::Settled
    }
}

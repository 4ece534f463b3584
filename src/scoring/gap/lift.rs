//! What an item must come to, by itself or with others.

use serde::{Deserialize, Serialize};

use super::need::{Asked, Need};
use super::scores::scores_of;
use super::tree::Tree;
use crate::scoring::rules::{NodeKind, Scheme};
use crate::vocabulary::{Exact, Named};

/// 单项提升 — what one item must come to so that the line is reached, all others as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Alone {
    /// 已达线 — the line is reached without it.
    NotNeeded,
    /// 提升 — to this score.
    Lift(Lift),
    /// 不足以达线 — even its best score is not enough: the total is then this.
    NotEnough {
        /// The total with the item at its best.
        total: Exact,
    },
    /// 不计 — it is left out.
    LeftOut,
    /// 取决于他组织 — what it brings depends on others who are judged together, or cannot be
    /// told.
    NotTold,
}

/// 提升 — to which score, and by how much.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Lift {
    /// 至 — the score, the nearest that is enough.
    pub to: Exact,
    /// 提升 — how far that is from what the item has at worst.
    pub by: Exact,
    /// Whether the score itself is not enough, and anything beyond it is.
    #[serde(default)]
    pub is_beyond: bool,
    /// Whether the score is one of a closed list that the measure has; otherwise the measure
    /// may pass over it, and the next score that it gives is enough.
    #[serde(default)]
    pub is_listed: bool,
}

/// 合力提升 — what several items together must come to.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Together {
    /// The items to be lifted, those first that bring most by themselves: all but the last to
    /// their best, the last as far as it must. Where the line cannot be reached, every item
    /// that is not at its best.
    pub lifts: Vec<Lifted>,
    /// The total that they come to; where the last lift is one beyond a score, that from
    /// which any more is enough.
    pub total: Exact,
    /// Whether that reaches the line; if not, no scores of these items do.
    pub is_enough: bool,
    /// Whether no smaller number of items would do; proved where the items only add up, not
    /// said elsewhere.
    pub is_fewest: bool,
}

/// 被提升的指标 — an item with its lift.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Lifted {
    /// The item.
    pub item: Named,
    /// The lift.
    pub lift: Lift,
}

/// What an item must come to by itself.
pub(super) fn alone(tree: &Tree<'_>, place: usize, need: Option<Need>) -> Alone {
    let Some(need) = need.filter(|need| !need.is_met_by(tree.total())) else {
        return Alone::NotNeeded;
    };
    let Some(best) = tree.best(place) else { return Alone::NotTold };
    match lift(tree, place, need) {
        Some(Ok(lift)) => Alone::Lift(lift),
        Some(Err(())) => match tree.with(place, best) {
            Some(tree) => Alone::NotEnough { total: tree.total() },
            None => Alone::NotTold,
        },
        None => Alone::NotTold,
    }
}

/// The nearest score of an item that is enough; an error where none is, `None` where that
/// cannot be told.
fn lift(tree: &Tree<'_>, place: usize, need: Need) -> Option<Result<Lift, ()>> {
    let asked = match tree.asked_of(place, need)? {
        Asked::This(asked) => asked,
        Asked::Never => return Some(Err(())),
        // The line is not reached, so something is asked: it depends on others.
        Asked::Nothing | Asked::NotTold => return None,
    };
    let (had, best) = (tree.value(place), tree.best(place)?);
    let distance = |to: Exact| if asked.is_up { to.minus(had) } else { had.minus(to) };
    if !asked.is_met_by(best) {
        return Some(Err(()));
    }
    let Some(scores) = tree.scores(place) else {
        let to = asked.end.value;
        let (by, is_beyond) = (distance(to)?, !asked.end.is_inside);
        return Some(Ok(Lift { to, by, is_beyond, is_listed: false }));
    };
    let enough = scores.into_iter().filter(|score| asked.is_met_by(*score));
    let nearest = if asked.is_up { enough.min() } else { enough.max() };
    let Some(to) = nearest else { return Some(Err(())) };
    Some(Ok(Lift { to, by: distance(to)?, is_beyond: false, is_listed: true }))
}

/// An item that can be lifted, with what that brings to the total by itself.
struct Candidate {
    place: usize,
    best: Exact,
    brings: Exact,
}

/// Few items that reach the line together, those first that bring most.
pub(super) fn together(scheme: &Scheme, tree: &Tree<'_>, need: Need) -> Option<Together> {
    if need.is_met_by(tree.total()) {
        return None;
    }
    let candidates = candidates(scheme, tree, need)?;
    let only_add_up = candidates.iter().all(|one| tree.is_additive(one.place));
    let (mut at, mut taken, mut is_enough) = (tree.clone(), Vec::new(), false);
    for candidate in candidates {
        let lift = match lift(&at, candidate.place, need) {
            Some(Ok(lift)) => lift,
            Some(Err(())) | None => to_best(&at, &candidate)?,
        };
        at = at.with(candidate.place, lift.to)?;
        taken.push((candidate.place, lift));
        is_enough = need.is_met_by(at.total()) || lift.is_beyond;
        if is_enough {
            break;
        }
    }
    if is_enough {
        (at, taken) = without_idle(tree, (at, need), taken)?;
    }
    let lifted = |(place, lift): (usize, Lift)| {
        let node = scheme.nodes().get(place)?;
        Some(Lifted { item: Named::new(node.id.clone(), node.label.clone()), lift })
    };
    let lifts = taken.into_iter().map(lifted).collect::<Option<Vec<Lifted>>>()?;
    let is_fewest = is_enough && only_add_up;
    Some(Together { lifts, total: at.total(), is_enough, is_fewest })
}

/// The same lifts without those that change nothing for the last one.
fn without_idle<'o>(
    from: &Tree<'o>,
    (mut at, need): (Tree<'o>, Need),
    taken: Vec<(usize, Lift)>,
) -> Option<(Tree<'o>, Vec<(usize, Lift)>)> {
    let Some((last, as_far)) = taken.last().copied() else { return Some((at, taken)) };
    let mut kept = Vec::with_capacity(taken.len());
    for (place, lifted) in taken {
        if place != last {
            let without = at.with(place, from.value(place))?;
            let without_last = without.with(last, from.value(last))?;
            if lift(&without_last, last, need) == Some(Ok(as_far)) {
                at = without;
                continue;
            }
        }
        kept.push((place, lifted));
    }
    Some((at, kept))
}

fn to_best(tree: &Tree<'_>, candidate: &Candidate) -> Option<Lift> {
    let (had, to) = (tree.value(candidate.place), candidate.best);
    let by = if tree.better(candidate.place)? { to.minus(had)? } else { had.minus(to)? };
    let is_listed = tree.scores(candidate.place).is_some();
    Some(Lift { to, by, is_beyond: false, is_listed })
}

/// The items that are not at their best, those first that bring most by themselves.
fn candidates(scheme: &Scheme, tree: &Tree<'_>, need: Need) -> Option<Vec<Candidate>> {
    let mut all = Vec::new();
    for (place, node) in scheme.nodes().iter().enumerate() {
        let is_item = matches!(node.kind, NodeKind::Item { .. });
        let Some(best) = tree.best(place).filter(|_| is_item) else { continue };
        if tree.is_left_out(place) || best == tree.value(place) {
            continue;
        }
        let after = tree.with(place, best)?.total();
        let brings = if need.is_up {
            after.minus(tree.total())?
        } else {
            tree.total().minus(after)?
        };
        all.push(Candidate { place, best, brings });
    }
    // Items in the order of the scheme where they bring alike.
    all.sort_by_key(|one| std::cmp::Reverse(one.brings));
    Some(all)
}

impl Tree<'_> {
    /// Every score that an item can have, where there are few.
    fn scores(&self, place: usize) -> Option<Vec<Exact>> {
        scores_of(self.node(place)?)
    }
}

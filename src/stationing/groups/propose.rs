use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::check::Neighbourhood;
use super::matching::Led;
use crate::criteria::{Atom, Condition};
use crate::rule::Rule;
use crate::vocabulary::Id;

/// 小组规模 — the most villages of a group, three or more; the least are two.
///
/// Pairs alone are another question: whether a third village may join is what lets everybody
/// who can be grouped be grouped around somebody.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Size {
    // Invariant: at least three.
    most: usize,
}

impl Size {
    /// Groups of two to so many; `None` below three.
    #[must_use]
    pub fn at_most(most: u32) -> Option<Size> {
        let most = usize::try_from(most).ok()?;
        (most >= 3).then_some(Size { most })
    }

    /// What a rule about groups asks for: villages from two to so many; `None` where it asks for
    /// something else.
    #[must_use]
    pub fn of(rule: &Rule) -> Option<Size> {
        let parts = rule.parts();
        let Condition::Atom(Atom::Within { bounds, .. }) = &parts.met else {
            return None;
        };
        let mut read = rule.facts().into_iter().filter_map(|at| parts.dictionary.at(at));
        let is_size = read.any(|fact| fact.id().as_str() == "group.villages");
        let (least, most) = (bounds.lower()?, bounds.upper()?);
        let from_two =
            least.is_inside && least.value == crate::vocabulary::Exact::whole(2);
        let is_whole = most.is_inside && most.value.denominator() == 1;
        let most = u32::try_from(most.value.numerator()).ok()?;
        Size::at_most(most).filter(|_| is_size && from_two && is_whole)
    }
}

/// 小组 — villages that hang together, one of which borders on all others.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Group {
    /// The township.
    pub township: Option<Id>,
    /// 各村 — the villages, by id.
    pub villages: Vec<Id>,
    /// 居中的村 — the village that borders on all others; of two, the first by id.
    pub middle: Id,
}

impl Group {
    /// Whether it is of two villages, of which neither is in the middle.
    #[must_use]
    pub const fn is_pair(&self) -> bool {
        self.villages.len() == 2
    }
}

/// 未能编组 — why a village is in no group.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Alone {
    /// 没有邻村 — nobody with a stationed cadre in its township borders on it.
    NoNeighbour {
        /// The village.
        village: Id,
    },
    /// 邻村不够 — several villages border on so few others that not all of them find room.
    Crowded {
        /// The village.
        village: Id,
        /// The villages, this one among them, none of which borders on another of them.
        villages: Vec<Id>,
        /// All that they border on.
        around: Vec<Id>,
        /// How many of them these can be grouped with.
        room: u32,
    },
}

impl Alone {
    /// The village.
    #[must_use]
    pub const fn village(&self) -> &Id {
        match self {
            Alone::NoNeighbour { village } | Alone::Crowded { village, .. } => village,
        }
    }
}

/// 编组建议 — groups, and the villages that no grouping could take in.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Proposal {
    /// 小组 — the groups, by their first village.
    pub groups: Vec<Group>,
    /// 未能编组 — the villages that are left, by id, each with the reason.
    pub alone: Vec<Alone>,
}

/// 编组建议 — groups of neighbouring villages that take in as many villages as any grouping
/// can.
///
/// The same villages and neighbours give the same groups, whatever the order in which they
/// came. Who forms a group with whom is otherwise open: neither fewer nor more groups are
/// sought.
///
/// # Source
/// 在全区选派干部驻村蹲点工作会议上的讲话, 二 4.
#[must_use]
pub fn propose(near: &Neighbourhood, size: Size) -> Proposal {
    let mut led = Led::of(near, size.most.saturating_sub(1));
    let stars = stars(near, &led.leader);
    let grouped: BTreeSet<&Id> =
        stars.values().flatten().chain(stars.keys()).copied().collect();
    let mut proposal = Proposal::default();
    for (middle, others) in &stars {
        let mut villages: Vec<Id> = others.iter().map(|id| (*id).clone()).collect();
        villages.push((*middle).clone());
        villages.sort();
        let township = near.township(middle).cloned();
        proposal.groups.push(Group { township, villages, middle: (*middle).clone() });
    }
    proposal.groups.sort_by(|a, b| a.villages.cmp(&b.villages));
    let left: Vec<&Id> = near.villages().filter(|id| !grouped.contains(id)).collect();
    for village in left {
        let owned = |ids: BTreeSet<&Id>| ids.into_iter().cloned().collect::<Vec<Id>>();
        let alone = match led.seek(village) {
            Some(crowd) if !crowd.around.is_empty() => {
                let outer: BTreeSet<&Id> =
                    crowd.villages.difference(&crowd.around).copied().collect();
                let room = crowd.around.len().saturating_mul(size.most.saturating_sub(1));
                Alone::Crowded {
                    village: village.clone(),
                    villages: owned(outer),
                    around: owned(crowd.around),
                    room: u32::try_from(room).unwrap_or(u32::MAX),
                }
            }
            Some(_) | None => Alone::NoNeighbour { village: village.clone() },
        };
        proposal.alone.push(alone);
    }
    proposal
}

/// Stars of villages: each in the middle with those around it.
///
/// Who follows whom forms trees, some of which end in a circle. From the ends of the trees
/// inwards those who still stand alone gather around the one that they follow; then circles
/// fall into pairs, and one into three where their number is odd.
fn stars<'n>(
    near: &'n Neighbourhood,
    leader: &BTreeMap<&'n Id, &'n Id>,
) -> BTreeMap<&'n Id, BTreeSet<&'n Id>> {
    let mut open: BTreeSet<&Id> = near.villages().collect();
    let mut stars: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    loop {
        let followed: BTreeSet<&Id> =
            open.iter().filter_map(|id| leader.get(id).copied()).collect();
        // The outermost: nobody who is open follows them, and whom they follow is open.
        let outer = open.iter().copied().find(|id| {
            let by = leader.get(id).copied();
            !followed.contains(id) && by.is_some_and(|by| open.contains(by))
        });
        let Some(outer) = outer else { break };
        let Some(middle) = leader.get(outer).copied() else { break };
        // All who follow the middle and have nobody behind them.
        let around: BTreeSet<&Id> = open
            .iter()
            .copied()
            .filter(|id| leader.get(id) == Some(&middle) && !followed.contains(id))
            .collect();
        for id in around.iter().chain([&middle]) {
            open.remove(id);
        }
        stars.insert(middle, around);
    }
    circles(&mut open, leader, &mut stars);
    // Whoever had others behind them when the one that they follow was taken joins it now:
    // nobody has more followers than a group has room for.
    for id in open {
        if let Some(star) = leader.get(id).and_then(|by| stars.get_mut(*by)) {
            star.insert(id);
        }
    }
    stars
}

/// Groups of what is left: circles, in which everybody follows the next.
fn circles<'n>(
    open: &mut BTreeSet<&'n Id>,
    leader: &BTreeMap<&'n Id, &'n Id>,
    stars: &mut BTreeMap<&'n Id, BTreeSet<&'n Id>>,
) {
    while let Some(first) =
        open.iter().copied().find(|id| leader.get(id).is_some_and(|by| open.contains(by)))
    {
        let mut circle = vec![first];
        let mut next = leader.get(first).copied();
        while let Some(id) = next.filter(|id| *id != first && open.contains(id)) {
            circle.push(id);
            next = leader.get(id).copied();
        }
        let is_odd = circle.len().checked_rem(2) == Some(1);
        let mut rest = circle.as_slice();
        if let ([one, middle, other, tail @ ..], true) = (rest, is_odd) {
            stars.insert(middle, BTreeSet::from([*one, *other]));
            rest = tail;
        }
        for pair in rest.chunks(2) {
            if let [one, middle] = pair {
                stars.insert(middle, BTreeSet::from([*one]));
            }
        }
        for id in circle {
            open.remove(id);
        }
    }
}

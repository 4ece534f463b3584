//! Each village is led by a neighbour, and each leads no more than a group has besides it: as
//! many villages as possible, by augmenting paths.
//!
//! What cannot be led shows why: the villages from which an augmenting path was sought border
//! on so few that these have no room for all of them (Hall).

use std::collections::{BTreeMap, BTreeSet};

use super::check::Neighbourhood;
use crate::vocabulary::Id;

/// Who leads whom.
pub(super) struct Led<'n> {
    near: &'n Neighbourhood,
    most: usize,
    pub(super) leader: BTreeMap<&'n Id, &'n Id>,
    follows: BTreeMap<&'n Id, BTreeSet<&'n Id>>,
}

/// Villages that cannot all be grouped, and all that they border on.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd<'n> {
    pub(super) villages: BTreeSet<&'n Id>,
    pub(super) around: BTreeSet<&'n Id>,
}

impl<'n> Led<'n> {
    /// As many villages as possible are led; `most` follow one.
    pub(super) fn of(near: &'n Neighbourhood, most: usize) -> Led<'n> {
        let (leader, follows) = (BTreeMap::new(), BTreeMap::new());
        let mut led = Led { near, most, leader, follows };
        for village in near.villages() {
            led.seek(village);
        }
        led
    }

    /// Leads a village, where an augmenting path lets it; otherwise what the search has seen.
    pub(super) fn seek(&mut self, village: &'n Id) -> Option<Crowd<'n>> {
        let mut crowd = Crowd::default();
        crowd.villages.insert(village);
        // Who would be led by a neighbour, if the one after it moved on.
        let mut came: BTreeMap<&'n Id, (&'n Id, &'n Id)> = BTreeMap::new();
        let mut waiting = std::collections::VecDeque::from([village]);
        while let Some(next) = waiting.pop_front() {
            for by in self.near.neighbours(next) {
                if !crowd.around.insert(by) {
                    continue;
                }
                let follow = self.follows.entry(by).or_default();
                if follow.len() < self.most {
                    self.move_on(next, by, &came);
                    return None;
                }
                for other in follow.iter().copied() {
                    if crowd.villages.insert(other) {
                        came.insert(other, (next, by));
                        waiting.push_back(other);
                    }
                }
            }
        }
        Some(crowd)
    }

    fn move_on(
        &mut self,
        village: &'n Id,
        by: &'n Id,
        came: &BTreeMap<&'n Id, (&'n Id, &'n Id)>,
    ) {
        let (mut village, mut by) = (village, by);
        loop {
            let before = self.leader.insert(village, by);
            if let Some(before) = before {
                self.follows.entry(before).or_default().remove(village);
            }
            self.follows.entry(by).or_default().insert(village);
            match came.get(village) {
                Some((next, freed)) => (village, by) = (*next, *freed),
                None => return,
            }
        }
    }
}

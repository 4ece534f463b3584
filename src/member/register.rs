use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::count::{Count, InFlowing};
use super::record::Member;
use crate::organization::Tree;
use crate::vocabulary::Id;

/// 党员名册 — the members of the organizations of a tree, and those on the way, checked.
///
/// Everything comes in the order of ids, whatever the order in which it was handed in.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Members {
    members: BTreeMap<Id, Member>,
    // Invariant: each of `members` once, under its organization, by id.
    by_organization: BTreeMap<Id, Vec<Id>>,
}

impl Members {
    /// The most records of a register.
    pub const MOST: usize = 200_000;

    /// Of records that were checked.
    pub(super) fn of_checked(members: impl IntoIterator<Item = Member>) -> Members {
        let mut register = Members::default();
        for member in members {
            register.members.insert(member.id().clone(), member);
        }
        for (id, member) in &register.members {
            let organization = member.parts().organization.clone();
            register.by_organization.entry(organization).or_default().push(id.clone());
        }
        register
    }

    /// Everybody, by id.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Member> {
        self.members.values()
    }

    /// How many records there are, those who have left among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Member> {
        self.members.get(id)
    }

    /// The records that stand in an organization itself, by id; those who have left too.
    pub fn of(&self, organization: &Id) -> impl Iterator<Item = &Member> {
        let listed = self.by_organization.get(organization).map(Vec::as_slice);
        listed.unwrap_or_default().iter().filter_map(|id| self.get(id))
    }

    /// 本级计数 — how many stand in an organization itself on a day.
    #[must_use]
    pub fn count(
        &self,
        organization: &Id,
        day: NaiveDate,
        in_flowing: InFlowing,
    ) -> Count {
        Count::of(self.of(organization), day, in_flowing)
    }

    /// 逐级计数 — how many stand in every organization of a tree and all below it on a day.
    ///
    /// `None` where a figure is more than can be counted.
    #[must_use]
    pub fn counts(
        &self,
        tree: &Tree,
        day: NaiveDate,
        in_flowing: InFlowing,
    ) -> Option<BTreeMap<Id, Count>> {
        tree.roll_up(|id| self.count(id, day, in_flowing), Count::plus)
    }
}

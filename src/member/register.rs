use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::check::takes_members;
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
    /// Organizations that the register covers though nobody stands in them.
    covered: BTreeSet<Id>,
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

    /// 名册覆盖范围 — the same register, said to be whole for some organizations: one of them
    /// in which nobody stands has no members.
    ///
    /// An organization with a record is covered anyway. Of any other nothing was handed in,
    /// which says nothing about how many stand in it.
    ///
    /// # Examples
    /// ```
    /// use grassroots::member::{InFlowing, members};
    /// use grassroots::organization::organizations;
    /// use grassroots::vocabulary::Id;
    ///
    /// let (town, xicun) = (Id::new("cg")?, Id::new("xicun")?);
    /// let tree = organizations(
    ///     ["编号", "类别", "上级"],
    ///     [["cg", "乡镇党委", "无"], ["dongcun", "村党支部", "cg"], ["xicun", "村党支部", "cg"]],
    /// )?;
    /// let day = "2019-12-31".parse()?;
    /// let header = ["编号", "组织", "政治面貌", "流动情况"];
    /// let rows = [["m1", "dongcun", "正式党员", "在村"]];
    /// let register = members(&tree, day, header, rows)?;
    /// let full = |register: &grassroots::member::Members| {
    ///     let counts = register.counts(&tree, day, InFlowing::LeftOut)?;
    ///     Some((counts[&town].full.least(), counts[&town].full.most()))
    /// };
    /// assert_eq!(full(&register), Some((1, None))); // of xicun nothing was handed in
    /// assert_eq!(register.silent(&tree, &town), [&xicun]);
    /// let whole = register.covering([xicun]);
    /// assert_eq!(full(&whole), Some((1, Some(1))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn covering(mut self, organizations: impl IntoIterator<Item = Id>) -> Members {
        self.covered.extend(organizations);
        self
    }

    /// Whether the register covers an organization: somebody stands in it, or it was said.
    #[must_use]
    pub fn covers(&self, organization: &Id) -> bool {
        self.by_organization.contains_key(organization)
            || self.covered.contains(organization)
    }

    /// 未报送名册的组织 — those at or below an organization that take members and of which
    /// nothing was handed in, by id: why a figure of [`counts`](Members::counts) is open.
    #[must_use]
    pub fn silent<'t>(&self, tree: &'t Tree, organization: &Id) -> Vec<&'t Id> {
        let own = tree.get(organization).into_iter();
        let all = own.chain(tree.all_below(organization));
        let silent = all.filter(|one| takes_members(one) && !self.covers(&one.id));
        let mut silent: Vec<&Id> = silent.map(|one| &one.id).collect();
        silent.sort_unstable();
        silent
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
    ///
    /// Every figure is open where the register does not [cover](Members::covers) it.
    #[must_use]
    pub fn count(
        &self,
        organization: &Id,
        day: NaiveDate,
        in_flowing: InFlowing,
    ) -> Count {
        if !self.covers(organization) {
            return Count::unknown();
        }
        Count::of(self.of(organization), day, in_flowing)
    }

    /// 逐级计数 — how many stand in every organization of a tree and all below it on a day.
    ///
    /// A figure is open where an organization below gave nothing:
    /// [`silent`](Members::silent) names them. `None` where a figure is more than can be
    /// counted.
    #[must_use]
    pub fn counts(
        &self,
        tree: &Tree,
        day: NaiveDate,
        in_flowing: InFlowing,
    ) -> Option<BTreeMap<Id, Count>> {
        let own = |id: &Id| match tree.get(id) {
            Some(one) if !takes_members(one) => Count::default(),
            Some(_) | None => self.count(id, day, in_flowing),
        };
        tree.roll_up(own, Count::plus)
    }
}

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::{Kind, SetUp, Size};
use crate::facts::Raw;
use crate::vocabulary::Id;

/// 党组织草案 — an organization as handed in.
///
/// # Shape
/// `{ "id": "gucun", "name": "古村党支部", "kind": "village-branch", "set_up": "independent",
/// "superior": "chengguan" }`; `name`, `set_up` and `superior` may be left out. An
/// organization without a superior stands at the top of what is handed in.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OrganizationDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Of which kind it is.
    pub kind: Kind,
    /// How it was set up; `None` where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_up: Option<SetUp>,
    /// The one that it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<Id>,
}

impl OrganizationDraft {
    /// An organization at the top.
    #[must_use]
    pub const fn new(id: Id, kind: Kind) -> OrganizationDraft {
        OrganizationDraft { id, name: None, kind, set_up: None, superior: None }
    }

    /// The same under a superior.
    #[must_use]
    pub fn under(mut self, superior: Id) -> OrganizationDraft {
        self.superior = Some(superior);
        self
    }
}

/// 党组织 — an organization in its [`Tree`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Organization {
    /// The id.
    pub id: Id,
    /// What it is called, where that was said.
    pub name: Option<String>,
    /// Of which kind it is.
    pub kind: Kind,
    /// How it was set up; `None` where that is not known.
    pub set_up: Option<SetUp>,
    /// The one that it stands under.
    pub superior: Option<Id>,
    /// Those right below it, by id.
    pub subordinates: Vec<Id>,
    /// Whether it is a part of a village or community: a branch of a villagers' group, and
    /// whatever of a village stands under another organization of that village.
    pub is_part: bool,
}

impl Organization {
    /// Whether it has a villagers' or residents' committee beside it; a part of a village or
    /// community has none.
    #[must_use]
    pub const fn has_village_committee(&self) -> bool {
        self.kind.has_village_committee() && !self.is_part
    }

    /// The fact how large a primary-level organization is.
    pub const SIZE: &'static str = "organization.size";
    /// The fact in which field it is.
    pub const FIELD: &'static str = "organization.field";
    /// The fact how it was set up.
    pub const SET_UP: &'static str = "organization.set_up";

    /// What the tree knows of the organization, as facts for a
    /// [sheet](crate::facts::Sheet::with) of a rulebook that has [`Organization::SIZE`],
    /// [`Organization::FIELD`] and [`Organization::SET_UP`]; size and field of one above the
    /// primary level do not apply, nor does the field of a part of a village or community:
    /// what is asked of villages is not asked of it.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let size = self.kind.size().and_then(|own| word_of(&Size::ALL, own));
        let above = "above the primary level";
        let fact = |word: Option<&str>, why: &str| {
            word.map_or_else(|| not_applicable(why), Raw::text)
        };
        let field = self.kind.field().filter(|_| !self.is_part);
        let why = if self.is_part { "a part of a village or community" } else { above };
        let mut facts = vec![
            (Organization::SIZE, fact(size, above)),
            (Organization::FIELD, fact(field, why)),
        ];
        let set_up = self.set_up.and_then(|own| word_of(&SetUp::ALL, own));
        facts.extend(set_up.map(|word| (Organization::SET_UP, Raw::text(word))));
        facts
    }
}

fn word_of<T: Copy + PartialEq>(
    list: &[(&'static str, T)],
    own: T,
) -> Option<&'static str> {
    list.iter().find(|(_, other)| *other == own).map(|(word, _)| *word)
}

fn not_applicable(why: &str) -> Raw {
    Raw::Table(vec![("not_applicable".to_owned(), Raw::text(why))])
}

/// 组织体系 — organizations and who stands under whom, checked.
///
/// There may be several at the top: the townships of a county that is not listed itself.
/// Everything comes in the order of ids, whatever the order in which it was handed in.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tree {
    // Invariant: every superior is there and may have this one below it; no circles; lists
    // of subordinates agree with superiors and are sorted.
    organizations: BTreeMap<Id, Organization>,
}

impl Tree {
    /// The most levels that a tree has, the top among them.
    pub const DEEPEST: usize = 8;

    /// The most organizations of a tree.
    pub const MOST: usize = 100_000;

    /// Of organizations whose superiors were checked.
    pub(super) fn of(drafts: impl IntoIterator<Item = OrganizationDraft>) -> Tree {
        let organization = |draft: OrganizationDraft| Organization {
            id: draft.id,
            name: draft.name,
            kind: draft.kind,
            set_up: draft.set_up,
            superior: draft.superior,
            subordinates: Vec::new(),
            is_part: false,
        };
        let mut organizations: BTreeMap<Id, Organization> =
            drafts.into_iter().map(|one| (one.id.clone(), organization(one))).collect();
        let pairs = organizations.values();
        let pairs = pairs.filter_map(|one| Some((one.id.clone(), one.superior.clone()?)));
        for (id, superior) in pairs.collect::<Vec<_>>() {
            if let Some(above) = organizations.get_mut(&superior) {
                above.subordinates.push(id);
            }
        }
        let kinds: BTreeMap<Id, Kind> =
            organizations.iter().map(|(id, one)| (id.clone(), one.kind)).collect();
        for one in organizations.values_mut() {
            let above = one.superior.as_ref().and_then(|id| kinds.get(id).copied());
            one.is_part = one.kind.is_part_under(above);
        }
        Tree { organizations }
    }

    /// All organizations, by id.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Organization> {
        self.organizations.values()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.organizations.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.organizations.is_empty()
    }

    /// The organization with this id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Organization> {
        self.organizations.get(id)
    }

    /// Those without a superior, by id.
    pub fn roots(&self) -> impl Iterator<Item = &Organization> {
        self.iter().filter(|one| one.superior.is_none())
    }

    /// The one that an organization stands under.
    #[must_use]
    pub fn superior(&self, id: &Id) -> Option<&Organization> {
        self.get(self.get(id)?.superior.as_ref()?)
    }

    /// Those right below an organization, by id.
    pub fn subordinates(&self, id: &Id) -> impl Iterator<Item = &Organization> {
        let below = self.get(id).map(|one| one.subordinates.as_slice());
        below.unwrap_or_default().iter().filter_map(|id| self.get(id))
    }

    /// All below an organization, at any depth: each before those below it, by id.
    #[must_use]
    pub fn all_below(&self, id: &Id) -> Vec<&Organization> {
        let mut all = Vec::new();
        let mut waiting: Vec<&Id> = self.below_last_first(id).collect();
        while let Some(next) = waiting.pop() {
            all.extend(self.get(next));
            waiting.extend(self.below_last_first(next));
        }
        all
    }

    fn below_last_first(&self, id: &Id) -> impl Iterator<Item = &Id> {
        let below = self.get(id).map(|one| one.subordinates.as_slice());
        below.unwrap_or_default().iter().rev()
    }

    /// An organization, the one that it stands under, and so on to the top.
    #[must_use]
    pub fn path_to_root(&self, id: &Id) -> Vec<&Organization> {
        std::iter::successors(self.get(id), |one| self.get(one.superior.as_ref()?))
            .collect()
    }

    /// 逐级汇总 — for every organization its own tally and those of all below it together.
    ///
    /// `own` gives the tally of one organization itself, `plus` adds two tallies:
    /// `u32::checked_add`, or that of coverages. `None` where `plus` gives none.
    ///
    /// # Examples
    /// ```
    /// use grassroots::organization::{Kind, OrganizationDraft, Size, Tree};
    /// use grassroots::vocabulary::Id;
    ///
    /// let town = Id::new("chengguan")?;
    /// let village = |id: &str| {
    ///     Ok::<_, Box<dyn std::error::Error>>(
    ///         OrganizationDraft::new(Id::new(id)?, Kind::Village(Size::Branch)).under(town.clone()),
    ///     )
    /// };
    /// let tree = Tree::check(vec![
    ///     village("gucun")?,
    ///     OrganizationDraft::new(town.clone(), Kind::Township),
    ///     village("xicun")?,
    /// ])?;
    /// let members = |id: &Id| if *id == town { 12_u32 } else { 30 };
    /// let all = tree.roll_up(members, u32::checked_add).ok_or("too many")?;
    /// assert_eq!(all[&town], 72);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roll_up<T: Clone>(
        &self,
        mut own: impl FnMut(&Id) -> T,
        mut plus: impl FnMut(T, T) -> Option<T>,
    ) -> Option<BTreeMap<Id, T>> {
        let mut all: BTreeMap<Id, T> = BTreeMap::new();
        for one in self.lowest_first() {
            let mut sum = own(&one.id);
            for below in &one.subordinates {
                sum = plus(sum, all.get(below)?.clone())?;
            }
            all.insert(one.id.clone(), sum);
        }
        Some(all)
    }

    /// Every organization after all those below it.
    fn lowest_first(&self) -> Vec<&Organization> {
        let tops: Vec<&Id> = self.roots().map(|top| &top.id).collect();
        let mut all: Vec<&Organization> = Vec::with_capacity(self.len());
        for top in tops {
            all.extend(self.get(top));
            all.extend(self.all_below(top));
        }
        all.reverse();
        all
    }
}

use std::collections::{BTreeMap, BTreeSet};

use super::super::intake;
use super::super::register::township_of;
use crate::facts::Raw;
use crate::facts::rows::{Layout, Table, Tables};
use crate::organization::{Kind, Tree};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Problem, Problems, StationingDefect, text,
};

/// 邻村关系 — villages with stationed cadres, and which of them are neighbours within a
/// township, checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Neighbourhood {
    // Invariant: by id; neighbours are among the villages, both ways, and none its own.
    neighbours: BTreeMap<Id, BTreeSet<Id>>,
    townships: BTreeMap<Id, Option<Id>>,
}

/// 小组草案 — a group that was formed: its id and its villages.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct GroupDraft {
    /// The id.
    pub id: Id,
    /// Its villages.
    pub villages: Vec<Id>,
}

impl GroupDraft {
    /// A group of these villages.
    #[must_use]
    pub const fn new(id: Id, villages: Vec<Id>) -> GroupDraft {
        GroupDraft { id, villages }
    }
}

impl Neighbourhood {
    /// 最多村数 — the most villages.
    pub const MOST_VILLAGES: usize = 2_000;

    /// 核对邻村关系 — villages that are to be grouped, and pairs of neighbours, or every problem.
    ///
    /// Pairs may be given in either order and more than once; of a pair of which only one is
    /// to be grouped, or whose two stand under different townships, nothing follows.
    ///
    /// # Errors
    /// At `village[ID]`: what is not in the tree, or no village there; at `pair[ONE]`: the
    /// same of either, and a village that is its own neighbour; at `village`: more than
    /// [`Neighbourhood::MOST_VILLAGES`].
    pub fn check(
        tree: &Tree,
        villages: impl IntoIterator<Item = Id>,
        pairs: impl IntoIterator<Item = (Id, Id)>,
    ) -> Result<Neighbourhood, Problems> {
        let pairs: BTreeSet<(Id, Id)> = pairs
            .into_iter()
            .map(|(one, other)| if one <= other { (one, other) } else { (other, one) })
            .collect();
        let mut found = Found::default();
        for (one, other) in &pairs {
            let here = FieldPath::root().key("pair").element(one.as_str());
            tell_of_pair(tree, (one, other), (&here, &mut found));
        }
        Neighbourhood::made(tree, villages, pairs, found)
    }

    /// 读邻村表并核对 — the same of a table of pairs, as [`adjacent`](super::super::adjacent()) reads
    /// it, under the name by which its keeper knows it.
    ///
    /// # Errors
    /// Those of [`adjacent`](super::super::adjacent()), and those of [`Neighbourhood::check`] of
    /// rows that can be read, each at its cell.
    pub fn read<H, R>(
        name: &str,
        (tree, villages): (&Tree, impl IntoIterator<Item = Id>),
        header: H,
        rows: R,
    ) -> Result<Neighbourhood, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let mut tables = Tables::default();
        let layout = Layout::new(Ok(intake::of_neighbours()));
        let read = tables.read(name, (layout, header, rows), |row| {
            let id = row.subject();
            intake::neighbours(row).map(|pair| (id, pair))
        });
        let (read, _) = tables.once(("pair", "pairs"), read, |(id, _)| id);
        let mut found = Found::default();
        for (id, (one, other)) in &read {
            let here = FieldPath::root().key("pair").element(id.as_str());
            tell_of_pair(tree, (one, other), (&here, &mut found));
        }
        let pairs = read.into_iter().map(|(_, pair)| pair);
        let made = Neighbourhood::made(tree, villages, pairs, found);
        let (near, found) = match made {
            Ok(near) => (Some(near), Found::default()),
            Err(problems) => {
                let mut found = Found::default();
                found.extend(problems.into_vec());
                (None, found)
            }
        };
        let column = |_: &Table, key: Option<&str>, _: &Defect| {
            let columns = [intake::VILLAGE, intake::NEIGHBOUR];
            columns.into_iter().find(|column| Some(*column) == key)
        };
        let found = tables.with(found, column);
        match near.filter(|_| found.is_empty()) {
            Some(near) => Ok(near),
            None => Err(found.into_problems()),
        }
    }

    /// Villages and pairs of neighbours, of which this was found wrong.
    fn made(
        tree: &Tree,
        villages: impl IntoIterator<Item = Id>,
        pairs: impl IntoIterator<Item = (Id, Id)>,
        pairs_found: Found,
    ) -> Result<Neighbourhood, Problems> {
        let mut found = Found::default();
        let villages: BTreeSet<Id> = villages.into_iter().collect();
        if villages.len() > Neighbourhood::MOST_VILLAGES {
            let (what, number) = ("villages", villages.len());
            let at_most = Neighbourhood::MOST_VILLAGES;
            let defect = Defect::TooMany { what, found: number, at_most };
            return Err(Problems::one(Problem::new(
                FieldPath::root().key("village"),
                defect,
            )));
        }
        for village in &villages {
            let here = FieldPath::root().key("village").element(village.as_str());
            let defect = no_village(tree, village);
            found.extend(defect.map(|defect| Problem::new(here, defect)));
        }
        let township = |id: &Id| township_of(tree, id).cloned();
        let townships: BTreeMap<Id, Option<Id>> =
            villages.iter().map(|id| (id.clone(), township(id))).collect();
        let mut neighbours: BTreeMap<Id, BTreeSet<Id>> =
            villages.into_iter().map(|id| (id, BTreeSet::new())).collect();
        found.extend(pairs_found.into_all());
        for (one, other) in pairs {
            let both = townships.get(&one).zip(townships.get(&other));
            let is_one = both.is_some_and(|(own, theirs)| own.is_some() && own == theirs);
            if is_one && one != other {
                for (from, to) in [(&one, &other), (&other, &one)] {
                    neighbours.entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        found.none_or(Neighbourhood { neighbours, townships })
    }

    /// The villages, by id.
    #[must_use]
    pub fn villages(&self) -> impl ExactSizeIterator<Item = &Id> {
        self.neighbours.keys()
    }

    /// The neighbours of a village, by id.
    pub fn neighbours(&self, village: &Id) -> impl Iterator<Item = &Id> {
        self.neighbours.get(village).into_iter().flatten()
    }

    /// The township of a village that is to be grouped.
    #[must_use]
    pub fn township(&self, village: &Id) -> Option<&Id> {
        self.townships.get(village)?.as_ref()
    }

    /// 相邻 — whether villages hang together: from each one to every other over neighbours
    /// among them. One village does, none does not.
    #[must_use]
    pub fn are_connected(&self, villages: &[Id]) -> bool {
        let all: BTreeSet<&Id> = villages.iter().collect();
        let Some(first) = all.first() else { return false };
        let mut seen = BTreeSet::from([*first]);
        let mut waiting = vec![*first];
        while let Some(next) = waiting.pop() {
            for near in self.neighbours(next).filter(|id| all.contains(id)) {
                if seen.insert(near) {
                    waiting.push(near);
                }
            }
        }
        seen.len() == all.len()
    }

    /// 核对小组 — groups that were formed, by id, or every problem with them.
    ///
    /// Whether a group has the right size and whether its villages are neighbours is for the
    /// rules: see [`Neighbourhood::facts`].
    ///
    /// # Errors
    /// At `group[ID]`: an id that two have; a village that is not to be grouped, or stands in
    /// two groups.
    pub fn groups(
        &self,
        mut drafts: Vec<GroupDraft>,
    ) -> Result<Vec<GroupDraft>, Problems> {
        drafts.sort();
        let mut found = Found::default();
        let (mut ids, mut of) = (BTreeSet::new(), BTreeMap::new());
        for draft in &drafts {
            let here = FieldPath::root().key("group").element(draft.id.as_str());
            if !ids.insert(&draft.id) {
                let (what, id) = ("groups of villages", draft.id.to_string());
                found.push(Problem::new(here.clone(), Defect::Duplicate { what, id }));
            }
            for village in &draft.villages {
                if !self.neighbours.contains_key(village) {
                    let ids = self.neighbours.keys().map(Id::as_str);
                    let nearest = text::nearest(village.as_str(), ids);
                    let (what, found_id) = ("village", village.to_string());
                    let defect = Defect::Unknown { what, found: found_id, nearest };
                    found.push(Problem::new(here.key("villages"), defect));
                } else if let Some(other) = of.insert(village, &draft.id) {
                    let (village, other) = (village.clone(), other.clone());
                    let defect = StationingDefect::TwoGroups { village, other };
                    found.push(Problem::new(here.key("villages"), defect.into()));
                }
            }
        }
        found.none_or(drafts)
    }

    /// 小组的事实 — what the rules read of a group.
    #[must_use]
    pub fn facts(&self, villages: &[Id]) -> Vec<(&'static str, Raw)> {
        let number = i64::try_from(villages.len()).unwrap_or(i64::MAX);
        vec![
            ("group.villages", Raw::Integer(number)),
            ("group.neighbours", Raw::Boolean(self.are_connected(villages))),
        ]
    }
}

/// Tells what is wrong with a pair of neighbours.
fn tell_of_pair(
    tree: &Tree,
    (one, other): (&Id, &Id),
    (here, found): (&FieldPath, &mut Found),
) {
    if one == other {
        let own = StationingDefect::OwnNeighbour.into();
        found.push(Problem::new(here.clone(), own));
        return;
    }
    for (id, key) in [(one, "village"), (other, "neighbour")] {
        let defect = no_village(tree, id);
        found.extend(defect.map(|defect| Problem::new(here.key(key), defect)));
    }
}

/// Why an organization is no village; `None` where it is one.
pub(in crate::stationing) fn no_village(tree: &Tree, id: &Id) -> Option<Defect> {
    match tree.get(id).map(|one| one.kind) {
        Some(Kind::Village(_)) => None,
        Some(kind) => Some(StationingDefect::NotAVillage { found: kind.label() }.into()),
        None => {
            let nearest =
                text::nearest(id.as_str(), tree.iter().map(|one| one.id.as_str()));
            Some(Defect::Unknown { what: "organization", found: id.to_string(), nearest })
        }
    }
}

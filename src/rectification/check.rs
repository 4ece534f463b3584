//! What a register can have wrong, all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::entry::Entry;
use super::lost::Lost;
use super::one_entry::Known;
use super::one_village::{Course, issues};
use super::procedures::Procedures;
use super::register::{BackwardVillage, Register, RegisterDraft, VillageDraft};
use super::role::Assignment;
use crate::organization::{Kind, Tree};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Problem, Problems, RectificationDefect, text,
};

impl RegisterDraft {
    /// 核对台账 — the register, or every problem with it.
    ///
    /// The order of villages, assignments and entries makes no difference, neither to the
    /// register nor to the problems.
    ///
    /// # Errors
    /// At `village[ID]`:
    /// * an id that two have; one that is not in the tree, or is no village there;
    /// * a village identified outside the period; one paired with itself, with one that is not
    ///   in the tree, or with what is no village.
    ///
    /// At `assignment[ID]`: an id that two have; an organization that is not in the tree; an
    /// end before the beginning.
    ///
    /// At `entry[ID]`:
    /// * an id that two have; the same entry under another id;
    /// * a village that is not on the list; a day outside the period;
    /// * two moves of a village, or of an issue, on a day without an order, and two results on
    ///   one day; a pass without a score; a score that the scheme of acceptance cannot give, or
    ///   by which the village would not have this result, unless a step such as a veto that the
    ///   scheme has decided it; a result of what is no inspection, opinions of villagers on what
    ///   they are not asked about; a paper that the procedure does not know, or that is dated
    ///   after the day of the move;
    /// * an issue opened twice, or not at all;
    /// * a move that the procedure refuses, in its words, once the order of the moves is known;
    /// * an amount below zero, or in parts of what is counted; more people at once than
    ///   [`Register::MOST_PEOPLE`]; a visit of no day, one that reaches beyond all dates, or on a
    ///   day on which nobody has that role for the village.
    ///
    /// At `village`, `assignment` or `entry`: more than [`Register::MOST_VILLAGES`],
    /// [`Register::MOST_ASSIGNMENTS`] or [`Register::MOST_ENTRIES`].
    pub fn check(
        self,
        tree: &Tree,
        procedures: &Procedures,
    ) -> Result<Register, Problems> {
        let mut found = Found::default();
        match self.checked((tree, procedures), &Lost::default(), &mut found) {
            Some(register) => found.none_or(register),
            None => Err(found.into_problems()),
        }
    }

    /// The register of what could be read; what is wrong with it goes to `found`, but nothing
    /// that may follow from what could not.
    pub(super) fn checked(
        mut self,
        (tree, procedures): (&Tree, &Procedures),
        lost: &Lost,
        found: &mut Found,
    ) -> Option<Register> {
        if too_many(&self, found) {
            return None;
        }
        self.villages.sort();
        self.assignments.sort();
        self.entries.sort();
        let listed = villages(&self, tree, found);
        assignments(&self.assignments, tree, found);
        let known = Known::of((&self, lost), tree, procedures);
        let spoilt = entries((&known, lost), &listed, found);
        let mut of: BTreeMap<&Id, Vec<Entry>> = BTreeMap::new();
        for entry in &self.entries {
            of.entry(&entry.village).or_default().push(entry.clone());
        }
        let mut all = BTreeMap::new();
        for (id, draft) in &listed {
            let mut own = of.remove(id).unwrap_or_default();
            own.sort_by(|one, other| place(one).cmp(&place(other)));
            let rules = (procedures, self.period);
            let course = Course::of_village(draft.identified, &own, rules);
            if !spoilt.contains(&(id, None)) && !lost.spoils(id, None) {
                course.tell_refusals(procedures.village(), self.period, found);
            }
            let may_miss = |issue: &Id| lost.spoils(id, Some(issue));
            let is_spoilt =
                |issue: &Id| spoilt.contains(&(id, Some(issue))) || may_miss(issue);
            let issues = issues(&own, rules, (is_spoilt, may_miss), found);
            let history = course.history;
            let village = BackwardVillage {
                id: (*id).clone(),
                identified: draft.identified,
                pair: draft.pair.clone(),
                entries: own,
                history,
                issues,
                assignments: known.assignments(id),
            };
            all.insert((*id).clone(), village);
        }
        Some(Register {
            period: self.period,
            procedures: procedures.clone(),
            villages: all,
            assignments: self.assignments,
        })
    }
}

/// By day, order within the day, and id.
const fn place(entry: &Entry) -> (NaiveDate, Option<u32>, &Id) {
    (entry.on, entry.seq, &entry.id)
}

pub(super) fn at(list: &str, id: &Id) -> FieldPath {
    FieldPath::root().key(list).element(id.as_str())
}

/// Tells which lists are too long, and whether there are any.
fn too_many(draft: &RegisterDraft, found: &mut Found) -> bool {
    let mut is_any = false;
    let lists = [
        ("village", "villages", draft.villages.len(), Register::MOST_VILLAGES),
        (
            "assignment",
            "assignments",
            draft.assignments.len(),
            Register::MOST_ASSIGNMENTS,
        ),
        ("entry", "entries", draft.entries.len(), Register::MOST_ENTRIES),
    ];
    for (list, what, number, at_most) in lists {
        if number > at_most {
            is_any = true;
            let defect = Defect::TooMany { what, found: number, at_most };
            found.push(Problem::new(FieldPath::root().key(list), defect));
        }
    }
    is_any
}

/// Why an organization is none that can be on the list; `None` where it is a village.
pub(super) fn no_village(tree: &Tree, id: &Id) -> Option<Defect> {
    match tree.get(id).map(|one| (one.kind, one.is_part)) {
        Some((Kind::Village(_), false)) => None,
        Some((kind, is_part)) => {
            let kind = if is_part { Kind::VillagePart } else { kind };
            Some(RectificationDefect::NotAVillage { found: kind.label() }.into())
        }
        None => Some(no_organization(tree, id)),
    }
}

pub(super) fn no_organization(tree: &Tree, id: &Id) -> Defect {
    let nearest = text::nearest(id.as_str(), tree.iter().map(|one| one.id.as_str()));
    Defect::Unknown { what: "organization", found: id.to_string(), nearest }
}

/// A village that is not on the list; another one is proposed only where there is none of
/// this id.
pub(super) fn not_listed<'v>(
    tree: &Tree,
    listed: impl Iterator<Item = &'v Id>,
    village: &Id,
) -> Defect {
    let near = || text::nearest(village.as_str(), listed.map(Id::as_str));
    let nearest = if tree.get(village).is_some() { None } else { near() };
    Defect::Unknown { what: "backward village", found: village.to_string(), nearest }
}

/// The villages by id; of two with one id the first.
fn villages<'d>(
    draft: &'d RegisterDraft,
    tree: &Tree,
    found: &mut Found,
) -> BTreeMap<&'d Id, &'d VillageDraft> {
    let mut listed: BTreeMap<&Id, &VillageDraft> = BTreeMap::new();
    for village in &draft.villages {
        let here = at("village", &village.id);
        if listed.contains_key(&village.id) {
            let (what, id) = ("villages", village.id.to_string());
            found.push(Problem::new(here, Defect::Duplicate { what, id }));
            continue;
        }
        listed.insert(&village.id, village);
        if let Some(defect) = no_village(tree, &village.id) {
            found.push(Problem::new(here.clone(), defect));
        }
        if !draft.period.contains(village.identified) {
            let (day, period) = (village.identified, draft.period);
            let defect = RectificationDefect::OutsidePeriod { found: day, period };
            found.push(Problem::new(here.key("identified"), defect.into()));
        }
        let Some(pair) = &village.pair else { continue };
        let defect = if *pair == village.id {
            Some(RectificationDefect::OwnPair.into())
        } else {
            no_village(tree, pair)
        };
        found.extend(defect.map(|defect| Problem::new(here.key("pair"), defect)));
    }
    listed
}

fn assignments(list: &[Assignment], tree: &Tree, found: &mut Found) {
    let mut ids: BTreeSet<&Id> = BTreeSet::new();
    for one in list {
        let here = at("assignment", &one.id);
        if !ids.insert(&one.id) {
            let (what, id) = ("assignments", one.id.to_string());
            found.push(Problem::new(here.clone(), Defect::Duplicate { what, id }));
        }
        if tree.get(&one.organization).is_none() {
            let defect = no_organization(tree, &one.organization);
            found.push(Problem::new(here.key("organization"), defect));
        }
        if let Err(error) = crate::vocabulary::Period::new(one.from, one.until) {
            found.push(Problem::new(here.key("until"), error.into()));
        }
    }
}

/// Tells what is wrong with each entry; gives the villages and the issues whose moves cannot be
/// replayed.
fn entries<'d>(
    (known, lost): (&Known<'d>, &Lost),
    listed: &BTreeMap<&Id, &VillageDraft>,
    found: &mut Found,
) -> BTreeSet<(&'d Id, Option<&'d Id>)> {
    let (mut ids, mut same) = (BTreeSet::new(), BTreeMap::new());
    let mut spoilt = BTreeSet::new();
    for entry in &known.draft.entries {
        let here = at("entry", &entry.id);
        let twice = if ids.insert(&entry.id) {
            let other: Option<&&Id> = same.get(&entry.content());
            let same =
                |other: &&Id| RectificationDefect::SameEntry { other: (*other).clone() };
            other.map(|other| Defect::from(same(other)))
        } else {
            Some(Defect::Duplicate { what: "entries", id: entry.id.to_string() })
        };
        if let Some(defect) = twice {
            found.push(Problem::new(here, defect));
            spoilt.insert((&entry.village, entry.issue()));
            continue;
        }
        same.insert(entry.content(), &entry.id);
        let is_listed =
            listed.contains_key(&entry.village) || lost.may_list(&entry.village);
        if !is_listed {
            let listed = listed.keys().copied();
            found.report(&here.key("village"), || {
                not_listed(known.tree, listed, &entry.village)
            });
        }
        if !known.tell((entry, is_listed), found) {
            spoilt.insert((&entry.village, entry.issue()));
        }
    }
    spoilt
}

//! What a register can have wrong, all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::calendar::{WorkCalendar, each_day};
use super::posting::{DayRecord, Posting, TownshipRole, UnitVisit, VisitReport};
use super::register::{Register, RegisterDraft};
use super::state::{DayKind, DayState};
use crate::organization::{Kind, Tree};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Period, Problem, Problems, StationingDefect, Window,
    text,
};

impl RegisterDraft {
    /// 核对驻村登记 — the register, or every problem with it.
    ///
    /// # Errors
    /// All at once, the order of what was handed in makes no difference:
    /// * at `posting[ID]`: an id that two have; a village that is not in the tree, or is none
    ///   there; a term that ends before it begins, is longer than [`Register::LONGEST_TERM`], or
    ///   touches months that the calendar does not know; a cadre who is stationed twice on one
    ///   day;
    /// * at `record[ID]`: an id that two have; a posting that is not there; a day outside its
    ///   term; a day of which another record says something too; leave without an approval; a
    ///   rest on a working day;
    /// * at `visit[ID]`: an id that two have; a visit to a village in which the unit has nobody
    ///   on that day;
    /// * at `report[ID]`: an id that two have; a number of visits that differs from those on
    ///   file;
    /// * at `role[ID]`: an id that two have; a township that is none in the tree; a posting that
    ///   is not there;
    /// * more than [`Register::MOST_POSTINGS`] or [`Register::MOST_RECORDS`].
    pub fn check(mut self, tree: &Tree) -> Result<Register, Problems> {
        let mut found = Found::default();
        too_many(&self, &mut found);
        if !found.is_empty() {
            return Err(found.into_problems());
        }
        self.postings.sort();
        self.records.sort();
        self.visits.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
        self.reports.sort();
        self.roles.team_leaders.sort();
        self.roles.mentors.sort();
        let postings = postings(&self.postings, (tree, &self.calendar), &mut found);
        overlaps(&postings, &mut found);
        let days = records(&self.records, (&postings, &self.calendar), &mut found);
        visits(&self.visits, &postings, &mut found);
        reports(&self.reports, (&self.visits, &postings), &mut found);
        let roles = self.roles.team_leaders.iter().chain(&self.roles.mentors);
        township_roles(roles, (tree, &postings), &mut found);
        let postings = postings.into_iter().map(|(id, one)| (id.clone(), one.clone()));
        found.none_or(Register {
            postings: postings.collect(),
            calendar: self.calendar,
            days,
            visits: self.visits,
            roles: self.roles,
        })
    }
}

fn at(list: &str, id: &Id) -> FieldPath {
    FieldPath::root().key(list).element(id.as_str())
}

fn too_many(draft: &RegisterDraft, found: &mut Found) {
    let most = Register::MOST_RECORDS;
    let lists = [
        ("posting", "postings", draft.postings.len(), Register::MOST_POSTINGS),
        ("record", "records of days", draft.records.len(), most),
        ("visit", "visits", draft.visits.len(), most),
        ("report", "reports of visits", draft.reports.len(), most),
    ];
    for (list, what, number, at_most) in lists {
        if number > at_most {
            let defect = Defect::TooMany { what, found: number, at_most };
            found.push(Problem::new(FieldPath::root().key(list), defect));
        }
    }
}

fn is_twice<'d>(
    ids: &mut BTreeSet<&'d Id>,
    (what, id): (&'static str, &'d Id),
    (here, found): (&FieldPath, &mut Found),
) -> bool {
    let is_new = ids.insert(id);
    if !is_new {
        let defect = Defect::Duplicate { what, id: id.to_string() };
        found.push(Problem::new(here.clone(), defect));
    }
    !is_new
}

type Postings<'d> = BTreeMap<&'d Id, &'d Posting>;

/// The postings by id; of two with one id the first.
fn postings<'d>(
    list: &'d [Posting],
    (tree, calendar): (&Tree, &WorkCalendar),
    found: &mut Found,
) -> Postings<'d> {
    let (mut ids, mut all) = (BTreeSet::new(), BTreeMap::new());
    for one in list {
        let here = at("posting", &one.id);
        if is_twice(&mut ids, ("postings", &one.id), (&here, found)) {
            continue;
        }
        all.insert(&one.id, one);
        if let Some(defect) = super::groups::no_village(tree, &one.village) {
            found.push(Problem::new(here.key("village"), defect));
        }
        match Period::new(one.from, one.last.succ_opt()) {
            Err(error) => found.push(Problem::new(here.key("last"), error.into())),
            Ok(_) => {
                let length = one.last.signed_duration_since(one.from).num_days();
                let defect = if length >= Register::LONGEST_TERM {
                    Some(too_long(length))
                } else {
                    unknown_month(one, calendar)
                };
                found.extend(defect.map(|defect| Problem::new(here.key("last"), defect)));
            }
        }
    }
    all
}

fn too_long(length: i64) -> Defect {
    let days = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    Defect::TooMany {
        what: "days of a term",
        found: days(length.saturating_add(1)),
        at_most: days(Register::LONGEST_TERM),
    }
}

/// The first day of the months that a term touches of which the calendar knows nothing.
fn unknown_month(one: &Posting, calendar: &WorkCalendar) -> Option<Defect> {
    let month = Window::Month;
    let first = month.first_day(month.index(one.from))?;
    let last = month.first_day(month.index(one.last).checked_add(1)?)?.pred_opt()?;
    let on = each_day(first, last).find(|day| calendar.kind(*day).is_none())?;
    Some(StationingDefect::NotInCalendar { on, known: calendar.known() }.into())
}

/// Tells of cadres who are stationed twice on one day.
fn overlaps(postings: &Postings<'_>, found: &mut Found) {
    let mut of: BTreeMap<&Id, Vec<&Posting>> = BTreeMap::new();
    for one in postings.values().filter(|one| one.from <= one.last) {
        let own = of.entry(&one.cadre).or_default();
        let clash =
            own.iter().find(|other| other.from <= one.last && one.from <= other.last);
        if let Some(other) = clash {
            let (on, other) = (one.from.max(other.from), other.id.clone());
            let defect = StationingDefect::TermsOverlap { other, on };
            found.push(Problem::new(at("posting", &one.id), defect.into()));
        }
        own.push(one);
    }
}

fn no_posting(postings: &Postings<'_>, id: &Id) -> Defect {
    let nearest = text::nearest(id.as_str(), postings.keys().map(|id| id.as_str()));
    Defect::Unknown { what: "posting", found: id.to_string(), nearest }
}

type Days = BTreeMap<Id, BTreeMap<NaiveDate, DayState>>;

/// The state of each day, with what is wrong with the records.
fn records(
    list: &[DayRecord],
    (postings, calendar): (&Postings<'_>, &WorkCalendar),
    found: &mut Found,
) -> Days {
    let (mut ids, mut days) = (BTreeSet::new(), Days::new());
    let mut by: BTreeMap<(&Id, NaiveDate), &DayRecord> = BTreeMap::new();
    for one in list {
        let here = at("record", &one.id);
        if is_twice(&mut ids, ("records of days", &one.id), (&here, found)) {
            continue;
        }
        let Some(posting) = postings.get(&one.posting) else {
            let defect = no_posting(postings, &one.posting);
            found.push(Problem::new(here.key("posting"), defect));
            continue;
        };
        let mut defects = Vec::new();
        if one.from < posting.from || one.last > posting.last || one.from > one.last {
            defects.push(outside(one, posting));
        } else {
            defects.extend(no_rest(one, calendar));
            let clash = each_day(one.from, one.last)
                .find_map(|day| Some((day, *by.get(&(&one.posting, day))?)));
            defects.extend(clash.map(|(on, other)| StationingDefect::TwoStates {
                other: other.id.clone(),
                on,
                state: one.state.label(),
                other_state: other.state.label(),
            }));
            let own = days.entry(one.posting.clone()).or_default();
            for day in each_day(one.from, one.last) {
                by.entry((&one.posting, day)).or_insert(one);
                own.entry(day).or_insert(one.state);
            }
        }
        let is_approved =
            one.approved_by.as_ref().is_some_and(|by| !by.trim().is_empty());
        if matches!(one.state, DayState::OnLeave(_)) && !is_approved {
            let (from, last) = (one.from, one.last);
            defects.push(StationingDefect::LeaveWithoutApproval { from, last });
        }
        found.extend(
            defects.into_iter().map(|one| Problem::new(here.clone(), one.into())),
        );
    }
    days
}

fn outside(one: &DayRecord, posting: &Posting) -> StationingDefect {
    // A record that ends before it begins is about its first day.
    let on = if one.from < posting.from || one.from > posting.last {
        one.from
    } else {
        posting.last.succ_opt().unwrap_or(posting.last).min(one.last)
    };
    let (from, last) = (posting.from, posting.last);
    StationingDefect::OutsideTerm { posting: posting.id.clone(), on, from, last }
}

fn no_rest(one: &DayRecord, calendar: &WorkCalendar) -> Option<StationingDefect> {
    if one.state != DayState::AtRest {
        return None;
    }
    let is_worked = |day: &NaiveDate| calendar.kind(*day) == Some(DayKind::Working);
    let on = each_day(one.from, one.last).find(is_worked)?;
    Some(StationingDefect::RestOnWorkingDay { on })
}

fn visits(list: &[UnitVisit], postings: &Postings<'_>, found: &mut Found) {
    let mut ids = BTreeSet::new();
    for one in list {
        let here = at("visit", &one.id);
        if is_twice(&mut ids, ("visits", &one.id), (&here, found)) {
            continue;
        }
        let has = |posting: &&Posting| {
            posting.unit == one.unit
                && posting.village == one.village
                && posting.holds_on(one.on)
        };
        if !postings.values().copied().any(|posting| has(&posting)) {
            let (unit, village, on) = (one.unit.clone(), one.village.clone(), one.on);
            let defect = StationingDefect::NobodyVisited { unit, village, on };
            found.push(Problem::new(here, defect.into()));
        }
    }
}

fn reports(
    list: &[VisitReport],
    (visits, postings): (&[UnitVisit], &Postings<'_>),
    found: &mut Found,
) {
    let mut ids = BTreeSet::new();
    let half = Window::HalfYear;
    for one in list {
        let here = at("report", &one.id);
        if is_twice(&mut ids, ("reports of visits", &one.id), (&here, found)) {
            continue;
        }
        if !postings.values().any(|posting| posting.unit == one.unit) {
            let units = postings.values().map(|posting| posting.unit.as_str());
            let nearest = text::nearest(one.unit.as_str(), units);
            let (what, unit) = ("unit", one.unit.to_string());
            let defect = Defect::Unknown { what, found: unit, nearest };
            found.push(Problem::new(here.key("unit"), defect));
            continue;
        }
        let index = half.index(one.in_half_year_of);
        let on_file = visits.iter().filter(|visit| {
            visit.unit == one.unit && visit.by == one.by && half.index(visit.on) == index
        });
        let recorded = u32::try_from(on_file.count()).unwrap_or(u32::MAX);
        if recorded != one.times {
            let (half_year, reported) = (half.written(index), one.times);
            let defect = StationingDefect::VisitsDiffer { half_year, reported, recorded };
            found.push(Problem::new(here, defect.into()));
        }
    }
}

fn township_roles<'d>(
    list: impl Iterator<Item = &'d TownshipRole>,
    (tree, postings): (&Tree, &Postings<'_>),
    found: &mut Found,
) {
    let mut ids = BTreeSet::new();
    for one in list {
        let here = at("role", &one.id);
        if is_twice(&mut ids, ("roles", &one.id), (&here, found)) {
            continue;
        }
        let is_township = |kind: Kind| matches!(kind, Kind::Township | Kind::Street);
        if !tree.get(&one.township).is_some_and(|found| is_township(found.kind)) {
            let townships = tree.iter().filter(|one| is_township(one.kind));
            let nearest = text::nearest(
                one.township.as_str(),
                townships.map(|township| township.id.as_str()),
            );
            let (what, township) = ("township", one.township.to_string());
            let defect = Defect::Unknown { what, found: township, nearest };
            found.push(Problem::new(here.key("township"), defect));
        }
        if let Some(posting) =
            one.mentors.as_ref().filter(|id| !postings.contains_key(id))
        {
            let defect = no_posting(postings, posting);
            found.push(Problem::new(here.key("mentors"), defect));
        }
    }
}

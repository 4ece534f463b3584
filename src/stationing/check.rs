//! What a register can have wrong, all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::calendar::{WorkCalendar, each_day};
use super::intake::TownshipRoles;
use super::posting::{DayRecord, Posting, TownshipRole, UnitVisit, VisitReport, Visitor};
use super::register::{Register, RegisterDraft, township_of};
use super::state::{DayKind, DayState};
use crate::organization::{Kind, Tree};
use crate::vocabulary::{
    CellDefect, Defect, FieldPath, Found, Id, Period, Problem, Problems,
    StationingDefect, Window, text,
};

impl RegisterDraft {
    /// 核对驻村登记 — the register, or every problem with it.
    ///
    /// # Errors
    /// All at once, the order of what was handed in makes no difference; of what
    /// [`RegisterTables`](super::RegisterTables) read, at the cell of the table that says it:
    /// * at `posting[ID]`: an id that two have; a village that is not in the tree, or is none
    ///   there; a unit that is not on the [list](RegisterDraft::with_units), where there is one;
    ///   a term that ends before it begins, or is longer than [`Register::LONGEST_TERM`]; a
    ///   cadre who is stationed twice on one day, or has more than [`Register::MOST_TERMS`];
    /// * at `record[ID]`: an id that two have; a posting that is not there; a day outside its
    ///   term; a day of which another record says something too; leave without an approval; a
    ///   rest on a working day;
    /// * at `visit[ID]`: an id that two have; a visit to a village in which the unit has nobody
    ///   on that day, or that is on file already; more than [`Register::MOST_VISITS`] of one
    ///   leader of a unit;
    /// * at `report[ID]`: an id that two have; a unit that has nobody anywhere; where visits are
    ///   on file, a number of visits that differs from theirs, whichever of those that are wrong
    ///   count once they are corrected;
    /// * at `role[ID]`: an id that two have; the same role of the same person on one day; a
    ///   township that is none in the tree; a posting that is not there, or to a village of
    ///   another township;
    /// * more than [`Register::MOST_POSTINGS`] or [`Register::MOST_RECORDS`].
    ///
    /// Terms may go beyond what the calendar knows: what hangs on days of which it knows nothing
    /// is said to be unknown where it is asked.
    pub fn check(mut self, tree: &Tree) -> Result<Register, Problems> {
        let mut found = Found::default();
        too_many(&self, &mut found);
        if !found.is_empty() {
            return Err(found.into_problems());
        }
        self.postings.sort();
        self.records.sort();
        if let Some(visits) = &mut self.visits {
            visits.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
        }
        self.reports.sort();
        if let Some(roles) = &mut self.roles {
            roles.team_leaders.sort();
            roles.mentors.sort();
        }
        let units: Option<BTreeSet<Id>> = self.units.map(|all| all.into_iter().collect());
        let postings = postings(&self.postings, (tree, units.as_ref()), &mut found);
        overlaps(&postings, &mut found);
        let days = records(&self.records, (&postings, &self.calendar), &mut found);
        let list = self.visits.as_deref().unwrap_or_default();
        let on_file = visits(list, &postings, &mut found);
        let on_file = self.visits.is_some().then_some(on_file);
        reports(&self.reports, (on_file, &postings), &mut found);
        let roles = self.roles.iter().flat_map(TownshipRoles::all);
        township_roles(roles, (tree, &postings), &mut found);
        let is_village = |kind: Kind| matches!(kind, Kind::Village(_));
        let villages = tree.iter().filter(|one| is_village(one.kind));
        let villages = villages.map(|one| one.id.clone()).collect();
        let known = known(&self.calendar, &postings);
        let postings = postings.into_iter().map(|(id, one)| (id.clone(), one.clone()));
        let postings = postings.collect();
        found.none_or(Register {
            postings,
            calendar: self.calendar,
            days,
            visits: self.visits,
            roles: self.roles,
            units: units.unwrap_or_default(),
            villages,
            known,
        })
    }
}

/// The days of the calendar and those of any term, what overlaps or meets taken together.
fn known(calendar: &WorkCalendar, postings: &Postings<'_>) -> Vec<Period> {
    let mut all: Vec<Period> = postings.values().filter_map(|one| one.term()).collect();
    all.push(calendar.known());
    all.sort_by_key(Period::from);
    let mut known: Vec<Period> = Vec::new();
    for one in all {
        let meets = |last: &&mut Period| last.until().is_none_or(|it| one.from() <= it);
        match known.last_mut().filter(meets) {
            Some(last) => {
                let until = last.until().zip(one.until()).map(|(it, own)| it.max(own));
                *last = Period::new(last.from(), until).unwrap_or(*last);
            }
            None => known.push(one),
        }
    }
    known
}

/// The place of an element.
fn at(list: &str, id: &Id) -> FieldPath {
    FieldPath::root().key(list).element(id.as_str())
}

fn too_many(draft: &RegisterDraft, found: &mut Found) {
    let most = Register::MOST_RECORDS;
    let lists = [
        ("posting", "postings", draft.postings.len(), Register::MOST_POSTINGS),
        ("record", "records of days", draft.records.len(), most),
        ("visit", "visits", draft.visits.as_ref().map_or(0, Vec::len), most),
        ("report", "reports of visits", draft.reports.len(), most),
        ("role", "roles", draft.roles.iter().flat_map(TownshipRoles::all).count(), most),
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
    (tree, units): (&Tree, Option<&BTreeSet<Id>>),
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
        if let Some(units) = units.filter(|units| !units.contains(&one.unit)) {
            let units = units.iter().map(Id::as_str);
            let defect = no_unit(&one.unit, units);
            found.push(Problem::new(here.key("unit"), defect));
        }
        let length = one.last.signed_duration_since(one.from).num_days();
        let defect = if length < 0 {
            let (last, from, column) = (one.last, one.from, "from".to_owned());
            Some(CellDefect::Backwards { last, column, from }.into())
        } else {
            is_too_long(one).then(|| too_long(length))
        };
        found.extend(defect.map(|defect| Problem::new(here.key("last"), defect)));
    }
    all
}

fn no_unit<'u>(unit: &Id, known: impl Iterator<Item = &'u str>) -> Defect {
    let nearest = text::nearest(unit.as_str(), known);
    Defect::Unknown { what: "unit", found: unit.to_string(), nearest }
}

fn is_too_long(one: &Posting) -> bool {
    one.last.signed_duration_since(one.from).num_days() >= Register::LONGEST_TERM
}

fn too_long(length: i64) -> Defect {
    let days = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    Defect::TooMany {
        what: "days of a term",
        found: days(length.saturating_add(1)),
        at_most: days(Register::LONGEST_TERM),
    }
}

/// Tells of cadres who are stationed twice on one day.
fn overlaps(postings: &Postings<'_>, found: &mut Found) {
    let mut of: BTreeMap<&Id, Vec<&Posting>> = BTreeMap::new();
    for one in postings.values().filter(|one| one.from <= one.last) {
        let own = of.entry(&one.cadre).or_default();
        let terms = own.len().saturating_add(1);
        if terms > Register::MOST_TERMS {
            let (what, at_most) = ("terms of one cadre", Register::MOST_TERMS);
            let here = at("posting", &one.id).key("cadre");
            let defect = Defect::TooMany { what, found: terms, at_most };
            found.push(Problem::new(here, defect));
        }
        let clash =
            own.iter().find(|other| other.from <= one.last && one.from <= other.last);
        if let Some(other) = clash {
            let (on, other) = (one.from.max(other.from), other.id.clone());
            let defect = StationingDefect::TermsOverlap { other, on };
            let here = at("posting", &one.id);
            found.push(Problem::new(here, defect.into()));
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
        } else if !is_too_long(posting) {
            // Days are laid out one by one: not those of a term that is refused anyway.
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

/// How many visits of one half-year are on file.
#[derive(Clone, Copy, Default)]
struct OnFile {
    /// Those that are right.
    times: u32,
    /// Those that are wrong and may count once they are corrected.
    may_be: u32,
}

/// Visits by unit, leader and half-year.
type VisitsOnFile<'d> = BTreeMap<(&'d Id, Visitor, i32), OnFile>;

fn visits<'d>(
    list: &'d [UnitVisit],
    postings: &Postings<'_>,
    found: &mut Found,
) -> VisitsOnFile<'d> {
    let (mut ids, mut on_file) = (BTreeSet::new(), VisitsOnFile::new());
    let mut of: BTreeMap<(&Id, &Id), Vec<&Posting>> = BTreeMap::new();
    for posting in postings.values() {
        of.entry((&posting.unit, &posting.village)).or_default().push(posting);
    }
    let mut seen: BTreeMap<(&Id, &Id, NaiveDate, Visitor), &Id> = BTreeMap::new();
    let mut number: BTreeMap<(&Id, Visitor), usize> = BTreeMap::new();
    for one in list {
        let here = at("visit", &one.id);
        let half_year = (&one.unit, one.by, Window::HalfYear.index(one.on));
        let times: &mut OnFile = on_file.entry(half_year).or_default();
        if is_twice(&mut ids, ("visits", &one.id), (&here, found)) {
            times.may_be = times.may_be.saturating_add(1);
            continue;
        }
        let own = of.get(&(&one.unit, &one.village));
        let is_there =
            own.is_some_and(|own| own.iter().any(|posting| posting.holds_on(one.on)));
        if !is_there {
            let (unit, village, on) = (one.unit.clone(), one.village.clone(), one.on);
            let defect = StationingDefect::NobodyVisited { unit, village, on };
            found.push(Problem::new(here.clone(), defect.into()));
        }
        let same = (&one.unit, &one.village, one.on, one.by);
        match seen.get(&same) {
            Some(other) => {
                let defect = StationingDefect::VisitTwice { other: Id::clone(other) };
                found.push(Problem::new(here.clone(), defect.into()));
            }
            None => {
                let count = if is_there { &mut times.times } else { &mut times.may_be };
                *count = count.saturating_add(1);
                seen.insert(same, &one.id);
                let visits = number.entry((&one.unit, one.by)).or_default();
                *visits = visits.saturating_add(1);
                if *visits > Register::MOST_VISITS {
                    let (what, found_now) = ("visits of one leader of a unit", *visits);
                    let at_most = Register::MOST_VISITS;
                    let defect = Defect::TooMany { what, found: found_now, at_most };
                    found.push(Problem::new(here.key("unit"), defect));
                }
            }
        }
    }
    on_file
}

fn reports(
    list: &[VisitReport],
    (on_file, postings): (Option<VisitsOnFile<'_>>, &Postings<'_>),
    found: &mut Found,
) {
    let mut ids = BTreeSet::new();
    let half = Window::HalfYear;
    let units: BTreeSet<&Id> = postings.values().map(|posting| &posting.unit).collect();
    for one in list {
        let here = at("report", &one.id);
        if is_twice(&mut ids, ("reports of visits", &one.id), (&here, found)) {
            continue;
        }
        if !units.contains(&one.unit) {
            let defect = no_unit(&one.unit, units.iter().map(|unit| unit.as_str()));
            found.push(Problem::new(here.key("unit"), defect));
            continue;
        }
        let index = half.index(one.in_half_year_of);
        let Some(on_file) = &on_file else { continue };
        let visits = on_file.get(&(&one.unit, one.by, index)).copied();
        let OnFile { times: recorded, may_be } = visits.unwrap_or_default();
        if !(recorded..=recorded.saturating_add(may_be)).contains(&one.times) {
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
    let (mut ids, mut seen) = (BTreeSet::new(), BTreeMap::new());
    for one in list {
        let here = at("role", &one.id);
        if is_twice(&mut ids, ("roles", &one.id), (&here, found)) {
            continue;
        }
        let own: &mut Vec<&TownshipRole> =
            seen.entry((&one.township, &one.person, &one.mentors)).or_default();
        if let Some(other) = own.iter().find(|other| other.overlaps(one)) {
            let (on, other) = (one.first_day_with(other), other.id.clone());
            let defect = StationingDefect::RoleTwice { other, on };
            found.push(Problem::new(here.clone(), defect.into()));
        }
        own.push(one);
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
        let Some(id) = &one.mentors else { continue };
        let here = here.key("mentors");
        let Some(posting) = postings.get(id) else {
            found.push(Problem::new(here, no_posting(postings, id)));
            continue;
        };
        let own = township_of(tree, &posting.village);
        if tree.get(&one.township).is_some()
            && own.is_some_and(|own| *own != one.township)
        {
            let (posting, township) = (id.clone(), one.township.clone());
            let defect = StationingDefect::MentorsElsewhere { posting, township };
            found.push(Problem::new(here, defect.into()));
        }
    }
}

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::posting::{Posting, Visitor};
use super::register::Register;
#[cfg(doc)]
use super::register::RegisterDraft;
use crate::facts::{Raw, Sheet};
use crate::organization::{Kind, Tree};
use crate::vocabulary::{Id, Period, Problems, Script, Window};

/// 半年调研情况 — one half-year of a unit, and how often a leader came.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct HalfYear {
    /// 半年度 — as documents write it: `2015-H1`.
    pub half_year: String,
    /// Its first day in the term.
    pub from: NaiveDate,
    /// Its last day in the term.
    pub last: NaiveDate,
    /// Whether only a part of it lies in the term: days of it on which nobody is there between
    /// two postings make it no part.
    pub is_part: bool,
    /// 调研日期 — the days of the visits, by day.
    pub visits: Vec<NaiveDate>,
}

impl HalfYear {
    /// What it is called: `2015年下半年`; in English as documents write it.
    #[must_use]
    pub fn name(&self, script: Script) -> String {
        let half = Window::HalfYear;
        match script {
            Script::Hans | Script::Hant => half.in_words(half.index(self.from), script),
            Script::En => self.half_year.clone(),
        }
    }
}

/// 选派人数的计算 — how a county counts whom a unit has sent against its quota, where one cadre
/// replaces another.
///
/// There is no default: [`Sent::of`] reads it from a sheet on which the county's choices are
/// stated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sent {
    /// 先后选派的人数 — everybody who was in a village on any day of the period, whoever replaces
    /// somebody too.
    InTurn,
    /// 同时在村最多的人数 — the most who were in villages on one and the same day.
    AtOnce,
    /// 期末在村的人数 — who is in a village on the last day of the period.
    AtTheEnd,
}

impl Sent {
    /// All three with the word by which the fact `county.sent_counted` names them.
    pub const ALL: [(&'static str, Sent); 3] = [
        ("in_turn", Sent::InTurn),
        ("at_once", Sent::AtOnce),
        ("at_the_end", Sent::AtTheEnd),
    ];

    /// What a sheet says of it; `None` where the county has not chosen.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Option<Sent> {
        let word = sheet.choice("county.sent_counted")?.id.as_str();
        Sent::ALL.into_iter().find(|(known, _)| *known == word).map(|(_, one)| one)
    }

    /// How many these postings of one unit are; of a period without an end, its last day is
    /// that of the last term.
    fn count(self, own: &[&Posting], period: Period) -> usize {
        let on = |day: NaiveDate| own.iter().filter(|one| one.holds_on(day)).count();
        match self {
            Sent::InTurn => {
                let cadres: BTreeSet<&Id> = own.iter().map(|one| &one.cadre).collect();
                cadres.len()
            }
            Sent::AtOnce => {
                let first = |one: &&Posting| one.from.max(period.from());
                own.iter().map(first).map(on).max().unwrap_or(0)
            }
            Sent::AtTheEnd => {
                let last = own.iter().map(|one| one.last).max();
                period.last().or(last).map_or(0, on)
            }
        }
    }
}

type Fact = (&'static str, Raw);

impl Register {
    /// 派出单位 — the units that have a cadre in a village in a period, by id.
    #[must_use]
    pub fn units(&self, period: Period) -> Vec<&Id> {
        let mut units: Vec<&Id> = self.overlapping(period).map(|one| &one.unit).collect();
        units.sort();
        units.dedup();
        units
    }

    /// 驻村干部 — the cadres who are in a village on a day of a period, each once, by id.
    #[must_use]
    pub fn cadres(&self, period: Period) -> Vec<&Id> {
        let all: BTreeSet<&Id> = self.overlapping(period).map(|one| &one.cadre).collect();
        all.into_iter().collect()
    }

    pub(super) fn overlapping(&self, period: Period) -> impl Iterator<Item = &Posting> {
        let is_in =
            move |one: &&Posting| one.term().is_some_and(|term| term.overlaps(&period));
        self.postings.values().filter(is_in)
    }

    /// 驻村期间 — from the first to the last day of a period on which a unit has a cadre in a
    /// village; `None` where it has none.
    #[must_use]
    pub fn term_of_unit(&self, unit: &Id, period: Period) -> Option<Period> {
        let own = || self.overlapping(period).filter(|one| one.unit == *unit);
        let from = own().map(|one| one.from).min()?.max(period.from());
        let last = own().map(|one| one.last).max()?;
        let last = period.last().map_or(last, |end| last.min(end));
        Period::new(from, last.succ_opt()).ok()
    }

    /// 半年调研情况 — the half-years of the calendar in the term of a unit in which it has somebody
    /// in a village, in order, with the visits of one of its leaders.
    ///
    /// A half-year without a visit stands there with none.
    #[must_use]
    pub fn half_years(
        &self,
        unit: &Id,
        (by, period): (Visitor, Period),
    ) -> Vec<HalfYear> {
        let Some(term) = self.term_of_unit(unit, period) else { return Vec::new() };
        let (from, last) = (term.from(), term.last().unwrap_or_else(|| term.from()));
        let half = Window::HalfYear;
        let mut all = Vec::new();
        for index in half.index(from)..=half.index(last) {
            let next = index.checked_add(1).and_then(|next| half.first_day(next));
            let bounds = half.first_day(index).zip(next.and_then(|next| next.pred_opt()));
            let Some((first, end)) = bounds else { continue };
            if !self.has_somebody(unit, (first.max(from), end.min(last))) {
                continue;
            }
            let own = self.visits_of(unit).filter(|one| one.by == by);
            let visits = own.map(|one| one.on).filter(|on| (first..=end).contains(on));
            all.push(HalfYear {
                half_year: half.written(index),
                from: first.max(from),
                last: end.min(last),
                is_part: first < from || end > last,
                visits: visits.filter(|on| term.contains(*on)).collect(),
            });
        }
        all
    }

    /// Whether a unit has a cadre in a village on some day from one to another.
    fn has_somebody(&self, unit: &Id, (from, last): (NaiveDate, NaiveDate)) -> bool {
        let mut own = self.postings.values().filter(|one| one.unit == *unit);
        own.any(|one| one.from <= last && from <= one.last)
    }

    /// Whether a unit has a cadre in a village in every half-year of its term.
    fn is_there_throughout(&self, unit: &Id, period: Period) -> bool {
        let Some(term) = self.term_of_unit(unit, period) else { return true };
        let last = term.last().unwrap_or_else(|| term.from());
        let half = Window::HalfYear;
        let number = (half.index(term.from())..=half.index(last)).count();
        self.half_years(unit, (Visitor::Deputy, period)).len() == number
    }

    /// 单位的事实 — what the register knows of a unit in a period, for a
    /// [sheet](crate::facts::Sheet::with) about its [term](Register::term_of_unit): how many
    /// cadres it has sent, as the county counts them, and the visits of its leaders.
    ///
    /// The quota is for whoever set it to state. What the register does not know is left out:
    /// everything of a unit that has nobody in a village in the period, unless it is on the
    /// [list](RegisterDraft::with_units) or has had somebody, and the register
    /// [knows](Register::known) the whole period; how many it sent while the county has not
    /// said how that is counted; visits while no list of them was handed in; and those of the
    /// deputy, which are asked of each half-year of the term, where there is one between two
    /// postings in which the unit has nobody: who asks about each of the two terms by itself
    /// is told.
    #[must_use]
    pub fn unit_facts(
        &self,
        unit: &Id,
        (period, counted): (Period, Option<Sent>),
    ) -> Vec<Fact> {
        let own: Vec<&Posting> =
            self.overlapping(period).filter(|one| one.unit == *unit).collect();
        let is_known = self.units.contains(unit)
            || self.postings.values().any(|posting| posting.unit == *unit);
        if own.is_empty() && !(is_known && self.knows_all(period)) {
            return Vec::new();
        }
        let sent = counted.map(|counted| counted.count(&own, period));
        let mut facts: Vec<Fact> =
            sent.map(|sent| ("unit.sent", integer(sent))).into_iter().collect();
        let visits = |by: Visitor| {
            let own = self.visits_of(unit).filter(|one| one.by == by);
            Raw::List(own.map(|one| event(one.on, "visit")).collect())
        };
        if self.visits.is_some() {
            facts.push(("unit.principal_visits", visits(Visitor::Principal)));
            if self.is_there_throughout(unit, period) {
                facts.push(("unit.deputy_visits", visits(Visitor::Deputy)));
            }
        }
        let whole = self.half_years(unit, (Visitor::Deputy, period)).into_iter();
        facts.push((
            "unit.whole_half_years",
            integer(whole.filter(|it| !it.is_part).count()),
        ));
        facts
    }

    /// 单位表 — a sheet about a unit with [what the register knows](Register::unit_facts) of it,
    /// about its [term](Register::term_of_unit) in a period: `base` has whatever else is known
    /// of the unit and what the county has chosen. Of a unit that has nobody in a village it
    /// is about the whole period.
    ///
    /// # Errors
    /// What [`Sheet::with`] refuses: facts that the dictionary does not have, or of which `base`
    /// says something else.
    pub fn unit_sheet(
        &self,
        base: &Sheet,
        unit: &Id,
        period: Period,
    ) -> Result<Sheet, Problems> {
        let term = self.term_of_unit(unit, period).unwrap_or(period);
        let facts = self.unit_facts(unit, (period, Sent::of(base)));
        base.clone().of(unit.clone(), term).with(facts)
    }

    /// 村的事实 — how many cadres are stationed in a village on a day; nothing of what is no
    /// village, and of a day of which the register [knows](Register::known) nothing.
    #[must_use]
    pub fn village_facts(&self, village: &Id, day: NaiveDate) -> Vec<Fact> {
        if !self.villages.contains(village) || !self.knows(day) {
            return Vec::new();
        }
        vec![("village.stationed", integer(self.stationed_in(village, day).count()))]
    }

    /// 乡镇的事实 — how many team leaders a township has on a day, and whether they are cadres who
    /// are stationed in it then; nothing of what is no township, of a day of which the register
    /// [knows](Register::known) nothing, and while no list of them was handed in.
    #[must_use]
    pub fn township_facts(
        &self,
        tree: &Tree,
        township: &Id,
        day: NaiveDate,
    ) -> Vec<Fact> {
        let kind = tree.get(township).map(|one| one.kind);
        let is_township = matches!(kind, Some(Kind::Township | Kind::Street));
        if !is_township || self.roles.is_none() || !self.knows(day) {
            return Vec::new();
        }
        let stationed = self.stationed_under(tree, township, day);
        let is_stationed =
            |person: &Id| stationed.iter().any(|posting| posting.cadre == *person);
        let leaders = self.team_leaders(township).filter(|one| one.holds_on(day));
        let leaders: BTreeSet<&Id> = leaders.map(|one| &one.person).collect();
        let all = leaders.iter().all(|person| is_stationed(person));
        vec![
            ("township.team_leaders", integer(leaders.len())),
            ("township.leader_stationed", Raw::Boolean(!leaders.is_empty() && all)),
        ]
    }

    /// 帮带领导 — the leaders of a township of whom it is on file, by a row that holds on a day,
    /// whether and whom they mentor, by id.
    #[must_use]
    pub fn mentors(&self, township: &Id, day: NaiveDate) -> Vec<&Id> {
        let own = self.roles.iter().flat_map(|roles| &roles.mentors);
        let own = own.filter(|one| one.township == *township && one.holds_on(day));
        let mut mentors: Vec<&Id> = own.map(|one| &one.person).collect();
        mentors.sort();
        mentors.dedup();
        mentors
    }

    /// 帮带的事实 — how many cadres who are stationed on a day a leader of a township mentors;
    /// nothing of whom it is not on file, by a row that holds on that day, whether and whom they
    /// mentor: who has handed over, or begins later, is not asked.
    #[must_use]
    pub fn mentor_facts(
        &self,
        (township, leader): (&Id, &Id),
        day: NaiveDate,
    ) -> Vec<Fact> {
        let own = self.roles.iter().flat_map(|roles| &roles.mentors);
        let mut own = own
            .filter(|one| one.township == *township && one.person == *leader)
            .filter(|one| one.holds_on(day))
            .peekable();
        if own.peek().is_none() || !self.knows(day) {
            return Vec::new();
        }
        let mentored: BTreeSet<&Id> = own
            .filter_map(|one| self.posting(one.mentors.as_ref()?))
            .filter(|posting| posting.holds_on(day))
            .map(|posting| &posting.cadre)
            .collect();
        vec![("leader.mentored", integer(mentored.len()))]
    }

    /// 驻村经历 — the terms of a cadre in villages that have begun by a day, for the rules about a
    /// term and about what comes after; and that there is experience, where one began before
    /// that day.
    ///
    /// Of who has not been stationed by then nothing is said: the register does not know of
    /// other years. Who knows that there was nothing before states it.
    #[must_use]
    pub fn cadre_facts(&self, cadre: &Id, day: NaiveDate) -> Vec<Fact> {
        let own = self.postings.values().filter(|one| one.cadre == *cadre);
        let own = own.filter(|one| one.from <= day);
        let mut terms: Vec<(NaiveDate, NaiveDate)> =
            own.map(|one| (one.from, one.last)).collect();
        terms.sort_unstable();
        let spell = |(from, last): &(NaiveDate, NaiveDate)| {
            let day =
                |key: &str, on: NaiveDate| (key.to_owned(), Raw::Text(on.to_string()));
            let until = last.succ_opt().unwrap_or(*last);
            Raw::Table(vec![day("from", *from), day("until", until)])
        };
        let mut facts: Vec<Fact> = Vec::new();
        if !terms.is_empty() {
            facts.push(("posting.terms", Raw::List(terms.iter().map(spell).collect())));
        }
        if terms.iter().any(|(from, _)| *from < day) {
            facts.push(("person.stationed_before", Raw::Boolean(true)));
        }
        facts
    }
}

fn integer(number: usize) -> Raw {
    Raw::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn event(on: NaiveDate, kind: &str) -> Raw {
    let on = ("on".to_owned(), Raw::Text(on.to_string()));
    Raw::Table(vec![on, ("kind".to_owned(), Raw::text(kind))])
}

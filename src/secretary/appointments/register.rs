use std::sync::Arc;

use chrono::NaiveDate;

use super::offices::Offices;
use crate::consequence::{Decided, History, Said, Stands, standing};
use crate::facts::Raw;
use crate::secretary::{GradeHistory, Removal, RemovalRules, removal};
use crate::vocabulary::{Id, Period};

/// 任职 — who leads a village, and on which days.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Appointment {
    /// 编号 — the id.
    pub id: Id,
    /// 书记 — who.
    pub secretary: Id,
    /// 村 — which village.
    pub village: Id,
    /// 任期 — the days; without an end it goes on.
    pub period: Period,
    /// 届 — the term; `None` where that is not known.
    pub term: Option<u32>,
}

/// 任职登记 — who led which village from when to when, and the results that they had.
///
/// It knows nothing by itself: grades come from a [`History`], what they come to from
/// [`removal`]. What is *not on record* is not guessed: days without an appointment are days
/// on which nobody is known to have led.
///
/// # Examples
/// See [the room](crate::secretary).
#[derive(Clone, Debug)]
pub struct Appointments {
    pub(super) offices: Arc<Offices>,
    // Invariant (checked): outcomes that are results are about people who led something then,
    // and those of one person share no day.
    pub(super) history: History,
}

impl Appointments {
    /// The most appointments of a register.
    pub const MOST: usize = 100_000;

    /// All appointments, by village and day.
    #[must_use]
    pub fn all(&self) -> &[Appointment] {
        &self.offices.led
    }

    /// The outcomes and corrections.
    #[must_use]
    pub const fn outcomes(&self) -> &History {
        &self.history
    }

    /// Everybody who ever led something, by id.
    #[must_use]
    pub fn secretaries(&self) -> Vec<&Id> {
        self.offices.secretaries().collect()
    }

    /// 任职经历 — the appointments of a person, by village and day.
    pub fn of(&self, secretary: &Id) -> impl Iterator<Item = &Appointment> + use<'_> {
        self.offices.of(secretary)
    }

    /// The appointments of a village, by day.
    fn of_village(&self, village: &Id) -> &[Appointment] {
        let led = &self.offices.led;
        let from = led.partition_point(|one| one.village < *village);
        let until = led.partition_point(|one| one.village <= *village);
        led.get(from..until).unwrap_or_default()
    }

    /// 现任书记 — who leads a village on a day; `None` where nobody is on record.
    #[must_use]
    pub fn secretary_on(&self, village: &Id, day: NaiveDate) -> Option<&Appointment> {
        self.of_village(village).iter().find(|one| one.period.contains(day))
    }

    /// 所任村 — the villages that a person leads on a day, by id.
    #[must_use]
    pub fn villages_on(&self, secretary: &Id, day: NaiveDate) -> Vec<&Id> {
        let led = self.of(secretary).filter(|one| one.period.contains(day));
        led.map(|one| &one.village).collect()
    }

    /// 空缺 — the days of a period on which a village has nobody on record, in order.
    #[must_use]
    pub fn vacant(&self, village: &Id, period: Period) -> Vec<Period> {
        let led = self.of_village(village).iter();
        let mut vacant = Vec::new();
        let mut from = Some(period.from());
        for one in led.filter(|one| one.period.overlaps(&period)) {
            let gap =
                from.and_then(|from| Period::new(from, Some(one.period.from())).ok());
            vacant.extend(gap);
            from = one.period.until();
        }
        let rest = from.and_then(|from| Period::new(from, period.until()).ok());
        vacant.extend(rest);
        vacant
    }

    /// 任职年限 — the days on which a person led anything, as spells for a fact of that kind;
    /// several villages at once are one spell.
    #[must_use]
    pub fn spells(&self, secretary: &Id) -> Raw {
        let mut led: Vec<Period> = self.of(secretary).map(|one| one.period).collect();
        led.sort();
        let mut spells: Vec<Period> = Vec::new();
        for period in led {
            match spells.last_mut() {
                Some(last) if last.overlaps(&period) => {
                    if !last.encloses(period) {
                        *last = Period::new(last.from(), period.until()).unwrap_or(*last);
                    }
                }
                Some(_) | None => spells.push(period),
            }
        }
        let day = |day: NaiveDate| Raw::Text(day.to_string());
        let spell = |period: &Period| {
            let mut keys = vec![("from".to_owned(), day(period.from()))];
            keys.extend(period.until().map(|until| ("until".to_owned(), day(until))));
            Raw::Table(keys)
        };
        Raw::List(spells.iter().map(spell).collect())
    }

    /// 考核历史 — the results of a person by what is known, or was known on a day, each in the
    /// office in which it was earned.
    ///
    /// Of several villages a result belongs to that of the result before as long as the person
    /// leads it, otherwise to the one led longest on the last day in office of its period; the
    /// term is that of the same appointment. Where the person led nothing for a time since the
    /// result before, the next was earned by who was [appointed
    /// again](crate::secretary::Office::reappointed). What settles an open result is the
    /// result, and corrects nothing; what was taken back has no grade.
    #[must_use]
    pub fn history(
        &self,
        secretary: &Id,
        as_known_on: Option<NaiveDate>,
    ) -> GradeHistory {
        self.offices.history(secretary, self.results(secretary, as_known_on))
    }

    /// 应予调整退出 — whether a person must be replaced by what is known, or was known on a
    /// day: the rule over [`Appointments::history`].
    ///
    /// It goes by the results alone: of who has left it says what they came to. Whether
    /// somebody must be replaced *on* a day, who may have left by then, is answered by the
    /// history [with removals](Appointments::with_removals).
    #[must_use]
    pub fn removal(
        &self,
        rules: &RemovalRules,
        secretary: &Id,
        as_known_on: Option<NaiveDate>,
    ) -> Removal {
        removal(rules, &self.history(secretary, as_known_on))
    }

    /// 未考核 — those who led something in a period and have no result that shares a day with
    /// it, by id: not appraised, not known yet, or taken back.
    #[must_use]
    pub fn without_result(
        &self,
        period: Period,
        as_known_on: Option<NaiveDate>,
    ) -> Vec<&Id> {
        let is_without = |secretary: &&Id| {
            let results = self.results(secretary, as_known_on);
            let mut stand = results.iter().filter(|one| *one.says != Said::Withdrawn);
            self.of(secretary).any(|one| one.period.overlaps(&period))
                && !stand.any(|one| one.outcome.about.overlaps(&period))
        };
        self.offices.secretaries().filter(is_without).collect()
    }

    /// The results of a person, as corrections stand.
    fn results(&self, secretary: &Id, as_known_on: Option<NaiveDate>) -> Vec<Stands<'_>> {
        let records = self.history.records().iter();
        let own = |one: &&Decided| one.who == *secretary && self.offices.is_result(one);
        standing(records.filter(own), as_known_on)
    }
}

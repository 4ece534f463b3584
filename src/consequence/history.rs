use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::account::{Account, Listed};
use super::decided::{Decided, Said};
use super::difference::{Difference, differences};
use super::follow::follow;
use super::found::Finds;
use super::rules::Consequences;
use super::versions::Told;
use crate::vocabulary::{Id, Problems};

/// 现行内容 — what an outcome says as its corrections stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Stands<'h> {
    /// The outcome as it was decided.
    pub outcome: &'h Decided,
    /// What stands.
    pub says: &'h Said,
    /// The record that says it: the outcome itself, or what corrected it.
    pub by: &'h Decided,
    /// What it said once it was settled, before what was settled was corrected; what stands
    /// while it is open.
    pub settled: &'h Said,
}

/// 结果史 — outcomes and corrections, checked against the consequences of a rulebook, in any
/// order of arrival.
///
/// It answers for two days at once: what was in force *on* a day, *as known on* another.
#[derive(Clone, Debug)]
pub struct History {
    rules: Consequences,
    // Invariant (checked): by the day decided, number and id; ids are unique, corrections
    // name records that were known before, and never each other.
    records: Vec<Decided>,
    /// What finds further records in those that were handed in.
    finds: Option<Arc<dyn Finds>>,
    // Invariant: among the records, those that were found and not handed in.
    found: BTreeSet<Id>,
}

impl History {
    /// The most records of a history.
    pub const MOST: usize = 100_000;

    /// The most records about one subject.
    pub const MOST_OF_ONE: usize = 1_000;

    /// Checks records: a history, or every problem at once, each at `outcomes[id]`.
    ///
    /// # Errors
    /// * two records of one id, or two outcomes of one matter about one subject and period:
    ///   a correction names what it corrects;
    /// * a scheme, rule, decision, grade or role that the rulebook does not have; a grade of
    ///   a rule, or a verdict of a scheme;
    /// * an outcome about a period without an end, or decided before the period begins;
    ///   one known before it was decided; a day before 1900 or after 2999;
    /// * an outcome from which something follows, decided on a day on which the rulebook is not
    ///   in force: what was decided under an earlier edition is held against that one;
    /// * a correction of nothing that is there, of another subject, matter or period, decided
    ///   or known before what it corrects; two corrections of one record under one number of
    ///   one day; corrections that correct each other; something withdrawn that corrects
    ///   nothing;
    /// * `takes_effect` before what the outcome is about, missing where a consequence starts
    ///   on that day, or stated where none does;
    /// * nobody named, and no vacancy stated, in a role on which a consequence falls;
    /// * an outcome that may ground a consequence and another that may lift it, under one
    ///   number of one day, and, where the lift goes by what they are about, about periods that
    ///   end on one day;
    /// * more than [`History::MOST`] records, or [`History::MOST_OF_ONE`] about one subject.
    pub fn check(
        rules: &Consequences,
        records: impl IntoIterator<Item = Decided>,
    ) -> Result<History, Problems> {
        History::checked(rules, records.into_iter().collect(), BTreeSet::new())
    }

    /// 由结果认定的结果史 — the same with everything that is found in the records, which is
    /// found anew for each question: had an outcome never been, nothing is found in it.
    ///
    /// # Errors
    /// * what [`History::check`] refuses of the records and of what is found in them, which
    ///   does not count towards the most.
    pub fn finding(
        rules: &Consequences,
        records: impl IntoIterator<Item = Decided>,
        finds: Arc<dyn Finds>,
    ) -> Result<History, Problems> {
        let mut all: Vec<Decided> = records.into_iter().collect();
        let found = finds.found(&all.iter().collect::<Vec<_>>());
        let ids = found.iter().map(|record| record.id.clone()).collect();
        all.extend(found);
        let history = History::checked(rules, all, ids)?;
        Ok(History { finds: Some(finds), ..history })
    }

    fn checked(
        rules: &Consequences,
        mut records: Vec<Decided>,
        found: BTreeSet<Id>,
    ) -> Result<History, Problems> {
        records.sort_by(|a, b| (a.decided, a.seq, &a.id).cmp(&(b.decided, b.seq, &b.id)));
        super::check::check(rules, &records, &found)?;
        for record in &mut records {
            record.bearers.sort();
        }
        let (rules, finds) = (rules.clone(), None);
        Ok(History { rules, records, finds, found })
    }

    /// The consequences that it was checked against.
    #[must_use]
    pub const fn rules(&self) -> &Consequences {
        &self.rules
    }

    /// The records, by the day decided, number and id, with those that were found.
    #[must_use]
    pub fn records(&self) -> &[Decided] {
        &self.records
    }

    /// The record with this id.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<&Decided> {
        self.records.iter().find(|record| record.id.as_str() == id)
    }

    /// 现有认定 — what follows from everything that is known.
    #[must_use]
    pub fn account(&self) -> Account {
        self.told(None, |_| true)
    }

    /// 当时认定 — what followed from what was known on a day: later records and corrections
    /// change nothing of it, to the byte.
    #[must_use]
    pub fn as_known_on(&self, day: NaiveDate) -> Account {
        self.told(Some(day), |record| record.known <= day)
    }

    /// 如无此结果 — what would follow had a record never been: an outcome with everything
    /// that corrects it, or a correction. `None` where there is no such record.
    ///
    /// It is the account of the history made without it from the start.
    #[must_use]
    pub fn without(&self, id: &str) -> Option<Account> {
        let gone = self.with_corrections(self.record(id)?);
        Some(self.told(None, |record| !gone.contains(&record.id)))
    }

    /// 更正的影响 — what a record changed when it became known: what was known by then with
    /// it, against the same without it. `None` where there is no such record.
    #[must_use]
    pub fn changed_by(&self, id: &str) -> Option<Vec<Difference>> {
        let record = self.record(id)?;
        let gone = self.with_corrections(record);
        let day = record.known;
        let is_before = |one: &Decided| one.known <= day && !gone.contains(&one.id);
        let is_after = |one: &Decided| is_before(one) || one.id == record.id;
        let (before, after) =
            (self.told(Some(day), is_before), self.told(Some(day), is_after));
        Some(differences(&before, &after))
    }

    /// 现行结果 — every outcome with what it says as corrections stand, by what is known, or
    /// was known on a day.
    #[must_use]
    pub fn standing(&self, as_known_on: Option<NaiveDate>) -> Vec<Stands<'_>> {
        standing(self.records.iter(), as_known_on)
    }

    /// A record, and everything that corrects it.
    fn with_corrections<'h>(&'h self, record: &'h Decided) -> BTreeSet<&'h Id> {
        let mut corrections: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for one in &self.records {
            if let Some(corrected) = &one.corrects {
                corrections.entry(corrected).or_default().push(&one.id);
            }
        }
        let (mut ids, mut next) = (BTreeSet::new(), vec![&record.id]);
        while let Some(id) = next.pop() {
            ids.insert(id);
            next.extend(corrections.get(id).into_iter().flatten());
        }
        ids
    }

    fn told(
        &self,
        as_known_on: Option<NaiveDate>,
        is_known: impl Fn(&Decided) -> bool,
    ) -> Account {
        let given = self.records.iter().filter(|record| !self.found.contains(&record.id));
        let mut records: Vec<&Decided> =
            given.filter(|record| is_known(record)).collect();
        let found = self.finds.as_ref().map(|finds| finds.found(&records));
        let found = found.unwrap_or_default();
        if !found.is_empty() {
            records.extend(found.iter().filter(|record| is_known(record)));
            records.sort_by_key(|record| (record.decided, record.seq, &record.id));
        }
        let listed = self.rules.rules().iter().map(Listed::of).collect();
        Account {
            as_known_on,
            consequences: listed,
            awards: self.rules.awards().to_vec(),
            followings: follow(&self.rules, &records),
        }
    }
}

/// What stands of the outcomes among these records, which hold what their corrections
/// correct.
pub(crate) fn standing<'h>(
    records: impl Iterator<Item = &'h Decided>,
    as_known_on: Option<NaiveDate>,
) -> Vec<Stands<'h>> {
    let is_known = |one: &&Decided| as_known_on.is_none_or(|day| one.known <= day);
    let records: Vec<&Decided> = records.filter(is_known).collect();
    let told = Told::all(&records).into_iter();
    told.filter_map(|told| {
        let (says, by) = told.stands()?;
        let settled = told.settled().unwrap_or(says);
        Some(Stands { outcome: told.outcome, says, by, settled })
    })
    .collect()
}

//! The verdicts of the rule of removal as records, day by day as results became known.

use std::collections::BTreeMap;

use super::register::Appointments;
use crate::consequence::{Decided, Said};
use crate::secretary::{GradeHistory, RemovalRules, removal};
use crate::vocabulary::{Id, IdError, Period};

impl Appointments {
    /// 应予调整退出的历次认定 — for every secretary the verdict of the rule of removal after each
    /// result, as records of the decision [`Removal::RULE`](crate::secretary::Removal::RULE).
    ///
    /// With every result a verdict is found over all results up to it, about the days from the
    /// first to the last of them, on the day on which it became known. Where a correction makes
    /// another verdict of it, that is a correction of the record, on the day on which it became
    /// known. Once the results before a result require removal, no verdict of its own is found
    /// with it, and one that was found is withdrawn: who must be replaced must be once. So a
    /// history of them says what was in force on a day, as known on another, and what a
    /// corrected grade changed.
    ///
    /// The ids are those of the secretaries with `/removal-1` and so on behind them.
    ///
    /// # Errors
    /// * an id of a secretary that leaves no room for it.
    pub fn removals(&self, rules: &RemovalRules) -> Result<Vec<Decided>, IdError> {
        let mut all = Vec::new();
        for secretary in self.secretaries() {
            all.extend(self.removals_of(rules, secretary)?);
        }
        Ok(all)
    }

    fn removals_of(
        &self,
        rules: &RemovalRules,
        secretary: &Id,
    ) -> Result<Vec<Decided>, IdError> {
        let mut found: Vec<Decided> = Vec::new();
        // Of each first and last day the record, and what it says by now.
        let mut standing: BTreeMap<Period, (Decided, Said)> = BTreeMap::new();
        for day in self.days_known(secretary) {
            let history = self.history(secretary, Some(day));
            for count in 1..=history.periods().len() {
                let results = history.first(count);
                let Some((about, last)) = days_of(&results) else { continue };
                let verdict = removal(rules, &results);
                let is_over = verdict.latest.is_some_and(|latest| latest != last);
                let says = if is_over {
                    Said::Withdrawn
                } else {
                    Said::verdict(verdict.verdict())
                };
                let number = found.len().saturating_add(1);
                let id = Id::new(&format!("{secretary}/removal-{number}"))?;
                match standing.get_mut(&about) {
                    Some((_, before)) if *before == says => {}
                    Some((first, before)) => {
                        found.push(first.corrected(id, says.clone(), day));
                        *before = says;
                    }
                    None if is_over => {}
                    None => {
                        let who = (id, secretary.clone());
                        let first = verdict.decided(who, (about, day))?;
                        found.push(first.clone());
                        standing.insert(about, (first, says));
                    }
                }
            }
        }
        Ok(found)
    }
}

/// The days from the first to the last result, and those of the last.
fn days_of(results: &GradeHistory) -> Option<(Period, Period)> {
    let (first, last) = (results.periods().first()?, results.periods().last()?);
    let about = Period::new(first.period.from(), last.period.until()).ok()?;
    Some((about, last.period))
}

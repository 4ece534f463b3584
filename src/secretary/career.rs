//! The grades of the years, for the rules that read them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::history::{GradeHistory, PeriodResult};
use crate::facts::Raw;
use crate::vocabulary::{Ground, Id, Window};

/// 历年等次规则 — how the results of a person become the fact `career.grades`, one for each
/// period of that series.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CareerRules {
    /// 分期 — how long the periods of the fact are.
    pub each: Window,
    /// 等次 — the choices of the fact, the best first.
    pub grades: Vec<Id>,
    /// What counts of several results of one period.
    pub several: Several,
    /// Where that comes from.
    pub ground: Ground,
}

impl CareerRules {
    /// What counts of two results, the later one second; `None` stands for no grade.
    fn of_two<'h>(
        &self,
        before: Option<&'h Id>,
        after: Option<&'h Id>,
    ) -> Option<&'h Id> {
        let (Some(one), Some(other)) = (before, after) else { return before.or(after) };
        // A grade that the fact does not have wins, for the sheet to refuse it.
        let place = |grade: &&Id| self.grades.iter().position(|known| known == *grade);
        match self.several {
            Several::Last => Some(other),
            Several::Best => [one, other].into_iter().min_by_key(place),
            Several::Worst => {
                let place = |grade: &&Id| place(grade).unwrap_or(usize::MAX);
                [one, other].into_iter().max_by_key(place)
            }
        }
    }

    /// What all that the results of one period may turn out to be come to; nothing where that
    /// is open.
    fn together<'h>(&self, results: &[&'h PeriodResult]) -> Option<Option<&'h Id>> {
        let mut possible: BTreeSet<Option<&Id>> = BTreeSet::from([None]);
        for result in results {
            let with =
                |before| result.possible().map(move |after| self.of_two(before, after));
            possible = possible.into_iter().flat_map(with).collect();
        }
        let first = possible.pop_first()?;
        possible.is_empty().then_some(first)
    }
}

/// 一期内有几个结果的 — what counts where one period of the fact has several results: of two
/// half-years, or of two villages before and after a transfer.
///
/// A result without a grade takes none away: it counts where there is no other.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Several {
    /// 取最低 — the worst grade.
    Worst,
    /// 取最后 — the last grade.
    Last,
    /// 取最高 — the best grade.
    Best,
}

impl Several {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Several); 3] =
        [("worst", Several::Worst), ("last", Several::Last), ("best", Several::Best)];
}

impl GradeHistory {
    /// 历年等次 — the fact `career.grades` that the rules about incentives read: the grades, as
    /// corrected, by the year in which their periods begin, or the half-year, as that series has
    /// it. Of several in one what [`Several`] says.
    ///
    /// A year without a grade does not apply; one whose grade is open is left out, and is
    /// missing.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::facts::Raw;
    /// use grassroots::rulebook::bundled;
    /// use grassroots::secretary::{GradeHistory, GradedPeriod, Several};
    /// use grassroots::vocabulary::{Id, Period};
    ///
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>();
    /// let rulebook = bundled::secretary_2019()?;
    /// let rules = rulebook.career().ok_or("no rule about the grades of the years")?;
    /// assert_eq!(rules.several, Several::Worst);
    /// let first = Period::new(day("2018-01-01")?, Some(day("2018-07-01")?))?;
    /// let second = Period::new(day("2018-07-01")?, Some(day("2019-01-01")?))?;
    /// let history = GradeHistory::new(vec![
    ///     GradedPeriod::graded(first, Id::new("competent")?),
    ///     GradedPeriod::graded(second, Id::new("excellent")?),
    /// ])?;
    /// let grades = Raw::Table(vec![("2018".to_owned(), Raw::text("competent"))]);
    /// assert_eq!(history.facts(rules), [("career.grades", grades)]);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn facts(&self, rules: &CareerRules) -> Vec<(&'static str, Raw)> {
        let mut windows: BTreeMap<i32, Vec<&PeriodResult>> = BTreeMap::new();
        for graded in self.periods() {
            let stands = graded.corrected.as_ref().unwrap_or(&graded.result);
            let window = rules.each.index(graded.period.from());
            windows.entry(window).or_default().push(stands);
        }
        let entries = windows.into_iter().filter_map(|(window, results)| {
            let says = match rules.together(&results)? {
                Some(grade) => Raw::text(grade.as_str()),
                None => {
                    Raw::Table(vec![("not_applicable".to_owned(), Raw::text("ungraded"))])
                }
            };
            Some((rules.each.written(window), says))
        });
        vec![(GradeHistory::FACT, Raw::Table(entries.collect()))]
    }

    /// The id of the fact.
    pub const FACT: &'static str = "career.grades";
}

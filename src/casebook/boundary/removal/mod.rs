//! The rule of removal: one result too few, enough and one more, in a row and in all; periods
//! without a grade, and corrections; a new term, another village, a new appointment.

mod lines;

use std::collections::BTreeMap;

use super::stated::Stated;
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::rulebook::Rulebook;
use crate::secretary::{GradeHistory, GradedPeriod, PeriodResult, RemovalRules, removal};
use crate::vocabulary::{FieldPath, Id, Period};
use lines::expected;
pub(super) use lines::line;

/// The longest history.
const MOST: usize = 60;

/// The cases of the rule of removal, where there is one.
pub(super) fn cases(rulebook: &Rulebook, name: &str) -> Vec<(String, String)> {
    let at = FieldPath::root().key("secretary").key("removal");
    let (Some(rules), true) = (rulebook.removal(), matters(rulebook, &at)) else {
        return Vec::new();
    };
    let first = Stated::nothing(rulebook).map(|nothing| nothing.period);
    let (Some(first), Some(bad)) = (first, rules.grades.first()) else {
        return Vec::new();
    };
    let labels = rules.labels.iter().map(|(id, _)| id);
    let good = labels.clone().find(|id| !rules.grades.contains(id));
    let all = BTreeMap::new();
    let mut cases = Cases { rules, name, first, bad, good, all };
    cases.counts(labels);
    cases.without_a_grade();
    cases.office();
    cases.corrections();
    cases.open();
    cases.all.into_iter().collect()
}

/// One result of a history; how it is told from the one before.
#[derive(Clone)]
struct One {
    said: PeriodResult,
    corrected: Option<PeriodResult>,
    village: Option<&'static str>,
    term: Option<u32>,
    reappointed: bool,
    /// Whether a year without any result comes before it.
    after_a_gap: bool,
}

impl One {
    const fn of(said: PeriodResult) -> One {
        let (corrected, village, term) = (None, None, None);
        let (reappointed, after_a_gap) = (false, false);
        One { said, corrected, village, term, reappointed, after_a_gap }
    }

    fn grade(id: &Id) -> One {
        One::of(PeriodResult::Graded(id.clone()))
    }

    fn corrected_to(self, said: PeriodResult) -> One {
        One { corrected: Some(said), ..self }
    }
}

/// The cases of one rule.
struct Cases<'c> {
    rules: &'c RemovalRules,
    name: &'c str,
    /// The period of the first result.
    first: Period,
    /// A grade that counts.
    bad: &'c Id,
    /// One that does not, where there is any.
    good: Option<&'c Id>,
    all: BTreeMap<String, String>,
}

impl Cases<'_> {
    fn bad(&self, times: usize) -> Vec<One> {
        vec![One::grade(self.bad); times]
    }

    /// So many that count, with another grade between any two.
    fn apart(&self, times: usize) -> Option<Vec<One>> {
        let good = One::grade(self.good?);
        let (bad, last) = (One::grade(self.bad), times.checked_sub(1)?);
        let pairs = (0..last).flat_map(|_| [bad.clone(), good.clone()]);
        Some(pairs.chain([bad.clone()]).collect())
    }

    fn in_a_row(&self) -> usize {
        usize::try_from(self.rules.in_a_row).unwrap_or(MOST)
    }

    fn in_all(&self) -> usize {
        usize::try_from(self.rules.in_all).unwrap_or(MOST)
    }

    /// One too few, so many and one more; each grade in the place of the last.
    fn counts<'i>(&mut self, grades: impl Iterator<Item = &'i Id>) {
        for times in beside(self.in_a_row()) {
            self.add(&format!("{times}_in_a_row"), self.bad(times));
        }
        for times in beside(self.in_all()) {
            if let Some(results) = self.apart(times) {
                self.add(&format!("{times}_in_all"), results);
            }
        }
        let before = self.in_a_row().saturating_sub(1);
        for grade in grades {
            let mut results = self.bad(before);
            results.push(One::grade(grade));
            self.add(&format!("{before}_in_a_row_then_{grade}"), results);
        }
    }

    /// A row and a count, changed before their last result.
    fn before_the_last(&mut self, told: &str, change: &dyn Fn(&mut Vec<One>)) {
        let all = [
            ("in_a_row", Some(self.bad(self.in_a_row()))),
            ("in_all", self.apart(self.in_all())),
        ];
        for (count, results) in all {
            if let Some(mut results) = results.filter(|all| all.len() > 1) {
                change(&mut results);
                self.add(&format!("{count}_{told}"), results);
            }
        }
    }

    /// A period without a grade, and none at all, before the last result.
    fn without_a_grade(&mut self) {
        self.before_the_last("with_one_ungraded", &|results| {
            let last = results.len().saturating_sub(1);
            results.insert(last, One::of(PeriodResult::Ungraded));
        });
        self.before_the_last("with_a_gap", &|results| {
            if let Some(last) = results.last_mut() {
                last.after_a_gap = true;
            }
        });
    }

    /// The last result in a new term, another village, after a new appointment; and a passed
    /// year after a new appointment of whoever was to be replaced.
    fn office(&mut self) {
        let with_last = |results: &mut Vec<One>, change: &dyn Fn(&mut One, bool)| {
            let last = results.len().saturating_sub(1);
            for (nth, one) in results.iter_mut().enumerate() {
                change(one, nth == last);
            }
        };
        self.before_the_last("across_a_new_term", &|results| {
            with_last(results, &|one, is_last| {
                one.term = Some(if is_last { 2 } else { 1 });
            });
        });
        self.before_the_last("across_villages", &|results| {
            let village = |is_last| if is_last { "another" } else { "one" };
            with_last(results, &|one, is_last| one.village = Some(village(is_last)));
        });
        self.before_the_last("across_a_new_appointment", &|results| {
            with_last(results, &|one, is_last| one.reappointed = is_last);
        });
        if let Some(good) = self.good {
            let mut results = self.bad(self.in_a_row());
            results.push(One { reappointed: true, ..One::grade(good) });
            self.add("appointed_again_and_passed", results);
        }
    }

    /// The last result corrected to one that counts, to one that does not, to none.
    fn corrections(&mut self) {
        let graded = |id: &Id| PeriodResult::Graded(id.clone());
        let (bad, row) = (graded(self.bad), self.in_a_row());
        let before = self.bad(row.saturating_sub(1));
        let with = |last: One| before.iter().cloned().chain([last]).collect();
        let last = One::of(bad.clone());
        let mut all =
            vec![("away", with(last.clone().corrected_to(PeriodResult::Ungraded)))];
        if let Some(good) = self.good.map(graded) {
            let open = PeriodResult::open([self.bad.clone()]).or_ungraded();
            all.push(("up", with(last.clone().corrected_to(good.clone()))));
            all.push(("to_what_is_open", with(last.corrected_to(open))));
            all.push(("down", with(One::of(good).corrected_to(bad))));
        }
        for (how, results) in all {
            self.add(&format!("in_a_row_the_last_corrected_{how}"), results);
        }
    }

    /// The first result open, and the last.
    fn open(&mut self) {
        let row = self.in_a_row();
        let mut all =
            vec![("no_grade", PeriodResult::open([self.bad.clone()]).or_ungraded())];
        if let Some(good) = self.good {
            all.push((
                "another_grade",
                PeriodResult::open([self.bad.clone(), good.clone()]),
            ));
        }
        for (or, said) in all {
            for (which, times, place) in [
                ("first", row.saturating_add(1), 0),
                ("last", row, row.saturating_sub(1)),
            ] {
                let mut results = self.bad(times);
                if let Some(one) = results.get_mut(place) {
                    *one = One::of(said.clone());
                }
                self.add(&format!("in_a_row_the_{which}_open_or_{or}"), results);
            }
        }
    }

    fn add(&mut self, told: &str, results: Vec<One>) {
        if results.is_empty() || results.len() > MOST {
            return;
        }
        let Some(periods) = self.years(results) else { return };
        let lines: Vec<String> = periods.iter().map(line).collect();
        let Ok(history) = GradeHistory::new(periods) else { return };
        let found = removal(self.rules, &history);
        let sentence = format!("the rule of removal: {}", told.replace('_', " "));
        let path = format!("removal/{told}.toml");
        let mut written = Written::at(path, self.name, &sentence);
        written = written.line("history = [".to_owned());
        for line in lines {
            written = written.line(format!("    {line},"));
        }
        let pending = format!("removal = {}", expected(&found));
        let (path, text) = written.line("]".to_owned()).pending(vec![pending]);
        self.all.entry(path).or_insert(text);
    }

    /// The results in one year after another from the first period on.
    fn years(&self, results: Vec<One>) -> Option<Vec<GradedPeriod>> {
        let mut from = self.first.from();
        let year = chrono::Months::new(12);
        let mut all = Vec::new();
        for one in results {
            if one.after_a_gap {
                from = from.checked_add_months(year)?;
            }
            let until = from.checked_add_months(year)?;
            let period = Period::new(from, Some(until)).ok()?;
            let village = match one.village {
                Some(village) => Some(Id::new(village).ok()?),
                None => None,
            };
            let mut graded =
                GradedPeriod::new(period, one.said).in_office(village, one.term);
            graded.office.reappointed = one.reappointed;
            all.push(match one.corrected {
                Some(said) => graded.corrected_to(said),
                None => graded,
            });
            from = until;
        }
        Some(all)
    }
}

/// One too few, so many and one more.
fn beside(times: usize) -> impl Iterator<Item = usize> {
    let beside = [times.checked_sub(1), Some(times), times.checked_add(1)];
    beside.into_iter().flatten()
}

//! The county's tables, the two histories that they make, and the report.

use std::path::Path;

use chrono::NaiveDate;
use grassroots::consequence::{History, differences, outcomes, report_differences};
use grassroots::explain::{Report, Wording as _};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::secretary::{Appointments, AppointmentsDraft, appointments};
use grassroots::vocabulary::{Id, Problems, Script, Source};

/// What follows for units and townships.
const OTHERS: &str = include_str!("../data/consequences/county.toml");

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

/// 三个日子 — the day of the question, and two by whose knowledge it is answered.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    /// What is in force on this day …
    pub(crate) on: NaiveDate,
    /// … by what was known on this one,
    pub(crate) before: NaiveDate,
    /// and on this one.
    pub(crate) after: NaiveDate,
}

impl Default for Days {
    /// Around the correction of May 2022.
    fn default() -> Days {
        let day = |month, day| NaiveDate::from_ymd_opt(2022, month, day);
        Days {
            on: day(6, 1).unwrap_or_default(),
            before: day(5, 9).unwrap_or_default(),
            after: day(5, 10).unwrap_or_default(),
        }
    }
}

/// The county after five years.
pub(crate) struct County {
    pub(crate) secretaries: Rulebook,
    pub(crate) others: Rulebook,
    pub(crate) register: Appointments,
    /// Everything about secretaries, with what the rule of removal found.
    pub(crate) of_secretaries: History,
    /// Everything about units and townships.
    pub(crate) of_others: History,
}

impl County {
    /// Everything read and checked, or every problem of a step, each with its file.
    pub(crate) fn open() -> Result<County, Wrong> {
        let secretaries = bundled::secretary_2019().map_err(line)?;
        let others = Rulebook::read(OTHERS).map_err(in_file("county.toml"))?;

        let (header, rows) = table("appointments.csv").map_err(line)?;
        let led = appointments(&header, &rows).map_err(in_file("appointments.csv"))?;
        let (header, rows) = table("secretaries.csv").map_err(line)?;
        let decided = outcomes(secretaries.consequences(), &header, &rows);
        let decided = decided.map_err(in_file("secretaries.csv"))?;
        let schemes = ["secretary", "combined"].map(Id::new);
        let schemes =
            schemes.into_iter().collect::<Result<Vec<Id>, _>>().map_err(line)?;
        let register = AppointmentsDraft::of(led).with(schemes, decided);
        let register = register.check(secretaries.consequences());
        let register = register.map_err(in_file("secretaries.csv"))?;

        // What the rule of removal found, result by result, stands beside what was decided.
        let rules = secretaries.removal().ok_or_else(|| line("no rule of removal"))?;
        let of_secretaries = register.with_removals(rules);
        let of_secretaries = of_secretaries.map_err(in_file("secretaries.csv"))?;

        let file = "units-and-townships.csv";
        let (header, rows) = table(file).map_err(line)?;
        let decided = outcomes(others.consequences(), &header, &rows);
        let decided = decided.map_err(in_file(file))?;
        let of_others =
            History::check(others.consequences(), decided).map_err(in_file(file))?;
        Ok(County { secretaries, others, register, of_secretaries, of_others })
    }

    /// What is in force on a day as known on two others, and what differs.
    pub(crate) fn report(&self, days: Days, script: Script) -> Report {
        let title = script.of(
            "五年的认定和后果",
            "五年的認定和後果",
            "Five years of decisions, and what follows",
        );
        let mut report = Report::new(title);
        report.append(self.office(days, script));
        for (history, rulebook) in self.histories() {
            report.heading(rulebook.title().in_script(script));
            let sources: &[Source] = rulebook.sources();
            let before = history.as_known_on(days.before);
            let after = history.as_known_on(days.after);
            report.append(before.report_on(days.on, sources, script));
            report.append(after.report_on(days.on, sources, script));
            let changed = differences(&before, &after);
            report.append(report_differences(&changed, sources, script));
        }
        report
    }

    pub(crate) fn histories(&self) -> [(&History, &Rulebook); 2] {
        [(&self.of_secretaries, &self.secretaries), (&self.of_others, &self.others)]
    }

    /// Who leads what on the day, and whether they must be replaced by what is known after.
    fn office(&self, days: Days, script: Script) -> Report {
        let mut report =
            Report::new(script.of("在任书记", "在任書記", "Secretaries in office"));
        for secretary in self.register.secretaries() {
            let villages = self.register.villages_on(secretary, days.on);
            if villages.is_empty() {
                continue;
            }
            let villages: Vec<&str> = villages.into_iter().map(Id::as_str).collect();
            let villages = villages.join(script.of("、", "、", ", "));
            let mut entry = report.entry(0, secretary.as_str(), &villages);
            let Some(rules) = self.secretaries.removal() else { continue };
            let removal = self.register.removal(rules, secretary, Some(days.after));
            for step in &removal.steps {
                entry.step(&step.words(script), None);
            }
        }
        report
    }
}

fn path(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/consequences").join(file)
}

type Rows = (csv::StringRecord, Vec<csv::StringRecord>);

fn table(file: &str) -> csv::Result<Rows> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path(file))?;
    let header = reader.headers()?.clone();
    Ok((header, reader.records().collect::<csv::Result<_>>()?))
}

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
fn line(wrong: impl ToString) -> Wrong {
    vec![wrong.to_string()]
}

fn in_file(file: &'static str) -> impl Fn(Problems) -> Wrong {
    move |problems| problems.iter().map(|one| format!("{file}: {one}")).collect()
}

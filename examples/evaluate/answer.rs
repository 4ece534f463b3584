//! What is answered, in the format and the script that are asked for.

use std::fs::read_to_string;

use grassroots::explain::{Format, Report};
use grassroots::facts::Sheet;
use grassroots::grading::FAMILY;
use grassroots::rule::{Coverage, Finding, Rule, coverage, examine};
use grassroots::rulebook::{Asked, Rulebook, bundled, column_table, header, open};
use grassroots::scoring::{Outcome, Record};
use grassroots::vocabulary::{Id, Script, Source};
use serde::Serialize;

use super::rows::{Row, is_a, named};
use super::{Failure, Request};

impl Request {
    pub(crate) fn answer(&self) -> Result<String, Failure> {
        let rulebook = self.open()?;
        match (self.what.as_str(), self.facts.as_str()) {
            ("list", "") => {
                let format = self.format().unwrap_or(Format::Text);
                return Ok(rulebook.contents(self.script).render(format));
            }
            ("columns", "") => return self.columns(&rulebook, ""),
            (what, "columns") => return self.columns(&rulebook, what),
            _ => {}
        }
        let is_family = self.what == FAMILY && rulebook.scheme(FAMILY).is_none();
        let what = match rulebook.asked(&self.what) {
            Ok(what) => Some(what),
            Err(_) if is_family => None,
            Err(wrong) => return Err(wrong.in_script(self.script).into()),
        };
        let rows = self.linked(&rulebook, self.rows(&rulebook)?)?;
        self.in_force(&rulebook, &rows)?;
        match what {
            Some(Asked::Rules(rules)) => self.findings(&rules, &rows, rulebook.sources()),
            _ => self.records(&self.outcomes(&rulebook, &self.what, &rows)?, &rows),
        }
    }

    fn open(&self) -> Result<Rulebook, Failure> {
        let mut file = |path: &str| read_to_string(path).ok();
        let rulebook = open(&self.rulebook, &mut file).map_err(|error| {
            let told = error.in_script(self.script);
            if error.file.is_empty() {
                let ids: Vec<&str> = bundled::ALL.iter().map(|(id, _)| *id).collect();
                let lead =
                    self.script.of("内置规则集：", "內置規則集：", "bundled rulebooks: ");
                return format!("{told}\n{lead}{}", ids.join(", "));
            }
            told
        })?;
        let lead = self.script.of("提示：", "提示：", " remark: ");
        for remark in rulebook.remarks() {
            eprintln!("{}:{lead}{}", self.rulebook, remark.in_script(self.script));
        }
        Ok(rulebook)
    }

    fn in_force(&self, rulebook: &Rulebook, rows: &[Row]) -> Result<(), Failure> {
        let days = rows.iter().map(|row| row.sheet.period().from());
        let Some(day) = days.into_iter().find(|day| !rulebook.is_in_force(*day)) else {
            return Ok(());
        };
        let id = rulebook.id();
        Err(match self.script {
            Script::Hans => format!("`{id}`在{day}尚未施行或已经失效"),
            Script::Hant => format!("`{id}`在{day}尚未施行或已經失效"),
            Script::En => format!("`{id}` is not in force on {day}"),
        }
        .into())
    }

    /// The columns that a table needs.
    fn columns(&self, rulebook: &Rulebook, what: &str) -> Result<String, Failure> {
        let asked = match what {
            "" => None,
            what => {
                let asked = rulebook.asked(what);
                Some(asked.map_err(|wrong| wrong.in_script(self.script))?)
            }
        };
        let columns = rulebook.columns(asked.as_ref());
        if self.format == "csv" {
            let mut line = csv::Writer::from_writer(Vec::new());
            line.write_record(header(&columns, self.script))?;
            return Ok(String::from_utf8(line.into_inner()?)?);
        }
        let title = rulebook.title().in_script(self.script);
        let format = self.format().unwrap_or(Format::Text);
        Ok(column_table(title, &columns, self.script).render(format))
    }

    /// Of a table first everybody at a glance, scheme by scheme, then each by itself.
    fn records(&self, outcomes: &[Outcome], rows: &[Row]) -> Result<String, Failure> {
        let records: Vec<Record> = outcomes.iter().map(Outcome::record).collect();
        let Some(format) = self.format() else { return json(&records) };
        let named = named(rows);
        let mut texts = Vec::new();
        let mut seen: Vec<&Id> = Vec::new();
        for (place, record) in records.iter().enumerate() {
            if records.len() > 1 && !seen.contains(&&record.scheme) {
                seen.push(&record.scheme);
                let of = records.get(place..).unwrap_or_default();
                texts.push(Record::overview(of, self.script, &named).render(format));
            }
        }
        let reports = records.iter();
        texts.extend(
            reports.map(|it| it.report_named(self.script, &named).render(format)),
        );
        Ok(texts.join("\n"))
    }

    /// Of one sheet what each rule finds, of a table whom each finds.
    fn findings(
        &self,
        rules: &[&Rule],
        rows: &[Row],
        sources: &[Source],
    ) -> Result<String, Failure> {
        let mut report = Report::new(&self.what);
        let sheets: Vec<&Sheet> = rows.iter().map(|row| &row.sheet).collect();
        if is_a(&self.facts, "csv") {
            let named = named(rows);
            let covered = rules.iter().map(|rule| coverage(rule, sheets.iter().copied()));
            let covered: Vec<Coverage> = covered
                .collect::<Result<_, _>>()
                .map_err(|problems| problems.in_script(self.script))?;
            let is_alone = covered.len() == 1;
            for one in covered.iter().filter(|it| is_alone || !it.is_idle()) {
                one.add_to_named(&mut report, (sources, self.script), &named);
            }
            if !is_alone {
                Coverage::add_idle(&covered, &mut report, self.script);
            }
            self.format().map_or_else(|| json(&covered), |it| Ok(report.render(it)))
        } else {
            let found = sheets
                .iter()
                .flat_map(|sheet| rules.iter().map(move |rule| examine(rule, sheet)));
            let found: Vec<Finding> = found.collect();
            for one in &found {
                one.add_to(&mut report, sources, self.script);
            }
            self.format().map_or_else(|| json(&found), |it| Ok(report.render(it)))
        }
    }

    /// `None` for JSON.
    fn format(&self) -> Option<Format> {
        match self.format.as_str() {
            "json" => None,
            "markdown" => Some(Format::Markdown),
            _ => Some(Format::Text),
        }
    }
}

/// One by itself, or a list.
fn json(all: &[impl Serialize]) -> Result<String, Failure> {
    match all {
        [one] => Ok(serde_json::to_string_pretty(one)?),
        all => Ok(serde_json::to_string_pretty(all)?),
    }
}

//! The sheets that files give, with the row and the name of each.

use std::collections::BTreeMap;
use std::fs::read_to_string;
use std::path::Path;

use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Sheet, SheetDraft, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Defect, Id, Problems, Script};

use super::usage::said;
use super::{Failure, Request};

/// A sheet, and where it comes from.
pub(crate) struct Row {
    /// The row of the table, counted as in a spreadsheet; none for a file of facts.
    pub(crate) row: Option<usize>,
    pub(crate) name: Option<String>,
    pub(crate) sheet: Sheet,
}

impl Row {
    /// The same row with another sheet, or every problem, each with the row.
    pub(crate) fn with(
        self,
        sheet: impl FnOnce(Sheet) -> Result<Sheet, Problems>,
        (file, script): (&str, Script),
    ) -> Result<Row, Failure> {
        let Row { row, name, sheet: before } = self;
        let sheet = sheet(before).map_err(|problems| {
            at_row((file, row), &problems.in_script(script), script)
        })?;
        Ok(Row { row, name, sheet })
    }
}

/// Lines with the file and the row before each.
pub(crate) fn at_row(
    (file, row): (&str, Option<usize>),
    lines: &str,
    script: Script,
) -> String {
    let place = match (row, script) {
        (None, _) => format!("{file}:"),
        (Some(row), Script::En) => format!("{file}:row {row}: "),
        (Some(row), _) => format!("{file}:第{row}行："),
    };
    let lines: Vec<String> = lines.lines().map(|line| format!("{place}{line}")).collect();
    lines.join("\n")
}

/// What a subject is called, by the tables that say it: its id with its name.
pub(crate) fn named(rows: &[Row]) -> impl Fn(&Id) -> String {
    let named = |row: &Row| Some((row.sheet.subject()?.clone(), row.name.clone()?));
    let names: BTreeMap<Id, String> = rows.iter().filter_map(named).collect();
    move |id| match names.get(id) {
        Some(name) => format!("{id} {name}"),
        None => id.to_string(),
    }
}

impl Request {
    /// The sheets of the facts, with what joins every row.
    pub(crate) fn rows(&self, rulebook: &Rulebook) -> Result<Vec<Row>, Failure> {
        let mut rows = self.read(rulebook, &self.facts, &self.carried)?;
        if let Some(file) = &self.with {
            let read = self.read(rulebook, file, &[])?;
            let [shared] = read.as_slice() else {
                let wrong = said(
                    [
                        "各行共有的事实只能是一行",
                        "各行共有的事實只能是一行",
                        "one row joins every other",
                    ],
                    self.script,
                );
                return Err(at_row((file, None), wrong, self.script).into());
            };
            let place = (self.facts.as_str(), self.script);
            let joined = |row: Row| row.with(|sheet| sheet.joined(&shared.sheet), place);
            rows = every(rows.into_iter().map(joined))?;
        }
        Ok(rows)
    }

    fn read(
        &self,
        rulebook: &Rulebook,
        path: &str,
        carried: &[String],
    ) -> Result<Vec<Row>, Failure> {
        if is_a(path, "csv") {
            return self.table(rulebook, path, carried);
        }
        let dictionary = rulebook.dictionary();
        let text = self.file(path)?;
        let told = |problems: Problems| self.in_file(path, &problems);
        let sheet = if is_a(path, "json") {
            let draft: SheetDraft = serde_json::from_str(&text)
                .map_err(|error| at_row((path, None), &error.to_string(), self.script))?;
            dictionary.sheet(&self.dated(draft)).map_err(told)?
        } else if self.period.is_none() && self.sheet.is_none() {
            dictionary.read_sheet(&text).map_err(told)?
        } else {
            let draft = SheetDraft::read(&text).map_err(told)?;
            dictionary.sheet(&self.dated(draft)).map_err(told)?
        };
        Ok(vec![Row { row: None, name: None, sheet }])
    }

    fn dated(&self, mut draft: SheetDraft) -> SheetDraft {
        draft.period = self.period.or(draft.period);
        draft.sheet = self.sheet.or(draft.sheet);
        draft
    }

    fn table(
        &self,
        rulebook: &Rulebook,
        path: &str,
        carried: &[String],
    ) -> Result<Vec<Row>, Failure> {
        let needs = || {
            said(
                [
                    "表格要写明期间：`--period 2019-01-01..2020-01-01`",
                    "表格要寫明期間：`--period 2019-01-01..2020-01-01`",
                    "a table needs `--period FROM..UNTIL`",
                ],
                self.script,
            )
        };
        let period = self.period.ok_or_else(needs)?;
        let carried: Vec<&str> = carried.iter().map(String::as_str).collect();
        let plan = TablePlan::new(period, self.sheet.unwrap_or(SheetState::Closed))
            .carrying(&carried);
        let asked = self.organizations.as_deref().filter(|_| path == self.facts);
        let tree = asked.map(|path| self.tree(path)).transpose()?;
        let dictionary = rulebook.dictionary();
        let read = match (&tree, asked) {
            (Some(tree), Some(asked)) if asked == path => {
                let ids = tree.iter().map(|one| [one.id.as_str()]);
                table::read(dictionary, &plan, [TablePlan::SUBJECT[0]], ids)
            }
            _ => {
                let (header, rows) = self.cells(path)?;
                table::read(dictionary, &plan, &header, &rows)
            }
        };
        let read = read.map_err(|problems| self.in_file(path, &problems))?;
        let rows = read.into_iter().map(|one| {
            let row = Row { row: Some(one.row), name: one.name, sheet: one.sheet };
            match &tree {
                Some(tree) => self.of_tree(row, (tree, &one.subject), path),
                None => Ok(row),
            }
        });
        every(rows)
    }

    /// A row with what the tree says of its subject.
    fn of_tree(
        &self,
        row: Row,
        (tree, subject): (&Tree, &Id),
        path: &str,
    ) -> Result<Row, Failure> {
        let script = self.script;
        let Some(own) = tree.get(subject) else {
            let wrong = match script {
                Script::Hans => format!("组织表中没有`{subject}`"),
                Script::Hant => format!("組織表中沒有`{subject}`"),
                Script::En => {
                    format!("the table of organizations does not have `{subject}`")
                }
            };
            return Err(at_row((path, row.row), &wrong, script).into());
        };
        let name = row.name.clone().or_else(|| own.name.clone());
        let row = row.with(|sheet| sheet.with(own.facts()), (path, script))?;
        Ok(Row { name, ..row })
    }

    /// The organizations that a table says.
    fn tree(&self, path: &str) -> Result<Tree, Failure> {
        let (header, rows) = self.cells(path)?;
        let tree = organizations(&header, &rows);
        tree.map_err(|problems| self.in_file(path, &problems))
    }

    /// Header and rows of a table.
    fn cells(
        &self,
        path: &str,
    ) -> Result<(csv::StringRecord, Vec<csv::StringRecord>), Failure> {
        let text = self.file(path)?;
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.flexible(true).from_reader(text.as_bytes());
        let header = reader.headers()?.clone();
        Ok((header, reader.records().collect::<Result<_, _>>()?))
    }

    fn file(&self, path: &str) -> Result<String, Failure> {
        let wrong = |error| at_row((path, None), &format!("{error}"), self.script);
        Ok(read_to_string(path).map_err(wrong)?)
    }

    /// Every problem on a line of its own, after the name of the file, and how columns that
    /// are no facts are handed in.
    fn in_file(&self, file: &str, problems: &Problems) -> Failure {
        let text = at_row((file, None), &problems.in_script(self.script), self.script);
        let columns: Vec<&str> = problems
            .iter()
            .filter_map(|problem| match &problem.defect {
                Defect::UnknownColumn { found, .. } => Some(found.as_str()),
                _ => None,
            })
            .collect();
        if !columns.is_empty() {
            let columns = columns.join(",");
            let hint = match self.script {
                Script::Hans => format!(
                    "不是事实的列可以随行带过：`--carry {columns}`；有哪些事实，见`evaluate 规则集 columns`"
                ),
                Script::Hant => format!(
                    "不是事實的欄可以隨行帶過：`--carry {columns}`；有哪些事實，見`evaluate 規則集 columns`"
                ),
                Script::En => format!(
                    "columns that are no facts are carried along: `--carry {columns}`; \
                     `evaluate RULEBOOK columns` tells which are"
                ),
            };
            return format!("{text}\n{hint}").into();
        }
        text.into()
    }
}

/// All of them, or everything that is wrong with any.
pub(crate) fn every<T>(
    all: impl Iterator<Item = Result<T, Failure>>,
) -> Result<Vec<T>, Failure> {
    let (mut fine, mut wrong) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(one) => fine.push(one),
            Err(failure) => wrong.push(failure.to_string()),
        }
    }
    if wrong.is_empty() { Ok(fine) } else { Err(wrong.join("\n").into()) }
}

pub(crate) fn is_a(path: &str, ending: &str) -> bool {
    let found = Path::new(path).extension();
    found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

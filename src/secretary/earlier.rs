use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::history::{GradeHistory, GradedPeriod, HistoryProblem, PeriodResult};
use crate::facts::rows::{self, Column, Layout, Row, row_at};
use crate::facts::{Choice, FactKind, column_key};
use crate::scoring::Scheme;
use crate::vocabulary::{Defect, Id, IdError, Label, Period, Problem, Problems};

/// 以往考核结果 — what a table says about one person's earlier years.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct EarlierResults {
    row: Option<usize>,
    results: Vec<GradedPeriod>, // Invariant: calendar years, each once.
    career: Career,
}

impl EarlierResults {
    /// The row, counted as in a spreadsheet; `None` for somebody who has none.
    #[must_use]
    pub const fn row(&self) -> Option<usize> {
        self.row
    }

    /// The results, year by year, each with its term and village.
    #[must_use]
    pub fn periods(&self) -> &[GradedPeriod] {
        &self.results
    }

    /// The history up to and with the result of another period, whose term and village the
    /// table tells too; a period of which the table has a result is refused.
    pub fn with(&self, present: GradedPeriod) -> Result<GradeHistory, HistoryProblem> {
        let mut periods = self.results.clone();
        periods.push(self.career.place(present));
        periods.sort_by_key(|graded| graded.period);
        self.career.appointed_again(&mut periods);
        GradeHistory::new(periods)
    }
}

/// When the present term and the work in the present village began, and when the person was
/// appointed again.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Career {
    village: Option<Id>,
    elected: Option<i32>,
    moved: Option<(i32, Id)>,
    reappointed: Option<i32>,
}

impl Career {
    /// The same result with its village and its term.
    fn place(&self, graded: GradedPeriod) -> GradedPeriod {
        let year = graded.period.from().year();
        let term = self.elected.map(|since| u32::from(year >= since));
        let village = match &self.moved {
            Some((since, former)) if year < *since => Some(former.clone()),
            Some(_) | None => self.village.clone(),
        };
        graded.in_office(village, term)
    }

    /// Marks the first result since the person was appointed again, of results in order: one
    /// that others come before.
    fn appointed_again(&self, results: &mut [GradedPeriod]) {
        let Some(since) = self.reappointed else { return };
        let mut is_first = true;
        for (place, graded) in results.iter_mut().enumerate() {
            let is_since = graded.period.from().year() >= since;
            graded.office.reappointed = is_since && is_first && place > 0;
            is_first &= !is_since;
        }
    }
}

/// 读以往等次表 — the earlier results of everybody by a table, or every problem with it.
///
/// # Shape
/// A row each, with a column `编号` and:
/// * `2018` or `2018年`: the grade of that year by label or id, or 未考核, 未定等次 (`ungraded`)
///   where there was none; blank where there is nothing on file;
/// * `2018更正` or `2018年更正`: what a correction made of it;
/// * `换届` or `届`: the year from which the present term runs;
/// * `调任`: the year from which the person has been in the present village, and `原任村`: the
///   id of the village before; both or neither;
/// * `再次任职`: the year from which the person has been in office again, after having left and
///   led nothing; the result of that year, or the first since, is the first of the new office;
/// * `村`: the id of the present village; without it, the person's own id stands for it.
///
/// Cells are read as those of any [table](crate::facts::table).
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at `row[N].column[HEADER]`, the header being row 1;
/// * no year at all; a correction of nothing; a transfer without its village, or a former
///   village without its transfer; a village that is no id.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::rulebook::bundled;
/// use grassroots::secretary::{GradedPeriod, earlier_results, removal};
/// use grassroots::vocabulary::{Id, Period, Verdict};
///
/// let rulebook = bundled::secretary_2019()?;
/// let scheme = rulebook.scheme("secretary").ok_or("no scheme")?;
/// let header = ["编号", "2017年", "2018年"];
/// let earlier = earlier_results(scheme, header, [["zhang", "称职", "不称职"]])?;
/// let now = Period::year(2019).ok_or("no such year")?;
/// let now = GradedPeriod::open(now, ["competent", "incompetent"].map(Id::new).into_iter().flatten());
/// let history = earlier[&Id::new("zhang")?].with(now)?;
/// let rules = rulebook.removal().ok_or("no rule of removal")?;
/// assert_eq!(removal(rules, &history).verdict(), Verdict::Undetermined);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn earlier_results<H, R>(
    scheme: &Scheme,
    header: H,
    rows: R,
) -> Result<BTreeMap<Id, EarlierResults>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let header: Vec<H::Item> = header.into_iter().collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    let years = Years::of(&header);
    let choices =
        choices(scheme).map_err(|error| Problem::new(row_at(1), error.into()))?;
    let columns = columns(&years, &choices);
    let (table, mut told) = rows::read(&Layout::new(Ok(columns))?, &header, rows)?;
    if years.results.is_empty() {
        let defect = Defect::NothingListed { what: "year" };
        told.add(1, Problem::new(row_at(1), defect));
    }
    let read = Reading { years, grades: scheme.grades().len() };
    let everybody = table.each(&mut told, |row| Some((row.subject(), read.results(row))));
    told.none_or(everybody.into_iter().collect())
}

const UNGRADED: [(&str, &str, &str, &str); 2] = [
    ("ungraded", "未考核", "未考核", "not appraised"),
    ("no-grade", "未定等次", "未定等次", "no grade"),
];

const TERM: &str = "term";
const TRANSFER: &str = "transfer";
const REAPPOINTED: &str = "reappointed";
const VILLAGE: &str = "village";
const FORMER_VILLAGE: &str = "former_village";

/// The years of which a header has a column: those of results, and those of corrections.
#[derive(Debug, Default)]
struct Years {
    results: BTreeSet<i32>,
    corrections: BTreeSet<i32>,
}

impl Years {
    fn of(header: &[&str]) -> Years {
        let mut years = Years::default();
        for header in header {
            let name = column_key(header.trim_start_matches('\u{feff}'));
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            let (year, rest) = name.split_at_checked(digits).unwrap_or_default();
            let year = if digits == 4 { year.parse().ok() } else { None };
            let Some(year) = year.filter(|year| Period::year(*year).is_some()) else {
                continue;
            };
            match rest {
                "" | "年" => {
                    years.results.insert(year);
                }
                "更正" | "年更正" | ".corrected" | "corrected" => {
                    years.corrections.insert(year);
                }
                _ => {}
            }
        }
        years
    }
}

/// The columns that such a table may have.
fn columns(years: &Years, choices: &[Choice]) -> Vec<Column> {
    let since = (1_900, 9_999);
    let mut columns = vec![
        Column::count(TERM, &["换届", "換屆", "届"], since),
        Column::count(TRANSFER, &["调任", "調任"], since),
        Column::count(REAPPOINTED, &["再次任职", "再次任職"], since),
        Column::text(VILLAGE, &["村"]),
        Column::text(FORMER_VILLAGE, &["原任村"]),
    ];
    let graded = || FactKind::Choice(choices.to_vec());
    for year in &years.results {
        let names = [year.to_string(), format!("{year}年")];
        let names = names.each_ref().map(String::as_str);
        columns.push(Column::new(&year_id(*year), &names, graded()));
    }
    for year in &years.corrections {
        let names = ["更正", "年更正", "corrected"].map(|end| format!("{year}{end}"));
        let names = names.each_ref().map(String::as_str);
        columns.push(Column::new(&correction_id(*year), &names, graded()));
    }
    columns
}

/// What the rows are read by.
#[derive(Debug)]
struct Reading {
    years: Years,
    /// How many grades the scheme has: they come first among the choices of a year.
    grades: usize,
}

impl Reading {
    fn results(&self, row: &mut Row<'_>) -> EarlierResults {
        let career = career(row);
        for year in &self.years.corrections {
            let correction = correction_id(*year);
            let result = year_id(*year);
            let is_known = row.is_filled(&result) || row.is_refused(&result);
            if row.is_filled(&correction) && !is_known {
                let why = "that year has no result to correct";
                row.refuse(&correction, Defect::AnswerIdle { key: "更正", why });
            }
        }
        let mut results = Vec::new();
        for year in &self.years.results {
            let Some(period) = Period::year(*year) else { continue };
            // A blank cell: not in office, or nothing on file.
            let Some(result) = self.graded(row, &year_id(*year)) else { continue };
            let mut result = GradedPeriod::new(period, result);
            result.corrected = self.graded(row, &correction_id(*year));
            results.push(career.place(result));
        }
        career.appointed_again(&mut results);
        EarlierResults { row: Some(row.number()), results, career }
    }

    /// The result in a cell, if there is one.
    fn graded(&self, row: &Row<'_>, column: &str) -> Option<PeriodResult> {
        let choice = row.sheet().choice(column)?;
        let choices = row.sheet().dictionary().fact(column)?.kind().choices();
        let grades = choices.iter().take(self.grades);
        Some(match grades.into_iter().find(|grade| grade.id == choice.id) {
            Some(grade) => PeriodResult::Graded(grade.id.clone()),
            None => PeriodResult::Ungraded,
        })
    }
}

fn career(row: &mut Row<'_>) -> Career {
    let year = |year: Option<u32>| year.and_then(|year| i32::try_from(year).ok());
    let elected = year(row.optional_count(TERM));
    let since = year(row.optional_count(TRANSFER));
    let (village, former) = (row.optional_id(VILLAGE), row.optional_id(FORMER_VILLAGE));
    // What stands in a cell that was told is not known, but something does.
    let stands = |column| row.is_filled(column) || row.is_refused(column);
    match (stands(TRANSFER), stands(FORMER_VILLAGE)) {
        (true, false) => {
            let (key, why) = ("原任村", "a transfer is stated");
            row.refuse(TRANSFER, Defect::AnswerNeeded { key, why });
        }
        (false, true) => {
            let (key, why) = ("调任", "a former village is stated");
            row.refuse(FORMER_VILLAGE, Defect::AnswerNeeded { key, why });
        }
        (true, true) | (false, false) => {}
    }
    let village = village.unwrap_or_default().or_else(|| Some(row.subject()));
    let reappointed = year(row.optional_count(REAPPOINTED));
    Career { village, elected, moved: since.zip(former.unwrap_or_default()), reappointed }
}

fn year_id(year: i32) -> String {
    format!("{year:04}")
}

fn correction_id(year: i32) -> String {
    format!("{year:04}.corrected")
}

/// The grades of the scheme, and the words for a year without one that it leaves free.
fn choices(scheme: &Scheme) -> Result<Vec<Choice>, IdError> {
    let grades = scheme.grades().iter();
    let mut choices: Vec<Choice> =
        grades.map(|grade| Choice::new(grade.id.clone(), grade.label.clone())).collect();
    for (id, hans, hant, en) in UNGRADED {
        let label = Label::new(hans, hant, en);
        let is_taken = choices.iter().any(|choice| {
            choice.id.as_str() == id
                || choice.label.all().iter().any(|name| label.all().contains(name))
        });
        if !is_taken {
            choices.push(Choice::new(Id::new(id)?, label));
        }
    }
    Ok(choices)
}

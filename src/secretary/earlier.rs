use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::history::{GradeHistory, GradedPeriod, HistoryProblem, PeriodResult};
use crate::facts::table::{self, TablePlan, TableRow};
use crate::facts::{
    Choice, Dictionary, Entry, FactDraft, FactKind, Sheet, SheetState, Value, column_key,
};
use crate::scoring::Scheme;
use crate::vocabulary::{
    Defect, FieldPath, Id, IdError, Label, Period, Problem, Problems,
};

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
        GradeHistory::new(periods)
    }
}

/// When the present term and the work in the present village began.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Career {
    village: Option<Id>,
    elected: Option<i32>,
    moved: Option<(i32, Id)>,
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
/// * `村`: the id of the present village; without it, the person's own id stands for it.
///
/// Cells are read as those of any [table](crate::facts::table).
///
/// # Errors
/// * whatever [`table::read`] refuses: at `row[N].column[HEADER]`, the header being row 1;
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
    let columns = Columns::of(&header, scheme);
    let Some(period) = columns.years.keys().find_map(|year| Period::year(*year)) else {
        let at = row_at(1);
        return Err(Problem::new(at, Defect::NothingListed { what: "year" }).into());
    };
    let facts = columns.dictionary(scheme);
    let facts = facts.map_err(|error| Problem::new(row_at(1), error.into()))?;
    let dictionary = Dictionary::check(facts)?;
    let carried: Vec<&str> = columns.villages().map(|(_, header)| header).collect();
    let plan = TablePlan::new(period, SheetState::Closed).carrying(&carried);
    let rows = table::read(&dictionary, &plan, &header, rows)?;
    let mut problems = Vec::new();
    let mut everybody = BTreeMap::new();
    for row in rows {
        let results = columns.results(&row, &mut problems);
        everybody.insert(row.subject, results);
    }
    Problems::none_or(everybody, problems)
}

fn row_at(row: usize) -> FieldPath {
    FieldPath::root().key("row").element(&row.to_string())
}

const UNGRADED: [(&str, &str, &str, &str); 2] = [
    ("ungraded", "未考核", "未考核", "not appraised"),
    ("no-grade", "未定等次", "未定等次", "no grade"),
];

const TERM: [&str; 3] = ["换届", "換屆", "届"];
const TRANSFER: [&str; 2] = ["调任", "調任"];
const VILLAGE: [&str; 1] = ["村"];
const FORMER_VILLAGE: [&str; 1] = ["原任村"];

/// What the header has, each with its text.
#[derive(Debug, Default)]
struct Columns<'h> {
    years: BTreeMap<i32, &'h str>,
    corrections: BTreeMap<i32, &'h str>,
    transfer: Option<&'h str>,
    village: Option<&'h str>,
    former_village: Option<&'h str>,
    /// How many grades the scheme has: they come first among the choices of a year.
    grades: usize,
}

impl<'h> Columns<'h> {
    fn of(header: &[&'h str], scheme: &Scheme) -> Columns<'h> {
        let mut columns = Columns { grades: scheme.grades().len(), ..Columns::default() };
        for header in header {
            let header = header.trim_start_matches('\u{feff}').trim();
            let name = column_key(header);
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            let (year, rest) = name.split_at_checked(digits).unwrap_or_default();
            let year = if digits == 4 { year.parse().ok() } else { None };
            match (year, rest) {
                (Some(year), "" | "年") => {
                    columns.years.entry(year).or_insert(header);
                }
                (Some(year), "更正" | "年更正" | ".corrected" | "corrected") => {
                    columns.corrections.entry(year).or_insert(header);
                }
                (None, name) if TRANSFER.contains(&name) => {
                    columns.transfer = columns.transfer.or(Some(header));
                }
                (None, name) if VILLAGE.contains(&name) => {
                    columns.village = columns.village.or(Some(header));
                }
                (None, name) if FORMER_VILLAGE.contains(&name) => {
                    columns.former_village = columns.former_village.or(Some(header));
                }
                (_, _) => {}
            }
        }
        columns
    }

    /// The columns that are carried as text, with what each is.
    fn villages(&self) -> impl Iterator<Item = (Carried, &'h str)> {
        let present = self.village.map(|header| (Carried::Village, header));
        let former = self.former_village.map(|header| (Carried::FormerVillage, header));
        present.into_iter().chain(former)
    }

    /// The facts that such a table states.
    fn dictionary(&self, scheme: &Scheme) -> Result<Vec<FactDraft>, IdError> {
        let choices = choices(scheme)?;
        let since = FactKind::Count { at_least: 1_900, at_most: 9_999 };
        let mut facts = vec![
            fact("term", &TERM, since.clone())?,
            fact("transfer", &TRANSFER, since)?,
        ];
        for year in self.years.keys() {
            let names = [year.to_string(), format!("{year}年")];
            facts.push(fact(&year_id(*year), &names, FactKind::Choice(choices.clone()))?);
        }
        for year in self.corrections.keys() {
            let names = [format!("{year}更正"), format!("{year}年更正")];
            let kind = FactKind::Choice(choices.clone());
            facts.push(fact(&correction_id(*year), &names, kind)?);
        }
        Ok(facts)
    }

    fn results(&self, row: &TableRow, problems: &mut Vec<Problem>) -> EarlierResults {
        let career = self.career(row, problems);
        let mut results = Vec::new();
        for (year, header) in &self.corrections {
            let has_result = self.graded(&row.sheet, &year_id(*year)).is_some();
            if self.graded(&row.sheet, &correction_id(*year)).is_some() && !has_result {
                let why = "that year has no result to correct";
                let at = row_at(row.row).key("column").element(header);
                problems.push(Problem::new(at, Defect::AnswerIdle { key: "更正", why }));
            }
        }
        for year in self.years.keys() {
            let Some(period) = Period::year(*year) else { continue };
            // A blank cell: not in office, or nothing on file.
            let Some(result) = self.graded(&row.sheet, &year_id(*year)) else { continue };
            let mut result = GradedPeriod::new(period, result);
            result.corrected = self.graded(&row.sheet, &correction_id(*year));
            results.push(career.place(result));
        }
        EarlierResults { row: Some(row.row), results, career }
    }

    /// The result in a cell, if there is one.
    fn graded(&self, sheet: &Sheet, fact: &str) -> Option<PeriodResult> {
        let Some(Entry::Known(Value::Choice(place))) = sheet.entry(fact) else {
            return None;
        };
        let place = usize::from(*place);
        if place >= self.grades {
            return Some(PeriodResult::Ungraded);
        }
        let choices = sheet.dictionary().fact(fact)?.kind().choices();
        choices.get(place).map(|grade| PeriodResult::Graded(grade.id.clone()))
    }

    fn career(&self, row: &TableRow, problems: &mut Vec<Problem>) -> Career {
        let elected = year_in(&row.sheet, "term");
        let since = year_in(&row.sheet, "transfer");
        let (mut village, mut former) = (Some(row.subject.clone()), None);
        for ((carried, header), text) in self.villages().zip(&row.carried) {
            if text.is_empty() {
                continue;
            }
            match (carried, Id::new(text)) {
                (Carried::Village, Ok(id)) => village = Some(id),
                (Carried::FormerVillage, Ok(id)) => former = Some(id),
                (Carried::Village | Carried::FormerVillage, Err(error)) => {
                    let at = row_at(row.row).key("column").element(header);
                    problems.push(Problem::new(at, error.into()));
                    return Career::default();
                }
            }
        }
        let missing = match (since, &former) {
            (Some(_), None) => Some(("原任村", "a transfer is stated", self.transfer)),
            (None, Some(_)) => {
                Some(("调任", "a former village is stated", self.former_village))
            }
            (Some(_), Some(_)) | (None, None) => None,
        };
        if let Some((key, why, header)) = missing {
            let at = row_at(row.row).key("column").element(header.unwrap_or(key));
            problems.push(Problem::new(at, Defect::AnswerNeeded { key, why }));
        }
        Career { village, elected, moved: since.zip(former) }
    }
}

/// What a column that is carried as text holds.
#[derive(Clone, Copy, Debug)]
enum Carried {
    Village,
    FormerVillage,
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

/// A fact by its id and by its names in a header.
fn fact(
    id: &str,
    names: &[impl AsRef<str>],
    kind: FactKind,
) -> Result<FactDraft, IdError> {
    let name = names.first().map_or(id, AsRef::as_ref);
    let mut draft = FactDraft::new(Id::new(id)?, Label::new(name, name, id), kind);
    draft.also = names.iter().skip(1).map(|name| name.as_ref().to_owned()).collect();
    Ok(draft)
}

fn year_in(sheet: &Sheet, fact: &str) -> Option<i32> {
    match sheet.entry(fact) {
        Some(Entry::Known(Value::Number(number))) => number.numerator().try_into().ok(),
        _ => None,
    }
}

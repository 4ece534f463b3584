//! What the county hands in: two tables, and everything that is wrong with them at once.

use std::collections::BTreeMap;
use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{
    Choice, Dictionary, Entry, FactDraft, FactKind, Sheet, SheetState, Value,
};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::Scheme;
use grassroots::secretary::GradedPeriod;
use grassroots::vocabulary::{Defect, FieldPath, Id, Label, Period, Problem};

/// The year of appraisal.
const YEAR: i32 = 2019;

/// The first year of which results are kept.
const FIRST_YEAR: i32 = 2015;

/// The choice of a year without a grade.
const UNGRADED: &str = "ungraded";

/// One file as it was typed.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    pub(crate) header: csv::StringRecord,
    pub(crate) rows: Vec<csv::StringRecord>,
}

impl Table {
    /// A file of the county's folder.
    pub(crate) fn open(file: &'static str) -> csv::Result<Table> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/county");
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file))?;
        let header = reader.headers()?.clone();
        Ok(Table { file, header, rows: reader.records().collect::<csv::Result<_>>()? })
    }

    fn read(
        &self,
        dictionary: &Dictionary,
        plan: &TablePlan,
    ) -> Result<Vec<TableRow>, Wrong> {
        table::read(dictionary, plan, &self.header, &self.rows)
            .map_err(|problems| problems.iter().map(|it| self.wrong(it)).collect())
    }

    fn wrong(&self, problem: &Problem) -> String {
        format!("{}: {problem}", self.file)
    }
}

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
pub(crate) fn line(wrong: impl ToString) -> Wrong {
    vec![wrong.to_string()]
}

/// A secretary of the county: where, this year's facts, and the results of earlier years.
pub(crate) struct Secretary {
    pub(crate) id: Id,
    pub(crate) township: String,
    pub(crate) village: String,
    pub(crate) sheet: Sheet,
    pub(crate) earlier: Vec<GradedPeriod>,
    /// This year without its grade: village and term.
    pub(crate) this_year: GradedPeriod,
}

/// Both tables together, in the order of the rows, or every problem of both; whether they
/// fit together is asked once each is right by itself.
pub(crate) fn secretaries(
    rulebook: &Rulebook,
    scheme: &Scheme,
    (facts, grades): (&Table, &Table),
) -> Result<Vec<Secretary>, Wrong> {
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    let plan = TablePlan::new(year, SheetState::Closed);
    let rows = facts.read(rulebook.dictionary(), &plan.clone().carrying(&["乡镇", "村"]));
    let years = years(scheme).map_err(line)?;
    let earlier = grades.read(&years, &plan.carrying(&["原任村"]));
    let (rows, earlier) = match (rows, earlier) {
        (Ok(rows), Ok(earlier)) => (rows, earlier),
        (rows, earlier) => {
            let wrong = rows.err().into_iter().chain(earlier.err());
            return Err(wrong.flatten().collect());
        }
    };
    together(rows, earlier, year).map_err(|problems| {
        problems.iter().map(|problem| grades.wrong(problem)).collect()
    })
}

/// What a table of earlier results may say: a grade a year, what a correction made of it,
/// the first year of the present term, and the first year in the present village.
fn years(scheme: &Scheme) -> Result<Dictionary, Box<dyn std::error::Error>> {
    let ungraded = Label::new("未考核", "未考核", "not appraised");
    let mut choices: Vec<Choice> = vec![Choice::new(Id::new(UNGRADED)?, ungraded)];
    let grades = scheme.grades().iter();
    choices
        .extend(grades.map(|grade| Choice::new(grade.id.clone(), grade.label.clone())));
    let since = FactKind::Count { at_least: 2015, at_most: 2019 };
    let mut facts =
        vec![fact("election", "换届", since.clone())?, fact("transfer", "调任", since)?];
    for year in FIRST_YEAR..YEAR {
        let graded = FactKind::Choice(choices.clone());
        facts.push(fact(&year.to_string(), &year.to_string(), graded.clone())?);
        facts.push(fact(&format!("{year}.corrected"), &format!("{year}更正"), graded)?);
    }
    Ok(Dictionary::check(facts)?)
}

fn fact(
    id: &str,
    name: &str,
    kind: FactKind,
) -> Result<FactDraft, grassroots::vocabulary::IdError> {
    Ok(FactDraft::new(Id::new(id)?, Label::new(name, name, id), kind))
}

/// Who has a row of facts is appraised; who has no row of grades has no earlier result.
fn together(
    rows: Vec<TableRow>,
    earlier: Vec<TableRow>,
    year: Period,
) -> Result<Vec<Secretary>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut of: BTreeMap<Id, Past> = BTreeMap::new();
    for row in earlier {
        let at = FieldPath::root().key("row").element(&row.row.to_string());
        if !rows.iter().any(|it| it.subject == row.subject) {
            let found = row.subject.to_string();
            let defect = Defect::Unknown { what: "secretary", found, nearest: None };
            problems.push(Problem::new(at, defect));
            continue;
        }
        match Past::read(&row) {
            Ok(past) => {
                of.insert(row.subject, past);
            }
            Err(defect) => problems.push(Problem::new(at, defect)),
        }
    }
    let secretaries = rows.into_iter().map(|row| {
        let past = of.remove(&row.subject).unwrap_or_default();
        let mut carried = row.carried.into_iter();
        Secretary {
            township: carried.next().unwrap_or_default(),
            village: carried.next().unwrap_or_default(),
            sheet: row.sheet,
            this_year: past.in_office(GradedPeriod::ungraded(year), YEAR, &row.subject),
            earlier: past.results(&row.subject),
            id: row.subject,
        }
    });
    if problems.is_empty() { Ok(secretaries.collect()) } else { Err(problems) }
}

/// One row of earlier results.
#[derive(Default)]
struct Past {
    by_year: Vec<(i32, GradedPeriod)>,
    elected: Option<i32>,
    moved: Option<(i32, Id)>,
}

impl Past {
    fn read(row: &TableRow) -> Result<Past, Defect> {
        let sheet = &row.sheet;
        let mut by_year = Vec::new();
        for year in FIRST_YEAR..YEAR {
            let Some(period) = Period::year(year) else { continue };
            // A blank cell: not in office, or nothing on file.
            let Some(grade) = graded(sheet, &year.to_string()) else { continue };
            let mut result = GradedPeriod::ungraded(period);
            result.grade = grade;
            if let Some(grade) = graded(sheet, &format!("{year}.corrected")) {
                result = result.corrected_to(grade);
            }
            by_year.push((year, result));
        }
        let from = row.carried.first().filter(|village| !village.is_empty());
        let from = from.map(|village| Id::new(village)).transpose()?;
        let moved = number(sheet, "transfer").zip(from);
        Ok(Past { by_year, elected: number(sheet, "election"), moved })
    }

    fn results(&self, village: &Id) -> Vec<GradedPeriod> {
        let results = self.by_year.iter().cloned();
        results.map(|(year, result)| self.in_office(result, year, village)).collect()
    }

    /// A year's village, and its term: any number that grows with each election.
    fn in_office(&self, result: GradedPeriod, year: i32, village: &Id) -> GradedPeriod {
        let term = self.elected.map(|since| u32::from(year >= since));
        let village = match &self.moved {
            Some((since, former)) if year < *since => former,
            Some(_) | None => village,
        };
        result.in_office(Some(village.clone()), term)
    }
}

/// The grade in a cell; `Some(None)` where the year has none.
fn graded(sheet: &Sheet, fact: &str) -> Option<Option<Id>> {
    let Some(Entry::Known(Value::Choice(place))) = sheet.entry(fact) else { return None };
    let choices = sheet.dictionary().fact(fact)?.kind().choices();
    let id = &choices.get(usize::from(*place))?.id;
    Some(Some(id.clone()).filter(|id| id.as_str() != UNGRADED))
}

fn number(sheet: &Sheet, fact: &str) -> Option<i32> {
    match sheet.entry(fact) {
        Some(Entry::Known(Value::Number(number))) => number.numerator().try_into().ok(),
        _ => None,
    }
}

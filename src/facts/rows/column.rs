//! What columns a table may have.

use chrono::NaiveDate;

use super::Written;
use super::row_at;
use crate::facts::table::{Own, TablePlan};
use crate::facts::{Choice, Dictionary, FactDraft, FactKind, SheetState};
use crate::vocabulary::{Defect, Id, IdError, Label, Period, Problem, Problems};

/// A column: its id, its names in a header, what its cells hold, whether it must be there.
pub(crate) struct Column {
    pub(super) id: String,
    names: Vec<String>,
    kind: FactKind,
    is_needed: bool,
}

impl Column {
    /// A column that the table may have.
    pub(crate) fn new(id: &str, names: &[&str], kind: FactKind) -> Column {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Column { id: id.to_owned(), names, kind, is_needed: false }
    }

    /// A column of ids, names or other texts.
    pub(crate) fn text(id: &str, names: &[&str]) -> Column {
        Column::new(id, names, FactKind::Group)
    }

    /// A column of days.
    pub(crate) fn day(id: &str, names: &[&str]) -> Result<Column, Defect> {
        Ok(Column::new(id, names, FactKind::Date(days()?)))
    }

    /// A column of whole numbers from a least one on.
    pub(crate) fn count(
        id: &str,
        names: &[&str],
        (at_least, at_most): (u32, u32),
    ) -> Column {
        Column::new(id, names, FactKind::Count { at_least, at_most })
    }

    /// A column of the words of a closed list.
    pub(crate) fn choice(
        id: &str,
        names: &[&str],
        list: impl IntoIterator<Item = (&'static str, Label)>,
    ) -> Result<Column, IdError> {
        let choices = list.into_iter();
        let choices = choices.map(|(word, label)| Ok(Choice::new(Id::new(word)?, label)));
        let choices = choices.collect::<Result<_, IdError>>()?;
        Ok(Column::new(id, names, FactKind::Choice(choices)))
    }

    /// The same; the table must have it.
    pub(crate) fn needed(self) -> Column {
        Column { is_needed: true, ..self }
    }

    /// The same; whether the table must have it.
    pub(crate) fn needed_if(self, is_needed: bool) -> Column {
        Column { is_needed, ..self }
    }

    /// What a message calls it where the table does not have it.
    pub(super) fn shown(&self) -> &str {
        self.names.first().unwrap_or(&self.id)
    }
}

/// The days that a cell may hold: from 1900 on.
pub(crate) fn days() -> Result<Period, Defect> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN);
    Ok(Period::new(first, None)?)
}

/// What a table holds: the columns of a room, and what stands beside them.
pub(crate) struct Layout<'l> {
    columns: Vec<Column>,
    others: &'l [String],
    written: &'l [Written],
    facts: Option<(&'l Dictionary, Period)>,
    has_subjects: bool,
}

impl<'l> Layout<'l> {
    /// A table with a column of subjects and these columns.
    ///
    /// # Errors
    /// The columns could not be made: told as a problem of the header.
    pub(crate) fn new(
        columns: Result<Vec<Column>, Defect>,
    ) -> Result<Layout<'l>, Problems> {
        let columns = columns.map_err(of_header)?;
        let (others, written, facts): (&[String], &[Written], _) = (&[], &[], None);
        Ok(Layout { columns, others, written, facts, has_subjects: true })
    }

    /// The same, with columns that are for others to read; the table must have them.
    pub(crate) fn leaving(mut self, others: &'l [String]) -> Layout<'l> {
        self.others = others;
        self
    }

    /// The same, with what people write besides the words of lists.
    pub(crate) fn written(mut self, written: &'l [Written]) -> Layout<'l> {
        self.written = written;
        self
    }

    /// The same, with facts of a rulebook in the other columns, closed for a period; a column
    /// that the room has is never read as a fact.
    pub(crate) fn with_facts(
        mut self,
        facts: &'l Dictionary,
        period: Period,
    ) -> Layout<'l> {
        self.facts = Some((facts, period));
        self
    }

    /// The same, without a column of subjects: rows are told apart by their numbers.
    pub(crate) fn by_number(mut self) -> Layout<'l> {
        self.has_subjects = false;
        self
    }

    pub(super) fn needed(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.is_needed)
    }

    /// The columns as facts by which cells are read.
    pub(super) fn dictionary(&self) -> Result<Dictionary, Problems> {
        let mut facts = Vec::new();
        for column in &self.columns {
            let name = column.shown();
            let id = Id::new(&column.id).map_err(|error| of_header(error.into()))?;
            let label = Label::new(name, name, &column.id);
            let mut fact = FactDraft::new(id, label, column.kind.clone());
            fact.also = column.names.iter().skip(1).cloned().collect();
            facts.push(fact);
        }
        Dictionary::check(facts)
    }

    /// The facts beside the columns, none where there are none, and how they are read.
    pub(super) fn facts(&self) -> Result<(Dictionary, TablePlan), Problems> {
        let (facts, period, state) = match self.facts {
            Some((facts, period)) => (facts.clone(), period, SheetState::Closed),
            // The rows stand for no period of appraisal; nothing is stated for one.
            None => {
                let period = days().map_err(of_header)?;
                (Dictionary::check(Vec::new())?, period, SheetState::Open)
            }
        };
        let others: Vec<&str> = self.others.iter().map(String::as_str).collect();
        let plan = TablePlan::new(period, state).carrying(&others);
        let plan = if self.has_subjects { plan } else { plan.with_subject_in(&[]) };
        Ok((facts, plan))
    }

    pub(super) fn own<'d>(&self, columns: &'d Dictionary) -> Result<Own<'d>, Problems>
    where
        'l: 'd,
    {
        let period = days().map_err(of_header)?;
        Ok(Own { columns, written: self.written, period })
    }
}

fn of_header(defect: Defect) -> Problems {
    Problems::one(Problem::new(row_at(1), defect))
}

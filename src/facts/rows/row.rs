//! One row, taken apart cell by cell.

use chrono::NaiveDate;

use super::{Table, Told, is_none, listed, one_of};
use crate::facts::table::PartialRow;
use crate::facts::{Entry, Sheet, Value, day_in_cell, folded};
use crate::vocabulary::{CellDefect, Defect, Exact, Id, Named, Problem, text};

/// One row of a table, and where what is wrong with it goes.
pub(crate) struct Row<'r> {
    table: &'r Table,
    row: &'r PartialRow,
    told: &'r mut Told,
}

impl<'r> Row<'r> {
    pub(super) const fn new(
        table: &'r Table,
        row: &'r PartialRow,
        told: &'r mut Told,
    ) -> Row<'r> {
        Row { table, row, told }
    }

    /// The table that the row is of.
    pub(crate) const fn table(&self) -> &'r Table {
        self.table
    }

    /// The row, counted as in a spreadsheet.
    pub(crate) const fn number(&self) -> usize {
        self.row.row.row
    }

    /// Whom the row is about; an id of its own where it does not say so.
    pub(crate) fn subject(&self) -> Id {
        self.row.row.subject.clone()
    }

    /// Whether something is wrong with the row, or with the header above it.
    pub(crate) fn is_told(&self) -> bool {
        self.told.has_row(self.number())
    }

    /// Whether something is wrong with a cell, or with the header where the table has no such
    /// column: what stands there is not known.
    pub(crate) fn is_refused(&self, column: &str) -> bool {
        let is_open = !self.table.has(column) && self.told.has_header();
        is_open || self.told.has(&self.table.cell(self.number(), column))
    }

    /// The id in a cell, if there is one, without telling where what stands there is none.
    pub(crate) fn id_if_any(&self, column: &str) -> Option<Id> {
        self.text(column).and_then(|text| Id::new(&text).ok())
    }

    /// Whether the row says whom it is about, as no row before it does.
    pub(crate) const fn is_named(&self) -> bool {
        self.row.is_named
    }

    /// What the columns of the layout say.
    pub(crate) const fn sheet(&self) -> &'r Sheet {
        &self.row.own
    }

    /// The facts of the rulebook that stand beside them.
    pub(crate) const fn facts(&self) -> &'r Sheet {
        &self.row.row.sheet
    }

    /// Tells what is wrong with a cell, unless it was told.
    pub(crate) fn refuse(&mut self, column: &str, defect: Defect) {
        self.refuse_each(column, vec![defect]);
    }

    /// Tells all that is wrong with the words of a cell, unless it was told.
    pub(crate) fn refuse_each(&mut self, column: &str, defects: Vec<Defect>) {
        let row = self.number();
        let at = self.table.cell(row, column);
        if self.is_refused(column) {
            return;
        }
        for defect in defects {
            self.told.push(row, Problem::new(at.clone(), defect));
        }
    }

    /// Tells that a cell must be filled in.
    pub(crate) fn needs(&mut self, column: &str) {
        let key = self.table.header(column).unwrap_or(column).to_owned();
        self.refuse(column, Defect::MissingKey { key });
    }

    /// What was read, or nothing after telling that the cell must be filled in.
    pub(crate) fn or_needs<T>(&mut self, column: &str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.needs(column);
        }
        read
    }

    /// What was read, or nothing after telling why not.
    pub(crate) fn take<T>(&mut self, column: &str, read: Result<T, Defect>) -> Option<T> {
        read.map_err(|defect| self.refuse(column, defect)).ok()
    }

    /// Whether something stands in a cell.
    pub(crate) fn is_filled(&self, column: &str) -> bool {
        !matches!(self.sheet().entry(column), None | Some(Entry::Absent))
    }

    /// The text of a cell as it was written.
    pub(crate) fn name(&self, column: &str) -> Option<String> {
        match self.sheet().entry(column) {
            Some(Entry::Known(Value::Group(text))) => Some(text.to_string()),
            _ => None,
        }
    }

    /// The text of a cell, digits and letters made narrow.
    pub(crate) fn text(&self, column: &str) -> Option<String> {
        self.name(column).map(|text| folded(&text).trim().to_owned())
    }

    /// The id in a cell, if there is one; `Err` where what stands there is none.
    pub(crate) fn optional_id(&mut self, column: &str) -> Result<Option<Id>, ()> {
        let Some(text) = self.text(column) else { return Ok(None) };
        self.take(column, Id::new(&text).map_err(Defect::from)).map(Some).ok_or(())
    }

    /// The id that must stand in a cell.
    pub(crate) fn id(&mut self, column: &str) -> Option<Id> {
        let id = self.optional_id(column).ok()?;
        self.or_needs(column, id)
    }

    /// The words of a list; `None` in a blank cell, an empty list where it says that there is
    /// none.
    pub(crate) fn words(&self, column: &str) -> Option<Vec<String>> {
        let is_empty = is_none(&self.text(column)?);
        if is_empty { Some(Vec::new()) } else { self.name(column).map(|it| listed(&it)) }
    }

    /// What each word of a list says, `None` in a blank cell or where one of them says nothing;
    /// all that do are told.
    pub(crate) fn each_word<T>(
        &mut self,
        column: &str,
        mut read: impl FnMut(&str) -> Result<T, Defect>,
    ) -> Option<Vec<T>> {
        let (mut all, mut wrong) = (Vec::new(), Vec::new());
        for word in self.words(column)? {
            match read(folded(&word).trim()) {
                Ok(one) => all.push(one),
                Err(defect) => wrong.push(defect),
            }
        }
        let is_fine = wrong.is_empty();
        self.refuse_each(column, wrong);
        is_fine.then_some(all)
    }

    /// The day in a cell.
    pub(crate) fn optional_day(&self, column: &str) -> Option<NaiveDate> {
        match self.sheet().entry(column) {
            Some(Entry::Known(Value::Date(day))) => Some(*day),
            _ => None,
        }
    }

    /// The day that must stand in a cell.
    pub(crate) fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let day = self.optional_day(column);
        self.or_needs(column, day)
    }

    /// The first day in one cell and the last in another, or that one day where it is blank.
    pub(crate) fn term(
        &mut self,
        from: &str,
        last: &str,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.day(from)?;
        let (_, end) = self.optional_term(from, last)?;
        Some((first, end.unwrap_or(first)))
    }

    /// The first day in one cell and the last in another, either of which may be blank.
    pub(crate) fn optional_term(
        &mut self,
        from: &str,
        last: &str,
    ) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        let (first, end) = (self.optional_day(from), self.optional_day(last));
        let both = first.zip(end).filter(|(first, end)| end < first);
        if let Some((first, end)) = both {
            let column = self.table.header(from).unwrap_or(from).to_owned();
            let defect = CellDefect::Backwards { last: end, column, from: first };
            self.refuse(last, defect.into());
            return None;
        }
        Some((first, end))
    }

    /// The first day in one cell and the last in another, none where it is blank.
    pub(crate) fn open_term(
        &mut self,
        from: &str,
        last: &str,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let first = self.day(from)?;
        let (_, end) = self.optional_term(from, last)?;
        Some((first, end))
    }

    /// The first day in one cell and the first day after it in another, none where it is blank.
    pub(crate) fn spell(
        &mut self,
        from: &str,
        until: &str,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let first = self.day(from)?;
        let end = self.optional_day(until);
        if let Some(end) = end.filter(|end| *end <= first) {
            let column = self.table.header(from).unwrap_or(from).to_owned();
            let defect = CellDefect::NotAfter { until: end, column, from: first };
            self.refuse(until, defect.into());
            return None;
        }
        Some((first, end))
    }

    /// A list of days; `None` in a blank cell, or where one of them is none.
    pub(crate) fn days(&mut self, column: &str) -> Option<Vec<NaiveDate>> {
        self.each_word(column, |word| {
            let refused = || Defect::NotADate { found: text::shown(word) };
            day_in_cell(word).ok_or_else(refused)
        })
    }

    /// Which of a closed list a cell says.
    pub(crate) fn optional_word<T: Copy>(
        &self,
        column: &str,
        list: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let choice = self.sheet().choice(column)?.id.as_str();
        list.into_iter().find(|(word, _)| *word == choice).map(|(_, value)| value)
    }

    /// Which of a closed list a cell must say.
    pub(crate) fn word<T: Copy>(
        &mut self,
        column: &str,
        list: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let word = self.optional_word(column, list);
        self.or_needs(column, word)
    }

    /// The id of one of some named things, if the cell names one; `Err` where what stands
    /// there is none of them.
    pub(crate) fn optional_one_of(
        &mut self,
        column: &str,
        list: &[&Named],
    ) -> Result<Option<Id>, ()> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let found = one_of(&text, list.iter().copied(), |named| named);
        self.take(column, found.map(|named| Some(named.id.clone()))).ok_or(())
    }

    /// The id of one of some named things, which a cell must name.
    pub(crate) fn one_of(&mut self, column: &str, list: &[&Named]) -> Option<Id> {
        let id = self.optional_one_of(column, list).ok()?;
        self.or_needs(column, id)
    }

    /// The answer in a cell.
    pub(crate) fn answer(&self, column: &str) -> Option<bool> {
        match self.sheet().entry(column) {
            Some(Entry::Known(Value::YesNo(answer))) => Some(*answer),
            _ => None,
        }
    }

    /// The number in a cell.
    pub(crate) fn optional_number(&self, column: &str) -> Option<Exact> {
        self.sheet().number(column)
    }

    /// The number that must stand in a cell.
    pub(crate) fn number_in(&mut self, column: &str) -> Option<Exact> {
        let number = self.optional_number(column);
        self.or_needs(column, number)
    }

    /// The whole number in a cell.
    pub(crate) fn optional_count(&self, column: &str) -> Option<u32> {
        u32::try_from(self.optional_number(column)?.numerator()).ok()
    }

    /// The whole number that must stand in a cell.
    pub(crate) fn count(&mut self, column: &str) -> Option<u32> {
        let count = self.optional_count(column);
        self.or_needs(column, count)
    }
}

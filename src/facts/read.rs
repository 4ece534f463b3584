//! Facts from TOML, with line and column.

use super::{Dictionary, Raw, Sheet, SheetDraft, SheetState};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{Defect, FieldPath, Kind, Period, Problems};

impl SheetDraft {
    /// Reads a file of facts: the draft, or everything wrong with its form.
    pub fn read(text: &str) -> Result<SheetDraft, Problems> {
        let (draft, reader) = Reader::read(text, draft);
        reader.finish(draft)
    }
}

impl Dictionary {
    /// Reads and checks a file of facts: the sheet, or *every* problem in the order of the
    /// document, each with line and column.
    ///
    /// # Shape
    /// ```toml
    /// schema = "facts/1"
    /// subject = "t1-v03"                                       # optional
    /// period = { from = "2019-01-01", until = "2020-01-01" }
    /// sheet = "closed"
    /// [facts]
    /// "village.own_income" = 32000
    /// ```
    pub fn read_sheet(&self, text: &str) -> Result<Sheet, Problems> {
        let (read, reader) = Reader::read(text, draft);
        let Some(read) = read else { return reader.finish(None) };
        let (mut found, holes) = reader.into_parts();
        // What stands there and could not be read is not missing.
        let mut read = read;
        let is_hole = |key: &str| holes.contains(&FieldPath::root().key(key));
        if is_hole("sheet") {
            read.sheet = read.sheet.or(Some(SheetState::Open));
        }
        if is_hole("period") {
            read.period = read.period.or_else(|| Period::year(2000));
        }
        match self.sheet_at(&read, &FieldPath::root(), &mut found) {
            Some(sheet) => found.none_or(sheet),
            None => Err(found.into_problems()),
        }
    }
}

fn draft(reader: &mut Reader, field: &Field<'_>) -> Option<SheetDraft> {
    let mut table = reader.table(field)?;
    let schema = table.required(reader, "schema", Reader::text);
    let subject = table.optional(reader, "subject", Reader::id);
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table
        .optional(reader, "sheet", |reader, field| reader.word(field, &SheetState::ALL));
    let facts = table.required(reader, "facts", facts);
    table.finish(reader);
    Some(SheetDraft { schema, subject, period, sheet, facts: facts? })
}

/// Facts by their ids, in the order of the text.
pub(crate) fn facts(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<Vec<(String, Raw)>> {
    let table = reader.table(field)?;
    let entries = table.entries(reader);
    entries.into_iter().map(|(id, field)| Some((id, raw(reader, &field, 0)?))).collect()
}

/// One value as it is written.
pub(crate) fn value(reader: &mut Reader, field: &Field<'_>) -> Option<Raw> {
    raw(reader, field, 0)
}

fn raw(reader: &mut Reader, field: &Field<'_>, depth: usize) -> Option<Raw> {
    if depth > Raw::DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: Raw::DEEPEST });
        return None;
    }
    let deeper = depth.saturating_add(1);
    match field.kind() {
        Kind::Boolean => reader.boolean(field).map(Raw::Boolean),
        Kind::Integer => reader.whole(field, i64::MIN, i64::MAX).map(Raw::Integer),
        Kind::Float => field.literal().map(Raw::BareDecimal),
        Kind::Text | Kind::Date => field.literal().map(Raw::Text),
        Kind::List => {
            let fields = reader.list(field, 100_000)?;
            fields
                .iter()
                .map(|field| raw(reader, field, deeper))
                .collect::<Option<_>>()
                .map(Raw::List)
        }
        Kind::Table => {
            let entries = reader.table(field)?.entries(reader);
            entries
                .into_iter()
                .map(|(key, field)| Some((key, raw(reader, &field, deeper)?)))
                .collect::<Option<_>>()
                .map(Raw::Table)
        }
    }
}

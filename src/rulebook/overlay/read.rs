//! Overlays from TOML: what can be read is kept beside what cannot, so that all that is wrong
//! is told at once.

use toml::Value;

use super::change::Change;
use super::{Added, Head, Overlay};
use crate::rulebook::read::{MOST_LISTED, ground, in_force, source};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Defect, Kind};

/// A document of its own.
pub(super) fn overlay(reader: &mut Reader, field: &Field<'_>) -> Option<Overlay> {
    let mut table = reader.table(field)?;
    table.required(reader, "schema", |reader, field| {
        let found = reader.text(field)?;
        if found != Overlay::SCHEMA {
            reader.report(field, Defect::Schema { found, reads: Overlay::SCHEMA });
        }
        Some(())
    });
    let id = table.required(reader, "id", Reader::id);
    let edition = table.required(reader, "edition", Reader::text);
    let base = table.required(reader, "base", |reader, field| {
        Some((reader.text(field)?, reader.place_of(field)))
    });
    let title = table.required(reader, "title", Reader::label);
    let in_force = table.required(reader, "in_force", in_force);
    table.optional(reader, "note", Reader::text);
    let sources = table.listed(reader, "source", MOST_LISTED, added);
    let changes = table.required(reader, "change", changes).unwrap_or_default();
    table.finish(reader);
    let (base, base_place) = base.unzip();
    let head = Head { id, edition, title, in_force };
    Some(Overlay { base, base_place, head, sources, changes })
}

/// What a case changes for itself alone: sources and changes, and no head.
pub(crate) fn overlay_of_case(reader: &mut Reader, field: &Field<'_>) -> Option<Overlay> {
    let mut table: Table<'_> = reader.table(field)?;
    let sources = table.listed(reader, "source", MOST_LISTED, added);
    let changes = table.required(reader, "change", changes).unwrap_or_default();
    table.finish(reader);
    let (base, base_place, head) = (None, None, Head::default());
    Some(Overlay { base, base_place, head, sources, changes })
}

fn added(reader: &mut Reader, field: &Field<'_>) -> Option<Added> {
    let source = source(reader, field)?;
    Some(Added { source, path: field.path.clone(), place: reader.place_of(field) })
}

fn changes(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Change>> {
    reader.each(field, MOST_LISTED, change)
}

fn change(reader: &mut Reader, field: &Field<'_>) -> Option<Change> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::text);
    let value = table.required(reader, "value", value);
    let ground = table.required(reader, "ground", ground);
    table.optional(reader, "note", Reader::text);
    table.finish(reader);
    let (path, place) = (field.path.clone(), reader.place_of(field));
    Some(Change { at, value, ground, path, place })
}

fn value(reader: &mut Reader, field: &Field<'_>) -> Option<Value> {
    match field.kind() {
        Kind::Text | Kind::Date => field.literal().map(Value::String),
        Kind::Integer => reader.whole(field, i64::MIN, i64::MAX).map(Value::Integer),
        Kind::Boolean => reader.boolean(field).map(Value::Boolean),
        Kind::Float => {
            let found = field.literal()?;
            reader.report(field, Defect::BareDecimal { found });
            None
        }
        Kind::List => {
            let fields = reader.list(field, 2_000)?;
            let values = fields.iter().map(|field| value(reader, field));
            values.collect::<Option<_>>().map(Value::Array)
        }
        Kind::Table => {
            let entries = reader.table(field)?.entries(reader);
            let values =
                entries.into_iter().map(|(key, f)| Some((key, value(reader, &f)?)));
            values.collect::<Option<_>>().map(Value::Table)
        }
    }
}

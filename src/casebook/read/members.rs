//! Members of a cohort and outcomes that facts come from, from TOML: a member has outcomes of
//! its own, and an outcome others who are judged together with it.

use std::collections::BTreeSet;

use super::MOST;
use crate::casebook::case::{LinkedCase, Member};
use crate::facts::{SheetState, read_facts, read_value};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::text::shown;
use crate::vocabulary::{CellDefect, Defect, FieldPath, Id, Kind};

/// The most subjects of one cohort: each is held against each.
const MOST_SUBJECTS: usize = 2_000;

/// The facts that the cells of rows state.
pub(super) fn columns(reader: &mut Reader, table: &mut Table<'_>) -> Vec<String> {
    table.listed(reader, "columns", MOST, Reader::text)
}

/// A list of members, and what stands around it.
pub(super) struct Listed<'l> {
    key: &'static str,
    columns: &'l [String],
    /// Whom they are judged together with, where it is not one of them.
    own: Option<&'l Id>,
    /// How many subjects there are besides.
    besides: usize,
    /// How deep the linked outcomes of a member stand.
    deep: usize,
}

impl<'l> Listed<'l> {
    /// The members of a cohort.
    pub(super) const fn members(columns: &'l [String]) -> Listed<'l> {
        Listed { key: "members", columns, own: None, besides: 0, deep: 1 }
    }

    /// The others of a linked outcome that stands `deep`.
    const fn others(
        columns: &'l [String],
        own: Option<&'l Id>,
        deep: usize,
    ) -> Listed<'l> {
        let deep = deep.saturating_add(1);
        Listed { key: "others", columns, own, besides: 1, deep }
    }
}

/// Tells that the columns say nothing without rows.
fn tell_idle_columns(reader: &mut Reader, table: &Table<'_>) {
    let (key, why) = ("columns", "no member is written as a row");
    reader.report_at(table.path().key(key), Defect::AnswerIdle { key, why });
}

/// The members: rows under the columns, and tables.
pub(super) fn members(
    reader: &mut Reader,
    table: &mut Table<'_>,
    listed: &Listed<'_>,
) -> Vec<Member> {
    let has_columns = table.has("columns");
    let Some(field) = table.field(reader, listed.key) else { return Vec::new() };
    let at_columns = table.path().key("columns");
    let (mut has_rows, mut seen) = (false, BTreeSet::new());
    seen.extend(listed.own.cloned());
    let members = reader.each(&field, MOST_SUBJECTS, |reader, element| {
        has_rows |= element.kind() == Kind::List;
        let member = match element.kind() {
            Kind::List => row(reader, element, (listed.columns, &at_columns), &field),
            _ => described(reader, element, listed.deep),
        }?;
        distinct(reader, element, &member, &mut seen);
        Some(member)
    });
    if has_rows && !has_columns {
        let defect = Defect::MissingKey { key: "columns".to_owned() };
        reader.report_at(table.path().clone(), defect);
    }
    if has_columns && !has_rows {
        tell_idle_columns(reader, table);
    }
    let members = members.unwrap_or_default();
    if members.is_empty() && !reader.has_hole_in(&field.path) {
        reader.report(&field, Defect::NothingListed { what: "member" });
    }
    let found: usize = members.iter().map(|member| member.subjects.len()).sum();
    let found = found.saturating_add(listed.besides);
    if found > MOST_SUBJECTS {
        let (what, at_most) = ("subjects", MOST_SUBJECTS);
        reader.report(&field, Defect::TooMany { what, found, at_most });
        return Vec::new();
    }
    members
}

/// Reports an id that stands for something else already.
fn distinct(
    reader: &mut Reader,
    field: &Field<'_>,
    member: &Member,
    seen: &mut BTreeSet<Id>,
) {
    let is_group = member.subjects.first() != Some(&member.id);
    let group = is_group.then_some(&member.id);
    for id in group.into_iter().chain(&member.subjects) {
        if !seen.insert(id.clone()) {
            let (what, id) = ("members", id.to_string());
            reader.report(field, Defect::Duplicate { what, id });
        }
    }
}

/// `["v1", 99, true]`: the id, and a value for each column.
fn row(
    reader: &mut Reader,
    field: &Field<'_>,
    (columns, at_columns): (&[String], &FieldPath),
    list: &Field<'_>,
) -> Option<Member> {
    let cells = reader.list(field, MOST)?;
    let Some((first, cells)) = cells.split_first() else {
        reader.report(field, Defect::NothingListed { what: "cell" });
        return None;
    };
    let id = reader.id(first)?;
    let field = reader.named(field, list.path.element(id.as_str()));
    // Columns that are missing or cannot be read are told where they stand.
    if columns.is_empty() || reader.has_hole_in(at_columns) {
        return None;
    }
    if columns.len() != cells.len() {
        let (found, columns) = (cells.len(), columns.len());
        reader.report(&field, CellDefect::OfColumns { found, columns });
        return None;
    }
    let mut facts = Vec::with_capacity(cells.len());
    for (fact, cell) in columns.iter().zip(cells) {
        let cell = reader.named(cell, field.path.key("facts").element(&shown(fact)));
        facts.push((fact.clone(), read_value(reader, &cell)?));
    }
    let subjects = vec![id.clone()];
    let linked = Vec::new();
    Some(Member { id, subjects, period: None, sheet: None, facts, linked })
}

/// `{ id = "m", times = 17, facts = { … } }`.
fn described(reader: &mut Reader, field: &Field<'_>, deep: usize) -> Option<Member> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let most = u32::try_from(MOST_SUBJECTS).unwrap_or(u32::MAX);
    let times = table.optional(reader, "times", |r, f| r.count(f, 1, most));
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table.optional(reader, "sheet", |r, f| r.word(f, &SheetState::ALL));
    let facts = table.optional(reader, "facts", read_facts);
    let linked = linked(reader, &mut table, deep);
    table.finish(reader);
    let id = id?;
    let subjects = match times {
        None => vec![id.clone()],
        Some(times) => {
            let numbered = (1..=times).map(|n| Id::new(&format!("{id}-{n}")));
            match numbered.collect() {
                Ok(subjects) => subjects,
                Err(error) => {
                    reader.report(field, error);
                    return None;
                }
            }
        }
    };
    let facts = facts.unwrap_or_default();
    Some(Member { id, subjects, period, sheet, facts, linked })
}

/// How deep outcomes may stand in each other: the quarters of the year that the pay goes by
/// are two.
const DEEPEST: usize = 8;

/// The linked outcomes of a case, a member or another linked outcome, which stand `deep`
/// within each other.
pub(super) fn linked(
    reader: &mut Reader,
    table: &mut Table<'_>,
    deep: usize,
) -> Vec<LinkedCase> {
    table.listed(reader, "linked", MOST, |reader, field| outcome(reader, field, deep))
}

/// `{ scheme = "month", period = { … }, facts = { … } }`.
fn outcome(reader: &mut Reader, field: &Field<'_>, deep: usize) -> Option<LinkedCase> {
    if deep > DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: DEEPEST });
        return None;
    }
    let mut table = reader.table(field)?;
    let scheme = table.required(reader, "scheme", Reader::id);
    let subject = table.optional(reader, "subject", Reader::id);
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table.optional(reader, "sheet", |r, f| r.word(f, &SheetState::ALL));
    let facts = table.optional(reader, "facts", read_facts);
    let own = linked(reader, &mut table, deep.saturating_add(1));
    let columns = columns(reader, &mut table);
    let others = Listed::others(&columns, subject.as_ref(), deep);
    let others = members(reader, &mut table, &others);
    if table.has("columns") && !table.has("others") {
        tell_idle_columns(reader, &table);
    }
    table.finish(reader);
    Some(LinkedCase {
        scheme: scheme?,
        subject,
        period,
        sheet,
        facts: facts.unwrap_or_default(),
        linked: own,
        columns,
        others,
    })
}

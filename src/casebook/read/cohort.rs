//! Members of a cohort, and what is expected of them, from TOML.

use std::collections::BTreeSet;

use super::MOST;
use super::expect::{ids, result};
use super::linked::linked;
use crate::casebook::case::Member;
use crate::casebook::expect::{CountExpectation, ExpectedCount, MemberExpectation};
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
    pub(super) const fn others(
        columns: &'l [String],
        own: Option<&'l Id>,
        deep: usize,
    ) -> Listed<'l> {
        let deep = deep.saturating_add(1);
        Listed { key: "others", columns, own, besides: 1, deep }
    }
}

/// Tells that the columns say nothing without rows.
pub(super) fn tell_idle_columns(reader: &mut Reader, table: &Table<'_>) {
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

/// What is expected of one member, or of several alike.
pub(super) fn member(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<MemberExpectation> {
    let mut table = reader.table(field)?;
    let who = table.required(reader, "who", who);
    let result = result(reader, &mut table);
    table.finish(reader);
    if result == crate::casebook::ResultExpectation::default()
        && !reader.has_hole_in(&field.path)
    {
        reader.report(field, Defect::NothingListed { what: "expectation" });
    }
    Some(MemberExpectation { who: who?, result })
}

/// One id, or a list of them.
fn who(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Id>> {
    if Reader::as_word(field).is_some() {
        return reader.id(field).map(|id| vec![id]);
    }
    let who = ids(reader, field)?;
    if who.is_empty() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "member" });
        return None;
    }
    Some(who)
}

/// `{ excellent = 3, competent = { least = 4, most = 5 } }`.
pub(super) fn counts(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<Vec<CountExpectation>> {
    let entries = reader.table(field)?.entries(reader);
    let mut counts = Vec::with_capacity(entries.len());
    for (grade, field) in entries {
        let Some(count) = count(reader, &field) else { continue };
        match Id::new(&grade) {
            Ok(grade) => counts.push(CountExpectation { grade, count }),
            Err(_) => {
                let (what, found) = ("grade", shown(&grade));
                reader.report(&field, Defect::Unknown { what, found, nearest: None });
            }
        }
    }
    Some(counts)
}

/// A whole number, or `{ least, most }`.
pub(super) fn count(reader: &mut Reader, field: &Field<'_>) -> Option<ExpectedCount> {
    if field.kind() != Kind::Table {
        let count = reader.count(field, 0, u32::MAX)?;
        return Some(ExpectedCount::new(count, count));
    }
    let mut table = reader.table(field)?;
    let least = table.required(reader, "least", |r, f| r.count(f, 0, u32::MAX));
    let most = table.required(reader, "most", |r, f| r.count(f, 0, u32::MAX));
    table.finish(reader);
    let (least, most) = least.zip(most)?;
    if least > most {
        let whole = |n: u32| crate::vocabulary::Exact::whole(i64::from(n));
        let (least, most) = (whole(least), whole(most));
        reader.report(field, Defect::EmptyDomain { least, most });
        return None;
    }
    Some(ExpectedCount::new(least, most))
}

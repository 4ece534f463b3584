use super::MOST_LISTED;
use super::quantity::quantity_at_depth;
use crate::rulebook::draft::ConditionDraft;
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{Bounds, Defect, Id};

/// The deepest that conditions stand in each other.
pub(super) const DEEPEST: usize = 12;

pub(super) fn condition(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<ConditionDraft> {
    condition_at_depth(reader, field, 0)
}

pub(super) fn condition_at_depth(
    reader: &mut Reader,
    field: &Field<'_>,
    depth: usize,
) -> Option<ConditionDraft> {
    if depth > DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: DEEPEST });
        return None;
    }
    let tags = ["yes", "no", "choice", "number", "all_of", "any_of", "at_least", "not"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    let deeper = depth.saturating_add(1);
    let several = |reader: &mut Reader, field: &Field<'_>| {
        reader.each(field, MOST_LISTED, |r, f| condition_at_depth(r, f, deeper))
    };
    match tag {
        "yes" => reader.id(&field).map(ConditionDraft::Yes),
        "no" => reader.id(&field).map(ConditionDraft::No),
        "choice" => {
            let mut table = reader.table(&field)?;
            let of = table.required(reader, "of", Reader::id);
            let one_of = table.required(reader, "one_of", ids);
            table.finish(reader);
            Some(ConditionDraft::Choice { of: of?, one_of: one_of? })
        }
        "number" => number(reader, &field, deeper),
        "all_of" => several(reader, &field).map(ConditionDraft::AllOf),
        "any_of" => several(reader, &field).map(ConditionDraft::AnyOf),
        "at_least" => {
            let mut table = reader.table(&field)?;
            let n = table.required(reader, "n", |r, f| r.count(f, 1, 1_000));
            let of = table.required(reader, "of", several);
            table.finish(reader);
            Some(ConditionDraft::AtLeast { n: n?, of: of? })
        }
        _ => {
            let one = condition_at_depth(reader, &field, deeper)?;
            Some(ConditionDraft::Not(Box::new(one)))
        }
    }
}

fn number(
    reader: &mut Reader,
    field: &Field<'_>,
    depth: usize,
) -> Option<ConditionDraft> {
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", |r, f| quantity_at_depth(r, f, depth));
    let bounds = reader.bounds(&mut table);
    table.finish(reader);
    let bounds = some_end(reader, field, bounds?);
    Some(ConditionDraft::Number { of: of?, bounds: bounds? })
}

/// Bounds with one end at least.
pub(super) fn some_end(
    reader: &mut Reader,
    field: &Field<'_>,
    bounds: Bounds,
) -> Option<Bounds> {
    let is_free = bounds.lower().is_none() && bounds.upper().is_none();
    if is_free && !reader.has_hole_in(&field.path) {
        let keys = ["at_least", "above", "at_most", "below"].map(str::to_owned).to_vec();
        reader.report(field, Defect::AtLeastOne { keys });
        return None;
    }
    Some(bounds)
}

pub(super) fn ids(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Id>> {
    reader.each(field, MOST_LISTED, Reader::id)
}

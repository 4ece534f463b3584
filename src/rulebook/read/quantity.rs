use super::condition::{condition_at_depth, ids};
use super::fact::tallies;
use crate::rulebook::draft::{AnswerDraft, QuantityDraft};
use crate::vocabulary::document::{Field, Reader, Table, WordOr};

pub(super) fn quantity(reader: &mut Reader, field: &Field<'_>) -> Option<QuantityDraft> {
    quantity_at_depth(reader, field, 0)
}

pub(super) fn quantity_at_depth(
    reader: &mut Reader,
    field: &Field<'_>,
    depth: usize,
) -> Option<QuantityDraft> {
    if Reader::as_word(field).is_some() {
        return reader.id(field).map(QuantityDraft::Fact);
    }
    let tags = ["count", "share", "votes", "score", "when"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    match tag {
        "score" => reader.id(&field).map(QuantityDraft::Score),
        "when" => {
            let condition = condition_at_depth(reader, &field, depth.saturating_add(1))?;
            Some(QuantityDraft::When(Box::new(condition)))
        }
        "count" => {
            let mut table = reader.table(&field)?;
            let events = table.required(reader, "events", Reader::id);
            let kinds = table.optional(reader, "kinds", ids);
            table.finish(reader);
            Some(QuantityDraft::Count {
                events: events?,
                kinds: kinds.unwrap_or_default(),
            })
        }
        "share" => {
            let mut table = reader.table(&field)?;
            let of = table.required(reader, "of", Reader::id);
            let by = table.required(reader, "in", Reader::id);
            let zero = table.optional(reader, "zero", answer);
            table.finish(reader);
            Some(QuantityDraft::Share { of: of?, r#in: by?, zero })
        }
        _ => {
            let table = reader.table(&field)?;
            votes(reader, table)
        }
    }
}

fn votes(reader: &mut Reader, mut table: Table<'_>) -> Option<QuantityDraft> {
    let of = table.required(reader, "of", Reader::id);
    let choices = table.required(reader, "choices", ids);
    let in_denominator = table.required(reader, "in_denominator", tallies);
    let nobody = table.required(reader, "nobody", answer);
    table.finish(reader);
    Some(QuantityDraft::Votes {
        of: of?,
        choices: choices?,
        in_denominator: in_denominator?,
        nobody: nobody?,
    })
}

/// `"undetermined"` or a number.
fn answer(reader: &mut Reader, field: &Field<'_>) -> Option<AnswerDraft> {
    let words = [("undetermined", AnswerDraft::Undetermined)];
    reader.number_or(field, &words, Reader::ratio).map(|found| match found {
        WordOr::Word(answer) => answer,
        WordOr::Number(value) => AnswerDraft::Value(value),
    })
}

use super::condition::condition;
use super::ground;
use crate::rule::Kind;
use crate::rulebook::draft::RuleDraft;
use crate::vocabulary::document::{Field, Reader};

pub(super) fn rule(reader: &mut Reader, field: &Field<'_>) -> Option<RuleDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let kind = table.required(reader, "kind", |r, f| r.word(f, &Kind::ALL));
    let subject = table.required(reader, "subject", Reader::id);
    let applies = table.optional(reader, "applies", condition);
    let met = table.required(reader, "met", condition);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(RuleDraft {
        id: id?,
        label: label?,
        kind: kind?,
        subject: subject?,
        applies,
        met: met?,
        ground,
        note,
    })
}

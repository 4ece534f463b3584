use super::ground;
use crate::rulebook::draft::{CohortTime, LinkDraft, TakeDraft};
use crate::vocabulary::document::{Field, Reader};

pub(super) fn link(reader: &mut Reader, field: &Field<'_>) -> Option<LinkDraft> {
    let mut table = reader.table(field)?;
    let fact = table.required(reader, "fact", Reader::id);
    let scheme = table.required(reader, "scheme", Reader::id);
    let take = table.required(reader, "take", |r, f| r.word(f, &TakeDraft::ALL));
    let cohort = table.optional(reader, "cohort", |r, f| r.word(f, &CohortTime::ALL));
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    let (fact, scheme) = fact.zip(scheme)?;
    Some(LinkDraft { fact, scheme, take: take?, cohort, ground, note })
}

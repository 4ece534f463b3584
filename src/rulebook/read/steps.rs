use super::condition::{condition, ids};
use super::{MOST_LISTED, ground, unlabelled};
use crate::rulebook::draft::{
    GradeDraft, LinesByDraft, StatusLineDraft, StatusPolicyDraft, StepDraft,
    StrengthDraft,
};
use crate::scoring::ConditionPolicy;
use crate::vocabulary::document::{Field, Reader};

/// Which list of steps is read, and so what a step of it must say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Does {
    ClearToZero,
    Direct,
    Floor,
    Cap,
    Veto,
}

fn policy(reader: &mut Reader, field: &Field<'_>) -> Option<ConditionPolicy> {
    reader.word(field, &ConditionPolicy::ALL)
}

pub(super) fn grade(reader: &mut Reader, field: &Field<'_>) -> Option<GradeDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let line = reader.bounds(&mut table);
    let lines = table.listed(reader, "lines", MOST_LISTED, status_line);
    let needs = table.optional(reader, "needs", condition);
    let needs_absent = table.optional(reader, "needs_absent", policy);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(GradeDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        line: line?,
        lines,
        needs,
        needs_absent,
        ground,
        note,
    })
}

/// `{ one_of = [ … ], at_least = 60 }`.
fn status_line(reader: &mut Reader, field: &Field<'_>) -> Option<StatusLineDraft> {
    let mut table = reader.table(field)?;
    let one_of = table.required(reader, "one_of", ids);
    let line = reader.bounds(&mut table);
    table.finish(reader);
    Some(StatusLineDraft { one_of: one_of?, line: line? })
}

/// `{ of = "…", absent = …, not_applicable = … }`.
pub(super) fn lines_by(reader: &mut Reader, field: &Field<'_>) -> Option<LinesByDraft> {
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", Reader::id);
    let absent = table.required(reader, "absent", status_policy);
    let not_applicable = table.optional(reader, "not_applicable", status_policy);
    table.finish(reader);
    Some(LinesByDraft { of: of?, absent: absent?, not_applicable })
}

/// `"undetermined"` or `{ as = "…" }`.
fn status_policy(reader: &mut Reader, field: &Field<'_>) -> Option<StatusPolicyDraft> {
    if let Some(word) = Reader::as_word(field) {
        if word == "undetermined" {
            return Some(StatusPolicyDraft::Undetermined);
        }
        let words = ["undetermined", "{ as = … }"];
        reader.unknown_word(field, word, words.into_iter());
        return None;
    }
    let (_, field) = reader.table(field)?.tag(reader, &["as"])?;
    reader.id(&field).map(StatusPolicyDraft::As)
}

pub(super) fn step(
    reader: &mut Reader,
    field: &Field<'_>,
    does: Does,
) -> Option<StepDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let when = table.required(reader, "when", condition);
    let absent = table.required(reader, "absent", policy);
    let (mut grade, mut at_least, mut at_most, mut how) = (None, None, None, None);
    let is_told = match does {
        Does::ClearToZero => true,
        Does::Direct => {
            grade = table.required(reader, "grade", Reader::id);
            grade.is_some()
        }
        Does::Floor => {
            at_least = table.required(reader, "at_least", Reader::id);
            at_least.is_some()
        }
        Does::Cap => {
            at_most = table.required(reader, "at_most", Reader::id);
            at_most.is_some()
        }
        Does::Veto => {
            how = table.required(reader, "strength", strength);
            how.is_some()
        }
    };
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    if !is_told {
        return None;
    }
    Some(StepDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        when: when?,
        absent: absent?,
        grade,
        at_least,
        at_most,
        strength: how,
        ground,
        note,
    })
}

fn strength(reader: &mut Reader, field: &Field<'_>) -> Option<StrengthDraft> {
    if let Some(word) = Reader::as_word(field) {
        return match word {
            "lowest" => Some(StrengthDraft::Lowest),
            "out_of_ranking" => Some(StrengthDraft::OutOfRanking),
            unknown => {
                let words = ["lowest", "out_of_ranking", "{ bars_above = … }"];
                reader.unknown_word(field, unknown, words.into_iter());
                None
            }
        };
    }
    let (_, field) = reader.table(field)?.tag(reader, &["bars_above"])?;
    reader.id(&field).map(StrengthDraft::BarsAbove)
}

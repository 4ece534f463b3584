//! Consequences, and what they name.

use super::condition::ids;
use super::{MOST_LISTED, ground, unlabelled};
use crate::consequence::{Corrected, Kind, LastDay, Moment};
use crate::rulebook::draft::{
    AllDraft, AwardDraft, AwardsDraft, ConsequenceDraft, DecisionDraft, IsDraft,
    LastsDraft, LiftDraft, OccasionDraft, RoleDraft,
};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{MonthEnd, Window};

pub(super) fn award(reader: &mut Reader, field: &Field<'_>) -> Option<AwardDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    table.finish(reader);
    Some(AwardDraft { id: id?, label: label.unwrap_or_else(unlabelled) })
}

pub(super) fn role(reader: &mut Reader, field: &Field<'_>) -> Option<RoleDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let subject = table.required(reader, "subject", Reader::id);
    table.finish(reader);
    let label = label.unwrap_or_else(unlabelled);
    Some(RoleDraft { id: id?, label, subject: subject? })
}

pub(super) fn decision(reader: &mut Reader, field: &Field<'_>) -> Option<DecisionDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let subject = table.required(reader, "subject", Reader::id);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    let label = label.unwrap_or_else(unlabelled);
    Some(DecisionDraft { id: id?, label, subject: subject?, note })
}

pub(super) fn consequence(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<ConsequenceDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let kind = table.required(reader, "kind", |r, f| r.word(f, &Kind::ALL));
    let subject = table.required(reader, "subject", Reader::id);
    let falls_on = table.optional(reader, "falls_on", ids).unwrap_or_default();
    let when = table.required(reader, "when", |r, f| r.each(f, MOST_LISTED, occasion));
    let awards = table.optional(reader, "awards", awards);
    let starts = table.required(reader, "starts", moment);
    let lasts = table.required(reader, "lasts", lasts);
    let month_end = table.optional(reader, "month_end", |r, f| r.word(f, &MonthEnd::ALL));
    let last_day = table.optional(reader, "last_day", |r, f| r.word(f, &LastDay::ALL));
    let lifted = table.listed(reader, "lifted", MOST_LISTED, lift);
    let not_while = table.optional(reader, "not_while", ids).unwrap_or_default();
    let corrected =
        table.required(reader, "corrected", |r, f| r.word(f, &Corrected::ALL));
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(ConsequenceDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        kind: kind?,
        subject: subject?,
        falls_on,
        when: when?,
        awards,
        starts: starts?,
        lasts: lasts?,
        month_end,
        last_day,
        lifted,
        not_while,
        corrected: corrected?,
        ground,
        note,
    })
}

fn moment(reader: &mut Reader, field: &Field<'_>) -> Option<Moment> {
    reader.word(field, &Moment::ALL)
}

/// `{ graded = { of, one_of } }`, `{ rule = { of, is } }` or `{ decision = { of, is } }`.
fn occasion(reader: &mut Reader, field: &Field<'_>) -> Option<OccasionDraft> {
    let tags = ["graded", "rule", "decision"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    let mut table = reader.table(&field)?;
    let of = table.required(reader, "of", Reader::id);
    if tag == "graded" {
        let one_of = table.required(reader, "one_of", ids);
        table.finish(reader);
        return Some(OccasionDraft::Graded { of: of?, one_of: one_of? });
    }
    let is = table.required(reader, "is", |r, f| r.word(f, &IsDraft::ALL));
    table.finish(reader);
    let (of, is) = of.zip(is)?;
    Some(match tag {
        "rule" => OccasionDraft::Rule { of, is },
        _ => OccasionDraft::Decision { of, is },
    })
}

/// `"all"` or a list of awards.
fn awards(reader: &mut Reader, field: &Field<'_>) -> Option<AwardsDraft> {
    match Reader::as_word(field) {
        Some("all") => Some(AwardsDraft::All(AllDraft::All)),
        Some(word) => {
            reader.unknown_word(field, word, ["all", "[ \"…\" ]"].into_iter());
            None
        }
        None => ids(reader, field).map(AwardsDraft::These),
    }
}

/// A length, a day, the end of a window, or a word.
fn lasts(reader: &mut Reader, field: &Field<'_>) -> Option<LastsDraft> {
    if let Some(word) = Reader::as_word(field) {
        return match word {
            "until_lifted" => Some(LastsDraft::UntilLifted),
            "for_ever" => Some(LastsDraft::ForEver),
            unknown => {
                let words = ["until_lifted", "for_ever", "{ years = … }"];
                reader.unknown_word(field, unknown, words.into_iter());
                None
            }
        };
    }
    let tags = ["days", "months", "years", "until", "to_end_of"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    let mut count = |most| reader.count(&field, 1, most);
    match tag {
        "days" => count(LastsDraft::MOST_DAYS).map(LastsDraft::Days),
        "months" => count(LastsDraft::MOST_MONTHS).map(LastsDraft::Months),
        "years" => count(LastsDraft::MOST_YEARS).map(LastsDraft::Years),
        "until" => reader.day(&field).map(LastsDraft::Until),
        _ => reader.word(&field, &Window::ALL).map(LastsDraft::ToEndOf),
    }
}

fn lift(reader: &mut Reader, field: &Field<'_>) -> Option<LiftDraft> {
    let mut table = reader.table(field)?;
    let by = table.required(reader, "by", occasion);
    let from = table.required(reader, "from", moment);
    table.finish(reader);
    Some(LiftDraft { by: by?, from: from? })
}

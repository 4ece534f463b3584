//! Consequences, and what they name.

use super::condition::ids;
use super::{MOST_LISTED, ground, unlabelled};
use crate::consequence::{Corrected, Kind, LastDay, Lifts, Moment};
use crate::rulebook::draft::{
    AllDraft, AwardDraft, AwardsDraft, ConsequenceDraft, DecisionDraft, IsDraft,
    LastsDraft, LiftDraft, OccasionDraft, RoleDraft,
};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Defect, MonthEnd, Window};

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
    let with = lasts.as_ref().map(|lasts| lasts.answers).unwrap_or_default();
    let beside = answers(reader, &mut table);
    for (key, is_twice) in [
        ("month_end", with.month_end.is_some() && beside.month_end.is_some()),
        ("last_day", with.last_day.is_some() && beside.last_day.is_some()),
    ] {
        if is_twice {
            let why = "the key `lasts` says it already";
            let at = field.path.key(key);
            reader.report_at(at, Defect::AnswerIdle { key, why });
        }
    }
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
        lasts: lasts?.lasts,
        month_end: with.month_end.or(beside.month_end),
        last_day: with.last_day.or(beside.last_day),
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

/// What a length and its end leave open.
#[derive(Clone, Copy, Default)]
struct Answers {
    month_end: Option<MonthEnd>,
    last_day: Option<LastDay>,
}

fn answers(reader: &mut Reader, table: &mut Table<'_>) -> Answers {
    let month_end = table.optional(reader, "month_end", |r, f| r.word(f, &MonthEnd::ALL));
    let last_day = table.optional(reader, "last_day", |r, f| r.word(f, &LastDay::ALL));
    Answers { month_end, last_day }
}

/// For how long, with the answers that stand in it.
struct Read {
    lasts: LastsDraft,
    answers: Answers,
}

/// A length, a day, the end of a window, or a word. What the length leaves open may stand in
/// it, so that one change of an overlay says everything.
fn lasts(reader: &mut Reader, field: &Field<'_>) -> Option<Read> {
    let plain = |lasts| Read { lasts, answers: Answers::default() };
    if let Some(word) = Reader::as_word(field) {
        return lasts_in_a_word(reader, field, word).map(plain);
    }
    let tags = ["days", "months", "years", "until", "to_end_of"];
    let mut table = reader.table(field)?;
    let answers = answers(reader, &mut table);
    let (tag, of) = table.tag_beside(reader, &tags, &["month_end", "last_day"])?;
    let mut count = |most| reader.count(&of, 1, most);
    let lasts = match tag {
        "days" => count(LastsDraft::MOST_DAYS).map(LastsDraft::Days),
        "months" => count(LastsDraft::MOST_MONTHS).map(LastsDraft::Months),
        "years" => count(LastsDraft::MOST_YEARS).map(LastsDraft::Years),
        "until" => reader.day(&of).map(LastsDraft::Until),
        _ => reader.word(&of, &Window::ALL).map(LastsDraft::ToEndOf),
    };
    lasts.map(|lasts| Read { lasts, answers })
}

fn lasts_in_a_word(
    reader: &mut Reader,
    field: &Field<'_>,
    word: &str,
) -> Option<LastsDraft> {
    match word {
        "until_lifted" => Some(LastsDraft::UntilLifted),
        "for_ever" => Some(LastsDraft::ForEver),
        unknown => {
            let words = ["until_lifted", "for_ever", "{ years = … }"];
            reader.unknown_word(field, unknown, words.into_iter());
            None
        }
    }
}

fn lift(reader: &mut Reader, field: &Field<'_>) -> Option<LiftDraft> {
    let mut table = reader.table(field)?;
    let by = table.required(reader, "by", occasion);
    let from = table.required(reader, "from", moment);
    let lifts = table.required(reader, "lifts", |r, f| r.word(f, &Lifts::ALL));
    table.finish(reader);
    Some(LiftDraft { by: by?, from: from?, lifts: lifts? })
}

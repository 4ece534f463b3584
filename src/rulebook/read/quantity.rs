use super::condition::{DEEPEST, condition_at_depth, ids};
use super::dated;
use super::fact::tallies;
use crate::criteria::{PartPeriods, Standings, Take, Tallying};
use crate::rulebook::draft::{
    AnswerDraft, ChangeDraft, ComparedDraft, First, MissingNumber, MissingSuch,
    QuantityDraft, SuchDraft, WhichDraft,
};
use crate::vocabulary::Defect;
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
    let tags = [
        "count", "sum", "windows", "since", "service", "share", "change", "votes",
        "over", "periods", "compared", "score", "when",
    ];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    match tag {
        "score" => reader.id(&field).map(QuantityDraft::Score),
        "when" => {
            let condition = condition_at_depth(reader, &field, depth.saturating_add(1))?;
            Some(QuantityDraft::When(Box::new(condition)))
        }
        "compared" => compared(reader, &field, depth.saturating_add(1)),
        "count" => dated::events(reader, &field).map(QuantityDraft::Count),
        "sum" => dated::events(reader, &field).map(QuantityDraft::Sum),
        "windows" => dated::windows(reader, &field).map(QuantityDraft::Windows),
        "since" => dated::since(reader, &field).map(QuantityDraft::Since),
        "service" => dated::service(reader, &field).map(QuantityDraft::Service),
        "change" => change(reader, &field).map(QuantityDraft::Change),
        "share" => share(reader, &field, depth.saturating_add(1)),
        "over" => {
            let table = reader.table(&field)?;
            over(reader, table)
        }
        "periods" => {
            let table = reader.table(&field)?;
            periods(reader, table)
        }
        _ => {
            let table = reader.table(&field)?;
            votes(reader, table)
        }
    }
}

fn share(reader: &mut Reader, field: &Field<'_>, depth: usize) -> Option<QuantityDraft> {
    if depth > DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: DEEPEST });
        return None;
    }
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", |r, f| quantity_at_depth(r, f, depth));
    let by = table.required(reader, "in", |r, f| quantity_at_depth(r, f, depth));
    let zero = table.optional(reader, "zero", answer);
    table.finish(reader);
    let (of, by) = (Box::new(of?), Box::new(by?));
    Some(QuantityDraft::Share { of, r#in: by, zero })
}

fn compared(
    reader: &mut Reader,
    field: &Field<'_>,
    depth: usize,
) -> Option<QuantityDraft> {
    if depth > DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: DEEPEST });
        return None;
    }
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", |r, f| quantity_at_depth(r, f, depth));
    let how = table.required(reader, "as", compared_as);
    let within = table.optional(reader, "within", Reader::id);
    table.finish(reader);
    Some(QuantityDraft::Compared { of: Box::new(of?), r#as: how?, within })
}

fn compared_as(reader: &mut Reader, field: &Field<'_>) -> Option<ComparedDraft> {
    let words = [
        ("mean", ComparedDraft::Mean),
        ("greatest", ComparedDraft::Greatest),
        ("least", ComparedDraft::Least),
        ("off_the_mean", ComparedDraft::OffTheMean),
    ];
    if let Some(word) = Reader::as_word(field) {
        if let Some((_, how)) = words.iter().find(|(known, _)| *known == word) {
            return Some(*how);
        }
        let words = words.iter().map(|(word, _)| *word);
        reader.unknown_word(field, word, words.chain(["{ rank = … }"]));
        return None;
    }
    let (_, field) = reader.table(field)?.tag(reader, &["rank"])?;
    let mut table = reader.table(&field)?;
    let first = table.required(reader, "first", |r, f| r.word(f, &First::ALL));
    let ties = table.required(reader, "ties", |r, f| r.word(f, &Standings::ALL));
    table.finish(reader);
    Some(ComparedDraft::Rank { first: first?, ties: ties? })
}

fn change(reader: &mut Reader, field: &Field<'_>) -> Option<ChangeDraft> {
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", Reader::id);
    let from = table.required(reader, "from", Reader::id);
    let relative = table.required(reader, "relative", Reader::boolean);
    let zero = table.optional(reader, "zero", answer);
    let both_zero = table.optional(reader, "both_zero", answer);
    table.finish(reader);
    Some(ChangeDraft { of: of?, from: from?, relative: relative?, zero, both_zero })
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

fn over(reader: &mut Reader, mut table: Table<'_>) -> Option<QuantityDraft> {
    let of = table.required(reader, "of", Reader::id);
    let take = table.required(reader, "take", |r, f| r.word(f, &Take::ALL));
    let which = table.required(reader, "in", which);
    let part_periods = table.required(reader, "part_periods", part_periods);
    let missing =
        table.required(reader, "missing", |r, f| r.word(f, &MissingNumber::ALL));
    let none = table.required(reader, "none", answer);
    table.finish(reader);
    Some(QuantityDraft::Over {
        of: of?,
        take: take?,
        r#in: which?,
        part_periods: part_periods?,
        missing: missing?,
        none: none?,
    })
}

fn periods(reader: &mut Reader, mut table: Table<'_>) -> Option<QuantityDraft> {
    let of = table.required(reader, "of", Reader::id);
    let take = table.required(reader, "take", |r, f| r.word(f, &Tallying::ALL));
    let such = table.required(reader, "such", such);
    let which = table.required(reader, "in", which);
    let part_periods = table.required(reader, "part_periods", part_periods);
    let missing = table.required(reader, "missing", |r, f| r.word(f, &MissingSuch::ALL));
    let words: Vec<(&'static str, MissingSuch)> = MissingSuch::ALL
        .into_iter()
        .filter(|(_, word)| *word != MissingSuch::Absent)
        .collect();
    let not_applicable =
        table.required(reader, "not_applicable", |r, f| r.word(f, &words));
    table.finish(reader);
    Some(QuantityDraft::Periods {
        of: of?,
        take: take?,
        such: such?,
        r#in: which?,
        part_periods: part_periods?,
        missing: missing?,
        not_applicable: not_applicable?,
    })
}

fn part_periods(reader: &mut Reader, field: &Field<'_>) -> Option<PartPeriods> {
    reader.word(field, &PartPeriods::ALL)
}

/// `"period"`, `"all"` or `{ last = 12 }`.
fn which(reader: &mut Reader, field: &Field<'_>) -> Option<WhichDraft> {
    if let Some(word) = Reader::as_word(field) {
        return match word {
            "period" => Some(WhichDraft::Period),
            "all" => Some(WhichDraft::All),
            unknown => {
                let words = ["period", "all", "{ last = … }"];
                reader.unknown_word(field, unknown, words.into_iter());
                None
            }
        };
    }
    let (_, field) = reader.table(field)?.tag(reader, &["last"])?;
    reader.count(&field, 1, 1_000).map(WhichDraft::Last)
}

/// `{ one_of = [ … ] }` or bounds.
fn such(reader: &mut Reader, field: &Field<'_>) -> Option<SuchDraft> {
    let mut table = reader.table(field)?;
    if let Some(one_of) = table.optional(reader, "one_of", ids) {
        table.finish(reader);
        return Some(SuchDraft::OneOf(one_of));
    }
    let bounds = reader.bounds(&mut table);
    table.finish(reader);
    let bounds = bounds?;
    let is_free = bounds.lower().is_none() && bounds.upper().is_none();
    if is_free && !reader.has_hole_in(&field.path) {
        let keys = ["one_of", "at_least", "above", "at_most", "below"];
        let keys = keys.map(str::to_owned).to_vec();
        reader.report(field, Defect::AtLeastOne { keys });
        return None;
    }
    Some(SuchDraft::Within(bounds))
}

/// `"undetermined"` or a number.
pub(super) fn answer(reader: &mut Reader, field: &Field<'_>) -> Option<AnswerDraft> {
    let words = [("undetermined", AnswerDraft::Undetermined)];
    reader.number_or(field, &words, Reader::ratio).map(|found| match found {
        WordOr::Word(answer) => answer,
        WordOr::Number(value) => AnswerDraft::Value(value),
    })
}

use super::condition::ids;
use super::{MOST_LISTED, ground};
use crate::rulebook::draft::{
    CohortDraft, CohortKindDraft, GradeShareDraft, PlacesDraft, SeatsDraft, TiesDraft,
    Unused,
};
use crate::scoring::{InBase, ShareRounding, TieRule};
use crate::vocabulary::document::{Field, Reader, Table};

pub(super) fn cohort(reader: &mut Reader, field: &Field<'_>) -> Option<CohortDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let kind = table.required(reader, "do", kind);
    let within = table.optional(reader, "within", Reader::id);
    let base = table.required(reader, "base", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| reader.word(field, &InBase::ALL))
    });
    let ties = table.required(reader, "ties", ties);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text_or_label);
    table.finish(reader);
    Some(CohortDraft {
        id: id?,
        label: label?,
        kind: kind?,
        within,
        base: base?,
        ties: ties?,
        ground,
        note,
    })
}

/// `{ then = "all_in", by = [ … ] }`.
fn ties(reader: &mut Reader, field: &Field<'_>) -> Option<TiesDraft> {
    let mut table = reader.table(field)?;
    let by = table.optional(reader, "by", ids);
    let then = table.required(reader, "then", |r, f| r.word(f, &TieRule::ALL));
    table.finish(reader);
    Some(TiesDraft { by: by.unwrap_or_default(), then: then? })
}

fn kind(reader: &mut Reader, field: &Field<'_>) -> Option<CohortKindDraft> {
    let tags = ["greatest_share", "least_share", "forced", "seats"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    let mut table = reader.table(&field)?;
    let kind = match tag {
        "greatest_share" => greatest(reader, &mut table),
        "least_share" => {
            let grade = table.required(reader, "grade", Reader::id);
            let places = table.required(reader, "places", places);
            let found = grade.zip(places);
            found.map(|(grade, places)| CohortKindDraft::LeastShare { grade, places })
        }
        "forced" => {
            let shares = table.required(reader, "shares", |reader, field| {
                reader.each(field, MOST_LISTED, grade_share)
            });
            let round = table.required(reader, "round", rounding);
            let found = shares.zip(round);
            found.map(|(shares, round)| CohortKindDraft::Forced { shares, round })
        }
        _ => seats(reader, &mut table),
    };
    table.finish(reader);
    kind
}

fn rounding(reader: &mut Reader, field: &Field<'_>) -> Option<ShareRounding> {
    reader.word(field, &ShareRounding::ALL)
}

fn greatest(reader: &mut Reader, table: &mut Table<'_>) -> Option<CohortKindDraft> {
    let grade = table.required(reader, "grade", Reader::id);
    let and_above = table.optional(reader, "and_above", Reader::boolean);
    let places = table.required(reader, "places", places);
    let displaced = table.required(reader, "displaced", Reader::id);
    let unused = table.required(reader, "unused", |r, f| r.word(f, &Unused::ALL));
    let (grade, places) = grade.zip(places)?;
    let (displaced, unused) = displaced.zip(unused)?;
    Some(CohortKindDraft::GreatestShare {
        grade,
        and_above: and_above.unwrap_or(false),
        places,
        displaced,
        unused,
    })
}

fn seats(reader: &mut Reader, table: &mut Table<'_>) -> Option<CohortKindDraft> {
    let seats = table.required(reader, "seats", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let grade = table.required(reader, "grade", Reader::id);
            let places =
                table.required(reader, "places", |r, f| r.count(f, 1, 1_000_000));
            let at_least = table.optional(reader, "at_least", Reader::points);
            table.finish(reader);
            Some(SeatsDraft { grade: grade?, places: places?, at_least })
        })
    });
    let others = table.required(reader, "others", Reader::id);
    let unused = table.required(reader, "unused", |r, f| r.word(f, &Unused::ALL));
    let (seats, others) = seats.zip(others)?;
    Some(CohortKindDraft::Seats { seats, others, unused: unused? })
}

fn grade_share(reader: &mut Reader, field: &Field<'_>) -> Option<GradeShareDraft> {
    let mut table = reader.table(field)?;
    let grade = table.required(reader, "grade", Reader::id);
    let share = table.required(reader, "share", Reader::ratio);
    table.finish(reader);
    Some(GradeShareDraft { grade: grade?, share: share? })
}

/// `{ count = 3 }` or `{ share = { of_base = "30%", round = "down", at_least = 0 } }`.
fn places(reader: &mut Reader, field: &Field<'_>) -> Option<PlacesDraft> {
    let (tag, field) = reader.table(field)?.tag(reader, &["count", "share"])?;
    if tag == "count" {
        return reader.count(&field, 0, 1_000_000).map(PlacesDraft::Count);
    }
    let mut table = reader.table(&field)?;
    let of_base = table.required(reader, "of_base", Reader::ratio);
    let round = table.required(reader, "round", rounding);
    let at_least = table.required(reader, "at_least", |r, f| r.count(f, 0, 1_000_000));
    table.finish(reader);
    Some(PlacesDraft::Share { of_base: of_base?, round: round?, at_least: at_least? })
}

use super::condition::{condition, ids, quantity};
use super::fact::tallies;
use super::{MOST_LISTED, ground};
use crate::rulebook::draft::{
    BallotValueDraft, BandRowDraft, ChoiceRowDraft, Clamp, CountedDraft, GroupDraft,
    ListStart, MeasureDraft, NobodyDraft, ScaleDraft, StopDraft,
};
use crate::scoring::Excluded;
use crate::vocabulary::document::{Field, Reader, Table};

const TAGS: [&str; 12] = [
    "constant",
    "given",
    "deduct",
    "award",
    "bands",
    "choice",
    "all_or_nothing",
    "checklist",
    "share",
    "target",
    "raters",
    "ballots",
];

pub(super) fn measure(reader: &mut Reader, field: &Field<'_>) -> Option<MeasureDraft> {
    let (tag, field) = reader.table(field)?.tag(reader, &TAGS)?;
    let mut table = reader.table(&field)?;
    let measure = match tag {
        "constant" => {
            let points = table.required(reader, "points", Reader::points);
            points.map(|points| MeasureDraft::Constant { points })
        }
        "given" => {
            let of = table.required(reader, "of", quantity);
            let by = table.required(reader, "by", Reader::label);
            of.zip(by).map(|(of, by)| MeasureDraft::Given { of, by })
        }
        "deduct" => {
            let floor = table.required(reader, "floor", stop);
            let each = table.required(reader, "each", counted_rows);
            floor.zip(each).map(|(floor, each)| MeasureDraft::Deduct { floor, each })
        }
        "award" => {
            let cap = table.required(reader, "cap", stop);
            let each = table.required(reader, "each", counted_rows);
            cap.zip(each).map(|(cap, each)| MeasureDraft::Award { cap, each })
        }
        "bands" => {
            let of = table.required(reader, "of", quantity);
            let rows = table.required(reader, "rows", band_rows);
            of.zip(rows).map(|(of, rows)| MeasureDraft::Bands { of, rows })
        }
        "choice" => {
            let of = table.required(reader, "of", Reader::id);
            let rows = table.required(reader, "rows", choice_rows);
            of.zip(rows).map(|(of, rows)| MeasureDraft::Choice { of, rows })
        }
        "all_or_nothing" => {
            let when = table.required(reader, "when", condition);
            let otherwise = table.required(reader, "otherwise", Reader::points);
            when.zip(otherwise)
                .map(|(when, otherwise)| MeasureDraft::AllOrNothing { when, otherwise })
        }
        "checklist" => checklist(reader, &mut table),
        "share" => share(reader, &mut table),
        "target" => target(reader, &mut table),
        "raters" => raters(reader, &mut table),
        _ => ballots(reader, &mut table),
    };
    table.finish(reader);
    measure
}

/// `"none"` or a number of points.
fn stop(reader: &mut Reader, field: &Field<'_>) -> Option<StopDraft> {
    match Reader::as_word(field) {
        Some("none") => Some(StopDraft::None),
        _ => reader.points(field).map(StopDraft::At),
    }
}

/// `"undetermined"` or a number of points.
fn nobody(reader: &mut Reader, field: &Field<'_>) -> Option<NobodyDraft> {
    match Reader::as_word(field) {
        Some("undetermined") => Some(NobodyDraft::Undetermined),
        _ => reader.points(field).map(NobodyDraft::Points),
    }
}

/// `"as_points"` or `{ out_of = 100 }`.
fn scale(reader: &mut Reader, field: &Field<'_>) -> Option<ScaleDraft> {
    if let Some(word) = Reader::as_word(field) {
        if word == "as_points" {
            return Some(ScaleDraft::AsPoints);
        }
        reader.unknown_word(field, word, ["as_points", "{ out_of = … }"].into_iter());
        return None;
    }
    let (_, field) = reader.table(field)?.tag(reader, &["out_of"])?;
    reader.points(&field).map(ScaleDraft::OutOf)
}

fn counted_rows(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<CountedDraft>> {
    reader.each(field, MOST_LISTED, |reader, field| {
        let mut table = reader.table(field)?;
        let of = table.required(reader, "of", quantity);
        let points = table.required(reader, "points", Reader::points);
        let cap = table.optional(reader, "cap", Reader::points);
        let label = table.optional(reader, "label", Reader::label);
        let ground = table.optional(reader, "ground", ground);
        let note = table.optional(reader, "note", Reader::text);
        table.finish(reader);
        Some(CountedDraft { of: of?, points: points?, cap, label, ground, note })
    })
}

fn band_rows(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<BandRowDraft>> {
    reader.each(field, MOST_LISTED, |reader, field| {
        let mut table = reader.table(field)?;
        let bounds = reader.bounds(&mut table);
        let points = table.required(reader, "points", Reader::points);
        let ground = table.optional(reader, "ground", ground);
        let note = table.optional(reader, "note", Reader::text);
        table.finish(reader);
        Some(BandRowDraft { bounds: bounds?, points: points?, ground, note })
    })
}

fn choice_rows(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<ChoiceRowDraft>> {
    reader.each(field, MOST_LISTED, |reader, field| {
        let mut table = reader.table(field)?;
        let choice = table.required(reader, "choice", Reader::id);
        let points = table.required(reader, "points", Reader::points);
        let ground = table.optional(reader, "ground", ground);
        let note = table.optional(reader, "note", Reader::text);
        table.finish(reader);
        Some(ChoiceRowDraft { choice: choice?, points: points?, ground, note })
    })
}

fn checklist(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let start = table.required(reader, "start", |r, f| r.word(f, &ListStart::ALL));
    let each = table.required(reader, "each", Reader::points);
    let floor = table.optional(reader, "floor", stop);
    let cap = table.optional(reader, "cap", stop);
    let list = table.required(reader, "list", ids);
    Some(MeasureDraft::Checklist { start: start?, each: each?, floor, cap, list: list? })
}

fn share(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", quantity);
    let target = table.optional(reader, "target", Reader::ratio);
    let target_of = table.optional(reader, "target_of", Reader::id);
    let zero_target = table.optional(reader, "zero_target", nobody);
    let clamp = table.required(reader, "clamp", |r, f| r.word(f, &Clamp::ALL));
    let (of, clamp) = of.zip(clamp)?;
    Some(MeasureDraft::Share { of, target, target_of, zero_target, clamp })
}

fn target(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", quantity);
    let target = table.required(reader, "target", Reader::ratio);
    let base = table.required(reader, "base", Reader::points);
    let points = table.required(reader, "points", Reader::points);
    let per = table.required(reader, "per", Reader::ratio);
    let floor = table.required(reader, "floor", stop);
    let cap = table.required(reader, "cap", stop);
    Some(MeasureDraft::Target {
        of: of?,
        target: target?,
        base: base?,
        points: points?,
        per: per?,
        floor: floor?,
        cap: cap?,
    })
}

fn raters(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let groups = table.required(reader, "groups", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let of = table.required(reader, "of", Reader::id);
            let weight = table.required(reader, "weight", Reader::ratio);
            table.finish(reader);
            Some(GroupDraft { of: of?, weight: weight? })
        })
    });
    let words = [
        ("renormalise", Excluded::Rescale),
        ("zero", Excluded::Zero),
        ("undetermined", Excluded::Undetermined),
    ];
    let absent_group = table.required(reader, "absent_group", |r, f| r.word(f, &words));
    let scale = table.required(reader, "scale", scale);
    let (groups, absent_group) = groups.zip(absent_group)?;
    Some(MeasureDraft::Raters { groups, absent_group, scale: scale? })
}

fn ballots(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", Reader::id);
    let values = table.required(reader, "values", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let choice = table.required(reader, "choice", Reader::id);
            let value = table.required(reader, "value", Reader::points);
            let ground = table.optional(reader, "ground", ground);
            let note = table.optional(reader, "note", Reader::text);
            table.finish(reader);
            Some(BallotValueDraft { choice: choice?, value: value?, ground, note })
        })
    });
    let in_denominator = table.required(reader, "in_denominator", tallies);
    let nobody = table.required(reader, "nobody", nobody);
    let scale = table.required(reader, "scale", scale);
    Some(MeasureDraft::Ballots {
        of: of?,
        values: values?,
        in_denominator: in_denominator?,
        nobody: nobody?,
        scale: scale?,
    })
}

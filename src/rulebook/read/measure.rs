use super::condition::{condition, ids};
use super::fact::tallies;
use super::quantity::quantity;
use super::{MOST_LISTED, ground};
use crate::rulebook::draft::{
    AssessedRowDraft, BallotValueDraft, BandRowDraft, ChoiceRowDraft, Clamp,
    CountedDraft, Counting, Fewer, GroupDraft, ListStart, MeanDraft, MeasureDraft,
    MilestoneDraft, NobodyDraft, ScaleDraft, Several, SeverityRowDraft, SlabDraft,
    StopDraft, WindowDraft,
};
use crate::scoring::{Excluded, Form, Own, StepMode};
use crate::vocabulary::document::{Field, Reader, Table, WordOr};
use crate::vocabulary::{Ground, Window};

const TAGS: [&str; 18] = [
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
    "steps",
    "slabs",
    "milestones",
    "severity",
    "assessed",
    "ranks",
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
            let window = table.optional(reader, "window", window);
            let rows = table.required(reader, "each", counted_rows);
            floor.zip(rows).map(|(floor, each)| MeasureDraft::Deduct {
                floor,
                window,
                each,
            })
        }
        "award" => {
            let cap = table.required(reader, "cap", stop);
            let window = table.optional(reader, "window", window);
            let rows = table.required(reader, "each", counted_rows);
            cap.zip(rows).map(|(cap, each)| MeasureDraft::Award { cap, window, each })
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
        "steps" => steps(reader, &mut table),
        "slabs" => slabs(reader, &mut table),
        "milestones" => milestones(reader, &mut table),
        "severity" => severity(reader, &mut table),
        "assessed" => assessed(reader, &mut table),
        "ranks" => ranks(reader, &mut table),
        "raters" => raters(reader, &mut table),
        _ => ballots(reader, &mut table),
    };
    table.finish(reader);
    measure
}

/// What a row says of itself, last of its keys: where its numbers come from, and a note.
fn told(reader: &mut Reader, mut table: Table<'_>) -> (Option<Ground>, Option<String>) {
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    (ground, note)
}

/// `"none"` or a number of points.
fn stop(reader: &mut Reader, field: &Field<'_>) -> Option<StopDraft> {
    let words = [("none", StopDraft::None)];
    reader.number_or(field, &words, Reader::points).map(|found| match found {
        WordOr::Word(stop) => stop,
        WordOr::Number(points) => StopDraft::At(points),
    })
}

/// `"undetermined"` or a number of points.
fn nobody(reader: &mut Reader, field: &Field<'_>) -> Option<NobodyDraft> {
    let words = [("undetermined", NobodyDraft::Undetermined)];
    reader.number_or(field, &words, Reader::points).map(|found| match found {
        WordOr::Word(nobody) => nobody,
        WordOr::Number(points) => NobodyDraft::Points(points),
    })
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
        let window = table.optional(reader, "window", window);
        let cap = table.optional(reader, "cap", Reader::points);
        let label = table.optional(reader, "label", Reader::label);
        let (ground, note) = told(reader, table);
        Some(CountedDraft { of: of?, points: points?, window, cap, label, ground, note })
    })
}

fn band_rows(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<BandRowDraft>> {
    reader.each(field, MOST_LISTED, |reader, field| {
        let mut table = reader.table(field)?;
        let bounds = reader.bounds(&mut table);
        let points = table.required(reader, "points", Reader::points);
        let (ground, note) = told(reader, table);
        Some(BandRowDraft { bounds: bounds?, points: points?, ground, note })
    })
}

fn choice_rows(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<ChoiceRowDraft>> {
    reader.each(field, MOST_LISTED, |reader, field| {
        let mut table = reader.table(field)?;
        let choice = table.required(reader, "choice", Reader::id);
        let points = table.required(reader, "points", Reader::points);
        let (ground, note) = told(reader, table);
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

/// `{ each = "month", cap = 1 }`.
fn window(reader: &mut Reader, field: &Field<'_>) -> Option<WindowDraft> {
    let mut table = reader.table(field)?;
    let each = table.required(reader, "each", |r, f| r.word(f, &Window::ALL));
    let cap = table.required(reader, "cap", Reader::points);
    table.finish(reader);
    Some(WindowDraft { each: each?, cap: cap? })
}

/// `"plain"` or `{ trimmed = { … } }`.
fn mean(reader: &mut Reader, field: &Field<'_>) -> Option<MeanDraft> {
    if let Some(word) = Reader::as_word(field) {
        if word == "plain" {
            return Some(MeanDraft::Plain);
        }
        reader.unknown_word(field, word, ["plain", "{ trimmed = … }"].into_iter());
        return None;
    }
    let (_, trimmed) = reader.table(field)?.tag(reader, &["trimmed"])?;
    let mut table = reader.table(&trimmed)?;
    let lowest = table.required(reader, "lowest", |r, f| r.count(f, 0, 1_000));
    let highest = table.required(reader, "highest", |r, f| r.count(f, 0, 1_000));
    let at_least = table.required(reader, "at_least", |r, f| r.count(f, 1, 1_000_000));
    let fewer = table.required(reader, "fewer", |r, f| r.word(f, &Fewer::ALL));
    table.finish(reader);
    Some(MeanDraft::Trimmed {
        lowest: lowest?,
        highest: highest?,
        at_least: at_least?,
        fewer: fewer?,
    })
}

fn steps(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", quantity);
    let target = table.required(reader, "target", Reader::ratio);
    let per = table.required(reader, "per", Reader::ratio);
    let points = table.required(reader, "points", Reader::points);
    let part_step = table.required(reader, "part_step", |r, f| r.word(f, &StepMode::ALL));
    let form = table.required(reader, "form", |r, f| r.word(f, &Form::ALL));
    let floor = table.optional(reader, "floor", stop);
    let cap = table.optional(reader, "cap", stop);
    Some(MeasureDraft::Steps {
        of: of?,
        target: target?,
        per: per?,
        points: points?,
        part_step: part_step?,
        form: form?,
        floor,
        cap,
    })
}

fn slabs(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", quantity);
    let whole_units = table.required(reader, "whole_units", Reader::boolean);
    let cap = table.required(reader, "cap", stop);
    let rows = table.required(reader, "rows", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let above = table.required(reader, "above", Reader::ratio);
            let up_to = table.optional(reader, "up_to", Reader::ratio);
            let per = table.required(reader, "per", Reader::ratio);
            let points = table.required(reader, "points", Reader::points);
            let cap = table.optional(reader, "cap", Reader::points);
            let (ground, note) = told(reader, table);
            let (above, per, points) = (above?, per?, points?);
            Some(SlabDraft { above, up_to, per, points, cap, ground, note })
        })
    });
    let (of, whole_units) = of.zip(whole_units)?;
    Some(MeasureDraft::Slabs { of, whole_units, cap: cap?, rows: rows? })
}

fn milestones(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", quantity);
    let counting = table.required(reader, "counting", |r, f| r.word(f, &Counting::ALL));
    let rows = table.required(reader, "rows", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let at_least = table.required(reader, "at_least", Reader::ratio);
            let points = table.required(reader, "points", Reader::points);
            let (ground, note) = told(reader, table);
            Some(MilestoneDraft { at_least: at_least?, points: points?, ground, note })
        })
    });
    let (of, counting) = of.zip(counting)?;
    Some(MeasureDraft::Milestones { of, counting, rows: rows? })
}

fn severity(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", Reader::id);
    let several = table.required(reader, "several", |r, f| r.word(f, &Several::ALL));
    let start = table.required(reader, "start", |r, f| r.word(f, &ListStart::ALL));
    let floor = table.optional(reader, "floor", stop);
    let cap = table.optional(reader, "cap", stop);
    let rows = table.required(reader, "rows", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let kind = table.required(reader, "kind", Reader::id);
            let points = table.required(reader, "points", Reader::points);
            let (ground, note) = told(reader, table);
            Some(SeverityRowDraft { kind: kind?, points: points?, ground, note })
        })
    });
    let (of, several) = of.zip(several)?;
    Some(MeasureDraft::Severity { of, several, start: start?, floor, cap, rows: rows? })
}

fn assessed(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let decided = table.required(reader, "decided", Reader::id);
    let of = table.required(reader, "of", quantity);
    let or = table.optional(reader, "or", quantity);
    let rows = table.required(reader, "rows", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let bounds = reader.bounds(&mut table);
            let or = table.optional(reader, "or", |reader, field| {
                let mut table = reader.table(field)?;
                let bounds = reader.bounds(&mut table);
                table.finish(reader);
                bounds
            });
            let least = table.required(reader, "least", Reader::points);
            let most = table.required(reader, "most", Reader::points);
            let (ground, note) = told(reader, table);
            let (bounds, least, most) = (bounds?, least?, most?);
            Some(AssessedRowDraft { bounds, or, least, most, ground, note })
        })
    });
    let (decided, of) = decided.zip(of)?;
    Some(MeasureDraft::Assessed { decided, of, or, rows: rows? })
}

fn ranks(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let of = table.required(reader, "of", Reader::id);
    let per_rank = table.required(reader, "per_rank", Reader::ratio);
    let own = table.optional(reader, "self", |r, f| r.word(f, &Own::ALL));
    Some(MeasureDraft::Ranks { of: of?, per_rank: per_rank?, own })
}

fn raters(reader: &mut Reader, table: &mut Table<'_>) -> Option<MeasureDraft> {
    let groups = table.required(reader, "groups", |reader, field| {
        reader.each(field, MOST_LISTED, |reader, field| {
            let mut table = reader.table(field)?;
            let of = table.required(reader, "of", Reader::id);
            let weight = table.required(reader, "weight", Reader::ratio);
            let mean = table.optional(reader, "mean", mean);
            let own = table.optional(reader, "self", |r, f| r.word(f, &Own::ALL));
            table.finish(reader);
            Some(GroupDraft { of: of?, weight: weight?, mean, own })
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
            let (ground, note) = told(reader, table);
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

use super::cohort::cohort;
use super::condition::condition;
use super::measure::measure;
use super::steps::{Does, grade, lines_by, step};
use super::{MOST_LISTED, ground, rounding, unlabelled, unnamed};
use crate::criteria::Standings;
use crate::rulebook::draft::{
    ChildLineDraft, ChildWeightDraft, CombineDraft, DirectWinner, GateDraft, HoldDraft,
    ItemDraft, PartDraft, Polarity, SchemeDraft, Winner,
};
use crate::scoring::{AbsentPolicy, Excluded, Method, Phase};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Ratio, Rounding};

pub(super) fn scheme(reader: &mut Reader, field: &Field<'_>) -> Option<SchemeDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let title = table.required(reader, "title", Reader::label);
    let subject = table.required(reader, "subject", Reader::id);
    let polarity = table.optional(reader, "polarity", |r, f| r.word(f, &Polarity::ALL));
    let unit = table.optional(reader, "unit", Reader::label);
    let full_marks = table.optional(reader, "full_marks", Reader::points);
    let combine = table.optional(reader, "combine", combine);
    let Finish { weight, hold, round } = finish(reader, &mut table);
    let excluded = table.optional(reader, "excluded", excluded);
    let lines_by = table.optional(reader, "lines_by", lines_by);
    let floor_meets_cap =
        table.optional(reader, "floor_meets_cap", |r, f| r.word(f, &Winner::ALL));
    let several_direct =
        table.optional(reader, "several_direct", |r, f| r.word(f, &DirectWinner::ALL));
    let own_ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    let part = table.listed(reader, "part", MOST_LISTED, part);
    let item = table.listed(reader, "item", MOST_LISTED, item);
    let grade = table.listed(reader, "grade", MOST_LISTED, grade);
    let mut steps = |reader: &mut Reader, key, does| {
        table.listed(reader, key, MOST_LISTED, |r, f| step(r, f, does))
    };
    let zero_clearing = steps(reader, "zero_clearing", Does::ClearToZero);
    let direct = steps(reader, "direct", Does::Direct);
    let floor = steps(reader, "floor", Does::Floor);
    let cap = steps(reader, "cap", Does::Cap);
    let veto = steps(reader, "veto", Does::Veto);
    let cohort = table.listed(reader, "cohort", MOST_LISTED, cohort);
    table.finish(reader);
    Some(SchemeDraft {
        id: id?,
        title: title.unwrap_or_else(unlabelled),
        subject: subject.or_else(unnamed)?,
        polarity,
        unit,
        full_marks,
        combine,
        weight,
        hold,
        round,
        excluded,
        lines_by,
        floor_meets_cap,
        several_direct,
        ground: own_ground,
        note,
        part,
        item,
        zero_clearing,
        grade,
        direct,
        floor,
        cap,
        veto,
        cohort,
    })
}

/// The steps that every node has.
struct Finish {
    weight: Option<Ratio>,
    hold: Option<HoldDraft>,
    round: Option<Rounding>,
}

fn finish(reader: &mut Reader, table: &mut Table<'_>) -> Finish {
    Finish {
        weight: table.optional(reader, "weight", Reader::ratio),
        hold: table.optional(reader, "hold", hold),
        round: table.optional(reader, "round", rounding),
    }
}

fn hold(reader: &mut Reader, field: &Field<'_>) -> Option<HoldDraft> {
    let mut table = reader.table(field)?;
    let at_least = table.optional(reader, "at_least", Reader::points);
    let at_most = table.optional(reader, "at_most", Reader::points);
    table.finish(reader);
    Some(HoldDraft { at_least, at_most })
}

fn excluded(reader: &mut Reader, field: &Field<'_>) -> Option<Excluded> {
    reader.word(field, &Excluded::ALL)
}

fn part(reader: &mut Reader, field: &Field<'_>) -> Option<PartDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let part = table.optional(reader, "part", Reader::id);
    let full_marks = table.optional(reader, "full_marks", Reader::points);
    let combine = table.optional(reader, "combine", combine);
    let Finish { weight, hold, round } = finish(reader, &mut table);
    let excluded = table.optional(reader, "excluded", excluded);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(PartDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        part,
        full_marks,
        combine,
        weight,
        hold,
        round,
        excluded,
        ground,
        note,
    })
}

fn combine(reader: &mut Reader, field: &Field<'_>) -> Option<CombineDraft> {
    let words = [
        ("sum", CombineDraft::Sum),
        ("mean", CombineDraft::Mean),
        ("best", CombineDraft::Best),
        ("worst", CombineDraft::Worst),
    ];
    let tags = [
        "weighted",
        "net",
        "product",
        "stars",
        "to_the_best",
        "rank",
        "place",
        "off_the_mean",
    ];
    if let Some(word) = Reader::as_word(field) {
        if let Some((_, combine)) = words.iter().find(|(known, _)| *known == word) {
            return Some(combine.clone());
        }
        let tables = tags.map(|tag| format!("{{ {tag} = … }}"));
        let words = words.iter().map(|(word, _)| *word);
        reader.unknown_word(field, word, words.chain(tables.iter().map(String::as_str)));
        return None;
    }
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    if tag == "weighted" {
        return reader
            .each(&field, MOST_LISTED, child_weight)
            .map(CombineDraft::Weighted);
    }
    if tag == "stars" {
        return reader.each(&field, MOST_LISTED, child_line).map(CombineDraft::Stars);
    }
    let mut table = reader.table(&field)?;
    let combine = match tag {
        "net" => {
            let from = table.required(reader, "from", Reader::id);
            let less = table.required(reader, "less", super::condition::ids);
            from.zip(less).map(|(from, less)| CombineDraft::Net { from, less })
        }
        "product" => {
            let of = table.required(reader, "of", Reader::id);
            let by = table.required(reader, "by", super::condition::ids);
            of.zip(by).map(|(of, by)| CombineDraft::Product { of, by })
        }
        _ => compared(reader, &mut table, tag),
    };
    table.finish(reader);
    combine
}

/// The ways to compare the only child with those of others.
fn compared(
    reader: &mut Reader,
    table: &mut Table<'_>,
    tag: &str,
) -> Option<CombineDraft> {
    let within = table.optional(reader, "within", Reader::id);
    let standings = |reader: &mut Reader, table: &mut Table<'_>| {
        table.required(reader, "ties", |r, f| r.word(f, &Standings::ALL))
    };
    match tag {
        "to_the_best" => {
            let best_zero = table.required(reader, "best_zero", Reader::points);
            Some(CombineDraft::ToTheBest { best_zero: best_zero?, within })
        }
        "rank" => {
            let per_rank = table.required(reader, "per_rank", Reader::ratio);
            let ties = standings(reader, table);
            Some(CombineDraft::Rank { per_rank: per_rank?, ties: ties?, within })
        }
        "place" => {
            let points = table.required(reader, "points", |reader, field| {
                reader.each(field, MOST_LISTED, Reader::points)
            });
            let others = table.required(reader, "others", Reader::points);
            let ties = standings(reader, table);
            let (points, others) = points.zip(others)?;
            Some(CombineDraft::Place { points, others, ties: ties?, within })
        }
        _ => Some(CombineDraft::OffTheMean { within }),
    }
}

fn child_weight(reader: &mut Reader, field: &Field<'_>) -> Option<ChildWeightDraft> {
    let mut table = reader.table(field)?;
    let node = table.required(reader, "node", Reader::id);
    let weight = table.required(reader, "weight", Reader::ratio);
    table.finish(reader);
    Some(ChildWeightDraft { node: node?, weight: weight? })
}

fn child_line(reader: &mut Reader, field: &Field<'_>) -> Option<ChildLineDraft> {
    let mut table = reader.table(field)?;
    let node = table.required(reader, "node", Reader::id);
    let line = reader.bounds(&mut table);
    table.finish(reader);
    Some(ChildLineDraft { node: node?, line: line? })
}

fn item(reader: &mut Reader, field: &Field<'_>) -> Option<ItemDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let part = table.optional(reader, "part", Reader::id);
    let full_marks = table.optional(reader, "full_marks", Reader::points);
    let phase = table.optional(reader, "phase", |r, f| r.word(f, &Phase::ALL));
    let method = table.optional(reader, "method", |r, f| r.word(f, &Method::ALL));
    let absent = table.optional(reader, "absent", absent);
    let Finish { weight, hold, round } = finish(reader, &mut table);
    let gate = table.optional(reader, "gate", gate);
    let zero_if = table.optional(reader, "zero_if", condition);
    let measure = table.required(reader, "measure", measure);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(ItemDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        part,
        full_marks,
        phase,
        method,
        absent,
        weight,
        hold,
        round,
        gate,
        zero_if,
        measure: measure?,
        ground,
        note,
    })
}

/// `{ when = …, otherwise = 0 }`.
fn gate(reader: &mut Reader, field: &Field<'_>) -> Option<GateDraft> {
    let mut table = reader.table(field)?;
    let when = table.required(reader, "when", condition);
    let otherwise = table.required(reader, "otherwise", Reader::points);
    table.finish(reader);
    Some(GateDraft { when: when?, otherwise: otherwise? })
}

/// `"required"`, `"excluded"` or `{ points = 0 }`.
fn absent(reader: &mut Reader, field: &Field<'_>) -> Option<AbsentPolicy> {
    if let Some(word) = Reader::as_word(field) {
        return match word {
            "required" => Some(AbsentPolicy::Required),
            "excluded" => Some(AbsentPolicy::Excluded),
            unknown => {
                let words = ["required", "excluded", "{ points = … }"];
                reader.unknown_word(field, unknown, words.into_iter());
                None
            }
        };
    }
    let (_, field) = reader.table(field)?.tag(reader, &["points"])?;
    reader.points(&field).map(AbsentPolicy::Points)
}

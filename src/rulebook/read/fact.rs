use crate::facts::{
    Choice, Dictionary, EventAmount, FactDraft, FactKind, SeriesOf, Tally,
};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::text::{nearest, shown};
use crate::vocabulary::{Amount, Defect, Kind, Period, Ratio, Window};

/// The kinds that are a word alone.
const WORDS: [(&str, FactKind); 2] =
    [("yes_no", FactKind::YesNo), ("group", FactKind::Group)];

const KINDS: [&str; 13] = [
    "yes_no", "group", "count", "amount", "ratio", "choice", "date", "ballots", "scores",
    "decision", "events", "series", "spells",
];

pub(super) fn fact(reader: &mut Reader, field: &Field<'_>) -> Option<FactDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let also = table.listed(reader, "also", 100, Reader::text);
    let kind = table.required(reader, "kind", kind);
    let may_not_apply = table.optional(reader, "may_not_apply", Reader::boolean);
    let not_above = table.listed(reader, "not_above", Dictionary::MOST_FACTS, Reader::id);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(FactDraft {
        id: id?,
        label: label.unwrap_or_else(super::unlabelled),
        also,
        kind: kind?,
        may_not_apply: may_not_apply.unwrap_or(false),
        not_above,
        note,
    })
}

fn kind(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    if let Some(word) = Reader::as_word(field) {
        if let Some((_, kind)) = WORDS.iter().find(|(known, _)| *known == word) {
            return Some(kind.clone());
        }
        let is_word = |kind: &str| WORDS.iter().any(|(word, _)| *word == kind);
        let tables = KINDS.iter().filter(|kind| !is_word(kind));
        let tables: Vec<String> =
            tables.map(|kind| format!("{{ {kind} = … }}")).collect();
        let words = WORDS.iter().map(|(word, _)| *word);
        let known = words.chain(tables.iter().map(String::as_str)).map(str::to_owned);
        let near = nearest(word, KINDS.into_iter()).map(written);
        let found = shown(word);
        let defect = Defect::UnknownWord { found, nearest: near, known: known.collect() };
        reader.report(field, defect);
        return None;
    }
    let whole = field;
    let (tag, field) = reader.table(field)?.tag(reader, &KINDS)?;
    match tag {
        "count" => count(reader, &field),
        "amount" => amount(reader, &field),
        "ratio" => ratio(reader, &field),
        "choice" => choices(reader, &field).map(FactKind::Choice),
        "date" => date(reader, &field),
        "ballots" => ballots(reader, &field),
        "scores" => scores(reader, &field),
        "decision" => decision(reader, &field),
        "events" => events(reader, &field),
        "series" => series(reader, &field),
        "spells" => spells(reader, &field),
        _ => {
            let (expected, found) = (Kind::Text, Kind::Table);
            let keys = Vec::new();
            reader.report(whole, Defect::WrongKind { expected, found, keys });
            None
        }
    }
}

/// How a kind is written, as far as it needs more than a word.
fn written(kind: String) -> String {
    match kind.as_str() {
        "count" => "{ count = { at_most = … } }".to_owned(),
        "amount" => {
            "{ amount = { unit = …, places = …, at_least = …, at_most = … } }".to_owned()
        }
        "ratio" => "{ ratio = { places = …, at_least = …, at_most = … } }".to_owned(),
        "choice" => "{ choice = [{ id = …, label = … }, …] }".to_owned(),
        "date" => "{ date = { from = …, until = … } }".to_owned(),
        "ballots" => "{ ballots = { choices = […], at_most = … } }".to_owned(),
        "scores" => "{ scores = { places = …, at_least = …, at_most = …, raters = … } }"
            .to_owned(),
        "decision" => {
            "{ decision = { by = […], places = …, at_least = …, at_most = … } }"
                .to_owned()
        }
        "events" => "{ events = { kinds = […], at_most = … } }".to_owned(),
        "series" => "{ series = { each = …, at_most = …, number = { … } } }".to_owned(),
        "spells" => "{ spells = { at_most = … } }".to_owned(),
        _ => kind,
    }
}

fn counted(reader: &mut Reader, field: &Field<'_>) -> Option<u32> {
    reader.count(field, 0, Dictionary::MOST_COUNTED)
}

fn places(reader: &mut Reader, field: &Field<'_>) -> Option<u8> {
    reader.count(field, 0, 6).and_then(|places| u8::try_from(places).ok())
}

fn count(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let at_least = table.optional(reader, "at_least", counted);
    let at_most = table.required(reader, "at_most", counted);
    table.finish(reader);
    Some(FactKind::Count { at_least: at_least.unwrap_or(0), at_most: at_most? })
}

fn amount(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let unit = table.required(reader, "unit", Reader::label);
    let places = table.required(reader, "places", places);
    let at_least: Option<Amount> = table.required(reader, "at_least", Reader::amount);
    let at_most = table.required(reader, "at_most", Reader::amount);
    table.finish(reader);
    Some(FactKind::Amount {
        unit: unit?,
        places: places?,
        at_least: at_least?,
        at_most: at_most?,
    })
}

fn ratio(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let places = table.required(reader, "places", places);
    let at_least: Option<Ratio> = table.required(reader, "at_least", Reader::ratio);
    let at_most = table.required(reader, "at_most", Reader::ratio);
    table.finish(reader);
    Some(FactKind::Ratio { places: places?, at_least: at_least?, at_most: at_most? })
}

fn choices(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Choice>> {
    reader.each(field, Dictionary::MOST_CHOICES, |reader, field| {
        let mut table = reader.table(field)?;
        let id = table.required(reader, "id", Reader::id);
        let label = table.required(reader, "label", Reader::label);
        table.finish(reader);
        Some(Choice { id: id?, label: label? })
    })
}

fn date(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let domain: Period = reader.period(field)?;
    Some(FactKind::Date(domain))
}

fn ballots(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let choices = table.required(reader, "choices", choices);
    let also = table.optional(reader, "also", tallies);
    let at_most = table.required(reader, "at_most", counted);
    table.finish(reader);
    let also =
        also.unwrap_or_else(|| Tally::ALL.iter().map(|(_, tally)| *tally).collect());
    Some(FactKind::Ballots { choices: choices?, also, at_most: at_most? })
}

/// A list of the words `abstained`, `void` and `not_cast`.
pub(super) fn tallies(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Tally>> {
    reader.each(field, 3, |reader, field| reader.word(field, &Tally::ALL))
}

fn scores(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let places = table.required(reader, "places", places);
    let at_least: Option<Amount> = table.required(reader, "at_least", Reader::amount);
    let at_most = table.required(reader, "at_most", Reader::amount);
    let raters = table.required(reader, "raters", counted);
    let by_rater = table.optional(reader, "by_rater", Reader::boolean);
    table.finish(reader);
    Some(FactKind::Scores {
        places: places?,
        at_least: at_least?,
        at_most: at_most?,
        raters: raters?,
        by_rater: by_rater.unwrap_or(false),
    })
}

fn decision(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let by = table.required(reader, "by", choices);
    let places = table.required(reader, "places", places);
    let at_least: Option<Amount> = table.required(reader, "at_least", Reader::amount);
    let at_most = table.required(reader, "at_most", Reader::amount);
    table.finish(reader);
    Some(FactKind::Decision {
        by: by?,
        places: places?,
        at_least: at_least?,
        at_most: at_most?,
    })
}

fn events(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let kinds = table.required(reader, "kinds", choices);
    let at_most = table.required(reader, "at_most", counted);
    let amount = table.optional(reader, "amount", event_amount);
    table.finish(reader);
    Some(FactKind::Events { kinds: kinds?, at_most: at_most?, amount })
}

fn event_amount(reader: &mut Reader, field: &Field<'_>) -> Option<EventAmount> {
    let FactKind::Amount { unit, places, at_least, at_most } = amount(reader, field)?
    else {
        return None;
    };
    Some(EventAmount::new(unit, places, at_least, at_most))
}

fn spells(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let at_most = table.required(reader, "at_most", counted);
    table.finish(reader);
    Some(FactKind::Spells { at_most: at_most? })
}

fn series(reader: &mut Reader, field: &Field<'_>) -> Option<FactKind> {
    let mut table = reader.table(field)?;
    let each = table.required(reader, "each", |r, f| r.word(f, &Window::ALL));
    let at_most = table.required(reader, "at_most", counted);
    let number = table.optional(reader, "number", number);
    let choice = table.optional(reader, "choice", choices);
    table.finish(reader);
    let of = match (number, choice) {
        (Some(number), None) => number,
        (None, Some(choices)) => SeriesOf::Choice(choices),
        (None, None) if reader.has_hole_in(&field.path) => return None,
        (None, None) | (Some(_), Some(_)) => {
            let keys = ["number", "choice"].map(str::to_owned).to_vec();
            reader.report(field, Defect::ExactlyOne { keys });
            return None;
        }
    };
    Some(FactKind::Series { each: each?, of, at_most: at_most? })
}

fn number(reader: &mut Reader, field: &Field<'_>) -> Option<SeriesOf> {
    let mut table = reader.table(field)?;
    let places = table.required(reader, "places", places);
    let at_least: Option<Amount> = table.required(reader, "at_least", Reader::amount);
    let at_most = table.required(reader, "at_most", Reader::amount);
    table.finish(reader);
    let (places, at_least) = places.zip(at_least)?;
    Some(SeriesOf::Number { places, at_least, at_most: at_most? })
}

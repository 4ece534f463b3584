//! Outcomes from which consequences follow, and what must be in force, from TOML.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::MOST;
use super::result::ids;
use crate::casebook::expect::{
    ChangedExpectation, FollowingExpectation, InForceExpectation,
};
use crate::consequence::{Decided, Matter, Said};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Defect, Id, Period, Verdict};

/// A record as written; a correction need not say again what it is about.
struct Written {
    id: Id,
    who: Option<Id>,
    of: Option<Matter>,
    says: Said,
    about: Option<Period>,
    decided: NaiveDate,
    known: Option<NaiveDate>,
    seq: Option<u32>,
    corrects: Option<Id>,
    takes_effect: Option<NaiveDate>,
    bearers: Vec<(Id, Option<Id>)>,
}

/// The records, in any order.
pub(super) fn outcomes(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Decided>> {
    let mut at = Vec::new();
    let written = reader.each(field, MOST, |reader, field| {
        let one = outcome(reader, field)?;
        at.push(field.path.clone());
        Some(one)
    })?;
    let by_id: BTreeMap<&Id, &Written> =
        written.iter().map(|one| (&one.id, one)).rev().collect();
    let mut records = Vec::new();
    for (one, at) in written.iter().zip(&at) {
        let who = first(&by_id, one, |one| one.who.clone());
        let of = first(&by_id, one, |one| one.of.clone());
        let about = first(&by_id, one, |one| one.about);
        let missing = [
            ("who", who.is_none()),
            ("scheme", of.is_none()),
            ("about", about.is_none()),
        ];
        for (key, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
            // What is corrected may be what is missing: the check of the history says so.
            let is_left = one.corrects.as_ref().is_some_and(|id| !by_id.contains_key(id));
            if !is_left {
                reader.report_at(at.clone(), Defect::MissingKey { key: key.to_owned() });
            }
        }
        if let Some(id) = one.corrects.as_ref().filter(|id| !by_id.contains_key(id)) {
            let (what, found, nearest) = ("outcome", id.to_string(), None);
            reader
                .report_at(at.key("corrects"), Defect::Unknown { what, found, nearest });
        }
        let (Some(who), Some(of), Some(about)) = (who, of, about) else { continue };
        let of = (of, one.says.clone());
        let mut record = Decided::new(one.id.clone(), who, of, (about, one.decided));
        record.known = one.known.unwrap_or(one.decided);
        record.seq = one.seq.unwrap_or(1);
        record.corrects.clone_from(&one.corrects);
        record.takes_effect = one.takes_effect;
        for (role, who) in &one.bearers {
            record = record.borne_by(role.clone(), who.clone());
        }
        records.push(record);
    }
    Some(records)
}

/// What a record says itself, or what the first does of those that it corrects.
fn first<T>(
    by_id: &BTreeMap<&Id, &Written>,
    one: &Written,
    what: impl Fn(&Written) -> Option<T>,
) -> Option<T> {
    let mut record = one;
    for _ in 0..=by_id.len() {
        if let Some(found) = what(record) {
            return Some(found);
        }
        record = by_id.get(record.corrects.as_ref()?)?;
    }
    None
}

fn outcome(reader: &mut Reader, field: &Field<'_>) -> Option<Written> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let who = table.optional(reader, "who", Reader::id);
    let of = matter(reader, &mut table);
    let says = says(reader, &mut table);
    let about = table.optional(reader, "about", Reader::period);
    let on = table.optional(reader, "on", Reader::day);
    let decided = table.required(reader, "decided", Reader::day);
    let known = table.optional(reader, "known", Reader::day);
    let seq = table.optional(reader, "seq", |r, f| r.count(f, 0, u32::MAX));
    let corrects = table.optional(reader, "corrects", Reader::id);
    let takes_effect = table.optional(reader, "takes_effect", Reader::day);
    let bearers = table.listed(reader, "bearers", MOST, bearer);
    let both = table.has("about") && table.has("on");
    table.finish(reader);
    if both {
        let keys = ["about", "on"].map(str::to_owned).to_vec();
        reader.report(field, Defect::ExactlyOne { keys });
    }
    let day = on.and_then(|day| Period::new(day, day.succ_opt()).ok());
    Some(Written {
        id: id?,
        who,
        of,
        says: says?,
        about: about.or(day),
        decided: decided?,
        known,
        seq,
        corrects,
        takes_effect,
        bearers,
    })
}

/// `scheme = "…"`, `rule = "…"` or `decision = "…"`.
fn matter(reader: &mut Reader, table: &mut Table<'_>) -> Option<Matter> {
    let scheme = table.optional(reader, "scheme", Reader::id).map(Matter::Scheme);
    let rule = table.optional(reader, "rule", Reader::id).map(Matter::Rule);
    let decision = table.optional(reader, "decision", Reader::id).map(Matter::Decision);
    let keys = ["scheme", "rule", "decision"];
    if keys.iter().filter(|key| table.has(key)).count() > 1 {
        let keys = keys.map(str::to_owned).to_vec();
        reader.report_at(table.path().clone(), Defect::ExactlyOne { keys });
    }
    scheme.or(rule).or(decision)
}

const IS: [(&str, Said); 4] = [
    ("met", Said::Met),
    ("not_met", Said::NotMet),
    ("undetermined", Said::Undetermined),
    ("not_applicable", Said::NotApplicable),
];

/// `grade`, `open` with or without `or_ungraded`, `ungraded`, `is` or `withdrawn`.
fn says(reader: &mut Reader, table: &mut Table<'_>) -> Option<Said> {
    let grade = table.optional(reader, "grade", Reader::id).map(Said::Graded);
    let open = table.optional(reader, "open", ids);
    let or_ungraded = table.optional(reader, "or_ungraded", Reader::boolean);
    let ungraded = table.optional(reader, "ungraded", Reader::boolean);
    let is = table.optional(reader, "is", |reader, field| {
        let words: Vec<(&str, usize)> =
            IS.iter().zip(0..).map(|((word, _), place)| (*word, place)).collect();
        let place = reader.word(field, &words)?;
        IS.get(place).map(|(_, said)| said.clone())
    });
    let withdrawn = table.optional(reader, "withdrawn", Reader::boolean);
    let keys = ["grade", "open", "ungraded", "is", "withdrawn"];
    let stated = keys.iter().filter(|key| table.has(key)).count();
    if stated != 1 {
        if !reader.has_hole_in(table.path()) {
            let keys = keys.map(str::to_owned).to_vec();
            reader.report_at(table.path().clone(), Defect::ExactlyOne { keys });
        }
        return None;
    }
    let open = open.map(|grades| Said::among(grades, or_ungraded == Some(true)));
    let ungraded = ungraded.filter(|is_so| *is_so).map(|_| Said::Ungraded);
    let withdrawn = withdrawn.filter(|is_so| *is_so).map(|_| Said::Withdrawn);
    grade.or(open).or(ungraded).or(is).or(withdrawn)
}

/// `{ role = "…", who = "…" }`, or `{ role = "…", vacant = true }`.
fn bearer(reader: &mut Reader, field: &Field<'_>) -> Option<(Id, Option<Id>)> {
    let mut table = reader.table(field)?;
    let role = table.required(reader, "role", Reader::id);
    let who = table.optional(reader, "who", Reader::id);
    let vacant = table.optional(reader, "vacant", Reader::boolean);
    table.finish(reader);
    if who.is_some() == (vacant == Some(true)) {
        if !reader.has_hole_in(&field.path) {
            let keys = ["who", "vacant"].map(str::to_owned).to_vec();
            reader.report(field, Defect::ExactlyOne { keys });
        }
        return None;
    }
    Some((role?, who))
}

/// `{ on, who, kind, as_known_on, without, is = […], may_be = […] }`.
pub(super) fn in_force(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<InForceExpectation> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::day);
    let who = table.required(reader, "who", Reader::id);
    let kind = table.optional(reader, "kind", Reader::id);
    let as_known_on = table.optional(reader, "as_known_on", Reader::day);
    let without = table.optional(reader, "without", Reader::id);
    let is = table.required(reader, "is", ids);
    let may_be = table.optional(reader, "may_be", ids).unwrap_or_default();
    let award = table.optional(reader, "barred_from", ids).unwrap_or_default();
    if table.has("as_known_on") && table.has("without") {
        let keys = ["as_known_on", "without"].map(str::to_owned).to_vec();
        reader.report(field, Defect::ExactlyOne { keys });
    }
    table.finish(reader);
    Some(InForceExpectation {
        on: on?,
        who: who?,
        kind,
        as_known_on,
        without,
        is: is?,
        may_be,
        barred_from: award,
    })
}

const VERDICTS: [(&str, Verdict); 2] =
    [("met", Verdict::Met), ("undetermined", Verdict::Undetermined)];

/// `{ outcome, consequence, who, times = [{ from, until, verdict }] }`.
pub(super) fn following(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<FollowingExpectation> {
    let mut table = reader.table(field)?;
    let consequence = table.required(reader, "consequence", Reader::id);
    let outcome = table.required(reader, "outcome", Reader::id);
    let who = table.optional(reader, "who", Reader::id);
    let as_known_on = table.optional(reader, "as_known_on", Reader::day);
    let times = table.required(reader, "times", |r, f| r.each(f, MOST, stretch));
    table.finish(reader);
    Some(FollowingExpectation {
        consequence: consequence?,
        outcome: outcome?,
        who,
        as_known_on,
        times: times?,
    })
}

fn stretch(reader: &mut Reader, field: &Field<'_>) -> Option<(Period, Verdict)> {
    let mut table = reader.table(field)?;
    let from = table.required(reader, "from", Reader::day);
    let until = table.optional(reader, "until", Reader::day);
    let verdict = table.optional(reader, "verdict", |r, f| r.word(f, &VERDICTS));
    table.finish(reader);
    match Period::new(from?, until) {
        Ok(period) => Some((period, verdict.unwrap_or(Verdict::Met))),
        Err(error) => {
            reader.report(field, error);
            None
        }
    }
}

/// `{ by, began = […], ended = […], changed = […] }`.
pub(super) fn changed(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<ChangedExpectation> {
    let mut table = reader.table(field)?;
    let by = table.required(reader, "by", Reader::id);
    let mut list = |key| table.optional(reader, key, ids).unwrap_or_default();
    let (began, ended) = (list("began"), list("ended"));
    let changed = list("changed");
    table.finish(reader);
    Some(ChangedExpectation { by: by?, began, ended, changed })
}

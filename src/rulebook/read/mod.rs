//! From TOML to drafts, with everything that is wrong found in one pass.

mod cohort;
mod condition;
mod consequence;
mod dated;
mod fact;
mod link;
mod measure;
mod posts;
mod procedure;
mod quantity;
mod rule;
mod scheme;
mod steps;

pub(crate) use procedure::length;

use chrono::NaiveDate;

use super::check::Holes;
use super::draft::{
    CareerDraft, InForceDraft, RemovalDraft, RulebookDraft, SecretaryDraft,
};
use super::sealed::Rulebook;
use crate::secretary::{Chain, Corrected, Several, Ungraded};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::text::shown;
use crate::vocabulary::{
    Defect, Ground, Id, Label, Problems, Rounding, RoundingMode, Source, SourceKind,
};

/// Limits on the lists of a document.
pub(super) const MOST_LISTED: usize = 2_000;

impl RulebookDraft {
    /// Reads a draft from TOML: the draft, or everything wrong with its form.
    ///
    /// What its numbers mean together is for [`check`](RulebookDraft::check);
    /// [`Rulebook::read`] does both in one pass.
    pub fn read(text: &str) -> Result<RulebookDraft, Problems> {
        let (draft, reader) = Reader::read(text, rulebook);
        reader.finish(draft)
    }

    /// The draft as TOML; reading it back gives the same draft.
    #[must_use]
    pub fn to_toml(&self) -> String {
        // Every type in a draft has a TOML form, so this cannot fail.
        toml::to_string(self).unwrap_or_default()
    }
}

impl Rulebook {
    /// Reads and checks a rulebook: the sealed rulebook, or *every* problem of form and of
    /// meaning in the order of the document, each with line and column.
    ///
    /// # Examples
    /// See [the room](crate::rulebook).
    pub fn read(text: &str) -> Result<Rulebook, Problems> {
        let (draft, reader) = Reader::read(text, rulebook);
        let Some(draft) = draft else { return reader.finish(None) };
        let (mut found, holes) = reader.into_parts();
        match draft.seal(&Holes::new(holes), &mut found) {
            Some(mut rulebook) => {
                rulebook.locate_remarks(found.places());
                found.none_or(rulebook)
            }
            None => Err(found.into_problems()),
        }
    }
}

pub(super) fn rulebook(reader: &mut Reader, field: &Field<'_>) -> Option<RulebookDraft> {
    let mut table = reader.table(field)?;
    let schema = table.required(reader, "schema", Reader::text);
    if let Some(schema) = schema.filter(|schema| schema != RulebookDraft::SCHEMA) {
        // Another document: its keys are right there, and say nothing here.
        let (found, reads) = (shown(&schema), RulebookDraft::SCHEMA);
        let at = field.path.key("schema");
        reader.report_at(at, Defect::Schema { found, reads });
        return None;
    }
    let id = table.required(reader, "id", Reader::id);
    let edition = table.required(reader, "edition", Reader::text);
    let title = table.required(reader, "title", Reader::label);
    let in_force = table.required(reader, "in_force", in_force);
    let note = table.optional(reader, "note", Reader::text);
    let ground = table.optional(reader, "ground", ground);
    let source = table.listed(reader, "source", MOST_LISTED, source);
    let fact = table.listed(reader, "fact", MOST_LISTED, fact::fact);
    let scheme = table.listed(reader, "scheme", MOST_LISTED, scheme::scheme);
    let link = table.listed(reader, "link", MOST_LISTED, link::link);
    let procedure = table.listed(reader, "procedure", MOST_LISTED, procedure::procedure);
    let rule = table.listed(reader, "rule", MOST_LISTED, rule::rule);
    let award = table.listed(reader, "award", MOST_LISTED, consequence::award);
    let role = table.listed(reader, "role", MOST_LISTED, consequence::role);
    let decision = table.listed(reader, "decision", MOST_LISTED, consequence::decision);
    let read = consequence::consequence;
    let consequence = table.listed(reader, "consequence", MOST_LISTED, read);
    let posts = table.optional(reader, "posts", posts::posts);
    let secretary = table.optional(reader, "secretary", secretary);
    table.finish(reader);
    // What is missing here is told, and hides nothing of what stands below.
    let in_force = in_force.unwrap_or(InForceDraft {
        from: NaiveDate::default(),
        until: None,
        gap_before: None,
    });
    Some(RulebookDraft {
        schema: RulebookDraft::SCHEMA.to_owned(),
        id: id.or_else(unnamed)?,
        edition: edition.unwrap_or_default(),
        title: title.unwrap_or_else(unlabelled),
        in_force,
        note,
        ground,
        source,
        fact,
        scheme,
        link,
        procedure,
        rule,
        award,
        role,
        decision,
        consequence,
        posts,
        secretary,
    })
}

/// Stands for an id that could not be read, where something below can be checked.
pub(super) fn unnamed() -> Option<Id> {
    Id::new("unnamed").ok()
}

/// Stands for a label that could not be read, where something beside it can be checked.
pub(super) const fn unlabelled() -> Label {
    Label { hans: String::new(), hant: String::new(), en: String::new() }
}

pub(super) fn in_force(reader: &mut Reader, field: &Field<'_>) -> Option<InForceDraft> {
    let mut table = reader.table(field)?;
    let from = table.required(reader, "from", Reader::day);
    let until = table.optional(reader, "until", Reader::day);
    let gap_before = table.optional(reader, "gap_before", Reader::text);
    table.finish(reader);
    Some(InForceDraft { from: from?, until, gap_before })
}

pub(super) fn source(reader: &mut Reader, field: &Field<'_>) -> Option<Source> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let title = table.required(reader, "title", Reader::text_or_label);
    let kind = table
        .required(reader, "kind", |reader, field| reader.word(field, &SourceKind::ALL));
    let place = table.optional(reader, "place", Reader::text_or_label);
    let year =
        table.optional(reader, "year", |reader, field| reader.whole(field, 1900, 2999));
    let note = table.optional(reader, "note", Reader::text_or_label);
    table.finish(reader);
    let year = year.and_then(|year| i32::try_from(year).ok());
    Some(Source { id: id?, title: title?, kind: kind?, place, year, note })
}

/// `{ stated, at, assumed }`, `{ published, at, assumed }`, `{ decided }` or `{ assumed }`.
pub(super) fn ground(reader: &mut Reader, field: &Field<'_>) -> Option<Ground> {
    let mut table = reader.table(field)?;
    let stated = table.optional(reader, "stated", Reader::id);
    let published = table.optional(reader, "published", Reader::id);
    let decided = table.optional(reader, "decided", Reader::text_or_label);
    let assumed = table.optional(reader, "assumed", Reader::text_or_label);
    let at = table.optional(reader, "at", Reader::text);
    table.finish(reader);
    let is_broken = reader.has_hole_in(&field.path);
    match (stated, published, decided, assumed, at) {
        (Some(source), None, None, ours, Some(at)) => {
            Some(Ground::Stated { source, at, ours })
        }
        (None, Some(source), None, ours, at) => {
            Some(Ground::Published { source, at, ours })
        }
        (None, None, Some(decision), None, None) => Some(Ground::Decided { decision }),
        (None, None, None, Some(reason), None) => Some(Ground::Assumed { reason }),
        _ if is_broken => None,
        _ => {
            reader.report(field, Defect::GroundShape);
            None
        }
    }
}

/// `{ places, mode }` or `{ step, mode }`.
pub(super) fn rounding(reader: &mut Reader, field: &Field<'_>) -> Option<Rounding> {
    let mut table = reader.table(field)?;
    let modes: Vec<(&str, RoundingMode)> =
        RoundingMode::ALL.iter().map(|mode| (mode.id(), *mode)).collect();
    let mode = table.required(reader, "mode", |reader, field| reader.word(field, &modes));
    let places =
        table.optional(reader, "places", |reader, field| reader.count(field, 0, 6));
    let step = table.optional(reader, "step", Reader::amount);
    table.finish(reader);
    let is_broken = reader.has_hole_in(&field.path);
    let mode = mode?;
    let rounding = match (places.and_then(|p| u8::try_from(p).ok()), step) {
        (Some(places), None) => Rounding::places(places, mode),
        (None, Some(step)) => Rounding::to_step(step, mode),
        _ if is_broken => return None,
        _ => {
            let keys = ["places", "step"].map(str::to_owned).to_vec();
            reader.report(field, Defect::ExactlyOne { keys });
            return None;
        }
    };
    match rounding {
        Ok(rounding) => Some(rounding),
        Err(error) => {
            reader.report(field, error);
            None
        }
    }
}

fn secretary(reader: &mut Reader, field: &Field<'_>) -> Option<SecretaryDraft> {
    let mut table = reader.table(field)?;
    let removal = table.optional(reader, "removal", removal);
    let career = table.optional(reader, "career", career);
    table.finish(reader);
    Some(SecretaryDraft { removal, career })
}

fn career(reader: &mut Reader, field: &Field<'_>) -> Option<CareerDraft> {
    let mut table = reader.table(field)?;
    let several = table.required(reader, "several", |r, f| r.word(f, &Several::ALL));
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(CareerDraft { several: several?, ground, note })
}

fn removal(reader: &mut Reader, field: &Field<'_>) -> Option<RemovalDraft> {
    let mut table = reader.table(field)?;
    let grades = table.required(reader, "grades", |reader, field| {
        reader.each(field, MOST_LISTED, Reader::id)
    });
    let in_a_row = table.required(reader, "in_a_row", |r, f| r.count(f, 1, 100));
    let in_all = table.required(reader, "in_all", |r, f| r.count(f, 1, 100));
    let ungraded = table.required(reader, "ungraded", |r, f| r.word(f, &Ungraded::ALL));
    let new_term = table.required(reader, "new_term", |r, f| r.word(f, &Chain::ALL));
    let transfer = table.required(reader, "transfer", |r, f| r.word(f, &Chain::ALL));
    let reappointed =
        table.required(reader, "reappointed", |r, f| r.word(f, &Chain::ALL));
    let corrected =
        table.required(reader, "corrected", |r, f| r.word(f, &Corrected::ALL));
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(RemovalDraft {
        grades: grades?,
        in_a_row: in_a_row?,
        in_all: in_all?,
        ungraded: ungraded?,
        new_term: new_term?,
        transfer: transfer?,
        reappointed: reappointed?,
        corrected: corrected?,
        ground,
        note,
    })
}

//! Cases from TOML.

mod cohort;
mod day;
mod expect;
mod history;
mod members;
mod outcomes;
mod procedure;
mod result;
mod rule;

use expect::expect;
use history::history;
use members::{Listed, columns, linked, members};
use outcomes::outcomes;
use procedure::procedure;

use super::case::{Accepted, Case, CaseOverlay};
use crate::facts::{SheetState, read_facts};
use crate::rulebook::overlay_of_case;
use crate::vocabulary::document::{Field, Places, Reader, Table};
use crate::vocabulary::{Defect, FieldPath, Problems};

/// The most elements of a list.
const MOST: usize = 10_000;

impl Case {
    /// The schema of a case.
    pub const SCHEMA: &'static str = "case/1";

    /// Reads a case, or gives everything wrong with its form.
    pub fn read(text: &str) -> Result<Case, Problems> {
        let (read, reader) = Reader::read(text, case);
        let (found, _) = reader.into_parts();
        let places = found.places().clone();
        match read {
            Some(case) => found.none_or(Case { places, ..case }),
            None => Err(found.into_problems()),
        }
    }
}

/// What a case is about; it decides which keys say something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum About {
    Subject,
    Rules,
    Cohort,
    Procedure,
    History,
    Outcomes,
}

impl About {
    fn of(table: &Table<'_>) -> About {
        if ["procedure", "events"].iter().any(|key| table.has(key)) {
            About::Procedure
        } else if table.has("outcomes") {
            About::Outcomes
        } else if table.has("members") {
            About::Cohort
        } else if table.has("history") {
            About::History
        } else if table.has("scheme") {
            About::Subject
        } else {
            About::Rules
        }
    }

    /// The keys that such a case needs.
    const fn needed(self) -> &'static [&'static str] {
        match self {
            About::Subject | About::Cohort => &["scheme", "period", "sheet"],
            About::Rules => &["period", "sheet"],
            About::Procedure => &["procedure", "begun"],
            About::History | About::Outcomes => &[],
        }
    }

    /// The keys that say nothing in such a case.
    const fn idle(self) -> &'static [&'static str] {
        match self {
            About::Subject | About::Rules | About::History => {
                &["columns", "begun", "later_facts", "calendar"]
            }
            About::Outcomes => &[
                "scheme",
                "period",
                "sheet",
                "subject",
                "facts_from",
                "facts",
                "columns",
                "members",
                "history",
                "begun",
                "later_facts",
                "calendar",
                "linked",
            ],
            About::Cohort => {
                &["subject", "history", "begun", "later_facts", "calendar", "linked"]
            }
            About::Procedure => {
                &["scheme", "sheet", "subject", "columns", "members", "history"]
            }
        }
    }

    /// The expectations that say nothing in such a case.
    const fn never(self) -> &'static [&'static str] {
        match self {
            About::Subject | About::History => {
                &["members", "counts", "days", "in_force", "following", "changed"]
            }
            About::Outcomes => &[
                "total", "grade", "grades", "ranked", "nodes", "steps", "missing",
                "rules", "members", "counts", "days", "removal",
            ],
            About::Rules => &[
                "total",
                "grade",
                "grades",
                "ranked",
                "nodes",
                "steps",
                "missing",
                "members",
                "counts",
                "days",
                "removal",
                "in_force",
                "following",
                "changed",
            ],
            About::Cohort => &[
                "total",
                "grade",
                "grades",
                "ranked",
                "nodes",
                "steps",
                "missing",
                "rules",
                "days",
                "removal",
                "in_force",
                "following",
                "changed",
            ],
            About::Procedure => &[
                "total",
                "grade",
                "grades",
                "ranked",
                "nodes",
                "steps",
                "missing",
                "rules",
                "members",
                "counts",
                "removal",
                "in_force",
                "following",
                "changed",
            ],
        }
    }

    /// Why a key says nothing.
    fn why(self, key: &str) -> &'static str {
        match self {
            About::Cohort if key == "linked" => {
                "each member states the outcomes that its own facts come from"
            }
            _ if ["in_force", "following", "changed"].contains(&key) => {
                "the case has no `outcomes` from which anything follows"
            }
            About::Subject | About::History => "the case has no members and no procedure",
            About::Outcomes => {
                "the case is about what follows from outcomes: see `expect.in_force`"
            }
            About::Rules => "the case names no `scheme`: see `expect.rules`",
            About::Cohort => "the case is about members: see `expect.members`",
            About::Procedure => "the case is about a procedure: see `expect.days`",
        }
    }

    /// Reports the keys of a table that say nothing.
    fn tell_idle(
        self,
        reader: &mut Reader,
        at: &FieldPath,
        idle: impl Iterator<Item = &'static str>,
    ) {
        for key in idle {
            let defect = Defect::AnswerIdle { key, why: self.why(key) };
            reader.report_at(at.key(key), defect);
        }
    }
}

fn case(reader: &mut Reader, field: &Field<'_>) -> Option<Case> {
    let mut table = reader.table(field)?;
    let about = About::of(&table);
    table.required(reader, "schema", |reader, field| {
        let found = reader.text(field)?;
        if found != Case::SCHEMA {
            reader.report(field, Defect::Schema { found, reads: Case::SCHEMA });
        }
        Some(())
    });
    let name = table.required(reader, "name", Reader::text);
    let rulebook = table.required(reader, "rulebook", Reader::text);
    let overlay = table.optional(reader, "overlay", overlay);
    let scheme = table.optional(reader, "scheme", Reader::id);
    let as_of = table.optional(reader, "as_of", Reader::day);
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table.optional(reader, "sheet", |r, f| r.word(f, &SheetState::ALL));
    let subject = table.optional(reader, "subject", Reader::id);
    let facts_from = table.optional(reader, "facts_from", Reader::text);
    table.optional(reader, "ground", ground);
    table.optional(reader, "note", Reader::text);
    let facts = table.optional(reader, "facts", read_facts);
    let linked = linked(reader, &mut table, 1);
    let columns = columns(reader, &mut table);
    let members = members(reader, &mut table, &Listed::members(&columns));
    let procedure = procedure(reader, &mut table);
    let history = table.optional(reader, "history", history);
    let outcomes = table.optional(reader, "outcomes", outcomes).unwrap_or_default();
    let pending = table.optional(reader, "pending", |r, f| expect(r, f, about));
    let accepted = table.optional(reader, "accepted", accepted);
    let expect = if table.has("pending") {
        let expect = table.optional(reader, "expect", |r, f| expect(r, f, about));
        Some(expect.unwrap_or_default())
    } else {
        table.required(reader, "expect", |r, f| expect(r, f, about))
    };
    for key in about.needed() {
        table.needs(reader, key);
    }
    let idle = about.idle().iter().copied().filter(|key| table.has(key));
    about.tell_idle(reader, &field.path, idle);
    table.finish(reader);
    Some(Case {
        name: name?,
        rulebook: rulebook?,
        overlay,
        scheme,
        as_of,
        period,
        sheet,
        subject,
        facts_from,
        facts: facts.unwrap_or_default(),
        columns,
        members,
        linked,
        procedure,
        history,
        outcomes,
        expect: expect?,
        pending,
        accepted,
        places: Places::default(),
    })
}

/// What the case changes for itself: the path of an overlay, or changes right here.
fn overlay(reader: &mut Reader, field: &Field<'_>) -> Option<CaseOverlay> {
    if Reader::as_word(field).is_some() {
        return reader.text(field).map(CaseOverlay::File);
    }
    overlay_of_case(reader, field).map(|one| CaseOverlay::Inline(Box::new(one)))
}

/// Where the expected values come from: `{ worked_out = "…" }` or `{ source = "…" }`.
fn ground(reader: &mut Reader, field: &Field<'_>) -> Option<String> {
    let (_, field) = reader.table(field)?.tag(reader, &["worked_out", "source"])?;
    reader.text(&field)
}

/// Who vouches for the expected values: `{ by = "…", ground = "…" }`.
fn accepted(reader: &mut Reader, field: &Field<'_>) -> Option<Accepted> {
    let mut table = reader.table(field)?;
    let by = table.required(reader, "by", Reader::text);
    let ground = table.required(reader, "ground", Reader::text);
    table.finish(reader);
    Some(Accepted { by: by?, ground: ground? })
}

/// Words that stand for themselves.
fn word(
    reader: &mut Reader,
    field: &Field<'_>,
    words: &[&'static str],
) -> Option<&'static str> {
    let words: Vec<(&str, &'static str)> =
        words.iter().map(|word| (*word, *word)).collect();
    reader.word(field, &words)
}

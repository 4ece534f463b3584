//! What happened in a procedure, with the facts as they stood.

use chrono::NaiveDate;

use super::Files;
use super::facts::{are_as_expected, base, replaced};
use super::linked::{Linked, Readers};
use super::report::Report;
use crate::casebook::case::{LinkedCase, ProcedureCase};
use crate::facts::{Raw, Sheet, SheetDraft, SheetState};
use crate::procedure::{History, Procedure};
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Found, Period};

/// The sheets of some days one after another, and the outcomes that facts of all of them
/// come from.
struct Stretch<'c> {
    linked: &'c [LinkedCase],
    /// Where the outcomes stand.
    at: FieldPath,
    /// The sheets, each with the day from which it holds.
    sheets: Vec<(NaiveDate, Sheet)>,
}

impl<'c> Stretch<'c> {
    fn new(linked: &'c [LinkedCase], at: &FieldPath) -> Stretch<'c> {
        Stretch { linked, at: at.key("linked"), sheets: Vec::new() }
    }
}

/// Everything that happened, with the facts as they stood; `None` after telling why.
pub(super) fn history(
    files: Files<'_>,
    (rulebook, procedure): (&Rulebook, &Procedure),
    happened: &ProcedureCase,
    report: &mut Report,
) -> Option<History> {
    let facts = base(files, report)?.facts;
    let whole = Period::new(happened.begun, None).ok();
    let period = files.case.period.or(whole)?;
    let mut found = Found::default();
    let stretches = stretches((files, period), (procedure, happened), facts, &mut found);
    let is_sound = are_as_expected(files, &found.into_vec(), report);
    let readers = Readers::of_procedure(procedure);
    let mut filled = Vec::new();
    for stretch in stretches {
        let list = (stretch.linked, &stretch.at);
        let when = (period, SheetState::Open);
        let linked = Linked::judge((rulebook, &readers), list, when, report);
        let (days, sheets): (Vec<_>, Vec<_>) = stretch.sheets.into_iter().unzip();
        let sheets = linked.put_into(rulebook, sheets, report);
        filled.push(sheets.map(|sheets| days.into_iter().zip(sheets)));
    }
    // Each list is told what is wrong with it before the first is missed.
    let filled: Option<Vec<_>> = filled.into_iter().collect();
    let (true, Some(filled)) = (is_sound, filled) else { return None };
    let mut history = History::new(happened.begun, happened.events.clone());
    for (from, sheet) in filled.into_iter().flatten() {
        // The reader took each day once; one from the first day on replaces the first facts.
        history = history.with_facts(from, sheet).ok()?;
    }
    Some(match &happened.calendar {
        Some(calendar) => history.with_calendar(calendar.clone()),
        None => history,
    })
}

/// The sheets from the first day on, and from each later one on which facts changed.
fn stretches<'c>(
    (files, period): (Files<'c>, Period),
    (procedure, happened): (&Procedure, &'c ProcedureCase),
    mut facts: Vec<(String, Raw)>,
    found: &mut Found,
) -> Vec<Stretch<'c>> {
    let root = FieldPath::root();
    let sheet = |facts: &[_], at: &FieldPath, found: &mut Found| {
        let mut draft = SheetDraft::new(period, SheetState::Open);
        draft.facts = facts.to_vec();
        procedure.rules().dictionary.sheet_at(&draft, at, found)
    };
    let mut now = Stretch::new(&files.case.linked, &root);
    now.sheets.extend(sheet(&facts, &root, found).map(|one| (happened.begun, one)));
    let is_sound = found.is_empty();
    let mut later: Vec<_> = happened.later_facts.iter().enumerate().collect();
    later.sort_by_key(|(_, later)| later.from);
    let mut all = Vec::new();
    for (index, later) in later {
        let at = root.key("later_facts").nth(index);
        if let Some(linked) = &later.linked {
            all.push(std::mem::replace(&mut now, Stretch::new(linked, &at)));
        }
        // What is wrong with the first facts is told once.
        let shared = if is_sound { &facts[..] } else { &[] };
        facts = replaced(shared, &later.facts);
        now.sheets.extend(sheet(&facts, &at, found).map(|one| (later.from, one)));
    }
    all.push(now);
    all
}

//! What the cases expect is held against the naive evaluator: a case that holds, and on which
//! the two agree, is worked out twice, by code that shares nothing.

#![expect(clippy::disallowed_methods, reason = "the test reads the cases")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use grassroots::casebook::{Case, CaseOverlay};
use grassroots::facts::{Raw, SheetDraft};
use grassroots::harness::suite;
use grassroots::rule::examine;
use grassroots::rulebook::{Overlay, Rulebook, open};
use grassroots::scoring::{cohort, judge};

use super::cohort::{encloses, grades, say_so};
use super::disagreements;
use crate::naive::appraise;
use crate::naive::cohort::{Member, worlds};
use crate::naive::rule::stands;

/// The path of a file that a case names.
fn beside(case: &Path, name: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in case.parent().unwrap().join(name).components() {
        match part {
            Component::ParentDir => assert!(path.pop()),
            part => path.push(part),
        }
    }
    path
}

/// Rulebooks that were read once, by their ids or paths.
type Books = BTreeMap<PathBuf, Rulebook>;

/// The rulebook of a case: a bundled one, one at a path, an overlay on either.
fn rulebook(path: &Path, name: &str) -> Rulebook {
    let is_path = name.contains(['/', '.']);
    let name =
        if is_path { beside(path, name).display().to_string() } else { name.to_owned() };
    open(&name, &mut |path| fs::read_to_string(path).ok()).unwrap()
}

/// What a case makes of a rulebook for itself alone; `None` for a kind of change that is not
/// known here.
fn changed(path: &Path, overlay: &CaseOverlay, base: &Rulebook) -> Option<Rulebook> {
    match overlay {
        CaseOverlay::Inline(overlay) => Some(overlay.on(base).unwrap()),
        CaseOverlay::File(name) => {
            let text = fs::read_to_string(beside(path, name)).unwrap();
            Some(Overlay::read_on(&text, base).unwrap())
        }
        _ => None,
    }
}

/// The sheet of a case about one subject by itself, whose facts are its own.
fn sheet(path: &Path, case: &Case) -> Option<SheetDraft> {
    case.members.is_empty().then(|| shared(path, case))?
}

/// The sheet of what a case says of its subject, or of all of its members.
fn shared(path: &Path, case: &Case) -> Option<SheetDraft> {
    let is_taken = case.expect.problems.is_empty() && case.linked.is_empty();
    let (Some(period), Some(state)) = (case.period, case.sheet) else { return None };
    if !is_taken || case.procedure.is_some() {
        return None;
    }
    let base = case.facts_from.as_ref().map(|name| {
        SheetDraft::read(&fs::read_to_string(beside(path, name)).unwrap()).unwrap()
    });
    let mut facts: BTreeMap<String, Raw> = BTreeMap::new();
    let mut subject = case.subject.clone();
    if let Some(base) = base {
        subject = subject.or(base.subject);
        facts.extend(base.facts);
    }
    facts.extend(case.facts.iter().cloned());
    facts.retain(|_, value| !matches!(value, Raw::Table(table) if table.iter().any(|(key, _)| key == "absent")));
    let mut sheet = SheetDraft::new(period, state);
    sheet.subject = subject;
    sheet.facts = facts.into_iter().collect();
    Some(sheet)
}

/// Where the two differ on a case; `None` where it is about something else.
fn differences(path: &Path, case: &Case, books: &mut Books) -> Option<Vec<String>> {
    let sheet = sheet(path, case)?;
    let is_bundled = !case.rulebook.contains(['/', '.']);
    let key =
        if is_bundled { (&case.rulebook).into() } else { beside(path, &case.rulebook) };
    let book = books.entry(key).or_insert_with(|| rulebook(path, &case.rulebook));
    let overlay = case.overlay.as_ref();
    let own = overlay.map(|overlay| changed(path, overlay, book).unwrap());
    let book = own.as_ref().unwrap_or(book);
    let checked = book.dictionary().sheet(&sheet).ok()?;
    let mut all = Vec::new();
    if let Some(scheme) = &case.scheme {
        let outcome = judge(book.scheme(scheme.as_str())?, &checked);
        let naive = appraise(book.draft(), scheme.as_str(), &sheet);
        all.extend(disagreements(&outcome, &naive));
    }
    for expected in &case.expect.rules {
        let id = expected.at.as_str();
        let of = book.draft().rule.iter().find(|rule| rule.id.as_str() == id)?;
        let found = examine(book.rule(id)?, &checked).standing();
        let naive = stands(book.draft(), of, &sheet);
        if naive.is_some_and(|naive| naive != found) {
            all.push(format!("{id} is {found:?}, not {naive:?}"));
        }
    }
    let is_asked = case.scheme.is_some() || !case.expect.rules.is_empty();
    is_asked.then_some(all)
}

/// The sheets of the members of a case, whose facts are its own and theirs.
fn sheets(path: &Path, case: &Case) -> Option<Vec<SheetDraft>> {
    let mut sheets = Vec::new();
    for member in &case.members {
        if !member.linked.is_empty() {
            return None;
        }
        let mut sheet = shared(path, case)?;
        sheet.period = member.period.or(sheet.period);
        sheet.sheet = member.sheet.or(sheet.sheet);
        let mut facts: BTreeMap<String, Raw> = sheet.facts.into_iter().collect();
        facts.extend(member.facts.iter().cloned());
        sheet.facts = facts.into_iter().collect();
        for subject in &member.subjects {
            sheet.subject = Some(subject.clone());
            sheets.push(sheet.clone());
        }
    }
    Some(sheets)
}

/// Where the two differ on a cohort of whom everything is settled; `None` for another case.
fn cohort_differences(
    path: &Path,
    case: &Case,
    books: &mut Books,
) -> Option<Result<(), String>> {
    let sheets = sheets(path, case).filter(|sheets| !sheets.is_empty())?;
    if case.overlay.is_some() {
        return None;
    }
    let is_bundled = !case.rulebook.contains(['/', '.']);
    let key =
        if is_bundled { (&case.rulebook).into() } else { beside(path, &case.rulebook) };
    let book = &*books.entry(key).or_insert_with(|| rulebook(path, &case.rulebook));
    let scheme = book.scheme(case.scheme.as_ref()?.as_str())?;
    let draft = book.draft().scheme.iter().find(|one| one.id == *scheme.id())?;
    let checked = sheets.iter().map(|sheet| book.dictionary().sheet(sheet).ok());
    let checked = checked.collect::<Option<Vec<_>>>()?;
    let outcomes = cohort(checked.iter().map(|sheet| judge(scheme, sheet)).collect());
    let members = sheets.iter().map(|sheet| {
        let judged = appraise(book.draft(), draft.id.as_str(), sheet);
        Member::of(draft, (&judged, sheet))
    });
    let members = members.collect::<Option<Vec<_>>>()?;
    // Whose group is not stated is open, and the plain evaluator knows settled ones alone.
    let is_open = |member: &Member| !member.has_its_groups(draft);
    if draft.cohort.is_empty() || members.iter().any(is_open) {
        return None;
    }
    let worlds = worlds(draft, &members);
    let told =
        |world| encloses(&outcomes, world).and_then(|()| say_so(draft, &outcomes, world));
    if let Some(wrong) = worlds.iter().map(told).find(Result::is_err) {
        return Some(wrong);
    }
    // Where nothing is left to a hand there is one world, and it is what comes out.
    let [world] = worlds.as_slice() else { return Some(Ok(())) };
    for (at, outcome) in outcomes.iter().enumerate() {
        if grades(outcome) != BTreeSet::from([world.grades[at]]) {
            let found = grades(outcome);
            return Some(Err(format!(
                "subject {at}: {found:?}, not {}",
                world.grades[at]
            )));
        }
    }
    Some(Ok(()))
}

/// How many cases an evaluator holds, and all that it finds different.
fn held(
    mut differences: impl FnMut(&Path, &Case, &mut Books) -> Option<Vec<String>>,
) -> (usize, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let suite = suite(env!("CARGO_MANIFEST_DIR"), "tests/cases").unwrap();
    let (mut held, mut wrong, mut books) = (0, Vec::new(), Books::new());
    for path in suite.cases() {
        let path = root.join(path);
        let Ok(case) = Case::read(&fs::read_to_string(&path).unwrap()) else { continue };
        if let Some(found) = differences(&path, &case, &mut books) {
            held += 1;
            wrong.extend(found.iter().map(|one| format!("{}: {one}", path.display())));
        }
    }
    (held, wrong)
}

#[test]
fn the_naive_cohort_agrees_on_the_cases() {
    let (held, wrong) = held(|path, case, books| {
        Some(cohort_differences(path, case, books)?.err().into_iter().collect())
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(held > 60, "{held} cases are about a cohort");
}

#[test]
fn the_naive_evaluator_agrees_on_the_cases() {
    let (held, wrong) = held(differences);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(held > 2_000, "{held} cases are about one subject");
}

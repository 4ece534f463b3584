//! 边界用例 — cases at the edges of a rulebook, for a person to look at.
//!
//! What comes out stands under `[pending]`, and a pending case fails until somebody has
//! written what must come out, or accepted it by name.

mod accept;
mod elements;
mod values;

pub use accept::NotAccepted;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::{Table, Value};

use crate::facts::{SheetDraft, SheetState};
use crate::rule::{Standing, stands};
use crate::rulebook::{Rulebook, is_path};
use crate::vocabulary::Period;
use elements::{Element, elements};

/// 用例文件 — a case as a file that is not yet written.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CaseFile {
    /// Its path below the folder of the cases.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Cases at the edges of everything whose facts have ends.
pub(super) fn boundaries(rulebook: &Rulebook, name: &str) -> Vec<CaseFile> {
    let mut files = BTreeMap::new();
    for (path, table) in on_days(rulebook, name) {
        files.insert(path, table);
    }
    for element in elements(rulebook) {
        for (told, sheet) in values::at_edges(rulebook, &element) {
            let path = format!("{}/{told}.toml", element.folder());
            let name = seen_from(name, &path);
            let text = case(rulebook, &name, (&element, &told), &sheet);
            files.entry(path).or_insert(text);
        }
    }
    files.into_iter().map(|(path, text)| CaseFile { path, text }).collect()
}

/// The name of a rulebook in a case at a path: as it is where it is bundled.
fn seen_from(name: &str, path: &str) -> String {
    if is_path(name) {
        format!("{}{name}", "../".repeat(path.matches('/').count()))
    } else {
        name.to_owned()
    }
}

/// The head of a case.
fn head(name: &str, sentence: &str) -> Vec<String> {
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    vec![
        "schema   = \"case/1\"".to_owned(),
        format!("name     = {}", quoted(sentence)),
        format!("rulebook = {}", quoted(name)),
    ]
}

/// Period and state of the sheet.
fn when((from, until): (NaiveDate, NaiveDate)) -> [String; 2] {
    let period = format!("period   = {{ from = \"{from}\", until = \"{until}\" }}");
    [period, "sheet    = \"open\"".to_owned()]
}

fn text(lines: &[String]) -> String {
    format!("{}\n", lines.join("\n"))
}

/// One case, with what comes out as pending.
fn case(
    rulebook: &Rulebook,
    name: &str,
    (element, told): (&Element, &str),
    stated: &values::Stated,
) -> String {
    let sentence = format!("{} where {}", element.words(), told.replace('_', " "));
    let mut lines = head(name, &sentence);
    lines.extend(element.scheme().map(|scheme| format!("scheme   = \"{scheme}\"")));
    lines.extend(when(values::period(rulebook)));
    lines.extend([String::new(), "[facts]".to_owned()]);
    let facts = stated.iter();
    lines.extend(
        facts.map(|(id, value)| format!("\"{id}\" = {}", values::written(value))),
    );
    lines.extend([String::new(), "[pending]".to_owned()]);
    lines.extend(element.answer(rulebook, stated));
    text(&lines)
}

/// The first day in force and the day before it, the last and the day after.
fn on_days(rulebook: &Rulebook, name: &str) -> Vec<(String, String)> {
    let (from, until) = (rulebook.in_force().from(), rulebook.in_force().until());
    let days = [
        ("first_day", Some(from)),
        ("day_before", from.pred_opt()),
        ("last_day", until.and_then(|day| day.pred_opt())),
        ("day_after", until),
    ];
    let days = days.into_iter().filter_map(|(word, day)| {
        let path = format!("in_force/{word}.toml");
        let text = on_day(rulebook, &seen_from(name, &path), day?)?;
        Some((path, text))
    });
    days.collect()
}

/// A case on a day: what the first rule says of nothing, or that nothing is in force.
fn on_day(rulebook: &Rulebook, name: &str, day: NaiveDate) -> Option<String> {
    let next = day.succ_opt()?;
    let is_in_force = rulebook.is_in_force(day);
    let pending = if is_in_force {
        let rule = rulebook.rules().first()?;
        let draft = SheetDraft::new(Period::new(day, Some(next)).ok()?, SheetState::Open);
        let standing = stands(rule, &rulebook.dictionary().sheet(&draft).ok()?);
        let word = Standing::ALL.iter().find(|(_, one)| *one == standing)?.0;
        format!("rules = [{{ at = \"{}\", is = \"{word}\" }}]", rule.id())
    } else {
        "problems = [\"not in force\"]".to_owned()
    };
    let standing = if is_in_force { "is in force" } else { "is not in force" };
    let mut lines = head(name, &format!("the rulebook {standing} on {day}"));
    lines.push(format!("as_of    = \"{day}\""));
    lines.extend(when((day, next)));
    let rest = ["", "[facts]", "", "[pending]", &pending];
    lines.extend(rest.map(str::to_owned));
    Some(text(&lines))
}

/// A table of a draft, where it has one there.
fn tables<'v>(tree: &'v Table, key: &str) -> impl Iterator<Item = &'v Value> {
    tree.get(key).and_then(Value::as_array).into_iter().flatten()
}

//! What a case states: facts, on a sheet of a period.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};
use toml::Value;

use crate::facts::{Dictionary, Fact, FactKind, Raw, Sheet, SheetDraft, SheetState};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Id, Period};

/// What is stated of a subject.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    pub(super) facts: BTreeMap<String, Raw>,
    pub(super) period: Period,
    pub(super) state: SheetState,
    /// Whom it is about, where raters have names.
    pub(super) subject: Option<Id>,
}

impl Stated {
    /// Nothing, in the first period in force.
    pub(super) fn nothing(rulebook: &Rulebook) -> Option<Stated> {
        let period = first_period(rulebook.in_force())?;
        let is_named =
            |fact: &Fact| matches!(fact.kind(), FactKind::Scores { by_rater: true, .. });
        let has_names = rulebook.dictionary().facts().iter().any(is_named);
        let subject = if has_names { Some(Id::new("somebody").ok()?) } else { None };
        Some(Stated { facts: BTreeMap::new(), period, state: SheetState::Open, subject })
    }

    /// The same on a sheet to which nothing will be added.
    pub(super) fn closed(&self) -> Stated {
        Stated { state: SheetState::Closed, ..self.clone() }
    }

    /// The same with one fact stated otherwise.
    pub(super) fn with(&self, fact: &str, setting: &Setting) -> Stated {
        let mut stated = self.clone();
        match &setting.value {
            Some(raw) => stated.facts.insert(fact.to_owned(), raw.clone()),
            None => stated.facts.remove(fact),
        };
        stated.period = setting.period.unwrap_or(stated.period);
        stated
    }

    /// The same with everything that another states in the place of what is stated here.
    pub(super) fn and(&self, other: &Stated) -> Stated {
        let mut stated = self.clone();
        let facts = other.facts.iter().map(|(id, raw)| (id.clone(), raw.clone()));
        stated.facts.extend(facts);
        stated.period = other.period;
        stated
    }

    /// The sheet; `None` where it is refused.
    pub(super) fn sheet(
        &self,
        dictionary: &Dictionary,
        who: Option<&Id>,
    ) -> Option<Sheet> {
        let mut draft = SheetDraft::new(self.period, self.state);
        draft.subject = who.or(self.subject.as_ref()).cloned();
        let facts = self.facts.iter();
        draft.facts = facts.map(|(id, raw)| (id.clone(), raw.clone())).collect();
        dictionary.sheet(&draft).ok()
    }

    /// Its facts as a case writes them, one a line.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        self.facts.iter().map(|(id, raw)| format!("\"{id}\" = {}", written(raw)))
    }
}

/// The first calendar year that lies in force as a whole; where there is none, a year from the
/// first day, or as much of it as is in force.
fn first_period(in_force: Period) -> Option<Period> {
    let from = in_force.from();
    let is_first = from.ordinal() == 1;
    let year = if is_first { from.year() } else { from.year().saturating_add(1) };
    let whole = Period::year(year)?;
    if in_force.encloses(whole) {
        return Some(whole);
    }
    let until = from.checked_add_months(Months::new(12));
    let until = [until, in_force.until()].into_iter().flatten().min();
    Period::new(from, until).ok()
}

/// One thing that can be stated of a fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    /// A name for files.
    pub(super) told: String,
    /// The value; `None` where nothing is stated.
    pub(super) value: Option<Raw>,
    /// The period of the sheet, where another is meant.
    pub(super) period: Option<Period>,
}

impl Setting {
    pub(super) fn of(told: &str, value: Raw) -> Setting {
        Setting { told: plain(told), value: Some(value), period: None }
    }

    /// A value that says itself what it is.
    pub(super) fn plain(value: Raw) -> Setting {
        Setting::of(&value.to_string(), value)
    }

    /// Nothing is stated.
    pub(super) fn missing() -> Setting {
        Setting { told: "missing".to_owned(), value: None, period: None }
    }

    /// The same on a sheet of another period.
    pub(super) fn during(mut self, period: Period) -> Setting {
        self.period = Some(period);
        self
    }
}

/// A text as a file name may have it.
pub(super) fn plain(text: &str) -> String {
    let one =
        |c: char| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '_' };
    text.chars().map(one).collect()
}

/// A text as a document writes it.
pub(super) fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// A fact as a case writes it.
pub(super) fn written(value: &Raw) -> String {
    match value {
        Raw::Text(text) => quoted(text),
        Raw::List(list) => {
            let list: Vec<String> = list.iter().map(written).collect();
            format!("[{}]", list.join(", "))
        }
        Raw::Table(entries) => {
            let entry = |(key, raw): &(String, Raw)| {
                format!("{} = {}", key_of(key), written(raw))
            };
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        value => value.to_string(),
    }
}

fn key_of(key: &str) -> String {
    let is_bare = key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if is_bare && !key.is_empty() { key.to_owned() } else { quoted(key) }
}

/// A table as a sheet states it.
pub(super) fn table<const N: usize>(entries: [(&str, Raw); N]) -> Raw {
    Raw::Table(entries.into_iter().map(|(key, raw)| (key.to_owned(), raw)).collect())
}

/// A day as a sheet states it.
pub(super) fn day(on: NaiveDate) -> Raw {
    Raw::Text(on.to_string())
}

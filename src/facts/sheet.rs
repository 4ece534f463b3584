use std::collections::BTreeSet;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::raw::entries;
use super::{Choice, Dictionary, Fact, FactKind, Raw, Value};
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Id, Label, LinkDefect, Named, Period, Problem,
    Problems, Span,
};

pub(super) use crate::vocabulary::text::{day_from, nearest};

/// 表的状态 — whether more may come.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    /// 未截止 — more may come: absent facts range over their domains.
    Open,
    /// 已截止 — the period is over: each rule's stated policy decides about absent facts.
    Closed,
}

impl SheetState {
    /// Both states with the word by which documents name them.
    pub const ALL: [(&'static str, SheetState); 2] =
        [("open", SheetState::Open), ("closed", SheetState::Closed)];
}

/// 事实状态 — what a sheet says about one fact.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Entry {
    /// 未知 — nothing is said; absent is not zero.
    Absent,
    /// 不适用 — it does not apply to this subject, and why.
    NotApplicable(String),
    /// 已知 — its value.
    Known(Value),
    /// 尚未确定 — the outcome that it comes from is not settled: what it may still be.
    Open(Possible),
}

/// 可能的取值 — what an outcome that is not settled may still be.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Possible {
    /// 数 — a number that lies somewhere here.
    Number(Span),
    /// 数，也可能无法认定 — a number that lies somewhere here, or none at all: it may turn out
    /// such that it cannot be told.
    NumberOrNone(Span),
    /// 选项 — one of these choices, counted from zero.
    Choices(Box<[u16]>),
    /// 选项，也可能无法认定 — one of these choices, or none at all: it may turn out such that it
    /// cannot be told.
    ChoicesOrNone(Box<[u16]>),
}

/// 事实表草案 — the facts of one subject as handed in.
///
/// # Shape
/// In JSON: `{ "subject": "gucun", "period": { "from": "2019-01-01", "until": "2020-01-01" },
/// "sheet": "closed", "facts": { "village.own_income": 32000 } }`.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SheetDraft {
    /// Must be `facts/1` where it is written.
    #[serde(default)]
    pub schema: Option<String>,
    /// Whom the sheet is about; never needed to evaluate.
    #[serde(default)]
    pub subject: Option<Id>,
    /// The period of appraisal.
    #[serde(default)]
    pub period: Option<Period>,
    /// Whether more may come.
    #[serde(default)]
    pub sheet: Option<SheetState>,
    /// The facts, in any order; equal ids are kept here and refused by the check.
    #[serde(deserialize_with = "facts_in_order")]
    pub facts: Vec<(String, Raw)>,
}

fn facts_in_order<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(String, Raw)>, D::Error> {
    struct Reads;

    impl<'de> Visitor<'de> for Reads {
        type Value = Vec<(String, Raw)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("facts by their ids")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            entries(map)
        }
    }

    deserializer.deserialize_map(Reads)
}

impl SheetDraft {
    /// The schema of a file of facts.
    pub const SCHEMA: &'static str = "facts/1";

    /// A sheet for a period without facts yet.
    #[must_use]
    pub const fn new(period: Period, state: SheetState) -> SheetDraft {
        SheetDraft {
            schema: None,
            subject: None,
            period: Some(period),
            sheet: Some(state),
            facts: Vec::new(),
        }
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, fact: &str, value: Raw) -> SheetDraft {
        self.facts.push((fact.to_owned(), value));
        self
    }

    /// The same with more facts.
    #[must_use]
    pub fn with_all<'f>(
        mut self,
        facts: impl IntoIterator<Item = (&'f str, Raw)>,
    ) -> SheetDraft {
        self.facts
            .extend(facts.into_iter().map(|(fact, value)| (fact.to_owned(), value)));
        self
    }

    /// The same about a subject.
    #[must_use]
    pub fn about(mut self, subject: Id) -> SheetDraft {
        self.subject = Some(subject);
        self
    }
}

/// 事实表 — the checked facts of one subject in one period.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sheet {
    dictionary: Dictionary,
    subject: Option<Id>,
    period: Period,
    state: SheetState,
    // Invariant: one entry for each fact of the dictionary, in its order.
    entries: Box<[Entry]>,
    /// Where facts come from that are outcomes.
    origins: Vec<Origin>,
}

/// 结果出处 — the outcome that a fact of a sheet comes from, or the rule of which it counts who
/// meets it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// The fact, by its place in the dictionary.
    pub fact: u16,
    /// The rulebook of the scheme or rule.
    pub rulebook: Id,
    /// Its edition.
    pub edition: String,
    /// The scheme, or the rule.
    pub scheme: Id,
    /// What it is called.
    pub title: Label,
    /// Whom the outcome is about; `None` of a count, which is about many.
    pub subject: Option<Id>,
    /// The period that it is about.
    pub period: Period,
    /// The facts that are missing for it, while it is not settled.
    pub missing: Vec<Named>,
}

impl Sheet {
    /// The dictionary that it was checked against.
    #[must_use]
    pub const fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Whom it is about.
    #[must_use]
    pub const fn subject(&self) -> Option<&Id> {
        self.subject.as_ref()
    }

    /// The period of appraisal.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Whether more may come.
    #[must_use]
    pub const fn state(&self) -> SheetState {
        self.state
    }

    /// What it says about a fact; `None` for an id that the dictionary does not have.
    #[must_use]
    pub fn entry(&self, fact: &str) -> Option<&Entry> {
        let index = self.dictionary.index_of(fact)?;
        Some(self.at(index))
    }

    /// The number of a count, an amount or a ratio, if it is known.
    #[must_use]
    pub fn number(&self, fact: &str) -> Option<Exact> {
        match self.entry(fact)? {
            Entry::Known(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The choice made, if it is known.
    #[must_use]
    pub fn choice(&self, fact: &str) -> Option<&Choice> {
        let Entry::Known(Value::Choice(place)) = self.entry(fact)? else { return None };
        self.dictionary.fact(fact)?.kind().choices().get(usize::from(*place))
    }

    pub(crate) fn at(&self, index: u16) -> &Entry {
        self.entries.get(usize::from(index)).unwrap_or(&Entry::Absent)
    }

    /// The outcomes that its facts come from.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The same sheet with a fact that comes from an outcome.
    pub(crate) fn linking(self, index: u16, entry: Entry, origin: Origin) -> Sheet {
        let mut sheet = self.replacing(index, entry);
        sheet.origins.push(origin);
        sheet.origins.sort_by(|a, b| {
            let key = |o: &Origin| (o.fact, o.period.from());
            key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
        });
        sheet
    }

    /// 补充事实 — the same sheet with facts that come from elsewhere: a tree of organizations
    /// beside a table.
    ///
    /// # Errors
    /// * whatever [`Dictionary::sheet`] refuses;
    /// * a fact of which the sheet says something else already;
    /// * a number that is more than one that it is never above.
    pub fn with<'f>(
        &self,
        facts: impl IntoIterator<Item = (&'f str, Raw)>,
    ) -> Result<Sheet, Problems> {
        let draft = SheetDraft::new(self.period, self.state).with_all(facts);
        self.joined(&self.dictionary.sheet(&draft)?)
    }

    /// 合并事实 — the same sheet with the facts of another one: those of a member beside
    /// those of the post. Subject, period and state stay those of this sheet.
    ///
    /// # Errors
    /// * a sheet that was checked against another dictionary;
    /// * a fact of which the two say different things;
    /// * a number that is more than one that it is never above.
    pub fn joined(&self, other: &Sheet) -> Result<Sheet, Problems> {
        let mut found = Found::default();
        let mut sheet = self.clone();
        if !self.dictionary.is(&other.dictionary) {
            let at = FieldPath::root().key("facts");
            found.push(Problem::new(at, LinkDefect::OtherDictionary.into()));
            return found.none_or(sheet);
        }
        let slots = sheet.entries.iter_mut().zip(&other.entries);
        for ((slot, entry), fact) in slots.zip(self.dictionary.facts()) {
            if *entry == Entry::Absent || entry == slot {
                continue;
            }
            if *slot == Entry::Absent {
                slot.clone_from(entry);
            } else {
                let (what, id) = ("facts", fact.id().to_string());
                let at = FieldPath::root().key("facts").element(&id);
                found.push(Problem::new(at, Defect::Duplicate { what, id }));
            }
        }
        sheet.check_not_above(&mut found);
        found.none_or(sheet)
    }

    /// Reports every number that is more than one that it is never above.
    pub(crate) fn check_not_above(&self, problems: &mut Found) {
        let at = FieldPath::root().key("facts");
        super::not_above::check(&self.dictionary, &self.entries, &at, problems);
    }

    /// The same sheet, closed: an act of its own that may change the outcome.
    #[must_use]
    pub fn closed(mut self) -> Sheet {
        self.state = SheetState::Closed;
        self
    }

    /// The same facts about another subject and other days.
    pub(crate) fn of(mut self, subject: Id, period: Period) -> Sheet {
        self.subject = Some(subject);
        self.period = period;
        self
    }

    /// What is said, fact by fact, each with its place in the dictionary.
    pub(crate) fn said(&self) -> impl Iterator<Item = (u16, &Entry)> {
        let said = self.entries.iter().enumerate();
        said.filter(|(_, entry)| !matches!(entry, Entry::Absent))
            .filter_map(|(place, entry)| Some((u16::try_from(place).ok()?, entry)))
    }

    /// The same sheet with other entries for some facts.
    pub(crate) fn saying(&self, others: impl IntoIterator<Item = (u16, Entry)>) -> Sheet {
        let mut sheet = self.clone();
        for (index, entry) in others {
            if let Some(slot) = sheet.entries.get_mut(usize::from(index)) {
                *slot = entry;
            }
        }
        sheet
    }

    /// The same sheet with another entry for one fact; for what-if questions.
    pub(crate) fn replacing(&self, index: u16, entry: Entry) -> Sheet {
        let mut sheet = self.clone();
        sheet.put(index, entry);
        sheet
    }

    /// Puts another entry for one fact; for what-if questions on a copy.
    pub(crate) fn put(&mut self, index: u16, entry: Entry) {
        if let Some(slot) = self.entries.get_mut(usize::from(index)) {
            *slot = entry;
        }
    }
}

impl Dictionary {
    /// Checks a sheet: all of it, or every problem with its path.
    pub fn sheet(&self, draft: &SheetDraft) -> Result<Sheet, Problems> {
        let mut found = Found::default();
        match self.sheet_at(draft, &FieldPath::root(), &mut found) {
            Some(sheet) => found.none_or(sheet),
            None => Err(found.into_problems()),
        }
    }

    /// Checks a sheet that stands at `at`; what is wrong goes to `problems`.
    pub(crate) fn sheet_at(
        &self,
        draft: &SheetDraft,
        at: &FieldPath,
        problems: &mut Found,
    ) -> Option<Sheet> {
        if let Some(schema) = draft.schema.as_ref().filter(|s| *s != SheetDraft::SCHEMA) {
            let defect =
                Defect::Schema { found: schema.clone(), reads: SheetDraft::SCHEMA };
            problems.push(Problem::new(at.key("schema"), defect));
        }
        if draft.period.is_none() {
            problems.push(missing_period(at));
        }
        if draft.sheet.is_none() {
            let defect = Defect::MissingKey { key: "sheet".to_owned() };
            problems.push(Problem::new(at.clone(), defect));
        }
        let entries = self.entries(&draft.facts, &at.key("facts"), problems);
        Some(Sheet {
            dictionary: self.clone(),
            subject: draft.subject.clone(),
            period: draft.period?,
            state: draft.sheet?,
            entries,
            origins: Vec::new(),
        })
    }

    /// A fact whose id begins with `id` and a dot: in TOML, an id that is not quoted is cut
    /// at its dots.
    fn begun_with(&self, id: &str, raw: &Raw) -> Option<String> {
        let Raw::Table(inner) = raw else { return None };
        let (key, _) = inner.first()?;
        let whole = format!("{id}.{key}");
        self.fact(&whole).map(|fact| format!("\"{}\"", fact.id()))
    }

    fn entries(
        &self,
        facts: &[(String, Raw)],
        at: &FieldPath,
        problems: &mut Found,
    ) -> Box<[Entry]> {
        let mut entries = vec![Entry::Absent; self.facts().len()];
        let mut seen = BTreeSet::new();
        // Problems come by fact, whatever the order in which the facts were stated.
        let mut facts: Vec<&(String, Raw)> = facts.iter().collect();
        facts.sort_by(|one, other| one.0.cmp(&other.0));
        for (id, raw) in facts {
            let path = at.element(&super::raw::shortened(id));
            let index = self.index_of(id);
            let Some((index, fact)) = index.and_then(|i| Some((i, self.at(i)?))) else {
                let found = super::raw::shortened(id);
                problems.report(&path, || Defect::Unknown {
                    what: "fact",
                    found,
                    nearest: self.begun_with(id, raw).or_else(|| self.nearest(id)),
                });
                continue;
            };
            if !seen.insert(index) {
                let defect = Defect::Duplicate { what: "facts", id: id.clone() };
                problems.push(Problem::new(path, defect));
                continue;
            }
            let entry = statement(fact, raw, &path, problems);
            if let (Some(entry), Some(slot)) =
                (entry, entries.get_mut(usize::from(index)))
            {
                *slot = entry;
            }
        }
        super::not_above::check(self, &entries, at, problems);
        entries.into()
    }
}

fn missing_period(at: &FieldPath) -> Problem {
    Problem::new(at.clone(), Defect::MissingKey { key: "period".to_owned() })
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems::one(problem)
    }
}

/// A value, or one of the two statements that are no value; `None` after reporting why.
fn statement(
    fact: &Fact,
    raw: &Raw,
    at: &FieldPath,
    problems: &mut Found,
) -> Option<Entry> {
    let said = match raw {
        Raw::Table(entries) => stated(fact, entries),
        _ => None,
    };
    match said {
        Some(Ok(entry)) => Some(entry),
        Some(Err(defect)) => {
            problems.push(Problem::new(at.clone(), defect));
            None
        }
        None => Value::read(fact, raw, at, problems).map(Entry::Known),
    }
}

/// What a table with the key of a statement says; `None` without such a key.
fn stated(fact: &Fact, entries: &[(String, Raw)]) -> Option<Result<Entry, Defect>> {
    // What can be voted for may be called so, and then has a number.
    let can_be_voted_for = |key: &str, value: &Raw| {
        let choices = fact.kind().choices();
        matches!((fact.kind(), value), (FactKind::Ballots { .. }, Raw::Integer(_)))
            && choices.iter().any(|choice| choice.id.as_str() == key)
    };
    let is_statement = |key: &str, value: &Raw| {
        (key == "absent" || key == "not_applicable") && !can_be_voted_for(key, value)
    };
    if !entries.iter().any(|(key, value)| is_statement(key, value)) {
        return None;
    }
    Some(match entries {
        [(key, Raw::Boolean(true))] if key == "absent" => Ok(Entry::Absent),
        [(key, Raw::Text(reason))]
            if key == "not_applicable" && !reason.trim().is_empty() =>
        {
            if fact.may_not_apply() {
                Ok(Entry::NotApplicable(reason.clone()))
            } else {
                Err(Defect::AlwaysApplies)
            }
        }
        _ => Err(Defect::StatementShape),
    })
}

//! What each column of a header is.

use std::collections::{BTreeMap, BTreeSet};

use super::TablePlan;
use super::reader::too_long;
use crate::facts::raw::shortened;
use crate::facts::{Dictionary, Fact, FactKind, Tally, cell};
use crate::vocabulary::{Defect, Problems};

/// What may stand between the name of a fact and that of a ballot; `／` is read as `/`.
const BETWEEN: [char; 2] = ['/', '·'];

/// Where everything stands in a row.
pub(super) struct Layout<'d> {
    /// The headers as messages show them; empty where there is none.
    pub(super) headers: Vec<String>,
    pub(super) subject: Option<usize>,
    /// What the subjects are called.
    pub(super) name: Option<usize>,
    pub(super) carried: Vec<usize>,
    pub(super) nameless: Vec<usize>,
    pub(super) readings: Vec<Reading<'d>>,
    /// How the columns are read that are no facts but the room's own.
    pub(super) own: Vec<Reading<'d>>,
}

/// How one fact is read.
pub(super) enum Reading<'d> {
    /// From one cell.
    Cell { fact: &'d Fact, column: usize },
    /// From the columns of its ballots, each with the key of the ballot.
    Ballots {
        fact: &'d Fact,
        // Invariant: at least one.
        columns: Vec<(usize, String)>,
        at_most: u32,
        is_complete: bool,
    },
}

impl<'d> Reading<'d> {
    pub(super) const fn fact(&self) -> &'d Fact {
        match self {
            Reading::Cell { fact, .. } | Reading::Ballots { fact, .. } => fact,
        }
    }

    /// The column at which the fact as a whole is reported.
    pub(super) fn column(&self) -> usize {
        match self {
            Reading::Cell { column, .. } => *column,
            Reading::Ballots { columns, .. } => {
                columns.first().map_or(usize::MAX, |(column, _)| *column)
            }
        }
    }
}

/// What one column is.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Role {
    Subject,
    Name,
    Carried(String),
    Own(u16),
    Fact(u16),
    Ballot(u16, String),
}

/// The layout of a header, and what is wrong with it by column; `usize::MAX` stands for the
/// header as a whole.
pub(super) fn lay_out<'d>(
    (dictionary, own): (&'d Dictionary, Option<&'d Dictionary>),
    plan: &TablePlan,
    header: &[&str],
) -> (Layout<'d>, Vec<(usize, Defect)>) {
    let names = Names::new((dictionary, own), plan);
    let mut defects = Vec::new();
    let mut roles: BTreeMap<Role, usize> = BTreeMap::new();
    let (mut headers, mut nameless) = (Vec::new(), Vec::new());
    for (column, text) in header.iter().enumerate() {
        // A byte-order mark may stand before the first header.
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) if column == 0 => rest.trim(),
            Some(_) | None => text.trim(),
        };
        headers.push(shortened(text));
        if text.is_empty() {
            nameless.push(column);
            continue;
        }
        // Who sees no more problems needs no advice on them.
        let is_advised = defects.len() < Problems::MOST;
        let role = match too_long(text) {
            Some(defect) => Err(defect),
            None => names.role(text, is_advised),
        };
        match role {
            Ok(role) if roles.contains_key(&role) => {
                // The header of the column that came first, as its owner wrote it.
                let first = roles.get(&role).and_then(|place| headers.get(*place));
                let id = first.cloned().unwrap_or_else(|| names.name_of(&role));
                defects.push((column, Defect::Duplicate { what: "columns", id }));
            }
            Ok(role) => {
                roles.insert(role, column);
            }
            Err(defect) => defects.push((column, defect)),
        }
    }
    let subject = roles.get(&Role::Subject).copied();
    if subject.is_none() && !plan.subject.is_empty() {
        let defect = Defect::ExactlyOne { keys: plan.subject.clone() };
        defects.push((usize::MAX, defect));
    }
    let mut carried = Vec::new();
    for name in &plan.carried {
        match roles.get(&Role::Carried(cell::key(name))) {
            Some(column) => carried.push(*column),
            None => {
                defects
                    .push((usize::MAX, Defect::MissingColumn { column: name.clone() }));
            }
        }
    }
    let readings = readings(dictionary, &roles, &mut defects);
    let own = own.map(|own| own_readings(own, &roles)).unwrap_or_default();
    let name = roles.get(&Role::Name).copied();
    (Layout { headers, subject, name, carried, nameless, readings, own }, defects)
}

/// The columns that are the room's own, in the order of the header.
fn own_readings<'d>(
    own: &'d Dictionary,
    roles: &BTreeMap<Role, usize>,
) -> Vec<Reading<'d>> {
    let mut readings = Vec::new();
    for (role, column) in roles {
        if let Role::Own(index) = role
            && let Some(fact) = own.at(*index)
        {
            readings.push(Reading::Cell { fact, column: *column });
        }
    }
    readings.sort_by_key(Reading::column);
    readings
}

/// The facts by the first of their columns.
fn readings<'d>(
    dictionary: &'d Dictionary,
    roles: &BTreeMap<Role, usize>,
    defects: &mut Vec<(usize, Defect)>,
) -> Vec<Reading<'d>> {
    let mut readings = Vec::new();
    let mut ballots: BTreeMap<u16, Vec<(usize, String)>> = BTreeMap::new();
    for (role, column) in roles {
        match role {
            Role::Subject | Role::Name | Role::Carried(_) | Role::Own(_) => {}
            Role::Fact(index) => readings.extend(
                dictionary.at(*index).map(|fact| Reading::Cell { fact, column: *column }),
            ),
            Role::Ballot(index, key) => {
                ballots.entry(*index).or_default().push((*column, key.clone()));
            }
        }
    }
    for (index, mut columns) in ballots {
        columns.sort();
        let Some(fact) = dictionary.at(index) else { continue };
        let FactKind::Ballots { choices: _, also: _, at_most } = fact.kind() else {
            continue;
        };
        let (at_most, mut is_complete) = (*at_most, true);
        let first = columns.first().map_or(usize::MAX, |(column, _)| *column);
        for key in ballot_keys(fact.kind()) {
            if !columns.iter().any(|(_, there)| *there == key) {
                is_complete = false;
                let column = format!("{}/{key}", fact.id());
                defects.push((first, Defect::MissingColumn { column }));
            }
        }
        readings.push(Reading::Ballots { fact, columns, at_most, is_complete });
    }
    readings.sort_by_key(Reading::column);
    readings
}

/// The keys of all ballots that a fact counts.
fn ballot_keys(kind: &FactKind) -> Vec<String> {
    let mut keys: Vec<String> =
        kind.choices().iter().map(|choice| choice.id.to_string()).collect();
    keys.extend(tallies(kind).map(|(word, _)| word.to_owned()));
    keys
}

fn tallies(kind: &FactKind) -> impl Iterator<Item = (&'static str, Tally)> {
    let also: &[Tally] =
        if let FactKind::Ballots { also, .. } = kind { also } else { &[] };
    Tally::ALL.into_iter().filter(|(_, tally)| also.contains(tally))
}

/// The keys of the ballots that go by this name; a key goes before a name.
fn ballots_named(kind: &FactKind, name: &str) -> BTreeSet<String> {
    if let Some((word, _)) = tallies(kind).find(|(word, _)| *word == name) {
        return BTreeSet::from([word.to_owned()]);
    }
    let choices = cell::choices_named(kind.choices(), name);
    let is_id = choices.iter().any(|choice| choice.id.as_str() == name);
    let mut keys: BTreeSet<String> =
        choices.iter().map(|choice| choice.id.to_string()).collect();
    if !is_id {
        keys.extend(
            tallies(kind)
                .filter(|(_, tally)| tally.names().contains(&name))
                .map(|(word, _)| word.to_owned()),
        );
    }
    keys
}

/// A dictionary, and every name of its facts as a header may have it.
struct Known<'d> {
    dictionary: &'d Dictionary,
    // Invariant: no list is empty, none has an index twice.
    names: BTreeMap<String, Vec<u16>>,
}

impl<'d> Known<'d> {
    fn new(dictionary: &'d Dictionary) -> Known<'d> {
        let mut names: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (index, fact) in (0_u16..).zip(dictionary.facts()) {
            for name in fact.names() {
                let same = names.entry(cell::key(name)).or_default();
                if !same.contains(&index) {
                    same.push(index);
                }
            }
        }
        Known { dictionary, names }
    }

    /// The fact with this id, or else every fact of this name.
    fn named(&self, key: &str) -> Vec<u16> {
        match self.dictionary.index_of(key) {
            Some(index) => vec![index],
            None => self.names.get(key).cloned().unwrap_or_default(),
        }
    }

    fn id(&self, index: u16) -> String {
        self.dictionary.at(index).map(|fact| fact.id().to_string()).unwrap_or_default()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.dictionary.facts().iter().flat_map(Fact::names)
    }
}

/// Everything that a header may say.
struct Names<'d> {
    subject: Vec<String>,
    carried: Vec<String>,
    own: Option<Known<'d>>,
    facts: Known<'d>,
}

impl<'d> Names<'d> {
    fn new(
        (dictionary, own): (&'d Dictionary, Option<&'d Dictionary>),
        plan: &TablePlan,
    ) -> Names<'d> {
        let keys = |names: &[String]| names.iter().map(|name| cell::key(name)).collect();
        let (subject, carried) = (keys(&plan.subject), keys(&plan.carried));
        let (own, facts) = (own.map(Known::new), Known::new(dictionary));
        Names { subject, carried, own, facts }
    }

    fn role(&self, header: &str, is_advised: bool) -> Result<Role, Defect> {
        let key = cell::key(header);
        if self.subject.contains(&key) {
            return Ok(Role::Subject);
        }
        if self.carried.contains(&key) {
            return Ok(Role::Carried(key));
        }
        let ambiguous = |known: &Known<'_>, several: &[u16]| {
            let facts = several.iter().map(|index| known.id(*index)).collect();
            Err(Defect::AmbiguousColumn { found: shortened(header), facts })
        };
        if let Some(own) = &self.own {
            match own.named(&key).as_slice() {
                [only] => return Ok(Role::Own(*only)),
                [] => {}
                several => return ambiguous(own, several),
            }
        }
        match self.facts.named(&key).as_slice() {
            [only] => self.whole(*only, header),
            [] if self.is_name(&key) => Ok(Role::Name),
            [] => self.ballot(&key, header, is_advised),
            several => ambiguous(&self.facts, several),
        }
    }

    /// Whether a column says what the subjects are called: in tables of facts, which have
    /// nothing else that a name could belong to.
    fn is_name(&self, key: &str) -> bool {
        self.own.is_none() && TablePlan::NAME.contains(&key)
    }

    fn whole(&self, index: u16, header: &str) -> Result<Role, Defect> {
        let Some(fact) = self.facts.dictionary.at(index) else {
            return Err(unknown(header, None));
        };
        if let FactKind::Ballots { choices, .. } = fact.kind() {
            let first = choices.first();
            let such_as = first.map(|choice| format!("{header}/{}", choice.label.hans));
            let expected = cell::needs_columns(such_as.as_deref());
            return Err(Defect::FactShape { found: shortened(header), expected });
        }
        Ok(Role::Fact(index))
    }

    /// The ballot that a header names by fact and choice.
    fn ballot(&self, key: &str, header: &str, is_advised: bool) -> Result<Role, Defect> {
        let mut split = Vec::new();
        let mut roles = BTreeSet::new();
        for (fact, name) in splits(key) {
            for index in self.facts.named(fact) {
                let kind = self.facts.dictionary.at(index).map(Fact::kind);
                let Some(kind @ FactKind::Ballots { .. }) = kind else { continue };
                let ballots = ballots_named(kind, name).into_iter();
                roles.extend(ballots.map(|ballot| Role::Ballot(index, ballot)));
                split.push((kind, fact, name));
            }
        }
        let facts = roles.iter().map(|role| self.name_of(role)).collect();
        match (roles.pop_first(), roles.is_empty()) {
            (Some(role), true) => Ok(role),
            (Some(_), false) => {
                Err(Defect::AmbiguousColumn { found: shortened(header), facts })
            }
            (None, _) if !is_advised => Err(unknown(header, None)),
            (None, _) if split.is_empty() => Err(unknown(header, self.nearest(key))),
            (None, _) => {
                let mut near = split.iter().filter_map(|(kind, fact, name)| {
                    Some(format!("{fact}/{}", nearest_ballot(kind, name)?))
                });
                Err(unknown(header, near.next()))
            }
        }
    }

    fn nearest(&self, key: &str) -> Option<String> {
        let plan = self.subject.iter().chain(&self.carried).map(String::as_str);
        let own = self.own.iter().flat_map(Known::names);
        let all: Vec<&str> = plan.chain(own).chain(self.facts.names()).collect();
        cell::near(key, &all).or_else(|| without_brackets(key, &all))
    }

    /// What a message calls a column.
    fn name_of(&self, role: &Role) -> String {
        match role {
            Role::Subject => self.subject.first().cloned().unwrap_or_default(),
            Role::Name => TablePlan::NAME.first().copied().unwrap_or_default().to_owned(),
            Role::Carried(key) => key.clone(),
            Role::Own(index) => {
                self.own.as_ref().map(|own| own.id(*index)).unwrap_or_default()
            }
            Role::Fact(index) => self.facts.id(*index),
            Role::Ballot(index, key) => format!("{}/{key}", self.facts.id(*index)),
        }
    }
}

fn unknown(header: &str, nearest: Option<String>) -> Defect {
    Defect::UnknownColumn { found: shortened(header), nearest }
}

/// The one name that goes on in brackets behind what was written.
fn without_brackets(key: &str, names: &[&str]) -> Option<String> {
    let goes_on = |name: &&&str| {
        name.strip_prefix(key).is_some_and(|rest| rest.starts_with(['（', '(']))
    };
    let mut all = names.iter().filter(goes_on);
    let found = all.next()?;
    all.next().is_none().then(|| (*found).to_owned())
}

/// Every way to read a header as a fact and one of its ballots.
fn splits(key: &str) -> impl Iterator<Item = (&str, &str)> {
    key.match_indices(BETWEEN).filter_map(|(at, mark)| {
        let (fact, rest) = key.split_at_checked(at)?;
        Some((fact, rest.strip_prefix(mark)?))
    })
}

fn nearest_ballot(kind: &FactKind, name: &str) -> Option<String> {
    let labels = kind.choices().iter().flat_map(|choice| choice.label.all());
    let ids = kind.choices().iter().map(|choice| choice.id.as_str());
    let tallies = tallies(kind)
        .flat_map(|(word, tally)| std::iter::once(word).chain(tally.names()));
    cell::near(name, &ids.chain(labels).chain(tallies).collect::<Vec<_>>())
}

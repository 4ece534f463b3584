//! Which values lie at the edges of an element, and facts beside them that let them matter.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::Value;

use super::elements::Element;
use crate::casebook::mutants::{number, raw};
use crate::facts::{Fact, FactKind, Raw, Sheet, SheetDraft, SheetState};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Exact, Period};

/// What a case states, by fact.
pub(super) type Stated = BTreeMap<String, Raw>;

/// How many sets of other facts are tried for one edge.
const MOST: usize = 400;

/// The most values of one fact that are looked at.
const MOST_VALUES: usize = 24;

/// The facts at the edges of an element, each set with a name for its file: values between
/// which the answer changes, the next ones beside them, and each fact missing.
pub(super) fn at_edges(rulebook: &Rulebook, element: &Element) -> Vec<(String, Stated)> {
    let (mut ids, mut numbers) = (Vec::new(), Vec::new());
    read(&element.tree, rulebook, (&mut ids, &mut numbers));
    let candidates: Vec<(&Fact, Vec<Raw>)> = ids
        .iter()
        .filter_map(|id| rulebook.dictionary().fact(id))
        .map(|fact| (fact, values(fact, &numbers)))
        .collect();
    let mut found = BTreeMap::new();
    for (place, (fact, own)) in candidates.iter().enumerate() {
        for pair in own.windows(2) {
            let [one, other] = pair else { continue };
            let Some(beside) =
                beside(rulebook, element, (&candidates, place), (one, other))
            else {
                continue;
            };
            let at = own.iter().position(|value| value == one).unwrap_or_default();
            let first = at.saturating_sub(1);
            for value in
                own.iter().skip(first).take(at.saturating_sub(first).saturating_add(3))
            {
                let mut stated = beside.clone();
                stated.insert(fact.id().to_string(), value.clone());
                found.entry(told(fact, Some(value))).or_insert(stated);
            }
            found.entry(told(fact, None)).or_insert(beside);
        }
    }
    found.into_iter().collect()
}

/// A name for a file: the fact and what is stated of it.
fn told(fact: &Fact, value: Option<&Raw>) -> String {
    let value = value.map_or_else(|| "missing".to_owned(), ToString::to_string);
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '_' };
    format!("{}_{value}", fact.id()).chars().map(plain).collect()
}

/// Every fact that a tree names, and every number in it.
fn read(
    value: &Value,
    rulebook: &Rulebook,
    (ids, numbers): (&mut Vec<String>, &mut Vec<Exact>),
) {
    match value {
        Value::Table(table) => {
            let said = ["label", "note", "ground", "id"];
            let decides = table.iter().filter(|(key, _)| !said.contains(&key.as_str()));
            decides.for_each(|(_, value)| read(value, rulebook, (ids, numbers)));
        }
        Value::Array(list) => list.iter().for_each(|v| read(v, rulebook, (ids, numbers))),
        Value::String(text) if rulebook.dictionary().fact(text).is_some() => {
            if !ids.contains(text) {
                ids.push(text.clone());
            }
        }
        value => numbers.extend(number(value)),
    }
}

/// The values of a fact that an edge may lie between, in their order.
fn values(fact: &Fact, numbers: &[Exact]) -> Vec<Raw> {
    match fact.kind() {
        FactKind::YesNo => vec![Raw::Boolean(false), Raw::Boolean(true)],
        FactKind::Choice(choices) => {
            choices.iter().map(|one| Raw::text(one.id.as_str())).collect()
        }
        kind => {
            let (Some(domain), Some(step)) = (kind.domain(), kind.step()) else {
                return Vec::new();
            };
            // Where a rate fills a cap, the edge is one number over another.
            let over = |one: &Exact| -> Vec<Exact> {
                numbers.iter().filter_map(|other| one.over(*other)).collect()
            };
            let quotients = numbers.iter().flat_map(over);
            let mut all: Vec<Exact> = Vec::new();
            for edge in numbers.iter().copied().chain(quotients) {
                let beside = [edge.minus(step), Some(edge), edge.plus(step)];
                all.extend(beside.into_iter().flatten());
            }
            let fits = |value: &Exact| {
                let is_inside = domain.least() <= *value && *value <= domain.most();
                is_inside
                    && value.over(step).is_some_and(|steps| steps.denominator() == 1)
            };
            all.extend([domain.least(), domain.most()]);
            all.retain(fits);
            all.sort();
            all.dedup();
            all.truncate(MOST_VALUES);
            all.into_iter().map(raw).collect()
        }
    }
}

/// Other facts with which two values of one fact give two answers.
fn beside(
    rulebook: &Rulebook,
    element: &Element,
    (candidates, place): (&[(&Fact, Vec<Raw>)], usize),
    (one, other): (&Raw, &Raw),
) -> Option<Stated> {
    let own = candidates.get(place)?.0.id().to_string();
    let others: Vec<&(&Fact, Vec<Raw>)> = candidates
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != place)
        .map(|(_, c)| c)
        .collect();
    let mut chosen = vec![0_usize; others.len()];
    for _ in 0..MOST {
        let stated: Stated = others
            .iter()
            .zip(&chosen)
            .filter_map(|((fact, values), nth)| {
                Some((fact.id().to_string(), values.get(*nth)?.clone()))
            })
            .collect();
        let answer = |value: &Raw| {
            let mut stated = stated.clone();
            stated.insert(own.clone(), value.clone());
            element.answer(rulebook, &stated)
        };
        let (first, second) = (answer(one), answer(other));
        if first.is_some() && second.is_some() && first != second {
            return Some(stated);
        }
        let mut is_last = true;
        for (nth, (_, values)) in chosen.iter_mut().zip(&others) {
            *nth = nth.saturating_add(1);
            if *nth < values.len() {
                is_last = false;
                break;
            }
            *nth = 0;
        }
        if is_last {
            return None;
        }
    }
    None
}

/// The period of the cases: the first calendar year in force.
pub(super) fn period(rulebook: &Rulebook) -> (NaiveDate, NaiveDate) {
    use chrono::Datelike as _;
    let from = rulebook.in_force().from();
    let is_first = from.ordinal() == 1;
    let year = if is_first { from.year() } else { from.year().saturating_add(1) };
    let whole = Period::year(year);
    let from = whole.map_or(from, |period| period.from());
    let until = whole.and_then(|period| period.until());
    (from, until.or_else(|| from.succ_opt()).unwrap_or(from))
}

/// The sheet of a case; `None` where it is refused.
pub(super) fn sheet(rulebook: &Rulebook, stated: &Stated) -> Option<Sheet> {
    let (from, until) = period(rulebook);
    let mut draft =
        SheetDraft::new(Period::new(from, Some(until)).ok()?, SheetState::Open);
    draft.facts = stated.iter().map(|(id, raw)| (id.clone(), raw.clone())).collect();
    rulebook.dictionary().sheet(&draft).ok()
}

/// A fact as a case writes it.
pub(super) fn written(value: &Raw) -> String {
    match value {
        Raw::Text(text) => Value::String(text.clone()).to_string(),
        value => value.to_string(),
    }
}

//! Random sheets for any rulebook: values at the edges of domains, bands and comparisons
//! more often than others.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use grassroots::facts::{
    Choice, EventAmount, FactDraft, FactKind, Raw, SeriesOf, SheetDraft, SheetState,
    Tally,
};
use grassroots::rulebook::RulebookDraft;
use grassroots::rulebook::draft::{ConditionDraft, MeasureDraft, QuantityDraft};
use grassroots::vocabulary::{Bounds, Id, Period};
use num_traits::ToPrimitive;

use super::dice::Dice;
use super::series::{left_out, some_names};
use crate::naive::{Number, number, stated, unit_of, whole};

/// How a sheet is filled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filling {
    pub(crate) state: SheetState,
    /// Of so many facts, about one is absent.
    pub(crate) absent_in: usize,
    pub(crate) period: Period,
}

/// A year, or a period that begins or ends somewhere in it, or has no end.
pub(crate) fn period(dice: &mut Dice) -> Period {
    let periods = [
        ("2019-01-01", Some("2020-01-01")),
        ("2019-01-01", Some("2020-01-01")),
        ("2018-07-01", Some("2019-07-01")),
        ("2019-02-15", Some("2019-11-20")),
        ("2019-03-05", Some("2019-03-20")),
        ("2019-03-16", Some("2020-01-01")),
        ("2018-12-31", Some("2020-02-29")),
        ("2019-01-31", Some("2019-05-31")),
        ("2019-04-01", None),
    ];
    let (from, until) = dice.pick(&periods);
    let until = until.map(|until| until.parse().unwrap());
    Period::new(from.parse().unwrap(), until).unwrap()
}

/// The values at which something changes, by fact.
type Edges<'d> = BTreeMap<&'d str, Vec<Number>>;

/// A sheet that a rulebook's dictionary accepts.
pub(crate) fn sheet(
    dice: &mut Dice,
    book: &RulebookDraft,
    filling: Filling,
) -> SheetDraft {
    let edges = edges(book);
    let mut sheet = SheetDraft::new(filling.period, filling.state);
    // Some rater, or nobody is named.
    sheet.subject = dice.maybe(2, |_| Id::new("rater-0").unwrap());
    for fact in &book.fact {
        let absent = || Raw::Table(vec![("absent".to_owned(), Raw::Boolean(true))]);
        let raw = if fact.may_not_apply && dice.one_in(4) {
            Raw::Table(vec![("not_applicable".to_owned(), Raw::text("said so"))])
        } else if !dice.one_in(filling.absent_in) {
            let edges = edges.get(fact.id.as_str()).map_or(&[][..], Vec::as_slice);
            let mut raw = value(dice, fact, edges);
            if matches!(fact.kind, FactKind::Series { .. }) {
                left_out(dice, &mut raw);
            }
            raw
        } else if dice.one_in(2) {
            absent()
        } else {
            continue;
        };
        sheet.facts.push((fact.id.to_string(), raw));
    }
    leave_possible(book, &mut sheet);
    sheet
}

/// Leaves out numbers that are more than what they are never above.
pub(crate) fn leave_possible(book: &RulebookDraft, sheet: &mut SheetDraft) {
    while let Some(place) =
        (0..sheet.facts.len()).find(|place| is_above(book, sheet, *place))
    {
        sheet.facts.remove(place);
    }
}

/// Whether no number of a sheet is more than what it is never above.
pub(crate) fn is_possible(book: &RulebookDraft, sheet: &SheetDraft) -> bool {
    (0..sheet.facts.len()).all(|place| !is_above(book, sheet, place))
}

fn is_above(book: &RulebookDraft, sheet: &SheetDraft, place: usize) -> bool {
    let (id, raw) = &sheet.facts[place];
    let fact = book.fact.iter().find(|fact| fact.id.as_str() == id).unwrap();
    // Others may be words.
    let bounded = (!fact.not_above.is_empty()).then(|| said_number(raw)).flatten();
    let Some(own) = bounded else { return false };
    fact.not_above.iter().any(|other| {
        let said = sheet.facts.iter().find(|(id, _)| id == other.as_str());
        said.and_then(|(_, raw)| said_number(raw)).is_some_and(|most| own > most)
    })
}

/// The number that is stated; none where it is absent or does not apply.
fn said_number(raw: &Raw) -> Option<Number> {
    match raw {
        Raw::Table(_) | Raw::List(_) | Raw::Boolean(_) => None,
        raw => Some(stated(raw)),
    }
}

/// A value of a fact.
pub(crate) fn value(dice: &mut Dice, fact: &FactDraft, edges: &[Number]) -> Raw {
    match &fact.kind {
        FactKind::YesNo => Raw::Boolean(dice.one_in(2)),
        FactKind::Count { at_least, at_most } => {
            let domain = (whole(*at_least), whole(*at_most));
            let value = measured(dice, domain, 0, edges);
            Raw::Integer(value.to_integer().to_i64().unwrap())
        }
        FactKind::Amount { places, at_least, at_most, .. } => {
            let domain = (number(at_least), number(at_most));
            let value = measured(dice, domain, *places, edges);
            written(dice, &value, *places)
        }
        FactKind::Ratio { places, at_least, at_most } => {
            let domain = (number(at_least), number(at_most));
            let value = measured(dice, domain, *places, edges);
            if dice.one_in(3) {
                let hundredths = places.saturating_sub(2);
                let percent = decimal(&(value * whole(100)), hundredths);
                return Raw::Text(format!("{percent}%"));
            }
            written(dice, &value, *places)
        }
        FactKind::Choice(choices) => Raw::text(dice.pick(choices).id.as_str()),
        FactKind::Date(days) => {
            let from = days.from();
            let last = days.last().unwrap_or_else(|| "2021-06-30".parse().unwrap());
            let on = from
                + Days::new(
                    u64::try_from(dice.whole(0, (last - from).num_days())).unwrap(),
                );
            Raw::Text(on.to_string())
        }
        FactKind::Ballots { choices, also, at_most } => {
            ballots(dice, choices, also, *at_most)
        }
        FactKind::Scores { places, at_least, at_most, raters, by_rater } => {
            let domain = (number(at_least), number(at_most));
            let count = dice.whole(1, i64::from(*raters).min(9));
            let score = |_| {
                let score = measured(dice, domain.clone(), *places, &[]);
                written(dice, &score, *places)
            };
            let scores: Vec<Raw> = (0..count).map(score).collect();
            if *by_rater { by_name(scores, dice.roll(2)) } else { Raw::List(scores) }
        }
        FactKind::Decision { by, places, at_least, at_most } => {
            let domain = (number(at_least), number(at_most));
            let value = measured(dice, domain, *places, &[]);
            let points = written(dice, &value, *places);
            decision(points, dice.pick(by))
        }
        FactKind::Events { kinds, at_most, amount } => {
            events(dice, (kinds, amount.as_ref()), *at_most)
        }
        FactKind::Spells { at_most } => spells(dice, *at_most),
        FactKind::Group => Raw::text(dice.pick::<&str>(&["石门", "柳河"])),
        FactKind::Series { each, of, at_most } => {
            let names = some_names(dice, *each, *at_most);
            let one = |name: String| {
                let value = match of {
                    SeriesOf::Choice(choices) => {
                        Raw::text(dice.pick(choices).id.as_str())
                    }
                    SeriesOf::Number { places, at_least, at_most } => {
                        let domain = (number(at_least), number(at_most));
                        let value = measured(dice, domain, *places, edges);
                        written(dice, &value, *places)
                    }
                    other => panic!("no sheet knows {other:?}"),
                };
                (name, value)
            };
            Raw::Table(names.into_iter().map(one).collect())
        }
        other => panic!("no sheet knows {}", other.name()),
    }
}

/// Scores under the ids of their raters, the first of whom sheets may be about.
pub(super) fn by_name(scores: Vec<Raw>, first: usize) -> Raw {
    let named = (first..).zip(scores).map(|(nth, score)| (format!("rater-{nth}"), score));
    Raw::Table(named.collect())
}

/// A value of a domain that its places can tell: an end, an edge, its neighbour, or any.
fn measured(
    dice: &mut Dice,
    (least, most): (Number, Number),
    places: u8,
    edges: &[Number],
) -> Number {
    let step = unit_of(places);
    let steps = |value: &Number| (value / &step).floor().to_integer().to_i64().unwrap();
    let (first, last) = (steps(&least), steps(&most));
    let near = if edges.is_empty() || dice.one_in(3) {
        dice.whole(first, last)
    } else {
        steps(dice.pick(edges)) + dice.pick(&[0, 1, -1])
    };
    whole(near.clamp(first, last)) * step
}

/// A number as sheets write it: whole, or a quoted decimal.
fn written(dice: &mut Dice, value: &Number, places: u8) -> Raw {
    match value.to_integer().to_i64() {
        Some(whole) if value.is_integer() && dice.one_in(2) => Raw::Integer(whole),
        _ => Raw::Text(decimal(value, places)),
    }
}

/// A decimal with so many places.
pub(crate) fn decimal(value: &Number, places: u8) -> String {
    let sign = if *value < whole(0) { "-" } else { "" };
    let steps = (value / unit_of(places)).to_integer().magnitude().to_string();
    let places = usize::from(places);
    if places == 0 {
        return format!("{sign}{steps}");
    }
    let digits = format!("{steps:0>width$}", width = places + 1);
    let (above, below) = digits.split_at(digits.len() - places);
    format!("{sign}{above}.{below}")
}

fn ballots(dice: &mut Dice, choices: &[Choice], also: &[Tally], at_most: u32) -> Raw {
    let is_nobody = dice.one_in(5);
    let choices = choices.iter().map(|choice| choice.id.as_str());
    let others = Tally::ALL.iter().filter(|(_, tally)| also.contains(tally));
    let names = choices.chain(others.map(|(name, _)| *name));
    let count = |name: &str| {
        let votes = if is_nobody { 0 } else { dice.whole(0, at_most.into()) };
        (name.to_owned(), Raw::Integer(votes))
    };
    Raw::Table(names.map(count).collect())
}

/// A decided value, by someone, with a reason.
pub(super) fn decision(points: Raw, by: &Choice) -> Raw {
    Raw::Table(vec![
        ("points".to_owned(), points),
        ("by".to_owned(), Raw::text(by.id.as_str())),
        ("reason".to_owned(), Raw::text("as agreed")),
    ])
}

/// Spells one after the other, some of them close together.
fn spells(dice: &mut Dice, at_most: u32) -> Raw {
    let starts = ["1999-05-31", "2012-02-29", "2017-12-31", "2019-01-01", "2019-03-31"];
    let mut day: NaiveDate = dice.pick(&starts).parse().unwrap();
    let count = dice.whole(0, at_most.into());
    let mut spells = Vec::new();
    for nth in 1..=count {
        let lengths = [1, 27, 58, 200, 365, 366, 1461, 4000];
        let until = day + Days::new(*dice.pick(&lengths));
        let mut spell = vec![("from".to_owned(), Raw::Text(day.to_string()))];
        if nth < count || dice.one_in(2) {
            spell.push(("until".to_owned(), Raw::Text(until.to_string())));
        }
        spells.push(Raw::Table(spell));
        day = until + Days::new(*dice.pick(&[0, 1, 30, 31, 365, 366, 900]));
    }
    Raw::List(spells)
}

fn events(
    dice: &mut Dice,
    (kinds, amount): (&[Choice], Option<&EventAmount>),
    at_most: u32,
) -> Raw {
    let mut left = dice.whole(0, at_most.into());
    let mut events = Vec::new();
    while left > 0 && events.len() < 6 {
        let times = if events.len() == 5 { left } else { dice.whole(1, left) };
        // Now and then outside of the period, where it does not count.
        let year = *dice.pick(&[2019, 2019, 2019, 2019, 2019, 2018, 2016, 2020]);
        let on = format!("{year}-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
        let mut event = vec![
            ("on".to_owned(), Raw::Text(on)),
            ("kind".to_owned(), Raw::text(dice.pick(kinds).id.as_str())),
        ];
        if times > 1 || dice.one_in(2) {
            event.push(("times".to_owned(), Raw::Integer(times)));
        }
        event.extend(amount.map(|amount| {
            let domain = (number(amount.at_least), number(amount.at_most));
            let value = measured(dice, domain, amount.places, &[]);
            ("amount".to_owned(), written(dice, &value, amount.places))
        }));
        events.push(Raw::Table(event));
        left -= times;
    }
    Raw::List(events)
}

fn edges(book: &RulebookDraft) -> Edges<'_> {
    let mut edges = Edges::new();
    for scheme in &book.scheme {
        for item in &scheme.item {
            of_measure(&item.measure, &mut edges);
        }
        let steps = [
            &scheme.zero_clearing,
            &scheme.direct,
            &scheme.floor,
            &scheme.cap,
            &scheme.veto,
        ];
        let needs = scheme.grade.iter().filter_map(|grade| grade.needs.as_ref());
        for when in steps.into_iter().flatten().map(|step| &step.when).chain(needs) {
            of_condition(when, &mut edges);
        }
    }
    edges
}

fn of_measure<'d>(measure: &'d MeasureDraft, edges: &mut Edges<'d>) {
    match measure {
        MeasureDraft::Bands { of, rows } => {
            for row in rows {
                of_bounds(of, &row.bounds, edges);
            }
        }
        MeasureDraft::AllOrNothing { when, .. } => of_condition(when, edges),
        MeasureDraft::Share {
            of: QuantityDraft::Fact(fact),
            target: Some(target),
            ..
        }
        | MeasureDraft::Target { of: QuantityDraft::Fact(fact), target, .. } => {
            add(fact, number(target), edges);
        }
        MeasureDraft::Deduct { each, .. } | MeasureDraft::Award { each, .. } => {
            for row in each {
                match (&row.of, row.cap) {
                    (QuantityDraft::When(condition), _) => of_condition(condition, edges),
                    (QuantityDraft::Fact(fact), Some(cap)) => {
                        add(fact, number(cap) / number(row.points), edges);
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn of_condition<'d>(condition: &'d ConditionDraft, edges: &mut Edges<'d>) {
    match condition {
        ConditionDraft::Number { of, bounds } => of_bounds(of, bounds, edges),
        ConditionDraft::AllOf(of)
        | ConditionDraft::AnyOf(of)
        | ConditionDraft::AtLeast { of, .. } => {
            for one in of {
                of_condition(one, edges);
            }
        }
        ConditionDraft::Not(one) => of_condition(one, edges),
        _ => {}
    }
}

fn of_bounds<'d>(of: &'d QuantityDraft, bounds: &Bounds, edges: &mut Edges<'d>) {
    match of {
        QuantityDraft::Fact(fact) => {
            for bound in [bounds.lower(), bounds.upper()].into_iter().flatten() {
                add(fact, number(bound.value), edges);
            }
        }
        QuantityDraft::When(condition) => of_condition(condition, edges),
        _ => {}
    }
}

fn add<'d>(fact: &'d Id, edge: Number, edges: &mut Edges<'d>) {
    edges.entry(fact.as_str()).or_default().push(edge);
}

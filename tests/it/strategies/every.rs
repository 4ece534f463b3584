//! Every value of a fact, where its domain is small.

use grassroots::facts::{Choice, EventAmount, FactDraft, FactKind, Raw, SeriesOf, Tally};
use grassroots::vocabulary::Window;
use num_traits::ToPrimitive;

use super::series::{plain_names, spellings};
use super::sheet::{by_name, decimal, decision};
use crate::naive::{Number, number, unit_of, whole};

/// Every value of a fact; of events every count of each kind.
pub(crate) fn every_value(fact: &FactDraft) -> Vec<Raw> {
    match &fact.kind {
        FactKind::YesNo => vec![Raw::Boolean(false), Raw::Boolean(true)],
        FactKind::Count { at_least, at_most } => {
            (*at_least..=*at_most).map(|count| Raw::Integer(count.into())).collect()
        }
        FactKind::Amount { places, at_least, at_most, .. } => {
            every_step(&number(at_least), &number(at_most), *places)
        }
        FactKind::Ratio { places, at_least, at_most } => {
            every_step(&number(at_least), &number(at_most), *places)
        }
        FactKind::Choice(choices) => {
            choices.iter().map(|choice| Raw::text(choice.id.as_str())).collect()
        }
        // One that nobody else belongs to, too.
        FactKind::Group => ["shimen", "liuhe", "elsewhere"].map(Raw::text).to_vec(),
        FactKind::Date(days) => {
            // A domain without an end is cut where any test ends.
            let last = days.last().unwrap_or_else(|| "2021-06-30".parse().unwrap());
            days.from()
                .iter_days()
                .take_while(|day| *day <= last)
                .map(|day| Raw::Text(day.to_string()))
                .collect()
        }
        FactKind::Ballots { choices, also, at_most } => {
            let choices = choices.iter().map(|choice| choice.id.as_str());
            let others = Tally::ALL.iter().filter(|(_, tally)| also.contains(tally));
            let names: Vec<&str> = choices.chain(others.map(|(name, _)| *name)).collect();
            let most = vec![*at_most; names.len()];
            let votes = |counts: Vec<u32>| {
                let entry = |(name, count): (&&str, u32)| {
                    ((*name).to_owned(), Raw::Integer(count.into()))
                };
                Raw::Table(names.iter().zip(counts).map(entry).collect())
            };
            every_count(&most).into_iter().map(votes).collect()
        }
        FactKind::Scores { places, at_least, at_most, raters, by_rater } => {
            let scores = every_step(&number(at_least), &number(at_most), *places);
            let mut lists = vec![Vec::new()];
            let mut all = Vec::new();
            for _ in 0..*raters {
                let longer = |list: &Vec<Raw>| {
                    let list = list.clone();
                    scores
                        .iter()
                        .map(move |score| [list.clone(), vec![score.clone()]].concat())
                };
                lists = lists.iter().flat_map(longer).collect();
                if *by_rater {
                    all.extend(lists.iter().cloned().map(|list| by_name(list, 0)));
                    all.extend(lists.iter().cloned().map(|list| by_name(list, 1)));
                } else {
                    all.extend(lists.iter().cloned().map(Raw::List));
                }
            }
            all
        }
        FactKind::Decision { by, places, at_least, at_most } => {
            let points = every_step(&number(at_least), &number(at_most), *places);
            points.into_iter().map(|points| decision(points, &by[0])).collect()
        }
        FactKind::Events { kinds, at_most, amount } => {
            every_list_of_events(kinds, *at_most, amount.as_ref())
        }
        FactKind::Spells { .. } => {
            let spell = |from: &str, until: Option<&str>| {
                let mut spell = vec![("from".to_owned(), Raw::text(from))];
                let until = until.map(|until| ("until".to_owned(), Raw::text(until)));
                spell.extend(until);
                Raw::List(vec![Raw::Table(spell)])
            };
            vec![
                Raw::List(Vec::new()),
                spell("1900-01-01", None),
                spell("2018-06-01", Some("2019-02-01")),
            ]
        }
        FactKind::Series { each, of, at_most } => every_series(*each, of, *at_most),
        other => panic!("no sheet knows {}", other.name()),
    }
}

/// As many periods as there can be, up to the end of 2019, all with one value, or with the
/// least and the greatest by turns.
fn every_series(each: Window, of: &SeriesOf, at_most: u32) -> Vec<Raw> {
    let values = every_number_or_choice(of);
    let names = plain_names(each, i32::try_from(at_most).unwrap());
    let series = |by_turns: &[&Raw]| {
        let values = by_turns.iter().copied().cycle().cloned();
        Raw::Table(names.iter().cloned().zip(values).collect())
    };
    let (first, last) = (&values[0], &values[values.len() - 1]);
    let turns = [series(&[first, last]), series(&[last, last, first])];
    values.iter().map(|value| series(&[value])).chain(turns).collect()
}

/// What is said of a fact, with one value for all periods of a series of which nothing is said
/// from the first one on to the end of 2019; of other facts there is nothing to fill in.
pub(crate) fn every_filling(fact: &FactDraft, raw: &Raw) -> Vec<Raw> {
    let (FactKind::Series { each, of, at_most }, Raw::Table(entries)) = (&fact.kind, raw)
    else {
        return vec![raw.clone()];
    };
    let is_absent = |raw: &Raw| matches!(raw, Raw::Table(said) if said[0].0 == "absent");
    let entry_of = |after: i32| {
        let names = spellings(*each, after);
        entries.iter().position(|(key, _)| names.contains(key))
    };
    let is_said =
        |after: &i32| entry_of(*after).is_some_and(|at| !is_absent(&entries[at].1));
    let Some(first) = (-24..=0).find(is_said) else { return vec![raw.clone()] };
    let filled = |value: Raw| {
        let mut entries = entries.clone();
        for after in first..=0 {
            match entry_of(after) {
                Some(at) if is_absent(&entries[at].1) => entries[at].1 = value.clone(),
                Some(_) => {}
                None if entries.len() < usize::try_from(*at_most).unwrap() => {
                    entries.push((spellings(*each, after)[0].clone(), value.clone()));
                }
                None => {}
            }
        }
        Raw::Table(entries)
    };
    every_number_or_choice(of).into_iter().map(filled).collect()
}

fn every_number_or_choice(of: &SeriesOf) -> Vec<Raw> {
    match of {
        SeriesOf::Number { places, at_least, at_most } => {
            every_step(&number(at_least), &number(at_most), *places)
        }
        SeriesOf::Choice(choices) => {
            choices.iter().map(|choice| Raw::text(choice.id.as_str())).collect()
        }
        other => panic!("no sheet knows {other:?}"),
    }
}

fn every_step(least: &Number, most: &Number, places: u8) -> Vec<Raw> {
    let step = unit_of(places);
    let steps = |value: &Number| (value / &step).to_integer().to_i64().unwrap();
    let texts =
        (steps(least)..=steps(most)).map(|n| decimal(&(whole(n) * &step), places));
    texts.map(Raw::Text).collect()
}

/// Every row of counts, each from zero to its most.
fn every_count(most: &[u32]) -> Vec<Vec<u32>> {
    most.iter().fold(vec![Vec::new()], |rows, most| {
        let longer =
            |row: Vec<u32>| (0..=*most).map(move |n| [row.clone(), vec![n]].concat());
        rows.into_iter().flat_map(longer).collect()
    })
}

/// Every count of each kind, at either end of the domain of amounts, all of them on one day
/// long ago, in the middle or at the end of the year, or half of them there and there.
fn every_list_of_events(
    kinds: &[Choice],
    at_most: u32,
    amount: Option<&EventAmount>,
) -> Vec<Raw> {
    let most = vec![at_most; kinds.len()];
    let are_few = |counts: &Vec<u32>| counts.iter().sum::<u32>() <= at_most;
    let amounts: Vec<Option<Raw>> = match amount {
        Some(amount) => [amount.at_least, amount.at_most]
            .map(|end| Some(Raw::Text(decimal(&number(end), amount.places))))
            .to_vec(),
        None => vec![None],
    };
    let mut all = Vec::new();
    for counts in every_count(&most).into_iter().filter(are_few) {
        for (one, other) in DAYS {
            for amount in &amounts {
                let kinds = kinds.iter().map(|kind| kind.id.as_str());
                let halves = kinds.zip(&counts).flat_map(|(kind, times)| {
                    [(one, kind, times / 2), (other, kind, times - times / 2)]
                });
                let some = halves.filter(|(_, _, times)| *times > 0);
                let events = some.map(|(on, kind, times)| {
                    let mut event = vec![
                        ("on".to_owned(), Raw::text(on)),
                        ("kind".to_owned(), Raw::text(kind)),
                        ("times".to_owned(), Raw::Integer(times.into())),
                    ];
                    let amount = amount.clone();
                    event.extend(amount.map(|amount| ("amount".to_owned(), amount)));
                    Raw::Table(event)
                });
                all.push(Raw::List(events.collect()));
            }
        }
    }
    all
}

/// Days for the two halves of what happened.
const DAYS: [(&str, &str); 4] = [
    ("2019-06-30", "2019-06-30"),
    ("1900-01-01", "1900-01-01"),
    ("2019-12-31", "2019-12-31"),
    ("2019-06-30", "2019-12-31"),
];

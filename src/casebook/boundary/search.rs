//! Facts with which an element changes its answer between two settings side by side.

use std::collections::BTreeMap;

use super::axes::Row;
use super::stated::{Setting, Stated};
use crate::vocabulary::{Exact, Period};

/// The most sheets that other facts are taken from, and how they are made.
const MOST_LEVELS: usize = 12;
const FIRST_LEVELS: usize = 2;
const MOST_RANDOM: usize = 48;
const MOST_WALKS: usize = 12;
const MOST_SETTINGS: usize = 40;
const MOST_TRIES: usize = 16;

/// The most answers that are asked for one element to find sheets, and in all: the rows share
/// evenly what is left.
const FOR_SHEETS: usize = 10_000;
const MOST_ANSWERS: usize = 20_000;

/// The most values of an element that are kept.
const MOST_KEPT: usize = 80;
const MOST_SCORES: usize = 160;

/// What an element says of a sheet.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Answer {
    Number(Exact),
    Word(&'static str),
}

/// An element's answer to a sheet; `None` where the sheet is refused.
pub(super) type Ask<'a> = &'a dyn Fn(&Stated) -> Option<Answer>;

/// What was found at the edges of an element.
#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    /// The sheets, by what they state of the fact that is at its edge.
    pub(super) cases: BTreeMap<String, Stated>,
    /// A sheet for each answer that was seen.
    pub(super) seen: BTreeMap<Answer, Stated>,
}

impl Edges {
    /// Sheets for more answers: the best one that is known, with one fact stated otherwise.
    pub(super) fn add_scores(&mut self, rows: &[Row], ask: Ask<'_>) {
        let best = self
            .seen
            .iter()
            .rev()
            .find(|(answer, _)| matches!(answer, Answer::Number(_)));
        let Some(best) = best.map(|(_, stated)| stated.clone()) else { return };
        for row in rows {
            for setting in row.settings.iter().take(2).filter(|one| one.period.is_none())
            {
                if self.seen.len() >= MOST_SCORES {
                    return;
                }
                let stated = best.with(&row.fact, setting);
                if let Some(answer) = ask(&stated) {
                    self.seen.entry(answer).or_insert(stated);
                }
            }
        }
    }
}

/// Everything that an element can be asked with.
struct Search<'s> {
    rows: &'s [Row],
    facts: Vec<(&'s str, Vec<&'s Setting>)>,
    ask: Ask<'s>,
    asked: usize,
    most_asked: usize,
    edges: Edges,
}

/// The edges of an element whose facts have these rows.
pub(super) fn at_edges(nothing: &Stated, rows: &[Row], ask: Ask<'_>) -> Edges {
    let mut facts: Vec<(&str, Vec<&Setting>)> = Vec::new();
    for row in rows {
        let settings = row.settings.iter();
        match facts.iter_mut().find(|(fact, _)| *fact == row.fact) {
            Some((_, known)) => {
                for setting in settings {
                    if known.len() < MOST_SETTINGS && !known.contains(&setting) {
                        known.push(setting);
                    }
                }
            }
            None => facts.push((row.fact.as_str(), settings.collect())),
        }
    }
    let (asked, most_asked) = (0, FOR_SHEETS);
    let mut search =
        Search { rows, facts, ask, asked, most_asked, edges: Edges::default() };
    let pool = search.pool(nothing);
    search.rows_on(&pool);
    search.edges
}

impl Search<'_> {
    fn answer(&mut self, stated: &Stated) -> Option<Answer> {
        if self.asked >= self.most_asked {
            return None;
        }
        self.asked = self.asked.saturating_add(1);
        let answer = (self.ask)(stated)?;
        if self.edges.seen.len() < MOST_KEPT && !self.edges.seen.contains_key(&answer) {
            self.edges.seen.insert(answer.clone(), stated.clone());
        }
        Some(answer)
    }

    /// Sheets that may let a fact matter, the likeliest first.
    fn pool(&mut self, nothing: &Stated) -> Vec<Stated> {
        if self.facts.len() < 2 {
            return vec![nothing.clone()];
        }
        let most =
            self.facts.iter().map(|(_, settings)| settings.len()).max().unwrap_or(0);
        let mut plain: Vec<Stated> = Vec::new();
        for level in 0..most.min(MOST_LEVELS) {
            plain.push(self.sheet(nothing, |_, _| level));
            plain.push(
                self.sheet(nothing, |_, len| len.saturating_sub(1).saturating_sub(level)),
            );
        }
        let mut numbers = Numbers(1);
        for _ in 0..MOST_RANDOM {
            plain.push(self.sheet(nothing, |_, len| numbers.below(len)));
        }
        let turning = self.walks(&plain);
        let open = self.kept_open(nothing);
        let others = plain.split_off(plain.len().min(FIRST_LEVELS));
        plain.into_iter().chain(turning).chain(others).chain(open).collect()
    }

    /// For each fact a sheet with all the others, stated such that the answer is as open as if
    /// nothing were known: of many that would do, this one alone settles it then.
    fn kept_open(&mut self, nothing: &Stated) -> Vec<Stated> {
        let Some(open) = self.answer(nothing) else { return Vec::new() };
        let names: Vec<String> =
            self.facts.iter().map(|(fact, _)| (*fact).to_owned()).collect();
        let mut numbers = Numbers(1);
        let mut sheets = Vec::new();
        for last in &names {
            let mut tries = (0..MOST_TRIES)
                .map(|_| self.all_but(last, (nothing, &open), &mut numbers));
            sheets.extend(tries.find_map(|stated| stated));
        }
        sheets
    }

    /// A sheet with every fact but one, on which the answer is open.
    fn all_but(
        &mut self,
        last: &str,
        (nothing, open): (&Stated, &Answer),
        numbers: &mut Numbers,
    ) -> Option<Stated> {
        let mut stated = nothing.clone();
        for (fact, settings) in self.facts.clone() {
            let said = settings.into_iter().filter(|one| one.value.is_some());
            let said: Vec<&Setting> = said.filter(|one| one.period.is_none()).collect();
            if fact == last || said.is_empty() {
                continue;
            }
            let first = numbers.below(said.len());
            let turned = said.iter().cycle().skip(first).take(said.len());
            stated = turned
                .map(|setting| stated.with(fact, setting))
                .find(|one| self.answer(one).as_ref() == Some(open))?;
        }
        Some(stated)
    }

    /// A sheet with one setting of each fact.
    fn sheet(
        &self,
        nothing: &Stated,
        mut nth: impl FnMut(usize, usize) -> usize,
    ) -> Stated {
        let mut stated = nothing.clone();
        for (place, (fact, settings)) in self.facts.iter().enumerate() {
            let nth = nth(place, settings.len()).min(settings.len().saturating_sub(1));
            if let Some(setting) = settings.get(nth) {
                // The period is that of the row which is looked at.
                let value = Setting { period: None, ..(*setting).clone() };
                stated = stated.with(fact, &value);
            }
        }
        stated
    }

    /// The sheets on the ways between two with different answers at which the answer turns,
    /// each fact being the last to change once.
    fn walks(&mut self, plain: &[Stated]) -> Vec<Stated> {
        let answers: Vec<Option<Answer>> =
            plain.iter().map(|one| self.answer(one)).collect();
        let mut ends: Vec<(&Stated, &Stated)> = Vec::new();
        for (one, first) in plain.iter().zip(&answers) {
            let other = plain.iter().zip(&answers).find(|(_, second)| {
                first.is_some() && second.is_some() && *second != first
            });
            ends.extend(other.map(|(other, _)| (one, other)));
        }
        ends.truncate(MOST_WALKS);
        let names: Vec<String> =
            self.facts.iter().map(|(fact, _)| (*fact).to_owned()).collect();
        let mut turning = Vec::new();
        for (one, other) in ends {
            for first in 0..names.len() {
                let order = names.iter().cycle().skip(first).take(names.len());
                let (mut here, mut answer) = (one.clone(), self.answer(one));
                for fact in order {
                    let mut next = here.clone();
                    match other.facts.get(fact) {
                        Some(raw) => next.facts.insert(fact.clone(), raw.clone()),
                        None => next.facts.remove(fact),
                    };
                    let found = self.answer(&next);
                    if found != answer {
                        turning.push(here);
                        turning.push(next.clone());
                    }
                    (here, answer) = (next, found);
                }
            }
        }
        let mut some: Vec<Stated> = Vec::new();
        for one in turning {
            if !some.contains(&one) {
                some.push(one);
            }
        }
        some
    }

    /// A sheet that was refused with another fact at the same number.
    fn brought_along(&mut self, refused: &Stated, fact: &str) -> Option<Stated> {
        let number = refused.facts.get(fact)?.clone();
        let others: Vec<String> =
            refused.facts.keys().filter(|other| *other != fact).cloned().collect();
        others.into_iter().find_map(|other| {
            let mut stated = refused.clone();
            stated.facts.insert(other, number.clone());
            self.answer(&stated).map(|_| stated)
        })
    }

    /// A closed sheet of a period that has no end, on which nothing is said of a series: which
    /// periods count cannot be told then, so the fact itself is missing.
    fn in_a_period_that_goes_on(&mut self, told: &str, closed: &Stated) {
        let Ok(period) = Period::new(closed.period.from(), None) else { return };
        let goes_on = Stated { period, ..closed.clone() };
        let told = format!("{told}_in_a_period_that_goes_on");
        if self.answer(&goes_on).is_some() {
            self.edges.cases.entry(told).or_insert(goes_on);
        }
    }

    /// Each row on the first sheet on which it has an edge.
    fn rows_on(&mut self, pool: &[Stated]) {
        let mut best: BTreeMap<&str, usize> = BTreeMap::new();
        for (nth, row) in self.rows.iter().enumerate() {
            let rows_left = self.rows.len().saturating_sub(nth).max(1);
            let share = MOST_ANSWERS.saturating_sub(self.asked).checked_div(rows_left);
            self.most_asked = self.asked.saturating_add(share.unwrap_or(0));
            if row.is_last_resort && best.contains_key(row.fact.as_str()) {
                continue;
            }
            let first = best.get(row.fact.as_str()).copied();
            let order = first.into_iter().chain(0..pool.len());
            for place in order {
                let Some(beside) = pool.get(place) else { continue };
                let sheets: Vec<Stated> =
                    row.settings.iter().map(|one| beside.with(&row.fact, one)).collect();
                let answers: Vec<Option<Answer>> =
                    sheets.iter().map(|one| self.answer(one)).collect();
                if !is_edge(&answers) {
                    continue;
                }
                best.insert(&row.fact, place);
                let missing = beside.with(&row.fact, &Setting::missing());
                let told = |setting: &Setting| {
                    super::stated::plain(&format!("{}_{}", row.fact, setting.told))
                };
                let told_of = row.settings.iter().zip(sheets).zip(&answers);
                for ((setting, sheet), answer) in told_of {
                    let sheet = match answer {
                        Some(_) => Some(sheet),
                        // Refused: beyond a number that it is never above, or below one.
                        None => self.brought_along(&sheet, &row.fact),
                    };
                    if let Some(sheet) = sheet {
                        self.edges.cases.entry(told(setting)).or_insert(sheet);
                    }
                }
                let missing_told = told(&Setting::missing());
                let closed = format!("{missing_told}_at_the_end");
                if row.is_by_period {
                    self.in_a_period_that_goes_on(&closed, &missing.closed());
                }
                self.edges.cases.entry(closed).or_insert_with(|| missing.closed());
                self.edges.cases.entry(missing_told).or_insert(missing);
                break;
            }
        }
    }
}

/// Whether the answer turns between two that are side by side, or what a step more adds to
/// it does. Some may be refused: what stands there is never above another number.
fn is_edge(answers: &[Option<Answer>]) -> bool {
    if let [
        Some(Answer::Number(below)),
        Some(Answer::Number(at)),
        Some(Answer::Number(above)),
    ] = answers
    {
        return at.minus(*below) != above.minus(*at);
    }
    answers.windows(2).any(|pair| match pair {
        [Some(one), Some(other)] => one != other,
        _ => false,
    })
}

/// Numbers without a pattern, the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0.checked_shr(33).unwrap_or(0)).unwrap_or(0);
        high.checked_rem(most).unwrap_or(0)
    }
}

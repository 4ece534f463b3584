mod dated;
mod parts;

use chrono::NaiveDate;
use parts::Parts;

use super::raw::shortened;
use super::sheet::{day_from, nearest};
use super::{Choice, Fact, FactKind, Raw, Series, Tally};
use crate::vocabulary::{
    Amount, Defect, Exact, FieldPath, Found, Id, Period, Problem, Ratio, Span,
};

/// 事实的值 — a value that lies in the domain of its fact.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// 是否 — yes or no.
    YesNo(bool),
    /// 数 — a count, an amount or a ratio.
    Number(Exact),
    /// 选项 — the choice, counted from zero.
    Choice(u16),
    /// 日期 — a day.
    Date(NaiveDate),
    /// 所属 — the words by which a group is known.
    Group(Box<str>),
    /// 票数 — counted ballots.
    Ballots(Ballots),
    /// 评分 — the raters' scores, from the least to the greatest.
    Scores(Box<[Exact]>),
    /// 署名评分 — the scores of raters by name, from the least to the greatest.
    Ratings(Box<[Rating]>),
    /// 事件 — the events by day and kind.
    Events(Box<[Event]>),
    /// 酌定 — a decided value.
    Decision(Decision),
    /// 分期数据 — values by week, month, quarter, half-year or year.
    Series(Series),
    /// 经历 — spells of service by their first day; none begins before the one before ends.
    Spells(Box<[Period]>),
}

/// 署名评分 — a score, and who gave it.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Rating {
    /// The score.
    pub score: Exact,
    /// Who gave it.
    pub rater: Id,
}

/// 酌定值 — a value decided by someone, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decision {
    points: Exact,
    by: u16,
    reason: String,
}

impl Decision {
    /// The value.
    #[must_use]
    pub const fn points(&self) -> Exact {
        self.points
    }

    /// Who decided it, by the place in the dictionary's list.
    #[must_use]
    pub const fn by(&self) -> u16 {
        self.by
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// A decided value; for what-if questions.
    pub(crate) const fn assumed(points: Exact) -> Decision {
        Decision { points, by: 0, reason: String::new() }
    }
}

/// 票数 — how many voted for each choice, and the other ballots.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ballots {
    votes: Box<[u32]>,
    other: [u32; 3],
}

impl Ballots {
    /// All `at_most` votes for one of `choices`; for what-if questions.
    pub(crate) fn all_for(choice: u16, choices: usize, at_most: u32) -> Ballots {
        let chosen = usize::from(choice);
        let votes = (0..choices).map(|place| if place == chosen { at_most } else { 0 });
        Ballots { votes: votes.collect(), other: [0; 3] }
    }

    /// Votes for each choice, in the dictionary's order.
    #[must_use]
    pub const fn votes(&self) -> &[u32] {
        &self.votes
    }

    /// The other ballots of one kind; zero where the fact does not count them.
    #[must_use]
    pub const fn other(&self, tally: Tally) -> u32 {
        let [abstained, void, not_cast] = self.other;
        match tally {
            Tally::Abstained => abstained,
            Tally::Void => void,
            Tally::NotCast => not_cast,
        }
    }
}

/// 事件 — something that happened on a day, once or several times.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Event {
    /// The day.
    pub on: NaiveDate,
    /// The kind, counted from zero in the dictionary's order.
    pub kind: u16,
    /// How many times.
    pub times: u32,
    /// The amount of each time, where events of the fact have one.
    pub amount: Option<Exact>,
}

impl Value {
    /// Holds a raw value that stands at `at` against its fact; `None` after reporting
    /// everything that is wrong with it.
    pub(super) fn read(
        fact: &Fact,
        raw: &Raw,
        at: &FieldPath,
        problems: &mut Found,
    ) -> Option<Value> {
        let one = match fact.kind() {
            FactKind::YesNo => match raw {
                Raw::Boolean(value) => Ok(Value::YesNo(*value)),
                other => Err(shape(other, "yes or no: write true or false")),
            },
            FactKind::Count { .. } => match raw {
                Raw::Integer(number) => {
                    within(Exact::whole(*number), fact).map(Value::Number)
                }
                other => Err(shape(other, HOW_MANY)),
            },
            FactKind::Amount { places, .. } => number::<Amount>(raw)
                .and_then(|amount| within(amount.into(), fact))
                .and_then(|value| measured(value, *places))
                .map(Value::Number),
            FactKind::Ratio { places, .. } => number::<Ratio>(raw)
                .and_then(|ratio| {
                    within(ratio.into(), fact).map_err(|d| per_cent(d, fact, raw))
                })
                .and_then(|value| measured(value, *places))
                .map(Value::Number),
            FactKind::Choice(choices) => match raw {
                Raw::Text(word) => choice(choices, word).map(Value::Choice),
                other => Err(shape(other, "which choice: write its id")),
            },
            FactKind::Date(domain) => day(raw).and_then(|on| {
                if domain.contains(on) {
                    Ok(Value::Date(on))
                } else {
                    Err(Defect::DayOutside { found: on, domain: *domain })
                }
            }),
            FactKind::Group => match raw {
                Raw::Text(words) if !words.trim().is_empty() => {
                    Ok(Value::Group(words.trim().into()))
                }
                other => Err(shape(other, "what it belongs to: write its name")),
            },
            FactKind::Ballots { choices, also, at_most } => {
                let mut parts = Parts { at, problems };
                return parts.ballots(raw, choices, also, *at_most).map(Value::Ballots);
            }
            FactKind::Scores { places, at_least, at_most, raters, by_rater } => {
                let domain = Span::between((*at_least).into(), (*at_most).into());
                let mut parts = Parts { at, problems };
                return if *by_rater {
                    parts.ratings(raw, domain, *places, *raters)
                } else {
                    parts.scores(raw, domain, *places, *raters)
                };
            }
            FactKind::Decision { by, places, at_least, at_most } => {
                let domain = Span::between((*at_least).into(), (*at_most).into());
                let mut parts = Parts { at, problems };
                return parts.decision(raw, by, domain, *places).map(Value::Decision);
            }
            FactKind::Series { each, of, at_most } => {
                let kind = (*each, of, *at_most);
                return Series::read(raw, kind, at, problems).map(Value::Series);
            }
            FactKind::Events { kinds, at_most, amount } => {
                let mut parts = Parts { at, problems };
                return parts.events(raw, kinds, *at_most, amount.as_ref());
            }
            FactKind::Spells { at_most } => {
                return Parts { at, problems }.spells(raw, *at_most);
            }
        };
        one.map_err(|defect| problems.push(Problem::new(at.clone(), defect))).ok()
    }
}

const HOW_MANY: &str = "how many: write a whole number, without quotes";

pub(super) fn shape(found: &Raw, expected: &str) -> Defect {
    Defect::FactShape { found: found.to_string(), expected: expected.to_owned() }
}

pub(super) fn number<T>(raw: &Raw) -> Result<T, Defect>
where
    T: std::str::FromStr,
    Defect: From<T::Err>,
{
    match raw {
        Raw::Integer(number) => Ok(number.to_string().parse()?),
        Raw::Text(text) => Ok(text.parse()?),
        // What quotes would not mend is told as if it stood in quotes.
        Raw::BareDecimal(text) => {
            text.parse::<T>()?;
            Err(Defect::BareDecimal { found: shortened(text) })
        }
        other => Err(shape(other, "a number: write it whole, or as a quoted decimal")),
    }
}

/// Says so where a number of per cent was written and its share would do.
fn per_cent(defect: Defect, fact: &Fact, raw: &Raw) -> Defect {
    // A percent sign was read already, and a number near 1 is a share.
    let has_sign = matches!(raw, Raw::Text(text) if text.contains('%'));
    match defect {
        Defect::OutsideDomain { found, .. }
            if !has_sign
                && found >= Exact::whole(2)
                && found
                    .over(Exact::whole(100))
                    .zip(fact.domain())
                    .is_some_and(|(share, domain)| domain.holds(share)) =>
        {
            Defect::PerCentMeant { found }
        }
        other => other,
    }
}

fn within(value: Exact, fact: &Fact) -> Result<Exact, Defect> {
    match fact.domain() {
        Some(domain) => inside(value, domain),
        None => Ok(value),
    }
}

/// A number that was counted elsewhere, where the fact can hold it.
pub(crate) fn counted(fact: &Fact, value: Exact) -> Result<Value, Defect> {
    let places = match fact.kind() {
        FactKind::Amount { places, .. } | FactKind::Ratio { places, .. } => *places,
        _ => 0,
    };
    measured(within(value, fact)?, places).map(Value::Number)
}

pub(super) fn inside(value: Exact, domain: Span) -> Result<Exact, Defect> {
    if domain.holds(value) {
        Ok(value)
    } else {
        let (least, most) = (domain.least(), domain.most());
        Err(Defect::OutsideDomain { found: value, least, most })
    }
}

pub(super) fn measured(value: Exact, places: u8) -> Result<Exact, Defect> {
    let scale = 10_i64.checked_pow(u32::from(places)).map(Exact::whole);
    let steps = scale.and_then(|scale| value.times(scale));
    if steps.is_some_and(|steps| steps.denominator() == 1) {
        Ok(value)
    } else {
        Err(Defect::TooFine { found: value, places })
    }
}

pub(super) fn choice(choices: &[Choice], word: &str) -> Result<u16, Defect> {
    let position = choices.iter().position(|choice| choice.id.as_str() == word);
    position.and_then(|at| u16::try_from(at).ok()).ok_or_else(|| {
        let known = choices.iter().map(|c| c.id.to_string()).collect();
        unknown_word(word, labelled(choices, word), known)
    })
}

/// The id of the choice that a word is the label of, in one of the scripts.
fn labelled(choices: &[Choice], word: &str) -> Option<String> {
    let is_label = |choice: &&Choice| choice.label.all().contains(&word);
    choices.iter().find(is_label).map(|choice| choice.id.to_string())
}

fn unknown_word(word: &str, meant: Option<String>, known: Vec<String>) -> Defect {
    let nearest = meant.or_else(|| nearest(word, known.iter().map(String::as_str)));
    Defect::UnknownWord { found: shortened(word), nearest, known }
}

fn day(raw: &Raw) -> Result<NaiveDate, Defect> {
    match raw {
        Raw::Text(text) => {
            day_from(text).ok_or_else(|| Defect::NotADate { found: shortened(text) })
        }
        other => Err(shape(other, "a day: write it like \"2019-12-31\"")),
    }
}

fn times(raw: &Raw, least: u32, most: u32) -> Result<u32, Defect> {
    let Raw::Integer(number) = raw else { return Err(shape(raw, HOW_MANY)) };
    let number = u32::try_from(*number).ok();
    number.filter(|n| (least..=most).contains(n)).ok_or_else(|| Defect::NotWhole {
        found: raw.to_string(),
        least: least.into(),
        most: most.into(),
    })
}

use chrono::NaiveDate;

use super::{Choice, Fact, FactKind, Raw, Tally};
use crate::vocabulary::{Amount, Defect, Exact, Ratio, Span};

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
    /// 票数 — counted ballots.
    Ballots(Ballots),
    /// 评分 — the raters' scores, from the least to the greatest.
    Scores(Box<[Exact]>),
    /// 事件 — the events by day and kind.
    Events(Box<[Event]>),
    /// 酌定 — a decided value.
    Decision(Decision),
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
}

impl Value {
    /// Holds a raw value against its fact.
    pub(super) fn read(fact: &Fact, raw: &Raw) -> Result<Value, Defect> {
        match fact.kind() {
            FactKind::YesNo => match raw {
                Raw::Boolean(value) => Ok(Value::YesNo(*value)),
                other => Err(shape(other, "yes or no: write true or false")),
            },
            FactKind::Count { .. } => match raw {
                Raw::Integer(number) => {
                    within(Exact::whole(*number), fact).map(Value::Number)
                }
                other => {
                    Err(shape(other, "how many: write a whole number, without quotes"))
                }
            },
            FactKind::Amount { places, .. } => {
                let amount: Amount = number(raw)?;
                let value = within(amount.into(), fact)?;
                measured(value, *places).map(Value::Number)
            }
            FactKind::Ratio { places, .. } => {
                let ratio: Ratio = number(raw)?;
                let value = within(ratio.into(), fact)?;
                measured(value, *places).map(Value::Number)
            }
            FactKind::Choice(choices) => match raw {
                Raw::Text(word) => choice(choices, word).map(Value::Choice),
                other => Err(shape(other, "which choice: write its id")),
            },
            FactKind::Date(domain) => {
                let on = day(raw)?;
                if domain.contains(on) {
                    Ok(Value::Date(on))
                } else {
                    Err(Defect::DayOutside { found: on, domain: *domain })
                }
            }
            FactKind::Ballots { choices, also, at_most } => {
                ballots(raw, choices, also, *at_most).map(Value::Ballots)
            }
            FactKind::Scores { places, at_least, at_most, raters } => {
                let domain = Span::between((*at_least).into(), (*at_most).into());
                scores(raw, domain, *places, *raters)
            }
            FactKind::Decision { by, places, at_least, at_most } => {
                let domain = Span::between((*at_least).into(), (*at_most).into());
                decision(raw, by, domain, *places).map(Value::Decision)
            }
            FactKind::Events { kinds, at_most } => events(raw, kinds, *at_most),
        }
    }
}

fn shape(found: &Raw, expected: &str) -> Defect {
    match found {
        Raw::BareDecimal(text) => Defect::BareDecimal { found: text.clone() },
        other => {
            Defect::FactShape { found: other.to_string(), expected: expected.to_owned() }
        }
    }
}

fn number<T>(raw: &Raw) -> Result<T, Defect>
where
    T: std::str::FromStr,
    Defect: From<T::Err>,
{
    match raw {
        Raw::Integer(number) => Ok(number.to_string().parse()?),
        Raw::Text(text) => Ok(text.parse()?),
        other => Err(shape(other, "a number: write it whole, or as a quoted decimal")),
    }
}

fn within(value: Exact, fact: &Fact) -> Result<Exact, Defect> {
    match fact.domain() {
        Some(domain) => inside(value, domain),
        None => Ok(value),
    }
}

fn inside(value: Exact, domain: Span) -> Result<Exact, Defect> {
    if domain.holds(value) {
        Ok(value)
    } else {
        let (least, most) = (domain.least(), domain.most());
        Err(Defect::OutsideDomain { found: value, least, most })
    }
}

fn measured(value: Exact, places: u8) -> Result<Exact, Defect> {
    let scale = 10_i64.checked_pow(u32::from(places)).map(Exact::whole);
    let steps = scale.and_then(|scale| value.times(scale));
    if steps.is_some_and(|steps| steps.denominator() == 1) {
        Ok(value)
    } else {
        Err(Defect::TooFine { found: value, places })
    }
}

fn choice(choices: &[Choice], word: &str) -> Result<u16, Defect> {
    let position = choices.iter().position(|choice| choice.id.as_str() == word);
    position.and_then(|at| u16::try_from(at).ok()).ok_or_else(|| {
        let known: Vec<String> = choices.iter().map(|c| c.id.to_string()).collect();
        let nearest = super::sheet::nearest(word, known.iter().map(String::as_str));
        Defect::UnknownWord { found: super::raw::shortened(word), nearest, known }
    })
}

fn day(raw: &Raw) -> Result<NaiveDate, Defect> {
    match raw {
        Raw::Text(text) => super::sheet::day_from(text)
            .ok_or_else(|| Defect::NotADate { found: super::raw::shortened(text) }),
        other => Err(shape(other, "a day: write it like \"2019-12-31\"")),
    }
}

fn times(raw: &Raw, least: u32, most: u32) -> Result<u32, Defect> {
    let number = match raw {
        Raw::Integer(number) => u32::try_from(*number).ok(),
        _ => None,
    };
    number.filter(|n| (least..=most).contains(n)).ok_or_else(|| Defect::NotWhole {
        found: raw.to_string(),
        least: least.into(),
        most: most.into(),
    })
}

fn ballots(
    raw: &Raw,
    choices: &[Choice],
    also: &[Tally],
    at_most: u32,
) -> Result<Ballots, Defect> {
    let Raw::Table(entries) = raw else {
        return Err(shape(raw, "how many voted for what: write a table of choices"));
    };
    let mut votes: Vec<Option<u32>> = vec![None; choices.len()];
    let mut other: [Option<u32>; 3] = [None; 3];
    for (key, value) in entries {
        let tally =
            Tally::ALL.iter().find(|(word, tally)| word == key && also.contains(tally));
        let slot = match tally {
            Some((_, tally)) => {
                let [abstained, void, not_cast] = &mut other;
                match tally {
                    Tally::Abstained => abstained,
                    Tally::Void => void,
                    Tally::NotCast => not_cast,
                }
            }
            None => {
                let at = usize::from(choice(choices, key)?);
                let Some(slot) = votes.get_mut(at) else { continue };
                slot
            }
        };
        if slot.is_some() {
            return Err(Defect::Duplicate { what: "choices", id: key.clone() });
        }
        *slot = Some(times(value, 0, at_most)?);
    }
    let names = choices.iter().map(|choice| choice.id.as_str());
    let missing = names.zip(&votes).find(|(_, count)| count.is_none());
    let tallies = Tally::ALL.iter().zip(&other);
    let uncounted = tallies
        .filter(|((_, tally), count)| also.contains(tally) && count.is_none())
        .map(|((word, _), _)| *word)
        .next();
    if let Some(key) = missing.map(|(id, _)| id).or(uncounted) {
        return Err(Defect::MissingKey { key: key.to_owned() });
    }
    Ok(Ballots {
        votes: votes.into_iter().flatten().collect(),
        other: other.map(Option::unwrap_or_default),
    })
}

fn scores(raw: &Raw, domain: Span, places: u8, raters: u32) -> Result<Value, Defect> {
    let Raw::List(list) = raw else {
        return Err(shape(raw, "the scores of the raters: write a list"));
    };
    let at_most = usize::try_from(raters).unwrap_or(usize::MAX);
    if list.len() > at_most {
        return Err(Defect::TooMany { what: "raters", found: list.len(), at_most });
    }
    if list.is_empty() {
        return Err(Defect::NothingListed { what: "score" });
    }
    let mut scores = Vec::with_capacity(list.len());
    for raw in list {
        let amount: Amount = number(raw)?;
        scores.push(measured(inside(amount.into(), domain)?, places)?);
    }
    scores.sort();
    Ok(Value::Scores(scores.into()))
}

fn events(raw: &Raw, kinds: &[Choice], at_most: u32) -> Result<Value, Defect> {
    let Raw::List(list) = raw else {
        return Err(shape(raw, "what happened when: write a list of events"));
    };
    let most = usize::try_from(at_most).unwrap_or(usize::MAX);
    if list.len() > most {
        return Err(Defect::TooMany { what: "events", found: list.len(), at_most: most });
    }
    let mut events = Vec::with_capacity(list.len());
    let mut in_all: u32 = 0;
    for raw in list {
        let event = event(raw, kinds, at_most)?;
        in_all = in_all.saturating_add(event.times);
        events.push(event);
    }
    if in_all > at_most {
        let found = usize::try_from(in_all).unwrap_or(usize::MAX);
        return Err(Defect::TooMany { what: "events", found, at_most: most });
    }
    events.sort();
    Ok(Value::Events(events.into()))
}

fn decision(
    raw: &Raw,
    by: &[Choice],
    domain: Span,
    places: u8,
) -> Result<Decision, Defect> {
    let Raw::Table(entries) = raw else {
        let expected =
            "a decided value: write { points = 12, by = \"…\", reason = \"…\" }";
        return Err(shape(raw, expected));
    };
    let (mut points, mut who, mut reason) = (None, None, None);
    for (key, value) in entries {
        let is_new = match (key.as_str(), value) {
            ("points", value) => {
                let amount: Amount = number(value)?;
                let amount = measured(inside(amount.into(), domain)?, places)?;
                points.replace(amount).is_none()
            }
            ("by", Raw::Text(word)) => who.replace(choice(by, word)?).is_none(),
            ("by", other) => return Err(shape(other, "who decided: write the id")),
            ("reason", Raw::Text(text)) if !text.trim().is_empty() => {
                reason.replace(text.clone()).is_none()
            }
            ("reason", other) => return Err(shape(other, "why: write a reason")),
            (unknown, _) => {
                let known = ["points", "by", "reason"].map(str::to_owned).to_vec();
                let nearest =
                    super::sheet::nearest(unknown, known.iter().map(String::as_str));
                let found = super::raw::shortened(unknown);
                return Err(Defect::UnknownKey { found, nearest, known });
            }
        };
        if !is_new {
            return Err(Defect::Duplicate { what: "keys", id: key.clone() });
        }
    }
    let missing = |key: &str| Defect::MissingKey { key: key.to_owned() };
    Ok(Decision {
        points: points.ok_or_else(|| missing("points"))?,
        by: who.ok_or_else(|| missing("by"))?,
        reason: reason.ok_or_else(|| missing("reason"))?,
    })
}

fn event(raw: &Raw, kinds: &[Choice], at_most: u32) -> Result<Event, Defect> {
    let Raw::Table(entries) = raw else {
        return Err(shape(raw, "an event: write { on = \"2019-12-31\", kind = \"…\" }"));
    };
    let (mut on, mut kind, mut repeated) = (None, None, None);
    for (key, value) in entries {
        let is_known = match key.as_str() {
            "on" => on.replace(day(value)?).is_none(),
            "kind" => match value {
                Raw::Text(word) => kind.replace(choice(kinds, word)?).is_none(),
                other => return Err(shape(other, "which kind: write its id")),
            },
            "times" => repeated.replace(times(value, 1, at_most)?).is_none(),
            unknown => {
                let known = ["on", "kind", "times"].map(str::to_owned).to_vec();
                let nearest =
                    super::sheet::nearest(unknown, known.iter().map(String::as_str));
                let found = super::raw::shortened(unknown);
                return Err(Defect::UnknownKey { found, nearest, known });
            }
        };
        if !is_known {
            return Err(Defect::Duplicate { what: "keys", id: key.clone() });
        }
    }
    let on = on.ok_or_else(|| Defect::MissingKey { key: "on".to_owned() })?;
    let kind = kind.ok_or_else(|| Defect::MissingKey { key: "kind".to_owned() })?;
    Ok(Event { on, kind, times: repeated.unwrap_or(1) })
}

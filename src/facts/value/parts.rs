//! Values of several parts, each of which is read, and refused, on its own.

use super::{
    Ballots, Decision, Rating, Value, choice, inside, labelled, measured, number, shape,
    times, unknown_word,
};
use crate::facts::raw::shortened;
use crate::facts::sheet::nearest;
use crate::facts::{Choice, Raw, Tally};
use crate::vocabulary::{Amount, Defect, Exact, FieldPath, Found, Id, Problem, Span};

/// A value of several parts, each of which may be wrong.
pub(super) struct Parts<'p> {
    pub(super) at: &'p FieldPath,
    pub(super) problems: &'p mut Found,
}

impl Parts<'_> {
    pub(super) fn refuse<T>(&mut self, defect: Defect) -> Option<T> {
        self.problems.push(Problem::new(self.at.clone(), defect));
        None
    }

    /// A part, or nothing after reporting what is wrong with it.
    pub(super) fn part<T>(
        &mut self,
        at: &FieldPath,
        read: Result<T, Defect>,
    ) -> Option<T> {
        read.map_err(|defect| self.problems.push(Problem::new(at.clone(), defect))).ok()
    }

    fn missing(&mut self, key: &str) {
        self.refuse::<()>(Defect::MissingKey { key: key.to_owned() });
    }

    /// The values of a table by the place of their key among `keys`; two under one key are
    /// refused, and so is a key that is none of them. What is missing is left open.
    pub(super) fn by_key<'r>(
        &mut self,
        entries: &'r [(String, Raw)],
        (what, keys): (&'static str, &[&str]),
        unknown: impl Fn(&str) -> (Option<String>, Defect),
    ) -> Vec<Slot<'r>> {
        let mut slots = vec![Slot::Missing; keys.len()];
        for (key, value) in entries {
            let Some(place) = keys.iter().position(|known| known == key) else {
                let at = self.at.key(&shortened(key));
                let (meant, defect) = unknown(key);
                self.problems.push(Problem::new(at, defect));
                let meant =
                    keys.iter().position(|known| Some(*known) == meant.as_deref());
                if let Some(slot) = meant.and_then(|place| slots.get_mut(place))
                    && matches!(slot, Slot::Missing)
                {
                    *slot = Slot::Misspelt;
                }
                continue;
            };
            let Some(slot) = slots.get_mut(place) else { continue };
            if matches!(slot, Slot::Given(_)) {
                let id = key.clone();
                self.refuse::<()>(Defect::Duplicate { what, id });
            } else {
                *slot = Slot::Given(value);
            }
        }
        slots
    }

    pub(super) fn ballots(
        &mut self,
        raw: &Raw,
        choices: &[Choice],
        also: &[Tally],
        at_most: u32,
    ) -> Option<Ballots> {
        let Raw::Table(entries) = raw else {
            let expected = "how many voted for what: write a table of choices";
            return self.refuse(shape(raw, expected));
        };
        let before = self.problems.len();
        let tallies: Vec<(&str, Tally)> =
            Tally::ALL.into_iter().filter(|(_, tally)| also.contains(tally)).collect();
        let words = tallies.iter().map(|(word, _)| *word);
        let keys: Vec<&str> =
            choices.iter().map(|choice| choice.id.as_str()).chain(words).collect();
        let slots = self.by_key(entries, ("choices", &keys), |word| {
            let known: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            let meant = labelled(choices, word);
            let meant = meant.or_else(|| nearest(word, keys.iter().copied()));
            (meant.clone(), unknown_word(word, meant, known))
        });
        let mut votes = Vec::with_capacity(choices.len());
        let mut other = [0; 3];
        for (place, (key, slot)) in keys.iter().zip(slots).enumerate() {
            let counted = match slot {
                Slot::Given(raw) => {
                    let read = times(raw, 0, at_most);
                    self.part(&self.at.key(key), read).unwrap_or_default()
                }
                Slot::Missing => {
                    self.missing(key);
                    0
                }
                Slot::Misspelt => 0,
            };
            let tally = place.checked_sub(choices.len()).and_then(|at| tallies.get(at));
            match tally {
                None => votes.push(counted),
                Some((_, tally)) => {
                    let [abstained, void, not_cast] = &mut other;
                    *match tally {
                        Tally::Abstained => abstained,
                        Tally::Void => void,
                        Tally::NotCast => not_cast,
                    } = counted;
                }
            }
        }
        (self.problems.len() == before).then(|| Ballots { votes: votes.into(), other })
    }

    pub(super) fn scores(
        &mut self,
        raw: &Raw,
        domain: Span,
        places: u8,
        raters: u32,
    ) -> Option<Value> {
        let Raw::List(list) = raw else {
            return self.refuse(shape(raw, "the scores of the raters: write a list"));
        };
        self.some_raters(list.len(), raters)?;
        let mut scores = Vec::with_capacity(list.len());
        for (index, raw) in list.iter().enumerate() {
            scores.push(self.part(&self.at.nth(index), score(raw, domain, places)));
        }
        let mut scores: Vec<Exact> = scores.into_iter().collect::<Option<_>>()?;
        scores.sort();
        Some(Value::Scores(scores.into()))
    }

    /// `{ "member-01" = 45, … }`: each rater once.
    pub(super) fn ratings(
        &mut self,
        raw: &Raw,
        domain: Span,
        places: u8,
        raters: u32,
    ) -> Option<Value> {
        let Raw::Table(entries) = raw else {
            let expected = "who gave which score: write a table of raters";
            return self.refuse(shape(raw, expected));
        };
        self.some_raters(entries.len(), raters)?;
        let before = self.problems.len();
        let mut ratings: Vec<Rating> = Vec::with_capacity(entries.len());
        for (key, raw) in entries {
            let at = self.at.element(&shortened(key));
            let rater = self.part(&at, Id::new(key).map_err(Defect::from));
            let score = self.part(&at, score(raw, domain, places));
            let (Some(rater), Some(score)) = (rater, score) else { continue };
            if ratings.iter().any(|rating| rating.rater == rater) {
                let (what, id) = ("raters", rater.to_string());
                self.part::<()>(&at, Err(Defect::Duplicate { what, id }));
                continue;
            }
            ratings.push(Rating { score, rater });
        }
        ratings.sort();
        (self.problems.len() == before).then(|| Value::Ratings(ratings.into()))
    }

    /// Who did not rate is left out of the sheet, so there is a rater, and not too many.
    fn some_raters(&mut self, found: usize, raters: u32) -> Option<()> {
        let at_most = usize::try_from(raters).unwrap_or(usize::MAX);
        if found > at_most {
            return self.refuse(Defect::TooMany { what: "raters", found, at_most });
        }
        if found == 0 {
            return self.refuse(Defect::NothingListed { what: "score" });
        }
        Some(())
    }

    pub(super) fn decision(
        &mut self,
        raw: &Raw,
        by: &[Choice],
        domain: Span,
        places: u8,
    ) -> Option<Decision> {
        let Raw::Table(entries) = raw else {
            let expected =
                "a decided value: write { points = 12, by = \"…\", reason = \"…\" }";
            return self.refuse(shape(raw, expected));
        };
        let before = self.problems.len();
        let slots = self.by_key(entries, ("keys", &DECISION_KEYS), |key| {
            unknown_key(key, &DECISION_KEYS)
        });
        let mut slots = slots.into_iter();
        let mut next = || slots.next().unwrap_or(Slot::Misspelt);
        let points = self.required("points", next(), |raw| {
            let amount: Amount = number(raw)?;
            measured(inside(amount.into(), domain)?, places)
        });
        let by = self.required("by", next(), |raw| match raw {
            Raw::Text(word) => choice(by, word),
            other => Err(shape(other, "who decided: write the id")),
        });
        let reason = self.required("reason", next(), |raw| match raw {
            Raw::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
            other => Err(shape(other, "why: write a reason")),
        });
        let decision = Decision { points: points?, by: by?, reason: reason? };
        (self.problems.len() == before).then_some(decision)
    }

    pub(super) fn required<T>(
        &mut self,
        key: &str,
        slot: Slot<'_>,
        read: impl FnOnce(&Raw) -> Result<T, Defect>,
    ) -> Option<T> {
        match slot {
            Slot::Given(raw) => self.part(&self.at.key(key), read(raw)),
            Slot::Missing => {
                self.missing(key);
                None
            }
            Slot::Misspelt => None,
        }
    }
}

/// What a table says under a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'r> {
    Given(&'r Raw),
    Missing,
    /// An unknown key looks like it, and is told instead.
    Misspelt,
}

const DECISION_KEYS: [&str; 3] = ["points", "by", "reason"];

pub(super) fn unknown_key(key: &str, keys: &[&'static str]) -> (Option<String>, Defect) {
    let nearest = nearest(key, keys.iter().copied());
    let (found, known) = (shortened(key), keys.to_vec());
    (nearest.clone(), Defect::UnknownKey { found, nearest, known })
}

fn score(raw: &Raw, domain: Span, places: u8) -> Result<Exact, Defect> {
    let amount: Amount = number(raw)?;
    measured(inside(amount.into(), domain)?, places)
}

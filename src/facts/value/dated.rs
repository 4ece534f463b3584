//! Values with days: events, and spells of service.

use super::parts::{Parts, Slot, unknown_key};
use super::{Event, Value, choice, day, inside, measured, number, shape, times};
use crate::facts::{Choice, EventAmount, Raw};
use crate::vocabulary::{Amount, Defect, Period};

const EVENT_KEYS: [&str; 3] = ["on", "kind", "times"];

const WITH_AMOUNT: [&str; 4] = ["on", "kind", "times", "amount"];

const SPELL_KEYS: [&str; 2] = ["from", "until"];

impl Parts<'_> {
    pub(super) fn events(
        &mut self,
        raw: &Raw,
        kinds: &[Choice],
        at_most: u32,
        amount: Option<&EventAmount>,
    ) -> Option<Value> {
        let Raw::List(list) = raw else {
            return self.refuse(shape(raw, "what happened when: write a list of events"));
        };
        let most = usize::try_from(at_most).unwrap_or(usize::MAX);
        if list.len() > most {
            let found = list.len();
            return self.refuse(Defect::TooMany { what: "events", found, at_most: most });
        }
        let mut events = Vec::with_capacity(list.len());
        for (index, raw) in list.iter().enumerate() {
            let at = self.at.nth(index);
            let mut parts = Parts { at: &at, problems: self.problems };
            events.push(parts.event(raw, kinds, at_most, amount));
        }
        let mut events: Vec<Event> = events.into_iter().collect::<Option<_>>()?;
        let times = events.iter().map(|event| event.times);
        let in_all = times.fold(0_u32, u32::saturating_add);
        if in_all > at_most {
            let found = usize::try_from(in_all).unwrap_or(usize::MAX);
            return self.refuse(Defect::TooMany { what: "events", found, at_most: most });
        }
        events.sort();
        Some(Value::Events(events.into()))
    }

    fn event(
        &mut self,
        raw: &Raw,
        kinds: &[Choice],
        at_most: u32,
        amount: Option<&EventAmount>,
    ) -> Option<Event> {
        let Raw::Table(entries) = raw else {
            let expected = "an event: write { on = \"2019-12-31\", kind = \"…\" }";
            return self.refuse(shape(raw, expected));
        };
        let before = self.problems.len();
        let keys = if amount.is_some() { &WITH_AMOUNT[..] } else { &EVENT_KEYS[..] };
        let slots = self.by_key(entries, ("keys", keys), |key| unknown_key(key, keys));
        let mut slots = slots.into_iter();
        let mut next = || slots.next().unwrap_or(Slot::Misspelt);
        let on = self.required("on", next(), day);
        let kind = self.required("kind", next(), |raw| match raw {
            Raw::Text(word) => choice(kinds, word),
            other => Err(shape(other, "which kind: write its id")),
        });
        let repeated = match next() {
            Slot::Given(raw) => self.part(&self.at.key("times"), times(raw, 1, at_most)),
            Slot::Missing | Slot::Misspelt => Some(1),
        };
        let amount = match amount {
            Some(amount) => Some(self.required("amount", next(), |raw| {
                let domain = amount.domain();
                measured(inside(number::<Amount>(raw)?.into(), domain)?, amount.places)
            })?),
            None => None,
        };
        let event = Event { on: on?, kind: kind?, times: repeated?, amount };
        (self.problems.len() == before).then_some(event)
    }

    /// Spells of service, none of which begins before the one before it ends.
    pub(super) fn spells(&mut self, raw: &Raw, at_most: u32) -> Option<Value> {
        let Raw::List(list) = raw else {
            let expected = "from when to when: write a list of spells";
            return self.refuse(shape(raw, expected));
        };
        let most = usize::try_from(at_most).unwrap_or(usize::MAX);
        if list.len() > most {
            let found = list.len();
            return self.refuse(Defect::TooMany { what: "spells", found, at_most: most });
        }
        let mut spells = Vec::with_capacity(list.len());
        for (index, raw) in list.iter().enumerate() {
            let at = self.at.nth(index);
            let mut parts = Parts { at: &at, problems: self.problems };
            spells.push(parts.spell(raw));
        }
        let mut spells: Vec<Period> = spells.into_iter().collect::<Option<_>>()?;
        spells.sort();
        let before = self.problems.len();
        for (one, other) in spells.iter().zip(spells.iter().skip(1)) {
            if one.overlaps(other) {
                let (one, other) = (*one, *other);
                self.refuse::<()>(Defect::SpellsOverlap { one, other });
            }
        }
        (self.problems.len() == before).then(|| Value::Spells(spells.into()))
    }

    fn spell(&mut self, raw: &Raw) -> Option<Period> {
        let Raw::Table(entries) = raw else {
            let expected =
                "a spell: write { from = \"2019-01-01\", until = \"2020-01-01\" }";
            return self.refuse(shape(raw, expected));
        };
        let before = self.problems.len();
        let keys = &SPELL_KEYS[..];
        let slots = self.by_key(entries, ("keys", keys), |key| unknown_key(key, keys));
        let mut slots = slots.into_iter();
        let mut next = || slots.next().unwrap_or(Slot::Misspelt);
        let from = self.required("from", next(), day);
        let until = match next() {
            Slot::Given(raw) => Some(self.part(&self.at.key("until"), day(raw))?),
            Slot::Missing | Slot::Misspelt => None,
        };
        let spell = match Period::new(from?, until) {
            Ok(spell) => spell,
            Err(error) => return self.refuse(error.into()),
        };
        (self.problems.len() == before).then_some(spell)
    }
}

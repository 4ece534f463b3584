//! Every sheet that can be stated of a few facts, where there are not too many.

use super::mutant::Proof;
use crate::facts::{Dictionary, Fact, FactKind, Raw, Sheet, SheetDraft, SheetState};
use crate::vocabulary::{Exact, Id, Period};

/// The most sheets that are tried.
const MOST: usize = 600;

/// What may be stated of each of some facts; nothing is one of it.
pub(super) struct Sheets {
    facts: Vec<(Id, Vec<Option<Raw>>)>,
    count: usize,
}

impl Sheets {
    /// Those of some facts; `None` where they cannot all be tried.
    pub(super) fn of(
        dictionary: &Dictionary,
        facts: impl Iterator<Item = u16>,
    ) -> Option<Sheets> {
        let mut places: Vec<u16> = facts.collect();
        places.sort_unstable();
        places.dedup();
        let (mut all, mut count) = (Vec::new(), 2_usize);
        for place in places {
            let fact = dictionary.at(place)?;
            let entries = entries(fact)?;
            count = count.checked_mul(entries.len()).filter(|count| *count <= MOST)?;
            all.push((fact.id().clone(), entries));
        }
        Some(Sheets { facts: all, count })
    }

    /// The proof, if two rulebooks agree on all of them.
    pub(super) fn all_agree(
        &self,
        dictionaries: (&Dictionary, &Dictionary),
        agree: impl Fn(&Sheet, &Sheet) -> bool,
    ) -> Option<Proof> {
        let mut chosen = vec![0_usize; self.facts.len()];
        loop {
            for state in [SheetState::Open, SheetState::Closed] {
                let draft = self.draft(&chosen, state)?;
                // What contradicts itself is on no sheet.
                let Ok(before) = dictionaries.0.sheet(&draft) else { continue };
                let after = if dictionaries.1.is(dictionaries.0) {
                    Ok(before.clone())
                } else {
                    dictionaries.1.sheet(&draft)
                };
                let Ok(after) = after else { continue };
                if !agree(&before, &after) {
                    return None;
                }
            }
            if !self.next(&mut chosen) {
                let sheets = u32::try_from(self.count).ok()?;
                return Some(Proof::Tried { sheets });
            }
        }
    }

    fn draft(&self, chosen: &[usize], state: SheetState) -> Option<SheetDraft> {
        let mut draft = SheetDraft::new(Period::year(2020)?, state);
        for ((id, entries), nth) in self.facts.iter().zip(chosen) {
            if let Some(Some(raw)) = entries.get(*nth) {
                draft.facts.push((id.to_string(), raw.clone()));
            }
        }
        Some(draft)
    }

    /// The next choice of entries; whether there is one.
    fn next(&self, chosen: &mut [usize]) -> bool {
        for (nth, (_, entries)) in chosen.iter_mut().zip(&self.facts) {
            *nth = nth.saturating_add(1);
            if *nth < entries.len() {
                return true;
            }
            *nth = 0;
        }
        false
    }
}

/// Everything that may be stated of a fact; `None` for what has no end.
fn entries(fact: &Fact) -> Option<Vec<Option<Raw>>> {
    let mut entries = vec![None];
    match fact.kind() {
        FactKind::YesNo => entries.extend([true, false].map(|is| Some(Raw::Boolean(is)))),
        FactKind::Choice(choices) => {
            entries.extend(choices.iter().map(|one| Some(Raw::text(one.id.as_str()))));
        }
        kind => {
            let (domain, step) = (kind.domain()?, kind.step()?);
            let mut value = domain.least();
            while value <= domain.most() {
                entries.push(Some(raw(value)));
                if entries.len() > MOST {
                    return None;
                }
                value = value.plus(step)?;
            }
        }
    }
    if fact.may_not_apply() {
        let reason = Raw::text("not so here");
        entries.push(Some(Raw::Table(vec![("not_applicable".to_owned(), reason)])));
    }
    Some(entries)
}

/// A number as a sheet states it.
pub(in crate::casebook) fn raw(value: Exact) -> Raw {
    let text = value.to_string();
    match text.parse() {
        Ok(whole) => Raw::Integer(whole),
        Err(_) => Raw::Text(text),
    }
}

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::vocabulary::Id;

/// 姓名 — what people are called, by id.
///
/// Whoever has no name goes by the id, and two of one name by name and id.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Names(BTreeMap<Id, String>);

impl Names {
    /// Nobody's name: everybody goes by the id.
    #[must_use]
    pub const fn none() -> Names {
        Names(BTreeMap::new())
    }

    /// What a person is called.
    #[must_use]
    pub fn of(&self, person: &Id) -> String {
        self.0.get(person).cloned().unwrap_or_else(|| person.to_string())
    }

    /// Whether nobody has a name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Id, String)> for Names {
    fn from_iter<I: IntoIterator<Item = (Id, String)>>(named: I) -> Names {
        let named = named.into_iter().filter(|(_, name)| !name.trim().is_empty());
        let mut names: BTreeMap<Id, String> = named.collect();
        let mut seen = BTreeSet::new();
        let again: BTreeSet<String> =
            names.values().filter(|name| !seen.insert(*name)).cloned().collect();
        for (id, name) in &mut names {
            if again.contains(name) {
                *name = format!("{name}（{id}）");
            }
        }
        Names(names)
    }
}

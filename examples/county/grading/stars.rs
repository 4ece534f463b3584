//! How many organizations have how many stars, whatever their scheme.

use grassroots::vocabulary::Named;
use serde::Serialize;

use super::organization::Organization;

/// 星级分布 — how many have how many stars.
#[derive(Clone, Default, Serialize)]
pub(crate) struct Stars {
    /// The best first.
    pub(crate) counts: Vec<StarCount>,
    /// How many may still have one or another.
    pub(crate) open: u32,
}

#[derive(Clone, Serialize)]
pub(crate) struct StarCount {
    pub(crate) stars: Named,
    pub(crate) count: u32,
}

impl Stars {
    pub(super) fn of(one: &Organization) -> Stars {
        let settled = match one.stars.as_slice() {
            [only] => Some(&only.id),
            _ => None,
        };
        let counts = one.scale.iter().map(|stars| StarCount {
            stars: stars.clone(),
            count: u32::from(settled == Some(&stars.id)),
        });
        Stars { counts: counts.collect(), open: u32::from(settled.is_none()) }
    }

    /// Both together; `None` beyond all numbers, and where the two have other stars.
    pub(super) fn plus(mut self, other: Stars) -> Option<Stars> {
        self.open = self.open.checked_add(other.open)?;
        if self.counts.is_empty() {
            return Some(Stars { counts: other.counts, open: self.open });
        }
        for count in other.counts {
            let own = self.counts.iter_mut().find(|it| it.stars.id == count.stars.id)?;
            own.count = own.count.checked_add(count.count)?;
        }
        Some(self)
    }
}

//! What the report shows of consequences, as data.

use chrono::NaiveDate;
use grassroots::consequence::{Difference, Following, Kind};
use grassroots::rule::Coverage;
use grassroots::vocabulary::Id;
use serde::Serialize;

use super::Follows;

/// Of the whole county.
#[derive(Serialize)]
pub(crate) struct FollowsResults {
    /// The day of the report, as known on which everything is told.
    pub(crate) as_of: NaiveDate,
    pub(crate) decided: Vec<DecidedBy>,
    /// What is in force on whoever belongs to no township.
    pub(crate) in_force: Vec<Following>,
    /// What each correction changed when it became known.
    pub(crate) corrections: Vec<Corrected>,
    pub(crate) promotions: Vec<Coverage>,
}

/// How much was decided by a rulebook, in earlier years and in this one, and how much of what
/// follows is in force.
#[derive(Serialize)]
pub(crate) struct DecidedBy {
    pub(crate) rulebook: Id,
    pub(crate) records: usize,
    pub(crate) in_force: usize,
    /// What followed and is over, or was lifted.
    pub(crate) over: usize,
}

/// A correction, and what it changed.
#[derive(Serialize)]
pub(crate) struct Corrected {
    pub(crate) record: Id,
    pub(crate) corrects: Id,
    pub(crate) who: Id,
    pub(crate) known: NaiveDate,
    pub(crate) changed: Vec<Difference>,
}

/// Of a township: what is in force, or may be, on whoever belongs to it.
#[derive(Clone, Serialize)]
pub(crate) struct TownshipFollows {
    /// Bars and whatever else counts against somebody.
    pub(crate) against: Vec<Following>,
    /// Preferences and candidacies.
    pub(crate) in_favour: Vec<Following>,
}

/// Whether it counts in somebody's favour.
const fn is_in_favour(one: &Following) -> bool {
    matches!(one.kind, Kind::Preference | Kind::Candidacy | Kind::Pay)
}

impl Follows {
    fn in_force(&self) -> impl Iterator<Item = &Following> {
        self.held.iter().flat_map(|it| it.account.in_force(self.as_of))
    }

    pub(crate) fn results(&self) -> FollowsResults {
        let decided = self.held.iter().map(|it| {
            let in_force = it.account.in_force(self.as_of).count();
            DecidedBy {
                rulebook: it.rulebook.id().clone(),
                records: it.history.records().len(),
                in_force,
                over: it.account.followings.len().saturating_sub(in_force),
            }
        });
        let unplaced = |one: &&Following| {
            self.places.get(&one.on.id).is_none_or(std::collections::BTreeSet::is_empty)
        };
        let corrections = self.held.iter().flat_map(|it| {
            let records = it.history.records().iter();
            records.filter_map(|record| {
                Some(Corrected {
                    record: record.id.clone(),
                    corrects: record.corrects.clone()?,
                    who: record.who.clone(),
                    known: record.known,
                    changed: it.history.changed_by(record.id.as_str())?,
                })
            })
        });
        FollowsResults {
            as_of: self.as_of,
            decided: decided.collect(),
            in_force: self.in_force().filter(unplaced).cloned().collect(),
            corrections: corrections.collect(),
            promotions: self.promotions.clone(),
        }
    }

    pub(crate) fn township(&self, township: &Id) -> TownshipFollows {
        let is_own = |one: &&Following| {
            self.places.get(&one.on.id).is_some_and(|own| own.contains(township))
        };
        let own = self.in_force().filter(is_own).cloned();
        let (in_favour, against) = own.partition(is_in_favour);
        TownshipFollows { against, in_favour }
    }
}

//! What of the tables of a register could not be read: nothing that follows from it is told.

use std::collections::BTreeSet;

use super::role::Role;
use crate::vocabulary::Id;

/// What an entry that could not be read may have been about.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Touches {
    /// Neither the course of a village nor that of an issue.
    Nothing,
    /// The course of the village.
    Village,
    /// The course of an issue; of which one may not be known.
    Issue(Option<Id>),
    /// Nobody knows.
    Anything,
}

/// The rows that could not be read, by what can be told of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost {
    villages: BTreeSet<Option<Id>>,
    assignments: BTreeSet<(Option<Id>, Option<Role>)>,
    entries: BTreeSet<(Option<Id>, Touches)>,
}

impl Lost {
    pub(super) fn village(&mut self, id: Option<Id>) {
        self.villages.insert(id);
    }

    pub(super) fn assignment(&mut self, organization: Option<Id>, role: Option<Role>) {
        self.assignments.insert((organization, role));
    }

    pub(super) fn entry(&mut self, village: Option<Id>, touches: Touches) {
        self.entries.insert((village, touches));
    }

    /// Whether a row that could not be read may put a village on the list.
    pub(super) fn may_list(&self, village: &Id) -> bool {
        self.villages.contains(&None) || self.villages.contains(&Some(village.clone()))
    }

    /// Whether one may give a role for one of some organizations.
    pub(super) fn may_assign<'i>(
        &self,
        organizations: impl IntoIterator<Item = &'i Id>,
        role: Role,
    ) -> bool {
        if self.assignments.is_empty() {
            return false;
        }
        let of = |organization: Option<Id>| {
            let roles = [None, Some(role)];
            roles
                .into_iter()
                .any(|role| self.assignments.contains(&(organization.clone(), role)))
        };
        of(None) || organizations.into_iter().any(|id| of(Some(id.clone())))
    }

    /// Whether one may belong to the course of a village, or of one of its issues.
    pub(super) fn spoils(&self, village: &Id, issue: Option<&Id>) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let of = |village: Option<Id>| {
            let touches = match issue {
                None => vec![Touches::Village],
                Some(issue) => {
                    vec![Touches::Issue(None), Touches::Issue(Some(issue.clone()))]
                }
            };
            let mut touches = touches.into_iter().chain([Touches::Anything]);
            touches.any(|touches| self.entries.contains(&(village.clone(), touches)))
        };
        of(None) || of(Some(village.clone()))
    }
}

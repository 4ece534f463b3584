use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::facts::Sheet;
use crate::vocabulary::Id;
use crate::vocabulary::{Calendar, Length};

/// 事件记录 — something that happened on a day.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Happened {
    /// The day.
    pub on: NaiveDate,
    /// The order within the day.
    pub seq: u32,
    /// What happened.
    pub event: Id,
    /// Who did it; `None` when that is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    /// What is at hand to show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
    /// The count of a vote; `None` when none was taken or recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<Ballot>,
    /// The length decided, for an extension or a shortening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
}

impl Happened {
    /// An event on a day; the rest is not recorded.
    #[must_use]
    pub const fn new(on: NaiveDate, seq: u32, event: Id) -> Happened {
        let (by, ballot, length) = (None, None, None);
        Happened { on, seq, event, by, evidence: Vec::new(), ballot, length }
    }

    /// The same, done by someone.
    #[must_use]
    pub fn by(mut self, role: Id) -> Happened {
        self.by = Some(role);
        self
    }

    /// The same with one more thing to show it.
    #[must_use]
    pub fn with(mut self, evidence: Id) -> Happened {
        self.evidence.push(evidence);
        self
    }

    /// The same with the count of a vote.
    #[must_use]
    pub const fn voted(mut self, ballot: Ballot) -> Happened {
        self.ballot = Some(ballot);
        self
    }

    /// The same with the length decided.
    #[must_use]
    pub const fn lasting(mut self, length: Length) -> Happened {
        self.length = Some(length);
        self
    }
}

/// 表决情况 — the count of a vote.
///
/// # Errors
/// * more attending, in favour or valid than entitled;
/// * more in favour than valid.
///
/// Those in favour may be more than those attending: opinions sent in count where the rules
/// say so.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "BallotWire", into = "BallotWire")]
pub struct Ballot {
    // Invariant: none of the others is above entitled, in favour not above valid.
    entitled: u32,
    attending: u32,
    in_favour: u32,
    valid: Option<u32>,
}

impl Ballot {
    /// How many were entitled, attended and voted in favour.
    pub fn new(
        entitled: u32,
        attending: u32,
        in_favour: u32,
    ) -> Result<Ballot, BallotError> {
        Ballot::held(Ballot { entitled, attending, in_favour, valid: None })
    }

    /// The same with the number of valid votes.
    pub fn with_valid(self, valid: u32) -> Result<Ballot, BallotError> {
        Ballot::held(Ballot { valid: Some(valid), ..self })
    }

    fn held(ballot: Ballot) -> Result<Ballot, BallotError> {
        let Ballot { entitled, attending, in_favour, valid } = ballot;
        let most = attending.max(in_favour).max(valid.unwrap_or(0));
        if most > entitled {
            return Err(BallotError::MoreThanEntitled { found: most, entitled });
        }
        match valid {
            Some(valid) if in_favour > valid => {
                Err(BallotError::MoreThanValid { found: in_favour, valid })
            }
            Some(_) | None => Ok(ballot),
        }
    }

    /// 应到会有表决权人数 — how many were entitled.
    #[must_use]
    pub const fn entitled(self) -> u32 {
        self.entitled
    }

    /// 实到会人数 — how many attended.
    #[must_use]
    pub const fn attending(self) -> u32 {
        self.attending
    }

    /// 赞成 — how many were in favour.
    #[must_use]
    pub const fn in_favour(self) -> u32 {
        self.in_favour
    }

    /// 有效票 — how many votes were valid; `None` when that is not recorded.
    #[must_use]
    pub const fn valid(self) -> Option<u32> {
        self.valid
    }
}

/// 票数有误 — counts that no vote can have.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BallotError {
    /// More attended or voted than could; see who was entitled.
    #[error("{found} attended or voted, and only {entitled} were entitled")]
    MoreThanEntitled {
        /// The greatest count.
        found: u32,
        /// The entitled.
        entitled: u32,
    },
    /// More in favour than valid votes; count again.
    #[error("{found} were in favour, and only {valid} votes were valid")]
    MoreThanValid {
        /// In favour.
        found: u32,
        /// Valid.
        valid: u32,
    },
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct BallotWire {
    entitled: u32,
    attending: u32,
    in_favour: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid: Option<u32>,
}

impl TryFrom<BallotWire> for Ballot {
    type Error = BallotError;

    fn try_from(wire: BallotWire) -> Result<Ballot, BallotError> {
        let BallotWire { entitled, attending, in_favour, valid } = wire;
        Ballot::held(Ballot { entitled, attending, in_favour, valid })
    }
}

impl From<Ballot> for BallotWire {
    fn from(ballot: Ballot) -> BallotWire {
        let Ballot { entitled, attending, in_favour, valid } = ballot;
        BallotWire { entitled, attending, in_favour, valid }
    }
}

/// 办理经过 — all that is known about one run of a procedure, in any order of arrival.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct History {
    pub(super) begun: NaiveDate,
    // Invariant: by day and number, then by everything else.
    pub(super) events: Vec<Happened>,
    pub(super) sheets: BTreeMap<NaiveDate, Sheet>,
    pub(super) calendar: Option<Calendar>,
}

impl History {
    /// Events since the day on which the start state began.
    #[must_use]
    pub fn new(begun: NaiveDate, mut events: Vec<Happened>) -> History {
        events.sort();
        History { begun, events, sheets: BTreeMap::new(), calendar: None }
    }

    /// The same with the facts as they stand from a day on, until later ones follow.
    pub fn with_facts(
        mut self,
        from: NaiveDate,
        sheet: Sheet,
    ) -> Result<History, FactsTwice> {
        match self.sheets.insert(from, sheet) {
            Some(_) => Err(FactsTwice { from }),
            None => Ok(self),
        }
    }

    /// The same with the facts of several days.
    pub(crate) fn with_all_facts(self, sheets: BTreeMap<NaiveDate, Sheet>) -> History {
        History { sheets, ..self }
    }

    /// The same with a calendar of working days.
    #[must_use]
    pub fn with_calendar(mut self, calendar: Calendar) -> History {
        self.calendar = Some(calendar);
        self
    }

    /// The events, by day and number.
    #[must_use]
    pub fn events(&self) -> &[Happened] {
        &self.events
    }

    /// The facts as they stood on a day; `None` when nothing was known yet.
    pub(super) fn facts_on(&self, day: NaiveDate) -> Option<&Sheet> {
        self.sheets.range(..=day).next_back().map(|(_, sheet)| sheet)
    }
}

/// 同日两份事实 — two sheets from one day: nothing says which holds; hand in one.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("two sheets of facts stand from {from} on: hand in one of them")]
pub struct FactsTwice {
    /// The day.
    pub from: NaiveDate,
}

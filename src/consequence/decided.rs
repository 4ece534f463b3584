use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::Matter;
use crate::vocabulary::{Id, Period, Verdict};

/// 结果记录 — an outcome that was decided, or a correction of one, as a small record of its
/// own.
///
/// Outcomes of schemes and findings of rules are projected into it by
/// [`Rulebook::decided`](crate::rulebook::Rulebook::decided) and
/// [`Rulebook::decided_by_rule`](crate::rulebook::Rulebook::decided_by_rule); what a room of
/// its own decides is handed in as a [`Matter::Decision`] with a verdict.
///
/// # Units
/// Days. An outcome is *about* a period (or a day: a period of one day), was *decided* on a
/// day, and became *known* on that day or later.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Decided {
    /// The id by which a correction names it.
    pub id: Id,
    /// Whom it is about; what they are, its matter says.
    pub who: Id,
    /// Of what it is.
    pub of: Matter,
    /// What it says.
    pub says: Said,
    /// The day or the period that it is about.
    pub about: Period,
    /// The day on which it was decided.
    pub decided: NaiveDate,
    /// The day on which it became known.
    pub known: NaiveDate,
    /// The order within the day on which it was decided.
    pub seq: u32,
    /// The record that it corrects; `None` for an outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Id>,
    /// The day that it states for what follows from it; `None` when it states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_effect: Option<NaiveDate>,
    /// Those who answer for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bearers: Vec<Bearer>,
}

impl Decided {
    /// An outcome about a period, decided and known on one day.
    #[must_use]
    pub fn new(
        id: Id,
        who: Id,
        (of, says): (Matter, Said),
        (about, decided): (Period, NaiveDate),
    ) -> Decided {
        Decided {
            id,
            who,
            of,
            says,
            about,
            decided,
            known: decided,
            seq: 1,
            corrects: None,
            takes_effect: None,
            bearers: Vec::new(),
        }
    }

    /// The same, known on a later day.
    #[must_use]
    pub const fn known_on(mut self, known: NaiveDate) -> Decided {
        self.known = known;
        self
    }

    /// The same, as the so-manieth of its day.
    #[must_use]
    pub const fn numbered(mut self, seq: u32) -> Decided {
        self.seq = seq;
        self
    }

    /// The same with the day that it states for what follows from it.
    #[must_use]
    pub const fn taking_effect(mut self, on: NaiveDate) -> Decided {
        self.takes_effect = Some(on);
        self
    }

    /// The same with somebody who answers for it; `None` where nobody has the role.
    #[must_use]
    pub fn borne_by(mut self, role: Id, who: Option<Id>) -> Decided {
        self.bearers.push(Bearer { role, who });
        self
    }

    /// A correction of it, decided and known on a day: what it says instead, or
    /// [`Said::Withdrawn`]. A correction can be corrected in turn; one that is withdrawn is
    /// as if it had never been.
    #[must_use]
    pub fn corrected(&self, id: Id, says: Said, decided: NaiveDate) -> Decided {
        Decided {
            id,
            says,
            decided,
            known: decided,
            seq: 1,
            corrects: Some(self.id.clone()),
            takes_effect: None,
            bearers: Vec::new(),
            ..self.clone()
        }
    }
}

/// 责任人 — who answers for the outcome of another.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bearer {
    /// The role.
    pub role: Id,
    /// Who has it; `None` where nobody has, which is not *not known*.
    pub who: Option<Id>,
}

/// 结果内容 — what an outcome says.
///
/// # Shape
/// `{ "graded": "excellent" }`, `"ungraded"`, `{ "open": { "grades": ["competent",
/// "incompetent"], "or_ungraded": true } }` of a scheme; `"met"`, `"not_met"`,
/// `"undetermined"`, `"not_applicable"` of a rule or decision; `"withdrawn"` of a correction.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// 已定等次 — a grade.
    Graded(Id),
    /// 未定等次 — no grade, and it stays so.
    Ungraded,
    /// 等次待定 — one of several grades, not known which.
    Open(OpenGrade),
    /// 符合 — met.
    Met,
    /// 不符合 — not met.
    NotMet,
    /// 无法认定 — met, not met or not applicable: it cannot be told yet.
    Undetermined,
    /// 不适用 — the rule does not apply.
    NotApplicable,
    /// 撤销 — a correction takes back what it corrects.
    Withdrawn,
}

impl Said {
    /// One of these grades, or none of them where the subject may also end without one; a
    /// single result is settled.
    #[must_use]
    pub fn among(grades: impl IntoIterator<Item = Id>, or_ungraded: bool) -> Said {
        let grades: BTreeSet<Id> = grades.into_iter().collect();
        match (grades.len(), or_ungraded, grades.first()) {
            (1, false, Some(grade)) => Said::Graded(grade.clone()),
            (_, _, Some(_)) => Said::Open(OpenGrade { grades, or_ungraded }),
            (_, _, None) => Said::Ungraded,
        }
    }

    /// A decision with this verdict.
    #[must_use]
    pub const fn verdict(verdict: Verdict) -> Said {
        match verdict {
            Verdict::Met => Said::Met,
            Verdict::NotMet => Said::NotMet,
            Verdict::Undetermined => Said::Undetermined,
        }
    }

    /// Whether several results are still possible.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Said::Open(_) | Said::Undetermined)
    }

    /// Every grade that it names.
    pub(super) fn grades(&self) -> impl Iterator<Item = &Id> {
        let (one, several) = match self {
            Said::Graded(grade) => (Some(grade), None),
            Said::Open(open) => (None, Some(open.grades.iter())),
            _ => (None, None),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }
}

/// 待定等次 — the results among which an open one lies: at least two.
///
/// # Errors
/// * fewer than two results, where it is read through serde.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "OpenWire", into = "OpenWire")]
pub struct OpenGrade {
    // Invariant: at least one grade, and two where there is a grade for sure.
    grades: BTreeSet<Id>,
    or_ungraded: bool,
}

impl OpenGrade {
    /// The grades, by id.
    #[must_use]
    pub const fn grades(&self) -> &BTreeSet<Id> {
        &self.grades
    }

    /// Whether there may also be none.
    #[must_use]
    pub const fn or_ungraded(&self) -> bool {
        self.or_ungraded
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct OpenWire {
    grades: BTreeSet<Id>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    or_ungraded: bool,
}

/// What an open result must be, for documents that are read through serde.
#[derive(Debug, thiserror::Error)]
#[error("an open result lies among two or more: grades, or one grade and none")]
struct OpenShape;

impl TryFrom<OpenWire> for OpenGrade {
    type Error = OpenShape;

    fn try_from(wire: OpenWire) -> Result<OpenGrade, OpenShape> {
        match Said::among(wire.grades, wire.or_ungraded) {
            Said::Open(open) => Ok(open),
            _ => Err(OpenShape),
        }
    }
}

impl From<OpenGrade> for OpenWire {
    fn from(open: OpenGrade) -> OpenWire {
        OpenWire { grades: open.grades, or_ungraded: open.or_ungraded }
    }
}

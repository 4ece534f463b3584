use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::because::Because;
use super::rules::Kind;
use crate::vocabulary::{Ground, Id, Named, Period, Verdict};

/// 对象 — on whom a consequence falls: what they are, and which one.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Subject {
    /// 类别 — a person, a unit, a township: by the word of the rulebook.
    pub kind: Id,
    /// Which one.
    pub id: Id,
}

impl Subject {
    /// One of a kind.
    #[must_use]
    pub const fn new(kind: Id, id: Id) -> Subject {
        Subject { kind, id }
    }
}

/// 时段 — days on which a consequence is in force, or may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Stretch {
    /// The days; without an end it stays in force until something lifts it, or for ever.
    pub period: Period,
    /// Met where it is in force, undetermined where an open outcome leaves that open.
    pub verdict: Verdict,
}

/// 一项后果 — one consequence that follows from one outcome, with its days and its reasons.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Following {
    /// On whom it falls.
    pub on: Subject,
    /// The consequence.
    pub consequence: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// The awards that it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Named>,
    /// The outcome from which it follows.
    pub outcome: Id,
    /// The so-manieth time that it follows from this outcome: corrections may end it and
    /// bring it back.
    pub nth: u32,
    /// The days on which it is in force or may be, in order; none where it was lifted, or
    /// was over, before it began.
    pub times: Vec<Stretch>,
    /// Why, step by step.
    pub because: Vec<Because>,
    /// Where the rule comes from.
    pub ground: Ground,
}

impl Following {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Verdict {
        let stretch = self.times.iter().find(|stretch| stretch.period.contains(day));
        stretch.map_or(Verdict::NotMet, |stretch| stretch.verdict)
    }

    /// Its first and last days as one period, as far as it may be in force; `None` where it
    /// never is.
    #[must_use]
    pub fn span(&self) -> Option<Period> {
        let (first, last) = (self.times.first()?, self.times.last()?);
        Period::new(first.period.from(), last.period.until()).ok()
    }

    /// Whether it concerns an award.
    #[must_use]
    pub fn concerns(&self, award: &Id) -> bool {
        self.awards.iter().any(|one| one.id == *award)
    }

    /// What tells it from others: whom it falls on, which it is, from what it follows.
    pub(super) const fn key(&self) -> (&Subject, &Id, &Id, u32) {
        (&self.on, &self.consequence.id, &self.outcome, self.nth)
    }
}

/// 认定 — all consequences that follow from what is known, or was known on a day.
///
/// Who has no outcome has no consequences: an outcome that is still to come is handed in as
/// an open one, and gives consequences that may be in force.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Account {
    /// The day whose knowledge it goes by; `None` where it is all that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_known_on: Option<NaiveDate>,
    /// Every consequence of the rulebook.
    pub consequences: Vec<Named>,
    /// Every award of the rulebook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Named>,
    /// What follows: by subject, in the order of the rulebook, then by first day and outcome.
    pub followings: Vec<Following>,
}

/// 答复 — whether something is in force on a day, and by what.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// Met where it is in force by at least one ground, undetermined where it only may be.
    pub verdict: Verdict,
    /// What is in force or may be, each with its reasons.
    pub by: Vec<&'a Following>,
}

impl Account {
    /// 有效后果 — everything that is in force on a day, or may be.
    pub fn in_force(&self, day: NaiveDate) -> impl Iterator<Item = &Following> {
        self.followings.iter().filter(move |one| one.on(day) != Verdict::NotMet)
    }

    /// 沿革 — everything that ever followed for a subject, in force or over.
    pub fn of<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Following> {
        self.followings.iter().filter(move |one| one.on == *subject)
    }

    /// Whether a consequence is in force for a subject on a day; `None` where the rulebook
    /// has no such consequence.
    ///
    /// Consequences that overlap never shorten each other: one ground that holds is enough.
    #[must_use]
    pub fn answer(
        &self,
        consequence: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Option<Answer<'_>> {
        let is_known = self.consequences.iter().any(|one| one.id.as_str() == consequence);
        let is_it = |one: &Following| one.consequence.id.as_str() == consequence;
        is_known.then(|| self.answered(subject, day, is_it))
    }

    /// 评选资格 — whether a subject is barred from an award on a day, or its title is
    /// withdrawn; `None` where the rulebook has no such award.
    #[must_use]
    pub fn barred(
        &self,
        award: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Option<Answer<'_>> {
        let award = self.awards.iter().find(|one| one.id.as_str() == award)?;
        let bars = |one: &Following| {
            matches!(one.kind, Kind::AwardBar | Kind::TitleWithdrawn)
                && one.concerns(&award.id)
        };
        Some(self.answered(subject, day, bars))
    }

    /// Whether any consequence of a kind is in force for a subject on a day.
    #[must_use]
    pub fn any(&self, kind: Kind, subject: &Subject, day: NaiveDate) -> Answer<'_> {
        self.answered(subject, day, |one| one.kind == kind)
    }

    fn answered(
        &self,
        subject: &Subject,
        day: NaiveDate,
        is_asked: impl Fn(&Following) -> bool,
    ) -> Answer<'_> {
        let asked = self.followings.iter().filter(|one| one.on == *subject);
        let by: Vec<&Following> =
            asked.filter(|one| is_asked(one) && one.on(day) != Verdict::NotMet).collect();
        let verdict =
            by.iter().fold(Verdict::NotMet, |verdict, one| verdict.or(one.on(day)));
        Answer { verdict, by }
    }
}

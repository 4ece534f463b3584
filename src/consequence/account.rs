use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::because::Because;
use super::rules::{Consequence, Kind};
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
    pub consequences: Vec<Listed>,
    /// Every award of the rulebook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Named>,
    /// What follows: by subject, in the order of the rulebook, then by first day and outcome.
    pub followings: Vec<Following>,
}

/// 后果条目 — a consequence of the rulebook, as far as an account is asked about it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Listed {
    /// What it is called.
    pub name: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// What they are on whom it falls.
    pub subject: Id,
    /// The awards that it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Named>,
}

impl Listed {
    pub(super) fn of(rule: &Consequence) -> Listed {
        Listed {
            name: rule.name.clone(),
            kind: rule.kind,
            subject: rule.subject.clone(),
            awards: rule.awards.clone(),
        }
    }

    /// Whether it bars from an award, or takes the title away.
    fn bars(&self, award: &str) -> bool {
        self.kind.bars() && self.awards.iter().any(|one| one.id.as_str() == award)
    }
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

    /// 沿革 — everything that ever followed for a subject, in force or over; nothing for such
    /// as no consequence [falls on](Account::falls_on).
    pub fn of<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Following> {
        self.followings.iter().filter(move |one| one.on == *subject)
    }

    /// 是否可能承担后果 — whether any consequence of the rulebook falls on subjects of a kind: a
    /// person, a unit, by the word of the rulebook.
    #[must_use]
    pub fn falls_on(&self, kind: &Id) -> bool {
        self.consequences.iter().any(|one| one.subject == *kind)
    }

    /// Whether a consequence is in force for a subject on a day; `None` where the rulebook
    /// has no such consequence, or has it fall on others than subjects of this kind.
    ///
    /// Consequences that overlap never shorten each other: one ground that holds is enough.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::consequence::{History, Subject};
    /// use grassroots::rulebook::bundled;
    /// use grassroots::vocabulary::{Id, Verdict};
    ///
    /// let rulebook = bundled::stationing_2015()?;
    /// let account = History::check(rulebook.consequences(), [])?.account();
    /// let day = "2016-07-01".parse()?;
    /// let barred = |kind: &str| {
    ///     let lin = Subject::new(Id::new(kind)?, Id::new("lin")?);
    ///     let answer = account.answer("no-promotion", &lin, day);
    ///     Ok::<_, Box<dyn std::error::Error>>(answer.map(|answer| answer.verdict))
    /// };
    /// assert_eq!(barred("person")?, Some(Verdict::NotMet));
    /// // The rulebook bars persons: of a cadre it says nothing, not that nobody is barred.
    /// assert_eq!(barred("cadre")?, None);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn answer(
        &self,
        consequence: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Option<Answer<'_>> {
        let is_it = |one: &Named| one.id.as_str() == consequence;
        let is_known = self.knows(subject, |one| is_it(&one.name));
        is_known.then(|| self.answered(subject, day, |one| is_it(&one.consequence)))
    }

    /// 评选资格 — whether a subject is barred from an award on a day, or its title is
    /// withdrawn; `None` where the rulebook has no such award, or bars no subjects of this kind
    /// from it.
    #[must_use]
    pub fn barred(
        &self,
        award: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Option<Answer<'_>> {
        let is_known = self.knows(subject, |one| one.bars(award));
        let award = self.awards.iter().find(|one| one.id.as_str() == award)?;
        let bars = |one: &Following| one.kind.bars() && one.concerns(&award.id);
        is_known.then(|| self.answered(subject, day, bars))
    }

    /// Whether any consequence of a kind is in force for a subject on a day; `None` where the
    /// rulebook has none of that kind for subjects of this kind.
    #[must_use]
    pub fn any(
        &self,
        kind: Kind,
        subject: &Subject,
        day: NaiveDate,
    ) -> Option<Answer<'_>> {
        let is_known = self.knows(subject, |one| one.kind == kind);
        is_known.then(|| self.answered(subject, day, |one| one.kind == kind))
    }

    /// Whether such a consequence falls on subjects of this kind.
    fn knows(&self, subject: &Subject, is_such: impl Fn(&Listed) -> bool) -> bool {
        self.consequences.iter().any(|one| one.subject == subject.kind && is_such(one))
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

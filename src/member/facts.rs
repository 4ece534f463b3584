//! What the register tells, as facts.

use chrono::NaiveDate;

use super::kind::{Family, Health, Mobility, Stage, StageSpan};
use super::record::Member;
use crate::facts::Raw;
use crate::vocabulary::Verdict;

impl Member {
    /// The fact when somebody was born.
    pub const BORN: &'static str = "member.born";
    /// The fact since when somebody has been a full member.
    pub const FULL_SINCE: &'static str = "member.full_since";
    /// The fact at which stage somebody is.
    pub const STAGE: &'static str = "member.stage";
    /// The fact whether somebody holds a village office.
    pub const OFFICE: &'static str = "member.office";
    /// The fact whether somebody lives here.
    pub const MOBILITY: &'static str = "member.mobility";
    /// The fact whether somebody is able to take part.
    pub const ABLE: &'static str = "member.able";
    /// The fact what somebody's health allows.
    pub const HEALTH: &'static str = "member.health";
    /// The fact what somebody's family leaves room for.
    pub const FAMILY: &'static str = "member.family";
    /// The fact whether somebody is of good quality, strong and versatile.
    pub const CAPABLE: &'static str = "member.capable";
    /// The fact whether somebody has a skill.
    pub const SKILLED: &'static str = "member.skilled";
    /// The fact whether somebody is of good awareness.
    pub const AWARENESS: &'static str = "member.awareness";
    /// The fact whether somebody meets the conditions of admission.
    pub const QUALIFIED: &'static str = "member.qualified";
    /// The fact whether somebody seeks to progress.
    pub const SEEKS_PROGRESS: &'static str = "member.seeks_progress";
    /// The fact when an applicant was born, as `members-2014` calls it.
    pub const APPLICANT_BORN: &'static str = "born";

    /// What the register tells of the person on a day, as facts for a
    /// [sheet](crate::facts::Sheet::with) of a rulebook that has them as `posts-2006` does.
    ///
    /// What is not known on that day is left out, and so stays absent: a stage that is not
    /// settled, whatever was noted on a later day, everything but the day of birth once the
    /// person has left. Since when somebody is a full member does not apply to who is none.
    #[must_use]
    pub fn facts(&self, day: NaiveDate) -> Vec<(&'static str, Raw)> {
        let record = self.parts();
        let span = self.stage_on(day);
        let stage = span.and_then(StageSpan::settled);
        let full_since = match span.map(|span| span.is_within(Stage::Full, Stage::Full)) {
            Some(Verdict::Met) => self.since(Stage::Full).map(date),
            Some(Verdict::NotMet) => Some(no_full_member()),
            Some(Verdict::Undetermined) | None => None,
        };
        let (own, noted) = (record.qualities, |answer| self.noted(day, answer));
        let answer = |answer| noted(answer).map(Raw::Boolean);
        let facts = [
            (Member::BORN, record.born.map(date)),
            (Member::FULL_SINCE, full_since),
            (Member::STAGE, word(&Stage::ALL, stage)),
            (Member::OFFICE, answer(record.has_office)),
            (Member::MOBILITY, word(&Mobility::ALL, self.mobility_on(day))),
            (Member::ABLE, answer(record.is_able)),
            (Member::HEALTH, word(&Health::ALL, self.noted(day, record.health))),
            (Member::FAMILY, word(&Family::ALL, self.noted(day, record.family))),
            (Member::CAPABLE, answer(own.is_capable)),
            (Member::SKILLED, answer(own.is_skilled)),
            (Member::AWARENESS, answer(own.has_awareness)),
            (Member::QUALIFIED, answer(own.is_qualified)),
            (Member::SEEKS_PROGRESS, answer(own.seeks_progress)),
        ];
        facts.into_iter().filter_map(|(id, value)| Some((id, value?))).collect()
    }

    /// What the rules and the procedure of admission ask of the person: the day of birth, as
    /// [`Member::APPLICANT_BORN`], where it is known.
    #[must_use]
    pub fn applicant_facts(&self) -> Vec<(&'static str, Raw)> {
        let born = self.parts().born;
        born.map(|born| (Member::APPLICANT_BORN, date(born))).into_iter().collect()
    }
}

fn date(day: NaiveDate) -> Raw {
    Raw::Text(day.to_string())
}

fn word<T: Copy + PartialEq>(list: &[(&'static str, T)], own: Option<T>) -> Option<Raw> {
    let own = own?;
    list.iter().find(|(_, other)| *other == own).map(|(word, _)| Raw::text(word))
}

fn no_full_member() -> Raw {
    let reason = Raw::text("no full member");
    Raw::Table(vec![("not_applicable".to_owned(), reason)])
}

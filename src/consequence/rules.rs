use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::decided::{Decided, Said};
use crate::vocabulary::{Ground, Id, MonthEnd, Named, Period, TimeSpan, Verdict, Window};

/// 后果规则集 — the consequences of a rulebook, with everything that they name.
///
/// Only the check of a rulebook makes one. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Consequences(pub(crate) Arc<ConsequencesParts>);

/// What the check hands over.
#[derive(Debug)]
pub(crate) struct ConsequencesParts {
    /// `None` where the rulebook does not say it rightly: nothing is sealed then.
    pub(crate) in_force: Option<Period>,
    // Invariant (known): every matter, award and role that a rule names is listed.
    pub(crate) matters: Vec<MatterRules>,
    pub(crate) awards: Vec<Named>,
    pub(crate) roles: Vec<Role>,
    pub(crate) rules: Vec<Consequence>,
}

impl Consequences {
    /// 施行期间 — whether the rulebook is in force on a day: what is decided on others grounds
    /// nothing.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.0.in_force.is_none_or(|period| period.contains(day))
    }

    /// The consequences, in the order of the document.
    #[must_use]
    pub fn rules(&self) -> &[Consequence] {
        &self.0.rules
    }

    /// The consequence with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Consequence> {
        self.0.rules.iter().find(|rule| rule.name.id.as_str() == id)
    }

    /// What outcomes can be of: every scheme, rule and decision of the rulebook.
    #[must_use]
    pub fn matters(&self) -> &[MatterRules] {
        &self.0.matters
    }

    /// What is known about a matter.
    #[must_use]
    pub fn matter(&self, matter: &Matter) -> Option<&MatterRules> {
        self.0.matters.iter().find(|one| one.matter == *matter)
    }

    /// 是否有后果 — whether anything follows from what a matter says, or is lifted by it.
    #[must_use]
    pub fn is_asked(&self, matter: &Matter) -> bool {
        let mut rules = self.0.rules.iter();
        rules.any(|one| one.occasion(matter).is_some() || one.lift(matter).is_some())
    }

    /// The awards, titles and candidacies that consequences may concern.
    #[must_use]
    pub fn awards(&self) -> &[Named] {
        &self.0.awards
    }

    /// The roles in which somebody answers for the outcome of another.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.0.roles
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &Id) -> Option<&Role> {
        self.0.roles.iter().find(|role| role.name.id == *id)
    }
}

/// 事项 — what an outcome is of.
///
/// # Shape
/// `{ "scheme": "stationing" }`, `{ "rule": "unit/quota" }`, `{ "decision": "secretary/removal" }`.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// 考核办法 — a scheme: its outcomes are grades.
    Scheme(Id),
    /// 规则 — a single rule: its outcomes are met or not.
    Rule(Id),
    /// 决定 — a decision that is handed in: its outcomes are met or not.
    Decision(Id),
}

impl Matter {
    /// The id of the scheme, rule or decision.
    #[must_use]
    pub const fn id(&self) -> &Id {
        match self {
            Matter::Scheme(id) | Matter::Rule(id) | Matter::Decision(id) => id,
        }
    }

    /// Which of the three it is.
    pub(crate) const fn what(&self) -> &'static str {
        match self {
            Matter::Scheme(_) => "scheme",
            Matter::Rule(_) => "rule",
            Matter::Decision(_) => "decision",
        }
    }
}

/// 事项规则 — a scheme, rule or decision, as far as consequences know it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MatterRules {
    /// What it is.
    pub matter: Matter,
    /// What it is called.
    pub name: Named,
    /// Whom its outcomes are about.
    pub subject: Id,
    /// The grades of a scheme, the best first; none of a rule or decision.
    pub grades: Vec<Named>,
}

/// 责任角色 — somebody who answers for the outcome of another: the secretary of a township.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Role {
    /// What it is called.
    pub name: Named,
    /// What they are who have it.
    pub subject: Id,
}

/// 后果类别 — what kind of consequence it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// 取消评选资格 — barred from awards.
    AwardBar,
    /// 不予提拔 — no promotion.
    PromotionBar,
    /// 取消荣誉称号 — a title is withdrawn.
    TitleWithdrawn,
    /// 优先 — preferred among equals.
    Preference,
    /// 推荐人选 — to be recommended for an award, an office, a congress.
    Candidacy,
    /// 调整退出 — to be replaced.
    Removal,
    /// 重点管理 — under key management.
    KeyManagement,
    /// 追究责任 — to be held to account.
    Accountability,
    /// 诫勉 — an admonition.
    Admonition,
    /// 通报 — named in a notice.
    Notice,
    /// 报酬 — pay that is more or less.
    Pay,
}

impl Kind {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Kind); 11] = [
        ("award_bar", Kind::AwardBar),
        ("promotion_bar", Kind::PromotionBar),
        ("title_withdrawn", Kind::TitleWithdrawn),
        ("preference", Kind::Preference),
        ("candidacy", Kind::Candidacy),
        ("removal", Kind::Removal),
        ("key_management", Kind::KeyManagement),
        ("accountability", Kind::Accountability),
        ("admonition", Kind::Admonition),
        ("notice", Kind::Notice),
        ("pay", Kind::Pay),
    ];

    /// Whether it bars from the awards that it concerns, or takes the title away.
    pub(super) const fn bars(self) -> bool {
        matches!(self, Kind::AwardBar | Kind::TitleWithdrawn)
    }

    /// Whether it says nothing without the awards that it concerns.
    pub(crate) const fn needs_awards(self) -> bool {
        matches!(self, Kind::AwardBar | Kind::TitleWithdrawn | Kind::Candidacy)
    }
}

/// 后果规则 — what follows from an outcome, from when, for how long, and what lifts it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Consequence {
    /// What it is called.
    pub name: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// What they are on whom it falls.
    pub subject: Id,
    /// The roles on which it falls, where it does not fall on the subject of the outcome.
    pub falls_on: Vec<Id>,
    /// The outcomes from which it follows: any of them.
    pub when: Vec<Occasion>,
    /// The awards that it concerns, those that the rulebook lists where it concerns all.
    pub awards: Vec<Named>,
    /// From when it is in force.
    pub starts: Moment,
    /// For how long.
    pub lasts: Lasts,
    /// What lifts it early.
    pub lifted: Vec<Lift>,
    /// 不同时生效 — the consequences during which it is not in force for the same subject.
    // Invariant (checked): about the same kind of subject, and in no circle.
    pub not_while: Vec<Named>,
    /// From when a correction of an outcome counts.
    pub corrected: Corrected,
    /// Where it comes from.
    pub ground: Ground,
}

impl Consequence {
    /// The occasion that an outcome of this matter may be.
    pub(super) fn occasion(&self, matter: &Matter) -> Option<&Occasion> {
        self.when.iter().find(|one| one.matter == *matter)
    }

    /// The lift that an outcome of this matter may be.
    pub(super) fn lift(&self, matter: &Matter) -> Option<&Lift> {
        self.lifted.iter().find(|one| one.by.matter == *matter)
    }
}

/// 情形 — an outcome that must say something.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Occasion {
    /// Of what the outcome is.
    pub matter: Matter,
    /// What it must say.
    pub says: Asked,
}

/// 情形要求 — what an outcome must say.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Asked {
    /// One of these grades.
    OneOf(Vec<Id>),
    /// Met.
    Met,
    /// Not met.
    NotMet,
}

impl Occasion {
    /// Whether an outcome says what is asked; an open one may.
    #[must_use]
    pub fn holds(&self, said: &Said) -> Verdict {
        match (&self.says, said) {
            (Asked::OneOf(grades), Said::Graded(grade)) => {
                Verdict::of(grades.contains(grade))
            }
            (Asked::OneOf(grades), Said::Open(open)) => {
                let such = open.grades().iter().filter(|one| grades.contains(one));
                let all = open.grades().len();
                match (such.count(), open.or_ungraded()) {
                    (0, _) => Verdict::NotMet,
                    (such, false) if such == all => Verdict::Met,
                    (_, _) => Verdict::Undetermined,
                }
            }
            (Asked::Met, Said::Met) | (Asked::NotMet, Said::NotMet) => Verdict::Met,
            (Asked::Met | Asked::NotMet, Said::Undetermined) => Verdict::Undetermined,
            (_, _) => Verdict::NotMet,
        }
    }

    /// Whether the same outcome may be this occasion and another.
    pub(crate) fn may_be(&self, other: &Occasion) -> bool {
        self.matter == other.matter
            && match (&self.says, &other.says) {
                (Asked::OneOf(one), Asked::OneOf(other)) => {
                    one.iter().any(|grade| other.contains(grade))
                }
                (one, other) => one == other,
            }
    }
}

/// 提前解除 — what lifts a consequence before its time, and from when.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Lift {
    /// A later outcome.
    pub by: Occasion,
    /// From when the consequence is lifted.
    pub from: Moment,
    /// What comes before it, and is lifted.
    pub lifts: Lifts,
}

/// 解除的先后 — whether what lifts a consequence must be later by the day of its decision, or by
/// what it is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lifts {
    /// 以作出先后为准 — it lifts what was decided before it, by day and number.
    DecidedBefore,
    /// 以所涉期间先后为准 — it lifts what is about a period that ends before its own, whenever
    /// either was decided; of two that end on one day, what was decided before it.
    AboutBefore,
}

impl Lifts {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Lifts); 2] =
        [("decided_before", Lifts::DecidedBefore), ("about_before", Lifts::AboutBefore)];

    /// What is later is greater: the day on which what it is about is over, where that goes
    /// first, then the day decided and the number.
    pub(super) fn order(
        self,
        about: Period,
        by: &Decided,
    ) -> (Option<NaiveDate>, NaiveDate, u32) {
        let over = match self {
            Lifts::DecidedBefore => None,
            Lifts::AboutBefore => about.until(),
        };
        (over, by.decided, by.seq)
    }
}

/// 起算时点 — from which day something counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Moment {
    /// 作出之日 — on the day on which the outcome was decided.
    OnDecision,
    /// 作出次日 — on the day after.
    DayAfterDecision,
    /// 公布之日 — on the day on which the outcome became known.
    WhenKnown,
    /// 所涉期间首日 — on the first day that the outcome is about.
    WithPeriod,
    /// 所涉期间届满次日 — on the day after the last that the outcome is about.
    AfterPeriod,
    /// 作出次月首日 — on the first day of the month after the decision.
    NextMonth,
    /// 作出次年首日 — on the first day of the year after the decision.
    NextYear,
    /// 决定载明之日 — on the day that the outcome itself states.
    AsStated,
}

impl Moment {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Moment); 8] = [
        ("on_decision", Moment::OnDecision),
        ("day_after_decision", Moment::DayAfterDecision),
        ("when_known", Moment::WhenKnown),
        ("with_period", Moment::WithPeriod),
        ("after_period", Moment::AfterPeriod),
        ("next_month", Moment::NextMonth),
        ("next_year", Moment::NextYear),
        ("as_stated", Moment::AsStated),
    ];

    /// The day, by the days of a record and of the outcome that it is about; `None` where
    /// the outcome had to state it and does not, which the check of a history rules out.
    pub(super) fn day(
        self,
        about: Period,
        by: &Decided,
        stated: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        match self {
            Moment::OnDecision => Some(by.decided),
            Moment::DayAfterDecision => by.decided.succ_opt(),
            Moment::WhenKnown => Some(by.known),
            Moment::WithPeriod => Some(about.from()),
            Moment::AfterPeriod => about.until(),
            Moment::NextMonth => next(Window::Month, by.decided),
            Moment::NextYear => next(Window::Year, by.decided),
            Moment::AsStated => stated,
        }
    }
}

/// The first day after the window in which a day lies.
fn next(window: Window, day: NaiveDate) -> Option<NaiveDate> {
    window.first_day(window.index(day).checked_add(1)?)
}

/// 期限 — for how long a consequence is in force.
///
/// # Shape
/// `{ span = { length = { years = 3 }, month_end = "last_day", last_day = "counts" } }`,
/// `{ until = { day = "2020-12-31", last_day = "counts" } }`, `{ to_end_of = "year" }`,
/// `"until_lifted"`, `"for_ever"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lasts {
    /// 若干年、月、日 — so long from its first day.
    Span {
        /// How long.
        length: TimeSpan,
        /// What a month after the 31st, or a year after 29 February, is; `None` for days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month_end: Option<MonthEnd>,
        /// Whether the day with which it ends is still in force.
        last_day: LastDay,
    },
    /// 至某日 — until a day.
    Until {
        /// The day.
        day: NaiveDate,
        /// Whether that day is still in force.
        last_day: LastDay,
    },
    /// 至期末 — until the end of the week, month, quarter, half-year or year in which it
    /// starts.
    ToEndOf(Window),
    /// 解除为止 — until it is lifted.
    UntilLifted,
    /// 长期 — for ever, unless it is lifted.
    ForEver,
}

impl Lasts {
    /// The first day on which it is over, counted from its first day; `None` where it never
    /// ends by itself.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use grassroots::consequence::{LastDay, Lasts};
    /// use grassroots::vocabulary::{MonthEnd, TimeSpan};
    ///
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    /// let leap = day(2020, 2, 29).ok_or("no such day")?;
    /// let year = |month_end, last_day| Lasts::Span {
    ///     length: TimeSpan::Years(1), month_end: Some(month_end), last_day,
    /// };
    /// assert_eq!(year(MonthEnd::LastDay, LastDay::Counts).over(leap), day(2021, 3, 1));
    /// assert_eq!(year(MonthEnd::LastDay, LastDay::DoesNotCount).over(leap), day(2021, 2, 28));
    /// assert_eq!(year(MonthEnd::Overflow, LastDay::Counts).over(leap), day(2021, 3, 2));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn over(self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Lasts::Span { length, month_end, last_day } => {
                let month_end = month_end.unwrap_or(MonthEnd::LastDay);
                length.after(first, month_end).and_then(|end| last_day.over(end))
            }
            Lasts::Until { day, last_day } => last_day.over(day),
            Lasts::ToEndOf(window) => next(window, first),
            Lasts::UntilLifted | Lasts::ForEver => None,
        }
    }
}

/// 届满之日 — whether the day with which a length ends is still in force.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// 含届满之日 — it is: three years from 15 March end with a 15 March that counts.
    Counts,
    /// 不含届满之日 — it is not: 14 March is the last day.
    DoesNotCount,
}

impl LastDay {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, LastDay); 2] =
        [("counts", LastDay::Counts), ("does_not_count", LastDay::DoesNotCount)];

    fn over(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            LastDay::Counts => end.succ_opt(),
            LastDay::DoesNotCount => Some(end),
        }
    }
}

/// 更正的效力 — from when the correction of an outcome counts.
///
/// What settles an open outcome is no correction of it: it counts from the first either way.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Corrected {
    /// 自始 — as if the outcome had said so from the first.
    FromTheFirst,
    /// 自更正之日 — from the day on which the correction was decided.
    FromTheCorrection,
}

impl Corrected {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Corrected); 2] = [
        ("from_the_first", Corrected::FromTheFirst),
        ("from_the_correction", Corrected::FromTheCorrection),
    ];
}

/// The days that the records of a history may name.
pub(super) fn days() -> (NaiveDate, NaiveDate) {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let (first, last) = (day(1900, 1, 1), day(2999, 12, 31));
    (first.unwrap_or(NaiveDate::MIN), last.unwrap_or(NaiveDate::MAX))
}

/// Whether a day is one that a record may name.
pub(super) fn is_named(day: NaiveDate) -> bool {
    (1900..=2999).contains(&day.year())
}

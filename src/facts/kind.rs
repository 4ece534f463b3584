use serde::Serialize;

use crate::vocabulary::{Amount, Exact, Id, Label, Period, Ratio, Span, Window};

/// 选项 — one of the words that a choice, a ballot or an event may be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Choice {
    /// The word by which documents name it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

impl Choice {
    /// A choice with id and label.
    #[must_use]
    pub const fn new(id: Id, label: Label) -> Choice {
        Choice { id, label }
    }
}

/// 票数类别 — ballots that are no vote for a choice.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tally {
    /// 弃权票 — cast without a vote.
    Abstained,
    /// 废票 — cast and not valid.
    Void,
    /// 未投 — entitled and not cast.
    NotCast,
}

impl Tally {
    /// Every tally with the word by which documents name it.
    pub const ALL: [(&'static str, Tally); 3] = [
        ("abstained", Tally::Abstained),
        ("void", Tally::Void),
        ("not_cast", Tally::NotCast),
    ];

    /// The names by which table headers may call it, besides the word itself.
    pub(super) const fn names(self) -> [&'static str; 3] {
        match self {
            Tally::Abstained => ["弃权", "棄權", "弃权票"],
            Tally::Void => ["废票", "廢票", "无效票"],
            Tally::NotCast => ["未投", "未投票", "缺席"],
        }
    }
}

/// 事实类别 — what kind of thing a fact is, and in what domain it lies.
///
/// # Shape
/// `kind = "yes_no"` or a table of one key, such as `kind = { count = { at_most = 60 } }`.
/// Numbers always have both ends: a range of scores under missing facts, and the proof that
/// nothing overflows, stand on them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// 是否 — yes or no.
    YesNo,
    /// 次数、人数 — a whole number.
    Count {
        /// The least number.
        at_least: u32,
        /// The greatest number.
        at_most: u32,
    },
    /// 数额 — an exact decimal with a unit.
    Amount {
        /// The unit, such as 元.
        unit: Label,
        /// Decimals that it is measured to.
        places: u8,
        /// The least amount.
        at_least: Amount,
        /// The greatest amount.
        at_most: Amount,
    },
    /// 比例 — a decimal share; 4 places are hundredths of a per cent.
    Ratio {
        /// Decimals of the fraction that it is measured to.
        places: u8,
        /// The least share.
        at_least: Ratio,
        /// The greatest share.
        at_most: Ratio,
    },
    /// 选择 — one of some words.
    Choice(Vec<Choice>),
    /// 日期 — a day.
    Date(Period),
    /// 所属 — what a subject belongs to, in words: its township, its kind; two are the same
    /// where the words are.
    Group,
    /// 票数 — how many voted for what.
    Ballots {
        /// What can be voted for.
        choices: Vec<Choice>,
        /// The other ballots that are counted.
        also: Vec<Tally>,
        /// The greatest number of any of them.
        at_most: u32,
    },
    /// 评分 — the scores of several raters.
    Scores {
        /// Decimals of a score.
        places: u8,
        /// The least score.
        at_least: Amount,
        /// The greatest score.
        at_most: Amount,
        /// The greatest number of raters.
        raters: u32,
        /// Whether each score stands under the id of its rater.
        #[serde(skip_serializing_if = "is_false")]
        by_rater: bool,
    },
    /// 酌定 — a value decided by someone, with a reason.
    Decision {
        /// Who may decide.
        by: Vec<Choice>,
        /// Decimals of the value.
        places: u8,
        /// The least value.
        at_least: Amount,
        /// The greatest value.
        at_most: Amount,
    },
    /// 分期数据 — a value for each week, month, quarter, half-year or year.
    Series {
        /// How long each period is.
        each: Window,
        /// What there is in each.
        #[serde(flatten)]
        of: SeriesOf,
        /// The greatest number of periods.
        at_most: u32,
    },
    /// 事件 — dated events.
    Events {
        /// What kinds of event there are.
        kinds: Vec<Choice>,
        /// The greatest number of all of them.
        at_most: u32,
        /// The amount that each time has, if any.
        amount: Option<EventAmount>,
    },
    /// 经历 — spells of service: from when to when, the last perhaps to this day.
    Spells {
        /// The greatest number of spells.
        at_most: u32,
    },
}

/// 事件数额 — the amount that each event of a fact has: yuan donated, hours served.
///
/// # Shape
/// `amount = { unit = LABEL, places = 2, at_least = 0, at_most = 100000 }`, beside `kinds`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EventAmount {
    /// The unit, such as 元.
    pub unit: Label,
    /// Decimals that it is measured to.
    pub places: u8,
    /// The least amount.
    pub at_least: Amount,
    /// The greatest amount.
    pub at_most: Amount,
}

impl EventAmount {
    /// An amount in a unit, with its places, from the least to the greatest.
    #[must_use]
    pub const fn new(
        unit: Label,
        places: u8,
        at_least: Amount,
        at_most: Amount,
    ) -> EventAmount {
        EventAmount { unit, places, at_least, at_most }
    }

    /// From the least to the greatest.
    #[must_use]
    pub fn domain(&self) -> Span {
        Span::between(self.at_least.into(), self.at_most.into())
    }
}

/// 分期内容 — what a series has in each of its periods.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SeriesOf {
    /// 数 — an exact decimal.
    Number {
        /// Decimals that it is measured to.
        places: u8,
        /// The least number.
        at_least: Amount,
        /// The greatest number.
        at_most: Amount,
    },
    /// 选项 — one of some words.
    Choice(Vec<Choice>),
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}

impl FactKind {
    /// What it is, in the words of a message.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            FactKind::YesNo => "a yes or no",
            FactKind::Count { .. } => "a count",
            FactKind::Amount { .. } => "an amount",
            FactKind::Ratio { .. } => "a ratio",
            FactKind::Choice(_) => "a choice",
            FactKind::Date(_) => "a date",
            FactKind::Group => "a group",
            FactKind::Ballots { .. } => "a count of ballots",
            FactKind::Scores { .. } => "a list of scores",
            FactKind::Decision { .. } => "a decided value",
            FactKind::Events { .. } => "a list of events",
            FactKind::Series { of: SeriesOf::Number { .. }, .. } => "a series of numbers",
            FactKind::Series { of: SeriesOf::Choice(_), .. } => "a series of choices",
            FactKind::Spells { .. } => "a list of spells",
        }
    }

    /// The domain of a number: count, amount or ratio.
    #[must_use]
    pub fn domain(&self) -> Option<Span> {
        match self {
            FactKind::Count { at_least, at_most } => Some(Span::between(
                Exact::whole(i64::from(*at_least)),
                Exact::whole(i64::from(*at_most)),
            )),
            FactKind::Amount { at_least, at_most, .. } => {
                Some(Span::between((*at_least).into(), (*at_most).into()))
            }
            FactKind::Ratio { at_least, at_most, .. } => {
                Some(Span::between((*at_least).into(), (*at_most).into()))
            }
            FactKind::YesNo
            | FactKind::Choice(_)
            | FactKind::Date(_)
            | FactKind::Group
            | FactKind::Ballots { .. }
            | FactKind::Scores { .. }
            | FactKind::Decision { .. }
            | FactKind::Series { .. }
            | FactKind::Events { .. }
            | FactKind::Spells { .. } => None,
        }
    }

    /// The distance of the values of a number: 1 for a count, 0.01 for two places.
    #[must_use]
    pub fn step(&self) -> Option<Exact> {
        match self {
            FactKind::Count { .. } => Some(Exact::ONE),
            FactKind::Amount { places, .. } | FactKind::Ratio { places, .. } => {
                ten_to_minus(*places)
            }
            FactKind::YesNo
            | FactKind::Choice(_)
            | FactKind::Date(_)
            | FactKind::Group
            | FactKind::Ballots { .. }
            | FactKind::Scores { .. }
            | FactKind::Decision { .. }
            | FactKind::Series { .. }
            | FactKind::Events { .. }
            | FactKind::Spells { .. } => None,
        }
    }

    /// The words of a choice, a count of ballots or a list of events.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            FactKind::Choice(choices)
            | FactKind::Ballots { choices, .. }
            | FactKind::Decision { by: choices, .. }
            | FactKind::Series { of: SeriesOf::Choice(choices), .. }
            | FactKind::Events { kinds: choices, .. } => choices,
            FactKind::YesNo
            | FactKind::Count { .. }
            | FactKind::Amount { .. }
            | FactKind::Ratio { .. }
            | FactKind::Date(_)
            | FactKind::Group
            | FactKind::Series { of: SeriesOf::Number { .. }, .. }
            | FactKind::Scores { .. }
            | FactKind::Spells { .. } => &[],
        }
    }
}

/// 10 to the power of minus `places`.
pub(crate) fn ten_to_minus(places: u8) -> Option<Exact> {
    Exact::fraction(1, 10_i64.checked_pow(u32::from(places))?)
}

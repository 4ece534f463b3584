use serde::{Deserialize, Serialize};

use crate::vocabulary::Label;

/// 请假类别 — why a cadre was on approved leave.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Leave {
    /// 事假 — for matters of their own.
    Personal,
    /// 病假 — sick.
    Sick,
    /// 年休假 — the annual holiday.
    Annual,
    /// 婚假 — to marry.
    Marriage,
    /// 产假、护理假 — for a child that is born.
    Parental,
    /// 丧假 — for a death.
    Funeral,
    /// 调休 — for a day off that was worked.
    Compensatory,
}

impl Leave {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Leave); 7] = [
        ("personal", Leave::Personal),
        ("sick", Leave::Sick),
        ("annual", Leave::Annual),
        ("marriage", Leave::Marriage),
        ("parental", Leave::Parental),
        ("funeral", Leave::Funeral),
        ("compensatory", Leave::Compensatory),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Leave::Personal => ("事假", "事假", "personal leave"),
            Leave::Sick => ("病假", "病假", "sick leave"),
            Leave::Annual => ("年休假", "年休假", "annual leave"),
            Leave::Marriage => ("婚假", "婚假", "marriage leave"),
            Leave::Parental => ("产假", "產假", "parental leave"),
            Leave::Funeral => ("丧假", "喪假", "funeral leave"),
            Leave::Compensatory => ("调休", "調休", "compensatory leave"),
        };
        Label::new(hans, hant, en)
    }
}

/// 当日状态 — where a stationed cadre was on a day; one state a day.
///
/// A day of which nothing is recorded has none: it is not known, and counts for nobody and
/// against nobody.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// 在村 — in the village.
    InVillage,
    /// 在单位 — at the unit.
    AtUnit,
    /// 请假 — on approved leave.
    OnLeave(Leave),
    /// 公出 — on an official trip.
    OnTrip,
    /// 培训 — in training.
    InTraining,
    /// 休息 — at rest, on a weekend or a holiday.
    AtRest,
    /// 两头不见人 — found neither in the village nor at the unit.
    Nowhere,
}

impl DayState {
    /// All of them, of leave one, with the word by which documents name them.
    pub const ALL: [(&'static str, DayState); 7] = [
        ("in-village", DayState::InVillage),
        ("at-unit", DayState::AtUnit),
        ("on-leave", DayState::OnLeave(Leave::Personal)),
        ("on-trip", DayState::OnTrip),
        ("in-training", DayState::InTraining),
        ("at-rest", DayState::AtRest),
        ("nowhere", DayState::Nowhere),
    ];

    /// What it is called; leave by its kind.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            DayState::OnLeave(leave) => leave.label(),
            other => other.kind_label(),
        }
    }

    /// What it is called, leave of any kind alike.
    #[must_use]
    pub fn kind_label(self) -> Label {
        let (hans, hant, en) = match self {
            DayState::InVillage => ("在村", "在村", "in the village"),
            DayState::AtUnit => ("在单位", "在單位", "at the unit"),
            DayState::OnLeave(_) => ("请假", "請假", "on leave"),
            DayState::OnTrip => ("公出", "公出", "on an official trip"),
            DayState::InTraining => ("培训", "培訓", "in training"),
            DayState::AtRest => ("休息", "休息", "at rest"),
            DayState::Nowhere => ("两头不见人", "兩頭不見人", "found nowhere"),
        };
        Label::new(hans, hant, en)
    }
}

/// 当日性质 — what kind of day the calendar has.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 工作日 — a working day, shifted ones among them.
    Working,
    /// 周末 — a Saturday or Sunday that is no holiday.
    Weekend,
    /// 法定节假日 — a day of a statutory holiday, weekends within it among them.
    Holiday,
}

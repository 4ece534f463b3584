//! What quantities over dated events, over time and over a change are called.

use super::{bracketed, fact_label, of_kinds};
use crate::criteria::quantity::{
    ChangeKind, EventsOf, Moment, PeriodDay, Reach, Service, Since, Windows,
};
use crate::facts::Dictionary;
use crate::vocabulary::{Label, Script, TimeSpan, TimeUnit, Window};

impl EventsOf {
    pub(super) fn label(&self, dictionary: &Dictionary) -> Label {
        of_kinds(dictionary, self.fact, &self.kinds)
    }
}

impl Windows {
    /// `季度汇报（次数不足1的季度数）`.
    pub(super) fn label(&self, dictionary: &Dictionary) -> Label {
        let of = self.of.label(dictionary);
        let such = |script| self.such.in_words(script);
        let (hans, hant, en) = match self.window {
            Window::Week => ("周数", "週數", "weeks"),
            Window::Month => ("月数", "月數", "months"),
            Window::Quarter => ("季度数", "季度數", "quarters"),
            Window::HalfYear => ("半年数", "半年數", "half-years"),
            Window::Year => ("年数", "年數", "years"),
        };
        Label {
            hans: format!("{}（次数{}的{hans}）", of.hans, such(Script::Hans)),
            hant: format!("{}（次數{}的{hant}）", of.hant, such(Script::Hant)),
            en: format!("{} ({en} with {})", of.en, such(Script::En)),
        }
    }
}

impl Since {
    pub(super) fn label(&self, dictionary: &Dictionary) -> Label {
        let label = self.since(dictionary);
        let day = |hans: String, hant: String, en: String| Label {
            hans: format!("{}（至{hans}）", label.hans),
            hant: format!("{}（至{hant}）", label.hant),
            en: format!("{} (up to {en})", label.en),
        };
        match self.on {
            PeriodDay::Start | PeriodDay::End => label,
            PeriodDay::OfYear { month, day: nth } => {
                let chinese = format!("{month}月{nth}日");
                day(chinese.clone(), chinese, self.on.to_string())
            }
            PeriodDay::Date(date) => {
                day(date.to_string(), date.to_string(), date.to_string())
            }
        }
    }

    fn since(&self, dictionary: &Dictionary) -> Label {
        let unit = full_units(self.unit);
        match &self.of {
            Moment::Date { fact } => {
                let of = fact_label(dictionary, *fact);
                Label {
                    hans: format!("自{}起{}", of.hans, unit.hans),
                    hant: format!("自{}起{}", of.hant, unit.hant),
                    en: format!("{} since {}", unit.en, of.en),
                }
            }
            Moment::Latest(of) => {
                let of = of.label(dictionary);
                Label {
                    hans: format!("自最近一次{}起{}", of.hans, unit.hans),
                    hant: format!("自最近一次{}起{}", of.hant, unit.hant),
                    en: format!("{} since the latest of {}", unit.en, of.en),
                }
            }
        }
    }
}

impl Service {
    pub(super) fn label(&self, dictionary: &Dictionary) -> Label {
        let (of, unit) = (fact_label(dictionary, self.of), full_units(self.unit));
        let served = Label {
            hans: format!("{}{}", of.hans, unit.hans),
            hant: format!("{}{}", of.hant, unit.hant),
            en: format!("{} of {}", unit.en, of.en),
        };
        let Some(events) = &self.since_latest else { return served };
        let events = events.label(dictionary);
        Label {
            hans: format!("{}（自最近一次{}起）", served.hans, events.hans),
            hant: format!("{}（自最近一次{}起）", served.hant, events.hant),
            en: format!("{} (since the latest of {})", served.en, events.en),
        }
    }
}

/// `收入较上年收入增幅`.
pub(super) fn changed(of: &Label, from: &Label, kind: ChangeKind) -> Label {
    let (hans, hant, en) = match kind {
        ChangeKind::Absolute => ("增减量", "增減量", "change"),
        ChangeKind::Relative { .. } => ("增幅", "增幅", "relative change"),
    };
    Label {
        hans: format!("{}较{}{hans}", of.hans, from.hans),
        hant: format!("{}較{}{hant}", of.hant, from.hant),
        en: format!("{en} of {} from {}", of.en, from.en),
    }
}

/// The same with the days that it goes over.
pub(super) fn reaching(of: Label, reach: Reach) -> Label {
    match reach {
        Reach::Period => of,
        Reach::Last(span) => bracketed(&of, &[&last(span)]),
        Reach::MostIn(window) => bracketed(&of, &[&one_window(window, true)]),
        Reach::LeastIn { window, .. } => bracketed(&of, &[&one_window(window, false)]),
    }
}

fn last(span: TimeSpan) -> Label {
    let (n, hans, hant, en) = match span {
        TimeSpan::Days(n) => (n, "天", "天", "days"),
        TimeSpan::Months(n) => (n, "个月", "個月", "months"),
        TimeSpan::Years(n) => (n, "年", "年", "years"),
    };
    Label {
        hans: format!("近{n}{hans}"),
        hant: format!("近{n}{hant}"),
        en: format!("last {n} {en}"),
    }
}

fn one_window(window: Window, is_most: bool) -> Label {
    let (hans, hant, en) = match window {
        Window::Week => ("周", "週", "week"),
        Window::Month => ("月", "月", "month"),
        Window::Quarter => ("季度", "季度", "quarter"),
        Window::HalfYear => ("半年", "半年", "half-year"),
        Window::Year => ("年", "年", "year"),
    };
    let (extreme, which) = if is_most { ("最多", "most") } else { ("最少", "least") };
    Label {
        hans: format!("{extreme}的一个{hans}"),
        hant: format!("{extreme}的一個{hant}"),
        en: format!("the {en} with the {which}"),
    }
}

fn full_units(unit: TimeUnit) -> Label {
    match unit {
        TimeUnit::Days => Label::new("的天数", "的天數", "days"),
        TimeUnit::Months => Label::new("的足月数", "的足月數", "full months"),
        TimeUnit::Years => Label::new("的周年数", "的週年數", "full years"),
    }
}

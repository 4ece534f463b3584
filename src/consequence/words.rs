//! The wording of consequences and of their reasons.

use super::account::{Following, Stretch, Subject};
use super::because::{Because, NamedSaid};
use super::difference::Change;
use super::rules::{Kind, LastDay, Lasts, Lifts, Moment};
use crate::explain::{self, Wording};
use crate::vocabulary::{Id, MonthEnd, Named, Period, Script, TimeSpan, Verdict, Window};

/// A sentence in the script at hand, with the same names filled in.
macro_rules! say {
    ($script:expr, $hans:literal, $hant:literal, $en:literal $(,)?) => {
        match $script {
            Script::Hans => format!($hans),
            Script::Hant => format!($hant),
            Script::En => format!($en),
        }
    };
}

impl Kind {
    /// 取消评选资格、不予提拔 … — what people call it.
    #[must_use]
    pub const fn name(self, script: Script) -> &'static str {
        match self {
            Kind::AwardBar => {
                script.of("取消评选资格", "取消評選資格", "barred from awards")
            }
            Kind::PromotionBar => script.of("不予提拔", "不予提拔", "no promotion"),
            Kind::TitleWithdrawn => {
                script.of("取消荣誉称号", "取消榮譽稱號", "title withdrawn")
            }
            Kind::Preference => {
                script.of("同等条件下优先", "同等條件下優先", "preferred")
            }
            Kind::Candidacy => script.of("推荐人选", "推薦人選", "candidate"),
            Kind::Removal => script.of("调整退出", "調整退出", "to be replaced"),
            Kind::KeyManagement => {
                script.of("重点管理", "重點管理", "under key management")
            }
            Kind::Accountability => script.of("追究责任", "追究責任", "held to account"),
            Kind::Admonition => script.of("诫勉", "誡勉", "admonition"),
            Kind::Notice => script.of("通报", "通報", "named in a notice"),
            Kind::Pay => script.of("报酬", "報酬", "pay"),
        }
    }
}

impl Moment {
    /// 作出之日、公布之日 … — the rule by which a first day is found.
    #[must_use]
    pub const fn name(self, script: Script) -> &'static str {
        match self {
            Moment::OnDecision => {
                script.of("作出之日", "作出之日", "on the day of the decision")
            }
            Moment::DayAfterDecision => {
                script.of("作出次日", "作出次日", "on the day after the decision")
            }
            Moment::WhenKnown => {
                script.of("公布之日", "公布之日", "on the day on which it became known")
            }
            Moment::WithPeriod => script.of(
                "所涉期间首日",
                "所涉期間首日",
                "on the first day of the period",
            ),
            Moment::AfterPeriod => script.of(
                "所涉期间届满次日",
                "所涉期間屆滿次日",
                "on the day after the period",
            ),
            Moment::NextMonth => script.of(
                "作出次月首日",
                "作出次月首日",
                "on the first day of the month after the decision",
            ),
            Moment::NextYear => script.of(
                "作出次年首日",
                "作出次年首日",
                "on the first day of the year after the decision",
            ),
            Moment::AsStated => {
                script.of("载明之日", "載明之日", "on the day that it states")
            }
        }
    }
}

impl Lifts {
    /// 所涉期间在后 — behind a moment, that something is later by what it is about.
    const fn in_words(self, script: Script) -> &'static str {
        match self {
            Lifts::DecidedBefore => "",
            Lifts::AboutBefore => {
                script.of("，所涉期间在后", "，所涉期間在後", ", about a later period")
            }
        }
    }
}

impl Lasts {
    /// 期限的文字 — for how long, in words.
    ///
    /// # Examples
    /// ```
    /// use grassroots::consequence::{LastDay, Lasts};
    /// use grassroots::vocabulary::{MonthEnd, Script, TimeSpan};
    ///
    /// let lasts = Lasts::Span {
    ///     length: TimeSpan::Years(3),
    ///     month_end: Some(MonthEnd::LastDay),
    ///     last_day: LastDay::DoesNotCount,
    /// };
    /// assert_eq!(lasts.in_words(Script::Hans), "3年，遇短月以月末日为准，不含届满之日");
    /// ```
    #[must_use]
    pub fn in_words(self, s: Script) -> String {
        match self {
            Lasts::Span { length, month_end, last_day } => {
                let mut text = span(length, s);
                if let Some(month_end) = month_end {
                    text.push_str(comma(s));
                    text.push_str(short_month(month_end, s));
                }
                text.push_str(comma(s));
                text.push_str(last(last_day, s));
                text
            }
            Lasts::Until { day, last_day } => {
                let last_day = last(last_day, s);
                say!(
                    s,
                    "至{day}，{last_day}",
                    "至{day}，{last_day}",
                    "until {day}, {last_day}"
                )
            }
            Lasts::ToEndOf(window) => match window {
                Window::Week => s.of("至当周末", "至當週末", "to the end of the week"),
                Window::Month => s.of("至当月末", "至當月末", "to the end of the month"),
                Window::Quarter => {
                    s.of("至当季末", "至當季末", "to the end of the quarter")
                }
                Window::HalfYear => {
                    s.of("至当半年末", "至當半年末", "to the end of the half-year")
                }
                Window::Year => s.of("至当年末", "至當年末", "to the end of the year"),
            }
            .to_owned(),
            Lasts::UntilLifted => {
                s.of("至解除为止", "至解除為止", "until it is lifted").to_owned()
            }
            Lasts::ForEver => s.of("长期", "長期", "for ever").to_owned(),
        }
    }
}

fn span(length: TimeSpan, script: Script) -> String {
    let (n, [hans, hant, en]) = match length {
        TimeSpan::Days(n) => (n, ["日", "日", "day"]),
        TimeSpan::Months(n) => (n, ["个月", "個月", "month"]),
        TimeSpan::Years(n) => (n, ["年", "年", "year"]),
    };
    match script {
        Script::Hans | Script::Hant => format!("{n}{}", script.of(hans, hant, en)),
        Script::En if n == 1 => format!("{n} {en}"),
        Script::En => format!("{n} {en}s"),
    }
}

const fn short_month(month_end: MonthEnd, script: Script) -> &'static str {
    match month_end {
        MonthEnd::LastDay => script.of(
            "遇短月以月末日为准",
            "遇短月以月末日為準",
            "in a short month the last day",
        ),
        MonthEnd::Overflow => script.of(
            "遇短月顺延至次月首日",
            "遇短月順延至次月首日",
            "in a short month the first day of the next",
        ),
    }
}

const fn last(last_day: LastDay, script: Script) -> &'static str {
    match last_day {
        LastDay::Counts => script.of("含届满之日", "含屆滿之日", "the last day counts"),
        LastDay::DoesNotCount => {
            script.of("不含届满之日", "不含屆滿之日", "the last day does not count")
        }
    }
}

const fn comma(script: Script) -> &'static str {
    script.of("，", "，", ", ")
}

fn quoted(name: &Named, script: Script) -> String {
    explain::quoted(name.label.in_script(script), script)
}

impl Wording for NamedSaid {
    fn words(&self, script: Script) -> String {
        let ungraded = script.of("未定等次", "未定等次", "no grade");
        match self {
            NamedSaid::Graded(grade) => quoted(grade, script),
            NamedSaid::Ungraded => ungraded.to_owned(),
            NamedSaid::Open(open) => {
                let mut names: Vec<String> =
                    open.grades.iter().map(|grade| quoted(grade, script)).collect();
                if open.or_ungraded {
                    names.push(ungraded.to_owned());
                }
                let names = names.join(script.of("或", "或", " or "));
                say!(script, "待定（{names}）", "待定（{names}）", "open ({names})")
            }
            NamedSaid::Met => script.of("符合", "符合", "met").to_owned(),
            NamedSaid::NotMet => script.of("不符合", "不符合", "not met").to_owned(),
            NamedSaid::Undetermined => {
                script.of("无法认定", "無法認定", "cannot be told yet").to_owned()
            }
            NamedSaid::NotApplicable => {
                script.of("不适用", "不適用", "does not apply").to_owned()
            }
            NamedSaid::Withdrawn => script.of("撤销", "撤銷", "withdrawn").to_owned(),
        }
    }
}

impl Wording for Because {
    #[expect(clippy::too_many_lines, reason = "an arm for each step")]
    fn words(&self, s: Script) -> String {
        match self {
            Because::Decided { outcome, about, of, said, period, decided, known } => {
                let (who, of, said) = (&about.id, quoted(of, s), said.words(s));
                let period = period.in_words(s);
                say!(
                    s,
                    "结果`{outcome}`：{who}，{of}，{period}，{said}；{decided}作出，{known}公布",
                    "結果`{outcome}`：{who}，{of}，{period}，{said}；{decided}作出，{known}公布",
                    "outcome `{outcome}`: {who}, {of}, {period}, {said}; decided on {decided}, known on {known}",
                )
            }
            Because::Corrected { correction, corrects, said, decided, known } => {
                let said = said.words(s);
                say!(
                    s,
                    "更正`{correction}`将`{corrects}`改为{said}；{decided}作出，{known}公布",
                    "更正`{correction}`將`{corrects}`改為{said}；{decided}作出，{known}公布",
                    "correction `{correction}` of `{corrects}`: {said}; decided on {decided}, known on {known}",
                )
            }
            Because::AnswersFor { role } => {
                let role = quoted(role, s);
                say!(
                    s,
                    "由责任人承担：{role}",
                    "由責任人承擔：{role}",
                    "it falls on who answers for it: {role}",
                )
            }
            Because::Starts { moment, on } => {
                let moment = moment.name(s);
                say!(
                    s,
                    "自{moment}起算：{on}",
                    "自{moment}起算：{on}",
                    "it starts {moment}: {on}",
                )
            }
            Because::Lasts { lasts, over } => {
                let lasts = lasts.in_words(s);
                match over {
                    None => {
                        say!(s, "期限：{lasts}", "期限：{lasts}", "it lasts: {lasts}")
                    }
                    Some(over) => say!(
                        s,
                        "期限：{lasts}；{over}起不再有效",
                        "期限：{lasts}；{over}起不再有效",
                        "it lasts: {lasts}; over from {over}",
                    ),
                }
            }
            Because::Open { outcome, from } => say!(
                s,
                "`{outcome}`尚未确定，{from}起是否有效待定",
                "`{outcome}`尚未確定，{from}起是否有效待定",
                "`{outcome}` is open: from {from} it only may be in force",
            ),
            Because::EndedByCorrection { correction, from } => say!(
                s,
                "因更正`{correction}`，{from}起不再有效",
                "因更正`{correction}`，{from}起不再有效",
                "ended by the correction `{correction}` from {from}",
            ),
            Because::HeldBack { by, outcome, period, verdict } => {
                held_back((by, outcome), (*period, *verdict), s)
            }
            Because::Lifted {
                outcome,
                of,
                said,
                moment,
                lifts: order,
                from,
                until,
                verdict,
            } => {
                let (of, said, moment) = (quoted(of, s), said.words(s), moment.name(s));
                let order = order.in_words(s);
                let lifts = match verdict {
                    Verdict::Met => s.of("解除", "解除", "lifted"),
                    Verdict::NotMet | Verdict::Undetermined => {
                        s.of("可能解除", "可能解除", "may be lifted")
                    }
                };
                let text = say!(
                    s,
                    "{from}起{lifts}：`{outcome}`，{of}，{said}（{moment}{order}）",
                    "{from}起{lifts}：`{outcome}`，{of}，{said}（{moment}{order}）",
                    "{lifts} from {from}: `{outcome}`, {of}, {said} ({moment}{order})",
                );
                match until {
                    None => text,
                    Some(until) => say!(
                        s,
                        "{text}，至{until}前",
                        "{text}，至{until}前",
                        "{text}, before {until}",
                    ),
                }
            }
        }
    }
}

/// Why a consequence is not in force while another is.
fn held_back(
    (by, outcome): (&Named, &Id),
    (period, verdict): (Period, Verdict),
    s: Script,
) -> String {
    let (by, period) = (quoted(by, s), period.in_words(s));
    match verdict {
        Verdict::Met => say!(
            s,
            "{period}因{by}有效（`{outcome}`）而不生效",
            "{period}因{by}有效（`{outcome}`）而不生效",
            "not in force while {by} is (`{outcome}`): {period}",
        ),
        Verdict::NotMet | Verdict::Undetermined => say!(
            s,
            "{period}因{by}可能有效（`{outcome}`），是否生效待定",
            "{period}因{by}可能有效（`{outcome}`），是否生效待定",
            "it only may be in force while {by} may be (`{outcome}`): {period}",
        ),
    }
}

impl Wording for Subject {
    fn words(&self, _: Script) -> String {
        self.id.to_string()
    }
}

impl Wording for Stretch {
    fn words(&self, s: Script) -> String {
        let period = self.period.in_words(s);
        match self.verdict {
            Verdict::Met => period,
            Verdict::NotMet | Verdict::Undetermined => {
                say!(s, "{period}（待定）", "{period}（待定）", "{period} (may be)")
            }
        }
    }
}

impl Following {
    /// 有效时段的文字 — its days in words.
    #[must_use]
    pub fn times_in_words(&self, script: Script) -> String {
        if self.times.is_empty() {
            return script.of("从未生效", "從未生效", "never in force").to_owned();
        }
        let times: Vec<String> = self.times.iter().map(|one| one.words(script)).collect();
        times.join(script.of("；", "；", "; "))
    }
}

impl Wording for Following {
    fn words(&self, script: Script) -> String {
        let (who, times) = (self.on.words(script), self.times_in_words(script));
        let name = self.consequence.label.in_script(script);
        let colon = script.of("：", "：", ": ");
        format!("{who}{colon}{name}{}{times}", comma(script))
    }
}

impl Wording for Change {
    fn words(&self, script: Script) -> String {
        match self {
            Change::Began => script.of("产生", "產生", "follows now"),
            Change::Ended => script.of("不再产生", "不再產生", "follows no more"),
            Change::Changed => script.of("时间变化", "時間變化", "other days"),
            Change::OtherReasons => script.of("理由变化", "理由變化", "other reasons"),
        }
        .to_owned()
    }
}

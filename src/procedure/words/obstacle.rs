//! The wording of what stands in the way.

use super::phrase::{anchor, base, names, quoted, share};
use crate::explain::{Wording, all_quoted};
use crate::procedure::because::Obstacle;
use crate::vocabulary::Script;

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

impl Wording for Obstacle {
    #[expect(clippy::too_many_lines, reason = "an arm for each obstacle")]
    fn words(&self, s: Script) -> String {
        match self {
            Obstacle::NoSuchEvent => {
                say!(
                    s,
                    "程序中无此事件",
                    "程序中無此事件",
                    "the procedure has no such event"
                )
            }
            Obstacle::SameNumber => say!(
                s,
                "同日同序号另有事件，请改序号",
                "同日同序號另有事件，請改序號",
                "another event of the day has the same number: number them apart",
            ),
            Obstacle::BeforeTheBeginning { begun } => {
                say!(
                    s,
                    "早于{begun}开始之日",
                    "早於{begun}開始之日",
                    "it began on {begun} only"
                )
            }
            Obstacle::NotHere => {
                say!(
                    s,
                    "此状态下无此步骤",
                    "此狀態下無此步驟",
                    "not a step of this state"
                )
            }
            Obstacle::TooEarly { from, after, wait } => {
                let (after, wait) = (anchor(after, s), wait.in_words(s));
                say!(
                    s,
                    "自{after}起满{wait}，{from}起方可",
                    "自{after}起滿{wait}，{from}起方可",
                    "possible from {from}, {wait} after {after}",
                )
            }
            Obstacle::SpellNotOver { from, spell } => {
                let spell = quoted(spell, s);
                say!(
                    s,
                    "{spell}未满，{from}起方可",
                    "{spell}未滿，{from}起方可",
                    "possible from {from}, {spell} is not over",
                )
            }
            Obstacle::NotSince { after, wait } => {
                let (after, wait) = (anchor(after, s), wait.in_words(s));
                say!(
                    s,
                    "须自{after}起满{wait}，起算日未知",
                    "須自{after}起滿{wait}，起算日未知",
                    "it takes {wait} after {after}, which has not been or is not known",
                )
            }
            Obstacle::NoCalendar { wait } => {
                let wait = wait.in_words(s);
                say!(
                    s,
                    "{wait}须有工作日历方可计算",
                    "{wait}須有工作日曆方可計算",
                    "{wait} cannot be counted without a calendar that knows these days",
                )
            }
            Obstacle::GuardNotMet { asks, .. } => {
                let asks = asks.in_script(s);
                say!(s, "不符合条件（{asks}）", "不符合條件（{asks}）", "not met: {asks}")
            }
            Obstacle::GuardOpen { asks, absent } => {
                let asks = asks.in_script(s);
                let absent = all_quoted(absent.iter().map(|fact| &fact.label), s);
                say!(
                    s,
                    "条件无法认定（{asks}），缺少事实{absent}",
                    "條件無法認定（{asks}），缺少事實{absent}",
                    "cannot be told: {asks}; missing: {absent}",
                )
            }
            Obstacle::TooOften { at_most } => {
                say!(s, "至多{at_most}次", "至多{at_most}次", "at most {at_most} times")
            }
            Obstacle::NoEvidence { evidence } => {
                let evidence = quoted(evidence, s);
                say!(s, "缺{evidence}", "缺{evidence}", "{evidence} is missing")
            }
            Obstacle::NobodyNamed { by } => {
                let by = names(by, s);
                say!(
                    s,
                    "未写明由谁办理（{by}）",
                    "未寫明由誰辦理（{by}）",
                    "nothing says who did it ({by})",
                )
            }
            Obstacle::NotTheirs { by } => {
                let by = names(by, s);
                say!(s, "只能由{by}办理", "只能由{by}辦理", "only {by} may do it")
            }
            Obstacle::NoBallot => {
                say!(s, "缺表决情况", "缺表決情況", "the count of the vote is missing")
            }
            Obstacle::NoValidCount => {
                say!(
                    s,
                    "缺有效票数",
                    "缺有效票數",
                    "the number of valid votes is missing"
                )
            }
            Obstacle::TooFewAttended { attending, entitled, asked } => {
                let asked = share(*asked, s);
                say!(
                    s,
                    "应到{entitled}人，实到{attending}人，须{asked}",
                    "應到{entitled}人，實到{attending}人，須{asked}",
                    "{attending} of {entitled} attended, it takes {asked}",
                )
            }
            Obstacle::TooFewInFavour { in_favour, whole, of, asked } => {
                let (of, asked) = (base(*of, s), share(*asked, s));
                say!(
                    s,
                    "{of}{whole}，赞成{in_favour}，须{asked}",
                    "{of}{whole}，贊成{in_favour}，須{asked}",
                    "{in_favour} in favour of {whole} ({of}), it takes {asked}",
                )
            }
            Obstacle::NoLength => {
                say!(s, "未写明期限长度", "未寫明期限長度", "nothing says for how long")
            }
            Obstacle::TooShort { at_least } => {
                let at_least = at_least.in_words(s);
                say!(
                    s,
                    "不得少于{at_least}",
                    "不得少於{at_least}",
                    "it takes at least {at_least}"
                )
            }
            Obstacle::TooLong { at_most } => {
                let at_most = at_most.in_words(s);
                say!(
                    s,
                    "不得超过{at_most}",
                    "不得超過{at_most}",
                    "at most {at_most} is allowed"
                )
            }
            Obstacle::NotShorter { ends } => {
                say!(s, "未早于{ends}", "未早於{ends}", "it ends no earlier than {ends}")
            }
            Obstacle::SpellOver { last_day } => say!(
                s,
                "期间已于{last_day}届满",
                "期間已於{last_day}屆滿",
                "its time was up on {last_day}",
            ),
        }
    }
}

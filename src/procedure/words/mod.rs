//! The wording of a run: its steps, its deadlines, and what is possible next.

mod obstacle;
mod phrase;

use phrase::{comma, counted, list, named, numbered, quoted, resizing, voted};

use super::because::{Because, Clock, EventName, Obstacle, Possible, Standing, Step};
use super::rules::Lapse;
use crate::explain::Wording;
use crate::vocabulary::{Named, Script};

impl Wording for Step {
    fn words(&self, script: Script) -> String {
        let colon = script.of("：", "：", ": ");
        format!("{}{colon}{}", self.on, self.because.words(script))
    }
}

impl Wording for Because {
    #[expect(clippy::too_many_lines, reason = "an arm for each step")]
    fn words(&self, script: Script) -> String {
        match self {
            Because::Began { state } => {
                let lead = script.of("开始，状态为", "開始，狀態為", "begins as ");
                format!("{lead}{}", quoted(state, script))
            }
            Because::Taken { event, transition, from, to, ballot, .. } => {
                let change = changed((from, to), script);
                let (event, rule) = (named(event, script), quoted(transition, script));
                let ballot = ballot.map(|ballot| {
                    format!("{}{}", comma(script), counted(ballot, script))
                });
                let ballot = ballot.unwrap_or_default();
                match script {
                    Script::Hans => format!("{event}，依{rule}{change}{ballot}"),
                    Script::Hant => format!("{event}，依{rule}{change}{ballot}"),
                    Script::En => format!("{event}, by {rule} {change}{ballot}"),
                }
            }
            Because::Extended { spell, length, was, ends, nth, .. } => {
                let (rule, length) = (quoted(spell, script), length.in_words(script));
                match script {
                    Script::Hans => {
                        format!("{rule}第{nth}次延长{length}，由{was}延至{ends}")
                    }
                    Script::Hant => {
                        format!("{rule}第{nth}次延長{length}，由{was}延至{ends}")
                    }
                    Script::En => format!(
                        "{rule} is extended by {length} (extension {nth}), from {was} to {ends}"
                    ),
                }
            }
            Because::Shortened { spell, length, was, ends, .. } => {
                let (rule, length) = (quoted(spell, script), length.in_words(script));
                match script {
                    Script::Hans => format!("{rule}缩短为{length}，由{was}提前至{ends}"),
                    Script::Hant => format!("{rule}縮短為{length}，由{was}提前至{ends}"),
                    Script::En => {
                        format!("{rule} is cut to {length}, from {was} to {ends}")
                    }
                }
            }
            Because::Met { deadline, last_day } => {
                let rule = quoted(deadline, script);
                match script {
                    Script::Hans => format!("{rule}按期完成（期限至{last_day}）"),
                    Script::Hant => format!("{rule}按期完成（期限至{last_day}）"),
                    Script::En => format!("{rule} is met (until {last_day})"),
                }
            }
            Because::MetLate { deadline, last_day } => {
                let rule = quoted(deadline, script);
                match script {
                    Script::Hans => format!("{rule}逾期完成（期限至{last_day}）"),
                    Script::Hant => format!("{rule}逾期完成（期限至{last_day}）"),
                    Script::En => format!("{rule} is met too late (until {last_day})"),
                }
            }
            Because::Lapsed { deadline, last_day, from, outcome } => {
                let rule = quoted(deadline, script);
                let follows = lapsed(from, outcome, script);
                match script {
                    Script::Hans => format!("{rule}于{last_day}届满，{follows}"),
                    Script::Hant => format!("{rule}於{last_day}屆滿，{follows}"),
                    Script::En => format!("{rule} ran out on {last_day}: {follows}"),
                }
            }
            Because::Refused { event, state, why, possible, .. } => {
                let event = match event {
                    EventName::Known(event) => event.label.in_script(script).to_owned(),
                    EventName::Unknown(id) => format!("`{id}`"),
                };
                let state = quoted(state, script);
                let why: Vec<String> = why.iter().map(|one| one.words(script)).collect();
                let why = why.join(script.of("；", "；", "; "));
                let next = possible.iter().filter(|one| !one.is_used_up());
                let next: Vec<String> = next.map(|one| one.words(script)).collect();
                let next = numbered(&next, script);
                match script {
                    Script::Hans => format!(
                        "{event}不予受理，状态仍为{state}：{why}。可行的步骤：{next}"
                    ),
                    Script::Hant => format!(
                        "{event}不予受理，狀態仍為{state}：{why}。可行的步驟：{next}"
                    ),
                    Script::En => format!(
                        "{event} is refused, the state stays {state}: {why}. Possible: {next}"
                    ),
                }
            }
        }
    }
}

fn changed((from, to): (&Named, &Named), script: Script) -> String {
    if from.id == to.id {
        let stays = script.of("，状态不变", "，狀態不變", "the state stays ");
        return match script {
            Script::Hans | Script::Hant => stays.to_owned(),
            Script::En => format!("{stays}{}", quoted(to, script)),
        };
    }
    let (from, to) = (quoted(from, script), quoted(to, script));
    match script {
        Script::Hans => format!("由{from}转为{to}"),
        Script::Hant => format!("由{from}轉為{to}"),
        Script::En => format!("from {from} to {to}"),
    }
}

fn lapsed(from: &Named, outcome: &Lapse, script: Script) -> String {
    match outcome {
        Lapse::Finding => script.of("逾期未办", "逾期未辦", "overdue").to_owned(),
        Lapse::Nothing => script.of("不生后果", "不生後果", "nothing follows").to_owned(),
        Lapse::To(to) => changed((from, to), script),
    }
}

impl Wording for Possible {
    fn words(&self, script: Script) -> String {
        let mut text = named(&self.event, script);
        if let Some(to) = &self.to {
            let to = quoted(to, script);
            text.push_str(script.of("（转为", "（轉為", " (to "));
            text.push_str(&to);
            text.push_str(script.of("）", "）", ")"));
        }
        if let Some(length) = self.length {
            text.push_str(&resizing(length, script));
        }
        // What stands in the way tells its day itself.
        let tells = |one: &Obstacle| one.first_day() == self.from;
        let is_told = self.hindered.iter().any(tells);
        if let Some(from) = self.from.filter(|_| !is_told) {
            text.push_str(script.of("，", "，", ", from "));
            text.push_str(&from.to_string());
            text.push_str(script.of("起", "起", ""));
        }
        let asks = |lead: &str, named: &[Named]| {
            let names = named.iter().map(|one| one.label.in_script(script).to_owned());
            format!("{}{lead}{}", comma(script), list(names, script))
        };
        if !self.evidence.is_empty() {
            text.push_str(&asks(script.of("须有", "須有", "with "), &self.evidence));
        }
        if !self.by.is_empty() {
            text.push_str(&asks(script.of("由", "由", "by "), &self.by));
        }
        if let Some(vote) = self.vote {
            text.push_str(comma(script));
            text.push_str(&voted(vote, script));
        }
        if !self.hindered.is_empty() {
            text.push_str(comma(script));
            let why = self.hindered.iter().map(|one| one.words(script));
            text.push_str(&list(why, script));
        }
        text
    }
}

impl Wording for Clock {
    fn words(&self, script: Script) -> String {
        let rule = quoted(&self.name, script);
        let from = self.from;
        let stands = self.standing.words(script);
        match (script, self.last_day) {
            (Script::Hans, Some(last)) => {
                format!("{rule}：自{from}起算，至{last}，{stands}")
            }
            (Script::Hant, Some(last)) => {
                format!("{rule}：自{from}起算，至{last}，{stands}")
            }
            (Script::En, Some(last)) => {
                format!("{rule}: counted from {from}, until {last}, {stands}")
            }
            (Script::Hans | Script::Hant, None) => {
                format!("{rule}：自{from}起算，{stands}")
            }
            (Script::En, None) => format!("{rule}: counted from {from}, {stands}"),
        }
    }
}

impl Wording for Standing {
    fn words(&self, script: Script) -> String {
        let dated = |on, hans: &str, hant: &str, en: &str| match script {
            Script::Hans => format!("{on}{hans}"),
            Script::Hant => format!("{on}{hant}"),
            Script::En => format!("{en} {on}"),
        };
        match self {
            Standing::Open => script.of("未到期", "未到期", "running").to_owned(),
            Standing::Undetermined => script
                .of(
                    "缺工作日历，无法认定",
                    "缺工作日曆，無法認定",
                    "cannot be told without a calendar of working days",
                )
                .to_owned(),
            Standing::Met { on } => dated(on, "按期完成", "按期完成", "met on"),
            Standing::MetLate { on } => dated(on, "逾期完成", "逾期完成", "met late on"),
            Standing::Overdue { since } => {
                dated(since, "起逾期", "起逾期", "overdue since")
            }
            Standing::Lapsed { on } => dated(on, "起届满", "起屆滿", "ran out by"),
            Standing::Dropped { on } => {
                dated(on, "起不再适用", "起不再適用", "no longer counts since")
            }
        }
    }
}

//! Small phrases of the wording.

use crate::explain;
use crate::procedure::because::Resizing;
use crate::procedure::history::Ballot;
use crate::procedure::rules::{Anchor, Base, Share, Vote};
use crate::vocabulary::{Exact, Length, Named, Script};

impl Length {
    /// 期限长度的文字 — the length in words.
    ///
    /// # Examples
    /// ```
    /// use grassroots::procedure::Length;
    /// use grassroots::vocabulary::Script;
    ///
    /// assert_eq!(Length::Months(6).in_words(Script::Hans), "6个月");
    /// assert_eq!(Length::Years(1).in_words(Script::En), "1 year");
    /// ```
    #[must_use]
    pub fn in_words(self, script: Script) -> String {
        let (n, [hans, hant, en]) = match self {
            Length::Days(n) => (n, ["日", "日", "day"]),
            Length::WorkingDays(n) => (n, ["个工作日", "個工作日", "working day"]),
            Length::Weeks(n) => (n, ["周", "週", "week"]),
            Length::Months(n) => (n, ["个月", "個月", "month"]),
            Length::Years(n) => (n, ["年", "年", "year"]),
        };
        match script {
            Script::Hans | Script::Hant => format!("{n}{}", script.of(hans, hant, en)),
            Script::En if n == 1 => format!("{n} {en}"),
            Script::En => format!("{n} {en}s"),
        }
    }
}

pub(super) const fn comma(script: Script) -> &'static str {
    script.of("，", "，", ", ")
}

pub(super) fn named(name: &Named, script: Script) -> String {
    name.label.in_script(script).to_owned()
}

pub(super) fn quoted(name: &Named, script: Script) -> String {
    explain::quoted(name.label.in_script(script), script)
}

pub(super) fn list(words: impl Iterator<Item = String>, script: Script) -> String {
    words.collect::<Vec<_>>().join(script.of("、", "、", "; "))
}

pub(super) fn names(named: &[Named], script: Script) -> String {
    let names: Vec<&str> = named.iter().map(|one| one.label.in_script(script)).collect();
    names.join(script.of("、", "、", ", "))
}

/// `应到10人，实到8人，赞成6票`.
pub(super) fn counted(ballot: Ballot, script: Script) -> String {
    let entitled = ballot.entitled();
    let (attending, in_favour) = (ballot.attending(), ballot.in_favour());
    let text = match script {
        Script::Hans => format!("应到{entitled}人，实到{attending}人，赞成{in_favour}票"),
        Script::Hant => format!("應到{entitled}人，實到{attending}人，贊成{in_favour}票"),
        Script::En => {
            format!("{entitled} entitled, {attending} attending, {in_favour} in favour")
        }
    };
    match (script, ballot.valid()) {
        (_, None) => text,
        (Script::Hans | Script::Hant, Some(valid)) => {
            format!("{text}，有效{valid}票")
        }
        (Script::En, Some(valid)) => format!("{text}, {valid} valid"),
    }
}

pub(super) fn share(share: Share, script: Script) -> String {
    let (lead, part) = parts(share, script);
    format!("{lead}{part}")
}

/// `超过` and `一半`.
fn parts(share: Share, script: Script) -> (&'static str, String) {
    let (Share::MoreThan(ratio) | Share::AtLeast(ratio)) = share;
    let lead = match share {
        Share::MoreThan(_) => script.of("超过", "超過", "more than "),
        Share::AtLeast(_) => script.of("不少于", "不少於", "at least "),
    };
    let is_half = Exact::from(ratio).times(Exact::whole(2)) == Some(Exact::ONE);
    let half = script.of("一半", "一半", "half");
    (lead, if is_half { half.to_owned() } else { ratio.to_string() })
}

pub(super) const fn base(base: Base, script: Script) -> &'static str {
    match base {
        Base::Entitled => {
            script.of("应到会有表决权人数", "應到會有表決權人數", "those entitled")
        }
        Base::Attending => script.of("实到会人数", "實到會人數", "those attending"),
        Base::Valid => script.of("有效票数", "有效票數", "the valid votes"),
    }
}

/// `“入党积极分子”之日`.
pub(super) fn anchor(anchor: &Anchor, script: Script) -> String {
    match anchor {
        Anchor::State(state) => {
            let state = quoted(state, script);
            match script {
                Script::Hans => format!("成为{state}之日"),
                Script::Hant => format!("成為{state}之日"),
                Script::En => format!("becoming {state}"),
            }
        }
        Anchor::Event(event) => {
            let event = quoted(event, script);
            match script {
                Script::Hans | Script::Hant => format!("{event}之日"),
                Script::En => format!("the day of {event}"),
            }
        }
        Anchor::Fact(fact) => quoted(fact, script),
    }
}

/// `（1）转正……；（2）延长预备期……`; no number where there is one alone.
pub(super) fn numbered(all: &[String], script: Script) -> String {
    if all.is_empty() {
        return script.of("无", "無", "nothing").to_owned();
    }
    if let [one] = all {
        return one.clone();
    }
    let number = |(at, text): (usize, &String)| match script {
        Script::Hans | Script::Hant => format!("（{}）{text}", at.saturating_add(1)),
        Script::En => format!("({}) {text}", at.saturating_add(1)),
    };
    let all: Vec<String> = all.iter().enumerate().map(number).collect();
    all.join(script.of("；", "；", "; "))
}

/// `（6个月至1年）`: how long it may be made longer by; `（不少于1个月）`: what it may be cut to.
pub(super) fn resizing(length: Resizing, script: Script) -> String {
    let least = length.at_least.in_words(script);
    let most = length.at_most.map(|most| most.in_words(script));
    match (script, most) {
        (Script::Hans | Script::Hant, Some(most)) if most == least => {
            format!("（{least}）")
        }
        (Script::Hans | Script::Hant, Some(most)) => format!("（{least}至{most}）"),
        (Script::Hans, None) => format!("（缩短后不少于{least}）"),
        (Script::Hant, None) => format!("（縮短後不少於{least}）"),
        (Script::En, Some(most)) if most == least => format!(" (by {least})"),
        (Script::En, Some(most)) => format!(" (by {least} to {most})"),
        (Script::En, None) => format!(" (to {least} at least)"),
    }
}

/// `须经表决（到会超过应到会有表决权人数的一半、赞成超过应到会有表决权人数的一半）`.
pub(super) fn voted(vote: Vote, script: Script) -> String {
    let lead = script.of("须经表决", "須經表決", "by a vote");
    let of = |asked: Share, whole: Base| {
        let ((lead, part), whole) = (parts(asked, script), base(whole, script));
        match script {
            Script::Hans | Script::Hant => format!("{lead}{whole}的{part}"),
            Script::En => format!("{lead}{part} of {whole}"),
        }
    };
    let turnout = vote.turnout.map(|asked| {
        let asked = of(asked, Base::Entitled);
        match script {
            Script::Hans => format!("到会{asked}"),
            Script::Hant => format!("到會{asked}"),
            Script::En => format!("{asked} attending"),
        }
    });
    let favour = vote.in_favour.map(|(asked, whole)| {
        let asked = of(asked, whole);
        match script {
            Script::Hans => format!("赞成{asked}"),
            Script::Hant => format!("贊成{asked}"),
            Script::En => format!("{asked} in favour"),
        }
    });
    let asked: Vec<String> = turnout.into_iter().chain(favour).collect();
    let asked = asked.join(script.of("、", "、", ", "));
    match script {
        Script::Hans | Script::Hant => format!("{lead}（{asked}）"),
        Script::En => format!("{lead} ({asked})"),
    }
}

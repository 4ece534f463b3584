//! The result in one paragraph.

use crate::scoring::because::Standing;
use crate::scoring::record::Record;
use crate::scoring::words::phrases::{enumerated, points, quoted, span};
use crate::scoring::words::{Grades, or_untold};
use crate::vocabulary::{Script, Span, Verdict};

pub(super) fn result(record: &Record, script: Script) -> String {
    let sentences = [
        Some(total(record, script)),
        grade(record, script),
        pending(record, script),
        ranking(record, script),
        Some(period(record, script)),
        Some(rulebook(record, script)),
        Some(assumed(record, script).to_owned()),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(script.of("", "", " "))
}

/// Steps over the cohort that are still to come.
fn pending(record: &Record, script: Script) -> Option<String> {
    if record.pending.is_empty() {
        return None;
    }
    let names: Vec<String> = record
        .pending
        .iter()
        .map(|step| quoted(step.in_script(script), script))
        .collect();
    let all = enumerated(&names, script);
    Some(match script {
        Script::Hans => format!("尚未与同组比较：{all}，等次可能因此改变。"),
        Script::Hant => format!("尚未與同組比較：{all}，等次可能因此改變。"),
        Script::En => {
            format!(
                "Not yet compared with the others: {all}; the grade may change by it."
            )
        }
    })
}

/// `总分875，满分1000，已定。`; in a unit of its own `总额4800元，满额5000元，已定。`
fn total(record: &Record, script: Script) -> String {
    let voice = record.voice(script);
    let figure = |value: Span| match record.unit {
        Some(_) => points(value, voice),
        None => span(value, script),
    };
    let total = figure(record.total);
    let full_marks = record.nodes.first().and_then(|root| root.full_marks);
    let of = full_marks.map(|marks| {
        let marks = figure(Span::settled(marks.into()));
        match script {
            Script::Hans | Script::Hant => format!("，{}{marks}", voice.full()),
            Script::En => format!(" of {marks}"),
        }
    });
    let of = of.unwrap_or_default();
    let before = (record.score != record.total).then(|| figure(record.score));
    let before = before.map(|score| match script {
        Script::Hans | Script::Hant => format!("（清零前{score}）"),
        Script::En => format!(" ({score} before zero-clearing)"),
    });
    let before = before.unwrap_or_default();
    let standing = standing(record, script);
    match script {
        Script::Hans | Script::Hant => {
            format!("{}{total}{before}{of}，{standing}。", voice.total())
        }
        Script::En => format!("Total {total}{before}{of}, {standing}."),
    }
}

fn standing(record: &Record, script: Script) -> &'static str {
    match record.standing {
        Standing::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
        Standing::Excluded => script.of("不计", "不計", "left out"),
        Standing::Assumed => script.of(
            "按缺项规定计分",
            "按缺項規定計分",
            "by the scheme's rule for a missing fact",
        ),
        Standing::Open if record.may_not_tell => script.of(
            "尚未确定，也可能无法认定",
            "尚未確定，也可能無法認定",
            "open, and may turn out such that it cannot be told",
        ),
        Standing::Settled if record.total.is_settled() => {
            script.of("已确定", "已確定", "settled")
        }
        // A zero-clearing condition may be open where the score is not.
        Standing::Open | Standing::Settled => script.of("尚未确定", "尚未確定", "open"),
    }
}

fn grade(record: &Record, script: Script) -> Option<String> {
    let may_not_tell = record.grade_may_not_tell;
    let all = Grades::of(record).all(&record.grades, script);
    let all = or_untold(all, may_not_tell, script);
    let number = record.grades.len().saturating_add(usize::from(may_not_tell));
    let text = match (script, number) {
        (_, 0) => return None,
        (Script::Hans, 1) => format!("等次为{all}。"),
        (Script::Hant, 1) => format!("等次為{all}。"),
        (Script::En, 1) => format!("Grade {all}."),
        (Script::Hans, _) => format!("等次尚未确定，可能为{all}。"),
        (Script::Hant, _) => format!("等次尚未確定，可能為{all}。"),
        (Script::En, _) => format!("The grade is open: {all}."),
    };
    Some(text)
}

/// Taking part in the ranking goes without saying.
fn ranking(record: &Record, script: Script) -> Option<String> {
    let text = match record.is_ranked {
        Verdict::Met => return None,
        Verdict::NotMet => {
            script.of("不参加排名。", "不參加排名。", "Out of the ranking.")
        }
        Verdict::Undetermined => script.of(
            "是否参加排名无法认定。",
            "是否參加排名無法認定。",
            "Whether it takes part in the ranking cannot be told.",
        ),
    };
    Some(text.to_owned())
}

fn period(record: &Record, script: Script) -> String {
    let period = record.period.in_words(script);
    match script {
        Script::Hans => format!("考核期间：{period}。"),
        Script::Hant => format!("考核期間：{period}。"),
        Script::En => format!("Period: {period}."),
    }
}

fn rulebook(record: &Record, script: Script) -> String {
    let (rulebook, edition) = (&record.rulebook, &record.edition);
    match script {
        Script::Hans => format!("规则集：{rulebook}，版本：{edition}。"),
        Script::Hant => format!("規則集：{rulebook}，版本：{edition}。"),
        Script::En => format!("Rulebook: {rulebook}, edition {edition}."),
    }
}

const fn assumed(record: &Record, script: Script) -> &'static str {
    if record.rests_on_assumed {
        script.of(
            "所依数字中有本规则自行设定的（标＊）。",
            "所依數字中有本規則自行設定的（標＊）。",
            "Some of the numbers are our own (marked “assumed”).",
        )
    } else {
        script.of(
            "所依数字没有自行设定的。",
            "所依數字沒有自行設定的。",
            "None of the numbers is our own.",
        )
    }
}

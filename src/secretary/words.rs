//! The wording of the steps through a history.

use super::because::{Because, NamedGrade, NamedResult, PossibleResults, Times};
use crate::explain::{self, Wording};
use crate::vocabulary::{Id, Period, Script};

impl NamedGrade {
    /// What it is called, or else its id.
    #[must_use]
    pub fn in_words(&self, script: Script) -> &str {
        self.label.as_ref().map_or(self.id.as_str(), |label| label.in_script(script))
    }
}

impl Wording for Because {
    fn words(&self, script: Script) -> String {
        let (period, text) = match self {
            Because::Failed { period, grade, in_a_row, in_all } => {
                (period, counted(&quoted(grade, script), (*in_a_row, *in_all), script))
            }
            Because::Passed { period, grade, in_all } => {
                (period, passed(grade, *in_all, script))
            }
            Because::Open { period, possible, in_a_row, in_all } => {
                (period, counted(&open(possible, script), (*in_a_row, *in_all), script))
            }
            Because::UngradedBreaks { period } => (period, ungraded(ENDS, script)),
            Because::UngradedPassedOver { period } => (period, ungraded(PASSED, script)),
            Because::GapBreaks { period } => (period, gap(ENDS, script)),
            Because::GapPassedOver { period } => (period, gap(PASSED, script)),
            Because::NewTermStartsAfresh { period } => (period, term(AFRESH, script)),
            Because::NewTermCountsOn { period } => (period, term(ON, script)),
            Because::TransferStartsAfresh { period, village } => {
                (period, transfer(village, AFRESH, script))
            }
            Because::TransferCountsOn { period, village } => {
                (period, transfer(village, ON, script))
            }
            Because::ReappointedStartsAfresh { period } => {
                (period, reappointed(AFRESH, script))
            }
            Because::ReappointedCountsOn { period } => (period, reappointed(ON, script)),
            Because::CorrectionReplaces { period, before, after } => {
                let to = script.of("更正为", "更正為", " corrected to ");
                let (before, after) = (result(before, script), result(after, script));
                (period, format!("{before}{to}{after}"))
            }
            Because::CorrectionIgnored { period, stands } => {
                let lead = script.of(
                    "事后更正，仍以原结果为准：",
                    "事後更正，仍以原結果為準：",
                    "corrected later, the original stands: ",
                );
                (period, format!("{lead}{}", result(stands, script)))
            }
            Because::EnoughInARow { period, in_a_row, asked } => {
                (period, enough(ROW, (*in_a_row, *asked), script))
            }
            Because::EnoughInAll { period, in_all, asked } => {
                (period, enough(ALL, (*in_all, *asked), script))
            }
            Because::MayBeEnough {
                period,
                in_a_row,
                in_a_row_asked,
                in_all,
                in_all_asked,
            } => {
                let row = (*in_a_row, *in_a_row_asked);
                let held = held(row, (*in_all, *in_all_asked), script);
                (period, format!("{held}{}", in_script(MAY_BE, script)))
            }
            Because::HangsOn { earliest, latest, open } => {
                return hangs(*earliest, *latest, open, script);
            }
            Because::NotEnough { in_a_row, in_a_row_asked, in_all, in_all_asked } => {
                let row = (*in_a_row, *in_a_row_asked);
                let held = held(row, (*in_all, *in_all_asked), script);
                return format!("{held}{}", in_script(STAYS, script));
            }
        };
        format!("{}{}{text}", period.in_words(script), script.of("：", "：", ": "))
    }
}

/// A phrase in three scripts.
type Phrase = (&'static str, &'static str, &'static str);

const ENDS: Phrase = ("连续次数中断", "連續次數中斷", "the row ends");
const PASSED: Phrase = ("跳过不计", "跳過不計", "passed over");
const AFRESH: Phrase = ("重新计算", "重新計算", "both counts start afresh");
const ON: Phrase = ("继续计算", "繼續計算", "both counts go on");
const ROW: Phrase = ("连续", "連續", " in a row");
const ALL: Phrase = ("累计", "累計", " in all");
const MAY_BE: Phrase =
    ("，可能应予调整退出", "，可能應予調整退出", ": possibly to be replaced");
const STAYS: Phrase = ("，不予调整", "，不予調整", ": stays");
const UNGRADED: Phrase = ("未定等次", "未定等次", "no grade");

const fn in_script((hans, hant, en): Phrase, script: Script) -> &'static str {
    script.of(hans, hant, en)
}

fn quoted(grade: &NamedGrade, script: Script) -> String {
    explain::quoted(grade.in_words(script), script)
}

/// `2`, or while a result is open `1至2`, `1 to 2`.
fn number(times: Times, script: Script) -> String {
    let Times { at_least, at_most } = times;
    if at_least == at_most {
        return at_least.to_string();
    }
    format!("{at_least}{}{at_most}", script.of("至", "至", " to "))
}

/// `“不称职”，连续第2次，累计第2次`; `连续1至2次` while a result is open.
fn counted(result: &str, (in_a_row, in_all): (Times, Times), script: Script) -> String {
    let nth = |times: Times| {
        let is_settled = times.at_least == times.at_most && times.at_least > 0;
        format!("{}{}次", if is_settled { "第" } else { "" }, number(times, script))
    };
    match script {
        Script::Hans => {
            format!("{result}，连续{}，累计{}", nth(in_a_row), nth(in_all))
        }
        Script::Hant => {
            format!("{result}，連續{}，累計{}", nth(in_a_row), nth(in_all))
        }
        Script::En => {
            let (in_a_row, in_all) = (number(in_a_row, script), number(in_all, script));
            format!("{result}, {in_a_row} in a row, {in_all} in all")
        }
    }
}

fn passed(grade: &NamedGrade, in_all: Times, script: Script) -> String {
    let (grade, in_all) = (quoted(grade, script), number(in_all, script));
    match script {
        Script::Hans => format!("{grade}，连续次数归零，累计{in_all}次"),
        Script::Hant => format!("{grade}，連續次數歸零，累計{in_all}次"),
        Script::En => format!("{grade}, the row ends, {in_all} in all"),
    }
}

/// `结果尚未确定（可能为“称职”、“不称职”）`.
fn open(possible: &PossibleResults, script: Script) -> String {
    let mut names: Vec<String> =
        possible.grades.iter().map(|grade| quoted(grade, script)).collect();
    if possible.or_ungraded {
        names.push(in_script(UNGRADED, script).to_owned());
    }
    let names = names.join(script.of("、", "、", ", "));
    match script {
        Script::Hans => format!("结果尚未确定（可能为{names}）"),
        Script::Hant => format!("結果尚未確定（可能為{names}）"),
        Script::En => format!("the result is open ({names})"),
    }
}

fn result(result: &NamedResult, script: Script) -> String {
    match result {
        NamedResult::Graded(grade) => quoted(grade, script),
        NamedResult::Ungraded => in_script(UNGRADED, script).to_owned(),
        NamedResult::Open(possible) => open(possible, script),
    }
}

fn ungraded(then: Phrase, script: Script) -> String {
    followed(in_script(UNGRADED, script), then, script)
}

fn gap(then: Phrase, script: Script) -> String {
    followed(script.of("没有考核", "沒有考核", "no appraisal"), then, script)
}

fn term(then: Phrase, script: Script) -> String {
    followed(script.of("换届", "換屆", "a new term"), then, script)
}

fn reappointed(then: Phrase, script: Script) -> String {
    followed(script.of("再次任职", "再次任職", "appointed again"), then, script)
}

fn transfer(village: &Id, then: Phrase, script: Script) -> String {
    let lead = script.of("调任", "調任", "transfer to ");
    followed(&format!("{lead}{village}"), then, script)
}

fn followed(lead: &str, then: Phrase, script: Script) -> String {
    let comma = script.of("，", "，", ", ");
    format!("{lead}{comma}{}", in_script(then, script))
}

fn enough(count: Phrase, (times, asked): (Times, u32), script: Script) -> String {
    let (count, times) = (in_script(count, script), number(times, script));
    match script {
        Script::Hans => {
            format!("{count}{times}次，达到规定的{asked}次，应予调整退出")
        }
        Script::Hant => {
            format!("{count}{times}次，達到規定的{asked}次，應予調整退出")
        }
        Script::En => format!("{times}{count}, {asked} are enough: to be replaced"),
    }
}

/// Both counts against what the rule asks for.
fn held(
    (in_a_row, row_asked): (Times, u32),
    (in_all, all_asked): (Times, u32),
    script: Script,
) -> String {
    let (in_a_row, in_all) = (number(in_a_row, script), number(in_all, script));
    match script {
        Script::Hans => format!(
            "连续{in_a_row}次（规定{row_asked}次），累计{in_all}次（规定{all_asked}次）"
        ),
        Script::Hant => format!(
            "連續{in_a_row}次（規定{row_asked}次），累計{in_all}次（規定{all_asked}次）"
        ),
        Script::En => format!(
            "{in_a_row} in a row ({row_asked} asked for), {in_all} in all ({all_asked} asked for)"
        ),
    }
}

fn hangs(
    earliest: Period,
    latest: Option<Period>,
    open: &[Period],
    script: Script,
) -> String {
    let open: Vec<String> = open.iter().map(|period| period.in_words(script)).collect();
    let open = open.join(script.of("、", "、", ", "));
    let earliest = earliest.in_words(script);
    let latest = latest.map(|latest| latest.in_words(script));
    match (script, latest) {
        (Script::Hans, None) => format!(
            "是否应予调整退出，待{open}的结果确定后方可认定；如应予调整，最早因{earliest}的结果"
        ),
        (Script::Hant, None) => format!(
            "是否應予調整退出，待{open}的結果確定後方可認定；如應予調整，最早因{earliest}的結果"
        ),
        (Script::En, None) => format!(
            "whether to be replaced hangs on the results of {open}; if so, by that of {earliest} at the earliest"
        ),
        (Script::Hans, Some(latest)) => format!(
            "应予调整退出，最早因{earliest}、最迟因{latest}的结果，待{open}的结果确定后方可认定"
        ),
        (Script::Hant, Some(latest)) => format!(
            "應予調整退出，最早因{earliest}、最遲因{latest}的結果，待{open}的結果確定後方可認定"
        ),
        (Script::En, Some(latest)) => format!(
            "to be replaced, by the result of {earliest} at the earliest and of {latest} at the latest; which one hangs on the results of {open}"
        ),
    }
}

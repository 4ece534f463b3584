use chrono::NaiveDate;

use super::english::days;
use crate::vocabulary::{Id, Label, Period, Script};

/// 整顿台账缺陷 — what can be wrong with a register of backward villages.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RectificationDefect {
    /// An organization on the list, or a pair, that is no village.
    #[error("this is a {}: write the id of a village", en(.found))]
    NotAVillage {
        /// What it is.
        found: Label,
    },
    /// A village that is paired with itself: name the advanced village that helps it.
    #[error("a village is not its own pair: write the id of the village that helps it")]
    OwnPair,
    /// A day that the register is not about.
    #[error("{found} lies outside the days of this register, {}", days(*.period))]
    OutsidePeriod {
        /// The day.
        found: NaiveDate,
        /// The days of the register.
        period: Period,
    },
    /// Two entries on one day of which nothing says which came first: number them.
    #[error(
        "`{other}` is on {on} too, and nothing says which came first: number them 1 and 2"
    )]
    Unnumbered {
        /// The other entry.
        other: Id,
        /// The day.
        on: NaiveDate,
    },
    /// Two results of one village, or two opinions on one issue, on one day.
    #[error(
        "`{other}` has a result on {on} too: there is one a day, correct one of the days"
    )]
    TwoResults {
        /// The other entry.
        other: Id,
        /// The day.
        on: NaiveDate,
    },
    /// A pass of which no score is recorded.
    #[error("a village passes with a score: write it")]
    PassWithoutScore,
    /// A score by which the village would not have this result, where no step of the scheme
    /// such as a veto is named.
    #[error(
        "by the scheme of acceptance {score} does not come to {}: correct one of them, or write \
         in 否决 which step decided: {}",
        en(.result), listed(.steps, Script::En)
    )]
    ScoreAgainstResult {
        /// The score.
        score: String,
        /// The result that stands beside it.
        result: Label,
        /// The steps of the scheme that decide whatever the score.
        steps: Vec<Label>,
    },
    /// An issue of which no entry says that it was put on file.
    #[error("the village has no issue `{found}` on file: {}", on_file(.known, Script::En))]
    NotOnFile {
        /// The issue that is named.
        found: Id,
        /// Those that it has.
        known: Vec<Id>,
    },
    /// A paper that was written after what it shows had been decided.
    #[error(
        "`{paper}` is dated {dated}, after {on}, when this was decided: correct one of the days"
    )]
    EvidenceLater {
        /// The paper.
        paper: Id,
        /// Its day.
        dated: NaiveDate,
        /// The day of the decision.
        on: NaiveDate,
    },
    /// A visit by somebody who has no such role for the village on that day.
    #[error(
        "on {on} nobody is {} of this village: correct the day, or add who is",
        en(.body)
    )]
    OutsideTerm {
        /// The role.
        body: Label,
        /// The first such day.
        on: NaiveDate,
    },
    /// An entry that another one repeats: leave one out, or number them where it happened twice.
    #[error(
        "this is the same as `{other}`: leave one of them out, or number them if it happened twice"
    )]
    SameEntry {
        /// The other entry.
        other: Id,
    },
    /// A move that the procedure does not take.
    #[error("{}", en(.why))]
    Refused {
        /// What the procedure says.
        why: Label,
    },
}

/// Labels as a message lists them.
pub(super) fn listed(labels: &[Label], script: Script) -> String {
    let all: Vec<&str> = labels.iter().map(|label| label.in_script(script)).collect();
    all.join(script.of("、", "、", ", "))
}

/// What would be right where an issue is not on file.
pub(super) fn on_file(known: &[Id], script: Script) -> String {
    let all: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
    let put = script.of(
        "先加一行，事项写“提出”",
        "先加一行，事項寫「提出」",
        "add a row that puts it there, with 提出 as 事项",
    );
    if all.is_empty() {
        return format!("{}{put}", script.of("请", "請", ""));
    }
    let all = all.join(script.of("、", "、", ", "));
    let (other, or) = (
        script.of("请改写为", "請改寫為", "write "),
        script.of("，或者", "，或者", ", or "),
    );
    format!("{other}{all}{or}{put}")
}

fn en(label: &Label) -> &str {
    label.in_script(Script::En)
}

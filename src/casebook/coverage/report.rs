use super::{Trial, Trials};
use crate::casebook::words::{Row, in_row, named, percent};
use crate::explain::{Report, Wording as _};
use crate::vocabulary::{Exact, FieldPath, Label, Script};

/// 覆盖情况 — what of a rulebook the cases try, and what they do not.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Coverage {
    /// The rulebook: its id where it is bundled, its path otherwise.
    pub rulebook: String,
    /// What it is called.
    pub title: Label,
    /// Everything that can be tried, by its path.
    pub trials: Vec<Covered>,
}

/// 覆盖项 — one thing that can be tried, and whether a case does.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Covered {
    /// Where in the rulebook.
    pub at: FieldPath,
    /// What the things are called in which it stands, the outermost first.
    pub within: Vec<Label>,
    /// The outermost row in which it stands.
    pub row: Option<Row>,
    /// What can be tried.
    pub trial: Trial,
    /// Whether a case does.
    pub is_tried: bool,
}

impl Coverage {
    pub(in crate::casebook) fn of(
        (rulebook, title): (&str, &Label),
        (all, tried): (&Trials, &Trials),
        stands_in: impl Fn(&FieldPath) -> (Vec<Label>, Option<Row>),
    ) -> Coverage {
        let trials = all.iter().map(|(at, trial)| {
            let (within, row) = stands_in(at);
            let is_tried = tried.contains(&(at.clone(), *trial));
            Covered { at: at.clone(), within, row, trial: *trial, is_tried }
        });
        let (rulebook, title) = (rulebook.to_owned(), title.clone());
        Coverage { rulebook, title, trials: trials.collect() }
    }

    /// What no case tries.
    pub fn untried(&self) -> impl Iterator<Item = &Covered> {
        self.trials.iter().filter(|one| !one.is_tried)
    }

    /// 覆盖率 — tried ÷ all, exact; `None` where there is nothing to try.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        let all = self.trials.len();
        let tried = all.checked_sub(self.untried().count())?;
        Exact::fraction(i64::try_from(tried).ok()?, i64::try_from(all).ok()?)
    }

    /// 覆盖报告 — the share, and what no case tries.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = self.title.in_script(script);
        let what = script.of("用例覆盖", "用例覆蓋", "coverage by cases");
        let colon = script.of("：", "：", ": ");
        let mut report = Report::new(&format!("{title}{colon}{what}"));
        let (all, untried) = (self.trials.len(), self.untried().count());
        let share = percent(self.share(), script);
        report.paragraph(&match script {
            Script::Hans => {
                format!("覆盖率 {share}：可试 {all} 处，{untried} 处没有用例。")
            }
            Script::Hant => {
                format!("覆蓋率 {share}：可試 {all} 處，{untried} 處沒有用例。")
            }
            Script::En => {
                format!(
                    "Coverage {share}: of {all} things to try, {untried} have no case."
                )
            }
        });
        for one in self.untried() {
            let of = named(&one.within, &one.at, script);
            let trial = one.trial.words(script);
            let is_edge = matches!(one.trial, Trial::At(_));
            let row = in_row(one.row.as_ref(), is_edge, script);
            report.paragraph(&match script {
                Script::Hans => format!("{of}：没有用例试到“{trial}”{row}"),
                Script::Hant => format!("{of}：沒有用例試到「{trial}」{row}"),
                Script::En => format!("{of}: never {trial}{row}"),
            });
        }
        report
    }
}

//! What no boundary case is made for, and why.

use std::collections::BTreeMap;
use std::fmt;

use super::accept::expected;
use crate::casebook::coverage::{Coverage, Covered, Trial};
use crate::casebook::mutants;
use crate::casebook::suite::Suite;
use crate::casebook::words::named;
use crate::explain::Wording;
use crate::rulebook::{Rulebook, is_path, tidy};
use crate::vocabulary::{FieldPath, Label, Script};

/// 未生成 — something that can be tried of a rulebook, and for which no case is made.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NotMade {
    /// Where in the rulebook.
    pub at: FieldPath,
    /// What the things are called in which it stands, the outermost first.
    pub within: Vec<Label>,
    /// What no case tries.
    pub trial: Trial,
    /// Why.
    pub why: WhyNotMade,
}

/// 未生成原因 — why no boundary case is made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum WhyNotMade {
    /// It takes results of other schemes, or decisions of others: a case by hand.
    FromOutcomes,
    /// Subjects are held against each other, and no such cohort was found: a case by hand.
    Together,
    /// It takes a course of a procedure that was not found: a case by hand.
    NoCourse,
    /// No sheet was found that brings it about.
    NoSheet,
}

impl Wording for WhyNotMade {
    fn words(&self, script: Script) -> String {
        let (hans, hant, en) = match self {
            WhyNotMade::FromOutcomes => (
                "要用到其他结果或决定，请手写用例",
                "要用到其他結果或決定，請手寫用例",
                "it takes outcomes or decisions of others: write a case by hand",
            ),
            WhyNotMade::Together => (
                "要与他人一并评定，未找到合适的一组，请手写用例",
                "要與他人一併評定，未找到合適的一組，請手寫用例",
                "it takes others who are judged together, and none were found: write a case by hand",
            ),
            WhyNotMade::NoCourse => (
                "未找到能走到这一步的办理经过，请手写用例",
                "未找到能走到這一步的辦理經過，請手寫用例",
                "no course of the procedure was found that leads there: write a case by hand",
            ),
            WhyNotMade::NoSheet => (
                "未找到能引起它的事实，请手写用例",
                "未找到能引起它的事實，請手寫用例",
                "no facts were found that bring it about: write a case by hand",
            ),
        };
        script.of(hans, hant, en).to_owned()
    }
}

impl Wording for NotMade {
    fn words(&self, script: Script) -> String {
        let of = named(&self.within, &self.at, script);
        let (trial, why) = (self.trial.words(script), self.why.words(script));
        match script {
            Script::Hans => format!("{of}：未生成“{trial}”的用例：{why}"),
            Script::Hant => format!("{of}：未生成「{trial}」的用例：{why}"),
            Script::En => format!("{of}: no case made for “{trial}”: {why}"),
        }
    }
}

impl fmt::Display for NotMade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Script::En))
    }
}

/// What the cases try once they are all accepted; each side of an edge that none tries is heard.
pub(super) fn coverage(
    (rulebook, name): (&Rulebook, &str),
    files: &BTreeMap<String, String>,
    untried: &mut dyn FnMut(&FieldPath, &[Rulebook]),
) -> Coverage {
    let suite = Suite::new(files.iter().map(|(path, text)| (path, expected(text))));
    let name = if is_path(name) { tidy(name) } else { name.to_owned() };
    mutants::coverage_and_untried(&suite, (&name, rulebook), untried)
}

/// What of a rulebook the cases leave untried.
pub(super) fn of(rulebook: &Rulebook, coverage: Coverage) -> Vec<NotMade> {
    let schemes = rulebook.schemes().iter().filter(|scheme| scheme.compares());
    let of = |id: &str| FieldPath::root().key("scheme").element(id);
    let together: Vec<FieldPath> =
        schemes.map(|scheme| of(scheme.id().as_str())).collect();
    let untried = coverage.trials.into_iter().filter(|one| !one.is_tried);
    untried.map(|one| not_made(one, &together)).collect()
}

fn not_made(untried: Covered, together: &[FieldPath]) -> NotMade {
    let at = untried.at.as_str();
    let starts = |keys: &[&str]| keys.iter().any(|key| at.starts_with(key));
    let why = if starts(&["link", "consequence", "secretary"]) {
        WhyNotMade::FromOutcomes
    } else if starts(&["procedure"]) {
        WhyNotMade::NoCourse
    } else if at.contains("].cohort[")
        || together.iter().any(|scheme| untried.at.is_within(scheme))
    {
        WhyNotMade::Together
    } else {
        WhyNotMade::NoSheet
    };
    NotMade { at: untried.at, within: untried.within, trial: untried.trial, why }
}

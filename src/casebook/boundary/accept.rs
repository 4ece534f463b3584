//! The step by which a person takes over what is pending.

use crate::casebook::case::Case;
use crate::casebook::expect::Expect;
use crate::casebook::mismatch::{Mismatch, MismatchKind};
use crate::casebook::results::CaseResult;
use crate::casebook::suite::Suite;
use crate::rulebook::{schema_of, tidy};
use crate::vocabulary::Problems;

/// 不能认可 — why the pending values of a case are not taken over.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAccepted {
    /// There is no such case.
    #[error("there is no case `{path}`")]
    NoCase {
        /// The path.
        path: String,
    },
    /// The case cannot be read.
    #[error("the case cannot be read: {problems}")]
    Broken {
        /// What is wrong with it.
        problems: Problems,
    },
    /// Nothing of it is pending.
    #[error("nothing is pending here: the case has no `[pending]`")]
    NothingPending,
    /// The case expects something already.
    #[error(
        "the case has an `[expect]` of its own: it is not overwritten; take `[pending]` out by \
         hand, or `[expect]`"
    )]
    ExpectsAlready,
    /// Something else comes out than what is pending.
    #[error(
        "something else comes out by now: make the case anew, or mend the rulebook\n{report}"
    )]
    Disagrees {
        /// What does not hold.
        report: String,
    },
    /// Nobody is named, or no ground.
    #[error("say who accepts it, and on what ground")]
    Nobody,
    /// The case says already who accepted it.
    #[error(
        "the case says already who accepted it: take the line `accepted` out, and it is \
         written anew"
    )]
    AcceptedAlready,
    /// `[pending]` does not stand in a line of its own.
    #[error("`[pending]` is to stand in a line of its own")]
    Form,
}

impl Suite {
    /// 认可 — the text of the case at `path` with its pending values as what it expects, and
    /// with the name of the person who vouches for them and their ground.
    ///
    /// Nothing else is changed, and nothing is written: that is for the caller.
    ///
    /// # Errors
    /// See [`NotAccepted`]: a case that expects something else, or of which something else
    /// comes out by now, is never overwritten.
    pub fn accept(
        &self,
        path: &str,
        by: &str,
        ground: &str,
    ) -> Result<String, NotAccepted> {
        let no_case = || NotAccepted::NoCase { path: path.to_owned() };
        let path = &tidy(path);
        let text = self.text(path).ok_or_else(no_case)?;
        let case = read(text)?;
        let Some(pending) = case.pending else { return Err(NotAccepted::NothingPending) };
        if case.expect != Expect::default() {
            return Err(NotAccepted::ExpectsAlready);
        }
        if case.accepted.is_some() {
            return Err(NotAccepted::AcceptedAlready);
        }
        if by.trim().is_empty() || ground.trim().is_empty() {
            return Err(NotAccepted::Nobody);
        }
        let accepted = taken_over(text, by, ground).ok_or(NotAccepted::Form)?;
        if read(&accepted)?.expect != pending {
            return Err(NotAccepted::Form);
        }
        let result = self.run_one(path);
        let is_pending = |one: &Mismatch| matches!(one.kind, MismatchKind::Pending);
        let mismatches = result.mismatches.iter().filter(|one| !is_pending(one)).cloned();
        let result = CaseResult { mismatches: mismatches.collect(), ..result };
        if result.holds() {
            Ok(accepted)
        } else {
            Err(NotAccepted::Disagrees { report: result.report() })
        }
    }
}

fn read(text: &str) -> Result<Case, NotAccepted> {
    Case::read(text).map_err(|problems| NotAccepted::Broken { problems })
}

/// The text of a case as if its pending values were expected.
pub(super) fn expected(text: &str) -> String {
    let turned = |line: &str| {
        if line == "[pending]" { "[expect]".to_owned() } else { line.to_owned() }
    };
    let lines: Vec<String> = text.lines().map(turned).collect();
    format!("{}\n", lines.join("\n"))
}

/// The head of a table or of a list of tables below `pending`, as that of one below `expect`.
fn turned(line: &str) -> Option<String> {
    ["[[pending.", "[pending.", "[pending]"].into_iter().find_map(|head| {
        let rest = line.trim_start().strip_prefix(head)?;
        Some(format!("{}{rest}", head.replace("pending", "expect")))
    })
}

/// `[pending]` becomes `[expect]`, and a line after the schema says who accepted it.
fn taken_over(text: &str, by: &str, ground: &str) -> Option<String> {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let line =
        format!("accepted = {{ by = {}, ground = {} }}", quoted(by), quoted(ground));
    let (mut lines, mut has_head, mut has_turned) = (Vec::new(), false, false);
    for one in text.lines() {
        let turned = turned(one);
        has_turned |= turned.is_some();
        lines.push(turned.unwrap_or_else(|| one.to_owned()));
        if !has_head && schema_of(one).is_some() {
            has_head = true;
            lines.push(line.clone());
        }
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    (has_head && has_turned).then(|| format!("{}{ending}", lines.join(ending)))
}

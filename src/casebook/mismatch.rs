use std::fmt;

use crate::vocabulary::{FieldPath, Id, Place, Problem};

/// 不符 — one thing about a case that does not hold, and where the case says it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Mismatch {
    /// Where in the case.
    pub at: FieldPath,
    /// Line and column.
    pub place: Option<Place>,
    /// Whom it is about, where a case has several members.
    pub about: Vec<Id>,
    /// What does not hold.
    pub kind: MismatchKind,
    /// The reasoning of what is disputed, line by line.
    pub reasoning: Vec<String>,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: ", self.at)?;
        if !self.about.is_empty() {
            write!(f, "{}: ", members(&self.about))?;
        }
        write!(f, "{}", self.kind)?;
        for line in &self.reasoning {
            write!(f, "\n    {line}")?;
        }
        Ok(())
    }
}

/// 不符类别 — what does not hold.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MismatchKind {
    /// Something else came out.
    #[error("expected {expected}, found {found}")]
    Differs {
        /// What the case expects.
        expected: String,
        /// What came out.
        found: String,
    },
    /// A name that the scheme, the procedure or the case does not have.
    #[error("the {of} has no {what} `{found}`{}", or_one_of(.nearest.as_ref(), .known))]
    Unknown {
        /// What lacks it.
        of: &'static str,
        /// The kind of thing.
        what: &'static str,
        /// The name.
        found: String,
        /// The known name that looks most like it.
        nearest: Option<String>,
        /// Those that there are, where they are few enough to be listed.
        known: Vec<String>,
    },
    /// A reason, a step or an event that is not among those found.
    #[error("`{expected}` is not among the {what}: {found}")]
    NotAmong {
        /// What they are.
        what: &'static str,
        /// The one expected.
        expected: String,
        /// Those found.
        found: String,
    },
    /// A step over a cohort in a case about one subject.
    #[error("`{found}` is a step over a cohort: give the case `members`")]
    NeedsMembers {
        /// The step.
        found: Id,
    },
    /// The case, its facts or its rulebook cannot be used.
    #[error("{}", broken(.file, .problem))]
    Broken {
        /// The file that is broken; empty for the case itself.
        file: String,
        /// What is wrong with it.
        problem: Problem,
    },
    /// The facts were refused, and the case does not expect it.
    #[error("the facts are refused: {}", .problem.defect)]
    Refused {
        /// The problem.
        problem: Problem,
    },
    /// Nobody has said yet what must come out.
    #[error(
        "nobody has said yet that this must come out: write what must under `[expect]` and take \
         `[pending]` out, or accept it with a name and a ground"
    )]
    Pending,
    /// A problem that the case expects and that did not come.
    #[error("no problem says `{expected}`")]
    ProblemExpected {
        /// The fragment.
        expected: String,
    },
    /// The facts were accepted, and the case expects that they are refused.
    #[error("the facts are accepted, and {expected} problems were expected")]
    Accepted {
        /// How many were expected.
        expected: usize,
    },
}

/// A problem of the case itself has its place already; one of another file brings its own.
fn broken(file: &str, problem: &Problem) -> String {
    match (file, problem.place) {
        ("", _) => problem.defect.to_string(),
        (file, Some(_)) => format!("{file}:{problem}"),
        (file, None) => format!("{file}: {problem}"),
    }
}

/// The first members, and how many more.
fn members(about: &[Id]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> =
        about.iter().take(SHOWN).map(|id| format!("`{id}`")).collect();
    let shown = shown.join(", ");
    match about.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The one that is meant, or else all that there are.
fn or_one_of(nearest: Option<&String>, known: &[String]) -> String {
    match (nearest, known) {
        (Some(near), _) => format!("; did you mean `{near}`?"),
        (None, []) => String::new(),
        (None, known) => {
            let known: Vec<String> = known.iter().map(|one| format!("`{one}`")).collect();
            format!("; there are {}", known.join(", "))
        }
    }
}

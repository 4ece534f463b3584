use std::collections::BTreeSet;

use super::sealed::Rulebook;
use crate::facts::Dictionary;
use crate::rule::Rule;
use crate::scoring::Scheme;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Id, Script};

/// 所问 — what of a rulebook sheets are judged by: a scheme, or rules.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Asked<'r> {
    /// A scheme.
    Scheme(&'r Scheme),
    /// One rule, or all about a subject, in the order of the rulebook.
    Rules(Vec<&'r Rule>),
}

impl Asked<'_> {
    /// The facts that it reads, by their places in the dictionary, each once and in its
    /// order.
    pub(super) fn facts(&self, dictionary: &Dictionary) -> Vec<u16> {
        let facts: BTreeSet<u16> = match self {
            Asked::Scheme(scheme) => scheme.facts().iter().copied().collect(),
            Asked::Rules(rules) => rules.iter().flat_map(|rule| rule.facts()).collect(),
        };
        facts.into_iter().filter(|fact| dictionary.at(*fact).is_some()).collect()
    }
}

/// 无此办法 — a name that is no scheme and no rule of a rulebook, and what it is instead.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("{}", told(self))]
pub struct NotAsked {
    /// The rulebook.
    pub rulebook: Id,
    /// The name.
    pub found: String,
    /// What it is there: `the procedure`, `a grade of the scheme x`; `None` where nothing is
    /// called so.
    pub is: Option<String>,
    /// What can be asked.
    pub known: Vec<String>,
    /// The one that looks most like it.
    pub nearest: Option<String>,
}

fn told(not: &NotAsked) -> String {
    let NotAsked { rulebook, found, is, known, nearest } = not;
    let is = match is {
        Some(is) => {
            format!("`{found}` of `{rulebook}` is {is}, and no sheet is judged by it")
        }
        None => format!("`{rulebook}` has no scheme or rule `{found}`"),
    };
    let near = nearest.as_ref().map(|one| format!("; did you mean `{one}`?"));
    let known = if known.is_empty() { "nothing".to_owned() } else { known.join(", ") };
    format!("{is}{}; it can be asked for: {known}", near.unwrap_or_default())
}

impl NotAsked {
    /// The same in one script; the Chinese ones do not say what the name is instead.
    #[must_use]
    pub fn in_script(&self, script: Script) -> String {
        let NotAsked { rulebook, found, is, known, nearest } = self;
        let known = known.join("、");
        let near = nearest.as_ref().map(|one| match script {
            Script::Hant => format!("；是否應為`{one}`？"),
            Script::Hans | Script::En => format!("；是否应为`{one}`？"),
        });
        let near = near.unwrap_or_default();
        match (script, is) {
            (Script::En, _) => self.to_string(),
            (Script::Hans, None) => {
                format!("`{rulebook}`没有办法或规则`{found}`{near}；可以查询：{known}")
            }
            (Script::Hant, None) => {
                format!("`{rulebook}`沒有辦法或規則`{found}`{near}；可以查詢：{known}")
            }
            (Script::Hans, Some(_)) => {
                format!("`{rulebook}`的`{found}`不能用来评定事实表；可以查询：{known}")
            }
            (Script::Hant, Some(_)) => {
                format!("`{rulebook}`的`{found}`不能用來評定事實表；可以查詢：{known}")
            }
        }
    }
}

impl Rulebook {
    /// 按名查找 — what sheets are judged by under a name: the id of a scheme, that of a rule,
    /// or `rules:SUBJECT` for all rules about a subject.
    ///
    /// # Errors
    /// A name that nothing of these has; what it is instead is told, if it is anything.
    ///
    /// # Examples
    /// ```
    /// use grassroots::rulebook::{Asked, bundled};
    ///
    /// let rulebook = bundled::members_2014()?;
    /// assert!(matches!(rulebook.asked("rules:branch")?, Asked::Rules(_)));
    /// let wrong = rulebook.asked("admission").unwrap_err().to_string();
    /// assert!(wrong.starts_with("`admission` of `members-2014` is a procedure"), "{wrong}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn asked(&self, name: &str) -> Result<Asked<'_>, NotAsked> {
        if let Some(scheme) = self.scheme(name) {
            return Ok(Asked::Scheme(scheme));
        }
        let is_meant = |rule: &&Rule| match name.strip_prefix("rules:") {
            Some(subject) => rule.parts().subject.as_str() == subject,
            None => rule.id().as_str() == name,
        };
        let rules: Vec<&Rule> = self.rules().iter().filter(is_meant).collect();
        if !rules.is_empty() {
            return Ok(Asked::Rules(rules));
        }
        let subjects: BTreeSet<String> = self
            .rules()
            .iter()
            .map(|rule| format!("rules:{}", rule.parts().subject))
            .collect();
        let schemes = self.schemes().iter().map(|one| one.id().to_string());
        let known: Vec<String> = schemes.chain(subjects).collect();
        let is = self.is_called(name);
        let near = || {
            let rules = self.rules().iter().map(|rule| rule.id().as_str());
            nearest(name, known.iter().map(String::as_str).chain(rules))
        };
        let nearest = if is.is_some() { None } else { near() };
        let (rulebook, found) = (self.id().clone(), name.to_owned());
        Err(NotAsked { rulebook, found, is, known, nearest })
    }

    /// What else of the rulebook has this name.
    fn is_called(&self, name: &str) -> Option<String> {
        let is_it = |id: &Id| id.as_str() == name;
        let draft = self.draft();
        if draft.procedure.iter().any(|one| is_it(&one.id)) {
            return Some(
                "a procedure: cases and `procedure::replay` go through its steps"
                    .to_owned(),
            );
        }
        if draft.consequence.iter().any(|one| is_it(&one.id)) {
            return Some("a consequence: it follows from outcomes".to_owned());
        }
        for scheme in &draft.scheme {
            let steps =
                [&scheme.zero_clearing, &scheme.direct, &scheme.floor, &scheme.cap];
            let mut steps = steps.into_iter().flatten().chain(&scheme.veto);
            let what = if scheme.cohort.iter().any(|one| is_it(&one.id)) {
                "a step over the cohort"
            } else if scheme.item.iter().any(|one| is_it(&one.id)) {
                "an item"
            } else if scheme.part.iter().any(|one| is_it(&one.id)) {
                "a part"
            } else if scheme.grade.iter().any(|one| is_it(&one.id)) {
                "a grade"
            } else if steps.any(|one| is_it(&one.id)) {
                "a step to the grade"
            } else {
                continue;
            };
            return Some(format!("{what} of the scheme `{}`", scheme.id));
        }
        for procedure in &draft.procedure {
            let what = if procedure.state.iter().any(|one| is_it(&one.id)) {
                "a state"
            } else if procedure.transition.iter().any(|one| is_it(&one.id)) {
                "a step"
            } else if procedure.deadline.iter().any(|one| is_it(&one.id)) {
                "a deadline"
            } else {
                continue;
            };
            return Some(format!("{what} of the procedure `{}`", procedure.id));
        }
        self.dictionary().fact(name).is_some().then(|| "a fact".to_owned())
    }
}

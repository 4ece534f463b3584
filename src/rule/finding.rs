use serde::{Deserialize, Serialize};

use super::rules::{Kind, Rule};
use crate::criteria::{Condition, Test, View, assess};
use crate::facts::{Dictionary, Entry, Fact, Sheet};
use crate::vocabulary::{Ground, Id, Label, Named, Span, Verdict};

/// 规则结论 — what one rule found about one subject: the answer, and the answer to every
/// question.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// Whom it is about, where the sheet says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// Whether it applies; met where the rule always does.
    pub applies: Verdict,
    /// Whether it is met, where it applies.
    pub met: Verdict,
    /// The questions whether it applies, in the order of the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_first: Vec<Question>,
    /// The questions whether it is met.
    pub asked: Vec<Question>,
    /// Where the rule comes from.
    pub ground: Ground,
}

/// 逐项认定 — one question of a rule, and its answer.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Question {
    /// What is asked, with its bounds.
    pub asks: Label,
    /// The number found, where the question is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Span>,
    /// The answer.
    pub verdict: Verdict,
    /// The facts that are missing for it, while it is undetermined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Named>,
}

/// 结论 — how a subject stands to a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 符合 — the rule is met.
    Met,
    /// 不符合 — the rule is not met.
    NotMet,
    /// 无法认定 — what is known does not tell.
    Undetermined,
    /// 不适用 — the rule does not apply.
    NotApplicable,
}

impl Standing {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, Standing); 4] = [
        ("met", Standing::Met),
        ("not_met", Standing::NotMet),
        ("undetermined", Standing::Undetermined),
        ("not_applicable", Standing::NotApplicable),
    ];
}

impl Finding {
    /// How the subject stands to the rule. While it cannot be told whether the rule applies,
    /// the answer is undetermined.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match (self.applies, self.met) {
            (Verdict::NotMet, _) => Standing::NotApplicable,
            (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => {
                Standing::Undetermined
            }
            (Verdict::Met, Verdict::Met) => Standing::Met,
            (Verdict::Met, Verdict::NotMet) => Standing::NotMet,
        }
    }

    /// Whether a requirement is broken for sure.
    #[must_use]
    pub fn is_breach(&self) -> bool {
        self.kind == Kind::Requirement && self.standing() == Standing::NotMet
    }

    /// The facts that are missing while the answer is undetermined, each once, in the order
    /// of the questions.
    #[must_use]
    pub fn missing(&self) -> Vec<&Named> {
        let mut missing: Vec<&Named> = Vec::new();
        if self.standing() == Standing::Undetermined {
            let questions = self.asked_first.iter().chain(&self.asked);
            for fact in questions.flat_map(|question| &question.missing) {
                if !missing.contains(&fact) {
                    missing.push(fact);
                }
            }
        }
        missing
    }
}

/// 逐条认定 — holds a sheet against a rule.
///
/// Total: it never fails. What is absent leaves a question undetermined, on open and on
/// closed sheets alike; what does not apply does not meet it. A rule whose facts all do not
/// apply does not apply itself. For a sheet that was checked against another dictionary
/// nothing can be told.
///
/// # Examples
/// See [the room](crate::rule).
#[must_use]
pub fn examine(rule: &Rule, sheet: &Sheet) -> Finding {
    let parts = rule.parts();
    let (applies, asked_first) = match &parts.applies {
        Some(applies) => ask(applies, (&parts.dictionary, sheet)),
        None => (Some(Verdict::Met), Vec::new()),
    };
    let (met, asked) = ask(&parts.met, (&parts.dictionary, sheet));
    // Where nothing that is asked applies, neither does the rule.
    let applies = applies.unwrap_or(Verdict::NotMet);
    let applies = if met.is_none() { Verdict::NotMet } else { applies };
    Finding {
        rule: parts.name.clone(),
        kind: parts.kind,
        subject: sheet.subject().cloned(),
        applies,
        met: met.unwrap_or(Verdict::NotMet),
        asked_first,
        asked,
        ground: parts.ground.clone(),
    }
}

/// What a condition gives, question by question; no verdict where none of its facts applies.
fn ask(
    condition: &Condition,
    (dictionary, sheet): (&Dictionary, &Sheet),
) -> (Option<Verdict>, Vec<Question>) {
    let is_ours = dictionary.is(sheet.dictionary());
    let mut tests: Vec<Test> = Vec::new();
    let view = View { sheet, scores: &[], others: None, as_of: None };
    let assessed = if is_ours {
        assess(condition, view, &mut |test| tests.push(test))
    } else {
        None
    };
    let missing = |fact: u16| {
        let is_absent = matches!(sheet.at(fact), Entry::Absent | Entry::Open(_));
        let named = |fact: &Fact| Named::new(fact.id().clone(), fact.label().clone());
        dictionary.at(fact).filter(|_| is_ours && is_absent).map(named)
    };
    let questions = condition.atoms().into_iter().enumerate().map(|(place, atom)| {
        let test = tests.get(place);
        let verdict = test.map_or(Verdict::Undetermined, |test| test.verdict);
        let missing = match verdict {
            Verdict::Undetermined => {
                atom.facts().into_iter().filter_map(missing).collect()
            }
            Verdict::Met | Verdict::NotMet => Vec::new(),
        };
        let value = test.and_then(|test| test.value);
        Question { asks: atom.asks(dictionary), value, verdict, missing }
    });
    let questions = questions.collect();
    match assessed {
        Some(found) if !found.does_any_apply => (None, questions),
        Some(found) => (Some(found.verdict), questions),
        None => (Some(Verdict::Undetermined), questions),
    }
}

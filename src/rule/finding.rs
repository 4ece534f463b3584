use serde::{Deserialize, Serialize};

use super::rules::{Kind, Rule};
use crate::criteria::{Atom, Condition, Test, Trace, View, assess};
use crate::facts::{Dictionary, Entry, Fact, Sheet};
use crate::vocabulary::{Ground, Id, Label, Named, Script, Span, Verdict};

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
    /// The number found, where the question is about one and it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Span>,
    /// Whether that number is a part of a whole, read as a percentage.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_proportion: bool,
    /// Which window of the calendar has that number, where the question is about the one with
    /// most or least: of equal ones the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Label>,
    /// The answer.
    pub verdict: Verdict,
    /// The facts that are missing for it, while it is undetermined; behind one that comes from
    /// an outcome those that are missing for that.
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

impl Standing {
    const fn of(applies: Verdict, met: Verdict) -> Standing {
        match (applies, met) {
            (Verdict::NotMet, _) => Standing::NotApplicable,
            (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => {
                Standing::Undetermined
            }
            (Verdict::Met, Verdict::Met) => Standing::Met,
            (Verdict::Met, Verdict::NotMet) => Standing::NotMet,
        }
    }
}

impl Finding {
    /// How the subject stands to the rule. While it cannot be told whether the rule applies,
    /// the answer is undetermined.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        Standing::of(self.applies, self.met)
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
/// closed sheets alike; what does not apply does not meet it. A rule does not apply where
/// `applies` is not met, and where no fact that either condition reads applies. For a sheet
/// that was checked against another dictionary nothing can be told.
///
/// # Examples
/// See [the room](crate::rule).
#[must_use]
pub fn examine(rule: &Rule, sheet: &Sheet) -> Finding {
    let parts = rule.parts();
    let (mut first, mut then) = (Vec::new(), Vec::new());
    let (applies, met) = verdicts(rule, sheet, (&mut first, &mut then));
    let asked = |condition: &Condition, tests: &[Test]| {
        questions(condition, (&parts.dictionary, sheet), tests)
    };
    let asked_first = parts.applies.as_ref().map(|applies| asked(applies, &first));
    Finding {
        rule: parts.name.clone(),
        kind: parts.kind,
        subject: sheet.subject().cloned(),
        applies,
        met,
        asked_first: asked_first.unwrap_or_default(),
        asked: asked(&parts.met, &then),
        ground: parts.ground.clone(),
    }
}

/// How a sheet stands to a rule: what [`examine`] finds, without the questions.
pub(crate) fn stands(rule: &Rule, sheet: &Sheet) -> Standing {
    let (applies, met) = verdicts(rule, sheet, (&mut Vec::new(), &mut Vec::new()));
    Standing::of(applies, met)
}

/// Whether a rule applies and whether it is met, with the tests of both conditions.
fn verdicts(
    rule: &Rule,
    sheet: &Sheet,
    (first, then): (&mut Vec<Test>, &mut Vec<Test>),
) -> (Verdict, Verdict) {
    let parts = rule.parts();
    if !parts.dictionary.is(sheet.dictionary()) {
        let applies = parts.applies.as_ref().map(|_| Verdict::Undetermined);
        return (applies.unwrap_or(Verdict::Met), Verdict::Undetermined);
    }
    let (applies, reads_first) = match &parts.applies {
        Some(applies) => ask(applies, sheet, first),
        None => (Verdict::Met, false),
    };
    let (met, reads_then) = ask(&parts.met, sheet, then);
    // Where nothing that is asked applies, neither does the rule.
    if reads_first || reads_then { (applies, met) } else { (Verdict::NotMet, met) }
}

/// What a condition gives, and whether any of its facts applies.
fn ask(condition: &Condition, sheet: &Sheet, tests: &mut Vec<Test>) -> (Verdict, bool) {
    let view = View { sheet, scores: &[], others: None, as_of: None };
    match assess(condition, view, &mut |test| tests.push(test)) {
        Some(found) => (found.verdict, found.does_any_apply),
        None => (Verdict::Undetermined, true),
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

fn each_once(all: impl Iterator<Item = Named>) -> Vec<Named> {
    let mut once: Vec<Named> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// The window of the calendar that has most or least of what an atom counts.
fn window(atom: &Atom, view: View<'_>) -> Option<Label> {
    let Atom::Within { quantity, .. } = atom else { return None };
    quantity.traces(view).into_iter().find_map(|trace| match trace {
        Trace::Window { window, from, .. } => {
            let index = window.index(from);
            let [hans, hant, en] =
                Script::ALL.map(|script| window.in_words(index, script));
            Some(Label::new(&hans, &hant, &en))
        }
        _ => None,
    })
}

/// The questions of a condition with their answers.
fn questions(
    condition: &Condition,
    (dictionary, sheet): (&Dictionary, &Sheet),
    tests: &[Test],
) -> Vec<Question> {
    let is_ours = dictionary.is(sheet.dictionary());
    let view = View { sheet, scores: &[], others: None, as_of: None };
    let named = |fact: &Fact| Named::new(fact.id().clone(), fact.label().clone());
    let missing = |atom: &Atom, fact: u16| {
        let is_missing = match sheet.at(fact) {
            Entry::Absent | Entry::Open(_) => true,
            // Periods may be lacking of a series.
            Entry::Known(_) => match atom {
                Atom::Within { quantity, .. } => {
                    let found = quantity.periods_found(view);
                    found.is_some_and(|found| found.missing > 0)
                }
                Atom::Yes { .. } | Atom::No { .. } | Atom::Chosen { .. } => false,
            },
            Entry::NotApplicable(_) => false,
        };
        let of_outcomes = sheet.origins().iter().filter(move |one| one.fact == fact);
        let behind = of_outcomes.flat_map(|one| &one.missing).cloned();
        let own = dictionary.at(fact).map(named).into_iter();
        own.chain(behind).filter(move |_| is_ours && is_missing)
    };
    let question = |(place, atom): (usize, &Atom)| {
        let test = tests.get(place);
        let verdict = test.map_or(Verdict::Undetermined, |test| test.verdict);
        let missing = match verdict {
            Verdict::Undetermined => {
                let facts = atom.facts().into_iter();
                each_once(facts.flat_map(|fact| missing(atom, fact)))
            }
            Verdict::Met | Verdict::NotMet => Vec::new(),
        };
        // All that is possible answers no question.
        let is_told = |span: &Span| verdict != Verdict::Undetermined || span.is_settled();
        let value = test.and_then(|test| test.value).filter(is_told);
        let is_proportion = atom.is_proportion(dictionary);
        let window = value.filter(Span::is_settled).and_then(|_| window(atom, view));
        let asks = atom.asks(dictionary);
        Question { asks, value, is_proportion, window, verdict, missing }
    };
    condition.atoms().into_iter().enumerate().map(question).collect()
}

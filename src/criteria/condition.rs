use serde::{Deserialize, Serialize};

use super::{Quantity, Reading, State, View};
use crate::facts::{Dictionary, Entry, Possible, Value};
use crate::vocabulary::{Bounds, Label, Span, Verdict};

/// 条件 — a condition over facts and scores, three-valued.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Condition {
    /// One question.
    Atom(Atom),
    /// 全部符合 — all of them.
    AllOf(Vec<Condition>),
    /// 任一符合 — any of them.
    AnyOf(Vec<Condition>),
    /// 至少 n 项符合 — at least `n` of them.
    AtLeast {
        /// How many.
        n: usize,
        /// Of these.
        of: Vec<Condition>,
    },
    /// 不符合 — the opposite.
    Not(Box<Condition>),
}

/// 单项条件 — one question to one fact or quantity.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Atom {
    /// The fact is yes.
    Yes {
        /// The fact.
        fact: u16,
    },
    /// The fact is no.
    No {
        /// The fact.
        fact: u16,
    },
    /// The fact is one of some choices.
    Chosen {
        /// The fact.
        fact: u16,
        /// The choices.
        one_of: Box<[u16]>,
    },
    /// A number lies within bounds.
    Within {
        /// The number.
        quantity: Quantity,
        /// The bounds.
        bounds: Bounds,
    },
}

/// 佐证 — what one question of a condition found.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Test {
    /// Which question, in reading order from zero.
    pub question: u16,
    /// The number found, where the question is about one and there is one.
    pub value: Option<Span>,
    /// The answer.
    pub verdict: Verdict,
}

/// What a condition gives, and what was missing for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Assessed {
    pub(crate) verdict: Verdict,
    /// Whether some fact was absent, and whether any applied.
    pub(crate) is_fact_absent: bool,
    pub(crate) does_any_apply: bool,
    /// Whether it is open because of a number that may turn out not to be there: then it may
    /// stay open whatever is learnt.
    pub(crate) may_not_tell: bool,
}

impl Condition {
    /// Every question, in reading order.
    #[must_use]
    pub fn atoms(&self) -> Vec<&Atom> {
        match self {
            Condition::Atom(atom) => vec![atom],
            Condition::AllOf(of)
            | Condition::AnyOf(of)
            | Condition::AtLeast { of, .. } => {
                of.iter().flat_map(Condition::atoms).collect()
            }
            Condition::Not(one) => one.atoms(),
        }
    }

    /// Every fact that it reads, in reading order.
    #[must_use]
    pub fn facts(&self) -> Vec<u16> {
        self.atoms().into_iter().flat_map(Atom::facts).collect()
    }
}

impl Condition {
    /// What it asks, in words: its questions, joined.
    #[must_use]
    pub fn label(
        &self,
        dictionary: &Dictionary,
        node_label: &dyn Fn(u16) -> Label,
    ) -> Label {
        self.atoms()
            .into_iter()
            .map(|atom| atom.label(dictionary, node_label))
            .reduce(|one, other| Label {
                hans: format!("{}、{}", one.hans, other.hans),
                hant: format!("{}、{}", one.hant, other.hant),
                en: format!("{}, {}", one.en, other.en),
            })
            .unwrap_or_else(|| Label::new("", "", ""))
    }
}

impl Atom {
    /// What it asks, in words; without its bounds.
    #[must_use]
    pub fn label(
        &self,
        dictionary: &Dictionary,
        node_label: &dyn Fn(u16) -> Label,
    ) -> Label {
        let of = |fact: u16| dictionary.at(fact);
        let name = |fact: u16| {
            of(fact).map_or_else(|| Label::new("", "", ""), |f| f.label().clone())
        };
        match self {
            Atom::Yes { fact } => answered(&name(*fact), &Label::new("是", "是", "yes")),
            Atom::No { fact } => answered(&name(*fact), &Label::new("否", "否", "no")),
            Atom::Chosen { fact, one_of } => {
                let choices = of(*fact).map_or(&[][..], |f| f.kind().choices());
                let named = one_of.iter().filter_map(|at| choices.get(usize::from(*at)));
                let answer = named.map(|c| c.label.clone()).reduce(|one, other| Label {
                    hans: format!("{}、{}", one.hans, other.hans),
                    hant: format!("{}、{}", one.hant, other.hant),
                    en: format!("{}, {}", one.en, other.en),
                });
                let answer = answer.unwrap_or_else(|| Label::new("", "", ""));
                answered(&name(*fact), &answer)
            }
            Atom::Within { quantity, .. } => quantity.label(dictionary, node_label),
        }
    }

    /// The bounds that it holds a number against.
    #[must_use]
    pub const fn bounds(&self) -> Option<Bounds> {
        match self {
            Atom::Within { bounds, .. } => Some(*bounds),
            Atom::Yes { .. } | Atom::No { .. } | Atom::Chosen { .. } => None,
        }
    }

    /// Whether the number that it asks for is a part of a whole, read as a percentage.
    #[must_use]
    pub fn is_proportion(&self, dictionary: &Dictionary) -> bool {
        match self {
            Atom::Within { quantity, .. } => quantity.is_proportion(dictionary),
            Atom::Yes { .. } | Atom::No { .. } | Atom::Chosen { .. } => false,
        }
    }

    /// The facts that it reads.
    #[must_use]
    pub fn facts(&self) -> Vec<u16> {
        match self {
            Atom::Yes { fact } | Atom::No { fact } | Atom::Chosen { fact, .. } => {
                vec![*fact]
            }
            Atom::Within { quantity, .. } => quantity.facts(),
        }
    }
}

/// `question：answer`.
pub(crate) fn answered(question: &Label, answer: &Label) -> Label {
    Label {
        hans: format!("{}：{}", question.hans, answer.hans),
        hant: format!("{}：{}", question.hant, answer.hant),
        en: format!("{}: {}", question.en, answer.en),
    }
}

/// Assesses a condition; each question is told to `found`.
///
/// `None` when a number cannot be held exactly, which the check of a scheme rules out.
pub(crate) fn assess(
    condition: &Condition,
    view: View<'_>,
    found: &mut impl FnMut(Test),
) -> Option<Assessed> {
    let mut run = Run {
        view,
        questions: 0,
        is_fact_absent: false,
        does_any_apply: false,
        may_not_tell: false,
    };
    let verdict = run.assess(condition, found)?;
    Some(Assessed {
        verdict,
        is_fact_absent: run.is_fact_absent,
        does_any_apply: run.does_any_apply,
        may_not_tell: run.may_not_tell && verdict == Verdict::Undetermined,
    })
}

struct Run<'v> {
    view: View<'v>,
    questions: u16,
    is_fact_absent: bool,
    does_any_apply: bool,
    may_not_tell: bool,
}

impl Run<'_> {
    fn assess(
        &mut self,
        condition: &Condition,
        found: &mut impl FnMut(Test),
    ) -> Option<Verdict> {
        // The reader limits the depth; a draft built in code is as deep as its owner made it.
        match condition {
            Condition::Atom(atom) => self.ask(atom, found),
            Condition::Not(one) => self.assess(one, found).map(Verdict::not),
            Condition::AllOf(of) => self
                .each(of, found)
                .map(|verdicts| verdicts.into_iter().fold(Verdict::Met, Verdict::and)),
            Condition::AnyOf(of) => self
                .each(of, found)
                .map(|verdicts| verdicts.into_iter().fold(Verdict::NotMet, Verdict::or)),
            Condition::AtLeast { n, of } => {
                self.each(of, found).map(|verdicts| Verdict::at_least(*n, verdicts))
            }
        }
    }

    fn each(
        &mut self,
        of: &[Condition],
        found: &mut impl FnMut(Test),
    ) -> Option<Vec<Verdict>> {
        of.iter().map(|one| self.assess(one, found)).collect()
    }

    fn ask(&mut self, atom: &Atom, found: &mut impl FnMut(Test)) -> Option<Verdict> {
        let (value, verdict) = match atom {
            Atom::Yes { fact } => (None, self.yes(*fact, true)),
            Atom::No { fact } => (None, self.yes(*fact, false)),
            Atom::Chosen { fact, one_of } => (None, self.chosen(*fact, one_of)),
            Atom::Within { quantity, bounds } => {
                let reading = quantity.read(self.view)?;
                self.note(reading.state);
                self.may_not_tell |=
                    reading.may_not_tell && reading.state != State::NotApplicable;
                let value = (!reading.is_untold()).then_some(reading.span);
                (value, within(reading, bounds))
            }
        };
        found(Test { question: self.questions, value, verdict });
        self.questions = self.questions.saturating_add(1);
        Some(verdict)
    }

    fn yes(&mut self, fact: u16, wanted: bool) -> Verdict {
        match self.view.sheet.at(fact) {
            Entry::Known(Value::YesNo(is_so)) => {
                self.note(State::Known);
                Verdict::of(*is_so == wanted)
            }
            other => self.unread(other),
        }
    }

    fn chosen(&mut self, fact: u16, one_of: &[u16]) -> Verdict {
        match self.view.sheet.at(fact) {
            Entry::Known(Value::Choice(choice)) => {
                self.note(State::Known);
                Verdict::of(one_of.contains(choice))
            }
            Entry::Open(Possible::Choices(possible)) => {
                self.note(self.view.not_known(self.view.sheet.at(fact)));
                match possible.iter().filter(|one| one_of.contains(one)).count() {
                    0 => Verdict::NotMet,
                    all if all == possible.len() => Verdict::Met,
                    _ => Verdict::Undetermined,
                }
            }
            Entry::Open(Possible::ChoicesOrNone(_)) => {
                self.note(self.view.not_known(self.view.sheet.at(fact)));
                self.may_not_tell = true;
                Verdict::Undetermined
            }
            other => self.unread(other),
        }
    }

    /// What does not apply does not meet a condition; what is absent leaves it open.
    fn unread(&mut self, entry: &Entry) -> Verdict {
        match entry {
            Entry::NotApplicable(_) => Verdict::NotMet,
            Entry::Absent | Entry::Known(_) | Entry::Open(_) => {
                self.note(self.view.not_known(entry));
                Verdict::Undetermined
            }
        }
    }

    const fn note(&mut self, state: State) {
        match state {
            State::Known | State::Undetermined => self.does_any_apply = true,
            State::Absent => {
                self.does_any_apply = true;
                self.is_fact_absent = true;
            }
            State::NotApplicable => {}
        }
    }
}

fn within(reading: Reading, bounds: &Bounds) -> Verdict {
    match reading.state {
        State::NotApplicable => Verdict::NotMet,
        // Of no number nothing can be said, however narrow the span.
        _ if reading.may_not_tell => Verdict::Undetermined,
        State::Known | State::Absent | State::Undetermined => {
            let span = reading.span;
            if bounds.contains(span.least()) && bounds.contains(span.most()) {
                Verdict::Met
            } else if !bounds.is_above_lower(span.most())
                || !bounds.is_below_upper(span.least())
            {
                Verdict::NotMet
            } else {
                Verdict::Undetermined
            }
        }
    }
}

use crate::rule::Standing;
use crate::vocabulary::Id;

/// 规则期望 — what a single rule must find about the subject.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RuleExpectation {
    /// The rule.
    pub at: Id,
    /// How the subject stands to it.
    pub is: Standing,
    /// What is missing for it, in the order of its questions.
    pub missing: Option<Vec<Id>>,
}

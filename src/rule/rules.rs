use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::criteria::Condition;
use crate::facts::Dictionary;
use crate::vocabulary::{Ground, Id, Label, Named};

/// 规则 — a checked rule about a subject; cheap to clone.
///
/// The check of a rulebook makes it, and nothing else.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule(pub(crate) Arc<RuleParts>);

/// 规则内容 — what a rule says.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RuleParts {
    /// Id and what it is called.
    pub name: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// Whom it is about.
    pub subject: Id,
    /// When it applies; always, where nothing is said.
    pub applies: Option<Condition>,
    /// When it is met.
    pub met: Condition,
    /// Where it comes from.
    pub ground: Ground,
    /// The facts that its conditions read.
    pub dictionary: Dictionary,
}

impl Rule {
    /// What it says.
    #[must_use]
    pub fn parts(&self) -> &RuleParts {
        &self.0
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.0.name.id
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.0.name.label
    }

    /// Whom it is about.
    #[must_use]
    pub fn subject(&self) -> &Id {
        &self.0.subject
    }

    /// Where it comes from.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.0.ground
    }

    /// The facts that it reads, by their places in the dictionary.
    #[must_use]
    pub fn facts(&self) -> Vec<u16> {
        let applies = self.0.applies.iter().flat_map(Condition::facts);
        applies.chain(self.0.met.facts()).collect()
    }

    /// Of which kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }
}

/// 规则类别 — what it means that a rule is met.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 要求 — it must be met; where it is not, the rule is broken.
    Requirement,
    /// 一般要求 — it should be met, as a text says with 一般 or 原则上.
    Advice,
    /// 资格条件 — whoever meets it may do or receive something.
    Eligibility,
    /// 认定情形 — whoever meets it is in a state that something follows from: a backward
    /// village, an empty-shell village.
    Identification,
}

impl Kind {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, Kind); 4] = [
        ("requirement", Kind::Requirement),
        ("advice", Kind::Advice),
        ("eligibility", Kind::Eligibility),
        ("identification", Kind::Identification),
    ];
}

//! Single rules: names become places, grounds are there.

use std::sync::Arc;

use super::Context;
use crate::rule::{Rule, RuleParts};
use crate::rulebook::draft::{RuleDraft, RulebookDraft};
use crate::vocabulary::{FieldPath, Named};

impl Context<'_> {
    pub(super) fn rule(
        &mut self,
        book: &RulebookDraft,
        draft: &RuleDraft,
        at: &FieldPath,
    ) -> Option<Rule> {
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), at);
        let applies = match &draft.applies {
            Some(applies) => self.condition(applies, &at.key("applies"), None).map(Some),
            None => Some(None),
        };
        let met = self.condition(&draft.met, &at.key("met"), None);
        Some(Rule(Arc::new(RuleParts {
            name: Named::new(draft.id.clone(), draft.label.clone()),
            kind: draft.kind,
            subject: draft.subject.clone(),
            applies: applies?,
            met: met?,
            ground,
            dictionary: self.dictionary.clone(),
        })))
    }
}

//! § Quantities: whether there is no number at all, or may turn out to be none: 0/0 and x/0
//! of which nothing is stated, nobody who voted, windows that do not exist.

use grassroots::criteria::PeriodDay;
use grassroots::facts::FactKind;
use grassroots::rulebook::draft::{
    AnswerDraft, ConditionDraft, MomentDraft, QuantityDraft,
};
use grassroots::vocabulary::{Id, Verdict};
use num_traits::Zero;

use super::quantity::{State, View};
use super::sheet::Said;

impl View<'_> {
    /// Whether a number may not be there, whatever is still learnt: then it can be held
    /// against nothing.
    pub(super) fn may_not_tell(self, quantity: &QuantityDraft) -> bool {
        let is_known = |fact: &Id| matches!(self.facts.said(fact), Said::Known(_));
        // Of known facts: whether they tell.
        let is_untold = || self.read(quantity).state == State::CannotTell;
        let has_no_end = self.facts.period.until().is_none();
        match quantity {
            QuantityDraft::Share { of, r#in, zero } => {
                let by = self.read(r#in).range;
                let is_stated = matches!(zero, Some(AnswerDraft::Value(_)));
                let may_be_untold = !is_stated && by.least <= Zero::zero();
                let is_always_nothing = by.most.is_zero();
                self.may_not_tell(r#in)
                    || may_be_untold
                    || !(is_stated && is_always_nothing) && self.may_not_tell(of)
            }
            QuantityDraft::Change(change) if change.relative => {
                let (new, old) = (self.number(&change.of), self.number(&change.from));
                let is_open = |answer: Option<AnswerDraft>| {
                    !matches!(answer, Some(AnswerDraft::Value(_)))
                };
                let may_be_zero =
                    new.range.least <= Zero::zero() && new.range.most >= Zero::zero();
                let is_zero = new.range.least.is_zero() && new.range.most.is_zero();
                old.range.least <= Zero::zero()
                    && (!is_zero && is_open(change.zero)
                        || may_be_zero && is_open(change.both_zero))
            }
            QuantityDraft::Votes { of, nobody, .. } if !is_known(of) => {
                !matches!(nobody, AnswerDraft::Value(_))
            }
            QuantityDraft::Count(events) | QuantityDraft::Sum(events)
                if !is_known(&events.events) =>
            {
                events.last.is_some() && has_no_end
                    || events.least_in.is_some() && self.windows(events).is_none()
            }
            QuantityDraft::Windows(windows) => self.has_no_windows(windows),
            QuantityDraft::Since(since) => {
                let (fact, last) = match &since.of {
                    MomentDraft::Date(fact) => match self.facts.kind(fact) {
                        FactKind::Date(days) => (fact, days.last()),
                        other => panic!("{other:?} is no date"),
                    },
                    MomentDraft::Latest(latest) => (&latest.events, None),
                    other => panic!("a moment that the page does not know: {other:?}"),
                };
                let day = match since.on {
                    PeriodDay::Start => Some(self.facts.period.from()),
                    PeriodDay::End => self.facts.period.last(),
                    other => self.named_day(other),
                };
                let Some(day) = day else { return true };
                let may_be_never = last.is_none_or(|last| last > day);
                let is_stated = matches!(since.never, AnswerDraft::Value(_));
                if is_known(fact) { is_untold() } else { may_be_never && !is_stated }
            }
            QuantityDraft::Service(_) => has_no_end,
            QuantityDraft::Over { of, r#in, part_periods, .. }
            | QuantityDraft::Periods { of, r#in, part_periods, .. } => {
                self.periods(of, *r#in, *part_periods).is_none() || is_untold()
            }
            QuantityDraft::When(condition) => {
                self.assess(condition).verdict == Verdict::Undetermined
                    && self.rests_on_untold(condition)
            }
            QuantityDraft::Compared { of, .. } => self.may_not_tell(of),
            QuantityDraft::Fact(_) => false,
            QuantityDraft::Score(node) => {
                let scored = self.scores[node.as_str()].as_ref();
                scored.is_some_and(|scored| scored.may_not_tell)
            }
            _ => is_untold(),
        }
    }

    pub(super) fn rests_on_untold(self, condition: &ConditionDraft) -> bool {
        match condition {
            ConditionDraft::Number { of, .. } => {
                self.read(of).state != State::NotApplicable && self.may_not_tell(of)
            }
            ConditionDraft::Not(one) => self.rests_on_untold(one),
            ConditionDraft::AllOf(of)
            | ConditionDraft::AnyOf(of)
            | ConditionDraft::AtLeast { of, .. } => {
                of.iter().any(|one| self.rests_on_untold(one))
            }
            _ => false,
        }
    }
}

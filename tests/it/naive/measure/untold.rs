//! § Measures: whether a leaf has no score at all, or may turn out to have none.

use std::collections::BTreeMap;

use grassroots::rulebook::draft::{
    ConditionDraft, CountedDraft, GroupDraft, ItemDraft, MeasureDraft, NobodyDraft,
    QuantityDraft,
};
use grassroots::scoring::{Excluded, Own};
use grassroots::vocabulary::{Id, Verdict};
use num_traits::Zero;

use super::super::number::{Number, number};
use super::super::quantity::{State, View};
use super::super::sheet::{Facts, Said};
use super::Leaf;
use super::people::Mean;

/// Whether a leaf reads something that may turn out not to be there, behind its gates.
pub(in crate::naive) fn rests_on_untold(item: &ItemDraft, facts: &Facts<'_>) -> bool {
    let scores = BTreeMap::new();
    let view = View { facts, scores: &scores };
    let full = item.full_marks.map_or_else(Number::zero, number);
    let leaf = Leaf { view, full };
    let mut is_untold = leaf.is_untold(&item.measure);
    let gate = item.gate.iter().map(|gate| (&gate.when, Verdict::NotMet));
    let zero_if = item.zero_if.iter().map(|when| (when, Verdict::Met));
    for (when, shut_by) in gate.chain(zero_if) {
        match view.assess(when).verdict {
            Verdict::Undetermined => is_untold |= view.rests_on_untold(when),
            // What lies behind a gate that is shut makes no difference.
            verdict if verdict == shut_by => is_untold = false,
            _ => {}
        }
    }
    is_untold
}

impl Leaf<'_> {
    /// A number that applies, and may not be there.
    pub(super) fn reads_untold(&self, of: &QuantityDraft) -> bool {
        self.view.read(of).state != State::NotApplicable && self.view.may_not_tell(of)
    }

    fn counts_untold(&self, each: &[CountedDraft]) -> bool {
        each.iter().any(|row| self.reads_untold(&row.of))
    }

    fn asks_untold(&self, when: &ConditionDraft) -> bool {
        self.view.assess(when).verdict == Verdict::Undetermined
            && self.view.rests_on_untold(when)
    }

    fn is_known(&self, fact: &Id) -> bool {
        matches!(self.said(fact), Said::Known(_))
    }

    fn is_untold(&self, measure: &MeasureDraft) -> bool {
        match measure {
            MeasureDraft::Constant { .. }
            | MeasureDraft::Checklist { .. }
            | MeasureDraft::Severity { .. }
            | MeasureDraft::Choice { .. } => false,
            MeasureDraft::Given { of, .. }
            | MeasureDraft::Bands { of, .. }
            | MeasureDraft::Target { of, .. }
            | MeasureDraft::Steps { of, .. }
            | MeasureDraft::Slabs { of, .. }
            | MeasureDraft::Milestones { of, .. } => self.reads_untold(of),
            MeasureDraft::Deduct { each, .. } | MeasureDraft::Award { each, .. } => {
                self.counts_untold(each)
            }
            MeasureDraft::AllOrNothing { when, .. } => self.asks_untold(when),
            MeasureDraft::Share { of, target_of, zero_target, .. } => {
                let is_stated = matches!(zero_target, Some(NobodyDraft::Points(_)));
                let may_be_zero =
                    |target: &Id| self.view.number(target).range.least <= Number::zero();
                self.reads_untold(of)
                    || !is_stated && target_of.as_ref().is_some_and(may_be_zero)
            }
            // Until it is decided, what is decided may not stand.
            MeasureDraft::Assessed { of, or, .. } => {
                let mut ways = [Some(of), or.as_ref()].into_iter().flatten();
                ways.any(|way| self.reads_untold(way))
                    || self.measure(measure).state != State::Known
            }
            // Nobody but the subject may come to rank.
            MeasureDraft::Ranks { of, own, .. } if !self.is_known(of) => {
                *own == Some(Own::Excluded)
            }
            MeasureDraft::Ballots { of, nobody, .. } if !self.is_known(of) => {
                !matches!(nobody, NobodyDraft::Points(_))
            }
            MeasureDraft::Ranks { .. } | MeasureDraft::Ballots { .. } => {
                self.measure(measure).state == State::CannotTell
            }
            MeasureDraft::Raters { groups, absent_group, .. } => {
                self.rated_untold(groups, *absent_group)
            }
            other => panic!("a measure that the page does not know: {other:?}"),
        }
    }

    /// A group that is absent, or may come to be, can leave nothing to tell.
    fn rated_untold(&self, groups: &[GroupDraft], absent_group: Excluded) -> bool {
        let means: Vec<Mean> =
            groups.iter().map(|group| self.mean(group, absent_group)).collect();
        let is_absent = |mean: &Mean| matches!(mean, Mean::Absent);
        if means.iter().all(is_absent) {
            return false;
        }
        let is_asked_of_all = absent_group == Excluded::Undetermined;
        let is_own_left_out = groups.iter().any(|group| group.own == Some(Own::Excluded));
        means.iter().any(Mean::is_unsure)
            || means.iter().any(is_absent) && is_asked_of_all
            || means.iter().any(Mean::is_open) && (is_asked_of_all || is_own_left_out)
    }
}

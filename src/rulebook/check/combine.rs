//! Parts: weights that add up, children that are listed, what an excluded child does.

use super::Context;
use super::compare::{self, ComparingPart};
use super::size::Extent;
use crate::rulebook::draft::{ChildWeightDraft, CombineDraft};
use crate::scoring::{Combine, Excluded};
use crate::vocabulary::{Defect, Exact, FieldPath, Id, Points};

/// A child as its part's check sees it.
#[derive(Clone, Debug)]
pub(super) struct ChildAt {
    pub(super) id: Id,
    pub(super) path: FieldPath,
    pub(super) has_weight: bool,
    pub(super) can_be_left_out: bool,
    /// Full marks × weight, where it has full marks.
    pub(super) marks: Option<Exact>,
    /// What it declares × weight: its full marks, or those that stand below it; `None` where
    /// nothing is declared.
    pub(super) declared: Option<Exact>,
    pub(super) extent: Extent,
    /// The nodes up to here, itself among them, in which decimals without an end first occur.
    pub(super) endless: Vec<Id>,
}

impl Context<'_> {
    pub(super) fn combine(
        &mut self,
        draft: Option<&CombineDraft>,
        part: &ComparingPart<'_>,
    ) -> Option<Combine> {
        let (children, at) = (part.children, part.at);
        match draft {
            None | Some(CombineDraft::Sum) => Some(Combine::Sum),
            Some(CombineDraft::Mean) => Some(Combine::Mean),
            Some(CombineDraft::Best) => Some(Combine::Best),
            Some(CombineDraft::Worst) => Some(Combine::Worst),
            Some(CombineDraft::Weighted(weights)) => {
                self.weighted(weights, children, &at.key("combine").key("weighted"))
            }
            Some(CombineDraft::Stars(lines)) => {
                let at = at.key("combine").key("stars");
                let listed: Vec<&Id> = lines.iter().map(|line| &line.node).collect();
                let paths = self.node_paths(&at, lines.len());
                self.listed_once((&listed, &paths), children, &at)?;
                let line_of = |child: &ChildAt| {
                    lines.iter().find(|line| line.node == child.id).map(|line| line.line)
                };
                children.iter().map(line_of).collect::<Option<_>>().map(Combine::Stars)
            }
            Some(CombineDraft::Net { from, less }) => {
                let at = at.key("combine").key("net");
                let from =
                    self.one_and_others(("from", from), ("less", less), (children, &at))?;
                Some(Combine::Net { from })
            }
            Some(
                draft @ (CombineDraft::ToTheBest { .. }
                | CombineDraft::Rank { .. }
                | CombineDraft::Place { .. }
                | CombineDraft::OffTheMean { .. }),
            ) => self.compared(draft, part),
            Some(CombineDraft::Product { of, by }) => {
                let at = at.key("combine").key("product");
                let of = self.one_and_others(("of", of), ("by", by), (children, &at))?;
                Some(Combine::Product { of })
            }
        }
    }

    fn weighted(
        &mut self,
        weights: &[ChildWeightDraft],
        children: &[ChildAt],
        at: &FieldPath,
    ) -> Option<Combine> {
        let listed: Vec<&Id> = weights.iter().map(|w| &w.node).collect();
        let paths = self.node_paths(at, weights.len());
        let is_listed = self.listed_once((&listed, &paths), children, at);
        let mut sum = Some(Exact::ZERO);
        for (index, weight) in weights.iter().enumerate() {
            let found = Exact::from(weight.weight);
            if found <= Exact::ZERO {
                self.report(&at.nth(index).key("weight"), Defect::NotAWeight { found });
            }
            sum = sum.and_then(|sum| sum.plus(found));
        }
        self.weights_sum(sum, at);
        for child in children.iter().filter(|child| child.has_weight) {
            let defect = Defect::WeightedTwice { child: child.id.clone() };
            self.report(&child.path.key("weight"), defect);
        }
        is_listed?;
        let weight_of = |child: &ChildAt| {
            weights.iter().find(|w| w.node == child.id).map(|w| Exact::from(w.weight))
        };
        children.iter().map(weight_of).collect::<Option<_>>().map(Combine::Weighted)
    }

    /// The place of one child where it and the others, each under its key, are all there are.
    fn one_and_others(
        &mut self,
        (one_key, one): (&'static str, &Id),
        (others_key, others): (&'static str, &[Id]),
        (children, at): (&[ChildAt], &FieldPath),
    ) -> Option<usize> {
        let listed: Vec<&Id> = std::iter::once(one).chain(others).collect();
        let paths = self.holes.elements(&at.key(others_key), others.len());
        let paths: Vec<FieldPath> =
            std::iter::once(at.key(one_key)).chain(paths).collect();
        self.listed_once((&listed, &paths), children, at)?;
        children.iter().position(|child| child.id == *one)
    }

    /// Where the children stand that a list of tables names.
    fn node_paths(&self, at: &FieldPath, count: usize) -> Vec<FieldPath> {
        self.holes.elements(at, count).iter().map(|element| element.key("node")).collect()
    }

    fn listed_once(
        &mut self,
        (listed, paths): (&[&Id], &[FieldPath]),
        children: &[ChildAt],
        at: &FieldPath,
    ) -> Option<()> {
        let before = self.problems.len();
        super::unique_at(listed.iter().copied().zip(paths), "children", self.problems);
        for (id, path) in listed.iter().zip(paths) {
            if !children.iter().any(|child| child.id == **id) {
                self.report(path, Defect::NotAChild { found: (*id).clone() });
            }
        }
        for child in children {
            if !listed.contains(&&child.id) {
                let child = child.id.clone();
                self.report(at, Defect::ChildNotListed { child });
            }
        }
        (self.problems.len() == before).then_some(())
    }

    /// What an excluded child does must be said where a child can be excluded.
    pub(super) fn excluded(
        &mut self,
        policy: Option<Excluded>,
        combine: &Combine,
        children: &[ChildAt],
        at: &FieldPath,
    ) {
        let Some(left_out) = children.iter().find(|child| child.can_be_left_out) else {
            return;
        };
        match policy {
            None => {
                let child = left_out.id.clone();
                self.report(at, Defect::ExcludedPolicyNeeded { child });
            }
            Some(Excluded::Rescale) if matches!(combine, Combine::Sum) => {
                for child in
                    children.iter().filter(|c| c.marks.is_none_or(|m| m <= Exact::ZERO))
                {
                    let child = child.id.clone();
                    let defect = Defect::RescaleNeedsFullMarks { child };
                    self.report(&at.key("excluded"), defect);
                }
            }
            Some(Excluded::Rescale) if !can_do_without(combine, children) => {
                let why = "there is nothing to scale by here: write \"zero\" or \"undetermined\"";
                let defect = Defect::AnswerIdle { key: "excluded", why };
                self.report(&at.key("excluded"), defect);
            }
            Some(Excluded::Rescale | Excluded::Zero | Excluded::Undetermined) => {}
        }
    }
}

/// Whether the others can make up for a child that is left out.
fn can_do_without(combine: &Combine, children: &[ChildAt]) -> bool {
    match combine {
        Combine::Net { .. } | Combine::Stars(_) | Combine::Compared(_) => false,
        // Factors without an amount are nothing.
        Combine::Product { of } => {
            children.get(*of).is_some_and(|amount| !amount.can_be_left_out)
        }
        Combine::Sum
        | Combine::Mean
        | Combine::Weighted(_)
        | Combine::Best
        | Combine::Worst => true,
    }
}

/// All values of a part.
pub(super) fn extent(
    combine: &Combine,
    policy: Option<Excluded>,
    (children, full_marks): (&[ChildAt], Option<Points>),
) -> Option<Extent> {
    let zero = Extent::of(Exact::ZERO);
    let can_be_zero = policy == Some(Excluded::Zero);
    let each = |child: &ChildAt| {
        let may_be_zero = child.can_be_left_out && can_be_zero;
        if may_be_zero { child.extent.or(zero) } else { child.extent }
    };
    let is_rescaled = policy == Some(Excluded::Rescale)
        && children.iter().any(|child| child.can_be_left_out);
    match combine {
        Combine::Sum => {
            let sum =
                children.iter().try_fold(zero, |sum, child| sum.plus(each(child)))?;
            if !is_rescaled {
                return Some(sum);
            }
            let marks: Vec<(Extent, Exact)> =
                children.iter().filter_map(|c| Some((c.extent, c.marks?))).collect();
            let all =
                marks.iter().try_fold(Exact::ZERO, |all, (_, marks)| all.plus(*marks))?;
            sum.rescaled(&marks, all)
        }
        Combine::Mean => {
            let n = i64::try_from(children.len()).ok()?;
            let sum =
                children.iter().try_fold(zero, |sum, child| sum.plus(each(child)))?;
            let mean = sum.times(Exact::fraction(1, n)?)?;
            if !is_rescaled {
                return Some(mean);
            }
            // The mean of fewer lies within the values of those that are left.
            children.iter().map(|c| c.extent).reduce(Extent::or)?.shared_by(mean, n)
        }
        Combine::Weighted(weights) => {
            let mut sum = zero;
            let mut shares = Vec::with_capacity(children.len());
            for (child, weight) in children.iter().zip(weights) {
                let share = each(child).times(*weight)?;
                shares.push((share, *weight));
                sum = sum.plus(share)?;
            }
            if is_rescaled { sum.rescaled(&shares, Exact::ONE) } else { Some(sum) }
        }
        Combine::Net { from } => {
            let mut net = zero;
            for (place, child) in children.iter().enumerate() {
                let child = each(child);
                net = if place == *from { net.plus(child)? } else { net.minus(child)? };
            }
            Some(net)
        }
        Combine::Product { .. } => {
            let one = Extent::of(Exact::ONE);
            children.iter().try_fold(one, |product, child| {
                let child_can_go = is_rescaled && child.can_be_left_out;
                let factor = each(child);
                let factor = if child_can_go { factor.or(one) } else { factor };
                product.by(factor).filter(Extent::can_be_held)
            })
        }
        Combine::Stars(lines) => {
            let most = i64::try_from(lines.len()).ok()?;
            let stars = Extent::of(Exact::whole(most)).or(zero);
            Some(stars)
        }
        Combine::Compared(comparison) => {
            let child = children.first()?;
            let compared = compare::extent(&comparison.how, full_marks, child.extent)?;
            let is_zero = child.can_be_left_out && can_be_zero;
            Some(if is_zero { compared.or(zero) } else { compared })
        }
        Combine::Best | Combine::Worst => {
            children.iter().map(each).reduce(Extent::or).or(Some(zero))
        }
    }
}

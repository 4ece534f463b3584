//! Parts that compare their only child with those of others.

use super::Context;
use super::combine::ChildAt;
use super::size::{Extent, of_share};
use crate::criteria::{MOST_TOGETHER, Standings};
use crate::facts::{Fact, FactKind};
use crate::rulebook::draft::CombineDraft;
use crate::scoring::{Combine, Compare, Comparison};
use crate::vocabulary::{
    CompareDefect, Defect, Exact, FieldPath, Id, Points, Ratio, Span,
};

/// The part that compares, as far as the comparison needs it.
pub(super) struct ComparingPart<'p> {
    pub(super) full_marks: Option<Points>,
    pub(super) is_penalty: bool,
    pub(super) children: &'p [ChildAt],
    pub(super) at: &'p FieldPath,
}

impl Context<'_> {
    pub(super) fn compared(
        &mut self,
        draft: &CombineDraft,
        part: &ComparingPart<'_>,
    ) -> Option<Combine> {
        let at = part.at.key("combine");
        if part.children.len() != 1 {
            let found = part.children.len();
            self.report(&at, CompareDefect::OneChildOnly { found });
        }
        let (how, within, at) = match draft {
            CombineDraft::ToTheBest { best_zero, within } => {
                let at = at.key("to_the_best");
                self.best_needs(part, &at);
                let best_zero = Exact::from(*best_zero);
                (Compare::ToTheBest { best_zero }, within, at)
            }
            CombineDraft::Rank { per_rank, ties, within } => {
                let at = at.key("rank");
                self.marks_needed(part, "the first rank has them");
                if part.is_penalty {
                    let why = "points count against the subject, and the first would have most of them: write \
                        `place`";
                    self.report(&at, Defect::AnswerIdle { key: "rank", why });
                }
                self.share_of_a_place(*per_rank, &at);
                let per_rank = Exact::from(*per_rank);
                (Compare::Rank { per_rank, ties: *ties }, within, at)
            }
            CombineDraft::Place { points, others, ties, within } => {
                let at = at.key("place");
                self.whole_places(points, *ties, &at);
                let points: Vec<Exact> =
                    points.iter().copied().map(Exact::from).collect();
                let others = Exact::from(*others);
                self.in_order(&points, others, (part.is_penalty, &at));
                let points = points.into();
                (Compare::Place { points, others, ties: *ties }, within, at)
            }
            CombineDraft::OffTheMean { within } => {
                (Compare::OffTheMean, within, at.key("off_the_mean"))
            }
            _ => return None,
        };
        let within = match within {
            Some(within) => Some(self.group(within, &at.key("within"))?),
            None => None,
        };
        (part.children.len() == 1)
            .then_some(Combine::Compared(Comparison { how, within }))
    }

    /// The fact that says who is compared with whom: it must always be there.
    pub(super) fn group(&mut self, id: &Id, at: &FieldPath) -> Option<u16> {
        let is_group =
            |kind: &FactKind| matches!(kind, FactKind::Group | FactKind::Choice(_));
        let fact = self.fact(id, at, "a group or a choice", is_group)?;
        if self.dictionary.at(fact).is_some_and(Fact::may_not_apply) {
            self.report(at, CompareDefect::GroupMayNotApply { fact: id.clone() });
        }
        Some(fact)
    }

    fn marks_needed(&mut self, part: &ComparingPart<'_>, why: &'static str) {
        let is_missing = part.full_marks.is_none();
        if is_missing && !self.holes.within(&part.at.key("full_marks")) {
            self.report(part.at, Defect::FullMarksNeeded { why });
        }
    }

    /// Shares of the greatest need scores of which none lies below zero.
    fn best_needs(&mut self, part: &ComparingPart<'_>, at: &FieldPath) {
        self.marks_needed(part, "the greatest of all has them");
        if part.is_penalty {
            let why = "points count against the subject: the greatest is not the best";
            self.report(at, Defect::AnswerIdle { key: "to_the_best", why });
        }
        for child in part.children {
            let least = child.extent.span.least();
            if least.is_negative() {
                let child = child.id.clone();
                self.report(at, CompareDefect::BelowZero { child, least });
            }
        }
    }

    fn share_of_a_place(&mut self, per_rank: Ratio, at: &FieldPath) {
        let found = Exact::from(per_rank);
        if found <= Exact::ZERO {
            let defect = Defect::NotAboveZero { what: "the share of a place", found };
            self.report(&at.key("per_rank"), defect);
        }
    }

    fn whole_places(&mut self, points: &[Points], ties: Standings, at: &FieldPath) {
        if points.is_empty() && !self.holes.within(&at.key("points")) {
            self.report(&at.key("points"), Defect::NothingListed { what: "place" });
        }
        if ties == Standings::Mean {
            let known = ["shared", "dense"].map(str::to_owned).to_vec();
            let found = "mean".to_owned();
            let defect = Defect::UnknownWord { found, nearest: None, known };
            self.report(&at.key("ties"), defect);
        }
    }
}

impl Context<'_> {
    /// A later place never has better points than one before it.
    fn in_order(
        &mut self,
        points: &[Exact],
        others: Exact,
        (is_penalty, at): (bool, &FieldPath),
    ) {
        let is_better = |one: Exact, other: Exact| {
            if is_penalty { one < other } else { one > other }
        };
        let following = points.iter().skip(1).enumerate();
        for (before, (index, later)) in points.iter().zip(following) {
            if is_better(*later, *before) {
                let at = at.key("points").nth(index.saturating_add(1));
                self.report(
                    &at,
                    CompareDefect::BetterPlace { found: *later, before: *before },
                );
            }
        }
        if let Some(last) = points.last().filter(|last| is_better(others, **last)) {
            let defect = CompareDefect::BetterPlace { found: others, before: *last };
            self.report(&at.key("others"), defect);
        }
    }
}

/// All values of a part that compares.
pub(super) fn extent(
    how: &Compare,
    full_marks: Option<Points>,
    child: Extent,
) -> Option<Extent> {
    let marks = full_marks.map_or(Exact::ZERO, Exact::from);
    let most = i64::from(MOST_TOGETHER);
    match how {
        Compare::ToTheBest { best_zero } => {
            Some(of_share(child, child).times(marks)?.or(Extent::of(*best_zero)))
        }
        Compare::Rank { per_rank, .. } => {
            // Ranks count in halves, where equals share the mean of their places.
            let halves = Extent::of(Exact::fraction(1, 2)?);
            let behind =
                Extent::of(Exact::ZERO).or(Extent::of(Exact::whole(most))).or(halves);
            let lost = behind.times(per_rank.times(marks)?)?;
            Extent::of(marks).minus(lost)
        }
        Compare::Place { points, others, .. } => {
            let points = points.iter().map(|points| Extent::of(*points));
            Some(points.fold(Extent::of(*others), Extent::or))
        }
        Compare::OffTheMean => {
            let width = child.span.most().minus(child.span.least())?;
            let span = Span::between(width.negated(), width);
            Some(child.shared_by_up_to(most)?.over(span))
        }
    }
}

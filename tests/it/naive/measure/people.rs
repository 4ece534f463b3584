//! Measures of what people say: decisions, ranks, raters, ballots.

use grassroots::facts::FactKind;
use grassroots::rulebook::draft::{
    AssessedRowDraft, BallotValueDraft, Fewer, GroupDraft, MeanDraft, MeasureDraft,
    NobodyDraft, QuantityDraft, ScaleDraft,
};
use grassroots::scoring::{Excluded, Own};
use grassroots::vocabulary::{Bounds, Id};
use num_traits::Zero;

use super::super::number::{
    Number, Range, is_above_lower, is_below_upper, is_inside, number, whole,
};
use super::super::quantity::{Reading, State, denominator, unread, votes};
use super::super::sheet::{Heard, Said, stated, under};
use super::{Leaf, settled};

impl Leaf<'_> {
    /// A decided value inside the range of the band of x, or of the better one of y.
    pub(super) fn assessed(
        &self,
        decided: &Id,
        (of, or): (&QuantityDraft, Option<&QuantityDraft>),
        rows: &[AssessedRowDraft],
    ) -> Reading {
        // A way that does not apply leads nowhere.
        let reach = |quantity: &QuantityDraft| {
            Some(self.view.read(quantity)).filter(|r| r.state != State::NotApplicable)
        };
        let (x, y) = (reach(of), or.and_then(reach));
        let may_hold = |bounds: &Bounds, value: &Range| {
            is_above_lower(bounds, &value.most) && is_below_upper(bounds, &value.least)
        };
        let by_x = |row: &AssessedRowDraft| {
            x.as_ref().is_some_and(|x| may_hold(&row.bounds, &x.range))
        };
        let by_y = |row: &AssessedRowDraft| {
            y.as_ref().zip(row.or).is_some_and(|(y, bounds)| may_hold(&bounds, &y.range))
        };
        let is_known = |way: &Option<Reading>| {
            way.as_ref().is_some_and(|reading| reading.state == State::Known)
        };
        // Rows stand from the lowest; below one that is reached for sure none counts.
        let is_sure = |row: &AssessedRowDraft| {
            is_known(&x) && by_x(row) || is_known(&y) && by_y(row)
        };
        let surest = rows.iter().rposition(is_sure);
        let sure = surest.unwrap_or(0);
        // A number that is not there might have led anywhere better.
        let is_untold =
            [Some(of), or].into_iter().flatten().any(|way| self.reads_untold(way));
        let is_led = !is_untold || surest == Some(rows.len() - 1);
        let possible: Vec<&AssessedRowDraft> =
            rows[sure..].iter().filter(|row| by_x(row) || by_y(row)).collect();
        // x always leads somewhere; y alone does if a row takes all that it can be.
        let takes_y = |row: &AssessedRowDraft| {
            y.as_ref().zip(row.or).is_some_and(|(y, bounds)| {
                is_inside(&bounds, &y.range.least) && is_inside(&bounds, &y.range.most)
            })
        };
        let can_end_nowhere = x.is_none() && !rows.iter().any(takes_y);
        let of_row =
            |row: &&AssessedRowDraft| Range::between(number(row.least), number(row.most));
        let states: Vec<State> =
            [&x, &y].into_iter().flatten().map(|r| r.state).collect();
        let chosen = match (State::of_many(&states), possible.len()) {
            (State::NotApplicable, _) => {
                return Reading { range: Range::zero(), state: State::NotApplicable };
            }
            (State::Known, _) if can_end_nowhere => State::CannotTell,
            (State::Absent | State::CannotTell, 1) if !can_end_nowhere && is_led => {
                State::Known
            }
            (state, _) => state,
        };
        let everything = rows.iter().map(|row| of_row(&row)).reduce(Range::or).unwrap();
        let range = possible.iter().map(of_row).reduce(Range::or);
        let range = range.filter(|_| !can_end_nowhere);
        let range = range.unwrap_or_else(|| everything.loosely());
        let raw = match self.said(decided) {
            Said::Known(raw) => raw,
            other => return Reading { range, state: unread(other) },
        };
        let value = stated(under(raw, "points").unwrap());
        let is_allowed = range.least <= value && value <= range.most;
        match chosen {
            // Decided outside of every range that is possible: that is no decision.
            _ if !is_allowed => Reading { range, state: State::CannotTell },
            State::Known => settled(value),
            // Whether it stands is open: what the ranges allow.
            state => Reading { range, state },
        }
    }

    /// W·(1 − p·(rank − 1)), averaged over rankers.
    pub(super) fn ranks(&self, of: &Id, per_rank: &Number, own: Option<Own>) -> Reading {
        let points =
            |rank: &Number| &self.full * (whole(1) - per_rank * (rank - whole(1)));
        let any = || self.any_mean(of).through(points);
        let raw = match self.said(of) {
            Said::Known(raw) => raw,
            other => return Reading { range: any(), state: unread(other) },
        };
        match self.view.facts.heard(raw, own) {
            // Nobody but the subject.
            Heard::Sure(ranks) if ranks.is_empty() => {
                Reading { range: any(), state: State::Absent }
            }
            Heard::Sure(ranks) => {
                let sum: Number = ranks.iter().map(points).sum();
                settled(sum / whole(ranks.len()))
            }
            Heard::Unsure(ranks) if ranks.len() == 1 => {
                Reading { range: any(), state: State::CannotTell }
            }
            Heard::Unsure(ranks) => {
                let range = Range::between(least(&ranks), greatest(&ranks));
                Reading { range: range.through(points), state: State::CannotTell }
            }
        }
    }

    /// Weighted groups; an absent one counts as zero, is made up for, or leaves it open.
    pub(super) fn raters(
        &self,
        groups: &[GroupDraft],
        absent_group: Excluded,
        scale: ScaleDraft,
    ) -> Reading {
        let means: Vec<Mean> =
            groups.iter().map(|group| self.mean(group, absent_group)).collect();
        let mut ways: Vec<Vec<Option<Range>>> = vec![Vec::new()];
        for mean in &means {
            let ends = mean.ends();
            let longer = |way: &Vec<Option<Range>>| {
                let way = way.clone();
                let end = |end: &Option<Range>| [way.clone(), vec![end.clone()]].concat();
                ends.iter().map(end).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(longer).collect();
        }
        let ranges = ways.iter().map(|way| self.weighed(groups, way, absent_group));
        let range = ranges.reduce(Range::or).unwrap().times(&self.scale(scale));
        let does_not_apply =
            |group: &GroupDraft| matches!(self.said(&group.of), Said::NotApplicable);
        let is_absent = |mean: &Mean| matches!(mean, Mean::Absent);
        let state = if groups.iter().all(does_not_apply) {
            State::NotApplicable
        } else if means.iter().all(is_absent) || means.iter().any(Mean::is_open) {
            State::Absent
        } else if means.iter().any(Mean::is_unsure)
            || means.iter().any(is_absent) && absent_group == Excluded::Undetermined
        {
            State::CannotTell
        } else {
            State::Known
        };
        Reading { range, state }
    }

    /// The mean of the groups where some of them are absent.
    fn weighed(
        &self,
        groups: &[GroupDraft],
        means: &[Option<Range>],
        absent_group: Excluded,
    ) -> Range {
        let weigh = |(group, mean): (&GroupDraft, &Option<Range>)| {
            Some(mean.as_ref()?.times(&number(group.weight)))
        };
        let weights = groups.iter().zip(means).filter(|(_, mean)| mean.is_some());
        let present: Number = weights.map(|(group, _)| number(group.weight)).sum();
        let sum = || {
            let present: Vec<Range> =
                groups.iter().zip(means).filter_map(weigh).collect();
            Range::sum(present.iter())
        };
        match absent_group {
            Excluded::Zero if !present.is_zero() => sum(),
            Excluded::Rescale if !present.is_zero() => sum().times(&(whole(1) / present)),
            _ => {
                // It cannot be told: whatever the absent ones could have said.
                let mean = |(group, mean): (&GroupDraft, &Option<Range>)| {
                    let any = || self.any_mean(&group.of);
                    mean.clone().unwrap_or_else(any).times(&number(group.weight))
                };
                let all: Vec<Range> = groups.iter().zip(means).map(mean).collect();
                let is_whole = means.iter().all(Option::is_some);
                let sum = Range::sum(all.iter());
                if is_whole { sum } else { sum.loosely() }
            }
        }
    }

    pub(super) fn mean(&self, group: &GroupDraft, absent_group: Excluded) -> Mean {
        let is_too_few = |raters: usize| match group.mean {
            Some(MeanDraft::Trimmed { at_least, fewer: Fewer::Absent, .. }) => {
                raters < usize::try_from(at_least).unwrap()
            }
            _ => raters == 0,
        };
        let raw = match self.said(&group.of) {
            Said::Known(raw) => raw,
            Said::Absent if self.view.facts.is_open => {
                let may_be_absent = is_too_few(1) || group.own == Some(Own::Excluded);
                return Mean::Open { range: self.any_mean(&group.of), may_be_absent };
            }
            Said::Absent | Said::NotApplicable => return Mean::Absent,
        };
        let mut scores = match self.view.facts.heard(raw, group.own) {
            Heard::Sure(scores) => scores,
            Heard::Unsure(scores) if is_too_few(scores.len()) => return Mean::Absent,
            Heard::Unsure(scores) => {
                let may_be_absent = is_too_few(scores.len() - 1);
                let is_any = may_be_absent && absent_group == Excluded::Undetermined;
                let given = Range::between(least(&scores), greatest(&scores));
                let range = if is_any { self.any_mean(&group.of) } else { given };
                return Mean::Unsure { range, may_be_absent };
            }
        };
        if is_too_few(scores.len()) {
            return Mean::Absent;
        }
        scores.sort();
        if let Some(MeanDraft::Trimmed { lowest, highest, at_least, .. }) = group.mean {
            let size = |n: u32| usize::try_from(n).unwrap();
            if scores.len() >= size(at_least) {
                scores.truncate(scores.len() - size(highest));
                scores.drain(..size(lowest));
            }
        }
        let raters = whole(scores.len());
        Mean::Known(scores.into_iter().sum::<Number>() / raters)
    }

    /// Everything that raters can say.
    fn any_mean(&self, group: &Id) -> Range {
        let FactKind::Scores { at_least, at_most, .. } = self.view.facts.kind(group)
        else {
            panic!("{group} are no scores")
        };
        Range::between(number(at_least), number(at_most))
    }

    /// Σ v_g·n_g / N.
    pub(super) fn ballots(&self, measure: &MeasureDraft) -> Reading {
        let MeasureDraft::Ballots { of, values, in_denominator, nobody, scale } = measure
        else {
            panic!("no ballots: {measure:?}")
        };
        let is_diluted = !in_denominator.is_empty();
        let any = || self.every_vote((values, is_diluted), *nobody, *scale);
        let raw = match self.said(of) {
            Said::Known(raw) => raw,
            other => return Reading { range: any(), state: unread(other) },
        };
        let all = denominator(self.view.facts, of, raw, in_denominator);
        match nobody {
            NobodyDraft::Points(points) if all.is_zero() => settled(number(points)),
            _ if all.is_zero() => Reading { range: any(), state: State::CannotTell },
            _ => {
                let value = |row: &BallotValueDraft| {
                    number(row.value) * votes(raw, row.choice.as_str())
                };
                let mean = values.iter().map(value).sum::<Number>() / all;
                settled(mean * self.scale(*scale))
            }
        }
    }

    /// Every result of a vote: the mean lies between the values, ballots that are no vote
    /// bring it down to zero.
    fn every_vote(
        &self,
        (values, is_diluted): (&[BallotValueDraft], bool),
        nobody: NobodyDraft,
        scale: ScaleDraft,
    ) -> Range {
        let values = values.iter().map(|row| Range::one(number(row.value)));
        let nothing = is_diluted.then(Range::zero);
        let means = values.chain(nothing).reduce(Range::or).unwrap();
        let points = means.times(&self.scale(scale));
        match nobody {
            NobodyDraft::Points(nobody) => points.or(Range::one(number(nobody))),
            _ => points,
        }
    }
}

/// The mean of a group of raters.
pub(super) enum Mean {
    Known(Number),
    /// Not yet known; it may turn out that there are too few for a mean.
    Open {
        range: Range,
        may_be_absent: bool,
    },
    /// Known, but for which score is the subject's own.
    Unsure {
        range: Range,
        may_be_absent: bool,
    },
    /// Nobody rates, or too few.
    Absent,
}

impl Mean {
    pub(super) const fn is_open(&self) -> bool {
        matches!(self, Mean::Open { .. })
    }

    pub(super) const fn is_unsure(&self) -> bool {
        matches!(self, Mean::Unsure { .. })
    }

    /// Everything that it may turn out to be; none is that the group is absent.
    fn ends(&self) -> Vec<Option<Range>> {
        match self {
            Mean::Known(mean) => vec![Some(Range::one(mean.clone()))],
            Mean::Open { range, may_be_absent }
            | Mean::Unsure { range, may_be_absent } => {
                let absent = may_be_absent.then_some(None);
                std::iter::once(Some(range.clone())).chain(absent).collect()
            }
            Mean::Absent => vec![None],
        }
    }
}

fn least(scores: &[Number]) -> Number {
    scores.iter().min().unwrap().clone()
}

fn greatest(scores: &[Number]) -> Number {
    scores.iter().max().unwrap().clone()
}

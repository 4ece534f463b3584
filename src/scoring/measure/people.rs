//! Measures of what people say: raters and ballots.

use std::cmp::Reverse;

use super::{Measured, Run};
use crate::criteria::{Answer, State, denominator};
use crate::facts::{Entry, Fact, FactKind, Tally, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{Excluded, Group, Mean, Row, Scale};
use crate::vocabulary::{Exact, Span};

impl Run<'_> {
    pub(super) fn raters(
        &mut self,
        groups: &[Group],
        absent_group: Excluded,
        scale: Scale,
    ) -> Option<Measured> {
        let means: Vec<Option<(u32, Span)>> = groups
            .iter()
            .zip(0_u16..)
            .map(|(group, row)| self.mean_of(group, row))
            .collect::<Option<_>>()?;
        if means.iter().all(Option::is_none) {
            return self.no_rater(groups, scale);
        }
        let mut present = Exact::ZERO;
        for (group, mean) in groups.iter().zip(&means) {
            if mean.is_some() {
                present = present.plus(group.weight)?;
            }
        }
        let is_whole = means.iter().all(Option::is_some);
        let is_shared_anew = !is_whole && absent_group == Excluded::Rescale;
        let mut sum = Span::ZERO;
        for (row, (group, mean)) in (0_u16..).zip(groups.iter().zip(&means)) {
            let Some((raters, mean)) = *mean else {
                self.steps.push(Because::GroupAbsent { row });
                continue;
            };
            let weight =
                if is_shared_anew { group.weight.over(present)? } else { group.weight };
            let points = mean.times(weight)?;
            self.steps.push(Because::GroupMean { row, raters, mean, weight, points });
            sum = sum.plus(points)?;
        }
        let is_open = means.iter().flatten().any(|(raters, _)| *raters == 0);
        let is_undetermined = !is_whole && absent_group == Excluded::Undetermined;
        if is_undetermined {
            sum = self.with_any(groups, &means)?;
            self.steps.push(Because::CannotTell { points: sum });
        } else if is_open {
            sum = self.or_too_few(sum, groups, &means, absent_group)?;
        }
        let points = self.scaled(sum, scale)?;
        let state = if is_open {
            State::Absent
        } else if is_undetermined {
            State::Undetermined
        } else {
            State::Known
        };
        Some(Measured { points, state })
    }

    /// Nobody has rated: the item is absent, or does not apply where that is stated of all.
    fn no_rater(&mut self, groups: &[Group], scale: Scale) -> Option<Measured> {
        let is_stated = groups.iter().all(|group| {
            matches!(self.view.sheet.at(group.scores), Entry::NotApplicable(_))
        });
        let state = if is_stated { State::NotApplicable } else { State::Absent };
        let points = self.with_any(groups, &vec![None; groups.len()])?;
        self.steps.push(Because::NotKnown { points });
        let points = self.scaled(points, scale)?;
        Some(Measured { points, state })
    }

    /// The mean, where a group that is absent could have said anything.
    fn with_any(&self, groups: &[Group], means: &[Option<(u32, Span)>]) -> Option<Span> {
        let mut sum = Span::ZERO;
        for (group, mean) in groups.iter().zip(means) {
            let mean = mean.map(|(_, mean)| mean).or_else(|| self.scores_of(group))?;
            sum = sum.plus(mean.times(group.weight)?)?;
        }
        Some(sum)
    }

    /// A group that is still open may come to have too few raters, and so be absent: the
    /// mean with and without each such group.
    fn or_too_few(
        &mut self,
        sum: Span,
        groups: &[Group],
        means: &[Option<(u32, Span)>],
        absent_group: Excluded,
    ) -> Option<Span> {
        let (mut sure, mut unsure) = (Vec::new(), Vec::new());
        for (group, mean) in groups.iter().zip(means) {
            let Some((raters, mean)) = *mean else { continue };
            let may_be_absent = raters == 0 && group.mean.may_have_too_few();
            let side = if may_be_absent { &mut unsure } else { &mut sure };
            side.push((group.weight, mean));
        }
        let mut all = sum;
        if unsure.is_empty() {
            return Some(all);
        }
        match absent_group {
            Excluded::Undetermined => {}
            Excluded::Zero => {
                let mut without = sum_of(&sure)?;
                for (weight, mean) in &unsure {
                    let share = mean.times(*weight)?;
                    without = without.plus(share.or(Span::ZERO))?;
                }
                all = all.or(without);
            }
            Excluded::Rescale => {
                unsure.sort_by_key(|(_, mean)| mean.least());
                let mut ends = with_some(&sure, &unsure, Span::least)?;
                unsure.sort_by_key(|(_, mean)| Reverse(mean.most()));
                ends.extend(with_some(&sure, &unsure, Span::most)?);
                all = ends.into_iter().map(Span::settled).fold(all, Span::or);
            }
        }
        if sure.is_empty() && absent_group != Excluded::Undetermined {
            // All of them may come to be absent.
            all = all.or(self.with_any(groups, &vec![None; groups.len()])?);
        }
        if all != sum {
            self.steps.push(Because::NotKnown { points: all });
        }
        Some(all)
    }

    /// A group's raters and mean; on an open sheet a group that is absent may still have any
    /// (and counts no rater yet). The inner `None` is a group that is absent for good.
    fn mean_of(&mut self, group: &Group, row: u16) -> Option<Option<(u32, Span)>> {
        let sheet = self.view.sheet;
        match sheet.at(group.scores) {
            Entry::Known(Value::Scores(scores)) if !scores.is_empty() => {
                self.known_mean(group, row, scores)
            }
            Entry::Absent if self.view.is_open() => {
                Some(self.scores_of(group).map(|scores| (0, scores)))
            }
            Entry::Absent
            | Entry::NotApplicable(_)
            | Entry::Known(_)
            | Entry::Open(_) => Some(None),
        }
    }

    /// All that a score of a group can be.
    fn scores_of(&self, group: &Group) -> Option<Span> {
        match self.view.sheet.dictionary().at(group.scores).map(Fact::kind) {
            Some(FactKind::Scores { at_least, at_most, .. }) => {
                Some(Span::between((*at_least).into(), (*at_most).into()))
            }
            _ => None,
        }
    }

    /// The mean of the scores, which stand in order; trimmed at both ends where stated.
    fn known_mean(
        &mut self,
        group: &Group,
        row: u16,
        scores: &[Exact],
    ) -> Option<Option<(u32, Span)>> {
        let raters = u32::try_from(scores.len()).ok()?;
        let kept = match group.mean {
            Mean::Plain => scores,
            Mean::Trimmed { lowest, highest, at_least, fewer_is_plain } => {
                if raters >= at_least {
                    self.steps.push(Because::Trimmed { row, lowest, highest });
                    let from = usize::try_from(lowest).ok()?;
                    let until =
                        scores.len().checked_sub(usize::try_from(highest).ok()?)?;
                    scores.get(from..until)?
                } else if fewer_is_plain {
                    scores
                } else {
                    return Some(None);
                }
            }
        };
        let mut sum = Exact::ZERO;
        for score in kept {
            sum = sum.plus(*score)?;
        }
        let n = i64::try_from(kept.len()).ok()?;
        let mean = sum.over(Exact::whole(n))?;
        Some(Some((raters, Span::settled(mean))))
    }

    pub(super) fn ranks(&mut self, fact: u16, per_rank: Exact) -> Option<Measured> {
        let sheet = self.view.sheet;
        let Entry::Known(Value::Scores(ranks)) = sheet.at(fact) else {
            return Some(self.not_known(self.view.not_known(sheet.at(fact))));
        };
        let mut sum = Exact::ZERO;
        for rank in ranks {
            sum = sum.plus(*rank)?;
        }
        let rankers = u32::try_from(ranks.len()).ok()?;
        let rank = sum.over(Exact::whole(i64::from(rankers)))?;
        let lost = rank.minus(Exact::ONE)?.times(per_rank)?;
        let points = Span::settled(self.full_marks.times(Exact::ONE.minus(lost)?)?);
        let rank = Span::settled(rank);
        self.steps.push(Because::MeanRank { rankers, rank, per_rank, points });
        Some(Measured { points, state: State::Known })
    }

    pub(super) fn ballots(
        &mut self,
        fact: u16,
        (rows, in_denominator): (&[Row], &[Tally]),
        nobody: Answer,
        scale: Scale,
    ) -> Option<Measured> {
        let sheet = self.view.sheet;
        let Entry::Known(Value::Ballots(ballots)) = sheet.at(fact) else {
            return Some(self.not_known(self.view.not_known(sheet.at(fact))));
        };
        let all = denominator(ballots, in_denominator);
        if all == 0 {
            return Some(match nobody {
                Answer::Value(points) => {
                    let points = Span::settled(points);
                    self.steps.push(Because::NobodyVoted { points });
                    Measured { points, state: State::Known }
                }
                Answer::Undetermined => self.cannot_tell(),
            });
        }
        let mut sum = Exact::ZERO;
        for (row, (votes, value)) in (0_u16..).zip(ballots.votes().iter().zip(rows)) {
            let value = value.points;
            self.steps.push(Because::Voted { row, votes: *votes, value });
            sum = sum.plus(Exact::whole(i64::from(*votes)).times(value)?)?;
        }
        let mean = Span::settled(sum.over(Exact::whole(all))?);
        let denominator = u32::try_from(all).ok()?;
        self.steps.push(Because::VoteMean { denominator, mean });
        let points = self.scaled(mean, scale)?;
        Some(Measured { points, state: State::Known })
    }
}

fn sum_of(groups: &[(Exact, Span)]) -> Option<Span> {
    groups
        .iter()
        .try_fold(Span::ZERO, |sum, (weight, mean)| sum.plus(mean.times(*weight)?))
}

/// The mean of groups by their weights, at one end of what each can be; none of no groups.
fn mean_at(
    groups: &[(Exact, Span)],
    at: impl Fn(&Span) -> Exact,
) -> Option<Option<Exact>> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    for (weight, mean) in groups {
        sum = sum.plus(at(mean).times(*weight)?)?;
        weights = weights.plus(*weight)?;
    }
    if weights.is_zero() { Some(None) } else { sum.over(weights).map(Some) }
}

/// Everything that the mean of the sure groups comes to with any of the others: the furthest
/// of them pull it first, so it ends with some first few of them.
fn with_some(
    sure: &[(Exact, Span)],
    furthest_first: &[(Exact, Span)],
    at: impl Fn(&Span) -> Exact,
) -> Option<Vec<Exact>> {
    let mut ends = Vec::new();
    for taken in 0..=furthest_first.len() {
        let groups = [sure, furthest_first.get(..taken)?].concat();
        ends.extend(mean_at(&groups, &at)?);
    }
    Some(ends)
}

//! The measure of raters: groups with their means, the subject's own score among them or not.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::{Measured, Run};
use crate::criteria::State;
use crate::facts::{Entry, Fact, FactKind, Rating, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{Excluded, Group, Mean, Own, Scale};
use crate::vocabulary::{Exact, Span};

/// The mean of a group that is there, or may be.
#[derive(Clone, Copy, Debug)]
struct Rated {
    raters: u32,
    mean: Span,
    /// Whether nobody has rated yet.
    is_open: bool,
    /// Whether it cannot be told which score is the subject's own.
    is_unsure: bool,
    may_be_absent: bool,
}

/// The scores that a sheet gives, as far as they count.
pub(super) enum Heard<'s> {
    Scores(Cow<'s, [Exact]>),
    /// One of them may be the subject's own: the sheet does not say whose it is.
    Unsure(Vec<Exact>),
    Nothing,
}

impl<'r> Run<'r> {
    pub(super) fn raters(
        &mut self,
        groups: &[Group],
        absent_group: Excluded,
        scale: Scale,
    ) -> Option<Measured> {
        let means: Vec<Option<Rated>> = groups
            .iter()
            .zip(0_u16..)
            .map(|(group, row)| self.mean_of(group, row, absent_group))
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
            let Some(Rated { raters, mean, .. }) = *mean else {
                self.steps.push(Because::GroupAbsent { row });
                continue;
            };
            let weight =
                if is_shared_anew { group.weight.over(present)? } else { group.weight };
            let points = mean.times(weight)?;
            self.steps.push(Because::GroupMean { row, raters, mean, weight, points });
            sum = sum.plus(points)?;
        }
        let is_open = means.iter().flatten().any(|rated| rated.is_open);
        let is_unsure = means.iter().flatten().any(|rated| rated.is_unsure);
        let is_undetermined = !is_whole && absent_group == Excluded::Undetermined;
        // Nobody may come to rate, or it may not be told whose score is whose.
        self.may_not_tell |= is_undetermined || is_unsure;
        self.may_not_tell |= is_open
            && (absent_group == Excluded::Undetermined
                || groups.iter().any(|group| group.own == Own::Excluded));
        if is_undetermined {
            sum = self.with_any(groups, &means)?;
            self.steps.push(Because::CannotTell { points: sum });
        } else if is_open || is_unsure {
            sum = self.or_too_few(sum, groups, &means, absent_group)?;
            if is_unsure {
                self.steps.push(Because::CannotTell { points: sum });
            }
        }
        let points = self.scaled(sum, scale)?;
        let state = if is_open {
            State::Absent
        } else if is_undetermined || is_unsure {
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
    fn with_any(&self, groups: &[Group], means: &[Option<Rated>]) -> Option<Span> {
        let mut sum = Span::ZERO;
        for (group, mean) in groups.iter().zip(means) {
            let mean = mean.map(|rated| rated.mean).or_else(|| self.scores_of(group))?;
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
        means: &[Option<Rated>],
        absent_group: Excluded,
    ) -> Option<Span> {
        let (mut sure, mut unsure) = (Vec::new(), Vec::new());
        for (group, mean) in groups.iter().zip(means) {
            let Some(Rated { mean, may_be_absent, .. }) = *mean else { continue };
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
    fn mean_of(
        &mut self,
        group: &Group,
        row: u16,
        absent_group: Excluded,
    ) -> Option<Option<Rated>> {
        let scores = match self.heard(group.scores, row, group.own) {
            Heard::Scores(scores) if scores.is_empty() => return Some(None),
            Heard::Scores(scores) => return self.known_mean(group, row, &scores),
            Heard::Unsure(scores) => scores,
            Heard::Nothing => {
                let is_absent = *self.view.sheet.at(group.scores) == Entry::Absent;
                let mean = self.scores_of(group)?;
                let may_be_absent =
                    group.mean.may_have_too_few() || group.own == Own::Excluded;
                let (is_open, is_unsure) = (true, false);
                let open = Rated { raters: 0, mean, is_open, is_unsure, may_be_absent };
                return Some(Some(open).filter(|_| is_absent && self.view.is_open()));
            }
        };
        // One of them may be the subject's own, or none.
        let raters = u32::try_from(scores.len()).ok()?;
        let others = raters.saturating_sub(1);
        if group.mean.has_too_few(raters) {
            return Some(None);
        }
        let may_be_absent = others == 0 || group.mean.has_too_few(others);
        let given = Span::between(*scores.first()?, *scores.last()?);
        let may_be_any = may_be_absent && absent_group == Excluded::Undetermined;
        let mean = if may_be_any { self.scores_of(group)? } else { given };
        let (is_open, is_unsure) = (false, true);
        Some(Some(Rated { raters, mean, is_open, is_unsure, may_be_absent }))
    }

    /// The scores that count, from the least to the greatest: the subject's own may not.
    pub(super) fn heard(&mut self, fact: u16, row: u16, own: Own) -> Heard<'r> {
        let sheet = self.view.sheet;
        let ratings = match sheet.at(fact) {
            Entry::Known(Value::Scores(scores)) => {
                return Heard::Scores(Cow::Borrowed(scores));
            }
            Entry::Known(Value::Ratings(ratings)) => ratings,
            Entry::Absent
            | Entry::NotApplicable(_)
            | Entry::Known(_)
            | Entry::Open(_) => return Heard::Nothing,
        };
        let all = |is_counted: &dyn Fn(&Rating) -> bool| {
            let counted = ratings.iter().filter(|rating| is_counted(rating));
            counted.map(|rating| rating.score).collect::<Vec<Exact>>()
        };
        match (own, sheet.subject()) {
            (Own::Included, _) => Heard::Scores(Cow::Owned(all(&|_| true))),
            (Own::Excluded, None) => {
                self.steps.push(Because::OwnScore { row, score: None });
                Heard::Unsure(all(&|_| true))
            }
            (Own::Excluded, Some(subject)) => {
                let own = ratings.iter().find(|rating| rating.rater == *subject);
                if let Some(own) = own {
                    let score = Some(own.score);
                    self.steps.push(Because::OwnScore { row, score });
                }
                let others = all(&|rating| rating.rater != *subject);
                Heard::Scores(Cow::Owned(others))
            }
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
    ) -> Option<Option<Rated>> {
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
        let mean = Span::settled(mean);
        let (is_open, is_unsure, may_be_absent) = (false, false, false);
        Some(Some(Rated { raters, mean, is_open, is_unsure, may_be_absent }))
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

//! Measures of what people say: ranks and ballots.

use super::raters::Heard;
use super::{Measured, Run};
use crate::criteria::{Answer, State, denominator};
use crate::facts::{Entry, Tally, Value};
use crate::scoring::because::Because;
use crate::scoring::rules::{Own, Row, Scale};
use crate::vocabulary::{Exact, Span};

impl Run<'_> {
    pub(super) fn ranks(
        &mut self,
        fact: u16,
        per_rank: Exact,
        own: Own,
    ) -> Option<Measured> {
        let (ranks, is_unsure) = match self.heard(fact, 0, own) {
            Heard::Scores(ranks) => (ranks.into_owned(), false),
            Heard::Unsure(ranks) => (ranks, true),
            Heard::Nothing => {
                let entry = self.view.sheet.at(fact);
                self.may_not_tell |= own == Own::Excluded;
                return Some(self.not_known(self.view.not_known(entry)));
            }
        };
        let rankers = u32::try_from(ranks.len()).ok()?;
        let rank = match (is_unsure, ranks.first().zip(ranks.last())) {
            // Nobody but the subject has ranked.
            (false, None) => return Some(self.not_known(State::Absent)),
            (true, _) if rankers < 2 => return Some(self.cannot_tell()),
            (true, Some((best, worst))) => Span::between(*best, *worst),
            (_, _) => {
                let sum = ranks.iter().try_fold(Exact::ZERO, |sum, rank| sum.plus(*rank));
                Span::settled(sum?.over(Exact::whole(i64::from(rankers)))?)
            }
        };
        let full_marks = self.full_marks;
        let points = rank.through(|rank| {
            let lost = rank.minus(Exact::ONE)?.times(per_rank)?;
            full_marks.times(Exact::ONE.minus(lost)?)
        })?;
        self.steps.push(Because::MeanRank { rankers, rank, per_rank, points });
        if is_unsure {
            self.may_not_tell = true;
            self.steps.push(Because::CannotTell { points });
            return Some(Measured { points, state: State::Undetermined });
        }
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
            self.may_not_tell |= nobody == Answer::Undetermined;
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

//! Series: which of their periods count, and what is taken of them.

use super::Context;
use super::quantity::answer;
use crate::criteria::{
    MissingPeriod, PartPeriods, Quantity, Such, Take, Tallying, Which,
};
use crate::facts::{Fact, FactKind, SeriesOf};
use crate::rulebook::draft::{
    MissingNumber, MissingSuch, QuantityDraft, SuchDraft, WhichDraft,
};
use crate::vocabulary::{Defect, FieldPath, Id};

impl Context<'_> {
    pub(super) fn over(
        &mut self,
        draft: &QuantityDraft,
        at: &FieldPath,
    ) -> Option<Quantity> {
        let QuantityDraft::Over { of, take, r#in, part_periods, missing, none } = draft
        else {
            return None;
        };
        if !matches!(take, Take::Sum | Take::Mean) {
            self.is_not_weighed(*part_periods, word(&Take::ALL, *take), at);
        }
        let series = self.series(of, at, Wanted::Numbers)?;
        self.last_fits(series, *r#in, at);
        let missing = match missing {
            MissingNumber::Absent => MissingPeriod::Absent,
            MissingNumber::LeftOut => MissingPeriod::LeftOut,
            MissingNumber::Zero => MissingPeriod::Counted,
        };
        Some(Quantity::Over {
            series,
            take: *take,
            which: which(*r#in),
            part_periods: *part_periods,
            missing,
            none: answer(*none),
        })
    }

    pub(super) fn periods(
        &mut self,
        draft: &QuantityDraft,
        at: &FieldPath,
    ) -> Option<Quantity> {
        let QuantityDraft::Periods {
            of,
            take,
            such,
            r#in,
            part_periods,
            missing,
            not_applicable,
        } = draft
        else {
            return None;
        };
        self.is_not_weighed(*part_periods, word(&Tallying::ALL, *take), at);
        let wanted = match such {
            SuchDraft::OneOf(_) => Wanted::Choices,
            SuchDraft::Within(_) => Wanted::Numbers,
        };
        let series = self.series(of, at, wanted)?;
        self.last_fits(series, *r#in, at);
        let such = match such {
            SuchDraft::Within(bounds) => Such::Within(*bounds),
            SuchDraft::OneOf(choices) => {
                let at = at.key("such").key("one_of");
                if choices.is_empty() && !self.holes.within(&at) {
                    self.report(&at, Defect::NothingListed { what: "choice" });
                }
                let found = self.chosen_of(series, choices, &at);
                Such::OneOf(found.into_iter().collect::<Option<_>>()?)
            }
        };
        let missing = match missing {
            MissingSuch::Absent => MissingPeriod::Absent,
            MissingSuch::LeftOut => MissingPeriod::LeftOut,
            MissingSuch::NotSuch => MissingPeriod::Counted,
        };
        Some(Quantity::Periods {
            series,
            such,
            tallying: *take,
            which: which(*r#in),
            part_periods: *part_periods,
            missing,
            breaks: *not_applicable == MissingSuch::NotSuch,
        })
    }

    /// Days weigh a sum or a mean, and nothing else that is taken of a series.
    fn is_not_weighed(&mut self, how: PartPeriods, take: &'static str, at: &FieldPath) {
        if how == PartPeriods::ByDays {
            self.report(&at.key("part_periods"), Defect::NothingToWeigh { take });
        }
    }

    /// More periods than the series can have would never be told.
    fn last_fits(&mut self, series: u16, which: WhichDraft, at: &FieldPath) {
        let kind = self.dictionary.at(series).map(Fact::kind);
        let (WhichDraft::Last(n), Some(FactKind::Series { at_most, .. })) = (which, kind)
        else {
            return;
        };
        if n > *at_most {
            let found = n.to_string();
            let most = i64::from(*at_most);
            let defect = Defect::NotWhole { found, least: 1, most };
            self.report(&at.key("in").key("last"), defect);
        }
    }

    fn series(&mut self, id: &Id, at: &FieldPath, wanted: Wanted) -> Option<u16> {
        let at = at.key("of");
        let is_wanted = |kind: &FactKind| match (kind, wanted) {
            (FactKind::Series { of, .. }, Wanted::Numbers) => {
                matches!(of, SeriesOf::Number { .. })
            }
            (FactKind::Series { of, .. }, Wanted::Choices) => {
                matches!(of, SeriesOf::Choice(_))
            }
            _ => false,
        };
        let expected = match wanted {
            Wanted::Numbers => "a series of numbers",
            Wanted::Choices => "a series of choices",
        };
        self.fact(id, &at, expected, is_wanted)
    }
}

/// What a series must hold.
#[derive(Clone, Copy)]
enum Wanted {
    Numbers,
    Choices,
}

const fn which(draft: WhichDraft) -> Which {
    match draft {
        WhichDraft::Period => Which::Period,
        WhichDraft::All => Which::All,
        WhichDraft::Last(n) => Which::Last(n),
    }
}

/// The word by which documents name one of these.
fn word<T: Copy + PartialEq>(all: &[(&'static str, T)], one: T) -> &'static str {
    all.iter().find(|(_, known)| *known == one).map_or("", |(word, _)| word)
}

//! Quantities over dated events and over time.

use super::Context;
use super::quantity::answer;
use crate::criteria::{EventsOf, Gaps, Moment, Reach, Service, Since, Windows};
use crate::facts::FactKind;
use crate::rulebook::draft::{
    EventsDraft, GapsDraft, LatestDraft, MomentDraft, ServiceDraft, SinceDraft,
    WindowsDraft,
};
use crate::vocabulary::{Defect, Exact, FieldPath, Id, TimeUnit};

impl Context<'_> {
    /// Events of a fact, and the days on which they count.
    pub(super) fn tallied(
        &mut self,
        draft: &EventsDraft,
        is_sum: bool,
        at: &FieldPath,
    ) -> Option<(EventsOf, Reach)> {
        let reach = self.reach(draft, at);
        let of = if is_sum {
            let has_amount = |kind: &FactKind| {
                matches!(kind, FactKind::Events { amount: Some(_), .. })
            };
            let expected = "a list of events with amounts";
            let fact =
                self.fact(&draft.events, &at.key("events"), expected, has_amount)?;
            self.of_kinds(fact, &draft.kinds, at)?
        } else {
            self.events(&draft.events, &draft.kinds, at)?
        };
        Some((of, reach?))
    }

    fn events(&mut self, events: &Id, kinds: &[Id], at: &FieldPath) -> Option<EventsOf> {
        let is_events = |kind: &FactKind| matches!(kind, FactKind::Events { .. });
        let fact = self.fact(events, &at.key("events"), "a list of events", is_events)?;
        self.of_kinds(fact, kinds, at)
    }

    fn of_kinds(&mut self, fact: u16, kinds: &[Id], at: &FieldPath) -> Option<EventsOf> {
        let kinds = self.chosen_of(fact, kinds, &at.key("kinds"));
        Some(EventsOf { fact, kinds: kinds.into_iter().collect::<Option<_>>()? })
    }

    /// One way at most to say on which days events count.
    fn reach(&mut self, draft: &EventsDraft, at: &FieldPath) -> Option<Reach> {
        let ways = [
            ("most_in", draft.most_in.map(Reach::MostIn)),
            ("last", draft.last.map(Reach::Last)),
            ("least_in", self.least_in(draft, at)?),
        ];
        let mut given = ways.into_iter().filter_map(|(key, way)| Some((key, way?)));
        let first = given.next();
        for (key, _) in given {
            let why = "on which days events count is said already";
            self.report(&at.key(key), Defect::AnswerIdle { key, why });
        }
        Some(first.map_or(Reach::Period, |(_, way)| way))
    }

    /// The least of all windows says what part windows do; `None` after reporting that it
    /// does not.
    fn least_in(&mut self, draft: &EventsDraft, at: &FieldPath) -> Option<Option<Reach>> {
        let key = "part_windows";
        match (draft.least_in, draft.part_windows) {
            (Some(window), Some(part_windows)) => {
                Some(Some(Reach::LeastIn { window, part_windows }))
            }
            (Some(_), None) => {
                if !self.holes.within(&at.key(key)) {
                    let why = "the period may begin or end inside a window: \
                               write \"count\" or \"leave_out\"";
                    self.report(at, Defect::AnswerNeeded { key, why });
                }
                None
            }
            (None, Some(_)) => {
                if !self.holes.within(&at.key("least_in")) {
                    let why = "only the least of all windows asks for it";
                    self.report(&at.key(key), Defect::AnswerIdle { key, why });
                }
                Some(None)
            }
            (None, None) => Some(None),
        }
    }

    /// Windows by their events: some number of events that there can be is such, and some
    /// is not.
    pub(super) fn windows(
        &mut self,
        draft: &WindowsDraft,
        at: &FieldPath,
    ) -> Option<Windows> {
        let of = self.events(&draft.events, &draft.kinds, at);
        self.above_zero(
            "the most that counts",
            Exact::whole(i64::from(draft.at_most)),
            &at.key("at_most"),
        );
        let windows = Windows {
            of: of?,
            window: draft.r#in,
            such: draft.such,
            part_windows: draft.part_windows,
            at_most: draft.at_most,
        };
        let fact = self.dictionary.at(windows.of.fact)?;
        let most = match fact.kind() {
            FactKind::Events { at_most, .. } => i64::from(*at_most),
            _ => return None,
        };
        let can_be = |is_such| windows.least(is_such).is_some_and(|least| least <= most);
        if !(self.may_be_idle || can_be(true) && can_be(false)) {
            let fact = fact.id().clone();
            self.report(&at.key("such"), Defect::ConditionIdle { fact });
        }
        Some(windows)
    }

    fn latest(&mut self, draft: &LatestDraft, at: &FieldPath) -> Option<EventsOf> {
        self.events(&draft.events, &draft.kinds, at)
    }

    pub(super) fn since(&mut self, draft: &SinceDraft, at: &FieldPath) -> Option<Since> {
        let of = match &draft.of {
            MomentDraft::Date(id) => {
                let is_date = |kind: &FactKind| matches!(kind, FactKind::Date(_));
                let fact = self.fact(id, &at.key("of"), "a date", is_date);
                fact.map(|fact| Moment::Date { fact })
            }
            MomentDraft::Latest(latest) => {
                let at = at.key("of").key("latest");
                self.latest(latest, &at).map(Moment::Latest)
            }
        };
        let key = "month_end";
        let is_days = draft.r#in == TimeUnit::Days;
        if is_days && draft.month_end.is_some() {
            let why = "days have no month end";
            self.report(&at.key(key), Defect::AnswerIdle { key, why });
        }
        if !is_days && draft.month_end.is_none() && !self.holes.within(&at.key(key)) {
            let why = "say what a month after the 31st, or a year after 29 February, is: \
                       \"last_day\" or \"overflow\"";
            self.report(at, Defect::AnswerNeeded { key, why });
        }
        self.above_zero(
            "the most that counts",
            Exact::whole(i64::from(draft.at_most)),
            &at.key("at_most"),
        );
        Some(Since {
            of: of?,
            on: draft.on,
            unit: draft.r#in,
            month_end: draft.month_end,
            never: answer(draft.never),
            at_most: draft.at_most,
        })
    }

    pub(super) fn service(
        &mut self,
        draft: &ServiceDraft,
        at: &FieldPath,
    ) -> Option<Service> {
        let is_spells = |kind: &FactKind| matches!(kind, FactKind::Spells { .. });
        let of = self.fact(&draft.of, &at.key("of"), "a list of spells", is_spells);
        let since_latest = match &draft.since_latest {
            Some(latest) => Some(self.latest(latest, &at.key("since_latest"))?),
            None => None,
        };
        self.above_zero(
            "the most that counts",
            Exact::whole(i64::from(draft.at_most)),
            &at.key("at_most"),
        );
        Some(Service {
            of: of?,
            unit: draft.r#in,
            month_end: draft.month_end,
            gaps: match draft.gaps {
                GapsDraft::LeftOut => Gaps::LeftOut,
                GapsDraft::Restart => Gaps::Restart,
                GapsDraft::BridgedUpTo(longest) => Gaps::BridgedUpTo(longest),
            },
            since_latest,
            at_most: draft.at_most,
        })
    }
}

//! Random quantities over dated events, over time and over two numbers.

use grassroots::criteria::{PartWindows, PeriodDay};
use grassroots::rulebook::draft::{
    AnswerDraft, ChangeDraft, EventsDraft, GapsDraft, LatestDraft, MomentDraft,
    QuantityDraft, ServiceDraft, SinceDraft, WindowsDraft,
};
use grassroots::vocabulary::{Id, MonthEnd, TimeSpan, TimeUnit, Window};

use super::facts::{Style, Wanted};
use super::rules::{Maker, exact, ratio};

impl Maker {
    fn some_events(&mut self, wanted: Wanted) -> (Id, Vec<Id>) {
        let events = self.facts.want(&mut self.dice, wanted);
        let kinds = if self.dice.one_in(2) { self.choices(&events) } else { vec![] };
        (events, kinds)
    }

    /// A count or a sum of the events of the period.
    pub(super) fn in_period(&mut self) -> QuantityDraft {
        let is_sum = self.dice.one_in(3);
        let wanted = if is_sum { Wanted::Amounts } else { Wanted::Events };
        let (events, kinds) = self.some_events(wanted);
        let draft = EventsDraft::new(events, kinds);
        if is_sum { QuantityDraft::Sum(draft) } else { QuantityDraft::Count(draft) }
    }

    /// A count or a sum of events, in the period or in windows.
    pub(super) fn tallied(&mut self) -> QuantityDraft {
        let mut tallied = self.in_period();
        let (QuantityDraft::Count(draft) | QuantityDraft::Sum(draft)) = &mut tallied
        else {
            return tallied;
        };
        match self.dice.roll(6) {
            3 => draft.most_in = Some(self.window()),
            4 => {
                draft.least_in = Some(self.window());
                draft.part_windows = Some(self.dice.pick(&PartWindows::ALL).1);
            }
            5 => draft.last = Some(self.time_span()),
            _ => {}
        }
        tallied
    }

    /// How many windows have so many events.
    pub(super) fn such_windows(&mut self) -> QuantityDraft {
        let (events, kinds) = self.some_events(Wanted::Events);
        // Where both ends of a range must be reached, all events lie in one window.
        let (window, such) = if self.is_read_once() {
            (Window::Year, self.one_end(exact("1")))
        } else {
            (self.window(), self.bounds(&["1", "2", "0.5", "1", "0"]))
        };
        let part_windows = self.dice.pick(&PartWindows::ALL).1;
        let at_most = *self.dice.pick(&[1, 2, 4, 12]);
        let mut draft = WindowsDraft::new(events, (window, such), part_windows, at_most);
        draft.kinds = kinds;
        QuantityDraft::Windows(draft)
    }

    fn window(&mut self) -> Window {
        self.dice.pick(&Window::ALL).1
    }

    fn time_span(&mut self) -> TimeSpan {
        *self.dice.pick(&[
            TimeSpan::Days(30),
            TimeSpan::Months(3),
            TimeSpan::Months(1),
            TimeSpan::Years(1),
            TimeSpan::Years(3),
        ])
    }

    fn answer(&mut self) -> AnswerDraft {
        match self.dice.roll(4) {
            0 => AnswerDraft::Undetermined,
            1 => AnswerDraft::Value(ratio("0")),
            2 => AnswerDraft::Value(ratio("200")),
            _ => AnswerDraft::Value(ratio("1/3")),
        }
    }

    fn month_end(&mut self) -> MonthEnd {
        self.dice.pick(&MonthEnd::ALL).1
    }

    fn latest(&mut self) -> LatestDraft {
        let (events, kinds) = self.some_events(Wanted::Events);
        LatestDraft::new(events, kinds)
    }

    pub(super) fn since(&mut self) -> QuantityDraft {
        let of = if self.dice.one_in(2) {
            MomentDraft::Latest(self.latest())
        } else {
            MomentDraft::Date(self.facts.want(&mut self.dice, Wanted::Date))
        };
        // What may have happened until then is listed by days at the end of the year.
        let on = match self.dice.pick(&PeriodDay::ALL).1 {
            PeriodDay::Start if self.is_read_once() => PeriodDay::End,
            on if self.is_read_once() => on,
            on => match self.dice.roll(4) {
                0 => *self.dice.pick(&[
                    PeriodDay::of_year(1, 1).unwrap(),
                    PeriodDay::of_year(2, 29).unwrap(),
                    PeriodDay::of_year(6, 30).unwrap(),
                    PeriodDay::of_year(11, 20).unwrap(),
                    PeriodDay::of_year(12, 31).unwrap(),
                ]),
                1 => {
                    let days = ["2015-12-31", "2016-02-29", "2016-07-01", "2019-03-31"];
                    PeriodDay::Date(self.dice.pick(&days).parse().unwrap())
                }
                _ => on,
            },
        };
        let unit = self.dice.pick(&TimeUnit::ALL).1;
        let month_end = (unit != TimeUnit::Days).then(|| self.month_end());
        let never = self.answer();
        let at_most = *self.dice.pick(&[1, 3, 20, 100]);
        let since = SinceDraft::new(of, on, (unit, month_end), (never, at_most));
        QuantityDraft::Since(since)
    }

    pub(super) fn service(&mut self) -> QuantityDraft {
        let of = self.facts.want(&mut self.dice, Wanted::Spells);
        let unit = *self.dice.pick(&[TimeUnit::Months, TimeUnit::Years]);
        let month_end = self.month_end();
        let gaps = match self.dice.roll(3) {
            0 => GapsDraft::LeftOut,
            1 => GapsDraft::Restart,
            _ => GapsDraft::BridgedUpTo(self.time_span()),
        };
        let at_most = *self.dice.pick(&[1, 5, 30, 100]);
        let mut draft = ServiceDraft::new(of, (unit, month_end), gaps, at_most);
        if self.dice.one_in(3) {
            draft.since_latest = Some(self.latest());
        }
        QuantityDraft::Service(draft)
    }

    pub(super) fn change(&mut self) -> QuantityDraft {
        let of = self.number();
        let not = if self.facts.making.style == Style::ReadOnce {
            vec![of.clone()]
        } else {
            vec![]
        };
        if self.dice.one_in(2) {
            let from = self.facts.want_other(&mut self.dice, Wanted::Number, &not);
            return QuantityDraft::Change(ChangeDraft::absolute(of, from));
        }
        let from = self.facts.want_other(&mut self.dice, Wanted::Divisor, &not);
        let (zero, mut both_zero) = (self.answer(), self.answer());
        let tells = |answer| answer != AnswerDraft::Undetermined;
        // Where one of the two does not tell, the range holds what neither of them reaches.
        if self.is_read_once() && tells(zero) != tells(both_zero) {
            both_zero = zero;
        }
        QuantityDraft::Change(ChangeDraft::relative(
            of,
            from,
            Some(zero),
            Some(both_zero),
        ))
    }
}

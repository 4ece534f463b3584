//! Deadlines and the greatest lengths of states.

use chrono::{Days, NaiveDate};
use grassroots::procedure::Standing;
use grassroots::rulebook::draft::LapseDraft;

use super::length::last_day;
use super::{Clock, Life, Mark};

impl<'c> Life<'c> {
    fn lapses(&self, clock: &Clock) -> &'c LapseDraft {
        match clock.deadline {
            Some(place) => &self.rules.deadline[place].lapses,
            None => {
                let rule =
                    self.rules.period.iter().find(|one| one.id.as_str() == clock.rule);
                rule.unwrap().lapses.as_ref().unwrap()
            }
        }
    }

    /// Lets lapse what does by a day: earlier days first; on one day first what moves
    /// nothing, then in the order of the rulebook, deadlines before lengths of states.
    pub(super) fn lapse(&mut self, day: NaiveDate) {
        loop {
            let due = self.clocks.iter().enumerate().filter_map(|(at, clock)| {
                let late = clock.late.filter(|late| *late <= day)?;
                let moves = matches!(self.lapses(clock), LapseDraft::To(_));
                let place = clock.deadline.unwrap_or(usize::MAX);
                (clock.is_running && !clock.is_lapsed).then_some((late, moves, place, at))
            });
            let Some((late, _, _, at)) = due.min() else { return };
            let lapses = self.lapses(&self.clocks[at]);
            let clock = &mut self.clocks[at];
            clock.is_lapsed = true;
            clock.standing = match lapses {
                LapseDraft::Finding => Standing::Overdue { since: late },
                LapseDraft::Nothing | LapseDraft::To(_) => Standing::Lapsed { on: late },
            };
            if let LapseDraft::To(state) = lapses {
                clock.is_running = false;
                self.leave(late);
                self.enter(state.as_str(), late);
                self.count_clocks(late);
            }
        }
    }

    /// Ends the deadlines that an event meets.
    pub(super) fn meet(&mut self, event: &str, on: NaiveDate) {
        for at in 0..self.clocks.len() {
            let is_met = self.clocks[at].deadline.is_some_and(|place| {
                let met_by = &self.rules.deadline[place].met_by;
                met_by.iter().any(|one| one.as_str() == event)
            });
            if is_met && self.clocks[at].is_running {
                settle(&mut self.clocks[at], on);
            }
        }
    }

    /// Ends the greatest length of the state that is left.
    pub(super) fn leave(&mut self, on: NaiveDate) {
        let mut clocks = self.clocks.iter_mut();
        if let Some(clock) = clocks.find(|one| one.is_running && one.deadline.is_none()) {
            settle(clock, on);
        }
    }

    /// Drops the clocks that count no more, and starts those that now do.
    pub(super) fn count_clocks(&mut self, on: NaiveDate) {
        for at in 0..self.clocks.len() {
            let clock = &self.clocks[at];
            let counts = match clock.deadline {
                Some(place) => {
                    let rule = &self.rules.deadline[place];
                    self.is_during(place) && self.mark(&rule.after) == Some(clock.mark)
                }
                None => self.spell.as_ref().is_some_and(|spell| {
                    spell.rule.id.as_str() == clock.rule && spell.mark == Some(clock.mark)
                }),
            };
            if clock.is_running && !counts {
                let clock = &mut self.clocks[at];
                clock.is_running = false;
                clock.standing = match clock.standing {
                    Standing::Overdue { since } => Standing::Lapsed { on: since },
                    Standing::Open | Standing::Undetermined => Standing::Dropped { on },
                    ended => ended,
                };
            }
        }
        for (place, rule) in self.rules.deadline.iter().enumerate() {
            let Some(mark) = self.mark(&rule.after) else { continue };
            let was_counted = self.clocks.iter().any(|clock| {
                clock.deadline == Some(place)
                    && clock.mark == mark
                    && !matches!(clock.standing, Standing::Dropped { .. })
            });
            if self.is_during(place) && !was_counted {
                let end = self.after(mark.0, rule.within);
                let last = end.map(|end| last_day(end, rule.in_time));
                self.start((rule.id.as_str(), Some(place)), (mark, on), last);
            }
        }
        let mut running = self.clocks.iter().filter(|clock| clock.is_running);
        let has_one = running.any(|clock| clock.deadline.is_none());
        let Some(spell) = self.spell.clone().filter(|_| !has_one) else { return };
        let (Some(mark), Some(in_time)) = (spell.mark, spell.rule.in_time) else {
            return;
        };
        let last = spell.most.map(|end| last_day(end, in_time));
        self.start((spell.rule.id.as_str(), None), (mark, on), last);
    }

    fn is_during(&self, deadline: usize) -> bool {
        let during = &self.rules.deadline[deadline].during;
        during.iter().any(|state| state.as_str() == self.state)
    }

    fn start(
        &mut self,
        (rule, deadline): (&str, Option<usize>),
        (mark, on): (Mark, NaiveDate),
        last_day: Option<NaiveDate>,
    ) {
        let standing = match last_day {
            Some(_) => Standing::Open,
            None => Standing::Undetermined,
        };
        self.clocks.push(Clock {
            rule: rule.to_owned(),
            deadline,
            from: mark.0,
            mark,
            last_day,
            late: last_day.map(|last| (last + Days::new(1)).max(on)),
            standing,
            is_running: true,
            is_lapsed: false,
        });
    }

    /// The greatest length ends on another day; never on one that is over.
    pub(super) fn move_clock(&mut self, most: Option<NaiveDate>, on: NaiveDate) {
        let Some(in_time) = self.spell.as_ref().and_then(|spell| spell.rule.in_time)
        else {
            return;
        };
        let mut clocks = self.clocks.iter_mut();
        let Some(clock) = clocks.find(|one| one.is_running && one.deadline.is_none())
        else {
            return;
        };
        clock.last_day = most.map(|end| last_day(end, in_time));
        clock.late = clock.last_day.map(|last| (last + Days::new(1)).max(on));
    }
}

/// Ends a clock in time or too late; where no calendar tells, nobody can tell which.
fn settle(clock: &mut Clock, on: NaiveDate) {
    clock.is_running = false;
    clock.standing = match (clock.last_day, clock.is_lapsed) {
        (None, _) => return,
        (Some(_), true) => Standing::MetLate { on },
        (Some(_), false) => Standing::Met { on },
    };
}

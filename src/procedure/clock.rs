//! Deadlines and the greatest lengths of states, as they run.

use chrono::NaiveDate;

use super::because::{Because, Clock, Standing};
use super::replay::{Mark, Walk};
use super::rules::{Deadline, Lapse};
use crate::vocabulary::{Ground, Id, Named};

/// A clock that runs: which of the clocks told it is, and what it waits for.
#[derive(Debug)]
pub(super) struct Live<'p> {
    clock: usize,
    /// Its place among the deadlines of the rulebook; lengths of states come after them.
    place: usize,
    /// The deadline; `None` for the greatest length of the state.
    deadline: Option<&'p Deadline>,
    mark: Mark,
    /// The first day too late, and not before the clock began to run.
    late: Option<NaiveDate>,
    lapses: &'p Lapse,
    ground: &'p Ground,
    is_lapsed: bool,
}

impl<'p> Walk<'p> {
    /// Lets everything lapse that does up to a day, in the order of days; on one day first
    /// what moves nothing, then the order of the rulebook.
    pub(super) fn lapse_until(&mut self, day: NaiveDate) {
        // The check knows that lapses alone never lead back, so this ends.
        while let Some((late, place)) = self.next_lapse(day) {
            let Some(live) = self.live.get_mut(place) else { return };
            live.is_lapsed = true;
            let (clock, lapses, ground) = (live.clock, live.lapses, live.ground);
            let is_spell = live.deadline.is_none();
            let Some(clock) = self.clocks.get_mut(clock) else { return };
            clock.standing = match lapses {
                Lapse::Finding => Standing::Overdue { since: late },
                Lapse::Nothing | Lapse::To(_) => Standing::Lapsed { on: late },
            };
            let because = Because::Lapsed {
                deadline: clock.name.clone(),
                last_day: clock.last_day.unwrap_or(late),
                from: self.state.clone(),
                outcome: lapses.clone(),
            };
            self.tell(late, because, Some(ground));
            if let Lapse::To(state) = lapses {
                self.live.remove(place);
                if !is_spell {
                    self.leave(late);
                }
                self.live.retain(|live| live.deadline.is_some());
                self.enter(state, late);
                self.start_clocks(late);
            }
        }
    }

    fn next_lapse(&self, day: NaiveDate) -> Option<(NaiveDate, usize)> {
        let due = self.live.iter().enumerate().filter(|(_, live)| !live.is_lapsed);
        let due = due.filter_map(|(place, live)| {
            let late = live.late.filter(|late| *late <= day)?;
            let moves = matches!(live.lapses, Lapse::To(_));
            Some((late, moves, live.place, place))
        });
        due.min().map(|(late, _, _, place)| (late, place))
    }

    /// Ends the clocks that an event meets.
    pub(super) fn meet(&mut self, event: &Id, on: NaiveDate) {
        let is_met = |live: &Live<'_>| {
            live.deadline.is_some_and(|d| d.met_by.iter().any(|one| one.id == *event))
        };
        let (met, left) = std::mem::take(&mut self.live).into_iter().partition(is_met);
        self.live = left;
        let met: Vec<Live<'p>> = met;
        for live in met {
            self.settle(&live, on);
        }
    }

    /// Ends the clock of the state that is left.
    pub(super) fn leave(&mut self, on: NaiveDate) {
        if let Some(place) = self.live.iter().position(|live| live.deadline.is_none()) {
            let live = self.live.remove(place);
            self.settle(&live, on);
        }
    }

    fn settle(&mut self, live: &Live<'_>, on: NaiveDate) {
        let Some(clock) = self.clocks.get_mut(live.clock) else { return };
        // Where no calendar tells the last day, nobody can tell whether this was in time.
        let Some(last_day) = clock.last_day else { return };
        clock.standing =
            if live.is_lapsed { Standing::MetLate { on } } else { Standing::Met { on } };
        let deadline = clock.name.clone();
        let because = if live.is_lapsed {
            Because::MetLate { deadline, last_day }
        } else {
            Because::Met { deadline, last_day }
        };
        self.tell(on, because, Some(live.ground));
    }

    /// Ends the clocks that count no more, and starts those that now do.
    pub(super) fn start_clocks(&mut self, on: NaiveDate) {
        let rules = self.rules;
        self.count_held();
        let live = std::mem::take(&mut self.live);
        for one in live {
            let counts = match one.deadline {
                Some(deadline) => {
                    runs_in(deadline, &self.state)
                        && self.mark(&deadline.after) == Some(one.mark)
                }
                None => self.held.as_ref().and_then(|held| held.mark) == Some(one.mark),
            };
            if counts {
                self.live.push(one);
            } else if let Some(clock) = self.clocks.get_mut(one.clock) {
                clock.standing = match clock.standing {
                    Standing::Open | Standing::Undetermined => Standing::Dropped { on },
                    Standing::Overdue { since } => Standing::Lapsed { on: since },
                    ended => ended,
                };
            }
        }
        for (place, deadline) in rules.deadlines.iter().enumerate() {
            let Some(mark) = self.mark(&deadline.after) else { continue };
            if !runs_in(deadline, &self.state) || self.was_counted(deadline, mark) {
                continue;
            }
            let end = self.after(mark.on, deadline.within);
            let last_day = end.and_then(|end| deadline.in_time.last(end));
            let rule = (&deadline.lapses, &deadline.ground);
            let clock = self.clocks.len();
            self.counted.insert((deadline.name.id.clone(), mark.nth), clock);
            let named = (&deadline.name, Some((place, deadline)));
            self.start(named, (mark, on), last_day, rule);
        }
        let has_spell_clock = self.live.iter().any(|live| live.deadline.is_none());
        let Some(held) = self.held.as_ref().filter(|_| !has_spell_clock) else { return };
        let (spell, Some(mark)) = (held.spell, held.mark) else { return };
        let Some((_, in_time, lapses)) = &spell.at_most else { return };
        let last_day = held.most.and_then(|end| in_time.last(end));
        self.start((&spell.name, None), (mark, on), last_day, (lapses, &spell.ground));
    }

    /// Whether a deadline ran from this mark and came to an end, or still runs.
    fn was_counted(&self, deadline: &Deadline, mark: Mark) -> bool {
        let clock = self.counted.get(&(deadline.name.id.clone(), mark.nth));
        let clock = clock.and_then(|clock| self.clocks.get(*clock));
        clock.is_some_and(|clock| !matches!(clock.standing, Standing::Dropped { .. }))
    }

    fn start(
        &mut self,
        (name, deadline): (&Named, Option<(usize, &'p Deadline)>),
        (mark, on): (Mark, NaiveDate),
        last_day: Option<NaiveDate>,
        (lapses, ground): (&'p Lapse, &'p Ground),
    ) {
        let clock = self.clocks.len();
        let standing =
            if last_day.is_some() { Standing::Open } else { Standing::Undetermined };
        let from = mark.on;
        self.clocks.push(Clock { name: name.clone(), from, last_day, standing });
        self.live.push(Live {
            clock,
            place: deadline.map_or(usize::MAX, |(place, _)| place),
            deadline: deadline.map(|(_, deadline)| deadline),
            mark,
            late: too_late(last_day, on),
            lapses,
            ground,
            is_lapsed: false,
        });
    }

    /// The greatest length of the present state ends otherwise; never before today.
    pub(super) fn move_spell_clock(&mut self, most: Option<NaiveDate>, on: NaiveDate) {
        let Some(held) = &self.held else { return };
        let Some((_, in_time, _)) = &held.spell.at_most else { return };
        let last_day = most.and_then(|end| in_time.last(end));
        for live in self.live.iter_mut().filter(|live| live.deadline.is_none()) {
            live.late = too_late(last_day, on);
            if let Some(clock) = self.clocks.get_mut(live.clock) {
                clock.last_day = last_day;
            }
        }
    }
}

/// The first day too late; a clock that is behind from the first lapses today.
fn too_late(last_day: Option<NaiveDate>, on: NaiveDate) -> Option<NaiveDate> {
    last_day.and_then(|day| day.succ_opt()).map(|late| late.max(on))
}

fn runs_in(deadline: &Deadline, state: &Named) -> bool {
    deadline.during.iter().any(|one| one.id == state.id)
}

//! Measures that count: deductions, awards, lists, conditions.

use super::windows::{OpenRow, Windows};
use super::{Measured, Run, States};
use crate::criteria::{Condition, Reading, State, assess};
use crate::facts::Entry;
use crate::facts::Value;
use crate::scoring::because::Because;
use crate::scoring::rules::{Award, Stop};
use crate::vocabulary::{Exact, Span, Verdict, Window};

impl Run<'_> {
    pub(super) fn deduct(
        &mut self,
        floor: Stop,
        window: Option<(Window, Exact)>,
        each: &[Award],
    ) -> Option<Measured> {
        let full = Span::settled(self.full_marks);
        self.steps.push(Because::FullMarks { points: full });
        let (cost, states) = self.rows(each, window, true)?;
        let points = self.stopped(full.minus(cost)?, floor, true);
        Some(Measured { points, state: states.together() })
    }

    pub(super) fn award(
        &mut self,
        cap: Stop,
        window: Option<(Window, Exact)>,
        each: &[Award],
    ) -> Option<Measured> {
        let (gain, states) = self.rows(each, window, false)?;
        let points = self.stopped(gain, cap, false);
        Some(Measured { points, state: states.together() })
    }

    /// Σ min(cap, points × count) over the rows, where one limit may hold all of them in each
    /// window of the calendar.
    fn rows(
        &mut self,
        rows: &[Award],
        window: Option<(Window, Exact)>,
        is_cost: bool,
    ) -> Option<(Span, States)> {
        let mut sum = Span::ZERO;
        let mut states = States::default();
        let mut together = window.map(|limit| Windows::new(limit, self.view.period()));
        for (row, award) in (0_u16..).zip(rows) {
            let Reading { span: count, state, .. } = self.read(&award.of)?;
            states.note(state);
            if state == State::NotApplicable {
                self.steps.push(Because::RowNotApplicable { row });
                continue;
            }
            let free = self.in_windows(row, award, count, together.as_mut())?;
            let points = award.cap.map_or(free, |cap| free.not_above(cap));
            let held_at = award.cap.filter(|_| points != free);
            let each = award.points;
            self.steps.push(if is_cost {
                Because::Deducted { row, count, each, held_at, points }
            } else {
                Because::Awarded { row, count, each, held_at, points }
            });
            sum = sum.plus(points)?;
        }
        if let Some(together) = together {
            sum = self.held_together(&together, sum, is_cost)?;
        }
        Some((sum, states))
    }

    /// points × count, held in each window of the calendar where the row says so; a limit
    /// over all rows takes it in, window by window.
    fn in_windows(
        &mut self,
        row: u16,
        award: &Award,
        count: Span,
        mut together: Option<&mut Windows>,
    ) -> Option<Span> {
        let free = count.times(award.points)?;
        let own = award.window;
        let of_all = together.as_ref().map(|together| together.window());
        let Some(window) = own.map(|(window, _)| window).or(of_all) else {
            return Some(free);
        };
        let Some(counted) = award.of.by_window(self.view, window) else {
            let (one, events) = award.of.one_event(self.view.sheet.dictionary());
            let open = OpenRow { each: one.times(award.points)?, events, own };
            if let Some(together) = together {
                together.take_open(open);
            }
            return match own {
                Some(limit) => Windows::of_one(limit, self.view.period(), open),
                None => Some(free),
            };
        };
        let (mut sum, mut windows) = (Exact::ZERO, 0_u32);
        for (place, counted) in counted? {
            let mut points = counted.times(award.points)?;
            if let Some((_, held_at)) = own.filter(|(_, held_at)| points > *held_at) {
                windows = windows.saturating_add(1);
                points = held_at;
            }
            if let Some(together) = together.as_deref_mut() {
                together.take((window, place), points)?;
            }
            sum = sum.plus(points)?;
        }
        if let Some((window, held_at)) = own.filter(|_| windows > 0) {
            self.steps.push(Because::WindowHeld { row, window, windows, held_at });
        }
        Some(Span::settled(sum))
    }

    /// What all rows bring, held in each window of the calendar.
    fn held_together(
        &mut self,
        together: &Windows,
        sum: Span,
        is_cost: bool,
    ) -> Option<Span> {
        let (window, held_at) = (together.window(), together.held_at());
        let points = together.let_through()?;
        if together.is_open() {
            if points != sum {
                let from = None;
                self.steps.push(Because::RowsHeld {
                    window,
                    from,
                    is_cost,
                    held_at,
                    sum,
                    points,
                });
            }
            return Some(points);
        }
        for (from, sum) in together.held() {
            let (sum, points) = (Span::settled(sum), Span::settled(held_at));
            self.steps.push(Because::RowsHeld {
                window,
                from,
                is_cost,
                held_at,
                sum,
                points,
            });
        }
        Some(points)
    }

    pub(super) fn checklist(
        &mut self,
        (is_from_full, each, stop): (bool, Exact, Stop),
        list: &[u16],
    ) -> Option<Measured> {
        let mut states = States::default();
        let (mut counted, mut open) = (0_i64, 0_i64);
        if is_from_full {
            let points = Span::settled(self.full_marks);
            self.steps.push(Because::FullMarks { points });
        }
        for (row, fact) in (0_u16..).zip(list) {
            match self.view.sheet.at(*fact) {
                Entry::Known(Value::YesNo(is_there)) => {
                    states.note(State::Known);
                    self.steps.push(Because::Listed { row, is_there: Some(*is_there) });
                    counted =
                        counted.saturating_add(i64::from(*is_there != is_from_full));
                }
                Entry::NotApplicable(_) => {
                    self.steps.push(Because::RowNotApplicable { row });
                }
                Entry::Absent | Entry::Known(_) | Entry::Open(_) => {
                    states.note(State::Absent);
                    self.steps.push(Because::Listed { row, is_there: None });
                    open = open.saturating_add(1);
                }
            }
        }
        let most = counted.saturating_add(open);
        let count = Span::between(Exact::whole(counted), Exact::whole(most));
        let tallied = count.times(each)?;
        let is_cost = is_from_full;
        self.steps.push(Because::Tallied { is_cost, count, each, points: tallied });
        let free = if is_from_full {
            Span::settled(self.full_marks).minus(tallied)?
        } else {
            tallied
        };
        let points = self.stopped(free, stop, is_from_full);
        Some(Measured { points, state: states.together() })
    }

    pub(super) fn all_or_nothing(
        &mut self,
        when: &Condition,
        otherwise: Exact,
    ) -> Option<Measured> {
        let steps = &mut *self.steps;
        let assessed =
            assess(when, self.view, &mut |test| steps.push(Because::Tested(test)))?;
        self.may_not_tell |= assessed.may_not_tell;
        let (full, otherwise) =
            (Span::settled(self.full_marks), Span::settled(otherwise));
        let verdict = assessed.verdict;
        let (points, state) = match verdict {
            Verdict::Met => (full, State::Known),
            Verdict::NotMet => (otherwise, State::Known),
            Verdict::Undetermined if assessed.is_fact_absent => {
                (full.or(otherwise), State::Absent)
            }
            Verdict::Undetermined => (full.or(otherwise), State::Undetermined),
        };
        self.steps.push(Because::Decided { verdict, points });
        let state = if assessed.does_any_apply { state } else { State::NotApplicable };
        Some(Measured { points, state })
    }
}

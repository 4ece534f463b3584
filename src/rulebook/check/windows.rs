//! Limits in windows of the calendar, of one row and of all rows of a measure.

use super::Context;
use crate::criteria::{Quantity, Reach};
use crate::rulebook::draft::{CountedDraft, WindowDraft};
use crate::rulebook::remark::{Remark, RemarkKind};
use crate::scoring::Award;
use crate::vocabulary::{Defect, Exact, FieldPath, Window, WindowDefect};

/// So many points at most from one window.
pub(super) type Limit = (Window, Exact);

pub(super) fn limit(draft: WindowDraft) -> Limit {
    (draft.each, draft.cap.into())
}

impl Context<'_> {
    /// A row's window needs dated events and a limit above zero.
    pub(super) fn row_window(
        &mut self,
        window: Option<WindowDraft>,
        of: Option<&Quantity>,
        at: &FieldPath,
    ) {
        let Some(window) = window else { return };
        let at = at.key("window");
        self.above_zero("a cap", window.cap.into(), &at.key("cap"));
        if !of.is_none_or(has_windows) {
            let why = "only dated events of the period have windows";
            self.report(&at, Defect::AnswerIdle { key: "window", why });
        }
    }

    /// A row beside others that have one limit in each window together.
    pub(super) fn row_of_all(
        &mut self,
        row: &CountedDraft,
        of: Option<&Quantity>,
        each: Window,
        at: &FieldPath,
    ) {
        if row.cap.is_some() {
            self.report(&at.key("cap"), WindowDefect::CapOfRow { each });
        }
        let own = row.window.map(|own| own.each);
        if let Some(found) = own.filter(|own| !own.lies_within(each)) {
            let at = at.key("window").key("each");
            let defect = if found < each {
                WindowDefect::CrossingWindow { found, each }
            } else {
                WindowDefect::LongerWindow { found, each }
            };
            self.report(&at, defect);
        }
        if !of.is_none_or(has_windows) {
            self.report(&at.key("of"), WindowDefect::NotDated { each });
        }
    }

    /// The limit of all rows in each window: above zero, over several rows or shorter windows
    /// of one, and such that it can bind.
    pub(super) fn window_of_all(
        &mut self,
        window: WindowDraft,
        rows: Option<&[Award]>,
        at: &FieldPath,
    ) {
        let (each, cap) = limit(window);
        let is_above = self.above_zero("a cap", cap, &at.key("cap"));
        let Some(rows) = rows.filter(|_| is_above.is_some()) else { return };
        let is_alone = |row: &Award| row.window.is_none_or(|(own, _)| own >= each);
        if let [row] = rows
            && is_alone(row)
        {
            let why = "one row alone has its limit in a `window` of its own";
            self.report(at, Defect::AnswerIdle { key: "window", why });
            return;
        }
        if self.most_in_one(rows, each).is_some_and(|most| most <= cap) {
            let kind = RemarkKind::WindowNeverBinds { cap };
            self.remarks.push(Remark::new(at.key("cap"), kind));
        }
    }

    /// No more than this can all rows bring in one window; `None` where that is not known.
    fn most_in_one(&self, rows: &[Award], each: Window) -> Option<Exact> {
        let mut sum = Exact::ZERO;
        for row in rows {
            let all = row.of.dated_domain(self.dictionary)?.times(row.points)?.most();
            let own = match row.window {
                Some((own, cap)) => {
                    let windows = Exact::whole(i64::from(own.number_in(each)));
                    Some(cap.times(windows)?)
                }
                None => None,
            };
            sum = sum.plus(own.map_or(all, |own| all.min(own)))?;
        }
        Some(sum)
    }
}

fn has_windows(of: &Quantity) -> bool {
    matches!(
        of,
        Quantity::Count { reach: Reach::Period, .. }
            | Quantity::Sum { reach: Reach::Period, .. }
    )
}

//! The register of appointments: who led which village from when to when, joined with the
//! results that they had.

mod check;
mod offices;
mod register;
mod removals;
mod table;

use chrono::NaiveDate;

pub use register::{Appointment, Appointments};
pub use table::appointments;

use crate::consequence::{Consequences, Decided};
use crate::vocabulary::{Id, Problems};

/// 任职草案 — somebody who leads a village from a day on.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct AppointmentDraft {
    /// 编号 — the id.
    pub id: Id,
    /// 书记 — who.
    pub secretary: Id,
    /// 村 — which village.
    pub village: Id,
    /// 任职日期 — the first day.
    pub from: NaiveDate,
    /// 离任日期 — the first day without; `None` while it goes on.
    pub until: Option<NaiveDate>,
    /// 届 — the term, by any number that grows with each election; `None` where that is not
    /// known.
    pub term: Option<u32>,
}

impl AppointmentDraft {
    /// An appointment that goes on.
    #[must_use]
    pub const fn new(
        id: Id,
        secretary: Id,
        village: Id,
        from: NaiveDate,
    ) -> AppointmentDraft {
        AppointmentDraft { id, secretary, village, from, until: None, term: None }
    }

    /// The same, over on a day.
    #[must_use]
    pub const fn until(mut self, until: NaiveDate) -> AppointmentDraft {
        self.until = Some(until);
        self
    }

    /// The same, in a term.
    #[must_use]
    pub const fn in_term(mut self, term: u32) -> AppointmentDraft {
        self.term = Some(term);
        self
    }
}

/// 任职登记草案 — appointments and results, as handed in, in any order.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct AppointmentsDraft {
    /// 任职 — who led what.
    pub appointments: Vec<AppointmentDraft>,
    /// 考核办法 — the schemes whose outcomes are the results of secretaries: the one of a
    /// village, and that which combines several.
    pub schemes: Vec<Id>,
    /// 结果 — outcomes and corrections of any matter, about anybody.
    pub outcomes: Vec<Decided>,
}

impl AppointmentsDraft {
    /// Appointments without results.
    #[must_use]
    pub fn of(appointments: Vec<AppointmentDraft>) -> AppointmentsDraft {
        AppointmentsDraft { appointments, ..AppointmentsDraft::default() }
    }

    /// The same, with records among which the outcomes of these schemes are the results.
    #[must_use]
    pub fn with(
        mut self,
        schemes: impl IntoIterator<Item = Id>,
        outcomes: impl IntoIterator<Item = Decided>,
    ) -> AppointmentsDraft {
        self.schemes.extend(schemes);
        self.outcomes.extend(outcomes);
        self
    }

    /// Checks everything together: a register, or every problem at once, each at
    /// `appointment[id]` or `outcomes[id]`.
    ///
    /// # Errors
    /// * two appointments of one id; one that ends before it begins;
    /// * two secretaries of one village on a day; one secretary twice in one village;
    /// * a result for days on which the person led nothing; two results of a person for a day;
    /// * a scheme that the rulebook does not have;
    /// * whatever [`History::check`](crate::consequence::History::check) refuses of the
    ///   records, such as a correction of nothing or a bar that starts before its ground;
    /// * more than [`Appointments::MOST`] appointments.
    pub fn check(self, rules: &Consequences) -> Result<Appointments, Problems> {
        check::check(rules, self)
    }
}

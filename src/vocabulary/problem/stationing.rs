use chrono::NaiveDate;

use super::english::days;
use crate::vocabulary::{Id, Label, Period, Script};

/// 驻村登记缺陷 — what can be wrong with a register of cadres in villages.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StationingDefect {
    /// A cadre is stationed in what is no village, or a group has one.
    #[error("this is a {}: write the id of a village", en(.found))]
    NotAVillage {
        /// What it is.
        found: Label,
    },
    /// Two postings of one cadre that have a day in common.
    #[error(
        "`{other}` stations the same cadre, and both go on on {on}: correct one of the terms"
    )]
    TermsOverlap {
        /// The other posting.
        other: Id,
        /// The first day of both.
        on: NaiveDate,
    },
    /// A record of a day on which the cadre was not stationed.
    #[error(
        "{on} lies outside the term of `{posting}`, from {from} to {last}: correct the day or the term"
    )]
    OutsideTerm {
        /// The posting.
        posting: Id,
        /// The first such day.
        on: NaiveDate,
        /// The first day of the term.
        from: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
    /// Two records of one cadre for one day.
    #[error(
        "on {on} this says {}, and `{other}` says {}: a day has one state, leave one of them out",
        en(.state), en(.other_state)
    )]
    TwoStates {
        /// The other record.
        other: Id,
        /// The first day that both are about.
        on: NaiveDate,
        /// What this record says.
        state: Label,
        /// What the other one says.
        other_state: Label,
    },
    /// Leave that nobody is said to have approved.
    #[error(
        "the leave {} has no approval: write who approved it, or that the cadre was found nowhere",
        if .from == .last { format!("on {from}") } else { format!("from {from} to {last}") }
    )]
    LeaveWithoutApproval {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        last: NaiveDate,
    },
    /// A kind of leave, or an approval, for a day that is none of leave.
    #[error("this is {} and no leave: leave this cell blank, or write that it was leave", en(.state))]
    NoLeave {
        /// What the record says.
        state: Label,
    },
    /// A rest on a working day.
    #[error(
        "{on} is a working day: write who approved the leave, or where the cadre was"
    )]
    RestOnWorkingDay {
        /// The first such day.
        on: NaiveDate,
    },
    /// A day, or a month that a term touches, of which the calendar of working days knows nothing.
    #[error("the calendar of working days knows {}, and not {on}: extend it", days(*.known))]
    NotInCalendar {
        /// The first such day.
        on: NaiveDate,
        /// The days that it knows.
        known: Period,
    },
    /// A day that stands in a calendar twice.
    #[error("{on} stands in this calendar twice: leave one of the rows out")]
    DayTwice {
        /// The day.
        on: NaiveDate,
    },
    /// A day from Monday to Friday that is said to be shifted to a working day.
    #[error(
        "{on} is no Saturday or Sunday, and worked anyway: correct the day, or leave it out"
    )]
    WorkedAnyway {
        /// The day.
        on: NaiveDate,
    },
    /// A visit of a unit to a village in which it has nobody on that day.
    #[error(
        "on {on} `{unit}` has no cadre in `{village}`: correct the day or the village"
    )]
    NobodyVisited {
        /// The unit.
        unit: Id,
        /// The village.
        village: Id,
        /// The day.
        on: NaiveDate,
    },
    /// A report of visits in a half-year that says otherwise than the visits on file.
    #[error(
        "visits reported for {half_year}: {reported}; on file: {recorded}: correct the report, or add the visits"
    )]
    VisitsDiffer {
        /// The half-year.
        half_year: String,
        /// How many are reported.
        reported: u32,
        /// How many are on file.
        recorded: u32,
    },
    /// A visit that is on file under another id.
    #[error("`{other}` is the same visit: leave one of them out")]
    VisitTwice {
        /// The other record.
        other: Id,
    },
    /// A role in a township that is on file under another id.
    #[error(
        "`{other}` is the same role of the same person{}: leave one of them out, or correct the days",
        .on.map(|on| format!(", and both hold on {on}")).unwrap_or_default()
    )]
    RoleTwice {
        /// The other row.
        other: Id,
        /// The first day on which both hold; none where neither says when it began.
        on: Option<NaiveDate>,
    },
    /// A posting beside somebody who is no mentor.
    #[error(
        "a team leader mentors nobody in this row: leave this cell blank, or write 帮带 and whom"
    )]
    LeaderWithPosting,
    /// A leader of a township who mentors a cadre in another one.
    #[error(
        "`{posting}` is in no village of `{township}`: correct the township or the posting"
    )]
    MentorsElsewhere {
        /// The posting of the cadre.
        posting: Id,
        /// The township of the leader.
        township: Id,
    },
    /// A choice of a reading that the county has not made.
    #[error("{}{} is not stated: fill it in", of_reading(.reading.as_ref()), quoted_label(.choice))]
    NotDecided {
        /// What the choice is called.
        choice: Label,
        /// Whom the sheet of choices is about.
        reading: Option<Id>,
    },
    /// A bar that begins before what grounds it was decided.
    #[error(
        "this begins on {from}, before {decided}, when its ground `{ground}` was decided: correct one of the days"
    )]
    BeforeItsGround {
        /// The record that grounds it.
        ground: Id,
        /// Its first day.
        from: NaiveDate,
        /// The day of the decision.
        decided: NaiveDate,
    },
    /// A bar that is on file under another id.
    #[error("`{other}` is the same bar: leave one of them out")]
    BarTwice {
        /// The other bar.
        other: Id,
    },
    /// A bar whose ground was taken back, or takes something back itself.
    #[error(
        "its ground `{ground}` was taken back, or takes back another record: take the bar off, or correct the ground"
    )]
    GroundWithdrawn {
        /// The record that grounds it.
        ground: Id,
    },
    /// A bar for somebody else than its ground is about.
    #[error(
        "its ground `{ground}` is about `{about}`: correct whom this is for, or the ground"
    )]
    GroundOfAnother {
        /// The record that grounds it.
        ground: Id,
        /// Whom that is about.
        about: Id,
    },
    /// A village that is its own neighbour.
    #[error("a village is not its own neighbour: write the id of another village")]
    OwnNeighbour,
    /// A village in two groups.
    #[error("`{village}` is in `{other}` too: a village belongs to one group")]
    TwoGroups {
        /// The village.
        village: Id,
        /// The other group.
        other: Id,
    },
}

fn en(label: &Label) -> &str {
    label.in_script(Script::En)
}

fn of_reading(reading: Option<&Id>) -> String {
    reading.map(|id| format!("of the reading `{id}`, ")).unwrap_or_default()
}

fn quoted_label(label: &Label) -> String {
    format!("`{}`", en(label))
}

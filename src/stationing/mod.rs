//! 选派干部驻村蹲点 — who is stationed in which village, where they were day by day, and what
//! was required, attainable and reached in each month.
//!
//! [`work_calendar`], [`postings`], [`day_records`], [`unit_visits`], [`visit_reports`] and
//! [`roles`] read the tables that are kept; [`RegisterDraft::check`] makes them a [`Register`]
//! or tells every problem at once. [`Register::attendance`] counts a year in a [`Reading`] of
//! both bars, which has no default, and [`Attendance::conflicts`] says where the bars
//! contradict each other or the calendar. [`groups`] proposes groups of neighbouring villages;
//! [`Register::half_years`] has the visits of a unit's leaders by half-year, and
//! [`Register::tallies`] the figures of every organization along the tree.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::explain::Wording as _;
//! use grassroots::facts::{Raw, SheetDraft, SheetState};
//! use grassroots::organization::organizations;
//! use grassroots::rule::Standing;
//! use grassroots::rulebook::bundled;
//! use grassroots::stationing::{
//!     Bars, Reading, RegisterDraft, day_records, postings, work_calendar,
//! };
//! use grassroots::vocabulary::{Id, Period, Script};
//!
//! // 1. The calendar, the posting, and where the cadre was: a range of days in each row.
//! let tree = organizations(
//!     ["编号", "类别", "上级"],
//!     [["zhen", "乡镇党委", "无"], ["dong", "村党支部", "zhen"]],
//! )?;
//! let year = Period::year(2015).ok_or("no such year")?;
//! let calendar = work_calendar(
//!     year,
//!     ["编号", "名称", "起始日期", "截止日期", "安排"],
//!     [
//!         ["1", "春节", "2015-02-18", "2015-02-24", "放假"],
//!         ["2", "春节", "2015-02-15", "", "上班"],
//!         ["3", "春节", "2015-02-28", "", "上班"],
//!     ],
//! )?;
//! let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
//! let posted = postings(header, [["p-1", "lin", "bureau", "dong", "2015-02-01", "2015-03-31"]])?;
//! let header = ["编号", "选派", "起始日期", "截止日期", "状态", "请假类别", "审批人"];
//! let rows = [
//!     ["1", "p-1", "2015-02-01", "2015-02-17", "在村", "", ""],
//!     ["2", "p-1", "2015-02-18", "2015-02-24", "休息", "", ""],
//!     ["3", "p-1", "2015-02-25", "2015-02-28", "在村", "", ""],
//!     ["4", "p-1", "2015-03-01", "2015-03-29", "在村", "", ""],
//!     ["5", "p-1", "2015-03-30", "", "请假", "事假", "镇党委"],
//!     ["6", "p-1", "2015-03-31", "", "在村", "", ""],
//! ];
//! let register = RegisterDraft::new(calendar, posted).with_records(day_records(header, rows)?);
//! let register = register.check(&tree)?;
//!
//! // 2. The county's reading of both bars, each choice a fact without default.
//! let book = bundled::stationing_2015()?;
//! let rule = |id: &str| book.rule(id).ok_or("no such rule");
//! let bars = Bars::of(|id| book.rule(id)).ok_or("no such bars")?;
//! let county = |month: &str| {
//!     SheetDraft::new(year, SheetState::Closed)
//!         .with("county.month_bar", Raw::text(month))
//!         .with("county.weekends_count", Raw::Boolean(false))
//!         .with("county.holidays_count", Raw::Boolean(false))
//!         .with("county.trips_count", Raw::Boolean(true))
//!         .with("county.training_count", Raw::Boolean(true))
//!         .with("county.part_months", Raw::text("left_out"))
//!         .with("county.part_year", Raw::text("by_days"))
//!         .with("county.prorated_by", Raw::text("weekdays"))
//!         .with("county.above_the_bar", Raw::Boolean(false))
//!         .with("county.rounding", Raw::text("down"))
//! };
//! let standing = |month: &str, id: &str| -> Result<_, Box<dyn std::error::Error>> {
//!     let sheet = book.dictionary().sheet(&county(month))?;
//!     let reading = Reading::of(&sheet)?;
//!     let attendance = register
//!         .attendance(&Id::new("lin")?, year, (&reading, bars))
//!         .ok_or("not stationed in this year")?;
//!     let standing = attendance.standing(rule(id)?, &sheet)?;
//!     Ok((standing, attendance))
//! };
//!
//! // 3. Seventeen working days in February: 22 cannot be reached, and 22 × 17 ÷ 20 = 18.7 not
//! //    either. March has 22, of which one is leave.
//! let (strict, attendance) = standing("strict", "stationing/attendance.month")?;
//! assert_eq!(strict, Standing::NotMet);
//! let february = &attendance.months[0];
//! assert_eq!((february.required, february.attainable), (Some(22), 17));
//! let conflicts: Vec<String> =
//!     attendance.conflicts().iter().map(|one| one.words(Script::Hans)).collect();
//! assert_eq!(conflicts[0], "2015-02：应驻22天，至多可驻17天");
//! let (prorated, attendance) = standing("prorated", "stationing/attendance.month-prorated")?;
//! assert_eq!(prorated, Standing::NotMet);
//! assert_eq!(attendance.months[0].required, Some(18));
//!
//! // 4. A part of a year by its days: 250 × 59 ÷ 365 = 40.4…, and 38 days were reached.
//! let (part, attendance) = standing("strict", "stationing/attendance.part-year")?;
//! assert_eq!((attendance.required, attendance.reached.least), (Some(40), 38));
//! assert_eq!(part, Standing::NotMet);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: whether a bar is met, and what follows. That is for the rules of a
//! rulebook to say, over the facts that the register hands out. The guide's page on
//! [stationing](crate::guide::stationing) goes the whole way.

mod attendance;
mod bans;
mod calendar;
mod check;
mod duties;
pub mod groups;
mod intake;
mod posting;
mod reading;
mod reading_words;
mod register;
mod state;
mod tally;

pub use attendance::{
    Attendance, Conflict, End, MonthAttendance, Reached, attendance_coverage,
    attendance_report,
};
pub use bans::check_bans;
pub use calendar::{WorkCalendar, work_calendar};
pub use duties::{HalfYear, Sent};
pub use intake::{
    RegisterTables, TownshipRoles, adjacent, bans, bans_on_file, day_records, postings,
    roles, unit_visits, visit_reports,
};
pub use posting::{
    Ban, DayRecord, Posting, TownshipRole, UnitVisit, VisitReport, Visitor,
};
pub use reading::{Bars, Counted, Divisor, MonthBar, Part, Prorating, Reading};
pub use register::{Register, RegisterDraft};
pub use state::{DayKind, DayState, Leave};
pub use tally::Tally;

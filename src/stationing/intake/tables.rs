//! All tables of a register together, each problem at its cell.

use super::super::calendar::{WorkCalendar, work_calendar};
use super::super::posting::{DayRecord, Posting, TownshipRole, UnitVisit, VisitReport};
use super::super::register::{Register, RegisterDraft};
use super::lists::{TownshipRoles, of_postings, of_roles, posting, role};
use super::records::{WRITTEN, of_records, record};
use super::visits::{of_reports, of_visits, report, visit};
use super::{CADRE, FROM, LAST, POSTING, TOWNSHIP, UNIT, VILLAGE};
use crate::facts::rows::{Layout, Place, Table, Tables};
use crate::organization::Tree;
use crate::vocabulary::{Defect, FieldPath, Found, Id, Period, Problem, Problems};

/// 驻村登记各表 — the tables of a register, each under the name by which its keeper knows it.
///
/// What is wrong with a table, and what its rows mean beside those of the others, is told with
/// the table, the row and the column.
///
/// # Examples
/// ```
/// use grassroots::organization::organizations;
/// use grassroots::stationing::RegisterTables;
/// use grassroots::vocabulary::{Period, Script};
///
/// let tree = organizations(
///     ["编号", "类别", "上级"],
///     [["zhen", "乡镇党委", "无"], ["dong", "村党支部", "zhen"]],
/// )?;
/// let year = Period::year(2015).ok_or("no such year")?;
/// let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
/// let row = ["p-1", "lin", "bureau", "dongg", "2015-02-01", "2015-03-31"];
/// let tables = RegisterTables::new()
///     .calendar("工作日历", year, ["编号", "起始日期", "安排"], [["1", "2015-01-01", "放假"]])
///     .postings("选派表", header, [row]);
/// let problems = tables.check(&tree).map(|_| ()).unwrap_err();
/// assert_eq!(
///     problems.in_script(Script::Hans),
///     "选派表，第2行“驻点村”列：没有标识为`dongg`的党组织；是否应为`dong`？",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct RegisterTables {
    calendar: Option<WorkCalendar>,
    postings: Vec<(Place, Posting)>,
    records: Vec<(Place, DayRecord)>,
    visits: Option<Vec<(Place, UnitVisit)>>,
    reports: Vec<(Place, VisitReport)>,
    roles: Option<Vec<(Place, (bool, TownshipRole))>>,
    units: Option<Vec<Id>>,
    tables: Tables,
    has_calendar: bool,
}

impl RegisterTables {
    /// No table yet.
    #[must_use]
    pub fn new() -> RegisterTables {
        RegisterTables::default()
    }

    /// 工作日历 — as [`work_calendar`] reads it.
    #[must_use]
    pub fn calendar<H, R>(
        mut self,
        name: &str,
        known: Period,
        header: H,
        rows: R,
    ) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        self.has_calendar = true;
        match work_calendar(known, header, rows) {
            Ok(calendar) => self.calendar = Some(calendar),
            Err(problems) => {
                self.tables.add_lost(name, problems);
            }
        }
        self
    }

    /// 选派表 — as [`postings`](super::postings()) reads it.
    #[must_use]
    pub fn postings<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read =
            self.tables.read(name, (Layout::new(of_postings()), header, rows), posting);
        self.postings.extend(read);
        self
    }

    /// 出勤表 — as [`day_records`](super::day_records()) reads it.
    #[must_use]
    pub fn day_records<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let layout = Layout::new(of_records()).map(|layout| layout.written(&WRITTEN));
        let read = self.tables.read(name, (layout, header, rows), record);
        self.records.extend(read);
        self
    }

    /// 调研表 — as [`unit_visits`](super::unit_visits()) reads it.
    #[must_use]
    pub fn unit_visits<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read =
            self.tables.read(name, (Layout::new(of_visits()), header, rows), visit);
        self.visits.get_or_insert_default().extend(read);
        self
    }

    /// 上报调研次数表 — as [`visit_reports`](super::visit_reports()) reads it.
    #[must_use]
    pub fn visit_reports<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read =
            self.tables.read(name, (Layout::new(of_reports()), header, rows), report);
        self.reports.extend(read);
        self
    }

    /// 领队和帮带表 — as [`roles`](super::roles()) reads it.
    #[must_use]
    pub fn roles<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = self.tables.read(name, (Layout::new(of_roles()), header, rows), role);
        self.roles.get_or_insert_default().extend(read);
        self
    }

    /// 派出单位名单 — as [`RegisterDraft::with_units`] takes them.
    #[must_use]
    pub fn units(mut self, units: impl IntoIterator<Item = Id>) -> RegisterTables {
        self.units.get_or_insert_default().extend(units);
        self
    }

    /// 核对 — the register, or every problem of the tables; of all of them together where each is
    /// right by itself.
    ///
    /// # Errors
    /// Whatever the readers of the tables and [`RegisterDraft::check`] refuse; no calendar.
    pub fn check(mut self, tree: &Tree) -> Result<Register, Problems> {
        let Some(calendar) = self.calendar.take() else {
            let mut found = Found::default();
            if !self.has_calendar {
                let (at, key) = (FieldPath::root(), "calendar".to_owned());
                found.push(Problem::new(at, Defect::MissingKey { key }));
            }
            return Err(self.tables.with(found, column).into_problems());
        };
        if !self.tables.is_fine() {
            return Err(self.tables.with(Found::default(), column).into_problems());
        }
        let mut tables = self.tables;
        let of = ("posting", "postings");
        let (postings, _) = tables.once(of, self.postings, |one| &one.id);
        let mut draft = RegisterDraft::new(calendar, postings);
        let of = ("record", "records of days");
        (draft.records, _) = tables.once(of, self.records, |one| &one.id);
        let visits = self.visits;
        draft.visits =
            visits.map(|all| tables.once(("visit", "visits"), all, |one| &one.id).0);
        let of = ("report", "reports of visits");
        (draft.reports, _) = tables.once(of, self.reports, |one| &one.id);
        let roles = self.roles;
        let roles =
            roles.map(|all| tables.once(("role", "roles"), all, |(_, one)| &one.id).0);
        draft.roles = roles.map(TownshipRoles::of);
        draft.units = self.units;
        let mut found = Found::default();
        let register = draft.check(tree);
        let register = register.map_err(|all| found.extend(all.into_vec())).ok();
        let found = tables.with(found, column);
        match register.filter(|_| found.is_empty()) {
            Some(register) => Ok(register),
            None => Err(found.into_problems()),
        }
    }

    /// 核对单元格 — what is wrong with the tables by themselves, where there is no tree yet.
    ///
    /// # Errors
    /// Whatever the readers of the tables refuse.
    pub fn check_cells(self) -> Result<(), Problems> {
        self.tables.with(Found::default(), column).none_or(())
    }
}

/// The column that a key means; `None` where the row as a whole is meant.
fn column(_: &Table, key: Option<&str>, _: &Defect) -> Option<&'static str> {
    Some(match key? {
        "cadre" => CADRE,
        "village" => VILLAGE,
        "unit" => UNIT,
        "from" => FROM,
        "last" => LAST,
        "posting" | "mentors" => POSTING,
        "township" => TOWNSHIP,
        _ => return None,
    })
}

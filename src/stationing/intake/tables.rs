//! All tables of a register together, each problem at its cell.

use std::sync::Arc;

use super::super::calendar::{WorkCalendar, work_calendar};
use super::super::posting::{DayRecord, Posting, UnitVisit, VisitReport};
use super::super::register::{Register, RegisterDraft};
use super::lists::{TownshipRoles, of_postings, of_roles, posting, role};
use super::records::{WRITTEN, of_records, record};
use super::visits::{of_reports, of_visits, report, visit};
use crate::facts::rows::{self, Column, Layout, ReadAt, Row};
use crate::organization::Tree;
use crate::vocabulary::{Defect, Found, Id, Period, Problem, Problems};

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
    postings: Vec<Posting>,
    records: Vec<DayRecord>,
    visits: Option<Vec<UnitVisit>>,
    reports: Vec<VisitReport>,
    roles: Option<TownshipRoles>,
    units: Option<Vec<Id>>,
    found: Found,
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
        let read = work_calendar(known, header, rows);
        self.calendar = self.told(name, read);
        self
    }

    /// 选派表 — as [`postings`](super::postings()) reads it.
    #[must_use]
    pub fn postings<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = read(name, (layout(of_postings()), header, rows), |row, at| {
            posting(row).map(|one| Posting { read_at: Some(at), ..one })
        });
        let read = self.told(name, read);
        self.postings.extend(read.unwrap_or_default());
        self
    }

    /// 出勤表 — as [`day_records`](super::day_records()) reads it.
    #[must_use]
    pub fn day_records<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let layout = layout(of_records()).map(|layout| layout.written(&WRITTEN));
        let read = read(name, (layout, header, rows), |row, at| {
            record(row).map(|one| DayRecord { read_at: Some(at), ..one })
        });
        let read = self.told(name, read);
        self.records.extend(read.unwrap_or_default());
        self
    }

    /// 调研表 — as [`unit_visits`](super::unit_visits()) reads it.
    #[must_use]
    pub fn unit_visits<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = read(name, (layout(of_visits()), header, rows), |row, at| {
            visit(row).map(|one| UnitVisit { read_at: Some(at), ..one })
        });
        let read = self.told(name, read).unwrap_or_default();
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
        let read = read(name, (layout(of_reports()), header, rows), |row, at| {
            report(row).map(|one| VisitReport { read_at: Some(at), ..one })
        });
        let read = self.told(name, read);
        self.reports.extend(read.unwrap_or_default());
        self
    }

    /// 领队和帮带表 — as [`roles`](super::roles()) reads it.
    #[must_use]
    pub fn roles<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = read(name, (layout(of_roles()), header, rows), |row, at| {
            let (is_mentor, mut one) = role(row)?;
            one.read_at = Some(at);
            Some((is_mentor, one))
        });
        let read = TownshipRoles::of(self.told(name, read).unwrap_or_default());
        self.roles.get_or_insert_default().add(read);
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
            if !self.has_calendar {
                let at = crate::vocabulary::FieldPath::root();
                let key = "calendar".to_owned();
                self.found.push(Problem::new(at, Defect::MissingKey { key }));
            }
            return Err(self.found.into_problems());
        };
        let mut draft = RegisterDraft::new(calendar, self.postings);
        draft.records = self.records;
        draft.visits = self.visits;
        draft.reports = self.reports;
        draft.roles = self.roles;
        draft.units = self.units;
        if self.found.is_empty() {
            draft.check(tree)
        } else {
            Err(self.found.into_problems())
        }
    }

    /// 核对单元格 — what is wrong with the tables by themselves, where there is no tree yet.
    ///
    /// # Errors
    /// Whatever the readers of the tables refuse.
    pub fn check_cells(self) -> Result<(), Problems> {
        self.found.none_or(())
    }

    /// What was read, or nothing after noting every problem under the name of the table.
    fn told<T>(&mut self, name: &str, read: Result<T, Problems>) -> Option<T> {
        let problems = match read {
            Ok(read) => return Some(read),
            Err(problems) => problems,
        };
        self.found.extend(problems.into_vec().into_iter().map(|mut problem| {
            problem.at = problem.at.of_table(name);
            problem
        }));
        None
    }
}

fn layout(columns: Result<Vec<Column>, Defect>) -> Result<Layout<'static>, Problems> {
    Layout::new(columns)
}

/// What stands in each row, with where that is.
fn read<T, H, R>(
    name: &str,
    (layout, header, rows): (Result<Layout<'_>, Problems>, H, R),
    mut entry: impl FnMut(&mut Row<'_>, ReadAt) -> Option<T>,
) -> Result<Vec<T>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let name: Arc<str> = name.into();
    rows::entries_of(&layout?, header, rows, |row| {
        let at = row.read_at(&name);
        entry(row, at)
    })
}

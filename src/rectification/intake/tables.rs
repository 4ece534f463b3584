//! The five tables of a register read together: every problem of each and of all of them at
//! its cell.

use std::collections::BTreeSet;
use std::fmt;

use super::super::check::{no_organization, no_village, not_listed};
use super::super::entry::{Entry, What};
use super::super::lost::{Lost, Touches};
use super::super::procedures::Procedures;
use super::super::register::{Register, RegisterDraft, VillageDraft};
use super::super::role::Assignment;
use super::chronicle::{AMOUNT, RESULT, SCORE, VETO, WHAT};
use super::issues::{ACCEPTS, ISSUE};
use super::lists::{IDENTIFIED, LAST, ORGANIZATION, PAIR};
use super::moves::EVIDENCE;
use super::partial::{Left, Partial};
use super::visits::{BODY, DAYS};
use super::{ON, SEQ, VILLAGE, chronicle, issues, lists, visits};
use crate::facts::rows::{Place, Table, Tables};
use crate::organization::Tree;
use crate::vocabulary::{Defect, Found, Id, Period, Problems, RectificationDefect};

/// 台账各表 — the tables of a register, each under the name by which its owner knows it.
///
/// What is wrong within the tables and what is wrong between them is told at once, each thing
/// at `TABLE.row[N].column[HEADER]`, in the order of the tables, rows and columns. What follows
/// from a row that is not right by itself is left out: a move after one that could not be read,
/// a visit by somebody whose term could not.
///
/// Several tables of one kind may be given, a chronicle for each township; any may be left out.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::organization::organizations;
/// use grassroots::rectification::{Procedures, RegisterTables};
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::{Period, Script};
///
/// let tree = organizations(
///     ["编号", "类别", "上级"],
///     [["zhen", "乡镇党委", "无"], ["dong", "村党支部", "zhen"]],
/// )?;
/// let book = bundled::rectification_2005()?;
/// let course = |id: &str| book.procedure(id).cloned().ok_or("no such procedure");
/// let marks = book.scheme(Procedures::ACCEPTANCE).ok_or("no such scheme")?;
/// let procedures =
///     Procedures::new(course(Procedures::VILLAGE)?, course(Procedures::ISSUE)?, marks)?;
///
/// let year = Period::year(2005).ok_or("no such year")?;
/// let tables = RegisterTables::new(&procedures, year)
///     .villages("后进村", ["编号", "确定日期"], [["dong", "2005-01-05"]])
///     .chronicle(
///         "大事记",
///         ["编号", "村", "日期", "事项", "数量"],
///         [["1", "dong", "2005-13-01", "修路", "3"], ["2", "xi", "2005-03-01", "机井", "2"]],
///     );
/// let problems = tables.check(&tree).unwrap_err();
/// assert_eq!(
///     problems.in_script(Script::Hans),
///     "大事记，第2行“日期”列：“2005-13-01”不是日期：请写成`2019-12-31`的形式\n\
///      大事记，第3行“村”列：没有标识为`xi`的后进村"
/// );
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct RegisterTables<'p> {
    procedures: &'p Procedures,
    period: Period,
    tables: Tables,
    villages: Vec<(Place, VillageDraft)>,
    assignments: Vec<(Place, Assignment)>,
    entries: Vec<(Place, Entry)>,
    left: Vec<(Of, usize, Left)>,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Of {
    Villages,
    Assignments,
    Entries,
}

impl Of {
    /// The list in paths, and what a message calls what stands in it.
    const fn list(self) -> (&'static str, &'static str) {
        match self {
            Of::Villages => ("village", "villages"),
            Of::Assignments => ("assignment", "assignments"),
            Of::Entries => ("entry", "entries"),
        }
    }
}

impl fmt::Debug for RegisterTables<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RegisterTables");
        shown.field("period", &self.period).field("tables", &self.tables);
        shown.finish_non_exhaustive()
    }
}

impl<'p> RegisterTables<'p> {
    /// No tables yet, of a register about a period.
    pub const fn new(procedures: &'p Procedures, period: Period) -> RegisterTables<'p> {
        RegisterTables {
            procedures,
            period,
            tables: Tables::new(),
            villages: Vec::new(),
            assignments: Vec::new(),
            entries: Vec::new(),
            left: Vec::new(),
        }
    }

    /// 后进村表 — as [`villages`](super::villages) reads it.
    pub fn villages<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables<'p>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = self.add(name, Of::Villages, lists::partial_villages(header, rows));
        self.villages.extend(read);
        self
    }

    /// 分工表 — as [`assignments`](super::assignments) reads it.
    pub fn assignments<H, R>(
        mut self,
        name: &str,
        header: H,
        rows: R,
    ) -> RegisterTables<'p>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = lists::partial_assignments(header, rows);
        let read = self.add(name, Of::Assignments, read);
        self.assignments.extend(read);
        self
    }

    /// 大事记 — as [`chronicle`](super::chronicle()) reads it.
    pub fn chronicle<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables<'p>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = chronicle::partial(self.procedures, header, rows);
        let read = self.add(name, Of::Entries, read);
        self.entries.extend(read);
        self
    }

    /// 问题台账 — as [`issues`](super::issues()) reads it.
    pub fn issues<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables<'p>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = issues::partial(self.procedures, header, rows);
        let read = self.add(name, Of::Entries, read);
        self.entries.extend(read);
        self
    }

    /// 到村表 — as [`visits`](super::visits()) reads it.
    pub fn visits<H, R>(mut self, name: &str, header: H, rows: R) -> RegisterTables<'p>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = self.add(name, Of::Entries, visits::partial(header, rows));
        self.entries.extend(read);
        self
    }

    /// The table among the others; what is right of it, each with its place.
    fn add<T>(
        &mut self,
        name: &str,
        of: Of,
        read: Result<Partial<T>, Problems>,
    ) -> Vec<(Place, T)> {
        match read {
            Ok(Partial { table, told, whole, left }) => {
                let nth = self.tables.add(name, (table, told));
                self.left.extend(left.into_iter().map(|left| (of, nth, left)));
                whole.into_iter().map(|(row, one)| ((nth, row), one)).collect()
            }
            Err(problems) => {
                let nth = self.tables.add_lost(name, problems);
                self.left.push((of, nth, Left::default()));
                Vec::new()
            }
        }
    }

    /// 核对 — the register, or every problem of the tables and of all of them together.
    ///
    /// # Errors
    /// Whatever the readers of the tables and [`RegisterDraft::check`] refuse.
    pub fn check(mut self, tree: &Tree) -> Result<Register, Problems> {
        let villages = std::mem::take(&mut self.villages);
        let villages = self.once((Of::Villages, villages), village_left);
        let assignments = std::mem::take(&mut self.assignments);
        let assignments = self.once((Of::Assignments, assignments), assignment_left);
        let entries = std::mem::take(&mut self.entries);
        let entries = self.once((Of::Entries, entries), entry_left);
        let lost = self.lost();
        self.tell_of_left((tree, &villages), &lost);
        let mut draft = RegisterDraft::new(self.period, villages);
        (draft.assignments, draft.entries) = (assignments, entries);
        let mut found = Found::default();
        let register = draft.checked((tree, self.procedures), &lost, &mut found);
        let all = self.tables.with(found, column);
        match register.filter(|_| all.is_empty()) {
            Some(register) => Ok(register),
            None => Err(all.into_problems()),
        }
    }

    /// 只看各表 — what is wrong within each table, where there is no tree to hold them against.
    ///
    /// # Errors
    /// Whatever the readers of the tables refuse.
    pub fn check_cells(self) -> Result<(), Problems> {
        self.tables.with(Found::default(), column).none_or(())
    }

    /// Those of the rows that have an id which no row before them has; the others are left.
    fn once<T>(
        &mut self,
        (of, all): (Of, Vec<(Place, T)>),
        left: impl Fn(&T) -> (&Id, Left),
    ) -> Vec<T> {
        let (once, again) = self.tables.once(of.list(), all, |one| left(one).0);
        let again = again.iter().map(|((nth, _), one)| (of, *nth, left(one).1));
        self.left.extend(again);
        once
    }

    /// What the rows that are not right by themselves may have said.
    fn lost(&self) -> Lost {
        let mut lost = Lost::default();
        for (of, _, left) in &self.left {
            match of {
                Of::Villages => lost.village(left.subject.clone()),
                Of::Assignments => lost.assignment(left.of.clone(), left.role),
                Of::Entries => {
                    let touches = left.touches.clone().unwrap_or(Touches::Anything);
                    lost.entry(left.of.clone(), touches);
                }
            }
        }
        lost
    }

    /// Tells what is wrong with what can be read of rows that are not right.
    fn tell_of_left(&mut self, (tree, villages): (&Tree, &[VillageDraft]), lost: &Lost) {
        let listed: BTreeSet<&Id> = villages.iter().map(|it| &it.id).collect();
        for (of, nth, left) in std::mem::take(&mut self.left) {
            let Some(row) = left.row else { continue };
            let (column, defect) = match (of, &left.subject, &left.of) {
                (Of::Villages, Some(id), _) => (None, no_village(tree, id)),
                (Of::Assignments, _, Some(id)) => {
                    let is_none = tree.get(id).is_none();
                    let defect = is_none.then(|| no_organization(tree, id));
                    (Some(ORGANIZATION), defect)
                }
                (Of::Entries, _, Some(id)) => {
                    let is_none = !listed.contains(id) && !lost.may_list(id);
                    let all = listed.iter().copied();
                    (Some(VILLAGE), is_none.then(|| not_listed(tree, all, id)))
                }
                (Of::Villages, None, _) | (Of::Assignments | Of::Entries, _, None) => {
                    (None, None)
                }
            };
            if let Some(defect) = defect {
                self.tables.tell_at((nth, row), column, defect);
            }
            let column = match of {
                Of::Villages => IDENTIFIED,
                Of::Entries => ON,
                Of::Assignments => continue,
            };
            if let Some(day) = left.on.filter(|day| !self.period.contains(*day)) {
                let (found, period) = (day, self.period);
                let defect = RectificationDefect::OutsidePeriod { found, period };
                self.tables.tell_at((nth, row), Some(column), defect.into());
            }
        }
    }
}

/// The id, and what a row of a village says though another has its id.
fn village_left(one: &VillageDraft) -> (&Id, Left) {
    (&one.id, Left { subject: Some(one.id.clone()), ..Left::default() })
}

fn assignment_left(one: &Assignment) -> (&Id, Left) {
    let of = Some(one.organization.clone());
    (&one.id, Left { of, role: Some(one.role), ..Left::default() })
}

fn entry_left(one: &Entry) -> (&Id, Left) {
    let touches = match &one.what {
        What::Move(_) => Touches::Village,
        What::IssueOpened { issue, .. } | What::IssueMove { issue, .. } => {
            Touches::Issue(Some(issue.clone()))
        }
        What::Team { .. }
        | What::Members { .. }
        | What::Work { .. }
        | What::Petition
        | What::Visit { .. } => Touches::Nothing,
    };
    let of = Some(one.village.clone());
    (&one.id, Left { of, touches: Some(touches), ..Left::default() })
}

/// The column that a key means; `None` where the row as a whole is meant, and of a move that
/// the procedure refuses the column that names it.
fn column(table: &Table, key: Option<&str>, defect: &Defect) -> Option<&'static str> {
    let is_refused = matches!(
        defect,
        Defect::Rectification(defect)
            if matches!(defect, RectificationDefect::Refused { .. })
    );
    Some(match key {
        None if is_refused => WHAT,
        Some("identified") => IDENTIFIED,
        Some("pair") => PAIR,
        Some("organization") => ORGANIZATION,
        Some("until") => LAST,
        Some("village") => VILLAGE,
        Some("on") => ON,
        Some("seq") => SEQ,
        Some("issue") => ISSUE,
        Some("score") => SCORE,
        Some("by_step") => VETO,
        Some("evidence") => EVIDENCE,
        Some("amount") => AMOUNT,
        Some("days") => DAYS,
        Some("body") => BODY,
        Some("outcome" | "opinion") if table.has(ACCEPTS) => ACCEPTS,
        Some("outcome" | "result") => RESULT,
        _ => return None,
    })
}

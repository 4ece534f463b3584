use super::super::entry::{Entry, What};
use super::super::issue::{IssueKind, IssueStep};
use super::super::role::Role;
use super::{
    NOTE, ON, Row, SEQ, VILLAGE, column, count, laid_out, needed, note, seq, village,
};
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, name_in, word_in};
use crate::procedure::{Ballot, BallotError};
use crate::vocabulary::{Defect, Exact, Found, Problems};

const ISSUE: &str = "issue";
const KIND: &str = "kind";
const STEP: &str = "step";
const ENTITLED: &str = "entitled";
const ATTENDING: &str = "attending";
const IN_FAVOUR: &str = "in_favour";
const BODY: &str = "body";
const DAYS: &str = "days";

/// 读问题台账 — the steps in handling issues, or every problem with the table.
///
/// # Shape
/// A row for each step, with a column `编号` (of the entry) and:
/// * `村`, `日期`; `问题`: the id of the issue within the village; `类别`: one of
///   [`IssueKind::ALL`]; `处理`: one of [`IssueStep::ALL`], by label or word;
/// * `应到`, `实到`, `赞成`: the vote of the villagers, all three or none; `序号`: the order within
///   the day; `说明`. These may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first five;
/// * a row that leaves one of them blank; a village or an issue that is no id; a vote stated in
///   part, or with more who attended or agreed than were entitled.
///
/// # Examples
/// ```
/// use grassroots::rectification::issues;
///
/// let header = ["编号", "村", "日期", "问题", "类别", "处理"];
/// let read = issues(header, [["e-1", "dong", "2004-11-03", "well-land", "土地", "提出"]])?;
/// assert_eq!(read[0].village.as_str(), "dong");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn issues<H, R>(header: H, rows: R) -> Result<Vec<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = || -> Result<[Column; 10], Defect> {
        let kinds = IssueKind::ALL.into_iter().map(|(word, kind)| (word, kind.label()));
        let steps = IssueStep::ALL.into_iter().map(|(word, step)| (word, step.label()));
        Ok([
            village(),
            needed(ON, &["日期"], FactKind::Date(columns::days()?)),
            needed(ISSUE, &["问题", "問題"], FactKind::Group),
            needed(KIND, &["类别", "類別"], columns::choices(kinds)?),
            needed(STEP, &["处理", "處理"], columns::choices(steps)?),
            seq(),
            column(ENTITLED, &["应到", "應到"], count(0)),
            column(ATTENDING, &["实到", "實到"], count(0)),
            column(IN_FAVOUR, &["赞成", "贊成"], count(0)),
            note(),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut entries) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (village, on, issue) = (row.id(VILLAGE), row.day(ON), row.id(ISSUE));
        let kind = word_in(row.sheet(), KIND, IssueKind::ALL);
        let step = word_in(row.sheet(), STEP, IssueStep::ALL);
        if kind.is_none() {
            row.needs(KIND);
        }
        if step.is_none() {
            row.needs(STEP);
        }
        let ballot = ballot(&mut row);
        let (Some(village), Some(on), Some(issue), Some(kind), Some(step), Ok(ballot)) =
            (village, on, issue, kind, step, ballot)
        else {
            continue;
        };
        let what = What::Issue { issue, kind, step, ballot };
        let mut entry = Entry::new(row.row.subject.clone(), village, on, what);
        entry.seq = row.count(SEQ);
        entry.note = name_in(row.sheet(), NOTE);
        entries.push(entry);
    }
    found.none_or(entries)
}

/// The vote of a row; told where it is stated in part, or cannot be.
fn ballot(row: &mut Row<'_>) -> Result<Option<Ballot>, ()> {
    let columns = [ENTITLED, ATTENDING, IN_FAVOUR];
    let [entitled, attending, in_favour] = columns.map(|column| row.count(column));
    let (entitled, attending, in_favour) = match (entitled, attending, in_favour) {
        (Some(entitled), Some(attending), Some(in_favour)) => {
            (entitled, attending, in_favour)
        }
        (None, None, None) => return Ok(None),
        stated => {
            let stated = <[Option<u32>; 3]>::from(stated);
            for (column, _) in columns.iter().zip(stated).filter(|(_, n)| n.is_none()) {
                row.needs(column);
            }
            return Err(());
        }
    };
    match Ballot::new(entitled, attending, in_favour) {
        Ok(ballot) => Ok(Some(ballot)),
        Err(BallotError::MoreThanEntitled { .. } | BallotError::MoreThanValid { .. }) => {
            let most = Exact::whole(i64::from(entitled));
            for (column, number) in [(ATTENDING, attending), (IN_FAVOUR, in_favour)] {
                if number > entitled {
                    let (found, least) = (Exact::whole(i64::from(number)), Exact::ZERO);
                    row.refuse(column, Defect::OutsideDomain { found, least, most });
                }
            }
            Err(())
        }
    }
}

/// 读到村表 — visits, or every problem with the table.
///
/// # Shape
/// A row for each visit, with a column `编号` (of the entry) and `村`, `日期` (the first day),
/// `来访` (one of [`Role::ALL`] by label or word) and `天数`, how many days running; `说明` may be
/// left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first four;
/// * a row that leaves one of them blank; a village that is no id.
///
/// # Examples
/// ```
/// use grassroots::rectification::visits;
///
/// let header = ["编号", "村", "日期", "来访", "天数"];
/// let visits = visits(header, [["v-1", "dong", "2004-11-03", "县直联系村人员", "2"]])?;
/// assert_eq!(visits.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn visits<H, R>(header: H, rows: R) -> Result<Vec<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = || -> Result<[Column; 5], Defect> {
        let roles = Role::ALL.into_iter().map(|(word, role)| (word, role.label()));
        Ok([
            village(),
            needed(ON, &["日期"], FactKind::Date(columns::days()?)),
            needed(BODY, &["来访", "來訪"], columns::choices(roles)?),
            needed(DAYS, &["天数", "天數"], count(0)),
            note(),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut entries) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (village, on) = (row.id(VILLAGE), row.day(ON));
        let body = word_in(row.sheet(), BODY, Role::ALL);
        if body.is_none() {
            row.needs(BODY);
        }
        let days = row.count(DAYS);
        if days.is_none() {
            row.needs(DAYS);
        }
        let (Some(village), Some(on), Some(body), Some(days)) = (village, on, body, days)
        else {
            continue;
        };
        let what = What::Visit { body, days };
        let mut entry = Entry::new(row.row.subject.clone(), village, on, what);
        entry.note = name_in(row.sheet(), NOTE);
        entries.push(entry);
    }
    found.none_or(entries)
}

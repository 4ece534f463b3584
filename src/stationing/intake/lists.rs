use super::super::bans::check_bans;
use super::super::posting::{Ban, Posting, TownshipRole};
use super::{CADRE, FROM, LAST, NEIGHBOUR, POSTING, TOWNSHIP, UNIT, VILLAGE};
use crate::consequence::Decided;
use crate::facts::rows::{self, Column, Layout, Row, Table, Tables, is_none};
use crate::vocabulary::{Defect, Found, Id, Label, Problems, StationingDefect};

const ROLE: &str = "role";
const PERSON: &str = "person";
const WHO: &str = "who";
const GROUND: &str = "ground";

/// 读选派表 — the postings, or every problem with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the posting) and `驻村干部`, `派出单位`, `驻点村` (ids),
/// `起始日期` and `截止日期`, the last day.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of them blank; what is no id; a term that ends before it begins.
///
/// # Examples
/// ```
/// use grassroots::stationing::postings;
///
/// let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
/// let row = ["p-1", "lin", "bureau", "dong", "2015-06-01", "2016-05-31"];
/// assert_eq!(postings(header, [row])?[0].village.as_str(), "dong");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn postings<H, R>(header: H, rows: R) -> Result<Vec<Posting>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    rows::entries(of_postings(), header, rows, posting)
}

pub(super) fn of_postings() -> Result<Vec<Column>, Defect> {
    Ok(vec![
        Column::text(CADRE, &["驻村干部", "駐村幹部"]).needed(),
        Column::text(UNIT, &["派出单位", "派出單位"]).needed(),
        Column::text(VILLAGE, &["驻点村", "駐點村"]).needed(),
        Column::day(FROM, &["起始日期"])?.needed(),
        Column::day(LAST, &["截止日期"])?.needed(),
    ])
}

pub(super) fn posting(row: &mut Row<'_>) -> Option<Posting> {
    let (cadre, unit, village) = (row.id(CADRE), row.id(UNIT), row.id(VILLAGE));
    let (last, days) = (row.day(LAST), row.term(FROM, LAST));
    last?;
    Some(Posting::new(row.subject(), (cadre?, unit?, village?), days?))
}

/// What the table of roles calls the two.
const ROLES: [(&str, bool); 2] = [("team-leader", false), ("mentor", true)];

/// 读领队和帮带表 — team leaders, and which leader of a township mentors whom, or every problem
/// with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the row) and `乡镇` (an id), `职责` (领队 or 帮带), `人员`
/// (an id) and, of 帮带, `选派`, the id of the posting of the cadre; `选派` says 无 for a leader of
/// the township who mentors nobody. `起始日期` and `截止日期`, the last day, may be left out or
/// blank: it then began before all that is asked, or goes on.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of the first three blank; 帮带 without `选派`; 领队 with one; what is no
///   id; a last day before the first one.
pub fn roles<H, R>(header: H, rows: R) -> Result<TownshipRoles, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    rows::entries(of_roles(), header, rows, role).map(TownshipRoles::of)
}

pub(super) fn of_roles() -> Result<Vec<Column>, Defect> {
    let labels = [
        ("team-leader", Label::new("领队", "領隊", "team leader")),
        ("mentor", Label::new("帮带", "幫帶", "mentor")),
    ];
    Ok(vec![
        Column::text(TOWNSHIP, &["乡镇", "鄉鎮"]).needed(),
        Column::choice(ROLE, &["职责", "職責"], labels)?.needed(),
        Column::text(PERSON, &["人员", "人員"]).needed(),
        Column::text(POSTING, &["选派", "選派"]),
        Column::day(FROM, &["起始日期"])?,
        Column::day(LAST, &["截止日期"])?,
    ])
}

/// A row of the table of roles, and whether it is that of a mentor.
pub(super) fn role(row: &mut Row<'_>) -> Option<(bool, TownshipRole)> {
    let (township, role) = (row.id(TOWNSHIP), row.word(ROLE, ROLES));
    let person = row.id(PERSON);
    let is_nobody = row.text(POSTING).as_deref().is_some_and(is_none);
    let mentors = match role {
        Some(true) if !is_nobody => row.id(POSTING).map(Some),
        Some(false) if !is_nobody && row.is_filled(POSTING) => {
            row.refuse(POSTING, StationingDefect::LeaderWithPosting.into());
            None
        }
        Some(_) | None => Some(None),
    };
    let id = row.subject();
    let days = row.optional_term(FROM, LAST);
    let (township, person, mentors, (from, last)) = (township?, person?, mentors?, days?);
    Some((role?, TownshipRole { id, township, person, mentors, from, last }))
}

/// 领队和帮带 — the team leaders of townships, and who of its leaders mentors whom.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct TownshipRoles {
    /// 领队 — the team leaders.
    pub team_leaders: Vec<TownshipRole>,
    /// 帮带 — leaders of townships, each with a cadre whom they mentor, or with none.
    pub mentors: Vec<TownshipRole>,
}

impl TownshipRoles {
    /// Team leaders and mentors.
    pub(in crate::stationing) fn all(&self) -> impl Iterator<Item = &TownshipRole> {
        self.team_leaders.iter().chain(&self.mentors)
    }

    pub(in crate::stationing) fn add(&mut self, other: TownshipRoles) {
        self.team_leaders.extend(other.team_leaders);
        self.mentors.extend(other.mentors);
    }

    /// Rows, each with whether it is that of a mentor.
    pub(super) fn of(rows: Vec<(bool, TownshipRole)>) -> TownshipRoles {
        let mut all = TownshipRoles::default();
        for (is_mentor, role) in rows {
            let list = if is_mentor { &mut all.mentors } else { &mut all.team_leaders };
            list.push(role);
        }
        all
    }
}

/// 读邻村表 — which villages are neighbours, or every problem with the table.
///
/// # Shape
/// A row for each pair, with a column `编号` (of the row) and `村` and `邻村`, two ids in either
/// order; a pair may stand there twice.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of them blank; what is no id.
pub fn adjacent<H, R>(header: H, rows: R) -> Result<Vec<(Id, Id)>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    rows::entries(Ok(of_neighbours()), header, rows, neighbours)
}

pub(in crate::stationing) fn of_neighbours() -> Vec<Column> {
    vec![
        Column::text(VILLAGE, &["村"]).needed(),
        Column::text(NEIGHBOUR, &["邻村", "鄰村"]).needed(),
    ]
}

pub(in crate::stationing) fn neighbours(row: &mut Row<'_>) -> Option<(Id, Id)> {
    let (one, other) = (row.id(VILLAGE), row.id(NEIGHBOUR));
    one.zip(other)
}

/// 读限制登记表 — bars as they are kept on file, or every problem with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the bar) and `对象` and `依据` (ids: whom it is on, and the
/// record that grounds it) and `起始日期`.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of them blank; what is no id.
pub fn bans<H, R>(header: H, rows: R) -> Result<Vec<Ban>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    rows::entries(of_bans(), header, rows, ban)
}

/// 核对限制登记表 — bars as they are kept on file under a name, read and held against the records
/// that ground them as [`check_bans`](super::super::check_bans) holds them, or every problem at
/// its cell.
///
/// # Errors
/// Those of [`bans`], and those of [`check_bans`](super::super::check_bans) of rows that can be
/// read.
///
/// # Examples
/// ```
/// use grassroots::stationing::bans_on_file;
///
/// let header = ["编号", "对象", "依据", "起始日期"];
/// let problems = bans_on_file("限制登记表", header, [["1", "lin", "o1", "2016-06-01"]], &[]);
/// assert_eq!(
///     problems.unwrap_err().to_string(),
///     "限制登记表, row 2, column 依据: there is no record `o1`",
/// );
/// ```
pub fn bans_on_file<H, R>(
    name: &str,
    header: H,
    rows: R,
    records: &[Decided],
) -> Result<Vec<Ban>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let mut tables = Tables::default();
    let read = tables.read(name, (Layout::new(of_bans()), header, rows), ban);
    let (bans, _) = tables.once(("ban", "bars"), read, |one| &one.id);
    let mut found = Found::default();
    if let Err(problems) = check_bans(&bans, records) {
        found.extend(problems.into_vec());
    }
    let column = |_: &Table, key: Option<&str>, _: &Defect| {
        [WHO, GROUND, FROM].into_iter().find(|column| Some(*column) == key)
    };
    tables.with(found, column).none_or(bans)
}

fn of_bans() -> Result<Vec<Column>, Defect> {
    Ok(vec![
        Column::text(WHO, &["对象", "對象"]).needed(),
        Column::text(GROUND, &["依据", "依據"]).needed(),
        Column::day(FROM, &["起始日期"])?.needed(),
    ])
}

fn ban(row: &mut Row<'_>) -> Option<Ban> {
    let (who, ground, from) = (row.id(WHO), row.id(GROUND), row.day(FROM));
    Some(Ban { id: row.subject(), who: who?, ground: ground?, from: from? })
}

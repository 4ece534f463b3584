use super::super::posting::{Ban, Posting, TownshipRole};
use super::{Row, column, laid_out, needed};
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, day_in, is_none, word_in};
use crate::vocabulary::{Defect, Found, Id, Label, Problems};

const CADRE: &str = "cadre";
const UNIT: &str = "unit";
const VILLAGE: &str = "village";
const FROM: &str = "from";
const LAST: &str = "last";
const TOWNSHIP: &str = "township";
const ROLE: &str = "role";
const PERSON: &str = "person";
const POSTING: &str = "posting";
const NEIGHBOUR: &str = "neighbour";
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
    let layout = || -> Result<[Column; 5], Defect> {
        let days = columns::days()?;
        Ok([
            needed(CADRE, &["驻村干部", "駐村幹部"], FactKind::Group),
            needed(UNIT, &["派出单位", "派出單位"], FactKind::Group),
            needed(VILLAGE, &["驻点村", "駐點村"], FactKind::Group),
            needed(FROM, &["起始日期"], FactKind::Date(days)),
            needed(LAST, &["截止日期"], FactKind::Date(days)),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut postings) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (cadre, unit, village) = (row.id(CADRE), row.id(UNIT), row.id(VILLAGE));
        if day_in(row.sheet(), LAST).is_none() {
            row.needs(LAST);
        }
        let term = row.term(FROM, LAST);
        let (Some(cadre), Some(unit), Some(village), Some(term)) =
            (cadre, unit, village, term)
        else {
            continue;
        };
        let days = (term.from(), term.last().unwrap_or_else(|| term.from()));
        let id = row.row.subject.clone();
        postings.push(Posting::new(id, (cadre, unit, village), days));
    }
    found.none_or(postings)
}

/// What the table of roles calls the two.
const ROLES: [(&str, bool); 2] = [("team-leader", false), ("mentor", true)];

/// 读领队和帮带表 — team leaders, and which leader of a township mentors whom, or every problem
/// with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the row) and `乡镇` (an id), `职责` (领队 or 帮带), `人员`
/// (an id) and, of 帮带, `选派`, the id of the posting of the cadre; `选派` says 无 for a leader of
/// the township who mentors nobody.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of the first three blank; 帮带 without `选派`; what is no id.
pub fn roles<H, R>(header: H, rows: R) -> Result<TownshipRoles, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = || -> Result<[Column; 4], Defect> {
        let labels = [
            ("team-leader", Label::new("领队", "領隊", "team leader")),
            ("mentor", Label::new("帮带", "幫帶", "mentor")),
        ];
        Ok([
            needed(TOWNSHIP, &["乡镇", "鄉鎮"], FactKind::Group),
            needed(ROLE, &["职责", "職責"], columns::choices(labels)?),
            needed(PERSON, &["人员", "人員"], FactKind::Group),
            column(POSTING, &["选派", "選派"], FactKind::Group),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut all) = (Found::default(), TownshipRoles::default());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (township, person) = (row.id(TOWNSHIP), row.id(PERSON));
        let role = word_in(row.sheet(), ROLE, ROLES);
        if role.is_none() {
            row.needs(ROLE);
        }
        let text = columns::text_in(row.sheet(), POSTING);
        let is_nobody = text.as_deref().is_some_and(is_none);
        let posting = match role {
            Some(true) if !is_nobody => row.id(POSTING).map(Some),
            Some(_) | None => Some(None),
        };
        let (Some(township), Some(person), Some(mentor), Some(mentors)) =
            (township, person, role, posting)
        else {
            continue;
        };
        let id = row.row.subject.clone();
        let role = TownshipRole { id, township, person, mentors };
        if mentor {
            all.mentors.push(role);
        } else {
            all.team_leaders.push(role);
        }
    }
    found.none_or(all)
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
    let layout = [
        needed(VILLAGE, &["村"], FactKind::Group),
        needed(NEIGHBOUR, &["邻村", "鄰村"], FactKind::Group),
    ];
    let table = columns::read(&layout, &[], header, rows)?;
    let (mut found, mut pairs) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        if let (Some(one), Some(other)) = (row.id(VILLAGE), row.id(NEIGHBOUR)) {
            pairs.push((one, other));
        }
    }
    found.none_or(pairs)
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
    let layout = || -> Result<[Column; 3], Defect> {
        Ok([
            needed(WHO, &["对象", "對象"], FactKind::Group),
            needed(GROUND, &["依据", "依據"], FactKind::Group),
            needed(FROM, &["起始日期"], FactKind::Date(columns::days()?)),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut bans) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (who, ground, from) = (row.id(WHO), row.id(GROUND), row.day(FROM));
        let (Some(who), Some(ground), Some(from)) = (who, ground, from) else { continue };
        bans.push(Ban { id: row.row.subject.clone(), who, ground, from });
    }
    found.none_or(bans)
}

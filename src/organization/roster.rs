use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::team::{
    Arrival, Election, Held, Holder, Office, Person, Seat, TeamDraft, TeamKind,
};
use super::teams::{TeamPart, Teams, check};
use super::tree::Tree;
use crate::facts::FactKind;
use crate::facts::rows::{self, Column, Layout, Row, is_none};
use crate::vocabulary::{Defect, Id, OrganizationDefect, Problem, Problems};

/// 读班子表 — the teams that a table of seats gives, or every problem with it.
///
/// `as_of` is the day on which the table was made: nothing in it is later, and what has no day
/// of its own holds from then on.
///
/// # Shape
/// A row for each seat, with a column `编号` (of the seat, unique in the table) and:
/// * `组织`: the id of the organization; `班子`: 支部班子 or 村委班子; `职务`: 书记, 副书记,
///   组织委员, 宣传委员, 纪检委员, 委员; 主任, 副主任;
/// * `任职者`: the id of the holder, or 空缺; blank where nothing is known;
/// * `姓名`: the holder's name; `起始日期`: since when it is held, or vacant; `产生方式`: 内选, 下派,
///   回请, 兼职, 挂任;
/// * of the team, in any of its rows and alike in all: `换届日期`: when it was elected; `换届完成`:
///   否 where the election was due and is not completed, with the day since when in `换届日期`
///   if that is known; `任期`: how long a term is, in years; `登记日期`: the day on which all this
///   was so, where it is not `as_of`.
///
/// The last seven may be left out or blank: then nothing is known.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first five;
/// * a row without its organization, team or office; a holder that is no id; what is said of
///   the holder of a vacant seat; rows of one team that disagree;
/// * whatever [`Teams::check`] refuses, at the row and column that say so.
///
/// All of it is told at once; what follows from a cell that was told is not.
///
/// # Examples
/// ```
/// use grassroots::organization::{organizations, teams};
/// use grassroots::vocabulary::{Id, Verdict};
///
/// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
/// let header = ["编号", "组织", "班子", "职务", "任职者", "起始日期", "产生方式", "换届日期", "任期"];
/// let day = chrono::NaiveDate::from_ymd_opt(2012, 10, 31).ok_or("no such day")?;
/// let teams = teams(&tree, day, header, [
///     ["g1", "gucun", "支部班子", "书记", "zhang", "2010-05-01", "回请", "2010-05-01", "3"],
///     ["g2", "gucun", "支部班子", "委员", "空缺", "2012-03-01", "", "", ""],
/// ])?;
/// let found = teams.soundness(&tree, &Id::new("gucun")?, day);
/// assert_eq!(found.branch(), Verdict::NotMet); // a seat is vacant
/// assert_eq!(found.committee(), Verdict::Undetermined); // nothing was handed in
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn teams<H, R>(
    tree: &Tree,
    as_of: NaiveDate,
    header: H,
    rows: R,
) -> Result<Teams, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let (table, mut told) = rows::read(&Layout::new(columns())?, header, rows)?;
    let mut gathered: BTreeMap<(Id, TeamKind), Gathered> = BTreeMap::new();
    // A seat of a team that nobody can tell may be of any.
    let mut is_any_seat_lost = told.has_lost_rows;
    table.each(&mut told, |row| {
        let (key, seat) = seat(row);
        let Some(key) = key else {
            is_any_seat_lost = true;
            return None::<()>;
        };
        let team = gathered.entry(key).or_default();
        team.gather(row);
        match seat.filter(|_| row.is_named()) {
            Some(seat) => team.seats.push((row.number(), seat)),
            None => team.is_any_seat_lost = true,
        }
        team.rows.push(row.number());
        None
    });
    // What follows from a column that is not read cannot be told.
    if told.has_header() {
        return told.none_or(Teams::default());
    }
    let (drafts, rows): (Vec<TeamDraft>, Vec<Gathered>) =
        gathered.into_iter().map(|(key, team)| (team.draft(key, as_of), team)).unzip();
    let (teams, wrong) = check(drafts, tree);
    for (index, part, defect) in wrong {
        let team = rows.get(index);
        let is_open = is_any_seat_lost || team.is_some_and(|team| team.is_any_seat_lost);
        if is_open && part == TeamPart::Seats {
            continue;
        }
        // That ids of seats are unique is asked of the table.
        if matches!(part, TeamPart::Seat(_)) {
            continue;
        }
        let row = team.and_then(|team| team.row_of(&part)).unwrap_or(1);
        let at = match part {
            TeamPart::Organization => table.cell(row, ORGANIZATION),
            TeamPart::Kind => table.cell(row, TEAM),
            TeamPart::Seat(_) => table.subject_cell(row),
            TeamPart::Seats | TeamPart::Office(_) => table.cell(row, OFFICE),
            TeamPart::Since(_) => table.cell(row, SINCE),
            TeamPart::Election => table.cell(row, ELECTED),
            TeamPart::Term => table.cell(row, TERM),
        };
        told.add(row, Problem::new(at, defect));
    }
    told.none_or(teams)
}

const ORGANIZATION: &str = "organization";
const TEAM: &str = "team";
const OFFICE: &str = "office";
const HOLDER: &str = "holder";
const NAME: &str = "name";
const SINCE: &str = "since";
const ARRIVAL: &str = "arrival";
const ELECTED: &str = "elected";
const COMPLETED: &str = "completed";
const TERM: &str = "term_years";
const AS_OF: &str = "as_of";

const VACANT: [&str; 3] = ["空缺", "空", "vacant"];

fn columns() -> Result<Vec<Column>, Defect> {
    let teams = TeamKind::ALL.into_iter().map(|(word, team)| (word, team.label()));
    let offices = Office::ALL.into_iter().map(|(word, office)| (word, office.label()));
    let arrivals = Arrival::ALL.into_iter().map(|(word, came)| (word, came.label()));
    Ok(vec![
        Column::text(ORGANIZATION, &["组织", "組織", "党组织", "黨組織"]).needed(),
        Column::choice(TEAM, &["班子"], teams)?.needed(),
        Column::choice(OFFICE, &["职务", "職務"], offices)?.needed(),
        Column::text(HOLDER, &["任职者", "任職者"]).needed(),
        Column::text(NAME, &["姓名"]),
        Column::day(SINCE, &["起始日期", "任职日期", "任職日期"])?,
        Column::choice(ARRIVAL, &["产生方式", "產生方式"], arrivals)?,
        Column::day(ELECTED, &["换届日期", "換屆日期"])?,
        Column::new(COMPLETED, &["换届完成", "換屆完成"], FactKind::YesNo),
        // What a team may not have is refused by its check, with the reason.
        Column::count(TERM, &["任期"], (0, 100)),
        Column::day(AS_OF, &["登记日期", "登記日期"])?,
    ])
}

/// What the rows of one team say, each with the row that said it first.
#[derive(Debug, Default)]
struct Gathered {
    rows: Vec<usize>,
    seats: Vec<(usize, Seat)>,
    /// Whether there is a row of the team of which the seat cannot be read.
    is_any_seat_lost: bool,
    as_of: Option<(usize, NaiveDate)>,
    elected: Option<(usize, NaiveDate)>,
    completed: Option<(usize, bool)>,
    years: Option<(usize, u32)>,
}

impl Gathered {
    fn gather(&mut self, row: &mut Row<'_>) {
        let number = row.number();
        let agreed = [
            (AS_OF, agree(&mut self.as_of, number, row.optional_day(AS_OF))),
            (ELECTED, agree(&mut self.elected, number, row.optional_day(ELECTED))),
            (COMPLETED, agree(&mut self.completed, number, row.answer(COMPLETED))),
            (TERM, agree(&mut self.years, number, row.optional_count(TERM))),
        ];
        for (column, agreed) in agreed {
            if let Err(other) = agreed {
                let defect = OrganizationDefect::RowsDisagree { row: other };
                row.refuse(column, defect.into());
            }
        }
    }

    fn draft(&self, (organization, kind): (Id, TeamKind), as_of: NaiveDate) -> TeamDraft {
        let seats = self.seats.iter().map(|(_, seat)| seat.clone()).collect();
        let as_of = self.as_of.map_or(as_of, |(_, day)| day);
        let mut draft = TeamDraft::new(organization, kind, as_of, seats);
        let elected = self.elected.map(|(_, day)| day);
        draft.election = match (self.completed.map(|(_, is)| is), elected) {
            (Some(false), since) => Election::NotCompleted(since),
            (Some(true) | None, Some(day)) => Election::On(day),
            (Some(true) | None, None) => Election::Unknown,
        };
        draft.term_years = self.years.map(|(_, years)| years);
        draft
    }

    /// The row at which a defect of the team is told.
    fn row_of(&self, part: &TeamPart) -> Option<usize> {
        let first = || self.rows.first().copied();
        match part {
            TeamPart::Organization | TeamPart::Kind | TeamPart::Seats => first(),
            TeamPart::Seat(id) | TeamPart::Office(id) | TeamPart::Since(id) => {
                let seat = self.seats.iter().find(|(_, seat)| seat.id == *id);
                seat.map(|(row, _)| *row)
            }
            TeamPart::Election => self.elected.map(|(row, _)| row),
            TeamPart::Term => self.years.map(|(row, _)| row),
        }
    }
}

/// Keeps the first value; the row that said it, where another says otherwise.
fn agree<T: Copy + PartialEq>(
    kept: &mut Option<(usize, T)>,
    row: usize,
    said: Option<T>,
) -> Result<(), usize> {
    match (*kept, said) {
        (Some((other, before)), Some(now)) if before != now => Err(other),
        (None, Some(now)) => {
            *kept = Some((row, now));
            Ok(())
        }
        (Some(_), _) | (None, None) => Ok(()),
    }
}

/// The team and the seat of a row, as far as they can be told, with whatever is wrong told.
fn seat(row: &mut Row<'_>) -> (Option<(Id, TeamKind)>, Option<Seat>) {
    let (organization, team) = (row.id(ORGANIZATION), row.word(TEAM, TeamKind::ALL));
    let office = row.word(OFFICE, Office::ALL);
    let held = held(row);
    let seat = office.zip(held);
    let seat = seat.map(|(office, held)| Seat::new(row.subject(), office, held));
    (organization.zip(team), seat)
}

fn held(row: &mut Row<'_>) -> Option<Held> {
    let since = row.optional_day(SINCE);
    let arrival = row.optional_word(ARRIVAL, Arrival::ALL);
    let name = row.name(NAME);
    let text = row.text(HOLDER);
    let is_vacant =
        text.as_deref().is_some_and(|text| VACANT.contains(&text) || is_none(text));
    if text.is_some() && !is_vacant {
        let person = Person { id: row.id(HOLDER)?, name };
        return Some(Held::By(Holder { person, since, arrival }));
    }
    // Somebody of whom nothing but the name or the way is known has no id to be named by.
    let why = if is_vacant { "the seat is vacant" } else { "no holder is stated" };
    let mut is_fine = true;
    for (column, key) in [(NAME, "姓名"), (ARRIVAL, "产生方式")] {
        if row.is_filled(column) {
            row.refuse(column, Defect::AnswerIdle { key, why });
            is_fine = false;
        }
    }
    is_fine.then_some(if is_vacant { Held::Vacant(since) } else { Held::Unknown })
}

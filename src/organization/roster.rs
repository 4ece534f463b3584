use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::team::{
    Arrival, Election, Held, Holder, Office, Person, Seat, TeamDraft, TeamKind,
};
use super::teams::{TeamPart, Teams, check};
use super::tree::Tree;
use crate::facts::columns::{
    self, Column, Rows, Told, answer_in, day_in, is_none, name_in, row_at, text_in,
    word_in,
};
use crate::facts::table::TableRow;
use crate::facts::{FactKind, Sheet};
use crate::vocabulary::{Defect, Id, OrganizationDefect, Problem, Problems};

/// 读班子表 — the teams that a table of seats gives, or every problem with it.
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
///   if that is known; `任期`: how long a term is, in years.
///
/// The last six may be left out or blank: then nothing is known.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first five;
/// * a row without its organization, team or office; a holder that is no id; what is said of
///   the holder of a vacant seat; rows of one team that disagree;
/// * whatever [`Teams::check`] refuses, at the row and column that say so, once every row can
///   be read.
///
/// # Examples
/// ```
/// use grassroots::organization::{organizations, teams};
/// use grassroots::vocabulary::{Id, Verdict};
///
/// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
/// let header = ["编号", "组织", "班子", "职务", "任职者", "起始日期", "产生方式", "换届日期", "任期"];
/// let teams = teams(&tree, header, [
///     ["g1", "gucun", "支部班子", "书记", "zhang", "2010-05-01", "回请", "2010-05-01", "3"],
///     ["g2", "gucun", "支部班子", "委员", "空缺", "2012-03-01", "", "", ""],
/// ])?;
/// let day = chrono::NaiveDate::from_ymd_opt(2012, 10, 31).ok_or("no such day")?;
/// let found = teams.soundness(&tree, &Id::new("gucun")?, day);
/// assert_eq!(found.branch(), Verdict::NotMet); // a seat is vacant
/// assert_eq!(found.committee(), Verdict::Undetermined); // nothing was handed in
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn teams<H, R>(tree: &Tree, header: H, rows: R) -> Result<Teams, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns = layout();
    let columns =
        columns.map_err(|error| Problems::one(Problem::new(row_at(1), error)))?;
    let (table, mut told) = columns::read_all(&columns, (&[], &[]), header, rows)?;
    let mut gathered: BTreeMap<(Id, TeamKind), Gathered> = BTreeMap::new();
    for row in &table.rows {
        let Some((key, seat)) = seat(&table, row, &mut told) else { continue };
        let team = gathered.entry(key).or_default();
        team.gather(&table, row, &mut told);
        team.seats.push((row.row, seat));
    }
    // A team is held to what it must be once all its seats can be read.
    if !told.is_empty() {
        return told.none_or(Teams::default());
    }
    let (drafts, rows): (Vec<TeamDraft>, Vec<Gathered>) =
        gathered.into_iter().map(|(key, team)| (team.draft(key), team)).unzip();
    let (teams, wrong) = check(drafts, tree);
    for (index, part, defect) in wrong {
        let team = rows.get(index);
        let row = team.and_then(|team| team.row_of(&part)).unwrap_or(1);
        let at = match part {
            TeamPart::Organization => table.cell(row, ORGANIZATION),
            TeamPart::Kind => table.cell(row, TEAM),
            TeamPart::Seat(_) => table.subject_cell(row),
            TeamPart::Seats | TeamPart::Office(_) => table.cell(row, OFFICE),
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

const VACANT: [&str; 3] = ["空缺", "空", "vacant"];

fn layout() -> Result<[Column; 10], Defect> {
    let teams = TeamKind::ALL.into_iter().map(|(word, team)| (word, team.label()));
    let offices = Office::ALL.into_iter().map(|(word, office)| (word, office.label()));
    let arrivals = Arrival::ALL.into_iter().map(|(word, came)| (word, came.label()));
    let column = |id, names, kind, is_needed| Column { id, names, kind, is_needed };
    let days = columns::days()?;
    let day = || FactKind::Date(days);
    // What a team may not have is refused by its check, with the reason.
    let years = FactKind::Count { at_least: 0, at_most: 100 };
    Ok([
        column(
            ORGANIZATION,
            &["组织", "組織", "党组织", "黨組織"],
            FactKind::Group,
            true,
        ),
        column(TEAM, &["班子"], columns::choices(teams)?, true),
        column(OFFICE, &["职务", "職務"], columns::choices(offices)?, true),
        column(HOLDER, &["任职者", "任職者"], FactKind::Group, true),
        column(NAME, &["姓名"], FactKind::Group, false),
        column(SINCE, &["起始日期", "任职日期", "任職日期"], day(), false),
        column(ARRIVAL, &["产生方式", "產生方式"], columns::choices(arrivals)?, false),
        column(ELECTED, &["换届日期", "換屆日期"], day(), false),
        column(COMPLETED, &["换届完成", "換屆完成"], FactKind::YesNo, false),
        column(TERM, &["任期"], years, false),
    ])
}

/// What the rows of one team say, each with the row that said it first.
#[derive(Debug, Default)]
struct Gathered {
    seats: Vec<(usize, Seat)>,
    elected: Option<(usize, NaiveDate)>,
    completed: Option<(usize, bool)>,
    years: Option<(usize, u32)>,
}

impl Gathered {
    fn gather(&mut self, table: &Rows, row: &TableRow, told: &mut Told) {
        let sheet = &row.sheet;
        let mut refuse = |column, other| {
            let defect = OrganizationDefect::RowsDisagree { row: other };
            told.refuse(
                row.row,
                Problem::new(table.cell(row.row, column), defect.into()),
            );
        };
        if let Err(other) = agree(&mut self.elected, row.row, day_in(sheet, ELECTED)) {
            refuse(ELECTED, other);
        }
        let completed = answer_in(sheet, COMPLETED);
        if let Err(other) = agree(&mut self.completed, row.row, completed) {
            refuse(COMPLETED, other);
        }
        if let Err(other) = agree(&mut self.years, row.row, years_in(sheet)) {
            refuse(TERM, other);
        }
    }

    fn draft(&self, (organization, kind): (Id, TeamKind)) -> TeamDraft {
        let seats = self.seats.iter().map(|(_, seat)| seat.clone()).collect();
        let mut draft = TeamDraft::new(organization, kind, seats);
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
        let first = || self.seats.first().map(|(row, _)| *row);
        match part {
            TeamPart::Organization | TeamPart::Kind | TeamPart::Seats => first(),
            TeamPart::Seat(id) | TeamPart::Office(id) => {
                let seat = self.seats.iter().find(|(_, seat)| seat.id == *id);
                seat.map(|(row, _)| *row)
            }
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

fn years_in(sheet: &Sheet) -> Option<u32> {
    let years = sheet.number(TERM)?;
    u32::try_from(years.numerator()).ok()
}

/// The team and the seat of a row, with whatever is wrong with it.
fn seat(table: &Rows, row: &TableRow, told: &mut Told) -> Option<((Id, TeamKind), Seat)> {
    let mut refuse = |column: &'static str, defect| {
        told.refuse(row.row, Problem::new(table.cell(row.row, column), defect));
    };
    let organization = match text_in(&row.sheet, ORGANIZATION).map(|text| Id::new(&text))
    {
        Some(Ok(id)) => Some(id),
        Some(Err(error)) => {
            refuse(ORGANIZATION, error.into());
            None
        }
        None => {
            refuse(ORGANIZATION, Defect::MissingKey { key: table.name(ORGANIZATION) });
            None
        }
    };
    let team = word_in(&row.sheet, TEAM, TeamKind::ALL);
    if team.is_none() {
        refuse(TEAM, Defect::MissingKey { key: table.name(TEAM) });
    }
    let office = word_in(&row.sheet, OFFICE, Office::ALL);
    if office.is_none() {
        refuse(OFFICE, Defect::MissingKey { key: table.name(OFFICE) });
    }
    let held = held(&row.sheet, &mut refuse);
    Some(((organization?, team?), Seat::new(row.subject.clone(), office?, held?)))
}

fn held(sheet: &Sheet, refuse: &mut impl FnMut(&'static str, Defect)) -> Option<Held> {
    let since = day_in(sheet, SINCE);
    let arrival = word_in(sheet, ARRIVAL, Arrival::ALL);
    let name = name_in(sheet, NAME);
    let text = text_in(sheet, HOLDER);
    let holder = match text.as_deref() {
        Some(text) if !VACANT.contains(&text) && !is_none(text) => match Id::new(text) {
            Ok(id) => Some(id),
            Err(error) => {
                refuse(HOLDER, error.into());
                return None;
            }
        },
        Some(_) | None => None,
    };
    let Some(id) = holder else {
        // Somebody of whom nothing but the name or the way is known has no id to be named by.
        let is_vacant = text.is_some();
        let why = if is_vacant { "the seat is vacant" } else { "no holder is stated" };
        let mut is_fine = true;
        for (column, key, is_said) in
            [(NAME, "姓名", name.is_some()), (ARRIVAL, "产生方式", arrival.is_some())]
        {
            if is_said {
                refuse(column, Defect::AnswerIdle { key, why });
                is_fine = false;
            }
        }
        let held = if is_vacant { Held::Vacant(since) } else { Held::Unknown };
        return is_fine.then_some(held);
    };
    let person = Person { id, name };
    Some(Held::By(Holder { person, since, arrival }))
}

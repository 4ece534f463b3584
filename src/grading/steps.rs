//! The five steps of grading from a table with a row for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::rows::{self, Column, Layout, Row, one_of};
use crate::procedure::{Happened, Procedure};
use crate::vocabulary::{Defect, Id, Named, Problems};

const ORGANIZATION: &str = "organization";
const DAY: &str = "day";
const SEQ: &str = "seq";
const EVENT: &str = "event";
const BY: &str = "by";
const EVIDENCE: &str = "evidence";

/// 读定级步骤表 — what happened in the grading of each organization, by day and number, for a
/// [history](crate::procedure::History) that [`replay`](crate::procedure::replay) goes
/// through: 摸, 查, 测, 定, 改.
///
/// # Shape
/// A row for each step, with the columns `组织`, `日期` and `事项` (an event of the procedure by
/// id or label) and, each of which may be blank or left out, `办理` (who took it), `佐证` (the
/// papers, with `、` between) and `序号` (which came first of those of one day, from 1).
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at
///   `row[N].column[HEADER]`, the header being row 1; a column that is missing;
/// * a row without an organization, a day or an event; an event, a role or a paper that the
///   procedure does not have;
/// * two steps of an organization on one day with the same number.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::grading::steps;
/// use grassroots::procedure::{History, replay};
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::Id;
///
/// let rulebook = bundled::building_year_2012()?;
/// let procedure = rulebook.procedure("grading/procedure").ok_or("no such procedure")?;
/// let events = steps(
///     procedure,
///     ["组织", "日期", "事项", "办理", "佐证"],
///     [
///         ["gucun", "2012-03-10", "摸底排查", "本级党组织", "摸底台账"],
///         ["gucun", "2012-03-20", "对照核查", "上级党组织", "核查记录"],
///         ["gucun", "2012-04-20", "认定等次", "上级党组织", "定级审批表"],
///     ],
/// )?;
/// let history = History::new("2012-03-01".parse()?, events[&Id::new("gucun")?].clone());
/// let run = replay(procedure, &history, "2012-05-01".parse()?);
/// // Nobody was polled, and nothing was decided.
/// assert_eq!(run.state().map(|state| state.label.hans.as_str()), Some("已核查"));
/// assert_eq!(run.refused().count(), 1);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn steps<H, R>(
    procedure: &Procedure,
    header: H,
    rows: R,
) -> Result<BTreeMap<Id, Vec<Happened>>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = Layout::new(columns())?.by_number();
    let (table, mut told) = rows::read(&layout, header, rows)?;
    let mut all: BTreeMap<Id, Vec<Happened>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    table.each(&mut told, |row| {
        let (organization, happened) = step(procedure, row)?;
        let place = (organization.clone(), happened.on, happened.seq);
        if !seen.insert(place) {
            let id = format!("{organization} {} {}", happened.on, happened.seq);
            let column = if row.is_filled(SEQ) { SEQ } else { DAY };
            row.refuse(column, Defect::Duplicate { what: "events", id });
        }
        all.entry(organization).or_default().push(happened);
        Some(())
    });
    for events in all.values_mut() {
        events.sort();
    }
    told.none_or(all)
}

fn columns() -> Result<Vec<Column>, Defect> {
    let organization = ["组织", "組織", "党组织", "黨組織", "编号", "編號"];
    Ok(vec![
        Column::text(ORGANIZATION, &organization).needed(),
        Column::day(DAY, &["日期", "办理日期", "辦理日期"])?.needed(),
        Column::text(EVENT, &["事项", "事項", "步骤", "步驟"]).needed(),
        Column::text(BY, &["办理", "辦理", "办理人", "辦理人"]),
        Column::text(EVIDENCE, &["佐证", "佐證"]),
        Column::count(SEQ, &["序号", "序號"], (1, 1_000)),
    ])
}

/// What a row says, and of whom; `None` where something of it cannot be read.
fn step(procedure: &Procedure, row: &mut Row<'_>) -> Option<(Id, Happened)> {
    let rules = procedure.rules();
    let events: Vec<&Named> = rules.events.iter().collect();
    let by = each_once(rules.formalities().flat_map(|one| &one.by));
    let papers = each_once(rules.formalities().flat_map(|one| &one.evidence));
    let organization = row.id(ORGANIZATION);
    let (on, event) = (row.day(DAY), row.one_of(EVENT, &events));
    let role = row.optional_one_of(BY, &by);
    let read = |word: &str| {
        one_of(word, papers.iter().copied(), |named| named).map(|named| named.id.clone())
    };
    let evidence = row.each_word(EVIDENCE, read);
    let seq = row.optional_count(SEQ).unwrap_or(1);
    let mut happened = Happened::new(on?, seq, event?);
    happened.by = role.ok()?;
    happened.evidence = evidence.unwrap_or_default();
    Some((organization?, happened))
}

fn each_once<'n>(all: impl Iterator<Item = &'n Named>) -> Vec<&'n Named> {
    let by_id: BTreeMap<&Id, &Named> = all.map(|one| (&one.id, one)).collect();
    by_id.into_values().collect()
}

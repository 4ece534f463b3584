use super::super::entry::{Entry, Opinion, Outcome, What};
use super::super::issue::IssueKind;
use super::super::lost::Touches;
use super::super::procedures::Procedures;
use super::moves::{BY, EVIDENCE, moved, says_only};
use super::partial::{Left, Partial};
use super::{NOTE, ON, SEQ, VILLAGE, count, note, on, read, seq, village};
use crate::facts::rows::{Column, Row};
use crate::facts::{Choice, FactKind};
use crate::vocabulary::{Defect, Id, IdError, Label, Problems};

pub(super) const ISSUE: &str = "issue";
pub(super) const WHAT: &str = "what";
pub(super) const KIND: &str = "kind";
pub(super) const ACCEPTS: &str = "accepts";
const REJECTS: &str = "rejects";
const UNDECIDED: &str = "undecided";
const ABSTAINED: &str = "abstained";
const VOID: &str = "void";
const NOT_CAST: &str = "not_cast";

/// The word of putting an issue on file.
const OPENED: &str = "opened";

/// 读问题台账 — what was done about issues, or every problem with the table.
///
/// # Shape
/// A row for each entry, with a column `编号` (of the entry) and:
/// * `村`, `日期`; `问题`: the id of the issue within the village; `事项`: 提出, or an event of
///   the course of an issue, by label or id;
/// * `类别`, where it is put on file: one of [`IssueKind::ALL`] by label or word;
/// * `认可`, `不满意`, `说不清`, `弃权`, `废票`, `未投`, where the villagers are asked: how many, all
///   six or none;
/// * `办理`, `佐证`, `序号`, `说明`: as in the [`chronicle`](super::chronicle()).
///
/// Columns behind the first four may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first four;
/// * a row that leaves one of them blank; a village or an issue that is no id; an issue put on
///   file without its kind; opinions stated in part; a cell that the entry has no use for; a
///   paper or a role that the procedure does not know.
pub fn issues<H, R>(
    procedures: &Procedures,
    header: H,
    rows: R,
) -> Result<Vec<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    partial(procedures, header, rows)?.all()
}

pub(super) fn partial<H, R>(
    procedures: &Procedures,
    header: H,
    rows: R,
) -> Result<Partial<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let entry = |row: &mut Row<'_>| {
        let (village, on, issue) = (row.id(VILLAGE), row.day(ON), row.id(ISSUE));
        let what = what(row, issue, procedures);
        let mut entry = Entry::new(row.subject(), village?, on?, what?);
        entry.seq = row.optional_count(SEQ);
        entry.note = row.name(NOTE);
        Some(entry)
    };
    let left = |row: &Row<'_>| {
        let touches = Some(Touches::Issue(row.id_if_any(ISSUE)));
        Left { touches, ..Left::of(row, VILLAGE, ON) }
    };
    read(columns(procedures), (header, rows), entry, left)
}

fn columns(procedures: &Procedures) -> Result<Vec<Column>, Defect> {
    let kinds = IssueKind::ALL.into_iter().map(|(word, kind)| (word, kind.label()));
    Ok(vec![
        village(),
        on()?,
        Column::text(ISSUE, &["问题", "問題"]).needed(),
        Column::new(WHAT, &["事项", "事項"], events(procedures)?).needed(),
        Column::choice(KIND, &["类别", "類別"], kinds)?,
        count(ACCEPTS, &["认可", "認可"]),
        count(REJECTS, &["不满意", "不滿意"]),
        count(UNDECIDED, &["说不清", "說不清"]),
        count(ABSTAINED, &["弃权", "棄權"]),
        count(VOID, &["废票", "廢票"]),
        count(NOT_CAST, &["未投"]),
        Column::text(BY, &["办理", "辦理"]),
        Column::text(EVIDENCE, &["佐证", "佐證"]),
        seq(),
        note(),
    ])
}

/// What the column of events may say.
fn events(procedures: &Procedures) -> Result<FactKind, IdError> {
    let opened = Choice::new(Id::new(OPENED)?, Label::new("提出", "提出", "opened"));
    let events = procedures.issue().rules().events.iter();
    let events = events.map(|one| Choice::new(one.id.clone(), one.label.clone()));
    Ok(FactKind::Choice(std::iter::once(opened).chain(events).collect()))
}

const CELLS: [(&str, &str); 9] = [
    (KIND, "类别"),
    (ACCEPTS, "认可"),
    (REJECTS, "不满意"),
    (UNDECIDED, "说不清"),
    (ABSTAINED, "弃权"),
    (VOID, "废票"),
    (NOT_CAST, "未投"),
    (BY, "办理"),
    (EVIDENCE, "佐证"),
];

fn what(row: &mut Row<'_>, issue: Option<Id>, procedures: &Procedures) -> Option<What> {
    let event = row.sheet().choice(WHAT).map(|choice| choice.id.clone());
    let event = row.or_needs(WHAT, event)?;
    if event.as_str() == OPENED {
        let kind = row.word(KIND, IssueKind::ALL);
        let is_fine = says_only(row, &[KIND], &CELLS);
        let opened = What::IssueOpened { issue: issue?, kind: kind? };
        return is_fine.then_some(opened);
    }
    let used = [ACCEPTS, REJECTS, UNDECIDED, ABSTAINED, VOID, NOT_CAST, BY, EVIDENCE];
    let is_fine = says_only(row, &used, &CELLS);
    let (moved, opinion) = (moved(row, event, procedures.issue()), opinion(row));
    let mut moved = moved?;
    moved.outcome = opinion.ok()?.map(Outcome::Opinion);
    let what = What::IssueMove { issue: issue?, moved };
    is_fine.then_some(what)
}

/// What the villagers think; told where it is stated in part.
fn opinion(row: &mut Row<'_>) -> Result<Option<Opinion>, ()> {
    let columns = [ACCEPTS, REJECTS, UNDECIDED, ABSTAINED, VOID, NOT_CAST];
    match columns.map(|column| row.optional_count(column)) {
        [
            Some(accepts),
            Some(rejects),
            Some(undecided),
            Some(abstained),
            Some(void),
            Some(not_cast),
        ] => Ok(Some(Opinion { accepts, rejects, undecided, abstained, void, not_cast })),
        [None, None, None, None, None, None] => Ok(None),
        stated => {
            let names = CELLS.into_iter().filter(|(column, _)| columns.contains(column));
            for ((column, name), _) in names.zip(stated).filter(|(_, n)| n.is_none()) {
                row.refuse(column, Defect::MissingKey { key: name.to_owned() });
            }
            Err(())
        }
    }
}

use super::super::entry::{
    Entry, InspectionResult, Outcome, Stage, TeamEvent, What, WorkKind,
};
use super::super::lost::Touches;
use super::super::procedures::Procedures;
use super::moves::{BY, EVIDENCE, moved, says_only};
use super::partial::{Left, Partial};
use super::{NOTE, ON, SEQ, VILLAGE, amount, note, on, read, seq, village};
use crate::facts::rows::{Column, Row};
use crate::facts::{Choice, FactKind};
use crate::organization::Arrival;
use crate::vocabulary::{Amount, Defect, Id, IdError, Label, Named, Problems};

pub(super) const WHAT: &str = "what";
pub(super) const AMOUNT: &str = "amount";
const ARRIVAL: &str = "arrival";
pub(super) const SCORE: &str = "score";
pub(super) const RESULT: &str = "result";
pub(super) const VETO: &str = "veto";

/// The word of a collective petition.
const PETITION: &str = "collective-petition";

/// 读大事记 — moves, team events, members, works and petitions, or every problem with the table.
///
/// # Shape
/// A row for each entry, with a column `编号` (of the entry) and:
/// * `村`, `日期`; `事项`: an event of the course of the village, or one of [`TeamEvent::ALL`], [`Stage::ALL`],
///   [`WorkKind::ALL`] and 集体上访, by label or word;
/// * `数量`, of members and works: how many, kilometres of road, mu of crops;
/// * `产生方式`, of team events: 内选, 下派, 回请, 兼职, 挂任; may be blank;
/// * `结果` and `得分`, of an inspection, and `否决`, the veto or other step of the scheme that
///   decided whatever the score, by label or id; `办理`, of any event of the course: who did it; `佐证`: its
///   papers, each by label or id, with its day in front where it bears one:
///   `2005-07-12 验收申请；自查报告`;
/// * `序号`: the order within the day; `说明`: whatever else there is to say.
///
/// Columns behind the first three may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first three;
/// * a row that leaves one of them blank; a village that is no id; an amount that is missing,
///   or not whole where people are counted; a score without a result; a cell that the entry has
///   no use for; a paper or a role that the procedure does not know.
pub fn chronicle<H, R>(
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
        let (village, on) = (row.id(VILLAGE), row.day(ON));
        let what = what(row, procedures);
        let mut entry = Entry::new(row.subject(), village?, on?, what?);
        entry.seq = row.optional_count(SEQ);
        entry.note = row.name(NOTE);
        Some(entry)
    };
    let left =
        |row: &Row<'_>| Left { touches: touches(row), ..Left::of(row, VILLAGE, ON) };
    read(columns(procedures), (header, rows), entry, left)
}

/// What a row that is not right may be about.
fn touches(row: &Row<'_>) -> Option<Touches> {
    let word = row.sheet().choice(WHAT)?;
    let is_beside = row.optional_word(WHAT, TeamEvent::ALL).is_some()
        || row.optional_word(WHAT, Stage::ALL).is_some()
        || row.optional_word(WHAT, WorkKind::ALL).is_some()
        || word.id.as_str() == PETITION;
    Some(if is_beside { Touches::Nothing } else { Touches::Village })
}

fn columns(procedures: &Procedures) -> Result<Vec<Column>, Defect> {
    let arrivals = Arrival::ALL.into_iter().map(|(word, came)| (word, came.label()));
    let results = InspectionResult::ALL.into_iter();
    let results = results.map(|(word, result)| (word, result.label()));
    let number = Label::new("数量", "數量", "amount");
    let points = Label::new("分", "分", "points");
    Ok(vec![
        village(),
        on()?,
        Column::new(WHAT, &["事项", "事項"], events(procedures)?).needed(),
        seq(),
        amount(AMOUNT, &["数量", "數量"], number),
        Column::choice(ARRIVAL, &["产生方式", "產生方式"], arrivals)?,
        Column::choice(RESULT, &["结果", "結果"], results)?,
        amount(SCORE, &["得分"], points),
        Column::text(VETO, &["否决", "否決", "一票否决", "一票否決"]),
        Column::text(BY, &["办理", "辦理"]),
        Column::text(EVIDENCE, &["佐证", "佐證"]),
        note(),
    ])
}

/// What the column of events may say.
fn events(procedures: &Procedures) -> Result<FactKind, IdError> {
    let moves = procedures.village().rules().events.iter();
    let moves = moves.map(|event| Choice::new(event.id.clone(), event.label.clone()));
    let petition = Label::new("集体上访", "集體上訪", "collective petition");
    let own = TeamEvent::ALL.map(|(word, event)| (word, event.label())).into_iter();
    let own = own.chain(Stage::ALL.map(|(word, stage)| (word, stage.label())));
    let own = own.chain(WorkKind::ALL.map(|(word, kind)| (word, kind.label())));
    let own = own.chain([(PETITION, petition)]);
    let own = own.map(|(word, label)| Ok(Choice::new(Id::new(word)?, label)));
    let own = own.collect::<Result<Vec<_>, IdError>>()?;
    Ok(FactKind::Choice(moves.chain(own).collect()))
}

const CELLS: [(&str, &str); 7] = [
    (AMOUNT, "数量"),
    (ARRIVAL, "产生方式"),
    (RESULT, "结果"),
    (SCORE, "得分"),
    (VETO, "否决"),
    (BY, "办理"),
    (EVIDENCE, "佐证"),
];

/// What a row says happened.
fn what(row: &mut Row<'_>, procedures: &Procedures) -> Option<What> {
    let word = row.sheet().choice(WHAT).map(|choice| choice.id.clone());
    let word = row.or_needs(WHAT, word)?;
    let team = row.optional_word(WHAT, TeamEvent::ALL);
    let stage = row.optional_word(WHAT, Stage::ALL);
    let work = row.optional_word(WHAT, WorkKind::ALL);
    let (used, what): (&[&'static str], _) = if let Some(event) = team {
        let arrival = row.optional_word(ARRIVAL, Arrival::ALL);
        (&[ARRIVAL], Some(What::Team { event, arrival }))
    } else if let Some(stage) = stage {
        (&[AMOUNT], people(row).map(|number| What::Members { stage, number }))
    } else if let Some(kind) = work {
        let amount = row.number_in(AMOUNT);
        let amount = amount.and_then(|number| Amount::try_from(number).ok());
        (&[AMOUNT], amount.map(|amount| What::Work { kind, amount }))
    } else if word.as_str() == PETITION {
        (&[], Some(What::Petition))
    } else {
        let moved = moved(row, word, procedures.village());
        let outcome = inspected(row, procedures);
        let moved = moved.zip(outcome.ok()).map(|(mut moved, outcome)| {
            moved.outcome = outcome;
            What::Move(moved)
        });
        (&[RESULT, SCORE, VETO, BY, EVIDENCE], moved)
    };
    let is_fine = says_only(row, used, &CELLS);
    what.filter(|_| is_fine)
}

/// A number of people, which is whole and not below zero.
fn people(row: &mut Row<'_>) -> Option<u32> {
    let number = row.number_in(AMOUNT)?;
    let is_whole = number.denominator() == 1;
    let people = u32::try_from(number.numerator()).ok().filter(|_| is_whole);
    if people.is_none() {
        let (found, least, most) = (number.to_string(), 0, 1_000_000);
        row.refuse(AMOUNT, Defect::NotWhole { found, least, most });
    }
    people
}

/// What an inspection came to; told where its score or what decided it stands without its
/// result.
fn inspected(row: &mut Row<'_>, procedures: &Procedures) -> Result<Option<Outcome>, ()> {
    let steps: Vec<&Named> = procedures.marks().steps().iter().collect();
    let by_step = row.optional_one_of(VETO, &steps)?;
    let result = row.optional_word(RESULT, InspectionResult::ALL);
    let score = row.optional_number(SCORE);
    let score = score.and_then(|score| Amount::try_from(score).ok());
    match result {
        Some(result) => Ok(Some(Outcome::Inspection { result, score, by_step })),
        None if score.is_none() && by_step.is_none() => Ok(None),
        None => {
            row.needs(RESULT);
            Err(())
        }
    }
}

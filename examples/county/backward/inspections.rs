//! The sheets of the inspections, judged and held against what the chronicle says of them.

use chrono::NaiveDate;
use grassroots::facts::table::TableRow;
use grassroots::rectification::{Entry, Outcome as CameTo, Register, What};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::vocabulary::{Exact, Id, Label};

use super::super::tables::{Table, Wrong};
use super::super::wrong::said;

/// One inspection by its sheet.
pub(super) struct Inspection {
    id: Id,
    village: Option<Id>,
    on: Option<NaiveDate>,
    outcome: Outcome,
}

/// What every sheet comes to by the scheme of acceptance.
pub(super) fn judged(rulebook: &Rulebook, rows: &[TableRow]) -> Vec<Inspection> {
    let Some(scheme) = rulebook.scheme("acceptance") else { return Vec::new() };
    let judged = rows.iter().map(|row| {
        let [village, on] = row.carried.as_slice() else { return (None, None, row) };
        (Id::new(village).ok(), on.parse().ok(), row)
    });
    let judged = judged.map(|(village, on, row)| {
        let outcome = judge(scheme, &row.sheet);
        Inspection { id: row.subject.clone(), village, on, outcome }
    });
    judged.collect()
}

/// Sheets that belong to no inspection of the chronicle, inspections without a sheet, and
/// those of which the two say different things.
pub(super) fn wrong(register: &Register, sheets: &[Inspection], table: &Table) -> Wrong {
    let mut wrong = Vec::new();
    for sheet in sheets {
        let mut tell = |what: &Label| {
            wrong.push(table.told(sheet.id.as_str(), "编号", what));
        };
        match entry(register, sheet) {
            None => tell(&said(
                [
                    "大事记中没有这次验收",
                    "大事記中沒有這次驗收",
                    "the chronicle knows no such inspection",
                ],
                "",
            )),
            Some(entry) => {
                let (told, found) = (told(entry), found(&sheet.outcome));
                if told.as_ref() != Some(&found) {
                    let told = told.map_or_else(|| "nothing".to_owned(), in_words);
                    let (found, id) = (in_words(found), &entry.id);
                    tell(&Label::new(
                        &format!("评分表为{found}，记录`{id}`写的是{told}"),
                        &format!("評分表為{found}，記錄`{id}`寫的是{told}"),
                        &format!("the sheet comes to {found}, entry `{id}` says {told}"),
                    ));
                }
            }
        }
    }
    for village in register.villages() {
        let inspected = village.entries.iter().filter(|it| told(it).is_some());
        for entry in inspected {
            let has = |it: &Inspection| {
                it.village.as_ref() == Some(&village.id) && it.on == Some(entry.on)
            };
            if !sheets.iter().any(has) {
                let texts = [
                    "记录`{}`没有评分表",
                    "記錄`{}`沒有評分表",
                    "entry `{}` has no sheet",
                ];
                wrong.push(table.lacks(&said(texts, entry.id.as_str())));
            }
        }
    }
    wrong
}

fn entry<'r>(register: &'r Register, sheet: &Inspection) -> Option<&'r Entry> {
    let village = register.village(sheet.village.as_ref()?)?;
    let mut on_the_day = village.entries.iter().filter(|it| Some(it.on) == sheet.on);
    on_the_day.find(|it| told(it).is_some())
}

/// Score and result.
type Came = (Option<Exact>, Option<String>);

/// What an entry says of an inspection; `None` where it is about something else.
fn told(entry: &Entry) -> Option<Came> {
    let What::Move(moved) = &entry.what else { return None };
    let Some(CameTo::Inspection { result, score, .. }) = moved.outcome else {
        return None;
    };
    Some((score.map(Exact::from), Some(result.word().to_owned())))
}

fn found(outcome: &Outcome) -> Came {
    let grade = outcome.grade().map(|it| it.id.to_string());
    (outcome.total().settled(), grade)
}

fn in_words((score, result): Came) -> String {
    let score = score.map_or_else(|| "no score".to_owned(), |it| it.to_string());
    format!("{score}, {}", result.as_deref().unwrap_or("no result"))
}

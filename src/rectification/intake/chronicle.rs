use super::super::entry::{Entry, Evidence, Move, Stage, TeamEvent, What, WorkKind};
use super::super::lifecycle::Lifecycle;
use super::{
    NOTE, ON, Row, SEQ, VILLAGE, amount, column, laid_out, needed, note, seq, village,
};
use crate::facts::columns::{self, Column, listed, name_in, text_in, word_in};
use crate::facts::{Choice, FactKind, column_key};
use crate::organization::Arrival;
use crate::vocabulary::{
    Amount, Defect, Found, Id, IdError, Label, Named, Problems, text,
};

const WHAT: &str = "what";
const AMOUNT: &str = "amount";
const ARRIVAL: &str = "arrival";
const SCORE: &str = "score";
const BY: &str = "by";
const EVIDENCE: &str = "evidence";

/// The word of a collective petition.
const PETITION: &str = "collective-petition";

/// 读大事记 — moves, team events, members, works and petitions, or every problem with the table.
///
/// # Shape
/// A row for each entry, with a column `编号` (of the entry) and:
/// * `村`, `日期`; `事项`: an event of the lifecycle, or one of [`TeamEvent::ALL`], [`Stage::ALL`],
///   [`WorkKind::ALL`] and 集体上访, by label or word;
/// * `数量`, of members and works: how many, kilometres of road, mu of crops;
/// * `产生方式`, of team events: 内选, 下派, 回请, 兼职, 挂任; may be blank;
/// * `得分`, of an inspection; `办理`, of an event of the lifecycle: who did it; `佐证`: its papers,
///   each by label or id, with its day in front where it bears one:
///   `2005-07-12 验收申请；自查报告`;
/// * `序号`: the order within the day; `说明`: whatever else there is to say.
///
/// Columns behind the first three may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first three;
/// * a row that leaves one of them blank; a village that is no id; an amount that is missing,
///   or not whole where people are counted; a cell that the entry has no use for; a paper or a
///   role that the lifecycle does not know.
pub fn chronicle<H, R>(
    lifecycle: &Lifecycle,
    header: H,
    rows: R,
) -> Result<Vec<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let table = columns::read(&laid_out(layout(lifecycle))?, &[], header, rows)?;
    let (mut found, mut entries) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (village, on) = (row.id(VILLAGE), row.day(ON));
        let what = what(&mut row, lifecycle);
        let (Some(village), Some(on), Some(what)) = (village, on, what) else { continue };
        let mut entry = Entry::new(row.row.subject.clone(), village, on, what);
        entry.seq = row.count(SEQ);
        entry.note = name_in(row.sheet(), NOTE);
        entries.push(entry);
    }
    found.none_or(entries)
}

fn layout(lifecycle: &Lifecycle) -> Result<[Column; 10], Defect> {
    let arrivals = Arrival::ALL.into_iter().map(|(word, came)| (word, came.label()));
    let number = || amount(Label::new("数量", "數量", "amount"));
    let points = || amount(Label::new("分", "分", "points"));
    Ok([
        village(),
        needed(ON, &["日期"], FactKind::Date(columns::days()?)),
        needed(WHAT, &["事项", "事項"], events(lifecycle)?),
        seq(),
        column(AMOUNT, &["数量", "數量"], number()),
        column(ARRIVAL, &["产生方式", "產生方式"], columns::choices(arrivals)?),
        column(SCORE, &["得分"], points()),
        column(BY, &["办理", "辦理"], FactKind::Group),
        column(EVIDENCE, &["佐证", "佐證"], FactKind::Group),
        note(),
    ])
}

/// What the column of events may say.
fn events(lifecycle: &Lifecycle) -> Result<FactKind, IdError> {
    let moves = lifecycle.events().iter();
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

/// What a row says happened.
fn what(row: &mut Row<'_>, lifecycle: &Lifecycle) -> Option<What> {
    let sheet = row.sheet();
    let Some(word) = sheet.choice(WHAT).map(|choice| choice.id.clone()) else {
        row.needs(WHAT);
        return None;
    };
    let team = word_in(sheet, WHAT, TeamEvent::ALL);
    let stage = word_in(sheet, WHAT, Stage::ALL);
    let work = word_in(sheet, WHAT, WorkKind::ALL);
    if let Some(event) = team {
        let arrival = word_in(sheet, ARRIVAL, Arrival::ALL);
        return row.says_only(&[ARRIVAL], What::Team { event, arrival });
    }
    if let Some(stage) = stage {
        let number = row.number(AMOUNT)?;
        let whole = number.denominator() == 1;
        let Some(number) = u32::try_from(number.numerator()).ok().filter(|_| whole)
        else {
            let (found, least, most) = (number.to_string(), 0, 1_000_000);
            row.refuse(AMOUNT, Defect::NotWhole { found, least, most });
            return None;
        };
        return row.says_only(&[AMOUNT], What::Members { stage, number });
    }
    if let Some(kind) = work {
        let amount = Amount::try_from(row.number(AMOUNT)?).ok()?;
        return row.says_only(&[AMOUNT], What::Work { kind, amount });
    }
    if word.as_str() == PETITION {
        return row.says_only(&[], What::Petition);
    }
    let score = sheet.number(SCORE).and_then(|score| Amount::try_from(score).ok());
    let mut moved = Move::new(word);
    moved.score = score;
    let (by, evidence) = (row.role(lifecycle), row.papers(lifecycle));
    (moved.by, moved.evidence) = (by.ok()?, evidence?);
    row.says_only(&[SCORE, BY, EVIDENCE], What::Move(moved))
}

impl Row<'_> {
    /// What the row says, unless it also fills a cell that such an entry has no use for.
    fn says_only(&mut self, used: &[&'static str], what: What) -> Option<What> {
        let idle = [AMOUNT, ARRIVAL, SCORE, BY, EVIDENCE];
        let names = ["数量", "产生方式", "得分", "办理", "佐证"];
        let mut is_fine = true;
        for (column, key) in idle.into_iter().zip(names) {
            let is_blank = matches!(
                self.sheet().entry(column),
                None | Some(crate::facts::Entry::Absent)
            );
            if !used.contains(&column) && !is_blank {
                let why = "this entry does not speak of it";
                self.refuse(column, Defect::AnswerIdle { key, why });
                is_fine = false;
            }
        }
        is_fine.then_some(what)
    }

    /// Who did it, if that is said.
    fn role(&mut self, lifecycle: &Lifecycle) -> Result<Option<Id>, ()> {
        let Some(text) = text_in(self.sheet(), BY) else { return Ok(None) };
        match known(&text, &lifecycle.roles()) {
            Ok(id) => Ok(Some(id)),
            Err(defect) => {
                self.refuse(BY, defect);
                Err(())
            }
        }
    }

    /// The papers of a move; `None` where one is not known.
    fn papers(&mut self, lifecycle: &Lifecycle) -> Option<Vec<Evidence>> {
        let text = text_in(self.sheet(), EVIDENCE).unwrap_or_default();
        let papers = lifecycle.papers();
        let (mut read, mut is_fine) = (Vec::new(), true);
        for paper in listed(&text) {
            let (day, name) = match paper.split_once(char::is_whitespace) {
                Some((day, name)) => match text::day_from(day) {
                    Some(day) => (Some(day), name.trim()),
                    None => (None, paper.as_str()),
                },
                None => (None, paper.as_str()),
            };
            match known(name, &papers) {
                Ok(id) => read.push(Evidence { paper: id, dated: day }),
                Err(defect) => {
                    self.refuse(EVIDENCE, defect);
                    is_fine = false;
                }
            }
        }
        is_fine.then_some(read)
    }
}

/// Which of some named things a text names, by id or by label.
fn known(found: &str, list: &[&Named]) -> Result<Id, Defect> {
    let key = column_key(found);
    let names = |one: &Named| -> Vec<String> {
        let labels = one.label.all().into_iter().map(column_key);
        std::iter::once(one.id.to_string()).chain(labels).collect()
    };
    if let Some(one) = list.iter().find(|one| names(one).contains(&key)) {
        return Ok(one.id.clone());
    }
    let words: Vec<String> = list.iter().map(|one| one.label.hans.clone()).collect();
    let nearest = text::nearest(found, words.iter().map(String::as_str));
    Err(Defect::UnknownWord { found: text::shown(found), nearest, known: words })
}

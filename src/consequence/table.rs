//! Outcomes and corrections from a table with Chinese headers.

use super::decided::{Bearer, Decided, Said};
use super::rules::{Consequences, Matter, MatterRules};
use crate::facts::rows::{self, Column, Layout, Row, Told, is_none, listed, one_of};
use crate::facts::{column_key, day_in_cell};
use crate::vocabulary::text::{nearest, shown};
use crate::vocabulary::{Defect, Id, Period, Problems};

const WHO: &str = "who";
const OF: &str = "of";
const ABOUT: &str = "about";
const SAYS: &str = "says";
const DECIDED: &str = "decided";
const KNOWN: &str = "known";
const SEQ: &str = "seq";
const CORRECTS: &str = "corrects";
const EFFECT: &str = "takes_effect";

/// 读结果记录表 — the outcomes and corrections that a table gives, or every problem with it.
///
/// # Shape
/// A row each, with a column `编号` (of the record) and:
/// * `对象`: the id of whom it is about; `事项`: a scheme, rule or decision by label or id;
///   `所属期`: a year (`2019`, `2019年`, `2019年度`), a day, or `2019-01-01至2020-12-31`, the last day
///   included. A correction may leave all three blank: they are those of what it corrects;
/// * `结论`: a grade by label or id, several with `、` between while it is open, 未定等次 for
///   none; 符合, 不符合, 无法认定 or 不适用 of a rule or decision; 撤销 of a correction. 是 and 否
///   are for decisions alone: of a rule about discipline, 是 says to one that it was kept and
///   to another that it was broken;
/// * `作出日期`, and where it differs `公布日期`; `序号`, the order within the day, 1 if blank;
/// * `更正`: the record that it corrects; `生效日期`: the day that it states for what follows;
/// * for each role of the rulebook a column by its label or id: who answers, or 无.
///
/// What is not needed may be left out. Cells are read as those of any
/// [table](crate::facts::table).
///
/// # Errors
/// At `row[N].column[HEADER]`, the header being row 1:
/// * whatever [`table::read`](crate::facts::table::read) refuses; no column `结论` or
///   `作出日期`, or a row that leaves one blank;
/// * a row that neither corrects anything nor says whom, what and when it is about;
/// * what is no id, no period, no matter of the rulebook, or nothing that its matter says.
///
/// What the records mean together is for [`History::check`](super::History::check) to say.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::consequence::{History, outcomes};
/// use grassroots::rulebook::bundled;
///
/// let rulebook = bundled::secretary_2019()?;
/// let header = ["编号", "对象", "事项", "所属期", "结论", "作出日期", "更正"];
/// let records = outcomes(rulebook.consequences(), header, [
///     ["o1", "zhang", "村党组织书记千分制考核", "2019年", "不称职", "2020-01-10", ""],
///     ["k1", "", "", "", "基本称职", "2020-05-06", "o1"],
/// ])?;
/// let history = History::check(rulebook.consequences(), records)?;
/// assert_eq!(history.standing(None)[0].by.id.as_str(), "k1");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outcomes<H, R>(
    rules: &Consequences,
    header: H,
    rows: R,
) -> Result<Vec<Decided>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let (table, mut told) = rows::read(&Layout::new(columns(rules))?, header, rows)?;
    let ids = table.each(&mut told, |row| Some((row.subject(), row.text(CORRECTS))));
    let all_are_read = table.is_named() && !told.has_lost_rows && !told.has_header();
    let mut read: Vec<Decided> = Vec::new();
    // What a correction leaves out is that of the record that it names.
    let (mut waiting, mut first) = (Vec::new(), Vec::new());
    for (place, (_, corrects)) in ids.iter().enumerate() {
        match corrects {
            Some(of) => waiting.push((place, of.as_str())),
            None => first.push(place),
        }
    }
    let outcome =
        |place: usize, told: &mut Told| outcome(&mut table.row(place, told)?, rules);
    for place in first {
        read.extend(outcome(place, &mut told));
    }
    loop {
        let is_next =
            |(_, of): &(usize, &str)| read.iter().any(|one| one.id.as_str() == *of);
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_next);
        waiting = later;
        if now.is_empty() {
            break;
        }
        for (place, of) in now {
            let target = read.iter().find(|one| one.id.as_str() == of).cloned();
            let row = table.row(place, &mut told);
            read.extend(
                row.zip(target)
                    .and_then(|(mut row, target)| correction(&mut row, &target, rules)),
            );
        }
    }
    for (place, of) in waiting.into_iter().filter(|_| all_are_read) {
        if let Some(mut row) = table.row(place, &mut told) {
            of_nothing(&mut row, of, &ids);
        }
    }
    told.none_or(read)
}

fn columns(rules: &Consequences) -> Result<Vec<Column>, Defect> {
    let mut columns = vec![
        Column::text(WHO, &["对象", "對象"]),
        Column::text(OF, &["事项", "事項"]),
        Column::text(ABOUT, &["所属期", "所屬期"]),
        Column::text(SAYS, &["结论", "結論"]).needed(),
        Column::day(DECIDED, &["作出日期", "认定日期", "認定日期"])?.needed(),
        Column::day(KNOWN, &["公布日期"])?,
        Column::count(SEQ, &["序号", "序號"], (1, 1_000_000)),
        Column::text(CORRECTS, &["更正"]),
        Column::day(EFFECT, &["生效日期"])?,
    ];
    for (index, role) in rules.roles().iter().enumerate() {
        let [hans, hant, en] = role.name.label.all();
        let names = [hans, hant, en, role.name.id.as_str()];
        columns.push(Column::text(&role_id(index), &names));
    }
    Ok(columns)
}

/// The id of the column of a role; its own would be that of another column, perhaps.
fn role_id(index: usize) -> String {
    format!("role-{index}")
}

/// The words for what a rule or a decision says, and for no grade and no outcome.
const WORDS: [(&[&str], Said); 6] = [
    (&["符合", "是", "met"], Said::Met),
    (&["不符合", "否", "not_met"], Said::NotMet),
    (&["无法认定", "無法認定", "undetermined"], Said::Undetermined),
    (&["不适用", "不適用", "not_applicable"], Said::NotApplicable),
    (&["未定等次", "未考核", "ungraded"], Said::Ungraded),
    (&["撤销", "撤銷", "withdrawn"], Said::Withdrawn),
];

fn outcome(row: &mut Row<'_>, rules: &Consequences) -> Option<Decided> {
    let who = row.id(WHO);
    let of = filled(row, OF).and_then(|text| matter(row, rules, &text));
    let about = filled(row, ABOUT).and_then(|text| row.take(ABOUT, period(&text)));
    let (says, decided) = (filled(row, SAYS), row.day(DECIDED));
    let bearers = bearers(row, rules);
    let of = of?;
    let says = said(row, of, &says?);
    let of = (of.matter.clone(), says?);
    let mut record = Decided::new(row.subject(), who?, of, (about?, decided?));
    record.bearers = bearers?;
    Some(dated(row, record))
}

fn correction(
    row: &mut Row<'_>,
    target: &Decided,
    rules: &Consequences,
) -> Option<Decided> {
    let (says, decided) = (filled(row, SAYS), row.day(DECIDED));
    let who = row.optional_id(WHO).ok();
    let matter = match row.text(OF) {
        Some(text) => matter(row, rules, &text),
        None => rules.matter(&target.of),
    };
    let about = match row.text(ABOUT) {
        Some(text) => row.take(ABOUT, period(&text)),
        None => Some(target.about),
    };
    let bearers = bearers(row, rules);
    let matter = matter?;
    let says = said(row, matter, &says?);
    let mut record = target.corrected(row.subject(), says?, decided?);
    record.who = who?.unwrap_or_else(|| target.who.clone());
    (record.of, record.about) = (matter.matter.clone(), about?);
    record.bearers = bearers?;
    Some(dated(row, record))
}

/// The text that must stand in a cell.
fn filled(row: &mut Row<'_>, column: &str) -> Option<String> {
    let text = row.text(column);
    row.or_needs(column, text)
}

/// A correction of a record that the table does not have; `ids` are those of all rows, with
/// what they correct.
fn of_nothing(row: &mut Row<'_>, found: &str, ids: &[(Id, Option<String>)]) {
    let target = ids.iter().find(|(id, _)| id.as_str() == found);
    if target.is_some_and(|(_, corrects)| corrects.is_none()) {
        return; // That record is told by itself.
    }
    let own = row.subject();
    let others = ids.iter().filter(|(id, _)| *id != own);
    let nearest = nearest(found, others.map(|(id, _)| id.as_str()));
    let (what, found) = ("outcome", found.to_owned());
    row.refuse(CORRECTS, Defect::Unknown { what, found, nearest });
}

fn matter<'c>(
    row: &mut Row<'_>,
    rules: &'c Consequences,
    text: &str,
) -> Option<&'c MatterRules> {
    let matters = rules.matters();
    let by_id = matters.iter().find(|one| one.matter.id().as_str() == text);
    let found = by_id.map_or_else(|| one_of(text, matters, |one| &one.name), Ok);
    row.take(OF, found.map_err(|defect| unknown("matter", defect)))
}

/// What a list without a word says where what it lists is not written out.
fn unknown(what: &'static str, defect: Defect) -> Defect {
    match defect {
        Defect::UnknownWord { found, nearest, .. } => {
            Defect::Unknown { what, found, nearest }
        }
        other => other,
    }
}

fn is_ungraded(text: &str) -> bool {
    matches!(word_said(text), Some(Said::Ungraded))
}

fn word_said(text: &str) -> Option<Said> {
    let key = column_key(text);
    let word = WORDS.iter().find(|(words, _)| words.contains(&key.as_str()));
    word.map(|(_, said)| said.clone())
}

/// What an outcome of a matter says; the words of another matter are left to the check of the
/// history.
fn said(row: &mut Row<'_>, matter: &MatterRules, text: &str) -> Option<Said> {
    let is_rule = matches!(matter.matter, Matter::Rule(_));
    let is_yes_or_no = ["是", "否"].contains(&column_key(text).as_str());
    if let Some(said) = word_said(text).filter(|_| !(is_rule && is_yes_or_no)) {
        return Some(said);
    }
    let words = listed(text);
    let or_ungraded = words.iter().any(|word| is_ungraded(word));
    let (mut grades, mut wrong) = (Vec::new(), Vec::new());
    for word in words.iter().filter(|word| !is_ungraded(word)) {
        match grade(matter, word) {
            Ok(grade) => grades.push(grade),
            Err(defect) => wrong.push(defect),
        }
    }
    let is_fine = wrong.is_empty();
    row.refuse_each(SAYS, wrong);
    is_fine.then(|| Said::among(grades, or_ungraded))
}

fn grade(matter: &MatterRules, text: &str) -> Result<Id, Defect> {
    let found = one_of(text, &matter.grades, |grade| grade);
    found.map(|grade| grade.id.clone()).map_err(|_| {
        let is_graded = matches!(matter.matter, Matter::Scheme(_));
        let words = WORDS.iter().filter(|(_, said)| match said {
            Said::Ungraded => is_graded,
            Said::Withdrawn => true,
            _ => !is_graded,
        });
        let words = words.filter_map(|(words, _)| words.first().copied());
        let grades = matter.grades.iter().map(|grade| grade.label.hans.as_str());
        let known: Vec<String> = grades.chain(words).map(str::to_owned).collect();
        let nearest = nearest(text, known.iter().map(String::as_str));
        Defect::UnknownWord { found: shown(text), nearest, known }
    })
}

/// Who answers by the columns of the roles; `None` where one of them is no id.
fn bearers(row: &mut Row<'_>, rules: &Consequences) -> Option<Vec<Bearer>> {
    let mut bearers = Vec::new();
    let mut is_fine = true;
    for (index, role) in rules.roles().iter().enumerate() {
        let column = role_id(index);
        let mut wrong = Vec::new();
        for text in listed(&row.text(&column).unwrap_or_default()) {
            let role = role.name.id.clone();
            if is_none(&text) {
                bearers.push(Bearer { role, who: None });
                continue;
            }
            match Id::new(&text) {
                Ok(id) => bearers.push(Bearer { role, who: Some(id) }),
                Err(error) => wrong.push(error.into()),
            }
        }
        is_fine &= wrong.is_empty();
        row.refuse_each(&column, wrong);
    }
    is_fine.then_some(bearers)
}

/// The record with its other days and its number.
fn dated(row: &Row<'_>, mut record: Decided) -> Decided {
    record.known = row.optional_day(KNOWN).unwrap_or(record.decided);
    record.takes_effect = row.optional_day(EFFECT);
    record.seq = row.optional_count(SEQ).unwrap_or(1);
    record
}

/// A year, a day, or the days from one to another.
fn period(text: &str) -> Result<Period, Defect> {
    let refused = || Defect::FactShape {
        found: shown(text),
        expected: "a year, a day, or `2019-01-01至2019-12-31`".to_owned(),
    };
    let text = text.trim();
    let year = text.strip_suffix("年度").or_else(|| text.strip_suffix('年'));
    let digits = year.unwrap_or(text);
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = digits.parse().ok().and_then(Period::year);
        return year.ok_or_else(refused);
    }
    let (from, last) = text.split_once('至').unwrap_or((text, text));
    let (from, last) = (day_in_cell(from.trim()), day_in_cell(last.trim()));
    let (from, last) = (from.ok_or_else(refused)?, last.ok_or_else(refused)?);
    Ok(Period::new(from, last.succ_opt())?)
}

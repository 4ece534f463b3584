//! Outcomes and corrections from a table with Chinese headers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::decided::{Bearer, Decided, Said};
use super::rules::{Consequences, Matter, MatterRules};
use crate::facts::rows::{self, Column, Layout, Row, is_none, listed, one_of};
use crate::facts::{column_key, day_in_cell};
use crate::vocabulary::text::{nearest, shown};
use crate::vocabulary::{
    CellDefect, ConsequenceDefect, Defect, Id, Period, Problems, Window,
};

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
///   `所属期`: a year (`2019`, `2019年`, `2019年度`), a half-year, quarter or month (`2019年上半年`,
///   `2019-Q1`, `2019年3月`), a day, or from one of these to another with `至` or `到` between
///   (`2019-01-01至2020-12-31`, `2019年1月至2019年6月`), the last day included. A correction may
///   leave all three blank: they are those of what it corrects;
/// * `结论`: a grade by label or id, several with `、` between while it is open, 未定等次 for
///   none; alone in its cell 符合, 不符合, 无法认定 or 不适用 of a rule or decision, and 撤销 of a
///   correction. 是 and 否 are for decisions alone: of a rule about discipline, 是 says to one
///   that it was kept and to another that it was broken;
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
/// * a correction of what no row is, and rows that correct each other;
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
    let ids = table.each(&mut told, |row| {
        let (id, corrects) = (row.subject(), row.text(CORRECTS));
        Some(Entry { id, is_named: row.is_named(), corrects })
    });
    let all_are_read = table.has_ids() && !told.has_lost_rows && !told.has_header();
    let order = Order::of(&ids);
    let mut parts: Vec<Option<Parts<'_>>> = ids.iter().map(|_| None).collect();
    for place in &order.places {
        let Some(mut row) = table.row(*place, &mut told) else { continue };
        let target = order.targets.get(place);
        let known = target.and_then(|of| parts.get(*of)).and_then(Option::as_ref);
        let read = Parts::read(&mut row, known, rules);
        if let Some(here) = parts.get_mut(*place) {
            *here = Some(read);
        }
    }
    let of_no_row = order.of_nothing.into_iter().filter(|_| all_are_read);
    for (nth, (place, of)) in of_no_row.enumerate() {
        if let Some(mut row) = table.row(place, &mut told) {
            // Whatever is behind those that are listed is counted alone.
            let near = if nth < Problems::MOST { ids.as_slice() } else { &[] };
            of_nothing(&mut row, of, near);
        }
    }
    for circle in order.circles {
        let first = circle.first().copied().unwrap_or_default();
        if let Some(mut row) = table.row(first, &mut told) {
            let of = |place: &usize| ids.get(*place).map(|entry| entry.id.to_string());
            let outcomes = circle.iter().filter_map(of).collect();
            row.refuse(CORRECTS, ConsequenceDefect::Circle { outcomes }.into());
        }
    }
    let records = parts.into_iter().flatten().filter_map(|one| one.record);
    told.none_or(records.collect())
}

/// What a row is about as a record among others.
struct Entry {
    id: Id,
    is_named: bool,
    corrects: Option<String>,
}

/// The order in which rows are read: each after the one that it corrects.
struct Order<'e> {
    places: Vec<usize>,
    /// Of each correction the row that it corrects.
    targets: BTreeMap<usize, usize>,
    /// Corrections of what no row is.
    of_nothing: Vec<(usize, &'e str)>,
    /// Rows that correct each other, from the first of them in the table.
    circles: Vec<Vec<usize>>,
}

impl<'e> Order<'e> {
    fn of(entries: &'e [Entry]) -> Order<'e> {
        let named = entries.iter().enumerate().filter(|(_, entry)| entry.is_named);
        let by_id: BTreeMap<&str, usize> =
            named.map(|(place, entry)| (entry.id.as_str(), place)).collect();
        let (mut targets, mut of_nothing) = (BTreeMap::new(), Vec::new());
        for (place, entry) in entries.iter().enumerate() {
            let Some(of) = entry.corrects.as_deref() else { continue };
            match by_id.get(of) {
                Some(target) => {
                    targets.insert(place, *target);
                }
                None => of_nothing.push((place, of)),
            }
        }
        let (mut places, mut circles) = (Vec::new(), Vec::new());
        let mut done: BTreeSet<usize> = BTreeSet::new();
        for place in 0..entries.len() {
            let (mut way, mut on_way) = (Vec::new(), BTreeSet::new());
            let mut next = Some(place);
            while let Some(here) = next.filter(|here| !done.contains(here)) {
                if !on_way.insert(here) {
                    circles
                        .push(way.iter().copied().skip_while(|it| *it != here).collect());
                    break;
                }
                way.push(here);
                next = targets.get(&here).copied();
            }
            done.extend(&way);
            places.extend(way.into_iter().rev());
        }
        Order { places, targets, of_nothing, circles }
    }
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

/// Whatever can be read of a row; what a correction leaves out is that of what it corrects.
struct Parts<'c> {
    id: Id,
    who: Option<Id>,
    of: Option<&'c MatterRules>,
    about: Option<Period>,
    record: Option<Decided>,
}

impl<'c> Parts<'c> {
    /// … with what was read of the row that it corrects, where there is one.
    fn read(
        row: &mut Row<'_>,
        target: Option<&Parts<'c>>,
        rules: &'c Consequences,
    ) -> Parts<'c> {
        let is_correction = row.is_filled(CORRECTS);
        let (who, of, about) = if is_correction {
            let who = match row.optional_id(WHO) {
                Ok(None) => target.and_then(|one| one.who.clone()),
                Ok(who) => who,
                Err(()) => None,
            };
            let of = match row.text(OF) {
                Some(text) => matter(row, rules, &text),
                None => target.and_then(|one| one.of),
            };
            let about = match row.text(ABOUT) {
                Some(text) => row.take(ABOUT, period(&text)),
                None => target.and_then(|one| one.about),
            };
            (who, of, about)
        } else {
            let who = row.id(WHO);
            let of = filled(row, OF).and_then(|text| matter(row, rules, &text));
            let about = filled(row, ABOUT);
            (who, of, about.and_then(|text| row.take(ABOUT, period(&text))))
        };
        // Signs between words without a word are no more than a blank.
        let text = row.text(SAYS).filter(|text| !listed(text).is_empty());
        let says = row.or_needs(SAYS, text).and_then(|text| match of {
            Some(of) => said(row, of, &text),
            None => {
                of_any(row, rules, &text);
                None
            }
        });
        let (decided, bearers) = (row.day(DECIDED), bearers(row, rules));
        let mut read = Parts { id: row.subject(), who, of, about, record: None };
        read.record = read
            .decided(says, decided)
            .zip(bearers)
            .map(|(record, bearers)| dated(row, Decided { bearers, ..record }));
        if let Some(record) = read.record.as_mut().filter(|_| is_correction) {
            record.corrects = target.map(|one| one.id.clone());
        }
        read
    }

    fn decided(&self, says: Option<Said>, on: Option<NaiveDate>) -> Option<Decided> {
        let of = (self.of?.matter.clone(), says?);
        Some(Decided::new(self.id.clone(), self.who.clone()?, of, (self.about?, on?)))
    }
}

/// The text that must stand in a cell.
fn filled(row: &mut Row<'_>, column: &str) -> Option<String> {
    let text = row.text(column);
    row.or_needs(column, text)
}

/// A correction of a record that the table does not have; `ids` are what may be meant.
fn of_nothing(row: &mut Row<'_>, found: &str, ids: &[Entry]) {
    let own = row.subject();
    let others = ids.iter().filter(|entry| entry.is_named && entry.id != own);
    let nearest = nearest(found, others.map(|entry| entry.id.as_str()));
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
    let own_word = |text: &str| {
        let is_yes_or_no = ["是", "否"].contains(&column_key(text).as_str());
        word_said(text).filter(|_| !(is_rule && is_yes_or_no))
    };
    let words = listed(text);
    let only = words.first().filter(|_| words.len() == 1);
    if let Some(said) = own_word(text).or_else(|| own_word(only?)) {
        return Some(said);
    }
    let or_ungraded = words.iter().any(|word| is_ungraded(word));
    let (mut grades, mut wrong) = (Vec::new(), Vec::new());
    for word in words.iter().filter(|word| !is_ungraded(word)) {
        let is_own = own_word(word).is_some_and(|said| may_say(matter, &said));
        match grade(matter, word) {
            Ok(grade) => grades.push(grade),
            Err(_) if is_own => {
                let found = shown(word);
                wrong.push(ConsequenceDefect::StandsAlone { found }.into());
            }
            Err(defect) => wrong.push(defect),
        }
    }
    let is_fine = wrong.is_empty();
    row.refuse_each(SAYS, wrong);
    is_fine.then(|| Said::among(grades, or_ungraded))
}

/// What nothing can say, in a row of which it is not known what it is of.
fn of_any(row: &mut Row<'_>, rules: &Consequences, text: &str) {
    let grades = || rules.matters().iter().flat_map(|matter| &matter.grades);
    let is_none = |word: &&String| {
        word_said(word).is_none() && one_of(word, grades(), |grade| grade).is_err()
    };
    let words = listed(text);
    let wrong = words.iter().filter(is_none).map(|word| {
        let mut known: Vec<String> = Vec::new();
        let grades = grades().map(|grade| grade.label.hans.as_str());
        let words = WORDS.iter().filter_map(|(words, _)| words.first().copied());
        for word in grades.chain(words) {
            if !known.iter().any(|one| one == word) {
                known.push(word.to_owned());
            }
        }
        let nearest = nearest(word, known.iter().map(String::as_str));
        Defect::UnknownWord { found: shown(word), nearest, known }
    });
    row.refuse_each(SAYS, wrong.collect());
}

/// Whether a word that is no grade is one for what a matter says.
const fn may_say(matter: &MatterRules, said: &Said) -> bool {
    let is_graded = matches!(matter.matter, Matter::Scheme(_));
    match said {
        Said::Ungraded => is_graded,
        Said::Withdrawn => true,
        _ => !is_graded,
    }
}

fn grade(matter: &MatterRules, text: &str) -> Result<Id, Defect> {
    let found = one_of(text, &matter.grades, |grade| grade);
    found.map(|grade| grade.id.clone()).map_err(|_| {
        let words = WORDS.iter().filter(|(_, said)| may_say(matter, said));
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

/// The half-year, the quarter or the month that a text names.
fn window(text: &str) -> Option<Period> {
    let windows = [Window::HalfYear, Window::Quarter, Window::Month].into_iter();
    let mut read = windows.filter_map(|one| Some((one, one.read(text)?)));
    let (window, index) = read.next()?;
    let next = index.checked_add(1).and_then(|next| window.first_day(next))?;
    Period::new(window.first_day(index)?, Some(next)).ok()
}

/// A year, a part of it, a day, or from one of these to another.
fn period(text: &str) -> Result<Period, Defect> {
    let refused = || {
        Defect::FactShape {
        found: shown(text),
        expected: "a year, a part of it such as `2019-H1` or `2019-03`, a day, or `2019-01-01至2019-12-31`".to_owned(),
    }
    };
    let Some((from, last)) = text.split_once(['至', '到']) else {
        return year_part_or_day(text).ok_or_else(refused);
    };
    let from = year_part_or_day(from).map(|it| it.from()).ok_or_else(refused)?;
    let last = year_part_or_day(last).and_then(|it| it.last()).ok_or_else(refused)?;
    if last < from {
        return Err(CellDefect::EndsFirst { from, last }.into());
    }
    Ok(Period::new(from, last.succ_opt())?)
}

/// A year, a part of it, or a day.
fn year_part_or_day(text: &str) -> Option<Period> {
    let parts: Vec<&str> = text.split('年').map(str::trim).collect();
    let text = parts.join("年");
    let year = text.strip_suffix("年度").or_else(|| text.strip_suffix('年'));
    let digits = year.unwrap_or(&text);
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok().and_then(Period::year);
    }
    let half = text.strip_suffix("半年度").map(|before| format!("{before}半年"));
    window(half.as_ref().unwrap_or(&text)).or_else(|| {
        let day = day_in_cell(&text)?;
        Period::new(day, day.succ_opt()).ok()
    })
}

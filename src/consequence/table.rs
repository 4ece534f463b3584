//! Outcomes and corrections from a table with Chinese headers.

use chrono::NaiveDate;

use super::decided::{Bearer, Decided, Said};
use super::rules::{Consequences, Matter, MatterRules};
use crate::facts::columns::{
    self, Column, Rows, day_in, is_none, listed, row_at, text_in,
};
use crate::facts::table::TableRow;
use crate::facts::{FactKind, column_key, day_in_cell, folded};
use crate::vocabulary::text::{nearest, shown};
use crate::vocabulary::{Defect, FieldPath, Found, Id, Named, Period, Problem, Problems};

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
///   `所属期`: a year (`2019`, `2019年`), a day, or `2019-01-01至2020-12-31`, the last day
///   included. A correction may leave all three blank: they are those of what it corrects;
/// * `结论`: a grade by label or id, several with `、` between while it is open, 未定等次 for
///   none; 符合, 不符合, 无法认定 or 不适用 of a rule or decision; 撤销 of a correction;
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
    let header: Vec<H::Item> = header.into_iter().collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    let roles = roles(rules, &header);
    let carried: Vec<&str> = roles.iter().map(|(_, header)| *header).collect();
    let layout = layout().map_err(|error| Problem::new(row_at(1), error))?;
    let table = columns::read(&layout, &carried, &header, rows)?;
    let mut reader = Reader { rules, table: &table, found: Found::default() };
    let mut read: Vec<Decided> = Vec::new();
    // What a correction leaves out is that of the record that it names.
    let (first, corrections): (Vec<_>, Vec<_>) =
        table.rows.iter().partition(|row| text_in(&row.sheet, CORRECTS).is_none());
    for row in first {
        read.extend(reader.outcome(row, &roles));
    }
    let mut waiting = corrections;
    loop {
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|row| {
            let of = text_in(&row.sheet, CORRECTS).unwrap_or_default();
            read.iter().any(|record| record.id.as_str() == of)
        });
        waiting = later;
        if now.is_empty() {
            break;
        }
        for row in now {
            read.extend(reader.correction(row, &roles, &read));
        }
    }
    for row in waiting {
        reader.of_nothing(row, &table);
    }
    let mut problems = reader.found.into_vec();
    problems.sort_by_key(|problem| row_of(&problem.at, &table));
    Problems::none_or(read, problems)
}

fn layout() -> Result<[Column; 9], Defect> {
    let text = |id, names: &'static [&'static str]| Column {
        id,
        names,
        kind: FactKind::Group,
        is_needed: false,
    };
    let days = FactKind::Date(columns::days()?);
    let day = |id, names: &'static [&'static str]| Column {
        id,
        names,
        kind: days.clone(),
        is_needed: false,
    };
    let numbers = FactKind::Count { at_least: 1, at_most: 1_000_000 };
    Ok([
        text(WHO, &["对象", "對象"]),
        text(OF, &["事项", "事項"]),
        text(ABOUT, &["所属期", "所屬期"]),
        Column { is_needed: true, ..text(SAYS, &["结论", "結論"]) },
        Column {
            is_needed: true, ..day(DECIDED, &["作出日期", "认定日期", "認定日期"])
        },
        day(KNOWN, &["公布日期"]),
        Column { kind: numbers, ..text(SEQ, &["序号", "序號"]) },
        text(CORRECTS, &["更正"]),
        day(EFFECT, &["生效日期"]),
    ])
}

/// The roles that have a column, each with its header.
fn roles<'h>(rules: &Consequences, header: &[&'h str]) -> Vec<(Id, &'h str)> {
    let named = |text: &&&str, name: &Named| goes_by(name, text);
    let roles = rules.roles().iter();
    let column = |name: &Named| header.iter().find(|text| named(text, name)).copied();
    roles.filter_map(|role| Some((role.name.id.clone(), column(&role.name)?))).collect()
}

fn goes_by(name: &Named, text: &str) -> bool {
    let key = column_key(text.trim_start_matches('\u{feff}'));
    column_key(name.id.as_str()) == key
        || name.label.all().into_iter().any(|label| column_key(label) == key)
}

/// The row that a problem is about.
fn row_of(at: &FieldPath, table: &Rows) -> usize {
    let inside = |row: &&TableRow| at.is_within(&row_at(row.row));
    table.rows.iter().find(inside).map_or(0, |row| row.row)
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

/// A table that is read, and what is wrong with it so far.
struct Reader<'t> {
    rules: &'t Consequences,
    table: &'t Rows,
    found: Found,
}

impl Reader<'_> {
    fn refuse(&mut self, row: &TableRow, column: &'static str, defect: Defect) {
        self.found.push(Problem::new(self.table.cell(row.row, column), defect));
    }

    fn needs<T>(&mut self, row: &TableRow, column: &'static str) -> Option<T> {
        self.refuse(row, column, Defect::MissingKey { key: self.table.name(column) });
        None
    }

    /// The text that must stand in a cell.
    fn text(&mut self, row: &TableRow, column: &'static str) -> Option<String> {
        text_in(&row.sheet, column).or_else(|| self.needs(row, column))
    }

    fn outcome(&mut self, row: &TableRow, roles: &[(Id, &str)]) -> Option<Decided> {
        let who = self.text(row, WHO);
        let who = who.and_then(|text| self.id(row, WHO, &text));
        let of = self.text(row, OF);
        let of = of.and_then(|text| self.matter(row, &text));
        let about = self.text(row, ABOUT);
        let about = about.and_then(|text| self.period(row, &text));
        let says = self.text(row, SAYS);
        let decided = self.decided(row);
        let bearers = self.bearers(row, roles);
        let (of, says) = (of?, says?);
        let says = self.says(row, &of, &says);
        let of = (of.matter.clone(), says?);
        let mut record = Decided::new(row.subject.clone(), who?, of, (about?, decided?));
        record.bearers = bearers?;
        Some(dated(row, record))
    }

    fn correction(
        &mut self,
        row: &TableRow,
        roles: &[(Id, &str)],
        read: &[Decided],
    ) -> Option<Decided> {
        let of = text_in(&row.sheet, CORRECTS)?;
        let target = read.iter().find(|record| record.id.as_str() == of)?.clone();
        let says = self.text(row, SAYS);
        let decided = self.decided(row);
        let who = match text_in(&row.sheet, WHO) {
            Some(text) => self.id(row, WHO, &text),
            None => Some(target.who.clone()),
        };
        let matter = match text_in(&row.sheet, OF) {
            Some(text) => self.matter(row, &text),
            None => self.rules.matter(&target.of).cloned(),
        };
        let about = match text_in(&row.sheet, ABOUT) {
            Some(text) => self.period(row, &text),
            None => Some(target.about),
        };
        let bearers = self.bearers(row, roles);
        let (matter, says) = (matter?, says?);
        let says = self.says(row, &matter, &says);
        let mut record = target.corrected(row.subject.clone(), says?, decided?);
        (record.who, record.of, record.about) = (who?, matter.matter, about?);
        record.bearers = bearers?;
        Some(dated(row, record))
    }

    /// A correction of a record that the table does not have.
    fn of_nothing(&mut self, row: &TableRow, table: &Rows) {
        let found = text_in(&row.sheet, CORRECTS).unwrap_or_default();
        let is_read = table.rows.iter().any(|one| one.subject.as_str() == found);
        let corrects = table.rows.iter().any(|one| {
            one.subject.as_str() == found && text_in(&one.sheet, CORRECTS).is_some()
        });
        if is_read && !corrects {
            return; // That record is told by itself.
        }
        let ids = table.rows.iter().filter(|one| one.subject != row.subject);
        let nearest = nearest(&found, ids.map(|one| one.subject.as_str()));
        let what = "outcome";
        self.refuse(row, CORRECTS, Defect::Unknown { what, found, nearest });
    }

    fn decided(&mut self, row: &TableRow) -> Option<NaiveDate> {
        day_in(&row.sheet, DECIDED).or_else(|| self.needs(row, DECIDED))
    }

    fn id(&mut self, row: &TableRow, column: &'static str, text: &str) -> Option<Id> {
        let id = Id::new(text);
        id.map_err(|error| self.refuse(row, column, error.into())).ok()
    }

    fn matter(&mut self, row: &TableRow, text: &str) -> Option<MatterRules> {
        let matters = self.rules.matters();
        let by_id = matters.iter().find(|one| one.matter.id().as_str() == text);
        let found = by_id.or_else(|| matters.iter().find(|one| goes_by(&one.name, text)));
        if found.is_none() {
            let known: Vec<String> =
                matters.iter().map(|one| one.name.label.hans.clone()).collect();
            let nearest = nearest(text, known.iter().map(String::as_str));
            let (what, found) = ("matter", shown(text));
            self.refuse(row, OF, Defect::Unknown { what, found, nearest });
        }
        found.cloned()
    }

    fn period(&mut self, row: &TableRow, text: &str) -> Option<Period> {
        let read = period(text);
        read.map_err(|defect| self.refuse(row, ABOUT, defect)).ok()
    }

    /// What an outcome of a matter says; the words of another matter are left to the check of
    /// the history.
    fn says(&mut self, row: &TableRow, matter: &MatterRules, text: &str) -> Option<Said> {
        let key = column_key(text);
        let word = WORDS.iter().find(|(words, _)| words.contains(&key.as_str()));
        if let Some((_, said)) = word {
            return Some(said.clone());
        }
        let (mut grades, mut or_ungraded) = (Vec::new(), false);
        for text in listed(text) {
            let key = column_key(&text);
            if WORDS.iter().any(|(words, said)| {
                *said == Said::Ungraded && words.contains(&key.as_str())
            }) {
                or_ungraded = true;
                continue;
            }
            match matter.grades.iter().find(|grade| goes_by(grade, &text)) {
                Some(grade) => grades.push(grade.id.clone()),
                None => return self.no_word(row, matter, &text),
            }
        }
        Some(Said::among(grades, or_ungraded))
    }

    fn no_word<T>(
        &mut self,
        row: &TableRow,
        matter: &MatterRules,
        text: &str,
    ) -> Option<T> {
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
        let found = shown(text);
        self.refuse(row, SAYS, Defect::UnknownWord { found, nearest, known });
        None
    }

    fn bearers(&mut self, row: &TableRow, roles: &[(Id, &str)]) -> Option<Vec<Bearer>> {
        let mut bearers = Vec::new();
        let mut is_fine = true;
        for ((role, header), text) in roles.iter().zip(&row.carried) {
            for text in listed(&folded(text)) {
                if is_none(&text) {
                    bearers.push(Bearer { role: role.clone(), who: None });
                    continue;
                }
                match Id::new(&text) {
                    Ok(id) => bearers.push(Bearer { role: role.clone(), who: Some(id) }),
                    Err(error) => {
                        let at = row_at(row.row).key("column").element(header.trim());
                        self.found.push(Problem::new(at, error.into()));
                        is_fine = false;
                    }
                }
            }
        }
        is_fine.then_some(bearers)
    }
}

/// The record with its other days and its number.
fn dated(row: &TableRow, mut record: Decided) -> Decided {
    record.known = day_in(&row.sheet, KNOWN).unwrap_or(record.decided);
    record.takes_effect = day_in(&row.sheet, EFFECT);
    let seq = row.sheet.number(SEQ);
    let seq = seq.and_then(|seq| u32::try_from(seq.numerator()).ok());
    record.seq = seq.unwrap_or(1);
    record
}

/// A year, a day, or the days from one to another.
fn period(text: &str) -> Result<Period, Defect> {
    let refused = || Defect::FactShape {
        found: shown(text),
        expected: "a year, a day, or `2019-01-01至2019-12-31`".to_owned(),
    };
    let text = text.trim();
    let digits = text.strip_suffix('年').unwrap_or(text);
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = digits.parse().ok().and_then(Period::year);
        return year.ok_or_else(refused);
    }
    let (from, last) = text.split_once('至').unwrap_or((text, text));
    let (from, last) = (day_in_cell(from.trim()), day_in_cell(last.trim()));
    let (from, last) = (from.ok_or_else(refused)?, last.ok_or_else(refused)?);
    Ok(Period::new(from, last.succ_opt())?)
}

//! What is wrong with the tables of the county: each thing in three scripts, with the file and
//! the row that say it.

use grassroots::vocabulary::{FieldPath, Id, Label, Problem, Problems, Script};

use super::tables::Table;

/// Everything that is wrong.
pub(crate) type Wrong = Vec<Line>;

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Line {
    file: Option<&'static str>,
    /// The header is row 1; 0 for a file as a whole.
    row: usize,
    text: Label,
}

impl Line {
    /// A thing that stands in no table.
    fn of_none(text: Label) -> Line {
        Line { file: None, row: 0, text }
    }

    /// A problem of a table by itself, which names row and column.
    fn of_table(file: &'static str, problem: &Problem) -> Line {
        let row = row_of(problem.at.as_str()).unwrap_or_default();
        Line { file: Some(file), row, text: in_file(file, &scripts(problem)) }
    }

    pub(crate) fn in_script(&self, script: Script) -> &str {
        self.text.in_script(script)
    }
}

/// All of it, by file and then by row; what stands in no file comes last.
pub(crate) fn in_order(mut wrong: Wrong) -> Wrong {
    wrong.sort_by_key(|line| (line.file.is_none(), line.file, line.row));
    wrong.dedup();
    wrong
}

/// A text with what it is about in the place of `{}`.
pub(crate) fn said(scripts: [&str; 3], about: &str) -> Label {
    let [hans, hant, en] = scripts.map(|text| text.replace("{}", about));
    Label::new(&hans, &hant, &en)
}

/// There is no organization of this id.
pub(crate) fn no_organization(id: &Id) -> Label {
    let texts =
        ["没有标识为`{}`的组织", "沒有標識為`{}`的組織", "there is no organization `{}`"];
    said(texts, id.as_str())
}

/// Somebody of whom a table should tell and does not.
pub(crate) fn no_row(id: &Id) -> Label {
    said(["没有`{}`的一行", "沒有`{}`的一行", "`{}` has no row"], id.as_str())
}

impl Table {
    /// What is found wrong only beside other tables: at the first row that says something in a
    /// column.
    pub(crate) fn told(&self, found: &str, column: &str, what: &Label) -> Line {
        let place = self.header.iter().position(|name| name == column);
        let says = |row: &csv::StringRecord| {
            place.and_then(|place| row.get(place)).is_some_and(|it| it.trim() == found)
        };
        let Some(row) = self.rows.iter().position(says) else { return self.lacks(what) };
        let row = row.saturating_add(2);
        let places = [
            format!("第{row}行“{column}”列：{}", what.hans),
            format!("第{row}行「{column}」欄：{}", what.hant),
            format!("row {row}, column {column}: {}", what.en),
        ];
        self.at_row(row, &places)
    }

    /// What is wrong with a row, in words that name it.
    pub(crate) fn at_row(&self, row: usize, words: &[String; 3]) -> Line {
        Line { file: Some(self.file), row, text: in_file(self.file, words) }
    }

    /// What is wrong with the table as a whole.
    pub(crate) fn lacks(&self, what: &Label) -> Line {
        let text = in_file(self.file, &what.all().map(str::to_owned));
        Line { file: Some(self.file), row: 0, text }
    }

    pub(crate) fn wrong(&self, problems: &Problems) -> Wrong {
        problems.iter().map(|problem| Line::of_table(self.file, problem)).collect()
    }

    /// What was read, or `None` with what is wrong kept beside all else.
    pub(crate) fn kept<T>(
        &self,
        read: Result<T, Problems>,
        wrong: &mut Wrong,
    ) -> Option<T> {
        read.map_err(|problems| wrong.extend(self.wrong(&problems))).ok()
    }
}

/// What was read, or `None` with what is wrong kept beside all else.
pub(crate) fn kept<T>(read: Result<T, Wrong>, wrong: &mut Wrong) -> Option<T> {
    read.map_err(|own| wrong.extend(own)).ok()
}

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
pub(crate) fn line(wrong: impl ToString) -> Wrong {
    let text = wrong.to_string();
    vec![Line::of_none(Label::new(&text, &text, &text))]
}

/// What is wrong with somebody, a line each.
pub(crate) fn about(id: &Id, problems: &Problems) -> Wrong {
    let line = |problem: &Problem| {
        let [hans, hant, en] = scripts(problem);
        let text =
            [format!("{id}：{hans}"), format!("{id}：{hant}"), format!("{id}: {en}")];
        Line::of_none(label(&text))
    };
    problems.iter().map(line).collect()
}

/// What is wrong beyond all tables, a line each.
pub(crate) fn lines(problems: &Problems) -> Wrong {
    problems.iter().map(|it| Line::of_none(label(&scripts(it)))).collect()
}

/// What is wrong with tables together, each at the row that says it: the lists that problems
/// name, each with its table.
pub(crate) fn placed(lists: &[(&str, &Table)], problems: &Problems) -> Wrong {
    let place = |problem: &Problem| {
        let at = problem.at.to_string();
        let rows =
            lists.iter().flat_map(|(list, of)| of.ids().map(move |id| (list, of, id)));
        let mut rows = rows.filter(|(list, _, id)| {
            let own = format!("{list}[{id}]");
            at.strip_prefix(&own).is_some_and(|rest| !rest.starts_with('['))
        });
        let text = label(&scripts(problem));
        match rows.next() {
            Some((_, of, id)) => of.told(id.as_str(), "编号", &text),
            None => Line::of_none(text),
        }
    };
    problems.iter().map(place).collect()
}

/// The same where the tables were read together, and problems name table, row and column.
pub(crate) fn named(tables: &[&Table], problems: &Problems) -> Wrong {
    let place = |problem: &Problem| {
        let at = problem.at.as_str();
        let within = |of: &&Table| {
            at.strip_prefix(of.file)?.strip_prefix('.').map(|rest| (of.file, rest))
        };
        match tables.iter().find_map(within) {
            Some((file, rest)) => {
                let mut own = problem.clone();
                own.at = FieldPath::root().key(rest);
                Line::of_table(file, &own)
            }
            None => Line::of_none(label(&scripts(problem))),
        }
    };
    problems.iter().map(place).collect()
}

fn scripts(problem: &Problem) -> [String; 3] {
    Script::ALL.map(|script| problem.in_script(script))
}

fn label([hans, hant, en]: &[String; 3]) -> Label {
    Label::new(hans, hant, en)
}

fn in_file(file: &str, [hans, hant, en]: &[String; 3]) -> Label {
    let chinese = |text: &String| format!("{file}，{text}");
    Label::new(&chinese(hans), &chinese(hant), &format!("{file}: {en}"))
}

/// The row that a path within a table names.
fn row_of(at: &str) -> Option<usize> {
    let (_, rest) = at.split_once("row[")?;
    rest.split_once(']')?.0.parse().ok()
}

/// All of them, or everything that is wrong with any.
pub(crate) fn all_or_wrong<T>(
    all: impl IntoIterator<Item = Result<T, Wrong>>,
) -> Result<Vec<T>, Wrong> {
    let (mut fine, mut wrong) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(one) => fine.push(one),
            Err(own) => wrong.extend(own),
        }
    }
    if wrong.is_empty() { Ok(fine) } else { Err(wrong) }
}

use std::collections::BTreeMap;

use super::check::{Part, check};
use super::kind::{Kind, SetUp};
use super::tree::{OrganizationDraft, Tree};
use crate::facts::FactKind;
use crate::facts::columns::{
    self, Column, Rows, is_none, name_in, row_at, text_in, word_in,
};
use crate::facts::table::TableRow;
use crate::vocabulary::{Defect, Found, Id, Problem, Problems};

/// 读党组织表 — the tree that a table of organizations gives, or every problem with it.
///
/// # Shape
/// A row each, with a column `编号` and:
/// * `类别`: the kind by label or word: 村党支部, `village-branch`;
/// * `上级`: the id of the superior; 无 for one that stands at the top of the table;
/// * `名称` and `设置方式` (单独组建, 区域联建, 行业统建), each of which may be left out or blank.
///
/// Cells are read as those of any [table](crate::facts::table); headers and words may stand
/// in both scripts, or in English.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at `row[N].column[HEADER]`,
///   the header being row 1; a missing column `类别` or `上级`;
/// * a row without a kind, or without a word on its superior; a superior that is no id;
/// * whatever [`Tree::check`] refuses, at the row and column that say so, once every row can
///   be read.
///
/// # Examples
/// ```
/// use grassroots::organization::organizations;
/// use grassroots::vocabulary::Id;
///
/// let header = ["编号", "名称", "类别", "上级"];
/// let tree = organizations(header, [
///     ["cg", "城关镇党委", "乡镇党委", "无"],
///     ["cg-01", "古村党支部", "村党支部", "cg"],
/// ])?;
/// assert_eq!(tree.all_below(&Id::new("cg")?).len(), 1);
///
/// let problems = organizations(header, [["cg-01", "古村党支部", "村党支部", "cg"]]).unwrap_err();
/// assert_eq!(problems.to_string(), "row[2].column[上级]: there is no organization `cg`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn organizations<H, R>(header: H, rows: R) -> Result<Tree, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns = layout();
    let columns =
        columns.map_err(|error| Problems::one(Problem::new(row_at(1), error)))?;
    let table = columns::read(&columns, &[], header, rows)?;
    let mut found = Found::default();
    let mut drafts = Vec::new();
    for row in &table.rows {
        drafts.extend(organization(&table, row, &mut found));
    }
    if !found.is_empty() {
        return Err(found.into_problems());
    }
    let rows = table.rows.iter().map(|row| (&row.subject, row.row));
    let by_id: BTreeMap<&Id, usize> = rows.collect();
    let (tree, wrong) = check(drafts);
    let mut problems = Vec::new();
    for (whom, defect) in wrong {
        let row = whom.as_ref().and_then(|(id, _)| by_id.get(id).copied());
        let row = row.unwrap_or(1);
        let at = match whom {
            None => row_at(row),
            Some((_, Part::Id)) => table.subject_cell(row),
            Some((_, Part::Superior)) => table.cell(row, SUPERIOR),
        };
        problems.push((row, Problem::new(at, defect)));
    }
    columns::tell_by_row(problems, &mut found);
    found.none_or(tree)
}

const KIND: &str = "kind";
const NAME: &str = "name";
const SET_UP: &str = "set_up";
const SUPERIOR: &str = "superior";

fn layout() -> Result<[Column; 4], Defect> {
    let kinds = Kind::all().map(|(word, kind)| (word, kind.label()));
    let set_ups = SetUp::ALL.into_iter().map(|(word, set_up)| (word, set_up.label()));
    Ok([
        Column {
            id: KIND,
            names: &["类别", "類別"],
            kind: columns::choices(kinds)?,
            is_needed: true,
        },
        Column {
            id: SUPERIOR,
            names: &["上级", "上級", "上级党组织", "上級黨組織"],
            kind: FactKind::Group,
            is_needed: true,
        },
        Column {
            id: NAME,
            names: &["名称", "名稱"],
            kind: FactKind::Group,
            is_needed: false,
        },
        Column {
            id: SET_UP,
            names: &["设置方式", "設置方式"],
            kind: columns::choices(set_ups)?,
            is_needed: false,
        },
    ])
}

/// What a row says, with whatever is wrong with it.
fn organization(
    table: &Rows,
    row: &TableRow,
    found: &mut Found,
) -> Option<OrganizationDraft> {
    let mut refuse = |column: &'static str, defect| {
        found.push(Problem::new(table.cell(row.row, column), defect));
    };
    let kind = word_in(&row.sheet, KIND, Kind::all());
    if kind.is_none() {
        refuse(KIND, Defect::MissingKey { key: table.name(KIND) });
    }
    let superior = match text_in(&row.sheet, SUPERIOR) {
        Some(text) if is_none(&text) => Some(None),
        Some(text) => match Id::new(&text) {
            Ok(id) => Some(Some(id)),
            Err(error) => {
                refuse(SUPERIOR, error.into());
                None
            }
        },
        None => {
            let why = "write the id of the superior, or 无 for the top";
            refuse(SUPERIOR, Defect::AnswerNeeded { key: "上级", why });
            None
        }
    };
    let mut draft = OrganizationDraft::new(row.subject.clone(), kind?);
    draft.superior = superior?;
    draft.name = name_in(&row.sheet, NAME);
    draft.set_up = word_in(&row.sheet, SET_UP, SetUp::ALL);
    Some(draft)
}

use std::collections::{BTreeMap, BTreeSet};

use super::check::{Part, check};
use super::kind::{Kind, SetUp};
use super::tree::{OrganizationDraft, Tree};
use crate::facts::FactKind;
use crate::facts::columns::{
    self, Column, Rows, Told, Written, is_none, name_in, row_at, text_in, word_in,
};
use crate::facts::table::TableRow;
use crate::vocabulary::{Defect, Id, OrganizationDefect, Problem, Problems};

/// 读党组织表 — the tree that a table of organizations gives, or every problem with it.
///
/// # Shape
/// A row each, with a column `编号` and:
/// * `类别`: the kind by label or word: 村党支部, `village-branch`; a joint branch (联合党支部) is
///   of the field of its units, and says under `设置方式` that it is joint;
/// * `上级`: the id of the superior; 无 for one that stands at the top of the table;
/// * `名称` and `设置方式` (单独组建, 区域联建 or 联合组建, 行业统建), each of which may be left out
///   or blank.
///
/// Cells are read as those of any [table](crate::facts::table); headers and words may stand
/// in both scripts, or in English.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at `row[N].column[HEADER]`,
///   the header being row 1; a missing column `类别` or `上级`;
/// * a row without a kind, or without a word on its superior; a superior that is no id;
/// * whatever [`Tree::check`] refuses, at the row and column that say so.
///
/// All of it is told at once; what follows from a cell that was told is not.
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
/// assert_eq!(problems.to_string(), "row 2, column 上级: there is no organization `cg`");
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
    let (table, mut told) = columns::read_all(&columns, (&[], &WRITTEN), header, rows)?;
    let mut drafts = Vec::new();
    let mut of_no_kind: BTreeSet<Id> = BTreeSet::new();
    for row in &table.rows {
        let (draft, has_kind) = organization(&table, row, &mut told);
        if table.is_named(row) {
            drafts.push(draft);
            of_no_kind.extend((!has_kind).then(|| row.subject.clone()));
        }
    }
    // What stands under one of no kind, nobody can tell whether it may.
    let is_under =
        |one: &&OrganizationDraft| one.superior.iter().any(|id| of_no_kind.contains(id));
    let under: Vec<Id> =
        drafts.iter().filter(is_under).map(|one| one.id.clone()).collect();
    of_no_kind.extend(under);
    let rows = table.rows.iter().filter(|row| table.is_named(row));
    let by_id: BTreeMap<&Id, usize> = rows.map(|row| (&row.subject, row.row)).collect();
    let (tree, wrong) = check(drafts);
    for (whom, defect) in wrong {
        let is_open = match (&whom, &defect) {
            (
                Some((id, _)),
                Defect::Organization(OrganizationDefect::NotHigher { .. }),
            ) => of_no_kind.contains(id),
            (_, Defect::Unknown { .. }) => told.has_lost_rows,
            _ => false,
        };
        if is_open {
            continue;
        }
        let row = whom.as_ref().and_then(|(id, _)| by_id.get(id).copied());
        let row = row.unwrap_or(1);
        let at = match whom {
            None => row_at(row),
            Some((_, Part::Id)) => table.subject_cell(row),
            Some((_, Part::Superior)) => table.cell(row, SUPERIOR),
        };
        told.add(row, Problem::new(at, defect));
    }
    told.none_or(tree)
}

/// What people write besides the labels: a joint branch is of the field of its units.
const WRITTEN: [Written; 2] = [
    Written {
        column: KIND,
        also: &[
            ("村民小组党支部", "village-part"),
            ("村民小組黨支部", "village-part"),
            ("居民小组党支部", "community-part"),
            ("居民小組黨支部", "community-part"),
        ],
        unclear: &[("联合党支部", &JOINT), ("聯合黨支部", &JOINT), ("联合支部", &JOINT)],
    },
    Written {
        column: SET_UP,
        also: &[
            ("联合组建", "area-joint"),
            ("聯合組建", "area-joint"),
            ("联合党支部", "area-joint"),
            ("聯合黨支部", "area-joint"),
            ("联合支部", "area-joint"),
        ],
        unclear: &[],
    },
];

/// Of which field a joint branch may be.
const JOINT: [&str; 6] = [
    "村党支部",
    "社区党支部",
    "非公企业党支部",
    "社会组织党支部",
    "学校党支部",
    "产业协会党支部",
];

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

/// What a row says, with whatever is wrong with it, and whether it says a kind.
fn organization(
    table: &Rows,
    row: &TableRow,
    told: &mut Told,
) -> (OrganizationDraft, bool) {
    let mut refuse = |column: &'static str, defect| {
        told.refuse(row.row, Problem::new(table.cell(row.row, column), defect));
    };
    let kind = word_in(&row.sheet, KIND, Kind::all());
    if kind.is_none() {
        refuse(KIND, Defect::MissingKey { key: table.name(KIND) });
    }
    let superior = match text_in(&row.sheet, SUPERIOR) {
        Some(text) if is_none(&text) => None,
        Some(text) => match Id::new(&text) {
            Ok(id) => Some(id),
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
    let shown = kind.unwrap_or(Kind::Temporary);
    let mut draft = OrganizationDraft::new(row.subject.clone(), shown);
    draft.superior = superior;
    draft.name = name_in(&row.sheet, NAME);
    draft.set_up = word_in(&row.sheet, SET_UP, SetUp::ALL);
    (draft, kind.is_some())
}

use std::collections::{BTreeMap, BTreeSet};

use super::check::{Part, check};
use super::kind::{Kind, SetUp};
use super::tree::{OrganizationDraft, Tree};
use crate::facts::rows::{self, Column, Layout, Row, Written, is_none, row_at};
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
    let layout = Layout::new(columns())?.written(&WRITTEN);
    let (table, mut told) = rows::read(&layout, header, rows)?;
    let read = table.each(&mut told, |row| {
        let (draft, has_kind) = organization(row);
        row.is_named().then_some((row.number(), draft, has_kind))
    });
    // What follows from a column that is not read cannot be told.
    if told.has_header() {
        return told.none_or(Tree::default());
    }
    let by_id: BTreeMap<Id, usize> =
        read.iter().map(|(row, draft, _)| (draft.id.clone(), *row)).collect();
    let without_kind = read.iter().filter(|(_, _, has_kind)| !has_kind);
    let mut of_no_kind: BTreeSet<Id> =
        without_kind.map(|(_, draft, _)| draft.id.clone()).collect();
    let drafts: Vec<_> = read.into_iter().map(|(_, draft, _)| draft).collect();
    // What stands under one of no kind, nobody can tell whether it may.
    let is_under =
        |one: &&OrganizationDraft| one.superior.iter().any(|id| of_no_kind.contains(id));
    let under: Vec<Id> =
        drafts.iter().filter(is_under).map(|one| one.id.clone()).collect();
    of_no_kind.extend(under);
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

fn columns() -> Result<Vec<Column>, Defect> {
    let kinds = Kind::all().map(|(word, kind)| (word, kind.label()));
    let set_ups = SetUp::ALL.into_iter().map(|(word, set_up)| (word, set_up.label()));
    let superior = ["上级", "上級", "上级党组织", "上級黨組織"];
    Ok(vec![
        Column::choice(KIND, &["类别", "類別"], kinds)?.needed(),
        Column::text(SUPERIOR, &superior).needed(),
        Column::text(NAME, &["名称", "名稱"]),
        Column::choice(SET_UP, &["设置方式", "設置方式"], set_ups)?,
    ])
}

/// What a row says, with whatever is wrong with it told, and whether it says a kind.
fn organization(row: &mut Row<'_>) -> (OrganizationDraft, bool) {
    let kind = row.word(KIND, Kind::all());
    let superior = match row.text(SUPERIOR) {
        Some(text) if is_none(&text) => None,
        Some(_) => row.id(SUPERIOR),
        None => {
            let why = "write the id of the superior, or 无 for the top";
            row.refuse(SUPERIOR, Defect::AnswerNeeded { key: "上级", why });
            None
        }
    };
    let mut draft =
        OrganizationDraft::new(row.subject(), kind.unwrap_or(Kind::Temporary));
    draft.superior = superior;
    draft.name = row.name(NAME);
    draft.set_up = row.optional_word(SET_UP, SetUp::ALL);
    (draft, kind.is_some())
}

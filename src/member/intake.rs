use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::{Part, check};
use super::kind::{Family, Health, Leaving, Mobility, Stage};
use super::layout::{
    ABLE, AS_OF, AWARENESS, BORN, CAME, CAPABLE, FAMILY, HAS_OFFICE, HEALTH, LEFT,
    LEFT_ON, MOBILITY, NAME, OFFICE, ORGANIZATION, QUALIFIED, SEEKS_PROGRESS, SINCE,
    SKILLED, SPECIALITIES, STAGE, layout,
};
use super::record::{Left, MemberDraft, Qualities, StageReached};
use super::register::Members;
use crate::facts::Sheet;
use crate::facts::columns::{
    self, Rows, Told, Written, answer_in, day_in, is_none, listed, name_in, row_at,
    text_in, word_in,
};
use crate::facts::table::TableRow;
use crate::organization::Tree;
use crate::vocabulary::{Defect, Id, MemberDefect, Problem, Problems};

/// 读党员表 — the register that a table of members gives, or every problem with it.
///
/// `as_of` is the day on which the table was made: nothing in it is later, and what has no
/// day of its own is known from then on.
///
/// # Shape
/// A row each, with a column `编号` and a column `组织` (the id of the organization), and of
/// these as many as there are:
/// * `政治面貌`: the present stage: 群众, 申请入党人, 入党积极分子, 发展对象, 预备党员, 正式党员; of
///   whoever has left, the stage then. It may be blank beside a day of a stage;
/// * `申请入党日期`, `列为积极分子日期`, `列为发展对象日期`, `接收为预备党员日期`, `转正日期`: since when;
/// * `姓名`, `出生日期`, `转入日期`; `离开方式` (转出组织关系, 去世, 开除党籍, 除名, 退党,
///   取消预备党员资格) and `离开日期`; `登记日期`, where the row was made on another day;
/// * `有职务` (是, 否), `职务` (which; 无 for none), `流动情况` (在村, 流出, 流入), `活动能力` (是, 否),
///   `健康状况` (好, 一般, 差), `家庭负担` (负担轻, 负担重), `专长` (words, with `、` or `；` between
///   them);
/// * `综合素质强`, `有一技之长`, `思想觉悟好`, `具备入党条件`, `积极要求进步` (是, 否).
///
/// A blank cell is not known; in `转入日期`, `离开方式` and `离开日期` it says that there is
/// nothing of the kind. Cells are read as those of any [table](crate::facts::table); headers
/// and words may stand in both scripts, or in English.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at `row[N].column[HEADER]`,
///   the header being row 1; a missing column `组织`;
/// * a row without its organization, or one that is no id; a day in a stage above the one
///   that is said to be the present one; a day of leaving without how;
/// * whatever [`Members::check`] refuses, at the row and column that say so.
///
/// All of it is told at once; what follows from a cell that was told is not.
///
/// # Examples
/// ```
/// use grassroots::member::members;
/// use grassroots::organization::organizations;
///
/// let tree = organizations(
///     ["编号", "类别", "上级"],
///     [["cg", "乡镇党委", "无"], ["gucun", "村党支部", "cg"]],
/// )?;
/// let problems = members(
///     &tree,
///     "2019-12-31".parse()?,
///     ["编号", "组织", "出生日期", "接收为预备党员日期", "转正日期"],
///     [
///         ["m1", "gucun", "1980-02-29", "2003-07-01", "2002-07-01"],
///         ["m2", "cg", "1951-05-04", "", "1976-07-01"],
///     ],
/// )
/// .unwrap_err();
/// assert_eq!(problems.to_string(), "\
/// row 2, column 转正日期: full member on 2002-07-01 would come before probationary member on 2003-07-01
/// row 3, column 组织: the township committee takes no members itself: name the branch below it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn members<H, R>(
    tree: &Tree,
    as_of: NaiveDate,
    header: H,
    rows: R,
) -> Result<Members, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    MemberTable::new(as_of).read(tree, header, rows)
}

/// 党员表方案 — how a table of members is read that is not a register by itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MemberTable {
    as_of: NaiveDate,
    organization: Option<Id>,
    others: Vec<String>,
}

impl MemberTable {
    /// A table as [`members`] reads it, made on a day.
    #[must_use]
    pub const fn new(as_of: NaiveDate) -> MemberTable {
        MemberTable { as_of, organization: None, others: Vec::new() }
    }

    /// The same, of one organization: the column `组织` may be left out or blank.
    #[must_use]
    pub fn of(mut self, organization: Id) -> MemberTable {
        self.organization = Some(organization);
        self
    }

    /// The same, with columns that are for others to read, such as 认领岗位; the table must
    /// have them.
    #[must_use]
    pub fn leaving(mut self, columns: &[&str]) -> MemberTable {
        self.others = columns.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// 读党员表 — the register that the table gives, or every problem with it.
    ///
    /// # Errors
    /// Those of [`members`].
    ///
    /// # Examples
    /// ```
    /// use grassroots::member::MemberTable;
    /// use grassroots::organization::organizations;
    /// use grassroots::vocabulary::Id;
    ///
    /// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
    /// let table = MemberTable::new("2006-12-31".parse()?).of(Id::new("gucun")?);
    /// let members = table.leaving(&["认领岗位"]).read(
    ///     &tree,
    ///     ["编号", "政治面貌", "专长", "认领岗位"],
    ///     [["m02", "正式党员", "驾驶、养殖", "p04"]],
    /// )?;
    /// assert_eq!(members.of(&Id::new("gucun")?).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read<H, R>(&self, tree: &Tree, header: H, rows: R) -> Result<Members, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let layout = layout(self.organization.is_none());
        let layout =
            layout.map_err(|error| Problems::one(Problem::new(row_at(1), error)))?;
        let others: Vec<&str> = self.others.iter().map(String::as_str).collect();
        let (table, mut told) =
            columns::read_all(&layout, (&others, &WRITTEN), header, rows)?;
        let mut drafts = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let draft = self.member(&table, row, &mut told);
            drafts.extend(Some(draft).filter(|_| table.is_named(row)));
        }
        let rows = table.rows.iter().filter(|row| table.is_named(row));
        let by_id: BTreeMap<&Id, &TableRow> =
            rows.map(|row| (&row.subject, row)).collect();
        let (members, wrong) = check(drafts, tree);
        for (whom, defect) in wrong {
            let row = whom.as_ref().and_then(|(id, part)| Some((*by_id.get(id)?, *part)));
            let is_open = row.is_some_and(|(row, part)| {
                matches!(part, Part::Stages | Part::Left)
                    && has_told_stages(&table, row, &told)
            });
            if is_open {
                continue;
            }
            let (number, at) = match row {
                None => (1, row_at(1)),
                Some((row, Part::Id)) => (row.row, table.subject_cell(row.row)),
                Some((row, part)) => {
                    (row.row, table.cell(row.row, column_of(part, &row.sheet)))
                }
            };
            told.add(number, Problem::new(at, defect));
        }
        told.none_or(members.covering(self.organization.clone()))
    }

    /// What a row says, with whatever is wrong with it.
    fn member(&self, table: &Rows, row: &TableRow, told: &mut Told) -> MemberDraft {
        let sheet = &row.sheet;
        let mut refuse = |column: &'static str, defect| {
            told.refuse(row.row, Problem::new(table.cell(row.row, column), defect));
        };
        let organization = match text_in(sheet, ORGANIZATION).map(|text| Id::new(&text)) {
            Some(Ok(id)) => Some(id),
            Some(Err(error)) => {
                refuse(ORGANIZATION, error.into());
                None
            }
            None if self.organization.is_some() => self.organization.clone(),
            None => {
                let key = table.name(ORGANIZATION);
                refuse(ORGANIZATION, Defect::MissingKey { key });
                None
            }
        };
        let (stages, defect) = stages(sheet);
        if let Some(defect) = defect {
            refuse(STAGE, defect.into());
        }
        let left_on = day_in(sheet, LEFT_ON);
        let how = word_in(sheet, LEFT, Leaving::ALL);
        if how.is_none() && left_on.is_some() {
            refuse(LEFT, Defect::MissingKey { key: table.name(LEFT) });
        }
        let as_of = day_in(sheet, AS_OF).unwrap_or(self.as_of);
        // A row that names no organization was told so, and is held to the rest.
        let organization = organization.unwrap_or_else(|| row.subject.clone());
        let mut draft = MemberDraft::new(row.subject.clone(), organization, as_of);
        draft.stages = stages;
        draft.left = how.map(|how| Left::new(how, left_on));
        draft.name = name_in(sheet, NAME);
        draft.born = day_in(sheet, BORN);
        draft.came = day_in(sheet, CAME);
        draft.mobility = word_in(sheet, MOBILITY, Mobility::ALL);
        draft.is_able = answer_in(sheet, ABLE);
        draft.health = word_in(sheet, HEALTH, Health::ALL);
        draft.family = word_in(sheet, FAMILY, Family::ALL);
        (draft.has_office, draft.office) = office(sheet);
        let words = name_in(sheet, SPECIALITIES);
        let words = words.filter(|text| !is_none(text.trim()));
        draft.specialities = words.map(|text| listed(&text)).unwrap_or_default();
        draft.qualities = Qualities {
            is_capable: answer_in(sheet, CAPABLE),
            is_skilled: answer_in(sheet, SKILLED),
            has_awareness: answer_in(sheet, AWARENESS),
            is_qualified: answer_in(sheet, QUALIFIED),
            seeks_progress: answer_in(sheet, SEEKS_PROGRESS),
        };
        draft
    }
}

/// What every form says of members, and what does not tell whether they are on probation.
const WRITTEN: [Written; 1] = [Written {
    column: STAGE,
    also: &[("中共预备党员", "probationary"), ("中共預備黨員", "probationary")],
    unclear: &[
        ("中共党员", &["正式党员", "预备党员"]),
        ("中共黨員", &["正式党员", "预备党员"]),
        ("党员", &["正式党员", "预备党员"]),
        ("黨員", &["正式党员", "预备党员"]),
        ("共产党员", &["正式党员", "预备党员"]),
        ("中国共产党党员", &["正式党员", "预备党员"]),
    ],
}];

/// Whether a cell of a row that says a stage was told: what the row as a whole says of the
/// stages is open then.
fn has_told_stages(table: &Rows, row: &TableRow, told: &Told) -> bool {
    let since = SINCE.into_iter().map(|(column, _)| column);
    let mut columns = since.chain([STAGE]);
    columns.any(|column| told.has(&table.cell(row.row, column)))
}

/// The stages of a row; a present stage below one that has a day is refused.
fn stages(sheet: &Sheet) -> (Vec<StageReached>, Option<MemberDefect>) {
    let dated = SINCE.into_iter().filter_map(|(column, stage)| {
        day_in(sheet, column).map(|day| StageReached::new(stage, Some(day)))
    });
    let mut stages: Vec<StageReached> = dated.collect();
    let Some(said) = word_in(sheet, STAGE, Stage::ALL) else { return (stages, None) };
    if let Some(higher) = stages.last().filter(|reached| reached.stage > said) {
        let dated = higher.stage.label();
        let defect = MemberDefect::HigherStage { said: said.label(), dated };
        return (stages, Some(defect));
    }
    if !stages.iter().any(|reached| reached.stage == said) {
        stages.push(StageReached::new(said, None));
    }
    (stages, None)
}

/// Whether an office is held, and which.
fn office(sheet: &Sheet) -> (Option<bool>, Option<String>) {
    let is_held = answer_in(sheet, HAS_OFFICE);
    match name_in(sheet, OFFICE) {
        Some(text) if is_none(text.trim()) => (is_held.or(Some(false)), None),
        office => (is_held, office),
    }
}

/// The column at which a defect of a part is told: of a stage that has no day of its own, the
/// one that says it.
fn column_of(part: Part, sheet: &Sheet) -> &'static str {
    match part {
        Part::Id => "",
        Part::Organization => ORGANIZATION,
        Part::Name => NAME,
        Part::Stages => STAGE,
        Part::Stage(stage) => {
            let column = SINCE.into_iter().find(|(_, other)| *other == stage);
            let column = column.filter(|(column, _)| day_in(sheet, column).is_some());
            column.map_or(STAGE, |(column, _)| column)
        }
        Part::Came => CAME,
        Part::Left => LEFT,
        Part::LeftOn => LEFT_ON,
        Part::Born => BORN,
        Part::Office => OFFICE,
        Part::Specialities => SPECIALITIES,
    }
}

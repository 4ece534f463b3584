use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::{Part, check};
use super::kind::{Family, Health, Leaving, Mobility, Stage};
use super::layout::{
    ABLE, AS_OF, AWARENESS, BORN, CAME, CAPABLE, FAMILY, HAS_OFFICE, HEALTH, LEFT,
    LEFT_ON, MOBILITY, NAME, OFFICE, ORGANIZATION, QUALIFIED, SEEKS_PROGRESS, SINCE,
    SKILLED, SPECIALITIES, STAGE, columns,
};
use super::record::{Left, MemberDraft, Qualities, StageReached};
use super::register::Members;
use crate::facts::rows::{self, Layout, Row, Table, Told, Written, is_none, row_at};
use crate::organization::Tree;
use crate::vocabulary::{Id, MemberDefect, Problem, Problems};

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
        let columns = columns(self.organization.is_none());
        let layout = Layout::new(columns)?.written(&WRITTEN).leaving(&self.others);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let read = table.each(&mut told, |row| {
            let draft = self.member(row);
            let dated = SINCE.into_iter().filter(|(column, _)| row.is_filled(column));
            let dated: Vec<Stage> = dated.map(|(_, stage)| stage).collect();
            row.is_named().then_some((row.number(), dated, draft))
        });
        // What follows from a column that is not read cannot be told.
        if told.has_header() {
            return told.none_or(Members::default());
        }
        let by_id: BTreeMap<Id, (usize, Vec<Stage>)> = read
            .iter()
            .map(|(row, dated, draft)| (draft.id.clone(), (*row, dated.clone())))
            .collect();
        let drafts = read.into_iter().map(|(_, _, draft)| draft).collect();
        let (members, wrong) = check(drafts, tree);
        for (whom, defect) in wrong {
            let row = whom.as_ref().and_then(|(id, part)| Some((by_id.get(id)?, *part)));
            let is_open = row.is_some_and(|((row, _), part)| {
                matches!(part, Part::Stages | Part::Left)
                    && has_told_stages(&table, *row, &told)
            });
            if is_open {
                continue;
            }
            let (number, at) = match row {
                None => (1, row_at(1)),
                Some(((row, _), Part::Id)) => (*row, table.subject_cell(*row)),
                Some(((row, dated), part)) => {
                    (*row, table.cell(*row, column_of(part, dated)))
                }
            };
            told.add(number, Problem::new(at, defect));
        }
        told.none_or(members.covering(self.organization.clone()))
    }

    /// What a row says, with whatever is wrong with it told.
    fn member(&self, row: &mut Row<'_>) -> MemberDraft {
        let organization = match &self.organization {
            Some(own) if !row.is_filled(ORGANIZATION) => Some(own.clone()),
            Some(_) | None => row.id(ORGANIZATION),
        };
        let (stages, defect) = stages(row);
        if let Some(defect) = defect {
            row.refuse(STAGE, defect.into());
        }
        let left_on = row.optional_day(LEFT_ON);
        let how = row.optional_word(LEFT, Leaving::ALL);
        if how.is_none() && left_on.is_some() {
            row.needs(LEFT);
        }
        let as_of = row.optional_day(AS_OF).unwrap_or(self.as_of);
        // A row that names no organization was told so, and is held to the rest.
        let organization = organization.unwrap_or_else(|| row.subject());
        let mut draft = MemberDraft::new(row.subject(), organization, as_of);
        draft.stages = stages;
        draft.left = how.map(|how| Left::new(how, left_on));
        draft.name = row.name(NAME);
        draft.born = row.optional_day(BORN);
        draft.came = row.optional_day(CAME);
        draft.mobility = row.optional_word(MOBILITY, Mobility::ALL);
        draft.is_able = row.answer(ABLE);
        draft.health = row.optional_word(HEALTH, Health::ALL);
        draft.family = row.optional_word(FAMILY, Family::ALL);
        (draft.has_office, draft.office) = office(row);
        draft.specialities = row.words(SPECIALITIES).unwrap_or_default();
        draft.qualities = Qualities {
            is_capable: row.answer(CAPABLE),
            is_skilled: row.answer(SKILLED),
            has_awareness: row.answer(AWARENESS),
            is_qualified: row.answer(QUALIFIED),
            seeks_progress: row.answer(SEEKS_PROGRESS),
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
fn has_told_stages(table: &Table, row: usize, told: &Told) -> bool {
    let since = SINCE.into_iter().map(|(column, _)| column);
    let mut columns = since.chain([STAGE]);
    columns.any(|column| told.has(&table.cell(row, column)))
}

/// The stages of a row; a present stage below one that has a day is refused.
fn stages(row: &Row<'_>) -> (Vec<StageReached>, Option<MemberDefect>) {
    let dated = SINCE.into_iter().filter_map(|(column, stage)| {
        row.optional_day(column).map(|day| StageReached::new(stage, Some(day)))
    });
    let mut stages: Vec<StageReached> = dated.collect();
    let Some(said) = row.optional_word(STAGE, Stage::ALL) else { return (stages, None) };
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
fn office(row: &Row<'_>) -> (Option<bool>, Option<String>) {
    let is_held = row.answer(HAS_OFFICE);
    match row.text(OFFICE) {
        Some(text) if is_none(&text) => (is_held.or(Some(false)), None),
        _ => (is_held, row.name(OFFICE)),
    }
}

/// The column at which a defect of a part is told: of a stage that has no day of its own, the
/// one that says it.
fn column_of(part: Part, dated: &[Stage]) -> &'static str {
    match part {
        Part::Id => "",
        Part::Organization => ORGANIZATION,
        Part::Name => NAME,
        Part::Stages => STAGE,
        Part::Stage(stage) => {
            let column = SINCE.into_iter().find(|(_, other)| *other == stage);
            let column = column.filter(|_| dated.contains(&stage));
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

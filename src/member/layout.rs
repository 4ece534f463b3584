//! The columns of a table of members.

use super::kind::{Family, Health, Leaving, Mobility, Stage};
use crate::facts::FactKind;
use crate::facts::rows::Column;
use crate::vocabulary::Defect;

pub(super) const ORGANIZATION: &str = "organization";
pub(super) const NAME: &str = "name";
pub(super) const STAGE: &str = "stage";
pub(super) const BORN: &str = "born";
pub(super) const CAME: &str = "came";
pub(super) const LEFT: &str = "left";
pub(super) const LEFT_ON: &str = "left_on";
pub(super) const AS_OF: &str = "as_of";
pub(super) const HAS_OFFICE: &str = "has_office";
pub(super) const OFFICE: &str = "office";
pub(super) const MOBILITY: &str = "mobility";
pub(super) const ABLE: &str = "is_able";
pub(super) const HEALTH: &str = "health";
pub(super) const FAMILY: &str = "family";
pub(super) const SPECIALITIES: &str = "specialities";
pub(super) const CAPABLE: &str = "is_capable";
pub(super) const SKILLED: &str = "is_skilled";
pub(super) const AWARENESS: &str = "has_awareness";
pub(super) const QUALIFIED: &str = "is_qualified";
pub(super) const SEEKS_PROGRESS: &str = "seeks_progress";

/// The columns of days since when.
pub(super) const SINCE: [(&str, Stage); 5] = [
    ("applicant_since", Stage::Applicant),
    ("activist_since", Stage::Activist),
    ("development_target_since", Stage::DevelopmentTarget),
    ("probationary_since", Stage::Probationary),
    ("full_since", Stage::Full),
];

/// The columns; that of the organization must be there where it is needed.
pub(super) fn columns(needs_organization: bool) -> Result<Vec<Column>, Defect> {
    let answer = |id, names| Column::new(id, names, FactKind::YesNo);
    let stages = Stage::ALL.map(|(word, one)| (word, one.label()));
    let leaving = Leaving::ALL.map(|(word, one)| (word, one.label()));
    let mobility = Mobility::ALL.map(|(word, one)| (word, one.label()));
    let health = Health::ALL.map(|(word, one)| (word, one.label()));
    let family = Family::ALL.map(|(word, one)| (word, one.label()));
    let organization = Column::text(ORGANIZATION, &["组织", "組織", "党组织", "黨組織"]);
    let stage = ["政治面貌", "党员类别", "黨員類別", "人员类别", "人員類別"];
    let mobile = ["流动情况", "流動情況", "是否流动", "是否流動"];
    let healthy = ["健康状况", "健康狀況", "身体状况", "身體狀況"];
    let burdened = ["家庭负担", "家庭負擔", "家庭状况", "家庭狀況"];
    Ok(vec![
        organization.needed_if(needs_organization),
        Column::text(NAME, &["姓名"]),
        Column::choice(STAGE, &stage, stages)?,
        Column::day(BORN, &["出生日期", "出生年月日", "生日"])?,
        Column::day("applicant_since", &["申请入党日期", "申請入黨日期"])?,
        Column::day("activist_since", &["列为积极分子日期", "列為積極分子日期"])?,
        Column::day(
            "development_target_since",
            &["列为发展对象日期", "列為發展對象日期"],
        )?,
        Column::day(
            "probationary_since",
            &["接收为预备党员日期", "接收為預備黨員日期", "入党日期", "入黨日期"],
        )?,
        Column::day(
            "full_since",
            &["转正日期", "轉正日期", "转为正式党员日期", "轉為正式黨員日期"],
        )?,
        Column::day(CAME, &["转入日期", "轉入日期"])?,
        Column::choice(LEFT, &["离开方式", "離開方式"], leaving)?,
        Column::day(LEFT_ON, &["离开日期", "離開日期"])?,
        Column::day(AS_OF, &["登记日期", "登記日期"])?,
        answer(HAS_OFFICE, &["有职务", "有職務", "是否有职", "是否有職"]),
        Column::text(OFFICE, &["职务", "職務"]),
        Column::choice(MOBILITY, &mobile, mobility)?,
        answer(ABLE, &["活动能力", "活動能力", "有活动能力", "有活動能力"]),
        Column::choice(HEALTH, &healthy, health)?,
        Column::choice(FAMILY, &burdened, family)?,
        Column::text(SPECIALITIES, &["专长", "專長"]),
        answer(CAPABLE, &["综合素质强", "綜合素質強"]),
        answer(SKILLED, &["有一技之长", "有一技之長", "有专长", "有專長"]),
        answer(AWARENESS, &["思想觉悟好", "思想覺悟好"]),
        answer(QUALIFIED, &["具备入党条件", "具備入黨條件"]),
        answer(SEEKS_PROGRESS, &["积极要求进步", "積極要求進步"]),
    ])
}

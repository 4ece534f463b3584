//! 内置规则集 — the rulebooks that come with the crate, one for each source document.
//!
//! Each is checked when it is asked for, like any other; each number in it has its ground.
//!
//! # Examples
//!
//! ```
//! use grassroots::rulebook::bundled;
//!
//! let rulebook = bundled::secretary_2019()?;
//! assert_eq!(rulebook.scheme("secretary").map(|s| s.grades().len()), Some(4));
//! # Ok::<(), grassroots::vocabulary::Problems>(())
//! ```

use super::Rulebook;
use crate::vocabulary::Problems;

/// The text of the bundled rulebook `building-year-2012`.
pub const BUILDING_YEAR_2012: &str = include_str!("data/building-year-2012.toml");

/// The text of the bundled rulebook `secretary-2019`.
pub const SECRETARY_2019: &str = include_str!("data/secretary-2019.toml");

/// The text of the bundled rulebook `members-2014`.
pub const MEMBERS_2014: &str = include_str!("data/members-2014.toml");

/// The text of the bundled rulebook `organization-2019`.
pub const ORGANIZATION_2019: &str = include_str!("data/organization-2019.toml");

/// The text of the bundled rulebook `posts-2006`.
pub const POSTS_2006: &str = include_str!("data/posts-2006.toml");

/// The text of the bundled rulebook `rectification-2005`.
pub const RECTIFICATION_2005: &str = include_str!("data/rectification-2005.toml");

/// The text of the bundled rulebook `stationing-2015`.
pub const STATIONING_2015: &str = include_str!("data/stationing-2015.toml");

/// The text of the bundled rulebook `turnaround-2008`.
pub const TURNAROUND_2008: &str = include_str!("data/turnaround-2008.toml");

/// Every bundled rulebook: its id and its text.
pub const ALL: [(&str, &str); 8] = [
    ("building-year-2012", BUILDING_YEAR_2012),
    ("members-2014", MEMBERS_2014),
    ("organization-2019", ORGANIZATION_2019),
    ("posts-2006", POSTS_2006),
    ("rectification-2005", RECTIFICATION_2005),
    ("secretary-2019", SECRETARY_2019),
    ("stationing-2015", STATIONING_2015),
    ("turnaround-2008", TURNAROUND_2008),
];

/// 发展党员与民主评议 — from application to full membership, and what is asked of the
/// democratic appraisal of members.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 中国共产党发展党员工作细则, 2014.
pub fn members_2014() -> Result<Rulebook, Problems> {
    Rulebook::read(MEMBERS_2014)
}

/// 村党组织书记千分制考核 — the thousand-point appraisal of village Party secretaries and
/// the rule of their removal.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 农村干部培训动员大会讲话, 三(四) 三是.
pub fn secretary_2019() -> Result<Rulebook, Problems> {
    Rulebook::read(SECRETARY_2019)
}

/// 农村党员设岗定责 — posts and duties of rural Party members: the rules, how much a member
/// can carry, the five-star rating of posts and the way of a post from survey to service.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 設崗定責現場會講話; of households and streets 农村干部培训动员大会讲话, 三(二) 二要.
pub fn posts_2006() -> Result<Rulebook, Problems> {
    Rulebook::read(POSTS_2006)
}

/// 基层党组织分类定级、晋位升级 — grading primary-level organizations and moving up: a
/// five-star scheme for each field, the grade that follows from the stars, the five steps from
/// survey to rectification, plans, first secretaries and organizers.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 在全市基层组织建设年活动现场推进会上的讲话, 第一 二是, 第一 (problems), 第二 一要 and 四要, 第三.
pub fn building_year_2012() -> Result<Rulebook, Problems> {
    Rulebook::read(BUILDING_YEAR_2012)
}

/// 党组织设置、选举和保障 — the rules by which organizations are set up, elected, supported and
/// guided; each is a single [rule](crate::rule).
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 中国共产党支部工作条例(试行), 中国共产党农村基层组织工作条例, published methods of election;
/// 在全市基层组织建设年活动现场推进会上的讲话, 第一 三是 to 六是, 第二 二要.
pub fn organization_2019() -> Result<Rulebook, Problems> {
    Rulebook::read(ORGANIZATION_2019)
}

/// 后进村集中整顿 — how backward villages are identified, planned for, helped, accepted and
/// followed: rules, the course of a village and of an open issue, and acceptance.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first and third speech; what the second adds.
pub fn rectification_2005() -> Result<Rulebook, Problems> {
    Rulebook::read(RECTIFICATION_2005)
}

/// 选派干部驻村蹲点 — stationing cadres in villages: which villages and whom, quotas of units,
/// attendance in the readings that a county chooses, groups, duties of the unit, conduct, the
/// assessment and what follows from it.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 在全区选派干部驻村蹲点工作会议上的讲话.
pub fn stationing_2015() -> Result<Rulebook, Problems> {
    Rulebook::read(STATIONING_2015)
}

/// 相对后进村整顿转化 — the work-streams of a later campaign: members, industry, order,
/// issues, premises, and who leads, helps and supervises.
///
/// # Errors
/// None in a release of this crate: the bundled rulebooks are checked by its tests.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, second speech.
pub fn turnaround_2008() -> Result<Rulebook, Problems> {
    Rulebook::read(TURNAROUND_2008)
}

/// The bundled rulebook with this id, checked; `None` if there is none.
#[must_use]
pub fn by_id(id: &str) -> Option<Result<Rulebook, Problems>> {
    ALL.iter().find(|(name, _)| *name == id).map(|(_, text)| Rulebook::read(text))
}

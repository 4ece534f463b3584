//! 分类定级、晋位升级 — grading organizations and moving up: plans that are not vague, who
//! moved up and who fell back, and how many have each grade along the tree.
//!
//! What is ruled stands in a rulebook ([`bundled::building_year_2012`]): five-star schemes by
//! kind, the grade that follows from the stars, the five steps, and single rules. This room
//! has what a rulebook cannot say, and hands facts to it:
//!
//! * a [`Plan`] of tasks, read by [`plans`] from a table, that names every part that a task
//!   lacks, for the rules `grading/plan…`;
//! * [`contradictions`] between a survey and what was found on site, for
//!   `grading/accuracy.survey`;
//! * the [`Grading`] of many organizations, [`compare`]d with an earlier one, for
//!   `grading/promotion…`, and [`tallies`] of grades along the tree;
//! * [`guided`]: by which scheme an organization of its kind is rated, by the rules
//!   `grading/guidance…`.
//!
//! What separates an organization from a better grade is
//! [`Outcome::gap_to`](crate::scoring::Outcome::gap_to). The guide's page on
//! [grading](crate::guide::grading) goes the whole way.
//!
//! [`bundled::building_year_2012`]: crate::rulebook::bundled::building_year_2012
//!
//! # Examples
//!
//! ```
//! use grassroots::explain::Wording;
//! use grassroots::grading::plans;
//! use grassroots::vocabulary::{Id, Script};
//!
//! let header = ["编号", "组织", "任务", "目标", "目标值", "单位", "措施", "责任人", "期限", "阶段目标"];
//! let plans = plans(header, [
//!     ["1", "gucun", "改扩建活动场所", "建筑面积", "120", "平方米", "筹资20万元", "张", "2012-11-30", "2012-09-30 主体完工"],
//!     ["2", "gucun", "加强制度建设", "明显改善", "", "", "", "李", "", ""],
//! ])?;
//! let plan = &plans[&Id::new("gucun")?];
//! let lacks: Vec<String> = plan.lacks().iter().map(|lack| lack.words(Script::Hans)).collect();
//! assert_eq!(lacks, ["2：缺可衡量的目标、措施、期限、阶段目标"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: who decides the grade, and when; that is the procedure
//! `grading/procedure`.

mod compare;
mod graded;
mod guidance;
mod plan;
mod steps;
mod survey;
mod table;
mod tally;
mod words;

pub use compare::{Comparison, Move, Moved, compare};
pub use graded::{Graded, Grading};
pub use guidance::{FAMILY, Guided, guided, may_rate};
pub use plan::{
    Bearing, Direction, Lack, Part, Plan, PlanDraft, Stage, Target, Task, TaskDraft,
    plans,
};
pub use steps::steps;
pub use survey::{SurveyCheck, contradictions};
pub use table::{gradings, two_rounds};
pub use tally::{GradeTally, tallies};

use crate::vocabulary::Label;

/// What counts a fact that a table need not state, if anything here does.
pub(crate) fn counts(fact: &str) -> Option<Label> {
    let of_plans = Part::FACTS.contains(&fact)
        || [Plan::EXISTS, Plan::TASKS, Plan::STAGED].contains(&fact);
    if of_plans {
        return Some(Label::new("整改方案表", "整改方案表", "the table of plans"));
    }
    let of_checks = [SurveyCheck::CHECKED, SurveyCheck::CONTRADICTED];
    of_checks
        .contains(&fact)
        .then(|| Label::new("实地复核", "實地複核", "the check on site"))
}

use chrono::NaiveDate;

use super::expect::Expect;
use crate::consequence::Decided;
use crate::facts::{Raw, SheetState};
use crate::procedure::{Calendar, Happened};
use crate::rulebook::{Overlay, beside, is_path};
use crate::secretary::GradeHistory;
use crate::vocabulary::document::Places;
use crate::vocabulary::{Id, Period};

/// 用例 — one case as written: about one subject, a cohort, a procedure, a history of grades,
/// or outcomes from which consequences follow.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// A sentence that a rule owner would sign.
    pub name: String,
    /// A bundled id, or a path relative to the case.
    pub rulebook: String,
    /// What this case alone changes of its rulebook.
    pub overlay: Option<CaseOverlay>,
    /// The scheme; a case about a history or a procedure has none.
    pub scheme: Option<Id>,
    /// The day whose edition is in force; the first day of the period, or of the procedure,
    /// if nothing is said.
    pub as_of: Option<NaiveDate>,
    /// The period of appraisal; of a procedure, the period of its facts, which is from its
    /// first day on if nothing is said.
    pub period: Option<Period>,
    /// Whether more facts may come.
    pub sheet: Option<SheetState>,
    /// Whom it is about; the subject of `facts_from`, if nothing is said.
    pub subject: Option<Id>,
    /// A file of facts that this case starts from.
    pub facts_from: Option<String>,
    /// The facts; they replace those of `facts_from`.
    pub facts: Vec<(String, Raw)>,
    /// The facts that the cells of members' rows state, in their order.
    pub columns: Vec<String>,
    /// The members of a cohort, judged together.
    pub members: Vec<Member>,
    /// Outcomes that the facts come from.
    pub linked: Vec<LinkedCase>,
    /// What happened in a procedure.
    pub procedure: Option<ProcedureCase>,
    /// Results of earlier periods: for a case about removal, and for the rules that read the
    /// grades of the years.
    pub history: Option<GradeHistory>,
    /// Outcomes and corrections, for a case about consequences.
    pub outcomes: Vec<Decided>,
    /// What must come out.
    pub expect: Expect,
    /// What comes out, as long as nobody has said that it must.
    pub pending: Option<Expect>,
    /// Who said so.
    pub accepted: Option<Accepted>,
    pub(super) places: Places,
}

/// 用例的本地调整 — changes of the rulebook for one case only: what would come out if.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CaseOverlay {
    /// An overlay at a path relative to the case; its base is the rulebook of the case.
    File(String),
    /// Changes that stand in the case itself, with the sources that they cite.
    Inline(Box<Overlay>),
}

impl Case {
    /// Whether a case at a path tries the rulebook of this name, and no other that it makes
    /// of it.
    pub(super) fn is_about(&self, path: &str, name: &str) -> bool {
        self.overlay.is_none() && rulebook_key(path, &self.rulebook) == name
    }
}

/// What a rulebook that a case names is called among all cases.
pub(super) fn rulebook_key(path: &str, name: &str) -> String {
    if is_path(name) { beside(path, name) } else { name.to_owned() }
}

/// 认可 — who vouches for what a case expects, where a program worked it out.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Accepted {
    /// Who.
    pub by: String,
    /// On what ground.
    pub ground: String,
}

/// 引用的结果 — an outcome that facts come from, by the links of the rulebook: facts of the
/// case, of a member, or of another linked outcome.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LinkedCase {
    /// The scheme; it judges the subject among the others, as a cohort of one if there are
    /// none.
    pub scheme: Id,
    /// Whom it is about.
    pub subject: Option<Id>,
    /// Its period; that of the sheet which it is for, if nothing is said.
    pub period: Option<Period>,
    /// The state of its sheet; that of the sheet which it is for, if nothing is said.
    pub sheet: Option<SheetState>,
    /// Its facts.
    pub facts: Vec<(String, Raw)>,
    /// Outcomes that its facts come from.
    pub linked: Vec<LinkedCase>,
    /// The facts that the cells of the others' rows state, in their order.
    pub columns: Vec<String>,
    /// Those who are judged together with its subject.
    pub others: Vec<Member>,
}

/// 成员 — a member of a cohort, or several that are alike; one of the others of a linked
/// outcome, too.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Member {
    /// The id by which the case speaks of it, or of them all.
    pub id: Id,
    /// The subjects: the id itself, or `id-1`, `id-2` … where there are several.
    pub subjects: Vec<Id>,
    /// Another period than that of the case, or of the linked outcome.
    pub period: Option<Period>,
    /// Another state of the sheet than that of the case, or of the linked outcome.
    pub sheet: Option<SheetState>,
    /// Facts; they replace those of the case.
    pub facts: Vec<(String, Raw)>,
    /// Outcomes that its facts come from.
    pub linked: Vec<LinkedCase>,
}

/// 程序用例 — what happened in a procedure.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ProcedureCase {
    /// The procedure.
    pub id: Id,
    /// The day on which it began; the facts of the case stand from that day on.
    pub begun: NaiveDate,
    /// What happened, in any order.
    pub events: Vec<Happened>,
    /// What changed of the facts, in any order.
    pub later_facts: Vec<LaterFacts>,
    /// The working days, as far as the case knows them.
    pub calendar: Option<Calendar>,
}

/// 变化后的事实 — what stands from a day on in a procedure.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LaterFacts {
    /// The day.
    pub from: NaiveDate,
    /// Facts; they replace those of the same ids before.
    pub facts: Vec<(String, Raw)>,
    /// The outcomes that facts come from by then, in the place of all before; `None` where
    /// those before stay.
    pub linked: Option<Vec<LinkedCase>>,
}

use chrono::NaiveDate;

use super::draft::RulebookDraft;
use super::remark::Remark;
use crate::consequence::Consequences;
use crate::facts::{Dictionary, Sheet};
use crate::posts::PostsRules;
use crate::procedure::Procedure;
use crate::rule::Rule;
use crate::scoring::{Link, Outcome, Scheme, linked};
use crate::secretary::{CareerRules, RemovalRules};
use crate::vocabulary::{FieldPath, Id, Label, Period, Problems, Source};

/// 规则集 — one checked edition of a rulebook.
///
/// Only [`RulebookDraft::check`] (and [`Rulebook::read`](Rulebook::read), which reads and
/// checks) makes one.
#[derive(Clone, Debug)]
pub struct Rulebook {
    parts: RulebookParts,
}

/// What the check hands over.
#[derive(Clone, Debug)]
pub(super) struct RulebookParts {
    pub(super) draft: RulebookDraft,
    pub(super) in_force: Period,
    pub(super) dictionary: Dictionary,
    pub(super) schemes: Vec<Scheme>,
    pub(super) links: Vec<Link>,
    pub(super) procedures: Vec<Procedure>,
    pub(super) rules: Vec<Rule>,
    pub(super) consequences: Consequences,
    pub(super) posts: Option<PostsRules>,
    pub(super) removal: Option<RemovalRules>,
    pub(super) career: Option<CareerRules>,
    pub(super) remarks: Vec<Remark>,
    pub(super) changed: Option<Vec<FieldPath>>,
}

impl Rulebook {
    pub(super) const fn sealed(parts: RulebookParts) -> Rulebook {
        Rulebook { parts }
    }

    /// The id, the same for all editions.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.parts.draft.id
    }

    /// The name of the edition.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.parts.draft.edition
    }

    /// What it is called.
    #[must_use]
    pub const fn title(&self) -> &Label {
        &self.parts.draft.title
    }

    /// The days on which it is in force.
    #[must_use]
    pub const fn in_force(&self) -> Period {
        self.parts.in_force
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: NaiveDate) -> bool {
        self.parts.in_force.contains(on)
    }

    /// The documents that its grounds cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.parts.draft.source
    }

    /// The dictionary of its facts.
    #[must_use]
    pub const fn dictionary(&self) -> &Dictionary {
        &self.parts.dictionary
    }

    /// Its schemes, in the order of the document.
    #[must_use]
    pub fn schemes(&self) -> &[Scheme] {
        &self.parts.schemes
    }

    /// The scheme with this id.
    #[must_use]
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.parts.schemes.iter().find(|scheme| scheme.id().as_str() == id)
    }

    /// The facts that come from outcomes, in the order of the document.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.parts.links
    }

    /// 引用结果 — the sheet with every fact that comes from one of the outcomes: a
    /// village's result in its secretary's appraisal, the months in the year.
    ///
    /// The caller says which outcomes belong to the subject of the sheet. An outcome that is
    /// not settled gives what it may still be. The order of outcomes makes no difference.
    ///
    /// # Errors
    /// * a sheet that was checked against another dictionary;
    /// * an outcome of a scheme from which no fact comes, or of other rules than this
    ///   rulebook's under the same name and edition;
    /// * more periods than a series can have;
    /// * a fact or a period of a series that is stated already, by the sheet or by another
    ///   outcome;
    /// * an outcome about another period than the sheet, or about no whole period of a
    ///   series;
    /// * a grade that may still change over the cohort, where the one after it is wanted.
    pub fn link(&self, sheet: Sheet, outcomes: &[&Outcome]) -> Result<Sheet, Problems> {
        let list = FieldPath::root().key("outcomes");
        let outcomes = outcomes.iter().enumerate();
        let outcomes = outcomes.map(|(index, outcome)| (*outcome, list.nth(index)));
        self.link_at(sheet, &outcomes.collect::<Vec<_>>())
    }

    /// The same of outcomes that each stand at a place of their own.
    pub(crate) fn link_at(
        &self,
        sheet: Sheet,
        outcomes: &[(&Outcome, FieldPath)],
    ) -> Result<Sheet, Problems> {
        linked((self.links(), self.dictionary(), self.schemes()), sheet, outcomes)
    }

    /// Its procedures, in the order of the document.
    #[must_use]
    pub fn procedures(&self) -> &[Procedure] {
        &self.parts.procedures
    }

    /// The procedure with this id.
    #[must_use]
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.parts.procedures.iter().find(|procedure| procedure.id().as_str() == id)
    }

    /// Its single rules, in the order of the document.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.parts.rules
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.parts.rules.iter().find(|rule| rule.id().as_str() == id)
    }

    /// What follows from its outcomes.
    #[must_use]
    pub const fn consequences(&self) -> &Consequences {
        &self.parts.consequences
    }

    /// How posts are allocated, where the rulebook says.
    #[must_use]
    pub const fn posts(&self) -> Option<&PostsRules> {
        self.parts.posts.as_ref()
    }

    /// When a secretary must be replaced, where the rulebook says.
    #[must_use]
    pub const fn removal(&self) -> Option<&RemovalRules> {
        self.parts.removal.as_ref()
    }

    /// How the results of a secretary become the grades of the years, where the rulebook says.
    #[must_use]
    pub const fn career(&self) -> Option<&CareerRules> {
        self.parts.career.as_ref()
    }

    /// What its owner should know about it.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.parts.remarks
    }

    /// 本地改动 — where its overlay has changed the base, in the order of the overlay; `None`
    /// for a rulebook that is no overlay's. Of overlays on overlays these are the changes of
    /// the last, whose owner asks.
    #[must_use]
    pub fn changed(&self) -> Option<&[FieldPath]> {
        self.parts.changed.as_deref()
    }

    /// The draft that it was made from.
    #[must_use]
    pub const fn draft(&self) -> &RulebookDraft {
        &self.parts.draft
    }

    #[cfg(feature = "toml")]
    pub(super) fn overlaid(&mut self, changed: Vec<FieldPath>) {
        self.parts.changed = Some(changed);
    }

    #[cfg(feature = "toml")]
    pub(super) fn remark(&mut self, remark: Remark) {
        self.parts.remarks.push(remark);
    }

    #[cfg(feature = "toml")]
    pub(super) fn locate_remarks(
        &mut self,
        places: &crate::vocabulary::document::Places,
    ) {
        for remark in &mut self.parts.remarks {
            remark.locate(places);
        }
    }
}

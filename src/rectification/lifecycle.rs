use crate::facts::{Raw, Sheet, SheetDraft, SheetState};
use crate::procedure::{Procedure, Transition};
use crate::vocabulary::{
    Amount, Defect, FieldPath, Found, Id, Named, Period, Problem, Problems, text,
};

/// 整顿转化进程 — the procedure of a rulebook by which a village is rectified, with the states
/// that the register counts by.
///
/// What may follow what, and with which papers, is the procedure's to say; the register only
/// asks of it the states [`Lifecycle::APPLIED`], [`Lifecycle::PASSED`] and
/// [`Lifecycle::FAILED`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lifecycle(Procedure); // Invariant: it has the states that are asked of it.

impl Lifecycle {
    /// The state of a village that has applied for acceptance.
    pub const APPLIED: &'static str = "applied";
    /// The state of a village that passed the inspection.
    pub const PASSED: &'static str = "passed";
    /// The state of a village that failed it.
    pub const FAILED: &'static str = "failed";
    /// The fact how an inspection scored.
    pub const SCORE: &'static str = "inspection.score";

    /// A procedure that has the states which the register counts by.
    ///
    /// # Errors
    /// At `procedure[ID].state`: each of those states that it does not have.
    pub fn new(procedure: Procedure) -> Result<Lifecycle, Problems> {
        let rules = procedure.rules();
        let known = || rules.states.iter().map(|state| state.name.id.as_str());
        let at = FieldPath::root().key("procedure").element(procedure.id().as_str());
        let mut found = Found::default();
        for state in [Lifecycle::APPLIED, Lifecycle::PASSED, Lifecycle::FAILED] {
            if !known().any(|id| id == state) {
                let (what, nearest) = ("state", text::nearest(state, known()));
                let defect = Defect::Unknown { what, found: state.to_owned(), nearest };
                found.push(Problem::new(at.key("state"), defect));
            }
        }
        found.none_or(Lifecycle(procedure))
    }

    /// The procedure.
    #[must_use]
    pub const fn procedure(&self) -> &Procedure {
        &self.0
    }

    /// The events that villages go through.
    #[must_use]
    pub fn events(&self) -> &[Named] {
        &self.0.rules().events
    }

    /// The papers that an event may carry, each once, by id.
    #[must_use]
    pub fn papers(&self) -> Vec<&Named> {
        let transitions = self.0.rules().transitions.iter();
        let mut papers: Vec<&Named> =
            transitions.flat_map(|transition| &transition.evidence).collect();
        papers.sort();
        papers.dedup();
        papers
    }

    /// Those who may do anything, each once, by id.
    #[must_use]
    pub fn roles(&self) -> Vec<&Named> {
        let transitions = self.0.rules().transitions.iter();
        let mut roles: Vec<&Named> =
            transitions.flat_map(|transition| &transition.by).collect();
        roles.sort();
        roles.dedup();
        roles
    }

    /// Whether an event can lead to a state.
    fn leads(&self, event: &Id, to: &str) -> bool {
        let leads = |one: &Transition| one.on.id == *event && one.to.id.as_str() == to;
        self.0.rules().transitions.iter().any(leads)
    }

    /// Whether an event can be a pass.
    pub(super) fn can_pass(&self, event: &Id) -> bool {
        self.leads(event, Lifecycle::PASSED)
    }

    /// Whether an event is the result of an inspection.
    pub(super) fn is_inspection(&self, event: &Id) -> bool {
        self.can_pass(event) || self.leads(event, Lifecycle::FAILED)
    }

    /// The facts that the procedure reads of an inspection; `None` where it reads none.
    pub(super) fn facts(
        &self,
        score: Amount,
        period: Period,
    ) -> Option<Result<Sheet, Problems>> {
        let dictionary = &self.0.rules().dictionary;
        dictionary.fact(Lifecycle::SCORE)?;
        let score = Raw::Text(score.to_string());
        let draft = SheetDraft::new(period, SheetState::Open);
        Some(dictionary.sheet(&draft.with(Lifecycle::SCORE, score)))
    }
}

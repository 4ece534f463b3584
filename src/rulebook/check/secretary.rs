//! What a rulebook says about secretaries besides their scheme.

use std::collections::BTreeSet;

use super::{Context, unknown};
use crate::facts::{FactKind, SeriesOf};
use crate::rulebook::draft::{CareerDraft, RemovalDraft, RulebookDraft};
use crate::secretary::{CareerRules, GradeHistory, RemovalRules};
use crate::vocabulary::{Defect, FieldPath, Id, Label};

impl Context<'_> {
    pub(super) fn removal(
        &mut self,
        book: &RulebookDraft,
        draft: &RemovalDraft,
    ) -> RemovalRules {
        let at = FieldPath::root().key("secretary").key("removal");
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), &at);
        let known: BTreeSet<&Id> = book
            .scheme
            .iter()
            .flat_map(|s| s.grade.iter().map(|grade| &grade.id))
            .collect();
        if draft.grades.is_empty() && !self.holes.within(&at.key("grades")) {
            self.report(&at.key("grades"), Defect::NothingListed { what: "grade" });
        }
        let schemes = FieldPath::root().key("scheme");
        let paths = self.holes.elements(&at.key("grades"), draft.grades.len());
        for (grade, path) in draft.grades.iter().zip(paths) {
            if !known.contains(grade) && !self.holes.within(&schemes) {
                let ids = known.iter().map(|id| id.as_str());
                self.problems.report(&path, || unknown("grade", grade, ids));
            }
        }
        // Schemes may share a grade: the first says what it is called.
        let grades = book.scheme.iter().flat_map(|scheme| &scheme.grade);
        let mut labels: Vec<(Id, Label)> = Vec::new();
        for grade in grades {
            if !labels.iter().any(|(id, _)| *id == grade.id) {
                labels.push((grade.id.clone(), grade.label.clone()));
            }
        }
        RemovalRules {
            grades: draft.grades.clone(),
            in_a_row: draft.in_a_row,
            in_all: draft.in_all,
            ungraded: draft.ungraded,
            new_term: draft.new_term,
            transfer: draft.transfer,
            reappointed: draft.reappointed,
            corrected: draft.corrected,
            labels,
            ground,
        }
    }

    /// How results become the grades of the years: there is such a fact, one of a list for
    /// each of its periods.
    pub(super) fn career(
        &mut self,
        book: &RulebookDraft,
        draft: &CareerDraft,
    ) -> Option<CareerRules> {
        let at = FieldPath::root().key("secretary").key("career");
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), &at);
        let fact = Id::new(GradeHistory::FACT).ok()?;
        let is_such = |kind: &FactKind| {
            matches!(kind, FactKind::Series { of: SeriesOf::Choice(_), .. })
        };
        let fact = self.fact(&fact, &at, "a series of choices", is_such)?;
        let FactKind::Series { each, of: SeriesOf::Choice(choices), .. } =
            self.dictionary.at(fact)?.kind()
        else {
            return None;
        };
        let grades = choices.iter().map(|choice| choice.id.clone()).collect();
        Some(CareerRules { each: *each, grades, several: draft.several, ground })
    }
}

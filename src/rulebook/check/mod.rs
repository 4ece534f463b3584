//! From a draft to a sealed rulebook, or everything that is wrong with it.

mod combine;
mod condition;
mod grades;
mod measure;
mod scheme;
mod shapes;
mod size;
mod tree;

use std::collections::BTreeSet;

use super::draft::{RemovalDraft, RulebookDraft};
use super::remark::Remark;
use super::sealed::{Rulebook, RulebookParts};
use crate::facts::{Dictionary, Fact, FactKind};
use crate::scoring::Scheme;
use crate::secretary::RemovalRules;
use crate::vocabulary::{
    Defect, FieldPath, Ground, Id, Label, Period, Problem, Problems, Source,
};

impl RulebookDraft {
    /// Checks the draft: a rulebook, or every problem in document order.
    pub fn check(&self) -> Result<Rulebook, Problems> {
        let mut problems = Vec::new();
        match self.seal(&Holes::default(), &mut problems) {
            Some(rulebook) => Problems::none_or(rulebook, problems),
            None => {
                Problems::none_or((), problems).and_then(|()| Err(Problems::nothing()))
            }
        }
    }

    /// Checks the draft; what could not be read stands in `holes`, and nothing that depends
    /// on a hole is reported.
    pub(super) fn seal(
        &self,
        holes: &Holes,
        problems: &mut Vec<Problem>,
    ) -> Option<Rulebook> {
        let root = FieldPath::root();
        if self.schema != RulebookDraft::SCHEMA {
            let (found, reads) = (self.schema.clone(), RulebookDraft::SCHEMA);
            let defect = Defect::Schema { found, reads };
            problems.push(Problem::new(root.key("schema"), defect));
        }
        let in_force = match Period::new(self.in_force.from, self.in_force.until) {
            Ok(period) => Some(period),
            Err(error) => {
                problems.push(Problem::new(root.key("in_force"), error.into()));
                None
            }
        };
        unique(
            self.source.iter().map(|s| &s.id),
            ("sources", &root.key("source")),
            problems,
        );
        let dictionary =
            Dictionary::check_at(self.fact.clone(), &root.key("fact"), problems);
        let mut context = Context {
            dictionary: &dictionary,
            sources: &self.source,
            holes,
            problems,
            remarks: Vec::new(),
        };
        if let Some(ground) = &self.ground {
            context.ground(ground, &root.key("ground"));
        }
        let at = root.key("scheme");
        unique(self.scheme.iter().map(|s| &s.id), ("schemes", &at), context.problems);
        let mut schemes: Vec<Scheme> = Vec::new();
        for draft in &self.scheme {
            let path = at.element(draft.id.as_str());
            schemes.extend(scheme::check(&mut context, self, draft, &path));
        }
        let removal = self.secretary.as_ref().and_then(|s| s.removal.as_ref());
        let removal = removal.map(|draft| context.removal(self, draft));
        let remarks = context.remarks;
        Some(Rulebook::sealed(RulebookParts {
            draft: self.clone(),
            in_force: in_force?,
            dictionary,
            schemes,
            removal,
            remarks,
        }))
    }
}

impl Problems {
    /// For a branch that cannot be: a document that failed without a reason.
    pub(super) fn nothing() -> Problems {
        Problem::new(FieldPath::root(), Defect::EmptyText).into()
    }
}

/// 读取缺口 — what could not be read; nothing is said about what depends on it.
#[derive(Debug, Default)]
pub(super) struct Holes(BTreeSet<FieldPath>);

impl Holes {
    #[cfg(feature = "toml")]
    pub(super) const fn new(holes: BTreeSet<FieldPath>) -> Holes {
        Holes(holes)
    }

    /// Whether something at or in `path` could not be read.
    fn within(&self, path: &FieldPath) -> bool {
        self.0.iter().any(|hole| hole.is_within(path))
    }

    /// Whether the element `id` of the list at `path` may be one that could not be read.
    fn may_be(&self, path: &FieldPath, id: &str) -> bool {
        let element = path.element(id);
        let nameless = format!("{}[#", path.as_str());
        self.0.iter().any(|hole| {
            hole.is_within(&element)
                || hole == path
                || hole.as_str().starts_with(&nameless)
        })
    }
}

/// Reports ids that stand twice.
fn unique<'i>(
    ids: impl Iterator<Item = &'i Id>,
    (what, at): (&'static str, &FieldPath),
    problems: &mut Vec<Problem>,
) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            let defect = Defect::Duplicate { what, id: id.to_string() };
            problems.push(Problem::new(at.element(id.as_str()), defect));
        }
    }
}

/// What every check needs.
#[derive(Debug)]
struct Context<'c> {
    dictionary: &'c Dictionary,
    sources: &'c [Source],
    holes: &'c Holes,
    problems: &'c mut Vec<Problem>,
    remarks: Vec<Remark>,
}

impl Context<'_> {
    fn report(&mut self, at: &FieldPath, defect: impl Into<Defect>) {
        self.problems.push(Problem::new(at.clone(), defect.into()));
    }

    /// Checks that a ground cites a source that there is.
    fn ground(&mut self, ground: &Ground, at: &FieldPath) {
        let Some(source) = ground.source() else { return };
        let is_known = self.sources.iter().any(|s| s.id == *source);
        let list = FieldPath::root().key("source");
        if !is_known && !self.holes.may_be(&list, source.as_str()) {
            let ids = self.sources.iter().map(|s| s.id.as_str());
            let nearest = crate::vocabulary::text::nearest(source.as_str(), ids);
            let found = source.to_string();
            self.report(at, Defect::Unknown { what: "source", found, nearest });
        }
    }

    /// The ground of something, its own or the nearest enclosing one; none is reported.
    fn ground_or(
        &mut self,
        own: Option<&Ground>,
        enclosing: Option<&Ground>,
        at: &FieldPath,
    ) -> Ground {
        if let Some(ground) = own {
            self.ground(ground, &at.key("ground"));
        }
        match own.or(enclosing) {
            Some(ground) => ground.clone(),
            None => {
                if !self.holes.within(&at.key("ground")) {
                    self.report(at, Defect::NoGround);
                }
                Ground::Assumed { reason: String::new() }
            }
        }
    }

    /// The place of a fact whose kind `fits`; an unknown or unfit one is reported.
    fn fact(
        &mut self,
        id: &Id,
        at: &FieldPath,
        expected: &'static str,
        fits: impl Fn(&FactKind) -> bool,
    ) -> Option<u16> {
        let Some(index) = self.dictionary.index_of(id.as_str()) else {
            if !self.holes.may_be(&FieldPath::root().key("fact"), id.as_str()) {
                let nearest = self.dictionary.nearest(id.as_str());
                let found = id.to_string();
                self.report(at, Defect::Unknown { what: "fact", found, nearest });
            }
            return None;
        };
        let kind = self.dictionary.at(index).map(Fact::kind)?;
        if fits(kind) {
            Some(index)
        } else {
            let (fact, found) = (id.clone(), kind.name());
            self.report(at, Defect::WrongFactKind { fact, found, expected });
            None
        }
    }

    /// The place of a choice of a fact; an unknown one is reported.
    fn choice(&mut self, fact: u16, id: &Id, at: &FieldPath) -> Option<u16> {
        let choices = self.dictionary.at(fact).map_or(&[][..], |f| f.kind().choices());
        let place = choices.iter().position(|choice| choice.id == *id);
        if place.is_none() {
            let known: Vec<String> = choices.iter().map(|c| c.id.to_string()).collect();
            let found = id.to_string();
            let ids = known.iter().map(String::as_str);
            let nearest = crate::vocabulary::text::nearest(&found, ids);
            self.report(at, Defect::UnknownWord { found, nearest, known });
        }
        place.and_then(|place| u16::try_from(place).ok())
    }

    fn removal(&mut self, book: &RulebookDraft, draft: &RemovalDraft) -> RemovalRules {
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
        for grade in &draft.grades {
            if !known.contains(grade) && !self.holes.within(&schemes) {
                let ids = known.iter().map(|id| id.as_str());
                let nearest = crate::vocabulary::text::nearest(grade.as_str(), ids);
                let found = grade.to_string();
                let defect = Defect::Unknown { what: "grade", found, nearest };
                self.report(&at.key("grades"), defect);
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
            corrected: draft.corrected,
            labels,
            ground,
        }
    }
}

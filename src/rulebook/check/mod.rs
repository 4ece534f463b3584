//! From a draft to a sealed rulebook, or everything that is wrong with it.

mod cohort;
mod combine;
mod compare;
mod condition;
mod consequence;
mod dated;
mod domain;
mod grades;
mod lines;
mod link;
mod measure;
mod post_service;
mod posts;
mod procedure;
mod quantity;
mod rule;
mod scheme;
mod secretary;
mod series;
mod shapes;
mod size;
mod tree;
mod windows;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::RulebookDraft;
use super::remark::Remark;
use super::sealed::{Rulebook, RulebookParts};
use crate::criteria::Compared;
use crate::facts::{Dictionary, Fact, FactKind};
use crate::procedure::Procedure;
use crate::rule::Rule;
use crate::scoring::Scheme;
use crate::vocabulary::{
    Defect, FieldPath, Found, Ground, Id, Period, Problem, Problems, Source,
    has_hole_within,
};

impl RulebookDraft {
    /// Checks the draft: a rulebook, or every problem in document order.
    pub fn check(&self) -> Result<Rulebook, Problems> {
        let mut found = Found::default();
        match self.seal(&Holes::default(), &mut found) {
            Some(rulebook) => found.none_or(rulebook),
            None => Err(found.into_problems()),
        }
    }

    /// Checks the draft by what is known already.
    #[cfg(feature = "toml")]
    pub(crate) fn check_knowing(&self, known: Known<'_>) -> Result<Rulebook, Problems> {
        let mut found = Found::default();
        match self.seal_knowing((&Holes::default(), known), &mut found) {
            Some(rulebook) => found.none_or(rulebook),
            None => Err(found.into_problems()),
        }
    }

    /// Checks the draft; what could not be read stands in `holes`, and nothing that depends
    /// on a hole is reported.
    pub(super) fn seal(&self, holes: &Holes, problems: &mut Found) -> Option<Rulebook> {
        self.seal_knowing((holes, Known::default()), problems)
    }

    fn seal_knowing(
        &self,
        (holes, known): (&Holes, Known<'_>),
        problems: &mut Found,
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
        let at = root.key("fact");
        let may_be = |id: &str| holes.may_be(&at, id);
        let dictionary = match known.dictionary {
            Some(dictionary) => dictionary.clone(),
            None => Dictionary::check_at(self.fact.clone(), (&at, &may_be), problems),
        };
        let mut context = Context {
            dictionary: &dictionary,
            sources: &self.source,
            holes,
            may_be_idle: known.may_be_idle,
            problems,
            remarks: Vec::new(),
            compared: None,
        };
        if let Some(ground) = &self.ground {
            context.ground(ground, &root.key("ground"));
        }
        let at = root.key("scheme");
        unique(self.scheme.iter().map(|s| &s.id), ("schemes", &at), context.problems);
        let mut schemes: Vec<Scheme> = Vec::new();
        let paths = named(&at, self.scheme.iter().map(|scheme| &scheme.id));
        for (draft, path) in self.scheme.iter().zip(paths) {
            schemes.extend(scheme::check(&mut context, self, draft, &path));
        }
        let links = context.links(self, &schemes);
        let procedures = context.procedures(self, &root.key("procedure"));
        let at = root.key("rule");
        unique(self.rule.iter().map(|one| &one.id), ("rules", &at), context.problems);
        let paths = named(&at, self.rule.iter().map(|one| &one.id));
        let drafts = self.rule.iter().zip(paths);
        let rules: Vec<Rule> =
            drafts.filter_map(|(draft, at)| context.rule(self, draft, &at)).collect();
        let consequences = context.consequences(self, in_force);
        let posts = self.posts.as_ref();
        let sealed = posts::Sealed {
            schemes: &schemes,
            links: &links,
            procedures: &procedures,
            rules: &rules,
        };
        let posts = posts.and_then(|draft| context.posts(self, draft, &sealed));
        let removal = self.secretary.as_ref().and_then(|s| s.removal.as_ref());
        let removal = removal.map(|draft| context.removal(self, draft));
        let career = self.secretary.as_ref().and_then(|s| s.career.as_ref());
        let career = career.and_then(|draft| context.career(self, draft));
        let remarks = context.remarks;
        Some(Rulebook::sealed(RulebookParts {
            draft: self.clone(),
            in_force: in_force?,
            dictionary,
            schemes,
            links,
            procedures,
            rules,
            consequences,
            posts,
            removal,
            career,
            remarks,
            changed: None,
        }))
    }
}

/// What is known before a draft is checked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'k> {
    /// The dictionary of just these facts: sheets of it are sheets of the rulebook.
    pub(crate) dictionary: Option<&'k Dictionary>,
    /// Whether a condition may be one that every value answers alike: to ask what one step of
    /// a number changes, at the end of its domain too.
    pub(crate) may_be_idle: bool,
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
        has_hole_within(&self.0, path)
    }

    /// Whether an element without an id of the list at `path`, or something in it, could not
    /// be read.
    fn nameless(&self, path: &FieldPath) -> bool {
        let start = path.open_nameless();
        let first = self.0.range(&start..).next();
        first.is_some_and(|hole| hole.as_str().starts_with(start.as_str()))
    }

    /// The paths of the first `count` elements without ids of the list at `path` that could
    /// be read: those that could not are holes.
    fn elements(&self, path: &FieldPath, count: usize) -> Vec<FieldPath> {
        let has_holes = self.nameless(path);
        let all = (0..).map(|index| path.nth(index));
        // An element may have a hole and be there all the same.
        let holes = if has_holes { self.0.len() } else { 0 };
        all.take(count.saturating_add(holes))
            .filter(|element| !has_holes || !self.0.contains(element))
            .take(count)
            .collect()
    }

    /// Whether the element `id` of the list at `path` may be one that could not be read.
    fn may_be(&self, path: &FieldPath, id: &str) -> bool {
        self.0.contains(path) || self.within(&path.element(id)) || self.nameless(path)
    }
}

/// The paths of elements by their ids, one of its own for each.
fn named<'i>(at: &FieldPath, ids: impl Iterator<Item = &'i Id>) -> Vec<FieldPath> {
    let mut times: BTreeMap<&Id, usize> = BTreeMap::new();
    ids.map(|id| {
        let again = times.entry(id).or_default();
        let path = at.element(id.as_str()).again(*again);
        *again = again.saturating_add(1);
        path
    })
    .collect()
}

/// Reports ids that stand twice, at the second element.
fn unique<'i>(
    ids: impl Iterator<Item = &'i Id>,
    (what, at): (&'static str, &FieldPath),
    problems: &mut Found,
) {
    let ids: Vec<&Id> = ids.collect();
    let paths = named(at, ids.iter().copied());
    unique_at(ids.into_iter().zip(&paths), what, problems);
}

/// Reports ids that stand twice, each at its path.
fn unique_at<'i, 'p>(
    ids: impl Iterator<Item = (&'i Id, &'p FieldPath)>,
    what: &'static str,
    problems: &mut Found,
) {
    let mut seen = BTreeSet::new();
    for (id, at) in ids {
        if !seen.insert(id) {
            problems.report(at, || Defect::Duplicate { what, id: id.to_string() });
        }
    }
}

/// An id that nothing has, with the known one that looks most like it.
fn unknown<'i>(
    what: &'static str,
    found: &Id,
    known: impl Iterator<Item = &'i str>,
) -> Defect {
    let nearest = crate::vocabulary::text::nearest(found.as_str(), known);
    Defect::Unknown { what, found: found.to_string(), nearest }
}

/// What every check needs.
#[derive(Debug)]
struct Context<'c> {
    dictionary: &'c Dictionary,
    sources: &'c [Source],
    holes: &'c Holes,
    /// Whether a condition may be one that every value answers alike.
    may_be_idle: bool,
    problems: &'c mut Found,
    remarks: Vec<Remark>,
    /// The comparisons of the scheme that is checked; none outside of schemes.
    compared: Option<Vec<Compared>>,
}

impl Context<'_> {
    /// The procedures of a draft, those that can be sealed.
    fn procedures(&mut self, draft: &RulebookDraft, at: &FieldPath) -> Vec<Procedure> {
        let ids = || draft.procedure.iter().map(|one| &one.id);
        unique(ids(), ("procedures", at), self.problems);
        let paths = named(at, ids());
        let mut procedures = Vec::new();
        for (one, path) in draft.procedure.iter().zip(paths) {
            procedures.extend(procedure::check(self, draft, one, &path));
        }
        procedures
    }

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
            self.problems.report(at, || unknown("source", source, ids));
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
                if !self.has_broken_ground(at) {
                    self.report(at, Defect::NoGround);
                }
                Ground::assumed("")
            }
        }
    }

    /// Whether a ground here, or one that may enclose this, could not be read.
    fn has_broken_ground(&self, at: &FieldPath) -> bool {
        let mut above = Some(at.clone());
        while let Some(at) = above {
            // An item may stand in any part.
            if self.holes.within(&at.key("ground")) || self.holes.within(&at.key("part"))
            {
                return true;
            }
            above = at.parent();
        }
        false
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
                let ids = self.dictionary.facts().iter().map(|fact| fact.id().as_str());
                self.problems.report(at, || unknown("fact", id, ids));
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
        let fact = self.dictionary.at(fact)?;
        let choices = fact.kind().choices();
        let place = choices.iter().position(|choice| choice.id == *id);
        let list = FieldPath::root().key("fact").element(fact.id().as_str()).key("kind");
        if place.is_none() && !self.holes.within(&list) {
            self.problems.report(at, || {
                let known: Vec<String> =
                    choices.iter().map(|choice| choice.id.to_string()).collect();
                let found = id.to_string();
                let ids = known.iter().map(String::as_str);
                let nearest = crate::vocabulary::text::nearest(&found, ids);
                Defect::UnknownWord { found, nearest, known }
            });
        }
        place.and_then(|place| u16::try_from(place).ok())
    }
}

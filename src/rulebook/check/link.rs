//! Facts that come from outcomes: domains that hold them, grades that are choices, and no
//! circle.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, unknown};
use crate::facts::{Fact, FactKind, SeriesOf};
use crate::rulebook::draft::{CohortTime, LinkDraft, RulebookDraft, TakeDraft};
use crate::scoring::{Link, LinkTake, Scheme};
use crate::vocabulary::{Defect, FieldPath, Id, LinkDefect, Span};

/// What a fact can hold of an outcome.
enum Holds<'k> {
    Number { domain: Span, places: u8 },
    Choice(Vec<&'k Id>),
}

impl Context<'_> {
    /// Every link that can stand. Schemes that could not be sealed are not asked about.
    pub(super) fn links(
        &mut self,
        book: &RulebookDraft,
        schemes: &[Scheme],
    ) -> Vec<Link> {
        let at = FieldPath::root().key("link");
        let paths = self.holes.elements(&at, book.link.len());
        self.one_for_each_scheme(&book.link, &paths);
        let drafts = book.link.iter().zip(&paths);
        let links: Vec<Link> = drafts
            .filter_map(|(draft, path)| self.link(book, schemes, (draft, path)))
            .collect();
        self.no_circle(&links, schemes, &at);
        links
    }

    /// A fact may come from any of several schemes, but only once from each.
    fn one_for_each_scheme(&mut self, links: &[LinkDraft], paths: &[FieldPath]) {
        let mut seen = BTreeSet::new();
        for (link, path) in links.iter().zip(paths) {
            if !seen.insert((&link.fact, &link.scheme)) {
                let (what, id) = ("links", link.fact.to_string());
                self.report(&path.key("fact"), Defect::Duplicate { what, id });
            }
        }
    }

    fn link(
        &mut self,
        book: &RulebookDraft,
        schemes: &[Scheme],
        (draft, at): (&LinkDraft, &FieldPath),
    ) -> Option<Link> {
        let is_number = draft.take == TakeDraft::Total;
        let expected = if is_number {
            "a count, an amount, a ratio or a series of numbers"
        } else {
            "a choice or a series of choices"
        };
        let fits = |kind: &FactKind| match holds(kind) {
            Some(Holds::Number { .. }) => is_number,
            Some(Holds::Choice(_)) => !is_number,
            None => false,
        };
        let fact = self.fact(&draft.fact, &at.key("fact"), expected, fits);
        if let Some(ground) = &draft.ground {
            self.ground(ground, &at.key("ground"));
        }
        let is_there = book.scheme.iter().any(|scheme| scheme.id == draft.scheme);
        let list = FieldPath::root().key("scheme");
        if !is_there && !self.holes.may_be(&list, draft.scheme.as_str()) {
            let ids = book.scheme.iter().map(|scheme| scheme.id.as_str());
            let path = at.key("scheme");
            self.problems.report(&path, || unknown("scheme", &draft.scheme, ids));
        }
        let scheme = schemes.iter().find(|scheme| *scheme.id() == draft.scheme)?;
        let fact = fact?;
        let kind = self.dictionary.at(fact).map(Fact::kind)?;
        let take = match holds(kind)? {
            Holds::Number { domain, places } => {
                self.total_fits(scheme, (domain, places), at);
                self.cohort_idle(draft, at);
                LinkTake::Total
            }
            Holds::Choice(choices) => {
                let after_cohort = self.after_cohort(draft, scheme, at);
                let choices = self.grades_fit(draft, scheme, (&choices, at))?;
                LinkTake::Grade { choices, after_cohort }
            }
        };
        Some(Link {
            fact,
            rulebook: book.id.clone(),
            edition: book.edition.clone(),
            scheme: draft.scheme.clone(),
            take,
            ground: draft.ground.clone(),
        })
    }

    fn total_fits(
        &mut self,
        scheme: &Scheme,
        (domain, places): (Span, u8),
        at: &FieldPath,
    ) {
        let total = scheme.attainable();
        let found = scheme.0.places;
        if !domain.encloses(&total) || found > places {
            let defect = LinkDefect::TooWide {
                scheme: scheme.id().clone(),
                least: total.least(),
                most: total.most(),
                places: found,
            };
            self.report(&at.key("fact"), defect);
        }
    }

    fn cohort_idle(&mut self, draft: &LinkDraft, at: &FieldPath) {
        if draft.cohort.is_some() {
            let why = "no step over a cohort changes what is taken here";
            self.report(&at.key("cohort"), Defect::AnswerIdle { key: "cohort", why });
        }
    }

    /// Whether the grade is the one after the cohort, which must be said where there are
    /// such steps.
    fn after_cohort(
        &mut self,
        draft: &LinkDraft,
        scheme: &Scheme,
        at: &FieldPath,
    ) -> bool {
        if scheme.cohort_steps().is_empty() {
            self.cohort_idle(draft, at);
        } else if draft.cohort.is_none() && !self.holes.within(&at.key("cohort")) {
            let why = "the scheme has steps over a cohort: say whether the grade is that \
                       \"before\" or \"after\" them";
            self.report(at, Defect::AnswerNeeded { key: "cohort", why });
        }
        draft.cohort == Some(CohortTime::After)
    }

    /// The choice that each grade is.
    fn grades_fit(
        &mut self,
        draft: &LinkDraft,
        scheme: &Scheme,
        (choices, at): (&[&Id], &FieldPath),
    ) -> Option<Box<[u16]>> {
        if scheme.grades().is_empty() {
            let why = "the scheme has no grades: write \"total\"";
            self.report(&at.key("take"), Defect::AnswerIdle { key: "take", why });
        }
        let mut places = Vec::with_capacity(scheme.grades().len());
        for grade in scheme.grades() {
            match choices.iter().position(|choice| **choice == grade.id) {
                Some(place) => places.extend(u16::try_from(place).ok()),
                None => {
                    let (fact, grade) = (draft.fact.clone(), grade.id.clone());
                    let scheme = scheme.id().clone();
                    let defect = LinkDefect::GradeNotAChoice { fact, grade, scheme };
                    self.report(&at.key("fact"), defect);
                }
            }
        }
        (places.len() == scheme.grades().len()).then(|| places.into())
    }

    /// Schemes that need the outcomes of each other in a circle: reported once, at the link
    /// that closes it.
    fn no_circle(&mut self, links: &[Link], schemes: &[Scheme], at: &FieldPath) {
        let mut needs: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for scheme in schemes {
            let read = links.iter().filter(|link| scheme.0.facts.contains(&link.fact));
            needs.insert(scheme.id(), read.map(|link| &link.scheme).collect());
        }
        for start in needs.keys() {
            let Some(way) = circle(start, &needs) else { continue };
            // Told at the first of its schemes by id.
            if way.iter().all(|id| start <= id) {
                let schemes = way.iter().map(ToString::to_string).collect();
                self.report(at, LinkDefect::Cycle { schemes });
            }
        }
    }
}

/// The way from a scheme back to itself.
fn circle<'l>(
    start: &'l Id,
    needs: &BTreeMap<&'l Id, Vec<&'l Id>>,
) -> Option<Vec<&'l Id>> {
    let mut ways: Vec<Vec<&'l Id>> = vec![vec![start]];
    let mut seen: Vec<&'l Id> = Vec::new();
    while let Some(way) = ways.pop() {
        for next in way.last().and_then(|last| needs.get(*last)).into_iter().flatten() {
            if **next == *start {
                return Some(way);
            }
            if !seen.contains(next) {
                seen.push(next);
                let mut longer = way.clone();
                longer.push(next);
                ways.push(longer);
            }
        }
    }
    None
}

fn holds(kind: &FactKind) -> Option<Holds<'_>> {
    match kind {
        FactKind::Count { .. } => {
            Some(Holds::Number { domain: kind.domain()?, places: 0 })
        }
        FactKind::Amount { places, .. } | FactKind::Ratio { places, .. } => {
            Some(Holds::Number { domain: kind.domain()?, places: *places })
        }
        FactKind::Series {
            of: SeriesOf::Number { places, at_least, at_most }, ..
        } => {
            let domain = Span::between((*at_least).into(), (*at_most).into());
            Some(Holds::Number { domain, places: *places })
        }
        FactKind::Choice(choices)
        | FactKind::Series { of: SeriesOf::Choice(choices), .. } => {
            Some(Holds::Choice(choices.iter().map(|choice| &choice.id).collect()))
        }
        _ => None,
    }
}

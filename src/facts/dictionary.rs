use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::kind::is_false;
use super::not_above::{self, NeverAbove};
use super::{Choice, FactKind, SeriesOf};
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Id, Label, Problem, Problems, Span,
};

/// 事实条目草案 — one fact as written, not yet checked.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FactDraft {
    /// The id by which rules and sheets name it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// Other names that the header of a table may use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What kind of thing it is.
    pub kind: FactKind,
    /// Whether a sheet may state that it does not apply.
    #[serde(skip_serializing_if = "is_false")]
    pub may_not_apply: bool,
    /// The facts that it is never above: a sheet on which it is more than one of them is
    /// refused. Both are counts, ratios, or amounts of one unit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_above: Vec<Id>,
    /// What the author wants to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl FactDraft {
    /// A fact with id, label and kind that always applies.
    #[must_use]
    pub const fn new(id: Id, label: Label, kind: FactKind) -> FactDraft {
        FactDraft {
            id,
            label,
            also: Vec::new(),
            kind,
            may_not_apply: false,
            not_above: Vec::new(),
            note: None,
        }
    }
}

/// 事实条目 — one fact of a checked dictionary.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    draft: FactDraft,
}

impl Fact {
    /// The id by which rules and sheets name it.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.draft.id
    }

    /// What it is called.
    #[must_use]
    pub const fn label(&self) -> &Label {
        &self.draft.label
    }

    /// Other names that the header of a table may use.
    #[must_use]
    pub fn also(&self) -> &[String] {
        &self.draft.also
    }

    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> &FactKind {
        &self.draft.kind
    }

    /// Whether a sheet may state that it does not apply.
    #[must_use]
    pub const fn may_not_apply(&self) -> bool {
        self.draft.may_not_apply
    }

    /// The facts that it is never above.
    #[must_use]
    pub fn not_above(&self) -> &[Id] {
        &self.draft.not_above
    }

    /// Every name that the header of a table may use: id, labels and other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.draft.id.as_str())
            .chain(self.draft.label.all())
            .chain(self.draft.also.iter().map(String::as_str))
    }
}

/// 事实词典 — every fact there is, checked; cheap to clone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dictionary(Arc<Facts>);

#[derive(Debug, Eq, PartialEq)]
struct Facts {
    facts: Vec<Fact>,
    by_id: BTreeMap<Id, u16>,
    never_above: NeverAbove,
    never_below: NeverAbove,
}

impl Dictionary {
    /// The greatest number of facts.
    pub const MOST_FACTS: usize = 2_000;

    /// The greatest number of words of a choice, a ballot or a list of events.
    pub const MOST_CHOICES: usize = 100;

    /// The greatest count: of occurrences, ballots, events.
    pub const MOST_COUNTED: u32 = 1_000_000;

    /// Checks the facts: a dictionary, or everything wrong with them.
    pub fn check(drafts: Vec<FactDraft>) -> Result<Dictionary, Problems> {
        let mut found = Found::default();
        let at = FieldPath::root().key("fact");
        let dictionary = Dictionary::check_at(drafts, (&at, &|_| false), &mut found);
        found.none_or(dictionary)
    }

    /// Checks the facts that stand at `at`; what is wrong goes to `problems`, but nothing
    /// about an id that `may_be` there and could not be read.
    pub(crate) fn check_at(
        drafts: Vec<FactDraft>,
        (at, may_be): (&FieldPath, &dyn Fn(&str) -> bool),
        problems: &mut Found,
    ) -> Dictionary {
        if drafts.len() > Dictionary::MOST_FACTS {
            let (what, at_most) = ("facts", Dictionary::MOST_FACTS);
            let defect = Defect::TooMany { what, found: drafts.len(), at_most };
            problems.push(Problem::new(at.clone(), defect));
        }
        let mut facts = Vec::with_capacity(drafts.len());
        let mut times: BTreeMap<Id, usize> = BTreeMap::new();
        for draft in drafts.into_iter().take(Dictionary::MOST_FACTS) {
            let again = times.entry(draft.id.clone()).or_default();
            let path = at.element(draft.id.as_str()).again(*again);
            *again = again.saturating_add(1);
            if *again > 1 {
                let id = draft.id.to_string();
                problems
                    .push(Problem::new(path, Defect::Duplicate { what: "facts", id }));
                continue;
            }
            check_kind(&draft.kind, &path.key("kind"), problems);
            facts.push(Fact { draft });
        }
        // A repeated id must not point past the facts that are kept.
        let by_id: BTreeMap<Id, u16> = facts
            .iter()
            .enumerate()
            .filter_map(|(i, fact)| Some((fact.id().clone(), u16::try_from(i).ok()?)))
            .collect();
        let never_above = not_above::resolve((&facts, &by_id), (at, may_be), problems);
        let never_below = not_above::turned_round(&never_above);
        Dictionary(Arc::new(Facts { facts, by_id, never_above, never_below }))
    }

    /// The facts that a fact is never above, by their places.
    pub(super) fn never_above(&self, index: u16) -> &[u16] {
        self.0.never_above.get(usize::from(index)).map_or(&[], Vec::as_slice)
    }

    /// Whether one fact is never above another, said of the two or of facts between them.
    pub(crate) fn is_never_above(&self, one: u16, other: u16) -> bool {
        // What is never above the other goes round in no circle.
        let above = self.never_above(one).iter();
        one != other
            && above.copied().any(|it| it == other || self.is_never_above(it, other))
    }

    /// The facts of which what is known of a fact bounds what they can be: it is never above
    /// them, or they never above it, at whatever remove.
    pub(crate) fn bounded_by(&self, index: u16) -> Vec<u16> {
        let (mut next, mut bounded) = (vec![index], Vec::new());
        while let Some(place) = next.pop() {
            for other in self.never_above(place).iter().chain(self.never_below(place)) {
                if *other != index && !bounded.contains(other) {
                    bounded.push(*other);
                    next.push(*other);
                }
            }
        }
        bounded
    }

    /// The facts that are never above a fact, by their places.
    pub(super) fn never_below(&self, index: u16) -> &[u16] {
        self.0.never_below.get(usize::from(index)).map_or(&[], Vec::as_slice)
    }

    /// Every fact, in the order of the document.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.0.facts
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.index_of(id).and_then(|index| self.at(index))
    }

    pub(crate) fn index_of(&self, id: &str) -> Option<u16> {
        let id = Id::new(id).ok()?;
        self.0.by_id.get(&id).copied()
    }

    pub(crate) fn at(&self, index: u16) -> Option<&Fact> {
        self.0.facts.get(usize::from(index))
    }

    /// Whether the two are the same dictionary.
    pub(crate) fn is(&self, other: &Dictionary) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self == other
    }

    /// Whether the two are one dictionary, which takes no looking into it.
    #[cfg(feature = "toml")]
    pub(crate) fn is_itself(&self, other: &Dictionary) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The id that looks most like `found`.
    pub(crate) fn nearest(&self, found: &str) -> Option<String> {
        crate::facts::sheet::nearest(found, self.facts().iter().map(|f| f.id().as_str()))
    }
}

fn check_kind(kind: &FactKind, at: &FieldPath, problems: &mut Found) {
    let mut check = KindCheck { at, problems };
    match kind {
        FactKind::YesNo | FactKind::Date(_) | FactKind::Group => {}
        FactKind::Count { at_least, at_most } => {
            check.domain(i64::from(*at_least).into(), i64::from(*at_most).into());
        }
        FactKind::Amount { places, at_least, at_most, .. } => {
            check.places(*places);
            check.domain((*at_least).into(), (*at_most).into());
        }
        FactKind::Ratio { places, at_least, at_most } => {
            check.places(*places);
            check.domain((*at_least).into(), (*at_most).into());
        }
        FactKind::Choice(choices) => check.choices(choices, &at.key("choice")),
        FactKind::Ballots { choices, at_most, .. } => {
            let at = at.key("ballots");
            check.choices(choices, &at.key("choices"));
            check.above_zero(*at_most, &at.key("at_most"));
        }
        FactKind::Scores { places, at_least, at_most, raters, .. } => {
            check.places(*places);
            check.domain((*at_least).into(), (*at_most).into());
            check.above_zero(*raters, &at.key("scores").key("raters"));
        }
        FactKind::Decision { by, places, at_least, at_most } => {
            check.choices(by, &at.key("decision").key("by"));
            check.places(*places);
            check.domain((*at_least).into(), (*at_most).into());
        }
        FactKind::Series { of, at_most, .. } => {
            match of {
                SeriesOf::Number { places, at_least, at_most } => {
                    check.places(*places);
                    check.domain((*at_least).into(), (*at_most).into());
                }
                SeriesOf::Choice(choices) => {
                    check.choices(choices, &at.key("series").key("choice"));
                }
            }
            check.above_zero(*at_most, &at.key("series").key("at_most"));
        }
        FactKind::Events { kinds, at_most, amount } => {
            let at = at.key("events");
            check.choices(kinds, &at.key("kinds"));
            check.above_zero(*at_most, &at.key("at_most"));
            if let Some(amount) = amount {
                let at = &at.key("amount");
                let mut check = KindCheck { at, problems };
                check.places(amount.places);
                check.domain(amount.at_least.into(), amount.at_most.into());
            }
        }
        FactKind::Spells { at_most } => {
            check.above_zero(*at_most, &at.key("spells").key("at_most"));
        }
    }
}

/// The check of one kind, which stands at `at`.
struct KindCheck<'c> {
    at: &'c FieldPath,
    problems: &'c mut Found,
}

impl KindCheck<'_> {
    fn places(&mut self, places: u8) {
        if places > 6 {
            let found = places.to_string();
            let defect = Defect::NotWhole { found, least: 0, most: 6 };
            self.problems.push(Problem::new(self.at.clone(), defect));
        }
    }

    fn domain(&mut self, least: Exact, most: Exact) {
        if least > most {
            let defect = Defect::EmptyDomain { least, most };
            self.problems.push(Problem::new(self.at.clone(), defect));
        }
    }

    /// A greatest number of which there is at least one.
    fn above_zero(&mut self, most: u32, at: &FieldPath) {
        if most == 0 {
            let (found, most) = (most.to_string(), i64::from(Dictionary::MOST_COUNTED));
            let defect = Defect::NotWhole { found, least: 1, most };
            self.problems.push(Problem::new(at.clone(), defect));
        }
    }

    fn choices(&mut self, choices: &[Choice], at: &FieldPath) {
        // The list may be empty because nothing in it could be read.
        if choices.is_empty() {
            let defect = Defect::NothingListed { what: "choice" };
            self.problems.push(Problem::new(at.clone(), defect));
        }
        let mut times: BTreeMap<&Id, usize> = BTreeMap::new();
        for choice in choices {
            let again = times.entry(&choice.id).or_default();
            if *again > 0 {
                let id = choice.id.to_string();
                let path = at.element(&id).again(*again);
                let defect = Defect::Duplicate { what: "choices", id };
                self.problems.push(Problem::new(path, defect));
            }
            *again = again.saturating_add(1);
        }
    }
}

/// The span of all values of a number's domain; of everything else, nothing.
impl Fact {
    /// The domain of a count, amount or ratio.
    #[must_use]
    pub fn domain(&self) -> Option<Span> {
        self.kind().domain()
    }
}

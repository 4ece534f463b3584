//! Scores and numbers that are compared with those of others: one alone, some in order, equals
//! at the first place and at the last, one of whom nothing is known or to whom it does not apply,
//! each group by itself.

mod crowd;

pub(super) use crowd::Crowd;

use std::collections::BTreeMap;

use toml::Value;

use super::axes::{Marks, rows};
use super::elements::{Asked, Element};
use super::search::{Answer, Edges};
use super::stated::{Setting, Stated, plain, table};
use super::totals::base;
use crate::casebook::coverage::matters;
use crate::facts::Raw;
use crate::rulebook::Rulebook;
use crate::scoring::{Combine, Compare, NodeKind, Scheme, judge_scores};
use crate::vocabulary::{Exact, FieldPath, Ratio};

/// The most rungs of one comparison, and the most members of one case.
const MOST_RUNGS: usize = 30;

/// What is compared with others in a scheme.
pub(super) struct Comparisons<'c> {
    rulebook: &'c Rulebook,
    name: &'c str,
    scheme: &'c Scheme,
    base: Stated,
    all: Vec<Comparison>,
}

/// One comparison: sheets that differ in what is compared, the greatest first where that is told.
struct Comparison {
    /// The part, item or step.
    id: String,
    at: FieldPath,
    rungs: Vec<Stated>,
    /// The fact that says with whom.
    within: Option<String>,
    /// The places after which something else is given.
    places: Vec<usize>,
}

impl<'c> Comparisons<'c> {
    /// Those of a scheme; `None` where it compares nothing.
    pub(super) fn of(
        (rulebook, name): (&'c Rulebook, &'c str),
        scheme: &'c Scheme,
        found: &[(Element, Edges)],
    ) -> Option<Comparisons<'c>> {
        let id = Some(scheme.id().as_str());
        let of_scheme = found.iter().filter(|(element, _)| element.scheme() == id);
        let of_scheme: Vec<&(Element, Edges)> = of_scheme.collect();
        let nodes = scheme.nodes().iter();
        let parts = nodes.filter_map(|node| match &node.kind {
            NodeKind::Part { combine: Combine::Compared(how), children, .. } => {
                Some((node, how, usize::from(*children.first()?)))
            }
            _ => None,
        });
        let elements = of_scheme.iter().filter_map(|(element, _)| {
            let mut all = Vec::new();
            compared(&element.tree, &mut all);
            (!all.is_empty()).then_some((element, all))
        });
        let (parts, elements): (Vec<_>, Vec<_>) = (parts.collect(), elements.collect());
        if parts.is_empty() && elements.is_empty() {
            return None;
        }
        let base = base(rulebook, scheme, (&of_scheme, true))?;
        let fact = |place: u16| Some(scheme.dictionary().at(place)?.id().to_string());
        let at = FieldPath::root().key("scheme").element(scheme.id().as_str());
        let mut all = Vec::new();
        for (node, how, child) in parts {
            let at = match node.parent {
                Some(_) => at.key("part").element(node.id.as_str()),
                None => at.clone(),
            };
            let places = match &how.how {
                Compare::Place { points, .. } => vec![points.len()],
                _ => Vec::new(),
            };
            let rungs = by_score((rulebook, scheme, &base), &of_scheme, child);
            let (id, within) = (node.id.to_string(), how.within.and_then(fact));
            all.push(Comparison { id, at, rungs, within, places });
        }
        for (element, found) in elements {
            for one in found {
                all.push(number(rulebook, &base, (element, one)));
            }
        }
        Some(Comparisons { rulebook, name, scheme, base, all })
    }

    pub(super) const fn scheme(&self) -> &'c Scheme {
        self.scheme
    }

    /// Who is judged together in the cases: so many in order, equals, one who is left out.
    pub(super) fn cases(&self) -> Vec<(String, String)> {
        let mut all = BTreeMap::new();
        for one in self.all.iter().filter(|one| matters(self.rulebook, &one.at)) {
            for (told, members) in one.crowds(self.scheme) {
                let crowd = Crowd { members, about: &one.id };
                let case = crowd.case((self.rulebook, self.name), self.scheme, &told);
                if let Some((path, text)) = case {
                    all.entry(path).or_insert(text);
                }
            }
        }
        all.into_iter().collect()
    }

    /// Others beside whom somebody is looked at, by the comparisons: one in the middle, the first
    /// and the last, so many that have a place, and these with more who are far behind.
    pub(super) fn others(&self) -> Vec<(String, Vec<Stated>)> {
        let mut all = Vec::new();
        for one in &self.all {
            let nth = |nth: usize| one.rungs.get(nth).cloned();
            let count = one.rungs.len();
            let middle = count.checked_div(2).unwrap_or(0);
            let mut some =
                vec![vec![nth(middle)], vec![nth(0), nth(count.saturating_sub(1))]];
            for places in &one.places {
                let ahead = || (0..*places).map(nth);
                let behind = (0..=*places).map(|_| nth(count.saturating_sub(1)));
                some.extend([ahead().collect(), ahead().chain(behind).collect()]);
            }
            let told = some.into_iter().filter_map(|all| all.into_iter().collect());
            all.extend(told.map(|others| (one.id.clone(), others)));
        }
        all
    }

    /// Sheets of whoever is looked at beside them.
    pub(super) fn own(&self) -> Vec<Stated> {
        let rungs = self.all.iter().flat_map(|one| one.rungs.iter().cloned());
        std::iter::once(self.base.clone()).chain(rungs).collect()
    }
}

impl Comparison {
    /// Who is judged together, each crowd with what it is for.
    fn crowds(&self, scheme: &Scheme) -> Vec<(String, Vec<Stated>)> {
        let mut all: Vec<(String, Vec<Option<Stated>>)> = Vec::new();
        let nth = |nth: usize| self.rungs.get(nth).cloned();
        let last = || nth(self.rungs.len().saturating_sub(1));
        let mut sizes = vec![1, 2, 3];
        for places in &self.places {
            sizes.extend([*places, places.saturating_add(1), places.saturating_add(2)]);
            // The last who has a place and the first who has none stand equal; or two before the
            // last place do, and the next has it or not. The others are far behind.
            let tied = |at: usize| {
                let equal =
                    move |one: usize| if one >= at { one.saturating_sub(1) } else { one };
                (0..=*places).map(|one| nth(equal(one))).collect::<Vec<_>>()
            };
            let far = |mut members: Vec<Option<Stated>>| {
                members.extend((0..=*places).map(|_| last()));
                members
            };
            let before = places.saturating_sub(1).max(1);
            all.push((format!("equals_at_place_{places}"), tied(*places)));
            all.push((format!("equals_at_place_{places}_far_ahead"), far(tied(*places))));
            all.push((
                format!("equals_before_place_{places}_far_ahead"),
                far(tied(before)),
            ));
        }
        for size in sizes.into_iter().filter(|size| *size <= MOST_RUNGS) {
            let told =
                if size == 1 { "alone".to_owned() } else { format!("{size}_in_order") };
            all.push((told, (0..size).map(nth).collect()));
        }
        all.push(("equals_at_the_first_place".to_owned(), vec![nth(0), nth(0), nth(1)]));
        all.push(("equals_at_the_last_place".to_owned(), vec![nth(0), nth(1), nth(1)]));
        all.push(("all_at_the_least".to_owned(), vec![last(), last()]));
        let facts = self.facts();
        let dictionary = scheme.dictionary();
        let unknown = |stated: Stated| {
            facts.iter().fold(stated, |one, fact| one.with(fact, &Setting::missing()))
        };
        let beside = |other: Option<Stated>| vec![nth(0), nth(1), other];
        all.push(("one_not_known".to_owned(), beside(nth(2).map(unknown))));
        let closed = |stated: Stated| Some(stated.closed());
        let at_the_end = beside(nth(2).map(unknown)).into_iter();
        let at_the_end = at_the_end.map(|one| one.and_then(closed)).collect();
        all.push(("one_not_known_at_the_end".to_owned(), at_the_end));
        let mut may_not = facts.iter().filter(|fact| {
            dictionary.fact(fact).is_some_and(crate::facts::Fact::may_not_apply)
        });
        if let Some(fact) = may_not.next() {
            let reason = table([("not_applicable", Raw::text("not so here"))]);
            let not =
                |one: Stated| one.with(fact, &Setting::of("not_applicable", reason));
            all.push((
                "one_to_whom_it_does_not_apply".to_owned(),
                beside(nth(2).map(not)),
            ));
        }
        if let Some(within) = &self.within {
            let fact = dictionary.fact(within);
            let choices = fact.map(|fact| fact.kind().choices()).unwrap_or_default();
            let mut words = choices.iter().map(|choice| choice.id.as_str());
            let (one, other) =
                (words.next().unwrap_or("one"), words.next().unwrap_or("another"));
            let of = |place: usize, word: &str| {
                nth(place).map(|rung| rung.with(within, &Setting::plain(Raw::text(word))))
            };
            let mut members = vec![of(0, one), of(1, one), of(2, other), of(3, other)];
            all.push(("in_two_groups".to_owned(), members.clone()));
            let missing = |rung: Stated| rung.with(within, &Setting::missing());
            members.truncate(3);
            members.push(nth(3).map(missing));
            all.push(("one_of_no_known_group".to_owned(), members));
        }
        let whole = |(told, members): (String, Vec<Option<Stated>>)| {
            Some((told, members.into_iter().collect::<Option<Vec<Stated>>>()?))
        };
        all.into_iter().filter_map(whole).collect()
    }

    /// The facts in which the rungs differ.
    fn facts(&self) -> Vec<String> {
        let Some((first, others)) = self.rungs.split_first() else { return Vec::new() };
        let differs = |fact: &&String| {
            others.iter().any(|one| one.facts.get(*fact) != first.facts.get(*fact))
        };
        first.facts.keys().filter(differs).cloned().collect()
    }
}

/// Sheets by the score of a node, the greatest first.
fn by_score(
    (rulebook, scheme, base): (&Rulebook, &Scheme, &Stated),
    found: &[&(Element, Edges)],
    node: usize,
) -> Vec<Stated> {
    let mut below = vec![node];
    for (place, one) in scheme.nodes().iter().enumerate() {
        if one.parent.is_some_and(|parent| below.contains(&usize::from(parent))) {
            below.push(place);
        }
    }
    let is_below = |id: &str| {
        let mut places = below.iter().filter_map(|place| scheme.nodes().get(*place));
        places.any(|node| node.id.as_str() == id)
    };
    let mut all: BTreeMap<Exact, Stated> = BTreeMap::new();
    let items = found
        .iter()
        .filter(|(one, _)| matches!(one.asked, Asked::Item { .. }) && is_below(&one.id));
    let sheets = items.flat_map(|(_, edges)| edges.seen.iter());
    let sheets = sheets.filter(|(answer, one)| {
        matches!(answer, Answer::Number(_)) && one.period == base.period
    });
    for (_, one) in sheets {
        let stated = base.and(one);
        let score = || {
            let sheet = stated.sheet(rulebook.dictionary(), None)?;
            let outcome = judge_scores(scheme, &sheet);
            let (_, found) = outcome.nodes().nth(node)?;
            found.value.value().filter(|_| !found.may_not_tell)
        };
        if let Some(score) = score() {
            all.entry(score).or_insert(stated);
        }
    }
    thinned(all.into_values().rev().collect())
}

/// A number of an item or a step that is compared: sheets with one of its facts at numbers all
/// over its domain.
fn number(
    rulebook: &Rulebook,
    base: &Stated,
    (element, of): (&Element, &Value),
) -> Comparison {
    let own = Marks::of(&element.tree, rulebook);
    let read = of.get("of").map(|of| Marks::of(of, rulebook)).unwrap_or_default();
    let facts = read.facts.iter().filter_map(|id| rulebook.dictionary().fact(id));
    let mut rungs: Vec<(Option<Exact>, Stated)> = Vec::new();
    for fact in facts.take(1) {
        let even = Marks::even(fact, &own);
        let settings = rows(fact, &even, base.period).into_iter();
        let settings = settings.flat_map(|row| row.settings);
        for setting in settings.filter(|one| one.period.is_none()) {
            let stated = base.with(fact.id().as_str(), &setting);
            let is_sheet = stated.sheet(rulebook.dictionary(), None).is_some();
            if is_sheet && rungs.iter().all(|(_, known)| *known != stated) {
                let number = setting.value.as_ref().and_then(number_of);
                rungs.push((number, stated));
            }
        }
    }
    rungs.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let rungs = thinned(rungs.into_iter().map(|(_, stated)| stated).collect());
    let within = of.get("within").and_then(Value::as_str).map(str::to_owned);
    let places = own.counts(u32::try_from(MOST_RUNGS).unwrap_or(0));
    let places = places.into_iter().filter_map(|n| usize::try_from(n).ok());
    let is_ranked = of.get("as").is_some_and(Value::is_table);
    let places = places.filter(|n| *n > 0 && is_ranked).collect();
    let (id, at) = (element.id.clone(), element.at.clone());
    Comparison { id, at, rungs, within, places }
}

/// The number that is stated, if one is.
fn number_of(raw: &Raw) -> Option<Exact> {
    match raw {
        Raw::Integer(whole) => Some(Exact::whole(*whole)),
        Raw::Text(text) => text.parse::<Ratio>().ok().map(Exact::from),
        _ => None,
    }
}

/// The tables of all numbers that are compared in a tree.
fn compared<'v>(tree: &'v Value, all: &mut Vec<&'v Value>) {
    match tree {
        Value::Table(entries) => {
            all.extend(entries.get("compared").filter(|one| one.is_table()));
            entries.iter().for_each(|(_, value)| compared(value, all));
        }
        Value::Array(list) => list.iter().for_each(|value| compared(value, all)),
        _ => {}
    }
}

/// Some of a list, evenly.
fn thinned(all: Vec<Stated>) -> Vec<Stated> {
    let each = all.len().div_ceil(MOST_RUNGS).max(1);
    all.into_iter().step_by(each).collect()
}

/// The folder of the cases of a comparison.
fn folder(scheme: &Scheme, id: &str) -> String {
    format!("{}/{}", scheme.id().as_str().replace('/', "."), plain(id))
}

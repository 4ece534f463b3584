//! From what was handed in to a register, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{OthersDraft, ServiceDraft, StepDraft};
use super::place::ReadAt;
use super::register::{Member, Post, Service};
use super::rules::ServiceRules;
use crate::facts::{Entry, Sheet, Value};
use crate::posts::{PostsRules, Village};
use crate::procedure::Happened;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Id, Period, Problem, Problems, ServiceDefect,
};

pub(super) fn check(
    rules: &PostsRules,
    village: &Village,
    draft: ServiceDraft,
) -> Result<Service, Problems> {
    let Some(ruled) = rules.service.as_deref() else {
        let defect = ServiceDefect::NotRuled.into();
        return Err(Problem::new(FieldPath::root(), defect).into());
    };
    let mut check = Check::new(rules, ruled, village.sheet.period());
    let named = check.village(village);
    let posts = check.posts(village);
    let people = check.people(village);
    let ServiceDraft { holdings, records, mut steps, confirmed, others, village: label } =
        draft;
    let others = check.others(others, village);
    let Some((village_id, last)) = named else {
        return Err(check.into_problems());
    };
    let mut service = Service {
        rules: rules.clone(),
        ruled: ruled.clone(),
        village: village_id,
        label,
        year: check.year,
        last,
        sheet: village.sheet.clone(),
        posts,
        people,
        holdings: BTreeMap::new(),
        by_post: BTreeMap::new(),
        by_person: BTreeMap::new(),
        others,
        counted: Vec::new(),
        ways: BTreeMap::new(),
        notices: Vec::new(),
    };
    check.holdings(&mut service, holdings);
    check.records(&mut service, records);
    check.days(&service);
    if steps.len() > Service::MOST_STEPS {
        let (what, found, at_most) = ("steps", steps.len(), Service::MOST_STEPS);
        let at = FieldPath::root().key("step");
        check.report(&at, Defect::TooMany { what, found, at_most });
        steps.clear();
    }
    steps.sort_by(|a, b| (&a.post, &a.happened).cmp(&(&b.post, &b.happened)));
    check.steps(&service, &steps);
    let mut ways: BTreeMap<Id, Vec<Happened>> = BTreeMap::new();
    for step in steps {
        ways.entry(step.post).or_default().push(step.happened);
    }
    if !check.found.is_empty() {
        return Err(check.into_problems());
    }
    service.counted = service.count();
    service.notice(confirmed.as_ref());
    service.walk(&ways);
    Ok(service)
}

/// The subjects of which the register has sheets of its own.
const OWN_SUBJECTS: [&str; 5] = [
    ServiceRules::HOLDING,
    ServiceRules::MEMBER,
    ServiceRules::POST,
    ServiceRules::VILLAGE,
    PostsRules::PLACEMENT,
];

/// What was found so far.
pub(super) struct Check<'c> {
    pub(super) rules: &'c PostsRules,
    pub(super) ruled: &'c ServiceRules,
    pub(super) year: Period,
    pub(super) found: Found,
    /// Where drafts were read, by the paths of their problems.
    pub(super) read_at: BTreeMap<FieldPath, ReadAt>,
}

impl<'c> Check<'c> {
    fn new(rules: &'c PostsRules, ruled: &'c ServiceRules, year: Period) -> Check<'c> {
        Check { rules, ruled, year, found: Found::default(), read_at: BTreeMap::new() }
    }

    /// All problems, those of what was read from a table with the row and the column.
    fn into_problems(self) -> Problems {
        let Check { rules, found, read_at, .. } = self;
        let mut placed = Found::default();
        placed.extend(found.into_problems().into_vec().into_iter().map(|mut problem| {
            problem.at = cell_of(rules, &read_at, problem.at).plain();
            problem
        }));
        placed.into_problems()
    }
}

/// The cell that a problem of a draft is about, where the draft was read from a table.
fn cell_of(
    rules: &PostsRules,
    read_at: &BTreeMap<FieldPath, ReadAt>,
    at: FieldPath,
) -> FieldPath {
    let is_within = |path: &&FieldPath| {
        let rest = at.as_str().strip_prefix(path.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let Some((path, read)) = read_at.iter().find(|(path, _)| is_within(path)) else {
        return at;
    };
    let rest = at.as_str().strip_prefix(path.as_str()).unwrap_or_default();
    let fact = rest.strip_prefix(".facts[").and_then(|rest| rest.strip_suffix(']'));
    match (fact.and_then(|id| rules.dictionary.fact(id)), rest.strip_prefix('.')) {
        (Some(fact), _) => read.fact(path, fact),
        (None, Some(key)) => read.key(path, key),
        (None, None) => read.of(path),
    }
}

impl Check<'_> {
    pub(super) fn report(&mut self, at: &FieldPath, defect: impl Into<Defect>) {
        self.found.push(Problem::new(at.clone(), defect.into()));
    }

    /// Whether an id is among those known; one that is not is reported.
    pub(super) fn is_known<T>(
        &mut self,
        (what, id): (&'static str, &Id),
        known: &BTreeMap<Id, T>,
        at: &FieldPath,
    ) -> bool {
        let is_known = known.contains_key(id);
        if !is_known {
            let found = id.to_string();
            let nearest = nearest(&found, known.keys().map(Id::as_str));
            self.report(at, Defect::Unknown { what, found, nearest });
        }
        is_known
    }

    /// The id of the village and the last day of its year, where anything can be told.
    fn village(&mut self, village: &Village) -> Option<(Id, chrono::NaiveDate)> {
        let at = FieldPath::root().key("village");
        let fits = self.sheet(&village.sheet, &at);
        let id = village.sheet.subject().cloned();
        if id.is_none() {
            self.report(&at, Defect::MissingKey { key: "subject".to_owned() });
        }
        let last = self.year.last();
        if last.is_none() {
            let (found, expected) = (self.year, self.year);
            self.report(&at, ServiceDefect::OtherYear { found, expected });
        }
        // One without an id is told, and everything else about it too.
        let id = id.or_else(|| Id::new(ServiceRules::VILLAGE).ok());
        id.zip(last).filter(|_| fits)
    }

    /// Whether a sheet can be read: of this dictionary and this year, and stating nothing
    /// that the register counts.
    fn sheet(&mut self, sheet: &Sheet, at: &FieldPath) -> bool {
        if !self.rules.fits(sheet, at, &mut self.found) {
            return false;
        }
        let (found, expected) = (sheet.period(), self.year);
        if found != expected {
            self.report(at, ServiceDefect::OtherYear { found, expected });
        }
        self.states_nothing(sheet, at);
        true
    }

    /// Reports the facts of a sheet that the register counts itself.
    pub(super) fn states_nothing(&mut self, sheet: &Sheet, at: &FieldPath) {
        let counted = self.rules.counted();
        let stated = counted.iter().filter(|fact| *sheet.at(**fact) != Entry::Absent);
        let facts = stated.filter_map(|fact| self.rules.dictionary.at(*fact));
        let facts: Vec<Id> = facts.map(|fact| fact.id().clone()).collect();
        for fact in facts {
            self.report(&at.key("facts"), ServiceDefect::Counted { fact });
        }
    }

    /// Reports every fact of which two sheets that belong together say different things;
    /// `other` is whom the second one is about.
    pub(super) fn alike(
        &mut self,
        (one, second): (&Sheet, &Sheet),
        other: Option<&Id>,
        at: &FieldPath,
    ) {
        let (Some(other), true) = (other, one.dictionary().is(second.dictionary()))
        else {
            return;
        };
        let differs = one.said().filter(|(fact, entry)| {
            let said = second.at(*fact);
            *said != Entry::Absent && said != *entry
        });
        let facts = differs.filter_map(|(fact, _)| one.dictionary().at(fact));
        for fact in facts {
            let at = at.key("facts").element(fact.id().as_str());
            let (fact, other) = (fact.id().clone(), other.clone());
            self.report(&at, ServiceDefect::SaidOtherwise { fact, other });
        }
    }

    fn posts(&mut self, village: &Village) -> BTreeMap<Id, Post> {
        let list = FieldPath::root().key("post");
        let facts = self.rules.facts;
        let mut posts = BTreeMap::new();
        for (index, post) in village.posts.iter().enumerate() {
            let Some(id) =
                self.rules.subject(&post.sheet, (&list, index), &mut self.found)
            else {
                continue;
            };
            let at = list.element(id.as_str());
            self.sheet(&post.sheet, &at);
            self.alike((&post.sheet, &village.sheet), village.sheet.subject(), &at);
            let number = |fact| number(&post.sheet, fact);
            let places = number(facts.places);
            let checked = Post {
                label: post.label.clone(),
                wanted: post.specialities.iter().cloned().collect(),
                sheet: post.sheet.clone(),
                places: places.and_then(|n| u32::try_from(n.numerator()).ok()),
                workload: number(facts.workload),
                is_most_wanted: match post.sheet.at(facts.most_wanted) {
                    Entry::Known(Value::YesNo(answer)) => Some(*answer),
                    _ => None,
                },
                need: match post.sheet.at(self.ruled.facts.need) {
                    Entry::Known(Value::Choice(need)) => Some(*need),
                    _ => None,
                },
            };
            if posts.insert(id.clone(), checked).is_some() {
                let defect = Defect::Duplicate { what: "posts", id: id.to_string() };
                self.report(&at, defect);
            }
        }
        posts
    }

    fn people(&mut self, village: &Village) -> BTreeMap<Id, Member> {
        let list = FieldPath::root().key("person");
        let mut people = BTreeMap::new();
        for (index, person) in village.people.iter().enumerate() {
            let Some(id) =
                self.rules.subject(&person.sheet, (&list, index), &mut self.found)
            else {
                continue;
            };
            let at = list.element(id.as_str());
            self.sheet(&person.sheet, &at);
            self.alike((&person.sheet, &village.sheet), village.sheet.subject(), &at);
            let capacity = self.rules.capacity_of(&person.sheet);
            let checked = Member {
                has: person.specialities.iter().cloned().collect(),
                name: person.name.clone(),
                wishes: person.wishes.clone(),
                sheet: person.sheet.clone(),
                capacity: capacity.map(Exact::from),
            };
            if people.insert(id.clone(), checked).is_some() {
                let defect = Defect::Duplicate { what: "people", id: id.to_string() };
                self.report(&at, defect);
            }
        }
        people
    }

    /// The sheets of other subjects, by the word for them and by subject.
    fn others(
        &mut self,
        drafts: Vec<OthersDraft>,
        village: &Village,
    ) -> BTreeMap<Id, Vec<Sheet>> {
        let list = FieldPath::root().key("other");
        let mut others: BTreeMap<Id, BTreeMap<Id, Sheet>> = BTreeMap::new();
        for OthersDraft { subject, sheets } in drafts {
            let at = list.element(subject.as_str());
            if OWN_SUBJECTS.contains(&subject.as_str()) {
                let (what, id) = ("subjects", subject.to_string());
                self.report(&at, Defect::Duplicate { what, id });
            }
            let of_kind = others.entry(subject).or_default();
            for (index, sheet) in sheets.into_iter().enumerate() {
                let read = self.rules.subject(&sheet, (&at, index), &mut self.found);
                let Some(id) = read else { continue };
                let at = at.element(id.as_str());
                self.sheet(&sheet, &at);
                self.alike((&sheet, &village.sheet), village.sheet.subject(), &at);
                if of_kind.insert(id.clone(), sheet).is_some() {
                    let (what, id) = ("subjects", id.to_string());
                    self.report(&at, Defect::Duplicate { what, id });
                }
            }
        }
        let by_subject = others.into_iter();
        by_subject
            .map(|(subject, sheets)| (subject, sheets.into_values().collect()))
            .collect()
    }

    fn steps(&mut self, service: &Service, steps: &[StepDraft]) {
        let list = FieldPath::root().key("step");
        if self.ruled.way.is_none() && !steps.is_empty() {
            let why = "the rulebook names no way of a post: see `[posts.service]`";
            self.report(&list, Defect::AnswerIdle { key: "step", why });
            return;
        }
        let mut told: BTreeSet<(&Id, Option<usize>)> = BTreeSet::new();
        for step in steps {
            let row = step.read_at.as_ref().map(|read| read.row);
            if !told.insert((&step.post, row)) {
                continue;
            }
            let at = list.element(step.post.as_str());
            let at = match &step.read_at {
                Some(read) => read.key(&at, "post"),
                None => at,
            };
            self.is_known(("post", &step.post), &service.posts, &at);
        }
    }
}

pub(super) fn number(sheet: &Sheet, fact: u16) -> Option<Exact> {
    match sheet.at(fact) {
        Entry::Known(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

//! Holdings and what is recorded of them: ids, days, facts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::check::Check;
use super::draft::HoldingDraft;
use super::register::{Holding, Service};
use crate::facts::{Entry, Sheet, SheetDraft, Value};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, Exact, FieldPath, Id, IdError, Period, ServiceDefect};

impl Check<'_> {
    /// Puts the holdings that can stand into the register.
    pub(super) fn holdings(
        &mut self,
        service: &mut Service,
        mut drafts: Vec<HoldingDraft>,
    ) {
        let list = FieldPath::root().key("holding");
        if drafts.len() > Service::MOST_HOLDINGS {
            let (what, found, at_most) =
                ("holdings", drafts.len(), Service::MOST_HOLDINGS);
            self.report(&list, Defect::TooMany { what, found, at_most });
            return;
        }
        let key = |one: &HoldingDraft| {
            (one.person.clone(), one.post.clone(), one.from, one.until, one.id.clone())
        };
        drafts.sort_by_cached_key(key);
        // What one person did in one post, in the order of days.
        let mut spells: BTreeMap<(Id, Id), Vec<(Id, Period)>> = BTreeMap::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for draft in drafts {
            let before = spells.entry((draft.person.clone(), draft.post.clone()));
            let before = before.or_default();
            let named = id_of(&draft, !before.is_empty());
            let text = match &named {
                Ok(id) => id.to_string(),
                Err((text, _)) => text.clone(),
            };
            let again = seen.entry(text.clone()).or_insert(0_usize);
            let at = list.element(&text).again(*again);
            *again = again.saturating_add(1);
            if let Some(read) = &draft.read_at {
                self.read_at.insert(at.clone(), read.clone());
            }
            let id = match named {
                Ok(id) => Some(id),
                Err((_, error)) => {
                    self.report(&at, error);
                    None
                }
            };
            let spell = self.spell(service, &draft, &at);
            let (Some(id), Some((spell, served))) = (id, spell) else { continue };
            let mut is_told = false;
            for (other, days) in before.iter().filter(|(_, days)| days.overlaps(&spell)) {
                is_told = true;
                let on = spell.from().max(days.from());
                let (person, post) = (draft.person.clone(), draft.post.clone());
                let other = other.clone();
                let defect = ServiceDefect::SpellsOverlap { person, post, other, on };
                self.report(&at, defect);
            }
            before.push((id.clone(), spell));
            if service.holdings.contains_key(&id) {
                if !is_told {
                    let (what, id) = ("holdings", id.to_string());
                    self.report(&at, Defect::Duplicate { what, id });
                }
                continue;
            }
            if let Some(holding) = self.holding(service, draft, (id, spell, served), &at)
            {
                service.add(holding);
            }
        }
    }

    /// The days of a holding, and those in the year; what is wrong with them, with the
    /// person and with the post is reported.
    fn spell(
        &mut self,
        service: &Service,
        draft: &HoldingDraft,
        at: &FieldPath,
    ) -> Option<(Period, Period)> {
        let is_person =
            self.is_known(("person", &draft.person), &service.people, &at.key("person"));
        let is_post =
            self.is_known(("post", &draft.post), &service.posts, &at.key("post"));
        let Ok(spell) = Period::new(draft.from, draft.until) else {
            let (person, post) = (draft.person.clone(), draft.post.clone());
            let (from, until) = (draft.from, draft.until.unwrap_or(draft.from));
            let defect = ServiceDefect::EndsBeforeItBegins { person, post, from, until };
            self.report(&at.key("until"), defect);
            return None;
        };
        let until = [spell.until(), self.year.until()].into_iter().flatten().min();
        let served = Period::new(spell.from().max(self.year.from()), until);
        let Ok(served) = served else {
            let (served, year) = (spell, self.year);
            self.report(at, ServiceDefect::NotInTheYear { served, year });
            return None;
        };
        (is_person && is_post).then_some((spell, served))
    }

    /// A holding with what its own draft records.
    fn holding(
        &mut self,
        service: &Service,
        draft: HoldingDraft,
        (id, spell, served): (Id, Period, Period),
        at: &FieldPath,
    ) -> Option<Holding> {
        let blank = self.blank(service, &id, served)?;
        let HoldingDraft { person, post, contracts, published, record, .. } = draft;
        let contracts = contracts.map(|mut days| {
            days.sort_unstable();
            days
        });
        let mut holding = Holding {
            id,
            person,
            post,
            spell,
            served,
            contracts,
            published,
            record: blank,
        };
        if let Some(record) = record {
            self.record(service, &mut holding, (&record, at));
        }
        self.days_of(&holding, at);
        self.stated_by_days(&mut holding, at);
        if let (Some(person), Some(post)) =
            (service.people.get(&holding.person), service.posts.get(&holding.post))
        {
            self.alike((&person.sheet, &post.sheet), Some(&holding.post), at);
        }
        Some(holding)
    }

    /// A sheet about a holding on which nothing is said yet.
    fn blank(&self, service: &Service, id: &Id, served: Period) -> Option<Sheet> {
        let draft = SheetDraft::new(served, service.sheet.state()).about(id.clone());
        self.rules.dictionary.sheet(&draft).ok()
    }

    /// Joins a record to a holding: what it says must not be said otherwise, and what
    /// happened must have happened in service.
    pub(super) fn record(
        &mut self,
        service: &Service,
        holding: &mut Holding,
        (record, at): (&Sheet, &FieldPath),
    ) {
        if !self.rules.fits(record, at, &mut self.found) {
            return;
        }
        self.states_nothing(record, at);
        self.raters((record, service), at);
        self.in_service((record, holding.served), at);
        self.alike((record, &holding.record), Some(&holding.id), at);
        if let Some(person) = service.people.get(&holding.person) {
            self.alike((record, &person.sheet), Some(&holding.person), at);
        }
        if let Some(post) = service.posts.get(&holding.post) {
            self.alike((record, &post.sheet), Some(&holding.post), at);
        }
        self.alike((record, &service.sheet), Some(&service.village), at);
        let said: Vec<(u16, Entry)> =
            record.said().map(|(fact, entry)| (fact, entry.clone())).collect();
        holding.record = holding.record.saying(said);
    }

    /// Raters that go by name are persons of the village.
    fn raters(&mut self, (record, service): (&Sheet, &Service), at: &FieldPath) {
        let mut strangers = Vec::new();
        for (fact, entry) in record.said() {
            let Entry::Known(Value::Ratings(ratings)) = entry else { continue };
            let raters = ratings.iter().map(|rating| &rating.rater);
            let unknown = raters.filter(|rater| !service.people.contains_key(*rater));
            strangers.extend(unknown.map(|rater| (fact, rater.clone())));
        }
        for (fact, rater) in strangers {
            let Some(fact) = self.id_of(fact) else { continue };
            let people = service.people.keys().map(Id::as_str);
            let nearest = nearest(rater.as_str(), people);
            let at = at.key("facts").element(fact.as_str());
            self.report(&at, ServiceDefect::RaterIsNobody { rater, nearest });
        }
    }

    fn id_of(&self, fact: u16) -> Option<Id> {
        self.rules.dictionary.at(fact).map(|fact| fact.id().clone())
    }

    /// Every event of a record is one of its days of service in the year.
    fn in_service(&mut self, (record, served): (&Sheet, Period), at: &FieldPath) {
        let mut outside = Vec::new();
        for (fact, entry) in record.said() {
            let Entry::Known(Value::Events(events)) = entry else { continue };
            let days: BTreeSet<NaiveDate> = events.iter().map(|event| event.on).collect();
            let wrong = days.into_iter().filter(|day| !served.contains(*day));
            outside.extend(wrong.map(|on| (fact, on)));
        }
        for (fact, on) in outside {
            let Some(fact) = self.id_of(fact) else { continue };
            let at = at.key("facts").element(fact.as_str());
            self.report(&at, ServiceDefect::NotInService { on, served });
        }
    }

    /// Contracts and the notice are of days before the service of the year was over.
    fn days_of(&mut self, holding: &Holding, at: &FieldPath) {
        let last = holding.last();
        let contracts = holding.contracts.iter().flatten().map(|on| ("contracts", *on));
        let published = holding.published.iter().map(|on| ("published", *on));
        for (key, on) in contracts.chain(published).filter(|(_, on)| *on > last) {
            self.report(&at.key(key), ServiceDefect::AfterService { on, last });
        }
        if let Some(signed) = many(holding.contracts.as_deref()) {
            self.holds((self.ruled.facts.contracts, signed), at);
        }
    }

    /// States what the days of contracts, notice and training say: who was trained when
    /// service had begun, in whichever year, was not trained before it.
    pub(super) fn stated_by_days(&mut self, holding: &mut Holding, at: &FieldPath) {
        let facts = &self.ruled.facts;
        let (contracts, published) = (facts.contracts, facts.published);
        let trained = facts.trained;
        let is_trained = match holding.record.at(facts.trained_on) {
            Entry::Known(Value::Date(on)) => Some(*on < holding.spell.from()),
            _ => None,
        };
        if let Some(signed) = many(holding.contracts.as_deref()) {
            self.state(holding, (contracts, Value::Number(signed)), at);
        }
        if holding.published.is_some() {
            self.state(holding, (published, Value::YesNo(true)), at);
        }
        if let Some(answer) = is_trained {
            self.state(holding, (trained, Value::YesNo(answer)), at);
        }
    }

    /// States a fact that follows from days; one that is stated otherwise is reported.
    fn state(
        &mut self,
        holding: &mut Holding,
        (fact, value): (u16, Value),
        at: &FieldPath,
    ) {
        let entry = Entry::Known(value);
        let said = holding.record.at(fact);
        if *said == Entry::Absent {
            holding.record = holding.record.replacing(fact, entry);
        } else if *said != entry
            && let Some(fact) = self.id_of(fact)
        {
            let at = at.key("facts").element(fact.as_str());
            self.report(&at, ServiceDefect::DaysDisagree { fact });
        }
    }
}

/// The id of a holding: its own, or that of the person, a slash and that of the post, with
/// the first day where the person served in the post before; or the text that is no id.
fn id_of(draft: &HoldingDraft, is_again: bool) -> Result<Id, (String, IdError)> {
    if let Some(id) = &draft.id {
        return Ok(id.clone());
    }
    let mut text = format!("{}/{}", draft.person, draft.post);
    if is_again {
        text = format!("{text}/{}", draft.from);
    }
    Id::new(&text).map_err(|error| (text, error))
}

/// How many days are on record, where any record is kept.
fn many(days: Option<&[NaiveDate]>) -> Option<Exact> {
    let days = i64::try_from(days?.len()).ok()?;
    Some(Exact::whole(days))
}

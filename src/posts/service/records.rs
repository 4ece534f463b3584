//! Records that are kept apart from the days of holdings.

use std::collections::BTreeSet;

use super::check::Check;
use super::draft::RecordDraft;
use super::register::Service;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Id, ServiceDefect};

impl Check<'_> {
    /// Joins the records that are kept apart to their holdings.
    pub(super) fn records(&mut self, service: &mut Service, drafts: Vec<RecordDraft>) {
        let list = FieldPath::root().key("record");
        if drafts.len() > Service::MOST_HOLDINGS {
            let (what, found, at_most) =
                ("records", drafts.len(), Service::MOST_HOLDINGS);
            self.report(&list, Defect::TooMany { what, found, at_most });
            return;
        }
        let mut drafts: Vec<(String, RecordDraft)> =
            drafts.into_iter().map(|one| (name_of(&one), one)).collect();
        drafts.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut seen: BTreeSet<Id> = BTreeSet::new();
        for (name, draft) in drafts {
            let at = list.element(&name).again(seen.len());
            if let Some(read) = &draft.read_at {
                self.read_at.insert(at.clone(), read.clone());
            }
            let Some(id) = self.holding_of(service, &draft, &at) else { continue };
            let Some(mut holding) = service.holdings.get(&id).cloned() else { continue };
            if !seen.insert(id.clone()) {
                let (what, id) = ("records", id.to_string());
                self.report(&at, Defect::Duplicate { what, id });
                continue;
            }
            self.record(service, &mut holding, (&draft.sheet, &at));
            self.stated_by_days(&mut holding, &at);
            service.holdings.insert(id, holding);
        }
    }

    /// The holding that a record is about.
    fn holding_of(
        &mut self,
        service: &Service,
        draft: &RecordDraft,
        at: &FieldPath,
    ) -> Option<Id> {
        let (person, post) = (draft.person.clone(), draft.post.clone());
        let is_person =
            self.is_known(("person", &person), &service.people, &at.key("person"));
        let is_post = self.is_known(("post", &post), &service.posts, &at.key("post"));
        if !is_person || !is_post {
            return None;
        }
        let holders: BTreeSet<Id> =
            service.of_post(&post).map(|one| one.person.clone()).collect();
        let own = service.of_post(&post).filter(|one| one.person == person);
        let holdings: Vec<Id> = own.map(|one| one.id.clone()).collect();
        match (holdings.as_slice(), &draft.holding) {
            ([], _) => {
                let holders = holders.into_iter().collect();
                self.report(at, ServiceDefect::RecordOfNobody { person, post, holders });
                None
            }
            (_, Some(id)) if holdings.contains(id) => Some(id.clone()),
            (_, Some(id)) => {
                let ids = holdings.iter().map(Id::as_str);
                let nearest = nearest(id.as_str(), ids);
                let (what, found) = ("holding", id.to_string());
                self.report(&at.key("holding"), Defect::Unknown { what, found, nearest });
                None
            }
            ([only], None) => Some(only.clone()),
            (_, None) => {
                self.report(
                    at,
                    ServiceDefect::RecordOfSeveral { person, post, holdings },
                );
                None
            }
        }
    }
}

/// How problems name a record.
fn name_of(draft: &RecordDraft) -> String {
    match &draft.holding {
        Some(holding) => holding.to_string(),
        None => format!("{}/{}", draft.person, draft.post),
    }
}

//! Rulebooks, each read once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::casebook::coverage::{self, Trial, Trials, Untested};
use crate::casebook::suite::{Suite, beside, is_path};
use crate::facts::SheetDraft;
use crate::rulebook::{Remark, Rulebook, bundled};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

type Read = Arc<Result<Rulebook, Problems>>;
type Facts = Arc<Result<SheetDraft, Problems>>;

/// Rulebooks read so far, and what cases have tried of them.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    read: RefCell<BTreeMap<String, Read>>,
    tried: RefCell<BTreeMap<String, Trials>>,
    facts: RefCell<BTreeMap<String, Facts>>,
    is_hurried: Cell<bool>,
}

impl Shelf {
    /// From now on nobody asks what was tried.
    pub(crate) fn hurry(&self) {
        self.is_hurried.set(true);
    }

    pub(super) const fn is_hurried(&self) -> bool {
        self.is_hurried.get()
    }

    /// What was tried of a rulebook.
    pub(crate) fn tried(&self, name: &str) -> Trials {
        self.tried.borrow().get(name).cloned().unwrap_or_default()
    }

    /// Puts another rulebook in the place of the one that stands here; what was tried is
    /// forgotten, facts that were read are kept.
    pub(crate) fn put(&self, name: &str, rulebook: Rulebook) {
        self.read.borrow_mut().insert(name.to_owned(), Arc::new(Ok(rulebook)));
        self.tried.borrow_mut().clear();
    }

    /// The facts of a file, read once.
    pub(super) fn facts(&self, suite: &Suite, file: &str) -> Facts {
        if let Some(known) = self.facts.borrow().get(file) {
            return Arc::clone(known);
        }
        let read = match suite.text(file) {
            Some(text) => SheetDraft::read(text),
            None => {
                let at = FieldPath::root().key("facts_from");
                let defect = Defect::NoSuchFile { found: file.to_owned() };
                Err(Problem::new(at, defect).into())
            }
        };
        let read = Arc::new(read);
        self.facts.borrow_mut().insert(file.to_owned(), Arc::clone(&read));
        read
    }

    /// What a rulebook that a case names is called among all cases.
    pub(crate) fn key(path: &str, name: &str) -> String {
        if is_path(name) { beside(path, name) } else { name.to_owned() }
    }

    /// The places of which something was tried.
    pub(crate) fn touched(&self) -> Vec<FieldPath> {
        let tried = self.tried.borrow();
        let mut places: Vec<FieldPath> =
            tried.values().flatten().map(|(at, _)| at.clone()).collect();
        places.dedup();
        places
    }

    pub(crate) fn rulebook(&self, suite: &Suite, path: &str, name: &str) -> Read {
        let key = Shelf::key(path, name);
        if let Some(known) = self.read.borrow().get(&key) {
            return Arc::clone(known);
        }
        let nowhere = || {
            let defect = if is_path(name) {
                Defect::NoSuchFile { found: key.clone() }
            } else {
                let ids = bundled::ALL.iter().map(|(id, _)| *id);
                let nearest = nearest(name, ids);
                Defect::Unknown { what: "bundled rulebook", found: key.clone(), nearest }
            };
            Err(Problem::new(FieldPath::root().key("rulebook"), defect).into())
        };
        let read = if is_path(name) {
            suite.text(&key).map(Rulebook::read)
        } else {
            bundled::by_id(name)
        };
        let read = Arc::new(read.unwrap_or_else(nowhere));
        self.read.borrow_mut().insert(key, Arc::clone(&read));
        read
    }

    /// Remembers what a case has tried of its rulebook.
    pub(super) fn remember(&self, path: &str, name: &str, tried: Trials) {
        self.tried.borrow_mut().entry(Shelf::key(path, name)).or_default().extend(tried);
    }

    /// The remarks of the rulebooks read that are no bundled ones.
    pub(crate) fn remarks(&self) -> Vec<(String, Remark)> {
        let read = self.read.borrow();
        let read = read.iter().filter(|(name, _)| is_path(name));
        read.filter_map(|(name, read)| Some((name, read.as_ref().as_ref().ok()?)))
            .flat_map(|(name, rulebook)| {
                let remarks = rulebook.remarks().iter();
                remarks.map(move |remark| (name.clone(), remark.clone()))
            })
            .collect()
    }

    /// What no case has tried of the rulebooks read.
    pub(crate) fn untested(&self) -> Vec<Untested> {
        let (read, tried) = (self.read.borrow(), self.tried.borrow());
        let mut untested = Vec::new();
        for (rulebook, read) in read.iter() {
            let Ok(rules) = read.as_ref() else { continue };
            let tried = tried.get(rulebook);
            let is_untried =
                |one: &(FieldPath, Trial)| tried.is_none_or(|tried| !tried.contains(one));
            let untried = coverage::all(rules).into_iter().filter(is_untried);
            untested.extend(untried.map(|(at, trial)| Untested {
                rulebook: rulebook.clone(),
                at,
                trial,
            }));
        }
        untested
    }
}

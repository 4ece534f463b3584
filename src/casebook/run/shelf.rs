//! Rulebooks, each read once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::casebook::case::{Case, CaseOverlay, rulebook_key};
use crate::casebook::coverage::{self, Trial, Trials, Untested};
use crate::casebook::suite::Suite;
use crate::facts::{Dictionary, Sheet, SheetDraft};
use crate::rulebook::{NotOpened, Overlay, Remark, Rulebook, beside, is_path, open};
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

type Read = Arc<Result<Rulebook, NotOpened>>;
type Facts = Arc<Result<SheetDraft, Problems>>;

/// A rulebook with what a case changes of it for itself alone.
fn overlaid(
    suite: &Suite,
    (path, overlay): (&str, &CaseOverlay),
    base: &Rulebook,
) -> Result<Rulebook, NotOpened> {
    let name = match overlay {
        CaseOverlay::Inline(overlay) => {
            let refused = |problems| NotOpened { file: String::new(), problems };
            return overlay.on(base).map_err(refused);
        }
        CaseOverlay::File(name) => beside(path, name),
    };
    let Some(text) = suite.text(&name) else {
        let at = FieldPath::root().key("overlay");
        let defect = Defect::NoSuchFile { found: name };
        return Err(NotOpened::of_name(Problem::new(at, defect)));
    };
    Overlay::read_on(text, base).map_err(|problems| NotOpened { file: name, problems })
}

/// What a case states of its subject.
#[derive(Debug)]
pub(super) struct Stated {
    /// The facts that it was held against.
    pub(super) dictionary: Dictionary,
    pub(super) sheet: Option<Sheet>,
    pub(super) problems: Vec<Problem>,
}

/// Rulebooks read so far, and what cases have tried of them.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    read: RefCell<BTreeMap<String, Read>>,
    tried: RefCell<BTreeMap<String, Trials>>,
    facts: RefCell<BTreeMap<String, Facts>>,
    /// What the cases state, by their paths.
    stated: RefCell<BTreeMap<String, Arc<Stated>>>,
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

    /// What the case at a path states, where that was held against the same facts before.
    pub(super) fn stated(
        &self,
        path: &str,
        dictionary: &Dictionary,
    ) -> Option<Arc<Stated>> {
        let known = self.stated.borrow().get(path).map(Arc::clone)?;
        known.dictionary.is_itself(dictionary).then_some(known)
    }

    /// Keeps what a case states.
    pub(super) fn keep(&self, path: &str, stated: Stated) -> Arc<Stated> {
        let stated = Arc::new(stated);
        self.stated.borrow_mut().insert(path.to_owned(), Arc::clone(&stated));
        stated
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

    /// The places of which something was tried.
    pub(crate) fn touched(&self) -> Vec<FieldPath> {
        let tried = self.tried.borrow();
        let mut places: Vec<FieldPath> =
            tried.values().flatten().map(|(at, _)| at.clone()).collect();
        places.dedup();
        places
    }

    /// The rulebook that a case names, whatever the case changes of it for itself.
    pub(crate) fn rulebook(&self, suite: &Suite, path: &str, name: &str) -> Read {
        let key = rulebook_key(path, name);
        if let Some(known) = self.read.borrow().get(&key) {
            return Arc::clone(known);
        }
        let read = open(&key, &mut |path| suite.text(path).map(str::to_owned));
        let read = Arc::new(read);
        self.read.borrow_mut().insert(key, Arc::clone(&read));
        read
    }

    /// The rulebook by which a case is judged.
    pub(super) fn rulebook_of(&self, suite: &Suite, path: &str, case: &Case) -> Read {
        let read = self.rulebook(suite, path, &case.rulebook);
        let Some(overlay) = &case.overlay else { return read };
        let Ok(base) = read.as_ref() else { return read };
        Arc::new(overlaid(suite, (path, overlay), base))
    }

    /// Remembers what a case has tried of its rulebook.
    ///
    /// What it changes for itself alone is the rulebook of nobody else.
    pub(super) fn remember(&self, path: &str, case: &Case, tried: Trials) {
        if case.overlay.is_none() {
            let key = rulebook_key(path, &case.rulebook);
            self.tried.borrow_mut().entry(key).or_default().extend(tried);
        }
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

    /// What no case has tried of the rulebooks that cases are about.
    pub(crate) fn untested(&self, about: &[String]) -> Vec<Untested> {
        let (read, tried) = (self.read.borrow(), self.tried.borrow());
        let mut untested = Vec::new();
        for (rulebook, read) in read.iter() {
            let Ok(rules) = read.as_ref() else { continue };
            if !about.contains(rulebook) {
                continue;
            }
            let tried = tried.get(rulebook);
            let is_untried = |one: &(FieldPath, Trial)| {
                coverage::matters(rules, &one.0)
                    && tried.is_none_or(|tried| !tried.contains(one))
            };
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

//! Rulebooks, each read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::casebook::suite::{Suite, beside, is_path};
use crate::rulebook::{Rulebook, bundled};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

/// Rulebooks read so far.
#[derive(Debug, Default)]
pub(crate) struct Shelf(RefCell<BTreeMap<String, Arc<Result<Rulebook, Problems>>>>);

impl Shelf {
    pub(super) fn rulebook(
        &self,
        suite: &Suite,
        path: &str,
        name: &str,
    ) -> Arc<Result<Rulebook, Problems>> {
        let key = if is_path(name) { beside(path, name) } else { name.to_owned() };
        if let Some(known) = self.0.borrow().get(&key) {
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
        self.0.borrow_mut().insert(key, Arc::clone(&read));
        read
    }
}

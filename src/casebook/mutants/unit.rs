//! A part of a rulebook that is mutated by itself: a scheme, a procedure, a rule.

use toml::Value;

use crate::vocabulary::FieldPath;

/// One unit: its key, which element it is, and its tree with nothing beside it.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) key: String,
    pub(super) nth: usize,
    pub(super) root: Value,
    pub(super) at: FieldPath,
}

impl Unit {
    /// A path of the unit as the whole rulebook has it, where its element has no id.
    pub(super) fn in_whole(&self, at: &FieldPath) -> FieldPath {
        let list = FieldPath::root().key(&self.key);
        let (alone, own) = (list.nth(0), list.nth(self.nth));
        match at.as_str().strip_prefix(alone.as_str()) {
            Some(rest) if at.is_within(&alone) => own.then(rest),
            Some(_) | None => at.clone(),
        }
    }
}

/// Puts what was read in the place of an element.
pub(super) fn put<T>(list: &mut [T], nth: usize, read: Vec<T>) -> Option<()> {
    *list.get_mut(nth)? = read.into_iter().next()?;
    Some(())
}

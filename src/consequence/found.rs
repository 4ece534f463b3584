use std::fmt;

use super::decided::Decided;

/// 由结果认定 — what finds further records in those that were decided: the verdicts of a rule
/// over many results, say.
///
/// A [`History`](super::History) that is told so by
/// [`History::finding`](super::History::finding) finds them anew for each question: as known on
/// a day, had an outcome never been, what a correction changed.
pub trait Finds: fmt::Debug + Send + Sync {
    /// Everything that is found in some of the records of a history, in any order.
    ///
    /// It is the same for the same records in any order. A record that is found is known no
    /// earlier than the records in which it is found; where more records become known later,
    /// those that were found stand, and what is found otherwise corrects them. Its id says what
    /// it is about, so that it is the same whatever else is found.
    fn found(&self, records: &[&Decided]) -> Vec<Decided>;
}

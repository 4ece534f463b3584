//! What single rules must find, from TOML.

use super::result::ids;
use crate::casebook::expect::RuleExpectation;
use crate::rule::Standing;
use crate::vocabulary::document::{Field, Reader};

/// `{ at = "posts/coverage", is = "undetermined", missing = ["able"] }`.
pub(super) fn rule(reader: &mut Reader, field: &Field<'_>) -> Option<RuleExpectation> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::id);
    let is = table.required(reader, "is", |r, f| r.word(f, &Standing::ALL));
    let missing = table.optional(reader, "missing", ids);
    table.finish(reader);
    Some(RuleExpectation { at: at?, is: is?, missing })
}

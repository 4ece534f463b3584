use serde::{Deserialize, Serialize};

use super::{Id, Label};

/// 名称 — a thing that a rule names: its id and what it is called.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Named {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

impl Named {
    /// An id and what it is called.
    #[must_use]
    pub const fn new(id: Id, label: Label) -> Named {
        Named { id, label }
    }
}

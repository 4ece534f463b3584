use std::fmt;

use serde::{Deserialize, Serialize};

/// 位置路径 — where in a document a thing stands, by ids.
///
/// Messages, overlays and findings use the same paths.
///
/// # Shape
/// Keys joined by dots, elements of a list by their id in brackets, or by `#` and their
/// number where they have none: `scheme[secretary].item[own-income].full_marks`.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::FieldPath;
/// let path = FieldPath::root().key("scheme").element("secretary").key("full_marks");
/// assert_eq!(path.to_string(), "scheme[secretary].full_marks");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(transparent)]
pub struct FieldPath(String);

impl FieldPath {
    /// The document as a whole.
    #[must_use]
    pub const fn root() -> FieldPath {
        FieldPath(String::new())
    }

    /// The value under `key` here.
    #[must_use]
    pub fn key(&self, key: &str) -> FieldPath {
        if self.0.is_empty() {
            FieldPath(key.to_owned())
        } else {
            FieldPath(format!("{}.{key}", self.0))
        }
    }

    /// The element named `id` of the list here.
    #[must_use]
    pub fn element(&self, id: &str) -> FieldPath {
        FieldPath(format!("{}[{id}]", self.0))
    }

    /// The element without an id of the list here; the first is number 1.
    #[must_use]
    pub fn nth(&self, index: usize) -> FieldPath {
        FieldPath(format!("{}[#{}]", self.0, index.saturating_add(1)))
    }

    /// The path as text; empty for the document as a whole.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What this stands in; `None` for the document as a whole.
    #[must_use]
    pub fn parent(&self) -> Option<FieldPath> {
        if self.0.is_empty() {
            return None;
        }
        let cut = if self.0.ends_with(']') {
            self.0.rfind('[')
        } else {
            let bracket = self.0.rfind(']').map_or(0, |at| at.saturating_add(1));
            self.0
                .get(bracket..)
                .and_then(|tail| tail.rfind('.'))
                .map(|at| at.saturating_add(bracket))
        };
        let text = cut.and_then(|at| self.0.get(..at)).unwrap_or_default();
        Some(FieldPath(text.to_owned()))
    }

    /// Whether this is `other` or stands in it.
    #[must_use]
    pub fn is_within(&self, other: &FieldPath) -> bool {
        match self.0.strip_prefix(&other.0) {
            Some(rest) => {
                rest.is_empty()
                    || other.0.is_empty()
                    || rest.starts_with('.')
                    || rest.starts_with('[')
            }
            None => false,
        }
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "document" } else { &self.0 })
    }
}

/// 行列 — line and column of a text, both from 1; the column counts characters.
#[derive(
    Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Deserialize, Serialize,
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Place {
    /// 行 — the line.
    pub line: usize,
    /// 列 — the column.
    pub column: usize,
}

impl Place {
    /// A place in a text.
    #[must_use]
    pub const fn new(line: usize, column: usize) -> Place {
        Place { line, column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

use std::collections::BTreeSet;
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

/// Before the number of an element whose id stands in its list again; never shown.
const AGAIN: char = '\u{1}';

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

    /// The same element for the `again`th time that its id stands in the list, from 0.
    ///
    /// Two elements of one id look alike in a message and have places of their own.
    pub(crate) fn again(&self, again: usize) -> FieldPath {
        if again == 0 {
            return self.clone();
        }
        FieldPath(format!("{}{AGAIN}{again}", self.0))
    }

    /// What stands here under the rest of a path.
    #[cfg(feature = "toml")]
    pub(crate) fn then(&self, rest: &str) -> FieldPath {
        FieldPath(format!("{}{rest}", self.0))
    }

    /// How every element of the list here begins.
    pub(crate) fn open(&self) -> FieldPath {
        FieldPath(format!("{}[", self.0))
    }

    /// How every element without an id of the list here begins.
    pub(crate) fn open_nameless(&self) -> FieldPath {
        FieldPath(format!("{}[#", self.0))
    }

    /// The path as people see it.
    pub(crate) fn plain(self) -> FieldPath {
        if self.0.contains(AGAIN) { FieldPath(self.to_string()) } else { self }
    }

    /// The path as text; empty for the document as a whole.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same row or cell, in a table of this name among others.
    pub(crate) fn of_table(&self, name: &str) -> FieldPath {
        FieldPath(format!("{name}.{}", self.0))
    }

    /// Where this is an element of a list or stands in one: the list, the id of the element,
    /// and the key within it.
    pub(crate) fn element_parts(&self) -> Option<(&str, &str, Option<&str>)> {
        let (list, rest) = self.0.split_once('[')?;
        let (id, rest) = rest.split_once(']')?;
        let key = rest.strip_prefix('.');
        Some((list, id, key.map(|key| key.split(['.', '[']).next().unwrap_or(key))))
    }

    /// What this stands in; `None` for the document as a whole.
    #[must_use]
    pub fn parent(&self) -> Option<FieldPath> {
        if self.0.is_empty() {
            return None;
        }
        let counted = self.0.trim_end_matches(|c: char| c.is_ascii_digit());
        let end = counted.strip_suffix(AGAIN).unwrap_or(&self.0);
        let cut = if end.ends_with(']') {
            end.rfind('[')
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

    /// Where this is a row of a table or a cell of one: what its row is read into, the row, and
    /// the header of the column; `None` for all else.
    pub(crate) fn cell(&self) -> Option<(Option<&str>, &str, Option<&str>)> {
        let (within, rest) = match self.0.strip_prefix("row[") {
            Some(rest) => (None, rest),
            None => {
                let (within, rest) = self.0.split_once(".row[")?;
                (Some(within), rest)
            }
        };
        let (row, rest) = rest.split_once(']')?;
        if row.is_empty() || !row.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if rest.is_empty() {
            return Some((within, row, None));
        }
        let column = rest.strip_prefix(".column[")?.strip_suffix(']')?;
        Some((within, row, Some(column)))
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

/// Whether one of `holes` is `path` or stands in it.
pub(crate) fn has_hole_within(holes: &BTreeSet<FieldPath>, path: &FieldPath) -> bool {
    if path.as_str().is_empty() {
        return !holes.is_empty();
    }
    // All that stands in a path begins with it and one of these.
    let inside = [path.key(""), path.open()];
    holes.contains(path)
        || inside.iter().any(|start| {
            holes
                .range(start..)
                .next()
                .is_some_and(|hole| hole.as_str().starts_with(start.as_str()))
        })
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("document");
        }
        let mut parts = self.0.split(AGAIN);
        f.write_str(parts.next().unwrap_or_default())?;
        for part in parts {
            f.write_str(part.trim_start_matches(|c: char| c.is_ascii_digit()))?;
        }
        Ok(())
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

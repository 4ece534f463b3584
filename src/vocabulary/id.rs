use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// 标识 — the id by which documents, messages and findings name a thing.
///
/// An id is what a rule owner types and what a path shows; it is never shown to the
/// persons concerned, who read a [`Label`](super::Label). Cloning one is cheap.
///
/// # Shape
/// Lower-case ascii letters, digits, `-`, `_`, `.` and `/`; the first is a letter or a
/// digit; at most 64 characters: `own-income`, `village.own_income`, `secretary/removal`.
///
/// # Errors
/// * an empty text, or one of more than 64 characters;
/// * any other character, which is named.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::Id;
///
/// assert_eq!(Id::new("own-income")?.as_str(), "own-income");
/// assert!(Id::new("Own Income").is_err());
/// # Ok::<(), grassroots::vocabulary::IdError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>); // Invariant: the shape above.

impl Id {
    /// The longest id, in characters.
    pub const LONGEST: usize = 64;

    /// Accepts a text of the shape above; anything else is refused.
    pub fn new(text: &str) -> Result<Id, IdError> {
        let Some(first) = text.chars().next() else {
            return Err(IdError::Empty);
        };
        if text.chars().count() > Id::LONGEST {
            return Err(IdError::TooLong { found: text.chars().count() });
        }
        if !(first.is_ascii_lowercase() || first.is_ascii_digit()) {
            return Err(IdError::Character { found: first });
        }
        match text.chars().find(|c| !Id::takes(*c)) {
            Some(found) => Err(IdError::Character { found }),
            None => Ok(Id(Arc::from(text))),
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    const fn takes(character: char) -> bool {
        character.is_ascii_lowercase()
            || character.is_ascii_digit()
            || matches!(character, '-' | '_' | '.' | '/')
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Id, IdError> {
        Id::new(text)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Id, IdError> {
        Id::new(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.0.as_ref().to_owned()
    }
}

/// 标识错误 — a text that is no id.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// An empty text; give it a name such as `own-income`.
    #[error("an id has at least one character")]
    Empty,
    /// More than 64 characters; shorten it.
    #[error("an id has at most 64 characters, this one has {found}")]
    TooLong {
        /// Characters found.
        found: usize,
    },
    /// A character that ids do not have; use lower-case letters, digits, `-`, `_`, `.`, `/`.
    #[error(
        "`{found}` cannot stand here in an id: it starts with a lower-case letter or a digit and goes on with these, `-`, `_`, `.` and `/`"
    )]
    Character {
        /// The first such character.
        found: char,
    },
}

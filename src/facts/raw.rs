use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

pub(super) use crate::vocabulary::text::shown as shortened;

/// 原始值 — a value as it was handed in, not yet held against a dictionary.
///
/// Reads from any self-describing serde format (JSON, TOML, …). A binary float is kept as
/// such and refused by the sheet, with the mend; two equal keys are kept, and refused there.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Raw {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal that was not quoted, as the format printed it.
    BareDecimal(String),
    /// A text: a quoted decimal, a date, a choice.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// A table, in the order in which it was written.
    Table(Vec<(String, Raw)>),
}

impl Raw {
    /// The deepest nesting that a value may have.
    pub const DEEPEST: usize = 8;

    /// A text, without ceremony.
    #[must_use]
    pub fn text(text: &str) -> Raw {
        Raw::Text(text.to_owned())
    }
}

impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Raw::Boolean(value) => write!(f, "{value}"),
            Raw::Integer(value) => write!(f, "{value}"),
            Raw::BareDecimal(text) | Raw::Text(text) => f.write_str(&shortened(text)),
            Raw::List(values) => write!(f, "a list of {}", values.len()),
            Raw::Table(entries) => write!(f, "a table of {}", entries.len()),
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        struct Reads;

        impl<'de> Visitor<'de> for Reads {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact: yes or no, a number, a text, a list or a table")
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<Raw, E> {
                Ok(Raw::Boolean(value))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Raw, E> {
                Ok(Raw::Integer(value))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Raw, E> {
                Ok(i64::try_from(value)
                    .map_or_else(|_| Raw::BareDecimal(value.to_string()), Raw::Integer))
            }

            #[expect(
                clippy::disallowed_types,
                reason = "kept as text, and refused later"
            )]
            fn visit_f64<E: Error>(self, value: f64) -> Result<Raw, E> {
                Ok(Raw::BareDecimal(value.to_string()))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Raw, E> {
                Ok(Raw::text(value))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(Raw::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Raw, A::Error> {
                entries(map).map(Raw::Table)
            }
        }

        deserializer.deserialize_any(Reads)
    }
}

/// Every entry of a map, equal keys too.
pub(super) fn entries<'de, A: MapAccess<'de>>(
    mut map: A,
) -> Result<Vec<(String, Raw)>, A::Error> {
    let mut entries = Vec::new();
    while let Some(entry) = map.next_entry()? {
        entries.push(entry);
    }
    Ok(entries)
}

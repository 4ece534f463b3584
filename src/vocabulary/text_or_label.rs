//! How a text stands in a document that may be told in three scripts and need not be: one
//! text, or a table of three.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Label;

/// 一文或三文 — a label that is written as one text where all three are the same.
#[derive(Clone, Debug)]
pub(super) struct TextOrLabel(pub(super) Label);

/// Writes a label that may be left out as one text where all three are the same.
#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
pub(crate) fn write<S: Serializer>(
    label: &Option<Label>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    label.clone().map(TextOrLabel).serialize(serializer)
}

impl Serialize for TextOrLabel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Label { hans, hant, en } = &self.0;
        if hans == hant && hans == en {
            hans.serialize(serializer)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for TextOrLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrThree).map(TextOrLabel)
    }
}

struct OneOrThree;

impl<'de> Visitor<'de> for OneOrThree {
    type Value = Label;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a table of `hans`, `hant` and `en`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Label, E> {
        Ok(Label::same(text))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Label, M::Error> {
        Label::deserialize(MapAccessDeserializer::new(map))
    }
}

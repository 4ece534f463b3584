use serde::{Deserialize, Serialize};

use super::text_or_label::TextOrLabel;
use super::{Id, Label, Script};

/// 来源类别 — what kind of document a source is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceKind {
    /// 讲话 — a speech.
    Speech,
    /// 条例、规定 — a regulation.
    Regulation,
    /// 考核办法 — a published scheme.
    Scheme,
    /// 报道 — a report about a scheme.
    Report,
    /// 决定 — a decision of the owner of the rulebook: a county's or a township's own document.
    Decision,
}

impl SourceKind {
    /// Every kind with the word by which documents name it.
    pub const ALL: [(&'static str, SourceKind); 5] = [
        ("speech", SourceKind::Speech),
        ("regulation", SourceKind::Regulation),
        ("scheme", SourceKind::Scheme),
        ("report", SourceKind::Report),
        ("decision", SourceKind::Decision),
    ];
}

/// 来源 — a document that numbers and rules are taken from.
///
/// A rulebook lists its sources once; a [`Ground`](super::Ground) cites one by id with a locator.
/// What people read of it (title, place, note) is in three scripts; a text that is written
/// once is the same in all.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(from = "SourceWire", into = "SourceWire")]
#[non_exhaustive]
pub struct Source {
    /// The id by which grounds cite it.
    pub id: Id,
    /// The title as published.
    pub title: Label,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Where it is from, as far as known.
    pub place: Option<Label>,
    /// The year of publication, as far as known.
    pub year: Option<i32>,
    /// What a reader should know about its reliability.
    pub note: Option<Label>,
}

impl Source {
    /// A source with id, title and kind; the rest is not known.
    #[must_use]
    pub const fn new(id: Id, title: Label, kind: SourceKind) -> Source {
        Source { id, title, kind, place: None, year: None, note: None }
    }

    /// The title as a script marks it: `《…》`.
    #[must_use]
    pub fn titled(&self, script: Script) -> String {
        titled(self.title.in_script(script), script)
    }
}

/// The source as it stands in a document.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SourceWire {
    id: Id,
    title: TextOrLabel,
    kind: SourceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<TextOrLabel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<TextOrLabel>,
}

impl From<SourceWire> for Source {
    fn from(wire: SourceWire) -> Source {
        let SourceWire { id, title, kind, place, year, note } = wire;
        let label = |text: TextOrLabel| text.0;
        let (place, note) = (place.map(label), note.map(label));
        Source { id, title: title.0, kind, place, year, note }
    }
}

impl From<Source> for SourceWire {
    fn from(source: Source) -> SourceWire {
        let Source { id, title, kind, place, year, note } = source;
        let (place, note) = (place.map(TextOrLabel), note.map(TextOrLabel));
        SourceWire { id, title: TextOrLabel(title), kind, place, year, note }
    }
}

/// A title as a script marks it.
pub(super) fn titled(title: &str, script: Script) -> String {
    match script {
        Script::Hans | Script::Hant => format!("《{title}》"),
        Script::En => format!("“{title}”"),
    }
}

use serde::{Deserialize, Serialize};

use super::{Id, Script};

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
/// A rulebook lists its sources once; a [`Ground`] cites one by id with a locator.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Source {
    /// The id by which grounds cite it.
    pub id: Id,
    /// The title as published.
    pub title: String,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Where it is from, as far as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The year of publication, as far as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// What a reader should know about its reliability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Source {
    /// A source with id, title and kind; the rest is not known.
    #[must_use]
    pub fn new(id: Id, title: &str, kind: SourceKind) -> Source {
        Source { id, title: title.to_owned(), kind, place: None, year: None, note: None }
    }

    /// The title as a script marks it: `《…》`.
    #[must_use]
    pub fn titled(&self, script: Script) -> String {
        titled(&self.title, script)
    }
}

/// 依据 — why a number is what it is.
///
/// # Shape
/// `{ stated = "training", at = "三(四) 三是" }`, `{ published = "chongqing-2013", at = "…" }`
/// or `{ assumed = "no source fixes it; …" }`. The nearest enclosing ground holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub enum Ground {
    /// 原文载明 — a source of the rulebook says so.
    Stated {
        /// The source.
        source: Id,
        /// The place in the source.
        at: String,
    },
    /// 公开办法载明 — a published scheme says so.
    Published {
        /// The source.
        source: Id,
        /// The place in the source, where it has one.
        at: Option<String>,
    },
    /// 自行设定 — nobody says so: ours, and why.
    Assumed {
        /// The reason for the value.
        reason: String,
    },
}

impl Ground {
    /// The cited source, if the ground cites one.
    #[must_use]
    pub const fn source(&self) -> Option<&Id> {
        match self {
            Ground::Stated { source, .. } | Ground::Published { source, .. } => {
                Some(source)
            }
            Ground::Assumed { .. } => None,
        }
    }

    /// In words, with the titles of the sources:
    /// `依据：《title》place`, `参照：《title》place`, `＊本规则自行设定：reason`.
    ///
    /// A source that is not among `sources` goes by its id.
    #[must_use]
    pub fn in_words(&self, sources: &[Source], script: Script) -> String {
        match self {
            Ground::Stated { source, at } => {
                let lead = script.of("依据：", "依據：", "stated in ");
                cited(lead, title(source, sources), Some(at), script)
            }
            Ground::Published { source, at } => {
                let lead = script.of("参照：", "參照：", "published in ");
                cited(lead, title(source, sources), at.as_deref(), script)
            }
            Ground::Assumed { reason } => {
                let lead =
                    script.of("＊本规则自行设定：", "＊本規則自行設定：", "assumed: ");
                format!("{lead}{reason}")
            }
        }
    }

    /// Whether the number is ours.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        matches!(self, Ground::Assumed { .. })
    }
}

fn titled(title: &str, script: Script) -> String {
    match script {
        Script::Hans | Script::Hant => format!("《{title}》"),
        Script::En => format!("“{title}”"),
    }
}

/// The title of a source; one that is not listed goes by its id.
fn title<'r>(id: &'r Id, sources: &'r [Source]) -> &'r str {
    let source = sources.iter().find(|source| source.id == *id);
    source.map_or(id.as_str(), |source| source.title.as_str())
}

fn cited(lead: &str, title: &str, at: Option<&str>, script: Script) -> String {
    let title = titled(title, script);
    match at {
        Some(at) => format!("{lead}{title}{}{at}", script.of("", "", ", ")),
        None => format!("{lead}{title}"),
    }
}

/// The ground as it stands in a document.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assumed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

/// What a ground must be, for documents that are read through serde.
#[derive(Debug, thiserror::Error)]
#[error(
    "a ground is one of `stated` with `at`, `published` with or without `at`, or `assumed` with a reason"
)]
struct GroundShape;

impl TryFrom<Wire> for Ground {
    type Error = GroundShape;

    fn try_from(wire: Wire) -> Result<Ground, GroundShape> {
        match (wire.stated, wire.published, wire.assumed, wire.at) {
            (Some(source), None, None, Some(at)) => Ok(Ground::Stated { source, at }),
            (None, Some(source), None, at) => Ok(Ground::Published { source, at }),
            (None, None, Some(reason), None) => Ok(Ground::Assumed { reason }),
            _ => Err(GroundShape),
        }
    }
}

impl From<Ground> for Wire {
    fn from(ground: Ground) -> Wire {
        let empty = Wire { stated: None, published: None, assumed: None, at: None };
        match ground {
            Ground::Stated { source, at } => {
                Wire { stated: Some(source), at: Some(at), ..empty }
            }
            Ground::Published { source, at } => {
                Wire { published: Some(source), at, ..empty }
            }
            Ground::Assumed { reason } => Wire { assumed: Some(reason), ..empty },
        }
    }
}

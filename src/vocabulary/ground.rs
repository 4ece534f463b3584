use serde::{Deserialize, Serialize};

use super::source::{Source, SourceKind, titled};
use super::text_or_label::TextOrLabel;
use super::{Id, Label, Script};

/// 依据 — why a number is what it is.
///
/// # Shape
/// `{ stated = "training", at = "三(四) 三是" }`, `{ published = "chongqing-2013", at = "…" }`,
/// `{ decided = "…" }` or `{ assumed = "…" }`, the last two with one text or a label.
/// Of what a source says only in part, the first two also say what is ours:
/// `{ published = "chongqing-2013", assumed = "the rounding is ours" }`.
/// The nearest enclosing ground holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub enum Ground {
    /// 原文载明 — a source of the rulebook says so.
    Stated {
        /// The source.
        source: Id,
        /// The place in the source.
        at: String,
        /// What of it the source does not say: ours, and why.
        ours: Option<Label>,
    },
    /// 公开办法载明 — a published scheme says so.
    Published {
        /// The source.
        source: Id,
        /// The place in the source, where it has one.
        at: Option<String>,
        /// What of it the source does not say: ours, and why.
        ours: Option<Label>,
    },
    /// 当地决定 — those who use the rulebook have decided so, by no document that could be
    /// cited.
    Decided {
        /// Who decided, and when.
        decision: Label,
    },
    /// 自行设定 — nobody says so: ours, and why.
    Assumed {
        /// The reason for the value.
        reason: Label,
    },
}

impl Ground {
    /// 自行设定 — a ground that is ours, with a reason that is the same in every script.
    #[must_use]
    pub fn assumed(reason: &str) -> Ground {
        Ground::Assumed { reason: Label::same(reason) }
    }

    /// The cited source, if the ground cites one.
    #[must_use]
    pub const fn source(&self) -> Option<&Id> {
        match self {
            Ground::Stated { source, .. } | Ground::Published { source, .. } => {
                Some(source)
            }
            Ground::Decided { .. } | Ground::Assumed { .. } => None,
        }
    }

    /// In words, with the titles of the sources:
    /// `依据：《title》place` for what is stated, and for what a regulation or an own decision publishes;
    /// `参照：《title》place` for what another document publishes;
    /// `当地决定：decision`; `＊本规则自行设定：reason`.
    /// What is ours of something cited stands behind it: `参照：《title》；＊其中自行设定：reason`.
    ///
    /// A source that is not among `sources` goes by its id.
    #[must_use]
    pub fn in_words(&self, sources: &[Source], script: Script) -> String {
        match self {
            Ground::Stated { source: id, at, ours } => {
                let cited = cited(BINDING, (id, find(id, sources)), Some(at), script);
                with_ours(cited, ours.as_ref(), script)
            }
            Ground::Published { source: id, at, ours } => {
                let source = find(id, sources);
                let lead = match source.map(|source| source.kind) {
                    Some(SourceKind::Regulation | SourceKind::Decision) => BINDING,
                    Some(
                        SourceKind::Speech | SourceKind::Scheme | SourceKind::Report,
                    )
                    | None => COMPARED,
                };
                let cited = cited(lead, (id, source), at.as_deref(), script);
                with_ours(cited, ours.as_ref(), script)
            }
            Ground::Decided { decision } => {
                let lead = script.of("当地决定：", "當地決定：", "decided locally: ");
                format!("{lead}{}", decision.in_script(script))
            }
            Ground::Assumed { reason } => {
                let lead =
                    script.of("＊本规则自行设定：", "＊本規則自行設定：", "assumed: ");
                format!("{lead}{}", reason.in_script(script))
            }
        }
    }

    /// Whether the number, or something of it, is ours.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        match self {
            Ground::Stated { ours, .. } | Ground::Published { ours, .. } => {
                ours.is_some()
            }
            Ground::Decided { .. } => false,
            Ground::Assumed { .. } => true,
        }
    }
}

/// What stands before a source that binds.
const BINDING: [&str; 3] = ["依据：", "依據：", "stated in "];
/// What stands before a source that binds others, and is followed here.
const COMPARED: [&str; 3] = ["参照：", "參照：", "published in "];

fn find<'r>(id: &Id, sources: &'r [Source]) -> Option<&'r Source> {
    sources.iter().find(|source| source.id == *id)
}

/// A source by its title, one that is not listed by its id.
fn cited(
    [hans, hant, en]: [&str; 3],
    (id, source): (&Id, Option<&Source>),
    at: Option<&str>,
    script: Script,
) -> String {
    let title = source.map_or(id.as_str(), |source| source.title.in_script(script));
    let (lead, title) = (script.of(hans, hant, en), titled(title, script));
    match at {
        Some(at) => format!("{lead}{title}{}{at}", script.of("", "", ", ")),
        None => format!("{lead}{title}"),
    }
}

/// A citation, and what of it the source does not say.
fn with_ours(cited: String, ours: Option<&Label>, script: Script) -> String {
    let Some(ours) = ours else { return cited };
    let lead = script.of("；＊其中自行设定：", "；＊其中自行設定：", "; assumed of it: ");
    format!("{cited}{lead}{}", ours.in_script(script))
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
    decided: Option<TextOrLabel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assumed: Option<TextOrLabel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

/// What a ground must be, for documents that are read through serde.
#[derive(Debug, thiserror::Error)]
#[error(
    "a ground is one of `stated` with `at`, `published` with or without `at`, `decided` with a decision, or `assumed` with a reason; the first two may say what is `assumed` of it"
)]
struct GroundShape;

impl TryFrom<Wire> for Ground {
    type Error = GroundShape;

    fn try_from(wire: Wire) -> Result<Ground, GroundShape> {
        let Wire { stated, published, decided, assumed, at } = wire;
        let ours = assumed.map(|TextOrLabel(ours)| ours);
        match (stated, published, decided, at) {
            (Some(source), None, None, Some(at)) => {
                Ok(Ground::Stated { source, at, ours })
            }
            (None, Some(source), None, at) => Ok(Ground::Published { source, at, ours }),
            (None, None, Some(TextOrLabel(decision)), None) if ours.is_none() => {
                Ok(Ground::Decided { decision })
            }
            (None, None, None, None) => {
                let reason = ours.ok_or(GroundShape)?;
                Ok(Ground::Assumed { reason })
            }
            _ => Err(GroundShape),
        }
    }
}

impl From<Ground> for Wire {
    fn from(ground: Ground) -> Wire {
        let empty = Wire {
            stated: None,
            published: None,
            decided: None,
            assumed: None,
            at: None,
        };
        match ground {
            Ground::Stated { source, at, ours } => {
                let assumed = ours.map(TextOrLabel);
                Wire { stated: Some(source), assumed, at: Some(at), ..empty }
            }
            Ground::Published { source, at, ours } => {
                let assumed = ours.map(TextOrLabel);
                Wire { published: Some(source), assumed, at, ..empty }
            }
            Ground::Decided { decision } => {
                Wire { decided: Some(TextOrLabel(decision)), ..empty }
            }
            Ground::Assumed { reason } => {
                Wire { assumed: Some(TextOrLabel(reason)), ..empty }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<Source> {
        let source =
            |id: &str, title, kind| Source::new(Id::new(id).unwrap(), title, kind);
        let title = Label::new("工作条例", "工作條例", "Regulation");
        vec![
            source("regulation", title, SourceKind::Regulation),
            source("scheme", Label::same("考核办法"), SourceKind::Scheme),
        ]
    }

    fn said(json: &str) -> [String; 3] {
        let ground: Ground = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&ground).unwrap(), json);
        Script::ALL.map(|script| ground.in_words(&book(), script))
    }

    #[test]
    fn what_stands_before_a_source_follows_from_its_kind_and_the_ground() {
        let stated = said(r#"{"stated":"scheme","at":"三"}"#);
        assert_eq!(stated[0], "依据：《考核办法》三");
        let binding = said(r#"{"published":"regulation","at":"第三条"}"#);
        assert_eq!(binding[0], "依据：《工作条例》第三条");
        assert_eq!(binding[1], "依據：《工作條例》第三条");
        assert_eq!(binding[2], "stated in “Regulation”, 第三条");
        let compared = said(r#"{"published":"scheme"}"#);
        assert_eq!(compared[0], "参照：《考核办法》");
        assert_eq!(compared[2], "published in “考核办法”");
        assert_eq!(said(r#"{"published":"unlisted"}"#)[0], "参照：《unlisted》");
    }

    #[test]
    fn what_a_source_says_in_part_has_what_is_ours_beside_it() {
        let part = said(r#"{"published":"scheme","assumed":"取整","at":"三"}"#);
        assert_eq!(part[0], "参照：《考核办法》三；＊其中自行设定：取整");
        assert_eq!(part[1], "參照：《考核办法》三；＊其中自行設定：取整");
        assert_eq!(part[2], "published in “考核办法”, 三; assumed of it: 取整");
        let whole = r#"{"stated":"scheme","at":"三"}"#;
        for (json, is_assumed) in
            [(r#"{"stated":"scheme","assumed":"取整","at":"三"}"#, true), (whole, false)]
        {
            let ground: Ground = serde_json::from_str(json).unwrap();
            assert_eq!(ground.is_assumed(), is_assumed);
        }
        for broken in [
            r#"{"decided":"会议","assumed":"取整"}"#,
            r#"{"stated":"scheme","assumed":"取整"}"#,
        ] {
            assert!(serde_json::from_str::<Ground>(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_decision_or_a_reason_is_one_text_or_three() {
        let decided = said(r#"{"decided":"镇党委会议决定"}"#);
        assert_eq!(decided[0], "当地决定：镇党委会议决定");
        assert_eq!(decided[2], "decided locally: 镇党委会议决定");
        let assumed =
            said(r#"{"assumed":{"hans":"没有写明","hant":"沒有寫明","en":"not told"}}"#);
        assert_eq!(assumed[0], "＊本规则自行设定：没有写明");
        assert_eq!(assumed[1], "＊本規則自行設定：沒有寫明");
        assert_eq!(assumed[2], "assumed: not told");
    }

    #[test]
    fn other_shapes_are_refused() {
        let refused =
            |json: &str| serde_json::from_str::<Ground>(json).unwrap_err().to_string();
        for json in [
            r#"{"assumed":"one","decided":"two"}"#,
            r#"{"decided":"one","at":"三"}"#,
            r#"{"stated":"scheme"}"#,
        ] {
            assert!(refused(json).contains("a ground is one of"), "{json}");
        }
        assert!(refused(r#"{"assumed":{"hans":"一"}}"#).contains("hant"));
        assert!(refused(r#"{"assumed":3}"#).contains("a text, or a table of `hans`"));
    }
}

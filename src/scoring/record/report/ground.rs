//! Grounds in words.

use crate::vocabulary::{Ground, Id, Script, Source};

/// `依据：《title》place`, `参照：《title》place`, `＊本规则自行设定：reason`.
pub(super) fn words(ground: &Ground, sources: &[Source], script: Script) -> String {
    match ground {
        Ground::Stated { source, at } => {
            let lead = script.of("依据：", "依據：", "stated in ");
            cited(lead, title(source, sources), Some(at), script)
        }
        Ground::Published { source, at } => {
            let lead = script.of("参照：", "參照：", "published in ");
            cited(lead, title(source, sources), at.as_deref(), script)
        }
        Ground::Assumed { reason } => {
            let lead = script.of("＊本规则自行设定：", "＊本規則自行設定：", "assumed: ");
            format!("{lead}{reason}")
        }
    }
}

/// A title as the script marks it.
pub(super) fn titled(title: &str, script: Script) -> String {
    match script {
        Script::Hans | Script::Hant => format!("《{title}》"),
        Script::En => format!("“{title}”"),
    }
}

/// The title of a source; one that the record does not list goes by its id.
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

//! The pieces of which sentences are made.

use super::voice::{Unit, Voice};
use crate::explain;
use crate::vocabulary::{Exact, Script, Span, Verdict};

/// `6`, or while it is open `6至10`, `6 to 10`.
pub(in crate::scoring) fn span(span: Span, script: Script) -> String {
    span.in_words(script)
}

/// `20分`, `20 points`; in another unit `20元`, `20 yuan`; of a factor the number alone.
pub(in crate::scoring) fn points(points: Span, voice: Voice<'_>) -> String {
    let number = span(points, voice.script);
    let unit = match voice.unit {
        Unit::Factor => return number,
        Unit::Named(unit) => unit.in_script(voice.script),
        Unit::Points if points == Span::settled(Exact::whole(1)) => {
            voice.of("分", "分", "point")
        }
        Unit::Points => voice.of("分", "分", "points"),
    };
    match voice.script {
        Script::Hans | Script::Hant => format!("{number}{unit}"),
        Script::En => format!("{number} {unit}"),
    }
}

/// The points of one.
pub(super) fn point(value: Exact, voice: Voice<'_>) -> String {
    points(Span::settled(value), voice)
}

/// `3 votes`, `1 vote`: English alone counts one apart.
pub(super) fn plural<'t>(count: u32, one: &'t str, many: &'t str) -> &'t str {
    if count == 1 { one } else { many }
}

/// The same for a number that may be open or broken.
pub(super) fn plural_of<'t>(count: Span, one: &'t str, many: &'t str) -> &'t str {
    if count == Span::settled(Exact::ONE) { one } else { many }
}

/// `…，计6分`, `…, 6 points`.
pub(super) fn comes_to(lead: &str, value: Span, voice: Voice<'_>) -> String {
    let value = points(value, voice);
    match voice.script {
        Script::Hans => format!("{lead}，计{value}"),
        Script::Hant => format!("{lead}，計{value}"),
        Script::En => format!("{lead}, {value}"),
    }
}

/// `…，可能计0至6分`, `…, 0 to 6 points possible`.
pub(super) fn may_come_to(lead: &str, value: Span, voice: Voice<'_>) -> String {
    let value = points(value, voice);
    match voice.script {
        Script::Hans => format!("{lead}，可能计{value}"),
        Script::Hant => format!("{lead}，可能計{value}"),
        Script::En => format!("{lead}, {value} possible"),
    }
}

/// `name：rest`; the rest alone where there is no name.
pub(in crate::scoring) fn headed(name: &str, rest: &str, script: Script) -> String {
    if name.is_empty() {
        return rest.to_owned();
    }
    let colon = script.of("：", "：", ": ");
    format!("{name}{colon}{rest}")
}

/// `name，rest`; the rest alone where there is no name.
pub(super) fn followed(name: &str, rest: &str, script: Script) -> String {
    if name.is_empty() {
        return rest.to_owned();
    }
    let comma = script.of("，", "，", ", ");
    format!("{name}{comma}{rest}")
}

/// In the quotation marks of the script.
pub(in crate::scoring) fn quoted(text: &str, script: Script) -> String {
    explain::quoted(text, script)
}

/// One after the other.
pub(in crate::scoring) fn enumerated(texts: &[String], script: Script) -> String {
    texts.join(script.of("、", "、", ", "))
}

/// 有此情形, 无此情形, 无法认定.
pub(super) const fn case(verdict: Verdict, script: Script) -> &'static str {
    match verdict {
        Verdict::Met => script.of("有此情形", "有此情形", "it is so"),
        Verdict::NotMet => script.of("无此情形", "無此情形", "it is not so"),
        Verdict::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
    }
}

/// 符合, 不符合, 无法认定.
pub(in crate::scoring) const fn verdict(
    verdict: Verdict,
    script: Script,
) -> &'static str {
    match verdict {
        Verdict::Met => script.of("符合", "符合", "met"),
        Verdict::NotMet => script.of("不符合", "不符合", "not met"),
        Verdict::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
    }
}

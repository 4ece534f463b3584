//! Words that the reports on cases share.

use crate::vocabulary::{Exact, FieldPath, Label, Rounding, RoundingMode, Script};

/// A place by what it is called, with its path: `“Excellent” (scheme[secretary]…)`.
pub(super) fn named(within: &[Label], at: &FieldPath, script: Script) -> String {
    let Some(label) = within.last().map(|label| label.in_script(script)) else {
        return match of_head(at, script) {
            Some(word) if script == Script::En => format!("{word} ({at})"),
            Some(word) => format!("{word}（{at}）"),
            None => at.to_string(),
        };
    };
    match script {
        Script::Hans => format!("“{label}”（{at}）"),
        Script::Hant => format!("「{label}」（{at}）"),
        Script::En => format!("“{label}” ({at})"),
    }
}

/// What a key at the head of a rulebook is called.
fn of_head(at: &FieldPath, script: Script) -> Option<&'static str> {
    let at = at.to_string();
    match at.split_once('.').map_or(at.as_str(), |(head, _)| head) {
        "in_force" => Some(script.of("施行期间", "施行期間", "the period in force")),
        "edition" => Some(script.of("版本", "版本", "the edition")),
        _ => None,
    }
}

/// 百分比 — a share in hundredths with one decimal, never more than it is; a dash where there
/// is none.
///
/// # Examples
/// ```
/// use grassroots::casebook::percent;
/// use grassroots::vocabulary::{Exact, Script};
///
/// assert_eq!(percent(Exact::fraction(364, 374), Script::En), "97.3 %");
/// assert_eq!(percent(Exact::fraction(1999, 2000), Script::Hans), "99.9%");
/// ```
#[must_use]
pub fn percent(share: Option<Exact>, script: Script) -> String {
    let tenths = Rounding::places(1, RoundingMode::TowardsZero).ok();
    let hundred = share.and_then(|share| share.times(Exact::whole(100)));
    let rounded = hundred.zip(tenths).and_then(|(number, tenths)| tenths.round(number));
    match (rounded, script) {
        (None, _) => "—".to_owned(),
        (Some(number), Script::Hans | Script::Hant) => format!("{number}%"),
        (Some(number), Script::En) => format!("{number} %"),
    }
}

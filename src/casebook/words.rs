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

/// 行 — a row of a list, which has no id and no label of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Row {
    /// By what it alone speaks of: the answers that it names, or its facts.
    Named(Label),
    /// As the rulebook writes it; the beginning of a long one.
    Written(String),
}

/// The end of a sentence about something that stands in a row; of what a number tells apart
/// already, only a name is said.
pub(super) fn in_row(row: Option<&Row>, is_told: bool, script: Script) -> String {
    let row = match row {
        Some(Row::Named(label)) => match script {
            Script::Hans => format!("“{}”", label.hans),
            Script::Hant => format!("「{}」", label.hant),
            Script::En => format!("“{}”", label.en),
        },
        Some(Row::Written(row)) if !is_told => row.clone(),
        Some(Row::Written(_)) | None => return String::new(),
    };
    match script {
        Script::Hans => format!("；该行：{row}"),
        Script::Hant => format!("；該行：{row}"),
        Script::En => format!("; the row is {row}"),
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

//! Numbers in cells: with groups of three digits, 万 and 亿, and their unit behind them.

use super::{are_digits, folded, key, shortened};
use crate::vocabulary::{Amount, AmountError, Defect, Exact, Excerpt, RatioError};

/// 万 and 亿, and how many places they move the dot.
const MAGNITUDES: [(char, usize); 4] = [('万', 4), ('萬', 4), ('亿', 8), ('億', 8)];

/// An amount, without its unit if it has one of `units` behind it.
pub(super) fn amount(cell: &str, units: &[&str]) -> Result<Amount, AmountError> {
    let found = Excerpt::of(cell);
    let text = folded(cell);
    let bare = without_unit(text.trim(), units);
    let magnitude = MAGNITUDES
        .iter()
        .find_map(|(mark, places)| Some((bare.strip_suffix(*mark)?, *places)));
    let decimal = match magnitude {
        // With 万元 as the unit, `3万` may mean three of them or thirty thousand.
        Some(_) if units.iter().any(|unit| is_multiple(unit)) => None,
        Some((number, places)) => {
            ungrouped(number.trim_end()).and_then(|plain| moved(&plain, places))
        }
        None => ungrouped(bare),
    };
    let decimal = decimal.ok_or(AmountError::NotDigits { found })?;
    decimal.parse().map_err(|error| as_found(error, found))
}

/// A whole number, which may still lie outside the domain.
pub(super) fn count(
    cell: &str,
    domain: (i64, i64),
    units: &[&str],
) -> Result<i64, Defect> {
    amount(cell, units)
        .ok()
        .map(Exact::from)
        .filter(|number| number.denominator() == 1)
        .and_then(|number| i64::try_from(number.numerator()).ok())
        .ok_or_else(|| not_whole(cell, domain))
}

pub(super) fn not_whole(cell: &str, (least, most): (i64, i64)) -> Defect {
    Defect::NotWhole { found: shortened(cell), least, most }
}

/// A ratio as documents write it: a decimal, a percentage or a fraction.
pub(super) fn ratio(cell: &str) -> Result<String, RatioError> {
    let text = folded(cell);
    let (number, sign) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim_end(), "%"),
        None => (text.trim(), ""),
    };
    if number.is_empty() {
        return Err(unreadable(cell));
    }
    let plain = ungrouped(number).ok_or_else(|| unreadable(cell))?;
    Ok(format!("{plain}{sign}"))
}

fn unreadable(cell: &str) -> RatioError {
    let reason = AmountError::NotDigits { found: Excerpt::of(cell) };
    RatioError::Unreadable { reason }
}

/// The same text without the longest unit that it ends with.
fn without_unit<'t>(text: &'t str, units: &[&str]) -> &'t str {
    let words: Vec<String> = units
        .iter()
        .map(|unit| folded(unit.trim()))
        // A unit that begins like a number would take digits away.
        .filter(|unit| {
            !unit.starts_with(|c: char| c.is_ascii_digit() || ".,+-".contains(c))
        })
        .collect();
    words
        .iter()
        .filter_map(|unit| text.strip_suffix(unit.as_str()))
        .min_by_key(|rest| rest.len())
        .unwrap_or(text)
        .trim_end()
}

fn is_multiple(unit: &str) -> bool {
    key(unit).starts_with(MAGNITUDES.map(|(mark, _)| mark))
}

/// The digits without separators of thousands; `None` where those stand elsewhere.
fn ungrouped(number: &str) -> Option<String> {
    if !number.contains(',') {
        return Some(number.to_owned());
    }
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_grouped = are_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && are_digits(group))
        && !decimals.contains(',');
    is_grouped.then(|| number.replace(',', ""))
}

/// The decimal with its dot moved to the right; `None` where it is no decimal.
fn moved(plain: &str, places: usize) -> Option<String> {
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", plain),
    };
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    if !are_digits(whole) || !are_digits(decimals) {
        return None;
    }
    let padded = format!("{decimals:0<places$}");
    let (over, under) = padded.split_at_checked(places)?;
    let dot = if under.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{over}{dot}{under}"))
}

/// The same refusal, showing the cell as it was written.
const fn as_found(error: AmountError, found: Excerpt) -> AmountError {
    use AmountError as E;
    match error {
        // Something was written, a unit at least.
        E::Empty | E::NotDigits { .. } => E::NotDigits { found },
        E::Blank { .. } => E::Blank { found },
        E::PlusSign { .. } => E::PlusSign { found },
        E::Exponent { .. } => E::Exponent { found },
        E::LooseDot { .. } => E::LooseDot { found },
        E::TooManyPlaces { places, .. } => E::TooManyPlaces { found, places },
        E::TooLarge { .. } => E::TooLarge { found },
        // These two speak of numbers, never of text.
        E::OutOfRange { .. } | E::NotDecimal { .. } => error,
    }
}

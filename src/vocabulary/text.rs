//! Small questions about texts that several rooms ask.

use chrono::NaiveDate;

/// A day as documents write it: `2019-12-31`, all ten characters.
pub(crate) fn day_from(text: &str) -> Option<NaiveDate> {
    let is_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if is_shaped { text.parse().ok() } else { None }
}

/// The word among `known` that looks most like `found`, if one comes near.
pub(crate) fn nearest<'w>(
    found: &str,
    known: impl Iterator<Item = &'w str>,
) -> Option<String> {
    const LONGEST: usize = 64;
    let length = found.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = length.div_ceil(3);
    known
        .filter(|word| word.chars().count() <= LONGEST)
        .map(|word| (distance(found, word), word))
        .filter(|(apart, _)| *apart <= allowed)
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, word)| word.to_owned())
}

/// How many characters must be added, removed or changed to make one word the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut corner = line;
        let mut left = line.saturating_add(1);
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (b, above) in other.iter().zip(row.iter().skip(1)) {
            let change = corner.saturating_add(usize::from(a != *b));
            left = change.min(above.saturating_add(1)).min(left.saturating_add(1));
            next.push(left);
            corner = *above;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

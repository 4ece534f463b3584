//! How numbers are written: what amounts, points, ratios and exact numbers share.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::Deserializer;
use serde::de::{self, Unexpected, Visitor};

use super::AmountError;

/// 摘录 — the beginning of a refused text, for the message.
///
/// # Shape
/// At most forty bytes; `…` follows where more was written, and line breaks and other
/// control characters are shown as escapes, so that a message stays short and on one line.
///
/// # Source
/// Ours: what is refused may be of any length.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Excerpt {
    // Invariant (text): the first `length` bytes are UTF-8.
    bytes: [u8; Excerpt::MOST_BYTES],
    length: usize,
    is_cut: bool,
}

impl Excerpt {
    /// The most bytes that are kept.
    pub const MOST_BYTES: usize = 40;

    /// The beginning of `text`.
    #[must_use]
    pub fn of(text: &str) -> Excerpt {
        let mut excerpt =
            Excerpt { bytes: [0; Excerpt::MOST_BYTES], length: 0, is_cut: false };
        for letter in text.chars() {
            let kept = if letter.is_control() {
                letter.escape_debug().try_for_each(|shown| excerpt.push(shown))
            } else {
                excerpt.push(letter)
            };
            if kept.is_none() {
                excerpt.is_cut = true;
                break;
            }
        }
        excerpt
    }

    /// Adds one letter, or nothing when it has no room.
    fn push(&mut self, letter: char) -> Option<()> {
        let end = self.length.checked_add(letter.len_utf8())?;
        let room = self.bytes.get_mut(self.length..end)?;
        letter.encode_utf8(room);
        self.length = end;
        Some(())
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.bytes.get(..self.length).unwrap_or(&self.bytes);
        // Invariant (text): there is one chunk, and all of it is valid.
        for chunk in kept.utf8_chunks() {
            f.write_str(chunk.valid())?;
        }
        if self.is_cut { f.write_char('…') } else { Ok(()) }
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Excerpt(`{self}`)")
    }
}

/// A number taken apart as it was written; nothing is known of its size yet.
#[derive(Clone, Copy)]
pub(in crate::vocabulary) struct Written<'a> {
    pub(in crate::vocabulary) is_negative: bool,
    /// One digit or more.
    pub(in crate::vocabulary) whole: &'a str,
    /// Digits; none where no dot was written.
    pub(in crate::vocabulary) decimals: &'a str,
}

impl<'a> Written<'a> {
    /// Takes apart `part` of a text; errors show the whole of it.
    pub(in crate::vocabulary) fn scan(
        part: &'a str,
        text: &str,
    ) -> Result<Written<'a>, AmountError> {
        let unsigned = part.strip_prefix('-');
        let digits = unsigned.unwrap_or(part);
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        if !are_digits(whole) || !decimals.is_none_or(are_digits) {
            return Err(why_refused(part, Excerpt::of(text)));
        }
        let is_negative = unsigned.is_some();
        Ok(Written { is_negative, whole, decimals: decimals.unwrap_or_default() })
    }

    pub(in crate::vocabulary) fn is_whole(self) -> bool {
        self.decimals.is_empty()
    }

    /// The part before the dot, with the sign; `None` when it is too large.
    pub(in crate::vocabulary) fn whole_part(self) -> Option<i128> {
        self.with_sign(value(self.whole.bytes())?)
    }

    /// The digits after the dot as a number, with the sign; `None` when it is too large.
    pub(in crate::vocabulary) fn decimal_part(self) -> Option<i128> {
        self.with_sign(value(self.decimals.bytes())?)
    }

    /// The number times ten to the `places`; `None` when it has more decimals or is too
    /// large.
    pub(in crate::vocabulary) fn times_ten_to(self, places: usize) -> Option<i128> {
        let zeros = places.checked_sub(self.decimals.len())?;
        let digits = self.whole.bytes().chain(self.decimals.bytes());
        self.with_sign(value(digits.chain(std::iter::repeat_n(b'0', zeros)))?)
    }

    fn with_sign(self, magnitude: i128) -> Option<i128> {
        if self.is_negative { magnitude.checked_neg() } else { Some(magnitude) }
    }
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn value(mut digits: impl Iterator<Item = u8>) -> Option<i128> {
    digits.try_fold(0_i128, |value, byte| {
        let digit = i128::from(byte.checked_sub(b'0')?);
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// Tells the usual slips apart, so that the message can name the mend.
fn why_refused(part: &str, found: Excerpt) -> AmountError {
    let unsigned = part.strip_prefix('-').unwrap_or(part);
    if part.is_empty() {
        return AmountError::Empty;
    }
    if part.contains(char::is_whitespace) {
        return AmountError::Blank { found };
    }
    if part.strip_prefix('+').is_some_and(are_decimal) {
        return AmountError::PlusSign { found };
    }
    let has_exponent = unsigned.split_once(['e', 'E']).is_some_and(|(digits, power)| {
        are_decimal(digits) && are_digits(power.strip_prefix(['+', '-']).unwrap_or(power))
    });
    if has_exponent {
        return AmountError::Exponent { found };
    }
    let has_loose_dot = unsigned
        .strip_prefix('.')
        .or_else(|| unsigned.strip_suffix('.'))
        .is_some_and(are_digits);
    if has_loose_dot {
        return AmountError::LooseDot { found };
    }
    AmountError::NotDigits { found }
}

fn are_decimal(text: &str) -> bool {
    match text.split_once('.') {
        Some((whole, decimals)) => are_digits(whole) && are_digits(decimals),
        None => are_digits(text),
    }
}

/// Reads a whole number, or text through the type's own door.
///
/// A number with a dot is refused with `expected`, which says to put it in quotes:
/// it has gone through binary fractions before we see it.
pub(in crate::vocabulary) fn read_number<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    whole: fn(i64) -> Result<T, T::Err>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    deserializer.deserialize_any(WholeOrText { expected, whole })
}

struct WholeOrText<T: FromStr> {
    expected: &'static str,
    whole: fn(i64) -> Result<T, T::Err>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for WholeOrText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        (self.whole)(number).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

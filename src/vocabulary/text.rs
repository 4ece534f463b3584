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

/// The last day of what a text names that is no day: `2026年底`, `2026年6月`, `2026-06`; nothing
/// for whatever else is no day.
pub(crate) fn last_day_named(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('前');
    let (year, rest) = text.split_once(['年', '-', '/', '.'])?;
    if year.len() != 4 {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let rest = rest.trim_start_matches('年');
    let month = match rest {
        "底" | "末" | "年底" | "年末" => 12,
        other => {
            let digits = other.trim_end_matches(['底', '末']).trim_end_matches('月');
            digits.parse::<u32>().ok()?
        }
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

/// A text as a message quotes it: one line, at most forty characters.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut letters = text.chars();
    let mut shown = String::new();
    for letter in letters.by_ref().take(MOST) {
        let is_hidden = letter.is_control()
            || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if is_hidden {
            shown.extend(letter.escape_debug());
        } else {
            shown.push(letter);
        }
    }
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Whether somebody wrote that there is nothing to write: `—`, `/`, `无` and their like.
pub(crate) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 8] = ["无", "無", "暂无", "暫無", "没有", "沒有", "none", "n/a"];
    let text = text.trim();
    let is_mark = |c: char| "-—–－―/／\\*…".contains(c) || c.is_whitespace();
    !text.is_empty()
        && (text.chars().all(is_mark) || WORDS.contains(&text.to_lowercase().as_str()))
}

/// The word among `known` that looks most like `found`, if one comes near.
pub(crate) fn nearest<'w>(
    found: &str,
    known: impl Iterator<Item = &'w str>,
) -> Option<String> {
    const LONGEST: usize = 64;
    let found: Vec<char> = found.chars().take(LONGEST.saturating_add(1)).collect();
    if found.len() > LONGEST {
        return None;
    }
    let opposes =
        |word: &str| negations(word.chars()) != negations(found.iter().copied());
    let mut nearest = None;
    // How far the next word may be: each must come nearer than the one before.
    let mut within = found.len().div_ceil(3);
    for word in known {
        let Some(apart) = distance(&found, word, within) else { continue };
        // A word that says the opposite of another is no slip of the pen.
        if opposes(word) {
            continue;
        }
        nearest = Some(word);
        match apart.checked_sub(1) {
            Some(nearer) => within = nearer,
            None => break,
        }
    }
    nearest.map(str::to_owned)
}

/// How often a word says no.
fn negations(word: impl Iterator<Item = char>) -> usize {
    word.filter(|c| "不没沒未无無非否".contains(*c)).count()
}

/// How many characters must be added, removed or changed to make one word the other;
/// `None` if more than `within`.
fn distance(one: &[char], other: &str, within: usize) -> Option<usize> {
    let length = other.chars().count();
    if length.abs_diff(one.len()) > within {
        return None;
    }
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, a) in other.chars().enumerate() {
        let mut corner = line;
        let mut left = line.saturating_add(1);
        let mut least = left;
        for (b, above) in one.iter().zip(row.iter_mut().skip(1)) {
            let change = corner.saturating_add(usize::from(a != *b));
            left = change.min(above.saturating_add(1)).min(left.saturating_add(1));
            least = least.min(left);
            corner = *above;
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line.saturating_add(1);
        }
        if least > within {
            return None;
        }
    }
    row.last().copied().filter(|apart| *apart <= within)
}

//! 单元格 — one cell of a spreadsheet as people type it, read exactly or refused.
//!
//! The kind of the fact says what a cell may hold; nothing is guessed. What comes out is a
//! [`Raw`], held against the dictionary by the same path as any other value.

mod dated;
mod listed;
mod number;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::raw::shortened;
use super::sheet::nearest;
use super::{Choice, Fact, FactKind, Raw};
use crate::vocabulary::{CellDefect, Defect, RatioError, text};

/// What may follow a number of things that are counted.
const COUNTED: [&str; 22] = [
    "次", "人", "个月", "個月", "个", "個", "户", "戶", "天", "件", "名", "月", "年",
    "条", "條", "宗", "块", "塊", "项", "項", "处", "處",
];

/// What may follow a number of ballots.
const VOTES: [&str; 2] = ["票", "人"];

/// What a cell says about a fact; `None` when it is blank.
pub(super) fn read(fact: &Fact, text: &str) -> Result<Option<Raw>, Defect> {
    let cell = text.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    // A choice may itself be called 不适用.
    let is_choice = || !choices_named(fact.kind().choices(), cell).is_empty();
    match not_applicable(cell) {
        Some(statement) if !is_choice() => statement.map(Some),
        Some(_) | None if is_placeholder(fact.kind(), cell) => {
            Err(CellDefect::Placeholder { found: shortened(cell) }.into())
        }
        Some(_) | None => value(fact.kind(), cell).map(Some),
    }
}

/// Whether a cell says that there is nothing to say, where that is no value of the kind.
fn is_placeholder(kind: &FactKind, cell: &str) -> bool {
    match kind {
        FactKind::Count { .. } | FactKind::Amount { .. } | FactKind::Ratio { .. } => {
            text::is_placeholder(cell)
        }
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date(_) => {
            let is_mark = !cell.chars().any(char::is_alphanumeric);
            let is_named = !choices_named(kind.choices(), cell).is_empty();
            text::is_placeholder(cell) && is_mark && !is_named
        }
        _ => false,
    }
}

/// How many ballots a cell counts, or that they do not apply; `None` when it is blank.
pub(super) fn ballots(text: &str, at_most: u32) -> Result<Option<Raw>, Defect> {
    let cell = text.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    if let Some(statement) = not_applicable(cell) {
        return statement.map(Some);
    }
    if text::is_placeholder(cell) {
        return Err(CellDefect::Placeholder { found: shortened(cell) }.into());
    }
    let domain = (0, i64::from(at_most));
    let count = number::count(cell, domain, &VOTES)?;
    if (0..=i64::from(at_most)).contains(&count) {
        Ok(Some(Raw::Integer(count)))
    } else {
        Err(number::not_whole(cell, domain))
    }
}

fn value(kind: &FactKind, cell: &str) -> Result<Raw, Defect> {
    match kind {
        FactKind::YesNo => yes_no(cell).map(Raw::Boolean).ok_or_else(|| {
            shape(cell, "yes or no: write `是` or `否`, `yes` or `no`".to_owned())
        }),
        FactKind::Count { at_least, at_most } => {
            let domain = (i64::from(*at_least), i64::from(*at_most));
            number::count(cell, domain, &COUNTED).map(Raw::Integer)
        }
        FactKind::Amount { unit, .. } => {
            let amount = number::amount(cell, &unit.all())?;
            Ok(Raw::Text(amount.to_string()))
        }
        FactKind::Ratio { .. } => {
            let is_word = |c: char| c.is_alphabetic();
            match number::ratio(cell) {
                Ok(ratio) if !ratio.contains(is_word) => Ok(Raw::Text(ratio)),
                Ok(_) | Err(RatioError::Unreadable { .. }) if cell.contains(is_word) => {
                    Err(CellDefect::ShareWords { found: shortened(cell) }.into())
                }
                Ok(ratio) => Ok(Raw::Text(ratio)),
                Err(error) => Err(error.into()),
            }
        }
        FactKind::Choice(choices) => {
            choice(choices, cell).map(|choice| Raw::text(choice.id.as_str()))
        }
        FactKind::Date(_) => match day(&folded(cell)) {
            Some(day) => Ok(Raw::Text(day.to_string())),
            None => Err(Defect::NotADate { found: shortened(cell) }),
        },
        FactKind::Group => Ok(Raw::text(cell)),
        FactKind::Ballots { .. } => Err(shape(cell, needs_columns(None))),
        FactKind::Scores { by_rater: false, .. } => listed::scores(cell),
        FactKind::Scores { by_rater: true, .. } => listed::ratings(cell),
        FactKind::Decision { by, .. } => decision(cell, by),
        FactKind::Series { each, of, .. } => listed::series(cell, *each, of),
        FactKind::Events { kinds, at_most, amount } => {
            let (at_most, amount) = (*at_most, amount.as_ref());
            dated::events(cell, dated::Events { kinds, at_most, amount })
        }
        FactKind::Spells { .. } => dated::spells(cell),
    }
}

/// `12；考核组；理由`: the value, who decided it, and why.
fn decision(cell: &str, by: &[Choice]) -> Result<Raw, Defect> {
    let parts: Vec<&str> = cell.splitn(3, ['；', ';']).map(str::trim).collect();
    let [points, who, reason] = parts.as_slice() else {
        let expected = "a decided value: write `12；who decided；the reason`";
        return Err(shape(cell, expected.to_owned()));
    };
    let points = number::amount(points, &["分", "分", "points"])?;
    let who = choice(by, who)?;
    Ok(Raw::Table(vec![
        ("points".to_owned(), Raw::Text(points.to_string())),
        ("by".to_owned(), Raw::text(who.id.as_str())),
        ("reason".to_owned(), Raw::text(reason)),
    ]))
}

/// What is expected where all ballots stand in one column; `such_as` is one of their own.
pub(super) fn needs_columns(such_as: Option<&str>) -> String {
    let such_as = such_as.map(|name| format!(", such as `{name}`")).unwrap_or_default();
    format!("which ballots it counts: give each choice a column{such_as}")
}

fn shape(cell: &str, expected: String) -> Defect {
    Defect::FactShape { found: shortened(cell), expected }
}

/// `不适用：原因` and its like; `None` when the cell speaks of something else.
pub(super) fn not_applicable(cell: &str) -> Option<Result<Raw, Defect>> {
    const WORDS: [&str; 3] = ["不适用", "不適用", "n/a"];
    if !cell.starts_with(['不', 'n', 'N', 'ｎ', 'Ｎ']) {
        return None;
    }
    let lower = folded(cell).to_ascii_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(**word))?;
    // Folding keeps the number of characters; the reason stays as it was written.
    let said: String = cell.chars().skip(word.chars().count()).collect();
    let reason = said.trim_start().strip_prefix([':', '：']).map(str::trim);
    Some(match reason {
        Some(reason) if !reason.is_empty() => {
            Ok(Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))]))
        }
        Some(_) | None => Err(Defect::CellStatement),
    })
}

fn yes_no(cell: &str) -> Option<bool> {
    const YES: [&str; 8] = ["是", "有", "yes", "y", "true", "√", "✓", "✔"];
    const NO: [&str; 8] = ["否", "无", "無", "no", "n", "false", "×", "✗"];
    let word = folded(cell).to_ascii_lowercase();
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// The one choice that goes by this name.
fn choice<'c>(choices: &'c [Choice], name: &str) -> Result<&'c Choice, Defect> {
    match choices_named(choices, name).as_slice() {
        [only] => Ok(*only),
        [] => {
            let names: Vec<&str> = choices.iter().flat_map(names).collect();
            let nearest = near(&folded(name), &names);
            let known = choices.iter().map(|choice| choice.label.hans.clone()).collect();
            Err(Defect::UnknownWord { found: shortened(name), nearest, known })
        }
        several => {
            let keys = several.iter().map(|choice| choice.id.to_string()).collect();
            Err(Defect::ExactlyOne { keys })
        }
    }
}

/// The choice with this id, or else every choice with this label in any script.
pub(super) fn choices_named<'c>(choices: &'c [Choice], name: &str) -> Vec<&'c Choice> {
    match choices.iter().find(|choice| is_same(choice.id.as_str(), name)) {
        Some(choice) => vec![choice],
        None => choices
            .iter()
            .filter(|choice| choice.label.all().iter().any(|label| is_same(label, name)))
            .collect(),
    }
}

/// The word that looks most like `found`, among those that share a character with it.
pub(super) fn near(found: &str, words: &[&str]) -> Option<String> {
    let has_common = |word: &&str| word.chars().any(|c| found.contains(c));
    nearest(found, words.iter().copied().filter(has_common))
}

fn names(choice: &Choice) -> impl Iterator<Item = &str> {
    std::iter::once(choice.id.as_str()).chain(choice.label.all())
}

/// A number as any cell may write it: `1,200`, `3.5万`, digits of full width.
pub(crate) fn amount_in_cell(
    text: &str,
) -> Result<crate::vocabulary::Amount, crate::vocabulary::AmountError> {
    number::amount(text, &[])
}

/// A real day written year first, such as `2019-03-05`, `2019/3/5`, `2019.3.5` and
/// `2019年3月5日`; the text is folded.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = match text.strip_suffix('日') {
        Some(rest) => {
            let (year, rest) = rest.split_once('年')?;
            let (month, day) = rest.split_once('月')?;
            (year, month, day)
        }
        None => ['-', '/', '.'].iter().find_map(|mark| {
            let (year, rest) = text.split_once(*mark)?;
            let (month, day) = rest.split_once(*mark)?;
            Some((year, month, day))
        })?,
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let number = |digits: &str| -> Option<u32> {
        if are_digits(digits) { digits.parse().ok() } else { None }
    };
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name by which columns are found: narrow, and without blanks.
pub(crate) fn key(text: &str) -> String {
    key_chars(text).collect()
}

fn is_same(one: &str, other: &str) -> bool {
    key_chars(one).eq(key_chars(other))
}

fn key_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(narrow)
}

/// The text with digits, letters, signs and blanks of full width made narrow.
pub(crate) fn folded(text: &str) -> String {
    text.chars().map(narrow).collect()
}

fn narrow(character: char) -> char {
    const WIDE_FROM_NARROW: u32 = 0xfee0;
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(WIDE_FROM_NARROW)
            .and_then(char::from_u32)
            .unwrap_or(character),
        other => other,
    }
}

//! Cells that hold several things: scores and events.

use super::{
    are_digits, choice, choices_named, day, folded, not_applicable, number, shape,
    shortened,
};
use crate::facts::{Choice, Raw, SeriesOf};
use crate::vocabulary::{AmountError, Defect, Excerpt, Window};

/// Scores with `；`, `;`, `、` or blanks between them; a comma belongs to a number.
pub(super) fn scores(cell: &str) -> Result<Raw, Defect> {
    let text = folded(cell);
    let list = text.strip_suffix([';', '、']).unwrap_or(&text);
    let mut scores = Vec::new();
    for part in list.split([';', '、']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        if words.is_empty() {
            let expected = "the scores of the raters: write them like `90；85.5`";
            return Err(shape(cell, expected.to_owned()));
        }
        for word in &words {
            if words.len() > 1 && is_tail_of_thousand(word) {
                let found = Excerpt::of(cell);
                return Err(AmountError::Blank { found }.into());
            }
            let score = number::amount(word, &[])?;
            scores.push(Raw::Text(score.to_string()));
        }
    }
    Ok(Raw::List(scores))
}

/// Whether a word among blanks looks like the end of `1 000` rather than a score.
fn is_tail_of_thousand(word: &str) -> bool {
    word.len() > 1 && word.starts_with('0') && are_digits(word)
}

/// Events such as `2019-03-05 迟到；2019-06-07 缺席×2`, or 无 where there were none.
pub(super) fn events(cell: &str, kinds: &[Choice], at_most: u32) -> Result<Raw, Defect> {
    let text = folded(cell);
    let is_none = |word: &&str| text.eq_ignore_ascii_case(word);
    if ["无", "無", "none"].iter().any(is_none) {
        return Ok(Raw::List(Vec::new()));
    }
    let mut events = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        for part in line.strip_suffix(';').unwrap_or(line).split(';') {
            events.push(event(part.trim(), kinds, at_most)?);
        }
    }
    Ok(Raw::List(events))
}

/// Periods with what each has, such as `2019-01：88.5；2019-02：90；2019-03：不适用：产假`.
pub(super) fn series(cell: &str, each: Window, of: &SeriesOf) -> Result<Raw, Defect> {
    let mut entries = Vec::new();
    let parts = cell.split(['；', ';', '\n']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let Some((window, said)) = part.split_once(['：', ':']) else {
            let such_as = each.such_as();
            let expected = format!("what each period has: write it like `{such_as}：…`");
            return Err(shape(part, expected));
        };
        let said = said.trim();
        let value = match (not_applicable(said), of) {
            (Some(statement), _) => statement?,
            (None, SeriesOf::Number { .. }) => {
                let unit = ["分", "分", "points"];
                Raw::Text(number::amount(said, &unit)?.to_string())
            }
            (None, SeriesOf::Choice(choices)) => {
                Raw::text(choice(choices, said)?.id.as_str())
            }
        };
        entries.push((folded(window.trim()), value));
    }
    Ok(Raw::Table(entries))
}

fn event(text: &str, kinds: &[Choice], at_most: u32) -> Result<Raw, Defect> {
    let is_of_day = |c: char| c.is_ascii_digit() || "-/.年月日".contains(c);
    let end = text.find(|c| !is_of_day(c)).unwrap_or(text.len());
    let (written, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let rest = rest.trim_start();
    if written.is_empty() || rest.is_empty() {
        let such_as = kinds.first().map_or("…", |kind| kind.label.hans.as_str());
        let expected =
            format!("what happened when: write it like `2019-12-31 {such_as}`");
        return Err(shape(text, expected));
    }
    let on =
        day(written).ok_or_else(|| Defect::NotADate { found: shortened(written) })?;
    let (name, times) = repeated(rest, kinds, at_most)?;
    let kind = choice(kinds, name)?;
    Ok(Raw::Table(vec![
        ("on".to_owned(), Raw::Text(on.to_string())),
        ("kind".to_owned(), Raw::text(kind.id.as_str())),
        ("times".to_owned(), Raw::Integer(times)),
    ]))
}

/// The name of a kind and how many times: `缺席×2`, `缺席 x 2`, `缺席*2`, or once.
fn repeated<'t>(
    text: &'t str,
    kinds: &[Choice],
    at_most: u32,
) -> Result<(&'t str, i64), Defect> {
    // The name of a kind may itself end like that.
    if !choices_named(kinds, text).is_empty() {
        return Ok((text, 1));
    }
    match text.rsplit_once(['×', 'x', 'X', '*']) {
        Some((name, times)) if are_digits(times.trim()) => {
            let times = times.trim();
            let domain = (1, i64::from(at_most));
            let number = times.parse().map_err(|_| number::not_whole(times, domain))?;
            Ok((name.trim_end(), number))
        }
        Some(_) | None => Ok((text, 1)),
    }
}

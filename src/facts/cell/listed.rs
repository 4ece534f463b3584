//! Cells that hold several scores.

use super::{are_digits, choice, folded, not_applicable, number, shape};
use crate::facts::{Raw, SeriesOf};
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

/// Raters with their scores, such as `member-01：90；member-02：85.5`.
pub(super) fn ratings(cell: &str) -> Result<Raw, Defect> {
    let text = folded(cell);
    let list = text.strip_suffix([';', '、']).unwrap_or(&text);
    let rating = |part: &str| {
        let Some((rater, score)) = part.split_once(':') else {
            let expected =
                "who gave which score: write it like `member-01：90；member-02：85.5`";
            return Err(shape(cell, expected.to_owned()));
        };
        let score = number::amount(score.trim(), &["分", "points"])?;
        Ok((rater.trim().to_owned(), Raw::Text(score.to_string())))
    };
    list.split([';', '、']).map(rating).collect::<Result<_, Defect>>().map(Raw::Table)
}

/// Whether a word among blanks looks like the end of `1 000` rather than a score.
fn is_tail_of_thousand(word: &str) -> bool {
    word.len() > 1 && word.starts_with('0') && are_digits(word)
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

//! Words in a cell: none, several, one of a list.

use crate::facts::column_key;
use crate::vocabulary::{Defect, Named, text};

/// The words by which a cell says that there is nobody or nothing.
const NONE: [&str; 4] = ["无", "無", "none", "-"];

pub(crate) fn is_none(text: &str) -> bool {
    NONE.contains(&text)
}

/// What stands between the words of a list.
const BETWEEN: [char; 6] = ['；', ';', '、', '，', ',', '\n'];

/// The words of a list; none in a blank cell.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let words = text.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Which of some named things a text names, by id or by its label in any script.
pub(crate) fn one_of<'n, T>(
    text: &str,
    list: impl IntoIterator<Item = &'n T>,
    name: impl Fn(&T) -> &Named,
) -> Result<&'n T, Defect> {
    let key = column_key(text);
    let list: Vec<&T> = list.into_iter().collect();
    let by_id = list.iter().find(|one| column_key(name(one).id.as_str()) == key);
    let has_label = |one: &&&T| {
        name(one).label.all().into_iter().any(|label| column_key(label) == key)
    };
    if let Some(one) = by_id.or_else(|| list.iter().find(has_label)) {
        return Ok(*one);
    }
    let mut known: Vec<String> = Vec::new();
    for one in list {
        let word = &name(one).label.hans;
        if !known.contains(word) {
            known.push(word.clone());
        }
    }
    let nearest = text::nearest(text, known.iter().map(String::as_str));
    Err(Defect::UnknownWord { found: text::shown(text), nearest, known })
}

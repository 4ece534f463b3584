//! What the things are called in which a value stands.

use toml::Value;

use crate::vocabulary::{FieldPath, Label};

/// So many characters of a row are told.
const LONGEST: usize = 120;

/// The labels of all that a path leads through, the outermost first.
pub(super) fn within(root: &Value, at: &FieldPath) -> Vec<Label> {
    let (mut labels, mut value) = (Vec::new(), Some(root));
    for step in at.as_str().split(['.', '[']) {
        value = value.and_then(|value| match step.strip_suffix(']') {
            Some(element) => element_of(value, element),
            None => value.as_table()?.get(step),
        });
        labels.extend(value.and_then(label_of));
    }
    labels
}

/// The outermost element that a path leads through and that has neither an id nor a label, as
/// a document writes it; the beginning of a long one.
pub(super) fn row(root: &Value, at: &FieldPath) -> Option<String> {
    let mut value = root;
    for step in at.as_str().split(['.', '[']) {
        match step.strip_suffix(']') {
            None => value = value.as_table()?.get(step)?,
            Some(element) => {
                value = element_of(value, element)?;
                if element.starts_with('#') && label_of(value).is_none() {
                    let text = value.to_string();
                    let short: String = text.chars().take(LONGEST).collect();
                    let is_short = short.len() == text.len();
                    return Some(if is_short { text } else { format!("{short}…") });
                }
            }
        }
    }
    None
}

fn element_of<'v>(list: &'v Value, name: &str) -> Option<&'v Value> {
    let list = list.as_array()?;
    match name.strip_prefix('#') {
        Some(nth) => list.get(nth.parse::<usize>().ok()?.checked_sub(1)?),
        None => list.iter().find(|one| super::tree::id_of(one) == Some(name)),
    }
}

fn label_of(value: &Value) -> Option<Label> {
    let table = value.as_table()?;
    let label = table.get("label").or_else(|| table.get("title"))?.as_table()?;
    let text = |script: &str| label.get(script)?.as_str();
    Some(Label::new(text("hans")?, text("hant")?, text("en")?))
}

//! What the things are called in which a value stands.

use toml::Value;

use crate::vocabulary::{FieldPath, Label};

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

//! Other words and names in the place of those that stand there.

use toml::Value;

use super::{Choice, Here};
use crate::casebook::mutants::mutant::Change;
use crate::casebook::mutants::tree::{Edit, id_of};
use crate::casebook::mutants::words::single_key;

impl Here<'_> {
    /// Other words, other keys of a table with one key, and words that a list lacks.
    pub(super) fn words(&self) -> Vec<Choice> {
        let mut all = Vec::new();
        let is_word = |word: &&String| Some(word.as_str()) != self.value.as_str();
        for word in self.field.words.values(self.at).iter().filter(is_word) {
            if let Some(to) = in_words(word) {
                let change = Change::moved(self.value, &to);
                all.push(self.one(to, change));
            }
        }
        if let Some(key) = single_key(self.field.root, self.way) {
            let other = |word: &&String| word.as_str() != key;
            for word in self.field.words.tags(self.at).iter().filter(other) {
                let edit = Edit::Rename(self.way.clone(), key.to_owned(), word.clone());
                let change = Change::Word { from: key.to_owned(), to: word.clone() };
                all.push(vec![self.planned(vec![edit], change)]);
            }
        }
        if let Some(list) = self.value.as_array() {
            let known = self.field.words.values(&self.at.nth(0));
            let lacks = |word: &&String| {
                !list.iter().any(|one| one.as_str() == Some(word.as_str()))
            };
            for word in known.iter().filter(lacks) {
                let edit = Edit::Push(self.way.clone(), Value::String(word.clone()));
                let change = Change::Added { word: word.clone() };
                all.push(vec![self.planned(vec![edit], change)]);
            }
        }
        all
    }

    /// The name of something else of the same kind: another choice of the fact beside it,
    /// another grade, another state.
    pub(super) fn names(&self) -> Option<Choice> {
        let name = self.value.as_str()?;
        let around = self.way.around(self.field.root);
        let facts = around.iter().flat_map(|table| table.iter());
        let facts =
            facts.filter_map(|(_, value)| self.field.dictionary.fact(value.as_str()?));
        let of_facts = facts.map(|fact| {
            fact.kind().choices().iter().map(|choice| choice.id.to_string()).collect()
        });
        let lists = around.iter().flat_map(|table| table.iter());
        let lists = lists.filter_map(|(_, value)| value.as_array());
        let of_lists = lists.map(|list| {
            list.iter().filter_map(id_of).map(str::to_owned).collect::<Vec<String>>()
        });
        let other = of_facts.chain(of_lists).find_map(|ids: Vec<String>| {
            let place = ids.iter().position(|id| id == name)?;
            let next = ids.iter().cycle().skip(place.saturating_add(1)).take(ids.len());
            next.into_iter().find(|id| *id != name).cloned()
        })?;
        let to = Value::String(other);
        Some(self.one(to.clone(), Change::moved(self.value, &to)))
    }
}

/// A word of the reader's list as a value: `{ points = … }` with nothing in it.
fn in_words(word: &str) -> Option<Value> {
    let Some(inner) = word.strip_prefix('{') else {
        return (!word.contains(' ')).then(|| Value::String(word.to_owned()));
    };
    let (key, rest) = inner.split_once('=')?;
    if rest.trim() != "… }" {
        return None;
    }
    let mut table = toml::Table::new();
    table.insert(key.trim().to_owned(), Value::Integer(0));
    Some(Value::Table(table))
}

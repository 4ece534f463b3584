//! A draft as a tree of values, and ways through it.

use toml::{Table, Value};

use crate::vocabulary::{FieldPath, Id};

/// One step of a way.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Step {
    Key(String),
    Nth(usize),
}

/// The way to a value of a tree.
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Way(Vec<Step>);

impl Way {
    pub(super) fn key(&self, key: &str) -> Way {
        self.then(Step::Key(key.to_owned()))
    }

    pub(super) fn nth(&self, nth: usize) -> Way {
        self.then(Step::Nth(nth))
    }

    fn then(&self, step: Step) -> Way {
        let mut steps = self.0.clone();
        steps.push(step);
        Way(steps)
    }

    pub(super) const fn depth(&self) -> usize {
        self.0.len()
    }

    /// Its first steps; `None` where it has fewer.
    pub(super) fn first(&self, steps: usize) -> Option<Way> {
        self.0.get(..steps).map(|steps| Way(steps.to_vec()))
    }

    /// Its last step, where that is the number of an element.
    pub(super) fn last_nth(&self) -> Option<usize> {
        match self.0.last()? {
            Step::Nth(nth) => Some(*nth),
            Step::Key(_) => None,
        }
    }

    /// The same way from another start, which takes the place of its first steps.
    pub(super) fn from(&self, start: &Way) -> Way {
        let rest = self.0.get(start.0.len()..).unwrap_or_default();
        Way(start.0.iter().chain(rest).cloned().collect())
    }

    /// The same way from elsewhere; `None` where it does not lead through `from`.
    pub(super) fn moved(&self, from: &Way, to: &Way) -> Option<Way> {
        let rest = self.0.strip_prefix(from.0.as_slice())?;
        Some(Way(to.0.iter().chain(rest).cloned().collect()))
    }

    /// What it stands in; `None` for the tree as a whole.
    pub(super) fn parent(&self) -> Option<Way> {
        self.0.split_last().map(|(_, before)| Way(before.to_vec()))
    }

    /// The key at its end.
    pub(super) fn last_key(&self) -> Option<&str> {
        match self.0.last()? {
            Step::Key(key) => Some(key),
            Step::Nth(_) => None,
        }
    }

    /// Whether it leads through a key.
    pub(super) fn is_below(&self, key: &str) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Key(one) if one == key))
    }

    pub(super) fn at<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.as_table()?.get(key),
            Step::Nth(nth) => value.as_array()?.get(*nth),
        })
    }

    fn at_mut<'v>(&self, root: &'v mut Value) -> Option<&'v mut Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.as_table_mut()?.get_mut(key),
            Step::Nth(nth) => value.as_array_mut()?.get_mut(*nth),
        })
    }

    /// The path by which messages name it.
    pub(super) fn path(&self, root: &Value) -> FieldPath {
        let (mut path, mut value) = (FieldPath::root(), Some(root));
        for step in &self.0 {
            match step {
                Step::Key(key) => {
                    value = value.and_then(|value| value.as_table()?.get(key));
                    path = path.key(key);
                }
                Step::Nth(nth) => {
                    value = value.and_then(|value| value.as_array()?.get(*nth));
                    path = match value.and_then(id_of) {
                        Some(id) => path.element(id),
                        None => path.nth(*nth),
                    };
                }
            }
        }
        path
    }

    /// The tables that it stands in, the nearest first.
    pub(super) fn around<'v>(&self, root: &'v Value) -> Vec<&'v Table> {
        let ends = (0..self.0.len()).rev();
        let ways = ends.filter_map(|end| Some(Way(self.0.get(..end)?.to_vec())));
        ways.filter_map(|way| way.at(root)?.as_table()).collect()
    }
}

/// The id of an element, where it has one.
pub(in crate::casebook) fn id_of(element: &Value) -> Option<&str> {
    let id = element.as_table()?.get("id")?.as_str()?;
    Id::new(id).is_ok().then_some(id)
}

/// One change of a tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    Set(Way, Value),
    Remove(Way),
    /// The table, its key, and another key for the same value.
    Rename(Way, String, String),
    Push(Way, Value),
}

impl Edit {
    /// Where it is made.
    pub(super) const fn way(&self) -> &Way {
        match self {
            Edit::Set(way, _)
            | Edit::Remove(way)
            | Edit::Rename(way, _, _)
            | Edit::Push(way, _) => way,
        }
    }

    /// The same edit elsewhere.
    pub(super) fn at(&self, way: Way) -> Edit {
        match self {
            Edit::Set(_, value) => Edit::Set(way, value.clone()),
            Edit::Remove(_) => Edit::Remove(way),
            Edit::Rename(_, from, to) => Edit::Rename(way, from.clone(), to.clone()),
            Edit::Push(_, value) => Edit::Push(way, value.clone()),
        }
    }

    /// Makes the change; `None` where there is nothing to change.
    pub(super) fn make(&self, root: &mut Value) -> Option<()> {
        match self {
            Edit::Set(way, value) => *way.at_mut(root)? = value.clone(),
            Edit::Push(way, value) => {
                way.at_mut(root)?.as_array_mut()?.push(value.clone());
            }
            Edit::Rename(way, from, to) => {
                let table = way.at_mut(root)?.as_table_mut()?;
                let value = table.remove(from)?;
                if table.insert(to.clone(), value).is_some() {
                    return None;
                }
            }
            Edit::Remove(way) => {
                let (last, before) = way.0.split_last()?;
                match (last, Way(before.to_vec()).at_mut(root)?) {
                    (Step::Key(key), Value::Table(table)) => {
                        table.remove(key)?;
                    }
                    (Step::Nth(nth), Value::Array(list)) if *nth < list.len() => {
                        list.remove(*nth);
                    }
                    _ => return None,
                }
            }
        }
        Some(())
    }
}

/// Keys that say something to people, and nothing to a judge.
const SAID: [&str; 14] = [
    "id", "label", "title", "note", "ground", "source", "also", "hans", "hant", "en",
    "phase", "method", "subject", "schema",
];

/// Whether what stands under a key is only said.
pub(super) fn is_said(key: &str, value: &Value) -> bool {
    let is_label = |table: &Table| table.contains_key("hans");
    SAID.contains(&key) || value.as_table().is_some_and(is_label)
}

/// The tree without what is only said for people and can be left out.
pub(super) fn without_notes(value: &mut Value) {
    match value {
        Value::Table(table) => {
            for key in ["note", "ground"] {
                table.remove(key);
            }
            table.iter_mut().for_each(|(_, value)| without_notes(value));
        }
        Value::Array(list) => list.iter_mut().for_each(without_notes),
        _ => {}
    }
}

/// Every value of a tree that decides something, in the order of the document; lists and
/// tables before what stands in them.
pub(super) fn ways(root: &Value) -> Vec<Way> {
    let mut all = Vec::new();
    collect(root, &Way::default(), &mut all);
    all
}

fn collect(value: &Value, way: &Way, all: &mut Vec<Way>) {
    all.push(way.clone());
    match value {
        Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, value)| !is_said(key, value)) {
                collect(value, &way.key(key), all);
            }
        }
        Value::Array(list) => {
            for (nth, value) in list.iter().enumerate() {
                collect(value, &way.nth(nth), all);
            }
        }
        _ => {}
    }
}

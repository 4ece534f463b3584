//! A rulebook in the units that are mutated each by itself, and what an edit makes of it.

use toml::{Table, Value};

use super::changes::Choice;
use super::part;
use super::tree::{Edit, Way, without_notes};
use super::unit::{Unit, put};
use super::words::Words;
use crate::facts::Dictionary;
use crate::rulebook::{Known, Rulebook, RulebookDraft};
use crate::vocabulary::{FieldPath, Ground, Problems};

/// What is mutated, in this order. The dictionary is not: what can be stated is no rule.
/// How posts are allocated is not either: no case says what comes out.
const UNITS: [&str; 7] =
    ["in_force", "scheme", "link", "procedure", "rule", "consequence", "secretary"];

/// Keys that every document has.
const HEAD: [&str; 5] = ["schema", "id", "edition", "title", "in_force"];

/// A rulebook that mutants are made of.
#[derive(Debug)]
pub(super) struct Base {
    draft: RulebookDraft,
    dictionary: Dictionary,
    tree: Table,
    head: Table,
    /// How many remarks the check has on it as it is.
    remarks: usize,
}

impl Base {
    /// The base of a rulebook; `None` only for a draft that has no form in TOML.
    pub(super) fn of(rulebook: &Rulebook) -> Option<Base> {
        let full = rulebook.draft();
        // Notes and grounds decide nothing, and are half of the text.
        let mut slim = full.clone();
        slim.fact.clear();
        slim.source.clear();
        let mut tree = Value::try_from(&slim).ok()?;
        without_notes(&mut tree);
        let ground = Ground::assumed("left out while mutants are tried");
        let ground = Value::try_from(ground).ok()?;
        tree.as_table_mut()?.insert("ground".to_owned(), ground);
        let mut draft = read(tree.as_table()?).ok()?;
        draft.fact.clone_from(&full.fact);
        let dictionary = rulebook.dictionary().clone();
        let remarks = draft.check().ok()?.remarks().len();
        let tree = tree.as_table()?.clone();
        let head = HEAD
            .iter()
            .filter_map(|key| Some(((*key).to_owned(), tree.get(*key)?.clone())));
        Some(Base { draft, dictionary, head: head.collect(), tree, remarks })
    }

    /// The units, in the order of the document.
    pub(super) fn units(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        for key in UNITS {
            match self.tree.get(key) {
                Some(Value::Array(list)) => {
                    for (nth, element) in list.iter().enumerate() {
                        let root = alone(key, Value::Array(vec![element.clone()]));
                        let at = Way::default().key(key).nth(0).path(&root);
                        units.push(Unit { key: key.to_owned(), nth, root, at });
                    }
                }
                Some(value) => {
                    let (root, at) =
                        (alone(key, value.clone()), FieldPath::root().key(key));
                    units.push(Unit { key: key.to_owned(), nth: 0, root, at });
                }
                None => {}
            }
        }
        units
    }

    /// The words that may stand in a unit.
    pub(super) fn words(&self, unit: &Unit) -> Words {
        Words::of(&unit.root, &|root| self.read(root).err())
    }

    fn read(&self, root: &Value) -> Result<RulebookDraft, Problems> {
        let mut document = self.head.clone();
        document.extend(
            root.as_table().into_iter().flatten().map(|(k, v)| (k.clone(), v.clone())),
        );
        read(&document)
    }

    /// The rulebook with some edits of a unit; `None` where they give no other rulebook.
    pub(super) fn edited(&self, unit: &Unit, edits: &[Edit]) -> Option<Rulebook> {
        let edited = self.check(&self.draft_of(unit, edits)?, false)?;
        // What the check remarks on need not be noticed by a case.
        let told = |rulebook: &Rulebook| rulebook.remarks().len();
        (told(&edited) <= self.remarks).then_some(edited)
    }

    /// The same where a number may stand at the end of its domain, so that a condition is
    /// idle, and whatever the check remarks on: no mutant, but it shows who has the number.
    pub(super) fn moved(&self, unit: &Unit, edits: &[Edit]) -> Option<Rulebook> {
        self.check(&self.draft_of(unit, edits)?, true)
    }

    /// Whether a choice leaves out a list of one element, and nothing else comes of it than of
    /// leaving out the element: that is told once.
    pub(super) fn drops_one_by_its_list(&self, unit: &Unit, choice: &Choice) -> bool {
        let same = || {
            let [planned] = choice.as_slice() else { return None };
            let [Edit::Remove(list)] = planned.edits.as_slice() else { return None };
            let [_] = list.at(&unit.root)?.as_array()?.as_slice() else { return None };
            let without = self.draft_of(unit, &planned.edits)?;
            let empty = self.draft_of(unit, &[Edit::Remove(list.nth(0))])?;
            Some(without == empty)
        };
        same() == Some(true)
    }

    /// The facts are those of the rulebook as it is: sheets are read once for all mutants.
    fn check(&self, draft: &RulebookDraft, may_be_idle: bool) -> Option<Rulebook> {
        let dictionary = Some(&self.dictionary);
        draft.check_knowing(Known { dictionary, may_be_idle }).ok()
    }

    fn draft_of(&self, unit: &Unit, edits: &[Edit]) -> Option<RulebookDraft> {
        let mut draft = self.draft.clone();
        match part::element(edits)
            .filter(|element| part::can_be_read_alone(unit, element))
        {
            Some(element) => {
                let mut root = part::alone(unit, &element)?;
                let moved: Vec<Edit> =
                    edits.iter().map(|edit| part::moved(edit, &element)).collect();
                moved.iter().try_for_each(|edit| edit.make(&mut root))?;
                part::put(&mut draft, (unit, &element), self.read(&root).ok()?)?;
            }
            None => {
                let mut root = unit.root.clone();
                edits.iter().try_for_each(|edit| edit.make(&mut root))?;
                let read = self.read(&root).ok()?;
                match unit.key.as_str() {
                    "scheme" => put(&mut draft.scheme, unit.nth, read.scheme)?,
                    "link" => put(&mut draft.link, unit.nth, read.link)?,
                    "procedure" => put(&mut draft.procedure, unit.nth, read.procedure)?,
                    "rule" => put(&mut draft.rule, unit.nth, read.rule)?,
                    "consequence" => {
                        put(&mut draft.consequence, unit.nth, read.consequence)?;
                    }
                    "secretary" => draft.secretary = read.secretary,
                    _ => draft.in_force = read.in_force,
                }
            }
        }
        (draft != self.draft).then_some(draft)
    }
}

fn alone(key: &str, value: Value) -> Value {
    let mut table = Table::new();
    table.insert(key.to_owned(), value);
    Value::Table(table)
}

fn read(document: &Table) -> Result<RulebookDraft, Problems> {
    RulebookDraft::read(&toml::to_string(document).unwrap_or_default())
}

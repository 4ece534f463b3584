//! One change of an overlay, made in the tree of a document.

use toml::{Table, Value};

use super::grounds::{self, Grounded};
use super::path::{self, Step};
use super::written;
use crate::rulebook::draft::RulebookDraft;
use crate::vocabulary::{Defect, FieldPath, Ground, Place, Problem, Ratio};

/// A change as written; what could not be read is absent, and told already.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) at: Option<String>,
    pub(super) value: Option<Value>,
    pub(super) ground: Option<Ground>,
    pub(super) path: FieldPath,
    pub(super) place: Place,
}

/// What came of a change.
#[derive(Clone, Debug)]
pub(super) enum Made {
    /// The value was the same before, in whatever spelling.
    Idle,
    /// Another value stands there now.
    Changed { way: Vec<Step>, before: Value },
}

/// What an overlay says in its own head, and ids, which it does not change.
const OWN: [&str; 6] = ["schema", "id", "edition", "title", "in_force", "source"];

impl Change {
    /// A problem of it, at its line.
    pub(super) fn problem(&self, key: &str, defect: Defect) -> Problem {
        let mut problem = Problem::new(self.path.key(key), defect);
        problem.place = Some(self.place);
        problem
    }

    /// Whether all of it could be read but its ground: then the whole can be checked.
    pub(super) const fn can_be_made(&self) -> bool {
        self.at.is_some() && self.value.is_some()
    }

    /// Makes the change, as far as it could be read.
    pub(super) fn apply(
        &self,
        table: &mut Table,
        grounded: &mut Grounded,
    ) -> Result<Made, Defect> {
        let Some(at) = &self.at else { return Ok(Made::Idle) };
        let Some(steps) = path::steps(at) else {
            let expected =
                "a path such as `scheme[secretary].item[own-income].full_marks`";
            let (found, expected) = (at.clone(), expected.to_owned());
            return Err(Defect::FactShape { found, expected });
        };
        let Some((last, way)) = steps.split_last() else { return Err(Defect::EmptyText) };
        let is_own = matches!(last, Step::Key(key) if key == "id")
            || matches!(steps.first(), Some(Step::Key(key)) if OWN.contains(&key.as_str()));
        if is_own {
            let why =
                "ids stay, and edition, title and days stand in the overlay's own head";
            return Err(Defect::AnswerIdle { key: "at", why });
        }
        let before = slot(table, (way, last))?.clone();
        let Some(value) = &self.value else { return Ok(Made::Idle) };
        let is_same = before == *value
            || may_be_the_same(&before, value)
                && says_the_same(table, (way, last), value)?;
        if is_same {
            return Ok(Made::Idle);
        }
        // The ground first: what the new value brings along has a ground of its own.
        if let Some(ground) = &self.ground {
            grounds::give(table, &steps, (ground, grounded));
        }
        *slot(table, (way, last))? = value.clone();
        if matches!(value, Value::Table(_) | Value::Array(_)) {
            grounded.and_of(&written(table));
        }
        Ok(Made::Changed { way: steps, before })
    }
}

/// Whether two values that differ may be spellings of one: `20%` and 0.2. To read the whole
/// for it takes time.
fn may_be_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Integer(_), Value::Integer(_))
        | (Value::Boolean(_), Value::Boolean(_)) => false,
        (Value::String(one), Value::String(other)) => {
            one == other || one.parse::<Ratio>().is_ok() && other.parse::<Ratio>().is_ok()
        }
        (Value::Table(one), Value::Table(other)) => one.iter().all(|(key, value)| {
            other
                .get(key)
                .is_none_or(|other| value == other || may_be_the_same(value, other))
        }),
        _ => true,
    }
}

/// Whether the value that stands there means the same in another spelling: `20%` is 0.2.
fn says_the_same(
    table: &mut Table,
    at: (&[Step], &Step),
    value: &Value,
) -> Result<bool, Defect> {
    let read = |table: &Table| RulebookDraft::read(&written(table)).ok();
    let before = read(table);
    let value = std::mem::replace(slot(table, at)?, value.clone());
    let after = read(table);
    *slot(table, at)? = value;
    Ok(before.is_some() && before == after)
}

/// The value that is changed.
fn slot<'t>(
    table: &'t mut Table,
    (way, last): (&[Step], &Step),
) -> Result<&'t mut Value, Defect> {
    let here = way.iter().try_fold(table, path::enter)?;
    let defect = path::unknown(last, here);
    let Step::Key(key) = last else { return Err(path::no_value(last, here)) };
    here.get_mut(key).ok_or(defect)
}

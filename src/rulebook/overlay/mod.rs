mod grounds;
mod path;

use grounds::Grounded;
use path::Step;
use toml::{Table, Value};

use super::Rulebook;
use super::draft::{InForceDraft, RulebookDraft};
use super::read::{ground, in_force};
use super::remark::{Remark, RemarkKind};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{
    Defect, FieldPath, Ground, Id, Kind, Label, Place, Problem, Problems,
};

/// 本地调整 — a local rulebook that names its base and changes single values of it by path.
///
/// # Shape
/// ```toml
/// schema = "overlay/1"
/// id = "secretary-local"
/// edition = "2020.1"
/// base = "secretary-2019"
/// in_force = { from = "2020-01-01" }
/// title = { hans = "…", hant = "…", en = "…" }
///
/// [[change]]
/// at = "scheme[secretary].grade[excellent].at_least"
/// value = 880
/// ground = { assumed = "the county's decision" }
/// ```
/// Paths are those of messages; each change has a ground of its own, which takes the place of
/// the one that held there before.
///
/// # Examples
/// ```
/// use grassroots::rulebook::{Overlay, bundled};
///
/// let overlay = Overlay::read(r#"
/// schema = "overlay/1"
/// id = "secretary-local"
/// edition = "2020.1"
/// base = "secretary-2019"
/// in_force = { from = "2020-01-01" }
/// title = { hans = "本地办法", hant = "本地辦法", en = "Local scheme" }
/// [[change]]
/// at = "secretary.removal.in_all"
/// value = 4
/// ground = { assumed = "an example" }
/// "#)?;
/// let local = overlay.on(&bundled::secretary_2019()?)?;
/// assert_eq!(local.removal().map(|rules| rules.in_all), Some(4));
/// # Ok::<(), grassroots::vocabulary::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Overlay {
    id: Id,
    edition: String,
    base: Id,
    title: Label,
    in_force: InForceDraft,
    changes: Vec<Change>,
}

#[derive(Clone, Debug)]
struct Change {
    at: String,
    value: Value,
    ground: Ground,
    path: FieldPath,
    place: Option<Place>,
}

impl Overlay {
    /// The schema of an overlay.
    pub const SCHEMA: &'static str = "overlay/1";

    /// Reads an overlay: it, or everything wrong with its form.
    pub fn read(text: &str) -> Result<Overlay, Problems> {
        let (overlay, reader) = Reader::read(text, overlay);
        reader.finish(overlay)
    }

    /// The id of the rulebook that it changes.
    #[must_use]
    pub const fn base(&self) -> &Id {
        &self.base
    }

    /// The base with all changes, checked as a whole: a rulebook of its own, or every problem.
    ///
    /// A change that leaves its value as it was, in whatever spelling, is a remark of the
    /// rulebook, and its ground holds for nothing.
    ///
    /// # Errors
    /// * another base than the one named;
    /// * a path that the base does not have;
    /// * everything that the check finds in the changed rulebook.
    pub fn on(&self, base: &Rulebook) -> Result<Rulebook, Problems> {
        if *base.id() != self.base {
            let at = FieldPath::root().key("base");
            let (found, expected) = (base.id().clone(), self.base.clone());
            return Err(
                Problem::new(at, Defect::AnotherRulebook { found, expected }).into()
            );
        }
        // A draft that was read has a TOML form, and that form can be read.
        let mut table: Table =
            toml::from_str(&base.draft().to_toml()).unwrap_or_default();
        let mut grounded = Grounded::of(&written(&table));
        let mut problems = Vec::new();
        let mut idle = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for change in &self.changes {
            if !seen.insert(change.at.as_str()) {
                let (what, id) = ("changes", change.at.clone());
                let mut problem =
                    Problem::new(change.path.key("at"), Defect::Duplicate { what, id });
                problem.place = change.place;
                problems.push(problem);
                continue;
            }
            match change.apply(&mut table, &mut grounded) {
                Ok(true) => {}
                Ok(false) => idle.push(change),
                Err(defect) => {
                    let mut problem = Problem::new(change.path.key("at"), defect);
                    problem.place = change.place;
                    problems.push(problem);
                }
            }
        }
        Problems::none_or((), problems)?;
        let mut draft = self.changed(&table)?;
        draft.id = self.id.clone();
        draft.edition.clone_from(&self.edition);
        draft.title = self.title.clone();
        draft.in_force = self.in_force.clone();
        let mut rulebook = draft.check().map_err(|problems| self.located(problems))?;
        for change in idle {
            let mut remark = Remark::new(change.path.clone(), RemarkKind::ChangeIdle);
            remark.place = change.place;
            rulebook.remark(remark);
        }
        Ok(rulebook)
    }

    /// The changed document as a draft.
    fn changed(&self, table: &Table) -> Result<RulebookDraft, Problems> {
        RulebookDraft::read(&written(table)).map_err(|problems| self.located(problems))
    }

    /// Problems of the changed document: at the line of the change that they stand in.
    fn located(&self, problems: Problems) -> Problems {
        let located = problems.into_vec().into_iter().map(|mut problem| {
            let at = problem.at.as_str();
            let change = self.changes.iter().find(|change| {
                at.starts_with(change.at.as_str()) || change.at.starts_with(at)
            });
            problem.place = change.and_then(|change| change.place);
            problem
        });
        match Problems::none_or((), located.collect()) {
            Err(problems) => problems,
            Ok(()) => Problem::new(FieldPath::root(), Defect::EmptyText).into(),
        }
    }
}

/// What an overlay says in its own head, and ids, which it does not change.
const OWN: [&str; 6] = ["schema", "id", "edition", "title", "in_force", "source"];

impl Change {
    /// Makes the change; whether it changed anything.
    fn apply(&self, table: &mut Table, grounded: &mut Grounded) -> Result<bool, Defect> {
        let Some(steps) = path::steps(&self.at) else {
            let expected =
                "a path such as `scheme[secretary].item[own-income].full_marks`";
            let (found, expected) = (self.at.clone(), expected.to_owned());
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
        if *slot(table, (way, last))? == self.value
            || self.says_the_same(table, (way, last))?
        {
            return Ok(false);
        }
        // The ground first: what the new value brings along has a ground of its own.
        grounds::give(table, &steps, (&self.ground, grounded));
        *slot(table, (way, last))? = self.value.clone();
        if matches!(self.value, Value::Table(_) | Value::Array(_)) {
            grounded.and_of(&written(table));
        }
        Ok(true)
    }

    /// Whether the value that stands there means the same in another spelling: `20%` is 0.2.
    fn says_the_same(
        &self,
        table: &mut Table,
        at: (&[Step], &Step),
    ) -> Result<bool, Defect> {
        let read = |table: &Table| RulebookDraft::read(&written(table)).ok();
        let before = read(table);
        let value = std::mem::replace(slot(table, at)?, self.value.clone());
        let after = read(table);
        *slot(table, at)? = value;
        Ok(before.is_some() && before == after)
    }
}

fn written(table: &Table) -> String {
    // What was read from text can be written.
    toml::to_string(table).unwrap_or_default()
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

fn overlay(reader: &mut Reader, field: &Field<'_>) -> Option<Overlay> {
    let mut table = reader.table(field)?;
    table.required(reader, "schema", |reader, field| {
        let found = reader.text(field)?;
        if found != Overlay::SCHEMA {
            reader.report(field, Defect::Schema { found, reads: Overlay::SCHEMA });
        }
        Some(())
    });
    let id = table.required(reader, "id", Reader::id);
    let edition = table.required(reader, "edition", Reader::text);
    let base = table.required(reader, "base", Reader::id);
    let title = table.required(reader, "title", Reader::label);
    let in_force = table.required(reader, "in_force", in_force);
    table.optional(reader, "note", Reader::text);
    let changes = table.required(reader, "change", |r, f| r.each(f, 2_000, change));
    table.finish(reader);
    Some(Overlay {
        id: id?,
        edition: edition?,
        base: base?,
        title: title?,
        in_force: in_force?,
        changes: changes?,
    })
}

fn change(reader: &mut Reader, field: &Field<'_>) -> Option<Change> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::text);
    let value = table.required(reader, "value", value);
    let ground = table.required(reader, "ground", ground);
    table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(Change {
        at: at?,
        value: value?,
        ground: ground?,
        path: field.path.clone(),
        place: Some(reader.place_of(field)),
    })
}

fn value(reader: &mut Reader, field: &Field<'_>) -> Option<Value> {
    match field.kind() {
        Kind::Text | Kind::Date => field.literal().map(Value::String),
        Kind::Integer => reader.whole(field, i64::MIN, i64::MAX).map(Value::Integer),
        Kind::Boolean => reader.boolean(field).map(Value::Boolean),
        Kind::Float => {
            let found = field.literal()?;
            reader.report(field, Defect::BareDecimal { found });
            None
        }
        Kind::List => {
            let fields = reader.list(field, 2_000)?;
            let values = fields.iter().map(|field| value(reader, field));
            values.collect::<Option<_>>().map(Value::Array)
        }
        Kind::Table => {
            let entries = reader.table(field)?.entries(reader);
            let values =
                entries.into_iter().map(|(key, f)| Some((key, value(reader, &f)?)));
            values.collect::<Option<_>>().map(Value::Table)
        }
    }
}

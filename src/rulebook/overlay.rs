use toml::{Table, Value};

use super::Rulebook;
use super::draft::{InForceDraft, RulebookDraft};
use super::read::{ground, in_force};
use super::remark::{Remark, RemarkKind};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::text::nearest;
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
    /// A change that leaves its value as it was is a remark of the rulebook.
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
            match change.apply(&mut table) {
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
        let text = toml::to_string(table).unwrap_or_default();
        RulebookDraft::read(&text).map_err(|problems| self.located(problems))
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

/// The lists whose elements can have a ground.
const GROUNDED: [&str; 13] = [
    "scheme",
    "part",
    "item",
    "grade",
    "zero_clearing",
    "direct",
    "floor",
    "cap",
    "veto",
    "cohort",
    "rows",
    "each",
    "values",
];

impl Change {
    /// Makes the change; whether it changed anything.
    fn apply(&self, table: &mut Table) -> Result<bool, Defect> {
        let Some(steps) = steps(&self.at) else {
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
        let mut here = &mut *table;
        for step in way {
            here = enter(here, step)?;
        }
        let Step::Key(key) = last else { return Err(unknown(last, here)) };
        let Some(slot) = here.get_mut(key) else { return Err(unknown(last, here)) };
        let is_changed = *slot != self.value;
        *slot = self.value.clone();
        if is_changed {
            self.give_ground(table, way);
        }
        Ok(is_changed)
    }

    /// Puts the ground where it holds for the changed value and for nothing else: on the
    /// nearest element around it that can have one. What inherited its ground from there
    /// keeps the ground that it had.
    fn give_ground(&self, table: &mut Table, way: &[Step]) {
        let is_removal =
            matches!(way.first(), Some(Step::Key(key)) if key == "secretary");
        let depth =
            way.iter().rposition(Step::is_grounded).map(|at| at.saturating_add(1));
        let depth = if is_removal { Some(way.len()) } else { depth };
        let Some(depth) = depth else { return };
        let Some(scheme) = way.first().filter(|_| !is_removal) else {
            return self.ground_at(table, way);
        };
        let before = table.get("ground").cloned();
        if let Ok(scheme) = enter(table, scheme) {
            let before = scheme.get("ground").cloned().or(before);
            match way.get(1).filter(|_| depth > 1) {
                None => keep_grounds(scheme, None, before.as_ref()),
                Some(Step::Element(list, id)) if list == "part" => {
                    keep_grounds(scheme, Some(id), before.as_ref());
                }
                Some(_) => {}
            }
        }
        self.ground_at(table, way.get(..depth).unwrap_or_default());
    }

    fn ground_at(&self, table: &mut Table, way: &[Step]) {
        let mut here = table;
        for step in way {
            let Ok(next) = enter(here, step) else { return };
            here = next;
        }
        if let Ok(ground) = Value::try_from(&self.ground) {
            here.insert("ground".to_owned(), ground);
        }
    }
}

/// Writes the ground that held so far into everything that inherited it: from the scheme as a
/// whole, or from one of its parts.
fn keep_grounds(scheme: &mut Table, part: Option<&String>, enclosing: Option<&Value>) {
    let own = part.and_then(|id| {
        let parts = scheme.get("part")?.as_array()?;
        let part = parts.iter().find(|element| id_of(element) == Some(id))?;
        part.as_table()?.get("ground").cloned()
    });
    let Some(before) = own.as_ref().or(enclosing).cloned() else { return };
    for list in GROUNDED {
        let Some(Value::Array(elements)) = scheme.get_mut(list) else { continue };
        for element in elements.iter_mut().filter_map(Value::as_table_mut) {
            let stands_in = element.get("part").and_then(Value::as_str);
            let inherits = match part {
                None => stands_in.is_none(),
                Some(part) => stands_in == Some(part),
            };
            if inherits && !element.contains_key("ground") {
                element.insert("ground".to_owned(), before.clone());
            }
        }
    }
}

/// One step of a path.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    /// The element of the list under a key, by id.
    Element(String, String),
    /// The element of the list under a key, by number from 1.
    Nth(String, usize),
}

impl Step {
    /// Whether it leads to an element that can have a ground.
    fn is_grounded(&self) -> bool {
        match self {
            Step::Key(_) => false,
            Step::Element(list, _) | Step::Nth(list, _) => {
                GROUNDED.contains(&list.as_str())
            }
        }
    }
}

/// The steps of a path such as `scheme[secretary].item[own-income].full_marks`; `None` where
/// the text is no path.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = Some(path);
    while let Some(text) = rest {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (key, after) = text.split_at_checked(end)?;
        if key.is_empty() {
            return None;
        }
        let (step, after) = match after.strip_prefix('[') {
            Some(inner) => {
                let (element, after) = inner.split_once(']')?;
                let step = match element.strip_prefix('#') {
                    Some(nth) => Step::Nth(key.to_owned(), nth.parse().ok()?),
                    None => Step::Element(key.to_owned(), element.to_owned()),
                };
                (step, after)
            }
            None => (Step::Key(key.to_owned()), after),
        };
        steps.push(step);
        rest = match after {
            "" => None,
            after => Some(after.strip_prefix('.')?),
        };
    }
    Some(steps)
}

fn enter<'t>(table: &'t mut Table, step: &Step) -> Result<&'t mut Table, Defect> {
    let defect = unknown(step, table);
    let (key, nth) = match step {
        Step::Key(key) => (key, None),
        Step::Element(key, id) => (key, position(table, key, id)),
        Step::Nth(key, nth) => (key, nth.checked_sub(1)),
    };
    let value = table.get_mut(key);
    let found = match (step, value, nth) {
        (Step::Key(_), Some(value), _) => value.as_table_mut(),
        (_, Some(Value::Array(list)), Some(nth)) => {
            list.get_mut(nth).and_then(Value::as_table_mut)
        }
        _ => None,
    };
    found.ok_or(defect)
}

fn position(table: &Table, key: &str, id: &str) -> Option<usize> {
    let list = table.get(key)?.as_array()?;
    list.iter().position(|element| id_of(element) == Some(id))
}

fn id_of(element: &Value) -> Option<&str> {
    element.as_table()?.get("id")?.as_str()
}

/// Nothing stands under this step: what looks most like it.
fn unknown(step: &Step, table: &Table) -> Defect {
    let (what, found, known): (_, _, Vec<&str>) = match step {
        Step::Key(key) => {
            ("value", key.clone(), table.keys().map(String::as_str).collect())
        }
        Step::Element(key, id) => {
            let list = table.get(key).and_then(Value::as_array);
            let ids = list.into_iter().flatten().filter_map(id_of).collect();
            ("element", id.clone(), ids)
        }
        Step::Nth(_, nth) => ("element", format!("#{nth}"), Vec::new()),
    };
    let nearest = nearest(&found, known.into_iter());
    Defect::Unknown { what, found, nearest }
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

//! Overlays: single values of a base changed by path, with the sources that they cite.

mod change;
mod grounds;
mod numerals;
mod path;
mod read;
mod said;
mod twins;

pub(crate) use read::overlay_of_case;

use std::collections::BTreeSet;

use change::{Change, Made};
use grounds::Grounded;
use path::Step;
use toml::{Table, Value};
use twins::Twins;

use super::Rulebook;
use super::draft::{InForceDraft, RulebookDraft};
use super::open::is_path;
use super::remark::{Remark, RemarkKind};
use crate::vocabulary::document::Reader;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    Defect, FieldPath, Found, Ground, Id, Label, Place, Problem, Problems, Source,
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
/// the one that held there before. `[[source]]`s stand beside those of the base, so that a
/// ground may cite the overlay's own documents. `base` is the id of a bundled rulebook, or a
/// path beside the overlay; [`open`](super::open) finds it.
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
    base: Option<String>,
    base_place: Option<Place>,
    head: Head,
    sources: Vec<Added>,
    changes: Vec<Change>,
}

/// What an overlay says of the rulebook that comes out; where it says nothing, the base does.
#[derive(Clone, Debug, Default)]
struct Head {
    id: Option<Id>,
    edition: Option<String>,
    title: Option<Label>,
    in_force: Option<InForceDraft>,
}

/// A document that the overlay cites besides those of the base.
#[derive(Clone, Debug)]
struct Added {
    source: Source,
    path: FieldPath,
    place: Place,
}

/// A change that was made: which it is, where, and what stood there before.
type Moved<'o> = (&'o Change, Vec<Step>, Value);

impl Overlay {
    /// The schema of an overlay.
    pub const SCHEMA: &'static str = "overlay/1";

    /// Reads an overlay: it, or everything wrong with its form.
    ///
    /// What is wrong with its paths and values besides tells [`Overlay::read_on`] in the same
    /// pass.
    pub fn read(text: &str) -> Result<Overlay, Problems> {
        let (overlay, reader) = Reader::read(text, read::overlay);
        reader.finish(overlay)
    }

    /// Reads an overlay and puts it on its base: a rulebook of its own, or everything wrong
    /// with form, paths and values at once.
    ///
    /// # Errors
    /// * whatever [`Overlay::read`] and [`Overlay::on`] refuse.
    ///
    /// # Examples
    /// ```
    /// use grassroots::rulebook::{Overlay, bundled};
    ///
    /// let problems = Overlay::read_on(r#"
    /// schema = "overlay/1"
    /// id = "secretary-local"
    /// edition = "2020.1"
    /// base = "secretary-2019"
    /// in_force = { from = "2020-01-01" }
    /// title = { hans = "本地办法", hant = "本地辦法", en = "Local scheme" }
    /// [[change]]
    /// at = "secretary.removal.in_al"
    /// value = 4
    /// "#, &bundled::secretary_2019()?).unwrap_err();
    /// assert_eq!(
    ///     problems.to_string(),
    ///     "8:1: change[#1]: the key `ground` is missing\n\
    ///      8:1: change[#1].at: there is no value `in_al`; did you mean `in_all`?"
    /// );
    /// # Ok::<(), grassroots::vocabulary::Problems>(())
    /// ```
    pub fn read_on(text: &str, base: &Rulebook) -> Result<Rulebook, Problems> {
        let (overlay, reader) = Overlay::parsed(text);
        let Some(overlay) = overlay else { return Err(reader.into_problems()) };
        overlay.finish_on(reader, base)
    }

    /// What could be read of an overlay, and what was wrong with its form.
    pub(super) fn parsed(text: &str) -> (Option<Overlay>, Found) {
        let (overlay, reader) = Reader::read(text, read::overlay);
        (overlay, reader.into_parts().0)
    }

    /// The rest of what is wrong, or the rulebook that comes out.
    pub(super) fn finish_on(
        &self,
        mut found: Found,
        base: &Rulebook,
    ) -> Result<Rulebook, Problems> {
        match self.on(base) {
            Ok(rulebook) => found.none_or(rulebook),
            Err(problems) => {
                found.extend(problems.into_vec());
                Err(found.into_problems())
            }
        }
    }

    /// The rulebook that it changes, as it says: the id of a bundled one, or a path beside it.
    #[must_use]
    pub fn base(&self) -> &str {
        self.base.as_deref().unwrap_or_default()
    }

    pub(super) const fn base_place(&self) -> Option<Place> {
        self.base_place
    }

    /// The base with all changes, checked as a whole: a rulebook of its own, or every problem.
    ///
    /// A change that leaves its value as it was, in whatever spelling, is a remark of the
    /// rulebook, and its ground holds for nothing. So is a number that was changed while the
    /// label around it still says the old one, and a condition that was changed while the same
    /// one stands elsewhere as it was: a rule and the item of a scheme that counts it.
    ///
    /// # Errors
    /// * another base than the one named, where it is named by its id;
    /// * a path that the base does not have; a ground that cites no source of the base or of
    ///   the overlay; a source whose id the base has already;
    /// * everything that the check finds in the changed rulebook.
    pub fn on(&self, base: &Rulebook) -> Result<Rulebook, Problems> {
        self.is_on(base)?;
        // A draft that was read has a TOML form, and that form can be read.
        let mut table: Table =
            toml::from_str(&base.draft().to_toml()).unwrap_or_default();
        let before = table.clone();
        let mut problems = self.of_sources(base.sources());
        let (moved, idle) = self.make(&mut table, &mut problems);
        let can_be_made = self.changes.iter().all(Change::can_be_made);
        if !problems.is_empty() || !can_be_made {
            let mut found = Found::default();
            found.extend(problems);
            return Err(found.into_problems());
        }
        let mut draft = self.changed(&table)?;
        self.head.put(&mut draft);
        draft.source.extend(self.sources.iter().map(|added| added.source.clone()));
        let mut rulebook = draft.check().map_err(|problems| self.located(problems))?;
        for change in idle {
            rulebook.remark(remark(change, RemarkKind::ChangeIdle));
        }
        for (change, way, value) in &moved {
            let still = said::still((&before, &table), way, value);
            if let Some(kind) = still {
                rulebook.remark(remark(change, kind));
            }
        }
        let twins = Twins::of(&before, &table);
        for (change, way, _) in &moved {
            if let Some(kind) = twins.left(&path::canonical(&table, way)) {
                rulebook.remark(remark(change, kind));
            }
        }
        let mut changed: Vec<FieldPath> =
            moved.iter().map(|(_, way, _)| path::canonical(&table, way)).collect();
        if rulebook.in_force() != base.in_force() {
            changed.push(FieldPath::root().key("in_force"));
        }
        rulebook.overlaid(changed);
        Ok(rulebook)
    }

    /// Whether this is the base that it names.
    fn is_on(&self, base: &Rulebook) -> Result<(), Problems> {
        let Some(named) = self.base.as_deref().filter(|named| !is_path(named)) else {
            return Ok(());
        };
        if base.id().as_str() == named {
            return Ok(());
        }
        let at = FieldPath::root().key("base");
        let defect = match Id::new(named) {
            Ok(expected) => {
                Defect::AnotherRulebook { found: base.id().clone(), expected }
            }
            Err(error) => error.into(),
        };
        Err(Problem { at, place: self.base_place, defect }.into())
    }

    /// What is wrong with the sources that it brings, and with what its grounds cite.
    fn of_sources(&self, of_base: &[Source]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut ids: BTreeSet<&Id> = of_base.iter().map(|source| &source.id).collect();
        for added in &self.sources {
            if !ids.insert(&added.source.id) {
                let (what, id) = ("sources", added.source.id.to_string());
                let (at, place) = (added.path.clone(), Some(added.place));
                let defect = Defect::Duplicate { what, id };
                problems.push(Problem { at, place, defect });
            }
        }
        for change in &self.changes {
            let Some(source) = change.ground.as_ref().and_then(Ground::source) else {
                continue;
            };
            if !ids.contains(source) {
                let known = ids.iter().map(|id| id.as_str());
                let nearest = nearest(source.as_str(), known);
                let (what, found) = ("source", source.to_string());
                let defect = Defect::Unknown { what, found, nearest };
                problems.push(change.problem("ground", defect));
            }
        }
        problems
    }

    /// Makes all changes, as far as they can be made; those that changed something and those
    /// that did not.
    fn make<'o>(
        &'o self,
        table: &mut Table,
        problems: &mut Vec<Problem>,
    ) -> (Vec<Moved<'o>>, Vec<&'o Change>) {
        let mut grounded = Grounded::of(&written(table));
        let (mut moved, mut idle) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for change in &self.changes {
            let Some(at) = &change.at else { continue };
            if !seen.insert(at.as_str()) {
                let (what, id) = ("changes", at.clone());
                problems.push(change.problem("at", Defect::Duplicate { what, id }));
                continue;
            }
            match change.apply(table, &mut grounded) {
                Ok(Made::Changed { way, before }) => moved.push((change, way, before)),
                Ok(Made::Idle) => idle.push(change),
                Err(defect) => problems.push(change.problem("at", defect)),
            }
        }
        (moved, idle)
    }

    /// The changed document as a draft.
    fn changed(&self, table: &Table) -> Result<RulebookDraft, Problems> {
        RulebookDraft::read(&written(table)).map_err(|problems| self.located(problems))
    }

    /// Problems of the changed document: at the line of the change that they stand in.
    fn located(&self, problems: Problems) -> Problems {
        let mut found = Found::default();
        for mut problem in problems.into_vec() {
            let at = problem.at.as_str();
            let change = self.changes.iter().find(|change| {
                let of_change = change.at.as_deref().unwrap_or_default();
                at.starts_with(of_change) || of_change.starts_with(at)
            });
            problem.place = change.map(|change| change.place);
            found.push(problem);
        }
        found.into_problems()
    }
}

impl Head {
    fn put(&self, draft: &mut RulebookDraft) {
        draft.id = self.id.clone().unwrap_or_else(|| draft.id.clone());
        draft.edition = self.edition.clone().unwrap_or_else(|| draft.edition.clone());
        draft.title = self.title.clone().unwrap_or_else(|| draft.title.clone());
        draft.in_force = self.in_force.clone().unwrap_or_else(|| draft.in_force.clone());
    }
}

fn remark(change: &Change, kind: RemarkKind) -> Remark {
    let mut remark = Remark::new(change.path.clone(), kind);
    remark.place = Some(change.place);
    remark
}

fn written(table: &Table) -> String {
    // What was read from text can be written.
    toml::to_string(table).unwrap_or_default()
}

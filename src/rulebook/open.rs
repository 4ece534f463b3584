use super::bundled;
use super::overlay::Overlay;
use super::sealed::Rulebook;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Place, Problem, Problems, Script};

/// 打不开 — what is wrong with a rulebook, and in which of its files.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NotOpened {
    /// The file; empty where the name itself is wrong, or where the rulebook is bundled.
    pub file: String,
    /// Everything that is wrong with it.
    pub problems: Problems,
}

impl std::fmt::Display for NotOpened {
    /// A line for each problem: `FILE:LINE:COLUMN: path: what is wrong`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines: Vec<String> = self
            .problems
            .iter()
            .map(|problem| match (self.file.as_str(), problem.place) {
                ("", _) => problem.to_string(),
                (file, Some(_)) => format!("{file}:{problem}"),
                (file, None) => format!("{file}: {problem}"),
            })
            .collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for NotOpened {}

impl NotOpened {
    /// The same lines in one script.
    #[must_use]
    pub fn in_script(&self, script: Script) -> String {
        let lines = self.problems.iter().map(|problem| {
            let said = problem.in_script(script);
            match self.file.as_str() {
                "" => said,
                file => format!("{file}:{said}"),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The name is wrong.
    pub(crate) fn of_name(problem: Problem) -> NotOpened {
        NotOpened { file: String::new(), problems: problem.into() }
    }
}

/// 打开规则集 — the rulebook of this name: a bundled one by its id, any other by its path; an
/// overlay on its base, and that on its own, however many there are.
///
/// `file` gives the text at a path; a base stands at a path beside its overlay, or is bundled.
/// Paths are given with `/`, without `.` and as far as can be without `..`.
///
/// # Errors
/// * a name that is no path (it has no `/` and no `.toml`) and no bundled id;
/// * a file that is not there; overlays on each other in a circle;
/// * everything that is wrong with the first document that cannot be used, the base before
///   its overlay.
///
/// # Examples
/// ```
/// use grassroots::rulebook::open;
///
/// let overlay = r#"
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
/// "#;
/// let mut file = |path: &str| (path == "rules/county.toml").then(|| overlay.to_owned());
/// let county = open("rules/county.toml", &mut file)?;
/// assert_eq!(county.removal().map(|rules| rules.in_all), Some(4));
/// assert!(open("secretary-2091", &mut file).is_err());
/// # Ok::<(), grassroots::rulebook::NotOpened>(())
/// ```
pub fn open(
    name: &str,
    file: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<Rulebook, NotOpened> {
    let asked = Asked { by: String::new(), key: "rulebook", place: None };
    opened(name, &asked, &mut Vec::new(), file)
}

/// Who asks for a rulebook: a file, the key under which it is named there, its place.
struct Asked {
    by: String,
    key: &'static str,
    place: Option<Place>,
}

impl Asked {
    fn refused(&self, defect: Defect) -> NotOpened {
        let at = FieldPath::root().key(self.key);
        let problem = Problem { at, place: self.place, defect };
        NotOpened { file: self.by.clone(), problems: problem.into() }
    }
}

fn opened(
    name: &str,
    asked: &Asked,
    above: &mut Vec<String>,
    file: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<Rulebook, NotOpened> {
    if !is_path(name) {
        let nearest = || nearest(name, bundled::ALL.iter().map(|(id, _)| *id));
        return match bundled::by_id(name) {
            Some(read) => {
                read.map_err(|problems| NotOpened { file: String::new(), problems })
            }
            None => {
                let (what, found) = ("bundled rulebook", name.to_owned());
                Err(asked.refused(Defect::Unknown { what, found, nearest: nearest() }))
            }
        };
    }
    let path = beside(&asked.by, name);
    if above.contains(&path) {
        let why =
            "overlays stand on each other in a circle, and none of them on a rulebook";
        return Err(asked.refused(Defect::AnswerIdle { key: asked.key, why }));
    }
    let Some(text) = file(&path) else {
        return Err(asked.refused(Defect::NoSuchFile { found: path }));
    };
    above.push(path.clone());
    let not_opened = |problems| NotOpened { file: path.clone(), problems };
    if !is_overlay(&text) {
        return Rulebook::read(&text).map_err(not_opened);
    }
    let (overlay, found) = Overlay::parsed(&text);
    let Some(overlay) = overlay.filter(|overlay| !overlay.base().is_empty()) else {
        return Err(not_opened(found.into_problems()));
    };
    let asked = Asked { by: path.clone(), key: "base", place: overlay.base_place() };
    let base = opened(overlay.base(), &asked, above, file)?;
    overlay.finish_on(found, &base).map_err(not_opened)
}

/// Whether a document says that it is an overlay.
fn is_overlay(text: &str) -> bool {
    schema_of(text).is_some_and(|schema| schema.starts_with("overlay/"))
}

/// What a document says that it is, by a line before its first heading; the document may be
/// broken elsewhere.
pub(crate) fn schema_of(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().map(str::trim).take_while(|line| !line.starts_with('['));
    head.filter_map(|line| line.split_once('=')).find_map(|(key, value)| {
        let key = key.trim().trim_matches(['"', '\'']);
        (key == "schema").then(|| quoted(value.trim()))
    })
}

/// What stands between quotes, or up to a blank.
fn quoted(value: &str) -> &str {
    let quote = value.chars().next().filter(|first| ['"', '\''].contains(first));
    match quote {
        Some(quote) => value.split(quote).nth(1).unwrap_or_default(),
        None => value.split_whitespace().next().unwrap_or_default(),
    }
}

/// The path of the base of an overlay at a path; `None` where the document is none, or where
/// its base is bundled.
pub(crate) fn base_beside(path: &str, text: &str) -> Option<String> {
    let overlay = is_overlay(text).then(|| Overlay::parsed(text).0)??;
    is_path(overlay.base()).then(|| beside(path, overlay.base()))
}

/// Whether a rulebook is named by a path, not by the id of a bundled one.
pub(crate) fn is_path(name: &str) -> bool {
    name.contains('/') || name.contains('\\') || name.to_lowercase().contains(".toml")
}

/// A path written in the file at `path`, seen from where all paths are.
pub(crate) fn beside(path: &str, name: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder.is_empty() || name.starts_with('/') {
        tidy(name)
    } else {
        tidy(&format!("{folder}/{name}"))
    }
}

/// A path without `.` and, as far as can be, `..`.
pub(crate) fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts
                .last()
                .is_some_and(|last| *last != ".." && !last.is_empty()) =>
            {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

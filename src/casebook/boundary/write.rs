//! Cases as texts.

use super::stated::{Stated, quoted};
use crate::facts::SheetState;
use crate::rulebook::is_path;
use crate::vocabulary::{Id, Period};

/// A case that is written line by line: head, sections, what comes out.
pub(super) struct Written {
    path: String,
    lines: Vec<String>,
}

impl Written {
    /// A case at a path, with its sentence and the name of its rulebook.
    pub(super) fn at(path: String, rulebook: &str, sentence: &str) -> Written {
        let name = seen_from(rulebook, &path);
        let lines = vec![
            "schema   = \"case/1\"".to_owned(),
            format!("name     = {}", quoted(sentence)),
            format!("rulebook = {}", quoted(&name)),
        ];
        Written { path, lines }
    }

    /// A line more in the head.
    pub(super) fn line(mut self, line: String) -> Written {
        self.lines.push(line);
        self
    }

    pub(super) fn scheme(self, id: Option<&str>) -> Written {
        match id {
            Some(id) => self.line(format!("scheme   = \"{id}\"")),
            None => self,
        }
    }

    /// The period and the state of the sheet.
    pub(super) fn when(self, period: Period, state: SheetState) -> Written {
        let until = period.until().map(|day| format!(", until = \"{day}\""));
        let from =
            format!("{{ from = \"{}\"{} }}", period.from(), until.unwrap_or_default());
        let mut words = SheetState::ALL.iter();
        let word = words.find(|(_, one)| *one == state).map_or("open", |(word, _)| *word);
        self.line(format!("period   = {from}")).line(format!("sheet    = \"{word}\""))
    }

    /// Whom it is about, where that matters.
    pub(super) fn about(self, stated: &Stated) -> Written {
        match &stated.subject {
            Some(subject) => self.line(format!("subject  = \"{subject}\"")),
            None => self,
        }
    }

    /// The facts under a heading.
    pub(super) fn facts(mut self, stated: &Stated) -> Written {
        self.lines.extend([String::new(), "[facts]".to_owned()]);
        self.lines.extend(stated.lines());
        self
    }

    /// An outcome that facts are taken over from, after the facts.
    pub(super) fn linked(mut self, scheme: &Id, own: &Stated) -> Written {
        self.lines.extend([
            String::new(),
            "[[linked]]".to_owned(),
            format!("scheme = \"{scheme}\""),
        ]);
        if let Some(subject) = &own.subject {
            self.lines.push(format!("subject = \"{subject}\""));
        }
        self.lines.push("[linked.facts]".to_owned());
        self.lines.extend(own.lines());
        self
    }

    /// What comes out: the path and the text.
    pub(super) fn pending(mut self, lines: Vec<String>) -> (String, String) {
        self.lines.extend([String::new(), "[pending]".to_owned()]);
        self.lines.extend(lines);
        (self.path, format!("{}\n", self.lines.join("\n")))
    }
}

/// The name of a rulebook in a case at a path: as it is where it is bundled.
fn seen_from(name: &str, path: &str) -> String {
    if is_path(name) {
        format!("{}{name}", "../".repeat(path.matches('/').count()))
    } else {
        name.to_owned()
    }
}

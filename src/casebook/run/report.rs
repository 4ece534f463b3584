//! What does not hold, as far as it was found.

use super::answer::Answer;
use crate::casebook::coverage::Trials;
use crate::casebook::mismatch::{Mismatch, MismatchKind};
use crate::vocabulary::document::Places;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{FieldPath, Id, Problem, Problems};

/// The mismatches of one case.
#[derive(Debug, Default)]
pub(super) struct Report {
    mismatches: Vec<Mismatch>,
    /// Whom the next mismatches are about, where a case has several members.
    about: Option<Id>,
    tried: Trials,
    /// What came out, where somebody listens.
    answers: Option<Vec<Answer>>,
    /// Whether nobody asks what was tried.
    is_hurried: bool,
}

impl Report {
    /// A report that remembers what came out, too; what was tried only where that is asked.
    pub(super) fn listening(is_hurried: bool) -> Report {
        Report { answers: Some(Vec::new()), is_hurried, ..Report::default() }
    }

    /// Something came out, whatever is expected of it.
    pub(super) fn came_out(&mut self, answer: impl FnOnce() -> Vec<Answer>) {
        if let Some(answers) = &mut self.answers {
            answers.extend(answer());
        }
    }

    /// Hands over what came out.
    pub(super) fn take_answers(&mut self) -> Vec<Answer> {
        self.answers.take().unwrap_or_default()
    }

    /// What follows is about this member, or about nobody in particular.
    pub(super) fn about(&mut self, subject: Option<&Id>) {
        self.about = subject.cloned();
    }

    /// Tells a mismatch; one that several members have is told once, with all of them.
    pub(super) fn tell(
        &mut self,
        at: FieldPath,
        kind: MismatchKind,
        reasoning: Vec<String>,
    ) {
        if let Some(subject) = &self.about {
            let is_same = |one: &&mut Mismatch| {
                !one.about.is_empty() && one.at == at && one.kind == kind
            };
            if let Some(same) = self.mismatches.iter_mut().find(is_same) {
                same.about.push(subject.clone());
                return;
            }
        }
        let about = self.about.iter().cloned().collect();
        self.mismatches.push(Mismatch { at, place: None, about, kind, reasoning });
    }

    /// Something else came out.
    pub(super) fn differs(
        &mut self,
        at: FieldPath,
        (expected, found): (String, String),
        reasoning: Vec<String>,
    ) {
        self.tell(at, MismatchKind::Differs { expected, found }, reasoning);
    }

    /// Tells it where the two are not the same.
    pub(super) fn same(
        &mut self,
        at: FieldPath,
        (expected, found): (String, String),
        reasoning: impl FnOnce() -> Vec<String>,
    ) {
        if expected != found {
            self.differs(at, (expected, found), reasoning());
        }
    }

    /// A name that nothing has; told once for each place.
    pub(super) fn unknown<'i>(
        &mut self,
        at: FieldPath,
        (of, what, found): (&'static str, &'static str, &str),
        known: impl Iterator<Item = &'i str>,
    ) {
        const LISTED: usize = 12;
        let known: Vec<String> = known.map(str::to_owned).collect();
        let nearest = nearest(found, known.iter().map(String::as_str));
        let (known, found) =
            (if known.len() > LISTED { Vec::new() } else { known }, found.to_owned());
        let kind = MismatchKind::Unknown { of, what, found, nearest, known };
        self.tell(at, kind, Vec::new());
    }

    /// The case cannot be used.
    pub(super) fn broken(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            let (at, file) = (problem.at.clone(), String::new());
            self.tell(at, MismatchKind::Broken { file, problem }, Vec::new());
        }
    }

    /// The file that the case names under `key` cannot be used: told at that key, each
    /// problem with its place in the file; that it is not there is told of the case itself.
    pub(super) fn broken_file(
        &mut self,
        key: &'static str,
        file: &str,
        problems: &Problems,
    ) {
        let at = FieldPath::root().key(key);
        for problem in problems.iter().cloned() {
            let is_of_case = problem.at == at && problem.place.is_none();
            let file = if is_of_case { String::new() } else { file.to_owned() };
            self.tell(at.clone(), MismatchKind::Broken { file, problem }, Vec::new());
        }
    }

    /// What the case has tried of its rulebook, where somebody asks.
    pub(super) fn tried(&mut self, trials: impl FnOnce() -> Trials) {
        if !self.is_hurried {
            self.tried.extend(trials());
        }
    }

    /// Hands over what was tried.
    pub(super) fn take_tried(&mut self) -> Trials {
        std::mem::take(&mut self.tried)
    }

    /// What was told of `expect` stands in the case under `pending`, which was held in its
    /// place.
    pub(super) fn told_at_pending(&mut self, pending: &FieldPath) {
        let expect = FieldPath::root().key("expect");
        for mismatch in &mut self.mismatches {
            let rest = mismatch.at.as_str().strip_prefix(expect.as_str());
            if let Some(rest) = rest.filter(|_| mismatch.at.is_within(&expect)) {
                mismatch.at = pending.then(rest);
            }
        }
    }

    /// How many were told so far.
    pub(super) const fn len(&self) -> usize {
        self.mismatches.len()
    }

    /// All of them in the order of the text, each with its place.
    pub(super) fn into_mismatches(mut self, places: &Places) -> Vec<Mismatch> {
        for mismatch in &mut self.mismatches {
            mismatch.place = mismatch.place.or_else(|| places.of(&mismatch.at));
        }
        self.mismatches.sort_by_key(|mismatch| mismatch.place);
        self.mismatches
    }
}

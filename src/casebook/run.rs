//! Running a case: what it expects, held against what comes out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::case::{Case, ExpectedValue, NodeExpectation, RemovalExpectation};
use super::mismatch::{Mismatch, MismatchKind};
use super::suite::{Suite, beside, is_path};
use crate::explain::Wording;
use crate::facts::SheetDraft;
use crate::rulebook::{Rulebook, bundled};
use crate::scoring::{Outcome, Record, Scheme, Standing, judge};
use crate::secretary::{Removal, removal};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    Defect, FieldPath, Id, Period, Problem, Problems, Script, Span, Verdict,
};

/// Rulebooks read so far.
#[derive(Debug, Default)]
pub(crate) struct Shelf(RefCell<BTreeMap<String, Arc<Result<Rulebook, Problems>>>>);

impl Shelf {
    fn rulebook(
        &self,
        suite: &Suite,
        path: &str,
        name: &str,
    ) -> Arc<Result<Rulebook, Problems>> {
        let key = if is_path(name) { beside(path, name) } else { name.to_owned() };
        if let Some(known) = self.0.borrow().get(&key) {
            return Arc::clone(known);
        }
        let nowhere = || {
            let defect = if is_path(name) {
                Defect::NoSuchFile { found: key.clone() }
            } else {
                let ids = bundled::ALL.iter().map(|(id, _)| *id);
                let nearest = nearest(name, ids);
                Defect::Unknown { what: "bundled rulebook", found: key.clone(), nearest }
            };
            Err(Problem::new(FieldPath::root().key("rulebook"), defect).into())
        };
        let read = if is_path(name) {
            suite.text(&key).map(Rulebook::read)
        } else {
            bundled::by_id(name)
        };
        let read = Arc::new(read.unwrap_or_else(nowhere));
        self.0.borrow_mut().insert(key, Arc::clone(&read));
        read
    }
}

pub(super) fn run(
    suite: &Suite,
    shelf: &Shelf,
    path: &str,
    case: &Case,
) -> Vec<Mismatch> {
    let read = shelf.rulebook(suite, path, &case.rulebook);
    let rulebook = match read.as_ref() {
        Ok(rulebook) => rulebook,
        Err(problems) => {
            let file = if is_path(&case.rulebook) {
                format!("{}: ", beside(path, &case.rulebook))
            } else {
                String::new()
            };
            return broken(&file, problems.iter().cloned());
        }
    };
    let mut run = Run { case, mismatches: Vec::new() };
    if let Some(day) = case.as_of.or_else(|| case.period.as_ref().map(Period::from))
        && !rulebook.is_in_force(day)
    {
        let defect = Defect::NotInForce { rulebook: rulebook.id().clone(), on: day };
        let key = if case.as_of.is_some() { "as_of" } else { "period" };
        let problem = Problem::new(FieldPath::root().key(key), defect);
        return broken("", std::iter::once(problem));
    }
    run.removal(rulebook);
    if let Some(id) = &case.scheme {
        match rulebook.scheme(id.as_str()) {
            Some(scheme) => run.scheme(suite, path, scheme),
            None => {
                let ids = rulebook.schemes().iter().map(|scheme| scheme.id().as_str());
                let nearest = nearest(id.as_str(), ids);
                let found = id.to_string();
                let defect = Defect::Unknown { what: "scheme", found, nearest };
                let problem = Problem::new(FieldPath::root().key("scheme"), defect);
                run.mismatches.extend(broken("", std::iter::once(problem)));
            }
        }
    }
    for mismatch in &mut run.mismatches {
        mismatch.place = mismatch.place.or_else(|| case.places.of(&mismatch.at));
    }
    run.mismatches
}

fn broken(file: &str, problems: impl Iterator<Item = Problem>) -> Vec<Mismatch> {
    let mismatch = |problem: Problem| Mismatch {
        at: problem.at.clone(),
        place: None,
        kind: MismatchKind::Broken { file: file.to_owned(), problem },
        reasoning: Vec::new(),
    };
    problems.map(mismatch).collect()
}

struct Run<'r> {
    case: &'r Case,
    mismatches: Vec<Mismatch>,
}

impl Run<'_> {
    fn report(&mut self, at: FieldPath, kind: MismatchKind, reasoning: Vec<String>) {
        self.mismatches.push(Mismatch { at, place: None, kind, reasoning });
    }

    fn differs(
        &mut self,
        key: &str,
        expected: String,
        found: String,
        reasoning: Vec<String>,
    ) {
        let at = FieldPath::root().key("expect").key(key);
        self.report(at, MismatchKind::Differs { expected, found }, reasoning);
    }

    fn removal(&mut self, rulebook: &Rulebook) {
        let Some(expected) = &self.case.expect.removal else { return };
        let at = FieldPath::root().key("expect").key("removal");
        let Some(rules) = rulebook.removal() else {
            let (what, found) = ("rule", Removal::RULE.to_owned());
            let kind = MismatchKind::Unknown { what, found, nearest: None };
            self.report(at, kind, Vec::new());
            return;
        };
        let history = self.case.history.clone().unwrap_or_default();
        let found = removal(rules, &history);
        if !is_as_expected(expected, &found) {
            let steps = found.steps.iter().map(|step| step.words(Script::En)).collect();
            let words = removal_words(found.earliest.map(first), found.latest.map(first));
            self.differs("removal", expected_removal(expected), words, steps);
        }
    }

    fn scheme(&mut self, suite: &Suite, path: &str, scheme: &Scheme) {
        let Some(draft) = self.sheet(suite, path) else { return };
        let sheet = match scheme.dictionary().sheet(&draft) {
            Ok(sheet) => sheet,
            Err(problems) => return self.refused(&problems),
        };
        let expected = self.case.expect.problems.len();
        if expected > 0 {
            let at = FieldPath::root().key("expect").key("problems");
            return self.report(at, MismatchKind::Accepted { expected }, Vec::new());
        }
        let outcome = judge(scheme, &sheet);
        let record = outcome.record();
        self.total(&outcome, &record);
        self.grades(&outcome, &record);
        self.nodes(scheme, &outcome, &record);
        self.steps(&record);
        self.missing(&record);
    }

    /// The facts of `facts_from`, replaced by those of the case.
    fn sheet(&mut self, suite: &Suite, path: &str) -> Option<SheetDraft> {
        let (period, state) = (self.case.period?, self.case.sheet?);
        let mut draft = SheetDraft::new(period, state);
        if let Some(name) = &self.case.facts_from {
            let file = beside(path, name);
            let read = match suite.text(&file) {
                Some(text) => SheetDraft::read(text),
                None => {
                    let at = FieldPath::root().key("facts_from");
                    let defect = Defect::NoSuchFile { found: file.clone() };
                    Err(Problem::new(at, defect).into())
                }
            };
            match read {
                Ok(base) => draft.facts = base.facts,
                Err(problems) => {
                    let found = broken(&format!("{file}: "), problems.iter().cloned());
                    self.mismatches.extend(found);
                    return None;
                }
            }
        }
        draft.facts.retain(|(id, _)| !self.case.facts.iter().any(|(own, _)| own == id));
        draft.facts.extend(self.case.facts.iter().cloned());
        Some(draft)
    }

    fn refused(&mut self, problems: &Problems) {
        let mut left: Vec<&Problem> = problems.iter().collect();
        let expected = self.case.expect.problems.clone();
        for fragment in expected {
            match left.iter().position(|problem| problem.to_string().contains(&fragment))
            {
                Some(place) => {
                    left.remove(place);
                }
                None => {
                    let at = FieldPath::root().key("expect").key("problems");
                    let kind = MismatchKind::ProblemExpected { expected: fragment };
                    self.report(at, kind, Vec::new());
                }
            }
        }
        for problem in left {
            let at = problem.at.clone();
            let kind = MismatchKind::Refused { problem: problem.clone() };
            self.report(at, kind, Vec::new());
        }
    }

    fn total(&mut self, outcome: &Outcome, record: &Record) {
        let Some(expected) = self.case.expect.total else { return };
        let total = outcome.total();
        if is_not(expected, total.span, total.standing) {
            let words = value_words(expected);
            let found = found_words(total.span, total.standing);
            self.differs("total", words, found, tree_lines(record));
        }
    }

    fn grades(&mut self, outcome: &Outcome, record: &Record) {
        let ids = |ids: &[Id]| {
            let mut ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            ids.sort();
            ids.join(", ")
        };
        let found: Vec<Id> = outcome.grades().map(|grade| grade.id.clone()).collect();
        let single =
            self.case.expect.grade.as_ref().map(|grade| ("grade", vec![grade.clone()]));
        let several = self.case.expect.grades.clone().map(|grades| ("grades", grades));
        for (key, expected) in single.into_iter().chain(several) {
            if ids(&expected) != ids(&found) {
                self.differs(key, ids(&expected), ids(&found), grading_lines(record));
            }
        }
        if let Some(expected) = self.case.expect.ranked
            && expected != outcome.is_ranked()
        {
            let (expected, found) = (verdict(expected), verdict(outcome.is_ranked()));
            self.differs("ranked", expected, found, grading_lines(record));
        }
    }

    fn nodes(&mut self, scheme: &Scheme, outcome: &Outcome, record: &Record) {
        let at = FieldPath::root().key("expect").key("nodes");
        for (index, expected) in self.case.expect.nodes.iter().enumerate() {
            let at = at.nth(index);
            let node = record.nodes.iter().find(|node| node.id == expected.at);
            let (Some(node), Some(found)) = (node, outcome.node(expected.at.as_str()))
            else {
                let ids = scheme.nodes().iter().map(|node| node.id.as_str());
                let nearest = nearest(expected.at.as_str(), ids);
                let (what, found) = ("part or item", expected.at.to_string());
                let kind = MismatchKind::Unknown { what, found, nearest };
                self.report(at.key("at"), kind, Vec::new());
                continue;
            };
            let lines: Vec<String> =
                node.findings.iter().map(|finding| finding.words(Script::En)).collect();
            if let Some(value) = expected.value
                && is_not(value, found.value, found.standing)
            {
                let (expected, found) =
                    (value_words(value), found_words(found.value, found.standing));
                let kind = MismatchKind::Differs { expected, found };
                self.report(at.key("value"), kind, lines.clone());
            }
            self.reasons(expected, node, &at, &lines);
        }
    }

    fn reasons(
        &mut self,
        expected: &NodeExpectation,
        node: &crate::scoring::NodeRecord,
        at: &FieldPath,
        lines: &[String],
    ) {
        let names: Vec<&str> = node.findings.iter().map(|f| f.because.name()).collect();
        for reason in &expected.because {
            if !names.contains(&reason.as_str()) {
                let (expected, found) = (reason.clone(), names.join(", "));
                let kind = MismatchKind::NotAmongReasons { expected, found };
                self.report(at.key("because"), kind, lines.to_vec());
            }
        }
    }

    fn steps(&mut self, record: &Record) {
        let at = FieldPath::root().key("expect").key("steps");
        for (index, expected) in self.case.expect.steps.iter().enumerate() {
            let at = at.nth(index);
            let found =
                record.grading.iter().find(|step| step.id.as_ref() == Some(&expected.at));
            let Some(found) = found else {
                let ids = record.grading.iter().filter_map(|step| step.id.as_ref());
                let nearest = nearest(expected.at.as_str(), ids.map(Id::as_str));
                let (what, found) = ("step to the grade", expected.at.to_string());
                let kind = MismatchKind::Unknown { what, found, nearest };
                self.report(at.key("at"), kind, Vec::new());
                continue;
            };
            if found.verdict != expected.verdict {
                let tests =
                    found.tests.iter().map(|test| test.words(Script::En)).collect();
                let (expected, found) =
                    (verdict(expected.verdict), verdict(found.verdict));
                self.report(
                    at.key("verdict"),
                    MismatchKind::Differs { expected, found },
                    tests,
                );
            }
        }
    }

    fn missing(&mut self, record: &Record) {
        let Some(expected) = &self.case.expect.missing else { return };
        let found: Vec<&Id> =
            record.missing.iter().map(|missing| &missing.fact).collect();
        if found != expected.iter().collect::<Vec<_>>() {
            let list = |ids: &[&Id]| {
                ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
            };
            let expected = list(&expected.iter().collect::<Vec<_>>());
            self.differs("missing", expected, list(&found), Vec::new());
        }
    }
}

fn is_as_expected(expected: &RemovalExpectation, found: &Removal) -> bool {
    let (earliest, latest) = (found.earliest.map(first), found.latest.map(first));
    match *expected {
        RemovalExpectation::NotRequired => earliest.is_none(),
        RemovalExpectation::Since(day) => found.since.map(first) == Some(day),
        RemovalExpectation::Undetermined => found.verdict() == Verdict::Undetermined,
        RemovalExpectation::Between(from, to) => (earliest, latest) == (Some(from), to),
    }
}

const fn first(period: Period) -> NaiveDate {
    period.from()
}

fn expected_removal(expected: &RemovalExpectation) -> String {
    match *expected {
        RemovalExpectation::NotRequired => removal_words(None, None),
        RemovalExpectation::Since(day) => removal_words(Some(day), Some(day)),
        RemovalExpectation::Undetermined => "undetermined".to_owned(),
        RemovalExpectation::Between(from, to) => removal_words(Some(from), to),
    }
}

fn removal_words(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> String {
    match (earliest, latest) {
        (None, _) => "not_required".to_owned(),
        (Some(earliest), None) => {
            format!("undetermined, since {earliest} at the earliest")
        }
        (Some(earliest), Some(latest)) if earliest == latest => format!("since {latest}"),
        (Some(earliest), Some(latest)) => {
            format!("since {earliest} at the earliest and {latest} at the latest")
        }
    }
}

fn is_not(expected: ExpectedValue, found: Span, standing: Standing) -> bool {
    match (expected, standing) {
        (ExpectedValue::Undetermined, Standing::Undetermined)
        | (ExpectedValue::Excluded, Standing::Excluded) => false,
        (ExpectedValue::Undetermined | ExpectedValue::Excluded, _)
        | (_, Standing::Undetermined | Standing::Excluded) => true,
        (ExpectedValue::Settled(value), _) => found != Span::settled(value),
        (ExpectedValue::Range(span), _) => found != span,
    }
}

fn value_words(value: ExpectedValue) -> String {
    match value {
        ExpectedValue::Settled(value) => value.to_string(),
        ExpectedValue::Range(span) => span.to_string(),
        ExpectedValue::Undetermined => "undetermined".to_owned(),
        ExpectedValue::Excluded => "excluded".to_owned(),
    }
}

fn found_words(span: Span, standing: Standing) -> String {
    match standing {
        Standing::Undetermined => format!("undetermined (possibly {span})"),
        Standing::Excluded => "excluded".to_owned(),
        _ => span.to_string(),
    }
}

fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// The tree as far as its second level: where a wrong total comes from.
fn tree_lines(record: &Record) -> Vec<String> {
    record
        .nodes
        .iter()
        .filter(|node| node.depth <= 2)
        .map(|node| {
            let indent = "  ".repeat(usize::from(node.depth));
            format!("{indent}{}: {}", node.id, found_words(node.value, node.standing))
        })
        .collect()
}

fn grading_lines(record: &Record) -> Vec<String> {
    record
        .grading
        .iter()
        .map(|step| {
            let grades: Vec<&str> = step.grades.iter().map(Id::as_str).collect();
            let id = step.id.as_ref().map_or("lines", Id::as_str);
            format!(
                "{id}: {}, total {}, {}",
                verdict(step.verdict),
                step.total,
                grades.join(" or ")
            )
        })
        .collect()
}

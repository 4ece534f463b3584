//! From an outcome to its record.

use super::{
    CombineRecord, Finding, GradeRecord, GradingRecord, LineRecord, LinkedRecord,
    MissingRecord, NodeRecord, Record, StatusRecord, TestRecord,
};
use crate::criteria::{Condition, Test, answered};
use crate::facts::{Dictionary, Origin};
use crate::scoring::because::Because;
use crate::scoring::grade::{Graded, GradingStep};
use crate::scoring::lines::LineStatus;
use crate::scoring::outcome::{NodeOutcome, Outcome};
use crate::scoring::rules::{
    CohortKind, Combine, Compare, Gate, Grade, GradeStepKind, Line, Measure, Node,
    NodeKind, Scheme, Strength,
};
use crate::vocabulary::{Bounds, Ground, Label, Span};

impl Outcome {
    /// The owned account of this outcome.
    #[must_use]
    pub fn record(&self) -> Record {
        let rules = &*self.scheme.0;
        let nodes: Vec<NodeRecord> =
            self.nodes().map(|(node, outcome)| self.node_record(node, outcome)).collect();
        let grading: Vec<GradingRecord> = self
            .grading
            .iter()
            .map(|graded| grading_record(&self.scheme, graded))
            .collect();
        let status = self.grading.iter().find_map(|graded| graded.status.as_ref());
        let scale =
            rules.grades.iter().map(|grade| grade_record(&self.scheme, grade, status));
        let record = Record {
            schema: Record::SCHEMA.to_owned(),
            rulebook: rules.rulebook.clone(),
            edition: rules.edition.clone(),
            scheme: rules.id.clone(),
            title: rules.title.clone(),
            unit: rules.unit.clone(),
            is_penalty: rules.is_penalty,
            subject: self.subject.clone(),
            period: self.period,
            sheet: self.state,
            score: nodes.first().map_or(Span::ZERO, |root| root.value),
            total: self.total.span,
            standing: self.total.standing,
            may_not_tell: self.total.may_not_tell,
            undecided: self.undecided,
            scale: scale.collect(),
            grades: self.grades().map(|grade| grade.id.clone()).collect(),
            grade_may_not_tell: self.grades.may_not_tell(),
            is_ranked: self.is_ranked,
            nodes,
            grading,
            pending: self.pending().map(|step| step.label.clone()).collect(),
            linked: self.linked_records(),
            missing: self.missing_records(),
            rests_on_assumed: false,
            sources: rules.sources.clone(),
        };
        Record { rests_on_assumed: record.is_on_assumed(), ..record }
    }

    fn linked_records(&self) -> Vec<LinkedRecord> {
        let dictionary = self.scheme.dictionary();
        let record = |origin: &Origin| {
            let fact = dictionary.at(origin.fact)?;
            Some(LinkedRecord {
                fact: fact.id().clone(),
                label: fact.label().clone(),
                rulebook: origin.rulebook.clone(),
                edition: origin.edition.clone(),
                scheme: origin.scheme.clone(),
                title: origin.title.clone(),
                subject: origin.subject.clone(),
                period: origin.period,
            })
        };
        self.origins().iter().filter_map(record).collect()
    }

    fn missing_records(&self) -> Vec<MissingRecord> {
        let dictionary = self.scheme.dictionary();
        self.missing
            .iter()
            .filter_map(|missing| {
                let fact = dictionary.at(missing.fact)?;
                Some(MissingRecord {
                    fact: fact.id().clone(),
                    label: fact.label().clone(),
                    narrows_by: missing.narrows_by,
                })
            })
            .collect()
    }

    fn node_record(&self, node: &Node, outcome: &NodeOutcome) -> NodeRecord {
        let combine = match &node.kind {
            NodeKind::Part { combine, .. } => Some(match combine {
                Combine::Sum => CombineRecord::Sum,
                Combine::Mean => CombineRecord::Mean,
                Combine::Weighted(weights) => CombineRecord::Weighted(weights.to_vec()),
                Combine::Stars(lines) => CombineRecord::Stars(lines.to_vec()),
                Combine::Net { from } => CombineRecord::Net(*from),
                Combine::Product { of } => CombineRecord::Product(*of),
                Combine::Best => CombineRecord::Best,
                Combine::Worst => CombineRecord::Worst,
                Combine::Compared(comparison) => compared(&comparison.how),
            }),
            NodeKind::Item { .. } => None,
        };
        let findings = self.steps(outcome).iter().map(|step| match &node.kind {
            NodeKind::Item { measure, gates, .. } => {
                gate_finding(&self.scheme, gates, *step)
                    .unwrap_or_else(|| item_finding(&self.scheme, node, measure, *step))
            }
            NodeKind::Part { .. } => plain(*step),
        });
        NodeRecord {
            id: node.id.clone(),
            label: node.label.clone(),
            depth: node.depth,
            full_marks: node.full_marks,
            phase: node.phase,
            method: node.method,
            is_factor: node.is_factor,
            combine,
            standing: outcome.standing,
            raw: outcome.raw,
            value: outcome.value,
            findings: findings.collect(),
            ground: node.ground.clone(),
        }
    }
}

fn compared(how: &Compare) -> CombineRecord {
    match how {
        Compare::ToTheBest { best_zero } => CombineRecord::ToTheBest(*best_zero),
        Compare::Rank { per_rank, .. } => CombineRecord::Rank(*per_rank),
        Compare::Place { points, others, .. } => {
            CombineRecord::Place { points: points.to_vec(), others: *others }
        }
        Compare::OffTheMean => CombineRecord::OffTheMean,
    }
}

fn grade_record(
    scheme: &Scheme,
    grade: &Grade,
    status: Option<&LineStatus>,
) -> GradeRecord {
    let mut holding = grade.line.of(status.map(|status| &*status.choices));
    let line = holding.next().filter(|_| holding.next().is_none());
    let by = scheme.lines_by().and_then(|by| scheme.dictionary().at(by.fact));
    let lines = match (&grade.line, by) {
        (Line::ByStatus(lines), Some(fact)) => fact
            .kind()
            .choices()
            .iter()
            .zip(lines)
            .map(|(choice, line)| LineRecord {
                status: choice.label.clone(),
                line: *line,
            })
            .collect(),
        _ => Vec::new(),
    };
    let (id, label) = (grade.id.clone(), grade.label.clone());
    GradeRecord { id, label, line, lines, ground: Some(grade.ground.clone()) }
}

/// The status whose lines hold.
fn status_record(scheme: &Scheme, status: &LineStatus) -> Option<StatusRecord> {
    let fact = scheme.dictionary().at(scheme.lines_by()?.fact)?;
    let choices = fact.kind().choices();
    let possible = status.choices.iter().filter_map(|at| choices.get(usize::from(*at)));
    Some(StatusRecord {
        about: fact.label().clone(),
        state: status.state,
        choices: possible.map(|choice| choice.label.clone()).collect(),
        is_by_policy: status.is_by_policy,
    })
}

const fn plain(because: Because) -> Finding {
    let (about, within, ground) = (None, None, None);
    Finding { because, about, within, is_proportion: false, ground }
}

/// What a step of a gate is about: its own condition, and nothing of the measure.
fn gate_finding(scheme: &Scheme, gates: &[Gate], because: Because) -> Option<Finding> {
    match because {
        Because::GateTested { gate, test } => {
            let gate = gates.get(usize::from(gate))?;
            let TestRecord { about, within, is_proportion, .. } =
                test_record(scheme, &gate.when, test);
            let about = Some(about);
            Some(Finding { because, about, within, is_proportion, ground: None })
        }
        Because::Gated { .. } => Some(plain(because)),
        _ => None,
    }
}

/// What a step of the measure of an item is about.
#[expect(clippy::too_many_lines, reason = "an exhaustive match: one arm a shape")]
fn item_finding(
    scheme: &Scheme,
    node: &Node,
    measure: &Measure,
    because: Because,
) -> Finding {
    let dictionary = scheme.dictionary();
    let fact_label = |fact: u16| dictionary.at(fact).map(|fact| fact.label().clone());
    let of = |quantity: &crate::criteria::Quantity| {
        Some(quantity.label(dictionary, &|at| node_label(scheme, at)))
    };
    let other =
        |ground: &Ground| (Some(ground) != node.ground.as_ref()).then(|| ground.clone());
    let (about, within, ground) = match (measure, because) {
        (
            Measure::Deduct { each, .. } | Measure::Award { each, .. },
            Because::Deducted { row, .. }
            | Because::Awarded { row, .. }
            | Because::WindowHeld { row, .. }
            | Because::RowNotApplicable { row },
        ) => match each.get(usize::from(row)) {
            Some(award) => (
                award.label.clone().or_else(|| of(&award.of)),
                None,
                other(&award.ground),
            ),
            None => (None, None, None),
        },
        (Measure::Bands { of: quantity, bounds, rows }, Because::InBand { row, .. }) => {
            let row = row.map(usize::from);
            let ground = row.and_then(|row| rows.get(row)).and_then(|r| other(&r.ground));
            (of(quantity), row.and_then(|row| bounds.get(row)).copied(), ground)
        }
        (Measure::Choice { of: fact, rows }, Because::Chosen { row, .. }) => {
            let row_of = row.and_then(|row| rows.get(usize::from(row)));
            let ground = row_of.and_then(|row| other(&row.ground));
            (choice_label(dictionary, *fact, row), None, ground)
        }
        (Measure::Ballots { of: fact, rows, .. }, Because::Voted { row, .. }) => {
            let ground = rows.get(usize::from(row)).and_then(|row| other(&row.ground));
            let choices = dictionary.at(*fact).map(|fact| fact.kind().choices());
            let label = choices.and_then(|c| c.get(usize::from(row)));
            (label.map(|choice| choice.label.clone()), None, ground)
        }
        (Measure::Ballots { of: fact, .. }, _) => (fact_label(*fact), None, None),
        (
            Measure::Checklist { list, .. },
            Because::Listed { row, .. } | Because::RowNotApplicable { row },
        ) => (list.get(usize::from(row)).and_then(|fact| fact_label(*fact)), None, None),
        (
            Measure::Raters { groups, .. },
            Because::GroupMean { row, .. }
            | Because::GroupAbsent { row }
            | Because::OwnScore { row, .. }
            | Because::Trimmed { row, .. },
        ) => {
            let group = groups.get(usize::from(row));
            (group.and_then(|group| fact_label(group.scores)), None, None)
        }
        (Measure::AllOrNothing { when, .. }, Because::Tested(test)) => {
            let test = test_record(scheme, when, test);
            (Some(test.about), test.within, None)
        }
        (
            Measure::Given { of: quantity, .. }
            | Measure::Share { of: quantity, .. }
            | Measure::OffTarget { of: quantity, .. },
            _,
        ) => (of(quantity), None, None),
        (Measure::Slabs { of: quantity, slabs, .. }, Because::InSlab { row, .. }) => {
            let slab = slabs.get(usize::from(row));
            let within =
                slab.and_then(|s| Bounds::new(None, Some(s.above), s.up_to, None).ok());
            (of(quantity), within, slab.and_then(|slab| other(&slab.ground)))
        }
        (
            Measure::Milestones { of: quantity, levels, .. },
            Because::Level { row, .. },
        ) => {
            let level = levels.get(usize::from(row));
            (of(quantity), None, level.and_then(|level| other(&level.ground)))
        }
        (Measure::Severity { of: fact, rows, .. }, Because::Occurred { row, .. }) => {
            let ground = rows.get(usize::from(row)).and_then(|row| other(&row.ground));
            (choice_label(dictionary, *fact, Some(row)), None, ground)
        }
        (
            Measure::Assessed { of: first, or, rows, .. },
            Because::Range { row, is_other, .. },
        ) => {
            let row = row.and_then(|row| rows.get(usize::from(row)));
            let ground = row.and_then(|row| other(&row.ground));
            let way = or.as_ref().filter(|_| is_other);
            let within = match way {
                Some(_) => row.and_then(|row| row.or),
                None => row.map(|row| row.bounds),
            };
            (of(way.unwrap_or(first)), within, ground)
        }
        (Measure::Assessed { decided, .. }, Because::DecidedValue { .. }) => {
            (fact_label(*decided), None, None)
        }
        (Measure::Severity { of: fact, .. } | Measure::Ranks { of: fact, .. }, _) => {
            (fact_label(*fact), None, None)
        }
        (
            Measure::Bands { of: quantity, .. }
            | Measure::Steps { of: quantity, .. }
            | Measure::Slabs { of: quantity, .. }
            | Measure::Milestones { of: quantity, .. },
            _,
        ) => (of(quantity), None, None),
        _ => (None, None, None),
    };
    let is_proportion = is_proportion(dictionary, measure, because);
    Finding { because, about, within, is_proportion, ground }
}

/// Whether the number of which a step of a measure speaks is a part of a whole.
fn is_proportion(dictionary: &Dictionary, measure: &Measure, because: Because) -> bool {
    match (measure, because) {
        (
            Measure::Bands { of, .. }
            | Measure::Share { of, .. }
            | Measure::OffTarget { of, .. }
            | Measure::Steps { of, .. }
            | Measure::Slabs { of, .. }
            | Measure::Milestones { of, .. },
            _,
        ) => of.is_proportion(dictionary),
        (Measure::Assessed { of, or, .. }, Because::Range { is_other, .. }) => {
            let of = or.as_ref().filter(|_| is_other).unwrap_or(of);
            of.is_proportion(dictionary)
        }
        (Measure::AllOrNothing { when, .. }, Because::Tested(test)) => {
            let atoms = when.atoms();
            let atom = atoms.get(usize::from(test.question));
            atom.is_some_and(|atom| atom.is_proportion(dictionary))
        }
        _ => false,
    }
}

fn node_label(scheme: &Scheme, place: u16) -> Label {
    let node = scheme.nodes().get(usize::from(place));
    node.map_or_else(|| Label::new("", "", ""), |node| node.label.clone())
}

/// `fact：choice`, or the fact alone while the choice is open.
fn choice_label(dictionary: &Dictionary, fact: u16, row: Option<u16>) -> Option<Label> {
    let fact = dictionary.at(fact)?;
    let Some(row) = row else { return Some(fact.label().clone()) };
    let choice = fact.kind().choices().get(usize::from(row))?;
    Some(answered(fact.label(), &choice.label))
}

/// What one question of a condition is about, and its bounds.
fn test_record(scheme: &Scheme, condition: &Condition, test: Test) -> TestRecord {
    let dictionary = scheme.dictionary();
    match condition.atoms().get(usize::from(test.question)) {
        Some(atom) => TestRecord {
            test,
            about: atom.label(dictionary, &|at| node_label(scheme, at)),
            within: atom.bounds(),
            is_proportion: atom.is_proportion(dictionary),
        },
        None => {
            let about = Label::new("", "", "");
            TestRecord { test, about, within: None, is_proportion: false }
        }
    }
}

fn grading_record(scheme: &Scheme, graded: &Graded) -> GradingRecord {
    let rules = &*scheme.0;
    let grade_at = |place: u8| rules.grades.get(usize::from(place));
    let label_at = |place: u8| grade_at(place).map(|grade: &Grade| grade.label.clone());
    let step = match graded.step {
        GradingStep::ZeroClearing(place) => rules.zero_clearing.get(place),
        GradingStep::Step(place) => rules.steps.get(place),
        GradingStep::Lines | GradingStep::Needs(_) | GradingStep::Cohort(_) => None,
    };
    let over = match graded.step {
        GradingStep::Cohort(place) => rules.cohort.get(place),
        GradingStep::ZeroClearing(_)
        | GradingStep::Lines
        | GradingStep::Needs(_)
        | GradingStep::Step(_) => None,
    };
    let needs = match graded.step {
        GradingStep::Needs(place) => grade_at(place),
        GradingStep::Lines
        | GradingStep::ZeroClearing(_)
        | GradingStep::Cohort(_)
        | GradingStep::Step(_) => None,
    };
    let when = step
        .map(|s| &s.when)
        .or_else(|| needs.and_then(|g| g.needs.as_ref()).map(|n| &n.0));
    let tests = graded.tests.iter();
    let tests = tests.filter_map(|test| Some(test_record(scheme, when?, *test)));
    let grade = match step.map(|step| step.kind) {
        Some(
            GradeStepKind::Direct(g) | GradeStepKind::Floor(g) | GradeStepKind::Cap(g),
        ) => label_at(g),
        Some(GradeStepKind::Veto(Strength::BarsAbove(g))) => label_at(g),
        Some(GradeStepKind::Veto(Strength::Lowest)) => {
            rules.grades.last().map(|grade| grade.label.clone())
        }
        Some(
            GradeStepKind::ZeroClearing | GradeStepKind::Veto(Strength::OutOfRanking),
        ) => None,
        None => needs.map(|grade| grade.label.clone()),
    };
    let possible: Vec<&Grade> = graded.grades.places().filter_map(grade_at).collect();
    let lines = possible.first().filter(|first| {
        let is_lines = matches!(graded.step, GradingStep::Lines);
        is_lines && possible.iter().all(|grade| grade.ground == first.ground)
    });
    GradingRecord {
        id: step
            .map(|s| &s.id)
            .or(over.map(|s| &s.id))
            .or(needs.map(|grade| &grade.id))
            .cloned(),
        label: step.map(|s| &s.label).or(over.map(|s| &s.label)).cloned(),
        does: step.map(|s| s.kind),
        grade,
        verdict: graded.verdict,
        is_by_policy: graded.is_by_policy,
        tests: tests.collect(),
        status: graded.status.as_ref().and_then(|status| status_record(scheme, status)),
        placing: graded.placing,
        is_from_below: over
            .is_some_and(|step| matches!(step.kind, CohortKind::LeastShare { .. })),
        total: graded.total,
        may_not_tell: graded.grades.may_not_tell(),
        grades: possible.iter().map(|grade| grade.id.clone()).collect(),
        ground: step
            .map(|s| &s.ground)
            .or(over.map(|s| &s.ground))
            .or(needs.map(|grade| &grade.ground))
            .or(lines.map(|grade| &grade.ground))
            .cloned(),
        note: over.and_then(|step| step.note.clone()),
    }
}

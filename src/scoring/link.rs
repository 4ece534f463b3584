//! Facts that come from outcomes: a village's result in its secretary's appraisal, the
//! months in the year.

use super::grade::GradingStep;
use super::outcome::Outcome;
use super::rules::{Link, LinkTake, Scheme};
use crate::facts::{
    Dictionary, Entry, FactKind, Origin, Possible, Series, SeriesEntry, Sheet, Value,
};
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Id, LinkDefect, Named, Problem, Problems, Span,
    Window,
};

/// What an outcome gives to a fact.
#[derive(Clone, Debug)]
enum Given {
    Number(Exact),
    Between(Span),
    BetweenOrNone(Span),
    Choice(u16),
    Among(Box<[u16]>),
    AmongOrNone(Box<[u16]>),
}

/// The sheet with every fact that comes from one of the outcomes, each with the place where
/// it stands, by the links of a rulebook and the schemes that they were checked against.
pub(crate) fn linked(
    (links, dictionary, schemes): (&[Link], &Dictionary, &[Scheme]),
    mut sheet: Sheet,
    outcomes: &[(&Outcome, FieldPath)],
) -> Result<Sheet, Problems> {
    let mut found = Found::default();
    if !dictionary.is(sheet.dictionary()) {
        let at = FieldPath::root().key("facts");
        found.push(Problem::new(at, LinkDefect::OtherDictionary.into()));
        return found.none_or(sheet);
    }
    for (outcome, at) in outcomes {
        let scheme = outcome.scheme();
        let own = schemes.iter().find(|own| own.id() == scheme.id());
        let is_named = links.iter().any(|link| link.is_from(outcome));
        if is_named && own.is_none_or(|own| !gives_the_same(own, scheme)) {
            let scheme = scheme.id().clone();
            found
                .push(Problem::new(at.clone(), LinkDefect::OtherRules { scheme }.into()));
            continue;
        }
        let mut is_linked = false;
        for link in links.iter().filter(|link| link.is_from(outcome)) {
            is_linked = true;
            match give(link, &sheet, outcome) {
                Ok(entry) => {
                    sheet = sheet.linking(link.fact, entry, outcome.origin(link.fact));
                }
                Err(defect) => {
                    let fact = sheet.dictionary().at(link.fact);
                    let id = fact.map_or("", |fact| fact.id().as_str());
                    found.push(Problem::new(at.key("facts").element(id), defect));
                }
            }
        }
        if !is_linked {
            let scheme = outcome.scheme().id().clone();
            found.push(Problem::new(at.clone(), LinkDefect::NotLinked { scheme }.into()));
        }
    }
    if !outcomes.is_empty() {
        sheet.check_not_above(&mut found);
    }
    found.none_or(sheet)
}

/// Whether a scheme can give the same totals and grades: what the check of a link went by.
fn gives_the_same(own: &Scheme, other: &Scheme) -> bool {
    let grades = |scheme: &Scheme| -> Vec<Id> {
        scheme.grades().iter().map(|grade| grade.id.clone()).collect()
    };
    own.dictionary().is(other.dictionary())
        && own.attainable() == other.attainable()
        && own.0.places == other.0.places
        && grades(own) == grades(other)
}

impl Link {
    fn is_from(&self, outcome: &Outcome) -> bool {
        let scheme = outcome.scheme();
        *scheme.id() == self.scheme
            && *scheme.rulebook() == self.rulebook
            && scheme.edition() == self.edition
    }
}

impl Outcome {
    fn origin(&self, fact: u16) -> Origin {
        Origin {
            fact,
            rulebook: self.scheme().rulebook().clone(),
            edition: self.scheme().edition().to_owned(),
            scheme: self.scheme().id().clone(),
            title: self.scheme().title().clone(),
            subject: self.subject().cloned(),
            period: self.period(),
            missing: self
                .missing_facts()
                .map(|fact| Named::new(fact.id().clone(), fact.label().clone()))
                .collect(),
        }
    }
}

/// What an outcome gives to the fact of a link, as an entry of the sheet.
fn give(link: &Link, sheet: &Sheet, outcome: &Outcome) -> Result<Entry, Defect> {
    let kind = sheet.dictionary().at(link.fact).map(crate::facts::Fact::kind);
    match kind {
        Some(FactKind::Series { each, at_most, .. }) => {
            let window = window_of(*each, outcome)?;
            let series = match sheet.at(link.fact) {
                Entry::Known(Value::Series(series)) if series.at(window).is_some() => {
                    let period = each.written(window);
                    return Err(Defect::SamePeriod { found: period.clone(), period });
                }
                Entry::Known(Value::Series(series)) => series.clone(),
                Entry::Absent => Series::new(*each, Vec::new()),
                _ => return Err(LinkDefect::StatedAlready.into()),
            };
            let entry = match given(link, outcome)? {
                Given::Number(number) => SeriesEntry::Number(number),
                Given::Between(span) => SeriesEntry::Between(span),
                Given::BetweenOrNone(span) => SeriesEntry::BetweenOrNone(span),
                Given::Choice(choice) => SeriesEntry::Choice(choice),
                Given::Among(choices) => SeriesEntry::Among(choices),
                Given::AmongOrNone(choices) => SeriesEntry::AmongOrNone(choices),
            };
            let series = series.with(window, entry);
            let (found, at_most) = (
                series.entries().count(),
                usize::try_from(*at_most).unwrap_or(usize::MAX),
            );
            if found > at_most {
                return Err(Defect::TooMany { what: "periods", found, at_most });
            }
            Ok(Entry::Known(Value::Series(series)))
        }
        _ => {
            if *sheet.at(link.fact) != Entry::Absent {
                return Err(LinkDefect::StatedAlready.into());
            }
            let (found, whole) = (outcome.period(), sheet.period());
            if !whole.encloses(found) {
                return Err(LinkDefect::OtherPeriod { found, expected: whole }.into());
            }
            Ok(match given(link, outcome)? {
                Given::Number(number) => Entry::Known(Value::Number(number)),
                Given::Between(span) => Entry::Open(Possible::Number(span)),
                Given::BetweenOrNone(span) => Entry::Open(Possible::NumberOrNone(span)),
                Given::Choice(choice) => Entry::Known(Value::Choice(choice)),
                Given::Among(choices) => Entry::Open(Possible::Choices(choices)),
                Given::AmongOrNone(choices) => {
                    Entry::Open(Possible::ChoicesOrNone(choices))
                }
            })
        }
    }
}

/// The period of a series that an outcome is about: it covers exactly that.
fn window_of(each: Window, outcome: &Outcome) -> Result<i32, Defect> {
    let found = outcome.period();
    let window = each.index(found.from());
    let last = found.last().map(|last| each.index(last));
    let is_whole = each.starts_on(found.from())
        && last == Some(window)
        && found.until().is_some_and(|until| each.starts_on(until));
    let such_as = each.such_as();
    if is_whole {
        Ok(window)
    } else {
        Err(LinkDefect::NotAWholeWindow { found, such_as }.into())
    }
}

fn given(link: &Link, outcome: &Outcome) -> Result<Given, Defect> {
    match &link.take {
        LinkTake::Total => {
            let total = outcome.total();
            Ok(match total.settled() {
                Some(value) => Given::Number(value),
                None if total.may_not_tell => Given::BetweenOrNone(total.span),
                None => Given::Between(total.span),
            })
        }
        LinkTake::Grade { choices, after_cohort } => {
            let set = if *after_cohort {
                if let Some(step) = outcome.pending().next() {
                    return Err(LinkDefect::CohortToCome { step: step.id.clone() }.into());
                }
                outcome.grade_set()
            } else {
                outcome.grades_before_cohort()
            };
            let possible: Box<[u16]> = set
                .places()
                .filter_map(|grade| choices.get(usize::from(grade)).copied())
                .collect();
            Ok(match *possible {
                _ if set.may_not_tell() => Given::AmongOrNone(possible),
                [only] => Given::Choice(only),
                _ => Given::Among(possible),
            })
        }
    }
}

impl Outcome {
    /// The grades as they were before the steps over the cohort.
    fn grades_before_cohort(&self) -> super::GradeSet {
        let before = self
            .grading()
            .iter()
            .take_while(|graded| !matches!(graded.step, GradingStep::Cohort(_)))
            .last();
        before.map_or(self.grade_set(), |graded| graded.grades)
    }
}

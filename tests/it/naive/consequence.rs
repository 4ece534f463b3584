//! Consequences day by day: every completion of what is open is gone through by itself.

use chrono::{Datelike as _, Days, NaiveDate};
use grassroots::consequence::{Corrected, Decided, LastDay, Lifts, Matter, Moment, Said};
use grassroots::rulebook::RulebookDraft;
use grassroots::rulebook::draft::{ConsequenceDraft, IsDraft, LastsDraft, OccasionDraft};
use grassroots::vocabulary::{Id, MonthEnd, Verdict, Window};

/// Whether a consequence is in force for a person on a day, by records that are known.
pub(crate) fn in_force(
    book: &RulebookDraft,
    rule: &ConsequenceDraft,
    records: &[&Decided],
    (who, day): (&Id, NaiveDate),
) -> Verdict {
    let outcomes: Vec<&Decided> =
        records.iter().copied().filter(|one| one.corrects.is_none()).collect();
    let lines = |corrected: Corrected| -> Vec<Line<'_>> {
        outcomes.iter().map(|one| line(one, records, corrected)).collect()
    };
    let possible: Vec<Vec<Said>> = lines(rule.corrected).iter().map(possible).collect();
    let mut answers = Vec::new();
    let all: usize = possible.iter().map(Vec::len).product();
    for nth in 0..all {
        let settled = |corrected: Corrected| -> Vec<Line<'_>> {
            let mut nth = nth;
            let lines = lines(corrected);
            let both = lines.iter().zip(&possible);
            both.map(|(line, possible)| {
                let said = &possible[nth % possible.len()];
                nth /= possible.len();
                settled(line, said)
            })
            .collect()
        };
        answers.push(is_in_force(book, rule, &settled, (who, day)));
    }
    match (answers.contains(&true), answers.contains(&false)) {
        (true, false) => Verdict::Met,
        (false, _) => Verdict::NotMet,
        (true, true) => Verdict::Undetermined,
    }
}

/// … once everything is settled: by one outcome, and while nothing holds it back.
fn is_in_force<'r>(
    book: &RulebookDraft,
    rule: &ConsequenceDraft,
    settled: &impl Fn(Corrected) -> Vec<Line<'r>>,
    (who, day): (&Id, NaiveDate),
) -> bool {
    let lines = settled(rule.corrected);
    let is_held = |id: &Id| {
        let other = book.consequence.iter().find(|other| other.id == *id).unwrap();
        is_in_force(book, other, settled, (who, day))
    };
    lines.iter().any(|line| holds(rule, line, &lines, (who, day)))
        && !rule.not_while.iter().any(is_held)
}

/// What an outcome says from days on: the day, what it says, and the record that dates it.
struct Line<'r> {
    outcome: &'r Decided,
    steps: Vec<(Option<NaiveDate>, Said, &'r Decided)>,
}

fn is_open(said: &Said) -> bool {
    matches!(said, Said::Open(_) | Said::Undetermined)
}

fn corrections<'r>(of: &Decided, records: &[&'r Decided]) -> Vec<&'r Decided> {
    let mut all: Vec<&Decided> = records
        .iter()
        .copied()
        .filter(|one| one.corrects.as_ref() == Some(&of.id))
        .filter(|one| !is_taken_back(one, records))
        .collect();
    all.sort_by_key(|one| (one.decided, one.seq));
    all
}

/// Whether a correction was withdrawn in the end.
fn is_taken_back(record: &Decided, records: &[&Decided]) -> bool {
    let last = corrections(record, records).pop();
    last.is_some_and(|last| stands(last, records, NaiveDate::MAX).says == Said::Withdrawn)
}

/// The record that says what another comes to, by what was decided up to a day.
fn stands<'r>(
    record: &'r Decided,
    records: &[&'r Decided],
    day: NaiveDate,
) -> &'r Decided {
    let corrections = corrections(record, records);
    let last = corrections.into_iter().rfind(|one| one.decided <= day);
    last.map_or(record, |last| stands(last, records, day))
}

fn line<'r>(
    outcome: &'r Decided,
    records: &[&'r Decided],
    corrected: Corrected,
) -> Line<'r> {
    let end = stands(outcome, records, NaiveDate::MAX);
    if corrected == Corrected::FromTheFirst {
        return Line { outcome, steps: vec![(None, end.says.clone(), outcome)] };
    }
    let mut days: Vec<NaiveDate> = records.iter().map(|one| one.decided).collect();
    days.sort_unstable();
    days.dedup();
    let mut steps = vec![(None, outcome.says.clone(), outcome)];
    for day in days {
        let now = stands(outcome, records, day);
        if now.id != outcome.id && steps[steps.len() - 1].2.id != now.id {
            steps.push((Some(day), now.says.clone(), now));
        }
    }
    // What is open and settled later was so from its own day on.
    for place in (0..steps.len() - 1).rev() {
        if is_open(&steps[place].1) {
            steps[place].1 = steps[place + 1].1.clone();
        }
    }
    Line { outcome, steps }
}

fn possible(line: &Line<'_>) -> Vec<Said> {
    let last = &line.steps[line.steps.len() - 1].1;
    match last {
        Said::Open(open) => {
            let grades = open.grades().iter().cloned().map(Said::Graded);
            grades.chain(open.or_ungraded().then_some(Said::Ungraded)).collect()
        }
        Said::Undetermined => vec![Said::Met, Said::NotMet, Said::NotApplicable],
        said => vec![said.clone()],
    }
}

fn settled<'r>(line: &Line<'r>, said: &Said) -> Line<'r> {
    let steps = line.steps.iter().map(|(day, was, by)| {
        let now = if is_open(was) { said.clone() } else { was.clone() };
        (*day, now, *by)
    });
    Line { outcome: line.outcome, steps: steps.collect() }
}

fn is_such(occasion: &OccasionDraft, of: &Matter, said: &Said) -> bool {
    let is_so = |is: &IsDraft| match is {
        IsDraft::Met => *said == Said::Met,
        IsDraft::NotMet => *said == Said::NotMet,
    };
    match (occasion, of) {
        (OccasionDraft::Graded { of, one_of }, Matter::Scheme(id)) => {
            of == id && one_of.iter().any(|grade| *said == Said::Graded(grade.clone()))
        }
        (OccasionDraft::Rule { of, is }, Matter::Rule(id))
        | (OccasionDraft::Decision { of, is }, Matter::Decision(id)) => {
            of == id && is_so(is)
        }
        _ => false,
    }
}

/// From when until when something holds, and the record that dates it.
type Spell<'r> = (NaiveDate, Option<NaiveDate>, &'r Decided);

fn spells<'r>(
    line: &Line<'r>,
    occasions: &[&OccasionDraft],
    moment: Moment,
) -> Vec<Spell<'r>> {
    let mut spells: Vec<Spell<'r>> = Vec::new();
    let mut is_on = false;
    for (day, said, by) in &line.steps {
        let holds = occasions.iter().any(|one| is_such(one, &line.outcome.of, said));
        if holds && !is_on {
            let first = first_day(moment, line.outcome, by);
            spells.push((day.map_or(first, |day| day.max(first)), None, by));
        }
        if !holds && is_on {
            spells.last_mut().unwrap().1 = *day;
        }
        is_on = holds;
    }
    spells
}

fn first_day(moment: Moment, outcome: &Decided, by: &Decided) -> NaiveDate {
    let day = by.decided;
    match moment {
        Moment::OnDecision => day,
        Moment::DayAfterDecision => day + Days::new(1),
        Moment::WhenKnown => by.known,
        Moment::WithPeriod => outcome.about.from(),
        Moment::AfterPeriod => outcome.about.until().unwrap(),
        Moment::NextMonth => month_start(day.year(), day.month0() + 1),
        Moment::NextYear => month_start(day.year() + 1, 0),
        other => panic!("{other:?} is not among these"),
    }
}

/// The first day of a month that is counted on from January of a year.
fn month_start(year: i32, month0: u32) -> NaiveDate {
    let years = i32::try_from(month0 / 12).unwrap();
    NaiveDate::from_ymd_opt(year + years, month0 % 12 + 1, 1).unwrap()
}

fn holds(
    rule: &ConsequenceDraft,
    ground: &Line<'_>,
    lines: &[Line<'_>],
    (who, day): (&Id, NaiveDate),
) -> bool {
    let falls = if rule.falls_on.is_empty() {
        ground.outcome.who == *who
    } else {
        let bearers = ground.outcome.bearers.iter();
        let mut such = bearers.filter(|bearer| rule.falls_on.contains(&bearer.role));
        such.any(|bearer| bearer.who.as_ref() == Some(who))
    };
    let when: Vec<&OccasionDraft> = rule.when.iter().collect();
    falls
        && spells(ground, &when, rule.starts).iter().any(|(from, until, by)| {
            let over = until.is_some_and(|until| until <= day)
                || over(rule, *from).is_some_and(|over| over <= day);
            *from <= day && !over && !is_lifted(rule, (ground, by), lines, (who, day))
        })
}

fn is_lifted(
    rule: &ConsequenceDraft,
    (ground, by): (&Line<'_>, &Decided),
    lines: &[Line<'_>],
    (who, day): (&Id, NaiveDate),
) -> bool {
    lines.iter().any(|other| {
        let about = &other.outcome.who;
        let is_ours = about == who || *about == ground.outcome.who;
        is_ours
            && other.outcome.id != ground.outcome.id
            && rule.lifted.iter().any(|lift| {
                spells(other, &[&lift.by], lift.from).iter().any(
                    |(from, until, lifts)| {
                        let is_decided_later =
                            (by.decided, by.seq) < (lifts.decided, lifts.seq);
                        let ours = ground.outcome.about.until().unwrap();
                        let theirs = other.outcome.about.until().unwrap();
                        let is_later = match lift.lifts {
                            Lifts::DecidedBefore => is_decided_later,
                            Lifts::AboutBefore if ours == theirs => is_decided_later,
                            Lifts::AboutBefore => ours < theirs,
                        };
                        is_later && *from <= day && until.is_none_or(|until| day < until)
                    },
                )
            })
    })
}

/// The first day on which it is over by itself.
fn over(rule: &ConsequenceDraft, from: NaiveDate) -> Option<NaiveDate> {
    let end = match rule.lasts {
        LastsDraft::Days(n) => from + Days::new(u64::from(n)),
        LastsDraft::Months(n) => months_later(from, n, rule.month_end?),
        LastsDraft::Years(n) => months_later(from, n * 12, rule.month_end?),
        LastsDraft::Until(day) => day,
        LastsDraft::ToEndOf(Window::Week) => {
            let monday = Days::new(u64::from(from.weekday().num_days_from_monday()));
            return Some(from - monday + Days::new(7));
        }
        LastsDraft::ToEndOf(window) => {
            let long = match window {
                Window::Week => panic!("a week has no months"),
                Window::Month => 1,
                Window::Quarter => 3,
                Window::HalfYear => 6,
                Window::Year => 12,
            };
            return Some(month_start(from.year(), (from.month0() / long + 1) * long));
        }
        LastsDraft::UntilLifted | LastsDraft::ForEver => return None,
    };
    Some(match rule.last_day? {
        LastDay::Counts => end + Days::new(1),
        LastDay::DoesNotCount => end,
    })
}

/// The same day of the month so many months later, or what stands for it in a short month.
fn months_later(from: NaiveDate, months: u32, month_end: MonthEnd) -> NaiveDate {
    let first = month_start(from.year(), from.month0() + months);
    let next = month_start(first.year(), first.month0() + 1);
    let same = first + Days::new(u64::from(from.day0()));
    match month_end {
        _ if same < next => same,
        MonthEnd::LastDay => next - Days::new(1),
        MonthEnd::Overflow => next,
    }
}

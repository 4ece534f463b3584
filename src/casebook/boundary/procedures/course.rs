//! A course of a procedure: what happened up to a day, replayed and written.

use chrono::NaiveDate;

use crate::casebook::boundary::stated::{Stated, quoted};
use crate::casebook::boundary::write::Written;
use crate::procedure::{
    Because, Calendar, Happened, History, Length, Obstacle, Procedure, Run, replay,
};
use crate::vocabulary::{Id, Named, Period};

/// What happened so far.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) begun: NaiveDate,
    pub(super) events: Vec<Happened>,
    /// The facts, from the beginning on.
    pub(super) stated: Stated,
    /// The day up to which it has come.
    pub(super) now: NaiveDate,
}

impl Course {
    /// How it stands on a day; `None` where the facts are refused.
    pub(super) fn run(&self, procedure: &Procedure, on: NaiveDate) -> Option<Run> {
        let stated =
            Stated { period: Period::new(self.begun, None).ok()?, ..self.stated.clone() };
        let sheet = stated.sheet(&procedure.rules().dictionary, None)?;
        let history = History::new(self.begun, self.events.clone());
        let history = history.with_facts(self.begun, sheet).ok()?;
        let history = match self.calendar(procedure) {
            Some(calendar) => history.with_calendar(calendar),
            None => history,
        };
        Some(replay(procedure, &history, on))
    }

    /// The same with one event more.
    pub(super) fn with(&self, event: Happened) -> Course {
        let mut course = self.clone();
        course.now = course.now.max(event.on);
        course.events.push(event);
        course
    }

    /// The number of the next event of a day.
    pub(super) fn next_on(&self, day: NaiveDate) -> u32 {
        let of_day = self.events.iter().filter(|event| event.on == day);
        of_day.map(|event| event.seq).max().unwrap_or(0).saturating_add(1)
    }

    /// The days of which a calendar is known, where working days are counted.
    fn known(&self, procedure: &Procedure) -> Option<Period> {
        let rules = procedure.rules();
        let waits = rules.transitions.iter().flat_map(|one| &one.not_before);
        let lengths = waits
            .map(|wait| wait.wait)
            .chain(rules.deadlines.iter().map(|one| one.within));
        let is_worked = |length: Length| matches!(length, Length::WorkingDays(_));
        let mut lengths = lengths;
        if !lengths.any(is_worked) {
            return None;
        }
        let until = self.now.checked_add_months(chrono::Months::new(24))?;
        Period::new(self.begun, Some(until)).ok()
    }

    fn calendar(&self, procedure: &Procedure) -> Option<Calendar> {
        Calendar::new(self.known(procedure)?, Vec::new(), Vec::new()).ok()
    }

    /// A case of it: how it stands on some days.
    pub(super) fn case(
        &self,
        procedure: &Procedure,
        written: Written,
        days: &[NaiveDate],
    ) -> Option<(String, String)> {
        let mut written = written
            .line(format!("procedure = \"{}\"", procedure.id()))
            .line(format!("begun    = \"{}\"", self.begun));
        if let Some(known) = self.known(procedure) {
            let until = known.until()?;
            let known = format!("{{ from = \"{}\", until = \"{until}\" }}", known.from());
            written = written.line(format!("calendar = {{ known = {known} }}"));
        }
        written = written.line("events = [".to_owned());
        for event in &self.events {
            written = written.line(format!("    {},", happened(event)));
        }
        written = written.line("]".to_owned());
        let on_day = |day: &NaiveDate| {
            Some(format!("    {},", stands(&self.run(procedure, *day)?)))
        };
        let days: Vec<String> = days.iter().map(on_day).collect::<Option<_>>()?;
        let lines = std::iter::once("days = [".to_owned()).chain(days);
        let lines = lines.chain(["]".to_owned()]).collect();
        Some(written.facts(&self.stated).pending(lines))
    }
}

/// An event as a case writes it.
fn happened(event: &Happened) -> String {
    let mut parts = vec![format!("on = \"{}\"", event.on)];
    if event.seq != 1 {
        parts.push(format!("seq = {}", event.seq));
    }
    parts.push(format!("event = \"{}\"", event.event));
    parts.extend(event.by.as_ref().map(|role| format!("by = \"{role}\"")));
    if !event.evidence.is_empty() {
        parts.push(format!("evidence = {}", list(event.evidence.iter())));
    }
    if let Some(ballot) = event.ballot {
        let valid = ballot.valid().map(|n| format!(", valid = {n}")).unwrap_or_default();
        parts.push(format!(
            "ballot = {{ entitled = {}, attending = {}, in_favour = {}{valid} }}",
            ballot.entitled(),
            ballot.attending(),
            ballot.in_favour()
        ));
    }
    parts.extend(event.length.map(|length| format!("length = {}", of_length(length))));
    format!("{{ {} }}", parts.join(", "))
}

fn of_length(length: Length) -> String {
    let (unit, n) = match length {
        Length::Days(n) => ("days", n),
        Length::WorkingDays(n) => ("working_days", n),
        Length::Weeks(n) => ("weeks", n),
        Length::Months(n) => ("months", n),
        Length::Years(n) => ("years", n),
    };
    format!("{{ {unit} = {n} }}")
}

fn list<'i>(ids: impl Iterator<Item = &'i Id>) -> String {
    let ids: Vec<String> = ids.map(|id| quoted(id.as_str())).collect();
    format!("[{}]", ids.join(", "))
}

/// How a run stands, as an expectation of its day.
fn stands(run: &Run) -> String {
    let mut parts = vec![format!("on = \"{}\"", run.as_of)];
    match run.state() {
        Some(state) => parts.push(format!("state = \"{}\"", state.id)),
        None => parts.push("begun = false".to_owned()),
    }
    let taken = run.steps.iter().filter_map(|step| taken(&step.because));
    parts.push(format!("taken = {}", list(taken.map(|named| &named.id))));
    let refused: Vec<String> = run
        .refused()
        .filter_map(|step| match &step.because {
            Because::Refused { event, why, .. } => {
                let id = match event {
                    crate::procedure::EventName::Known(named) => &named.id,
                    crate::procedure::EventName::Unknown(id) => id,
                };
                let mut why: Vec<&str> = why.iter().map(Obstacle::name).collect();
                why.dedup();
                let why: Vec<String> = why.into_iter().map(quoted).collect();
                let why = why.join(", ");
                Some(format!(
                    "{{ on = \"{}\", event = \"{id}\", why = [{why}] }}",
                    step.on
                ))
            }
            _ => None,
        })
        .collect();
    parts.push(format!("refused = [{}]", refused.join(", ")));
    let mut clocks: Vec<String> = Vec::new();
    for (nth, clock) in run.clocks.iter().enumerate() {
        let mut later = run.clocks.iter().skip(nth.saturating_add(1));
        if later.any(|other| other.name.id == clock.name.id) {
            continue;
        }
        let last = clock.last_day.map_or("untold".to_owned(), |day| day.to_string());
        let (id, standing) = (&clock.name.id, clock.standing.name());
        clocks.push(format!(
            "{{ at = \"{id}\", last_day = \"{last}\", standing = \"{standing}\" }}"
        ));
    }
    if !clocks.is_empty() {
        parts.push(format!("deadlines = [{}]", clocks.join(", ")));
    }
    let possible: Vec<String> = run
        .possible
        .iter()
        .filter(|one| one.to.is_some())
        .filter_map(|one| {
            Some(format!("{{ at = \"{}\", from = \"{}\" }}", one.rule.id, one.from?))
        })
        .collect();
    if !possible.is_empty() {
        parts.push(format!("possible = [{}]", possible.join(", ")));
    }
    format!("{{ {} }}", parts.join(", "))
}

/// The transition made, or the period made longer or shorter.
pub(super) const fn taken(because: &Because) -> Option<&Named> {
    match because {
        Because::Taken { transition, .. } => Some(transition),
        Because::Extended { spell, .. } | Because::Shortened { spell, .. } => Some(spell),
        _ => None,
    }
}

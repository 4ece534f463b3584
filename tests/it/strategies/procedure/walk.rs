//! What happened in a procedure: mostly what was possible, on the days where it matters.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use grassroots::facts::{FactKind, Raw, SheetDraft, SheetState};
use grassroots::procedure::{
    Ballot, Calendar, Happened, History, Length, Possible, Procedure, replay,
};
use grassroots::rulebook::draft::ProcedureDraft;
use grassroots::rulebook::{Rulebook, RulebookDraft};
use grassroots::vocabulary::{Id, Period};

use crate::naive::procedure::{Chronicle, Days as Working};
use crate::strategies::{Dice, leave_possible, value};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A random run, and a last day to look at.
pub(super) fn walk(
    dice: &mut Dice,
    book: RulebookDraft,
    rulebook: &Rulebook,
) -> (Chronicle, NaiveDate) {
    let begun = day(dice.pick::<&str>(&[
        "2020-01-31",
        "2019-12-31",
        "2020-01-30",
        "2020-02-29",
        "2019-11-30",
        "2020-08-31",
        "2019-02-28",
        "2019-06-15",
    ]));
    let sheets = sheets(dice, &book, begun);
    let calendar = (dice.roll(3) > 0).then(|| calendar(dice, begun));
    let mut chronicle = Chronicle { book, begun, events: Vec::new(), sheets, calendar };
    let mut today = begun;
    for _ in 0..dice.roll(12) {
        let next = happening(dice, rulebook, (&chronicle, today));
        today = today.max(next.on);
        chronicle.events.push(next);
    }
    for place in (1..chronicle.events.len()).rev() {
        chronicle.events.swap(place, dice.roll(place + 1));
    }
    let later = *dice.pick(&[40, 200, 0, 1]);
    (chronicle, today + Days::new(later))
}

/// The same as the crate takes it.
pub(crate) fn history(chronicle: &Chronicle, rulebook: &Rulebook) -> History {
    let mut history = History::new(chronicle.begun, chronicle.events.clone());
    for (from, sheet) in &chronicle.sheets {
        let sheet = rulebook.dictionary().sheet(sheet).unwrap();
        history = history.with_facts(*from, sheet).unwrap();
    }
    match &chronicle.calendar {
        None => history,
        Some(Working { known, off, worked }) => {
            let (off, worked) = (off.iter().copied(), worked.iter().copied());
            history.with_calendar(Calendar::new(*known, off, worked).unwrap())
        }
    }
}

fn sheets(
    dice: &mut Dice,
    book: &RulebookDraft,
    begun: NaiveDate,
) -> Vec<(NaiveDate, SheetDraft)> {
    let starts = [0, 20, 45].map(|days| begun + Days::new(days));
    let mut sheets = Vec::new();
    for from in starts {
        if from != begun && !dice.one_in(6) {
            continue;
        }
        let period = Period::new(begun, None).unwrap();
        let mut sheet = SheetDraft::new(period, SheetState::Open);
        for fact in &book.fact {
            if dice.one_in(8) {
                continue;
            }
            let raw = match &fact.kind {
                FactKind::Date(_) => Raw::Text(born(dice, begun).to_string()),
                _ => value(dice, fact, &[]),
            };
            sheet.facts.push((fact.id.to_string(), raw));
        }
        leave_possible(book, &mut sheet);
        sheets.push((from, sheet));
    }
    if dice.one_in(10) {
        sheets.clear();
    }
    sheets
}

/// Long ago, on the edge of eighteen years, or of late.
fn born(dice: &mut Dice, begun: NaiveDate) -> NaiveDate {
    let edge = begun.with_day(28).unwrap().with_year(begun.year() - 18).unwrap();
    match dice.roll(4) {
        0 => day("1980-02-29"),
        1 => edge + Days::new(3),
        2 => edge - Days::new(40),
        _ => begun - Days::new(7),
    }
}

fn calendar(dice: &mut Dice, begun: NaiveDate) -> Working {
    let from = day("2019-01-01");
    let until = match dice.roll(4) {
        0 => begun + Days::new(30),
        _ => day("2024-01-01"),
    };
    let (mut off, mut worked) = (Vec::new(), Vec::new());
    for after in 0..90 {
        let day = begun + Days::new(after);
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if dice.one_in(12) {
            if is_weekend { worked.push(day) } else { off.push(day) }
        }
    }
    Working { known: Period::new(from, Some(until)).unwrap(), off, worked }
}

/// What happens next: on a day where something changes, mostly something that is possible.
fn happening(
    dice: &mut Dice,
    rulebook: &Rulebook,
    (chronicle, today): (&Chronicle, NaiveDate),
) -> Happened {
    let procedure = &rulebook.procedures()[0];
    let draft = &chronicle.book.procedure[0];
    let so_far = history(chronicle, rulebook);
    let run = replay(procedure, &so_far, today);
    let ends = run.clocks.iter().filter_map(|clock| clock.last_day);
    let opened = run.possible.iter().filter_map(|one| one.from);
    let edges: Vec<NaiveDate> = ends.chain(opened).filter(|day| *day >= today).collect();
    let on = match dice.roll(8) {
        0 => today,
        1 => today + Days::new(1),
        2 | 3 => today + Days::new(u64::try_from(dice.roll(45)).unwrap()),
        _ if edges.is_empty() => today + Days::new(2),
        roll => {
            let edge = *dice.pick(&edges);
            let shift = u64::try_from(roll % 3).unwrap();
            (edge + Days::new(shift) - Days::new(1)).max(today)
        }
    };
    // Nothing is looked at so far ahead that a day cannot be reached by days.
    let on = on.min(today + Days::new(800));
    let chances = replay(procedure, &so_far, on).possible;
    let may: Vec<&Possible> =
        chances.iter().filter(|one| one.from.is_some_and(|from| from <= on)).collect();
    let resized: Vec<&Possible> =
        may.iter().copied().filter(|one| one.to.is_none()).collect();
    let event = if !resized.is_empty() && dice.one_in(2) {
        dice.pick(&resized).event.id.clone()
    } else if !may.is_empty() && dice.roll(5) > 0 {
        dice.pick(&may).event.id.clone()
    } else if !chances.is_empty() && dice.roll(3) > 0 {
        dice.pick(&chances).event.id.clone()
    } else if dice.one_in(12) {
        Id::new("nothing-known").unwrap()
    } else {
        dice.pick(&draft.event).id.clone()
    };
    let same_day = chronicle.events.iter().filter(|event| event.on == on).count();
    let is_twin = same_day > 0 && dice.one_in(15);
    let seq = u32::try_from(same_day + usize::from(!is_twin)).unwrap();
    let on = if dice.one_in(40) { chronicle.begun - Days::new(1) } else { on };
    carried(dice, draft, Happened::new(on, seq, event))
}

/// What an event carries: mostly what is asked for.
fn carried(dice: &mut Dice, draft: &ProcedureDraft, mut event: Happened) -> Happened {
    if dice.roll(10) > 0 {
        event.evidence = draft.evidence.iter().map(|one| one.id.clone()).collect();
    }
    if !draft.role.is_empty() && dice.roll(10) > 0 {
        event = event.by(dice.pick(&draft.role).id.clone());
    }
    if dice.roll(10) > 0 {
        event = event.voted(ballot(dice));
    }
    if dice.roll(10) > 0 {
        event = event.lasting(length(dice));
    }
    event
}

fn ballot(dice: &mut Dice) -> Ballot {
    let entitled = dice.roll(7);
    let attending = if dice.roll(3) > 0 { entitled } else { dice.roll(entitled + 1) };
    let favour = if dice.roll(3) > 0 { attending } else { dice.roll(entitled + 1) };
    let whole = |number: usize| u32::try_from(number).unwrap();
    let ballot = Ballot::new(whole(entitled), whole(attending), whole(favour)).unwrap();
    match dice.roll(3) {
        0 => ballot,
        _ => {
            let valid = favour + dice.roll(entitled - favour + 1);
            ballot.with_valid(whole(valid)).unwrap()
        }
    }
}

fn length(dice: &mut Dice) -> Length {
    match dice.roll(5) {
        0 => Length::Days(20),
        1 => Length::Months(1),
        2 => Length::Weeks(3),
        3 => Length::Days(u32::try_from(dice.roll(70)).unwrap()),
        _ => Length::WorkingDays(u32::try_from(1 + dice.roll(20)).unwrap()),
    }
}

/// The event of a rule, carrying all that the rule asks for.
pub(crate) fn carrying(
    procedure: &Procedure,
    rule: &Possible,
    on: NaiveDate,
) -> Happened {
    let rules = procedure.rules();
    let mut event = Happened::new(on, u32::MAX, rule.event.id.clone());
    event.evidence = rule.evidence.iter().map(|one| one.id.clone()).collect();
    event.by = rule.by.first().map(|role| role.id.clone());
    let all = Ballot::new(3, 3, 3).and_then(|ballot| ballot.with_valid(3)).unwrap();
    event.ballot = rule.vote.is_some().then_some(all);
    let spell = rules.spells.iter().find(|spell| spell.name.id == rule.rule.id);
    event.length = spell.filter(|_| rule.to.is_none()).and_then(|spell| {
        let extend = spell.extend.as_ref().filter(|one| one.on == rule.event);
        let shorten = spell.shorten.as_ref().map(|one| one.down_to);
        extend.map(|one| one.at_least).or(shorten)
    });
    event
}

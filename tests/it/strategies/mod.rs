//! Random rulebooks and random sheets for them.
//!
//! Rulebooks are valid by construction but for a few things that only the check can tell
//! (a cap that can never bind is one thing, a total that needs rounding another); what does
//! not pass is left out.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "made up from small numbers and fixed words"
)]

mod blank;
mod cohort;
mod consequence;
mod dated;
mod dice;
mod every;
mod facts;
mod measures;
mod procedure;
mod rules;
mod scheme;
mod series;
mod sheet;
mod together;

use std::fmt;

use grassroots::facts::{SheetDraft, SheetState};
use grassroots::rulebook::RulebookDraft;
use grassroots::vocabulary::{Ground, Period, Source, SourceKind};
use proptest::prelude::Strategy;
use proptest::test_runner::Config;

use blank::BLANK;
pub(crate) use cohort::{CohortCase, Cohorts, Within, cohort_case};
pub(crate) use consequence::{Consequential, consequential, edge_day, later, says};
pub(crate) use dice::{Dice, dice};
pub(crate) use every::{every_filling, every_value};
use facts::{Facts, Making, Style, day, id, label, note, text};
pub(crate) use procedure::{
    Run as ProcedureRun, any_procedure, any_run, carrying, history, run_of,
};
use rules::Maker;
pub(crate) use sheet::{
    Filling, decimal, is_possible, leave_possible, period, sheet, value,
};
pub(crate) use together::{Together, together_case};

/// A number of cases for each law, times as many as `PROPTEST_CASES` says for 256.
pub(crate) fn cases(number: u32) -> Config {
    let default = Config::default();
    let cases = number.saturating_mul(default.cases) / 256;
    Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..default }
}

/// A rulebook as written, and a sheet for it.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) book: RulebookDraft,
    pub(crate) sheet: SheetDraft,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.book.to_toml())?;
        writeln!(f, "# sheet: {:?}", self.sheet.sheet)?;
        self.sheet.facts.iter().try_for_each(|(id, raw)| writeln!(f, "# {id} = {raw:?}"))
    }
}

/// Any rulebook with any sheet.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    (dice(500), dice(150)).prop_map(|(for_book, mut dice)| {
        let state = SheetState::ALL[dice.roll(2)].1;
        let absent_in = *dice.pick(&[3, 6, 2, 1000]);
        let book = any_book(for_book);
        let period = period(&mut dice);
        let sheet = sheet(&mut dice, &book, Filling { state, absent_in, period });
        Case { book, sheet }
    })
}

/// Any rulebook over small domains with an open sheet, on which something is absent.
pub(crate) fn small_case() -> impl Strategy<Value = Case> {
    (dice(300), dice(100)).prop_map(|(for_book, mut dice)| {
        let are_shared = dice.roll(3) > 0;
        let (style, may_not_apply) = (Style::Any, dice.one_in(4));
        let making = Making { style, are_shared, may_not_apply, are_small: true };
        open_case(for_book, dice, making)
    })
}

/// The same with rules that read each fact once, as a thing of its own.
pub(crate) fn read_once_case() -> impl Strategy<Value = Case> {
    (dice(300), dice(100)).prop_map(|(for_book, dice)| {
        let (style, are_shared, may_not_apply) = (Style::ReadOnce, false, false);
        let making = Making { style, are_shared, may_not_apply, are_small: true };
        open_case(for_book, dice, making)
    })
}

/// A rulebook of nothing but deductions, with any sheet, and dice to make it worse.
pub(crate) fn penalty_case() -> impl Strategy<Value = (Case, Dice)> {
    (dice(300), dice(100)).prop_map(|(for_book, mut dice)| {
        let state = SheetState::ALL[dice.roll(2)].1;
        let (style, are_shared, may_not_apply) = (Style::Penalties, true, dice.one_in(3));
        let making = Making { style, are_shared, may_not_apply, are_small: false };
        let book = book(for_book, making);
        let period = period(&mut dice);
        let sheet = sheet(&mut dice, &book, Filling { state, absent_in: 6, period });
        (Case { book, sheet }, dice)
    })
}

fn open_case(for_book: Dice, mut dice: Dice, making: Making) -> Case {
    let book = book(for_book, making);
    // Where both ends of a range must be reached, there is a window for every day.
    let period = match making.style {
        Style::ReadOnce => Period::year(2019).unwrap(),
        Style::Any | Style::Penalties => period(&mut dice),
    };
    let filling = Filling { state: SheetState::Open, absent_in: 5, period };
    let sheet = sheet(&mut dice, &book, filling);
    Case { book, sheet }
}

/// Any rulebook.
pub(crate) fn any_rulebook() -> impl Strategy<Value = RulebookDraft> {
    dice(500).prop_map(any_book)
}

fn any_book(mut dice: Dice) -> RulebookDraft {
    let making = Making {
        style: Style::Any,
        are_shared: dice.roll(4) > 0,
        may_not_apply: dice.roll(3) > 0,
        are_small: dice.one_in(4),
    };
    book(dice, making)
}

fn book(dice: Dice, making: Making) -> RulebookDraft {
    let facts = Facts { made: Vec::new(), making };
    let mut maker = Maker { dice, facts, nodes: Vec::new() };
    let name = label(&mut maker.dice);
    let mut book = RulebookDraft::new(id("random"), "1.0", name, day(2019, 1));
    book.in_force.until = maker.dice.maybe(3, |_| day(2020, 1));
    book.in_force.gap_before = maker.dice.maybe(9, note);
    book.note = maker.note();
    book.ground = Some(Ground::Assumed { reason: text(&mut maker.dice) });
    let speech = Source::new(id("speech"), label(&mut maker.dice), SourceKind::Speech);
    let mut report = Source::new(id("report"), text(&mut maker.dice), SourceKind::Report);
    report.place = maker.dice.maybe(2, text);
    report.year = maker.dice.maybe(2, |_| 2019);
    report.note = maker.dice.maybe(15, text);
    book.source = vec![speech, report];
    for name in ["first", "second"] {
        if name == "first" || maker.dice.one_in(8) {
            maker.nodes.clear();
            let scheme = maker.scheme(name);
            book.scheme.push(scheme);
        }
    }
    if maker.dice.one_in(3) {
        maker.facts.idle(&mut maker.dice);
    }
    let grade = book.scheme.iter().flat_map(|scheme| &scheme.grade).next();
    if let (Some(grade), true) = (grade, maker.dice.one_in(4)) {
        let mut removal = BLANK.removal.clone();
        removal.grades = vec![grade.id.clone()];
        let mut secretary = BLANK.secretary.clone();
        secretary.removal = Some(removal);
        book.secretary = Some(secretary);
    }
    book.fact = maker.facts.made;
    book
}

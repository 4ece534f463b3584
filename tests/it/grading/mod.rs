//! Grading organizations and moving up: the room, and the bundled rulebook of the building
//! year.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests stop where they cannot go on"
)]

mod book;
mod gap;
mod laws;
mod plan;
mod rounds;
mod survey;
mod tally;
mod told;

use std::sync::LazyLock;

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::{Outcome, judge};
use grassroots::vocabulary::{Id, Period};

fn book() -> Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| bundled::building_year_2012().unwrap());
    BOOK.clone()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn year() -> Period {
    Period::year(2012).unwrap()
}

const YES: Raw = Raw::Boolean(true);
const NO: Raw = Raw::Boolean(false);

/// A closed sheet about `who`.
fn sheet<'f>(
    book: &Rulebook,
    who: &str,
    facts: impl IntoIterator<Item = (&'f str, Raw)>,
) -> Sheet {
    let draft = SheetDraft::new(year(), SheetState::Closed).about(id(who));
    book.dictionary().sheet(&draft.with_all(facts)).unwrap()
}

fn stands<'f>(rule: &str, facts: impl IntoIterator<Item = (&'f str, Raw)>) -> Standing {
    let book = book();
    let sheet = sheet(&book, "gucun", facts);
    examine(book.rule(rule).unwrap(), &sheet).standing()
}

/// A village that has everything, but for what is said.
fn village<'f>(
    book: &Rulebook,
    state: SheetState,
    but: impl IntoIterator<Item = (&'f str, Option<Raw>)>,
) -> Outcome {
    let mut facts: Vec<(&str, Raw)> = vec![
        ("organization.satisfaction", Raw::Integer(1)),
        ("team.elected_in_time", YES),
        ("team.complete", YES),
        ("team.active", YES),
        ("secretary.trained", YES),
        ("members.admitted", Raw::Integer(1)),
        ("members.activists", Raw::Integer(2)),
        ("system.meetings", YES),
        ("system.life", YES),
        ("system.openness", YES),
        ("system.pledges", YES),
        ("venue.state", Raw::text("equipped")),
        ("village.own_income", Raw::Integer(30_000)),
        ("village.coop_households", Raw::text("31%")),
        ("disputes.known", Raw::Integer(10)),
        ("disputes.settled", Raw::Integer(10)),
        ("village.disclosures_missed", Raw::Integer(0)),
    ];
    for (fact, value) in but {
        facts.retain(|(known, _)| *known != fact);
        facts.extend(value.map(|value| (fact, value)));
    }
    let draft = SheetDraft::new(year(), state).about(id("gucun")).with_all(facts);
    let sheet = book.dictionary().sheet(&draft).unwrap();
    judge(book.scheme("five-star/village").unwrap(), &sheet)
}

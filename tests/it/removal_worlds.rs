//! Every verdict of the rule of removal, found result by result, against all ways in which open
//! results may turn out; and many open results of one person.

#![expect(clippy::unwrap_used, reason = "what makes registers stands outside the tests")]

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use grassroots::consequence::{Decided, Matter, Said};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::secretary::{Appointments, AppointmentsDraft, appointments};
use grassroots::vocabulary::{Id, Period};
use proptest::prelude::*;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| bundled::secretary_2019().unwrap());

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(nth: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 1, 1).unwrap() + Days::new(nth)
}

/// One result every ten days, each known on the day after.
fn register(results: &[Said]) -> Appointments {
    let header = ["编号", "书记", "村", "任职日期"];
    let led = appointments(header, [["a", "wang", "dong", "2018-01-01"]]).unwrap();
    let decided = results.iter().zip(0_u64..).map(|(says, nth)| {
        let about = Period::new(day(10 * nth), Some(day(10 * nth + 10))).unwrap();
        let of = (Matter::Scheme(id("secretary")), says.clone());
        let name = id(&format!("g{nth}"));
        Decided::new(name, id("wang"), of, (about, day(10 * nth + 11)))
    });
    let draft = AppointmentsDraft::of(led).with([id("secretary")], decided);
    draft.check(BOOK.consequences()).unwrap()
}

/// What each result may be: whether it is incompetent, or nothing.
fn worlds(results: &[Said]) -> Vec<Vec<Option<bool>>> {
    let mut all = vec![Vec::new()];
    for says in results {
        let possible = match says {
            Said::Graded(grade) => vec![Some(*grade == id("incompetent"))],
            Said::Open(open) => {
                let grades = open.grades().iter();
                let mut all: Vec<_> =
                    grades.map(|grade| Some(*grade == id("incompetent"))).collect();
                all.extend(open.or_ungraded().then_some(None));
                all
            }
            _ => vec![None],
        };
        let longer = all.iter().flat_map(|before: &Vec<Option<bool>>| {
            possible.iter().map(|one| before.iter().chain([one]).copied().collect())
        });
        all = longer.collect();
    }
    all
}

/// Twice in a row or three times in all, by the results so far; none is passed over.
fn is_required(world: &[Option<bool>]) -> bool {
    let graded: Vec<bool> = world.iter().flatten().copied().collect();
    let row = graded.windows(2).any(|two| two == [true, true]);
    row || graded.iter().filter(|failed| **failed).count() >= 3
}

fn result() -> impl Strategy<Value = Said> {
    let both = || ["incompetent", "competent"].map(id);
    prop_oneof![
        3 => Just(Said::Graded(id("incompetent"))),
        3 => Just(Said::Graded(id("competent"))),
        1 => Just(Said::Ungraded),
        2 => Just(Said::among(both(), false)),
        1 => Just(Said::among(both(), true)),
        1 => Just(Said::among([id("incompetent")], true)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_verdict_is_what_all_worlds_have_in_common(
        results in prop::collection::vec(result(), 0..8),
    ) {
        let found = register(&results).removals(BOOK.removal().unwrap()).unwrap();
        let mut found = found.into_iter();
        for many in 1..=results.len() {
            let worlds = worlds(results.get(..many).unwrap());
            let (yes, no): (Vec<_>, Vec<_>) =
                worlds.iter().partition(|world| is_required(world));
            let expected = match (yes.is_empty(), no.is_empty()) {
                (true, _) => Said::NotMet,
                (false, true) => Said::Met,
                (false, false) => Said::Undetermined,
            };
            let record = found.next().unwrap();
            prop_assert_eq!(&record.says, &expected);
            let until = day(10 * u64::try_from(many).unwrap());
            prop_assert_eq!(record.about.until(), Some(until));
            if expected == Said::Met {
                break; // Who must be replaced must be once.
            }
        }
        prop_assert_eq!(found.next(), None);
    }
}

/// Hundreds of open results of one person are no more than a walk along them for each day.
#[test]
fn many_open_results_of_one_person_are_found_in_good_time() {
    let open = Said::among(["incompetent", "competent"].map(id), false);
    let results = vec![open; 300];
    let found = register(&results).removals(BOOK.removal().unwrap()).unwrap();
    assert_eq!(found.len(), 300);
    assert_eq!(found.iter().filter(|one| one.says == Said::Undetermined).count(), 299);
}

//! Laws of consequences, held against random histories.

use chrono::{Days, NaiveDate};
use grassroots::consequence::{
    Account, Because, Decided, Following, History, Said, Subject, differences,
};
use grassroots::rulebook::Rulebook;
use grassroots::rulebook::draft::ConsequenceDraft;
use grassroots::vocabulary::{Id, Verdict};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::naive::consequence::in_force;
use crate::strategies::{Consequential, cases, consequential, edge_day, later, says};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn checked(case: &Consequential) -> (Rulebook, History) {
    let book = case.book.check().unwrap();
    let history = History::check(book.consequences(), case.records.clone()).unwrap();
    (book, history)
}

fn again(history: &History, records: impl IntoIterator<Item = Decided>) -> History {
    History::check(history.rules(), records).unwrap()
}

/// The days around every edge of an account, and some others.
fn days(account: &Account, case: &mut Consequential) -> Vec<NaiveDate> {
    let times = account.followings.iter().flat_map(|one| &one.times);
    let edges = times.flat_map(|one| [Some(one.period.from()), one.period.until()]);
    let mut days: Vec<NaiveDate> = edges
        .flatten()
        .flat_map(|day| [day - Days::new(1), day, day + Days::new(1)])
        .collect();
    days.extend((0..6).map(|_| edge_day(&mut case.dice)));
    days.sort_unstable();
    days.dedup();
    days
}

fn person(who: &str) -> Subject {
    Subject::new(id("person"), id(who))
}

fn verdict(account: &Account, rule: &Id, who: &str, day: NaiveDate) -> Verdict {
    account.answer(rule.as_str(), &person(who), day).unwrap().verdict
}

/// What an account says for everybody, by every consequence, on these days.
fn told(account: &Account, days: &[NaiveDate]) -> Vec<Verdict> {
    let mut told = Vec::new();
    for rule in &account.consequences {
        for who in ["p1", "p2"] {
            told.extend(
                days.iter().map(|day| verdict(account, &rule.name.id, who, *day)),
            );
        }
    }
    told
}

fn bytes(followings: &[Following]) -> String {
    serde_json::to_string(followings).unwrap()
}

#[test]
fn random_histories_have_all_answers_and_corrections_that_matter() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut sure, mut open, mut lifted, mut twice, mut changed) = (0, 0, 0, 0, 0);
    let (mut held, mut may_be_held) = (0, 0);
    for _ in 0..1000 {
        let case = consequential().new_tree(&mut runner).unwrap().current();
        let (_, history) = checked(&case);
        let account = history.account();
        for one in &account.followings {
            sure += usize::from(one.times.iter().any(|t| t.verdict == Verdict::Met));
            open +=
                usize::from(one.times.iter().any(|t| t.verdict == Verdict::Undetermined));
            lifted += usize::from(one.times.is_empty());
            twice += usize::from(one.nth > 1);
            for why in &one.because {
                let Because::HeldBack { verdict, .. } = why else { continue };
                held += usize::from(*verdict == Verdict::Met);
                may_be_held += usize::from(*verdict == Verdict::Undetermined);
            }
        }
        for record in history.records().iter().filter(|one| one.corrects.is_some()) {
            changed += history.changed_by(record.id.as_str()).unwrap().len();
        }
    }
    let found = [sure, open, lifted, twice, changed, held, may_be_held];
    assert!(found.iter().all(|count| *count >= 10), "{found:?}");
}

proptest! {
    #![proptest_config(cases(192))]

    /// Every answer is the one that going through all completions day by day gives.
    #[test]
    fn an_answer_is_what_all_completions_have_in_common(mut case in consequential()) {
        let (_, history) = checked(&case);
        let known = edge_day(&mut case.dice);
        let all: Vec<&Decided> = history.records().iter().collect();
        let then: Vec<&Decided> =
            history.records().iter().filter(|one| one.known <= known).collect();
        for (account, records) in
            [(history.account(), all), (history.as_known_on(known), then)]
        {
            let days = days(&account, &mut case);
            for rule in &case.book.consequence {
                for who in ["p1", "p2"] {
                    for day in &days {
                        let found = verdict(&account, &rule.id, who, *day);
                        let expected =
                            in_force(&case.book, rule, &records, (&id(who), *day));
                        // What is open may ground a consequence and what holds it back.
                        let may_be_wide = !rule.not_while.is_empty()
                            && found == Verdict::Undetermined
                            && records.iter().any(|one| one.says.is_open());
                        prop_assert!(
                            found == expected || may_be_wide,
                            "{} for {} on {}: {:?}, not {:?}", rule.id, who, day, found, expected
                        );
                    }
                }
            }
        }
    }

    /// The order in which records arrive makes no difference, to the byte.
    #[test]
    fn the_order_of_arrival_makes_no_difference(mut case in consequential()) {
        let (_, history) = checked(&case);
        let mut records = case.records.clone();
        for place in 0..records.len() {
            let other = case.dice.roll(records.len());
            records.swap(place, other);
        }
        let shuffled = again(&history, records);
        prop_assert_eq!(shuffled.records(), history.records());
        let (one, other) = (history.account(), shuffled.account());
        prop_assert_eq!(bytes(&one.followings), bytes(&other.followings));
    }

    /// What was known on a day is not touched by what came later, to the byte.
    #[test]
    fn what_was_known_stays_told(mut case in consequential()) {
        let (_, history) = checked(&case);
        let known = edge_day(&mut case.dice);
        let then = case.records.iter().filter(|one| one.known <= known).cloned();
        let then = again(&history, then).account();
        let told = history.as_known_on(known);
        prop_assert_eq!(bytes(&then.followings), bytes(&told.followings));
    }

    /// A correction that is taken back leaves today as it was, and stays in what was known.
    #[test]
    fn a_correction_and_its_reversal_leave_today_as_it_was(mut case in consequential()) {
        prop_assume!(!case.records.is_empty());
        let (_, history) = checked(&case);
        let target = case.dice.pick(&case.records).clone();
        let said = says(&mut case.dice, &target.of);
        let last = case.records.iter().map(|one| one.known.max(one.decided)).max().unwrap();
        let (on, back) = (last + Days::new(10), last + Days::new(20));
        let mut correction = target.corrected(id("cx"), said, on);
        correction.seq = 900;
        let mut reversal = correction.corrected(id("cy"), Said::Withdrawn, back);
        reversal.seq = 901;
        let with = |more: &[&Decided]| {
            let more = more.iter().map(|one| (*one).clone());
            again(&history, case.records.iter().cloned().chain(more))
        };
        let (one, both) = (with(&[&correction]), with(&[&reversal, &correction]));
        prop_assert_eq!(
            bytes(&both.account().followings),
            bytes(&history.account().followings)
        );
        prop_assert_eq!(
            bytes(&both.as_known_on(back - Days::new(1)).followings),
            bytes(&one.account().followings)
        );
    }

    /// What settles an open outcome changes no answer that was told.
    #[test]
    fn settling_what_is_open_changes_nothing_that_was_told(mut case in consequential()) {
        let (_, history) = checked(&case);
        let account = history.account();
        let days = days(&account, &mut case);
        let before = told(&account, &days);
        let last = case.records.iter().map(|one| one.known.max(one.decided)).max();
        let outcomes: Vec<Decided> =
            case.records.iter().filter(|one| one.corrects.is_none()).cloned().collect();
        for outcome in outcomes {
            // Settled where it stands open still.
            let is_open = |one: &Following| {
                one.outcome == outcome.id
                    && one.times.iter().any(|t| t.verdict == Verdict::Undetermined)
            };
            let has_correction =
                case.records.iter().any(|one| one.corrects.as_ref() == Some(&outcome.id));
            if has_correction || !account.followings.iter().any(is_open) {
                continue;
            }
            let possible = match &outcome.says {
                Said::Open(open) => {
                    let grades = open.grades().iter().cloned().map(Said::Graded);
                    grades.chain(open.or_ungraded().then_some(Said::Ungraded)).collect()
                }
                Said::Undetermined => vec![Said::Met, Said::NotMet, Said::NotApplicable],
                _ => continue,
            };
            for said in possible {
                let on = later(&mut case.dice, last.unwrap());
                let mut settled = outcome.corrected(id("cz"), said, on);
                settled.seq = 900;
                let records = case.records.iter().cloned().chain([settled]);
                let after = told(&again(&history, records).account(), &days);
                for (before, after) in before.iter().zip(&after) {
                    prop_assert!(*before == Verdict::Undetermined || before == after);
                }
            }
        }
    }

    /// One more ground never shortens another: where nothing is lifted, what is in force
    /// without an outcome is in force with it.
    #[test]
    fn overlapping_consequences_never_shorten_each_other(mut case in consequential()) {
        let (_, history) = checked(&case);
        let account = history.account();
        let days = days(&account, &mut case);
        for record in history.records().iter().filter(|one| one.corrects.is_none()) {
            let without = history.without(record.id.as_str()).unwrap();
            let is_free = |one: &&ConsequenceDraft| {
                one.lifted.is_empty() && one.not_while.is_empty()
            };
            for rule in case.book.consequence.iter().filter(is_free) {
                for who in ["p1", "p2"] {
                    for day in &days {
                        if verdict(&without, &rule.id, who, *day) == Verdict::Met {
                            let with = verdict(&account, &rule.id, who, *day);
                            prop_assert_eq!(with, Verdict::Met);
                        }
                    }
                }
            }
        }
    }

    /// What a record changed is what lies between the accounts before and after it.
    #[test]
    fn differences_lead_from_one_account_to_the_other(case in consequential()) {
        let (_, history) = checked(&case);
        let account = history.account();
        prop_assert_eq!(differences(&account, &account).len(), 0);
        for record in history.records() {
            let without = history.without(record.id.as_str()).unwrap();
            let mut followings = without.followings.clone();
            for one in differences(&without, &account) {
                if let Some(before) = &one.before {
                    followings.retain(|known| known != before);
                }
                followings.extend(one.after);
            }
            followings.sort_by_key(|one| bytes(std::slice::from_ref(one)));
            let mut expected = account.followings.clone();
            expected.sort_by_key(|one| bytes(std::slice::from_ref(one)));
            prop_assert_eq!(followings, expected);
        }
    }

    /// Records and accounts survive their wire form.
    #[test]
    fn records_and_accounts_round_trip(case in consequential()) {
        let (_, history) = checked(&case);
        let account = history.account();
        let wire = serde_json::to_string(&account).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Account>(&wire).unwrap(), &account);
        let wire = serde_json::to_string(history.records()).unwrap();
        let records: Vec<Decided> = serde_json::from_str(&wire).unwrap();
        prop_assert_eq!(records.as_slice(), history.records());
    }

    /// The draft of random consequences survives being written and read.
    #[test]
    fn consequences_are_read_as_they_are_written(case in consequential()) {
        let read = grassroots::rulebook::RulebookDraft::read(&case.book.to_toml()).unwrap();
        prop_assert_eq!(read, case.book);
    }
}

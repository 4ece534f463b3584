//! Results and corrections that become known after those of later years, or after the person
//! has left: the records of the rule of removal that are found in them.

use grassroots::consequence::{Decided, History, Matter, Said, Subject};
use grassroots::secretary::{AppointmentDraft, AppointmentsDraft};
use grassroots::vocabulary::{Period, Verdict};
use proptest::prelude::*;

use super::appointments::{AGAIN, book, id, must_be_replaced, of_years, on, wang};

/// Wang: dong until 1 March 2022; 2019 is known after 2020.
#[test]
fn a_result_of_an_earlier_year_known_later_corrects_the_record_of_the_later() {
    let mut records = of_years(&[(2020, "不称职"), (2019, "不称职")]);
    for record in records.iter_mut().filter(|one| one.id.as_str() == "g2019") {
        *record = Decided::new(
            record.id.clone(),
            record.who.clone(),
            (record.of.clone(), record.says.clone()),
            (record.about, on("2021-06-10")),
        );
    }
    let rules = book();
    let rules = rules.removal().unwrap();
    let history = wang(&AGAIN, records.clone()).with_removals(rules).unwrap();
    let told: Vec<_> = history
        .records()
        .iter()
        .filter(|one| one.id.as_str().contains("removal"))
        .map(|one| (one.id.as_str(), one.says.clone(), one.about.from().to_string()))
        .collect();
    let one = |id, says, from: &str| (id, says, from.to_owned());
    let expected = [
        one("wang/removal-2020-12-31", Said::NotMet, "2020-01-01"),
        one("wang/removal-2019-12-31", Said::NotMet, "2019-01-01"),
        one("wang/removal-2020-12-31/2021-06-10", Said::Met, "2020-01-01"),
    ];
    assert_eq!(told, expected);
    assert_eq!(must_be_replaced(&history, "2021-01-10"), Verdict::Met);
    // The same with a result of 2018 that makes no difference, and without it.
    let with = [records, of_years(&[(2018, "称职")])].concat();
    let led = [["a1", "wang", "dong", "2018-01-01", "2022-03-01", "9"]];
    let history = wang(&led, with).with_removals(rules).unwrap();
    let without = history.without("g2018").unwrap();
    let who = Subject::new(id("secretary"), id("wang"));
    let then = without.answer("must-be-replaced", &who, on("2021-06-10")).unwrap();
    assert_eq!(then.verdict, Verdict::Met);
}

/// Incompetent in 2019, competent in 2020, which is corrected after wang has left.
#[test]
fn what_a_late_correction_requires_is_lifted_by_the_end_of_the_tenure() {
    let mut records = of_years(&[(2019, "不称职"), (2020, "称职")]);
    let says = Said::Graded(id("incompetent"));
    records.push(records[1].corrected(id("k"), says, on("2023-05-06")));
    let rules = book();
    for led in [AGAIN.as_slice(), &AGAIN[..1]] {
        let register = wang(led, records.clone());
        let history = register.with_removals(rules.removal().unwrap()).unwrap();
        let days = ["2021-01-09", "2021-01-10", "2022-02-28", "2022-03-01", "2023-05-06"];
        let told = days.map(|day| must_be_replaced(&history, day) == Verdict::Met);
        assert_eq!(told, [false, true, true, false, false]);
        let left = history.record("wang/left-2022-03-01").unwrap();
        assert_eq!((left.decided, left.known), (on("2022-03-01"), on("2023-05-06")));
    }
}

/// A departure that does not stand is told; one that stands takes the place of the found one.
#[test]
fn a_departure_that_does_not_stand_and_is_one_by_the_appointments_is_told() {
    let results = of_years(&[(2019, "不称职"), (2020, "不称职")]);
    let left = |says, day: &str| {
        let of = (Matter::Decision(id("secretary/left-office")), says);
        let about = Period::new(on(day), on(day).succ_opt()).unwrap();
        Decided::new(id("left"), id("wang"), of, (about, on(day)))
    };
    let rules = book();
    let made = |records: &[Decided]| {
        let register = wang(&AGAIN, [results.as_slice(), records].concat());
        register.with_removals(rules.removal().unwrap())
    };
    let told = "outcomes[left].says: by the appointments `wang` leads nothing from 2022-03-01 on: \
                correct this departure to met, leave it out, or mend the appointments";
    let met = left(Said::Met, "2022-03-01");
    let withdrawn = met.corrected(id("w"), Said::Withdrawn, on("2022-04-01"));
    let again = withdrawn.corrected(id("ww"), Said::Withdrawn, on("2022-05-01"));
    let not_met = left(Said::NotMet, "2022-03-01");
    assert_eq!(made(&[met.clone(), withdrawn.clone()]).unwrap_err().to_string(), told);
    assert_eq!(made(&[not_met]).unwrap_err().to_string(), told);
    for records in [vec![met.clone()], vec![met, withdrawn, again]] {
        let history = made(&records).unwrap();
        assert_eq!(must_be_replaced(&history, "2022-03-01"), Verdict::NotMet);
        assert!(history.record("wang/left-2022-03-01").is_none());
    }
    // Of another day it contradicts nothing: the register's own is found.
    let other = left(Said::NotMet, "2022-02-01");
    assert_eq!(must_be_replaced(&made(&[other]).unwrap(), "2022-03-01"), Verdict::NotMet);
}

/// As many results as there may be of one, with as many that are found.
#[test]
fn what_is_found_does_not_count_towards_the_most() {
    let led = [["a1", "wang", "dong", "2018-01-01", "", "9"]];
    let most = u64::try_from(History::MOST_OF_ONE).unwrap();
    let results = (0..most).map(|nth| {
        let day = on("2019-01-01") + chrono::Days::new(nth);
        let about = Period::new(day, day.succ_opt()).unwrap();
        let of = (Matter::Scheme(id("secretary")), Said::Graded(id("competent")));
        Decided::new(id(&format!("g{nth}")), id("wang"), of, (about, day))
    });
    let history = wang(&led, results.collect());
    let history = history.with_removals(book().removal().unwrap()).unwrap();
    assert_eq!(history.records().len(), 2 * History::MOST_OF_ONE);
}

/// The offices of wang, each followed by days without one or by the next.
fn offices() -> impl Strategy<Value = Vec<AppointmentDraft>> {
    prop::collection::vec((100_u64..1500, 0_u64..2, 0_u64..500, any::<bool>()), 1..5)
        .prop_map(|offices| {
            let mut day = on("2018-01-01");
            let mut led = Vec::new();
            for (nth, (days, has_gap, gap, is_dong)) in offices.into_iter().enumerate() {
                let until = day + chrono::Days::new(days);
                let village = id(if is_dong { "dong" } else { "xi" });
                let name = id(&format!("a{nth}"));
                let draft = AppointmentDraft::new(name, id("wang"), village, day);
                led.push(draft.until(until));
                day = until + chrono::Days::new(has_gap * gap);
            }
            led
        })
}

/// Results of years, each known some time after its year, some corrected once or twice.
fn late_results() -> impl Strategy<Value = Vec<Decided>> {
    let says = || prop::sample::select(vec!["不称职", "不称职", "称职", "称职、不称职"]);
    let settled = || {
        prop::sample::select(vec![
            Said::Withdrawn,
            Said::Graded(id("competent")),
            Said::Graded(id("incompetent")),
            Said::Graded(id("incompetent")),
        ])
    };
    let corrections = prop::collection::vec((settled(), 1_u64..900), 0..3);
    let one = (prop::option::weighted(0.8, says()), 0_u64..900, corrections);
    prop::collection::vec(one, 6).prop_map(|years| {
        let mut all = Vec::new();
        for ((says, late, corrections), year) in years.into_iter().zip(2018..) {
            let Some(says) = says else { continue };
            let mut last = of_years(&[(year, says)]).remove(0);
            let day = last.decided.max(on("2019-12-01")) + chrono::Days::new(late);
            (last.decided, last.known) = (day, day);
            all.push(last.clone());
            for (nth, (says, days)) in corrections.into_iter().enumerate() {
                let day = last.decided + chrono::Days::new(days);
                last = last.corrected(id(&format!("k{year}-{nth}")), says, day);
                all.push(last.clone());
            }
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever becomes known when, what is found is a history; who leads nothing need not be
    /// replaced; without a record it is the history made without it.
    #[test]
    fn results_that_are_known_late_are_found_like_others(
        led in offices(),
        records in late_results(),
    ) {
        let held = |record: &Decided| {
            led.iter().any(|one| {
                let until = one.until.unwrap();
                Period::new(one.from, Some(until)).unwrap().overlaps(&record.about)
            })
        };
        let records: Vec<Decided> = records.into_iter().filter(held).collect();
        let rules = book();
        let made = |records: Vec<Decided>| {
            let draft = AppointmentsDraft::of(led.clone()).with([id("secretary")], records);
            let register = draft.check(rules.consequences()).unwrap();
            let history = register.with_removals(rules.removal().unwrap()).unwrap();
            (register, history)
        };
        let (register, history) = made(records.clone());
        for month in 0..120_u32 {
            let day = on("2019-01-15") + chrono::Months::new(month);
            if register.villages_on(&id("wang"), day).is_empty() {
                prop_assert_eq!(must_be_replaced(&history, &day.to_string()), Verdict::NotMet);
            }
            let then: Vec<_> = records.iter().filter(|one| one.known <= day).cloned().collect();
            if month % 12 == 0 {
                prop_assert_eq!(
                    made(then).1.as_known_on(day).followings,
                    history.as_known_on(day).followings
                );
            }
        }
        for record in &records {
            let mut gone = vec![record.id.clone()];
            for one in &records {
                if one.corrects.as_ref().is_some_and(|of| gone.contains(of)) {
                    gone.push(one.id.clone());
                }
            }
            let kept = records.iter().filter(|one| !gone.contains(&one.id));
            let kept: Vec<Decided> = kept.cloned().collect();
            let told = history.without(record.id.as_str()).unwrap();
            prop_assert_eq!(made(kept).1.account(), told);
        }
    }
}

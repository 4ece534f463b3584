//! Does the county of the example `consequences` come to what its five years say?

#![expect(clippy::unwrap_used, reason = "what opens the tables stands outside the tests")]

#[path = "../../examples/consequences/county.rs"]
mod county;

use std::sync::LazyLock;

use chrono::NaiveDate;
use grassroots::consequence::{Account, Change, Subject, differences};
use grassroots::explain::Format;
use grassroots::vocabulary::{Id, Period, Script, Verdict};

use county::{County, Days};

static COUNTY: LazyLock<County> = LazyLock::new(|| County::open().unwrap());

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Everything that is in force on a day: whom it falls on, and what; `?` where it may be.
fn in_force(account: &Account, day: &str) -> Vec<String> {
    let told = account.in_force(on(day)).map(|one| {
        let open = if one.on(on(day)) == Verdict::Undetermined { "?" } else { "" };
        format!("{} {}{open}", one.on.id, one.consequence.id)
    });
    told.collect()
}

fn secretaries(known: &str, day: &str) -> Vec<String> {
    in_force(&COUNTY.of_secretaries.as_known_on(on(known)), day)
}

fn others(known: &str, day: &str) -> Vec<String> {
    in_force(&COUNTY.of_others.as_known_on(on(known)), day)
}

const LI: [&str; 3] = ["li commended", "li preferred", "li nominated"];

#[test]
fn the_correction_of_2022_brings_removal_from_the_first() {
    assert_eq!(secretaries("2022-05-09", "2022-06-01"), LI);
    let after = secretaries("2022-05-10", "2022-06-01");
    assert_eq!(after.len(), 4);
    assert_eq!(after.last().unwrap(), "zhang must-be-replaced");
    // As known now it had to be done from the day on which 2020 became known.
    let now = COUNTY.of_secretaries.account();
    let zhang = Subject::new(Id::new("secretary").unwrap(), Id::new("zhang").unwrap());
    let times: Vec<Period> = now
        .of(&zhang)
        .filter(|one| one.consequence.id.as_str() == "must-be-replaced")
        .flat_map(|one| &one.times)
        .map(|one| one.period)
        .collect();
    // … until zhang left.
    assert_eq!(times, [Period::new(on("2021-01-12"), Some(on("2022-06-30"))).unwrap()]);
    assert_eq!(secretaries("2022-12-31", "2022-07-01"), LI);
}

#[test]
fn what_the_correction_changed_is_one_thing() {
    let before = COUNTY.of_secretaries.as_known_on(on("2022-05-09"));
    let after = COUNTY.of_secretaries.as_known_on(on("2022-05-10"));
    let changed: Vec<(String, Change)> = differences(&before, &after)
        .iter()
        .map(|one| {
            let following = one.following().unwrap();
            (format!("{} {}", following.on.id, following.consequence.id), one.change())
        })
        .collect();
    assert_eq!(changed, [("zhang must-be-replaced".to_owned(), Change::Began)]);
}

#[test]
fn five_years_of_secretaries_begin_and_end_with_their_decisions() {
    // The breach of 2020 in dong, until the sanction of 20 April 2021.
    assert_eq!(secretaries("2021-12-31", "2021-02-09"), Vec::<String>::new());
    assert_eq!(secretaries("2021-12-31", "2021-02-10"), ["zhang answers-for-breach"]);
    assert_eq!(secretaries("2021-12-31", "2021-04-20"), Vec::<String>::new());
    // Li's case of September 2022 ends preference and nomination; the commendation ends with
    // its year.
    assert_eq!(secretaries("2022-12-31", "2022-09-19"), LI);
    // … and is held back until the sanction is given.
    assert_eq!(secretaries("2022-12-31", "2022-09-20"), ["li sanctioned"]);
    assert_eq!(secretaries("2022-12-31", "2022-11-30"), ["li commended"]);
    assert_eq!(secretaries("2023-12-31", "2023-01-01"), Vec::<String>::new());
    // Wang is nominated for 2022; 2023 is open, and may nominate again or end it.
    assert_eq!(secretaries("2023-12-31", "2023-06-01"), ["wang nominated"]);
    // Zhao was incompetent in one village in 2020 and in another in 2022 and 2023.
    let end = secretaries("2024-12-31", "2024-06-01");
    assert_eq!(end, ["wang nominated?", "wang nominated?", "zhao must-be-replaced"]);
}

#[test]
fn units_and_townships_too() {
    let water = "water-bureau unit-award-bar";
    assert_eq!(others("2024-12-31", "2020-04-14"), Vec::<String>::new());
    assert_eq!(others("2024-12-31", "2020-04-15"), [water]);
    // Both bars hold in 2022, and the first ends by itself.
    let officers = ["qian officers-not-promoted", "zhou officers-not-promoted"];
    let title = "hekou title-withdrawn";
    let expect = |more: &[&str]| -> Vec<String> {
        let all = officers.iter().chain([&title]).chain(more);
        all.map(|one| (*one).to_owned()).collect()
    };
    assert_eq!(others("2024-12-31", "2023-04-14"), {
        let mut all = expect(&["shimen key-management?", "shimen title-withdrawn?"]);
        all.extend([water.to_owned(), water.to_owned()]);
        all
    });
    assert_eq!(others("2024-12-31", "2023-04-15"), {
        let mut all = expect(&["shimen key-management?", "shimen title-withdrawn?"]);
        all.push(water.to_owned());
        all
    });
    // The culture bureau's bar of 2021 was a mistake: in force as known then, never as known now.
    let culture = |known| {
        others(known, "2021-06-01").contains(&"culture-bureau unit-award-bar".to_owned())
    };
    assert_eq!((culture("2021-09-02"), culture("2021-09-03")), (true, false));
    // Key management of hekou ended when its villages were turned around.
    let managed =
        |day| others("2024-12-31", day).contains(&"hekou key-management".to_owned());
    assert_eq!((managed("2021-12-31"), managed("2022-01-01")), (true, false));
}

#[test]
fn the_report_stands_in_three_scripts() {
    let titles = Script::ALL.map(|script| {
        let report = COUNTY.report(Days::default(), script).render(Format::Text);
        report.lines().next().unwrap().to_owned()
    });
    assert_eq!(
        titles,
        [
            "五年的认定和后果",
            "五年的認定和後果",
            "Five years of decisions, and what follows"
        ]
    );
    let hans = COUNTY.report(Days::default(), Script::Hans).render(Format::Text);
    assert!(hans.contains("2020年：“称职”更正为“不称职”"), "{hans}");
    assert!(hans.contains("zhang：坚决予以调整退出"), "{hans}");
}

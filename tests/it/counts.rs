//! How many of many meet a rule, as a fact of what they belong to.

use grassroots::facts::{Entry, Possible, Sheet, SheetDraft, SheetState};
use grassroots::rule::{Coverage, Standing, coverage, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Exact, Id, Period, Span};

const FACT: &str = "township.key_villages_not_turned";
const RULE: &str = "rectification/accountability-township.village";

fn sheet(book: &Rulebook, about: &str, facts: &[(&str, &str)]) -> Sheet {
    let year = Period::year(2005).unwrap();
    let draft = SheetDraft::new(year, SheetState::Closed).about(Id::new(about).unwrap());
    let raw = |text: &str| serde_json::from_str(text).unwrap();
    let facts = facts.iter().map(|(fact, text)| (*fact, raw(text)));
    book.dictionary().sheet(&draft.with_all(facts)).unwrap()
}

/// A village that failed, one of which nothing is known but that, and one that passed.
fn villages(book: &Rulebook, number_failed: usize) -> Coverage {
    let key = ("village.city_key_managed", "true");
    let failed = ("acceptance.result", r#""failed""#);
    let held = ("acceptance.relapsed", "false");
    let all = [
        sheet(book, "a", &[key, failed, held]),
        sheet(book, "b", &[failed, held]),
        sheet(book, "c", &[key, ("acceptance.result", r#""passed""#), held]),
    ];
    coverage(book.rule(RULE).unwrap(), all.iter().skip(1 - number_failed)).unwrap()
}

#[test]
fn one_who_meets_the_rule_for_certain_settles_what_one_is_enough_for() {
    let book = bundled::rectification_2005().unwrap();
    let own = sheet(&book, "zhen", &[]);
    let counted = book.counted(own.clone(), FACT, &villages(&book, 1)).unwrap();
    let between = Span::between(Exact::whole(1), Exact::whole(2));
    assert_eq!(counted.entry(FACT), Some(&Entry::Open(Possible::Number(between))));
    let rule = book.rule("rectification/accountability-township").unwrap();
    assert_eq!(examine(rule, &counted).standing(), Standing::Met);
    // Without that one it cannot be told, and what is missing of the villages is named.
    let counted = book.counted(own, FACT, &villages(&book, 0)).unwrap();
    let found = examine(rule, &counted);
    assert_eq!(found.standing(), Standing::Undetermined);
    let missing: Vec<&str> = found.missing().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(missing, [FACT, "village.city_key_managed"]);
}

#[test]
fn what_is_known_of_all_is_a_number() {
    let book = bundled::rectification_2005().unwrap();
    let rule = book.rule(RULE).unwrap();
    let counted = |of: &Coverage| {
        let counted = book.counted(sheet(&book, "zhen", &[]), FACT, of);
        counted.unwrap().number(FACT)
    };
    assert_eq!(counted(&Coverage::of_nobody(rule)), Some(Exact::ZERO));
    let mut of = villages(&book, 1);
    of.undetermined.clear();
    assert_eq!(counted(&of), Some(Exact::whole(1)));
}

#[test]
fn what_cannot_be_such_a_number_is_refused() {
    let book = bundled::rectification_2005().unwrap();
    let of = villages(&book, 1);
    let refused = |sheet: Sheet, fact: &str, of: &Coverage| {
        book.counted(sheet, fact, of).unwrap_err().to_string()
    };
    let own = || sheet(&book, "zhen", &[]);
    assert_eq!(
        refused(own(), "township.awarded", &of),
        "facts[township.awarded]: the fact `township.awarded` is a yes or no; a count is needed \
         here"
    );
    assert_eq!(
        refused(own(), "township.key_village", &of),
        "facts[township.key_village]: there is no fact `township.key_village`; did \
         you mean `township.key_managed`?"
    );
    let stated = sheet(&book, "zhen", &[(FACT, "2")]);
    assert_eq!(
        refused(stated, FACT, &of),
        format!(
            "facts[{FACT}]: it is stated already, and an outcome would state it again: leave \
             one out"
        )
    );
    let mut many = of.clone();
    many.met = (0..201).map(|nth| Id::new(&format!("v-{nth}")).unwrap()).collect();
    assert_eq!(
        refused(own(), FACT, &many),
        format!("facts[{FACT}]: 202 lies outside 0 to 200, the domain of this fact")
    );
    let other = bundled::building_year_2012().unwrap();
    let foreign = Coverage::of_nobody(other.rules().first().unwrap());
    assert!(refused(own(), FACT, &foreign).starts_with("coverage: there is no rule `"));
    let foreign = sheet(&other, "zhen", &[]);
    assert!(refused(foreign, FACT, &of).starts_with("facts: the sheet was checked"));
}

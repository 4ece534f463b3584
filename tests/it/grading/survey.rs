//! A survey held against what was found on site.

use grassroots::explain::Wording as _;
use grassroots::facts::Raw;
use grassroots::grading::contradictions;
use grassroots::rule::Standing;
use grassroots::rulebook::bundled;
use grassroots::vocabulary::Script;

use super::{NO, YES, book, sheet, stands};

#[test]
fn what_the_check_contradicts_is_named() {
    let book = book();
    let survey = sheet(
        &book,
        "gucun",
        [
            ("team.complete", YES),
            ("team.active", YES),
            ("venue.state", Raw::text("equipped")),
            ("members.admitted", Raw::Integer(1)),
        ],
    );
    let found = sheet(
        &book,
        "gucun",
        [
            ("team.complete", NO),
            ("team.active", YES),
            ("venue.state", Raw::text("bare")),
            ("secretary.trained", NO),
        ],
    );
    let check = contradictions(&survey, &found).unwrap();
    let ids = |list: &[grassroots::vocabulary::Named]| {
        list.iter().map(|one| one.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&check.checked), ["team.complete", "team.active", "venue.state"]);
    assert_eq!(ids(&check.contradicted), ["team.complete", "venue.state"]);
    assert_eq!(ids(&check.unchecked), ["members.admitted"]);
    assert_eq!(ids(&check.left_out), ["secretary.trained"]);
    assert_eq!(
        check.words(Script::Hans),
        "复核3项，不符2项：班子配备齐全、活动场所；漏报：书记已轮训"
    );
    assert_eq!(
        check.words(Script::En),
        "3 checked, 2 contradicted: the team is complete, venue; left out: the secretary has \
         been trained in rotation"
    );
    assert!(check.words(Script::Hant).starts_with("複核3項，不符2項：班子配備齊全"));
    assert_eq!(stands("grading/accuracy.survey", check.facts()), Standing::NotMet);
}

#[test]
fn a_survey_that_holds_is_accurate_and_one_that_nobody_checked_is_neither() {
    let book = book();
    let survey = sheet(&book, "gucun", [("team.complete", YES)]);
    let check = contradictions(&survey, &survey).unwrap();
    assert_eq!(stands("grading/accuracy.survey", check.facts()), Standing::Met);
    let unchecked = contradictions(&survey, &sheet(&book, "gucun", [])).unwrap();
    assert_eq!(
        stands("grading/accuracy.survey", unchecked.facts()),
        Standing::NotApplicable
    );
}

#[test]
fn sheets_of_two_dictionaries_are_not_compared() {
    let (one, other) = (book(), bundled::members_2014().unwrap());
    let found = sheet(&other, "gucun", []);
    let refused = contradictions(&sheet(&one, "gucun", []), &found).unwrap_err();
    assert!(refused.to_string().starts_with("found: "), "{refused}");
}

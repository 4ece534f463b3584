//! What the register tells, in the words of the bundled rulebooks.

use grassroots::facts::{Entry, Raw, Sheet, SheetDraft, SheetState};
use grassroots::member::{
    Family, Health, Leaving, Left, Member, MemberDraft, Mobility, Qualities, Stage,
};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Label, Period, Script};

use super::{checked, day, draft};

/// The words of a list with their labels, as a dictionary has them.
fn choices(book: &Rulebook, fact: &str) -> Vec<(String, Label)> {
    let fact = book.dictionary().fact(fact).unwrap();
    fact.kind()
        .choices()
        .iter()
        .map(|one| (one.id.to_string(), one.label.clone()))
        .collect()
}

fn words<T: Copy>(
    list: &[(&'static str, T)],
    label: impl Fn(T) -> Label,
) -> Vec<(String, Label)> {
    list.iter().map(|(word, own)| ((*word).to_owned(), label(*own))).collect()
}

#[test]
fn the_words_are_those_of_the_dictionary() {
    let book = bundled::posts_2006().unwrap();
    assert_eq!(choices(&book, Member::STAGE), words(&Stage::ALL, Stage::label));
    assert_eq!(choices(&book, Member::MOBILITY), words(&Mobility::ALL, Mobility::label));
    assert_eq!(choices(&book, Member::HEALTH), words(&Health::ALL, Health::label));
    assert_eq!(choices(&book, Member::FAMILY), words(&Family::ALL, Family::label));
    for (word, leaving) in Leaving::ALL {
        assert_eq!(serde_json::to_value(leaving).unwrap(), word);
        for script in Script::ALL {
            assert!(!leaving.label().in_script(script).is_empty());
        }
    }
    for (word, stage) in Stage::ALL {
        assert_eq!(serde_json::to_value(stage).unwrap(), word);
    }
}

fn whole() -> MemberDraft {
    let mut draft = draft().with_stage(Stage::Full, day("2003-07-01"));
    draft.born = Some(day("1980-02-29"));
    draft.has_office = Some(false);
    draft.mobility = Some(Mobility::OutFlowing);
    draft.is_able = Some(true);
    draft.health = Some(Health::Good);
    draft.family = Some(Family::Heavy);
    draft.qualities = serde_json::from_str(
        r#"{ "is_capable": true, "is_skilled": false, "has_awareness": true,
             "is_qualified": true, "seeks_progress": false }"#,
    )
    .unwrap();
    draft
}

fn sheet(draft: &MemberDraft, on: &str) -> Sheet {
    let book = bundled::posts_2006().unwrap();
    let facts = checked(draft.clone()).facts(day(on));
    let sheet = SheetDraft::new(Period::year(2020).unwrap(), SheetState::Closed);
    book.dictionary().sheet(&sheet.with_all(facts)).unwrap()
}

#[test]
fn all_that_is_known_goes_to_a_sheet() {
    let sheet = sheet(&whole(), "2019-12-31");
    let known = sheet.dictionary().facts().iter();
    let known = known
        .filter(|fact| matches!(sheet.entry(fact.id().as_str()), Some(Entry::Known(_))));
    let known: Vec<&str> = known.map(|fact| fact.id().as_str()).collect();
    assert_eq!(
        known,
        [
            "member.born",
            "member.full_since",
            "member.stage",
            "member.office",
            "member.mobility",
            "member.able",
            "member.health",
            "member.family",
            "member.capable",
            "member.skilled",
            "member.awareness",
            "member.qualified",
            "member.seeks_progress",
        ]
    );
    assert_eq!(sheet.choice(Member::MOBILITY).unwrap().id.as_str(), "out-flowing");
}

#[test]
fn what_is_not_known_is_absent_and_what_cannot_apply_says_so() {
    let probationary = draft().at_stage(Stage::Probationary);
    let found = sheet(&probationary, "2019-12-31");
    let reason = Entry::NotApplicable("no full member".to_owned());
    assert_eq!(found.entry(Member::FULL_SINCE), Some(&reason));
    assert_eq!(found.entry(Member::BORN), Some(&Entry::Absent));
    assert_eq!(found.entry(Member::ABLE), Some(&Entry::Absent));
    // A day earlier the stage is open, and a full member nobody was.
    let found = sheet(&probationary, "2019-12-30");
    assert_eq!(found.entry(Member::STAGE), Some(&Entry::Absent));
    assert_eq!(found.entry(Member::FULL_SINCE), Some(&reason));
    // What was noted later says nothing of the days before.
    let found = sheet(&whole(), "2019-12-30");
    assert_eq!(found.choice(Member::STAGE).unwrap().id.as_str(), "full");
    assert_eq!(found.entry(Member::MOBILITY), Some(&Entry::Absent));
    assert_eq!(found.entry(Member::CAPABLE), Some(&Entry::Absent));
    // Full since nobody knows when.
    let found = sheet(&draft().at_stage(Stage::Full), "2019-12-31");
    assert_eq!(found.entry(Member::FULL_SINCE), Some(&Entry::Absent));
}

#[test]
fn of_whoever_has_left_only_the_birth_is_told() {
    let mut left = whole();
    left.left = Some(Left::new(Leaving::Removed, Some(day("2019-06-01"))));
    let facts = checked(left.clone()).facts(day("2019-12-31"));
    assert_eq!(facts, [(Member::BORN, Raw::text("1980-02-29"))]);
    let facts = checked(left).facts(day("2019-05-31"));
    let ids: Vec<&str> = facts.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, [Member::BORN, Member::FULL_SINCE, Member::STAGE]);
}

#[test]
fn an_applicant_is_eighteen_by_the_rule_of_admission() {
    let book = bundled::members_2014().unwrap();
    let standing = |born: &str| {
        let mut draft = draft().at_stage(Stage::Applicant);
        draft.born = Some(day(born));
        let year = SheetDraft::new(Period::year(2018).unwrap(), SheetState::Closed);
        let facts = checked(draft).applicant_facts();
        let sheet = book.dictionary().sheet(&year.with_all(facts)).unwrap();
        examine(book.rule("member/applicant-age").unwrap(), &sheet).standing()
    };
    assert_eq!(standing("2000-12-31"), Standing::Met);
    assert_eq!(standing("2001-01-01"), Standing::NotMet);
}

#[test]
fn an_office_that_is_named_is_held() {
    let mut draft = draft().at_stage(Stage::Full);
    draft.office = Some("会计".to_owned());
    assert_eq!(checked(draft).parts().has_office, Some(true));
}

#[test]
fn records_go_over_the_wire() {
    let text = r#"{"id":"m1","organization":"dongcun","as_of":"2019-12-31","stages":[{"stage":"development-target"},{"stage":"full","since":"2003-07-01"}],"left":{"how":"transferred-out","on":"2019-06-01"},"mobility":"out-flowing","qualities":{"is_capable":true}}"#;
    let draft: MemberDraft = serde_json::from_str(text).unwrap();
    assert_eq!(draft.mobility, Some(Mobility::OutFlowing));
    assert_eq!(draft.qualities.is_capable, Some(true));
    assert_eq!(serde_json::to_string(&draft).unwrap(), text);
    let bare = r#"{"id":"m1","organization":"dongcun","as_of":"2019-12-31"}"#;
    let read: MemberDraft = serde_json::from_str(bare).unwrap();
    assert_eq!((read.qualities, read.left), (Qualities::default(), None));
    assert_eq!(serde_json::to_string(&read).unwrap(), bare);
    for wrong in [
        text.replace("mobility", "mobile"),
        text.replace("\"how\"", "\"why\""),
        text.replace("out-flowing", "away"),
        text.replace("is_capable", "capable"),
        text.replace("\"stage\":\"full\"", "\"stage\":\"full\",\"until\":null"),
    ] {
        assert!(serde_json::from_str::<MemberDraft>(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn only_the_id_is_printed() {
    let mut draft = whole();
    draft.name = Some("张三".to_owned());
    assert_eq!(format!("{draft:?}"), r#"MemberDraft("m1")"#);
    assert_eq!(format!("{:?}", checked(draft)), r#"Member("m1")"#);
}

//! Counts on a day, along the tree, and what they touch.

use std::collections::BTreeMap;

use grassroots::facts::{Sheet, SheetDraft, SheetState};
use grassroots::member::{
    Count, Figure, InFlowing, Leaving, Left, MemberDraft, Members, Mobility, Stage,
};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period};

use super::{day, id, tree};

fn figure(figure: Figure) -> (u32, u32) {
    (figure.least(), figure.most().unwrap_or(u32::MAX))
}

/// The register, said to be whole for every organization.
fn whole(members: Members) -> Members {
    members.covering(tree().iter().map(|one| one.id.clone()))
}

fn record(name: &str, of: &str, stage: Stage, since: &str) -> MemberDraft {
    let mut draft = MemberDraft::new(id(name), id(of), day("2019-12-31"));
    draft = draft.with_stage(stage, day(since)).with_mobility(Mobility::Resident);
    (draft.is_able, draft.has_office) = (Some(true), Some(false));
    draft
}

/// Six records in three branches.
fn records() -> Vec<MemberDraft> {
    let mut away = record("d2", "dongcun", Stage::Full, "2001-07-01");
    away.mobility = Some(Mobility::OutFlowing);
    let mut guest = record("d3", "dongcun", Stage::Full, "1999-07-01");
    guest.mobility = Some(Mobility::InFlowing);
    let mut officer = record("x1", "xicun-1", Stage::Full, "1990-07-01");
    officer.has_office = Some(true);
    vec![
        record("d1", "dongcun", Stage::Full, "1996-07-01"),
        away,
        guest,
        officer,
        record("x2", "xicun-1", Stage::Probationary, "2019-07-01"),
        record("x3", "xicun-2", Stage::Activist, "2018-07-01"),
    ]
}

fn counted(
    records: Vec<MemberDraft>,
    on: &str,
    in_flowing: InFlowing,
) -> BTreeMap<Id, Count> {
    let members = whole(Members::check(records, &tree()).unwrap());
    members.counts(&tree(), day(on), in_flowing).unwrap()
}

#[test]
fn a_township_has_the_members_of_its_villages() {
    let counts = counted(records(), "2019-12-31", InFlowing::LeftOut);
    let of = |name: &str| counts[&id(name)];
    assert_eq!(of("dongcun").full.settled(), Some(2));
    assert_eq!(of("dongcun").in_flowing.settled(), Some(1));
    assert_eq!(of("xicun-1").members.settled(), Some(2));
    assert_eq!(of("xicun").probationary.settled(), Some(1));
    assert_eq!(of("xicun").activists.settled(), Some(1));
    assert_eq!(of("nancun"), Count::default());
    let township = of("zhen");
    assert_eq!(township.members.settled(), Some(4));
    assert_eq!(township.full.settled(), Some(3));
    assert_eq!(township.resident.settled(), Some(3));
    assert_eq!(township.out_flowing.settled(), Some(1));
    assert_eq!(township.able.settled(), Some(4));
    assert_eq!(township.without_office.settled(), Some(3));
    assert_eq!(township.able_without_office.settled(), Some(3));
    let villages = ["dongcun", "xicun", "nancun"].map(of);
    let sum = villages.into_iter().try_fold(Count::default(), Count::plus);
    assert_eq!(sum, Some(township));
    // Those who stay count where somebody says so.
    let counts = counted(records(), "2019-12-31", InFlowing::Counted);
    assert_eq!(counts[&id("dongcun")].full.settled(), Some(3));
    assert_eq!(counts[&id("zhen")].members.settled(), Some(5));
}

#[test]
fn figures_change_on_the_day_and_not_before() {
    let mut records = records();
    records[0].left = Some(Left::new(Leaving::Died, Some(day("2019-03-05"))));
    let on = |on: &str| {
        let count = counted(records.clone(), on, InFlowing::LeftOut)[&id("zhen")];
        [count.full, count.probationary, count.activists, count.members].map(figure)
    };
    assert_eq!(on("2019-03-04"), [(3, 3), (0, 0), (1, 2), (3, 3)]);
    assert_eq!(on("2019-03-05"), [(2, 2), (0, 0), (1, 2), (2, 2)]);
    assert_eq!(on("2019-06-30"), [(2, 2), (0, 0), (1, 2), (2, 2)]);
    assert_eq!(on("2019-07-01"), [(2, 2), (1, 1), (1, 1), (3, 3)]);
}

#[test]
fn who_has_flowed_in_is_known_on_earlier_days_and_who_lived_here_is_not() {
    let count = counted(records(), "2019-08-01", InFlowing::LeftOut)[&id("zhen")];
    assert_eq!(figure(count.full), (3, 3));
    assert_eq!(figure(count.in_flowing), (1, 1));
    assert_eq!(figure(count.resident), (0, 4));
    assert_eq!(figure(count.out_flowing), (0, 4));
    let counted = counted(records(), "2019-08-01", InFlowing::Counted)[&id("zhen")];
    assert_eq!(figure(counted.full), (4, 4));
}

#[test]
fn what_is_not_known_makes_a_range() {
    let mut records = records();
    records[0].mobility = None;
    records[1].is_able = None;
    let count = counted(records.clone(), "2019-12-31", InFlowing::LeftOut)[&id("zhen")];
    assert_eq!(figure(count.full), (2, 3)); // the one may have flowed in
    assert_eq!(figure(count.resident), (2, 3));
    assert_eq!(figure(count.out_flowing), (1, 2));
    assert_eq!(figure(count.in_flowing), (1, 2));
    assert_eq!(figure(count.able_without_office), (1, 3));
    assert_eq!(count.facts(), []);
    // Counted all the same, it makes no difference to the members.
    let count = counted(records, "2019-12-31", InFlowing::Counted)[&id("zhen")];
    assert_eq!(figure(count.full), (4, 4));
    assert_eq!(count.facts().len(), 2);
}

/// What changed between two counts, organization by organization.
fn changed(one: &BTreeMap<Id, Count>, other: &BTreeMap<Id, Count>) -> Vec<String> {
    let mut all = Vec::new();
    for (id, before) in one {
        let after = other[id];
        for (name, a, b) in [
            ("probationary", before.probationary, after.probationary),
            ("full", before.full, after.full),
            ("members", before.members, after.members),
            ("resident", before.resident, after.resident),
            ("out_flowing", before.out_flowing, after.out_flowing),
            ("able", before.able, after.able),
            ("without_office", before.without_office, after.without_office),
        ] {
            if a != b {
                all.push(format!("{id} {name}"));
            }
        }
    }
    all
}

#[test]
fn one_record_changes_the_figures_that_it_touches() {
    let before = counted(records(), "2019-12-31", InFlowing::LeftOut);
    let with = |change: &dyn Fn(&mut MemberDraft)| {
        let mut records = records();
        change(&mut records[4]);
        changed(&before, &counted(records, "2019-12-31", InFlowing::LeftOut))
    };
    let converted = with(&|one| {
        *one = one.clone().with_stage(Stage::Full, day("2019-12-31"));
    });
    assert_eq!(
        converted,
        [
            "xicun probationary",
            "xicun full",
            "xicun-1 probationary",
            "xicun-1 full",
            "zhen probationary",
            "zhen full",
        ]
    );
    let moved = with(&|one| one.organization = id("xicun-2"));
    assert!(moved.iter().all(|line| line.starts_with("xicun-")), "{moved:?}");
    let away = with(&|one| one.mobility = Some(Mobility::OutFlowing));
    let lines = |of: &str| [format!("{of} resident"), format!("{of} out_flowing")];
    assert_eq!(away, ["xicun", "xicun-1", "zhen"].map(lines).concat());
}

fn sheet(book: &Rulebook, of: &str, count: &Count) -> Sheet {
    let tree = tree();
    let year = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    let facts = tree.get(&id(of)).unwrap().facts();
    book.dictionary().sheet(&year.with_all(facts).with_all(count.facts())).unwrap()
}

#[test]
fn the_rules_of_organizations_read_the_counts() {
    let book = bundled::organization_2019().unwrap();
    let rule = book.rule("organization/branch-members").unwrap();
    let mut records = records();
    let counts = counted(records.clone(), "2019-12-31", InFlowing::LeftOut);
    let branch = sheet(&book, "dongcun", &counts[&id("dongcun")]);
    assert_eq!(examine(rule, &branch).standing(), Standing::NotMet);
    records.push(record("d4", "dongcun", Stage::Full, "2010-07-01"));
    let counts = counted(records, "2019-12-31", InFlowing::LeftOut);
    let branch = sheet(&book, "dongcun", &counts[&id("dongcun")]);
    assert_eq!(examine(rule, &branch).standing(), Standing::Met); // three full members
}

#[test]
fn the_rules_of_the_appraisal_read_the_counts() {
    let book = bundled::members_2014().unwrap();
    let counts = counted(records(), "2019-12-31", InFlowing::LeftOut);
    let standing = |excellent: i64| {
        let year = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
        let facts = counts[&id("zhen")].appraisal_facts();
        let draft = year
            .with_all(facts)
            .with("appraisal.excellent", grassroots::facts::Raw::Integer(excellent));
        let sheet = book.dictionary().sheet(&draft).unwrap();
        let ungraded = book.rule("member/appraisal-probationary-ungraded").unwrap();
        // One is on probation, so the rule applies, and nobody has said how many are graded.
        assert_eq!(examine(ungraded, &sheet).standing(), Standing::Undetermined);
        examine(book.rule("member/appraisal-excellent").unwrap(), &sheet).standing()
    };
    assert_eq!(standing(1), Standing::Met); // of four members
    assert_eq!(standing(2), Standing::NotMet);
}

//! Laws of rounds of grading and of tallies.

use grassroots::grading::{Graded, Grading, Move, compare, tallies};
use grassroots::organization::{Kind, OrganizationDraft, Size, Tree};
use proptest::prelude::*;

use super::{book, id};

const GRADES: [&str; 4] = ["good", "fairly-good", "average", "poor"];

/// A grade, or none, for each of some organizations.
fn grades() -> impl Strategy<Value = Vec<Option<usize>>> {
    proptest::collection::vec(proptest::option::weighted(0.8, 0..4_usize), 1..30)
}

fn all(grades: &[Option<usize>]) -> Vec<Graded> {
    let book = book();
    let scheme = book.scheme("grading").unwrap();
    let named = grades.iter().enumerate().filter_map(|(nth, grade)| {
        let grade = id(GRADES[(*grade)?]);
        Graded::decided(id(&format!("v-{nth:02}")), scheme, &grade)
    });
    named.collect()
}

fn grading(grades: &[Option<usize>]) -> Grading {
    Grading::new(all(grades)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn compared_with_itself_everybody_holds(grades in grades()) {
        let round = grading(&grades);
        let found = compare(&round, &round);
        prop_assert_eq!(found.count(Move::Held), grades.iter().flatten().count());
        prop_assert_eq!(found.moves.len(), found.count(Move::Held));
    }

    #[test]
    fn turned_round_who_moved_up_fell_back(one in grades(), other in grades()) {
        let (one, other) = (grading(&one), grading(&other));
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        for (how, turned) in [
            (Move::Promoted, Move::Demoted),
            (Move::Held, Move::Held),
            (Move::NewlyGraded, Move::NoLongerGraded),
        ] {
            let ids = |moved: Vec<_>| -> Vec<String> {
                moved.into_iter().map(|one: &grassroots::grading::Moved| one.organization.to_string()).collect()
            };
            prop_assert_eq!(
                ids(there.of(how).collect()),
                ids(back.of(turned).collect())
            );
        }
    }

    #[test]
    fn the_order_of_organizations_changes_nothing(one in grades(), other in grades()) {
        let mut turned = all(&one);
        turned.reverse();
        let turned = Grading::new(turned).unwrap();
        prop_assert_eq!(&turned, &grading(&one));
        prop_assert_eq!(
            compare(&turned, &grading(&other)),
            compare(&grading(&one), &grading(&other))
        );
    }

    #[test]
    fn along_the_tree_the_tally_is_the_sum_of_its_parts(grades in grades(), towns in 1..5_usize) {
        let mut drafts = vec![OrganizationDraft::new(id("county"), Kind::County)];
        for town in 0..towns {
            let draft = OrganizationDraft::new(id(&format!("t-{town}")), Kind::Township);
            drafts.push(draft.under(id("county")));
        }
        for nth in 0..grades.len() {
            let kind = Kind::Village(Size::Branch);
            let draft = OrganizationDraft::new(id(&format!("v-{nth:02}")), kind);
            drafts.push(draft.under(id(&format!("t-{}", nth % towns))));
        }
        let tree = Tree::check(drafts).unwrap();
        let all = tallies(&tree, &grading(&grades)).unwrap();
        for organization in tree.iter().filter(|one| !one.subordinates.is_empty()) {
            let below = organization.subordinates.iter().map(|id| all[id].clone());
            let sum = below.reduce(|a, b| a.plus(b).unwrap()).unwrap();
            prop_assert_eq!(&sum, &all[&organization.id]);
        }
        let county = &all[&id("county")];
        let graded = u32::try_from(grades.iter().flatten().count()).unwrap();
        prop_assert_eq!(county.graded(), graded);
        let ungraded = u32::try_from(grades.len()).unwrap() - graded;
        prop_assert_eq!(county.ungraded, ungraded);
    }
}

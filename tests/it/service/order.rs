//! The order of rows makes no difference.

use grassroots::explain::Format;
use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft};
use grassroots::vocabulary::Script;
use proptest::prelude::*;

use super::{book, id, rules, village};

/// Somebody in some post from a day on, for some days or for good; some of it is wrong.
fn holding() -> impl Strategy<Value = HoldingDraft> {
    let people = proptest::sample::select(vec!["m1", "m2", "m3", "m4", "m5", "m9"]);
    let posts = proptest::sample::select(vec!["p1", "p2", "p3"]);
    let from = super::day("2006-11-01");
    (people, posts, 0_u64..440, proptest::option::of(0_u64..300)).prop_map(
        move |(person, post, starts, lasts)| {
            let from = from + chrono::Days::new(starts);
            let draft = HoldingDraft::new(id(person), id(post), from);
            match lasts {
                Some(days) => draft.until(from + chrono::Days::new(days)),
                None => draft,
            }
        },
    )
}

/// All that a register says of itself: its problems, or its year.
fn told(holdings: Vec<HoldingDraft>, is_turned: bool) -> String {
    let book = book();
    let mut village = village(&book);
    if is_turned {
        village.people.reverse();
        village.posts.reverse();
    }
    let draft = ServiceDraft::of(holdings);
    match Service::check(rules(&book), &village, draft) {
        Ok(service) => {
            service.year().report(book.sources(), Script::Hans).render(Format::Text)
        }
        Err(problems) => problems.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_of_rows_changes_nothing(
        (rows, turned) in proptest::collection::vec(holding(), 0..5).prop_flat_map(|rows| {
            (Just(rows.clone()), Just(rows).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(told(rows, false), told(turned, true));
    }
}

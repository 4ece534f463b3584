//! The order in which entries arrive makes no difference.

use grassroots::rectification::{Entry, RegisterDraft};
use proptest::prelude::*;
use std::sync::LazyLock;

use super::{Tables, bars, day, id, procedures};

static DRAFT: LazyLock<RegisterDraft> = LazyLock::new(|| {
    let mut draft = Tables::county().draft();
    draft.villages.retain(|village| village.id.as_str().starts_with("liulou"));
    draft.entries.retain(|entry| entry.village.as_str().starts_with("liulou"));
    draft
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_order_of_arrival_gives_the_same_register(
        entries in Just(DRAFT.entries.clone()).prop_shuffle(),
        villages in Just(DRAFT.villages.clone()).prop_shuffle(),
        assignments in Just(DRAFT.assignments.clone()).prop_shuffle(),
        offset in 0_u64..420,
    ) {
        let tree = Tables::county().tree();
        let shuffled = RegisterDraft::new(DRAFT.period, villages)
            .with(entries)
            .assigned(assignments)
            .check(&tree, &procedures())
            .unwrap();
        let kept = DRAFT.clone().check(&tree, &procedures()).unwrap();
        prop_assert_eq!(&shuffled, &kept);
        let on = day("2004-10-01") + chrono::Days::new(offset);
        prop_assert_eq!(
            shuffled.bulletin(&tree, on, &bars()),
            kept.bulletin(&tree, on, &bars())
        );
    }

    #[test]
    fn any_order_of_arrival_gives_the_same_problems(
        entries in Just(DRAFT.entries.clone()).prop_shuffle(),
        spoilt in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let tree = Tables::county().tree();
        // Which entries are spoilt hangs on their ids, not on where they stand.
        let mut ids: Vec<_> = DRAFT.entries.iter().map(|entry| entry.id.clone()).collect();
        ids.sort();
        let spoilt: Vec<_> = spoilt.iter().map(|index| index.get(&ids).clone()).collect();
        let spoil = |entries: &[Entry]| {
            let mut entries = entries.to_vec();
            for entry in entries.iter_mut().filter(|entry| spoilt.contains(&entry.id)) {
                entry.village = id("nowhere");
            }
            let draft = RegisterDraft::new(DRAFT.period, DRAFT.villages.clone());
            let draft = draft.assigned(DRAFT.assignments.clone()).with(entries);
            draft.check(&tree, &procedures()).unwrap_err()
        };
        prop_assert_eq!(spoil(&entries), spoil(&DRAFT.entries));
    }

    #[test]
    fn a_day_later_never_undoes_what_was_told_of_a_day(offset in 0_u64..400) {
        static COUNTY: LazyLock<super::County> =
            LazyLock::new(|| Tables::county().county_of());
        let county = &*COUNTY;
        let on = day("2004-10-01") + chrono::Days::new(offset);
        for village in county.register.villages() {
            let then = county.register.state_on(&village.id, on);
            let later = county.register.run(&village.id, day("2005-12-31")).unwrap();
            prop_assert_eq!(then.as_ref(), later.state_on(on));
        }
    }
}

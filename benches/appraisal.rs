//! Loading and judging, each beside a straightforward version of the same job.
//!
//! `cargo bench` prints the median of each; what is compared stands in one group. The plain
//! version is what a service would write by hand with `rust_decimal`: the same thirty items,
//! and one owned line of text for each.

#![expect(clippy::disallowed_methods, reason = "a bench reads its data")]
#![expect(clippy::unwrap_used, reason = "a bench stops on bad data")]

mod plain;

use std::fs::read_to_string;

use divan::{Bencher, black_box};
use grassroots::explain::Format;
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::{Scheme, judge};
use grassroots::secretary::township;
use grassroots::vocabulary::Script;

fn main() {
    divan::main();
}

fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn secretary() -> (Scheme, Sheet) {
    let rulebook = bundled::secretary_2019().unwrap();
    let facts = read_to_string(path("tests/cases/secretary/full-marks.toml")).unwrap();
    let sheet = rulebook.dictionary().read_sheet(&facts).unwrap();
    (rulebook.scheme("secretary").unwrap().clone(), sheet)
}

mod load {
    use super::{Bencher, Rulebook, black_box, bundled};

    /// Reading, checking and sealing the bundled rulebook.
    #[divan::bench]
    fn bundled_rulebook(bencher: Bencher<'_, '_>) {
        bencher.bench(|| Rulebook::read(black_box(bundled::SECRETARY_2019)));
    }

    /// The same text through the TOML library alone, without any check.
    #[divan::bench]
    fn toml_alone(bencher: Bencher<'_, '_>) {
        bencher.bench(|| {
            toml::de::DeTable::parse(black_box(bundled::SECRETARY_2019)).is_ok()
        });
    }
}

/// A township of thirty, ranked, each explained.
mod township_of_thirty {
    use super::{Bencher, black_box, judge, plain, thirty_items, township};

    /// By this crate, on the reference job.
    #[divan::bench]
    fn explained(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = thirty_items::reference();
        bencher.bench(|| {
            let outcomes = (0..30).map(|_| judge(black_box(&scheme), black_box(&sheet)));
            township(outcomes.collect())
        });
    }

    /// The same by hand.
    #[divan::bench]
    fn plain_decimal(bencher: Bencher<'_, '_>) {
        let record = plain::record_0();
        bencher.bench(|| {
            let mut all: Vec<_> =
                (0..30).map(|_| plain::explain(black_box(&record))).collect();
            all.sort_by_key(|one| std::cmp::Reverse(one.total));
            all
        });
    }
}

/// The thirty items of the reference job: bands, deductions, shares, rater means, a bonus.
mod thirty_items {
    use super::{
        Bencher, Rulebook, Scheme, Sheet, black_box, judge, path, plain, read_to_string,
    };

    pub(super) fn reference() -> (Scheme, Sheet) {
        let text = read_to_string(path("benches/data/reference.toml")).unwrap();
        let rulebook = Rulebook::read(&text).unwrap();
        let facts = read_to_string(path("benches/data/record-0.toml")).unwrap();
        let sheet = rulebook.dictionary().read_sheet(&facts).unwrap();
        (rulebook.scheme("appraisal").unwrap().clone(), sheet)
    }

    /// One explained appraisal by this crate: every step as data.
    #[divan::bench]
    fn explained(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = reference();
        assert_eq!(judge(&scheme, &sheet).total().span.to_string(), "805.15");
        bencher.bench(|| judge(black_box(&scheme), black_box(&sheet)));
    }

    /// The same by hand with `rust_decimal` and one owned line of text for each item.
    #[divan::bench]
    fn plain_decimal(bencher: Bencher<'_, '_>) {
        let record = plain::record_0();
        let explained = plain::explain(&record);
        assert_eq!(explained.total.to_string(), "805.15");
        assert_eq!(explained.said().1, "competent");
        bencher.bench(|| plain::explain(black_box(&record)));
    }

    /// The explained appraisal as an owned record.
    #[divan::bench]
    fn recorded(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = reference();
        bencher.bench(|| judge(black_box(&scheme), black_box(&sheet)).record());
    }
}

mod secretary_2019 {
    use super::{
        Bencher, Format, Raw, Script, SheetDraft, SheetState, black_box, judge, secretary,
    };

    /// One explained appraisal of a full sheet: 42 items.
    #[divan::bench]
    fn explained(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = secretary();
        bencher.bench(|| judge(black_box(&scheme), black_box(&sheet)));
    }

    /// An explained appraisal of a sheet on which one fact is known, with how far each of all
    /// others would narrow it: beside `explained`, where nothing is missing.
    #[divan::bench]
    fn one_fact_known(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = secretary();
        let mut draft = SheetDraft::new(sheet.period(), SheetState::Open);
        draft.facts = vec![("village.own_income".to_owned(), Raw::Integer(30_000))];
        let sheet = scheme.dictionary().sheet(&draft).unwrap();
        assert!(judge(&scheme, &sheet).missing().len() > 50);
        bencher.bench(|| judge(black_box(&scheme), black_box(&sheet)));
    }

    /// Its whole text.
    #[divan::bench]
    fn as_text(bencher: Bencher<'_, '_>) {
        let (scheme, sheet) = secretary();
        let record = judge(&scheme, &sheet).record();
        bencher.bench(|| record.report(Script::Hans).render(Format::Text));
    }
}

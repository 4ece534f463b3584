//! Shares of villages as exact ratios.

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rule::coverage;
use grassroots::vocabulary::{Exact, Period, Rounding, RoundingMode};

use super::{book, id};

/// 44.57 % of a county's villages are below the line: 78 of 175 are such a share.
///
/// DIFFERENCE: the speech masks both numbers; 78 and 175 are the least for which the share,
/// rounded to two places, is the one that it states.
#[test]
fn seventy_eight_of_175_villages_are_the_share_of_the_speech() {
    let book = book();
    let year = Period::year(2015).unwrap();
    let sheet = |number: usize, income: i64| -> Sheet {
        let draft = SheetDraft::new(year, SheetState::Closed)
            .about(id(&format!("v-{number:03}")))
            .with("village.own_income", Raw::Integer(income));
        book.dictionary().sheet(&draft).unwrap()
    };
    let incomes = (0..175).map(|n| match n {
        0..20 => 0,
        20..78 => 29_999,
        _ => 30_000,
    });
    let sheets: Vec<Sheet> =
        incomes.enumerate().map(|(n, income)| sheet(n, income)).collect();
    let share = |rule: &str| {
        let found = coverage(book.rule(rule).unwrap(), &sheets).unwrap();
        let share = found.share().unwrap();
        assert_eq!(share.least(), share.most());
        share.least()
    };
    let weak = share("stationing/weak-economy");
    assert_eq!(Some(weak), Exact::fraction(78, 175));
    let percent = weak.times(Exact::whole(100)).unwrap();
    let two = Rounding::places(2, RoundingMode::HalfAwayFromZero).unwrap();
    assert_eq!(two.round(percent).unwrap().to_string(), "44.57");
    assert_eq!(
        Some(share("stationing/weak-economy.empty-shell")),
        Exact::fraction(4, 35)
    );
}

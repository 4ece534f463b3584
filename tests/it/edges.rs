//! On the edge: a total that lies exactly on a line reaches it, and ties are rounded as
//! stated.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "helpers of tests, on numbers that are known to be small"
)]

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::judge;
use grassroots::vocabulary::{Exact, Period, RoundingMode};

/// Every appraisal of the first test, and how many items each has.
const APPRAISALS: u32 = 5_941;
const ITEMS: usize = 24;

/// Lines of the scheme below, in hundredths of a point.
const LINES: [i64; 3] = [60_000, 80_000, 90_000];

fn head(facts: &str) -> String {
    format!(
        r#"
schema = "rulebook/1"
id = "edges"
edition = "1"
in_force = {{ from = "2019-01-01" }}
title = {{ hans = "边界", hant = "邊界", en = "edges" }}
ground = {{ assumed = "made up to lie on the edge" }}
{facts}
[[scheme]]
id = "scheme"
title = {{ hans = "边界", hant = "邊界", en = "edges" }}
subject = "village"
"#
    )
}

fn fact(id: &str, places: u8, at_least: i64, at_most: i64) -> String {
    format!(
        r#"
[[fact]]
id = "{id}"
label = {{ hans = "分", hant = "分", en = "score" }}
kind.amount = {{ unit = {{ hans = "分", hant = "分", en = "points" }}, places = {places}, at_least = {at_least}, at_most = {at_most} }}
"#
    )
}

fn item(id: &str, more: &str) -> String {
    format!(
        r#"
[[scheme.item]]
id = "{id}"
label = {{ hans = "项", hant = "項", en = "item" }}
absent = "required"
measure.given = {{ of = "{id}", by = {{ hans = "镇", hant = "鎮", en = "township" }} }}
{more}
"#
    )
}

fn grade(id: &str, bounds: &str) -> String {
    format!(
        r#"
[[scheme.grade]]
id = "{id}"
label = {{ hans = "等", hant = "等", en = "grade" }}
{bounds}
"#
    )
}

fn closed_sheet() -> SheetDraft {
    SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed)
}

/// 24 items of at most 100 points and hundredths of them, and lines at 600, 800 and 900.
fn thousand_points() -> Rulebook {
    let ids: Vec<String> = (0..ITEMS).map(|place| format!("item-{place}")).collect();
    let facts: String = ids.iter().map(|id| fact(id, 2, 0, 100)).collect();
    let items: String = ids.iter().map(|id| item(id, "")).collect();
    let grades = [
        grade("excellent", "at_least = 900"),
        grade("good", "at_least = 800\nbelow = 900"),
        grade("fair", "at_least = 600\nbelow = 800"),
        grade("poor", "below = 600"),
    ];
    Rulebook::read(&[head(&facts), items, grades.concat()].concat()).unwrap()
}

/// A generator of its own, so that these are the same appraisals everywhere and always.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        i64::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Scores in hundredths that add up to exactly `line`, all but a few of them not whole.
fn scores_on(line: i64, numbers: &mut Numbers) -> Vec<i64> {
    let mut scores = Vec::with_capacity(ITEMS);
    let mut left = line;
    for after in (0..i64::try_from(ITEMS).unwrap()).rev() {
        let least = (left - after * 10_000).max(0);
        let most = left.min(10_000);
        // Around an even share of what is left, so that all items have some.
        let even = left / (after + 1);
        let score = if after == 0 { left } else { even / 2 + numbers.below(even + 1) };
        let score = score.clamp(least, most);
        scores.push(score);
        left -= score;
    }
    scores
}

fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Of these appraisals 1 642 fall below their line when their decimals are added up in binary
/// floating point.
#[test]
fn an_exact_eight_hundred_stays_eight_hundred() {
    let book = thousand_points();
    let scheme = book.scheme("scheme").unwrap();
    let mut numbers = Numbers(2019);
    let mut fallen = 0;
    for _ in 0..APPRAISALS {
        let place = usize::try_from(numbers.below(3)).unwrap();
        let line = LINES[place];
        let scores = scores_on(line, &mut numbers);
        let texts: Vec<String> = scores.iter().copied().map(decimal).collect();
        let facts = texts.iter().enumerate();
        let sheet = facts.fold(closed_sheet(), |sheet, (at, text)| {
            sheet.with(&format!("item-{at}"), Raw::text(text))
        });
        let outcome = judge(scheme, &book.dictionary().sheet(&sheet).unwrap());
        assert_eq!(outcome.total().settled(), Some(Exact::whole(line / 100)));
        let grade = outcome.grade().map(|grade| grade.id.as_str());
        assert_eq!(grade, Some(["fair", "good", "excellent"][place]));
        fallen += u32::from(falls_below_in_binary(&texts, line / 100));
    }
    assert!(fallen > 0, "binary floating point would do");
    assert_eq!(fallen, 1_642, "the number above");
}

#[expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    reason = "what would happen without exact numbers"
)]
fn falls_below_in_binary(scores: &[String], line: i64) -> bool {
    let mut total = 0.0;
    for score in scores {
        total += score.parse::<f64>().unwrap();
    }
    total < line.to_string().parse::<f64>().unwrap()
}

/// Ties on both sides of zero and beside even and odd, and what lies next to them.
const NUMBERS: [&str; 8] =
    ["2.5", "3.5", "-2.5", "-3.5", "2.499", "2.501", "-2.499", "-2.501"];

/// What each mode makes of them.
const ROUNDED: [(RoundingMode, [i64; 8]); 7] = [
    (RoundingMode::HalfAwayFromZero, [3, 4, -3, -4, 2, 3, -2, -3]),
    (RoundingMode::HalfTowardsZero, [2, 3, -2, -3, 2, 3, -2, -3]),
    (RoundingMode::HalfEven, [2, 4, -2, -4, 2, 3, -2, -3]),
    (RoundingMode::Up, [3, 4, -2, -3, 3, 3, -2, -2]),
    (RoundingMode::Down, [2, 3, -3, -4, 2, 2, -3, -3]),
    (RoundingMode::TowardsZero, [2, 3, -2, -3, 2, 2, -2, -2]),
    (RoundingMode::AwayFromZero, [3, 4, -3, -4, 3, 3, -3, -3]),
];

/// A part with two items that share a number, and a rounding at one of the three places.
fn rounded_at(place: &str, mode: RoundingMode) -> Rulebook {
    let round = |here: &str| {
        let rounding = format!("round = {{ places = 0, mode = \"{mode}\" }}");
        if here == place { rounding } else { String::new() }
    };
    let facts = [fact("half", 3, -10, 10), fact("rest", 3, -10, 10)].concat();
    let part = format!(
        r#"
{}
[[scheme.part]]
id = "part"
label = {{ hans = "部分", hant = "部分", en = "part" }}
{}
"#,
        round("total"),
        round("part")
    );
    let items = [
        item("half", &format!("part = \"part\"\n{}", round("item"))),
        item("rest", "part = \"part\""),
    ];
    Rulebook::read(&[head(&facts), part, items.concat()].concat()).unwrap()
}

fn total(book: &Rulebook, half: &str, rest: &str) -> Option<Exact> {
    let sheet =
        closed_sheet().with("half", Raw::text(half)).with("rest", Raw::text(rest));
    let sheet = book.dictionary().sheet(&sheet).unwrap();
    judge(book.scheme("scheme").unwrap(), &sheet).total().settled()
}

#[test]
fn each_mode_rounds_ties_of_an_item_as_it_says() {
    for (mode, expected) in ROUNDED {
        let book = rounded_at("item", mode);
        for (number, expected) in NUMBERS.into_iter().zip(expected) {
            assert_eq!(
                total(&book, number, "0"),
                Some(Exact::whole(expected)),
                "{mode} {number}"
            );
        }
    }
}

#[test]
fn each_mode_rounds_ties_of_parts_and_totals_as_it_says() {
    for (mode, expected) in ROUNDED {
        for place in ["part", "total"] {
            let book = rounded_at(place, mode);
            for (number, expected) in NUMBERS.into_iter().zip(expected) {
                // A quarter and the rest: neither is a tie by itself.
                let quarter: Exact = "0.25".parse().unwrap();
                let rest = number.parse::<Exact>().unwrap().minus(quarter).unwrap();
                let total = total(&book, "0.25", &rest.to_string());
                assert_eq!(
                    total,
                    Some(Exact::whole(expected)),
                    "{place} {mode} {number}"
                );
            }
        }
    }
}

#[test]
fn rounding_items_is_not_rounding_their_sum() {
    let mode = RoundingMode::HalfAwayFromZero;
    assert_eq!(total(&rounded_at("item", mode), "2.5", "2"), Some(Exact::whole(5)));
    assert_eq!(total(&rounded_at("part", mode), "2.25", "2.249"), Some(Exact::whole(4)));
    assert_eq!(total(&rounded_at("total", mode), "2.25", "2.25"), Some(Exact::whole(5)));
}

/// What a scheme of the cases of divisions by nothing comes to on an open sheet, where it is
/// settled.
fn of_nothing(scheme: &str, period: Period, facts: &[(&str, Raw)]) -> Option<Exact> {
    let text = include_str!("../cases/shapes/nothing.toml");
    let book = Rulebook::read(text).unwrap();
    let said = |sheet: SheetDraft, (id, raw): &(&str, Raw)| sheet.with(id, raw.clone());
    let sheet = SheetDraft::new(period, SheetState::Open);
    let sheet = book.dictionary().sheet(&facts.iter().fold(sheet, said)).unwrap();
    judge(book.scheme(scheme).unwrap(), &sheet).total().settled()
}

#[test]
fn what_may_turn_out_not_to_tell_is_not_settled() {
    let year = Period::year(2019).unwrap();
    let none = ("done", Raw::Integer(0));
    assert_eq!(of_nothing("untold", year, std::slice::from_ref(&none)), None);
    let due = |n| [none.clone(), ("due", Raw::Integer(n))];
    assert_eq!(of_nothing("untold", year, &due(0)), None);
    assert_eq!(of_nothing("untold", year, &due(3)), Some(Exact::ZERO));
}

#[test]
fn what_is_stated_for_nothing_stays_settled() {
    let day = |text: &str| text.parse().unwrap();
    let days = Period::new(day("2019-02-28"), Some(day("2019-03-01"))).unwrap();
    let nothing = ("due", Raw::Integer(0));
    let two = Some(Exact::whole(2));
    assert_eq!(of_nothing("stated", days, std::slice::from_ref(&nothing)), two);
    let visits = ("visits", Raw::List(Vec::new()));
    assert_eq!(of_nothing("stated", days, &[nothing, visits]), two);
}

//! Scores compared over a cohort, and steps within groups: both sides of each edge, ties,
//! open scores against every completion, and that order makes no difference.

use grassroots::explain::Format;
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, Record, Standing, judge, judge_together};
use grassroots::vocabulary::{Period, Problems, Script, Span};
use proptest::prelude::*;

const HEAD: &str = r#"
schema = "rulebook/1"
id = "comparison"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "比较", hant = "比較", en = "Comparison" }
ground = { assumed = "a test" }

[[fact]]
id = "income"
label = { hans = "收入", hant = "收入", en = "income" }
kind = { count = { at_most = 6 } }
may_not_apply = true

[[fact]]
id = "township"
label = { hans = "乡镇", hant = "鄉鎮", en = "township" }
kind = "group"

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "Yearly" }
subject = "village"
round = { places = 2, mode = "half_away_from_zero" }
excluded = "zero"
"#;

const ITEM: &str = r#"
[[scheme.item]]
id = "money"
part = "compared"
label = { hans = "收入", hant = "收入", en = "Income" }
absent = "required"
measure.given = { of = "income", by = { hans = "账簿", hant = "賬簿", en = "the books" } }
"#;

fn book(combine: &str, rest: &str) -> Result<Rulebook, Problems> {
    book_of(combine, &format!("{ITEM}{rest}"))
}

fn book_of(combine: &str, items: &str) -> Result<Rulebook, Problems> {
    let part = format!(
        r#"
[[scheme.part]]
id = "compared"
label = {{ hans = "比较", hant = "比較", en = "Compared" }}
full_marks = 20
excluded = "zero"
combine = {combine}
"#
    );
    Rulebook::read(&format!("{HEAD}{part}{items}"))
}

/// An income, nothing known, or not applicable; and the township, if it is known.
type Member<'m> = (Option<i64>, Option<&'m str>);

fn sheet(book: &Rulebook, (income, township): Member<'_>, state: SheetState) -> Sheet {
    let year = Period::year(2019).unwrap();
    let mut draft = SheetDraft::new(year, state);
    if let Some(income) = income {
        draft = draft.with("income", Raw::Integer(income));
    }
    if let Some(township) = township {
        draft = draft.with("township", Raw::text(township));
    }
    book.dictionary().sheet(&draft).unwrap()
}

fn together(book: &Rulebook, members: &[Member<'_>]) -> Vec<Outcome> {
    let sheets: Vec<Sheet> =
        members.iter().map(|member| sheet(book, *member, SheetState::Open)).collect();
    judge_together(book.scheme("yearly").unwrap(), &sheets)
}

fn totals(book: &Rulebook, members: &[Member<'_>]) -> Vec<String> {
    together(book, members).iter().map(|o| o.total().span.to_string()).collect()
}

fn all(incomes: &[i64]) -> Vec<Member<'static>> {
    incomes.iter().map(|income| (Some(*income), Some("石门"))).collect()
}

#[test]
fn to_the_best_gives_the_first_full_marks_and_the_others_their_share() {
    let book = book("{ to_the_best = { best_zero = 5 } }", "").unwrap();
    assert_eq!(totals(&book, &all(&[6, 3, 2, 0])), ["20", "10", "6.67", "0"]);
    assert_eq!(totals(&book, &all(&[3])), ["20"]);
}

#[test]
fn to_the_best_of_nothing_gives_what_is_stated() {
    let book = book("{ to_the_best = { best_zero = 5 } }", "").unwrap();
    assert_eq!(totals(&book, &all(&[0, 0])), ["5", "5"]);
    assert_eq!(totals(&book, &all(&[0, 1])), ["0", "20"]);
}

#[test]
fn ranks_cost_their_share_of_full_marks() {
    let shared =
        book("{ rank = { per_rank = \"10%\", ties = \"shared\" } }", "").unwrap();
    assert_eq!(totals(&shared, &all(&[6, 5, 5, 2])), ["20", "18", "18", "14"]);
    let dense = book("{ rank = { per_rank = \"10%\", ties = \"dense\" } }", "").unwrap();
    assert_eq!(totals(&dense, &all(&[6, 5, 5, 2])), ["20", "18", "18", "16"]);
    let mean = book("{ rank = { per_rank = \"10%\", ties = \"mean\" } }", "").unwrap();
    assert_eq!(totals(&mean, &all(&[6, 5, 5, 2])), ["20", "17", "17", "14"]);
}

#[test]
fn places_have_their_points_and_all_others_the_rest() {
    let text = "{ place = { points = [20, 15], others = 8, ties = \"shared\" } }";
    let book = book(text, "").unwrap();
    assert_eq!(totals(&book, &all(&[6, 5, 5, 2, 1])), ["20", "15", "15", "8", "8"]);
}

#[test]
fn off_the_mean_may_lie_below_zero() {
    let book = book("{ off_the_mean = {} }", "").unwrap();
    assert_eq!(totals(&book, &all(&[6, 2, 1])), ["3", "-1", "-2"]);
    assert_eq!(totals(&book, &all(&[6, 3, 1])), ["2.67", "-0.33", "-2.33"]);
}

#[test]
fn only_those_of_one_group_are_compared() {
    let book =
        book("{ to_the_best = { best_zero = 0, within = \"township\" } }", "").unwrap();
    let (a, b) = (Some("石门"), Some("柳河"));
    let members = [(Some(6), a), (Some(3), a), (Some(3), b), (Some(2), b)];
    assert_eq!(totals(&book, &members), ["20", "10", "20", "13.33"]);
}

#[test]
fn who_belongs_to_an_unknown_group_leaves_both_open() {
    let book =
        book("{ to_the_best = { best_zero = 0, within = \"township\" } }", "").unwrap();
    let members = [(Some(3), Some("石门")), (Some(6), None)];
    assert_eq!(totals(&book, &members), ["10..20", "20"]);
}

#[test]
fn what_is_left_out_takes_no_part() {
    let book = book("{ rank = { per_rank = \"10%\", ties = \"shared\" } }", "").unwrap();
    let year = Period::year(2019).unwrap();
    let not_applicable =
        Raw::Table(vec![("not_applicable".to_owned(), Raw::text("没有集体经济"))]);
    let draft = SheetDraft::new(year, SheetState::Closed).with("income", not_applicable);
    let out = book.dictionary().sheet(&draft).unwrap();
    let low = sheet(&book, (Some(1), None), SheetState::Closed);
    let outcomes = judge_together(book.scheme("yearly").unwrap(), &[out, low]);
    let totals: Vec<String> =
        outcomes.iter().map(|o| o.total().span.to_string()).collect();
    assert_eq!(totals, ["0", "20"]);
}

#[test]
fn what_is_compared_is_settled_where_an_item_has_points_for_what_is_missing() {
    let item = ITEM.replace("absent = \"required\"", "absent = { points = 2 }");
    let combine = "{ to_the_best = { best_zero = 0 } }";
    let book = book_of(combine, &item).unwrap();
    let closed = [(Some(4), None), (None, None)]
        .map(|member| sheet(&book, member, SheetState::Closed));
    let outcomes = judge_together(book.scheme("yearly").unwrap(), &closed);
    let part = outcomes[1].node("compared").unwrap();
    assert_eq!(part.value.to_string(), "10");
    assert_eq!(part.standing, Standing::Settled);
    assert_eq!(outcomes[1].node("money").unwrap().standing, Standing::Assumed);
}

#[test]
fn alone_nothing_is_compared() {
    let book = book("{ rank = { per_rank = \"10%\", ties = \"shared\" } }", "").unwrap();
    let scheme = book.scheme("yearly").unwrap();
    let outcome = judge(scheme, &sheet(&book, (Some(6), None), SheetState::Closed));
    assert_eq!(outcome.total().standing, Standing::Open);
    let text = outcome.record().report(Script::Hans).render(Format::Text);
    assert!(text.contains("尚未与同组比较"), "{text}");
}

#[test]
fn the_record_says_whom_it_was_compared_with_and_adds_up() {
    for combine in [
        "{ to_the_best = { best_zero = 0 } }",
        "{ rank = { per_rank = \"10%\", ties = \"mean\" } }",
        "{ place = { points = [20, 15], others = 8, ties = \"dense\" } }",
        "{ off_the_mean = {} }",
    ] {
        let book = book(combine, "").unwrap();
        let outcomes = together(&book, &[(Some(6), None), (Some(3), None), (None, None)]);
        for outcome in outcomes {
            let record = outcome.record();
            record.adds_up().unwrap();
            for script in [Script::Hans, Script::Hant, Script::En] {
                let _ = record.report(script).render(Format::Text);
            }
        }
    }
    let book = book("{ to_the_best = { best_zero = 0 } }", "").unwrap();
    let outcomes = together(&book, &all(&[6, 3]));
    let text = outcomes[1].record().report(Script::En).render(Format::Text);
    assert!(text.contains("3, the greatest of 2 is 6, 10 points"), "{text}");
}

#[test]
fn steps_over_the_cohort_are_taken_within_each_group() {
    let grades = r#"
[[scheme.grade]]
id = "good"
label = { hans = "好", hant = "好", en = "good" }
at_least = 10

[[scheme.grade]]
id = "plain"
label = { hans = "一般", hant = "一般", en = "plain" }
below = 10

[[scheme.cohort]]
id = "limit"
label = { hans = "每乡镇最多一名", hant = "每鄉鎮最多一名", en = "one a township" }
do.greatest_share = { grade = "good", places = { count = 1 }, displaced = "plain", unused = "stay_empty" }
within = "township"
base = []
ties = { then = "all_in" }
"#;
    let book =
        book("{ rank = { per_rank = \"5%\", ties = \"shared\" } }", grades).unwrap();
    let (a, b) = (Some("石门"), Some("柳河"));
    let graded = |members: &[Member<'_>]| -> Vec<String> {
        together(&book, members)
            .iter()
            .map(|outcome| {
                let ids = outcome.grades().map(|grade| grade.id.as_str());
                ids.collect::<Vec<_>>().join(" or ")
            })
            .collect()
    };
    let members = [(Some(6), a), (Some(5), a), (Some(4), b), (Some(3), b)];
    assert_eq!(graded(&members), ["good", "plain", "good", "plain"]);
    // Whoever may stand anywhere leaves open what it may take away.
    let members = [(Some(6), None), (Some(5), a), (Some(4), b)];
    assert_eq!(graded(&members), ["good", "good or plain", "good or plain"]);
    // Taken once, whoever asks again.
    let once = together(&book, &members);
    let again = grassroots::scoring::cohort(once.clone());
    assert_eq!(once[0].grading().len(), again[0].grading().len());
}

#[test]
fn what_cannot_be_compared_is_refused_all_at_once() {
    let two = r#"
[[scheme.item]]
id = "more"
part = "compared"
label = { hans = "另一项", hant = "另一項", en = "Another" }
measure.constant = { points = -3 }
"#;
    let text = "{ to_the_best = { best_zero = 0, within = \"income\" } }";
    let problems = book(text, two).unwrap_err().to_string();
    for part in [
        "this part compares its only child with those of others, and 2 belong to it",
        "`more` may come to -3, and a share of the greatest needs scores from 0 on",
        "a group or a choice",
    ] {
        assert!(problems.contains(part), "{problems}");
    }
    let text = "{ place = { points = [], others = 1, ties = \"mean\" } }";
    let problems = book(text, "").unwrap_err().to_string();
    assert!(problems.contains("place"), "{problems}");
    assert!(problems.contains("shared"), "{problems}");
}

/// A village above the mean and among the first two has fifteen points.
fn conditioned(above: &str, place: &str) -> Result<Rulebook, Problems> {
    Rulebook::read(&format!(
        r#"{HEAD}
[[scheme.item]]
id = "ahead"
label = {{ hans = "高于平均且前二", hant = "高於平均且前二", en = "Above the mean and among two" }}
full_marks = 15
absent = "excluded"
measure.all_or_nothing = {{ otherwise = 0, when = {{ all_of = [
    {{ number = {{ of = {{ compared = {{ of = "income", as = "off_the_mean"{above} }} }}, above = 0 }} }},
    {{ number = {{ of = {{ compared = {{ of = "income", as = {{ rank = {{ first = "greatest", ties = "shared" }} }}{place} }} }}, at_most = 2 }} }},
] }} }}
"#
    ))
}

#[test]
fn a_condition_compares_numbers_with_those_of_others() {
    let book = conditioned("", "").unwrap();
    // The mean is 4: the village with 4 itself is not above it.
    assert_eq!(totals(&book, &all(&[6, 5, 4, 1])), ["15", "15", "0", "0"]);
    // Three stand first or shared second, the fourth is above the mean and third.
    assert_eq!(totals(&book, &all(&[6, 6, 5, 0, 0])), ["15", "15", "0", "0", "0"]);
    let within = ", within = \"township\"";
    let book = conditioned("", within).unwrap();
    let (a, b) = (Some("石门"), Some("柳河"));
    let members = [(Some(6), a), (Some(6), a), (Some(5), b), (Some(0), b)];
    assert_eq!(totals(&book, &members), ["15", "15", "15", "0"]);
}

#[test]
fn a_comparison_of_numbers_is_open_while_others_are() {
    let book = conditioned("", "").unwrap();
    // The second may have anything from 0 to 6.
    assert_eq!(totals(&book, &[(Some(3), None), (None, None)]), ["0..15", "0..15"]);
    assert_eq!(
        totals(&book, &[(Some(6), None), (Some(0), None), (None, None)]),
        ["15", "0", "0..15"]
    );
    let scheme = book.scheme("yearly").unwrap();
    let alone = judge(scheme, &sheet(&book, (Some(6), None), SheetState::Open));
    assert_eq!(alone.total().span.to_string(), "0..15");
}

#[test]
fn the_mean_of_all_is_a_number_like_any_other() {
    let book = Rulebook::read(&format!(
        r#"{HEAD}
[[scheme.item]]
id = "to-the-mean"
label = {{ hans = "与平均比", hant = "與平均比", en = "To the mean" }}
absent = "excluded"
measure.given = {{ of = {{ compared = {{ of = "income", as = "mean" }} }}, by = {{ hans = "乡镇", hant = "鄉鎮", en = "the township" }} }}

[[scheme.item]]
id = "least"
label = {{ hans = "最低", hant = "最低", en = "The least" }}
absent = "excluded"
measure.given = {{ of = {{ compared = {{ of = "income", as = "least" }} }}, by = {{ hans = "乡镇", hant = "鄉鎮", en = "the township" }} }}
"#
    ))
    .unwrap();
    assert_eq!(totals(&book, &all(&[6, 3])), ["7.5", "7.5"]);
    let outcomes = together(&book, &all(&[6, 3]));
    let record = outcomes[0].record();
    record.adds_up().unwrap();
    let text = record.report(Script::Hans).render(Format::Text);
    assert!(text.contains("收入（同组平均）：2个相比"), "{text}");
    assert!(text.contains("收入（同组平均）"), "{text}");
}

#[test]
fn comparisons_stand_neither_in_each_other_nor_alone() {
    let text = ", within = \"income\"";
    let problems = conditioned(text, "").unwrap_err().to_string();
    assert!(problems.contains("a group or a choice is needed here"), "{problems}");
    let nested = conditioned("", "").unwrap().draft().clone();
    assert_eq!(nested.scheme.len(), 1);
    let inside = "{ compared = { as = \"mean\", of = { compared = { as = \"mean\", of = \"income\" } } } }";
    let read = Rulebook::read(&format!(
        "{HEAD}\n[[scheme.item]]\nid = \"item\"\nlabel = {{ hans = \"项\", hant = \"項\", en = \"item\" }}\nabsent = \"required\"\nmeasure.given = {{ of = {inside}, by = {{ hans = \"乡镇\", hant = \"鄉鎮\", en = \"the township\" }} }}"
    ));
    let problems = read.unwrap_err().to_string();
    assert!(problems.contains("there is nobody else here"), "{problems}");
}

const WAYS: [&str; 7] = [
    "{ to_the_best = { best_zero = 5 } }",
    "{ to_the_best = { best_zero = 0, within = \"township\" } }",
    "{ rank = { per_rank = \"10%\", ties = \"shared\" } }",
    "{ rank = { per_rank = \"10%\", ties = \"dense\", within = \"township\" } }",
    "{ rank = { per_rank = \"10%\", ties = \"mean\" } }",
    "{ place = { points = [20, 9, 7], others = 4, ties = \"shared\" } }",
    "{ off_the_mean = {} }",
];

/// Items that read a comparison, each as a number of points.
const NUMBERS: [&str; 6] = [
    "\"mean\"",
    "\"greatest\"",
    "\"least\"",
    "\"off_the_mean\"",
    "{ rank = { first = \"greatest\", ties = \"mean\" } }",
    "{ rank = { first = \"least\", ties = \"shared\" } }",
];

fn number(how: &str, within: &str) -> Rulebook {
    Rulebook::read(&format!(
        "{HEAD}\n[[scheme.item]]\nid = \"item\"\nlabel = {{ hans = \"项\", hant = \"項\", en = \"item\" }}\nabsent = \"required\"\nmeasure.given = {{ of = {{ compared = {{ of = \"income\", as = {how}{within} }} }}, by = {{ hans = \"乡镇\", hant = \"鄉鎮\", en = \"the township\" }} }}"
    ))
    .unwrap()
}

fn spans(book: &Rulebook, members: &[Member<'_>]) -> Vec<Span> {
    together(book, members).iter().map(|o| o.total().span).collect()
}

/// Every way to fill in what is not known.
fn completions(members: &[Member<'static>]) -> Vec<Vec<Member<'static>>> {
    members.iter().fold(vec![Vec::new()], |all, (income, township)| {
        let incomes: Vec<i64> = income.map_or((0..=6).collect(), |n| vec![n]);
        let townships: Vec<&str> = township.map_or(vec!["a", "b", "c"], |t| vec![t]);
        let each = incomes
            .iter()
            .flat_map(|n| townships.iter().map(move |t| (Some(*n), Some(*t))));
        let each: Vec<Member<'static>> = each.collect();
        all.iter()
            .flat_map(|before| {
                each.iter().map(move |one| {
                    let mut whole = before.clone();
                    whole.push(*one);
                    whole
                })
            })
            .collect()
    })
}

fn members() -> impl Strategy<Value = Vec<Member<'static>>> {
    let income = prop_oneof![4 => (0_i64..=6).prop_map(Some), 1 => Just(None)];
    let township =
        prop_oneof![3 => Just(Some("a")), 3 => Just(Some("b")), 1 => Just(None)];
    proptest::collection::vec((income, township), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn an_open_comparison_holds_every_completion_and_nothing_more_where_groups_are_known(
        members in members(),
        way in 0..WAYS.len(),
    ) {
        let book = book(WAYS[way], "").unwrap();
        let open = spans(&book, &members);
        let mut reached: Vec<Option<Span>> = vec![None; open.len()];
        for whole in completions(&members) {
            for ((slot, span), open) in reached.iter_mut().zip(spans(&book, &whole)).zip(&open) {
                prop_assert!(open.encloses(&span), "{open} does not hold {span} of {whole:?}");
                *slot = Some(slot.map_or(span, |all| all.or(span)));
            }
        }
        let is_dense = WAYS[way].contains("dense");
        let are_groups_known = members.iter().all(|(_, township)| township.is_some());
        if are_groups_known && !is_dense {
            let reached: Vec<Span> = reached.into_iter().flatten().collect();
            prop_assert_eq!(reached, open);
        }
    }

    #[test]
    fn a_number_compared_holds_every_completion_and_nothing_more_where_groups_are_known(
        members in members(),
        way in 0..NUMBERS.len(),
        is_within in any::<bool>(),
    ) {
        let within = if is_within { ", within = \"township\"" } else { "" };
        let book = number(NUMBERS[way], within);
        let open = spans(&book, &members);
        let mut reached: Vec<Option<Span>> = vec![None; open.len()];
        for whole in completions(&members) {
            for ((slot, span), open) in reached.iter_mut().zip(spans(&book, &whole)).zip(&open) {
                prop_assert!(open.encloses(&span), "{open} does not hold {span} of {whole:?}");
                *slot = Some(slot.map_or(span, |all| all.or(span)));
            }
        }
        if !is_within || members.iter().all(|(_, township)| township.is_some()) {
            let reached: Vec<Span> = reached.into_iter().flatten().collect();
            prop_assert_eq!(reached, open);
        }
    }

    #[test]
    fn the_order_of_subjects_makes_no_difference(
        members in members(),
        way in 0..WAYS.len(),
    ) {
        let book = book(WAYS[way], "").unwrap();
        let mut backwards: Vec<Member<'_>> = members.clone();
        backwards.reverse();
        let mut turned = spans(&book, &backwards);
        turned.reverse();
        prop_assert_eq!(spans(&book, &members), turned);
    }
}

#[test]
fn equals_ahead_are_one_level_however_an_open_score_turns_out() {
    let book = book(r#"{ rank = { per_rank = "10%", ties = "dense" } }"#, "").unwrap();
    let members = [(Some(3), None), (Some(5), None), (Some(5), None), (None, None)];
    let outcomes = together(&book, &members);
    // One level ahead for sure, a second where the open one is 4 or 6.
    let span = outcomes[0].total().span.to_string();
    assert_eq!(span, "16..18");
    outcomes[0].record().adds_up().unwrap();
}

/// A condition over a quantity, with another count and a series beside the income.
fn asking(quantity: &str, bounds: &str) -> Result<Rulebook, Problems> {
    Rulebook::read(&format!(
        r#"{HEAD}
[[scheme.item]]
id = "ahead"
label = {{ hans = "领先", hant = "領先", en = "Ahead" }}
full_marks = 15
absent = "excluded"
measure.all_or_nothing = {{ otherwise = 0, when = {{ number = {{ of = {quantity}, {bounds} }} }} }}

[[fact]]
id = "members"
label = {{ hans = "党员", hant = "黨員", en = "members" }}
kind = {{ count = {{ at_least = 1, at_most = 1000 }} }}

[[fact]]
id = "months"
label = {{ hans = "月度得分", hant = "月度得分", en = "months" }}
kind = {{ series = {{ each = "month", at_most = 12, number = {{ places = 0, at_least = 0, at_most = 100 }} }} }}
"#
    ))
}

#[test]
fn a_mean_of_fractions_without_a_common_denominator_is_refused_in_conditions_too() {
    let share = r#"{ share = { of = "income", in = "members" } }"#;
    let problems = asking(
        &format!("{{ compared = {{ of = {share}, as = \"mean\" }} }}"),
        "above = 1",
    )
    .unwrap_err()
    .to_string();
    assert!(problems.contains("may outgrow 120 bits"), "{problems}");
    // Which of them is the greatest needs no common denominator.
    let greatest = format!("{{ compared = {{ of = {share}, as = \"greatest\" }} }}");
    assert!(asking(&greatest, "above = 1").is_ok());
}

#[test]
fn means_of_twelve_months_have_a_common_denominator() {
    let mean = r#"{ over = { of = "months", take = "mean", in = "period", part_periods = "first_day", missing = "left_out", none = "undetermined" } }"#;
    let off = format!("{{ compared = {{ of = {mean}, as = \"off_the_mean\" }} }}");
    let book = asking(&off, "above = 0").unwrap();
    let year = Period::year(2019).unwrap();
    let sheet = |months: &[i64]| {
        let months = months.iter().zip(1..);
        let months =
            months.map(|(points, nth)| (format!("2019-{nth:02}"), Raw::Integer(*points)));
        let draft = SheetDraft::new(year, SheetState::Closed)
            .with("months", Raw::Table(months.collect()));
        book.dictionary().sheet(&draft).unwrap()
    };
    let sheets = [sheet(&[90, 91, 90, 91, 90, 91, 90]), sheet(&[90, 91, 91])];
    let outcomes = judge_together(&book.schemes()[0], &sheets);
    let totals: Vec<String> =
        outcomes.iter().map(|outcome| outcome.total().span.to_string()).collect();
    assert_eq!(totals, ["0", "15"]);
}

#[test]
fn a_place_that_everybody_has_is_no_question() {
    let rank = r#"{ compared = { of = "income", as = { rank = { first = "greatest", ties = "shared" } } } }"#;
    for bounds in ["at_least = 1", "below = 1"] {
        let problems = asking(rank, bounds).unwrap_err().to_string();
        assert!(problems.contains("scheme[yearly].item[ahead]"), "{problems}");
    }
    assert!(asking(rank, "at_most = 1").is_ok());
}

/// Whether the record of the second of two still adds up once parts of its text are
/// replaced.
fn adds_up_with(combine: &str, changes: &[(&str, &str)]) -> bool {
    let book = book(combine, "").unwrap();
    let record = together(&book, &all(&[6, 3])).last().unwrap().record();
    record.adds_up().unwrap();
    let mut text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not in {text}");
        text = text.replace(from, to);
    }
    serde_json::from_str::<Record>(&text).unwrap().adds_up().is_ok()
}

#[test]
fn a_record_of_a_comparison_cannot_be_changed_unnoticed() {
    let best = "{ to_the_best = { best_zero = 0 } }";
    let rank = "{ rank = { per_rank = \"10%\", ties = \"shared\" } }";
    let place = "{ place = { points = [20, 15], others = 5, ties = \"shared\" } }";
    let off = "{ off_the_mean = {} }";
    assert!(!adds_up_with(best, &[("\"best\":6", "\"best\":5")]));
    assert!(!adds_up_with(best, &[("\"best\":6", "\"best\":0")]));
    assert!(!adds_up_with(rank, &[("\"rank\":2", "\"rank\":1")]));
    assert!(!adds_up_with(place, &[("\"rank\":2", "\"rank\":1")]));
    assert!(!adds_up_with(off, &[("\"mean\":\"4.5\"", "\"mean\":5")]));
    // A rank that nobody of two can have, the points to fit.
    let third = [("\"rank\":2", "\"rank\":3"), (":18", ":16")];
    assert!(!adds_up_with(rank, &third));
    // The finding of another comparison, and none at all.
    let found = r#"{"to_the_best":{"value":3,"best":6,"members":2,"points":10}}"#;
    let ranked = r#"{"ranked":{"value":3,"rank":2,"members":2,"points":10}}"#;
    assert!(!adds_up_with(best, &[(found, ranked)]));
    let finding =
        format!(r#"{{"because":{found},"about":null,"within":null,"ground":null}}"#);
    assert!(!adds_up_with(best, &[(&finding, ""), (":10", ":3")]));
}

#[test]
fn off_the_mean_of_whoever_takes_part_stays_within_the_scores() {
    let book = book("{ off_the_mean = {  within = \"township\" } }", "").unwrap();
    let members = [(Some(3), Some("石门")), (Some(5), None), (Some(2), Some("石门"))];
    // The mean lies from 2 to 5, whether the second belongs to them or not.
    assert_eq!(totals(&book, &members), ["-2..1", "0..3", "-3..0"]);
}

/// The own income as a share of what is compared, with what a division by zero means.
fn shared(divisor: &str, zero: &str) -> Result<Rulebook, Problems> {
    Rulebook::read(&format!(
        r#"{HEAD}
[[scheme.item]]
id = "to-the-mean"
label = {{ hans = "与平均之比", hant = "與平均之比", en = "To the mean" }}
absent = "required"
measure.target = {{ of = {{ share = {{ of = "income", in = {divisor}{zero} }} }}, target = 1, base = 0, points = 5, per = "10%", floor = "none", cap = "none" }}
"#
    ))
}

const MEAN: &str = r#"{ compared = { of = "income", as = "mean" } }"#;

#[test]
fn a_share_of_the_mean_is_told_with_both_numbers() {
    let book = shared(MEAN, ", zero = \"undetermined\"").unwrap();
    // The mean is 4: 150 %, 100 % and 50 % of it.
    assert_eq!(totals(&book, &all(&[6, 4, 2])), ["25", "0", "-25"]);
    let outcomes = together(&book, &all(&[6, 4, 2]));
    let record = outcomes[0].record();
    record.adds_up().unwrap();
    let text = record.report(Script::Hans).render(Format::Text);
    assert!(text.contains("收入÷收入（同组平均）：6÷4，得1.5"), "{text}");
    assert!(text.contains("3个相比"), "{text}");
    let text = serde_json::to_string(&record).unwrap();
    let (from, to) = ("\"divisor\":4", "\"divisor\":5");
    assert!(text.contains(from), "{text}");
    let changed: Record = serde_json::from_str(&text.replace(from, to)).unwrap();
    assert!(changed.adds_up().is_err());
}

#[test]
fn a_share_of_nothing_is_what_is_stated_or_cannot_be_told() {
    let stated = shared(MEAN, ", zero = 1").unwrap();
    assert_eq!(totals(&stated, &all(&[0, 0])), ["0", "0"]);
    let untold = shared(MEAN, ", zero = \"undetermined\"").unwrap();
    for outcome in together(&untold, &all(&[0, 0])) {
        assert_eq!(outcome.total().standing, Standing::Undetermined);
    }
    // Alone, nobody knows the mean: 6 ÷ a ten-thousandth up to 6 ÷ 6.
    let scheme = untold.scheme("yearly").unwrap();
    let alone = judge(scheme, &sheet(&untold, (Some(6), None), SheetState::Open));
    alone.record().adds_up().unwrap();
    assert_eq!(alone.total().span.to_string(), "0..2999950");
    assert_eq!(alone.total().standing, Standing::Open);
}

#[test]
fn whoever_is_open_leaves_the_share_open() {
    let book = shared(MEAN, ", zero = 1").unwrap();
    // The second has 0 to 6: the mean of both is 3 to 6, the first 100 % to 200 % of it; the
    // second's own number and the mean that holds it range each by itself.
    assert_eq!(totals(&book, &[(Some(6), None), (None, None)]), ["0..50", "-50..50"]);
}

#[test]
fn a_divisor_that_may_lie_below_zero_is_refused_and_zero_is_asked_for() {
    let off = r#"{ compared = { of = "income", as = "off_the_mean" } }"#;
    let problems = shared(off, ", zero = 0").unwrap_err().to_string();
    let told = "scheme[yearly].item[to-the-mean].measure.target.of.share.in: a divisor is \
                never below 0, and this may come to -6";
    assert!(problems.contains(told), "{problems}");
    let problems = shared(MEAN, "").unwrap_err().to_string();
    assert!(problems.contains("`zero` is needed: the divisor may be 0"), "{problems}");
    let rank = r#"{ compared = { of = "income", as = { rank = { first = "greatest", ties = "mean" } } } }"#;
    assert!(shared(rank, "").is_ok());
}

const DIVISORS: [&str; 5] = [
    MEAN,
    r#"{ compared = { of = "income", as = "greatest", within = "township" } }"#,
    r#"{ compared = { of = "income", as = "least" } }"#,
    r#"{ compared = { of = "income", as = { rank = { first = "least", ties = "mean" } } } }"#,
    r#"{ share = { of = { compared = { of = "income", as = "mean", within = "township" } }, in = "income", zero = 2 } }"#,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_share_of_what_is_compared_holds_every_completion(
        members in members(),
        way in 0..DIVISORS.len(),
        is_stated in any::<bool>(),
    ) {
        let zero = if is_stated { ", zero = 1" } else { ", zero = \"undetermined\"" };
        let book = shared(DIVISORS[way], zero).unwrap();
        let open = together(&book, &members);
        for whole in completions(&members) {
            for (outcome, open) in together(&book, &whole).iter().zip(&open) {
                let (span, all) = (outcome.total().span, open.total().span);
                prop_assert!(all.encloses(&span), "{all} does not hold {span} of {whole:?}");
            }
        }
        for (member, together) in members.iter().zip(&open) {
            together.record().adds_up().unwrap();
            let scheme = book.scheme("yearly").unwrap();
            let alone = judge(scheme, &sheet(&book, *member, SheetState::Open));
            let (span, all) = (together.total().span, alone.total().span);
            prop_assert!(all.encloses(&span), "{all}, alone, does not hold {span}");
        }
    }
}

//! The rule of removal, policy by policy and under open results; earlier results from tables;
//! the ranking of a township.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what makes rules and histories stands outside the tests"
)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::judge;
use grassroots::secretary::{
    Because, EarlierResults, GradeHistory, GradedPeriod, PeriodResult, Removal,
    RemovalRules, Times, earlier_results, removal, township,
};
use grassroots::vocabulary::{Id, Period, Script, Verdict};
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

/// The bundled rule with other policies.
fn rules(policies: [&str; 5]) -> RemovalRules {
    let mut text = bundled::SECRETARY_2019.to_owned();
    let head = text.find("[secretary.removal]").unwrap();
    let mut tail = text.split_off(head);
    let rest = tail.split_off(tail.find("\n[[").unwrap());
    let keys = ["ungraded", "new_term", "transfer", "reappointed", "corrected"];
    let lines = tail.lines().map(|line| {
        let key = line.split('=').next().unwrap().trim();
        match keys.iter().position(|known| *known == key) {
            Some(place) => format!("{key} = \"{}\"", policies[place]),
            None => line.to_owned(),
        }
    });
    text.push_str(&lines.collect::<Vec<_>>().join("\n"));
    text.push_str(&rest);
    Rulebook::read(&text).unwrap().removal().unwrap().clone()
}

fn lenient() -> RemovalRules {
    rules([
        "breaks_the_row",
        "starts_afresh",
        "starts_afresh",
        "starts_afresh",
        "replaces",
    ])
}

fn strict() -> RemovalRules {
    rules(["passed_over", "counts_on", "counts_on", "counts_on", "original_stands"])
}

/// F failed, P passed, ? one of these, - not graded, from 2011 on.
fn history(letters: &str) -> GradeHistory {
    let periods = letters.chars().zip(2011..).map(|(letter, y)| match letter {
        'F' => GradedPeriod::graded(year(y), id("incompetent")),
        'P' => GradedPeriod::graded(year(y), id("competent")),
        '?' => GradedPeriod::open(year(y), ["competent", "incompetent"].map(id)),
        _ => GradedPeriod::ungraded(year(y)),
    });
    GradeHistory::new(periods.collect()).unwrap()
}

fn since(removal: &Removal) -> Option<i32> {
    removal.since.map(|period| chrono::Datelike::year(&period.from()))
}

#[test]
fn twice_in_a_row_is_enough_and_once_is_not() {
    assert_eq!(since(&removal(&lenient(), &history("F"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FPF"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FF"))), Some(2012));
    assert_eq!(since(&removal(&lenient(), &history("PPFFP"))), Some(2014));
}

#[test]
fn three_times_in_all_is_enough_and_twice_is_not() {
    assert_eq!(since(&removal(&lenient(), &history("FPFP"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FPFPF"))), Some(2015));
}

#[test]
fn the_first_period_that_is_enough_decides() {
    assert_eq!(since(&removal(&lenient(), &history("FFFFF"))), Some(2012));
}

#[test]
fn an_ungraded_year_breaks_a_row_or_is_passed_over() {
    assert_eq!(since(&removal(&lenient(), &history("F-F"))), None);
    assert_eq!(since(&removal(&strict(), &history("F-F"))), Some(2013));
    // In all, an ungraded year never counts.
    assert_eq!(since(&removal(&lenient(), &history("F-F-F"))), Some(2015));
}

#[test]
fn days_without_any_period_are_read_like_an_ungraded_one() {
    let periods = [2011, 2013].map(|y| GradedPeriod::graded(year(y), id("incompetent")));
    let history = GradeHistory::new(periods.to_vec()).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2013));
}

fn failed(y: i32, village: &str, term: u32) -> GradedPeriod {
    GradedPeriod::graded(year(y), id("incompetent"))
        .in_office(Some(id(village)), Some(term))
}

#[test]
fn a_new_term_starts_afresh_or_counts_on() {
    let history =
        GradeHistory::new(vec![failed(2011, "v1", 1), failed(2012, "v1", 2)]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn a_transfer_starts_afresh_or_counts_on() {
    let history =
        GradeHistory::new(vec![failed(2011, "v1", 1), failed(2012, "v2", 1)]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn who_was_appointed_again_is_replaced_again() {
    let again = |y: i32| failed(y, "v2", 2).reappointed();
    let since_of = |rules: &RemovalRules, later: Vec<GradedPeriod>| {
        let mut periods = vec![failed(2011, "v1", 1), failed(2012, "v1", 1)];
        periods.extend(later);
        since(&removal(rules, &GradeHistory::new(periods).unwrap()))
    };
    // Nothing stands against somebody who left and has no result since that counts.
    let passed = || GradedPeriod::graded(year(2014), id("competent")).reappointed();
    assert_eq!(since_of(&strict(), vec![passed()]), None);
    assert_eq!(since_of(&lenient(), vec![passed()]), None);
    // Counting on, the next is the third in all; afresh, it takes two in a row.
    assert_eq!(since_of(&strict(), vec![again(2014)]), Some(2014));
    assert_eq!(since_of(&lenient(), vec![again(2014)]), None);
    let two = vec![again(2014), failed(2015, "v2", 2)];
    assert_eq!(since_of(&lenient(), two), Some(2015));
    // A transfer is no leaving: what stands goes on standing.
    assert_eq!(since_of(&lenient(), vec![failed(2013, "v2", 1)]), Some(2012));
}

#[test]
fn an_office_that_is_not_stated_changes_nothing() {
    let unstated = GradedPeriod::graded(year(2012), id("incompetent"));
    let history = GradeHistory::new(vec![failed(2011, "v1", 1), unstated]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), Some(2012));
}

#[test]
fn a_corrected_result_replaces_the_original_or_comes_too_late() {
    let corrected = GradedPeriod::graded(year(2012), id("incompetent"))
        .corrected_to(PeriodResult::Graded(id("basically-competent")));
    let first = GradedPeriod::graded(year(2011), id("incompetent"));
    let history = GradeHistory::new(vec![first, corrected]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn a_correction_can_take_the_grade_away() {
    let taken = GradedPeriod::graded(year(2012), id("incompetent"))
        .corrected_to(PeriodResult::Ungraded);
    let first = GradedPeriod::graded(year(2011), id("incompetent"));
    let last = GradedPeriod::graded(year(2013), id("incompetent"));
    let history = GradeHistory::new(vec![first, taken, last]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    let passed_over =
        rules(["passed_over", "counts_on", "counts_on", "counts_on", "replaces"]);
    assert_eq!(since(&removal(&passed_over, &history)), Some(2013));
}

#[test]
fn the_order_of_periods_makes_no_difference() {
    let mut periods = history("FPF-F").periods().to_vec();
    periods.reverse();
    let reversed = GradeHistory::new(periods).unwrap();
    assert_eq!(removal(&lenient(), &reversed), removal(&lenient(), &history("FPF-F")));
}

#[test]
fn two_results_for_one_day_are_refused() {
    let half = Period::new(
        NaiveDate::from_ymd_opt(2012, 7, 1).unwrap(),
        NaiveDate::from_ymd_opt(2013, 7, 1),
    );
    let one = GradedPeriod::ungraded(year(2012));
    let other = GradedPeriod::ungraded(half.unwrap());
    let problem = GradeHistory::new(vec![other, one]).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "the periods 2012-01-01..2013-01-01 and 2012-07-01..2013-07-01 share a day: a person \
         has one result at a time"
    );
}

#[test]
fn every_step_is_told() {
    let found = removal(&lenient(), &history("F-F"));
    let incompetent = lenient().named(&id("incompetent"));
    assert_eq!(incompetent.in_words(Script::Hans), "不称职");
    let failed = |y, in_all| Because::Failed {
        period: year(y),
        grade: incompetent.clone(),
        in_a_row: Times::settled(1),
        in_all: Times::settled(in_all),
    };
    let expected = vec![
        failed(2011, 1),
        Because::UngradedBreaks { period: year(2012) },
        failed(2013, 2),
        Because::NotEnough {
            in_a_row: Times::settled(1),
            in_a_row_asked: 2,
            in_all: Times::settled(2),
            in_all_asked: 3,
        },
    ];
    assert_eq!(found.steps, expected);
}

fn words(removal: &Removal, script: Script) -> Vec<String> {
    removal.steps.iter().map(|step| step.words(script)).collect()
}

#[test]
fn an_open_year_leaves_open_what_hangs_on_it() {
    let rules = strict();
    let found = removal(&rules, &history("F?"));
    assert_eq!(found.verdict(), Verdict::Undetermined);
    assert_eq!((found.earliest, found.latest), (Some(year(2012)), None));
    let [open] = found.open.as_slice() else { panic!("{:?}", found.open) };
    assert_eq!(open.period, year(2012));
    assert_eq!((open.at_best, open.at_worst), (Verdict::NotMet, Verdict::Met));
    assert_eq!(
        words(&found, Script::Hans),
        [
            "2011年：“不称职”，连续第1次，累计第1次",
            "2012年：结果尚未确定（可能为“称职”、“不称职”），连续0至2次，累计1至2次",
            "2012年：连续0至2次（规定2次），累计1至2次（规定3次），可能应予调整退出",
            "是否应予调整退出，待2012年的结果确定后方可认定；如应予调整，最早因2012年的结果",
        ]
    );
    assert_eq!(
        words(&found, Script::En),
        [
            "2011: “Incompetent”, 1 in a row, 1 in all",
            "2012: the result is open (“Competent”, “Incompetent”), 0 to 2 in a row, \
             1 to 2 in all",
            "2012: 0 to 2 in a row (2 asked for), 1 to 2 in all (3 asked for): \
             possibly to be replaced",
            "whether to be replaced hangs on the results of 2012; if so, by that of 2012 \
             at the earliest",
        ]
    );
}

#[test]
fn an_open_year_that_changes_nothing_leaves_nothing_open() {
    for (letters, since_year) in [("P?P", None), ("FF?", Some(2012)), ("FFF", Some(2012))]
    {
        let found = removal(&strict(), &history(letters));
        assert_eq!(since(&found), since_year, "{letters}");
        assert_eq!(found.open, []);
    }
    let both_pass = GradedPeriod::open(year(2012), ["competent", "excellent"].map(id));
    let first = GradedPeriod::graded(year(2011), id("incompetent"));
    let found = removal(&strict(), &GradeHistory::new(vec![first, both_pass]).unwrap());
    assert_eq!(found.verdict(), Verdict::NotMet);
    assert_eq!(found.open, []);
}

#[test]
fn removal_may_be_certain_while_its_period_is_open() {
    let found = removal(&strict(), &history("F?FF"));
    assert_eq!(found.verdict(), Verdict::Met);
    assert_eq!(found.since, None);
    assert_eq!((found.earliest, found.latest), (Some(year(2012)), Some(year(2014))));
    assert_eq!(
        words(&found, Script::Hant).last().unwrap(),
        "應予調整退出，最早因2012年、最遲因2014年的結果，待2012年的結果確定後方可認定"
    );
}

#[test]
fn a_grade_of_another_rulebook_goes_by_its_id() {
    let foreign = GradedPeriod::graded(year(2012), id("three-stars"));
    let found = removal(&strict(), &GradeHistory::new(vec![foreign]).unwrap());
    assert_eq!(
        words(&found, Script::Hans)[0],
        "2012年：“three-stars”，连续次数归零，累计0次"
    );
}

#[test]
fn periods_other_than_years_are_told_by_their_days() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let half = Period::new(day("2011-01-01"), Some(day("2011-07-01"))).unwrap();
    let periods = vec![
        GradedPeriod::graded(half, id("incompetent")),
        GradedPeriod::graded(year(2012), id("incompetent"))
            .corrected_to(PeriodResult::open([id("competent")]).or_ungraded()),
    ];
    let found = removal(&lenient(), &GradeHistory::new(periods).unwrap());
    assert_eq!(
        words(&found, Script::Hans)[..3],
        [
            "2011-01-01起至2011-07-01前：“不称职”，连续第1次，累计第1次",
            "2011-07-01起至2012-01-01前：没有考核，连续次数中断",
            "2012年：“不称职”更正为结果尚未确定（可能为“称职”、未定等次）",
        ]
    );
}

#[test]
fn results_read_and_write() {
    let periods = vec![
        GradedPeriod::graded(year(2011), id("competent")),
        GradedPeriod::ungraded(year(2012)),
        GradedPeriod::open(year(2013), ["incompetent", "competent"].map(id)),
        GradedPeriod::ungraded(year(2014))
            .corrected_to(PeriodResult::Graded(id("competent")).or_ungraded()),
    ];
    let history = GradeHistory::new(periods).unwrap();
    let json = serde_json::to_string(&history).unwrap();
    assert_eq!(serde_json::from_str::<GradeHistory>(&json).unwrap(), history);
    let results: Vec<String> = history
        .periods()
        .iter()
        .map(|it| serde_json::to_string(&it.result).unwrap())
        .collect();
    assert_eq!(
        results,
        [
            r#"{"graded":"competent"}"#,
            r#""ungraded""#,
            r#"{"open":{"grades":["competent","incompetent"],"or_ungraded":false}}"#,
            r#""ungraded""#,
        ]
    );
    let settled = r#"{"open":{"grades":["competent"]}}"#;
    let refused = serde_json::from_str::<PeriodResult>(settled).unwrap_err();
    assert!(refused.to_string().contains("two possible grades"), "{refused}");
    let found = removal(&strict(), &history);
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Removal>(&json).unwrap(), found);
}

// ---- laws ---------------------------------------------------------------------------

/// The rules under all thirty-two policies.
fn all_rules() -> Vec<RemovalRules> {
    let two = [
        ["breaks_the_row", "passed_over"],
        ["starts_afresh", "counts_on"],
        ["starts_afresh", "counts_on"],
        ["starts_afresh", "counts_on"],
        ["replaces", "original_stands"],
    ];
    let of = |nth: usize| std::array::from_fn(|key| two[key][nth >> key & 1]);
    (0..32).map(|nth| rules(of(nth))).collect()
}

static ALL_RULES: LazyLock<Vec<RemovalRules>> = LazyLock::new(all_rules);

fn result() -> impl Strategy<Value = PeriodResult> {
    let settled = ["incompetent", "competent", "excellent"];
    let grade = || prop::sample::select(settled.to_vec()).prop_map(id);
    prop_oneof![
        3 => grade().prop_map(PeriodResult::Graded),
        3 => Just(PeriodResult::Graded(id("incompetent"))),
        1 => Just(PeriodResult::Ungraded),
        3 => prop::collection::vec(grade(), 1..3).prop_map(PeriodResult::open),
        2 => prop::collection::vec(grade(), 1..3)
            .prop_map(|grades| PeriodResult::open(grades).or_ungraded()),
    ]
}

fn histories() -> impl Strategy<Value = Vec<GradedPeriod>> {
    let period = (
        result(),
        prop_oneof![3 => Just(None), 1 => result().prop_map(Some)],
        prop::option::of(0_u32..2),
        prop::option::of("v[12]"),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.85),
    );
    prop::collection::vec(period, 0..6).prop_map(|periods| {
        let in_years = periods.into_iter().zip(2011..);
        let kept = in_years.filter(|((.., is_kept), _)| *is_kept);
        let graded = kept.map(|((result, corrected, term, village, is_again, _), y)| {
            let village = village.map(|village| id(&village));
            let mut graded = GradedPeriod::new(year(y), result).in_office(village, term);
            graded.corrected = corrected;
            graded.office.reappointed = is_again;
            graded
        });
        graded.collect()
    })
}

/// Every way in which all open results, corrected ones too, may turn out.
fn completions(periods: &[GradedPeriod]) -> Vec<Vec<GradedPeriod>> {
    let mut all = vec![Vec::new()];
    for graded in periods {
        let settled = |result: &PeriodResult| -> Vec<PeriodResult> {
            let possible = result.possible().map(|grade| match grade {
                Some(grade) => PeriodResult::Graded(grade.clone()),
                None => PeriodResult::Ungraded,
            });
            possible.collect()
        };
        let corrected: Vec<Option<PeriodResult>> = match &graded.corrected {
            Some(result) => settled(result).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let mut longer = Vec::new();
        for before in &all {
            for result in settled(&graded.result) {
                for corrected in &corrected {
                    let mut next: Vec<GradedPeriod> = before.clone();
                    let mut graded = graded.clone();
                    graded.result = result.clone();
                    graded.corrected.clone_from(corrected);
                    next.push(graded);
                    longer.push(next);
                }
            }
        }
        all = longer;
    }
    all
}

/// The first of its possible outcomes.
fn first(result: &PeriodResult) -> PeriodResult {
    match result.possible().next().flatten() {
        Some(grade) => PeriodResult::Graded(grade.clone()),
        None => PeriodResult::Ungraded,
    }
}

/// Never comes after every period.
fn by_time(since: Option<Period>) -> (bool, Option<Period>) {
    (since.is_none(), since)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_answer_is_what_all_completions_have_in_common(periods in histories()) {
        let completions = completions(&periods);
        let history = GradeHistory::new(periods).unwrap();
        for rules in ALL_RULES.iter() {
            let found = removal(rules, &history);
            let all: Vec<Removal> = completions
                .iter()
                .map(|periods| removal(rules, &GradeHistory::new(periods.clone()).unwrap()))
                .collect();
            prop_assert!(all.iter().all(|it| it.earliest == it.latest && it.open.is_empty()));
            let ends = all.iter().map(|it| by_time(it.since));
            prop_assert_eq!(Some(by_time(found.earliest)), ends.clone().min());
            prop_assert_eq!(Some(by_time(found.latest)), ends.max());
            let verdict = all[0].verdict();
            let is_same = all.iter().all(|it| it.verdict() == verdict);
            let expected = if is_same { verdict } else { Verdict::Undetermined };
            prop_assert_eq!(found.verdict(), expected);
            prop_assert_eq!(found.open.is_empty(), found.earliest == found.latest);
        }
    }

    #[test]
    fn what_would_settle_it_does(periods in histories()) {
        let history = GradeHistory::new(periods.clone()).unwrap();
        for rules in ALL_RULES.iter() {
            let found = removal(rules, &history);
            let hanging: Vec<Period> = found.open.iter().map(|it| it.period).collect();
            // Any one outcome of those that are named leaves one answer.
            let settled = periods.iter().map(|graded| {
                let mut graded = graded.clone();
                if hanging.contains(&graded.period) {
                    graded.result = first(&graded.result);
                    graded.corrected = graded.corrected.as_ref().map(first);
                }
                graded
            });
            let settled = GradeHistory::new(settled.collect()).unwrap();
            let settled = removal(rules, &settled);
            prop_assert_eq!(settled.earliest, settled.latest);
        }
    }

    #[test]
    fn more_results_that_count_never_undo_a_removal(
        periods in histories(),
        place in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!periods.is_empty());
        let place = place.index(periods.len());
        let mut worse = periods.clone();
        worse[place].result = PeriodResult::Graded(id("incompetent"));
        worse[place].corrected = None;
        let (history, worse) =
            (GradeHistory::new(periods).unwrap(), GradeHistory::new(worse).unwrap());
        for rules in ALL_RULES.iter() {
            let (before, after) = (removal(rules, &history), removal(rules, &worse));
            prop_assert!(by_time(after.earliest) <= by_time(before.earliest));
            prop_assert!(by_time(after.latest) <= by_time(before.latest));
        }
    }
}

// ---- earlier results from a table ---------------------------------------------------

fn earlier(
    header: &[&str],
    rows: &[&[&str]],
) -> Result<BTreeMap<Id, EarlierResults>, String> {
    let rulebook = bundled::secretary_2019().unwrap();
    let scheme = rulebook.scheme("secretary").unwrap();
    earlier_results(scheme, header, rows.iter().copied())
        .map_err(|problems| problems.to_string())
}

#[test]
fn a_table_of_years_gives_histories() {
    let header =
        ["编号", "2018年", "２０１７", "2017 更正", "换届", "调任", "原任村", "村"];
    let rows: [&[&str]; 3] = [
        &["zhang", "不称职", "未考核", "称职", "2018", "2019", "v1", "v2"],
        &["li", "excellent", "未定等次", "", "", "", "", ""],
        &["wang", "", "", "", "", "", "", ""],
    ];
    let read = earlier(&header, &rows).unwrap();
    let graded = |y, grade: &str| GradedPeriod::graded(year(y), id(grade));
    let zhang = &read[&id("zhang")];
    assert_eq!(
        zhang.periods(),
        [
            GradedPeriod::ungraded(year(2017))
                .corrected_to(PeriodResult::Graded(id("competent")))
                .in_office(Some(id("v1")), Some(0)),
            graded(2018, "incompetent").in_office(Some(id("v1")), Some(1)),
        ]
    );
    let history = zhang.with(graded(2019, "incompetent")).unwrap();
    assert_eq!(
        history.periods()[2],
        graded(2019, "incompetent").in_office(Some(id("v2")), Some(1))
    );
    assert!(zhang.with(graded(2018, "incompetent")).is_err());
    assert_eq!(
        read[&id("li")].periods(),
        [
            GradedPeriod::ungraded(year(2017)).in_office(Some(id("li")), None),
            graded(2018, "excellent").in_office(Some(id("li")), None),
        ]
    );
    assert_eq!(read[&id("wang")].periods(), []);
}

#[test]
fn every_problem_of_a_table_of_years_is_told_at_its_cell() {
    let header = ["编号", "2018", "2018更正", "调任", "原任村"];
    let rows: [&[&str]; 4] = [
        &["zhang", "", "称职", "", ""],
        &["li", "称职", "", "2018", ""],
        &["wang", "称职", "", "", "v1"],
        &["zhao", "称职", "", "2018", "一村"],
    ];
    assert_eq!(
        earlier(&header, &rows).unwrap_err(),
        "row 2, column 2018更正: `更正` has nothing to say here: that year has no result to \
         correct\n\
         row 3, column 调任: `原任村` is needed: a transfer is stated\n\
         row 4, column 原任村: `调任` is needed: a former village is stated\n\
         row 5, column 原任村: `一` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`"
    );
    assert_eq!(
        earlier(&["编号", "2018", "2018年", "备注"], &[&["a", "优", "", ""]])
            .unwrap_err(),
        "row 1, column 2018年: `2018` is already taken: ids are unique among columns\n\
         row 1, column 备注: no fact is called `备注`\n\
         row 2, column 2018: `优` is none of `优秀`, `称职`, `基本称职`, `不称职`, `未考核`, \
         `未定等次`; did you mean `优秀`?"
    );
    assert_eq!(
        earlier(&["编号", "等次"], &[]).unwrap_err(),
        "row 1, column 等次: no fact is called `等次`\n\
         row 1: at least one year is needed here"
    );
}

#[test]
fn what_follows_from_an_unreadable_cell_is_not_told() {
    let header = ["编号", "2017", "2017更正", "调任", "原任村"];
    let rows: [&[&str]; 3] = [
        &["zhang", "不行", "称职", "", ""],
        &["li", "称职", "", "x", "v1"],
        &["wang", "称职", "", "", ""],
    ];
    let told = earlier(&header, &rows).unwrap_err();
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("row 2, column 2017: `不行` is none of"), "{told:#?}");
    assert!(told[1].starts_with("row 3, column 调任: "), "{told:#?}");
    // Whether the column of that year is there cannot be told while another is unknown.
    let told =
        earlier(&["编号", "2016", "2017年度", "2017更正"], &[&["a", "", "", "称职"]]);
    assert_eq!(told.unwrap_err().lines().count(), 1);
}

#[test]
fn who_was_appointed_again_is_told_by_the_table() {
    let header = ["编号", "2015", "2016", "2019", "再次任职"];
    let rows: [&[&str]; 4] = [
        &["zhang", "不称职", "称职", "称职", "2018"],
        &["li", "不称职", "称职", "", "2018"],
        &["wang", "", "", "称职", "2018"],
        &["zhao", "不称职", "称职", "称职", ""],
    ];
    let read = earlier(&header, &rows).unwrap();
    let again = |who: &str| {
        let history = read[&id(who)].with(graded_2020()).unwrap();
        let again = history.periods().iter().filter(|one| one.office.reappointed);
        again.map(|one| one.period).collect::<Vec<_>>()
    };
    assert_eq!(again("zhang"), [year(2019)]);
    assert!(read[&id("zhang")].periods()[2].office.reappointed);
    assert_eq!(again("li"), [year(2020)]);
    assert_eq!(again("wang"), []); // nothing is on file from before
    assert_eq!(again("zhao"), []);
}

fn graded_2020() -> GradedPeriod {
    GradedPeriod::graded(year(2020), id("incompetent"))
}

// ---- the township -------------------------------------------------------------------

const BOOK: &str = r#"
schema   = "rulebook/1"
id       = "of-a-town"
edition  = "2019.1"
in_force = { from = "2019-01-01" }
title    = { hans = "规则", hant = "規則", en = "Rules" }
ground   = { assumed = { hans = "试验用", hant = "試驗用", en = "made up" } }

[[fact]]
id    = "points"
label = { hans = "得分", hant = "得分", en = "points" }
kind  = { amount = { unit = { hans = "分", hant = "分", en = "points" }, places = 0, at_least = 0, at_most = 100 } }

[[fact]]
id    = "vetoed"
label = { hans = "一票否决", hant = "一票否決", en = "vetoed" }
kind  = "yes_no"

[[scheme]]
id         = "town"
title      = { hans = "考核", hant = "考核", en = "Appraisal" }
subject    = "person"
full_marks = 100
round      = { places = 0, mode = "half_away_from_zero" }
ground     = { assumed = { hans = "试验用", hant = "試驗用", en = "made up" } }

[[scheme.item]]
id         = "points"
label      = { hans = "得分", hant = "得分", en = "points" }
full_marks = 100
method     = "quantitative"
absent     = "required"
measure.given = { of = "points", by = { hans = "县", hant = "縣", en = "the county" } }

[[scheme.grade]]
id       = "good"
label    = { hans = "合格", hant = "合格", en = "good" }
at_least = 60

[[scheme.grade]]
id    = "bad"
label = { hans = "不合格", hant = "不合格", en = "bad" }
below = 60

[[scheme.veto]]
id       = "vetoed"
label    = { hans = "一票否决", hant = "一票否決", en = "vetoed" }
when     = { yes = "vetoed" }
absent   = "undetermined"
strength = "lowest"
"#;

/// Whoever is vetoed has the lowest grade, and stands behind everybody with a better one.
#[test]
fn places_go_by_grade_and_then_by_total() {
    let book = Rulebook::read(BOOK).unwrap();
    let scheme = book.scheme("town").unwrap();
    let outcome = |(who, points, vetoed): (&str, i64, Option<bool>)| {
        let draft = SheetDraft::new(year(2019), SheetState::Open).about(id(who));
        let draft = draft.with("points", Raw::Integer(points));
        let draft = match vetoed {
            Some(vetoed) => draft.with("vetoed", Raw::Boolean(vetoed)),
            None => draft,
        };
        judge(scheme, &scheme.dictionary().sheet(&draft).unwrap())
    };
    let all = [
        ("he", 95, Some(true)),
        ("li", 70, Some(false)),
        ("sun", 70, Some(false)),
        ("wu", 80, None),
        ("yan", 40, Some(false)),
    ];
    let township = township(all.map(outcome).to_vec());
    let found: Vec<_> = township
        .placed
        .iter()
        .map(|one| (one.outcome.subject().unwrap().as_str(), one.places, one.place()))
        .collect();
    // wu is first, or vetoed: then behind he, who has more, and before yan.
    assert_eq!(
        found,
        [
            ("li", Some((1, 2)), None),
            ("sun", Some((1, 2)), None),
            ("wu", Some((1, 4)), None),
            ("he", Some((3, 4)), None),
            ("yan", Some((5, 5)), Some(5)),
        ]
    );
    let text = township.report(Script::Hans, Id::to_string).render(Format::Text);
    assert!(text.contains("名次先按等次、再按总分排列。"), "{text}");
    assert!(text.contains("1至4"), "{text}");
}

#[test]
fn the_report_of_a_township_ranks_and_counts() {
    let rulebook = bundled::secretary_2019().unwrap();
    let scheme = rulebook.scheme("secretary").unwrap();
    let outcome = |subject: &str| {
        let draft = SheetDraft::new(year(2019), SheetState::Open).about(id(subject));
        judge(scheme, &scheme.dictionary().sheet(&draft).unwrap())
    };
    let township = township(vec![outcome("zhang"), outcome("li")]);
    let text =
        township.report(Script::Hans, |id| format!("〔{id}〕")).render(Format::Markdown);
    assert!(text.contains("| — | 〔li〕 | 0至1000 |"), "{text}");
    assert!(text.ends_with("等次未定 2\n"), "{text}");
}

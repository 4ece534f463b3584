//! Does the county's table, typed as townships type, come to what it should?

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what opens and compares the tables stands outside the tests"
)]

#[path = "../../../examples/county/backward/mod.rs"]
mod backward;
#[path = "../../../examples/county/consequences/mod.rs"]
mod consequences;
#[path = "../../../examples/county/grading/mod.rs"]
mod grading;
mod of_backward;
mod of_backward_tables;
mod of_consequences;
mod of_grading;
mod of_grading_tables;
mod of_posts;
mod of_report;
mod of_stationing;
mod of_wrong;
#[path = "../../../examples/county/posts.rs"]
mod posts;
#[path = "../../../examples/county/posts_results.rs"]
mod posts_results;
#[path = "../../../examples/county/posts_sections.rs"]
mod posts_sections;
#[path = "../../../examples/county/rectification.rs"]
mod rectification;
#[path = "../../../examples/county/registers.rs"]
mod registers;
#[path = "../../../examples/county/report.rs"]
mod report;
#[path = "../../../examples/county/results.rs"]
mod results;
#[path = "../../../examples/county/sections.rs"]
mod sections;
#[path = "../../../examples/county/stationing/mod.rs"]
mod stationing;
#[path = "../../../examples/county/tables.rs"]
mod tables;
#[path = "../../../examples/county/work.rs"]
mod work;
#[path = "../../../examples/county/wrong.rs"]
mod wrong;

use std::sync::LazyLock;

use grassroots::explain::{Format, Report};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::judge;
use grassroots::secretary::Because;
use grassroots::vocabulary::{Id, Script, Verdict};

use posts::{Posts, PostsTables};
use results::Results;
use tables::{Secretary, Table, Wrong};
use work::{WorkTables, Worked};

fn tables() -> (Table, Table) {
    (Table::open(tables::FACTS).unwrap(), Table::open(tables::GRADES).unwrap())
}

fn secretaries(
    rulebook: &Rulebook,
    (facts, grades): (&Table, &Table),
) -> Result<Vec<Secretary>, Wrong> {
    let scheme = rulebook.scheme("secretary").unwrap();
    let rows = tables::secretary_rows(rulebook, scheme, (facts, grades))?;
    tables::secretaries(rows, |id| POSTS.told(id))
}

/// The county's work as its tables state it.
static WORKED: LazyLock<Worked> = LazyLock::new(|| Worked::by(&TABLES).unwrap());

/// Its tables.
static TABLES: LazyLock<WorkTables> = LazyLock::new(|| WorkTables::open().unwrap());

/// Its posts.
static POSTS: LazyLock<&Posts> = LazyLock::new(|| &WORKED.posts);

fn posts_of(tables: &PostsTables) -> Result<Posts, Wrong> {
    let tree = posts::tree(&tables.organizations)?;
    posts::posts(&bundled::posts_2006().unwrap(), &tree, tables)
}

/// What is wrong, in English.
fn refused<T>(result: Result<T, Wrong>) -> Vec<String> {
    let wrong = result.map(|_| ()).unwrap_err();
    wrong.iter().map(|line| line.in_script(Script::En).to_owned()).collect()
}

/// The cell of a row, a column and what stands there now.
fn set(table: &mut Table, row: &str, column: &str, to: &str) {
    let place = table.header.iter().position(|name| name == column).unwrap();
    let row = table.rows.iter_mut().find(|it| it.iter().any(|cell| cell == row)).unwrap();
    *row = row
        .iter()
        .enumerate()
        .map(|(n, cell)| if n == place { to } else { cell })
        .collect();
}

/// The places of problems: everything before what is wrong.
fn places(wrong: &[String]) -> Vec<&str> {
    let before = |it: &str| it.match_indices(": ").nth(1).map(|(at, _)| at);
    wrong.iter().filter_map(|it| it.get(..before(it)?)).collect()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn results_by(rulebook: &Rulebook) -> Results<'static> {
    let (facts, grades) = tables();
    let secretaries = secretaries(rulebook, (&facts, &grades)).unwrap();
    results::results(rulebook, secretaries, (&WORKED, &TABLES.follows)).unwrap()
}

fn results() -> Results<'static> {
    results_by(&bundled::secretary_2019().unwrap())
}

/// Who must be replaced by the bundled rulebook with one policy changed.
fn replaced_with(policy: (&str, &str)) -> Vec<String> {
    let (from, to) = policy;
    assert!(bundled::SECRETARY_2019.contains(from), "`{from}` is not in the rulebook");
    let rulebook = Rulebook::read(&bundled::SECRETARY_2019.replace(from, to)).unwrap();
    results_by(&rulebook).removals.iter().map(|it| it.id.to_string()).collect()
}

/// Every settled total, and the grade where it is settled too: computed apart from this
/// crate, from the cells, with plain fractions.
const TOTALS: [(&str, &str, &str); 46] = [
    ("t1-v01", "947.97", "excellent"),
    ("t1-v02", "923.05", "competent"),
    ("t1-v03", "829.66", "incompetent"),
    ("t1-v04", "832.06", "competent"),
    ("t1-v05", "755.4", "competent"),
    ("t1-v06", "900.3", "competent"),
    ("t1-v07", "659.66", "basically-competent"),
    ("t1-v08", "486.08", "incompetent"),
    ("t2-v01", "847.81", "competent"),
    ("t2-v02", "925.08", "competent"),
    ("t2-v03", "517.13", "incompetent"),
    ("t2-v04", "814.87", "competent"),
    ("t2-v05", "775.25", "basically-competent"),
    ("t2-v06", "816.26", "competent"),
    ("t2-v07", "786.03", ""),
    ("t2-v08", "632.45", "basically-competent"),
    ("t3-v01", "937.13", "excellent"),
    ("t3-v02", "692.12", "competent"),
    ("t3-v03", "859.19", "competent"),
    ("t3-v04", "789.98", "competent"),
    ("t3-v05", "789.98", "competent"),
    ("t3-v06", "769.41", "competent"),
    ("t3-v07", "785.83", "basically-competent"),
    ("t3-v08", "664.69", "basically-competent"),
    ("t3-v09", "450.38", "incompetent"),
    ("t4-v01", "932.86", "excellent"),
    ("t4-v02", "850.5", "competent"),
    ("t4-v03", "777", "competent"),
    ("t4-v04", "556.48", "incompetent"),
    ("t4-v05", "752.22", "competent"),
    ("t4-v06", "813.21", "basically-competent"),
    ("t4-v08", "791.63", "competent"),
    ("t5-v01", "906.46", "excellent"),
    ("t5-v02", "804.12", "competent"),
    ("t5-v03", "852.91", "competent"),
    ("t5-v04", "773.05", "competent"),
    ("t5-v05", "525.94", "incompetent"),
    ("t5-v07", "651.36", "basically-competent"),
    ("t5-v08", "793.48", "competent"),
    ("t6-v01", "892.55", "competent"),
    ("t6-v02", "609.32", "basically-competent"),
    ("t6-v03", "768.21", "competent"),
    ("t6-v04", "805.15", "competent"),
    ("t6-v05", "0", "incompetent"),
    ("t6-v06", "675.04", "basically-competent"),
    ("t6-v07", "758.13", "competent"),
];

#[test]
fn every_total_is_the_one_that_plain_fractions_give() {
    let results = results();
    let ranked = results.townships.iter().flat_map(|township| &township.ranked);
    let mut found: Vec<(String, String, String)> = ranked
        .filter_map(|ranked| {
            let grade = ranked.grade.as_ref().map(ToString::to_string);
            Some((
                ranked.id.to_string(),
                ranked.total?.to_string(),
                grade.unwrap_or_default(),
            ))
        })
        .collect();
    found.sort();
    let expected =
        TOTALS.map(|(id, total, grade)| (id.into(), total.into(), grade.into()));
    assert_eq!(found, expected);
}

#[test]
fn forty_eight_secretaries_are_graded_in_six_townships() {
    let counted: Vec<(String, usize, Vec<u32>, u32)> = results()
        .townships
        .into_iter()
        .map(|it| {
            let counts = it.by_grade.iter().map(|grade| grade.count).collect();
            (it.township, it.summary.placed.len(), counts, it.unsettled)
        })
        .collect();
    // Excellent, competent, basically competent, incompetent; grade open.
    let expected = [
        ("第一乡镇", 8, vec![1, 4, 1, 2], 0),
        ("第二乡镇", 8, vec![0, 4, 2, 1], 1),
        ("第三乡镇", 9, vec![1, 5, 2, 1], 0),
        ("第四乡镇", 8, vec![1, 4, 1, 2], 0),
        // Nothing is known of a ballot, and at it nobody may have voted.
        ("第五乡镇", 8, vec![1, 4, 1, 1], 1),
        ("第六乡镇", 7, vec![0, 4, 2, 1], 0),
    ];
    let expected =
        expected.map(|(name, all, counts, open)| (name.into(), all, counts, open));
    assert_eq!(counted, expected);
}

#[test]
fn equal_totals_share_a_place_and_an_investigation_has_none() {
    let results = results();
    let places = |township: usize| -> Vec<(String, Option<u32>)> {
        let ranked = results.townships[township].ranked.iter();
        ranked.map(|it| (it.id.to_string(), it.place)).collect()
    };
    let third = places(2);
    assert_eq!(
        third[2..5],
        [
            ("t3-v04".to_owned(), Some(3)),
            ("t3-v05".to_owned(), Some(3)),
            ("t3-v06".to_owned(), Some(5)),
        ]
    );
    assert_eq!(places(4).last(), Some(&("t5-v02".to_owned(), None)));
}

#[test]
fn those_are_replaced_who_were_incompetent_twice_in_a_row_or_three_times_in_all() {
    let reasons: Vec<(String, String)> = results()
        .removals
        .iter()
        .map(|it| {
            let since = it.removal.since.unwrap().in_words(Script::En);
            (it.id.to_string(), format!("{since} {}", reason(&it.removal.steps)))
        })
        .collect();
    let year = 2019;
    let expected = [
        ("t1-v08", format!("{year} 2 in a row")),
        ("t2-v03", format!("{year} transfer counts on, 2 in a row")),
        ("t3-v09", format!("{year} 3 in all")),
        // Without the income of the village the total is open; the grade is not.
        ("t4-v07", format!("{year} 2 in a row")),
        ("t5-v05", format!("{year} ungraded passed over, 2 in a row")),
        ("t6-v05", format!("{year} 2 in a row")),
    ];
    assert_eq!(reasons, expected.map(|(id, reason)| (id.to_owned(), reason)));
}

/// What decided, and what it turned on.
fn reason(steps: &[Because]) -> String {
    let words = steps.iter().filter_map(|step| match step {
        Because::TransferCountsOn { .. } => Some("transfer counts on".to_owned()),
        Because::UngradedPassedOver { .. } => Some("ungraded passed over".to_owned()),
        Because::CorrectionReplaces { .. } => Some("correction replaces".to_owned()),
        Because::EnoughInARow { in_a_row, .. } => {
            Some(format!("{} in a row", in_a_row.at_least))
        }
        Because::EnoughInAll { in_all, .. } => {
            Some(format!("{} in all", in_all.at_least))
        }
        _ => None,
    });
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn another_policy_would_replace_others() {
    let bundled = ["t1-v08", "t2-v03", "t3-v09", "t4-v07", "t5-v05", "t6-v05"];
    let without = |left_out: &str| -> Vec<&str> {
        bundled.into_iter().filter(|id| *id != left_out).collect()
    };
    let transfer = (r#"transfer   = "counts_on""#, r#"transfer = "starts_afresh""#);
    assert_eq!(replaced_with(transfer), without("t2-v03"));
    let term = (r#"new_term   = "counts_on""#, r#"new_term = "starts_afresh""#);
    assert_eq!(replaced_with(term), ["t1-v08", "t2-v03", "t4-v07", "t6-v05"]);
    let ungraded = (r#"ungraded   = "passed_over""#, r#"ungraded = "breaks_the_row""#);
    assert_eq!(replaced_with(ungraded), without("t5-v05"));
    let corrected = (r#"corrected  = "replaces""#, r#"corrected = "original_stands""#);
    let mut with_corrected = bundled.to_vec();
    with_corrected.insert(3, "t4-v04");
    assert_eq!(replaced_with(corrected), with_corrected);
}

#[test]
fn what_is_missing_leaves_open_only_what_hangs_on_it() {
    let results = results();
    let open: Vec<_> = results
        .unsettled
        .iter()
        .map(|it| {
            let grades: Vec<&str> = it.grades.iter().map(Id::as_str).collect();
            let missing: Vec<&str> =
                it.missing.iter().map(|it| it.fact.as_str()).collect();
            (it.id.as_str(), it.range.to_string(), grades, missing, it.must_be_replaced)
        })
        .collect();
    let expected = [
        (
            "t2-v07",
            "786.03".to_owned(),
            vec!["competent", "incompetent"],
            vec!["discipline.sanction"],
            Verdict::Undetermined,
        ),
        (
            "t4-v07",
            "416.72..452.72".to_owned(),
            vec!["incompetent"],
            vec!["village.own_income"],
            Verdict::Met,
        ),
        (
            "t5-v06",
            "784.37..832.37".to_owned(),
            vec!["competent"],
            vec!["review.ballots"],
            Verdict::NotMet,
        ),
    ];
    assert_eq!(open, expected);
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let rulebook = bundled::secretary_2019().unwrap();
    let (mut facts, mut grades) = tables();
    let mut as_json = Vec::new();
    for _ in 0..3 {
        let secretaries = secretaries(&rulebook, (&facts, &grades)).unwrap();
        let by = (&*WORKED, &TABLES.follows);
        let results = results::results(&rulebook, secretaries, by).unwrap();
        as_json.push(serde_json::to_string(&results).unwrap());
        facts.rows.reverse();
        facts.rows.rotate_left(17);
        grades.rows.rotate_right(11);
    }
    assert_eq!(as_json[0], as_json[1]);
    assert_eq!(as_json[0], as_json[2]);
}

#[test]
fn every_explanation_adds_up() {
    let rulebook = bundled::secretary_2019().unwrap();
    let (facts, grades) = tables();
    for secretary in secretaries(&rulebook, (&facts, &grades)).unwrap() {
        let outcome = judge(rulebook.scheme("secretary").unwrap(), &secretary.sheet);
        assert_eq!(outcome.record().adds_up(), Ok(()), "{}", secretary.id);
    }
}

#[test]
fn what_is_wrong_in_both_tables_is_told_at_once() {
    let rulebook = bundled::secretary_2019().unwrap();
    let (mut facts, mut grades) = tables();
    let replace = |table: &mut Table, row: usize, from: &str, to: &str| {
        let cells = table.rows[row].iter();
        table.rows[row] =
            cells.map(|cell| if cell == from { to } else { cell }).collect();
    };
    replace(&mut facts, 0, "92.2%", "９２.２.%");
    replace(&mut facts, 8, "t2-v01", "t1-v01");
    replace(&mut grades, 2, "优秀", "优");
    let wrong = refused(secretaries(&rulebook, (&facts, &grades)));
    let places: Vec<&str> =
        wrong.iter().filter_map(|it| it.split(": `").next()).collect();
    assert_eq!(
        places,
        [
            "secretaries-2019.csv: row 2, column 群众满意度",
            "secretaries-2019.csv: row 10, column 编号",
            "grades.csv: row 4, column 2018",
        ]
    );
}

#[test]
fn results_of_somebody_who_is_not_appraised_are_a_mistake() {
    let rulebook = bundled::secretary_2019().unwrap();
    let (mut facts, grades) = tables();
    facts.rows.remove(3);
    let wrong = refused(secretaries(&rulebook, (&facts, &grades)));
    assert_eq!(wrong, ["grades.csv: row 5, column 编号: there is no secretary `t1-v04`"]);
}

/// The figures themselves are held against the speeches with the register.
#[test]
fn the_two_other_counties_come_with_it() {
    let book = bundled::rectification_2005().unwrap();
    let found = rectification::rectification(&book).unwrap();
    let (summary, defects) = (found.summary(), found.branch_defects());
    assert_eq!((summary.villages, summary.passed, summary.works.wells), (32, 24, 65));
    assert_eq!((defects.branches, defects.in_debt), (28, 17));
    let mut report = Report::new("");
    found.add_to(&mut report, Script::Hans);
    let text = report.render(Format::Text);
    assert!(text.contains("两委班子都健全  26个"), "{text}");
}

/// The register of members, the survey of the grading and the table of secretaries tell the
/// same of the members that a village admits.
#[test]
fn members_admitted_are_the_same_in_every_table() {
    let (facts, _) = tables();
    let work = &*TABLES;
    let column = |table: &Table, name: &str| {
        table.header.iter().position(|it| it == name).unwrap()
    };
    let digits = |cell: &str| -> i32 {
        let wide = |letter| "０１２３４５６７８９".chars().position(|it| it == letter);
        let digit = |letter: char| {
            letter.to_digit(10).or_else(|| u32::try_from(wide(letter)?).ok())
        };
        let folded = cell.chars().filter_map(digit);
        folded.fold(0, |number, digit| number * 10 + i32::try_from(digit).unwrap())
    };
    let members = &work.posts.members;
    let (of, on) = (column(members, "组织"), column(members, "接收为预备党员日期"));
    let years = |village: &str| -> Vec<i32> {
        let own = members.rows.iter().filter(|row| row[of] == *village);
        own.filter_map(|row| row[on].get(..4)?.parse().ok()).collect()
    };
    let surveys = &work.grading.villages;
    for row in &facts.rows {
        let (village, years) = (&row[0], years(&row[0]));
        let without = digits(&row[column(&facts, "连续未发展党员年数")]);
        assert_eq!(without, 2019 - years.iter().max().unwrap(), "{village}");
        let survey = surveys.rows.iter().find(|it| it[0] == *village).unwrap();
        let admitted = digits(&survey[column(surveys, "年内发展党员数")]);
        let this_year = years.iter().filter(|year| **year == 2019).count();
        assert_eq!(usize::try_from(admitted).unwrap(), this_year, "{village}");
    }
    for (table, year) in [(&work.backward.state, 2019), (&work.backward.survey, 2018)] {
        for row in &table.rows {
            let years = years(&row[0]);
            let last = years.iter().filter(|it| **it <= year).max().unwrap();
            let without = digits(&row[column(table, "连续未发展党员年数")]);
            assert_eq!(without, year - last, "{} {}", table.file, &row[0]);
        }
    }
}

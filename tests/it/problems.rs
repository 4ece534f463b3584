//! What the owner of a rulebook, a sheet or a table is told when something is wrong with it.
//!
//! `tests/broken/rulebooks` holds pairs: a refused `.toml`, and a `.txt` with the *full* list
//! of problems expected, one a line, as `Problems` displays them. `tests/broken/sheets` holds
//! the same for facts. Expectations are written by hand, from what the owner should be told,
//! and not copied from what is found; only the wording of what is not TOML is its reader's.
//! There is no way to regenerate them, on purpose: where a message changes, read the pair,
//! ask whether the new line would help its owner, and write it.
//!
//! Long, because one question is asked of everything that people hand in: rulebooks, sheets,
//! tables, editions, and text that is none of these.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the tests read documents from files, by helpers that stand outside them"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Dictionary, SheetDraft, SheetState};
use grassroots::rulebook::{Editions, Rulebook, bundled};
use grassroots::vocabulary::Period;
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name)
}

/// The files of a folder with one of these endings, by name.
fn files(name: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(name))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| {
            path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending))
        })
        .collect();
    files.sort();
    files
}

/// The lines of one that the other lacks, each with its sign.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), found.lines().collect());
    let mut text = String::new();
    for line in &old {
        if !new.contains(line) {
            text.extend(["  expected ", line, "\n"]);
        }
    }
    for line in &new {
        if !old.contains(line) {
            text.extend(["  found    ", line, "\n"]);
        }
    }
    if text.is_empty() {
        text = format!("  in another order, or repeated:\n{found}\n");
    }
    text
}

/// Compares every document of a folder with the list beside it, and tells of all mismatches.
fn compare(
    name: &str,
    endings: &[&str],
    refuse: impl Fn(&Path, &str) -> String,
) -> usize {
    let documents = files(name, endings);
    let mut mismatches = Vec::new();
    for path in &documents {
        let title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a document is text");
        let Ok(expected) = fs::read_to_string(path.with_extension("txt")) else {
            mismatches.push(format!("{title} has no .txt beside it\n"));
            continue;
        };
        let found = refuse(path, &text);
        if expected.trim_end() != found {
            mismatches
                .push(format!("{title}\n{}", difference(expected.trim_end(), &found)));
        }
    }
    for path in files(name, &["txt"]) {
        if !endings.iter().any(|ending| path.with_extension(ending).exists()) {
            mismatches.push(format!("{} belongs to no document\n", path.display()));
        }
    }
    assert!(
        mismatches.is_empty(),
        "{} of {} differ:\n\n{}",
        mismatches.len(),
        documents.len(),
        mismatches.join("\n")
    );
    documents.len()
}

fn refused_rulebook(text: &str) -> String {
    match Rulebook::read(text) {
        Ok(_) => "nothing: it was accepted".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn every_broken_rulebook_is_refused_with_all_its_problems() {
    let found = compare("rulebooks", &["toml"], |_, text| refused_rulebook(text));
    assert!(found >= 45, "{found} broken rulebooks");
}

// ---- sheets -----------------------------------------------------------------------------

/// The dictionary of a fact of each kind.
fn every_kind() -> Dictionary {
    let text =
        fs::read_to_string(folder("dictionary.toml")).expect("the dictionary is there");
    Rulebook::read(&text).expect("the dictionary has no problem").dictionary().clone()
}

fn refused_sheet(dictionary: &Dictionary, draft: &SheetDraft) -> String {
    match dictionary.sheet(draft) {
        Ok(_) => "nothing: it was accepted".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

/// A sheet is held against the dictionary of a fact of each kind, unless its first line names
/// the bundled rulebook.
#[test]
fn every_broken_sheet_is_refused_with_all_its_problems() {
    let small = every_kind();
    let bundled = bundled::secretary_2019().expect("a bundled rulebook has no problem");
    let found = compare("sheets", &["toml", "json"], |path, text| {
        let is_bundled = text.starts_with("# rulebook: secretary-2019");
        let dictionary = if is_bundled { bundled.dictionary() } else { &small };
        let draft: SheetDraft = if path.extension().is_some_and(|e| e == "json") {
            serde_json::from_str(text).expect("the file is a sheet")
        } else {
            toml::from_str(text).expect("the file is a sheet")
        };
        refused_sheet(dictionary, &draft)
    });
    assert!(found >= 12, "{found} broken sheets");
}

#[test]
fn a_sheet_has_no_other_keys() {
    let text = r#"{ "perod": { "from": "2019-01-01" }, "facts": {} }"#;
    let refused =
        serde_json::from_str::<SheetDraft>(text).expect_err("`perod` is no key");
    let message = refused.to_string();
    assert!(message.starts_with("unknown field `perod`, expected one of"), "{message}");
}

#[test]
fn problems_of_a_sheet_stand_by_fact_however_it_was_written() {
    // The same facts in any order are the same sheet, and have the same problems.
    let text = r#"{ "period": { "from": "2019-01-01" }, "sheet": "open",
        "facts": { "plan": 1, "balance": true, "zeal": 3, "meetings": -1 } }"#;
    let draft: SheetDraft = serde_json::from_str(text).expect("it is a sheet");
    assert_eq!(
        refused_sheet(&every_kind(), &draft),
        "facts[balance]: `true` does not say a number: write it whole, or as a quoted decimal\n\
         facts[meetings]: -1 lies outside 0 to 100, the domain of this fact\n\
         facts[plan]: `1` does not say yes or no: write true or false\n\
         facts[zeal]: there is no fact `zeal`"
    );
}

/// An event outside the period is no mistake: a list may be longer than a year, and what
/// lies outside does not count.
#[test]
fn an_event_outside_the_period_is_accepted() {
    let text = r#"{ "period": { "from": "2019-01-01", "until": "2020-01-01" },
        "sheet": "closed", "facts": { "lapses": [{ "on": "2020-01-01", "kind": "late" }] } }"#;
    let draft: SheetDraft = serde_json::from_str(text).expect("it is a sheet");
    assert!(every_kind().sheet(&draft).is_ok());
}

// ---- tables -----------------------------------------------------------------------------

fn plan() -> TablePlan {
    let year = Period::year(2019).expect("a year");
    TablePlan::new(year, SheetState::Closed)
}

/// What is wrong with a table whose lines are written with commas.
fn refused_table(plan: &TablePlan, lines: &[&str]) -> String {
    let mut lines = lines.iter().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    match table::read(&every_kind(), plan, header, lines) {
        Ok(rows) => format!("nothing: {} rows were accepted", rows.len()),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_column_that_is_no_fact_is_answered_with_the_nearest_name() {
    assert_eq!(
        refused_table(&plan(), &["编号,会议次,满意率", "a,3,95%"]),
        "row 1, column 会议次: no fact is called `会议次`; did you mean `会议次数`?"
    );
}

#[test]
fn a_column_that_is_like_nothing_is_told_without_advice() {
    assert_eq!(
        refused_table(&plan(), &["编号,备注", "a,很好"]),
        "row 1, column 备注: no fact is called `备注`"
    );
}

#[test]
fn a_fact_in_two_columns_is_refused_at_the_second() {
    assert_eq!(
        refused_table(&plan(), &["编号,meetings,会议次数", "a,3,4"]),
        "row 1, column 会议次数: `meetings` is already taken: ids are unique among columns"
    );
}

#[test]
fn a_table_without_subjects_is_told_which_columns_would_do() {
    assert_eq!(
        refused_table(&plan(), &["村,会议次数", "顾村,3"]),
        "row 1, column 村: no fact is called `村`\n\
         row 1: exactly one of `编号`, `編號`, `id`, `subject` is expected here"
    );
}

#[test]
fn a_carried_column_must_be_there() {
    assert_eq!(
        refused_table(&plan().carrying(&["乡镇"]), &["编号,会议次数", "a,3"]),
        "row 1: the column `乡镇` is missing"
    );
}

#[test]
fn ballots_in_one_column_are_told_how_to_be_split() {
    assert_eq!(
        refused_table(&plan(), &["编号,民主测评", "a,18"]),
        "row 1, column 民主测评: `民主测评` does not say which ballots it counts: \
         give each choice a column, such as `民主测评/好`"
    );
}

#[test]
fn ballots_need_a_column_for_each_choice_and_tally() {
    assert_eq!(
        refused_table(&plan(), &["编号,民主测评/好,民主测评/弃权", "a,18,2"]),
        "row 1, column 民主测评/好: the column `vote/poor` is missing\n\
         row 1, column 民主测评/好: the column `vote/void` is missing"
    );
}

#[test]
fn a_ballot_that_there_is_not_is_answered_with_the_nearest() {
    assert_eq!(
        refused_table(
            &plan(),
            &["编号,民主测评/好,民主测评/差评,民主测评/弃权,民主测评/废票", "a,18,2,0,0"]
        ),
        "row 1, column 民主测评/好: the column `vote/poor` is missing\n\
         row 1, column 民主测评/差评: no fact is called `民主测评/差评`; \
         did you mean `民主测评/差`?"
    );
}

#[test]
fn a_row_with_a_comma_too_many_is_told_once() {
    assert_eq!(
        refused_table(&plan(), &["编号,会议次数,结余", "a,3,1,234", "b,4,5"]),
        "row 2: this row has 4 cells, the header has 3"
    );
}

#[test]
fn a_row_says_whom_it_is_about_and_no_other_row_does() {
    assert_eq!(
        refused_table(&plan(), &["编号,会议次数", "a,3", ",4", "a,5", "A1,6"]),
        "row 3, column 编号: this row does not say whom it is about: \
         the column `编号` is empty\n\
         row 4, column 编号: `a` is already taken: ids are unique among subjects\n\
         row 5, column 编号: `A` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`"
    );
}

#[test]
fn what_stands_under_no_header_is_refused_once() {
    assert_eq!(
        refused_table(&plan(), &["编号,,会议次数", "a,x,3", "b,y,4", "c,,5"]),
        "row 1, column 2: something must be written here"
    );
}

#[test]
fn cells_of_each_kind_are_told_what_would_be_right() {
    assert_eq!(
        refused_table(
            &plan(),
            &[
                "编号,结余,成立日期,缺勤,等次,会议次数,评委打分,有计划,满意率",
                "a,三万,53年,2019-03-05 早退,中,三次,90；好,大概,九成"
            ]
        ),
        "row 2, column 结余: `三万` cannot be read as an amount: write digits, such as \
         `12.5` or `-3`\n\
         row 2, column 成立日期: `53年` is not a date: write it like \"2019-12-31\"\n\
         row 2, column 缺勤: `早退` is none of `迟到`, `缺席`\n\
         row 2, column 等次: `中` is none of `好`, `差`\n\
         row 2, column 会议次数: `三次` is not a whole number between 0 and 100: write it in digits\n\
         row 2, column 评委打分: `好` cannot be read as an amount: write digits, such as \
         `12.5` or `-3`\n\
         row 2, column 有计划: `大概` does not say yes or no: write `是` or `否`, `yes` or \
         `no`\n\
         row 2, column 满意率: `九成` is no share: write it like `85%` or `0.85`"
    );
}

#[test]
fn cells_outside_their_domains_are_refused() {
    assert_eq!(
        refused_table(
            &plan(),
            &[
                "编号,会议次数,满意率,缺勤,结余",
                "a,101,101%,2019-03-05 迟到×3；2019-03-06 缺席×3,0.005"
            ]
        ),
        "row 2, column 会议次数: 101 lies outside 0 to 100, the domain of this fact\n\
         row 2, column 满意率: 1.01 lies outside 0 to 1, the domain of this fact\n\
         row 2, column 缺勤: at most 5 events are allowed here, 6 were found\n\
         row 2, column 结余: 0.005 is finer than this fact is measured: at most 2 decimals"
    );
}

#[test]
fn not_applicable_needs_a_reason_and_a_fact_that_may_not_apply() {
    assert_eq!(
        refused_table(&plan(), &["编号,会议次数,满意率", "a,不适用：新村,不适用"]),
        "row 2, column 会议次数: this always applies: write a value, or leave it blank \
         where it is not known\n\
         row 2, column 满意率: write the value alone, or `不适用：` and the reason; \
         leave the cell blank where nothing is known"
    );
}

// ---- editions ---------------------------------------------------------------------------

/// An edition of a rulebook in force over a period, written as in the document.
fn edition(id: &str, edition: &str, in_force: &str) -> Rulebook {
    let text =
        fs::read_to_string(folder("dictionary.toml")).expect("the dictionary is there");
    let text = text
        .replace("id       = \"every-kind\"", &format!("id = \"{id}\""))
        .replace("edition  = \"1\"", &format!("edition = \"{edition}\""))
        .replace("{ from = \"2019-01-01\" }", in_force);
    Rulebook::read(&text).expect("an edition has no problem of its own")
}

fn refused_editions(editions: Vec<Rulebook>) -> String {
    match Editions::new(editions) {
        Ok(editions) => format!("nothing: {} were accepted", editions.all().len()),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn two_editions_on_one_day_are_refused() {
    let first = edition("points", "2019", r#"{ from = "2019-01-01" }"#);
    let second = edition("points", "2020", r#"{ from = "2020-01-01" }"#);
    assert_eq!(
        refused_editions(vec![second, first]),
        "edition[2020]: editions `2019` and `2020` are both in force on 2020-01-01"
    );
}

#[test]
fn an_edition_within_another_is_refused() {
    let whole =
        edition("points", "a", r#"{ from = "2019-01-01", until = "2022-01-01" }"#);
    let within =
        edition("points", "b", r#"{ from = "2020-01-01", until = "2020-06-01" }"#);
    let after = edition("points", "c", r#"{ from = "2022-01-01" }"#);
    assert_eq!(
        refused_editions(vec![whole, within, after]),
        "edition[b]: editions `a` and `b` are both in force on 2020-01-01"
    );
}

#[test]
fn days_without_an_edition_are_refused_unless_they_are_meant() {
    let first =
        || edition("points", "2019", r#"{ from = "2019-01-01", until = "2020-01-01" }"#);
    let later = edition("points", "2021", r#"{ from = "2021-01-01" }"#);
    assert_eq!(
        refused_editions(vec![first(), later]),
        "edition[2021]: no edition is in force from 2020-01-01 until 2021-01-01, between \
         `2019` and `2021`: say `gap_before` in `2021` if that is meant"
    );
    let meant =
        r#"{ from = "2021-01-01", gap_before = "nothing was appraised in 2020" }"#;
    let meant = edition("points", "2021", meant);
    let editions = Editions::new(vec![first(), meant]).expect("the gap is meant");
    let on = NaiveDate::from_ymd_opt(2020, 6, 30).expect("a day");
    let refused = editions.in_force_on(on).map(|_| ()).expect_err("a gap");
    assert_eq!(refused.to_string(), "`points` is not in force on 2020-06-30");
}

#[test]
fn a_gap_that_is_meant_is_no_leave_to_overlap() {
    let first =
        edition("points", "2019", r#"{ from = "2019-01-01", until = "2020-01-02" }"#);
    let second = r#"{ from = "2020-01-01", gap_before = "none" }"#;
    let second = edition("points", "2020", second);
    assert_eq!(
        refused_editions(vec![first, second]),
        "edition[2020]: editions `2019` and `2020` are both in force on 2020-01-01"
    );
}

#[test]
fn editions_of_another_rulebook_are_refused() {
    let first =
        edition("points", "2019", r#"{ from = "2019-01-01", until = "2020-01-01" }"#);
    let other = edition("marks", "2020", r#"{ from = "2020-01-01" }"#);
    assert_eq!(
        refused_editions(vec![first, other]),
        "edition[2020]: this is an edition of `marks`, the others are of `points`"
    );
}

#[test]
fn the_days_of_another_rulebook_are_not_held_against_this_one() {
    let first = edition("points", "2019", r#"{ from = "2019-01-01" }"#);
    let other = edition("marks", "2020", r#"{ from = "2020-01-01" }"#);
    assert_eq!(
        refused_editions(vec![first, other]),
        "edition[2020]: this is an edition of `marks`, the others are of `points`"
    );
}

#[test]
fn one_edition_twice_is_refused() {
    let twice = || edition("points", "2019", r#"{ from = "2019-01-01" }"#);
    assert_eq!(
        refused_editions(vec![twice(), twice()]),
        "edition[2019]: editions `2019` and `2019` are both in force on 2019-01-01"
    );
}

#[test]
fn no_edition_at_all_is_refused() {
    assert_eq!(
        refused_editions(Vec::new()),
        "edition: at least one edition is needed here"
    );
}

// ---- how documents come -----------------------------------------------------------------

/// Where the text is no TOML, a quote that is not closed takes the return in.
#[test]
fn line_endings_make_no_difference() {
    for path in files("rulebooks", &["toml"]) {
        let text = fs::read_to_string(&path).expect("a document is text");
        if refused_rulebook(&text).contains("this is not TOML") {
            continue;
        }
        let with_returns = text.replace('\n', "\r\n");
        assert_eq!(refused_rulebook(&with_returns), refused_rulebook(&text), "{path:?}");
    }
}

#[test]
fn a_byte_order_mark_makes_no_difference() {
    for path in files("rulebooks", &["toml"]) {
        let text = fs::read_to_string(&path).expect("a document is text");
        let marked = format!("\u{feff}{text}");
        assert_eq!(refused_rulebook(&marked), refused_rulebook(&text), "{path:?}");
    }
}

#[test]
fn each_problem_is_one_line() {
    for path in files("rulebooks", &["toml"]) {
        let text = fs::read_to_string(&path).expect("a document is text");
        let problems = Rulebook::read(&text).expect_err("it is broken");
        let shown = problems.to_string();
        assert_eq!(shown.lines().count(), problems.len(), "{path:?}\n{shown}");
        assert_eq!(
            format!("{problems:?}").trim_start(),
            shown,
            "`unwrap` shows the same"
        );
    }
}

/// The least that a rulebook needs, with `more` behind it.
fn rulebook_with(more: &str) -> String {
    let text =
        fs::read_to_string(folder("dictionary.toml")).expect("the dictionary is there");
    format!("{text}\n{more}")
}

#[test]
fn the_rest_of_many_problems_is_counted() {
    let sources =
        (0..250).map(|n| format!("[[source]]\nid = \"s{n}\"\nkind = \"scheme\"\n"));
    let text = rulebook_with(&sources.collect::<String>());
    let problems = Rulebook::read(&text).expect_err("250 titles are missing");
    assert_eq!(problems.len(), 201);
    let last = problems.iter().last().map(ToString::to_string);
    let expected = "document: 50 more problems are not listed: mend these first";
    assert_eq!(last.as_deref(), Some(expected));
}

#[test]
fn lists_texts_and_documents_have_an_end() {
    let sources = "[[source]]\nid = \"s\"\n".repeat(2_001);
    assert_eq!(
        refused_rulebook(&rulebook_with(&sources)),
        "90:1: source: at most 2000 elements are allowed here, 2001 were found"
    );
    let title = "长".repeat(4_001);
    let source =
        format!("[[source]]\nid = \"s\"\nkind = \"scheme\"\ntitle = \"{title}\"\n");
    assert_eq!(
        refused_rulebook(&rulebook_with(&source)),
        "93:9: source[s].title: a text here has at most 4000 characters, this one has 4001"
    );
    let comment = format!("# {}\n", "x".repeat(4 << 20));
    let text = rulebook_with(&comment);
    assert_eq!(
        refused_rulebook(&text),
        format!(
            "document: a document has at most 4194304 bytes, this one has {}",
            text.len()
        )
    );
}

/// Long documents in which nothing is right: the work grows with the document, not with its
/// square.
#[test]
fn huge_documents_are_refused_in_good_time() {
    let label = "label = { hans = \"甲\", hant = \"甲\", en = \"a\" }";
    let row = "{ points = 1.5, ground = { assumed = \"x\" } },\n";
    let items = (0..5).map(|n| {
        let rows = row.repeat(2_000);
        format!(
            "[[scheme.item]]\nid = \"i{n}\"\n{label}\nabsent = \"required\"\n\
             measure.bands = {{ of = \"meetings\", rows = [\n{rows}] }}\n"
        )
    });
    knock(&rulebook_with(&items.collect::<String>()));
    let keys = (0..50_000).map(|n| format!("a{n} = 1\n"));
    knock(&keys.collect::<String>());
    knock(&"a b\n".repeat(50_000));
    let facts = (0..5_000).map(|n| format!("\"meeting{n}\": 1,"));
    let text = format!(
        "{{ \"period\": {{ \"from\": \"2019-01-01\" }}, \"sheet\": \"open\", \
         \"facts\": {{ {} \"plan\": true }} }}",
        facts.collect::<String>()
    );
    let draft: SheetDraft = serde_json::from_str(&text).expect("it is a sheet");
    let problems = every_kind().sheet(&draft).expect_err("there are no such facts");
    assert_eq!(problems.len(), 201);
}

// ---- nothing panics ---------------------------------------------------------------------

/// Reads a text by every door that takes one; all may refuse it, none may panic.
fn knock(text: &str) {
    if let Err(problems) = Rulebook::read(text) {
        assert!(problems.len() <= 201);
        let lines = problems.to_string().lines().count();
        assert_eq!(lines, problems.len(), "{problems}");
    }
}

#[test]
fn what_is_nested_ten_thousand_deep_is_refused() {
    let deep = 10_000;
    for (open, inside, close) in [
        ("[", "1", "]"),
        ("{ a = ", "1", " }"),
        ("{ not = ", "{ yes = \"plan\" }", " }"),
        ("{ all_of = [", "{ yes = \"plan\" }", "] }"),
    ] {
        let value = format!("{}{inside}{}", open.repeat(deep), close.repeat(deep));
        for key in ["ground", "note", "scheme", "a"] {
            knock(&format!("schema = \"rulebook/1\"\n{key} = {value}\n"));
        }
        let item = format!(
            "[[scheme.item]]\nid = \"two\"\nlabel = {{ hans = \"二\", hant = \"二\", en = \"two\" }}\n\
             full_marks = 1\nmeasure.all_or_nothing = {{ otherwise = 0, when = {value} }}\n"
        );
        let text = rulebook_with(&item);
        knock(&text);
        assert!(Rulebook::read(&text).is_err());
    }
    knock(&format!("[{}]\nx = 1\n", vec!["a"; deep].join(".")));
    knock(&format!("{} = 1\n", vec!["a"; deep].join(".")));
    let json = format!(
        "{{ \"facts\": {{ \"plan\": {}1{} }} }}",
        "[".repeat(deep),
        "]".repeat(deep)
    );
    assert!(serde_json::from_str::<SheetDraft>(&json).is_err());
}

#[test]
fn numbers_of_any_length_are_refused_or_read() {
    for digits in [1, 18, 19, 20, 38, 39, 40, 1_000, 100_000] {
        let number = "9".repeat(digits);
        for written in [
            number.clone(),
            format!("-{number}"),
            format!("\"{number}\""),
            format!("\"0.{number}\""),
            format!("\"1/{number}\""),
            format!("\"{number}/{number}\""),
            format!("\"{number}%\""),
            format!("{number}.{number}"),
            format!("1e{number}"),
            format!("0x{number}"),
        ] {
            for key in ["full_marks", "weight"] {
                let item = format!(
                    "[[scheme.item]]\nid = \"two\"\n\
                     label = {{ hans = \"二\", hant = \"二\", en = \"two\" }}\n\
                     measure.constant = {{ points = 1 }}\n{key} = {written}\n"
                );
                knock(&rulebook_with(&item));
            }
        }
    }
}

#[test]
fn domains_and_points_at_their_ends_are_refused_or_hold() {
    let most = "1000000000000";
    let facts = format!(
        "[[fact]]\nid = \"wide\"\nlabel = {{ hans = \"宽\", hant = \"寬\", en = \"wide\" }}\n\
         kind = {{ amount = {{ unit = {{ hans = \"元\", hant = \"元\", en = \"yuan\" }}, places = 6, \
         at_least = -{most}, at_most = {most} }} }}\n"
    );
    for measure in [
        "given = { of = \"wide\", by = { hans = \"村\", hant = \"村\", en = \"village\" } }",
        "award = { cap = \"none\", each = [{ of = \"wide\", points = 1000000000000 }] }",
        "award = { cap = \"none\", each = [{ of = \"wide\", points = \"0.000001\" }] }",
        "target = { of = \"wide\", target = \"999999999999/1000000000000\", base = 0, \
         points = 1000000000000, per = \"1/999999999989\", floor = \"none\", cap = \"none\" }",
        "share = { of = \"wide\", target = \"1/999999999989\", clamp = \"none\" }",
        "share = { of = \"wide\", target_of = \"wide\", zero_target = 0, clamp = \"none\" }",
    ] {
        for finish in ["", "weight = \"999999999961/999999999989\"\n"] {
            for absent in ["\"required\"", "\"excluded\"", "{ points = -1000000000000 }"]
            {
                let item = format!(
                    "[[scheme.item]]\nid = \"two\"\n\
                     label = {{ hans = \"二\", hant = \"二\", en = \"two\" }}\n{finish}\
                     full_marks = {most}\nabsent = {absent}\nmeasure.{measure}\n"
                );
                let text = rulebook_with(&item)
                    .replace("[[scheme]]", &format!("{facts}\n[[scheme]]"));
                knock(&text);
            }
        }
    }
}

/// Text that looks a little like a rulebook.
fn toml_like() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => "(\\[\\[)?(source|fact|scheme|scheme\\.item|scheme\\.grade|scheme\\.veto)(\\]\\])?",
        4 => "(schema|id|edition|title|in_force|label|kind|measure|measure\\.award|ground|when) = \
              [\\[{\"]?(rulebook/1|a|yes_no|count|hans = \"x\"|from = \"2020-01-01\"|[0-9.e+-]{0,9})[\"}\\]]?",
        1 => "[a-z_.\"\\[\\]{}=, #0-9\u{4e00}-\u{4e10}\\\\\t-]{0,40}",
    ];
    prop::collection::vec(line, 0..30).prop_map(|lines| lines.join("\n"))
}

/// One change to the lines or the characters of a text.
#[derive(Clone, Debug)]
enum Change {
    DropLine(usize),
    RepeatLine(usize),
    SwapLines(usize, usize),
    DropCharacter(usize),
    ReplaceCharacter(usize, char),
    ReplaceNumber(usize, String),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<usize>;
    let character = prop_oneof![
        prop::sample::select(vec![
            '"', '\'', '[', ']', '{', '}', '=', ',', '.', '\n', '#', '-', '0', ' '
        ]),
        any::<char>(),
    ];
    let numbers = vec![
        "0",
        "-1",
        "1.5",
        "\"1/3\"",
        "1000000000000",
        "99999999999999999999",
        "\"\"",
        "true",
        "{}",
        "[]",
        "inf",
    ];
    let number = prop::sample::select(numbers).prop_map(str::to_owned);
    prop_oneof![
        at().prop_map(Change::DropLine),
        at().prop_map(Change::RepeatLine),
        (at(), at()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        at().prop_map(Change::DropCharacter),
        (at(), character).prop_map(|(at, with)| Change::ReplaceCharacter(at, with)),
        (at(), number).prop_map(|(at, with)| Change::ReplaceNumber(at, with)),
    ]
}

/// One of so many places; there is at least one.
fn one_of(places: usize, at: usize) -> usize {
    at.checked_rem(places).unwrap_or_default()
}

fn changed(text: &str, change: &Change) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let mut characters: Vec<char> = text.chars().collect();
    let (height, length) = (lines.len(), characters.len());
    match change {
        Change::DropLine(at) => {
            lines.remove(one_of(height, *at));
        }
        Change::RepeatLine(at) => {
            let at = one_of(height, *at);
            lines.extend_from_within(at..=at);
            if let Some(tail) = lines.get_mut(at..) {
                tail.rotate_right(1);
            }
        }
        Change::SwapLines(one, other) => {
            lines.swap(one_of(height, *one), one_of(height, *other));
        }
        Change::DropCharacter(at) => {
            let at = one_of(length, *at);
            characters.drain(at..length.min(at.saturating_add(1)));
            return characters.into_iter().collect();
        }
        Change::ReplaceCharacter(at, with) => {
            if let Some(character) = characters.get_mut(one_of(length, *at)) {
                *character = *with;
            }
            return characters.into_iter().collect();
        }
        Change::ReplaceNumber(at, with) => {
            let is_digit = |c: char| c.is_ascii_digit();
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let mut numbers: Vec<&mut String> =
                words.iter_mut().filter(|word| word.starts_with(is_digit)).collect();
            let chosen = one_of(numbers.len(), *at);
            if let Some(word) = numbers.get_mut(chosen) {
                **word = format!("{with}{}", word.trim_start_matches(is_digit));
            }
            return words.join(" ");
        }
    }
    lines.join("\n")
}

fn mutants_of(text: String) -> impl Strategy<Value = String> {
    prop::collection::vec(change(), 1..4).prop_map(move |changes| {
        changes.iter().fold(text.clone(), |text, change| changed(&text, change))
    })
}

/// Any JSON, a third of it facts that the dictionary has.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        (-10_i64..200).prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        "-?[1-9][0-9]{0,3}\\.[0-9]{1,9}(e[0-9]{1,2})?"
            .prop_map(|text| serde_json::from_str(&text).unwrap_or_default()),
        "[0-9./%e+-]{0,8}|good|late|2019-0[1-9]-0[1-9]".prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    let key = || {
        prop_oneof![
            "on|kind|times|good|poor|abstained|void|absent|not_applicable"
                .prop_map(String::from),
            any::<String>(),
        ]
    };
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(key(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        knock(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_text_like_a_rulebook_makes_a_reader_panic(text in toml_like()) {
        knock(&text);
        knock(&rulebook_with(&text));
    }

    #[test]
    fn no_json_makes_a_sheet_panic(
        facts in prop::collection::vec(
            (
                prop_oneof![
                    "balance|founded|lapses|level|meetings|panel|plan|satisfaction|vote"
                        .prop_map(String::from),
                    any::<String>(),
                ],
                json(),
            ),
            0..10,
        ),
        whole in json(),
    ) {
        let facts: serde_json::Map<_, _> = facts.into_iter().collect();
        let sheet = serde_json::json!({
            "period": { "from": "2019-01-01" }, "sheet": "open", "facts": facts,
        });
        let dictionary = every_kind();
        for value in [sheet, whole] {
            let Ok(draft) = serde_json::from_value::<SheetDraft>(value) else { continue };
            if let Err(problems) = dictionary.sheet(&draft) {
                let lines = problems.to_string().lines().count();
                prop_assert_eq!(lines, problems.len(), "{}", problems);
            }
        }
    }
}

proptest! {
    // The bundled rulebook is long, and each mutant is checked as a whole.
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_the_bundled_rulebook_makes_a_reader_panic(
        text in mutants_of(bundled::SECRETARY_2019.to_owned()),
    ) {
        knock(&text);
    }

    /// What is accepted after a change can be printed, and read back as it was.
    #[test]
    fn a_change_that_is_accepted_reads_back_as_printed(
        text in mutants_of(
            fs::read_to_string(folder("dictionary.toml")).expect("the dictionary is there")
        ),
    ) {
        knock(&text);
        if let Ok(book) = Rulebook::read(&text) {
            let printed = book.draft().to_toml();
            let again = Rulebook::read(&printed);
            prop_assert_eq!(again.map(|b| b.draft().clone()), Ok(book.draft().clone()));
        }
    }
}

//! Boundary cases that nothing keeps from being made: a rulebook in force for part of a year,
//! and things whose cases would have the same file names.

use grassroots::casebook::{CaseFile, Suite};
use grassroots::rulebook::Rulebook;

fn label(text: &str) -> String {
    format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
}

fn head(in_force: &str) -> String {
    format!(
        "schema = \"rulebook/1\"\nid = \"small\"\nedition = \"1\"\nin_force = {in_force}\n\
         title = {}\nground = {{ assumed = \"made up for this test\" }}\n\
         [[fact]]\nid = \"n\"\nlabel = {}\nkind = {{ count = {{ at_most = 9 }} }}\n",
        label("small"),
        label("n")
    )
}

fn rule(id: &str, at_least: u32) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nlabel = {}\nkind = \"requirement\"\nsubject = \"village\"\n\
         met.number = {{ of = \"n\", at_least = {at_least} }}\n",
        label(id)
    )
}

fn files(rulebook: &str) -> Vec<CaseFile> {
    let rulebook = Rulebook::read(rulebook).unwrap();
    Suite::boundaries(&rulebook, "../small.toml").files
}

/// All of them, accepted by somebody, and run.
fn all_can_be_accepted(rulebook: &str, files: &[CaseFile]) {
    let cases =
        files.iter().map(|file| (format!("cases/{}", file.path), file.text.clone()));
    let whole = cases.chain([("small.toml".to_owned(), rulebook.to_owned())]);
    let suite = Suite::new(whole);
    for path in suite.cases() {
        let accepted = suite.accept(path, "somebody", "looked at");
        assert!(accepted.is_ok(), "{path}: {accepted:?}");
    }
}

#[test]
fn a_rulebook_on_trial_for_half_a_year_has_cases_in_that_half_year() {
    let rulebook =
        head("{ from = \"2024-07-01\", until = \"2025-01-01\" }") + &rule("r", 2);
    let files = files(&rulebook);
    let at_edge = files.iter().find(|file| file.path == "rules/r/n_2.toml").unwrap();
    assert!(
        at_edge
            .text
            .contains("period   = { from = \"2024-07-01\", until = \"2025-01-01\" }"),
        "{}",
        at_edge.text
    );
    all_can_be_accepted(&rulebook, &files);
}

#[test]
fn a_rulebook_in_force_from_summer_to_winter_of_the_next_year_has_cases_in_a_year() {
    let rulebook =
        head("{ from = \"2024-07-01\", until = \"2025-12-01\" }") + &rule("r", 2);
    let files = files(&rulebook);
    let at_edge = files.iter().find(|file| file.path == "rules/r/n_2.toml").unwrap();
    assert!(
        at_edge
            .text
            .contains("period   = { from = \"2024-07-01\", until = \"2025-07-01\" }"),
        "{}",
        at_edge.text
    );
    all_can_be_accepted(&rulebook, &files);
}

#[test]
fn ids_that_one_file_name_tells_have_cases_of_their_own_each() {
    let rulebook = head("{ from = \"2024-01-01\" }") + &rule("x/y", 2) + &rule("x.y", 4);
    let files = files(&rulebook);
    for (id, numbers) in [("x/y", [1, 2]), ("x.y", [3, 4])] {
        for number in numbers {
            let is_there = files.iter().any(|file| {
                file.text.contains(&format!("at = \"{id}\""))
                    && file.text.contains(&format!("\"n\" = {number}\n"))
            });
            assert!(is_there, "{id} {number}");
        }
    }
    all_can_be_accepted(&rulebook, &files);
}

#[test]
fn an_item_and_a_veto_of_one_id_have_cases_of_their_own_each() {
    let scheme = format!(
        "[[scheme]]\nid = \"s\"\ntitle = {0}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"plan\"\nlabel = {0}\nabsent = \"required\"\n\
         measure.bands = {{ of = \"n\", rows = [{{ below = 4, points = 0 }}, {{ at_least = 4, points = 5 }}] }}\n\
         [[scheme.veto]]\nid = \"plan\"\nlabel = {0}\nstrength = \"lowest\"\nabsent = \"undetermined\"\n\
         when = {{ number = {{ of = \"n\", at_most = 4 }} }}\n\
         [[scheme.grade]]\nid = \"good\"\nlabel = {0}\nat_least = 5\n\
         [[scheme.grade]]\nid = \"poor\"\nlabel = {0}\nbelow = 5\n",
        label("plan")
    );
    let rulebook = head("{ from = \"2024-01-01\" }") + &scheme;
    let files = files(&rulebook);
    for (what, number) in [("nodes", 3), ("nodes", 4), ("steps", 4), ("steps", 5)] {
        let is_there = files.iter().any(|file| {
            file.text.contains(&format!("{what} = [{{ at = \"plan\""))
                && file.text.contains(&format!("\"n\" = {number}\n"))
        });
        assert!(is_there, "{what} {number}");
    }
    let missing = files.iter().filter(|file| file.path.contains("n_missing"));
    assert_eq!(missing.count(), 4);
    all_can_be_accepted(&rulebook, &files);
}

/// 6 points at the target of 8 %, 0.5 for each 1 % above it and off for each below: 10 are full
/// at 16 %, and none are left at −4 %.
#[test]
fn points_that_go_up_from_a_target_have_cases_where_each_limit_is_reached() {
    let scheme = format!(
        "[[fact]]\nid = \"growth\"\nlabel = {0}\nkind = {{ ratio = {{ places = 4, at_least = -1, at_most = 5 }} }}\n\
         [[scheme]]\nid = \"s\"\ntitle = {0}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"growth\"\nlabel = {0}\nfull_marks = 10\nabsent = \"required\"\n\
         measure.target = {{ of = \"growth\", target = \"8%\", base = 6, points = \"0.5\", per = \"1%\", floor = 0, cap = 10 }}\n",
        label("growth")
    );
    let rulebook = head("{ from = \"2024-01-01\" }") + &rule("r", 2) + &scheme;
    let files = files(&rulebook);
    for number in ["-0.0401", "-0.04", "-0.0399", "0.1599", "0.16", "0.1601"] {
        let path = format!("s/growth/growth_{number}.toml");
        assert!(files.iter().any(|file| file.path == path), "{path}");
    }
}

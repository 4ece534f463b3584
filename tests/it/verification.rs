//! How good cases are: a full suite notices every small change of its rulebook, and without
//! one of its cases just the change that this case is for comes back.
//!
//! The rulebook is small and every expected value worked out by hand: the rules have one edge
//! each, the item has three bands.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use grassroots::casebook::{Change, Fate, Mutation, NotAccepted, Proof, Suite};
use grassroots::explain::{Format, Wording as _};
use grassroots::rulebook::Rulebook;
use grassroots::rulebook::bundled::ALL;
use grassroots::vocabulary::{Exact, Script};

/// A rule over one count: its id, its bound, a number that meets it and one that does not,
/// side by side.
const RULES: [(&str, &str, i64, u32, u32); 10] = [
    ("meetings", "at_least", 4, 4, 3),
    ("lectures", "at_least", 2, 2, 1),
    ("visits", "at_least", 12, 12, 11),
    ("members", "above", 3, 4, 3),
    ("applicants", "above", 1, 2, 1),
    ("households", "above", 20, 21, 20),
    ("absences", "at_most", 2, 2, 3),
    ("complaints", "at_most", 1, 1, 2),
    ("debts", "below", 5, 4, 5),
    ("idle", "below", 2, 1, 2),
];

/// Numbers at the edges of the bands, and the points that each has.
const BANDS: [(u32, u32); 4] = [(2, 0), (3, 5), (5, 5), (6, 10)];

fn label(text: &str) -> String {
    format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
}

fn rulebook() -> String {
    let mut text = format!(
        "schema = \"rulebook/1\"\nid = \"small\"\nedition = \"1\"\n\
         in_force = {{ from = \"2020-01-01\" }}\ntitle = {}\n\
         ground = {{ assumed = \"made up for this test\" }}\n",
        label("small")
    );
    let facts = RULES.iter().map(|rule| rule.0).chain(["classes"]);
    for fact in facts {
        let label = label(&format!("number of {fact}"));
        write!(
            text,
            "[[fact]]\nid = \"{fact}\"\nlabel = {label}\nkind = {{ count = {{ at_most = 40 }} }}\n"
        )
        .unwrap();
    }
    write!(
        text,
        "[[scheme]]\nid = \"study\"\ntitle = {}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"classes-held\"\nlabel = {}\nabsent = \"required\"\n\
         measure.bands = {{ of = \"classes\", rows = [\n\
         {{ below = 3, points = 0 }}, {{ at_least = 3, below = 6, points = 5 }}, \
         {{ at_least = 6, points = 10 }} ] }}\n",
        label("study"),
        label("classes held")
    )
    .unwrap();
    for (fact, bound, number, _, _) in RULES {
        let label = label(&format!("enough {fact}"));
        write!(
            text,
            "[[rule]]\nid = \"enough-{fact}\"\nlabel = {label}\nkind = \"requirement\"\n\
             subject = \"village\"\nmet.number = {{ of = \"{fact}\", {bound} = {number} }}\n"
        )
        .unwrap();
    }
    text
}

fn case(about: &str, facts: &str, expect: &str) -> String {
    format!(
        "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"small.toml\"\n{about}\n\
         period = {{ from = \"2020-01-01\", until = \"2021-01-01\" }}\nsheet = \"closed\"\n\
         [facts]\n{facts}\n[expect]\n{expect}\n"
    )
}

/// A case for both sides of each edge, one for what is missing, one for the day before.
fn cases() -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for (fact, _, _, met, not_met) in RULES {
        for (word, number) in [("met", met), ("not_met", not_met)] {
            let expect =
                format!("rules = [{{ at = \"enough-{fact}\", is = \"{word}\" }}]");
            let text = case("", &format!("{fact} = {number}"), &expect);
            cases.push((format!("{fact}_{number}.toml"), text));
        }
    }
    let study = "scheme = \"study\"";
    for (number, points) in BANDS {
        let text =
            case(study, &format!("classes = {number}"), &format!("total = {points}"));
        cases.push((format!("classes_{number}.toml"), text));
    }
    cases.push(("missing.toml".into(), case(study, "", "total = \"undetermined\"")));
    let before = case("as_of = \"2019-12-31\"", "", "problems = [\"not in force\"]");
    cases.push(("before.toml".into(), before));
    cases
}

fn suite_without(left_out: Option<&str>) -> Suite {
    let cases = cases().into_iter().filter(|(path, _)| Some(path.as_str()) != left_out);
    Suite::new(cases.chain([("small.toml".to_owned(), rulebook())]))
}

fn mutants(suite: &Suite) -> Mutation {
    suite.mutants("small.toml", &mut |_| ()).unwrap()
}

fn told(mutation: &Mutation) -> Vec<String> {
    mutation.survivors().map(|mutant| mutant.words(Script::En)).collect()
}

#[test]
fn a_full_suite_notices_every_change() {
    let mutation = mutants(&suite_without(None));
    assert_eq!(mutation.broken, Vec::<String>::new());
    assert_eq!(told(&mutation), Vec::<String>::new());
    assert_eq!(mutation.score(), Some(Exact::ONE));
    assert!(mutation.mutants.len() > 30, "{}", mutation.mutants.len());
}

#[test]
fn without_the_case_of_an_edge_the_mutant_of_that_edge_is_back() {
    let mut tried = 0;
    let edges = RULES.iter().flat_map(|(fact, _, _, met, not_met)| {
        [*met, *not_met].map(|number| (*fact, number, format!("enough-{fact}")))
    });
    let bands =
        BANDS.iter().map(|(number, _)| ("classes", *number, "classes-held".into()));
    for (fact, number, element) in edges.chain(bands) {
        let mutation = mutants(&suite_without(Some(&format!("{fact}_{number}.toml"))));
        let needs = Exact::whole(i64::from(number));
        let is_back = mutation.survivors().any(|mutant| {
            mutant.at.as_str().contains(&format!("[{element}]"))
                && matches!(mutant.change, Change::Edge { needs: found, .. } if found == needs)
        });
        assert!(is_back, "{fact} {number}: {:#?}", told(&mutation));
        assert!(mutation.score() < Some(Exact::ONE));
        tried += 1;
    }
    assert!(tried >= 20);
}

#[test]
fn a_mutant_that_is_left_is_told_in_three_scripts() {
    let mutation = mutants(&suite_without(Some("meetings_3.toml")));
    let left: Vec<_> = mutation.survivors().collect();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].fate, Fate::Unseen);
    assert_eq!(
        Script::ALL.map(|script| left[0].words(script)),
        [
            "没有用例守住“enough meetings”（rule[enough-meetings].met.number.at_least）的界限 \
             3 / 4：没有用例恰好为 3",
            "沒有用例守住「enough meetings」（rule[enough-meetings].met.number.at_least）的界限 \
             3 / 4：沒有用例恰好為 3",
            "nothing pins the edge 3 / 4 of “enough meetings” \
             (rule[enough-meetings].met.number.at_least): no case has 3 there",
        ]
    );
}

#[test]
fn a_case_that_says_too_little_is_seen_to_differ() {
    let mut suite = suite_without(Some("classes_2.toml"));
    let says_little = case("scheme = \"study\"", "classes = 2", "missing = []");
    suite.add("little.toml", &says_little);
    let mutation = mutants(&suite);
    let seen = Fate::Seen { by: "little.toml".into() };
    assert!(
        mutation.survivors().any(|mutant| mutant.fate == seen),
        "{:#?}",
        told(&mutation)
    );
}

#[test]
fn what_makes_no_difference_is_named_and_does_not_count() {
    // Whoever has twelve has five.
    let one = "met.number = { of = \"visits\", at_least = 12 }";
    let two = "met.all_of = [{ number = { of = \"visits\", at_least = 12 } }, \
               { number = { of = \"visits\", at_least = 5 } }]";
    let text = rulebook().replace(one, two);
    let mut suite = suite_without(None);
    suite.add("small.toml", &text);
    let mutation = mutants(&suite);
    assert_eq!(told(&mutation), Vec::<String>::new());
    let same: Vec<_> =
        mutation.mutants.iter().filter(|one| one.is_equivalent()).collect();
    assert!(!same.is_empty());
    assert!(same.iter().all(|one| one.at.as_str().starts_with("rule[enough-visits]")));
    assert_eq!(mutation.score(), Some(Exact::ONE));
}

#[test]
fn cases_that_do_not_hold_are_named_and_not_asked() {
    let mut suite = suite_without(None);
    let wrong = case("scheme = \"study\"", "classes = 2", "total = 9");
    suite.add("wrong.toml", &wrong);
    assert_eq!(mutants(&suite).broken, ["wrong.toml"]);
}

#[test]
fn coverage_names_both_sides_of_an_edge() {
    let untried = |suite: &Suite| -> Vec<String> {
        let coverage = suite.coverage("small.toml").unwrap();
        coverage.untried().map(|one| format!("{} {}", one.at, one.trial)).collect()
    };
    let standings: Vec<String> = {
        let mut rules: Vec<&str> = RULES.iter().map(|rule| rule.0).collect();
        rules.sort_unstable();
        rules.iter().map(|rule| format!("rule[enough-{rule}] undetermined")).collect()
    };
    assert_eq!(untried(&suite_without(None)), standings);
    let without = untried(&suite_without(Some("debts_5.toml")));
    let more: Vec<_> = without.iter().filter(|line| !standings.contains(line)).collect();
    assert_eq!(
        more,
        ["rule[enough-debts] not met", "rule[enough-debts].met.number.below at 5"]
    );
    let coverage = suite_without(None).coverage("small.toml").unwrap();
    let report = coverage.report(Script::Hans).render(Format::Text);
    assert!(
        report.contains("“enough debts”（rule[enough-debts]）：没有用例试到“无法认定”"),
        "{report}"
    );
}

#[test]
fn boundary_cases_are_pending_until_somebody_accepts_them() {
    let rulebook = Rulebook::read(&rulebook()).unwrap();
    let files = Suite::boundaries(&rulebook, "small.toml").files;
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for path in [
        "in_force/day_before.toml",
        "rules/enough-meetings/meetings_3.toml",
        "rules/enough-meetings/meetings_4.toml",
        "rules/enough-meetings/meetings_5.toml",
        "rules/enough-meetings/meetings_missing.toml",
        "study/classes-held/classes_2.toml",
        "study/classes-held/classes_6.toml",
    ] {
        assert!(paths.contains(&path), "{path}: {paths:#?}");
    }
    let mut suite =
        Suite::new(files.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    suite.add("small.toml", &self::rulebook());
    for path in &paths {
        let report = suite.run_one(path).report();
        assert_eq!(report.lines().count(), 1, "{report}");
        assert!(
            report.contains("nobody has said yet that this must come out"),
            "{report}"
        );
        let accepted = suite.accept(path, "the owner", "worked out by hand").unwrap();
        assert!(accepted.contains("accepted = { by = \"the owner\""), "{accepted}");
        suite.add(path, &accepted);
        assert!(suite.run_one(path).holds(), "{}", suite.run_one(path).report());
        assert_eq!(
            suite.accept(path, "the owner", "again"),
            Err(NotAccepted::NothingPending)
        );
    }
    // What the owner has written is never overwritten, and nothing is accepted blindly.
    let path = "rules/enough-meetings/meetings_3.toml";
    let pending = files.iter().find(|file| file.path == path).unwrap().text.clone();
    let both = format!(
        "{pending}\n[expect]\nrules = [{{ at = \"enough-meetings\", is = \"met\" }}]\n"
    );
    suite.add(path, &both);
    assert_eq!(suite.accept(path, "the owner", "why"), Err(NotAccepted::ExpectsAlready));
    suite.add(path, &pending);
    assert_eq!(suite.accept(path, "the owner", " "), Err(NotAccepted::Nobody));
    suite.add(path, &pending.replace("is = \"not_met\"", "is = \"met\""));
    let refused = suite.accept(path, "the owner", "why").unwrap_err();
    assert!(matches!(refused, NotAccepted::Disagrees { .. }), "{refused:?}");
    // What does not agree is told at its own line.
    let line = pending.lines().position(|line| line == "[pending]").unwrap() + 2;
    let at =
        format!("{path}:{line}:41: pending.rules[#1].is: expected met, found not_met");
    assert!(refused.to_string().contains(&at), "{refused}");
}

/// `[pending]` written by hand: its lists as tables, and with the name of somebody in it.
#[test]
fn what_is_pending_is_accepted_however_its_tables_are_written() {
    let head = "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"small.toml\"\n\
                period = { from = \"2020-01-01\", until = \"2021-01-01\" }\nsheet = \"closed\"\n";
    let rules = "at = \"enough-meetings\"\nis = \"met\"\n";
    let mut suite = Suite::new([("small.toml", rulebook())]);
    for pending in [
        format!("[pending]\n[[pending.rules]]\n{rules}"),
        format!("[[pending.rules]]\n{rules}"),
    ] {
        let text = format!("{head}[facts]\nmeetings = 4\n{pending}");
        suite.add("a.toml", &text);
        let accepted = suite.accept("a.toml", "the owner", "by hand").unwrap();
        assert!(accepted.contains("[[expect.rules]]\nat = "), "{accepted}");
        suite.add("a.toml", &accepted);
        assert!(suite.run_one("a.toml").holds(), "{}", suite.run_one("a.toml").report());
        suite.add(
            "a.toml",
            &text.replace(
                "[facts]",
                "accepted = { by = \"me\", ground = \"so\" }\n[facts]",
            ),
        );
        let refused = suite.accept("a.toml", "the owner", "by hand");
        assert_eq!(refused, Err(NotAccepted::AcceptedAlready));
    }
}

#[test]
fn a_rulebook_that_no_case_is_about_is_told() {
    let told = suite_without(None).mutants("smal.toml", &mut |_| ()).unwrap_err();
    assert_eq!(
        told.to_string(),
        "rulebook: there is no rulebook that a case is about `smal.toml`; did you mean \
         `small.toml`?"
    );
}

/// The list of survivors names every bundled and every published rulebook, so that none is left
/// aside when the list is held (`CASES_SURVIVORS`).
#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the list")]
fn the_list_of_survivors_names_every_rulebook() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("tests/survivors.toml")).unwrap();
    let list: toml::Table = text.parse().unwrap();
    let listed = list["rulebook"].as_array().unwrap().iter();
    let listed: BTreeSet<String> =
        listed.map(|one| one["of"].as_str().unwrap().to_owned()).collect();
    let folder = Path::new("examples/data/published");
    let published = fs::read_dir(root.join(folder)).unwrap().filter_map(|entry| {
        let path = folder.join(entry.unwrap().file_name());
        let is_rulebook = path.extension().is_some_and(|ending| ending == "toml");
        // Paths are seen from the list.
        is_rulebook.then(|| format!("../{}", path.to_str().unwrap()))
    });
    let bundled = ALL.iter().map(|(id, _)| (*id).to_owned());
    assert_eq!(listed, bundled.chain(published).collect());
    assert_eq!(list["at_least"].as_str(), Some("95%"));
}

/// A given score in tenths, rounded to tenths, of which the full marks are said and used by
/// nothing; a mean age that takes points by whole years.
const SAID: &str = r#"
schema   = "rulebook/1"
id       = "said"
edition  = "1"
in_force = { from = "2020-01-01" }
title    = { hans = "评分", hant = "評分", en = "score" }
ground   = { assumed = "made up for this test" }
[[fact]]
id    = "given"
label = { hans = "得分", hant = "得分", en = "score" }
kind  = { amount = { unit = { hans = "分", hant = "分", en = "points" }, places = 1, at_least = 0, at_most = 100 } }
[[fact]]
id    = "age"
label = { hans = "年龄", hant = "年齡", en = "age" }
kind  = { count = { at_most = 900 } }
[[scheme]]
id       = "study"
title    = { hans = "评分", hant = "評分", en = "score" }
subject  = "village"
polarity = "penalty"
round    = { places = 1, mode = "half_away_from_zero" }
[[scheme.item]]
id         = "given"
label      = { hans = "得分", hant = "得分", en = "score" }
full_marks = 100
absent     = "required"
measure.given = { of = "given", by = { hans = "乡镇", hant = "鄉鎮", en = "the township" } }
[[scheme.item]]
id         = "age"
label      = { hans = "年龄", hant = "年齡", en = "age" }
full_marks = 900
absent     = "required"
measure.steps = { of = "age", target = 0, per = 1, points = 1, part_step = "down", form = "shortfall", floor = 0 }
"#;

#[test]
fn what_nothing_is_worked_out_from_makes_no_difference() {
    let case = "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"said.toml\"\nscheme = \"study\"\n\
                period = { from = \"2020-01-01\", until = \"2021-01-01\" }\nsheet = \"closed\"\n\
                [facts]\ngiven = 90\nage = 40\n[expect]\nmissing = []\n";
    let suite = Suite::new([("said.toml", SAID), ("a.toml", case)]);
    let mutation = suite.mutants("said.toml", &mut |_| ()).unwrap();
    let proofs_at = |end: &str| -> Vec<&Fate> {
        let meant = mutation.mutants.iter().filter(|one| one.at.as_str().ends_with(end));
        meant.map(|one| &one.fate).collect()
    };
    for (end, proof) in [
        ("item[given].full_marks", Proof::OnlySaid),
        ("].polarity", Proof::OnlySaid),
        ("].round.mode", Proof::AlreadyRound),
        (".part_step", Proof::AlreadyRound),
    ] {
        let found = proofs_at(end);
        assert!(!found.is_empty(), "{end}: {:#?}", mutation.mutants);
        let is_so = |fate: &&Fate| **fate == Fate::Equivalent(proof);
        assert!(found.iter().all(is_so), "{end}: {found:?}");
    }
    // The marks that a shortfall is taken from are used.
    let used = proofs_at("item[age].full_marks");
    assert!(used.iter().all(|fate| !matches!(fate, Fate::Equivalent(_))), "{used:?}");
}

/// Two rows of one deduction that count events by their kinds, two bands, and two facts of which
/// either will do.
const ROWS: &str = r#"
schema   = "rulebook/1"
id       = "rows"
edition  = "1"
in_force = { from = "2020-01-01" }
title    = { hans = "考勤", hant = "考勤", en = "attendance" }
ground   = { assumed = "made up for this test" }
[[fact]]
id    = "incidents"
label = { hans = "考勤记录", hant = "考勤記錄", en = "incidents" }
kind  = { events = { at_most = 50, kinds = [
    { id = "absent", label = { hans = "旷会", hant = "曠會", en = "absent from a meeting" } },
    { id = "late", label = { hans = "迟到", hant = "遲到", en = "late" } },
] } }
[[fact]]
id    = "visits"
label = { hans = "走访", hant = "走訪", en = "visits" }
kind  = { count = { at_most = 50 } }
[[fact]]
id    = "letters"
label = { hans = "来信", hant = "來信", en = "letters" }
kind  = { count = { at_most = 50 } }
[[scheme]]
id       = "study"
title    = { hans = "考勤", hant = "考勤", en = "attendance" }
subject  = "village"
[[scheme.item]]
id         = "meetings"
label      = { hans = "会议", hant = "會議", en = "meetings" }
full_marks = 10
absent     = "required"
measure.deduct = { floor = 0, each = [
    { of.count = { events = "incidents", kinds = ["absent"] }, points = 2 },
    { of.count = { events = "incidents", kinds = ["late"] }, points = 1 },
] }
[[scheme.item]]
id         = "contact"
label      = { hans = "联系", hant = "聯繫", en = "contact" }
full_marks = 5
absent     = "required"
measure.bands = { of = "visits", rows = [{ below = 12, points = 0 }, { at_least = 12, points = 5 }] }
[[rule]]
id      = "either"
label   = { hans = "任一", hant = "任一", en = "visits or letters" }
kind    = "requirement"
subject = "village"
met.any_of = [{ number = { of = "visits", at_least = 12 } }, { number = { of = "letters", at_least = 12 } }]
"#;

#[test]
fn a_row_is_told_by_what_it_speaks_of() {
    let case = "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"rows.toml\"\nscheme = \"study\"\n\
                period = { from = \"2020-01-01\", until = \"2021-01-01\" }\nsheet = \"closed\"\n\
                [expect]\nmissing = [\"incidents\", \"visits\"]\n";
    let suite = Suite::new([("rows.toml", ROWS), ("a.toml", case)]);
    let mutation = suite.mutants("rows.toml", &mut |_| ()).unwrap();
    let coverage = suite.coverage("rows.toml").unwrap();
    let told = |script| {
        let mut lines: Vec<String> =
            mutation.survivors().map(|one| one.words(script)).collect();
        lines.push(coverage.report(script).render(Format::Text));
        lines.join("\n")
    };
    let each = "scheme[study].item[meetings].measure.deduct.each";
    for line in [
        format!(
            "nothing pins that “meetings” ({each}[#1].points) is 2 and not 3; the row is \
             “absent from a meeting”"
        ),
        format!(
            "nothing pins that “meetings” ({each}[#1]) has 2 and the row after it 1, not the \
             other way round; the row is “absent from a meeting”"
        ),
        format!("“meetings” ({each}[#2]): never reached; the row is “late”"),
        "“contact” (scheme[study].item[contact].measure.bands.rows[#1]): never reached; the row \
         is { below = 12, points = 0 }"
            .to_owned(),
        "nothing pins the edge 11 / 12 of “visits or letters” \
         (rule[either].met.any_of[#2].number.at_least): no case has 12 there; the row is \
         “letters”"
            .to_owned(),
    ] {
        assert!(told(Script::En).contains(&line), "{line}\n{}", told(Script::En));
    }
    let line = format!("“会议”（{each}[#2]）：没有用例试到“用到”；该行：“迟到”");
    assert!(told(Script::Hans).contains(&line), "{}", told(Script::Hans));
}

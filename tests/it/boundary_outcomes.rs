//! Cases at the edges of what lies beyond one sheet: the rule of removal, what is held back, and
//! what is compared with others. Each expected value is worked out by hand.

use std::collections::BTreeMap;

use grassroots::casebook::{Boundaries, Suite};
use grassroots::explain::Wording as _;
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Script;

fn label(text: &str) -> String {
    format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
}

/// One count makes the total; 6 is good.
fn rulebook(rest: &str) -> String {
    format!(
        "schema = \"rulebook/1\"\nid = \"small\"\nedition = \"1\"\n\
         in_force = {{ from = \"2020-01-01\" }}\ntitle = {l}\n\
         ground = {{ assumed = \"made up for this test\" }}\n\
         [[fact]]\nid = \"n\"\nlabel = {l}\nkind = {{ count = {{ at_most = 10 }} }}\n\
         [[fact]]\nid = \"town\"\nlabel = {l}\nkind = \"group\"\n{rest}",
        l = label("small")
    )
}

fn study() -> String {
    format!(
        "[[scheme]]\nid = \"study\"\ntitle = {l}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"points\"\nlabel = {l}\nabsent = \"required\"\n\
         measure.given = {{ of = \"n\", by = {l} }}\n\
         [[scheme.grade]]\nid = \"good\"\nlabel = {l}\nat_least = 6\n\
         [[scheme.grade]]\nid = \"poor\"\nlabel = {l}\nbelow = 6\n",
        l = label("study")
    )
}

fn made(text: &str) -> Boundaries {
    let made = Suite::boundaries(&Rulebook::read(text).unwrap(), "small.toml");
    let told: Vec<String> = made.not_made.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
    made
}

/// What is pending in each case, by its path.
fn pending(made: &Boundaries) -> BTreeMap<&str, &str> {
    let files = made.files.iter();
    files
        .map(|file| {
            let (_, pending) = file.text.split_once("[pending]\n").unwrap();
            (file.path.as_str(), pending.trim())
        })
        .collect()
}

/// What nothing pins at a place once all cases are accepted.
fn left(made: &Boundaries, text: &str, at: &str) -> Vec<String> {
    let files = made.files.iter();
    let files =
        files.map(|file| (file.path.clone(), file.text.replace("[pending]", "[expect]")));
    let suite = Suite::new(files.chain([("small.toml".to_owned(), text.to_owned())]));
    for result in suite.run() {
        assert!(result.holds(), "{}", result.report());
    }
    let mutation = suite.mutants("small.toml", &mut |_| ()).unwrap();
    let left = mutation.survivors().filter(|one| one.at.as_str().starts_with(at));
    left.map(|one| one.words(Script::En)).collect()
}

#[test]
fn removal_has_one_result_too_few_enough_and_one_more() {
    let text = rulebook(&study())
        + "[secretary.removal]\ngrades = [\"poor\"]\nin_a_row = 2\nin_all = 3\n\
           ungraded = \"breaks_the_row\"\nnew_term = \"starts_afresh\"\n\
           transfer = \"counts_on\"\nreappointed = \"starts_afresh\"\n\
           corrected = \"replaces\"\nground = { assumed = \"ours\" }\n";
    let made = made(&text);
    let pending = pending(&made);
    let is = [
        ("1_in_a_row", "\"not_required\""),
        // Years 2020 and 2021: the second decides, whatever comes after.
        ("2_in_a_row", "{ since = \"2021-01-01\" }"),
        ("3_in_a_row", "{ since = \"2021-01-01\" }"),
        ("1_in_a_row_then_good", "\"not_required\""),
        // Poor in 2020, 2022 and 2024, good between.
        ("2_in_all", "\"not_required\""),
        ("3_in_all", "{ since = \"2024-01-01\" }"),
        ("in_a_row_with_one_ungraded", "\"not_required\""),
        ("in_a_row_with_a_gap", "\"not_required\""),
        // The count of all goes on over the year without a grade: 2020, 2022, 2025.
        ("in_all_with_one_ungraded", "{ since = \"2025-01-01\" }"),
        ("in_a_row_across_a_new_term", "\"not_required\""),
        ("in_a_row_across_villages", "{ since = \"2021-01-01\" }"),
        ("in_all_across_a_new_appointment", "\"not_required\""),
        ("appointed_again_and_passed", "\"not_required\""),
        ("in_a_row_the_last_corrected_up", "\"not_required\""),
        ("in_a_row_the_last_corrected_down", "{ since = \"2021-01-01\" }"),
        // Open in 2020 of three years: 2021 at the earliest, 2022 in any event.
        (
            "in_a_row_the_first_open_or_another_grade",
            "{ earliest = \"2021-01-01\", latest = \"2022-01-01\" }",
        ),
        ("in_a_row_the_last_open_or_no_grade", "{ earliest = \"2021-01-01\" }"),
    ];
    for (told, removal) in is {
        let path = format!("removal/{told}.toml");
        let found = pending.get(path.as_str()).unwrap_or_else(|| panic!("{path}"));
        assert_eq!(*found, format!("removal = {removal}"), "{path}");
    }
    assert_eq!(left(&made, &text, "secretary"), Vec::<String>::new());
}

/// Whoever is good is praised to the end of the year, unless barred, by a decision and until
/// another.
#[test]
fn what_is_held_back_has_the_other_before_it_with_it_after_it_and_over_again() {
    let text = rulebook(&study())
        + &format!(
            "[[decision]]\nid = \"d/bar\"\nlabel = {l}\nsubject = \"village\"\n\
             [[decision]]\nid = \"d/lift\"\nlabel = {l}\nsubject = \"village\"\n\
             [[consequence]]\nid = \"praised\"\nlabel = {l}\nkind = \"preference\"\n\
             subject = \"village\"\nwhen = [{{ graded = {{ of = \"study\", one_of = [\"good\"] }} }}]\n\
             starts = \"when_known\"\nlasts = {{ to_end_of = \"year\" }}\n\
             not_while = [\"barred\"]\ncorrected = \"from_the_first\"\n\
             [[consequence]]\nid = \"barred\"\nlabel = {l}\nkind = \"notice\"\n\
             subject = \"village\"\nwhen = [{{ decision = {{ of = \"d/bar\", is = \"met\" }} }}]\n\
             starts = \"on_decision\"\nlasts = \"until_lifted\"\ncorrected = \"from_the_first\"\n\
             lifted = [{{ by = {{ decision = {{ of = \"d/lift\", is = \"met\" }} }}, from = \"on_decision\", lifts = \"decided_before\" }}]\n",
            l = label("named")
        );
    let made = made(&text);
    let pending = pending(&made);
    // Decided on 10 February 2021, known ten days later, to the end of the year.
    let praised = [
        ("earlier", Vec::new()),
        ("on_the_same_day", Vec::new()),
        // Barred 40 days later, from 22 March.
        ("later", vec!["{ from = \"2021-02-20\", until = \"2021-03-22\" }"]),
        // Barred on 9 February, lifted 60 days after the 10th.
        ("until_it_is_lifted", vec!["{ from = \"2021-04-11\", until = \"2022-01-01\" }"]),
        (
            "that_may_be",
            vec![
                "{ from = \"2021-02-20\", until = \"2022-01-01\", verdict = \"undetermined\" }",
            ],
        ),
    ];
    for (told, times) in praised {
        let path = format!("consequences/praised/held_back_by_barred_{told}.toml");
        let found = pending.get(path.as_str()).unwrap_or_else(|| panic!("{path}"));
        let told = format!("times = [{}]", times.join(", "));
        assert!(found.contains(&told), "{path}: {told}\n{found}");
    }
    let left = left(&made, &text, "consequence[praised].not_while");
    assert_eq!(left, Vec::<String>::new());
}

/// 20 for the first place, 15 for the second, 5 for all others.
#[test]
fn what_is_compared_has_members_in_order_equals_and_groups() {
    let compared = format!(
        "[[scheme]]\nid = \"race\"\ntitle = {l}\nsubject = \"village\"\n\
         [[scheme.part]]\nid = \"places\"\nlabel = {l}\n\
         combine = {{ place = {{ points = [20, 15], others = 5, ties = \"shared\", within = \"town\" }} }}\n\
         [[scheme.item]]\nid = \"points\"\npart = \"places\"\nlabel = {l}\nabsent = \"required\"\n\
         measure.given = {{ of = \"n\", by = {l} }}\n",
        l = label("race")
    );
    let text = rulebook(&compared);
    let made = made(&text);
    let pending = pending(&made);
    let of = |told: &str| {
        let path = format!("race/places/{told}.toml");
        let found = pending.get(path.as_str()).unwrap_or_else(|| panic!("{path}"));
        let values = found.lines().filter_map(|line| {
            let (_, value) = line.split_once("{ at = \"places\", value = ")?;
            Some(value.split(" }]").next().unwrap().trim_matches('"').to_owned())
        });
        values.collect::<Vec<String>>()
    };
    assert_eq!(of("alone"), ["20"]);
    assert_eq!(of("3_in_order"), ["20", "15", "5"]);
    assert_eq!(of("equals_at_the_first_place"), ["20", "20", "5"]);
    assert_eq!(of("equals_at_the_last_place"), ["20", "15", "15"]);
    assert_eq!(of("in_two_groups"), ["20", "15", "20", "15"]);
    // 10, 9 and 0 to 10: nobody is ahead of the first, and the third may be equal to it.
    assert_eq!(
        of("one_not_known"),
        ["20", "{ least = \"5\", most = \"15\" }", "{ least = \"5\", most = \"20\" }"]
    );
    assert_eq!(left(&made, &text, "scheme[race].part"), Vec::<String>::new());
}

/// Above the mean of all, and among the first two: each side of both edges has somebody.
#[test]
fn numbers_compared_have_somebody_at_each_edge() {
    let compared = format!(
        "[[scheme]]\nid = \"race\"\ntitle = {l}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"ahead\"\nlabel = {l}\nfull_marks = 5\nabsent = {{ points = 0 }}\n\
         measure.all_or_nothing = {{ otherwise = 0, when = {{ all_of = [\n\
         {{ number = {{ of = {{ compared = {{ of = \"n\", as = \"off_the_mean\" }} }}, at_least = 2 }} }},\n\
         {{ number = {{ of = {{ compared = {{ of = \"n\", as = {{ rank = {{ first = \"greatest\", ties = \"shared\" }} }} }} }}, at_most = 2 }} }},\n\
         ] }} }}\n",
        l = label("race")
    );
    let text = rulebook(&compared);
    let made = made(&text);
    let of_edges = left(&made, &text, "scheme[race].item[ahead].measure");
    assert_eq!(of_edges, Vec::<String>::new());
}

/// The mean leaves out what is missing, so `absent` speaks only where it cannot be told which
/// months count: on a closed sheet of a period without an end.
#[test]
fn a_series_is_missing_as_a_whole_in_a_period_that_goes_on() {
    let text = rulebook(&format!(
        "[[fact]]\nid = \"scores\"\nlabel = {l}\n\
         kind = {{ series = {{ each = \"month\", at_most = 12, \
         number = {{ places = 0, at_least = 0, at_most = 10 }} }} }}\n\
         [[scheme]]\nid = \"s\"\ntitle = {l}\nsubject = \"village\"\n\
         round = {{ places = 1, mode = \"half_even\" }}\n\
         [[scheme.item]]\nid = \"a\"\nlabel = {l}\nabsent = {{ points = 3 }}\n\
         measure.given = {{ by = {l}, of = {{ over = {{ of = \"scores\", take = \"mean\", \
         in = \"period\", part_periods = \"counted\", missing = \"left_out\", \
         none = \"undetermined\" }} }} }}\n",
        l = label("scores")
    ));
    let made = made(&text);
    let pending = pending(&made);
    let of = |told: &str| {
        let path = format!("s/a/scores_missing_at_the_end{told}.toml");
        *pending.get(path.as_str()).unwrap_or_else(|| panic!("{path}"))
    };
    assert_eq!(of(""), "nodes = [{ at = \"a\", value = \"undetermined\" }]");
    assert_eq!(
        of("_in_a_period_that_goes_on"),
        "nodes = [{ at = \"a\", value = \"3\" }]"
    );
    assert_eq!(left(&made, &text, "scheme[s].item[a].absent"), Vec::<String>::new());
}

#[test]
fn grades_of_the_years_have_two_results_in_one_year() {
    let text = rulebook(&format!(
        "[[fact]]\nid = \"career.grades\"\nlabel = {l}\n\
         kind = {{ series = {{ each = \"year\", at_most = 5, choice = [{{ id = \"good\", label = {l} }}, \
         {{ id = \"poor\", label = {l2} }}] }} }}\n\
         [[rule]]\nid = \"nominated\"\nlabel = {l}\nkind = \"eligibility\"\nsubject = \"secretary\"\n\
         met = {{ number = {{ of = {{ periods = {{ of = \"career.grades\", take = \"count\", \
         such = {{ one_of = [\"good\"] }}, in = {{ last = 2 }}, part_periods = \"counted\", \
         missing = \"absent\", not_applicable = \"left_out\" }} }}, at_least = 2 }} }}\n\
         [secretary.career]\nseveral = \"last\"\nground = {{ assumed = \"an example\" }}\n",
        l = label("good"),
        l2 = label("poor")
    ));
    let made = made(&text);
    let pending = pending(&made);
    // Two good years are asked for; of two results in the last year the later one counts.
    for (told, is) in [("good_then_poor", "not_met"), ("poor_then_good", "met")] {
        let path = format!("rules/nominated/{told}_in_one_period.toml");
        let expected = format!("rules = [{{ at = \"nominated\", is = \"{is}\" }}]");
        assert_eq!(pending.get(path.as_str()), Some(&expected.as_str()), "{path}");
    }
    assert_eq!(left(&made, &text, "secretary.career"), Vec::<String>::new());
}

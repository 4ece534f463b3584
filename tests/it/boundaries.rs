//! Cases at the edges, made for a rulebook: small rulebooks worked by hand have just the
//! cases that their numbers call for, and the cases of every bundled one read, wait for a
//! person and hold once they are accepted.

use std::collections::BTreeMap;

use grassroots::casebook::{Boundaries, Change, NotMade, Suite};
use grassroots::explain::Wording as _;
use grassroots::rulebook::{Overlay, Rulebook, bundled};
use grassroots::vocabulary::{Exact, Script};

fn label(text: &str) -> String {
    format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
}

fn rulebook(rest: &str) -> String {
    format!(
        "schema = \"rulebook/1\"\nid = \"small\"\nedition = \"1\"\n\
         in_force = {{ from = \"2020-01-01\" }}\ntitle = {}\n\
         ground = {{ assumed = \"made up for this test\" }}\n{rest}",
        label("small")
    )
}

fn fact(id: &str, kind: &str) -> String {
    format!("[[fact]]\nid = \"{id}\"\nlabel = {}\nkind = {kind}\n", label(id))
}

fn made(text: &str) -> Boundaries {
    Suite::boundaries(&Rulebook::read(text).unwrap(), "small.toml")
}

/// The pending line of each case, by its path.
fn pending(boundaries: &Boundaries) -> BTreeMap<&str, String> {
    let of = |text: &str| text.split_once("[pending]\n").unwrap().1.trim().to_owned();
    let files = boundaries.files.iter();
    files.map(|file| (file.path.as_str(), of(&file.text))).collect()
}

fn told(not_made: &[NotMade]) -> Vec<String> {
    not_made.iter().map(ToString::to_string).collect()
}

/// A suite of the cases and their rulebook, each accepted.
fn accepted(boundaries: &Boundaries, text: &str) -> Suite {
    let files = boundaries.files.iter();
    let mut suite =
        Suite::new(files.map(|file| (file.path.as_str(), file.text.as_str())));
    suite.add("small.toml", text);
    accept_all(&mut suite, boundaries);
    suite
}

fn accept_all(suite: &mut Suite, boundaries: &Boundaries) {
    for file in &boundaries.files {
        let report = suite.run_one(&file.path).report();
        assert_eq!(report.lines().count(), 1, "{report}\n{}", file.text);
        assert!(report.contains("nobody has said yet"), "{report}");
        let text = suite.accept(&file.path, "the owner", "worked out by hand").unwrap();
        suite.add(&file.path, &text);
        assert!(suite.run_one(&file.path).holds(), "{}", file.path);
    }
}

/// Two amounts make the total, which is rounded to one place; 90 is good.
fn study() -> String {
    let item = |id: &str| {
        format!(
            "[[scheme.item]]\nid = \"{id}-points\"\nlabel = {l}\nfull_marks = 50\n\
             absent = \"required\"\nmeasure.given = {{ of = \"{id}\", by = {l} }}\n",
            l = label(id)
        )
    };
    let amount = "{ amount = { unit = { hans = \"分\", hant = \"分\", en = \"points\" }, \
                  places = 2, at_least = 0, at_most = 50 } }";
    let grade = |id: &str, line: &str| {
        format!("[[scheme.grade]]\nid = \"{id}\"\nlabel = {}\n{line}\n", label(id))
    };
    let scheme = format!(
        "[[scheme]]\nid = \"study\"\ntitle = {}\nsubject = \"village\"\nfull_marks = 100\n\
         round = {{ places = 1, mode = \"half_even\" }}\n",
        label("study")
    );
    let parts = [
        fact("written", amount),
        fact("oral", amount),
        scheme,
        item("written"),
        item("oral"),
        grade("good", "at_least = 90"),
        grade("poor", "below = 90"),
    ];
    rulebook(&parts.concat())
}

#[test]
fn a_total_lies_just_below_at_and_just_above_its_line() {
    let made = made(&study());
    let pending = pending(&made);
    for (total, grade) in [("89.9", "poor"), ("90", "good"), ("90.1", "good")] {
        let path = format!("study/line-good/{total}.toml");
        let expected = format!("total = \"{total}\"\ngrade = \"{grade}\"");
        assert_eq!(pending.get(path.as_str()), Some(&expected), "{pending:#?}");
    }
    assert_eq!(told(&made.not_made), Vec::<String>::new());
    // Half-way between two tenths: the sum of both amounts ends in 5.
    let tie = made.files.iter().find(|file| file.path == "study/total/rounding_tie.toml");
    let tie = tie.unwrap();
    let hundredths = |id: &str| -> i64 {
        let key = format!("\"{id}\" = ");
        let line = tie.text.lines().find_map(|line| line.strip_prefix(&key)).unwrap();
        let number: Exact = line
            .trim_matches('"')
            .parse::<grassroots::vocabulary::Ratio>()
            .unwrap()
            .into();
        let hundredths = number.times(Exact::whole(100)).unwrap();
        i64::try_from(hundredths.numerator()).unwrap()
    };
    assert_eq!((hundredths("written") + hundredths("oral")) % 10, 5, "{}", tie.text);
    let suite = accepted(&made, &study());
    let coverage = suite.coverage("small.toml").unwrap();
    assert_eq!(coverage.share(), Some(Exact::ONE));
}

#[test]
fn a_date_has_the_days_beside_it_and_29_february() {
    let date = "{ date = { from = \"1900-01-01\", until = \"2100-01-01\" } }";
    let rule = format!(
        "[[rule]]\nid = \"of-age\"\nlabel = {}\nkind = \"requirement\"\nsubject = \"person\"\n\
         met.number = {{ of = {{ since = {{ of = \"born\", on = \"end\", in = \"years\", \
         month_end = \"last_day\", never = \"undetermined\", at_most = 120 }} }}, at_least = 18 }}\n",
        label("of age")
    );
    let made = made(&rulebook(&(fact("born", date) + &rule)));
    let pending = pending(&made);
    let standings = [
        // Eighteen on the last day of 2020.
        ("2002-12-30", "met"),
        ("2002-12-31", "met"),
        ("2003-01-01", "not_met"),
        // Eighteen years after 29 February is 28 February here.
        ("2004-02-29_to_2022-02-27", "not_met"),
        ("2004-02-29_to_2022-02-28", "met"),
        ("2004-02-29_to_2022-03-01", "met"),
        ("missing", "undetermined"),
    ];
    for (day, is) in standings {
        let path = format!("rules/of-age/born_{day}.toml");
        let expected = format!("rules = [{{ at = \"of-age\", is = \"{is}\" }}]");
        assert_eq!(pending.get(path.as_str()), Some(&expected), "{pending:#?}");
    }
    assert_eq!(told(&made.not_made), Vec::<String>::new());
}

#[test]
fn events_are_counted_up_to_their_cap_and_at_the_ends_of_the_period() {
    let events = "{ events = { at_most = 20, kinds = [{ id = \"won\", label = { hans = \"获奖\", \
                  hant = \"獲獎\", en = \"won\" } }] } }";
    let scheme = format!(
        "[[scheme]]\nid = \"prizes\"\ntitle = {l}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"won-prizes\"\nlabel = {l}\nabsent = \"required\"\n\
         measure.award = {{ cap = 10, each = [{{ of = {{ count = {{ events = \"prizes\" }} }}, \
         points = 3 }}] }}\n",
        l = label("prizes")
    );
    let made = made(&rulebook(&(fact("prizes", events) + &scheme)));
    let pending = pending(&made);
    // 3 points each: three make 9, the fourth fills the cap of 10.
    let middle = "2020-06-09";
    for (times, points) in [(2, 6), (3, 9), (4, 10)] {
        let path = format!("prizes/won-prizes/prizes_{times}_won_on_{middle}.toml");
        let expected =
            format!("nodes = [{{ at = \"won-prizes\", value = \"{points}\" }}]");
        assert_eq!(pending.get(path.as_str()), Some(&expected), "{pending:#?}");
    }
    for (day, points) in
        [("2019-12-31", 0), ("2020-01-01", 3), ("2020-12-31", 3), ("2021-01-01", 0)]
    {
        let path = format!("prizes/won-prizes/prizes_1_won_on_{day}.toml");
        let expected =
            format!("nodes = [{{ at = \"won-prizes\", value = \"{points}\" }}]");
        assert_eq!(pending.get(path.as_str()), Some(&expected), "{pending:#?}");
    }
    assert_eq!(told(&made.not_made), Vec::<String>::new());
}

#[test]
fn a_quota_has_cohorts_of_which_it_is_rounded_either_way_and_equals_at_its_edge() {
    let share = format!(
        "[[scheme.cohort]]\nid = \"good-share\"\nlabel = {}\n\
         do.greatest_share = {{ grade = \"good\", places = {{ share = {{ of_base = \"30%\", \
         round = \"nearest\", at_least = 0 }} }}, displaced = \"poor\", unused = \"stay_empty\" }}\n\
         base = []\nties = {{ then = \"all_out\" }}\n",
        label("at most three tenths")
    );
    let made = made(&(study() + &share));
    let pending = pending(&made);
    // 30 % of 2, 4 and 5 are 0.6, 1.2 and 1.5: one, one and two places; of 10 three.
    for (size, told, places) in [
        (2, "more_than_half_a_place_over", 1),
        (4, "less_than_half_a_place_over", 1),
        (5, "half_a_place_over", 2),
        (10, "in_whole_places", 3),
    ] {
        let path = format!("study/good-share/{size}_members_{told}.toml");
        let found =
            pending.get(path.as_str()).unwrap_or_else(|| panic!("{path} {pending:#?}"));
        let good = found.lines().find(|line| line.contains("grade = \"good\"")).unwrap();
        assert_eq!(good.matches("\"m").count(), places, "{found}");
    }
    // Of five, two have places; where the second and the third are equal, neither has one.
    let tied = pending
        .get("study/good-share/5_members_half_a_place_over_equals_at_the_edge.toml");
    assert!(tied.unwrap().contains("who = [\"m1\"], grade = \"good\""), "{tied:?}");
    assert_eq!(told(&made.not_made), Vec::<String>::new());
}

#[test]
fn a_step_comes_too_early_in_time_late_and_out_of_order() {
    let named = |id: &str| format!("{{ id = \"{id}\", label = {} }}", label(id));
    let procedure = format!(
        "[[procedure]]\nid = \"complaint\"\ntitle = {t}\nsubject = \"village\"\n\
         month_end = \"last_day\"\n\
         state = [{{ id = \"open\", start = true, label = {t} }}, \
         {{ id = \"closed\", end = true, label = {t} }}]\n\
         event = [{answer}, {appeal}]\n\
         [[procedure.transition]]\nid = \"answering\"\nlabel = {t}\nfrom = [\"open\"]\n\
         to = \"closed\"\non = \"answer\"\n\
         not_before = [{{ after = {{ state = \"open\" }}, wait = {{ days = 3 }}, opens = \"on_the_day\" }}]\n\
         [[procedure.transition]]\nid = \"appealing\"\nlabel = {t}\nfrom = [\"open\"]\n\
         to = \"open\"\non = \"appeal\"\nat_most = 1\n\
         [[procedure.deadline]]\nid = \"in-time\"\nlabel = {t}\nafter = {{ state = \"open\" }}\n\
         during = [\"open\"]\nwithin = {{ months = 1 }}\nin_time = \"on_the_last_day\"\n\
         met_by = [\"answer\"]\nlapses = \"finding\"\n",
        t = label("complaint"),
        answer = named("answer"),
        appeal = named("appeal"),
    );
    let made = made(&rulebook(&procedure));
    let pending = pending(&made);
    let holds = |path: &str, parts: &[&str]| {
        let found = pending.get(path).unwrap_or_else(|| panic!("{path}: {pending:#?}"));
        for part in parts {
            assert!(found.contains(part), "{path}: {part}\n{found}");
        }
    };
    holds(
        "complaint/answering/a_day_too_early.toml",
        &["on = \"2020-01-03\", state = \"open\"", "why = [\"too_early\"]"],
    );
    holds(
        "complaint/answering/on_the_day.toml",
        &[
            "on = \"2020-01-04\", state = \"closed\", taken = [\"answering\"], refused = []",
        ],
    );
    holds(
        "complaint/answering/on_the_last_day_of_in-time.toml",
        &["on = \"2020-02-01\"", "last_day = \"2020-02-01\", standing = \"met\""],
    );
    holds(
        "complaint/answering/a_day_after_in-time.toml",
        &["on = \"2020-02-02\"", "last_day = \"2020-02-01\", standing = \"met_late\""],
    );
    holds(
        "complaint/in-time/last_day_and_day_after.toml",
        &[
            "on = \"2020-02-01\", state = \"open\"",
            "standing = \"open\"",
            "on = \"2020-02-02\", state = \"open\"",
            "standing = \"overdue\"",
        ],
    );
    // A month after 29 February is 29 March; after 31 August, 30 September.
    holds("complaint/beginning/on_2020-02-29.toml", &["last_day = \"2020-03-29\""]);
    holds("complaint/beginning/on_2020-08-31.toml", &["last_day = \"2020-09-30\""]);
    assert_eq!(told(&made.not_made), Vec::<String>::new());
    let suite = accepted(&made, &rulebook(&procedure));
    let mutation = suite.mutants("small.toml", &mut |_| ()).unwrap();
    let left: Vec<String> =
        mutation.survivors().map(|one| one.words(Script::En)).collect();
    assert!(left.len() <= 2, "{left:#?}");
}

#[test]
fn cases_of_an_overlay_are_made_where_it_changes_its_base() {
    let overlay = Overlay::read(
        "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\nbase = \"members-2014\"\n\
         in_force = { from = \"2020-01-01\" }\n\
         title = { hans = \"本地\", hant = \"本地\", en = \"Local\" }\n\
         [[change]]\nat = \"procedure[admission].deadline[talk-in-time].within.months\"\n\
         value = 2\nground = { assumed = \"ours\" }\n",
    );
    let local = overlay.unwrap().on(&bundled::members_2014().unwrap()).unwrap();
    let made = Suite::boundaries(&local, "local.toml");
    let folders: std::collections::BTreeSet<&str> =
        made.files.iter().map(|file| file.path.split('/').next().unwrap()).collect();
    assert_eq!(folders.into_iter().collect::<Vec<_>>(), ["admission", "in_force"]);
    assert_eq!(told(&made.not_made), Vec::<String>::new());
}

/// Whoever is good is preferred for a year, until a later result is poor.
fn preferred() -> String {
    format!(
        "[[consequence]]\nid = \"preferred\"\nlabel = {}\nkind = \"preference\"\n\
         subject = \"village\"\nwhen = [{{ graded = {{ of = \"study\", one_of = [\"good\"] }} }}]\n\
         starts = \"when_known\"\nlasts = {{ years = 1 }}\nmonth_end = \"last_day\"\n\
         last_day = \"counts\"\ncorrected = \"from_the_correction\"\n\
         lifted = [{{ by = {{ graded = {{ of = \"study\", one_of = [\"poor\"] }} }}, from = \"next_month\", lifts = \"decided_before\" }}]\n",
        label("preferred")
    )
}

#[test]
fn a_consequence_has_the_days_beside_its_beginning_and_its_end() {
    let text = study() + &preferred();
    let made = made(&text);
    let pending = pending(&made);
    let holds = |told: &str, parts: &[&str]| {
        let path = format!("consequences/preferred/{told}.toml");
        let found = pending.get(path.as_str());
        let found = found.unwrap_or_else(|| panic!("{path}: {:#?}", pending.keys()));
        for part in parts {
            assert!(found.contains(part), "{path}: {part}\n{found}");
        }
    };
    // Decided on 10 February 2021, known ten days later: a year from then, with its last day.
    holds(
        "study_good",
        &[
            "times = [{ from = \"2021-02-20\", until = \"2022-02-21\" }]",
            "{ on = \"2021-02-19\", who = \"somebody\", is = [] }",
            "{ on = \"2021-02-20\", who = \"somebody\", is = [\"preferred\"] }",
            "{ on = \"2022-02-20\", who = \"somebody\", is = [\"preferred\"] }",
            "{ on = \"2022-02-21\", who = \"somebody\", is = [] }",
        ],
    );
    holds("study_poor", &["{ on = \"2021-02-20\", who = \"somebody\", is = [] }"]);
    let may_be = "is = [], may_be = [\"preferred\"] }";
    holds("study_still_open", &[may_be, "verdict = \"undetermined\""]);
    // A year after 29 February is 28 February here, and that day counts.
    holds(
        "on_2024-02-29",
        &["times = [{ from = \"2024-02-29\", until = \"2025-03-01\" }]"],
    );
    // Poor on 22 March: lifted from 1 April on; what was poor before lifts nothing.
    holds(
        "lifted_by_study_later",
        &["times = [{ from = \"2021-02-20\", until = \"2021-04-01\" }]"],
    );
    holds("lifted_by_study_earlier", &["until = \"2022-02-21\""]);
    // Corrected on 11 April, known ten days later.
    holds(
        "corrected",
        &[
            "times = [{ from = \"2021-02-20\", until = \"2021-04-11\" }]",
            "{ by = \"k1\", began = [], ended = [], changed = [\"preferred\"] }",
        ],
    );
    holds("correction_withdrawn", &["until = \"2022-02-21\""]);
    assert_eq!(told(&made.not_made), Vec::<String>::new());
    let suite = accepted(&made, &text);
    let mutation = suite.mutants("small.toml", &mut |_| ()).unwrap();
    let left = mutation.survivors().filter(|one| one.at.as_str().contains("preferred"));
    let left: Vec<String> = left.map(|one| one.words(Script::En)).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn what_cannot_be_made_is_told_with_its_reason() {
    let link = format!(
        "{}[[link]]\nfact = \"its-grade\"\nscheme = \"study\"\ntake = \"grade\"\n",
        fact(
            "its-grade",
            &format!(
                "{{ choice = [{{ id = \"good\", label = {l} }}, {{ id = \"poor\", label = {l} }}] }}",
                l = label("grade")
            )
        )
    );
    let made = made(&(study() + &link));
    let lacks = |text: &str| told(&made.not_made).iter().any(|line| line.contains(text));
    assert!(lacks("link"), "{:#?}", told(&made.not_made));
    assert_eq!(made.not_made.len(), 1);
    assert!(lacks("it takes outcomes or decisions of others: write a case by hand"));
    let hans = made.not_made[0].words(Script::Hans);
    assert!(hans.contains("请手写用例"), "{hans}");
}

/// How many things of a bundled rulebook have no case; the great ones are for a release.
const NOT_MADE: [(&str, usize, bool); 8] = [
    ("members-2014", 0, false),
    ("turnaround-2008", 0, false),
    ("organization-2019", 0, false),
    ("stationing-2015", 0, true),
    ("building-year-2012", 0, true),
    ("posts-2006", 0, true),
    ("rectification-2005", 0, true),
    ("secretary-2019", 0, true),
];

#[test]
fn cases_of_bundled_rulebooks_wait_for_a_person_and_hold_once_accepted() {
    for (id, at_most, is_great) in NOT_MADE {
        if is_great && cfg!(debug_assertions) {
            continue;
        }
        let (_, text) = bundled::ALL.iter().find(|(one, _)| *one == id).unwrap();
        let made = Suite::boundaries(&Rulebook::read(text).unwrap(), id);
        assert!(made.not_made.len() <= at_most, "{id}: {:#?}", told(&made.not_made));
        let files = made.files.iter();
        let mut suite =
            Suite::new(files.map(|file| (file.path.as_str(), file.text.as_str())));
        for result in suite.run() {
            let report = result.report();
            assert_eq!(report.lines().count(), 1, "{report}");
            assert!(report.contains("nobody has said yet"), "{report}");
        }
        // A step for each case reads the rulebook each time: one in twenty takes it here.
        for (nth, file) in made.files.iter().enumerate() {
            let text = if nth % 20 == 0 {
                suite.accept(&file.path, "the owner", "worked out by hand").unwrap()
            } else {
                file.text.replace("\n[pending]\n", "\n[expect]\n")
            };
            suite.add(&file.path, &text);
        }
        for result in suite.run() {
            assert!(result.holds(), "{}", result.report());
        }
        let coverage = suite.coverage(id).unwrap();
        let untried = coverage.untried().count();
        assert_eq!(untried, made.not_made.len(), "{id}");
        let most = Exact::fraction(95, 100);
        assert!(coverage.share() >= most, "{id}: {:?}", coverage.share());
    }
}

/// Eight alternatives, some of two and three conditions: on nearly every sheet several are met,
/// or all that is not met is so for more than one reason.
#[test]
fn each_of_many_alternatives_has_a_sheet_that_it_settles_alone() {
    let text = include_str!("../../examples/data/published/lax-qinghai-2019.toml");
    let made = Suite::boundaries(&Rulebook::read(text).unwrap(), "lax-qinghai-2019.toml");
    assert!(made.not_made.is_empty(), "{:#?}", told(&made.not_made));
}

/// Ten rules over one count each: what the bound is, and the number that meets it.
const RULES: [(&str, &str, i64, i64); 10] = [
    ("meetings", "at_least", 4, 4),
    ("lectures", "at_least", 2, 2),
    ("visits", "at_least", 12, 12),
    ("members", "above", 3, 4),
    ("applicants", "above", 1, 2),
    ("households", "above", 20, 21),
    ("absences", "at_most", 2, 2),
    ("complaints", "at_most", 1, 1),
    ("debts", "below", 5, 4),
    ("idle", "below", 2, 1),
];

#[test]
fn without_one_case_of_an_edge_its_mutant_is_back() {
    let facts = RULES.map(|(id, ..)| fact(id, "{ count = { at_most = 40 } }"));
    let rules = RULES.map(|(id, word, bound, _)| {
        format!(
            "[[rule]]\nid = \"enough-{id}\"\nlabel = {}\nkind = \"requirement\"\n\
             subject = \"village\"\nmet.number = {{ of = \"{id}\", {word} = {bound} }}\n",
            label(id)
        )
    });
    let text = rulebook(&(facts.concat() + &rules.concat()));
    let made = made(&text);
    assert_eq!(told(&made.not_made), Vec::<String>::new());
    let suite = accepted(&made, &text);
    let whole = suite.mutants("small.toml", &mut |_| ()).unwrap();
    assert_eq!(whole.score(), Some(Exact::ONE));
    let mut sampled = 0;
    for (id, word, _, met) in RULES {
        let not_met =
            if ["at_least", "above"].contains(&word) { met - 1 } else { met + 1 };
        for number in [met, not_met] {
            let path = format!("rules/enough-{id}/{id}_{number}.toml");
            let mut without = suite.clone();
            without.add(&path, "");
            let mutation = without.mutants("small.toml", &mut |_| ()).unwrap();
            let is_back = mutation.survivors().any(|mutant| {
                mutant.at.as_str().starts_with(&format!("rule[enough-{id}]"))
                    && matches!(mutant.change, Change::Edge { needs, .. } if needs == Exact::whole(number))
            });
            assert!(is_back, "{path}");
            sampled += 1;
        }
    }
    assert_eq!(sampled, 20);
}

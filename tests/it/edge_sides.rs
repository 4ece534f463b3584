//! Both sides of each edge are asked of the cases, at the ends of a domain too, and only a
//! number that a case has counts.

use grassroots::casebook::{Suite, Trial};
use grassroots::vocabulary::Exact;

fn label(text: &str) -> String {
    format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
}

fn head() -> String {
    let facts = ["n", "m"].map(|id| {
        format!(
            "[[fact]]\nid = \"{id}\"\nlabel = {}\nkind = {{ count = {{ at_most = 12 }} }}\n",
            label(id)
        )
    });
    format!(
        "schema = \"rulebook/1\"\nid = \"small\"\nedition = \"1\"\n\
         in_force = {{ from = \"2024-01-01\" }}\ntitle = {}\n\
         ground = {{ assumed = \"made up for this test\" }}\n{}",
        label("small"),
        facts.concat()
    )
}

fn rule(bounds: &str) -> String {
    format!(
        "{}[[rule]]\nid = \"r\"\nlabel = {}\nkind = \"requirement\"\nsubject = \"village\"\n\
         met.number = {{ of = \"n\", {bounds} }}\n",
        head(),
        label("r")
    )
}

fn case(about: &str, facts: &str, expect: &str) -> String {
    format!(
        "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"small.toml\"\n{about}\n\
         period = {{ from = \"2024-01-01\", until = \"2025-01-01\" }}\nsheet = \"open\"\n\
         [facts]\n{facts}\n[expect]\n{expect}\n"
    )
}

/// The numbers at edges that are asked for, each with whether a case has it.
fn sides(rulebook: &str, cases: &[String]) -> Vec<(String, Exact, bool)> {
    let cases =
        cases.iter().enumerate().map(|(nth, text)| (format!("{nth}.toml"), text.clone()));
    let suite = Suite::new(cases.chain([("small.toml".to_owned(), rulebook.to_owned())]));
    for path in suite.cases() {
        assert!(suite.run_one(path).holds(), "{}", suite.run_one(path).report());
    }
    let coverage = suite.coverage("small.toml").unwrap();
    let all = coverage.trials.into_iter().filter_map(|one| match one.trial {
        Trial::At(number) => {
            let at =
                one.at.as_str().rsplit_once('.').map_or("", |(_, key)| key).to_owned();
            Some((at, number, one.is_tried))
        }
        _ => None,
    });
    all.collect()
}

/// What is asked of a rule with these bounds, and what of it the case of a number has.
fn of_rule(bounds: &str, number: i64, is: &str) -> Vec<(Exact, bool)> {
    let case = case(
        "",
        &format!("n = {number}"),
        &format!("rules = [{{ at = \"r\", is = \"{is}\" }}]"),
    );
    sides(&rule(bounds), &[case])
        .into_iter()
        .map(|(_, number, is)| (number, is))
        .collect()
}

fn n(number: i64) -> Exact {
    Exact::whole(number)
}

#[test]
fn at_least_one_asks_for_none_and_for_one() {
    assert_eq!(of_rule("at_least = 1", 1, "met"), [(n(0), false), (n(1), true)]);
    assert_eq!(of_rule("at_least = 1", 0, "not_met"), [(n(0), true), (n(1), false)]);
    assert_eq!(of_rule("at_least = 1", 2, "met"), [(n(0), false), (n(1), false)]);
}

#[test]
fn none_left_and_all_of_them_ask_for_both_sides() {
    assert_eq!(of_rule("below = 1", 0, "met"), [(n(0), true), (n(1), false)]);
    assert_eq!(of_rule("at_least = 12", 12, "met"), [(n(11), false), (n(12), true)]);
    assert_eq!(of_rule("at_most = 11", 12, "not_met"), [(n(11), false), (n(12), true)]);
    assert_eq!(of_rule("at_least = 2", 1, "not_met"), [(n(1), true), (n(2), false)]);
}

/// Exactly three: the number itself stands at both ends of the range.
#[test]
fn a_range_of_one_number_asks_for_it_and_for_both_beside_it() {
    let of = |number, is| of_rule("at_least = 3, at_most = 3", number, is);
    let (none, yes) = (false, true);
    assert_eq!(of(3, "met"), [(n(2), none), (n(3), yes), (n(3), yes), (n(4), none)]);
    assert_eq!(of(2, "not_met"), [(n(2), yes), (n(3), none), (n(3), none), (n(4), none)]);
    assert_eq!(of(4, "not_met"), [(n(2), none), (n(3), none), (n(3), none), (n(4), yes)]);
}

/// The item over one count that is at least one: 5 points or none.
#[test]
fn an_item_for_at_least_one_asks_for_none() {
    let scheme = format!(
        "{}[[scheme]]\nid = \"s\"\ntitle = {1}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"a\"\nlabel = {1}\nfull_marks = 5\nabsent = {{ points = 0 }}\n\
         measure.all_or_nothing = {{ when = {{ number = {{ of = \"n\", at_least = 1 }} }}, otherwise = 0 }}\n",
        head(),
        label("a")
    );
    let with = |number: u8, total: u8| {
        case("scheme = \"s\"", &format!("n = {number}"), &format!("total = {total}"))
    };
    let asked = sides(&scheme, &[with(1, 5), with(2, 5)]);
    assert!(asked.contains(&("at_least".to_owned(), n(0), false)), "{asked:?}");
    let asked = sides(&scheme, &[with(1, 5), with(0, 0)]);
    assert!(asked.iter().all(|(.., is_tried)| *is_tried), "{asked:?}");
}

/// Two counts that are added: of 0..12 + 0 a range ends at 12, and no case has 12.
#[test]
fn a_range_that_ends_at_the_line_is_no_total_there() {
    let item = |id: &str| {
        format!(
            "[[scheme.item]]\nid = \"{id}\"\nlabel = {}\nabsent = \"required\"\n\
             measure.award = {{ cap = \"none\", each = [{{ of = \"{id}\", points = 1 }}] }}\n",
            label(id)
        )
    };
    let scheme = format!(
        "{}[[scheme]]\nid = \"s\"\ntitle = {1}\nsubject = \"village\"\n{2}{3}\
         [[scheme.grade]]\nid = \"good\"\nlabel = {1}\nat_least = 12\n\
         [[scheme.grade]]\nid = \"poor\"\nlabel = {1}\nbelow = 12\n",
        head(),
        label("s"),
        item("n"),
        item("m")
    );
    let open = case("scheme = \"s\"", "m = 0", "grades = [\"good\", \"poor\"]");
    let asked = sides(&scheme, std::slice::from_ref(&open));
    assert!(asked.contains(&("at_least".to_owned(), n(12), false)), "{asked:?}");
    let at_line = case("scheme = \"s\"", "m = 0\nn = 12", "grade = \"good\"");
    let asked = sides(&scheme, &[open, at_line]);
    assert!(asked.contains(&("at_least".to_owned(), n(12), true)), "{asked:?}");
}

/// Children that come to 0..10 exactly are never held at 0 or 10: that is not asked for, nor is
/// a number beyond; a case has 10, and 0.
#[test]
fn a_limit_that_never_holds_anything_is_not_asked_for() {
    let scheme = format!(
        "{}[[scheme]]\nid = \"s\"\ntitle = {1}\nsubject = \"village\"\n\
         [[scheme.part]]\nid = \"p\"\nlabel = {1}\nhold = {{ at_least = 0, at_most = 12 }}\n\
         [[scheme.item]]\nid = \"n\"\npart = \"p\"\nlabel = {1}\nabsent = \"required\"\n\
         measure.award = {{ cap = \"none\", each = [{{ of = \"n\", points = 1 }}] }}\n",
        head(),
        label("s")
    );
    let rulebook = scheme;
    let with = |number: u8| {
        case("scheme = \"s\"", &format!("n = {number}"), &format!("total = {number}"))
    };
    let cases = [with(0), with(12)];
    let asked = sides(&rulebook, &cases);
    assert!(
        !asked.iter().any(|(_, number, _)| *number == n(-1) || *number == n(13)),
        "{asked:?}"
    );
    assert!(asked.iter().all(|(.., is_tried)| *is_tried), "{asked:?}");
    let named =
        cases.into_iter().enumerate().map(|(nth, text)| (format!("{nth}.toml"), text));
    let suite = Suite::new(named.chain([("small.toml".to_owned(), rulebook)]));
    let coverage = suite.coverage("small.toml").unwrap();
    let held = coverage
        .trials
        .iter()
        .filter(|one| matches!(one.trial, Trial::AtFloor | Trial::AtCap));
    assert_eq!(held.count(), 0);
    let mutation = suite.mutants("small.toml", &mut |_| ()).unwrap();
    let left: Vec<String> = mutation
        .survivors()
        .map(|one| one.at.to_string())
        .filter(|at| at.contains(".hold"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

/// A series of which nothing is said: the mean leaves out what is missing, and none can be told.
#[test]
fn an_item_of_a_series_has_its_fact_missing() {
    let scheme = format!(
        "{}[[fact]]\nid = \"scores\"\nlabel = {1}\n\
         kind = {{ series = {{ each = \"month\", at_most = 12, number = {{ places = 0, at_least = 0, at_most = 100 }} }} }}\n\
         [[scheme]]\nid = \"s\"\ntitle = {1}\nsubject = \"village\"\n\
         [[scheme.item]]\nid = \"a\"\nlabel = {1}\nfull_marks = 5\nabsent = \"required\"\nround = {{ places = 1, mode = \"down\" }}\n\
         measure.share = {{ of = {{ over = {{ of = \"scores\", take = \"mean\", in = \"period\", part_periods = \"counted\", missing = \"left_out\", none = \"undetermined\" }} }}, target = 100, clamp = \"both\" }}\n",
        head(),
        label("s")
    );
    let closed =
        case("scheme = \"s\"", "", "total = \"undetermined\"").replace("open", "closed");
    let suite = Suite::new([("c.toml", closed), ("small.toml", scheme)]);
    assert!(suite.run_one("c.toml").holds(), "{}", suite.run_one("c.toml").report());
    let coverage = suite.coverage("small.toml").unwrap();
    let missing = coverage.trials.iter().find(|one| one.trial == Trial::Missing).unwrap();
    assert!(missing.is_tried);
}

/// The numbers asked for of a share of votes that must be 79 % at least, of two kinds of ballots
/// with so many each.
fn of_votes(at_most: u8) -> Vec<Exact> {
    let rulebook = format!(
        "{}[[fact]]\nid = \"b\"\nlabel = {l}\nkind = {{ ballots = {{ choices = [\n\
         {{ id = \"yes\", label = {l} }}, {{ id = \"no\", label = {l} }}], \n\
         also = [], at_most = {at_most} }} }}\n\
         [[rule]]\nid = \"r\"\nlabel = {l}\nkind = \"requirement\"\nsubject = \"village\"\n\
         met.number = {{ of = {{ votes = {{ of = \"b\", choices = [\"yes\"], in_denominator = [], \
         nobody = \"undetermined\" }} }}, at_least = \"79%\" }}\n",
        head(),
        l = label("b")
    );
    let aside =
        case("", "b = { yes = 0, no = 1 }", "rules = [{ at = \"r\", is = \"not_met\" }]");
    sides(&rulebook, &[aside]).into_iter().map(|(_, number, _)| number).collect()
}

/// 79 of 100 is 79 %, and 11 of 14 is 78.6 %: of 24 ballots none is 79 % exactly, and of twelve none
/// lies from 78 % on either.
#[test]
fn a_share_that_no_ballot_can_have_is_not_asked_for() {
    let share = |hundredths: i64| Exact::fraction(hundredths, 100).unwrap();
    assert_eq!(of_votes(50), [share(78), share(79)]);
    assert_eq!(of_votes(49), [share(78)]);
    assert_eq!(of_votes(12), [share(78)]);
    assert_eq!(of_votes(7), [share(78)]);
    assert_eq!(of_votes(6), Vec::<Exact>::new());
}

/// A place among all is whole, or half where equals share the mean of theirs.
#[test]
fn the_next_place_among_others_is_asked_for() {
    let of = |ties: &str| {
        let scheme = format!(
            "{}[[scheme]]\nid = \"s\"\ntitle = {l}\nsubject = \"village\"\n\
             [[scheme.item]]\nid = \"a\"\nlabel = {l}\nfull_marks = 5\nabsent = \"required\"\n\
             measure.all_or_nothing = {{ otherwise = 0, when = {{ number = {{ of = {{ compared = {{ \
             of = \"n\", as = {{ rank = {{ first = \"greatest\", ties = \"{ties}\" }} }} }} }}, at_most = 2 }} }} }}\n",
            head(),
            l = label("s")
        );
        let nobody = case("scheme = \"s\"", "", "missing = [\"n\"]");
        let asked = sides(&scheme, &[nobody]).into_iter();
        asked
            .filter(|(at, ..)| at == "at_most")
            .map(|(_, number, _)| number)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("shared"), [n(2), n(3)]);
    assert_eq!(of("mean"), [n(2), Exact::fraction(5, 2).unwrap()]);
}

//! Overlays: single values changed by path, checked as a whole.

use grassroots::casebook::{CaseResult, Suite};
use grassroots::facts::SheetState;
use grassroots::facts::table::{self, TablePlan};
use grassroots::rulebook::{Overlay, Rulebook, StatedBy, bundled, header};
use grassroots::vocabulary::{Exact, FieldPath, Ground, Period, Script};

fn overlay(changes: &str) -> Overlay {
    let head = r#"
schema = "overlay/1"
id = "local"
edition = "2020.1"
base = "secretary-2019"
in_force = { from = "2020-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }
"#;
    Overlay::read(&format!("{head}{changes}")).unwrap()
}

fn base() -> Rulebook {
    bundled::secretary_2019().unwrap()
}

const LINES: &str = r#"
[[change]]
at = "scheme[secretary].grade[excellent].at_least"
value = 880
ground = { assumed = "the county's own line" }

[[change]]
at = "scheme[secretary].grade[competent].below"
value = 880
ground = { assumed = "the county's own line" }
"#;

#[test]
fn both_sides_of_a_line_are_moved_together() {
    let local = overlay(LINES).on(&base()).unwrap();
    let excellent = local.scheme("secretary").unwrap().grade("excellent").unwrap();
    let line = excellent.line.of(None).next().unwrap();
    assert!(line.contains(Exact::whole(880)));
    assert!(!line.contains(Exact::whole(879)));
    assert_eq!(local.id().as_str(), "local");
    assert_eq!(local.edition(), "2020.1");
}

#[test]
fn a_changed_value_has_the_ground_of_its_change() {
    let local = overlay(LINES).on(&base()).unwrap();
    let excellent = local.scheme("secretary").unwrap().grade("excellent").unwrap();
    assert_eq!(excellent.ground, Ground::assumed("the county's own line"));
}

#[test]
fn one_side_alone_leaves_a_gap_that_the_check_finds_at_the_change() {
    let one = r#"
[[change]]
at = "scheme[secretary].grade[excellent].at_least"
value = 920
ground = { assumed = "the county's own line" }
"#;
    let problems = overlay(one).on(&base()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "9:1: scheme[secretary].grade: no row takes the values between 900 and 920: they have \
         no answer"
    );
}

#[test]
fn a_path_that_the_base_does_not_have_is_refused_with_advice() {
    let wrong = r#"
[[change]]
at = "scheme[secretary].grade[excelent].at_least"
value = 880
ground = { assumed = "a slip" }

[[change]]
at = "secretary.removal.in_al"
value = 4
ground = { assumed = "a slip" }
"#;
    let problems = overlay(wrong).on(&base()).unwrap_err().to_string();
    assert!(
        problems.contains("there is no element `excelent`; did you mean `excellent`?")
    );
    assert!(problems.contains("there is no value `in_al`; did you mean `in_all`?"));
}

#[test]
fn a_change_without_effect_is_a_remark() {
    let idle = r#"
[[change]]
at = "secretary.removal.in_all"
value = 3
ground = { assumed = "as before" }
"#;
    let before = base().remarks().len();
    let local = overlay(idle).on(&base()).unwrap();
    assert_eq!(local.remarks().len(), before + 1);
    let remark = local.remarks().last().unwrap().to_string();
    assert_eq!(
        remark,
        "9:1: change[#1]: this changes nothing: the base has the same value"
    );
}

#[test]
fn another_base_is_refused() {
    let local = overlay(LINES).on(&base()).unwrap();
    let problems = overlay(LINES).on(&local).unwrap_err().to_string();
    assert_eq!(
        problems,
        "5:8: base: this is an edition of `local`, the others are of `secretary-2019`"
    );
}

#[test]
fn a_row_is_reached_by_its_number() {
    let base = base();
    let rows = r#"
[[change]]
at = "scheme[secretary].item[own-income].measure.bands.rows[#1].points"
value = 1
ground = { assumed = "an example" }
"#;
    let local = overlay(rows).on(&base).unwrap();
    assert_ne!(local.draft(), base.draft());
}

#[test]
fn what_an_overlay_lacks_is_told_at_once() {
    let problems = Overlay::read("schema = \"overlay/2\"\nid = \"x\"\n").unwrap_err();
    assert!(problems.len() >= 5, "{problems}");
}

/// One change with an assumed ground.
fn change(at: &str, value: &str) -> String {
    format!(
        "[[change]]\nat = \"{at}\"\nvalue = {value}\nground = {{ assumed = \"ours\" }}\n"
    )
}

#[test]
fn what_is_no_path_is_refused() {
    for at in [
        "scheme[secretary].full_marks.[oops].nonsense",
        "scheme[secretary].full_marks[whatever",
        "scheme[secretary].full_marks.",
        "scheme[secretary]full_marks",
        "scheme[secretary].item[own-income",
        "",
        ".",
    ] {
        let changes = change(at, "1");
        let found = Overlay::read(&format!(
            "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\nbase = \
             \"secretary-2019\"\nin_force = {{ from = \"2020-01-01\" }}\ntitle = {{ hans = \
             \"a\", hant = \"a\", en = \"a\" }}\n{changes}"
        ));
        let found = found.and_then(|overlay| overlay.on(&base())).map(|_| ());
        assert!(found.is_err(), "{at}");
    }
}

#[test]
fn ids_and_the_head_stay() {
    for at in ["scheme[secretary].id", "edition", "in_force.from", "title.en"] {
        let problems = overlay(&change(at, "\"x\"")).on(&base()).unwrap_err().to_string();
        assert!(problems.contains("ids stay"), "{problems}");
    }
}

#[test]
fn whole_elements_are_not_replaced() {
    let rows = "scheme[secretary].item[own-income].measure.bands.rows";
    for at in ["scheme[secretary].item[own-income]", &format!("{rows}[#1]")] {
        let problems = overlay(&change(at, "1")).on(&base()).unwrap_err().to_string();
        assert!(problems.contains("whole elements are not replaced"), "{problems}");
    }
    let beyond = overlay(&change(&format!("{rows}[#99]"), "1")).on(&base()).unwrap_err();
    assert!(beyond.to_string().contains("there is no element `#99`"), "{beyond}");
}

/// Rules, a link and what they read.
const RULES: &str = r#"
schema = "rulebook/1"
id = "ruled"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "规则", hant = "規則", en = "Rules" }
ground = { assumed = "the whole" }

[[fact]]
id = "share"
label = { hans = "占比", hant = "佔比", en = "share" }
kind = { ratio = { places = 2, at_least = 0, at_most = 1 } }

[[fact]]
id = "village"
label = { hans = "村得分", hant = "村得分", en = "score of the village" }
kind = { amount = { unit = { hans = "分", hant = "分", en = "points" }, places = 0, at_least = 0, at_most = 100 } }

[[fact]]
id = "another"
label = { hans = "另一得分", hant = "另一得分", en = "another score" }
kind = { amount = { unit = { hans = "分", hant = "分", en = "points" }, places = 0, at_least = 0, at_most = 100 } }

[[link]]
fact = "village"
scheme = "village"
take = "total"
ground = { assumed = "linked" }

[[rule]]
id = "enough"
label = { hans = "达到", hant = "達到", en = "enough" }
kind = "requirement"
subject = "village"
met = { number = { of = "share", at_least = "0.2" } }
ground = { assumed = "its own" }

[[scheme]]
id = "village"
title = { hans = "村", hant = "村", en = "Village" }
subject = "village"

[[scheme.item]]
id = "slabs"
label = { hans = "分段", hant = "分段", en = "slabs" }
full_marks = 100
absent = "required"
measure.milestones = { of = "share", counting = "best", rows = [{ at_least = "0.5", points = 60 }, { at_least = 1, points = 100, ground = { assumed = "the level" } }] }
"#;

fn over_rules(changes: &str) -> Rulebook {
    let head = r#"
schema = "overlay/1"
id = "local"
edition = "1"
base = "ruled"
in_force = { from = "2020-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }
"#;
    let overlay = Overlay::read(&format!("{head}{changes}")).unwrap();
    overlay.on(&Rulebook::read(RULES).unwrap()).unwrap()
}

fn assumed(reason: &str) -> Ground {
    Ground::assumed(reason)
}

#[test]
fn whatever_can_have_a_ground_has_that_of_its_change() {
    let rule = over_rules(&change("rule[enough].met.number.at_least", "\"0.3\""));
    assert_eq!(rule.draft().rule[0].ground, Some(assumed("ours")));
    let link = over_rules(&change("link[#1].fact", "\"another\""));
    assert_eq!(link.draft().link[0].ground, Some(assumed("ours")));
    let measure = "scheme[village].item[slabs].measure.milestones";
    let level = over_rules(&change(&format!("{measure}.rows[#1].points"), "50"));
    let grounds =
        |book: &Rulebook| format!("{:?}", book.draft().scheme[0].item[0].measure);
    assert!(grounds(&level).contains("ours") && grounds(&level).contains("the level"));
    assert_eq!(level.draft().scheme[0].item[0].ground, None);
}

#[test]
fn a_value_in_another_spelling_is_no_change() {
    let at = "rule[enough].met.number.at_least";
    for same in ["\"20%\"", "\"0.20\"", "\"1/5\""] {
        let local = over_rules(&change(at, same));
        assert_eq!(local.draft().rule[0].ground, Some(assumed("its own")), "{same}");
        let remark = local.remarks().last().unwrap().to_string();
        assert!(remark.contains("this changes nothing"), "{same}: {remark}");
    }
    let local = over_rules(&change(at, "\"21%\""));
    assert!(
        !local.remarks().iter().any(|one| one.to_string().contains("changes nothing"))
    );
}

#[test]
fn one_path_is_changed_once() {
    let twice = change("secretary.removal.in_all", "4")
        + &change("secretary.removal.in_all", "5");
    let problems = overlay(&twice).on(&base()).unwrap_err().to_string();
    assert!(problems.contains("already taken"), "{problems}");
}

#[test]
fn a_changed_scheme_leaves_the_grounds_below_it_as_they_were() {
    let before = base();
    let local =
        overlay(&change("scheme[secretary].full_marks", "999")).on(&before).unwrap();
    let grounds = |book: &Rulebook| {
        let nodes = book.scheme("secretary").unwrap().nodes().to_vec();
        nodes.into_iter().skip(1).map(|node| node.ground).collect::<Vec<_>>()
    };
    assert_eq!(grounds(&local), grounds(&before));
}

#[test]
fn a_limit_of_a_fact_is_changed_without_a_ground_of_its_own() {
    let fact = before_first_count();
    let at = format!("fact[{fact}].kind.count.at_most");
    assert!(overlay(&change(&at, "99999")).on(&base()).is_ok());
}

/// The first fact that is a count.
fn before_first_count() -> String {
    let base = base();
    let facts = base.dictionary().facts().iter();
    let counts = facts.filter(|fact| fact.kind().name() == "a count");
    counts.map(|fact| fact.id().to_string()).next().unwrap()
}

/// A procedure in which some rules inherit their ground, and an overlay over it.
fn over_a_procedure(change: &str) -> Rulebook {
    let base = Rulebook::read(PROCEDURE).unwrap();
    let head = r#"
schema = "overlay/1"
id = "local"
edition = "1"
base = "answer"
in_force = { from = "2020-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }
"#;
    Overlay::read(&format!("{head}{change}")).unwrap().on(&base).unwrap()
}

const PROCEDURE: &str = r#"
schema = "rulebook/1"
id = "answer"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "答复", hant = "答覆", en = "Answer" }
ground = { assumed = "the whole" }

[[procedure]]
id = "answer"
title = { hans = "答复", hant = "答覆", en = "Answer" }
subject = "member"
month_end = "last_day"
state = [
    { id = "asked", start = true, label = { hans = "已函询", hant = "已函詢", en = "asked" } },
    { id = "answered", end = true, label = { hans = "已答复", hant = "已答覆", en = "answered" } },
]
event = [{ id = "paper", label = { hans = "材料", hant = "材料", en = "paper" } }]

[[procedure.transition]]
id = "answers"
label = { hans = "答复", hant = "答覆", en = "answering" }
from = ["asked"]
to = "answered"
on = "paper"

[[procedure.deadline]]
id = "in-time"
label = { hans = "期限", hant = "期限", en = "in time" }
after = { state = "asked" }
during = ["asked"]
within = { days = 15 }
in_time = "on_the_last_day"
met_by = ["paper"]
lapses = "finding"

[[procedure.period]]
id = "asking"
label = { hans = "函询", hant = "函詢", en = "asking" }
state = "asked"
after = { state = "asked" }
at_most = { days = 30 }
in_time = "on_the_last_day"
lapses = { to = "answered" }
"#;

/// The grounds of the rules of the one procedure: transition, deadline, period.
fn reasons(book: &Rulebook) -> Vec<Ground> {
    let rules = book.procedure("answer").unwrap().rules();
    let grounds = rules
        .transitions
        .iter()
        .map(|one| &one.ground)
        .chain(rules.deadlines.iter().map(|one| &one.ground))
        .chain(rules.spells.iter().map(|one| &one.ground));
    grounds.cloned().collect()
}

#[test]
fn a_deadline_is_changed_and_it_alone_has_the_ground_of_the_change() {
    let at = "procedure[answer].deadline[in-time].within.days";
    let local = over_a_procedure(&change(at, "10"));
    let within =
        local.procedure("answer").unwrap().rules().deadlines.first().unwrap().within;
    assert_eq!(within, grassroots::procedure::Length::Days(10));
    let before = reasons(&Rulebook::read(PROCEDURE).unwrap());
    let after = reasons(&local);
    assert_eq!(after.first(), before.first());
    assert_ne!(after.get(1), before.get(1));
    assert_eq!(after.get(2), before.get(2));
}

#[test]
fn a_changed_procedure_leaves_the_grounds_of_its_rules_as_they_were() {
    let local = over_a_procedure(&change("procedure[answer].month_end", "\"overflow\""));
    assert_eq!(reasons(&local), reasons(&Rulebook::read(PROCEDURE).unwrap()));
    let ours = Ground::assumed("ours");
    assert_eq!(local.draft().procedure.first().unwrap().ground, Some(ours));
}

#[test]
fn a_period_is_changed_by_its_own_path() {
    let at = "procedure[answer].period[asking].at_most.days";
    let local = over_a_procedure(&change(at, "20"));
    let spell =
        local.procedure("answer").unwrap().rules().spells.first().unwrap().clone();
    let (length, ..) = spell.at_most.unwrap();
    assert_eq!(length, grassroots::procedure::Length::Days(20));
    assert_eq!(spell.ground, Ground::assumed("ours"));
}

#[test]
fn a_changed_item_leaves_the_grounds_of_its_rows_as_they_were() {
    let at = "scheme[secretary].item[own-income].full_marks";
    let moved = change(at, "999").replace("ours", "moved here");
    let local = overlay(&moved).on(&base()).unwrap();
    let nodes = local.scheme("secretary").unwrap().nodes().to_vec();
    let node = nodes.into_iter().find(|node| node.id.as_str() == "own-income").unwrap();
    // The item, and none of its rows.
    assert_eq!(format!("{node:?}").matches("hans: \"moved here\"").count(), 1);
}

#[test]
fn what_stands_in_a_part_within_a_part_keeps_the_ground_of_the_outer() {
    let text = r#"
schema = "rulebook/1"
id = "answer"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "考核", hant = "考核", en = "Appraisal" }
ground = { assumed = "the whole" }

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "yearly" }
subject = "village"

[[scheme.part]]
id = "outer"
label = { hans = "外", hant = "外", en = "outer" }
ground = { assumed = "the outer part" }

[[scheme.part]]
id = "inner"
part = "outer"
label = { hans = "内", hant = "內", en = "inner" }
full_marks = 5

[[scheme.item]]
id = "base"
part = "inner"
label = { hans = "基础", hant = "基礎", en = "base" }
full_marks = 5
measure.constant = { points = 5 }
"#;
    let base = Rulebook::read(text).unwrap();
    let head = "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\nbase = \
                \"answer\"\nin_force = { from = \"2020-01-01\" }\ntitle = { hans = \"a\", hant \
                = \"a\", en = \"a\" }\n";
    let change = change("scheme[yearly].part[inner].full_marks", "6");
    let local = Overlay::read(&format!("{head}{change}")).unwrap().on(&base).unwrap();
    let item = |book: &Rulebook| {
        let nodes = book.scheme("yearly").unwrap().nodes().to_vec();
        nodes.into_iter().find(|node| node.id.as_str() == "base").unwrap().ground
    };
    assert_eq!(item(&local), item(&base));
}

#[test]
fn a_gap_and_a_length_of_time_served_can_be_changed() {
    let ledger = include_str!("../../examples/data/published/star-ledger.toml");
    let ledger = Rulebook::read(ledger).unwrap();
    let longer = r#"
schema = "overlay/1"
id = "local"
edition = "2023.1"
base = "star-ledger"
in_force = { from = "2023-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }

[[change]]
at = "scheme[stars].item[tenure-stars].measure.steps.of.service.gaps.bridged_up_to"
value = { months = 18 }
ground = { assumed = "the county's own" }

[[change]]
at = "scheme[stars].item[tenure-stars].measure.steps.of.service.in"
value = "months"
ground = { assumed = "the county's own" }
"#;
    let local = Overlay::read(longer).unwrap().on(&ledger).unwrap();
    let text = local.draft().to_toml();
    assert!(text.contains(
        "[scheme.item.measure.steps.of.service.gaps.bridged_up_to]\nmonths = 18"
    ));
    let none = longer.replace("months = 18", "weeks = 2");
    assert!(Overlay::read(&none).unwrap().on(&ledger).is_err());
}

/// An overlay on `posts-2006`.
fn on_posts(rest: &str) -> String {
    format!(
        "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\nbase = \"posts-2006\"\n\
         in_force = {{ from = \"2007-01-01\" }}\n\
         title = {{ hans = \"本地\", hant = \"本地\", en = \"Local\" }}\n{rest}"
    )
}

const ONE_POST: &str = r#"
[[change]]
at = "rule[posts/holding.most].met.number.at_most"
value = 1
ground = { assumed = "ours" }
"#;

#[test]
fn a_label_that_still_says_the_changed_number_is_a_remark() {
    let base = bundled::posts_2006().unwrap();
    let local = Overlay::read_on(&on_posts(ONE_POST), &base).unwrap();
    let told: Vec<String> = local.remarks().iter().map(ToString::to_string).collect();
    assert!(
        told.contains(
            &"8:1: change[#1]: `rule[posts/holding.most].label` still says `三` (hans), `三` \
              (hant), `three` (en), and the number is 1 by now: change the label too, if it \
              means this number"
                .to_owned()
        ),
        "{told:?}"
    );
    let labelled = format!(
        "{ONE_POST}[[change]]\nat = \"rule[posts/holding.most].label\"\nvalue = {{ hans = \
         \"一人一岗\", hant = \"一人一崗\", en = \"one post\" }}\nground = {{ assumed = \
         \"ours\" }}\n"
    );
    let local = Overlay::read_on(&on_posts(&labelled), &base).unwrap();
    assert_eq!(local.remarks(), base.remarks());
}

#[test]
fn a_condition_that_stands_twice_and_is_changed_once_is_a_remark() {
    let base = bundled::rectification_2005().unwrap();
    let rule = "rule[rectification/criteria.members-none-developed].met.number.at_least";
    let row =
        "scheme[criteria].item[met].measure.award.each[#12].of.when.number.at_least";
    let text = |paths: &[&str]| {
        let head = "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\n\
             base = \"rectification-2005\"\nin_force = { from = \"2007-01-01\" }\n\
             title = { hans = \"本地\", hant = \"本地\", en = \"Local\" }\n";
        let change = |path: &&str| {
            format!(
                "[[change]]\nat = \"{path}\"\nvalue = 5\nground = {{ assumed = \"ours\" }}\n"
            )
        };
        let changes: Vec<String> = paths.iter().map(change).collect();
        format!("{head}{}", changes.concat())
    };
    let remarks = |paths: &[&str]| {
        let local = Overlay::read_on(&text(paths), &base).unwrap();
        local.remarks().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let told = "7:1: change[#1]: the same condition stands at";
    let once = remarks(&[rule]);
    let row_alone = "`scheme[criteria].item[met].measure.award.each[#12].of.when`";
    assert!(
        once.iter().any(|it| it.starts_with(told) && it.contains(row_alone)),
        "{once:?}"
    );
    assert!(remarks(&[row]).iter().any(|it| it.starts_with(told)));
    assert!(!remarks(&[rule, row]).iter().any(|it| it.contains("the same condition")));
}

#[test]
fn a_changed_value_cites_a_source_that_the_overlay_brings() {
    let base = bundled::posts_2006().unwrap();
    let own = r#"
[[source]]
id = "our-decision"
title = "本县办法"
kind = "decision"
[[change]]
at = "rule[posts/holding.most].met.number.at_most"
value = 1
ground = { stated = "our-decision", at = "第五条" }
"#;
    let local = Overlay::read_on(&on_posts(own), &base).unwrap();
    let ground = &local.rule("posts/holding.most").unwrap().parts().ground;
    assert_eq!(
        ground.in_words(local.sources(), Script::Hans),
        "依据：《本县办法》第五条"
    );
}

#[test]
fn what_an_overlay_changes_is_known_by_the_paths_of_messages() {
    let base = bundled::secretary_2019().unwrap();
    assert_eq!(base.changed(), None);
    let by_number =
        change("scheme[#1].item[own-income].measure.bands.rows[#1].points", "1");
    let local = overlay(&by_number).on(&base).unwrap();
    let changed: Vec<&str> =
        local.changed().unwrap().iter().map(FieldPath::as_str).collect();
    let points = "scheme[secretary].item[own-income].measure.bands.rows[#1].points";
    assert_eq!(changed, [points, "in_force"]);
}

#[test]
fn the_cases_of_an_overlay_are_asked_for_what_it_changes() {
    let case = |posts: u32, is: &str| {
        format!(
            "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"county.toml\"\n\
             period = {{ from = \"2007-01-01\", until = \"2008-01-01\" }}\nsheet = \
             \"closed\"\n[facts]\n\"member.posts\" = {posts}\n[expect]\nrules = [{{ at = \
             \"posts/holding.most\", is = \"{is}\" }}]\n"
        )
    };
    let files = [
        ("three.toml".to_owned(), case(3, "not_met")),
        ("county.toml".to_owned(), on_posts(&ONE_POST.replace("value = 1", "value = 2"))),
    ];
    let mut suite = Suite::new(files);
    let number = "rule[posts/holding.most].met.number.at_most";
    let left = |suite: &Suite| -> Vec<String> {
        let mutation = suite.mutants("county.toml", &mut |_| ()).unwrap();
        assert!(mutation.mutants.len() < 10, "{:?}", mutation.mutants);
        let left = mutation.survivors().map(|mutant| mutant.at.to_string());
        left.filter(|at| at != "in_force.from").collect()
    };
    // Nobody has two: the edge between two and three is pinned on one side alone.
    assert_eq!(left(&suite), [number]);
    suite.add("two.toml", &case(2, "met"));
    assert_eq!(left(&suite), Vec::<String>::new());
    let coverage = suite.coverage("county.toml").unwrap();
    let asked = |at: &str| {
        at.starts_with("rule[posts/holding.most]") || at.starts_with("in_force")
    };
    assert!(coverage.trials.iter().all(|one| asked(one.at.as_str())));
    assert!(coverage.trials.iter().any(|one| one.at.as_str() == number && one.is_tried));
    let untested = suite.untested();
    assert!(untested.iter().all(|one| asked(one.at.as_str())), "{untested:?}");
}

#[test]
fn a_case_that_changes_something_for_itself_counts_for_no_rulebook() {
    let case = "schema = \"case/1\"\nname = \"a case\"\nrulebook = \"posts-2006\"\n\
                overlay = \"rules/county.toml\"\nperiod = { from = \"2007-01-01\", until = \
                \"2008-01-01\" }\nsheet = \"closed\"\n[facts]\n\"member.posts\" = \
                2\n[expect]\nrules = [{ at = \"posts/holding.most\", is = \"not_met\" }]\n";
    let mut suite = Suite::new([("two.toml", case)]);
    assert_eq!(suite.lacks(), ["rules/county.toml"]);
    let chained = on_posts(ONE_POST).replace("\"posts-2006\"", "\"base.toml\"");
    suite.add("rules/county.toml", &chained);
    assert_eq!(suite.lacks(), ["rules/base.toml"]);
    suite.add("rules/county.toml", &on_posts(ONE_POST));
    assert_eq!(suite.lacks(), Vec::<String>::new());
    assert!(suite.run().iter().all(CaseResult::holds));
    assert_eq!(suite.rulebooks(), Vec::<String>::new());
    assert!(suite.untested().is_empty());
    assert!(suite.mutants("posts-2006", &mut |_| ()).is_err());
}

#[test]
fn the_columns_of_a_rulebook_are_read_back_as_a_header() {
    for (id, _) in bundled::ALL {
        let rulebook = bundled::by_id(id).unwrap().unwrap();
        let columns = rulebook.columns(None);
        assert_eq!(columns.len(), rulebook.dictionary().facts().len());
        for script in Script::ALL {
            let header = header(&columns, script);
            let plan = TablePlan::new(Period::year(2019).unwrap(), SheetState::Open);
            let rows: [[&str; 1]; 0] = [];
            let read = table::read(rulebook.dictionary(), &plan, &header, rows);
            assert_eq!(read.map(|rows| rows.len()), Ok(0), "{id}");
        }
    }
    let posts = bundled::posts_2006().unwrap();
    let columns = posts.columns(None);
    let register: Vec<&str> = columns
        .iter()
        .filter(|column| column.from == StatedBy::Register)
        .map(|column| column.fact.id().as_str())
        .collect();
    assert!(register.contains(&"village.capacity"), "{register:?}");
    assert!(register.contains(&"member.posts"), "{register:?}");
}

#[test]
fn a_name_that_no_sheet_is_judged_by_is_told_as_what_it_is() {
    let told = |rulebook: Rulebook, name: &str| {
        rulebook.asked(name).map(|_| ()).unwrap_err().to_string()
    };
    let members = told(bundled::members_2014().unwrap(), "admission");
    assert!(
        members.starts_with("`admission` of `members-2014` is a procedure"),
        "{members}"
    );
    let grade = told(base(), "excellent");
    assert!(grade.contains("a grade of the scheme `secretary`"), "{grade}");
    let slip = told(base(), "secretry");
    assert!(slip.contains("did you mean `secretary`?"), "{slip}");
}

#[test]
fn what_has_no_end_gets_a_length_by_one_change() {
    let local = overlay(
        r#"
[[change]]
at = "consequence[preferred].lasts"
value = { years = 1, month_end = "last_day", last_day = "counts" }
ground = { assumed = "the county's own length" }
"#,
    );
    let local = local.on(&base()).unwrap();
    let lasts = local.consequences().rule("preferred").unwrap().lasts;
    assert_eq!(lasts.in_words(Script::Hans), "1年，遇短月以月末日为准，含届满之日");
}

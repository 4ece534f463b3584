//! Periods and deadlines at edges that a random procedure has found.

use chrono::NaiveDate;
use grassroots::procedure::{
    Happened, History, Length, Obstacle, Possible, Run, Standing, replay,
};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Id;

const HEAD: &str = r#"
schema = "rulebook/1"
id = "periods"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "期间", hant = "期間", en = "periods" }
ground = { assumed = "a test" }

[[procedure]]
id = "periods"
title = { hans = "期间", hant = "期間", en = "periods" }
subject = "member"
month_end = "last_day"
state = [
    { id = "trial", start = true, label = { hans = "试用", hant = "試用", en = "on trial" } },
    { id = "full", end = true, label = { hans = "转正", hant = "轉正", en = "full" } },
    { id = "over", end = true, label = { hans = "期满", hant = "期滿", en = "over" } },
]
event = [
    { id = "review", label = { hans = "考核", hant = "考核", en = "review" } },
    { id = "decision", label = { hans = "决定", hant = "決定", en = "decision" } },
    { id = "longer", label = { hans = "延长", hant = "延長", en = "longer" } },
    { id = "shorter", label = { hans = "缩短", hant = "縮短", en = "shorter" } },
]

[[procedure.transition]]
id = "reviews"
label = { hans = "考核", hant = "考核", en = "reviewing" }
from = ["trial"]
to = "trial"
on = "review"

[[procedure.transition]]
id = "decides"
label = { hans = "决定", hant = "決定", en = "deciding" }
from = ["trial"]
to = "full"
on = "decision"
"#;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn happened(on: &str, event: &str) -> Happened {
    Happened::new(day(on), 1, Id::new(event).unwrap())
}

fn run(rules: &str, events: Vec<Happened>, as_of: &str) -> Run {
    let book = Rulebook::read(&format!("{HEAD}{rules}")).unwrap();
    let procedure = book.procedure("periods").unwrap();
    replay(procedure, &History::new(day("2020-01-01"), events), day(as_of))
}

fn state(run: &Run) -> &str {
    run.state().unwrap().id.as_str()
}

/// What is possible by a rule.
fn by<'r>(run: &'r Run, rule: &str) -> &'r Possible {
    run.possible.iter().find(|one| one.rule.id.as_str() == rule).unwrap()
}

#[test]
fn a_length_cut_below_the_days_gone_by_is_over_on_the_day_of_the_decision() {
    let half_year = r#"
[[procedure.period]]
id = "half-year"
label = { hans = "半年", hant = "半年", en = "half a year" }
state = "trial"
after = { state = "trial" }
at_most = { months = 6 }
in_time = "on_the_last_day"
lapses = { to = "over" }
shorten = { on = "shorter", down_to = { months = 1 } }
"#;
    // On 1 April the trial is cut to two months, which ended on 1 March.
    let cut = happened("2020-04-01", "shorter").lasting(Length::Months(2));
    let run = run(half_year, vec![cut], "2020-06-01");
    assert_eq!(state(&run), "over");
    assert_eq!(run.stays.last().unwrap().from, day("2020-04-01"));
    assert_eq!(run.state_on(day("2020-03-31")).unwrap().id.as_str(), "trial");
    let standing = run.clocks.last().unwrap().standing;
    assert_eq!(standing, Standing::Lapsed { on: day("2020-04-01") });
}

const FROM_REVIEW: &str = r#"
[[procedure.period]]
id = "since-review"
label = { hans = "考核后", hant = "考核後", en = "since the review" }
state = "trial"
after = { event = "review" }
at_least = { days = 10 }
opens = "on_the_day"
holds = ["decides"]
at_most = { days = 30 }
in_time = "on_the_last_day"
lapses = { to = "over" }
extend = { on = "longer", times = 1, at_least = { days = 1 }, at_most = { days = 30 } }
"#;

#[test]
fn a_length_counted_from_an_event_is_counted_from_the_last_time() {
    let once = vec![happened("2020-01-05", "review")];
    let decides = by(&run(FROM_REVIEW, once.clone(), "2020-01-05"), "decides").from;
    assert_eq!(decides, Some(day("2020-01-15")));
    assert_eq!(state(&run(FROM_REVIEW, once.clone(), "2020-02-04")), "trial");
    assert_eq!(state(&run(FROM_REVIEW, once.clone(), "2020-02-05")), "over");
    let twice = [once, vec![happened("2020-01-20", "review")]].concat();
    let again = run(FROM_REVIEW, twice.clone(), "2020-01-20");
    assert_eq!(by(&again, "decides").from, Some(day("2020-01-30")));
    let first = again.clocks.first().unwrap().standing;
    assert_eq!(first, Standing::Dropped { on: day("2020-01-20") });
    assert_eq!(state(&run(FROM_REVIEW, twice.clone(), "2020-02-19")), "trial");
    assert_eq!(state(&run(FROM_REVIEW, twice, "2020-02-20")), "over");
}

#[test]
fn a_length_that_is_not_counted_yet_is_not_made_longer() {
    let early = happened("2020-01-02", "longer").lasting(Length::Days(5));
    let run = run(FROM_REVIEW, vec![early], "2020-01-02");
    let longer = by(&run, "since-review");
    assert_eq!(longer.from, None);
    assert!(matches!(longer.hindered[..], [Obstacle::NotSince { .. }]), "{longer:?}");
    assert_eq!(run.refused().count(), 1);
}

#[test]
fn an_extension_is_counted_from_the_greatest_length_or_not_at_all() {
    let working =
        FROM_REVIEW.replace("{ days = 30 }\nin_time", "{ working_days = 30 }\nin_time");
    let events = vec![
        happened("2020-01-05", "review"),
        happened("2020-01-06", "longer").lasting(Length::Days(5)),
    ];
    let run = run(&working, events, "2020-01-06");
    let longer = by(&run, "since-review");
    assert!(matches!(longer.hindered[..], [Obstacle::NoCalendar { .. }]), "{longer:?}");
    assert_eq!(run.refused().count(), 1);
}

#[test]
fn of_two_that_lapse_on_one_day_the_first_of_the_rulebook_moves() {
    let deadline = |id: &str, after: &str, days: u32, to: &str| {
        format!(
            r#"
[[procedure.deadline]]
id = "{id}"
label = {{ hans = "{id}", hant = "{id}", en = "{id}" }}
after = {after}
during = ["trial"]
within = {{ days = {days} }}
in_time = "on_the_last_day"
met_by = ["decision"]
lapses = {{ to = "{to}" }}
"#
        )
    };
    // Counted from 1 and from 6 January, both are up on 21 January.
    let rules = deadline("later", "{ event = \"review\" }", 14, "full")
        + &deadline("earlier", "{ state = \"trial\" }", 19, "over");
    let found = run(&rules, vec![happened("2020-01-06", "review")], "2020-01-21");
    assert_eq!(state(&found), "full");
}

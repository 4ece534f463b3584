//! One limit in each window of the calendar over all rows: open events against every way in
//! which they can come to be known, records, and remarks on limits that never bind.

use grassroots::explain::Format;
use grassroots::facts::SheetState;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::vocabulary::{Script, Span, Window};
use proptest::prelude::*;

use crate::strategies::{Dice, cases, dice};

const HEAD: &str = r#"
schema = "rulebook/1"
id = "windows"
edition = "1"
in_force = { from = "2018-01-01" }
title = { hans = "时段", hant = "時段", en = "Windows" }
ground = { assumed = "a test" }
"#;

const SCHEME: &str = r#"
[[scheme]]
id = "scheme"
title = { hans = "出勤", hant = "出勤", en = "Attendance" }
subject = "member"

[[scheme.item]]
id = "item"
label = { hans = "缺勤", hant = "缺勤", en = "Lapses" }
full_marks = 100
absent = "required"
"#;

/// Events of one kind, at most so many, each with an amount between two ends or without.
#[derive(Clone, Debug)]
struct Events {
    at_most: usize,
    amounts: Option<(&'static str, &'static str)>,
}

impl Events {
    fn fact(&self, nth: usize) -> String {
        let amount = self.amounts.map_or(String::new(), |(least, most)| {
            format!(
                ", amount = {{ unit = {{ hans = \"时\", hant = \"時\", en = \"hours\" }}, \
                 places = 1, at_least = \"{least}\", at_most = \"{most}\" }}"
            )
        });
        format!(
            "[[fact]]\nid = \"events-{nth}\"\n\
             label = {{ hans = \"事件\", hant = \"事件\", en = \"events\" }}\n\
             kind = {{ events = {{ at_most = {}, kinds = [{{ id = \"one\", label = \
             {{ hans = \"一\", hant = \"一\", en = \"one\" }} }}]{amount} }} }}\n",
            self.at_most
        )
    }

    /// Every list of events on these days.
    fn lists(&self, days: &[&str]) -> Vec<String> {
        let on = |day: &&str| -> Vec<String> {
            let event =
                |amount: String| format!("{{ on = \"{day}\", kind = \"one\"{amount} }}");
            match self.amounts {
                None => vec![event(String::new())],
                Some((least, most)) => {
                    [least, most].map(|end| event(format!(", amount = \"{end}\""))).into()
                }
            }
        };
        let events: Vec<String> = days.iter().flat_map(on).collect();
        let mut lists = vec![(0, Vec::new())];
        let mut all = Vec::new();
        for _ in 0..=self.at_most {
            all.extend(
                lists.iter().map(|(_, list): &(usize, Vec<String>)| list.join(", ")),
            );
            let longer = |(first, list): &(usize, Vec<String>)| {
                let (first, list) = (*first, list.clone());
                let next = events.iter().enumerate().skip(first);
                next.map(move |(at, event)| {
                    (at, [list.clone(), vec![event.clone()]].concat())
                })
                .collect::<Vec<_>>()
            };
            lists = lists.iter().flat_map(longer).collect();
        }
        all.into_iter().map(|list| format!("[{list}]")).collect()
    }
}

/// A measure over rows with a limit, what its rows count, and a period with a day of each of
/// its months, or weeks.
#[derive(Clone, Debug)]
struct Held {
    measure: String,
    events: Vec<Events>,
    period: (&'static str, &'static str),
    days: Vec<&'static str>,
}

impl Held {
    fn book(&self) -> Rulebook {
        let facts: String =
            self.events.iter().zip(0..).map(|(events, nth)| events.fact(nth)).collect();
        Rulebook::read(&format!("{HEAD}{facts}{SCHEME}{}", self.measure)).unwrap()
    }

    fn judged(&self, book: &Rulebook, facts: &[Option<String>]) -> Outcome {
        let said: String = (0..)
            .zip(facts)
            .filter_map(|(nth, list)| {
                Some(format!("events-{nth} = {}\n", list.as_ref()?))
            })
            .collect();
        let (from, until) = self.period;
        let sheet = book.dictionary().read_sheet(&format!(
            "schema = \"facts/1\"\nperiod = {{ from = \"{from}\", until = \"{until}\" }}\n\
             sheet = \"open\"\n[facts]\n{said}"
        ));
        let sheet = sheet.unwrap();
        assert_eq!(sheet.state(), SheetState::Open);
        judge(book.schemes().first().unwrap(), &sheet)
    }
}

fn word(window: Window) -> &'static str {
    Window::ALL.iter().find(|(_, known)| *known == window).unwrap().0
}

fn held(dice: &mut Dice) -> Held {
    let spells = [
        (("2019-02-15", "2019-04-16"), vec!["2019-02-15", "2019-03-01", "2019-04-15"]),
        (("2018-12-01", "2019-03-01"), vec!["2018-12-31", "2019-01-01", "2019-02-28"]),
        (
            ("2019-05-31", "2019-09-01"),
            vec!["2019-05-31", "2019-06-30", "2019-07-01", "2019-08-31"],
        ),
        (("2019-03-05", "2019-03-20"), vec!["2019-03-19"]),
        // From a Thursday to a Tuesday: three weeks, two of them in part.
        (("2018-12-27", "2019-01-09"), vec!["2018-12-30", "2018-12-31", "2019-01-08"]),
    ];
    let (period, days) = dice.pick(&spells).clone();
    let has_each_week = days.last() == Some(&"2019-01-08");
    let points = ["1", "2", "3", "5", "0.5"];
    let caps = ["1", "4", "7", "2.5", "10"];
    let amounts =
        [None, None, None, Some(("0", "1.5")), Some(("-2", "2")), Some(("-1.5", "-0.5"))];
    let windows = Window::ALL.map(|(_, window)| window);
    let windows: Vec<Window> = windows
        .into_iter()
        .filter(|window| has_each_week || *window != Window::Week)
        .collect();
    let each = *dice.pick(&windows);
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for nth in 0..2 + dice.roll(2) {
        let amounts = *dice.pick(&amounts);
        let at_most = 1 + dice.roll(if amounts.is_some() { 2 } else { 3 });
        let take = if amounts.is_some() { "sum" } else { "count" };
        let own = *dice.pick(&windows);
        let own = if own.lies_within(each) && dice.one_in(2) {
            let cap = dice.pick(&caps);
            format!(", window = {{ each = \"{}\", cap = \"{cap}\" }}", word(own))
        } else {
            String::new()
        };
        let one = dice.pick(&points);
        rows.push(format!(
            "{{ of = {{ {take} = {{ events = \"events-{nth}\" }} }}, points = \"{one}\"{own} }}"
        ));
        events.push(Events { at_most, amounts });
    }
    let cap = dice.pick(&caps);
    let limit = format!("window = {{ each = \"{}\", cap = \"{cap}\" }}", word(each));
    let (tag, stop) = *dice.pick(&[("deduct", "floor"), ("award", "cap")]);
    let rows = rows.join(",\n");
    let measure = format!(
        "measure.{tag} = {{ {stop} = \"none\", {limit}, each = [\n{rows}\n] }}\n"
    );
    Held { measure, events, period, days }
}

/// Some lists are known, the others open: as many ways as there are to complete them.
fn completions(dice: &mut Dice, held: &Held) -> (Vec<Option<String>>, Vec<Vec<String>>) {
    let all: Vec<Vec<String>> =
        held.events.iter().map(|events| events.lists(&held.days)).collect();
    let mut known = Vec::new();
    let mut complete = vec![Vec::new()];
    for lists in &all {
        let is_open = dice.one_in(2) && complete.len() * lists.len() <= 1_000;
        let said = (!is_open).then(|| dice.pick(lists).clone());
        let values = said.as_ref().map_or(lists.clone(), |one| vec![one.clone()]);
        let longer = |list: &Vec<String>| -> Vec<Vec<String>> {
            values.iter().map(|one| [list.clone(), vec![one.clone()]].concat()).collect()
        };
        complete = complete.iter().flat_map(longer).collect();
        known.push(said);
    }
    (known, complete)
}

fn score(outcome: &Outcome) -> Span {
    outcome.node("item").unwrap().raw
}

proptest! {
    #![proptest_config(cases(384))]

    #[test]
    fn both_ends_of_a_range_are_reached_and_nothing_lies_outside(mut dice in dice(200)) {
        let held = held(&mut dice);
        let book = held.book();
        let (known, complete) = completions(&mut dice, &held);
        let before = judged_soundly(&held, &book, &known);
        let mut reached: Option<Span> = None;
        for facts in complete {
            let facts: Vec<Option<String>> = facts.into_iter().map(Some).collect();
            let after = score(&judged_soundly(&held, &book, &facts));
            prop_assert!(after.is_settled());
            reached = Some(reached.map_or(after, |all| all.or(after)));
        }
        prop_assert_eq!(reached, Some(score(&before)), "{} {:?}", held.measure, known);
    }
}

/// The outcome, the record of which adds up and speaks in every script.
fn judged_soundly(held: &Held, book: &Rulebook, facts: &[Option<String>]) -> Outcome {
    let outcome = held.judged(book, facts);
    let record = outcome.record();
    assert_eq!(record.adds_up(), Ok(()), "{}", held.measure);
    outcome
}

fn lapses(measure: &str) -> (Held, Rulebook) {
    let events = vec![Events { at_most: 20, amounts: None }; 2];
    let period = ("2019-01-01", "2020-01-01");
    let held = Held { measure: measure.to_owned(), events, period, days: vec![] };
    let book = held.book();
    (held, book)
}

const ROWS: &str = r#"each = [
    { of = { count = { events = "events-0" } }, points = 5 },
    { of = { count = { events = "events-1" } }, points = 20, window = { each = "month", cap = 40 } },
] }
"#;

#[test]
fn a_report_names_each_window_that_was_held() {
    let measure = format!(
        "measure.deduct = {{ floor = 0, window = {{ each = \"quarter\", cap = 60 }}, {ROWS}"
    );
    let (held, book) = lapses(&measure);
    let late = r#"[{ on = "2019-04-01", kind = "one", times = 7 }, { on = "2019-11-30", kind = "one", times = 13 }]"#;
    let absent = r#"[{ on = "2019-06-30", kind = "one", times = 2 }]"#;
    let facts = [Some(late.to_owned()), Some(absent.to_owned())];
    let outcome = judged_soundly(&held, &book, &facts);
    let text = outcome.record().report(Script::Hans).render(Format::Text);
    assert!(text.contains("2019年第2季度：扣75分，最多扣60分"), "{text}");
    assert!(text.contains("2019年第4季度：扣65分，最多扣60分"), "{text}");
    let open = judged_soundly(&held, &book, &[None, None]);
    let text = open.record().report(Script::En).render(Format::Text);
    assert!(text.contains("60 points at most a quarter, 0 to 240 points"), "{text}");
}

#[test]
fn a_record_in_which_a_window_holds_something_else_does_not_add_up() {
    let measure = format!(
        "measure.award = {{ cap = \"none\", window = {{ each = \"quarter\", cap = 60 }}, {ROWS}"
    );
    let (held, book) = lapses(&measure);
    let late = r#"[{ on = "2019-04-01", kind = "one", times = 13 }]"#;
    let facts = [Some(late.to_owned()), Some("[]".to_owned())];
    let record = held.judged(&book, &facts).record();
    let json = serde_json::to_string(&record).unwrap();
    let back: grassroots::scoring::Record = serde_json::from_str(&json).unwrap();
    assert_eq!(back, record);
    let other = json.replace(r#""sum":65"#, r#""sum":70"#);
    assert_ne!(other, json, "{json}");
    let other: grassroots::scoring::Record = serde_json::from_str(&other).unwrap();
    assert!(other.adds_up().is_err());
    let other = json.replace(r#""held_at":60"#, r#""held_at":61"#);
    assert_ne!(other, json, "{json}");
    let other: grassroots::scoring::Record = serde_json::from_str(&other).unwrap();
    assert!(other.adds_up().is_err());
}

#[test]
fn a_limit_above_all_that_a_window_can_have_is_remarked() {
    let remarks = |cap: u32| -> Vec<String> {
        let measure = format!(
            "measure.award = {{ cap = \"none\", window = {{ each = \"quarter\", cap = {cap} }}, {ROWS}"
        );
        lapses(&measure).1.remarks().iter().map(ToString::to_string).collect()
    };
    // 20 × 5, and three months of 40.
    assert!(remarks(219).is_empty());
    assert_eq!(
        remarks(220),
        [
            "27:68: scheme[scheme].item[item].measure.award.window.cap: the cap of 220 points \
          never binds: in no window can there be more"
        ]
    );
}

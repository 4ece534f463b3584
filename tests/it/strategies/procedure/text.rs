//! The text of a random procedure: two to five states, deadlines, periods, waits, votes.

use std::collections::BTreeSet;

use crate::strategies::Dice;

pub(super) const HEAD: &str = r#"
schema = "rulebook/1"
id = "random"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "程序", hant = "程序", en = "procedure" }
ground = { assumed = "a test" }

[[fact]]
id = "born"
label = { hans = "出生日期", hant = "出生日期", en = "day of birth" }
kind = { date = { from = "1900-01-01" } }

[[fact]]
id = "flag"
label = { hans = "是否", hant = "是否", en = "flag" }
kind = "yes_no"

[[fact]]
id = "number"
label = { hans = "人数", hant = "人數", en = "number" }
kind = { count = { at_most = 5 } }
"#;

const EVENTS: [&str; 5] = ["e0", "e1", "e2", "e3", "e4"];

struct Transition {
    id: String,
    from: Vec<usize>,
    to: usize,
    on: &'static str,
}

struct Text<'d> {
    dice: &'d mut Dice,
    states: usize,
    made: Vec<Transition>,
    lines: Vec<String>,
}

pub(super) fn procedure(dice: &mut Dice) -> String {
    let states = 2 + dice.roll(4);
    let mut text = Text { dice, states, made: Vec::new(), lines: Vec::new() };
    text.transitions();
    let ends: Vec<usize> = (0..states).filter(|state| !text.is_left(*state)).collect();
    for nth in 0..text.dice.roll(4) {
        text.deadline(nth, &ends);
    }
    let mut held = BTreeSet::new();
    for nth in 0..*text.dice.pick(&[0, 1, 2, 3]) {
        let state = text.dice.roll(states);
        if !ends.contains(&state) && held.insert(state) {
            text.period(nth, state);
        }
    }
    let rules = text.lines.join("\n");
    let month_end = dice.pick::<&str>(&["last_day", "overflow"]);
    let state = |at: usize| {
        let start = if at == 0 { ", start = true" } else { "" };
        let end = if ends.contains(&at) { ", end = true" } else { "" };
        format!("{{ id = \"s{at}\"{start}{end}, {} }}", label(&format!("s{at}")))
    };
    let states: Vec<String> = (0..states).map(state).collect();
    let names = |names: &[&str]| {
        let name = |name: &&str| format!("{{ id = \"{name}\", {} }}", label(name));
        names.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let events = [&EVENTS[..], &["x0", "x1"]].concat();
    format!(
        "{HEAD}\n[[procedure]]\nid = \"random\"\n{}\nsubject = \"member\"\n\
         month_end = \"{month_end}\"\nstate = [{}]\nevent = [{}]\nevidence = [{}]\n\
         role = [{}]\n{rules}\n",
        label("title").replacen("label", "title", 1),
        states.join(", "),
        names(&events),
        names(&["paper"]),
        names(&["branch", "committee"]),
    )
}

fn label(name: &str) -> String {
    format!("label = {{ hans = \"{name}\", hant = \"{name}\", en = \"{name}\" }}")
}

fn quoted(prefix: &str, numbers: &[usize]) -> String {
    let each = numbers.iter().map(|number| format!("\"{prefix}{number}\""));
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}

impl Text<'_> {
    fn add(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn is_left(&self, state: usize) -> bool {
        self.made.iter().any(|one| one.from.contains(&state) && one.to != state)
    }

    /// An event that nothing takes in these states yet.
    fn free_event(&mut self, from: &[usize]) -> Option<&'static str> {
        let is_free = |event: &&&'static str| {
            let mut made = self.made.iter();
            !made
                .any(|one| one.on == **event && one.from.iter().any(|f| from.contains(f)))
        };
        let free: Vec<&'static str> = EVENTS.iter().filter(is_free).copied().collect();
        if free.is_empty() { None } else { Some(*self.dice.pick(&free)) }
    }

    fn transitions(&mut self) {
        // Every state is reached; then a few more ways, on, round and back.
        for to in 1..self.states {
            let mut from = vec![self.dice.roll(to)];
            let other = self.dice.roll(to);
            if other != from[0] && self.dice.one_in(3) {
                from.push(other);
            }
            self.transition(from, to, None);
        }
        for _ in 0..self.dice.roll(4) {
            let from = self.dice.roll(self.states);
            if self.is_left(from) {
                let to = self.dice.roll(self.states);
                let to = if self.dice.one_in(2) { from } else { to };
                self.transition(vec![from], to, None);
            }
        }
    }

    fn guard(&mut self) -> &'static str {
        self.dice.pick::<&str>(&[
            "{ yes = \"flag\" }",
            "{ no = \"flag\" }",
            "{ number = { of = \"number\", at_least = 2 } }",
            "{ all_of = [{ yes = \"flag\" }, { number = { of = \"number\", below = 4 } }] }",
        ])
    }

    fn transition(
        &mut self,
        from: Vec<usize>,
        to: usize,
        twin: Option<(&'static str, String)>,
    ) {
        let is_twin = twin.is_some();
        let (on, guard) = match twin {
            Some((on, guard)) => (on, Some(guard)),
            None => {
                let Some(on) = self.free_event(&from) else { return };
                (on, self.dice.one_in(5).then(|| self.guard().to_owned()))
            }
        };
        let id = format!("t{}", self.made.len());
        self.add("\n[[procedure.transition]]");
        self.add(format!("id = \"{id}\"\n{}", label(&id)));
        self.add(format!("from = {}\nto = \"s{to}\"\non = \"{on}\"", quoted("s", &from)));
        if let Some(guard) = &guard {
            self.add(format!("guard = {guard}"));
        }
        if self.dice.one_in(8) {
            self.add("evidence = [\"paper\"]");
        }
        if self.dice.one_in(6) {
            let by = ["by = [\"branch\"]", "by = [\"committee\", \"branch\"]"];
            let by = *self.dice.pick(&by);
            self.add(by);
        }
        if self.dice.one_in(6) || (from == [to] && self.dice.one_in(3)) {
            let times = 1 + self.dice.roll(2);
            self.add(format!("at_most = {times}"));
        }
        if self.dice.one_in(3) {
            let after = self.anchor(&from, true);
            let (wait, opens) = (self.length(40), self.opens());
            let wait =
                format!("{{ after = {after}, wait = {wait}, opens = \"{opens}\" }}");
            self.add(format!("not_before = [{wait}]"));
        }
        if self.dice.one_in(6) {
            let ballot = self.ballot();
            self.add(ballot);
        }
        self.made.push(Transition { id, from: from.clone(), to, on });
        // The other way of two that exclude each other.
        if let (Some(guard), false, true) = (guard, is_twin, self.dice.one_in(2)) {
            let to = self.dice.roll(self.states);
            self.transition(from, to, Some((on, format!("{{ not = {guard} }}"))));
        }
    }

    fn anchor(&mut self, states: &[usize], may_be_fact: bool) -> String {
        match self.dice.roll(if may_be_fact { 4 } else { 3 }) {
            0 | 1 => format!("{{ state = \"s{}\" }}", self.dice.pick(states)),
            2 => format!("{{ event = \"{}\" }}", self.dice.pick(&EVENTS)),
            _ => "{ fact = \"born\" }".to_owned(),
        }
    }

    /// A length of about so many days at most.
    fn length(&mut self, days: usize) -> String {
        match self.dice.roll(6) {
            0 | 1 => format!("{{ days = {} }}", 1 + self.dice.roll(days)),
            2 => format!("{{ weeks = {} }}", 1 + self.dice.roll(days / 7)),
            3 => format!("{{ working_days = {} }}", 1 + self.dice.roll(days / 4)),
            4 if days > 39 => format!("{{ years = {} }}", 1 + self.dice.roll(2)),
            _ => format!("{{ months = {} }}", 1 + self.dice.roll(days / 20)),
        }
    }

    fn opens(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["on_the_day", "the_day_after"])
    }

    fn in_time(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["on_the_last_day", "before_the_last_day"])
    }

    /// What an event that makes a period longer or shorter must carry, if anything.
    fn formalities(&mut self) -> String {
        let mut asked = String::new();
        if self.dice.one_in(8) {
            asked.push_str(", evidence = [\"paper\"]");
        }
        if self.dice.one_in(16) {
            asked.push_str(", by = [\"branch\"]");
        }
        if self.dice.one_in(16) {
            asked.push_str(", ");
            asked.push_str(&self.ballot());
        }
        asked
    }

    fn ballot(&mut self) -> String {
        let share = |dice: &mut Dice| {
            dice.pick::<&str>(&[
                "more_than = \"1/2\"",
                "at_least = \"2/3\"",
                "at_least = \"1/2\"",
            ])
            .to_owned()
        };
        let (turnout, favour) = (share(self.dice), share(self.dice));
        let of = self.dice.pick::<&str>(&["entitled", "attending", "valid"]);
        let favour = format!("in_favour = {{ {favour}, of = \"{of}\" }}");
        let turnout = format!("turnout = {{ {turnout} }}");
        match self.dice.roll(3) {
            0 => format!("ballot = {{ {turnout} }}"),
            1 => format!("ballot = {{ {favour} }}"),
            _ => format!("ballot = {{ {turnout}, {favour} }}"),
        }
    }

    /// What follows when time is up: never back to where it may run again.
    fn lapses(&mut self, last: usize) -> String {
        match self.dice.roll(4) {
            0 => "\"finding\"".to_owned(),
            1 => "\"nothing\"".to_owned(),
            _ if last + 1 < self.states => {
                let to = last + 1 + self.dice.roll(self.states - last - 1);
                format!("{{ to = \"s{to}\" }}")
            }
            _ => "\"finding\"".to_owned(),
        }
    }

    fn deadline(&mut self, nth: usize, ends: &[usize]) {
        let running: Vec<usize> =
            (0..self.states).filter(|s| !ends.contains(s)).collect();
        let during = self.dice.some_of(&running);
        let takes = |one: &&Transition| one.from.iter().any(|from| during.contains(from));
        let events: Vec<&str> =
            self.made.iter().filter(takes).map(|one| one.on).collect();
        let met_by = self.dice.pick::<&str>(&events);
        let all: Vec<usize> = (0..self.states).collect();
        let after = if self.dice.one_in(2) {
            self.anchor(&all, false)
        } else {
            self.anchor(&during, false)
        };
        let (within, in_time) = (self.length(40), self.in_time());
        let lapses = self.lapses(*during.last().unwrap());
        let id = format!("d{nth}");
        self.add("\n[[procedure.deadline]]");
        self.add(format!("id = \"{id}\"\n{}", label(&id)));
        self.add(format!("after = {after}\nduring = {}", quoted("s", &during)));
        self.add(format!("within = {within}\nin_time = \"{in_time}\""));
        self.add(format!("met_by = [\"{met_by}\"]\nlapses = {lapses}"));
    }

    fn period(&mut self, nth: usize, state: usize) {
        let id = format!("p{nth}");
        let after = self.anchor(&[state], false);
        self.add("\n[[procedure.period]]");
        self.add(format!("id = \"{id}\"\n{}", label(&id)));
        self.add(format!("state = \"s{state}\"\nafter = {after}"));
        let sides = self.dice.roll(3);
        if sides != 1 {
            let of_state = self.made.iter().filter(|one| one.from.contains(&state));
            let out: Vec<String> =
                of_state.map(|one| format!("\"{}\"", one.id)).collect();
            let holds = self.dice.some_of(&out).join(", ");
            let (least, opens) = (self.length(20), self.opens());
            self.add(format!(
                "at_least = {least}\nopens = \"{opens}\"\nholds = [{holds}]"
            ));
        }
        if sides != 0 {
            let most = self.dice.pick::<&str>(&[
                "{ days = 60 }",
                "{ months = 3 }",
                "{ years = 1 }",
                "{ weeks = 6 }",
                "{ working_days = 30 }",
            ]);
            let (in_time, lapses) = (self.in_time(), self.lapses(state));
            self.add(format!(
                "at_most = {most}\nin_time = \"{in_time}\"\nlapses = {lapses}"
            ));
        }
        if self.dice.one_in(2) {
            let times = 1 + self.dice.roll(2);
            let least = self.dice.pick::<&str>(&[
                "{ days = 1 }",
                "{ weeks = 1 }",
                "{ days = 20 }",
            ]);
            let most = self.dice.pick::<&str>(&[
                "{ days = 31 }",
                "{ months = 2 }",
                "{ days = 20 }",
            ]);
            let bounds = format!("at_least = {least}, at_most = {most}");
            let asked = self.formalities();
            self.add(format!(
                "extend = {{ on = \"x0\", times = {times}, {bounds}{asked} }}"
            ));
        }
        if self.dice.one_in(2) {
            let least = self.dice.pick::<&str>(&[
                "{ days = 1 }",
                "{ weeks = 1 }",
                "{ days = 10 }",
            ]);
            let asked = self.formalities();
            self.add(format!("shorten = {{ on = \"x1\", down_to = {least}{asked} }}"));
        }
    }
}

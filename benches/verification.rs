//! Verifying a rulebook of forty items with a hundred cases: how long an owner waits.

#![expect(clippy::unwrap_used, reason = "a bench stops on bad data")]

use std::fmt::Write as _;

use divan::Bencher;
use grassroots::casebook::Suite;

const ITEMS: usize = 40;

fn main() {
    divan::main();
}

fn rulebook() -> String {
    let label = |text: String| {
        format!("{{ hans = \"{text}\", hant = \"{text}\", en = \"{text}\" }}")
    };
    let title = label("forty".into());
    let mut text = format!(
        "schema = \"rulebook/1\"\nid = \"forty\"\nedition = \"1\"\n\
         in_force = {{ from = \"2020-01-01\" }}\ntitle = {title}\n\
         ground = {{ assumed = \"made up for this bench\" }}\n"
    );
    for item in 0..ITEMS {
        let label = label(format!("number {item}"));
        write!(
            text,
            "[[fact]]\nid = \"n{item}\"\nlabel = {label}\nkind = {{ count = {{ at_most = 60 }} }}\n"
        )
        .unwrap();
    }
    write!(text, "[[scheme]]\nid = \"all\"\ntitle = {title}\nsubject = \"village\"\n")
        .unwrap();
    for item in 0..ITEMS {
        let label = label(format!("item {item}"));
        write!(
            text,
            "[[scheme.item]]\nid = \"i{item}\"\nlabel = {label}\nabsent = \"required\"\n\
             measure.bands = {{ of = \"n{item}\", rows = [\n\
             {{ below = 10, points = 0 }}, {{ at_least = 10, below = 20, points = 15 }}, \
             {{ at_least = 20, points = 25 }} ] }}\n"
        )
        .unwrap();
    }
    text.push_str(
        "[[scheme.grade]]\nid = \"good\"\nlabel = { hans = \"好\", hant = \"好\", en = \"good\" }\n\
         at_least = 800\n[[scheme.grade]]\nid = \"poor\"\n\
         label = { hans = \"差\", hant = \"差\", en = \"poor\" }\nbelow = 800\n",
    );
    text
}

/// A case that has a number for every item, and expects the score of one.
fn case(item: usize, number: u32, points: u32) -> String {
    let mut text = format!(
        "schema = \"case/1\"\nname = \"item {item} at {number}\"\nrulebook = \"forty.toml\"\n\
         scheme = \"all\"\nperiod = {{ from = \"2020-01-01\", until = \"2021-01-01\" }}\n\
         sheet = \"closed\"\n[facts]\n"
    );
    for other in 0..ITEMS {
        let number = if other == item { number } else { 20 };
        writeln!(text, "n{other} = {number}").unwrap();
    }
    let total = points.saturating_add(975);
    write!(
        text,
        "[expect]\ntotal = {total}\ngrade = \"good\"\n\
         nodes = [{{ at = \"i{item}\", value = {points} }}]\n"
    )
    .unwrap();
    text
}

fn suite() -> Suite {
    let mut suite = Suite::new([("forty.toml", rulebook())]);
    for item in 0..ITEMS {
        for (number, points) in [(9, 0), (19, 15)] {
            suite.add(&format!("{item}_{number}.toml"), &case(item, number, points));
        }
    }
    for item in 0..ITEMS / 2 {
        suite.add(&format!("{item}_10.toml"), &case(item, 10, 15));
    }
    assert!(suite.run().iter().all(grassroots::casebook::CaseResult::holds));
    suite
}

/// All mutants of forty items against a hundred cases.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn mutants(bencher: Bencher<'_, '_>) {
    let suite = suite();
    bencher
        .bench(|| suite.mutants("forty.toml", &mut |_| ()).map(|all| all.mutants.len()));
}

/// What the same cases try.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn coverage(bencher: Bencher<'_, '_>) {
    let suite = suite();
    bencher.bench(|| suite.coverage("forty.toml").map(|all| all.trials.len()));
}

//! Every step in three scripts, the sentences written by hand.

mod dated;
mod grading;
mod numbers;
mod rows;
mod shapes;
mod states;
mod units;

use crate::explain::Wording;
use crate::scoring::because::Because;
use crate::scoring::record::Finding;
use crate::vocabulary::{Bounds, Exact, Label, Script, Span};

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn at(text: &str) -> Span {
    Span::settled(exact(text))
}

fn between(least: &str, most: &str) -> Span {
    Span::between(exact(least), exact(most))
}

fn bounds(at_least: Option<&str>, below: Option<&str>) -> Bounds {
    Bounds::new(at_least.map(exact), None, None, below.map(exact)).unwrap()
}

fn plain(because: Because) -> Finding {
    Finding { because, about: None, within: None, is_proportion: false, ground: None }
}

fn about(
    because: Because,
    simplified: &str,
    traditional: &str,
    english: &str,
) -> Finding {
    let about = Some(Label::new(simplified, traditional, english));
    Finding { about, ..plain(because) }
}

fn reads(step: &impl Wording, expected: [&str; 3]) {
    for (script, expected) in Script::ALL.into_iter().zip(expected) {
        assert_eq!(step.words(script), expected);
    }
}

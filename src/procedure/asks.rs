//! What a guard asks, in words, with its bounds.

use crate::criteria::{Atom, Condition};
use crate::facts::Dictionary;
use crate::vocabulary::{Bounds, Label, Script};

/// The guard in three scripts.
pub(super) fn asks(guard: &Condition, dictionary: &Dictionary) -> Label {
    // The reader limits the depth; a draft built in code is as deep as its owner made it.
    let each = |of: &[Condition], by: [&str; 3]| {
        let labels = of.iter().map(|one| asks(one, dictionary));
        labels.reduce(|one, other| joined(&one, by, &other)).unwrap_or_else(nothing)
    };
    match guard {
        Condition::Atom(atom) => asked(atom, dictionary),
        Condition::AllOf(of) => each(of, ["，且", "，且", ", and "]),
        Condition::AnyOf(of) => each(of, ["，或", "，或", ", or "]),
        Condition::AtLeast { n, of } => {
            let of = each(of, ["、", "、", ", "]);
            Label::new(
                &format!("至少{n}项：{}", of.hans),
                &format!("至少{n}項：{}", of.hant),
                &format!("at least {n} of {}", of.en),
            )
        }
        Condition::Not(one) => {
            let one = asks(one, dictionary);
            Label::new(
                &format!("并非“{}”", one.hans),
                &format!("並非「{}」", one.hant),
                &format!("not “{}”", one.en),
            )
        }
    }
}

fn nothing() -> Label {
    Label::new("", "", "")
}

fn asked(atom: &Atom, dictionary: &Dictionary) -> Label {
    let label = atom.label(dictionary, &|_| nothing());
    match atom.bounds() {
        Some(bounds) => joined(&label, ["", "", " "], &within(bounds)),
        None => label,
    }
}

fn within(bounds: Bounds) -> Label {
    let [hans, hant, en] = Script::ALL.map(|script| bounds.in_words(script));
    Label::new(&hans, &hant, &en)
}

fn joined(one: &Label, [hans, hant, en]: [&str; 3], other: &Label) -> Label {
    let text = |script: Script| {
        let by = script.of(hans, hant, en);
        format!("{}{by}{}", one.in_script(script), other.in_script(script))
    };
    Label::new(&text(Script::Hans), &text(Script::Hant), &text(Script::En))
}

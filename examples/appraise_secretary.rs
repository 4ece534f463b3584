//! The appraisal of one secretary: what can be said in the middle of the year.

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use grassroots::explain::Format;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::bundled;
use grassroots::scoring::judge;
use grassroots::vocabulary::{Period, Script};

fn main() -> ExitCode {
    match report() {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE, // nobody reads on
        },
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<String, Box<dyn std::error::Error>> {
    let rulebook = bundled::secretary_2019()?;
    let scheme = rulebook.scheme("secretary").ok_or("no such scheme")?;

    // An open sheet: more facts may come, and what is absent is not zero.
    let year = Period::year(2019).ok_or("no such year")?;
    let draft = SheetDraft::new(year, SheetState::Open)
        .with("village.own_income", Raw::text("31500.50"))
        .with("village.satisfaction", Raw::text("58.5%"));
    let sheet = rulebook.dictionary().sheet(&draft)?;

    let outcome = judge(scheme, &sheet);
    let mut text = String::new();
    writeln!(text, "total: {}", outcome.total().span)?;
    let grades: Vec<&str> = outcome.grades().map(|grade| grade.id.as_str()).collect();
    writeln!(text, "still possible: {}", grades.join(", "))?;
    for missing in outcome.record().missing.iter().take(3) {
        writeln!(
            text,
            "ask first for {} ({} points)",
            missing.label.en, missing.narrows_by
        )?;
    }

    // The whole reasoning, in one of three scripts.
    let report = outcome.record().report(Script::En).render(Format::Text);
    writeln!(text, "\n{}", report.lines().take(12).collect::<Vec<_>>().join("\n"))?;
    Ok(text)
}

//! 驻村一年 — a township's stationed cadres in 2015: who was there, in which reading of the bars,
//! and what follows.
//!
//! Tables as a township keeps them go in, with the holidays of 2015 as the State Council set
//! them. Who met which bar in each of three readings, what was required, attainable and
//! reached in each month, where the bars contradict the calendar, groups of neighbouring
//! villages, the duties of the units, the assessment, and what follows come out; then what is
//! wrong with a list that was handed in later.
//!
//! ```text
//! cargo run --example attendance_year
//! cargo run --example attendance_year -- --script en
//! ```

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

#[path = "attendance_year/follows.rs"]
mod follows;
#[path = "attendance_year/report.rs"]
mod report;
#[path = "attendance_year/tables.rs"]
mod tables;
#[path = "attendance_year/year.rs"]
mod year;

use std::io::Write as _;
use std::process::ExitCode;

use grassroots::explain::Format;
use grassroots::vocabulary::Script;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let script = match words.as_slice() {
        [] | ["--script", "hans"] => Script::Hans,
        ["--script", "hant"] => Script::Hant,
        ["--script", "en"] => Script::En,
        _ => {
            eprintln!("usage: attendance_year [--script hans|hant|en]");
            return ExitCode::from(2);
        }
    };
    match report::report(script) {
        Ok(report) => {
            let text = format!("{}\n", report.render(Format::Text));
            match std::io::stdout().write_all(text.as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE, // nobody reads on
            }
        }
        Err(wrong) => {
            eprintln!("{}", wrong.join("\n"));
            ExitCode::FAILURE
        }
    }
}

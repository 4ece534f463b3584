//! 五年的认定 — what a county's decisions of five years led to.
//!
//! Tables as the county keeps them: who led which village, what was decided about
//! secretaries, and about units and townships; one grade is corrected later. What is in force
//! on a day comes out, as known before the correction and after it, and what the correction
//! changed, with the grounds.
//!
//! ```text
//! cargo run --example consequences
//! cargo run --example consequences -- --script en --format markdown
//! cargo run --example consequences -- --on 2022-10-01 --before 2022-09-21 --after 2022-12-31
//! ```

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

#[path = "consequences/county.rs"]
mod county;

use std::io::Write as _;
use std::process::ExitCode;

use chrono::NaiveDate;
use grassroots::explain::Format;
use grassroots::vocabulary::Script;

use county::{County, Days};

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let county = match County::open() {
        Ok(county) => county,
        Err(wrong) => {
            eprintln!("{}", wrong.join("\n"));
            return ExitCode::FAILURE;
        }
    };
    let text = county.report(options.days, options.script).render(options.format);
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE, // nobody reads on
    }
}

const USAGE: &str = "usage: consequences [--script hans|hant|en] [--format text|markdown] \
                     [--on DAY] [--before DAY] [--after DAY]";

/// What the caller asks for.
struct Options {
    script: Script,
    format: Format,
    days: Days,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let (script, format) = (Script::Hans, Format::Text);
        let mut options = Options { script, format, days: Days::default() };
        while let Some(option) = arguments.next() {
            let value = arguments.next().unwrap_or_default();
            let day = || {
                let day = value.parse::<NaiveDate>();
                day.map_err(|_| format!("`{value}` is not a day"))
            };
            match (option.as_str(), value.as_str()) {
                ("--script", "hans") => options.script = Script::Hans,
                ("--script", "hant") => options.script = Script::Hant,
                ("--script", "en") => options.script = Script::En,
                ("--format", "text") => options.format = Format::Text,
                ("--format", "markdown") => options.format = Format::Markdown,
                ("--on", _) => options.days.on = day()?,
                ("--before", _) => options.days.before = day()?,
                ("--after", _) => options.days.after = day()?,
                _ => return Err(format!("`{option} {value}` is not known")),
            }
        }
        Ok(options)
    }
}

//! 一个村的设岗定责 — a village allocates its posts for 2007, and rates them at the year's end.
//!
//! Tables of the village, of its posts, of 48 people, of the year's service and of the steps of each post, as
//! the village typed them, and the bundled rulebook go in: who is proposed for which post and
//! why, what the members' meeting recommends and the organization adjusts, the year's reports
//! and stars, what follows from them, and who is left without a post come out.
//!
//! ```text
//! cargo run --example allocate_posts
//! cargo run --example allocate_posts -- --format markdown --script en
//! ```

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

#[path = "allocate_posts/village.rs"]
mod village;

use std::io::Write as _;
use std::process::ExitCode;

use grassroots::explain::{Format, Report};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::Script;

use village::{Tables, Wrong};

fn main() -> ExitCode {
    let (format, script) = match options() {
        Ok(options) => options,
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::from(2);
        }
    };
    match run(script) {
        Ok(reports) => {
            let text = reports.iter().map(|report| report.render(format));
            let text = text.collect::<Vec<_>>().join("\n");
            match std::io::stdout().write_all(text.as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE, // nobody reads on
            }
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn run(script: Script) -> Result<Vec<Report>, Wrong> {
    let rulebook = bundled::posts_2006()?;
    let run = village::run(&rulebook, &Tables::open()?)?;
    let year = run.service.year().report(rulebook.sources(), script);
    Ok(vec![run.proposal.report(script), run.confirmed.report(script), year])
}

fn options() -> Result<(Format, Script), String> {
    let (mut format, mut script) = (Format::Text, Script::Hans);
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().unwrap_or_default();
        match (name.as_str(), value.as_str()) {
            ("--format", "text") => format = Format::Text,
            ("--format", "markdown") => format = Format::Markdown,
            ("--script", "hans") => script = Script::Hans,
            ("--script", "hant") => script = Script::Hant,
            ("--script", "en") => script = Script::En,
            _ => {
                return Err(format!(
                    "no option `{name} {value}`; options: --format text|markdown, --script hans|hant|en"
                ));
            }
        }
    }
    Ok((format, script))
}

//! The rule cases below `tests/cases`, each a test of its own.

fn main() -> std::process::ExitCode {
    grassroots::harness::run(env!("CARGO_MANIFEST_DIR"), "tests/cases")
}

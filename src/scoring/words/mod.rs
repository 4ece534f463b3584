//! The words of each step, in three scripts; every number comes from the step itself.

mod compare;
mod consequence;
mod grading;
mod known;
mod limits;
mod numbers;
pub(in crate::scoring) mod phrases;
mod rows;
mod shapes;
mod status;
#[cfg(test)]
mod tests;

pub(in crate::scoring) use grading::Grades;

use numbers::{scaled, vote_mean};
use phrases::{followed, headed, quoted, span, verdict};
use rows::{some_band, tallied};

use super::because::Because;
use super::record::{Finding, TestRecord};
use crate::criteria::Test;
use crate::explain::Wording;
use crate::vocabulary::{Bounds, Script};

impl Wording for Finding {
    fn words(&self, script: Script) -> String {
        let name = self.about.as_ref().map_or("", |label| label.in_script(script));
        if let Because::Tested(test) = self.because {
            return asked(name, test, self.within, script);
        }
        let body = body(self, script);
        // A choice is named with its answer: `公开情况：按期，计10分`.
        let is_answered = matches!(self.because, Because::Chosen { row: Some(_), .. });
        if is_answered {
            followed(name, &body, script)
        } else {
            headed(name, &body, script)
        }
    }
}

impl Wording for TestRecord {
    fn words(&self, script: Script) -> String {
        asked(self.about.in_script(script), self.test, self.within, script)
    }
}

/// A question with its answer; one that is not about a number is quoted whole.
fn asked(name: &str, test: Test, within: Option<Bounds>, script: Script) -> String {
    let answer = answer(test, within, script);
    match test.value {
        None if !name.is_empty() => followed(&quoted(name, script), &answer, script),
        None | Some(_) => headed(name, &answer, script),
    }
}

/// `0.58，对照0.6以上（含），不符合`.
fn answer(test: Test, within: Option<Bounds>, script: Script) -> String {
    let verdict = verdict(test.verdict, script);
    let Some(value) = test.value else { return verdict.to_owned() };
    let value = span(value, script);
    let Some(within) = within else { return followed(&value, verdict, script) };
    let bounds = within.in_words(script);
    match script {
        Script::Hans => format!("{value}，对照{bounds}，{verdict}"),
        Script::Hant => format!("{value}，對照{bounds}，{verdict}"),
        Script::En => format!("{value} against {bounds}, {verdict}"),
    }
}

/// The step without what it is about.
#[expect(clippy::too_many_lines, reason = "an exhaustive match: one arm a step")]
fn body(finding: &Finding, script: Script) -> String {
    let within = finding.within;
    match finding.because {
        Because::Stated { points } => known::stated(points, script),
        Because::Given { points } => known::given(points, script),
        Because::FullMarks { points } => known::full_marks(points, script),
        Because::Deducted { count, each, held_at, points, .. } => {
            rows::deducted((count, each), held_at, points, script)
        }
        Because::Awarded { count, each, held_at, points, .. } => {
            rows::awarded((count, each), held_at, points, script)
        }
        Because::OutsidePeriod { events } => rows::outside_period(events, script),
        Because::Periods { present, missing, not_applicable } => {
            rows::periods((present, missing, not_applicable), script)
        }
        Because::RowNotApplicable { .. } => rows::not_applicable(script),
        Because::InBand { row: Some(_), value, points } => {
            rows::in_band(within, value, points, script)
        }
        Because::InBand { row: None, value, points } => some_band(value, points, script),
        Because::Chosen { row, points } => rows::chosen(row, points, script),
        Because::Tested(test) => answer(test, within, script),
        Because::Decided { verdict, points } => known::decided(verdict, points, script),
        Because::Listed { is_there, .. } => rows::listed(is_there, script),
        Because::Tallied { count, each, points } => tallied(count, each, points, script),
        Because::SharedOut { value, target, points } => {
            numbers::shared_out(value, target, points, script)
        }
        Because::NoTarget { points } => numbers::no_target(points, script),
        Because::OffTarget { value, target, base, each, per, points } => {
            numbers::off_target((value, target, base), (each, per), points, script)
        }
        Because::GroupMean { raters, mean, weight, points, .. } => {
            numbers::group_mean((raters, mean), weight, points, script)
        }
        Because::GroupAbsent { .. } => known::group_absent(script),
        Because::Voted { votes, value, .. } => numbers::voted(votes, value, script),
        Because::VoteMean { denominator, mean } => vote_mean(denominator, mean, script),
        Because::NobodyVoted { points } => known::nobody_voted(points, script),
        Because::Gated { .. }
        | Because::WindowHeld { .. }
        | Because::Stepped { .. }
        | Because::InSlab { .. }
        | Because::Level { .. }
        | Because::LevelsReached { .. }
        | Because::Occurred { .. }
        | Because::Severity { .. }
        | Because::Range { .. }
        | Because::DecidedValue { .. }
        | Because::MeanRank { .. }
        | Because::Trimmed { .. }
        | Because::Stars { .. } => shapes::words(finding.because, within, script),
        Because::ToTheBest { .. }
        | Because::Ranked { .. }
        | Because::OffTheMean { .. }
        | Because::AwaitsOthers { .. } => compare::words(finding.because, script),
        Because::Scaled { value, out_of, points } => {
            scaled(value, out_of, points, script)
        }
        Because::Stopped { at, is_floor, points } => {
            limits::stopped((at, is_floor), points, script)
        }
        Because::AbsentPoints { points } => known::absent_points(points, script),
        Because::AbsentRequired => known::absent_required(script),
        Because::AbsentExcluded => known::absent_excluded(script),
        Because::NotApplicable => known::not_applicable(script),
        Because::NotKnown { points } => known::not_known(points, script),
        Because::CannotTell { points } => known::cannot_tell(points, script),
        Because::Rescaled { all, present, points } => {
            limits::rescaled((all, present), points, script)
        }
        Because::CountedAsZero { children } => limits::counted_as_zero(children, script),
        Because::NothingPresent { points } => known::nothing_present(points, script),
        Because::Weighted { weight, points } => limits::weighted(weight, points, script),
        Because::Held { at, is_floor, points } => {
            limits::held((at, is_floor), points, script)
        }
        Because::Rounded { points, residual } => {
            limits::rounded(points, residual, script)
        }
    }
}

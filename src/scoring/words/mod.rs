//! The words of each step, in three scripts; every number comes from the step itself.

mod compare;
mod consequence;
mod dated;
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
pub(in crate::scoring) mod voice;

pub(in crate::scoring) use grading::{Grades, or_untold};

use numbers::{scaled, vote_mean};
use phrases::{case, followed, headed, quoted, verdict};
use rows::{some_band, tallied};
use voice::Voice;

use super::because::Because;
use super::record::{Finding, TestRecord};
use crate::criteria::Test;
use crate::explain::Wording;
use crate::vocabulary::{Bounds, Script};

impl Wording for Finding {
    /// Scores are counted in points here; a report knows the unit of its scheme.
    fn words(&self, script: Script) -> String {
        self.in_voice(Voice::new(script, None))
    }
}

impl Finding {
    pub(in crate::scoring) fn in_voice(&self, voice: Voice<'_>) -> String {
        let (script, voice) = (voice.script, voice.of_proportion(self.is_proportion));
        let name = self.about.as_ref().map_or("", |label| label.in_script(script));
        if let Because::Tested(test) | Because::GateTested { test, .. } = self.because {
            return asked(name, test, self.within, voice);
        }
        let body = body(self, voice);
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
        asked(self.about.in_script(script), self.test, self.within, self.voice(script))
    }
}

impl TestRecord {
    fn voice(&self, script: Script) -> Voice<'static> {
        Voice::new(script, None).of_proportion(self.is_proportion)
    }

    /// The question with what it found, of a step that takes something away: whether the case
    /// is given, not whether something is met.
    pub(in crate::scoring) fn words_of_case(&self, script: Script) -> String {
        let (name, test) = (self.about.in_script(script), self.test);
        let given = case(test.verdict, script);
        said(name, (test, given), self.within, self.voice(script))
    }
}

/// A question with its answer; one that is not about a number is quoted whole.
fn asked(name: &str, test: Test, within: Option<Bounds>, voice: Voice<'_>) -> String {
    said(name, (test, verdict(test.verdict, voice.script)), within, voice)
}

fn said(
    name: &str,
    (test, found): (Test, &str),
    within: Option<Bounds>,
    voice: Voice<'_>,
) -> String {
    let script = voice.script;
    let answer = answer((test, found), within, voice);
    match test.value {
        None if !name.is_empty() => followed(&quoted(name, script), &answer, script),
        None | Some(_) => headed(name, &answer, script),
    }
}

/// `0.58，对照0.6以上（含），不符合`.
fn answer(
    (test, verdict): (Test, &str),
    within: Option<Bounds>,
    voice: Voice<'_>,
) -> String {
    let script = voice.script;
    let Some(value) = test.value else { return verdict.to_owned() };
    let Some(within) = within else {
        return followed(&voice.measured(value), verdict, script);
    };
    // Beside an end that is a fraction the number stands exactly too.
    let ends = [within.lower(), within.upper()].into_iter().flatten();
    let mut ends = ends.map(|end| end.value);
    let is_fraction = ends.any(|end| end.in_words() != end.to_string());
    let value = match value.value().filter(|_| is_fraction) {
        Some(exact) => exact.to_string(),
        None => voice.measured(value),
    };
    let bounds = voice.bounds(within);
    match script {
        Script::Hans => format!("{value}，对照{bounds}，{verdict}"),
        Script::Hant => format!("{value}，對照{bounds}，{verdict}"),
        Script::En => format!("{value} against {bounds}, {verdict}"),
    }
}

/// The step without what it is about.
#[expect(clippy::too_many_lines, reason = "an exhaustive match: one arm a step")]
fn body(finding: &Finding, voice: Voice<'_>) -> String {
    let within = finding.within;
    match finding.because {
        Because::Stated { points } => known::stated(points, voice),
        Because::Given { points } => known::given(points, voice),
        Because::FullMarks { points } => known::full_marks(points, voice),
        Because::Deducted { count, each, held_at, points, .. } => {
            rows::deducted((count, each), held_at, points, voice)
        }
        Because::Awarded { count, each, held_at, points, .. } => {
            rows::awarded((count, each), held_at, points, voice)
        }
        Because::RowsHeld { window, from, is_cost, held_at, sum, points } => {
            let (windows, limit) = ((window, from), (held_at, is_cost));
            rows::held_together(windows, limit, (sum, points), voice)
        }
        Because::Periods { present, missing, not_applicable } => {
            rows::periods((present, missing, not_applicable), voice.script)
        }
        Because::MorePeriods { found, at_most } => {
            rows::more_periods((found, at_most), voice.script)
        }
        Because::OutsidePeriod { .. }
        | Because::PartPeriod { .. }
        | Because::Windows { .. }
        | Because::SuchWindow { .. }
        | Because::CountedWithin { .. }
        | Because::ExtremeWindow { .. }
        | Because::Elapsed { .. }
        | Because::Served { .. }
        | Because::NotServed => dated::words(finding.because, voice.script),
        Because::RowNotApplicable { .. } => rows::not_applicable(voice),
        Because::InBand { row: Some(_), value, points } => {
            rows::in_band(within, value, points, voice)
        }
        Because::InBand { row: None, value, points } => some_band(value, points, voice),
        Because::Chosen { row, points } => rows::chosen(row, points, voice),
        Because::Tested(test) | Because::GateTested { test, .. } => {
            let found = verdict(test.verdict, voice.script);
            answer((test, found), within, voice)
        }
        Because::Decided { verdict, points } => known::decided(verdict, points, voice),
        Because::Listed { is_there, .. } => rows::listed(is_there, voice),
        Because::Tallied { is_cost, count, each, points } => {
            tallied((count, is_cost), each, points, voice)
        }
        Because::SharedOut { value, target, points } => {
            numbers::shared_out(value, target, points, voice)
        }
        Because::NoTarget { points } => numbers::no_target(points, voice),
        Because::OffTarget { value, target, base, each, per, points } => {
            numbers::off_target((value, target, base), (each, per), points, voice)
        }
        Because::GroupMean { raters, mean, weight, points, .. } => {
            numbers::group_mean((raters, mean), weight, points, voice)
        }
        Because::GroupAbsent { .. } => known::group_absent(voice),
        Because::Voted { votes, value, .. } => numbers::voted(votes, value, voice),
        Because::VoteMean { denominator, mean } => vote_mean(denominator, mean, voice),
        Because::NobodyVoted { points } => known::nobody_voted(points, voice),
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
        | Because::OwnScore { .. }
        | Because::Trimmed { .. }
        | Because::Stars { .. } => shapes::words(finding.because, within, voice),
        Because::NoDivisor => voice
            .of(
                "除数为0，没有规定如何计，无法认定",
                "除數為0，沒有規定如何計，無法認定",
                "divided by 0, for which nothing is stated: it cannot be told",
            )
            .to_owned(),
        Because::NoBallots { share } => numbers::no_ballots(share, voice),
        Because::Divided { number, divisor, share } => {
            numbers::divided((number, divisor), share, voice)
        }
        Because::Among { .. }
        | Because::ToTheBest { .. }
        | Because::Ranked { .. }
        | Because::OffTheMean { .. }
        | Because::AwaitsOthers { .. } => compare::words(finding.because, voice),
        Because::Scaled { value, out_of, points } => scaled(value, out_of, points, voice),
        Because::Stopped { at, is_floor, points } => {
            limits::stopped((at, is_floor), points, voice)
        }
        Because::AbsentPoints { points } => known::absent_points(points, voice),
        Because::AbsentRequired => known::absent_required(voice),
        Because::AbsentExcluded => known::absent_excluded(voice),
        Because::NotApplicable => known::not_applicable(voice),
        Because::NotKnown { points } => known::not_known(points, voice),
        Because::CannotTell { points } => known::cannot_tell(points, voice),
        Because::Rescaled { all, present, points } => {
            limits::rescaled((all, present), points, voice)
        }
        Because::CountedAsZero { children } => limits::counted_as_zero(children, voice),
        Because::NothingPresent { points } => known::nothing_present(points, voice),
        Because::Weighted { weight, points } => limits::weighted(weight, points, voice),
        Because::Held { at, is_floor, points } => {
            limits::held((at, is_floor), points, voice)
        }
        Because::Rounded { points, residual } => limits::rounded(points, residual, voice),
    }
}

//! Whose lines hold, where they differ by status.

use super::phrases::{enumerated, followed, headed, quoted};
use crate::scoring::lines::StatusState;
use crate::scoring::record::StatusRecord;
use crate::vocabulary::Script;

/// `党员身份：预备党员，…`, before what the lines found.
pub(super) fn by_status(status: &StatusRecord, rest: &str, script: Script) -> String {
    let about = status.about.in_script(script);
    let lead = match status.choices.as_slice() {
        [only] => {
            let only = only.in_script(script);
            if status.is_by_policy {
                taken(about, status.state, &quoted(only, script), script)
            } else {
                headed(about, only, script)
            }
        }
        several => {
            let several: Vec<String> = several
                .iter()
                .map(|choice| quoted(choice.in_script(script), script))
                .collect();
            open(about, status.state, &enumerated(&several, script), script)
        }
    };
    followed(&lead, rest, script)
}

/// The scheme says whose lines hold.
fn taken(about: &str, state: StatusState, choice: &str, script: Script) -> String {
    match (script, state == StatusState::NotApplicable) {
        (Script::Hans, false) => format!("{about}缺失，按缺项规定视为{choice}"),
        (Script::Hant, false) => format!("{about}缺失，按缺項規定視為{choice}"),
        (Script::En, false) => {
            format!("{about} is missing, by the scheme's rule for it {choice}")
        }
        (Script::Hans, true) => format!("{about}不适用，按规定视为{choice}"),
        (Script::Hant, true) => format!("{about}不適用，按規定視為{choice}"),
        (Script::En, true) => {
            format!("{about} does not apply, by the scheme's rule for it {choice}")
        }
    }
}

/// Several statuses are possible.
fn open(about: &str, state: StatusState, choices: &str, script: Script) -> String {
    match (script, state == StatusState::NotApplicable) {
        (Script::Hans, false) => format!("{about}未明，可能为{choices}"),
        (Script::Hant, false) => format!("{about}未明，可能為{choices}"),
        (Script::En, false) => format!("{about} is open: {choices}"),
        (Script::Hans, true) => format!("{about}不适用，用哪条分数线无法认定"),
        (Script::Hant, true) => format!("{about}不適用，用哪條分數線無法認定"),
        (Script::En, true) => {
            format!("{about} does not apply, whose lines hold cannot be told")
        }
    }
}

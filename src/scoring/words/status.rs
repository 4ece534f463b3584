//! Whose lines hold, where they differ by status.

use super::phrases::{followed, quoted};
use crate::scoring::lines::StatusState;
use crate::scoring::record::StatusRecord;
use crate::vocabulary::Script;

/// `党员身份：预备党员，…`, before what the lines found.
pub(super) fn by_status(status: &StatusRecord, rest: &str, script: Script) -> String {
    let about = status.about.in_script(script);
    let choice = status.choice.as_ref().map(|choice| choice.in_script(script));
    let lead = match (choice, status.state) {
        (Some(choice), StatusState::Known) => {
            let colon = script.of("：", "：", ": ");
            format!("{about}{colon}{choice}")
        }
        (Some(choice), StatusState::Absent) => {
            let choice = quoted(choice, script);
            match script {
                Script::Hans => format!("{about}缺失，按缺项规定视为{choice}"),
                Script::Hant => format!("{about}缺失，按缺項規定視為{choice}"),
                Script::En => {
                    format!("{about} is missing, by the scheme's rule for it {choice}")
                }
            }
        }
        (Some(choice), StatusState::NotApplicable) => {
            let choice = quoted(choice, script);
            match script {
                Script::Hans => format!("{about}不适用，按规定视为{choice}"),
                Script::Hant => format!("{about}不適用，按規定視為{choice}"),
                Script::En => {
                    format!(
                        "{about} does not apply, by the scheme's rule for it {choice}"
                    )
                }
            }
        }
        (None, StatusState::NotApplicable) => match script {
            Script::Hans => format!("{about}不适用，用哪条分数线无法认定"),
            Script::Hant => format!("{about}不適用，用哪條分數線無法認定"),
            Script::En => {
                format!("{about} does not apply, whose lines hold cannot be told")
            }
        },
        (None, StatusState::Known | StatusState::Absent) => match script {
            Script::Hans => format!("{about}未明，用哪条分数线未定"),
            Script::Hant => format!("{about}未明，用哪條分數線未定"),
            Script::En => format!("{about} is not known, whose lines hold is open"),
        },
    };
    followed(&lead, rest, script)
}

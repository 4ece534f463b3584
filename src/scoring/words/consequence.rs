//! What a step on the way to the grade does when it is met, and what it then does not do.

use crate::scoring::rules::{GradeStepKind, Strength};
use crate::vocabulary::{Script, Verdict};

/// Where the grade that the step speaks of stands.
pub(super) const GRADE: &str = "□";

/// Where the name of the total stands.
pub(super) const TOTAL: &str = "◇";

type Scripts = [&'static str; 3];

const NO_VETO: Scripts = ["不予否决", "不予否決", "no veto"];

/// What follows; needs that are met have no consequence.
pub(super) fn consequence(
    does: Option<GradeStepKind>,
    verdict: Verdict,
    script: Script,
) -> Option<&'static str> {
    let [simplified, traditional, english] = match does {
        None => needs(verdict)?,
        Some(GradeStepKind::ZeroClearing) => zero_clearing(verdict),
        Some(GradeStepKind::Direct(_)) => direct(verdict),
        Some(GradeStepKind::Floor(_)) => floor(verdict),
        Some(GradeStepKind::Cap(_)) => cap(verdict),
        Some(GradeStepKind::Veto(strength)) => veto(strength, verdict),
    };
    Some(script.of(simplified, traditional, english))
}

const fn needs(verdict: Verdict) -> Option<Scripts> {
    match verdict {
        Verdict::Met => None,
        Verdict::NotMet => Some(["不得评为□", "不得評為□", "not to be graded □"]),
        Verdict::Undetermined => {
            Some(["能否评为□未定", "能否評為□未定", "whether it may be graded □ is open"])
        }
    }
}

const fn zero_clearing(verdict: Verdict) -> Scripts {
    match verdict {
        Verdict::Met => ["◇清零", "◇清零", "the ◇ is cleared to zero"],
        Verdict::NotMet => ["◇不清零", "◇不清零", "the ◇ is not cleared"],
        Verdict::Undetermined => {
            ["◇可能清零", "◇可能清零", "the ◇ may be cleared to zero"]
        }
    }
}

const fn direct(verdict: Verdict) -> Scripts {
    match verdict {
        Verdict::Met => ["直接定为□", "直接定為□", "graded □ directly"],
        Verdict::NotMet => ["不直接定为□", "不直接定為□", "not graded □ directly"],
        Verdict::Undetermined => {
            ["可能直接定为□", "可能直接定為□", "may be graded □ directly"]
        }
    }
}

const fn floor(verdict: Verdict) -> Scripts {
    match verdict {
        Verdict::Met => ["等次不低于□", "等次不低於□", "the grade is at least □"],
        Verdict::NotMet => {
            ["不以□为等次下限", "不以□為等次下限", "□ is no floor for the grade"]
        }
        Verdict::Undetermined => {
            ["可能以□为等次下限", "可能以□為等次下限", "□ may be a floor for the grade"]
        }
    }
}

const fn cap(verdict: Verdict) -> Scripts {
    match verdict {
        Verdict::Met => ["等次不高于□", "等次不高於□", "the grade is at most □"],
        Verdict::NotMet => {
            ["不以□为等次上限", "不以□為等次上限", "□ is no cap for the grade"]
        }
        Verdict::Undetermined => {
            ["可能以□为等次上限", "可能以□為等次上限", "□ may be a cap for the grade"]
        }
    }
}

const fn veto(strength: Strength, verdict: Verdict) -> Scripts {
    match (strength, verdict) {
        (
            Strength::Lowest | Strength::BarsAbove(_) | Strength::OutOfRanking,
            Verdict::NotMet,
        ) => NO_VETO,
        (Strength::Lowest, Verdict::Met) => [
            "一票否决，定为最低等次□",
            "一票否決，定為最低等次□",
            "vetoed, the lowest grade □",
        ],
        (Strength::Lowest, Verdict::Undetermined) => [
            "可能被否决，定为最低等次□",
            "可能被否決，定為最低等次□",
            "may be vetoed, the lowest grade □",
        ],
        (Strength::BarsAbove(_), Verdict::Met) => [
            "一票否决，等次不得高于□",
            "一票否決，等次不得高於□",
            "vetoed, no grade above □",
        ],
        (Strength::BarsAbove(_), Verdict::Undetermined) => [
            "可能被否决，等次不得高于□",
            "可能被否決，等次不得高於□",
            "may be vetoed, no grade above □",
        ],
        (Strength::OutOfRanking, Verdict::Met) => {
            ["一票否决，不参加排名", "一票否決，不參加排名", "vetoed, out of the ranking"]
        }
        (Strength::OutOfRanking, Verdict::Undetermined) => [
            "可能被否决，不参加排名",
            "可能被否決，不參加排名",
            "may be vetoed, out of the ranking",
        ],
    }
}

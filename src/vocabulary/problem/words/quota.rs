//! Steps over those judged together.

use super::Chinese;
use crate::vocabulary::QuotaDefect;

pub(super) fn words(defect: &QuotaDefect, c: Chinese) -> String {
    use QuotaDefect as D;
    match defect {
        D::GradeOrder { found, before } => say!(
            c,
            "`{found}`并不低于它前面的`{before}`：请从最好的等次写起",
            "`{found}`並不低於它前面的`{before}`：請從最好的等次寫起"
        ),
        D::RollsUp { next } => say!(
            c,
            "剩余名额会转给`{next}`，而它所限的等次并不更低：请先写最好等次的步骤",
            "剩餘名額會轉給`{next}`，而它所限的等次並不更低：請先寫最好等次的步驟"
        ),
        D::RollsAcross { next } => say!(
            c,
            "剩余名额会转给`{next}`，而它在别的范围内进行：请让两步在同一范围内进行，或写上`unused = \"stay_empty\"`",
            "剩餘名額會轉給`{next}`，而它在別的範圍內進行：請讓兩步在同一範圍內進行，或寫上`unused = \"stay_empty\"`"
        ),
    }
}

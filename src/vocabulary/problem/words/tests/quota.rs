use super::{Said, id};
use crate::vocabulary::QuotaDefect;

pub(super) fn said() -> Vec<Said> {
    vec![
        (
            QuotaDefect::GradeOrder { found: id("good"), before: id("fair") }.into(),
            [
                "`good`并不低于它前面的`fair`：请从最好的等次写起",
                "`good`並不低於它前面的`fair`：請從最好的等次寫起",
                "`good` is no lower grade than `fair` before it: write the best first",
            ],
        ),
        (
            QuotaDefect::RollsUp { next: id("at-most-a-third") }.into(),
            [
                "剩余名额会转给`at-most-a-third`，而它所限的等次并不更低：请先写最好等次的步骤",
                "剩餘名額會轉給`at-most-a-third`，而它所限的等次並不更低：請先寫最好等次的步驟",
                "what is left over would go to `at-most-a-third`, which limits no lower grade: \
                 write the step for the best grade first",
            ],
        ),
        (
            QuotaDefect::RollsAcross { next: id("at-most-a-third") }.into(),
            [
                "剩余名额会转给`at-most-a-third`，而它在别的范围内进行：请让两步在同一范围内进行，或写上`unused = \"stay_empty\"`",
                "剩餘名額會轉給`at-most-a-third`，而它在別的範圍內進行：請讓兩步在同一範圍內進行，或寫上`unused = \"stay_empty\"`",
                "what is left over would go to `at-most-a-third`, which is taken within other \
                 groups: take both within the same, or write `unused = \"stay_empty\"`",
            ],
        ),
    ]
}

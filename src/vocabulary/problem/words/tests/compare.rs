use super::{Said, exact, id};
use crate::vocabulary::CompareDefect;

pub(super) fn said() -> Vec<Said> {
    vec![
        (
            CompareDefect::NobodyElse.into(),
            [
                "比较须有一同考核的对象，而这里没有别人",
                "比較須有一同考核的對象，而這裡沒有別人",
                "a comparison needs those who are judged together, and there is nobody else here",
            ],
        ),
        (
            CompareDefect::OneChildOnly { found: 2 }.into(),
            [
                "这一部分拿唯一的子项与他人比较，而属于它的有2项：请把它们先放进一个下级部分",
                "這一部分拿唯一的子項與他人比較，而屬於它的有2項：請把它們先放進一個下級部分",
                "this part compares its only child with those of others, and 2 belong to it: \
                 put them into a part of their own",
            ],
        ),
        (
            CompareDefect::BelowZero { child: id("income"), least: exact("-3") }.into(),
            [
                "`income`可能低至-3分，与最高分相比须从0分起：请写上`hold = { at_least = 0 }`",
                "`income`可能低至-3分，與最高分相比須從0分起：請寫上`hold = { at_least = 0 }`",
                "`income` may come to -3, and a share of the greatest needs scores from 0 on: \
                 hold it `{ at_least = 0 }`",
            ],
        ),
        (
            CompareDefect::BetterPlace { found: exact("9"), before: exact("8") }.into(),
            [
                "9分比前一名的8分还好：后面的名次不能更好",
                "9分比前一名的8分還好：後面的名次不能更好",
                "9 points are better than the 8 of the place before it",
            ],
        ),
        (
            CompareDefect::GroupMayNotApply { fact: id("township") }.into(),
            [
                "`township`写明与谁比较，不能不适用：请删去它的`may_not_apply`",
                "`township`寫明與誰比較，不能不適用：請刪去它的`may_not_apply`",
                "`township` says who is compared with whom, and may not apply: remove its \
                 `may_not_apply`",
            ],
        ),
    ]
}

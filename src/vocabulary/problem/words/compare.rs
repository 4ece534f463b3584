//! Scores and subjects that are compared.

use super::Chinese;
use crate::vocabulary::{CompareDefect, Exact, Id};

pub(super) fn words(defect: &CompareDefect, c: Chinese) -> String {
    use CompareDefect as D;
    match defect {
        D::NobodyElse => c
            .of(
                "比较须有一同考核的对象，而这里没有别人",
                "比較須有一同考核的對象，而這裡沒有別人",
            )
            .to_owned(),
        D::OneChildOnly { found } => one_child_only(*found, c),
        D::BelowZero { child, least } => below_zero(child, *least, c),
        D::BetterPlace { found, before } => better_place(*found, *before, c),
        D::GroupMayNotApply { fact } => group_may_not_apply(fact, c),
    }
}

fn one_child_only(found: usize, c: Chinese) -> String {
    say!(
        c,
        "这一部分拿唯一的子项与他人比较，而属于它的有{found}项：请把它们先放进一个下级部分",
        "這一部分拿唯一的子項與他人比較，而屬於它的有{found}項：請把它們先放進一個下級部分"
    )
}

fn below_zero(child: &Id, least: Exact, c: Chinese) -> String {
    say!(
        c,
        "`{child}`可能低至{least}分，与最高分相比须从0分起：请写上`hold = {{ at_least = 0 }}`",
        "`{child}`可能低至{least}分，與最高分相比須從0分起：請寫上`hold = {{ at_least = 0 }}`"
    )
}

fn better_place(found: Exact, before: Exact, c: Chinese) -> String {
    say!(
        c,
        "{found}分比前一名的{before}分还好：后面的名次不能更好",
        "{found}分比前一名的{before}分還好：後面的名次不能更好"
    )
}

fn group_may_not_apply(fact: &Id, c: Chinese) -> String {
    say!(
        c,
        "`{fact}`写明与谁比较，不能不适用：请删去它的`may_not_apply`",
        "`{fact}`寫明與誰比較，不能不適用：請刪去它的`may_not_apply`"
    )
}

//! Schemes: tables, weights, the tree, rounding, grades.

use super::Chinese;
use super::phrase::{lead_in, listed};
use super::term;
use crate::vocabulary::{Exact, Id, Points};

pub(super) fn gap(after: Exact, before: Exact, c: Chinese) -> String {
    say!(
        c,
        "表中没有一行包含{after}与{before}之间的值：这些值得不出结果",
        "表中沒有一行包含{after}與{before}之間的值：這些值得不出結果",
    )
}

pub(super) fn overlap(one: usize, other: usize, at: Exact, c: Chinese) -> String {
    say!(
        c,
        "表中第{one}行和第{other}行都包含{at}：请让其中一行止于不足{at}",
        "表中第{one}行和第{other}行都包含{at}：請讓其中一行止於不足{at}",
    )
}

pub(super) fn choice_uncovered(choice: &Id, c: Chinese) -> String {
    say!(
        c,
        "选项`{choice}`没有对应的行：每个选项都要有一行",
        "選項`{choice}`沒有對應的行：每個選項都要有一行",
    )
}

pub(super) fn weights(found: Exact, c: Chinese) -> String {
    say!(c, "权重之和为{found}，应为1", "權重之和為{found}，應為1")
}

pub(super) fn not_a_weight(found: Exact, c: Chinese) -> String {
    say!(c, "权重须大于0，这里是{found}", "權重須大於0，這裡是{found}")
}

pub(super) fn child_not_listed(child: &Id, c: Chinese) -> String {
    say!(
        c,
        "所属部分的`combine`没有列出子项`{child}`：每个子项都要列出一次",
        "所屬部分的`combine`沒有列出子項`{child}`：每個子項都要列出一次",
    )
}

pub(super) fn not_a_child(found: &Id, c: Chinese) -> String {
    say!(c, "`{found}`不是这一部分的子项", "`{found}`不是這一部分的子項")
}

pub(super) fn weighted_twice(child: &Id, c: Chinese) -> String {
    say!(
        c,
        "`{child}`的权重已由所属部分给出：不能再自带权重",
        "`{child}`的權重已由所屬部分給出：不能再自帶權重",
    )
}

pub(super) fn no_children(c: Chinese) -> String {
    c.of(
        "这一部分没有任何内容：请给它加上指标，或把它删去",
        "這一部分沒有任何內容：請給它加上指標，或把它刪去",
    )
    .to_owned()
}

pub(super) fn empty_scheme(c: Chinese) -> String {
    c.of(
        "这一考核办法没有任何内容：请给它加上指标，或把它删去",
        "這一考核辦法沒有任何內容：請給它加上指標，或把它刪去",
    )
    .to_owned()
}

pub(super) fn cycle(parts: &[String], c: Chinese) -> String {
    let parts = listed(parts);
    say!(c, "这一部分归到了自身之下：{parts}", "這一部分歸到了自身之下：{parts}")
}

pub(super) fn excluded_policy_needed(child: &Id, c: Chinese) -> String {
    say!(
        c,
        "须写明`excluded`：`{child}`可能不计，而没有写明所属部分此时如何处理；\
         请写`\"rescale\"`、`\"zero\"`或`\"undetermined\"`",
        "須寫明`excluded`：`{child}`可能不計，而沒有寫明所屬部分此時如何處理；\
         請寫`\"rescale\"`、`\"zero\"`或`\"undetermined\"`",
    )
}

pub(super) fn rescale_needs_full_marks(child: &Id, c: Chinese) -> String {
    say!(
        c,
        "`rescale`按满分折算，而`{child}`没有满分：请给它写上`full_marks`，\
         或把`excluded`写为`\"zero\"`或`\"undetermined\"`",
        "`rescale`按滿分折算，而`{child}`沒有滿分：請給它寫上`full_marks`，\
         或把`excluded`寫為`\"zero\"`或`\"undetermined\"`",
    )
}

pub(super) fn answer_needed(key: &str, why: &str, c: Chinese) -> String {
    let why = term::of(term::REASONS, why, c);
    say!(c, "须写明`{key}`：{why}", "須寫明`{key}`：{why}")
}

pub(super) fn answer_idle(key: &str, why: &str, c: Chinese) -> String {
    let why = term::of(term::REASONS, why, c);
    say!(c, "这里不用写`{key}`：{why}", "這裡不用寫`{key}`：{why}")
}

pub(super) fn nothing_to_weigh(take: &str, c: Chinese) -> String {
    say!(
        c,
        "只有合计`sum`和平均`mean`可以按天数折算，这里是`{take}`：\
         请写`\"counted\"`、`\"dropped\"`或`\"first_day\"`",
        "只有合計`sum`和平均`mean`可以按天數折算，這裡是`{take}`：\
         請寫`\"counted\"`、`\"dropped\"`或`\"first_day\"`"
    )
}

pub(super) fn total_needs_rounding(nodes: &[String], c: Chinese) -> String {
    let such_as = "{ places = 2, mode = \"half_away_from_zero\" }";
    if nodes.is_empty() {
        return say!(
            c,
            "总分可能是无限小数：请在考核办法中写明`round`，如`{such_as}`",
            "總分可能是無限小數：請在考核辦法中寫明`round`，如`{such_as}`",
        );
    }
    let nodes = listed(nodes);
    say!(
        c,
        "总分可能是无限小数，最先出现在{nodes}：请在那里或在考核办法中写明`round`，如`{such_as}`",
        "總分可能是無限小數，最先出現在{nodes}：請在那裡或在考核辦法中寫明`round`，如`{such_as}`",
    )
}

pub(super) fn needs_rounding(nodes: &[String], c: Chinese) -> String {
    if nodes.is_empty() {
        return c
            .of(
                "这里的精确分数可能超过120个二进制位：请缩小所读事实的取值范围，\
                 或减少其小数位数",
                "這裡的精確分數可能超過120個二進制位：請縮小所讀事實的取值範圍，\
                 或減少其小數位數",
            )
            .to_owned();
    }
    let nodes = lead_in(c.of("，或写在", "，或寫在"), nodes);
    say!(
        c,
        "这里的精确分数可能超过120个二进制位：请在此写明`round`{nodes}",
        "這裡的精確分數可能超過120個二進制位：請在此寫明`round`{nodes}",
    )
}

pub(super) fn limits_cross(at_least: Points, at_most: Points, c: Chinese) -> String {
    say!(
        c,
        "没有哪个分数既不低于{at_least}分，又不高于{at_most}分",
        "沒有哪個分數既不低於{at_least}分，又不高於{at_most}分",
    )
}

pub(super) fn not_above_zero(what: &str, found: Exact, c: Chinese) -> String {
    let what = term::of(term::ABOVE_ZERO, what, c);
    say!(c, "{what}须大于0，这里是{found}", "{what}須大於0，這裡是{found}")
}

pub(super) fn divisor_below_zero(fact: &Id, least: Exact, c: Chinese) -> String {
    say!(
        c,
        "除数不能小于0，而`{fact}`可能为{least}：请提高其取值下限",
        "除數不能小於0，而`{fact}`可能為{least}：請提高其取值下限",
    )
}

pub(super) fn worked_out_below_zero(least: Exact, c: Chinese) -> String {
    say!(
        c,
        "除数不能小于0，而这里可能算得{least}：请改用不会小于0的除数",
        "除數不能小於0，而這裡可能算得{least}：請改用不會小於0的除數",
    )
}

pub(super) fn tally_not_counted(fact: &Id, tally: &str, c: Chinese) -> String {
    say!(
        c,
        "事实`{fact}`不统计`{tally}`：请在该事实的`also`中写上，或在这里删去",
        "事實`{fact}`不統計`{tally}`：請在該事實的`also`中寫上，或在這裡刪去",
    )
}

pub(super) fn grades_out_of_order(lower: &Id, c: Chinese) -> String {
    say!(
        c,
        "等次须从好到差排列：排在后面的`{lower}`分数线反而更高",
        "等次須從好到差排列：排在後面的`{lower}`分數線反而更高",
    )
}

pub(super) fn threshold_idle(n: usize, listed: usize, c: Chinese) -> String {
    say!(
        c,
        "要求{listed}个条件中符合{n}个：要么永远达不到，要么总能达到",
        "要求{listed}個條件中符合{n}個：要麼永遠達不到，要麼總能達到",
    )
}

pub(super) fn score_too_early(c: Chinese) -> String {
    c.of(
        "分数只能在清零至一票否决的各步骤中读取，不能在部分和指标中读取",
        "分數只能在清零至一票否決的各步驟中讀取，不能在部分和指標中讀取",
    )
    .to_owned()
}

pub(super) fn condition_idle(fact: &Id, c: Chinese) -> String {
    say!(
        c,
        "这个条件不起作用：`{fact}`取任何值，结果都一样",
        "這個條件不起作用：`{fact}`取任何值，結果都一樣",
    )
}

use super::{Said, exact, id, owned};
use crate::vocabulary::Defect as D;

pub(super) fn said() -> Vec<Said> {
    let mut said = rows();
    said.extend(weights());
    said.extend(tree());
    said.extend(answers());
    said.extend(grades());
    said
}

fn rows() -> Vec<Said> {
    vec![
        (
            D::Gap { after: exact("3"), before: exact("5") },
            [
                "表中没有一行包含3与5之间的值：这些值得不出结果",
                "表中沒有一行包含3與5之間的值：這些值得不出結果",
                "no row takes the values between 3 and 5: they have no answer",
            ],
        ),
        (
            D::Overlap { one: 1, other: 2, at: exact("60") },
            [
                "表中第1行和第2行都包含60：请让其中一行止于不足60",
                "表中第1行和第2行都包含60：請讓其中一行止於不足60",
                "rows 1 and 2 both take 60: let one of them end below it",
            ],
        ),
        (
            D::ChoiceUncovered { choice: id("fair") },
            [
                "选项`fair`没有对应的行：每个选项都要有一行",
                "選項`fair`沒有對應的行：每個選項都要有一行",
                "the choice `fair` has no row: each choice needs one",
            ],
        ),
        (
            D::LimitsCross {
                at_least: "6".parse().unwrap(),
                at_most: "4.5".parse().unwrap(),
            },
            [
                "没有哪个分数既不低于6分，又不高于4.5分",
                "沒有哪個分數既不低於6分，又不高於4.5分",
                "no score is both at least 6 and at most 4.5 points",
            ],
        ),
        (
            D::NotAboveZero { what: "the scale", found: exact("0") },
            [
                "换算的满值须大于0，这里是0",
                "換算的滿值須大於0，這裡是0",
                "the scale must be above 0, this is 0",
            ],
        ),
    ]
}

fn weights() -> Vec<Said> {
    let child = id("own-income");
    vec![
        (
            D::Weights { found: exact("0.9") },
            [
                "权重之和为0.9，应为1",
                "權重之和為0.9，應為1",
                "the weights add up to 0.9, they must add up to 1",
            ],
        ),
        (
            D::NotAWeight { found: exact("-1") },
            [
                "权重须大于0，这里是-1",
                "權重須大於0，這裡是-1",
                "a weight is above 0, this one is -1",
            ],
        ),
        (
            D::ChildNotListed { child: child.clone() },
            [
                "所属部分的`combine`没有列出子项`own-income`：每个子项都要列出一次",
                "所屬部分的`combine`沒有列出子項`own-income`：每個子項都要列出一次",
                "the part's `combine` does not name its child `own-income`: list each \
                 child once",
            ],
        ),
        (
            D::NotAChild { found: child.clone() },
            [
                "`own-income`不是这一部分的子项",
                "`own-income`不是這一部分的子項",
                "`own-income` is not a child of this part",
            ],
        ),
        (
            D::WeightedTwice { child },
            [
                "`own-income`的权重已由所属部分给出：不能再自带权重",
                "`own-income`的權重已由所屬部分給出：不能再自帶權重",
                "`own-income` is weighted by its part already: it has no weight of its \
                 own",
            ],
        ),
    ]
}

fn tree() -> Vec<Said> {
    let child = id("own-income");
    vec![
        (
            D::NoChildren,
            [
                "这一部分没有任何内容：请给它加上指标，或把它删去",
                "這一部分沒有任何內容：請給它加上指標，或把它刪去",
                "nothing belongs to this part: give it an item, or remove it",
            ],
        ),
        (
            D::EmptyScheme,
            [
                "这一考核办法没有任何内容：请给它加上指标，或把它删去",
                "這一考核辦法沒有任何內容：請給它加上指標，或把它刪去",
                "nothing belongs to this scheme: give it an item, or remove it",
            ],
        ),
        (
            D::Cycle { parts: owned(&["a", "b"]) },
            [
                "这一部分归到了自身之下：`a`、`b`",
                "這一部分歸到了自身之下：`a`、`b`",
                "this part stands in itself: `a`, `b`",
            ],
        ),
        (
            D::ExcludedPolicyNeeded { child: child.clone() },
            [
                "须写明`excluded`：`own-income`可能不计，而没有写明所属部分此时如何处理；\
                 请写`\"rescale\"`、`\"zero\"`或`\"undetermined\"`",
                "須寫明`excluded`：`own-income`可能不計，而沒有寫明所屬部分此時如何處理；\
                 請寫`\"rescale\"`、`\"zero\"`或`\"undetermined\"`",
                "`excluded` is needed: `own-income` can be left out, and nothing says what \
                 its part then does; write \"rescale\", \"zero\" or \"undetermined\"",
            ],
        ),
        (
            D::RescaleNeedsFullMarks { child },
            [
                "`rescale`按满分折算，而`own-income`没有满分：请给它写上`full_marks`，\
                 或把`excluded`写为`\"zero\"`或`\"undetermined\"`",
                "`rescale`按滿分折算，而`own-income`沒有滿分：請給它寫上`full_marks`，\
                 或把`excluded`寫為`\"zero\"`或`\"undetermined\"`",
                "`rescale` shares out by full marks, and `own-income` has none: give it \
                 `full_marks`, or let `excluded` be \"zero\" or \"undetermined\"",
            ],
        ),
    ]
}

fn answers() -> Vec<Said> {
    vec![
        (
            D::FullMarksNeeded { why: "deductions are taken from them" },
            [
                "须写明`full_marks`：扣分从满分中扣除",
                "須寫明`full_marks`：扣分從滿分中扣除",
                "`full_marks` is needed: deductions are taken from them",
            ],
        ),
        (
            D::AnswerNeeded { key: "strength", why: "say what the veto does" },
            [
                "须写明`strength`：请写明一票否决的力度",
                "須寫明`strength`：請寫明一票否決的力度",
                "`strength` is needed: say what the veto does",
            ],
        ),
        (
            D::AnswerIdle { key: "cap", why: "the list stops at its other end" },
            [
                "这里不用写`cap`：清单止于另一端",
                "這裡不用寫`cap`：清單止於另一端",
                "`cap` has nothing to say here: the list stops at its other end",
            ],
        ),
        (
            D::NothingToWeigh { take: "latest" },
            [
                "只有合计`sum`和平均`mean`可以按天数折算，这里是`latest`：\
                 请写`\"counted\"`、`\"dropped\"`或`\"first_day\"`",
                "只有合計`sum`和平均`mean`可以按天數折算，這裡是`latest`：\
                 請寫`\"counted\"`、`\"dropped\"`或`\"first_day\"`",
                "only a sum or a mean is weighed by days, and this is `latest`: write \
                 \"counted\", \"dropped\" or \"first_day\"",
            ],
        ),
        (
            D::TotalNeedsRounding { nodes: Vec::new() },
            [
                "总分可能是无限小数：请在考核办法中写明`round`，\
                 如`{ places = 2, mode = \"half_away_from_zero\" }`",
                "總分可能是無限小數：請在考核辦法中寫明`round`，\
                 如`{ places = 2, mode = \"half_away_from_zero\" }`",
                "the total may have no end of decimals: state `round` on the scheme, such \
                 as { places = 2, mode = \"half_away_from_zero\" }",
            ],
        ),
        (
            D::TotalNeedsRounding { nodes: owned(&["a", "b"]) },
            [
                "总分可能是无限小数，最先出现在`a`、`b`：请在那里或在考核办法中写明`round`，\
                 如`{ places = 2, mode = \"half_away_from_zero\" }`",
                "總分可能是無限小數，最先出現在`a`、`b`：請在那裡或在考核辦法中寫明`round`，\
                 如`{ places = 2, mode = \"half_away_from_zero\" }`",
                "the total may have no end of decimals, which first occur in `a`, `b`: state \
                 `round` there or on the scheme, such as { places = 2, mode = \
                 \"half_away_from_zero\" }",
            ],
        ),
        (
            D::NeedsRounding { nodes: owned(&["a", "b"]) },
            [
                "这里的精确分数可能超过120个二进制位：请在此写明`round`，或写在`a`、`b`",
                "這裡的精確分數可能超過120個二進制位：請在此寫明`round`，或寫在`a`、`b`",
                "exact fractions may outgrow 120 bits here: state `round` on this node, or \
                 on `a`, `b`",
            ],
        ),
    ]
}

fn grades() -> Vec<Said> {
    vec![
        (
            D::NeedsRounding { nodes: Vec::new() },
            [
                "这里的精确分数可能超过120个二进制位：请缩小所读事实的取值范围，\
                 或减少其小数位数",
                "這裡的精確分數可能超過120個二進制位：請縮小所讀事實的取值範圍，\
                 或減少其小數位數",
                "exact fractions may outgrow 120 bits here: give the facts that it reads \
                 narrower domains or fewer places",
            ],
        ),
        (
            D::DivisorBelowZero { fact: id("balance"), least: exact("-5") },
            [
                "除数不能小于0，而`balance`可能为-5：请提高其取值下限",
                "除數不能小於0，而`balance`可能為-5：請提高其取值下限",
                "a divisor is never below 0, and `balance` may be -5: raise the lower end \
                 of its domain",
            ],
        ),
        (
            D::WorkedOutBelowZero { least: exact("-5") },
            [
                "除数不能小于0，而这里可能算得-5：请改用不会小于0的除数",
                "除數不能小於0，而這裡可能算得-5：請改用不會小於0的除數",
                "a divisor is never below 0, and this may come to -5: divide by something \
                 that never lies below 0",
            ],
        ),
        (
            D::TallyNotCounted { fact: id("vote"), tally: "void" },
            [
                "事实`vote`不统计`void`：请在该事实的`also`中写上，或在这里删去",
                "事實`vote`不統計`void`：請在該事實的`also`中寫上，或在這裡刪去",
                "the fact `vote` does not count `void`: name it in the `also` of the fact, \
                 or leave it out here",
            ],
        ),
        (
            D::GradesOutOfOrder { lower: id("fair") },
            [
                "等次须从好到差排列：排在后面的`fair`分数线反而更高",
                "等次須從好到差排列：排在後面的`fair`分數線反而更高",
                "grades stand from the best to the worst: `fair` has the higher line",
            ],
        ),
        (
            D::ThresholdIdle { n: 4, listed: 3 },
            [
                "要求3个条件中符合4个：要么永远达不到，要么总能达到",
                "要求3個條件中符合4個：要麼永遠達不到，要麼總能達到",
                "4 of 3 can never be reached, or always is",
            ],
        ),
        (
            D::ScoreTooEarly,
            [
                "分数只能在清零至一票否决的各步骤中读取，不能在部分和指标中读取",
                "分數只能在清零至一票否決的各步驟中讀取，不能在部分和指標中讀取",
                "scores can be read from zero-clearing to vetoes only, not inside the tree",
            ],
        ),
        (
            D::ConditionIdle { fact: id("income") },
            [
                "这个条件不起作用：`income`取任何值，结果都一样",
                "這個條件不起作用：`income`取任何值，結果都一樣",
                "this never changes anything: every value of `income` gives the same answer",
            ],
        ),
    ]
}

use super::{Said, exact, id, on, owned};
use crate::vocabulary::{LinkDefect, Period};

fn year(from: &str, until: &str) -> Period {
    Period::new(on(from), Some(on(until))).unwrap()
}

pub(super) fn said() -> Vec<Said> {
    let mut said = given();
    said.extend(checked());
    said
}

fn given() -> Vec<Said> {
    let found = year("2018-01-01", "2019-01-01");
    vec![
        (
            LinkDefect::NotLinked { scheme: id("month") }.into(),
            [
                "没有事实引用考核办法`month`的结果：请写上`[[link]]`，或不要给出这一结果",
                "沒有事實引用考核辦法`month`的結果：請寫上`[[link]]`，或不要給出這一結果",
                "no fact comes from the scheme `month`: give it a `[[link]]`, or leave this out",
            ],
        ),
        (
            LinkDefect::NotRead { scheme: id("month"), by: id("pay") }.into(),
            [
                "考核办法`pay`不读取引用自`month`的事实：请写到引用它的地方，或不要给出",
                "考核辦法`pay`不讀取引用自`month`的事實：請寫到引用它的地方，或不要給出",
                "`pay` reads no fact that comes from `month`: put this where its outcome is \
                 read, or leave it out",
            ],
        ),
        (
            LinkDefect::OtherRules { scheme: id("month") }.into(),
            [
                "这一结果所依据的规则，与本规则书考核办法`month`的不同",
                "這一結果所依據的規則，與本規則書考核辦法`month`的不同",
                "the scheme `month` of this rulebook has other rules than the outcome was \
                 judged by",
            ],
        ),
        (
            LinkDefect::OtherDictionary.into(),
            [
                "这张事实表是按另一份事实清单核对的：请按本规则书的核对",
                "這張事實表是按另一份事實清單核對的：請按本規則書的核對",
                "the sheet was checked against another dictionary: check it against that of \
                 this rulebook",
            ],
        ),
        (
            LinkDefect::StatedAlready.into(),
            [
                "这一项已经填写，又有结果要引用：请只留一个",
                "這一項已經填寫，又有結果要引用：請只留一個",
                "it is stated already, and an outcome would state it again: leave one out",
            ],
        ),
        (
            LinkDefect::OtherPeriod { found, expected: year("2019-01-01", "2020-01-01") }
                .into(),
            [
                "引用的结果是2018-01-01起至2019-01-01前的，而事实表是2019-01-01起至2020-01-01前的：\
                 结果的每一天都须在事实表的期间之内，请引用到期间包含它的事实表",
                "引用的結果是2018-01-01起至2019-01-01前的，而事實表是2019-01-01起至2020-01-01前的：\
                 結果的每一天都須在事實表的期間之內，請引用到期間包含它的事實表",
                "the outcome is about 2018-01-01..2019-01-01, and the sheet about \
                 2019-01-01..2020-01-01: all days of an outcome are days of the sheet; take it \
                 over on a sheet whose period holds its own",
            ],
        ),
        (
            LinkDefect::NotAWholeWindow { found, such_as: "2019-03" }.into(),
            [
                "引用的结果是2018-01-01起至2019-01-01前的，不是本项数据的一整期：\
                 请在如`2019-03`的一整期的事实表上评定，任职不足一期的也一样",
                "引用的結果是2018-01-01起至2019-01-01前的，不是本項數據的一整期：\
                 請在如`2019-03`的一整期的事實表上評定，任職不足一期的也一樣",
                "the outcome is about 2018-01-01..2019-01-01, which is no whole period of this \
                 series: judge it on a sheet of exactly one calendar period like `2019-03`, \
                 even where the subject served for a part of it",
            ],
        ),
        (
            LinkDefect::CohortToCome { step: id("limit") }.into(),
            [
                "等次还可能因`limit`改变：请先与同组一起评定",
                "等次還可能因`limit`改變：請先與同組一起評定",
                "the grade may still change by `limit`: judge the outcome together with its \
                 cohort first",
            ],
        ),
    ]
}

fn checked() -> Vec<Said> {
    vec![
        (
            LinkDefect::TooWide {
                scheme: id("village"),
                least: exact("-5"),
                most: exact("110"),
                places: 2,
            }
            .into(),
            [
                "`village`的总分在-5至110之间，有2位小数，这一事实容纳不下：\
                 请放宽其取值范围，或在那里取整",
                "`village`的總分在-5至110之間，有2位小數，這一事實容納不下：\
                 請放寬其取值範圍，或在那裡取整",
                "`village` comes to -5 to 110 with 2 decimals, and this fact does not hold that: \
                 widen its domain, or round there",
            ],
        ),
        (
            LinkDefect::GradeNotAChoice {
                fact: id("village.grade"),
                grade: id("ahead"),
                scheme: id("village"),
            }
            .into(),
            [
                "`village.grade`没有选项`ahead`，而它是`village`的等次",
                "`village.grade`沒有選項`ahead`，而它是`village`的等次",
                "`village.grade` has no choice `ahead`, a grade of `village`",
            ],
        ),
        (
            LinkDefect::Cycle { schemes: owned(&["a", "b"]) }.into(),
            [
                "这些考核办法互相引用，成了循环：`a`、`b`",
                "這些考核辦法互相引用，成了循環：`a`、`b`",
                "each of these schemes needs the outcome of the next: `a`, `b`",
            ],
        ),
    ]
}

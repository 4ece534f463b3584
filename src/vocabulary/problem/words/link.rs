//! Facts that come from outcomes.

use super::Chinese;
use super::phrase::{days, listed};
use crate::vocabulary::{Exact, Id, LinkDefect, Period};

pub(super) fn words(defect: &LinkDefect, c: Chinese) -> String {
    use LinkDefect as D;
    match defect {
        D::NotLinked { scheme } => not_linked(scheme, c),
        D::NotRead { scheme, by } => not_read(scheme, by, c),
        D::OtherRules { scheme } => other_rules(scheme, c),
        D::OtherDictionary => other_dictionary(c),
        D::StatedAlready => stated_already(c),
        D::OtherPeriod { found, expected } => other_period(*found, *expected, c),
        D::NotAWholeWindow { found, such_as } => not_a_whole_window(*found, such_as, c),
        D::CohortToCome { step } => cohort_to_come(step, c),
        D::TooWide { scheme, least, most, places } => {
            too_wide((scheme, *least, *most), *places, c)
        }
        D::GradeNotAChoice { fact, grade, scheme } => {
            grade_not_a_choice((fact, grade), scheme, c)
        }
        D::Cycle { schemes } => cycle(schemes, c),
    }
}

fn not_linked(scheme: &Id, c: Chinese) -> String {
    say!(
        c,
        "没有事实引用考核办法`{scheme}`的结果：请写上`[[link]]`，或不要给出这一结果",
        "沒有事實引用考核辦法`{scheme}`的結果：請寫上`[[link]]`，或不要給出這一結果"
    )
}

fn not_read(scheme: &Id, by: &Id, c: Chinese) -> String {
    say!(
        c,
        "考核办法`{by}`不读取引用自`{scheme}`的事实：请写到引用它的地方，或不要给出",
        "考核辦法`{by}`不讀取引用自`{scheme}`的事實：請寫到引用它的地方，或不要給出"
    )
}

fn other_rules(scheme: &Id, c: Chinese) -> String {
    say!(
        c,
        "这一结果所依据的规则，与本规则书考核办法`{scheme}`的不同",
        "這一結果所依據的規則，與本規則書考核辦法`{scheme}`的不同"
    )
}

fn other_dictionary(c: Chinese) -> String {
    c.of(
        "这张事实表是按另一份事实清单核对的：请按本规则书的核对",
        "這張事實表是按另一份事實清單核對的：請按本規則書的核對",
    )
    .to_owned()
}

fn stated_already(c: Chinese) -> String {
    c.of(
        "这一项已经填写，又有结果要引用：请只留一个",
        "這一項已經填寫，又有結果要引用：請只留一個",
    )
    .to_owned()
}

fn other_period(found: Period, expected: Period, c: Chinese) -> String {
    let (found, expected) = (days(found, c), days(expected, c));
    say!(
        c,
        "引用的结果是{found}的，而事实表是{expected}的：结果的每一天都须在事实表的期间之内，\
         请引用到期间包含它的事实表",
        "引用的結果是{found}的，而事實表是{expected}的：結果的每一天都須在事實表的期間之內，\
         請引用到期間包含它的事實表"
    )
}

fn not_a_whole_window(found: Period, such_as: &str, c: Chinese) -> String {
    let found = days(found, c);
    say!(
        c,
        "引用的结果是{found}的，不是本项数据的一整期：请在如`{such_as}`的一整期的事实表上评定，\
         任职不足一期的也一样",
        "引用的結果是{found}的，不是本項數據的一整期：請在如`{such_as}`的一整期的事實表上評定，\
         任職不足一期的也一樣"
    )
}

fn cohort_to_come(step: &Id, c: Chinese) -> String {
    say!(
        c,
        "等次还可能因`{step}`改变：请先与同组一起评定",
        "等次還可能因`{step}`改變：請先與同組一起評定"
    )
}

fn too_wide(
    (scheme, least, most): (&Id, Exact, Exact),
    places: u8,
    c: Chinese,
) -> String {
    say!(
        c,
        "`{scheme}`的总分在{least}至{most}之间，有{places}位小数，这一事实容纳不下：\
         请放宽其取值范围，或在那里取整",
        "`{scheme}`的總分在{least}至{most}之間，有{places}位小數，這一事實容納不下：\
         請放寬其取值範圍，或在那裡取整"
    )
}

fn grade_not_a_choice((fact, grade): (&Id, &Id), scheme: &Id, c: Chinese) -> String {
    say!(
        c,
        "`{fact}`没有选项`{grade}`，而它是`{scheme}`的等次",
        "`{fact}`沒有選項`{grade}`，而它是`{scheme}`的等次"
    )
}

fn cycle(schemes: &[String], c: Chinese) -> String {
    let schemes = listed(schemes);
    say!(
        c,
        "这些考核办法互相引用，成了循环：{schemes}",
        "這些考核辦法互相引用，成了循環：{schemes}"
    )
}

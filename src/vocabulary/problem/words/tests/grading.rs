use super::Said;
use crate::vocabulary::GradingDefect as D;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn year(year: i32) -> crate::vocabulary::Period {
    crate::vocabulary::Period::year(year).unwrap()
}

pub(super) fn said() -> Vec<Said> {
    let mut said = plans();
    said.extend(others());
    said
}

fn plans() -> Vec<Said> {
    vec![
        (
            D::StageAfterDeadline {
                stage: day("2012-12-30"),
                deadline: day("2012-11-30"),
            }
            .into(),
            [
                "阶段目标的日期2012-12-30晚于任务期限2012-11-30",
                "階段目標的日期2012-12-30晚於任務期限2012-11-30",
                "the stage of 2012-12-30 lies after the deadline of the task, 2012-11-30",
            ],
        ),
        (
            D::BeforePlan { day: day("2012-03-01"), made_on: day("2012-06-01") }.into(),
            [
                "2012-03-01早于方案制定日期2012-06-01",
                "2012-03-01早於方案制定日期2012-06-01",
                "2012-03-01 lies before 2012-06-01, the day on which the plan was made",
            ],
        ),
        (
            D::StageShape { found: "年底前".to_owned() }.into(),
            [
                "`年底前`不是阶段目标：请写明日期和届时达到的目标，例如`2012-09-30 完成选址`",
                "`年底前`不是階段目標：請寫明日期和屆時達到的目標，例如`2012-09-30 完成選址`",
                "`年底前` is no stage: write its day and what is reached by then, such as \
                 `2012-09-30 the site is chosen`",
            ],
        ),
        (
            D::ValueMissing { found: "平方米".to_owned() }.into(),
            [
                "填了`平方米`，却没有目标值",
                "填了`平方米`，卻沒有目標值",
                "`平方米` stands here without a target value",
            ],
        ),
        (
            D::ValueIdle { kind: "state" }.into(),
            [
                "`state`类的目标没有目标值：请删去，或改为`number`",
                "`state`類的目標沒有目標值：請刪去，或改為`number`",
                "a target of the kind `state` has no value: leave it out, or write `number`",
            ],
        ),
        (
            D::PlanDaysDisagree { row: 3 }.into(),
            [
                "与第3行的方案制定日期不一致：请各行填得一样，或只在一行填写",
                "與第3行的方案制定日期不一致：請各行填得一樣，或只在一行填寫",
                "row 3 says that the plan was made on another day: say it alike in each of its \
                 rows, or in one",
            ],
        ),
        (
            D::TargetMissing { kind: "number", needs: "目标值" }.into(),
            [
                "`number`类的目标须填写`目标值`：请补上，或改为`words`",
                "`number`類的目標須填寫`目标值`：請補上，或改為`words`",
                "a target of the kind `number` needs 目标值: fill it in, or write `words`",
            ],
        ),
    ]
}

fn others() -> Vec<Said> {
    vec![
        (
            D::OtherSubject { found: super::id("dongcun"), expected: super::id("xicun") }
                .into(),
            [
                "这是`dongcun`的，而摸底是`xicun`的",
                "這是`dongcun`的，而摸底是`xicun`的",
                "this is about `dongcun`, and the survey about `xicun`",
            ],
        ),
        (
            D::OtherPeriod { found: year(2012), expected: year(2013) }.into(),
            [
                "这是2012-01-01至2012-12-31的，而摸底是2013-01-01至2013-12-31的",
                "這是2012-01-01至2012-12-31的，而摸底是2013-01-01至2013-12-31的",
                "this is from 2012-01-01 to 2012-12-31, and the survey is from 2013-01-01 to \
                 2013-12-31",
            ],
        ),
        (
            D::OtherKind {
                scheme: super::id("five-star/village"),
                right: super::id("five-star/school"),
            }
            .into(),
            [
                "`five-star/village`不是该类组织的办法，应为`five-star/school`",
                "`five-star/village`不是該類組織的辦法，應為`five-star/school`",
                "`five-star/village` is not the scheme of its kind, that is `five-star/school`",
            ],
        ),
        (
            D::NoSchemeOfKind { family: "five-star".to_owned() }.into(),
            [
                "`five-star`没有适用于该类组织的办法：请不要列入",
                "`five-star`沒有適用於該類組織的辦法：請不要列入",
                "`five-star` has no scheme for its kind: leave it out",
            ],
        ),
        (
            D::KindNotTold { family: "five-star".to_owned() }.into(),
            [
                "不清楚该组织的类别，无法确定用`five-star`的哪个办法：请填写类别，或引用组织表",
                "不清楚該組織的類別，無法確定用`five-star`的哪個辦法：請填寫類別，或引用組織表",
                "which scheme of `five-star` is that of its kind is not known: state the kind, \
                 or take what a table of organizations says",
            ],
        ),
        (
            D::GradeMissing.into(),
            [
                "请写明等次；没有定级的写“未定级”",
                "請寫明等次；沒有定級的寫「未定級」",
                "write the grade, or 未定级 where the organization has none",
            ],
        ),
        (
            D::OtherScale.into(),
            [
                "所用的定级办法或等次与此不同",
                "所用的定級辦法或等次與此不同",
                "this is graded by another scheme, or of another scale",
            ],
        ),
    ]
}

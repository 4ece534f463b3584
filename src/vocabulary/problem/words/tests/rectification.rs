use super::{Said, id, on};
use crate::vocabulary::{Label, Period, RectificationDefect as D};

pub(super) fn said() -> Vec<Said> {
    villages_and_days().into_iter().chain(issues()).chain(moves_and_visits()).collect()
}

fn villages_and_days() -> Vec<Said> {
    let year = Period::year(2005).unwrap();
    vec![
        (
            D::NotAVillage {
                found: Label::new("乡镇党委", "鄉鎮黨委", "township committee"),
            }
            .into(),
            [
                "这里是乡镇党委：请写村的编号",
                "這裡是鄉鎮黨委：請寫村的編號",
                "this is a township committee: write the id of a village",
            ],
        ),
        (
            D::OwnPair.into(),
            [
                "村不能与自己结对：请写结对帮扶的村的编号",
                "村不能與自己結對：請寫結對幫扶的村的編號",
                "a village is not its own pair: write the id of the village that helps it",
            ],
        ),
        (
            D::OutsidePeriod { found: on("2006-01-03"), period: year }.into(),
            [
                "2006-01-03不在本台账的期间内（2005-01-01起至2006-01-01前）",
                "2006-01-03不在本台賬的期間內（2005-01-01起至2006-01-01前）",
                "2006-01-03 lies outside the days of this register, from 2005-01-01 on and \
                 before 2006-01-01",
            ],
        ),
        (
            D::Unnumbered { other: id("e-2"), on: on("2005-07-25") }.into(),
            [
                "`e-2`也在2005-07-25，分不清先后：请编序号1、2",
                "`e-2`也在2005-07-25，分不清先後：請編序號1、2",
                "`e-2` is on 2005-07-25 too, and nothing says which came first: number them \
                 1 and 2",
            ],
        ),
        (
            D::TwoResults { other: id("e-2"), on: on("2005-07-25") }.into(),
            [
                "`e-2`在2005-07-25也有结果：一天只有一个结果，请改正其中一个日期",
                "`e-2`在2005-07-25也有結果：一天只有一個結果，請改正其中一個日期",
                "`e-2` has a result on 2005-07-25 too: there is one a day, correct one of \
                 the days",
            ],
        ),
    ]
}

fn issues() -> Vec<Said> {
    vec![
        (
            D::NotOnFile { found: id("land"), known: vec![id("field"), id("well")] }
                .into(),
            [
                "该村没有提出过问题`land`：请改写为`field`、`well`，或者先加一行，事项写“提出”",
                "該村沒有提出過問題`land`：請改寫為`field`、`well`，或者先加一行，事項寫「提出」",
                "the village has no issue `land` on file: write `field`, `well`, or add a row \
                 that puts it there, with 提出 as 事项",
            ],
        ),
        (
            D::NotOnFile { found: id("land"), known: Vec::new() }.into(),
            [
                "该村没有提出过问题`land`：请先加一行，事项写“提出”",
                "該村沒有提出過問題`land`：請先加一行，事項寫「提出」",
                "the village has no issue `land` on file: add a row that puts it there, with \
                 提出 as 事项",
            ],
        ),
    ]
}

fn moves_and_visits() -> Vec<Said> {
    vec![
        (
            D::ScoreAgainstResult {
                score: "65".to_owned(),
                result: Label::new("合格", "合格", "passed"),
                steps: vec![
                    Label::new("班子不健全", "班子不健全", "no team"),
                    Label::new("不满意过半", "不滿意過半", "dissatisfied"),
                ],
            }
            .into(),
            [
                "按验收评分，65分不是合格：请改正其中一个，或在“否决”列写明由哪一项决定：班子不健全、不满意过半",
                "按驗收評分，65分不是合格：請改正其中一個，或在「否決」欄寫明由哪一項決定：班子不健全、不滿意過半",
                "by the scheme of acceptance 65 does not come to passed: correct one of them, or \
                 write in 否决 which step decided: no team, dissatisfied",
            ],
        ),
        (
            D::PassWithoutScore.into(),
            [
                "验收合格须有得分：请写明得分",
                "驗收合格須有得分：請寫明得分",
                "a village passes with a score: write it",
            ],
        ),
        (
            D::EvidenceLater {
                paper: id("plan"),
                dated: on("2004-11-02"),
                on: on("2004-11-01"),
            }
            .into(),
            [
                "`plan`的日期是2004-11-02，晚于作出决定的2004-11-01：请改正其中一个日期",
                "`plan`的日期是2004-11-02，晚於作出決定的2004-11-01：請改正其中一個日期",
                "`plan` is dated 2004-11-02, after 2004-11-01, when this was decided: correct \
                 one of the days",
            ],
        ),
        (
            D::OutsideTerm {
                body: Label::new("县直包村工作队", "縣直包村工作隊", "county work team"),
                on: on("2005-03-01"),
            }
            .into(),
            [
                "2005-03-01该村没有县直包村工作队：请改正日期，或补上人选",
                "2005-03-01該村沒有縣直包村工作隊：請改正日期，或補上人選",
                "on 2005-03-01 nobody is county work team of this village: correct the day, \
                 or add who is",
            ],
        ),
        (
            D::SameEntry { other: id("e-1") }.into(),
            [
                "与`e-1`相同：请删去其中一条；如确有两次，请编序号",
                "與`e-1`相同：請刪去其中一條；如確有兩次，請編序號",
                "this is the same as `e-1`: leave one of them out, or number them if it \
                 happened twice",
            ],
        ),
        (
            D::Refused {
                why: Label::new("不予受理", "不予受理", "it is refused")
            }
            .into(),
            ["不予受理", "不予受理", "it is refused"],
        ),
    ]
}

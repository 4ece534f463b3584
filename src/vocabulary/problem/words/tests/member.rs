use chrono::NaiveDate;

use super::Said;
use crate::vocabulary::{Label, MemberDefect as D};

fn full() -> Label {
    Label::new("正式党员", "正式黨員", "full member")
}

fn probationary() -> Label {
    Label::new("预备党员", "預備黨員", "probationary member")
}

pub(super) fn said() -> Vec<Said> {
    let day = |day| NaiveDate::from_ymd_opt(2012, 7, day).unwrap();
    vec![
        (
            D::TakesNoMembers {
                organization: Label::new("乡镇党委", "鄉鎮黨委", "township committee"),
            }
            .into(),
            [
                "乡镇党委不直接编入党员：请写其下的党支部",
                "鄉鎮黨委不直接編入黨員：請寫其下的黨支部",
                "the township committee takes no members itself: name the branch below it",
            ],
        ),
        (
            D::TooEarly {
                what: full(),
                on: day(1),
                other: probationary(),
                other_on: day(2),
            }
            .into(),
            [
                "正式党员（2012-07-01）不能早于预备党员（2012-07-02）",
                "正式黨員（2012-07-01）不能早於預備黨員（2012-07-02）",
                "full member on 2012-07-01 would come before probationary member on 2012-07-02",
            ],
        ),
        (
            D::HigherStage { said: probationary(), dated: full() }.into(),
            [
                "这里写的是预备党员，该行却有正式党员的日期：请写较高的阶段，或去掉该日期",
                "這裡寫的是預備黨員，該行卻有正式黨員的日期：請寫較高的階段，或去掉該日期",
                "probationary member is said here, and the row has a day for full member: \
                 say the higher stage, or leave out its day",
            ],
        ),
        (
            D::CannotLeaveSo {
                left: Label::new("除名", "除名", "removal of the name"),
                stages: Label::new("党员", "黨員", "members"),
                stage: Label::new("发展对象", "發展對象", "development target"),
            }
            .into(),
            [
                "除名只适用于党员，这里是发展对象",
                "除名只適用於黨員，這裡是發展對象",
                "removal of the name is for members alone, and the stage here is development target",
            ],
        ),
    ]
}

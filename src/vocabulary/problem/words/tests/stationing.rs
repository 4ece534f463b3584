use super::{Said, id, on};
use crate::vocabulary::{Label, Period, StationingDefect as D};

pub(super) fn said() -> Vec<Said> {
    let sections = [
        registers(),
        visits_roles_and_readings(),
        bars_and_groups(),
        days(),
        calendars(),
    ];
    sections.into_iter().flatten().collect()
}

fn registers() -> Vec<Said> {
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
            D::TermsOverlap { other: id("p-2"), on: on("2015-07-01") }.into(),
            [
                "`p-2`也选派了同一名干部，2015-07-01两处同时在任：请改正其中一个期限",
                "`p-2`也選派了同一名幹部，2015-07-01兩處同時在任：請改正其中一個期限",
                "`p-2` stations the same cadre, and both go on on 2015-07-01: correct one of \
                 the terms",
            ],
        ),
        (
            D::NobodyVisited {
                unit: id("b-1"),
                village: id("dong"),
                on: on("2015-07-01"),
            }
            .into(),
            [
                "2015-07-01`b-1`在`dong`没有驻村干部：请改正日期或村",
                "2015-07-01`b-1`在`dong`沒有駐村幹部：請改正日期或村",
                "on 2015-07-01 `b-1` has no cadre in `dong`: correct the day or the village",
            ],
        ),
        (
            D::VisitsDiffer { half_year: "2015-H1".to_owned(), reported: 1, recorded: 0 }
                .into(),
            [
                "2015-H1上报调研1次，登记在册0次：请改正上报次数，或补登调研",
                "2015-H1上報調研1次，登記在冊0次：請改正上報次數，或補登調研",
                "visits reported for 2015-H1: 1; on file: 0: correct the report, or add the \
                 visits",
            ],
        ),
    ]
}

fn visits_roles_and_readings() -> Vec<Said> {
    let choice = || Label::new("公出计入", "公出計入", "trips count");
    vec![
        (
            D::BarTwice { other: id("1") }.into(),
            [
                "与`1`是同一项限制：请删去其中一条",
                "與`1`是同一項限制：請刪去其中一條",
                "`1` is the same bar: leave one of them out",
            ],
        ),
        (
            D::GroundWithdrawn { ground: id("o1") }.into(),
            [
                "依据`o1`已被撤销，或本身是撤销：请撤下限制，或改正依据",
                "依據`o1`已被撤銷，或本身是撤銷：請撤下限制，或改正依據",
                "its ground `o1` was taken back, or takes back another record: take the bar \
                 off, or correct the ground",
            ],
        ),
        (
            D::VisitTwice { other: id("v-1") }.into(),
            [
                "与`v-1`是同一次调研：请删去其中一条",
                "與`v-1`是同一次調研：請刪去其中一條",
                "`v-1` is the same visit: leave one of them out",
            ],
        ),
        (
            D::RoleTwice { other: id("1"), on: Some(on("2015-06-30")) }.into(),
            [
                "与`1`是同一人的同一职责，2015-06-30两条同时有效：请删去其中一条，或改正日期",
                "與`1`是同一人的同一職責，2015-06-30兩條同時有效：請刪去其中一條，或改正日期",
                "`1` is the same role of the same person, and both hold on 2015-06-30: leave \
                 one of them out, or correct the days",
            ],
        ),
        (
            D::RoleTwice { other: id("1"), on: None }.into(),
            [
                "与`1`是同一人的同一职责：请删去其中一条，或改正日期",
                "與`1`是同一人的同一職責：請刪去其中一條，或改正日期",
                "`1` is the same role of the same person: leave one of them out, or correct \
                 the days",
            ],
        ),
        (
            D::LeaderWithPosting.into(),
            [
                "领队这一行没有帮带的干部：请留空，或写帮带并写明帮带谁",
                "領隊這一行沒有幫帶的幹部：請留空，或寫幫帶並寫明幫帶誰",
                "a team leader mentors nobody in this row: leave this cell blank, or write \
                 帮带 and whom",
            ],
        ),
        (
            D::MentorsElsewhere { posting: id("p-1"), township: id("zhen") }.into(),
            [
                "`p-1`不在`zhen`的村驻村：请改正乡镇或选派",
                "`p-1`不在`zhen`的村駐村：請改正鄉鎮或選派",
                "`p-1` is in no village of `zhen`: correct the township or the posting",
            ],
        ),
        (
            D::NotDecided { choice: choice(), reading: None }.into(),
            [
                "没有写明“公出计入”：请填写",
                "沒有寫明「公出計入」：請填寫",
                "`trips count` is not stated: fill it in",
            ],
        ),
        (
            D::NotDecided { choice: choice(), reading: Some(id("strict")) }.into(),
            [
                "口径`strict`没有写明“公出计入”：请填写",
                "口徑`strict`沒有寫明「公出計入」：請填寫",
                "of the reading `strict`, `trips count` is not stated: fill it in",
            ],
        ),
    ]
}

fn bars_and_groups() -> Vec<Said> {
    vec![
        (
            D::BeforeItsGround {
                ground: id("o1"),
                from: on("2016-01-01"),
                decided: on("2016-01-20"),
            }
            .into(),
            [
                "自2016-01-01起算，早于依据`o1`作出之日2016-01-20：请改正其中一个日期",
                "自2016-01-01起算，早於依據`o1`作出之日2016-01-20：請改正其中一個日期",
                "this begins on 2016-01-01, before 2016-01-20, when its ground `o1` was \
                 decided: correct one of the days",
            ],
        ),
        (
            D::GroundOfAnother { ground: id("o1"), about: id("li") }.into(),
            [
                "依据`o1`是关于`li`的：请改正对象或依据",
                "依據`o1`是關於`li`的：請改正對象或依據",
                "its ground `o1` is about `li`: correct whom this is for, or the ground",
            ],
        ),
        (
            D::OwnNeighbour.into(),
            [
                "村不能与自己相邻：请写另一个村的编号",
                "村不能與自己相鄰：請寫另一個村的編號",
                "a village is not its own neighbour: write the id of another village",
            ],
        ),
        (
            D::TwoGroups { village: id("dong"), other: id("g-1") }.into(),
            [
                "`dong`也在`g-1`：一个村只编入一个小组",
                "`dong`也在`g-1`：一個村只編入一個小組",
                "`dong` is in `g-1` too: a village belongs to one group",
            ],
        ),
    ]
}

fn days() -> Vec<Said> {
    let village = || Label::new("在村", "在村", "in the village");
    let leave = || Label::new("请假", "請假", "on leave");
    vec![
        (
            D::OutsideTerm {
                posting: id("p-1"),
                on: on("2016-01-01"),
                from: on("2015-01-01"),
                last: on("2015-12-31"),
            }
            .into(),
            [
                "2016-01-01不在`p-1`的期限内（2015-01-01至2015-12-31）：请改正日期或期限",
                "2016-01-01不在`p-1`的期限內（2015-01-01至2015-12-31）：請改正日期或期限",
                "2016-01-01 lies outside the term of `p-1`, from 2015-01-01 to 2015-12-31: \
                 correct the day or the term",
            ],
        ),
        (
            D::TwoStates {
                other: id("r-2"),
                on: on("2015-03-05"),
                state: village(),
                other_state: leave(),
            }
            .into(),
            [
                "2015-03-05这里写在村，`r-2`写请假：一天只有一种状态，请删去其中一条",
                "2015-03-05這裡寫在村，`r-2`寫請假：一天只有一種狀態，請刪去其中一條",
                "on 2015-03-05 this says in the village, and `r-2` says on leave: a day has \
                 one state, leave one of them out",
            ],
        ),
        (
            D::LeaveWithoutApproval { from: on("2015-03-05"), last: on("2015-03-06") }
                .into(),
            [
                "2015-03-05至2015-03-06的请假没有审批人：请写明审批人，或写两头不见人",
                "2015-03-05至2015-03-06的請假沒有審批人：請寫明審批人，或寫兩頭不見人",
                "the leave from 2015-03-05 to 2015-03-06 has no approval: write who approved \
                 it, or that the cadre was found nowhere",
            ],
        ),
        (
            D::NoLeave { state: village() }.into(),
            [
                "这里是在村，不是请假：请留空，或写明是请假",
                "這裡是在村，不是請假：請留空，或寫明是請假",
                "this is in the village and no leave: leave this cell blank, or write that it \
                 was leave",
            ],
        ),
    ]
}

fn calendars() -> Vec<Said> {
    let year = Period::year(2015).unwrap();
    vec![
        (
            D::RestOnWorkingDay { on: on("2015-03-05") }.into(),
            [
                "2015-03-05是工作日：请写明请假的审批人，或写明人在何处",
                "2015-03-05是工作日：請寫明請假的審批人，或寫明人在何處",
                "2015-03-05 is a working day: write who approved the leave, or where the \
                 cadre was",
            ],
        ),
        (
            D::NotInCalendar { on: on("2016-01-04"), known: year }.into(),
            [
                "工作日历只有2015-01-01起至2016-01-01前，没有2016-01-04：请补上",
                "工作日曆只有2015-01-01起至2016-01-01前，沒有2016-01-04：請補上",
                "the calendar of working days knows from 2015-01-01 on and before \
                 2016-01-01, and not 2016-01-04: extend it",
            ],
        ),
        (
            D::DayTwice { on: on("2015-02-18") }.into(),
            [
                "2015-02-18在日历中有两行：请删去一行",
                "2015-02-18在日曆中有兩行：請刪去一行",
                "2015-02-18 stands in this calendar twice: leave one of the rows out",
            ],
        ),
        (
            D::WorkedAnyway { on: on("2015-02-16") }.into(),
            [
                "2015-02-16不是周六、周日，本来就上班：请改正日期，或删去",
                "2015-02-16不是週六、週日，本來就上班：請改正日期，或刪去",
                "2015-02-16 is no Saturday or Sunday, and worked anyway: correct the day, or \
                 leave it out",
            ],
        ),
    ]
}

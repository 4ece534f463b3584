//! The register of cadres in villages.

use super::Chinese;
use super::phrase::days;
use crate::vocabulary::StationingDefect;

pub(super) fn words(defect: &StationingDefect, c: Chinese) -> String {
    use StationingDefect as D;
    match defect {
        D::OutsideTerm { .. }
        | D::TwoStates { .. }
        | D::LeaveWithoutApproval { .. }
        | D::NoLeave { .. }
        | D::RestOnWorkingDay { .. }
        | D::NotInCalendar { .. }
        | D::DayTwice { .. }
        | D::WorkedAnyway { .. } => of_days(defect, c),
        D::BarTwice { .. }
        | D::GroundWithdrawn { .. }
        | D::BeforeItsGround { .. }
        | D::GroundOfAnother { .. }
        | D::OwnNeighbour
        | D::TwoGroups { .. }
        | D::NotDecided { .. } => of_bars(defect, c),
        D::NotAVillage { .. }
        | D::TermsOverlap { .. }
        | D::VisitsDiffer { .. }
        | D::NobodyVisited { .. }
        | D::VisitTwice { .. }
        | D::RoleTwice { .. }
        | D::LeaderWithPosting
        | D::MentorsElsewhere { .. } => of_registers(defect, c),
    }
}

/// What is wrong with postings, visits and roles.
fn of_registers(defect: &StationingDefect, c: Chinese) -> String {
    use StationingDefect as D;
    let script = c.script();
    match defect {
        D::NotAVillage { found } => {
            let found = found.in_script(script);
            say!(c, "这里是{found}：请写村的编号", "這裡是{found}：請寫村的編號")
        }
        D::TermsOverlap { other, on } => say!(
            c,
            "`{other}`也选派了同一名干部，{on}两处同时在任：请改正其中一个期限",
            "`{other}`也選派了同一名幹部，{on}兩處同時在任：請改正其中一個期限"
        ),
        D::VisitsDiffer { half_year, reported, recorded } => say!(
            c,
            "{half_year}上报调研{reported}次，登记在册{recorded}次：请改正上报次数，或补登调研",
            "{half_year}上報調研{reported}次，登記在冊{recorded}次：請改正上報次數，或補登調研"
        ),
        D::NobodyVisited { unit, village, on } => say!(
            c,
            "{on}`{unit}`在`{village}`没有驻村干部：请改正日期或村",
            "{on}`{unit}`在`{village}`沒有駐村幹部：請改正日期或村"
        ),
        D::VisitTwice { other } => say!(
            c,
            "与`{other}`是同一次调研：请删去其中一条",
            "與`{other}`是同一次調研：請刪去其中一條"
        ),
        D::RoleTwice { other, on: Some(on) } => say!(
            c,
            "与`{other}`是同一人的同一职责，{on}两条同时有效：请删去其中一条，或改正日期",
            "與`{other}`是同一人的同一職責，{on}兩條同時有效：請刪去其中一條，或改正日期"
        ),
        D::RoleTwice { other, on: None } => say!(
            c,
            "与`{other}`是同一人的同一职责：请删去其中一条，或改正日期",
            "與`{other}`是同一人的同一職責：請刪去其中一條，或改正日期"
        ),
        D::LeaderWithPosting => c
            .of(
                "领队这一行没有帮带的干部：请留空，或写帮带并写明帮带谁",
                "領隊這一行沒有幫帶的幹部：請留空，或寫幫帶並寫明幫帶誰",
            )
            .to_owned(),
        D::MentorsElsewhere { posting, township } => say!(
            c,
            "`{posting}`不在`{township}`的村驻村：请改正乡镇或选派",
            "`{posting}`不在`{township}`的村駐村：請改正鄉鎮或選派"
        ),
        _ => words(defect, c),
    }
}

/// What is wrong with readings, bars on file and groups.
fn of_bars(defect: &StationingDefect, c: Chinese) -> String {
    use StationingDefect as D;
    let script = c.script();
    match defect {
        D::BarTwice { other } => say!(
            c,
            "与`{other}`是同一项限制：请删去其中一条",
            "與`{other}`是同一項限制：請刪去其中一條"
        ),
        D::GroundWithdrawn { ground } => say!(
            c,
            "依据`{ground}`已被撤销，或本身是撤销：请撤下限制，或改正依据",
            "依據`{ground}`已被撤銷，或本身是撤銷：請撤下限制，或改正依據"
        ),
        D::BeforeItsGround { ground, from, decided } => say!(
            c,
            "自{from}起算，早于依据`{ground}`作出之日{decided}：请改正其中一个日期",
            "自{from}起算，早於依據`{ground}`作出之日{decided}：請改正其中一個日期"
        ),
        D::GroundOfAnother { ground, about } => say!(
            c,
            "依据`{ground}`是关于`{about}`的：请改正对象或依据",
            "依據`{ground}`是關於`{about}`的：請改正對象或依據"
        ),
        D::OwnNeighbour => c
            .of(
                "村不能与自己相邻：请写另一个村的编号",
                "村不能與自己相鄰：請寫另一個村的編號",
            )
            .to_owned(),
        D::TwoGroups { village, other } => say!(
            c,
            "`{village}`也在`{other}`：一个村只编入一个小组",
            "`{village}`也在`{other}`：一個村只編入一個小組"
        ),
        D::NotDecided { choice, reading } => {
            let choice = choice.in_script(script);
            match reading {
                Some(reading) => say!(
                    c,
                    "口径`{reading}`没有写明“{choice}”：请填写",
                    "口徑`{reading}`沒有寫明「{choice}」：請填寫"
                ),
                None => {
                    say!(c, "没有写明“{choice}”：请填写", "沒有寫明「{choice}」：請填寫")
                }
            }
        }
        _ => words(defect, c),
    }
}

/// What is wrong with days.
fn of_days(defect: &StationingDefect, c: Chinese) -> String {
    use StationingDefect as D;
    let script = c.script();
    match defect {
        D::OutsideTerm { posting, on, from, last } => say!(
            c,
            "{on}不在`{posting}`的期限内（{from}至{last}）：请改正日期或期限",
            "{on}不在`{posting}`的期限內（{from}至{last}）：請改正日期或期限"
        ),
        D::TwoStates { other, on, state, other_state } => {
            let (own, theirs) = (state.in_script(script), other_state.in_script(script));
            say!(
                c,
                "{on}这里写{own}，`{other}`写{theirs}：一天只有一种状态，请删去其中一条",
                "{on}這裡寫{own}，`{other}`寫{theirs}：一天只有一種狀態，請刪去其中一條"
            )
        }
        D::LeaveWithoutApproval { from, last } => {
            let days =
                if from == last { from.to_string() } else { format!("{from}至{last}") };
            say!(
                c,
                "{days}的请假没有审批人：请写明审批人，或写两头不见人",
                "{days}的請假沒有審批人：請寫明審批人，或寫兩頭不見人"
            )
        }
        D::NoLeave { state } => {
            let state = state.in_script(script);
            say!(
                c,
                "这里是{state}，不是请假：请留空，或写明是请假",
                "這裡是{state}，不是請假：請留空，或寫明是請假"
            )
        }
        D::RestOnWorkingDay { on } => say!(
            c,
            "{on}是工作日：请写明请假的审批人，或写明人在何处",
            "{on}是工作日：請寫明請假的審批人，或寫明人在何處"
        ),
        D::NotInCalendar { on, known } => {
            let known = days(*known, c);
            say!(
                c,
                "工作日历只有{known}，没有{on}：请补上",
                "工作日曆只有{known}，沒有{on}：請補上"
            )
        }
        D::DayTwice { on } => {
            say!(c, "{on}在日历中有两行：请删去一行", "{on}在日曆中有兩行：請刪去一行")
        }
        D::WorkedAnyway { on } => say!(
            c,
            "{on}不是周六、周日，本来就上班：请改正日期，或删去",
            "{on}不是週六、週日，本來就上班：請改正日期，或刪去"
        ),
        _ => words(defect, c),
    }
}

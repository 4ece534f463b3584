//! Organizations and their leadership teams.

use super::Chinese;
use super::phrase::listed;
use crate::vocabulary::OrganizationDefect;

pub(super) fn words(defect: &OrganizationDefect, c: Chinese) -> String {
    use OrganizationDefect as D;
    let script = c.script();
    match defect {
        D::NotHigher { own, superior } => {
            let (own, superior) = (own.in_script(script), superior.in_script(script));
            say!(c, "{own}不能隶属于{superior}", "{own}不能隸屬於{superior}")
        }
        D::Circle { members } => {
            let members = listed(members);
            say!(
                c,
                "这些组织依次隶属，最后一个又隶属于第一个：{members}",
                "這些組織依次隸屬，最後一個又隸屬於第一個：{members}"
            )
        }
        D::OfficeOfAnotherTeam { office, team } => {
            let (office, team) = (office.in_script(script), team.in_script(script));
            say!(c, "{team}没有{office}这一职务", "{team}沒有{office}這一職務")
        }
        D::Heads { office, team, found } => {
            let (office, team) = (office.in_script(script), team.in_script(script));
            say!(
                c,
                "{team}须有一名{office}，现有{found}名",
                "{team}須有一名{office}，現有{found}名"
            )
        }
        D::NoSuchTeam { organization, team } => {
            let organization = organization.in_script(script);
            let team = team.in_script(script);
            say!(c, "{organization}没有{team}", "{organization}沒有{team}")
        }
        D::AfterItWasSaid { on, as_of } => say!(
            c,
            "{on}晚于登记日期{as_of}：请更正其中一个",
            "{on}晚於登記日期{as_of}：請更正其中一個"
        ),
        D::RowsDisagree { row } => say!(
            c,
            "与第{row}行对同一班子的填写不一致：请各行填得一样，或只在一行填写",
            "與第{row}行對同一班子的填寫不一致：請各行填得一樣，或只在一行填寫"
        ),
    }
}

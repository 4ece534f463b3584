//! Groups in words.

use super::propose::{Alone, Group, Proposal};
use crate::explain::{Report, Wording};
use crate::vocabulary::{Id, Script};

fn list(ids: &[Id], script: Script) -> String {
    let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
    ids.join(script.of("、", "、", ", "))
}

impl Wording for Group {
    fn words(&self, script: Script) -> String {
        let (villages, middle) = (list(&self.villages, script), &self.middle);
        match script {
            Script::Hans => format!("{villages}：各村与{middle}相邻"),
            Script::Hant => format!("{villages}：各村與{middle}相鄰"),
            Script::En => format!("{villages}: all border on {middle}"),
        }
    }
}

impl Wording for Alone {
    fn words(&self, script: Script) -> String {
        match self {
            Alone::NoNeighbour { village } => match script {
                Script::Hans => format!("{village}：本乡镇没有与它相邻的驻点村"),
                Script::Hant => format!("{village}：本鄉鎮沒有與它相鄰的駐點村"),
                Script::En => format!(
                    "{village}: no village with a stationed cadre in this township borders on it"
                ),
            },
            Alone::Crowded { village, villages, around, room } => {
                let number = villages.len();
                let (villages, around) = (list(villages, script), list(around, script));
                match script {
                    Script::Hans => format!(
                        "{village}：{villages}共{number}村只与{around}相邻，其中至多{room}村可与之编组"
                    ),
                    Script::Hant => format!(
                        "{village}：{villages}共{number}村只與{around}相鄰，其中至多{room}村可與之編組"
                    ),
                    Script::En => format!(
                        "{village}: {villages} border on {around} alone, with which {room} of the {number} can be grouped"
                    ),
                }
            }
        }
    }
}

impl Proposal {
    /// 编组建议表 — the groups, and the villages that are left with the reason.
    #[must_use]
    pub fn report(&self, title: &str, script: Script) -> Report {
        let mut report = Report::new(title);
        let header = [
            script.of("小组", "小組", "group"),
            script.of("村", "村", "villages"),
            script.of("居中的村", "居中的村", "in the middle"),
        ];
        let rows = self.groups.iter().zip(1_u32..).map(|(group, number)| {
            let villages = list(&group.villages, script);
            vec![number.to_string(), villages, group.middle.to_string()]
        });
        report.table(&header, rows.collect());
        for alone in &self.alone {
            report.paragraph(&alone.words(script));
        }
        report
    }
}

//! Groups in words.

use super::propose::{Alone, Group, Proposal};
use crate::explain::{Report, Wording};
use crate::vocabulary::{Id, Script};

/// What a village is called.
type Named<'n> = &'n dyn Fn(&Id) -> String;

fn list(ids: &[Id], script: Script, named: Named<'_>) -> String {
    let ids: Vec<String> = ids.iter().map(named).collect();
    ids.join(script.of("、", "、", ", "))
}

impl Wording for Group {
    fn words(&self, script: Script) -> String {
        let villages = list(&self.villages, script, &Id::to_string);
        let middle = &self.middle;
        if self.is_pair() {
            return match script {
                Script::Hans => format!("{villages}：两村相邻"),
                Script::Hant => format!("{villages}：兩村相鄰"),
                Script::En => format!("{villages}: border on each other"),
            };
        }
        match script {
            Script::Hans => format!("{villages}：各村与{middle}相邻"),
            Script::Hant => format!("{villages}：各村與{middle}相鄰"),
            Script::En => format!("{villages}: all border on {middle}"),
        }
    }
}

impl Wording for Alone {
    fn words(&self, script: Script) -> String {
        self.in_words(script, &Id::to_string)
    }
}

impl Alone {
    fn in_words(&self, script: Script, named: Named<'_>) -> String {
        match self {
            Alone::NoNeighbour { village } => {
                let village = named(village);
                match script {
                    Script::Hans => format!("{village}：本乡镇没有与它相邻的驻点村"),
                    Script::Hant => format!("{village}：本鄉鎮沒有與它相鄰的駐點村"),
                    Script::En => format!(
                        "{village}: no village with a stationed cadre in this township borders on it"
                    ),
                }
            }
            Alone::Crowded { village, villages, around, room } => {
                let (village, number) = (named(village), villages.len());
                let villages = list(villages, script, named);
                let around = list(around, script, named);
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
        self.report_named(title, script, Id::to_string)
    }

    /// The same, with what every village is called beside or instead of its id.
    #[must_use]
    pub fn report_named(
        &self,
        title: &str,
        script: Script,
        named: impl Fn(&Id) -> String,
    ) -> Report {
        let mut report = Report::new(title);
        let header = [
            script.of("小组", "小組", "group"),
            script.of("村", "村", "villages"),
            script.of("居中的村", "居中的村", "in the middle"),
        ];
        let rows = self.groups.iter().zip(1_u32..).map(|(group, number)| {
            let villages = list(&group.villages, script, &named);
            let middle =
                if group.is_pair() { "–".to_owned() } else { named(&group.middle) };
            vec![number.to_string(), villages, middle]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            report.table(&header, rows);
        }
        for alone in &self.alone {
            report.paragraph(&alone.in_words(script, &named));
        }
        report
    }
}

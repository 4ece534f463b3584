//! Soundness in words.

use chrono::NaiveDate;

use super::soundness::{BothTeams, NotKnown, Soundness, Unsound};
use super::team::{Office, TeamKind};
use crate::explain::{Report, Wording};
use crate::vocabulary::{Id, Script, Verdict};

fn seat(id: &Id, office: Office, script: Script) -> String {
    let label = office.label();
    let office = label.in_script(script);
    match script {
        Script::Hans | Script::Hant => format!("{office}（{id}）"),
        Script::En => format!("{office} ({id})"),
    }
}

/// `，自2019-03-05起`; nothing where the day is not known.
fn since(day: Option<NaiveDate>, script: Script) -> String {
    match (day, script) {
        (None, _) => String::new(),
        (Some(day), Script::Hans | Script::Hant) => format!("，自{day}起"),
        (Some(day), Script::En) => format!(", since {day}"),
    }
}

impl Wording for Unsound {
    /// `委员（member-2）空缺，自2019-03-05起`.
    fn words(&self, script: Script) -> String {
        match self {
            Unsound::Vacant { seat: id, office, since: day } => {
                let vacant = script.of("空缺", "空缺", " vacant");
                format!("{}{vacant}{}", seat(id, *office, script), since(*day, script))
            }
            Unsound::SecretaryOnAttachment { person, since: day } => {
                let lead = script.of(
                    "书记系挂任：",
                    "書記係掛任：",
                    "the secretary is on attachment: ",
                );
                format!("{lead}{}{}", person.id, since(*day, script))
            }
            Unsound::NotElected { since: day } => {
                let lead = script.of(
                    "未完成换届",
                    "未完成換屆",
                    "the election of the term is not completed",
                );
                format!("{lead}{}", since(*day, script))
            }
            Unsound::TermOver { since: day } => {
                let lead = script.of("届满未换届", "屆滿未換屆", "the term is over");
                format!("{lead}{}", since(Some(*day), script))
            }
        }
    }
}

impl Wording for NotKnown {
    /// `不详：委员（member-2）由谁担任`.
    fn words(&self, script: Script) -> String {
        let lead = script.of("不详：", "不詳：", "not known: ");
        let what = match self {
            NotKnown::Holder { seat: id, office } => {
                let seat = seat(id, *office, script);
                match script {
                    Script::Hans => format!("{seat}由谁担任"),
                    Script::Hant => format!("{seat}由誰擔任"),
                    Script::En => format!("who is {seat}"),
                }
            }
            NotKnown::Arrival { person } => match script {
                Script::Hans => format!("书记{}的产生方式", person.id),
                Script::Hant => format!("書記{}的產生方式", person.id),
                Script::En => format!("how the secretary {} came", person.id),
            },
            NotKnown::Election => script
                .of("何时换届", "何時換屆", "when the team of this term was elected")
                .to_owned(),
            NotKnown::Term => {
                script.of("任期几年", "任期幾年", "how long the term is").to_owned()
            }
        };
        format!("{lead}{what}")
    }
}

const fn answer(verdict: Verdict, script: Script) -> &'static str {
    match verdict {
        Verdict::Met => script.of("健全", "健全", "sound"),
        Verdict::NotMet => script.of("不健全", "不健全", "not sound"),
        Verdict::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
    }
}

impl Wording for Soundness {
    /// `支部班子：不健全`.
    fn words(&self, script: Script) -> String {
        let (label, colon) = (self.kind.label(), script.of("：", "：", ": "));
        format!("{}{colon}{}", label.in_script(script), answer(self.verdict(), script))
    }
}

impl BothTeams {
    /// Adds both teams as entries, each with what makes it unsound and what is not known.
    pub fn add_to(&self, report: &mut Report, script: Script) {
        let committee = self.has_committee.then_some(TeamKind::VillageCommittee);
        let kinds = [Some(TeamKind::Branch), committee].into_iter().flatten();
        for kind in kinds {
            let (found, verdict) = match kind {
                TeamKind::Branch => (&self.branch, self.branch()),
                TeamKind::VillageCommittee => (&self.committee, self.committee()),
            };
            let label = kind.label();
            let mut entry =
                report.entry(0, label.in_script(script), answer(verdict, script));
            let Some(found) = found else {
                let nothing = script.of("没有登记", "沒有登記", "nothing on file");
                entry.step(nothing, None);
                continue;
            };
            for defect in &found.defects {
                entry.step(&defect.words(script), None);
            }
            for open in &found.open {
                entry.step(&open.words(script), None);
            }
        }
    }
}

//! The wording of single changes and of who moves with them.

use super::because::{Change, ChangedThing, GivenUp, MovedPerson, NamedPost};
use super::words::{post_name, quoted};
use crate::explain::{Wording, all_quoted};
use crate::posts::Names;
use crate::vocabulary::{Named, Script};

impl Wording for Change {
    fn words(&self, script: Script) -> String {
        self.words_with(script, &Names::none())
    }
}

impl Change {
    /// 单项改变的文字 — the change in one script, people by name.
    ///
    /// `若查明孙某的身体状况为好，即可补上（孙某任“治安巡逻岗”）`.
    #[must_use]
    pub fn words_with(&self, script: Script, names: &Names) -> String {
        let person = names.of(&self.person);
        let condition = self.what.condition(&person, script);
        let mut moves: Vec<String> =
            self.moves.iter().map(|one| moved(one, script, names)).collect();
        let Some(decision) = &self.decision else {
            let moves = moves.join(script.of("，", "，", ", "));
            return match script {
                Script::Hans => format!("若{condition}，即可补上（{moves}）"),
                Script::Hant => format!("若{condition}，即可補上（{moves}）"),
                Script::En => format!("filled if {condition} ({moves})"),
            };
        };
        let claims = decision.gives_up.iter();
        moves.extend(claims.map(|claim| given_up(claim, script, names)));
        let moves = moves.join(script.of("，", "，", ", "));
        match script {
            Script::Hans => format!("若{condition}，再由党组织决定，可补上（{moves}）"),
            Script::Hant => format!("若{condition}，再由黨組織決定，可補上（{moves}）"),
            Script::En => format!("may be filled by decision if {condition} ({moves})"),
        }
    }
}

impl ChangedThing {
    /// What would have to be otherwise, of a person.
    fn condition(&self, person: &str, script: Script) -> String {
        match self {
            ChangedThing::OwnClaim => match script {
                Script::Hans => format!("{person}自愿认领"),
                Script::Hant => format!("{person}自願認領"),
                Script::En => format!("{person} claims it"),
            },
            ChangedThing::FindOutFact { fact, to } => {
                let (fact, to) = (fact.label.in_script(script), any_of(to, script));
                match script {
                    Script::Hans => format!("查明{person}的{fact}为{to}"),
                    Script::Hant => format!("查明{person}的{fact}為{to}"),
                    Script::En => {
                        format!("it turns out of {person}: {fact}: {to}")
                    }
                }
            }
            ChangedThing::FindOut { limit, missing } => {
                let (rule, lacks) = (quoted(limit, script), lacks(missing, script));
                match script {
                    Script::Hans => format!("查明{person}符合{rule}{lacks}"),
                    Script::Hant => format!("查明{person}符合{rule}{lacks}"),
                    Script::En => format!("{person} turns out to meet {rule}{lacks}"),
                }
            }
            ChangedThing::LearnCapacity { at_least, missing } => {
                let lacks = lacks(missing, script);
                match script {
                    Script::Hans => {
                        format!("查明{person}的承受能力不低于{at_least}{lacks}")
                    }
                    Script::Hant => {
                        format!("查明{person}的承受能力不低於{at_least}{lacks}")
                    }
                    Script::En => format!(
                        "the capacity of {person} turns out to be {at_least} at least{lacks}"
                    ),
                }
            }
            ChangedThing::ChangeFact { fact, from, to } => {
                let (fact, to) = (fact.label.in_script(script), any_of(to, script));
                let from = from.label.in_script(script);
                match script {
                    Script::Hans => format!("{person}的{fact}由{from}变为{to}"),
                    Script::Hant => format!("{person}的{fact}由{from}變為{to}"),
                    Script::En => {
                        format!("this changes of {person}: {fact}: {from} to {to}")
                    }
                }
            }
        }
    }
}

fn any_of(values: &[Named], script: Script) -> String {
    let values = values.iter().map(|one| one.label.in_script(script));
    values.collect::<Vec<_>>().join(script.of("或", "或", " or "))
}

/// `（缺少事实“身体状况”）`; nothing where nothing is missing.
pub(super) fn lacks(missing: &[Named], script: Script) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let missing = all_quoted(missing.iter().map(|one| &one.label), script);
    match script {
        Script::Hans => format!("（缺少事实{missing}）"),
        Script::Hant => format!("（缺少事實{missing}）"),
        Script::En => format!(" (missing: {missing})"),
    }
}

/// `孙某认领的“治安巡逻岗”不再落实`.
fn given_up(claim: &GivenUp, script: Script, names: &Names) -> String {
    let (person, post) = (names.of(&claim.person), post_name(&claim.post, script));
    match script {
        Script::Hans => format!("{person}认领的{post}不再落实"),
        Script::Hant => format!("{person}認領的{post}不再落實"),
        Script::En => format!("the claim of {person} for {post} is given up"),
    }
}

fn moved(change: &MovedPerson, script: Script, names: &Names) -> String {
    let MovedPerson { person, from, to } = change;
    let person = names.of(person);
    let name = |post: &NamedPost| post_name(post, script);
    match (from.as_ref().map(name), to.as_ref().map(name)) {
        (None, None) => person,
        (None, Some(to)) => match script {
            Script::Hans => format!("{person}任{to}"),
            Script::Hant => format!("{person}任{to}"),
            Script::En => format!("{person} takes {to}"),
        },
        (Some(from), None) => match script {
            Script::Hans => format!("{person}不再任{from}"),
            Script::Hant => format!("{person}不再任{from}"),
            Script::En => format!("{person} leaves {from}"),
        },
        (Some(from), Some(to)) => match script {
            Script::Hans => format!("{person}由{from}改任{to}"),
            Script::Hant => format!("{person}由{from}改任{to}"),
            Script::En => format!("{person} moves from {from} to {to}"),
        },
    }
}

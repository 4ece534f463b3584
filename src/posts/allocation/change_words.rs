//! The wording of single changes and of who moves with them.

use super::because::{Change, ChangedThing, MovedPerson, NamedPost};
use super::words::{post_name, quoted};
use crate::explain::Wording;
use crate::vocabulary::Script;

impl Wording for Change {
    fn words(&self, script: Script) -> String {
        let person = &self.person;
        let what = match (&self.what, script) {
            (ChangedThing::OwnClaim, Script::Hans) => {
                format!("若{person}自愿认领，即可补上")
            }
            (ChangedThing::OwnClaim, Script::Hant) => {
                format!("若{person}自願認領，即可補上")
            }
            (ChangedThing::OwnClaim, Script::En) => {
                format!("filled if {person} claims it")
            }
            (ChangedThing::FindOut(limit), _) => {
                let rule = quoted(limit, script);
                match script {
                    Script::Hans => format!("若查明{person}符合{rule}，即可补上"),
                    Script::Hant => format!("若查明{person}符合{rule}，即可補上"),
                    Script::En => {
                        format!("filled if {person} turns out to meet {rule}")
                    }
                }
            }
            (ChangedThing::LiftLimit(limit), _) => {
                let rule = quoted(limit, script);
                match script {
                    Script::Hans => format!("若{person}符合{rule}，即可补上"),
                    Script::Hant => format!("若{person}符合{rule}，即可補上"),
                    Script::En => format!("filled if {person} meets {rule}"),
                }
            }
            (ChangedThing::LearnCapacity { at_least }, Script::Hans) => {
                format!("若查明{person}的承受能力不低于{at_least}，即可补上")
            }
            (ChangedThing::LearnCapacity { at_least }, Script::Hant) => {
                format!("若查明{person}的承受能力不低於{at_least}，即可補上")
            }
            (ChangedThing::LearnCapacity { at_least }, Script::En) => {
                format!("filled if the capacity of {person} turns out to be {at_least}")
            }
            (ChangedThing::OneMorePost { most_posts }, Script::Hans) => {
                format!("若{person}可任{most_posts}个岗位，即可补上")
            }
            (ChangedThing::OneMorePost { most_posts }, Script::Hant) => {
                format!("若{person}可任{most_posts}個崗位，即可補上")
            }
            (ChangedThing::OneMorePost { most_posts }, Script::En) => {
                format!("filled if {person} may hold {most_posts} posts")
            }
            (ChangedThing::RaiseCapacity { to }, Script::Hans) => {
                format!("若{person}的承受能力达到{to}，即可补上")
            }
            (ChangedThing::RaiseCapacity { to }, Script::Hant) => {
                format!("若{person}的承受能力達到{to}，即可補上")
            }
            (ChangedThing::RaiseCapacity { to }, Script::En) => {
                format!("filled if the capacity of {person} reaches {to}")
            }
        };
        let moves: Vec<String> =
            self.moves.iter().map(|one| moved(one, script)).collect();
        let moves = moves.join(script.of("，", "，", ", "));
        match script {
            Script::Hans | Script::Hant => format!("{what}（{moves}）"),
            Script::En => format!("{what} ({moves})"),
        }
    }
}

fn moved(change: &MovedPerson, script: Script) -> String {
    let MovedPerson { person, from, to } = change;
    let name = |post: &NamedPost| post_name(post, script);
    match (from.as_ref().map(name), to.as_ref().map(name)) {
        (None, None) => person.to_string(),
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

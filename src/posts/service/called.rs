use std::collections::BTreeMap;

use crate::posts::Names;
use crate::vocabulary::{Id, Label, Script};

/// 称谓 — what people, posts, holdings and the village are called in a report.
#[derive(Clone, Debug, Default)]
pub(super) struct Called {
    pub(super) people: Names,
    pub(super) posts: BTreeMap<Id, Label>,
    /// Who is in which post.
    pub(super) holdings: BTreeMap<Id, (Id, Id)>,
    pub(super) members: Vec<Id>,
    pub(super) village: Option<(Id, Label)>,
}

impl Called {
    /// What somebody or something is called; by the id where nothing is known.
    pub(super) fn of(&self, id: &Id, script: Script) -> String {
        if let Some((person, post)) = self.holdings.get(id) {
            let (person, post) = (self.people.of(person), self.post(post, script));
            return match script {
                Script::Hans | Script::Hant => format!("{person}（{post}）"),
                Script::En => format!("{person} ({post})"),
            };
        }
        let village = self.village.as_ref().filter(|(village, _)| village == id);
        let label = self.posts.get(id).or(village.map(|(_, label)| label));
        label.map_or_else(|| self.people.of(id), |it| it.in_script(script).to_owned())
    }

    fn post(&self, id: &Id, script: Script) -> String {
        let label = self.posts.get(id).map(|label| label.in_script(script).to_owned());
        label.unwrap_or_else(|| id.to_string())
    }

    /// What so many of them are counted as, `id` being one of them.
    pub(super) fn unit(&self, id: &Id, count: usize, script: Script) -> &'static str {
        let en = |one, more| if count == 1 { one } else { more };
        if self.holdings.contains_key(id) {
            script.of("人次", "人次", en(" holding", " holdings"))
        } else if self.posts.contains_key(id) {
            script.of("个岗位", "個崗位", en(" post", " posts"))
        } else if self.members.contains(id) {
            script.of("人", "人", en(" person", " people"))
        } else if self.village.as_ref().is_some_and(|(village, _)| village == id) {
            script.of("村", "村", en(" village", " villages"))
        } else {
            script.of("个", "個", "")
        }
    }
}

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::account::{Account, Following};

/// 变化 — what became of one consequence from one account to another.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Difference {
    /// How it was; `None` where it did not follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Following>,
    /// How it is; `None` where it no longer follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Following>,
}

/// 变化类别 — what became of a consequence.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// 产生 — it follows, and did not.
    Began,
    /// 不再产生 — it followed, and does not.
    Ended,
    /// 时间变化 — it has other days.
    Changed,
    /// 理由变化 — it has the same days for other reasons.
    OtherReasons,
}

impl Change {
    /// All with the word by which documents name them.
    pub const ALL: [(&'static str, Change); 4] = [
        ("began", Change::Began),
        ("ended", Change::Ended),
        ("changed", Change::Changed),
        ("other_reasons", Change::OtherReasons),
    ];
}

impl Difference {
    /// What became of it.
    #[must_use]
    pub fn change(&self) -> Change {
        match (&self.before, &self.after) {
            (None, _) => Change::Began,
            (Some(_), None) => Change::Ended,
            (Some(before), Some(after)) if before.times == after.times => {
                Change::OtherReasons
            }
            (Some(_), Some(_)) => Change::Changed,
        }
    }

    /// The consequence, as it is or else as it was.
    #[must_use]
    pub const fn following(&self) -> Option<&Following> {
        match (&self.after, &self.before) {
            (Some(one), _) | (None, Some(one)) => Some(one),
            (None, None) => None,
        }
    }
}

/// 变化清单 — what differs from one account to another, by subject, consequence and outcome.
///
/// Consequences are the same if they fall on the same subject, are the same rule's, and follow
/// from the same outcome.
#[must_use]
pub fn differences(before: &Account, after: &Account) -> Vec<Difference> {
    let mut all: BTreeMap<_, (Option<&Following>, Option<&Following>)> = BTreeMap::new();
    for one in &before.followings {
        all.entry(one.key()).or_default().0 = Some(one);
    }
    for one in &after.followings {
        all.entry(one.key()).or_default().1 = Some(one);
    }
    let pairs = all.into_values().filter(|(before, after)| before != after);
    pairs
        .map(|(before, after)| Difference {
            before: before.cloned(),
            after: after.cloned(),
        })
        .collect()
}

use super::tally::Tally;
use crate::facts::Raw;
use crate::vocabulary::Id;

/// 考核事实 — how a fact of another rulebook follows from a [`Tally`]: implementation counts
/// in the annual appraisal of those who are responsible for it.
///
/// Which facts these are is for the caller to say: two rulebooks that know nothing of each
/// other are joined here.
///
/// # Source
/// 设岗定责现场会讲话, 三 第一: the township secretary is first responsible, the village
/// secretary directly, and implementation counts in their annual appraisal.
///
/// # Examples
/// See [the room](crate::posts::service).
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Told {
    /// 均符合 — whether everybody to whom these rules apply meets them: no as soon as somebody
    /// does not; nothing while somebody may not, while a rule was not asked in some village,
    /// and where the rules apply to nobody.
    AllMeet(Vec<Id>),
    /// 符合数 — how many meet a rule; nothing while of somebody it cannot be told, while the rule
    /// does not apply to somebody, or was not asked in some village.
    Meeting(Id),
    /// 总数 — of how many a rule was asked; nothing while it was not asked in some village.
    Asked(Id),
}

impl Tally {
    /// 考核事实 — the facts of an appraisal that follow from the figures, for a
    /// [sheet](crate::facts::Sheet::with); what cannot be told is left out.
    #[must_use]
    pub fn facts_for_appraisal<'f>(
        &self,
        mapping: &[(&'f str, Told)],
    ) -> Vec<(&'f str, Raw)> {
        let told = mapping.iter().map(|(fact, told)| Some((*fact, self.told(told)?)));
        told.flatten().collect()
    }

    fn told(&self, told: &Told) -> Option<Raw> {
        match told {
            Told::AllMeet(rules) => self.all_meet(rules).map(Raw::Boolean),
            Told::Meeting(rule) => {
                let rule = self.asked_everywhere(rule.as_str())?;
                let is_told = rule.undetermined == 0 && rule.not_applicable == 0;
                is_told.then(|| Raw::Integer(i64::from(rule.met)))
            }
            Told::Asked(rule) => {
                let asked = self.asked_everywhere(rule.as_str())?.asked()?;
                Some(Raw::Integer(i64::from(asked)))
            }
        }
    }

    fn all_meet(&self, rules: &[Id]) -> Option<bool> {
        let known = rules.iter().filter_map(|rule| self.rule(rule.as_str()));
        if known.into_iter().any(|rule| rule.not_met > 0) {
            return Some(false);
        }
        let mut meets = false;
        for rule in rules {
            let rule = self.asked_everywhere(rule.as_str())?;
            if rule.undetermined > 0 {
                return None;
            }
            meets = meets || rule.met > 0;
        }
        meets.then_some(true)
    }
}

use serde::{Deserialize, Serialize};

use crate::rule::{Coverage, Kind};
use crate::vocabulary::{Ground, Named};

/// 设岗定责汇总 — a village's year in figures, and the sum of several villages'.
///
/// People and posts are not named here: names stay with the [`Year`](super::Year) of each
/// village. The figures of a day are those of the last day of the period.
///
/// # Examples
/// See [the room](crate::posts::service).
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tally {
    /// 村数 — villages.
    pub villages: u32,
    /// 岗位数 — posts.
    pub posts: u32,
    /// 有人在岗的岗位 — posts that somebody holds.
    pub posts_held: u32,
    /// 岗位名额 — places, of the posts that say how many they have.
    pub places: u32,
    /// 在岗人次 — places held, of those posts.
    pub places_held: u32,
    /// 名额不详的岗位 — posts that do not say how many places they have.
    pub places_not_known: u32,
    /// 群众最盼望的岗位 — posts most wanted by the villagers.
    pub most_wanted: u32,
    /// 有人在岗的最盼望岗位 — those of them that somebody holds.
    pub most_wanted_held: u32,
    /// 是否最盼望不详 — posts of which that is not known.
    pub most_wanted_not_known: u32,
    /// 应参加人数 — people who must take part.
    pub able: u32,
    /// 其中任岗人数 — those of them who have a post.
    pub able_with_post: u32,
    /// 是否应参加不详 — people of whom that cannot be told.
    pub able_not_known: u32,
    /// 任岗人数 — all who have a post.
    pub with_post: u32,
    /// 履岗数 — holdings of the year.
    pub holdings: u32,
    /// 应汇报次数 — reports that were due.
    pub reports_due: u32,
    /// 已汇报次数 — those of them that were held.
    pub reports_held: u32,
    /// 是否汇报不详 — those of them of which nothing is known.
    pub reports_not_known: u32,
    /// 各星级履岗数 — holdings by the grade of their rating, the best first.
    pub stars: Vec<StarTally>,
    /// 星级未定 — holdings whose grade is not settled.
    pub stars_open: u32,
    /// 规则统计 — how subjects stand to each rule, by the id of the rule.
    pub rules: Vec<RuleTally>,
}

/// 星级统计 — how many holdings have a grade.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StarTally {
    /// The grade.
    pub grade: Named,
    /// How many have it.
    pub holdings: u32,
}

/// 规则统计 — how many subjects stand how to a rule.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RuleTally {
    /// The rule.
    pub rule: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// Where it comes from.
    pub ground: Ground,
    /// In how many villages it was asked.
    pub villages: u32,
    /// How many meet it.
    pub met: u32,
    /// How many do not.
    pub not_met: u32,
    /// Of how many it cannot be told.
    pub undetermined: u32,
    /// To how many it does not apply.
    pub not_applicable: u32,
}

impl RuleTally {
    pub(super) fn of(coverage: &Coverage) -> RuleTally {
        RuleTally {
            rule: coverage.rule.clone(),
            kind: coverage.kind,
            ground: coverage.ground.clone(),
            villages: 1,
            met: size(coverage.met.len()),
            not_met: size(coverage.not_met.len()),
            undetermined: size(coverage.undetermined.len()),
            not_applicable: size(coverage.not_applicable.len()),
        }
    }

    /// How many it was asked of.
    #[must_use]
    pub fn asked(&self) -> Option<u32> {
        let told = self.met.checked_add(self.not_met)?;
        told.checked_add(self.undetermined)?.checked_add(self.not_applicable)
    }

    fn plus(&mut self, other: &RuleTally) -> Option<()> {
        let same = (&self.rule, self.kind, &self.ground);
        if same != (&other.rule, other.kind, &other.ground) {
            return None;
        }
        self.villages = self.villages.checked_add(other.villages)?;
        self.met = self.met.checked_add(other.met)?;
        self.not_met = self.not_met.checked_add(other.not_met)?;
        self.undetermined = self.undetermined.checked_add(other.undetermined)?;
        self.not_applicable = self.not_applicable.checked_add(other.not_applicable)?;
        Some(())
    }
}

impl Tally {
    /// 合计 — the figures of both together, for
    /// [`Tree::roll_up`](crate::organization::Tree::roll_up).
    ///
    /// `None` where one rule says different things in the two, or beyond all counts.
    #[must_use]
    pub fn plus(mut self, other: Tally) -> Option<Tally> {
        for (own, figure) in self.figures_mut().into_iter().zip(other.figures()) {
            *own = own.checked_add(figure)?;
        }
        for star in other.stars {
            match self.stars.iter_mut().find(|one| one.grade == star.grade) {
                Some(own) => own.holdings = own.holdings.checked_add(star.holdings)?,
                None => self.stars.push(star),
            }
        }
        for rule in other.rules {
            match self.rules.iter_mut().find(|one| one.rule.id == rule.rule.id) {
                Some(own) => own.plus(&rule)?,
                None => self.rules.push(rule),
            }
        }
        self.rules.sort_by(|a, b| a.rule.id.cmp(&b.rule.id));
        Some(self)
    }

    /// The figures of one rule, where every village of the tally was asked.
    pub(super) fn asked_everywhere(&self, id: &str) -> Option<&RuleTally> {
        self.rule(id).filter(|rule| rule.villages == self.villages)
    }

    /// The figures of one rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleTally> {
        self.rules.iter().find(|one| one.rule.id.as_str() == id)
    }
}

impl Tally {
    /// Every figure that is added up as it stands.
    fn figures_mut(&mut self) -> [&mut u32; 18] {
        let Tally {
            villages,
            posts,
            posts_held,
            places,
            places_held,
            places_not_known,
            most_wanted,
            most_wanted_held,
            most_wanted_not_known,
            able,
            able_with_post,
            able_not_known,
            with_post,
            holdings,
            reports_due,
            reports_held,
            reports_not_known,
            stars: _,
            stars_open,
            rules: _,
        } = self;
        [
            villages,
            posts,
            posts_held,
            places,
            places_held,
            places_not_known,
            most_wanted,
            most_wanted_held,
            most_wanted_not_known,
            able,
            able_with_post,
            able_not_known,
            with_post,
            holdings,
            reports_due,
            reports_held,
            reports_not_known,
            stars_open,
        ]
    }

    /// The same figures.
    pub(super) fn figures(&self) -> [u32; 18] {
        self.clone().figures_mut().map(|figure| *figure)
    }
}

pub(super) fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

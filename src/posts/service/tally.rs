use serde::{Deserialize, Serialize};

use super::register::{Holding, Service};
use super::year::Served;
use crate::criteria::PartWindows;
use crate::facts::{Entry, Value};
use crate::rule::{Coverage, Kind};
use crate::vocabulary::{Ground, Id, Named, Period, Window};

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
    fn of(coverage: &Coverage) -> RuleTally {
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

impl Service {
    /// The year of the village in figures.
    pub(super) fn tally(&self, holdings: &[Served], coverages: &[Coverage]) -> Tally {
        let mut tally = Tally { villages: 1, ..Tally::default() };
        self.posts_in(&mut tally);
        self.people_in(&mut tally, coverages);
        tally.holdings = size(holdings.len());
        for one in holdings {
            self.reports_in(&mut tally, one);
        }
        self.stars_in(&mut tally, holdings);
        tally.rules = coverages.iter().map(RuleTally::of).collect();
        tally.rules.sort_by(|a, b| a.rule.id.cmp(&b.rule.id));
        tally
    }

    fn posts_in(&self, tally: &mut Tally) {
        tally.posts = size(self.posts.len());
        for (id, post) in &self.posts {
            let holders = size(self.holders_on(id, self.last).count());
            let is_held = u32::from(holders > 0);
            add(&mut tally.posts_held, is_held);
            match post.places {
                Some(places) => {
                    add(&mut tally.places, places);
                    add(&mut tally.places_held, holders);
                }
                None => add(&mut tally.places_not_known, 1),
            }
            match post.is_most_wanted {
                Some(true) => {
                    add(&mut tally.most_wanted, 1);
                    add(&mut tally.most_wanted_held, is_held);
                }
                Some(false) => {}
                None => add(&mut tally.most_wanted_not_known, 1),
            }
        }
    }

    fn people_in(&self, tally: &mut Tally, coverages: &[Coverage]) {
        let holds = |id: &&Id| self.held_on(id, self.last).next().is_some();
        tally.with_post = size(self.people.keys().filter(holds).count());
        let rule = self.ruled.coverage.id();
        if let Some(covered) = coverages.iter().find(|one| one.rule.id == *rule) {
            let able = || covered.met.iter().chain(&covered.not_met);
            tally.able = size(able().count());
            tally.able_with_post = size(able().filter(holds).count());
            tally.able_not_known = size(covered.undetermined.len());
        }
    }

    /// The reports that were due of a holding, and those that were held: one at least in
    /// each window.
    fn reports_in(&self, tally: &mut Tally, one: &Served) {
        let Some(rules) = self.ruled.reports else { return };
        let due = due(rules.each, rules.part_windows, &one.holding);
        add(&mut tally.reports_due, size(due.len()));
        match one.sheet.at(rules.of) {
            Entry::Known(Value::Events(events)) => {
                let held = |window: &&i32| {
                    events.iter().any(|event| rules.each.index(event.on) == **window)
                };
                add(&mut tally.reports_held, size(due.iter().filter(held).count()));
            }
            Entry::NotApplicable(_)
            | Entry::Open(_)
            | Entry::Known(_)
            | Entry::Absent => {
                add(&mut tally.reports_not_known, size(due.len()));
            }
        }
    }

    fn stars_in(&self, tally: &mut Tally, holdings: &[Served]) {
        let graded = |grade: &Id| {
            let own = |one: &&Served| one.outcome.grade().is_some_and(|g| g.id == *grade);
            size(holdings.iter().filter(own).count())
        };
        let grades = self.ruled.rating.grades().iter();
        tally.stars = grades
            .map(|grade| StarTally {
                grade: Named::new(grade.id.clone(), grade.label.clone()),
                holdings: graded(&grade.id),
            })
            .collect();
        let open = holdings.iter().filter(|one| one.outcome.grade().is_none());
        tally.stars_open = size(open.count());
    }
}

/// The windows in which a report is due: those that service covers, whole or also in part.
fn due(each: Window, part_windows: PartWindows, holding: &Holding) -> Vec<i32> {
    let (served, last) = (holding.served, holding.last());
    let is_due = |window: &i32| match part_windows {
        PartWindows::Count => true,
        PartWindows::LeaveOut => {
            let next = window.checked_add(1).and_then(|next| each.first_day(next));
            each.first_day(*window)
                .and_then(|from| Period::new(from, next).ok())
                .is_some_and(|window| served.encloses(window))
        }
    };
    (each.index(served.from())..=each.index(last)).filter(is_due).collect()
}

fn add(figure: &mut u32, more: u32) {
    *figure = figure.saturating_add(more);
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

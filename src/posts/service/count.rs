//! A village's year in figures.

use super::register::{Holding, Service};
use super::tally::{RuleTally, StarTally, Tally, size};
use super::year::Served;
use crate::criteria::PartWindows;
use crate::facts::{Entry, Value};
use crate::rule::Coverage;
use crate::vocabulary::{Id, Named, Period, Window};

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

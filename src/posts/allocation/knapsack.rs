//! What one person's posts can be worth together at most.

use std::collections::BTreeMap;

use crate::vocabulary::Amount;

/// One post that a person may take up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) post: usize,
    pub(super) load: Amount,
    pub(super) worth: i128,
}

/// What some posts are worth together, and which.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bundle {
    pub(super) worth: i128,
    posts: [usize; MOST_POSTS],
    count: usize,
}

/// As many posts as one person can hold.
const MOST_POSTS: usize = 10;

impl Bundle {
    pub(super) fn posts(&self) -> impl Iterator<Item = &usize> {
        self.posts.iter().take(self.count)
    }

    fn with(mut self, item: &Item) -> Bundle {
        if let Some(slot) = self.posts.get_mut(self.count) {
            *slot = item.post;
            self.count = self.count.saturating_add(1);
        }
        self.worth = self.worth.saturating_add(item.worth);
        self
    }
}

/// Some posts that together weigh so much and are worth so much.
#[derive(Clone, Copy, Debug)]
struct Choice {
    load: Amount,
    bundle: Bundle,
}

/// No more choices are kept side by side; two then become one that weighs as little as the
/// lighter and is worth as much as the other, which can only raise what comes out.
const MOST_CHOICES: usize = 60;

/// The greatest worth of so many posts, for each number of posts from none to `most`, as far
/// as the room allows; the worth is never below what can be had.
pub(super) fn best_by_count(
    items: &[Item],
    most: usize,
    room: Amount,
) -> Vec<Option<Bundle>> {
    let none = Choice { load: Amount::ZERO, bundle: Bundle::default() };
    let mut fronts: Vec<Vec<Choice>> = vec![Vec::new(); most.saturating_add(1)];
    if let Some(front) = fronts.first_mut() {
        front.push(none);
    }
    for item in useful(items, most) {
        for count in (0..most).rev() {
            let with: Vec<Choice> = fronts
                .get(count)
                .into_iter()
                .flatten()
                .filter_map(|choice| with(choice, &item, room))
                .collect();
            if let Some(front) = fronts.get_mut(count.saturating_add(1)) {
                merge(front, with);
            }
        }
    }
    fronts.into_iter().map(|mut front| Some(front.pop()?.bundle)).collect()
}

/// Of all posts of one load the best ones, no more than can be held.
fn useful(items: &[Item], most: usize) -> Vec<Item> {
    let mut by_load: BTreeMap<Amount, Vec<Item>> = BTreeMap::new();
    for item in items {
        by_load.entry(item.load).or_default().push(*item);
    }
    let mut useful = Vec::new();
    for (_, mut alike) in by_load {
        alike.sort_by(|one, other| {
            other.worth.cmp(&one.worth).then(one.post.cmp(&other.post))
        });
        useful.extend(alike.into_iter().take(most));
    }
    useful
}

fn with(choice: &Choice, item: &Item, room: Amount) -> Option<Choice> {
    let load = choice.load.plus(item.load).filter(|load| *load <= room)?;
    Some(Choice { load, bundle: choice.bundle.with(item) })
}

/// Both together, the heavier ones only where they are worth more.
fn merge(front: &mut Vec<Choice>, with: Vec<Choice>) {
    let mut all = std::mem::take(front);
    all.extend(with);
    all.sort_by(|one, other| {
        one.load.cmp(&other.load).then(other.bundle.worth.cmp(&one.bundle.worth))
    });
    for choice in all {
        if front.last().is_none_or(|last| choice.bundle.worth > last.bundle.worth) {
            front.push(choice);
        }
    }
    if front.len() > MOST_CHOICES {
        let halves = std::mem::take(front);
        front.extend(halves.chunks(2).filter_map(|two| {
            let (lighter, better) = (two.first()?, two.last()?);
            Some(Choice { load: lighter.load, bundle: better.bundle })
        }));
    }
}

//! Whether placements keep all hard limits.

use std::collections::BTreeMap;

use super::checked::Checked;
use super::limit::Obstacle;
use crate::vocabulary::{AllocationDefect, Exact, FieldPath, Verdict};

/// A post and a person, by their places in the allocation.
pub(super) type At = (usize, usize);

/// Every hard limit that placements break, each where it stands in the list; what several
/// break together stands at the last of them.
pub(super) fn broken_limits(
    checked: &Checked,
    placed: &[(At, FieldPath)],
) -> Vec<(FieldPath, AllocationDefect)> {
    let mut broken: Vec<(usize, AllocationDefect)> = Vec::new();
    let mut posts_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, ((post, person), _)) in placed.iter().enumerate() {
        posts_of.entry(*person).or_default().push(*post);
        let count = holders.entry(*post).or_default();
        *count = count.saturating_add(1);
        let Some(pair) = checked.pair(*post, *person) else { continue };
        for obstacle in &pair.obstacles {
            let defect = of_one(checked, (*post, *person), obstacle);
            broken.extend(defect.map(|defect| (index, defect)));
        }
    }
    let last = |is_meant: &dyn Fn(At) -> bool| {
        placed.iter().rposition(|(at, _)| is_meant(*at)).unwrap_or_default()
    };
    for (at, found) in holders {
        let Some(post) = checked.posts.get(at) else { continue };
        let index = last(&|(other, _)| other == at);
        if let Some(open) = &post.open_holders
            && usize::try_from(open.most).is_ok_and(|most| found > most)
        {
            let (post, rule, at_most) = (post.id.clone(), open.rule.clone(), open.most);
            let defect = AllocationDefect::HoldersOpen { post, rule, found, at_most };
            broken.push((index, defect));
        }
        if usize::try_from(post.places).is_ok_and(|places| found > places) {
            let (post, places) = (post.id.clone(), post.places);
            let defect = AllocationDefect::TooManyHolders { post, found, places };
            broken.push((index, defect));
        }
    }
    for (at, posts) in posts_of {
        let index = last(&|(_, person)| person == at);
        broken.extend(of_person(checked, at, &posts).map(|defect| (index, defect)));
    }
    broken.sort_by_key(|(index, _)| *index);
    let at = |index: usize| placed.get(index).map(|(_, path)| path.clone());
    broken.into_iter().filter_map(|(index, defect)| Some((at(index)?, defect))).collect()
}

fn of_one(
    checked: &Checked,
    (post, person): At,
    obstacle: &Obstacle,
) -> Option<AllocationDefect> {
    let (post, person) = (checked.posts.get(post)?, checked.people.get(person)?);
    let (post, person) = (post.id.clone(), person.id.clone());
    match obstacle {
        Obstacle::Limited { limit, stands, missing, .. } => {
            let limit = limit.rule.clone();
            Some(match stands {
                Verdict::Undetermined => {
                    let missing = missing.clone();
                    AllocationDefect::LimitOpen { person, post, limit, missing }
                }
                Verdict::Met | Verdict::NotMet => {
                    AllocationDefect::LimitStands { person, post, limit }
                }
            })
        }
        Obstacle::CapacityNotKnown { missing, .. } => {
            let missing = missing.clone();
            Some(AllocationDefect::CapacityNotKnown { person, missing })
        }
        // Told once, of all the person's posts together.
        Obstacle::TooHeavy { .. } => None,
    }
}

/// More posts, or more load, than the person may hold.
fn of_person<'c>(
    checked: &'c Checked,
    person: usize,
    posts: &[usize],
) -> impl Iterator<Item = AllocationDefect> + use<'c> {
    let found = posts.len();
    let load = checked.load(posts);
    checked.people.get(person).into_iter().flat_map(move |person| {
        let at_most = person.most_posts;
        let is_many = usize::try_from(at_most).is_ok_and(|most| found > most);
        let many = is_many.then(|| AllocationDefect::TooManyPosts {
            person: person.id.clone(),
            found,
            at_most,
            rule: person.most_posts_by.clone(),
        });
        let heavy = load.zip(person.capacity).filter(|(load, most)| load > most);
        let heavy = heavy.map(|(load, capacity)| AllocationDefect::TooHeavy {
            person: person.id.clone(),
            load: Exact::from(load),
            capacity: Exact::from(capacity),
        });
        many.into_iter().chain(heavy)
    })
}

//! Why a place is empty.

use std::collections::BTreeMap;

use super::super::because::{Because, Hindered, Hindrance, NamedPost};
use super::super::figures::Figure;
use super::super::flow::Flow;
use super::super::moves::{fit_within, moves_along};
use super::super::network::Node;
use super::super::proposal::{Solved, Vacancy};
use super::super::reach::Reach;
use super::change::changes;
use super::{Otherwise, urged};

/// The posts with empty places, in the order of ids.
pub(in super::super) fn vacancies(solved: &Solved<'_>) -> Vec<Vacancy> {
    let to_root = solved.flow().reach_back(&solved.network, solved.network.root());
    let mut vacancies = Vec::new();
    let posts = solved.checked.posts.iter().enumerate();
    let vacant: Vec<_> =
        posts.filter(|(at, post)| solved.flow().units(*at) < post.places).collect();
    let mut tries = solved.tries();
    for (nth, (at, post)) in vacant.iter().enumerate() {
        let (at, held) = (*at, solved.flow().units(*at));
        // What earlier places do not use is left to the later ones.
        let left = vacant.len().saturating_sub(nth).max(1);
        let own = tries.div_euclid(left);
        let because = match &post.open_holders {
            Some(open) if held >= open.most => {
                vec![Because::HoldersOpen { holders: open.clone() }]
            }
            _ => {
                let (because, used) = with_changes(solved, at, (&to_root, own));
                tries = tries.saturating_sub(used);
                because
            }
        };
        if let Some(named) = solved.named(at) {
            let places = post.places;
            vacancies.push(Vacancy { post: named, held, places, because });
        }
    }
    vacancies
}

/// Why a place is empty that might be filled as far as the number of holders goes.
fn with_changes(
    solved: &Solved<'_>,
    post: usize,
    (to_root, tries): (&Reach, usize),
) -> (Vec<Because>, usize) {
    let mut because = why(solved, post);
    let changes = changes(solved, post, (to_root, tries));
    let used = changes.len().min(tries);
    if changes.is_empty() {
        because.push(Because::NoSingleChange);
    }
    because.extend(changes.into_iter().map(Because::FilledBy));
    (because, used)
}

fn why(solved: &Solved<'_>, post: usize) -> Vec<Because> {
    let mut because = Vec::new();
    let mut hindered: BTreeMap<Hindrance, Vec<Hindered>> = BTreeMap::new();
    let mut is_open = false;
    for (person, pair) in solved.checked.pairs_of(post) {
        if pair.obstacles.is_empty() {
            is_open |= !solved.is_held((post, person));
            continue;
        }
        for obstacle in &pair.obstacles {
            let people = hindered.entry(Hindrance::from(obstacle)).or_default();
            let missing = obstacle.missing().to_vec();
            people.extend(
                solved.person_id(person).map(|person| Hindered { person, missing }),
            );
        }
    }
    if is_open {
        because.extend(best_otherwise(solved, post));
    } else {
        because.push(Because::NobodyOpen);
    }
    let hindered = hindered.into_iter();
    because.extend(hindered.map(|(by, people)| Because::HinderedPeople { by, people }));
    because
}

/// What filling one more place of the post would come to.
fn best_otherwise(solved: &Solved<'_>, post: usize) -> Vec<Because> {
    if !solved.is_asked() {
        return vec![Otherwise::Unasked.because(solved)];
    }
    if let Some(because) = by_one_path(solved, post) {
        return because;
    }
    let more = solved.flow().units(post).saturating_add(1);
    match urged(solved, post, more) {
        None => vec![Otherwise::Impossible.because(solved)],
        Some((_, search)) if !search.is_proved => {
            vec![Otherwise::Unasked.because(solved)]
        }
        Some((cost, search)) => {
            let is_proved = search.is_proved;
            let because = Otherwise::Comes { cost, is_proved }.because(solved);
            with_emptied(emptied(solved, &search.best.flow), because)
        }
    }
}

/// The same by one cycle of the flow; `None` where loads over several posts matter.
fn by_one_path(solved: &Solved<'_>, post: usize) -> Option<Vec<Because>> {
    let (network, flow) = (&solved.network, solved.flow());
    if solved.found.is_branched {
        return None;
    }
    let root = network.root();
    let reach = flow.reach_root(network, post);
    let Some(distance) = reach.distance(root) else {
        return Some(vec![Because::DecidedLeavesNoRoom]);
    };
    let mut path = reach.path_back(root);
    path.reverse();
    if !fit_within(network, flow, &moves_along(network, &path)) {
        return None;
    }
    let unit = network.unit_cost(post, flow.units(post));
    let cost = flow.real(distance, post, root).plus(unit).plus(solved.found.best.cost);
    let emptied = path.iter().zip(path.iter().skip(1)).filter_map(|(from, to)| {
        match (network.node(*from), network.node(*to)) {
            (Node::Post(post), Node::Root) if flow.units(post) == 1 => solved.named(post),
            _ => None,
        }
    });
    let because = Otherwise::Comes { cost, is_proved: true }.because(solved);
    Some(with_emptied(emptied.collect(), because))
}

fn with_emptied(posts: Vec<NamedPost>, because: Because) -> Vec<Because> {
    if posts.is_empty() {
        return vec![because];
    }
    let is_told = matches!(&because, Because::WouldBeWorse { difference }
        if difference.figure == Figure::PostsFilled);
    let would_empty = Because::WouldEmpty { posts };
    if is_told { vec![would_empty] } else { vec![would_empty, because] }
}

/// The posts that lose their last holder.
fn emptied(solved: &Solved<'_>, otherwise: &Flow) -> Vec<NamedPost> {
    let posts = 0..solved.checked.posts.len();
    let lost = posts
        .filter(|post| solved.flow().units(*post) > 0 && otherwise.units(*post) == 0);
    lost.filter_map(|post| solved.named(post)).collect()
}

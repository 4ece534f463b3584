//! Why a claim is not honoured.

use super::super::because::{Because, NamedPost};
use super::super::checked::Pair;
use super::super::held::At;
use super::super::moves::{fit_within, moves_along};
use super::super::proposal::{RefusedClaim, Solved};
use super::super::reach::Reach;
use super::{Otherwise, forced};

/// The claims that are not honoured, by post, wish and person.
pub(in super::super) fn refused(solved: &Solved<'_>) -> Vec<RefusedClaim> {
    let mut refused = Vec::new();
    for post in 0..solved.checked.posts.len() {
        let claims =
            solved.checked.pairs_of(post).filter(|(_, pair)| pair.wish.is_some());
        let mut claims: Vec<(usize, &Pair)> =
            claims.filter(|(person, _)| !solved.is_held((post, *person))).collect();
        claims.sort_by_key(|(person, pair)| (pair.wish, *person));
        if claims.is_empty() {
            continue;
        }
        let is_asked = claims.iter().any(|(_, pair)| pair.obstacles.is_empty());
        let back = is_asked.then(|| solved.flow().reach_back(&solved.network, post));
        for (person, pair) in claims {
            let because = why(solved, (post, person), (pair, back.as_ref()));
            let (Some(person), Some(post), Some(wish)) =
                (solved.person_id(person), solved.named(post), pair.wish)
            else {
                continue;
            };
            refused.push(RefusedClaim { person, post, wish, because });
        }
    }
    refused
}

fn why(
    solved: &Solved<'_>,
    (post, person): At,
    (pair, back): (&Pair, Option<&Reach>),
) -> Vec<Because> {
    if !pair.obstacles.is_empty() {
        return pair
            .obstacles
            .iter()
            .map(|by| Because::Hindered { by: by.clone() })
            .collect();
    }
    let mut because = Vec::new();
    let holders = solved.holders(post);
    if !holders.is_empty() {
        let people = holders.iter().filter_map(|one| solved.person_id(*one)).collect();
        because.push(Because::Holders { people });
    }
    let others = solved.posts_of(person);
    if !others.is_empty() {
        let posts: Vec<NamedPost> =
            others.iter().filter_map(|post| solved.named(*post)).collect();
        because.push(Because::HoldsOther { posts });
    }
    because.push(otherwise(solved, (post, person), back).because(solved));
    because
}

/// What the best with this claim honoured comes to: by one cycle of the flow where nobody's
/// load over several posts matters, by a search of its own otherwise.
fn otherwise(solved: &Solved<'_>, at: At, back: Option<&Reach>) -> Otherwise {
    let (post, person) = at;
    let (network, flow) = (&solved.network, solved.flow());
    if !solved.is_asked() {
        return Otherwise::Unasked;
    }
    if !solved.found.is_branched
        && let Some(back) = back
    {
        let from = network.person(person);
        let Some(distance) = back.distance(from) else { return Otherwise::Impossible };
        let mut cycle = vec![post];
        cycle.extend(back.path_back(from));
        if fit_within(network, flow, &moves_along(network, &cycle)) {
            let cycle = flow.real(distance, from, post);
            let cell = network.pair_cost(network.cell(post, person));
            let cost = solved.found.best.cost.plus(cycle).plus(cell);
            return Otherwise::Comes { cost, is_proved: true };
        }
    }
    match forced(solved, at) {
        None => Otherwise::Impossible,
        Some(search) => {
            Otherwise::Comes { cost: search.best.cost, is_proved: search.is_proved }
        }
    }
}

//! Everything tried: the best placements by definition, sharing no code with the crate.

use std::collections::BTreeMap;

use grassroots::posts::allocation::{AllocationDraft, Figures, PersonDraft, PostDraft};
use grassroots::vocabulary::{Amount, Id, Verdict};

/// Who holds which post, in the order of ids.
pub(super) type Placed = Vec<(Id, Id)>;

/// The figures in order, the better the greater.
pub(super) type Worth = Vec<i64>;

/// A village by the definitions.
pub(super) struct Village {
    pub(super) posts: Vec<PostDraft>,
    pub(super) people: Vec<PersonDraft>,
    claims: BTreeMap<(Id, Id), u32>,
    decided: Placed,
}

/// Whether a post may have these holders.
pub(super) type Accepts<'a> = &'a dyn Fn(&Id, &[Id]) -> bool;

/// Posts and load in each hand.
type Hands = Vec<(u32, Amount)>;
type Known = BTreeMap<(usize, Hands), Option<(Worth, Placed)>>;

impl Village {
    pub(super) fn new(draft: &AllocationDraft) -> Village {
        let (mut posts, mut people) = (draft.posts.clone(), draft.people.clone());
        posts.sort_by(|one, other| one.id.cmp(&other.id));
        people.sort_by(|one, other| one.id.cmp(&other.id));
        let claims = draft.claims.iter();
        let claims =
            claims.map(|claim| ((claim.post.clone(), claim.person.clone()), claim.wish));
        let decided = draft.decided.iter();
        let decided = decided.map(|one| (one.post.clone(), one.person.clone()));
        Village { posts, people, claims: claims.collect(), decided: decided.collect() }
    }

    /// Whether a limit keeps a person from a post.
    pub(super) fn may_hold(&self, post: &PostDraft, person: &PersonDraft) -> bool {
        let is_claimed = self.claims.contains_key(&(post.id.clone(), person.id.clone()));
        let is_limited = person.limits.iter().any(|limit| {
            limit.stands != Verdict::NotMet
                && limit.post.as_ref().is_none_or(|only| *only == post.id)
                && !(limit.limit.yields_to_claim && is_claimed)
        });
        !is_limited && person.capacity.is_some_and(|capacity| post.load <= capacity)
    }

    /// The best placements among those for which `accepts` says yes to the holders of each
    /// post; `None` where there are none.
    pub(super) fn best(&self, accepts: Accepts<'_>) -> Option<(Worth, Placed)> {
        let hands = vec![(0, Amount::ZERO); self.people.len()];
        self.from(0, &hands, (accepts, &mut Known::new()))
    }

    fn from(
        &self,
        at: usize,
        hands: &Hands,
        (accepts, known): (Accepts<'_>, &mut Known),
    ) -> Option<(Worth, Placed)> {
        if at == self.posts.len() {
            return Some((vec![0; 12], Vec::new()));
        }
        if let Some(found) = known.get(&(at, hands.clone())) {
            return found.clone();
        }
        let mut best: Option<(Worth, Placed)> = None;
        for chosen in self.choices(at, hands) {
            let post = &self.posts[at];
            let ids: Vec<Id> =
                chosen.iter().map(|who| self.people[*who].id.clone()).collect();
            let is_decided =
                |person: &Id| self.decided.contains(&(post.id.clone(), person.clone()));
            let keeps_decided = self
                .people
                .iter()
                .all(|person| !is_decided(&person.id) || ids.contains(&person.id));
            if !keeps_decided || !accepts(&post.id, &ids) {
                continue;
            }
            let mut after = hands.clone();
            for who in &chosen {
                let (count, load) = after[*who];
                after[*who] = (count + 1, load.plus(post.load).unwrap());
            }
            let Some((mut worth, rest)) = self.from(at + 1, &after, (accepts, known))
            else {
                continue;
            };
            let own = self.worth(post, &ids, (&chosen, hands));
            worth.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            let mut placed: Placed =
                ids.into_iter().map(|person| (post.id.clone(), person)).collect();
            placed.extend(rest);
            // Choices come in the order of ids, so the first of equally good ones stays.
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, placed));
            }
        }
        known.insert((at, hands.clone()), best.clone());
        best
    }

    /// The sets of holders of one post: those first that come first by ids, person by person.
    fn choices(&self, at: usize, hands: &Hands) -> Vec<Vec<usize>> {
        let post = &self.posts[at];
        let able: Vec<usize> = (0..self.people.len())
            .filter(|who| {
                let (person, (count, load)) = (&self.people[*who], hands[*who]);
                let load = load.plus(post.load).unwrap();
                self.may_hold(post, person)
                    && count < person.most_posts
                    && person.capacity.is_some_and(|capacity| load <= capacity)
            })
            .collect();
        let places = usize::try_from(post.places).unwrap();
        let mut sets: Vec<Vec<usize>> = (0..1_usize << able.len())
            .map(|bits| {
                let chosen = able.iter().enumerate();
                let chosen = chosen.filter(|(bit, _)| bits >> bit & 1 == 1);
                chosen.map(|(_, who)| *who).collect::<Vec<usize>>()
            })
            .filter(|set| set.len() <= places)
            .collect();
        let row = |set: &[usize]| {
            (0..self.people.len()).map(|who| !set.contains(&who)).collect::<Vec<bool>>()
        };
        sets.sort_by_key(|set| row(set));
        sets
    }

    /// What the holders of one post add to the figures.
    fn worth(
        &self,
        post: &PostDraft,
        holders: &[Id],
        (chosen, hands): (&[usize], &Hands),
    ) -> Worth {
        let mut worth = vec![0; 12];
        let count = i64::try_from(holders.len()).unwrap();
        let wanted = i64::from(post.is_most_wanted);
        if count > 0 {
            worth[0] = 1;
            worth[7] = wanted;
            worth[8] = wanted * (count - 1);
            worth[9] = count - 1;
        }
        for holder in holders {
            if let Some(wish) = self.claims.get(&(post.id.clone(), holder.clone())) {
                worth[1] += 1;
                worth[1 + usize::try_from(*wish).unwrap()] += 1;
            }
        }
        for who in chosen {
            let has = &self.people[*who].specialities;
            let fit = post.specialities.iter().filter(|one| has.contains(one)).count();
            worth[10] += i64::try_from(fit).unwrap();
            worth[11] -= i64::from(hands[*who].0);
        }
        worth
    }
}

/// The figures of a proposal in order, the better the greater.
pub(super) fn worth_of(figures: &Figures) -> Worth {
    let mut worth =
        vec![i64::from(figures.posts_filled), i64::from(figures.claims_honoured)];
    worth.extend(figures.by_wish.map(i64::from));
    worth.extend(
        [
            figures.most_wanted_filled,
            figures.most_wanted_further,
            figures.further_places,
            figures.fit,
        ]
        .map(i64::from),
    );
    worth.push(-i64::from(figures.pairs_in_one_hand));
    worth
}

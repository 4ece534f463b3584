use super::did_you_mean;
use crate::vocabulary::{Exact, Id, Named};

/// 岗位分配缺陷 — why posts, people, claims and changes do not fit each other.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AllocationDefect {
    /// A load or a capacity that is none; give one within the limits.
    #[error("{found} is no load: it lies between 0 and {at_most}")]
    LoadOutside {
        /// What was found.
        found: Exact,
        /// The greatest load.
        at_most: Exact,
    },
    /// Two claims of one person with the same place in the order.
    #[error(
        "`{person}` has two claims with wish {wish}: give each its own place in the order"
    )]
    WishTaken {
        /// The person.
        person: Id,
        /// The place in the order.
        wish: u32,
    },
    /// A placement that a limit forbids: take it out, or mend the limit.
    #[error("`{person}` cannot hold `{post}`: the rule {} is not met", label_and_id(.limit))]
    LimitStands {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The rule.
        limit: Named,
    },
    /// A placement that a limit may forbid: find out whether it does.
    #[error(
        "`{person}` cannot hold `{post}` as long as it is not known whether the rule {} is met{}", label_and_id(.limit), missing_facts(.missing)
    )]
    LimitOpen {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The rule.
        limit: Named,
        /// The facts that are missing for it.
        missing: Vec<Named>,
    },
    /// More places than a rule allows a post holders: change one of them.
    #[error(
        "the post has {places} places, and by the rule {} {most} at most can hold it: change its places or its facts", label_and_id(.rule)
    )]
    PlacesAgainstRule {
        /// The rule.
        rule: Named,
        /// The places.
        places: u32,
        /// How many can hold it.
        most: u32,
    },
    /// Posts beyond a person's strength.
    #[error(
        "`{person}` would carry a load of {load}, and is able to carry at most {capacity}"
    )]
    TooHeavy {
        /// The person.
        person: Id,
        /// The load of all posts of the person.
        load: Exact,
        /// The capacity of the person.
        capacity: Exact,
    },
    /// A placement of somebody whose strength is not known: state the capacity.
    #[error("what `{person}` is able to carry is not known{}: state it", missing_facts(.missing))]
    CapacityNotKnown {
        /// The person.
        person: Id,
        /// The facts that are missing for it.
        missing: Vec<Named>,
    },
    /// More posts than a person may hold.
    #[error("`{person}` would hold {found} posts, and may hold at most {at_most}{}", by_rule(.rule.as_ref()))]
    TooManyPosts {
        /// The person.
        person: Id,
        /// How many there would be.
        found: usize,
        /// How many there may be.
        at_most: u32,
        /// The rule that forbids more, where one does.
        rule: Option<Named>,
    },
    /// More holders than a post has places.
    #[error("`{post}` would have {found} holders, and has places for {places}")]
    TooManyHolders {
        /// The post.
        post: Id,
        /// How many there would be.
        found: usize,
        /// How many there may be.
        places: u32,
    },
    /// More holders than a rule is known to allow: find out whether it does.
    #[error(
        "`{post}` would have {found} holders, and {at_most} at most as long as it is not known whether the rule {} is met",
        label_and_id(.rule)
    )]
    HoldersOpen {
        /// The post.
        post: Id,
        /// The rule.
        rule: Named,
        /// How many there would be.
        found: usize,
        /// How many there may be.
        at_most: u32,
    },
    /// A change of a placement that is not there.
    #[error("`{person}` does not hold `{post}` in the proposal")]
    NotHeld {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
    },
    /// A change to a placement that is already there.
    #[error("`{person}` holds `{post}` already")]
    HeldAlready {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
    },
    /// A claim of a post that is not there.
    #[error("`{person}` claims `{post}`, and there is no such post{}", did_you_mean(.nearest.as_ref()))]
    ClaimsNoPost {
        /// Who claims.
        person: Id,
        /// What is claimed.
        post: Id,
        /// The known post that looks most like it.
        nearest: Option<String>,
    },
    /// Recommendations for places of a post that claimants could take.
    #[error(
        "the meeting recommends only for places that nobody claims: of the {places} of `{post}` {claimed} are claimed, and {recommended} were to be recommended for"
    )]
    Claimed {
        /// The post.
        post: Id,
        /// Its places.
        places: u32,
        /// Those of them that people who may hold the post claim.
        claimed: usize,
        /// How many were to be recommended for it.
        recommended: usize,
    },
    /// A recommendation that takes a post away: that is an adjustment.
    #[error(
        "the meeting recommends somebody for a post and takes none away: state only `to`"
    )]
    RecommendationTakesAway,
    /// A change of what was decided beforehand: change the decision instead.
    #[error("that `{person}` holds `{post}` was decided beforehand, and stays")]
    DecidedStays {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
    },
    /// A move from a post to itself.
    #[error("`{post}` is both `from` and `to`: state two posts, or leave one out")]
    MovesNowhere {
        /// The post.
        post: Id,
    },
}

/// `“the label” (`id`)`.
fn label_and_id(rule: &Named) -> String {
    format!("“{}” (`{}`)", rule.label.en, rule.id)
}

fn by_rule(rule: Option<&Named>) -> String {
    rule.map(|rule| format!(" by the rule {}", label_and_id(rule))).unwrap_or_default()
}

fn missing_facts(missing: &[Named]) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let missing: Vec<&str> = missing.iter().map(|fact| fact.label.en.as_str()).collect();
    format!(" (missing: {})", missing.join(", "))
}

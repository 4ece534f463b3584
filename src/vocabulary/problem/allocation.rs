use crate::vocabulary::{Exact, Id};

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
    #[error("`{person}` cannot hold `{post}`: the rule `{limit}` is not met")]
    LimitStands {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The rule.
        limit: Id,
    },
    /// A placement that a limit may forbid: find out whether it does.
    #[error(
        "`{person}` cannot hold `{post}` as long as it is not known whether the rule `{limit}` is met"
    )]
    LimitOpen {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The rule.
        limit: Id,
    },
    /// More places than a rule allows a post holders: change one of them.
    #[error(
        "the post has {places} places, and by the rule `{rule}` {most} at most can hold it: change its places or its facts"
    )]
    PlacesAgainstRule {
        /// The rule.
        rule: Id,
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
    #[error("what `{person}` is able to carry is not known: state the capacity")]
    CapacityNotKnown {
        /// The person.
        person: Id,
    },
    /// More posts than a person may hold.
    #[error("`{person}` would hold {found} posts, and may hold at most {at_most}")]
    TooManyPosts {
        /// The person.
        person: Id,
        /// How many there would be.
        found: usize,
        /// How many there may be.
        at_most: u32,
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
        "`{post}` would have {found} holders, and {at_most} at most as long as it is not known whether the rule `{rule}` is met"
    )]
    HoldersOpen {
        /// The post.
        post: Id,
        /// The rule.
        rule: Id,
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
    /// A recommendation for a post that somebody claims.
    #[error(
        "the meeting recommends only for posts that nobody claims, and `{post}` is claimed"
    )]
    Claimed {
        /// The post.
        post: Id,
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

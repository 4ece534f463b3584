//! Two rounds of grading compared: who moved up, held, or fell back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::graded::{Graded, Grading};
use crate::facts::Raw;
use crate::vocabulary::{Id, Named};

/// 晋降情况 — what became of the grades of many organizations from one round to the next.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Comparison {
    /// Every organization that was graded in either round, by id.
    pub moves: Vec<Moved>,
}

/// 变动 — what became of the grade of one organization.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Moved {
    /// The organization.
    pub organization: Id,
    /// What became of its grade.
    pub how: Move,
    /// Its grade before; several while it is open, none where it was not graded.
    pub before: Vec<Named>,
    /// Its grade after.
    pub after: Vec<Named>,
    /// Whether it may be that no grade before can be told.
    #[serde(default)]
    pub before_may_not_tell: bool,
    /// Whether it may be that no grade after can be told.
    #[serde(default)]
    pub after_may_not_tell: bool,
}

/// 变动类别 — how a grade moved.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// 晋级 — to a better grade.
    Promoted,
    /// 保持 — to the same.
    Held,
    /// 降级 — to a lower one.
    Demoted,
    /// 新定级 — it was not graded before.
    NewlyGraded,
    /// 未再定级 — it is not graded any more.
    NoLongerGraded,
    /// 办法不同 — graded by another scheme, or on another scale: not comparable.
    OtherScheme,
    /// 等次未定 — grades are open that could have moved either way: not comparable yet.
    Open,
}

impl Move {
    /// All seven, in the order in which reports tell them.
    pub const ALL: [Move; 7] = [
        Move::Promoted,
        Move::Held,
        Move::Demoted,
        Move::NewlyGraded,
        Move::NoLongerGraded,
        Move::OtherScheme,
        Move::Open,
    ];
}

/// 晋降比较 — what became of every organization from one round of grading to the next.
///
/// Two grades are compared where both are of the same scheme of the same rulebook, whatever
/// its edition, and of the same scale. While a grade is open, the move is told only if it is
/// the same however that turns out.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::grading::{Grading, Graded, Move, compare};
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::Id;
///
/// let rulebook = bundled::building_year_2012()?;
/// let scheme = rulebook.scheme("grading").ok_or("no such scheme")?;
/// let graded = |grade: &str| {
///     let graded = Graded::decided(Id::new("gucun")?, scheme, &Id::new(grade)?);
///     Ok::<_, Box<dyn std::error::Error>>(Grading::new(graded)?)
/// };
/// let found = compare(&graded("average")?, &graded("fairly-good")?);
/// assert_eq!(found.moves[0].how, Move::Promoted);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compare(before: &Grading, after: &Grading) -> Comparison {
    let all = before.iter().chain(after.iter()).map(|graded| &graded.organization);
    let all: BTreeSet<&Id> = all.collect();
    let named = |graded: Option<&Graded>| graded.map(Graded::named).unwrap_or_default();
    let moved = |organization: &Id| {
        let (before, after) = (before.get(organization), after.get(organization));
        Moved {
            organization: organization.clone(),
            how: how(before, after),
            before: named(before),
            after: named(after),
            before_may_not_tell: before.is_some_and(|graded| graded.may_not_tell),
            after_may_not_tell: after.is_some_and(|graded| graded.may_not_tell),
        }
    };
    Comparison { moves: all.into_iter().map(moved).collect() }
}

fn how(before: Option<&Graded>, after: Option<&Graded>) -> Move {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before, after),
        (Some(_), None) => return Move::NoLongerGraded,
        (None, _) => return Move::NewlyGraded,
    };
    if !before.is_on_the_scale_of(after) {
        return Move::OtherScheme;
    }
    if before.may_not_tell || after.may_not_tell {
        return Move::Open;
    }
    // The best stands at 0.
    let ways =
        before.places().flat_map(|from| after.places().map(move |to| to.cmp(&from)));
    let ways: BTreeSet<std::cmp::Ordering> = ways.collect();
    match (ways.len(), ways.first()) {
        (1, Some(std::cmp::Ordering::Less)) => Move::Promoted,
        (1, Some(std::cmp::Ordering::Equal)) => Move::Held,
        (1, Some(std::cmp::Ordering::Greater)) => Move::Demoted,
        (_, _) => Move::Open,
    }
}

impl Comparison {
    /// The organizations that moved in one way, by id.
    pub fn of(&self, how: Move) -> impl Iterator<Item = &Moved> {
        self.moves.iter().filter(move |moved| moved.how == how)
    }

    /// How many moved in one way.
    #[must_use]
    pub fn count(&self, how: Move) -> usize {
        self.of(how).count()
    }
}

impl Moved {
    /// The fact whether the organization had a grade before.
    pub const GRADED_BEFORE: &'static str = "organization.graded_before";
    /// The fact which grade it had before.
    pub const GRADE_BEFORE: &'static str = "organization.grade_before";
    /// The fact which grade it has.
    pub const GRADE: &'static str = "organization.grade";

    /// What is known of both grades, as facts for a [sheet](crate::facts::Sheet::with) of a
    /// rulebook that has them, such as `building-year-2012`, whose rules
    /// `grading/promotion…` judge. A grade that is open, and one by another scheme than the
    /// one after it, is left out: it is not known on this scale.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let is_graded_before = !self.before.is_empty();
        let mut facts = vec![(Moved::GRADED_BEFORE, Raw::Boolean(is_graded_before))];
        let mut stated = |fact, (grades, may_not_tell): (&[Named], bool)| {
            if let ([only], false) = (grades, may_not_tell) {
                facts.push((fact, Raw::text(only.id.as_str())));
            }
        };
        if self.how != Move::OtherScheme {
            stated(Moved::GRADE_BEFORE, (&self.before, self.before_may_not_tell));
        }
        stated(Moved::GRADE, (&self.after, self.after_may_not_tell));
        facts
    }
}

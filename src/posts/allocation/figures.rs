use serde::{Deserialize, Serialize};

use super::checked::Allocation;

/// 目标 — one figure of the objective; earlier ones are never given up for later ones.
///
/// # Shape
/// Six, in this order, two of them with parts:
/// 1. posts with a holder;
/// 2. claims honoured, then those of first wishes, of second ones, and so on;
/// 3. most-wanted posts with a holder, then their further places;
/// 4. places filled beyond the first of a post;
/// 5. fit: wanted specialities that holders have;
/// 6. balance: pairs of posts in one hand, the fewer the better.
///
/// # Source
/// 设岗定责现场会讲话, 二 第二 (most wanted first, no empty post), 第三 (own wish, speciality,
/// strength, one post each). The order is ours; further places stand after the most-wanted
/// posts, since the work needs them, and before fit, since a place that is filled serves
/// more than one that is filled a little better. Balance counts posts and not loads: a load
/// is held to its limit by the capacity.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// 有人任岗的岗位 — posts with at least one holder.
    PostsFilled,
    /// 落实的认领 — claims honoured.
    ClaimsHonoured,
    /// 落实的第几志愿 — claims honoured among those of one wish.
    Wish(u32),
    /// 有人任岗的最盼望岗位 — most-wanted posts with at least one holder.
    MostWantedFilled,
    /// 最盼望岗位增配名额 — places filled beyond the first of most-wanted posts.
    MostWantedFurther,
    /// 增配名额 — places filled beyond the first.
    FurtherPlaces,
    /// 专长匹配 — wanted specialities that holders have.
    Fit,
    /// 一人多岗 — pairs of posts in one hand; each further post of one person adds more.
    PairsInOneHand,
}

impl Figure {
    /// All of them, the weightiest first.
    pub fn all() -> impl Iterator<Item = Figure> {
        use Figure as F;
        let wishes = (1..=Allocation::MOST_WISHES).map(F::Wish);
        let rest = [
            F::MostWantedFilled,
            F::MostWantedFurther,
            F::FurtherPlaces,
            F::Fit,
            F::PairsInOneHand,
        ];
        [F::PostsFilled, F::ClaimsHonoured].into_iter().chain(wishes).chain(rest)
    }

    /// Whether more of it is better.
    #[must_use]
    pub const fn is_better_high(self) -> bool {
        !matches!(self, Figure::PairsInOneHand)
    }

    /// Its place in the order.
    pub(super) fn level(self) -> usize {
        match self {
            Figure::PostsFilled => 0,
            Figure::ClaimsHonoured => 1,
            Figure::Wish(wish) => {
                usize::try_from(wish).unwrap_or(usize::MAX).saturating_add(1)
            }
            Figure::MostWantedFilled => 7,
            Figure::MostWantedFurther => 8,
            Figure::FurtherPlaces => 9,
            Figure::Fit => 10,
            Figure::PairsInOneHand => 11,
        }
    }
}

/// 目标值 — what a set of placements comes to, figure by figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Figures {
    /// 一 — posts with at least one holder.
    pub posts_filled: u32,
    /// 二 — claims honoured.
    pub claims_honoured: u32,
    /// 二 — of them those of the first wish, of the second, and so on.
    pub by_wish: [u32; 5],
    /// 三 — most-wanted posts with at least one holder.
    pub most_wanted_filled: u32,
    /// 三 — places filled beyond the first of most-wanted posts.
    pub most_wanted_further: u32,
    /// 四 — places filled beyond the first, most wanted or not.
    pub further_places: u32,
    /// 五 — wanted specialities that the holders have.
    pub fit: u32,
    /// 六 — pairs of posts in one hand.
    pub pairs_in_one_hand: u32,
}

impl Figures {
    pub(super) fn from_each(of: impl Fn(Figure) -> u32) -> Figures {
        Figures {
            posts_filled: of(Figure::PostsFilled),
            claims_honoured: of(Figure::ClaimsHonoured),
            by_wish: [1, 2, 3, 4, 5].map(|wish| of(Figure::Wish(wish))),
            most_wanted_filled: of(Figure::MostWantedFilled),
            most_wanted_further: of(Figure::MostWantedFurther),
            further_places: of(Figure::FurtherPlaces),
            fit: of(Figure::Fit),
            pairs_in_one_hand: of(Figure::PairsInOneHand),
        }
    }

    /// One of them.
    #[must_use]
    pub fn of(&self, figure: Figure) -> u32 {
        match figure {
            Figure::PostsFilled => self.posts_filled,
            Figure::ClaimsHonoured => self.claims_honoured,
            Figure::Wish(wish) => {
                let at = usize::try_from(wish).ok().and_then(|wish| wish.checked_sub(1));
                at.and_then(|at| self.by_wish.get(at)).copied().unwrap_or_default()
            }
            Figure::MostWantedFilled => self.most_wanted_filled,
            Figure::MostWantedFurther => self.most_wanted_further,
            Figure::FurtherPlaces => self.further_places,
            Figure::Fit => self.fit,
            Figure::PairsInOneHand => self.pairs_in_one_hand,
        }
    }

    /// The weightiest figure in which `other` differs, with both values.
    #[must_use]
    pub fn first_difference(&self, other: &Figures) -> Option<Difference> {
        let figure = Figure::all().find(|one| self.of(*one) != other.of(*one))?;
        let (proposed, otherwise) = (self.of(figure), other.of(figure));
        Some(Difference { figure, proposed, otherwise })
    }
}

/// 目标差 — the weightiest figure in which another set of placements differs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Difference {
    /// The figure; all weightier ones are the same.
    pub figure: Figure,
    /// What the proposal has.
    pub proposed: u32,
    /// What the other set has.
    pub otherwise: u32,
}

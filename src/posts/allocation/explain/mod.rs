//! Why a proposal is as it is.

mod change;
mod placed;
mod refused;
mod vacant;
mod without;

pub(super) use placed::placements;
pub(super) use refused::refused;
pub(super) use vacant::vacancies;
pub(super) use without::without;

use super::because::Because;
use super::cost::Cost;
use super::held::At;
use super::network::Network;
use super::proposal::{Solved, effort, root_of};
use super::search::{Goal, Search, keep, search};

/// What the best set of placements with one more given comes to.
enum Otherwise {
    /// The proposal itself is not proved to be the best: there is nothing to compare with.
    Unasked,
    /// It cannot be, whatever else is placed.
    Impossible,
    /// So much, and whether that is proved to be the best.
    Comes { cost: Cost, is_proved: bool },
}

impl Otherwise {
    /// Why the proposal is preferred.
    fn because(&self, solved: &Solved<'_>) -> Because {
        let (cost, is_proved) = match self {
            Otherwise::Unasked => return Because::NotProved,
            Otherwise::Impossible => return Because::DecidedLeavesNoRoom,
            Otherwise::Comes { cost, is_proved } => (cost, is_proved),
        };
        let best = solved.found.best.cost;
        let difference = best.figures().first_difference(&cost.figures());
        match difference {
            _ if !is_proved => Because::NotProved,
            Some(difference) => Because::WouldBeWorse { difference },
            None if solved.found.is_first => Because::AsGoodByIds,
            None => Because::NotProved,
        }
    }
}

/// The best with so many places of a post filled, by a search of its own; `None` when so
/// many cannot be.
fn urged(solved: &Solved<'_>, post: usize, places: u32) -> Option<(Cost, Search)> {
    let network = Network::urging(solved.checked, post, places);
    let root = root_of(solved.checked, &network);
    let effort = effort(&network, solved.work_each);
    let search = search(&network, root, Goal::Any, effort);
    let (cost, urges) = search.best.cost.without_urges();
    (urges >= places).then_some((cost, search))
}

/// The best with one more placement given, by a search of its own.
fn forced(solved: &Solved<'_>, at: At) -> Option<Search> {
    let mut flow = solved.root.clone();
    let effort = effort(&solved.network, solved.work_each);
    keep(&solved.network, &mut flow, at)
        .then(|| search(&solved.network, flow, Goal::Any, effort))
}

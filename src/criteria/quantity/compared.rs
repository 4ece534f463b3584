//! Numbers compared with those of all who are judged together.

use super::{Quantity, Reading, State, View, both};
use crate::criteria::compare::{MOST_TOGETHER, Peer, Standings, off_the_mean, rank};
use crate::vocabulary::{Exact, Span, Verdict};

/// 比较方式 — what a number compared with those of others gives.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ComparedAs {
    /// 平均 — the mean of all.
    Mean,
    /// 最高 — the greatest of all.
    Greatest,
    /// 最低 — the least of all.
    Least,
    /// 与平均比 — the own number less the mean of all.
    OffTheMean,
    /// 名次 — the place among all.
    Rank {
        /// Which place equals have.
        ties: Standings,
        /// Whether the least stands first; otherwise the greatest does.
        is_least_first: bool,
    },
}

/// 同组比较 — a number, and how it is compared with whom.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Compared {
    /// The number.
    pub of: Quantity,
    /// How.
    pub how: ComparedAs,
    /// The fact that says to which group a subject belongs, where only those of one group
    /// are compared.
    pub within: Option<u16>,
    /// Its place among the comparisons of its scheme.
    pub(crate) place: u16,
    /// All that the number can be.
    pub(crate) domain: Span,
}

/// Who is judged together with a subject.
pub(crate) trait Others: std::fmt::Debug {
    /// What the others have at a comparison of the scheme; those to whom it does not apply
    /// take no part.
    fn peers(&self, compared: &Compared) -> Vec<Peer>;
}

impl Compared {
    /// All that the comparison can give, whoever the others are.
    pub(crate) fn all(&self) -> Option<Span> {
        Some(match self.how {
            ComparedAs::Mean | ComparedAs::Greatest | ComparedAs::Least => self.domain,
            ComparedAs::OffTheMean => {
                let width = self.domain.width()?;
                Span::between(width.negated(), width)
            }
            ComparedAs::Rank { .. } => {
                Span::between(Exact::ONE, Exact::whole(i64::from(MOST_TOGETHER)))
            }
        })
    }

    /// How many are compared, the subject among them; `None` while it is alone.
    pub(crate) fn members(&self, view: View<'_>) -> Option<u32> {
        let peers = view.others?.peers(self);
        u32::try_from(peers.len()).ok()?.checked_add(1)
    }
}

pub(super) fn read_compared(view: View<'_>, compared: &Compared) -> Option<Reading> {
    let own = compared.of.read(view)?;
    if own.state == State::NotApplicable {
        return Some(own);
    }
    let Some(others) = view.others else {
        let span = compared.all()?;
        let state = both(own.state, view.still_open());
        return Some(Reading::new(span, state).or_untold(own.may_not_tell));
    };
    let peers = others.peers(compared);
    let span = among(own.span, &peers, compared.how)?;
    let may_not_tell = peers.iter().any(|peer| peer.may_not_tell);
    let state = match own.state {
        State::Known if may_not_tell || !span.is_settled() => view.still_open(),
        state => state,
    };
    Some(Reading::new(span, state).or_untold(own.may_not_tell || may_not_tell))
}

fn among(own: Span, peers: &[Peer], how: ComparedAs) -> Option<Span> {
    let hull = || peers.iter().fold(own, |all, peer| all.or(peer.value));
    match how {
        ComparedAs::Greatest => Some(extreme(own, peers, Exact::max)),
        ComparedAs::Least => Some(extreme(own, peers, Exact::min)),
        ComparedAs::Mean => Some(match off_the_mean(own, peers)? {
            Some((mean, _)) => mean,
            None => hull(),
        }),
        ComparedAs::OffTheMean => match off_the_mean(own, peers)? {
            Some((_, off)) => Some(off),
            None => own.minus(hull()),
        },
        ComparedAs::Rank { ties, is_least_first } => {
            rank(own, peers, (ties, is_least_first))
        }
    }
}

/// The greatest or the least of all; who may not be there can only add to it.
fn extreme(own: Span, peers: &[Peer], pick: fn(Exact, Exact) -> Exact) -> Span {
    peers.iter().fold(own, |all, peer| {
        let (low, high) = (peer.value.least(), peer.value.most());
        let with = Span::between(pick(all.least(), low), pick(all.most(), high));
        if peer.is_there == Verdict::Met { with } else { with.or(all) }
    })
}

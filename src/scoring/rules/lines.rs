//! The lines of grades: the same for all, or one for each status.

use std::slice;

use crate::vocabulary::Bounds;

/// 分数线 — the totals that reach a grade.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Line {
    /// 统一 — the same for all.
    Same(Bounds),
    /// 按身份 — one for each choice of the scheme's status, in the dictionary's order.
    ByStatus(Box<[Bounds]>),
}

impl Line {
    /// The line of those with one of these statuses; all lines where none is asked for.
    pub fn of(&self, statuses: Option<&[u16]>) -> impl Iterator<Item = Bounds> {
        let lines = match self {
            Line::Same(line) => slice::from_ref(line),
            Line::ByStatus(lines) => lines,
        };
        let is_same = matches!(self, Line::Same(_));
        let is_of = move |place: u16| {
            is_same || statuses.is_none_or(|statuses| statuses.contains(&place))
        };
        let lines = (0_u16..).zip(lines).filter(move |(place, _)| is_of(*place));
        lines.map(|(_, line)| *line)
    }
}

/// 分数线依据 — the status by which the lines of a scheme differ.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LinesBy {
    /// The choice that says it.
    pub fact: u16,
    /// Whose lines hold on a closed sheet where it is absent.
    pub absent: StatusPolicy,
    /// Whose lines hold where it does not apply.
    pub not_applicable: StatusPolicy,
}

/// 身份不明的处理 — whose lines hold where no status is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum StatusPolicy {
    /// 无法认定 — those of every status are possible.
    Undetermined,
    /// 视为某身份 — those of this status.
    As(u16),
}

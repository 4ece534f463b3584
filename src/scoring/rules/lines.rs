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
    /// The line of those with this status; while it is not known, those of every status.
    #[must_use]
    pub fn of(&self, status: Option<u16>) -> &[Bounds] {
        match (self, status) {
            (Line::Same(line), _) => slice::from_ref(line),
            (Line::ByStatus(lines), None) => lines,
            (Line::ByStatus(lines), Some(status)) => {
                lines.get(usize::from(status)).map(slice::from_ref).unwrap_or_default()
            }
        }
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

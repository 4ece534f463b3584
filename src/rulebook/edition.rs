use chrono::NaiveDate;

use super::Rulebook;
use crate::vocabulary::{Defect, FieldPath, Id, Problem, Problems};

/// 版本 — all editions of one rulebook, in the order in which they come into force.
///
/// # Errors
/// * no edition at all;
/// * editions of different rulebooks;
/// * two editions in force on one day;
/// * a stretch of days without an edition, unless the later one says `gap_before`.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use chrono::NaiveDate;
/// use grassroots::rulebook::{Editions, bundled};
///
/// let editions = Editions::new(vec![bundled::secretary_2019()?])?;
/// let day = |y| NaiveDate::from_ymd_opt(y, 6, 30).ok_or("no such day");
/// assert!(editions.in_force_on(day(2020)?).is_ok());
/// let refused = editions.in_force_on(day(2018)?).map(|_| ()).expect_err("too early");
/// assert_eq!(refused.to_string(), "`secretary-2019` is not in force on 2018-06-30");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Editions {
    // Invariant: at least one, in order, none overlapping.
    editions: Vec<Rulebook>,
    id: Id,
}

impl Editions {
    /// Puts editions together, in any order.
    pub fn new(mut editions: Vec<Rulebook>) -> Result<Editions, Problems> {
        editions.sort_by(|a, b| {
            let of = |book: &Rulebook| (book.in_force(), book.edition().to_owned());
            of(a).cmp(&of(b))
        });
        let at = FieldPath::root().key("edition");
        let Some(first) = editions.first() else {
            let defect = Defect::NothingListed { what: "edition" };
            return Err(Problem::new(at, defect).into());
        };
        let id = first.id().clone();
        let mut problems = Vec::new();
        for other in editions.iter().filter(|other| *other.id() != id) {
            let (found, expected) = (other.id().clone(), id.clone());
            let defect = Defect::AnotherRulebook { found, expected };
            problems.push(Problem::new(at.element(other.edition()), defect));
        }
        // Each against the edition before it that stays in force longest.
        let mut last: Option<&Rulebook> = None;
        for next in editions.iter().filter(|next| *next.id() == id) {
            if let Some(before) = last {
                problems.extend(neighbours(before, next, &at));
            }
            let reaches =
                |book: &Rulebook| book.in_force().until().unwrap_or(NaiveDate::MAX);
            last = match last {
                Some(before) if reaches(before) > reaches(next) => Some(before),
                Some(_) | None => Some(next),
            };
        }
        Problems::none_or(Editions { editions, id }, problems)
    }

    /// The id of the rulebook.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// The edition in force on a day.
    pub fn in_force_on(&self, on: NaiveDate) -> Result<&Rulebook, NotInForce> {
        self.editions
            .iter()
            .find(|book| book.is_in_force(on))
            .ok_or_else(|| NotInForce { rulebook: self.id.clone(), on })
    }

    /// All editions, in the order in which they come into force.
    #[must_use]
    pub fn all(&self) -> &[Rulebook] {
        &self.editions
    }
}

/// What is wrong between an edition and the next.
fn neighbours(before: &Rulebook, next: &Rulebook, at: &FieldPath) -> Option<Problem> {
    let at = at.element(next.edition());
    let (one, other) = (before.edition().to_owned(), next.edition().to_owned());
    let from = next.in_force().from();
    match before.in_force().until() {
        Some(until) if until == from => None,
        Some(until) if until < from => {
            let is_meant = next.draft().in_force.gap_before.is_some();
            let defect = Defect::EditionsGap { one, other, from: until, until: from };
            (!is_meant).then(|| Problem::new(at, defect))
        }
        Some(_) | None => {
            Some(Problem::new(at, Defect::EditionsOverlap { one, other, on: from }))
        }
    }
}

/// 未施行 — no edition of a rulebook is in force on a day; an answer of its own.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{rulebook}` is not in force on {on}")]
#[non_exhaustive]
pub struct NotInForce {
    /// The rulebook.
    pub rulebook: Id,
    /// The day.
    pub on: NaiveDate,
}

//! Tables of bands: a proof that every value has exactly one row, and the search for it.

use std::cmp::Ordering;

use super::{Bound, Bounds, Exact, Span};

/// 分段缺陷 — what keeps a table of bands from giving every value exactly one row.
///
/// Rows are counted from zero, in the order of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum BandFault {
    /// Two rows take the same values, `from` among them.
    Overlap {
        /// One row.
        one: usize,
        /// The other row.
        other: usize,
        /// A value that both take.
        at: Exact,
    },
    /// No row takes the values from `after` on, up to `before`.
    Gap {
        /// The lower end of what is uncovered.
        after: Exact,
        /// The upper end of what is uncovered.
        before: Exact,
    },
}

/// 分段核对 — finds every gap and every overlap of `rows` over `domain`.
///
/// `step` is the distance of the values that can occur (0.01 for two places): between
/// 以下 89 and 以上 90 there is no gap where only whole numbers occur. Without a step every
/// value in the domain can occur. Rows may stand in any order.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Bounds, Exact, Span, prove_bands};
///
/// let n = |v| Some(Exact::whole(v));
/// let rows = [Bounds::new(None, None, n(89), None)?, Bounds::new(n(90), None, None, None)?];
/// let domain = Span::between(Exact::ZERO, Exact::whole(100));
/// assert!(prove_bands(&rows, domain, n(1)).is_empty()); // whole numbers: nothing between
/// assert_eq!(prove_bands(&rows, domain, None).len(), 1); // 89.5 has no row
/// # Ok::<(), grassroots::vocabulary::BoundsError>(())
/// ```
#[must_use]
pub fn prove_bands(rows: &[Bounds], domain: Span, step: Option<Exact>) -> Vec<BandFault> {
    let mut order: Vec<(usize, Bounds)> = rows.iter().copied().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| compare_lower(a.lower(), b.lower()));
    let mut faults = Vec::new();
    // What has been covered so far, as an upper end; `None` before the first row.
    let mut reached: Option<(usize, Option<Bound>)> = None;
    for (row, bounds) in order {
        match reached {
            None => gap_before(&mut faults, domain.least(), bounds.lower(), step),
            Some((last, upper)) => {
                compare_neighbours(
                    &mut faults,
                    (last, upper),
                    (row, bounds.lower()),
                    step,
                );
            }
        }
        reached = match reached {
            Some((last, upper))
                if compare_upper(upper, bounds.upper()) != Ordering::Less =>
            {
                Some((last, upper))
            }
            Some(_) | None => Some((row, bounds.upper())),
        };
    }
    match reached {
        None => {
            faults.push(BandFault::Gap { after: domain.least(), before: domain.most() });
        }
        Some((_, Some(end))) => gap_after(&mut faults, end, domain.most(), step),
        Some((_, None)) => {}
    }
    faults
}

/// 查段 — the first row that takes `value`, counted from zero.
#[must_use]
pub fn find_band<'b>(
    rows: impl IntoIterator<Item = &'b Bounds>,
    value: Exact,
) -> Option<usize> {
    rows.into_iter().position(|bounds| bounds.contains(value))
}

fn compare_neighbours(
    faults: &mut Vec<BandFault>,
    (last, upper): (usize, Option<Bound>),
    (row, lower): (usize, Option<Bound>),
    step: Option<Exact>,
) {
    let (Some(end), Some(start)) = (upper, lower) else {
        let at = upper.or(lower).map_or(Exact::ZERO, |b| b.value);
        faults.push(BandFault::Overlap { one: last, other: row, at });
        return;
    };
    match end.value.cmp(&start.value) {
        Ordering::Greater => {
            faults.push(BandFault::Overlap { one: last, other: row, at: start.value });
        }
        Ordering::Equal if end.is_inside && start.is_inside => {
            faults.push(BandFault::Overlap { one: last, other: row, at: start.value });
        }
        Ordering::Equal if end.is_inside || start.is_inside => {}
        Ordering::Equal | Ordering::Less => {
            if value_between(end, start, step) {
                faults.push(BandFault::Gap { after: end.value, before: start.value });
            }
        }
    }
}

fn gap_before(
    faults: &mut Vec<BandFault>,
    least: Exact,
    lower: Option<Bound>,
    step: Option<Exact>,
) {
    let Some(start) = lower else { return };
    let floor = Bound { value: least, is_inside: false };
    let least_is_out = least < start.value || (least == start.value && !start.is_inside);
    if least_is_out && (on_grid(least, step) || value_between(floor, start, step)) {
        faults.push(BandFault::Gap { after: least, before: start.value });
    }
}

fn gap_after(faults: &mut Vec<BandFault>, end: Bound, most: Exact, step: Option<Exact>) {
    let ceiling = Bound { value: most, is_inside: false };
    let most_is_out = end.value < most || (end.value == most && !end.is_inside);
    if most_is_out && (on_grid(most, step) || value_between(end, ceiling, step)) {
        faults.push(BandFault::Gap { after: end.value, before: most });
    }
}

/// Whether a value that can occur lies strictly between what `end` and `start` take.
fn value_between(end: Bound, start: Bound, step: Option<Exact>) -> bool {
    let Some(step) = step else { return end.value <= start.value };
    let Some(first) = next_on_grid(end, step) else { return true };
    if start.is_inside { first < start.value } else { first <= start.value }
}

/// The least multiple of `step` that `end`, as an upper end, does not take.
fn next_on_grid(end: Bound, step: Exact) -> Option<Exact> {
    let steps = end.value.over(step)?;
    let whole = steps.numerator().checked_div_euclid(steps.denominator())?;
    let whole = i64::try_from(whole).ok()?;
    let at = Exact::whole(whole).times(step)?;
    let takes_at = at < end.value || (at == end.value && end.is_inside);
    if takes_at { at.plus(step) } else { Some(at) }
}

fn on_grid(value: Exact, step: Option<Exact>) -> bool {
    step.is_none_or(|step| value.over(step).is_none_or(|n| n.denominator() == 1))
}

fn compare_lower(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => {
            a.value.cmp(&b.value).then_with(|| b.is_inside.cmp(&a.is_inside))
        }
    }
}

fn compare_upper(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => {
            a.value.cmp(&b.value).then_with(|| a.is_inside.cmp(&b.is_inside))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ends: &[(Option<i64>, Option<i64>)]) -> Vec<Bounds> {
        ends.iter()
            .map(|(from, below)| {
                Bounds::new(from.map(Exact::whole), None, None, below.map(Exact::whole))
                    .unwrap()
            })
            .collect()
    }

    fn domain() -> Span {
        Span::between(Exact::ZERO, Exact::whole(100))
    }

    #[test]
    fn half_open_bands_that_meet_have_no_fault() {
        let table = rows(&[(Some(90), None), (Some(60), Some(90)), (None, Some(60))]);
        assert_eq!(prove_bands(&table, domain(), None), []);
    }

    #[test]
    fn a_hole_between_two_bands_is_found() {
        let table = rows(&[(None, Some(60)), (Some(70), None)]);
        let gap = BandFault::Gap { after: Exact::whole(60), before: Exact::whole(70) };
        assert_eq!(prove_bands(&table, domain(), Some(Exact::ONE)), [gap]);
    }

    #[test]
    fn two_bands_that_share_values_are_found() {
        let table = rows(&[(None, Some(70)), (Some(60), None)]);
        let fault = BandFault::Overlap { one: 0, other: 1, at: Exact::whole(60) };
        assert_eq!(prove_bands(&table, domain(), None), [fault]);
    }

    #[test]
    fn a_band_within_another_is_found() {
        let table = rows(&[(None, None), (Some(60), Some(70))]);
        let fault = BandFault::Overlap { one: 0, other: 1, at: Exact::whole(60) };
        assert_eq!(prove_bands(&table, domain(), None), [fault]);
    }

    #[test]
    fn the_ends_of_the_domain_must_be_taken() {
        let table = rows(&[(Some(0), Some(100))]);
        let gap = BandFault::Gap { after: Exact::whole(100), before: Exact::whole(100) };
        assert_eq!(prove_bands(&table, domain(), Some(Exact::ONE)), [gap]);
    }

    #[test]
    fn an_edge_that_neither_takes_is_a_gap() {
        let below = Bounds::new(None, None, None, Some(Exact::whole(60))).unwrap();
        let above = Bounds::new(None, Some(Exact::whole(60)), None, None).unwrap();
        let gap = BandFault::Gap { after: Exact::whole(60), before: Exact::whole(60) };
        assert_eq!(prove_bands(&[below, above], domain(), Some(Exact::ONE)), [gap]);
        assert_eq!(prove_bands(&[below, above], domain(), None), [gap]);
    }
}

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
    let mut reached: Option<Reached> = None;
    for (row, bounds) in order {
        match reached {
            None => gap_before(&mut faults, domain.least(), bounds.lower(), step),
            Some(last) => {
                compare_neighbours(&mut faults, last, (row, bounds), (domain, step));
            }
        }
        reached = match reached {
            Some(last) if compare_upper(last.upper, bounds.upper()) != Ordering::Less => {
                Some(last)
            }
            Some(_) | None => Some(Reached { row, upper: bounds.upper() }),
        };
    }
    match reached {
        None => {
            faults.push(BandFault::Gap { after: domain.least(), before: domain.most() });
        }
        Some(Reached { upper: Some(end), .. }) => {
            gap_after(&mut faults, end, domain.most(), step);
        }
        Some(Reached { upper: None, .. }) => {}
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

/// The row that reaches farthest up so far, and how far.
#[derive(Clone, Copy)]
struct Reached {
    row: usize,
    upper: Option<Bound>,
}

fn compare_neighbours(
    faults: &mut Vec<BandFault>,
    last: Reached,
    (row, bounds): (usize, Bounds),
    (domain, step): (Span, Option<Exact>),
) {
    // The rows come by their lower ends, so that the later one begins where both do.
    let upper = match compare_upper(last.upper, bounds.upper()) {
        Ordering::Less => last.upper,
        Ordering::Equal | Ordering::Greater => bounds.upper(),
    };
    if let Some(at) = in_both(bounds.lower(), upper, domain, step) {
        faults.push(BandFault::Overlap { one: last.row, other: row, at });
        return;
    }
    let (Some(end), Some(start)) = (last.upper, bounds.lower()) else { return };
    let meet = end.value == start.value && (end.is_inside || start.is_inside);
    if end.value <= start.value && !meet && value_between(end, start, step) {
        faults.push(BandFault::Gap { after: end.value, before: start.value });
    }
}

/// A value between two ends that can occur: the least of the domain, or else one outside it.
fn in_both(
    lower: Option<Bound>,
    upper: Option<Bound>,
    domain: Span,
    step: Option<Exact>,
) -> Option<Exact> {
    let least = Bound { value: domain.least(), is_inside: true };
    let most = Bound { value: domain.most(), is_inside: true };
    let within = match compare_lower(lower, Some(least)) {
        Ordering::Less => least,
        Ordering::Equal | Ordering::Greater => lower.unwrap_or(least),
    };
    let up_to = match compare_upper(upper, Some(most)) {
        Ordering::Greater => most,
        Ordering::Equal | Ordering::Less => upper.unwrap_or(most),
    };
    least_between(within, Some(up_to), step).or_else(|| match (lower, upper) {
        (Some(lower), _) => least_between(lower, upper, step),
        // Downwards without end: what is below the domain.
        (None, Some(upper)) if upper.value < least.value => Some(upper.value),
        (None, _) => None,
    })
}

/// The least value from `lower` up to `upper` on the grid; without a grid one of them.
fn least_between(
    lower: Bound,
    upper: Option<Bound>,
    step: Option<Exact>,
) -> Option<Exact> {
    let is_up_to = |value: Exact| {
        upper.is_none_or(|end| {
            if end.is_inside { value <= end.value } else { value < end.value }
        })
    };
    let first = match step {
        // The least value that ends where `lower` begins does not take.
        Some(step) => {
            let before = Bound { value: lower.value, is_inside: !lower.is_inside };
            next_on_grid(before, step).unwrap_or(lower.value)
        }
        None if lower.is_inside => lower.value,
        None => match upper {
            Some(end) if end.is_inside => end.value,
            Some(end) if end.value <= lower.value => return None,
            Some(end) => lower.value.plus(end.value)?.over(Exact::whole(2))?,
            None => lower.value.plus(Exact::ONE)?,
        },
    };
    let is_after = first > lower.value || (lower.is_inside && first == lower.value);
    (is_after && is_up_to(first)).then_some(first)
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
    fn an_overlap_names_a_value_that_both_take() {
        let n = |value| Some(Exact::whole(value));
        let take = |rows: [Bounds; 2], step| match *prove_bands(&rows, domain(), step) {
            [BandFault::Overlap { at, .. }, ..] => {
                assert!(rows.iter().all(|row| row.contains(at)), "{at}");
                Some(at)
            }
            _ => None,
        };
        let cumulative = [
            Bounds::new(None, None, None, n(60)).unwrap(),
            Bounds::new(None, None, None, n(80)).unwrap(),
        ];
        assert_eq!(take(cumulative, n(1)), n(0));
        let crossing = [
            Bounds::new(None, None, n(55), None).unwrap(),
            Bounds::new(None, n(50), None, None).unwrap(),
        ];
        assert_eq!(take(crossing, n(1)), n(51));
        assert_eq!(take(crossing, None), n(55));
        let open = [
            Bounds::new(None, None, None, n(60)).unwrap(),
            Bounds::new(None, n(50), None, None).unwrap(),
        ];
        assert_eq!(take(open, None), n(55));
        let outside = [
            Bounds::new(n(200), None, None, None).unwrap(),
            Bounds::new(n(300), None, None, None).unwrap(),
        ];
        let faults = prove_bands(&outside, domain(), n(1));
        let at = Exact::whole(300);
        assert!(faults.contains(&BandFault::Overlap { one: 0, other: 1, at }));
    }

    #[test]
    fn rows_that_cross_between_two_values_do_not_overlap() {
        let n = |value| Some(Exact::whole(value));
        let table = [
            Bounds::new(None, None, None, n(30)).unwrap(),
            Bounds::new(None, n(29), None, None).unwrap(),
        ];
        assert_eq!(prove_bands(&table, domain(), n(1)), []);
        assert_eq!(prove_bands(&table, domain(), None).len(), 1);
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

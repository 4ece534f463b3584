//! How great a value can become, and how fine: the proof that nothing overflows.

use crate::criteria::{
    Answer, ChangeKind, ComparedAs, Condition, MOST_TOGETHER, MissingPeriod, PartPeriods,
    Quantity, Take, Which,
};
use crate::facts::{Dictionary, Fact, FactKind, SeriesOf};
use crate::scoring::{
    Award, Excluded, Form, Group, Hold, Measure, Row, Scale, StepMode, Stop, Target,
};
use crate::vocabulary::{Exact, Rounding, RoundingMode, Span, Window};

/// The greatest numerator that may occur; the crate holds 127 bits and needs some room.
const MOST: u128 = 1 << 112;

/// 值域 — all values of a node, and what their denominators can be.
///
/// Each denominator divides `fixed` × some number that is at most `free`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) span: Span,
    fixed: u128,
    free: u128,
}

impl Extent {
    /// One value.
    pub(super) fn of(value: Exact) -> Extent {
        let fixed = u128::try_from(value.denominator()).unwrap_or(u128::MAX);
        Extent { span: Span::settled(value), fixed, free: 1 }
    }

    fn over_span(span: Span, fixed: u128, free: u128) -> Extent {
        Extent { span, fixed, free }
    }

    /// Whether every value, with its numerator, can be held exactly.
    pub(super) fn can_be_held(&self) -> bool {
        let most = |value: Exact| {
            let whole = value.numerator().unsigned_abs();
            let by = u128::try_from(value.denominator()).unwrap_or(1);
            whole.checked_div(by).unwrap_or(u128::MAX).saturating_add(1)
        };
        let size = most(self.span.least()).max(most(self.span.most()));
        size.saturating_mul(self.fixed).saturating_mul(self.free) <= MOST
    }

    /// Whether every value is a decimal with an end.
    pub(super) fn is_decimal(&self) -> bool {
        let mut rest = self.fixed.max(1);
        for prime in [2, 5] {
            while rest.checked_rem(prime) == Some(0) {
                rest = rest.checked_div(prime).unwrap_or(1);
            }
        }
        self.free <= 1 && rest == 1
    }

    /// How many decimals its values have at most, where they have an end.
    pub(super) fn places(&self) -> u8 {
        let is_fine_enough = |places: &u8| {
            10_u128
                .checked_pow(u32::from(*places))
                .and_then(|tens| tens.checked_rem(self.fixed.max(1)))
                == Some(0)
        };
        (0..=u8::MAX).find(is_fine_enough).unwrap_or(u8::MAX)
    }

    /// What every value is a multiple of; `None` where that depends on facts.
    pub(super) fn grain(&self) -> Option<Exact> {
        let is_fixed = self.free <= 1;
        Exact::fraction(1, i64::try_from(self.fixed).ok()?).filter(|_| is_fixed)
    }

    /// Whether its denominators depend on facts.
    pub(super) const fn is_free(&self) -> bool {
        self.free > 1
    }

    pub(super) fn plus(self, other: Extent) -> Option<Extent> {
        Some(Extent {
            span: self.span.plus(other.span)?,
            fixed: lcm(self.fixed, other.fixed),
            free: self.free.saturating_mul(other.free),
        })
    }

    pub(super) fn minus(self, other: Extent) -> Option<Extent> {
        let span = self.span.minus(other.span)?;
        Some(Extent { span, ..self.plus(other)? })
    }

    pub(super) fn times(self, factor: Exact) -> Option<Extent> {
        let by = u128::try_from(factor.denominator()).ok()?;
        let fixed = self.fixed.saturating_mul(by);
        Some(Extent { span: self.span.times(factor)?, fixed, ..self })
    }

    pub(super) fn by(self, other: Extent) -> Option<Extent> {
        Some(Extent {
            span: self.span.by(other.span)?,
            fixed: self.fixed.saturating_mul(other.fixed),
            free: self.free.saturating_mul(other.free),
        })
    }

    /// Either of the two.
    pub(super) fn or(self, other: Extent) -> Extent {
        Extent {
            span: self.span.or(other.span),
            fixed: lcm(self.fixed, other.fixed),
            free: self.free.max(other.free),
        }
    }

    pub(super) fn held(self, hold: Hold) -> Extent {
        let (mut span, mut fixed) = (self.span, self.fixed);
        if let Some(at) = hold.at_least {
            span = span.not_below(at);
            fixed = lcm(fixed, denominator(at));
        }
        if let Some(at) = hold.at_most {
            span = span.not_above(at);
            fixed = lcm(fixed, denominator(at));
        }
        Extent { span, fixed, ..self }
    }

    /// Held in windows, of which there may be any number: as fine as their limit as well.
    fn in_windows(self, window: Option<(Window, Exact)>) -> Extent {
        let Some((_, held_at)) = window else { return self };
        Extent { fixed: lcm(self.fixed, denominator(held_at)), ..self }
    }

    pub(super) fn rounded(self, rounding: Rounding) -> Option<Extent> {
        let span = self.span.through(|x| rounding.round(x))?;
        Some(Extent { span, fixed: denominator(rounding.step()), free: 1 })
    }

    /// The same values, as fine as the mean of up to `n` of them can be.
    pub(super) fn shared_by(self, mean: Extent, n: i64) -> Option<Extent> {
        let n = u128::try_from(n).ok()?;
        let (fixed, free) = (lcm(self.fixed, mean.fixed), mean.free.saturating_mul(n));
        Some(Extent { fixed, free, ..self })
    }

    /// The same denominators, as fine as the mean of up to `n` such values can be; `None`
    /// where they depend on facts so much that `n` of them have no common one.
    pub(super) fn shared_by_up_to(self, n: i64) -> Option<Extent> {
        let fixed = self.fixed.checked_mul(common(self.free)?)?;
        // While they are added up, the sum is up to `n` times as great.
        let sum = Extent { fixed, free: 1, ..self }.times(Exact::whole(n))?;
        sum.can_be_held().then_some(())?;
        Some(Extent { fixed, free: u128::try_from(n).ok()?, ..self })
    }

    /// The same denominators over another span.
    pub(super) const fn over(self, span: Span) -> Extent {
        Extent { span, ..self }
    }

    /// Scaled up from those present to all: × all ÷ present, for any choice of those present.
    ///
    /// The scaled value lies between the least and the greatest share that a single child
    /// can have of its marks, times all marks.
    pub(super) fn rescaled(
        self,
        children: &[(Extent, Exact)],
        all: Exact,
    ) -> Option<Extent> {
        let mut span = self.span;
        let mut marks_denominator = denominator(all);
        for (child, marks) in children {
            marks_denominator = lcm(marks_denominator, denominator(*marks));
            let share = child.span.times(Exact::ONE.over(*marks)?)?;
            span = span.or(share.times(all)?);
        }
        let present = ceiling(all).saturating_mul(marks_denominator);
        Some(Extent {
            span,
            fixed: self.fixed.saturating_mul(marks_denominator),
            free: self.free.saturating_mul(present),
        })
    }
}

fn denominator(value: Exact) -> u128 {
    u128::try_from(value.denominator()).unwrap_or(u128::MAX)
}

fn ceiling(value: Exact) -> u128 {
    let by = denominator(value).max(1);
    value.numerator().unsigned_abs().div_ceil(by)
}

fn lcm(a: u128, b: u128) -> u128 {
    let (mut x, mut y) = (a.max(1), b.max(1));
    while y != 0 {
        (x, y) = (y, x.checked_rem(y).unwrap_or(0));
    }
    a.max(1).checked_div(x).unwrap_or(1).saturating_mul(b.max(1))
}

/// The least number that all up to `most` divide; `None` where it is too great to be of use.
fn common(most: u128) -> Option<u128> {
    let mut all = 1;
    for n in 2..=most {
        all = lcm(all, n);
        if all > MOST {
            return None;
        }
    }
    Some(all)
}

fn ten_to(places: u8) -> u128 {
    10_u128.saturating_pow(u32::from(places))
}

/// All values of a quantity; nodes have none here.
pub(super) fn quantity(quantity: &Quantity, dictionary: &Dictionary) -> Option<Extent> {
    let unit = Span::between(Exact::ZERO, Exact::ONE);
    match quantity {
        Quantity::Number { fact } => number(dictionary.at(*fact)?),
        Quantity::Count { .. } | Quantity::Windows(_) | Quantity::Service(_) => {
            Some(Extent::over_span(quantity.dated_domain(dictionary)?, 1, 1))
        }
        Quantity::Sum { of, .. } => {
            let FactKind::Events { amount: Some(amount), .. } =
                dictionary.at(of.fact)?.kind()
            else {
                return None;
            };
            let fixed = ten_to(amount.places);
            Some(Extent::over_span(quantity.dated_domain(dictionary)?, fixed, 1))
        }
        Quantity::Since(since) => {
            let units = Extent::over_span(since.domain(), 1, 1);
            Some(with_answer(units, since.never))
        }
        Quantity::Change { of, from, kind } => {
            let (new, old) = (dictionary.at(*of)?, dictionary.at(*from)?);
            let step = old.kind().step();
            let (new, old) = (number(new)?, number(old)?);
            match kind {
                ChangeKind::Absolute => new.minus(old),
                ChangeKind::Relative { from_zero, both_zero } => {
                    let share = divided(new, old, step)?.minus(Extent::of(Exact::ONE))?;
                    Some(with_answer(with_answer(share, *from_zero), *both_zero))
                }
            }
        }
        Quantity::Share(share) => {
            let step = share.by.least_above_zero(dictionary, None);
            let above = self::quantity(&share.of, dictionary)?;
            let below = self::quantity(&share.by, dictionary)?;
            Some(with_answer(divided(above, below, step)?, share.zero))
        }
        Quantity::Votes { ballots, in_denominator, nobody, .. } => {
            let votes = cast(dictionary.at(*ballots)?, in_denominator.len())?;
            Some(with_answer(Extent::over_span(unit, 1, votes), *nobody))
        }
        Quantity::When { .. } => Some(Extent::over_span(unit, 1, 1)),
        Quantity::Compared(compared) => {
            let of = self::quantity(&compared.of, dictionary)?;
            let span = compared.all()?;
            Some(match compared.how {
                ComparedAs::Rank { .. } => Extent::over_span(span, 2, 1),
                ComparedAs::Greatest | ComparedAs::Least => of,
                ComparedAs::Mean | ComparedAs::OffTheMean => {
                    of.shared_by_up_to(i64::from(MOST_TOGETHER))?.over(span)
                }
            })
        }
        Quantity::Over { .. } => over(quantity, dictionary),
        Quantity::Periods { series, .. } => match dictionary.at(*series)?.kind() {
            FactKind::Series { at_most, .. } => {
                let most = Exact::whole(i64::from(*at_most));
                Some(Extent::over_span(Span::between(Exact::ZERO, most), 1, 1))
            }
            _ => None,
        },
        Quantity::Score { .. } => None,
    }
}

/// All that can be taken of a series; a mean is a sum before it is divided.
fn over(quantity: &Quantity, dictionary: &Dictionary) -> Option<Extent> {
    let Quantity::Over { series, take, which, part_periods, missing, none } = quantity
    else {
        return None;
    };
    let fact = dictionary.at(*series)?;
    let FactKind::Series { each, of: SeriesOf::Number { places, .. }, at_most } =
        fact.kind()
    else {
        return None;
    };
    let fixed = ten_to(*places);
    let sum = super::domain::over(fact, Take::Sum)?;
    Extent::over_span(sum, fixed, 1).can_be_held().then_some(())?;
    let is_weighed = *part_periods == PartPeriods::ByDays;
    let lengths = || each.lengths().iter().copied().map(u128::from);
    let (fixed, free) = match take {
        // Whatever part of a period counts, its days are a part of one of these lengths.
        Take::Sum if is_weighed => (fixed.saturating_mul(lengths().fold(1, lcm)), 1),
        Take::Mean => {
            // In parts of a day of each period that does not lie inside as a whole.
            let parts = match which {
                Which::Period => 2,
                Which::Last(_) | Which::All => 1,
            };
            let longest = if is_weighed { lengths().max()? } else { 1 };
            (
                fixed,
                u128::from(*at_most).max(1).saturating_mul(longest.saturating_pow(parts)),
            )
        }
        Take::Sum | Take::Greatest | Take::Least | Take::Latest => (fixed, 1),
    };
    let taken = Extent::over_span(super::domain::over(fact, *take)?, fixed, free);
    taken.can_be_held().then_some(())?;
    let zero = *missing == MissingPeriod::Counted;
    let span = if zero { taken.span.or(Span::ZERO) } else { taken.span };
    Some(with_answer(taken.over(span), *none))
}

fn number(fact: &Fact) -> Option<Extent> {
    let fixed = match fact.kind() {
        FactKind::Amount { places, .. } | FactKind::Ratio { places, .. } => {
            ten_to(*places)
        }
        _ => 1,
    };
    Some(Extent::over_span(fact.domain()?, fixed, 1))
}

fn divided(above: Extent, below: Extent, step: Option<Exact>) -> Option<Extent> {
    let span = crate::criteria::quotient(above.span, below.span, step)?;
    let divisor = ceiling(below.span.most()).saturating_mul(below.fixed);
    let free = above.free.saturating_mul(below.free).saturating_mul(divisor.max(1));
    Some(Extent::over_span(span, above.fixed, free))
}

/// All that a value can be of the greatest of such values; neither lies below zero.
pub(super) fn of_share(value: Extent, greatest: Extent) -> Extent {
    let divisor = ceiling(greatest.span.most()).saturating_mul(greatest.fixed);
    let free = value.free.saturating_mul(greatest.free).saturating_mul(divisor.max(1));
    Extent::over_span(Span::between(Exact::ZERO, Exact::ONE), value.fixed, free)
}

/// The most ballots that can stand in a denominator.
fn cast(fact: &Fact, others: usize) -> Option<u128> {
    match fact.kind() {
        FactKind::Ballots { choices, at_most, .. } => {
            let kinds = choices.len().saturating_add(others);
            Some(u128::from(*at_most).saturating_mul(u128::try_from(kinds).ok()?))
        }
        _ => None,
    }
}

fn with_answer(extent: Extent, answer: Answer) -> Extent {
    match answer {
        Answer::Value(value) => extent.or(Extent::of(value)),
        Answer::Undetermined => extent,
    }
}

fn stopped(extent: Extent, floor: Stop, cap: Stop) -> Extent {
    let at = |stop: Stop| match stop {
        Stop::At(at) => Some(at),
        Stop::None => None,
    };
    extent.held(hold(at(floor), at(cap)))
}

/// Limits of both ends, either of which may be open.
pub(super) fn hold(at_least: Option<Exact>, at_most: Option<Exact>) -> Hold {
    Hold { at_least, at_most }
}

/// All points that a measure can give, with full marks `full`.
#[expect(clippy::too_many_lines, reason = "an exhaustive match: one arm a shape")]
pub(super) fn measure(
    measure: &Measure,
    full: Exact,
    dictionary: &Dictionary,
) -> Option<Extent> {
    let read = |q: &Quantity| quantity(q, dictionary);
    match measure {
        Measure::Constant { points } => Some(Extent::of(*points)),
        Measure::Given { of, .. } => read(of),
        Measure::Deduct { floor, window, each } => {
            let cost = counted(each, *window, dictionary)?;
            Some(stopped(Extent::of(full).minus(cost)?, *floor, Stop::None))
        }
        Measure::Award { cap, window, each } => {
            Some(stopped(counted(each, *window, dictionary)?, Stop::None, *cap))
        }
        Measure::Bands { rows, .. } | Measure::Choice { rows, .. } => every_row(rows),
        Measure::AllOrNothing { otherwise, .. } => {
            Some(Extent::of(full).or(Extent::of(*otherwise)))
        }
        Measure::Checklist { is_from_full, each, stop, list } => {
            let most = i64::try_from(list.len()).ok()?;
            let span = Span::between(Exact::ZERO, Exact::whole(most));
            let tallied = Extent::over_span(span, 1, 1).times(*each)?;
            Some(if *is_from_full {
                stopped(Extent::of(full).minus(tallied)?, *stop, Stop::None)
            } else {
                stopped(tallied, Stop::None, *stop)
            })
        }
        Measure::Share { of, target, is_clamped } => {
            share((read(of)?, target), full, *is_clamped, dictionary)
        }
        Measure::OffTarget { of, target, base, points, per, floor, cap } => {
            let rate = points.over(*per)?;
            let free = read(of)?.minus(Extent::of(*target))?.times(rate)?;
            let free = free.plus(Extent::of(*base))?;
            // Before the rate is applied, the distance is divided by the unit.
            Some(stopped(finer(free, *per), *floor, *cap))
        }
        Measure::Steps { of, target, per, points, mode, form, stop } => {
            let off = off_by(read(of)?, *target, *form)?;
            let points = counted_steps(off, *per, *mode)?.times(*points)?;
            Some(match form {
                Form::Rising => stopped(points, Stop::None, *stop),
                Form::Shortfall | Form::Excess => {
                    stopped(Extent::of(full).minus(points)?, *stop, Stop::None)
                }
            })
        }
        Measure::Slabs { of, slabs, is_whole_units, cap } => {
            let value = read(of)?;
            let mode =
                if *is_whole_units { StepMode::Down } else { StepMode::Proportional };
            let mut sum = Extent::of(Exact::ZERO);
            for slab in slabs {
                let inside = value.minus(Extent::of(slab.above))?;
                let inside = inside.held(hold(Some(Exact::ZERO), None));
                let units = counted_steps(inside, slab.per, mode)?;
                let points = units.times(slab.points)?.held(hold(None, slab.cap));
                sum = sum.plus(points.or(Extent::of(Exact::ZERO)))?;
            }
            Some(stopped(sum, Stop::None, *cap))
        }
        Measure::Milestones { levels, is_sum, .. } => {
            let mut all = Extent::of(Exact::ZERO);
            for level in levels {
                let points = Extent::of(level.points);
                all = if *is_sum { all.or(all.plus(points)?) } else { all.or(points) };
            }
            Some(all)
        }
        Measure::Severity { of, rows, is_worst, is_from_full, stop } => {
            let FactKind::Events { at_most, .. } = dictionary.at(*of)?.kind() else {
                return None;
            };
            let most = if *is_worst { 1 } else { i64::from(*at_most) };
            let each = every_row(rows)?.or(Extent::of(Exact::ZERO));
            let amount = each.times(Exact::whole(most))?.or(each);
            Some(if *is_from_full {
                stopped(Extent::of(full).minus(amount)?, *stop, Stop::None)
            } else {
                stopped(amount, Stop::None, *stop)
            })
        }
        Measure::Assessed { decided, rows, .. } => {
            let FactKind::Decision { places, .. } = dictionary.at(*decided)?.kind()
            else {
                return None;
            };
            let range = rows.iter().map(|row| row.range).reduce(Span::or)?;
            Some(Extent::over_span(range, ten_to(*places), 1))
        }
        Measure::Ranks { of, per_rank, .. } => {
            let FactKind::Scores { places, at_least, at_most, raters, .. } =
                dictionary.at(*of)?.kind()
            else {
                return None;
            };
            let ranks = Span::between((*at_least).into(), (*at_most).into());
            let mean = Extent::over_span(ranks, ten_to(*places), u128::from(*raters));
            let lost = mean.minus(Extent::of(Exact::ONE))?.times(*per_rank)?;
            Extent::of(Exact::ONE).minus(lost)?.times(full)
        }
        Measure::Raters { groups, absent_group, scale } => {
            scaled(raters(groups, *absent_group, dictionary)?, *scale, full)
        }
        Measure::Ballots { of, rows, in_denominator, nobody, scale } => {
            let votes = cast(dictionary.at(*of)?, in_denominator.len())?;
            let mean = every_row(rows)?;
            // Ballots without a vote count as nothing in the mean.
            let mean = if in_denominator.is_empty() {
                mean
            } else {
                mean.or(Extent::of(Exact::ZERO))
            };
            let mean = Extent { free: mean.free.saturating_mul(votes), ..mean };
            Some(with_answer(scaled(mean, *scale, full)?, *nobody))
        }
    }
}

/// How far a number can be off its target, on the side that counts.
fn off_by(value: Extent, target: Exact, form: Form) -> Option<Extent> {
    let off = match form {
        Form::Shortfall => Extent::of(target).minus(value)?,
        Form::Excess | Form::Rising => value.minus(Extent::of(target))?,
    };
    Some(off.held(hold(Some(Exact::ZERO), None)))
}

/// How many steps that is: whole ones, or with their parts.
fn counted_steps(distance: Extent, per: Exact, mode: StepMode) -> Option<Extent> {
    let steps = finer(distance.times(Exact::ONE.over(per)?)?, per);
    let mode = match mode {
        StepMode::Proportional => return Some(steps),
        StepMode::Down => RoundingMode::Down,
        StepMode::Up => RoundingMode::Up,
    };
    let held = Some(steps).filter(Extent::can_be_held)?;
    held.rounded(Rounding::places(0, mode).ok()?)
}

fn finer(extent: Extent, per: Exact) -> Extent {
    let by = per.numerator().unsigned_abs().max(1);
    Extent { fixed: extent.fixed.saturating_mul(by), ..extent }
}

fn counted(
    rows: &[Award],
    window: Option<(Window, Exact)>,
    dictionary: &Dictionary,
) -> Option<Extent> {
    let mut sum = Extent::of(Exact::ZERO).in_windows(window);
    for row in rows {
        let points = quantity(&row.of, dictionary)?.times(row.points)?;
        let points = points.in_windows(row.window).held(hold(None, row.cap));
        // A row that does not apply adds nothing.
        sum = sum.plus(points.or(Extent::of(Exact::ZERO)))?;
    }
    Some(sum)
}

fn every_row(rows: &[Row]) -> Option<Extent> {
    rows.iter().map(|row| Extent::of(row.points)).reduce(Extent::or)
}

fn share(
    (value, target): (Extent, &Target),
    full: Exact,
    is_clamped: bool,
    dictionary: &Dictionary,
) -> Option<Extent> {
    let clamp = |extent: Extent| {
        if is_clamped { extent.held(hold(Some(Exact::ZERO), Some(full))) } else { extent }
    };
    match target {
        Target::Stated(target) => Some(clamp(value.times(full.over(*target)?)?)),
        Target::Of { quantity: of, zero } => {
            let below = quantity(of, dictionary)?;
            let step = match of {
                Quantity::Number { fact } => dictionary.at(*fact)?.kind().step(),
                _ => None,
            };
            let shared = clamp(divided(value, below, step)?.times(full)?);
            Some(with_answer(shared, *zero))
        }
    }
}

fn raters(groups: &[Group], absent: Excluded, dictionary: &Dictionary) -> Option<Extent> {
    let mut sum = Extent::of(Exact::ZERO);
    let mut each: Option<Extent> = None;
    for Group { scores: fact, weight, .. } in groups {
        let FactKind::Scores { places, at_least, at_most, raters, .. } =
            dictionary.at(*fact)?.kind()
        else {
            return None;
        };
        let scores = Span::between((*at_least).into(), (*at_most).into());
        let mean = Extent::over_span(scores, ten_to(*places), u128::from(*raters));
        each = Some(each.map_or(mean, |all| all.or(mean)));
        let mut points = mean.times(*weight)?;
        if absent == Excluded::Zero {
            points = points.or(Extent::of(Exact::ZERO));
        }
        sum = sum.plus(points)?;
    }
    if absent == Excluded::Rescale {
        // Weights that are shared out anew are divided by the sum of those present, which
        // is some number of parts of the whole.
        let parts =
            groups.iter().fold(1, |parts, group| lcm(parts, denominator(group.weight)));
        let (fixed, free) =
            (sum.fixed.saturating_mul(parts), sum.free.saturating_mul(parts));
        sum = Extent { fixed, free, ..sum };
    }
    // Shared out anew, the mean lies within the scores of those present.
    if absent == Excluded::Rescale { Some(sum.or(each?)) } else { Some(sum) }
}

fn scaled(value: Extent, scale: Scale, full: Exact) -> Option<Extent> {
    match scale {
        Scale::AsPoints => Some(value),
        Scale::OutOf(out_of) => value.times(full.over(out_of)?),
    }
}

/// Whether an item can be left out because nothing that it reads applies.
pub(super) fn may_not_apply(measure: &Measure, dictionary: &Dictionary) -> bool {
    let fact = |index: u16| dictionary.at(index).is_some_and(Fact::may_not_apply);
    let any_of = |q: &Quantity| match q {
        Quantity::When { condition } => all(condition, dictionary),
        // Whom it is compared with always applies.
        Quantity::Compared(compared) => compared.of.facts().into_iter().any(fact),
        _ => q.facts().into_iter().any(fact),
    };
    let any = |q: &Quantity| q.operands().into_iter().any(any_of);
    match measure {
        Measure::Constant { .. } => false,
        Measure::Given { of, .. }
        | Measure::Bands { of, .. }
        | Measure::OffTarget { of, .. }
        | Measure::Steps { of, .. }
        | Measure::Slabs { of, .. }
        | Measure::Milestones { of, .. } => any(of),
        Measure::Assessed { decided, of, or, .. } => {
            fact(*decided) || any(of) && or.as_ref().is_none_or(any)
        }
        Measure::Severity { of, .. } | Measure::Ranks { of, .. } => fact(*of),
        Measure::Deduct { each, .. } | Measure::Award { each, .. } => {
            each.iter().all(|row| any(&row.of))
        }
        Measure::Choice { of, .. } | Measure::Ballots { of, .. } => fact(*of),
        Measure::AllOrNothing { when, .. } => all(when, dictionary),
        Measure::Checklist { list, .. } => list.iter().copied().all(fact),
        Measure::Share { of, target, .. } => {
            any(of) || matches!(target, Target::Of { quantity, .. } if any(quantity))
        }
        Measure::Raters { groups, .. } => groups.iter().all(|group| fact(group.scores)),
    }
}

fn all(condition: &Condition, dictionary: &Dictionary) -> bool {
    // One question does not apply as soon as one of its facts does not.
    let atoms = condition.atoms();
    !atoms.is_empty()
        && atoms.into_iter().all(|atom| {
            let mut facts = atom.facts().into_iter();
            facts.any(|index| dictionary.at(index).is_some_and(Fact::may_not_apply))
        })
}

/// The facts that a measure reads, each once.
pub(super) fn facts(measure: &Measure) -> Vec<u16> {
    let mut facts = match measure {
        Measure::Constant { .. } => Vec::new(),
        Measure::Given { of, .. }
        | Measure::Bands { of, .. }
        | Measure::OffTarget { of, .. }
        | Measure::Steps { of, .. }
        | Measure::Slabs { of, .. }
        | Measure::Milestones { of, .. } => of.facts(),
        Measure::Assessed { decided, of, or, .. } => {
            let or = or.iter().flat_map(Quantity::facts);
            std::iter::once(*decided).chain(of.facts()).chain(or).collect()
        }
        Measure::Severity { of, .. } | Measure::Ranks { of, .. } => vec![*of],
        Measure::Deduct { each, .. } | Measure::Award { each, .. } => {
            each.iter().flat_map(|row| row.of.facts()).collect()
        }
        Measure::Choice { of, .. } | Measure::Ballots { of, .. } => vec![*of],
        Measure::AllOrNothing { when, .. } => when.facts(),
        Measure::Checklist { list, .. } => list.to_vec(),
        Measure::Share { of, target, .. } => {
            let mut facts = of.facts();
            if let Target::Of { quantity, .. } = target {
                facts.extend(quantity.facts());
            }
            facts
        }
        Measure::Raters { groups, .. } => {
            groups.iter().map(|group| group.scores).collect()
        }
    };
    facts.sort_unstable();
    facts.dedup();
    facts
}

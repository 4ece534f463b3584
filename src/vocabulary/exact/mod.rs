//! 精确数 — the number inside an evaluation.
//!
//! Amounts, points and ratios become [`Exact`] where an evaluation begins.
//! Nothing is rounded on the way: an operation whose result cannot be held says so.

mod text;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use rust_decimal::Decimal;

pub use text::ExactError;
pub(super) use text::decimal_places;

/// 精确数 — an exact fraction, the number inside an evaluation.
///
/// Sums, products and quotients are exact or `None`; nothing is ever rounded.
/// Two fractions of the same value are equal, however they were reached.
///
/// # Shape
/// A whole number, or text: `"12.5"` where at most eighteen decimals are enough,
/// otherwise the fraction in lowest terms, such as `"100/3"`.
/// Numerator and denominator stay below 2¹²⁷.
///
/// # Units
/// Whatever the quantity is measured in; exact.
///
/// # How large it grows
/// A fraction is kept as it was reached and is put into lowest terms only where an
/// operation would overflow otherwise. What can be relied on, for a/b and c/d as kept:
///
/// - the denominator of a sum or difference divides the least common multiple of b and d;
/// - the denominator of a product divides b·d, that of a quotient b·|c|;
/// - a sum is held whenever that least common multiple, and each term and the sum times
///   it, stay below 2¹²⁷;
/// - a product or quotient is refused only when it cannot be held in lowest terms.
///
/// # Source
/// Ours: a mean of three or a share of a full mark is no decimal.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::Exact;
///
/// let third = Exact::fraction(1, 3).ok_or("a denominator of zero")?;
/// let hundred = Exact::whole(100);
/// assert_eq!(hundred.times(third).map(|share| share.to_string()).as_deref(), Some("100/3"));
/// assert_eq!(third.plus(third).and_then(|sum| sum.plus(third)), Some(Exact::ONE));
/// assert_eq!(hundred.over(Exact::ZERO), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy)]
pub struct Exact {
    // Invariant (sign changes): never `i128::MIN`.
    numerator: i128,
    // Invariant (positive below): more than zero.
    denominator: i128,
}

impl Exact {
    /// 零 — nothing.
    pub const ZERO: Exact = Exact::whole(0);

    /// 一 — one whole.
    pub const ONE: Exact = Exact::whole(1);

    /// 整数 — a whole number.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "`From` is not to be had in a const fn")]
    pub const fn whole(number: i64) -> Exact {
        Exact { numerator: number as i128, denominator: 1 }
    }

    /// 分数 — `numerator` over `denominator`; `None` when the denominator is zero.
    ///
    /// A sign below the line moves above it.
    #[must_use]
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Exact> {
        Exact::signed(i128::from(numerator), i128::from(denominator))
    }

    /// 相加 — the sum; `None` when it cannot be held.
    #[must_use]
    #[inline]
    pub fn plus(self, other: Exact) -> Option<Exact> {
        match self.plus_as_kept(other) {
            Some(sum) => Some(sum),
            None => self.plus_reduced(other),
        }
    }

    /// 相减 — the difference; `None` when it cannot be held.
    #[must_use]
    #[inline]
    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(other.negated())
    }

    /// 相乘 — the product; `None` when it cannot be held.
    #[must_use]
    #[inline]
    pub fn times(self, other: Exact) -> Option<Exact> {
        match self.times_as_kept(other) {
            Some(product) => Some(product),
            None => self.times_reduced(other),
        }
    }

    /// 相除 — the quotient; `None` when `other` is zero or the quotient cannot be held.
    #[must_use]
    #[inline]
    pub fn over(self, other: Exact) -> Option<Exact> {
        self.times(Exact::signed(other.denominator, other.numerator)?)
    }

    /// 相反数 — the same distance on the other side of zero.
    #[must_use]
    #[inline]
    pub const fn negated(self) -> Exact {
        // Invariant (sign changes): nothing wraps.
        let numerator = self.numerator.wrapping_neg();
        Exact { numerator, denominator: self.denominator }
    }

    /// Is it nothing?
    #[must_use]
    #[inline]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Is it below zero?
    #[must_use]
    #[inline]
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// 分子 — the number above the line, in lowest terms.
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.reduced().numerator
    }

    /// 分母 — the number below the line, in lowest terms; at least one.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.reduced().denominator
    }

    /// The fraction as kept, unreduced: above and below the line.
    #[inline]
    pub(super) const fn as_kept(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// A fraction whose denominator is known to be more than zero.
    #[inline]
    #[expect(clippy::as_conversions, reason = "`From` is not to be had in a const fn")]
    pub(super) const fn known(numerator: i64, denominator: i64) -> Exact {
        debug_assert!(denominator > 0, "Invariant (positive below)");
        Exact { numerator: numerator as i128, denominator: denominator as i128 }
    }

    /// The only way in for computed parts: keeps both invariants.
    #[inline]
    pub(super) const fn held(numerator: i128, denominator: i128) -> Option<Exact> {
        if numerator == i128::MIN || denominator <= 0 {
            return None;
        }
        Some(Exact { numerator, denominator })
    }

    /// As `held`, for a denominator that may be below zero.
    #[inline]
    fn signed(numerator: i128, denominator: i128) -> Option<Exact> {
        if denominator < 0 {
            return Exact::held(numerator.checked_neg()?, denominator.checked_neg()?);
        }
        Exact::held(numerator, denominator)
    }

    /// The same value in lowest terms.
    pub(super) fn reduced(self) -> Exact {
        if self.denominator == 1 {
            return self;
        }
        let divisor = common_divisor(self.numerator, self.denominator);
        match (self.numerator.checked_div(divisor), self.denominator.checked_div(divisor))
        {
            (Some(numerator), Some(denominator)) => Exact { numerator, denominator },
            // Invariant (positive below): the divisor is at least one.
            (None, _) | (_, None) => self,
        }
    }

    #[inline]
    fn plus_as_kept(self, other: Exact) -> Option<Exact> {
        let (a, b) = self.as_kept();
        let (c, d) = other.as_kept();
        if b == d {
            return Exact::held(a.checked_add(c)?, b);
        }
        if b < d {
            if let Some(scale) = times_contained(b, d) {
                return Exact::held(a.checked_mul(scale)?.checked_add(c)?, d);
            }
        } else if let Some(scale) = times_contained(d, b) {
            return Exact::held(c.checked_mul(scale)?.checked_add(a)?, b);
        }
        let divisor = common_divisor(b, d);
        let (b_rest, d_rest) = (b.checked_div(divisor)?, d.checked_div(divisor)?);
        let sum = a.checked_mul(d_rest)?.checked_add(c.checked_mul(b_rest)?)?;
        Exact::held(sum, b_rest.checked_mul(d)?)
    }

    #[cold]
    fn plus_reduced(self, other: Exact) -> Option<Exact> {
        let (a, b) = self.reduced().as_kept();
        let (c, d) = other.reduced().as_kept();
        let divisor = common_divisor(b, d);
        let (b_rest, d_rest) = (b.checked_div(divisor)?, d.checked_div(divisor)?);
        let sum = a.checked_mul(d_rest)?.checked_add(c.checked_mul(b_rest)?)?;
        // Only factors of `divisor` can be left in both sum and denominator.
        let shared = common_divisor(sum, divisor);
        let below = b_rest.checked_mul(d.checked_div(shared)?)?;
        Exact::held(sum.checked_div(shared)?, below)
    }

    #[inline]
    fn times_as_kept(self, other: Exact) -> Option<Exact> {
        Exact::held(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    #[cold]
    fn times_reduced(self, other: Exact) -> Option<Exact> {
        let (a, b) = self.reduced().as_kept();
        let (c, d) = other.reduced().as_kept();
        // Reducing crosswise leaves a product in lowest terms, so one that overflows
        // cannot be held at all.
        let left = Exact::held(a, d)?.reduced();
        let right = Exact::held(c, b)?.reduced();
        left.times_as_kept(right)
    }
}

impl PartialEq for Exact {
    #[inline]
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    #[inline]
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Exact) -> Ordering {
        let (a, b) = self.as_kept();
        let (c, d) = other.as_kept();
        if b == d {
            return a.cmp(&c);
        }
        match (a.checked_mul(d), c.checked_mul(b)) {
            (Some(left), Some(right)) => left.cmp(&right),
            (None, _) | (_, None) => compare_by_parts((a, b), (c, d)),
        }
    }
}

impl From<i64> for Exact {
    fn from(number: i64) -> Exact {
        Exact::whole(number)
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Exact {
        let decimal = decimal.normalize();
        // Nothing wraps: a decimal has at most 28 places, and a mantissa of 96 bits.
        let denominator = 10_i128.wrapping_pow(decimal.scale());
        Exact { numerator: decimal.mantissa(), denominator }
    }
}

/// How many times `small` goes into `large`, where that is a whole number.
#[inline]
fn times_contained(small: i128, large: i128) -> Option<i128> {
    if small == 1 {
        return Some(large);
    }
    if let (Ok(small), Ok(large)) = (u64::try_from(small), u64::try_from(large)) {
        let is_whole = large.checked_rem(small)? == 0;
        return is_whole.then_some(i128::from(large.checked_div(small)?));
    }
    let is_whole = large.checked_rem(small)? == 0;
    if is_whole { large.checked_div(small) } else { None }
}

/// The greatest common divisor of a number and a denominator, which is at least one.
fn common_divisor(number: i128, denominator: i128) -> i128 {
    let (mut large, mut small) = (number.unsigned_abs(), denominator.unsigned_abs());
    loop {
        if let (Ok(large), Ok(small)) = (u64::try_from(large), u64::try_from(small)) {
            return i128::from(common_divisor_of_short(large, small));
        }
        match large.checked_rem(small) {
            Some(rest) => (large, small) = (small, rest),
            // Both are magnitudes of an `i128` above its least: they convert back.
            None => return i128::try_from(large).unwrap_or(1),
        }
    }
}

/// The same in machine words, where a division costs a tenth.
fn common_divisor_of_short(mut large: u64, mut small: u64) -> u64 {
    while let Some(rest) = large.checked_rem(small) {
        (large, small) = (small, rest);
    }
    large
}

/// Compares by whole parts, then the reciprocals of what is left, as in a continued
/// fraction. Nothing is multiplied, so nothing overflows.
#[cold]
fn compare_by_parts(left: (i128, i128), right: (i128, i128)) -> Ordering {
    let ((mut a, mut b), (mut c, mut d)) = (left, right);
    loop {
        // Past the first round a denominator of zero stands for a reciprocal of zero,
        // which is above every number.
        let (Some(this), Some(that)) = (parts(a, b), parts(c, d)) else {
            return (b == 0).cmp(&(d == 0));
        };
        if this.0 != that.0 {
            return this.0.cmp(&that.0);
        }
        // The rests r/b against s/d are, by their reciprocals, d/s against b/r.
        (a, b, c, d) = (d, that.1, b, this.1);
    }
}

/// The whole part and what remains above the line; `None` for a denominator of zero.
fn parts(above: i128, below: i128) -> Option<(i128, i128)> {
    Some((above.checked_div_euclid(below)?, above.checked_rem_euclid(below)?))
}

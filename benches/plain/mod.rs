//! The reference job by hand: `rust_decimal`, and one owned line of text for each item.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "the plain way: decimals with operators"
)]

use rust_decimal::{Decimal, RoundingStrategy};

/// One record: inputs as a service would hold them.
pub(crate) struct Plain {
    banded: [Decimal; 12],
    counts: [u32; 8],
    shares: [(u32, u32); 6],
    raters: [[Decimal; 3]; 3],
    bonus: Decimal,
    vetoes: [bool; 2],
}

/// One line of the explanation.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) points: Decimal,
}

/// What comes out.
pub(crate) struct Explained {
    pub(crate) lines: Vec<Line>,
    pub(crate) total: Decimal,
    pub(crate) grade: &'static str,
}

impl Explained {
    /// How much was said, and the grade: so that nothing of it can be left out.
    pub(crate) fn said(&self) -> (usize, &'static str) {
        (self.lines.iter().map(|line| line.text.len()).sum(), self.grade)
    }
}

fn d(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

pub(crate) fn record_0() -> Plain {
    Plain {
        banded: [7974, 7760, 7937, 7247, 7513, 7694, 9813, 7441, 8180, 6702, 7677, 9351]
            .map(d),
        counts: [0, 5, 1, 3, 5, 3, 1, 1],
        shares: [(10, 14), (88, 129), (74, 100), (70, 82), (132, 140), (28, 42)],
        raters: [[3659, 3737, 3564], [3525, 2714, 2705], [2887, 2412, 2559]]
            .map(|scores| scores.map(d)),
        bonus: d(2067),
        vetoes: [false, false],
    }
}

const BANDED: [i64; 12] = [40, 30, 35, 45, 30, 40, 25, 35, 40, 30, 45, 25];
const PER_CENT: [i64; 5] = [100, 85, 70, 50, 20];
const COUNTED: [(i64, i64); 8] = [
    (30, 200),
    (25, 150),
    (35, 250),
    (20, 100),
    (40, 400),
    (30, 300),
    (35, 500),
    (25, 50),
];
const SHARED: [i64; 6] = [40, 35, 30, 45, 25, 45];
const RATED: [i64; 3] = [50, 40, 30];

pub(crate) fn explain(record: &Plain) -> Explained {
    let mut lines = Vec::with_capacity(30);
    for (i, (value, marks)) in record.banded.iter().zip(BANDED).enumerate() {
        lines.push(banded(i, *value, marks));
    }
    for (i, (count, (marks, each))) in record.counts.iter().zip(COUNTED).enumerate() {
        let each = d(each);
        let points =
            (Decimal::from(marks) - each * Decimal::from(*count)).max(Decimal::ZERO);
        let text =
            format!("D{:02} Indicator D{:02}: {count} x {each} = {points}", i + 1, i + 1);
        lines.push(Line { text, points });
    }
    for (i, ((above, below), marks)) in record.shares.iter().zip(SHARED).enumerate() {
        let share = Decimal::from(*above) * Decimal::from(marks) / Decimal::from(*below);
        let points = cents(share);
        let text = format!(
            "R{:02} Indicator R{:02}: {above}/{below} x {marks} = {points}",
            i + 1,
            i + 1
        );
        lines.push(Line { text, points });
    }
    for (i, ([a, b, c], marks)) in record.raters.iter().zip(RATED).enumerate() {
        let mean =
            a * Decimal::new(5, 1) + b * Decimal::new(3, 1) + c * Decimal::new(2, 1);
        let points = cents(mean);
        let text = format!(
            "Q{:02} Indicator Q{:02} of {marks}: 0.5*{a} + 0.3*{b} + 0.2*{c} = {points}",
            i + 1,
            i + 1
        );
        lines.push(Line { text, points });
    }
    let points = record.bonus.min(Decimal::from(50));
    let text = format!("X01 Indicator X01: {} cap 50 = {points}", record.bonus);
    lines.push(Line { text, points });
    let sum: Decimal = lines.iter().map(|line| line.points).sum();
    let total = sum.min(Decimal::from(1000));
    let grade = match total {
        _ if record.vetoes.contains(&true) => "incompetent",
        t if t >= Decimal::from(900) => "excellent",
        t if t >= Decimal::from(750) => "competent",
        t if t >= Decimal::from(600) => "basic",
        _ => "incompetent",
    };
    Explained { lines, total, grade }
}

fn banded(i: usize, value: Decimal, marks: i64) -> Line {
    let lower = Decimal::new(25, 1) * Decimal::from(i % 4);
    let lines = [90, 80, 70, 60].map(|line| Decimal::from(line) - lower);
    let band = lines.iter().position(|line| value >= *line).unwrap_or(4);
    let per_cent = PER_CENT.get(band).copied().unwrap_or_default();
    let points = Decimal::from(marks) * Decimal::new(per_cent, 2);
    let text = format!(
        "B{:02} Indicator B{:02}: {value} -> band {} = {points}",
        i + 1,
        i + 1,
        band + 1
    );
    Line { text, points }
}

fn cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

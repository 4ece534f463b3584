//! Dice: a list of rolls from which everything else is made.
//!
//! Rulebooks hang together in too many ways for strategies that are nested in each other:
//! they are built by plain code that throws dice. What shrinks is the list of rolls; with
//! lower and fewer rolls come simpler rulebooks, and when the rolls run out every die shows
//! its first side.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// A list of rolls, thrown one after another.
#[derive(Clone)]
pub(crate) struct Dice {
    rolls: Vec<u32>,
    next: usize,
}

impl fmt::Debug for Dice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rolls", self.rolls.len())
    }
}

/// Dice with so many rolls.
pub(crate) fn dice(rolls: usize) -> impl Strategy<Value = Dice> {
    vec(any::<u32>(), rolls / 2..=rolls).prop_map(|rolls| Dice { rolls, next: 0 })
}

impl Dice {
    /// A side from zero up to, but without, `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        let roll = self.rolls.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        usize::try_from(roll).unwrap() % sides.max(1)
    }

    /// Whether a die of so many sides shows its last one.
    pub(crate) fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) + 1 == sides
    }

    /// A whole number from `least` to `most`, the ends more often than others.
    pub(crate) fn whole(&mut self, least: i64, most: i64) -> i64 {
        match self.roll(5) {
            0 => least,
            1 => most,
            _ => {
                let steps = usize::try_from(most - least).unwrap();
                least + i64::try_from(self.roll(steps + 1)).unwrap()
            }
        }
    }

    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.roll(from.len())]
    }

    /// The value, or nothing; nothing more often the more sides there are.
    pub(crate) fn maybe<T>(
        &mut self,
        sides: usize,
        make: impl FnOnce(&mut Dice) -> T,
    ) -> Option<T> {
        self.one_in(sides).then(|| make(self))
    }

    /// So many numbers of a list, each once, in order; at least one.
    pub(crate) fn some_of<T: Clone>(&mut self, from: &[T]) -> Vec<T> {
        let chosen: Vec<T> = from.iter().filter(|_| self.one_in(2)).cloned().collect();
        if chosen.is_empty() { vec![self.pick(from).clone()] } else { chosen }
    }
}

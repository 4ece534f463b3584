//! What an outcome says as its corrections stand, and from which day on.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::decided::{Decided, Said};
use super::rules::{Corrected, Moment, Occasion};
use crate::vocabulary::{Id, Verdict};

/// What a record says from a day on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'h> {
    /// From this day on; `None` from the first.
    from: Option<NaiveDate>,
    says: &'h Said,
    /// The record that says it.
    by: &'h Decided,
    /// The record whose days count for it: of an open result that is settled later, the one
    /// that left it open.
    dated: &'h Decided,
}

/// An outcome with everything that was said about it, as far as it stands.
#[derive(Debug)]
pub(super) struct Told<'h> {
    pub(super) outcome: &'h Decided,
    // Invariant: by day; the first is the outcome itself.
    pieces: Vec<Piece<'h>>,
}

/// An outcome that is such an occasion for some time.
#[derive(Debug)]
pub(super) struct Spell<'h> {
    /// The day on which it starts to count, by a moment.
    pub(super) from: NaiveDate,
    /// From this day on it may only be one.
    pub(super) open_from: Option<NaiveDate>,
    /// The day on which a correction ended it, and that correction.
    pub(super) ended: Option<(NaiveDate, &'h Decided)>,
    /// The record with which it began.
    pub(super) by: &'h Decided,
    /// The record that says what stands at its end.
    pub(super) last: &'h Decided,
}

impl<'h> Told<'h> {
    /// The outcomes among these records, each with what was said about it.
    ///
    /// The records are those of a checked history, or the first of them by the day on which
    /// they became known: what a correction corrects is among them.
    pub(super) fn all(records: &[&'h Decided]) -> Vec<Told<'h>> {
        let mut corrections: BTreeMap<&Id, Vec<&'h Decided>> = BTreeMap::new();
        for record in records {
            if let Some(corrected) = &record.corrects {
                corrections.entry(corrected).or_default().push(record);
            }
        }
        for list in corrections.values_mut() {
            list.sort_by_key(|record| (record.decided, record.seq));
        }
        let outcomes: Vec<&'h Decided> =
            records.iter().copied().filter(|one| one.corrects.is_none()).collect();
        // Each before its corrections; told the other way round, so that what corrects a
        // record is told before the record itself.
        let mut order = outcomes.clone();
        let mut next = 0;
        while let Some(record) = order.get(next).copied() {
            order.extend(corrections.get(&record.id).into_iter().flatten());
            next = next.saturating_add(1);
        }
        let mut told: BTreeMap<&Id, Line<'h>> = BTreeMap::new();
        for record in order.into_iter().rev() {
            let list = corrections.get(&record.id).map(Vec::as_slice).unwrap_or_default();
            told.insert(&record.id, Line::of(record, list, &told));
        }
        let outcomes = outcomes.into_iter();
        outcomes
            .map(|outcome| {
                let line = told.remove(&outcome.id);
                let pieces = line.map(|line| line.pieces).unwrap_or_default();
                Told { outcome, pieces }
            })
            .collect()
    }

    /// The spells for which it is such an occasion, in order: the first from the first, as
    /// far as corrections count from there.
    pub(super) fn spells(
        &self,
        occasion: &Occasion,
        moment: Moment,
        corrected: Corrected,
    ) -> Vec<Spell<'h>> {
        let mut spells: Vec<Spell<'h>> = Vec::new();
        let mut is_on = false;
        for piece in self.read(corrected) {
            let verdict = occasion.holds(piece.says);
            match (verdict, is_on, spells.last_mut()) {
                (Verdict::NotMet, true, Some(spell)) => {
                    spell.ended = piece.from.map(|day| (day, piece.by));
                }
                (Verdict::NotMet, _, _) => {}
                // What was settled once is open at the end only: see `read`.
                (_, true, Some(spell)) => {
                    spell.last = piece.by;
                    // It may be left open before it has begun.
                    let open = piece.from.filter(|_| verdict == Verdict::Undetermined);
                    spell.open_from = open.map(|day| day.max(spell.from));
                }
                (_, _, _) => spells.extend(self.spell(piece, verdict, moment)),
            }
            is_on = verdict != Verdict::NotMet;
        }
        spells
    }

    fn spell(
        &self,
        piece: Piece<'h>,
        verdict: Verdict,
        moment: Moment,
    ) -> Option<Spell<'h>> {
        let Piece { from, by, dated, .. } = piece;
        let stated = by.takes_effect.or(dated.takes_effect);
        let stated = stated.or(self.outcome.takes_effect);
        let day = moment.day(self.outcome.about, dated, stated)?;
        let day = from.map_or(day, |from| day.max(from));
        let open_from = (verdict == Verdict::Undetermined).then_some(day);
        Some(Spell { from: day, open_from, ended: None, by: dated, last: by })
    }

    /// What it says day by day, as corrections count: an open result that is settled later
    /// is read as settled from the first.
    fn read(&self, corrected: Corrected) -> Vec<Piece<'h>> {
        let mut read: Vec<Piece<'h>> = Vec::new();
        for piece in &self.pieces {
            let replaces = match (corrected, read.last()) {
                (_, None) => false,
                (Corrected::FromTheFirst, Some(_)) => true,
                (Corrected::FromTheCorrection, Some(before)) => before.says.is_open(),
            };
            let before = if replaces { read.pop() } else { None };
            read.push(match before {
                Some(Piece { from, dated, .. }) => Piece { from, dated, ..*piece },
                None => *piece,
            });
        }
        read
    }

    /// What stands at the end, and the record that says it; `None` where nothing was told.
    pub(super) fn stands(&self) -> Option<(&'h Said, &'h Decided)> {
        self.pieces.last().map(|piece| (piece.says, piece.by))
    }

    /// What it said first that was not open; `None` where it was never settled.
    pub(super) fn settled(&self) -> Option<&'h Said> {
        self.pieces.iter().map(|piece| piece.says).find(|says| !says.is_open())
    }

    /// The records that stand about it: the outcome, and what corrects it.
    pub(super) fn records(&self) -> impl Iterator<Item = &'h Decided> {
        self.pieces.iter().map(|piece| piece.by)
    }
}

/// What a record says over time, and whether it was taken back.
#[derive(Debug)]
struct Line<'h> {
    pieces: Vec<Piece<'h>>,
    is_void: bool,
}

impl<'h> Line<'h> {
    /// The line of a record, with the corrections of it in order, whose lines are known.
    fn of(
        record: &'h Decided,
        corrections: &[&'h Decided],
        told: &BTreeMap<&Id, Line<'h>>,
    ) -> Line<'h> {
        let from = record.corrects.is_some().then_some(record.decided);
        let mut pieces =
            vec![Piece { from, says: &record.says, by: record, dated: record }];
        let mut is_void = false;
        for correction in corrections {
            let Some(line) = told.get(&correction.id).filter(|line| !line.is_void) else {
                continue;
            };
            // A later correction takes the place of what an earlier one would say then.
            pieces.retain(|piece| piece.from.is_none_or(|day| day < correction.decided));
            pieces.extend(&line.pieces);
            is_void = pieces.last().is_some_and(|last| *last.says == Said::Withdrawn);
        }
        Line { pieces, is_void }
    }
}

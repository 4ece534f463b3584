//! What is missing: by how much a fact narrows the outcome is what judging says once the fact
//! is stated.

use grassroots::facts::{Fact, FactKind, Raw, SheetDraft};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, Scheme, judge};
use grassroots::vocabulary::Exact;
use proptest::prelude::*;

use crate::strategies::{any_case, cases};

fn fact_at(book: &Rulebook, place: u16) -> &Fact {
    &book.dictionary().facts()[usize::from(place)]
}

/// The values at the ends of what a fact can be, where a sheet states it by one.
fn ends(book: &Rulebook, fact: u16) -> Vec<Raw> {
    let fact = fact_at(book, fact);
    match fact.kind() {
        FactKind::YesNo => [false, true].map(Raw::Boolean).to_vec(),
        FactKind::Choice(choices) => {
            choices.iter().map(|choice| Raw::text(choice.id.as_str())).collect()
        }
        FactKind::Count { .. } => {
            let domain = fact.domain().unwrap();
            let whole = |end: Exact| Raw::Integer(end.to_string().parse().unwrap());
            [domain.least(), domain.most()].map(whole).to_vec()
        }
        FactKind::Amount { .. } => {
            let domain = fact.domain().unwrap();
            [domain.least(), domain.most()]
                .map(|end| Raw::text(&end.to_string()))
                .to_vec()
        }
        _ => Vec::new(),
    }
}

fn width(outcome: &Outcome) -> Exact {
    outcome.total().span.width().unwrap_or(Exact::ZERO)
}

fn grades(outcome: &Outcome) -> usize {
    let set = outcome.grade_set();
    set.places().count() + usize::from(set.may_not_tell())
}

/// What each value of a fact comes to; `None` where one of them is refused.
fn judged(
    (book, scheme): (&Rulebook, &Scheme),
    (sheet, fact): (&SheetDraft, u16),
) -> Option<Vec<Outcome>> {
    let id = fact_at(book, fact).id().to_string();
    let of = |value: Raw| {
        let mut draft = sheet.clone();
        draft.facts.push((id.clone(), value));
        Some(judge(scheme, &book.dictionary().sheet(&draft).ok()?))
    };
    ends(book, fact).into_iter().map(of).collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_missing_fact_narrows_as_judging_says(case in any_case(), left_out in 0_usize..3) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        // With fewer facts more is missing.
        let mut draft = case.sheet.clone();
        let mut nth = 0;
        draft.facts.retain(|_| {
            nth += 1;
            nth % 3 != left_out
        });
        let Ok(sheet) = book.dictionary().sheet(&draft) else { return Ok(()) };
        for scheme in book.schemes() {
            let outcome = judge(scheme, &sheet);
            for missing in outcome.missing() {
                let Some(all) = judged((&book, scheme), (&draft, missing.fact)) else { continue };
                if all.is_empty() {
                    continue;
                }
                let now = (width(&outcome), grades(&outcome));
                let told = all.iter().filter(|one| one.why_undecided().is_none());
                let found = told.fold(now, |(narrowest, fewest), one| {
                    (narrowest.min(width(one)), fewest.min(grades(one)))
                });
                prop_assert_eq!(missing.narrows_by, now.0.minus(found.0).unwrap());
                prop_assert_eq!(usize::from(missing.settles_grades), now.1 - found.1);
            }
        }
    }
}

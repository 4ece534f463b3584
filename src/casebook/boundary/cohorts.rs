//! Cohorts of sizes at which the rounding of a quota matters, full and one too many, and with
//! equals across the edge.

use std::collections::BTreeMap;

use super::stated::{Stated, quoted, written as raw_text};
use super::totals::Filled;
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::facts::Raw;
use crate::rulebook::Rulebook;
use crate::scoring::{
    CohortKind, CohortStep, Places, Scheme, ShareRounding, judge_together,
};
use crate::vocabulary::{Exact, FieldPath, Id};

/// The greatest cohort.
const MOST_MEMBERS: u32 = 40;

/// The cases of the steps over a cohort of one scheme.
pub(super) fn cases(
    rulebook: &Rulebook,
    name: &str,
    filled: &Filled<'_>,
) -> Vec<(String, String)> {
    let scheme = filled.scheme();
    if scheme.cohort_steps().is_empty() {
        return Vec::new();
    }
    let ladder: Vec<Stated> =
        filled.ladder().into_iter().map(|(_, stated)| stated).collect();
    let of = FieldPath::root().key("scheme").element(scheme.id().as_str()).key("cohort");
    let mut all = Vec::new();
    for step in scheme.cohort_steps() {
        if !matters(rulebook, &of.element(step.id.as_str())) {
            continue;
        }
        for (told, size, places) in sizes(step) {
            let cohort = Cohort { rulebook, scheme, step, ladder: &ladder };
            let plain: Vec<usize> = (0..size).collect();
            let told = format!("{size}_members_{told}");
            all.extend(cohort.case(name, &told, &plain));
            // The last who has a place and the first who has none stand equal.
            let equal =
                |nth: usize| if nth == places { nth.saturating_sub(1) } else { nth };
            if places > 0 && places < size {
                let tied: Vec<usize> = (0..size).map(equal).collect();
                all.extend(cohort.case(
                    name,
                    &format!("{told}_equals_at_the_edge"),
                    &tied,
                ));
            }
        }
    }
    all
}

/// A size of a cohort: what it is for, how many members, how many places there are.
type Size = (String, usize, usize);

/// The sizes at which a step is looked at.
fn sizes(step: &CohortStep) -> Vec<Size> {
    let mut all = Vec::new();
    let of_share = |share: Exact, round: ShareRounding, all: &mut Vec<Size>| {
        let mut seen: Vec<&str> = Vec::new();
        for size in 2..=MOST_MEMBERS {
            let Some(exact) = share.times(Exact::whole(i64::from(size))) else {
                continue;
            };
            let Some(word) = part(exact) else { continue };
            let Some(places) = rounded(exact, round) else { continue };
            if !seen.contains(&word)
                && let Ok(size) = usize::try_from(size)
            {
                seen.push(word);
                all.push((word.to_owned(), size, places));
            }
        }
    };
    let of_places = |places: Places, all: &mut Vec<Size>| match places {
        Places::Share { share, round, at_least } => {
            of_share(share, round, all);
            for (_, _, places) in all.iter_mut() {
                *places = (*places).max(usize::try_from(at_least).unwrap_or(usize::MAX));
            }
        }
        Places::Count(count) => of_count(count, all),
    };
    match &step.kind {
        CohortKind::GreatestShare { places, .. } => of_places(*places, &mut all),
        CohortKind::LeastShare { places, .. } => {
            of_places(*places, &mut all);
            // The places are at the bottom.
            for (_, size, places) in &mut all {
                *places = size.saturating_sub(*places);
            }
        }
        CohortKind::Forced { shares, round } => {
            let mut so_far = Exact::ZERO;
            for (_, share) in shares {
                so_far = so_far.plus(*share).unwrap_or(so_far);
                if so_far < Exact::ONE {
                    of_share(so_far, *round, &mut all);
                }
            }
        }
        CohortKind::Seats { seats, .. } => {
            let mut so_far = 0_u32;
            for (_, places, _) in seats {
                so_far = so_far.saturating_add(*places);
                of_count(so_far, &mut all);
            }
        }
    }
    all.sort();
    all.dedup_by(|one, other| (one.1, one.2) == (other.1, other.2));
    all
}

/// One too few, as many as there are places, and one too many.
fn of_count(count: u32, all: &mut Vec<Size>) {
    let Ok(places) = usize::try_from(count) else { return };
    if count <= MOST_MEMBERS {
        for size in [places.saturating_sub(1), places, places.saturating_add(1)] {
            if size > 0 {
                all.push((format!("for_{count}_places"), size, places));
            }
        }
    }
}

/// A share of a cohort in whole places.
fn rounded(exact: Exact, round: ShareRounding) -> Option<usize> {
    let floor = |exact: Exact| exact.numerator().checked_div_euclid(exact.denominator());
    let places = match round {
        ShareRounding::Down => floor(exact)?,
        ShareRounding::Nearest => floor(exact.plus(Exact::fraction(1, 2)?)?)?,
        ShareRounding::Up => floor(exact.negated())?.checked_neg()?,
    };
    usize::try_from(places).ok()
}

/// What is left above whole places.
fn part(exact: Exact) -> Option<&'static str> {
    let whole = exact.numerator().checked_div_euclid(exact.denominator())?;
    let left = exact.minus(Exact::whole(i64::try_from(whole).ok()?))?;
    let half = Exact::fraction(1, 2)?;
    Some(match left.cmp(&half) {
        _ if left.is_zero() => "in_whole_places",
        std::cmp::Ordering::Less => "less_than_half_a_place_over",
        std::cmp::Ordering::Equal => "half_a_place_over",
        std::cmp::Ordering::Greater => "more_than_half_a_place_over",
    })
}

/// Members who are judged together for one step.
struct Cohort<'c> {
    rulebook: &'c Rulebook,
    scheme: &'c Scheme,
    step: &'c CohortStep,
    /// Sheets with totals that differ, the greatest first.
    ladder: &'c [Stated],
}

impl Cohort<'_> {
    /// A case with the sheets of these places; `None` where there are not as many.
    fn case(&self, name: &str, told: &str, places: &[usize]) -> Option<(String, String)> {
        let id = self.scheme.id().as_str();
        let first = self.ladder.first()?;
        let sheets: Vec<&Stated> =
            places.iter().map(|place| self.ladder.get(*place)).collect::<Option<_>>()?;
        let ids: Vec<Id> = (1..=sheets.len())
            .map(|nth| Id::new(&format!("m{nth}")).ok())
            .collect::<Option<_>>()?;
        let stated = sheets.iter().zip(&ids);
        let stated =
            stated.map(|(one, id)| one.sheet(self.rulebook.dictionary(), Some(id)));
        let outcomes = judge_together(self.scheme, &stated.collect::<Option<Vec<_>>>()?);
        let sentence =
            format!("the step `{}` of `{id}`: {}", self.step.id, told.replace('_', " "));
        let path = format!("{}/{}/{told}.toml", id.replace('/', "."), self.step.id);
        let written = Written::at(path, name, &sentence).scheme(Some(id));
        let mut written =
            written.when(first.period, first.state).line("members = [".to_owned());
        for (sheet, id) in sheets.iter().zip(&ids) {
            let differs =
                |(fact, raw): &(&String, &Raw)| first.facts.get(*fact) != Some(*raw);
            let own = sheet.facts.iter().filter(differs);
            let own: Vec<String> = own
                .map(|(fact, raw)| format!("{} = {}", quoted(fact), raw_text(raw)))
                .collect();
            written = written.line(format!(
                "    {{ id = \"{id}\", facts = {{ {} }} }},",
                own.join(", ")
            ));
        }
        let mut by_grade: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (outcome, id) in outcomes.iter().zip(&ids) {
            let grades: Vec<String> =
                outcome.grades().map(|grade| quoted(grade.id.as_str())).collect();
            if grades.is_empty() || outcome.grade_set().may_not_tell() {
                return None;
            }
            let found = match grades.as_slice() {
                [one] => format!("grade = {one}"),
                several => format!("grades = [{}]", several.join(", ")),
            };
            by_grade.entry(found).or_default().push(quoted(id.as_str()));
        }
        let members = by_grade.into_iter().map(|(found, who)| {
            format!("    {{ who = [{}], {found} }},", who.join(", "))
        });
        let lines = std::iter::once("members = [".to_owned()).chain(members);
        let lines = lines.chain(["]".to_owned()]).collect();
        Some(written.line("]".to_owned()).facts(first).pending(lines))
    }
}

//! The grades of the years: two results in one of them, of which one counts.

use chrono::Months;

use super::elements::Element;
use super::removal::line;
use super::search::{Answer, Edges};
use super::stated::Stated;
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::facts::Raw;
use crate::rulebook::Rulebook;
use crate::secretary::{CareerRules, GradeHistory, GradedPeriod};
use crate::vocabulary::{FieldPath, Id, Period, Window};

/// The cases of how results become the grades of the years, for everything that reads these.
pub(super) fn cases(
    (rulebook, name): (&Rulebook, &str),
    found: &[(Element, Edges)],
) -> Vec<(String, String)> {
    let at = FieldPath::root().key("secretary").key("career");
    let (Some(rules), true) = (rulebook.career(), matters(rulebook, &at)) else {
        return Vec::new();
    };
    let of = |(element, edges): &(Element, Edges)| -> Option<Vec<(String, String)>> {
        let met = edges.seen.get(&Answer::Word("met"))?;
        let years = years(rules, met)?;
        let two = two_in_the_last(rules, &years).into_iter();
        Some(
            two.filter_map(|two| case((rulebook, name), rules, (element, met), two))
                .collect(),
        )
    };
    found.iter().filter_map(of).flatten().collect()
}

/// The results that a sheet states as the grades of the years; `None` where it states none, or
/// a year without a grade.
fn years(rules: &CareerRules, stated: &Stated) -> Option<Vec<(Period, Id)>> {
    let Raw::Table(entries) = stated.facts.get(GradeHistory::FACT)? else { return None };
    let year = |(window, says): &(String, Raw)| {
        let Raw::Text(grade) = says else { return None };
        let index = rules.each.read(window)?;
        let until = rules.each.first_day(index.checked_add(1)?)?;
        let period = Period::new(rules.each.first_day(index)?, Some(until)).ok()?;
        Some((period, Id::new(grade).ok()?))
    };
    let mut years = entries.iter().map(year).collect::<Option<Vec<_>>>()?;
    years.sort_by_key(|(period, _)| period.from());
    Some(years)
}

/// The same with two results in the last year: its own grade and another, either first.
fn two_in_the_last(
    rules: &CareerRules,
    years: &[(Period, Id)],
) -> Vec<(String, Vec<GradedPeriod>)> {
    let Some(((last, grade), before)) = years.split_last() else { return Vec::new() };
    let months = match rules.each {
        Window::Year => 6,
        Window::HalfYear => 3,
        Window::Week | Window::Month | Window::Quarter => return Vec::new(),
    };
    let Some(middle) = last.from().checked_add_months(Months::new(months)) else {
        return Vec::new();
    };
    let halves =
        [Period::new(last.from(), Some(middle)), Period::new(middle, last.until())];
    let [Ok(first), Ok(second)] = halves else { return Vec::new() };
    let both = |one: &Id, other: &Id| {
        let before =
            before.iter().map(|(period, id)| GradedPeriod::graded(*period, id.clone()));
        let two = [(first, one), (second, other)];
        let two = two.map(|(period, id)| GradedPeriod::graded(period, id.clone()));
        (format!("{one}_then_{other}_in_one_period"), before.chain(two).collect())
    };
    let others = rules.grades.iter().filter(|other| *other != grade);
    others.flat_map(|other| [both(grade, other), both(other, grade)]).collect()
}

/// One case: the results in the place of the grades of the years.
fn case(
    (rulebook, name): (&Rulebook, &str),
    rules: &CareerRules,
    (element, met): (&Element, &Stated),
    (told, periods): (String, Vec<GradedPeriod>),
) -> Option<(String, String)> {
    let lines: Vec<String> = periods.iter().map(line).collect();
    let mut read = met.clone();
    for (fact, raw) in GradeHistory::new(periods).ok()?.facts(rules) {
        read.facts.insert(fact.to_owned(), raw);
    }
    let pending = element.expectation(rulebook, &read)?;
    let mut others = met.clone();
    others.facts.remove(GradeHistory::FACT);
    let sentence = format!("{} where {}", element.words(), told.replace('_', " "));
    let path = format!("{}/{told}.toml", element.folder());
    let written = Written::at(path, name, &sentence).scheme(element.scheme());
    let written = written.when(met.period, met.state).line("history = [".to_owned());
    let all = lines.into_iter().map(|one| format!("    {one},"));
    let written = all.fold(written, Written::line).line("]".to_owned());
    Some(written.about(&others).facts(&others).pending(vec![pending]))
}

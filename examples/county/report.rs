//! The whole account, a section after the other.

use grassroots::explain::Report;
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Source;

use super::posts_sections;
use super::results::{Results, TownshipResults};
use super::sections::{self, Words};
use super::work::Worked;
use super::{backward, consequences, grading, rectification::Rectification, stationing};

/// Townships first, then what is told of all of them, then the two other counties.
pub(crate) fn report(
    rulebook: &Rulebook,
    (results, worked): (&Results<'_>, &Worked),
    others: &Rectification,
    words: Words<'_>,
) -> Report {
    let mut report = Report::new(rulebook.title().in_script(words.script));
    let sources = all_sources(rulebook, worked);
    for one in &results.townships {
        township(one, (worked, &sources), words, &mut report);
    }
    sections::removals(&results.removals, words, &mut report);
    sections::unsettled(&results.unsettled, words, &mut report);
    report.append(posts_sections::county(results, words));
    let by = (worked.grades_by.sources(), worked.rectifies_by.sources());
    let tree = &worked.posts.tree;
    report.append(grading::county(&worked.grading, tree, by.0, words));
    report.append(backward::county(&results.backward_villages, by.1, words));
    let by = worked.stations_by.sources();
    report.append(stationing::county(&results.stationing, by, words));
    report.append(consequences::county(&results.consequences, &sources, words));
    if let Some(record) = &results.explanation {
        report.append(record.report(words.script));
    }
    others.add_to(&mut report, words.script);
    report
}

fn township(
    one: &TownshipResults,
    (worked, sources): (&Worked, &[Source]),
    words: Words<'_>,
    report: &mut Report,
) {
    sections::township(one, words, report);
    if let Some(graded) = &one.grading {
        let by = (&worked.grading, worked.grades_by.sources());
        report.append(grading::township((&one.township, graded), by, words));
    }
    if let Some(own) = &one.backward {
        let sources = worked.rectifies_by.sources();
        report.append(backward::township((&one.township, own), sources, words));
    }
    if let Some(own) = &one.stationing {
        let sources = worked.stations_by.sources();
        report.append(stationing::township((&one.township, own), sources, words));
    }
    if let Some(own) = &one.consequences {
        report.append(consequences::township((&one.township, own), sources, words));
    }
}

/// The sources of every rulebook from which something follows.
fn all_sources(rulebook: &Rulebook, worked: &Worked) -> Vec<Source> {
    let all = [rulebook, &worked.posts_by, &worked.stations_by, &worked.rectifies_by];
    all.into_iter().flat_map(|it| it.sources().iter().cloned()).collect()
}

//! The whole account, a section after the other.

use grassroots::explain::Report;
use grassroots::rulebook::Rulebook;

use super::posts_sections;
use super::results::{Results, TownshipResults};
use super::sections::{self, Words};
use super::work::Worked;
use super::{backward, grading, rectification::Rectification};

/// Townships first, then what is told of all of them, then the two other counties.
pub(crate) fn report(
    rulebook: &Rulebook,
    (results, worked): (&Results<'_>, &Worked),
    others: &Rectification,
    words: Words<'_>,
) -> Report {
    let mut report = Report::new(rulebook.title().in_script(words.script));
    for one in &results.townships {
        township(one, worked, words, &mut report);
    }
    sections::removals(&results.removals, words, &mut report);
    sections::unsettled(&results.unsettled, words, &mut report);
    report.append(posts_sections::county(results, words));
    let sources = worked.grades_by.sources();
    let tree = &worked.posts.tree;
    report.append(grading::county(&worked.grading, tree, sources, words));
    let sources = worked.rectifies_by.sources();
    report.append(backward::county(&results.backward_villages, sources, words));
    if let Some(record) = &results.explanation {
        report.append(record.report(words.script));
    }
    others.add_to(&mut report, words.script);
    report
}

fn township(
    one: &TownshipResults,
    worked: &Worked,
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
}

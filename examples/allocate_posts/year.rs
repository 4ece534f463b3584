//! The year's end: reports by quarter, stars, and what follows from them.

use std::collections::BTreeMap;

use grassroots::explain::Report;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Sheet, SheetState};
use grassroots::posts::Village;
use grassroots::posts::allocation::Confirmed;
use grassroots::rule::{Rule, Standing, coverage, examine};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::judge;
use grassroots::vocabulary::{Id, Script};

use super::{Wrong, table as file};

/// A holding with everything that the year says of it.
struct Holding {
    person: Id,
    post: String,
    sheet: Sheet,
    total: String,
    stars: String,
}

/// Stars, reports, archives and what follows, of everybody who holds a post.
pub(crate) fn report(
    rulebook: &Rulebook,
    village: &Village,
    confirmed: &Confirmed,
    script: Script,
) -> Result<Report, Wrong> {
    let holdings = holdings(rulebook, village, confirmed, script)?;
    let title =
        script.of("2007年履岗与评星", "2007年履崗與評星", "Service and stars, 2007");
    let mut report = Report::new(title);
    let header = [
        script.of("人员", "人員", "person"),
        script.of("岗位", "崗位", "post"),
        script.of("得分", "得分", "points"),
        script.of("星级", "星級", "stars"),
    ];
    let row = |one: &Holding| {
        vec![
            one.person.to_string(),
            one.post.clone(),
            one.total.clone(),
            one.stars.clone(),
        ]
    };
    report.table(&header, holdings.iter().map(row).collect());
    let sheets: Vec<&Sheet> = holdings.iter().map(|one| &one.sheet).collect();
    let about_holdings = |rule: &&Rule| rule.parts().subject.as_str() == "holding";
    for rule in rulebook.rules().iter().filter(about_holdings) {
        let found = coverage(rule, sheets.iter().copied())?;
        found.add_to(&mut report, rulebook.sources(), script);
    }
    let reserve =
        rulebook.rule("posts/reserve-cadre").ok_or("no rule of reserve cadres")?;
    report.heading(reserve.parts().name.label.in_script(script));
    for one in &holdings {
        let finding = examine(reserve, &one.sheet);
        if finding.standing() == Standing::Met {
            report.append(finding.report(rulebook.sources(), script));
        }
    }
    Ok(report)
}

/// Everybody who holds a post, with the facts of the person and the stars of the year.
fn holdings(
    rulebook: &Rulebook,
    village: &Village,
    confirmed: &Confirmed,
    script: Script,
) -> Result<Vec<Holding>, Wrong> {
    let scheme = rulebook.scheme("five-star").ok_or("no rating of posts")?;
    let plan = TablePlan::new(village.sheet.period(), SheetState::Closed);
    let (header, rows) = file("year-2007.csv")?;
    let rows =
        table::read(rulebook.dictionary(), &plan.carrying(&["岗位"]), &header, &rows)?;
    let people: BTreeMap<&Id, &Sheet> = village
        .people
        .iter()
        .filter_map(|person| Some((person.sheet.subject()?, &person.sheet)))
        .collect();
    let mut holdings = Vec::with_capacity(rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let post = row.carried.first().map_or("", String::as_str);
        let held = confirmed
            .placements
            .iter()
            .find(|one| one.person == row.subject && one.post.id.as_str() == post);
        let Some(held) = held else {
            wrong.push(format!("row {}: {} does not hold {post}", row.row, row.subject));
            continue;
        };
        let own = people.get(&row.subject).ok_or("nobody of this id")?;
        let sheet = row.sheet.joined(own)?;
        let outcome = judge(scheme, &sheet);
        let sheet = rulebook.link(sheet, &[&outcome])?;
        let stars = outcome.grade().map(|grade| grade.label.in_script(script));
        holdings.push(Holding {
            person: row.subject,
            post: held.post.label.in_script(script).to_owned(),
            sheet,
            total: outcome.total().span.in_words(script),
            stars: stars.unwrap_or("–").to_owned(),
        });
    }
    for one in &confirmed.placements {
        if holdings.iter().all(|holding| holding.person != one.person) {
            wrong.push(format!("no record of {} in {}", one.person, one.post.id));
        }
    }
    if wrong.is_empty() { Ok(holdings) } else { Err(wrong.join("\n").into()) }
}

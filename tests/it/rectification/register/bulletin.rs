//! The monthly bulletin.

use grassroots::explain::Format;
use grassroots::facts::{SheetDraft, SheetState};
use grassroots::rectification::{Bulletin, Procedures};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Period, Script};

use super::{Tables, acceptance, bars, book, day, id};

fn bulletin(month: &str) -> Bulletin {
    let county = Tables::county().county_of();
    county.register.bulletin(&county.tree, day(month), &bars()).unwrap()
}

#[test]
fn a_bulletin_tells_what_moved_in_the_month() {
    let bulletin = bulletin("2005-07-15");
    assert_eq!((bulletin.month.as_str(), bulletin.as_of), ("2005-07", day("2005-07-31")));
    assert_eq!(bulletin.townships.len(), 13);
    let villages: usize = bulletin.townships.iter().map(|one| one.villages.len()).sum();
    assert_eq!(villages, 32);
    let liulou = &bulletin.townships.iter().find(|one| one.township == id("liulou"));
    let liulou = liulou.unwrap();
    assert_eq!(liulou.name.as_deref(), Some("刘楼乡党委"));
    let roles: Vec<&str> = liulou.responsible.iter().map(|one| one.role).collect();
    assert_eq!(
        roles,
        [
            "county-leader",
            "township-secretary",
            "deputy-secretary",
            "organization-commissioner"
        ]
    );
    let first = &liulou.villages[0];
    let moved: Vec<&str> = first.moved.iter().map(|one| one.to.id.as_str()).collect();
    assert_eq!(moved, ["applied", "passed"]);
    let happened: Vec<&str> =
        first.happened.iter().map(|(_, what)| what.hans.as_str()).collect();
    assert!(happened.contains(&"建立健全支部班子（内选）"), "{happened:?}");
    assert_eq!(first.presence.len(), 2);
    // The passed and the failed of the month.
    let states = bulletin.townships.iter().flat_map(|one| &one.villages);
    let passed = states.clone().filter(|one| one.state.id.as_str() == "passed").count();
    let failed = states.filter(|one| one.state.id.as_str() == "failed").count();
    assert_eq!((passed, failed), (24, 5));
    // All together, before the month and at its end; by state as the procedure has them.
    let totals = &bulletin.totals;
    assert_eq!((totals.villages, totals.identified), (32, 0));
    let of = |id: &str| {
        let state = totals.states.iter().find(|one| one.state.id.as_str() == id);
        state.map(|one| (one.before, one.villages))
    };
    assert_eq!(of("passed").map(|(_, now)| now), Some(24));
    assert_eq!(of("failed").map(|(_, now)| now), Some(5));
    let (before, now) = totals
        .states
        .iter()
        .fold((0, 0), |(before, now), one| (before + one.before, now + one.villages));
    assert_eq!((before, now), (32, 32));
    let text = bulletin.report(Script::Hans).render(Format::Text);
    assert!(text.contains("后进村32个，本月新认定0个；月末："), "{text}");
}

#[test]
fn issues_are_told_once_as_resolved_and_as_open_as_long_as_they_are() {
    let of = |month: &str| {
        let bulletin = bulletin(month);
        let township =
            bulletin.townships.into_iter().find(|one| one.township == id("liulou"));
        township.unwrap().villages.remove(0)
    };
    let ids = |list: &[grassroots::rectification::IssueStanding]| {
        list.iter().map(|one| one.issue.to_string()).collect::<Vec<_>>()
    };
    let november = of("2004-11-01");
    assert_eq!(ids(&november.open_issues), ["factions", "test-field"]);
    let december = of("2004-12-01");
    assert_eq!(ids(&december.open_issues), ["factions"]);
    assert_eq!(ids(&december.resolved_issues), ["test-field"]);
    assert_eq!(ids(&of("2005-01-01").resolved_issues), [""; 0]);
    assert_eq!(ids(&of("2005-06-01").resolved_issues), ["factions"]);
}

#[test]
fn nothing_is_told_before_a_village_is_identified() {
    let october = bulletin("2004-10-01");
    assert_eq!(october.townships.len(), 13);
}

#[test]
fn the_bulletin_meets_the_rule_about_its_content() {
    let rule = book().rule("rectification/bulletin.content").unwrap();
    let stands = |bulletin: &Bulletin| {
        let draft = SheetDraft::new(Period::year(2005).unwrap(), SheetState::Closed);
        let draft = draft.with_all(bulletin.facts());
        examine(rule, &book().dictionary().sheet(&draft).unwrap()).standing()
    };
    let mut bulletin = bulletin("2005-09-01");
    assert_eq!(stands(&bulletin), Standing::Met);
    for township in &mut bulletin.townships {
        township.responsible.retain(|one| one.role == "county-leader");
    }
    assert_eq!(stands(&bulletin), Standing::NotMet);
}

/// One township in three scripts, whole.
#[test]
fn the_bulletin_in_words() {
    let mut bulletin = bulletin("2005-10-01");
    bulletin.townships.retain(|one| one.township == id("liulou"));
    for (script, expected) in [
        (Script::Hans, include_str!("bulletin.hans.txt")),
        (Script::Hant, include_str!("bulletin.hant.txt")),
        (Script::En, include_str!("bulletin.en.txt")),
    ] {
        let text = bulletin.report(script).render(Format::Text);
        assert_eq!(text, expected);
    }
}

/// A county that gives fifteen days for the plan.
#[test]
fn what_is_overdue_is_told() {
    let deadline = r#"
[[procedure.deadline]]
id      = "plan-in-time"
label   = { hans = "十五日内定方案", hant = "十五日內定方案", en = "a plan within fifteen days" }
after   = { state = "identified" }
during  = ["identified"]
within  = { days = 15 }
in_time = "on_the_last_day"
met_by  = ["plan-made"]
lapses  = "finding"
ground  = { assumed = "an example" }

# ── Open issues"#;
    let text = bundled::RECTIFICATION_2005.replacen("\n# ── Open issues", deadline, 1);
    let book = Rulebook::read(&text).unwrap();
    let of = |id: &str| book.procedure(id).unwrap().clone();
    let courses =
        Procedures::new(of(Procedures::VILLAGE), of(Procedures::ISSUE), acceptance())
            .unwrap();
    let tables = Tables::county();
    let tree = tables.tree();
    let register = tables.draft().check(&tree, &courses).unwrap();
    let overdue = |month: &str| {
        let bulletin = register.bulletin(&tree, day(month), &[]).unwrap();
        let villages = bulletin.townships.into_iter().flat_map(|one| one.villages);
        let late = villages.filter(|one| !one.overdue.is_empty());
        late.map(|one| (one.village, one.overdue[0].name.id.to_string()))
            .collect::<Vec<_>>()
    };
    let late = overdue("2004-10-01");
    let villages: Vec<&str> = late.iter().map(|(village, _)| village.as_str()).collect();
    // Identified on 11 or 12 October, and without a plan at the end of the month.
    assert_eq!(villages, ["liulou-1", "liulou-2", "liulou-4", "yinsi-2", "yiqiao-1"]);
    assert!(late.iter().all(|(_, name)| name == "plan-in-time"));
    // Identified on 16 October, and planned on 12 November: overdue from the 1st on.
    let standing = |on: &str| {
        let run = register.run(&id("kangyi-1"), day(on)).unwrap();
        run.overdue().map(|clock| clock.name.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(standing("2004-10-31"), [""; 0]);
    assert_eq!(standing("2004-11-01"), ["plan-in-time"]);
    let planned_by_november = overdue("2004-12-01");
    assert_eq!(planned_by_november, []);
}

//! The two villages whose story the first speech tells, on days of the year.

use grassroots::organization::teams;
use grassroots::rectification::{TeamEvent, What};
use grassroots::vocabulary::{Id, Script, Verdict};

use super::{AS_OF, County, Table, Tables, day, id};

impl County {
    fn states(&self, village: &str, days: &[&str]) -> Vec<String> {
        let state = |on: &&str| {
            let state = self.register.state_on(&id(village), day(on));
            state.map_or("—".to_owned(), |state| {
                state.label.in_script(Script::Hans).to_owned()
            })
        };
        days.iter().map(state).collect()
    }

    fn issue_states(&self, village: &str, issue: &str, days: &[&str]) -> Vec<String> {
        let state = |on: &&str| {
            let issues = self.register.issues_on(&id(village), day(on));
            let issue = issues.into_iter().find(|one| one.issue == id(issue));
            issue.map_or("—".to_owned(), |issue| issue.state.id.to_string())
        };
        days.iter().map(state).collect()
    }

    fn sound(&self, village: &str, on: &str) -> [Verdict; 2] {
        let found = self.teams.soundness(&self.tree, &id(village), day(on));
        [found.branch(), found.committee()]
    }
}

/// The county with the teams of the two villages as they stood in October 2004.
fn before() -> County {
    let tables = Tables::county();
    let mut county = tables.county_of();
    let old = Table::open("county-2005/teams-2004.csv");
    county.teams =
        teams(&county.tree, day("2004-10-31"), &old.header, &old.rows).unwrap();
    county
}

fn team_event(county: &County, village: &str, wanted: TeamEvent) -> String {
    let village = county.register.village(&id(village)).unwrap();
    let found = village
        .entries
        .iter()
        .find(|entry| matches!(entry.what, What::Team { event, .. } if event == wanted));
    found.unwrap().on.to_string()
}

#[test]
fn the_village_with_the_seconded_secretary() {
    let county = Tables::county().county_of();
    let days = [
        "2004-10-10",
        "2004-10-31",
        "2004-12-31",
        "2005-07-10",
        "2005-07-20",
        "2005-07-31",
        "2005-10-20",
        AS_OF,
    ];
    assert_eq!(
        county.states("liulou-1", &days),
        ["—", "已认定", "整顿中", "整顿中", "已申请验收", "验收合格", "已回访", "巩固"]
    );
    // Before: the secretary on attachment, the election not completed.
    let (unsound, sound) = ([Verdict::NotMet; 2], [Verdict::Met; 2]);
    assert_eq!(before().sound("liulou-1", "2004-10-31"), unsound);
    assert_eq!(county.sound("liulou-1", AS_OF), sound);
    // The committee elected in December, the branch team rebuilt in July.
    let elected = team_event(&county, "liulou-1", TeamEvent::CommitteeElected);
    let rebuilt = team_event(&county, "liulou-1", TeamEvent::BranchRebuilt);
    assert_eq!([elected, rebuilt], ["2004-12-16", "2005-07-08"]);
    // The contract of the test field, tendered anew; the factions, step by step.
    let days = ["2004-11-04", "2004-11-05", "2004-12-06", AS_OF];
    assert_eq!(
        county.issue_states("liulou-1", "test-field", &days),
        ["—", "open", "handled", "accepted"]
    );
    let days = ["2004-11-05", "2005-04-01", "2005-06-14", AS_OF];
    assert_eq!(
        county.issue_states("liulou-1", "factions", &days),
        ["open", "stepwise", "handled", "accepted"]
    );
    // 26 wells.
    let (tree, teams) = (&county.tree, &county.teams);
    let wells = |on: &str| {
        let tally = county.register.tally((tree, teams), &id("liulou-1"), day(on));
        tally.unwrap().figures.works.wells
    };
    assert_eq!(["2005-03-17", "2005-03-18", AS_OF].map(wells), [0, 15, 26]);
}

#[test]
fn the_village_whose_branch_was_elected_into_the_committee() {
    let county = Tables::county().county_of();
    let unsound_committee = [Verdict::Met, Verdict::NotMet];
    assert_eq!(before().sound("juntun-1", "2004-10-31"), unsound_committee);
    assert_eq!(county.sound("juntun-1", AS_OF), [Verdict::Met; 2]);
    let elected = team_event(&county, "juntun-1", TeamEvent::CommitteeElected);
    assert_eq!(elected, "2004-12-22");
    let village = county.register.village(&id("juntun-1")).unwrap();
    let notes: Vec<&str> =
        village.entries.iter().filter_map(|entry| entry.note.as_deref()).collect();
    assert!(notes.contains(&"支部5名成员全部选进村委会；两委5名成员有4名在40岁以下"));
    // The same five persons sit in both teams.
    let table = Tables::county().teams;
    let people = |team: &str| {
        let rows = table.rows.iter();
        let rows = rows.filter(|row| row[1] == "juntun-1" && row[2] == team);
        rows.map(|row| row[4].clone()).collect::<Vec<String>>()
    };
    let (branch, committee) = (people("支部班子"), people("村委班子"));
    assert_eq!((branch.len(), &branch), (5, &committee));
    assert_eq!(county.states("juntun-1", &[AS_OF]), ["巩固"]);
}

#[test]
fn teams_of_two_villages_leave_the_others_untold() {
    let county = before();
    let all = county.register.tallies(&county.tree, &county.teams, day("2004-10-31"));
    let tally = all.unwrap()[&id("county")];
    let sound = tally.figures;
    assert_eq!([sound.branch_sound, sound.committee_sound, sound.both_sound], [1, 0, 0]);
    let open = tally.not_known;
    assert_eq!([open.branch_sound, open.committee_sound, open.both_sound], [30; 3]);
}

#[test]
fn failed_villages_go_on_and_relapsed_ones_have_passed_all_the_same() {
    let county = Tables::county().county_of();
    assert_eq!(
        county.states("wenshang-3", &["2005-07-31", AS_OF]),
        ["验收不合格", "整顿中"]
    );
    assert_eq!(county.states("guolou-2", &["2005-07-31", AS_OF]), ["验收合格", "反弹"]);
    let tally = |village: &str| {
        let village = Id::new(village).unwrap();
        let (tree, teams) = (&county.tree, &county.teams);
        let figures = county.register.tally((tree, teams), &village, day(AS_OF));
        let figures = figures.unwrap().figures;
        (figures.passed, figures.failed)
    };
    assert_eq!((tally("wenshang-3"), tally("guolou-2")), ((0, 1), (1, 0)));
}

//! What whoever keeps a table of organizations, or of teams, is told.
//!
//! `tests/broken/organizations` holds pairs as the other folders do: a table, and the full
//! list of problems expected, written by hand.

#![expect(clippy::disallowed_methods, reason = "the test reads the tables")]

use std::fs;
use std::path::Path;

use grassroots::organization::{
    Election, Held, Kind, Office, OrganizationDraft, Seat, Size, Team, TeamDraft,
    TeamKind, Teams, Tree, organizations, teams,
};
use grassroots::vocabulary::{Id, Problems, Script};

use super::{day, id};

fn villages() -> Tree {
    let rows = [
        ["zhen", "乡镇党委", "无"],
        ["dongcun", "村党支部", "zhen"],
        ["xicun", "村党支部", "zhen"],
        ["xuexiao", "学校党支部", "zhen"],
    ];
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

fn refused(name: &str, text: &str) -> Problems {
    let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = file.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = file.records().map(Result::unwrap).collect();
    if name.starts_with("tree") {
        organizations(&header, &rows).unwrap_err()
    } else {
        teams(&villages(), day("2018-06-30"), &header, &rows).unwrap_err()
    }
}

fn tables() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/organizations");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let told = fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
            all.push((name, text, told));
        }
    }
    all.sort();
    all
}

#[test]
fn every_broken_table_is_told_in_full() {
    let mut wrong = String::new();
    let all = tables();
    for (name, text, expected) in &all {
        let found = refused(name, text).to_string();
        if found.trim_end() != expected.trim_end() {
            wrong.extend(["== ", name, "\n", &found, "\n"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(all.len(), 10);
}

#[test]
fn what_is_wrong_is_told_in_chinese_too() {
    for (name, text, _) in tables() {
        let problems = refused(&name, &text);
        for script in [Script::Hans, Script::Hant] {
            for line in problems.in_script(script).lines() {
                let prose = line.split('`').step_by(2).collect::<String>();
                let (_, sentence) = prose.split_once('：').unwrap();
                let letters = sentence.chars().filter(char::is_ascii_alphabetic).count();
                assert!(letters <= 1, "{line}");
            }
        }
    }
}

fn branch(name: &str, superior: &str) -> OrganizationDraft {
    OrganizationDraft::new(id(name), Kind::Village(Size::Branch)).under(id(superior))
}

#[test]
fn everything_wrong_with_a_list_is_told_at_once_and_by_id() {
    let township = |name: &str| OrganizationDraft::new(id(name), Kind::Township);
    let mut drafts = vec![
        branch("west", "twon"),
        township("town").under(id("east")),
        branch("self", "self"),
        branch("east", "twon"),
        township("west"),
        township("town"),
    ];
    let told = "organization[east].superior: there is no organization `twon`; did you mean `town`?\n\
         organization[self].superior: each of these stands under the next, and the last under the first: `self`\n\
         organization[town]: `town` is already taken: ids are unique among organizations\n\
         organization[west]: `west` is already taken: ids are unique among organizations";
    assert_eq!(Tree::check(drafts.clone()).unwrap_err().to_string(), told);
    drafts.reverse();
    assert_eq!(Tree::check(drafts).unwrap_err().to_string(), told);
}

fn seats(list: &[(&str, Office)]) -> Vec<Seat> {
    let seat =
        |(name, office): &(&str, Office)| Seat::new(id(name), *office, Held::Unknown);
    list.iter().map(seat).collect()
}

fn team(of: &str, list: &[(&str, Office)]) -> TeamDraft {
    TeamDraft::new(id(of), TeamKind::Branch, day("2018-06-30"), seats(list))
}

#[test]
fn everything_wrong_with_teams_is_told_at_once() {
    let head = [("s", Office::Secretary)];
    let many: Vec<Seat> = (0..=Team::MOST_SEATS)
        .map(|nth| {
            let name: Id = id(&format!("m{nth}"));
            Seat::new(name, Office::Member, Held::Unknown)
        })
        .collect();
    let mut zero = team("xicun", &head);
    zero.term_years = Some(0);
    zero.election = Election::Unknown;
    let drafts = vec![
        team("dongcun", &[]),
        team("dongcun", &[("s", Office::Secretary), ("s", Office::Director)]),
        team("nancun", &head),
        zero,
        TeamDraft::new(id("xuexiao"), TeamKind::Branch, day("2018-06-30"), many),
    ];
    let problems = Teams::check(drafts, &villages()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "team[dongcun/branch].seats: at least one seat is needed here\n\
         team[dongcun/branch].seats[s]: `s` is already taken: ids are unique among seats\n\
         team[dongcun/branch].seats[s].office: the branch team has no director\n\
         team[dongcun/branch]: `dongcun/branch` is already taken: ids are unique among teams\n\
         team[nancun/branch].organization: there is no organization `nancun`\n\
         team[xicun/branch].term_years: `0` is not a whole number between 1 and 10\n\
         team[xuexiao/branch].seats: at most 60 seats are allowed here, 61 were found"
    );
}

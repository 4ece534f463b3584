//! The 32 backward villages of the first speech on rectification, 一(四): 28 branch teams
//! sound, 27 village committees, 26 both. The speech names no village; which is which is ours.

#![expect(clippy::indexing_slicing, reason = "helpers of tests, on rows that are there")]

use std::collections::BTreeMap;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::organization::{Teams, Tree, organizations, teams};
use grassroots::rule::{Coverage, coverage};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period};

use super::{day, id};

/// Four townships of eight villages each.
fn tree() -> Tree {
    let mut rows = vec![["xian".to_owned(), "县委".to_owned(), "无".to_owned()]];
    for township in 1..=4 {
        rows.push([format!("t{township}"), "乡镇党委".to_owned(), "xian".to_owned()]);
    }
    for village in 1..=32 {
        let township = (village - 1) / 8 + 1;
        let (id, kind) = (format!("v{village:02}"), "村党支部".to_owned());
        rows.push([id, kind, format!("t{township}")]);
    }
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

/// A row of a head, or of a member: who holds the seat, how, when elected, whether completed.
type Row = [String; 9];

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for village in 1..=32 {
        for (team, head) in [("支部班子", "书记"), ("村委班子", "主任")] {
            let prefix = if head == "书记" { "z" } else { "w" };
            for (nth, office) in [(1, head), (2, "委员"), (3, "委员")] {
                let name = format!("{prefix}{village:02}-{nth}");
                let row = [
                    &name,
                    &format!("v{village:02}"),
                    team,
                    office,
                    &name,
                    "内选",
                    "2010-06-01",
                    "",
                    "3",
                ];
                rows.push(row.map(str::to_owned));
            }
        }
    }
    let mut set = |seat: &str, column: usize, value: &str| {
        let row = rows.iter_mut().find(|row| row[0] == seat).unwrap();
        value.clone_into(&mut row[column]);
        if column == 4 && value == "空缺" {
            row[5] = String::new();
        }
    };
    // Branch teams: a seat vacant, a secretary on attachment, not elected, a term over.
    set("z01-2", 4, "空缺");
    set("z02-1", 5, "挂任");
    set("z03-1", 7, "否");
    for seat in ["z04-1", "z04-2", "z04-3"] {
        set(seat, 6, "2008-06-01");
    }
    // Village committees: by-elections that were not held.
    for seat in ["w02-1", "w03-2", "w04-3", "w05-2", "w06-3"] {
        set(seat, 4, "空缺");
    }
    rows
}

const HEADER: [&str; 9] = [
    "编号",
    "组织",
    "班子",
    "职务",
    "任职者",
    "产生方式",
    "换届日期",
    "换届完成",
    "任期",
];

struct County {
    book: Rulebook,
    tree: Tree,
    teams: Teams,
}

fn county(rows: &[Row]) -> County {
    let (book, tree) = (bundled::organization_2019().unwrap(), tree());
    let teams = teams(&tree, day("2011-11-01"), HEADER, rows).unwrap();
    County { book, tree, teams }
}

impl County {
    /// Who meets a rule, for every organization with all below it.
    fn covered(&self, rule: &str) -> BTreeMap<Id, Coverage> {
        let rule = self.book.rule(rule).unwrap();
        let own = |id: &Id| {
            let Some(village) = self.tree.get(id).filter(|one| one.kind.size().is_some())
            else {
                return Coverage::of_nobody(rule);
            };
            let found = self.teams.soundness(&self.tree, id, day("2011-11-01"));
            let draft = SheetDraft::new(Period::year(2011).unwrap(), SheetState::Closed);
            let draft = draft.about(id.clone());
            let draft = draft.with_all(village.facts()).with_all(found.facts());
            let draft = draft.with("contacts", Raw::Integer(1));
            let sheet = self.book.dictionary().sheet(&draft).unwrap();
            coverage(rule, [&sheet]).unwrap()
        };
        self.tree.roll_up(own, Coverage::plus).unwrap()
    }

    fn figures(&self, of: &str) -> [usize; 3] {
        let rules = ["branch-team", "village-committee", "both-teams"];
        rules.map(|rule| {
            let all = self.covered(&format!("organization/{rule}"));
            all[&id(of)].met.len()
        })
    }
}

#[test]
fn the_figures_of_the_speech_come_out() {
    let county = county(&rows());
    assert_eq!(county.figures("xian"), [28, 27, 26]);
    assert_eq!(county.figures("t1"), [4, 3, 2]);
    assert_eq!(county.figures("t2"), [8, 8, 8]);
    let both = &county.covered("organization/both-teams")[&id("xian")];
    let missing: Vec<&str> = both.not_met.iter().map(Id::as_str).collect();
    assert_eq!(missing, ["v01", "v02", "v03", "v04", "v05", "v06"]);
    assert_eq!((both.undetermined.len(), both.not_applicable.len()), (0, 0));
}

#[test]
fn changing_one_village_changes_exactly_what_it_touches() {
    let mut rows = rows();
    let seat = rows.iter_mut().find(|row| row[0] == "w05-2").unwrap();
    seat[4] = "li".to_owned();
    let county = county(&rows);
    assert_eq!(county.figures("xian"), [28, 28, 27]);
    assert_eq!(county.figures("t1"), [4, 4, 3]);
    assert_eq!(county.figures("t2"), [8, 8, 8]);
}

#[test]
fn what_is_not_known_is_neither_sound_nor_unsound() {
    let mut rows = rows();
    let seat = rows.iter_mut().find(|row| row[0] == "z20-3").unwrap();
    (seat[4], seat[5]) = (String::new(), String::new());
    let county = county(&rows);
    assert_eq!(county.figures("xian"), [27, 27, 25]);
    let both = &county.covered("organization/both-teams")[&id("t3")];
    assert_eq!(both.undetermined, [id("v20")]);
    assert_eq!(both.is_full(), None);
}

#[test]
fn coverages_of_different_rules_do_not_add_up() {
    let county = county(&rows());
    let one = county.covered("organization/branch-team").remove(&id("t1")).unwrap();
    let other = county.covered("organization/both-teams").remove(&id("t2")).unwrap();
    assert_eq!(one.clone().plus(other), None);
    assert_eq!(one.clone().plus(one), None, "the villages would count twice");
}

//! Organizations and their teams: tables, soundness, figures along the tree.

mod broken;
mod rectification;
mod soundness;

use chrono::NaiveDate;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::organization::{
    Kind, Level, Organization, OrganizationDraft, SetUp, Size, Tree, organizations,
};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Overlay, bundled};
use grassroots::vocabulary::{Id, Period, Script};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const HEADER: [&str; 5] = ["编号", "名称", "类别", "上级", "设置方式"];

/// A county with two townships, villages, an enterprise and a school.
fn county() -> Tree {
    organizations(
        HEADER,
        [
            ["yang-02", "", "村党支部", "yang", ""],
            ["xian", "某县委", "县委", "无", ""],
            ["cheng", "城关镇党委", "乡镇党委", "xian", ""],
            ["cheng-01", "东村党委", "村党委", "cheng", "单独组建"],
            ["cheng-01a", "东村第一党支部", "村党支部", "cheng-01", "单独组建"],
            ["cheng-01b", "东村果业协会党支部", "产业协会党支部", "cheng-01", "行业统建"],
            ["yang", "杨镇党委", "乡镇党委", "xian", ""],
            ["yang-01", "西村党支部", "village-branch", "yang", "区域联建"],
            ["jiaoyu", "", "教育党工委", "xian", ""],
            ["xuexiao", "", "学校党支部", "jiaoyu", ""],
        ],
    )
    .unwrap()
}

fn ids<'t>(all: impl IntoIterator<Item = &'t Organization>) -> Vec<&'t str> {
    all.into_iter().map(|one| one.id.as_str()).collect()
}

#[test]
fn a_tree_answers_who_stands_where() {
    let tree = county();
    assert_eq!(ids(tree.roots()), ["xian"]);
    assert_eq!(ids(tree.subordinates(&id("xian"))), ["cheng", "jiaoyu", "yang"]);
    assert_eq!(ids(tree.all_below(&id("cheng"))), ["cheng-01", "cheng-01a", "cheng-01b"]);
    let way = ["cheng-01b", "cheng-01", "cheng", "xian"];
    assert_eq!(ids(tree.path_to_root(&id("cheng-01b"))), way);
    assert_eq!(tree.superior(&id("yang-02")).map(|one| one.id.as_str()), Some("yang"));
    assert_eq!(tree.superior(&id("xian")), None);
    let nobody = id("nobody");
    assert_eq!(ids(tree.path_to_root(&nobody)), [""; 0]);
    assert_eq!(ids(tree.all_below(&nobody)), [""; 0]);
    let east = tree.get(&id("cheng-01")).unwrap();
    assert_eq!(east.name.as_deref(), Some("东村党委"));
    assert_eq!(east.set_up, Some(SetUp::Independent));
    assert_eq!(tree.get(&id("yang-02")).unwrap().name, None);
    assert_eq!((tree.len(), tree.is_empty()), (10, false));
}

#[test]
fn every_kind_has_words_and_a_level_of_its_own() {
    let mut words: Vec<String> = Vec::new();
    for (word, kind) in Kind::all() {
        assert_eq!(kind.word(), word);
        assert_eq!(Kind::try_from(word.to_owned()).unwrap(), kind);
        words.push(word.to_owned());
        for script in Script::ALL {
            words.push(format!("{script:?} {}", kind.label().in_script(script)));
        }
        assert_eq!(kind.size().is_some(), kind.level() >= Level::Committee, "{word}");
        let is_part = matches!(kind, Kind::VillagePart | Kind::CommunityPart);
        let has_field = kind.size().is_some() && !is_part;
        assert_eq!(has_field, kind.field().is_some(), "{word}");
        // Whoever stands higher is never below; only committees stand under their like.
        for (_, other) in Kind::all() {
            let both = kind.may_stand_under(other) && other.may_stand_under(kind);
            let are_committees =
                kind.level() == Level::Committee && other.level() == Level::Committee;
            assert_eq!(both, are_committees, "{kind:?} {other:?}");
        }
    }
    let all = words.len();
    words.sort();
    words.dedup();
    assert_eq!((all, words.len()), (28 * 4, 28 * 4));
}

#[test]
fn organizations_go_over_the_wire() {
    let text = r#"{"id":"gucun","kind":"village-branch","set_up":"area-joint","superior":"cheng"}"#;
    let draft: OrganizationDraft = serde_json::from_str(text).unwrap();
    assert_eq!(draft.kind, Kind::Village(Size::Branch));
    assert_eq!(serde_json::to_string(&draft).unwrap(), text);
    let wrong = text.replace("village-branch", "vilage-branch");
    let refused = serde_json::from_str::<OrganizationDraft>(&wrong).unwrap_err();
    assert!(refused.to_string().contains("did you mean `village-branch`?"), "{refused}");
}

#[test]
fn what_the_tree_knows_are_facts_for_the_rules() {
    use Standing::{NotApplicable, Undetermined};

    let (tree, book) = (county(), bundled::organization_2019().unwrap());
    let standing = |organization: &str, rule: &str| {
        let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
        let draft = draft.with_all(tree.get(&id(organization)).unwrap().facts());
        let sheet = book.dictionary().sheet(&draft).unwrap();
        examine(book.rule(rule).unwrap(), &sheet).standing()
    };
    assert_eq!(standing("cheng", "organization/contact-person"), NotApplicable);
    assert_eq!(standing("yang-01", "organization/contact-person"), Undetermined);
    assert_eq!(standing("cheng-01", "organization/committee"), Undetermined);
    assert_eq!(standing("xuexiao", "organization/village-funds"), NotApplicable);
    for one in tree.iter() {
        for rule in book.rules() {
            standing(one.id.as_str(), rule.id().as_str());
        }
    }
}

#[test]
fn facts_of_the_tree_join_those_of_a_table() {
    let (tree, book) = (county(), bundled::organization_2019().unwrap());
    let year = Period::year(2019).unwrap();
    let plan = TablePlan::new(year, SheetState::Closed);
    let rows = [["yang-01", "2", "党支部"], ["cheng-01", "1", "党支部"]];
    let rows =
        table::read(book.dictionary(), &plan, ["编号", "联系人数", "组织规模"], rows);
    let joined: Vec<_> = rows
        .unwrap()
        .iter()
        .map(|row| row.sheet.with(tree.get(&row.subject).unwrap().facts()))
        .collect();
    let sheet = joined[0].as_ref().unwrap();
    assert_eq!(sheet.choice(Organization::SET_UP).unwrap().id.as_str(), "area-joint");
    let rule = book.rule("organization/contact-person").unwrap();
    assert_eq!(examine(rule, sheet).standing(), Standing::NotMet);
    assert_eq!(
        joined[1].as_ref().unwrap_err().to_string(),
        "facts[organization.size]: `organization.size` is already taken: ids are unique among facts"
    );
    let unknown = sheet.with([("contact", Raw::Integer(1))]).unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "facts[contact]: there is no fact `contact`; did you mean `contacts`?"
    );
}

#[test]
fn a_place_with_one_figure_for_all_elections_changes_the_other_by_an_overlay() {
    let overlay = Overlay::read(
        r#"
schema   = "overlay/1"
base     = "organization-2019"
id       = "organization-2019-county"
edition  = "1"
in_force = { from = "2019-01-01" }
title    = { hans = "某县", hant = "某縣", en = "a county" }

[[change]]
at     = "rule[organization/general-branch-election-candidates].met.number.at_least"
value  = "0.2"
ground = { assumed = "one figure for all" }
"#,
    )
    .unwrap();
    let book = overlay.on(&bundled::organization_2019().unwrap()).unwrap();
    let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed)
        .with("election.body", Raw::text("general-branch"))
        .with("election.seats", Raw::Integer(10))
        .with("election.candidates", Raw::Integer(11));
    let sheet = book.dictionary().sheet(&draft).unwrap();
    let rule = book.rule("organization/general-branch-election-candidates").unwrap();
    assert_eq!(examine(rule, &sheet).standing(), Standing::NotMet);
}

#[test]
fn too_many_organizations_are_refused() {
    let drafts = (0..=Tree::MOST)
        .map(|nth| OrganizationDraft::new(id(&format!("o{nth}")), Kind::County))
        .collect();
    let problems = Tree::check(drafts).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "organization: at most 100000 organizations are allowed here, 100001 were found"
    );
}

#[test]
fn a_tally_that_does_not_add_up_gives_none() {
    let tree = county();
    assert_eq!(tree.roll_up(|_| u32::MAX, u32::checked_add), None);
    let below = tree.roll_up(|_| 1_u32, u32::checked_add).unwrap();
    for (id, count) in below {
        assert_eq!(usize::try_from(count).unwrap(), tree.all_below(&id).len() + 1);
    }
}

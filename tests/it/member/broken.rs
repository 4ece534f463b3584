//! What whoever keeps a register is told.
//!
//! `tests/broken/members` holds pairs as the other folders do: a table, and the full list of
//! problems expected, written by hand.

#![expect(clippy::disallowed_methods, reason = "the test reads the tables")]

use std::fs;
use std::path::Path;

use grassroots::member::{
    Leaving, Left, Member, MemberDraft, MemberTable, Members, Stage, StageReached,
    members,
};
use grassroots::vocabulary::{Problems, Script};

use super::{day, draft, id, tree};

fn refused(text: &str) -> Problems {
    let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = file.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = file.records().map(Result::unwrap).collect();
    members(&tree(), day("2019-12-31"), &header, &rows).unwrap_err()
}

fn tables() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/members");
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
        let found = refused(text).to_string();
        if found.trim_end() != expected.trim_end() {
            wrong.extend(["== ", name, "\n", &found, "\n"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(all.len(), 5);
}

#[test]
fn what_is_wrong_is_told_in_chinese_too() {
    for (_, text, _) in tables() {
        let problems = refused(&text);
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

fn told(drafts: Vec<MemberDraft>) -> String {
    Members::check(drafts, &tree()).unwrap_err().to_string()
}

#[test]
fn everything_wrong_with_a_list_is_told_at_once_and_by_id() {
    let mut twice = draft().with_stage(Stage::Full, day("2003-07-01"));
    twice.stages.push(StageReached::new(Stage::Full, None));
    twice.born = Some(day("2020-01-01"));
    let mut idle = draft();
    idle.has_office = Some(false);
    idle.office = Some("会计".to_owned());
    idle.name = Some(" ".to_owned());
    idle.specialities = vec!["养".repeat(Member::LONGEST_TEXT + 1), "电工".to_owned()];
    idle.specialities.push("电工".to_owned());
    let mut skilled = MemberDraft::new(id("a9"), id("xicun-3"), day("2019-12-31"));
    skilled = skilled.at_stage(Stage::Activist);
    skilled.specialities =
        (0..=Member::MOST_SPECIALITIES).map(|n| n.to_string()).collect();
    skilled.left = Some(Left::new(Leaving::Annulled, None));
    let mut drafts = vec![twice, skilled, idle];
    let expected = "\
member[a9].organization: there is no organization `xicun-3`; did you mean `xicun-1`?
member[a9].specialities: at most 50 specialities are allowed here, 51 were found
member[a9].left.how: annulment of probation is for probationary members alone, and the stage here is activist
member[m1].stages[full]: `full` is already taken: ids are unique among stages of a person
member[m1].stages[full]: full member on 2003-07-01 would come before birth on 2020-01-01
member[m1].born: the record on 2019-12-31 would come before birth on 2020-01-01
member[m1]: `m1` is already taken: ids are unique among members
member[m1].name: something must be written here
member[m1].specialities: a text here has at most 200 characters, this one has 201
member[m1].office: `office` has nothing to say here: no office is held
member[m1].specialities: `电工` is already taken: ids are unique among specialities of a person
member[m1].stages: at least one stage is needed here";
    assert_eq!(told(drafts.clone()), expected);
    drafts.reverse();
    assert_eq!(told(drafts), expected);
}

#[test]
fn members_stand_in_branches() {
    let of = |name: &str| {
        let draft = MemberDraft::new(id("m1"), id(name), day("2019-12-31"));
        Members::check(vec![draft.at_stage(Stage::Full)], &tree()).map(|all| all.len())
    };
    for branch in ["dongcun", "xicun-1", "nancun"] {
        assert_eq!(of(branch).unwrap(), 1, "{branch}");
    }
    for (above, label) in
        [("zhen", "township committee"), ("xicun", "village general branch")]
    {
        let told = format!(
            "member[m1].organization: the {label} takes no members itself: name the branch below it"
        );
        assert_eq!(of(above).unwrap_err().to_string(), told);
    }
}

#[test]
fn a_day_may_be_shared_and_not_be_passed() {
    let day_of = |on: &str| {
        let mut draft = draft()
            .with_stage(Stage::Probationary, day(on))
            .with_stage(Stage::Full, day("1970-07-01"));
        draft.born = Some(day("1950-07-01"));
        draft.came = Some(day("1950-07-01"));
        draft.left = Some(Left::new(Leaving::Died, Some(day("1970-07-01"))));
        Members::check(vec![draft], &tree())
    };
    assert!(day_of("1970-07-01").is_ok());
    assert!(day_of("1950-07-01").is_ok());
    assert!(day_of("1970-07-02").is_err());
    assert!(day_of("1950-06-30").is_err());
    let recorded = |on: &str| {
        let draft = draft().with_stage(Stage::Full, day(on));
        Members::check(vec![draft], &tree()).is_ok()
    };
    assert!(recorded("2019-12-31") && !recorded("2020-01-01"));
}

#[test]
fn too_many_records_are_refused() {
    let one = draft().at_stage(Stage::Full);
    assert_eq!(
        told(vec![one; Members::MOST + 1]),
        "member: at most 200000 members are allowed here, 200001 were found"
    );
}

#[test]
fn a_column_for_others_must_be_there() {
    let table = MemberTable::new(day("2019-12-31")).of(id("dongcun"));
    let refused = table.leaving(&["认领岗位"]).read(&tree(), ["编号"], [["m1"]]);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "row 1: the column `认领岗位` is missing"
    );
}

#[test]
fn a_table_in_traditional_characters_or_ids_is_the_same() {
    let hans = members(
        &tree(),
        day("2019-12-31"),
        [
            "编号",
            "组织",
            "列为积极分子日期",
            "转正日期",
            "流动情况",
            "健康状况",
            "家庭负担",
            "职务",
        ],
        [["m1", "dongcun", "1994-03-01", "1996-07-01", "在村", "一般", "负担重", "无"]],
    );
    let hant = members(
        &tree(),
        day("2019-12-31"),
        [
            "編號",
            "組織",
            "列為積極分子日期",
            "轉正日期",
            "流動情況",
            "健康狀況",
            "家庭負擔",
            "職務",
        ],
        [["m1", "dongcun", "1994年3月1日", "1996/7/1", "在村", "一般", "負擔重", "無"]],
    );
    let words = members(
        &tree(),
        day("2019-12-31"),
        [
            "subject",
            "organization",
            "activist_since",
            "full_since",
            "mobility",
            "health",
            "family",
            "has_office",
        ],
        [[
            "m1",
            "dongcun",
            "1994-03-01",
            "1996-07-01",
            "resident",
            "fair",
            "heavy",
            "no",
        ]],
    );
    assert_eq!(hans, hant);
    assert_eq!(hans, words);
    assert_eq!(hans.unwrap().get(&id("m1")).unwrap().parts().has_office, Some(false));
}

//! The figures of the two speeches, and what moves them.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::facts::SheetState;
use grassroots::facts::table::{self, TablePlan};
use grassroots::organization::Tree;
use grassroots::rectification::{DefectRules, NotKnown, Summary, Tally};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Id, Period};

use super::{AS_OF, County, Table, Tables, day, id};

impl County {
    fn tallies(&self) -> BTreeMap<Id, Tally> {
        self.register.tallies(&self.tree, &self.teams, day(AS_OF)).unwrap()
    }
}

/// First speech, 一 and 一(四), in the order of the fields.
const SPEECH: &str = r#"{
  "villages": 32,
  "applied": 29,
  "passed": 24,
  "failed": 5,
  "not_applied": 3,
  "branch_sound": 28,
  "committee_sound": 27,
  "both_sound": 26,
  "branch_rebuilt": 17,
  "committee_by_elected": 5,
  "activists": 189,
  "reserve_cadres": 76,
  "villages_admitting": 18,
  "members_admitted": 29,
  "collective_petitions": 0,
  "issues_resolved": {
    "land": 2,
    "homesteads": 6,
    "streets": 8,
    "tax_arrears": 9,
    "factions": 12
  },
  "works": {
    "greenhouses": 78,
    "wells": 65,
    "road_km": 42,
    "high_value_crops_mu": 3030,
    "livestock_areas": 7,
    "livestock_households": 217
  }
}"#;

#[test]
fn the_figures_of_the_first_speech_come_out() {
    let county = Tables::county().county_of();
    let tally = county.tallies()[&id("county")];
    assert_eq!(serde_json::to_string_pretty(&tally.figures).unwrap(), SPEECH);
    assert_eq!(tally.not_known, NotKnown::default());
    let read: Summary = serde_json::from_str(SPEECH).unwrap();
    assert_eq!(read, tally.figures);
}

#[test]
fn a_township_is_the_sum_of_its_villages_and_the_county_of_its_townships() {
    let county = Tables::county().county_of();
    let all = county.tallies();
    let sum = |ids: Vec<&Id>| {
        let parts = ids.into_iter().map(|id| all[id]);
        parts.fold(Tally::default(), |sum, part| sum.plus(part).unwrap())
    };
    let below = |tree: &Tree, id: &Id| {
        let below = tree.subordinates(id).map(|one| one.id.clone());
        below.collect::<Vec<Id>>()
    };
    let townships = below(&county.tree, &id("county"));
    assert_eq!(townships.len(), 13);
    assert_eq!(all[&id("county")], sum(townships.iter().collect()));
    for township in &townships {
        let villages = below(&county.tree, township);
        assert_eq!(all[township], sum(villages.iter().collect()), "{township}");
    }
    assert_eq!(all[&id("liulou")].figures.villages, 4);
    assert_eq!(all[&id("liulou")].figures.works.wells, 31);
    assert_eq!(all[&id("liulou-model")], Tally::default());
}

#[test]
fn the_figures_of_a_day_count_what_happened_by_then() {
    let county = Tables::county().county_of();
    let on = |text: &str| {
        let all = county.register.tallies(&county.tree, &county.teams, day(text));
        all.unwrap()[&id("county")].figures
    };
    let before = on("2004-10-10");
    assert_eq!(before, Summary::default());
    let spring = on("2005-06-30");
    assert_eq!((spring.villages, spring.applied, spring.not_applied), (32, 0, 32));
    let july = on("2005-07-20");
    assert_eq!((july.applied, july.passed, july.failed), (29, 0, 0));
    let august = on("2005-07-31");
    assert_eq!((august.applied, august.passed, august.failed), (29, 24, 5));
}

/// Every figure by its path, as it is printed.
fn flat(tally: &Tally) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![(String::new(), serde_json::to_value(tally).unwrap())];
    while let Some((path, value)) = waiting.pop() {
        match value {
            serde_json::Value::Object(entries) => {
                for (key, value) in entries {
                    let path =
                        if path.is_empty() { key } else { format!("{path}.{key}") };
                    waiting.push((path, value));
                }
            }
            serde_json::Value::String(text) => {
                all.insert(path, text);
            }
            other => {
                all.insert(path, other.to_string());
            }
        }
    }
    all
}

/// What differs between two states of the county, at the county; and the organizations whose
/// figures differ.
fn moved(before: &County, after: &County) -> (Vec<String>, BTreeSet<String>) {
    let (before, after) = (before.tallies(), after.tallies());
    let (old, new) = (flat(&before[&id("county")]), flat(&after[&id("county")]));
    let changed = old.iter().filter(|(path, value)| new[*path] != **value);
    let changed = changed.map(|(path, value)| format!("{path}: {value} → {}", new[path]));
    let places = before.iter().filter(|(place, tally)| after[*place] != **tally);
    let mut changed: Vec<String> = changed.collect();
    changed.sort();
    (changed, places.map(|(place, _)| place.to_string()).collect())
}

/// A change of one village: its name, the change, and every figure that it moves.
type Change = (&'static str, fn(&mut Tables), &'static [&'static str]);

/// Each change of one record, with exactly the figures that it touches.
const CHANGES: [Change; 24] = [
    (
        "liulou-1",
        |t| {
            let well = [("村", "liulou-1"), ("日期", "2005-03-18"), ("事项", "机井")];
            t.chronicle.set(&well, "数量", "14");
        },
        &["figures.works.wells: 65 → 64"],
    ),
    (
        "baishi-1",
        |t| {
            let inspection = [("村", "baishi-1"), ("事项", "检查验收")];
            t.chronicle.set(&inspection, "得分", "61");
            t.chronicle.set(&inspection, "结果", "不合格");
        },
        &["figures.failed: 5 → 6", "figures.passed: 24 → 23"],
    ),
    (
        "baishi-1",
        |t| t.chronicle.remove(&[("村", "baishi-1"), ("事项", "检查验收")]),
        &["figures.passed: 24 → 23"],
    ),
    (
        "baishi-1",
        |t| {
            t.chronicle.remove(&[("村", "baishi-1"), ("事项", "检查验收")]);
            t.chronicle.remove(&[("村", "baishi-1"), ("事项", "申请验收")]);
        },
        &[
            "figures.applied: 29 → 28",
            "figures.not_applied: 3 → 4",
            "figures.passed: 24 → 23",
            "states.under_way: 8 → 9",
        ],
    ),
    (
        "yinsi-2",
        |t| {
            let petition = [
                ("编号", "new"),
                ("村", "yinsi-2"),
                ("日期", "2005-05-30"),
                ("事项", "集体上访"),
            ];
            t.chronicle.add(&petition);
        },
        &["figures.collective_petitions: 0 → 1"],
    ),
    (
        "guocang-1",
        |t| {
            t.teams.set(&[("编号", "guocang-1-b2")], "任职者", "空缺");
            t.teams.set(&[("编号", "guocang-1-b2")], "产生方式", "");
        },
        &["figures.both_sound: 26 → 25", "figures.branch_sound: 28 → 27"],
    ),
    (
        "guocang-1",
        |t| t.teams.set(&[("编号", "guocang-1-b1")], "产生方式", "挂任"),
        &["figures.both_sound: 26 → 25", "figures.branch_sound: 28 → 27"],
    ),
    (
        "guocang-1",
        |t| t.teams.set(&[("编号", "guocang-1-c1")], "换届完成", "否"),
        &["figures.both_sound: 26 → 25", "figures.committee_sound: 27 → 26"],
    ),
    (
        "yangdian-2",
        |t| t.teams.set(&[("编号", "yangdian-2-c1")], "换届完成", "否"),
        &["figures.committee_sound: 27 → 26"],
    ),
    (
        "guocang-1",
        |t| {
            t.teams.set(&[("编号", "guocang-1-b2")], "任职者", "");
            t.teams.set(&[("编号", "guocang-1-b2")], "产生方式", "");
        },
        &[
            "figures.both_sound: 26 → 25",
            "figures.branch_sound: 28 → 27",
            "not_known.both_sound: 0 → 1",
            "not_known.branch_sound: 0 → 1",
        ],
    ),
    (
        "kangyi-1",
        |t| t.chronicle.remove(&[("村", "kangyi-1"), ("事项", "建立健全支部班子")]),
        &["figures.branch_rebuilt: 17 → 16"],
    ),
    (
        "kangyi-1",
        |t| {
            let again = [("编号", "new"), ("村", "kangyi-1"), ("日期", "2005-09-01")];
            t.chronicle.add(&[&again[..], &[("事项", "建立健全支部班子")]].concat());
        },
        &[],
    ),
    (
        "yiqiao-1",
        |t| t.chronicle.remove(&[("村", "yiqiao-1"), ("事项", "补选村委班子")]),
        &["figures.committee_by_elected: 5 → 4"],
    ),
    (
        "yiqiao-1",
        |t| {
            let more = [("编号", "new"), ("村", "yiqiao-1"), ("日期", "2005-09-01")];
            let more = [&more[..], &[("事项", "入党积极分子"), ("数量", "3")]].concat();
            t.chronicle.add(&more);
        },
        &["figures.activists: 189 → 192"],
    ),
    (
        "yiqiao-1",
        |t| t.chronicle.remove(&[("村", "yiqiao-1"), ("事项", "后备干部")]),
        &["figures.reserve_cadres: 76 → 75"],
    ),
    (
        "baishi-3",
        |t| {
            let more = [("编号", "new"), ("村", "baishi-3"), ("日期", "2005-09-01")];
            t.chronicle
                .add(&[&more[..], &[("事项", "发展党员"), ("数量", "2")]].concat());
        },
        &["figures.members_admitted: 29 → 31", "figures.villages_admitting: 18 → 19"],
    ),
    (
        "liulou-1",
        |t| {
            let more = [("编号", "new"), ("村", "liulou-1"), ("日期", "2005-09-01")];
            t.chronicle
                .add(&[&more[..], &[("事项", "发展党员"), ("数量", "1")]].concat());
        },
        &["figures.members_admitted: 29 → 30"],
    ),
    (
        "kangyi-1",
        |t| t.chronicle.set(&[("村", "kangyi-1"), ("事项", "修路")], "数量", "5.2"),
        &["figures.works.road_km: 42 → 41.95"],
    ),
    (
        "juntun-1",
        |t| {
            t.chronicle.remove(&[("村", "juntun-1"), ("事项", "高价值经济作物")]);
            t.chronicle.remove(&[("村", "juntun-1"), ("事项", "养殖小区")]);
        },
        &[
            "figures.works.high_value_crops_mu: 3030 → 2910",
            "figures.works.livestock_areas: 7 → 5",
        ],
    ),
    (
        "juntun-1",
        |t| t.chronicle.remove(&[("村", "juntun-1"), ("事项", "其他实事")]),
        &[],
    ),
    (
        "wenshang-2",
        |t| {
            let asked = [("村", "wenshang-2"), ("问题", "land"), ("事项", "群众评议")];
            t.issues.set(&asked, "不满意", "300");
        },
        &["figures.issues_resolved.land: 2 → 1"],
    ),
    (
        "liulou-1",
        |t| {
            let opened = [("编号", "new"), ("村", "liulou-1"), ("日期", "2005-10-09")];
            let about = [("问题", "ditch"), ("事项", "提出"), ("类别", "土地")];
            t.issues.add(&[opened, about].concat());
        },
        &["figures.issues_resolved.land: 2 → 1"],
    ),
    (
        "liulou-1",
        |t| {
            let opened = [("编号", "new"), ("村", "liulou-1"), ("日期", "2005-10-09")];
            let about = [("问题", "ditch"), ("事项", "提出"), ("类别", "社会治安")];
            t.issues.add(&[opened, about].concat());
        },
        &[],
    ),
    (
        "yinsi-model",
        |t| t.villages.add(&[("编号", "yinsi-model"), ("确定日期", "2005-09-05")]),
        &[
            "figures.not_applied: 3 → 4",
            "figures.villages: 32 → 33",
            "not_known.both_sound: 0 → 1",
            "not_known.branch_sound: 0 → 1",
            "not_known.committee_sound: 0 → 1",
        ],
    ),
];

#[test]
fn a_change_of_one_village_moves_exactly_the_figures_that_it_touches() {
    let tables = Tables::county();
    let before = tables.county_of();
    for (number, (village, change, expected)) in CHANGES.into_iter().enumerate() {
        let mut tables = tables.clone();
        change(&mut tables);
        let (changed, places) = moved(&before, &tables.county_of());
        assert_eq!(changed, expected, "change {number}");
        let (township, _) = village.split_once('-').unwrap();
        let all = [village, township, "county"].map(str::to_owned);
        let all = if expected.is_empty() { BTreeSet::new() } else { BTreeSet::from(all) };
        assert_eq!(places, all, "change {number}");
    }
}

#[test]
fn the_figures_of_the_third_speech_come_out() {
    let book = bundled::rectification_2005().unwrap();
    let rules = DefectRules::IDS.map(|id| book.rule(id).unwrap().clone());
    let rules = DefectRules::new(rules).unwrap();
    let table = Table::open("branches-2005/branches.csv");
    let until = Some(day("2005-09-04"));
    let period = Period::new(day("2005-01-01"), until).unwrap();
    let plan = TablePlan::new(period, SheetState::Closed);
    let sheets = |table: &Table| {
        let rows = table::read(book.dictionary(), &plan, &table.header, &table.rows);
        rows.unwrap().into_iter().map(|row| row.sheet).collect::<Vec<_>>()
    };
    let count = |table: &Table| rules.count(&sheets(table)).unwrap();
    let tally = count(&table);
    assert_eq!(
        serde_json::to_string(&tally.figures).unwrap(),
        "{\"branches\":28,\"without_premises\":2,\"premises_in_disorder\":8,\
         \"team_incomplete\":3,\"team_in_discord\":4,\"in_debt\":17}"
    );
    assert_eq!(tally.not_known, grassroots::rectification::DefectsNotKnown::default());
    // The two that the speech names as nearly accepted have none of the defects.
    let coverages = rules.coverages(&sheets(&table)).unwrap();
    for named in ["t1-1", "t4-2"] {
        assert!(coverages.iter().all(|one| !one.met.contains(&id(named))), "{named}");
    }
    // A blank cell is not known, and counted as neither.
    let mut blank = table.clone();
    blank.set(&[("编号", "t1-2")], "村集体债务", "");
    let tally = count(&blank);
    assert_eq!((tally.figures.in_debt, tally.not_known.in_debt), (16, 1));
    // Both halves of the county together are the county.
    let (mut east, mut west) = (table.clone(), table.clone());
    west.rows = east.rows.split_off(11);
    assert_eq!(count(&east).plus(count(&west)), Some(count(&table)));
}

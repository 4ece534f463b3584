//! What one cell changes in the backward villages of the county, and what is wrong with their
//! tables.

use grassroots::facts::Sheet;
use grassroots::rectification::{Outcome, What};
use grassroots::rule::{Coverage, Standing, coverage};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Id, Period};

use super::backward::{Backward, BackwardTables, backward};
use super::tables::{Table, Wrong, sheets};
use super::{WORKED, id, places, refused, set};

fn by(tables: &BackwardTables) -> Result<Backward, Wrong> {
    backward(&WORKED.rectifies_by, &WORKED.posts.tree, tables)
}

fn tables() -> BackwardTables {
    BackwardTables::open().unwrap()
}

/// The entry of a village on a day, by its id.
fn entry(table: &Table, village: &str, day: &str, what: &str) -> String {
    let has = |row: &&csv::StringRecord| {
        [village, day, what].iter().all(|text| row.iter().any(|cell| cell == *text))
    };
    table.rows.iter().find(has).unwrap()[0].to_owned()
}

/// The townships of which something is told that the county's tables do not tell.
fn moved(changed: &Backward) -> Vec<String> {
    let told = |backward: &Backward, name: &str| {
        let of = (&WORKED.posts.tree, &id(name));
        let own = backward.township(&WORKED.rectifies_by, of).unwrap();
        serde_json::to_value(own).unwrap()
    };
    let all = (1..=6).map(|nth| format!("t{nth}"));
    all.filter(|it| told(changed, it) != told(&WORKED.backward, it)).collect()
}

#[test]
fn a_key_village_less_and_its_township_is_free_of_what_follows() {
    let mut tables = tables();
    set(&mut tables.state, "t4-v07", "市重点管理后进村", "否");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t4"]);
    let own = &changed.townships[&id("t4")];
    let found = |rule: &str| {
        let rule = format!("rectification/accountability-township{rule}");
        own.iter().find(|it| it.rule.id.as_str() == rule).unwrap().standing()
    };
    assert_eq!(found(""), Standing::NotMet);
    assert_eq!(found(".awards"), Standing::NotApplicable);
    let figures = |it: &Backward| it.tallies[&id("county")];
    assert_eq!(figures(&changed), figures(&WORKED.backward));
}

#[test]
fn one_solution_that_most_accept_closes_an_issue() {
    let mut tables = tables();
    let asked = entry(&tables.register.issues, "t3-v09", "2019-09-02", "群众评议");
    set(&mut tables.register.issues, &asked, "认可", "45");
    set(&mut tables.register.issues, &asked, "不满意", "29");
    let changed = by(&tables).unwrap();
    // 45 of 83 accept; two other issues keep the criterion met.
    assert_eq!(moved(&changed), ["t3"]);
    let open = |it: &Backward| {
        let issues = it.register.issues_on(&id("t3-v09"), it.as_of);
        issues.iter().filter(|it| !it.is_resolved).count()
    };
    assert_eq!((open(&WORKED.backward), open(&changed)), (3, 2));
    let count = |it: &Backward| it.criteria[&id("t3-v09")].total().settled();
    assert_eq!(count(&changed), count(&WORKED.backward));
}

#[test]
fn one_visit_less_is_one_week_more_without() {
    let mut tables = tables();
    let visits = &mut tables.register.visits;
    let found = |row: &csv::StringRecord| {
        row.get(1) == Some("t5-v07") && row.get(3) == Some("县直联系村人员")
    };
    // The second: the first week of the year is one in part.
    let at = visits.rows.iter().enumerate().filter(|(_, row)| found(row));
    let at = at.map(|(nth, _)| nth).nth(1).unwrap();
    visits.rows.remove(at);
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t5"]);
    let presence = &changed.presence[&id("t5-v07")][0];
    let lacking: Vec<&str> = presence.lacking().map(|it| it.window.as_str()).collect();
    assert_eq!(lacking, ["2019-W02"]);
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let mut tables = tables();
    let register = &mut tables.register;
    for of in [
        &mut register.teams,
        &mut register.villages,
        &mut register.assignments,
        &mut register.chronicle,
        &mut register.issues,
        &mut register.visits,
        &mut tables.survey,
        &mut tables.inspections,
        &mut tables.state,
        &mut tables.townships,
    ] {
        of.rows.reverse();
    }
    assert_eq!(moved(&by(&tables).unwrap()), Vec::<String>::new());
}

#[test]
fn what_is_wrong_in_the_tables_of_rectification_is_told_at_once() {
    let mut tables = tables();
    let register = &mut tables.register;
    set(&mut register.teams, "t1-v08-b1", "产生方式", "空降");
    set(&mut register.villages, "t1-v08", "确定日期", "去年冬");
    set(&mut register.assignments, "a-001", "职责", "县长");
    set(&mut register.chronicle, "e-002", "佐证", "口头通知");
    set(&mut register.issues, "i-001", "类别", "风水");
    set(&mut register.visits, "v-0001", "天数", "半天");
    set(&mut tables.survey, "t2-v08", "班子不团结", "有时");
    set(&mut tables.inspections, "t1-v08-0719", "已解决的突出问题数", "两个");
    set(&mut tables.state, "t3-v09", "村集体债务", "-1");
    set(&mut tables.townships, "t5", "整顿工作开展不力", "尚可");
    set(&mut tables.officers, "u-101", "职务", "书记员");
    set(&mut tables.county, "county", "认定后进村所需条数", "0");
    let wrong = refused(by(&tables));
    assert_eq!(
        places(&wrong),
        [
            "rectification/teams.csv: row 2, column 产生方式",
            "rectification/villages.csv: row 2, column 确定日期",
            "rectification/assignments.csv: row 2, column 职责",
            "rectification/chronicle.csv: row 3, column 佐证",
            "rectification/issues.csv: row 2, column 类别",
            "rectification/visits.csv: row 2, column 天数",
            "rectification/survey-2018.csv: row 3, column 班子不团结",
            "rectification/inspections-2019.csv: row 2, column 已解决的突出问题数",
            "rectification/state-2019.csv: row 4, column 村集体债务",
            "rectification/townships-2019.csv: row 6, column 整顿工作开展不力",
            "rectification/officers-2019.csv: row 2, column 职务",
            "rectification/county-2019.csv: row 2, column 认定后进村所需条数",
        ]
    );
}

#[test]
fn what_is_wrong_in_the_tables_together_is_told_at_its_row() {
    let mut tables = tables();
    let chronicle = &mut tables.register.chronicle;
    let inspected = entry(chronicle, "t2-v08", "2019-06-20", "检查验收");
    set(chronicle, &inspected, "日期", "2019-05-20");
    let wrong = refused(by(&tables));
    assert!(wrong[0].starts_with("rectification/chronicle.csv: row "), "{wrong:?}");
    let told = "column 事项: 2019-05-20: inspection is refused";
    assert!(wrong[0].contains(told), "{wrong:?}");

    let mut tables = self::tables();
    let chronicle = &mut tables.register.chronicle;
    let inspected = entry(chronicle, "t1-v08", "2019-07-19", "检查验收");
    set(chronicle, &inspected, "得分", "69");
    set(&mut tables.survey, "t4-v07", "编号", "t4-v99");
    set(&mut tables.officers, "u-101", "乡镇", "t9");
    let wrong = refused(by(&tables));
    assert_eq!(
        wrong,
        [
            "rectification/survey-2018.csv: row 6, column 编号: there is no organization \
             `t4-v99`"
                .to_owned(),
            "rectification/survey-2018.csv: `t4-v07` has no row".to_owned(),
            "rectification/officers-2019.csv: row 2, column 编号: no township of `u-101` has a \
             row"
            .to_owned(),
            format!(
                "rectification/inspections-2019.csv: row 2, column 编号: the sheet comes to 49, \
                 failed, entry `{inspected}` says 69, failed"
            ),
        ]
    );
}

/// By the scheme of acceptance, with plain fractions over the cells of each sheet.
#[test]
fn every_inspection_came_to_what_its_sheet_comes_to() {
    let expected = [
        // No whole branch team: 10 + 30 × 2/4 + 10 + 8 + 10 × (6 × 100 + 5 × 60) / 1500.
        ("t1-v08", "49"),
        ("t2-v08", "88.53"),
        ("t3-v09", "63.76"),
        ("t5-v07", "67.67"),
        ("t5-v07", "88.27"),
        ("t6-v06", "88.8"),
    ];
    let mut found = Vec::new();
    for village in WORKED.backward.register.villages() {
        for entry in &village.entries {
            let What::Move(moved) = &entry.what else { continue };
            let Some(Outcome::Inspection { score, .. }) = moved.outcome else { continue };
            found.push((village.id.to_string(), score.unwrap().to_string()));
        }
    }
    let expected =
        expected.map(|(village, score)| (village.to_owned(), score.to_owned()));
    assert_eq!(found, expected);
}

/// Facts that both rulebooks read are typed once for each: they say the same.
#[test]
fn the_villages_stand_the_same_by_the_later_campaign() {
    let book = bundled::turnaround_2008().unwrap();
    let year = Period::year(2019).unwrap();
    let table = Table::open("rectification/turnaround-2019.csv").unwrap();
    let later = sheets((book.dictionary(), year), &table).unwrap();
    assert!(later.keys().eq(WORKED.backward.sheets.keys()));
    for (village, sheet) in &later {
        let own = &WORKED.backward.sheets[village];
        for fact in ["plan.own", "plan.linked", "contract.township", "open.finance"] {
            let said = |sheet: &Sheet| sheet.entry(fact).cloned();
            assert_eq!(said(sheet), said(own), "{village} {fact}");
        }
        let paired = |sheet: &Sheet| sheet.entry("helper.paired_advanced").cloned();
        assert_eq!(paired(sheet), paired(own), "{village}");
    }
    let found = |rule: &str| -> Coverage {
        let rule = book.rule(&format!("turnaround/{rule}")).unwrap();
        coverage(rule, later.values()).unwrap()
    };
    let ids = |all: &[Id]| all.iter().map(Id::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&found("helpers.visits").not_met), ["t3-v09"]);
    assert_eq!(ids(&found("helpers.advanced").not_met), ["t6-v06"]);
    let help = found("industry.help");
    assert_eq!(ids(&help.not_met), ["t1-v08", "t3-v09", "t4-v04", "t4-v07"]);
    // Seven of eight things in two, and no premises in one.
    assert_eq!(ids(&found("premises.eight").not_met), ["t1-v08", "t5-v07"]);
    assert_eq!(ids(&found("premises.eight").not_applicable), ["t4-v07"]);
}

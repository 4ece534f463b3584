//! Everything that is wrong with the tables of the county is told in one run, and whoever a
//! table leaves out.

use grassroots::rulebook::bundled;
use grassroots::vocabulary::Script;

use super::tables::Table;
use super::work::{County, Tables, WorkTables};
use super::{refused, set, tables};

fn all() -> Tables {
    Tables { secretaries: tables(), work: WorkTables::open().unwrap() }
}

fn told(tables: &Tables) -> Vec<String> {
    refused(County::of(&bundled::secretary_2019().unwrap(), tables))
}

/// The files, and the rows within them, of what is told.
fn places(told: &[String]) -> Vec<&str> {
    told.iter().map(|line| line.split(", column").next().unwrap()).collect()
}

/// Takes the first row out that says something in its first column.
fn without(table: &mut Table, id: &str) {
    let nth = table.rows.iter().position(|row| row.get(0) == Some(id)).unwrap();
    table.rows.remove(nth);
}

/// The row of an id, counted as in a spreadsheet.
fn row(table: &Table, id: &str) -> usize {
    table.rows.iter().position(|row| row.get(0) == Some(id)).unwrap() + 2
}

#[test]
fn what_the_county_hands_in_is_in_order() {
    let county = County::of(&bundled::secretary_2019().unwrap(), &all());
    assert_eq!(county.unwrap().secretaries.len(), 48);
}

/// A cell of every part of the work, each told once, by file and then by row.
#[test]
fn bad_cells_of_all_parts_are_told_in_one_run() {
    let mut tables = all();
    set_cells(&mut tables);
    let told = told(&tables);
    let work = &tables.work;
    let visit = row(&work.backward.register.visits, "v-0002");
    let expected = [
        "consequences/merits-2019.csv: row 2".to_owned(),
        "grading/grades-2019.csv: row 3".to_owned(),
        "grading/plans-2019.csv: row 2".to_owned(),
        "posts-2019.csv: row 2".to_owned(),
        "rectification/state-2019.csv: row 2".to_owned(),
        "rectification/townships-2019.csv: row 4".to_owned(),
        format!("rectification/visits.csv: row {visit}"),
        "secretaries-2019.csv: row 2".to_owned(),
        "stationing/units-2019.csv: row 2".to_owned(),
    ];
    assert_eq!(places(&told), expected, "{told:#?}");
}

fn set_cells(tables: &mut Tables) {
    set(&mut tables.secretaries.0, "t1-v01", "群众满意度", "百分百吧");
    let work = &mut tables.work;
    set(&mut work.posts.posts, "t1-v01-p01", "设岗人数", "一大批");
    set(&mut work.grading.decided, "t1-v02", "认定等次", "优");
    set(&mut work.grading.plans, "t1-v01-r1", "制定日期", "去年冬");
    set(&mut work.backward.state, "t1-v08", "村集体债务", "不多");
    set(&mut work.backward.townships, "t3", "乡镇有工作计划", "大概有");
    set(&mut work.backward.register.visits, "v-0002", "天数", "几天");
    set(&mut work.stationing.units, "u-finance", "选派任务数", "若干");
    set(&mut work.follows.merits, "t1-v01", "爱岗敬业", "还行");
}

/// Without a tree of organizations each table is still read by itself.
#[test]
fn a_broken_tree_hides_no_bad_cell() {
    let mut tables = all();
    set_cells(&mut tables);
    set(&mut tables.work.posts.organizations, "t1-v01", "类别", "党校");
    let with = told(&tables);
    assert_eq!(with.len(), 10, "{with:#?}");
    let nth =
        with.iter().position(|it| it.starts_with("organizations.csv: row ")).unwrap();
    assert_eq!(nth, 3, "{with:#?}");
}

/// Of whoever a table leaves out it is told, and nobody vanishes in silence.
#[test]
fn whoever_has_no_row_is_told() {
    let mut tables = all();
    let work = &mut tables.work;
    without(&mut work.backward.townships, "t1");
    without(&mut work.backward.townships, "t2");
    without(&mut work.posts.townships, "t3");
    without(&mut work.stationing.villages, "t6-v01");
    without(&mut work.grading.villages, "t5-v01");
    without(&mut tables.secretaries.0, "t4-v02");
    without(&mut tables.secretaries.1, "t4-v02");
    let told = told(&tables);
    let backward = "has backward villages and no row";
    for line in [
        format!("rectification/townships-2019.csv: township `t1` {backward}"),
        format!("rectification/townships-2019.csv: township `t2` {backward}"),
        "townships-2019.csv: `t3` has no row".to_owned(),
        "stationing/villages-2019.csv: `t6-v01` has no row".to_owned(),
        "grading/villages-2019.csv: `t5-v01` has no row".to_owned(),
        "secretaries-2019.csv: `t4-v02` has no row".to_owned(),
    ] {
        assert!(told.contains(&line), "{line}: {told:#?}");
    }
}

#[test]
fn officers_whom_the_register_names_have_a_row() {
    let mut tables = all();
    without(&mut tables.work.backward.officers, "u-101");
    let nth = row(&tables.work.backward.register.assignments, "a-002");
    assert_eq!(
        told(&tables),
        [format!(
            "rectification/assignments.csv: row {nth}, column 编号: `u-101` has no row in \
             rectification/officers-2019.csv"
        )]
    );
    // Who left before the year is not asked about.
    let assignments = &mut tables.work.backward.register.assignments;
    set(assignments, "a-003", "截止日期", "2018-12-31");
    without(&mut tables.work.backward.officers, "u-102");
    assert_eq!(told(&tables).len(), 1);
}

#[test]
fn what_is_wrong_is_told_in_the_script_asked_for() {
    let mut tables = all();
    without(&mut tables.work.backward.townships, "t1");
    set(&mut tables.work.backward.register.visits, "v-0002", "村", "t1-v01");
    let wrong = County::of(&bundled::secretary_2019().unwrap(), &tables);
    let wrong = wrong.map(|_| ()).unwrap_err();
    let of = |script| wrong.iter().map(|it| it.in_script(script)).collect::<Vec<_>>();
    let nth = row(&tables.work.backward.register.visits, "v-0002");
    // The register is not right, and what does not hang on it is told all the same.
    assert!(
        of(Script::Hans).contains(&"rectification/townships-2019.csv，没有`t1`的一行")
    );
    assert_eq!(
        of(Script::Hans)[4],
        format!("rectification/visits.csv，第{nth}行“村”列：没有标识为`t1-v01`的后进村")
    );
    assert_eq!(
        of(Script::Hant)[4],
        format!(
            "rectification/visits.csv，第{nth}行「村」欄：沒有標識為`t1-v01`的後進村"
        )
    );
}

/// One village that is not known leaves open what hangs on it, and nothing else.
#[test]
fn one_unknown_village_hides_no_certain_accountability() {
    let mut tables = all();
    set(&mut tables.work.backward.state, "t4-v04", "市重点管理后进村", "");
    let county = County::of(&bundled::secretary_2019().unwrap(), &tables).unwrap();
    let own = &county.worked.backward.townships[&super::id("t4")];
    let rule = "rectification/accountability-township";
    let found = own.iter().find(|it| it.rule.id.as_str() == rule).unwrap();
    assert_eq!(found.standing(), grassroots::rule::Standing::Met);
}

/// Figures of other counties are not taken for those of this one.
#[test]
fn figures_of_other_counties_say_whose_they_are() {
    let county = County::of(&bundled::secretary_2019().unwrap(), &all()).unwrap();
    let mut report = grassroots::explain::Report::new("");
    county.others.add_to(&mut report, Script::Hans);
    let text = report.render(grassroots::explain::Format::Text);
    let speech = "在全县后进村集中整顿工作座谈会上的讲话（第一篇）";
    assert!(
        text.contains(&format!("第一个外县（2005-10-31，{speech}）：后进村整顿")),
        "{text}"
    );
    assert!(text.contains("第二个外县（2005-01-01..2005-09-04，"), "{text}");
    let json = serde_json::to_value(county.others.registers()).unwrap();
    let tables = "examples/data/rectification/county-2005";
    assert_eq!(json["rectification"]["tables"], tables);
    assert_eq!(json["branch_defects"]["period"]["until"], "2005-09-04");
}

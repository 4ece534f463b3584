//! What one cell changes in the grades of the county, and what is wrong with its tables.

use grassroots::grading::Move;

use super::grading::{Grading, GradingTables, grading};
use super::tables::Wrong;
use super::{WORKED, id, places, refused, set};

fn by(tables: &GradingTables) -> Result<Grading, Wrong> {
    grading(&WORKED.grades_by, &WORKED.posts.tree, tables)
}

fn tables() -> GradingTables {
    GradingTables::open().unwrap()
}

/// The organizations whose figures are other than those of the county's tables.
fn moved(changed: &Grading) -> [Vec<String>; 3] {
    let before = &WORKED.grading;
    let counts = before
        .distribution
        .keys()
        .filter(|id| before.distribution[*id].counts != changed.distribution[*id].counts);
    let counted = |grading: &Grading, id| -> Vec<u32> {
        grading.stars[id].counts.iter().map(|it| it.count).collect()
    };
    let stars =
        before.stars.keys().filter(|id| counted(before, *id) != counted(changed, *id));
    let own = before.organizations.values().filter(|it| {
        let other = &changed.organizations[&it.id];
        let json = |it| serde_json::to_value(it).unwrap();
        json(*it) != json(other)
    });
    let words = |id: &grassroots::vocabulary::Id| id.to_string();
    [
        counts.map(words).collect(),
        stars.map(words).collect(),
        own.map(|it| it.id.to_string()).collect(),
    ]
}

#[test]
fn one_grade_changes_the_figures_that_it_touches() {
    let mut tables = tables();
    set(&mut tables.decided, "t1-v05", "认定等次", "较好");
    let changed = by(&tables).unwrap();
    let [counts, stars, own] = moved(&changed);
    assert_eq!(counts, ["county", "t1", "t1-v05"]);
    assert_eq!(stars, Vec::<String>::new());
    assert_eq!(own, ["t1-v05"]);
    assert_eq!(changed.distribution[&id("t1")].counts, [4, 3, 1, 1]);
    assert_eq!(changed.distribution[&id("county")].counts, [10, 13, 27, 4]);
    // It moved up, against the scheme.
    assert_eq!(changed.moves.count(Move::Promoted), 9);
    let mut rules = changed.rules.iter();
    let accuracy = rules.find(|it| it.rule.id.as_str() == "grading/accuracy").unwrap();
    assert!(accuracy.not_met.contains(&id("t1-v05")));
}

/// 90 % is not below 90 %: a hundredth less, and four stars are average.
#[test]
fn a_hundredth_of_the_poll_decides_at_the_edge() {
    let mut tables = tables();
    let before = &WORKED.grading.organizations[&id("t3-v04")];
    assert_eq!(before.judged[0].id.as_str(), "fairly-good");
    set(&mut tables.villages, "t3-v04", "满意率", "89.99%");
    let changed = by(&tables).unwrap();
    let [counts, stars, own] = moved(&changed);
    assert_eq!((counts.len(), stars.len()), (0, 0));
    assert_eq!(own, ["t3-v04"]);
    let after = &changed.organizations[&id("t3-v04")];
    assert_eq!(after.judged[0].id.as_str(), "average");
    assert_eq!(after.caps.len(), 1);
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let mut tables = tables();
    for of in [
        &mut tables.villages,
        &mut tables.others,
        &mut tables.checks,
        &mut tables.before,
        &mut tables.decided,
        &mut tables.plans,
    ] {
        of.rows.reverse();
    }
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), [const { Vec::<String>::new() }; 3]);
    assert_eq!(changed.moves, WORKED.grading.moves);
    assert_eq!(changed.rules, WORKED.grading.rules);
}

#[test]
fn what_is_wrong_in_the_tables_of_grading_is_told_at_once() {
    let mut tables = tables();
    set(&mut tables.villages, "t1-v02", "满意率", "九成");
    set(&mut tables.others, "t3-a01", "公益服务次数", "-3");
    set(&mut tables.checks, "t1-v04", "活动场所", "很好");
    set(&mut tables.before, "t2-v01", "等次", "优秀");
    set(&mut tables.decided, "t2-v02", "认定等次", "");
    set(&mut tables.plans, "t1-v05-r1", "期限", "2019-02-30");
    let wrong = refused(by(&tables));
    assert_eq!(
        places(&wrong),
        [
            "grading/villages-2019.csv: row 3, column 满意率",
            "grading/others-2019.csv: row 4, column 公益服务次数",
            "grading/checks-2019.csv: row 3, column 活动场所",
            "grading/grades-2018.csv: row 10, column 等次",
            "grading/grades-2019.csv: row 11, column 认定等次",
            "grading/plans-2019.csv: row 6, column 期限",
        ]
    );
}

#[test]
fn tables_that_do_not_fit_together_are_a_mistake() {
    let mut tables = tables();
    set(&mut tables.villages, "t1-v02", "编号", "t9-v02");
    set(&mut tables.others, "t2-e01", "编号", "t1-v03");
    set(&mut tables.before, "t6-v01", "编号", "t6-v99");
    set(&mut tables.plans, "t1-v05-r1", "组织", "t1-v55");
    let wrong = refused(by(&tables));
    assert_eq!(
        wrong,
        [
            "grading/villages-2019.csv: row 3, column 编号: there is no organization `t9-v02`",
            "grading/others-2019.csv: row 3, column 编号: `t1-v03` was surveyed as a village",
            "grading/grades-2018.csv: row 3, column 编号: nobody surveyed `t1-v02`",
            "grading/grades-2018.csv: row 51, column 编号: nobody surveyed `t2-e01`",
            "grading/grades-2018.csv: row 43, column 编号: nobody surveyed `t6-v99`",
            "grading/grades-2019.csv: row 3, column 编号: nobody surveyed `t1-v02`",
            "grading/grades-2019.csv: row 51, column 编号: nobody surveyed `t2-e01`",
            "grading/plans-2019.csv: row 3, column 组织: nobody surveyed `t1-v02`",
            "grading/plans-2019.csv: row 6, column 组织: nobody surveyed `t1-v55`",
            "grading/plans-2019.csv: row 88, column 组织: nobody surveyed `t2-e01`",
            "grading/grades-2019.csv: `t9-v02` has no grade",
            "grading/villages-2019.csv: `t1-v02` has no row",
        ]
    );
}

/// The same village, the same year: what two tables say of it is the same.
#[test]
fn the_new_tables_say_nothing_else_than_the_old_ones() {
    let (facts, _) = super::tables();
    let of_secretaries = grassroots::rulebook::bundled::secretary_2019().unwrap();
    let year = grassroots::vocabulary::Period::year(2019).unwrap();
    let (_, facts) = facts.without("乡镇");
    let (_, facts) = facts.without("村");
    let all = super::tables::sheets((of_secretaries.dictionary(), year), &facts).unwrap();
    for (village, sheet) in all {
        let own = &WORKED.grading.organizations[&village].sheet;
        let income = "village.own_income";
        assert_eq!(sheet.number(income), own.number(income), "{village}");
        let known = sheet.number("disputes.known");
        assert_eq!(known, own.number("disputes.known"), "{village}");
    }
    let of = &super::posts::PostsTables::open().unwrap().members;
    let column = |name: &str| of.header.iter().position(|it| it == name).unwrap();
    let (village, admitted) = (column("组织"), column("接收为预备党员日期"));
    for one in WORKED
        .grading
        .organizations
        .values()
        .filter(|it| it.scheme.as_str() == "five-star/village")
    {
        let own = of.rows.iter().filter(|row| row.get(village) == Some(one.id.as_str()));
        let own = own.filter(|row| row[admitted].starts_with("2019")).count();
        let stated = one.sheet.number("members.admitted").unwrap().to_string();
        assert_eq!(stated, own.to_string(), "{}", one.id);
    }
}

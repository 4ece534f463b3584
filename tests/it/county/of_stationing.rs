//! The cadres who are stationed in the county's villages: days, bars, duties, assessments.

use grassroots::rule::{Coverage, Standing};
use grassroots::vocabulary::Id;

use super::stationing::{Stationing, StationingTables, TownshipStationing, stationing};
use super::tables::Wrong;
use super::{WORKED, id, refused, set};

fn by(tables: &StationingTables) -> Result<Stationing, Wrong> {
    stationing(&WORKED.stations_by, &WORKED.posts.tree, tables)
}

fn tables() -> StationingTables {
    StationingTables::open().unwrap()
}

fn township_of(of: &Stationing, name: &str) -> TownshipStationing {
    of.township(&WORKED.stations_by, (&WORKED.posts.tree, &id(name))).unwrap()
}

fn all() -> Vec<TownshipStationing> {
    (1..=6).map(|nth| township_of(&WORKED.stationing, &format!("t{nth}"))).collect()
}

const MET: Standing = Standing::Met;
const NOT: Standing = Standing::NotMet;
const OPEN: Standing = Standing::Undetermined;

/// Days at least and at most, those due, the year and the months.
type Stands = (u32, u32, u32, Standing, Standing);

/// Of each posting its days with weekends, as the strict reading counts them, and without, as
/// the prorated one does: counted from the rows of the tables with a calendar, apart from this
/// crate. 2019 has 250 working days.
const STANDS: [(&str, Stands, Stands); 19] = [
    ("p01", (294, 294, 250, MET, NOT), (247, 247, 250, NOT, NOT)),
    ("p02", (295, 295, 250, MET, NOT), (248, 248, 250, NOT, NOT)),
    ("p03", (264, 264, 250, MET, NOT), (221, 221, 250, NOT, NOT)),
    ("p04", (245, 245, 250, NOT, NOT), (245, 245, 250, NOT, NOT)),
    // There on every working day: enough for the year to the day, and for no month of 21.
    ("p05", (250, 250, 250, MET, NOT), (250, 250, 250, MET, MET)),
    // Five days in November without a record.
    ("p06", (292, 297, 250, MET, NOT), (245, 250, 250, OPEN, OPEN)),
    ("p07", (297, 297, 250, MET, NOT), (250, 250, 250, MET, MET)),
    ("p08", (283, 283, 250, MET, NOT), (236, 236, 250, NOT, NOT)),
    ("p09", (312, 312, 250, MET, NOT), (248, 248, 250, NOT, NOT)),
    ("p10", (238, 254, 250, OPEN, NOT), (238, 250, 250, OPEN, OPEN)),
    ("p11", (296, 296, 250, MET, NOT), (249, 249, 250, NOT, NOT)),
    // Recalled after half a year: 250 × 181 ÷ 365 = 123.97…
    ("p12", (122, 122, 123, NOT, NOT), (101, 101, 123, NOT, NOT)),
    // Five months of a term that goes on: 250 × 153 ÷ 365 = 104.79…
    ("p13", (125, 125, 104, MET, MET), (105, 105, 104, MET, MET)),
    ("p14", (292, 292, 250, MET, NOT), (245, 245, 250, NOT, NOT)),
    ("p15", (240, 240, 250, NOT, NOT), (240, 240, 250, NOT, NOT)),
    ("p16", (314, 314, 250, MET, NOT), (250, 250, 250, MET, MET)),
    ("p17", (294, 294, 250, MET, NOT), (247, 247, 250, NOT, NOT)),
    ("p18", (290, 290, 250, MET, NOT), (243, 243, 250, NOT, NOT)),
    // Ten months: 250 × 304 ÷ 365 = 208.2…
    ("p19", (246, 246, 208, MET, NOT), (207, 207, 208, NOT, MET)),
];

#[test]
fn every_posting_stands_to_the_bars_as_plain_counting_says() {
    let of = all();
    let found = of.iter().flat_map(|it| &it.postings).map(|it| {
        let stands = |nth: usize| {
            let own = &it.readings[nth];
            let days = own.days.unwrap();
            (days.least, days.most, own.required.unwrap(), own.year, own.months)
        };
        // As advice the same is asked as strictly.
        assert_eq!(stands(0), stands(2), "{}", it.posting);
        (it.posting.as_str(), stands(0), stands(1))
    });
    assert_eq!(found.collect::<Vec<_>>(), STANDS);
    let results = WORKED.stationing.results(&WORKED.stations_by).unwrap();
    let figures = |nth: usize| {
        let own = &results.figures[nth].figures;
        (own.postings, own.days, own.months_short, own.months_open)
    };
    assert_eq!([figures(0), figures(1)], [(19, 4989, 51, 2), (19, 4315, 22, 2)]);
}

/// The coverage of a rule among others.
fn rule<'c>(of: &'c [Coverage], rule: &str) -> &'c Coverage {
    let id = format!("stationing/{rule}");
    of.iter().find(|it| it.rule.id.as_str() == id).unwrap()
}

fn texts(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

/// Soft or lax by the survey, below 30 000 yuan, or with a difficult election: eighteen; nobody
/// is in the village that has a plan alone, and one cadre left in October.
#[test]
fn villages_that_are_to_have_a_cadre_and_have_none_are_named() {
    let results = WORKED.stationing.results(&WORKED.stations_by).unwrap();
    let targets = rule(&results.rules, "targets");
    assert_eq!((targets.met.len(), targets.not_applicable.len()), (16, 30));
    assert_eq!(texts(&targets.not_met), ["t4-v04", "t6-v06"]);
    assert_eq!(texts(&rule(&results.rules, "targets.where-due").not_met), ["t5-v03"]);
    let weak = rule(&results.rules, "weak-economy");
    assert_eq!((weak.met.len(), texts(&weak.undetermined)), (12, vec!["t4-v07"]));
    let shells = rule(&results.rules, "weak-economy.empty-shell");
    assert_eq!(texts(&shells.met), ["t3-v02", "t6-v02"]);
    let of = all();
    let without: Vec<_> =
        of.iter().map(|it| rule(&it.rules, "targets").not_met.len()).collect();
    assert_eq!(without, [0, 0, 0, 1, 0, 1]);
}

#[test]
fn units_and_their_half_years_are_told_in_every_township_in_which_they_have_somebody() {
    let results = WORKED.stationing.results(&WORKED.stations_by).unwrap();
    let none = |nth: usize| -> Vec<&str> {
        let halves = results.units[nth].deputy.iter();
        halves.filter(|it| it.visits.is_empty()).map(|it| it.half_year.as_str()).collect()
    };
    let names: Vec<_> = results.units.iter().map(|it| it.unit.as_str()).collect();
    assert_eq!((names[3], none(3)), ("u-health", vec!["2019-H1", "2019-H2"]));
    assert_eq!((names[5], none(5)), ("u-publicity", vec!["2019-H2"]));
    let broken = |name: &str| texts(&rule(&results.rules, name).not_met);
    assert_eq!(broken("unit-duties.deputy"), ["u-health", "u-publicity"]);
    assert_eq!(broken("unit-duties.principal"), ["u-organization"]);
    assert_eq!(broken("unit-default"), ["u-health"]);
    let of = all();
    let units: Vec<_> = of.iter().map(|it| it.units.len()).collect();
    assert_eq!(units, [3, 2, 3, 4, 3, 3]);
}

/// A fifth of each score and of the mean of each ballot, with plain fractions.
#[test]
fn every_assessment_is_the_one_that_plain_fractions_give() {
    let expected = [
        ("c01", "95.93", "excellent"),
        ("c02", "80.75", "competent"),
        ("c03", "87.67", "competent"),
        ("c04", "80.26", "competent"),
        ("c05", "94.33", "excellent"),
        ("c06", "93.68", "excellent"),
        ("c07", "88.6", "competent"),
        ("c08", "64.06", "basic"),
        ("c09", "90.33", "excellent"),
        ("c11", "81.81", "competent"),
        ("c12", "45.76", "incompetent"),
        ("c14", "92.52", "excellent"),
        ("c15", "72.24", "basic"),
        ("c16", "95.03", "excellent"),
        ("c17", "88.89", "competent"),
        ("c18", "84.96", "competent"),
        ("c19", "55.57", "incompetent"),
    ];
    let settled = WORKED.stationing.assessed.iter().filter_map(|(id, outcome)| {
        let total = outcome.total().settled()?.to_string();
        Some((id.as_str(), total, outcome.grade()?.id.as_str()))
    });
    let settled: Vec<_> = settled.collect();
    assert_eq!(settled, expected.map(|(id, total, grade)| (id, total.to_owned(), grade)));
    // Of one the ballot of the villagers is not known: 68.71 and up to 20 more.
    let open = &WORKED.stationing.assessed[&id("c10")];
    assert_eq!(open.total().span.to_string(), "68.71..88.71");
}

#[test]
fn groups_are_proposed_and_those_that_were_formed_are_held_against_the_rules() {
    let of = all();
    let groups: Vec<Vec<Vec<&str>>> = of
        .iter()
        .map(|it| it.groups.groups.iter().map(|group| texts(&group.villages)).collect())
        .collect();
    assert_eq!(
        groups,
        [
            vec![vec!["t1-v06", "t1-v07", "t1-v08"]],
            vec![],
            vec![vec!["t3-v02", "t3-v05", "t3-v09"]],
            vec![vec!["t4-v02", "t4-v05"], vec!["t4-v06", "t4-v07"]],
            vec![vec!["t5-v01", "t5-v05", "t5-v07"]],
            vec![vec!["t6-v01", "t6-v02"]],
        ]
    );
    let alone = |nth: usize| of[nth].groups.alone.len();
    assert_eq!((alone(0), alone(1)), (0, 2));
    let results = WORKED.stationing.results(&WORKED.stations_by).unwrap();
    let broken = |name: &str| texts(&rule(&results.rules, name).not_met);
    assert_eq!(
        (broken("groups"), broken("groups.neighbours")),
        (vec!["g41"], vec!["g51"])
    );
    assert_eq!(broken("groups.every-village"), ["t2-v03", "t2-v07", "t3-v09", "t5-v05"]);
    assert_eq!(broken("groups.leader"), ["t4", "t6"]);
    assert_eq!(broken("groups.mentors"), ["l-43", "l-52"]);
}

/// The townships of which something is told that the county's tables do not tell.
fn moved(changed: &Stationing) -> Vec<String> {
    let told = |of: &Stationing, name: &str| {
        serde_json::to_value(township_of(of, name)).unwrap()
    };
    let all = (1..=6).map(|nth| format!("t{nth}"));
    all.filter(|it| told(changed, it) != told(&WORKED.stationing, it)).collect()
}

#[test]
fn one_record_changes_the_days_that_it_is_about_and_no_others() {
    let mut tables = tables();
    let is_it = |row: &&csv::StringRecord| &row[1] == "p02" && &row[4] == "两头不见人";
    let record = tables.records.rows.iter().find(is_it).unwrap()[0].to_owned();
    set(&mut tables.records, &record, "状态", "在村");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t1"]);
    let own = |of: &Stationing| {
        let of = township_of(of, "t1").postings;
        let days: Vec<_> =
            of.iter().map(|it| it.readings[1].days.unwrap().least).collect();
        let stands = of.iter().map(|it| (it.readings[1].year, it.readings[1].nowhere));
        (days, stands.collect::<Vec<_>>())
    };
    assert_eq!(own(&WORKED.stationing).0, [247, 248, 221]);
    assert_eq!(own(&changed).0, [247, 250, 221]);
    assert_eq!(own(&WORKED.stationing).1, [(NOT, MET), (NOT, NOT), (NOT, MET)]);
    assert_eq!(own(&changed).1, [(NOT, MET), (MET, MET), (NOT, MET)]);
}

#[test]
fn what_the_county_has_not_decided_leaves_open_the_reading_that_hangs_on_it() {
    let mut tables = tables();
    set(&mut tables.readings, "prorated", "周末驻村计入天数", "");
    set(&mut tables.readings, "prorated", "折算可高于标准", "");
    let changed = by(&tables).unwrap();
    for (name, before) in (1..=6).map(|nth| format!("t{nth}")).zip(all()) {
        let own = township_of(&changed, &name);
        assert_eq!(own.attendance[0].rules, before.attendance[0].rules);
        let missing: Vec<_> =
            own.attendance[1].missing.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(missing, ["county.weekends_count", "county.above_the_bar"]);
        for it in &own.postings {
            let own = &it.readings[1];
            let stands = (own.days.is_none(), own.year, own.months);
            assert_eq!(stands, (true, OPEN, OPEN), "{}", it.posting);
        }
    }
}

/// A cadre who moves to another village on 17 June, in another township.
#[test]
fn who_moves_within_the_year_is_asked_once() {
    let mut tables = tables();
    let row = |row: [&str; 6]| csv::StringRecord::from(row.to_vec());
    set(&mut tables.postings, "p05", "截止日期", "2019-06-16");
    let place = tables.postings.rows.iter().position(|row| &row[0] == "p05").unwrap();
    let moved: Vec<String> =
        tables.postings.rows[place].iter().map(str::to_owned).collect();
    let village = "t5-v02";
    let next = ["p90", &moved[1], &moved[2], village, "2019-06-17", "2019-12-31"];
    tables.postings.rows.push(row(next));
    let known = tables.cadres.rows.iter().find(|row| &row[0] == "p05").unwrap();
    let known: Vec<String> = known.iter().map(str::to_owned).collect();
    let mut other = known.clone();
    other[0] = "p90".to_owned();
    tables.cadres.rows.push(csv::StringRecord::from(other));
    // The rows of days go on in the other posting.
    let mut more = Vec::new();
    for record in &mut tables.records.rows {
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells[1] != "p05" || (cells[3].is_empty() && cells[2].as_str() < "2019-06-17")
        {
            continue;
        }
        if cells[2].as_str() >= "2019-06-17" {
            cells[1] = "p90".to_owned();
        } else if cells[3].as_str() >= "2019-06-17" {
            let mut rest = cells.clone();
            cells[3] = "2019-06-16".to_owned();
            (rest[0], rest[1], rest[2]) =
                (format!("{}b", rest[0]), "p90".to_owned(), "2019-06-17".to_owned());
            more.push(csv::StringRecord::from(rest));
        }
        *record = csv::StringRecord::from(cells);
    }
    tables.records.rows.extend(more);
    let changed = by(&tables).unwrap();
    let stands = |of: &Stationing, name: &str, posting: &str| {
        let of = township_of(of, name);
        let own = of.postings.iter().find(|it| it.posting == id(posting)).unwrap();
        let all = own.readings.iter();
        all.map(|it| (it.required, it.year, it.months)).collect::<Vec<_>>()
    };
    let before = stands(&WORKED.stationing, "t2", "p05");
    assert_eq!(stands(&changed, "t2", "p05"), before);
    assert_eq!(stands(&changed, "t5", "p90"), before);
    let figures = |of: &Stationing| {
        let own = of.results(&WORKED.stations_by).unwrap();
        let own = own.figures[0].figures;
        (own.cadres, own.days, own.months, own.months_short)
    };
    assert_eq!(figures(&changed), figures(&WORKED.stationing));
    let postings =
        changed.results(&WORKED.stations_by).unwrap().figures[0].figures.postings;
    assert_eq!(postings, 20);
}

#[test]
fn rows_that_are_missing_are_told() {
    let mut tables = tables();
    tables.villages.rows.retain(|row| &row[0] != "t4-v04");
    tables.assessments.rows.retain(|row| &row[0] != "c16");
    set(&mut tables.readings, "advisory", "不足半年的半年度要求调研", "是");
    let wrong = refused(by(&tables));
    assert_eq!(
        wrong,
        [
            "stationing/villages-2019.csv: `t4-v04` has no row",
            "stationing/assessments-2019.csv: `c16` has no row, and the term is over",
            "stationing/readings-2019.csv: the rows say different things of `a visit is due in a half-year of which only a part lies in the term`: units are counted in one way",
        ]
    );
}

#[test]
fn what_is_wrong_in_all_tables_is_told_at_once_with_file_row_and_column() {
    let mut tables = tables();
    set(&mut tables.calendar, "k03", "起始日期", "2019-13-04");
    set(&mut tables.records, "r0002", "状态", "在镇");
    set(&mut tables.villages, "t1-v02", "村财收入（扣除上级补助）", "七万");
    set(&mut tables.units, "u-health", "选派任务数", "-1");
    set(&mut tables.neighbours, "n03", "邻村", "");
    let wrong = refused(by(&tables));
    let places: Vec<&str> = wrong.iter().filter_map(|it| it.split(": ").nth(1)).collect();
    assert_eq!(wrong.len(), 5, "{wrong:#?}");
    assert_eq!(
        places,
        [
            "row 4, column 起始日期",
            "row 3, column 状态",
            "row 3, column 村财收入（扣除上级补助）",
            "row 8, column 选派任务数",
            "row 4, column 邻村",
        ]
    );
    let mut tables = self::tables();
    set(&mut tables.postings, "p03", "驻点村", "t9-v01");
    set(&mut tables.reports, "s03", "次数", "3");
    let wrong = refused(by(&tables));
    let starts = [
        "stationing/postings-2019.csv: row 4, column 驻点村: ",
        "stationing/visits-2019.csv: row 8, column 编号: ",
        "stationing/visits-2019.csv: row 9, column 编号: ",
        "stationing/reports-2019.csv: row 4, column 编号: ",
    ];
    assert_eq!(wrong.len(), starts.len(), "{wrong:#?}");
    for (found, start) in wrong.iter().zip(starts) {
        assert!(found.starts_with(start), "{found}");
    }
}

/// A wrong village in a posting keeps nothing else from being told.
#[test]
fn what_is_unknown_in_other_tables_is_told_beside_a_wrong_register() {
    let mut tables = tables();
    set(&mut tables.postings, "p03", "驻点村", "t9-v01");
    set(&mut tables.neighbours, "n03", "邻村", "t1-v91");
    set(&mut tables.villages, "t1-v02", "编号", "t1-v88");
    set(&mut tables.cadres, "p01", "编号", "p91");
    set(&mut tables.assessments, "c01", "编号", "c91");
    let wrong = refused(by(&tables));
    for told in [
        "stationing/postings-2019.csv: row 4, column 驻点村: there is no organization `t9-v01`",
        "stationing/neighbours.csv: row 4, column 邻村: there is no organization `t1-v91`; did you mean `t1-v01`?",
        "stationing/villages-2019.csv: row 3, column 编号: there is no organization `t1-v88`",
        "stationing/villages-2019.csv: `t1-v02` has no row",
        "stationing/cadres-2019.csv: row 2, column 编号: there is no posting `p91`",
        "stationing/cadres-2019.csv: `p01` has no row",
        "stationing/assessments-2019.csv: row 2, column 编号: `c91` is stationed nowhere",
        "stationing/assessments-2019.csv: `c01` has no row, and the term is over",
    ] {
        assert!(wrong.iter().any(|line| line.starts_with(told)), "{told}\n{wrong:#?}");
    }
}

//! The posts of the county: figures, what they say of the secretaries, and what is wrong.

use grassroots::posts::service::Tally;
use grassroots::rulebook::bundled;
use grassroots::scoring::judge;

use super::posts::PostsTables;
use super::posts_results::Figures;
use super::tables;
use super::{POSTS, posts_of, refused, results, set};

/// Posts, those held at the end of the year, who must take part, those of them with a post,
/// reports due and held: counted apart from this crate, from the cells.
const FIGURES: [(&str, [u32; 6]); 6] = [
    ("第一乡镇", [48, 48, 64, 48, 192, 186]),
    ("第二乡镇", [40, 38, 55, 38, 151, 143]),
    ("第三乡镇", [51, 51, 62, 49, 204, 183]),
    ("第四乡镇", [43, 43, 58, 43, 172, 152]),
    ("第五乡镇", [44, 44, 68, 43, 175, 159]),
    ("第六乡镇", [39, 39, 54, 39, 156, 134]),
];

fn figures(tally: &Tally) -> [u32; 6] {
    Figures::of(tally).all()
}

#[test]
fn the_figures_are_those_that_plain_counting_gives() {
    let results = results();
    let found: Vec<(&str, [u32; 6])> = results
        .townships
        .iter()
        .map(|it| (it.township.as_str(), figures(&it.posts.together)))
        .collect();
    assert_eq!(found, FIGURES);
    let sum =
        |nth: usize| -> u32 { FIGURES.iter().map(|(_, figures)| figures[nth]).sum() };
    assert_eq!(figures(&results.posts), std::array::from_fn(sum));
    assert_eq!(results.posts.villages, 48);
}

/// Each document that is missing takes ten points from the item, here the ledger of
/// posts; the concentrated appraisal weighs six tenths.
#[test]
fn an_archive_that_is_not_complete_counts_in_the_secretarys_appraisal() {
    let rulebook = bundled::secretary_2019().unwrap();
    let scheme = rulebook.scheme("secretary").unwrap();
    let total = |tables: &PostsTables| {
        let posts = posts_of(tables).unwrap();
        let (facts, grades) = super::tables();
        let rows = tables::secretary_rows(&rulebook, scheme, (&facts, &grades)).unwrap();
        let all = tables::secretaries(rows, |id| posts.told(id));
        let all = all.unwrap();
        let totals = all.iter().map(|it| {
            let total = judge(scheme, &it.sheet).total().settled();
            (it.id.to_string(), total.map(|it| it.to_string()))
        });
        totals.collect::<Vec<_>>()
    };
    let mut tables = PostsTables::open().unwrap();
    let before = total(&tables);
    set(&mut tables.service, "t1-v01-p01", "档案:履岗记录", "否");
    let after = total(&tables);
    let moved: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    let expected = (
        ("t1-v01".to_owned(), Some("947.97".to_owned())),
        ("t1-v01".to_owned(), Some("941.97".to_owned())),
    );
    assert_eq!(moved, [(&expected.0, &expected.1)]);
}

#[test]
fn one_record_changes_the_figures_that_it_touches() {
    let mut tables = PostsTables::open().unwrap();
    // A holder of the whole year who leaves in the last month: three reports are still due.
    set(&mut tables.service, "t1-v01-p01", "离岗日期", "2019-12-20");
    let changed = posts_of(&tables).unwrap();
    let moved: Vec<&str> = POSTS
        .tallies
        .iter()
        .filter(|(id, tally)| figures(tally) != figures(&changed.tallies[*id]))
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(moved, ["county", "t1", "t1-v01"]);
    let of = |posts: &super::Posts| figures(&posts.tallies[&"t1".parse().unwrap()]);
    let (before, after) = (of(&POSTS), of(&changed));
    assert_eq!(before, [48, 48, 64, 48, 192, 186]);
    assert_eq!(after, [48, 47, 64, 47, 191, 185]);
}

#[test]
fn what_is_wrong_in_the_tables_of_posts_is_told_at_once() {
    let mut tables = PostsTables::open().unwrap();
    set(&mut tables.service, "t1-v02-p01", "上岗日期", "2019-02-30");
    set(&mut tables.members, "t1-v03-m01", "组织", "t9-v01");
    set(&mut tables.villages, "t2-v01", "开展设岗定责", "也许");
    let wrong = refused(posts_of(&tables));
    let files: Vec<&str> = wrong.iter().filter_map(|it| it.split(": ").next()).collect();
    assert_eq!(files, ["members-2019.csv", "service-2019.csv", "villages-2019.csv"]);

    let mut tables = PostsTables::open().unwrap();
    set(&mut tables.service, "t1-v02-p01", "人员", "t1-v03-m02");
    set(&mut tables.service, "t1-v04-p02", "岗位", "t1-v04-p99");
    set(&mut tables.posts, "t2-v01-p01", "村", "t9-v01");
    let wrong = refused(posts_of(&tables));
    assert_eq!(
        wrong,
        [
            "posts-2019.csv: row 50, column 编号: there is no village `t9-v01`",
            "service-2019.csv: row 18, column 岗位: there is no post `t1-v04-p99`",
            "t1-v02: holding[t1-v03-m02/t1-v02-p01], row 8, column 人员: there is no person `t1-v03-m02`; did you mean `t1-v02-m02`?",
        ]
    );
}

#[test]
fn a_row_of_posts_without_village_is_told_beside_all_else_and_a_blank_row_is_skipped() {
    let mut tables = PostsTables::open().unwrap();
    set(&mut tables.posts, "t1-v01-p02", "村", "");
    set(&mut tables.posts, "t1-v01-p03", "设岗人数", "两");
    set(&mut tables.members, "t1-v03-m01", "组织", "t9-v01");
    let wrong = refused(posts_of(&tables));
    let places: Vec<&str> =
        wrong.iter().filter_map(|it| it.split(": `").next()).collect();
    assert_eq!(places.len(), 3, "{wrong:#?}");
    assert_eq!(
        wrong[1],
        "posts-2019.csv: row 3, column 村: `` names no village: an id has at least one character"
    );
    assert!(wrong[0].starts_with("members-2019.csv: "), "{wrong:#?}");
    assert!(wrong[2].starts_with("posts-2019.csv: row 4, column 设岗人数"), "{wrong:#?}");

    let mut tables = PostsTables::open().unwrap();
    let blank = tables.posts.header.iter().map(|_| " ").collect();
    tables.posts.rows.insert(1, blank);
    let found = posts_of(&tables).unwrap();
    for (id, tally) in &POSTS.tallies {
        assert_eq!(figures(&found.tallies[id]), figures(tally), "{id}");
    }
}

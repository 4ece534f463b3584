//! What the bundled rulebook makes of a village: who may hold what, and how much.

use std::collections::BTreeSet;

use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::posts::Village;
use grassroots::posts::allocation::{
    Because, ChangedThing, DecidedDraft, Proposal, propose,
};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period, Problems, Script};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;

const POSTS: &str = "\
编号,岗位名称,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,工作量,所需专长
p1,招商引资岗,繁荣乡村经济,否,是,否,1,3,
p2,治安巡逻岗,加强社会事业,是,否,是,2,6,
p3,财务监督岗,推进民主政治,否,否,否,1,4,财会
";

const PEOPLE: &str = "\
编号,政治面貌,出生日期,有职务,流动情况,活动能力,健康状况,家庭负担,综合素质强,专长,认领岗位
";

fn year() -> Period {
    Period::year(2007).unwrap()
}

fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
    let mut lines = text.lines().map(cells);
    (lines.next().unwrap(), lines.collect())
}

/// A village whose conditions for migrant members are ripe or not.
fn village(book: &Rulebook, posts: &str, people: &str, is_ripe: bool) -> Village {
    let rules = book.posts().unwrap();
    let (header, rows) = table(posts);
    let posts = rules.read_posts(year(), header, rows).unwrap();
    let (header, rows) = table(&format!("{PEOPLE}{people}"));
    let people = rules.read_people(year(), header, rows).unwrap();
    let facts = SheetDraft::new(year(), SheetState::Closed)
        .with("village.ripe_for_mobile", Raw::Boolean(is_ripe))
        .with("village.ripe_for_villagers", Raw::Boolean(false));
    let sheet = book.dictionary().sheet(&facts).unwrap();
    Village { sheet, posts, people, decided: Vec::new() }
}

fn proposal(people: &str, is_ripe: bool) -> Proposal {
    let book = bundled::posts_2006().unwrap();
    let village = village(&book, POSTS, people, is_ripe);
    propose(&book.posts().unwrap().allocation(&village).unwrap())
}

/// Who holds what, post by post.
fn held(proposal: &Proposal) -> Vec<String> {
    let placements = proposal.placements.iter();
    placements.map(|one| format!("{} {}", one.post.id, one.person)).collect()
}

/// Why somebody has no post.
fn without(proposal: &Proposal, person: &str) -> Vec<String> {
    let found = proposal.without.iter().find(|one| one.person.as_str() == person);
    found.unwrap().because.iter().map(|one| one.words(Script::Hans)).collect()
}

#[test]
fn claims_and_specialities_decide_among_the_able() {
    let people = "\
m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,p3
m2,正式党员,1960-01-01,否,在村,是,好,负担轻,否,财会,
m3,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,
m4,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,
";
    // Four places for four: m1 has what it claims, whoever fits better.
    assert_eq!(held(&proposal(people, true)), ["p1 m2", "p2 m3", "p2 m4", "p3 m1"]);
}

#[test]
fn out_flowing_members_hold_posts_from_afar_where_conditions_are_ripe() {
    let people = "\
m1,正式党员,1970-01-01,否,流出,是,好,负担轻,否,,p2
";
    let ripe = proposal(people, true);
    assert_eq!(held(&ripe), ["p1 m1"]);
    let why = ripe.refused[0].because[0].words(Script::Hans);
    assert_eq!(
        why,
        "不符合“流出党员任招商引资、宣传推介等可异地履职的岗位”，所缺：可异地履岗：是"
    );
    let not_ripe = proposal(people, false);
    assert!(held(&not_ripe).is_empty());
    assert_eq!(
        without(&not_ripe, "m1")[0],
        "3个岗位：不符合“条件成熟的，流出党员可以上岗”，所缺：吸收流动党员条件成熟：是"
    );
}

#[test]
fn in_flowing_members_come_in_by_their_own_claim_alone() {
    let claims = "m1,正式党员,1970-01-01,否,流入,是,好,负担轻,否,,p1\n";
    assert_eq!(held(&proposal(claims, true)), ["p1 m1"]);
    let silent = "m1,正式党员,1970-01-01,否,流入,是,好,负担轻,否,,\n";
    let found = proposal(silent, true);
    assert!(held(&found).is_empty());
    let vacancy =
        found.vacancies.iter().find(|one| one.post.id.as_str() == "p1").unwrap();
    let told: Vec<String> =
        vacancy.because.iter().map(|one| one.words(Script::Hans)).collect();
    assert!(
        told.contains(&"若m1自愿认领，即可补上（m1任“招商引资岗”）".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_load_stays_within_what_health_age_and_family_allow() {
    // 10 × 0.6 = 6 carries the patrol; 10 × 0.6 × 0.7 = 4.2, whole units 4, does not.
    let fair = "m1,正式党员,1960-01-01,否,在村,是,一般,负担轻,否,,p2\n";
    assert_eq!(held(&proposal(fair, true)), ["p2 m1"]);
    let burdened = "m1,正式党员,1960-01-01,否,在村,是,一般,负担重,否,,p2\n";
    let found = proposal(burdened, true);
    assert_eq!(held(&found), ["p1 m1"]);
    let why = found.refused[0].because[0].words(Script::Hans);
    assert_eq!(why, "岗位工作量6，超过承受能力4，力所不及");
}

#[test]
fn what_nobody_has_told_of_somebody_is_asked_for() {
    let people = "m1,正式党员,1960-01-01,否,在村,是,,负担轻,否,,p1\n";
    let found = proposal(people, true);
    assert!(held(&found).is_empty());
    assert_eq!(without(&found, "m1"), ["3个岗位：承受能力尚不清楚，缺少事实“身体状况”"]);
    let mobility = "m1,正式党员,1960-01-01,否,,是,好,负担轻,否,,p1\n";
    let told = without(&proposal(mobility, true), "m1");
    assert_eq!(
        told[0],
        "3个岗位：尚未查明是否符合“条件成熟的，流入党员可以认领岗位”，缺少事实“流动情况”"
    );
}

#[test]
fn several_posts_are_for_the_capable_and_within_their_strength() {
    let posts = "\
编号,岗位名称,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,工作量,所需专长
p1,政策宣传岗,推进民主政治,否,否,否,1,3,
p2,科普宣传岗,推广先进文化,否,否,否,1,3,
p3,环境卫生岗,加强社会事业,否,否,否,1,3,
p4,治安巡逻岗,加强社会事业,否,否,否,1,3,
";
    let book = bundled::posts_2006().unwrap();
    let found = |people: &str| {
        let village = village(&book, posts, people, true);
        propose(&book.posts().unwrap().allocation(&village).unwrap())
    };
    let plain = found("m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,\n");
    assert_eq!(held(&plain), ["p1 m1"]);
    // Three posts at most, and three times three within ten.
    let capable = found("m1,正式党员,1960-01-01,否,在村,是,好,负担轻,是,,\n");
    assert_eq!(held(&capable), ["p1 m1", "p2 m1", "p3 m1"]);
    let weaker = found("m1,正式党员,1960-01-01,否,在村,是,一般,负担轻,是,,\n");
    assert_eq!(held(&weaker), ["p1 m1", "p2 m1"]);
}

#[test]
fn everything_wrong_with_a_village_is_told_at_once() {
    let posts = "\
编号,岗位名称,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,工作量,所需专长
p1,招商引资岗,繁荣乡村经济,否,是,否,2,3,
p2,治安巡逻岗,加强社会事业,,否,是,2,,
";
    // The post that lacks something is there all the same.
    let people = "m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,p9、p2\n";
    let book = bundled::posts_2006().unwrap();
    let mut village = village(&book, posts, people, true);
    village
        .decided
        .push(DecidedDraft::new(Id::new("m7").unwrap(), Id::new("p1").unwrap()));
    let problems = book.posts().unwrap().allocation(&village).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "post[p1].facts: the post has 2 places, and by the rule “several members only on a post too heavy for one” (`posts/holding.shared`) 1 at most can hold it: change its places or its facts\n\
         post[p2].facts: the key `post.workload` is missing\n\
         post[p2].facts: the key `post.most_wanted` is missing\n\
         people, row 2, column 认领岗位: `m1` claims `p9`, and there is no such post; did you mean `p1`?\n\
         decided[#1].person: there is no person `m7`; did you mean `m1`?"
    );
}

#[test]
fn a_claim_that_is_no_id_is_told_at_its_cell() {
    let book = bundled::posts_2006().unwrap();
    let (header, rows) = table(&format!(
        "{PEOPLE}m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,巡逻岗\n"
    ));
    let problems: Problems =
        book.posts().unwrap().read_people(year(), header, rows).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "row 2, column 认领岗位: `巡` cannot stand here in an id: it starts with a lower-case letter or a digit and goes on with these, `-`, `_`, `.` and `/`"
    );
}

#[test]
fn the_order_of_tables_makes_no_difference() {
    let people = [
        "m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,p3",
        "m2,正式党员,1960-01-01,否,在村,是,好,负担轻,否,财会,p3",
        "m3,预备党员,1980-01-01,否,在村,是,好,负担轻,否,,p2",
        "m4,入党积极分子,1980-01-01,否,在村,是,一般,负担轻,否,,p2",
        "m5,群众,1980-01-01,否,在村,是,好,负担轻,是,,p1",
    ];
    let forward = proposal(&format!("{}\n", people.join("\n")), true);
    let mut backward = people;
    backward.reverse();
    let backward = proposal(&format!("{}\n", backward.join("\n")), true);
    let report = forward.report(Script::Hans).render(Format::Text);
    assert_eq!(report, backward.report(Script::Hans).render(Format::Text));
}

#[test]
fn nobody_shares_a_post_of_which_it_is_not_known_that_it_is_too_heavy_for_one() {
    let posts = "\
编号,岗位名称,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,工作量,所需专长
p1,治安巡逻岗,加强社会事业,否,否,,3,3,
";
    let people = "\
m1,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,
m2,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,
";
    let book = bundled::posts_2006().unwrap();
    let found = |posts: &str| {
        let village = village(&book, posts, people, true);
        propose(&book.posts().unwrap().allocation(&village).unwrap())
    };
    let open = found(posts);
    assert_eq!(held(&open), ["p1 m1"]);
    let vacancy = &open.vacancies[0];
    assert_eq!((vacancy.held, vacancy.places), (1, 3));
    let words: Vec<String> =
        vacancy.because.iter().map(|one| one.words(Script::Hans)).collect();
    assert_eq!(
        words,
        ["尚未查明是否符合“一岗多人限于一人难以胜任的岗位”，查明前至多1人任岗"]
    );
    let heavy = found(&posts.replace("否,否,,3", "否,否,是,3"));
    assert_eq!(held(&heavy), ["p1 m1", "p1 m2"]);
}

#[test]
fn a_rule_of_holders_and_of_the_holder_is_held() {
    let own = "
[[rule]]
id      = \"our-village/novices\"
label   = { hans = \"入党积极分子不与他人共任一岗\", hant = \"入黨積極分子不與他人共任一崗\", en = \"activists share no post\" }
kind    = \"requirement\"
subject = \"placement\"
applies = { choice = { of = \"member.stage\", one_of = [\"activist\"] } }
met     = { number = { of = \"post.holders\", at_most = 1 } }
ground  = { assumed = \"decided by the members' meeting\" }
";
    let text = format!("{}{own}", bundled::POSTS_2006);
    let book = Rulebook::read(&text).unwrap();
    let people = "\
m1,入党积极分子,1960-01-01,否,在村,是,好,负担轻,否,,
m2,正式党员,1960-01-01,否,在村,是,好,负担轻,否,,
";
    let village = village(&book, POSTS, people, true);
    let found = propose(&book.posts().unwrap().allocation(&village).unwrap());
    // The patrol has two places, which the activist would share with others.
    assert!(!held(&found).contains(&"p2 m1".to_owned()), "{:?}", held(&found));
    assert!(held(&found).contains(&"p2 m2".to_owned()), "{:?}", held(&found));
}

/// What would fill the first vacancy of a post, in words.
fn filled_by(proposal: &Proposal, post: &str) -> Vec<String> {
    let vacancy = proposal.vacancies.iter().find(|one| one.post.id.as_str() == post);
    let because = vacancy.unwrap().because.iter();
    let changes = because.filter(|one| matches!(one, Because::FilledBy(_)));
    changes.map(|one| one.words(Script::Hans)).collect()
}

#[test]
fn what_would_fill_a_place_is_said_as_facts_that_can_be() {
    // m1 holds another post, which nobody else would take; m2 is 79, and nothing makes 10 × 0.4
    // carry the patrol of 6; of m3 the health is not known.
    let people = "\
m1,正式党员,1960-01-01,否,在村,是,一般,负担重,否,,
m2,正式党员,1928-01-01,否,在村,是,差,负担重,否,,
m3,正式党员,1960-01-01,否,在村,是,,负担轻,否,,
m4,正式党员,1960-01-01,否,流入,是,好,负担轻,否,,
";
    let found = proposal(people, true);
    assert_eq!(
        filled_by(&found, "p2"),
        [
            "若m4自愿认领，即可补上（m4任“治安巡逻岗”）",
            "若查明m3的身体状况为一般或好，即可补上（m3任“治安巡逻岗”）",
            "若m4的流动情况由流入变为在村，即可补上（m4任“治安巡逻岗”）",
        ]
    );
}

#[test]
fn both_ways_in_are_told_once_to_whoever_is_no_member() {
    let people = "m1,群众,1980-01-01,否,在村,是,好,负担轻,是,,p1\n";
    let found = proposal(people, true);
    let why: Vec<String> =
        found.refused[0].because.iter().map(|one| one.words(Script::Hans)).collect();
    assert_eq!(
        why,
        [
            "不符合“非党员中，入党积极分子可以上岗”，所缺：政治面貌：入党积极分子、发展对象；或者吸收农民上岗条件成熟：是"
        ]
    );
}

/// Cells of a person: the values of each column, a blank for what is not known.
const CELLS: [(&str, &[&str]); 8] = [
    ("政治面貌", &["正式党员", "群众", "入党积极分子", ""]),
    ("流动情况", &["在村", "流出", "流入", ""]),
    ("有活动能力", &["是", "是", "否", ""]),
    ("身体状况", &["好", "一般", "差", ""]),
    ("家庭状况", &["负担轻", "负担重", ""]),
    ("素质好、能力强", &["是", "否", ""]),
    ("思想觉悟好", &["是", "否"]),
    ("有一技之长", &["是", ""]),
];
const BORN: [&str; 3] = ["1980-01-01", "1940-01-01", "1930-01-01"];

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let wish = proptest::sample::select(&["", "p1", "p2", "p3"][..]);
    let row = (vec(0..12_usize, CELLS.len()), 0..BORN.len(), wish);
    vec(row, 1..7).prop_map(|rows| {
        let rows = rows.into_iter().enumerate().map(|(at, (cells, born, wish))| {
            let cells = cells.into_iter().zip(CELLS);
            let cells =
                cells.map(|(nth, (_, values))| *values.get(nth % values.len()).unwrap());
            let born = BORN.get(born).copied().unwrap();
            let first = [format!("m{at}"), born.to_owned(), wish.to_owned()];
            first.into_iter().chain(cells.map(str::to_owned)).collect()
        });
        rows.collect()
    })
}

/// The village of these rows, with what is decided.
fn of_rows(book: &Rulebook, rows: &[Vec<String>], decided: Vec<DecidedDraft>) -> Village {
    let mut made = village(book, POSTS, "", true);
    let header = ["编号", "出生日期", "认领岗位"];
    let header = header.into_iter().chain(CELLS.map(|(name, _)| name));
    made.people = book.posts().unwrap().read_people(year(), header, rows).unwrap();
    made.decided = decided;
    made
}

proptest! {
    #![proptest_config(Config { cases: 96, ..Config::default() })]

    /// The fact typed into the table, and everybody placed as the change says: no limit is
    /// overstepped, the place is filled and no other post emptied.
    #[test]
    fn the_named_fact_changed_in_the_table_fills_the_place(rows in rows()) {
        let book = bundled::posts_2006().unwrap();
        let rules = book.posts().unwrap();
        let proposal = propose(&rules.allocation(&of_rows(&book, &rows, Vec::new())).unwrap());
        for vacancy in &proposal.vacancies {
            for because in &vacancy.because {
                let Because::FilledBy(change) = because else { continue };
                let person = rows.iter().position(|row| row[0] == change.person.as_str());
                let person = person.unwrap();
                let column = |name: &str| CELLS.iter().position(|(of, _)| *of == name);
                let edits: Vec<(usize, String)> = match &change.what {
                    ChangedThing::OwnClaim => {
                        let claims = [rows[person][2].as_str(), vacancy.post.id.as_str()];
                        let claims = claims.into_iter().filter(|one| !one.is_empty());
                        vec![(2, claims.collect::<Vec<_>>().join("、"))]
                    }
                    ChangedThing::FindOutFact { fact, to }
                    | ChangedThing::ChangeFact { fact, to, .. } => {
                        let at = column(&fact.label.hans).unwrap() + 3;
                        to.iter().map(|to| (at, to.label.hans.clone())).collect()
                    }
                    ChangedThing::FindOut { missing, .. }
                    | ChangedThing::LearnCapacity { missing, .. } => {
                        prop_assert!(!missing.is_empty());
                        continue;
                    }
                    other => panic!("a change without a test: {other:?}"),
                };
                let mut after: Vec<(String, String)> = proposal
                    .placements
                    .iter()
                    .map(|one| (one.person.to_string(), one.post.id.to_string()))
                    .collect();
                for one in &change.moves {
                    let gone = one.from.as_ref().map(|from| from.id.to_string());
                    after.retain(|(who, post)| {
                        *who != one.person.as_str() || Some(post) != gone.as_ref()
                    });
                    let to = one.to.as_ref().map(|to| to.id.to_string());
                    after.extend(to.map(|to| (one.person.to_string(), to)));
                }
                let posts: BTreeSet<&String> = after.iter().map(|(_, post)| post).collect();
                for one in &proposal.placements {
                    prop_assert!(posts.contains(&one.post.id.to_string()), "{change:?}");
                }
                let held = after.iter().filter(|(_, at)| *at == vacancy.post.id.as_str());
                prop_assert_eq!(held.count(), usize::try_from(vacancy.held).unwrap() + 1);
                for (column, text) in edits {
                    let mut rows = rows.clone();
                    rows[person][column] = text;
                    let decided = after.iter().map(|(who, post)| {
                        DecidedDraft::new(Id::new(who).unwrap(), Id::new(post).unwrap())
                    });
                    let made = of_rows(&book, &rows, decided.collect());
                    let checked = rules.allocation(&made);
                    prop_assert!(checked.is_ok(), "{:?} {}", change, checked.unwrap_err());
                }
            }
        }
    }
}

#[test]
fn a_cell_that_says_none_is_no_speciality_and_no_claim() {
    let book = bundled::posts_2006().unwrap();
    let rules = book.posts().unwrap();
    let (header, rows) =
        table("编号,岗位名称,所需专长\np1,岗一,无\np2,岗二,無\np3,岗三,财会、法律\n");
    let posts = rules.read_posts(year(), header, rows).unwrap();
    let wanted: Vec<&[String]> =
        posts.iter().map(|one| one.specialities.as_slice()).collect();
    assert_eq!((wanted[0].len(), wanted[1].len(), wanted[2].len()), (0, 0, 2));
    let (header, rows) =
        table("编号,专长,认领岗位\nm1,无,无\nm2, － ,none\nm3,财会,p1\n");
    let people = rules.read_people(year(), header, rows).unwrap();
    let none: [&str; 0] = [];
    assert_eq!(people[0].specialities, none);
    assert_eq!(people[1].specialities, none);
    assert_eq!(people[2].specialities, ["财会"]);
    // Asked, and claiming none.
    assert_eq!(people[0].wishes, Some(Vec::new()));
    assert_eq!(people[1].wishes, Some(Vec::new()));
    assert_eq!(people[2].wishes, Some(vec![Id::new("p1").unwrap()]));
}

#[test]
fn a_claimed_post_is_read_in_full_width_as_its_id_is() {
    let book = bundled::posts_2006().unwrap();
    let (header, rows) = table("编号,认领岗位\nｍ１,ｐ１、p２\n");
    let people = book.posts().unwrap().read_people(year(), header, rows).unwrap();
    let ids = ["p1", "p2"].map(|id| Id::new(id).unwrap());
    assert_eq!(people[0].wishes, Some(ids.to_vec()));
    assert_eq!(people[0].sheet.subject(), Some(&Id::new("m1").unwrap()));
}

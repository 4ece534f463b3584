//! What follows for whom in the county, and what one decision changes.

use grassroots::consequence::Following;
use grassroots::explain::Wording as _;
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Id, Script, Verdict};

use super::consequences::{Follows, FollowsTables, follows};
use super::results::judged;
use super::tables::Wrong;
use super::{WORKED, id, places, refused, secretaries, set, tables};

fn by(own: &FollowsTables) -> Result<Follows, Wrong> {
    let rulebook = bundled::secretary_2019().unwrap();
    let (facts, grades) = tables();
    let judged = judged(&rulebook, secretaries(&rulebook, (&facts, &grades)).unwrap());
    follows(&rulebook, (&judged.unwrap(), &WORKED), own)
}

fn own() -> FollowsTables {
    FollowsTables::open().unwrap()
}

/// Whom it falls on, what, from when until when; a question mark where it may be.
fn told(one: &Following) -> String {
    let span = one.span().unwrap();
    let until = span.until().map(|day| day.to_string()).unwrap_or_default();
    let open = one.times.iter().any(|it| it.verdict == Verdict::Undetermined);
    let may = if open { "?" } else { "" };
    format!("{} {}{may} {}..{until}", one.on.id, one.consequence.id, span.from())
}

fn against(of: &Follows, township: &str) -> Vec<String> {
    of.township(&id(township)).against.iter().map(told).collect()
}

/// Read off the tables: what the year came to, and what earlier years left. The year was decided
/// on 10 January 2020.
#[test]
fn whoever_is_under_a_bar_is_told_in_the_township() {
    let of = by(&own()).unwrap();
    let officers = |ids: &[&str], may: &str| -> Vec<String> {
        let two = |who: &&str| {
            ["officer-not-promoted", "officer-answers"]
                .map(|what| format!("{who} {what}{may} 2020-01-10.."))
        };
        ids.iter().flat_map(two).collect()
    };
    let text = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    // Whether problems were left unsolved is not known there.
    let mut first = text(&[
        "t1-v03 sanctioned 2020-01-10..",
        "t1-v05 answers-for-breach 2019-04-02..",
        "t1-v08 must-be-replaced 2020-01-10..",
    ]);
    first.extend(officers(&["u-101", "u-102", "u-103"], "?"));
    assert_eq!(against(&of, "t1"), first);
    assert_eq!(
        against(&of, "t2"),
        [
            "t2-v03 must-be-replaced 2020-01-10..",
            "t2-v07 must-be-replaced? 2020-01-10..",
            "u-education unit-named 2020-01-10..2021-01-01",
        ]
    );
    // Held to account in May for the year before; found anew for this one.
    let mut third = text(&[
        "t3-v09 must-be-replaced 2020-01-10..",
        "c08 no-promotion 2018-01-15..2021-01-15",
        "u-301 officer-not-promoted 2019-01-10..",
    ]);
    third.extend(officers(&["u-301", "u-302"], ""));
    assert_eq!(against(&of, "t3"), third);
    let mut fourth = text(&[
        "t4-v07 must-be-replaced 2020-01-10..",
        "c12 no-promotion 2020-01-10..2023-01-10",
        "u-education unit-named 2020-01-10..2021-01-01",
    ]);
    fourth.extend(officers(&["u-401", "u-402", "u-403"], ""));
    fourth.extend(text(&[
        "t4 key-management 2019-01-01..",
        "t4 key-management 2020-01-01..",
        "t4 no-awards 2019-01-01..",
        "t4 no-awards 2020-01-01..",
        "t4 title-withdrawn 2020-01-01..",
    ]));
    assert_eq!(against(&of, "t4"), fourth);
    // No more barred from promotion by what was found this year, but never held to account.
    assert_eq!(
        against(&of, "t5"),
        ["t5-v05 must-be-replaced 2020-01-10..", "u-502 officer-answers 2019-01-10.."]
    );
    let mut sixth = text(&[
        "t6-v05 must-be-replaced 2020-01-10..",
        "c19 no-promotion 2020-01-10..2023-01-10",
        "u-education unit-named 2020-01-10..2021-01-01",
        "u-health unit-award-bar 2018-04-12..2021-04-12",
        "u-health unit-award-bar 2020-01-10..2023-01-10",
        "u-health unit-named 2020-01-10..2021-01-01",
    ]);
    sixth.extend(officers(&["u-601", "u-602", "u-603"], ""));
    assert_eq!(against(&of, "t6"), sixth);
    assert!(of.results().in_force.is_empty());
}

/// Five stars are candidacies: as many as the year of the posts counts.
#[test]
fn whoever_has_five_stars_may_be_commended() {
    let of = by(&own()).unwrap();
    let found = (1..=6).map(|nth| {
        let all = of.township(&id(&format!("t{nth}"))).in_favour;
        let own =
            all.iter().filter(|it| it.consequence.id.as_str() == "may-be-commended");
        own.count()
    });
    let five = (1..=6).map(|nth| {
        let tally = &WORKED.posts.tallies[&id(&format!("t{nth}"))];
        let stars = tally.stars.iter().find(|it| it.grade.id.as_str() == "five-star");
        usize::try_from(stars.map_or(0, |it| it.holdings)).unwrap()
    });
    let (found, five): (Vec<_>, Vec<_>) = (found.collect(), five.collect());
    assert_eq!(found[0], 20);
    assert_eq!(found, five);
}

#[test]
fn corrections_say_what_they_changed() {
    let results = by(&own()).unwrap().results();
    let found: Vec<_> = results
        .corrections
        .iter()
        .map(|it| {
            let changed = it.changed.iter().map(|one| {
                let before = one.before.as_ref().map(told);
                (before.unwrap_or_default(), one.after.is_none())
            });
            (it.record.as_str(), it.known.to_string(), changed.collect::<Vec<_>>())
        })
        .collect();
    let bar = "c11 no-promotion 2018-01-15..2021-01-15".to_owned();
    let sanction = "t6-v02 sanctioned 2019-03-10..".to_owned();
    assert_eq!(
        found,
        [
            ("k18-t6-v02", "2019-08-23".to_owned(), vec![(sanction, true)]),
            ("k17-c11", "2019-06-12".to_owned(), vec![(bar, true)]),
        ]
    );
}

/// Barred until 18 January 2020, and promoted in September; another was promoted three weeks
/// after the correction that freed him became known.
#[test]
fn a_promotion_is_held_against_what_was_known_on_its_day() {
    let of = |tables: &FollowsTables| {
        let found = by(tables).unwrap().promotions;
        let rule = "stationing/consequences.no-promotion";
        let own = found.into_iter().find(|it| it.rule.id.as_str() == rule).unwrap();
        own.not_met.iter().map(Id::to_string).collect::<Vec<_>>()
    };
    let mut tables = own();
    assert_eq!(of(&tables), ["c40"]);
    set(&mut tables.promotions, "c40", "提任日期", "2020-01-18");
    set(&mut tables.promotions, "c11", "提任日期", "2019-06-11");
    assert_eq!(of(&tables), ["c11"]);
}

/// Posted from 1 August: no experience before that day, whatever was decided later.
#[test]
fn experience_is_what_was_before_the_day_of_the_promotion() {
    let preferred = |on: &str| {
        let mut tables = own();
        let row = csv::StringRecord::from(vec!["c13", on, "副科级"]);
        tables.promotions.rows.push(row);
        let found = by(&tables).unwrap().promotions;
        let rule = "stationing/consequences.preferred";
        let own = found.into_iter().find(|it| it.rule.id.as_str() == rule).unwrap();
        own.met.contains(&id("c13"))
    };
    assert!(!preferred("2019-03-01"));
    assert!(preferred("2019-08-02"));
}

/// The townships of which something else is told.
fn moved(changed: &Follows) -> Vec<String> {
    let before = by(&own()).unwrap();
    let told =
        |of: &Follows, name: &str| serde_json::to_value(of.township(&id(name))).unwrap();
    let all = (1..=6).map(|nth| format!("t{nth}"));
    all.filter(|it| told(changed, it) != told(&before, it)).collect()
}

#[test]
fn one_decision_changes_what_follows_from_it_and_nothing_else() {
    let mut tables = own();
    set(&mut tables.stationing, "a17-c08", "结论", "称职");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t3"]);
    assert!(!against(&changed, "t3").iter().any(|it| it.starts_with("c08")));

    // A month later: the bar ends a month later.
    let mut tables = own();
    set(&mut tables.stationing, "a17-c08", "作出日期", "2018-02-15");
    set(&mut tables.stationing, "a17-c08", "公布日期", "2018-02-20");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t3"]);
    assert_eq!(against(&changed, "t3")[1], "c08 no-promotion 2018-02-15..2021-02-15");

    // The key management of the year before was over before this one.
    let mut tables = own();
    set(&mut tables.rectification, "t18-t4", "结论", "不符合");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t4"]);
    let own = against(&changed, "t4");
    assert_eq!(own.iter().filter(|it| it.contains("2019-01-01")).count(), 0);
}

#[test]
fn a_merit_that_is_told_settles_who_is_nominated() {
    let mut tables = own();
    set(&mut tables.merits, "t5-v01", "群众威信高", "是");
    let changed = by(&tables).unwrap();
    assert_eq!(moved(&changed), ["t5"]);
    let own = |of: &Follows| {
        let all = of.township(&id("t5")).in_favour;
        let all = all.iter().filter(|it| it.consequence.id.as_str() == "nominated");
        let all = all.filter(|it| it.on.id.as_str() == "t5-v01");
        all.map(told).collect::<Vec<_>>()
    };
    assert_eq!(own(&by(&self::own()).unwrap()), ["t5-v01 nominated? 2020-01-15.."]);
    assert_eq!(own(&changed), ["t5-v01 nominated 2020-01-15.."]);
}

#[test]
fn what_is_wrong_in_all_tables_is_told_at_once_with_file_row_and_column() {
    let mut tables = own();
    set(&mut tables.secretaries, "d18-t1-v03", "结论", "违纪");
    set(&mut tables.stationing, "a18-c05", "事项", "驻村考核");
    set(&mut tables.rectification, "o18-u-502", "作出日期", "去年");
    set(&mut tables.promotions, "c01", "提任日期", "年底");
    set(&mut tables.merits, "t4-v01", "表现突出", "好");
    let wrong = refused(by(&tables));
    assert_eq!(
        places(&wrong),
        [
            "consequences/secretaries-earlier.csv: row 5, column 结论",
            "consequences/stationing-earlier.csv: row 5, column 事项",
            "consequences/rectification-earlier.csv: row 7, column 作出日期",
            "consequences/merits-2019.csv: row 4, column 表现突出",
            "consequences/promotions-2019.csv: row 3, column 提任日期",
        ]
    );
    // Together with what else was decided: a correction before what it corrects.
    let mut tables = own();
    set(&mut tables.secretaries, "k18-t6-v02", "作出日期", "2019-03-09");
    let wrong = refused(by(&tables));
    let start =
        "consequences/secretaries-earlier.csv: row 8, column 编号: outcomes[k18-t6-v02]";
    assert!(wrong.iter().all(|it| it.starts_with(start)), "{wrong:#?}");
}

/// Decided before the year that it is about: told beside bad cells, before anybody is judged.
#[test]
fn what_was_decided_in_earlier_years_holds_together_by_itself() {
    let rulebook = bundled::secretary_2019().unwrap();
    let (facts, _) = tables();
    let cells = |own: &FollowsTables| super::consequences::cells(&rulebook, own, &facts);
    assert!(cells(&own()).is_ok());
    let mut own = own();
    set(&mut own.stationing, "a18-c05", "作出日期", "2017-01-16");
    set(&mut own.stationing, "a18-c05", "公布日期", "2017-01-20");
    let wrong = refused(cells(&own));
    assert_eq!(
        places(&wrong),
        ["consequences/stationing-earlier.csv: row 5, column 编号"]
    );
    // A cell of one table hides nothing of another one.
    set(&mut own.secretaries, "d18-t1-v03", "结论", "违纪");
    let wrong = refused(cells(&own));
    assert_eq!(
        places(&wrong),
        [
            "consequences/secretaries-earlier.csv: row 5, column 结论",
            "consequences/stationing-earlier.csv: row 5, column 编号",
        ]
    );
}

#[test]
fn removals_of_the_year_are_those_that_the_rule_finds() {
    let of = by(&own()).unwrap();
    let all = of.held.iter().flat_map(|it| it.account.in_force(of.as_of));
    let removals = all.filter(|it| it.consequence.id.as_str() == "must-be-replaced");
    let sure = removals.filter(|it| it.on(of.as_of) == Verdict::Met);
    let found: Vec<_> = sure.map(|it| it.on.id.to_string()).collect();
    let results = super::results();
    let expected: Vec<_> = results.removals.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(found, expected);
}

/// What rests on a grade is found anew: without the grade there is none of it, and the rest stands.
#[test]
fn without_a_grade_nothing_is_found_in_it() {
    let of = by(&own()).unwrap();
    let secretaries = &of.held[0];
    let in_force = |account: &grassroots::consequence::Account, who: &str| {
        let all = account.in_force(of.as_of).filter(|it| it.on.id.as_str() == who);
        all.map(|it| it.consequence.id.to_string()).collect::<Vec<_>>()
    };
    let without = |who: &str| {
        let name = format!("grade/{who}/2019-01-01");
        in_force(&secretaries.history.without(&name).unwrap(), who)
    };
    let now = secretaries.history.account();
    assert_eq!(in_force(&now, "t1-v08"), ["must-be-replaced"]);
    assert_eq!(without("t1-v08"), [""; 0]);
    assert_eq!(in_force(&now, "t1-v01"), ["commended", "preferred"]);
    assert_eq!(without("t1-v01"), [""; 0]);
    assert_eq!(in_force(&now, "t1-v03"), ["sanctioned"]);
    assert_eq!(without("t1-v03"), ["sanctioned"]);
}

#[test]
fn a_name_with_quotation_marks_of_its_own_is_quoted_once() {
    let of = by(&own()).unwrap().township(&id("t1"));
    let mut commended = of.in_favour.iter();
    let commended = commended.find(|it| it.consequence.id.as_str() == "commended");
    let why = |script| commended.unwrap().because[0].words(script);
    let hans = "，“爱岗敬业、勇挑重担的优秀书记可受‘七一’表彰”，";
    assert!(why(Script::Hans).contains(hans), "{}", why(Script::Hans));
    assert!(why(Script::Hant).contains("可受『七一』表彰」，"), "{}", why(Script::Hant));
}

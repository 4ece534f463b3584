//! Whether a team is sound, seat by seat and on either side of each day.

use grassroots::explain::{Format, Report, Wording};
use grassroots::organization::{
    Arrival, BothTeams, Held, Holder, NotKnown, Office, Person, Soundness, TeamKind,
    Teams, Unsound, organizations, teams,
};
use grassroots::vocabulary::{Script, Verdict};

use super::{day, id};

const HEADER: [&str; 11] = [
    "编号",
    "组织",
    "班子",
    "职务",
    "任职者",
    "姓名",
    "起始日期",
    "产生方式",
    "换届日期",
    "换届完成",
    "任期",
];

/// As a table says that was made on the day, or on the last one that it names.
fn both(rows: &[[&str; 11]], as_of: &str) -> BothTeams {
    let days = rows.iter().flatten().filter(|cell| cell.starts_with("20"));
    let made_on = days.copied().chain([as_of]).max().unwrap();
    both_as_known_on(made_on, rows, as_of)
}

fn both_as_known_on(made_on: &str, rows: &[[&str; 11]], as_of: &str) -> BothTeams {
    let tree =
        organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]]).unwrap();
    let teams: Teams = teams(&tree, day(made_on), HEADER, rows).unwrap();
    teams.soundness(&tree, &id("gucun"), day(as_of))
}

/// The branch team of one row for the secretary.
fn secretary(row: [&str; 7], as_of: &str) -> Soundness {
    let [holder, name, since, arrival, elected, completed, years] = row;
    let row = [
        "s",
        "gucun",
        "支部班子",
        "书记",
        holder,
        name,
        since,
        arrival,
        elected,
        completed,
        years,
    ];
    both(&[row], as_of).branch.unwrap()
}

const SOUND: [&str; 7] = ["zhang", "张三", "2016-02-29", "内选", "2016-02-29", "", "3"];

#[test]
fn a_full_team_within_its_term_is_sound() {
    let found = secretary(SOUND, "2019-02-27");
    assert_eq!(found.verdict(), Verdict::Met);
    assert_eq!((found.defects, found.open), (vec![], vec![]));
    let found = secretary(SOUND, "2016-02-29");
    assert_eq!(found.verdict(), Verdict::Met);
}

#[test]
fn a_term_is_over_from_its_last_day_on() {
    let found = secretary(SOUND, "2019-02-28");
    assert_eq!(found.defects, [Unsound::TermOver { since: day("2019-02-28") }]);
    assert_eq!(found.verdict(), Verdict::NotMet);
}

#[test]
fn the_day_before_the_election_nothing_is_known() {
    let found = secretary(SOUND, "2016-02-28");
    let seat = NotKnown::Holder { seat: id("s"), office: Office::Secretary };
    assert_eq!(found.open, [seat, NotKnown::Election]);
    assert_eq!(found.verdict(), Verdict::Undetermined);
}

#[test]
fn a_secretary_on_attachment_makes_a_team_unsound() {
    let [holder, name, since, _, elected, completed, years] = SOUND;
    let row = [holder, name, since, "挂任", elected, completed, years];
    let found = secretary(row, "2017-01-01");
    assert_eq!(found.verdict(), Verdict::NotMet);
    assert_eq!(found.defects[0].words(Script::Hans), "书记系挂任：zhang，自2016-02-29起");
    for arrival in ["下派", "回請", "concurrent"] {
        let row = [holder, name, since, arrival, elected, completed, years];
        assert_eq!(secretary(row, "2017-01-01").verdict(), Verdict::Met);
    }
    let row = [holder, name, since, "", elected, completed, years];
    let found = secretary(row, "2017-01-01");
    assert_eq!(found.verdict(), Verdict::Undetermined);
    assert_eq!(
        found.open[0].words(Script::En),
        "not known: how the secretary zhang came"
    );
}

#[test]
fn a_vacant_seat_is_told_with_its_day() {
    let vacant = |holder| [holder, "", "2018-05-01", "", "2016-02-29", "是", "3"];
    for holder in ["空缺", "無", "vacant"] {
        let found = secretary(vacant(holder), "2018-05-01");
        let expected = "书记（s）空缺，自2018-05-01起";
        assert_eq!(found.defects[0].words(Script::Hans), expected);
    }
    let found = secretary(vacant("空缺"), "2018-04-30");
    assert_eq!(found.verdict(), Verdict::Undetermined);
    let blank = ["", "", "", "", "2016-02-29", "", "3"];
    let found = secretary(blank, "2018-05-01");
    assert_eq!(found.open[0].words(Script::Hans), "不详：书记（s）由谁担任");
}

#[test]
fn an_election_that_is_not_completed_makes_a_team_unsound() {
    let row = ["zhang", "", "", "内选", "2018-11-30", "否", "3"];
    let found = secretary(row, "2018-11-30");
    assert_eq!(found.defects, [Unsound::NotElected { since: Some(day("2018-11-30")) }]);
    assert_eq!(secretary(row, "2018-11-29").verdict(), Verdict::Undetermined);
    let row = ["zhang", "", "", "内选", "", "否", ""];
    let found = secretary(row, "2018-11-30");
    assert_eq!(found.defects, [Unsound::NotElected { since: None }]);
}

/// What began nobody knows when was so when the table was made, and holds from then on.
#[test]
fn what_began_nobody_knows_when_says_nothing_about_earlier_days() {
    let made_on = "2018-12-31";
    let of = |row: [&str; 7], as_of: &str| {
        let [holder, name, since, arrival, elected, completed, years] = row;
        let head = ["s", "gucun", "支部班子", "书记"];
        let tail = [holder, name, since, arrival, elected, completed, years];
        let row: [&str; 11] = [head.as_slice(), &tail].concat().try_into().unwrap();
        both_as_known_on(made_on, &[row], as_of).branch()
    };
    let vacant = ["空缺", "", "", "", "2016-02-29", "", "5"];
    let not_elected = ["zhang", "", "2016-02-29", "内选", "", "否", "5"];
    let attached = ["zhang", "", "", "挂任", "2016-02-29", "", "5"];
    let elected = ["zhang", "", "", "内选", "2016-02-29", "", "5"];
    for (row, then) in [
        (vacant, Verdict::NotMet),
        (not_elected, Verdict::NotMet),
        (attached, Verdict::NotMet),
        (elected, Verdict::Met),
    ] {
        assert_eq!(of(row, "2018-12-30"), Verdict::Undetermined, "{row:?}");
        assert_eq!(of(row, made_on), then, "{row:?}");
        assert_eq!(of(row, "2019-01-01"), then, "{row:?}");
    }
}

#[test]
fn what_is_not_known_of_a_term_leaves_it_open() {
    for (elected, completed, years, open) in [
        ("", "", "3", NotKnown::Election),
        ("", "是", "3", NotKnown::Election),
        ("2018-11-30", "是", "", NotKnown::Term),
    ] {
        let row = ["zhang", "", "", "内选", elected, completed, years];
        let found = secretary(row, "2019-01-01");
        assert_eq!((found.verdict(), found.open), (Verdict::Undetermined, vec![open]));
    }
}

#[test]
fn one_defect_settles_a_team_of_which_much_is_unknown() {
    let found = secretary(["空缺", "", "", "", "", "", ""], "2019-01-01");
    assert_eq!(found.verdict(), Verdict::NotMet);
    assert_eq!(found.open, [NotKnown::Election]);
}

#[test]
fn a_director_on_attachment_is_no_secretary() {
    let row =
        ["d", "gucun", "村委班子", "主任", "li", "", "", "挂任", "2018-11-30", "", "3"];
    let found = both(&[row], "2019-01-01");
    assert_eq!(found.committee(), Verdict::Met);
    assert_eq!(
        (found.branch(), found.both()),
        (Verdict::Undetermined, Verdict::Undetermined)
    );
}

#[test]
fn what_makes_teams_unsound_is_told_in_every_script() {
    let rows = [
        [
            "1",
            "gucun",
            "支部班子",
            "书记",
            "zhang",
            "张三",
            "",
            "挂任",
            "2014-11-30",
            "",
            "3",
        ],
        ["2", "gucun", "支部班子", "委员", "空缺", "", "2018-01-15", "", "", "", ""],
        ["3", "gucun", "支部班子", "宣传委员", "", "", "", "", "", "", ""],
    ];
    let found = both(&rows, "2019-01-01");
    let told = |script| {
        let mut report = Report::new("gucun");
        found.add_to(&mut report, script);
        report.render(Format::Text)
    };
    assert_eq!(
        told(Script::Hans),
        "gucun\n支部班子  不健全\n    · 书记系挂任：zhang\n    · 委员（2）空缺，自2018-01-15起\n    · 届满未换届，自2017-11-30起\n    · 不详：宣传委员（3）由谁担任\n村委班子  无法认定\n    · 没有登记\n"
    );
    assert_eq!(
        told(Script::Hant),
        "gucun\n支部班子  不健全\n    · 書記係掛任：zhang\n    · 委員（2）空缺，自2018-01-15起\n    · 屆滿未換屆，自2017-11-30起\n    · 不詳：宣傳委員（3）由誰擔任\n村委班子  無法認定\n    · 沒有登記\n"
    );
    assert_eq!(
        told(Script::En),
        "gucun\nbranch team  not sound\n    · the secretary is on attachment: zhang\n    · member (2) vacant, since 2018-01-15\n    · the term is over, since 2017-11-30\n    · not known: who is member for publicity (3)\nvillage committee  cannot be told\n    · nothing on file\n"
    );
}

#[test]
fn debug_shows_no_name() {
    let mut person = Person::new(id("zhang"));
    person.name = Some("张三".to_owned());
    let mut holder = Holder::new(person);
    holder.arrival = Some(Arrival::InvitedBack);
    let shown = format!("{:?}", Held::By(holder));
    assert!(shown.contains("zhang") && !shown.contains("张三"), "{shown}");
    assert_eq!(TeamKind::Branch.head(), Office::Secretary);
}

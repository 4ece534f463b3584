//! Presence in the villages, beside the rules that judge it.

use chrono::NaiveDate;
use grassroots::explain::Format;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rectification::{
    Assignment, Entry, PresenceBar, Register, RegisterDraft, Role, VillageDraft, What,
    assignments, presence_report, villages, visits,
};
use grassroots::rule::{Standing, examine};
use grassroots::vocabulary::{Id, Period, Script, Window};

use super::{AS_OF, Table, Tables, bars, book, day, id, period, procedures};

fn tree() -> Tree {
    let rows = [["zhen", "乡镇党委", "无"], ["dong", "村党支部", "zhen"]];
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

/// One village, with a contact person and a county work team from 1 March 2005 on.
fn register(visits: &[(&str, Role, u32)]) -> Register {
    let entry = |(nth, (on, body, days)): (usize, &(&str, Role, u32))| {
        let what = What::Visit { body: *body, days: *days };
        Entry::new(id(&format!("v-{nth}")), id("dong"), day(on), what)
    };
    let role = |role: Role| {
        let from = day("2005-03-01");
        Assignment::new(id(role.word()), id("dong"), (role, id("somebody")), from)
    };
    RegisterDraft::new(period(), vec![VillageDraft::new(id("dong"), day("2004-10-12"))])
        .assigned(vec![
            role(Role::ContactPerson),
            role(Role::CountyWorkTeam),
            role(Role::TownshipSecretary),
        ])
        .with(visits.iter().enumerate().map(entry).collect())
        .check(&tree(), &procedures())
        .unwrap()
}

fn days(from: &str, until: &str) -> Period {
    Period::new(day(from), Some(day(until))).unwrap()
}

/// How a rule stands for a village over a period, by the facts of the register.
fn standing(
    register: &Register,
    village: &str,
    bar: &PresenceBar,
    over: Period,
) -> Standing {
    let facts = register.facts(&id(village), over);
    let draft = SheetDraft::new(over, SheetState::Closed).with_all(facts);
    let sheet = book().dictionary().sheet(&draft).unwrap();
    examine(book().rule(bar.rule.id.as_str()).unwrap(), &sheet).standing()
}

#[test]
fn bars_come_from_the_rules() {
    let [contact, team] = bars();
    assert_eq!(
        (contact.body, contact.each, contact.days),
        (Role::ContactPerson, Window::Week, 1)
    );
    assert_eq!(
        (team.body, team.each, team.days),
        (Role::CountyWorkTeam, Window::Month, 3)
    );
    assert_eq!(PresenceBar::of(book().rule("rectification/plan").unwrap()), None);
    let other = book().rule("rectification/premises.used").unwrap();
    assert_eq!(PresenceBar::of(other), None, "no days of a body");
}

#[test]
fn two_visits_on_one_day_are_one_day_and_a_visit_may_reach_into_the_next_week() {
    let contact = Role::ContactPerson;
    // 6 March 2005 was a Sunday.
    let register = register(&[("2005-03-06", contact, 2), ("2005-03-07", contact, 1)]);
    let [bar, _] = bars();
    let over = days("2005-03-01", "2005-03-22");
    let found = register.presence(&tree(), &id("dong"), (&bar, over)).unwrap();
    let told: Vec<(&str, bool, Option<u32>, u32)> = found
        .stretches
        .iter()
        .map(|one| (one.window.as_str(), one.is_part, one.required, one.reached))
        .collect();
    assert_eq!(
        told,
        [
            ("2005-W09", true, None, 1),
            ("2005-W10", false, Some(1), 1),
            ("2005-W11", false, Some(1), 0),
            ("2005-W12", true, None, 0),
        ]
    );
    let lacking: Vec<&str> = found.lacking().map(|one| one.window.as_str()).collect();
    assert_eq!(lacking, ["2005-W11"]);
    assert_eq!((found.days(), found.days_without_anybody), (2, 0));
    assert_eq!(standing(&register, "dong", &bar, over), Standing::NotMet);
    let first = days("2005-03-01", "2005-03-14");
    assert_eq!(standing(&register, "dong", &bar, first), Standing::Met);
}

#[test]
fn three_days_a_month_are_asked_of_the_county_team() {
    let team = Role::CountyWorkTeam;
    let visits = [
        ("2005-03-02", team, 2),
        ("2005-03-30", team, 3), // two days of March, one of April
        ("2005-04-20", team, 1),
    ];
    let register = register(&visits);
    let [_, bar] = bars();
    let over = days("2005-03-01", "2005-05-01");
    let found = register.presence(&tree(), &id("dong"), (&bar, over)).unwrap();
    let told: Vec<(&str, u32, u32)> = found
        .stretches
        .iter()
        .map(|one| (one.window.as_str(), one.reached, one.lacking()))
        .collect();
    assert_eq!(told, [("2005-03", 4, 0), ("2005-04", 2, 1)]);
    assert_eq!(standing(&register, "dong", &bar, over), Standing::NotMet);
}

#[test]
fn days_on_which_nobody_had_the_role_are_told() {
    let register = register(&[]);
    let [bar, _] = bars();
    let over = days("2005-02-14", "2005-03-14");
    let found = register.presence(&tree(), &id("dong"), (&bar, over)).unwrap();
    assert_eq!(found.days_without_anybody, 15);
    let own = register.village(&id("dong")).unwrap();
    let term = own.term_of(Role::ContactPerson, over);
    assert_eq!(term, Some(days("2005-03-01", "2005-03-14")));
    assert_eq!(own.term_of(Role::CountyLeader, over), None);
}

#[test]
fn the_stay_of_the_township_secretary_counts_by_its_last_day() {
    let visits = [("2005-10-30", Role::TownshipSecretary, 3)];
    let register = register(&visits);
    let stays = |over: Period| register.stays(&tree(), &id("zhen"), over);
    assert_eq!(stays(days("2005-10-01", "2005-11-01")), []);
    let found = stays(days("2005-01-01", "2006-01-01"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].from, found[0].last), (day("2005-10-30"), day("2005-11-01")));
    let year = Period::year(2005).unwrap();
    let rule = book().rule("rectification/presence.township-secretary").unwrap();
    let examined = |facts: Vec<(&'static str, Raw)>| {
        let called = ("county.stay_called", Raw::text("2005-10-22"));
        let draft = SheetDraft::new(year, SheetState::Closed).with_all(facts);
        let draft = draft.with_all([called]);
        examine(rule, &book().dictionary().sheet(&draft).unwrap()).standing()
    };
    let within = (year, Some(day("2005-10-22")));
    // By the 10th it is in time whichever of the two days is meant.
    assert_eq!(
        examined(register.township_facts(&tree(), &id("zhen"), within)),
        Standing::Met
    );
    let none = self::register(&[]);
    assert_eq!(
        examined(none.township_facts(&tree(), &id("zhen"), within)),
        Standing::NotMet
    );
}

/// Of every village of both counties: the rule is met where no week or month lacks a day.
#[test]
fn the_table_and_the_rule_say_the_same() {
    let county = Tables::county().county_of();
    let [contact, _] = bars();
    let over = days("2005-01-03", "2005-10-31");
    let (mut met, mut not_met) = (0, 0);
    for village in county.register.villages() {
        let found = county.register.presence(&county.tree, &village.id, (&contact, over));
        let lacks = found.unwrap().lacking().next().is_some();
        let standing = standing(&county.register, village.id.as_str(), &contact, over);
        let expected = if lacks { Standing::NotMet } else { Standing::Met };
        assert_eq!(standing, expected, "{}", village.id);
        *(if lacks { &mut not_met } else { &mut met }) += 1;
    }
    assert_eq!(met + not_met, 32);
    assert!(not_met > met, "the speech complains of slackening");
}

#[test]
fn most_teams_of_the_third_speech_come_too_seldom_and_some_came_once() {
    let open = |name: &str| Table::open(&format!("branches-2005/{name}.csv"));
    let tree = open("organizations");
    let tree = organizations(&tree.header, &tree.rows).unwrap();
    let list = open("villages");
    let (who, came) = (open("assignments"), open("visits"));
    let year = Period::year(2005).unwrap();
    let register = RegisterDraft::new(year, villages(&list.header, &list.rows).unwrap())
        .assigned(assignments(&who.header, &who.rows).unwrap())
        .with(visits(&came.header, &came.rows).unwrap())
        .check(&tree, &procedures())
        .unwrap();
    let [_, bar] = bars();
    let over = days("2005-03-01", "2005-09-04");
    let all: Vec<_> = register
        .villages()
        .map(|village| register.presence(&tree, &village.id, (&bar, over)).unwrap())
        .collect();
    let enough = |index: usize| all[index].lacking().next().is_none();
    let lacking = (0..all.len()).filter(|index| !enough(*index)).count();
    assert!(all.len() == 28 && lacking > 14, "{lacking}");
    let once = all.iter().filter(|one| one.days() == 1).count();
    assert_eq!(once, 3);
    // The teams of the five bureaus that the speech praises.
    for village in ["t1-1", "t2-2", "t4-2", "t5-1", "t9-3"] {
        let found = all.iter().find(|one| one.village == id(village)).unwrap();
        assert_eq!(found.lacking().count(), 0, "{village}");
    }
    let text = presence_report("到村情况", &all[..2], Script::Hans).render(Format::Text);
    assert!(text.contains("县直包村工作队"), "{text}");
    assert!(text.contains("2005-09（2005-09-01至2005-09-03："), "{text}");
}

#[test]
fn what_the_register_knows_goes_to_the_rules() {
    let county = Tables::county().county_of();
    let year = days("2004-11-01", "2005-11-01");
    let sheet = |village: &str| {
        let facts = county.register.facts(&id(village), year);
        let both = county.teams.soundness(&county.tree, &id(village), day(AS_OF));
        let draft = SheetDraft::new(year, SheetState::Closed).about(id(village));
        let draft = draft.with_all(facts).with_all(both.facts());
        let draft = draft.with("helper.team_members", Raw::Integer(3));
        book().dictionary().sheet(&draft).unwrap()
    };
    let stands = |rule: &str, village: &str| {
        let rule = book().rule(&format!("rectification/{rule}")).unwrap();
        examine(rule, &sheet(village)).standing()
    };
    assert_eq!(stands("acceptance", "liulou-1"), Standing::Met);
    assert_eq!(stands("acceptance", "kangyi-3"), Standing::NotMet);
    assert_eq!(stands("acceptance", "baishi-3"), Standing::NotApplicable);
    assert_eq!(stands("responsible", "liulou-1"), Standing::Met);
    assert_eq!(stands("helpers.deputy", "nanwang-2"), Standing::NotMet);
    assert_eq!(stands("helpers.advanced", "liulou-1"), Standing::Met);
    assert_eq!(stands("helpers.advanced", "ciqiu-3"), Standing::NotMet);
    assert_eq!(stands("criteria.issues", "liulou-1"), Standing::NotMet);
    assert_eq!(stands("criteria.issues", "nanwang-2"), Standing::Met);
    assert_eq!(stands("criteria.team-unsound", "baishi-3"), Standing::Met);
    let issue = |village: &str, issue: &str, rule: &str| {
        let facts = county.register.issue_facts(&id(village), &id(issue), day(AS_OF));
        let draft = SheetDraft::new(year, SheetState::Closed).with_all(facts);
        let sheet = book().dictionary().sheet(&draft).unwrap();
        let rule = book().rule(&format!("rectification/{rule}")).unwrap();
        examine(rule, &sheet).standing()
    };
    assert_eq!(issue("liulou-1", "factions", "issue-handling.accepted"), Standing::Met);
    assert_eq!(issue("nanwang-2", "land", "issue-handling.accepted"), Standing::NotMet);
    assert_eq!(issue("nanwang-2", "order", "issue-handling"), Standing::NotMet);
    let nobody: Vec<(&str, Raw)> =
        county.register.issue_facts(&id("liulou-1"), &id("factions"), before_all());
    assert_eq!(nobody, []);
}

fn before_all() -> NaiveDate {
    day("2004-10-01")
}

#[test]
fn a_village_that_is_not_on_the_list_has_no_presence() {
    let register = register(&[]);
    let [bar, _] = bars();
    let nobody = Id::new("xi").unwrap();
    let over = days("2005-03-01", "2005-04-01");
    assert_eq!(register.presence(&tree(), &nobody, (&bar, over)), None);
    assert_eq!(register.facts(&nobody, over), []);
}

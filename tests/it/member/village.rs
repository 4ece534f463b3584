//! A village built from the register is the one that its table makes.

use grassroots::facts::{Entry, Raw, SheetDraft, SheetState};
use grassroots::member::{Member, MemberTable, Members};
use grassroots::organization::organizations;
use grassroots::posts::allocation::propose;
use grassroots::posts::{PostsRules, Village, VillagePerson};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period};

use super::{day, id};

const MEMBERS: &str = include_str!("../../../examples/data/posts/members.csv");
const POSTS: &str = include_str!("../../../examples/data/posts/posts.csv");

fn table(text: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = file.headers().unwrap().clone();
    (header, file.records().map(Result::unwrap).collect())
}

fn register() -> Members {
    let tree =
        organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]]).unwrap();
    let (header, rows) = table(MEMBERS);
    let plan = MemberTable::new(day("2007-01-01")).of(id("gucun"));
    plan.leaving(&["认领岗位", "未任岗原因", "联系农户数"])
        .read(&tree, &header, &rows)
        .unwrap()
}

fn village(book: &Rulebook, people: Vec<VillagePerson>) -> Village {
    let (year, rules) = (Period::year(2007).unwrap(), book.posts().unwrap());
    let (header, rows) = table(POSTS);
    let posts = rules.read_posts(year, &header, &rows).unwrap();
    let facts = SheetDraft::new(year, SheetState::Closed)
        .with("village.ripe_for_mobile", Raw::Boolean(true))
        .with("village.ripe_for_villagers", Raw::Boolean(false));
    let sheet = book.dictionary().sheet(&facts).unwrap();
    Village { sheet, posts, people, decided: Vec::new() }
}

fn people(rules: &PostsRules) -> Vec<VillagePerson> {
    let (header, rows) = table(MEMBERS);
    rules.read_people(Period::year(2007).unwrap(), &header, &rows).unwrap()
}

#[test]
fn the_table_of_a_village_is_its_register() {
    let register = register();
    assert_eq!(register.len(), 48);
    assert_eq!(register.of(&id("gucun")).count(), 48);
    let one = register.get(&id("m02")).unwrap();
    assert_eq!(one.parts().specialities, ["驾驶"]);
    assert_eq!(one.parts().born, Some(day("1958-02-07")));
}

#[test]
fn a_village_from_the_register_is_that_of_the_table() {
    let book = bundled::posts_2006().unwrap();
    let rules = book.posts().unwrap();
    let (from_table, register) = (people(rules), register());
    let year = Period::year(2007).unwrap();
    let mut from_register = Vec::new();
    for person in &from_table {
        let member = register.get(person.sheet.subject().unwrap()).unwrap();
        let (on, wishes) = ((year, day("2007-01-01")), person.wishes.clone());
        let wishes = wishes.unwrap_or_default();
        let found = rules.person(member, on, wishes).unwrap();
        let mut specialities = person.specialities.clone();
        specialities.sort();
        assert_eq!(found.specialities, specialities);
        for fact in book.dictionary().facts() {
            let fact = fact.id().as_str();
            let (one, other) = (found.sheet.entry(fact), person.sheet.entry(fact));
            // The register knows that nobody is a full member before the day.
            let is_plainer = fact == Member::FULL_SINCE
                && matches!(one, Some(Entry::NotApplicable(_)))
                && other == Some(&Entry::Absent);
            // Why somebody has no post, and whom he is in touch with, are no facts of the
            // register.
            let is_of_posts = ["member.reason", "member.households"].contains(&fact)
                && one == Some(&Entry::Absent);
            assert!(
                one == other || is_plainer || is_of_posts,
                "{fact}: {one:?} {other:?}"
            );
        }
        from_register.push(found);
    }
    let propose = |people| {
        let proposal = propose(&rules.allocation(&village(&book, people)).unwrap());
        let placed = proposal.placements.iter();
        let placed = placed.map(|one| (one.post.id.clone(), one.person.clone()));
        placed.collect::<Vec<(Id, Id)>>()
    };
    assert_eq!(propose(from_register), propose(from_table));
}

#[test]
fn a_rulebook_without_a_fact_of_the_register_says_so() {
    let text = bundled::POSTS_2006;
    let from = text.find("[[fact]]\nid    = \"member.seeks_progress\"").unwrap();
    let until = from + text[from + 8..].find("[[fact]]").unwrap() + 8;
    let text = [&text[..from], &text[until..]].concat();
    let text = text
        .replace(r#"{ yes = "member.seeks_progress" }"#, r#"{ yes = "member.able" }"#);
    let book = Rulebook::read(&text).unwrap();
    let tree =
        organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]]).unwrap();
    let header = ["编号", "组织", "政治面貌", "积极要求进步"];
    let as_of = day("2007-01-01");
    let row = ["m1", "gucun", "申请入党人", "是"];
    let register = grassroots::member::members(&tree, as_of, header, [row]).unwrap();
    let member = register.get(&id("m1")).unwrap();
    let on = (Period::year(2007).unwrap(), as_of);
    let refused = book.posts().unwrap().person(member, on, Vec::new()).unwrap_err();
    let told = refused.to_string();
    assert!(told.starts_with("facts[member.seeks_progress]: there is no fact"), "{told}");
}

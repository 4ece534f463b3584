//! The register of service in posts: what it refuses, what it counts, what the year makes of
//! it, and how it adds up.

mod days;
mod example;
mod order;
mod refused;
mod tables;
mod tally;
mod way;
mod year;

use chrono::NaiveDate;
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft};
use grassroots::posts::{PostsRules, Village};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period};

/// p1 has one place, p2 two of six units, p3 one of four.
const POSTS: &str = "\
编号,岗位名称,岗位类别,群众最关心最盼望,可远程履岗,个人难以胜任,设岗人数,工作量,所需专长
p1,招商引资岗,繁荣乡村经济,否,是,否,1,3,
p2,治安巡逻岗,加强社会事业,是,否,是,2,6,
p3,财务监督岗,推进民主政治,否,否,否,1,4,财会、法律
";

/// Capacities: m1 10, m2 10, m3 4 (0.4 of 10), m4 not known, m5 nothing at all.
const PEOPLE: &str = "\
编号,政治面貌,出生日期,有职务,流动情况,活动能力,健康状况,家庭负担,综合素质强,未任岗原因,专长,认领岗位
m1,正式党员,1960-01-01,否,在村,是,好,负担轻,是,,财会,p2、p3
m2,正式党员,1970-01-01,否,在村,是,好,负担轻,否,,,
m3,正式党员,1930-01-01,否,在村,是,好,负担轻,否,,,p1
m4,正式党员,1970-01-01,否,在村,是,,负担轻,否,本人不愿,,
m5,正式党员,1970-01-01,否,在村,否,差,负担轻,否,,,
";

fn year() -> Period {
    Period::year(2007).unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn book() -> Rulebook {
    bundled::posts_2006().unwrap()
}

fn rules(book: &Rulebook) -> &PostsRules {
    book.posts().unwrap()
}

/// A table of texts with commas between them.
fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
    let mut lines = text.lines().map(cells);
    (lines.next().unwrap(), lines.collect())
}

fn village_of(book: &Rulebook, (posts, people): (&str, &str)) -> Village {
    let rules = rules(book);
    let (header, rows) = table(posts);
    let posts = rules.read_posts(year(), header, rows).unwrap();
    let (header, rows) = table(people);
    let people = rules.read_people(year(), header, rows).unwrap();
    let facts = SheetDraft::new(year(), SheetState::Closed)
        .about(id("gucun"))
        .with("village.ripe_for_mobile", Raw::Boolean(false))
        .with("village.ripe_for_villagers", Raw::Boolean(false));
    let sheet = book.dictionary().sheet(&facts).unwrap();
    Village { sheet, posts, people, decided: Vec::new() }
}

fn village(book: &Rulebook) -> Village {
    village_of(book, (POSTS, PEOPLE))
}

/// A person in a post from a day on.
fn serves(person: &str, post: &str, from: &str) -> HoldingDraft {
    HoldingDraft::new(id(person), id(post), day(from))
}

/// The same, over on a day.
fn served(person: &str, post: &str, (from, until): (&str, &str)) -> HoldingDraft {
    serves(person, post, from).until(day(until))
}

/// Facts of the rulebook.
fn facts(book: &Rulebook, facts: &[(&str, Raw)]) -> Sheet {
    let draft = SheetDraft::new(year(), SheetState::Closed);
    let draft = draft.with_all(facts.iter().map(|(fact, raw)| (*fact, raw.clone())));
    book.dictionary().sheet(&draft).unwrap()
}

/// Events of one kind on some days.
fn events(kind: &str, on: &[&str]) -> Raw {
    let event = |on: &&str| {
        let entries = [("on", Raw::text(on)), ("kind", Raw::text(kind))];
        Raw::Table(entries.map(|(key, value)| (key.to_owned(), value)).to_vec())
    };
    Raw::List(on.iter().map(event).collect())
}

fn register(holdings: Vec<HoldingDraft>) -> Service {
    let book = book();
    Service::check(rules(&book), &village(&book), ServiceDraft::of(holdings)).unwrap()
}

/// What is wrong with a register of the village, a line each.
fn wrong(draft: ServiceDraft) -> Vec<String> {
    let book = book();
    let refused = Service::check(rules(&book), &village(&book), draft);
    let problems = refused.map(|_| ()).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

//! 设岗定责 — the posts of every village: its year, and the figures of townships and county.

use std::collections::BTreeMap;

use grassroots::facts::{Raw, Sheet};
use grassroots::member::{MemberTable, Members};
use grassroots::organization::{Tree, organizations};
use grassroots::posts::service::{
    HoldingDraft, Service, ServiceDraft, Tally, Told, Year,
};
use grassroots::posts::{PostsRules, Village, VillagePost};
use grassroots::rule::{Finding, Rule, examine};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period};

use super::tables::{
    Table, Wrong, YEAR, about, all_or_wrong, line, rules_about, sheets, sum_up,
    townships, villages,
};
use super::wrong::{no_organization, no_row, said};

/// Columns of the table of members that are about posts, which the register leaves alone.
const ABOUT_POSTS: [&str; 2] = ["未任岗原因", "联系农户数"];

/// The year of everybody's posts.
pub(crate) struct Posts {
    pub(crate) tree: Tree,
    pub(crate) years: BTreeMap<Id, Year>,
    /// The figures of every organization with all below it.
    pub(crate) tallies: BTreeMap<Id, Tally>,
    /// What the rules about a township find, by its id.
    pub(crate) townships: BTreeMap<Id, Vec<Finding>>,
    /// Whom each rule is about, by its id.
    pub(crate) subjects: BTreeMap<Id, Id>,
}

/// The six tables of posts, as typed.
pub(crate) struct PostsTables {
    pub(crate) organizations: Table,
    pub(crate) townships: Table,
    pub(crate) villages: Table,
    pub(crate) members: Table,
    pub(crate) posts: Table,
    pub(crate) service: Table,
}

impl PostsTables {
    pub(crate) fn open() -> csv::Result<PostsTables> {
        Ok(PostsTables {
            organizations: Table::open("organizations.csv")?,
            townships: Table::open("townships-2019.csv")?,
            villages: Table::open("villages-2019.csv")?,
            members: Table::open("members-2019.csv")?,
            posts: Table::open("posts-2019.csv")?,
            service: Table::open("service-2019.csv")?,
        })
    }
}

/// Every village's year, or everything that is wrong with the tables.
pub(crate) fn posts(
    rulebook: &Rulebook,
    tree: &Tree,
    tables: &PostsTables,
) -> Result<Posts, Wrong> {
    let rules =
        rulebook.posts().ok_or("the rulebook allocates no posts").map_err(line)?;
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    let read = Read::tables((rules, year), Some(tree), tables)?;
    let wrong = read.left_over(tree, tables);
    let years = read.years();
    if !wrong.is_empty() {
        return Err(wrong.into_iter().chain(years.err().into_iter().flatten()).collect());
    }
    let years = years?;
    let own = |id: &Id| years.get(id).map(|year| year.tally.clone()).unwrap_or_default();
    let tallies = sum_up(tree, own, Tally::plus)?;
    let about_townships: Vec<_> = rules_about(rulebook, "township").collect();
    let townships = read.townships.iter().map(|(id, sheet)| {
        (id.clone(), about_townships.iter().map(|rule| examine(rule, sheet)).collect())
    });
    let subjects = rulebook.rules().iter().map(Rule::parts);
    let subjects = subjects.map(|it| (it.name.id.clone(), it.subject.clone()));
    Ok(Posts {
        townships: townships.collect(),
        subjects: subjects.collect(),
        tree: tree.clone(),
        years,
        tallies,
    })
}

/// The organizations of the county, or everything that is wrong with their table.
pub(crate) fn tree(of: &Table) -> Result<Tree, Wrong> {
    organizations(&of.header, &of.rows).map_err(|it| of.wrong(&it))
}

/// What is wrong within each table, where there is no tree to hold them against.
pub(crate) fn cells(rulebook: &Rulebook, tables: &PostsTables) -> Result<(), Wrong> {
    let rules =
        rulebook.posts().ok_or("the rulebook allocates no posts").map_err(line)?;
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    Read::tables((rules, year), None, tables).map(|_| ())
}

impl Posts {
    /// The figures of all at the top together.
    pub(crate) fn county(&self) -> Result<Tally, Wrong> {
        let mut roots = self.tree.roots().filter_map(|it| self.tallies.get(&it.id));
        let sum = roots.try_fold(Tally::default(), |sum, own| sum.plus(own.clone()));
        sum.ok_or("too many").map_err(line)
    }

    /// 落实情况作为考核依据 — what the year of a village's posts says in the appraisal of its
    /// secretary.
    pub(crate) fn told(&self, village: &Id) -> Result<Vec<(&'static str, Raw)>, Wrong> {
        let rules = ["posts/archive", "posts/archive.complete"].map(Id::new);
        let rules = rules.into_iter().collect::<Result<Vec<Id>, _>>().map_err(line)?;
        let mapping = [("records.posts", Told::AllMeet(rules))];
        let told = self.tallies.get(village).map(|it| it.facts_for_appraisal(&mapping));
        Ok(told.unwrap_or_default())
    }
}

/// The tables, each right by itself.
struct Read<'r> {
    rules: &'r PostsRules,
    year: Period,
    townships: BTreeMap<Id, Sheet>,
    villages: BTreeMap<Id, Sheet>,
    /// Without a tree nothing of them was read.
    members: Option<Members>,
    /// Why a member has no post, and the households that it is in touch with.
    about_posts: BTreeMap<Id, Sheet>,
    posts: Vec<(Id, VillagePost)>,
    holdings: Vec<HoldingDraft>,
}

impl<'r> Read<'r> {
    fn tables(
        (rules, year): (&'r PostsRules, Period),
        tree: Option<&Tree>,
        tables: &PostsTables,
    ) -> Result<Read<'r>, Wrong> {
        let last = year.last().ok_or("no last day").map_err(line)?;
        let of = &tables.members;
        let members = tree.map(|tree| {
            let members = MemberTable::new(last).leaving(&ABOUT_POSTS);
            members.read(tree, &of.header, &of.rows)
        });
        let members = members.transpose();
        let [reason, households] = ABOUT_POSTS;
        let of = tables.members.only(&["编号", reason, households]);
        let about_posts = sheets((&rules.dictionary, year), &of);
        let (village_of, posts) = tables.posts.without("村");
        let read = rules.read_posts(year, &posts.header, &posts.rows);
        let of = &tables.service;
        let holdings = rules.read_holdings(year, &of.header, &of.rows);
        let townships = sheets((&rules.dictionary, year), &tables.townships);
        let villages = sheets((&rules.dictionary, year), &tables.villages);
        let village_of = villages_of(&tables.posts, &village_of);
        let wrong = [
            members.as_ref().err().map(|it| tables.members.wrong(it)),
            about_posts.as_ref().err().cloned(),
            village_of.as_ref().err().cloned(),
            read.as_ref().err().map(|it| tables.posts.wrong(it)),
            holdings.as_ref().err().map(|it| tables.service.wrong(it)),
            townships.as_ref().err().cloned(),
            villages.as_ref().err().cloned(),
        ];
        match ((members, about_posts), (village_of, read), holdings, townships, villages)
        {
            (
                (Ok(members), Ok(about_posts)),
                (Ok(village_of), Ok(read)),
                Ok(holdings),
                Ok(townships),
                Ok(villages),
            ) => {
                let posts = village_of.into_iter().zip(read).collect();
                Ok(Read {
                    rules,
                    year,
                    townships,
                    villages,
                    members,
                    about_posts,
                    posts,
                    holdings,
                })
            }
            _ => Err(wrong.into_iter().flatten().flatten().collect()),
        }
    }

    /// The year of every village that has a row.
    fn years(&self) -> Result<BTreeMap<Id, Year>, Wrong> {
        let mut wrong = Wrong::new();
        let mut years = BTreeMap::new();
        for (village, sheet) in &self.villages {
            match self.service(village, sheet) {
                Ok(service) => {
                    years.insert(village.clone(), service.year());
                }
                Err(own) => wrong.extend(own),
            }
        }
        if wrong.is_empty() { Ok(years) } else { Err(wrong) }
    }

    fn service(&self, village: &Id, sheet: &Sheet) -> Result<Service, Wrong> {
        let told = |it| about(village, &it);
        let day = self.year.last().ok_or("no last day").map_err(line)?;
        let own = self.members.iter().flat_map(|members| members.of(village));
        let people = own.map(|member| {
            let person = self.rules.person(member, (self.year, day), Vec::new());
            let mut person = person.map_err(told)?;
            if let Some(more) = self.about_posts.get(member.id()) {
                person.sheet = person.sheet.joined(more).map_err(told)?;
            }
            Ok(person)
        });
        let people = all_or_wrong(people)?;
        let own = self.posts.iter().filter(|(of, _)| of == village);
        let posts: Vec<VillagePost> = own.map(|(_, post)| post.clone()).collect();
        let has = |id: &Id| posts.iter().any(|post| post.sheet.subject() == Some(id));
        let held = self.holdings.iter().filter(|one| has(&one.post));
        let draft = ServiceDraft::of(held.cloned().collect());
        let village =
            Village { sheet: sheet.clone(), posts, people, decided: Vec::new() };
        Service::check(self.rules, &village, draft).map_err(told)
    }

    /// Rows that belong to no village of the county, and whoever has no row.
    fn left_over(&self, tree: &Tree, tables: &PostsTables) -> Wrong {
        let mut wrong = Wrong::new();
        for (of, post) in
            self.posts.iter().filter(|it| !self.villages.contains_key(&it.0))
        {
            let id = post.sheet.subject().map_or("", Id::as_str);
            let texts =
                ["没有标识为`{}`的村", "沒有標識為`{}`的村", "there is no village `{}`"];
            wrong.push(tables.posts.told(id, "编号", &said(texts, of.as_str())));
        }
        let has =
            |id: &Id| self.posts.iter().any(|(_, it)| it.sheet.subject() == Some(id));
        for one in self.holdings.iter().filter(|one| !has(&one.post)) {
            let texts =
                ["没有标识为`{}`的岗位", "沒有標識為`{}`的崗位", "there is no post `{}`"];
            let what = said(texts, one.post.as_str());
            wrong.push(tables.service.told(one.post.as_str(), "岗位", &what));
        }
        let lists =
            [(&tables.villages, &self.villages), (&tables.townships, &self.townships)];
        for (of, sheets) in lists {
            for id in sheets.keys().filter(|id| tree.get(id).is_none()) {
                wrong.push(of.told(id.as_str(), "编号", &no_organization(id)));
            }
        }
        for id in villages(tree) {
            if !self.villages.contains_key(id) {
                wrong.push(tables.villages.lacks(&no_row(id)));
            }
            if self.members.as_ref().is_some_and(|it| it.of(id).next().is_none()) {
                let texts = [
                    "`{}`没有一名党员",
                    "`{}`沒有一名黨員",
                    "nobody is a member of `{}`",
                ];
                wrong.push(tables.members.lacks(&said(texts, id.as_str())));
            }
        }
        for id in townships(tree).filter(|id| !self.townships.contains_key(*id)) {
            wrong.push(tables.townships.lacks(&no_row(id)));
        }
        wrong
    }
}

/// The villages of the rows that are not blank, or each cell that names none.
fn villages_of(of: &Table, cells: &[String]) -> Result<Vec<Id>, Wrong> {
    let is_blank = |row: &csv::StringRecord| row.iter().all(|it| it.trim().is_empty());
    let rows = (2_usize..).zip(of.rows.iter().zip(cells));
    let rows = rows.filter(|(_, (row, _))| !is_blank(row));
    all_or_wrong(rows.map(|(nth, (_, cell))| {
        Id::new(cell.trim()).map_err(|wrong| {
            let cell = cell.trim();
            let texts = [
                format!("第{nth}行“村”列：`{cell}`不是村的标识"),
                format!("第{nth}行「村」欄：`{cell}`不是村的標識"),
                format!("row {nth}, column 村: `{cell}` names no village: {wrong}"),
            ];
            vec![of.at_row(nth, &texts)]
        })
    }))
}

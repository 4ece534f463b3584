//! Posts and people from tables with Chinese headers, and people from a register.

use chrono::NaiveDate;

use super::rules::PostsRules;
use super::village::{VillagePerson, VillagePost};
use crate::facts::columns::{is_none, listed};
use crate::facts::table::{self, TablePlan, TableRow};
use crate::facts::{SheetDraft, SheetState, column_key, folded};
use crate::member::Member;
use crate::vocabulary::{FieldPath, Id, Label, Period, Problem, Problems};

const NAME: [&str; 5] = ["岗位名称", "崗位名稱", "名称", "名稱", "name"];
const WANTED: [&str; 3] = ["所需专长", "所需專長", "specialities"];
const SKILLS: [&str; 3] = ["专长", "專長", "specialities"];
const PERSON: [&str; 2] = ["姓名", "full_name"];
const WISHES: [&str; 5] = ["认领岗位", "認領崗位", "志愿", "志願", "wishes"];

impl PostsRules {
    /// 读岗位表 — the posts of a village by a table, or every problem with it.
    ///
    /// # Shape
    /// A row each, with a column `编号`, a column `岗位名称`, `所需专长` (words, with `、` or
    /// `；` between them, or 无) where posts want any, and the facts of the rulebook by label.
    ///
    /// # Errors
    /// Whatever [`table::read`] refuses, at `row[N].column[HEADER]`, the header being row 1.
    pub fn read_posts<H, R>(
        &self,
        period: Period,
        header: H,
        rows: R,
    ) -> Result<Vec<VillagePost>, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let header: Vec<H::Item> = header.into_iter().collect();
        let header = unmarked(&header);
        let name = named(&header, &NAME).unwrap_or("岗位名称");
        let wanted = named(&header, &WANTED);
        let carried: Vec<&str> = [Some(name), wanted].into_iter().flatten().collect();
        let rows = self.rows(period, (&header, &carried), rows)?;
        let posts = rows.into_iter().map(|row| {
            let mut texts = row.carried.iter();
            let name = texts.next().filter(|name| !name.is_empty());
            let name = name.map_or(row.subject.as_str(), String::as_str);
            let label = Label::new(name, name, name);
            let specialities = texts.next().map(|text| words(text)).unwrap_or_default();
            VillagePost { label, specialities, sheet: row.sheet }
        });
        Ok(posts.collect())
    }

    /// 读人员表 — the people of a village by a table, or every problem with it.
    ///
    /// # Shape
    /// A row each, with a column `编号`, and where there are any `姓名`, `专长` (words, or 无)
    /// and `认领岗位` (ids of posts, the most wished for first, with `、` or `；` between them;
    /// blank or 无 for whoever claims none), and the facts of the rulebook by label. Without a
    /// column `认领岗位` it is not known what anybody claims.
    ///
    /// # Errors
    /// At `row[N].column[HEADER]`, the header being row 1:
    /// * whatever [`table::read`] refuses;
    /// * a claimed post that is no id. That there is such a post is for
    ///   [`PostsRules::allocation`] to say.
    pub fn read_people<H, R>(
        &self,
        period: Period,
        header: H,
        rows: R,
    ) -> Result<Vec<VillagePerson>, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let header: Vec<H::Item> = header.into_iter().collect();
        let header = unmarked(&header);
        let (skills, wishes) = (named(&header, &SKILLS), named(&header, &WISHES));
        let name = named(&header, &PERSON);
        let carried: Vec<&str> = skills.into_iter().chain(wishes).chain(name).collect();
        let rows = self.rows(period, (&header, &carried), rows)?;
        let mut problems = Vec::new();
        let mut people = Vec::with_capacity(rows.len());
        for row in rows {
            let mut texts = row.carried.iter();
            let skills = skills.and_then(|_| texts.next());
            let specialities = skills.map(|text| words(text)).unwrap_or_default();
            let claimed = wishes.and_then(|_| texts.next());
            let claimed = claimed.map(|text| words(text)).unwrap_or_default();
            let name = name.and_then(|_| texts.next()).map(|text| text.trim().to_owned());
            let name = name.filter(|name| !name.is_empty());
            let at = FieldPath::root().key("row").element(&row.row.to_string());
            let cell = |at: FieldPath| {
                at.key("column").element(wishes.unwrap_or_default().trim())
            };
            let mut wished = Vec::with_capacity(claimed.len());
            for post in claimed {
                match Id::new(&folded(&post)) {
                    Ok(id) => wished.push(id),
                    Err(error) => {
                        problems.push(Problem::new(cell(at.clone()), error.into()));
                    }
                }
            }
            let in_people = FieldPath::root().key("people").key("row");
            let in_people = in_people.element(&row.row.to_string());
            people.push(VillagePerson {
                name,
                specialities,
                // A blank cell claims nothing; without the column nobody was asked.
                wishes: wishes.map(|_| wished),
                claims_at: wishes.map(|_| cell(in_people)),
                sheet: row.sheet,
            });
        }
        Problems::none_or(people, problems)
    }

    /// 由名册取人员 — somebody of the register, as the village has it for a period: the facts
    /// that hold on a day, the specialities, and what the person claims; no wishes at all say
    /// that nobody has asked: set [`VillagePerson::wishes`] for whoever was asked and claims
    /// none.
    ///
    /// The way for a village whose people stand on a register; [`PostsRules::read_people`] is
    /// that for a table by itself. Facts that no register has, such as the households that a
    /// member is in touch with, join the sheet by [`Sheet::with`](crate::facts::Sheet::with).
    ///
    /// # Errors
    /// * a fact of the register that the rulebook does not have;
    /// * a day outside the domain of its fact.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::member::members;
    /// use grassroots::organization::organizations;
    /// use grassroots::rulebook::bundled;
    /// use grassroots::vocabulary::{Id, Period};
    ///
    /// let (gucun, day) = (Id::new("gucun")?, "2007-01-01".parse()?);
    /// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
    /// let header = ["编号", "组织", "政治面貌", "出生日期", "流动情况", "活动能力", "专长"];
    /// let row = ["m1", "gucun", "正式党员", "1962-03-01", "在村", "是", "财会"];
    /// let members = members(&tree, day, header, [row])?;
    ///
    /// let rulebook = bundled::posts_2006()?;
    /// let rules = rulebook.posts().ok_or("the rulebook allocates no posts")?;
    /// let year = Period::year(2007).ok_or("no such year")?;
    /// let wishes = |id: &Id| if id.as_str() == "m1" { Id::new("p2").ok() } else { None };
    /// let people = members.of(&gucun).map(|member| {
    ///     rules.person(member, (year, day), wishes(member.id()).into_iter().collect())
    /// });
    /// let people = people.collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(people[0].specialities, ["财会"]);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn person(
        &self,
        member: &Member,
        (period, day): (Period, NaiveDate),
        wishes: Vec<Id>,
    ) -> Result<VillagePerson, Problems> {
        let draft = SheetDraft::new(period, SheetState::Closed);
        let draft = draft.about(member.id().clone()).with_all(member.facts(day));
        let sheet = self.dictionary.sheet(&draft)?;
        let specialities = member.parts().specialities.clone();
        let name = member.parts().name.clone();
        let wishes = Some(wishes).filter(|wishes| !wishes.is_empty());
        Ok(VillagePerson { name, specialities, wishes, claims_at: None, sheet })
    }

    /// The rows of a table, whose sheets are closed: what it does not say is not known.
    fn rows<R>(
        &self,
        period: Period,
        (header, carried): (&[&str], &[&str]),
        rows: R,
    ) -> Result<Vec<TableRow>, Problems>
    where
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let plan = TablePlan::new(period, SheetState::Closed).carrying(carried);
        table::read(&self.dictionary, &plan, header, rows)
    }
}

/// The words of a list; none where the cell says so.
fn words(text: &str) -> Vec<String> {
    if is_none(folded(text).trim()) { Vec::new() } else { listed(text) }
}

/// The headers, without the byte-order mark that may stand before the first of them.
pub(super) fn unmarked<H: AsRef<str>>(header: &[H]) -> Vec<&str> {
    let mut header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    if let Some(first) = header.first_mut() {
        *first = first.trim_start_matches('\u{feff}');
    }
    header
}

/// The first column of the header that has one of some names.
pub(super) fn named<'h>(header: &[&'h str], names: &[&str]) -> Option<&'h str> {
    header.iter().copied().find(|text| names.contains(&column_key(text).as_str()))
}

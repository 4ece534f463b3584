//! Posts and people from tables with Chinese headers, and people from a register.

use chrono::NaiveDate;

use super::rules::PostsRules;
use super::village::{VillagePerson, VillagePost};
use crate::facts::rows::{self, Column, Layout};
use crate::facts::{SheetDraft, SheetState};
use crate::member::Member;
use crate::vocabulary::{Defect, FieldPath, Id, Label, Period, Problems};

const NAME: &str = "name";
const PERSON: &str = "full_name";
const SPECIALITIES: &str = "specialities";
const WISHES: &str = "wishes";

impl PostsRules {
    /// 读岗位表 — the posts of a village by a table, or every problem with it.
    ///
    /// # Shape
    /// A row each, with a column `编号`, a column `岗位名称`, `所需专长` (words, with `、` or
    /// `；` between them, or 无) where posts want any, and the facts of the rulebook by label.
    ///
    /// # Errors
    /// Whatever [`table::read`](crate::facts::table::read) refuses, at `row[N].column[HEADER]`, the header being row 1.
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
        let columns = vec![
            Column::text(NAME, &["岗位名称", "崗位名稱", "名称", "名稱"]).needed(),
            Column::text(SPECIALITIES, &["所需专长", "所需專長"]),
        ];
        let layout = Layout::new(Ok(columns))?.with_facts(&self.dictionary, period);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let posts = table.each(&mut told, |row| {
            let name = row.name(NAME).unwrap_or_else(|| row.subject().to_string());
            let label = Label::new(&name, &name, &name);
            let specialities = row.words(SPECIALITIES).unwrap_or_default();
            Some(VillagePost { label, specialities, sheet: row.facts().clone() })
        });
        told.none_or(posts)
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
    /// * whatever [`table::read`](crate::facts::table::read) refuses;
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
        let columns = vec![
            Column::text(PERSON, &["姓名"]),
            Column::text(SPECIALITIES, &["专长", "專長"]),
            Column::text(WISHES, &["认领岗位", "認領崗位", "志愿", "志願"]),
        ];
        let layout = Layout::new(Ok(columns))?.with_facts(&self.dictionary, period);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let claims = table.header(WISHES);
        let people = table.each(&mut told, |row| {
            let wishes =
                row.each_word(WISHES, |post| Id::new(post).map_err(Defect::from));
            let in_people = FieldPath::root().key("people").key("row");
            let in_people = in_people.element(&row.number().to_string());
            Some(VillagePerson {
                name: row.name(PERSON),
                specialities: row.words(SPECIALITIES).unwrap_or_default(),
                // A blank cell claims nothing; without the column nobody was asked.
                wishes: claims.map(|_| wishes.unwrap_or_default()),
                claims_at: claims.map(|header| in_people.key("column").element(header)),
                sheet: row.facts().clone(),
            })
        });
        told.none_or(people)
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
}

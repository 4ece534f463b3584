//! Holdings, records and steps from tables with Chinese headers.

use chrono::NaiveDate;

use super::cells::{Cells, Column};
use super::draft::{HoldingDraft, RecordDraft, StepDraft};
use crate::facts::Dictionary;
use crate::facts::columns::listed;
use crate::facts::table::TablePlan;
use crate::posts::PostsRules;
use crate::procedure::{Ballot, Happened};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, Id, Named, Period, Problems};

const ID: Column = Column::optional(&TablePlan::SUBJECT);
const PERSON: Column =
    Column::needed(&["人员", "人員", "任岗人员", "任崗人員", "person"]);
const POST: Column = Column::needed(&["岗位", "崗位", "岗位编号", "崗位編號", "post"]);
const FROM: Column = Column::needed(&["上岗日期", "上崗日期", "from"]);
const UNTIL: Column = Column::optional(&["离岗日期", "離崗日期", "until"]);
const CONTRACTS: Column = Column::optional(&[
    "签订责任状日期",
    "簽訂責任狀日期",
    "责任状日期",
    "責任狀日期",
    "contracts",
]);
const PUBLISHED: Column = Column::optional(&["公布日期", "公示日期", "published"]);
const STEP: Column = Column::needed(&["步骤", "步驟", "step"]);
const ON: Column = Column::needed(&["日期", "on"]);
const NUMBER: Column = Column::optional(&["序号", "序號", "seq"]);
const BY: Column = Column::optional(&["由", "实施者", "實施者", "by"]);
const EVIDENCE: Column = Column::optional(&["依据", "依據", "凭据", "憑據", "evidence"]);
const ENTITLED: Column = Column::optional(&["应到会人数", "應到會人數", "entitled"]);
const ATTENDING: Column = Column::optional(&["实到会人数", "實到會人數", "attending"]);
const IN_FAVOUR: Column = Column::optional(&["赞成票", "贊成票", "in_favour"]);
const VALID: Column = Column::optional(&["有效票", "valid"]);

impl PostsRules {
    /// 读履岗登记表 — the holdings that a table gives, or every problem with it.
    ///
    /// # Shape
    /// A row each, with the columns `人员` and `岗位` (ids) and `上岗日期`, and where they are
    /// kept `编号`; `离岗日期`, the first day without service, blank while it goes on;
    /// `签订责任状日期`, the days on which contracts were signed with `、` or `；` between them,
    /// or 无; `公布日期`; and the facts of the rulebook by label.
    ///
    /// # Errors
    /// At `row[N].column[HEADER]`, the header being row 1:
    /// * whatever [`table::read`](crate::facts::table::read) refuses; a needed column that is
    ///   missing, or blank in a row;
    /// * what is no id, or no day.
    ///
    /// What the rows mean together is for [`Service::check`](super::Service::check) to say.
    pub fn read_holdings<H, R>(
        &self,
        period: Period,
        header: H,
        rows: R,
    ) -> Result<Vec<HoldingDraft>, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let columns = [ID, PERSON, POST, FROM, UNTIL, CONTRACTS, PUBLISHED];
        let mut cells = Cells::read((&self.dictionary, period), &columns, header, rows);
        let mut drafts = Vec::new();
        for row in cells.take_rows() {
            let id = cells.optional_id(&row, ID);
            let (person, post) = (cells.id(&row, PERSON), cells.id(&row, POST));
            let from = cells.day(&row, FROM);
            let until = cells.optional_day(&row, UNTIL);
            let contracts = cells.days(&row, CONTRACTS);
            let published = cells.optional_day(&row, PUBLISHED);
            let (Some(person), Some(post), Some(from)) = (person, post, from) else {
                continue;
            };
            let mut draft = HoldingDraft::new(person, post, from);
            (draft.id, draft.until, draft.published) = (id, until, published);
            draft.contracts = contracts;
            let keys = [
                ("id", ID),
                ("person", PERSON),
                ("post", POST),
                ("from", FROM),
                ("until", UNTIL),
                ("contracts", CONTRACTS),
                ("published", PUBLISHED),
            ];
            draft.read_at = Some(cells.read_at(&row, &keys));
            draft.record = row.sheet;
            drafts.push(draft);
        }
        cells.finish(drafts)
    }

    /// 读履岗记录表 — facts about holdings that are kept apart from their days, or every
    /// problem with the table.
    ///
    /// # Shape
    /// A row each, with the columns `人员` and `岗位`, `编号` (of the holding) where somebody
    /// served in one post more than once, and the facts of the rulebook by label.
    ///
    /// # Errors
    /// Those of [`PostsRules::read_holdings`].
    pub fn read_records<H, R>(
        &self,
        period: Period,
        header: H,
        rows: R,
    ) -> Result<Vec<RecordDraft>, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let columns = [ID, PERSON, POST];
        let mut cells = Cells::read((&self.dictionary, period), &columns, header, rows);
        let mut drafts = Vec::new();
        for row in cells.take_rows() {
            let holding = cells.optional_id(&row, ID);
            let (person, post) = (cells.id(&row, PERSON), cells.id(&row, POST));
            let keys = [("holding", ID), ("person", PERSON), ("post", POST)];
            let read_at = cells.read_at(&row, &keys);
            let (Some(person), Some(post), Some(sheet)) = (person, post, row.sheet)
            else {
                continue;
            };
            let mut draft = RecordDraft::new(person, post, sheet);
            (draft.holding, draft.read_at) = (holding, Some(read_at));
            drafts.push(draft);
        }
        cells.finish(drafts)
    }

    /// 读设岗步骤表 — the steps of posts that a table gives, or every problem with it.
    ///
    /// # Shape
    /// A row each, with the columns `岗位` (id), `步骤` (an event of the rulebook's procedure
    /// by label) and `日期`; `序号`, the order within a day, 1 where blank; `由` (a role by
    /// label); `依据` (evidence by label, with `、` or `；` between); and of a vote
    /// `应到会人数`, `实到会人数`, `赞成票` and `有效票`.
    ///
    /// # Errors
    /// At `row[N].column[HEADER]`, the header being row 1:
    /// * whatever [`table::read`](crate::facts::table::read) refuses; a needed column that is
    ///   missing, or blank in a row;
    /// * what is no id, no day, no whole number, or no word of the procedure;
    /// * a vote without one of its first three counts, or that no vote can have.
    pub fn read_steps<H, R>(
        &self,
        period: Period,
        header: H,
        rows: R,
    ) -> Result<Vec<StepDraft>, Problems>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let columns =
            [POST, STEP, ON, NUMBER, BY, EVIDENCE, ENTITLED, ATTENDING, IN_FAVOUR, VALID];
        let no_facts = Dictionary::check(Vec::new())?;
        let mut cells = Cells::read((&no_facts, period), &columns, header, rows);
        let way = self.service.as_ref().and_then(|service| service.way.as_ref());
        let rules = way.map(|way| way.procedure.rules());
        let (mut events, mut roles, mut evidence) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(rules) = rules {
            events.extend(rules.events.iter());
            for asked in rules.formalities() {
                roles.extend(asked.by.iter());
                evidence.extend(asked.evidence.iter());
            }
        }
        let mut drafts = Vec::new();
        for row in cells.take_rows() {
            let (post, on) = (cells.id(&row, POST), cells.day(&row, ON));
            let event = match cells.text(&row, STEP) {
                Some(text) => cells.take(&row, STEP, word(&text, &events)),
                None => cells.missing(&row, STEP),
            };
            let seq = cells.count(&row, NUMBER);
            let by = cells.text(&row, BY);
            let by = by.and_then(|text| cells.take(&row, BY, word(&text, &roles)));
            let shown = cells.text(&row, EVIDENCE).unwrap_or_default();
            let shown = listed(&shown);
            let ballot = ballot(&mut cells, &row);
            let mut all = Vec::with_capacity(shown.len());
            for text in shown {
                all.extend(cells.take(&row, EVIDENCE, word(&text, &evidence)));
            }
            let (Some(post), Some(on), Some(event)) = (post, on, event) else { continue };
            let mut happened = Happened::new(on, seq.unwrap_or(1), event);
            (happened.by, happened.evidence, happened.ballot) = (by, all, ballot);
            let mut step = StepDraft::new(post, happened);
            step.read_at = Some(cells.read_at(&row, &[("post", POST)]));
            drafts.push(step);
        }
        cells.finish(drafts)
    }
}

/// The count of a vote, where a row has any.
fn ballot(cells: &mut Cells, row: &super::cells::Row) -> Option<Ballot> {
    let columns = [ENTITLED, ATTENDING, IN_FAVOUR];
    let stated = columns.iter().chain([&VALID]);
    let is_stated = stated.clone().any(|column| cells.text(row, *column).is_some());
    if !is_stated {
        return None;
    }
    let mut counts = Vec::with_capacity(columns.len());
    for column in columns {
        if cells.text(row, column).is_none() {
            cells.missing::<Id>(row, column);
        }
        counts.push(cells.count(row, column));
    }
    let valid = cells.count(row, VALID);
    let &[Some(entitled), Some(attending), Some(in_favour)] = counts.as_slice() else {
        return None;
    };
    let ballot = Ballot::new(entitled, attending, in_favour);
    let ballot = ballot.and_then(|ballot| match valid {
        Some(valid) => ballot.with_valid(valid),
        None => Ok(ballot),
    });
    let expected =
        "how a vote went: nothing is above `entitled`, nor `in_favour` above `valid`";
    let found = format!("{entitled}, {attending}, {in_favour}");
    let refused =
        |_| Defect::FactShape { found: found.clone(), expected: expected.to_owned() };
    cells.take(row, ENTITLED, ballot.map_err(refused))
}

/// The id of the one that goes by a word: its id, or its label in any script.
fn word(text: &str, known: &[&Named]) -> Result<Id, Defect> {
    let text = text.trim();
    let goes_by =
        |one: &&&Named| one.id.as_str() == text || one.label.all().contains(&text);
    if let Some(one) = known.iter().find(goes_by) {
        return Ok(one.id.clone());
    }
    let mut labels: Vec<String> =
        known.iter().map(|one| one.label.hans.clone()).collect();
    labels.sort();
    labels.dedup();
    let nearest = nearest(text, labels.iter().map(String::as_str));
    let found = crate::vocabulary::text::shown(text);
    Err(Defect::UnknownWord { found, nearest, known: labels })
}

/// A day is read as in any table.
pub(super) fn day(text: &str) -> Result<NaiveDate, Defect> {
    let folded = crate::facts::folded(text);
    crate::facts::day_in_cell(folded.trim())
        .ok_or_else(|| Defect::NotADate { found: crate::vocabulary::text::shown(text) })
}

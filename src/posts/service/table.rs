//! Holdings, records and steps from tables with Chinese headers.

use super::draft::{HoldingDraft, RecordDraft, StepDraft};
use super::place::ReadAt;
use crate::facts::Dictionary;
use crate::facts::rows::{self, Column, Layout, Row, one_of};
use crate::facts::table::TablePlan;
use crate::posts::PostsRules;
use crate::procedure::{Ballot, Happened};
use crate::vocabulary::{Defect, Named, Period, Problems};

const ID: &str = "id";
const PERSON: &str = "person";
const POST: &str = "post";
const FROM: &str = "from";
const UNTIL: &str = "until";
const CONTRACTS: &str = "contracts";
const PUBLISHED: &str = "published";
const STEP: &str = "step";
const ON: &str = "on";
const NUMBER: &str = "seq";
const BY: &str = "by";
const EVIDENCE: &str = "evidence";
const ENTITLED: &str = "entitled";
const ATTENDING: &str = "attending";
const IN_FAVOUR: &str = "in_favour";
const VALID: &str = "valid";

fn id() -> Column {
    Column::text(ID, &TablePlan::SUBJECT)
}

fn person() -> Column {
    Column::text(PERSON, &["人员", "人員", "任岗人员", "任崗人員"]).needed()
}

fn post() -> Column {
    Column::text(POST, &["岗位", "崗位", "岗位编号", "崗位編號"]).needed()
}

fn of_holdings() -> Result<Vec<Column>, Defect> {
    let contracts = ["签订责任状日期", "簽訂責任狀日期", "责任状日期", "責任狀日期"];
    Ok(vec![
        id(),
        person(),
        post(),
        Column::day(FROM, &["上岗日期", "上崗日期"])?.needed(),
        Column::day(UNTIL, &["离岗日期", "離崗日期"])?,
        Column::text(CONTRACTS, &contracts),
        Column::day(PUBLISHED, &["公布日期", "公示日期"])?,
    ])
}

fn of_steps() -> Result<Vec<Column>, Defect> {
    let count = |id, names: &[&str]| Column::count(id, names, (0, u32::MAX));
    Ok(vec![
        post(),
        Column::text(STEP, &["步骤", "步驟"]).needed(),
        Column::day(ON, &["日期"])?.needed(),
        count(NUMBER, &["序号", "序號"]),
        Column::text(BY, &["由", "实施者", "實施者"]),
        Column::text(EVIDENCE, &["依据", "依據", "凭据", "憑據"]),
        count(ENTITLED, &["应到会人数", "應到會人數"]),
        count(ATTENDING, &["实到会人数", "實到會人數"]),
        count(IN_FAVOUR, &["赞成票", "贊成票"]),
        count(VALID, &["有效票"]),
    ])
}

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
        let layout = Layout::new(of_holdings())?.by_number();
        let layout = layout.with_facts(&self.dictionary, period);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let drafts = table.each(&mut told, |row| {
            let id = row.optional_id(ID);
            let (person, post) = (row.id(PERSON), row.id(POST));
            let (from, contracts) = (row.day(FROM), row.days(CONTRACTS));
            let mut draft = HoldingDraft::new(person?, post?, from?);
            draft.id = id.ok()?;
            draft.until = row.optional_day(UNTIL);
            draft.published = row.optional_day(PUBLISHED);
            draft.contracts = contracts;
            let keys = [ID, PERSON, POST, FROM, UNTIL, CONTRACTS, PUBLISHED];
            draft.read_at = Some(ReadAt::new(row, &keys.map(|key| (key, key))));
            draft.record = Some(row.facts().clone());
            Some(draft)
        });
        told.none_or(drafts)
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
        let layout = Layout::new(Ok(vec![id(), person(), post()]))?.by_number();
        let layout = layout.with_facts(&self.dictionary, period);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let drafts = table.each(&mut told, |row| {
            let (holding, person) = (row.optional_id(ID), row.id(PERSON));
            let post = row.id(POST);
            let mut draft = RecordDraft::new(person?, post?, row.facts().clone());
            draft.holding = holding.ok()?;
            let keys = [("holding", ID), ("person", PERSON), ("post", POST)];
            draft.read_at = Some(ReadAt::new(row, &keys));
            Some(draft)
        });
        told.none_or(drafts)
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
        let way = self.service.as_ref().and_then(|service| service.way.as_ref());
        let rules = way.map(|way| way.procedure.rules());
        let (mut events, mut roles, mut evidence): (
            Vec<&Named>,
            Vec<&Named>,
            Vec<&Named>,
        ) = Default::default();
        if let Some(rules) = rules {
            events.extend(rules.events.iter());
            for asked in rules.formalities() {
                roles.extend(asked.by.iter());
                evidence.extend(asked.evidence.iter());
            }
        }
        let no_facts = Dictionary::check(Vec::new())?;
        let layout = Layout::new(of_steps())?.by_number();
        let layout = layout.with_facts(&no_facts, period);
        let (table, mut told) = rows::read(&layout, header, rows)?;
        let drafts = table.each(&mut told, |row| {
            let (post, on) = (row.id(POST), row.day(ON));
            let event = row.one_of(STEP, &events);
            let (by, ballot) = (row.optional_one_of(BY, &roles), ballot(row));
            let shown = row.each_word(EVIDENCE, |word| {
                one_of(word, evidence.iter().copied(), |named| named)
                    .map(|named| named.id.clone())
            });
            let seq = row.optional_count(NUMBER).unwrap_or(1);
            let mut happened = Happened::new(on?, seq, event?);
            happened.by = by.ok()?;
            happened.evidence = shown.unwrap_or_default();
            happened.ballot = ballot;
            let mut step = StepDraft::new(post?, happened);
            step.read_at = Some(ReadAt::new(row, &[(POST, POST)]));
            Some(step)
        });
        told.none_or(drafts)
    }
}

/// The count of a vote, where a row has any.
fn ballot(row: &mut Row<'_>) -> Option<Ballot> {
    if ![ENTITLED, ATTENDING, IN_FAVOUR, VALID].into_iter().any(|it| row.is_filled(it)) {
        return None;
    }
    let counts = [ENTITLED, ATTENDING, IN_FAVOUR].map(|column| row.count(column));
    let [Some(entitled), Some(attending), Some(in_favour)] = counts else {
        return None;
    };
    let ballot = Ballot::new(entitled, attending, in_favour);
    let ballot = ballot.and_then(|ballot| match row.optional_count(VALID) {
        Some(valid) => ballot.with_valid(valid),
        None => Ok(ballot),
    });
    let expected =
        "how a vote went: nothing is above `entitled`, nor `in_favour` above `valid`";
    let found = format!("{entitled}, {attending}, {in_favour}");
    let refused = |_| Defect::FactShape { found, expected: expected.to_owned() };
    row.take(ENTITLED, ballot.map_err(refused))
}

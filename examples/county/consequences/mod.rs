//! 后果 — what the county's own judging of the year, together with decisions of earlier years,
//! leads to: who is under which bar, since when, until when and why, and what corrections
//! changed.

mod decided;
mod results;
mod sections;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use grassroots::consequence::{Account, Decided, History, Matter, Subject};
use grassroots::facts::Raw;
use grassroots::rule::Coverage;
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::stationing::Register;
use grassroots::vocabulary::{Id, Period, Verdict};

use super::results::Judged;
use super::tables::{Table, Wrong, coverages, line};
use super::work::Worked;
use super::wrong::{lines, said};
use decided::{Decisions, FoundInGrades};
use tables::{Promotion, Read};

pub(crate) use results::{FollowsResults, TownshipFollows};
pub(crate) use sections::{county, township};
pub(crate) use tables::FollowsTables;

/// The day on which the year's outcomes were decided, that on which they became known, and
/// that of the report.
pub(crate) const DAYS: [&str; 3] = ["2020-01-10", "2020-01-15", "2020-01-31"];

/// What follows from everything that was decided.
pub(crate) struct Follows {
    pub(crate) as_of: NaiveDate,
    /// By rulebook: secretaries, posts, stationed cadres, backward villages.
    pub(crate) held: Vec<Held>,
    /// How the promotions of the year stand to what follows.
    pub(crate) promotions: Vec<Coverage>,
    /// To which townships whom it falls on belongs.
    places: BTreeMap<Id, BTreeSet<Id>>,
}

/// Everything that was decided by one rulebook, and what follows from it.
pub(crate) struct Held {
    pub(crate) rulebook: Rulebook,
    pub(crate) history: History,
    /// As known on the day of the report.
    pub(crate) account: Account,
}

impl Held {
    fn new(
        rulebook: &Rulebook,
        (decided, found): (Vec<Decided>, FoundInGrades),
        as_of: NaiveDate,
        earlier: Option<&Table>,
    ) -> Result<Held, Wrong> {
        let rules = rulebook.consequences();
        let history = History::finding(rules, decided, Arc::new(found));
        let history = history.map_err(|problems| match earlier {
            Some(table) => super::tables::placed(&[("outcomes", table)], &problems),
            None => lines(&problems),
        })?;
        let account = history.as_known_on(as_of);
        Ok(Held { rulebook: rulebook.clone(), history, account })
    }
}

/// Records in which nothing else is found.
fn alone(records: Vec<Decided>) -> (Vec<Decided>, FoundInGrades) {
    (records, FoundInGrades::default())
}

/// What is wrong with the tables alone, and merits of nobody who is appraised.
pub(crate) fn cells(
    rulebook: &Rulebook,
    tables: &FollowsTables,
    secretaries: &Table,
) -> Result<(), Wrong> {
    let stations = bundled::stationing_2015().map_err(line)?;
    let rectifies = bundled::rectification_2005().map_err(line)?;
    let read = Read::tables([rulebook, &stations, &rectifies], tables);
    let mut wrong = read.err().unwrap_or_default();
    let is_appraised = |id: &Id| secretaries.ids().any(|own| own == *id);
    for id in tables.merits.ids().filter(|id| !is_appraised(id)) {
        let texts = [
            "没有标识为`{}`的书记",
            "沒有標識為`{}`的書記",
            "there is no secretary `{}`",
        ];
        wrong.push(tables.merits.told(id.as_str(), "编号", &said(texts, id.as_str())));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// What follows from the year's judging and from the tables, or everything that is wrong.
pub(crate) fn follows(
    rulebook: &Rulebook,
    (judged, worked): (&Judged, &Worked),
    tables: &FollowsTables,
) -> Result<Follows, Wrong> {
    let (stations, rectifies) = (&worked.stations_by, &worked.rectifies_by);
    let read = Read::tables([rulebook, stations, rectifies], tables)?;
    let [decided, known, as_of] = DAYS.map(|day| day.parse::<NaiveDate>().map_err(line));
    let (decided, known, as_of) = (decided?, known?, as_of?);
    let year = worked.stationing.year;
    let decisions = Decisions { year, decided, known };
    let (of_secretaries, found) =
        decisions.of_secretaries(rulebook, judged, &read.merits)?;
    let of_posts = decisions.of_posts(&worked.posts_by, &worked.posts)?;
    let of_cadres = decisions.of_cadres(stations, &worked.stationing)?;
    let of_villages = decisions.of_villages(rectifies, &worked.backward)?;
    let joined = |earlier: &[Decided], own| {
        let mut all = earlier.to_vec();
        all.extend::<Vec<_>>(own);
        all
    };
    let secretaries = joined(&read.secretaries, of_secretaries);
    let cadres = joined(&read.stationing, of_cadres);
    let villages = joined(&read.rectification, of_villages);
    let all = [
        Held::new(rulebook, (secretaries, found), as_of, Some(&tables.secretaries)),
        Held::new(&worked.posts_by, alone(of_posts), as_of, None),
        Held::new(stations, alone(cadres), as_of, Some(&tables.stationing)),
        Held::new(rectifies, alone(villages), as_of, Some(&tables.rectification)),
    ];
    let held = super::tables::all_or_wrong(all)?;
    let of_cadres = held.iter().find(|it| it.rulebook.id() == stations.id());
    let register = &worked.stationing.register;
    let promotions = of_cadres.map(|it| promotions(it, register, &read.promotions));
    Ok(Follows {
        as_of,
        promotions: promotions.transpose()?.unwrap_or_default(),
        places: decided::places(judged, worked),
        held,
    })
}

/// How promotions stand to the bars on the day of each, by what was known then.
fn promotions(
    held: &Held,
    register: &Register,
    promoted: &[Promotion],
) -> Result<Vec<Coverage>, Wrong> {
    let scheme = Matter::Scheme(Id::new("stationing/assessment").map_err(line)?);
    let person = Id::new("person").map_err(line)?;
    let sheets = promoted.iter().map(|one| {
        let who = one.sheet.subject().ok_or("nobody").map_err(line)?;
        let then = held.history.as_known_on(one.on);
        let subject = Subject::new(person.clone(), who.clone());
        let barred = then.answer("no-promotion", &subject, one.on);
        let barred = barred.and_then(|answer| match answer.verdict {
            Verdict::Met => Some(true),
            Verdict::NotMet => Some(false),
            Verdict::Undetermined => None,
        });
        // By an assessment of a term that was over, or by a posting that had begun.
        let is_over = |about: &Period| about.last().is_some_and(|last| last < one.on);
        let mut records = held.history.records().iter();
        let was_assessed =
            records.any(|it| it.who == *who && it.of == scheme && is_over(&it.about));
        let mut known = register.cadre_facts(who, one.on).into_iter();
        let was_posted = known.any(|(fact, _)| fact == "person.stationed_before");
        let has_served = was_assessed || was_posted;
        let facts = [
            barred.map(|yes| ("promotion.barred", Raw::Boolean(yes))),
            has_served.then_some(("person.stationed_before", Raw::Boolean(true))),
        ];
        let sheet = one.sheet.with(facts.into_iter().flatten());
        sheet.map_err(|it| super::tables::about(who, &it))
    });
    let sheets = super::tables::all_or_wrong(sheets)?;
    let sheets: Vec<_> = sheets.iter().collect();
    let mut all = coverages(&held.rulebook, "promotion", &sheets)?;
    all.extend(coverages(&held.rulebook, "candidate-for-promotion", &sheets)?);
    Ok(all)
}

//! The results of the villages that one secretary leads, as the fact that a scheme combines.

use crate::facts::Raw;
use crate::scoring::Outcome;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Problem, Problems, SecretaryDefect,
};

/// 各村得分 — the outcomes of the villages that one secretary leads, each with its weight, as
/// events of the kind `village`: the total as the amount, the weight as the number of times.
///
/// The weights are the caller's to choose, and there is none by default: 1 for each is the
/// plain mean, households or members weigh by them. Only their proportion matters. Each event
/// is dated by the last day of its outcome, whose subject is the village.
///
/// # Shape
/// `[{ on = "2019-12-31", kind = "village", amount = "812.5", times = 320 }, …]`, for a fact
/// such as `led.results` of `secretary-2019`.
///
/// # Errors
/// At `led[village]`: a village twice, or one without a name; a result that is open, or about
/// a period without an end; the weight 0.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::facts::{Raw, SheetDraft, SheetState};
/// use grassroots::rulebook::Rulebook;
/// use grassroots::scoring::judge;
/// use grassroots::secretary::village_results;
/// use grassroots::vocabulary::{Id, Period};
///
/// let rulebook = Rulebook::read(r#"
/// schema = "rulebook/1"
/// id = "villages"
/// edition = "1"
/// in_force = { from = "2019-01-01" }
/// title = { hans = "村考核", hant = "村考核", en = "Villages" }
/// ground = { assumed = "an example" }
/// [[fact]]
/// id = "score"
/// label = { hans = "得分", hant = "得分", en = "score" }
/// kind = { count = { at_most = 1000 } }
/// [[scheme]]
/// id = "village"
/// title = { hans = "村考核", hant = "村考核", en = "A village" }
/// subject = "village"
/// [[scheme.item]]
/// id = "given"
/// label = { hans = "得分", hant = "得分", en = "score" }
/// absent = "required"
/// measure.given = { of = "score", by = { hans = "乡镇", hant = "鄉鎮", en = "the township" } }
/// "#)?;
/// let scheme = rulebook.scheme("village").ok_or("no such scheme")?;
/// let year = Period::year(2019).ok_or("no such year")?;
/// let judged = |village: &str, score| {
///     let facts = SheetDraft::new(year, SheetState::Closed).about(Id::new(village)?);
///     let sheet = rulebook.dictionary().sheet(&facts.with("score", Raw::Integer(score)))?;
///     Ok::<_, Box<dyn std::error::Error>>(judge(scheme, &sheet))
/// };
/// let (dong, xi) = (judged("dong", 900)?, judged("xi", 750)?);
/// let results = village_results([(&dong, 320), (&xi, 180)])?;
/// let Raw::List(events) = results else { return Err("no events".into()) };
/// assert_eq!(events.len(), 2);
/// let wrong = village_results([(&dong, 320), (&xi, 0)]).map(|_| ()).expect_err("xi weighs nothing");
/// assert_eq!(wrong.to_string(), "led[xi]: `xi` has the weight 0: give it one, or leave it out");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn village_results<'o>(
    results: impl IntoIterator<Item = (&'o Outcome, u32)>,
) -> Result<Raw, Problems> {
    let list = FieldPath::root().key("led");
    let mut found = Found::default();
    let mut events: Vec<(Id, Raw)> = Vec::new();
    for (index, (outcome, weight)) in results.into_iter().enumerate() {
        let Some(village) = outcome.subject().cloned() else {
            let at = list.nth(index);
            let key = "subject".to_owned();
            found.push(Problem::new(at, Defect::MissingKey { key }));
            continue;
        };
        let at = list.element(village.as_str());
        if events.iter().any(|(known, _)| *known == village) {
            let (what, id) = ("villages", village.to_string());
            found.push(Problem::new(at.clone(), Defect::Duplicate { what, id }));
        }
        if weight == 0 {
            let village = village.clone();
            found.push(Problem::new(
                at.clone(),
                SecretaryDefect::WeighsNothing { village }.into(),
            ));
        }
        let settled = outcome.total().settled().zip(outcome.period().last());
        let Some((total, last)) = settled else {
            found.push(Problem::new(at, SecretaryDefect::ResultOpen { village }.into()));
            continue;
        };
        let event = vec![
            ("on".to_owned(), Raw::Text(last.to_string())),
            ("kind".to_owned(), Raw::text("village")),
            ("amount".to_owned(), Raw::Text(total.to_string())),
            ("times".to_owned(), Raw::Integer(i64::from(weight))),
        ];
        events.push((village, Raw::Table(event)));
    }
    events.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.none_or(Raw::List(events.into_iter().map(|(_, event)| event).collect()))
}

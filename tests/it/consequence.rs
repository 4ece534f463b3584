//! Consequences from real judgements: projection into records, limits, words, wire.

use chrono::NaiveDate;
use grassroots::consequence::{
    Account, Change, Decided, Difference, Following, History, Kind, Matter, Said,
    Subject, report_differences,
};
use grassroots::explain::Format;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rule::examine;
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::judge;
use grassroots::secretary::{GradeHistory, GradedPeriod, Removal, removal};
use grassroots::vocabulary::{Id, Period, Script, Verdict};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stationing() -> Rulebook {
    Rulebook::read(include_str!("../cases/consequence/stationing.toml")).unwrap()
}

fn sheet(subject: Option<&str>, facts: &[(&str, i64)]) -> SheetDraft {
    let mut draft = SheetDraft::new(Period::year(2015).unwrap(), SheetState::Open);
    draft.subject = subject.map(id);
    let facts = facts.iter().map(|(fact, n)| ((*fact).to_owned(), Raw::Integer(*n)));
    draft.facts = facts.collect();
    draft
}

#[test]
fn an_outcome_and_a_finding_become_records() {
    let book = stationing();
    let scheme = book.scheme("stationing").unwrap();
    let rule = book.rule("stationing/unit-default").unwrap();
    let judged = |subject, facts: &[(&str, i64)]| {
        let sheet = book.dictionary().sheet(&sheet(Some(subject), facts)).unwrap();
        let outcome = judge(scheme, &sheet);
        book.decided(id(subject), &outcome, on("2016-01-10")).unwrap()
    };
    let said = |record: &Decided| record.says.clone();
    assert_eq!(said(&judged("li", &[("score", 59)])), Said::Graded(id("incompetent")));
    let grades = ["excellent", "competent", "incompetent"].map(id);
    let open = judged("wang", &[]);
    assert_eq!(open.says, Said::among(grades, false));
    assert_eq!(open.about, Period::year(2015).unwrap());

    let unit = sheet(Some("bureau"), &[("sent", 2), ("quota", 3)]);
    let finding = examine(rule, &book.dictionary().sheet(&unit).unwrap());
    let about = (Period::year(2015).unwrap(), on("2016-01-10"));
    let record = book.decided_by_rule(id("u1"), &finding, about).unwrap();
    assert_eq!(record.says, Said::NotMet);
    let records = [open, record, judged("li", &[("score", 59)])];
    let history = History::check(book.consequences(), records).unwrap();
    let account = history.account();
    let told: Vec<(&str, Verdict)> = account
        .in_force(on("2016-01-10"))
        .map(|one| (one.consequence.id.as_str(), one.on(on("2016-01-10"))))
        .collect();
    assert_eq!(
        told,
        [
            ("no-promotion", Verdict::Met),
            ("no-promotion", Verdict::Undetermined),
            ("preferred", Verdict::Undetermined),
            ("unit-award-bar", Verdict::Met),
        ]
    );
}

#[test]
fn an_outcome_about_nobody_or_of_another_rulebook_is_refused() {
    let book = stationing();
    let scheme = book.scheme("stationing").unwrap();
    let sheet = book.dictionary().sheet(&sheet(None, &[("score", 59)])).unwrap();
    let outcome = judge(scheme, &sheet);
    let problems = book.decided(id("o1"), &outcome, on("2016-01-10")).unwrap_err();
    assert_eq!(problems.to_string(), "outcomes[o1].who: the key `subject` is missing");
    let other = bundled::secretary_2019().unwrap();
    let problems = other.decided(id("o1"), &outcome, on("2016-01-10")).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "outcomes[o1].of: the scheme `stationing` of this rulebook has other rules than the \
         outcome was judged by\noutcomes[o1].who: the key `subject` is missing"
    );
    let finding = examine(book.rule("stationing/absent-thrice").unwrap(), &sheet);
    let about = (Period::year(2015).unwrap(), on("2016-01-10"));
    let problems = other.decided_by_rule(id("o1"), &finding, about).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "outcomes[o1].of: there is no rule `stationing/absent-thrice`\noutcomes[o1].who: the \
         key `subject` is missing"
    );
}

/// The room of secretaries hands in its verdict; consequences know nothing of that room.
#[test]
fn the_rule_of_removal_hands_in_its_verdict() {
    let book = bundled::secretary_2019().unwrap();
    let year =
        |year, grade: &str| GradedPeriod::graded(Period::year(year).unwrap(), id(grade));
    let history =
        GradeHistory::new(vec![year(2019, "incompetent"), year(2020, "incompetent")])
            .unwrap();
    let found = removal(book.removal().unwrap(), &history);
    let matter = Matter::Decision(id(Removal::RULE));
    let about = (found.since.unwrap(), on("2021-01-20"));
    let said = (matter, Said::verdict(found.verdict()));
    let record = Decided::new(id("r1"), id("zhang"), said, about);
    let account = History::check(book.consequences(), [record]).unwrap().account();
    let zhang = Subject::new(id("secretary"), id("zhang"));
    let removed = |day: &str| {
        account.any(Kind::Removal, &zhang, on(day)).map(|answer| answer.verdict)
    };
    assert_eq!(removed("2021-01-20"), Some(Verdict::Met));
    assert_eq!(removed("2021-01-19"), Some(Verdict::NotMet));
}

#[test]
fn what_the_rulebook_does_not_have_is_not_answered() {
    let history = History::check(stationing().consequences(), []).unwrap();
    let account = history.account();
    let li = Subject::new(id("person"), id("li"));
    let day = on("2016-01-10");
    assert!(account.answer("no-promotions", &li, day).is_none());
    assert!(account.barred("oscar", &li, day).is_none());
    assert_eq!(
        account.answer("no-promotion", &li, day).unwrap().verdict,
        Verdict::NotMet
    );
    assert!(history.without("o1").is_none());
    assert!(history.changed_by("o1").is_none());
}

/// The rulebook knows on whom each consequence falls: of others it says nothing.
#[test]
fn of_other_subjects_nothing_is_answered() {
    let history = History::check(stationing().consequences(), [graded("o1", "li", 2015)]);
    let account = history.unwrap().account();
    let day = on("2016-01-10");
    let of = |kind: &str| Subject::new(id(kind), id("li"));
    let barred = |kind: &str| {
        account.answer("no-promotion", &of(kind), day).map(|answer| answer.verdict)
    };
    assert_eq!(barred("person"), Some(Verdict::Met));
    for kind in ["cadre", "unit", "secretary"] {
        assert_eq!(barred(kind), None, "{kind}");
        assert!(account.any(Kind::PromotionBar, &of(kind), day).is_none(), "{kind}");
    }
    assert!(account.barred("civilized-unit", &of("unit"), day).is_some());
    assert!(account.barred("civilized-unit", &of("person"), day).is_none());
    assert!(account.any(Kind::AwardBar, &of("unit"), day).is_some());
    assert!(account.falls_on(&id("person")) && !account.falls_on(&id("cadre")));
    let told =
        |kind: &str| account.report_of(&of(kind), &[], Script::Hans).render(Format::Text);
    assert_eq!(told("cadre"), "li的后果\n规则中没有由`cadre`承担的后果\n");
    assert_eq!(told("unit"), "li的后果\n没有后果\n");
}

fn graded(name: &str, who: &str, year: i32) -> Decided {
    let of = (Matter::Scheme(id("stationing")), Said::Graded(id("incompetent")));
    let about = Period::year(year).unwrap();
    Decided::new(id(name), id(who), of, (about, about.until().unwrap()))
}

#[test]
fn a_history_has_its_limits() {
    let book = stationing();
    let most = i32::try_from(History::MOST_OF_ONE).unwrap();
    // An outcome about each day from the first in force on.
    let first = book.in_force().from();
    let many = (0..=most).map(|nth| {
        let day = first + chrono::Days::new(u64::try_from(nth).unwrap());
        let about = Period::new(day, day.succ_opt()).unwrap();
        let of = (Matter::Scheme(id("stationing")), Said::Graded(id("incompetent")));
        Decided::new(id(&format!("o{nth}")), id("li"), of, (about, day))
    });
    let problems = History::check(book.consequences(), many).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "outcomes[o0]: at most 1000 outcomes about one subject are allowed here, 1001 were \
         found"
    );
    let too_many = (0..=History::MOST).map(|nth| graded(&format!("o{nth}"), "li", 2015));
    let problems = History::check(book.consequences(), too_many).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "outcomes: at most 100000 outcomes are allowed here, 100001 were found"
    );
}

/// One bar, lifted early, corrected: every kind of step that a report tells.
fn told() -> (Rulebook, History) {
    let book = stationing();
    let bar = graded("o1", "li", 2015);
    let correction =
        bar.corrected(id("c1"), Said::Graded(id("competent")), on("2016-03-01"));
    let reversal = bar.corrected(
        id("c2"),
        Said::among(["competent", "incompetent"].map(id), false),
        on("2016-05-01"),
    );
    let day = Period::new(on("2016-06-01"), Some(on("2016-06-02"))).unwrap();
    let of = (Matter::Decision(id("early-release")), Said::Undetermined);
    let release = Decided::new(id("l1"), id("li"), of, (day, on("2016-06-01")));
    let records = [bar, correction, reversal, release];
    let history = History::check(book.consequences(), records).unwrap();
    (book, history)
}

#[test]
fn a_report_tells_what_is_in_force_and_why() {
    let (book, history) = told();
    let account = history.as_known_on(on("2016-07-01"));
    let report = account.report_on(on("2016-07-01"), book.sources(), Script::Hans);
    assert_eq!(
        report.render(Format::Text),
        "2016-07-01有效的后果\n\
         以2016-07-01所知为准\n\
         li：3年内不予提拔使用  2016-01-01起至2019-01-01前（待定）\n    \
         · 不予提拔  [依据：《在全区选派干部驻村蹲点工作会议上的讲话》二 3]\n    \
         · 结果`o1`：li，“驻村干部考评”，2015年，“不称职”；2016-01-01作出，2016-01-01公布\n    \
         · 更正`c1`将`o1`改为“称职”；2016-03-01作出，2016-03-01公布\n    \
         · 更正`c2`将`o1`改为待定（“称职”或“不称职”）；2016-05-01作出，2016-05-01公布\n    \
         · 自作出之日起算：2016-01-01\n    \
         · 期限：3年，遇短月以月末日为准，不含届满之日；2019-01-01起不再有效\n    \
         · `c2`尚未确定，2016-01-01起是否有效待定\n    \
         · 2016-06-02起可能解除：`l1`，“提前解除影响”，无法认定（作出次日）\n"
    );
    let li = Subject::new(id("person"), id("li"));
    let report = account.report_of(&li, book.sources(), Script::En);
    assert_eq!(
        report.render(Format::Text),
        "Consequences for li\n\
         As known on 2016-07-01\n\
         li: no promotion for three years  from 2016-01-01, before 2019-01-01 (may be)\n    \
         · no promotion  [stated in “在全区选派干部驻村蹲点工作会议上的讲话”, 二 3]\n    \
         · outcome `o1`: li, “Assessment of stationed cadres”, 2015, “incompetent”; decided \
         on 2016-01-01, known on 2016-01-01\n    \
         · correction `c1` of `o1`: “competent”; decided on 2016-03-01, known on \
         2016-03-01\n    \
         · correction `c2` of `o1`: open (“competent” or “incompetent”); decided on \
         2016-05-01, known on 2016-05-01\n    \
         · it starts on the day of the decision: 2016-01-01\n    \
         · it lasts: 3 years, in a short month the last day, the last day does not count; \
         over from 2019-01-01\n    \
         · `c2` is open: from 2016-01-01 it only may be in force\n    \
         · may be lifted from 2016-06-02: `l1`, “released early”, cannot be told yet (on the \
         day after the decision)\n"
    );
    let nothing = account.report_on(on("2020-01-01"), &[], Script::Hant);
    assert_eq!(
        nothing.render(Format::Text),
        "2020-01-01有效的後果\n以2016-07-01所知為準\n沒有後果\n"
    );
}

#[test]
fn a_report_tells_what_a_correction_changed() {
    let (book, history) = told();
    let changed = history.changed_by("c1").unwrap();
    assert_eq!(
        changed.iter().map(Difference::change).collect::<Vec<_>>(),
        [Change::Ended]
    );
    let report = report_differences(&changed, book.sources(), Script::Hant);
    assert_eq!(
        report.render(Format::Text),
        "後果的變化\n\
         li：3年內不予提拔使用  不再產生；原為2016-01-01起至2019-01-01前\n    \
         · 不予提拔  [依據：《在全区选派干部驻村蹲点工作会议上的讲话》二 3]\n    \
         · 結果`o1`：li，「駐村幹部考評」，2015年，「不稱職」；2016-01-01作出，2016-01-01公布\n    \
         · 自作出之日起算：2016-01-01\n    \
         · 期限：3年，遇短月以月末日為準，不含屆滿之日；2019-01-01起不再有效\n"
    );
    let nothing = report_differences(&[], &[], Script::En);
    assert_eq!(nothing.render(Format::Text), "What changed\nNothing changed\n");
}

#[test]
fn every_kind_has_a_name_in_three_scripts() {
    for (word, kind) in Kind::ALL {
        let names = Script::ALL.map(|script| kind.name(script));
        assert!(names.iter().all(|name| !name.is_empty()), "{word}");
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{word}\""));
    }
}

#[test]
fn records_and_consequences_are_written_as_they_always_were() {
    let record = graded("o1", "li", 2015).known_on(on("2016-01-05"));
    let history = History::check(stationing().consequences(), [record.clone()]).unwrap();
    assert_eq!(
        serde_json::to_string(&record).unwrap(),
        r#"{"id":"o1","who":"li","of":{"scheme":"stationing"},"says":{"graded":"incompetent"},"about":{"from":"2015-01-01","until":"2016-01-01"},"decided":"2016-01-01","known":"2016-01-05","seq":1}"#
    );
    let account = history.account();
    let one: &Following = account.followings.first().unwrap();
    assert_eq!(
        serde_json::to_string(&(&one.on, &one.kind, &one.outcome, one.nth, &one.times))
            .unwrap(),
        r#"[{"kind":"person","id":"li"},"promotion_bar","o1",1,[{"period":{"from":"2016-01-01","until":"2019-01-01"},"verdict":"met"}]]"#
    );
    let lasts = one.because.iter().map(|step| serde_json::to_string(step).unwrap());
    assert_eq!(
        lasts.skip(1).collect::<Vec<_>>(),
        [
            r#"{"starts":{"moment":"on_decision","on":"2016-01-01"}}"#,
            r#"{"lasts":{"lasts":{"span":{"length":{"years":3},"month_end":"last_day","last_day":"does_not_count"}},"over":"2019-01-01"}}"#,
        ]
    );
    let wire = serde_json::to_string(&account).unwrap();
    assert_eq!(serde_json::from_str::<Account>(&wire).unwrap(), account);
    let open = r#"{"open":{"grades":["competent"]}}"#;
    let refused = serde_json::from_str::<Said>(open).unwrap_err().to_string();
    assert!(refused.contains("an open result lies among two or more"), "{refused}");
}

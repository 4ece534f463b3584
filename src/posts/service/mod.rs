//! 履岗登记 — the register of service: who held which post from when to when in a year.
//!
//! [`Service::check`] takes holdings with their days and what is recorded of them, and
//! refuses everything that cannot be so at once: more holders than places, more work than a
//! person can carry, a report before service began. [`PostsRules::read_holdings`] reads them
//! from a table. The register then counts what rules read (posts, loads, holders, contracts),
//! hands [sheets](Service::holding_sheet) to them, replays the [way](Service::way) of each
//! post from the survey to service, and [`Service::year`] says what follows: ratings,
//! commendations, posts to adjust, reserve cadres, and who has no post and why. A
//! [`Tally`] has the year in figures; those of villages add up to a township's, and give
//! facts to the appraisal of whoever is responsible ([`Told`]).
//!
//! It decides nothing itself that a rule can say: `[posts.service]` of a rulebook names the
//! scheme of the rating, the rules that follow, how a shared post is counted, the procedure
//! and the facts. The guide's page on [posts](crate::guide::posts#the-year) goes the whole
//! way.
//!
//! [`PostsRules::read_holdings`]: crate::posts::PostsRules::read_holdings
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::facts::{SheetDraft, SheetState};
//! use grassroots::posts::Village;
//! use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft, Told};
//! use grassroots::rulebook::bundled;
//! use grassroots::vocabulary::{Id, Period};
//!
//! let rulebook = bundled::posts_2006()?;
//! let rules = rulebook.posts().ok_or("the rulebook allocates no posts")?;
//! let year = Period::year(2007).ok_or("no such year")?;
//! let posts = rules.read_posts(
//!     year,
//!     ["编号", "岗位名称", "岗位类别", "群众最盼望的岗位", "设岗人数", "工作量"],
//!     [["p1", "治安巡逻岗", "加强社会事业", "是", "2", "5"]],
//! )?;
//! let people = rules.read_people(
//!     year,
//!     ["编号", "政治面貌", "出生日期", "流动情况", "活动能力", "健康状况", "家庭负担"],
//!     [
//!         ["m1", "正式党员", "1962-03-01", "在村", "是", "好", "负担轻"],
//!         ["m2", "正式党员", "1960-05-01", "在村", "是", "一般", "负担轻"],
//!     ],
//! )?;
//! let sheet = SheetDraft::new(year, SheetState::Closed).about(Id::new("gucun")?);
//! let sheet = rulebook.dictionary().sheet(&sheet)?;
//! let village = Village { sheet, posts, people, decided: Vec::new() };
//!
//! let day = |text: &str| text.parse::<chrono::NaiveDate>();
//! let (m1, m2, p1) = (Id::new("m1")?, Id::new("m2")?, Id::new("p1")?);
//! let draft = ServiceDraft::of(vec![
//!     HoldingDraft::new(m1.clone(), p1.clone(), day("2007-01-01")?),
//!     HoldingDraft::new(m2, p1, day("2007-03-01")?).until(day("2007-07-01")?),
//! ]);
//! let service = Service::check(rules, &village, draft)?;
//!
//! // Five units alone, and half of them while the post is shared.
//! let load = |on: &str| Ok::<_, chrono::ParseError>(service.load_on(&m1, day(on)?));
//! assert_eq!(load("2007-02-28")?.map(|load| load.to_string()).as_deref(), Some("5"));
//! assert_eq!(load("2007-03-01")?.map(|load| load.to_string()).as_deref(), Some("2.5"));
//!
//! // At the year's end m2 has no post, and nobody says why.
//! let year = service.year();
//! assert_eq!(year.without[0].person.as_str(), "m2");
//! assert!(year.without[0].reason.is_none());
//!
//! // Two such villages have twice the figures, and the same facts for an appraisal.
//! let both = year.tally.clone().plus(year.tally.clone()).ok_or("too many")?;
//! assert_eq!((both.holdings, both.able, both.able_with_post), (4, 4, 2));
//! let mapping = [("posts.all_held", Told::AllMeet(vec![Id::new("posts/no-empty-post")?]))];
//! assert_eq!(both.facts_for_appraisal(&mapping), year.tally.facts_for_appraisal(&mapping));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! How days are read:
//!
//! * Service runs from its first day up to, but without, the day of leaving: a successor may
//!   begin on that day.
//! * A holding's sheet is about its days of service within the year. What it says of posts
//!   held, load and holders is that of the last of them; [`Service::placement_sheet`] says it
//!   of any day.
//! * Sheets of people, posts and the village, and the figures, are those of the year's last
//!   day.
//! * The confirmation of a holder comes before service: while nobody serves, the holders of
//!   a post are those with whom service will begin.
//!
//! Left out on purpose: choosing holders, which is the business of
//! [`allocation`](crate::posts::allocation), and several villages in one register: each has
//! its own, and tallies add up.

mod because;
mod bounds;
mod called;
mod check;
mod count;
mod days;
mod draft;
mod holdings;
mod notices;
mod place;
mod records;
mod register;
mod report;
mod rules;
mod sheets;
mod table;
mod tally;
mod told;
mod way;
mod words;
mod year;

pub use because::{BegunTooEarly, MissingPart, Notice};
pub use draft::{HoldingDraft, OthersDraft, RecordDraft, ServiceDraft, StepDraft};
pub use register::{Holding, Service};
pub use rules::{ReportRules, ServiceFacts, ServiceRules, Sharing, WayRules};
pub use tally::{RuleTally, StarTally, Tally};
pub use told::Told;
pub use year::{DayFinding, Follows, Served, Without, Year};

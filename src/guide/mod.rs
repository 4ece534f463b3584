//! 指南 — the long-form documentation, compiled and tested with the crate.
//!
//! Read in this order:
//!
//! 1. [`concepts`]: what is judged, what an answer looks like, and what the words mean;
//! 2. [`reading_a_rulebook`]: the whole format of a rulebook, and what its check proves;
//! 3. [`writing_a_rulebook`]: from a text with numbers to a rulebook, step by step;
//! 4. [`writing_a_case`]: rule cases as the tests of your own rules;
//! 5. [`verifying_rules`]: what the cases try, and what they would notice;
//! 6. [`shapes`]: the index of every shape of rule, with formula, range and example;
//! 7. [`over_time_and_together`]: the shapes that look at several periods, at others who are
//!    judged together, and at other outcomes;
//! 8. [`shapes_of_procedures`]: the index of every shape of step over time;
//! 9. [`organizations`]: a township's organizations and teams, and the rules about them;
//! 10. [`members`]: a register of members: stages on a day, standing, counts, facts for the rules;
//! 11. [`posts`]: a village's posts, who is proposed for which, and the year;
//! 12. [`grading`]: from the survey to the grade, plans that are not vague, who moved up;
//! 13. [`rectification`]: which villages are backward, who was there, and a village's course
//!     to acceptance and after;
//! 14. [`rectification_records`]: the register of what happened in each village, and its figures;
//! 15. [`secretaries`]: who led which village, the year of one and of several villages, the rules,
//!     and when somebody must be replaced;
//! 16. [`stationing`]: cadres in villages, and whether they were there: the bars in each reading;
//! 17. [`consequences`]: what follows from outcomes, and what corrections change;
//! 18. [`architecture`]: how the crate is built, and what is left out on purpose;
//! 19. [`why_not`]: the choices that somebody will ask about;
//! 20. [`glossary`]: the field's words and the names that stand for them here.
//!
//! Every snippet runs: what a page says, the crate does.

#[doc = include_str!("concepts.md")]
pub mod concepts {}

#[doc = include_str!("reading_a_rulebook.md")]
pub mod reading_a_rulebook {}

#[doc = include_str!("writing_a_rulebook.md")]
pub mod writing_a_rulebook {}

#[doc = include_str!("writing_a_case.md")]
pub mod writing_a_case {}

#[doc = include_str!("verifying_rules.md")]
pub mod verifying_rules {}

#[doc = include_str!("shapes.md")]
pub mod shapes {}

#[doc = include_str!("over_time_and_together.md")]
pub mod over_time_and_together {}

#[doc = include_str!("shapes_of_procedures.md")]
pub mod shapes_of_procedures {}

#[doc = include_str!("organizations.md")]
pub mod organizations {}

#[doc = include_str!("members.md")]
pub mod members {}

#[doc = include_str!("posts.md")]
pub mod posts {}

#[doc = include_str!("grading.md")]
pub mod grading {}

#[doc = include_str!("rectification.md")]
pub mod rectification {}

#[doc = include_str!("rectification_records.md")]
pub mod rectification_records {}

#[doc = include_str!("secretaries.md")]
pub mod secretaries {}

#[doc = include_str!("stationing.md")]
pub mod stationing {}

#[doc = include_str!("consequences.md")]
pub mod consequences {}

#[doc = include_str!("architecture.md")]
pub mod architecture {}

#[doc = include_str!("why_not.md")]
pub mod why_not {}

#[doc = include_str!("glossary.md")]
pub mod glossary {}

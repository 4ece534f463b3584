//! The rules by which grassroots Party organizations in rural China are set up, rated,
//! rectified and appraised: as typed values and pure functions over rulebooks that are data.
//!
//! A service hands in facts and a rulebook; it gets back a decision, the whole reasoning with
//! the place in the source that each step rests on, and what is missing where something
//! cannot be told. Numbers are exact from the file to the result; missing is never zero; the
//! same input gives the same bytes on every machine.
//!
//! Start with the [guide], or with the room that you need:
//!
//! * [`rulebook`]: read and check a rulebook, editions, the bundled ones;
//! * [`facts`]: the dictionary, the sheet of one subject, tables from spreadsheets;
//! * [`scoring`]: judge a sheet by a scheme, and the record that explains it;
//! * [`rule`]: hold one subject, or many, against a single rule: met or not, and why;
//! * [`procedure`]: replay dated events by a procedure: state, deadlines, what is possible;
//! * [`consequence`]: what follows from outcomes, from when until when, as known on any day;
//! * [`secretary`]: who led which village, townships, and when a secretary must be replaced;
//! * [`organization`]: the tree of organizations, their teams, roll-ups along the tree;
//! * [`member`]: who belongs to which organization, at which stage since when, and the counts;
//! * [`rectification`]: the register of backward villages, where each stands, statistics;
//! * [`stationing`]: cadres in villages: attendance by month and year, groups, visits of units;
//! * [`posts`]: who is proposed for which post, and why;
//! * [`grading`]: plans of rectification, who moved up, how many have each grade;
//! * [`casebook`]: rule cases, run by `cargo test`.

pub mod guide;

pub mod vocabulary;

pub mod explain;

pub mod facts;

pub mod criteria;

pub mod organization;

pub mod member;

pub mod scoring;

pub mod procedure;

pub mod rule;

pub mod consequence;

pub mod secretary;

pub mod posts;

pub mod grading;

pub mod rectification;

pub mod stationing;

pub mod rulebook;

#[cfg(feature = "toml")]
pub mod casebook;

#[cfg(feature = "harness")]
pub mod harness;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

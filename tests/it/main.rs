//! The tests that are not rule cases, one binary; each module answers a question.

#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test stops where it cannot go on"
)]

mod allocation;
mod appointments;
mod boundaries;
mod boundary_files;
mod boundary_outcomes;
mod career;
mod casebook;
mod cohort;
mod comparison;
mod consequence;
mod counts;
mod county;
mod edge_sides;
mod edges;
mod ends;
mod equivalents;
mod explanations;
mod five_years;
mod grading;
mod guards;
mod laws;
mod layers;
mod links;
mod member;
mod naive;
mod organization;
mod outcome_tables;
mod overlays;
mod periods;
mod posts;
mod problems;
mod procedure;
mod public_api;
mod quotas;
mod readme;
mod rectification;
mod removal_worlds;
mod removals_known_late;
mod rule;
mod scripts;
mod secretary;
mod series;
mod service;
mod stationing;
mod strategies;
mod verification;
mod village;
mod ways;
mod windows;
mod wire;

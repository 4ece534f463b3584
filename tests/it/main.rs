//! The tests that are not rule cases, one binary; each module answers a question.

mod cohort;
mod county;
mod edges;
mod explanations;
mod laws;
mod layers;
mod naive;
mod overlays;
mod problems;
mod public_api;
mod secretary;
mod strategies;
mod wire;

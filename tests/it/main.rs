//! The tests that are not rule cases, one binary; each module answers a question.

mod county;
mod edges;
mod explanations;
mod laws;
mod layers;
mod naive;
mod problems;
mod public_api;
mod secretary;
mod strategies;
mod wire;

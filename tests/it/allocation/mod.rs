//! The allocation of posts: against everything tried, its laws, its explanations.

#![expect(clippy::indexing_slicing, reason = "what is tried by hand is numbered")]

mod brute;
mod examples;
mod laws;
mod limits;
mod problems;
mod strained;
mod village;

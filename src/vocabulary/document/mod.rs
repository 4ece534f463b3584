//! 文档 — reading TOML so that *everything* wrong with it is found in one pass.
//!
//! A [`Reader`] walks over the parsed text, hands out [`Field`]s and [`Table`]s, and keeps
//! a list of problems and of the places of all paths. What cannot be read becomes a *hole*:
//! the check that comes after stays silent about what depends on it.

mod reader;
mod table;

pub use reader::{Field, Reader, WordOr};
pub use table::Table;

pub use super::problem::Places;

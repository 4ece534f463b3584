//! The tables of a register.

mod lists;
mod records;
mod tables;
mod visits;

pub use lists::{TownshipRoles, adjacent, bans, postings, roles};
pub use records::day_records;
pub use tables::RegisterTables;
pub use visits::{unit_visits, visit_reports};

const UNIT: &str = "unit";
const VILLAGE: &str = "village";
const TOWNSHIP: &str = "township";
const POSTING: &str = "posting";
const FROM: &str = "from";
const LAST: &str = "last";

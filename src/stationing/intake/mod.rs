//! The tables of a register.

mod lists;
mod records;
mod tables;
mod visits;

pub use lists::{TownshipRoles, adjacent, bans, bans_on_file, postings, roles};
pub(super) use lists::{neighbours, of_neighbours};
pub use records::day_records;
pub use tables::RegisterTables;
pub use visits::{unit_visits, visit_reports};

pub(super) const NEIGHBOUR: &str = "neighbour";
const CADRE: &str = "cadre";
const UNIT: &str = "unit";
pub(super) const VILLAGE: &str = "village";
const TOWNSHIP: &str = "township";
const POSTING: &str = "posting";
const FROM: &str = "from";
const LAST: &str = "last";

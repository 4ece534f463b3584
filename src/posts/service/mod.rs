//! 履岗登记
mod because;
mod bounds;
mod cells;
mod check;
mod days;
mod draft;
mod holdings;
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

pub use because::{BegunTooEarly, Notice};
pub use draft::{HoldingDraft, OthersDraft, RecordDraft, ServiceDraft, StepDraft};
pub use register::{Holding, Service};
pub use rules::{ReportRules, ServiceFacts, ServiceRules, Sharing, WayRules};
pub use tally::{RuleTally, StarTally, Tally};
pub use told::Told;
pub use year::{DayFinding, Follows, Served, Without, Year};

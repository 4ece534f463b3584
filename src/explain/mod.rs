//! 说明 — how explanations are shown: one trait for wording, one shape of report, and its
//! renderings as plain text and Markdown in three scripts.
//!
//! Findings are data and live in the rooms that make them; each room words its own steps
//! through [`Wording`] and lays them out as a [`Report`]. A renderer adds no fact and does
//! no arithmetic.
//!
//! # Examples
//!
//! ```
//! use grassroots::explain::{Format, Report};
//!
//! let mut report = Report::new("千分制考核");
//! report.entry(0, "为民服务", "164 / 200").step("公示4次，每次5分：20分", None);
//! let text = report.render(Format::Markdown);
//! assert_eq!(text, "# 千分制考核\n\n- **为民服务**: 164 / 200\n  - 公示4次，每次5分：20分\n");
//! ```
//!
//! Left out on purpose: HTML and spreadsheets; whoever shows those has the data.

mod quoted;
mod render;
mod report;

pub use quoted::{all_quoted, headline, quoted};
pub use report::{Block, Entry, EntrySteps, Report, Step};

use crate::vocabulary::Script;

/// 措辞 — a step of reasoning that can be put into words in three scripts.
pub trait Wording {
    /// The step in words; every number comes from the step itself.
    fn words(&self, script: Script) -> String;
}

/// 版式 — how a report is rendered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// 纯文本 — plain text, indented.
    Text,
    /// Markdown — headings, lists and tables.
    Markdown,
}

impl Report {
    /// The report as text; the same report gives the same bytes.
    #[must_use]
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Text => render::text(self),
            Format::Markdown => render::markdown(self),
        }
    }
}

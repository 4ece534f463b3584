use crate::vocabulary::{Script, Window};

/// 时段缺陷 — why the rows of a measure cannot have one limit in each window.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WindowDefect {
    /// A row with a limit over the whole period, beside one over all rows in each window.
    #[error(
        "this holds one row over the whole period and `window` holds all rows in each {}, and neither comes first: give the row a `window`, or put it into an item of its own",
        .each.name(Script::En)
    )]
    CapOfRow {
        /// The windows of the measure.
        each: Window,
    },
    /// A row whose own windows are longer than those of all rows.
    #[error(
        "a {} does not lie within a {}, in each of which all rows are held: write the same window or a shorter one",
        .found.name(Script::En), .each.name(Script::En)
    )]
    LongerWindow {
        /// The row's own windows.
        found: Window,
        /// The windows of the measure.
        each: Window,
    },
    /// A row whose own windows are shorter than those of all rows, and cross their ends.
    #[error(
        "a {} may begin in one {each} and end in the next, and all rows are held in each {each}: write the same window, or put this row into an item of its own",
        .found.name(Script::En), each = .each.name(Script::En)
    )]
    CrossingWindow {
        /// The row's own windows.
        found: Window,
        /// The windows of the measure.
        each: Window,
    },
    /// A row that has no windows.
    #[error(
        "`window` holds all rows in each {}, and only dated events of the period have windows: count such events, or put this row into an item of its own",
        .each.name(Script::En)
    )]
    NotDated {
        /// The windows of the measure.
        each: Window,
    },
}

//! secretary

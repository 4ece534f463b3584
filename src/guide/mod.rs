//! 指南 — the long-form documentation.

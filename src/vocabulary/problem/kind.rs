use std::fmt;

/// 值的类别 — the kinds of value that a document can hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// 文字 — a text.
    Text,
    /// 整数 — a whole number.
    Integer,
    /// 小数 — a binary floating-point number.
    Float,
    /// 真假 — true or false.
    Boolean,
    /// 日期 — a date that is not quoted.
    Date,
    /// 列表 — a list.
    List,
    /// 表 — a table.
    Table,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Text => "a text",
            Kind::Integer => "a whole number",
            Kind::Float => "a bare decimal",
            Kind::Boolean => "true or false",
            Kind::Date => "an unquoted date",
            Kind::List => "a list",
            Kind::Table => "a table",
        })
    }
}

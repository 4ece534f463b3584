//! Plain text and Markdown.

use super::report::{Block, Entry, Report};

pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    out.push_str(&report.title);
    out.push('\n');
    for block in &report.blocks {
        match block {
            Block::Heading { text, .. } => lines(&mut out, &["", text]),
            Block::Paragraph(paragraph) => lines(&mut out, &[paragraph]),
            Block::Entry(entry) => text_entry(&mut out, entry),
            Block::Table { header, rows } => text_table(&mut out, header, rows),
        }
    }
    out
}

pub(super) fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", one_line(&report.title));
    let mut is_list = false;
    for block in &report.blocks {
        let is_entry = matches!(block, Block::Entry(_));
        if !(is_list && is_entry) {
            out.push('\n');
        }
        is_list = is_entry;
        match block {
            Block::Heading { level, text } => {
                let marks = "#".repeat(level.saturating_add(2).min(6));
                lines(&mut out, &[&format!("{marks} {}", one_line(text))]);
            }
            Block::Paragraph(paragraph) => lines(&mut out, &[&escaped(paragraph)]),
            Block::Entry(entry) => markdown_entry(&mut out, entry),
            Block::Table { header, rows } => markdown_table(&mut out, header, rows),
        }
    }
    out
}

fn lines(out: &mut String, lines: &[&str]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

fn text_entry(out: &mut String, entry: &Entry) {
    let indent = "  ".repeat(entry.depth);
    let gap = if entry.figure.is_empty() { "" } else { "  " };
    lines(out, &[&format!("{indent}{}{gap}{}", entry.label, entry.figure)]);
    for step in &entry.steps {
        let ground = step.ground.as_ref().map(|g| format!("  [{g}]")).unwrap_or_default();
        lines(out, &[&format!("{indent}    · {}{ground}", step.text)]);
    }
}

fn markdown_entry(out: &mut String, entry: &Entry) {
    let indent = "  ".repeat(entry.depth);
    let (label, figure) = (escaped(&entry.label), escaped(&entry.figure));
    let colon = if figure.is_empty() { "" } else { ": " };
    lines(out, &[&format!("{indent}- **{label}**{colon}{figure}")]);
    for step in &entry.steps {
        let ground = step
            .ground
            .as_ref()
            .map(|g| format!(" *({})*", escaped(g)))
            .unwrap_or_default();
        lines(out, &[&format!("{indent}  - {}{ground}", escaped(&step.text))]);
    }
}

/// How many columns a text takes on a screen: Chinese characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

fn text_table(out: &mut String, header: &[String], rows: &[Vec<String>]) {
    let mut widths = vec![0; header.len()];
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = width(cell).max(*most);
        }
    }
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        let cells = row.iter().zip(&widths).map(|(cell, most)| {
            let fill = most.saturating_sub(width(cell));
            format!("{cell}{}", " ".repeat(fill))
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        lines(out, &[line.trim_end()]);
    }
}

fn markdown_table(out: &mut String, header: &[String], rows: &[Vec<String>]) {
    let line = |row: &[String]| {
        let cells: Vec<String> =
            row.iter().map(|cell| escaped(cell).replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = header.iter().map(|_| "---").collect::<Vec<_>>().join(" | ");
    lines(out, &[&line(header), &format!("| {rule} |")]);
    for row in rows {
        lines(out, &[&line(row)]);
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '\\' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// 报告 — a report laid out in blocks, in one script, ready to be rendered.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// 标题 — its title.
    pub title: String,
    /// 内容 — its blocks, in order.
    pub blocks: Vec<Block>,
}

/// 内容块 — one block of a report.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Block {
    /// 小标题 — a heading.
    Heading {
        /// How deep it stands; the headings of a report itself stand at 0.
        level: usize,
        /// The heading.
        text: String,
    },
    /// 段落 — a paragraph.
    Paragraph(String),
    /// 条目 — an entry of the ledger with its steps.
    Entry(Entry),
    /// 表格 — a table: the header and the rows.
    Table {
        /// The header.
        header: Vec<String>,
        /// The rows, each as long as the header.
        rows: Vec<Vec<String>>,
    },
}

/// 条目 — one entry of the ledger.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// How deep it stands.
    pub depth: usize,
    /// What it is.
    pub label: String,
    /// What it came to.
    pub figure: String,
    /// How it came to it.
    pub steps: Vec<Step>,
}

/// 步骤 — one step in words.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// The step.
    pub text: String,
    /// Where its numbers come from, where that is not the entry's own ground.
    pub ground: Option<String>,
}

impl Report {
    /// A report without blocks yet.
    #[must_use]
    pub fn new(title: &str) -> Report {
        Report { title: title.to_owned(), blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading { level: 0, text: text.to_owned() });
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(text.to_owned()));
    }

    /// Adds an entry; its steps are added to what this gives.
    pub fn entry(&mut self, depth: usize, label: &str, figure: &str) -> EntrySteps<'_> {
        let (label, figure) = (label.to_owned(), figure.to_owned());
        self.blocks.push(Block::Entry(Entry { depth, label, figure, steps: Vec::new() }));
        EntrySteps(self.blocks.last_mut())
    }

    /// Adds a table; shorter rows are filled up with blanks.
    pub fn table(&mut self, header: &[&str], rows: Vec<Vec<String>>) {
        let header: Vec<String> = header.iter().map(|cell| (*cell).to_owned()).collect();
        let width = header.len();
        let rows = rows.into_iter().map(|mut row| {
            row.resize(width, String::new());
            row
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table { header, rows });
    }

    /// Adds all blocks of another report under its title as a heading; its own headings
    /// stand one deeper.
    pub fn append(&mut self, other: Report) {
        self.heading(&other.title);
        self.blocks.extend(other.blocks.into_iter().map(|block| match block {
            Block::Heading { level, text } => {
                Block::Heading { level: level.saturating_add(1), text }
            }
            other => other,
        }));
    }
}

/// 条目的步骤 — the steps of the entry just added.
#[derive(Debug)]
pub struct EntrySteps<'r>(Option<&'r mut Block>);

impl EntrySteps<'_> {
    /// Adds a step.
    pub fn step(&mut self, text: &str, ground: Option<String>) -> &mut Self {
        if let Some(Block::Entry(entry)) = &mut self.0 {
            entry.steps.push(Step { text: text.to_owned(), ground });
        }
        self
    }
}

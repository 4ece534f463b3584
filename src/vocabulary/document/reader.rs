use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Table;
use crate::vocabulary::text::{day_from, nearest, shown};
use crate::vocabulary::{
    Amount, Bounds, Defect, Exact, FieldPath, Found, Id, Kind, Label, Period, Place,
    Points, Problem, Problems, Ratio, has_hole_within,
};

/// 字段 — one value of a document with its path.
#[derive(Clone, Debug)]
pub struct Field<'d> {
    pub(super) value: &'d DeValue<'d>,
    pub(super) start: usize,
    /// Where it stands.
    pub path: FieldPath,
}

impl Field<'_> {
    /// What kind of value stands here.
    #[must_use]
    pub fn kind(&self) -> Kind {
        kind_of(self.value)
    }

    /// The text of a text, or the literal of a number or date as it is written.
    #[must_use]
    pub fn literal(&self) -> Option<String> {
        match self.value {
            DeValue::String(text) => Some(text.clone().into_owned()),
            DeValue::Integer(integer) => Some(written(integer)),
            DeValue::Float(float) => Some(float.as_str().to_owned()),
            DeValue::Datetime(datetime) => Some(datetime.to_string()),
            DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
        }
    }
}

/// 读取器 — reads one document, and remembers what is wrong with it.
#[derive(Debug)]
pub struct Reader {
    line_starts: Vec<usize>,
    // How many characters stand before each block of the text.
    characters: Vec<usize>,
    text: String,
    found: Found,
    holes: BTreeSet<FieldPath>,
    // Where a table is expected and something else stands.
    no_tables: BTreeSet<FieldPath>,
    /// Which tables were asked for a key.
    watched: Option<(&'static str, Vec<FieldPath>)>,
}

impl Reader {
    /// The longest document, in bytes.
    pub const LONGEST: usize = 4 << 20;

    /// The longest text in a document, in characters.
    pub const LONGEST_TEXT: usize = 4_000;

    /// Reads `text` by `read`: what it gives, or every problem.
    ///
    /// `read` gets the document as a table and gives `None` only after reporting why.
    pub fn read<T>(
        text: &str,
        read: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> (Option<T>, Reader) {
        Reader::over(text).run(text, read)
    }

    /// The tables of a text that `read` asks for a key, whether or not they have it.
    pub(crate) fn asked_for<T>(
        key: &'static str,
        text: &str,
        read: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Vec<FieldPath> {
        let mut reader = Reader::over(text);
        reader.watched = Some((key, Vec::new()));
        let (_, reader) = reader.run(text, read);
        reader.watched.map(|(_, tables)| tables).unwrap_or_default()
    }

    /// A table was asked for a key.
    pub(super) fn ask(&mut self, table: &FieldPath, key: &str) {
        if let Some((_, tables)) = self.watched.as_mut().filter(|(one, _)| *one == key) {
            tables.push(table.clone());
        }
    }

    fn run<T>(
        self,
        text: &str,
        read: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> (Option<T>, Reader) {
        let mut reader = self;
        if text.len() > Reader::LONGEST {
            let defect = Defect::TooLong { found: text.len(), at_most: Reader::LONGEST };
            reader.found.push(Problem::new(FieldPath::root(), defect));
            return (None, reader);
        }
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            reader.syntax(&errors);
            return (None, reader);
        }
        let value = DeValue::Table(table.into_inner());
        let root = Field { value: &value, start: 0, path: FieldPath::root() };
        reader.visit(&root.path, root.start);
        let read = read(&mut reader, &root);
        (read, reader)
    }

    fn over(text: &str) -> Reader {
        let breaks = text.match_indices('\n').map(|(at, _)| at.saturating_add(1));
        let mut characters = vec![0_usize];
        for block in text.as_bytes().chunks(BLOCK) {
            let before = characters.last().copied().unwrap_or_default();
            characters.push(before.saturating_add(starts_of_characters(block)));
        }
        Reader {
            characters,
            line_starts: std::iter::once(0).chain(breaks).collect(),
            text: text.to_owned(),
            found: Found::default(),
            holes: BTreeSet::new(),
            no_tables: BTreeSet::new(),
            watched: None,
        }
    }

    fn syntax(&mut self, errors: &[toml::de::Error]) {
        let mut by_line: BTreeMap<usize, (usize, String)> = BTreeMap::new();
        for error in errors {
            let place = self.place(error.span().map_or(0, |span| span.start));
            let first = by_line.entry(place.line).or_insert((usize::MAX, String::new()));
            if place.column < first.0 {
                let message = error.message().trim().replace('\n', " ");
                *first = (place.column, message);
            }
        }
        let mut last = None;
        for (line, (column, message)) in by_line {
            let is_open = is_of_inline_table(&message);
            let follows = last.is_some_and(|last| self.is_blank_between(last, line));
            last = Some(line);
            if is_open && follows {
                continue;
            }
            let message = if is_open { format!("{message}{OR_OPEN}") } else { message };
            let mut problem = Problem::new(FieldPath::root(), Defect::Syntax { message });
            problem.place = Some(Place::new(line, column));
            self.found.push(problem);
            // In a table that is not closed, all that follows is at fault.
            if is_open {
                return;
            }
        }
    }

    /// Whether nothing but blank lines, comments and headers of tables stands between two
    /// lines.
    fn is_blank_between(&self, one: usize, other: usize) -> bool {
        let start = self.line_starts.get(one).copied().unwrap_or_default();
        let end = other.checked_sub(1).and_then(|line| self.line_starts.get(line));
        let between = end.and_then(|end| self.text.get(start..*end)).unwrap_or_default();
        between
            .lines()
            .map(str::trim_start)
            .all(|line| line.is_empty() || line.starts_with('#') || line.starts_with('['))
    }

    /// Line and column of a value.
    #[must_use]
    pub fn place_of(&self, field: &Field<'_>) -> Place {
        self.place(field.start)
    }

    /// Line and column of a byte of the text.
    fn place(&self, byte: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|l| self.line_starts.get(l)).copied();
        let before = self.characters_before(start.unwrap_or(0));
        let column = self.characters_before(byte).saturating_sub(before);
        Place::new(line, column.saturating_add(1))
    }

    /// Characters before a byte of the text: a line may be as long as the document.
    fn characters_before(&self, byte: usize) -> usize {
        let block = byte.checked_div(BLOCK).unwrap_or_default();
        let start = block.saturating_mul(BLOCK);
        let rest = self.text.as_bytes().get(start..byte).unwrap_or_default();
        let before = self.characters.get(block).copied().unwrap_or_default();
        before.saturating_add(starts_of_characters(rest))
    }

    /// Remembers where a path stands.
    pub(super) fn visit(&mut self, path: &FieldPath, byte: usize) {
        let place = self.place(byte);
        self.found.places_mut().remember(path, place);
    }

    /// The same value under another path, remembered with its place: for elements that have
    /// an id and do not write it under `id`.
    #[must_use]
    pub fn named<'d>(&mut self, field: &Field<'d>, path: FieldPath) -> Field<'d> {
        self.visit(&path, field.start);
        Field { value: field.value, start: field.start, path }
    }

    /// Reports a problem here; what stands here counts as a hole.
    pub fn report(&mut self, field: &Field<'_>, defect: impl Into<Defect>) {
        if self.is_in_no_table(&field.path) {
            return;
        }
        let place = Some(self.place(field.start));
        self.holes.insert(field.path.clone());
        self.found.push(Problem { at: field.path.clone(), place, defect: defect.into() });
    }

    /// Reports a problem at a path that has no value of its own.
    pub fn report_at(&mut self, at: FieldPath, defect: impl Into<Defect>) {
        if self.is_in_no_table(&at) {
            return;
        }
        self.found.push(Problem::new(at.clone(), defect.into()));
        self.holes.insert(at);
    }

    /// Whether this stands where a table is expected and is none: that is told once.
    fn is_in_no_table(&self, path: &FieldPath) -> bool {
        let mut at = (!self.no_tables.is_empty()).then(|| path.clone());
        while let Some(path) = at {
            if self.no_tables.contains(&path) {
                return true;
            }
            at = path.parent();
        }
        false
    }

    /// Says which keys a table has that is expected here.
    pub(super) fn expects_keys(&mut self, path: &FieldPath, keys: &[&'static str]) {
        self.found.say_keys(path, keys);
    }

    /// Counts something at or in `path` among what could not be read.
    pub(super) fn miss(&mut self, path: &FieldPath) {
        self.holes.insert(path.clone());
    }

    /// Whether a problem here would be listed: advice is costly, and only for those.
    pub(super) fn lists(&self, field: &Field<'_>) -> bool {
        self.found.lists_at(Some(self.place(field.start)))
    }

    /// Whether something at or in `path` could not be read.
    #[must_use]
    pub fn has_hole_in(&self, path: &FieldPath) -> bool {
        has_hole_within(&self.holes, path)
    }

    /// What was wrong, and what could not be read.
    pub(crate) fn into_parts(self) -> (Found, BTreeSet<FieldPath>) {
        (self.found, self.holes)
    }

    /// The value, or all problems.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match value {
            Some(value) => self.found.none_or(value),
            None => Err(self.found.into_problems()),
        }
    }

    // ---- values ---------------------------------------------------------------------

    /// The table that stands here. Where something else stands, that is reported, and the
    /// table has nothing in it: what it is asked for tells the keys that it should have.
    pub fn table<'d>(&mut self, field: &Field<'d>) -> Option<Table<'d>> {
        match field.value {
            DeValue::Table(table) => Some(Table::new(Some(table), field)),
            _ => {
                self.wrong::<()>(field, Kind::Table);
                self.no_tables.insert(field.path.clone());
                Some(Table::new(None, field))
            }
        }
    }

    /// The list that stands here, element by element.
    pub fn list<'d>(
        &mut self,
        field: &Field<'d>,
        at_most: usize,
    ) -> Option<Vec<Field<'d>>> {
        let DeValue::Array(array) = field.value else {
            return self.wrong(field, Kind::List);
        };
        if array.len() > at_most {
            let defect =
                Defect::TooMany { what: "elements", found: array.len(), at_most };
            self.report(field, defect);
            return None;
        }
        let mut fields = Vec::with_capacity(array.len());
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, value) in array.iter().enumerate() {
            let path = match element_id(value.get_ref()) {
                Some(id) => {
                    let again = times.entry(id).or_default();
                    let path = field.path.element(id).again(*again);
                    *again = again.saturating_add(1);
                    path
                }
                None => field.path.nth(index),
            };
            let start = value.span().start;
            self.visit(&path, start);
            fields.push(Field { value: value.get_ref(), start, path });
        }
        Some(fields)
    }

    /// Each element of the list here through `read`; elements that cannot be read are left
    /// out and count as holes.
    pub fn each<T>(
        &mut self,
        field: &Field<'_>,
        at_most: usize,
        mut read: impl FnMut(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let fields = self.list(field, at_most)?;
        let mut values = Vec::with_capacity(fields.len());
        for element in fields {
            match read(self, &element) {
                Some(value) => values.push(value),
                None => {
                    self.holes.insert(element.path.clone());
                }
            }
        }
        Some(values)
    }

    /// A text; one of no characters is refused.
    pub fn text(&mut self, field: &Field<'_>) -> Option<String> {
        let DeValue::String(text) = field.value else {
            return self.wrong(field, Kind::Text);
        };
        let found = text.chars().count();
        if found > Reader::LONGEST_TEXT {
            let at_most = Reader::LONGEST_TEXT;
            self.report(field, Defect::TextTooLong { found, at_most });
            return None;
        }
        if text.trim().is_empty() {
            self.report(field, Defect::EmptyText);
            return None;
        }
        Some(text.clone().into_owned())
    }

    /// True or false.
    pub fn boolean(&mut self, field: &Field<'_>) -> Option<bool> {
        match field.value {
            DeValue::Boolean(value) => Some(*value),
            _ => self.wrong(field, Kind::Boolean),
        }
    }

    /// A whole number between `least` and `most`.
    pub fn whole(&mut self, field: &Field<'_>, least: i64, most: i64) -> Option<i64> {
        let DeValue::Integer(integer) = field.value else {
            return self.wrong(field, Kind::Integer);
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        match number.filter(|n| (least..=most).contains(n)) {
            Some(number) => Some(number),
            None => {
                let found = shown(&written(integer));
                self.report(field, Defect::NotWhole { found, least, most });
                None
            }
        }
    }

    /// A count: a whole number from `least` to `most`.
    pub fn count(&mut self, field: &Field<'_>, least: u32, most: u32) -> Option<u32> {
        let number = self.whole(field, i64::from(least), i64::from(most))?;
        u32::try_from(number).ok()
    }

    /// A number of points.
    pub fn points(&mut self, field: &Field<'_>) -> Option<Points> {
        self.number(field)
    }

    /// An exact amount.
    pub fn amount(&mut self, field: &Field<'_>) -> Option<Amount> {
        self.number(field)
    }

    /// An exact ratio.
    pub fn ratio(&mut self, field: &Field<'_>) -> Option<Ratio> {
        self.number(field)
    }

    /// An id.
    pub fn id(&mut self, field: &Field<'_>) -> Option<Id> {
        let text = self.text(field)?;
        match Id::new(&text) {
            Ok(id) => Some(id),
            Err(error) => {
                self.report(field, error);
                None
            }
        }
    }

    /// A day, quoted or not.
    pub fn day(&mut self, field: &Field<'_>) -> Option<NaiveDate> {
        let text = match field.value {
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => self.text(field)?,
        };
        match day_from(&text) {
            Some(day) => Some(day),
            None => {
                self.report(field, Defect::NotADate { found: shown(&text) });
                None
            }
        }
    }

    /// A period: `{ from, until }`.
    pub fn period(&mut self, field: &Field<'_>) -> Option<Period> {
        let mut table = self.table(field)?;
        let from = table.required(self, "from", Reader::day);
        let until = table.optional(self, "until", Reader::day);
        table.finish(self);
        match Period::new(from?, until) {
            Ok(period) => Some(period),
            Err(error) => {
                self.report(field, error);
                None
            }
        }
    }

    /// A label in three scripts.
    pub fn label(&mut self, field: &Field<'_>) -> Option<Label> {
        let mut table = self.table(field)?;
        let hans = table.required(self, "hans", Reader::text);
        let hant = table.required(self, "hant", Reader::text);
        let en = table.required(self, "en", Reader::text);
        table.finish(self);
        Some(Label { hans: hans?, hant: hant?, en: en? })
    }

    /// A text that is the same in every script, or the three texts of a label.
    pub fn text_or_label(&mut self, field: &Field<'_>) -> Option<Label> {
        match field.value {
            DeValue::Table(_) => self.label(field),
            _ => self.text(field).map(|text| Label::same(&text)),
        }
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, field: &Field<'_>, words: &[(&str, T)]) -> Option<T> {
        let DeValue::String(text) = field.value else {
            return self.wrong(field, Kind::Text);
        };
        match words.iter().find(|(word, _)| word == text) {
            Some((_, value)) => Some(*value),
            None => {
                self.unknown_word(field, text, words.iter().map(|(word, _)| *word));
                None
            }
        }
    }

    /// Reports a word that is none of `words`.
    pub fn unknown_word<'w>(
        &mut self,
        field: &Field<'_>,
        found: &str,
        words: impl Iterator<Item = &'w str>,
    ) {
        let (mut known, mut near) = (Vec::new(), None);
        if self.lists(field) {
            known = words.map(str::to_owned).collect();
            near = nearest(found, known.iter().map(String::as_str))
                .or_else(|| alike(found, &known));
        }
        let found = shown(found);
        self.report(field, Defect::UnknownWord { found, nearest: near, known });
    }

    /// The word that stands here, if it is a text; for values that are a word or a table.
    #[must_use]
    pub fn as_word<'d>(field: &Field<'d>) -> Option<&'d str> {
        match field.value {
            DeValue::String(text) => Some(text.as_ref()),
            _ => None,
        }
    }

    /// Bounds from the keys `at_least`, `above`, `at_most` and `below` of a table.
    pub fn bounds(&mut self, table: &mut Table<'_>) -> Option<Bounds> {
        let mut end = |reader: &mut Reader, key: &'static str| {
            table.optional(reader, key, Reader::ratio).map(Exact::from)
        };
        let at_least = end(self, "at_least");
        let above = end(self, "above");
        let at_most = end(self, "at_most");
        let below = end(self, "below");
        match Bounds::new(at_least, above, at_most, below) {
            Ok(bounds) => Some(bounds),
            Err(error) => {
                self.report_at(table.path().clone(), error);
                None
            }
        }
    }

    /// A number written as an integer or as a quoted text.
    fn number<T>(&mut self, field: &Field<'_>) -> Option<T>
    where
        T: FromStr,
        Defect: From<T::Err>,
    {
        let (text, is_quoted) = match field.value {
            DeValue::Integer(integer) => (written(integer), true),
            DeValue::String(text) => (text.clone().into_owned(), true),
            DeValue::Float(float) => (float.as_str().to_owned(), false),
            _ => return self.wrong(field, Kind::Integer),
        };
        match text.parse() {
            Ok(value) if is_quoted => Some(value),
            Ok(_) => {
                self.report(field, Defect::BareDecimal { found: shown(&text) });
                None
            }
            // What quotes would not mend is told as if it stood in quotes.
            Err(error) => {
                self.report(field, Defect::from(error));
                None
            }
        }
    }

    /// A number, or one of some words: what is no number is held against the words.
    pub fn number_or<W: Copy, T>(
        &mut self,
        field: &Field<'_>,
        words: &[(&str, W)],
        number: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Option<WordOr<W, T>> {
        let Some(text) = Reader::as_word(field) else {
            return number(self, field).map(WordOr::Number);
        };
        if let Some((_, word)) = words.iter().find(|(word, _)| *word == text) {
            return Some(WordOr::Word(*word));
        }
        let is_word = text.chars().any(char::is_alphabetic)
            && !text.chars().any(|c| c.is_ascii_digit());
        if is_word {
            let known = words.iter().map(|(word, _)| *word).chain(["a number"]);
            self.unknown_word(field, text, known);
            return None;
        }
        number(self, field).map(WordOr::Number)
    }

    fn wrong<T>(&mut self, field: &Field<'_>, expected: Kind) -> Option<T> {
        let (found, keys) = (kind_of(field.value), Vec::new());
        self.report(field, Defect::WrongKind { expected, found, keys });
        None
    }
}

/// 词或数 — where a number or one of some words may stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WordOr<W, T> {
    /// One of the words.
    Word(W),
    /// A number.
    Number(T),
}

/// Words for the same rounding, of which each place knows one.
const ALIKE: [&[&str]; 3] = [
    &["down", "towards_zero"],
    &["up", "away_from_zero"],
    &["nearest", "half_away_from_zero", "half_up"],
];

/// The known word that means what this one means elsewhere.
fn alike(found: &str, known: &[String]) -> Option<String> {
    let words = ALIKE.into_iter().find(|words| words.contains(&found))?;
    known.iter().find(|word| words.contains(&word.as_str())).cloned()
}

/// What may be meant instead, for the message of the reader of TOML.
const OR_OPEN: &str = "; or a brace or bracket before this is not closed";

/// What an open inline table makes of the lines that follow.
fn is_of_inline_table(message: &str) -> bool {
    message.starts_with("missing comma between key-value pairs")
        || message.starts_with("missing key for inline table element")
        || message.starts_with("missing value for inline table element")
        || message.starts_with("missing assignment between key-value pairs")
        || message.starts_with("extra comma in inline table")
}

/// The bytes of a text between which characters are counted beforehand.
const BLOCK: usize = 64;

/// How many characters begin among these bytes.
fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

/// An integer as it is written, the mark of its base before it.
fn written(integer: &toml::de::DeInteger<'_>) -> String {
    let mark = match integer.radix() {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    format!("{mark}{}", integer.as_str())
}

fn kind_of(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::Integer,
        DeValue::Float(_) => Kind::Float,
        DeValue::Boolean(_) => Kind::Boolean,
        DeValue::Datetime(_) => Kind::Date,
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
    }
}

fn element_id<'d>(value: &'d DeValue<'_>) -> Option<&'d str> {
    let table = value.as_table()?;
    let id = table.get("id").map(Spanned::get_ref)?.as_str()?;
    Id::new(id).is_ok().then_some(id)
}

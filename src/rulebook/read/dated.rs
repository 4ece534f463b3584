//! Quantities over dated events and over time.

use super::condition::{ids, some_end};
use super::quantity::answer;
use crate::criteria::{PartWindows, PeriodDay, Windows};
use crate::facts::Dictionary;
use crate::rulebook::draft::{
    EventsDraft, GapsDraft, LatestDraft, MomentDraft, ServiceDraft, SinceDraft,
    WindowsDraft,
};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{Bounds, MonthEnd, TimeSpan, TimeUnit, Window};

pub(super) fn events(reader: &mut Reader, field: &Field<'_>) -> Option<EventsDraft> {
    let mut table = reader.table(field)?;
    let events = table.required(reader, "events", Reader::id);
    let kinds = table.optional(reader, "kinds", ids);
    let most_in = table.optional(reader, "most_in", window);
    let least_in = table.optional(reader, "least_in", window);
    let part_windows = table.optional(reader, "part_windows", part_windows);
    let last = table.optional(reader, "last", time_span);
    table.finish(reader);
    let kinds = kinds.unwrap_or_default();
    Some(EventsDraft { events: events?, kinds, most_in, least_in, part_windows, last })
}

pub(super) fn windows(reader: &mut Reader, field: &Field<'_>) -> Option<WindowsDraft> {
    let mut table = reader.table(field)?;
    let events = table.required(reader, "events", Reader::id);
    let kinds = table.optional(reader, "kinds", ids);
    let window = table.required(reader, "in", window);
    let such = table.required(reader, "such", such);
    let part_windows = table.required(reader, "part_windows", part_windows);
    let at_most = table.required(reader, "at_most", |r, f| r.count(f, 1, Windows::MOST));
    table.finish(reader);
    Some(WindowsDraft {
        events: events?,
        kinds: kinds.unwrap_or_default(),
        r#in: window?,
        such: such?,
        part_windows: part_windows?,
        at_most: at_most?,
    })
}

/// How many events a window must have.
fn such(reader: &mut Reader, field: &Field<'_>) -> Option<Bounds> {
    let mut table = reader.table(field)?;
    let bounds = reader.bounds(&mut table);
    table.finish(reader);
    some_end(reader, field, bounds?)
}

fn part_windows(reader: &mut Reader, field: &Field<'_>) -> Option<PartWindows> {
    reader.word(field, &PartWindows::ALL)
}

fn window(reader: &mut Reader, field: &Field<'_>) -> Option<Window> {
    reader.word(field, &Window::ALL)
}

/// `{ days = 30 }`, `{ months = 6 }` or `{ years = 3 }`.
fn time_span(reader: &mut Reader, field: &Field<'_>) -> Option<TimeSpan> {
    let (tag, field) = reader.table(field)?.tag(reader, &["days", "months", "years"])?;
    let n = reader.count(&field, 1, TimeSpan::MOST)?;
    Some(match tag {
        "days" => TimeSpan::Days(n),
        "months" => TimeSpan::Months(n),
        _ => TimeSpan::Years(n),
    })
}

fn latest(reader: &mut Reader, field: &Field<'_>) -> Option<LatestDraft> {
    let mut table = reader.table(field)?;
    let events = table.required(reader, "events", Reader::id);
    let kinds = table.optional(reader, "kinds", ids);
    table.finish(reader);
    Some(LatestDraft { events: events?, kinds: kinds.unwrap_or_default() })
}

/// `"fact"` or `{ latest = { … } }`.
fn moment(reader: &mut Reader, field: &Field<'_>) -> Option<MomentDraft> {
    if Reader::as_word(field).is_some() {
        return reader.id(field).map(MomentDraft::Date);
    }
    let (_, field) = reader.table(field)?.tag(reader, &["latest"])?;
    latest(reader, &field).map(MomentDraft::Latest)
}

fn month_end(reader: &mut Reader, field: &Field<'_>) -> Option<MonthEnd> {
    reader.word(field, &MonthEnd::ALL)
}

fn at_most(reader: &mut Reader, field: &Field<'_>) -> Option<u32> {
    reader.count(field, 1, Dictionary::MOST_COUNTED)
}

fn period_day(reader: &mut Reader, field: &Field<'_>) -> Option<PeriodDay> {
    let text = reader.text(field)?;
    let day = PeriodDay::read(&text);
    if day.is_none() {
        let known = ["start", "end", "11-20", "2020-07-31"];
        reader.unknown_word(field, &text, known.into_iter());
    }
    day
}

pub(super) fn since(reader: &mut Reader, field: &Field<'_>) -> Option<SinceDraft> {
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", moment);
    let on = table.required(reader, "on", period_day);
    let unit = table.required(reader, "in", |r, f| r.word(f, &TimeUnit::ALL));
    let month_end = table.optional(reader, "month_end", month_end);
    let never = table.required(reader, "never", answer);
    let at_most = table.required(reader, "at_most", at_most);
    table.finish(reader);
    Some(SinceDraft {
        of: of?,
        on: on?,
        r#in: unit?,
        month_end,
        never: never?,
        at_most: at_most?,
    })
}

pub(super) fn service(reader: &mut Reader, field: &Field<'_>) -> Option<ServiceDraft> {
    let units = [("months", TimeUnit::Months), ("years", TimeUnit::Years)];
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", Reader::id);
    let unit = table.required(reader, "in", |r, f| r.word(f, &units));
    let month_end = table.required(reader, "month_end", month_end);
    let gaps = table.required(reader, "gaps", gaps);
    let since_latest = table.optional(reader, "since_latest", latest);
    let at_most = table.required(reader, "at_most", at_most);
    table.finish(reader);
    Some(ServiceDraft {
        of: of?,
        r#in: unit?,
        month_end: month_end?,
        gaps: gaps?,
        since_latest,
        at_most: at_most?,
    })
}

/// `"left_out"`, `"restart"` or `{ bridged_up_to = { years = 1 } }`.
fn gaps(reader: &mut Reader, field: &Field<'_>) -> Option<GapsDraft> {
    let words = [("left_out", GapsDraft::LeftOut), ("restart", GapsDraft::Restart)];
    let Some(word) = Reader::as_word(field) else {
        let (_, field) = reader.table(field)?.tag(reader, &["bridged_up_to"])?;
        return time_span(reader, &field).map(GapsDraft::BridgedUpTo);
    };
    let found = words.iter().find(|(known, _)| *known == word);
    if found.is_none() {
        let known = ["left_out", "restart", "{ bridged_up_to = … }"];
        reader.unknown_word(field, word, known.into_iter());
    }
    found.map(|(_, gaps)| *gaps)
}

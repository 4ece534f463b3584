use super::condition::{condition, ids};
use super::{ground, unlabelled};
use crate::procedure::{Base, InTime, Length, Opens};
use crate::rulebook::draft::{
    AnchorDraft, DeadlineDraft, ExtensionDraft, LapseDraft, MajorityDraft, NamedDraft,
    ProcedureDraft, ShareDraft, ShorteningDraft, SpellDraft, StateDraft, TransitionDraft,
    VoteDraft, WaitDraft,
};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Defect, Id, MonthEnd, Ratio};

/// The most states, transitions, … of one procedure.
const MOST: usize = 200;

pub(super) fn procedure(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<ProcedureDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let title = table.required(reader, "title", Reader::label);
    let subject = table.required(reader, "subject", Reader::id);
    let month_end = table.required(reader, "month_end", |r, f| r.word(f, &MonthEnd::ALL));
    let note = table.optional(reader, "note", Reader::text);
    let ground = table.optional(reader, "ground", ground);
    let state = table.listed(reader, "state", MOST, state);
    let event = table.listed(reader, "event", MOST, named);
    let evidence = table.listed(reader, "evidence", MOST, named);
    let role = table.listed(reader, "role", MOST, named);
    let transition = table.listed(reader, "transition", MOST, transition);
    let deadline = table.listed(reader, "deadline", MOST, deadline);
    let period = table.listed(reader, "period", MOST, spell);
    table.finish(reader);
    Some(ProcedureDraft {
        id: id?,
        title: title.unwrap_or_else(unlabelled),
        subject: subject?,
        month_end: month_end?,
        note,
        ground,
        state,
        event,
        evidence,
        role,
        transition,
        deadline,
        period,
    })
}

fn state(reader: &mut Reader, field: &Field<'_>) -> Option<StateDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let start = table.optional(reader, "start", Reader::boolean).unwrap_or(false);
    let end = table.optional(reader, "end", Reader::boolean).unwrap_or(false);
    table.finish(reader);
    Some(StateDraft { id: id?, label: label.unwrap_or_else(unlabelled), start, end })
}

fn named(reader: &mut Reader, field: &Field<'_>) -> Option<NamedDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    table.finish(reader);
    Some(NamedDraft { id: id?, label: label.unwrap_or_else(unlabelled) })
}

fn transition(reader: &mut Reader, field: &Field<'_>) -> Option<TransitionDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let from = table.required(reader, "from", ids);
    let to = table.required(reader, "to", Reader::id);
    let on = table.required(reader, "on", Reader::id);
    let at_most = table.optional(reader, "at_most", |r, f| r.count(f, 1, 1_000));
    let (evidence, by, ballot) = formalities(reader, &mut table);
    let note = table.optional(reader, "note", Reader::text);
    let guard = table.optional(reader, "guard", condition);
    let not_before = table.listed(reader, "not_before", MOST, wait);
    let ground = table.optional(reader, "ground", ground);
    table.finish(reader);
    Some(TransitionDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        from: from?,
        to: to?,
        on: on?,
        at_most,
        evidence,
        by,
        note,
        guard,
        not_before,
        ballot,
        ground,
    })
}

fn anchor(
    reader: &mut Reader,
    field: &Field<'_>,
    tags: &[&'static str],
) -> Option<AnchorDraft> {
    let (tag, field) = reader.table(field)?.tag(reader, tags)?;
    let id = reader.id(&field)?;
    Some(match tag {
        "state" => AnchorDraft::State(id),
        "event" => AnchorDraft::Event(id),
        _ => AnchorDraft::Fact(id),
    })
}

/// A length: `{ months = 6 }`.
pub(crate) fn length(reader: &mut Reader, field: &Field<'_>) -> Option<Length> {
    let tags = ["days", "working_days", "weeks", "months", "years"];
    let (tag, field) = reader.table(field)?.tag(reader, &tags)?;
    let n = reader.count(&field, 1, Length::MOST)?;
    Some(match tag {
        "days" => Length::Days(n),
        "working_days" => Length::WorkingDays(n),
        "weeks" => Length::Weeks(n),
        "months" => Length::Months(n),
        _ => Length::Years(n),
    })
}

fn opens(reader: &mut Reader, field: &Field<'_>) -> Option<Opens> {
    reader.word(field, &Opens::ALL)
}

fn in_time(reader: &mut Reader, field: &Field<'_>) -> Option<InTime> {
    reader.word(field, &InTime::ALL)
}

fn wait(reader: &mut Reader, field: &Field<'_>) -> Option<WaitDraft> {
    let mut table = reader.table(field)?;
    let tags = ["state", "event", "fact"];
    let after = table.required(reader, "after", |r, f| anchor(r, f, &tags));
    let wait = table.required(reader, "wait", length);
    let opens = table.required(reader, "opens", opens);
    table.finish(reader);
    Some(WaitDraft { after: after?, wait: wait?, opens: opens? })
}

fn vote(reader: &mut Reader, field: &Field<'_>) -> Option<VoteDraft> {
    let mut table = reader.table(field)?;
    let turnout = table.optional(reader, "turnout", |reader, field| {
        let mut table = reader.table(field)?;
        let (more_than, at_least) = share(reader, &mut table);
        table.finish(reader);
        is_one(reader, field, (more_than, at_least))
            .then_some(ShareDraft { more_than, at_least })
    });
    let in_favour = table.optional(reader, "in_favour", |reader, field| {
        let mut table = reader.table(field)?;
        let (more_than, at_least) = share(reader, &mut table);
        let of = table.required(reader, "of", |r, f| r.word(f, &Base::ALL));
        table.finish(reader);
        if !is_one(reader, field, (more_than, at_least)) {
            return None;
        }
        Some(MajorityDraft { more_than, at_least, of: of? })
    });
    table.finish(reader);
    if turnout.is_none() && in_favour.is_none() {
        if !reader.has_hole_in(&field.path) {
            let keys = ["turnout", "in_favour"].map(str::to_owned).to_vec();
            reader.report(field, Defect::AtLeastOne { keys });
        }
        return None;
    }
    Some(VoteDraft { turnout, in_favour })
}

type Shares = (Option<Ratio>, Option<Ratio>);

fn share(reader: &mut Reader, table: &mut Table<'_>) -> Shares {
    let more_than = table.optional(reader, "more_than", Reader::ratio);
    let at_least = table.optional(reader, "at_least", Reader::ratio);
    (more_than, at_least)
}

fn is_one(reader: &mut Reader, field: &Field<'_>, (above, from): Shares) -> bool {
    let is_one = above.is_some() != from.is_some();
    if !is_one && !reader.has_hole_in(&field.path) {
        let keys = ["more_than", "at_least"].map(str::to_owned).to_vec();
        reader.report(field, Defect::ExactlyOne { keys });
    }
    is_one
}

fn deadline(reader: &mut Reader, field: &Field<'_>) -> Option<DeadlineDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let tags = ["state", "event"];
    let after = table.required(reader, "after", |r, f| anchor(r, f, &tags));
    let during = table.required(reader, "during", ids);
    let within = table.required(reader, "within", length);
    let in_time = table.required(reader, "in_time", in_time);
    let met_by = table.required(reader, "met_by", ids);
    let lapses = table.required(reader, "lapses", lapse);
    let note = table.optional(reader, "note", Reader::text);
    let ground = table.optional(reader, "ground", ground);
    table.finish(reader);
    Some(DeadlineDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        after: after?,
        during: during?,
        within: within?,
        in_time: in_time?,
        met_by: met_by?,
        lapses: lapses?,
        note,
        ground,
    })
}

fn lapse(reader: &mut Reader, field: &Field<'_>) -> Option<LapseDraft> {
    if let Some(word) = Reader::as_word(field) {
        return match word {
            "finding" => Some(LapseDraft::Finding),
            "nothing" => Some(LapseDraft::Nothing),
            unknown => {
                let words = ["finding", "nothing", "{ to = … }"];
                reader.unknown_word(field, unknown, words.into_iter());
                None
            }
        };
    }
    let (_, field) = reader.table(field)?.tag(reader, &["to"])?;
    reader.id(&field).map(LapseDraft::To)
}

fn spell(reader: &mut Reader, field: &Field<'_>) -> Option<SpellDraft> {
    let mut table = reader.table(field)?;
    let id = table.required(reader, "id", Reader::id);
    let label = table.required(reader, "label", Reader::label);
    let state = table.required(reader, "state", Reader::id);
    let tags = ["state", "event"];
    let after = table.required(reader, "after", |r, f| anchor(r, f, &tags));
    let at_least = table.optional(reader, "at_least", length);
    let opens = table.optional(reader, "opens", opens);
    let holds = table.optional(reader, "holds", ids).unwrap_or_default();
    let at_most = table.optional(reader, "at_most", length);
    let in_time = table.optional(reader, "in_time", in_time);
    let lapses = table.optional(reader, "lapses", lapse);
    let extend = table.optional(reader, "extend", extend);
    let shorten = table.optional(reader, "shorten", shorten);
    let note = table.optional(reader, "note", Reader::text);
    let ground = table.optional(reader, "ground", ground);
    table.finish(reader);
    Some(SpellDraft {
        id: id?,
        label: label.unwrap_or_else(unlabelled),
        state: state?,
        after: after?,
        at_least,
        opens,
        holds,
        at_most,
        in_time,
        lapses,
        extend,
        shorten,
        note,
        ground,
    })
}

fn extend(reader: &mut Reader, field: &Field<'_>) -> Option<ExtensionDraft> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::id);
    let times = table.required(reader, "times", |r, f| r.count(f, 1, 1_000));
    let at_least = table.required(reader, "at_least", length);
    let at_most = table.required(reader, "at_most", length);
    let (evidence, by, ballot) = formalities(reader, &mut table);
    table.finish(reader);
    Some(ExtensionDraft {
        on: on?,
        times: times?,
        at_least: at_least?,
        at_most: at_most?,
        evidence,
        by,
        ballot,
    })
}

fn shorten(reader: &mut Reader, field: &Field<'_>) -> Option<ShorteningDraft> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::id);
    let down_to = table.required(reader, "down_to", length);
    let (evidence, by, ballot) = formalities(reader, &mut table);
    table.finish(reader);
    Some(ShorteningDraft { on: on?, down_to: down_to?, evidence, by, ballot })
}

/// What an event must carry, who may do it, and what a vote must come to.
fn formalities(
    reader: &mut Reader,
    table: &mut Table<'_>,
) -> (Vec<Id>, Vec<Id>, Option<VoteDraft>) {
    let evidence = table.optional(reader, "evidence", ids).unwrap_or_default();
    let by = table.optional(reader, "by", ids).unwrap_or_default();
    let ballot = table.optional(reader, "ballot", vote);
    (evidence, by, ballot)
}

use super::condition::ids;
use super::{MOST_LISTED, ground, rounding};
use crate::criteria::PartWindows;
use crate::posts::service::Sharing;
use crate::rulebook::draft::{
    NeedDraft, PlacementFactsDraft, PostServiceDraft, PostsDraft, ReportsDraft,
    ServiceFactsDraft, WayRulesDraft,
};
use crate::vocabulary::Window;
use crate::vocabulary::document::{Field, Reader};

pub(super) fn posts(reader: &mut Reader, field: &Field<'_>) -> Option<PostsDraft> {
    let mut table = reader.table(field)?;
    let capacity = table.required(reader, "capacity", Reader::id);
    let facts = table.required(reader, "facts", facts);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    let service = table.optional(reader, "service", service);
    table.finish(reader);
    Some(PostsDraft { capacity: capacity?, facts: facts?, ground, note, service })
}

fn facts(reader: &mut Reader, field: &Field<'_>) -> Option<PlacementFactsDraft> {
    let mut table = reader.table(field)?;
    let mut fact = |key| table.required(reader, key, Reader::id);
    let (places, workload) = (fact("places"), fact("workload"));
    let most_wanted = fact("most_wanted");
    let (held, load, capacity) = (fact("held"), fact("load"), fact("capacity"));
    let (holders, claimed) = (fact("holders"), fact("claimed"));
    let (wanted, matched) = (fact("wanted"), fact("matched"));
    table.finish(reader);
    Some(PlacementFactsDraft {
        places: places?,
        workload: workload?,
        most_wanted: most_wanted?,
        held: held?,
        load: load?,
        capacity: capacity?,
        holders: holders?,
        claimed: claimed?,
        wanted: wanted?,
        matched: matched?,
    })
}

fn service(reader: &mut Reader, field: &Field<'_>) -> Option<PostServiceDraft> {
    let mut table = reader.table(field)?;
    let rating = table.required(reader, "rating", Reader::id);
    let coverage = table.required(reader, "coverage", Reader::id);
    let follows = table.required(reader, "follows", |reader, field| {
        reader.each(field, MOST_LISTED, Reader::id)
    });
    let sharing = table.required(reader, "sharing", sharing);
    let way = table.optional(reader, "way", way);
    let reports = table.optional(reader, "reports", reports);
    let facts = table.required(reader, "facts", service_facts);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(PostServiceDraft {
        rating: rating?,
        coverage: coverage?,
        follows: follows?,
        sharing: sharing?,
        way,
        reports,
        facts: facts?,
        ground,
        note,
    })
}

/// `"in_full"`, `{ by_holders = { places, mode } }` or `{ by_places = { places, mode } }`.
fn sharing(reader: &mut Reader, field: &Field<'_>) -> Option<Sharing> {
    if let Some(word) = Reader::as_word(field) {
        if word == "in_full" {
            return Some(Sharing::InFull);
        }
        let words = ["in_full", "{ by_holders = … }", "{ by_places = … }"];
        reader.unknown_word(field, word, words.into_iter());
        return None;
    }
    let table = reader.table(field)?;
    let (key, field) = table.tag(reader, &["by_holders", "by_places"])?;
    let rounding = rounding(reader, &field)?;
    Some(match key {
        "by_holders" => Sharing::ByHolders(rounding),
        _ => Sharing::ByPlaces(rounding),
    })
}

fn way(reader: &mut Reader, field: &Field<'_>) -> Option<WayRulesDraft> {
    let mut table = reader.table(field)?;
    let procedure = table.required(reader, "procedure", Reader::id);
    let serving = table.required(reader, "serving", ids);
    table.finish(reader);
    Some(WayRulesDraft { procedure: procedure?, serving: serving? })
}

fn reports(reader: &mut Reader, field: &Field<'_>) -> Option<ReportsDraft> {
    let mut table = reader.table(field)?;
    let of = table.required(reader, "of", Reader::id);
    let each = table.required(reader, "each", |r, f| r.word(f, &Window::ALL));
    let part_windows =
        table.required(reader, "part_windows", |r, f| r.word(f, &PartWindows::ALL));
    table.finish(reader);
    Some(ReportsDraft { of: of?, each: each?, part_windows: part_windows? })
}

fn service_facts(reader: &mut Reader, field: &Field<'_>) -> Option<ServiceFactsDraft> {
    let mut table = reader.table(field)?;
    let mut fact = |key| table.required(reader, key, Reader::id);
    let (contracts, published) = (fact("contracts"), fact("published"));
    let (trained, trained_on) = (fact("trained"), fact("trained_on"));
    let (reason, need) = (fact("reason"), fact("need"));
    let (all_workload, all_capacity) = (fact("all_workload"), fact("all_capacity"));
    let by_need = table.required(reader, "by_need", |reader, field| {
        reader.each(field, MOST_LISTED, by_need)
    });
    table.finish(reader);
    Some(ServiceFactsDraft {
        contracts: contracts?,
        published: published?,
        trained: trained?,
        trained_on: trained_on?,
        reason: reason?,
        need: need?,
        all_workload: all_workload?,
        all_capacity: all_capacity?,
        by_need: by_need?,
    })
}

fn by_need(reader: &mut Reader, field: &Field<'_>) -> Option<NeedDraft> {
    let mut table = reader.table(field)?;
    let need = table.required(reader, "need", Reader::id);
    let posts = table.required(reader, "posts", Reader::id);
    table.finish(reader);
    Some(NeedDraft { need: need?, posts: posts? })
}

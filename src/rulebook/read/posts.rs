use super::ground;
use crate::rulebook::draft::{PlacementFactsDraft, PostsDraft};
use crate::vocabulary::document::{Field, Reader};

pub(super) fn posts(reader: &mut Reader, field: &Field<'_>) -> Option<PostsDraft> {
    let mut table = reader.table(field)?;
    let capacity = table.required(reader, "capacity", Reader::id);
    let facts = table.required(reader, "facts", facts);
    let ground = table.optional(reader, "ground", ground);
    let note = table.optional(reader, "note", Reader::text);
    table.finish(reader);
    Some(PostsDraft { capacity: capacity?, facts: facts?, ground, note })
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

//! A blank of each draft, to be filled in: outside of the crate they cannot be written as
//! literals, since fields may be added to them.

use std::sync::LazyLock;

use grassroots::rulebook::RulebookDraft;
use grassroots::rulebook::draft::{
    AssessedRowDraft, BallotValueDraft, BandRowDraft, ChildLineDraft, ChildWeightDraft,
    ChoiceRowDraft, CombineDraft, CountedDraft, GateDraft, GradeDraft, GroupDraft,
    HoldDraft, ItemDraft, LinesByDraft, MeasureDraft, MilestoneDraft, PartDraft,
    RemovalDraft, SecretaryDraft, SeverityRowDraft, SlabDraft, StatusLineDraft,
    StepDraft, WindowDraft,
};

/// One of each.
pub(super) struct Blank {
    pub(super) part: PartDraft,
    pub(super) item: ItemDraft,
    pub(super) grade: GradeDraft,
    pub(super) lines_by: LinesByDraft,
    pub(super) status_line: StatusLineDraft,
    pub(super) step: StepDraft,
    pub(super) hold: HoldDraft,
    pub(super) child_weight: ChildWeightDraft,
    pub(super) child_line: ChildLineDraft,
    pub(super) gate: GateDraft,
    pub(super) window: WindowDraft,
    pub(super) slab: SlabDraft,
    pub(super) milestone: MilestoneDraft,
    pub(super) severity: SeverityRowDraft,
    pub(super) assessed: AssessedRowDraft,
    pub(super) counted: CountedDraft,
    pub(super) band: BandRowDraft,
    pub(super) choice: ChoiceRowDraft,
    pub(super) group: GroupDraft,
    pub(super) ballot: BallotValueDraft,
    pub(super) secretary: SecretaryDraft,
    pub(super) removal: RemovalDraft,
}

pub(super) static BLANK: LazyLock<Blank> = LazyLock::new(blank);

const TEXT: &str = r#"
schema = "rulebook/1"
id = "blank"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "空白", hant = "空白", en = "blank" }

[[scheme]]
id = "blank"
subject = "blank"
title = { hans = "空白", hant = "空白", en = "blank" }

[[scheme.part]]
id = "part"
label = { hans = "空白", hant = "空白", en = "blank" }
hold = {}
combine = { weighted = [{ node = "item", weight = 1 }] }

[[scheme.part]]
id = "stars"
label = { hans = "空白", hant = "空白", en = "blank" }
combine = { stars = [{ node = "item", at_least = 1 }] }

[[scheme.item]]
id = "deduct"
label = { hans = "空白", hant = "空白", en = "blank" }
gate = { when = { yes = "fact" }, otherwise = 0 }
[scheme.item.measure.deduct]
floor = "none"
each = [{ of = "fact", points = 1, window = { each = "month", cap = 1 } }]

[[scheme.item]]
id = "bands"
label = { hans = "空白", hant = "空白", en = "blank" }
measure.bands = { of = "fact", rows = [{ points = 1 }] }

[[scheme.item]]
id = "choice"
label = { hans = "空白", hant = "空白", en = "blank" }
measure.choice = { of = "fact", rows = [{ choice = "choice", points = 1 }] }

[[scheme.item]]
id = "slabs"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.slabs]
of = "fact"
whole_units = true
cap = "none"
rows = [{ above = 0, per = 1, points = 1 }]

[[scheme.item]]
id = "milestones"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.milestones]
of = "fact"
counting = "best"
rows = [{ at_least = 1, points = 1 }]

[[scheme.item]]
id = "severity"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.severity]
of = "fact"
several = "add"
start = "zero"
cap = "none"
rows = [{ kind = "choice", points = 1 }]

[[scheme.item]]
id = "assessed"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.assessed]
decided = "fact"
of = "fact"
rows = [{ least = 0, most = 1 }]

[[scheme.item]]
id = "raters"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.raters]
groups = [{ of = "fact", weight = 1 }]
absent_group = "zero"
scale = "as_points"

[[scheme.item]]
id = "ballots"
label = { hans = "空白", hant = "空白", en = "blank" }
[scheme.item.measure.ballots]
of = "fact"
values = [{ choice = "choice", value = 1 }]
in_denominator = []
nobody = "undetermined"
scale = "as_points"

[scheme.lines_by]
of = "fact"
absent = "undetermined"

[[scheme.grade]]
id = "grade"
label = { hans = "空白", hant = "空白", en = "blank" }
lines = [{ one_of = ["choice"] }]

[[scheme.zero_clearing]]
id = "step"
label = { hans = "空白", hant = "空白", en = "blank" }
when = { yes = "fact" }
absent = "met"

[secretary.removal]
grades = ["grade"]
in_a_row = 2
in_all = 3
ungraded = "breaks_the_row"
new_term = "starts_afresh"
transfer = "counts_on"
corrected = "replaces"
reappointed = "counts_on"
"#;

fn blank() -> Blank {
    let book = RulebookDraft::read(TEXT).unwrap();
    let scheme = &book.scheme[0];
    let part = scheme.part[0].clone();
    let Some(CombineDraft::Weighted(weights)) = &part.combine else {
        panic!("not weighted")
    };
    let child_weight = weights[0].clone();
    let Some(CombineDraft::Stars(lines)) = &scheme.part[1].combine else {
        panic!("no stars")
    };
    let child_line = lines[0].clone();
    let mut item = scheme.item[0].clone();
    let gate = item.gate.take().unwrap();
    let mut slab = None;
    let mut milestone = None;
    let mut severity = None;
    let mut assessed = None;
    let mut counted = None;
    let mut band = None;
    let mut choice = None;
    let mut group = None;
    let mut ballot = None;
    for item in &scheme.item {
        match &item.measure {
            MeasureDraft::Deduct { each, .. } => counted = each.first().cloned(),
            MeasureDraft::Bands { rows, .. } => band = rows.first().cloned(),
            MeasureDraft::Choice { rows, .. } => choice = rows.first().cloned(),
            MeasureDraft::Raters { groups, .. } => group = groups.first().cloned(),
            MeasureDraft::Ballots { values, .. } => ballot = values.first().cloned(),
            MeasureDraft::Slabs { rows, .. } => slab = rows.first().cloned(),
            MeasureDraft::Milestones { rows, .. } => milestone = rows.first().cloned(),
            MeasureDraft::Severity { rows, .. } => severity = rows.first().cloned(),
            MeasureDraft::Assessed { rows, .. } => assessed = rows.first().cloned(),
            _ => {}
        }
    }
    let mut counted = counted.unwrap();
    let window = counted.window.take().unwrap();
    let secretary = book.secretary.clone().unwrap();
    let mut grade = scheme.grade[0].clone();
    let status_line = grade.lines.remove(0);
    Blank {
        item,
        grade,
        lines_by: scheme.lines_by.clone().unwrap(),
        status_line,
        step: scheme.zero_clearing[0].clone(),
        hold: part.hold.unwrap(),
        part,
        child_weight,
        child_line,
        gate,
        window,
        slab: slab.unwrap(),
        milestone: milestone.unwrap(),
        severity: severity.unwrap(),
        assessed: assessed.unwrap(),
        counted,
        band: band.unwrap(),
        choice: choice.unwrap(),
        group: group.unwrap(),
        ballot: ballot.unwrap(),
        removal: secretary.removal.clone().unwrap(),
        secretary,
    }
}

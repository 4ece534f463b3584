//! Every node with its steps.

use crate::explain::Report;
use crate::scoring::because::Standing;
use crate::scoring::record::{CombineRecord, NodeRecord, Record};
use crate::scoring::rules::{Method, Phase};
use crate::scoring::words::phrases::{enumerated, quoted, span};
use crate::vocabulary::{Ground, Script};

pub(super) fn ledger(record: &Record, script: Script, report: &mut Report) {
    report.heading(script.of("计分明细", "計分明細", "Ledger"));
    let mut above: Vec<Option<&Ground>> = Vec::new();
    for (place, node) in record.nodes.iter().enumerate() {
        let depth = usize::from(node.depth);
        above.truncate(depth);
        let of_parent = above.last().copied().flatten();
        let own = node.ground.as_ref();
        above.push(own);
        let voice = record.voice(script).of_factor(node.is_factor);
        let mut entry = report.entry(depth, &name(node, script), &figure(node, script));
        let combine = node.combine.as_ref();
        let combined = combine.and_then(|c| combined(c, (record, place), script));
        if let Some(text) = combined {
            entry.step(&text, None);
        }
        for step in &node.findings {
            let ground = step.ground.as_ref();
            let ground = ground.map(|g| g.in_words(&record.sources, script));
            entry.step(&step.in_voice(voice), ground);
        }
        if let Some(own) = own.filter(|own| of_parent != Some(*own)) {
            entry.step(&own.in_words(&record.sources, script), None);
        }
    }
}

impl Record {
    /// The findings of one of its nodes in words, scores in what the scheme counts in.
    pub(crate) fn findings_of(&self, node: &NodeRecord, script: Script) -> Vec<String> {
        let voice = self.voice(script).of_factor(node.is_factor);
        node.findings.iter().map(|finding| finding.in_voice(voice)).collect()
    }
}

/// `为民服务〔日常·定量〕`.
fn name(node: &NodeRecord, script: Script) -> String {
    let label = node.label.in_script(script);
    let phase = node.phase.map(|phase| match phase {
        Phase::Daily => script.of("日常", "日常", "daily"),
        Phase::Concentrated => script.of("集中", "集中", "concentrated"),
    });
    let method = node.method.map(|method| match method {
        Method::Quantitative => script.of("定量", "定量", "quantitative"),
        Method::Qualitative => script.of("定性", "定性", "qualitative"),
    });
    let marks: Vec<&str> = phase.into_iter().chain(method).collect();
    if marks.is_empty() {
        return label.to_owned();
    }
    let marks = marks.join(script.of("·", "·", ", "));
    match script {
        Script::Hans | Script::Hant => format!("{label}〔{marks}〕"),
        Script::En => format!("{label} ({marks})"),
    }
}

/// `164.5 / 200`, with a word where the score does not simply stand.
fn figure(node: &NodeRecord, script: Script) -> String {
    let value = span(node.value, script);
    let of = node.full_marks.map(|marks| format!(" / {marks}")).unwrap_or_default();
    let word = match node.standing {
        Standing::Excluded => {
            return script.of("不计", "不計", "left out").to_owned();
        }
        Standing::Settled => return format!("{value}{of}"),
        Standing::Open => script.of("待定", "待定", "open"),
        Standing::Assumed => {
            script.of("按缺项规定", "按缺項規定", "by the rule for a missing fact")
        }
        Standing::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
    };
    match script {
        Script::Hans | Script::Hant => format!("{value}{of}（{word}）"),
        Script::En => format!("{value}{of} ({word})"),
    }
}

/// How a part combines its children; a sum goes without saying.
fn combined(
    combine: &CombineRecord,
    (record, place): (&Record, usize),
    script: Script,
) -> Option<String> {
    let text = match combine {
        CombineRecord::Sum => return None,
        CombineRecord::Mean => script.of("各项平均", "各項平均", "the mean of all"),
        CombineRecord::Best => script.of("取最高", "取最高", "the greatest of all"),
        CombineRecord::Worst => script.of("取最低", "取最低", "the least of all"),
        CombineRecord::ToTheBest(_) => script.of(
            "与最高者相比，按比例计分",
            "與最高者相比，按比例計分",
            "in proportion to the greatest of all",
        ),
        CombineRecord::OffTheMean => script.of(
            "与平均数相比，计其差",
            "與平均數相比，計其差",
            "less the mean of all",
        ),
        CombineRecord::Place { .. } => {
            script.of("按名次给分", "按名次給分", "points by place")
        }
        CombineRecord::Rank(per_rank) => {
            return Some(match script {
                Script::Hans => format!("按名次计分，每退一名减满分的{per_rank}"),
                Script::Hant => format!("按名次計分，每退一名減滿分的{per_rank}"),
                Script::En => format!("by rank, {per_rank} of full marks less a place"),
            });
        }
        CombineRecord::Weighted(weights) => {
            let weights: Vec<String> = weights.iter().map(ToString::to_string).collect();
            let weights = enumerated(&weights, script);
            let lead = script.of(
                "各项加权相加，权重依次为",
                "各項加權相加，權重依次為",
                "the weighted sum, with the weights ",
            );
            return Some(format!("{lead}{weights}"));
        }
        CombineRecord::Stars(lines) => {
            let lines: Vec<String> =
                lines.iter().map(|line| line.in_words(script)).collect();
            let lines = enumerated(&lines, script);
            let lead = script.of(
                "按达标项数计星，达标线依次为",
                "按達標項數計星，達標線依次為",
                "a star for each that reaches its line: ",
            );
            return Some(format!("{lead}{lines}"));
        }
        CombineRecord::Net(from) => {
            let first = children(record, place).nth(*from)?;
            let first = quoted(first.label.in_script(script), script);
            return Some(match script {
                Script::Hans => format!("{first}减去其余各项"),
                Script::Hant => format!("{first}減去其餘各項"),
                Script::En => format!("{first} less the others"),
            });
        }
        CombineRecord::Product(of) => {
            let amount = children(record, place).nth(*of)?;
            let amount = quoted(amount.label.in_script(script), script);
            return Some(match script {
                Script::Hans => format!("{amount}乘以其余各项系数"),
                Script::Hant => format!("{amount}乘以其餘各項係數"),
                Script::En => format!("{amount} times the other factors"),
            });
        }
    };
    Some(text.to_owned())
}

/// The nodes directly below the one at `place`.
fn children(record: &Record, place: usize) -> impl Iterator<Item = &NodeRecord> {
    let mut nodes = record.nodes.iter().skip(place);
    let depth = nodes.next().map_or(0, |node| node.depth);
    nodes
        .take_while(move |node| node.depth > depth)
        .filter(move |node| node.depth == depth.saturating_add(1))
}

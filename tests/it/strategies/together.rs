//! Random schemes with parts that compare, inside of other parts and of each other, and a few
//! subjects for them.

use std::fmt::Write as _;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::RulebookDraft;
use grassroots::vocabulary::Period;
use proptest::prelude::Strategy;

use super::cohort::{CohortCase, Cohorts, Text, Within};
use super::{Dice, dice};

/// What may be in a case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Together {
    /// How many facts of open sheets are not known at most.
    pub(crate) open: usize,
    /// Whether it may be a group that is not known.
    pub(crate) are_groups_known: bool,
    /// Whether each fact is read once, and nothing compares what compares: then the ends of
    /// every range are reached.
    pub(crate) is_tight: bool,
}

/// Any parts that compare, for a few subjects.
pub(crate) fn together_case(together: Together) -> impl Strategy<Value = CohortCase> {
    dice(250).prop_map(move |mut dice| {
        let is_penalty = dice.one_in(4);
        let mut tree = Tree {
            dice: &mut dice,
            together,
            is_penalty,
            parts: String::new(),
            items: String::new(),
            nodes: 0,
            unread: NUMBERS.to_vec(),
            is_nested: false,
        };
        let root = tree.root();
        let head = format!("{HEAD}{root}{}{}", tree.parts, tree.items);
        let nodes = (1..=tree.nodes).map(|node| format!("\"node-{node}\"")).collect();
        let mut text = Text::new(&mut dice, head.clone(), nodes);
        if text.dice.one_in(2) {
            text.lines(is_penalty);
            for nth in 1..=1 + text.dice.roll(2) {
                let is_by_group = text.dice.one_in(2);
                let within = if is_by_group { "within = \"township\"\n" } else { "" };
                text.step((nth, within), STEPS);
            }
        }
        let text = text.text;
        let book = RulebookDraft::read(&text).unwrap();
        let most = if together.open > 0 { 3 } else { 6 };
        let mut open = together.open;
        let sheets = (0..=dice.roll(most))
            .map(|_| sheet(&mut dice, &mut open, together))
            .collect();
        CohortCase { book, sheets, dice, rules: text.replace(HEAD, "") }
    })
}

const HEAD: &str = r#"
schema = "rulebook/1"
id = "together"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "比较", hant = "比較", en = "together" }
ground = { assumed = "a test" }

[[fact]]
id = "income"
label = { hans = "收入", hant = "收入", en = "income" }
kind = { count = { at_most = 3 } }
may_not_apply = true

[[fact]]
id = "projects"
label = { hans = "项目", hant = "項目", en = "projects" }
kind = { count = { at_most = 2 } }

[[fact]]
id = "growth"
label = { hans = "增长", hant = "增長", en = "growth" }
kind = { amount = { unit = { hans = "点", hant = "點", en = "points" }, places = 0, at_least = 1, at_most = 3 } }
may_not_apply = true

[[fact]]
id = "township"
label = { hans = "乡镇", hant = "鄉鎮", en = "township" }
kind = "group"

[[fact]]
id = "kind"
label = { hans = "类别", hant = "類別", en = "kind" }
kind = { choice = [
    { id = "hill", label = { hans = "山区", hant = "山區", en = "hill" } },
    { id = "plain", label = { hans = "平原", hant = "平原", en = "plain" } },
] }

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "yearly" }
subject = "village"
"#;

const STEPS: Cohorts = Cohorts { open: 0, is_plain: false, within: Within::Perhaps };

const NUMBERS: [&str; 3] = ["income", "projects", "growth"];
const GROUPS: [&str; 2] = ["township", "kind"];

/// A tree that is being written.
struct Tree<'d> {
    dice: &'d mut Dice,
    together: Together,
    is_penalty: bool,
    parts: String,
    items: String,
    nodes: usize,
    unread: Vec<&'static str>,
    is_nested: bool,
}

impl Tree<'_> {
    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        self.dice.pick::<&'static str>(words)
    }

    /// The id of one more node, and where it stands.
    fn head(&mut self, parent: usize) -> (usize, String) {
        self.nodes += 1;
        let node = self.nodes;
        let mut text = format!(
            "id = \"node-{node}\"\n\
             label = {{ hans = \"项{node}\", hant = \"項{node}\", en = \"node {node}\" }}\n"
        );
        if parent > 0 {
            writeln!(text, "part = \"node-{parent}\"").unwrap();
        }
        (node, text)
    }

    fn root(&mut self) -> String {
        let mut text = String::new();
        if self.is_penalty {
            text.push_str("polarity = \"penalty\"\n");
        }
        let combine = self.pick(&["sum", "mean", "best", "worst"]);
        let mode = self.pick(&["half_away_from_zero", "down", "up"]);
        writeln!(text, "combine = \"{combine}\"").unwrap();
        writeln!(text, "round = {{ places = 1, mode = \"{mode}\" }}").unwrap();
        writeln!(text, "excluded = \"{}\"", self.excluded()).unwrap();
        self.comparing(0, None);
        for _ in 0..self.dice.roll(3) {
            match self.dice.roll(3) {
                0 => self.comparing(0, None),
                _ => self.item(0),
            }
        }
        text
    }

    fn excluded(&mut self) -> &'static str {
        self.pick(&["zero", "zero", "zero", "undetermined"])
    }

    /// A part that compares; one with a `floor` stands in another one.
    fn comparing(&mut self, parent: usize, floor: Option<&str>) {
        if self.unread.is_empty() && self.together.is_tight {
            return;
        }
        let (node, mut text) = self.head(parent);
        let kind = self.dice.roll(4);
        let how = match kind {
            0 if !self.is_penalty => {
                let zero = self.dice.roll(8);
                format!("to_the_best = {{ best_zero = {zero}")
            }
            0 | 1 if !self.is_penalty => {
                let ties = self.ties(&["shared", "mean", "dense"]);
                let share = self.pick(&["10%", "1/3", "60%"]);
                format!("rank = {{ per_rank = \"{share}\", ties = \"{ties}\"")
            }
            0..=2 => {
                let ties = self.ties(&["shared", "dense"]);
                let points = self.pick(&["10, 6", "7", "8, 8, 3"]);
                let (points, others) = if self.is_penalty {
                    (self.pick(&["1, 2", "2", "0, 3, 3"]), 5)
                } else {
                    (points, 2)
                };
                format!(
                    "place = {{ points = [{points}], others = {others}, ties = \"{ties}\""
                )
            }
            _ => "off_the_mean = {".to_owned(),
        };
        let within = if self.dice.one_in(2) {
            let group = self.pick(&GROUPS);
            let comma = if kind == 3 { "" } else { "," };
            format!("{comma} within = \"{group}\"")
        } else {
            String::new()
        };
        let excluded = self.excluded();
        writeln!(text, "combine = {{ {how}{within} }} }}").unwrap();
        writeln!(text, "full_marks = 10\nexcluded = \"{excluded}\"").unwrap();
        if let Some(floor) = floor {
            writeln!(text, "hold = {{ at_least = {floor} }}").unwrap();
        }
        self.steps(&mut text);
        write!(self.parts, "\n[[scheme.part]]\n{text}").unwrap();
        match self.dice.roll(4) {
            0 => self.adding(node),
            1 if !self.together.is_tight && !self.is_nested => {
                self.is_nested = true;
                self.comparing(node, Some("0"));
            }
            _ => self.item(node),
        }
    }

    /// Where ends are reached, equals share a place: how many stand in between at the densest
    /// is not promised.
    fn ties(&mut self, all: &[&'static str]) -> &'static str {
        match self.pick(all) {
            "dense" if self.together.is_tight => "shared",
            ties => ties,
        }
    }

    fn steps(&mut self, text: &mut String) {
        if self.dice.one_in(3) {
            let weight = self.pick(&["0.5", "2"]);
            writeln!(text, "weight = \"{weight}\"").unwrap();
        }
        writeln!(text, "round = {{ places = 2, mode = \"half_even\" }}").unwrap();
    }

    /// A part that adds up.
    fn adding(&mut self, parent: usize) {
        let (node, mut text) = self.head(parent);
        let excluded = self.excluded();
        writeln!(text, "excluded = \"{excluded}\"").unwrap();
        self.steps(&mut text);
        write!(self.parts, "\n[[scheme.part]]\n{text}").unwrap();
        self.item(node);
        self.item(node);
    }

    fn item(&mut self, parent: usize) {
        let fact = if self.together.is_tight {
            if self.unread.is_empty() { None } else { Some(self.unread.remove(0)) }
        } else {
            Some(self.pick(&NUMBERS))
        };
        let (_, mut text) = self.head(parent);
        match fact {
            None => text.push_str("measure.constant = { points = 1 }\n"),
            Some(fact) => {
                let measure = match self.dice.roll(3) {
                    0 => format!(
                        "bands = {{ of = \"{fact}\", rows = [\
                         {{ below = 2, points = 4 }}, {{ at_least = 2, points = 1 }}] }}"
                    ),
                    _ => format!(
                        "given = {{ of = \"{fact}\", \
                         by = {{ hans = \"镇\", hant = \"鎮\", en = \"town\" }} }}"
                    ),
                };
                let absent =
                    self.pick(&["\"required\"", "\"excluded\"", "{ points = 1 }"]);
                writeln!(text, "absent = {absent}\nmeasure.{measure}").unwrap();
            }
        }
        write!(self.items, "\n[[scheme.item]]\n{text}").unwrap();
    }
}

/// A sheet on which everything is known, but for a few facts while some may be open.
fn sheet(dice: &mut Dice, open: &mut usize, together: Together) -> SheetDraft {
    let state = SheetState::ALL[dice.roll(2)].1;
    let mut sheet = SheetDraft::new(Period::year(2019).unwrap(), state);
    let facts = [("income", 0, 3), ("projects", 0, 2), ("growth", 1, 3)];
    for (fact, least, most) in facts {
        let raw = if fact != "projects" && dice.one_in(8) {
            Raw::Table(vec![("not_applicable".to_owned(), Raw::text("none there"))])
        } else {
            Raw::Integer(dice.whole(least, most))
        };
        sheet = sheet.with(fact, raw);
    }
    sheet = sheet
        .with("township", Raw::text(dice.pick::<&str>(&["shimen", "liuhe"])))
        .with("kind", Raw::text(dice.pick::<&str>(&["hill", "plain"])));
    for _ in 0..2 {
        let facts = if together.are_groups_known { 3 } else { 5 };
        let at = dice.roll(facts);
        if dice.one_in(2) {
            // On a closed sheet the items say what is left.
            if state == SheetState::Open {
                if *open == 0 {
                    continue;
                }
                *open -= 1;
            }
            let names = [NUMBERS.as_slice(), GROUPS.as_slice()].concat();
            sheet.facts.retain(|(fact, _)| fact != names[at]);
        }
    }
    sheet
}

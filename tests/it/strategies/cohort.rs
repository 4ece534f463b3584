//! Random schemes with steps over a cohort, and cohorts for them: few points, so that many
//! stand equal.

use std::fmt;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::RulebookDraft;
use grassroots::vocabulary::Period;
use proptest::prelude::Strategy;

use super::{Dice, dice};

/// A rulebook as written, and a sheet for each subject.
#[derive(Clone)]
pub(crate) struct CohortCase {
    pub(crate) book: RulebookDraft,
    pub(crate) sheets: Vec<SheetDraft>,
    pub(crate) dice: Dice,
    /// What is random about the rulebook.
    pub(super) rules: String,
}

impl fmt::Debug for CohortCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.rules)?;
        self.sheets.iter().try_for_each(|sheet| {
            writeln!(f, "# {:?} {:?}", sheet.sheet.unwrap(), sheet.facts)
        })
    }
}

/// What may be in a case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cohorts {
    /// How many subjects are open at most.
    pub(crate) open: usize,
    /// Whether there is one share alone, and no fact that is asked for twice.
    pub(crate) is_plain: bool,
    /// Which steps are taken within groups.
    pub(crate) within: Within,
}

/// Which steps are taken within the groups of a fact.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Within {
    /// None or all of them.
    Perhaps,
    /// All of them, and all groups are known.
    All,
    /// All of them, and a group or two are not known.
    AllOrUnknown,
}

/// Any steps over any cohort.
pub(crate) fn cohort_case(cohorts: Cohorts) -> impl Strategy<Value = CohortCase> {
    dice(250).prop_map(move |mut dice| {
        let nodes = ["\"ballot\"", "\"result\""].map(str::to_owned).to_vec();
        let mut text = Text::new(&mut dice, HEAD.to_owned(), nodes);
        text.scheme(cohorts);
        let text = text.text;
        let book = RulebookDraft::read(&text).unwrap();
        let is_by_hand = text.contains("by_hand");
        let is_in_groups = cohorts.within == Within::AllOrUnknown;
        let most = if is_by_hand || is_in_groups { 5 } else { 9 };
        let count = dice.roll(most);
        let mut open = cohorts.open;
        let sheets = (0..count).map(|_| sheet(&mut dice, &mut open, cohorts)).collect();
        let rules = text.replace(HEAD, "").replace(ITEMS, "");
        CohortCase { book, sheets, dice, rules }
    })
}

const HEAD: &str = r#"
schema = "rulebook/1"
id = "quota"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "名额", hant = "名額", en = "quota" }
ground = { assumed = "a test" }

[[fact]]
id = "score"
label = { hans = "得分", hant = "得分", en = "score" }
kind = { count = { at_most = 4 } }

[[fact]]
id = "votes"
label = { hans = "测评", hant = "測評", en = "votes" }
kind = { count = { at_most = 2 } }

[[fact]]
id = "breach"
label = { hans = "违纪", hant = "違紀", en = "breach" }
kind = "yes_no"

[[fact]]
id = "honour"
label = { hans = "表彰", hant = "表彰", en = "honour" }
kind = "yes_no"

[[fact]]
id = "late"
label = { hans = "迟报", hant = "遲報", en = "late" }
kind = "yes_no"

[[fact]]
id = "township"
label = { hans = "乡镇", hant = "鄉鎮", en = "township" }
kind = { choice = [
    { id = "east", label = { hans = "东", hant = "東", en = "east" } },
    { id = "west", label = { hans = "西", hant = "西", en = "west" } },
] }

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "yearly" }
subject = "secretary"
"#;

const ITEMS: &str = r#"
[[scheme.item]]
id = "result"
label = { hans = "得分", hant = "得分", en = "result" }
absent = "required"
measure.given = { of = "score", by = { hans = "考核组", hant = "考核組", en = "team" } }

[[scheme.item]]
id = "ballot"
label = { hans = "测评", hant = "測評", en = "ballot" }
absent = "required"
measure.given = { of = "votes", by = { hans = "党员", hant = "黨員", en = "members" } }
"#;

/// The greatest total: both items together.
const MOST: usize = 6;

/// A rulebook that is being written.
pub(super) struct Text<'d> {
    pub(super) dice: &'d mut Dice,
    pub(super) text: String,
    /// The nodes that may decide between equals.
    nodes: Vec<String>,
    grades: usize,
    /// The grade that the last step limited.
    limited: Option<usize>,
}

impl Text<'_> {
    pub(super) const fn new(
        dice: &mut Dice,
        text: String,
        nodes: Vec<String>,
    ) -> Text<'_> {
        Text { dice, text, nodes, grades: 0, limited: None }
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn scheme(&mut self, cohorts: Cohorts) {
        let is_penalty = self.dice.one_in(4);
        if is_penalty {
            self.text.push_str("polarity = \"penalty\"\n");
        }
        self.text.push_str(ITEMS);
        self.lines(is_penalty);
        let steps = if cohorts.is_plain { 1 } else { 1 + self.dice.roll(3) };
        self.steps(is_penalty, cohorts);
        let is_by_group = match cohorts.within {
            Within::Perhaps => !cohorts.is_plain && self.dice.one_in(4),
            Within::All | Within::AllOrUnknown => true,
        };
        let within = if is_by_group { "within = \"township\"\n" } else { "" };
        for nth in 1..=steps {
            self.step((nth, within), cohorts);
        }
    }

    /// Two to four grades.
    pub(super) fn lines(&mut self, is_penalty: bool) {
        let mut cuts: Vec<usize> =
            (0..=self.dice.roll(3)).map(|_| 1 + self.dice.roll(MOST)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let ends = |place: usize| {
            let low = place.checked_sub(1).map(|at| cuts[at]);
            (low, cuts.get(place).copied())
        };
        let mut lines: Vec<(Option<usize>, Option<usize>)> =
            (0..=cuts.len()).map(ends).collect();
        if !is_penalty {
            lines.reverse();
        }
        self.grades = lines.len();
        for (place, (low, high)) in lines.into_iter().enumerate() {
            let line = [("at_least", low), ("below", high)]
                .map(|(key, end)| {
                    end.map_or(String::new(), |end| format!("{key} = {end}\n"))
                })
                .concat();
            let label = format!(
                "{{ hans = \"{place}等\", hant = \"{place}等\", en = \"{place}\" }}"
            );
            self.add(&format!(
                "\n[[scheme.grade]]\nid = \"g{place}\"\nlabel = {label}\n{line}"
            ));
        }
    }

    /// A condition on the way from the total to the grade.
    fn condition(&mut self, list: &str, fact: &str, rest: &str) {
        let label =
            format!("{{ hans = \"{list}\", hant = \"{list}\", en = \"{list}\" }}");
        self.add(&format!(
            "\n[[scheme.{list}]]\nid = \"{list}-{fact}\"\nlabel = {label}\n\
             when = {{ yes = \"{fact}\" }}\nabsent = \"undetermined\"\n{rest}\n"
        ));
    }

    fn steps(&mut self, is_penalty: bool, cohorts: Cohorts) {
        if !is_penalty && !cohorts.is_plain && self.dice.one_in(6) {
            self.condition("zero_clearing", "late", "");
        }
        if self.dice.one_in(2) {
            let grade = self.dice.roll(self.grades);
            self.condition("direct", "honour", &format!("grade = \"g{grade}\""));
        }
        if self.dice.one_in(2) {
            let grade = 1 + self.dice.roll(self.grades - 1);
            self.condition("cap", "late", &format!("at_most = \"g{grade}\""));
        }
        if self.dice.one_in(2) {
            let strength = match self.dice.roll(3) {
                0 => "\"lowest\"".to_owned(),
                1 => "\"out_of_ranking\"".to_owned(),
                _ => format!(
                    "{{ bars_above = \"g{}\" }}",
                    1 + self.dice.roll(self.grades - 1)
                ),
            };
            self.condition("veto", "breach", &format!("strength = {strength}"));
        }
        if !cohorts.is_plain && self.dice.one_in(6) {
            self.condition("veto", "late", "strength = \"out_of_ranking\"");
        }
    }

    pub(super) fn step(&mut self, (nth, within): (usize, &str), cohorts: Cohorts) {
        let kind = self.dice.roll(if cohorts.is_plain { 2 } else { 4 });
        let what = match kind {
            0 => self.greatest(cohorts),
            1 => {
                let grade = 1 + self.dice.roll(self.grades - 1);
                let places = self.places();
                format!("least_share = {{ grade = \"g{grade}\", places = {places} }}")
            }
            2 => self.forced(),
            _ => self.seats(),
        };
        // Only those of whom there can be some.
        let mut words = vec!["\"unsettled\""];
        let takes_out = self.text.contains("\"out_of_ranking\"");
        if self.text.contains("\"lowest\"") || self.text.contains("bars_above") {
            words.push("\"vetoed\"");
        }
        if self.text.contains("[[scheme.direct]]") {
            words.push("\"direct\"");
        }
        if takes_out {
            words.push("\"unranked\"");
        }
        let base = self.some(&words, 3);
        let nodes = self.nodes.clone();
        let nodes: Vec<&str> = nodes.iter().map(String::as_str).collect();
        let by = match self.dice.roll(4) {
            1 => nodes[nodes.len() - 1].to_owned(),
            2 => self.some(&nodes, 2),
            _ => String::new(),
        };
        let then = self.dice.pick(&["all_in", "all_out", "by_hand"]);
        self.add(&format!(
            "\n[[scheme.cohort]]\nid = \"step-{nth}\"\n\
             label = {{ hans = \"步骤\", hant = \"步驟\", en = \"step\" }}\ndo.{what}\n\
             {within}base = [{base}]\nties = {{ by = [{by}], then = \"{then}\" }}\n"
        ));
    }

    fn some(&mut self, words: &[&str], sides: usize) -> String {
        let some: Vec<&str> =
            words.iter().copied().filter(|_| self.dice.one_in(sides)).collect();
        some.join(", ")
    }

    fn round(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["down", "up", "nearest"])
    }

    fn unused(&mut self) -> &'static str {
        self.dice.pick::<&str>(&["stay_empty", "roll_down"])
    }

    fn places(&mut self) -> String {
        if self.dice.one_in(4) {
            return format!("{{ count = {} }}", self.dice.roll(4));
        }
        let share = self.dice.pick(&["30%", "1/3", "0.5", "10%", "100%", "1/8"]);
        let (round, least) = (self.round(), self.dice.pick(&[0, 0, 1, 2]));
        format!(
            "{{ share = {{ of_base = \"{share}\", round = \"{round}\", at_least = {least} }} }}"
        )
    }

    fn greatest(&mut self, cohorts: Cohorts) -> String {
        let grade = if cohorts.is_plain { 0 } else { self.dice.roll(self.grades - 1) };
        let down = grade + 1 + self.dice.roll(self.grades - grade - 1);
        let places = self.places();
        self.roll_down_to(grade);
        let and_above = grade > 0 && self.dice.one_in(3);
        let and_above = if and_above { "and_above = true, " } else { "" };
        format!(
            "greatest_share = {{ grade = \"g{grade}\", displaced = \"g{down}\", \
             {and_above}unused = \"stay_empty\", places = {places} }}"
        )
    }

    /// Lets the places of the last step that limits a better grade roll down to this one.
    fn roll_down_to(&mut self, grade: usize) {
        let is_lower = self.limited.replace(grade).is_some_and(|before| before < grade);
        let stays = "unused = \"stay_empty\", places";
        let last = self.text.rfind(stays).filter(|_| is_lower && self.dice.one_in(2));
        if let Some(at) = last {
            let rolls = "unused = \"roll_down\", places";
            self.text.replace_range(at..at + stays.len(), rolls);
        }
    }

    fn forced(&mut self) -> String {
        let all: Vec<usize> = (0..self.grades).collect();
        let grades = self.dice.some_of(&all);
        let parts: Vec<usize> =
            grades.iter().map(|_| *self.dice.pick(&[1, 2, 3, 5])).collect();
        let sum: usize = parts.iter().sum();
        let share = |(grade, part): (&usize, &usize)| {
            format!("{{ grade = \"g{grade}\", share = \"{part}/{sum}\" }}")
        };
        let shares: Vec<String> = grades.iter().zip(&parts).map(share).collect();
        format!(
            "forced = {{ round = \"{}\", shares = [{}] }}",
            self.round(),
            shares.join(", ")
        )
    }

    fn seats(&mut self) -> String {
        let all: Vec<usize> = (0..self.grades - 1).collect();
        let mut grades = self.dice.some_of(&all);
        let first = grades[0];
        if self.dice.one_in(4) {
            // One grade in two goes, with a line of its own each.
            grades.insert(0, first);
        }
        let mut seats = Vec::new();
        for grade in grades {
            let line = if self.dice.one_in(2) {
                format!(", at_least = {}", self.dice.roll(MOST + 1))
            } else {
                String::new()
            };
            let places = 1 + self.dice.roll(3);
            seats.push(format!("{{ grade = \"g{grade}\", places = {places}{line} }}"));
        }
        let unused = if seats.len() > 1 { self.unused() } else { "stay_empty" };
        let last = self.grades - 1;
        let seats = seats.join(", ");
        format!(
            "seats = {{ others = \"g{last}\", unused = \"{unused}\", seats = [{seats}] }}"
        )
    }
}

/// A sheet on which everything is known, or a fact or two are not while some may be open.
fn sheet(dice: &mut Dice, open: &mut usize, cohorts: Cohorts) -> SheetDraft {
    let state = SheetState::ALL[dice.roll(2)].1;
    let mut sheet = SheetDraft::new(Period::year(2019).unwrap(), state)
        .with("score", Raw::Integer(dice.whole(0, 4)))
        .with("votes", Raw::Integer(dice.whole(0, 2)));
    for fact in ["breach", "honour", "late"] {
        sheet = sheet.with(fact, Raw::Boolean(dice.one_in(4)));
    }
    let township = *dice.pick(&["east", "west"]);
    sheet = sheet.with("township", Raw::text(township));
    if *open > 0 && dice.one_in(3) {
        *open -= 1;
        let whole = sheet.facts.clone();
        let are_two = dice.one_in(4);
        for _ in 0..=usize::from(are_two) {
            let facts = match cohorts.within {
                // The group comes last.
                _ if cohorts.is_plain => whole.len() - 1,
                Within::All => whole.len() - 1,
                Within::Perhaps | Within::AllOrUnknown => whole.len(),
            };
            let (absent, _) = &whole[dice.roll(facts)];
            sheet.facts.retain(|(fact, _)| fact != absent);
        }
    }
    if cohorts.within == Within::AllOrUnknown && *open > 0 && dice.one_in(3) {
        *open -= 1;
        sheet.facts.retain(|(fact, _)| fact != "township");
    }
    sheet
}

//! Laws of overlays: a change by path is the same as an edit of the text.

use std::collections::BTreeMap;

use grassroots::facts::{SheetDraft, SheetState};
use grassroots::rulebook::{Overlay, Rulebook, RulebookDraft, bundled};
use grassroots::scoring::judge;
use grassroots::vocabulary::Ground;
use proptest::prelude::*;
use toml::{Table, Value};

use super::BOOKS;
use super::procedure::example;
use crate::strategies::{
    Case, Dice, Filling, any_case, any_procedure, cases, dice, period, sheet,
};

/// One way into a document: a key, or the place in a list.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Place(usize),
}

/// A value of a document, by path and by the way to it.
#[derive(Clone, Debug)]
struct Spot {
    path: String,
    way: Vec<Step>,
    value: Value,
}

/// What an overlay says in its own head, and what is not its to say.
const LEFT: [&str; 7] =
    ["schema", "id", "edition", "title", "in_force", "source", "ground"];

/// Every value of a document that an overlay can reach.
fn spots(table: &Table) -> Vec<Spot> {
    let mut all = Vec::new();
    for (key, value) in table {
        let is_left = LEFT.contains(&key.as_str());
        if !is_left {
            reach(value, (key.clone(), vec![Step::Key(key.clone())]), &mut all);
        }
    }
    all
}

fn reach(value: &Value, (path, way): (String, Vec<Step>), all: &mut Vec<Spot>) {
    let longer = |step: Step| [way.clone(), vec![step]].concat();
    match value {
        Value::Table(table) => {
            for (key, value) in
                table.iter().filter(|(key, _)| *key != "id" && *key != "ground")
            {
                let (path, way) =
                    (format!("{path}.{key}"), longer(Step::Key(key.clone())));
                reach(value, (path, way), all);
            }
        }
        Value::Array(list) if list.iter().any(Value::is_table) => {
            for (place, element) in list.iter().enumerate() {
                let id = element.get("id").and_then(Value::as_str);
                let name = id.map_or(format!("#{}", place + 1), str::to_owned);
                let path = format!("{path}[{name}]");
                reach(element, (path, longer(Step::Place(place))), all);
            }
        }
        _ => all.push(Spot { path, way, value: value.clone() }),
    }
}

/// Another value of the same kind.
fn another(dice: &mut Dice, spot: &Spot, all: &[Spot]) -> Value {
    match &spot.value {
        Value::Integer(number) => {
            let numbers = [number + 1, number - 1, number * 2, 0, 7, 1_000_000];
            Value::Integer(*dice.pick(&numbers))
        }
        Value::Boolean(is_so) => Value::Boolean(!is_so),
        Value::Array(list) => {
            let mut list = list.clone();
            if dice.one_in(2) {
                list.reverse();
            } else {
                list.truncate(1);
            }
            Value::Array(list)
        }
        Value::String(text) if text.starts_with(|first: char| first.is_ascii_digit()) => {
            Value::String(
                dice.pick(&["0.5", "1.25", "12", "90", "2020-02-29"]).to_string(),
            )
        }
        Value::String(_) => {
            // What stands elsewhere under the same key.
            let key = |spot: &Spot| spot.path.rsplit('.').next().unwrap().to_owned();
            let same = all.iter().filter(|other| key(other) == key(spot));
            let values: Vec<&Value> =
                same.map(|other| &other.value).filter(|value| value.is_str()).collect();
            dice.pick(&values).to_owned().clone()
        }
        other => other.clone(),
    }
}

fn edited(table: &Table, way: &[Step], value: &Value) -> Table {
    let mut whole = Value::Table(table.clone());
    let mut here = &mut whole;
    for step in way {
        here = match step {
            Step::Key(key) => here.get_mut(key.as_str()).unwrap(),
            Step::Place(place) => here.get_mut(*place).unwrap(),
        };
    }
    *here = value.clone();
    whole.as_table().unwrap().clone()
}

/// The overlay that makes one change.
fn overlay(base: &Rulebook, spot: &Spot, value: &Value) -> Overlay {
    let mut change = Table::new();
    change.insert("at".to_owned(), Value::String(spot.path.clone()));
    change.insert("value".to_owned(), value.clone());
    let mut document: Table = toml::from_str(&format!(
        r#"
schema = "overlay/1"
id = "local"
edition = "1"
base = "{}"
in_force = {{ from = "2020-01-01" }}
title = {{ hans = "本地", hant = "本地", en = "local" }}
[[change]]
ground = {{ assumed = "ours" }}
"#,
        base.id()
    ))
    .unwrap();
    let changes = document.get_mut("change").and_then(Value::as_array_mut).unwrap();
    changes[0].as_table_mut().unwrap().extend(change);
    Overlay::read(&toml::to_string(&document).unwrap()).unwrap()
}

/// A document without grounds and without its head.
fn bare(draft: &RulebookDraft) -> Value {
    let mut table: Table = toml::from_str(&draft.to_toml()).unwrap();
    for key in ["id", "edition", "title", "in_force"] {
        table.remove(key);
    }
    let mut value = Value::Table(table);
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Table(table) => {
            table.remove("ground");
            table.iter_mut().for_each(|(_, value)| strip(value));
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The ground of everything that has one of its own.
fn grounds(book: &Rulebook) -> BTreeMap<String, Option<Ground>> {
    let mut all = BTreeMap::new();
    for scheme in book.schemes() {
        let id = scheme.id();
        for node in scheme.nodes() {
            all.insert(format!("{id}.{}", node.id), node.ground.clone());
        }
        for grade in scheme.grades() {
            all.insert(format!("{id}.grade.{}", grade.id), Some(grade.ground.clone()));
        }
        for step in scheme.grade_steps() {
            all.insert(format!("{id}.step.{}", step.id), Some(step.ground.clone()));
        }
        for step in scheme.cohort_steps() {
            all.insert(format!("{id}.cohort.{}", step.id), Some(step.ground.clone()));
        }
    }
    for procedure in book.procedures() {
        let (id, rules) = (procedure.id(), procedure.rules());
        let made = rules.transitions.iter().map(|one| (&one.name, &one.ground));
        let deadlines = rules.deadlines.iter().map(|one| (&one.name, &one.ground));
        let spells = rules.spells.iter().map(|one| (&one.name, &one.ground));
        let named = [
            ("transition", made.collect::<Vec<_>>()),
            ("deadline", deadlines.collect()),
            ("period", spells.collect()),
        ];
        for (list, rules) in named {
            for (name, ground) in rules {
                all.insert(format!("{id}.{list}.{}", name.id), Some(ground.clone()));
            }
        }
    }
    all
}

/// Whether what differs has the ground of the change, and nothing else differs.
fn ground_is_placed(
    base: &Rulebook,
    local: &Rulebook,
    spot: &Spot,
) -> Result<(), String> {
    let ours = Some(Ground::assumed("ours"));
    let (before, after) = (grounds(base), grounds(local));
    let moved: Vec<&String> =
        before.keys().filter(|name| after.get(*name) != before.get(*name)).collect();
    let is_wrong = |name: &&&String| after.get(**name) != Some(&ours);
    if let Some(wrong) = moved.iter().find(is_wrong) {
        return Err(format!("{wrong} has another ground: {:?}", after.get(*wrong)));
    }
    let rules = ["].transition[", "].deadline[", "].period["];
    let is_rule = spot.path.starts_with("procedure[")
        && rules.iter().any(|list| spot.path.contains(list));
    if moved.len() > 1 || (is_rule && moved.len() != 1) {
        return Err(format!("the ground of {moved:?} was changed"));
    }
    Ok(())
}

/// Changes one value of a book by overlay and in its text, and holds both against each
/// other; the two books, where both pass.
fn changed(
    dice: &mut Dice,
    base: &Rulebook,
) -> Result<Option<(Rulebook, Rulebook)>, String> {
    let table: Table = toml::from_str(&base.draft().to_toml()).unwrap();
    let all = spots(&table);
    let spot = dice.pick(&all);
    let value = another(dice, spot, &all);
    let text = toml::to_string(&edited(&table, &spot.way, &value)).unwrap();
    let by_hand = RulebookDraft::read(&text).and_then(|draft| draft.check());
    let by_overlay = overlay(base, spot, &value).on(base);
    let at = format!("{} = {value}", spot.path);
    match (by_hand, by_overlay) {
        (Ok(by_hand), Ok(by_overlay)) => {
            if bare(by_hand.draft()) != bare(by_overlay.draft()) {
                return Err(format!("{at}: the documents differ"));
            }
            if value != spot.value {
                ground_is_placed(base, &by_overlay, spot)
                    .map_err(|why| format!("{at}: {why}"))?;
            }
            Ok(Some((by_hand, by_overlay)))
        }
        (Err(by_hand), Err(by_overlay)) => {
            let places = |problems: grassroots::vocabulary::Problems| {
                let mut at: Vec<String> =
                    problems.iter().map(|problem| problem.at.to_string()).collect();
                at.sort();
                at
            };
            let (by_hand, by_overlay) = (places(by_hand), places(by_overlay));
            if by_hand == by_overlay {
                return Ok(None);
            }
            Err(format!("{at}: problems at {by_overlay:?}, not {by_hand:?}"))
        }
        (by_hand, by_overlay) => {
            let (hand, overlay) = (by_hand.map(|_| ()), by_overlay.map(|_| ()));
            Err(format!("{at}: {overlay:?}, not {hand:?}"))
        }
    }
}

/// Whether both judge a sheet alike.
fn judge_alike(
    by_hand: &Rulebook,
    by_overlay: &Rulebook,
    sheet: &SheetDraft,
) -> Result<(), String> {
    let known = |book: &Rulebook| book.dictionary().sheet(sheet);
    let (Ok(one), Ok(other)) = (known(by_hand), known(by_overlay)) else {
        let (one, other) = (known(by_hand).is_ok(), known(by_overlay).is_ok());
        return if one == other { Ok(()) } else { Err("one takes the sheet".to_owned()) };
    };
    for (mine, theirs) in by_hand.schemes().iter().zip(by_overlay.schemes()) {
        let (mine, theirs) = (judge(mine, &one), judge(theirs, &other));
        let values = |outcome: &grassroots::scoring::Outcome| {
            let nodes: Vec<String> = outcome
                .nodes()
                .map(|(node, found)| {
                    format!("{} {} {:?}", node.id, found.value, found.standing)
                })
                .collect();
            (nodes, outcome.total(), outcome.grade_set(), outcome.is_ranked())
        };
        if values(&mine) != values(&theirs) {
            return Err(format!("{:?}, not {:?}", values(&theirs), values(&mine)));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_change_by_path_is_an_edit_of_the_text(case in any_case(), mut dice in dice(20)) {
        let Case { book, sheet } = case;
        let Ok(base) = book.check() else { return Ok(()) };
        let changed = changed(&mut dice, &base);
        prop_assert!(changed.is_ok(), "{}", changed.unwrap_err());
        if let Ok(Some((by_hand, by_overlay))) = changed {
            prop_assert_eq!(judge_alike(&by_hand, &by_overlay, &sheet), Ok(()));
        }
    }

    #[test]
    fn a_change_of_a_real_rulebook_is_an_edit_of_its_text(mut dice in dice(1_500)) {
        let (draft, base) = dice.pick(&BOOKS);
        let changed = changed(&mut dice, base);
        prop_assert!(changed.is_ok(), "{} {}", draft.id, changed.unwrap_err());
        if let Ok(Some((by_hand, by_overlay))) = changed {
            let (state, period) = (SheetState::Closed, period(&mut dice));
            let filling = Filling { state, absent_in: 20, period };
            let sheet = sheet(&mut dice, draft, filling);
            prop_assert_eq!(judge_alike(&by_hand, &by_overlay, &sheet), Ok(()));
        }
    }

    #[test]
    fn a_change_of_a_procedure_is_an_edit_of_its_text(
        text in any_procedure(),
        which in 0_usize..4,
        mut dice in dice(20),
    ) {
        let text = match which {
            0 => example("deadline-default.toml"),
            1 => bundled::MEMBERS_2014.to_owned(),
            _ => text,
        };
        let Ok(base) = RulebookDraft::read(&text).unwrap().check() else { return Ok(()) };
        let changed = changed(&mut dice, &base);
        prop_assert!(changed.is_ok(), "{}", changed.unwrap_err());
    }
}

//! Numbers and days as documents write them, and the next ones beside them.

use toml::{Table, Value};

use crate::facts::Dictionary;
use crate::vocabulary::text::day_from;
use crate::vocabulary::{Exact, Ratio};

use super::tree::Way;

/// The number that stands somewhere, if one does.
pub(in crate::casebook) fn number(value: &Value) -> Option<Exact> {
    match value {
        Value::Integer(whole) => Some(Exact::whole(*whole)),
        Value::String(text) => text.parse::<Ratio>().ok().map(Exact::from),
        _ => None,
    }
}

/// A number as a document writes it.
pub(super) fn written(number: Exact) -> Value {
    let text = number.to_string();
    match text.parse() {
        Ok(whole) => Value::Integer(whole),
        Err(_) => Value::String(text),
    }
}

/// The days before and after the one that stands somewhere.
pub(super) fn days_beside(value: &Value) -> Vec<Value> {
    let day = value.as_str().and_then(day_from);
    let beside = day.map(|day| [day.pred_opt(), day.succ_opt()]);
    let days = beside.into_iter().flatten().flatten();
    days.map(|day| Value::String(day.to_string())).collect()
}

/// The distance to the next number: that of the fact which is held against it, that of the
/// places to which a total is rounded, or one in the last place that is written.
pub(super) fn step(
    (root, way): (&Value, &Way),
    number: Exact,
    dictionary: &Dictionary,
) -> Option<Exact> {
    let declared = way.around(root).into_iter().find_map(|table| {
        // What stands under `or` is held against another fact than what stands beside it.
        if let (Some(of), Some(or)) = (table.get("of"), table.get("or")) {
            let fact = if way.is_below("or") { or } else { of };
            return declared(fact, dictionary);
        }
        let of_facts = table.iter().filter(|(key, _)| key.as_str() != "id");
        let of_facts = of_facts.filter_map(|(_, value)| declared(value, dictionary));
        of_facts.min().or_else(|| rounded(table))
    });
    declared.or_else(|| last_place(number))
}

/// The distance of the values of a fact, or of a count of events.
fn declared(value: &Value, dictionary: &Dictionary) -> Option<Exact> {
    match value {
        Value::String(id) => dictionary.fact(id)?.kind().step(),
        Value::Table(table) => {
            if let Some(compared) = table.get("compared").and_then(Value::as_table) {
                return of_compared(compared, dictionary);
            }
            let counts = ["count", "windows", "elapsed", "service", "age"];
            counts.iter().any(|key| table.contains_key(*key)).then_some(Exact::ONE)
        }
        _ => None,
    }
}

/// The distance of places among others, half a place where equals share the mean of theirs; and
/// of numbers among those of others, that of the fact.
fn of_compared(compared: &Table, dictionary: &Dictionary) -> Option<Exact> {
    let Some(rank) = compared.get("as")?.get("rank") else {
        return declared(compared.get("of")?, dictionary);
    };
    match rank.get("ties")?.as_str()? {
        "mean" => Exact::fraction(1, 2),
        _ => Some(Exact::ONE),
    }
}

/// The places to which something is rounded, as a distance.
fn rounded(table: &Table) -> Option<Exact> {
    let round = table.get("round")?.as_table()?;
    match (round.get("places"), round.get("step")) {
        (Some(places), _) => ten_to_minus(u32::try_from(places.as_integer()?).ok()?),
        (None, Some(step)) => number(step),
        (None, None) => None,
    }
}

fn last_place(number: Exact) -> Option<Exact> {
    let below = number.denominator();
    let places = (0..=6_u32).find(|places| {
        10_i128.checked_pow(*places).and_then(|ten| ten.checked_rem(below)) == Some(0)
    });
    match places {
        Some(places) => ten_to_minus(places),
        None => Exact::fraction(1, i64::try_from(below).ok()?),
    }
}

fn ten_to_minus(places: u32) -> Option<Exact> {
    Exact::fraction(1, 10_i64.checked_pow(places)?)
}

//! What bundled rulebooks, the published schemes and the rulebooks and overlays of the examples say to people is in
//! the reader's script: reasons, decisions, and the titles, places and notes of sources.

#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the rulebooks of the examples"
)]

use std::fmt;
use std::fs::{read_dir, read_to_string};

use grassroots::rulebook::bundled;
use toml::{Table, Value};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/");

/// A character of Simplified Chinese, and the same of Traditional Chinese; none of them
/// stands in texts of the other script.
const PAIRS: &str = "\
    办辦报報备備边邊标標补補参參测測层層产產场場称稱创創带帶单單当當档檔导導点點订訂\
    动動队隊对對发發负負该該岗崗个個给給巩鞏关關规規过過号號户戶话話会會级級纪紀际際间間\
    检檢将將讲講奖獎较較阶階结結紧緊进進经經济濟举舉据據开開况況扩擴来來类類离離历歷联聯\
    两兩录錄满滿门門难難农農评評签簽强強权權确確认認软軟设設审審声聲时時实實识識试試书書\
    属屬数數虽雖随隨条條听聽团團为為违違务務现現线線乡鄉项項写寫兴興选選学學训訓验驗样樣\
    业業义義议議应應营營预預员員愿願约約运運责責镇鎮众眾职職执執质質种種转轉状狀资資\
    组組总總";

/// What is wrong with a text, if anything.
fn fault(script: &str, text: &str) -> Option<String> {
    let latin = |c: char| c.is_ascii_alphabetic();
    if script == "en" {
        let has_words = text.chars().any(latin) && !text.contains('`');
        return (!has_words).then(|| "no English".to_owned());
    }
    let is_run = |(one, two): (char, char)| latin(one) && latin(two);
    if text.chars().zip(text.chars().skip(1)).any(is_run) || text.contains('`') {
        return Some("Latin words".to_owned());
    }
    if !text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return Some("no Chinese".to_owned());
    }
    mixed(script, text)
}

/// A character of the other Chinese script.
fn mixed(script: &str, text: &str) -> Option<String> {
    let pairs: Vec<char> = PAIRS.chars().collect();
    let foreign = pairs.chunks_exact(2).find_map(|pair| match pair {
        [hans, hant] if hans != hant => {
            let other = if script == "hans" { hant } else { hans };
            text.contains(*other).then_some(*other)
        }
        _ => None,
    });
    foreign.map(|character| format!("{character} is not of this script"))
}

/// A label whose three texts are each in their script.
fn check(at: &dyn fmt::Display, value: &Value, faults: &mut Vec<String>) {
    let Some(label) = value.as_table() else {
        faults.push(format!("{at}: one text for three scripts: {value}"));
        return;
    };
    for script in ["hans", "hant", "en"] {
        let text = label.get(script).and_then(Value::as_str).unwrap_or_default();
        if let Some(fault) = fault(script, text) {
            faults.push(format!("{at}.{script}: {fault}: {text}"));
        }
    }
}

/// Every ground of a document, at any depth, and every label whose scripts are mixed.
fn walk(at: &str, value: &Value, seen: &mut usize, faults: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let at = format!("{at}.{key}");
                match (key.as_str(), value) {
                    ("hans" | "hant", Value::String(text)) => {
                        let fault = mixed(key, text);
                        faults
                            .extend(fault.map(|fault| format!("{at}: {fault}: {text}")));
                    }
                    ("ground", Value::Table(ground)) => {
                        for key in ["assumed", "decided"] {
                            if let Some(words) = ground.get(key) {
                                *seen += 1;
                                check(&format!("{at}.{key}"), words, faults);
                            }
                        }
                    }
                    _ => walk(&at, value, seen, faults),
                }
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                walk(&format!("{at}[{place}]"), value, seen, faults);
            }
        }
        _ => {}
    }
}

/// How many reasons and decisions a rulebook or an overlay has, and what is wrong with its texts.
fn rulebook(name: &str, text: &str, faults: &mut Vec<String>) -> usize {
    let mut book: Table = text.parse().unwrap();
    let sources = book.remove("source");
    for source in sources.iter().filter_map(Value::as_array).flatten() {
        let at = format!("{name}.source.{}", source["id"]);
        for key in ["title", "place", "note"] {
            if let Some(words) = source.get(key) {
                check(&format!("{at}.{key}"), words, faults);
            }
        }
    }
    let schemes = book.get("scheme").and_then(Value::as_array).into_iter().flatten();
    let steps = schemes.filter_map(|scheme| scheme.get("cohort")?.as_array()).flatten();
    for step in steps {
        if let Some(note) = step.get("note") {
            check(&format!("{name}.cohort.{}.note", step["id"]), note, faults);
        }
    }
    let mut seen = 0;
    walk(name, &Value::Table(book), &mut seen, faults);
    seen
}

#[test]
fn the_bundled_rulebooks_give_their_reasons_and_sources_in_each_script() {
    let mut faults = Vec::new();
    for (name, text) in bundled::ALL {
        let seen = rulebook(name, text, &mut faults);
        assert!(seen > 0, "{name} has no ground of its own");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How many reasons and decisions the rulebooks and overlays of a folder of the examples have.
fn folder(name: &str, faults: &mut Vec<String>) -> usize {
    let mut seen = 0;
    for entry in read_dir(format!("{DATA}{name}")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = read_to_string(&path).unwrap();
            seen += rulebook(&path.display().to_string(), &text, faults);
        }
    }
    seen
}

#[test]
fn the_published_schemes_give_their_reasons_and_sources_in_each_script() {
    let mut faults = Vec::new();
    let seen = folder("published", &mut faults);
    assert!(seen > 80, "{seen} reasons");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_examples_give_their_reasons_and_sources_in_each_script() {
    let mut faults = Vec::new();
    for name in ["consequences", "overlays", "procedures"] {
        let seen = folder(name, &mut faults);
        assert!(seen > 0, "{name} has no reason of its own");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_stands_in_another_script_is_found() {
    assert_eq!(fault("hans", "讲话二 第五要求评选"), None);
    assert_eq!(fault("hant", "講話二 第五要求評選"), None);
    assert_eq!(fault("en", "the speech (二 第五) asks for it"), None);
    for (script, text) in [
        ("hans", "講話二 第五"),
        ("hant", "讲话二 第五"),
        ("hans", "参照 training 三(二)"),
        ("hans", "six months are published"),
        ("hans", "12.5"),
        ("en", "二 第五"),
        ("en", "the line of `training`"),
    ] {
        assert!(fault(script, text).is_some(), "{script}: {text}");
    }
}

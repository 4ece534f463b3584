//! Every defect in three scripts, the sentences written by hand.

mod allocation;
mod compare;
mod consequence;
mod document;
mod edition;
mod fact;
mod grading;
mod link;
mod member;
mod name;
mod not_above;
mod number;
mod organization;
mod quota;
mod rectification;
mod scheme;
mod secretary;
mod service;
mod stationing;
mod window;

use std::mem::discriminant;

use chrono::NaiveDate;
use strum::EnumCount as _;

use super::{Chinese, term, words};
use crate::vocabulary::{Defect, Exact, FieldPath, Id, Place, Problem, Problems, Script};

/// A defect with its sentence in Simplified Chinese, Traditional Chinese and English.
type Said = (Defect, [&'static str; 3]);

fn said() -> Vec<Said> {
    let sections = [
        document::said(),
        number::said(),
        name::said(),
        scheme::said(),
        fact::said(),
        edition::said(),
        link::said(),
        not_above::said(),
        compare::said(),
        quota::said(),
        window::said(),
        organization::said(),
        member::said(),
        allocation::said(),
        secretary::said(),
        service::said(),
        rectification::said(),
        stationing::said(),
        consequence::said(),
        grading::said(),
    ];
    sections.into_iter().flatten().collect()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn text(word: &str) -> String {
    word.to_owned()
}

/// What stands outside backticks and quotation marks.
fn prose(sentence: &str) -> String {
    let mut closing = None;
    let mut prose = String::new();
    for letter in sentence.chars() {
        match closing {
            Some(mark) if letter == mark => closing = None,
            Some(_) => {}
            None => {
                closing = match letter {
                    '`' => Some('`'),
                    '“' => Some('”'),
                    '「' => Some('」'),
                    other => {
                        prose.push(other);
                        None
                    }
                };
            }
        }
    }
    assert_eq!(closing, None, "{sentence}");
    prose
}

/// The words of English in a sentence: not names such as TOML, not what is quoted.
fn english_in(sentence: &str) -> Vec<String> {
    prose(sentence)
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 3 && word.chars().any(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_defect_reads_in_three_scripts() {
    for (defect, [hans, hant, en]) in said() {
        assert_eq!(words(&defect, Chinese::Hans), hans);
        assert_eq!(words(&defect, Chinese::Hant), hant);
        assert_eq!(defect.to_string(), en);
    }
}

#[test]
fn every_kind_of_defect_is_among_them() {
    let mut kinds = Vec::new();
    for (defect, _) in said() {
        let kind = discriminant(&defect);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    assert_eq!(kinds.len(), Defect::COUNT);
}

#[test]
fn no_english_stands_in_a_chinese_sentence() {
    for (defect, _) in said() {
        for chinese in [Chinese::Hans, Chinese::Hant] {
            let sentence = words(&defect, chinese);
            assert_eq!(english_in(&sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}

#[test]
fn the_two_scripts_are_not_mixed() {
    const SIMPLIFIED: &str = "与两个为么于从会余侧内写决准减则删别办单发号后围处复头实对层属带应开\
        归总择换据数无时权条来标样档没满点现着确种类约级线组经结给舍节范补规\
        计让设评识词该请读谁边达过还这进远适选里键长问间顶项须题额骤";
    const TRADITIONAL: &str = "來個側內兩別刪則問單圍實寫對層屬帶後從應捨換擇據數於時會條標樣檔欄權\
        歸決沒減準滿為無現發確種節範約級組結給經線總與著處號補裡複規計設評詞\
        誰請識讀讓辦這進過達遠適選還邊鍵長開間頂項須頭題額類餘驟麼點";
    for (defect, _) in said() {
        let hans = prose(&words(&defect, Chinese::Hans));
        assert_eq!(TRADITIONAL.chars().find(|c| hans.contains(*c)), None, "{hans}");
        let hant = prose(&words(&defect, Chinese::Hant));
        assert_eq!(SIMPLIFIED.chars().find(|c| hant.contains(*c)), None, "{hant}");
    }
    for [_, hans, hant] in tables().into_iter().flatten() {
        assert_eq!(TRADITIONAL.chars().find(|c| hans.contains(*c)), None, "{hans}");
        assert_eq!(SIMPLIFIED.chars().find(|c| hant.contains(*c)), None, "{hant}");
    }
}

const fn tables() -> [&'static [term::Term]; 9] {
    [
        term::COUNTED,
        term::UNITS,
        term::LISTED,
        term::UNIQUE,
        term::THINGS,
        term::FACT_KINDS,
        term::ABOVE_ZERO,
        term::REASONS,
        term::LACKS,
    ]
}

#[test]
fn every_word_of_the_tables_is_translated_once() {
    for table in tables() {
        for term @ [english, hans, hant] in table {
            let count = table.iter().filter(|[other, _, _]| other == english).count();
            assert_eq!(count, 1, "{english}");
            assert!(english.starts_with(|c: char| c.is_ascii_lowercase()), "{term:?}");
            for chinese in [hans, hant] {
                assert!(!chinese.is_ascii(), "{term:?}");
                assert_eq!(english_in(chinese), Vec::<String>::new(), "{term:?}");
            }
        }
    }
}

#[test]
fn an_unknown_word_stays_as_it_is() {
    let defect = Defect::NothingListed { what: "lantern" };
    assert_eq!(words(&defect, Chinese::Hans), "这里至少要有lantern");
    let defect = Defect::TooMany { what: "lanterns", found: 9, at_most: 8 };
    assert_eq!(words(&defect, Chinese::Hant), "這裡的lanterns最多8個，現有9個");
    let expected = "what colour it has".to_owned();
    let defect = Defect::FactShape { found: text("7"), expected };
    assert_eq!(words(&defect, Chinese::Hans), "“7”没有写明what colour it has");
}

#[test]
fn a_problem_has_its_place_and_its_path() {
    let at = FieldPath::root().key("scheme").element("secretary").key("rows").nth(2);
    let mut problem = Problem::new(at, Defect::EmptyText);
    assert_eq!(
        problem.in_script(Script::Hans),
        "scheme[secretary].rows[#3]：这里不能空着，请填写"
    );
    problem.place = Some(Place::new(12, 5));
    assert_eq!(
        problem.in_script(Script::Hant),
        "第12行第5列：scheme[secretary].rows[#3]：這裡不能空著，請填寫"
    );
    assert_eq!(problem.in_script(Script::En), problem.to_string());
}

#[test]
fn problems_stand_one_on_each_line() {
    let at = FieldPath::root().key("note");
    let found = "two\nlines".to_owned();
    let problems = vec![
        Problem::new(FieldPath::root(), Defect::MoreProblems { left_out: 3 }),
        Problem::new(at, Defect::NotADate { found }),
    ];
    let problems = Problems::none_or((), problems).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "文档：另有3个问题未列出：请先改正以上问题\n\
         note：“two lines”不是日期：请写成`2019-12-31`的形式"
    );
    assert_eq!(
        problems.in_script(Script::Hant),
        "文檔：另有3個問題未列出：請先改正以上問題\n\
         note：「two lines」不是日期：請寫成`2019-12-31`的形式"
    );
    assert_eq!(problems.in_script(Script::En), problems.to_string());
}

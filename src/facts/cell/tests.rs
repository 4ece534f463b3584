//! What cells are read as, and which are refused.

use proptest::prelude::*;

use super::*;
use crate::facts::{Dictionary, EventAmount, FactDraft};
use crate::vocabulary::{Amount, Id, Label, Period, Ratio};

fn label(simplified: &str, traditional: &str, english: &str) -> Label {
    Label::new(simplified, traditional, english)
}

fn choices() -> Vec<Choice> {
    vec![
        Choice::new(Id::new("good").unwrap(), label("优秀", "優秀", "excellent")),
        Choice::new(Id::new("fair").unwrap(), label("合格（及格）", "合格", "fair one")),
        Choice::new(Id::new("none").unwrap(), label("不适用", "不適用", "n/a")),
        Choice::new(Id::new("fair-2").unwrap(), label("合格二", "合格", "fair two")),
    ]
}

fn kinds() -> Vec<Choice> {
    vec![
        Choice::new(Id::new("late").unwrap(), label("迟到", "遲到", "late")),
        Choice::new(Id::new("absent").unwrap(), label("缺席", "缺席", "absent")),
        Choice::new(Id::new("x").unwrap(), label("缺席×2", "缺席×2", "x")),
    ]
}

fn amount_of(hans: &str) -> FactKind {
    FactKind::Amount {
        unit: label(hans, "圓", "yuan"),
        places: 2,
        at_least: Amount::whole(-1_000_000).unwrap(),
        at_most: Amount::whole(1_000_000).unwrap(),
    }
}

fn count() -> FactKind {
    FactKind::Count { at_least: 0, at_most: 100 }
}

fn ratio_kind() -> FactKind {
    FactKind::Ratio { places: 4, at_least: Ratio::ZERO, at_most: Ratio::ONE }
}

fn scores_kind() -> FactKind {
    FactKind::Scores {
        places: 2,
        at_least: Amount::ZERO,
        at_most: Amount::whole(100).unwrap(),
        raters: 9,
        by_rater: false,
    }
}

fn events_kind() -> FactKind {
    FactKind::Events { kinds: kinds(), at_most: 9, amount: None }
}

fn ballots_kind() -> FactKind {
    FactKind::Ballots { choices: choices(), also: Vec::new(), at_most: 9 }
}

fn day_kind() -> FactKind {
    FactKind::Date(Period::year(2019).unwrap())
}

fn read_as(kind: FactKind, text: &str) -> Result<Option<Raw>, Defect> {
    let draft = FactDraft::new(Id::new("fact").unwrap(), label("甲", "甲", "a"), kind);
    let dictionary = Dictionary::check(vec![draft]).unwrap();
    read(&dictionary.facts()[0], text)
}

fn said(kind: FactKind, text: &str) -> Raw {
    read_as(kind, text).unwrap().unwrap()
}

fn refused(kind: FactKind, text: &str) -> String {
    read_as(kind, text).unwrap_err().to_string()
}

#[test]
fn a_blank_cell_is_absent() {
    for blank in ["", " ", "\u{3000}", "\t\n", "\u{a0}"] {
        assert_eq!(read_as(count(), blank), Ok(None));
        assert_eq!(ballots(blank, 9), Ok(None));
    }
}

#[test]
fn a_fact_that_does_not_apply_says_why() {
    let because =
        |reason: &str| Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))]);
    for (text, reason) in [
        ("不适用：没有集体土地（２０１９）", "没有集体土地（２０１９）"),
        ("不適用:沒有土地", "沒有土地"),
        ("N/A : no land", "no land"),
        ("ｎ／ａ： 无", "无"),
    ] {
        assert_eq!(said(count(), text), because(reason), "{text}");
    }
    for text in ["不适用", "不适用：", "不適用： \u{3000}", "n/a", "N/A no land"]
    {
        assert_eq!(read_as(count(), text), Err(Defect::CellStatement), "{text}");
    }
}

#[test]
fn a_choice_may_be_called_not_applicable() {
    assert_eq!(said(FactKind::Choice(choices()), "不适用"), Raw::text("none"));
    let text = "不适用：没有";
    assert!(matches!(said(FactKind::Choice(choices()), text), Raw::Table(_)));
}

#[test]
fn counts_are_whole_and_may_have_a_counting_word() {
    for (text, number) in [
        ("12", 12),
        ("１２", 12),
        ("\u{3000}12 次", 12),
        ("12人", 12),
        ("3戶", 3),
        ("3.0", 3),
        ("1,234", 1_234),
        ("1，234，567件", 1_234_567),
        ("3.5万", 35_000),
        ("3.5 萬人", 35_000),
        ("0.00000001亿", 1),
        ("－3", -3),
    ] {
        assert_eq!(said(count(), text), Raw::Integer(number), "{text}");
    }
    for text in [
        "1.5",
        "十二",
        "12次次",
        "次",
        "万",
        "1,23",
        "12,34",
        "1234,567",
        "0,123",
        ",123",
        "1,234,",
        "+5",
        "1e3",
        "5%",
        "12 人次",
        "1 234",
        "1.00001万",
        ".5万",
        "5.万",
        "1.2万亿",
        "--5",
        "1,234.5,6",
        "99999999999999999999",
    ] {
        let message = refused(count(), text);
        let expected = format!("`{text}` is not a whole number between 0 and 100");
        let is_word = text.contains('十');
        let hint = if is_word { ": write it in digits" } else { "" };
        assert_eq!(message, format!("{expected}{hint}"));
    }
}

#[test]
fn amounts_are_exact_and_may_have_their_unit() {
    for (text, amount) in [
        ("12.50", "12.5"),
        ("１２．５０元", "12.5"),
        ("-0.25 yuan", "-0.25"),
        ("3.5万元", "35000"),
        ("3.5万", "35000"),
        ("1.2345678901億", "123456789.01"),
        ("1,234,567.89圓", "1234567.89"),
        ("1,234万", "12340000"),
        ("－１，０００元", "-1000"),
    ] {
        assert_eq!(said(amount_of("元"), text), Raw::text(amount), "{text}");
    }
    for (text, message) in [
        (
            "5％",
            "`5％` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
        (
            "5角",
            "`5角` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
        ("元", "`元` cannot be read as an amount: write digits, such as `12.5` or `-3`"),
        (
            "1.23456789012万",
            "`1.23456789012万` has 7 decimals: an amount may have at most 6",
        ),
        ("0.1234567", "`0.1234567` has 7 decimals: an amount may have at most 6"),
        ("＋5", "`＋5` has a plus sign: write an amount without it"),
        ("1 234", "`1 234` has a blank in it: write an amount without blanks"),
        (
            ".5元",
            "`.5元` has a dot without digits on both sides: write an amount such as `0.5` or `5`",
        ),
        ("1E3", "`1E3` has an exponent: write an amount in full, such as `1500`"),
        (
            "99999亿",
            "`99999亿` is out of range: an amount may lie between -1000000000000 and 1000000000000",
        ),
    ] {
        assert_eq!(refused(amount_of("元"), text), message);
    }
}

#[test]
fn ten_thousand_is_not_multiplied_where_it_is_the_unit() {
    assert_eq!(said(amount_of("万元"), "3.5万元"), Raw::text("3.5"));
    assert_eq!(said(amount_of("万元"), "3.5"), Raw::text("3.5"));
    for text in ["3.5万", "3.5万万元", "35000元"] {
        assert!(read_as(amount_of("万元"), text).is_err(), "{text}");
    }
    // A unit that looks like digits takes nothing away.
    assert_eq!(said(amount_of("0"), "10"), Raw::text("10"));
}

#[test]
fn ratios_are_handed_on_as_documents_write_them() {
    for (text, ratio) in
        [("85%", "85%"), ("８５．５ ％", "85.5%"), ("0.85", "0.85"), ("1／2", "1/2")]
    {
        assert_eq!(said(ratio_kind(), text), Raw::text(ratio), "{text}");
    }
    for text in ["%", "8,5%", "1,0"] {
        assert!(read_as(ratio_kind(), text).is_err(), "{text}");
    }
}

#[test]
fn yes_and_no_have_closed_lists_of_words() {
    for text in ["是", "有", "YES", "Y", "ｙｅｓ", "True", "√", "✓", "✔"] {
        assert_eq!(said(FactKind::YesNo, text), Raw::Boolean(true), "{text}");
    }
    for text in ["否", "无", "無", "No", "n", "FALSE", "×", "✗"] {
        assert_eq!(said(FactKind::YesNo, text), Raw::Boolean(false), "{text}");
    }
    for text in ["1", "p", "没有", "x", "是否"] {
        let expected = "yes or no: write `是` or `否`, `yes` or `no`";
        let message = format!("`{text}` does not say {expected}");
        assert_eq!(refused(FactKind::YesNo, text), message);
    }
}

#[test]
fn a_choice_goes_by_its_id_or_any_label() {
    let kind = || FactKind::Choice(choices());
    for (text, id) in [
        ("good", "good"),
        ("优 秀", "good"),
        ("優秀", "good"),
        ("合格(及格)", "fair"),
        ("fair one", "fair"),
    ] {
        assert_eq!(said(kind(), text), Raw::text(id), "{text}");
    }
    assert_eq!(
        refused(kind(), "优良"),
        "`优良` is none of `优秀`, `合格（及格）`, `不适用`, `合格二`; did you mean `优秀`?"
    );
    assert_eq!(
        refused(kind(), "合格"),
        "exactly one of `fair`, `fair-2` is expected here"
    );
}

#[test]
fn days_are_real_and_written_year_first() {
    for text in
        ["2019-03-05", "2019/3/5", "2019.3.5", "2019年3月5日", "２０１９－０３－０５"]
    {
        assert_eq!(said(day_kind(), text), Raw::text("2019-03-05"), "{text}");
    }
    for text in [
        "3/5/2019",
        "2019-02-29",
        "2019-13-01",
        "19-3-5",
        "2019-3/5",
        "43529",
        "2019-003-05",
        "2019-03-05 00:00",
        "2019-3-5日",
        "2019年３月+5日",
        "20190305",
    ] {
        let message = format!("`{text}` is not a date: write it like \"2019-12-31\"");
        assert_eq!(refused(day_kind(), text), message);
    }
    // A month or a year has many days: its last one is offered.
    for (text, last) in [
        ("2019年3月", "2019-03-31"),
        ("2019-02", "2019-02-28"),
        ("2026年底", "2026-12-31"),
        ("2026年年底前", "2026-12-31"),
        ("2026年6月底前", "2026-06-30"),
    ] {
        let message =
            format!("`{text}` is not a date: say which day, such as \"{last}\"");
        assert_eq!(refused(day_kind(), text), message);
    }
}

#[test]
fn scores_stand_between_marks_that_are_no_commas() {
    let list = |scores: &[&str]| Raw::List(scores.iter().map(|s| Raw::text(s)).collect());
    for (text, scores) in [
        ("90；85.50", &["90", "85.5"][..]),
        ("90;85、80", &["90", "85", "80"]),
        ("90 85\n80", &["90", "85", "80"]),
        ("90； 85；", &["90", "85"]),
        ("1,000", &["1000"]),
    ] {
        assert_eq!(said(scores_kind(), text), list(scores), "{text}");
    }
    for (text, message) in [
        (
            "90；；85",
            "`90；；85` does not say the scores of the raters: write them like `90；85.5`",
        ),
        ("；", "`；` does not say the scores of the raters: write them like `90；85.5`"),
        ("1 000", "`1 000` has a blank in it: write an amount without blanks"),
        (
            "90,85",
            "`90,85` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
        (
            "90；无",
            "`无` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
    ] {
        assert_eq!(refused(scores_kind(), text), message);
    }
}

#[test]
fn ratings_name_their_raters() {
    let kind = || FactKind::Scores {
        places: 2,
        at_least: Amount::ZERO,
        at_most: Amount::whole(100).unwrap(),
        raters: 9,
        by_rater: true,
    };
    let table = |entries: &[(&str, &str)]| {
        let entry =
            |(rater, score): &(&str, &str)| ((*rater).to_owned(), Raw::text(score));
        Raw::Table(entries.iter().map(entry).collect())
    };
    let two = table(&[("member-01", "90"), ("member-02", "85.5")]);
    for text in ["member-01：90；member-02：85.50", "member-01: 90; member-02: 85.5分；"]
    {
        assert_eq!(said(kind(), text), two, "{text}");
    }
    // One rater twice is for the sheet to refuse.
    let twice = table(&[("a", "1"), ("a", "2")]);
    assert_eq!(said(kind(), "a：1；a：2"), twice);
    assert_eq!(
        refused(kind(), "90；85"),
        "`90；85` does not say who gave which score: write it like \
         `member-01：90；member-02：85.5`"
    );
    assert_eq!(
        refused(kind(), "a：好"),
        "`好` cannot be read as an amount: write digits, such as `12.5` or `-3`"
    );
}

#[test]
fn events_have_a_day_a_kind_and_how_often() {
    let event = |on: &str, kind: &str, times: i64| {
        Raw::Table(vec![
            ("on".to_owned(), Raw::text(on)),
            ("kind".to_owned(), Raw::text(kind)),
            ("times".to_owned(), Raw::Integer(times)),
        ])
    };
    let both =
        Raw::List(vec![event("2019-03-05", "late", 1), event("2019-06-07", "absent", 3)]);
    for text in [
        "2019-03-05 迟到；2019-06-07 缺席×3",
        "2019/3/5 late;2019年6月7日缺席 x 3；",
        "2019.3.5 遲到；\n\n2019-06-07 absent*3",
        "２０１９－３－５　迟到；2019-6-7 缺席＊３",
    ] {
        assert_eq!(said(events_kind(), text), both, "{text}");
    }
    // The name of a kind goes before a number of times.
    let named = Raw::List(vec![event("2019-06-07", "x", 1)]);
    assert_eq!(said(events_kind(), "2019-06-07 缺席×2"), named);
    for none in ["无", "無", "None"] {
        assert_eq!(said(events_kind(), none), Raw::List(Vec::new()));
    }
}

#[test]
fn events_that_cannot_be_read_are_refused() {
    let how = "does not say what happened when: write it like `2019-12-31 迟到`";
    for (text, message) in [
        ("迟到", format!("`迟到` {how}")),
        ("2019-03-05", format!("`2019-03-05` {how}")),
        ("2019-03-05 迟到；；", format!("`` {how}")),
        (
            "3/5/2019 迟到",
            "`3/5/2019` is not a date: write it like \"2019-12-31\"".to_owned(),
        ),
        ("2019-03-05 早退", "`早退` is none of `迟到`, `缺席`, `缺席×2`".to_owned()),
        (
            "2019-03-05 迟到×两",
            "`迟到×两` is none of `迟到`, `缺席`, `缺席×2`; did you mean `迟到`?"
                .to_owned(),
        ),
        (
            "2019-03-05 迟到×99999999999999999999",
            "`99999999999999999999` is not a whole number between 1 and 9".to_owned(),
        ),
    ] {
        assert_eq!(refused(events_kind(), text), message);
    }
}

fn donations_kind() -> FactKind {
    let donation = label("捐款", "捐款", "donation");
    let kinds = vec![
        Choice::new(Id::new("donation").unwrap(), donation),
        Choice::new(Id::new("fund-2").unwrap(), label("基金2", "基金2", "fund 2")),
    ];
    let amount = EventAmount::new(
        label("元", "元", "yuan"),
        2,
        Amount::ZERO,
        Amount::whole(100_000).unwrap(),
    );
    FactKind::Events { kinds, at_most: 9, amount: Some(amount) }
}

#[test]
fn events_with_amounts_have_them_behind_the_kind() {
    let event = |on: &str, kind: &str, times: i64, amount: &str| {
        Raw::Table(vec![
            ("on".to_owned(), Raw::text(on)),
            ("kind".to_owned(), Raw::text(kind)),
            ("times".to_owned(), Raw::Integer(times)),
            ("amount".to_owned(), Raw::text(amount)),
        ])
    };
    let both = Raw::List(vec![
        event("2019-03-05", "donation", 1, "500"),
        event("2019-06-07", "fund-2", 2, "1200.5"),
    ]);
    for text in [
        "2019-03-05 捐款 500元；2019-06-07 基金2 1,200.50元×2",
        "2019年3月5日捐款500；2019/6/7 基金2 1200.5 元 x 2",
        "2019.3.5 donation 500 yuan\n2019-6-7 fund-2 １２００．５＊２；",
    ] {
        assert_eq!(said(donations_kind(), text), both, "{text}");
    }
    for (text, message) in [
        (
            "2019-03-05 捐款",
            "`捐款` does not say how much: write the amount behind the kind",
        ),
        (
            "2019-03-05 捐款 五百元",
            "`五百元` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
        ("2019-03-05 500元", "`` is none of `捐款`, `基金2`"),
    ] {
        assert_eq!(refused(donations_kind(), text), message);
    }
}

#[test]
fn spells_have_two_ends_or_last_to_this_day() {
    let spell = |from: &str, until: Option<&str>| {
        let mut entries = vec![("from".to_owned(), Raw::text(from))];
        entries.extend(until.map(|until| ("until".to_owned(), Raw::text(until))));
        Raw::Table(entries)
    };
    let kind = || FactKind::Spells { at_most: 9 };
    let both = Raw::List(vec![
        spell("2015-03-01", Some("2019-07-01")),
        spell("2020-01-01", None),
    ]);
    for text in [
        "2015-03至2019-06；2020-01至今",
        "2015年3月到2019年6月；2020年1月1日至今",
        "2015.03-2019.06\n2020.01—现在；",
        "2015/3/1～2019/6/30; 2020/1/1 ~ 今",
        "2015-03-01——2019-06-30；2020-01-01——至今",
    ] {
        assert_eq!(said(kind(), text), both, "{text}");
    }
    // Where the next begins within what stands behind 至, the earlier one ends.
    let handed_over = Raw::List(vec![
        spell("2015-03-01", Some("2019-06-15")),
        spell("2019-06-15", Some("2019-08-02")),
        spell("2019-08-02", None),
    ]);
    let text = "2015-03至2019-06；2019-06-15至2019-08-02；2019-08-02至今";
    assert_eq!(said(kind(), text), handed_over);
    assert_eq!(said(kind(), "无"), Raw::List(Vec::new()));
    let how = "does not say from when to when: \
               write it like `2015-03至2019-06；2020-01至今`";
    for (text, message) in [
        ("2015-03", format!("`2015-03` {how}")),
        ("2015-03至", format!("`2015-03至` {how}")),
        ("2015-03-2019-06", format!("`2015-03-2019-06` {how}")),
        (
            "2015年至2019年",
            "`2015年` is not a date: write it like \"2019-12-31\"".to_owned(),
        ),
        (
            "2015-13至今",
            "`2015-13` is not a date: write it like \"2019-12-31\"".to_owned(),
        ),
    ] {
        assert_eq!(refused(kind(), text), message);
    }
}

#[test]
fn ballots_are_counted_one_to_a_cell() {
    assert_eq!(ballots("３票", 9), Ok(Some(Raw::Integer(3))));
    assert!(matches!(ballots("无", 9), Err(Defect::Cell(_))));
    for text in ["10", "-1", "1.5"] {
        let message = format!("`{text}` is not a whole number between 0 and 9");
        assert_eq!(ballots(text, 9).unwrap_err().to_string(), message);
    }
    assert_eq!(
        refused(ballots_kind(), "3"),
        "`3` does not say which ballots it counts: give each choice a column"
    );
}

fn kind() -> impl Strategy<Value = FactKind> {
    prop::sample::select(vec![
        FactKind::YesNo,
        count(),
        amount_of("元"),
        amount_of("万元"),
        ratio_kind(),
        FactKind::Choice(choices()),
        day_kind(),
        ballots_kind(),
        scores_kind(),
        events_kind(),
        donations_kind(),
        FactKind::Spells { at_most: 9 },
    ])
}

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9０-９.．,，%％:：;；、+＋/／*×x万亿元年月日是无不适用na \u{3000}\n-]{0,24}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_a_cell_panic(kind in kind(), text in cell_text()) {
        let _ = read_as(kind, &text);
        let _ = ballots(&text, 9);
    }

    #[test]
    fn width_and_blanks_around_make_no_difference(number in -999_999_i64..999_999) {
        let narrow = number.to_string();
        let wide: String = narrow
            .chars()
            .map(|c| char::from_u32(u32::from(c).saturating_add(0xfee0)).unwrap())
            .collect();
        let wide = format!("\u{3000}{wide} ");
        prop_assert_eq!(said(count(), &narrow), Raw::Integer(number));
        prop_assert_eq!(said(count(), &wide), Raw::Integer(number));
    }

    #[test]
    fn groups_of_three_say_the_same(number in 0_i64..999_999_999) {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && digits.len().saturating_sub(at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        prop_assert_eq!(said(count(), &grouped), Raw::Integer(number));
    }
}

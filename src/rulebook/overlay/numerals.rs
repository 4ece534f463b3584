//! Numbers as labels say them: 三, 3, `three`, 80%, 百分之八十, 八成, 三分之二.

use crate::vocabulary::{Exact, Ratio};

/// In which language a label speaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Speech {
    Chinese,
    English,
}

/// The words by which a text says a number; `None` where it does not.
pub(super) fn said(number: Exact, text: &str, speech: Speech) -> Option<String> {
    let mut all = match speech {
        Speech::Chinese => chinese(text),
        Speech::English => english(text),
    };
    all.retain(|(_, found)| *found == number);
    all.into_iter().next().map(|(words, _)| words)
}

/// Set phrases in which a numeral counts nothing.
const SET: [&str; 33] = [
    "三会一课",
    "三會一課",
    "四议两公开",
    "四議兩公開",
    "两学一做",
    "兩學一做",
    "一票否决",
    "一票否決",
    "第一书记",
    "第一書記",
    "一次性",
    "一把手",
    "一般",
    "一律",
    "一定",
    "一致",
    "一切",
    "一贯",
    "一貫",
    "一些",
    "一样",
    "一樣",
    "统一",
    "統一",
    "唯一",
    "同一",
    "两委",
    "兩委",
    "三农",
    "三農",
    "五星",
    "千分制",
    "万元户",
];

/// Words of a text with the numbers that they say.
type Said = Vec<(String, Exact)>;

fn chinese(text: &str) -> Said {
    let blanked = SET.iter().fold(text.to_owned(), |text, set| text.replace(set, "　"));
    let letters: Vec<char> = blanked.chars().map(plain).collect();
    let mut said = Said::new();
    let mut at = 0_usize;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let is_ordinal = at.checked_sub(1).and_then(|at| letters.get(at)) == Some(&'第');
        let (length, number) = match quantity(rest) {
            Some((length, number)) => (length, Some(number)),
            None => (1, None),
        };
        if let (Some(number), Some(words), false) =
            (number, rest.get(..length), is_ordinal)
        {
            said.push((words.iter().collect(), number));
        }
        at = at.saturating_add(length);
    }
    said
}

/// Digits of full width as those of half width.
fn plain(letter: char) -> char {
    match letter {
        '０'..='９' => "0123456789"
            .chars()
            .zip('０'..='９')
            .find_map(|(plain, wide)| (wide == letter).then_some(plain))
            .unwrap_or(letter),
        '％' => '%',
        '．' => '.',
        other => other,
    }
}

/// What counts at the beginning of some letters, and how many letters it has.
fn quantity(letters: &[char]) -> Option<(usize, Exact)> {
    let begins = |at: usize, word: &str| {
        let rest = letters.get(at..).unwrap_or_default();
        word.chars().enumerate().all(|(nth, letter)| rest.get(nth) == Some(&letter))
    };
    let after = |at: usize| numeral(letters.get(at..).unwrap_or_default());
    if begins(0, "百分之") {
        let (length, number) = after(3)?;
        return Some((length.saturating_add(3), number.over(Exact::whole(100))?));
    }
    if begins(0, "半") {
        return Some((1, Exact::fraction(1, 2)?));
    }
    let (length, number) = after(0)?;
    if begins(length, "分之") {
        let start = length.saturating_add(2);
        let (more, above) = after(start)?;
        return Some((start.saturating_add(more), above.over(number)?));
    }
    let is_tenths = begins(length, "成")
        && !["成员", "成員", "成立", "成果", "成本", "成功"]
            .iter()
            .any(|word| begins(length, word));
    if is_tenths {
        return Some((length.saturating_add(1), number.over(Exact::whole(10))?));
    }
    Some((length, number))
}

/// A numeral at the beginning of some letters.
fn numeral(letters: &[char]) -> Option<(usize, Exact)> {
    let is_digit =
        |letter: &&char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    if letters.first().is_some_and(char::is_ascii_digit) {
        let digits: String = letters.iter().take_while(is_digit).collect();
        let digits = digits.trim_end_matches(['.', ',']);
        let mut length = digits.chars().count();
        let number = Exact::from(digits.replace(',', "").parse::<Ratio>().ok()?);
        let unit = match letters.get(length) {
            Some('%') => Exact::fraction(1, 100),
            Some('百') => Some(Exact::whole(100)),
            Some('千') => Some(Exact::whole(1_000)),
            Some('万' | '萬') => Some(Exact::whole(10_000)),
            Some('亿' | '億') => Some(Exact::whole(100_000_000)),
            _ => return Some((length, number)),
        };
        length = length.saturating_add(1);
        return Some((length, number.times(unit?)?));
    }
    let words: Vec<char> =
        letters.iter().copied().take_while(|one| part(*one).is_some()).collect();
    let first = words.first().copied().and_then(part)?;
    if !matches!(first, Part::Digit(_) | Part::Unit(10)) {
        return None;
    }
    Some((words.len(), Exact::whole(value(&words)?)))
}

enum Part {
    Digit(i64),
    Unit(i64),
    Myriads(i64),
}

const fn part(letter: char) -> Option<Part> {
    Some(match letter {
        '〇' | '零' => Part::Digit(0),
        '一' => Part::Digit(1),
        '二' | '两' | '兩' => Part::Digit(2),
        '三' => Part::Digit(3),
        '四' => Part::Digit(4),
        '五' => Part::Digit(5),
        '六' => Part::Digit(6),
        '七' => Part::Digit(7),
        '八' => Part::Digit(8),
        '九' => Part::Digit(9),
        '十' => Part::Unit(10),
        '百' => Part::Unit(100),
        '千' => Part::Unit(1_000),
        '万' | '萬' => Part::Myriads(10_000),
        '亿' | '億' => Part::Myriads(100_000_000),
        _ => return None,
    })
}

/// What a numeral such as 三百二十 says; `None` where it is too great.
fn value(words: &[char]) -> Option<i64> {
    let (mut all, mut section, mut digit) = (0_i64, 0_i64, None::<i64>);
    for part in words.iter().copied().filter_map(part) {
        match part {
            Part::Digit(next) => {
                digit = Some(match digit {
                    Some(before) => before.checked_mul(10)?.checked_add(next)?,
                    None => next,
                });
            }
            Part::Unit(unit) => {
                let times = digit.take().unwrap_or(1);
                section = section.checked_add(times.checked_mul(unit)?)?;
            }
            Part::Myriads(unit) => {
                let times = section.checked_add(digit.take().unwrap_or(0))?;
                all = all.checked_add(times.checked_mul(unit)?)?;
                section = 0;
            }
        }
    }
    all.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn english(text: &str) -> Said {
    let text = text.to_lowercase().replace("no one", " ").replace("per cent", "percent");
    let is_within = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | ',' | '%')
    };
    let words: Vec<&str> = text
        .split(|letter| !is_within(letter))
        .map(|word| word.trim_matches(['-', '.', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut said = Said::new();
    for (nth, word) in words.iter().enumerate() {
        let Some(mut number) = of_word(word) else { continue };
        let (mut all, mut rest) = (vec![*word], words.iter().skip(nth.saturating_add(1)));
        while let Some((next, unit)) =
            rest.next().and_then(|next| Some((next, unit(next)?)))
        {
            let Some(product) = number.times(unit) else { break };
            number = product;
            all.push(next);
        }
        said.push((all.join(" "), number));
    }
    said
}

/// What a word by itself says.
fn of_word(word: &str) -> Option<Exact> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return word.replace(',', "").parse::<Ratio>().ok().map(Exact::from);
    }
    let place = |list: &[&str], word: &str| list.iter().position(|one| *one == word);
    let whole = |number: usize| i64::try_from(number).ok().map(Exact::whole);
    let tens = |word| whole(place(&TENS, word)?.checked_add(2)?.checked_mul(10)?);
    match word {
        "half" => Exact::fraction(1, 2),
        "once" => Some(Exact::ONE),
        "twice" => Some(Exact::whole(2)),
        word => match word.split_once('-') {
            Some((ten, unit)) => tens(ten)?.plus(whole(place(&UNITS, unit)?)?),
            None => place(&UNITS, word).and_then(whole).or_else(|| tens(word)),
        },
    }
}

/// By what a word multiplies the number before it.
fn unit(word: &str) -> Option<Exact> {
    match word {
        "hundred" => Some(Exact::whole(100)),
        "thousand" => Some(Exact::whole(1_000)),
        "million" => Some(Exact::whole(1_000_000)),
        "percent" => Exact::fraction(1, 100),
        "half" | "halves" => Exact::fraction(1, 2),
        "third" | "thirds" => Exact::fraction(1, 3),
        "quarter" | "quarters" => Exact::fraction(1, 4),
        "fifth" | "fifths" => Exact::fraction(1, 5),
        "tenth" | "tenths" => Exact::fraction(1, 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Speech, said};
    use crate::vocabulary::{Exact, Ratio};

    fn words(number: &str, text: &str, speech: Speech) -> Option<String> {
        said(Exact::from(number.parse::<Ratio>().unwrap()), text, speech)
    }

    #[test]
    fn chinese_labels_say_numbers_in_many_ways() {
        for (number, text, found) in [
            ("3", "一人至多三岗", "三"),
            ("1", "一人至多三岗", "一"),
            ("3", "至多３個崗位", "3"),
            ("2", "两名入党介绍人", "两"),
            ("12", "每年不少于十二次", "十二"),
            ("30000", "集体收入达到3万元", "3万"),
            ("320", "三百二十分以上", "三百二十"),
            ("0.8", "到会党员八成以上", "八成"),
            ("80%", "不少于百分之八十", "百分之八十"),
            ("0.8", "不少于80%", "80%"),
            ("0.5", "超过半数", "半"),
        ] {
            assert_eq!(
                words(number, text, Speech::Chinese).as_deref(),
                Some(found),
                "{text}"
            );
        }
        let two_thirds =
            said(Exact::fraction(2, 3).unwrap(), "三分之二", Speech::Chinese);
        assert_eq!(two_thirds.as_deref(), Some("三分之二"));
    }

    #[test]
    fn set_phrases_and_ordinals_count_nothing() {
        for (number, text) in [
            ("1", "三会一课"),
            ("3", "三会一课"),
            ("1", "统一设岗"),
            ("2", "村“两委”"),
            ("3", "第三季度"),
            ("2", "十二次"),
            ("10", "十二次"),
        ] {
            assert_eq!(words(number, text, Speech::Chinese), None, "{text}");
        }
    }

    #[test]
    fn english_labels_say_numbers_in_many_ways() {
        for (number, text, found) in [
            ("3", "at most three posts", "three"),
            ("3", "at most 3 posts", "3"),
            ("25", "Twenty-five days", "twenty-five"),
            ("30000", "an income of 30,000 yuan", "30,000"),
            ("30000", "thirty thousand yuan", "thirty thousand"),
            ("0.8", "eighty per cent of members", "eighty percent"),
            ("0.5", "more than half", "half"),
        ] {
            assert_eq!(
                words(number, text, Speech::English).as_deref(),
                Some(found),
                "{text}"
            );
        }
        let two_thirds =
            said(Exact::fraction(2, 3).unwrap(), "two thirds", Speech::English);
        assert_eq!(two_thirds.as_deref(), Some("two thirds"));
        assert_eq!(words("1", "no one is left out", Speech::English), None);
    }
}

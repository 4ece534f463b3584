use crate::vocabulary::{Label, Script};

/// 加引号 — a text in the quotation marks of a script; those that it has itself become the
/// inner ones.
///
/// # Examples
/// ```
/// use grassroots::explain::quoted;
/// use grassroots::vocabulary::Script;
///
/// assert_eq!(quoted("优秀书记", Script::Hans), "“优秀书记”");
/// assert_eq!(quoted("可受“七一”表彰", Script::Hans), "“可受‘七一’表彰”");
/// assert_eq!(quoted("可受「七一」表彰", Script::Hant), "「可受『七一』表彰」");
/// ```
#[must_use]
pub fn quoted(text: &str, script: Script) -> String {
    let (outer, inner) = match script {
        Script::Hans | Script::En => (['“', '”'], ['‘', '’']),
        Script::Hant => (['「', '」'], ['『', '』']),
    };
    let ([open, close], [inner_open, inner_close]) = (outer, inner);
    let mut words = String::from(open);
    for letter in text.chars() {
        words.push(match letter {
            one if one == open => inner_open,
            one if one == close => inner_close,
            one => one,
        });
    }
    words.push(close);
    words
}

/// 逐个加引号 — labels one after the other, each in quotation marks: a label may be a sentence
/// of its own.
///
/// # Examples
/// ```
/// use grassroots::explain::all_quoted;
/// use grassroots::vocabulary::{Label, Script};
///
/// let open = Label::new("问题没有得到解决", "問題沒有得到解決", "the problem is not solved");
/// assert_eq!(all_quoted([&open, &open], Script::Hans), "“问题没有得到解决”、“问题没有得到解决”");
/// ```
#[must_use]
pub fn all_quoted<'l>(
    labels: impl IntoIterator<Item = &'l Label>,
    script: Script,
) -> String {
    let labels = labels.into_iter().map(|label| quoted(label.in_script(script), script));
    labels.collect::<Vec<_>>().join(script.of("、", "、", ", "))
}

/// 作标题 — a label as a heading or at the head of a line: in English with a capital letter,
/// unless its first word is an id or a name.
///
/// # Examples
/// ```
/// use grassroots::explain::headline;
/// use grassroots::vocabulary::Script;
///
/// assert_eq!(headline("moved up", Script::En), "Moved up");
/// assert_eq!(headline("t1-v08 acceptance", Script::En), "t1-v08 acceptance");
/// assert_eq!(headline("晋位升级", Script::Hans), "晋位升级");
/// ```
#[must_use]
pub fn headline(text: &str, script: Script) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let is_word = first.chars().all(|letter| letter.is_ascii_lowercase());
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) if script == Script::En && is_word => {
            format!("{}{}", letter.to_ascii_uppercase(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}

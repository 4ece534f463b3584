use crate::vocabulary::Script;

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

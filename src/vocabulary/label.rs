use serde::{Deserialize, Serialize};

/// 文种 — the three scripts in which the crate speaks.
#[derive(
    Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// 简体 — Simplified Chinese.
    #[default]
    Hans,
    /// 繁體 — Traditional Chinese.
    Hant,
    /// 英文 — English.
    En,
}

impl Script {
    /// All three, in the order in which labels list them.
    pub const ALL: [Script; 3] = [Script::Hans, Script::Hant, Script::En];

    /// The text among three that is written in this script.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::Script;
    /// assert_eq!(Script::Hant.of("村干部", "村幹部", "village cadre"), "村幹部");
    /// ```
    #[must_use]
    pub const fn of<'t>(self, hans: &'t str, hant: &'t str, en: &'t str) -> &'t str {
        match self {
            Script::Hans => hans,
            Script::Hant => hant,
            Script::En => en,
        }
    }
}

/// 名称 — what a thing is called, in Simplified Chinese, Traditional Chinese and English.
///
/// # Shape
/// `{ hans = "优秀", hant = "優秀", en = "excellent" }`; all three are needed.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Label {
    /// 简体 — in Simplified Chinese.
    pub hans: String,
    /// 繁體 — in Traditional Chinese.
    pub hant: String,
    /// 英文 — in English.
    pub en: String,
}

impl Label {
    /// The most characters that a label has in one script.
    pub const LONGEST: usize = 500;

    /// A label of three texts.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::{Label, Script};
    /// let label = Label::new("优秀", "優秀", "excellent");
    /// assert_eq!(label.in_script(Script::En), "excellent");
    /// ```
    #[must_use]
    pub fn new(hans: &str, hant: &str, en: &str) -> Label {
        Label { hans: hans.to_owned(), hant: hant.to_owned(), en: en.to_owned() }
    }

    /// 各文种同文 — one text that is the same in every script, such as a title that is known
    /// in one script only.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::{Label, Script};
    /// let label = Label::same("第三条");
    /// assert_eq!(label.in_script(Script::En), "第三条");
    /// ```
    #[must_use]
    pub fn same(text: &str) -> Label {
        Label::new(text, text, text)
    }

    /// The text in `script`.
    #[must_use]
    pub fn in_script(&self, script: Script) -> &str {
        script.of(&self.hans, &self.hant, &self.en)
    }

    /// All three texts.
    #[must_use]
    pub fn all(&self) -> [&str; 3] {
        [&self.hans, &self.hant, &self.en]
    }
}

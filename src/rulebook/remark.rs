use std::fmt;

#[cfg(feature = "toml")]
use crate::vocabulary::document::Places;
use crate::vocabulary::{Exact, FieldPath, Place, Points, Script};

/// 备注 — something that a rulebook's owner should know, and that does not keep it from
/// being sealed: published texts contradict themselves.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Remark {
    /// Where it is about.
    pub at: FieldPath,
    /// Line and column, where the document was text.
    pub place: Option<Place>,
    /// What is remarkable.
    pub kind: RemarkKind,
}

/// 备注类别 — what is remarkable.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RemarkKind {
    /// The declared full marks are neither those that are declared below, nor what can be
    /// reached.
    #[error(
        "{declared} points are declared, what stands below declares {below}, and at most \
         {attainable} can be reached"
    )]
    FullMarks {
        /// As declared.
        declared: Points,
        /// What is declared below, through parts that declare nothing themselves.
        below: Exact,
        /// The most that can come out.
        attainable: Exact,
    },
    /// A change of an overlay that leaves its value as it was.
    #[error("this changes nothing: the base has the same value")]
    ChangeIdle,
    /// A number was changed, and the label around it still says the old one.
    #[error(
        "`{label}` still says {}, and the number is {now} by now: change the label too, if it \
         means this number", said_of(.said)
    )]
    LabelSaysOld {
        /// The label or title.
        label: FieldPath,
        /// What it says: the key of each script, and the words.
        said: Vec<(&'static str, String)>,
        /// The number that stands there now.
        now: String,
    },
    /// A condition was changed, and the same one stands elsewhere as it was: a rule and the item
    /// of a scheme that counts it.
    #[error(
        "the same condition stands at {} too, and is unchanged there: change it there too, if \
         it means the same", listed(.others)
    )]
    TwinUnchanged {
        /// Where else it stands.
        others: Vec<FieldPath>,
    },
    /// A row's cap above all that its fact can bring.
    #[error("the cap of {cap} points never binds: the domain of the fact ends before it")]
    CapNeverBinds {
        /// The cap.
        cap: Exact,
    },
    /// A limit of all rows in one window above all that they can bring in it.
    #[error("the cap of {cap} points never binds: in no window can there be more")]
    WindowNeverBinds {
        /// The cap.
        cap: Exact,
    },
}

fn listed(paths: &[FieldPath]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    paths.join(", ")
}

/// The words that speak of a number, each with its script.
fn said_of(said: &[(&'static str, String)]) -> String {
    let said: Vec<String> =
        said.iter().map(|(script, words)| format!("`{words}` ({script})")).collect();
    said.join(", ")
}

impl Remark {
    pub(super) const fn new(at: FieldPath, kind: RemarkKind) -> Remark {
        Remark { at, place: None, kind }
    }

    #[cfg(feature = "toml")]
    pub(super) fn locate(&mut self, places: &Places) {
        self.place = self.place.or_else(|| places.of(&self.at));
    }
}

impl Remark {
    /// The same in one script.
    #[must_use]
    pub fn in_script(&self, script: Script) -> String {
        if script == Script::En {
            return self.to_string();
        }
        let place = self.place.map(|place| match script {
            Script::Hant => format!("第{}行第{}欄：", place.line, place.column),
            Script::Hans | Script::En => {
                format!("第{}行第{}列：", place.line, place.column)
            }
        });
        let kind = self.kind.in_chinese(script);
        format!("{}{}：{kind}", place.unwrap_or_default(), self.at)
    }
}

impl RemarkKind {
    /// In one of the two Chinese scripts.
    fn in_chinese(&self, script: Script) -> String {
        let of = |hans: String, hant: String| {
            if script == Script::Hant { hant } else { hans }
        };
        match self {
            RemarkKind::FullMarks { declared, below, attainable } => of(
                format!(
                    "写明满分{declared}分，其下合计写明{below}分，最多可得{attainable}分"
                ),
                format!(
                    "寫明滿分{declared}分，其下合計寫明{below}分，最多可得{attainable}分"
                ),
            ),
            RemarkKind::ChangeIdle => of(
                "这一处修改没有变化：原来就是这个值".to_owned(),
                "這一處修改沒有變化：原來就是這個值".to_owned(),
            ),
            RemarkKind::LabelSaysOld { label, said, now } => {
                let said = said_of(said);
                of(
                    format!(
                        "`{label}`仍写作{said}，而现在是{now}：如果指的是这个数，请一并修改"
                    ),
                    format!(
                        "`{label}`仍寫作{said}，而現在是{now}：如果指的是這個數，請一併修改"
                    ),
                )
            }
            RemarkKind::TwinUnchanged { others } => {
                let others: Vec<String> =
                    others.iter().map(|path| format!("`{path}`")).collect();
                let others = others.join("、");
                of(
                    format!(
                        "同样的条件还写在{others}，那里没有修改：如果指的是同一个条件，请一并修改"
                    ),
                    format!(
                        "同樣的條件還寫在{others}，那裡沒有修改：如果指的是同一個條件，請一併修改"
                    ),
                )
            }
            RemarkKind::CapNeverBinds { cap } => of(
                format!("封顶{cap}分不会起作用：该事实达不到这个数"),
                format!("封頂{cap}分不會起作用：該事實達不到這個數"),
            ),
            RemarkKind::WindowNeverBinds { cap } => of(
                format!("封顶{cap}分不会起作用：任何一期都达不到"),
                format!("封頂{cap}分不會起作用：任何一期都達不到"),
            ),
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {}", self.at, self.kind)
    }
}

//! Cases at the edges: made as files that nobody vouches for yet, and accepted one by one.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::{env, fs};

use grassroots::casebook::Suite;
use grassroots::explain::Wording as _;
use grassroots::rulebook::{NotOpened, bundled, open};
use grassroots::vocabulary::Script;

use crate::Failure;

/// Writes the boundary cases of a rulebook below a folder, leaves alone what is there, and
/// says what was written and what could not be made.
pub(crate) fn write(rulebook: &str, folder: &str, script: Script) -> Result<(), Failure> {
    let read = open(rulebook, &mut |path: &str| fs::read_to_string(path).ok())?;
    let made = Suite::boundaries(&read, &seen_from(folder, rulebook)?);
    let (mut written, mut kept) = (0_usize, 0_usize);
    for file in &made.files {
        let path = Path::new(folder).join(&file.path);
        if path.exists() {
            kept = kept.saturating_add(1);
            continue;
        }
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        fs::write(&path, &file.text)?;
        writeln!(stdout(), "{}", path.display())?;
        written = written.saturating_add(1);
    }
    for one in &made.not_made {
        writeln!(stdout(), "{}", one.words(script))?;
    }
    let lacking = made.not_made.len();
    let line = match script {
        Script::Hans => format!(
            "写出用例 {written} 个；已有 {kept} 个，未作改动；{lacking} 处没有用例"
        ),
        Script::Hant => format!(
            "寫出用例 {written} 個；已有 {kept} 個，未作改動；{lacking} 處沒有用例"
        ),
        Script::En => format!(
            "cases written: {written}; there already, and as they were: {kept}; things \
             without a case: {lacking}"
        ),
    };
    writeln!(stdout(), "{line}")?;
    if written > 0 {
        let line = script.of(
            "这些用例待认可：逐一核对来源后，写成 [expect]，或者用 --accept 认可；在此之前都不成立",
            "這些用例待認可：逐一核對來源後，寫成 [expect]，或者用 --accept 認可；在此之前都不成立",
            "They are pending: hold each against the source, and write `[expect]`, or take it \
             over with --accept; until then it fails.",
        );
        writeln!(stdout(), "{line}")?;
    }
    Ok(())
}

/// Writes what is pending in a case as what it expects, in the name of a person and on a ground.
pub(crate) fn accept(
    case: &str,
    (by, ground): (&str, &str),
    script: Script,
) -> Result<(), Failure> {
    let suite = with_its_files(case)?;
    let accepted = suite.accept(case, by, ground);
    let accepted = accepted.map_err(|why| format!("{case}: {why}"))?;
    fs::write(case, accepted)?;
    let line = match script {
        Script::Hans => format!("{case}：由{by}认可"),
        Script::Hant => format!("{case}：由{by}認可"),
        Script::En => format!("{case}: accepted by {by}"),
    };
    writeln!(stdout(), "{line}")?;
    Ok(())
}

/// Rulebook and folder as they are seen from one place: from the root of all files where one
/// of them is, otherwise from here.
pub(crate) fn seen_alike(
    rulebook: &str,
    folder: &str,
) -> Result<(String, String), Failure> {
    let is_bundled = bundled::ALL.iter().any(|(id, _)| *id == rulebook);
    let is_rooted = |path: &str| Path::new(path).is_absolute();
    if is_bundled || is_rooted(rulebook) == is_rooted(folder) {
        return Ok((rulebook.to_owned(), folder.to_owned()));
    }
    let here = env::current_dir()?;
    let rooted = |path: &str| here.join(path).to_string_lossy().into_owned();
    Ok((rooted(rulebook), rooted(folder)))
}

/// Why a rulebook cannot be asked about; where no case is about it, with those that they are
/// about.
pub(crate) fn refused(why: &NotOpened, suite: &Suite, rulebook: &str) -> Failure {
    let about = suite.rulebooks();
    if about.iter().any(|one| one == rulebook.trim_start_matches("./")) {
        return why.to_string().into();
    }
    let about = match about.as_slice() {
        [] => "there is no case that can be read".to_owned(),
        about => format!("the cases are about {}", about.join(", ")),
    };
    format!("{why}\n{about}").into()
}

/// A suite of one case, and of the files that it names.
fn with_its_files(case: &str) -> Result<Suite, Failure> {
    let text = fs::read_to_string(case).map_err(|error| format!("{case}: {error}"))?;
    let mut suite = Suite::new([(case, text)]);
    loop {
        let lacks = suite.lacks();
        let found =
            lacks.iter().filter_map(|path| Some((path, fs::read_to_string(path).ok()?)));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return Ok(suite);
        }
        for (path, text) in found {
            suite.add(path, &text);
        }
    }
}

/// The name of a rulebook as a case in a folder gives it.
fn seen_from(folder: &str, rulebook: &str) -> Result<String, Failure> {
    if bundled::ALL.iter().any(|(id, _)| *id == rulebook) {
        return Ok(rulebook.to_owned());
    }
    let is_plain = |path: &str| {
        let path = Path::new(path);
        path.is_relative() && !path.components().any(|one| one.as_os_str() == "..")
    };
    if !is_plain(folder) || !is_plain(rulebook) {
        let asked = "name rulebook and folder by paths below the folder in which you are";
        return Err(asked.into());
    }
    let names = |path: &str| -> Vec<String> {
        let parts = Path::new(path).components();
        let parts = parts.map(|one| one.as_os_str().to_string_lossy().into_owned());
        parts.filter(|one| one != ".").collect()
    };
    let up = names(folder).iter().map(|_| "../").collect::<String>();
    Ok(format!("{up}{}", names(rulebook).join("/")))
}

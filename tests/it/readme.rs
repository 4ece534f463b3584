//! Does the README name everything that somebody could come for?

#![expect(clippy::disallowed_methods, reason = "the test reads the README and the guide")]

use std::fs;
use std::path::Path;

use grassroots::rulebook::bundled;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn every_page_of_the_guide_is_in_the_readme_and_in_the_list_of_the_guide() {
    let readme = text("README.md");
    let guide = text("src/guide/mod.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide");
    let mut pages = 0;
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(page) = name.strip_suffix(".md") else { continue };
        pages += 1;
        assert!(readme.contains(&format!("](src/guide/{name})")), "README.md: {name}");
        assert!(guide.contains(&format!(" [`{page}`]: ")), "src/guide/mod.rs: {page}");
    }
    assert!(pages >= 20, "{pages}");
}

#[test]
fn every_bundled_rulebook_stands_in_the_readme_with_its_title() {
    let readme = text("README.md");
    for (id, text) in bundled::ALL {
        let rulebook = grassroots::rulebook::Rulebook::read(text).unwrap();
        let row = format!("| `{id}` | {} |", rulebook.title().hans);
        assert!(readme.contains(&row), "README.md has no row {row}");
    }
}

#[test]
fn every_example_has_a_command_in_the_readme() {
    let readme = text("README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(example) = name.strip_suffix(".rs") else { continue };
        assert!(readme.contains(&format!("--example {example}")), "README.md: {example}");
    }
}

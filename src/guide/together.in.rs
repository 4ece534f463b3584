// What the examples of `over_time_and_together.md` run on: sheets judged together, each
// given as the facts of one subject, under a line with their period where it is not 2019.
|rules: &str, state: &str, sheets: &[&str]| -> Result<Vec<String>, grassroots::vocabulary::Problems> {
    use grassroots::scoring::Standing;
    let head = r#"
        schema = "rulebook/1"
        id = "together"
        edition = "1"
        in_force = { from = "2015-01-01" }
        title = { hans = "样例", hant = "樣例", en = "Together" }
        ground = { assumed = "an example" }
    "#;
    let dictionary = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/together.toml"));
    let scheme = r#"
        [[scheme]]
        id = "scheme"
        title = { hans = "样例", hant = "樣例", en = "Scheme" }
        subject = "village"
        round = { places = 2, mode = "half_away_from_zero" }
    "#;
    let book = grassroots::rulebook::Rulebook::read(&format!("{head}\n{dictionary}\n{scheme}\n{rules}"))?;
    let mut read = Vec::new();
    for facts in sheets {
        let (period, facts) = match facts.split_once('\n') {
            Some((period, facts)) if period.starts_with("period") => (period, facts),
            _ => ("period = { from = \"2019-01-01\", until = \"2020-01-01\" }", *facts),
        };
        read.push(book.dictionary().read_sheet(&format!(
            "schema = \"facts/1\"\n{period}\n\
             sheet = \"{state}\"\n[facts]\n{facts}"
        ))?);
    }
    let outcomes = grassroots::scoring::judge_together(&book.schemes()[0], &read);
    Ok(outcomes
        .iter()
        .map(|outcome| {
            let total = outcome.total();
            let span = total.span.to_string();
            let grades: Vec<&str> = outcome.grades().map(|grade| grade.id.as_str()).collect();
            let text = match total.standing {
                Standing::Undetermined => format!("undetermined, {span}"),
                _ => span,
            };
            if grades.is_empty() { text } else { format!("{text}: {}", grades.join(" or ")) }
        })
        .collect())
}

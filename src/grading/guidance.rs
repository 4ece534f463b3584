//! By which scheme an organization of its kind is rated.

use crate::facts::Sheet;
use crate::rule::{Rule, Standing, stands};
use crate::scoring::Scheme;
use crate::vocabulary::Id;

/// 适用办法 — the scheme by which an organization of its kind is rated.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Guided<'s> {
    /// 适用 — this one.
    Scheme(&'s Scheme),
    /// 无 — none: no rule names one for its kind.
    None,
    /// 不止一个 — the rules name several schemes, by these ids.
    Several(Vec<Id>),
    /// 无法认定 — what is known does not tell.
    NotTold,
}

/// 分类指导 — the five-star scheme of an organization, as the rules `grading/guidance.KIND` of
/// its rulebook say: the rule that its sheet meets names the scheme `five-star/KIND`.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::facts::{Raw, SheetDraft, SheetState};
/// use grassroots::grading::{Guided, guided};
/// use grassroots::organization::Organization;
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::Period;
///
/// let rulebook = bundled::building_year_2012()?;
/// let year = Period::year(2012).ok_or("no such year")?;
/// // A farmers' trade association is rated as a social organization.
/// let draft = SheetDraft::new(year, SheetState::Open)
///     .with(Organization::FIELD, Raw::text("trade-association"));
/// let sheet = rulebook.dictionary().sheet(&draft)?;
/// let Guided::Scheme(scheme) = guided(rulebook.rules(), rulebook.schemes(), &sheet) else {
///     return Err("no scheme".into());
/// };
/// assert_eq!(scheme.id().as_str(), "five-star/social-organization");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn guided<'s>(rules: &[Rule], schemes: &'s [Scheme], sheet: &Sheet) -> Guided<'s> {
    let mut met: Vec<&Scheme> = Vec::new();
    let mut is_open = false;
    for rule in rules {
        let Some(kind) = rule.id().as_str().strip_prefix(RULE) else { continue };
        let is_of =
            |scheme: &&Scheme| scheme.id().as_str().strip_prefix(SCHEME) == Some(kind);
        let Some(scheme) = schemes.iter().find(is_of) else { continue };
        match stands(rule, sheet) {
            Standing::Met => met.push(scheme),
            Standing::Undetermined => is_open = true,
            Standing::NotMet | Standing::NotApplicable => {}
        }
    }
    match (met.as_slice(), is_open) {
        (_, true) => Guided::NotTold,
        ([], false) => Guided::None,
        ([scheme], false) => Guided::Scheme(scheme),
        (several, false) => {
            Guided::Several(several.iter().map(|scheme| scheme.id().clone()).collect())
        }
    }
}

const RULE: &str = "grading/guidance.";
const SCHEME: &str = "five-star/";

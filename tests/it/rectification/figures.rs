//! The figures of the first speech.

use grassroots::rectification::Tally;
use grassroots::vocabulary::Id;
use std::collections::BTreeMap;

use super::{AS_OF, County, Tables, day, id};

impl County {
    fn tallies(&self) -> BTreeMap<Id, Tally> {
        self.register.tallies(&self.tree, &self.teams, day(AS_OF)).unwrap()
    }
}

/// First speech, 一 and 一(四), in the order of the fields.
const SPEECH: &str = r#"{
  "villages": 32,
  "applied": 29,
  "passed": 24,
  "failed": 5,
  "not_applied": 3,
  "branch_sound": 28,
  "committee_sound": 27,
  "both_sound": 26,
  "branch_rebuilt": 17,
  "committee_by_elected": 5,
  "activists": 189,
  "reserve_cadres": 76,
  "villages_admitting": 18,
  "members_admitted": 29,
  "collective_petitions": 0,
  "issues_resolved": {
    "land": 2,
    "homesteads": 6,
    "streets": 8,
    "tax_arrears": 9,
    "factions": 12
  },
  "works": {
    "greenhouses": 78,
    "wells": 65,
    "road_km": 42,
    "high_value_crops_mu": 3030,
    "livestock_areas": 7,
    "livestock_households": 217
  }
}"#;

#[test]
fn the_figures_of_the_first_speech_come_out() {
    let county = Tables::county().county_of();
    let tally = county.tallies()[&id("county")];
    assert_eq!(serde_json::to_string_pretty(&tally.figures).unwrap(), SPEECH);
    assert_eq!(tally.not_known, grassroots::rectification::NotKnown::default());
}

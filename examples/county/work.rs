//! What the county works at besides its secretaries: every table of it read, and judged by
//! the rulebook of its own.

use grassroots::rulebook::{Rulebook, bundled};

use super::backward::{self, Backward, BackwardTables};
use super::consequences::FollowsTables;
use super::grading::{self, Grading, GradingTables};
use super::posts::{self, Posts, PostsTables};
use super::stationing::{self, Stationing, StationingTables};
use super::tables::{Wrong, line};

/// The tables of all of it.
pub(crate) struct WorkTables {
    pub(crate) posts: PostsTables,
    pub(crate) grading: GradingTables,
    pub(crate) backward: BackwardTables,
    pub(crate) stationing: StationingTables,
    pub(crate) follows: FollowsTables,
}

impl WorkTables {
    pub(crate) fn open() -> csv::Result<WorkTables> {
        Ok(WorkTables {
            posts: PostsTables::open()?,
            grading: GradingTables::open()?,
            backward: BackwardTables::open()?,
            stationing: StationingTables::open()?,
            follows: FollowsTables::open()?,
        })
    }
}

/// What came of it, with the rulebooks by which it was judged.
pub(crate) struct Worked {
    pub(crate) posts: Posts,
    pub(crate) grading: Grading,
    pub(crate) backward: Backward,
    pub(crate) stationing: Stationing,
    pub(crate) posts_by: Rulebook,
    pub(crate) grades_by: Rulebook,
    pub(crate) rectifies_by: Rulebook,
    pub(crate) stations_by: Rulebook,
}

impl Worked {
    /// All of it, or everything that is wrong with the tables.
    pub(crate) fn by(tables: &WorkTables) -> Result<Worked, Wrong> {
        let posts_by = bundled::posts_2006().map_err(line)?;
        let grades_by = bundled::building_year_2012().map_err(line)?;
        let rectifies_by = bundled::rectification_2005().map_err(line)?;
        let stations_by = bundled::stationing_2015().map_err(line)?;
        let posts = posts::posts(&posts_by, &tables.posts)?;
        let tree = &posts.tree;
        let grading = grading::grading(&grades_by, tree, &tables.grading);
        let backward = backward::backward(&rectifies_by, tree, &tables.backward);
        let stationing = stationing::stationing(&stations_by, tree, &tables.stationing);
        match (grading, backward, stationing) {
            (Ok(grading), Ok(backward), Ok(stationing)) => Ok(Worked {
                posts,
                grading,
                backward,
                stationing,
                posts_by,
                grades_by,
                rectifies_by,
                stations_by,
            }),
            (grading, backward, stationing) => {
                let wrong = [grading.err(), backward.err(), stationing.err()];
                Err(wrong.into_iter().flatten().flatten().collect())
            }
        }
    }
}

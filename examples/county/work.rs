//! What the county works at besides its secretaries: every table of it read, and judged by
//! the rulebook of its own.

use grassroots::rulebook::{Rulebook, bundled};

use super::backward::{self, Backward, BackwardTables};
use super::grading::{self, Grading, GradingTables};
use super::posts::{self, Posts, PostsTables};
use super::results::Work;
use super::tables::{Wrong, line};

/// The tables of all of it.
pub(crate) struct WorkTables {
    pub(crate) posts: PostsTables,
    pub(crate) grading: GradingTables,
    pub(crate) backward: BackwardTables,
}

impl WorkTables {
    pub(crate) fn open() -> csv::Result<WorkTables> {
        Ok(WorkTables {
            posts: PostsTables::open()?,
            grading: GradingTables::open()?,
            backward: BackwardTables::open()?,
        })
    }
}

/// What came of it, with the rulebooks by which it was judged.
pub(crate) struct Worked {
    pub(crate) posts: Posts,
    pub(crate) grading: Grading,
    pub(crate) backward: Backward,
    pub(crate) grades_by: Rulebook,
    pub(crate) rectifies_by: Rulebook,
}

impl Worked {
    /// All of it, or everything that is wrong with the tables.
    pub(crate) fn by(tables: &WorkTables) -> Result<Worked, Wrong> {
        let of_posts = bundled::posts_2006().map_err(line)?;
        let grades_by = bundled::building_year_2012().map_err(line)?;
        let rectifies_by = bundled::rectification_2005().map_err(line)?;
        let posts = posts::posts(&of_posts, &tables.posts)?;
        let grading = grading::grading(&grades_by, &posts.tree, &tables.grading)?;
        let backward = backward::backward(&rectifies_by, &posts.tree, &tables.backward)?;
        Ok(Worked { posts, grading, backward, grades_by, rectifies_by })
    }

    pub(crate) const fn work(&self) -> Work<'_> {
        Work {
            posts: &self.posts,
            grading: &self.grading,
            backward: &self.backward,
            rectifies_by: &self.rectifies_by,
        }
    }
}

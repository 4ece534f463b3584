//! What the county works at besides its secretaries: every table of it read, and judged by
//! the rulebook of its own.

use grassroots::rulebook::{Rulebook, bundled};

use super::grading::{self, Grading, GradingTables};
use super::posts::{self, Posts, PostsTables};
use super::results::Work;
use super::tables::{Wrong, line};

/// The tables of all of it.
pub(crate) struct WorkTables {
    pub(crate) posts: PostsTables,
    pub(crate) grading: GradingTables,
}

impl WorkTables {
    pub(crate) fn open() -> csv::Result<WorkTables> {
        Ok(WorkTables { posts: PostsTables::open()?, grading: GradingTables::open()? })
    }
}

/// What came of it, with the rulebooks by which it was judged.
pub(crate) struct Worked {
    pub(crate) posts: Posts,
    pub(crate) grading: Grading,
    pub(crate) grades_by: Rulebook,
}

impl Worked {
    /// All of it, or everything that is wrong with the tables.
    pub(crate) fn by(tables: &WorkTables) -> Result<Worked, Wrong> {
        let of_posts = bundled::posts_2006().map_err(line)?;
        let grades_by = bundled::building_year_2012().map_err(line)?;
        let posts = posts::posts(&of_posts, &tables.posts)?;
        let grading = grading::grading(&grades_by, &posts.tree, &tables.grading)?;
        Ok(Worked { posts, grading, grades_by })
    }

    pub(crate) const fn work(&self) -> Work<'_> {
        Work { posts: &self.posts, grading: &self.grading }
    }
}

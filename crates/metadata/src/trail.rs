//! The way down through a value while it is walked: a path that owns nothing until somebody asks for it.

use super::path::{Path, Step};

/// A step that borrows its key.
#[derive(Clone, Copy)]
pub(super) enum Crumb<'a> {
    Key(&'a str),
    Index(usize),
}

/// The steps taken so far.
#[derive(Clone, Default)]
pub(super) struct Trail<'a>(Vec<Crumb<'a>>);

impl<'a> Trail<'a> {
    /// How many steps were taken.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// Goes one step down.
    pub fn enter(&mut self, crumb: Crumb<'a>) {
        self.0.push(crumb);
    }

    /// Goes back up by one.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The path to here.
    pub fn path(&self) -> Path {
        let own = |crumb: &Crumb| match crumb {
            Crumb::Key(key) => Step::Key((*key).to_owned()),
            Crumb::Index(index) => Step::Index(*index),
        };
        Path::new(self.0.iter().map(own).collect())
    }

    /// The path one step further.
    pub fn path_to(&mut self, crumb: Crumb<'a>) -> Path {
        self.enter(crumb);
        let path = self.path();
        self.leave();
        path
    }
}

//! Whether the edit page holds changes that would be left behind.

use leptos::prelude::*;

/// What the edit page and the frame share. `Copy`; get it by [`use_unsaved`].
#[derive(Clone, Copy)]
pub struct Unsaved {
    /// Whether the edit page holds changes.
    pub is_dirty: RwSignal<bool>,
    /// Where the person wants to go, while they are being asked.
    pub way_out: RwSignal<Option<String>>,
}

impl Unsaved {
    pub(super) fn new() -> Self {
        Self { is_dirty: RwSignal::new(false), way_out: RwSignal::new(None) }
    }
}

/// The context of the person who is signed in.
///
/// # Panics
/// Outside of a private page.
pub fn use_unsaved() -> Unsaved {
    expect_context()
}

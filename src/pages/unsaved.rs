//! What the edit page and the frame share: whether something would be left behind, and what to say after a save.

use crate::user::Saved;
use leptos::prelude::*;

/// What a save did, until the person has seen it.
#[derive(Clone)]
pub struct JustSaved {
    /// What it did.
    pub saved: Saved,
    /// Whether it took an earlier save back.
    pub taken_back: bool,
}

/// `Copy`; get it by [`use_unsaved`].
#[derive(Clone, Copy)]
pub struct Unsaved {
    /// Whether the edit page holds changes.
    pub is_dirty: RwSignal<bool>,
    /// Where the person wants to go, while they are being asked.
    pub way_out: RwSignal<Option<String>>,
    /// What has just been saved, or taken back.
    pub just_saved: RwSignal<Option<JustSaved>>,
}

/// Provides the context.
pub fn provide_unsaved() -> Unsaved {
    let unsaved = Unsaved {
        is_dirty: RwSignal::new(false),
        way_out: RwSignal::new(None),
        just_saved: RwSignal::new(None),
    };
    provide_context(unsaved);
    unsaved
}

/// The context.
///
/// # Panics
/// Outside of the layout, which provides it.
pub fn use_unsaved() -> Unsaved {
    expect_context()
}

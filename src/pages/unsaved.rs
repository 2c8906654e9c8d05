//! What the edit page and the frame share: whether something would be left behind.

use leptos::prelude::*;

/// `Copy`; get it by [`use_unsaved`].
#[derive(Clone, Copy)]
pub struct Unsaved {
    /// Whether the edit page holds changes.
    pub is_dirty: RwSignal<bool>,
    /// Where the person wants to go, while they are being asked.
    pub way_out: RwSignal<Option<String>>,
}

/// Provides the context.
pub fn provide_unsaved() -> Unsaved {
    let unsaved = Unsaved { is_dirty: RwSignal::new(false), way_out: RwSignal::new(None) };
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

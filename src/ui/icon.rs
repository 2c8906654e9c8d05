//! The signs on buttons, drawn with one stroke. A button says its name in words or by `aria-label`.

use leptos::prelude::*;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Takes a row out.
    Bin,
    /// Clears a value, or closes something.
    Cross,
    /// Opens a menu.
    More,
    /// Moves up.
    Up,
    /// Moves down, or opens something below.
    Down,
    /// Adds something.
    Plus,
}

/// The drawing. A screen reader passes over it.
pub fn icon(icon: Icon) -> AnyView {
    let path = match icon {
        Icon::Bin => "M4 7h16M10 4h4M6 7l1 13h10l1-13M10 11v5M14 11v5",
        Icon::Cross => "M6 6l12 12M18 6L6 18",
        Icon::More => "M5 12h.01M12 12h.01M19 12h.01",
        Icon::Up => "M6 15l6-6 6 6",
        Icon::Down => "M6 9l6 6 6-6",
        Icon::Plus => "M12 5v14M5 12h14",
    };
    view! { <svg class="icon" class:icon-dots=(icon == Icon::More) viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path /></svg> }
        .into_any()
}

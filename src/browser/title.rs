//! The page's title.

/// Shows `title` in the tab and to a screen reader. Never holds anything about the person.
pub fn set(title: &str) {
    leptos::prelude::document().set_title(title);
}

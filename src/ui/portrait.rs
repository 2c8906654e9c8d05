//! The portrait: a picture in an oval, or the initials in relief.

use leptos::prelude::*;

/// How many grounds there are; `portrait.css` has one hue for each.
const HUES: u32 = 12;

/// The person's picture; without one, or while it cannot be loaded, their initials on a ground that is always theirs.
#[component]
pub fn Portrait(
    /// One or two letters.
    initials: String,
    /// Decides the colour, so that it is the same everywhere.
    subject: String,
    /// The picture's address.
    picture: Option<String>,
    /// What the picture shows, in words; nothing where the name stands beside it.
    #[prop(default = String::new())]
    words: String,
    /// Small, as beside a name in the header.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    let (broken, set_broken) = signal(false);
    let inside = move || {
        match picture.clone().filter(|_| !broken.get()) {
        Some(address) => view! {
            <img src=address alt=words.clone() referrerpolicy="no-referrer" on:error=move |_| set_broken.set(true) />
        }
        .into_any(),
        None => view! { <span aria-hidden="true" translate="no">{initials.clone()}</span> }.into_any(),
    }
    };
    view! { <span class="portrait" class:portrait-small=small data-hue=hue(&subject).to_string()>{inside}</span> }
}

/// Which of the grounds belongs to a subject (FNV-1a, so that it never changes).
fn hue(subject: &str) -> u32 {
    let hash = subject
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash % HUES
}

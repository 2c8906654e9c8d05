//! The heading of a page.

use crate::browser::{brand, title};
use crate::texts::use_texts;
use leptos::html::H1;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a page has been shown already: the first one takes the focus from nobody.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// The heading, which also names the page in the tab, and has the focus after a change of page so that it is read out.
#[component]
pub fn Heading(
    /// The page's name, never anything about the person; nothing for the start page, which has the app's name.
    #[prop(optional)]
    page: Option<&'static str>,
    /// What is shown, if it is not the page's name.
    #[prop(optional, into)]
    shown: Option<String>,
) -> impl IntoView {
    let app = brand::name().unwrap_or_else(|| use_texts().app.to_owned());
    title::set(&page.map_or_else(|| app.clone(), |page| [page, " · ", &app].concat()));
    let heading = NodeRef::<H1>::new();
    heading.on_load(|heading| {
        if SHOWN.swap(true, Ordering::Relaxed) {
            // The heading is in the page, so it can be focused.
            let _ = heading.focus();
        }
    });
    let words = shown.unwrap_or_else(|| page.unwrap_or_default().to_owned());
    view! { <h1 node_ref=heading tabindex="-1" dir="auto">{words}</h1> }
}

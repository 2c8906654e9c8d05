//! The heading of a page.

use crate::auth::Auth;
use crate::browser::title;
use crate::texts::use_texts;
use leptos::html::H1;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a page has been shown already: the first one takes the focus from nobody.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// The heading, which also names the page in the tab, and has the focus after a change of page so that it is read out.
#[component]
pub fn Heading(
    /// The page's name; never anything about the person.
    page: &'static str,
    /// What is shown, if it is not the page's name.
    #[prop(optional, into)]
    shown: Option<String>,
) -> impl IntoView {
    title::set(&in_tab(page));
    let heading = NodeRef::<H1>::new();
    heading.on_load(|heading| {
        if SHOWN.swap(true, Ordering::Relaxed) {
            // The heading is in the page, so it can be focused.
            let _ = heading.focus();
        }
    });
    let words = shown.unwrap_or_else(|| page.to_owned());
    view! { <h1 node_ref=heading tabindex="-1" dir="auto">{words}</h1> }
}

/// The page and what the operator calls the app, or the latter alone where the page is called so, too.
fn in_tab(page: &str) -> String {
    let app = use_texts().app;
    // Without settings there is no operator's name either.
    let brand = use_context::<Auth>().and_then(|auth| auth.settings().branding.name);
    let brand = brand.as_deref().unwrap_or(app);
    if page == app { brand.to_owned() } else { [page, " · ", brand].concat() }
}

//! The navigation between the pages of somebody who is signed in.

use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// Where a link of the navigation stands to the page that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// It is this page.
    Page,
    /// The page belongs to it.
    Below,
    /// Elsewhere.
    No,
}

/// One link.
#[derive(Clone, Copy, Debug)]
pub struct NavLink {
    /// What stands in the `href`.
    pub href: &'static str,
    /// The icon.
    pub icon: Icon,
    /// The word.
    pub word: &'static str,
    /// Where it stands to the page that is shown.
    pub here: Signal<Here>,
}

/// The links: at the side, above or below the page, by the width of the window (`style/nav.css`).
#[component]
pub fn Nav(
    /// What the navigation is called.
    label: &'static str,
    /// The links, in their order.
    links: Vec<NavLink>,
) -> impl IntoView {
    let links = links.into_iter().map(|NavLink { href, icon: shown, word, here }| {
        let current = move || match here.get() {
            Here::Page => Some("page"),
            Here::Below => Some("true"),
            Here::No => None,
        };
        view! { <li><a class="nav-link" href=href aria-current=current>{icon(shown)}<span>{word}</span></a></li> }
    });
    view! { <nav class="nav" aria-label=label><ul>{links.collect_view()}</ul></nav> }.into_any()
}

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

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use leptos::mount::mount_to;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;
    use wasm_bindgen_test::wasm_bindgen_test;

    const NAME: &str = "Pages";

    #[wasm_bindgen_test]
    async fn one_link_says_that_it_is_the_page() {
        let root = document().create_element("div").expect("an element").unchecked_into::<HtmlElement>();
        document().body().expect("a body").append_child(&root).expect("appended");
        let at = RwSignal::new("a");
        let link = |href: &'static str| {
            let here = Signal::derive(move || match at.get() {
                now if now == href => Here::Page,
                now if now.starts_with(href) => Here::Below,
                _ => Here::No,
            });
            NavLink { href, icon: Icon::Person, word: href, here }
        };
        let links = vec![link("a"), link("b")];
        let mounted = mount_to(root.clone(), move || view! { <Nav label=NAME links /> });
        let current = || {
            let links = root.query_selector_all("a").expect("links");
            let of = |index| links.get(index).expect("a link").unchecked_into::<HtmlElement>();
            [0, 1].map(|index| of(index).get_attribute("aria-current"))
        };
        assert_eq!(current(), [Some("page".to_owned()), None]);
        at.set("b/below");
        leptos::task::tick().await;
        assert_eq!(current(), [None, Some("true".to_owned())]);
        drop(mounted);
        root.remove();
    }
}

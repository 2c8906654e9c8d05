//! Technical details: the one place for identifiers, scopes and whatever else only support asks for. Closed, with a way to copy.

use crate::texts::use_tech_texts;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use leptos::html::Div;
use leptos::prelude::*;

/// Puts a text on the clipboard. What it is given besides is told whether that worked.
pub type ToClipboard = Callback<(String, Callback<bool>)>;

/// The details, closed at first.
#[component]
pub fn Tech(
    /// Puts a text on the clipboard.
    clipboard: ToClipboard,
    /// The details.
    children: Children,
) -> impl IntoView {
    let words = use_tech_texts();
    let body = NodeRef::<Div>::new();
    view! {
        <details class="tech">
            <summary>{icon(Icon::Chevron)}{words.title}</summary>
            <div class="tech-body">
                <div node_ref=body>{children()}</div>
                <CopyText of=body clipboard label=words.copy />
            </div>
        </details>
    }
    .into_any()
}

/// A button that copies what can be read in an element.
#[component]
pub fn CopyText(
    /// The element.
    of: NodeRef<Div>,
    /// Puts a text on the clipboard.
    clipboard: ToClipboard,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let words = use_tech_texts();
    let copied = RwSignal::new(None::<bool>);
    let told = Callback::new(move |done: bool| {
        // The page may have been left.
        copied.try_set(Some(done));
    });
    let copy = move |_| {
        if let Some(element) = of.get_untracked() {
            clipboard.run((element.inner_text(), told));
        }
    };
    let status = move || match copied.get() {
        Some(true) => words.copied,
        Some(false) => words.not_copied,
        None => "",
    };
    view! {
        <p class="buttons">
            <button type="button" class="button button-small" on:click=copy>{icon(Icon::Copy)}{label}</button>
            <span role="status">{live(status)}</span>
        </p>
    }
    .into_any()
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use leptos::mount::mount_to;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;
    use wasm_bindgen_test::wasm_bindgen_test;

    const ID: &str = "auth0|1";

    #[wasm_bindgen_test]
    async fn details_are_closed_and_copied_as_they_are_read() {
        let root = document().create_element("div").expect("an element").unchecked_into::<HtmlElement>();
        document().body().expect("a body").append_child(&root).expect("appended");
        let copied = StoredValue::new(String::new());
        let clipboard = Callback::new(move |(text, told): (String, Callback<bool>)| {
            copied.set_value(text);
            told.run(true);
        });
        let mounted = mount_to(root.clone(), move || view! { <Tech clipboard><p>{ID}</p></Tech> });
        let details = root.query_selector("details").expect("a query").expect("details");
        assert!(!details.has_attribute("open"));
        details.set_attribute("open", "").expect("opened");
        let button = root.query_selector("button").expect("a query").expect("a button");
        button.unchecked_into::<HtmlElement>().click();
        leptos::task::tick().await;
        assert_eq!(copied.get_value(), ID);
        let status = root.query_selector("[role=status]").expect("a query").expect("a status");
        assert_eq!(status.text_content().as_deref(), Some(use_tech_texts().copied));
        drop(mounted);
        root.remove();
    }
}

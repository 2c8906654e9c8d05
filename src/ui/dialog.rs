//! A modal dialog.

use leptos::html::Dialog as Element;
use leptos::prelude::*;

/// A dialog that is open while `open` is true. Escape closes it by `close`.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Escape was pressed.
    #[prop(into)]
    close: Callback<()>,
    /// The id of the heading inside.
    labelled_by: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<Element>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            // Fails only for a dialog that is open already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=labelled_by
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close.run(());
            }
        >
            {move || open.get().then(|| view! { <div class="dialog-words">{children()}</div> })}
        </dialog>
    }
    .into_any()
}

//! A list of choices that shows what is chosen.
//!
//! The attribute `selected` of an option only says what is chosen at first: once a person has chosen, the browser does not
//! look at it again. So the list's own value is set, whenever the choice changes and after every pick, whatever came of it.

use leptos::html::Select;
use leptos::prelude::*;

/// Keeps the list at the option whose value is `held`. What comes back is to be called after a pick.
pub fn show_chosen(
    list: NodeRef<Select>,
    held: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl Fn() + Copy + 'static {
    let show = move || {
        // The options may be drawn anew by the same change.
        queue_microtask(move || {
            let Some(list) = list.try_get_untracked().flatten() else { return };
            let held = untrack(held);
            if list.value() != held {
                list.set_value(&held);
            }
        });
    };
    Effect::new(move |_| {
        list.track();
        held();
        show();
    });
    show
}

//! A quiet mark beside a value that opens some sentences about it.

use crate::texts::use_provenance_texts;
use crate::ui::popup::Popup;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// The mark of what is called `name`, and behind it the sentences while it is open.
pub fn about(name: &str, told: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let id = format!("about{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let (open, set_open) = signal(false);
    let label = (use_provenance_texts().about)(name);
    let (region, mark) = (id.clone(), [&id, "-mark"].concat());
    let button = mark.clone();
    let sentences = move || {
        open.get().then(|| {
            let lines = told().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            let region = region.clone();
            view! { <Popup button=button.clone() close=move |()| set_open.set(false)><div class="about" id=region>{lines}</div></Popup> }
        })
    };
    view! {
        <button
            type="button" class="about-mark" id=mark aria-label=label
            aria-expanded=move || open.get().to_string() aria-controls=move || open.get().then(|| id.clone())
            on:click=move |_| set_open.update(|open| *open = !*open)
        >
            <span aria-hidden="true">"i"</span>
        </button>
        {sentences}
    }
    .into_any()
}

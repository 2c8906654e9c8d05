//! A sentence about what has happened, where everybody notices it and a screen reader says it.

use crate::texts::use_texts;
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// What a notice means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Good to know.
    Info,
    /// It worked.
    Done,
    /// Better be careful.
    Careful,
    /// It did not work.
    Wrong,
}

impl Meaning {
    /// Class, sign, role: failures interrupt a screen reader, everything else waits for its turn.
    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Info => ("notice", "i", "status"),
            Self::Done => ("notice notice-done", "✓", "status"),
            Self::Careful => ("notice notice-careful", "!", "status"),
            Self::Wrong => ("notice notice-wrong", "!", "alert"),
        }
    }
}

/// One notice. It can be focused by its `id`, and closed where `close` says how.
#[component]
pub fn Notice(
    /// What it means.
    meaning: Meaning,
    /// For moving the focus here.
    #[prop(optional, into)]
    id: Option<&'static str>,
    /// What closing does.
    #[prop(optional, into)]
    close: Option<Callback<()>>,
    /// The words, and maybe the next step.
    children: Children,
) -> impl IntoView {
    let (class, sign, role) = meaning.parts();
    let close = close.map(|close| {
        view! {
            <button type="button" class="button button-mark" aria-label=use_texts().press.close on:click=move |_| close.run(())>
                {icon(Icon::Close)}
            </button>
        }
    });
    view! {
        <div class=class role=role id=id tabindex="-1">
            <span class="notice-sign" aria-hidden="true">{sign}</span>
            <div class="notice-words">{children()}</div>
            {close}
        </div>
    }
    .into_any()
}

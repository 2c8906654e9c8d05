//! The person's menu in the header.

use crate::texts::{use_sign_out_texts, use_texts};
use crate::ui::icon::{Icon, icon};
use crate::ui::keys::key;
use crate::ui::portrait::Portrait;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Node;

/// Who is signed in, for the header.
#[derive(Clone, PartialEq)]
pub struct Who {
    /// How they are called; may be empty.
    pub name: String,
    /// Their e-mail address.
    pub mail: Option<String>,
    /// One or two letters.
    pub initials: String,
    /// Decides the portrait's colour.
    pub subject: String,
    /// The picture's address.
    pub picture: Option<String>,
}

/// The portrait and the name, and behind them what concerns the session. Escape, a click elsewhere, and leaving it close it.
#[component]
pub fn Menu(
    /// Who is signed in.
    who: Who,
    /// Signing in as somebody else.
    #[prop(into)]
    switch_account: Callback<()>,
    /// Signing out.
    #[prop(into)]
    sign_out: Callback<()>,
) -> impl IntoView {
    let (texts, words) = (use_texts(), use_sign_out_texts());
    let (open, set_open) = signal(false);
    let (menu, button) = (NodeRef::<leptos::html::Div>::new(), NodeRef::<leptos::html::Button>::new());
    let is_inside = move |target: Option<leptos::web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        menu.get_untracked().is_some_and(|menu| menu.contains(node.as_ref()))
    };
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        if !is_inside(event.target()) {
            set_open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
    let on_key = move |event: ev::KeyboardEvent| {
        if key(&event) == "Escape" && open.get_untracked() {
            set_open.set(false);
            if let Some(button) = button.get_untracked() {
                // The button is there, so it can be focused.
                let _ = button.focus();
            }
        }
    };
    let on_leave = move |event: ev::FocusEvent| {
        if event.related_target().is_some() && !is_inside(event.related_target()) {
            set_open.set(false);
        }
    };
    let name = if who.name.is_empty() { texts.frame.you.to_owned() } else { who.name };
    let mail = who.mail.filter(|mail| *mail != name).map(|mail| view! { <bdi class="quiet">{mail}</bdi> });
    let shown = name.clone();
    let choose = move |chosen: Callback<()>| {
        move |_| {
            set_open.set(false);
            chosen.run(());
        }
    };
    view! {
        <div class="menu" node_ref=menu on:keydown=on_key on:focusout=on_leave>
            <button
                type="button"
                class="menu-name"
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls="menu-list"
                on:click=move |_| set_open.update(|open| *open = !*open)
            >
                <Portrait initials=who.initials subject=who.subject picture=who.picture small=true />
                <span class="menu-who" dir="auto" translate="no">{name}</span>
                {icon(Icon::Caret)}
            </button>
            <div class="menu-list" id="menu-list" hidden=move || !open.get()>
                <p class="menu-person" translate="no"><bdi>{shown}</bdi>{mail}</p>
                <button type="button" on:click=choose(switch_account)>{words.switch_account}</button>
                <button type="button" on:click=choose(sign_out)>{texts.press.sign_out}</button>
            </div>
        </div>
    }
    .into_any()
}

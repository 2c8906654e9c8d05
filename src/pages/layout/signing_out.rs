//! Signing out and switching the account, and the question before it where an edit is not saved: nothing of a person is left in
//! this browser, unless they want that edit kept.

use crate::auth::{Auth, use_auth};
use crate::browser::{events, location};
use crate::data::{Data, use_current_data};
use crate::lazy::{NotLoaded, lazy};
use crate::pages::layout::styles;
use crate::texts::use_sign_out_texts;
use crate::ui::dialog::Dialog;
use cameo_settings::StorageKind;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How far signing out goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Out of this app.
    Here,
    /// Out of the provider's own session too.
    Everywhere,
    /// Only if another person signs in: they are asked who they are.
    Switch,
}

/// How a person signs out. `Copy`; get it by [`use_signing_out`].
#[derive(Clone, Copy)]
pub struct SigningOut {
    auth: Auth,
    current: RwSignal<Option<Data>>,
    /// Who is asked now and about what, and the dialog, once its code is here.
    asked: RwSignal<Option<(Data, Extent, Question)>>,
}

/// Draws the question.
type Question = fn(SigningOut, Data, Extent) -> AnyView;

lazy! {
    in signed_in: fn question() -> Question { |signing_out, data, extent| {
        styles::adopt();
        view! { <Ask signing_out data extent /> }.into_any()
    } }
}

/// Provides the context.
pub fn provide_signing_out() -> SigningOut {
    let signing_out =
        SigningOut { auth: use_auth(), current: use_current_data(), asked: RwSignal::new(None) };
    provide_context(signing_out);
    signing_out
}

/// The context.
///
/// # Panics
/// Outside of the layout, which provides it.
pub fn use_signing_out() -> SigningOut {
    expect_context()
}

impl SigningOut {
    /// Signs out, or leaves for another account; asks first if an edit is not saved.
    pub fn begin(self, extent: Extent) {
        let Some(data) = self.current.get_untracked() else { return };
        if !data.unsaved.is_dirty.get_untracked() && !data.device.has_draft() {
            return self.go(data, extent, false);
        }
        spawn_local(async move {
            match question().await {
                Ok(question) => {
                    self.asked.try_set(Some((data, extent, question)));
                }
                // Nobody can be asked, so nothing is lost; the page that follows says so.
                Err(NotLoaded) => self.go(data, extent, true),
            }
        });
    }

    /// The question, while it is asked.
    pub fn question(self) -> impl Fn() -> Option<AnyView> {
        move || {
            let now = self.current.get()?.person();
            let asked = self.asked.get().filter(|(data, ..)| data.person() == now);
            asked.map(|(data, extent, question)| question(self, data, extent))
        }
    }

    fn go(self, data: Data, extent: Extent, keeps_edit: bool) {
        let Some(person) = data.person() else { return };
        match extent {
            Extent::Here => self.auth.sign_out_here(&person, keeps_edit),
            Extent::Everywhere => self.auth.sign_out(&person, keeps_edit),
            Extent::Switch => {
                if !keeps_edit {
                    data.device.discard_edits();
                }
                // The person has been asked, so the browser need not ask once more.
                data.unsaved.is_dirty.set(false);
                // By the browser's Back, the page would come as it was left, and not as it is decided.
                events::on_restored(location::reload);
                self.auth.switch_account(&person);
            }
        }
    }
}

#[component]
fn Ask(signing_out: SigningOut, data: Data, extent: Extent) -> impl IntoView {
    let words = use_sign_out_texts();
    let storage = signing_out.auth.settings().storage;
    let stay = move || signing_out.asked.set(None);
    let go = move |keeps_edit| {
        move |_| {
            signing_out.asked.set(None);
            signing_out.go(data, extent, keeps_edit);
        }
    };
    let is_switch = extent == Extent::Switch;
    let (what, stay_word, keep, discard) = match is_switch {
        true => (words.switch_words, words.switch_stay, words.switch_keep, words.switch_discard),
        false => (words.words, words.stay, words.keep, words.discard),
    };
    view! {
        <Dialog open=true close=move |()| stay() labelled_by="sign-out-title">
            <h2 id="sign-out-title">{words.title}</h2>
            <p>{what(storage)}</p>
            <div class="buttons">
                <button type="button" class="button button-danger" on:click=go(false)>{discard}</button>
                {(storage != StorageKind::Memory).then(|| view! {
                    <button type="button" class="button" on:click=go(true)>{keep}</button>
                })}
                <button type="button" class="button button-main" autofocus=true on:click=move |_| stay()>{stay_word}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

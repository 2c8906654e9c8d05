//! Linking one more account, in words: every stage of it with its next step.

use crate::pages::layout::advice::api_advice;
use crate::pages::security::linking::{Linking, SAID, Stage};
use crate::pages::security::offer::{Offer, offer};
use crate::pages::security::wrong::wrong;
use crate::texts::{Told, use_account_texts, use_texts};
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::api::ApiError;
use cameo_auth0::linking::{LinkError, Proof, ProofError};
use leptos::prelude::*;
use std::sync::Arc;

/// Where linking stands, in words, with the next step.
pub fn linking(under: Linking) -> AnyView {
    let words = &use_account_texts().linking;
    let stage = move || match under.stage() {
        Stage::Idle => start(under).into_any(),
        Stage::Looking => view! { <p role="status">{words.waiting}</p> }.into_any(),
        Stage::NotProven(error) => {
            let told = (words.not_proven)(&error);
            // Only a sign-in that failed needs more than a sentence.
            let said = match error {
                ProofError::SignIn(_) => wrong(SAID, told, None),
                _ => view! { <Notice meaning=Meaning::Info id=SAID>{told.what}" "{told.so}</Notice> }
                    .into_any(),
            };
            view! { {said}{start(under)} }.into_any()
        }
        Stage::NotRead(proof, error) => not_read(under, proof, error),
        Stage::Offered { offer: shown, moved } => {
            let moved = moved.then(|| view! { <Notice meaning=Meaning::Careful>{words.moved}</Notice> });
            view! { {moved}{offer(under, shown, SAID)} }.into_any()
        }
        Stage::NotStored { offer, told } => {
            wrong(SAID, told, Some(again(under, offer, use_texts().press.try_again)))
        }
        Stage::NotLinked { offer, error, stored } => not_linked(under, offer, &error, stored),
        Stage::Linked(name) => {
            view! { <Notice meaning=Meaning::Done id=SAID>{(words.linked)(&name)}</Notice>{start(under)} }
                .into_any()
        }
        Stage::Discarded { stored } => {
            let text = if stored { words.discarded_late } else { words.discarded };
            view! { <Notice meaning=Meaning::Info id=SAID>{text}</Notice>{start(under)} }.into_any()
        }
        Stage::Over => {
            view! { <Notice meaning=Meaning::Careful id=SAID>{words.over}</Notice>{start(under)} }.into_any()
        }
    };
    stage.into_any()
}

fn start(under: Linking) -> AnyView {
    let words = &use_account_texts().linking;
    let label = move || if under.is_leaving() { use_texts().press.opening } else { words.link };
    view! {
        <button type="button" class="method-press method-add" disabled=move || under.is_busy() on:click=move |_| under.begin()>
            {icon(Icon::Plus)}
            {live(label)}
        </button>
        <p class="quiet small">{words.why}</p>
    }
    .into_any()
}

fn not_read(under: Linking, proof: Arc<Proof>, error: ApiError) -> AnyView {
    let words = &use_account_texts().linking;
    let told = Told { what: words.not_read.into(), so: words.not_read_so.into(), code: error.to_string() };
    let again = move |_| {
        under.read_again(proof.clone());
    };
    let next = view! {
        {api_advice(&error)}
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| under.discard()>{use_account_texts().cancel}</button>
            <button type="button" class="button button-main" on:click=again>{use_texts().press.try_again}</button>
        </div>
    };
    wrong(SAID, told, Some(next.into_any()))
}

fn not_linked(under: Linking, offer: Arc<Offer>, error: &LinkError, stored: bool) -> AnyView {
    let words = &use_account_texts().linking;
    let told = (words.not_linked)(error);
    let stored = stored.then(|| view! { <p>{words.stored_only}</p> });
    let next = match error {
        LinkError::Refused(_) => again(under, offer, use_texts().press.try_again),
        LinkError::Unknown(_) => again(under, offer, words.look),
        _ => start(under),
    };
    wrong(SAID, told, Some(view! { {stored}{next} }.into_any()))
}

/// The same once more, with the choices that were made, or not at all.
fn again(under: Linking, offer: Arc<Offer>, label: &'static str) -> AnyView {
    let go = move |_| {
        if let Ok(plan) = under.choices.with_untracked(|choices| offer.preview.plan(choices)) {
            under.carry_out(offer.clone(), plan);
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="button" disabled=move || under.is_busy() on:click=move |_| under.discard()>
                {use_account_texts().cancel}
            </button>
            <button type="button" class="button button-main" disabled=move || under.is_busy() on:click=go>{label}</button>
        </div>
    }
    .into_any()
}

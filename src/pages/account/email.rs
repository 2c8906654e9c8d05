//! The e-mail address: whether it is verified, and what to do where it is not.

use crate::data::use_user;
use crate::pages::account::said::wrong;
use crate::routes;
use crate::texts::{use_account_texts, use_texts};
use crate::ui::facts::{fact, facts};
use crate::ui::focus::focus;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::api::ApiError;
use cameo_auth0::user::User;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said about the address.
const SAID: &str = "email-said";

/// What the last look at the address came to.
#[derive(Clone, Copy)]
pub struct Checking {
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<Result<bool, ApiError>>>,
}

impl Checking {
    /// Nobody has looked.
    pub fn none() -> Self {
        Self { busy: RwSignal::new(false), outcome: RwSignal::new(None) }
    }
}

/// The section's content.
pub fn email(user: &User, checking: Checking) -> AnyView {
    let words = &use_account_texts().email;
    let Some(address) = user.email() else {
        return view! { <p class="quiet">{words.none}</p> }.into_any();
    };
    let address = facts([fact(words.address, address)]);
    let rest = match user.email_verified() {
        Some(false) => not_verified(user.email().unwrap_or_default(), checking),
        Some(true) => verified(checking),
        None => ().into_any(),
    };
    view! { <div class="account-block">{address}{rest}</div> }.into_any()
}

fn verified(checking: Checking) -> AnyView {
    let words = &use_account_texts().email;
    let said = move || match checking.outcome.get() {
        Some(_) => view! { <Notice meaning=Meaning::Done id=SAID>{words.verified}</Notice> }.into_any(),
        None => view! { <p class="mark mark-done">{words.verified}</p> }.into_any(),
    };
    said.into_any()
}

fn not_verified(address: &str, checking: Checking) -> AnyView {
    let (user, words) = (use_user(), &use_account_texts().email);
    let check = move |_| {
        checking.busy.set(true);
        spawn_local(async move {
            let looked = user.look_again().await.map(|user| user.email_verified() == Some(true));
            // The page may have been left.
            checking.busy.try_set(false);
            checking.outcome.try_set(Some(looked));
            focus(SAID.to_owned());
        });
    };
    let label = move || if checking.busy.get() { words.checking } else { words.check };
    let said = move || {
        checking.outcome.get().map(|looked| match looked {
            Ok(_) => view! { <Notice meaning=Meaning::Info id=SAID>{words.still_not}</Notice> }.into_any(),
            Err(error) => wrong(SAID, use_texts().api_error(&error), None),
        })
    };
    let what = (words.not_verified)(address);
    view! {
        <Notice meaning=Meaning::Careful>
            <p>{what}</p>
            <p>{words.what_to_do}</p>
            <p class="quiet">{words.no_resend}</p>
            <button type="button" class="button" disabled=move || checking.busy.get() on:click=check>{live(label)}</button>
        </Notice>
        {said}
    }
    .into_any()
}

/// For the profile: that the address is not verified, and the way to more; nothing where it is, or nobody knows.
pub fn reminder(user: &User) -> Option<AnyView> {
    let words = use_account_texts();
    let address = user.email().filter(|_| user.email_verified() == Some(false))?;
    let what = (words.email.not_verified)(address);
    Some(
        view! {
            <Notice meaning=Meaning::Careful>
                {what}" "<a href=routes::link(routes::ACCOUNT)>{words.email.more}</a>
            </Notice>
        }
        .into_any(),
    )
}

//! Changing the password: asking for the mail that leads to it.

use crate::auth::use_auth;
use crate::browser::{clock, http};
use crate::data::use_user;
use crate::pages::account::said::wrong;
use crate::routes;
use crate::texts::use_account_texts;
use crate::ui::focus::focus;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::password::{PasswordChange, PasswordError};
use cameo_auth0::user::User;
use cameo_settings::Sensitive;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said about the mail.
const SAID: &str = "password-said";

/// How long nothing can be pressed after "too many", in milliseconds: a mail a minute is what a tenant allows for an address.
const REST: i32 = 60_000;

/// What became of the last mail that was asked for.
#[derive(Clone, Copy)]
pub struct Mail {
    sending: RwSignal<bool>,
    resting: RwSignal<bool>,
    outcome: RwSignal<Option<Result<(), PasswordError>>>,
}

impl Mail {
    /// None was asked for.
    pub fn none() -> Self {
        Self { sending: RwSignal::new(false), resting: RwSignal::new(false), outcome: RwSignal::new(None) }
    }
}

/// The section's content.
pub fn password(user: &User, mail: Mail) -> AnyView {
    let (auth, words) = (use_auth(), &use_account_texts().password);
    let Some(change) = PasswordChange::of(user, &auth.settings().client) else {
        return view! { <p class="quiet">{words.elsewhere}</p> }.into_any();
    };
    let asked = use_user();
    let needs = asked.needs_confirmation(Sensitive::ChangePassword).is_some();
    let address = change.email.clone();
    let send = move |_| {
        if asked.needs_confirmation(Sensitive::ChangePassword).is_some() {
            return asked.confirm(routes::ACCOUNT, 0);
        }
        let change = change.clone();
        mail.sending.set(true);
        spawn_local(async move {
            let outcome = change.send(&auth.settings().client, &http::send_anew).await;
            // The page may have been left.
            mail.sending.try_set(false);
            let too_many = outcome == Err(PasswordError::TooManyRequests);
            mail.resting.try_set(too_many);
            mail.outcome.try_set(Some(outcome));
            focus(SAID.to_owned());
            if too_many {
                clock::sleep(REST).await;
                mail.resting.try_set(false);
            }
        });
    };
    let label = move || match (mail.sending.get(), mail.outcome.get()) {
        (true, _) => words.sending,
        (false, Some(Ok(()))) => words.send_again,
        (false, _) => words.send,
    };
    let to = address.clone();
    let said = move || {
        mail.outcome.get().map(|outcome| match outcome {
            Ok(()) => {
                let sent = (words.sent)(&to);
                view! { <Notice meaning=Meaning::Done id=SAID><p>{sent}</p><p>{words.sent_hint}</p></Notice> }
                    .into_any()
            }
            Err(error) => wrong(SAID, (words.failed)(&error), None),
        })
    };
    view! {
        <div class="account-block">
            <p>{(words.why)(&address)}</p>
            {needs.then(|| view! { <p class="quiet">{use_account_texts().needs_confirmation}</p> })}
            <button type="button" class="button" disabled=move || mail.sending.get() || mail.resting.get() || auth.is_leaving() on:click=send>{live(label)}</button>
            {said}
        </div>
    }
    .into_any()
}

//! Changing the password: asking for the mail that leads to it.

use crate::auth::use_auth;
use crate::browser::clock;
use crate::data::{UserContext, use_user};
use crate::pages::security::wrong::wrong;
use crate::routes;
use crate::texts::use_account_texts;
use crate::ui::dialog::Dialog;
use crate::ui::focus::focus;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::password::{PasswordChange, PasswordError};
use cameo_settings::Sensitive;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said about the mail.
const SAID: &str = "password-said";

/// How long nothing can be pressed after "too many", in milliseconds: a mail a minute is what a tenant allows for an address.
const REST: i32 = 60_000;

/// What became of a mail, with the address that it goes to.
type Outcome = (String, Result<(), PasswordError>);

/// The mail that may be asked for, and what became of the last one.
#[derive(Clone, Copy)]
pub struct Mail {
    asked: RwSignal<Option<PasswordChange>>,
    sending: RwSignal<bool>,
    resting: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

impl Mail {
    /// None was asked for.
    pub fn none() -> Self {
        Self {
            asked: RwSignal::new(None),
            sending: RwSignal::new(false),
            resting: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    /// Asks whether the mail is to be sent; who it is first, where the settings want that.
    fn ask(self, user: UserContext, change: PasswordChange) {
        if user.needs_confirmation(Sensitive::ChangePassword).is_some() {
            return user.confirm(routes::SECURITY, 0);
        }
        self.outcome.set(None);
        self.asked.set(Some(change));
    }
}

/// The button that changes the password.
pub fn change_button(change: PasswordChange, mail: Mail) -> AnyView {
    let (auth, user, words) = (use_auth(), use_user(), &use_account_texts().password);
    let press = move |_| mail.ask(user, change.clone());
    view! {
        <button type="button" class="button" aria-label=words.change_named disabled=move || auth.is_leaving() on:click=press>
            {words.change}
        </button>
    }
    .into_any()
}

/// What became of the last mail.
pub fn outcome(mail: Mail) -> AnyView {
    let words = &use_account_texts().password;
    let said = move || {
        mail.outcome.get().map(|(to, outcome)| match outcome {
            Ok(()) => {
                let sent = (words.sent)(&to);
                view! { <Notice meaning=Meaning::Done id=SAID><p>{sent}</p><p>{words.sent_hint}</p></Notice> }
                    .into_any()
            }
            Err(error) => wrong(SAID, (words.failed)(&error), None),
        })
    };
    said.into_any()
}

/// Asks before the mail is sent.
#[component]
pub fn MailDialog(
    /// Which mail, if any.
    mail: Mail,
) -> impl IntoView {
    let (user, texts) = (use_user(), use_account_texts());
    let words = &texts.password;
    let close = move |()| {
        if !mail.sending.get_untracked() {
            mail.asked.set(None);
        }
    };
    let send = move |_| {
        let Some(change) = mail.asked.get_untracked() else { return };
        mail.sending.set(true);
        spawn_local(async move {
            let outcome = user.change_password(&change).await;
            // The page may have been left.
            mail.sending.try_set(false);
            mail.asked.try_set(None);
            let Some(outcome) = outcome else { return };
            let too_many = outcome == Err(PasswordError::TooManyRequests);
            mail.resting.try_set(too_many);
            mail.outcome.try_set(Some((change.email, outcome)));
            focus(SAID.to_owned());
            if too_many {
                clock::sleep(REST).await;
                mail.resting.try_set(false);
            }
        });
    };
    let why = move || mail.asked.get().map_or_else(String::new, |change| (words.why)(&change.email));
    let label = move || if mail.sending.get() { words.sending } else { words.send };
    view! {
        <Dialog open=Signal::derive(move || mail.asked.get().is_some()) close labelled_by="password-title">
            <h2 id="password-title">{words.title}</h2>
            <p>{live(why)}</p>
            <div class="buttons">
                <button type="button" class="button" disabled=move || mail.sending.get() on:click=move |_| close(())>{texts.cancel}</button>
                <button type="button" class="button button-main" autofocus=true disabled=move || mail.sending.get() || mail.resting.get() on:click=send>{live(label)}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

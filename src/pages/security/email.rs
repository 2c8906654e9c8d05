//! The e-mail address: whether it is verified, and what to do where it is not.

use crate::data::use_user;
use crate::pages::layout::organisation::{organisation, support_address};
use crate::pages::security::wrong::wrong;
use crate::routes;
use crate::texts::{use_account_texts, use_data_texts, use_texts};
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::api::ApiError;
use cameo_auth0::linking::identities;
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
    let badge = user.email_verified().map(|verified| match verified {
        true => badge(Icon::Check, "badge badge-done", words.verified_badge),
        false => badge(Icon::Alert, "badge badge-careful", words.not_verified_badge),
    });
    let rest = match user.email_verified() {
        Some(false) => not_verified(address, checking),
        Some(true) => just_verified(checking),
        None => ().into_any(),
    };
    view! {
        <div class="account-block">
            <ul class="methods">
                <li class="method">
                    {icon(Icon::Mail)}
                    <p class="method-words"><bdi translate="no">{address.to_owned()}</bdi></p>
                    {badge}
                </li>
            </ul>
            {kept_by(user).map(|words| view! { <p class="quiet small">{words}</p> })}
            {rest}
        </div>
    }
    .into_any()
}

/// A state in a word.
pub fn badge(shown: Icon, class: &'static str, word: &'static str) -> AnyView {
    view! { <span class=class>{icon(shown)}{word}</span> }.into_any()
}

/// Who can change the address, if that is known.
fn kept_by(user: &User) -> Option<String> {
    let words = use_account_texts();
    match identities(user).into_iter().find(|identity| identity.is_main) {
        Some(main) if main.provider != "auth0" => {
            Some((words.email.comes_from)(&(words.ways.provider)(&main)))
        }
        // Without the list of accounts, only the id says where the address is kept.
        found => (found.is_some() || user.user_id().is_some_and(|id| id.starts_with("auth0|")))
            .then(|| (words.email.kept_by)(&organisation())),
    }
}

/// That it is verified, to somebody who has just asked.
fn just_verified(checking: Checking) -> AnyView {
    let words = &use_account_texts().email;
    let said = move || {
        let looked = checking.outcome.get();
        looked.map(|_| view! { <Notice meaning=Meaning::Done id=SAID>{words.verified}</Notice> })
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
    let contact = support_address().map(|address| {
        view! { " "<a href=address>{(use_data_texts().delete.contact)(&organisation())}</a> }
    });
    view! {
        <Notice meaning=Meaning::Careful>
            <p>{what}</p>
            <p>{words.what_to_do}</p>
            <p class="quiet">{(words.no_resend)(&organisation())}{contact}</p>
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
                {what}" "<a href=routes::link(routes::SECURITY)>{words.email.more}</a>
            </Notice>
        }
        .into_any(),
    )
}

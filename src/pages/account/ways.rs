//! The accounts that lead to this profile, and parting one from it.

use crate::auth::use_auth;
use crate::data::{LinkAccess, use_user};
use crate::pages::account::linking::Linking;
use crate::pages::account::said::wrong;
use crate::pages::account::stages::linking;
use crate::pages::layout::advice::missing_scope_advice;
use crate::routes;
use crate::texts::use_account_texts;
use crate::ui::dialog::Dialog;
use crate::ui::facts::{fact, facts};
use crate::ui::focus::focus;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::linking::{Identity, LinkError, SCOPE, Unlinked, identities};
use cameo_auth0::user::User;
use cameo_settings::Sensitive;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said about unlinking.
const SAID: &str = "unlink-said";

/// What became of a wish to unlink, with the account's name.
type Outcome = (String, Result<Unlinked, LinkError>);

/// The account that may be unlinked, and what became of the last one.
#[derive(Clone, Copy)]
pub struct Parting {
    asked: RwSignal<Option<Identity>>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

impl Parting {
    /// None is.
    pub fn none() -> Self {
        Self { asked: RwSignal::new(None), busy: RwSignal::new(false), outcome: RwSignal::new(None) }
    }
}

/// The section's content.
pub fn ways(user: &User, parting: Parting, under: Linking) -> AnyView {
    let words = &use_account_texts().ways;
    let access = use_user().link_access();
    let found = identities(user);
    let can_unlink = matches!(access, LinkAccess::Change | LinkAccess::UnlinkOnly);
    let needs = can_unlink && use_user().needs_confirmation(Sensitive::LinkAccounts).is_some();
    let list = match found.is_empty() {
        true => view! { <p class="quiet">{words.unknown}</p> }.into_any(),
        false => {
            let cards =
                found.into_iter().map(|identity| way(identity, can_unlink, parting, under)).collect_view();
            view! { <ul class="ways">{cards}</ul> }.into_any()
        }
    };
    let more = match access {
        LinkAccess::Change => linking(under),
        LinkAccess::UnlinkOnly => view! { <p class="quiet">{words.not_kept}</p> }.into_any(),
        LinkAccess::NoManagementApi => view! { <p class="quiet">{words.no_api}</p> }.into_any(),
        LinkAccess::NotGranted => {
            view! { <p class="quiet">{words.not_granted}</p>{missing_scope_advice(SCOPE, use_auth())} }
                .into_any()
        }
    };
    view! {
        <div class="account-block">
            {list}
            {move || parting.outcome.get().map(said)}
            {needs.then(|| view! { <p class="quiet">{use_account_texts().needs_confirmation}</p> })}
            {more}
        </div>
    }
    .into_any()
}

fn way(identity: Identity, can_unlink: bool, parting: Parting, under: Linking) -> AnyView {
    let (auth, user, words) = (use_auth(), use_user(), &use_account_texts().ways);
    let name = (words.provider)(&identity);
    let rows = [
        identity.name.as_deref().map(|name| fact(words.name, name)),
        identity.email.as_deref().map(|email| fact(words.email, email)),
        Some(fact(words.id, &identity.id())),
        (identity.connection != identity.provider).then(|| fact(words.connection, &identity.connection)),
    ];
    let label = (words.unlink_named)(&name);
    let is_main = identity.is_main;
    let unlink = move |_| {
        if user.needs_confirmation(Sensitive::LinkAccounts).is_some() {
            return user.confirm(routes::ACCOUNT, 0);
        }
        parting.outcome.set(None);
        under.forget_news();
        parting.asked.set(Some(identity.clone()));
    };
    let button = (can_unlink && !is_main).then(|| {
        view! {
            <button type="button" class="button button-small" aria-label=label disabled=move || auth.is_leaving() on:click=unlink>
                {words.unlink}
            </button>
        }
    });
    view! {
        <li class="way">
            <div class="way-head">
                <h3>{name}</h3>
                {is_main.then(|| view! { <span class="mark mark-done">{words.main}</span> })}
                {button}
            </div>
            {facts(rows.into_iter().flatten())}
            {is_main.then(|| view! { <p class="quiet">{words.main_why}</p> })}
        </li>
    }
    .into_any()
}

fn said((name, outcome): Outcome) -> AnyView {
    let words = &use_account_texts().ways;
    match outcome {
        Ok(unlinked) => {
            let text = match unlinked {
                Unlinked::Now => (words.unlinked)(&name),
                Unlinked::Before => (words.unlinked_before)(&name),
            };
            view! { <Notice meaning=Meaning::Done id=SAID>{text}</Notice> }.into_any()
        }
        Err(error) => wrong(SAID, (words.not_unlinked)(&error), None),
    }
}

/// Asks before an account is unlinked, and says what that means.
#[component]
pub fn PartingDialog(
    /// Which one, if any.
    parting: Parting,
) -> impl IntoView {
    let (user, words) = (use_user(), &use_account_texts().ways);
    let close = move |()| {
        if !parting.busy.get_untracked() {
            parting.asked.set(None);
        }
    };
    let unlink = move |_| {
        let Some(identity) = parting.asked.get_untracked() else { return };
        parting.busy.set(true);
        spawn_local(async move {
            let outcome = user.unlink(&identity).await;
            // The page may have been left.
            parting.busy.try_set(false);
            parting.asked.try_set(None);
            parting.outcome.try_set(Some(((words.provider)(&identity), outcome)));
            focus(SAID.to_owned());
        });
    };
    let title = move || {
        parting.asked.get().map_or_else(String::new, |identity| {
            let called = identity.email.clone().or_else(|| identity.name.clone());
            let name = (words.provider)(&identity);
            (words.unlink_title)(
                &called.map_or_else(|| name.clone(), |called| [&name, " · ", &called].concat()),
            )
        })
    };
    let label = move || if parting.busy.get() { words.unlinking } else { words.unlink };
    view! {
        <Dialog open=Signal::derive(move || parting.asked.get().is_some()) close labelled_by="unlink-title">
            <h2 id="unlink-title">{live(title)}</h2>
            <p>{words.unlink_words}</p>
            <p>{words.unlink_lost}</p>
            <div class="buttons">
                <button type="button" class="button button-main" disabled=move || parting.busy.get() on:click=unlink>{live(label)}</button>
                <button type="button" class="button" autofocus=true disabled=move || parting.busy.get() on:click=move |_| close(())>{words.keep}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

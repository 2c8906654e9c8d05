//! How somebody signs in: a row for each account that leads to this profile, and unlinking one from it.

use crate::auth::use_auth;
use crate::data::{LinkAccess, use_user};
use crate::pages::layout::advice::{missing_scope_advice, unasked_scope_advice};
use crate::pages::layout::technical::TechnicalDetails;
use crate::pages::security::page::Under;
use crate::pages::security::password::{change_button, outcome};
use crate::pages::security::stages::linking;
use crate::pages::security::wrong::wrong;
use crate::routes;
use crate::texts::use_account_texts;
use crate::ui::dialog::Dialog;
use crate::ui::facts::{fact, facts};
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::linking::{Identity, LinkError, SCOPE, Unlinked, identities};
use cameo_auth0::password::PasswordChange;
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
pub fn methods(user: &User, under: Under) -> AnyView {
    let words = &use_account_texts().ways;
    let access = use_user().link_access();
    let found = identities(user);
    let change = PasswordChange::of(user, &use_auth().settings().client);
    let can_unlink = matches!(access, LinkAccess::Change | LinkAccess::UnlinkOnly);
    let needs = [Sensitive::LinkAccounts, Sensitive::ChangePassword]
        .into_iter()
        .filter(|what| match what {
            Sensitive::LinkAccounts => can_unlink,
            _ => change.is_some(),
        })
        .any(|what| use_user().needs_confirmation(what).is_some());
    let has_main = found.iter().any(|identity| identity.is_main);
    // Where the tenant does not list the accounts, a password can still be changed.
    let password = change.clone().filter(|_| found.is_empty()).map(|change| {
        let address = change.email.clone();
        method(
            Icon::Key,
            use_account_texts().password.name,
            Some(&address),
            false,
            change_button(change, under.mail),
        )
    });
    let list = match found.is_empty() && password.is_none() {
        true => view! { <p class="quiet">{words.unknown}</p> }.into_any(),
        false => {
            let rows =
                found.iter().map(|identity| row(identity, change.as_ref(), can_unlink, under)).collect_view();
            view! { <ul class="methods">{password}{rows}</ul> }.into_any()
        }
    };
    let more = match access {
        LinkAccess::Change => linking(under.linking),
        LinkAccess::UnlinkOnly => view! { <p class="quiet">{words.not_kept}</p> }.into_any(),
        LinkAccess::NoManagementApi => view! { <p class="quiet">{words.no_api}</p> }.into_any(),
        LinkAccess::NotGranted => {
            view! { <p class="quiet">{words.not_granted}</p>{unasked_scope_advice(SCOPE, use_auth())} }
                .into_any()
        }
    };
    let advice =
        (access == LinkAccess::NotGranted).then(|| missing_scope_advice(SCOPE, use_auth())).flatten();
    let details = (!found.is_empty() || advice.is_some()).then(|| {
        let ids = found.iter().map(ids).collect_view();
        view! { <TechnicalDetails>{ids}{advice}</TechnicalDetails> }
    });
    view! {
        <div class="account-block">
            {list}
            {outcome(under.mail)}
            {move || under.parting.outcome.get().map(said)}
            {more}
            {needs.then(|| view! { <p class="quiet small">{use_account_texts().needs_confirmation}</p> })}
            {has_main.then(|| view! { <p class="quiet small">{words.main_why}</p> })}
            {details}
        </div>
    }
    .into_any()
}

/// The row of one account.
fn row(identity: &Identity, change: Option<&PasswordChange>, can_unlink: bool, under: Under) -> AnyView {
    let name = (use_account_texts().ways.provider)(identity);
    let is_password = identity.provider == "auth0";
    let shown = match identity.provider.as_str() {
        "auth0" => Icon::Key,
        "email" => Icon::Mail,
        _ => Icon::Link,
    };
    let verb = match change {
        Some(change) if is_password && identity.is_main => change_button(change.clone(), under.mail),
        _ if can_unlink && !identity.is_main => unlink_button(identity.clone(), &name, under),
        _ => ().into_any(),
    };
    let address = identity.email.as_deref().or(identity.name.as_deref());
    method(shown, &name, address, identity.is_main, verb)
}

/// A row: what it is, whose, and what can be done.
fn method(shown: Icon, name: &str, address: Option<&str>, is_main: bool, verb: AnyView) -> AnyView {
    let address =
        address.map(|address| view! { <p class="quiet"><bdi translate="no">{address.to_owned()}</bdi></p> });
    let badge = is_main.then(|| view! { <span class="badge">{use_account_texts().ways.main}</span> });
    view! {
        <li class="method">
            {icon(shown)}
            <div class="method-words"><div class="method-name"><h3>{name.to_owned()}</h3>{badge}</div>{address}</div>
            {verb}
        </li>
    }
    .into_any()
}

fn unlink_button(identity: Identity, name: &str, under: Under) -> AnyView {
    let (auth, user, words) = (use_auth(), use_user(), &use_account_texts().ways);
    let label = (words.unlink_named)(name);
    let unlink = move |_| {
        if user.needs_confirmation(Sensitive::LinkAccounts).is_some() {
            return user.confirm(routes::SECURITY, 0);
        }
        under.parting.outcome.set(None);
        under.linking.forget_news();
        under.parting.asked.set(Some(identity.clone()));
    };
    view! {
        <button type="button" class="button" aria-label=label disabled=move || auth.is_leaving() on:click=unlink>{words.unlink}</button>
    }
    .into_any()
}

/// How the provider calls an account.
fn ids(identity: &Identity) -> AnyView {
    let words = &use_account_texts().ways;
    let name = (words.account)(&(words.provider)(identity));
    let rows = [
        identity.name.as_deref().map(|name| fact(words.name, name)),
        Some(fact(words.id, &identity.id())),
        Some(fact(words.connection, &identity.connection)),
    ];
    view! { <h3>{name}</h3>{facts(rows.into_iter().flatten())} }.into_any()
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
    let what = move || {
        let name = parting.asked.get().map(|identity| (words.provider)(&identity));
        (words.unlink_words)(&name.unwrap_or_default())
    };
    let label = move || if parting.busy.get() { words.unlinking } else { words.unlink };
    view! {
        <Dialog open=Signal::derive(move || parting.asked.get().is_some()) close labelled_by="unlink-title">
            <h2 id="unlink-title">{live(title)}</h2>
            <p>{live(what)}</p>
            <p>{words.unlink_lost}</p>
            <div class="buttons">
                <button type="button" class="button" autofocus=true disabled=move || parting.busy.get() on:click=move |_| close(())>{use_account_texts().cancel}</button>
                <button type="button" class="button button-main" disabled=move || parting.busy.get() on:click=unlink>{live(label)}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

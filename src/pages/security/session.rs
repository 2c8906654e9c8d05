//! Session details: who is signed in and how, how long it lasts, and what was checked.

use crate::auth::use_auth;
use crate::browser::clock;
use crate::data::use_user;
use crate::pages::layout::advice::advised;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::technical::clipboard;
use crate::routes;
use crate::texts::{SessionTexts, use_session_texts, use_texts};
use crate::ui::facts::{fact, facts, said, section};
use crate::ui::notice::{Meaning, Notice};
use crate::ui::tech::CopyText;
use cameo_oidc::session::{AuthState, Session as Held};
use cameo_oidc::time::Timestamp;
use cameo_settings::Settings;
use cameo_settings::access::AccessProblem;
use leptos::html::Div;
use leptos::prelude::*;
use serde_json::Value;

/// The page at `/security/session`.
#[component]
pub fn Session() -> impl IntoView {
    let auth = use_auth();
    move || match auth.state() {
        AuthState::SignedIn(session) => shown(&session, &auth.settings()),
        _ => ().into_any(),
    }
}

fn shown(session: &Held, settings: &Settings) -> AnyView {
    let words = use_session_texts();
    let clock = clock_notice(session, settings);
    let auth = use_auth();
    let problems = AccessProblem::of_session(session, settings);
    let advice = problems.iter().filter_map(|problem| advised(problem, auth)).collect_view();
    let user = use_user();
    let confirm = move |_| user.confirm(routes::SESSION, 0);
    let details = NodeRef::<Div>::new();
    view! {
        <div class="profile">
            <div class="who-words">
                <p><a class="crumb" href=routes::link(routes::SECURITY)>{use_texts().press.security}</a></p>
                <Heading page=words.title />
                <p class="quiet">{words.lead}</p>
            </div>
            {clock}
            <CopyText of=details clipboard=clipboard() label=words.copy />
            <div class="profile" node_ref=details>
                {section("session-who", words.who, who(session, settings, words))}
                {section("session-tokens", words.tokens, lasting(session, settings, words))}
                {section("session-scopes", words.scopes, scopes(session, words))}
                {section("session-checks", words.checks, checks(session, words))}
                {section("session-missing", words.missing, view! { {missing(session, settings, words)}{advice} }.into_any())}
            </div>
            <div class="action">
                <button type="button" class="button" disabled=move || auth.is_leaving() on:click=confirm>{words.confirm}</button>
                <p class="quiet">{words.confirm_why}</p>
            </div>
        </div>
    }
    .into_any()
}

/// When the person signed in, by this device's clock, if the provider says so.
pub fn signed_in_at(session: &Held) -> Option<Timestamp> {
    let issued_at = || session.id_token().claims().get("iat").and_then(Value::as_i64).map(Timestamp);
    let at = session.id_token().authenticated_at().or_else(issued_at)?;
    Some(at.plus(-session.clock_offset()))
}

/// What a person should know of a device whose clock is off by more than the settings tolerate.
pub fn clock_notice(session: &Held, settings: &Settings) -> Option<AnyView> {
    let (offset, words) = (session.clock_offset(), use_session_texts());
    (offset.unsigned_abs() > u64::from(settings.client.leeway_seconds.max(60)))
        .then(|| view! { <Notice meaning=Meaning::Careful>{(words.clock)(offset)}</Notice> }.into_any())
}

fn local(moment: Timestamp) -> String {
    clock::local(moment, use_texts().language)
}

fn who(session: &Held, settings: &Settings, words: &SessionTexts) -> AnyView {
    let claim = |name: &str| session.id_token().claims().get(name).and_then(|value| value.as_str());
    let name = claim("name").or(claim("nickname")).or(claim("email")).unwrap_or(words.not_said);
    let at = signed_in_at(session).map_or_else(|| words.not_said.to_owned(), local);
    facts([
        fact(words.name, name),
        fact(words.subject, session.subject()),
        fact(words.provider, &session.provider().issuer.to_string()),
        fact(words.client, &settings.client.client_id),
        said(words.how, (words.flow)(settings.client.response_type)),
        said(words.signed_in_at, &at),
    ])
}

fn lasting(session: &Held, settings: &Settings, words: &SessionTexts) -> AnyView {
    let renews = session.refresh_token().is_some();
    let needed = session.sign_in_needed_at().map_or_else(|| words.no_end.to_owned(), local);
    facts([
        fact(words.access_ends, &local(session.expires_at())),
        said(words.renewed, if renews { words.renewed_by_itself } else { words.not_renewed }),
        said(words.sign_in_needed, &needed),
        said(words.kept, (words.kept_where)(settings.storage)),
    ])
}

fn scopes(session: &Held, words: &SessionTexts) -> AnyView {
    let asked: Vec<&str> = session.asked_scopes().collect();
    let (granted, refused): (Vec<&str>, Vec<&str>) =
        asked.into_iter().partition(|scope| session.is_granted(scope));
    let refused = (!refused.is_empty()).then(|| fact(words.refused, &refused.join(", ")));
    facts([Some(fact(words.granted, &granted.join(", "))), refused].into_iter().flatten())
}

fn checks(session: &Held, words: &SessionTexts) -> AnyView {
    let token = session.id_token();
    let signed = token.algorithm().map(|algorithm| (words.signed_with)(algorithm.name(), token.key_id()));
    let lines = token.passed().iter().map(|check| {
        view! { <li><span class="check-sign" aria-hidden="true">"✓"</span><span>{(words.check)(*check)}" "<code translate="no">{check.name()}</code></span></li> }
    });
    view! {
        <p class="quiet">{words.checks_why}</p>
        <ul class="checks">{lines.collect_view()}</ul>
        {signed.map(|signed| view! { <p class="quiet">{signed}</p> })}
    }
    .into_any()
}

fn missing(session: &Held, settings: &Settings, words: &SessionTexts) -> AnyView {
    let provider = session.provider();
    let found: Vec<&str> = [
        (session.refresh_token().is_none(), words.no_refresh_token),
        (provider.end_session_endpoint.is_none(), words.no_end_session),
        (provider.userinfo_endpoint.is_none(), words.no_userinfo),
        (settings.management_api.is_none(), words.no_management_api),
    ]
    .into_iter()
    .filter_map(|(is_missing, words)| is_missing.then_some(words))
    .collect();
    if found.is_empty() {
        return view! { <p>{words.nothing_missing}</p> }.into_any();
    }
    let lines: Vec<String> = found.into_iter().map(str::to_owned).collect();
    view! { <ul class="notice-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
        .into_any()
}

//! The smallest app that signs in: a page for everybody, and one for whoever is signed in.

use cameo_auth_leptos::browser::location;
use cameo_auth_leptos::{AuthConfig, AuthProvider, AuthState, RequireAuth, use_auth, use_person};
use cameo_oidc::{client::Client, issuer::Issuer};
use leptos::prelude::*;
use leptos_router::components::{A, FlatRoutes, Redirect, Route, Router};
use leptos_router::path;

fn main() {
    // The page names the provider, so that one build serves any.
    let issuer = document().query_selector("meta[name=issuer]").ok().flatten();
    let issuer = issuer.and_then(|meta| Issuer::parse(&meta.get_attribute("content")?).ok());
    match issuer {
        Some(issuer) => leptos::mount::mount_to_body(move || view! { <App issuer /> }),
        None => leptos::logging::error!("index.html names no issuer"),
    }
}

#[component]
fn App(issuer: Issuer) -> impl IntoView {
    let config = AuthConfig::new(Client::new(issuer, "cameo"));
    view! {
        <AuthProvider config>
            <Router>
                <nav><A href="/">"Home"</A> " · " <A href="/private">"Private"</A></nav>
                <FlatRoutes fallback=|| "There is no such page.">
                    <Route path=path!("/") view=|| view! { <h1>"Hello"</h1><p>"Anybody can read this."</p> } />
                    <Route path=path!("/callback") view=Callback />
                    <Route path=path!("/private") view=|| view! {
                        <RequireAuth fallback=|| view! { <SignIn /> }><Private /></RequireAuth>
                    } />
                </FlatRoutes>
            </Router>
        </AuthProvider>
    }
}

/// Where the provider sends people back to: they go on to where they wanted to be.
#[component]
fn Callback() -> impl IntoView {
    let auth = use_auth();
    move || match auth.state() {
        AuthState::SignedIn(_) => view! { <Redirect path=auth.landing() /> }.into_any(),
        _ => view! { <SignIn to=auth.landing() /> }.into_any(),
    }
}

/// What is shown while nobody is signed in: a button that leads to `to`, or back to this page.
#[component]
fn SignIn(#[prop(optional)] to: Option<String>) -> impl IntoView {
    let auth = use_auth();
    let button = move || {
        let to = to.clone();
        // The router shows a page before the address bar names it, so the address is asked for at the click.
        let sign_in = move |_| auth.sign_in(to.clone().unwrap_or_else(location::here));
        view! { <button on:click=sign_in>"Sign in"</button> }
    };
    move || match auth.state() {
        AuthState::Failed(error) => view! { <p role="alert">{error.to_string()}</p> {button()} }.into_any(),
        AuthState::SignedOut { .. } => view! { <p>"You are signed out."</p> {button()} }.into_any(),
        _ => view! { <p>"One moment …"</p> }.into_any(),
    }
}

/// The children of `<RequireAuth>` are made for one person.
#[component]
fn Private() -> impl IntoView {
    let (auth, person) = (use_auth(), use_person());
    let name = auth
        .session_of(&person)
        .and_then(|session| Some(session.id_token().claims().get("name")?.as_str()?.to_owned()));
    view! {
        <h1>"Hello, " <span translate="no">{name.unwrap_or_else(|| person.subject().to_owned())}</span></h1>
        <button on:click=move |_| auth.sign_out(&person, false)>"Sign out"</button>
    }
}

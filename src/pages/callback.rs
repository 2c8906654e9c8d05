//! Where the provider sends people back to: a moment of waiting, or the reason why it did not work.

use crate::auth::use_auth;
use crate::browser::location;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::sign_in_failed::SignInFailed;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::email_link::{EmailLink, email_link};
use cameo_oidc::callback::RawCallback;
use cameo_oidc::session::AuthState;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page at `/callback`. Whoever is signed in goes on to where they wanted to be, everybody else to the start.
#[component]
pub fn Callback() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let navigate = use_navigate();
    Effect::new(move |_| {
        let to = match auth.state() {
            AuthState::SignedIn(_) => {
                let landing = auth.landing();
                routes::moved(&landing).unwrap_or(landing)
            }
            AuthState::SignedOut { .. } => routes::HOME.to_owned(),
            _ => return,
        };
        let (replace, resolve) = (true, false);
        navigate(&location::path_of(&to), NavigateOptions { replace, resolve, ..Default::default() });
    });
    move || match auth.state() {
        AuthState::Failed(error) => view! {
            <div class="profile"><Heading page=texts.other.failed_title /><SignInFailed error /></div>
        }
        .into_any(),
        _ => view! { <Skeleton words=texts.frame.returning /> }.into_any(),
    }
}

/// What came of a link in the provider's mail, if the page was opened by one: the mail leads here or to the login page. Its
/// address leaves the address bar, as it names the person's own.
pub fn from_mail(callback: Option<&RawCallback>) -> Option<EmailLink> {
    let found = match callback {
        Some(callback) => email_link(callback.query.expose()),
        None if location::route().as_deref() == Some(routes::LOGIN) => email_link(&location::query()),
        None => None,
    };
    if found.is_some() {
        location::rewrite(routes::LOGIN);
    }
    found
}

//! Contexts, frame and routes.

use crate::auth::provide_auth;
use crate::browser::location;
use crate::browser::shell::Clicked;
use crate::pages::callback;
use crate::pages::home;
use crate::pages::layout::arriving;
use crate::pages::layout::frame::Layout;
use crate::{data, routes};
use cameo_auth0::email_link::EmailLink;
use cameo_oidc::callback::RawCallback;
use cameo_settings::Settings;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};

/// The whole app. `callback` is the provider's answer, if the page was opened with one; `clicked` is what the person pressed
/// before the app had arrived; `link` is what came of a link in a mail.
#[component]
pub fn App(
    settings: Settings,
    callback: Option<RawCallback>,
    clicked: Option<Clicked>,
    link: Option<EmailLink>,
) -> impl IntoView {
    if let Some(link) = link {
        provide_context(link);
    }
    // Before the router looks at the address.
    if let Some(now) = routes::moved(&location::here()) {
        location::rewrite(&now);
    }
    let auth = provide_auth(settings, callback);
    data::provide_data();
    match clicked {
        Some(Clicked::SignIn) => auth.sign_in(routes::PROFILE.to_owned()),
        Some(Clicked::SignUp) => location::rewrite(routes::SIGN_UP),
        None => {}
    }
    view! {
        <Router base=location::base().trim_end_matches('/').to_owned()>
                <Layout>
                    <FlatRoutes fallback=arriving::elsewhere()>
                        <Route path=routes::HOME_PATH view=home::Home />
                        <Route path=routes::CALLBACK_PATH view=callback::Callback />
                        <Route path=routes::PROFILE_PATH view=arriving::Profile />
                        <Route path=routes::EDIT_PATH view=arriving::Edit />
                    </FlatRoutes>
                </Layout>
        </Router>
    }
}

//! Contexts, frame and routes.

use crate::auth::{PersonScope, provide_auth};
use crate::browser::location;
use crate::browser::shell::Clicked;
use crate::pages::{arriving, callback, home, layout::Layout};
use crate::{data, routes};
use account::oidc::callback::RawCallback;
use account::settings::Settings;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};

/// The whole app. `callback` is the provider's answer, if the page was opened with one; `clicked` is what the person pressed
/// before the app had arrived.
#[component]
pub fn App(settings: Settings, callback: Option<RawCallback>, clicked: Option<Clicked>) -> impl IntoView {
    let auth = provide_auth(settings, callback);
    match clicked {
        Some(Clicked::SignIn) => auth.sign_in(routes::PROFILE.to_owned()),
        Some(Clicked::SignUp) => location::rewrite(routes::SIGN_UP),
        None => {}
    }
    view! {
        <Router base=location::base().trim_end_matches('/').to_owned()>
            <PersonScope provide=data::provide>
                <Layout>
                    <FlatRoutes fallback=arriving::Elsewhere>
                        <Route path=routes::HOME_PATH view=home::Home />
                        <Route path=routes::CALLBACK_PATH view=callback::Callback />
                        <Route path=routes::PROFILE_PATH view=arriving::Profile />
                        <Route path=routes::EDIT_PATH view=arriving::Edit />
                    </FlatRoutes>
                </Layout>
            </PersonScope>
        </Router>
    }
}

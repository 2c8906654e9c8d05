//! Your data: what is known about the person and what this device keeps, for them to take along, undo or remove.

use crate::auth::use_auth;
use crate::data::{MetadataAccess, use_user};
use crate::pages::layout::heading::Heading;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::your_data::delete::delete_account;
use crate::pages::your_data::device::OnThisDevice;
use crate::pages::your_data::download::download;
use crate::pages::your_data::history::history;
use crate::routes;
use crate::texts::use_data_texts;
use crate::ui::facts::section;
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// The page at `/data`.
#[component]
pub fn YourData() -> impl IntoView {
    let words = use_data_texts();
    let user = use_user();
    let as_json = move || {
        // What may be done is known as soon as somebody is signed in; it is asked again when the profile has come.
        let _ = user.state();
        (user.access() == MetadataAccess::Edit)
            .then(|| section("data-json", words.json.title, edit_as_json()))
    };
    let history =
        use_auth().settings().history.then(|| section("data-history", words.history.title, history()));
    view! {
        <div class="profile">
            <div class="who-words"><Heading page=words.title /><p class="quiet">{words.lead}</p></div>
            <div class="frame-notices"><SaveNotices /></div>
            {section("data-download", words.download.title, download())}
            {as_json}
            {history}
            {section("data-device", words.device.title, view! { <OnThisDevice /> }.into_any())}
            {section("data-delete", words.delete.title, delete_account())}
        </div>
    }
    .into_any()
}

fn edit_as_json() -> AnyView {
    let words = &use_data_texts().json;
    view! {
        <div class="account-block">
            <p class="quiet">{words.why}</p>
            <a class="button" href=routes::link(routes::EDIT_JSON)>{icon(Icon::Pencil)}{words.press}</a>
        </div>
    }
    .into_any()
}

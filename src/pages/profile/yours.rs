//! The part of the profile that is the person's own.

use crate::auth::use_auth;
use crate::data::{MetadataAccess, use_device, use_user};
use crate::pages::layout::advice::unasked_scope_advice;
use crate::pages::profile::provenance::of_user_metadata;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::rows::rows;
use cameo_auth0::user::User;
use leptos::prelude::*;
use std::sync::Arc;

/// `user_metadata`, and the way to edit it, or why there is none.
#[component]
pub fn Yours(
    /// Whose it is.
    user: Arc<User>,
) -> impl IntoView {
    let texts = use_texts();
    let access = untrack(|| use_user().access());
    let metadata = user.user_metadata();
    let can_edit = access == MetadataAccess::Edit;
    let told = of_user_metadata(user, access.clone(), use_auth().settings().schema);
    let access_needs = match access {
        MetadataAccess::ReadOnly { scope } | MetadataAccess::NotGranted { scope } => Some(scope),
        MetadataAccess::Edit | MetadataAccess::NoManagementApi => None,
    };
    let why_not = match access {
        MetadataAccess::Edit => None,
        MetadataAccess::ReadOnly { scope } => Some((texts.profile().yours_read_only)(scope)),
        MetadataAccess::NotGranted { scope } => Some((texts.profile().yours_not_granted)(scope)),
        MetadataAccess::NoManagementApi => Some(texts.profile().yours_no_api.to_owned()),
    };
    let advice = access_needs.and_then(|scope| unasked_scope_advice(scope, use_auth()));
    let left = can_edit && use_device().has_draft();
    let left = left.then(|| {
        view! {
            <Notice meaning=Meaning::Info>
                {texts.profile().unsaved}" "<a href=routes::link(routes::EDIT)>{texts.press.go_on_editing}</a>
            </Notice>
        }
    });
    let content = if metadata.is_empty() {
        can_edit.then(|| view! { <p class="section-empty">{texts.profile().yours_empty}</p> }.into_any())
    } else {
        Some(rows(metadata, told))
    };
    view! {
        <section aria-labelledby="yours">
            <div class="section-head">
                <h2 id="yours">{texts.profile().yours}</h2>
                {can_edit.then(|| view! { <a class="button button-main" id="edit" href=routes::link(routes::EDIT)>{texts.press.edit}</a> })}
            </div>
            {left}
            {why_not.map(|words| view! { <p class="quiet">{words}</p> })}
            {advice}
            {content}
        </section>
    }
    .into_any()
}

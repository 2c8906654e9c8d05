//! Technical details: identifiers, counters, where each part was read, and what the administrator has to change. Nothing of this stands
//! anywhere else on the profile.

use crate::auth::use_auth;
use crate::data::{MetadataAccess, use_user};
use crate::pages::layout::advice::missing_scope_advice;
use crate::pages::layout::technical::TechnicalDetails;
use crate::pages::profile::account::is_technical;
use crate::pages::profile::provenance::read_from;
use crate::texts::use_texts;
use crate::ui::rows::attributes;
use cameo_auth0::user::User;
use leptos::prelude::*;
use serde_json::Value;

/// The section, closed.
pub fn technical(user: &User) -> AnyView {
    let words = use_texts().profile();
    let settings = untrack(|| use_auth().settings());
    let id = user.attributes().get("user_id").map(|value| ("user_id", value));
    let others = user.other_attributes(&settings.pictures).filter(|(name, _)| is_technical(name));
    let facts: Vec<(&str, &Value)> = id.into_iter().chain(others).collect();
    let read = read_from(user).map(|line| view! { <p class="quiet small">{line}</p> });
    let identities = user.identities();
    let identities = (!identities.is_empty()).then(|| {
        let text = serde_json::to_string_pretty(identities).unwrap_or_default();
        view! {
            <h3>{words.identities}</h3>
            <pre class="code" tabindex="0" translate="no">{text}</pre>
        }
    });
    let advice = match untrack(|| use_user().access()) {
        MetadataAccess::ReadOnly { scope } | MetadataAccess::NotGranted { scope } => {
            missing_scope_advice(scope, use_auth())
        }
        MetadataAccess::Edit | MetadataAccess::NoManagementApi => None,
    };
    let facts = attributes(facts);
    view! {
        <TechnicalDetails>
            {facts}
            {identities}
            {read}
            {advice}
        </TechnicalDetails>
    }
    .into_any()
}

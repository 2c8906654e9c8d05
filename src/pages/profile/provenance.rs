//! What the profile and the editor say of a value: where it was read, how long ago, and who can change it.

use crate::browser::clock;
use crate::data::schema::marks_read_only;
use crate::data::{MetadataAccess, UserContext, UserState};
use crate::texts::{use_provenance_texts, use_texts};
use crate::ui::about::Told;
use cameo_auth0::provenance::{Freshness, Place, Provenance, ReadOnly};
use cameo_auth0::user::User;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// Of the attributes at the root.
pub fn of_attributes(user: Arc<User>) -> Told {
    Callback::new(move |name: String| told(&user, Place::Attribute(&name)))
}

/// Of `app_metadata`.
pub fn of_app_metadata(user: Arc<User>) -> Told {
    Callback::new(move |_| told(&user, Place::AppMetadata))
}

/// Of `user_metadata` on the profile; `schema` is what the settings have.
pub fn of_user_metadata(user: Arc<User>, access: MetadataAccess, schema: Option<Value>) -> Told {
    let refused = match access {
        MetadataAccess::Edit => None,
        MetadataAccess::ReadOnly { scope } | MetadataAccess::NotGranted { scope } => {
            Some(ReadOnly::Scope(scope))
        }
        MetadataAccess::NoManagementApi => Some(ReadOnly::NoManagementApi),
    };
    Callback::new(move |name: String| {
        let by_schema = || schema.as_ref().is_some_and(|schema| marks_read_only(schema, &name));
        let refused = refused.clone().or_else(|| by_schema().then_some(ReadOnly::Schema));
        told(&user, Place::UserMetadata(refused))
    })
}

/// Of what the schema marks as read-only in the editor.
pub fn of_read_only(user: UserContext) -> Callback<(), Vec<String>> {
    Callback::new(move |()| match untrack(|| user.state()) {
        UserState::Loaded(user) => told(&user, Place::UserMetadata(Some(ReadOnly::Schema))),
        _ => vec![(use_provenance_texts().why)(&ReadOnly::Schema)],
    })
}

fn told(user: &User, place: Place<'_>) -> Vec<String> {
    let words = use_provenance_texts();
    let Some(Provenance { source, freshness, read_only }) = Provenance::of(user, place) else {
        return Vec::new();
    };
    let who = read_only.map_or_else(|| words.yours.to_owned(), |reason| (words.why)(&reason));
    let when = match freshness {
        Freshness::Read(at) => (words.read)(source, clock::now().since(at)),
        Freshness::Stated(at) => (words.stated)(&clock::local(at, use_texts().language)),
    };
    vec![who, when]
}

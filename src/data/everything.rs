//! Everything that this app knows about the person, as one JSON document for them to keep. No token, code, key or nonce is in it.

use super::UserState;
use super::device::OnDevice;
use super::user::UserContext;
use crate::browser::clock;
use crate::data::device::Device;
use cameo_auth0::user::User;
use cameo_metadata::Metadata;
use cameo_metadata::history::History;
use cameo_metadata::print::pretty;
use cameo_oidc::time::Timestamp;
use leptos::prelude::*;
use serde_json::{Value, json};

/// Members that open something, wherever in the profile they are. With a scope for them, the tenant lists the tokens of other
/// providers among a person's identities (auth0.com/docs/secure/tokens/access-tokens/identity-provider-access-tokens).
const SECRETS: [&str; 11] = [
    "access_token",
    "access_token_secret",
    "refresh_token",
    "id_token",
    "token",
    "code",
    "code_verifier",
    "nonce",
    "client_secret",
    "secret",
    "password",
];

impl UserContext {
    /// The document as text. Nothing as long as the profile is not there.
    pub fn everything(self, device: Device) -> Option<String> {
        let UserState::Loaded(user) = self.state.get_untracked() else { return None };
        let session = self.session()?;
        // What the token says about itself is no knowledge of the person, and is left out.
        let claims = User::of_id_token(session.id_token().claims());
        let kept = device.kept();
        Some(document(&user, &claims, &device.history(), &device.edits(), &kept))
    }
}

/// The document: every part has a name that the page explains (`texts::use_data_texts`).
fn document(
    user: &User,
    claims: &User,
    history: &History,
    edits: &[Result<Metadata, String>],
    kept: &OnDevice,
) -> String {
    let object = |metadata: &Metadata| Value::Object(metadata.root().clone());
    let mut profile = user.attributes().clone();
    let app_metadata = profile.shift_remove("app_metadata").unwrap_or(Value::Null);
    // It has a part of its own.
    profile.shift_remove("user_metadata");
    let identities = profile.shift_remove("identities").unwrap_or_else(|| json!([]));
    // Put together by hand: `json!` would respell the numbers.
    let changes = history.entries().iter().map(|entry| {
        members([
            ("at", clock::iso(Timestamp(entry.at)).into()),
            ("before", object(&entry.before)),
            ("after", object(&entry.after)),
        ])
    });
    let edits = edits.iter().map(|edit| match edit {
        Ok(metadata) => object(metadata),
        Err(text) => Value::from(text.as_str()),
    });
    let choices = kept.choices.iter().map(|(kind, text)| json!({ "kind": kind.name(), "value": text }));
    let parts = [
        ("profile", without_secrets(Value::Object(profile))),
        ("user_metadata", object(&user.user_metadata())),
        ("app_metadata", app_metadata),
        ("identities", without_secrets(identities)),
        ("claims", without_secrets(Value::Object(claims.attributes().clone()))),
        ("recent_changes", changes.collect()),
        ("unsaved_changes", edits.collect()),
        (
            "this_browser",
            json!({
                "signed_in": kept.session,
                "asked_questions": kept.asked,
                "answers_of_sign_up": kept.answers,
                "choices": choices.collect::<Value>(),
            }),
        ),
    ];
    pretty(&members(parts))
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// `value` without the members that open something.
fn without_secrets(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let open = members.into_iter().filter(|(name, _)| !SECRETS.contains(&name.as_str()));
            open.map(|(name, value)| (name, without_secrets(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_secrets).collect(),
        single => single,
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use serde_json::Map;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    #[wasm_bindgen_test]
    fn the_document_holds_what_is_known_and_no_secret() {
        let user = User::of(object(json!({
            "user_id": "auth0|1",
            "name": "Kim",
            "user_metadata": { "hobby": "surfing", "code": "of the door, the person's own" },
            "app_metadata": { "plan": "gold" },
            "identities": [{ "provider": "google-oauth2", "user_id": "7", "access_token": "SECRET-1",
                "refresh_token": "SECRET-2", "profileData": { "email": "kim@example.com", "id_token": "SECRET-3" } }],
        })));
        let claims = User::of_id_token(&object(json!({
            "sub": "auth0|1", "email": "kim@example.com", "nonce": "SECRET-4", "at_hash": "SECRET-5",
            "c_hash": "SECRET-6", "sid": "SECRET-7", "org": { "access_token": "SECRET-8" },
        })));
        let mut history = History::new("auth0|1");
        let state = |text: &str| Metadata::parse(text).expect("JSON");
        history.record(1_700_000_000, &state(r#"{"size":1.0}"#), &state(r#"{"size":1E2}"#));
        let edits = [Ok(state(r#"{"hobby":"sailing"}"#)), Err("{ half".to_owned())];
        let kept = OnDevice { session: true, edits: 2, saves: 1, ..OnDevice::default() };
        let text = document(&user, &claims, &history, &edits, &kept);
        assert!(!text.contains("SECRET"), "{text}");
        for known in [
            "Kim",
            "surfing",
            "of the door",
            "gold",
            "google-oauth2",
            "kim@example.com",
            "2023-11-14T22:13:20",
            "1.0",
            "1E2",
            "sailing",
            "{ half",
        ] {
            assert!(text.contains(known), "{known} is missing in {text}");
        }
        let parts: Value = serde_json::from_str(&text).expect("JSON");
        let explained = crate::texts::use_data_texts().download.parts.map(|(name, _)| name);
        assert!(parts.as_object().expect("an object").keys().eq(explained), "a part that is not explained");
    }
}

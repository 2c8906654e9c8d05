//! What is typed on the sign-up page survives a reload: everything but the password.

use crate::auth::use_auth;
use crate::data::device;
use crate::pages::sign_up::form::SigningUp;
use cameo_metadata::Draft;
use leptos::prelude::*;
use serde_json::{Value, json};

/// What was typed before the page was loaded anew.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) email: String,
    pub(crate) username: String,
    /// The answers, also the half typed ones.
    pub(crate) answers: Option<Draft>,
}

impl Typed {
    /// What the last page of this tab had; nothing if there was none.
    pub(crate) fn before() -> Self {
        let kept =
            device::form(&use_auth().settings()).and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(kept) = kept else { return Self::default() };
        let text = |name: &str| kept[name].as_str().unwrap_or_default();
        Self {
            email: text("email").to_owned(),
            username: text("username").to_owned(),
            answers: Draft::from_text(text("answers")),
        }
    }
}

impl SigningUp {
    /// From now on what is typed is put away at each pause, and when the page is left.
    pub(crate) fn keep_what_is_typed(self) {
        let also = move || {
            self.email.track();
            self.username.track();
        };
        self.editor.at_each_pause(also, move || self.keep_typed());
        let leaving = window_event_listener_untyped("pagehide", move |_| self.keep_typed());
        on_cleanup(move || {
            leaving.remove();
            self.keep_typed();
        });
    }

    fn keep_typed(self) {
        // With the account made there is nothing to type again.
        let (Some(None), Some(email), Some(username)) = (
            self.made.try_get_untracked(),
            self.email.try_get_untracked(),
            self.username.try_get_untracked(),
        ) else {
            return;
        };
        let answers = self.editor.look(Draft::to_text);
        let settings = self.auth.settings();
        device::keep_form(
            &settings,
            &json!({ "email": email, "username": username, "answers": answers }).to_string(),
        );
    }
}

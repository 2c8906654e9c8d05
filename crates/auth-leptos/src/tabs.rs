//! What the tabs of this browser tell each other about the session: that somebody has signed out. Nothing else, and no secret;
//! what is heard is checked against storage.

use crate::Auth;
use crate::browser::channel::Channel;
use crate::browser::events;
use crate::browser::kind::TOMBSTONE;
use crate::keeper::Begun;
use crate::sign_out::give_back;
use cameo_oidc::session::{AuthState, Session, SignedOut, StorageKind};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The one message.
const SIGNED_OUT: &str = "signed-out";

impl Auth {
    /// Hears what other tabs do, from now on.
    pub(crate) fn hear_tabs(self) {
        let hear = move |text: String| {
            // Without storage there is no tombstone, and the message is all that there is.
            let is_blind = !self.parts.keeper.scope.shelf(StorageKind::Local).is_there();
            match (text == SIGNED_OUT, is_blind, self.current()) {
                (true, true, Some(_)) => self.follow_out(false),
                (true, ..) => self.follow(),
                _ => {}
            }
        };
        self.parts.channel.with_value(|channel| channel.listen(hear));
        let keeper = &self.parts.keeper;
        events::on_other_tab(keeper.session_key(), move || self.follow());
        events::on_other_tab(keeper.scope.key(&TOMBSTONE), move || self.follow());
    }

    /// Tells the other tabs that somebody has signed out.
    pub(crate) fn tell_signed_out(self) {
        self.parts.channel.with_value(|channel| channel.say(SIGNED_OUT));
    }

    /// Does what another tab did: signed in, signed out, renewed. What is shown and sent next is for whoever is signed in
    /// now.
    pub(crate) fn follow(self) {
        let ours = self.begun();
        if let Some(tombstone) = ours.as_ref().and_then(|ours| self.parts.keeper.tombstone_over(ours.at)) {
            self.follow_out(tombstone.keeps_edit);
        }
        // On the way in already.
        if self.is_starting() {
            return;
        }
        match (self.stored(), self.begun()) {
            (Some(theirs), Some(ours))
                if theirs.session.has_tokens_of(&ours.session) && theirs.at == ours.at => {}
            (Some(theirs), ours) => {
                let is_other = |ours: Begun| ours.session.subject() != theirs.session.subject();
                if ours.is_none_or(is_other) {
                    self.next_generation();
                }
                self.parts.began.set_value(theirs.at);
                self.parts.state.set(AuthState::SignedIn(Arc::new(theirs.session)));
            }
            (None, Some(_)) => {
                self.next_generation();
                self.parts.state.set(AuthState::SignedOut { why: SignedOut::Lost });
            }
            (None, None) => {}
        }
    }

    /// Ends this tab's session, as somebody signed out in another one.
    fn follow_out(self, keeps_edit: bool) {
        if let Some(session) = self.current() {
            self.let_go(session, keeps_edit);
        }
    }

    /// Lets go of a session that was over before this page could use it. A session of this tab's own is given back.
    pub(crate) fn let_go(self, session: Session, keeps_edit: bool) {
        self.next_generation();
        self.parts.state.set(AuthState::SignedOut { why: SignedOut::OtherTab });
        self.parts.keeper.clear(session.subject(), keeps_edit, false);
        if self.storage() != StorageKind::Local {
            spawn_local(async move { give_back(&session).await });
        }
    }

    fn is_starting(self) -> bool {
        self.parts.state.with_untracked(|state| matches!(state, AuthState::Starting | AuthState::Returning))
    }
}

/// The channel of this app.
pub(crate) fn open(name: &str) -> StoredValue<Channel, LocalStorage> {
    StoredValue::new_local(Channel::open(name))
}

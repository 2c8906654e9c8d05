//! From the provider's answer to the session of this browser. Code that a first visit does not need.

use crate::Auth;
use crate::browser::{clock, http};
use crate::provider::KEYS;
use crate::sign_out::give_back;
use cameo_oidc::callback::ValidatedCallback;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, SignInError};

impl Auth {
    /// Gets the tokens, verifies them, and signs in. `state` is the callback's.
    pub(crate) async fn complete(
        self,
        callback: ValidatedCallback,
        state: String,
    ) -> Result<(), SignInError> {
        let completed =
            sign_in::complete(callback, &self.parts.config.client, &KEYS, &http::send_anew, clock::now)
                .await?;
        self.mark_tab().await;
        let mut replaced = None;
        let mut adopt = || replaced = self.adopt_new(completed.session.clone(), &state);
        // A renewal that another tab has begun would store its tokens over these; where it does not let go, it reads storage
        // again before it does.
        if self.alone(async { adopt() }).await.is_none() {
            adopt();
        }
        // A former session of the same person is not given back: some providers end all of their sessions with it
        // (auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens).
        if let Some(former) = replaced.filter(|former| former.subject() != completed.session.subject()) {
            self.parts.keeper.clear_replaced(former.subject());
            give_back(&former).await;
        }
        Ok(())
    }

    /// Stores a session that has just begun, and uses it. What it replaces is returned.
    fn adopt_new(self, session: Session, state: &str) -> Option<Session> {
        let keeper = &self.parts.keeper;
        let replaced = self.stored().map(|begun| begun.session);
        keeper.take_carried(state, session.subject());
        self.next_generation();
        self.adopt(session, keeper.beginning());
        replaced
    }
}

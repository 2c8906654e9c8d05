//! Linking one more account: the second sign-in, the look at what it brings, and the link.

use crate::auth::{Auth, discard, use_auth};
use crate::browser::clock;
use crate::data::save::{NotSaved, Purpose, Save, Saves};
use crate::data::{UserContext, use_saves, use_user};
use crate::pages::security::offer::Offer;
use crate::routes;
use crate::texts::{Told, use_account_texts, use_texts};
use crate::ui::focus::focus;
use cameo_auth0::api::ApiError;
use cameo_auth0::linking::{LinkError, Plan, Preview, Proof, ProofError};
use cameo_auth0::user::User;
use cameo_metadata::merge::Choice;
use cameo_settings::Sensitive;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said, or asked.
pub const SAID: &str = "linking-said";

/// How far linking has come.
#[derive(Clone)]
pub enum Stage {
    /// Not begun.
    Idle,
    /// The answer of the second sign-in is being looked at, then both accounts.
    Looking,
    /// The second sign-in proves nothing.
    NotProven(ProofError),
    /// One of the accounts could not be read, so nothing is lost by linking.
    NotRead(Arc<Proof>, ApiError),
    /// What would come over is shown; `moved` if that has changed since it was shown before.
    Offered { offer: Arc<Offer>, moved: bool },
    /// Taking over failed; nothing is linked.
    NotStored { offer: Arc<Offer>, told: Told },
    /// What comes over is stored, the accounts are not linked.
    NotLinked { offer: Arc<Offer>, error: LinkError, stored: bool },
    /// They are one, by the name of the other.
    Linked(String),
    /// The person said no; whether something may have come over before.
    Discarded { stored: bool },
    /// The second sign-in was too long ago.
    Over,
}

/// Linking on this page. `Copy`; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Linking {
    auth: Auth,
    user: UserContext,
    saves: Saves,
    stage: RwSignal<Stage>,
    /// Whose value each conflict ends with.
    pub choices: RwSignal<Vec<Choice>>,
    busy: RwSignal<bool>,
}

impl Linking {
    /// Begins with the answer of a second sign-in, if the page was opened with one. A proof that was not used when the page is
    /// left is thrown away.
    pub fn here() -> Self {
        let linking = Self {
            auth: use_auth(),
            user: use_user(),
            saves: use_saves(),
            stage: RwSignal::new(Stage::Idle),
            choices: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
        };
        if linking.auth.has_second_response() {
            linking.prove();
        }
        on_cleanup(move || linking.throw_away());
        linking
    }

    /// Whether something is being sent, reactively.
    pub fn is_busy(self) -> bool {
        self.busy.get() || self.auth.is_leaving()
    }

    /// Whether the page is being left for the provider, reactively.
    pub fn is_leaving(self) -> bool {
        self.auth.is_leaving()
    }

    /// Whether there is something to look at or to decide before anything else, reactively.
    pub fn is_deciding(self) -> bool {
        self.stage.with(|stage| match stage {
            Stage::Looking | Stage::NotRead(..) | Stage::Offered { .. } | Stage::NotStored { .. } => true,
            // Only what can be tried again.
            Stage::NotLinked { error, .. } => matches!(error, LinkError::Refused(_) | LinkError::Unknown(_)),
            _ => false,
        })
    }

    /// How far linking has come, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Leaves for the second sign-in; for one of the person's own first, where the settings want that.
    pub fn begin(self) {
        if self.user.needs_confirmation(Sensitive::LinkAccounts).is_some() {
            return self.user.confirm(routes::SECURITY, 0);
        }
        self.stage.set(Stage::Idle);
        spawn_local(async move {
            if let Err(error) = self.user.leave_to_prove().await {
                self.show(Stage::NotProven(error));
            }
        });
    }

    fn prove(self) {
        self.stage.set(Stage::Looking);
        spawn_local(async move {
            match self.user.prove().await {
                Ok(proof) => self.read(Arc::new(proof)).await,
                Err(error) => self.show(Stage::NotProven(error)),
            }
        });
    }

    /// Reads both accounts once more.
    pub fn read_again(self, proof: Arc<Proof>) {
        self.stage.set(Stage::Looking);
        spawn_local(async move { self.read(proof).await });
    }

    async fn read(self, proof: Arc<Proof>) {
        match self.user.read_both(&proof).await {
            Ok((theirs, preview)) => self.offer(proof, theirs, preview, false),
            Err(error) => self.show(Stage::NotRead(proof, error)),
        }
    }

    fn offer(self, proof: Arc<Proof>, theirs: User, preview: Preview, moved: bool) {
        let seconds = proof.ends_at().since(clock::now()).max(0);
        let offer = Arc::new(Offer { proof, theirs, preview });
        self.choices.try_set(vec![Choice::Mine; offer.preview.conflicts().len()]);
        self.show(Stage::Offered { offer, moved });
        spawn_local(async move {
            clock::sleep(i32::try_from(seconds * 1_000).unwrap_or(i32::MAX)).await;
            self.look_at_the_clock();
        });
    }

    /// Throws a proof away whose time is over, unless it is just being used.
    fn look_at_the_clock(self) {
        let is_over = self.proof().is_some_and(|proof| proof.is_over(clock::now()));
        if is_over && self.busy.try_get_untracked() == Some(false) {
            self.show(Stage::Over);
        }
    }

    /// Takes over what was chosen, then links. Again after a failure, it finds what is stored already and goes on.
    pub fn carry_out(self, offer: Arc<Offer>, plan: Plan) {
        if offer.proof.is_over(clock::now()) {
            return self.show(Stage::Over);
        }
        self.busy.set(true);
        spawn_local(async move {
            let next = self.take_over_and_link(&offer, &plan).await;
            self.busy.try_set(false);
            if let Some(next) = next {
                self.show(next);
            } else if let Ok((theirs, preview)) = self.user.read_both(&offer.proof).await {
                self.offer(offer.proof.clone(), theirs, preview, true);
            } else {
                self.show(Stage::Offered { offer, moved: true });
            }
        });
    }

    /// What came of it; nothing if the choices have to be made anew, as the person's own details have changed.
    async fn take_over_and_link(self, offer: &Arc<Offer>, plan: &Plan) -> Option<Stage> {
        let words = &use_account_texts().linking;
        let mut stored = false;
        if plan.patch.is_some() {
            let (whole, part) = (offer.clone(), plan.clone());
            let save = Save::new(Purpose::Linking, move |now| whole.preview.onto(&part, now));
            let told = match self.saves.run(&save).await {
                Ok(_) => None,
                Err(NotSaved::Conflict { .. } | NotSaved::NotRecent { .. }) => return None,
                Err(NotSaved::Stopped | NotSaved::Busy) => return None,
                Err(NotSaved::NotSent(error) | NotSaved::Refused(error)) => Some((words.not_stored, error)),
                Err(NotSaved::Unknown(error)) => Some((words.not_stored_unknown, error)),
            };
            if let Some((so, error)) = told {
                let told = Told { so: so.into(), ..use_texts().api_error(&error) };
                return Some(Stage::NotStored { offer: offer.clone(), told });
            }
            stored = true;
        }
        Some(match self.user.link(&offer.proof).await {
            Ok(()) => Stage::Linked(offer.name()),
            Err(error) => Stage::NotLinked { offer: offer.clone(), error, stored },
        })
    }

    /// Something else begins: what is said of the last attempt is of no more use.
    pub fn forget_news(self) {
        if self.proof().is_none() {
            self.stage.set(Stage::Idle);
        }
    }

    /// The person said no.
    pub fn discard(self) {
        let stored = self.stage.with_untracked(|stage| {
            matches!(stage, Stage::NotStored { .. } | Stage::NotLinked { stored: true, .. })
        });
        self.show(Stage::Discarded { stored });
    }

    fn proof(self) -> Option<Arc<Proof>> {
        self.stage.try_with_untracked(|stage| match stage {
            Stage::NotRead(proof, _) => Some(proof.clone()),
            Stage::Offered { offer, .. }
            | Stage::NotStored { offer, .. }
            | Stage::NotLinked { offer, .. } => Some(offer.proof.clone()),
            _ => None,
        })?
    }

    fn throw_away(self) {
        if let Some(proof) = self.proof() {
            spawn_local(async move { discard(&proof).await });
        }
    }

    fn show(self, stage: Stage) {
        let goes_on = matches!(
            stage,
            Stage::NotRead(..) | Stage::Offered { .. } | Stage::NotStored { .. } | Stage::NotLinked { .. }
        );
        if !goes_on {
            self.throw_away();
        }
        // The page may have been left.
        if self.stage.try_set(stage).is_none() {
            focus(SAID.to_owned());
        }
    }
}

//! Linking one more account: the second sign-in, the look at what it brings, and the link.

use super::account_offer::{Offer, offer};
use super::advice::api_advice;
use crate::auth::{Auth, discard, use_auth};
use crate::browser::clock;
use crate::components::failure::Failure;
use crate::components::focus::focus;
use crate::components::notice::{Meaning, Notice};
use crate::routes;
use crate::texts::{Told, use_account_texts, use_texts};
use crate::user::{NotSaved, UserContext, use_user};
use account::linking::{LinkError, Plan, Preview, Proof, ProofError};
use account::profile::User;
use account::profile::api::ApiError;
use account::profile::merge::Choice;
use account::settings::Sensitive;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said, or asked.
const SAID: &str = "linking-said";

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
    /// The person said no.
    Discarded,
    /// The second sign-in was too long ago.
    Over,
}

/// Linking on this page. `Copy`; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Linking {
    auth: Auth,
    user: UserContext,
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
            stage: RwSignal::new(Stage::Idle),
            choices: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
        };
        if linking.auth.has_second_answer() {
            linking.prove();
        }
        on_cleanup(move || linking.throw_away());
        linking
    }

    /// Whether something is being sent, reactively.
    pub fn is_busy(self) -> bool {
        self.busy.get() || self.auth.is_leaving()
    }

    fn begin(self) {
        if self.auth.needs_confirmation(Sensitive::LinkAccounts).is_some() {
            return self.auth.confirm(routes::ACCOUNT.to_owned(), 0);
        }
        self.stage.set(Stage::Idle);
        spawn_local(async move {
            if let Err(error) = self.auth.leave_to_prove().await {
                self.show(Stage::NotProven(error));
            }
        });
    }

    fn prove(self) {
        self.stage.set(Stage::Looking);
        spawn_local(async move {
            match self.auth.prove().await {
                Ok(proof) => self.read(Arc::new(proof)).await,
                Err(error) => self.show(Stage::NotProven(error)),
            }
        });
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
            let told = match self.user.take_over(&offer.preview, plan).await {
                Ok(_) => None,
                Err(NotSaved::Conflict { .. } | NotSaved::NotRecent { .. }) => return None,
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

    /// The person said no.
    pub fn discard(self) {
        self.show(Stage::Discarded);
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

/// Where linking stands, in words, with the next step.
pub fn linking(under: Linking) -> AnyView {
    let words = &use_account_texts().linking;
    let stage = move || match under.stage.get() {
        Stage::Idle => start(under).into_any(),
        Stage::Looking => view! { <p role="status">{words.waiting}</p> }.into_any(),
        Stage::NotProven(error) => {
            let cancelled = matches!(error, ProofError::Cancelled { .. });
            let told = (words.not_proven)(&error);
            let said = match cancelled {
                true => view! { <Notice meaning=Meaning::Info id=SAID>{told.what}" "{told.so}</Notice> }
                    .into_any(),
                false => failed(told, ().into_any()),
            };
            view! { {said}{start(under)} }.into_any()
        }
        Stage::NotRead(proof, error) => not_read(under, proof, error),
        Stage::Offered { offer: shown, moved } => {
            let moved = moved.then(|| view! { <Notice meaning=Meaning::Careful>{words.moved}</Notice> });
            view! { {moved}{offer(under, shown, SAID)} }.into_any()
        }
        Stage::NotStored { offer, told } => failed(told, again(under, offer, use_texts().press.try_again)),
        Stage::NotLinked { offer, error, stored } => not_linked(under, offer, &error, stored),
        Stage::Linked(name) => {
            view! { <Notice meaning=Meaning::Done id=SAID>{(words.linked)(&name)}</Notice>{start(under)} }
                .into_any()
        }
        Stage::Discarded => {
            view! { <Notice meaning=Meaning::Info id=SAID>{words.discarded}</Notice>{start(under)} }
                .into_any()
        }
        Stage::Over => {
            view! { <Notice meaning=Meaning::Careful id=SAID>{words.over}</Notice>{start(under)} }.into_any()
        }
    };
    stage.into_any()
}

fn start(under: Linking) -> AnyView {
    let words = &use_account_texts().linking;
    let label = move || if under.auth.is_leaving() { use_texts().press.opening } else { words.link };
    view! {
        <div class="action">
            <button type="button" class="button" disabled=move || under.is_busy() on:click=move |_| under.begin()>{label}</button>
            <p class="quiet">{words.why}</p>
        </div>
    }
    .into_any()
}

fn failed(told: Told, next: AnyView) -> AnyView {
    view! { <div id=SAID tabindex="-1" class="account-block"><Failure told />{next}</div> }.into_any()
}

fn not_read(under: Linking, proof: Arc<Proof>, error: ApiError) -> AnyView {
    let words = &use_account_texts().linking;
    let told = Told { what: words.not_read.into(), so: words.not_read_so.into(), code: error.to_string() };
    let again = move |_| {
        let proof = proof.clone();
        under.stage.set(Stage::Looking);
        spawn_local(async move { under.read(proof).await });
    };
    let next = view! {
        {api_advice(&error)}
        <div class="buttons">
            <button type="button" class="button button-main" on:click=again>{use_texts().press.try_again}</button>
            <button type="button" class="button" on:click=move |_| under.discard()>{words.discard}</button>
        </div>
    };
    failed(told, next.into_any())
}

fn not_linked(under: Linking, offer: Arc<Offer>, error: &LinkError, stored: bool) -> AnyView {
    let words = &use_account_texts().linking;
    let told = (words.not_linked)(error);
    let stored = stored.then(|| view! { <p>{words.stored_only}</p> });
    let next = match error {
        LinkError::Refused(_) => again(under, offer, use_texts().press.try_again),
        LinkError::Unknown(_) => again(under, offer, words.look),
        _ => start(under),
    };
    failed(told, view! { {stored}{next} }.into_any())
}

/// The same once more, with the choices that were made, or not at all.
fn again(under: Linking, offer: Arc<Offer>, label: &'static str) -> AnyView {
    let go = move |_| {
        if let Ok(plan) = under.choices.with_untracked(|choices| offer.preview.plan(choices)) {
            under.carry_out(offer.clone(), plan);
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="button button-main" disabled=move || under.is_busy() on:click=go>{label}</button>
            <button type="button" class="button" disabled=move || under.is_busy() on:click=move |_| under.discard()>
                {use_account_texts().linking.discard}
            </button>
        </div>
    }
    .into_any()
}

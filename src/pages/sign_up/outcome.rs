//! What becomes of a press on Sign up, and what the page says about it.

use crate::auth::use_auth;
use crate::browser::http;
use crate::data::device;
use crate::pages::edit::schema::{Wrong, everything_wrong};
use crate::pages::sign_up::form::{EMAIL, SigningUp, USERNAME};
use crate::pages::sign_up::setting::writes_later;
use crate::routes;
use crate::texts::{use_sign_up_texts, use_texts};
use crate::ui::focus::focus;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::password::PASSWORD;
use crate::ui::summary::{Line, summary};
use cameo_auth0::sign_up::{Account, Leftover, NewAccount, Place, Plan, SignUpError, sign_up};
use cameo_metadata::path::{Path, Step};
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::secret::Secret;
use cameo_settings::Settings;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said.
const SUMMARY: &str = "sign-up-summary";

impl SigningUp {
    /// To sign in for the first time. With credentials asked for: a session that the provider has is somebody else's.
    pub(crate) fn first_sign_in(self, email: &str) -> SignInOptions {
        // Where the settings lead to one connection, the account may be in another.
        let leads = self.auth.settings().client.connection.is_some();
        SignInOptions {
            return_to: routes::PROFILE.to_owned(),
            login_hint: Some(email.to_owned()).filter(|email| !email.is_empty()),
            connection: leads.then(|| self.form.with_value(|form| form.connection.clone())),
            again: true,
            ..Default::default()
        }
    }

    /// Makes the account, if everything that is needed is there.
    pub(crate) fn send(self) {
        if self.sending.get_untracked() {
            return;
        }
        let account = NewAccount {
            email: self.email.get_untracked(),
            username: self.username.get_untracked(),
            password: Secret::new(self.password.get_untracked()),
        };
        let (auth, plan) = (self.auth, untrack(|| self.plan()));
        let settings = auth.settings();
        let missing = self.form.with_value(|form| account.wrong(form));
        let words = use_sign_up_texts();
        self.wrong.set(missing.iter().map(|place| (place.clone(), (words.missing)(place))).collect());
        self.editor.judge();
        self.outcome.set(None);
        if !self.everything_wrong(&account, &plan, &settings).is_empty() {
            self.telling.set(true);
            return focus(SUMMARY.to_owned());
        }
        self.telling.set(false);
        self.sending.set(true);
        spawn_local(async move {
            let form = self.form.get_value();
            let answer = sign_up(&http::send, &settings.client, &form, &account, &plan).await;
            keep(&settings, &account, plan, &answer);
            if answer.is_ok() {
                device::discard_form(&settings);
            }
            if let Ok(Account { subject: Some(subject), .. }) = &answer {
                device::note_asked_at_sign_up(&settings, subject, &form.places());
            }
            if self.sending.try_set(false).is_some() {
                // The page was left. What waits is kept; an account that is there can be signed in to.
                return;
            }
            match answer {
                Ok(made) => {
                    self.password.set(String::new());
                    auth.sign_in_with(self.first_sign_in(&made.email));
                    self.made.set(Some(made.email));
                }
                Err(error) => self.refuse(error),
            }
        });
    }

    /// What keeps the form from being sent now, from a press on the button until there is nothing any more.
    pub(crate) fn follow_problems(self) -> Memo<Vec<Wrong>> {
        let problems = Memo::new(move |_| {
            if !self.telling.get() {
                return Vec::new();
            }
            self.editor.track_edited();
            let account = NewAccount {
                email: self.email.get(),
                username: self.username.get(),
                password: Secret::new(self.password.get()),
            };
            untrack(|| self.everything_wrong(&account, &self.plan(), &self.auth.settings()))
        });
        Effect::new(move |_| {
            if problems.with(Vec::is_empty) && self.telling.get_untracked() {
                self.telling.set(false);
            }
        });
        problems
    }

    /// Everything that keeps the form from being sent.
    fn everything_wrong(self, account: &NewAccount, plan: &Plan, settings: &Settings) -> Vec<Wrong> {
        let words = use_sign_up_texts();
        let missing = self.form.with_value(|form| account.wrong(form));
        let mut wrong: Vec<Wrong> =
            missing.iter().map(|place| self.wrong_one(place, (words.missing)(place).into_owned())).collect();
        wrong.extend(everything_wrong(self.editor, &self.editor.problems()));
        let answered = self.editor.look(|draft| draft.metadata().map(|metadata| metadata.root().clone()));
        let refused: Vec<String> = self.form.with_value(|form| {
            form.refused(&answered.unwrap_or_default()).map(|field| field.name.clone()).collect()
        });
        let too_much: Vec<String> = match writes_later(settings) {
            true => Vec::new(),
            false => plan.later.keys().cloned().collect(),
        };
        let named = |names: Vec<String>, text: &'static str| {
            names.into_iter().map(move |name| self.wrong_one(&Place::Field(name), text.to_owned()))
        };
        wrong.extend(named(refused, words.must_agree));
        wrong.extend(named(too_much, words.too_much));
        wrong
    }

    fn wrong_one(self, place: &Place, words: String) -> Wrong {
        Wrong { place: self.input(place), root: String::new(), name: self.name(place), words }
    }

    /// The id of the input at a place.
    fn input(self, place: &Place) -> String {
        match place {
            Place::Email => EMAIL.to_owned(),
            Place::Username => USERNAME.to_owned(),
            Place::Password => PASSWORD.to_owned(),
            Place::Field(name) => {
                let path = Path::new(vec![Step::Key(name.clone())]);
                self.editor.look(|draft| self.editor.guide().place(draft, &path))
            }
        }
    }

    fn name(self, place: &Place) -> String {
        let words = use_sign_up_texts();
        match place {
            Place::Email => words.email.to_owned(),
            Place::Username => words.username.to_owned(),
            Place::Password => words.password.to_owned(),
            Place::Field(name) => self.label(name),
        }
    }

    fn refuse(self, error: SignUpError) {
        if let SignUpError::PasswordStrength { rules, .. } = &error {
            self.rules.set(rules.clone());
        }
        if let Some(place) = error.place() {
            let told = (use_sign_up_texts().error)(&error);
            self.wrong.set(vec![(place, told.what)]);
        }
        self.outcome.set(Some(error));
        focus(SUMMARY.to_owned());
    }
}

/// Keeps what is not stored, so that signing in brings it along.
fn keep(settings: &Settings, account: &NewAccount, plan: Plan, answer: &Result<Account, SignUpError>) {
    match answer {
        Ok(made) => {
            let Some(left) = Leftover::of(plan.later) else { return };
            match &made.subject {
                Some(subject) => device::keep_answers(settings, subject, &left),
                None => device::keep_answers_by_address(settings, &made.email, &left),
            }
        }
        // Browsers repeat a request whose answer is lost, so the account that exists may be the one of this very press.
        Err(error) if may_exist(error) => {
            let all = plan.now.into_iter().chain(plan.later).collect();
            if let Some(left) = Leftover::of(all) {
                device::keep_answers_by_address(settings, &account.email, &left);
            }
        }
        Err(_) => {}
    }
}

/// Whether signing in may be what helps.
fn may_exist(error: &SignUpError) -> bool {
    error.outcome_unknown() || matches!(error, SignUpError::UserExists | SignUpError::NotSaid)
}

/// What keeps the form from being sent, each with the way to its input.
pub(crate) fn problems(now: SigningUp) -> AnyView {
    let words = use_sign_up_texts();
    let problems = now.follow_problems();
    let lines = Signal::derive(move || {
        let line = |wrong: Wrong| Line { place: wrong.place, name: wrong.name, words: wrong.words };
        problems.get().into_iter().map(line).collect::<Vec<_>>()
    });
    summary(SUMMARY, lines, words.problems, words.healed, Callback::new(focus))
}

/// Why there is no account, or that nobody knows, with the next step.
pub(crate) fn refused(now: SigningUp, error: &SignUpError) -> AnyView {
    let (auth, words) = (use_auth(), use_sign_up_texts());
    let told = (words.error)(error);
    let email = move || now.email.get_untracked().trim().to_owned();
    let sign_in = may_exist(error).then(|| {
        let go = move |_| auth.sign_in_with(now.first_sign_in(&email()));
        view! { <button type="button" class="button" on:click=go>{use_texts().press.sign_in}</button> }
    });
    let elsewhere = error.provider_may_help().then(|| {
        let go = move |_| {
            auth.sign_in_with(SignInOptions { sign_up: true, again: false, ..now.first_sign_in(&email()) })
        };
        view! { <button type="button" class="button" on:click=go>{words.at_provider_instead}</button> }
    });
    let place = error.place().map(|place| now.wrong_one(&place, String::new()));
    // What is said at a field needs no code for whoever is asked for help.
    let code = place.is_none().then(|| view! { <code class="failure-code">{told.code}</code> });
    let headline = (!error.outcome_unknown()).then(|| view! { <strong>{words.not_made}". "</strong> });
    view! {
        <Notice meaning=Meaning::Wrong id=SUMMARY>
            <p>{headline}{told.what}</p>
            <p>{told.so}</p>
            {place.map(|place| view! { <ul class="notice-list">{link(place)}</ul> })}
            <div class="buttons">{sign_in}{elsewhere}</div>
            {code}
        </Notice>
    }
    .into_any()
}

/// A way to the input that something is said about.
fn link(wrong: Wrong) -> impl IntoView {
    let Wrong { place, name, words, .. } = wrong;
    let href = ["#", &place].concat();
    let jump = move |event: ev::MouseEvent| {
        event.prevent_default();
        focus(place.clone());
    };
    view! { <li><a href=href on:click=jump><bdi>{name}</bdi></a>" "{words}</li> }
}

//! What the operator wants to be asked when somebody signs up: the setting read, and what is said of its mistakes.

use crate::auth::use_auth;
use crate::browser::patterns::RegExps;
use crate::data::schema::{self, Given};
use crate::pages::edit::schema::not_used;
use crate::pages::layout::for_operator::for_operator;
use crate::pages::sign_up::form::SignUpPage;
use crate::texts::{use_sign_up_texts, use_texts};
use crate::ui::skeleton::Skeleton;
use cameo_auth0::METADATA_SCOPES;
use cameo_auth0::sign_up::form::Around;
use cameo_auth0::sign_up::{SignUpForm, SignUpProblem};
use cameo_settings::Settings;
use leptos::logging::warn;
use leptos::prelude::*;
use serde_json::Value;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// The form, as soon as it is known what it asks.
#[component]
pub fn Questions(
    /// The object under `signUp`.
    setting: Value,
) -> impl IntoView {
    let settings = use_auth().settings();
    let given = RwSignal::new(None::<Given>);
    // Without `fields` nothing of the schema is asked, and nobody has to wait for it.
    let by_schema = setting.get("fields").is_some_and(|fields| !fields.is_null());
    let wanted = settings.schema.clone().filter(|_| by_schema);
    spawn_local(async move {
        // With the page left there is nothing to set.
        given.try_set(Some(schema::given(wanted).await));
    });
    move || match given.get() {
        None => view! { <Skeleton words=use_texts().frame.loading /> }.into_any(),
        Some(given) => {
            let (form, problems) = read(&setting, &given, &settings);
            let notices = move || view! { {not_used(&given)}{told(&problems)} };
            view! { <SignUpPage form notices /> }.into_any()
        }
    }
}

fn read(setting: &Value, given: &Given, settings: &Settings) -> (SignUpForm, Vec<SignUpProblem>) {
    let schema = match given {
        Given::Loaded(schema) => Some(schema.as_ref()),
        _ => None,
    };
    let connection = settings.client.connection.as_deref();
    let around = Around { connection, schema, writes_later: writes_later(settings) };
    let (form, mut problems) = SignUpForm::parse(setting, around, &RegExps::default());
    // What is wrong with the schema is told already, and not once more for each of its properties.
    if matches!(given, Given::Broken(_) | Given::NotFetched { .. }) {
        problems.retain(|problem| !matches!(problem, SignUpProblem::NotInSchema { .. }));
    }
    (form, problems)
}

/// Whether metadata can be written after the first sign-in.
pub(crate) fn writes_later(settings: &Settings) -> bool {
    let asked = |scope: &str| settings.client.scope.split(' ').any(|asked| asked == scope);
    settings.management_api.is_some() && METADATA_SCOPES.into_iter().all(asked)
}

thread_local! {
    static WARNED: Cell<bool> = const { Cell::new(false) };
}

/// The mistakes: for the person in a sentence, for the operator to the letter; in the console once.
fn told(problems: &[SignUpProblem]) -> Option<AnyView> {
    let words = use_sign_up_texts();
    if problems.is_empty() {
        return None;
    }
    let lines: Vec<String> = problems.iter().map(words.broken_line).collect();
    if !WARNED.replace(true) {
        lines.iter().for_each(|line| warn!("{line}"));
    }
    Some(for_operator(words.broken, (words.broken_details)(lines.len()), lines))
}

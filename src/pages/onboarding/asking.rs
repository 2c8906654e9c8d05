//! Whether something is asked of a person before they see their profile, and when that is over.

use crate::auth::use_auth;
use crate::browser::patterns::RegExps;
use crate::data::device::Device;
use crate::data::schema::{self, Given};
use crate::data::{MetadataAccess, UserState, use_device, use_user};
use crate::lazy::{NotLoaded, lazy};
use crate::pages::onboarding::welcome;
use crate::texts::{use_sign_up_texts, use_texts};
use cameo_auth0::sign_up::SignUpForm;
use cameo_auth0::sign_up::form::Around;
use cameo_auth0::sign_up::profiling::YesNo;
use cameo_metadata::changes::changes;
use cameo_metadata::path::Path;
use cameo_metadata::schema::{Missing, Schema};
use cameo_metadata::{Draft, Metadata};
use cameo_settings::{Settings, SignUp};
use leptos::logging::warn;
use leptos::prelude::*;
use serde_json::Value;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;

/// Finds what is to be asked of the person with this metadata.
type Find = fn(Settings, Device, Metadata) -> Pin<Box<dyn Future<Output = Option<Missing>>>>;

lazy! {
    in signed_in: fn finder() -> Find {
        |settings, device, metadata| Box::pin(find(settings, device, metadata))
    }
}

lazy! {
    in edit: fn welcome_page() -> fn(Missing, Metadata, Callback<()>) -> AnyView {
        |missing, metadata, done| view! { <welcome::Welcome missing metadata done /> }.into_any()
    }
}

/// What comes before the profile.
#[derive(Clone)]
pub enum Asking {
    /// It is being found out.
    NotKnown,
    /// Nothing, or not any more.
    Nothing,
    /// This page.
    Ask(ViewFn),
}

/// What comes before the profile of whoever is signed in; reactive. Nothing ever stands in the way of seeing it but a
/// question: a schema that cannot be had, or code that does not come, asks nothing.
pub fn asking() -> Signal<Asking> {
    let (user, device) = (use_user(), use_device());
    let settings = use_auth().settings();
    if settings.schema.is_none() && asked_at_sign_up(&settings).is_none() {
        return Signal::derive(|| Asking::Nothing);
    }
    let asking = RwSignal::new(Asking::NotKnown);
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        let UserState::Loaded(known) = user.state() else { return };
        // Once for each visit: a save that comes back must not draw the form anew.
        if begun.try_update_value(|begun| std::mem::replace(begun, true)) != Some(false) {
            return;
        }
        if untrack(|| user.access()) != MetadataAccess::Edit {
            return asking.set(Asking::Nothing);
        }
        let (settings, metadata) = (settings.clone(), known.user_metadata());
        spawn_local(async move {
            let question =
                question(settings, device, metadata, Callback::new(move |()| asking.set(Asking::Nothing)));
            let found = question.await.unwrap_or(Asking::Nothing);
            // With the page left there is nothing to set.
            asking.try_set(found);
        });
    });
    asking.into()
}

async fn question(
    settings: Settings,
    device: Device,
    metadata: Metadata,
    done: Callback<()>,
) -> Result<Asking, NotLoaded> {
    let Some(missing) = finder().await?(settings, device, metadata.clone()).await else {
        return Ok(Asking::Nothing);
    };
    let page = welcome_page().await?;
    Ok(Asking::Ask(ViewFn::from(move || page(missing.clone(), metadata.clone(), done))))
}

async fn find(settings: Settings, device: Device, metadata: Metadata) -> Option<Missing> {
    let given = schema::given(settings.schema.clone()).await;
    let (schema, also) = questions(&settings, &given)?;
    let before = device.asked();
    let missing = schema.missing(&metadata, &also, |path| before.contains(&path.pointer()))?;
    // A text that is being typed in the editor is nothing to answer beside: the save would end it.
    let is_in_the_way =
        |draft: &Draft| !draft.base().same_text(&metadata) || changes_others(draft, &missing.paths);
    let others = device.has_text()
        || device.own_draft().is_some_and(|draft| is_in_the_way(&draft))
        || device.other_drafts().iter().any(|other| is_in_the_way(&other.draft));
    (!others).then_some(missing)
}

/// What the schema asks, and what the sign-up form does besides; with the names of the latter.
fn questions(settings: &Settings, given: &Given) -> Option<(Schema, Vec<String>)> {
    let schema = match given {
        Given::Loaded(schema) => schema.as_ref().clone(),
        Given::None => Schema::default(),
        // Without it, what the sign-up form asks by itself can still be asked.
        Given::Broken(_) | Given::NotFetched { .. } => {
            asked_at_sign_up(settings).map(|_| Schema::default())?
        }
    };
    let Some(setting) = asked_at_sign_up(settings) else { return Some((schema, Vec::new())) };
    let around = Around { connection: None, schema: Some(&schema), writes_later: true };
    let (form, problems) = SignUpForm::parse(setting, around, &RegExps::default());
    // Where the sign-up page is the app's, it says what is wrong with the setting.
    if matches!(settings.sign_up, SignUp::Asking(_)) {
        problems.iter().map(use_sign_up_texts().broken_line).for_each(|line| warn!("{line}"));
    }
    let texts = use_texts();
    Some(form.questions(schema, YesNo { yes: texts.value().yes, no: texts.value().no }))
}

/// What asks besides the schema, here or on the way from the provider's own page.
fn asked_at_sign_up(settings: &Settings) -> Option<&Value> {
    match &settings.sign_up {
        SignUp::Embedded(setting) | SignUp::Asking(setting) => Some(setting),
        SignUp::Off | SignUp::Universal => None,
    }
}

/// Whether a draft changes anything but what is asked. It is not saved along, unseen: the editor, in which it was begun, asks
/// for the same.
fn changes_others(draft: &Draft, asked: &[Path]) -> bool {
    let is_asked = |path: &Path| asked.iter().any(|asked| path.steps().starts_with(asked.steps()));
    draft.metadata().map_or(true, |mine| !changes(draft.base(), &mine).iter().all(|one| is_asked(one.path())))
}

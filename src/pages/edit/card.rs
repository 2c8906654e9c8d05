//! Editing one card of the profile in its place. The draft is one for all cards, so what was typed in another one is kept and saved along.

use crate::data::schema::Given;
use crate::data::{UserState, use_user};
use crate::pages::edit::restore::Restoring;
use crate::pages::profile::details::Group;
use leptos::prelude::*;

/// The card that is being edited.
#[derive(Clone)]
pub struct EditedCard {
    /// Its fields.
    pub group: Group,
    /// The field to begin with, if the person pressed one.
    pub field: Option<String>,
    /// What the operator says about the fields.
    pub schema: Given,
    /// The form goes, and the card is there again.
    pub closed: Callback<()>,
    /// Opens the card of another field instead; what is typed stays.
    pub open_field: Callback<String>,
}

/// The form; its card is a context, because the code of the form comes later than the card.
#[component]
pub fn EditCard() -> impl IntoView {
    let card: EditedCard = expect_context();
    let metadata = match untrack(|| use_user().state()) {
        UserState::Loaded(user) => user.user_metadata(),
        _ => Default::default(),
    };
    let schema = card.schema.clone();
    view! { <Restoring metadata schema card=Some(card) /> }
}

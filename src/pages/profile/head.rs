//! The head of the profile: portrait, name, e-mail address, and who keeps them.

use crate::auth::{use_auth, use_person};
use crate::pages::layout::heading::Heading;
use crate::texts::{Keeper, provider_name, use_texts};
use crate::ui::portrait::Portrait;
use cameo_auth0::provenance::{Place, Provenance, ReadOnly};
use cameo_auth0::user::User;
use leptos::prelude::*;

/// What the head says. Compared, so that it is drawn anew only where something of it has changed: its heading takes the focus.
#[derive(Clone, PartialEq)]
pub struct Facts {
    called: Option<String>,
    initials: String,
    picture: Option<String>,
    email: Option<String>,
    is_verified: Option<bool>,
    kept_by: String,
    support: Option<String>,
}

impl Facts {
    /// Those of a profile.
    pub fn of(user: &User) -> Self {
        let settings = untrack(|| use_auth().settings());
        Self {
            called: user.called(),
            initials: user.initials(),
            picture: user.picture(&settings.pictures).map(str::to_owned),
            email: user.email().map(str::to_owned),
            is_verified: user.email_verified(),
            kept_by: kept_by(user, settings.branding.name.as_deref()),
            support: settings.support_url,
        }
    }
}

/// The head.
pub fn head(facts: Facts) -> AnyView {
    let words = use_texts().profile();
    let Facts { called, initials, picture, email, is_verified, kept_by, support } = facts;
    let subject = use_person().subject().to_owned();
    let picture_words = (words.portrait)(called.as_deref().unwrap_or(use_texts().frame.you));
    let badge = is_verified.map(|verified| match verified {
        true => view! { <span class="badge badge-done">{words.verified}</span> },
        false => view! { <span class="badge badge-careful">{words.not_verified}</span> },
    });
    let support = support.map(|address| view! { " "<a href=address>{words.ask}</a> });
    let mail = email.map(|mail| view! { <p class="who-mail"><bdi translate="no">{mail}</bdi>" "{badge}</p> });
    view! {
        <div class="who">
            <Portrait initials subject picture words=picture_words />
            <div class="who-words">
                <Heading page=words.title shown=called.unwrap_or_else(|| words.no_name.to_owned()) />
                {mail}
                <p class="quiet small">{kept_by}{support}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Who keeps the name, the picture and the address, in a sentence.
fn kept_by(user: &User, org: Option<&str>) -> String {
    let read_only =
        Provenance::of(user, Place::Attribute("name")).and_then(|provenance| provenance.read_only);
    let keeper = match &read_only {
        Some(ReadOnly::IdentityProvider { provider, connection }) => {
            Keeper::Provider(provider_name(provider, connection.as_deref()))
        }
        _ => Keeper::Operator(org),
    };
    (use_texts().profile().kept_by)(&keeper)
}

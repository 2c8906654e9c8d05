//! The menu of whoever is signed in, in the header: code that a first visit does not need, so private pages bring it along.

use crate::auth::use_auth;
use crate::data::Data;
use crate::pages::layout::signing_out::{Extent, SigningOut};
use crate::routes;
use crate::ui::menu::{Menu, Who};
use leptos::prelude::*;

/// Draws the menu of one person.
type Draw = fn(Data, SigningOut) -> AnyView;

/// Where the header draws the menu, once a private page has brought it.
#[derive(Clone, Copy)]
pub struct MenuSlot(RwSignal<Option<Draw>>);

impl MenuSlot {
    /// Provides the context.
    pub fn provide() -> Self {
        let slot = Self(RwSignal::new(None));
        provide_context(slot);
        slot
    }

    /// The menu of the person, if it is there; reactive.
    pub fn draw(self, data: Data, signing_out: SigningOut) -> Option<AnyView> {
        self.0.get().map(|draw| draw(data, signing_out))
    }
}

/// Has the header draw the menu from now on.
pub fn bring() {
    let MenuSlot(slot) = expect_context();
    if slot.with_untracked(Option::is_none) {
        slot.set(Some(|data, signing_out| view! { <PersonMenu data signing_out /> }.into_any()));
    }
}

#[component]
fn PersonMenu(data: Data, signing_out: SigningOut) -> impl IntoView {
    let pictures = use_auth().settings().pictures;
    let who = Memo::new(move |_| {
        let user = data.user.known()?;
        let subject = data.person()?.subject().to_owned();
        let name = user.name().or(user.nickname()).or(user.email()).unwrap_or_default().to_owned();
        let picture = user.picture(&pictures).map(str::to_owned);
        Some(Who { name, initials: user.initials(), subject, picture })
    });
    let sign_out = move |()| signing_out.begin(Extent::Everywhere);
    move || {
        who.get().map(|who| {
            view! {
                <Menu
                    who
                    profile=routes::link(routes::PROFILE)
                    account=routes::link(routes::ACCOUNT)
                    session=routes::link(routes::SESSION)
                    sign_out
                />
            }
        })
    }
}

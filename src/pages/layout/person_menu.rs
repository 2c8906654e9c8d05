//! The menu of whoever is signed in, and the navigation between their pages: code that a first visit does not need, so private
//! pages bring it along.

use crate::auth::use_auth;
use crate::data::Data;
use crate::pages::layout::signing_out::{Extent, SigningOut};
use crate::routes;
use crate::texts::{use_sign_out_texts, use_texts};
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, Who};
use crate::ui::nav::{Here, Nav, NavLink};
use leptos::prelude::*;

/// What a private page brings for the frame.
#[derive(Clone, Copy)]
struct Brought {
    menu: fn(Data, SigningOut) -> AnyView,
    nav: fn(Memo<String>) -> AnyView,
}

/// Where the frame draws the menu and the navigation, once a private page has brought them.
#[derive(Clone, Copy)]
pub struct MenuSlot(RwSignal<Option<Brought>>);

impl MenuSlot {
    /// Provides the context.
    pub fn provide() -> Self {
        let slot = Self(RwSignal::new(None));
        provide_context(slot);
        slot
    }

    /// Whether a private page has brought what is drawn here; reactive.
    pub fn is_filled(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The menu of the person, if it is there; reactive.
    pub fn menu(self, data: Data, signing_out: SigningOut) -> Option<AnyView> {
        self.0.get().map(|brought| (brought.menu)(data, signing_out))
    }

    /// The navigation, if it is there; reactive. `route` is that of the page.
    pub fn nav(self, route: Memo<String>) -> Option<AnyView> {
        self.0.get().map(|brought| (brought.nav)(route))
    }
}

/// Has the frame draw the menu and the navigation from now on.
pub fn bring() {
    let MenuSlot(slot) = expect_context();
    if slot.with_untracked(Option::is_none) {
        slot.set(Some(Brought {
            menu: |data, signing_out| view! { <PersonMenu data signing_out /> }.into_any(),
            nav: |route| view! { <Pages route /> }.into_any(),
        }));
    }
}

/// The three pages of somebody who is signed in.
#[component]
fn Pages(route: Memo<String>) -> impl IntoView {
    let press = &use_texts().press;
    let link = |to: &'static str, icon: Icon, word: &'static str| {
        let here = Signal::derive(move || {
            route.with(|route| match route.strip_prefix(to) {
                Some("") => Here::Page,
                Some(below) if below.starts_with('/') => Here::Below,
                _ => Here::No,
            })
        });
        NavLink { href: routes::link(to), icon, word, here }
    };
    let links = vec![
        link(routes::PROFILE, Icon::Person, press.profile),
        link(routes::SECURITY, Icon::Lock, press.security),
        link(routes::DATA, Icon::Download, press.data),
    ];
    view! { <Nav label=use_sign_out_texts().navigation links /> }
}

#[component]
fn PersonMenu(data: Data, signing_out: SigningOut) -> impl IntoView {
    let pictures = use_auth().settings().pictures;
    let who = Memo::new(move |_| {
        let user = data.user.known()?;
        let subject = data.person()?.subject().to_owned();
        let name = user.name().or(user.nickname()).or(user.email()).unwrap_or_default().to_owned();
        let mail = user.email().map(str::to_owned);
        let picture = user.picture(&pictures).map(str::to_owned);
        Some(Who { name, mail, initials: user.initials(), subject, picture })
    });
    let sign_out = move |()| signing_out.begin(Extent::Everywhere);
    let switch_account = move |()| signing_out.begin(Extent::Switch);
    move || who.get().map(|who| view! { <Menu who switch_account sign_out /> })
}

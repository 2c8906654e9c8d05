//! The frame around every page: header, navigation, notices, footer.

use crate::auth::{Auth, use_auth};
use crate::browser::location;
use crate::data::{Unsaved, use_current_data};
use crate::pages::layout::around::Around;
use crate::pages::layout::person_menu::MenuSlot;
use crate::pages::layout::signing_out::provide_signing_out;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::focus::focus;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::user::Pictures;
use cameo_oidc::session::{AuthState, SignedOut};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlAnchorElement};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Header, navigation, the page, footer. The navigation comes with the code of a private page; room is made for it as soon as it
/// is to be expected, so that nothing moves when it is there.
#[component]
pub fn Layout(children: Children) -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let data = use_current_data();
    let signing_out = provide_signing_out();
    go_home_after_signing_out(auth);
    let settings = auth.settings();
    let footer = (texts.frame.footer)(settings.branding.name.as_deref());
    let name = settings.branding.name.unwrap_or_else(|| texts.app.to_owned());
    let mark = match settings.branding.logo {
        Some(logo) => view! { <img class="wordmark-logo" src=logo alt=name /> }.into_any(),
        None => name.into_any(),
    };
    let of_pictures = (settings.pictures != Pictures::Off).then_some(texts.frame.footer_pictures);
    let slot = MenuSlot::provide();
    let around = Around::provide();
    let path = use_location().pathname;
    let route = Memo::new(move |_| location::route_of(&path.get()).unwrap_or_default());
    let has_nav = Memo::new(move |_| {
        let may_have = match auth.state() {
            AuthState::SignedIn(_) | AuthState::Returning => true,
            AuthState::Starting => auth.has_session(),
            AuthState::SignedOut { .. } | AuthState::Failed(_) => false,
        };
        may_have && route.with(|route| routes::has_nav(route) || slot.is_filled() && routes::is_open(route))
    });
    let menu = move || data.get().and_then(|data| slot.menu(data, signing_out));
    let nav = move || slot.nav(route);
    view! {
        <div class="frame" class:has-nav=has_nav class:is-editing=move || around.is_editing() class:is-step=move || around.is_step() on:click:capture=move |event| hold(&event, data.get_untracked().map(|data| data.unsaved))>
            <a class="skip" href="#content" on:click=skip>{texts.frame.skip}</a>
            <header class="frame-header">
                <a class="wordmark" href=routes::link(routes::HOME) translate="no">{mark}</a>
                {menu}
            </header>
            {move || (has_nav.get() && !around.is_step()).then(|| view! { <div class="frame-nav">{nav}</div> })}
            <main class="frame-main" id="content" tabindex="-1">
                <div class="frame-notices">
                    {move || (auth.person().is_some() && auth.is_in_memory_only()).then(|| view! {
                        <Notice meaning=Meaning::Careful>{texts.frame.in_memory_only}</Notice>
                    })}
                </div>
                {children()}
            </main>
            {signing_out.question()}
            <footer class="frame-footer"><p>{footer}{of_pictures}</p></footer>
        </div>
    }
}

/// Whoever signs out arrives at the start page, which says so, wherever they were.
fn go_home_after_signing_out(auth: Auth) {
    let navigate = use_navigate();
    Effect::new(move |was_signed_in: Option<bool>| {
        let state = auth.state();
        let by_choice = matches!(state, AuthState::SignedOut { why: SignedOut::ByChoice { .. } });
        if was_signed_in == Some(true) && by_choice {
            navigate(routes::HOME, NavigateOptions { replace: true, ..Default::default() });
        }
        matches!(state, AuthState::SignedIn(_))
    });
}

/// Goes to the content. Not by the link's own way, which the base address turns into one to the start page.
fn skip(event: MouseEvent) {
    event.prevent_default();
    focus("content".to_owned());
}

/// Holds a click on a link back while there are unsaved changes, and has the person asked.
fn hold(event: &MouseEvent, unsaved: Option<Unsaved>) {
    let Some(unsaved) = unsaved.filter(|unsaved| unsaved.is_dirty.get_untracked()) else { return };
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // A link within the page leaves nothing behind.
    let link = element.and_then(|element| element.closest("a[href]:not([href^='#'])").ok().flatten());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(route) = link.and_then(|link| location::inside(&link.href())) else { return };
    if !elsewhere {
        event.prevent_default();
        event.stop_propagation();
        unsaved.way_out.set(Some(route));
    }
}

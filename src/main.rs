//! Cameo: the account page of an Auth0 tenant.
//!
//! `pages` is what is on screen, made of `editor` and `ui`; `data` is what belongs to one person, `auth` knows who is signed in;
//! `browser` is the only folder that touches the platform, and `texts` holds every word that a person reads.

mod app;

mod auth;
mod browser;
mod editor;

mod lazy;
mod pages;
mod routes;

mod data;
mod texts;
mod ui;

use browser::{brand, config, location, panic, shell};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

fn main() {
    panic::install(texts::use_texts().crashed);
    if location::is_framed() {
        // Nothing private is shown there. The static page says so, and stays.
        return;
    }
    // The page's first script has taken it out of the address bar already.
    let callback = location::take_callback();
    let link = pages::callback::from_mail(callback.as_ref());
    let callback = callback.filter(|_| link.is_none());
    spawn_local(async move {
        let settings = config::load(|| {
            // The development server sends no headers, and need not.
            if cfg!(feature = "split") {
                leptos::logging::warn!("{}", texts::use_texts().frame.no_headers);
            }
        })
        .await;
        if let Ok(settings) = &settings {
            brand::show(settings);
        }
        let clicked = shell::remove();
        mount_to_body(move || match settings {
            Ok(settings) => view! { <app::App settings callback clicked link /> }.into_any(),
            Err(error) => view! { <pages::layout::arriving::BrokenSettings error /> }.into_any(),
        });
        shell::arrived();
    });
}

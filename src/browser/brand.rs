//! The operator's brand, as far as it is no part of a component: the accent, the icon, the name in titles, and what the next visit
//! shows of it before the app has come.
//!
//! The page's first script shows all that (`cameoBrand` in `index.html`), so that there is one way to do it.

use super::storage::{BRAND, scope, shelf};
use cameo_settings::{Branding, Settings, StorageKind};
use js_sys::{Function, JSON, Object, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The script's function.
const SHOW: &str = "cameoBrand";

/// How long a logo may be that is kept for the next visit, in bytes. A longer one comes with `config.json`.
const LONGEST_LOGO: usize = 32_768;

thread_local! {
    static NAME: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The name that the operator gives the app, once the settings are read.
pub fn name() -> Option<String> {
    NAME.with_borrow(Clone::clone)
}

/// Shows the brand, and keeps it for the next visit. It says nothing about anybody, so it is kept whatever `storage` says.
pub fn show(settings: &Settings) {
    let branding = &settings.branding;
    NAME.replace(branding.name.clone());
    let logo = branding.logo.as_deref();
    let show = Reflect::get(&window(), &SHOW.into()).ok().and_then(|show| show.dyn_into::<Function>().ok());
    if let Some(show) = show {
        // It throws for nothing that the settings let through.
        let _ = show.call1(&JsValue::NULL, &object(branding, logo));
    }
    let kept = object(branding, logo.filter(|logo| logo.len() <= LONGEST_LOGO));
    let text = JSON::stringify(&kept).map(String::from).unwrap_or_default();
    let (shelf, key) = (shelf(StorageKind::Local), scope(settings).key(&BRAND));
    match shelf.get(&key) {
        Some(known) if known == text => {}
        None if text == "{}" => {}
        _ if text == "{}" => shelf.remove(&key),
        // Where it cannot be kept, the next visit begins without it.
        _ => drop(shelf.put(&key, &text)),
    }
}

/// The brand with the names of `config.json`, without what is left out.
fn object(branding: &Branding, logo: Option<&str>) -> Object {
    let object = Object::new();
    let texts = [("name", branding.name.as_deref()), ("accent", branding.accent.as_deref()), ("logo", logo)];
    for (key, text) in texts {
        if let Some(text) = text {
            set(&object, key, &text.into());
        }
    }
    if !branding.illustration {
        set(&object, "illustration", &JsValue::FALSE);
    }
    object
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Fails for no plain object.
    let _ = Reflect::set(object, &key.into(), value);
}

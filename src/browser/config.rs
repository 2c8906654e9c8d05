//! `config.json`, fetched at start from beside the page.

use super::http;
use ::http::header::CONTENT_SECURITY_POLICY;
use cameo_settings::{Settings, SettingsError};
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;

/// Where the first script of `index.html` leaves what its `fetch` of the file has given.
const SENT: &str = "cameoConfig";

/// Reads the settings from the response that the page's first script has asked for, so that nothing is fetched twice.
/// `without_policy` is called if the host sends the file without a policy, and so the page too.
///
/// # Errors
/// When there is no such file, or something in it is wrong.
pub async fn load(without_policy: impl FnOnce()) -> Result<Settings, SettingsError> {
    let missing = |status| SettingsError::NotFound { status };
    let sent = Reflect::get(&window(), &SENT.into()).ok().and_then(|sent| sent.dyn_into().ok());
    let answer = http::sent(sent.ok_or(missing(None))?).await.map_err(|_| missing(None))?;
    if answer.status() != 200 {
        return Err(missing(Some(answer.status().as_u16())));
    }
    // By it a host shows that it sends the headers of the build.
    if !answer.headers().contains_key(CONTENT_SECURITY_POLICY) {
        without_policy();
    }
    Settings::read(answer.body())
}

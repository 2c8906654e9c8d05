//! The address bar.

use account::oidc::callback::RawCallback;
use account::secret::Secret;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// This site, as in `https://account.example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Path, query and fragment of the page.
pub fn here() -> String {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    part(location.pathname()) + &part(location.search()) + &part(location.hash())
}

/// The path alone.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query without its `?`, as it stands there.
pub fn query() -> String {
    let search = window().location().search().unwrap_or_default();
    search.strip_prefix('?').unwrap_or_default().to_owned()
}

/// The fragment without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Takes the provider's answer out of the address bar, and out of the history with it, before anything else happens
/// (RFC 9700 §4.2, §4.3).
pub fn take_callback() -> RawCallback {
    let query = Secret::new(query());
    let fragment = Secret::new(fragment());
    rewrite(&path());
    RawCallback { query, fragment }
}

/// Puts `path` into the address bar without a step in the history.
pub fn rewrite(path: &str) {
    if let Ok(history) = window().history() {
        // Refused only for another origin, which a path is not.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Leaves for another site.
pub fn leave(url: &str) {
    // Refused only for what is no URL; the callers have parsed it.
    let _ = window().location().assign(url);
}

//! The address bar, and where this app lives.
//!
//! A *route* is a path that begins with a slash and is counted from the app's own folder. The folder is
//! `/`, or wherever the host serves the build (`https://host/account/`); the page's `<base>` says so, and nothing else knows.

use cameo_oidc::callback::RawCallback;
use cameo_oidc::secret::Secret;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsValue;

/// This site, as in `https://account.example.org`.
fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// What follows the origin in `href`, an address as the browser writes it, if the origin is this site's: the path, and query
/// and fragment with their marks.
fn below_origin<'a>(href: &'a str, origin: &str) -> Option<(&'a str, &'a str)> {
    let rest = href.strip_prefix(origin).filter(|rest| rest.starts_with('/'))?;
    Some(rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len())))
}

/// The app's folder as a path that ends with a slash: `/`, or `/account/`.
pub fn base() -> String {
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = origin();
    let path = below_origin(&uri, &origin).map_or("/", |(path, _)| path);
    path[..=path.rfind('/').unwrap_or_default()].to_owned()
}

/// The absolute address of `route`: `https://account.example.org/callback`, or `https://host/account/callback`.
pub fn address(route: &str) -> String {
    origin() + &path_of(route)
}

/// `route` as a path of this origin.
pub fn path_of(route: &str) -> String {
    let mut path = base();
    path.push_str(route.strip_prefix('/').unwrap_or(route));
    path
}

/// The route that `path`, a path of this origin, leads to; without a slash at its end, as hosts add and take one. `None` if
/// it is outside the app's folder.
pub fn route_of(path: &str) -> Option<String> {
    let base = base();
    // The folder itself is also asked for without its slash.
    let below = match path.strip_prefix(&base) {
        Some(below) => below,
        None if base.strip_suffix('/') == Some(path) => "",
        None => return None,
    };
    Some(format!("/{}", below.trim_end_matches('/')))
}

/// The route of the page; `None` if the page is outside the app's folder.
pub fn route() -> Option<String> {
    route_of(&window().location().pathname().unwrap_or_default())
}

/// The route, query and fragment that the absolute address `href` leads to, if it is one of this app's.
pub fn inside(href: &str) -> Option<String> {
    let origin = origin();
    let (path, rest) = below_origin(href, &origin)?;
    Some(route_of(path)? + rest)
}

/// Route, query and fragment of the page.
pub fn here() -> String {
    inside(&window().location().href().unwrap_or_default()).unwrap_or_else(|| "/".to_owned())
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

/// Takes the provider's response, if the page is at `callback`; a second time there is none. It leaves the address bar, and the
/// history with it, so nothing else reads it there (RFC 9700 §4.2, §4.3): call this before anything else.
pub fn take_callback(callback: &str) -> Option<RawCallback> {
    let raw = RawCallback { query: Secret::new(query()), fragment: Secret::new(fragment()) };
    let is_response = !(raw.query.expose().is_empty() && raw.fragment.expose().is_empty());
    if route().as_deref() != Some(callback) || !is_response {
        return None;
    }
    rewrite(callback);
    Some(raw)
}

/// Puts `route` (and what follows it) into the address bar without a step in the history.
pub fn rewrite(route: &str) {
    if let Ok(history) = window().history() {
        // Refused only for another origin, which a path is not.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path_of(route)));
    }
}

/// Loads the page anew.
pub fn reload() {
    // Refused by no browser.
    let _ = window().location().reload();
}

/// Leaves for another site.
pub fn leave(url: &str) {
    // Refused only for what is no URL; the callers have parsed it.
    let _ = window().location().assign(url);
}

/// Whether another page shows this one in a frame of its own.
pub fn is_framed() -> bool {
    let top = window().top().ok().flatten();
    top.is_none_or(|top| top != window())
}

//! Every path of the app, spelled here and nowhere else. They are counted from the app's own folder, wherever that is.

use leptos_router::StaticSegment;

/// What this is, and the way in.
pub const HOME: &str = "/";
/// Where the provider sends people back to.
pub const CALLBACK: &str = "/callback";
/// What the tenant knows about the person.
pub const PROFILE: &str = "/profile";
/// Editing what is theirs.
pub const EDIT: &str = "/profile/edit";
/// [`EDIT`] with the details as JSON text.
pub const EDIT_JSON: &str = "/profile/edit?view=json";
/// How the person signs in: password, e-mail address, linked accounts, this browser.
pub const SECURITY: &str = "/security";
/// Who is signed in, how, and until when, to the last detail.
pub const SESSION: &str = "/security/session";
/// What is kept about the person: the download, recent changes, this device.
pub const DATA: &str = "/data";
/// Where another page sends people to sign in (`initiate_login_uri`, OpenID Connect Core 1.0 §4).
pub const LOGIN: &str = "/login";
/// Making an account, or the way to where one is made.
pub const SIGN_UP: &str = "/sign-up";

/// Whether the navigation belongs to the page at `route` for somebody who is signed in: to the private pages, and to those from
/// which they are led to one.
pub fn has_nav(route: &str) -> bool {
    [HOME, CALLBACK, PROFILE, EDIT, SECURITY, SESSION, DATA].contains(&route)
}

/// Whether the navigation may stand on the page at `route`, if somebody is signed in: every page but those of a sign-in.
pub fn is_open(route: &str) -> bool {
    ![LOGIN, SIGN_UP].contains(&route)
}

/// Where a page is now that was at `route` in version 0.1; what follows the path stays. Nothing if the page has not moved.
pub fn moved(route: &str) -> Option<String> {
    let (path, rest) = route.split_at(route.find(['?', '#']).unwrap_or(route.len()));
    let now = match path {
        "/account" => SECURITY,
        "/session" => SESSION,
        _ => return None,
    };
    Some([now, rest].concat())
}

/// What stands in the `href` of a link to the route `path`: the same, relative to the page's `<base>`.
pub const fn link(path: &'static str) -> &'static str {
    if path.len() == 1 { "./" } else { path.split_at(1).1 }
}

/// One segment as the router matches it.
type Segment = StaticSegment<&'static str>;

/// [`HOME`] for the router.
pub const HOME_PATH: Segment = StaticSegment("");
/// [`CALLBACK`] for the router.
pub const CALLBACK_PATH: Segment = StaticSegment("callback");
/// [`PROFILE`] for the router.
pub const PROFILE_PATH: Segment = StaticSegment("profile");
/// [`EDIT`] for the router.
pub const EDIT_PATH: (Segment, Segment) = (StaticSegment("profile"), StaticSegment("edit"));

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use leptos_router::PossibleRouteMatch;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn text_and_segments_spell_the_same_paths() {
        fn matches_whole(path: &str, segments: impl PossibleRouteMatch) -> bool {
            segments.test(path).is_some_and(|found| found.remaining().trim_matches('/').is_empty())
        }
        assert!(matches_whole(HOME, HOME_PATH));
        assert!(matches_whole(CALLBACK, CALLBACK_PATH));
        assert!(matches_whole(PROFILE, PROFILE_PATH));
        assert!(matches_whole(EDIT, EDIT_PATH));
    }

    #[wasm_bindgen_test]
    fn a_former_address_leads_to_the_page_of_today() {
        assert_eq!(moved("/account").as_deref(), Some(SECURITY));
        assert_eq!(moved("/account#email").as_deref(), Some("/security#email"));
        assert_eq!(moved("/session?a=b#c").as_deref(), Some("/security/session?a=b#c"));
        for route in [PROFILE, SECURITY, "/accounts", "/session/x"] {
            assert_eq!(moved(route), None, "{route}");
        }
    }
}

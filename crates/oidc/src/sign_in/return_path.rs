//! Where to land after signing in.

use url::Url;

/// The path that the provider sends people back to; never a place to return to.
const CALLBACK: &str = "/callback";

/// `wanted` if it is a path of this very site, else `/` (RFC 9700 §4.11: no open redirector).
///
/// A browser reads `//host` and `/\host` as another site and strips tabs and line ends, so the text must begin with one
/// plain slash, hold no control character and no backslash, and stay on its origin when resolved.
#[must_use]
pub fn return_path(wanted: &str) -> String {
    let plain = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && !wanted.contains('\\')
        && !wanted.contains(char::is_control);
    let stays = || {
        let here = Url::parse("https://here.invalid/").ok()?;
        let there = here.join(wanted).ok()?;
        let is_callback = there.path().trim_end_matches('/') == CALLBACK;
        (there.origin() == here.origin() && !there.path().starts_with("//") && !is_callback).then_some(())
    };
    if plain && stays().is_some() { wanted.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("/")]
    #[case("/profile")]
    #[case("/profile/edit?field=hobby#top")]
    #[case("/a//b")]
    fn check_10_a_path_of_this_site_is_kept(#[case] wanted: &str) {
        assert_eq!(return_path(wanted), wanted);
    }

    #[rstest]
    #[case("")]
    #[case("profile")]
    #[case("//evil.example")]
    #[case("/\\evil.example")]
    #[case("/\t/evil.example")]
    #[case("\t//evil.example")]
    #[case("https://evil.example/")]
    #[case("javascript:alert(1)")]
    #[case("/..//evil.example")]
    #[case("/.//evil.example")]
    #[case("/callback")]
    #[case("/callback?code=1")]
    #[case("/x/../callback/")]
    fn check_10_anything_else_leads_home(#[case] wanted: &str) {
        assert_eq!(return_path(wanted), "/");
    }

    proptest! {
        #[test]
        fn check_10_no_text_leads_to_another_origin(wanted in r"[/\\.:a-z\t@?#%2fF]{0,24}") {
            let here = Url::parse("https://here.example/deep/page").expect("valid");
            let there = here.join(&return_path(&wanted)).expect("a path joins");
            prop_assert_eq!(there.origin(), here.origin());
        }
    }
}

//! All headers that a page is sent with.

use crate::files::folder;
use crate::policy::content_security_policy;

/// A year, in seconds: for files whose name changes with their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The headers of every answer, for this page with these settings. `endpoints` are the addresses that the provider's discovery
/// document names, as far as they are known.
#[must_use]
pub fn headers(index_html: &str, config_json: &str, endpoints: &[String]) -> Vec<(&'static str, String)> {
    vec![
        ("content-security-policy", content_security_policy(index_html, config_json, endpoints)),
        ("referrer-policy", "no-referrer".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("x-frame-options", "DENY".to_owned()),
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned()),
    ]
}

/// The same as a `_headers` file, which static hosts such as Netlify and Cloudflare Pages read at the root of a site. Its paths
/// begin with the folder that the page is built for.
#[must_use]
pub fn headers_file(
    index_html: &str,
    config_json: &str,
    endpoints: &[String],
    hashed_files: &[String],
) -> String {
    let folder = folder(index_html);
    let mut file = format!("{folder}*\n");
    for (name, value) in headers(index_html, config_json, endpoints) {
        file.push_str(&format!("  {name}: {value}\n"));
    }
    file.push_str("  strict-transport-security: max-age=31536000\n  cache-control: no-cache\n");
    for path in hashed_files {
        file.push_str(&format!("{folder}{path}\n  ! cache-control\n  cache-control: {IMMUTABLE}\n"));
    }
    file
}

/// How long a file may be kept: for ever if its name holds its hash, else not without asking.
pub(crate) fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { IMMUTABLE } else { "no-cache" }
}

/// Whether `path` ends in a name such as `app-0123456789abcdef.js` or `app-0123456789abcdef_bg.wasm`.
#[must_use]
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    // 64 bits, which trunk writes without leading zeros.
    (12..=16).contains(&hash.len())
        && stem.len() > hash.len() + 1
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("cameo-0123456789abcdef.js", true)]
    #[case("cameo-0123456789abcdef_bg.wasm", true)]
    #[case("icon-5928faf75b29777.svg", true)]
    #[case("index.html", false)]
    #[case("config.json", false)]
    #[case("some-name.css", false)]
    fn only_a_name_with_its_hash_may_be_kept_for_ever(#[case] path: &str, #[case] hashed: bool) {
        assert_eq!(is_hashed(path), hashed);
    }

    #[test]
    fn the_file_for_hosts_holds_every_header() {
        let file = headers_file("", "{}", &[], &["a-0123456789abcdef.js".to_owned()]);
        for (name, value) in headers("", "{}", &[]) {
            assert!(file.contains(&format!("  {name}: {value}\n")), "{name}");
        }
        assert!(file.starts_with("/*\n") && file.contains("\n/a-0123456789abcdef.js\n"), "{file}");
    }

    #[test]
    fn the_file_for_hosts_names_the_folder_that_the_page_is_built_for() {
        let page = r#"<base href="/account/">"#;
        let file = headers_file(page, "{}", &[], &["a-0123456789abcdef.js".to_owned()]);
        assert!(file.starts_with("/account/*\n"), "{file}");
        assert!(file.contains("\n/account/a-0123456789abcdef.js\n"), "{file}");
    }
}
